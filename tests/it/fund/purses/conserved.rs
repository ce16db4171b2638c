//! What may be asked of purses at random, the twin that is asked, and the simplest count of what each purse holds then.
//! The histories themselves are told in [`crate::fund::mixed`].

#![expect(clippy::wildcard_enum_match_arm, reason = "what is left moves no money here")]

use std::collections::BTreeMap;

use mingbai::audit::Evidence;
use mingbai::chain::Line;
use mingbai::cli::evidence::store_evidence;
use mingbai::desk::{Desk, DeskError};
use mingbai::ledger::books::rows::Table;
use mingbai::ledger::books::{Books, MemoryBooks};
use mingbai::ledger::command::{Command, Donate, Donor};
use mingbai::ledger::decide::{Asking, decide};
use mingbai::ledger::effect::{Entered, effects};
use mingbai::ledger::event::{
    AccountOpened, AreaRegistered, DepositReturned, EntryReversed, Event, IncomeDue, IncomeReceived, MoneyPaidIn,
    MoneyTransferred, ProjectProposed,
};
use mingbai::ledger::field::{Maybe, Seq};
use mingbai::ledger::name::{Code, Text};
use mingbai::ledger::period::Day;
use mingbai::ledger::words::{Appeal, AreaKind, Holder, IncomeNature, Means, Service, SourceKind, TransferBasis};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::{Access, Folder, Store};
use proptest::prelude::{Just, Strategy, any, prop_oneof};

use crate::properties::{charts, new_desk};

/// Something asked. Numbers are cut down to what is there, so that much is possible and some is not.
#[derive(Clone, Debug)]
pub(in crate::fund) enum Asked {
    Gift { fen: i64, cash: bool, project: u8, day: i32 },
    Income { fen: i64, nature: u8, source: Option<u8>, account: u8, project: u8, claim: Option<u8>, day: i32 },
    Due { fen: i64, account: u8 },
    Return { entry: u8, fen: i64, day: i32 },
    PayIn { fen: i64, fee: i64, from: u8, project: u8, day: i32 },
    Transfer { fen: i64, basis: u8, from: (u8, u8), into: (u8, u8), account: u8, day: i32 },
    Reverse { entry: u8, day: i32 },
}

pub(in crate::fund) fn asked() -> impl Strategy<Value = Asked> {
    let fen = || prop_oneof![9 => 1..20_000_i64, 1 => Just(0)];
    let few = || 0..4_u8;
    // Recorded in any order of their days.
    let days = || 0..40_i32;
    // Free money out and back, floating money, and whatever else somebody may try.
    let (free, earmarked, floating) = (prop_oneof![Just(0_u8), Just(11)], 12_u8, 6_u8);
    let to = || 1..3_u8;
    let shape = prop_oneof![
        4 => (free.clone(), to()).prop_map(move |(free, to)| (0, (0, free), (to, earmarked))),
        3 => (free, to()).prop_map(move |(free, to)| (0, (to, earmarked), (0, free))),
        2 => (few(), to()).prop_map(move |(from, to)| (1, (from, floating), (to, floating))),
        2 => (0..3_u8, (few(), 0..14_u8), (few(), 0..14_u8)),
    ];
    let maybe = |number: std::ops::Range<u8>| proptest::option::weighted(0.3, number);
    prop_oneof![
        3 => (fen(), any::<bool>(), few(), days()).prop_map(|(fen, cash, project, day)| Asked::Gift { fen, cash, project, day }),
        5 => (fen(), 0..6_u8, maybe(0..14), 0..5_u8, few(), maybe(0..40), days()).prop_map(
            |(fen, nature, source, account, project, claim, day)| Asked::Income { fen, nature, source, account, project, claim, day }
        ),
        1 => (fen(), 0..5_u8).prop_map(|(fen, account)| Asked::Due { fen, account }),
        2 => (any::<u8>(), fen(), days()).prop_map(|(entry, fen, day)| Asked::Return { entry, fen, day }),
        3 => (fen(), prop_oneof![4 => Just(0_i64), 1 => 1..50_i64], 0..5_u8, few(), days())
            .prop_map(|(fen, fee, from, project, day)| Asked::PayIn { fen, fee, from, project, day }),
        6 => (fen(), shape, prop_oneof![4 => Just(0_u8), 1 => 0..5_u8], days())
            .prop_map(|(fen, (basis, from, into), account, day)| Asked::Transfer { fen, basis, from, into, account, day }),
        3 => (any::<u8>(), days()).prop_map(|(entry, day)| Asked::Reverse { entry, day }),
    ]
}

