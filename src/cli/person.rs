//! `person add|amend|merge|list|show|erase|unseal`: the register of persons and organisations. A line knows them by number and
//! commitment; what is private lies in people.db, and only this command shows it, to whoever sits at the desk.

mod erasing;

use clap::{Args, Subcommand};

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::listing::gifts_table;
use crate::cli::roster::Known;
use crate::cli::session::Session;
use crate::desk::register::{InForce, Particulars, ParticularsFault, in_force, is_minor, stayed};
use crate::desk::{Desk, opened};
use crate::ledger::books::registers::points::{account, account_of, heir};
use crate::ledger::books::registers::volunteers::VolunteerFacts;
use crate::ledger::books::{Books, PersonFacts, Record};
use crate::ledger::command::Command;
use crate::ledger::event::{Event, PersonMerged, PrivateField};
use crate::ledger::field::Count;
use crate::ledger::name::{PersonNumber, Text, masked};
use crate::ledger::period::{Day, UtcOffset};
use crate::ledger::reading::FundReading;
use crate::ledger::refusal::Refusal;
use crate::ledger::words::{PartyKind, PointsKind, Yes};
use crate::report::goods::gift_table;
use crate::report::requests::paid_to;
use crate::report::{Cell, Heading, Table, Title, points, service};
use crate::store::{PrivateText, Store};
use crate::text::{PersonField, Question, Told};

pub(super) use erasing::tell_erasure;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Person {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().keeping.person_add)]
    Add(Add),
    #[command(about = help().keeping.person_amend)]
    Amend(Amend),
    #[command(about = help().keeping.person_merge)]
    Merge(Merge),
    #[command(about = help().keeping.person_list)]
    List(List),
    #[command(about = help().keeping.person_show)]
    Show(Show),
    #[command(about = help().keeping.person_erase)]
    Erase(erasing::Erase),
    #[command(about = help().keeping.person_unseal)]
    Unseal(erasing::Unseal),
}

impl Person {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Add(add) => add.run(session),
            Action::Amend(amend) => amend.run(session),
            Action::Merge(merge) => merge.run(session),
            Action::List(list) => list.run(session),
            Action::Show(show) => show.run(session),
            Action::Erase(erase) => erase.run(session),
            Action::Unseal(unseal) => unseal.run(session),
        }
    }
}

/// What may be said of a person.
#[derive(Debug, Args)]
pub(super) struct Said {
    #[arg(long, help = help().keeping.person_name)]
    name: Option<String>,
    #[arg(long, help = help().keeping.person_phone)]
    phone: Option<String>,
    #[arg(long, help = help().keeping.person_identity)]
    identity: Option<String>,
    #[arg(long, help = help().keeping.person_address)]
    address: Option<String>,
    #[arg(long, value_name = "masked|named|anonymous", help = help().display)]
    display: Option<String>,
    #[arg(long, value_name = "yes|no", num_args = 0..=1, default_missing_value = "yes", value_parser = ["yes", "no"],
          help = help().keeping.person_minor)]
    minor: Option<String>,
}

impl Said {
    pub(super) fn read(&self, session: &Session<'_>) -> Result<Particulars, Failure> {
        let text = |field, given: &Option<String>| private_text(session, field, given.as_deref());
        let identity = text(PrivateField::Identity, &self.identity)?;
        // Who does not say so is told by the birthday in his number, as on a list.
        let today = session.now().day(UtcOffset::china());
        let by_birthday = || identity.as_ref().and_then(|number| is_minor(number.as_str(), today));
        let said = Particulars {
            address: text(PrivateField::Address, &self.address)?,
            display: session.maybe(Question::Display, self.display.as_deref())?,
            minor: self.minor.as_deref().map(|word| word == "yes").or_else(by_birthday),
            identity,
            name: text(PrivateField::Name, &self.name)?,
            phone: text(PrivateField::Phone, &self.phone)?,
        };
        said.spelled().map_err(|fault| Failure::refused(told(session, &fault)))
    }
}

impl Said {
    /// The telephone, asked for at a terminal; nothing where nobody answers.
    pub(super) fn ask_phone(session: &Session<'_>) -> Result<Option<Text>, Failure> {
        let asked = session.console.ask(&session.words.private_question(PersonField::Private(PrivateField::Phone)));
        let phone = private_text(session, PrivateField::Phone, asked.as_deref().filter(|text| *text != "-"))?;
        let said = Particulars { phone, ..Particulars::default() };
        said.spelled().map(|said| said.phone).map_err(|fault| Failure::refused(told(session, &fault)))
    }
}

