//! What is said at the counter: questions, answers, and what the machine and its files have to say.

use std::path::Path;

use crate::desk::{DeskError, Recorded};
use crate::ledger::event::LedgerOpened;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{PersonNumber, TextFault};
use crate::ledger::period::{Moment, Month};
use crate::ledger::words::Mode;
use crate::ledger::yuan::AmountFault;
use crate::store::StoreError;
use crate::store::system::Shared;
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

/// What is said at the counter.
pub trait CounterWords {
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
    /// How a failure is printed.
    fn failure(&self, told: &Told) -> String;
    /// What the desk says.
    fn desk(&self, error: &DeskError) -> Told;
    /// What the file says.
    fn store(&self, error: &StoreError) -> Told;

    /// `--at` is for demo and test ledgers.
    fn clock_is_fixed(&self) -> Told;
    /// The folder is not this computer's alone.
    fn folder_is_shared(&self, shared: Shared) -> String;
    /// The clock stands long after the last entry.
    fn clock_is_far_ahead(&self, last: Moment, now: Moment) -> String;
    /// A left-over journal was taken away.
    fn orphan_removed(&self, path: &Path) -> String;
    /// Nothing was written: this is what would be.
    fn rehearsed(&self, seq: Seq) -> String;
    /// An entry was recorded.
    fn recorded(&self, recorded: &Recorded) -> String;
    /// The federation's account, as it is called unless somebody says otherwise.
    fn custodian_of(&self, county: &str) -> String;
    /// A ledger was opened.
    fn ledger_opened(&self, dir: &Path, opened: &LedgerOpened, leaf: &str) -> String;
    /// A ledger would be opened.
    fn init_rehearsed(&self, dir: &Path) -> String;
    /// No such account; these there are.
    fn unknown_account(&self, code: &str, known: &[&str]) -> Told;
    /// No such project; these there are, the nearest first.
    fn unknown_project(&self, code: &str, known: &[&str]) -> Told;
    /// No account that could be meant.
    fn no_default_account(&self, for_cash: bool) -> Told;
    /// Several accounts could be meant.
    fn which_account(&self, codes: &[String]) -> Told;
    /// No such entry.
    fn no_such_entry(&self, seq: Seq, size: u64) -> Told;
    /// The kind of an entry by its word in the file.
    fn kind_of(&self, word: &str) -> String;
    /// The line's leaf is not the one stored beside it.
    fn leaf_differs(&self, seq: Seq) -> Told;
    /// `find` without anything to look for.
    fn find_what(&self) -> Told;
    /// Nothing was found.
    fn found_nothing(&self) -> String;
    /// The name belongs to a registered donor.
    fn donor_is_known(&self, number: PersonNumber) -> String;
    /// Several registered donors bear the name.
    fn several_bear_the_name(&self, numbers: &[PersonNumber]) -> Told;

    /// The head of `status`.
    fn status_head(&self, opened: &LedgerOpened, mode: Mode, size: u64, root: &str) -> String;
    /// One person keeps this ledger.
    fn one_person_mode(&self) -> &'static str;
    /// A notice that is due.
    fn notice_due(&self, month: Month) -> String;
    /// Nothing is due.
    fn nothing_due(&self) -> &'static str;

    /// No month is over and untold.
    fn no_notice_due(&self) -> Told;
    /// A notice was posted.
    /// A notice is ready, and hangs nowhere yet.
    fn notice_prepared(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String;
    /// It hangs.
    fn notice_posted(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String;
    /// A notice would be posted.
    fn notice_rehearsed(&self, number: Count, month: Month) -> String;
    /// No such notice.
    fn no_such_notice(&self, number: Count) -> Told;
    /// A stored file is not what was posted.
    fn notice_altered(&self, number: Count, file: &str) -> Told;
    /// The notice's files were copied.
    fn notice_reprinted(&self, number: Count, folder: &Path) -> String;
    /// A file that would be overwritten.
    fn file_exists(&self, path: &Path) -> Told;
    /// Standard output took only a part of the result.
    fn output_is_short(&self) -> Told;
    /// What is handed out would lie among the ledger's own files.
    fn output_is_inside(&self, path: &Path) -> Told;
    /// Usual place of posting.
    fn board(&self) -> &'static str;

    /// What the demo did, and what to open.
    fn demo_done(&self, dir: &Path, size: u64, notices: &[String]) -> String;
    /// The demo's own step failed.
    fn demo_step(&self, line: &str) -> String;

    /// A word clap does not know.
    fn unknown_word(&self, word: &str, nearest: Option<&str>) -> Told;
    /// Arguments that are missing.
    fn missing_words(&self, words: &[String]) -> Told;
    /// A value an option does not take.
    fn wrong_value(&self, option: &str, value: &str, allowed: &[String]) -> Told;
    /// An option without its value.
    fn value_is_missing(&self, option: &str) -> Told;
    /// Two options that exclude each other, or one given twice.
    fn options_clash(&self, option: &str) -> Told;
    /// A command wants another word after it.
    fn subcommand_is_missing(&self, known: &[String]) -> Told;
    /// Anything else.
    fn usage(&self, detail: &str) -> Told;
}
