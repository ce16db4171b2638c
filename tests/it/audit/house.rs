//! A ledger with an entry of every kind, made once by the desk and copied for each test; and the thief's tools.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use mingbai::audit::{Asked, Claim, Report, Verdict, run};
use mingbai::chain::{Entropy, Frontier, Hash, Line};
use mingbai::cli::evidence::{export_evidence, store_evidence};
use mingbai::desk::Desk;
use mingbai::desk::opening::Plan;
use mingbai::desk::register::Particulars;
use mingbai::desk::sealing::{Terms, gift, key_of_row};
use mingbai::ledger::books::registers::months::{Totals, own_accounts};
use mingbai::ledger::books::{Books, Tally};
use mingbai::ledger::command::Command;
use mingbai::ledger::event::{
    AccountOpened, ChartAdopted, DonationRefunded, EntryReversed, FirstOperator, ImportRecorded, NoticeFile,
    NoticePosted, NoticePrepared, OpeningRecorded, OperatorEnrolled, PersonErased, PersonMerged, ProjectProposed,
    ReceiptNumbered, SheetTotal,
};
use mingbai::ledger::field::{Count, Maybe, Seq, Version};
use mingbai::ledger::name::{Code, Digest, PersonNumber, Text};
use mingbai::ledger::period::{Day, Moment, Month};
use mingbai::ledger::slip::{Giver, Slip};
use mingbai::ledger::words::{
    Appeal, CountedSheet, Holder, Language, Manner, Means, Mode, PartyKind, Purpose, Role, Service, SourceKind,
};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::{Access, Folder, Store, StoreError, papers};
use rusqlite::Connection;
use tempfile::TempDir;

/// Gifts of the one import: enough for nodes of the tree.
const ROWS: u64 = 260;

/// A ledger in a folder of its own.
pub(crate) struct House {
    place: TempDir,
}

fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

fn yuan(text: &str) -> Yuan {
    text.parse().expect("an amount")
}

impl House {
    /// A copy of the ledger with an entry of every kind. Demo: its notes are nobody's to remember.
    pub(crate) fn full() -> Self {
        static FULL: OnceLock<House> = OnceLock::new();
        FULL.get_or_init(|| Self::built(ROWS)).copy()
    }

    /// The same without most of the import's rows, for tests that look at every byte.
    pub(crate) fn small() -> Self {
        static SMALL: OnceLock<House> = OnceLock::new();
        SMALL.get_or_init(|| Self::built(2)).copy()
    }

    /// The small one packed on pages of 512 bytes, so that each byte of the file can be tried.
    pub(crate) fn tiny() -> Self {
        let house = Self::small();
        let file = Connection::open(house.folder().ledger()).expect("a database");
        file.execute_batch("PRAGMA page_size = 512; VACUUM").expect("a packed file");
        house
    }

    /// A copy of the demo: a year in which everything happens that a neighbourhood knows.
    pub(crate) fn demo() -> Self {
        static DEMO: OnceLock<House> = OnceLock::new();
        let told = || {
            let house = Self { place: TempDir::new().expect("a temporary folder") };
            let mut demo = std::process::Command::new(env!("CARGO_BIN_EXE_mingbai"));
            demo.arg("demo").arg(house.folder().path()).env("MINGBAI_STATE", house.place.path().join("state"));
            assert!(demo.output().expect("the program runs").status.success(), "there is no demo");
            house
        };
        DEMO.get_or_init(told).copy()
    }

    fn copy(&self) -> Self {
        let place = TempDir::new().expect("a temporary folder");
        copy_folder(self.folder().path(), &place.path().join("fund"));
        Self { place }
    }

    pub(crate) fn folder(&self) -> Folder {
        Folder::new(self.place.path().join("fund"))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.folder().path().join(name)
    }

    /// Somebody at the desk.
    pub(crate) fn desk(&self) -> Desk {
        let now = Moment::typed("2026-11-22T06:00:00Z").expect("a moment");
        Desk::open(&self.folder(), Some(code("kuaiji")), now, Entropy::seeded(b"desk")).expect("a ledger that opens")
    }

    /// Takes away every checkpoint that lies with the ledger.
    pub(crate) fn forget(&self) {
        for note in std::fs::read_dir(self.path("checkpoints")).expect("checkpoints") {
            std::fs::remove_file(note.expect("a note").path()).expect("a note");
        }
    }

