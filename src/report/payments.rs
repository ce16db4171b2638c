//! Money out as tables: requests and where they stand, payments of a period, advances that are owed. Payees who are
//! persons are masked; of a list only how many there are is told here.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::registers::approving::ApprovalFacts;
use crate::ledger::books::registers::paying::{AdvanceFacts, RequestFacts};
use crate::ledger::books::{Key, Purse};
use crate::ledger::event::{AdvancePaid, Event, Kind, PaymentRequested, PaymentSettled};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::reading::{FundReading, Happening};
use crate::ledger::words::{PaymentMark, RequestState, Yes};
use crate::ledger::yuan::Yuan;
use crate::report::donations::ProjectNames;
use crate::report::shown::ShownName;
use crate::report::table::{Cell, Table, Word};
use crate::report::title::{Heading, Title};

/// A request with all a table says of it.
#[derive(Clone, Debug)]
pub struct Request {
    /// Its entry.
    pub happening: Happening,
    /// What was asked.
    pub event: PaymentRequested,
    /// What became of it.
    pub facts: RequestFacts,
    /// Who approved it.
    pub approvals: ApprovalFacts,
}

impl Request {
    /// Where it stands. What was approved is approved by as many as the rules wanted when it is paid: until then one
    /// approval is shown as such.
    #[must_use]
    pub fn state(&self) -> RequestState {
        if self.approvals.rejected.is_some() {
            RequestState::Rejected
        } else if self.facts.paid == self.event.payable() {
            RequestState::Paid
        } else if self.facts.cancelled.is_some() {
            RequestState::Cancelled
        } else if !self.facts.paid.is_zero() {
            RequestState::PartlyPaid
        } else if self.approvals.approvals.is_empty() {
            RequestState::Waiting
        } else {
            RequestState::Approved
        }
    }

    /// Whether something is still to be done: paid, or what was kept back.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.state() {
            RequestState::Waiting | RequestState::Approved | RequestState::PartlyPaid => true,
            RequestState::Paid => self.facts.retention_paid < self.event.retention,
            RequestState::Rejected | RequestState::Cancelled => false,
        }
    }

    /// What was not paid of it, what is kept back included; nothing of one that is over.
    #[must_use]
    pub fn rest(&self) -> Yuan {
        let paid = self.facts.paid.plus(self.facts.retention_paid).unwrap_or_default();
        match self.state() {
            RequestState::Rejected | RequestState::Cancelled => Yuan::ZERO,
            RequestState::Waiting | RequestState::Approved | RequestState::PartlyPaid | RequestState::Paid => {
                self.event.amount.minus(paid).unwrap_or_default()
            }
        }
    }

    /// Who approved, by code.
    fn approved_by(&self) -> Cell {
        let codes: Vec<&str> = self.approvals.approvals.iter().map(|approval| approval.approver.as_str()).collect();
        Cell::from(codes.join(", "))
    }

    /// What is weak about its approvals.
    fn marks(&self) -> Vec<PaymentMark> {
        let on_paper = self.approvals.approvals.iter().any(|approval| approval.on_paper == Yes::Yes);
        let alone = self.approvals.approvals.iter().any(|approval| approval.approver == self.happening.by);
        let marks = [(on_paper, PaymentMark::OnPaper), (alone, PaymentMark::Alone)];
        marks.into_iter().filter(|(holds, _)| *holds).map(|(_, mark)| mark).collect()
    }
}

/// Every request by entry.
///
/// # Errors
/// The file's.
pub fn requests<R: FundReading>(reading: &R) -> Result<BTreeMap<Seq, Request>, R::Error> {
    let facts: BTreeMap<String, RequestFacts> = reading.records("")?.into_iter().collect();
    let approvals: BTreeMap<String, ApprovalFacts> = reading.records("")?.into_iter().collect();
    let mut requests = BTreeMap::new();
    for happening in reading.happenings(Kind::PaymentRequested, Day::FIRST, Day::LAST)? {
        let (seq, key) = (happening.seq, happening.seq.key());
        let Event::PaymentRequested(event) = happening.event.clone() else { continue };
        let facts = facts.get(&key).cloned().unwrap_or_default();
        let approvals = approvals.get(&key).cloned().unwrap_or_default();
        requests.insert(seq, Request { happening, event, facts, approvals });
    }
    Ok(requests)
}

/// The payee as a sheet may show him; nothing for a list, whose persons are counted beside.
fn payee<R: FundReading>(reading: &R, number: Option<PersonNumber>, organisation: &Text) -> Result<Cell, R::Error> {
    let Some(number) = number else {
        let named = ShownName::Named(organisation.to_string());
        return Ok(if organisation.is_empty() { Cell::Empty } else { named.into() });
    };
    Ok(reading.party(number)?.map_or(ShownName::Withheld, |party| ShownName::of_party(&party)).into())
}

/// The name of a project, its code when nobody knows the name, or the fund at large.
fn project(code: Option<&Code>, names: &ProjectNames) -> Cell {
    match code {
        None => Cell::Word(Word::GeneralFund),
        Some(code) => names.get(code).map_or_else(|| Cell::from(code), Cell::from),
    }
}

fn persons(event: &PaymentRequested) -> Cell {
    if event.persons == Count(0) { Cell::Empty } else { event.persons.into() }
}

