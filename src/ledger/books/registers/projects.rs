//! Where each project stands: its stages, its budget and what of it is used. Whoever moves a project's money reads and
//! keeps these facts: a request reserves, a settlement spends, an advance is owed until its papers come.
//!
//! A budget that was set is only asked for; it comes into force when meetings decide on it. Until then the budget decided
//! before stays in force.

use serde::{Deserialize, Serialize};

use crate::ledger::books::{Record, Register};
use crate::ledger::event::{BudgetLine, Event, ProjectProposed};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::words::{Conclusion, ExceptionRule, Leftover, Meeting, Service, SourceKind, Stage, Yes};
use crate::ledger::yuan::Yuan;

/// Where a project stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ProjectFacts {
    accepted: Maybe<Day>,
    accepted_since: Maybe<Day>,
    advanced: Yuan,
    announced: Maybe<Day>,
    asked: Vec<BudgetLine>,
    asked_on: Maybe<Day>,
    budget: Vec<BudgetLine>,
    closed: Maybe<Day>,
    decided: Maybe<Day>,
    decided_since: Maybe<Day>,
    exceptions: Vec<Allowance>,
    inspected: Maybe<Day>,
    leftover: Maybe<Leftover>,
    minutes: Count,
    pay_after: Yes,
    proposed: Day,
    requested: Yuan,
    service: Service,
    spent: Vec<BudgetLine>,
    started: Maybe<Day>,
    votes: Vec<Vote>,
}

impl Record for ProjectFacts {
    const REGISTER: Register = Register::Projects;
    type Key = Code;
}

/// What may be used of a rule's exceptions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Allowance {
    granted: Yuan,
    rule: ExceptionRule,
    used: Yuan,
}

/// The last word of a kind of meeting on the budget asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Vote {
    approved: Yes,
    meeting: Meeting,
}

/// What would be spent of a project: paid, kept back with it, or advanced.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spending {
    /// How much.
    pub amount: Yuan,
    /// The business day: a decision or an acceptance of a later day allows nothing.
    pub day: Day,
    /// Whether it was said to be the last.
    pub is_final: bool,
    /// Which purse of the project.
    pub source_kind: SourceKind,
}

/// How much a payment would break of each rule: what exceptions have to cover.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Breach {
    /// Paid before a decision.
    pub decision_first: Yuan,
    /// Beyond the budget of the purse.
    pub within_budget: Yuan,
    /// Paid at last before acceptance, where that was agreed.
    pub acceptance_first: Yuan,
}

impl Breach {
    /// How much of one rule.
    #[must_use]
    pub const fn of(self, rule: ExceptionRule) -> Yuan {
        match rule {
            ExceptionRule::DecisionFirst => self.decision_first,
            ExceptionRule::WithinBudget => self.within_budget,
            ExceptionRule::AcceptanceFirst => self.acceptance_first,
        }
    }
}

/// What the rules of payment ask.
impl ProjectFacts {
    /// Whether an approving decision stands: at least one kind of meeting approved, and none has the last word against.
    #[must_use]
    pub fn is_decided(&self) -> bool {
        self.decided.is_some()
    }

    /// Whether the work began.
    #[must_use]
    pub fn is_started(&self) -> bool {
        self.started.is_some()
    }

    /// Whether the last inspection passed.
    #[must_use]
    pub fn is_accepted(&self) -> bool {
        self.accepted.is_some()
    }

