//! Whatever happened: opening + in − out = closing for every purse and account, every telling of the same money comes to
//! the same totals, debits equal credits, and a month closes exactly when its statements fit.

use mingbai::desk::{Desk, DeskError};
use mingbai::ledger::books::Books;
use mingbai::ledger::books::registers::months::{Gap, Standing, Totals, month_to_close};
use mingbai::ledger::command::{Command, Donate, Donor};
use mingbai::ledger::event::{
    AccountOpened, DifferenceExplained, DonationRefunded, EntryReversed, MonthClosed, OpeningRecorded, ProjectProposed,
    StatementRecorded,
};
use mingbai::ledger::field::{Maybe, Seq};
use mingbai::ledger::name::{Code, Text};
use mingbai::ledger::period::{Day, Month};
use mingbai::ledger::refusal::{MonthRefusal, Refusal};
use mingbai::ledger::words::{Appeal, DifferenceSide, Holder, Means, Service, SourceKind};
use mingbai::ledger::yuan::Yuan;
use mingbai::report::fund::fund;
use mingbai::report::net_assets::net_assets;
use mingbai::report::trial_balance::trial_balance;
use mingbai::report::{Cell, FundView, Heading, Table};
use mingbai::store::Store;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::{collection, proptest};

use crate::fund::statements;
use crate::properties::new_desk;

#[derive(Clone, Debug)]
enum Asked {
    Gift { fen: i64, day: i32, place: u8 },
    Opening { fen: i64, day: i32, source: u8 },
    Refund { gift: u8, fen: i64, day: i32 },
    Reverse { entry: u8, day: i32 },
    Close { off_by: i64, is_explained: bool },
}

/// From 1 November 2025 to the end of January 2027: two charts, three years.
const DAYS: std::ops::Range<i32> = 0..457;

fn asked() -> impl Strategy<Value = Asked> {
    let fen = || 1..50_000_i64;
    prop_oneof![
        8 => (fen(), DAYS, any::<u8>()).prop_map(|(fen, day, place)| Asked::Gift { fen, day, place }),
        2 => (fen(), DAYS, any::<u8>()).prop_map(|(fen, day, source)| Asked::Opening { fen, day, source }),
        3 => (any::<u8>(), fen(), DAYS).prop_map(|(gift, fen, day)| Asked::Refund { gift, fen, day }),
        3 => (any::<u8>(), DAYS).prop_map(|(entry, day)| Asked::Reverse { entry, day }),
        3 => (prop_oneof![3 => 0..1_i64, 1 => -500..500_i64], any::<bool>())
            .prop_map(|(off_by, is_explained)| Asked::Close { off_by, is_explained }),
    ]
}

fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

fn yuan(fen: i64) -> Yuan {
    Yuan::from_fen(fen).expect("not below zero")
}

fn day(number: i32) -> Day {
    Day::new(2025, 11, 1).and_then(|first| first.plus_days(number)).expect("a day")
}

struct Fund {
    _place: tempfile::TempDir,
    desk: Desk,
}

impl Fund {
    fn new() -> Self {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (desk, _) = new_desk(place.path(), "2027-02-20T02:00:00Z", b"months");
        let mut fund = Self { _place: place, desk };
        for (account, holder) in [("zhuanhu", Holder::Federation), ("xianjin", Holder::CashInTransit)] {
            let opened =
                AccountOpened { area: Maybe::EMPTY, code: code(account), date: day(0), holder, name: text(account) };
            assert!(fund.ask(&Command::OpenAccount(opened)).is_ok());
        }
        let wall = ProjectProposed::plain(code("wall"), text("围墙"), Service::Repairs, day(0));
        assert!(fund.ask(&Command::ProposeProject(wall)).is_ok());
        fund
    }

    fn store(&self) -> &Store {
        self.desk.store()
    }

    fn ask(&mut self, command: &Command) -> Result<Seq, Refusal> {
        match self.desk.record(command, &[], false) {
            Ok(recorded) => Ok(recorded.seq),
            Err(DeskError::Refused(refusal)) => Err(refusal),
            Err(other) => panic!("{command:?}: {other}"),
        }
    }

