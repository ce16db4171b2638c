//! What the reports of the fund's own affairs read: entries by kind and day, sums by day, registers.

use std::sync::Arc;

use rusqlite::{Params, Row};

use crate::ledger::books::{Books, Purse, Record};
use crate::ledger::chart::{AccountCode, Chart};
use crate::ledger::effect::PointsMove;
use crate::ledger::event::{AccountOpened, AidListed, Event, Kind, ProjectProposed};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{
    Correction, FundReading, Gift, GoodsGift, Happening, Movement, Party, PrivateName, Reading, RecordedLate, Span,
};
use crate::ledger::words::PointsKind;
use crate::store::books::{StoredBooks, parse, parse_maybe, points_move, unsigned, yuan};
use crate::store::entry::signed;
use crate::store::reading::{StoredReading, damaged, undone_amount};
use crate::store::{StoreError, event_of, every_row, parsed};

impl StoredReading<'_> {
    fn many<T>(
        &self,
        query: &str,
        params: impl Params,
        read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        every_row(self.store().connection(), query, params, read)
    }

    /// An answer of the books, unless the file failed meanwhile.
    fn ask<T>(&self, question: impl FnOnce(&StoredBooks<'_>) -> T) -> Result<T, StoreError> {
        let books = self.store().books();
        let answer = question(&books);
        books.fault()?;
        Ok(answer)
    }

    /// An entry with all a report says of it.
    fn store_entry(&self, seq: Seq) -> Result<Option<Happening>, StoreError> {
        let Some(entry) = self.store().entry(seq)? else { return Ok(None) };
        let (line, event) = (parsed(&entry.line)?, event_of(&entry.line)?);
        Ok(Some(Happening {
            seq,
            recorded_at: line.at.parse().map_err(|_| damaged("entry", "at"))?,
            by: line.by.parse().map_err(|_| damaged("entry", "by"))?,
            event,
            reversed_by: self.store().reversal_of(seq)?,
        }))
    }
}

