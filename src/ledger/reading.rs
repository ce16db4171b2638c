//! What a report reads, as one trait. The file answers it; a test answers it from a list. Nothing here asks for the
//! whole chain: a report reads months.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Purse, Record};
use crate::ledger::chart::{AccountCode, Chart};
use crate::ledger::effect::PointsMove;
use crate::ledger::event::HoursRecorded;
use crate::ledger::event::{
    AccountOpened, AidListed, DonationReceived, Event, GoodsReceived, Kind, LedgerOpened, NoticePosted, NoticePrepared,
    ProjectProposed,
};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::{Day, Moment, Month};
use crate::ledger::points::Points;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{Manner, Mode, PointsKind};
use crate::ledger::yuan::Yuan;

/// Which entries a notice covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// The month it tells of.
    pub period: Month,
    /// Corrections and late gifts count from this entry on: the `size` of the notice before, 0 for the first.
    pub from: Count,
    /// Entries below this number count.
    pub size: Count,
}

/// A natural person's name, as far as it may be opened today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrivateName {
    /// There is none to open: an anonymous gift, or an organisation whose name stands in the line.
    NotKept,
    /// It fits its commitment.
    Opened(Text),
    /// The line has a commitment, and nobody has the name: lost, or kept elsewhere.
    Withheld,
    /// Taken out of reach by a `person_erased`.
    Erased(Manner),
}

/// Which of the two ways a gift is corrected.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Remedy {
    /// 退捐: the money came and went back.
    Refund,
    /// 冲正: the entry was a mistake.
    Reversal,
}

impl Remedy {
    /// As a file spells it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Refund => "refund",
            Self::Reversal => "reversal",
        }
    }
}

/// A later entry that corrects a gift.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CorrectedBy {
    /// The correcting entry.
    pub seq: Seq,
    /// How much of the gift.
    pub amount: Yuan,
    /// Refund or reversal.
    pub remedy: Remedy,
}

/// A gift with all a sheet says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gift {
    /// Its entry.
    pub seq: Seq,
    /// The entry's event.
    pub event: DonationReceived,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// The donor's name.
    pub name: PrivateName,
    /// Whether a registered donor is under eighteen.
    pub is_minor: bool,
    /// Whether its month was already told when it was recorded.
    pub is_late: bool,
    /// The official receipt's number now in force: the gift's own or a later `receipt_numbered`; empty if none.
    pub receipt: Text,
    /// The first notice that covers it (`period` not before its month, `size` above its number), if any did.
    pub shown_in: Option<Count>,
    /// What corrects it, in order of entry, within the span asked for.
    pub corrected_by: Vec<CorrectedBy>,
}

/// A gift in goods with all a sheet says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodsGift {
    /// Its entry.
    pub seq: Seq,
    /// The entry's event.
    pub event: GoodsReceived,
    /// The donor's name.
    pub name: PrivateName,
    /// Whether a registered donor is under eighteen.
    pub is_minor: bool,
    /// The official receipt's number now in force: the gift's own or a later `receipt_numbered`; empty if none.
    pub receipt: Text,
    /// The entry that reversed it.
    pub reversed_by: Option<Seq>,
}

/// What was undone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Undone {
    /// A gift, in part or whole.
    Gift(Box<Gift>),
    /// A balance taken over.
    Opening {
        /// Its entry.
        seq: Seq,
        /// Its day.
        date: Day,
    },
    /// The number of an official receipt.
    Receipt {
        /// The entry that recorded it.
        seq: Seq,
        /// The gift it was for.
        gift: Seq,
        /// The number.
        number: Text,
    },
    /// Hours of service.
    Hours {
        /// Their entry.
        seq: Seq,
        /// The day of service.
        date: Day,
        /// The activity.
        activity: Code,
        /// How long.
        minutes: Minutes,
    },
    /// An entry of the fund's own affairs.
    Entry {
        /// Its entry.
        seq: Seq,
        /// Its day, where it has one.
        date: Option<Day>,
        /// Its kind.
        kind: Kind,
    },
}

