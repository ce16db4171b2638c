//! Whole small tables, for lists at the counter.

use rusqlite::Row;

use crate::ledger::books::{Books, OperatorFacts, PersonFacts, Purse, Tally};
use crate::ledger::event::{AccountOpened, Event, Kind, ProjectProposed};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber};
use crate::ledger::period::{Day, Month};
use crate::ledger::words::StintState;
use crate::ledger::yuan::Yuan;
use crate::store::books::{operator_facts, parse, parse_maybe, person_facts_from, unsigned, yuan};
use crate::store::{Store, StoreError, event_of, every_row};

impl Store {
    fn all<T>(&self, query: &str, read: impl Fn(&Row<'_>) -> Result<T, StoreError>) -> Result<Vec<T>, StoreError> {
        every_row(self.connection(), query, [], read)
    }

    /// Every account, by code.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn accounts(&self) -> Result<Vec<AccountOpened>, StoreError> {
        let books = self.books();
        let accounts = books.accounts();
        books.fault()?;
        Ok(accounts)
    }

    /// The digests of the charts that were adopted, in their order.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn charts(&self) -> Result<Vec<Digest>, StoreError> {
        self.all("SELECT digest FROM chart ORDER BY number", |row| parse(row, 0, "chart"))
    }

    /// Every project, by code.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn projects(&self) -> Result<Vec<ProjectProposed>, StoreError> {
        let proposed = "SELECT seq FROM happening WHERE kind = 'project_proposed'";
        let mut projects = Vec::new();
        for seq in self.all(proposed, |row| Ok(unsigned(row.get(0)?)))? {
            let Some(entry) = self.entry(seq)? else { continue };
            if let Event::ProjectProposed(project) = event_of(&entry.line)? {
                projects.push(project);
            }
        }
        projects.sort_by(|one, other| one.code.cmp(&other.code));
        Ok(projects)
    }

    /// Every operator, by code.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn operators(&self) -> Result<Vec<(Code, OperatorFacts)>, StoreError> {
        self.all("SELECT code, key, roles FROM operator ORDER BY code", |row| {
            Ok((parse(row, 0, "operator")?, operator_facts(row, 1)?))
        })
    }

    /// The codes of all operators.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn operator_codes(&self) -> Result<Vec<Code>, StoreError> {
        self.all("SELECT code FROM operator ORDER BY code", |row| parse(row, 0, "operator"))
    }

    /// What every purse holds in every account.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn purses(&self) -> Result<Vec<(Code, Purse, Yuan)>, StoreError> {
        let query = "SELECT account, project, source_kind, fen FROM cash ORDER BY account, project, source_kind";
        self.all(query, |row| {
            let purse = Purse { project: parse_maybe(row, 1, "cash")?, source_kind: parse(row, 2, "cash")? };
            Ok((parse(row, 0, "cash")?, purse, yuan(row.get(3)?)))
        })
    }

    /// Registered persons, by number, at most so many.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn people(&self, limit: u32) -> Result<Vec<(PersonNumber, PersonFacts)>, StoreError> {
        let query = format!(
            "SELECT number, kind, organisation, name, display, minor, merged_into, erased, last_voucher FROM person \
             ORDER BY number LIMIT {limit}"
        );
        self.all(&query, |row| Ok((PersonNumber(row.get(0)?), person_facts_from(row, 1)?)))
    }

    /// Gifts in time for their notice, by month.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn gift_months(&self) -> Result<Vec<(Month, Tally)>, StoreError> {
        self.all("SELECT month, count, fen FROM gift_month ORDER BY month", |row| {
            let tally = Tally { count: Count(unsigned(row.get(1)?).0), total: yuan(row.get(2)?) };
            Ok((parse(row, 0, "gift_month")?, tally))
        })
    }

    /// The first day on which goods were given, hours served that were published, points came in or went out, or a slip was
    /// written: what a notice tells beside money.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn first_day_beside_money(&self) -> Result<Option<Day>, StoreError> {
        let query = format!(
            "SELECT day FROM (SELECT min(day) AS day FROM happening WHERE kind = '{}' UNION ALL \
             SELECT day FROM (SELECT day FROM stint WHERE state = '{}' ORDER BY day LIMIT 1) UNION ALL \
             SELECT min(day) FROM slip UNION ALL \
             SELECT min(day) FROM points_move) WHERE day IS NOT NULL ORDER BY day LIMIT 1",
            Kind::GoodsReceived.word(),
            StintState::Published.word()
        );
        Ok(self.all(&query, |row| parse(row, 0, "happening"))?.pop())
    }

    /// The entry that reversed an entry.
    ///
    /// # Errors
    /// [`StoreError`].
    pub fn reversal_of(&self, entry: Seq) -> Result<Option<Seq>, StoreError> {
        let books = self.books();
        let by = books.reversed_by(entry);
        books.fault()?;
        Ok(by)
    }
}