    /// An export in another folder.
    pub(crate) fn export(&self) -> PathBuf {
        let place = self.place.path().join("export");
        self.desk().export(&place, mingbai::audit::VERIFIER, &mut |_| {}).expect("an export");
        place
    }

    fn built(rows: u64) -> Self {
        let house = Self { place: TempDir::new().expect("a temporary folder") };
        let now = Moment::typed("2026-11-21T06:03:05Z").expect("a moment");
        let plan = Plan {
            name: text("城南社区基金"),
            county: text("某县慈善总会"),
            custodian: text("某县慈善总会专户"),
            slug: code("chengnan"),
            purpose: Purpose::Demo,
            mode: Mode::OnePerson,
            operators: vec![FirstOperator { code: code("kuaiji"), key: Maybe(None), roles: vec![Role::Recorder] }],
            recovery_key: None,
            own_key: None,
        };
        let entropy = Entropy::seeded(b"house");
        let (desk, _) = Desk::create(&house.folder(), &plan, code("kuaiji"), now, entropy).expect("a new ledger");
        Builder { desk, terms: terms() }.everything(rows);
        house
    }

    /// Lets other programs than ours change ledger.db, with people.db beside it: the triggers are gone meanwhile.
    pub(crate) fn with_sql(&self, change: impl FnOnce(&Connection) -> rusqlite::Result<()>) -> rusqlite::Result<()> {
        let connection = Connection::open(self.folder().ledger())?;
        // A thief need not survive a power cut.
        connection.pragma_update(None, "synchronous", "OFF")?;
        let people = self.folder().people();
        connection.execute("ATTACH DATABASE ?1 AS people", [people.to_str().expect("a path of text")])?;
        let triggers: Vec<(String, String)> = {
            let mut query = connection.prepare("SELECT name, sql FROM main.sqlite_schema WHERE type = 'trigger'")?;
            query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?
        };
        for (name, _) in &triggers {
            connection.execute(&format!("DROP TRIGGER {name}"), [])?;
        }
        let changed = change(&connection);
        for (_, sql) in &triggers {
            connection.execute(sql, [])?;
        }
        changed
    }

    /// One statement that must change something.
    pub(crate) fn sql(&self, statement: &str) {
        self.with_sql(|connection| {
            assert!(connection.execute(statement, [])? > 0, "{statement} changed nothing");
            Ok(())
        })
        .expect("SQL that runs");
    }

    /// The lines as they are stored.
    pub(crate) fn lines(&self) -> Vec<String> {
        let connection = Connection::open(self.folder().ledger()).expect("a database");
        let mut query = connection.prepare("SELECT line FROM entry ORDER BY seq").expect("a query");
        let lines = query.query_map([], |row| row.get(0)).expect("rows");
        lines.collect::<rusqlite::Result<_>>().expect("text")
    }

    /// The number of the first entry of a kind.
    pub(crate) fn first(&self, kind: &str) -> usize {
        let is_kind = |line: &String| Line::parse(line).is_ok_and(|line| line.kind == kind);
        self.lines().iter().position(is_kind).expect("an entry of this kind")
    }

    /// Puts other lines in the place of all, with true numbers, hashes and nodes, and books made anew from them.
    pub(crate) fn forge(&self, lines: &[String]) {
        self.put(&chained(lines));
        mingbai::desk::rebuild(&self.folder(), |_| {}).expect("books that can be made");
    }

    /// Puts lines in the place of all, as they are, with true hashes beside them and true nodes above.
    pub(crate) fn put(&self, lines: &[String]) {
        self.with_sql(|connection| {
            connection.execute_batch("DELETE FROM entry; DELETE FROM node")?;
            let mut frontier = Frontier::new();
            for (seq, line) in (0_i64..).zip(lines) {
                let leaf = Hash::of_leaf(line.as_bytes());
                let query = "INSERT INTO entry (seq, line, leaf) VALUES (?1, ?2, ?3)";
                connection.execute(query, (seq, line, leaf.as_bytes().as_slice()))?;
                let mut nodes = Vec::new();
                frontier.push(leaf, |level, number, hash| nodes.push((level, number, hash)));
                for (level, number, hash) in nodes.into_iter().filter(|(level, ..)| *level >= 8) {
                    let number = i64::try_from(number).expect("a small tree");
                    let query = "INSERT INTO node (level, number, hash) VALUES (?1, ?2, ?3)";
                    connection.execute(query, (level, number, hash.as_bytes().as_slice()))?;
                }
            }
            Ok(())
        })
        .expect("lines that can be stored");
    }

