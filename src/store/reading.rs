//! What reports read, by indexed queries: days of a month, late gifts, corrections. Never the whole chain.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use rusqlite::types::ToSql;

use crate::ledger::books::registers::operators::mode;
use crate::ledger::books::{Books, PersonFacts};
use crate::ledger::event::{Event, LedgerOpened, PrivateField};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::{Day, Moment, Month};
use crate::ledger::reading::{CorrectedBy, Correction, Gift, Notice, PrivateName, Reading, Remedy, Span, Undone};
use crate::ledger::words::{Manner, Mode};
use crate::ledger::yuan::Yuan;
use crate::store::books::{parse, person_facts, unsigned, yuan};
use crate::store::entry::signed;
use crate::store::{PrivateRow, Store, StoreError, event_of, parsed};

/// Reads what reports ask, and remembers the few persons and notices it met.
#[derive(Debug)]
pub struct StoredReading<'s> {
    store: &'s Store,
    people: std::cell::RefCell<HashMap<PersonNumber, Option<PersonFacts>>>,
    /// Month and size of every notice, by number.
    covers: Vec<(Count, Month, Count)>,
    _snapshot: Snapshot<'s>,
}

/// Everything one report reads is of one moment, whoever writes meanwhile; and the file is locked for reading once, not
/// for each of a hundred thousand small questions.
#[derive(Debug)]
struct Snapshot<'s> {
    /// Nothing where a transaction is open already.
    connection: Option<&'s rusqlite::Connection>,
}

impl<'s> Snapshot<'s> {
    fn of(store: &'s Store) -> Result<Self, StoreError> {
        let connection = Some(store.connection()).filter(|connection| connection.is_autocommit());
        connection.map(|connection| connection.execute_batch("BEGIN")).transpose()?;
        Ok(Self { connection })
    }
}

impl Drop for Snapshot<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection {
            // Nothing was written, so nothing can be lost; a failing disk is told by the next question.
            let _ = connection.execute_batch("COMMIT");
        }
    }
}

impl Store {
    /// The answers to reports.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn reading(&self) -> Result<StoredReading<'_>, StoreError> {
        let snapshot = Snapshot::of(self)?;
        let mut statement = self.connection().prepare("SELECT number, period, size FROM notice ORDER BY number")?;
        let mut rows = statement.query([])?;
        let mut covers = Vec::new();
        while let Some(row) = rows.next()? {
            covers.push((Count(unsigned(row.get(0)?).0), parse(row, 1, "notice")?, Count(unsigned(row.get(2)?).0)));
        }
        Ok(StoredReading { store: self, people: std::cell::RefCell::default(), covers, _snapshot: snapshot })
    }
}

