//! Whatever is asked: no more is paid than was asked for, no purse falls below zero, and the stored books are those of
//! the entries.

use std::collections::BTreeMap;

use mingbai::audit::{Asked as Brought, Verdict, run};
use mingbai::chain::Entropy;
use mingbai::cli::evidence::store_evidence;
use mingbai::desk::Desk;
use mingbai::desk::opening::Plan;
use mingbai::desk::sealing::{Terms, gift};
use mingbai::ledger::command::Command;
use mingbai::ledger::event::OpeningRecorded;
use mingbai::ledger::event::{
    AdvanceAccounted, AdvancePaid, AdvanceReturned, BankCharged, EntriesApproved, EntryRejected, EntryReversed, Event,
    FirstOperator, Kind, PaymentCancelled, PaymentRequested, PaymentSettled, PaymentSource,
};
use mingbai::ledger::field::{Count, Maybe, Seq};
use mingbai::ledger::name::{Code, Digest, Text};
use mingbai::ledger::period::{Day, Moment};
use mingbai::ledger::slip::{Giver, Slip};
use mingbai::ledger::words::{Appeal, Means, Mode, PaymentKind, Purpose, Role, SourceKind, Yes};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::{Folder, papers};
use proptest::prelude::{ProptestConfig, Strategy, any};
use proptest::{collection, prop_assert, proptest};

/// One thing asked: which, of which entry, how much.
type Step = (u8, u8, i64);

fn steps() -> impl Strategy<Value = Vec<Step>> {
    collection::vec((0..20_u8, any::<u8>(), 1..60_000_i64), 60..160)
}

fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

fn today() -> Day {
    "2026-10-05".parse().expect("a day")
}

fn desk(folder: &Folder) -> Desk {
    let operator =
        |name: &str, roles: &[Role]| FirstOperator { code: code(name), key: Maybe(None), roles: roles.to_vec() };
    let plan = Plan {
        name: text("城南社区基金"),
        county: text("某县慈善总会"),
        custodian: text("某县慈善总会专户"),
        slug: code("chengnan"),
        purpose: Purpose::Demo,
        mode: Mode::OnePerson,
        operators: vec![operator("kuaiji", &[Role::Recorder]), operator("wang", &[Role::Approver])],
        recovery_key: None,
        own_key: None,
    };
    let now = Moment::typed("2026-10-05T01:00:00Z").expect("a moment");
    Desk::create(folder, &plan, code("kuaiji"), now, Entropy::seeded(b"always")).expect("a ledger").0
}

fn source(kind: SourceKind) -> PaymentSource {
    PaymentSource { account: code("zhuanhu"), source_kind: kind }
}

/// An entry of a kind for most steps, and any entry for some, so that most are possible and some are not.
fn entry_of(kinds: &[Kind], which: u8, events: &[Event]) -> Seq {
    let fits = |event: &Event| which.is_multiple_of(16) || kinds.contains(&event.kind());
    let fitting: Vec<u64> = (0..).zip(events).filter(|(_, event)| fits(event)).map(|(seq, _)| seq).collect();
    let place = usize::from(which) % fitting.len().max(1);
    Seq(fitting.get(place).copied().unwrap_or(0))
}

/// A request that was approved, for most steps.
fn approved(is_advance: bool, which: u8, events: &[Event]) -> Option<Seq> {
    let asks = |seq: &Seq| {
        let asked = usize::try_from(seq.0).ok().and_then(|seq| events.get(seq));
        matches!(asked, Some(Event::PaymentRequested(e)) if (e.is_advance == Yes::Yes) == is_advance)
    };
    let first = |event: &Event| if let Event::EntriesApproved(e) = event { Some(e.first) } else { None };
    let fitting: Vec<Seq> = events.iter().filter_map(first).filter(asks).collect();
    let place = usize::from(which) % fitting.len().max(1);
    fitting.get(place).copied().filter(|_| !which.is_multiple_of(16))
}

