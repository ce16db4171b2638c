//! Points accounts. A volunteer's own goes under his number, a household's under its code; the 党性存折 under the number
//! too, in a kind of its own.
//!
//! Points that count from one day and end on one day lie together, so an account holds a few portions however long it
//! is used. Whoever exchanges takes what ends first ([`AccountFacts::taken`]) and, undone the same day, gives exactly
//! those portions back ([`AccountFacts::put_back`]). In an account they count from the day they came into it
//! ([`Portion::come_on`]): whoever writes down late what was taken earlier finds what lay there then, and no account was
//! ever below zero on the evening of any day.
//!
//! An account never holds less than nothing. Where a record is reversed whose points are gone, the account owes them
//! ([`AccountFacts::owed`]): what comes in next goes there first, so that nobody keeps what was never earned.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::volunteers::{
    Joined, VolunteerFacts, membership_on, numbers_of, stints_of_person,
};
use crate::ledger::books::{Books, Record, Register};
use crate::ledger::event::DeedRecorded;
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{PointsKind, StintState};

/// Points of one account that begin to count, and end, together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Portion {
    /// The first day they count.
    pub from: Day,
    /// The last, or empty when they never end.
    pub until: Maybe<Day>,
    /// How many are left.
    pub points: Points,
}

impl Portion {
    /// Whether they count on a day.
    #[must_use]
    pub fn counts_on(&self, day: Day) -> bool {
        self.from <= day && !self.is_over_on(day)
    }

    /// Whether their time is over on a day.
    #[must_use]
    pub fn is_over_on(&self, day: Day) -> bool {
        self.until.is_some_and(|last| last < day)
    }

    /// The portion as it comes into an account, or back, on a day: it was not there before.
    #[must_use]
    pub fn come_on(&self, day: Day) -> Self {
        Self { from: self.from.max(day), ..*self }
    }

    /// What ends first is spent first; what never ends, last.
    fn order(&self) -> (bool, Option<Day>, Day) {
        (self.until.is_none(), *self.until, self.from)
    }
}

/// A points account as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AccountFacts {
    /// What is left, in the order in which it is spent.
    pub portions: Vec<Portion>,
    /// Earned, brought along or received from others, of all time.
    pub inward: Points,
    /// Exchanged, of all time.
    pub exchanged: Points,
    /// Taken away, of all time.
    pub deducted: Points,
    /// Ended unused, of all time.
    pub expired: Points,
    /// Given to others or taken along, of all time.
    pub outward: Points,
    /// What reversed records brought and was gone already. While something is owed nothing is left.
    pub owed: Points,
}

impl Record for AccountFacts {
    const REGISTER: Register = Register::PointsAccounts;
    type Key = (PointsKind, String);
}

impl AccountFacts {
    /// Everything left, whether it counts already or not.
    #[must_use]
    pub fn left(&self) -> Points {
        Points::sum(self.portions.iter().map(|portion| portion.points)).unwrap_or_default()
    }

    /// What can be exchanged on a day.
    #[must_use]
    pub fn available_on(&self, day: Day) -> Points {
        self.sum(|portion| portion.counts_on(day))
    }

    /// What was published and does not count yet on a day.
    #[must_use]
    pub fn in_notice_on(&self, day: Day) -> Points {
        self.sum(|portion| portion.from > day)
    }

    /// What ended by a day and waits to be taken out.
    #[must_use]
    pub fn over_on(&self, day: Day) -> Points {
        self.sum(|portion| portion.is_over_on(day))
    }

    fn sum(&self, belongs: impl Fn(&Portion) -> bool) -> Points {
        let those = self.portions.iter().filter(|portion| belongs(portion)).map(|portion| portion.points);
        Points::sum(those).unwrap_or_default()
    }

    /// The account with a portion more; its sums of all time are the caller's matter. `None` beyond range.
    #[must_use]
    pub fn with(&self, portion: Portion) -> Option<Self> {
        let mut portions = self.portions.clone();
        match portions.iter_mut().find(|one| (one.from, one.until) == (portion.from, portion.until)) {
            Some(one) => one.points = one.points.plus(portion.points)?,
            None if portion.points.is_zero() => {}
            None => portions.push(portion),
        }
        portions.sort_by_key(Portion::order);
        Points::sum(portions.iter().map(|one| one.points)).map(|_| Self { portions, ..self.clone() })
    }