/// A refund or a reversal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Correction {
    /// Its entry.
    pub seq: Seq,
    /// How much; zero when a receipt's number was undone.
    pub amount: Yuan,
    /// Its business day.
    pub date: Day,
    /// Why.
    pub reason: Text,
    /// Refund or reversal.
    pub remedy: Remedy,
    /// What it undoes.
    pub undone: Undone,
}

/// A notice that was prepared, and how it hangs once it does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// As prepared.
    pub prepared: NoticePrepared,
    /// As posted.
    pub posted: Option<NoticePosted>,
}

/// The questions of reports.
pub trait Reading {
    /// What the file may fail with.
    type Error;

    /// What entry 0 pins.
    ///
    /// # Errors
    /// The file's.
    fn opened(&self) -> Result<Arc<LedgerOpened>, Self::Error>;

    /// Whether it takes two persons by now.
    ///
    /// # Errors
    /// The file's.
    fn mode(&self) -> Result<Mode, Self::Error>;

    /// Every gift of a month whose entry is below `size`, ordered by business day, then entry.
    ///
    /// # Errors
    /// The file's.
    fn gifts_of(&self, month: Month, size: Count) -> Result<Vec<Gift>, Self::Error>;

    /// Gifts of months before `span.period` that no earlier notice covers: before the first notice everything older
    /// and what came for a closed month, after it what came for months already told or closed. The same order.
    ///
    /// # Errors
    /// The file's.
    fn late_gifts(&self, span: Span) -> Result<Vec<Gift>, Self::Error>;

    /// Refunds and reversals of gifts with `span.from <= seq < span.size`, by entry.
    ///
    /// # Errors
    /// The file's.
    fn corrections(&self, span: Span) -> Result<Vec<Correction>, Self::Error>;

    /// Every refund and reversal, of whatever, whose business day lies in `from ..= until`, by entry.
    ///
    /// # Errors
    /// The file's.
    fn corrections_between(&self, from: Day, until: Day) -> Result<Vec<Correction>, Self::Error>;

    /// The first entry that was recorded on a day or after it; how many there are when none was. Nothing has a later day than the
    /// one on which it was recorded, so whatever is of the day or after it stands there.
    ///
    /// # Errors
    /// The file's.
    fn recorded_since(&self, day: Day) -> Result<Count, Self::Error>;

    /// Every notice, by number.
    ///
    /// # Errors
    /// The file's.
    fn notices(&self) -> Result<Vec<Notice>, Self::Error>;

    /// The names of all projects.
    ///
    /// # Errors
    /// The file's.
    fn project_names(&self) -> Result<BTreeMap<Code, Text>, Self::Error>;
}

/// An entry of the fund's own affairs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Its entry.
    pub seq: Seq,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// Who recorded it.
    pub by: Code,
    /// What happened.
    pub event: Event,
    /// The entry that reversed it.
    pub reversed_by: Option<Seq>,
}

/// What stands under one code, account and purse: debits and credits, summed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Movement {
    /// The day of posting; for a balance the last day it counts.
    pub day: Day,
    /// The code in the chart.
    pub code: AccountCode,
    /// The account where the money lies.
    pub account: Code,
    /// The purse.
    pub purse: Purse,
    /// Debits.
    pub debit: Yuan,
    /// Credits.
    pub credit: Yuan,
}

/// A registered person or organisation, as far as he may be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Party {
    /// A natural person's name; nothing for an organisation.
    pub name: PrivateName,
    /// An organisation's registered name, or empty.
    pub organisation: Text,
}

/// An entry that moved money or goods on a day of a month that was told before it was recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedLate {
    /// The entry.
    pub seq: Seq,
    /// Its kind.
    pub kind: Kind,
    /// Its business day.
    pub date: Day,
    /// When it was recorded.
    pub recorded_on: Day,
    /// How much.
    pub amount: Yuan,
}

