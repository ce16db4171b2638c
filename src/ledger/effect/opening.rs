//! Opening the house: entry 0, charts, balances taken over.

use crate::ledger::books::{Books, Purse};
use crate::ledger::effect::{DoubleEntry, Effect, money_role, net_assets};
use crate::ledger::event::{AdoptedChart, ChartAdopted, LedgerOpened, OpeningRecorded};
use crate::ledger::field::Seq;

pub(super) fn ledger(e: &LedgerOpened, out: &mut Vec<Effect>) {
    out.push(Effect::LedgerOpened(Box::new(e.clone())));
    out.extend(e.operators.iter().map(|operator| Effect::OperatorAdded {
        code: operator.code.clone(),
        key: *operator.key,
        roles: operator.roles.clone(),
    }));
    out.extend(e.charts.iter().cloned().map(Effect::ChartAdded));
}

pub(super) fn chart(e: &ChartAdopted, out: &mut Vec<Effect>) {
    let chart = AdoptedChart { digest: e.digest, edition: e.edition.clone(), from: e.from };
    out.push(Effect::ChartAdded(chart));
}

/// 借 1002 贷 3101 or 3102.
pub(super) fn balance(seq: Seq, e: &OpeningRecorded, books: &impl Books, out: &mut Vec<Effect>) {
    let purse = Purse { project: e.project.0.clone(), source_kind: e.source_kind };
    DoubleEntry {
        account: &e.account,
        purse: &purse,
        day: e.date,
        amount: e.amount,
        debit: money_role(books, &e.account),
        credit: net_assets(&purse),
    }
    .post(books, out);
    out.push(Effect::OpeningSet { account: e.account.clone(), purse, seq });
}
