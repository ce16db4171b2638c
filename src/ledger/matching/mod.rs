//! 配捐, reckoned in one place: what the federation's agreement gives over what a project raised. `decide`, `match quote`,
//! the statement, the notices and the remarks of refunds all ask here; nothing else computes a match.
//!
//! ```text
//! Books ──contributions──▶ reckon(agreement, …) ──▶ Reckoning ──pool's split──▶ Statement
//! ```
//! The rule. Base: gifts of the agreed channels dated in the window, net of refunds, reversed ones out; goods at their
//! value and public grants only when agreed; never the match itself, never promises. Each donor counts up to his cap. Due:
//! the part of the base within each tier times its rate, rounded down once to 分; nothing below the least number of
//! donors; at most the project's cap; at most its part of the pool. What is confirmed never grows: a later refund lowers
//! its own project's due only.

mod corrected;
mod pool;
mod reckoning;
mod suspicion;

use std::collections::BTreeMap;

use crate::ledger::books::registers::matching::{MatchFacts, MergeFacts, PoolFacts};
use crate::ledger::books::{Books, GiverKey, ProjectGift, Purse, Record, Undoable};
use crate::ledger::effect::Giver;
use crate::ledger::event::{Event, Kind, MatchAgreed, MatchConfirmed, PoolOpened};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{Appeal, ContributionKind, Holder, IncomeNature, MatchState, Role};
use crate::ledger::yuan::Yuan;

pub use corrected::{corrected, dues_known};
pub use pool::split;
pub use reckoning::{Contribution, Counted, Reckoning, TierShare, reckon};

/// A pool, and what this agreement gets of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PoolShare {
    /// The pool.
    pub pool: PoolOpened,
    /// Taken off because the pool has no more.
    pub beyond: Yuan,
    /// What the pool has left after all its projects.
    pub left: Yuan,
}

/// Everything about one agreement as it stands now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The agreement's entry.
    pub seq: Seq,
    /// The agreement.
    pub agreement: MatchAgreed,
    /// What it comes to today.
    pub reckoning: Reckoning,
    /// Its part of the pool, if it has one.
    pub pool: Option<PoolShare>,
    /// The federation's confirmation, with its entry.
    pub confirmed: Option<(Seq, MatchConfirmed)>,
    /// How far it has come.
    pub state: MatchState,
    /// What is due now; before the confirmation a trial.
    pub due: Yuan,
    /// What arrived.
    pub received: Yuan,
    /// What the books say is owed back.
    pub recorded: Yuan,
    /// What of it went back.
    pub returned: Yuan,
}

impl Statement {
    /// What arrived and stayed.
    #[must_use]
    pub fn stayed(&self) -> Yuan {
        self.received.minus(self.returned).unwrap_or_default()
    }

    /// 未到: still to come.
    #[must_use]
    pub fn short(&self) -> Yuan {
        self.due.minus(self.stayed()).unwrap_or_default()
    }

    /// Its kinds of contributions that count.
    #[must_use]
    pub fn kinds(&self) -> Vec<ContributionKind> {
        let all = [
            ContributionKind::Public,
            ContributionKind::Directed,
            ContributionKind::Goods,
            ContributionKind::PublicMoney,
        ];
        all.into_iter().filter(|kind| reckoning::is_agreed(&self.agreement, *kind)).collect()
    }

    /// How many gifts look split.
    #[must_use]
    pub fn suspicions(&self) -> usize {
        self.reckoning.lines.iter().filter(|line| line.suspicion.is_some()).count()
    }

    /// 应退回: received beyond what is due.
    #[must_use]
    pub fn owed_back(&self) -> Yuan {
        self.stayed().minus(self.due).unwrap_or_default()
    }

    /// … and not in the books yet.
    #[must_use]
    pub fn unrecorded(&self) -> Yuan {
        self.owed_back().minus(self.recorded).unwrap_or_default()
    }
}

