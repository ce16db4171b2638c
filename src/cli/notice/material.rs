//! What a notice is made of beside the books: its layout, the matches of its month, what the notice before ended with.

use std::path::Path;

use crate::cli::due::seen;
use crate::cli::failure::Failure;
use crate::cli::matching;
use crate::cli::session::{Session, nearest_first};
use crate::ledger::event::NoticeFile;
use crate::ledger::field::Count;
use crate::ledger::period::{Day, Month};
use crate::ledger::quarter::Quarter;
use crate::ledger::reading::{Notice, Reading};
use crate::ledger::refusal::Refusal;
use crate::render::pack;
use crate::report::duties;
use crate::report::notice::sheets;
use crate::report::{
    Closing, Columns, Heading, Layout, LayoutFault, Material, MonthNotice, NoticeError, Posting, SheetName,
};
use crate::store::{Store, papers};

/// The material of a month's notice. Without a layout of its own it looks like the one before.
pub(super) fn of(
    session: &Session<'_>,
    store: &Store,
    month: Month,
    today: Day,
    file: Option<&Path>,
) -> Result<Material, Failure> {
    let last = store.reading()?.notices()?.pop();
    let of_last = |name| last.as_ref().map_or(Ok(None), |last| frozen_of(session, store, last, name));
    let before: Option<Closing> = match of_last(pack::closing::FILE)? {
        // Its digest is the one on the chain, so it is what we wrote.
        Some(bytes) => serde_json::from_slice(&bytes).ok(),
        None => None,
    };
    let layout = match file {
        Some(path) => {
            let layout = read(session, &session.form(path)?.1)?;
            let fits = layout.fits(&columns(session, store)?);
            fits.map_err(|fault| Failure::refused(session.words.layout_fault(&fault, "")))?;
            layout
        }
        None => of_last(pack::layout::FILE)?
            .map_or_else(|| Ok(Layout::month()), |bytes| read(session, &String::from_utf8_lossy(&bytes)))?,
    };
    let wanted = duties::to_tell_in_full(&store.reading()?, seen(store, today)?, month)?;
    let matches = matching::at_the_end_of(store, month)?;
    let corrected = matching::corrected_since(store, last.map_or(Count(0), |last| last.prepared.size), today)?;
    Ok(Material { matches, corrected, layout, before, wanted })
}

/// `notice layout`: the layout that comes with the program; where there is a ledger, with the columns each sheet may have.
pub(super) fn layout(session: &Session<'_>) -> Result<(), Failure> {
    let Ok((store, _)) = session.opened() else {
        session.console.hand_over(&Layout::month().file);
        session.console.remark(session.words.layout_outside());
        return Ok(());
    };
    let columns = columns(session, &store)?;
    let mut told = String::new();
    for line in Layout::month().file.lines() {
        told.push_str(line);
        told.push('\n');
        let of = columns.iter().find(|(sheet, _)| line == format!("name = \"{sheet}\""));
        if let Some((_, columns)) = of {
            told.push_str(&session.words.layout_columns(columns));
            told.push('\n');
        }
    }
    session.console.hand_over(&told);
    Ok(())
}

/// The columns each sheet may have.
fn columns(session: &Session<'_>, store: &Store) -> Result<Vec<Columns>, Failure> {
    let reading = store.reading()?;
    // The last month of a quarter has every sheet.
    let month = Quarter::of(session.now().day(reading.opened()?.utc_offset)).last().month();
    MonthNotice::columns(&reading, month).map_err(|error| match error {
        NoticeError::File(error) => Failure::from(error),
        NoticeError::NotFooting(fault) => Failure::refused(session.words.not_footing(&fault)),
        NoticeError::BeyondRange => Failure::from(Refusal::TotalsMustStayInRange),
    })
}

/// How many columns are named to whoever mistyped one.
const NEAREST: usize = 3;

fn read(session: &Session<'_>, toml: &str) -> Result<Layout, Failure> {
    let sheets: Vec<&str> = sheets::names().into_iter().map(SheetName::word).collect();
    let told = |fault: LayoutFault| {
        let known: Vec<&str> = if let LayoutFault::UnknownColumn(_, typed) = &fault {
            nearest_first(typed, Heading::ALL.iter().map(|known| known.id())).into_iter().take(NEAREST).collect()
        } else {
            sheets.clone()
        };
        Failure::refused(session.words.layout_fault(&fault, &known.join(" ")))
    };
    Layout::read(toml).map_err(told)
}

/// A file of a notice, if it has one of that name.
fn frozen_of(session: &Session<'_>, store: &Store, notice: &Notice, name: &str) -> Result<Option<Vec<u8>>, Failure> {
    let file = notice.prepared.files.iter().find(|file| file.name.as_str() == name);
    file.map(|file| frozen(session, store, notice.prepared.number, file)).transpose()
}

/// A file of the notice with a number.
pub(super) fn of_notice(
    session: &Session<'_>,
    store: &Store,
    number: Count,
    name: &str,
) -> Result<Option<Vec<u8>>, Failure> {
    let notices = store.reading()?.notices()?;
    let notice = notices.iter().find(|notice| notice.prepared.number == number);
    notice.map_or(Ok(None), |notice| frozen_of(session, store, notice, name))
}

/// How a notice was printed to hang, if that was said when it was prepared.
pub(super) fn printed(session: &Session<'_>, store: &Store, number: Count) -> Result<Option<Posting>, Failure> {
    let bytes = of_notice(session, store, number, super::PLANNED)?;
    // Its digest is the one on the chain, so it is what we wrote.
    Ok(bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()))
}

/// The stored bytes of a file of a notice, after their digest was checked.
pub(super) fn frozen(
    session: &Session<'_>,
    store: &Store,
    number: Count,
    file: &NoticeFile,
) -> Result<Vec<u8>, Failure> {
    let bytes = papers::read(&store.folder().notice(number.0).join(file.name.as_str())).unwrap_or_default();
    if papers::digest(&bytes) == file.digest {
        Ok(bytes)
    } else {
        Err(Failure::tampered(session.words.notice_altered(number, file.name.as_str())))
    }
}
