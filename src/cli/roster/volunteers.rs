//! `import volunteers FILE`.

use std::collections::BTreeMap;

use crate::cli::failure::Failure;
use crate::cli::person::told;
use crate::cli::roster::{Asked, Known, Reading, no_such_person};
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::desk::register::{Particulars, ParticularsFault, is_minor};
use crate::import::{Need, RosterColumn, RosterRow};
use crate::ledger::books::registers::volunteers::{Membership, TeamFacts};
use crate::ledger::books::{Books, Record};
use crate::ledger::command::Command;
use crate::ledger::event::{Kind, VolunteerRegistered};
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{PartyKind, Yes};
use crate::text::{Question, Told};

const NAME: usize = 0;
const NUMBER: usize = 8;
const PHONE: usize = 1;
const IDENTITY: usize = 2;
const ADDRESS: usize = 3;
const TEAM: usize = 4;
const HOUSEHOLD: usize = 5;
const PARTY: usize = 6;
const SINCE: usize = 7;

const COLUMNS: [RosterColumn; 9] = [
    RosterColumn { words: &["姓名", "志愿者姓名", "志愿者", "name"], need: Need::Always },
    RosterColumn { words: &["手机", "电话", "联系方式", "mobile", "phone"], need: Need::Never },
    RosterColumn { words: &["身份证", "证件", "identity"], need: Need::Never },
    RosterColumn { words: &["地址", "住址", "address"], need: Need::Never },
    RosterColumn { words: &["队伍", "服务队", "team"], need: Need::Never },
    RosterColumn { words: &["户", "户号", "户编号", "家庭户", "household"], need: Need::Never },
    RosterColumn { words: &["党员", "政治面貌", "party"], need: Need::Never },
    RosterColumn {
        words: &["登记日期", "注册日期", "加入日期", "登记时间", "注册时间", "加入时间", "since", "date"],
        need: Need::Never,
    },
    RosterColumn { words: &["志愿者编号", "编号", "number"], need: Need::Never },
];

/// Reads and records the list.
pub(in crate::cli) fn volunteers(session: &Session<'_>, asked: Asked<'_>) -> Result<(), Failure> {
    let mut desk = session.desk()?;
    let mut reading = Reading::new(session, asked, &COLUMNS)?;
    let day = session.day(asked.date, desk.today())?;
    let found = look_up(&mut reading, &desk, day)?;
    let books = desk.store().books();
    let mut next = books.last_person();
    books.fault()?;
    for (line, who, registered) in found {
        let volunteer = match who {
            Who::Known(number) => number,
            Who::New(said) => {
                next = next.saturating_add(1);
                let (person, private) = desk.registration_as(PersonNumber(next), PartyKind::Person, &said)?;
                reading.persons.push((Command::RegisterPerson(person), private));
                PersonNumber(next)
            }
        };
        let registered = VolunteerRegistered { volunteer, ..registered };
        reading.rows.push((line, Command::RegisterVolunteer(registered)));
    }
    reading.finish(&mut desk, Kind::VolunteerRegistered)
}

/// Who a row is about.
enum Who {
    Known(PersonNumber),
    New(Box<Particulars>),
}

type New = (u64, Who, VolunteerRegistered);

/// Every row judged: what is new is given back, what is bad is blamed, what is known is counted.
fn look_up(reading: &mut Reading<'_>, desk: &Desk, day: Day) -> Result<Vec<New>, Failure> {
    let _held = desk.store().hold()?;
    let mut known = Known::new(desk.store());
    let teams = teams(desk);
    let (mut seen, mut identities) = (BTreeMap::new(), BTreeMap::new());
    let mut found = Vec::new();
    for row in reading.take_rows() {
        match judge(reading, desk, &mut known, &teams, &row, day)? {
            Err((Some(column @ (PHONE | IDENTITY | ADDRESS)), told)) => reading.blame_private(&row, column, told),
            Err((column, told)) => reading.blame(&row, column, told),
            Ok((_, Who::New(said), _)) if let Some(line) = repeats(&mut identities, &said, row.line) => {
                let told = reading.session.words.row_repeats(line);
                reading.blame_private(&row, IDENTITY, told);
            }
            Ok((key, who, registered)) => {
                if let Some(line) = seen.insert(key, row.line) {
                    let told = reading.session.words.row_repeats(line);
                    reading.blame(&row, Some(NAME), told);
                } else if let Some(registered) = registered {
                    found.push((row.line, who, registered));
                } else {
                    reading.summary.known = reading.summary.known.saturating_add(1);
                }
            }
        }
    }
    Ok(found)
}

/// The line above in which the identity number of a new person stands already.
fn repeats(seen: &mut BTreeMap<String, u64>, said: &Particulars, line: u64) -> Option<u64> {
    let identity = said.identity.as_ref()?;
    let first = *seen.entry(identity.as_str().to_uppercase()).or_insert(line);
    (first != line).then_some(first)
}

/// Teams by code and by name.
fn teams(desk: &Desk) -> BTreeMap<String, Code> {
    let all = TeamFacts::all(&desk.store().books(), "");
    let mut teams = BTreeMap::new();
    for (code, facts) in all {
        if let Ok(parsed) = code.parse::<Code>() {
            teams.insert(facts.name.to_string(), parsed.clone());
            teams.insert(code, parsed);
        }
    }
    teams
}

/// What tells one row's person from another's, who it is, and what it asks; nothing when the ledger knows it all.
type Judged = (String, Who, Option<VolunteerRegistered>);
type Blame = (Option<usize>, Told);

