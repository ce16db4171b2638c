//! Projects.

use crate::ledger::event::Event;
use crate::ledger::field::Count;
use crate::ledger::refusal::{ProjectField, ProjectRefusal as R};
use crate::ledger::words::{SourceKind, Yes};
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{ListWords, ProjectHelp, ProjectParticular, ProjectWords, Told, grouped};

/// The help.
pub(super) const HELP: ProjectHelp = ProjectHelp {
    accept: "Record what an inspection found",
    against: "Votes against",
    abstained: "Abstentions",
    announce: "Record that the project hung on the board before it began",
    appeal: "Record the plan of an appeal, with every field the law asks for",
    appeal_area: "Where it appeals",
    approver: "Who approves: the code of an operator other than the recorder",
    asset: "What is handed over, e.g. 20 m wall",
    beneficiaries: "Who benefits",
    budget: "Set the budget; the purse named first pays first, the last one pays the rest",
    close: "Close a project",
    conclusion: "passed, passed_after_mending or failed",
    contractor: "The organisation that does the work; leave it out when volunteers do",
    cost: "What the appeal itself costs, and from which money",
    decide: "Record a meeting's decision",
    except: "Record that a rule is set aside once: payment before a decision, beyond the budget, or before acceptance",
    file: "Path of the paper itself (a scan or photo); it is kept in papers/",
    from: "The first day",
    hand_over: "Record to whom what was built is handed over",
    helpers: "How many people helped",
    in_charge: "Number of the person in charge, e.g. p3",
    in_favour: "Votes for",
    income: "What income it will bring, and to whom",
    inspectors: "Who inspected: bodies and offices, never private names",
    labour: "Record volunteers' labour",
    leftover: "What becomes of money left over: general, similar or return",
    line: "What one purse gives, as source_kind=amount, e.g. public_appeal=8000; repeat it, the order is the pay order; kinds: public_appeal, directed_appeal, shared_space, match, party_dues, special_grant, floating_money, partner_grant, one_off_subsidy, regular_subsidy, service_income, interest, designation, common_income",
    market_price: "What the same would cost at market price, as a benchmark",
    matter: "What was decided, in a sentence",
    means: "How to give: accounts, codes, places",
    meeting: "residents, owners, party_branch, party_committee or fund_committee",
    need: "The need, in a sentence",
    next_step: "The next day of note: when it should be done",
    origin: "Where the need was heard: hotline, council, needs_list, small_grant or other",
    origin_paper: "The number of the call, the minutes or the list",
    outcome: "completed or stopped",
    output: "What there is now, e.g. 6,000 charging points",
    paper: "The number of the paper",
    pay_after: "Service before money: the last payment waits for acceptance",
    people_served: "How many people it serves",
    place: "Where it hangs",
    present: "How many were present",
    purpose: "What the appeal is for",
    rejected: "It was not approved",
    report_labour: "Volunteers' labour",
    report_project: "The statement of one project",
    report_projects: "Income and spending of every project",
    rest: "What becomes of the rest",
    result: "What is expected, e.g. a wall of 20 m",
    rule: "Which rule: decision_first, within_budget or acceptance_first",
    score: "The score, 0 to 100",
    start: "Record that work began",
    time: "All their time together, as hours:minutes, e.g. 96:30",
    to: "To whom",
    until: "The last day",
    up_to: "Up to which amount, in all",
    upkeep: "Who keeps it up, from which money",
    usage: "How the money will be used",
};

impl En {
    /// Of which purses; of none, the whole project.
    fn budget_of(&self, kinds: &[SourceKind]) -> String {
        let named: Vec<&str> = kinds.iter().map(|kind| self.source_kind(*kind)).collect();
        match named.as_slice() {
            [] => "the project".to_owned(),
            [only] => (*only).to_owned(),
            several => format!("{} together", several.join(", ")),
        }
    }
}

