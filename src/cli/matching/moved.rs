//! What a refund or a reversal does to the matches its gift is in, said when it is recorded, or when another person lets it
//! happen.

use crate::cli::failure::Failure;
use crate::cli::matching::called;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::registers::matching::MatchFacts;
use crate::ledger::books::{Books, Record};
use crate::ledger::command::Command;
use crate::ledger::event::MatchAgreed;
use crate::ledger::field::Seq;
use crate::ledger::matching;
use crate::ledger::yuan::Yuan;
use crate::text::Moved;

/// What is due of the matches some entries are in, before and after a command that was rehearsed.
pub(crate) struct Foreseen(Vec<Change>);

struct Change {
    seq: Seq,
    agreed: MatchAgreed,
    before: Yuan,
    now: Yuan,
}

/// Records a correction of an entry, and tells how what is due moves.
pub(crate) fn record(session: &Session<'_>, desk: &mut Desk, command: &Command, entry: Seq) -> Result<(), Failure> {
    let foreseen = Foreseen::of(desk, std::slice::from_ref(command), &[entry])?;
    session.record(desk, command, &[])?;
    foreseen.tell(session, desk)
}

impl Foreseen {
    /// What commands that undo these entries, or let them be undone, will change.
    pub(crate) fn of(desk: &mut Desk, commands: &[Command], entries: &[Seq]) -> Result<Self, Failure> {
        let touched = {
            let books = desk.store().books();
            let mut touched: Vec<(Seq, MatchAgreed)> = Vec::new();
            for agreement in entries.iter().flat_map(|entry| touched_by(&books, *entry)) {
                if touched.iter().all(|(seq, _)| *seq != agreement.0) {
                    touched.push(agreement);
                }
            }
            let before = dues(&books, &touched);
            books.fault()?;
            touched.into_iter().zip(before).collect::<Vec<_>>()
        };
        if touched.is_empty() {
            return Ok(Self(Vec::new()));
        }
        // A rehearsal of the same commands: what they would change is known before anything is written.
        let mut batch = desk.batch()?;
        for command in commands {
            batch.record(command, &[])?;
        }
        let agreements: Vec<_> = touched.iter().map(|(agreed, _)| agreed.clone()).collect();
        let now = dues(batch.books(), &agreements);
        let changes = touched.into_iter().zip(now);
        let changes = changes.map(|(((seq, agreed), before), now)| Change { seq, agreed, before, now });
        Ok(Self(changes.filter(|change| change.before != change.now).collect()))
    }

    /// Tells how far each moved, and what must go back now.
    pub(crate) fn tell(self, session: &Session<'_>, desk: &Desk) -> Result<(), Failure> {
        for Change { seq, agreed, before, now } in self.0 {
            let books = desk.store().books();
            let stayed = MatchFacts::find(&books, &seq).map(|facts| facts.stayed()).unwrap_or_default();
            session.console.say(session.words.match_moved(&Moved {
                project: called(desk.store(), &agreed.project)?,
                is_confirmed: matching::confirmation(&books, seq).is_some(),
                before,
                now,
                owed_back: stayed.minus(now).unwrap_or_default(),
            }));
        }
        Ok(())
    }
}

/// The agreements an entry may count in.
fn touched_by(books: &impl Books, entry: Seq) -> Vec<(Seq, MatchAgreed)> {
    let found = matching::brought_to(books, entry);
    found.map(|(project, day)| matching::touched(books, &project, day)).unwrap_or_default()
}

fn dues(books: &impl Books, agreements: &[(Seq, MatchAgreed)]) -> Vec<Yuan> {
    agreements.iter().map(|(seq, agreed)| matching::due(books, *seq, agreed)).collect()
}