/// The questions of the fund's reports, beside those of the notices.
pub trait FundReading: Reading {
    /// Entries of a recalled kind by business day, `from ..= until`, reversed ones included, by day, then entry.
    ///
    /// # Errors
    /// The file's.
    fn happenings(&self, kind: Kind, from: Day, until: Day) -> Result<Vec<Happening>, Self::Error>;

    /// Whatever was undone by the entries of a span, gifts and others, by entry.
    ///
    /// # Errors
    /// The file's.
    fn undone_in(&self, span: Span) -> Result<Vec<Correction>, Self::Error>;

    /// Entries of a span, gifts apart, that moved money or goods on a day up to `told`, by entry.
    ///
    /// # Errors
    /// The file's.
    fn recorded_late(&self, span: Span, told: Day) -> Result<Vec<RecordedLate>, Self::Error>;

    /// One entry of a recalled kind.
    ///
    /// # Errors
    /// The file's.
    fn happening(&self, seq: Seq) -> Result<Option<Happening>, Self::Error>;

    /// One entry of whatever kind: what a register says of each of its rows.
    ///
    /// # Errors
    /// The file's.
    fn entry(&self, seq: Seq) -> Result<Option<Happening>, Self::Error>;

    /// What was posted on the days `from ..= until`, by day, code, account, purse.
    ///
    /// # Errors
    /// The file's.
    fn movements(&self, from: Day, until: Day) -> Result<Vec<Movement>, Self::Error>;

    /// Everything posted up to the end of a day, summed by code, account and purse.
    ///
    /// # Errors
    /// The file's.
    fn balances(&self, until: Day) -> Result<Vec<Movement>, Self::Error>;

    /// The records of a register as they are now, keys that begin with a text, in order.
    ///
    /// # Errors
    /// The file's.
    fn records<R: Record>(&self, beginning: &str) -> Result<Vec<(String, R)>, Self::Error>;

    /// The record under one key, found as one: what a row of a long sheet asks.
    ///
    /// # Errors
    /// The file's.
    fn record<R: Record>(&self, key: &str) -> Result<Option<R>, Self::Error>;

    /// Every account, by code.
    ///
    /// # Errors
    /// The file's.
    fn accounts(&self) -> Result<Vec<AccountOpened>, Self::Error>;

    /// Everybody whose private data are sealed, by number, with the day of the last voucher that names him.
    ///
    /// # Errors
    /// The file's.
    fn sealed_people(&self) -> Result<Vec<(PersonNumber, Option<Day>)>, Self::Error>;

    /// Every project, by code.
    ///
    /// # Errors
    /// The file's.
    fn projects(&self) -> Result<Vec<ProjectProposed>, Self::Error>;

    /// Every gift for a project by business day, `from ..= until`, by entry.
    ///
    /// # Errors
    /// The file's.
    fn gifts_to(&self, project: &Code, from: Day, until: Day) -> Result<Vec<Gift>, Self::Error>;

    /// What was taken from the shop on the days `from ..= until`, cancelled slips included, by day, then entry.
    ///
    /// # Errors
    /// The file's.
    fn slips(&self, from: Day, until: Day) -> Result<Vec<Happening>, Self::Error>;

    /// What happened of a kind on days before one, by entries from a number on, by day, then entry.
    ///
    /// # Errors
    /// The file's.
    fn happenings_since(&self, kind: Kind, from: Count, before: Day) -> Result<Vec<Happening>, Self::Error>;

    /// What was taken from the shop on days before one, by entries from a number on, by day, then entry.
    ///
    /// # Errors
    /// The file's.
    fn slips_since(&self, from: Count, before: Day) -> Result<Vec<Happening>, Self::Error>;

    /// One gift in goods; nothing when the entry is none.
    ///
    /// # Errors
    /// The file's.
    fn goods_gift(&self, seq: Seq) -> Result<Option<GoodsGift>, Self::Error>;
    /// Who bears a number, under the number that stayed after merges.
    ///
    /// # Errors
    /// The file's.
    fn party(&self, number: PersonNumber) -> Result<Option<Party>, Self::Error>;

