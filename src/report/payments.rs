//! Money out as tables: payments of a period, those of one request, advances that are owed.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::registers::paying::AdvanceFacts;
use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::{Key, Purse};
use crate::ledger::event::{AdvancePaid, Event, Kind, PaymentSettled};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::{Day, Month};
use crate::ledger::reading::{Correction, FundReading, Happening, Undone};
use crate::ledger::words::{Holder, PaymentMark, Yes};
use crate::ledger::yuan::Yuan;
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::requests::{Request, payee, persons, requests};
use crate::report::table::{Cell, Table};
use crate::report::title::Title;
use crate::report::told::Told;
use crate::report::undone::Corrections;

/// What went out: a settlement, an advance or a bank's charge.
#[derive(Clone)]
struct Payment<'h> {
    happening: &'h Happening,
    request: Option<&'h Request>,
    account: &'h Code,
    amount: Yuan,
    date: Day,
    is_retention: bool,
    paper: &'h Text,
    payer: &'h Text,
    purse: Purse,
}

fn payment<'h>(happening: &'h Happening, requests: &'h BTreeMap<Seq, Request>) -> Option<Payment<'h>> {
    static NOBODY: std::sync::LazyLock<Text> = std::sync::LazyLock::new(Text::default);
    let of = |seq: &Seq| requests.get(seq);
    if let Event::PaymentSettled(e) = &happening.event {
        let PaymentSettled { account, amount, date, is_retention, paper, payer, request, source_kind, .. } = e;
        let request = of(request)?;
        let (purse, is_retention) = (request.event.purse(*source_kind), *is_retention == Yes::Yes);
        let (amount, date) = (*amount, *date);
        return Some(Payment {
            happening,
            request: Some(request),
            account,
            amount,
            date,
            is_retention,
            paper,
            payer,
            purse,
        });
    }
    if let Event::AdvancePaid(e) = &happening.event {
        let AdvancePaid { account, amount, date, paper, payer, request, source_kind, .. } = e;
        let request = of(request)?;
        let (purse, amount, date) = (request.event.purse(*source_kind), *amount, *date);
        return Some(Payment {
            happening,
            request: Some(request),
            account,
            amount,
            date,
            is_retention: false,
            paper,
            payer,
            purse,
        });
    }
    if let Event::BankCharged(e) = &happening.event {
        return Some(Payment {
            happening,
            request: None,
            account: &e.account,
            amount: e.amount,
            date: e.date,
            is_retention: false,
            paper: &e.paper,
            payer: &NOBODY,
            purse: Purse { project: e.project.0.clone(), source_kind: e.source_kind },
        });
    }
    None
}

/// A payment on the sheet of a month, or what undid one.
struct Line<'h> {
    paid: Payment<'h>,
    undone: Option<Correction>,
    is_late: bool,
}

impl Line<'_> {
    fn place(&self) -> (Day, Seq) {
        let of = (self.paid.date, self.paid.happening.seq);
        self.undone.as_ref().map_or(of, |undone| (undone.date, undone.seq))
    }
}

const COLUMNS: [Heading; 17] = [
    Heading::Number,
    Heading::Seq,
    Heading::Date,
    Heading::EntryKind,
    Heading::Payee,
    Heading::Persons,
    Heading::Project,
    Heading::PaymentKind,
    Heading::Account,
    Heading::SourceKind,
    Heading::RequestedBy,
    Heading::ApprovedBy,
    Heading::PaidBy,
    Heading::Paper,
    Heading::Amount,
    Heading::Undone,
    Heading::Marks,
];

