//! `pay request`: a payment is asked for; with `--aid` for a list of persons, one entry each, all or none.

use std::collections::BTreeSet;
use std::path::PathBuf;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::pay::{filed, sources};
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::desk::sealing::{Private, seal};
use crate::import::{AidRow, aid_rows};
use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::{Books, Record as _};
use crate::ledger::command::Command;
use crate::ledger::event::{AidListed, PaymentRequested, PrivateField};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::words::PaymentKind;
use crate::ledger::yuan::Yuan;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(super) struct Request {
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "pN", conflicts_with_all = ["to_name", "aid"], help = help().paying.to)]
    to: Option<String>,
    #[arg(long, value_name = "NAME", conflicts_with = "aid", help = help().paying.to_name)]
    to_name: Option<String>,
    #[arg(long, value_name = "FILE", help = help().paying.aid_file)]
    aid: Option<PathBuf>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, help = help().paying.purpose)]
    purpose: Option<String>,
    #[arg(long, value_name = "KIND", help = help().paying.kind)]
    kind: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().paying.invoice)]
    invoice: Option<String>,
    #[arg(long, value_name = "FILE", help = help().paying.invoice_file)]
    file: Option<PathBuf>,
    #[arg(long, value_name = "ACCOUNT:SOURCE_KIND[,…]", help = help().paying.from)]
    from: Option<String>,
    #[arg(long, value_name = "AMOUNT", help = help().paying.retention)]
    retention: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().paying.retention_due)]
    retention_due: Option<String>,
    #[arg(long, help = help().paying.advance_flag)]
    advance: bool,
    #[arg(long = "final", help = help().paying.final_flag)]
    is_final: bool,
    #[arg(long, conflicts_with_all = ["is_final", "advance"], help = help().paying.instalment)]
    instalment: bool,
    #[arg(long, value_name = "SEQ", help = help().paying.owners_decision)]
    owners_decision: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Request {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        match self.aid.clone() {
            None => {
                let amount = session.need_amount(self.amount.as_deref())?;
                let request = self.asked(session, &desk, amount, Count(0))?;
                session.record(&mut desk, &Command::RequestPayment(request), &[]).map(drop)
            }
            Some(path) => {
                let listed = Listed::read(session, &path)?.known_by_number(session, &desk)?;
                if let Some(amount) = &self.amount
                    && session.need_amount(Some(amount))? != listed.total
                {
                    return Err(Failure::refused(session.words.list_differs(listed.total, amount)));
                }
                let request = self.asked(session, &desk, listed.total, listed.count)?;
                listed.record(session, &mut desk, request)
            }
        }
    }

    /// The request as its rules will judge it.
    fn asked(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        amount: Yuan,
        persons: Count,
    ) -> Result<PaymentRequested, Failure> {
        let project: Option<Code> = session.maybe(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(desk, project.as_ref())?;
        let (payee, organisation) = self.payee(session, desk, persons)?;
        let owners_decision = Maybe(session.maybe(Question::Seq, self.owners_decision.as_deref())?);
        let kind = match (&self.kind, persons) {
            (None, Count(1..)) => PaymentKind::Aid,
            (None, _) => PaymentKind::Other,
            (Some(kind), _) => session.need(Question::PaymentKind, Some(kind))?,
        };
        let retention = self.retention.as_deref().map(|text| session.need_amount(Some(text))).transpose()?;
        Ok(PaymentRequested {
            amount,
            date: session.day(self.date.as_deref(), desk.today())?,
            invoice: session.text(Question::Invoice, self.invoice.as_deref())?,
            invoice_file: filed(session, desk, self.file.as_deref())?,
            is_advance: self.advance.into(),
            is_final: self.is_last(desk, project.as_ref())?.into(),
            kind,
            organisation,
            owners_decision,
            payee,
            persons,
            purpose: session.need_text(Question::PaymentPurpose, self.purpose.as_deref())?,
            retention: retention.unwrap_or_default(),
            retention_due: Maybe(session.maybe(Question::Day, self.retention_due.as_deref())?),
            sources: sources::named_or_usual(
                session,
                desk,
                self.from.as_deref(),
                (project.as_ref(), *owners_decision),
            )?,
            project: Maybe(project),
        })
    }

    /// Where the service comes before the money, what is asked for is the last payment unless it is said to be a part of it.
    fn is_last(&self, desk: &Desk, project: Option<&Code>) -> Result<bool, Failure> {
        let books = desk.store().books();
        let facts = project.and_then(|code| ProjectFacts::find(&books, code));
        books.fault()?;
        let is_asked_whole = !self.instalment && !self.advance && facts.is_some_and(|facts| facts.pays_after());
        Ok(self.is_final || is_asked_whole)
    }

    /// A number, or the name of an organisation; who bears a name alone is known by his number.
    fn payee(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        persons: Count,
    ) -> Result<(Maybe<PersonNumber>, Text), Failure> {
        if persons.0 > 0 {
            return Ok((Maybe::EMPTY, Text::default()));
        }
        if let Some(name) = &self.to_name {
            let name = session.text(Question::Name, Some(name))?;
            return match desk.store().persons_named(name.as_str())?.as_slice() {
                [] => Ok((Maybe::EMPTY, name)),
                [only] => Ok((Maybe(Some(*only)), Text::default())),
                several => Err(Failure::refused(session.words.several_bear_the_name(several))),
            };
        }
        let number = session.need(Question::Payee, self.to.as_deref())?;
        Ok((Maybe(Some(number)), Text::default()))
    }
}

