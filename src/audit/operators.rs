//! Who acts with which key, as the lines go by: what both claims about signatures ask. Read from the lines alone, so that
//! it holds whatever the rules or the books say.

use std::collections::BTreeMap;

use crate::chain::{Hash, Line};
use crate::ledger::event::{EntriesApproved, Event, FirstOperator, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, Digest};
use crate::ledger::period::Day;
use crate::ledger::words::{Mode, Role};

/// Somebody who acts.
#[derive(Clone, Debug)]
pub(super) struct Operator {
    pub(super) from: Day,
    pub(super) until: Option<Day>,
    pub(super) key: Option<Digest>,
    pub(super) roles: Vec<Role>,
    /// The approvals he signed, with the key he had.
    pub(super) approved: Vec<(Seq, Option<Digest>)>,
}

impl Operator {
    pub(super) fn acts_on(&self, day: Day, role: Role) -> bool {
        self.is_in_office_on(day) && self.roles.contains(&role)
    }

    pub(super) fn is_in_office_on(&self, day: Day) -> bool {
        self.from <= day && self.until.is_none_or(|last| day <= last)
    }
}

/// An entry that waits.
#[derive(Debug)]
pub(super) struct Waiting {
    pub(super) by: String,
    pub(super) leaf: Hash,
    /// What changes operators, and has not happened yet.
    change: Option<Event>,
}

/// Operators, and the few entries that wait for somebody's word.
#[derive(Debug, Default)]
pub(super) struct Operators {
    pub(super) all: BTreeMap<Code, Operator>,
    pub(super) origin: String,
    pub(super) waiting: BTreeMap<Seq, Waiting>,
    pub(super) takes_two: bool,
    /// Whoever keeps the recovery key.
    pub(super) recovery: Option<Digest>,
    /// Approvals signed with a key that somebody else may have had by then.
    pub(super) doubtful: u64,
}

impl Operators {
    /// Looks at the next line. Gives back its event when that is about operators or approvals.
    pub(super) fn note(&mut self, seq: Seq, kind: Kind, line: &Line<'_>, leaf: Hash) -> Option<Event> {
        let is_about_them = matches!(
            kind,
            Kind::LedgerOpened
                | Kind::OperatorEnrolled
                | Kind::OperatorRetired
                | Kind::KeyRotated
                | Kind::TwoPersonsBegan
                | Kind::EntriesApproved
                | Kind::EntryRejected
        );
        // What cannot be read is another claim's.
        let event = is_about_them.then(|| Event::read(line.kind, line.event).ok()).flatten();
        let waits = self.takes_two && kind.needs_two_persons() && !is_recovered(event.as_ref());
        if waits || kind.waits_for_approval() && !kind.needs_two_persons() {
            let change = event.clone().filter(|_| waits);
            self.waiting.insert(seq, Waiting { by: line.by.to_owned(), leaf, change });
        }
        if !waits && let Some(event) = &event {
            self.change(event);
        }
        event
    }

    fn change(&mut self, event: &Event) {
        if let Event::LedgerOpened(e) = event {
            self.origin = e.origin.to_string();
            self.takes_two = e.mode == Mode::TwoPerson;
            self.recovery = *e.recovery_key;
            let first = |o: &FirstOperator| {
                let (key, roles) = (*o.key, o.roles.clone());
                (o.code.clone(), Operator { from: Day::FIRST, until: None, key, roles, approved: Vec::new() })
            };
            self.all.extend(e.operators.iter().map(first));
        } else if let Event::OperatorEnrolled(e) = event {
            let (key, roles) = (Some(e.key), e.roles.clone());
            let new = Operator { from: e.from, until: None, key, roles, approved: Vec::new() };
            self.all.entry(e.code.clone()).or_insert(new);
        } else if let Event::OperatorRetired(e) = event
            && let Some(operator) = self.all.get_mut(&e.code)
        {
            operator.until = Some(e.until);
        } else if let Event::KeyRotated(e) = event
            && let Some(operator) = self.all.get_mut(&e.code)
        {
            operator.key = Some(e.new);
            let later = operator.approved.iter().filter(|(seq, key)| *key == *e.old && Count(seq.0) >= e.valid_size);
            self.doubtful = self.doubtful.saturating_add(u64::try_from(later.count()).unwrap_or(u64::MAX));
        } else if let Event::TwoPersonsBegan(_) = event {
            self.takes_two = true;
        }
    }

    /// An approval stands: what it covers happens.
    pub(super) fn approved(&mut self, seq: Seq, e: &EntriesApproved) {
        if let Some(operator) = self.all.get_mut(&e.approver).filter(|_| e.signature.is_some()) {
            operator.approved.push((seq, operator.key));
        }
        let covered: Vec<Seq> = self.waiting.range(e.first..=e.last).map(|(seq, _)| *seq).collect();
        for seq in covered {
            if let Some(change) = self.waiting.get_mut(&seq).and_then(|waiting| waiting.change.take()) {
                self.change(&change);
            }
        }
    }
}

/// A key that the recovery key's keeper vouches for waits for nobody.
fn is_recovered(event: Option<&Event>) -> bool {
    matches!(event, Some(Event::KeyRotated(e)) if e.recovery.is_some())
}
