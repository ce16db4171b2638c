//! The closed lists of the trade: each word as the file spells it. What they are called on a sheet stands in `text`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use thiserror::Error;

/// The word is not on the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("not one of the words of this field")]
pub struct WordFault;

/// Declares a closed list: variants with their words, in the order in which they are offered.
macro_rules! list {
    ($(#[$doc:meta])* $Name:ident { $($(#[$vdoc:meta])* $Variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $Name { $($(#[$vdoc])* #[serde(rename = $word)] $Variant),+ }

        impl $Name {
            /// The whole list.
            pub const ALL: &'static [Self] = &[$(Self::$Variant),+];

            /// The word of the file.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$Variant => $word),+ }
            }
        }

        impl FromStr for $Name {
            type Err = WordFault;

            fn from_str(text: &str) -> Result<Self, WordFault> {
                Self::ALL.iter().copied().find(|v| v.word() == text).ok_or(WordFault)
            }
        }

        impl fmt::Display for $Name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.word())
            }
        }
    };
}

mod auditing;
mod duties;
mod goods;
mod matching;
mod paying;
mod points;
mod projects;

pub use auditing::{Breach, DigitSet, DigitVerdict, Doing, SampleReason};
pub use duties::{Duty, ObjectionAbout, ObjectionChannel, ObjectionState, TermUnit};
pub use goods::{GoodsUse, IssueManner, ValueBasis};
pub use matching::{ContributionKind, Exclusion, MatchState, MatchStep, PoolOrder, Suspicion};
pub use paying::{CommitteePayee, Office, PaymentKind, PaymentMark, RequestState};
pub use points::{ActSign, ItemKind, PointsChange, PointsKind, RuleSetting, StarPeriod, StintState};
pub use projects::{Conclusion, ExceptionRule, Leftover, Meeting, NeedOrigin, Outcome, Stage};

list! {
    /// What the ledger is for. Only demo and test ledgers may fix the clock.
    Purpose {
        /// A fund's true books.
        Real = "real",
        /// The made-up community everyone can look at; its keys are public.
        Demo = "demo",
        /// A trial.
        Test = "test",
    }
}

list! {
    /// How many persons it takes.
    Mode {
        /// One person may do everything; said on every notice and receipt.
        OnePerson = "one_person",
        /// What matters needs another person's approval.
        TwoPerson = "two_person",
    }
}

list! {
    /// The money of the books.
    Currency {
        /// 人民币.
        Cny = "CNY",
    }
}

list! {
    /// What an operator may do. 会计法 art. 25, 35: recorder, approver, cashier and custodian are different persons.
    Role {
        /// 记账.
        Recorder = "recorder",
        /// 审批.
        Approver = "approver",
        /// 出纳.
        Cashier = "cashier",
        /// 保管 of the shop.
        Shopkeeper = "shopkeeper",
        /// 监督.
        Supervisor = "supervisor",
        /// 审计.
        Auditor = "auditor",
        /// 县慈善总会.
        Federation = "federation",
        /// 业委会.
        OwnersCommittee = "owners_committee",
    }
}

list! {
    /// Who holds an account.
    Holder {
        /// The federation's 专户: the fund's own cash.
        Federation = "federation",
        /// The owners' committee: 公共收益, never the fund's.
        OwnersCommittee = "owners_committee",
        /// The street office or 财政.
        Street = "street",
        /// The party-dues account.
        PartyDues = "party_dues",
        /// Notes and coins on their way to the bank.
        CashInTransit = "cash_in_transit",
        /// A payment platform, until it settles.
        Platform = "platform",
        /// A private person's code: against 慈善法 art. 26, recorded and flagged.
        Private = "private",
        /// 物资仓库, 公益超市: where goods lie. It never holds money.
        Storeroom = "storeroom",
    }
}

impl Holder {
    /// Whether what he holds is the fund's: in its account, or on the way there. The others pay beside it from money of
    /// their own, which is never the fund's income.
    #[must_use]
    pub const fn is_the_funds(self) -> bool {
        match self {
            Self::Federation | Self::CashInTransit | Self::Platform | Self::Private | Self::Storeroom => true,
            Self::OwnersCommittee | Self::Street | Self::PartyDues => false,
        }
    }
}

list! {
    /// Where the money of a purse comes from; it restricts what the purse may pay.
    SourceKind {
        /// 公开募集.
        PublicAppeal = "public_appeal",
        /// 定向募集.
        DirectedAppeal = "directed_appeal",
        /// 共建收入.
        SharedSpace = "shared_space",
        /// 配捐.
        Match = "match",
        /// 党费.
        PartyDues = "party_dues",
        /// 专项经费.
        SpecialGrant = "special_grant",
        /// 浮动式项目资金.
        FloatingMoney = "floating_money",
        /// 共建单位资助.
        PartnerGrant = "partner_grant",
        /// 一次性补助.
        OneOffSubsidy = "one_off_subsidy",
        /// 经常性补助.
        RegularSubsidy = "regular_subsidy",
        /// 低偿服务收入.
        ServiceIncome = "service_income",
        /// 利息.
        Interest = "interest",
        /// 内部指定.
        Designation = "designation",
        /// 公共收益.
        CommonIncome = "common_income",
    }
}

impl SourceKind {
    /// Whether money of this kind is restricted even in the general fund: by its giver or by law, never by a
    /// committee's own earmark.
    #[must_use]
    pub const fn is_restricted(self) -> bool {
        !matches!(
            self,
            Self::PublicAppeal | Self::SharedSpace | Self::ServiceIncome | Self::Interest | Self::Designation
        )
    }
}

