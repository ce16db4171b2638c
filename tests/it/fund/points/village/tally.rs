//! A village's points reckoned once more, entry by entry, from what was accepted and from nothing the program keeps: which
//! rule book counted on a day, what caps left over, whose account it was, which points end first.

use std::collections::{BTreeMap, BTreeSet};

use mingbai::ledger::event::{
    DeedRecorded, Event, HoursRecorded, PointsDeducted, PointsExpired, PointsJoined, PointsPublished,
    PointsTransferred, Redeemed, RulesSet, VolunteerSent,
};
use mingbai::ledger::name::{Code, PersonNumber};
use mingbai::ledger::period::Day;
use mingbai::ledger::points::Points;
use mingbai::ledger::words::{PointsKind, Yes};

/// When points end, and since when they count, in the order in which they are spent: what never ends comes last.
pub(super) type Lasting = (bool, Option<Day>, Day);

/// An account: whose, and of which kind.
pub(super) type Whose = (PointsKind, String);

/// Points that lie in an account, in tenths.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Account {
    pub(super) lies: BTreeMap<Lasting, u64>,
    /// What reversed records had brought and was gone: whatever comes next pays for it.
    owed: u64,
}

impl Account {
    pub(super) fn left(&self) -> u64 {
        self.lies.values().sum()
    }

    fn counts(&self, day: Day) -> u64 {
        self.lies.iter().filter(|(lasting, _)| counts_on(lasting, day)).map(|(_, tenths)| tenths).sum()
    }

    fn put(&mut self, lasting: Lasting, tenths: u64) {
        *self.lies.entry(lasting).or_default() += tenths;
        self.pay();
    }

    /// What is owed is paid out of what is there.
    fn pay(&mut self) {
        let paid = self.owed.min(self.left());
        self.owed -= paid;
        self.drain(paid, |_| true);
    }

    /// Takes so many of those that fit, what ends first before the rest.
    fn drain(&mut self, tenths: u64, fits: impl Fn(&Lasting) -> bool) -> Vec<(Lasting, u64)> {
        let (mut missing, mut taken) = (tenths, Vec::new());
        for (lasting, lies) in self.lies.iter_mut().filter(|(lasting, _)| fits(lasting)) {
            let part = missing.min(*lies);
            *lies -= part;
            missing -= part;
            taken.extend((part > 0).then_some((*lasting, part)));
        }
        assert_eq!(missing, 0, "more was taken than there was");
        self.lies.retain(|_, tenths| *tenths > 0);
        taken
    }

    /// What a record brought goes again: first what came with it, then what else is there; the rest is owed.
    fn strike(&mut self, lasting: Lasting, tenths: u64) {
        let there = tenths.min(self.left());
        let own = there.min(self.lies.get(&lasting).copied().unwrap_or_default());
        self.drain(own, |one| *one == lasting);
        self.drain(there - own, |_| true);
        self.owed += tenths - there;
    }
}

fn counts_on((_, until, from): &Lasting, day: Day) -> bool {
    *from <= day && until.is_none_or(|last| day <= last)
}

/// Points were not there before they came.
fn come_on((never, until, from): Lasting, day: Day) -> Lasting {
    (never, until, from.max(day))
}

/// What one person's numbers are known as.
#[derive(Clone, Debug, Default)]
struct Known {
    left: Option<Day>,
    /// With which entry, and since which day, which household.
    said: Vec<(u64, Day, Option<Code>)>,
}

/// Hours, or a deed, on their way into an account.
#[derive(Clone, Debug)]
struct Given {
    who: PersonNumber,
    day: Day,
    activity: Option<Code>,
    kind: PointsKind,
    tenths: u64,
    minutes: u64,
    is_published: bool,
}

/// From whose account what was taken, and to whom it went.
type Took = (Whose, Vec<(Lasting, u64)>, Option<Whose>);

/// What the entries accepted so far come to.
#[derive(Debug, Default)]
pub(super) struct Tally {
    pub(super) accounts: BTreeMap<Whose, Account>,
    rules: BTreeMap<(Day, u64), RulesSet>,
    merged: BTreeMap<PersonNumber, PersonNumber>,
    known: BTreeMap<PersonNumber, Known>,
    given: BTreeMap<u64, Given>,
    /// What an entry brought to an account …
    brought: BTreeMap<u64, (Whose, Lasting, u64)>,
    /// … or took from one, and to which it gave it.
    took: BTreeMap<u64, Took>,
    last_sent: BTreeMap<PersonNumber, u64>,
    /// Deeds that stand, with the gifts they count.
    gifts: BTreeMap<u64, u64>,
    /// Gifts that counted once, for a deed that was reversed.
    freed: BTreeSet<u64>,
    events: Vec<Event>,
    /// What has really happened, and how often.
    pub(super) seen: BTreeMap<String, u32>,
}

