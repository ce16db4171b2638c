//! The rules. `decide` checks everything in the order written here and in each subject's file; past the last check it
//! cannot fail. First whether this person may ask at all, then the subject.

mod approving;
mod correction;
mod covering;
mod disclosure;
mod duties;
mod giving;
mod goods;
mod matching;
mod months;
mod objections;
mod opening;
mod operators;
mod paying;
mod people;
mod points;
mod projects;
mod purses;
mod service;
mod shop;
mod volunteers;

pub use approving::ApprovalState;
pub use paying::{Turn, turn};
pub use purses::implied_source;
pub use shop::on_the_shelf;

use crate::ledger::books::registers::operators::acting;
use crate::ledger::books::{Books, OperatorFacts};
use crate::ledger::command::Command;
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::Seq;
use crate::ledger::minutes::TimeOfDay;
use crate::ledger::name::{Code, Text, private_number};
use crate::ledger::period::Day;
use crate::ledger::refusal::{ProjectRefusal, Refusal};
use crate::ledger::words::Role;
use crate::ledger::yuan::Yuan;

/// Who asks, on which business day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Asking {
    /// The operator.
    pub by: Code,
    /// The business day of recording.
    pub today: Day,
    /// The time of that day.
    pub time: TimeOfDay,
    /// The number of an entry that waited and is asked for once more; nothing when it is new.
    pub waited: Option<Seq>,
}

impl Asking {
    /// The number of the entry that is asked for.
    #[must_use]
    pub fn number(&self, books: &impl Books) -> Seq {
        self.waited.unwrap_or_else(|| next_seq(books))
    }
}

/// Whether a command may be recorded, and as which event.
///
/// # Errors
/// The first rule it breaks, in the order of [`Refusal`].
pub fn decide(books: &impl Books, asking: &Asking, command: &Command) -> Result<Event, Refusal> {
    may_ask(books, asking, command)?;
    by_subject(books, asking, command)
}

