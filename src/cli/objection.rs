//! `objection add|answer|withdraw|list`: what a resident doubts, and what he was told.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use crate::cli::due::warn;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::owners::only_owners_account;
use crate::cli::pay::filed;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::Books as _;
use crate::ledger::command::Command;
use crate::ledger::duties::Duties;
use crate::ledger::event::{Event, ObjectionAnswered, ObjectionRaised, ObjectionWithdrawn, PrivateField};
use crate::ledger::field::Maybe;
use crate::ledger::name::Code;
use crate::ledger::words::ObjectionAbout;
use crate::report::objections::{self, Listed};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Objection {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    #[command(about = help().objections.add)]
    Add(Box<Add>),
    #[command(about = help().objections.answer)]
    Answer(Answer),
    #[command(about = help().objections.withdraw)]
    Withdraw(Withdraw),
    #[command(about = help().objections.list)]
    List {
        #[arg(long, help = help().objections.open)]
        open: bool,
        #[arg(long, help = help().objections.names)]
        names: bool,
    },
}

#[derive(Debug, Args)]
struct Add {
    #[arg(long, value_name = "notice|gift|payment|project|common_income|points|other", help = help().objections.about)]
    about: Option<String>,
    #[arg(long, help = help().objections.text)]
    text: Option<String>,
    #[arg(long, value_name = "NAME", help = help().objections.by)]
    by: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().objections.received_on)]
    received_on: Option<String>,
    #[arg(long, value_name = "visit|phone|wechat|letter|hotline|meeting|other", default_value = "visit",
          help = help().objections.channel)]
    channel: String,
    #[arg(long, value_name = "NUMBER", help = help().objections.notice)]
    notice: Option<String>,
    #[arg(long, value_name = "SEQ", help = help().objections.entry)]
    entry: Option<String>,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "CODE", help = help().objections.account)]
    account: Option<String>,
}

#[derive(Debug, Args)]
struct Answer {
    #[arg(value_name = "NUMBER", help = help().objections.number)]
    number: Option<String>,
    #[arg(long, help = help().objections.answer_text)]
    text: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().objections.answer_paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().objections.answer_file)]
    file: Option<PathBuf>,
    #[arg(long, value_name = "OPERATOR", help = help().objections.answerer)]
    answerer: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

#[derive(Debug, Args)]
struct Withdraw {
    #[arg(value_name = "NUMBER", help = help().objections.number)]
    number: Option<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().objections.withdraw_paper)]
    paper: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
}

impl Objection {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        match self.action {
            Action::Add(add) => add.run(session),
            Action::Answer(answer) => answer.run(session),
            Action::Withdraw(withdraw) => withdraw.run(session),
            Action::List { open, names } => {
                let (store, opened) = session.opened()?;
                let today = session.now().day(opened.utc_offset);
                session.list(&objections::list(
                    &store.reading()?,
                    today,
                    Listed { open_only: open, with_names: names },
                )?);
                Ok(())
            }
        }
    }
}

impl Add {
    fn run(&self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let about = session.need(Question::ObjectionAbout, self.about.as_deref())?;
        let project: Option<Code> = session.maybe(Question::ProjectCode, self.project.as_deref())?;
        session.known_project(&desk, project.as_ref())?;
        let account = self.account(session, &desk, about)?;
        let by = session.text(Question::Name, self.by.as_deref())?;
        let sealed = if by.is_empty() { None } else { Some(desk.seal(PrivateField::Name, None, &by)?) };
        let (name, private) = sealed.map_or((None, Vec::new()), |(name, private)| (Some(name), vec![private]));
        let raised = ObjectionRaised {
            about,
            account: Maybe(account),
            channel: session.need(Question::ObjectionChannel, Some(&self.channel))?,
            date: session.day(self.received_on.as_deref(), desk.today())?,
            entry: Maybe(session.maybe(Question::Seq, self.entry.as_deref())?),
            name: Maybe(name),
            notice: Maybe(session.maybe(Question::NoticeNumber, self.notice.as_deref())?),
            project: Maybe(project),
            text: session.need_text(Question::Sentence, self.text.as_deref())?,
        };
        let (duty, since) = (raised.about.duty(), raised.date);
        let recorded = session.record(&mut desk, &Command::RaiseObjection(raised), &private)?;
        let due = duties(&desk)?.reckon(duty, since);
        if !session.dry_run {
            session.console.say(session.words.answer_by(recorded.seq, due.by));
        }
        warn(session, &due.unknown);
        Ok(())
    }

    /// The account of 公共收益: the one named, or the only one there is.
    fn account(&self, session: &Session<'_>, desk: &Desk, about: ObjectionAbout) -> Result<Option<Code>, Failure> {
        match (self.account.as_deref(), about) {
            (Some(given), _) => session.account(desk, Some(given), false).map(Some),
            (None, ObjectionAbout::CommonIncome) => only_owners_account(session, &desk.store().accounts()?).map(Some),
            (None, _) => Ok(None),
        }
    }
}

/// The terms that were ever set.
fn duties(desk: &Desk) -> Result<Duties, Failure> {
    let books = desk.store().books();
    let duties = Duties::of(&books);
    books.fault()?;
    Ok(duties)
}

impl Answer {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let answered = ObjectionAnswered {
            objection: session.need(Question::Seq, self.number.as_deref())?,
            answer: session.need_text(Question::Sentence, self.text.as_deref())?,
            answerer: match session.maybe(Question::Operator, self.answerer.as_deref())? {
                Some(answerer) => answerer,
                None => desk.by().clone(),
            },
            date: session.day(self.date.as_deref(), desk.today())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            paper_file: filed(session, &desk, self.file.as_deref())?,
        };
        let (objection, on) = (answered.objection, answered.date);
        session.record(&mut desk, &Command::AnswerObjection(answered), &[])?;
        if !session.dry_run {
            let books = desk.store().books();
            let recalled = books.recall(objection);
            books.fault()?;
            if let Some(Event::ObjectionRaised(raised)) = recalled.as_deref().map(|recalled| &recalled.event) {
                let by = duties(&desk)?.by(raised.about.duty(), raised.date);
                let over = u64::from(on.number().saturating_sub(by.number()));
                session.console.say(session.words.answered_in_time(by, over));
            }
        }
        Ok(())
    }
}

impl Withdraw {
    fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let withdrawn = ObjectionWithdrawn {
            date: session.day(self.date.as_deref(), desk.today())?,
            objection: session.need(Question::Seq, self.number.as_deref())?,
            paper: session.need_text(Question::Paper, self.paper.as_deref())?,
            reason: session.need_text(Question::Reason, self.reason.as_deref())?,
        };
        session.record(&mut desk, &Command::WithdrawObjection(withdrawn), &[]).map(drop)
    }
}
