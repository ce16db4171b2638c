//! THE COUNTER: one file a command, its arguments and what it does with them. Nothing is decided here.
//!
//! Invariant: only `console` prints, only `clock` knows the time, only `main` exits.

mod account;
mod activity;
mod advance;
mod approve;
mod area;
mod backup;
mod check;
mod checkpoint;
mod clock;
mod close_month;
mod committee;
mod compare;
mod console;
mod cosign;
mod demo;
mod donate;
mod due;
pub mod evidence;
mod export;
mod failure;
mod find;
mod format;
mod goods;
mod household;
mod import;
mod income;
mod init;
mod journal;
mod keygen;
mod keys;
mod listing;
mod matching;
mod notice;
mod objection;
mod opening;
mod operator;
mod owners;
mod pay;
mod pay_in;
mod person;
mod points;
mod project;
mod prove;
mod rebuild;
mod receipt;
mod reconcile;
mod redeem;
mod refund;
mod reject;
mod report;
mod restore;
mod reverse;
mod roster;
mod rules;
mod session;
mod shell;
mod shop;
mod show;
mod sign;
mod site;
mod slip;
mod statements;
mod status;
mod team;
mod thresholds;
mod transfer;
mod usage;
mod verify;
mod volunteer;
mod wish;

use std::ffi::OsString;
use std::process::ExitCode;
use std::sync::OnceLock;

use clap::{Args, Parser, Subcommand};

use crate::ledger::words::Language;
use crate::text::{Help, words};
use console::Console;
use failure::Failure;
use format::Format;
use session::Session;

/// The language of this run: chosen before the first word is needed, which is the help of the arguments.
static LANGUAGE: OnceLock<Language> = OnceLock::new();

/// The phrases of the help, in the language of this run.
fn help() -> &'static Help {
    words(language()).help()
}

fn language() -> Language {
    *LANGUAGE.get_or_init(|| Language::Zh)
}

/// 明白账.
#[derive(Debug, Parser)]
#[command(name = "mingbai", version, about = help().about, disable_help_subcommand = true)]
struct Cli {
    #[command(flatten)]
    everywhere: Everywhere,
    #[command(subcommand)]
    command: Command,
}

/// What every command understands.
#[derive(Clone, Debug, Args)]
struct Everywhere {
    #[arg(long, global = true, env = "MINGBAI_LEDGER", value_name = "DIR", help = help().ledger, hide_env = true)]
    ledger: Option<std::path::PathBuf>,
    #[arg(long, global = true, value_name = "zh|en", help = help().lang)]
    lang: Option<String>,
    #[arg(long = "as", global = true, env = "MINGBAI_OPERATOR", value_name = "OPERATOR", help = help().operator, hide_env = true)]
    operator: Option<String>,
    #[arg(long, global = true, env = "MINGBAI_KEY", value_name = "FILE", help = help().operators.my_key, hide_env = true)]
    my_key: Option<std::path::PathBuf>,
    #[arg(long, global = true, value_enum, default_value = "table", value_name = "FORMAT", help = Format::help())]
    format: Format,
    #[arg(long, global = true, help = help().dry_run)]
    dry_run: bool,
    #[arg(long, global = true, value_name = "RFC3339", help = help().at)]
    at: Option<String>,
}

