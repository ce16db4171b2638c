//! Whatever is asked, points are conserved: what came into accounts is there, or was taken by an entry that stands. No
//! sequence spends a point twice, and no account falls below zero: what was reversed after it was spent is owed, and paid
//! from whatever comes next.

use std::collections::{BTreeMap, BTreeSet};

use mingbai::chain::Line;
use mingbai::ledger::books::registers::points::{
    AccountFacts, DeedsWaiting, TotalFacts, account, account_of, ending_by,
};
use mingbai::ledger::books::{Books, MemoryBooks, Record};
use mingbai::ledger::command::Command;
use mingbai::ledger::decide::{Asking, decide};
use mingbai::ledger::event::{
    DeedRecorded, EntryReversed, Event, HouseholdRegistered, PersonRegistered, PointsDeducted, PointsExpired,
    PointsPublished, PointsTransferred, VolunteerOpeningRecorded, VolunteerRegistered,
};
use mingbai::ledger::field::{Count, Maybe, Seq};
use mingbai::ledger::minutes::Minutes;
use mingbai::ledger::name::{Code, Digest, PersonNumber, Text};
use mingbai::ledger::period::Day;
use mingbai::ledger::points::Points;
use mingbai::ledger::rule_book::{Decided, RULES_TEMPLATE, RuleBook, RulesFile};
use mingbai::ledger::words::{Display, PartyKind, PointsKind, Yes};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::{collection, proptest};

use crate::fund::purses::conserved::happen;
use crate::properties::{charts, new_desk};

#[derive(Clone, Debug)]
enum Asked {
    Deed { who: u8, party: bool },
    Publish,
    Open { who: u8, tenths: u64 },
    Deduct { who: u8, much: bool },
    Transfer { from: u8, to: u8, tenths: u64 },
    Expire,
    Wait { days: i32 },
    Reverse { entry: u8 },
}

fn asked() -> impl Strategy<Value = Asked> {
    let who = || 0..4_u8;
    prop_oneof![
        5 => (who(), any::<bool>()).prop_map(|(who, party)| Asked::Deed { who, party: party && who == 0 }),
        3 => proptest::strategy::Just(Asked::Publish),
        1 => (who(), 0..80_u64).prop_map(|(who, tenths)| Asked::Open { who, tenths }),
        3 => (who(), any::<bool>()).prop_map(|(who, much)| Asked::Deduct { who, much }),
        4 => (who(), who(), 0..90_u64).prop_map(|(from, to, tenths)| Asked::Transfer { from, to, tenths }),
        2 => proptest::strategy::Just(Asked::Expire),
        4 => (1..120_i32).prop_map(|days| Asked::Wait { days }),
        3 => any::<u8>().prop_map(|entry| Asked::Reverse { entry }),
    ]
}

fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

fn person(who: u8) -> PersonNumber {
    PersonNumber(u32::from(who) + 1)
}

struct Story {
    books: MemoryBooks,
    by: Code,
    today: Day,
    first: u64,
}

