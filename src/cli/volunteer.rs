//! `volunteer add|list|show`: volunteers are registered by real name. `volunteer add p41 --team red` alone registers a
//! person that is known; `volunteer add --name 王芳 --phone …` registers person and volunteer in one transaction.

mod moving;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::household::name_of;
use crate::cli::person::{Said, is_nobody_elses};
use crate::cli::roster::Known;
use crate::cli::session::Session;
use crate::cli::{help, household, team};
use crate::desk::Desk;
use crate::desk::register::Particulars;
use crate::desk::sealing::Private;
use crate::ledger::books::Record;
use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::account;
use crate::ledger::books::registers::volunteers::{Membership, VolunteerFacts};
use crate::ledger::command::Command;
use crate::ledger::event::{PrivateField, VolunteerRegistered};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::reading::FundReading;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{PartyKind, PointsKind, Yes};
use crate::report::{Cell, Heading, Table, Title, service};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Volunteer {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().volunteers.volunteer_add)]
    Add(Box<Add>),
    #[command(about = help().volunteers.volunteer_list)]
    List(List),
    #[command(about = help().points.volunteer_send)]
    Send(moving::Send),
    #[command(about = help().points.volunteer_receive)]
    Receive(moving::Receive),
    #[command(about = help().volunteers.volunteer_show)]
    Show(Show),
    #[command(about = help().service.statement)]
    Statement(Statement),
}

impl Volunteer {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Add(add) => add.run(session),
            Action::List(list) => list.run(session),
            Action::Send(send) => send.run(session),
            Action::Receive(receive) => receive.run(session),
            Action::Show(show) => show.run(session),
            Action::Statement(statement) => statement.run(session),
        }
    }
}

/// The word that takes somebody out of his household or team.
const NONE: &str = "none";

#[derive(Debug, Args)]
struct Add {
    #[arg(value_name = "pN", help = help().volunteers.volunteer_number)]
    number: Option<String>,
    #[command(flatten)]
    said: Said,
    #[arg(long, value_name = "CODE", help = help().volunteers.volunteer_household)]
    household: Option<String>,
    #[arg(long, value_name = "CODE", help = help().volunteers.volunteer_team)]
    team: Option<String>,
    #[arg(long, value_name = "yes|no", num_args = 0..=1, default_missing_value = "yes", value_parser = ["yes", "no"],
          help = help().volunteers.volunteer_party)]
    party: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().volunteers.volunteer_date)]
    date: Option<String>,
}

