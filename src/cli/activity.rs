//! `activity open|record|publish|list|show`: hours are recorded under an activity, reviewed, published, and then count.
//! `activity record patrol p2 p3` alone records the whole window of a one-day activity, seen by who answers for it.

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::household::name_of;
use crate::cli::points::{tell_paid, warn_of_cover};
use crate::cli::session::{Session, nearest_first};
use crate::desk::Desk;
use crate::ledger::books::registers::service::{ActivityFacts, activity};
use crate::ledger::books::{Books, Record};
use crate::ledger::command::Command;
use crate::ledger::earning::reckon;
use crate::ledger::event::{ActivityOpened, Event, HoursRecorded, Kind, PointsPublished};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::minutes::{Minutes, TimeOfDay};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::reading::FundReading;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{PointsKind, StintState};
use crate::report::{Cell, Heading, Table, Title};
use crate::store::Store;
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Activity {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().service.open)]
    Open(Box<Open>),
    #[command(about = help().service.record)]
    Record(Box<RecordHours>),
    #[command(about = help().service.publish)]
    Publish(Publish),
    #[command(about = help().service.list)]
    List,
    #[command(about = help().service.show)]
    Show(Show),
}

impl Activity {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Open(open) => open.run(session),
            Action::Record(record) => record.run(session),
            Action::Publish(publish) => publish.run(session),
            Action::List => list(session),
            Action::Show(show) => show.run(session),
        }
    }
}

#[derive(Debug, Args)]
struct Open {
    #[arg(value_name = "CODE", help = help().service.code)]
    code: Option<String>,
    #[arg(long, help = help().service.title)]
    title: Option<String>,
    #[arg(long, help = help().service.place)]
    place: Option<String>,
    #[arg(long, value_name = "CLASS", help = help().service.class)]
    class: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().service.first)]
    first: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().service.last)]
    last: Option<String>,
    #[arg(long, value_name = "HH:MM", help = help().service.begins)]
    begins: Option<String>,
    #[arg(long, value_name = "HH:MM", help = help().service.ends)]
    ends: Option<String>,
    #[arg(long, value_name = "pN", help = help().service.supervisor)]
    supervisor: Option<String>,
    #[arg(long, value_name = "CODE", help = help().service.team)]
    team: Option<String>,
    #[arg(long, value_name = "CODE", help = help().service.project)]
    project: Option<String>,
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true, help = help().service.helped_planned)]
    helped: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Open {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let first = session.day(self.first.as_deref(), desk.today())?;
        let project: Option<Code> = session.maybe(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(&desk, project.as_ref())?;
        let activity = ActivityOpened {
            code: session.need(Question::Activity, self.code.as_deref())?,
            title: session.need_text(Question::ActivityTitle, self.title.as_deref())?,
            place: session.need_text(Question::Place, self.place.as_deref())?,
            class: session.need(Question::ServiceClass, self.class.as_deref())?,
            first,
            last: session.day(self.last.as_deref(), first)?,
            begins: session.need(Question::TimeOfDay, self.begins.as_deref())?,
            ends: session.need(Question::TimeOfDay, self.ends.as_deref())?,
            supervisor: session.need(Question::PersonNumber, self.supervisor.as_deref())?,
            team: Maybe(session.maybe(Question::Team, self.team.as_deref())?),
            project: Maybe(project),
            helped: people(session, self.helped.as_deref())?.unwrap_or(Count(0)),
            date: session.day(self.date.as_deref(), desk.today())?,
        };
        session.record(&mut desk, &Command::OpenActivity(activity), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
struct RecordHours {
    #[arg(value_name = "CODE", help = help().service.code)]
    code: Option<String>,
    #[arg(value_name = "pN", help = help().service.volunteers)]
    volunteers: Vec<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().service.day)]
    date: Option<String>,
    #[arg(long, value_name = "HH:MM", help = help().service.began)]
    began: Option<String>,
    #[arg(long, value_name = "HH:MM", conflicts_with = "minutes", help = help().service.ended)]
    ended: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().service.minutes)]
    minutes: Option<String>,
    #[arg(long, value_name = "pN", help = help().service.witness)]
    witness: Option<String>,
    #[arg(long, help = help().service.party)]
    party: bool,
    #[arg(long, help = help().service.reason)]
    reason: Option<String>,
    #[arg(long, value_name = "pN", help = help().service.vouched_by)]
    vouched_by: Option<String>,
}

