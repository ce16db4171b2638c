//! The page of shell, run by whatever `sh` is here, on good packs and on damaged ones. It shares no code with anybody.

use std::fs;
use std::path::{Path, PathBuf};

use crate::house::House;
use crate::pack::{packed, program, said};

fn ran(pack: &Path, words: &[&str]) -> (bool, String) {
    let output = program(pack, &[&["sh", "check.sh"], words].concat());
    (output.status.success(), String::from_utf8_lossy(&output.stdout).into_owned())
}

/// A pack with a notice in it.
fn posted() -> (House, PathBuf) {
    let mut house = House::furnished();
    house.run("donate 100 --project wall").exits(0);
    house.run("donate 20.50 --date 2026-10-04 --means cash").exits(0);
    house.run("donate 9 --project wall --memo 一\\二“三”100%").exits(0);
    house.at("2026-11-02T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    house.run("export pack --audit --with-papers").exits(0);
    let pack = house.path().join("pack");
    (house, pack)
}

#[test]
fn a_good_pack_holds_from_anywhere_and_under_the_key_one_brought() {
    let (house, pack) = posted();
    let (holds, told) = ran(&pack, &[]);
    assert!(holds && told.contains("everything holds"), "{told}");
    let size = house.size();
    assert!(told.contains(&format!("ok   {size} entries")), "{told}");
    said(house.path(), &["sh", "pack/check.sh"]);
    let key = told.split("key ").nth(1).expect("the key").get(..64).expect("64 digits").to_owned();
    assert!(ran(&pack, &[&key]).0);
    let (holds, told) = ran(&pack, &[&"0".repeat(64)]);
    assert!(!holds && told.contains("not the one you brought"), "{told}");
    for story in ["wall", "charts"] {
        let (holds, told) = ran(&packed(story).path().join("pack"), &[]);
        assert!(holds, "{story}: {told}");
    }
}

/// Whoever has nothing but OpenSSH: the head is under the ledger's key, and nothing else is.
#[test]
fn ssh_keygen_knows_the_head_and_no_other_text() {
    let (_house, pack) = posted();
    let checks = |file: &str| {
        let told = "ssh-keygen -Y verify -f allowed_signers -I \"$(head -n 1 export/checkpoint.note)\" -n mingbai \
                    -s checkpoint.sshsig";
        program(&pack, &["sh", "-c", &format!("{told} <{file}")]).status.success()
    };
    assert!(checks("export/checkpoint.note"));
    assert!(!checks("manifest.note"));
    edit(&pack.join("export/checkpoint.note"), "\n1", "\n2");
    assert!(!checks("export/checkpoint.note"));
}

/// Writes the list again after a file was changed, as a thief without the key would.
fn mend(pack: &Path) {
    let script = "find . -type f ! -name manifest.txt ! -name manifest.note | sed 's|^./||' | LC_ALL=C sort | xargs -d '\\n' sha256sum > manifest.txt";
    said(pack, &["sh", "-c", script]);
}

fn edit(path: &Path, from: &str, to: &str) {
    let whole = fs::read_to_string(path).expect("a text");
    assert!(whole.contains(from), "{from} in {}", path.display());
    fs::write(path, whole.replacen(from, to, 1)).expect("it is changed");
}

#[test]
fn what_a_thief_changes_is_found_even_when_he_mends_the_list() {
    type Theft = fn(&Path);
    let thefts: [(&str, Theft); 8] = [
        ("not the hash of the one before", |pack| edit(&pack.join("export/ledger.jsonl"), "\"100.00\"", "\"900.00\"")),
        ("its number is 9", |pack| {
            let path = pack.join("export/ledger.jsonl");
            let whole = fs::read_to_string(&path).expect("the lines");
            let kept: Vec<&str> = whole.lines().enumerate().filter(|(at, _)| *at != 8).map(|(_, line)| line).collect();
            fs::write(path, kept.join("\n") + "\n").expect("a line is cut out");
        }),
        ("do not make the signed root", |pack| {
            let path = pack.join("export/ledger.jsonl");
            let whole = fs::read_to_string(&path).expect("the lines");
            let kept: Vec<&str> = whole.lines().collect();
            fs::write(path, kept[..kept.len() - 1].join("\n") + "\n").expect("the tail is cut");
        }),
        ("signature of the head", |pack| edit(&pack.join("export/checkpoint.note"), "\n1", "\n2")),
        ("another list was signed", |pack| edit(&pack.join("papers.csv"), ",", ";")),
        ("公示文件改过", |pack| edit(&pack.join("export/notices/0001/gifts.csv"), "100.00", "900.00")),
        ("附件改过", |pack| {
            let paper = fs::read_dir(pack.join("papers")).expect("papers").flatten().next().expect("a paper").path();
            fs::write(paper, "another chart").expect("a paper is changed");
        }),
        ("signature of the list", |pack| edit(&pack.join("manifest.note"), "mingbai/pack/v1", "mingbai/pack/v2")),
    ];
    for (told, theft) in thefts {
        let (_house, pack) = posted();
        theft(&pack);
        let (holds, said) = ran(&pack, &[]);
        assert!(!holds && said.contains("不成立"), "{told}: {said}");
        mend(&pack);
        let (holds, said) = ran(&pack, &[]);
        assert!(!holds && said.contains(told), "{told}: {said}");
    }
}

#[test]
fn a_file_less_or_more_is_found() {
    let (_house, pack) = posted();
    fs::write(pack.join("statements/zaji.csv"), "1").expect("a file is added");
    let (holds, told) = ran(&pack, &[]);
    assert!(!holds && told.contains("statements/zaji.csv"), "{told}");
    fs::remove_file(pack.join("statements/zaji.csv")).expect("it is removed");
    fs::remove_file(pack.join("papers.csv")).expect("a file is removed");
    let (holds, told) = ran(&pack, &[]);
    assert!(!holds && told.contains("papers.csv"), "{told}");
}
