//! The files: whole or not at all, nothing private, nothing from elsewhere.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::files;
use crate::house::House;

/// When October may be told.
const NOVEMBER: &str = "2026-11-02T09:00:00+08:00";

#[test]
fn a_site_is_whole_is_replaced_and_never_takes_another_folders_place() {
    let mut house = House::furnished();
    house.run("donate 100 --donor 王芳 --project wall").exits(0);
    house.run("site page --dry-run").exits(0).says("什么也没有写");
    assert!(!house.path().join("page").exists());
    house.run("site page").exits(0).says("还没有公示过");
    assert!(house.path().join("page/find.html").is_file());
    assert!(!house.path().join("page/files/board.note").exists());
    fs::write(house.path().join("page/left-over.html"), "x").expect("a file");
    house.at(NOVEMBER).run("notice publish 2026-10").exits(0);
    house.lang("en").run("site page").exits(0).says("printed on notice 1");
    assert!(!house.path().join("page/left-over.html").exists());
    assert!(house.path().join("page/files/board.note").is_file());
    // Somebody's own folder, and the ledger itself, are left alone.
    fs::create_dir(house.path().join("mine")).expect("a folder");
    fs::write(house.path().join("mine/letter.txt"), "x").expect("a file");
    house.lang("zh").run("site mine").exits(2).says("不会覆盖");
    house.run("site fund").exits(2);
    assert_eq!(files(&house.path().join("mine")).len(), 1);
    let rest = fs::read_dir(house.path()).expect("the house").flatten();
    let rest: Vec<String> = rest.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    assert!(rest.iter().all(|name| !name.starts_with(".mingbai")), "{rest:?}");
}

#[test]
fn a_notice_that_was_altered_stops_the_page() {
    let mut house = House::furnished();
    house.run("donate 100 --donor 王芳").exits(0);
    house.at(NOVEMBER).run("notice publish 2026-10").exits(0);
    house.run("site page").exits(0);
    let before = fs::read(house.path().join("page/index.html")).expect("a page");
    let notice = house.fund().join("notices/0001/gifts.csv");
    let table = fs::read_to_string(&notice).expect("a notice");
    fs::write(&notice, table.replace("100.00", "10.00")).expect("a thief");
    house.run("site page").exits(1).says("gifts.csv").says("第 1 期");
    assert_eq!(fs::read(house.path().join("page/index.html")).expect("a page"), before);
}

#[test]
fn notices_are_copied_byte_for_byte_unless_they_name_somebody_who_left() {
    let mut house = House::open();
    house.run("person add --name 赵玉梅 --display named").exits(0);
    house.run("donate 100 --donor p1").exits(0);
    house.at(NOVEMBER).run("notice publish 2026-10").exits(0);
    house.run("site page").exits(0);
    for name in ["notice.html", "notice.xlsx", "gifts.csv", "checkpoint.note"] {
        let read = |place: &str| fs::read(house.path().join(place).join(name)).expect("a file of a notice");
        assert_eq!(read("page/notices/0001"), read("fund/notices/0001"), "{name}");
    }
    house.run("person erase p1 --reason 本人要求").exits(0);
    house.run("site page").exits(0).says("1 期公示含已撤回公开的姓名");
    assert!(!house.path().join("page/notices").exists());
    for file in files(&house.path().join("page")) {
        let bytes = fs::read(&file).expect("a file");
        assert!(!contains(&bytes, "赵玉梅"), "{}", file.display());
    }
    let page = fs::read_to_string(house.path().join("page/notices.html")).expect("a page");
    assert!(page.contains("后来撤回了姓名公开"), "{page}");
}

fn contains(bytes: &[u8], text: &str) -> bool {
    // As the data files spell it.
    let spell = |unit: u16| {
        char::from_u32(unit.into()).filter(char::is_ascii).map_or_else(|| format!("\\u{unit:04x}"), String::from)
    };
    let escaped: String = text.encode_utf16().map(spell).collect();
    let found = |needle: &[u8]| bytes.windows(needle.len()).any(|window| window == needle);
    found(text.as_bytes()) || found(escaped.as_bytes())
}

/// A file's bytes; of a workbook those of its parts.
fn unpacked(file: &Path) -> Vec<u8> {
    if file.extension().is_none_or(|e| e != "xlsx") {
        return fs::read(file).expect("a file");
    }
    let script = "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nfor n in z.namelist(): sys.stdout.buffer.write(z.read(n))";
    let parts = Command::new("python3").args(["-c", script]).arg(file).output().expect("python3 runs");
    assert!(parts.status.success() && !parts.stdout.is_empty(), "{}", file.display());
    parts.stdout
}

