//! A table: a title, columns, rows of cells that know their kind, and totals.

use crate::ledger::event::Kind as EntryKind;
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::points::Points;
use crate::ledger::quantity::Quantity;
use crate::ledger::rate::Rate;
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
use crate::ledger::yuan::Yuan;
use crate::report::SheetName;
use crate::report::heading::Heading;
use crate::report::shown::{Remark, ShownIn, ShownName};
use crate::report::statements::{Beside, Debt, Particular, StatementLine, StatementPart, YearFigure};
use crate::report::title::Title;

/// What a column holds; it decides the alignment, and whether the column is summed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Free text, a code, remarks.
    Text,
    /// A giver.
    Name,
    /// Money.
    Yuan,
    /// A number of things.
    Count,
    /// A day.
    Day,
    /// The number of an entry.
    Seq,
    /// A word of a closed list.
    Word,
    /// A quantity of goods.
    Quantity,
    /// A rate.
    Rate,
    /// Points.
    Points,
    /// Time, in whole minutes.
    Minutes,
}

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// What it is called.
    pub heading: Heading,
    /// What it holds.
    pub kind: Kind,
}

impl Column {
    /// Whether its cells are added up below it: money, points, time, and what is counted in records. 序号 is a place; what
    /// notices said and would say is of a gift here and of a payment there, and only what changed of 收 and of 支 has a sum.
    #[must_use]
    pub const fn is_summed(self) -> bool {
        match self.kind {
            Kind::Yuan => !matches!(
                self.heading,
                Heading::AmountThen
                    | Heading::AmountNow
                    | Heading::CostPerUnit
                    | Heading::AmountMore
                    | Heading::AmountLess
                    | Heading::QuarterBefore
                    | Heading::QuarterAfter
                    | Heading::QuarterShortBefore
                    | Heading::QuarterShortAfter
            ),
            Kind::Points => !matches!(self.heading, Heading::PointsLeft),
            Kind::Minutes => true,
            Kind::Count => {
                matches!(
                    self.heading,
                    Heading::Records
                        | Heading::WaitingRecords
                        | Heading::Helped
                        | Heading::Exceptions
                        | Heading::Entries
                        | Heading::Missing
                )
            }
            Kind::Text | Kind::Name | Kind::Day | Kind::Seq | Kind::Word | Kind::Quantity | Kind::Rate => false,
        }
    }
}

impl From<Heading> for Column {
    fn from(heading: Heading) -> Self {
        Self { heading, kind: heading.kind() }
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $List:ident),+ $(,)?) => {
        /// A word of a closed list. What people call it stands in `text`.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word {
            $($(#[$doc])* $List($List),)+
            /// No project: the fund at large.
            GeneralFund,
        }

        $(impl From<$List> for Word {
            fn from(word: $List) -> Self { Self::$List(word) }
        }

        impl From<$List> for Cell {
            fn from(word: $List) -> Self { Self::Word(Word::$List(word)) }
        })+
    };
}