    /// The account after so many points that count on a day were taken, what ends first before the rest, and the
    /// portions they came from. `None` when fewer are there.
    #[must_use]
    pub fn taken(&self, points: Points, day: Day) -> Option<(Self, Vec<Portion>)> {
        let mut missing = points;
        let mut from = Vec::new();
        let mut portions = self.portions.clone();
        for portion in portions.iter_mut().filter(|portion| portion.counts_on(day)) {
            let part = missing.min(portion.points);
            portion.points = portion.points.minus(part)?;
            missing = missing.minus(part)?;
            if !part.is_zero() {
                from.push(Portion { points: part, ..*portion });
            }
        }
        portions.retain(|portion| !portion.points.is_zero());
        missing.is_zero().then(|| (Self { portions, ..self.clone() }, from))
    }

    /// What is left of the points that came with a portion: those that begin to count, and end, with it.
    #[must_use]
    pub fn left_of(&self, portion: Portion) -> Points {
        let same = self.portions.iter().find(|one| (one.from, one.until) == (portion.from, portion.until));
        same.map_or(Points::ZERO, |one| one.points.min(portion.points))
    }

    /// The account without so many points as a portion brought: first those that came with it, then what else is left,
    /// what ends first before the rest. Nothing when they are not all there any more.
    #[must_use]
    pub fn without(&self, portion: Portion) -> Option<Self> {
        let mut missing = portion.points;
        let mut portions = self.portions.clone();
        portions.sort_by_key(|one| (one.from, one.until) != (portion.from, portion.until));
        for one in &mut portions {
            let part = missing.min(one.points);
            one.points = one.points.minus(part)?;
            missing = missing.minus(part)?;
        }
        portions.retain(|one| !one.points.is_zero());
        portions.sort_by_key(Portion::order);
        missing.is_zero().then(|| Self { portions, ..self.clone() })
    }

    /// The account after what it owes was taken out of a portion that just came, and how much that was. Nothing where it
    /// owes nothing.
    #[must_use]
    pub fn settled(&self, portion: Portion) -> Option<(Self, Portion)> {
        let part = Portion { points: self.owed.min(portion.points).min(self.left()), ..portion };
        let owed = self.owed.minus(part.points).filter(|_| !part.points.is_zero())?;
        Some((Self { owed, ..self.without(part)? }, part))
    }

    /// The account after everything was taken out that was over by a day, and how much that was. What came back only after its
    /// time was over, and after that day, goes with the next.
    #[must_use]
    pub fn expired_by(&self, last: Day) -> (Self, Points) {
        let (over, portions): (Vec<Portion>, Vec<Portion>) =
            self.portions.iter().partition(|one| one.from <= last && one.until.is_some_and(|until| until <= last));
        let points = Points::sum(over.iter().map(|portion| portion.points)).unwrap_or_default();
        (Self { portions, ..self.clone() }, points)
    }

    /// The account after portions came back.
    #[must_use]
    pub fn put_back(&self, portions: &[Portion]) -> Option<Self> {
        portions.iter().try_fold(self.clone(), |facts, portion| facts.with(*portion))
    }
}

/// How many points of a kind are outstanding: everything left in all accounts. One figure, kept as it changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TotalFacts {
    /// How many.
    pub outstanding: Points,
}

impl Record for TotalFacts {
    const REGISTER: Register = Register::PointsTotals;
    type Key = String;
}

impl TotalFacts {
    /// The total of a kind.
    #[must_use]
    pub fn of(books: &impl Books, kind: PointsKind) -> Self {
        Self::find(books, &kind.to_string()).unwrap_or_default()
    }
}

/// The account as it stands; an empty one where nothing ever moved.
#[must_use]
pub fn account(books: &impl Books, kind: PointsKind, code: &str) -> AccountFacts {
    AccountFacts::find(books, &(kind, code.to_owned())).unwrap_or_default()
}