/// Requests by entry, all of them or those with something still to be done.
///
/// # Errors
/// The file's.
pub fn list<'r, R: FundReading>(reading: &R, requests: impl Iterator<Item = &'r Request>) -> Result<Table, R::Error> {
    let columns = [
        Heading::Seq,
        Heading::Date,
        Heading::Payee,
        Heading::Persons,
        Heading::Project,
        Heading::PaymentKind,
        Heading::Purpose,
        Heading::Amount,
        Heading::Rest,
        Heading::RequestState,
        Heading::ApprovedBy,
        Heading::Marks,
    ];
    let names = reading.project_names()?;
    let mut table = Table::new(Title::Requests, &columns);
    for request in requests {
        let e = &request.event;
        let mut marks = request.marks();
        marks.extend((e.is_advance == Yes::Yes).then_some(PaymentMark::Advance));
        table.push([
            request.happening.seq.into(),
            e.date.into(),
            payee(reading, *e.payee, &e.organisation)?,
            persons(e),
            project(e.project.as_ref(), &names),
            e.kind.into(),
            (&e.purpose).into(),
            e.amount.into(),
            request.rest().into(),
            request.state().into(),
            request.approved_by(),
            marks.into(),
        ]);
    }
    Ok(table.totalled())
}

/// What went out: a settlement, an advance or a bank's charge.
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

/// `report payments`: what went out on the days `from ..= until`, by day, then entry. What was undone stands in a column of
/// its own, so that the amounts add up to what was truly paid. `concerned` are the requests whose payee has to do with the
/// committee.
///
/// # Errors
/// The file's.
pub fn payments<R: FundReading>(
    reading: &R,
    concerned: &BTreeSet<Seq>,
    from: Day,
    until: Day,
) -> Result<Table, R::Error> {
    let columns = [
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
        Heading::Payer,
        Heading::Paper,
        Heading::Amount,
        Heading::Undone,
        Heading::Marks,
    ];
    let mut table = Table::new(Title::Payments { from, until }, &columns);
    let (requests, names) = (requests(reading)?, reading.project_names()?);
    let exceptions = exceptions(reading, until)?;
    let mut happenings = Vec::new();
    for kind in [Kind::PaymentSettled, Kind::AdvancePaid, Kind::BankCharged] {
        happenings.extend(reading.happenings(kind, from, until)?);
    }
    happenings.sort_by_key(|happening| (happening.event.day(), happening.seq));
    for paid in happenings.iter().filter_map(|happening| payment(happening, &requests)) {
        let is_reversed = paid.happening.reversed_by.is_some();
        let (amount, undone) =
            if is_reversed { (Cell::Empty, paid.amount.into()) } else { (paid.amount.into(), Cell::Empty) };
        let asked = paid.request.map(|request| &request.event);
        table.push_numbered([
            paid.happening.seq.into(),
            paid.date.into(),
            paid.happening.event.kind().into(),
            asked.map_or(Ok(Cell::Empty), |e| payee(reading, *e.payee, &e.organisation))?,
            asked.map_or(Cell::Empty, persons),
            project(paid.purse.project.as_ref(), &names),
            asked.map_or(Cell::Empty, |e| e.kind.into()),
            paid.account.into(),
            paid.purse.source_kind.into(),
            paid.request.map_or(Cell::Empty, |request| Cell::from(&request.happening.by)),
            paid.request.map_or(Cell::Empty, Request::approved_by),
            paid.payer.into(),
            paid.paper.into(),
            amount,
            undone,
            marks(&paid, concerned, &exceptions).into(),
        ]);
    }
    Ok(table.totalled())
}

/// What a reader of the board should know of a payment.
fn marks(paid: &Payment<'_>, concerned: &BTreeSet<Seq>, exceptions: &[(Code, Day)]) -> Vec<PaymentMark> {
    let is_advance = paid.happening.event.kind() == Kind::AdvancePaid;
    let has_exception = exceptions.iter().any(|(project, on)| {
        paid.request.is_some() && Some(project) == paid.purse.project.as_ref() && *on <= paid.date
    });
    let is_concerned = paid.request.is_some_and(|request| concerned.contains(&request.happening.seq));
    let said = [
        (is_concerned, PaymentMark::Committee),
        (has_exception, PaymentMark::Exception),
        (is_advance, PaymentMark::Advance),
        (paid.is_retention, PaymentMark::Retention),
        (paid.happening.reversed_by.is_some(), PaymentMark::Reversed),
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
        Heading::Rest,
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
            project(request.project.as_ref(), &names),
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
        Heading::Payer,
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

/// Who approved a request, in which role, and on what.
#[must_use]
pub fn approvals(request: &Request) -> Table {
    let columns = [Heading::Seq, Heading::ApprovedBy, Heading::Role, Heading::Marks];
    let mut table = Table::new(Title::Approvals, &columns);
    for approval in &request.approvals.approvals {
        let on_paper = (approval.on_paper == Yes::Yes).then_some(PaymentMark::OnPaper);
        let alone = (approval.approver == request.happening.by).then_some(PaymentMark::Alone);
        let marks: Vec<PaymentMark> = on_paper.into_iter().chain(alone).collect();
        table.push([approval.entry.into(), (&approval.approver).into(), approval.role.into(), marks.into()]);
    }
    table
}

/// The persons of a request's list, masked.
///
/// # Errors
/// The file's.
pub fn aid_list<R: FundReading>(reading: &R, request: &Request) -> Result<Table, R::Error> {
    let columns = [Heading::Number, Heading::Seq, Heading::Payee, Heading::Need, Heading::Amount];
    let mut table = Table::new(Title::AidList, &columns);
    let (mut seq, last) = (request.happening.seq.next(), request.event.last_entry(request.happening.seq));
    while seq <= last {
        if let Some(Event::AidListed(e)) = reading.happening(seq)?.map(|happening| happening.event) {
            let name = ShownName::masked(&reading.listed_name(seq, &e)?);
            table.push_numbered([seq.into(), name.into(), (&e.need).into(), e.amount.into()]);
        }
        seq = seq.next();
    }
    Ok(table.totalled())
}
