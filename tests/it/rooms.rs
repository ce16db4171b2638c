//! The two tables of the house, held against the sources: who may import whom, and which packages have doors.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use mingbai::render::listing;
use mingbai::report::notice::sheets;

/// A room and the rooms it may import. Everything else it must not even name.
const ROOMS: [(&str, &[&str]); 10] = [
    ("ledger", &[]),
    ("chain", &[]),
    ("store", &["ledger", "chain"]),
    ("desk", &["ledger", "chain", "store"]),
    ("audit", &["ledger", "chain"]),
    ("report", &["ledger"]),
    ("import", &["ledger"]),
    ("text", &["ledger", "chain", "store", "desk", "import", "audit", "report"]),
    ("render", &["ledger", "report", "text"]),
    ("cli", &["ledger", "chain", "store", "desk", "audit", "report", "import", "text", "render"]),
];

/// A package and the rooms that have a door to it.
const DOORS: [(&str, &[&str]); 18] = [
    ("rusqlite", &["store"]),
    ("clap", &["cli"]),
    ("sha2", &["chain"]),
    ("hmac", &["chain"]),
    ("ed25519_dalek", &["chain"]),
    ("ssh_key", &["chain"]),
    ("getrandom", &["chain"]),
    ("rust_decimal", &["ledger"]),
    ("csv", &["import", "render"]),
    ("calamine", &["import"]),
    ("cfb", &["import"]),
    ("encoding_rs", &["import"]),
    ("askama", &["render"]),
    ("comfy_table", &["render"]),
    ("rust_xlsxwriter", &["render"]),
    ("qrcode", &["render"]),
    ("indicatif", &["cli"]),
    ("dialoguer", &["cli"]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("src is read").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
}

/// Each source with its room and its code, comments left out.
fn rooms_and_code() -> Vec<(String, PathBuf, String)> {
    let src = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    sources(&src, &mut files);
    let read = |path: PathBuf| {
        let inside = path.strip_prefix(&src).expect("a source lies in src");
        let first = inside.components().next().expect("a path has a beginning").as_os_str().to_string_lossy();
        let room = first.trim_end_matches(".rs").to_owned();
        let code: Vec<String> = fs::read_to_string(&path)
            .expect("a source is text")
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .map(ToOwned::to_owned)
            .collect();
        (room, path, code.join("\n"))
    };
    files.into_iter().map(read).collect()
}

/// The words that follow `crate::`, lists in braces included.
fn crate_words(code: &str) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (at, _) in code.match_indices("crate::") {
        let rest = &code[at + "crate::".len()..];
        let inside = rest.strip_prefix('{').map_or_else(
            || rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("").to_owned(),
            |list| list.split('}').next().unwrap_or("").to_owned(),
        );
        for part in inside.split(',') {
            let word: String = part.trim().chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            words.insert(word);
        }
    }
    words
}

#[test]
fn a_room_imports_only_the_rooms_it_may() {
    let mut wrong = Vec::new();
    for (room, path, code) in rooms_and_code() {
        let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else { continue };
        for word in crate_words(&code) {
            let is_room = ROOMS.iter().any(|(name, _)| *name == word);
            if is_room && word != room && !allowed.contains(&word.as_str()) {
                wrong.push(format!("{}: {room} may not import {word}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_package_comes_in_by_its_own_door() {
    let mut wrong = Vec::new();
    for (room, path, code) in rooms_and_code() {
        for (package, doors) in DOORS {
            let names_it = code.contains(&format!("{package}::")) && !code.contains(&format!("{room}::{package}::"));
            let own_module = code.contains(&format!("::{package}::")) && !code.contains(&format!("use {package}"));
            if names_it && !own_module && !doors.contains(&room.as_str()) && !is_a_face(&code, package) {
                wrong.push(format!("{}: {package} has no door to {room}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// `csv::table` in cli is the face of that name, imported from render.
fn is_a_face(code: &str, package: &str) -> bool {
    code.lines().any(|line| line.contains("crate::render::") && line.contains(package))
}

/// A sheet, or a format, is a file of its own and a word in the list beside its folder: no other room keeps a list of them.
#[test]
fn a_sheet_or_a_format_is_one_file_and_one_word() {
    let stems = |folder: &str| -> BTreeSet<String> {
        let files =
            fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(folder)).expect("the folder is read").flatten();
        files.map(|file| file.path().file_stem().expect("a file has a name").to_string_lossy().into_owned()).collect()
    };
    let sheets = sheets::names();
    let words: BTreeSet<String> = sheets.iter().map(|sheet| sheet.word().to_owned()).collect();
    assert_eq!(stems("src/report/notice/sheets"), words, "every file is a sheet, and is called like it");
    let formats: BTreeSet<String> = listing::ALL.iter().map(|listing| listing.word.to_owned()).collect();
    assert_eq!(stems("src/render/listing"), formats, "every file is a format, and is called like it");
    let pack = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("src/render/pack.rs")).expect("a source");
    let list = pack.lines().find(|line| line.starts_with("faces! {")).expect("the list").replace([',', '{', '}'], " ");
    let listed: BTreeSet<String> = list.split_whitespace().skip(1).map(ToOwned::to_owned).collect();
    assert_eq!(stems("src/render/pack"), listed, "every file is drawn");
    for (room, path, code) in rooms_and_code() {
        let named = words.iter().find(|word| code.contains(&format!("\"{word}.csv\"")));
        assert_eq!(named, None, "{} names a sheet's file", path.display());
        let knows_names =
            !matches!(room.as_str(), "report" | "render") && code.contains("sheets::") && code.contains("::NAME");
        assert!(!knows_names, "{} knows a sheet by its name", path.display());
    }
}

#[test]
fn only_the_console_prints_and_only_main_exits() {
    for (_, path, code) in rooms_and_code() {
        let name = path.to_string_lossy().replace('\\', "/");
        let prints = ["println!", "print!(", "eprintln!", "io::stdout", "io::stderr", "anstream"];
        if !name.ends_with("cli/console.rs") {
            assert!(!prints.iter().any(|p| code.contains(p)), "{name} prints");
        }
        assert!(!code.contains("process::exit"), "{name} exits");
        let tells_time = ["SystemTime::now", "Timestamp::now", "Zoned::now"];
        if !name.ends_with("cli/clock.rs") {
            assert!(!tells_time.iter().any(|t| code.contains(t)), "{name} knows the time");
        }
    }
}
