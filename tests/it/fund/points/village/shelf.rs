//! A village's shop reckoned once more, entry by entry: what lies in each lot and what it cost, which lot goes out first, what
//! merchants are owed, what money is there.

use std::collections::{BTreeMap, BTreeSet};

use mingbai::ledger::event::{Event, ItemPriced, LotCounted, SlipLine, TakenFromLot};
use mingbai::ledger::name::{Code, Text};
use mingbai::ledger::period::Day;
use mingbai::ledger::quantity::Quantity;
use mingbai::ledger::words::{IssueManner, PaymentKind};
use mingbai::ledger::yuan::Yuan;

use crate::fund::points::village::tally::Tally;

/// A lot, in thousandths and 分.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Lot {
    pub(super) item: Option<Code>,
    pub(super) quantity: u64,
    pub(super) value: u64,
    entry: u64,
    expiry: Option<Day>,
    is_bought: bool,
}

impl Lot {
    /// What leaves the books with a quantity: its share, or all with the last of it.
    fn share(&self, quantity: u64) -> u64 {
        if quantity == self.quantity { self.value } else { self.value * quantity / self.quantity }
    }

    fn take(&mut self, quantity: u64, value: u64) {
        self.quantity = self.quantity.checked_sub(quantity).expect("no lot is below zero");
        self.value = self.value.checked_sub(value).expect("no value is below zero");
    }

    fn put_back(&mut self, quantity: u64, value: u64) {
        self.quantity += quantity;
        self.value += value;
    }
}

/// What the entries accepted so far come to.
#[derive(Debug, Default)]
pub(super) struct Shelf {
    pub(super) lots: BTreeMap<Code, Lot>,
    /// 分 in the bank.
    pub(super) cash: u64,
    /// What settlements for stock paid, and what was taken in of it.
    pub(super) paid: BTreeMap<u64, (u64, u64)>,
    /// What the merchant is owed, of all time, and what he got of it.
    pub(super) owed: u64,
    pub(super) settled: u64,
    prices: BTreeMap<Code, BTreeMap<(Day, u64), ItemPriced>>,
    slips: BTreeSet<Text>,
}

fn fen(amount: Yuan) -> u64 {
    u64::try_from(amount.fen()).expect("not below zero")
}

impl Shelf {
    /// Entry `seq`, with what the tally knows of those before.
    pub(super) fn enter(&mut self, seq: u64, event: &Event, tally: &mut Tally) {
        match event {
            Event::OpeningRecorded(e) => self.cash += fen(e.amount),
            Event::DonationReceived(e) => self.cash += fen(e.amount),
            Event::DonationRefunded(e) => self.cash = self.cash.checked_sub(fen(e.amount)).expect("it was there"),
            Event::ItemPriced(e) => {
                let before = self.prices.entry(e.item.clone()).or_default();
                tally.see_if(!before.is_empty(), "an item has another price");
                before.insert((e.from, seq), e.clone());
            }
            Event::GoodsReceived(e) => {
                let value = e.value.map(fen).unwrap_or_default();
                self.come(seq, &e.lot, (e.quantity, value), e.expiry.0, None);
            }
            Event::LotShelved(e) => self.lot(&e.lot).item = Some(e.item.clone()),
            Event::PaymentSettled(e) => {
                self.cash = self.cash.checked_sub(fen(e.amount)).expect("no purse is below zero");
                match pays_for(tally, e.request.0) {
                    PaymentKind::Merchant => self.settled += fen(e.amount),
                    _ => drop(self.paid.insert(seq, (fen(e.amount), 0))),
                }
                assert!(self.settled <= self.owed, "no merchant gets more than he is owed");
            }
            Event::StockBought(e) => {
                self.come(seq, &e.lot, (e.quantity, fen(e.cost)), e.expiry.0, Some(e.item.clone()));
                let (paid, taken) = self.paid.get_mut(&e.settlement.0).expect("it was paid");
                *taken += fen(e.cost);
                assert!(taken <= paid, "no more comes in than was paid for");
            }
            Event::Redeemed(e) => {
                let points: u64 = e.lines.iter().map(|line| self.sell(line, e.date, tally)).sum();
                assert_eq!(e.points.tenths(), points, "the prices of the day");
                self.slip_is_new(&e.slip);
            }
            Event::RewardGiven(e) => {
                for line in &e.lines {
                    assert!(line.points.is_zero() && line.cost == Yuan::ZERO, "a reward costs no points");
                    self.take_first_to_expire(line, e.date, tally);
                }
                self.slip_is_new(&e.slip);
            }
            Event::GoodsIssued(e) => {
                assert_eq!(e.manner, IssueManner::Spoiled);
                self.leave(&e.lot, e.quantity, e.cost);
            }
            Event::LotCounted(e) => self.count(e, tally),
            Event::EntryReversed(e) => self.undo(e.entry.0, &tally.event(e.entry.0).clone(), tally),
            _ => {}
        }
    }

    fn lot(&mut self, code: &Code) -> &mut Lot {
        self.lots.get_mut(code).expect("a lot")
    }

    fn come(
        &mut self,
        entry: u64,
        code: &Code,
        (quantity, value): (Quantity, u64),
        expiry: Option<Day>,
        item: Option<Code>,
    ) {
        let is_bought = item.is_some();
        let lot = Lot { item, quantity: quantity.thousandths(), value, entry, expiry, is_bought };
        assert!(self.lots.insert(code.clone(), lot).is_none(), "a lot's code is taken once");
    }

    fn slip_is_new(&mut self, slip: &Text) {
        assert!(self.slips.insert(slip.clone()), "a slip's number is taken once, cancelled or not");
    }