pub(in crate::fund) fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

pub(in crate::fund) fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

pub(in crate::fund) fn yuan(fen: i64) -> Yuan {
    Yuan::from_fen(fen).expect("not below zero")
}

pub(in crate::fund) fn day(number: i32) -> Day {
    Day::new(2026, 9, 1).and_then(|first| first.plus_days(number)).expect("a day")
}

const ACCOUNTS: [(&str, Holder); 5] = [
    ("zhuanhu", Holder::Federation),
    ("xianjin", Holder::CashInTransit),
    ("jiedao", Holder::Street),
    ("yewei", Holder::OwnersCommittee),
    ("weixin", Holder::Platform),
];

fn account(number: u8) -> Code {
    code(ACCOUNTS[usize::from(number) % ACCOUNTS.len()].0)
}

fn project(number: u8) -> Maybe<Code> {
    Maybe(match number {
        0 => None,
        1 => Some(code("wall")),
        2 => Some(code("gate")),
        _ => Some(code("nowhere")).filter(|_| number > 3),
    })
}

/// A desk, its stored books, and books in memory beside them.
pub(in crate::fund) struct Twin {
    place: tempfile::TempDir,
    pub(in crate::fund) desk: Desk,
    pub(in crate::fund) memory: MemoryBooks,
    pub(in crate::fund) events: Vec<Event>,
}

impl Twin {
    pub(in crate::fund) fn new() -> Self {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (desk, opened) = new_desk(place.path(), "2026-12-20T02:00:00Z", b"purses");
        let mut twin = Self { place, desk, memory: MemoryBooks::new(charts()), events: Vec::new() };
        twin.remember(&opened.line);
        let area = AreaRegistered {
            code: code("nanyi"),
            date: day(0),
            households: Maybe::EMPTY,
            kind: AreaKind::Estate,
            name: text("城南一区"),
            within: Maybe::EMPTY,
        };
        assert!(twin.ask(&Command::RegisterArea(area)));
        for (name, holder) in ACCOUNTS {
            let area = Maybe((holder == Holder::OwnersCommittee).then(|| code("nanyi")));
            let opened = AccountOpened { area, code: code(name), date: day(0), holder, name: text(name) };
            assert!(twin.ask(&Command::OpenAccount(opened)));
        }
        for name in ["wall", "gate"] {
            let proposed = ProjectProposed::plain(code(name), text(name), Service::Repairs, day(0));
            assert!(twin.ask(&Command::ProposeProject(proposed)));
        }
        twin
    }

    fn remember(&mut self, line: &str) {
        let read = Line::parse(line).expect("a line");
        let event = Event::read(read.kind, read.event).expect("an event");
        happen(&mut self.memory, &event);
        self.events.push(event);
    }

    pub(in crate::fund) fn asking(&self) -> Asking {
        Asking { by: self.desk.by().clone(), today: self.desk.today(), time: self.desk.time(), waited: None }
    }

    /// Asks both books; they answer the same.
    pub(in crate::fund) fn ask(&mut self, command: &Command) -> bool {
        let expected = decide(&self.memory, &self.asking(), command);
        match self.desk.record(command, &[], false) {
            Ok(recorded) => {
                assert_eq!(expected.as_ref(), Ok(&recorded.event), "memory answers otherwise to {command:?}");
                self.remember(&recorded.line);
                true
            }
            Err(DeskError::Refused(refusal)) => {
                assert_eq!(expected, Err(refusal), "memory answers otherwise to {command:?}");
                false
            }
            Err(other) => panic!("{command:?}: {other}"),
        }
    }

