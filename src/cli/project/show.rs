//! `project list`, `project show`: how far each is, and one with its whole life.

use crate::cli::failure::Failure;
use crate::cli::session::{Session, nearest_first};
use crate::ledger::books::Record;
use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{SourceKind, Yes};
use crate::ledger::yuan::Yuan;
use crate::report::projects::lives::{Life, lives, paper_of};
use crate::report::{Cell, Heading, Table, Title};
use crate::store::Store;
use crate::text::ProjectParticular;

pub(super) fn list(session: &Session<'_>) -> Result<(), Failure> {
    let columns = [
        Heading::Code,
        Heading::Name,
        Heading::Service,
        Heading::Area,
        Heading::Stage,
        Heading::Date,
        Heading::NextStep,
    ];
    let mut table = Table::new(Title::Projects, &columns);
    let store = session.store()?;
    for (code, life) in lives(&store.reading()?, last_day()?)? {
        table.push([
            Cell::from(&code),
            (&life.project.name).into(),
            life.project.service.into(),
            Cell::from(life.project.area.as_ref()),
            life.facts.stage().into(),
            life.facts.latest_stage().into(),
            life.next_step().into(),
        ]);
    }
    session.list(&table);
    Ok(())
}

/// What the books know now, whatever day it is.
fn last_day() -> Result<Day, Failure> {
    Ok(Day::new(2199, 12, 31)?)
}

/// The project, every step with its day and paper, its budget against what was spent, and what its purses hold.
pub(super) fn show(session: &Session<'_>, code: &Code) -> Result<(), Failure> {
    let store = session.store()?;
    let mut lives = lives(&store.reading()?, last_day()?)?;
    let Some(life) = lives.remove(code) else {
        let known = nearest_first(code.as_str(), lives.keys().map(Code::as_str));
        return Err(Failure::refused(session.words.unknown_project(code.as_str(), &known)));
    };
    session.list(&particulars(session, &life));
    session.list(&steps(session, &life));
    session.list(&budget(&store, code)?);
    session.list(&purses(&store, code)?);
    Ok(())
}

fn particulars(session: &Session<'_>, life: &Life) -> Table {
    use ProjectParticular as P;
    let (project, facts) = (&life.project, &life.facts);
    let origin = [project.origin.map_or("", |origin| session.words.need_origin(origin)), project.origin_paper.as_str()];
    let origin = origin.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
    let labour = facts.minutes();
    let lines = [
        (P::Code, Cell::from(&project.code)),
        (P::Name, (&project.name).into()),
        (P::Service, project.service.into()),
        (P::Stage, facts.stage().into()),
        (P::Area, project.area.as_ref().into()),
        (P::Need, (&project.need).into()),
        (P::Origin, origin.into()),
        (P::Result, (&project.result).into()),
        (P::InCharge, project.in_charge.into()),
        (P::Leftover, project.leftover.into()),
        (P::PayAfter, if project.pay_after == Yes::Yes { Yes::Yes.into() } else { Cell::Empty }),
        (P::MarketPrice, project.market_price.into()),
        (P::Labour, if labour.0 == 0 { Cell::Empty } else { session.words.labour(labour).into() }),
    ];
    let mut table = Table::new(Title::Project, &[Heading::Field, Heading::Value]);
    for (particular, cell) in lines.into_iter().filter(|(_, cell)| *cell != Cell::Empty) {
        table.push([session.words.project_particular(particular).into(), cell]);
    }
    table
}

fn steps(session: &Session<'_>, life: &Life) -> Table {
    let columns = [Heading::Seq, Heading::Date, Heading::EntryKind, Heading::Paper, Heading::Memo];
    let mut table = Table::new(Title::ProjectSteps, &columns);
    for step in &life.steps {
        table.push([
            step.seq.into(),
            step.event.day().into(),
            step.event.kind().into(),
            paper_of(&step.event).into(),
            session.words.project_step(&step.event).into(),
        ]);
    }
    table
}

/// The budget in force against what payments keep as spent, in pay order.
fn budget(store: &Store, code: &Code) -> Result<Table, Failure> {
    let columns = [Heading::SourceKind, Heading::Budget, Heading::Spent, Heading::BudgetLeft, Heading::Overspent];
    let mut table = Table::new(Title::ProjectBudget, &columns);
    let books = store.books();
    let facts = ProjectFacts::find(&books, code);
    books.fault()?;
    let Some(facts) = facts else { return Ok(table) };
    let planned: Vec<SourceKind> = facts.budget().iter().map(|line| line.source_kind).collect();
    let unplanned = SourceKind::ALL.iter().copied().filter(|kind| !planned.contains(kind));
    let unplanned = unplanned.filter(|kind| !facts.spent_of(*kind).is_zero());
    for kind in planned.iter().copied().chain(unplanned) {
        let (planned, spent): (Yuan, Yuan) = (facts.budget_of(kind), facts.spent_of(kind));
        table.push([
            Cell::from(kind),
            planned.into(),
            spent.into(),
            planned.minus(spent).unwrap_or_default().into(),
            spent.minus(planned).unwrap_or_default().into(),
        ]);
    }
    Ok(table.totalled())
}

/// What its purses hold, wherever it lies. What co-payers hold is in no sum with the fund's money.
fn purses(store: &Store, code: &Code) -> Result<Table, Failure> {
    let others = store.accounts()?.into_iter().filter(|account| !account.holder.is_the_funds());
    let others: Vec<Code> = others.map(|account| account.code).collect();
    let mut is_the_funds = true;
    let mut purses = Table::new(Title::Purses, &[Heading::Account, Heading::SourceKind, Heading::Balance]);
    for (account, purse, balance) in store.purses()? {
        if purse.project.as_ref() == Some(code) {
            is_the_funds &= !others.contains(&account);
            purses.push([Cell::from(&account), purse.source_kind.into(), balance.into()]);
        }
    }
    Ok(if is_the_funds { purses.totalled() } else { purses })
}