    pub(crate) fn verify(&self) -> Report {
        self.verify_with(&Asked::default())
    }

    pub(crate) fn verify_with(&self, asked: &Asked) -> Report {
        self.try_verify(asked).expect("a file that can be read")
    }

    /// Refused before it is looked at, or judged.
    pub(crate) fn try_verify(&self, asked: &Asked) -> Result<Report, StoreError> {
        let store = Store::open_as_it_is(&self.folder(), Access::Read)?;
        run(&store_evidence(&store), asked, &mut |_| {})
    }
}

/// Lines with their numbers and `prev` mended.
pub(crate) fn chained(lines: &[String]) -> Vec<String> {
    let mut prev = Hash::ZERO;
    let mend = |(seq, line): (u64, &String)| {
        let line = Line { seq, prev, ..Line::parse(line).expect("a line") }.to_text().expect("a line again");
        prev = Hash::of_leaf(line.as_bytes());
        line
    };
    (0..).zip(lines).map(mend).collect()
}

pub(crate) fn verify_export(folder: &Path) -> Report {
    verify_export_with(folder, &Asked::default())
}

pub(crate) fn verify_export_with(folder: &Path, asked: &Asked) -> Report {
    let evidence = export_evidence(folder).expect("an export");
    run(&evidence, asked, &mut |_| {}).expect("files that can be read")
}

/// The claims that do not hold.
pub(crate) fn broken(report: &Report) -> BTreeSet<Claim> {
    report.findings.iter().map(|finding| finding.claim).collect()
}

/// That this claim does not hold, and the verdict says so.
pub(crate) fn breaks(report: &Report, claim: Claim) {
    assert!(broken(report).contains(&claim), "{claim:?} holds: {:?}", report.findings);
    assert_ne!(report.verdict(), Verdict::Holds);
}

/// That it is TAMPER, and the first entry to blame is this one.
pub(crate) fn breaks_at(report: &Report, claim: Claim, seq: usize) {
    breaks(report, claim);
    assert_eq!(report.verdict(), Verdict::Tampered, "{:?}", report.findings);
    assert_eq!(report.first_bad.map(|seq| seq.0), u64::try_from(seq).ok(), "{:?}", report.findings);
}

pub(crate) fn holds(report: &Report) {
    assert_eq!(report.findings, Vec::new());
    assert_eq!(report.verdict(), Verdict::Holds);
    assert_eq!(report.judged, report.size);
}

fn copy_folder(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let (from, to) = (entry.path(), to.join(entry.file_name()));
        if from.is_dir() {
            copy_folder(&from, &to);
        } else {
            std::fs::copy(&from, &to).expect("a copy");
        }
    }
}

fn terms() -> Terms {
    Terms {
        account: code("zhuanhu"),
        appeal: Appeal::Public,
        display: None,
        import: None,
        means: Means::Bank,
        project: Some(code("wall")),
        relayed_by: Text::default(),
        replaces: None,
        source: text("bank"),
    }
}

/// Records one thing after another.
struct Builder {
    desk: Desk,
    terms: Terms,
}

impl Builder {
    fn everything(mut self, rows: u64) {
        self.rooms();
        self.people();
        self.gifts();
        self.corrections();
        self.import(rows);
        self.notice();
        self.after_the_notice();
        self.desk.checkpoint().expect("a signed head");
    }

    fn record(&mut self, command: &Command) -> Seq {
        self.desk.record(command, &[], false).expect("a command that is allowed").seq
    }