impl StoredReading<'_> {
    pub(in crate::store) fn store(&self) -> &Store {
        self.store
    }

    /// One gift, whatever became of it.
    ///
    /// # Errors
    /// [`StoreError`]; nothing when the entry is no gift.
    pub fn gift(&self, seq: Seq) -> Result<Option<Gift>, StoreError> {
        let Some(entry) = self.store.entry(seq)? else { return Ok(None) };
        let Event::DonationReceived(event) = event_of(&entry.line)? else { return Ok(None) };
        let recorded_at = parsed(&entry.line)?.at.parse();
        let recorded_at = recorded_at.map_err(|_| damaged("entry", "at"))?;
        let (name, is_minor) = self.donor(seq, *event.name, *event.donor)?;
        let shown = self.covers.iter().find(|(_, period, size)| *period >= event.date.month() && size.0 > seq.0);
        let late = "SELECT late FROM gift WHERE day = ?1 AND seq = ?2";
        let is_late: Option<bool> = self.value(late, (event.date.to_string(), signed(seq.0)?))?;
        Ok(Some(Gift {
            seq,
            name,
            is_minor,
            is_late: is_late.unwrap_or(false),
            receipt: self.receipt_of(seq)?,
            shown_in: shown.map(|(number, ..)| *number),
            corrected_by: self.corrections_of(seq)?,
            recorded_at,
            event,
        }))
    }

    /// The name of who gave, and whether he is under eighteen.
    pub(in crate::store) fn donor(
        &self,
        seq: Seq,
        commitment: Option<Digest>,
        donor: Option<PersonNumber>,
    ) -> Result<(PrivateName, bool), StoreError> {
        let donor = donor.map_or(Ok(None), |number| self.stayed(number))?;
        let is_minor = donor.as_ref().is_some_and(|(_, facts)| facts.minor);
        Ok((self.name(seq, commitment, donor.as_ref())?, is_minor))
    }

    /// The official receipt's number a gift has now, or empty.
    pub(in crate::store) fn receipt_of(&self, gift: Seq) -> Result<Text, StoreError> {
        let number: Option<String> = self.value("SELECT number FROM receipt WHERE gift = ?1", [signed(gift.0)?])?;
        number.map_or(Ok(Text::default()), |number| number.parse()).map_err(|_| damaged("receipt", "number"))
    }

    fn value<T: rusqlite::types::FromSql>(
        &self,
        query: &str,
        params: impl rusqlite::Params,
    ) -> Result<Option<T>, StoreError> {
        use rusqlite::OptionalExtension;
        let mut statement = self.store.connection().prepare_cached(query)?;
        Ok(statement.query_row(params, |row| row.get(0)).optional()?)
    }

    fn person(&self, number: PersonNumber) -> Result<Option<PersonFacts>, StoreError> {
        if let Some(facts) = self.people.borrow().get(&number) {
            return Ok(facts.clone());
        }
        let query = "SELECT kind, organisation, name, display, minor, merged_into, erased, last_voucher FROM person \
                     WHERE number = ?1";
        let mut statement = self.store.connection().prepare_cached(query)?;
        let mut rows = statement.query([number.0])?;
        let facts = rows.next()?.map(person_facts).transpose()?;
        self.people.borrow_mut().insert(number, facts.clone());
        Ok(facts)
    }

    /// The number that stayed after all merges, and what is known of it.
    pub(in crate::store) fn stayed(
        &self,
        number: PersonNumber,
    ) -> Result<Option<(PersonNumber, PersonFacts)>, StoreError> {
        let (mut number, mut facts) = (number, self.person(number)?);
        // The rules merge only numbers that stand, so a chain of merges is shorter than the register; whoever edits the
        // table into a ring is answered too.
        for _ in 0..=number.0 {
            let Some(into) = facts.as_ref().and_then(|facts| facts.merged_into) else { break };
            (number, facts) = (into, self.person(into)?);
        }
        Ok(facts.map(|facts| (number, facts)))
    }

    /// The name behind a commitment: of this gift alone, or of a registered person. A name that does not open its
    /// commitment is nobody's name.
    pub(in crate::store) fn name(
        &self,
        seq: Seq,
        commitment: Option<Digest>,
        donor: Option<&(PersonNumber, PersonFacts)>,
    ) -> Result<PrivateName, StoreError> {
        let Some(commitment) = commitment else { return Ok(PrivateName::NotKept) };
        if let Some(manner) = donor.and_then(|(_, facts)| facts.erased) {
            return Ok(PrivateName::Erased(manner));
        }
        let rows = match donor {
            Some((number, _)) => self.store.person_rows(*number, PrivateField::Name)?,
            None => self.store.private_row(seq, PrivateField::Name)?.into_iter().collect(),
        };
        let opens = |row: &PrivateRow| {
            *crate::chain::commit(PrivateField::Name.word(), &row.salt, &row.text).as_bytes() == commitment.0
        };
        let name = rows.into_iter().find(opens).map(|row| if row.is_sealed { Err(()) } else { Ok(row.text) });
        Ok(match name {
            Some(Err(())) => PrivateName::Erased(Manner::Sealed),
            Some(Ok(text)) => text.parse().map_or(PrivateName::Withheld, PrivateName::Opened),
            None => PrivateName::Withheld,
        })
    }

    fn corrections_of(&self, gift: Seq) -> Result<Vec<CorrectedBy>, StoreError> {
        let query = "SELECT seq, fen, refund FROM correction WHERE gift = ?1 ORDER BY seq";
        let mut statement = self.store.connection().prepare_cached(query)?;
        let mut rows = statement.query([signed(gift.0)?])?;
        let mut corrections = Vec::new();
        while let Some(row) = rows.next()? {
            let remedy = remedy(row.get(2)?);
            corrections.push(CorrectedBy { seq: unsigned(row.get(0)?), amount: yuan(row.get(1)?), remedy });
        }
        Ok(corrections)
    }

    /// The gifts of a query of entry numbers, with only the corrections below `size`.
    fn gifts(&self, query: &str, params: &[&dyn ToSql], size: Count) -> Result<Vec<Gift>, StoreError> {
        let mut statement = self.store.connection().prepare_cached(query)?;
        let mut rows = statement.query(params)?;
        let mut gifts = Vec::new();
        while let Some(row) = rows.next()? {
            let seq = unsigned(row.get(0)?);
            let mut gift = self.gift(seq)?.ok_or_else(|| damaged("gift", "no gift"))?;
            gift.corrected_by.retain(|correction| correction.seq.0 < size.0);
            gifts.push(gift);
        }
        Ok(gifts)
    }

    /// Gifts of a span of days, of an amount, or both: what `find` shows.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn find(&self, from: Day, until: Day, amount: Option<Yuan>, limit: u32) -> Result<Vec<Gift>, StoreError> {
        let size = Count(self.store.head()?.0);
        let (low, high) = amount.map_or((0, i64::MAX), |a| (a.fen(), a.fen()));
        let query = "SELECT seq FROM gift WHERE day BETWEEN ?1 AND ?2 AND fen BETWEEN ?3 AND ?4 \
                     ORDER BY day, seq LIMIT ?5";
        self.gifts(query, &[&from.to_string(), &until.to_string(), &low, &high, &limit], size)
    }

    /// The latest gifts of a registered person, numbers merged into his included, the oldest first.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn gifts_of_person(&self, number: PersonNumber, limit: u32) -> Result<Vec<Seq>, StoreError> {
        let query = "WITH RECURSIVE his(number) AS (VALUES (?1) \
                     UNION SELECT person.number FROM his JOIN person ON person.merged_into = 'p' || his.number) \
                     SELECT seq FROM person_gift WHERE person IN (SELECT number FROM his) ORDER BY seq DESC LIMIT ?2";
        let mut statement = self.store.connection().prepare_cached(query)?;
        let mut rows = statement.query((number.0, limit))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(unsigned(row.get(0)?));
        }
        found.reverse();
        Ok(found)
    }

    /// The entries that hold an id, of whatever source, or an official receipt's number.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn entries_with_id(&self, id: &str) -> Result<Vec<Seq>, StoreError> {
        let query = "SELECT seq FROM external_id WHERE id = ?1 UNION SELECT gift FROM receipt WHERE number = ?1 \
                     ORDER BY 1";
        let mut statement = self.store.connection().prepare_cached(query)?;
        let mut rows = statement.query([id])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            found.push(unsigned(row.get(0)?));
        }
        Ok(found)
    }

    fn correction(&self, seq: Seq) -> Result<Option<Correction>, StoreError> {
        let entry = self.store.entry(seq)?.ok_or_else(|| damaged("correction", "no entry"))?;
        let event = event_of(&entry.line)?;
        if let Event::EntryReversed(e) = event {
            let (amount, undone) = self.undone(e.entry)?;
            let (date, reason, remedy) = (e.date, e.reason, Remedy::Reversal);
            return Ok(Some(Correction { seq, amount, date, reason, remedy, undone }));
        }
        let Event::DonationRefunded(e) = event else { return Ok(None) };
        let gift = self.gift(e.gift)?.ok_or_else(|| damaged("correction", "no gift"))?;
        let (amount, date, reason, remedy) = (e.amount, e.date, e.reason, Remedy::Refund);
        Ok(Some(Correction { seq, amount, date, reason, remedy, undone: Undone::Gift(Box::new(gift)) }))
    }

    fn undone(&self, seq: Seq) -> Result<(Yuan, Undone), StoreError> {
        if let Some(gift) = self.gift(seq)? {
            return Ok((gift.event.amount, Undone::Gift(Box::new(gift))));
        }
        let entry = self.store.entry(seq)?.ok_or_else(|| damaged("reversal", "no entry"))?;
        let event = event_of(&entry.line)?;
        if let Event::OpeningRecorded(e) = event {
            return Ok((e.amount, Undone::Opening { seq, date: e.date }));
        }
        if let Event::ReceiptNumbered(e) = event {
            return Ok((Yuan::ZERO, Undone::Receipt { seq, gift: e.gift, number: e.number }));
        }
        if let Event::HoursRecorded(e) = event {
            return Ok((Yuan::ZERO, Undone::Hours { seq, date: e.date, activity: e.activity, minutes: e.minutes }));
        }
        if !event.kind().is_reversible() {
            return Err(damaged("reversal", "no such kind"));
        }
        Ok((undone_amount(&event), Undone::Entry { seq, date: event.day(), kind: event.kind() }))
    }

    pub(in crate::store) fn corrections_in(
        &self,
        query: &str,
        params: &[&dyn ToSql],
    ) -> Result<Vec<Correction>, StoreError> {
        let mut statement = self.store.connection().prepare_cached(query)?;
        let mut rows = statement.query(params)?;
        let mut corrections = Vec::new();
        while let Some(row) = rows.next()? {
            corrections.extend(self.correction(unsigned(row.get(0)?))?);
        }
        Ok(corrections)
    }
}