/// What is wrong with what was said of a person.
pub(super) fn told(session: &Session<'_>, fault: &ParticularsFault) -> Told {
    match fault {
        ParticularsFault::NameHoldsANumber => session.words.name_holds_a_number(),
        ParticularsFault::Phone => session.words.wrong_phone(),
        ParticularsFault::Identity => session.words.wrong_identity(),
    }
}

/// A private text. A single hyphen asks for it at the terminal, so that it stays out of the shell's history.
fn private_text(session: &Session<'_>, field: PrivateField, given: Option<&str>) -> Result<Option<Text>, Failure> {
    let typed = |text: &str| Text::typed(text).map_err(|fault| Failure::refused(session.words.text_fault(&fault)));
    match given {
        Some("-") => {
            let asked = session.console.ask(&session.words.private_question(PersonField::Private(field)));
            let missing = || Failure::refused(session.words.missing(Question::Name));
            asked.as_deref().map(typed).transpose()?.map(Some).ok_or_else(missing)
        }
        given => given.map(typed).transpose(),
    }
}

#[derive(Debug, Args)]
struct Add {
    #[command(flatten)]
    said: Said,
    #[arg(long, value_name = "person|company|institution", default_value = "person", help = help().keeping.person_kind)]
    kind: String,
}

impl Add {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let kind: PartyKind = session.need(Question::PartyKind, Some(&self.kind))?;
        let mut said = self.said.read(session)?;
        if said.name.as_ref().is_none_or(Text::is_empty) {
            said.name = Some(session.need_text(Question::Name, None)?);
        }
        let others = said.name.as_ref().map_or(Ok(Vec::new()), |name| desk.store().persons_named(name.as_str()))?;
        if !others.is_empty() {
            session.console.remark(session.words.others_bear_the_name(&others));
        }
        is_nobody_elses(session, &desk, said.identity.as_ref(), None)?;
        let (registered, private) = desk.registration(kind, &said)?;
        let number = registered.number;
        session.record(&mut desk, &Command::RegisterPerson(registered), &private)?;
        if !session.dry_run {
            session.console.say(session.words.person_number(number));
        }
        Ok(())
    }
}

#[derive(Debug, Args)]
struct Amend {
    #[arg(value_name = "pN", help = help().keeping.person_number)]
    number: Option<String>,
    #[command(flatten)]
    said: Said,
}

/// An identity number is one person's.
pub(super) fn is_nobody_elses(
    session: &Session<'_>,
    desk: &Desk,
    identity: Option<&Text>,
    his: Option<PersonNumber>,
) -> Result<(), Failure> {
    let Some(identity) = identity.filter(|identity| !identity.is_empty()) else { return Ok(()) };
    match Known::new(desk.store()).identified(identity)?.filter(|number| Some(*number) != his) {
        Some(number) => Err(Failure::refused(session.words.is_registered(number, true))),
        None => Ok(()),
    }
}

impl Amend {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let number: PersonNumber = session.need(Question::PersonNumber, self.number.as_deref())?;
        let said = self.said.read(session)?;
        is_nobody_elses(session, &desk, said.identity.as_ref(), Some(number))?;
        match desk.amendment(number, &said)? {
            None => Err(Failure::refused(session.words.nothing_to_change())),
            Some((amended, private)) => session.record(&mut desk, &Command::AmendPerson(amended), &private).map(drop),
        }
    }
}

#[derive(Debug, Args)]
struct Merge {
    #[arg(value_name = "FROM", help = help().keeping.merge_from)]
    from: Option<String>,
    #[arg(value_name = "INTO", help = help().keeping.merge_into)]
    into: Option<String>,
    #[arg(long, help = help().keeping.merge_reason)]
    reason: Option<String>,
}

