//! What every command needs: the words, the ledger, the operator, the clock.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use crate::chain::Entropy;
use crate::cli::console::{self, Console};
use crate::cli::failure::Failure;
use crate::cli::keys::key;
use crate::cli::{Everywhere, Format, clock};
use crate::desk::sealing::Private;
use crate::desk::{Batch, Desk, Recorded, opened};
use crate::import;
use crate::ledger::books::Books;
use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::command::Command;
use crate::ledger::event::LedgerOpened;
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::{Day, Moment};
use crate::ledger::words::{Holder, Language, Mode, Purpose};
use crate::ledger::yuan::Yuan;
use crate::render::terminal;
use crate::report::{FundView, Table};
use crate::store::{Access, Folder, Store, StoreError, system};
use crate::text::{Question, Words, words};

/// One command line, before the ledger is opened.
#[derive(Debug)]
pub(crate) struct Session<'c> {
    pub(crate) console: &'c Console,
    pub(crate) language: Language,
    pub(crate) words: &'static dyn Words,
    pub(crate) folder: Folder,
    pub(crate) format: Format,
    pub(crate) dry_run: bool,
    operator: Option<Code>,
    my_key: Option<PathBuf>,
    at: Option<Moment>,
    /// What is to be printed as one document, CSV or JSON, once the command knows all of it.
    listed: RefCell<Vec<Table>>,
    /// What stands below it.
    below: RefCell<Option<String>>,
}

/// A fund that records nothing for so many days is asked whether its clock is right.
const LONG_PAUSE: i64 = 60;

/// Where a ledger is looked for: here if this is one, else in `./fund`.
fn default_folder() -> PathBuf {
    let here = PathBuf::from(".");
    if Folder::new(&here).is_ledger() { here } else { PathBuf::from("fund") }
}

impl<'c> Session<'c> {
    pub(crate) fn new(everywhere: &Everywhere, console: &'c Console, language: Language) -> Result<Self, Failure> {
        let words = words(language);
        let mut session = Self {
            console,
            language,
            words,
            folder: Folder::new(everywhere.ledger.clone().unwrap_or_else(default_folder)),
            format: everywhere.format,
            dry_run: everywhere.dry_run,
            operator: None,
            my_key: everywhere.my_key.clone(),
            at: None,
            listed: RefCell::default(),
            below: RefCell::default(),
        };
        session.operator = session.maybe(Question::Operator, everywhere.operator.as_deref())?;
        let at = everywhere.at.as_deref();
        let moment = |text| Moment::typed(text).map_err(|_| Failure::refused(words.wrong(Question::Moment, text)));
        session.at = at.map(moment).transpose()?;
        Ok(session)
    }

    /// The moment of this command: the clock, or `--at`.
    pub(crate) fn now(&self) -> Moment {
        self.at.unwrap_or_else(clock::now)
    }

    /// Who was named with `--as`.
    pub(crate) fn operator(&self) -> Option<&Code> {
        self.operator.as_ref()
    }

    /// Whether this only shows what would be written.
    pub(crate) fn is_rehearsing(&self) -> bool {
        self.dry_run
    }

    /// Random bytes. A demo's are public and the same every time, fresh for each entry.
    pub(crate) fn entropy(purpose: Purpose, size: u64) -> Entropy {
        match purpose {
            Purpose::Demo => Entropy::seeded(format!("mingbai demo {size}").as_bytes()),
            Purpose::Real | Purpose::Test => Entropy::system(),
        }
    }

    /// Opens the ledger for reading.
    pub(crate) fn store(&self) -> Result<Store, Failure> {
        Ok(Store::open(&self.folder, Access::Read)?)
    }

    /// Opens the ledger for reading, with what entry 0 pins.
    pub(crate) fn opened(&self) -> Result<(Store, std::sync::Arc<LedgerOpened>), Failure> {
        let store = self.store()?;
        let opened = opened(&store)?;
        Ok((store, opened))
    }

