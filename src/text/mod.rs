//! THE WORDS: one trait, two languages; a phrase missing in one does not compile.
//!
//! A subject a file: its trait here, its phrases in `zh/` and `en/` under the same name. Matches are exhaustive and
//! phrases are fields without defaults, so that a new refusal or heading waits for its words in both languages.
//! Another room's words come in as another supertrait of [`Words`].

mod approving;
mod audits;
mod board;
mod counter;
pub mod daxie;
mod duties;
mod en;
mod faults;
mod goods;
mod help;
mod import;
mod keeping;
mod lists;
mod machine;
mod matching;
mod months;
mod notices;
mod numbers;
mod objections;
mod operators;
mod packs;
mod paying;
mod points;
mod projects;
mod proof;
mod purses;
mod questions;
mod refusals;
mod roster;
mod service;
mod sheets;
mod shop;
mod site;
mod slips;
mod statements;
mod usage;
mod volunteers;
mod witnesses;
mod zh;

pub use approving::{ApprovalHelp, ApprovalWords};
pub use audits::AuditWords;
pub use board::{BoardLabels, BoardWords};
pub use counter::CounterWords;
pub use duties::{DutyHelp, DutyWords};
pub use faults::{FaultWords, position_of};
pub use goods::{GoodsHelp, GoodsWords};
pub use help::{Help, HelpWords};
pub use import::{BadRow, ImportSummary, ImportWords};
pub use keeping::{KeepingHelp, KeepingWords, KeyMade, PersonField};
pub use lists::ListWords;
pub use machine::MachineWords;
pub use matching::{MatchHelp, MatchWords, Moved};
pub use months::{Compared, MonthHelp, MonthWords};
pub use notices::{NoticeLabels, NoticeWords};
pub use numbers::{NumberWords, grouped};
pub use objections::{ObjectionHelp, ObjectionWords};
pub use operators::{OperatorHelp, OperatorWords, SignedWord};
pub use packs::{Cosigned, PackCheck, PackHelp, PackItem, PackLabels, PackWords};
pub use paying::{PaymentHelp, PaymentWords};
pub use points::{PointsHelp, PointsWords};
pub use projects::{ProjectHelp, ProjectParticular, ProjectWords};
pub use proof::{ForkTold, ProofHelp, ProofWords, ReceiptTold};
pub use purses::{PurseHelp, PurseWords};
pub use questions::{Question, QuestionWords};
pub use refusals::RefusalWords;
pub use roster::{BadRosterRow, RosterSummary, RosterWords};
pub use service::{ServiceHelp, ServiceWords};
pub use sheets::SheetWords;
pub use shop::{ShopHelp, ShopWords};
pub use site::{FindPhrases, SiteHelp, SiteLabels, SiteWords, SiteWritten};
pub use slips::{SlipHelp, SlipLabels, SlipWords};
pub use statements::{StatementHelp, StatementWords};
pub use usage::UsageWords;
pub use volunteers::{VolunteerHelp, VolunteerWords};
pub use witnesses::WitnessWords;

use crate::ledger::words::Language;

/// What a person is told: what is wrong, and what to do. Both are whole sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// What is wrong, with the value that is.
    pub what: String,
    /// What to do, with the command that does it.
    pub cure: String,
}

impl Told {
    /// What is wrong, and what to do.
    pub fn new(what: impl Into<String>, cure: impl Into<String>) -> Self {
        Self { what: what.into(), cure: cure.into() }
    }
}

/// Everything the program says, in one language.
pub trait Words:
    ListWords
    + NumberWords
    + SheetWords
    + NoticeWords
    + BoardWords
    + RefusalWords
    + PurseWords
    + MonthWords
    + ProjectWords
    + MatchWords
    + ApprovalWords
    + OperatorWords
    + PaymentWords
    + GoodsWords
    + PointsWords
    + VolunteerWords
    + ServiceWords
    + RosterWords
    + ShopWords
    + StatementWords
    + DutyWords
    + ObjectionWords
    + SiteWords
    + SlipWords
    + FaultWords
    + CounterWords
    + QuestionWords
    + MachineWords
    + UsageWords
    + ImportWords
    + KeepingWords
    + ProofWords
    + PackWords
    + AuditWords
    + WitnessWords
    + HelpWords
    + Sync
    + std::fmt::Debug
{
    /// Which language.
    fn language(&self) -> Language;

    /// The language as HTML names it (BCP 47).
    fn tag(&self) -> &'static str;
}

/// The words of a language.
#[must_use]
pub fn words(language: Language) -> &'static dyn Words {
    match language {
        Language::Zh => &zh::Zh,
        Language::En => &en::En,
    }
}