impl RecordHours {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let (opened, _) = found(session, desk.store(), self.code.as_deref())?;
        let volunteers = self.volunteers(session)?;
        let hours = self.hours(session, &desk, &opened)?;
        let each = volunteers.into_iter().map(|volunteer| HoursRecorded { volunteer, ..hours.clone() });
        session.record_all(&mut desk, each.map(Command::RecordHours)).map(drop)
    }

    fn volunteers(&self, session: &Session<'_>) -> Result<Vec<PersonNumber>, Failure> {
        if self.volunteers.is_empty() {
            return Ok(vec![session.need(Question::PersonNumber, None)?]);
        }
        self.volunteers.iter().map(|number| session.need(Question::PersonNumber, Some(number))).collect()
    }

    /// What they have in common; who it is of is said after.
    fn hours(&self, session: &Session<'_>, desk: &Desk, opened: &ActivityOpened) -> Result<HoursRecorded, Failure> {
        let usual = if opened.first == opened.last { opened.first } else { desk.today() };
        let began = session.maybe(Question::TimeOfDay, self.began.as_deref())?.unwrap_or(opened.begins);
        let ended: TimeOfDay = session.maybe(Question::TimeOfDay, self.ended.as_deref())?.unwrap_or(opened.ends);
        let minutes: Option<Minutes> = session.maybe(Question::Minutes, self.minutes.as_deref())?;
        let between = ended.since(began).filter(|between| !between.is_zero());
        let backwards = || Failure::refused(session.words.ends_before_it_begins(began, ended));
        Ok(HoursRecorded {
            activity: opened.code.clone(),
            began,
            date: session.day(self.date.as_deref(), usual)?,
            minutes: minutes.map_or_else(|| between.ok_or_else(backwards), Ok)?,
            points_kind: if self.party { PointsKind::Party } else { PointsKind::Exchange },
            reason: session.text(Question::Reason, self.reason.as_deref())?,
            volunteer: opened.supervisor,
            vouched_by: Maybe(session.maybe(Question::PersonNumber, self.vouched_by.as_deref())?),
            witness: session.maybe(Question::PersonNumber, self.witness.as_deref())?.unwrap_or(opened.supervisor),
        })
    }
}

#[derive(Debug, Args)]
struct Publish {
    #[arg(value_name = "CODE", help = help().service.code)]
    code: Option<String>,
    #[arg(long, help = help().service.board)]
    place: Option<String>,
    #[arg(long, value_name = "NUMBER", allow_negative_numbers = true, help = help().service.helped)]
    helped: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Publish {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let (opened, facts) = found(session, desk.store(), self.code.as_deref())?;
        let date = session.day(self.date.as_deref(), desk.today())?;
        let books = desk.store().books();
        let planned = planned(&books, &opened, &facts, date);
        let batch = reckon(&books, &opened.code).unwrap_or_default();
        let book = RuleBook::on(&books, desk.today());
        books.fault()?;
        let published = PointsPublished {
            activity: Maybe(Some(opened.code.clone())),
            count: batch.count(),
            date,
            helped: people(session, self.helped.as_deref())?.unwrap_or(planned),
            minutes: batch.minutes,
            place: session.text(Question::Place, self.place.as_deref().or(Some(session.words.board())))?,
            points: batch.points,
            points_party: batch.points_party,
            up_to: batch.up_to().unwrap_or(Seq(0)),
        };
        let helped = published.helped;
        let recorded = session.record(&mut desk, &Command::PublishPoints(published), &[])?;
        let waits = Session::waits_for_another(&desk, recorded.seq)?;
        if let Some(book) = book.filter(|_| !session.dry_run && !waits) {
            let from = book.counts_from(desk.today());
            session.console.say(session.words.points_published(&opened.code, (&batch, helped), from));
            tell_paid(session, &desk, (recorded.seq, date))?;
            warn_of_cover(session, &desk)?;
        }
        Ok(())
    }
}

/// Whom the activity was to help is what it helped where nobody says otherwise: once, when it is over.
fn planned(books: &impl Books, opened: &ActivityOpened, facts: &ActivityFacts, date: Day) -> Count {
    let said = |entry| match books.recall(entry).map(|recalled| recalled.event.clone()) {
        Some(Event::PointsPublished(e)) => e.helped != Count(0),
        _ => false,
    };
    let is_told = facts.publications.iter().any(|one| said(one.entry));
    if is_told || date < opened.last { Count(0) } else { opened.helped }
}

/// The most persons one activity is said to help: more is a slip of the finger.
const MOST_HELPED: Count = Count(1_000_000);