words! {
    /// The channel of an appeal.
    Appeal,
    /// A division of the neighbourhood.
    AreaKind,
    /// What becomes of a payment to the committee.
    CommitteePayee,
    /// What an inspection concluded.
    Conclusion,
    /// What a project raised.
    ContributionKind,
    /// Why a statement and the ledger differ.
    DifferenceSide,
    /// How somebody is shown.
    Display,
    /// Who gave.
    DonorKind,
    /// The kind of an entry.
    EntryKind,
    /// A rule that was set aside.
    ExceptionRule,
    /// Why something is not in the base of a match.
    Exclusion,
    /// What given goods may be used for.
    GoodsUse,
    /// Who holds an account.
    Holder,
    /// What money that is not a gift is.
    IncomeNature,
    /// How goods left a lot.
    IssueManner,
    /// A language, in itself.
    Language,
    /// What becomes of money left over.
    Leftover,
    /// How private data went.
    Manner,
    /// How far a match has come.
    MatchState,
    /// A line of the statement of a match.
    MatchStep,
    /// How a gift was paid.
    Means,
    /// A kind of meeting.
    Meeting,
    /// One person or two.
    Mode,
    /// Where a need was heard.
    NeedOrigin,
    /// A seat on the committee.
    Office,
    /// How a project ended.
    Outcome,
    /// Who has a number.
    PartyKind,
    /// What kind of payment.
    PaymentKind,
    /// What is said beside a payment.
    PaymentMark,
    /// How a pool fills its projects.
    PoolOrder,
    /// Real, demo or test.
    Purpose,
    /// Refund or reversal.
    Remedy,
    /// Where a request stands.
    RequestState,
    /// What an operator may do.
    Role,
    /// The class of a service.
    Service,
    /// A sheet of a notice.
    SheetName,
    /// Where the money of a purse comes from.
    SourceKind,
    /// How far a project is.
    Stage,
    /// Why gifts look split.
    Suspicion,
    /// The rule under which money changes its purse.
    TransferBasis,
    /// What the value of given goods rests on.
    ValueBasis,
    /// What became of recorded hours.
    StintState,
    /// A yes, or nothing.
    Yes,
    // Points.
    /// Whether an act brings or takes points.
    ActSign,
    /// What an item of the shop is.
    ItemKind,
    /// A kind of points account.
    PointsKind,
    /// A line of the rule book.
    RuleSetting,
    /// By what stars go.
    StarPeriod,
    // Statements.
    /// A figure beside the accounts.
    Beside,
    /// A line of a report on one appeal or project.
    Particular,
    /// A figure of a year at a glance.
    YearFigure,
    /// What is owed to others.
    Debt,
    /// A line of a statement.
    StatementLine,
    /// The part of a statement.
    StatementPart,
    // Duties and objections.
    /// A duty.
    Duty,
    /// What an objection is about.
    ObjectionAbout,
    /// How it came.
    ObjectionChannel,
    /// Where it stands.
    ObjectionState,
    /// In what a term is counted.
    TermUnit,
    // The auditor's lists.
    /// How duties met in one hand.
    Breach,
    /// Whose first digits are counted.
    DigitSet,
    /// What they say.
    DigitVerdict,
    /// What an operator did with an entry.
    Doing,
    /// Why an entry is worth a look.
    SampleReason,
}

impl Word {
    /// The file's own word, in no language.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Appeal(w) => w.word(),
            Self::Display(w) => w.word(),
            Self::DonorKind(w) => w.word(),
            Self::EntryKind(w) => w.word(),
            Self::Holder(w) => w.word(),
            Self::Language(w) => w.word(),
            Self::Manner(w) => w.word(),
            Self::Means(w) => w.word(),
            Self::Mode(w) => w.word(),
            Self::PartyKind(w) => w.word(),
            Self::Purpose(w) => w.word(),
            Self::Remedy(w) => w.word(),
            Self::AreaKind(w) => w.word(),
            Self::CommitteePayee(w) => w.word(),
            Self::Conclusion(w) => w.word(),
            Self::ContributionKind(w) => w.word(),
            Self::DifferenceSide(w) => w.word(),
            Self::ExceptionRule(w) => w.word(),
            Self::Exclusion(w) => w.word(),
            Self::GoodsUse(w) => w.word(),
            Self::IncomeNature(w) => w.word(),
            Self::IssueManner(w) => w.word(),
            Self::Leftover(w) => w.word(),
            Self::MatchState(w) => w.word(),
            Self::MatchStep(w) => w.word(),
            Self::Meeting(w) => w.word(),
            Self::NeedOrigin(w) => w.word(),
            Self::Office(w) => w.word(),
            Self::Outcome(w) => w.word(),
            Self::PaymentKind(w) => w.word(),
            Self::PaymentMark(w) => w.word(),
            Self::RequestState(w) => w.word(),
            Self::PoolOrder(w) => w.word(),
            Self::Stage(w) => w.word(),
            Self::TransferBasis(w) => w.word(),
            Self::ValueBasis(w) => w.word(),
            Self::Role(w) => w.word(),
            Self::Service(w) => w.word(),
            Self::SheetName(w) => w.word(),
            Self::SourceKind(w) => w.word(),
            Self::Suspicion(w) => w.word(),
            Self::Yes(w) => w.word(),
            Self::ActSign(w) => w.word(),
            Self::ItemKind(w) => w.word(),
            Self::PointsKind(w) => w.word(),
            Self::RuleSetting(w) => w.word(),
            Self::StarPeriod(w) => w.word(),
            Self::StintState(w) => w.word(),
            Self::Beside(w) => w.word(),
            Self::Particular(w) => w.word(),
            Self::YearFigure(w) => w.word(),
            Self::Debt(w) => w.word(),
            Self::StatementLine(w) => w.word(),
            Self::StatementPart(w) => w.word(),
            Self::Duty(w) => w.word(),
            Self::ObjectionAbout(w) => w.word(),
            Self::ObjectionChannel(w) => w.word(),
            Self::ObjectionState(w) => w.word(),
            Self::TermUnit(w) => w.word(),
            Self::Breach(w) => w.word(),
            Self::DigitSet(w) => w.word(),
            Self::DigitVerdict(w) => w.word(),
            Self::Doing(w) => w.word(),
            Self::SampleReason(w) => w.word(),
            // As in the file: a gift to the fund at large names no project.
            Self::GeneralFund => "",
        }
    }
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text. A face shows every character that could hide or move another.
    Text(String),
    /// A giver.
    Name(ShownName),
    /// Money.
    Yuan(Yuan),
    /// A number of things.
    Count(Count),
    /// A quantity of goods, in the unit its row names.
    Quantity(Quantity),
    /// A rate.
    Rate(Rate),
    /// Rates by tier, each from an amount on.
    Rates(Vec<(Yuan, Rate)>),
    /// A day.
    Day(Day),
    /// A month.
    Month(Month),
    /// The number of an entry.
    Seq(Seq),
    /// A word of a closed list.
    Word(Word),
    /// Several words, such as an operator's roles.
    Words(Vec<Word>),
    /// Remarks on a gift.
    Remarks(Vec<Remark>),
    /// What a sum of money is made of, by source.
    Parts(Vec<(SourceKind, Yuan)>),
    /// Where a corrected gift was shown.
    ShownIn(ShownIn),
    /// Points.
    Points(Points),
    /// Time, in whole minutes.
    Minutes(Minutes),
}

