//! What lies in a pack, and that no byte of it can be changed unseen.

use std::fs;

use crate::fund::stories::played;
use crate::house::{House, Outcome};
use crate::pack::{files, packed, said};

#[test]
fn a_pack_holds_for_us_for_python_and_for_sha256sum() {
    let house = packed("wall");
    house.run("check pack").exits(0).says("清单上");
    house.run("verify pack").exits(0);
    let pack = house.path().join("pack");
    said(&pack, &["sha256sum", "-c", "--quiet", "manifest.txt"]);
    assert!(said(&pack, &["python3", "-I", "export/verify.py", "export"]).starts_with("OK "));
    house.run("compare pack fund").exits(0).says("完全一样");
    house.run("restore pack/export back").exits(0);
}

#[test]
fn each_changed_byte_of_a_pack_is_found_and_its_file_is_named() {
    let house = packed("wall");
    let pack = house.path().join("pack");
    for (path, whole) in files(&pack).into_iter().filter(|(path, _)| !path.to_string_lossy().contains("notices")) {
        for place in [0, whole.len() / 2, whole.len() - 1] {
            let mut bytes = whole.clone();
            bytes[place] ^= 1;
            fs::write(&path, &bytes).expect("a byte is changed");
            let told = house.run("check pack").exits(1);
            let name = path.file_name().expect("a name").to_string_lossy().into_owned();
            let is_named = told.out.contains(&name) || told.out.contains("第 ") || told.out.contains("检查点");
            assert!(is_named, "{name} byte {place}: {}", told.out);
        }
        fs::write(&path, &whole).expect("the byte is put back");
    }
    house.run("check pack").exits(0);
}

#[test]
fn a_file_less_or_more_is_found() {
    let house = packed("wall");
    let pack = house.path().join("pack");
    for name in ["papers.csv", "manifest.txt", "manifest.note", "请先读.html"] {
        let bytes = fs::read(pack.join(name)).expect("a file of the pack");
        fs::remove_file(pack.join(name)).expect("a file is removed");
        house.run("check pack").exits(1).says(name);
        fs::write(pack.join(name), bytes).expect("a file is put back");
    }
    fs::write(pack.join("zhangben.csv"), "1").expect("a file is added");
    house.run("check pack").exits(1).says("多出一个文件“zhangben.csv”");
    fs::remove_file(pack.join("zhangben.csv")).expect("it is removed");
    house.run("check pack").exits(0);
}

/// A thief mends the list after he changed a file: the desk's key signed another list.
#[test]
fn a_mended_list_is_not_the_one_that_was_signed() {
    let house = packed("wall");
    let pack = house.path().join("pack");
    let (list, papers) = (pack.join("manifest.txt"), pack.join("papers.csv"));
    fs::write(&papers, "nothing\n").expect("a file is changed");
    let digest = said(&pack, &["sha256sum", "papers.csv"]);
    let mended: String = fs::read_to_string(&list)
        .expect("the list")
        .lines()
        .map(|line| if line.ends_with("  papers.csv") { digest.clone() } else { format!("{line}\n") })
        .collect();
    fs::write(&list, mended).expect("the list is mended");
    said(&pack, &["sha256sum", "-c", "--quiet", "manifest.txt"]);
    house.run("check pack").exits(1).says("不是签过名的那一份");
}

/// `check` on a computer that remembers no checkpoint.
fn elsewhere(house: &House, pack: &str) -> Outcome {
    let output = house.command().env("MINGBAI_STATE", house.path().join("elsewhere")).args(["check", pack]).output();
    Outcome::of(&output.expect("the program runs"))
}

