//! `operator enrol|rotate|retire|two-persons|list`: who may do what, by keys made on their own machines.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::chain::VerifierKey;
use crate::chain::recording::rotation_message;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::cli::sign::{Answer, keep_request};
use crate::ledger::books::Books;
use crate::ledger::books::registers::operators::TermFacts;
use crate::ledger::command::Command;
use crate::ledger::event::{KeyRotated, OperatorEnrolled, OperatorIdentified, OperatorRetired, TwoPersonsBegan};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::name::{Code, Digest};
use crate::ledger::words::Role;
use crate::report::{Cell, Heading, Table, Title};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Operator {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().keeping.operator_enrol)]
    Enrol(Enrol),
    #[command(about = help().operators.identify)]
    Identify(Identify),
    #[command(about = help().operators.rotate)]
    Rotate(Rotate),
    #[command(about = help().operators.retire)]
    Retire(Retire),
    #[command(about = help().operators.two_persons, name = "two-persons")]
    TwoPersons(TwoPersons),
    #[command(about = help().keeping.operator_list)]
    List,
}

#[derive(Debug, Args)]
struct Identify {
    #[arg(value_name = "CODE", help = help().keeping.operator_code)]
    code: Option<String>,
    #[arg(long, value_name = "pN", help = help().operators.identify_person)]
    person: Option<String>,
}

#[derive(Debug, Args)]
struct Rotate {
    #[arg(value_name = "CODE", help = help().keeping.operator_code)]
    code: Option<String>,
    #[arg(long, value_name = "PUBLIC_KEY", help = help().keeping.operator_key)]
    key: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "N", help = help().operators.rotate_valid_size)]
    valid_size: Option<String>,
    #[arg(long, value_name = "FILE", help = help().operators.rotate_request)]
    request: Option<PathBuf>,
    #[arg(long, value_name = "FILE", conflicts_with = "request", help = help().operators.rotate_recovery)]
    recovery: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Retire {
    #[arg(value_name = "CODE", help = help().keeping.operator_code)]
    code: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().operators.retire_until)]
    until: Option<String>,
}

#[derive(Debug, Args)]
struct TwoPersons {
    #[arg(long, value_name = "NUMBER", help = help().operators.two_persons_paper)]
    paper: Option<String>,
}

#[derive(Debug, Args)]
struct Enrol {
    #[arg(value_name = "CODE", help = help().keeping.operator_code)]
    code: Option<String>,
    #[arg(long, value_name = "PUBLIC_KEY", help = help().keeping.operator_key)]
    key: Option<String>,
    #[arg(long, value_name = "ROLE[,ROLE…]", help = help().keeping.operator_role)]
    role: Option<String>,
    #[arg(long, value_name = "pN", help = help().keeping.operator_person)]
    person: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().keeping.operator_from)]
    from: Option<String>,
}

impl Operator {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Enrol(enrol) => enrol.run(session),
            Action::Identify(identify) => identify.run(session),
            Action::Rotate(rotate) => rotate.run(session),
            Action::Retire(retire) => retire.run(session),
            Action::TwoPersons(begin) => begin.run(session),
            Action::List => list(session),
        }
    }
}

impl Enrol {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let code: Code = session.need(Question::Operator, self.code.as_deref())?;
        let enrolled = OperatorEnrolled {
            key: public_key(session, &code, self.key.as_deref())?,
            code,
            from: session.day(self.from.as_deref(), desk.today())?,
            person: Maybe(session.maybe(Question::PersonNumber, self.person.as_deref())?),
            roles: roles(session, self.role.as_deref())?,
        };
        session.record(&mut desk, &Command::EnrolOperator(enrolled), &[]).map(drop)
    }
}

impl Identify {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let identified = OperatorIdentified {
            code: session.need(Question::Operator, self.code.as_deref())?,
            date: desk.today(),
            person: session.need(Question::PersonNumber, self.person.as_deref())?,
        };
        session.record(&mut desk, &Command::IdentifyOperator(identified), &[]).map(drop)
    }
}