/// A list of persons, every cell read.
struct Listed {
    count: Count,
    rows: Vec<Person>,
    total: Yuan,
}

/// One of them.
struct Person {
    amount: Yuan,
    line: u64,
    name: Text,
    need: Text,
    number: Option<PersonNumber>,
}

impl Listed {
    fn read(session: &Session<'_>, path: &std::path::Path) -> Result<Self, Failure> {
        let told = |error| Failure::refused(session.words.file_error(path, &error));
        let (rows, total) = aid_rows(path).map_err(told)?;
        let rows: Vec<Person> = rows.iter().map(|row| person(session, row)).collect::<Result<_, _>>()?;
        let sum = Yuan::sum(rows.iter().map(|row| row.amount)).unwrap_or_default();
        if let Some(total) = total.filter(|total| Yuan::from_cell(&total.amount) != Ok(sum)) {
            return Err(Failure::refused(session.words.list_differs(sum, &total.amount)));
        }
        let count = Count(u64::try_from(rows.len()).unwrap_or(u64::MAX));
        if count == Count(0) {
            return Err(Failure::refused(session.words.list_is_empty(path)));
        }
        Ok(Self { count, rows, total: sum })
    }

    /// Whoever is registered stands there by his number, once, whether or not the list gave it: the rules know who sits on
    /// the committee by nothing else.
    fn known_by_number(mut self, session: &Session<'_>, desk: &Desk) -> Result<Self, Failure> {
        let mut seen = BTreeSet::new();
        for row in &mut self.rows {
            let line = |told| Failure::refused(session.words.in_line(row.line, told));
            let named = if row.name.is_empty() { Vec::new() } else { desk.store().persons_named(row.name.as_str())? };
            row.number = match (row.number, named.as_slice()) {
                (Some(number), of_the_name) if row.name.is_empty() || of_the_name.contains(&number) => Some(number),
                (Some(number), _) => return Err(line(session.words.row_names_another(number))),
                (None, []) => None,
                (None, [only]) => Some(*only),
                (None, several) => return Err(line(session.words.several_bear_the_name(several))),
            };
            if let Some(number) = row.number.filter(|number| !seen.insert(*number)) {
                return Err(line(session.words.row_stands_twice(number)));
            }
        }
        Ok(self)
    }

    /// The request and its persons in one transaction.
    fn record(self, session: &Session<'_>, desk: &mut Desk, request: PaymentRequested) -> Result<(), Failure> {
        let mut sealed = Vec::new();
        for person in &self.rows {
            sealed.push(person.listed(desk)?);
        }
        let mut batch = desk.batch()?;
        let asked = batch.record(&Command::RequestPayment(request), &[])?;
        for (listed, private) in sealed {
            let listed = AidListed { request: asked.seq, ..listed };
            batch.record(&Command::ListAid(listed), private.as_slice())?;
        }
        if session.dry_run {
            session.console.remark(session.words.rehearsed(asked.seq));
            session.console.say(&asked.line);
            return Ok(());
        }
        batch.commit()?;
        session.console.say(session.words.recorded(&asked));
        session.console.say(session.words.list_recorded(asked.seq, self.count, self.total));
        Ok(())
    }
}

fn person(session: &Session<'_>, row: &AidRow) -> Result<Person, Failure> {
    let line = |told| Failure::refused(session.words.in_line(row.line, told));
    let text = |cell: &str, asked| Text::typed(cell).map_err(|fault| line(session.words.wrong_text(asked, &fault)));
    let amount = Yuan::from_cell(&row.amount);
    let number = (!row.person.is_empty()).then(|| row.person.parse());
    Ok(Person {
        line: row.line,
        amount: amount.map_err(|fault| line(session.words.wrong_amount(&row.amount, fault)))?,
        name: text(&row.name, Question::Name)?,
        need: text(&row.need, Question::Memo)?,
        number: number.transpose().map_err(|_| line(session.words.wrong(Question::PersonNumber, &row.person)))?,
    })
}

impl Person {
    /// His row of the list: a registered person's name is the one in force, anybody else's is sealed here.
    fn listed(&self, desk: &mut Desk) -> Result<(AidListed, Option<Private>), Failure> {
        let known = self.number.and_then(|number| desk.store().books().person(number));
        let (name, private) = match (known, self.name.is_empty()) {
            (Some(facts), _) => (facts.name, None),
            (None, true) => (None, None),
            (None, false) => {
                let (digest, private) = seal(desk.entropy(), PrivateField::Name, None, &self.name)?;
                (Some(digest), Some(private))
            }
        };
        let listed = AidListed {
            amount: self.amount,
            name: Maybe(name),
            need: self.need.clone(),
            person: Maybe(self.number),
            request: Seq(0),
        };
        Ok((listed, private))
    }
}