impl Add {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let mut said = self.said.read(session)?;
        if self.number.is_some() || said.name.as_ref().is_none_or(Text::is_empty) {
            let number: PersonNumber = session.need(Question::PersonNumber, self.number.as_deref())?;
            is_nobody_elses(session, &desk, said.identity.as_ref(), Some(number))?;
            let amended = desk.amendment(number, &said)?;
            let person = amended.map(|(amended, private)| (Command::AmendPerson(amended), private));
            self.record(session, &mut desk, person.as_ref(), number)?;
            return remind(session, &desk, number);
        }
        Self::by_real_name(session, &desk, &mut said)?;
        let (person, private) = desk.registration(PartyKind::Person, &said)?;
        let number = person.number;
        self.record(session, &mut desk, Some(&(Command::RegisterPerson(person), private)), number)?;
        if !session.dry_run {
            session.console.say(session.words.person_number(number));
        }
        Ok(())
    }

    /// The volunteer, after what is new of him as a person: both, or neither.
    fn record(
        &self,
        session: &Session<'_>,
        desk: &mut Desk,
        person: Option<&(Command, Vec<Private>)>,
        number: PersonNumber,
    ) -> Result<(), Failure> {
        let registered = self.registered(session, desk, number)?;
        let debt = debt_joined(desk, &registered)?;
        let registered = Command::RegisterVolunteer(registered);
        let mut batch = desk.batch()?;
        let mut all = Vec::new();
        if let Some((person, private)) = person {
            all.push(batch.record(person, private)?);
        }
        all.push(batch.record(&registered, &[])?);
        if session.dry_run {
            drop(batch);
        } else {
            batch.commit()?;
        }
        session.tell(desk, &all)?;
        if let Some((code, owed)) = debt {
            session.console.remark(session.words.household_owes(&code, owed));
        }
        Ok(())
    }

    /// With a telephone or an identity number, asked for where there is none, and once.
    fn by_real_name(session: &Session<'_>, desk: &Desk, said: &mut Particulars) -> Result<(), Failure> {
        let is_given = |text: &Option<Text>| text.as_ref().is_some_and(|text| !text.is_empty());
        if !is_given(&said.phone) && !is_given(&said.identity) {
            said.phone = Said::ask_phone(session)?;
            if !is_given(&said.phone) {
                return Err(Failure::refused(session.words.real_name_needs_a_number()));
            }
        }
        let given = |text: &Option<Text>| text.clone().filter(|text| !text.is_empty());
        let name = said.name.as_ref().map_or("", Text::as_str);
        let known =
            Known::new(desk.store()).registered(name, given(&said.phone).as_ref(), given(&said.identity).as_ref())?;
        match known {
            Some((number, by_identity)) => Err(Failure::refused(session.words.is_registered(number, by_identity))),
            None => Ok(()),
        }
    }

    /// What is left out stays as it was.
    fn registered(
        &self,
        session: &Session<'_>,
        desk: &Desk,
        volunteer: PersonNumber,
    ) -> Result<VolunteerRegistered, Failure> {
        let books = desk.store().books();
        let last = VolunteerFacts::find(&books, &volunteer).and_then(|facts| facts.last().cloned());
        books.fault()?;
        let was = |part: fn(&Membership) -> &Maybe<Code>| last.as_ref().map(part).cloned().unwrap_or_default();
        let household = code_or_none(session, Question::Household, self.household.as_deref())?;
        let team = code_or_none(session, Question::Team, self.team.as_deref())?;
        if let Some(code) = household.as_ref().and_then(|code| code.as_ref()) {
            household::known(session, desk, code)?;
        }
        if let Some(code) = team.as_ref().and_then(|code| code.as_ref()) {
            team::known(session, desk, code)?;
        }
        let is_member = self.party.as_deref().map(|word| Yes::from(word == "yes"));
        Ok(VolunteerRegistered {
            date: session.day(self.date.as_deref(), desk.today())?,
            household: household.unwrap_or_else(|| was(|last| &last.household)),
            is_party_member: is_member.or(last.as_ref().map(|last| last.is_party_member)).unwrap_or(Yes::No),
            team: team.unwrap_or_else(|| was(|last| &last.team)),
            volunteer,
        })
    }
}

/// The household that a volunteer joins, and what its account owes, where the rules let a household share.
fn debt_joined(desk: &Desk, registered: &VolunteerRegistered) -> Result<Option<(Code, Points)>, Failure> {
    let books = desk.store().books();
    let is_shared = RuleBook::on(&books, desk.today()).is_some_and(|book| book.is_shared());
    let facts = VolunteerFacts::find(&books, &registered.volunteer).unwrap_or_default();
    let lived_in = facts.last().and_then(|last| last.household.as_ref());
    let joined = registered.household.as_ref().filter(|code| is_shared && lived_in != Some(*code)).cloned();
    let owed = |code: Code| (account(&books, PointsKind::Exchange, code.as_str()).owed, code);
    let debt = joined.map(owed).filter(|(owed, _)| !owed.is_zero());
    books.fault()?;
    Ok(debt.map(|(owed, code)| (code, owed)))
}

/// A person who was known before may be without either number: that is said, and nothing refused, because his gifts and
/// hours may be older than the rule.
fn remind(session: &Session<'_>, desk: &Desk, number: PersonNumber) -> Result<(), Failure> {
    let store = desk.store();
    let fields = [PrivateField::Phone, PrivateField::Identity];
    for field in fields {
        if store.person_row(number, field)?.is_some_and(|row| !row.text.is_empty()) {
            return Ok(());
        }
    }
    session.console.remark(session.words.number_is_missing(number));
    Ok(())
}

/// A code, or the word that takes it away; nothing when nothing was said.
fn code_or_none(session: &Session<'_>, asked: Question, given: Option<&str>) -> Result<Option<Maybe<Code>>, Failure> {
    match given {
        Some(NONE) => Ok(Some(Maybe::EMPTY)),
        given => Ok(session.maybe(asked, given)?.map(|code| Maybe(Some(code)))),
    }
}

