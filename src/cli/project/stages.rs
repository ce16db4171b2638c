//! The way to the work: `project budget`, `decide`, `announce`, `start`.

use std::str::FromStr;

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::project::{known, or, paper_file};
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::{BudgetLine, BudgetSet, ProjectAnnounced, ProjectDecided, ProjectStarted};
use crate::ledger::field::{Count, Maybe};
use crate::ledger::words::Yes;
use crate::ledger::yuan::Yuan;
use crate::text::Question;

/// What every stage has: its day, and its paper by number and by itself.
#[derive(Debug, Args)]
pub(super) struct Papered {
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    pub(super) date: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().projects.paper)]
    pub(super) paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().projects.file)]
    pub(super) file: Option<String>,
}

/// One purse of a budget as it is typed: `public_appeal=8000`.
struct TypedLine(BudgetLine);

impl FromStr for TypedLine {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        let (source_kind, amount) = text.split_once(['=', '＝']).ok_or(())?;
        let source_kind = source_kind.trim().parse().map_err(|_| ())?;
        let amount = Yuan::typed(amount.trim()).map_err(|_| ())?;
        Ok(Self(BudgetLine { amount, source_kind }))
    }
}

#[derive(Debug, Args)]
pub(super) struct Budget {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, value_name = "KIND=AMOUNT", help = help().projects.line)]
    line: Vec<String>,
    #[arg(long, help = help().reason)]
    reason: Option<String>,
    #[command(flatten)]
    papered: Papered,
}

impl Budget {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let budget = BudgetSet {
            project: known(session, &desk, self.code.as_deref())?,
            lines: self.lines(session)?,
            date: session.day(self.papered.date.as_deref(), desk.today())?,
            reason: session.text(Question::Reason, self.reason.as_deref())?,
            paper: session.paper(self.papered.paper.as_deref(), self.papered.file.as_deref())?,
            paper_file: paper_file(session, &desk, self.papered.file.as_deref())?,
        };
        session.record(&mut desk, &Command::SetBudget(budget), &[]).map(drop)
    }

    /// The lines given, else those typed in one answer; blanks lie between several.
    fn lines(&self, session: &Session<'_>) -> Result<Vec<BudgetLine>, Failure> {
        let given = if self.line.is_empty() {
            session.need_text(Question::BudgetLine, None)?.to_string()
        } else {
            self.line.join(" ")
        };
        let read = |line: &str| session.need(Question::BudgetLine, Some(line)).map(|TypedLine(line)| line);
        given.split_whitespace().map(read).collect()
    }
}

#[derive(Debug, Args)]
pub(super) struct Decide {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, value_name = "residents|owners|party_branch|party_committee|fund_committee", help = help().projects.meeting)]
    meeting: Option<String>,
    #[arg(long, value_name = "N", help = help().projects.present)]
    present: Option<String>,
    #[arg(long = "for", value_name = "N", help = help().projects.in_favour)]
    in_favour: Option<String>,
    #[arg(long, value_name = "N", help = help().projects.against)]
    against: Option<String>,
    #[arg(long, value_name = "N", help = help().projects.abstained)]
    abstained: Option<String>,
    #[arg(long, help = help().projects.rejected)]
    rejected: bool,
    #[arg(long, help = help().projects.matter)]
    matter: Option<String>,
    #[command(flatten)]
    papered: Papered,
}

impl Decide {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let decision = ProjectDecided {
            project: known(session, &desk, self.code.as_deref())?,
            meeting: session.need(Question::Meeting, self.meeting.as_deref())?,
            present: session.need(Question::HowMany, self.present.as_deref())?,
            in_favour: session.need(Question::HowMany, self.in_favour.as_deref())?,
            against: or(session, Question::HowMany, self.against.as_deref(), Count(0))?,
            abstained: or(session, Question::HowMany, self.abstained.as_deref(), Count(0))?,
            approved: Yes::from(!self.rejected),
            date: session.day(self.papered.date.as_deref(), desk.today())?,
            matter: session.text(Question::Sentence, self.matter.as_deref())?,
            paper: session.paper(self.papered.paper.as_deref(), self.papered.file.as_deref())?,
            paper_file: paper_file(session, &desk, self.papered.file.as_deref())?,
        };
        session.record(&mut desk, &Command::DecideProject(decision), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct Announce {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().projects.from)]
    from: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().projects.until)]
    until: Option<String>,
    #[arg(long, help = help().projects.place)]
    place: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().projects.paper)]
    paper: Option<String>,
    #[arg(long, value_name = "PATH", help = help().projects.file)]
    file: Option<String>,
}

impl Announce {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let place = self.place.as_deref().unwrap_or_else(|| session.words.board());
        let announced = ProjectAnnounced {
            project: known(session, &desk, self.code.as_deref())?,
            from: session.day(self.from.as_deref(), desk.today())?,
            until: session.need(Question::HangsUntil, self.until.as_deref())?,
            place: session.text(Question::Place, Some(place))?,
            paper: session.paper(self.paper.as_deref(), self.file.as_deref())?,
            paper_file: paper_file(session, &desk, self.file.as_deref())?,
        };
        session.record(&mut desk, &Command::AnnounceProject(announced), &[]).map(drop)
    }
}

#[derive(Debug, Args)]
pub(super) struct Start {
    #[arg(value_name = "CODE", help = help().project_code)]
    code: Option<String>,
    #[arg(long, help = help().projects.contractor)]
    contractor: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().projects.next_step)]
    next_step: Option<String>,
    #[command(flatten)]
    papered: Papered,
}

impl Start {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let started = ProjectStarted {
            project: known(session, &desk, self.code.as_deref())?,
            contractor: session.text(Question::Name, self.contractor.as_deref())?,
            date: session.day(self.papered.date.as_deref(), desk.today())?,
            next_step: Maybe(session.maybe(Question::Day, self.next_step.as_deref())?),
            paper: session.paper(self.papered.paper.as_deref(), self.papered.file.as_deref())?,
            paper_file: paper_file(session, &desk, self.papered.file.as_deref())?,
        };
        session.record(&mut desk, &Command::StartProject(started), &[]).map(drop)
    }
}
