//! The closed lists, as people say them.

use crate::ledger::event::Kind as EntryKind;
use crate::ledger::reading::Remedy;
use crate::ledger::words::StintState;
use crate::ledger::words::{
    ActSign, Appeal, AreaKind, CommitteePayee, Conclusion, ContributionKind, DifferenceSide, Display, DonorKind,
    ExceptionRule, Exclusion, GoodsUse, Holder, IncomeNature, IssueManner, ItemKind, Language, Leftover, Manner,
    MatchState, MatchStep, Means, Meeting, Mode, NeedOrigin, Office, Outcome, PartyKind, PaymentKind, PaymentMark,
    PointsKind, PoolOrder, Purpose, RequestState, Role, RuleSetting, Service, SourceKind, Stage, StarPeriod, Suspicion,
    TransferBasis, ValueBasis, Yes,
};
use crate::ledger::words::{Breach, DigitSet, DigitVerdict, Doing, SampleReason};
use crate::ledger::words::{Duty, ObjectionAbout, ObjectionChannel, ObjectionState, TermUnit};
use crate::report::SheetName;
use crate::report::Word;
use crate::report::statements::{Beside, Debt, Particular, StatementLine, StatementPart, YearFigure};

/// Declares one phrase book for every closed list.
macro_rules! lists {
    ($($(#[$doc:meta])* $phrase:ident: $List:ident),+ $(,)?) => {
        /// One phrase for every word of every closed list.
        pub trait ListWords {
            $($(#[$doc])* fn $phrase(&self, word: $List) -> &'static str;)+
            /// No project: the fund at large.
            fn general_fund(&self) -> &'static str;

            /// The kinds of entries that may be reversed, with something between them.
            fn reversible_kinds(&self, between: &str) -> String {
                let kinds = EntryKind::ALL.iter().filter(|kind| kind.is_reversible());
                kinds.map(|kind| self.entry_kind(*kind)).collect::<Vec<_>>().join(between)
            }

            /// A word of whichever list.
            fn word(&self, word: Word) -> &'static str {
                match word {
                    $(Word::$List(word) => self.$phrase(word),)+
                    Word::GeneralFund => self.general_fund(),
                }
            }
        }
    };
}

lists! {
    /// The channel of an appeal.
    appeal: Appeal,
    /// A division of the neighbourhood.
    area_kind: AreaKind,
    /// What becomes of a payment to the committee.
    committee_payee: CommitteePayee,
    /// What an inspection concluded.
    conclusion: Conclusion,
    /// What a project raised.
    contribution_kind: ContributionKind,
    /// Why a statement and the ledger differ.
    difference_side: DifferenceSide,
    /// How somebody is shown.
    display: Display,
    /// Who gave.
    donor_kind: DonorKind,
    /// The kind of an entry.
    entry_kind: EntryKind,
    /// A rule that was set aside.
    exception_rule: ExceptionRule,
    /// Why something is not in the base of a match.
    exclusion: Exclusion,
    /// What given goods may be used for.
    goods_use: GoodsUse,
    /// Who holds an account.
    holder: Holder,
    /// What money that is not a gift is.
    income_nature: IncomeNature,
    /// How goods left a lot.
    issue_manner: IssueManner,
    /// A language, in itself.
    language_name: Language,
    /// What becomes of money left over.
    leftover: Leftover,
    /// How private data went.
    manner: Manner,
    /// How far a match has come.
    match_state: MatchState,
    /// A line of the statement of a match.
    match_step: MatchStep,
    /// How a gift was paid.
    means: Means,
    /// A kind of meeting.
    meeting: Meeting,
    /// One person or two.
    mode: Mode,
    /// Where a need was heard.
    need_origin: NeedOrigin,
    /// A seat on the committee.
    office: Office,
    /// How a project ended.
    outcome: Outcome,
    /// Who has a number.
    party_kind: PartyKind,
    /// What kind of payment.
    payment_kind: PaymentKind,
    /// What is said beside a payment.
    payment_mark: PaymentMark,
    /// How a pool fills its projects.
    pool_order: PoolOrder,
    /// Real, demo or test.
    purpose: Purpose,
    /// Refund or reversal.
    remedy: Remedy,
    /// Where a request stands.
    request_state: RequestState,
    /// What an operator may do.
    role: Role,
    /// The class of a service.
    service: Service,
    /// A sheet of a notice.
    sheet_name: SheetName,
    /// Where the money of a purse comes from.
    source_kind: SourceKind,
    /// How far a project is.
    stage: Stage,
    /// Why gifts look split.
    suspicion: Suspicion,
    /// The rule under which money changes its purse.
    transfer_basis: TransferBasis,
    /// What the value of given goods rests on.
    value_basis: ValueBasis,
    /// What became of recorded hours.
    stint_state: StintState,
    /// A yes, or nothing.
    yes: Yes,
    // Points.
    /// Whether an act brings or takes points.
    act_sign: ActSign,
    /// What an item of the shop is.
    item_kind: ItemKind,
    /// A kind of points account.
    points_kind: PointsKind,
    /// A line of the rule book.
    rule_setting: RuleSetting,
    /// By what stars go.
    star_period: StarPeriod,
    // Statements.
    /// A figure beside the accounts.
    beside: Beside,
    /// A line of a report on one appeal or project.
    particular: Particular,
    /// A figure of a year at a glance.
    year_figure: YearFigure,
    /// What is owed to others.
    debt: Debt,
    /// A line of a statement.
    statement_line: StatementLine,
    /// The part of a statement.
    statement_part: StatementPart,
    // Duties and objections.
    /// A duty.
    duty: Duty,
    /// What an objection is about.
    objection_about: ObjectionAbout,
    /// How it came.
    objection_channel: ObjectionChannel,
    /// Where it stands.
    objection_state: ObjectionState,
    /// In what a term is counted.
    term_unit: TermUnit,
    // The auditor's lists.
    /// How duties met in one hand.
    breach: Breach,
    /// Whose first digits are counted.
    digit_set: DigitSet,
    /// What they say.
    digit_verdict: DigitVerdict,
    /// What an operator did with an entry.
    doing: Doing,
    /// Why an entry is worth a look.
    sample_reason: SampleReason,
}