    /// Whether it is over: it takes nothing more but a late match, what is kept back, and a new keeper of what was built.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed.is_some()
    }

    /// Whether the last payment waits for acceptance (先服务后交费).
    #[must_use]
    pub fn pays_after(&self) -> bool {
        self.pay_after == Yes::Yes
    }

    /// What becomes of money left at the end, if somebody said so.
    #[must_use]
    pub fn leftover(&self) -> Option<Leftover> {
        *self.leftover
    }

    /// The class of service: a similar project has the same.
    #[must_use]
    pub const fn service(&self) -> Service {
        self.service
    }

    /// The budget in force, in pay order; the last line is 兜底. The one decided last, or, while none is decided, the one
    /// asked for.
    #[must_use]
    pub fn budget(&self) -> &[BudgetLine] {
        if self.is_decided() { &self.budget } else { &self.asked }
    }

    /// The budget asked for last, decided or not.
    #[must_use]
    pub fn budget_asked(&self) -> &[BudgetLine] {
        &self.asked
    }

    /// The place of a purse in the pay order, counted from 0; nothing when it has no line.
    #[must_use]
    pub fn place_in_pay_order(&self, source_kind: SourceKind) -> Option<usize> {
        self.budget().iter().position(|line| line.source_kind == source_kind)
    }

    /// How much the budget in force gives a purse; zero without a line.
    #[must_use]
    pub fn budget_of(&self, source_kind: SourceKind) -> Yuan {
        amount_of(self.budget(), source_kind)
    }

    /// The budget in force, all purses together.
    #[must_use]
    pub fn budget_total(&self) -> Yuan {
        total(self.budget())
    }

    /// What was spent from a purse: paid, kept back to be paid later, or advanced and not returned.
    #[must_use]
    pub fn spent_of(&self, source_kind: SourceKind) -> Yuan {
        amount_of(&self.spent, source_kind)
    }

    /// What was spent from all purses together.
    #[must_use]
    pub fn spent_total(&self) -> Yuan {
        total(&self.spent)
    }

    /// What open requests still reserve.
    #[must_use]
    pub const fn requested(&self) -> Yuan {
        self.requested
    }

    /// What was advanced and neither accounted for nor returned.
    #[must_use]
    pub const fn advanced(&self) -> Yuan {
        self.advanced
    }

    /// Volunteers' labour, in minutes.
    #[must_use]
    pub const fn minutes(&self) -> Count {
        self.minutes
    }

    /// Up to which amount a rule was set aside, all exceptions together.
    #[must_use]
    pub fn excepted(&self, rule: ExceptionRule) -> Yuan {
        self.allowance(rule).map_or(Yuan::ZERO, |allowance| allowance.granted)
    }

    /// What is left of that.
    #[must_use]
    pub fn exception_left(&self, rule: ExceptionRule) -> Yuan {
        self.allowance(rule).and_then(|allowance| allowance.granted.minus(allowance.used)).unwrap_or_default()
    }

    /// Since when approving decisions stand, whatever else was decided after.
    #[must_use]
    pub fn decided_since(&self) -> Option<Day> {
        *self.decided_since
    }

    /// Since when every inspection passed.
    #[must_use]
    pub fn accepted_since(&self) -> Option<Day> {
        *self.accepted_since
    }

    /// Whether an approving decision stood on a day.
    #[must_use]
    pub fn is_decided_by(&self, day: Day) -> bool {
        self.decided_since().is_some_and(|since| since <= day)
    }

    /// Whether the last payment waits for an acceptance that had not come on a day.
    #[must_use]
    pub fn awaits_acceptance(&self, day: Day) -> bool {
        self.pays_after() && self.accepted_since().is_none_or(|since| day < since)
    }

    /// How much a payment would break of each rule.
    #[must_use]
    pub fn breach(&self, spending: Spending) -> Breach {
        let Spending { amount, day, is_final, source_kind } = spending;
        let room = self.budget_of(source_kind).minus(self.spent_of(source_kind)).unwrap_or_default();
        let whole_if = |broken: bool| if broken { amount } else { Yuan::ZERO };
        Breach {
            decision_first: whole_if(!self.is_decided_by(day)),
            within_budget: amount.minus(room).unwrap_or_default(),
            acceptance_first: whole_if(self.is_last(amount, is_final) && self.awaits_acceptance(day)),
        }
    }

    /// Whether nothing is left to be paid after an amount: it was said so, or the budget is spent.
    #[must_use]
    pub fn is_last(&self, amount: Yuan, is_final: bool) -> bool {
        let spent = self.spent_total().plus(amount).unwrap_or(amount);
        let budget = self.budget_total();
        is_final || (!budget.is_zero() && spent >= budget)
    }

    fn allowance(&self, rule: ExceptionRule) -> Option<&Allowance> {
        self.exceptions.iter().find(|allowance| allowance.rule == rule)
    }
}

/// What effects of payments keep. All of them are total: sums were checked before.
impl ProjectFacts {
    /// After a request reserved an amount.
    #[must_use]
    pub fn with_requested(mut self, amount: Yuan) -> Self {
        self.requested = more(self.requested, amount);
        self
    }

    /// After a part of a reserved amount was settled or withdrawn.
    #[must_use]
    pub fn without_requested(mut self, amount: Yuan) -> Self {
        self.requested = less(self.requested, amount);
        self
    }

