//! What hours bring: the rule book in force on the day of each, its service's points an hour, rounded down to a tenth,
//! within what one activity and one day may bring. One pure reckoning for whoever publishes, takes back or verifies.

use std::collections::BTreeMap;

use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::{DeedDayFacts, Portion, account, account_under};
use crate::ledger::books::registers::service::{ActivityFacts, activity};
use crate::ledger::books::registers::volunteers::{Joined, VolunteerFacts, stints_of_person};
use crate::ledger::books::stints::Stint;
use crate::ledger::books::{Books, Record};
use crate::ledger::field::{Count, Seq};
use crate::ledger::minutes::Minutes;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{PointsKind, StintState};

/// The hours of one activity that wait for publication, and what they bring.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Batch {
    /// Each stint with its points, by entry.
    pub stints: Vec<Stint>,
    /// Their minutes.
    pub minutes: Minutes,
    /// Their points for the exchange.
    pub points: Points,
    /// Their points for the 党性存折.
    pub points_party: Points,
}

impl Batch {
    /// How many.
    #[must_use]
    pub fn count(&self) -> Count {
        Count(u64::try_from(self.stints.len()).unwrap_or(u64::MAX))
    }

    /// The last entry it covers.
    #[must_use]
    pub fn up_to(&self) -> Option<Seq> {
        self.stints.last().map(|stint| stint.seq)
    }

    /// The latest day of service.
    #[must_use]
    pub fn last_day(&self) -> Option<Day> {
        self.stints.iter().map(|stint| stint.day).max()
    }
}

/// An account and its kind: a volunteer's number, or a household's code.
pub type AccountKey = (PointsKind, String);

/// What volunteers earned so far by the days they worked on.
#[derive(Debug, Default)]
struct Earned {
    joined: Joined,
    by_day: BTreeMap<(PersonNumber, Day), Points>,
    here: BTreeMap<(PersonNumber, Day), Points>,
    rates: BTreeMap<Day, Rate>,
    /// What deeds bring, read once a day.
    deeds: BTreeMap<Day, BTreeMap<PersonNumber, Points>>,
}

/// What the rules of one day say of one kind of service.
#[derive(Clone, Copy, Debug, Default)]
struct Rate {
    an_hour: Points,
    activity_cap: Option<Points>,
    daily_cap: Option<Points>,
}

impl Rate {
    /// Nothing where no rules were in force, or did not know it.
    fn on(books: &impl Books, class: &Code, day: Day) -> Self {
        let Some(book) = RuleBook::on(books, day) else { return Self::default() };
        let an_hour = book.service(class).map_or(Points::ZERO, |rule| rule.an_hour);
        Self { an_hour, activity_cap: *book.rules.activity_cap, daily_cap: *book.rules.daily_cap }
    }

    /// What so much time brings after what the day, and this activity on it, brought already.
    fn brings(&self, minutes: Minutes, (of_day, here): (Points, Points)) -> Option<Points> {
        let room = |cap: Option<Points>, taken| cap.map(|cap| cap.minus(taken).unwrap_or_default());
        let rooms = [room(self.activity_cap, here), room(self.daily_cap, of_day)];
        Some(rooms.into_iter().flatten().fold(Points::for_time(self.an_hour, minutes)?, Points::min))
    }
}

/// The hours of an activity that wait for publication, with the points the rules give them. `None` where there is no
/// such activity, or beyond range.
pub fn reckon(books: &impl Books, code: &Code) -> Option<Batch> {
    reckon_up_to(books, code, Seq(u64::MAX))
}

/// The same, of the hours up to an entry: what waited for another person covers no hours recorded after it.
pub fn reckon_up_to(books: &impl Books, code: &Code, last: Seq) -> Option<Batch> {
    let (opened, facts) = activity(books, code)?;
    let mut earned = Earned { joined: Joined::of(books), ..Earned::default() };
    let mut batch = Batch::default();
    for stint in waiting(books, code, &facts).into_iter().filter(|stint| stint.seq <= last) {
        let points = earned.take(books, &opened.class, &stint)?;
        match stint.points_kind {
            PointsKind::Exchange => batch.points = batch.points.plus(points)?,
            PointsKind::Party => batch.points_party = batch.points_party.plus(points)?,
        }
        batch.minutes = batch.minutes.plus(stint.minutes)?;
        batch.stints.push(Stint { points, state: StintState::Published, ..stint });
    }
    Some(batch)
}

/// An activity's hours that stand and are not published.
pub fn waiting(books: &impl Books, code: &Code, facts: &ActivityFacts) -> Vec<Stint> {
    let mut stints = books.stints_of(code, facts.published_up_to());
    stints.retain(|stint| stint.state == StintState::Recorded);
    stints
}

impl Earned {
    /// What a stint brings after those before it; nothing beyond what one stint can hold.
    fn take(&mut self, books: &impl Books, class: &Code, stint: &Stint) -> Option<Points> {
        let rate = *self.rates.entry(stint.day).or_insert_with(|| Rate::on(books, class, stint.day));
        let who = (self.joined.stayed(stint.volunteer), stint.day);
        let (of_day, here) = self.so_far(books, stint, who, rate.daily_cap.is_some());
        let points = rate.brings(stint.minutes, (of_day, here))?;
        u32::try_from(points.tenths()).ok()?;
        self.by_day.insert(who, of_day.plus(points)?);
        self.here.insert(who, here.plus(points)?);
        Some(points)
    }

