//! `notice list`, `notice reprint`, `notice correct`: what hung, the stored bytes of it, and what corrects it since.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::matching;
use crate::cli::notice::material;
use crate::cli::session::Session;
use crate::ledger::field::Count;
use crate::ledger::reading::Reading;
use crate::ledger::words::CountedSheet;
use crate::render::pack;
use crate::report::{Cell, Heading, Table, Title, amendments_of};
use crate::store::StoreError;
use crate::text::Question;

#[derive(Debug, Args)]
pub(super) struct Reprint {
    #[arg(value_name = "NUMBER", help = help().notice_number)]
    number: Option<String>,
    #[arg(long, value_name = "DIR", help = help().notice_out)]
    out: Option<PathBuf>,
}

pub(super) fn list(session: &Session<'_>) -> Result<(), Failure> {
    let columns = [
        Heading::Notice,
        Heading::Period,
        Heading::From,
        Heading::Until,
        Heading::Place,
        Heading::Count,
        Heading::Amount,
        Heading::Size,
    ];
    let mut table = Table::new(Title::Notices, &columns);
    let store = session.store()?;
    for notice in store.reading()?.notices()? {
        let (prepared, posted) = (notice.prepared, notice.posted);
        let gifts = prepared.sheets.iter().find(|s| s.sheet == CountedSheet::Gifts);
        table.push([
            Cell::from(prepared.number),
            prepared.period.into(),
            posted.as_ref().map(|p| p.from).into(),
            posted.as_ref().map(|p| p.until).into(),
            posted.as_ref().map_or(Cell::Empty, |p| Cell::from(&p.place)),
            gifts.map(|s| s.count).into(),
            gifts.map(|s| s.total).into(),
            prepared.size.into(),
        ]);
    }
    session.list(&table);
    Ok(())
}

impl Reprint {
    /// Hands out the stored bytes after checking their digests; never a new rendering.
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let number: Count = session.need(Question::NoticeNumber, self.number.as_deref())?;
        self.out.as_deref().map_or(Ok(()), |out| session.outside(out))?;
        let store = session.store()?;
        let notices = store.reading()?.notices()?;
        let Some(notice) = notices.into_iter().find(|notice| notice.prepared.number == number) else {
            return Err(Failure::refused(session.words.no_such_notice(number)));
        };
        let files = notice.prepared.files.iter();
        let files = files.map(|file| Ok((file.name.as_str(), material::frozen(session, &store, number, file)?)));
        let files: Vec<(&str, Vec<u8>)> = files.collect::<Result<_, Failure>>()?;
        if let Some(out) = self.out {
            hand_out(session, number, &out, &files)
        } else {
            let plain = files.iter().find(|(name, _)| *name == pack::plain::FILE);
            let text = plain.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
            session.console.hand_over(&text);
            Ok(())
        }
    }
}

/// What corrects a notice, up to now; where it was published stands in the notices after it.
pub(super) fn correct(session: &Session<'_>, number: Option<&str>) -> Result<(), Failure> {
    let number: Count = session.need(Question::NoticeNumber, number)?;
    let store = session.store()?;
    let (reading, (size, _)) = (store.reading()?, store.head()?);
    let today = session.now().day(reading.opened()?.utc_offset);
    let notices = reading.notices()?;
    if !notices.iter().any(|notice| notice.prepared.number == number) {
        return Err(Failure::refused(session.words.no_such_notice(number)));
    }
    let corrected = matching::corrected_since(&store, Count(0), today)?;
    let table = amendments_of(&reading, number, Count(size), &corrected)?;
    if table.rows.is_empty() {
        session.console.remark(session.words.none_amended(number));
    }
    session.list(&table);
    Ok(())
}

fn hand_out(session: &Session<'_>, number: Count, out: &Path, files: &[(&str, Vec<u8>)]) -> Result<(), Failure> {
    std::fs::create_dir_all(out).map_err(StoreError::file(out))?;
    for (name, bytes) in files {
        let path = out.join(name);
        if path.exists() {
            return Err(Failure::refused(session.words.file_exists(&path)));
        }
        crate::store::system::write_whole(&path, bytes).map_err(StoreError::file(&path))?;
    }
    session.console.say(session.words.notice_reprinted(number, out));
    Ok(())
}
