//! What must hold of a village after every entry: reckoned from the entries that stand, and from nothing else.

use std::collections::{BTreeMap, BTreeSet};

use mingbai::ledger::books::registers::goods::LotFacts;
use mingbai::ledger::books::registers::paying::stayed;
use mingbai::ledger::books::registers::points::{AccountFacts, TotalFacts, account};
use mingbai::ledger::books::rows::Table;
use mingbai::ledger::books::{Books, Record};
use mingbai::ledger::event::Event;
use mingbai::ledger::field::Seq;
use mingbai::ledger::name::{Code, PersonNumber};
use mingbai::ledger::period::Day;
use mingbai::ledger::points::Points;
use mingbai::ledger::reading::FundReading;
use mingbai::ledger::words::{PointsKind, StintState};
use mingbai::report::points::sheet;

use crate::fund::points::village::Village;
use crate::properties::{code, event, replayed, same_books};

impl Village {
    /// Every line's event, and whether it stands.
    fn events(&self) -> Vec<(u64, Event, bool)> {
        let events: Vec<Event> = self.lines.iter().map(|line| event(line)).collect();
        let undone: BTreeSet<u64> = events
            .iter()
            .filter_map(|event| if let Event::EntryReversed(e) = event { Some(e.entry.0) } else { None })
            .collect();
        (0..).zip(events).map(|(seq, event)| (seq, event, !undone.contains(&seq))).collect()
    }

    /// What each person holds or let end, reckoned from the entries that stand and from nothing else. A record of hours
    /// or a deed counts when a later publication covers it.
    fn reckoned(&self) -> BTreeMap<(PointsKind, PersonNumber), i128> {
        let events = self.events();
        let mut sums: BTreeMap<(PointsKind, PersonNumber), i128> = BTreeMap::new();
        let mut add = |kind, number: PersonNumber, tenths: i128| {
            *sums.entry((kind, stayed(&self.memory, number))).or_default() += tenths;
        };
        let of = |points: Points| i128::from(points.tenths());
        let is_published = |seq: u64, activity: Option<&Code>| {
            events.iter().any(|(at, event, _)| {
                matches!(event, Event::PointsPublished(e)
                    if *at > seq && e.up_to.0 >= seq && e.activity.as_ref() == activity)
            })
        };
        let number = |code: &Code| code.as_str().parse::<PersonNumber>().expect("accounts are persons'");
        let exchange = PointsKind::Exchange;
        for (seq, event, _) in events.iter().filter(|(_, _, stands)| *stands) {
            match event {
                Event::HoursRecorded(e) if is_published(*seq, Some(&e.activity)) => {
                    add(e.points_kind, e.volunteer, i128::from(e.minutes.count()) * 20 / 60);
                }
                Event::DeedRecorded(e) if is_published(*seq, None) => add(e.points_kind, e.volunteer, 50),
                Event::VolunteerOpeningRecorded(e) => add(exchange, e.volunteer, of(e.points)),
                Event::VolunteerReceived(e) => add(exchange, e.volunteer, of(e.points)),
                Event::VolunteerSent(e) => add(exchange, e.volunteer, -of(e.points)),
                Event::PointsDeducted(e) => add(e.points_kind, e.volunteer, -of(e.points)),
                Event::Redeemed(e) => add(exchange, number(&e.account), -of(e.points)),
                Event::PointsTransferred(e) => {
                    add(exchange, number(&e.from), -of(e.points));
                    add(exchange, number(&e.to), of(e.points));
                }
                _ => {}
            }
        }
        sums.retain(|_, tenths| *tenths != 0);
        sums
    }

