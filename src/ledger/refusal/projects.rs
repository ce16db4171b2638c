//! Projects and their stages. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{ExceptionRule, Leftover, SourceKind};
use crate::ledger::yuan::Yuan;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum ProjectRefusal {
    // Before any stage.
    /// A closed project takes nothing more.
    ProjectMustBeOpen {
        /// Which.
        code: Code,
    },
    /// No stage comes before the one it follows.
    StageMustFollowTheLast {
        /// The day of the stage before.
        after: Day,
    },
    /// A field the law or the board wants is filled in.
    FieldMustBeGiven {
        /// Which.
        field: ProjectField,
    },

    // Appeals.
    /// An appeal lasts from a day to the same or a later one.
    AppealMustLast,

    // Budgets.
    /// A budget has a line.
    BudgetMustHaveLines,
    /// A purse stands in a budget once.
    BudgetLineMustBeTheOnlyOne {
        /// The purse named twice.
        source_kind: SourceKind,
    },
    /// A changed budget says why.
    BudgetChangeMustSayWhy,

    // Meetings.
    /// Nobody decides on a project without a budget.
    BudgetMustComeFirst,
    /// Somebody was there.
    SomebodyMustBePresent,
    /// Never more votes than people who were there.
    VotesMustStayWithinThePresent {
        /// How many were there.
        present: u64,
        /// How many votes were counted, or more than anyone can count.
        votes: Option<u64>,
    },
    /// What was approved had more than half of those present for it, and more for than against.
    ApprovalMustHaveAMajority {
        /// How many were for it.
        in_favour: u64,
        /// How many there must be.
        needed: u64,
    },

    // On the way.
    /// Nothing is announced or begun that nobody decided.
    DecisionMustComeFirst {
        /// Which project.
        code: Code,
    },
    /// 立项 has its paper by the time it has a budget.
    ProposalMustHaveItsPaper {
        /// Which project.
        code: Code,
    },
    /// Something hangs from a day to a later one.
    AnnouncementMustLast,
    /// Nothing begins that did not hang on the board.
    AnnouncementMustComeFirst {
        /// Which project.
        code: Code,
    },
    /// Work begins once.
    ProjectMustStartOnce {
        /// When it did.
        on: Day,
    },
    /// Nothing is inspected that did not begin.
    StartMustComeFirst {
        /// Which project.
        code: Code,
    },
    /// A score is 0 to 100.
    ScoreMustBeOutOfAHundred {
        /// What was given.
        score: u64,
    },
    /// Labour has minutes and hands.
    LabourMustNotBeNothing,
    /// Nobody works longer than a day has hours.
    LabourMustFitTheDay {
        /// How many helped.
        helpers: u64,
        /// All their minutes.
        minutes: u64,
    },

    // Exceptions.
    /// Who sets a rule aside is enrolled and may approve.
    ExceptionMustNameAnApprover {
        /// Who was named.
        approver: Code,
    },
    /// Whoever records sets no rule aside, unless his signed paper is filed and nobody else keeps this ledger.
    ApproverMustBeAnother {
        /// Who was named.
        approver: Code,
    },

    // The end.
    /// What is finished was accepted.
    AcceptanceMustComeFirst {
        /// Which project.
        code: Code,
    },
    /// No request is open when a project closes.
    RequestsMustBeSettled {
        /// What they still reserve.
        requested: Yuan,
    },
    /// No advance is unaccounted for when a project closes.
    AdvancesMustBeAccounted {
        /// What is still out.
        advanced: Yuan,
    },
    /// No project closes with money left.
    LeftoverMustBeMoved {
        /// Where it lies.
        account: Code,
        /// In which purse.
        source_kind: SourceKind,
        /// How much.
        left: Yuan,
        /// The rule for it, if there is one.
        leftover: Option<Leftover>,
    },
    /// What was built is handed over when it was finished.
    AssetMustBeFinished {
        /// Which project.
        code: Code,
    },
    /// A closed project gets no money back by undoing what it paid.
    ClosedProjectMustStayEmpty {
        /// Which.
        code: Code,
    },

    // Payments: asked by those who pay.
    /// No payment before a decision.
    PaymentMustFollowTheDecision {
        /// How much was asked.
        asked: Yuan,
        /// What exceptions leave.
        left: Yuan,
        /// The day from which a decision stands, if one does.
        since: Option<Day>,
    },
    /// No payment beyond the budget of its purse, or of the project.
    PaymentMustStayWithinTheBudget {
        /// The purses whose lines together are meant; none when the whole budget is.
        source_kinds: Vec<SourceKind>,
        /// What the budget and exceptions leave.
        left: Yuan,
        /// How much was asked.
        asked: Yuan,
    },
    /// No last payment before acceptance, where that was agreed (先服务后交费).
    LastPaymentMustFollowAcceptance {
        /// How much was asked.
        asked: Yuan,
        /// What exceptions leave.
        left: Yuan,
        /// The day from which it is accepted, if it is.
        since: Option<Day>,
    },
}

impl ProjectRefusal {
    /// The rule somebody may set aside for this, if it is one of those.
    #[must_use]
    pub const fn exception(&self) -> Option<ExceptionRule> {
        if let Self::PaymentMustFollowTheDecision { .. } = self {
            Some(ExceptionRule::DecisionFirst)
        } else if let Self::PaymentMustStayWithinTheBudget { .. } = self {
            Some(ExceptionRule::WithinBudget)
        } else if let Self::LastPaymentMustFollowAcceptance { .. } = self {
            Some(ExceptionRule::AcceptanceFirst)
        } else {
            None
        }
    }
}

/// A field of this subject that may not be empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProjectField {
    /// What the appeal is for.
    Purpose,
    /// Where it appeals.
    Place,
    /// Who benefits.
    Beneficiaries,
    /// How to give.
    Means,
    /// How the money will be used.
    Usage,
    /// What the appeal costs.
    Cost,
    /// What becomes of the rest.
    Rest,
    /// Who is in charge.
    InCharge,
    /// Who inspected.
    Inspectors,
    /// What was built.
    Asset,
    /// Handed to whom.
    Keeper,
}