/// The first and the last day of everything.
fn ever() -> Option<(Day, Day)> {
    Some((Day::new(1900, 1, 1).ok()?, Day::new(2199, 12, 31).ok()?))
}

/// An agreement that was not taken back.
#[must_use]
pub fn agreement(books: &impl Books, seq: Seq) -> Option<MatchAgreed> {
    if let Event::MatchAgreed(agreed) = &books.standing(seq)?.event { Some(agreed.clone()) } else { None }
}

/// Every agreement of a project, or of all, by the first day of its window.
#[must_use]
pub fn agreements(books: &impl Books, project: Option<&Code>) -> Vec<(Seq, MatchAgreed)> {
    let known = MatchFacts::all(books, "").into_iter().filter(|(_, facts)| project.is_none_or(|p| facts.project == *p));
    let seqs = known.filter_map(|(key, _)| key.parse::<u64>().ok().map(Seq));
    let mut found: Vec<_> = seqs.filter_map(|seq| Some((seq, agreement(books, seq)?))).collect();
    found.sort_by_key(|(seq, agreed)| (agreed.from, *seq));
    found
}

/// What the purse of a project's match lacks of what is owed back.
#[must_use]
pub fn short_of_debt(books: &impl Books, account: &Code, purse: &Purse) -> Yuan {
    let known = MatchFacts::all(books, "").into_iter();
    let its = known.filter(|(_, facts)| purse.project.as_ref() == Some(&facts.project));
    let owed = Yuan::sum(its.map(|(_, facts)| facts.debt())).unwrap_or_default();
    owed.minus(books.cash(account, purse)).unwrap_or_default()
}

/// A pool's opening entry.
#[must_use]
pub fn pool(books: &impl Books, code: &Code) -> Option<(PoolOpened, PoolFacts)> {
    let facts = PoolFacts::find(books, code)?;
    if let Event::PoolOpened(opened) = &books.recall(facts.opened)?.event {
        Some((opened.clone(), facts))
    } else {
        None
    }
}

/// The places in a pool's order that are taken.
#[must_use]
pub fn places(books: &impl Books, facts: &PoolFacts) -> Vec<Count> {
    facts.agreements.iter().filter_map(|seq| Some(agreement(books, *seq)?.position)).collect()
}

/// The place after the last.
#[must_use]
pub fn next_place(books: &impl Books, facts: &PoolFacts) -> Count {
    places(books, facts).into_iter().max().unwrap_or_default().and_one()
}

/// What a project has, dated in `from ..= until`, by day, then entry; numbers that were one when the match was confirmed, if
/// it was, are one donor.
fn contributions(
    books: &impl Books,
    project: &Code,
    (from, until): (Day, Day),
    confirmed: Option<Seq>,
) -> Vec<Contribution> {
    let gift = |gift: ProjectGift| Contribution {
        seq: gift.seq,
        day: gift.day,
        kind: if gift.source_kind == Appeal::Directed.source_kind() {
            ContributionKind::Directed
        } else {
            ContributionKind::Public
        },
        amount: gift.amount,
        refunded: gift.refunded,
        is_reversed: gift.is_reversed,
        giver: Some(gift.giver),
    };
    let mut found: Vec<Contribution> = books.gifts_to(project, from, until).into_iter().map(gift).collect();
    for kind in [Kind::GoodsReceived, Kind::IncomeReceived, Kind::MatchReceived] {
        let seqs = books.happened(kind, from, until).into_iter();
        found.extend(seqs.filter_map(|seq| other_contribution(books, project, seq)));
    }
    let merges = merges(books, confirmed);
    for contribution in found.iter_mut().filter(|_| !merges.is_empty()) {
        while let Some(into) = contribution.giver.and_then(|giver| merges.get(&giver)) {
            contribution.giver = Some(*into);
        }
    }
    found.sort_by_key(|contribution| (contribution.day, contribution.seq));
    found
}