impl Merge {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let merged = PersonMerged {
            from: session.need(Question::PersonNumber, self.from.as_deref())?,
            into: session.need(Question::PersonNumber, self.into.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        let (from, date) = (merged.from, desk.today());
        let mut batch = desk.batch()?;
        let mut all = vec![batch.record(&Command::MergePersons(merged), &[])?];
        all.extend(crate::cli::points::join(&mut batch, from, date)?);
        if session.dry_run {
            drop(batch);
        } else {
            batch.commit()?;
        }
        session.tell(&desk, &all)
    }
}

#[derive(Debug, Args)]
struct List {
    #[arg(long, help = help().keeping.list_full)]
    full: bool,
    #[arg(long, help = help().keeping.list_name)]
    name: Option<String>,
    #[arg(long, default_value_t = 1000, help = help().keeping.list_limit)]
    limit: u32,
}

impl List {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let store = session.store()?;
        let headings = [
            Heading::PersonNumber,
            Heading::Name,
            Heading::PartyKind,
            Heading::Display,
            Heading::Minor,
            Heading::State,
        ];
        let mut table = Table::new(Title::People, &headings);
        let people = self.people(session, &store)?;
        let is_cut = people.len() > usize::try_from(self.limit).unwrap_or(usize::MAX);
        for (number, facts) in people.into_iter().take(usize::try_from(self.limit).unwrap_or(usize::MAX)) {
            let name = shown_name(session, &store, number, &facts, self.full)?;
            let minor = facts.minor.then_some(Yes::Yes);
            table.push([
                Cell::from(number),
                name.into(),
                facts.kind.into(),
                facts.display.into(),
                minor.into(),
                state(session, &facts),
            ]);
        }
        session.list(&table);
        if is_cut {
            session.console.remark(session.words.more_people(self.limit));
        }
        Ok(())
    }

    /// One more than is shown, to see whether there are more.
    fn people(&self, session: &Session<'_>, store: &Store) -> Result<Vec<(PersonNumber, PersonFacts)>, Failure> {
        let Some(name) = self.name.as_deref() else { return Ok(store.people(self.limit.saturating_add(1))?) };
        let name = session.text(Question::Name, Some(name))?;
        let books = store.books();
        let numbers = store.persons_named(name.as_str())?;
        let found = numbers.into_iter().filter_map(|number| Some((number, books.person(number)?))).collect();
        books.fault()?;
        Ok(found)
    }
}

/// An organisation's name, or a person's as far as it may be shown.
pub(super) fn shown_name(
    session: &Session<'_>,
    store: &Store,
    number: PersonNumber,
    facts: &PersonFacts,
    is_full: bool,
) -> Result<String, Failure> {
    let Some(commitment) = facts.name else { return Ok(facts.organisation.to_string()) };
    if let Some(manner) = facts.erased {
        return Ok(format!("({})", session.words.manner(manner)));
    }
    let (holder, _) = stayed(&store.books(), number);
    Ok(match store.opening_of(holder, PrivateField::Name, &commitment)? {
        PrivateText::Open(name) if is_full => name,
        PrivateText::Open(name) => masked(&name),
        PrivateText::Sealed => session.words.sealed().to_owned(),
        PrivateText::Withheld => session.words.withheld().to_owned(),
    })
}

fn state(session: &Session<'_>, facts: &PersonFacts) -> Cell {
    match (facts.merged_into, facts.erased) {
        (Some(into), _) => session.words.merged_into(into).into(),
        (None, Some(manner)) => manner.into(),
        (None, None) => Cell::Empty,
    }
}

/// His own gifts, as many as a copy for himself holds.
const MOST_GIFTS: u32 = 10_000;

/// What else stands in the ledger about a person: what was paid to him, his hours, his points.
fn besides(session: &Session<'_>, store: &Store, number: PersonNumber) -> Result<[Table; 5], Failure> {
    let (reading, books) = (store.reading()?, store.books());
    let today = session.now().day(opened(store)?.utc_offset);
    let (holder, _) = stayed(&books, number);
    let paid = paid_to(&reading, holder, |other| stayed(&books, other).0 == holder)?;
    let asked = service::Asked {
        volunteer: holder,
        from: Day::FIRST,
        until: Day::LAST,
        is_full: true,
        size: Count(store.head()?.0),
    };
    let hours = service::statement(&reading, &asked)?;
    let shared = heir(&books, &account_of(&books, holder, PointsKind::Exchange, today));
    let own = holder.to_string();
    let has_served = VolunteerFacts::find(&books, &holder).is_some();
    // What he brought into his household stays under his own number, and so does his 党性存折.
    let has_moved = |kind| {
        let facts = account(&books, kind, &own);
        !facts.inward.is_zero() || !facts.outward.is_zero()
    };
    let has_own = own != shared && has_moved(PointsKind::Exchange);
    let has_party = has_moved(PointsKind::Party);
    books.fault()?;
    let shown = |is_there: bool, kind, code: &str| -> Result<Table, Failure> {
        let first = if is_there { points::shown(&reading, kind, code, today)?.into_iter().next() } else { None };
        Ok(first.unwrap_or_else(|| Table::new(Title::Found, &[])))
    };
    Ok([
        paid,
        hours,
        shown(has_served, PointsKind::Exchange, &shared)?,
        shown(has_own, PointsKind::Exchange, &own)?,
        shown(has_party, PointsKind::Party, &own)?,
    ])
}