/// How much a reversed entry of the fund's own affairs was about, in yuan; zero when it was about something else.
#[expect(clippy::wildcard_enum_match_arm, reason = "other kinds are about no money, or are never reversed")]
pub(in crate::store) fn undone_amount(event: &Event) -> Yuan {
    let amount = match event {
        Event::IncomeReceived(e) => Some(e.amount),
        Event::IncomeDue(e) => Some(e.amount),
        Event::DepositReturned(e) => Some(e.amount),
        Event::MoneyPaidIn(e) => Some(e.amount),
        Event::MoneyTransferred(e) => Some(e.amount),
        Event::MatchReceived(e) => Some(e.amount),
        Event::MatchReturned(e) => Some(e.amount),
        Event::PaymentSettled(e) => Some(e.amount),
        Event::AdvancePaid(e) => Some(e.amount),
        Event::AdvanceAccounted(e) => Some(e.amount),
        Event::AdvanceReturned(e) => Some(e.amount),
        Event::BankCharged(e) => Some(e.amount),
        Event::GoodsReceived(e) => *e.value,
        Event::GoodsIssued(e) => Some(e.cost),
        Event::GoodsSold(e) => Some(e.proceeds),
        Event::StockBought(e) => Some(e.cost),
        _ => None,
    };
    amount.unwrap_or_default()
}