    fn act(&mut self, asked: &Asked) {
        let some = |number: u8, size: u64| Seq(u64::from(number) % size);
        let size = self.store().books().size().0;
        let _ = match *asked {
            Asked::Gift { fen, day: on, place } => {
                let (account, means) = if place % 3 == 0 { ("xianjin", Means::Cash) } else { ("zhuanhu", Means::Bank) };
                self.ask(&Command::Donate(Donate {
                    account: code(account),
                    amount: yuan(fen),
                    appeal: Appeal::Public,
                    date: day(on),
                    display: None,
                    donor: Donor::Anonymous,
                    external_id: Text::default(),
                    import: None,
                    means,
                    memo: Text::default(),
                    memo_private: None,
                    project: (place % 2 == 0).then(|| code("wall")),
                    receipt: Text::default(),
                    relayed_by: None,
                    replaces: None,
                    row: None,
                    source: Text::default(),
                }))
            }
            Asked::Opening { fen, day: on, source } => {
                let kinds = [SourceKind::PublicAppeal, SourceKind::SpecialGrant, SourceKind::Interest];
                self.ask(&Command::RecordOpening(OpeningRecorded {
                    account: code("zhuanhu"),
                    amount: yuan(fen),
                    date: day(on),
                    memo: Text::default(),
                    paper: text("函1"),
                    project: Maybe::EMPTY,
                    source_kind: kinds[usize::from(source) % kinds.len()],
                }))
            }
            Asked::Refund { gift, fen, day: on } => self.ask(&Command::Refund(DonationRefunded {
                amount: yuan(fen),
                date: day(on),
                gift: some(gift, size),
                paper: Text::default(),
                reason: text("退"),
            })),
            Asked::Reverse { entry, day: on } => {
                let reverse = EntryReversed { date: day(on), entry: some(entry, size), reason: text("错") };
                self.ask(&Command::Reverse(reverse))
            }
            Asked::Close { off_by, is_explained } => {
                self.close(off_by, is_explained);
                Ok(Seq(0))
            }
        };
    }

    /// Records what each custodian states, one of them off by something that may be explained, and closes.
    fn close(&mut self, off_by: i64, is_explained: bool) {
        let (month, standings, totals) = {
            let books = self.store().books();
            let is_over = |month: &Month| month.last() < self.desk.today();
            let Some(month) = month_to_close(&books).filter(is_over) else { return };
            (month, Standing::of(&books, month), Totals::of(&books, month))
        };
        let mut fits = true;
        for (number, standing) in standings.iter().enumerate() {
            let holds = standing.ours.inward.fen() - standing.ours.outward.fen();
            let off_by = if number == 0 { off_by } else { 0 };
            let Some(balance) = Yuan::from_fen(holds + off_by) else {
                fits = false;
                continue;
            };
            let stated = StatementRecorded {
                account: standing.account.code.clone(),
                balance,
                date: month.last(),
                paper: text(&format!("单{}", self.store().books().size())),
                paper_file: Maybe::EMPTY,
            };
            let statement = self.ask(&Command::RecordStatement(stated)).expect("a statement");
            if off_by != 0 && is_explained {
                let side = if off_by > 0 { DifferenceSide::TheirReceipt } else { DifferenceSide::OurReceipt };
                let amount = yuan(off_by.abs());
                let line = DifferenceExplained { amount, entry: Maybe::EMPTY, reason: text("在途"), side, statement };
                self.ask(&Command::ExplainDifference(line)).expect("a line");
            } else if off_by != 0 {
                fits = false;
            }
            assert!(holds >= 0, "an account is below zero");
        }
        let Totals { opening, inward, outward, closing } = totals.unwrap_or_default();
        // A figure that is off by one 分 is refused, even when everything else fits.
        let false_opening = opening.plus(yuan(1)).expect("few");
        let close = MonthClosed { closing, inward, month, opening: false_opening, outward };
        let refused = self.ask(&Command::CloseMonth(close)).expect_err("false totals");
        assert_eq!(fits, matches!(refused, Refusal::Month(MonthRefusal::ClosingMustAddUp { .. })), "{refused:?}");
        let close = MonthClosed { closing, inward, month, opening, outward };
        let answer = self.ask(&Command::CloseMonth(close));
        assert_eq!(fits, answer.is_ok(), "{month}: {answer:?}");
        if fits {
            let books = self.store().books();
            assert_eq!(books.closed_month(), Some(month));
            assert!(Standing::of(&books, month).iter().all(|standing| standing.gap() == Some(Gap::None)));
            assert_eq!(books.posting_day(month.first()), month.next().first());
        }
    }

