//! What the page's script reads: classic scripts that call a function with one JSON value, because a page opened from disk
//! may neither fetch nor load modules.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use serde::Serialize;

use crate::ledger::field::Seq;
use crate::ledger::reading::Remedy;
use crate::ledger::words::{Appeal, Means};
use crate::report::site::{Changed, NoticeShown, Place, PostedGift, Site};
use crate::report::{ShownName, Word};
use crate::text::{FindPhrases, Words, grouped};

/// What all pages share: the heads, the key, which months have rows.
#[derive(Clone, Debug, Serialize)]
pub struct Heads {
    /// Entries a block holds.
    pub block: u64,
    /// The heads proofs lead to, the one on the board first.
    pub heads: Vec<Head>,
    /// The ledger's public key: 32 bytes in base64.
    pub key: String,
    /// Its fingerprint, as notices print it.
    pub fingerprint: String,
    /// Months whose gifts stand on a notice.
    pub months: Vec<String>,
}

/// A signed head.
#[derive(Clone, Debug, Serialize)]
pub struct Head {
    /// The note: what is signed, and the signatures.
    pub note: String,
    /// The notice that prints its root, or empty.
    pub notice: String,
}

/// A block of leaves with the gifts in it.
#[derive(Clone, Debug, Serialize)]
pub struct Proofs<'a> {
    /// Its place.
    pub number: u64,
    /// Its leaves, each in base64.
    pub leaves: Vec<String>,
    /// For each head the way up, each hash in base64; nothing where the head ends before the block.
    pub ways: Vec<Option<Vec<String>>>,
    /// The text around the values of a line.
    pub shapes: &'a [Vec<String>],
    /// The gifts by their number.
    pub gifts: BTreeMap<String, Gift<'a>>,
}

/// A gift of a block: shape, sealed values, place on the board, what changed of it.
#[derive(Clone, Debug, Serialize)]
pub struct Gift<'a>(usize, &'a str, Option<[String; 3]>, Vec<[String; 3]>);

impl<'a> Gift<'a> {
    /// A gift whose line is sealed in `text`.
    #[must_use]
    pub fn new(shape: usize, text: &'a str, place: Option<&Place>, changes: &[Changed]) -> Self {
        Self(shape, text, place.map(place_of), changes.iter().map(told).collect())
    }
}

fn told(changed: &Changed) -> [String; 3] {
    let remedy = match changed.remedy {
        Remedy::Refund => "refund",
        Remedy::Reversal => "reversal",
    };
    [changed.by.to_string(), remedy.to_owned(), changed.amount.to_string()]
}

fn place_of(place: &Place) -> [String; 3] {
    [place.notice.to_string(), place.sheet.word().to_owned(), place.row.to_string()]
}

/// `data/heads.js`.
#[must_use]
pub fn heads(heads: &Heads) -> String {
    call("heads", heads)
}

/// `data/proofs/0000.js`.
#[must_use]
pub fn proofs(proofs: &Proofs<'_>) -> String {
    call("block", proofs)
}

/// `data/rows/2026-10.js`: a row a gift: day, amount, masked name, notice, sheet, row, entry, and what later entries changed of it.
/// No name is here that the notice does not show, and none whose owner has withdrawn it since.
#[must_use]
pub fn rows(month: &str, gifts: &[PostedGift], changes: &BTreeMap<Seq, Vec<Changed>>) -> String {
    let row = |gift: &PostedGift| {
        let [notice, sheet, row] = place_of(&gift.place);
        let name = match &gift.name {
            ShownName::Masked(name) | ShownName::Named(name) => crate::render::visible(name).into_owned(),
            ShownName::Anonymous | ShownName::Withheld | ShownName::Erased => String::new(),
        };
        let later: Vec<[String; 3]> = changes.get(&gift.seq).into_iter().flatten().map(told).collect();
        (gift.date.to_string(), gift.amount.to_string(), name, notice, sheet, row, gift.seq.to_string(), later)
    };
    let rows: Vec<_> = gifts.iter().map(row).collect();
    call("rows", &(month, rows))
}

/// What the script says in one language.
#[derive(Serialize)]
struct Spoken<'a> {
    phrases: &'static FindPhrases,
    projects: BTreeMap<&'a str, [String; 4]>,
    means: BTreeMap<&'static str, &'static str>,
    appeals: BTreeMap<&'static str, &'static str>,
    notices: BTreeMap<String, String>,
    until: String,
}

/// `data/words-zh.js`.
#[must_use]
pub fn spoken(site: &Site, words: &dyn Words) -> String {
    let projects = site.projects.iter().map(|shown| {
        let stage = words.word(Word::Stage(shown.life.facts.stage())).to_owned();
        let name = crate::render::visible(shown.life.project.name.as_str()).into_owned();
        (shown.life.project.code.as_str(), [name, stage, grouped(shown.spent), grouped(shown.left)])
    });
    let spoken = Spoken {
        phrases: words.find_phrases(),
        projects: projects.collect(),
        means: Means::ALL.iter().map(|means| (means.word(), words.word(Word::Means(*means)))).collect(),
        appeals: Appeal::ALL.iter().map(|appeal| (appeal.word(), words.word(Word::Appeal(*appeal)))).collect(),
        notices: site
            .notices
            .iter()
            .map(|shown| (shown.notice.prepared.number.to_string(), sheet_file(shown)))
            .collect(),
        until: words.figures_until(site.month.last()),
    };
    call("words", &spoken)
}

/// The file a resident opens to see his row, or empty when the notice stays at home.
fn sheet_file(shown: &NoticeShown) -> String {
    let prepared = &shown.notice.prepared;
    let is_page = |name: &str| Path::new(name).extension().is_some_and(|extension| extension == "html");
    let page = prepared.files.iter().map(|file| file.name.as_str()).find(|name| is_page(name));
    match page.filter(|_| !shown.is_withheld) {
        Some(name) => format!("{:04}/{name}", prepared.number.0),
        None => String::new(),
    }
}

/// `mingbai.heads({…});`, in ASCII: a script must not depend on how a server labels it.
fn call(function: &str, value: &impl Serialize) -> String {
    let json = serde_json::to_string(value).expect("strings cannot fail to be written");
    let mut script = format!("mingbai.{function}(");
    for c in json.chars() {
        if c.is_ascii() {
            script.push(c);
        } else {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let _ = write!(script, "\\u{unit:04x}"); // a String takes everything
            }
        }
    }
    script.push_str(");\n");
    script
}