fn rejected(entry: Seq, date: Day, paper: Digest) -> EntryRejected {
    let (approver, reason) = (code("wang"), text("不办"));
    EntryRejected { approver, date, entry, paper_file: Maybe(Some(paper)), reason, signature: Maybe::EMPTY }
}

/// The command of a step.
fn command((what, which, fen): Step, events: &[Event], paper: Digest) -> Command {
    let amount = Yuan::from_fen(fen).expect("more than nothing");
    let kinds: &[Kind] = match what {
        6..=15 => &[Kind::PaymentRequested],
        16 | 17 => &[Kind::AdvancePaid],
        _ => &[Kind::PaymentSettled, Kind::AdvancePaid, Kind::AdvanceAccounted, Kind::BankCharged],
    };
    let entry = match what {
        9..=12 => approved(false, which, events),
        15 => approved(true, which, events),
        _ => None,
    };
    let entry = entry.unwrap_or_else(|| entry_of(kinds, which, events));
    let part = Yuan::from_fen(fen / 4 + 1).expect("more than nothing");
    let (account, date, paper_no) = (code("zhuanhu"), today(), text("回单"));
    let kind = if which % 3 == 0 { SourceKind::Match } else { SourceKind::PublicAppeal };
    match what {
        0 | 1 => Command::RecordOpening(OpeningRecorded {
            account,
            amount,
            date,
            memo: Text::default(),
            paper: paper_no,
            project: Maybe::EMPTY,
            source_kind: kind,
        }),
        2..=5 => Command::RequestPayment(PaymentRequested {
            amount,
            date,
            invoice: if which % 4 == 0 { text(&which.to_string()) } else { Text::default() },
            invoice_file: Maybe::EMPTY,
            is_advance: (which % 3 == 0).into(),
            is_final: Yes::No,
            kind: PaymentKind::Goods,
            organisation: text("城南建材"),
            owners_decision: Maybe::EMPTY,
            payee: Maybe::EMPTY,
            persons: Count(0),
            project: Maybe::EMPTY,
            purpose: text("材料"),
            retention: if which % 7 == 1 { Yuan::from_fen(fen / 20).expect("more than nothing") } else { Yuan::ZERO },
            retention_due: Maybe((which % 7 == 1 && fen >= 20).then(|| "2026-10-06".parse().expect("a day"))),
            sources: if which % 7 == 0 {
                vec![source(SourceKind::Match), source(SourceKind::PublicAppeal)]
            } else {
                vec![source(SourceKind::PublicAppeal)]
            },
        }),
        6..=8 => Command::Approve(EntriesApproved {
            approver: code("wang"),
            date,
            first: entry,
            last: entry,
            paper_file: Maybe(Some(paper)),
            role: Role::Approver,
            signature: Maybe::EMPTY,
        }),
        9..=12 => Command::SettlePayment(PaymentSettled {
            account,
            amount: part,
            date,
            is_retention: (fen % 9 == 0).into(),
            paper: paper_no,
            payer: text("总会"),
            request: entry,
            slip_file: Maybe::EMPTY,
            source_kind: if fen % 5 == 0 { SourceKind::Match } else { SourceKind::PublicAppeal },
        }),
        13 => Command::CancelPayment(PaymentCancelled { date, reason: text("不办"), request: entry }),
        14 => Command::Reject(rejected(entry, date, paper)),
        15 => Command::PayAdvance(AdvancePaid {
            account,
            amount: part,
            date,
            due: date,
            paper: paper_no,
            payer: text("总会"),
            request: entry,
            slip_file: Maybe::EMPTY,
            source_kind: if fen % 5 == 0 { SourceKind::Match } else { SourceKind::PublicAppeal },
        }),
        16 => Command::AccountAdvance(AdvanceAccounted {
            advance: entry,
            amount: part,
            date,
            invoice: Text::default(),
            invoice_file: Maybe::EMPTY,
            memo: Text::default(),
        }),
        17 => Command::ReturnAdvance(AdvanceReturned { advance: entry, amount, date, paper: paper_no }),
        18 => Command::ChargeBank(BankCharged {
            account,
            amount,
            date,
            paper: paper_no,
            paper_file: Maybe::EMPTY,
            project: Maybe::EMPTY,
            source_kind: kind,
        }),
        _ => Command::Reverse(EntryReversed { date, entry, reason: text("记错") }),
    }
}