/// Everything that must not leave the house, read where it is kept.
fn private_strings(house: &House) -> Vec<String> {
    let people = rusqlite::Connection::open(house.fund().join("people.db")).expect("people.db");
    let mut statement = people.prepare("SELECT text, hex(salt) FROM private").expect("private rows");
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)));
    let mut private = Vec::new();
    for (text, salt) in rows.expect("private rows").flatten() {
        private.extend([text, salt.to_lowercase()]);
    }
    let key = fs::read_to_string(house.fund().join("keys/desk.key")).expect("the key");
    // PRIVATE+KEY+name+id+seed, and base64 has pluses of its own.
    private.push(key.trim().splitn(5, '+').nth(4).expect("a seed").to_owned());
    let secret = fs::read(house.fund().join("keys/row.secret")).expect("the secret");
    let secret: [u8; 32] = secret.try_into().expect("32 bytes");
    private.push(mingbai::chain::Hash::from_bytes(secret).to_string());
    // Of a gift's line: the donor's number, ids, commitments, the row's key, the whole event.
    let mut entries = house.sqlite();
    let transaction = entries.transaction().expect("a look");
    let mut statement = transaction.prepare("SELECT line FROM entry").expect("entries");
    for line in statement.query_map([], |row| row.get::<_, String>(0)).expect("entries").flatten() {
        let line: serde_json::Value = serde_json::from_str(&line).expect("a line is JSON");
        if line["kind"] == "donation_received" {
            for field in ["external_id", "name", "relayed_by", "row", "memo_private"] {
                private.push(line["event"][field].as_str().expect("a field").to_owned());
            }
            private.push(line["at"].as_str().expect("a time").to_owned());
        }
    }
    private.retain(|text| text.chars().count() > 1);
    private
}

#[test]
fn nothing_private_is_on_the_page() {
    let mut house = House::furnished();
    house.run("person add --name 李雷 --phone 13800138000 --identity 11010519491231002X --address 幸福里3号").exits(0);
    house
        .run("donate 100 --donor p2 --project wall --means wechat --id 4200001234567890123456789012 --source wechat")
        .exits(0);
    house.run("donate 35 --donor 欧阳娜娜 --relayed-by 周敏").exits(0);
    house.run("donate 20 --means cash").exits(0);
    house.run("donate 5000 --donor 东升建材有限公司 --kind company --project wall").exits(0);
    house.file("list.csv", "日期,姓名,金额\n2026-10-01,韩梅梅,10\n2026-10-02,司马青衫,20.50\n");
    house.run("import donations list.csv").exits(0);
    house.at(NOVEMBER).run("notice publish 2026-10").exits(0);
    house.run("donate 66 --donor 孙志远").exits(0);
    house.run("site page --contact 社区服务中心").exits(0);
    let private = private_strings(&house);
    assert!(private.iter().any(|text| text == "李雷") && private.iter().any(|text| text == "13800138000"));
    assert!(private.iter().any(|text| text.starts_with("4200")) && private.len() > 30, "{}", private.len());
    for file in files(&house.path().join("page")) {
        let bytes = unpacked(&file);
        for text in &private {
            assert!(!contains(&bytes, text), "{} holds {text}", file.display());
        }
    }
    // What a notice shows of them is here.
    let rows = fs::read_to_string(house.path().join("page/data/rows/2026-10.js")).expect("rows");
    assert!(contains(rows.as_bytes(), "李**") && contains(rows.as_bytes(), "东升建材有限公司"), "{rows}");
}

#[test]
fn pages_are_small_ask_nobody_and_say_so_in_their_policy() {
    let house = super::demo();
    let site = house.path().join("site");
    for file in files(&site) {
        // The notices are their own: as they were posted.
        let Ok(text) = String::from_utf8(fs::read(&file).expect("a file")) else {
            assert!(file.extension().is_some_and(|e| e == "xlsx"), "{}", file.display());
            continue;
        };
        let name = file.strip_prefix(&site).expect("inside").display().to_string();
        let is_page = file.extension().is_some_and(|e| e == "html") && !name.starts_with("notices/");
        if is_page {
            assert!(text.contains("default-src 'none'"), "{name}");
            assert!(!text.contains("style=") && !text.contains("onclick") && !text.contains("<script>"), "{name}");
            for link in text.split("href=\"").chain(text.split("src=\"")).skip(1) {
                assert!(
                    !link.starts_with("http") && !link.starts_with('/') && !link.starts_with("//"),
                    "{name}: {link:.40}"
                );
            }
        }
        if is_page || name.starts_with("assets/") || name.starts_with("data/") {
            assert!(!text.contains("http://www") && !text.contains("https://"), "{name}");
        }
    }
    let bytes = |name: &str| fs::metadata(site.join(name)).expect("a file").len();
    assert!(bytes("index.html") + bytes("assets/site.css") < 200_000);
    assert!(bytes("find.html") + bytes("assets/site.css") + bytes("assets/site.js") + bytes("data/heads.js") < 200_000);
    let script = fs::read_to_string(site.join("assets/site.js")).expect("the script");
    for modern in ["=>", "let ", "const ", "`", "async ", "await ", "fetch(", "innerHTML", "eval(", "class "] {
        assert!(!script.contains(modern), "the script has {modern}");
    }
    assert!(script.is_ascii());
    // Every link of a page leads to a file of the site.
    for file in files(&site).into_iter().filter(|file| file.extension().is_some_and(|e| e == "html")) {
        let text = fs::read_to_string(&file).expect("a page");
        for link in text.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            let target = link.split('#').next().unwrap_or_default();
            let there = target.is_empty() || file.parent().expect("a folder").join(target).is_file();
            assert!(there, "{}: {link}", file.display());
        }
    }
}