/// The account that holds by now what an account held: of a merged number's, that of the one that stayed.
#[must_use]
pub fn heir(books: &impl Books, code: &str) -> String {
    let number = code.parse::<PersonNumber>().ok();
    number.map_or_else(|| code.to_owned(), |number| stayed(books, number).to_string())
}

/// The account of a volunteer on a day, under the rules of that day.
#[must_use]
pub fn account_of(books: &impl Books, volunteer: PersonNumber, kind: PointsKind, day: Day) -> String {
    let household = || membership_on(books, volunteer, day).and_then(|membership| membership.household.0);
    account_under(RuleBook::on(books, day).as_ref(), volunteer, kind, household)
}

/// The account that points of a kind belong to under a rule book: where it says that a household shares, the volunteer's
/// household's, if he has one; else his own. The 党性存折 is always his own.
pub fn account_under(
    book: Option<&RuleBook>,
    volunteer: PersonNumber,
    kind: PointsKind,
    household: impl FnOnce() -> Option<Code>,
) -> String {
    let is_shared = kind == PointsKind::Exchange && book.is_some_and(RuleBook::is_shared);
    let shared = is_shared.then(household).flatten();
    shared.map_or_else(|| volunteer.to_string(), |code| code.to_string())
}

/// Whether something is left, or owed, under a number that was given up.
#[must_use]
pub fn is_to_join(books: &impl Books, from: PersonNumber) -> bool {
    [PointsKind::Exchange, PointsKind::Party].into_iter().any(|kind| {
        let facts = account(books, kind, &from.to_string());
        !facts.left().is_zero() || !facts.owed.is_zero()
    })
}

/// A deed that waits for its publication, under its entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeedFacts {
    /// Whose account its points go to.
    pub account: String,
    /// The day it was done.
    pub day: Day,
    /// To which kind of account.
    pub kind: PointsKind,
    /// How many.
    pub points: Points,
}

impl Record for DeedFacts {
    const REGISTER: Register = Register::DeedsWaiting;
    type Key = Seq;
}

/// Deeds that wait for their publication, up to an entry.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DeedsWaiting {
    /// Each with its entry.
    pub deeds: Vec<(Seq, DeedFacts)>,
    /// What they bring to the exchange.
    pub points: Points,
    /// What they bring to the 党性存折.
    pub points_party: Points,
}

impl DeedsWaiting {
    /// Those of all entries up to one. A sum beyond range stays what it was before, which no publication says.
    #[must_use]
    pub fn up_to(books: &impl Books, last: Seq) -> Self {
        let mut waiting = Self::default();
        for (key, facts) in DeedFacts::all(books, "") {
            let Some(seq) = key.parse().ok().map(Seq).filter(|seq| *seq <= last) else { continue };
            let sum = match facts.kind {
                PointsKind::Exchange => &mut waiting.points,
                PointsKind::Party => &mut waiting.points_party,
            };
            *sum = sum.plus(facts.points).unwrap_or(*sum);
            waiting.deeds.push((seq, facts));
        }
        waiting
    }
}

/// What a volunteer brought along, under his number: his minutes of all time before this ledger or elsewhere.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct BroughtFacts {
    /// Minutes of books before this ledger, and of other communities.
    pub minutes: Minutes,
    /// The entry of his opening balance.
    pub opening: Maybe<Seq>,
    /// The entry that last took a statement over.
    pub received_by: Maybe<Seq>,
    /// What statements of ours say that are out, until another's brings it back.
    pub sent: Minutes,
    /// The entry with which he left.
    pub sent_by: Maybe<Seq>,
    /// The most a statement that was taken over says.
    pub stated: Minutes,
    /// The entry that took it over.
    pub stated_by: Maybe<Seq>,
}

impl BroughtFacts {
    /// What a statement of so many minutes adds. Other communities state all a volunteer has, what he took there with
    /// him from here included: that is not counted again. A statement of less than he took cannot include it.
    #[must_use]
    pub fn received(&self, stated: Minutes, by: Seq) -> Option<Self> {
        let (new, sent) = match stated.minus(self.sent) {
            Some(new) => (new, Minutes::ZERO),
            None => (stated, self.sent),
        };
        let received_by = Maybe(Some(by));
        Some(Self { minutes: self.minutes.plus(new)?, received_by, sent, ..*self }.with_statement(stated, by))
    }