    fn entry(&self, number: u8) -> Seq {
        Seq(u64::try_from(usize::from(number) % (self.events.len() + 1)).expect("few"))
    }

    pub(in crate::fund) fn act(&mut self, asked: &Asked) -> bool {
        let command = self.command(asked);
        self.ask(&command)
    }

    fn command(&self, asked: &Asked) -> Command {
        let (paper, reason) = (text("文1"), text("原因"));
        let source = |number: u8| SourceKind::ALL[usize::from(number) % SourceKind::ALL.len()];
        match asked {
            Asked::Gift { fen, cash, project: of, day: on } => Command::Donate(Donate {
                account: code(if *cash { "xianjin" } else { "zhuanhu" }),
                amount: yuan(*fen),
                appeal: Appeal::Public,
                date: day(*on),
                display: None,
                donor: Donor::Anonymous,
                external_id: Text::default(),
                import: None,
                means: if *cash { Means::Cash } else { Means::Bank },
                memo: Text::default(),
                memo_private: None,
                project: project(*of).0,
                receipt: Text::default(),
                relayed_by: None,
                replaces: None,
                row: None,
                source: Text::default(),
            }),
            Asked::Income { fen, nature, source: named, account: at, project: of, claim, day: on } => {
                let nature = IncomeNature::ALL[usize::from(*nature) % IncomeNature::ALL.len()];
                let holder = ACCOUNTS[usize::from(*at) % ACCOUNTS.len()].1;
                let implied = mingbai::ledger::decide::implied_source(nature, holder);
                Command::RecordIncome(IncomeReceived {
                    account: account(*at),
                    amount: yuan(*fen),
                    claim: Maybe(claim.map(|number| self.entry(number))),
                    date: day(*on),
                    memo: Text::default(),
                    nature,
                    paper,
                    paper_file: Maybe::EMPTY,
                    payer: text("城关街道办事处"),
                    project: project(*of),
                    source_kind: named.map_or(implied, source),
                })
            }
            Asked::Due { fen, account: at } => {
                let holder = ACCOUNTS[usize::from(*at) % ACCOUNTS.len()].1;
                let source_kind = mingbai::ledger::decide::implied_source(IncomeNature::Rent, holder);
                Command::ExpectIncome(IncomeDue {
                    account: account(*at),
                    amount: yuan(*fen),
                    date: day(4),
                    due: day(60),
                    memo: Text::default(),
                    nature: IncomeNature::Rent,
                    paper,
                    paper_file: Maybe::EMPTY,
                    payer: text("快递柜公司"),
                    project: Maybe::EMPTY,
                    source_kind,
                })
            }
            Asked::Return { entry, fen, day: on } => Command::ReturnDeposit(DepositReturned {
                amount: yuan(*fen),
                date: day(*on),
                income: self.entry(*entry),
                paper,
                reason,
            }),
            Asked::PayIn { fen, fee, from, project: of, day: on } => Command::PayIn(MoneyPaidIn {
                amount: yuan(*fen),
                date: day(*on),
                fee: yuan(*fee),
                from: account(*from),
                into: code("zhuanhu"),
                paper,
                paper_file: Maybe::EMPTY,
                project: project(*of),
                source_kind: SourceKind::PublicAppeal,
            }),
            Asked::Transfer { fen, basis, from, into, account: at, day: on } => Command::Transfer(MoneyTransferred {
                account: account(*at),
                amount: yuan(*fen),
                basis: TransferBasis::ALL[usize::from(*basis) % TransferBasis::ALL.len()],
                date: day(*on),
                from_project: project(from.0),
                from_source_kind: source(from.1),
                into_project: project(into.0),
                into_source_kind: source(into.1),
                paper,
                paper_file: Maybe::EMPTY,
                reason,
            }),
            Asked::Reverse { entry, day: on } => {
                Command::Reverse(EntryReversed { date: day(*on), entry: self.entry(*entry), reason })
            }
        }
    }