impl Tally {
    /// One entry more, recorded on a day.
    pub(super) fn enter(&mut self, event: &Event, today: Day) {
        let seq = u64::try_from(self.events.len()).expect("few");
        self.events.push(event.clone());
        self.see(event.kind().word());
        match event {
            Event::RulesSet(e) => drop(self.rules.insert((e.from, seq), e.clone())),
            Event::VolunteerRegistered(e) => {
                let known = self.known.entry(e.volunteer).or_default();
                let is_back = known.left.take().is_some();
                known.said.push((seq, e.date, e.household.0.clone()));
                self.see_if(is_back, "a volunteer comes back");
            }
            Event::PersonMerged(e) => self.merge(seq, e.from, e.into),
            Event::HoursRecorded(e) => self.hours(seq, e),
            Event::DeedRecorded(e) => self.deed(seq, e),
            Event::DonationRefunded(e) => self.gift_goes_back(e.gift.0),
            Event::PointsPublished(e) if e.activity.is_some() => self.publish_hours(seq, e, today),
            Event::PointsPublished(e) => self.publish_deeds(e, today),
            Event::VolunteerOpeningRecorded(e) => self.bring(seq, e.volunteer, e.points, e.date),
            Event::VolunteerReceived(e) => self.bring(seq, e.volunteer, e.points, e.date),
            Event::PointsDeducted(e) => self.deduct(seq, e),
            Event::PointsExpired(e) => self.expire(e),
            Event::PointsTransferred(e) => self.transfer(seq, e),
            Event::PointsJoined(e) => self.join(e, today),
            Event::VolunteerSent(e) => self.send(seq, e),
            Event::Redeemed(e) => self.redeem(seq, e),
            Event::EntryReversed(e) => self.undo(e.entry.0, today),
            _ => {}
        }
    }

    pub(super) fn see(&mut self, what: &str) {
        *self.seen.entry(what.to_owned()).or_default() += 1;
    }

    pub(super) fn see_if(&mut self, is: bool, what: &str) {
        if is {
            self.see(what);
        }
    }

    pub(super) fn event(&self, seq: u64) -> &Event {
        &self.events[usize::try_from(seq).expect("few")]
    }

    /// The number that stayed.
    pub(super) fn stayed(&self, number: PersonNumber) -> PersonNumber {
        self.merged.get(&number).map_or(number, |into| self.stayed(*into))
    }

    /// The rule book of a day: the last to begin, of those the last to be set.
    fn book(&self, day: Day) -> &RulesSet {
        self.rules.range(..=(day, u64::MAX)).next_back().expect("there are rules").1
    }

    fn household(&self, who: PersonNumber, day: Day, before: u64) -> Option<Code> {
        let known = self.known.get(&who).filter(|known| known.left.is_none_or(|left| day <= left))?;
        known.said.iter().rfind(|(entry, from, _)| *entry < before && *from <= day)?.2.clone()
    }

    /// Whose account a person's points of a day are.
    pub(super) fn account_of(&self, who: PersonNumber, kind: PointsKind, day: Day) -> String {
        let is_shared = kind == PointsKind::Exchange && self.book(day).household_shares == Yes::Yes;
        let shared = self.household(who, day, u64::MAX).filter(|_| is_shared);
        shared.map_or_else(|| who.to_string(), |code| code.to_string())
    }

    /// Whose it is by now.
    fn heir(&self, code: &str) -> String {
        code.parse().map_or_else(|_| code.to_owned(), |number| self.stayed(number).to_string())
    }

    fn account(&mut self, whose: &Whose) -> &mut Account {
        self.accounts.entry(whose.clone()).or_default()
    }

    /// Whether a number that was given up still has something, or owes something.
    pub(super) fn is_to_join(&self, from: PersonNumber) -> bool {
        let kinds = [PointsKind::Exchange, PointsKind::Party].map(|kind| (kind, from.to_string()));
        kinds.iter().filter_map(|whose| self.accounts.get(whose)).any(|held| held.left() + held.owed > 0)
    }