/// Goods with a value, a public grant, or a part of a match, when it is this project's.
fn other_contribution(books: &impl Books, project: &Code, seq: Seq) -> Option<Contribution> {
    let (kind, day, amount, giver, of) = brought(books, seq)?;
    if of != *project {
        return None;
    }
    let is_reversed = books.reversed_by(seq).is_some();
    Some(Contribution { seq, day, kind, amount, refunded: Yuan::ZERO, is_reversed, giver })
}

/// Kind, day, amount, giver and project of an entry that brought a project something beside gifts of money.
fn brought(books: &impl Books, seq: Seq) -> Option<(ContributionKind, Day, Yuan, Option<GiverKey>, Code)> {
    let recalled = books.recall(seq)?;
    if let Event::GoodsReceived(e) = &recalled.event {
        let giver = books.giver(seq, &Giver::of_goods(e));
        Some((ContributionKind::Goods, e.date, (*e.value)?, Some(giver), e.project.0.clone()?))
    } else if let Event::IncomeReceived(e) = &recalled.event {
        // What a street or a party branch keeps in an account of its own did not come to the fund.
        let came = e.nature == IncomeNature::Grant && books.account(&e.account).is_some_and(Holder::is_the_funds);
        let project = e.project.0.clone().filter(|_| came)?;
        Some((ContributionKind::PublicMoney, e.date, e.amount, None, project))
    } else if let Event::MatchReceived(e) = &recalled.event {
        let project = MatchFacts::find(books, &e.agreement)?.project;
        Some((ContributionKind::Match, e.date, e.amount, None, project))
    } else {
        None
    }
}

/// What an agreement gives today, over its window alone.
#[must_use]
pub fn reckoned(books: &impl Books, seq: Seq, agreement: &MatchAgreed) -> Reckoning {
    reckoned_with(books, seq, agreement, None)
}

/// How many entries a confirmation saw.
fn confirmed_size(books: &impl Books, seq: Seq) -> Option<Seq> {
    confirmation(books, seq).map(|(_, confirmed)| confirmed.size)
}

/// A gift that was not given: what would it bring?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Another {
    /// To which agreement's project.
    pub agreement: Seq,
    /// How much, from a new donor through the first agreed channel, on the window's last day.
    pub amount: Yuan,
}

/// Whose numbers were one already, by the numbers they were merged into: all of them, or those the confirmation saw.
fn merges(books: &impl Books, confirmed: Option<Seq>) -> BTreeMap<GiverKey, GiverKey> {
    let known = MergeFacts::all(books, "").into_iter().map(|(_, facts)| facts);
    let seen = known.filter(|facts| confirmed.is_none_or(|size| facts.seq < size));
    seen.map(|facts| (GiverKey::registered(facts.from), GiverKey::registered(facts.into))).collect()
}

/// As [`reckoned`], with a gift that was not given.
fn reckoned_with(books: &impl Books, seq: Seq, agreement: &MatchAgreed, another: Option<Another>) -> Reckoning {
    let confirmed = confirmed_size(books, seq);
    let mut found = contributions(books, &agreement.project, (agreement.from, agreement.until), confirmed);
    if let Some(another) = another.filter(|another| another.agreement == seq) {
        let next = Seq(books.size().0);
        found.push(Contribution {
            seq: next,
            day: agreement.until,
            kind: match agreement.appeals.first() {
                Some(Appeal::Directed) => ContributionKind::Directed,
                Some(Appeal::Public) | None => ContributionKind::Public,
            },
            amount: another.amount,
            refunded: Yuan::ZERO,
            is_reversed: false,
            giver: Some(GiverKey::unlinked(next)),
        });
    }
    reckon(agreement, confirmed, found)
}

/// What is due to an agreement, as the pool allows, when the federation confirms now.
#[must_use]
pub fn quote(books: &impl Books, seq: Seq, agreement: &MatchAgreed, another: Option<Another>) -> Yuan {
    let own = reckoned_with(books, seq, agreement, another).due;
    let share = agreement.pool.as_ref().and_then(|code| share_of(books, code, seq, another));
    share.map_or(own, |share| own.minus(share.beyond).unwrap_or_default())
}

