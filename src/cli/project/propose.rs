//! `project propose`: 立项.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::project::paper_file;
use crate::cli::session::Session;
use crate::ledger::command::Command;
use crate::ledger::event::ProjectProposed;
use crate::ledger::field::Maybe;
use crate::ledger::words::Yes;
use crate::text::Question;

#[derive(Debug, Args)]
pub(super) struct Propose {
    #[arg(value_name = "CODE", help = help().code)]
    code: Option<String>,
    #[arg(long, help = help().project_name)]
    name: Option<String>,
    #[arg(long, help = help().project_service)]
    service: Option<String>,
    #[arg(long, help = help().project_area)]
    area: Option<String>,
    #[arg(long, help = help().projects.need)]
    need: Option<String>,
    #[arg(long, help = help().projects.origin)]
    origin: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().projects.origin_paper)]
    origin_paper: Option<String>,
    #[arg(long, help = help().projects.result)]
    result: Option<String>,
    #[arg(long, value_name = "pN", help = help().projects.in_charge)]
    in_charge: Option<String>,
    #[arg(long, value_name = "general|similar|return", help = help().projects.leftover)]
    leftover: Option<String>,
    #[arg(long, value_name = "AMOUNT", allow_negative_numbers = true, help = help().projects.market_price)]
    market_price: Option<String>,
    #[arg(long, help = help().projects.pay_after)]
    pay_after: bool,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
    #[arg(long, value_name = "PATH", help = help().projects.file)]
    file: Option<String>,
}

impl Propose {
    pub(super) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let market_price = self.market_price.as_deref().map(|price| session.need_amount(Some(price))).transpose()?;
        let project = ProjectProposed {
            area: Maybe(session.maybe(Question::Area, self.area.as_deref())?),
            code: session.need(Question::Code, self.code.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            in_charge: Maybe(session.maybe(Question::PersonNumber, self.in_charge.as_deref())?),
            leftover: Maybe(session.maybe(Question::Leftover, self.leftover.as_deref())?),
            market_price: Maybe(market_price),
            name: session.need_text(Question::ProjectName, self.name.as_deref())?,
            need: session.text(Question::Sentence, self.need.as_deref())?,
            origin: Maybe(session.maybe(Question::NeedOrigin, self.origin.as_deref())?),
            origin_paper: session.text(Question::Paper, self.origin_paper.as_deref())?,
            pay_after: Yes::from(self.pay_after),
            result: session.text(Question::Sentence, self.result.as_deref())?,
            service: session.need(Question::Service, self.service.as_deref())?,
            paper_file: paper_file(session, &desk, self.file.as_deref())?,
        };
        session.record(&mut desk, &Command::ProposeProject(project), &[]).map(drop)
    }
}