    /// Until when points of a kind last that count from a day.
    fn lasting(&self, book: Day, kind: PointsKind, from: Day) -> Lasting {
        let years = self.book(book).keeps_years.0.filter(|_| kind == PointsKind::Exchange);
        let year = |years: u64| from.year() + i16::try_from(years).expect("few") - 1;
        let until = years.map(|years| Day::new(year(years.0), 12, 31).expect("a day"));
        (until.is_none(), until, from)
    }

    /// … that were published on a day.
    fn lasting_published(&self, kind: PointsKind, on: Day) -> Lasting {
        let notice = i32::try_from(self.book(on).notice_days.0).expect("few");
        self.lasting(on, kind, on.plus_days(notice + 1).expect("a day"))
    }

    /// What hours that are published, and deeds, brought a person on a day; everywhere, or at one activity.
    fn earned(&self, who: PersonNumber, day: Day, activity: Option<&Code>) -> u64 {
        let is_his = |one: &&Given| self.stayed(one.who) == self.stayed(who) && one.day == day;
        let counts = |one: &&Given| one.is_published || one.activity.is_none();
        let here = |one: &&Given| activity.is_none() || one.activity.as_ref() == activity;
        self.given.values().filter(is_his).filter(counts).filter(here).map(|one| one.tenths).sum()
    }

    fn hours(&mut self, seq: u64, e: &HoursRecorded) {
        let (who, day, kind) = (e.volunteer, e.date, e.points_kind);
        let (activity, minutes) = (Some(e.activity.clone()), u64::from(e.minutes.count()));
        self.given.insert(seq, Given { who, day, activity, kind, tenths: 0, minutes, is_published: false });
    }

    fn deed(&mut self, seq: u64, e: &DeedRecorded) {
        let book = self.book(e.date);
        let whole = book.acts.iter().find(|act| act.act == e.act).expect("an act").points.tenths();
        let earned = self.earned(e.volunteer, e.date, None);
        let tenths = whole.min(book.daily_cap.map_or(whole, |cap| cap.tenths().saturating_sub(earned)));
        self.see_if(tenths < whole, "a day's cap keeps a deed down");
        if let Some(gift) = *e.gift {
            assert!(self.gifts.values().all(|counted| *counted != gift.0), "gift {gift} counts twice");
            self.gifts.insert(seq, gift.0);
            self.see("a deed counts a gift");
        }
        let (who, day, kind) = (e.volunteer, e.date, e.points_kind);
        self.given.insert(seq, Given { who, day, activity: None, kind, tenths, minutes: 0, is_published: false });
        let account = self.account_of(who, kind, day);
        self.brought.insert(seq, ((kind, account), (false, None, day), 0));
    }

    /// Nothing of a gift goes back that a deed still counts.
    fn gift_goes_back(&mut self, gift: u64) {
        assert!(self.gifts.values().all(|counted| *counted != gift), "points stay, and their gift {gift} goes back");
        self.see_if(self.freed.contains(&gift), "a gift goes back once its deed is reversed");
    }

    fn publish_hours(&mut self, seq: u64, e: &PointsPublished, on: Day) {
        let covered = |(entry, one): &(&u64, &Given)| {
            **entry <= e.up_to.0 && !one.is_published && one.activity.as_ref() == e.activity.as_ref()
        };
        let covered: Vec<(u64, Given)> =
            self.given.iter().filter(covered).map(|(seq, one)| (*seq, one.clone())).collect();
        let (mut sums, mut minutes) = (BTreeMap::from([(PointsKind::Exchange, 0), (PointsKind::Party, 0)]), 0);
        for (entry, one) in &covered {
            let book = self.book(one.day);
            let whole = book.services[0].an_hour.tenths() * one.minutes / 60;
            let room =
                |cap: Option<Points>, earned: u64| cap.map_or(u64::MAX, |cap| cap.tenths().saturating_sub(earned));
            let here = room(book.activity_cap.0, self.earned(one.who, one.day, one.activity.as_ref()));
            let today = room(book.daily_cap.0, self.earned(one.who, one.day, None));
            let tenths = whole.min(here).min(today);
            self.see_if(tenths < whole && here <= today, "an activity's cap keeps hours down");
            self.see_if(tenths < whole && today < here, "a day's cap keeps hours down");
            let is_shared = one.kind == PointsKind::Exchange && self.book(one.day).household_shares == Yes::Yes;
            let shared = self.household(one.who, one.day, seq).filter(|_| is_shared);
            self.see_if(shared.is_some() && tenths > 0, "hours come to a household's account");
            let account = shared.map_or_else(|| self.stayed(one.who).to_string(), |code| code.to_string());
            let lasting = self.lasting_published(one.kind, on);
            self.brought.insert(*entry, ((one.kind, account), lasting, tenths));
            self.given.insert(*entry, Given { tenths, is_published: true, ..one.clone() });
            *sums.entry(one.kind).or_default() += tenths;
            minutes += one.minutes;
        }
        // All at once: of one publication an account pays what it owes out of the sum.
        for (entry, _) in &covered {
            let (whose, lasting, tenths) = self.brought[entry].clone();
            self.account(&whose).put(lasting, tenths);
        }
        assert_eq!(
            (e.points.tenths(), e.points_party.tenths()),
            (sums[&PointsKind::Exchange], sums[&PointsKind::Party])
        );
        assert_eq!((e.count.0, u64::from(e.minutes.count())), (u64::try_from(covered.len()).expect("few"), minutes));
        self.see_if(sums[&PointsKind::Party] > 0, "hours come to a party record");
    }