    /// Both books say the same, debits equal credits, and every purse holds what the simplest count says.
    pub(in crate::fund) fn holds(&self) {
        let folder = Folder::new(self.place.path().join("fund"));
        let store = Store::open(&folder, Access::Read).expect("the ledger");
        let evidence = store_evidence(&store);
        for table in Table::SMALL {
            let Ok(stored) = evidence.small_rows(table) else { panic!("{table:?} cannot be read") };
            assert_eq!(stored, self.memory.rows(table), "{table:?}");
        }
        let movements = self.memory.rows(Table::Movements);
        let column = |at: usize| -> i128 {
            let cell = |row: &str| row.split('\t').nth(at).expect("a column").replace('.', "");
            movements.iter().map(|row| cell(row).parse::<i128>().expect("an amount")).sum()
        };
        assert_eq!(column(5), column(6), "debits and credits differ");
        let mut held = Held::new();
        for (at, purse, cash) in store.purses().expect("purses") {
            held.insert((at, purse.project, purse.source_kind.word()), cash.fen());
        }
        held.retain(|_, cash| *cash != 0);
        let counted = counted(&self.events);
        assert_eq!(held, counted, "money was made or lost");
        assert_eq!(by_source(&counted), sources(&self.events), "money changed its source");
        never_below_zero(&movements);
    }
}

/// On no day did a purse hold less than nothing in any account, whatever the order in which the days were recorded.
pub(in crate::fund) fn never_below_zero(movements: &[String]) {
    let mut moved: BTreeMap<(&str, &str, &str), BTreeMap<&str, i64>> = BTreeMap::new();
    for row in movements {
        let cells: Vec<&str> = row.split('\t').collect();
        let [day, code, account, project, source, debit, credit] = cells[..] else { panic!("{row}") };
        let fen = |amount: &str| amount.replace('.', "").parse::<i64>().expect("an amount");
        if ["1001", "1002", "1009"].contains(&code) {
            *moved.entry((account, project, source)).or_default().entry(day).or_default() += fen(debit) - fen(credit);
        }
    }
    for (place, days) in moved {
        let mut held = 0;
        for (day, change) in days {
            held += change;
            assert!(held >= 0, "{place:?} holds {held} on {day}");
        }
    }
}

/// An event happens in the books in memory, whatever the rules say of it.
pub(in crate::fund) fn happen(books: &mut MemoryBooks, event: &Event) {
    let mut all = Vec::new();
    let entered = Entered { seq: Seq(books.size().0), by: &code("kuaiji"), on: event.day().unwrap_or(Day::FIRST) };
    effects(entered, event, books, &mut all);
    books.apply(event, &all);
}

