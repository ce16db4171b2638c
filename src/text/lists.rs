//! The closed lists, as people say them.

use crate::ledger::event::Kind;
use crate::ledger::reading::Remedy;
use crate::ledger::words::{
    Appeal, Display, DonorKind, Holder, Language, Manner, Means, Mode, PartyKind, Purpose, Role, Service, SheetName,
    SourceKind, Yes,
};
use crate::report::Word;

/// One phrase for every word of every closed list.
pub trait ListWords {
    /// The channel of an appeal.
    fn appeal(&self, appeal: Appeal) -> &'static str;
    /// How somebody is shown.
    fn display(&self, display: Display) -> &'static str;
    /// Who gave.
    fn donor_kind(&self, kind: DonorKind) -> &'static str;
    /// The kind of an entry.
    fn entry_kind(&self, kind: Kind) -> &'static str;
    /// Who holds an account.
    fn holder(&self, holder: Holder) -> &'static str;
    /// A language, in itself.
    fn language_name(&self, language: Language) -> &'static str {
        match language {
            Language::Zh => "中文",
            Language::En => "English",
        }
    }
    /// How private data went.
    fn manner(&self, manner: Manner) -> &'static str;
    /// How a gift was paid.
    fn means(&self, means: Means) -> &'static str;
    /// One person or two.
    fn mode(&self, mode: Mode) -> &'static str;
    /// Who has a number.
    fn party_kind(&self, kind: PartyKind) -> &'static str;
    /// Real, demo or test.
    fn purpose(&self, purpose: Purpose) -> &'static str;
    /// Refund or reversal.
    fn remedy(&self, remedy: Remedy) -> &'static str;
    /// What an operator may do.
    fn role(&self, role: Role) -> &'static str;
    /// The class of a service.
    fn service(&self, service: Service) -> &'static str;
    /// A sheet of a notice.
    fn sheet_name(&self, sheet: SheetName) -> &'static str;
    /// Where the money of a purse comes from.
    fn source_kind(&self, kind: SourceKind) -> &'static str;
    /// A yes, or nothing.
    fn yes(&self, yes: Yes) -> &'static str;
    /// No project: the fund at large.
    fn general_fund(&self) -> &'static str;

    /// A word of whichever list.
    fn word(&self, word: Word) -> &'static str {
        match word {
            Word::Appeal(w) => self.appeal(w),
            Word::Display(w) => self.display(w),
            Word::DonorKind(w) => self.donor_kind(w),
            Word::EntryKind(w) => self.entry_kind(w),
            Word::Holder(w) => self.holder(w),
            Word::Language(w) => self.language_name(w),
            Word::Manner(w) => self.manner(w),
            Word::Means(w) => self.means(w),
            Word::Mode(w) => self.mode(w),
            Word::PartyKind(w) => self.party_kind(w),
            Word::Purpose(w) => self.purpose(w),
            Word::Remedy(w) => self.remedy(w),
            Word::Role(w) => self.role(w),
            Word::Service(w) => self.service(w),
            Word::SheetName(w) => self.sheet_name(w),
            Word::SourceKind(w) => self.source_kind(w),
            Word::Yes(w) => self.yes(w),
            Word::GeneralFund => self.general_fund(),
        }
    }
}
