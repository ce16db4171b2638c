//! Money that is not a gift: income, deposits, paying in, transfers, owners' decisions.

use serde::{Deserialize, Serialize};

use crate::ledger::books::register::{Record, Register};
use crate::ledger::books::{Books, Purse};
use crate::ledger::effect::Effect;
use crate::ledger::event::OwnersDecided;
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::words::AreaKind;
use crate::ledger::yuan::Yuan;

/// A registered 小区 or 网格, under its code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaFacts {
    /// 小区, 网格, or another division.
    pub kind: AreaKind,
    /// Its name.
    pub name: Text,
    /// The area it is a part of.
    pub within: Maybe<Code>,
}

impl Record for AreaFacts {
    const REGISTER: Register = Register::Areas;
    type Key = Code;
}

/// An income that was announced, under the entry that announced it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ClaimFacts {
    /// How much is due.
    pub amount: Yuan,
    /// How much of it came.
    pub came: Yuan,
}

impl ClaimFacts {
    /// What has not come yet.
    #[must_use]
    pub fn rest(&self) -> Yuan {
        self.amount.minus(self.came).unwrap_or_default()
    }
}

impl Record for ClaimFacts {
    const REGISTER: Register = Register::Claims;
    type Key = Seq;
}

/// A deposit, under the entry that received it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DepositFacts {
    /// How much was left.
    pub amount: Yuan,
    /// How much of it went back.
    pub returned: Yuan,
}

impl DepositFacts {
    /// What is still owed back.
    #[must_use]
    pub fn rest(&self) -> Yuan {
        self.amount.minus(self.returned).unwrap_or_default()
    }
}

impl Record for DepositFacts {
    const REGISTER: Register = Register::Deposits;
    type Key = Seq;
}

/// What a purse owes out of its cash, wherever that lies, and may use for nothing else: deposits, and what is kept back of
/// a price (质保金) until its day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldFacts {
    /// How much.
    pub amount: Yuan,
}

impl Record for HeldFacts {
    const REGISTER: Register = Register::Held;
    type Key = String;
}

impl HeldFacts {
    fn key(purse: &Purse) -> String {
        let project = purse.project.as_ref().map(ToString::to_string).unwrap_or_default();
        format!("{} {project}", purse.source_kind).trim_end().to_owned()
    }

    /// What a purse owes.
    #[must_use]
    pub fn of(books: &impl Books, purse: &Purse) -> Self {
        Self::find(books, &Self::key(purse)).unwrap_or_default()
    }

    /// The same once the purse owes so much more.
    #[must_use]
    pub fn and(books: &impl Books, purse: &Purse, amount: Yuan) -> Effect {
        let held = Self::of(books, purse).amount;
        Self { amount: held.plus(amount).unwrap_or(held) }.kept(&Self::key(purse))
    }

    /// The same once so much of it went back.
    #[must_use]
    pub fn without(books: &impl Books, purse: &Purse, amount: Yuan) -> Effect {
        let held = Self::of(books, purse).amount;
        Self { amount: held.minus(amount).unwrap_or_default() }.kept(&Self::key(purse))
    }
}

/// What the owners of a 小区 decided about their 公共收益, under the entry of the decision. Whoever pays from an owners'
/// account asks [`OwnersDecisionFacts::allows`] in `decide`, and keeps [`OwnersDecisionFacts::after_paying`] as the effect:
///
/// ```text
/// let decision = OwnersDecisionFacts::find(books, &seq).ok_or(…)?;
/// if !decision.allows(&account, project.as_ref(), day) { return Err(…) }   // another account, project or time
/// if amount > decision.rest() { return Err(…) }                            // beyond its ceiling
/// out.push(decision.after_paying(amount).kept(&seq));                      // and `after_taking_back` when undone
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OwnersDecisionFacts {
    /// The owners' account it may be paid from, and no other.
    pub account: Code,
    /// The most that may be paid under it.
    pub ceiling: Yuan,
    /// The day of the decision: nothing is paid under it before.
    pub date: Day,
    /// How much was paid under it. Only payments change it.
    pub paid: Yuan,
    /// The project it pays for; empty when the purpose says it all.
    pub project: Maybe<Code>,
    /// What it may be paid for.
    pub purpose: Text,
    /// The last day it may be used.
    pub until: Day,
}

impl OwnersDecisionFacts {
    /// A decision under which nothing was paid yet.
    #[must_use]
    pub fn new(e: &OwnersDecided) -> Self {
        Self {
            account: e.account.clone(),
            ceiling: e.ceiling,
            date: e.date,
            paid: Yuan::ZERO,
            project: e.project.clone(),
            purpose: e.purpose.clone(),
            until: e.until,
        }
    }

    /// Whether it speaks of this account, this project and this day. A decision that names a project pays for that one
    /// only; one that names none pays for what its purpose says, whatever the project.
    #[must_use]
    pub fn allows(&self, account: &Code, project: Option<&Code>, day: Day) -> bool {
        let is_of_the_project = self.project.as_ref().is_none_or(|named| Some(named) == project);
        self.account == *account && is_of_the_project && (self.date..=self.until).contains(&day)
    }

    /// What may still be paid under it.
    #[must_use]
    pub fn rest(&self) -> Yuan {
        self.ceiling.minus(self.paid).unwrap_or_default()
    }

    /// The facts once so much more is paid.
    #[must_use]
    pub fn after_paying(&self, amount: Yuan) -> Self {
        Self { paid: self.paid.plus(amount).unwrap_or(self.paid), ..self.clone() }
    }

    /// The facts once a payment under it is undone.
    #[must_use]
    pub fn after_taking_back(&self, amount: Yuan) -> Self {
        Self { paid: self.paid.minus(amount).unwrap_or_default(), ..self.clone() }
    }
}

impl Record for OwnersDecisionFacts {
    const REGISTER: Register = Register::OwnersDecisions;
    type Key = Seq;
}
