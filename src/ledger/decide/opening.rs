//! Opening the house: entry 0, accounts, balances taken over, charts.

use crate::ledger::books::{Books, Purse};
use crate::ledger::decide::purses::{
    account_is_open, account_names_its_estate, purse_lies_with_its_holder, stays_in_its_estate,
};
use crate::ledger::decide::{Asking, day_has_come, money_can_move, project_is_proposed};
use crate::ledger::event::{
    AccountOpened, AdoptedChart, ChartAdopted, Continues, FirstOperator, LedgerOpened, OpeningRecorded,
};
use crate::ledger::name::Digest;
use crate::ledger::refusal::Refusal;
use crate::ledger::words::{Mode, Role};

pub(super) fn ledger(books: &impl Books, asking: &Asking, c: &LedgerOpened) -> Result<LedgerOpened, Refusal> {
    let origin = c.origin.as_str();
    let is_reserved = origin.starts_with("mingbai/") || origin.starts_with("cosignature/");
    if origin.is_empty() || is_reserved || origin.contains(|c: char| c.is_whitespace() || c == '+') {
        return Err(Refusal::OriginMustBeFree { origin: c.origin.clone() });
    }
    let Continues { origin, root, size } = &c.continues;
    let parts = [origin.is_empty(), root.is_empty(), size.is_none()];
    if parts.iter().any(|part| *part != origin.is_empty()) {
        return Err(Refusal::ContinuationMustBeWhole);
    }
    if c.name.is_empty() || c.county.is_empty() || c.custodian.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    let may_record = |o: &FirstOperator| o.code == asking.by && o.roles.contains(&Role::Recorder);
    if !c.operators.iter().any(may_record) {
        return Err(Refusal::RecorderMustBeNamed);
    }
    codes_differ(&c.operators)?;
    if c.mode == Mode::TwoPerson {
        two_persons_differ(&c.operators)?;
    }
    c.charts.iter().try_for_each(|chart| chart_is_on_paper(books, chart))?;
    if !c.charts.iter().any(|chart| chart.from <= asking.today) {
        return Err(Refusal::DayMustHaveAChart { day: asking.today });
    }
    Ok(c.clone())
}

fn codes_differ(operators: &[FirstOperator]) -> Result<(), Refusal> {
    for (index, operator) in operators.iter().enumerate() {
        let mut before = operators.iter().take(index);
        if before.any(|other| other.code == operator.code) {
            return Err(Refusal::CodeMustBeFree { code: operator.code.clone() });
        }
    }
    Ok(())
}

/// A recorder and a supervisor or approver, each with a key of his own.
fn two_persons_differ(operators: &[FirstOperator]) -> Result<(), Refusal> {
    let keys: Vec<&Digest> = operators.iter().filter_map(|o| o.key.as_ref()).collect();
    let all_have_keys = keys.len() == operators.len();
    let keys_differ = keys.iter().enumerate().all(|(i, key)| !keys.iter().take(i).any(|other| other == key));
    let watches = |o: &FirstOperator| o.roles.iter().any(|r| matches!(r, Role::Supervisor | Role::Approver));
    let someone_else_watches = operators.iter().any(|o| watches(o) && !o.roles.contains(&Role::Recorder));
    if all_have_keys && keys_differ && someone_else_watches { Ok(()) } else { Err(Refusal::TwoPersonsMustDiffer) }
}

pub(super) fn account(books: &impl Books, asking: &Asking, c: &AccountOpened) -> Result<AccountOpened, Refusal> {
    if books.account(&c.code).is_some() {
        return Err(Refusal::CodeMustBeFree { code: c.code.clone() });
    }
    if c.name.is_empty() {
        return Err(Refusal::NameMustBeGiven);
    }
    day_has_come(c.date, asking)?;
    account_names_its_estate(books, c)?;
    Ok(c.clone())
}

pub(super) fn balance(books: &impl Books, asking: &Asking, c: &OpeningRecorded) -> Result<OpeningRecorded, Refusal> {
    day_has_come(c.date, asking)?;
    money_can_move(books, c.amount, c.date)?;
    let holder = account_is_open(books, &c.account)?;
    project_is_proposed(books, c.project.as_ref())?;
    purse_lies_with_its_holder(&c.account, holder, c.source_kind)?;
    stays_in_its_estate(books, &c.account, c.project.as_ref())?;
    if c.paper.is_empty() {
        return Err(Refusal::PaperMustBeNamed);
    }
    let purse = Purse { project: c.project.0.clone(), source_kind: c.source_kind };
    match books.opening(&c.account, &purse) {
        Some(seq) => Err(Refusal::OpeningMustBeFirst { seq }),
        None => Ok(c.clone()),
    }
}

pub(super) fn chart(books: &impl Books, c: &ChartAdopted) -> Result<ChartAdopted, Refusal> {
    let chart = AdoptedChart { digest: c.digest, edition: c.edition.clone(), from: c.from };
    chart_is_on_paper(books, &chart)?;
    Ok(c.clone())
}

/// The paper lies there, and the entry says of it what it says itself.
fn chart_is_on_paper(books: &impl Books, chart: &AdoptedChart) -> Result<(), Refusal> {
    let paper = books.chart_paper(&chart.digest).ok_or(Refusal::ChartMustBeOnPaper { digest: chart.digest })?;
    if paper.edition == chart.edition && paper.from == chart.from {
        Ok(())
    } else {
        Err(Refusal::ChartMustSayTheSame { edition: paper.edition.clone(), from: paper.from })
    }
}