    /// After an amount was spent from a purse: settled, kept back, or advanced. What breaks a rule uses up its exception.
    /// It does not release what was reserved: that is [`Self::without_requested`].
    #[must_use]
    pub fn with_spent(mut self, spending: Spending) -> Self {
        let breach = self.breach(spending);
        let Spending { amount, source_kind, .. } = spending;
        for allowance in &mut self.exceptions {
            allowance.used = more(allowance.used, breach.of(allowance.rule));
        }
        match self.spent.iter_mut().find(|line| line.source_kind == source_kind) {
            Some(line) => line.amount = more(line.amount, amount),
            None => self.spent.push(BudgetLine { amount, source_kind }),
        }
        self
    }

    /// After a payment was undone or an advance came back. An exception that was used stays used: it was for once.
    #[must_use]
    pub fn without_spent(mut self, source_kind: SourceKind, amount: Yuan) -> Self {
        for line in self.spent.iter_mut().filter(|line| line.source_kind == source_kind) {
            line.amount = less(line.amount, amount);
        }
        self
    }

    /// After an advance was paid: it is owed until its papers come. That it is spent is [`Self::with_spent`].
    #[must_use]
    pub fn with_advanced(mut self, amount: Yuan) -> Self {
        self.advanced = more(self.advanced, amount);
        self
    }

    /// After a part of an advance was accounted for, returned, or its payment undone.
    #[must_use]
    pub fn without_advanced(mut self, amount: Yuan) -> Self {
        self.advanced = less(self.advanced, amount);
        self
    }
}

/// The stages.
impl ProjectFacts {
    /// A project that was only proposed.
    #[must_use]
    pub fn proposed(e: &ProjectProposed) -> Self {
        Self {
            accepted: Maybe::EMPTY,
            accepted_since: Maybe::EMPTY,
            advanced: Yuan::ZERO,
            announced: Maybe::EMPTY,
            asked: Vec::new(),
            asked_on: Maybe::EMPTY,
            budget: Vec::new(),
            closed: Maybe::EMPTY,
            decided: Maybe::EMPTY,
            decided_since: Maybe::EMPTY,
            exceptions: Vec::new(),
            inspected: Maybe::EMPTY,
            leftover: e.leftover,
            minutes: Count(0),
            pay_after: e.pay_after,
            proposed: e.date,
            requested: Yuan::ZERO,
            service: e.service,
            spent: Vec::new(),
            started: Maybe::EMPTY,
            votes: Vec::new(),
        }
    }

    /// After an event of its life, if it is one that says where the project stands; else as before. A reversed entry of
    /// labour is left out by whoever asks.
    #[must_use]
    pub fn after(self, event: &Event) -> Self {
        if let Event::BudgetSet(e) = event {
            self.with_budget(&e.lines, e.date)
        } else if let Event::ProjectDecided(e) = event {
            self.with_vote(e.meeting, e.approved, e.date)
        } else if let Event::ProjectAnnounced(e) = event {
            self.with_announced(e.from)
        } else if let Event::ProjectStarted(e) = event {
            self.with_started(e.date)
        } else if let Event::ProjectAccepted(e) = event {
            self.with_inspected(e.conclusion != Conclusion::Failed, e.date)
        } else if let Event::ProjectClosed(e) = event {
            self.with_closed(e.date)
        } else if let Event::LabourRecorded(e) = event {
            self.with_minutes(e.minutes)
        } else if let Event::ExceptionGranted(e) = event {
            self.with_exception(e.rule, e.up_to)
        } else {
            self
        }
    }

    /// How far it is: the last stage that stands.
    #[must_use]
    pub fn stage(&self) -> Stage {
        if self.is_closed() {
            Stage::Closed
        } else if self.is_accepted() {
            Stage::Accepted
        } else if self.is_started() {
            Stage::Started
        } else if self.announced.is_some() {
            Stage::Announced
        } else if self.is_decided() {
            Stage::Decided
        } else {
            Stage::Proposed
        }
    }

    /// The day it was proposed.
    #[must_use]
    pub const fn proposed_on(&self) -> Day {
        self.proposed
    }

    /// The day of the budget asked for last.
    #[must_use]
    pub fn budget_on(&self) -> Option<Day> {
        *self.asked_on
    }

    /// The day of the meeting that brought the budget into force.
    #[must_use]
    pub fn decided_on(&self) -> Option<Day> {
        *self.decided
    }

    /// The first day of its first announcement.
    #[must_use]
    pub fn announced_from(&self) -> Option<Day> {
        *self.announced
    }

    /// The day the work began.
    #[must_use]
    pub fn started_on(&self) -> Option<Day> {
        *self.started
    }

    /// The day of the last inspection.
    #[must_use]
    pub fn inspected_on(&self) -> Option<Day> {
        *self.inspected
    }

