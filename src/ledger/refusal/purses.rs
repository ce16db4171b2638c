//! Money that is not a gift, and whose it is. The order is the order in which `decide` checks.

use thiserror::Error;

use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{Holder, IncomeNature, Leftover, SourceKind};
use crate::ledger::yuan::Yuan;

/// A rule of this subject that was broken. Nothing was written.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{self:?}")]
pub enum PurseRefusal {
    // Areas.
    /// The code of an area is used once.
    AreaCodeMustBeFree {
        /// The code.
        code: Code,
    },
    /// An area that is named was registered.
    AreaMustBeRegistered {
        /// The code asked for.
        code: Code,
    },
    /// An owners' account names the 小区 whose owners hold it.
    OwnersAccountMustNameItsEstate {
        /// The account.
        account: Code,
    },
    /// No other account does.
    OnlyAnOwnersAccountNamesAnEstate {
        /// The account.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },

    // Income, whether it came or is due.
    /// Who paid is named.
    PayerMustBeNamed,
    /// Gifts, matches and earmarks have commands of their own.
    IncomeMustBeNoGift {
        /// The source kind asked for.
        source_kind: SourceKind,
    },
    /// What money is and where it comes from agree.
    SourceKindMustFitTheNature {
        /// What it is said to be.
        nature: IncomeNature,
        /// Where it is said to come from.
        source_kind: SourceKind,
    },
    /// A platform, a private code and a storeroom take no income; the cash box takes what is paid in cash.
    AccountMustTakeIncome {
        /// The account.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// 公共收益 lies in its owners' account and nothing else does.
    CommonIncomeMustStayWithItsOwners {
        /// The account.
        account: Code,
        /// Who holds it.
        holder: Holder,
        /// The source kind asked for.
        source_kind: SourceKind,
    },
    /// The money of a source lies with who may hold it.
    PurseMustLieWithItsHolder {
        /// The account.
        account: Code,
        /// Who holds it.
        holder: Holder,
        /// The source kind asked for.
        source_kind: SourceKind,
    },
    /// One 小区's money never pays or feeds another's project.
    CommonIncomeMustStayInItsEstate {
        /// The 小区 of the account.
        estate: Code,
        /// The project.
        project: Code,
    },
    /// What comes due is due on the day of the agreement or later.
    DueDayMustFollow {
        /// The day of the agreement.
        date: Day,
    },
    /// The entry that announced an income exists, is one, and stands.
    ClaimMustStand {
        /// The entry asked for.
        seq: Seq,
    },
    /// What comes is what was announced: the same account, purse and nature.
    IncomeMustBeOfItsClaim {
        /// The entry that announced it.
        claim: Seq,
    },
    /// No more comes under an announcement than it announced.
    IncomeMustStayWithinItsClaim {
        /// What has not come yet.
        left: Yuan,
    },
    /// An announcement of which something came is not undone.
    ClaimMustBeUntouched {
        /// The entry that announced it.
        seq: Seq,
        /// What came.
        came: Yuan,
    },

    // Deposits.
    /// What goes back is a deposit that was received, and stands.
    DepositMustStand {
        /// The entry asked for.
        seq: Seq,
    },
    /// No more of a deposit goes back than was left.
    ReturnMustStayWithinTheDeposit {
        /// What is still owed back.
        left: Yuan,
    },
    /// A deposit of which something went back is not undone.
    DepositMustBeWhole {
        /// The entry that received it.
        seq: Seq,
        /// What went back.
        returned: Yuan,
    },

    // Paying in.
    /// Only money that lies outside is paid in: cash, a platform's, a private code's.
    OnlyWaitingMoneyIsPaidIn {
        /// Where it is said to lie.
        account: Code,
        /// Who holds that.
        holder: Holder,
    },
    /// What is paid in reaches the fund's account at the federation.
    MoneyMustReachTheFund {
        /// The account asked for.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// Only a platform keeps a fee.
    OnlyAPlatformKeepsAFee {
        /// Where the money lay.
        account: Code,
    },
    /// A fee is less than the money it is taken from.
    FeeMustBeLessThanTheMoney {
        /// The money, gross.
        amount: Yuan,
    },

    // Transfers.
    /// A transfer leads from one purse to another.
    TransferMustChangeThePurse,
    /// Money on its way is paid in before it changes its purse.
    MoneyMustBePaidInFirst {
        /// Where it lies.
        account: Code,
        /// Who holds that.
        holder: Holder,
    },
    /// 公共收益 changes its purse by no transfer: its owners decide each payment.
    CommonIncomeMustNotBeTransferred,
    /// The owners decided that this project gets so much of their money.
    OwnersMustHaveDecidedTheTransfer {
        /// The project.
        project: Code,
        /// What their decisions still allow it, beyond what it has.
        left: Yuan,
    },
    /// Only free money of the general fund is earmarked for a project, and only a project's earmark goes back.
    OnlyFreeMoneyIsEarmarked,
    /// An earmark goes back to the source it came from, no more than came.
    EarmarkMustGoBackWhereItCameFrom {
        /// The source asked for.
        source_kind: SourceKind,
        /// What of that source the project still has earmarked.
        left: Yuan,
    },
    /// What is owed back of a match is put up by free money of the general fund, for the purse that owes it.
    OnlyFreeMoneyCoversAMatchDebt,
    /// Free money puts up no more than is owed back and not there.
    TransferMustStayWithinTheMatchDebt {
        /// What the match's purse lacks.
        short: Yuan,
    },
    /// Only floating money floats, and it floats to a project.
    OnlyFloatingMoneyFloats,
    /// Nothing is left over while a project runs.
    ProjectMustBeOverFirst {
        /// The project.
        project: Code,
    },
    /// What is left goes where the project's plan says.
    LeftoverMustGoWhereItsPlanSays {
        /// What the plan says, if anything.
        leftover: Option<Leftover>,
        /// The project.
        project: Code,
    },

    // Owners.
    /// Owners decide about the account they hold.
    AccountMustBeTheOwners {
        /// The account.
        account: Code,
        /// Who holds it.
        holder: Holder,
    },
    /// A decision says what it is for.
    PurposeMustBeGiven,
    /// A decision can be used on the day it is taken or later.
    DecisionMustLast {
        /// The day of the decision.
        date: Day,
    },
    /// Of all owners some took part, and of those some agreed; by area as well.
    VotesMustAddUp,
    /// Two thirds take part, by heads and by area (民法典 art. 278).
    TwoThirdsMustTakePart,
    /// More than half of those who took part agree, by heads and by area (民法典 art. 278).
    MoreThanHalfMustAgree,
}