    fn rooms(&mut self) {
        let date = day("2020-01-01");
        for (account, holder) in [("zhuanhu", Holder::Federation), ("box", Holder::CashInTransit)] {
            let name = text(account);
            self.record(&Command::OpenAccount(AccountOpened {
                area: Maybe::EMPTY,
                code: code(account),
                date,
                holder,
                name,
            }));
        }
        let proposed = ProjectProposed::plain(code("wall"), text("围墙"), Service::Repairs, date);
        self.record(&Command::ProposeProject(proposed));
        let roles = vec![Role::Recorder, Role::Cashier];
        let enrolled =
            OperatorEnrolled { code: code("chuna"), from: date, key: Digest([7; 32]), person: Maybe(None), roles };
        self.record(&Command::EnrolOperator(enrolled));
        for (project, source_kind) in [(None, SourceKind::PublicAppeal), (Some(code("wall")), SourceKind::Match)] {
            self.record(&Command::RecordOpening(OpeningRecorded {
                account: code("zhuanhu"),
                amount: yuan("500.00"),
                date: day("2026-01-01"),
                memo: Text::default(),
                paper: text("函1"),
                project: Maybe(project),
                source_kind,
            }));
        }
        let digest = papers::put(self.desk.store().folder(), mingbai::ledger::chart::CHART_2026.as_bytes());
        let chart = mingbai::ledger::chart::Chart::parse(mingbai::ledger::chart::CHART_2026).expect("a chart");
        let digest = digest.expect("a paper");
        self.record(&Command::AdoptChart(ChartAdopted { digest, edition: chart.edition, from: chart.from }));
    }

    fn people(&mut self) {
        for (number, name) in (1..).zip(["王芳", "李强", "李强", "赵六", "钱七"]) {
            let phone = Some(text(&format!("1380013800{number}")));
            let said = Particulars { name: Some(text(name)), phone, ..Particulars::default() };
            let (registered, private) = self.desk.registration(PartyKind::Person, &said).expect("a registration");
            self.desk.record(&Command::RegisterPerson(registered), &private, false).expect("a person");
        }
        let said = Particulars { name: Some(text("某某公司")), ..Particulars::default() };
        let (registered, private) = self.desk.registration(PartyKind::Company, &said).expect("a registration");
        self.desk.record(&Command::RegisterPerson(registered), &private, false).expect("a company");
        let said = Particulars { address: Some(text("三号楼")), ..Particulars::default() };
        let (amended, private) = self.desk.amendment(PersonNumber(1), &said).expect("a change").expect("a true one");
        self.desk.record(&Command::AmendPerson(amended), &private, false).expect("an amendment");
        let (from, into, reason) = (PersonNumber(3), PersonNumber(2), text("同一人"));
        self.record(&Command::MergePersons(PersonMerged { from, into, reason }));
        for (number, manner) in [(4, Manner::Sealed), (5, Manner::Removed)] {
            let number = PersonNumber(number);
            self.record(&Command::ErasePerson(PersonErased { manner, number, reason: text("本人要求") }));
        }
    }

    fn slip(giver: Giver, amount: &str, date: &str, id: &str) -> Slip {
        Slip {
            amount: yuan(amount),
            date: day(date),
            giver,
            external_id: text(id),
            memo: text("加油"),
            means: None,
            project: None,
            receipt: Text::default(),
        }
    }

    fn give(&mut self, slip: &Slip) -> Seq {
        let mut private = Vec::new();
        let source = if slip.external_id.is_empty() { Text::default() } else { self.terms.source.clone() };
        let terms = Terms { source, ..self.terms.clone() };
        let donate = gift(self.desk.entropy(), slip, &terms, None, &mut private).expect("random bytes");
        self.desk.record(&Command::Donate(donate), &private, false).expect("a gift").seq
    }

    fn gifts(&mut self) {
        let registered = |number| Giver::Registered(PersonNumber(number));
        self.give(&Self::slip(registered(1), "100.00", "2026-10-05", "a1"));
        self.give(&Self::slip(registered(3 - 1), "20.00", "2026-09-05", "a2"));
        self.give(&Self::slip(Giver::Organisation(PartyKind::Company, text("大公司")), "1000.00", "2026-10-06", ""));
        self.give(&Self::slip(Giver::Anonymous, "0.01", "2026-10-06", "a3"));
        self.terms.relayed_by = text("周八");
        let unlinked = self.give(&Self::slip(Giver::Unlinked(text("王芳")), "5.00", "2026-10-07", ""));
        self.terms.relayed_by = Text::default();
        let mut receipted = Self::slip(Giver::Unlinked(text("孙九")), "6.00", "2026-10-08", "a4");
        receipted.receipt = text("No.1");
        self.give(&receipted);
        let number = text("No.2");
        self.record(&Command::NumberReceipt(ReceiptNumbered { gift: unlinked, number }));
    }