/// Every command, in the order of the help.
#[derive(Debug, Subcommand)]
enum Command {
    #[command(about = help().init)]
    Init(init::Init),
    #[command(about = help().demo)]
    Demo(demo::Demo),
    #[command(about = help().status)]
    Status(status::Status),
    #[command(about = help().show)]
    Show(show::Show),
    #[command(about = help().find)]
    Find(find::Find),
    #[command(about = help().account)]
    Account(account::Account),
    #[command(about = help().opening)]
    Opening(opening::Opening),
    #[command(about = help().purses.area)]
    Area(area::Area),
    #[command(about = help().purses.income)]
    Income(Box<income::Income>),
    #[command(about = help().purses.pay_in)]
    PayIn(pay_in::PayIn),
    #[command(about = help().purses.transfer)]
    Transfer(transfer::Transfer),
    #[command(about = help().purses.owners)]
    Owners(owners::Owners),
    #[command(about = help().person)]
    Person(person::Person),
    #[command(about = help().operator_command)]
    Operator(operator::Operator),
    #[command(about = help().keygen)]
    Keygen(keygen::Keygen),
    #[command(about = help().project)]
    Project(project::Project),
    #[command(about = help().matching.matching)]
    Match(matching::Match),
    #[command(about = help().donate)]
    Donate(donate::Donate),
    #[command(about = help().receipt)]
    Receipt(receipt::Receipt),
    #[command(about = help().goods.goods)]
    Goods(goods::Goods),
    #[command(about = help().shop.shop)]
    Shop(shop::Shop),
    #[command(about = help().shop.redeem)]
    Redeem(redeem::Redeem),
    #[command(about = help().points.rules)]
    Rules(rules::Rules),
    #[command(about = help().points.points)]
    Points(points::Points),
    #[command(about = help().points.wish_command)]
    Wish(wish::Wish),
    #[command(about = help().volunteers.household)]
    Household(household::Household),
    #[command(about = help().volunteers.team)]
    Team(team::Team),
    #[command(about = help().volunteers.volunteer)]
    Volunteer(volunteer::Volunteer),
    #[command(about = help().service.activity)]
    Activity(activity::Activity),
    #[command(about = help().refund)]
    Refund(refund::Refund),
    #[command(about = help().paying.pay)]
    Pay(pay::Pay),
    #[command(about = help().paying.advance)]
    Advance(advance::Advance),
    #[command(about = help().operators.approve)]
    Approve(approve::Approve),
    #[command(about = help().operators.reject)]
    Reject(reject::Reject),
    #[command(about = help().operators.sign)]
    Sign(sign::Sign),
    #[command(about = help().approving.committee)]
    Committee(committee::Committee),
    #[command(about = help().approving.thresholds)]
    Thresholds(thresholds::Thresholds),
    #[command(about = help().reverse)]
    Reverse(reverse::Reverse),
    #[command(about = help().import)]
    Import(import::Import),
    #[command(about = help().notice)]
    Notice(notice::Notice),
    #[command(about = help().duties.due)]
    Due(due::Due),
    #[command(about = help().objections.objection)]
    Objection(objection::Objection),
    #[command(about = help().site.site)]
    Site(site::Site),
    #[command(about = help().slips.slip)]
    Slip(slip::Slip),
    #[command(about = help().months.reconcile)]
    Reconcile(reconcile::Reconcile),
    #[command(about = help().months.close_month, name = "close-month")]
    CloseMonth(close_month::CloseMonth),
    #[command(about = help().report)]
    Report(report::Report),
    #[command(about = help().verify)]
    Verify(verify::Verify),
    #[command(about = help().checkpoint)]
    Checkpoint(checkpoint::Checkpoint),
    #[command(about = help().proof.cosign)]
    Cosign(cosign::Cosign),
    #[command(about = help().prove)]
    Prove(prove::Prove),
    #[command(about = help().check)]
    Check(check::Check),
    #[command(about = help().compare)]
    Compare(compare::Compare),
    #[command(about = help().export)]
    Export(export::Export),
    #[command(about = help().backup)]
    Backup(backup::Backup),
    #[command(about = help().restore)]
    Restore(restore::Restore),
    #[command(about = help().rebuild)]
    Rebuild(rebuild::Rebuild),
    #[command(about = help().completions)]
    Completions(shell::Completions),
    #[command(about = help().man)]
    Man(shell::Man),
}

