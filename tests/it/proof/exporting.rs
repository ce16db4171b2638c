//! `export`: everything an auditor needs, nothing private, and every byte of it matters.

use std::path::{Path, PathBuf};

use crate::proof::home::Home;

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there").flatten() {
        if entry.path().is_dir() { found.extend(files(&entry.path())) } else { found.push(entry.path()) }
    }
    found.sort();
    found
}

#[test]
fn an_export_holds_for_three_verifiers_and_holds_nothing_private() {
    let home = Home::new();
    home.write("kept.note", home.run("checkpoint").with(0).out);
    home.run("donate 66 --donor 周杰 --date 2026-10-08 --at 2026-10-08T10:00:00+08:00").with(0);
    home.run("notice publish 2026-10 --at 2026-11-02T09:00:00+08:00").with(0);
    home.run("export out").with(0).saying("no private data");
    home.run_in("away", "verify ../out --known ../kept.note").with(0).saying("Everything holds");
    home.run_in("away", "check ../out").with(0);
    if let Some(told) = home.python("out", Some("kept.note")) {
        assert!(told.with(0).out.starts_with("OK 10 "));
    }
    for file in files(&home.path("out")) {
        let text = String::from_utf8_lossy(&std::fs::read(&file).expect("the file")).into_owned();
        assert!(!text.contains("周杰") && !text.contains("王芳"), "{}", file.display());
    }
    let proof = String::from_utf8(home.read("out/consistency.txt")).expect("a proof is text");
    assert!(proof.starts_with("old 9\n") || proof.starts_with("old 8\n"), "{proof}");
    assert!(proof.ends_with(&String::from_utf8_lossy(&home.read("out/checkpoint.note")).into_owned()));
}

#[test]
fn an_export_is_all_or_nothing_and_never_overwrites() {
    let home = Home::new();
    home.run("export out").with(0);
    home.run("export out").with(2).saying("not empty");
    std::fs::create_dir(home.path("empty")).expect("a folder");
    home.run("export empty").with(0);
    let paper = files(&home.path("fund/papers")).into_iter().next().expect("a chart");
    std::fs::write(paper, "another chart").expect("a paper can be spoilt");
    home.run("export broken").with(1);
    let left: Vec<_> = std::fs::read_dir(home.path("")).expect("home").flatten().map(|e| e.file_name()).collect();
    let is_left = |name: &str| left.iter().any(|file| file.to_string_lossy().contains(name));
    assert!(!is_left("broken") && !is_left("exporting"), "{left:?}");
}

#[test]
fn each_changed_byte_of_an_export_is_found() {
    let home = Home::new();
    home.run("export out").with(0);
    for file in files(&home.path("out")) {
        let whole = std::fs::read(&file).expect("the file");
        for place in [0, whole.len() / 3, whole.len() / 2, whole.len() - 1] {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            std::fs::write(&file, &bytes).expect("a byte can be changed");
            let told = home.run_elsewhere("verify out");
            assert_eq!(told.code, 1, "{} byte {place}: {told:?}", file.display());
        }
        std::fs::write(&file, &whole).expect("the byte can be put back");
    }
    home.run_elsewhere("verify out").with(0);
}

#[test]
fn an_export_of_changed_lines_is_refused() {
    let home = Home::new();
    home.run("checkpoint").with(0);
    crate::proof::verifying::edit(
        &home,
        "UPDATE entry SET line = replace(line, '\"20.00\"', '\"90.00\"') WHERE seq = 3",
    );
    let told = home.run("export out");
    assert!(told.code == 1 || told.code == 5, "{told:?}");
    assert!(!home.path("out").exists());
}
