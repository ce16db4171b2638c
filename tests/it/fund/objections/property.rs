//! Whatever is asked, an objection is ended once at a time and never before it came; a list beside the ledger says the same.

use std::collections::BTreeMap;

use mingbai::ledger::books::Books;
use mingbai::ledger::command::Command;
use mingbai::ledger::event::{EntryReversed, ObjectionAnswered, ObjectionRaised, ObjectionWithdrawn};
use mingbai::ledger::field::{Maybe, Seq};
use mingbai::ledger::words::{ObjectionAbout, ObjectionChannel};
use proptest::prelude::{Strategy, prop_oneof};
use proptest::{collection, prop_assert_eq, proptest};

use crate::properties::{Twin, code, config, day, text};

#[derive(Clone, Debug)]
enum Asked {
    Raise { day: i32 },
    Answer { number: u64, day: i32 },
    Withdraw { number: u64, day: i32 },
    Reverse { number: u64 },
}

fn asked() -> impl Strategy<Value = Asked> {
    // Entries 4 to 15 are what the steps wrote; the 110th day is today.
    let (number, on) = (|| 3..16_u64, || 100..112_i32);
    prop_oneof![
        2 => on().prop_map(|day| Asked::Raise { day }),
        4 => (number(), on()).prop_map(|(number, day)| Asked::Answer { number, day }),
        1 => (number(), on()).prop_map(|(number, day)| Asked::Withdraw { number, day }),
        3 => number().prop_map(|number| Asked::Reverse { number }),
    ]
}

/// The list beside the ledger.
#[derive(Default)]
struct Kept {
    /// By objection: the day it came, what ended it, whether it was reversed.
    objections: BTreeMap<u64, (i32, Option<u64>, bool)>,
    /// By ending: whether it was reversed.
    endings: BTreeMap<u64, (u64, bool)>,
}

const TODAY: i32 = 110;

impl Kept {
    fn may_end(&self, number: u64, on: i32) -> bool {
        let is_open = |(came, ended, undone): &(i32, Option<u64>, bool)| ended.is_none() && !undone && *came <= on;
        on <= TODAY && self.objections.get(&number).is_some_and(is_open)
    }

    fn may_reverse(&self, number: u64) -> bool {
        self.objections.get(&number).is_some_and(|(_, ended, undone)| ended.is_none() && !undone)
            || self.endings.get(&number).is_some_and(|(_, undone)| !undone)
    }

    fn end(&mut self, seq: u64, number: u64) {
        self.endings.insert(seq, (number, false));
        self.objections.get_mut(&number).expect("it is there").1 = Some(seq);
    }

    fn reverse(&mut self, number: u64) {
        if let Some((objection, undone)) = self.endings.get_mut(&number) {
            *undone = true;
            self.objections.get_mut(objection).expect("it is there").1 = None;
        } else {
            self.objections.get_mut(&number).expect("it is there").2 = true;
        }
    }
}

fn command(asked: &Asked) -> Command {
    match asked {
        Asked::Raise { day: on } => Command::RaiseObjection(ObjectionRaised {
            about: ObjectionAbout::Other,
            account: Maybe::EMPTY,
            channel: ObjectionChannel::Visit,
            date: day(*on),
            entry: Maybe::EMPTY,
            name: Maybe::EMPTY,
            notice: Maybe::EMPTY,
            project: Maybe::EMPTY,
            text: text("公示栏太暗"),
        }),
        Asked::Answer { number, day: on } => Command::AnswerObjection(ObjectionAnswered {
            answer: text("已换灯"),
            answerer: code("kuaiji"),
            date: day(*on),
            objection: Seq(*number),
            paper: text("答1"),
            paper_file: Maybe::EMPTY,
        }),
        Asked::Withdraw { number, day: on } => Command::WithdrawObjection(ObjectionWithdrawn {
            date: day(*on),
            objection: Seq(*number),
            paper: text("撤1"),
            reason: text("看清楚了"),
        }),
        Asked::Reverse { number } => {
            let date = day(TODAY);
            Command::Reverse(EntryReversed { date, entry: Seq(*number), reason: text("记错") })
        }
    }
}

proptest! {
    #![proptest_config(config(24))]

    #[test]
    fn an_objection_is_ended_once_at_a_time(steps in collection::vec(asked(), 5..30)) {
        let (mut twin, mut kept) = (Twin::new(), Kept::default());
        for step in &steps {
            let seq = twin.memory.size().0;
            let expected = match step {
                Asked::Raise { day } => *day <= TODAY,
                Asked::Answer { number, day } | Asked::Withdraw { number, day } => kept.may_end(*number, *day),
                // Both accounts and the project stand before the steps, and none of them is reversed.
                Asked::Reverse { number } => kept.may_reverse(*number),
            };
            prop_assert_eq!(twin.ask(&command(step), &[]), expected, "{:?}", step);
            if expected {
                match step {
                    Asked::Raise { day } => drop(kept.objections.insert(seq, (*day, None, false))),
                    Asked::Answer { number, .. } | Asked::Withdraw { number, .. } => kept.end(seq, *number),
                    Asked::Reverse { number } => kept.reverse(*number),
                }
            }
        }
        twin.holds();
    }
}
