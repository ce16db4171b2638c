//! Properties over random histories: whatever a desk is asked, money is neither made nor lost, two kinds of books say
//! the same after every entry, and what is refused leaves no trace.

#![expect(clippy::wildcard_enum_match_arm, reason = "what is left is of no concern")]

use std::collections::BTreeMap;
use std::path::Path;

use mingbai::audit::Evidence;
use mingbai::chain::{Entropy, Hash, Line, canonical};
use mingbai::cli::evidence::store_evidence;
use mingbai::desk::opening::Plan;
use mingbai::desk::register::Particulars;
use mingbai::desk::sealing::{Private, Terms, gift, key_of_row};
use mingbai::desk::{Desk, DeskError, Recorded, rebuild};
use mingbai::ledger::books::rows::Table;
use mingbai::ledger::books::{Books, Fingerprint, MemoryBooks};
use mingbai::ledger::chart::{CHART_2004, CHART_2026, Chart};
use mingbai::ledger::command::Command;
use mingbai::ledger::decide::{Asking, decide};
use mingbai::ledger::effect::{Entered, effects};
use mingbai::ledger::event::{
    AccountOpened, DonationRefunded, EntryReversed, Event, FirstOperator, ImportRecorded, NoticeFile, NoticePosted,
    NoticePrepared, OpeningRecorded, PersonErased, PersonMerged, ProjectProposed, ReceiptNumbered, SheetTotal,
};
use mingbai::ledger::field::{Count, Maybe, Seq, Version};
use mingbai::ledger::name::{Code, Digest, PersonNumber, Text};
use mingbai::ledger::period::{Day, Moment, Month};
use mingbai::ledger::slip::{Giver, Slip};
use mingbai::ledger::words::{
    Appeal, CountedSheet, Display, Holder, Language, Manner, Means, Mode, PartyKind, Purpose, Role, Service, SourceKind,
};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::{Access, Folder, Store, papers};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::{collection, option, prop_assert, prop_assert_eq, proptest};

/// Something asked of the desk. Numbers are cut down to what is there when the time comes, so that most are possible
/// and some are not.
#[derive(Clone, Debug)]
pub(crate) enum Asked {
    Gift { fen: i64, day: i32, giver: u8, place: u8, id: Option<u8>, receipt: Option<u8>, replaces: Option<u8> },
    Refund { gift: u8, fen: i64, day: i32 },
    Reverse { entry: u8, day: i32 },
    Receipt { gift: u8, number: u8 },
    Opening { fen: i64, place: u8, source: u8, day: i32 },
    Person { name: u8, is_company: bool, is_minor: bool },
    Amend { number: u8, name: u8 },
    Merge { from: u8, into: u8 },
    Erase { number: u8, is_removed: bool },
    Import { fen: Vec<i64>, off_by: i64, same_as: u8 },
    Prepare { off_by: i64 },
    Post { number: u8 },
}

fn asked() -> impl Strategy<Value = Asked> {
    let fen = || prop_oneof![20 => 1..50_000_i64, 1 => Just(0), 1 => Just(99_999_999_999_999)];
    // From 1 September 2026; the last days have not come yet.
    let day = || 0..115_i32;
    let few = || 0..6_u8;
    let gift = (fen(), day(), few(), few(), option::weighted(0.3, few()), option::weighted(0.2, few()));
    prop_oneof![
        8 => (gift, option::weighted(0.2, any::<u8>())).prop_map(|((fen, day, giver, place, id, receipt), replaces)| {
            Asked::Gift { fen, day, giver, place, id, receipt, replaces }
        }),
        4 => (any::<u8>(), fen(), day()).prop_map(|(gift, fen, day)| Asked::Refund { gift, fen, day }),
        5 => (any::<u8>(), 80..115_i32).prop_map(|(entry, day)| Asked::Reverse { entry, day }),
        3 => (any::<u8>(), few()).prop_map(|(gift, number)| Asked::Receipt { gift, number }),
        2 => (fen(), few(), few(), day()).prop_map(|(fen, place, source, day)| Asked::Opening { fen, place, source, day }),
        2 => (few(), any::<bool>(), any::<bool>())
            .prop_map(|(name, is_company, is_minor)| Asked::Person { name, is_company, is_minor }),
        1 => (few(), few()).prop_map(|(number, name)| Asked::Amend { number, name }),
        1 => (few(), few()).prop_map(|(from, into)| Asked::Merge { from, into }),
        1 => (few(), any::<bool>()).prop_map(|(number, is_removed)| Asked::Erase { number, is_removed }),
        2 => (collection::vec(fen(), 0..5), prop_oneof![4 => Just(0_i64), 1 => -1..2_i64], few())
            .prop_map(|(fen, off_by, same_as)| Asked::Import { fen, off_by, same_as }),
        2 => prop_oneof![5 => Just(0_i64), 1 => Just(1)].prop_map(|off_by| Asked::Prepare { off_by }),
        2 => (1..4_u8).prop_map(|number| Asked::Post { number }),
    ]
}