    fn with_statement(self, stated: Minutes, by: Seq) -> Self {
        if stated > self.stated { Self { stated, stated_by: Maybe(Some(by)), ..self } } else { self }
    }

    /// Two numbers turn out to be one person's, the one that is given up and the one that stays. Whoever left under one and
    /// came back under the other brought along what stands under the first: that counts once. What still is to come back,
    /// and what was stated, goes over to the number that stays.
    #[must_use]
    pub fn joined(mut given_up: Self, mut stays: Self) -> (Self, Self) {
        given_up.counts_once_with(&mut stays);
        stays.counts_once_with(&mut given_up);
        if !given_up.sent.is_zero() {
            stays.sent = stays.sent.plus(given_up.sent).unwrap_or(stays.sent);
            stays.sent_by = Maybe((*stays.sent_by).max(*given_up.sent_by));
        }
        stays.received_by = Maybe((*stays.received_by).max(*given_up.received_by));
        if let Some(by) = *given_up.stated_by {
            stays = stays.with_statement(given_up.stated, by);
        }
        let Self { minutes, opening, .. } = given_up;
        (Self { minutes, opening, ..Self::default() }, stays)
    }

    /// What he left with under the other number is part of what a later statement brought back under this one.
    fn counts_once_with(&mut self, left: &mut Self) {
        let is_later = *self.stated_by > *left.sent_by;
        if !left.sent.is_zero() && is_later && self.stated >= left.sent {
            self.minutes = self.minutes.minus(left.sent).unwrap_or_default();
            left.sent = Minutes::ZERO;
        }
    }
}

impl Record for BroughtFacts {
    const REGISTER: Register = Register::TimeBrought;
    type Key = PersonNumber;
}

/// What a statement changed of a volunteer's time, under the entry that took it over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReceivedFacts {
    /// Before it.
    pub before: BroughtFacts,
    /// After it.
    pub after: BroughtFacts,
}

impl Record for ReceivedFacts {
    const REGISTER: Register = Register::TimeReceived;
    type Key = Seq;
}

impl ReceivedFacts {
    /// The facts without the statement, if nothing that builds on it came since. His opening balance does not.
    #[must_use]
    pub fn undone(self, now: BroughtFacts) -> Option<BroughtFacts> {
        let opening = now.opening;
        (now == BroughtFacts { opening, ..self.after }).then_some(BroughtFacts { opening, ..self.before })
    }
}

/// A statement of another community that was taken over, under its leaf.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StatementFacts {
    /// The entry that did.
    pub entry: Seq,
}

impl Record for StatementFacts {
    const REGISTER: Register = Register::StatementsTaken;
    type Key = String;
}

/// A volunteer's minutes of all time, under whichever of his numbers: what he brought along, and his published hours here.
#[must_use]
pub fn own_minutes(books: &impl Books, volunteer: PersonNumber) -> Minutes {
    let brought = numbers_of(books, volunteer).into_iter().filter_map(|number| BroughtFacts::find(books, &number));
    let brought = brought.map(|facts| facts.minutes);
    let stints = stints_of_person(books, volunteer, Day::FIRST, Day::LAST).into_iter();
    let published = stints.filter(|stint| stint.state == StintState::Published).map(|stint| stint.minutes);
    brought.chain(published).fold(Minutes::ZERO, |sum, minutes| sum.plus(minutes).unwrap_or(sum))
}

/// Whether hours may still be taken back: no statement that is out rests on them. Another community believes it.
#[must_use]
pub fn time_is_still_here(books: &impl Books, volunteer: PersonNumber, minutes: Minutes) -> bool {
    let volunteer = stayed(books, volunteer);
    let numbers = numbers_of(books, volunteer).into_iter().filter_map(|number| BroughtFacts::find(books, &number));
    let out = numbers.fold(minutes, |sum, facts| sum.plus(facts.sent).unwrap_or(sum));
    out == minutes || own_minutes(books, volunteer) >= out
}

/// How many days a statement may be taken over. After them it can be reversed, because nobody can use it any more.
const STATEMENT_DAYS: i32 = 30;