#[derive(Debug, Args)]
struct List {
    #[arg(long, value_name = "CODE", help = help().volunteers.list_team)]
    team: Option<String>,
    #[arg(long, value_name = "CODE", help = help().volunteers.list_household)]
    household: Option<String>,
    #[arg(long, help = help().keeping.list_full)]
    full: bool,
}

impl List {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let headings = [
            Heading::PersonNumber,
            Heading::Name,
            Heading::Team,
            Heading::Household,
            Heading::PartyMember,
            Heading::Since,
            Heading::Till,
        ];
        let mut table = Table::new(Title::Volunteers, &headings);
        let store = session.store()?;
        let is_asked = |given: &Option<String>, code: &Maybe<Code>| {
            given.as_deref().is_none_or(|given| code.as_ref().is_some_and(|code| code.as_str() == given))
        };
        for (key, facts) in store.reading()?.records::<VolunteerFacts>("")? {
            let (Ok(number), Some(last)) = (key.parse().map(PersonNumber), facts.last()) else { continue };
            if the_one_that_stayed(&store, number)? != number {
                continue;
            }
            if is_asked(&self.team, &last.team) && is_asked(&self.household, &last.household) {
                let name = name_of(session, &store, number, self.full)?;
                let since: Option<Day> = facts.memberships.first().map(|first| first.from);
                table.push([
                    Cell::from(number),
                    name.into(),
                    last.team.as_ref().into(),
                    last.household.as_ref().into(),
                    last.is_party_member.into(),
                    since.into(),
                    facts.left.into(),
                ]);
            }
        }
        session.list(&table);
        Ok(())
    }
}

#[derive(Debug, Args)]
struct Show {
    #[arg(value_name = "pN", help = help().volunteers.volunteer_number)]
    number: Option<String>,
}

impl Show {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let number: PersonNumber = session.need(Question::PersonNumber, self.number.as_deref())?;
        let store = session.store()?;
        let facts = found(session, &store, the_one_that_stayed(&store, number)?)?;
        let headings = [Heading::Since, Heading::Team, Heading::Household, Heading::PartyMember, Heading::Seq];
        let mut table = Table::new(Title::Memberships, &headings);
        for one in &facts.memberships {
            table.push([
                Cell::from(one.from),
                one.team.as_ref().into(),
                one.household.as_ref().into(),
                one.is_party_member.into(),
                one.entry.into(),
            ]);
        }
        session.list(&table);
        session.list(&service::minutes_of_one(&store.reading()?, the_one_that_stayed(&store, number)?)?);
        Ok(())
    }
}

#[derive(Debug, Args)]
struct Statement {
    #[arg(value_name = "pN", help = help().volunteers.volunteer_number)]
    number: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().service.statement_from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().service.statement_until)]
    until: Option<String>,
    #[arg(long, help = help().service.full)]
    full: bool,
}

impl Statement {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let number: PersonNumber = session.need(Question::PersonNumber, self.number.as_deref())?;
        let (store, opened) = session.opened()?;
        let number = the_one_that_stayed(&store, number)?;
        found(session, &store, number)?;
        let from = session.day(self.from.as_deref(), Day::FIRST)?;
        let until = session.day(self.until.as_deref(), session.now().day(opened.utc_offset))?;
        let asked = service::Asked { volunteer: number, from, until, is_full: self.full, size: Count(store.head()?.0) };
        session.list(&service::statement(&store.reading()?, &asked)?);
        Ok(())
    }
}

/// A number that was merged is answered with the one that stayed.
fn the_one_that_stayed(store: &crate::store::Store, number: PersonNumber) -> Result<PersonNumber, Failure> {
    let books = store.books();
    let stayed = stayed(&books, number);
    books.fault()?;
    Ok(stayed)
}

/// What is known of a volunteer.
fn found(session: &Session<'_>, store: &crate::store::Store, number: PersonNumber) -> Result<VolunteerFacts, Failure> {
    let books = store.books();
    let facts = VolunteerFacts::find(&books, &number);
    books.fault()?;
    facts.ok_or_else(|| Failure::refused(session.words.no_volunteer(number)))
}