pub(crate) fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

pub(crate) fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

pub(crate) fn yuan(fen: i64) -> Yuan {
    Yuan::from_fen(fen).expect("not below zero")
}

pub(crate) fn day(number: i32) -> Day {
    Day::new(2026, 9, 1).and_then(|first| first.plus_days(number)).expect("a day")
}

/// An account, a project and how a gift gets there; the last of them is where it may not go.
fn place(number: u8) -> (Code, Option<Code>, Means) {
    match number {
        0 | 1 => (code("zhuanhu"), None, Means::Bank),
        2 | 3 => (code("zhuanhu"), Some(code("wall")), Means::Wechat),
        4 => (code("xianjin"), Some(code("wall")), Means::Cash),
        _ => (code("zhuanhu"), Some(code("nowhere")), Means::Cash),
    }
}

/// The charts that lie in papers/ of every new ledger.
pub(crate) fn charts() -> impl Iterator<Item = (Digest, Chart)> {
    let paper = |toml: &str| (papers::digest(toml.as_bytes()), Chart::parse(toml).expect("a chart"));
    [CHART_2004, CHART_2026].into_iter().map(paper)
}

/// A new ledger of one person, and its first entry.
pub(crate) fn new_desk(place: &Path, now: &str, seed: &[u8]) -> (Desk, Recorded) {
    new_desk_for(Purpose::Test, place, now, seed)
}

/// The same for another purpose: of a demo's heads nothing is remembered outside its folder.
pub(crate) fn new_desk_for(purpose: Purpose, place: &Path, now: &str, seed: &[u8]) -> (Desk, Recorded) {
    let plan = Plan {
        name: text("城南社区基金"),
        county: text("明州县慈善总会"),
        custodian: text("明州县慈善总会"),
        slug: code("fund"),
        purpose,
        mode: Mode::OnePerson,
        operators: vec![FirstOperator { code: code("kuaiji"), key: Maybe(None), roles: vec![Role::Recorder] }],
        recovery_key: None,
        own_key: None,
    };
    let now = Moment::typed(now).expect("a moment");
    let folder = Folder::new(place.join("fund"));
    Desk::create(&folder, &plan, code("kuaiji"), now, Entropy::seeded(seed)).expect("a new ledger")
}

/// A paper that lies among the papers of every twin.
pub(crate) const SIGNED_PAPER: &[u8] = "批准，王主任".as_bytes();

/// A desk, its stored books, and books in memory beside them.
pub(crate) struct Twin {
    place: tempfile::TempDir,
    desk: Desk,
    pub(crate) memory: MemoryBooks,
    lines: Vec<String>,
    refused: usize,
}

impl Twin {
    pub(crate) fn new() -> Self {
        let place = tempfile::tempdir().expect("a temporary folder");
        let (desk, opened) = new_desk(place.path(), "2026-12-20T02:00:00Z", b"properties");
        papers::put(desk.store().folder(), SIGNED_PAPER).expect("a paper");
        let mut twin = Self { place, desk, memory: MemoryBooks::new(charts()), lines: Vec::new(), refused: 0 };
        twin.remember(&opened.line);
        for (account, holder) in [("zhuanhu", Holder::Federation), ("xianjin", Holder::CashInTransit)] {
            let opened =
                AccountOpened { area: Maybe::EMPTY, code: code(account), date: day(0), holder, name: text(account) };
            assert!(twin.ask(&Command::OpenAccount(opened), &[]));
        }
        let proposed = ProjectProposed::plain(code("wall"), text("围墙"), Service::Repairs, day(0));
        assert!(twin.ask(&Command::ProposeProject(proposed), &[]));
        twin
    }