/// The last day on which a statement may be taken over.
#[must_use]
pub fn statement_ends(stated_on: Day) -> Day {
    stated_on.plus_days(STATEMENT_DAYS).unwrap_or(Day::LAST)
}

/// What a statement of a volunteer says: all his minutes, but those that statements of ours say which are still out.
#[must_use]
pub fn minutes_to_state(books: &impl Books, volunteer: PersonNumber) -> Minutes {
    let numbers = numbers_of(books, volunteer).into_iter();
    let out = numbers.filter_map(|number| BroughtFacts::find(books, &number)).map(|facts| facts.sent);
    out.fold(own_minutes(books, volunteer), |rest, sent| rest.minus(sent).unwrap_or_default())
}

/// The account whose points a volunteer takes along: his own. What a household shares stays with it, unless he is the last
/// of it.
#[must_use]
pub fn account_taken_along(books: &impl Books, volunteer: PersonNumber, day: Day) -> String {
    let (own, shared) = (volunteer.to_string(), account_of(books, volunteer, PointsKind::Exchange, day));
    let stays = shared.parse().is_ok_and(|code| shared != own && others_live_in(books, &code, volunteer));
    if stays { own } else { shared }
}

/// Whether a household has another volunteer who is here, as was said last.
#[must_use]
pub fn others_live_in(books: &impl Books, household: &Code, volunteer: PersonNumber) -> bool {
    let joined = Joined::of(books);
    VolunteerFacts::all(books, "").into_iter().any(|(key, facts)| {
        let other = key.parse().ok().map(PersonNumber).filter(|other| *other != volunteer);
        let lives_in = facts.last().and_then(|last| last.household.as_ref());
        other.is_some_and(|other| joined.stayed(other) == other) && facts.left.is_none() && lives_in == Some(household)
    })
}

/// The entry that took over earlier books of this volunteer, under whichever of his numbers.
#[must_use]
pub fn opening_of(books: &impl Books, volunteer: PersonNumber) -> Option<Seq> {
    numbers_of(books, volunteer).into_iter().find_map(|number| *BroughtFacts::find(books, &number)?.opening)
}

/// A wish, under its entry.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WishFacts {
    /// The entry by which somebody took it on.
    pub claim: Maybe<Seq>,
    /// Who did.
    pub claimer: Maybe<PersonNumber>,
    /// The deed that fulfilled it.
    pub done: Maybe<Seq>,
}

impl Record for WishFacts {
    const REGISTER: Register = Register::Wishes;
    type Key = Seq;
}

/// What a volunteer's deeds of one day bring, under the day and his number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeedDayFacts {
    /// How many, of both kinds.
    pub points: Points,
}

impl Record for DeedDayFacts {
    const REGISTER: Register = Register::DeedDays;
    type Key = (Day, String);
}

impl DeedDayFacts {
    /// The key of a volunteer's day.
    #[must_use]
    pub fn key(volunteer: PersonNumber, day: Day) -> (Day, String) {
        (day, volunteer.to_string())
    }

    /// What deeds of a day bring, by the number that stayed: for whoever asks of many.
    #[must_use]
    pub fn of_day(books: &impl Books, joined: &Joined, day: Day) -> BTreeMap<PersonNumber, Points> {
        let beginning = format!("{day} ");
        let mut sums: BTreeMap<PersonNumber, Points> = BTreeMap::new();
        for (key, facts) in Self::all(books, &beginning) {
            let Some(Ok(number)) = key.strip_prefix(&beginning).map(str::parse) else { continue };
            let sum = sums.entry(joined.stayed(number)).or_default();
            *sum = sum.plus(facts.points).unwrap_or(*sum);
        }
        sums
    }

    /// What all deeds of one person on a day bring, under whichever of his numbers.
    #[must_use]
    pub fn of_person(books: &impl Books, volunteer: PersonNumber, day: Day) -> Points {
        let numbers = numbers_of(books, volunteer).into_iter();
        let found = numbers.filter_map(|number| Self::find(books, &Self::key(number, day)));
        Points::sum(found.map(|facts| facts.points)).unwrap_or_default()
    }
}

/// A gift that counts for a deed, under the gift.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DeedGiftFacts {
    /// The deed.
    pub deed: Seq,
}

