//! `init`: opens a ledger, its default account and its first operators: one who keeps it alone, or two with a key each.

use clap::Args;

use crate::chain::SigningKey;
use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::keys::key;
use crate::cli::operator::public_key;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::desk::opening::Plan;
use crate::ledger::command::Command;
use crate::ledger::event::{AccountOpened, FirstOperator};
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::words::{Holder, Mode, Purpose, Role};
use crate::store::{Folder, system};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Init {
    #[arg(value_name = "DIR", help = help().init_dir)]
    dir: std::path::PathBuf,
    #[arg(long, help = help().init_name)]
    name: Option<String>,
    #[arg(long, help = help().init_county)]
    county: Option<String>,
    #[arg(long, help = help().init_custodian)]
    custodian: Option<String>,
    #[arg(long, help = help().init_operator)]
    operator: Option<String>,
    #[arg(long, value_name = "PUBLIC_KEY", help = help().init_operator_key)]
    operator_key: Option<String>,
    #[arg(long, value_name = "CODE", help = help().init_second)]
    second: Option<String>,
    #[arg(long, value_name = "PUBLIC_KEY", requires = "second", help = help().init_second_key)]
    second_key: Option<String>,
    #[arg(long, value_name = "PUBLIC_KEY", help = help().init_recovery_key)]
    recovery_key: Option<String>,
    #[arg(long, value_name = "real|demo|test", default_value = "real", help = help().init_purpose)]
    purpose: String,
    #[arg(long, default_value = "fund", help = help().init_slug)]
    slug: String,
}

impl Init {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let county = session.need_text(Question::County, self.county.as_deref())?;
        let words = session.words;
        let custodian = match self.custodian {
            Some(custodian) => session.text(Question::Custodian, Some(&custodian))?,
            None => session.text(Question::Custodian, Some(&words.custodian_of(county.as_str())))?,
        };
        let code = match (self.operator.as_deref(), session.operator()) {
            (None, Some(code)) => code.clone(),
            (given, _) => session.need(Question::Operator, given.or(Some("kuaiji")))?,
        };
        let name = session.need_text(Question::FundName, self.name.as_deref())?;
        let second = second(session, self.second.as_deref(), self.second_key.as_deref())?;
        let own_key = if second.is_some() { Some(own_key(session)?) } else { None };
        let public = own_key.as_ref().map(|key| Digest(*key.verifier().public_bytes()));
        let operator = FirstOperator {
            code: code.clone(),
            key: Maybe(session.maybe(Question::PublicKey, self.operator_key.as_deref())?.or(public)),
            roles: vec![Role::Recorder, Role::Cashier],
        };
        let plan = Plan {
            name,
            county,
            custodian: custodian.clone(),
            slug: session.need(Question::Code, Some(&self.slug))?,
            purpose: session.need(Question::Purpose, Some(&self.purpose))?,
            mode: if second.is_some() { Mode::TwoPerson } else { Mode::OnePerson },
            operators: [operator].into_iter().chain(second).collect(),
            recovery_key: session.maybe(Question::PublicKey, self.recovery_key.as_deref())?,
            own_key,
        };
        if session.is_clock_fixed() && plan.purpose == Purpose::Real {
            return Err(Failure::refused(words.clock_is_fixed()));
        }
        if session.dry_run {
            session.console.remark(words.init_rehearsed(&self.dir));
            return Ok(());
        }
        let entropy = Session::entropy(plan.purpose, 0);
        if let Some(shared) = system::shared(&self.dir) {
            session.console.remark(words.folder_is_shared(shared));
        }
        let folder = Folder::new(&self.dir);
        let (mut desk, opened) = Desk::create(&folder, &plan, code, session.now(), entropy)?;
        desk.record(&Command::OpenAccount(first_account(&custodian, &desk)), &[], false)?;
        desk.signed_head()?;
        session.console.say(words.ledger_opened(&self.dir, desk.opened(), &opened.leaf.short_groups()));
        Ok(())
    }
}

/// Who looks over the recorder's shoulder, if there is somebody.
fn second(session: &Session<'_>, code: Option<&str>, key: Option<&str>) -> Result<Option<FirstOperator>, Failure> {
    let asked = || session.console.ask(&session.words.question(Question::SecondOperator));
    let Some(code) = code.map(str::to_owned).or_else(asked) else { return Ok(None) };
    let code: Code = session.need(Question::SecondOperator, Some(&code))?;
    let key = Maybe(Some(public_key(session, &code, key)?));
    Ok(Some(FirstOperator { code, key, roles: vec![Role::Approver, Role::Supervisor] }))
}

/// The recorder's own key, with which he signs from entry 0 on.
fn own_key(session: &Session<'_>) -> Result<SigningKey, Failure> {
    let missing = || Failure::refused(session.words.missing(Question::KeyFile));
    key(session, &session.own_key_file().ok_or_else(missing)?, None)
}

/// The federation's 专户.
fn first_account(custodian: &Text, desk: &Desk) -> AccountOpened {
    let code: Code = "zhuanhu".parse().expect("a code of letters cannot be wrong");
    let (area, date) = (Maybe::EMPTY, desk.today());
    AccountOpened { area, code, date, holder: Holder::Federation, name: custodian.clone() }
}