impl ProjectWords for En {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn projects_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::ProjectMustBeOpen { code } => told(
                format!("Project \"{code}\" is closed: it takes no money and no stage."),
                "Check the code with mingbai project list; record new money for another project or the general fund, or propose a new one.",
            ),
            R::StageMustFollowTheLast { after } => told(
                format!("The day lies before the stage it follows, which is of {after}."),
                "Check --date (for an announcement --from); mingbai project show lists the days.",
            ),
            R::FieldMustBeGiven { field } => told(
                format!("{} is empty.", self.project_field(*field)),
                "Fill it in and try again; the same command with --help tells what goes there.",
            ),
            R::AppealMustLast => plain("The appeal ends before it begins.", "Check --from and --until."),
            R::BudgetMustHaveLines => {
                plain("The budget names no purse.", "Name each with --line, e.g. --line public_appeal=8000.")
            }
            R::BudgetLineMustBeTheOnlyOne { source_kind } => told(
                format!("The budget names {} twice.", self.source_kind(*source_kind)),
                "Give each purse one line with the whole amount.",
            ),
            R::BudgetChangeMustSayWhy => plain("The budget changes without a reason.", "Say why with --reason."),
            R::BudgetMustComeFirst => plain(
                "There is no budget a meeting could decide on.",
                "Set it with mingbai project budget first, then record the decision.",
            ),
            R::SomebodyMustBePresent => plain("Nobody was present.", "Say with --present how many were."),
            R::VotesMustStayWithinThePresent { present, votes } => told(
                match votes {
                    Some(votes) => {
                        format!("The count says {votes}, but {present} were present.", votes = counted(votes, "vote"))
                    }
                    None => format!("There are more votes than can be counted, and {present} were present."),
                },
                "Check --present, --for, --against and --abstained with the minutes.",
            ),
            R::ApprovalMustHaveAMajority { in_favour, needed } => told(
                format!(
                    "{in_favour} voted for it; {needed} must (more than half of those present, and more than against)."
                ),
                "Check the votes; if it was not approved, add --rejected.",
            ),
            R::DecisionMustComeFirst { code } => told(
                format!("No meeting has approved project \"{code}\"."),
                "Record the decision with mingbai project decide; for an emergency, an exception with mingbai project except.",
            ),
            R::ProposalMustHaveItsPaper { code } => told(
                format!("Project \"{code}\" has no paper yet: neither its proposal nor this budget names one."),
                "Give --paper, the number of the proposal, call or minutes it came from, or --file, the paper itself.",
            ),
            R::AnnouncementMustLast => plain(
                "The announcement ends on the day it begins, or before.",
                "Check --from and --until: it hangs until the next day at least.",
            ),
            R::AnnouncementMustComeFirst { code } => told(
                format!("Project \"{code}\" did not hang on the board before it began."),
                "Record that with mingbai project announce; for an emergency, an exception with mingbai project except.",
            ),
            R::ProjectMustStartOnce { on } => {
                told(format!("Work began on {on} already."), "Record labour, or what an inspection found.")
            }
            R::StartMustComeFirst { code } => told(
                format!("Work on project \"{code}\" has not begun; there is nothing to inspect."),
                "Record the start with mingbai project start first.",
            ),
            R::ScoreMustBeOutOfAHundred { score } => {
                told(format!("A score of {score} is above a hundred."), "Give --score a whole number from 0 to 100.")
            }
            R::LabourMustNotBeNothing => {
                plain("Nobody worked, or no time.", "Give --helpers, and --time as hours:minutes.")
            }
            R::LabourMustFitTheDay { helpers, minutes } => told(
                format!("{helpers} people cannot work {}:{:02} hours in one day.", minutes / 60, minutes % 60),
                "Check both; record the work of several days day by day.",
            ),
            R::ExceptionMustNameAnApprover { approver } => told(
                format!("\"{approver}\" is no enrolled operator and cannot approve an exception."),
                "Name the approver's code with --approver; mingbai operator list shows them.",
            ),
            R::ApproverMustBeAnother { approver } => told(
                format!("The approver \"{approver}\" is the recorder; nobody approves what he records."),
                "Name another one; in a one-person ledger add the signed paper with --file.",
            ),
            R::AcceptanceMustComeFirst { code } => told(
                format!("Project \"{code}\" was not accepted, so it is not completed."),
                "Record the inspection with mingbai project accept; if it was given up, use --outcome stopped and say why.",
            ),
            R::RequestsMustBeSettled { requested } => told(
                format!("Requests for {} yuan are still open.", grouped(*requested)),
                "Settle or withdraw them before closing.",
            ),
            R::AdvancesMustBeAccounted { advanced } => told(
                format!("Advances of {} yuan are not accounted for.", grouped(*advanced)),
                "Account for them or give the rest back before closing.",
            ),
            R::LeftoverMustBeMoved { account, source_kind, left, leftover } => told(
                format!(
                    "The purse \"{}\" in account \"{account}\" still holds {} yuan; {}.",
                    self.source_kind(*source_kind),
                    grouped(*left),
                    match leftover {
                        Some(leftover) => format!("the proposal says: {}", self.leftover(*leftover)),
                        None => "the proposal does not say what becomes of the rest".to_owned(),
                    }
                ),
                "Move it with mingbai transfer where the plan says, or by decision to a similar project; then close.",
            ),
            R::AssetMustBeFinished { code } => told(
                format!("Project \"{code}\" was not accepted; there is nothing to hand over."),
                "Record the inspection with mingbai project accept first.",
            ),
            R::ClosedProjectMustStayEmpty { code } => told(
                format!("Project \"{code}\" is closed; undoing this entry would move it again."),
                "Entries of a closed project are not undone; record money that truly came back for the general fund.",
            ),
            R::PaymentMustFollowTheDecision { asked, left, since: Some(day) } => told(
                format!(
                    "The project is approved from {day} on; {} yuan cannot be paid on an earlier day (exceptions leave {}).",
                    grouped(*asked),
                    grouped(*left)
                ),
                "Check the days: decide, ask, pay. If there was an exception then, record it with mingbai project except.",
            ),
            R::PaymentMustFollowTheDecision { asked, left, since: None } => told(
                format!(
                    "No meeting has approved this project, so {} yuan cannot be paid (exceptions leave {}).",
                    grouped(*asked),
                    grouped(*left)
                ),
                "Record the decision with mingbai project decide; for an emergency, an exception with mingbai project except.",
            ),
            R::PaymentMustStayWithinTheBudget { source_kinds, left, asked } => told(
                format!(
                    "The budget of {} leaves {} yuan, exceptions included; {} are asked.",
                    self.budget_of(source_kinds),
                    grouped(*left),
                    grouped(*asked)
                ),
                "Set another budget and have it decided, or record an exception: mingbai project except --rule within_budget.",
            ),
            R::LastPaymentMustFollowAcceptance { asked, left, since: Some(day) } => told(
                format!(
                    "The service comes before the money and was accepted on {day}; the last {} yuan cannot be paid on an earlier day (exceptions leave {}).",
                    grouped(*asked),
                    grouped(*left)
                ),
                "Check the days: accept, then pay. If there was an exception then, record it with mingbai project except.",
            ),
            R::LastPaymentMustFollowAcceptance { asked, left, since: None } => told(
                format!(
                    "The service comes before the money and was not accepted, so the last {} yuan cannot be paid (exceptions leave {}).",
                    grouped(*asked),
                    grouped(*left)
                ),
                "Record the inspection with mingbai project accept first; where parts were agreed, ask for those before it with --instalment.",
            ),
        }
    }

    fn project_field(&self, field: ProjectField) -> &'static str {
        match field {
            ProjectField::Purpose => "The purpose of the appeal (--purpose)",
            ProjectField::Place => "Where it appeals (--area)",
            ProjectField::Beneficiaries => "Who benefits (--beneficiaries)",
            ProjectField::Means => "How to give (--means)",
            ProjectField::Usage => "How the money will be used (--usage)",
            ProjectField::Cost => "What the appeal costs (--cost)",
            ProjectField::Rest => "What becomes of the rest (--rest)",
            ProjectField::InCharge => "The person in charge (--in-charge)",
            ProjectField::Inspectors => "Who inspected (--inspectors)",
            ProjectField::Asset => "What is handed over (--asset)",
            ProjectField::Keeper => "To whom (--to)",
        }
    }

    fn project_step(&self, event: &Event) -> String {
        if let Event::BudgetSet(e) = event {
            let purses = e.lines.iter().map(|l| format!("{} {}", self.source_kind(l.source_kind), grouped(l.amount)));
            joined(purses.chain([e.reason.to_string()]))
        } else if let Event::ProjectDecided(e) = event {
            let votes =
                format!("{} present, {} for, {} against, {} abstained", e.present, e.in_favour, e.against, e.abstained);
            let verdict = if e.approved == Yes::Yes { "approved" } else { "not approved" };
            joined([self.meeting(e.meeting).to_owned(), votes, verdict.to_owned(), e.matter.to_string()])
        } else if let Event::ProjectAnnounced(e) = event {
            joined([format!("until {}", e.until), e.place.to_string()])
        } else if let Event::ProjectStarted(e) = event {
            let next_step = e.next_step.map_or_else(String::new, |day| format!("should be done on {day}"));
            joined([e.contractor.to_string(), next_step])
        } else if let Event::ProjectAccepted(e) = event {
            let people = e.people_served.map_or_else(String::new, |people| format!("{people} people served"));
            let score = e.score.map_or_else(String::new, |score| format!("score {score}"));
            let conclusion = self.conclusion(e.conclusion).to_owned();
            joined([conclusion, e.inspectors.to_string(), e.output.to_string(), people, score])
        } else if let Event::ProjectClosed(e) = event {
            joined([self.outcome(e.outcome).to_owned(), e.reason.to_string()])
        } else if let Event::ExceptionGranted(e) = event {
            let limit = format!("up to {} yuan", grouped(e.up_to));
            let approver = format!("approved by {}", e.approver);
            joined([self.exception_rule(e.rule).to_owned(), limit, approver, e.reason.to_string()])
        } else if let Event::AssetHandedOver(e) = event {
            joined([e.name.to_string(), format!("handed to {}", e.to), e.upkeep.to_string(), e.income.to_string()])
        } else if let Event::AppealPlanned(e) = event {
            joined([format!("{} to {}", e.from, e.until), e.purpose.to_string()])
        } else if let Event::ProjectProposed(e) = event {
            joined([e.need.to_string(), e.result.to_string()])
        } else {
            String::new()
        }
    }

    fn project_particular(&self, particular: ProjectParticular) -> &'static str {
        match particular {
            ProjectParticular::Code => "Code",
            ProjectParticular::Name => "Name",
            ProjectParticular::Service => "Service",
            ProjectParticular::Stage => "Stage",
            ProjectParticular::Area => "Area",
            ProjectParticular::Need => "Need",
            ProjectParticular::Origin => "Origin",
            ProjectParticular::Result => "Expected result",
            ProjectParticular::InCharge => "Person in charge",
            ProjectParticular::Leftover => "What is left over",
            ProjectParticular::PayAfter => "Service before money",
            ProjectParticular::MarketPrice => "Market price (benchmark)",
            ProjectParticular::Labour => "Volunteers' labour",
        }
    }

    fn labour(&self, minutes: Count) -> String {
        format!("{}:{:02} hours", minutes.0 / 60, minutes.0 % 60)
    }
}

/// The parts that say something.
fn joined(parts: impl IntoIterator<Item = String>) -> String {
    let said: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join("; ")
}