    /// Sits down at the desk. `--at` moves the clock of demo and test ledgers only.
    pub(crate) fn desk(&self) -> Result<Desk, Failure> {
        // A hot journal is mended by whoever writes, so this look must not refuse it.
        let mut store = Store::open(&self.folder, Access::Write)?;
        let opened = opened(&store)?;
        if self.at.is_some() && opened.purpose == Purpose::Real {
            return Err(Failure::refused(self.words.clock_is_fixed()));
        }
        for orphan in store.sweep_journals()? {
            self.console.remark(self.words.orphan_removed(&orphan));
        }
        let entropy = Self::entropy(opened.purpose, store.head()?.0);
        let mut desk = Desk::sit_down(store, opened, self.operator.clone(), self.now(), entropy)?;
        self.look_around(&desk)?;
        if let Some(path) = self.own_key(&desk)? {
            desk.bring_key(key(self, &path, None)?);
        }
        Ok(desk)
    }

    /// The recorder's own key, once it takes two persons: the file that was named, or is asked for.
    fn own_key(&self, desk: &Desk) -> Result<Option<PathBuf>, Failure> {
        let books = desk.store().books();
        let mode = mode(&books);
        books.fault()?;
        if mode == Mode::OnePerson {
            return Ok(None);
        }
        Ok(self.own_key_file())
    }

    /// The file of the recorder's own key: named, or asked for.
    pub(crate) fn own_key_file(&self) -> Option<PathBuf> {
        let asked = || self.console.ask(&self.words.question(Question::KeyFile)).map(PathBuf::from);
        self.my_key.clone().or_else(asked)
    }

    /// A file that somebody filled in, as it lies there, and its text, whatever editor saved it.
    pub(crate) fn form(&self, path: &Path) -> Result<(Vec<u8>, String), Failure> {
        let bytes = std::fs::read(path).map_err(StoreError::file(path))?;
        let text = import::text(&bytes).map_err(|fault| Failure::refused(self.words.file_error(path, &fault)))?;
        Ok((bytes, text))
    }

    /// What is handed out does not lie among the ledger's own files.
    pub(crate) fn outside(&self, path: &Path) -> Result<(), Failure> {
        if self.folder.keeps(path) {
            return Err(Failure::refused(self.words.output_is_inside(path)));
        }
        Ok(())
    }

    /// Threats 35 and 37: what is not wrong yet and soon will be. Time never goes back in a ledger, so an entry under a
    /// clock that runs ahead would shut out everything after it.
    fn look_around(&self, desk: &Desk) -> Result<(), Failure> {
        if let Some(shared) = system::shared(self.folder.path()) {
            self.console.remark(self.words.folder_is_shared(shared));
        }
        if let Some(last) = desk.last_recorded()?.filter(|last| self.now().days_since(*last) > LONG_PAUSE) {
            self.console.remark(self.words.clock_is_far_ahead(last, self.now()));
        }
        Ok(())
    }

    /// Records one command and tells its number, or, rehearsing, shows the line it would write.
    pub(crate) fn record(&self, desk: &mut Desk, command: &Command, private: &[Private]) -> Result<Recorded, Failure> {
        let recorded = desk.record(command, private, self.dry_run)?;
        if self.dry_run {
            self.console.remark(self.words.rehearsed(recorded.seq));
            self.console.say(&recorded.line);
        } else {
            self.told(desk, &recorded)?;
        }
        Ok(recorded)
    }

    /// Tells what was recorded, and whether it waits for another person.
    fn told(&self, desk: &Desk, recorded: &Recorded) -> Result<(), Failure> {
        self.console.say(self.words.recorded(recorded));
        self.waits(desk, recorded)
    }

    /// Whether an entry waits for another person.
    pub(crate) fn waits_for_another(desk: &Desk, seq: Seq) -> Result<bool, Failure> {
        let books = desk.store().books();
        let waits = WaitingFacts::waiting(&books, seq).is_some();
        books.fault()?;
        Ok(waits)
    }

    /// Says so when an entry waits for another person.
    pub(crate) fn waits(&self, desk: &Desk, recorded: &Recorded) -> Result<(), Failure> {
        if Self::waits_for_another(desk, recorded.seq)? {
            self.console.say(self.words.entry_waits(recorded.seq, recorded.event.kind()));
        }
        Ok(())
    }

