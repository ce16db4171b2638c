//! Every command that moves money, in one history, recorded in any order of its days: money is conserved by purse, source and
//! account, no purse is below zero on any day, every statement foots, and the audit finds nothing.

use mingbai::audit::{Asked as Brought, Verdict, run};
use mingbai::cli::evidence::store_evidence;
use mingbai::ledger::books::Record;
use mingbai::ledger::books::registers::goods::LotFacts;
use mingbai::ledger::books::registers::matching::MatchFacts;
use mingbai::ledger::books::registers::months::{Standing, Totals, month_to_close};
use mingbai::ledger::command::{Command, Donor, ReceiveGoods};
use mingbai::ledger::event::{
    AccountOpened, AdvanceAccounted, AdvancePaid, AdvanceReturned, BankCharged, BudgetLine, BudgetSet, DepositReturned,
    DonationRefunded, EntriesApproved, Event, GoodsSold, MatchAgreed, MatchConfirmed, MatchOwed, MatchReceived,
    MatchReturned, MonthClosed, PaymentRequested, PaymentSettled, PaymentSource, ProjectDecided, StatementRecorded,
    Tier,
};
use mingbai::ledger::field::{Count, Maybe, Seq};
use mingbai::ledger::matching;
use mingbai::ledger::name::{Digest, Text};
use mingbai::ledger::words::{
    Appeal, GoodsUse, Holder, IncomeNature, Meeting, PaymentKind, Role, SourceKind, ValueBasis, Yes,
};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::papers;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::{collection, proptest};

use crate::fund::purses::conserved::{Asked, Twin, asked, code, day, text, yuan};
use crate::fund::statements;
use crate::properties::SIGNED_PAPER;

/// One thing asked: of purses, or something else, of which entry, how much, on which day.
#[derive(Clone, Debug)]
enum Step {
    Purses(Asked),
    Else { what: u8, which: u8, fen: i64, on: i32 },
}

fn step() -> impl Strategy<Value = Step> {
    let other = (0..30_u8, any::<u8>(), 1..9_000_i64, 0..70_i32);
    prop_oneof![
        2 => asked().prop_map(Step::Purses),
        3 => other.prop_map(|(what, which, fen, on)| Step::Else { what, which, fen, on }),
    ]
}

/// A twin whose wall has a budget, a meeting and a match; goods have a storeroom.
fn begun() -> (Twin, Digest) {
    let mut twin = Twin::new();
    let paper = papers::put(twin.desk.store().folder(), SIGNED_PAPER).expect("a paper");
    let kinds = [SourceKind::PublicAppeal, SourceKind::Match, SourceKind::Designation];
    let line = |source_kind| BudgetLine { amount: yuan(30_000), source_kind };
    let storeroom = AccountOpened {
        area: Maybe::EMPTY,
        code: code("cangku"),
        date: day(0),
        holder: Holder::Storeroom,
        name: text("仓库"),
    };
    let budget = BudgetSet {
        date: day(0),
        lines: kinds.map(line).to_vec(),
        paper: text("预1"),
        paper_file: Maybe::EMPTY,
        project: code("wall"),
        reason: Text::default(),
    };
    let decided = ProjectDecided {
        abstained: Count(0),
        against: Count(0),
        approved: Yes::Yes,
        date: day(0),
        in_favour: Count(20),
        matter: text("修墙"),
        meeting: Meeting::ALL[0],
        paper: text("议1"),
        paper_file: Maybe::EMPTY,
        present: Count(20),
        project: code("wall"),
    };
    let agreed = MatchAgreed {
        appeals: vec![Appeal::Public],
        cap_donor: Maybe::EMPTY,
        cap_project: Maybe::EMPTY,
        date: day(0),
        from: day(0),
        goods: Yes::No,
        minimum_donors: Count(0),
        paper: text("总会函"),
        paper_file: Maybe::EMPTY,
        pool: Maybe::EMPTY,
        position: Count(0),
        project: code("wall"),
        public_money: Yes::No,
        tiers: vec![Tier { from: Yuan::ZERO, rate: "0.2000".parse().expect("a rate") }],
        until: day(25),
    };
    for command in [
        Command::OpenAccount(storeroom),
        Command::SetBudget(budget),
        Command::DecideProject(decided),
        Command::AgreeMatch(agreed),
    ] {
        assert!(twin.ask(&command), "{command:?}");
    }
    (twin, paper)
}

