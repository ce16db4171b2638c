//! The page in a real Chromium, driven over its debugging pipe: it opens from disk, proves, and refuses what is forged.

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::{code, demo};
use crate::house::House;

/// The browser of this machine.
fn chromium() -> &'static str {
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
        .into_iter()
        .find(|path| Path::new(path).exists())
        .expect("the tests of the public page need chromium (apt-get install chromium)")
}

/// Does the steps and answers with what was said.
pub(super) fn browse(steps: &[Value]) -> Vec<Value> {
    let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/site/browser.py");
    let mut child = Command::new("python3")
        .args([driver.as_os_str(), chromium().as_ref()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("python3 runs");
    let steps = serde_json::to_vec(steps).expect("steps are JSON");
    child.stdin.take().expect("a pipe").write_all(&steps).expect("the steps are read");
    let output = child.wait_with_output().expect("the driver ends");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    said.lines().map(|line| serde_json::from_str(line).expect("a line of JSON")).collect()
}

pub(super) fn url(house: &House, page: &str) -> String {
    format!("file://{}/{page}", house.path().display())
}

const ANSWERED: &str = "document.getElementById('answer').hasAttribute('data-outcome')";
const OUTCOME: &str = "document.getElementById('answer').getAttribute('data-outcome')";
/// All of the answer, the folded proof too.
const ANSWER: &str = "document.getElementById('answer').textContent";
const PLACES: &str = "document.getElementById('places').innerText";

/// Opens the page at a code and says how it ended and what it shows.
fn at(house: &House, page: &str, code: &str) -> Vec<Value> {
    vec![
        json!({"open": "about:blank"}),
        json!({"open": format!("{}#{code}", url(house, page))}),
        json!({"until": ANSWERED}),
        json!({"say": OUTCOME}),
        json!({"say": ANSWER}),
    ]
}

#[test]
fn a_resident_finds_his_gift_by_typing_and_by_the_address_of_its_qr() {
    let house = demo();
    let (own, twice, newest) = (code(&house, "demo", 7), code(&house, "demo", 236), code(&house, "demo", 381));
    let mut steps = vec![
        json!({"width": 360, "height": 700}),
        json!({"open": url(&house, "site/index.html")}),
        json!({"click": ".button"}),
        json!({"until": "!!document.getElementById('code')"}),
        json!({"until": "document.readyState === 'complete'"}),
        // In small letters and without hyphens, as one types on a telephone.
        json!({"type": "#code", "text": own.replace('-', " ").to_lowercase()}),
        json!({"press": "Enter", "key": 13, "text": "\r"}),
        json!({"until": ANSWERED}),
        json!({"say": OUTCOME}),
        json!({"say": ANSWER}),
        json!({"say": "document.activeElement.id"}),
    ];
    steps.extend(at(&house, "site/find.html", &twice));
    steps.push(json!({"say": "document.querySelector('#answer > div').className + document.querySelector('#answer h3').textContent"}));
    steps.push(json!({"say": "document.querySelector('#answer details').open"}));
    steps.extend(at(&house, "site/en/find.html", &newest));
    let said = browse(&steps);
    let text = |at: usize| said[at].as_str().expect("a text").to_owned();
    assert_eq!((text(0).as_str(), text(2).as_str()), ("proved", "answer"), "{}", text(1));
    let groups = fs::read_to_string(house.path().join("demo/notices/0012/notice.html")).expect("the notice");
    let groups = groups.split("<p class=\"root\">").nth(1).and_then(|rest| rest.split("<b>").nth(1));
    let groups = groups.and_then(|rest| rest.split("</b>").next()).expect("the groups on the board");
    let wanted = [
        "2025-11-05",
        "100.00 元",
        "围墙修缮",
        "微信",
        "第 12 期",
        groups,
        "没有冲正",
        "第 1 期公示，本月捐赠表，第 1 行",
        "签名是真的",
    ];
    for wanted in wanted {
        assert!(text(1).contains(wanted), "{wanted}: {}", text(1));
    }
    assert!(!text(1).contains("王"), "no name is known to the page: {}", text(1));
    assert_eq!(text(3), "proved");
    assert!(text(4).contains("冲正了 666.00 元"), "{}", text(4));
    assert!(
        text(5).starts_with("changed") && text(5).contains("冲正"),
        "a reversed gift is not headed in green: {}",
        text(5)
    );
    assert_eq!(said[6], json!(false), "the proof is folded");
    assert_eq!(text(7), "proved");
    assert!(text(8).contains("50.00 yuan") && text(8).contains("notice 12"), "{}", text(8));
}

/// The file the desk hands out, and no other: read on the device, held against the page's own records.
#[test]
fn a_receipt_file_is_checked_by_the_page_too() {
    let house = demo();
    house.run("prove 7 --ledger demo --out good").exits(0);
    let other = House::furnished();
    other.run("donate 100").exits(0);
    other.run("prove 5 --out foreign").exits(0);
    let receipt = |house: &House, name: &str| {
        let folder = fs::read_dir(house.path().join(name)).map(|all| all.flatten().map(|file| file.path()).collect());
        let mut files: Vec<_> = folder.unwrap_or_else(|_| vec![house.path().join(name)]);
        files.pop().expect("a receipt")
    };
    let (good, foreign) = (receipt(&house, "good"), receipt(&other, "foreign"));
    let text = fs::read_to_string(&good).expect("a receipt");
    let way = text.lines().nth(3).expect("a hash").to_owned();
    let broken = house.path().join("broken.tlog-proof");
    let bent = format!("{}{}", if way.starts_with('A') { "B" } else { "A" }, &way[1..]);
    fs::write(&broken, text.replacen(&way, &bent, 1)).expect("a thief");
    let none = house.path().join("none.tlog-proof");
    fs::write(&none, "something else").expect("a file");
    copy(&house.path().join("site"), &house.path().join("moved"));
    let block = house.path().join("moved/data/proofs/0000.js");
    let mut leaves = fs::read_to_string(&block).expect("a block");
    let seventh = leaves.split("\"leaves\":[").nth(1).and_then(|all| all.split(',').nth(7)).expect("a leaf").to_owned();
    leaves = leaves.replacen(&seventh, &format!("\"{}=\"", "A".repeat(43)), 1);
    fs::write(&block, leaves).expect("a thief");
    let mut steps = Vec::new();
    for (page, file) in
        [("site", &good), ("site", &broken), ("site", &none), ("site", &foreign), ("moved", &good), ("site/en", &good)]
    {
        steps.extend(vec![
            json!({"open": "about:blank"}),
            json!({"open": url(&house, &format!("{page}/find.html"))}),
            json!({"choose": "#receipt", "file": file}),
            json!({"until": ANSWERED}),
            json!({"say": OUTCOME}),
            json!({"say": ANSWER}),
        ]);
    }
    let said = browse(&steps);
    let outcomes: Vec<&str> = said.iter().step_by(2).filter_map(Value::as_str).collect();
    let wanted = ["proved", "receipt_broken", "no_receipt_file", "other_ledger", "another_line", "proved"];
    assert_eq!(outcomes, wanted, "{said:#?}");
    let told = said[1].as_str().expect("a text");
    for wanted in [
        "2025-11-05",
        "100.00 元",
        "没有冲正",
        "第 1 期公示，本月捐赠表，第 1 行",
        "签名是真的",
        "凭证里写着第 7 号记录",
    ] {
        assert!(told.contains(wanted), "{wanted}: {told}");
    }
    assert!(!told.contains("王"), "the page shows no name: {told}");
}

#[test]
fn what_is_forged_is_refused_and_the_reason_is_told() {
    let house = demo();
    let own = code(&house, "demo", 7);
    let other = code(&house, "demo", 236);
    // A code with one wrong letter; another gift's secret under this number, its check character mended.
    let mistyped = own.replacen(own.chars().nth(3).expect("a letter"), if own.contains('Z') { "Y" } else { "Z" }, 1);
    let forged = recoded(&own, &other);
    let unknown = recoded("99999-0000-0000-0000-0000-0", &own);
    let mut steps = Vec::new();
    for code in [&mistyped, "hello", &forged, &unknown] {
        steps.extend(vec![
            json!({"open": url(&house, "site/find.html")}),
            json!({"type": "#code", "text": code}),
            json!({"click": "#slip button"}),
            json!({"until": ANSWERED}),
            json!({"say": OUTCOME}),
        ]);
    }
    // A thief changes the page: a leaf beside ours, the way up, the head, our own row.
    let theft = |name: &str, file: &str, change: &dyn Fn(String) -> String| {
        copy(&house.path().join("site"), &house.path().join(name));
        let path = house.path().join(name).join(file);
        let text = fs::read_to_string(&path).expect("a file of the site");
        let changed = change(text.clone());
        assert_ne!(text, changed, "{name}");
        fs::write(&path, changed).expect("a thief");
    };
    let leaf = |text: String| swap_after(&text, "\"leaves\":[\"");
    let way = |text: String| swap_after(&text, "\"ways\":[[\"");
    let row = |text: String| swap_after(&text, "\"7\":[0,\"");
    let head = |text: String| swap_after(&text, "\\n418\\n");
    // Past the key's own number, well inside the signature.
    let signature = |text: String| {
        let at = text.find(" XoAMj").expect("a signature") + 30;
        swap_after(&text, &text[at..at + 8])
    };
    // The four bytes by which the line names its key.
    let key = |text: String| swap_after(&text, " ");
    let key = |text: String| {
        let at = text.find(" XoAMj").expect("a signature");
        format!("{}{}", &text[..at], key(text[at..].to_owned()))
    };
    theft("key", "data/heads.js", &key);
    theft("leaf", "data/proofs/0000.js", &leaf);
    theft("way", "data/proofs/0000.js", &way);
    theft("row", "data/proofs/0000.js", &row);
    theft("head", "data/heads.js", &head);
    theft("signature", "data/heads.js", &signature);
    fs::remove_file(house.path().join("signature/data/proofs/0001.js")).expect("a file");
    for name in ["leaf", "way", "row", "head", "signature", "key"] {
        steps.extend(at(&house, &format!("{name}/find.html"), &own).into_iter().take(4));
    }
    steps.extend(at(&house, "signature/find.html", &code(&house, "demo", 381)).into_iter().take(4));
    let said = browse(&steps);
    let said: Vec<&str> = said.iter().filter_map(Value::as_str).collect();
    let wanted = [
        "check",
        "shape",
        "not_opened",
        "no_entry",
        "not_root",
        "not_root",
        "not_opened",
        "not_root",
        "refused",
        "refused",
        "no_file",
    ];
    assert_eq!(said, wanted);
}

/// A number with another code's secret, under a check character that fits.
fn recoded(number: &str, secret: &str) -> String {
    let (number, _) = number.split_once('-').expect("a number");
    let (_, rest) = secret.split_once('-').expect("a secret");
    let (secret, _) = rest.rsplit_once('-').expect("a check character");
    let fits = |check: &char| format!("{number}-{secret}-{check}").parse::<mingbai::chain::SlipCode>().is_ok();
    let check = "0123456789ABCDEFGHJKMNPQRSTVWXYZ".chars().find(fits).expect("one character fits");
    format!("{number}-{secret}-{check}")
}

/// The text with the first letter after a place changed into another.
fn swap_after(text: &str, place: &str) -> String {
    let at = text.find(place).expect("the place is there") + place.len();
    let now = text[at..].chars().next().expect("a letter");
    format!("{}{}{}", &text[..at], if now == 'B' { 'C' } else { 'B' }, &text[at + now.len_utf8()..])
}

fn copy(from: &Path, to: &Path) {
    for file in super::files(from) {
        let target = to.join(file.strip_prefix(from).expect("inside"));
        fs::create_dir_all(target.parent().expect("a folder")).expect("a folder");
        fs::copy(&file, &target).expect("a copy");
    }
}

#[test]
fn without_a_slip_date_and_amount_lead_to_the_place_on_the_sheet() {
    let house = demo();
    let ask = |date: &str, amount: &str, name: &str| {
        vec![
            json!({"type": "#date", "text": date}),
            json!({"type": "#amount", "text": amount}),
            json!({"type": "#name", "text": name}),
            json!({"say": "document.getElementById('places').textContent = ''"}),
            json!({"click": "#place button"}),
            json!({"until": "document.getElementById('places').textContent !== ''"}),
            json!({"say": PLACES}),
        ]
    };
    let mut steps = vec![json!({"open": url(&house, "site/find.html")})];
    for (date, amount, name) in [
        ("2025-11-05", "100", ""),
        ("2025年11月5日", "100.00", "李"),
        ("2031-01-01", "5", ""),
        ("2026-10-21", "fifty", ""),
        ("2026-13-03", "5", ""),
        ("2026年2月30日", "5", ""),
    ] {
        steps.extend(ask(date, amount, name));
    }
    let said = browse(&steps);
    let said: Vec<&str> = said.iter().filter_map(Value::as_str).filter(|said| !said.is_empty()).collect();
    assert!(said[0].contains("王**: 第 1 期公示，本月捐赠表，第 1 行") && said[0].contains('7'), "{}", said[0]);
    assert!(said[1].contains("没有姓这个姓的"), "{}", said[1]);
    assert!(said[2].contains("2031-01 还没有公示过"), "{}", said[2]);
    assert!(said[3].contains("请写金额"), "{}", said[3]);
    assert!(said[4].contains("没有 2026-13-03 这一天"), "{}", said[4]);
    assert!(said[5].contains("没有 2026-02-30 这一天"), "{}", said[5]);
}

#[test]
fn an_old_telephone_a_desk_and_a_printer_show_the_whole_page() {
    let house = demo();
    let own = code(&house, "demo", 7);
    let mut steps = vec![json!({"plain": true})];
    // No WebCrypto: the row is proved all the same, and the signature is said to be unchecked.
    steps.extend(at(&house, "site/find.html", &own));
    let pages = ["index", "find", "projects", "project-wall", "notices", "shop", "check"];
    for (width, height) in [(360, 640), (1280, 900)] {
        steps.push(json!({"width": width, "height": height}));
        for page in pages {
            for folder in ["site", "site/en"] {
                steps.push(json!({"open": url(&house, &format!("{folder}/{page}.html"))}));
                steps.push(json!({"say": "document.documentElement.scrollWidth - window.innerWidth"}));
            }
        }
    }
    // A keyboard goes to the text first, and every field has a name.
    steps.push(json!({"open": url(&house, "site/find.html")}));
    steps.push(json!({"press": "Tab", "key": 9}));
    steps.push(json!({"say": "document.activeElement.className"}));
    steps.push(json!({"say": "[].filter.call(document.querySelectorAll('input'), function (i) { return !document.querySelector('label[for=' + i.id + ']'); }).length"}));
    let pdf = house.path().join("page.pdf");
    steps.push(json!({"open": url(&house, "site/project-wall.html")}));
    steps.push(json!({"pdf": pdf}));
    let said = browse(&steps);
    assert_eq!(said[0], "proved");
    let answer = said[1].as_str().expect("a text");
    assert!(answer.contains("链头上的签名没有核对") && !answer.contains("签名是真的"), "{answer}");
    let widths: Vec<i64> = said[2..30].iter().filter_map(Value::as_i64).collect();
    assert_eq!(widths.len(), 28);
    assert!(widths.iter().all(|over| *over <= 0), "{widths:?}");
    assert_eq!((said[30].as_str(), said[31].as_i64()), (Some("skip"), Some(0)));
    let printed = fs::read(pdf).expect("the print");
    assert!(printed.starts_with(b"%PDF") && printed.len() > 10_000);
}

#[test]
fn goods_refunds_and_a_fund_without_a_notice_are_told_as_they_are() {
    let house = House::furnished();
    for line in [
        "account open cangku --holder storeroom --name 物资仓库",
        "goods receive 12.5 公斤 大米 --value 1700 --basis invoice --use project --project wall",
        "donate 100 --donor 王芳",
    ] {
        house.run(line).exits(0);
    }
    let gift = house.size() - 1;
    house.run(&format!("refund {gift} --amount 40 --reason 多转了 --paper 退1")).exits(0);
    house.run_now("--ledger fund site site").exits(0).says("还没有公示过");
    let gift = u64::try_from(gift).expect("a number");
    let mut steps = at(&house, "site/find.html", &code(&house, "fund", gift - 1));
    steps.extend(at(&house, "site/find.html", &code(&house, "fund", gift)));
    let said = browse(&steps);
    let text = |at: usize| said[at].as_str().expect("a text").to_owned();
    assert_eq!((text(0).as_str(), text(2).as_str()), ("proved", "proved"), "{} {}", text(1), text(3));
    for wanted in ["大米 12.5 公斤", "1,700.00 元", "围墙修缮", "公告栏上还没有它的链头"] {
        assert!(text(1).contains(wanted), "{wanted}: {}", text(1));
    }
    assert!(text(1).contains("还没有上公示"), "{}", text(1));
    assert!(text(3).contains("退捐 40.00 元") && text(3).contains("还没有上公示"), "{}", text(3));
}
