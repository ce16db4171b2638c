//! `slip SEQ`: the slip of a gift or a redemption; `slip pN`: a volunteer's. A small page to print, and the same on the
//! terminal.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::chain::Hash;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::desk::disclosing::has_a_code;
use crate::ledger::books::registers::points::account;
use crate::ledger::event::Event;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::PersonNumber;
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::ledger::words::PointsKind;
use crate::render::slip::{self as face, Issued};
use crate::report::service::Asked;
use crate::report::slips::{self, Slip as Sheet};
use crate::store::{event_of, system};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Slip {
    #[arg(value_name = "SEQ|pN", help = help().slips.what)]
    what: Option<String>,
    #[arg(long, value_name = "FILE", help = help().slips.out)]
    out: Option<PathBuf>,
    #[arg(long, value_name = "URL", help = help().slips.site)]
    site: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().slips.from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().slips.until)]
    until: Option<String>,
}

impl Slip {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let site = self.address(session)?;
        self.out.as_deref().map_or(Ok(()), |out| session.outside(out))?;
        let desk = Desk::open_to_hand_over(&session.folder, session.now())?;
        let volunteer: Option<PersonNumber> = self.what.as_deref().and_then(|what| what.parse().ok());
        let (name, sheet) = if let Some(number) = volunteer {
            (number.to_string(), self.of_volunteer(session, &desk, number)?)
        } else {
            let seq: Seq = session.need(Question::Seq, self.what.as_deref())?;
            (seq.to_string(), of_entry(session, &desk, seq)?)
        };
        let issued = issued(&desk, &sheet, site)?;
        let path = self.out.unwrap_or_else(|| PathBuf::from(format!("slip-{name}.html")));
        // Nothing is printed of a slip that is not made.
        if path.symlink_metadata().is_ok() {
            return Err(Failure::refused(session.words.file_exists(&path)));
        }
        session.console.hand_over(&face::terminal(&sheet, &issued, session.words, Session::width()));
        if session.dry_run {
            return Ok(());
        }
        write(session, &path, &face::html(&sheet, &issued, session.words))?;
        session.console.remark(session.words.slip_written(&path, !issued.site.is_empty()));
        Ok(())
    }

    /// Where the public page lies: an address, or nothing.
    fn address(&self, session: &Session<'_>) -> Result<String, Failure> {
        let given = self.site.as_deref().unwrap_or_default();
        let is_address = given.starts_with("https://") || given.starts_with("http://") || given.starts_with("file://");
        let is_plain = given.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '#'));
        if given.is_empty() || (is_address && is_plain) {
            return Ok(given.to_owned());
        }
        Err(Failure::refused(session.words.wrong_address(given)))
    }

    fn of_volunteer(&self, session: &Session<'_>, desk: &Desk, number: PersonNumber) -> Result<Sheet, Failure> {
        let reading = desk.store().reading()?;
        if reading.party(number)?.is_none() {
            return Err(Failure::refused(session.words.no_volunteer(number)));
        }
        let from = session.day(self.from.as_deref(), Day::FIRST)?;
        let until = session.day(self.until.as_deref(), desk.today())?;
        let size = Count(desk.store().head()?.0);
        Ok(slips::of_service(&reading, &Asked { volunteer: number, from, until, is_full: false, size })?)
    }
}

/// The slip of an entry: a gift, goods, a redemption.
fn of_entry(session: &Session<'_>, desk: &Desk, seq: Seq) -> Result<Sheet, Failure> {
    let (store, reading) = (desk.store(), desk.store().reading()?);
    let Some(entry) = store.entry(seq)? else {
        return Err(Failure::refused(session.words.no_such_entry(seq, store.head()?.0)));
    };
    if let Some(gift) = reading.gift(seq)? {
        return Ok(slips::of_gift(&reading, &gift)?);
    }
    if let Event::Redeemed(redeemed) = event_of(&entry.line)? {
        let books = store.books();
        let left = account(&books, PointsKind::Exchange, redeemed.account.as_str()).available_on(desk.today());
        books.fault()?;
        return Ok(slips::of_redemption(&reading, seq, &redeemed, left)?);
    }
    match reading.goods_gift(seq)? {
        Some(gift) => Ok(slips::of_goods(&reading, &gift)?),
        None => Err(Failure::refused(session.words.no_slip_of(seq))),
    }
}

/// The leaf and, for a gift, the code that opens it.
fn issued(desk: &Desk, sheet: &Sheet, site: String) -> Result<Issued, Failure> {
    let entry = sheet.seq.map_or(Ok(None), |seq| desk.store().entry(seq))?;
    let (mut leaf, mut code) = (String::new(), String::new());
    if let Some(entry) = entry {
        leaf = Hash::of_leaf(entry.line.as_bytes()).to_string();
        if has_a_code(event_of(&entry.line)?.kind()) {
            code = desk.slip_code(entry.seq)?.map(|code| code.to_string()).unwrap_or_default();
        }
    }
    Ok(Issued { purpose: desk.opened().purpose, leaf, code, site })
}

fn write(session: &Session<'_>, path: &Path, page: &str) -> Result<(), Failure> {
    // Whoever has the code reads the entry: the file is its owner's.
    system::write_whole(path, page.as_bytes()).map_err(|error| Failure::file(session.words, path, error))
}