/// What the subject says: asked when something is recorded, and once more when what waited is approved.
fn by_subject(books: &impl Books, asking: &Asking, command: &Command) -> Result<Event, Refusal> {
    match command {
        Command::OpenLedger(c) => opening::ledger(books, asking, c).map(Event::from),
        Command::EnrolOperator(c) => operators::enrol(books, asking, c).map(Event::from),
        Command::RotateKey(c) => operators::rotate(books, c).map(Event::from),
        Command::IdentifyOperator(c) => operators::identify(books, asking, c).map(Event::from),
        Command::RetireOperator(c) => operators::retire(books, asking, c).map(Event::from),
        Command::BeginTwoPersons(c) => operators::begin(books, asking, c).map(Event::from),
        Command::OpenAccount(c) => opening::account(books, asking, c).map(Event::from),
        Command::RecordOpening(c) => opening::balance(books, asking, c).map(Event::from),
        Command::AdoptChart(c) => opening::chart(books, c).map(Event::from),
        Command::RegisterPerson(c) => people::register(books, c).map(Event::from),
        Command::AmendPerson(c) => people::amend(books, c).map(Event::from),
        Command::MergePersons(c) => people::merge(books, asking, c).map(Event::from),
        Command::ErasePerson(c) => people::erase(books, asking, c).map(Event::from),
        Command::UnsealPerson(c) => people::unseal(books, c).map(Event::from),
        Command::ProposeProject(c) => projects::propose(books, asking, c).map(Event::from),
        Command::Donate(c) => giving::donate(books, asking, c).map(Event::from),
        Command::NumberReceipt(c) => giving::receipt(books, c).map(Event::from),
        Command::Refund(c) => giving::refund(books, asking, c).map(Event::from),
        Command::RecordImport(c) => giving::import(books, c).map(Event::from),
        Command::Reverse(c) => correction::reverse(books, asking, c).map(Event::from),
        Command::PrepareNotice(c) => disclosure::prepare(books, asking, c).map(Event::from),
        Command::PostNotice(c) => disclosure::post(books, c).map(Event::from),
        Command::RegisterArea(c) => purses::area(books, asking, c).map(Event::from),
        Command::RecordIncome(c) => purses::income(books, asking, c).map(Event::from),
        Command::ExpectIncome(c) => purses::due(books, asking, c).map(Event::from),
        Command::ReturnDeposit(c) => purses::deposit(books, asking, c).map(Event::from),
        Command::PayIn(c) => purses::pay_in(books, asking, c).map(Event::from),
        Command::Transfer(c) => purses::transfer(books, asking, c).map(Event::from),
        Command::RecordOwnersDecision(c) => purses::owners_decision(books, asking, c).map(Event::from),
        Command::RecordStatement(c) => months::statement(books, asking, c).map(Event::from),
        Command::ExplainDifference(c) => months::difference(books, asking, c).map(Event::from),
        Command::CloseMonth(c) => months::close(books, asking, c).map(Event::from),
        Command::PlanAppeal(c) => projects::appeal(books, asking, c).map(Event::from),
        Command::SetBudget(c) => projects::budget(books, asking, c).map(Event::from),
        Command::DecideProject(c) => projects::decision(books, asking, c).map(Event::from),
        Command::AnnounceProject(c) => projects::announce(books, asking, c).map(Event::from),
        Command::StartProject(c) => projects::start(books, asking, c).map(Event::from),
        Command::AcceptProject(c) => projects::accept(books, asking, c).map(Event::from),
        Command::CloseProject(c) => projects::close(books, asking, c).map(Event::from),
        Command::RecordLabour(c) => projects::labour(books, asking, c).map(Event::from),
        Command::GrantException(c) => projects::exception(books, asking, c).map(Event::from),
        Command::HandOverAsset(c) => projects::asset(books, asking, c).map(Event::from),
        Command::OpenPool(c) => matching::pool(books, asking, c).map(Event::from),
        Command::AgreeMatch(c) => matching::agree(books, asking, c).map(Event::from),
        Command::ConfirmMatch(c) => matching::confirm(books, asking, c).map(Event::from),
        Command::ReceiveMatch(c) => matching::receive(books, asking, c).map(Event::from),
        Command::OweMatch(c) => matching::owe(books, asking, c).map(Event::from),
        Command::ReturnMatch(c) => matching::give_back(books, asking, c).map(Event::from),
        Command::Approve(c) => approving::approve(books, asking, c).map(Event::from),
        Command::Reject(c) => approving::reject(books, asking, c).map(Event::from),
        Command::SetThresholds(c) => approving::thresholds(books, asking, c).map(Event::from),
        Command::SeatOnCommittee(c) => approving::seat(books, asking, c).map(Event::from),
        Command::DeclareInterest(c) => approving::interest(books, asking, c).map(Event::from),
        Command::RequestPayment(c) => paying::request(books, asking, c).map(Event::from),
        Command::ListAid(c) => paying::aid(books, asking, c).map(Event::from),
        Command::SettlePayment(c) => paying::settle(books, asking, c).map(Event::from),
        Command::CancelPayment(c) => paying::cancel(books, asking, c).map(Event::from),
        Command::PayAdvance(c) => paying::advance(books, asking, c).map(Event::from),
        Command::AccountAdvance(c) => paying::account(books, asking, c).map(Event::from),
        Command::ReturnAdvance(c) => paying::give_back(books, asking, c).map(Event::from),
        Command::ChargeBank(c) => paying::charge(books, asking, c).map(Event::from),
        Command::ReceiveGoods(c) => goods::receive(books, asking, c).map(Event::from),
        Command::IssueGoods(c) => goods::issue(books, asking, c).map(Event::from),
        Command::SellGoods(c) => goods::sell(books, asking, c).map(Event::from),
        Command::SetRules(c) => points::rules(books, asking, c).map(Event::from),
        Command::MakeWish(c) => points::wish(books, asking, c).map(Event::from),
        Command::ClaimWish(c) => points::claim(books, asking, c).map(Event::from),
        Command::RecordDeed(c) => points::deed(books, asking, c).map(Event::from),
        Command::DeductPoints(c) => points::deduct(books, asking, c).map(Event::from),
        Command::ExpirePoints(c) => points::expire(books, asking, c).map(Event::from),
        Command::SendVolunteer(c) => points::send(books, asking, c).map(Event::from),
        Command::ReceiveVolunteer(c) => points::receive(books, asking, c).map(Event::from),
        Command::RecordVolunteerOpening(c) => points::opening(books, asking, c).map(Event::from),
        Command::TransferPoints(c) => points::transfer(books, asking, c).map(Event::from),
        Command::JoinPoints(c) => points::join(books, asking, c).map(Event::from),
        Command::RegisterHousehold(c) => volunteers::household(books, asking, c).map(Event::from),
        Command::RegisterTeam(c) => volunteers::team(books, asking, c).map(Event::from),
        Command::RegisterVolunteer(c) => volunteers::register(books, asking, c).map(Event::from),
        Command::OpenActivity(c) => service::open(books, asking, c).map(Event::from),
        Command::RecordHours(c) => service::record(books, asking, c).map(Event::from),
        Command::PublishPoints(c) if c.activity.is_none() => points::publish(books, asking, c).map(Event::from),
        Command::ImportRoster(c) => volunteers::roster(books, c).map(Event::from),
        Command::PublishPoints(c) => service::publish(books, asking, c).map(Event::from),
        Command::PriceItem(c) => shop::price(books, asking, c).map(Event::from),
        Command::ShelveLot(c) => shop::shelve(books, asking, c).map(Event::from),
        Command::BuyStock(c) => shop::buy(books, asking, c).map(Event::from),
        Command::CountStock(c) => shop::count(books, asking, c).map(Event::from),
        Command::CountLot(c) => shop::lot(books, asking, c).map(Event::from),
        Command::Redeem(c) => shop::redeem(books, asking, c).map(Event::from),
        Command::GiveReward(c) => shop::reward(books, asking, c).map(Event::from),
        Command::SetDuties(c) => duties::set(asking, c).map(Event::from),
        Command::RaiseObjection(c) => objections::raise(books, asking, c).map(Event::from),
        Command::AnswerObjection(c) => objections::answer(books, asking, c).map(Event::from),
        Command::WithdrawObjection(c) => objections::withdraw(books, asking, c).map(Event::from),
    }
}