/// A seal from one pack does not fit another pack of the same ledger, nor another ledger's.
#[test]
fn a_seal_is_of_one_head_of_one_ledger() {
    let house = packed("wall");
    house.run("project propose qiang --name 围墙二期 --service repairs").exits(0);
    house.run("export later --audit").exits(0);
    let copy = |name: &str| {
        fs::copy(house.path().join("later").join(name), house.path().join("pack").join(name)).expect("a copy");
    };
    copy("manifest.note");
    elsewhere(&house, "pack").exits(1).says("不是签过名的那一份");
    copy("manifest.txt");
    elsewhere(&house, "pack").exits(1).says("里面的账却不是这么多");
    let other = House::open();
    other.run("export pack --audit").exits(0);
    fs::copy(other.path().join("pack/manifest.note"), house.path().join("later/manifest.note")).expect("a copy");
    house.run("check later").exits(1).says("不是这本账的钥匙签的");
}

#[test]
fn a_pack_is_all_or_nothing_and_never_overwrites() {
    let house = packed("wall");
    house.run("export pack --audit").exits(2);
    house.run("export pack2 --audit --dry-run").exits(0).says("演练");
    assert!(!house.path().join("pack2").exists());
    house.run("export pack3 --with-papers").exits(2);
    fs::write(house.fund().join("keys/desk.key"), "no key").expect("the key is spoilt");
    house.run("export pack4 --audit").exits(3);
    let left: Vec<_> = fs::read_dir(house.path()).expect("home").flatten().map(|e| e.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().contains("building")), "{left:?}");
}

/// Every private text of the register, in every file: names, telephones, numbers, remarks, who relayed.
#[test]
fn nothing_private_is_in_a_pack() {
    let house = played("couriers");
    house.run("person add --name 欧阳春晓 --phone 13900000001 --address 南门里七号").exits(0);
    house.run("donate 77 --donor 司马青山 --relayed-by 诸葛明月").exits(0);
    house.run("export pack --audit").exits(0);
    let people = rusqlite::Connection::open(house.fund().join("people.db")).expect("the register opens");
    let mut rows = people.prepare("SELECT DISTINCT text FROM private").expect("private texts");
    let texts: Vec<String> = rows.query_map([], |row| row.get(0)).expect("rows").flatten().collect();
    assert!(texts.iter().any(|text| text == "欧阳春晓") && texts.len() >= 5, "{texts:?}");
    for (path, bytes) in files(&house.path().join("pack")) {
        let text = String::from_utf8_lossy(&bytes);
        for private in &texts {
            assert!(!text.contains(private.as_str()), "{private} in {}", path.display());
        }
    }
}

#[test]
fn papers_come_along_when_asked_for() {
    let house = House::furnished();
    let paper = house.file("pizhu.txt", "a paper");
    let digest = said(house.path(), &["sha256sum", "pizhu.txt"])[..64].to_owned();
    let said =
        house.run(&format!("income 500 --nature grant --from 街道办 --paper 拨〔2026〕1号 --file {}", paper.display()));
    assert_eq!(said.code, 0, "{}", said.err);
    house.run("export plain --audit").exits(0);
    let list = fs::read_to_string(house.path().join("plain/papers.csv")).expect("the list of papers");
    assert!(list.contains(&digest) && !house.path().join("plain/papers").exists(), "{list}");
    house.run("export whole --audit --with-papers").exits(0);
    assert_eq!(fs::read(house.path().join("whole/papers").join(&digest)).expect("the paper"), b"a paper");
    house.run("check whole").exits(0);
}

#[test]
fn the_first_page_says_what_to_look_at_in_both_languages() {
    let mut house = packed("charts");
    let page = fs::read_to_string(house.path().join("pack/请先读.html")).expect("the page");
    for told in ["单人记账", "全部成立", "怎么核对", "papers.csv", "statements/"] {
        assert!(page.contains(told), "{told}");
    }
    house.lang("en").run("export pack-en --audit").exits(0);
    let page = fs::read_to_string(house.path().join("pack-en/read-first.html")).expect("the page");
    for told in ["Everything holds", "How to check", "papers.csv", "Witnesses"] {
        assert!(page.contains(told), "{told}");
    }
    let links = page.match_indices("href=\"").map(|(at, found)| page[at + found.len()..].split('"').next());
    for link in links.map(|link| link.expect("a link")) {
        assert!(house.path().join("pack-en").join(link).exists(), "{link}");
    }
}
