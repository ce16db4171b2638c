//! `volunteer send`, `volunteer receive`: 关系转接. The receipt of the entry that sent him is the signed statement he takes
//! along; the other community checks it offline, by the key of ours that it got elsewhere, and by the name it opens.

use std::path::PathBuf;

use clap::Args;

use crate::chain::{Checked, Receipt};
use crate::cli::compare::{answer, given_key};
use crate::cli::failure::{Exit, Failure};
use crate::cli::help;
use crate::cli::points::tell_paid;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::Books;
use crate::ledger::books::registers::points::{
    account, account_of, account_taken_along, minutes_to_state, statement_ends,
};
use crate::ledger::command::{Command, SendVolunteer};
use crate::ledger::event::{Event, VolunteerReceived, VolunteerSent};
use crate::ledger::field::Maybe;
use crate::ledger::name::{Digest, PersonNumber, masked};
use crate::ledger::words::PointsKind;
use crate::store::papers;
use crate::text::Question;

#[derive(Debug, Args)]
pub(super) struct Send {
    #[arg(value_name = "pN", help = help().volunteers.volunteer_number)]
    number: Option<String>,
    #[arg(long, value_name = "ORIGIN", help = help().points.send_to)]
    to: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Send {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let volunteer: PersonNumber = session.need(Question::PersonNumber, self.number.as_deref())?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        let books = desk.store().books();
        let taken_along = account_taken_along(&books, volunteer, date);
        let points = account(&books, PointsKind::Exchange, &taken_along).available_on(date);
        let minutes = minutes_to_state(&books, volunteer);
        let shared = account_of(&books, volunteer, PointsKind::Exchange, date);
        let party = account(&books, PointsKind::Party, &volunteer.to_string()).left();
        let left_behind = account(&books, PointsKind::Exchange, &shared).left();
        books.fault()?;
        let to = session.need_text(Question::Origin, self.to.as_deref())?;
        let sent = SendVolunteer { date, minutes, points, to, volunteer };
        let recorded = session.record(&mut desk, &Command::SendVolunteer(sent.clone()), &[])?;
        session.console.remark(session.words.volunteer_goes(&sent, statement_ends(date)));
        if shared != taken_along && !left_behind.is_zero() {
            session.console.remark(session.words.household_keeps(&shared, left_behind));
        }
        if !party.is_zero() {
            session.console.remark(session.words.party_points_stay(party));
        }
        if !session.dry_run {
            let waits = Session::waits_for_another(&desk, recorded.seq)?;
            session.console.say(session.words.statement_is_a_receipt(recorded.seq, waits));
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
pub(super) struct Receive {
    #[arg(value_name = "FILE", help = help().points.statement)]
    file: PathBuf,
    #[arg(long, value_name = "pN", help = help().points.received_as)]
    number: Option<String>,
    #[arg(long, value_name = "KEY", help = help().points.statement_key)]
    key: String,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Receive {
    /// The key that was given signed the checkpoint, the line stands under it, it sends somebody to this ledger, and he is the
    /// person he is received as.
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let bytes = std::fs::read(&self.file).map_err(|e| Failure::file(session.words, &self.file, e))?;
        let false_one = |why| answer(session, Exit::Refused, &session.words.receipt_is_false(&why));
        let receipt: Receipt = String::from_utf8_lossy(&bytes).parse().map_err(false_one)?;
        let Some(key) = given_key(session, Some(&self.key))? else {
            return Err(Failure::refused(session.words.missing(Question::Origin)));
        };
        let checked = receipt.check(&key).map_err(false_one)?;
        let sent = sent_here(session, &desk, &checked)?;
        let volunteer: PersonNumber = session.need(Question::PersonNumber, self.number.as_deref())?;
        let name = checked.name.ok_or_else(|| Failure::refused(session.words.statement_names_nobody()))?;
        is_his(session, &desk, volunteer, name)?;
        let received = VolunteerReceived {
            date: session.day(self.date.as_deref(), desk.today())?,
            from: session.text(Question::Origin, Some(&checked.checkpoint.origin))?,
            leaf: Digest(*checked.leaf.as_bytes()),
            minutes: sent.minutes,
            points: sent.points,
            sent_as: sent.volunteer,
            stated_on: sent.date,
            statement_file: Maybe(Some(kept(session, &desk, &receipt)?)),
            volunteer,
        };
        let recorded = session.record(&mut desk, &Command::ReceiveVolunteer(received.clone()), &[])?;
        session.console.remark(session.words.volunteer_came(&received, &masked(name)));
        tell_paid(session, &desk, (recorded.seq, received.date))
    }
}

/// The line of a statement to this ledger.
fn sent_here(session: &Session<'_>, desk: &Desk, checked: &Checked<'_>) -> Result<VolunteerSent, Failure> {
    match Event::read(checked.line.kind, checked.line.event) {
        Ok(Event::VolunteerSent(sent)) if sent.to == desk.opened().origin => Ok(sent),
        Ok(Event::VolunteerSent(sent)) => Err(Failure::refused(session.words.statement_is_for_another(&sent.to))),
        Ok(_) | Err(_) => Err(Failure::refused(session.words.no_statement())),
    }
}

/// The name a statement opens is that of the number it is taken over for. A number without a name, because it was never
/// given or was erased, is left for the rules to refuse.
fn is_his(session: &Session<'_>, desk: &Desk, volunteer: PersonNumber, name: &str) -> Result<(), Failure> {
    let books = desk.store().books();
    let has_a_name = books.person(volunteer).is_some_and(|facts| facts.erased.is_none() && facts.merged_into.is_none());
    books.fault()?;
    if has_a_name && !desk.is_called(volunteer, name)? {
        return Err(Failure::refused(session.words.statement_is_anothers(volunteer)));
    }
    Ok(())
}

/// What is kept of a statement: all of it but the name, since papers/ goes out with every export and nothing is erased there.
fn kept(session: &Session<'_>, desk: &Desk, receipt: &Receipt) -> Result<Digest, Failure> {
    let bytes = receipt.clone().without_name().to_string().into_bytes();
    Ok(if session.dry_run { papers::digest(&bytes) } else { papers::put(desk.store().folder(), &bytes)? })
}