/// `report payments`: what lies in a month's books, by day, then entry: what went out, and what undid it as a line and in a
/// column of its own. So a month that was told stays as it was, whatever comes later. The owners' money stands apart: it
/// never was the fund's. `concerned` are the requests whose payee has to do with the committee.
///
/// # Errors
/// The file's.
pub fn payments<R: FundReading>(reading: &R, concerned: &BTreeSet<Seq>, month: Month) -> Result<Vec<Table>, R::Error> {
    let (told, requests) = (Told::of(reading)?, requests(reading)?);
    let mut paid = Vec::new();
    for kind in [Kind::PaymentSettled, Kind::AdvancePaid, Kind::BankCharged] {
        paid.extend(reading.happenings(kind, Day::FIRST, month.last())?);
    }
    let mut undone: BTreeMap<Seq, Correction> = BTreeMap::new();
    for correction in Corrections::within(reading, month, month.last())?.of(month) {
        if let Undone::Entry { seq, .. } = correction.undone {
            undone.insert(seq, correction.clone());
        }
    }
    let mut lines = Vec::new();
    for payment in paid.iter().filter_map(|happening| payment(happening, &requests)) {
        let lies_in = told.month_of(payment.happening.seq, payment.date);
        let undone = undone.remove(&payment.happening.seq);
        if lies_in == month {
            let is_late = payment.date.month() < month;
            lines.push(Line { paid: payment.clone(), undone: None, is_late });
        }
        if let Some(undone) = undone {
            let is_late = undone.date.month() < month;
            lines.push(Line { paid: payment, undone: Some(undone), is_late });
        }
    }
    lines.sort_by_key(Line::place);
    let accounts = reading.accounts()?.into_iter().filter(|account| account.holder == Holder::OwnersCommittee);
    let owners: BTreeSet<Code> = accounts.map(|account| account.code).collect();
    let (of_owners, of_fund): (Vec<_>, Vec<_>) = lines.into_iter().partition(|line| owners.contains(line.paid.account));
    let exceptions = exceptions(reading, month.last())?;
    let projects: BTreeMap<String, ProjectFacts> = reading.records("")?.into_iter().collect();
    let known = Known { concerned, exceptions: &exceptions, projects: &projects };
    let sheet = |title, lines| sheet(reading, title, lines, |line| marks(line, known));
    let mut tables = vec![sheet(Title::Payments(month), &of_fund)?];
    if !of_owners.is_empty() {
        tables.push(sheet(Title::OwnersPayments(month), &of_owners)?);
    }
    Ok(tables)
}

fn sheet<R: FundReading>(
    reading: &R,
    title: Title,
    lines: &[Line<'_>],
    marks: impl Fn(&Line<'_>) -> Vec<PaymentMark>,
) -> Result<Table, R::Error> {
    let mut table = Table::new(title, &COLUMNS);
    let names = reading.project_names()?;
    for line in lines {
        let Line { paid, undone, .. } = line;
        let asked = paid.request.map(|request| &request.event);
        let (date, seq) = line.place();
        let (amount, gone, kind) = match undone {
            Some(undone) => (Cell::Empty, undone.amount.into(), Kind::EntryReversed),
            None => (paid.amount.into(), Cell::Empty, paid.happening.event.kind()),
        };
        table.push_numbered([
            seq.into(),
            date.into(),
            kind.into(),
            asked.map_or(Ok(Cell::Empty), |e| payee(reading, *e.payee, &e.organisation))?,
            asked.map_or(Cell::Empty, persons),
            project_cell(paid.purse.project.as_ref(), &names),
            asked.map_or(Cell::Empty, |e| e.kind.into()),
            paid.account.into(),
            paid.purse.source_kind.into(),
            paid.request.map_or(Cell::Empty, |request| Cell::from(&request.happening.by)),
            paid.request.map_or(Cell::Empty, Request::approved_by),
            paid.payer.into(),
            paid.paper.into(),
            amount,
            gone,
            marks(line).into(),
        ]);
    }
    Ok(table.totalled())
}

/// What payments are marked by.
#[derive(Clone, Copy)]
struct Known<'a> {
    /// The requests whose payee has to do with the committee.
    concerned: &'a BTreeSet<Seq>,
    exceptions: &'a [(Code, Day)],
    projects: &'a BTreeMap<String, ProjectFacts>,
}

/// What a reader of the board should know of a payment.
fn marks(line: &Line<'_>, Known { concerned, exceptions, projects }: Known<'_>) -> Vec<PaymentMark> {
    let Line { paid, undone, is_late } = line;
    let is_advance = paid.happening.event.kind() == Kind::AdvancePaid;
    let has_exception = exceptions.iter().any(|(project, on)| {
        paid.request.is_some() && Some(project) == paid.purse.project.as_ref() && *on <= paid.date
    });
    let facts = paid.purse.project.as_ref().and_then(|project| projects.get(project.as_str()));
    let is_early = paid.request.is_some() && facts.is_some_and(|facts| facts.awaits_acceptance(paid.date));
    let is_concerned = paid.request.is_some_and(|request| concerned.contains(&request.happening.seq));
    let said = [
        (is_concerned, PaymentMark::Committee),
        (has_exception, PaymentMark::Exception),
        (is_early, PaymentMark::BeforeAcceptance),
        (is_advance, PaymentMark::Advance),
        (paid.is_retention, PaymentMark::Retention),
        (*is_late, PaymentMark::Late),
        (undone.is_none() && paid.happening.reversed_by.is_some(), PaymentMark::Reversed),
    ];
    let mut marks = paid.request.map(Request::marks).unwrap_or_default();
    marks.extend(said.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark));
    marks
}