/// Runs one command line and says how it ended.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let language = *LANGUAGE.get_or_init(|| usage::language(&arguments));
    let words = words(language);
    let console = Console::default();
    let parsed = match usage::parse(&arguments, words) {
        Ok(parsed) => parsed,
        Err(usage::Stop::Help(text)) => {
            console.hand_over(&text);
            return failure::Exit::Done.into();
        }
        Err(usage::Stop::Wrong(told)) => return end(&console, words, &Failure::refused(told)),
    };
    match dispatch(parsed, &console, language) {
        Ok(()) if console.is_short() => {
            end(&console, words, &Failure::Said(failure::Exit::Fault, words.output_is_short()))
        }
        Ok(()) => failure::Exit::Done.into(),
        Err(failure) => end(&console, words, &failure),
    }
}

/// Says what happened and what to do.
fn end(console: &Console, words: &dyn crate::text::Words, failure: &Failure) -> ExitCode {
    if let Some(told) = failure.told(words) {
        console.remark(words.failure(&told));
    }
    failure.exit().into()
}

/// Runs a parsed command, and hands over what it listed, also before it says what went wrong.
fn dispatch(cli: Cli, console: &Console, language: Language) -> Result<(), Failure> {
    let session = Session::new(&cli.everywhere, console, language)?;
    let ended = run_in(cli.command, &session);
    session.hand_over_lists();
    ended
}

fn run_in(command: Command, session: &Session<'_>) -> Result<(), Failure> {
    match command {
        Command::Init(c) => c.run(session),
        Command::Demo(c) => c.run(session),
        Command::Status(c) => c.run(session),
        Command::Show(c) => c.run(session),
        Command::Find(c) => c.run(session),
        Command::Account(c) => c.run(session),
        Command::Opening(c) => c.run(session),
        Command::Area(c) => c.run(session),
        Command::Income(c) => c.run(session),
        Command::PayIn(c) => c.run(session),
        Command::Transfer(c) => c.run(session),
        Command::Owners(c) => c.run(session),
        Command::Person(c) => c.run(session),
        Command::Operator(c) => c.run(session),
        Command::Keygen(c) => c.run(session),
        Command::Project(c) => c.run(session),
        Command::Match(c) => c.run(session),
        Command::Donate(c) => c.run(session),
        Command::Receipt(c) => c.run(session),
        Command::Goods(c) => c.run(session),
        Command::Shop(c) => c.run(session),
        Command::Redeem(c) => c.run(session),
        Command::Refund(c) => c.run(session),
        Command::Pay(c) => c.run(session),
        Command::Advance(c) => c.run(session),
        Command::Approve(c) => c.run(session),
        Command::Reject(c) => c.run(session),
        Command::Sign(c) => c.run(session),
        Command::Committee(c) => c.run(session),
        Command::Thresholds(c) => c.run(session),
        Command::Reverse(c) => c.run(session),
        Command::Import(c) => c.run(session),
        Command::Notice(c) => c.run(session),
        Command::Reconcile(c) => c.run(session),
        Command::CloseMonth(c) => c.run(session),
        Command::Report(c) => c.run(session),
        Command::Verify(c) => c.run(session),
        Command::Checkpoint(c) => c.run(session),
        Command::Cosign(c) => c.run(session),
        Command::Prove(c) => c.run(session),
        Command::Check(c) => c.run(session),
        Command::Compare(c) => c.run(session),
        Command::Export(c) => c.run(session),
        Command::Backup(c) => c.run(session),
        Command::Restore(c) => c.run(session),
        Command::Rebuild(c) => c.run(session),
        Command::Completions(c) => c.run(session),
        Command::Man(c) => c.run(session),
        Command::Rules(c) => c.run(session),
        Command::Points(c) => c.run(session),
        Command::Wish(c) => c.run(session),
        Command::Household(c) => c.run(session),
        Command::Team(c) => c.run(session),
        Command::Volunteer(c) => c.run(session),
        Command::Activity(c) => c.run(session),
        Command::Due(c) => c.run(session),
        Command::Objection(c) => c.run(session),
        Command::Site(c) => c.run(session),
        Command::Slip(c) => c.run(session),
    }
}
