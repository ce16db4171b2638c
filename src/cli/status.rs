//! `status`: what is in the purses, what is due, what is wrong at a glance.

use clap::Args;

use crate::chain::root;
use crate::cli::approve::entries_of;
pub(super) use crate::cli::due::month_due as due_month;
use crate::cli::due::{ahead, month_due, seen};
use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::desk::holds_its_checkpoints;
use crate::ledger::books::Record as _;
use crate::ledger::books::registers::matching::MatchFacts;
use crate::ledger::books::registers::waiting::WaitingFacts;
use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::matching::{agreements, debt_to_record};
use crate::ledger::period::Day;
use crate::ledger::reading::Reading as _;
use crate::ledger::words::{Holder, RequestState};
use crate::ledger::yuan::Yuan;
use crate::report::duties::open;
use crate::report::payments::advances;
use crate::report::purses::{By, purses as balances, waiting};
use crate::report::requests::requests;
use crate::report::{Cell, Heading, Table, Title, Word};
use crate::store::Store;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Status {}

impl Status {
    #[expect(clippy::unused_self, reason = "every command is run the same way")]
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (store, opened) = session.opened()?;
        holds_its_checkpoints(&store, &opened)?;
        let (size, _) = store.head()?;
        let root = root(&store.nodes(), size)?;
        if session.format.is_for_the_eye() {
            session.console.say(session.words.status_head(
                &opened,
                store.reading()?.mode()?,
                size,
                &root.short_groups(),
            ));
        }
        let today = session.now().day(opened.utc_offset);
        session.list(&purses(&store, today)?);
        if session.format.is_for_the_eye() {
            remarks(session, &store, today)?;
        }
        Ok(())
    }
}

/// What every purse holds. Where others than the fund hold some of it, theirs stands in a column of its own.
fn purses(store: &Store, today: Day) -> Result<Table, Failure> {
    let is_others = |holder| matches!(holder, Holder::OwnersCommittee | Holder::Street | Holder::PartyDues);
    if store.accounts()?.iter().any(|account| is_others(account.holder)) {
        return Ok(balances(&store.reading()?, today, By::Purse)?);
    }
    let columns = [Heading::Project, Heading::SourceKind, Heading::Account, Heading::Balance];
    let mut table = Table::new(Title::Purses, &columns);
    let projects = store.projects()?;
    for (account, purse, balance) in store.purses()? {
        let project = match &purse.project {
            None => Cell::from(Word::GeneralFund),
            Some(code) => {
                let named = projects.iter().find(|project| project.code == *code);
                named.map_or_else(|| Cell::from(code), |project| Cell::from(&project.name))
            }
        };
        table.push([project, purse.source_kind.into(), Cell::from(&account), balance.into()]);
    }
    Ok(table.totalled())
}

/// What is due, and money that has not reached the fund's account.
fn remarks(session: &Session<'_>, store: &Store, today: Day) -> Result<(), Failure> {
    still_outside(session, store, today)?;
    let others_wait = entries_wait(session, store)?;
    let is_waited_for = requests_wait(session, store, today)? || others_wait;
    let is_waited_for = advances_are_overdue(session, store, today)? || is_waited_for;
    let is_waited_for = matches_are_owed(session, store)? || is_waited_for;
    let is_due = in_short(session, store, today)?;
    let near = ahead(store, today)?;
    session.words.ahead(&near).iter().for_each(|line| session.console.say(line));
    if !is_due && !is_waited_for && near.is_empty() {
        session.console.say(session.words.nothing_due());
    }
    Ok(())
}

/// What `due` lists, in short; whether there is anything.
fn in_short(session: &Session<'_>, store: &Store, today: Day) -> Result<bool, Failure> {
    let month = month_due(store, today)?;
    if let Some(month) = month {
        session.console.say(session.words.notice_due(month));
    }
    let items = open(&store.reading()?, seen(store, today)?)?;
    let late = items.iter().filter(|item| item.days_over(today).is_some()).count();
    if items.len() > usize::from(month.is_some()) || late > 0 {
        session.console.say(session.words.due_in_short(items.len(), late));
    }
    Ok(month.is_some() || !items.is_empty())
}

