//! Requests for payment as tables: where each stands, who approved it, who stands on its list. Payees who are persons are
//! masked; of a list only how many there are is told, but where it is asked for.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::books::Key;
use crate::ledger::books::registers::approving::{ApprovalFacts, Thresholds};
use crate::ledger::books::registers::paying::RequestFacts;
use crate::ledger::event::{AidListed, Event, Kind, PaymentRequested};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::reading::{FundReading, Happening};
use crate::ledger::words::{Holder, PaymentMark, RequestState, Role, Yes};
use crate::ledger::yuan::Yuan;
use crate::report::fund::project_cell;
use crate::report::heading::Heading;
use crate::report::shown::ShownName;
use crate::report::table::{Cell, Table};
use crate::report::title::Title;

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
    /// Who must.
    needed: Needed,
}

/// How many must approve before the purses of a request may pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Needed {
    /// For the fund's money: none where the owners pay all of it.
    approvers: usize,
    /// For the owners': their committee.
    owners: usize,
}

impl Needed {
    /// The stricter of the day on which it was asked and of what was set since: what a payment today will be asked for.
    fn of(e: &PaymentRequested, set: &[(Seq, Event)], owners: &BTreeSet<Code>) -> Self {
        let on = |day| Thresholds::among(set.iter().cloned(), day).approvers_for(e.amount);
        let (from_owners, from_fund): (Vec<_>, Vec<_>) = e.sources.iter().partition(|s| owners.contains(&s.account));
        Self {
            approvers: if from_fund.is_empty() { 0 } else { on(e.date).max(on(Day::LAST)) },
            owners: usize::from(!from_owners.is_empty()),
        }
    }
}

impl Request {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> RequestState {
        if self.approvals.rejected.is_some() {
            RequestState::Rejected
        } else if self.facts.paid == self.event.payable() {
            RequestState::Paid
        } else if self.facts.cancelled.is_some() {
            if self.facts.paid.is_zero() { RequestState::Cancelled } else { RequestState::RestCancelled }
        } else if !self.facts.paid.is_zero() {
            RequestState::PartlyPaid
        } else if self.approvals.approvals.is_empty() {
            RequestState::Waiting
        } else if self.is_approved() {
            RequestState::Approved
        } else {
            RequestState::PartlyApproved
        }
    }

    /// Whether enough approved. His own approval stands only where nobody else keeps the ledger, and then it is enough.
    fn is_approved(&self) -> bool {
        let given = &self.approvals.approvals;
        let owners = given.iter().filter(|approval| approval.role == Role::OwnersCommittee).count();
        given.iter().any(|approval| approval.approver == self.happening.by)
            || (owners >= self.needed.owners && given.len().saturating_sub(owners) >= self.needed.approvers)
    }

    /// Whether something is still to be done: paid, or what was kept back.
    #[must_use]
    pub fn is_open(&self) -> bool {
        match self.state() {
            RequestState::Waiting
            | RequestState::PartlyApproved
            | RequestState::Approved
            | RequestState::PartlyPaid => true,
            RequestState::Paid => self.facts.retention_paid < self.event.retention,
            RequestState::Rejected | RequestState::Cancelled | RequestState::RestCancelled => false,
        }
    }

    /// What is kept back and may be paid on a day, and since when.
    #[must_use]
    pub fn retention_due(&self, today: Day) -> Option<(Day, Yuan)> {
        let kept_back = self.facts.retained.as_ref().and(*self.event.retention_due)?;
        let rest = self.event.retention.minus(self.facts.retention_paid).unwrap_or_default();
        (kept_back <= today && !rest.is_zero()).then_some((kept_back, rest))
    }

    /// What was not paid of it, what is kept back included; nothing of one that is over.
    #[must_use]
    pub fn rest(&self) -> Yuan {
        let paid = self.facts.paid.plus(self.facts.retention_paid).unwrap_or_default();
        match self.state() {
            RequestState::Rejected | RequestState::Cancelled | RequestState::RestCancelled => Yuan::ZERO,
            RequestState::Waiting
            | RequestState::PartlyApproved
            | RequestState::Approved
            | RequestState::PartlyPaid
            | RequestState::Paid => self.event.amount.minus(paid).unwrap_or_default(),
        }
    }