    fn folder(&self) -> Folder {
        Folder::new(self.place.path().join("fund"))
    }

    /// Takes a stored line over into the books in memory.
    fn remember(&mut self, line: &str) {
        post(&mut self.memory, line);
        self.lines.push(line.to_owned());
    }

    fn asking(&self) -> Asking {
        Asking { by: self.desk.by().clone(), today: self.desk.today(), time: self.desk.time(), waited: None }
    }

    /// Asks both; whether it was recorded. What is refused changes no byte of any file.
    pub(crate) fn ask(&mut self, command: &Command, private: &[Private]) -> bool {
        let before = bytes(self.folder().path());
        let expected = decide(&self.memory, &self.asking(), command);
        match self.desk.record(command, private, false) {
            Ok(recorded) => {
                assert_eq!(
                    expected.as_ref(),
                    Ok(&recorded.event),
                    "the books in memory answer otherwise to {command:?}"
                );
                assert_eq!(recorded.seq.0, self.memory.size().0);
                self.remember(&recorded.line);
                true
            }
            Err(DeskError::Refused(refusal)) => {
                assert_eq!(expected, Err(refusal), "the books in memory answer otherwise to {command:?}");
                assert_eq!(bytes(self.folder().path()), before, "{command:?} was refused and wrote something");
                self.refused += 1;
                false
            }
            Err(other) => panic!("{command:?}: {other}"),
        }
    }

    pub(crate) fn act(&mut self, asked: &Asked) {
        let some = |number: u8, of: usize| Seq(u64::try_from(usize::from(number) % (of + 1)).expect("few"));
        let size = self.lines.len();
        // Mostly a gift, now and then any entry, or one that is not there.
        let gift_of = |number: u8| {
            let gifts = self.events(|event| matches!(event, Event::DonationReceived(_)));
            let place = usize::from(number) % gifts.len().max(1);
            gifts.get(place).filter(|_| number >= 16).map_or_else(|| some(number, size), |(seq, _)| *seq)
        };
        match asked {
            Asked::Gift { .. } => self.give(asked),
            Asked::Refund { gift, fen, day: on } => {
                let (amount, date, paper, reason) = (yuan(*fen), day(*on), text("批1"), text("退捐"));
                self.ask(&Command::Refund(DonationRefunded { amount, date, gift: gift_of(*gift), paper, reason }), &[]);
            }
            Asked::Reverse { entry, day: on } => {
                let reversed = EntryReversed { date: day(*on), entry: gift_of(*entry), reason: text("记错") };
                self.ask(&Command::Reverse(reversed), &[]);
            }
            Asked::Receipt { gift, number } => {
                let number = text(&format!("MZ{number}"));
                self.ask(&Command::NumberReceipt(ReceiptNumbered { gift: gift_of(*gift), number }), &[]);
            }
            Asked::Opening { fen, place: at, source, day: on } => {
                let (account, project, _) = place(*at);
                let kinds = [SourceKind::PublicAppeal, SourceKind::Match, SourceKind::Interest];
                self.ask(
                    &Command::RecordOpening(OpeningRecorded {
                        account,
                        amount: yuan(*fen),
                        date: day(*on),
                        memo: Text::default(),
                        paper: text("函1"),
                        project: Maybe(project),
                        source_kind: kinds[usize::from(*source) % kinds.len()],
                    }),
                    &[],
                );
            }
            Asked::Person { .. } | Asked::Amend { .. } | Asked::Merge { .. } | Asked::Erase { .. } => {
                self.person(asked);
            }
            Asked::Import { fen, off_by, same_as } => self.import(fen, *off_by, *same_as),
            Asked::Prepare { off_by } => self.prepare(*off_by),
            Asked::Post { number } => {
                let (from, until, place) = (day(110), day(140), text("一号院公示栏"));
                let notice = Count(u64::from(*number));
                self.ask(&Command::PostNotice(NoticePosted { from, notice, place, until }), &[]);
            }
        }
    }

