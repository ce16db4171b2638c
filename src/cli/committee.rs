//! `committee seat|list|declare`: who sits on the committee, and whom its members are close to.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::ledger::books::Books;
use crate::ledger::command::Command;
use crate::ledger::event::{CommitteeSeated, Event, InterestDeclared, Kind};
use crate::ledger::field::Maybe;
use crate::ledger::name::{PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::ledger::words::PartyKind;
use crate::report::{Cell, Heading, ShownName, Table, Title};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Committee {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().approving.committee_seat)]
    Seat(Seat),
    #[command(about = help().approving.committee_declare)]
    Declare(Declare),
    #[command(about = help().approving.committee_list)]
    List,
}

impl Committee {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Seat(seat) => seat.run(session),
            Action::Declare(declare) => declare.run(session),
            Action::List => list(session),
        }
    }
}

#[derive(Debug, Args)]
struct Seat {
    #[arg(value_name = "pN", help = help().approving.committee_person)]
    person: Option<String>,
    #[arg(long, value_name = "OFFICE", default_value = "member", help = help().approving.committee_office)]
    office: String,
    #[arg(long, value_name = "NUMBER", help = help().approving.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().approving.committee_from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().approving.committee_until)]
    until: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Seat {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let person: PersonNumber = session.need(Question::PersonNumber, self.person.as_deref())?;
        if desk.store().books().person(person).is_some_and(|facts| facts.kind != PartyKind::Person) {
            return Err(Failure::refused(session.words.member_must_be_a_person(person)));
        }
        let seated = CommitteeSeated {
            date: session.day(self.date.as_deref(), desk.today())?,
            from: session.day(self.from.as_deref(), desk.today())?,
            office: session.need(Question::Office, Some(&self.office))?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            person,
            until: Maybe(session.maybe(Question::Day, self.until.as_deref())?),
        };
        session.record(&mut desk, &Command::SeatOnCommittee(seated), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
struct Declare {
    #[arg(value_name = "pN", help = help().approving.committee_person)]
    person: Option<String>,
    #[arg(value_name = "pN|NAME", help = help().approving.committee_party)]
    party: Option<String>,
    #[arg(long, help = help().approving.committee_relation)]
    relation: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Declare {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let named = session.need_text(Question::Name, self.party.as_deref())?;
        let number: Option<PersonNumber> = named.as_str().parse().ok();
        let declared = InterestDeclared {
            date: session.day(self.date.as_deref(), desk.today())?,
            organisation: if number.is_some() { Text::default() } else { named },
            party: Maybe(number),
            person: session.need(Question::PersonNumber, self.person.as_deref())?,
            relation: session.need_text(Question::Relation, self.relation.as_deref())?,
        };
        session.record(&mut desk, &Command::DeclareInterest(declared), &[]).map(drop)
    }
}

/// Seats and declarations by entry, persons masked.
fn list(session: &Session<'_>) -> Result<(), Failure> {
    let store = session.store()?;
    let reading = store.reading()?;
    let shown = |number: PersonNumber| -> Result<Cell, Failure> {
        Ok(reading.party(number)?.map_or(ShownName::Withheld, |party| ShownName::of_party(&party)).into())
    };
    let columns = [
        Heading::Seq,
        Heading::PersonNumber,
        Heading::Member,
        Heading::Office,
        Heading::Since,
        Heading::Till,
        Heading::Paper,
    ];
    let mut seats = Table::new(Title::Seats, &columns);
    for happening in reading.happenings(Kind::CommitteeSeated, Day::FIRST, Day::LAST)? {
        if let Event::CommitteeSeated(e) = &happening.event {
            let (office, since, till) = (e.office.into(), e.from.into(), Cell::from(e.until));
            seats.push([
                happening.seq.into(),
                e.person.into(),
                shown(e.person)?,
                office,
                since,
                till,
                (&e.paper).into(),
            ]);
        }
    }
    session.list(&seats);
    let columns = [Heading::Seq, Heading::Date, Heading::Member, Heading::Payee, Heading::Relation];
    let mut interests = Table::new(Title::Interests, &columns);
    for happening in reading.happenings(Kind::InterestDeclared, Day::FIRST, Day::LAST)? {
        if let Event::InterestDeclared(e) = &happening.event {
            let party = match *e.party {
                Some(number) => shown(number)?,
                None => ShownName::Named(e.organisation.to_string()).into(),
            };
            interests.push([happening.seq.into(), e.date.into(), shown(e.person)?, party, (&e.relation).into()]);
        }
    }
    session.list(&interests);
    Ok(())
}