/// What waits to happen until another person says so; whether there is any.
fn entries_wait(session: &Session<'_>, store: &Store) -> Result<bool, Failure> {
    let books = store.books();
    let waiting = WaitingFacts::all_waiting(&books);
    books.fault()?;
    let mut told = Seq(0);
    for (seq, facts) in &waiting {
        let Some(kind) = Kind::of(&facts.kind).filter(|_| *seq > told) else { continue };
        let import = Seq(seq.0.saturating_sub(1));
        let rows = entries_of(&books, import);
        let is_list = kind == Kind::VolunteerOpeningRecorded && rows.first().is_some_and(|(first, _)| first == seq);
        session.console.say(if is_list {
            told = rows.last().map_or(*seq, |(_, last)| *last);
            session.words.rows_wait((*seq, told), import, kind)
        } else {
            session.words.entry_waits(*seq, kind)
        });
    }
    books.fault()?;
    Ok(!waiting.is_empty())
}

/// Requests that wait for somebody's word or for their money, and what was kept back of others once its day has come;
/// whether there are any.
fn requests_wait(session: &Session<'_>, store: &Store, today: Day) -> Result<bool, Failure> {
    let all = requests(&store.reading()?)?;
    let mut any = false;
    for (seq, request) in &all {
        if let Some((due, kept_back)) = request.retention_due(today) {
            session.console.say(session.words.retention_is_due(*seq, due, kept_back));
            any = true;
        }
        let is_approved = match request.state() {
            RequestState::Waiting | RequestState::PartlyApproved => false,
            RequestState::Approved | RequestState::PartlyPaid => true,
            RequestState::Paid | RequestState::Rejected | RequestState::Cancelled | RequestState::RestCancelled => {
                continue;
            }
        };
        let rest = request.event.payable().minus(request.facts.paid).unwrap_or_default();
        session.console.say(session.words.request_waits(*seq, is_approved, rest));
        any = true;
    }
    Ok(any)
}

/// Advances whose papers should have come; whether there are any.
fn advances_are_overdue(session: &Session<'_>, store: &Store, today: Day) -> Result<bool, Failure> {
    let (_, owed) = advances(&store.reading()?)?;
    let overdue: Vec<_> = owed.iter().filter(|advance| advance.due < today).collect();
    for advance in &overdue {
        session.console.say(session.words.advance_is_overdue(advance.seq, advance.due, advance.owed));
    }
    Ok(!overdue.is_empty())
}

/// What of a match is to go back to the federation, recorded or not; whether there is any.
fn matches_are_owed(session: &Session<'_>, store: &Store) -> Result<bool, Failure> {
    let books = store.books();
    let unrecorded = debt_to_record(&books, None);
    let facts = agreements(&books, None).into_iter().map(|(seq, agreed)| (seq, agreed, MatchFacts::find(&books, &seq)));
    let debts: Vec<_> = facts.filter_map(|(seq, agreed, facts)| Some((seq, agreed.project, facts?.debt()))).collect();
    books.fault()?;
    let owed: Vec<_> = debts.into_iter().filter(|(.., owed)| !owed.is_zero()).collect();
    if let Some((agreement, project, owed)) = &unrecorded {
        session.console.say(session.words.match_debt_is_not_recorded(*agreement, project, *owed));
    }
    for (agreement, project, owed) in &owed {
        session.console.say(session.words.match_is_owed_back(*agreement, project, *owed));
    }
    Ok(unrecorded.is_some() || !owed.is_empty())
}

/// Account by account, how much waits outside the fund's account and since when.
fn still_outside(session: &Session<'_>, store: &Store, today: Day) -> Result<(), Failure> {
    let waiting = waiting(&store.reading()?, today)?;
    for account in store.accounts()? {
        let here = || waiting.iter().filter(|lot| lot.account == account.code);
        let balance = Yuan::sum(here().map(|lot| lot.amount)).unwrap_or_default();
        if let Some(days) = here().map(|lot| lot.days).max() {
            let told = session.words.still_outside(account.code.as_str(), account.holder, balance, days);
            session.console.say(told);
        }
    }
    Ok(())
}
