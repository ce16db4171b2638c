//! Where things stand on a telephone and on a desk, compared with a file a person can read. Boxes, not pixels: the letters of
//! two machines are never the same, where a box begins and how wide it is must be (docs/decisions.md).
//! `UPDATE_GOLDEN=1` writes the file anew; look at the pages before keeping it.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use super::browser::{browse, url};
use super::demo;

const PAGES: [&str; 7] = [
    "site/index.html",
    "site/find.html",
    "site/notices.html",
    "site/project-wall.html",
    "site/en/index.html",
    "demo/notices/0009/notice.html",
    "demo/notices/0009/poster.html",
];
const WIDTHS: [u64; 2] = [360, 1280];

/// Name, left edge, width and height of what makes a page, in the order of the page; what is folded away is left out.
const BOXES: &str = "Array.from(document.querySelectorAll('header, h1, h2, .figures div, .cards li, .block, figure, .sheet table, \
    .button, form, input, .check, footer')).filter(function (e) { return e.checkVisibility(); }).map(function (e) { var r = e.getBoundingClientRect(); \
    return [e.tagName.toLowerCase() + (e.className ? '.' + String(e.className).split(' ')[0] : ''), \
    Math.round(r.left), Math.round(r.width), Math.round(r.height)]; }).filter(function (box) { return box[2] > 0; })";

/// How far an edge may lie from where it lay.
const EDGE: i64 = 8;
/// Letters of another machine break lines elsewhere: a height may differ by a quarter, and by two lines.
const LINES: i64 = 56;

#[derive(Debug, PartialEq)]
struct Placed {
    name: String,
    left: i64,
    width: i64,
    height: i64,
}

impl Placed {
    fn read(line: &str) -> Option<Self> {
        let mut words = line.split(' ');
        let name = words.next()?.to_owned();
        let mut number = || words.next()?.parse().ok();
        Some(Self { name, left: number()?, width: number()?, height: number()? })
    }

    fn is_where(&self, golden: &Self) -> bool {
        // A button is as wide as its words.
        let breadth = if self.name.contains("button") { golden.width / 4 } else { EDGE };
        self.name == golden.name
            && (self.left - golden.left).abs() <= EDGE.max(breadth)
            && (self.width - golden.width).abs() <= EDGE.max(breadth)
            && (self.height - golden.height).abs() <= LINES.max(golden.height / 4)
    }
}

/// The boxes of every page at every width, a line each below the name of the page.
fn drawn(said: &[Value]) -> String {
    let mut text = String::new();
    let pages = WIDTHS.iter().flat_map(|width| PAGES.iter().map(move |page| (width, page)));
    for ((width, page), boxes) in pages.zip(said) {
        let _ = writeln!(text, "# {page} {width}");
        for one in boxes.as_array().expect("boxes") {
            let _ = writeln!(text, "{} {} {} {}", one[0].as_str().expect("a name"), one[1], one[2], one[3]);
        }
    }
    text
}

#[test]
fn everything_stands_where_it_stood_on_a_telephone_and_on_a_desk() {
    let house = demo();
    let mut steps = Vec::new();
    for width in WIDTHS {
        steps.push(json!({"width": width, "height": 800}));
        for page in PAGES {
            steps.extend([json!({"open": url(&house, page)}), json!({"say": BOXES})]);
        }
    }
    let now = drawn(&browse(&steps));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/golden/site/layout.txt");
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        fs::write(&path, &now).expect("the golden file can be written");
    }
    let golden = fs::read_to_string(&path).expect("the golden file is there: UPDATE_GOLDEN=1 writes it");
    assert_eq!(golden.lines().count(), now.lines().count(), "more or fewer boxes than there were:\n{now}");
    let mut page = "";
    for (was, is) in golden.lines().zip(now.lines()) {
        match (Placed::read(was), Placed::read(is)) {
            (Some(was), Some(is)) if !was.name.starts_with('#') => {
                assert!(is.is_where(&was), "{page}: {was:?} is now {is:?}");
            }
            _ => {
                assert_eq!(was, is);
                page = is;
            }
        }
    }
}

/// The comparison can fail: a box that moved, shrank, or became another is seen.
#[test]
fn a_box_that_moved_is_seen() {
    let golden = Placed::read("div.block 16 400 120").expect("a box");
    for (line, is_it) in [
        ("div.block 16 400 120", true),
        ("div.block 20 396 150", true),
        ("div.block 40 400 120", false),
        ("div.block 16 300 120", false),
        ("div.block 16 400 220", false),
        ("table 16 400 120", false),
    ] {
        assert_eq!(Placed::read(line).expect("a box").is_where(&golden), is_it, "{line}");
    }
}