impl FundReading for StoredReading<'_> {
    fn happenings(&self, kind: Kind, from: Day, until: Day) -> Result<Vec<Happening>, StoreError> {
        let seqs = self.ask(|books| books.happened(kind, from, until))?;
        let found = seqs.into_iter().map(|seq| self.happening(seq));
        found.filter_map(Result::transpose).collect()
    }

    fn undone_in(&self, span: Span) -> Result<Vec<Correction>, StoreError> {
        let query = "SELECT seq FROM correction WHERE seq >= ?1 AND seq < ?2 \
                     UNION SELECT seq FROM reversal WHERE seq >= ?1 AND seq < ?2 ORDER BY 1";
        self.corrections_in(query, &[&signed(span.from.0)?, &signed(span.size.0)?])
    }

    fn recorded_late(&self, span: Span, told: Day) -> Result<Vec<RecordedLate>, StoreError> {
        let query = "SELECT seq FROM happening WHERE seq >= ?1 AND seq < ?2 AND day <= ?3 ORDER BY seq";
        let params = (signed(span.from.0)?, signed(span.size.0)?, told.to_string());
        let offset = self.opened()?.utc_offset;
        let mut late = Vec::new();
        for seq in self.many(query, params, |row| Ok(unsigned(row.get(0)?)))? {
            let Some(one) = self.store_entry(seq)? else { continue };
            let amount = undone_amount(&one.event);
            let moves_money = one.event.kind() != Kind::IncomeDue && !amount.is_zero();
            if let (Some(date), true) = (one.event.day(), moves_money) {
                let (kind, recorded_on) = (one.event.kind(), one.recorded_at.day(offset));
                late.push(RecordedLate { seq, kind, date, recorded_on, amount });
            }
        }
        Ok(late)
    }

    fn happening(&self, seq: Seq) -> Result<Option<Happening>, StoreError> {
        let happened = self.store_entry(seq)?;
        Ok(happened.filter(|happened| happened.event.kind().is_recalled()))
    }

    fn entry(&self, seq: Seq) -> Result<Option<Happening>, StoreError> {
        self.store_entry(seq)
    }

    fn happenings_since(&self, kind: Kind, from: Count, before: Day) -> Result<Vec<Happening>, StoreError> {
        let query = "SELECT seq FROM happening WHERE kind = ?1 AND seq >= ?2 AND day < ?3 ORDER BY day, seq";
        let params = (kind.word(), signed(from.0)?, before.to_string());
        let seqs = self.many(query, params, |row| Ok(unsigned(row.get(0)?)))?;
        seqs.into_iter().filter_map(|seq| self.store_entry(seq).transpose()).collect()
    }

    fn slips(&self, from: Day, until: Day) -> Result<Vec<Happening>, StoreError> {
        let query = "SELECT seq FROM slip WHERE day BETWEEN ?1 AND ?2 ORDER BY day, seq";
        let days = (from.to_string(), until.to_string());
        let seqs = self.many(query, days, |row| Ok(unsigned(row.get(0)?)))?;
        seqs.into_iter().filter_map(|seq| self.store_entry(seq).transpose()).collect()
    }

    fn slips_since(&self, from: Count, before: Day) -> Result<Vec<Happening>, StoreError> {
        let query = "SELECT seq FROM slip WHERE seq >= ?1 AND day < ?2 ORDER BY day, seq";
        let seqs = self.many(query, (signed(from.0)?, before.to_string()), |row| Ok(unsigned(row.get(0)?)))?;
        seqs.into_iter().filter_map(|seq| self.store_entry(seq).transpose()).collect()
    }

    fn movements(&self, from: Day, until: Day) -> Result<Vec<Movement>, StoreError> {
        let query = "SELECT day, code, account, project, source_kind, debit, credit FROM movement \
                     WHERE day BETWEEN ?1 AND ?2 ORDER BY day, code, account, project, source_kind";
        self.many(query, (from.to_string(), until.to_string()), |row| movement(row, parse(row, 0, "movement")?))
    }

    fn balances(&self, until: Day) -> Result<Vec<Movement>, StoreError> {
        let query = "SELECT '', code, account, project, source_kind, sum(debit), sum(credit) FROM movement \
                     WHERE day <= ?1 GROUP BY code, account, project, source_kind \
                     ORDER BY code, account, project, source_kind";
        self.many(query, [until.to_string()], |row| movement(row, until))
    }

    fn records<R: Record>(&self, beginning: &str) -> Result<Vec<(String, R)>, StoreError> {
        self.ask(|books| R::all(books, beginning))
    }

    fn record<R: Record>(&self, key: &str) -> Result<Option<R>, StoreError> {
        self.ask(|books| books.register(R::REGISTER, key, R::read).flatten())
    }

    fn accounts(&self) -> Result<Vec<AccountOpened>, StoreError> {
        self.store().accounts()
    }

    fn sealed_people(&self) -> Result<Vec<(PersonNumber, Option<Day>)>, StoreError> {
        let query = "SELECT number, last_voucher FROM person WHERE erased = 'sealed' ORDER BY number";
        self.many(query, [], |row| Ok((PersonNumber(row.get(0)?), parse_maybe(row, 1, "person")?)))
    }

    fn projects(&self) -> Result<Vec<ProjectProposed>, StoreError> {
        self.store().projects()
    }

    fn gifts_to(&self, project: &Code, from: Day, until: Day) -> Result<Vec<Gift>, StoreError> {
        let query = "SELECT seq FROM gift WHERE day BETWEEN ?1 AND ?2 ORDER BY seq";
        let days = (from.to_string(), until.to_string());
        let mut gifts = Vec::new();
        for seq in self.many(query, days, |row| Ok(unsigned(row.get(0)?)))? {
            gifts.extend(self.gift(seq)?.filter(|gift| gift.event.project.as_ref() == Some(project)));
        }
        Ok(gifts)
    }

    fn goods_gift(&self, seq: Seq) -> Result<Option<GoodsGift>, StoreError> {
        let Some(Happening { event: Event::GoodsReceived(event), reversed_by, .. }) = self.happening(seq)? else {
            return Ok(None);
        };
        let (name, is_minor) = self.donor(seq, *event.name, *event.donor)?;
        Ok(Some(GoodsGift { seq, name, is_minor, receipt: self.receipt_of(seq)?, reversed_by, event }))
    }

    fn party(&self, number: PersonNumber) -> Result<Option<Party>, StoreError> {
        let Some(bearer) = self.stayed(number)? else { return Ok(None) };
        let (name, organisation) = (bearer.1.name, bearer.1.organisation.clone());
        // A registered name is filed under its bearer, whichever entry said it.
        Ok(Some(Party { name: self.name(Seq(0), name, Some(&bearer))?, organisation }))
    }

    fn listed_name(&self, seq: Seq, listed: &AidListed) -> Result<PrivateName, StoreError> {
        let bearer = listed.person.map_or(Ok(None), |number| self.stayed(number))?;
        self.name(seq, *listed.name, bearer.as_ref())
    }

    fn objector(&self, seq: Seq, name: Option<Digest>) -> Result<PrivateName, StoreError> {
        self.name(seq, name, None)
    }

    fn points_moves(&self, kind: PointsKind, from: Day, until: Day) -> Result<Vec<PointsMove>, StoreError> {
        let query = "SELECT day, account, kind, change, seq, tenths FROM points_move \
                     WHERE day BETWEEN ?1 AND ?2 AND kind = ?3 ORDER BY day, account, change, seq";
        self.many(query, (from.to_string(), until.to_string(), kind.word()), points_move)
    }

    fn chart_on(&self, day: Day) -> Result<Option<Arc<Chart>>, StoreError> {
        self.ask(|books| books.chart_on(day))
    }

    fn closed_month(&self) -> Result<Option<Month>, StoreError> {
        self.ask(|books| books.closed_month())
    }
}

/// A row of sums: code, account, project, source kind, debit, credit from the second column on.
fn movement(row: &Row<'_>, day: Day) -> Result<Movement, StoreError> {
    Ok(Movement {
        day,
        code: AccountCode(row.get(1)?),
        account: parse(row, 2, "movement")?,
        purse: Purse { project: parse_maybe(row, 3, "movement")?, source_kind: parse(row, 4, "movement")? },
        debit: yuan(row.get(5)?),
        credit: yuan(row.get(6)?),
    })
}