    /// Every statement of every month adds up, and what one month leaves the next begins with.
    fn holds(&self) {
        let reading = self.store().reading().expect("a reading");
        let mut month: Month = day(0).month();
        let mut before = 0;
        while month <= day(DAYS.end).month() {
            let told = |view| fund(&reading, month, view).expect("a fund statement");
            let purses = told(FundView::Purse);
            for row in 0..purses.rows.len() {
                let at = |heading| cell(&purses, row, heading);
                let came = at(Heading::GiftsIn)
                    + at(Heading::MatchIn)
                    + at(Heading::FurtherIncome)
                    + at(Heading::MovedIn)
                    + at(Heading::PaidBack);
                let went = at(Heading::Reversed)
                    + at(Heading::TakenBack)
                    + at(Heading::Refunded)
                    + at(Heading::Spent)
                    + at(Heading::OutAndOther);
                let closing = at(Heading::CarriedForward) - at(Heading::ShortAfter);
                let opening = at(Heading::BroughtForward) - at(Heading::ShortBefore);
                assert_eq!(opening + came - went, closing, "{month} row {row}: {purses:?}");
            }
            let (opening, closing) = ends(&purses);
            assert_eq!(opening, before, "{month} does not begin with what was left");
            let totals = Totals::of(&self.store().books(), month);
            let came =
                [Heading::GiftsIn, Heading::MatchIn, Heading::FurtherIncome].map(|heading| sum(&purses, heading));
            let went = [Heading::Reversed, Heading::Refunded, Heading::Spent].map(|heading| sum(&purses, heading));
            let [reversed, refunded, spent] = went;
            let inward = came.iter().sum::<i128>() - reversed;
            let of_purses =
                [inward, refunded + spent, sum(&purses, Heading::PaidBack), sum(&purses, Heading::TakenBack)];
            for view in [FundView::Project, FundView::Source, FundView::Custodian] {
                let table = told(view);
                assert_eq!(ends(&table), (opening, closing), "{month} {view:?}");
                let short = [Heading::Inward, Heading::Outward, Heading::PaidBack, Heading::TakenBack];
                assert_eq!(short.map(|heading| sum(&table, heading)), of_purses, "{month} {view:?}");
                for row in 0..table.rows.len() {
                    let at = |heading| cell(&table, row, heading);
                    let left = at(Heading::CarriedForward) - at(Heading::ShortAfter);
                    let begun = at(Heading::BroughtForward) - at(Heading::ShortBefore);
                    let came = at(Heading::Inward) + at(Heading::PaidBack) + at(Heading::MovedIn);
                    let went = at(Heading::Outward) + at(Heading::OutAndOther) + at(Heading::TakenBack);
                    assert_eq!(begun + came - went, left, "{month} {view:?}");
                }
            }
            if let Some(totals) = totals {
                let [begun, came, went, left] =
                    [totals.opening, totals.inward, totals.outward, totals.closing].map(|yuan| i128::from(yuan.fen()));
                assert_eq!((begun, left), (opening, closing), "{month}: the closing says otherwise");
                assert_eq!(begun + came - went, left, "{month}: the closing says otherwise");
            }
            self.balances(month);
            statements::hold(self.store(), month);
            before = closing;
            month = month.next();
        }
    }

    /// Debits equal credits, and net assets move by what the table says.
    fn balances(&self, month: Month) {
        let reading = self.store().reading().expect("a reading");
        let table = trial_balance(&reading, month).expect("a trial balance");
        for (debit, credit) in [
            (Heading::OpeningDebit, Heading::OpeningCredit),
            (Heading::Debit, Heading::Credit),
            (Heading::ClosingDebit, Heading::ClosingCredit),
        ] {
            assert_eq!(sum(&table, debit), sum(&table, credit), "{month}: the trial balance is not zero: {table:?}");
        }
        let net = net_assets(&reading, month).expect("net assets");
        for row in 0..net.rows.len() {
            let at = |heading| cell(&net, row, heading);
            let came = at(Heading::Income) + at(Heading::ReleasedIn) + at(Heading::Increase) + at(Heading::CostUndone);
            let went = at(Heading::GivenBack) + at(Heading::ReleasedOut) + at(Heading::Decrease) + at(Heading::Cost);
            let opening = at(Heading::BroughtForward) - at(Heading::ShortBefore);
            let closing = at(Heading::CarriedForward) - at(Heading::ShortAfter);
            assert_eq!(opening + came - went, closing, "{month} row {row}: {net:?}");
        }
    }
}

/// What stands in a cell, or nothing where the column is not printed.
fn cell(table: &Table, row: usize, heading: Heading) -> i128 {
    match table.place_of(heading).map(|place| &table.rows[row][place]) {
        Some(Cell::Yuan(amount)) => i128::from(amount.fen()),
        Some(other) => panic!("{heading:?} holds {other:?}"),
        None => 0,
    }
}

fn sum(table: &Table, heading: Heading) -> i128 {
    (0..table.rows.len()).map(|row| cell(table, row, heading)).sum()
}

/// What all rows began and ended with.
fn ends(table: &Table) -> (i128, i128) {
    let at = |plus, minus| sum(table, plus) - sum(table, minus);
    (at(Heading::BroughtForward, Heading::ShortBefore), at(Heading::CarriedForward, Heading::ShortAfter))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, max_shrink_iters: 100, ..ProptestConfig::default() })]

    #[test]
    fn every_statement_adds_up(history in collection::vec(asked(), 10..40)) {
        let mut fund = Fund::new();
        for asked in &history {
            fund.act(asked);
        }
        fund.holds();
    }
}