/// Every agreement of a pool in its stated order, with what is due to each and what each gets.
fn shares(
    books: &impl Books,
    pool: &PoolOpened,
    facts: &PoolFacts,
    another: Option<Another>,
) -> Vec<(Seq, Yuan, Yuan)> {
    let known = facts.agreements.iter().filter_map(|seq| Some((*seq, agreement(books, *seq)?)));
    let mut ordered: Vec<(Seq, MatchAgreed)> = known.collect();
    ordered.sort_by_key(|(seq, agreed)| (agreed.position, *seq));
    let due = |(seq, agreed): &(Seq, MatchAgreed)| reckoned_with(books, *seq, agreed, another).due;
    let dues: Vec<Yuan> = ordered.iter().map(due).collect();
    let parts = split(pool.order, pool.amount, &dues);
    ordered.iter().zip(dues).zip(parts).map(|(((seq, _), due), part)| (*seq, due, part)).collect()
}

/// What an agreement gets of its pool before it is confirmed.
fn share_of(books: &impl Books, code: &Code, seq: Seq, another: Option<Another>) -> Option<PoolShare> {
    let (pool, facts) = pool(books, code)?;
    let shares = shares(books, &pool, &facts, another);
    let given = Yuan::sum(shares.iter().map(|(_, _, part)| *part)).unwrap_or_default();
    let (_, due, part) = shares.into_iter().find(|(of, ..)| *of == seq)?;
    let left = pool.amount.minus(given).unwrap_or_default();
    Some(PoolShare { pool, beyond: due.minus(part).unwrap_or_default(), left })
}

/// The same once it is confirmed: the split is frozen.
fn frozen_share(books: &impl Books, code: &Code, confirmed: &MatchConfirmed) -> Option<PoolShare> {
    let (pool, facts) = pool(books, code)?;
    let given = facts.agreements.iter().filter_map(|seq| Some(confirmation(books, *seq)?.1.due));
    let given = Yuan::sum(given).unwrap_or_default();
    let of = confirmed.agreement;
    let own = agreement(books, of).map(|agreed| reckoned(books, of, &agreed).due).unwrap_or_default();
    let left = pool.amount.minus(given).unwrap_or_default();
    Some(PoolShare { pool, beyond: own.minus(confirmed.due).unwrap_or_default(), left })
}

/// The federation's confirmation of an agreement, with its entry.
#[must_use]
pub fn confirmation(books: &impl Books, seq: Seq) -> Option<(Seq, MatchConfirmed)> {
    let confirmed = (*MatchFacts::find(books, &seq)?.confirmed)?;
    if let Event::MatchConfirmed(e) = &books.recall(confirmed)?.event { Some((confirmed, e.clone())) } else { None }
}

/// What is due now: once confirmed never more than was confirmed, and less after refunds; before that a trial.
#[must_use]
pub fn due(books: &impl Books, seq: Seq, agreement: &MatchAgreed) -> Yuan {
    match confirmation(books, seq) {
        Some((_, confirmed)) => confirmed.due.min(reckoned(books, seq, agreement).due),
        None => quote(books, seq, agreement, None),
    }
}

/// Everything about an agreement as it stands now, over its window. `today` tells whether that is over.
#[must_use]
pub fn statement(books: &impl Books, seq: Seq, today: Day) -> Option<Statement> {
    let agreement = agreement(books, seq)?;
    let window = (agreement.from, agreement.until);
    stated(books, seq, agreement, window, today)
}

/// The same over whatever the project ever got, so that nothing is left out without its reason. It reads every gift of
/// the ledger, so lists of matches do without.
#[must_use]
pub fn whole_statement(books: &impl Books, seq: Seq, today: Day) -> Option<Statement> {
    stated(books, seq, agreement(books, seq)?, ever()?, today)
}