    /// The entries of some kind.
    fn events(&self, is_meant: impl Fn(&Event) -> bool) -> Vec<(Seq, Event)> {
        let events = self.lines.iter().map(|line| event(line));
        (0..).map(Seq).zip(events).filter(|(_, event)| is_meant(event)).collect()
    }

    fn give(&mut self, asked: &Asked) {
        let Asked::Gift { fen, day: on, giver, place: at, id, receipt, replaces } = asked else { return };
        let (account, project, means) = place(*at);
        let giver = match giver {
            0 => Giver::Anonymous,
            1 => Giver::Unlinked(text("王芳")),
            2 => Giver::Organisation(PartyKind::Company, text("柳荫超市")),
            number => Giver::Registered(PersonNumber(u32::from(*number) - 2)),
        };
        let slip = Slip {
            amount: yuan(*fen),
            date: day(*on),
            giver,
            external_id: Text::default(),
            memo: text("加油"),
            means: None,
            project: None,
            receipt: receipt.map_or_else(Text::default, |number| text(&format!("MZ{number}"))),
        };
        // What replaces a reversed gift bears its id.
        let reversed = self.events(|event| matches!(event, Event::EntryReversed(_)));
        let replaced = replaces.filter(|_| !reversed.is_empty()).and_then(|number| {
            match &reversed[usize::from(number) % reversed.len()].1 {
                Event::EntryReversed(e) => Some(e.entry),
                _ => None,
            }
        });
        let id_of = |seq: Seq| match event(&self.lines[usize::try_from(seq.0).expect("few")]) {
            Event::DonationReceived(e) => Some(e.external_id),
            _ => None,
        };
        let taken_over = replaced.and_then(id_of).filter(|id| !id.is_empty());
        let external_id = taken_over.or_else(|| id.map(|id| text(&format!("T{id}")))).unwrap_or_default();
        let slip = Slip { external_id, ..slip };
        let terms = Terms {
            account,
            appeal: Appeal::Public,
            display: None,
            import: None,
            means,
            project,
            relayed_by: Text::default(),
            replaces: replaced,
            source: if slip.external_id.is_empty() { Text::default() } else { text("bank") },
        };
        let mut private = Vec::new();
        let donate = gift(self.desk.entropy(), &slip, &terms, None, &mut private).expect("random bytes");
        self.ask(&Command::Donate(donate), &private);
    }

    fn person(&mut self, asked: &Asked) {
        let number = |number: u8| PersonNumber(u32::from(number));
        let reason = || text("本人要求");
        match asked {
            Asked::Person { name, is_company, is_minor } => {
                let kind = if *is_company { PartyKind::Company } else { PartyKind::Person };
                let said = Particulars {
                    name: Some(text(&format!("某人{name}"))),
                    display: is_minor.then_some(Display::Named),
                    minor: Some(*is_minor && *name > 2),
                    ..Particulars::default()
                };
                let (registered, private) = self.desk.registration(kind, &said).expect("a registration");
                self.ask(&Command::RegisterPerson(registered), &private);
            }
            Asked::Amend { number: who, name } => {
                let said = Particulars { name: Some(text(&format!("某人{name}"))), ..Particulars::default() };
                if let Ok(Some((amended, private))) = self.desk.amendment(number(*who), &said) {
                    self.ask(&Command::AmendPerson(amended), &private);
                }
            }
            Asked::Merge { from, into } => {
                let merged = PersonMerged { from: number(*from), into: number(*into), reason: reason() };
                self.ask(&Command::MergePersons(merged), &[]);
            }
            Asked::Erase { number: who, is_removed } => {
                let manner = if *is_removed { Manner::Removed } else { Manner::Sealed };
                self.ask(&Command::ErasePerson(PersonErased { manner, number: number(*who), reason: reason() }), &[]);
            }
            other => panic!("{other:?} is of no person"),
        }
    }