/// The projects for which a rule was set aside, and since when.
fn exceptions<R: FundReading>(reading: &R, until: Day) -> Result<Vec<(Code, Day)>, R::Error> {
    let granted = reading.happenings(Kind::ExceptionGranted, Day::FIRST, until)?;
    let of = |happening: Happening| {
        let Event::ExceptionGranted(e) = happening.event else { return None };
        Some((e.project, e.date))
    };
    Ok(granted.into_iter().filter_map(of).collect())
}

/// An advance that is not wholly accounted for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwedAdvance {
    /// Its entry.
    pub seq: Seq,
    /// The day its papers are due.
    pub due: Day,
    /// What is still owed.
    pub owed: Yuan,
}

/// `advance list`: advances by entry, and those that are still owed.
///
/// # Errors
/// The file's.
pub fn advances<R: FundReading>(reading: &R) -> Result<(Table, Vec<OwedAdvance>), R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::Payee,
        Heading::Project,
        Heading::Amount,
        Heading::Accounted,
        Heading::Returned,
        Heading::NotAccounted,
        Heading::DueOn,
    ];
    let mut table = Table::new(Title::Advances, &columns);
    let (requests, names) = (requests(reading)?, reading.project_names()?);
    let facts: BTreeMap<String, AdvanceFacts> = reading.records("")?.into_iter().collect();
    let mut owed = Vec::new();
    let mut paid = reading.happenings(Kind::AdvancePaid, Day::FIRST, Day::LAST)?;
    paid.retain(|happening| happening.reversed_by.is_none());
    paid.sort_by_key(|happening| happening.seq);
    for happening in &paid {
        let Event::AdvancePaid(e) = &happening.event else { continue };
        let Some(request) = requests.get(&e.request).map(|request| &request.event) else { continue };
        let facts = facts.get(&happening.seq.key()).copied().unwrap_or_default();
        let rest = facts.owed(e.amount);
        if !rest.is_zero() {
            owed.push(OwedAdvance { seq: happening.seq, due: e.due, owed: rest });
        }
        table.push([
            happening.seq.into(),
            e.date.into(),
            payee(reading, *request.payee, &request.organisation)?,
            project_cell(request.project.as_ref(), &names),
            e.amount.into(),
            facts.accounted.into(),
            facts.returned.into(),
            rest.into(),
            e.due.into(),
        ]);
    }
    Ok((table.totalled(), owed))
}

/// What was paid under a request, undone payments beside.
///
/// # Errors
/// The file's.
pub fn settlements<R: FundReading>(reading: &R, request: &Request) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::EntryKind,
        Heading::Account,
        Heading::SourceKind,
        Heading::PaidBy,
        Heading::Paper,
        Heading::Amount,
        Heading::Undone,
        Heading::Marks,
    ];
    let mut table = Table::new(Title::Settlements, &columns);
    let only = BTreeMap::from([(request.happening.seq, request.clone())]);
    let mut happenings = reading.happenings(Kind::PaymentSettled, request.event.date, Day::LAST)?;
    happenings.extend(reading.happenings(Kind::AdvancePaid, request.event.date, Day::LAST)?);
    happenings.sort_by_key(|happening| happening.seq);
    for paid in happenings.iter().filter_map(|happening| payment(happening, &only)) {
        let is_reversed = paid.happening.reversed_by.is_some();
        let (amount, undone) =
            if is_reversed { (Cell::Empty, paid.amount.into()) } else { (paid.amount.into(), Cell::Empty) };
        let marks = [(paid.is_retention, PaymentMark::Retention), (is_reversed, PaymentMark::Reversed)];
        let marks: Vec<PaymentMark> = marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect();
        table.push([
            paid.happening.seq.into(),
            paid.date.into(),
            paid.happening.event.kind().into(),
            paid.account.into(),
            paid.purse.source_kind.into(),
            paid.payer.into(),
            paid.paper.into(),
            amount,
            undone,
            marks.into(),
        ]);
    }
    Ok(table.totalled())
}