fn people(session: &Session<'_>, given: Option<&str>) -> Result<Option<Count>, Failure> {
    let helped: Option<Count> = session.maybe(Question::HowMany, given)?;
    match helped.filter(|helped| *helped > MOST_HELPED) {
        Some(helped) => Err(Failure::refused(session.words.wrong(Question::HowMany, &helped.to_string()))),
        None => Ok(helped),
    }
}

/// Activities in the order in which they were opened.
fn list(session: &Session<'_>) -> Result<(), Failure> {
    session.list(&activities(&session.store()?, |_| true)?);
    Ok(())
}

/// Those that are asked for, each with how it was opened and how many hours it has.
fn activities(store: &Store, is_asked: impl Fn(&Code) -> bool) -> Result<Table, Failure> {
    let columns = [
        Heading::Code,
        Heading::Name,
        Heading::ServiceClass,
        Heading::Since,
        Heading::Till,
        Heading::Hours,
        Heading::Where,
        Heading::Head,
        Heading::Team,
        Heading::HelpedPlanned,
        Heading::Records,
        Heading::WaitingRecords,
    ];
    let mut table = Table::new(Title::Activities, &columns);
    let books = store.books();
    for happening in store.reading()?.happenings(Kind::ActivityOpened, Day::FIRST, Day::LAST)? {
        let Event::ActivityOpened(e) = happening.event else { continue };
        if !is_asked(&e.code) {
            continue;
        }
        let standing: Vec<StintState> =
            books.stints_of(&e.code, Seq(0)).iter().map(|one| one.state).filter(|s| *s != StintState::Undone).collect();
        let count = |states: &mut dyn Iterator<Item = &StintState>| {
            Cell::from(Count(u64::try_from(states.count()).unwrap_or(u64::MAX)))
        };
        table.push([
            Cell::from(&e.code),
            (&e.title).into(),
            (&e.class).into(),
            e.first.into(),
            e.last.into(),
            format!("{}–{}", e.begins, e.ends).into(),
            (&e.place).into(),
            e.supervisor.into(),
            e.team.as_ref().into(),
            Some(e.helped).filter(|helped| *helped != Count(0)).into(),
            count(&mut standing.iter()),
            count(&mut standing.iter().filter(|state| **state == StintState::Recorded)),
        ]);
    }
    books.fault()?;
    Ok(table)
}

#[derive(Debug, Args)]
struct Show {
    #[arg(value_name = "CODE", help = help().service.code)]
    code: Option<String>,
    #[arg(long, help = help().service.full)]
    full: bool,
}

impl Show {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let store = session.store()?;
        let (opened, _) = found(session, &store, self.code.as_deref())?;
        let columns = [
            Heading::Seq,
            Heading::Date,
            Heading::PersonNumber,
            Heading::Name,
            Heading::Hours,
            Heading::Minutes,
            Heading::Witness,
            Heading::StintState,
            Heading::PointsKind,
            Heading::Points,
        ];
        let mut table = Table::new(Title::ActivityHours, &columns);
        let books = store.books();
        for stint in books.stints_of(&opened.code, Seq(0)) {
            let ended = stint.began.after(stint.minutes).unwrap_or(stint.began);
            table.push([
                Cell::from(stint.seq),
                stint.day.into(),
                stint.volunteer.into(),
                name_of(session, &store, stint.volunteer, self.full)?.into(),
                format!("{}–{ended}", stint.began).into(),
                Some(stint.minutes).filter(|_| stint.stands()).into(),
                stint.witness.into(),
                stint.state.into(),
                stint.points_kind.into(),
                // What is not published has no points yet.
                Some(stint.points).filter(|_| stint.state == StintState::Published).into(),
            ]);
        }
        books.fault()?;
        session.list(&activities(&store, |code| *code == opened.code)?);
        session.list(&table.totalled());
        Ok(())
    }
}

/// The activity named; else the nearest codes.
pub(super) fn found(
    session: &Session<'_>,
    store: &Store,
    given: Option<&str>,
) -> Result<(ActivityOpened, ActivityFacts), Failure> {
    let code: Code = session.need(Question::Activity, given)?;
    let books = store.books();
    let known = activity(&books, &code);
    books.fault()?;
    known.ok_or_else(|| {
        let all = ActivityFacts::all(&books, "");
        let nearest = nearest_first(code.as_str(), all.iter().map(|(known, _)| known.as_str()));
        Failure::refused(session.words.unknown_activity(code.as_str(), &nearest))
    })
}