    /// The day of the last inspection, if it passed.
    #[must_use]
    pub fn accepted_on(&self) -> Option<Day> {
        *self.accepted
    }

    /// The day it was closed.
    #[must_use]
    pub fn closed_on(&self) -> Option<Day> {
        *self.closed
    }

    /// The day of the latest stage: none may come before it.
    #[must_use]
    pub fn latest_stage(&self) -> Day {
        let stages = [self.asked_on, self.decided, self.announced, self.started, self.inspected, self.closed];
        stages.into_iter().filter_map(|stage| stage.0).fold(self.proposed, Day::max)
    }

    /// After a budget was asked for: no meeting has said anything about it yet.
    #[must_use]
    pub fn with_budget(mut self, lines: &[BudgetLine], on: Day) -> Self {
        lines.clone_into(&mut self.asked);
        self.asked_on = Maybe(Some(on));
        self.votes.clear();
        self
    }

    /// After a meeting voted on the budget asked for. A budget that meetings agree on comes into force; a word against
    /// the very budget in force takes it out of force, and a word against a later one leaves the earlier in force.
    #[must_use]
    pub fn with_vote(mut self, meeting: Meeting, approved: Yes, on: Day) -> Self {
        let was_agreed = self.is_agreed();
        self.votes.retain(|vote| vote.meeting != meeting);
        self.votes.push(Vote { approved, meeting });
        if self.is_agreed() {
            self.budget.clone_from(&self.asked);
            self.decided = Maybe(Some(on));
            self.decided_since = Maybe(Some(self.decided_since.unwrap_or(on)));
        } else if was_agreed {
            self.budget.clear();
            self.decided = Maybe::EMPTY;
            self.decided_since = Maybe::EMPTY;
        }
        self
    }

    /// Whether somebody approved the budget asked for, and nobody has the last word against it.
    fn is_agreed(&self) -> bool {
        !self.votes.is_empty() && self.votes.iter().all(|vote| vote.approved == Yes::Yes)
    }

    /// After it hung on the board.
    #[must_use]
    pub fn with_announced(mut self, from: Day) -> Self {
        self.announced = Maybe(Some(self.announced.map_or(from, |first| first.min(from))));
        self
    }

    /// After the work began.
    #[must_use]
    pub fn with_started(mut self, on: Day) -> Self {
        self.started = Maybe(Some(on));
        self
    }

    /// After an inspection: the last word counts.
    #[must_use]
    pub fn with_inspected(mut self, has_passed: bool, on: Day) -> Self {
        self.inspected = Maybe(Some(on));
        self.accepted = Maybe(has_passed.then_some(on));
        self.accepted_since = Maybe(has_passed.then_some(self.accepted_since.unwrap_or(on)));
        self
    }

    /// After it was closed.
    #[must_use]
    pub fn with_closed(mut self, on: Day) -> Self {
        self.closed = Maybe(Some(on));
        self
    }

    /// After volunteers worked.
    #[must_use]
    pub fn with_minutes(mut self, minutes: Count) -> Self {
        self.minutes = Count(self.minutes.0.saturating_add(minutes.0));
        self
    }

    /// After that entry was undone.
    #[must_use]
    pub fn without_minutes(mut self, minutes: Count) -> Self {
        self.minutes = Count(self.minutes.0.saturating_sub(minutes.0));
        self
    }

    /// After a rule was set aside up to an amount.
    #[must_use]
    pub fn with_exception(mut self, rule: ExceptionRule, up_to: Yuan) -> Self {
        match self.exceptions.iter_mut().find(|allowance| allowance.rule == rule) {
            Some(allowance) => allowance.granted = more(allowance.granted, up_to),
            None => self.exceptions.push(Allowance { granted: up_to, rule, used: Yuan::ZERO }),
        }
        self
    }
}

fn amount_of(lines: &[BudgetLine], source_kind: SourceKind) -> Yuan {
    lines.iter().find(|line| line.source_kind == source_kind).map_or(Yuan::ZERO, |line| line.amount)
}

/// Lines were checked to add up when they were set.
fn total(lines: &[BudgetLine]) -> Yuan {
    Yuan::sum(lines.iter().map(|line| line.amount)).unwrap_or_default()
}

fn more(amount: Yuan, change: Yuan) -> Yuan {
    amount.plus(change).unwrap_or(amount)
}

fn less(amount: Yuan, change: Yuan) -> Yuan {
    amount.minus(change).unwrap_or_default()
}