impl Story {
    /// Three volunteers and a household of one; points of a year end with it, and may be given away.
    fn new() -> Self {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (desk, opened) = new_desk(place.path(), "2026-01-05T02:00:00Z", b"points");
        let read = Line::parse(&opened.line).expect("a line");
        let mut books = MemoryBooks::new(charts());
        happen(&mut books, &Event::read(read.kind, read.event).expect("an event"));
        let mut story = Self { books, by: desk.by().clone(), today: desk.today(), first: 0 };
        for who in 0..4 {
            let name = Maybe(Some(Digest([who; 32])));
            let registered = PersonRegistered {
                address: Maybe::EMPTY,
                display: Display::Masked,
                identity: Maybe::EMPTY,
                kind: PartyKind::Person,
                minor: Yes::No,
                name,
                number: person(who),
                organisation: Text::default(),
                phone: Maybe::EMPTY,
            };
            assert!(story.ask(&Command::RegisterPerson(registered)));
        }
        let household =
            HouseholdRegistered { area: Maybe::EMPTY, code: code("h1"), date: story.today, head: person(0) };
        assert!(story.ask(&Command::RegisterHousehold(household)));
        for who in 0..3 {
            let registered = VolunteerRegistered {
                date: story.today,
                household: Maybe((who == 0).then(|| code("h1"))),
                is_party_member: Yes::from(who == 0),
                team: Maybe::EMPTY,
                volunteer: person(who),
            };
            assert!(story.ask(&Command::RegisterVolunteer(registered)));
        }
        let file =
            RULES_TEMPLATE.replace("transfer = false", "transfer = true").replace("keeps_years = 2", "keeps_years = 1");
        let (date, from) = (story.today, story.today);
        let decided = Decided { date, from, paper: text("文1"), rules_file: Digest([9; 32]) };
        let rules = RulesFile::read(&file).and_then(|file| file.decided(decided)).expect("a rule book");
        assert!(story.ask(&Command::SetRules(rules)));
        story.first = story.books.size().0;
        story
    }

    fn ask(&mut self, command: &Command) -> bool {
        let asking =
            Asking { by: self.by.clone(), today: self.today, time: "12:00".parse().expect("a time"), waited: None };
        let Ok(event) = decide(&self.books, &asking, command) else { return false };
        happen(&mut self.books, &event);
        true
    }

    fn code_of(&self, who: u8) -> Code {
        code(&account_of(&self.books, person(who), PointsKind::Exchange, self.today))
    }

    fn command(&self, asked: &Asked) -> Option<Command> {
        let (date, reason) = (self.today, text("原因"));
        Some(match asked {
            Asked::Deed { who, party } => Command::RecordDeed(DeedRecorded {
                act: code("good_deed"),
                date,
                description: text("拾金不昧"),
                gift: Maybe::EMPTY,
                points_kind: if *party { PointsKind::Party } else { PointsKind::Exchange },
                volunteer: person(*who),
                wish: Maybe::EMPTY,
                witness: person((*who + 1) % 4),
            }),
            Asked::Publish => {
                let up_to = Seq(self.books.size().0 - 1);
                let waiting = DeedsWaiting::up_to(&self.books, up_to);
                Command::PublishPoints(PointsPublished {
                    activity: Maybe::EMPTY,
                    count: Count(waiting.deeds.len().try_into().expect("few")),
                    date,
                    helped: Count(0),
                    minutes: Minutes::ZERO,
                    place: text("公告栏"),
                    points: waiting.points,
                    points_party: waiting.points_party,
                    up_to,
                })
            }
            Asked::Open { who, tenths } => Command::RecordVolunteerOpening(VolunteerOpeningRecorded {
                date,
                minutes: Minutes::ZERO,
                paper: text("旧账"),
                points: Points::from_tenths(*tenths),
                volunteer: person(*who),
            }),
            Asked::Deduct { who, much } => {
                let act = code(if *much { "false_hours" } else { "littering" });
                let book = RuleBook::on(&self.books, date)?;
                let here = account(&self.books, PointsKind::Exchange, self.code_of(*who).as_str()).available_on(date);
                let points = book.act(&act)?.points.min(here);
                let (points_kind, volunteer) = (PointsKind::Exchange, person(*who));
                Command::DeductPoints(PointsDeducted { act, date, points, points_kind, reason, volunteer })
            }
            Asked::Transfer { from, to, tenths } => Command::TransferPoints(PointsTransferred {
                date,
                from: self.code_of(*from),
                points: Points::from_tenths(*tenths),
                reason,
                to: self.code_of(*to),
            }),
            Asked::Expire => {
                let last = date.plus_days(-1).expect("a day");
                let ending = ending_by(&self.books, last);
                Command::ExpirePoints(PointsExpired {
                    accounts: Count(ending.len().try_into().expect("few")),
                    date: last,
                    points: Points::sum(ending.iter().map(|(_, _, points)| *points)).expect("in range"),
                })
            }
            Asked::Reverse { entry } => {
                let entry = Seq(self.first + u64::from(*entry) % (self.books.size().0 - self.first + 1));
                Command::Reverse(EntryReversed { date, entry, reason })
            }
            Asked::Wait { .. } => return None,
        })
    }

