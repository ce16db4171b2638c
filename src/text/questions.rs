//! What is asked at a terminal, and what is said of an answer that is missing or will not do.

use crate::ledger::name::TextFault;
use crate::ledger::yuan::AmountFault;
use crate::text::Told;

/// What a command asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Question {
    /// An amount of money.
    Amount,
    /// A code for something new.
    Code,
    /// The file of one's own key.
    KeyFile,
    /// The code of an account.
    AccountCode,
    /// What an account is called.
    AccountName,
    /// Who holds it.
    Holder,
    /// The code of a project.
    ProjectCode,
    /// What a project is called.
    ProjectName,
    /// Its class of service.
    Service,
    /// Its area.
    Area,
    /// Where a need was heard.
    NeedOrigin,
    /// What becomes of money left over.
    Leftover,
    /// A sentence about it.
    Sentence,
    /// One purse of a budget.
    BudgetLine,
    /// A kind of meeting.
    Meeting,
    /// How many.
    HowMany,
    /// What an inspection concluded.
    Conclusion,
    /// Who inspected.
    Inspectors,
    /// How a project ended.
    Outcome,
    /// Hours and minutes.
    LabourTime,
    /// A rule that is set aside.
    ExceptionRule,
    /// Where a purse's money comes from.
    SourceKind,
    /// The kind of an area.
    AreaKind,
    /// The name of an area.
    AreaName,
    /// How many households.
    Households,
    /// A floor area.
    FloorArea,
    /// What money that is not a gift is.
    IncomeNature,
    /// Who pays.
    Payer,
    /// The rule of a transfer.
    TransferBasis,
    /// What it may be paid for.
    UsedFor,
    /// By what balances are read.
    By,
    /// A quarter.
    Quarter,
    /// A day.
    Day,
    /// The first day of an appeal.
    AppealFrom,
    /// The last day of an appeal.
    AppealUntil,
    /// The last day something hangs.
    HangsUntil,
    /// The day income is due.
    IncomeDueOn,
    /// Who is paid.
    Payee,
    /// What a pool is called.
    PoolName,
    /// A month.
    Month,
    /// Why a statement and the ledger differ.
    DifferenceSide,
    /// A moment.
    Moment,
    /// The number of an entry.
    Seq,
    /// The number of a notice.
    NoticeNumber,
    /// Somebody's name.
    Name,
    /// A person's number.
    PersonNumber,
    /// A natural person or an organisation.
    PartyKind,
    /// How somebody is shown.
    Display,
    /// A remark.
    Memo,
    /// A reason.
    Reason,
    /// The number of a paper.
    Paper,
    /// An invoice's number.
    Invoice,
    /// What a payment is for.
    PaymentPurpose,
    /// What kind of payment.
    PaymentKind,
    /// A seat on the committee.
    Office,
    /// What a member and his party are to each other.
    Relation,
    /// What becomes of a payment to the committee.
    CommitteePayee,
    /// An official receipt's number.
    ReceiptNumber,
    /// An id.
    Id,
    /// How many.
    Quantity,
    /// In which unit.
    Unit,
    /// What goods are.
    Item,
    /// The code of a lot.
    Lot,
    /// The code of an item of the shop.
    ItemCode,
    /// What one unit of it costs in points.
    PriceInPoints,
    /// Who collects what was exchanged.
    Collector,
    /// The number of a slip.
    Slip,
    /// A lot, and how much of it lay there.
    LotCount,
    /// What is exchanged, and how much of it.
    WantedItem,
    /// What goods may be used for.
    GoodsUse,
    /// What a value rests on.
    ValueBasis,
    /// Who receives or buys.
    Receiver,
    /// Where an id comes from.
    Source,
    /// How a gift was paid.
    Means,
    /// The channel of an appeal.
    Channel,
    /// A rate.
    Rate,
    /// Rates by tier.
    Tiers,
    /// The first day of a window.
    WindowFrom,
    /// The last day of a window.
    WindowUntil,
    /// The code of a pool.
    PoolCode,
    /// How a pool fills its projects.
    PoolOrder,
    /// The fund's name.
    FundName,
    /// The county federation.
    County,
    /// Who holds the money.
    Custodian,
    /// An operator's code.
    Operator,
    /// The code of a second person, if there is one.
    SecondOperator,
    /// A public key.
    PublicKey,
    /// A role.
    Role,
    /// What a ledger is for.
    Purpose,
    /// A place.
    Place,
    /// A file.
    File,
    /// A language.
    Language,
    /// The code of a household.
    Household,
    /// The number of its head.
    HouseholdHead,
    /// The code of a team.
    Team,
    /// What a team is called.
    TeamName,
    /// A yes or a no.
    YesOrNo,
    /// Points.
    Points,
    /// An account of points.
    PointsAccount,
    /// An act of the rules.
    Act,
    /// Who saw it.
    Witness,
    /// The origin of another ledger.
    Origin,
    /// The code of an activity.
    Activity,
    /// What is done there.
    ActivityTitle,
    /// A kind of service of the rule book.
    ServiceClass,
    /// A time of day.
    TimeOfDay,
    /// Minutes.
    Minutes,
    /// A year.
    Year,
    /// What an objection is about.
    ObjectionAbout,
    /// How an objection came.
    ObjectionChannel,
}

/// What is asked at a terminal, and what is said of an answer that is missing or will not do.
pub trait QuestionWords {
    /// The question at a terminal.
    fn question(&self, question: Question) -> String;
    /// It was not given, and nobody can be asked.
    fn missing(&self, question: Question) -> Told;
    /// It was given wrongly.
    fn wrong(&self, question: Question, given: &str) -> Told;
    /// A text holds what it may not hold.
    fn wrong_text(&self, question: Question, fault: &TextFault) -> Told;
    /// No amount.
    fn wrong_amount(&self, given: &str, fault: AmountFault) -> Told;
}