impl Record for DeedGiftFacts {
    const REGISTER: Register = Register::DeedGifts;
    type Key = Seq;
}

/// What a deed brings: what the rules of its day say, within what one volunteer may earn in a day by hours and deeds.
#[must_use]
pub fn worth_of_deed(books: &impl Books, e: &DeedRecorded) -> Option<Points> {
    let book = RuleBook::on(books, e.date)?;
    let points = book.act(&e.act)?.points;
    let Some(cap) = *book.rules.daily_cap else { return Some(points) };
    let stints = stints_of_person(books, e.volunteer, e.date, e.date).into_iter();
    let hours = stints.filter(|stint| stint.state == StintState::Published).map(|stint| stint.points);
    let earned = Points::sum(hours)?.plus(DeedDayFacts::of_person(books, e.volunteer, e.date))?;
    Some(points.min(cap.minus(earned).unwrap_or_default()))
}

/// What ends by a day and waits to be taken out of the exchange accounts: account, what is left of it, how much ends.
#[must_use]
pub fn ending_by(books: &impl Books, last: Day) -> Vec<(String, AccountFacts, Points)> {
    let beginning = format!("{} ", PointsKind::Exchange);
    let all = AccountFacts::all(books, &beginning).into_iter();
    let ending = all.map(|(key, facts)| {
        let (after, points) = facts.expired_by(last);
        (key.strip_prefix(&beginning).unwrap_or(&key).to_owned(), after, points)
    });
    ending.filter(|(_, _, points)| !points.is_zero()).collect()
}

/// What an entry brought to an account or took from it, portion by portion, under the entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TakenFacts {
    /// Which account.
    pub account: String,
    /// Of which kind.
    pub kind: PointsKind,
    /// The portions.
    pub portions: Vec<Portion>,
}

impl Record for TakenFacts {
    const REGISTER: Register = Register::PointsTaken;
    type Key = Seq;
}

/// What a published deed, or an opening balance, brought, under its entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardedFacts {
    /// Which account.
    pub account: String,
    /// Of which kind.
    pub kind: PointsKind,
    /// How many, and when they count.
    pub portion: Portion,
}

impl Record for AwardedFacts {
    const REGISTER: Register = Register::DeedsPublished;
    type Key = Seq;
}

/// A record that was reversed when not all it had brought lay there as it came, under the reversal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StruckFacts {
    /// The account it had brought them to.
    pub account: String,
    /// The day of the books on which it was reversed.
    pub day: Day,
    /// What was taken of the account's other points instead.
    pub elsewhere: Points,
    /// The record.
    pub entry: Seq,
    /// Of which kind.
    pub kind: PointsKind,
    /// What was gone, and is owed since.
    pub missing: Points,
    /// What it had brought.
    pub points: Points,
}

impl Record for StruckFacts {
    const REGISTER: Register = Register::PointsStruck;
    type Key = Seq;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portion(from: &str, until: &str, tenths: u64) -> Portion {
        let until = Maybe((!until.is_empty()).then(|| until.parse().expect("a day")));
        Portion { from: from.parse().expect("a day"), until, points: Points::from_tenths(tenths) }
    }

    #[test]
    fn what_ends_first_is_spent_first_and_comes_back_as_it_was() {
        let whole = [
            portion("2026-01-05", "", 50),
            portion("2026-03-01", "2026-12-31", 20),
            portion("2025-03-01", "2026-06-30", 10),
            portion("2026-11-25", "2026-12-31", 40),
        ];
        let account = AccountFacts::default().put_back(&whole).expect("in range");
        let day: Day = "2026-05-01".parse().expect("a day");
        assert_eq!(account.available_on(day), Points::from_tenths(80));
        assert_eq!(account.in_notice_on(day), Points::from_tenths(40));
        let (after, from) = account.taken(Points::from_tenths(25), day).expect("enough");
        assert_eq!(from, [portion("2025-03-01", "2026-06-30", 10), portion("2026-03-01", "2026-12-31", 15)]);
        assert_eq!(after.put_back(&from), Some(account.clone()));
        assert_eq!(account.taken(Points::from_tenths(81), day), None);
        assert_eq!(account.over_on("2026-07-01".parse().expect("a day")), Points::from_tenths(10));
    }
}