    /// Records several commands in one transaction, all or none, and tells them once they are all written.
    pub(crate) fn record_all(
        &self,
        desk: &mut Desk,
        commands: impl IntoIterator<Item = Command>,
    ) -> Result<Vec<Recorded>, Failure> {
        let commands = commands.into_iter().collect();
        self.record_as_it_stands(desk, |_| commands)
    }

    /// The same of commands that repeat what the books say: they are made when nobody else can change them any more.
    pub(crate) fn record_as_it_stands(
        &self,
        desk: &mut Desk,
        commands: impl FnOnce(&Batch<'_>) -> Vec<Command>,
    ) -> Result<Vec<Recorded>, Failure> {
        let mut batch = desk.batch()?;
        let commands = commands(&batch);
        let mut all = Vec::with_capacity(commands.len());
        for command in &commands {
            all.push(batch.record(command, &[])?);
        }
        if self.dry_run {
            drop(batch);
        } else {
            batch.commit()?;
        }
        self.tell(desk, &all)?;
        Ok(all)
    }

    /// Tells what was written, or, rehearsing, what would be.
    pub(crate) fn tell(&self, desk: &Desk, all: &[Recorded]) -> Result<(), Failure> {
        for recorded in all {
            if self.dry_run {
                self.console.remark(self.words.rehearsed(recorded.seq));
                self.console.say(&recorded.line);
            } else {
                self.told(desk, recorded)?;
            }
        }
        Ok(())
    }

    /// Prints a list in the format asked for: for the eye at once, for programs when the command is over, because all lists
    /// of a command are one document.
    pub(crate) fn list(&self, table: &Table) {
        match self.format {
            Format::Table => self.console.hand_over(&terminal::table(table, self.words, Self::width())),
            Format::Document(_) => self.listed.borrow_mut().push(table.clone()),
        }
    }

    /// Prints what was listed for a program. One list has no name; several are told apart.
    pub(crate) fn hand_over_lists(&self) {
        let (listed, below) = (self.listed.take(), self.below.take());
        let Format::Document(listing) = self.format else { return };
        if listed.is_empty() {
            return;
        }
        let (document, beside) = (listing.document)(&listed, below.as_deref(), self.words);
        self.console.hand_over(&document);
        if let Some(beside) = beside {
            self.console.remark(beside);
        }
    }

    /// Prints a statement of the fund, which says below whose books prevail.
    pub(crate) fn statement(&self, table: &Table, county: &str) {
        self.list(table);
        let below = self.words.statement(county);
        match self.format {
            Format::Table => self.console.say(below),
            Format::Document(_) => drop(self.below.replace(Some(below))),
        }
    }

    /// By what the fund's money is told: by purse unless somebody says otherwise.
    pub(crate) fn fund_view(&self, given: Option<&str>) -> Result<FundView, Failure> {
        match given.unwrap_or("purse") {
            "purse" => Ok(FundView::Purse),
            "project" => Ok(FundView::Project),
            "source" => Ok(FundView::Source),
            "custodian" => Ok(FundView::Custodian),
            "month" => Ok(FundView::Month),
            "copayers" => Ok(FundView::CoPayers),
            other => Err(Failure::refused(self.words.unknown_view(other))),
        }
    }

    /// A value that was given or is asked for at a terminal; else the command is refused.
    pub(crate) fn need<T: FromStr>(&self, asked: Question, given: Option<&str>) -> Result<T, Failure> {
        match given.map(ToOwned::to_owned).or_else(|| self.console.ask(&self.words.question(asked))) {
            Some(text) => self.read(asked, &text),
            None => Err(Failure::refused(self.words.missing(asked))),
        }
    }

    /// A value that may be left out.
    pub(crate) fn maybe<T: FromStr>(&self, asked: Question, given: Option<&str>) -> Result<Option<T>, Failure> {
        given.filter(|text| !text.is_empty()).map(|text| self.read(asked, text)).transpose()
    }

    fn read<T: FromStr>(&self, asked: Question, text: &str) -> Result<T, Failure> {
        text.trim().parse().map_err(|_| Failure::refused(self.words.wrong(asked, text)))
    }

    /// A text that was given or is asked for.
    pub(crate) fn need_text(&self, asked: Question, given: Option<&str>) -> Result<Text, Failure> {
        match given.map(ToOwned::to_owned).or_else(|| self.console.ask(&self.words.question(asked))) {
            Some(text) if !text.trim().is_empty() => self.text(asked, Some(&text)),
            Some(_) | None => Err(Failure::refused(self.words.missing(asked))),
        }
    }

    /// The number of a paper, asked for unless the paper itself is brought; whether one is needed, the rules say.
    pub(crate) fn paper(&self, given: Option<&str>, file: Option<&str>) -> Result<Text, Failure> {
        if given.is_some() || file.is_some() {
            return self.text(Question::Paper, given);
        }
        self.text(Question::Paper, self.console.ask(&self.words.question(Question::Paper)).as_deref())
    }

    /// A text that may be left out.
    pub(crate) fn text(&self, asked: Question, given: Option<&str>) -> Result<Text, Failure> {
        let told = |fault| Failure::refused(self.words.wrong_text(asked, &fault));
        Text::typed(given.unwrap_or("")).map_err(told)
    }

    /// An amount that was given or is asked for.
    pub(crate) fn need_amount(&self, given: Option<&str>) -> Result<Yuan, Failure> {
        let text = given.map(ToOwned::to_owned).or_else(|| self.console.ask(&self.words.question(Question::Amount)));
        let text = text.ok_or_else(|| Failure::refused(self.words.missing(Question::Amount)))?;
        Yuan::typed(text.trim()).map_err(|fault| Failure::refused(self.words.wrong_amount(&text, fault)))
    }

    /// A day, or today.
    pub(crate) fn day(&self, given: Option<&str>, today: Day) -> Result<Day, Failure> {
        Ok(self.maybe(Question::Day, given)?.unwrap_or(today))
    }

    /// How wide a table may be.
    pub(crate) fn width() -> terminal::Width {
        console::width().map_or(terminal::Width::Unlimited, terminal::Width::Columns)
    }

    /// Whether `--at` was given.
    pub(crate) fn is_clock_fixed(&self) -> bool {
        self.at.is_some()
    }

    /// The account named, else the only one that could be meant: the federation's, or, for cash, the one in transit.
    pub(crate) fn account(&self, desk: &Desk, given: Option<&str>, for_cash: bool) -> Result<Code, Failure> {
        let accounts = desk.store().accounts()?;
        if let Some(code) = self.maybe::<Code>(Question::AccountCode, given)? {
            if desk.store().books().account(&code).is_none() {
                let known = nearest_first(code.as_str(), accounts.iter().map(|account| account.code.as_str()));
                return Err(Failure::refused(self.words.unknown_account(code.as_str(), &known)));
            }
            return Ok(code);
        }
        let wanted = if for_cash { Holder::CashInTransit } else { Holder::Federation };
        let codes: Vec<&Code> = accounts.iter().filter(|a| a.holder == wanted).map(|a| &a.code).collect();
        match codes.as_slice() {
            [only] => Ok((*only).clone()),
            [] => Err(Failure::refused(self.words.no_default_account(for_cash))),
            several => {
                let codes: Vec<String> = several.iter().map(ToString::to_string).collect();
                Err(Failure::refused(self.words.which_account("--account", &codes)))
            }
        }
    }

    /// A project that was proposed; else the nearest names.
    pub(crate) fn known_project(&self, desk: &Desk, code: Option<&Code>) -> Result<(), Failure> {
        let Some(code) = code.filter(|code| desk.store().books().project(code).is_none()) else { return Ok(()) };
        let projects = desk.store().projects()?;
        let known = nearest_first(code.as_str(), projects.iter().map(|project| project.code.as_str()));
        Err(Failure::refused(self.words.unknown_project(code.as_str(), &known)))
    }
}

/// Known words, the nearest to a mistyped one first.
pub(crate) fn nearest_first<'w>(typed: &str, known: impl Iterator<Item = &'w str>) -> Vec<&'w str> {
    let mut known: Vec<&str> = known.collect();
    known.sort_by_key(|word| strsim::damerau_levenshtein(typed, word));
    known
}