impl Twin {
    /// An entry that something fits, or none.
    fn some(&self, which: u8, fits: impl Fn(&Event) -> bool) -> Option<Seq> {
        let fitting: Vec<u64> = (0..).zip(&self.events).filter(|(_, event)| fits(event)).map(|(seq, _)| seq).collect();
        fitting.get(usize::from(which).checked_rem(fitting.len())?).copied().map(Seq)
    }

    fn advance(&self, which: u8) -> Option<Seq> {
        self.some(which, |event| matches!(event, Event::AdvancePaid(_)))
    }

    fn request(&self, which: u8, is_advance: Yes) -> Option<(Seq, PaymentRequested)> {
        let fits = |event: &Event| matches!(event, Event::PaymentRequested(e) if e.is_advance == is_advance);
        let seq = self.some(which, fits)?;
        let Event::PaymentRequested(e) = self.events.get(usize::try_from(seq.0).ok()?)? else { return None };
        Some((seq, e.clone()))
    }

    fn take(&mut self, step: &Step, paper: Digest) -> bool {
        match step {
            Step::Purses(asked) => self.act(asked),
            Step::Else { what: 23, .. } => self.close_month(),
            Step::Else { what, which, fen, on } => {
                self.other((*what, *which), *fen, *on, paper).is_some_and(|command| self.ask(&command))
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "a command an arm")]
    fn other(&self, (what, which): (u8, u8), fen: i64, on: i32, file: Digest) -> Option<Command> {
        let (amount, date, paper, account) = (yuan(fen), day(on), text("文1"), code("zhuanhu"));
        let agreement = self.some(0, |event| matches!(event, Event::MatchAgreed(_)))?;
        let agreed = || matching::agreement(&self.memory, agreement);
        let is_wall = which % 2 == 0;
        let project = Maybe(is_wall.then(|| code("wall")));
        let source_kind = match which % 5 {
            0 if is_wall => SourceKind::Match,
            1 if is_wall => SourceKind::Designation,
            _ => SourceKind::PublicAppeal,
        };
        Some(match what {
            0..=2 => Command::Refund(DonationRefunded {
                amount,
                date,
                gift: self.some(
                    which,
                    |event| matches!(event, Event::DonationReceived(e) if e.project.is_some() || !is_wall),
                )?,
                paper,
                reason: text("退"),
            }),
            3 => Command::ChargeBank(BankCharged {
                account,
                amount: yuan(fen / 50 + 1),
                date,
                paper,
                paper_file: Maybe::EMPTY,
                project,
                source_kind,
            }),
            4..=6 => Command::RequestPayment(PaymentRequested {
                amount,
                date,
                invoice: Text::default(),
                invoice_file: Maybe::EMPTY,
                is_advance: Yes::from(which % 3 == 0),
                is_final: Yes::No,
                kind: PaymentKind::Goods,
                organisation: text("城南建材"),
                owners_decision: Maybe::EMPTY,
                payee: Maybe::EMPTY,
                persons: Count(0),
                project,
                purpose: text("材料"),
                retention: if which % 7 == 0 { yuan(fen / 20) } else { Yuan::ZERO },
                retention_due: Maybe((which % 7 == 0 && fen >= 20).then(|| day(on + 5))),
                sources: vec![PaymentSource { account, source_kind }],
            }),
            7..=9 => {
                let entry = self.some(which, |event| matches!(event, Event::PaymentRequested(_)))?;
                Command::Approve(EntriesApproved {
                    approver: code("kuaiji"),
                    date,
                    first: entry,
                    last: entry,
                    paper_file: Maybe(Some(file)),
                    role: Role::Recorder,
                    signature: Maybe::EMPTY,
                })
            }
            10..=12 => {
                let (request, e) = self.request(which, Yes::No)?;
                let source = e.sources.first()?.clone();
                Command::SettlePayment(PaymentSettled {
                    account: source.account,
                    amount: yuan(e.payable().fen() / i64::from(which % 3 + 1)),
                    date,
                    is_retention: Yes::from(which % 11 == 0),
                    paper,
                    payer: text("总会"),
                    request,
                    slip_file: Maybe::EMPTY,
                    source_kind: source.source_kind,
                })
            }
            13 | 14 => {
                let (request, e) = self.request(which, Yes::Yes)?;
                let source = e.sources.first()?.clone();
                Command::PayAdvance(AdvancePaid {
                    account: source.account,
                    amount: e.amount,
                    date,
                    due: day(on + 30),
                    paper,
                    payer: text("总会"),
                    request,
                    slip_file: Maybe::EMPTY,
                    source_kind: source.source_kind,
                })
            }
            15 => Command::AccountAdvance(AdvanceAccounted {
                advance: self.advance(which)?,
                amount: yuan(fen / 30 + 1),
                date: day(69),
                invoice: text(&format!("票{}", self.events.len())),
                invoice_file: Maybe::EMPTY,
                memo: Text::default(),
            }),
            16 => Command::ReturnAdvance(AdvanceReturned {
                advance: self.advance(which)?,
                amount: yuan(fen / 30 + 1),
                date: day(69),
                paper,
            }),
            17 => Command::ReceiveGoods(goods(&format!("l{}", self.events.len()), fen, on)),
            18 => {
                let lot = self.some(which, |event| matches!(event, Event::GoodsReceived(_)))?;
                let Event::GoodsReceived(lot) = self.events.get(usize::try_from(lot.0).ok()?)? else { return None };
                let quantity = "1.000".parse().expect("a quantity");
                Command::SellGoods(GoodsSold {
                    account,
                    buyer: text("粮店"),
                    consent: Text::default(),
                    cost: LotFacts::find(&self.memory, &lot.lot)?.share(quantity)?,
                    date,
                    lot: lot.lot.clone(),
                    paper,
                    proceeds: amount,
                    quantity,
                    reason: text("临期"),
                })
            }
            19 | 28 => {
                let reckoning = matching::reckoned(&self.memory, agreement, &agreed()?);
                Command::ConfirmMatch(MatchConfirmed {
                    agreement,
                    base: reckoning.base,
                    date: day(30),
                    donors: reckoning.donors,
                    due: matching::quote(&self.memory, agreement, &agreed()?, None),
                    paper,
                    paper_file: Maybe::EMPTY,
                    size: Seq(u64::try_from(self.events.len()).ok()?),
                })
            }
            20 | 26 => {
                let due = matching::due(&self.memory, agreement, &agreed()?);
                Command::ReceiveMatch(MatchReceived {
                    account,
                    agreement,
                    amount: yuan(due.fen() / i64::from(which % 2 + 1)),
                    date,
                    paper,
                    paper_file: Maybe::EMPTY,
                })
            }
            21 | 24 | 25 => Command::OweMatch(MatchOwed {
                account,
                agreement,
                amount: matching::unrecorded_debt(&self.memory, agreement),
                date: MatchFacts::find(&self.memory, &agreement).and_then(|facts| *facts.corrected).unwrap_or(date),
            }),
            29 => Command::ReturnDeposit(DepositReturned {
                amount: yuan(fen / 30 + 1),
                date,
                income: self.some(
                    which,
                    |event| matches!(event, Event::IncomeReceived(e) if e.nature == IncomeNature::Deposit),
                )?,
                paper,
                reason: text("退押金"),
            }),
            _ => Command::ReturnMatch(MatchReturned {
                account,
                agreement,
                amount: yuan(fen / 500 + 1),
                date,
                paper,
                paper_file: Maybe::EMPTY,
                reason: text("退捐"),
            }),
        })
    }

    /// Every custodian states what we hold, and the month that is due closes, unless a debt of a match is not recorded.
    fn close_month(&mut self) -> bool {
        let Some(month) = month_to_close(&self.memory).filter(|month| month.last() < self.desk.today()) else {
            return false;
        };
        for standing in Standing::of(&self.memory, month) {
            let balance = standing.ours.inward.minus(standing.ours.outward).expect("no account is below zero");
            self.ask(&Command::RecordStatement(StatementRecorded {
                account: standing.account.code,
                balance,
                date: month.last(),
                paper: text(&format!("单{}", self.events.len())),
                paper_file: Maybe::EMPTY,
            }));
        }
        let Totals { opening, inward, outward, closing } = Totals::of(&self.memory, month).expect("few");
        let is_owed = matching::debt_to_record(&self.memory, None).is_some();
        let is_closed = self.ask(&Command::CloseMonth(MonthClosed { closing, inward, month, opening, outward }));
        assert_eq!(is_closed, !is_owed, "{month} closes exactly when no debt stands beside the books");
        is_closed
    }
}

fn goods(lot: &str, fen: i64, on: i32) -> ReceiveGoods {
    ReceiveGoods {
        account: code("cangku"),
        appeal: Appeal::Public,
        basis: ValueBasis::Invoice,
        date: day(on),
        display: None,
        donor: Donor::Anonymous,
        expiry: None,
        item: text("大米"),
        lot: code(lot),
        memo: Text::default(),
        paper_file: None,
        project: None,
        quantity: "3.000".parse().expect("a quantity"),
        receipt: Text::default(),
        unit: text("袋"),
        usage: GoodsUse::Shop,
        value: Some(yuan(fen)),
    }
}

/// What must hold of a history, and which kinds of entry it reached.
fn told(history: &[Step]) -> std::collections::BTreeSet<&'static str> {
    let (mut twin, paper) = begun();
    for (place, step) in history.iter().enumerate() {
        if twin.take(step, paper) && place % 16 == 0 {
            twin.holds();
        }
    }
    twin.holds();
    for month in ["2026-09", "2026-10", "2026-11"] {
        statements::hold(twin.desk.store(), month.parse().expect("a month"));
    }
    let report = run(&store_evidence(twin.desk.store()), &Brought::default(), &mut |_| {}).expect("a report");
    assert!(report.verdict() == Verdict::Holds, "{:?}", report.findings);
    twin.events.iter().map(|event| event.kind().word()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10, failure_persistence: None, max_shrink_iters: 60, ..ProptestConfig::default() })]

    #[test]
    fn whatever_moves_money_it_is_conserved(history in collection::vec(step(), 80..160)) {
        told(&history);
    }
}

/// The property means something only if its histories do something.
#[test]
fn the_mixed_histories_reach_every_matter_of_money() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;
    let mut runner = TestRunner::deterministic();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..12 {
        let history = collection::vec(step(), 220).new_tree(&mut runner).expect("a history").current();
        seen.extend(told(&history));
    }
    for kind in [
        "donation_refunded",
        "income_received",
        "money_paid_in",
        "money_transferred",
        "deposit_returned",
        "bank_charged",
        "payment_settled",
        "advance_paid",
        "advance_accounted",
        "advance_returned",
        "goods_sold",
        "match_received",
        "match_owed",
        "match_returned",
        "entry_reversed",
        "month_closed",
    ] {
        assert!(seen.contains(kind), "no history reaches {kind}: {seen:?}");
    }
}
