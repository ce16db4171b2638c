//! Threats 25, 32, 57: papers and notices changed, taken away, put there.

use mingbai::audit::{Claim, What};

use crate::audit::house::{House, breaks, breaks_at, broken, holds};

fn any_paper(house: &House) -> std::path::PathBuf {
    let papers = std::fs::read_dir(house.path("papers")).expect("papers");
    papers.map(|entry| entry.expect("a paper").path()).max().expect("a paper")
}

#[test]
fn a_changed_paper_is_found() {
    let house = House::full();
    let paper = any_paper(&house);
    let mut bytes = std::fs::read(&paper).expect("a paper");
    bytes[10] ^= 1;
    std::fs::write(&paper, bytes).expect("a paper");
    let report = house.verify();
    breaks_at(&report, Claim::PapersAreAllHere, 0);
    // Nobody believes a chart that is not the one the entry names: the rules stop there.
    assert!(broken(&report).contains(&Claim::EventsObeyTheRules));
}

#[test]
fn a_missing_or_foreign_paper_is_found() {
    let house = House::full();
    std::fs::remove_file(any_paper(&house)).expect("a paper");
    breaks_at(&house.verify(), Claim::PapersAreAllHere, 0);
    let house = House::full();
    std::fs::write(house.path("papers/invoice.pdf"), b"%PDF").expect("a file");
    breaks(&house.verify(), Claim::PapersAreAllHere);
    let house = House::full();
    std::fs::create_dir(house.path("papers/more")).expect("a folder");
    breaks(&house.verify(), Claim::PapersAreAllHere);
    // A paper nobody names yet is what a command left that could not commit.
    let house = House::full();
    let digest = mingbai::store::papers::put(&house.folder(), b"an invoice").expect("a paper");
    assert!(house.path("papers").join(digest.to_string()).exists());
    std::fs::write(house.path("papers/.writing-abc"), b"half").expect("a file");
    holds(&house.verify());
}

#[test]
fn a_changed_notice_is_found() {
    let house = House::full();
    let seq = house.first("notice_prepared");
    std::fs::write(house.path("notices/0001/notice.html"), b"another").expect("a file");
    breaks_at(&house.verify(), Claim::NoticesAreAsPosted, seq);
    std::fs::remove_file(house.path("notices/0001/notice.html")).expect("a file");
    let report = house.verify();
    breaks_at(&report, Claim::NoticesAreAsPosted, seq);
    assert!(matches!(&report.findings[0].what, What::NoticeFileIsMissing { name, .. } if name == "notice.html"));
}

#[test]
fn an_extra_notice_file_is_found() {
    for name in ["notices/0001/more.html", "notices/0007/notice.html", "notices/loose.html"] {
        let house = House::full();
        let path = house.path(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, b"more").expect("a file");
        breaks(&house.verify(), Claim::NoticesAreAsPosted);
    }
    // The notice after the last: its entry was never committed.
    let house = House::full();
    mingbai::store::papers::put_notice(&house.folder(), 2, "notice.html", b"not yet").expect("a file");
    holds(&house.verify());
}

#[cfg(unix)]
#[test]
fn a_link_is_no_file() {
    let house = House::full();
    let sheet = house.path("notices/0001/notice.html");
    std::fs::rename(&sheet, house.path("elsewhere")).expect("a move");
    std::os::unix::fs::symlink(house.path("elsewhere"), &sheet).expect("a link");
    breaks(&house.verify(), Claim::NoticesAreAsPosted);
}