fn judge(
    reading: &Reading<'_>,
    desk: &Desk,
    known: &mut Known<'_>,
    teams: &BTreeMap<String, Code>,
    row: &RosterRow,
    day: Day,
) -> Result<Result<Judged, Blame>, Failure> {
    let said = match said(reading, teams, row, day, desk.today()) {
        Ok(said) => said,
        Err((column, told)) => return Ok(Err((Some(column), told))),
    };
    let number = match who(reading, desk, known, &said)? {
        Ok(number) => number,
        Err(blame) => return Ok(Err(blame)),
    };
    let last = number.map(|number| known.volunteer(number)).transpose()?.flatten();
    let last = last.as_ref().filter(|facts| facts.left.is_none()).and_then(|facts| facts.last());
    let was = |part: fn(&Membership) -> &Maybe<Code>| last.map(part).cloned().unwrap_or_default();
    let registered = VolunteerRegistered {
        date: said.since,
        household: said.household.map_or_else(|| was(|last| &last.household), |code| Maybe(Some(code))),
        is_party_member: said.party.or(last.map(|last| last.is_party_member)).unwrap_or(Yes::No),
        team: said.team.map_or_else(|| was(|last| &last.team), |code| Maybe(Some(code))),
        volunteer: number.unwrap_or(PersonNumber(0)),
    };
    let is_known = last.is_some_and(|last| {
        last.household == registered.household
            && last.is_party_member == registered.is_party_member
            && last.team == registered.team
    });
    let key = number.map_or_else(|| said.key, |number| number.to_string());
    let who = number.map_or(Who::New(Box::new(said.particulars)), Who::Known);
    Ok(Ok((key, who, (!is_known).then_some(registered))))
}

/// The person the row is about, if he is registered.
fn who(
    reading: &Reading<'_>,
    desk: &Desk,
    known: &mut Known<'_>,
    said: &Said,
) -> Result<Result<Option<PersonNumber>, Blame>, Failure> {
    let words = reading.session.words;
    if let Some(number) = said.number {
        let books = desk.store().books();
        let is_there = books.person(number).is_some();
        books.fault()?;
        let bears = match said.particulars.name.as_ref().filter(|_| is_there) {
            Some(name) => known.bears(number, name)?,
            None => true,
        };
        return Ok(match (is_there, bears) {
            (true, true) => Ok(Some(number)),
            (true, false) => Err((Some(NAME), words.row_names_another(number))),
            (false, _) => Err((Some(NUMBER), no_such_person(reading.session, number))),
        });
    }
    let (phone, identity) = (said.particulars.phone.as_ref(), said.particulars.identity.as_ref());
    if phone.is_none() && identity.is_none() {
        return Ok(Err((None, words.row_needs_identity())));
    }
    let name = said.particulars.name.as_ref().map_or("", Text::as_str);
    Ok(match known.find(name, phone, identity)?.as_slice() {
        [] => match identity.map(|identity| known.identified(identity)).transpose()?.flatten() {
            Some(number) => Err((Some(IDENTITY), words.is_registered(number, true))),
            None => Ok(None),
        },
        [number] => Ok(Some(*number)),
        several => Err((Some(NAME), words.several_are_called(several))),
    })
}

/// What a row says.
struct Said {
    particulars: Particulars,
    number: Option<PersonNumber>,
    team: Option<Code>,
    household: Option<Code>,
    party: Option<Yes>,
    since: Day,
    key: String,
}

fn said(
    reading: &Reading<'_>,
    teams: &BTreeMap<String, Code>,
    row: &RosterRow,
    day: Day,
    today: Day,
) -> Result<Said, (usize, Told)> {
    let words = reading.session.words;
    let name = reading.text(row, NAME)?.ok_or_else(|| (NAME, words.missing(Question::Name)))?;
    let (phone, identity) = (reading.text(row, PHONE)?, reading.text(row, IDENTITY)?);
    let known: Vec<&str> = teams.keys().map(String::as_str).collect();
    let team = match row.cell(TEAM) {
        "" => None,
        cell => Some(teams.get(cell).cloned().ok_or_else(|| (TEAM, words.unknown_team(cell, &known)))?),
    };
    let party = match row.cell(PARTY) {
        "" => None,
        "是" | "党员" | "中共党员" | "预备党员" | "中共预备党员" | "yes" => Some(Yes::Yes),
        "否" | "不是" | "群众" | "团员" | "共青团员" | "no" => Some(Yes::No),
        _ => return Err((PARTY, words.no_yes_or_no())),
    };
    let since = match row.cell(SINCE) {
        "" => day,
        cell => read_day(cell).ok_or_else(|| (SINCE, words.wrong(Question::Day, cell)))?,
    };
    let minor = identity.as_ref().and_then(|text| is_minor(text.as_str(), today));
    let particulars =
        Particulars { address: reading.text(row, ADDRESS)?, display: None, identity, minor, name: Some(name), phone };
    let particulars = particulars.spelled().map_err(|fault| {
        let column = match fault {
            ParticularsFault::NameHoldsANumber => NAME,
            ParticularsFault::Phone => PHONE,
            ParticularsFault::Identity => IDENTITY,
        };
        (column, told(reading.session, &fault))
    })?;
    let spelled = |text: &Option<Text>| text.as_ref().map(ToString::to_string).unwrap_or_default();
    let Particulars { name, phone, identity, .. } = &particulars;
    let key = format!("{}\t{}\t{}", spelled(name), spelled(phone), spelled(identity));
    let number = reading.value(row, NUMBER, Question::PersonNumber)?;
    let household = reading.value(row, HOUSEHOLD, Question::Household)?;
    Ok(Said { particulars, number, team, household, party, since, key })
}

/// A day as people write it.
pub(super) fn read_day(cell: &str) -> Option<Day> {
    crate::import::date::day(cell, crate::ledger::period::UtcOffset::china()).ok()
}