    /// The name of a person of an aid list, by his entry.
    ///
    /// # Errors
    /// The file's.
    fn listed_name(&self, seq: Seq, listed: &AidListed) -> Result<PrivateName, Self::Error>;

    /// The name of who raised an objection, by his entry and its commitment.
    ///
    /// # Errors
    /// The file's.
    fn objector(&self, seq: Seq, name: Option<Digest>) -> Result<PrivateName, Self::Error>;

    /// What moved in points accounts of a kind on the days `from ..= until`, by day, then account.
    ///
    /// # Errors
    /// The file's.
    fn points_moves(&self, kind: PointsKind, from: Day, until: Day) -> Result<Vec<PointsMove>, Self::Error>;

    /// The chart in force on a day.
    ///
    /// # Errors
    /// The file's.
    fn chart_on(&self, day: Day) -> Result<Option<Arc<Chart>>, Self::Error>;

    /// The last month that is closed.
    ///
    /// # Errors
    /// The file's.
    fn closed_month(&self) -> Result<Option<Month>, Self::Error>;
}

/// What a volunteer's published hours of some days add up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Served {
    /// Who.
    pub volunteer: PersonNumber,
    /// How many records.
    pub records: Count,
    /// How long.
    pub minutes: Minutes,
}

/// What an activity's hours of some days add up to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Took {
    /// Which.
    pub activity: Code,
    /// How many volunteers have published ones.
    pub volunteers: Count,
    /// How many published records.
    pub records: Count,
    /// How many that are not published yet.
    pub waiting: Count,
    /// How long the published ones are.
    pub minutes: Minutes,
    /// How long those are that wait.
    pub minutes_waiting: Minutes,
    /// What they brought to the exchange.
    pub points: Points,
    /// What they brought to the 党性存折.
    pub points_party: Points,
}

/// Hours somebody had to vouch for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Doubted {
    /// The hours.
    pub stint: Stint,
    /// What the entry says.
    pub event: HoursRecorded,
    /// The household that the volunteer shared with the witness on that day, if any.
    pub household: Maybe<Code>,
    /// When it was recorded.
    pub recorded_at: Moment,
    /// How many volunteers its witness saw on that day.
    pub seen: Count,
}

/// The questions of the volunteers' reports. Each reads the days it is asked for and no more.
pub trait ServiceReading: FundReading {
    /// Published hours by volunteer, on the days `from ..= until`.
    ///
    /// # Errors
    /// The file's.
    fn served(&self, from: Day, until: Day) -> Result<Vec<Served>, Self::Error>;

    /// Standing hours by activity, on the days `from ..= until`.
    ///
    /// # Errors
    /// The file's.
    fn took_place(&self, from: Day, until: Day) -> Result<Vec<Took>, Self::Error>;

    /// One volunteer's published hours, by day, then time.
    ///
    /// # Errors
    /// The file's.
    fn served_by(&self, volunteer: PersonNumber, from: Day, until: Day) -> Result<Vec<Stint>, Self::Error>;

    /// An activity's hours recorded after an entry and up to another, by entry, undone ones included.
    ///
    /// # Errors
    /// The file's.
    fn stints_of(&self, activity: &Code, after: Seq, up_to: Seq) -> Result<Vec<Stint>, Self::Error>;

    /// Hours as their entry says them.
    ///
    /// # Errors
    /// The file's.
    fn hours(&self, seq: Seq) -> Result<Option<HoursRecorded>, Self::Error>;

    /// Standing hours somebody had to vouch for, by day, then entry.
    ///
    /// # Errors
    /// The file's.
    fn doubted(&self, from: Day, until: Day) -> Result<Vec<Doubted>, Self::Error>;

    /// The rules of points in force on a day.
    ///
    /// # Errors
    /// The file's.
    fn rules_on(&self, day: Day) -> Result<Option<RuleBook>, Self::Error>;
}
