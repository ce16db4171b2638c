//! What stands around every page: the way to the others, cautions, whose books prevail, the head on the board.

use crate::ledger::words::{Language, Mode, Purpose};
use crate::render::site::Sealed;
use crate::render::visible;
use crate::report::site::Site;
use crate::text::{NoticeLabels, SiteLabels, Words};

/// What every page has around its text.
pub(super) struct Frame<'a> {
    pub(super) tag: &'static str,
    pub(super) root: &'static str,
    /// The same page in the other language.
    pub(super) other: String,
    pub(super) other_tag: &'static str,
    pub(super) title: String,
    pub(super) here: &'static str,
    /// The pages and what they are called, in the order of reading.
    pub(super) menu: [(&'static str, &'static str); 6],
    pub(super) fund: String,
    pub(super) cautions: Vec<String>,
    pub(super) statement: String,
    pub(super) until: String,
    pub(super) labels: &'static SiteLabels,
    pub(super) notice: &'static NoticeLabels,
    pub(super) board: Option<&'a str>,
    pub(super) origin: String,
    /// What is said of a table without rows.
    pub(super) nothing: &'static str,
}

impl<'a> Frame<'a> {
    /// What stands around a page, under the heading `here`.
    pub(super) fn of(site: &Site, sealed: &'a Sealed, words: &dyn Words, file: &str, here: &'static str) -> Self {
        let (root, other, other_tag) = match words.language() {
            Language::Zh => ("", format!("en/{file}"), "en"),
            Language::En => ("../", format!("../{file}"), "zh-CN"),
        };
        let notice = words.labels();
        let caution = match site.purpose {
            Purpose::Real => None,
            Purpose::Demo => Some(notice.demo_line.to_owned()),
            Purpose::Test => Some(notice.test_line.to_owned()),
        };
        let alone = (site.mode == Mode::OnePerson).then(|| notice.one_person.to_owned());
        Self {
            tag: words.tag(),
            root,
            other,
            other_tag,
            title: here.to_owned(),
            here,
            fund: visible(site.fund.as_str()).into_owned(),
            cautions: caution.into_iter().chain(alone).collect(),
            statement: words.statement(&visible(site.county.as_str())),
            until: words.figures_until(site.month.last()),
            menu: menu(words.site_labels()),
            labels: words.site_labels(),
            notice,
            board: sealed.board.as_deref(),
            origin: site.origin.to_string(),
            nothing: words.nothing(),
        }
    }
}

/// Where a language's pages lie: Chinese comes first.
pub(super) const fn folder(language: Language) -> &'static str {
    match language {
        Language::Zh => "",
        Language::En => "en/",
    }
}

const fn menu(labels: &SiteLabels) -> [(&'static str, &'static str); 6] {
    [
        ("index.html", labels.home),
        ("find.html", labels.find),
        ("projects.html", labels.projects),
        ("notices.html", labels.notices),
        ("shop.html", labels.shop),
        ("check.html", labels.check),
    ]
}