    fn publish_deeds(&mut self, e: &PointsPublished, on: Day) {
        let covered = self
            .given
            .iter_mut()
            .filter(|(entry, one)| **entry <= e.up_to.0 && !one.is_published && one.activity.is_none());
        let mut sum = 0;
        let covered: Vec<(u64, PointsKind, u64)> = covered
            .map(|(entry, one)| {
                one.is_published = true;
                sum += one.tenths;
                (*entry, one.kind, one.tenths)
            })
            .collect();
        assert_eq!(e.points.tenths() + e.points_party.tenths(), sum, "deeds add up");
        for (entry, kind, tenths) in covered {
            let whose = (kind, self.heir(&self.brought[&entry].0.1));
            let lasting = self.lasting_published(kind, on);
            self.account(&whose).put(lasting, tenths);
            self.brought.insert(entry, (whose, lasting, tenths));
        }
    }

    fn bring(&mut self, seq: u64, who: PersonNumber, points: Points, on: Day) {
        let whose = (PointsKind::Exchange, self.account_of(who, PointsKind::Exchange, on));
        let lasting = self.lasting(on, PointsKind::Exchange, on);
        self.account(&whose).put(lasting, points.tenths());
        self.brought.insert(seq, (whose, lasting, points.tenths()));
    }

    fn take(&mut self, seq: u64, whose: Whose, (points, day): (Points, Day), to: Option<Whose>) {
        let taken = self.account(&whose).drain(points.tenths(), |lasting| counts_on(lasting, day));
        let taken: Vec<(Lasting, u64)> = match &to {
            Some(_) => taken.into_iter().map(|(lasting, tenths)| (come_on(lasting, day), tenths)).collect(),
            None => taken,
        };
        for (lasting, tenths) in taken.iter().filter(|_| to.is_some()) {
            self.account(&to.clone().expect("an account")).put(*lasting, *tenths);
        }
        self.took.insert(seq, (whose, taken, to));
    }

    fn deduct(&mut self, seq: u64, e: &PointsDeducted) {
        let whose = (e.points_kind, self.account_of(e.volunteer, e.points_kind, e.date));
        let rule = self.book(e.date).acts.iter().find(|act| act.act == e.act).expect("an act").points.tenths();
        assert_eq!(e.points.tenths(), rule.min(self.account(&whose).counts(e.date)), "what the rules take, or all");
        self.see_if(e.points.tenths() < rule, "less is there than an act takes");
        self.take(seq, whose, (e.points, e.date), None);
    }

    fn expire(&mut self, e: &PointsExpired) {
        let (mut accounts, mut sum) = (0, 0);
        for (_, account) in self.accounts.iter_mut().filter(|((kind, _), _)| *kind == PointsKind::Exchange) {
            let is_over = |(_, until, from): &Lasting| *from <= e.date && until.is_some_and(|until| until <= e.date);
            let over: u64 = account.lies.iter().filter(|(lasting, _)| is_over(lasting)).map(|(_, tenths)| tenths).sum();
            account.lies.retain(|lasting, _| !is_over(lasting));
            accounts += u64::from(over > 0);
            sum += over;
        }
        assert_eq!((e.accounts.0, e.points.tenths()), (accounts, sum), "what was over, and nothing else");
    }

    fn transfer(&mut self, seq: u64, e: &PointsTransferred) {
        let whose = |code: &Code| (PointsKind::Exchange, code.to_string());
        let is_household = |code: &Code| code.as_str().starts_with('h');
        self.see_if(is_household(&e.from) || is_household(&e.to), "points go to or from a household");
        self.take(seq, whose(&e.from), (e.points, e.date), Some(whose(&e.to)));
    }