fn stated(
    books: &impl Books,
    seq: Seq,
    agreement: MatchAgreed,
    (from, until): (Day, Day),
    today: Day,
) -> Option<Statement> {
    let facts = MatchFacts::find(books, &seq)?;
    let confirmed = confirmation(books, seq);
    let size = confirmed.as_ref().map(|(_, confirmed)| confirmed.size);
    let reckoning = reckon(&agreement, size, contributions(books, &agreement.project, (from, until), size));
    let pool = agreement.pool.as_ref().and_then(|code| match &confirmed {
        Some((_, confirmed)) => frozen_share(books, code, confirmed),
        None => share_of(books, code, seq, None),
    });
    let state = match &confirmed {
        Some((confirmed, _)) => countersignature(books, *confirmed),
        None if today > agreement.until => MatchState::Unconfirmed,
        None => MatchState::Open,
    };
    let due = due(books, seq, &agreement);
    Some(Statement {
        seq,
        agreement,
        reckoning,
        pool,
        confirmed,
        state,
        due,
        received: facts.received,
        recorded: facts.debt(),
        returned: facts.returned,
    })
}

/// Whether an operator of the federation approved a confirmation, with his key or on paper. Without any: 未联签.
fn countersignature(books: &impl Books, confirmed: Seq) -> MatchState {
    let approvals = ever().map(|(from, until)| books.happened(Kind::EntriesApproved, from, until)).unwrap_or_default();
    let mut found = MatchState::Uncountersigned;
    for recalled in approvals.into_iter().filter_map(|seq| books.recall(seq)) {
        let Event::EntriesApproved(approved) = &recalled.event else { continue };
        if approved.role != Role::Federation || !(approved.first..=approved.last).contains(&confirmed) {
            continue;
        }
        if approved.signature.is_some() {
            return MatchState::Countersigned;
        }
        found = MatchState::OnPaper;
    }
    found
}

/// The agreements whose base a contribution to a project on a day may be in.
#[must_use]
pub fn touched(books: &impl Books, project: &Code, day: Day) -> Vec<(Seq, MatchAgreed)> {
    let mut found = agreements(books, Some(project));
    found.retain(|(_, agreed)| (agreed.from..=agreed.until).contains(&day));
    found
}

/// The project and the day of what an entry brought, where a match may count it.
#[must_use]
pub fn brought_to(books: &impl Books, entry: Seq) -> Option<(Code, Day)> {
    match books.undoable(entry)? {
        Undoable::Gift(gift) => Some((gift.purse.project?, gift.day)),
        Undoable::Entry(_) => {
            let (kind, day, _, _, project) = brought(books, entry)?;
            (kind != ContributionKind::Match).then_some((project, day))
        }
        Undoable::Opening(_)
        | Undoable::Receipt { .. }
        | Undoable::Stint(_)
        | Undoable::Redemption
        | Undoable::Never(_) => None,
    }
}

/// What corrections left owed to the federation and nobody recorded yet. Where nothing was corrected, nothing is reckoned.
#[must_use]
pub fn unrecorded_debt(books: &impl Books, seq: Seq) -> Yuan {
    let facts = MatchFacts::find(books, &seq).filter(|facts| facts.corrected.is_some() && !facts.received.is_zero());
    let Some((facts, agreement)) = facts.zip(agreement(books, seq)) else { return Yuan::ZERO };
    let beyond = facts.received.minus(due(books, seq, &agreement)).unwrap_or_default();
    beyond.minus(facts.owed).unwrap_or_default()
}

/// The first agreement, of a project or of all, with a debt that nobody recorded.
#[must_use]
pub fn debt_to_record(books: &impl Books, project: Option<&Code>) -> Option<(Seq, Code, Yuan)> {
    agreements(books, project).into_iter().find_map(|(seq, agreement)| {
        let owed = unrecorded_debt(books, seq);
        (!owed.is_zero()).then_some((seq, agreement.project, owed))
    })
}