macro_rules! cells {
    ($($Type:ty => |$value:ident| $cell:expr),+ $(,)?) => {
        $(impl From<$Type> for Cell {
            fn from($value: $Type) -> Self { $cell }
        })+
    };
}

cells! {
    &str => |text| if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) },
    String => |text| if text.is_empty() { Self::Empty } else { Self::Text(text) },
    &Text => |text| Self::from(text.as_str()),
    &Code => |code| Self::from(code.as_str()),
    PersonNumber => |number| Self::Text(number.to_string()),
    ShownName => |name| Self::Name(name),
    Yuan => |amount| Self::Yuan(amount),
    Count => |count| Self::Count(count),
    Quantity => |quantity| Self::Quantity(quantity),
    Rate => |rate| Self::Rate(rate),
    Minutes => |minutes| Self::Minutes(minutes),
    Day => |day| Self::Day(day),
    Month => |month| Self::Month(month),
    Seq => |seq| Self::Seq(seq),
    Word => |word| Self::Word(word),
    Vec<RuleSetting> => |settings|
        if settings.is_empty() { Self::Empty } else { Self::Words(settings.into_iter().map(Word::RuleSetting).collect()) },
    Vec<Role> => |roles| Self::Words(roles.into_iter().map(Word::Role).collect()),
    Vec<PaymentMark> => |marks| {
        if marks.is_empty() { Self::Empty } else { Self::Words(marks.into_iter().map(Word::PaymentMark).collect()) }
    },
    Vec<Remark> => |remarks| if remarks.is_empty() { Self::Empty } else { Self::Remarks(remarks) },
    Vec<(SourceKind, Yuan)> => |parts| if parts.is_empty() { Self::Empty } else { Self::Parts(parts) },
    ShownIn => |shown| Self::ShownIn(shown),
    Points => |points| Self::Points(points),
}

impl<T> From<Option<T>> for Cell
where
    Self: From<T>,
{
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Empty, Self::from)
    }
}

impl<T> From<Maybe<T>> for Cell
where
    Self: From<T>,
{
    fn from(value: Maybe<T>) -> Self {
        value.0.map_or(Self::Empty, Self::from)
    }
}

/// A table. Its shape is public on purpose: whatever is changed, [`Table::foot`] says whether it still adds up.
///
/// ```
/// # use mingbai::report::{Cell, Heading, Table, Title};
/// let mut accounts = Table::new(Title::Accounts, &[Heading::Code, Heading::Name]);
/// accounts.push([Cell::from("zhuanhu"), Cell::from("慈善总会专户")]);
/// assert_eq!(accounts.rows.len(), 1);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// What it is about.
    pub title: Title,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each as wide as the columns.
    pub rows: Vec<Vec<Cell>>,
    /// The totals, as wide as the columns with nothing where nothing is summed; empty for a list without totals.
    pub totals: Vec<Cell>,
    /// How many rows the sheet says it has.
    pub count: Count,
}