/// What stands of payments and advances, by request, and what was asked for.
fn paid(events: &[Event]) -> BTreeMap<u64, (i64, i64)> {
    let undone: Vec<u64> = events
        .iter()
        .filter_map(|event| if let Event::EntryReversed(e) = event { Some(e.entry.0) } else { None })
        .collect();
    let mut paid: BTreeMap<u64, (i64, i64)> = BTreeMap::new();
    for (seq, event) in (0_u64..).zip(events) {
        let (request, amount) = if let Event::PaymentRequested(e) = event {
            paid.entry(seq).or_default().1 = e.amount.fen();
            continue;
        } else if let Event::PaymentSettled(e) = event {
            (e.request.0, e.amount.fen())
        } else if let Event::AdvancePaid(e) = event {
            (e.request.0, e.amount.fen())
        } else {
            continue;
        };
        if !undone.contains(&seq) {
            paid.entry(request).or_default().0 += amount;
        }
    }
    paid
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_paid_that_was_not_asked_for_and_is_not_there(steps in steps()) {
        let place = tempfile::tempdir().expect("a temporary folder");
        let folder = Folder::new(place.path().join("fund"));
        let mut desk = desk(&folder);
        let paper = papers::put(&folder, b"signed").expect("a paper");
        let account = mingbai::ledger::event::AccountOpened {
            area: Maybe::EMPTY,
            code: code("zhuanhu"),
            date: today(),
            holder: mingbai::ledger::words::Holder::Federation,
            name: text("专户"),
        };
        let opened = desk.opened().clone();
        let mut batch = desk.batch().expect("a transaction");
        // Entry 0 came before.
        let mut events = vec![Event::LedgerOpened((*opened).clone())];
        let first = Command::OpenAccount(account);
        events.push(batch.record(&first, &[]).expect("an account").event);
        for fen in [400_000, 900_000] {
            let slip = slip(fen);
            let mut private = Vec::new();
            let donate = gift(&mut Entropy::seeded(b"gift"), &slip, &terms(), None, &mut private).expect("a gift");
            events.push(batch.record(&Command::Donate(donate), &private).expect("a gift").event);
        }
        for step in steps {
            if let Ok(recorded) = batch.record(&command(step, &events, paper), &[]) {
                events.push(recorded.event);
            }
        }
        batch.commit().expect("a commit");
        crate::fund::statements::hold(desk.store(), today().month());
        for (request, (paid, asked)) in paid(&events) {
            prop_assert!(paid <= asked, "{paid} of {asked} was paid under {request}");
        }
        for (_, purse, balance) in desk.store().purses().expect("purses") {
            prop_assert!(balance.fen() >= 0, "{purse:?} fell below zero");
        }
        let report = run(&store_evidence(desk.store()), &Brought::default(), &mut |_| {}).expect("a report");
        prop_assert!(report.verdict() == Verdict::Holds, "{:?}", report.findings);
    }
}

fn slip(fen: i64) -> Slip {
    Slip {
        amount: Yuan::from_fen(fen).expect("an amount"),
        date: today(),
        giver: Giver::Anonymous,
        external_id: Text::default(),
        memo: Text::default(),
        means: None,
        project: None,
        receipt: Text::default(),
    }
}

fn terms() -> Terms {
    Terms {
        account: code("zhuanhu"),
        appeal: Appeal::Public,
        display: None,
        import: None,
        means: Means::Bank,
        project: None,
        relayed_by: Text::default(),
        replaces: None,
        source: Text::default(),
    }
}
