//! The closed list of what a sheet may be about. The words stand in `text`, so that a title without a phrase in both
//! languages does not compile.

mod id;

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::PersonNumber;
use crate::ledger::period::{Day, Month};
use crate::ledger::words::{DigitSet, PointsKind};
use crate::report::SheetName;

/// What a table is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Title {
    /// A sheet of a donation notice.
    Sheet(SheetName),
    /// What corrects a notice.
    AmendmentsOf(Count),
    /// Gifts of a month.
    Donations(Month),
    /// Refunds and reversals between two days.
    Corrections {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Matches, as they are published.
    Matches,
    /// What an agreement says.
    MatchTerms,
    /// How a match is reckoned.
    MatchSteps,
    /// What counts in a match and what not, in groups or gift by gift.
    MatchContributions,
    /// Pools.
    Pools,
    /// Where money lies.
    Accounts,
    /// What the purses hold.
    Purses,
    /// What the purses hold on a day.
    PurseBalances(Day),
    /// Money outside the fund's account on a day.
    OutsideMoney(Day),
    /// 公共收益 between two days.
    CommonIncome {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// What owners decided.
    OwnersDecisions,
    /// Income that will come.
    ClaimsDue,
    /// Deposits still held.
    Deposits,
    /// 小区 and 网格.
    Areas,
    /// Projects.
    Projects,
    /// One project, line by line.
    Project,
    /// The stages of a project, with their papers.
    ProjectSteps,
    /// A project's budget against what was spent.
    ProjectBudget,
    /// What every project took in and spent up to a day.
    ProjectAccounts {
        /// The last day.
        until: Day,
    },
    /// What one project took in and spent, purse by purse.
    ProjectStatement {
        /// The last day.
        until: Day,
    },
    /// What one project paid, payment by payment.
    ProjectPayments,
    /// Goods a project used.
    ProjectGoods,
    /// What stands beside the money of a project.
    ProjectBeside,
    /// Volunteers' labour between two days.
    Labour {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Registered persons and organisations.
    People,
    /// Who may record.
    Operators,
    /// Notices so far.
    Notices,
    /// 资金收支总表.
    Fund(Month, FundView),
    /// 科目余额表.
    TrialBalance(Month),
    /// 净资产变动表.
    NetAssets(Month),
    /// 记账流水.
    Journal(Month),
    /// Statements beside our books.
    Reconciliation,
    /// The lines that explain a statement.
    Differences(Seq),
    /// What a closing finds.
    Closing(Month),
    /// What waits for somebody's approval.
    Waiting,
    /// Requests for payment.
    Requests,
    /// The purses of a request, in their order.
    RequestPurses,
    /// Who approved a request.
    Approvals,
    /// What was paid under a request.
    Settlements,
    /// The persons of an aid list, masked.
    AidList,
    /// Advances and what is owed of them.
    Advances,
    /// Who sits on the committee.
    Seats,
    /// Whom its members declared to be close to.
    Interests,
    /// How payments are approved on a day.
    Thresholds,
    /// Payments in a month's books.
    Payments(Month),
    /// Payments of the owners' money in a month's books.
    OwnersPayments(Month),
    /// Entries that were looked for.
    Found,
    /// One entry, field by field.
    Entry,
    /// Files that were read.
    Imports,
    /// Lots of given goods.
    Lots,
    /// What became of a lot.
    LotLife,
    /// Given goods in, out and left in a month.
    GoodsStock(Month),
    /// Gifts in goods of a month.
    GoodsGifts(Month),
    /// Gifts in goods that were looked for.
    GoodsFound,
    /// What was asked for to be paid to a person.
    PaidTo(PersonNumber),
    /// Profiles for other people's files.
    Profiles,
    /// Charts of accounts.
    Charts,
    /// Checkpoints.
    Checkpoints,
    /// The ledger at a glance.
    Status,
    // Points.
    /// 积分制管理办法, as it applied on a day.
    Rules(Day),
    /// Which rules were in force from which day on.
    RuleBooks,
    /// What an hour brings, by kind of service.
    RuleServices,
    /// What acts bring and take.
    RuleActs,
    /// Points accounts of a kind.
    PointsAccounts(PointsKind),
    /// The portions of one account.
    PointsPortions,
    /// What ends when.
    PointsForecast,
    /// What outstanding points are worth, and what could be honoured.
    PointsCover(Day),
    /// Wishes.
    Wishes,
    /// 积分收支 of a month.
    PointsSheet(PointsKind, Month),
    /// The same of the year that begins on a day.
    PointsYear(PointsKind, Day),
    /// Points accounts over some days, of one kind.
    PointsRegister {
        /// Of which kind.
        kind: PointsKind,
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Their movements, one by one.
    PointsMovements,
    /// Households.
    Households,
    /// Volunteers' teams.
    Teams,
    /// Volunteers.
    Volunteers,
    /// What was registered of one volunteer.
    Memberships,
    /// The time of one volunteer.
    MinutesOfAVolunteer,
    /// Activities.
    Activities,
    /// An activity, hour by hour.
    ActivityHours,
    /// Published hours by volunteer, between two days.
    HoursByVolunteer {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Teams by their published hours, between two days.
    TeamsRanked {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Activities with hours between two days.
    ActivitiesBetween {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Hours somebody had to vouch for, between two days.
    DoubtedHours {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Good deeds, between two days.
    Deeds {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Points that were taken for an act, between two days.
    Deductions {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// Reversals that did not get back all the points a record had brought, between two days.
    PointsStruck {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// What accounts owe today of points that were reversed when they were gone.
    PointsOwing,
    /// Deeds an auditor looks at twice, between two days.
    DoubtedDeeds {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// A volunteer's record of service, numbered.
    ServiceStatement {
        /// Who.
        volunteer: PersonNumber,
        /// How many entries it was read from: with the volunteer's number, its own.
        size: Count,
    },
    // Shop.
    /// What can be exchanged on a day.
    PriceList(Day),
    /// What stands on the shelf.
    Shelf,
    /// What was exchanged on one slip.
    Slip,
    /// What was exchanged in a month.
    Redemptions(Month),
    /// What is owed to merchants for services exchanged for points.
    Merchants,
    /// A statement, or a report of an appeal, a project, a year.
    Statement(StatementTitle),
    // Duties and objections.
    /// What is due, seen from a day.
    Due(Day),
    /// How long each clock runs, as it is in force on a day.
    DutyRules(Day),
    /// Years whose holidays are known.
    CalendarYears,
    /// Every objection.
    ObjectionRegister,
    /// Objections that were open between two days.
    Objections {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// What an auditor is shown.
    Audit(AuditTitle),
}

/// What a list for an auditor is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuditTitle {
    /// Every paper an entry names.
    Papers,
    /// Entries by kind.
    EntriesByKind,
    /// 抽样清单.
    Samples,
    /// 抽样缘由.
    SampleReasons,
    /// 首位数字检验.
    DigitVerdicts,
    /// 不相容职务.
    Separation,
    /// 一个经办人做过的事.
    DoingsOf,
    /// 经办人汇总.
    Doings,
    /// 票据号段和缺号.
    ReceiptNumbers,
    /// 首位数字, digit by digit.
    FirstDigits(DigitSet),
}

/// By what the fund's money is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FundView {
    /// By custodian, project and source, with what came in by kind.
    Purse,
    /// By project.
    Project,
    /// By source.
    Source,
    /// By account, beside its statement.
    Custodian,
    /// By month of the year.
    Month,
    /// What others pay beside the fund, by custodian, project and source.
    CoPayers,
    /// The same by account, each beside its statement.
    CoPayersCustodian,
}

impl FundView {
    /// Whether it tells the money of co-payers, which is not the fund's.
    #[must_use]
    pub const fn is_of_others(self) -> bool {
        match self {
            Self::CoPayers | Self::CoPayersCustodian => true,
            Self::Purse | Self::Project | Self::Source | Self::Custodian | Self::Month => false,
        }
    }
}

/// What a statement, or a report of an appeal, a project or a year, is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatementTitle {
    /// 资产负债表 of the end of a month.
    BalanceSheet(Month),
    /// 业务活动表 of a month.
    ActivityStatement(Month),
    /// 现金流量表 of a month.
    CashFlow(Month),
    /// 附注: every purse.
    NoteOfPurses(Month),
    /// 附注: 存货 by place.
    NoteOfStock(Month),
    /// 附注: 负债 by purse and kind.
    NoteOfDebts(Month),
    /// 附注: advances whose papers have not come.
    NoteOfAdvances(Month),
    /// 附注五.
    NoteOfKinds(Month),
    /// 附注: figures beside the accounts.
    NoteBeside(Month),
    /// The plan of an appeal.
    AppealPlan,
    /// The project whose money was raised without a plan.
    NoAppealPlan,
    /// 募得款物 between two days, by channel and kind of donor.
    AppealRaised {
        /// The first day.
        from: Day,
        /// The last day.
        until: Day,
    },
    /// What came and went quarter by quarter, up to a day.
    AppealQuarters {
        /// The last day.
        until: Day,
    },
    /// All of it, up to a day.
    AppealWhole {
        /// The last day.
        until: Day,
    },
    /// 项目概况, with the fields of the law.
    ProjectAbout {
        /// The last day.
        until: Day,
    },
    /// 结项报告.
    ClosingReport {
        /// The last day.
        until: Day,
    },
    /// Decisions on a project.
    ClosingDecisions,
    /// Where money went that was not spent.
    ClosingRest,
    /// What its purses still owe.
    ClosingOwed,
    /// Rules that were set aside for it.
    ClosingExceptions,
    /// What was built, and who keeps it up.
    ClosingAssets,
    /// 年度报告: the year at a glance.
    Year(i16),
    /// Who gave in a year.
    YearGivers(i16),
    /// Income of a year.
    YearIncome(i16),
    /// Projects of a year, by class and stage.
    YearProjects(i16),
    /// What was accepted in a year.
    YearSolved(i16),
    /// Goods of a year, by place.
    YearStock(i16),
    /// Points of a year.
    YearPoints(i16),
}
