//! 不相容职务: where duties that should lie in different hands met in one (会计法 art. 25, 35; 内部会计控制). Some is forbidden,
//! some only weaker than it could be; each row says who, how often, and where to look first.

use std::collections::BTreeMap;

use crate::ledger::event::Event;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::words::{Breach, Mode, Role};
use crate::report::heading::Heading;
use crate::report::passing::Passing;
use crate::report::table::{Cell, Table};
use crate::report::title::{AuditTitle, Title};

/// How often, and the first and the last entry.
#[derive(Clone, Copy, Debug)]
struct Times {
    count: Count,
    first: Seq,
    last: Seq,
}

/// Duties that met, as entries pass by.
#[derive(Debug, Default)]
pub struct Separation {
    is_two_person: bool,
    met: BTreeMap<(usize, Code), Times>,
    /// Operators by the number they have in the register of persons.
    persons: BTreeMap<PersonNumber, Code>,
    /// Who recorded what may wait.
    recorded: BTreeMap<Seq, Code>,
}

impl Separation {
    /// Takes the next entry.
    #[expect(clippy::wildcard_enum_match_arm, reason = "no other entry says who does what")]
    pub fn take(&mut self, passing: &Passing<'_>) {
        let (seq, by) = (passing.seq, passing.by);
        let kind = passing.event.kind();
        if kind.waits_for_approval() {
            self.recorded.insert(seq, by.clone());
        }
        if kind.needs_two_persons() && !self.is_two_person {
            self.meet(Breach::OnePerson, by, seq);
        }
        match passing.event {
            Event::LedgerOpened(e) => {
                self.is_two_person = e.mode == Mode::TwoPerson;
                for operator in &e.operators {
                    self.roles(&operator.code, &operator.roles, seq);
                }
            }
            Event::TwoPersonsBegan(_) => self.is_two_person = true,
            Event::OperatorEnrolled(e) => {
                self.roles(&e.code, &e.roles, seq);
                self.person(&e.code, *e.person, seq);
            }
            Event::EntriesApproved(e) => {
                let typed = self.recorded.range(e.first..=e.last).filter(|(_, recorder)| *recorder == by).count();
                if typed > 0 && e.signature.is_none() {
                    self.meet(Breach::RecorderTypesApproval, by, seq);
                }
            }
            _ => {}
        }
    }

    fn roles(&mut self, code: &Code, roles: &[Role], seq: Seq) {
        let has = |role| roles.contains(&role);
        for (breach, is_so) in [
            (Breach::RecorderApproves, has(Role::Recorder) && has(Role::Approver)),
            (Breach::RecorderKeepsCash, has(Role::Recorder) && has(Role::Cashier)),
            (Breach::CashierApproves, has(Role::Cashier) && has(Role::Approver)),
        ] {
            if is_so {
                self.meet(breach, code, seq);
            }
        }
    }

    fn person(&mut self, code: &Code, person: Option<PersonNumber>, seq: Seq) {
        let Some(person) = person else { return };
        if self.persons.insert(person, code.clone()).is_some_and(|other| other != *code) {
            self.meet(Breach::OnePersonTwoCodes, code, seq);
        }
    }

    fn meet(&mut self, breach: Breach, by: &Code, seq: Seq) {
        let place = Breach::ALL.iter().position(|one| *one == breach).unwrap_or(usize::MAX);
        let times = Times { count: Count(0), first: seq, last: seq };
        let times = self.met.entry((place, by.clone())).or_insert(times);
        times.count = times.count.and_one();
        times.last = seq;
    }

    /// A row a breach and operator.
    #[must_use]
    pub fn table(&self) -> Table {
        let headings = [Heading::Breach, Heading::By, Heading::Entries, Heading::FirstSeq, Heading::LastSeq];
        let mut table = Table::new(Title::Audit(AuditTitle::Separation), &headings);
        for ((place, by), times) in &self.met {
            let breach = Breach::ALL.get(*place).copied();
            table.push([breach.into(), Cell::from(by), times.count.into(), times.first.into(), times.last.into()]);
        }
        table
    }
}