    /// A whole list in one transaction; one that does not add up is dropped, and leaves nothing.
    fn import(&mut self, fen: &[i64], off_by: i64, same_as: u8) {
        let before = bytes(self.folder().path());
        let sum = yuan((fen.iter().sum::<i64>() + off_by).max(0));
        let announced = ImportRecorded {
            file: Digest([same_as; 32]),
            known: Count(0),
            profile: text("donations"),
            profile_digest: Digest([2; 32]),
            rows: Count(u64::try_from(fen.len()).expect("few")),
            skipped: Count(0),
            sum,
        };
        let secret = self.desk.row_secret().expect("a secret");
        let mut entropy = Entropy::seeded(&[same_as]);
        let mut batch = self.desk.batch().expect("a transaction");
        let terms = Terms {
            account: code("zhuanhu"),
            appeal: Appeal::Public,
            display: None,
            import: Some(batch.next()),
            means: Means::Bank,
            project: None,
            relayed_by: Text::default(),
            replaces: None,
            source: text("list"),
        };
        let mut lines = Vec::new();
        let mut record = || {
            lines.push(batch.record(&Command::RecordImport(announced.clone()), &[])?.line);
            let mut private = Vec::new();
            for (row, fen) in (0..).zip(fen) {
                let slip = Slip {
                    amount: yuan(*fen),
                    date: day(30),
                    giver: Giver::Unlinked(text("某人")),
                    external_id: Text::default(),
                    memo: text("电话13800138000"),
                    means: None,
                    project: None,
                    receipt: Text::default(),
                };
                let key = key_of_row(&secret, &format!("{same_as},{fen}"), row);
                let donate = gift(&mut entropy, &slip, &terms, Some(key), &mut private)?;
                lines.push(batch.record(&Command::Donate(donate), &private)?.line);
            }
            Ok::<(), DeskError>(())
        };
        match record() {
            Ok(()) => {
                batch.commit().expect("a commit");
                for line in &lines {
                    self.remember(line);
                }
            }
            Err(DeskError::Refused(_)) => {
                drop(batch);
                assert_eq!(bytes(self.folder().path()), before, "a refused list wrote something");
                self.refused += 1;
            }
            Err(other) => panic!("an import: {other}"),
        }
    }

    fn prepare(&mut self, off_by: i64) {
        let books = &self.memory;
        let last = books.last_notice();
        let period: Month = last.map_or_else(|| day(0).month(), |notice| notice.period.next());
        let late = if last.is_some() { books.late_gifts() } else { books.gifts_before(period) };
        let mut sheets: Vec<SheetTotal> = [
            (CountedSheet::Gifts, books.gifts_of(period)),
            (CountedSheet::Late, late),
            (CountedSheet::Corrections, books.corrections()),
        ]
        .into_iter()
        .map(|(sheet, tally)| SheetTotal { count: tally.count, sheet, total: tally.total })
        .collect();
        sheets[1].total = sheets[1].total.plus(yuan(off_by)).expect("few");
        let prepared = NoticePrepared {
            files: vec![NoticeFile { digest: Digest([3; 32]), name: text("gifts.csv") }],
            from: last.map_or(Count(0), |notice| notice.size),
            language: Language::Zh,
            layout: text("donations"),
            layout_version: Version(1),
            number: last.map_or(Count(1), |notice| notice.number.and_one()),
            period,
            sheets,
            size: books.size(),
        };
        let was_allowed = self.ask(&Command::PrepareNotice(prepared), &[]);
        assert!(!(was_allowed && off_by != 0), "a notice with a false total was allowed");
    }

    /// Both books say the same, row by row; and money is conserved.
    pub(crate) fn holds(&self) {
        let store = Store::open(&self.folder(), Access::Read).expect("the ledger");
        same_books(&store, &self.memory);
        let evidence = store_evidence(&store);
        let Ok(movements) = evidence.small_rows(Table::Movements) else { panic!("movements can be read") };
        let column = |at: usize| -> i128 {
            let cell = |row: &String| row.split('\t').nth(at).expect("a column").replace('.', "");
            movements.iter().map(|row| cell(row).parse::<i128>().expect("an amount")).sum()
        };
        assert_eq!(column(5), column(6), "debits and credits differ");
        let purses = store.purses().expect("purses").into_iter();
        let held =
            purses.map(|(account, purse, cash)| ((account, purse.project, purse.source_kind.word()), cash.fen()));
        let held: Held = held.filter(|(_, cash)| *cash != 0).map(|(purse, cash)| (purse, i128::from(cash))).collect();
        assert_eq!(held, counted(&self.lines), "money was made or lost");
    }
}