    /// What the entries that stand brought and took, counted without any account.
    fn counted(&self) -> BTreeMap<PointsKind, i128> {
        let entries = || (self.first..self.books.size().0).map(Seq);
        let event = |seq| self.books.recall(seq).map(|recalled| recalled.event.clone());
        let stands = |seq: &Seq| self.books.reversed_by(*seq).is_none();
        let mut published = BTreeSet::new();
        let mut sums = BTreeMap::new();
        let mut add = |kind, tenths: i128| *sums.entry(kind).or_insert(0) += tenths;
        let tenths = |points: Points| i128::from(points.tenths());
        for seq in entries() {
            match event(seq) {
                Some(Event::PointsPublished(e)) => published.extend(entries().filter(|deed| *deed <= e.up_to)),
                Some(Event::VolunteerOpeningRecorded(e)) if stands(&seq) => add(PointsKind::Exchange, tenths(e.points)),
                Some(Event::PointsDeducted(e)) if stands(&seq) => add(e.points_kind, -tenths(e.points)),
                Some(Event::PointsExpired(e)) => add(PointsKind::Exchange, -tenths(e.points)),
                _ => {}
            }
        }
        let worth = self.worth_of_deeds();
        for seq in published.into_iter().filter(stands) {
            if let Some(Event::DeedRecorded(e)) = event(seq) {
                add(e.points_kind, worth[&seq]);
            }
        }
        sums
    }

    /// Five points each, within sixteen a day for deeds that stood when it was recorded.
    fn worth_of_deeds(&self) -> BTreeMap<Seq, i128> {
        let mut all: Vec<(PersonNumber, Day, Seq, i128)> = Vec::new();
        for seq in (self.first..self.books.size().0).map(Seq) {
            let Some(Event::DeedRecorded(e)) = self.books.recall(seq).map(|recalled| recalled.event.clone()) else {
                continue;
            };
            let stood = |deed: Seq| self.books.reversed_by(deed).is_none_or(|by| by > seq);
            let same = all.iter().filter(|(who, day, deed, _)| (*who, *day) == (e.volunteer, e.date) && stood(*deed));
            let worth = (160 - same.map(|one| one.3).sum::<i128>()).clamp(0, 50);
            all.push((e.volunteer, e.date, seq, worth));
        }
        all.into_iter().map(|(_, _, seq, worth)| (seq, worth)).collect()
    }

    fn holds(&self) {
        let counted = self.counted();
        for kind in [PointsKind::Exchange, PointsKind::Party] {
            let accounts = AccountFacts::all(&self.books, &format!("{kind} "));
            let (mut sum, mut owed) = (0_i128, 0_i128);
            for (code, facts) in &accounts {
                let out = [facts.exchanged, facts.deducted, facts.expired, facts.outward];
                let out = Points::sum(out).expect("in range");
                assert_eq!(facts.inward.minus(out), Some(facts.left()), "{code} does not foot");
                assert!(facts.owed.is_zero() || facts.left().is_zero(), "{code} owes and keeps");
                sum += i128::from(facts.left().tenths());
                owed += i128::from(facts.owed.tenths());
            }
            assert_eq!(counted.get(&kind).copied().unwrap_or_default(), sum - owed, "points were made or lost");
            assert_eq!(i128::from(TotalFacts::of(&self.books, kind).outstanding.tenths()), sum, "the total parted");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn points_are_conserved(all in collection::vec(asked(), 1..60)) {
        let mut story = Story::new();
        for asked in &all {
            if let Asked::Wait { days } = asked {
                story.today = story.today.plus_days(*days).expect("a day");
            } else if let Some(command) = story.command(asked) {
                story.ask(&command);
                story.holds();
            }
        }
    }
}