    fn leave(&mut self, code: &Code, quantity: Quantity, cost: Yuan) {
        let lot = self.lot(code);
        assert_eq!(fen(cost), lot.share(quantity.thousandths()), "goods leave at their share of what they cost");
        lot.take(quantity.thousandths(), fen(cost));
    }

    /// A line of a slip: its points at the price of the day, its goods, or what its merchant is owed.
    fn sell(&mut self, line: &SlipLine, day: Day, tally: &mut Tally) -> u64 {
        let prices = &self.prices[&line.item];
        let ((_, entry), price) = prices.range(..=(day, u64::MAX)).next_back().expect("a price");
        let of = |unit: u64| (unit * line.quantity.thousandths()).div_ceil(1000);
        assert_eq!(line.price.0, *entry, "the price of the day");
        let points = of(price.points.expect("on the shelf").tenths());
        assert_eq!((line.points.tenths(), fen(line.cost)), (points, of(fen(price.cost))));
        self.owed += fen(line.cost);
        tally.see_if(!line.cost.eq(&Yuan::ZERO), "a merchant's service is exchanged");
        if line.cost == Yuan::ZERO {
            self.take_first_to_expire(line, day, tally);
        }
        points
    }

    /// The first to expire goes first, then the first that came; none that is expired.
    fn take_first_to_expire(&mut self, line: &SlipLine, day: Day, tally: &mut Tally) {
        let on_shelf = |lot: &&Lot| lot.item.as_ref() == Some(&line.item) && lot.quantity > 0;
        let fresh = |lot: &&Lot| lot.expiry.is_none_or(|last| day <= last);
        let mut lots: Vec<(bool, Option<Day>, u64, Code)> = Vec::new();
        for (code, lot) in self.lots.iter().filter(|(_, lot)| on_shelf(lot) && fresh(lot)) {
            lots.push((lot.expiry.is_none(), lot.expiry, lot.entry, code.clone()));
        }
        lots.sort();
        let mut missing = line.quantity.thousandths();
        let mut expected = Vec::new();
        for (_, _, _, code) in lots {
            let part = missing.min(self.lots[&code].quantity);
            missing -= part;
            expected.extend((part > 0).then_some((code, part)));
        }
        let said: Vec<_> = line.lots.iter().map(|one| (one.lot.clone(), one.quantity.thousandths())).collect();
        assert_eq!((said, missing), (expected, 0), "the first to expire goes first");
        tally.see_if(line.lots.len() > 1, "a slip takes from several lots");
        let is_bought = |one: &&TakenFromLot| self.lots[&one.lot].is_bought;
        tally.see_if(line.lots.iter().any(|one| is_bought(&one)), "bought goods go out");
        tally.see_if(line.lots.iter().any(|one| !is_bought(&one)), "given goods go out");
        line.lots.iter().for_each(|one| self.leave(&one.lot, one.quantity, one.cost));
    }

    fn count(&mut self, e: &LotCounted, tally: &mut Tally) {
        let (booked, counted) = (e.booked.thousandths(), e.counted.thousandths());
        let lot = self.lot(&e.lot);
        assert_eq!(booked, lot.quantity, "a count says what the books say");
        tally.see_if(counted < booked, "a count finds too little");
        tally.see_if(counted > booked, "a count finds too much");
        if counted < booked {
            assert_eq!(fen(e.cost), lot.share(booked - counted));
            lot.take(booked - counted, fen(e.cost));
        } else {
            let more = (lot.value * (counted - booked)).checked_div(booked).unwrap_or_default();
            assert_eq!(fen(e.cost), more);
            lot.put_back(counted - booked, more);
        }
    }

    fn undo(&mut self, entry: u64, event: &Event, tally: &mut Tally) {
        let back = |shelf: &mut Self, lines: &[SlipLine]| {
            for one in lines.iter().flat_map(|line| &line.lots) {
                shelf.lot(&one.lot).put_back(one.quantity.thousandths(), fen(one.cost));
            }
        };
        match event {
            Event::OpeningRecorded(e) => self.cash = self.cash.checked_sub(fen(e.amount)).expect("it was there"),
            Event::DonationReceived(e) => self.cash = self.cash.checked_sub(fen(e.amount)).expect("it was there"),
            Event::GoodsReceived(e) => drop(self.lots.remove(&e.lot)),
            Event::LotShelved(e) => self.lot(&e.lot).item = None,
            Event::PaymentSettled(e) => {
                self.cash += fen(e.amount);
                match pays_for(tally, e.request.0) {
                    PaymentKind::Merchant => self.settled -= fen(e.amount),
                    _ => assert_eq!(self.paid.remove(&entry).map(|(_, taken)| taken), Some(0), "nothing came in of it"),
                }
            }
            Event::StockBought(e) => {
                self.lots.remove(&e.lot);
                self.paid.get_mut(&e.settlement.0).expect("it was paid").1 -= fen(e.cost);
            }
            Event::Redeemed(e) => {
                back(self, &e.lines);
                self.owed -= e.lines.iter().map(|line| fen(line.cost)).sum::<u64>();
                assert!(self.settled <= self.owed, "no merchant gets more than he is owed");
            }
            Event::RewardGiven(e) => back(self, &e.lines),
            Event::GoodsIssued(e) => self.lot(&e.lot).put_back(e.quantity.thousandths(), fen(e.cost)),
            _ => {}
        }
    }
}

/// What a request asked to pay.
fn pays_for(tally: &Tally, request: u64) -> PaymentKind {
    let Event::PaymentRequested(e) = tally.event(request) else { panic!("{request} asks for no payment") };
    e.kind
}