fn remedy(is_refund: bool) -> Remedy {
    if is_refund { Remedy::Refund } else { Remedy::Reversal }
}

pub(in crate::store) fn damaged(table: &'static str, what: &str) -> StoreError {
    StoreError::Damaged { table, what: what.to_owned() }
}

impl Reading for StoredReading<'_> {
    type Error = StoreError;

    fn opened(&self) -> Result<Arc<LedgerOpened>, StoreError> {
        let books = self.store.books();
        let opened = books.opened();
        books.fault()?;
        opened.ok_or_else(|| damaged("entry", "entry 0"))
    }

    fn mode(&self) -> Result<Mode, StoreError> {
        let books = self.store.books();
        let mode = mode(&books);
        books.fault()?;
        Ok(mode)
    }

    fn gifts_of(&self, month: Month, size: Count) -> Result<Vec<Gift>, StoreError> {
        let query = "SELECT seq FROM gift WHERE day BETWEEN ?1 AND ?2 AND late = 0 AND seq < ?3 ORDER BY day, seq";
        let (first, last) = (month.first().to_string(), month.last().to_string());
        self.gifts(query, &[&first, &last, &signed(size.0)?], size)
    }

    fn late_gifts(&self, span: Span) -> Result<Vec<Gift>, StoreError> {
        let size = signed(span.size.0)?;
        if span.from.0 == 0 {
            let query = "SELECT seq FROM gift WHERE (day < ?1 OR late = 1) AND seq < ?2 ORDER BY day, seq";
            return self.gifts(query, &[&span.period.first().to_string(), &size], span.size);
        }
        let query = "SELECT seq FROM gift WHERE late = 1 AND seq >= ?1 AND seq < ?2 ORDER BY day, seq";
        self.gifts(query, &[&signed(span.from.0)?, &size], span.size)
    }

    fn corrections(&self, span: Span) -> Result<Vec<Correction>, StoreError> {
        let query = "SELECT seq FROM correction WHERE seq >= ?1 AND seq < ?2 ORDER BY seq";
        self.corrections_in(query, &[&signed(span.from.0)?, &signed(span.size.0)?])
    }

    fn corrections_between(&self, from: Day, until: Day) -> Result<Vec<Correction>, StoreError> {
        let since = self.recorded_since(from)?;
        let query =
            "SELECT seq FROM correction WHERE seq >= ?1 UNION SELECT seq FROM reversal WHERE seq >= ?1 ORDER BY 1";
        let mut corrections = self.corrections_in(query, &[&signed(since.0)?])?;
        corrections.retain(|correction| (from..=until).contains(&correction.date));
        Ok(corrections)
    }

    /// Times never go back, so twenty lines tell it of a million.
    fn recorded_since(&self, day: Day) -> Result<Count, StoreError> {
        let offset = self.opened()?.utc_offset;
        let (mut low, mut high) = (0, self.store.head()?.0);
        while low < high {
            let middle = low.midpoint(high);
            let entry = self.store.entry(Seq(middle))?.ok_or_else(|| damaged("entry", "no entry"))?;
            let at: Moment = parsed(&entry.line)?.at.parse().map_err(|_| damaged("entry", "at"))?;
            if at.day(offset) < day {
                low = middle.saturating_add(1);
            } else {
                high = middle;
            }
        }
        Ok(Count(low))
    }

    fn notices(&self) -> Result<Vec<Notice>, StoreError> {
        let mut statement = self.store.connection().prepare("SELECT prepared, posted FROM notice ORDER BY number")?;
        let mut rows = statement.query([])?;
        let mut notices = Vec::new();
        while let Some(row) = rows.next()? {
            let event = |seq: i64| -> Result<Event, StoreError> {
                let entry = self.store.entry(unsigned(seq))?.ok_or_else(|| damaged("notice", "no entry"))?;
                event_of(&entry.line)
            };
            let Event::NoticePrepared(prepared) = event(row.get(0)?)? else {
                return Err(damaged("notice", "not prepared"));
            };
            let posted = match row.get::<_, Option<i64>>(1)?.map(event).transpose()? {
                Some(Event::NoticePosted(posted)) => Some(posted),
                Some(_) => return Err(damaged("notice", "not posted")),
                None => None,
            };
            notices.push(Notice { prepared, posted });
        }
        Ok(notices)
    }

    fn project_names(&self) -> Result<BTreeMap<Code, Text>, StoreError> {
        let mut statement = self.store.connection().prepare("SELECT code, name FROM project")?;
        let mut rows = statement.query([])?;
        let mut names = BTreeMap::new();
        while let Some(row) = rows.next()? {
            names.insert(parse(row, 0, "project")?, parse(row, 1, "project")?);
        }
        Ok(names)
    }
}
