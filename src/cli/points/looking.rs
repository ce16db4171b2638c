//! `points show|list|cover`: what an account holds, all of them, and how much of the debt could be honoured.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::points::kind;
use crate::cli::session::Session;
use crate::desk::{Desk, DeskError};
use crate::ledger::books::registers::points::{StruckFacts, account as account_facts, account_of, heir};
use crate::ledger::books::registers::volunteers::HouseholdFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::rule_book::{Cover, RuleBook};
use crate::report::points;
use crate::store::Store;
use crate::text::Question;

/// What a reversal that happened took of other points, and what it did not get back.
pub(in crate::cli) fn tell_struck(session: &Session<'_>, desk: &Desk, reversal: Seq) -> Result<(), Failure> {
    let books = desk.store().books();
    let struck = StruckFacts::find(&books, &reversal);
    books.fault()?;
    if let Some(struck) = struck {
        if !struck.elsewhere.is_zero() {
            session.console.remark(session.words.points_are_taken_elsewhere(&struck));
        }
        if !struck.missing.is_zero() {
            session.console.remark(session.words.points_are_gone(&struck));
        }
    }
    Ok(())
}

/// What of the points an entry of a day brought went straight to what their accounts owed; nothing of one that waits.
pub(in crate::cli) fn tell_paid(session: &Session<'_>, desk: &Desk, entry: (Seq, Day)) -> Result<(), Failure> {
    let paid = points::struck::paid_by(&desk.store().reading()?, entry)?;
    if !paid.is_empty() {
        session.console.remark(session.words.points_paid_what_is_owed(&paid));
    }
    Ok(())
}

#[derive(Debug, Args)]
pub(super) struct Show {
    #[arg(value_name = "pN|CODE", help = help().points.account)]
    account: Option<String>,
    #[arg(long, help = help().points.party)]
    party: bool,
}

/// The account a code names: of a merged number, that of the number that stayed.
pub(crate) fn points_account(session: &Session<'_>, store: &Store, code: &Code) -> Result<String, Failure> {
    let books = store.books();
    let person: Option<PersonNumber> = code.as_str().parse().ok();
    let is_known =
        person.map_or_else(|| HouseholdFacts::find(&books, code).is_some(), |number| books.person(number).is_some());
    let account = heir(&books, code.as_str());
    books.fault()?;
    if is_known { Ok(account) } else { Err(Failure::refused(session.words.no_points_account(code))) }
}

impl Show {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let code: Code = session.need(Question::PointsAccount, self.account.as_deref())?;
        let (store, opened) = session.opened()?;
        let today = session.now().day(opened.utc_offset);
        let books = store.books();
        let person: Option<PersonNumber> = code.as_str().parse().ok();
        let mut account = points_account(session, &store, &code)?;
        let shared =
            person.and_then(|_| account.parse().ok()).map(|number| account_of(&books, number, kind(self.party), today));
        books.fault()?;
        // What he had before he joined stays under his own number, and is shown as long as there is some.
        if let Some(shared) = shared.filter(|shared| *shared != account) {
            session
                .console
                .remark(session.words.points_are_shared(account.parse().unwrap_or(PersonNumber(0)), &shared));
            let own = account_facts(&books, kind(self.party), &account).left();
            if !own.is_zero() {
                for table in &points::shown(&store.reading()?, kind(self.party), &account, today)? {
                    session.list(table);
                }
            }
            account = shared;
        }
        let shown = points::shown(&store.reading()?, kind(self.party), &account, today)?;
        for table in &shown {
            session.list(table);
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct List {
    #[arg(long, help = help().points.party)]
    party: bool,
}

impl List {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let (store, opened) = session.opened()?;
        let today = session.now().day(opened.utc_offset);
        session.list(&points::accounts(&store.reading()?, kind(self.party), today)?);
        Ok(())
    }
}

/// `points cover`: points are a debt.
pub(super) fn cover(session: &Session<'_>) -> Result<(), Failure> {
    let (store, opened) = session.opened()?;
    let today = session.now().day(opened.utc_offset);
    let books = store.books();
    let cover = Cover::on(&books, today);
    books.fault()?;
    let Some(cover) = cover else {
        return Ok(RuleBook::needed_on(&books, today).map(drop).map_err(DeskError::Refused)?);
    };
    session.list(&points::cover(&cover, today));
    for purse in &cover.short {
        session.console.remark(session.words.merchants_lack_money(purse));
    }
    remark_if_low(session, &cover);
    Ok(())
}

/// Once more points are out: the warning of the rules, where the shop can honour less of them than it says.
pub(in crate::cli) fn warn_of_cover(session: &Session<'_>, desk: &Desk) -> Result<(), Failure> {
    let books = desk.store().books();
    let cover = Cover::on(&books, desk.today());
    books.fault()?;
    if let Some(cover) = cover {
        remark_if_low(session, &cover);
    }
    Ok(())
}

fn remark_if_low(session: &Session<'_>, cover: &Cover) {
    if !cover.honours(cover.book.rules.cover_warning) {
        session.console.remark(session.words.cover_is_low(cover));
    }
}
