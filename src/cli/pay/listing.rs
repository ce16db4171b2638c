//! `pay list`, `pay show`: requests as the desk sees them, persons masked as on the board.

use std::collections::BTreeSet;

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::ledger::books::Books;
use crate::ledger::committee::concerned_requests;
use crate::ledger::decide::turn;
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::reading::FundReading as _;
use crate::ledger::refusal::{PaymentRefusal, Refusal};
use crate::report::payments::settlements;
use crate::report::requests::{Request, aid_list, approvals, list as requests_table, requests};
use crate::report::{Cell, Heading, Table, Title};
use crate::store::Store;

pub(super) fn list(session: &Session<'_>, is_open: bool) -> Result<(), Failure> {
    let store = session.store()?;
    let reading = store.reading()?;
    let all = requests(&reading)?;
    let shown = all.values().filter(|request| !is_open || request.is_open());
    session.list(&requests_table(&reading, shown)?);
    Ok(())
}

pub(super) fn show(session: &Session<'_>, seq: Seq) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let reading = store.reading()?;
    let all = requests(&reading)?;
    let none = || Refusal::from(PaymentRefusal::EntryMustBeARequest { seq });
    let request = all.get(&seq).ok_or_else(none)?;
    session.list(&requests_table(&reading, std::iter::once(request))?);
    let today = session.now().day(opened.utc_offset);
    session.list(&purses(&store, request));
    let next = turn(&store.books(), &request.event, today);
    let unpaid = request.event.payable().minus(request.facts.paid).unwrap_or_default();
    if let Some(next) = next.filter(|_| request.is_open() && !unpaid.is_zero()) {
        let pays = next.holds.min(unpaid);
        session.console.remark(session.words.next_purse(&next.source.account, next.source.source_kind, pays));
    }
    if let Some(due) = *request.event.retention_due {
        let (retention, paid) = (request.event.retention, request.facts.retention_paid);
        session.console.remark(session.words.kept_back(due, retention, paid));
    }
    session.list(&approvals(request));
    let rejected = request.approvals.rejected.map(|seq| reading.happening(seq)).transpose()?.flatten();
    if let Some(Event::EntryRejected(e)) = rejected.map(|happening| happening.event) {
        session.console.remark(session.words.request_rejected(&e.approver, e.date, &e.reason));
    }
    let withdrawn = request.facts.cancelled.map(|seq| reading.happening(seq)).transpose()?.flatten();
    if let Some((Event::PaymentCancelled(e), by)) = withdrawn.map(|happening| (happening.event, happening.by)) {
        session.console.remark(session.words.request_withdrawn(&by, e.date, &e.reason));
    }
    session.list(&settlements(&reading, request)?);
    if request.event.persons.0 > 0 {
        session.list(&aid_list(&reading, request)?);
    }
    Ok(())
}

/// The purses of a request in their order, with what lies in each.
fn purses(store: &Store, request: &Request) -> Table {
    let columns = [Heading::Number, Heading::Account, Heading::SourceKind, Heading::Balance];
    let mut table = Table::new(Title::RequestPurses, &columns);
    let books = store.books();
    for source in &request.event.sources {
        let balance = books.cash(&source.account, &request.event.purse(source.source_kind));
        table.push_numbered([Cell::from(&source.account), source.source_kind.into(), balance.into()]);
    }
    table
}

/// The requests whose payee has to do with the committee.
pub(crate) fn concerned(store: &Store) -> Result<BTreeSet<Seq>, Failure> {
    let books = store.books();
    let found = concerned_requests(&books).into_keys().collect();
    books.fault()?;
    Ok(found)
}
