//! The public page: static files that run from a disk, under any path, on an old telephone, without asking anybody.
//!
//! ```text
//! index.html projects.html project-CODE.html notices.html shop.html find.html check.html    Chinese; en/ the same in English
//! assets/   site.css site.js          one style, one script of our own
//! data/     heads.js words-zh.js words-en.js proofs/0000.js rows/2026-10.js
//! notices/  the posted files, byte for byte
//! files/    checkpoints, verify.py, tables for spreadsheets
//! ```
//! Every page but `find.html` works without the script. No page asks for anything outside its folder: the policy in its
//! head forbids it.

mod charts;
pub mod data;
mod frame;
mod pages;
pub(super) mod tables;

use crate::ledger::field::Count;
use crate::ledger::words::Language;
use crate::report::site::Site;
use crate::text::{Words, words};

/// What is known of the chain, already as text: a face knows no hashes.
#[derive(Clone, Debug)]
pub struct Sealed {
    /// The newest notice's root in groups, if one hangs.
    pub board: Option<String>,
    /// The root of the head in groups, and how many entries it covers.
    pub head: (String, Count),
    /// The key's fingerprint.
    pub key: String,
    /// Whom to ask; empty for the committee.
    pub contact: String,
}

/// A file of the site: its path with `/`, its bytes.
pub type File = (String, Vec<u8>);

const STYLE: &str = include_str!("site.css");
const SCRIPT: &str = include_str!("site.js");

/// The marker by which a folder is known as a site of ours.
pub const MARKER: &str = "mingbai-site.txt";

/// Every page in both languages, the style, the script and its words.
///
/// # Panics
/// Never: memory is written to.
#[must_use]
pub fn files(site: &Site, sealed: &Sealed) -> Vec<File> {
    let mut files = vec![
        ("assets/site.css".to_owned(), STYLE.into()),
        ("assets/site.js".to_owned(), SCRIPT.into()),
        (MARKER.to_owned(), format!("mingbai site 1\n{}\n", site.origin).into_bytes()),
    ];
    for language in Language::ALL {
        let words: &dyn Words = words(*language);
        files.extend(pages::pages(site, sealed, words));
        files.push((format!("data/words-{}.js", language.word()), data::spoken(site, words).into_bytes()));
    }
    files
}