    /// What the accounts say of the same.
    fn held(&self) -> BTreeMap<(PointsKind, PersonNumber), i128> {
        let mut sums: BTreeMap<(PointsKind, PersonNumber), i128> = BTreeMap::new();
        for kind in [PointsKind::Exchange, PointsKind::Party] {
            let mut outstanding = Points::ZERO;
            for (key, facts) in AccountFacts::all(&self.memory, &format!("{kind} ")) {
                let out = Points::sum([facts.exchanged, facts.deducted, facts.expired, facts.outward]);
                assert_eq!(facts.inward.minus(out.expect("in range")), Some(facts.left()), "{key} does not foot");
                let number = key.rsplit(' ').next().and_then(|number| number.parse().ok()).expect("a number");
                let there = i128::from(facts.left().tenths()) + i128::from(facts.expired.tenths());
                let there = there - i128::from(facts.owed.tenths());
                *sums.entry((kind, stayed(&self.memory, number))).or_default() += there;
                outstanding = outstanding.plus(facts.left()).expect("in range");
            }
            assert_eq!(TotalFacts::of(&self.memory, kind).outstanding, outstanding, "the total parted");
        }
        sums.retain(|_, tenths| *tenths != 0);
        sums
    }

    pub(super) fn holds(&self) {
        assert_eq!(self.held(), self.reckoned(), "points were made or lost");
        let mut stock: BTreeMap<Code, i128> = BTreeMap::new();
        for (_, event, _) in self.events().iter().filter(|(_, _, stands)| *stands) {
            let mut add = |lot: &Code, quantity: i128| *stock.entry(lot.clone()).or_default() += quantity;
            match event {
                Event::GoodsReceived(e) => add(&e.lot, i128::from(e.quantity.thousandths())),
                Event::LotCounted(e) => {
                    add(&e.lot, i128::from(e.counted.thousandths()) - i128::from(e.booked.thousandths()));
                }
                Event::Redeemed(e) => e
                    .lines
                    .iter()
                    .flat_map(|line| &line.lots)
                    .for_each(|taken| add(&taken.lot, -i128::from(taken.quantity.thousandths()))),
                _ => {}
            }
        }
        for (lot, facts) in LotFacts::all(&self.memory, "") {
            let left = i128::from(facts.quantity_left.thousandths());
            assert_eq!(stock.get(&code(&lot)), Some(&left), "stock of {lot} was made or lost");
        }
        self.nobody_was_at_two_places();
    }

    /// Under all his numbers.
    fn nobody_was_at_two_places(&self) {
        let mut by_day: BTreeMap<(PersonNumber, Day), Vec<(u32, u32)>> = BTreeMap::new();
        for (seq, event, stands) in self.events() {
            if let Event::HoursRecorded(e) = event {
                let stint = self.memory.stint(Seq(seq)).expect("hours have a row");
                assert_eq!(stint.state == StintState::Undone, !stands);
                let who = (stayed(&self.memory, e.volunteer), e.date);
                let began = u32::from(e.began.minutes());
                by_day.entry(who).or_default().extend(stands.then_some((began, began + e.minutes.count())));
            }
        }
        for ((who, day), mut times) in by_day {
            times.sort_unstable();
            assert!(times.windows(2).all(|two| two[0].1 <= two[1].0), "{who} was at two places on {day}");
        }
    }

    /// What is only asked at the end: books made again, stored books, and every sheet there could be.
    pub(super) fn agrees(&self) {
        let again = replayed(&self.lines);
        for table in Table::SMALL {
            assert_eq!(again.rows(table), self.memory.rows(table), "{table:?}");
        }
        same_books(self.desk.store(), &self.memory);
        let reading = self.desk.store().reading().expect("a reading");
        for kind in [PointsKind::Exchange, PointsKind::Party] {
            for year in [2026, 2027, 2028] {
                let sheet = sheet::year(&reading, kind, year).expect("it is read");
                assert!(sheet.is_ok(), "{sheet:?}");
            }
            let moves = reading.points_moves(kind, Day::FIRST, Day::LAST).expect("they are read");
            let mut sums: BTreeMap<String, i128> = BTreeMap::new();
            for one in moves {
                let tenths = i128::from(one.points.tenths());
                *sums.entry(one.account).or_default() += if one.change.is_inward() { tenths } else { -tenths };
            }
            for (code, sum) in sums {
                assert_eq!(i128::from(account(&self.memory, kind, &code).left().tenths()), sum, "{code}");
            }
        }
    }
}