/// Before any subject: the ledger is open, nothing interrupts an import, and the operator may record this kind.
fn may_ask(books: &impl Books, asking: &Asking, command: &Command) -> Result<(), Refusal> {
    let kind = command.kind();
    if books.opened().is_none() {
        return if kind == Kind::LedgerOpened { Ok(()) } else { Err(Refusal::LedgerMustBeOpenedFirst) };
    }
    if kind == Kind::LedgerOpened {
        return Err(Refusal::LedgerIsOpenedOnce);
    }
    if let Some(open) = books.open_import()
        && !matches!(command, Command::Donate(c) if c.import == Some(open.import))
    {
        return Err(Refusal::ImportMustBeFinished { import: open.import, rows_left: open.rows_left });
    }
    volunteers::no_roster_waits(books, kind)?;
    let by = || asking.by.clone();
    let OperatorFacts { roles, .. } =
        acting(books, &asking.by, asking.today).ok_or_else(|| Refusal::OperatorMustBeEnrolled { by: by() })?;
    if !roles.contains(&Role::Recorder) {
        return Err(Refusal::OperatorMustBeRecorder { by: by() });
    }
    Ok(())
}

/// Business days lie in the past or are today.
fn day_has_come(day: Day, asking: &Asking) -> Result<(), Refusal> {
    if day > asking.today { Err(Refusal::DayMustHaveCome { day, today: asking.today }) } else { Ok(()) }
}

/// A matter of money moves something, on a day with a chart, within what all totals can hold.
fn money_can_move(books: &impl Books, amount: Yuan, day: Day) -> Result<(), Refusal> {
    if amount.is_zero() {
        return Err(Refusal::AmountMustNotBeZero);
    }
    if books.chart_on(day).is_none() {
        return Err(Refusal::DayMustHaveAChart { day });
    }
    books.turnover().plus(amount).map(|_| ()).ok_or(Refusal::TotalsMustStayInRange)
}

/// The project, if one is named, was proposed and takes money still: the gate of everything that gives a project
/// something. What comes late to a closed one asks [`project_is_known`].
fn project_is_proposed(books: &impl Books, project: Option<&Code>) -> Result<(), Refusal> {
    project_is_known(books, project)?;
    match project.filter(|code| books.project(code).is_some_and(|outline| outline.is_closed)) {
        Some(code) => Err(ProjectRefusal::ProjectMustBeOpen { code: code.clone() }.into()),
        None => Ok(()),
    }
}

/// The project, if one is named, was proposed; it may be closed.
fn project_is_known(books: &impl Books, project: Option<&Code>) -> Result<(), Refusal> {
    match project.filter(|code| books.project(code).is_none()) {
        Some(code) => Err(Refusal::ProjectMustBeProposed { code: code.clone() }),
        None => Ok(()),
    }
}

/// A reason is printed: it is given, and holds nothing private.
fn reason_is_given(reason: &Text) -> Result<(), Refusal> {
    if reason.is_empty() { Err(Refusal::ReasonMustBeGiven) } else { holds_no_private_number(reason) }
}

/// A public text holds no telephone or identity number.
fn holds_no_private_number(text: &Text) -> Result<(), Refusal> {
    match private_number(text.as_str()) {
        Some(_) => Err(Refusal::MemoMustHoldNoPrivateNumber),
        None => Ok(()),
    }
}

/// The number the next entry will have.
fn next_seq(books: &impl Books) -> Seq {
    Seq(books.size().0)
}