/// A purse in an account.
type Where = (Code, Option<Code>, &'static str);
type Held = BTreeMap<Where, i64>;

/// What an event brings to purses and takes from them.
fn changes(events: &[Event], event: &Event) -> Vec<(Where, i64)> {
    let purse = |at: &Code, of: &Maybe<Code>, kind: SourceKind| (at.clone(), of.0.clone(), kind.word());
    let at = |seq: Seq| &events[usize::try_from(seq.0).expect("few")];
    match event {
        Event::DonationReceived(e) => vec![(purse(&e.account, &e.project, e.source_kind), e.amount.fen())],
        Event::IncomeReceived(e) => vec![(purse(&e.account, &e.project, e.source_kind), e.amount.fen())],
        Event::DepositReturned(e) => {
            let back = |(purse, _)| (purse, -e.amount.fen());
            changes(events, at(e.income)).into_iter().map(back).collect()
        }
        Event::MoneyPaidIn(e) => vec![
            (purse(&e.from, &e.project, e.source_kind), -e.amount.fen()),
            (purse(&e.into, &e.project, e.source_kind), e.amount.fen() - e.fee.fen()),
        ],
        Event::MoneyTransferred(e) => vec![
            (purse(&e.account, &e.from_project, e.from_source_kind), -e.amount.fen()),
            (purse(&e.account, &e.into_project, e.into_source_kind), e.amount.fen()),
        ],
        Event::DonationRefunded(e) => {
            changes(events, at(e.gift)).into_iter().map(|(purse, _)| (purse, -e.amount.fen())).collect()
        }
        Event::MatchReceived(e) => vec![(purse(&e.account, &wall(), SourceKind::Match), e.amount.fen())],
        Event::MatchReturned(e) => vec![(purse(&e.account, &wall(), SourceKind::Match), -e.amount.fen())],
        Event::BankCharged(e) => vec![(purse(&e.account, &e.project, e.source_kind), -e.amount.fen())],
        Event::PaymentSettled(e) => {
            let Event::PaymentRequested(asked) = at(e.request) else { return Vec::new() };
            vec![(purse(&e.account, &asked.project, e.source_kind), -e.amount.fen())]
        }
        Event::AdvancePaid(e) => {
            let Event::PaymentRequested(asked) = at(e.request) else { return Vec::new() };
            vec![(purse(&e.account, &asked.project, e.source_kind), -e.amount.fen())]
        }
        Event::AdvanceReturned(e) => {
            changes(events, at(e.advance)).into_iter().map(|(purse, _)| (purse, e.amount.fen())).collect()
        }
        Event::GoodsSold(e) => {
            let lot = events.iter().find_map(|event| match event {
                Event::GoodsReceived(lot) if lot.lot == e.lot => Some(lot),
                _ => None,
            });
            let Some(lot) = lot else { return Vec::new() };
            vec![(purse(&e.account, &lot.project, lot.appeal.source_kind()), e.proceeds.fen())]
        }
        Event::EntryReversed(e) => {
            let undone = |(purse, fen): (_, i64)| (purse, -fen);
            changes(events, at(e.entry)).into_iter().map(undone).collect()
        }
        _ => Vec::new(),
    }
}

/// The one project that is matched in these histories.
fn wall() -> Maybe<Code> {
    Maybe(Some(code("wall")))
}

fn counted(events: &[Event]) -> Held {
    let mut held = Held::new();
    for event in events {
        for (purse, fen) in changes(events, event) {
            *held.entry(purse).or_default() += fen;
        }
        assert!(held.values().all(|cash| *cash >= 0), "a purse is below zero after {event:?}");
    }
    held.retain(|_, cash| *cash != 0);
    held
}

/// A free source and what is earmarked of it are one.
fn source_of(word: &'static str) -> &'static str {
    match word {
        "public_appeal" | "shared_space" | "service_income" | "interest" | "designation" => "free",
        other => other,
    }
}

fn by_source(held: &Held) -> BTreeMap<&'static str, i64> {
    let mut sums = BTreeMap::new();
    for ((_, _, word), cash) in held {
        *sums.entry(source_of(word)).or_default() += cash;
    }
    sums
}

/// In less out, source by source: only an earmark changes the word, and no transfer the sum.
fn sources(events: &[Event]) -> BTreeMap<&'static str, i64> {
    let mut sums = BTreeMap::new();
    for event in events.iter().filter(|event| !matches!(event, Event::MoneyTransferred(_))) {
        let is_of_a_transfer = matches!(event, Event::EntryReversed(e)
            if matches!(events[usize::try_from(e.entry.0).expect("few")], Event::MoneyTransferred(_)));
        for ((_, _, word), fen) in changes(events, event).into_iter().filter(|_| !is_of_a_transfer) {
            *sums.entry(source_of(word)).or_default() += fen;
        }
    }
    sums.retain(|_, cash| *cash != 0);
    sums
}