impl Rotate {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let code: Code = session.need(Question::Operator, self.code.as_deref())?;
        let new = public_key(session, &code, self.key.as_deref())?;
        let books = desk.store().books();
        let old = books.operator(&code).and_then(|facts| facts.key);
        let size = books.size();
        books.fault()?;
        let valid_size = session.maybe(Question::Seq, self.valid_size.as_deref())?.unwrap_or(size);
        let text = |valid_size: Count| {
            let old = Maybe(old).to_string();
            rotation_message(desk.opened().origin.as_str(), code.as_str(), &old, &new.to_string(), valid_size.0)
        };
        if let Some(path) = &self.request {
            let request = format!("{}\n", text(valid_size));
            return keep_request(session, path, &request, session.words.request_written(path));
        }
        let mut rotated = KeyRotated {
            code: code.clone(),
            new,
            old: Maybe(old),
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
            recovery: Maybe::EMPTY,
            valid_size,
        };
        if let Some(path) = &self.recovery {
            let answer = Answer::read(session, path)?;
            let size = answer.message.lines().last().and_then(|size| size.parse().ok());
            let signed = size.filter(|size| text(*size) == answer.message);
            rotated.valid_size = signed.ok_or_else(|| Failure::refused(session.words.no_answer(path)))?;
            rotated.recovery = Maybe(Some(answer.signature));
        }
        session.record(&mut desk, &Command::RotateKey(rotated), &[]).map(drop)
    }
}

impl Retire {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let retired = OperatorRetired {
            code: session.need(Question::Operator, self.code.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
            until: session.day(self.until.as_deref(), desk.today())?,
        };
        session.record(&mut desk, &Command::RetireOperator(retired), &[]).map(drop)
    }
}

impl TwoPersons {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let paper = session.need_text(Question::Paper, self.paper.as_deref())?;
        let began = TwoPersonsBegan { date: desk.today(), paper };
        session.record(&mut desk, &Command::BeginTwoPersons(began), &[])?;
        if !session.dry_run {
            session.console.say(session.words.two_persons_began());
        }
        Ok(())
    }
}

/// 64 hexadecimal digits, or the verifier line that `keygen` printed, which also says whose key it is.
pub(super) fn public_key(session: &Session<'_>, code: &Code, given: Option<&str>) -> Result<Digest, Failure> {
    let wrong = |text: &str| Failure::refused(session.words.wrong(Question::PublicKey, text));
    let verifier = match given.map(str::trim) {
        Some(line) if line.contains('+') => line.parse::<VerifierKey>().map_err(|_| wrong(line))?,
        given => {
            let digest: Digest = session.need(Question::PublicKey, given)?;
            VerifierKey::new(code.as_str(), &digest.0).map_err(|_| wrong(&digest.to_string()))?
        }
    };
    if verifier.name() == code.as_str() {
        Ok(Digest(*verifier.public_bytes()))
    } else {
        Err(Failure::refused(session.words.key_of_another(verifier.name(), code)))
    }
}

/// Roles as they are listed, each once.
fn roles(session: &Session<'_>, given: Option<&str>) -> Result<Vec<Role>, Failure> {
    let text = given.map(ToOwned::to_owned).or_else(|| session.console.ask(&session.words.question(Question::Role)));
    let text = text.ok_or_else(|| Failure::refused(session.words.missing(Question::Role)))?;
    let mut roles = Vec::new();
    for word in text.split([',', '，', '、', ' ']).filter(|word| !word.is_empty()) {
        roles.push(session.need::<Role>(Question::Role, Some(word))?);
    }
    roles.sort_unstable();
    roles.dedup();
    Ok(roles)
}

fn list(session: &Session<'_>) -> Result<(), Failure> {
    let mut table = Table::new(Title::Operators, &[Heading::Code, Heading::Roles, Heading::PersonNumber, Heading::Key]);
    let store = session.store()?;
    for (code, facts) in store.operators()? {
        let books = store.books();
        let person = TermFacts::of(&books, &code).person;
        books.fault()?;
        let fingerprint = facts.key.and_then(|key| VerifierKey::new(code.as_str(), &key.0).ok());
        let shown = fingerprint.map_or_else(|| session.words.key_not_enrolled().to_owned(), |key| key.fingerprint());
        table.push([Cell::from(&code), facts.roles.to_vec().into(), person.0.into(), shown.into()]);
    }
    session.list(&table);
    Ok(())
}