type Held = BTreeMap<(Code, Option<Code>, &'static str), i128>;

/// What every purse holds, by the simplest of all counts: gifts and openings come in, refunds and reversals go out.
fn counted(lines: &[String]) -> Held {
    let events: Vec<Event> = lines.iter().map(|line| event(line)).collect();
    let came = |seq: Seq| match &events[usize::try_from(seq.0).expect("few")] {
        Event::DonationReceived(e) => {
            Some(((e.account.clone(), e.project.0.clone(), e.source_kind.word()), i128::from(e.amount.fen())))
        }
        Event::OpeningRecorded(e) => {
            Some(((e.account.clone(), e.project.0.clone(), e.source_kind.word()), i128::from(e.amount.fen())))
        }
        _ => None,
    };
    let mut held = Held::new();
    for (seq, event) in (0..).map(Seq).zip(&events) {
        let change = match event {
            Event::DonationReceived(_) | Event::OpeningRecorded(_) => came(seq),
            Event::DonationRefunded(e) => came(e.gift).map(|(purse, _)| (purse, -i128::from(e.amount.fen()))),
            Event::EntryReversed(e) => came(e.entry).map(|(purse, amount)| (purse, -amount)),
            _ => None,
        };
        if let Some((purse, amount)) = change {
            let cash = held.entry(purse).or_default();
            *cash += amount;
            assert!(*cash >= 0, "a purse is below zero after entry {seq}");
        }
    }
    held.retain(|_, cash| *cash != 0);
    held
}

pub(crate) fn event(line: &str) -> Event {
    let line = Line::parse(line).expect("a line");
    Event::read(line.kind, line.event).expect("an event")
}

/// One more line in the books in memory.
pub(crate) fn post(books: &mut MemoryBooks, line: &str) {
    let (event, mut all) = (event(line), Vec::new());
    let line = Line::parse(line).expect("a line");
    let (by, at) = (line.by.parse().expect("a code"), line.at.parse().expect("a moment"));
    effects(Entered::at(at, Seq(books.size().0), &by, books), &event, books, &mut all);
    books.apply(&event, &all);
}

/// Books made of these lines and nothing else.
pub(crate) fn replayed(lines: &[String]) -> MemoryBooks {
    let mut books = MemoryBooks::new(charts());
    for line in lines {
        post(&mut books, line);
    }
    books
}

pub(crate) fn same_books(store: &Store, memory: &MemoryBooks) {
    let evidence = store_evidence(store);
    for table in Table::SMALL {
        let Ok(stored) = evidence.small_rows(table) else { panic!("{table:?} cannot be read") };
        assert_eq!(stored, memory.rows(table), "{table:?}");
    }
    for table in Table::LARGE {
        let mut stored = Fingerprint::default();
        let read = evidence.each_large_row(table, &mut |row| memory.add_to(&mut stored, row));
        assert!(read.is_ok(), "{table:?} cannot be read");
        assert_eq!(stored, memory.fingerprint(table), "{table:?}");
    }
}

/// Every file of a folder.
fn bytes(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(bytes(&path));
        } else {
            found.push((path.display().to_string(), std::fs::read(&path).expect("a file")));
        }
    }
    found.sort();
    found
}

/// Every row of every table of ledger.db.
fn dump(folder: &Folder) -> BTreeMap<String, Vec<String>> {
    let file = rusqlite::Connection::open(folder.ledger()).expect("a database");
    let texts = |query: &str| -> Vec<String> {
        let mut query = file.prepare(query).expect("a query");
        let width = query.column_count();
        let row = |row: &rusqlite::Row<'_>| (0..width).map(|at| Ok(format!("{:?}", row.get_ref(at)?))).collect();
        let rows: rusqlite::Result<Vec<Vec<String>>> = query.query_map([], row).expect("rows").collect();
        rows.expect("rows").into_iter().map(|row| row.join("\t")).collect()
    };
    let mut names = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").expect("a query");
    let names = names.query_map([], |row| row.get::<_, String>(0)).expect("names");
    let table = |name: String| {
        let mut rows = texts(&format!("SELECT * FROM \"{name}\""));
        rows.sort();
        (name, rows)
    };
    names.map(|name| table(name.expect("a name"))).collect()
}