    /// What the volunteer's published hours of that day brought, at every activity and at this one; with his deeds of that day
    /// where a day has a cap.
    fn so_far(
        &mut self,
        books: &impl Books,
        stint: &Stint,
        who: (PersonNumber, Day),
        has_cap: bool,
    ) -> (Points, Points) {
        if let (Some(of_day), Some(here)) = (self.by_day.get(&who), self.here.get(&who)) {
            return (*of_day, *here);
        }
        let of_day = self.joined.stints(books, who.0, stint.day, stint.day);
        let published = of_day.iter().filter(|one| one.state == StintState::Published);
        let (here, elsewhere): (Vec<&Stint>, Vec<&Stint>) = published.partition(|one| one.activity == stint.activity);
        let sum = |stints: &[&Stint]| Points::sum(stints.iter().map(|one| one.points)).unwrap_or_default();
        let (here, elsewhere) = (sum(&here), sum(&elsewhere));
        let deeds = if has_cap {
            let joined = &self.joined;
            let of_day = self.deeds.entry(stint.day).or_insert_with(|| DeedDayFacts::of_day(books, joined, stint.day));
            of_day.get(&who.0).copied().unwrap_or_default()
        } else {
            Points::ZERO
        };
        (Points::sum([here, elsewhere, deeds]).unwrap_or(here), here)
    }
}

/// The account a stint's points go to under the rules of its day, with the household that entries before `before` tell;
/// `own` is which of the volunteer's numbers stayed.
fn account_of(
    books: &impl Books,
    stint: &Stint,
    (book, before): (Option<&RuleBook>, Seq),
    own: PersonNumber,
) -> AccountKey {
    let household = || {
        let facts = VolunteerFacts::find(books, &stint.volunteer)?;
        facts.as_known_before(before, stint.day)?.household.0.clone()
    };
    (stint.points_kind, account_under(book, own, stint.points_kind, household))
}

/// What a batch that entry `now` published brings to each account, its notice running from a day. `None` where an
/// account cannot hold it.
pub fn credits(books: &impl Books, batch: &Batch, now: Seq, on: Day) -> Option<Vec<(AccountKey, Portion)>> {
    let book = RuleBook::on(books, on)?;
    let mut sums: BTreeMap<AccountKey, Points> = BTreeMap::new();
    let mut rules: BTreeMap<Day, Option<RuleBook>> = BTreeMap::new();
    let joined = Joined::of(books);
    for stint in batch.stints.iter().filter(|stint| !stint.points.is_zero()) {
        let of_day = rules.entry(stint.day).or_insert_with(|| RuleBook::on(books, stint.day));
        let key = account_of(books, stint, (of_day.as_ref(), now), joined.stayed(stint.volunteer));
        let sum = sums.entry(key).or_default();
        *sum = sum.plus(stint.points)?;
    }
    let credit = |(key, points): (AccountKey, Points)| {
        let (portion, facts) = (book.published(key.0, points, on), account(books, key.0, &key.1));
        let has_room = facts.with(portion).is_some() && facts.inward.plus(points).is_some();
        has_room.then_some((key, portion))
    };
    sums.into_iter().map(credit).collect()
}

/// The published stints of the same person and day that would bring more without one that is about to be taken back, were
/// they recorded again, one after another: they stay as they were reckoned until then.
pub fn kept_down_beside(books: &impl Books, undone: &Stint) -> Vec<Seq> {
    let of_day = stints_of_person(books, stayed(books, undone.volunteer), undone.day, undone.day).into_iter();
    let mut of_day: Vec<Stint> =
        of_day.filter(|one| one.seq != undone.seq && one.state == StintState::Published).collect();
    let deeds = DeedDayFacts::of_person(books, stayed(books, undone.volunteer), undone.day);
    let mut kept_down = Vec::new();
    for place in 0..of_day.len() {
        let Some(one) = of_day.get(place).cloned() else { continue };
        let again = brings_again(books, &one, (&of_day, deeds)).filter(|again| *again > one.points);
        if let (Some(points), Some(one)) = (again, of_day.get_mut(place)) {
            one.points = points;
            kept_down.push(one.seq);
        }
    }
    kept_down
}

/// What a stint would bring after all others of its day, and its deeds.
fn brings_again(books: &impl Books, stint: &Stint, (of_day, deeds): (&[Stint], Points)) -> Option<Points> {
    let class = activity(books, &stint.activity)?.0.class;
    let others = || of_day.iter().filter(|one| one.seq != stint.seq);
    let here = Points::sum(others().filter(|one| one.activity == stint.activity).map(|one| one.points))?;
    let of_day = Points::sum(others().map(|one| one.points))?.plus(deeds)?;
    Rate::on(books, &class, stint.day).brings(stint.minutes, (of_day, here))
}

/// What a published stint brought, and to which account, by what was known and in force when it was published.
pub fn brought_by(books: &impl Books, stint: &Stint) -> Option<(AccountKey, Portion)> {
    let (_, facts) = activity(books, &stint.activity)?;
    let publication = facts.publication_of(stint.seq)?;
    let book = publication.rules_of(books, stint.day);
    let key = account_of(books, stint, (book.as_ref(), publication.entry), stayed(books, stint.volunteer));
    let portion = publication.brought(key.0, stint.points);
    Some((key, portion))
}
