//! Go's own packages for signed notes and transparency logs (`golang.org/x/mod/sumdb`, as Debian packs them) read what we
//! sign and prove: the head, the consistency of two heads, a receipt, and the list of a pack.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::house::House;
use crate::pack::said;

/// Where Debian keeps the sources of Go packages.
const SOURCES: &str = "/usr/share/gocode";

/// The program beside this file, built by Go; its absence is a failure, never a pass.
fn built(folder: &Path) -> PathBuf {
    let program = folder.join("notes");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/pack/go/main.go");
    let mut go = Command::new("go");
    go.arg("build").arg("-o").arg(&program).arg(source);
    go.env("GO111MODULE", "off")
        .env("GOPATH", SOURCES)
        .env("GOCACHE", Path::new(env!("CARGO_TARGET_TMPDIR")).join("go"));
    let output = go.output().unwrap_or_else(|error| panic!("go must be installed (see .ci/checks): {error}"));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    program
}

#[test]
fn go_reads_our_notes_and_proofs_and_finds_what_was_changed() {
    let house = House::furnished();
    house.run("donate 100 --project wall").exits(0);
    house.run("checkpoint").exits(0);
    house.run("donate 20.50 --memo 一笔").exits(0);
    house.run("donate 9").exits(0);
    house.run("export pack --audit").exits(0);
    house.run("prove 5 --out receipt").exits(0);
    let (pack, program) = (house.path().join("pack"), built(house.path()));
    let told = said(&pack, &["python3", "-I", "export/verify.py", "export"]);
    let key = told.lines().find_map(|line| line.strip_prefix("--key ")).expect("the key").to_owned();
    let receipt = house.path().join("receipt");
    let holds = || {
        let ran = Command::new(&program).arg(&key).arg(&pack).arg(&receipt).output().expect("the program runs");
        (ran.status.success(), String::from_utf8_lossy(&ran.stdout).into_owned())
    };
    let (is_good, told) = holds();
    assert!(is_good && told.starts_with(&format!("OK {} ", house.size())), "{told}");
    for path in ["export/checkpoint.note", "export/consistency.txt", "manifest.note", "manifest.txt", "../receipt"] {
        let path = pack.join(path);
        let whole = fs::read_to_string(&path).expect("a text");
        for line in 0..whole.lines().count() {
            let changed: Vec<String> = whole
                .lines()
                .enumerate()
                .map(|(at, text)| if at == line { turned(text) } else { text.to_owned() })
                .collect();
            fs::write(&path, changed.join("\n") + "\n").expect("a line is changed");
            // Go passes over the version of a receipt, which is ours to read, and over what opens a name.
            let is_passed_over = path.ends_with("../receipt") && line == 0;
            assert!(
                whole.lines().nth(line) == Some("") || is_passed_over || !holds().0,
                "{} line {line}",
                path.display()
            );
        }
        fs::write(&path, whole).expect("it is put back");
    }
    assert!(holds().0);
}

/// The last letter or digit that another one can stand for.
fn turned(line: &str) -> String {
    let Some((at, found)) = line.char_indices().rfind(|(_, c)| c.is_ascii_alphanumeric()) else {
        return line.to_owned();
    };
    // Far from it: of the last letter of base64 some bits mean nothing.
    let other = if found == 'A' { 'Q' } else { 'A' };
    let (before, after) = (line.get(..at).unwrap_or_default(), line.get(at + 1..).unwrap_or_default());
    format!("{before}{other}{after}")
}