impl Table {
    /// A table without rows.
    #[must_use]
    pub fn new(title: Title, headings: &[Heading]) -> Self {
        let columns = headings.iter().copied().map(Column::from).collect();
        Self { title, columns, rows: Vec::new(), totals: Vec::new(), count: Count(0) }
    }

    /// Adds a row.
    pub fn push(&mut self, row: impl Into<Vec<Cell>>) {
        self.rows.push(row.into());
        self.count = self.count.and_one();
    }

    /// Adds a row that begins with its own place, counted from 1.
    pub fn push_numbered(&mut self, row: impl IntoIterator<Item = Cell>) {
        let number = Cell::Count(self.count.and_one());
        self.push(std::iter::once(number).chain(row).collect::<Vec<_>>());
    }

    /// Sums every column of money and of points. A sum beyond range stays empty, which [`Table::foot`] refuses.
    #[must_use]
    pub fn totalled(mut self) -> Self {
        let sum = |(index, column): (usize, &Column)| match column.kind {
            Kind::Count if column.is_summed() => Cell::from(self.sum_of_counts(index)),
            Kind::Yuan if column.is_summed() => Cell::from(Yuan::sum(self.yuan_of(index))),
            Kind::Points if column.is_summed() => Cell::from(Points::sum(self.points_of(index))),
            Kind::Minutes => Cell::from(self.sum_of_minutes(index)),
            Kind::Text
            | Kind::Name
            | Kind::Yuan
            | Kind::Points
            | Kind::Count
            | Kind::Day
            | Kind::Seq
            | Kind::Word
            | Kind::Quantity
            | Kind::Rate => Cell::Empty,
        };
        self.totals = self.columns.iter().enumerate().map(sum).collect();
        self
    }

    /// The columns that are wanted, in their order.
    #[must_use]
    pub fn columns_where(&self, wanted: &[bool]) -> Self {
        let places: Vec<usize> = wanted.iter().enumerate().filter(|(_, wanted)| **wanted).map(|(at, _)| at).collect();
        self.columns_at(&places)
    }

    /// The columns at some places, in the order of the places.
    #[must_use]
    pub fn columns_at(&self, places: &[usize]) -> Self {
        fn pick<T: Clone>(from: &[T], places: &[usize]) -> Vec<T> {
            places.iter().filter_map(|place| from.get(*place).cloned()).collect()
        }
        Self {
            title: self.title,
            columns: pick(&self.columns, places),
            rows: self.rows.iter().map(|row| pick(row, places)).collect(),
            totals: pick(&self.totals, places),
            count: self.count,
        }
    }

    /// The money that stands in a column.
    pub fn yuan_of(&self, column: usize) -> impl Iterator<Item = Yuan> {
        self.rows.iter().filter_map(move |row| match row.get(column) {
            Some(Cell::Yuan(amount)) => Some(*amount),
            _ => None,
        })
    }

    /// The points that stand in a column.
    pub fn points_of(&self, column: usize) -> impl Iterator<Item = Points> {
        self.rows.iter().filter_map(move |row| match row.get(column) {
            Some(Cell::Points(points)) => Some(*points),
            _ => None,
        })
    }

    /// The time that stands in a column; nothing beyond range.
    #[must_use]
    pub fn sum_of_minutes(&self, column: usize) -> Option<Minutes> {
        let minutes = self.rows.iter().filter_map(|row| match row.get(column) {
            Some(Cell::Minutes(minutes)) => Some(*minutes),
            _ => None,
        });
        minutes.into_iter().try_fold(Minutes::ZERO, Minutes::plus)
    }

    /// The sum of the counts that stand in a column; nothing where none stands.
    #[must_use]
    pub fn sum_of_counts(&self, column: usize) -> Option<Count> {
        let counts = self.rows.iter().filter_map(|row| match row.get(column) {
            Some(Cell::Count(count)) => Some(count.0),
            _ => None,
        });
        counts.map(Some).reduce(|sum, count| sum?.checked_add(count?)).flatten().map(Count)
    }

    /// Where a heading stands.
    #[must_use]
    pub fn place_of(&self, heading: Heading) -> Option<usize> {
        self.columns.iter().position(|column| column.heading == heading)
    }

    /// The total under a heading, if it is summed.
    #[must_use]
    pub fn total_of(&self, heading: Heading) -> Option<Yuan> {
        match self.totals.get(self.place_of(heading)?) {
            Some(Cell::Yuan(total)) => Some(*total),
            _ => None,
        }
    }
}