    fn merge(&mut self, seq: u64, from: PersonNumber, into: PersonNumber) {
        self.merged.insert(from, into);
        let Some(given_up) = self.known.get(&from).cloned() else { return };
        let is_new = !self.known.contains_key(&into);
        let stays = self.known.entry(into).or_default();
        let begins = stays.said.first().map(|(_, first, _)| *first);
        let earlier = given_up.said.into_iter().filter(|(_, from, _)| begins.is_none_or(|first| *from < first));
        let mut said: Vec<_> = earlier.map(|(_, from, household)| (seq, from, household)).collect();
        said.append(&mut stays.said);
        stays.said = said;
        if is_new {
            stays.left = given_up.left;
        }
    }

    fn join(&mut self, e: &PointsJoined, today: Day) {
        for (kind, points) in [(PointsKind::Exchange, e.points), (PointsKind::Party, e.points_party)] {
            let given_up = self.accounts.remove(&(kind, e.from.to_string())).unwrap_or_default();
            assert_eq!(points.tenths(), given_up.left(), "all there is");
            let stays = self.account(&(kind, e.into.to_string()));
            given_up.lies.into_iter().for_each(|(lasting, tenths)| stays.put(come_on(lasting, today), tenths));
            stays.owed += given_up.owed;
            stays.pay();
        }
    }

    /// He takes along what is his own; what a household shares, where nobody else is left in it.
    fn send(&mut self, seq: u64, e: &VolunteerSent) {
        let (kind, own) = (PointsKind::Exchange, e.volunteer.to_string());
        let shared = self.account_of(e.volunteer, kind, e.date);
        let lives_there = |known: &Known| {
            let last = known.said.last().and_then(|(_, _, household)| household.as_ref());
            known.left.is_none() && last.is_some_and(|code| code.as_str() == shared)
        };
        let others = self.known.iter().filter(|(who, _)| **who != e.volunteer && self.stayed(**who) == **who);
        let stays = others.into_iter().any(|(_, known)| lives_there(known));
        self.see_if(shared != own && !stays, "the last of a household leaves with its points");
        let whose = (kind, if stays { own } else { shared });
        assert_eq!(e.points.tenths(), self.account(&whose).counts(e.date), "he takes along what counts");
        self.take(seq, whose, (e.points, e.date), None);
        self.known.entry(e.volunteer).or_default().left = Some(e.date);
        self.last_sent.insert(e.volunteer, seq);
    }

    fn redeem(&mut self, seq: u64, e: &Redeemed) {
        self.see_if(e.account.as_str().starts_with('h'), "a household redeems");
        self.take(seq, (PointsKind::Exchange, e.account.to_string()), (e.points, e.date), None);
        let said = e.portions.iter().map(|one| ((one.until.is_none(), *one.until, one.from), one.points.tenths()));
        assert_eq!(self.took[&seq].1, said.collect::<Vec<_>>(), "what ends first goes first");
        self.see_if(e.portions.len() > 1, "a slip takes points that end at different times");
    }

    /// What it brought goes, what it took comes back, wherever that is by now.
    fn undo(&mut self, entry: u64, today: Day) {
        let event = self.event(entry).clone();
        self.see(&format!("reversed {}", event.kind().word()));
        self.freed.extend(self.gifts.remove(&entry));
        if let Event::DonationReceived(_) = event {
            self.gift_goes_back(entry);
        }
        if let Some(given) = self.given.remove(&entry) {
            self.see_if(given.is_published && given.tenths > 0, "what was published is reversed");
        }
        if let Some(((kind, code), lasting, tenths)) = self.brought.remove(&entry) {
            let whose = (kind, self.heir(&code));
            self.account(&whose).strike(lasting, tenths);
        }
        if let Some(((kind, code), taken, to)) = self.took.remove(&entry) {
            if let Some((kind, code)) = to {
                let whose = (kind, self.heir(&code));
                for (lasting, tenths) in &taken {
                    self.account(&whose).strike(*lasting, *tenths);
                }
            }
            let whose = (kind, self.heir(&code));
            self.see_if(self.heir(&code) != code, "points come back to the number that stayed");
            for (lasting, tenths) in taken {
                self.account(&whose).put(come_on(lasting, today), tenths);
            }
        }
        if let Event::VolunteerSent(e) = event
            && self.last_sent.get(&e.volunteer) == Some(&entry)
        {
            self.known.entry(e.volunteer).or_default().left = None;
        }
    }
}