    /// Who approved, by code.
    pub(super) fn approved_by(&self) -> Cell {
        let codes: Vec<&str> = self.approvals.approvals.iter().map(|approval| approval.approver.as_str()).collect();
        Cell::from(codes.join(", "))
    }

    /// What is weak about its approvals.
    pub(super) fn marks(&self) -> Vec<PaymentMark> {
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
    let accounts = reading.accounts()?.into_iter().filter(|account| account.holder == Holder::OwnersCommittee);
    let owners: BTreeSet<Code> = accounts.map(|account| account.code).collect();
    let set = reading.happenings(Kind::ThresholdsSet, Day::FIRST, Day::LAST)?.into_iter();
    let set: Vec<(Seq, Event)> = set.filter(|set| set.reversed_by.is_none()).map(|set| (set.seq, set.event)).collect();
    let mut requests = BTreeMap::new();
    for happening in reading.happenings(Kind::PaymentRequested, Day::FIRST, Day::LAST)? {
        let (seq, key) = (happening.seq, happening.seq.key());
        let Event::PaymentRequested(event) = happening.event.clone() else { continue };
        let facts = facts.get(&key).cloned().unwrap_or_default();
        let approvals = approvals.get(&key).cloned().unwrap_or_default();
        let needed = Needed::of(&event, &set, &owners);
        requests.insert(seq, Request { happening, event, facts, approvals, needed });
    }
    Ok(requests)
}

/// The payee as a sheet may show him; nothing for a list, whose persons are counted beside.
pub(super) fn payee<R: FundReading>(
    reading: &R,
    number: Option<PersonNumber>,
    organisation: &Text,
) -> Result<Cell, R::Error> {
    let Some(number) = number else {
        let named = ShownName::Named(organisation.to_string());
        return Ok(if organisation.is_empty() { Cell::Empty } else { named.into() });
    };
    Ok(reading.party(number)?.map_or(ShownName::Withheld, |party| ShownName::of_party(&party)).into())
}

pub(super) fn persons(event: &PaymentRequested) -> Cell {
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
            project_cell(e.project.as_ref(), &names),
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

/// What was asked for to be paid to a person, to him by name or by a list of aid. `is_he` knows his numbers, those that were
/// merged into one among them.
///
/// # Errors
/// The file's.
pub fn paid_to<R: FundReading>(
    reading: &R,
    person: PersonNumber,
    is_he: impl Fn(PersonNumber) -> bool,
) -> Result<Table, R::Error> {
    let columns =
        [Heading::Seq, Heading::Date, Heading::PaymentKind, Heading::Purpose, Heading::Amount, Heading::RequestState];
    let mut table = Table::new(Title::PaidTo(person), &columns);
    let requests = requests(reading)?;
    let row = |seq: Seq, request: &Request, amount: Yuan| {
        let e = &request.event;
        [seq.into(), e.date.into(), e.kind.into(), (&e.purpose).into(), amount.into(), request.state().into()]
    };
    for (seq, request) in &requests {
        if request.event.payee.is_some_and(&is_he) {
            table.push(row(*seq, request, request.event.amount));
        }
        for (seq, e) in listed(reading, request)?.into_iter().filter(|(_, e)| e.person.is_some_and(&is_he)) {
            table.push(row(seq, request, e.amount));
        }
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
    for (seq, e) in listed(reading, request)? {
        let name = ShownName::masked(&reading.listed_name(seq, &e)?);
        table.push_numbered([seq.into(), name.into(), (&e.need).into(), e.amount.into()]);
    }
    Ok(table.totalled())
}

/// The persons of a list of aid.
fn listed<R: FundReading>(reading: &R, request: &Request) -> Result<Vec<(Seq, AidListed)>, R::Error> {
    let (mut seq, last) = (request.happening.seq.next(), request.event.last_entry(request.happening.seq));
    let mut persons = Vec::new();
    while seq <= last {
        if let Some(Event::AidListed(e)) = reading.happening(seq)?.map(|happening| happening.event) {
            persons.push((seq, e));
        }
        seq = seq.next();
    }
    Ok(persons)
}
