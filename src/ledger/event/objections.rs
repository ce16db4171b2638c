//! Objections: what a resident doubts, and what he was told.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{ObjectionAbout, ObjectionChannel};

event! {
    /// Somebody doubts something the fund did or published. Its number is its entry.
    ObjectionRaised {
        /// What it is about.
        about: ObjectionAbout,
        /// The account, of an objection about 公共收益.
        account: Maybe<Code>,
        /// How it came.
        channel: ObjectionChannel,
        /// The day it was received: the clock runs from the next.
        date: Day,
        /// The entry it doubts, if it names one.
        entry: Maybe<Seq>,
        /// Commitment to the name of who objects, if he gave it.
        name: Maybe<Digest>,
        /// The notice, of an objection to one.
        notice: Maybe<Count>,
        /// The project, of an objection about one.
        project: Maybe<Code>,
        /// What is doubted, in words that name nobody.
        text: Text,
    }
}

event! {
    /// It was answered.
    ObjectionAnswered {
        /// The answer, as it is printed.
        answer: Text,
        /// Who answers: an operator.
        answerer: Code,
        /// The day.
        date: Day,
        /// The objection's entry.
        objection: Seq,
        /// The number of the written answer.
        paper: Text,
        /// The written answer, in papers/, or empty.
        paper_file: Maybe<Digest>,
    }
}

event! {
    /// Whoever raised it took it back, in writing.
    ObjectionWithdrawn {
        /// The day.
        date: Day,
        /// The objection's entry.
        objection: Seq,
        /// The number of his statement.
        paper: Text,
        /// Why.
        reason: Text,
    }
}