    fn corrections(&mut self) {
        let first = self.give(&Self::slip(Giver::Anonymous, "50.00", "2026-10-09", "b1"));
        let second = self.give(&Self::slip(Giver::Anonymous, "60.00", "2026-10-09", "b2"));
        let date = day("2026-11-01");
        let (paper, reason) = (text("批1"), text("退捐"));
        let refunded = DonationRefunded { amount: yuan("10.00"), date, gift: first, paper, reason };
        self.record(&Command::Refund(refunded));
        self.record(&Command::Reverse(EntryReversed { date, entry: second, reason: text("记错") }));
        self.terms.replaces = Some(second);
        self.give(&Self::slip(Giver::Anonymous, "66.00", "2026-10-09", "b2"));
        self.terms.replaces = None;
        let wrong = self.record(&Command::NumberReceipt(ReceiptNumbered { gift: first, number: text("No.3") }));
        self.record(&Command::Reverse(EntryReversed { date, entry: wrong, reason: text("号错") }));
    }

    fn import(&mut self, rows: u64) {
        let secret = self.desk.row_secret().expect("a secret");
        let mut entropy = Entropy::seeded(b"import");
        let mut batch = self.desk.batch().expect("a transaction");
        let terms = Terms { import: Some(batch.next()), ..self.terms.clone() };
        let sum = yuan(&format!("{rows}.00"));
        let announced = ImportRecorded {
            file: Digest([1; 32]),
            known: Count(0),
            profile: text("donations"),
            profile_digest: Digest([2; 32]),
            rows: Count(rows),
            skipped: Count(0),
            sum,
        };
        batch.record(&Command::RecordImport(announced), &[]).expect("an import");
        let mut private = Vec::new();
        for row in 0..rows {
            let slip = Self::slip(Giver::Unlinked(text("某人")), "1.00", "2026-10-10", "");
            let key = key_of_row(&secret, "某人,1.00", row);
            let donate = gift(&mut entropy, &slip, &terms, Some(key), &mut private).expect("random bytes");
            batch.record(&Command::Donate(donate), &private).expect("a row");
        }
        batch.commit().expect("a commit");
    }

    fn notice(&mut self) {
        let period = "2026-10".parse().expect("a month");
        let folder = self.desk.store().folder().clone();
        let files = ["gifts.csv", "notice.html"].map(|name| {
            let digest = papers::put_notice(&folder, 1, name, name.as_bytes()).expect("a file");
            NoticeFile { digest, name: text(name) }
        });
        let books = self.desk.store().books();
        let sheets = [
            (CountedSheet::Gifts, books.gifts_of(period)),
            (CountedSheet::Late, books.gifts_before(period)),
            (CountedSheet::Corrections, books.corrections()),
            (CountedSheet::Money, held(&books, period)),
        ];
        let size = books.size();
        let sheets = sheets.map(|(sheet, tally)| SheetTotal { count: tally.count, sheet, total: tally.total });
        self.record(&Command::PrepareNotice(NoticePrepared {
            files: files.into(),
            from: Count(0),
            language: Language::Zh,
            layout: text("month"),
            layout_version: Version(1),
            number: Count(1),
            period,
            sheets: sheets.into(),
            size,
        }));
        let (from, until, place) = (day("2026-11-22"), day("2026-12-22"), text("一号院公示栏"));
        self.record(&Command::PostNotice(NoticePosted { from, notice: Count(1), place, until }));
        self.desk.checkpoint().expect("a signed head");
    }

    fn after_the_notice(&mut self) {
        self.give(&Self::slip(Giver::Anonymous, "7.00", "2026-10-11", "c1"));
        self.terms.account = code("box");
        self.terms.means = Means::Cash;
        self.give(&Self::slip(Giver::Anonymous, "8.00", "2026-11-11", ""));
    }
}

/// What all accounts hold at the end of a month, counted by account.
fn held(books: &impl Books, month: Month) -> Tally {
    let totals = Totals::of(books, month).expect("small sums");
    Tally { count: Count(own_accounts(books).map(|_| 1).sum()), total: totals.closing }
}
