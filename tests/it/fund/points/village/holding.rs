//! What must hold of a village after every entry: its books say what is reckoned beside them.

use std::collections::BTreeMap;

use mingbai::ledger::books::registers::goods::LotFacts;
use mingbai::ledger::books::registers::points::{AccountFacts, TotalFacts, account};
use mingbai::ledger::books::registers::shop::{OwedFacts, StockPaidFacts};
use mingbai::ledger::books::rows::Table;
use mingbai::ledger::books::{Books, Purse, Record};
use mingbai::ledger::event::Event;
use mingbai::ledger::field::Seq;
use mingbai::ledger::name::PersonNumber;
use mingbai::ledger::period::Day;
use mingbai::ledger::points::Points;
use mingbai::ledger::reading::FundReading;
use mingbai::ledger::words::{PointsKind, SourceKind, StintState};
use mingbai::ledger::yuan::Yuan;
use mingbai::report::points::sheet;

use crate::fund::points::village::Village;
use crate::fund::points::village::tally::{Lasting, Whose};
use crate::properties::{code, replayed, same_books};

fn fen(amount: Yuan) -> u64 {
    u64::try_from(amount.fen()).expect("not below zero")
}

impl Village {
    pub(super) fn holds(&self) {
        self.points_are_where_they_belong();
        self.goods_are_where_they_belong();
        self.money_is_where_it_belongs();
        self.nobody_was_at_two_places();
    }

    /// Portion by portion.
    fn points_are_where_they_belong(&self) {
        let mut held: BTreeMap<Whose, BTreeMap<Lasting, u64>> = BTreeMap::new();
        for kind in [PointsKind::Exchange, PointsKind::Party] {
            let mut outstanding = Points::ZERO;
            let beginning = format!("{kind} ");
            for (key, facts) in AccountFacts::all(&self.memory, &beginning) {
                let out = Points::sum([facts.exchanged, facts.deducted, facts.expired, facts.outward]);
                assert_eq!(facts.inward.minus(out.expect("in range")), Some(facts.left()), "{key} does not foot");
                outstanding = outstanding.plus(facts.left()).expect("in range");
                let lies =
                    facts.portions.iter().map(|one| ((one.until.is_none(), *one.until, one.from), one.points.tenths()));
                held.insert((kind, key.trim_start_matches(&beginning).to_owned()), lies.collect());
            }
            assert_eq!(TotalFacts::of(&self.memory, kind).outstanding, outstanding, "the total parted");
        }
        let mut reckoned: BTreeMap<Whose, BTreeMap<Lasting, u64>> =
            self.tally.accounts.iter().map(|(whose, account)| (whose.clone(), account.lies.clone())).collect();
        held.retain(|_, lies| !lies.is_empty());
        for lies in reckoned.values_mut() {
            lies.retain(|_, tenths| *tenths > 0);
        }
        reckoned.retain(|_, lies| !lies.is_empty());
        let last = self.tally.event(self.memory.size().0 - 1);
        assert_eq!(held, reckoned, "points were made or lost by {last:?}");
    }

    fn goods_are_where_they_belong(&self) {
        let held = LotFacts::all(&self.memory, "").into_iter();
        let held: BTreeMap<_, _> = held
            .map(|(lot, facts)| {
                let value = facts.value_left.map(fen).unwrap_or_default();
                (code(&lot), (facts.shelf.0, facts.quantity_left.thousandths(), value))
            })
            .collect();
        let reckoned = self.shelf.lots.iter();
        let reckoned: BTreeMap<_, _> =
            reckoned.map(|(code, lot)| (code.clone(), (lot.item.clone(), lot.quantity, lot.value))).collect();
        assert_eq!(held, reckoned, "stock was made or lost");
    }

    fn money_is_where_it_belongs(&self) {
        let purse = Purse { project: None, source_kind: SourceKind::PublicAppeal };
        assert_eq!(fen(self.memory.cash(&code("zhuanhu"), &purse)), self.shelf.cash, "money was made or lost");
        let owed = OwedFacts::of(&self.memory, PersonNumber(7), &code("zhuanhu"), &purse);
        assert_eq!((fen(owed.owed), fen(owed.paid)), (self.shelf.owed, self.shelf.settled), "what the barber is owed");
        let paid = StockPaidFacts::all(&self.memory, "").into_iter();
        let paid: BTreeMap<u64, (u64, u64)> =
            paid.map(|(seq, facts)| (seq.parse().expect("a number"), (fen(facts.paid), fen(facts.taken)))).collect();
        assert_eq!(paid, self.shelf.paid, "what was paid and came in");
    }

    /// Under all his numbers.
    fn nobody_was_at_two_places(&self) {
        let mut by_day: BTreeMap<(PersonNumber, Day), Vec<(u32, u32)>> = BTreeMap::new();
        for seq in 0..self.memory.size().0 {
            if let Event::HoursRecorded(e) = self.tally.event(seq) {
                let stint = self.memory.stint(Seq(seq)).expect("hours have a row");
                let stands = self.memory.reversed_by(Seq(seq)).is_none();
                assert_eq!(stint.state == StintState::Undone, !stands);
                let who = (self.tally.stayed(e.volunteer), e.date);
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
            let mut moves = moves;
            moves.sort_by_key(|one| (one.day, one.seq, one.change));
            for one in moves {
                let tenths = i128::from(one.points.tenths());
                let sum = sums.entry(one.account).or_default();
                *sum += if one.change.is_inward() { tenths } else { -tenths };
                assert!(*sum >= 0, "below zero on {}, entry {}", one.day, one.seq);
            }
            for (code, sum) in sums {
                assert_eq!(i128::from(account(&self.memory, kind, &code).left().tenths()), sum, "{code}");
            }
        }
    }
}