pub(crate) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(16))]

    #[test]
    fn whatever_is_asked_money_is_conserved_and_all_books_agree(history in collection::vec(asked(), 20..60), cut in 0..100_usize) {
        let mut twin = Twin::new();
        for asked in &history {
            twin.act(asked);
            twin.holds();
        }
        // Books made anew from the lines, in the middle and at the end.
        let middle = twin.lines.len() * cut / 100;
        let (mut fresh, lines) = (replayed(&twin.lines[..middle]), twin.lines.clone());
        for line in &lines[middle..] {
            post(&mut fresh, line);
        }
        let folder = twin.folder();
        let Twin { place: _place, desk, .. } = twin;
        same_books(desk.store(), &fresh);
        drop(desk);
        let before = dump(&folder);
        let made = rebuild(&folder, |_| {}).expect("books made again");
        prop_assert_eq!(made, u64::try_from(lines.len()).expect("few"));
        prop_assert_eq!(dump(&folder), before, "rebuilding changed the books");
        // Every line and every event has one spelling, and every line carries the hash of the one before.
        let mut prev = Hash::ZERO;
        for line in &lines {
            let read = Line::parse(line).expect("a line");
            prop_assert_eq!(read.prev, prev);
            prop_assert_eq!(&read.to_text().expect("a line again"), line);
            let event = Event::read(read.kind, read.event).expect("an event");
            let mut written = Vec::new();
            event.write(&mut written);
            prop_assert_eq!(&written, read.event.as_bytes());
            prop_assert_eq!(Event::read(read.kind, std::str::from_utf8(&written).expect("text")), Ok(event));
            prev = Hash::of_leaf(line.as_bytes());
        }
    }
}

proptest! {
    #![proptest_config(config(2000))]

    #[test]
    fn an_amount_is_read_as_it_is_printed(fen in prop_oneof![0..=99_999_999_999_999_i64, 0..100_000_i64]) {
        let amount = yuan(fen);
        let printed = amount.to_string();
        prop_assert_eq!(printed.parse::<Yuan>(), Ok(amount));
        prop_assert_eq!(Yuan::typed(&printed), Ok(amount));
        prop_assert_eq!(Yuan::from_cell(&printed), Ok(amount));
        prop_assert_eq!(amount.plus(amount).and_then(|twice| twice.minus(amount)), Some(amount));
    }

    #[test]
    fn what_reads_as_an_amount_is_its_one_spelling(said in collection::vec(prop_oneof![Just('.'), Just('0'), Just('7'), Just('-'), Just('e'), Just('０')], 0..9)) {
        let said: String = said.into_iter().collect();
        if let Ok(amount) = said.parse::<Yuan>() {
            prop_assert_eq!(amount.to_string(), said);
        }
    }

    #[test]
    fn a_day_is_read_as_it_is_printed(number in 0..109_572_i32) {
        let day = Day::new(1900, 1, 1).and_then(|first| first.plus_days(number)).expect("a day of these centuries");
        prop_assert_eq!(day.to_string().parse::<Day>(), Ok(day));
        prop_assert_eq!(day.number(), u32::try_from(number).expect("not below zero"));
        prop_assert_eq!(day.month().to_string().parse::<Month>(), Ok(day.month()));
        prop_assert!(day.month().first() <= day && day <= day.month().last());
    }

    #[test]
    fn a_text_is_read_as_it_is_printed(said in collection::vec(any::<char>(), 0..12)) {
        let said: String = said.into_iter().collect();
        if let Ok(typed) = Text::typed(&said) {
            prop_assert_eq!(typed.as_str().parse::<Text>(), Ok(typed.clone()));
            prop_assert_eq!(Text::typed(typed.as_str()), Ok(typed));
        }
    }
}

/// The rules and the seal judge characters by tables of their own: nothing the rules accept may break a line.
#[test]
fn every_character_the_rules_accept_may_stand_in_a_line() {
    for character in (0..=0x0010_FFFF_u32).filter_map(char::from_u32) {
        if let Ok(typed) = Text::typed(&format!("a{character}b")) {
            let forbidden = typed.as_str().chars().find(|c| !canonical::is_allowed(*c));
            assert_eq!(forbidden, None, "U+{:04X}", u32::from(character));
        }
    }
}
