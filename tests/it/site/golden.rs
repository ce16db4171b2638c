//! The demo's page and a slip, the same bytes every time. `UPDATE_GOLDEN=1` writes the files anew; open them in a browser
//! before keeping them.

use std::fs;
use std::path::Path;

use super::demo;

fn compare(name: &str, now: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden/site").join(name);
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, now).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(&path).expect("the golden file is there: UPDATE_GOLDEN=1 writes it");
    similar_asserts::assert_eq!(golden, now, "{name}");
}

#[test]
fn the_demos_page_and_a_slip_are_the_same_bytes_every_time() {
    let house = demo();
    for (language, folder) in [("zh", ""), ("en", "en/")] {
        for page in ["index", "find", "project-wall"] {
            let html = fs::read_to_string(house.path().join(format!("site/{folder}{page}.html"))).expect("a page");
            compare(&format!("{page}.{language}.html"), &html);
        }
        let line =
            format!("--ledger demo --lang {language} slip 7 --out {language}.html --site https://example.org/fund");
        compare(&format!("slip.{language}.txt"), &house.run_now(&line).exits(0).out);
        let html = fs::read_to_string(house.path().join(format!("{language}.html"))).expect("a slip");
        compare(&format!("slip.{language}.html"), &html);
    }
}