#[derive(Debug, Args)]
struct Show {
    #[arg(value_name = "pN", help = help().keeping.person_number)]
    number: Option<String>,
}

impl Show {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let number: PersonNumber = session.need(Question::PersonNumber, self.number.as_deref())?;
        let store = session.store()?;
        let said = in_force(&store, number)?.ok_or(Refusal::PersonMustBeRegistered { number })?;
        let person = particulars(session, &store, &said)?;
        let reading = store.reading()?;
        let mut gifts = Vec::new();
        let mut goods = Vec::new();
        for seq in reading.gifts_of_person(number, MOST_GIFTS)? {
            gifts.extend(reading.gift(seq)?);
            goods.extend(reading.goods_gift(seq)?);
        }
        let listed = gifts_table(Title::Found, &gifts, &store)?;
        let goods = gift_table(&reading, Title::GoodsFound, &goods)?;
        let besides = besides(session, &store, number)?;
        session.list(&person);
        if !session.format.is_for_programs() {
            session.console.say(session.words.gifts_of(number, gifts.len()));
        }
        session.list(&listed);
        let is_told = |table: &&Table| !table.rows.is_empty();
        std::iter::once(&goods).chain(&besides).filter(is_told).for_each(|table| session.list(table));
        if gifts.len() >= usize::try_from(MOST_GIFTS).unwrap_or(usize::MAX) {
            session.console.remark(session.words.more_gifts(MOST_GIFTS));
        }
        Ok(())
    }
}

/// Everything that is kept of a person, field by field: what is in force, what was before and is still kept, what was
/// taken out of reach and why.
fn particulars(session: &Session<'_>, store: &Store, said: &InForce) -> Result<Table, Failure> {
    let words = session.words;
    let number = said.amended.number;
    let books = store.books();
    let facts = books.person(number);
    books.fault()?;
    let mut table = Table::new(Title::People, &[Heading::Field, Heading::Value]);
    let named = |field: PersonField| {
        if session.format.is_for_programs() { field.id().to_owned() } else { words.person_field(field) }
    };
    let mut say = |field, value: Cell| table.push([Cell::from(named(field)), value]);
    say(PersonField::Number, number.into());
    say(PersonField::Kind, said.kind.into());
    if !said.amended.organisation.is_empty() {
        say(PersonField::Private(PrivateField::Name), (&said.amended.organisation).into());
    }
    for (field, text) in private_fields(session, store, said)? {
        say(field, text.into());
    }
    say(PersonField::Display, said.amended.display.into());
    say(PersonField::Minor, words.yes_or_no(said.amended.minor == Yes::Yes).into());
    if let Some(facts) = &facts {
        say(PersonField::State, state(session, facts));
    }
    for (_, event) in &said.entries {
        if let Event::PersonMerged(merged) = event
            && merged.into == number
        {
            say(PersonField::MergedFrom, merged.from.into());
        } else if let Event::PersonErased(erased) = event {
            say(PersonField::Reason, (&erased.reason).into());
        } else if let Event::PersonUnsealed(unsealed) = event {
            say(PersonField::Reason, (&unsealed.reason).into());
        }
    }
    Ok(table)
}

/// The private fields in force, and then the texts that are still kept and no longer in force.
fn private_fields(session: &Session<'_>, store: &Store, said: &InForce) -> Result<Vec<(PersonField, String)>, Failure> {
    let words = session.words;
    let number = said.amended.number;
    let (holder, _) = stayed(&store.books(), number);
    let mut shown = Vec::new();
    for field in [PrivateField::Name, PrivateField::Phone, PrivateField::Identity, PrivateField::Address] {
        let Some(commitment) = said.commitment(field) else { continue };
        let text = match store.opening_of(holder, field, &commitment)? {
            PrivateText::Open(text) => text,
            PrivateText::Sealed => words.sealed().to_owned(),
            PrivateText::Withheld => words.withheld().to_owned(),
        };
        shown.push((PersonField::Private(field), text));
    }
    for row in store.all_rows_of(number)? {
        let is_in_force = said.commitment(row.field) == Some(crate::desk::sealing::row_digest(&row));
        if !is_in_force {
            let text = if row.is_sealed { words.sealed().to_owned() } else { row.text };
            shown.push((PersonField::Before(row.field), text));
        }
    }
    Ok(shown)
}