list! {
    /// The channel of an appeal.
    Appeal {
        /// 公开募集: open to everyone.
        Public = "public",
        /// 定向募集: a group of givers funds one purpose.
        Directed = "directed",
    }
}

impl Appeal {
    /// The purse a gift of this channel goes to.
    #[must_use]
    pub const fn source_kind(self) -> SourceKind {
        match self {
            Self::Public => SourceKind::PublicAppeal,
            Self::Directed => SourceKind::DirectedAppeal,
        }
    }
}

list! {
    /// How a gift was paid.
    Means {
        /// 银行转账.
        Bank = "bank",
        /// 微信.
        Wechat = "wechat",
        /// 支付宝.
        Alipay = "alipay",
        /// 刷卡.
        Pos = "pos",
        /// 现金.
        Cash = "cash",
    }
}

list! {
    /// How a donor is shown.
    Display {
        /// 王**: the default.
        Masked = "masked",
        /// In full, because he agreed.
        Named = "named",
        /// 爱心人士.
        Anonymous = "anonymous",
    }
}

list! {
    /// Who gave.
    DonorKind {
        /// A natural person, sole traders included.
        Person = "person",
        /// A firm.
        Company = "company",
        /// A public body, school, association.
        Institution = "institution",
        /// Nobody said.
        Anonymous = "anonymous",
    }
}

list! {
    /// Who has a number.
    PartyKind {
        /// A natural person.
        Person = "person",
        /// A firm.
        Company = "company",
        /// A public body, school, association.
        Institution = "institution",
    }
}

impl PartyKind {
    /// The same, as a gift says it.
    #[must_use]
    pub const fn as_donor(self) -> DonorKind {
        match self {
            Self::Person => DonorKind::Person,
            Self::Company => DonorKind::Company,
            Self::Institution => DonorKind::Institution,
        }
    }
}

list! {
    /// The fixed list of service classes.
    Service {
        /// 便民维修.
        Repairs = "repairs",
        /// 助老助残.
        ElderlyAndDisabled = "elderly_and_disabled",
        /// 儿童关爱.
        Children = "children",
        /// 法律援助.
        LegalAid = "legal_aid",
        /// 健康义诊.
        Health = "health",
        /// 文化惠民.
        Culture = "culture",
        /// 其他.
        Other = "other",
    }
}

list! {
    /// How private data were taken out of reach.
    Manner {
        /// Hidden everywhere, kept for the law.
        Sealed = "sealed",
        /// Gone.
        Removed = "removed",
    }
}

list! {
    /// A yes, or the empty string.
    Yes {
        /// Yes.
        Yes = "yes",
        /// Not said.
        No = "",
    }
}

impl From<bool> for Yes {
    fn from(yes: bool) -> Self {
        if yes { Self::Yes } else { Self::No }
    }
}

list! {
    /// The language of a sheet.
    Language {
        /// 中文.
        Zh = "zh",
        /// English.
        En = "en",
    }
}

list! {
    /// The sheets of a notice whose count and total stand on the chain, in the order of its entry. What other sheets there are
    /// is for `report` to say.
    CountedSheet {
        /// Gifts of the month.
        Gifts = "gifts",
        /// Gifts of earlier months recorded since the last notice.
        Late = "late",
        /// Refunds and reversals of gifts recorded since the last notice.
        Corrections = "corrections",
        /// What every purse of the fund held, took in and spent; here what its accounts hold, counted by account.
        Money = "money",
    }
}

list! {
    /// A division of the neighbourhood.
    AreaKind {
        /// 小区.
        Estate = "estate",
        /// 网格.
        Grid = "grid",
        /// 村.
        Village = "village",
        /// 其他.
        Other = "other",
    }
}

list! {
    /// What money that is not a gift is, and so which account it is posted to.
    IncomeNature {
        /// 拨款, 补助: public money truly paid in (4401).
        Grant = "grant",
        /// 服务收入 (4301).
        Service = "service",
        /// 租金 (4301).
        Rent = "rent",
        /// 利息 (4901).
        Interest = "interest",
        /// 押金, 保证金: owed back (2209).
        Deposit = "deposit",
        /// 其他 (4901).
        Other = "other",
    }
}

list! {
    /// The rule under which money changes its purse.
    TransferBasis {
        /// 内部指定: the committee earmarks unrestricted money for a project; it stays unrestricted.
        Earmark = "earmark",
        /// 浮动式项目资金: the street's money goes to the project that needs it, with its reason.
        Floating = "floating",
        /// 结余: what a closed or stopped project leaves goes where its plan says, or to a similar project.
        Leftover = "leftover",
        /// 垫退配捐: free money of the general fund pays back a match whose purse was spent before a gift went back.
        MatchDebt = "match_debt",
        /// 公共收益 for the project its owners decided, and what is left of it back.
        Owners = "owners",
    }
}

list! {
    /// Why a statement and the ledger differ.
    DifferenceSide {
        /// 对方已收、我方未记: the statement is higher.
        TheirReceipt = "their_receipt",
        /// 对方已付、我方未记: the statement is lower.
        TheirPayment = "their_payment",
        /// 我方已收、对方未记: the statement is lower.
        OurReceipt = "our_receipt",
        /// 我方已付、对方未记: the statement is higher.
        OurPayment = "our_payment",
    }
}
