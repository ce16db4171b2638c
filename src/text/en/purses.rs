//! Money that is not a gift, and whose it is.

use crate::ledger::field::{Count, Seq};
use crate::ledger::period::Day;
use crate::ledger::refusal::PurseRefusal as R;
use crate::ledger::words::{Holder, Leftover, SourceKind};
use crate::ledger::yuan::Yuan;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::en::usage::meant;
use crate::text::{ListWords, NumberWords, PurseHelp, PurseWords, Told};

/// The help.
pub(super) const HELP: PurseHelp = PurseHelp {
    account_area: "the estate whose owners hold the account (its code; register it first with mingbai area add)",
    area: "areas: estates, grids, villages",
    area_add: "register an area",
    area_list: "list the areas",
    area_name: "its name",
    area_kind: "estate, grid, village or other",
    area_within: "the area it is a part of (code)",
    area_households: "how many households",
    income: "money that is not a gift: grants, fees, rent, interest, deposits",
    income_due_command: "rent, a deposit or another income that will come due",
    income_list: "what is due, how much of it came, what is overdue; deposits still held",
    income_return: "give a deposit back",
    income_from: "the organisation that pays (never a private person's name)",
    income_nature: "grant, service, rent, interest, deposit or other",
    income_source_kind: "source kind; by default what the nature and the account imply",
    income_claim: "the entry that announced it",
    income_due_day: "the day it is due",
    return_amount: "how much; by default all that is still held",
    paper: "the number of the paper or bank slip",
    file: "the paper itself: kept in the ledger's folder, its digest in the line",
    pay_in: "bring what lies outside (cash, a platform, a private code) to the fund's account",
    pay_in_amount: "how much; by default everything that waits",
    pay_in_from: "where it lies; needless when there is one such place",
    pay_in_into: "the account it reaches; by default the federation's",
    pay_in_fee: "what the platform kept",
    transfer: "move money between purses: earmarks, floating money, leftovers",
    transfer_from_project: "the project it leaves; by default the general fund",
    transfer_from_source: "the source kind it leaves",
    transfer_to_project: "the project it goes to; by default the general fund",
    transfer_to_source: "the source kind it has there",
    transfer_basis: "earmark, floating, leftover, match_debt (free money pays back a match that was spent) or owners",
    owners: "what owners decide about their common income",
    owners_decide: "record a decision of the owners",
    owners_list: "list the decisions and what was paid under them",
    owners_account: "the owners' account; needless when there is one",
    owners_purpose: "what it may be paid for",
    owners_ceiling: "the most that may be paid",
    owners_until: "the last day it may be used",
    households_total: "how many owners there are",
    households_present: "how many took part",
    households_for: "how many agreed",
    area_total: "the floor area of all, in square metres",
    area_present: "the floor area of those who took part",
    area_for: "the floor area of those who agreed",
    report_purses: "what the purses hold on any day, by purse, project, area or account",
    report_common_income: "common income: one estate, one quarter, a sheet of its own",
    report_cash: "money outside the fund's account, and for how many days",
    report_date: "the last day that counts; by default today",
    report_by: "purse, project, area or account",
    report_quarter: "the quarter, such as 2026-Q4; by default this one",
};

impl PurseWords for En {
    fn deposit_is_returned(&self, seq: Seq) -> Told {
        Told::new(
            format!("Deposit {seq} went back whole."),
            "mingbai income list shows the deposits that are still held.",
        )
    }

    fn nothing_to_pay_in(&self, account: &str, holder: Holder) -> Told {
        Told::new(
            format!("“{account}” is held by {}: nothing of it waits to be paid in.", self.holder(holder)),
            "Name an account of cash, a platform or a private code with --from; mingbai report cash shows what waits.",
        )
    }

    fn fee_is_of_one_purse(&self, purses: &[String]) -> Told {
        Told::new(
            "Several purses wait; which one bears the fee?",
            format!("Add --project and --source-kind and pay them in one by one. Waiting: {}.", purses.join("; ")),
        )
    }

    fn day_is_ahead(&self, day: Day) -> String {
        format!("Note: {day} has not come; this is what is recorded until today.")
    }

    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn purses_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::AreaCodeMustBeFree { code } => {
                told(format!("The area code \"{code}\" is taken."), "Choose another; mingbai area list shows them.")
            }
            R::AreaMustBeRegistered { code } => told(
                format!("There is no area with the code \"{code}\"."),
                "mingbai area list shows them; register a new one with mingbai area add.",
            ),
            R::OwnersAccountMustNameItsEstate { account } => told(
                format!("The owners' account \"{account}\" does not name its estate, or names what is no estate."),
                "Add --area CODE; register the estate with mingbai area add, its kind is estate.",
            ),
            R::OnlyAnOwnersAccountNamesAnEstate { account, holder } => told(
                format!("The account \"{account}\" is held by {}; it belongs to no estate.", self.holder(*holder)),
                "Leave out --area; only mingbai account open --holder owners_committee names one.",
            ),
            R::PayerMustBeNamed => {
                plain("Nobody is named as the payer.", "Name the organisation that paid with --from.")
            }
            R::IncomeMustBeNoGift { source_kind } => told(
                format!("Money of \"{}\" is not recorded as income.", self.source_kind(*source_kind)),
                match source_kind {
                    SourceKind::Match => "A match that arrives is recorded under its agreement: mingbai match receive.",
                    SourceKind::Designation => "An earmark is a transfer: mingbai transfer.",
                    SourceKind::PublicAppeal
                    | SourceKind::DirectedAppeal
                    | SourceKind::SharedSpace
                    | SourceKind::PartyDues
                    | SourceKind::SpecialGrant
                    | SourceKind::FloatingMoney
                    | SourceKind::PartnerGrant
                    | SourceKind::OneOffSubsidy
                    | SourceKind::RegularSubsidy
                    | SourceKind::ServiceIncome
                    | SourceKind::Interest
                    | SourceKind::CommonIncome => "Record a gift with mingbai donate, so that its donor finds it.",
                },
            ),
            R::SourceKindMustFitTheNature { nature, source_kind } => told(
                format!(
                    "\"{}\" does not come from \"{}\".",
                    self.income_nature(*nature),
                    self.source_kind(*source_kind)
                ),
                "Check --nature and --source-kind; without --source-kind it follows from both (mingbai income --help).",
            ),
            R::AccountMustTakeIncome { account, holder } => told(
                format!("The account \"{account}\" ({}) takes no such income.", self.holder(*holder)),
                "Name with --account where the money arrived (mingbai account list); cash takes fees, rent and deposits.",
            ),
            R::CommonIncomeMustStayWithItsOwners { account, holder, source_kind } => told(
                format!(
                    "Common income lies in an owners' account and nothing else does: \"{account}\" is {}, this money is \
                     {}.",
                    self.holder(*holder),
                    self.source_kind(*source_kind)
                ),
                "Name the estate's owners' account with --account, or the fund's for the fund's money (mingbai account list).",
            ),
            R::PurseMustLieWithItsHolder { account, holder, source_kind } => told(
                format!(
                    "\"{}\" cannot lie in the account \"{account}\" ({}).",
                    self.source_kind(*source_kind),
                    self.holder(*holder)
                ),
                "Check --account and --source-kind; mingbai account list shows the accounts.",
            ),
            R::CommonIncomeMustStayInItsEstate { estate, project } => told(
                format!(
                    "The common income of \"{estate}\" has nothing to do with the project \"{project}\" elsewhere."
                ),
                "One estate's money serves that estate; check --account and --project (mingbai project list).",
            ),
            R::DueDayMustFollow { date } => told(
                format!("It would be due before the agreement of {date}."),
                "Check --due and --date of mingbai income due.",
            ),
            R::ClaimMustStand { seq } => told(
                format!("Entry {seq} announced no income, or was reversed."),
                "mingbai income list shows what is due.",
            ),
            R::IncomeMustBeOfItsClaim { claim } => told(
                format!(
                    "What came is not what entry {claim} announced: account, project, source and nature must agree."
                ),
                "Look at it with mingbai show and write the same, or leave out --claim.",
            ),
            R::IncomeMustStayWithinItsClaim { left } => told(
                format!("More came than was due: {} is still due.", self.yuan(*left)),
                "Record what was due, and the rest as another mingbai income without --claim.",
            ),
            R::ClaimMustBeUntouched { seq, came } => told(
                format!("{} of entry {seq} came already; it cannot be reversed.", self.yuan(*came)),
                "If what came was a mistake too, reverse that first with mingbai reverse.",
            ),
            R::DepositMustStand { seq } => told(
                format!("Entry {seq} is no deposit, or was reversed."),
                "mingbai income list shows the deposits that are held.",
            ),
            R::ReturnMustStayWithinTheDeposit { left } => told(
                format!("More goes back than was left: {} may go back.", self.yuan(*left)),
                "Lower --amount, or leave it out for the rest (mingbai income return).",
            ),
            R::DepositMustBeWhole { seq, returned } => told(
                format!("{} of deposit {seq} went back; it is reversed no more.", self.yuan(*returned)),
                "Give back the rest with mingbai income return.",
            ),
            R::OnlyWaitingMoneyIsPaidIn { account, holder } => told(
                format!("Money in the account \"{account}\" ({}) does not wait to be paid in.", self.holder(*holder)),
                "Name with --from where cash, a platform or a private code holds it; mingbai report cash shows where.",
            ),
            R::MoneyMustReachTheFund { account, holder } => told(
                format!("Money is paid into the federation's account; \"{account}\" is {}.", self.holder(*holder)),
                "Name the federation's account with --into (mingbai account list).",
            ),
            R::OnlyAPlatformKeepsAFee { account } => told(
                format!("The account \"{account}\" is no platform, so nothing is kept from it."),
                "Leave out --fee of mingbai pay-in; what a private code costs is borne by its owner.",
            ),
            R::FeeMustBeLessThanTheMoney { amount } => told(
                format!("The fee is no less than the money itself ({}).", self.yuan(*amount)),
                "Check the gross amount and --fee of mingbai pay-in against the platform's statement.",
            ),
            R::TransferMustChangeThePurse => plain(
                "The money would leave a purse for the same purse.",
                "Check --from-project, --to-project and the source kinds of mingbai transfer.",
            ),
            R::MoneyMustBePaidInFirst { account, holder } => told(
                format!("Money in \"{account}\" ({}) has not reached the fund's account.", self.holder(*holder)),
                "Bring it there with mingbai pay-in first.",
            ),
            R::CommonIncomeMustNotBeTransferred => plain(
                "Common income is the owners' money: it is neither transferred nor pooled.",
                "Let the owners decide (mingbai owners decide) and pay from their account under that decision; to give it to the project they named first: mingbai transfer --basis owners --account THEIRS --to-project CODE.",
            ),
            R::OwnersMustHaveDecidedTheTransfer { project, left } => Told::new(
                format!(
                    "The owners' decisions still allow the project \"{project}\" {}, which is not enough.",
                    self.yuan(*left)
                ),
                "Record what the owners decided with mingbai owners decide --project first.",
            ),
            R::OnlyFreeMoneyIsEarmarked => plain(
                "Only free money of the general fund is earmarked for a project, and only an earmark goes back; what is \
                 left over leaves a project.",
                "Check --from-source and --to-source (mingbai report purses).",
            ),
            R::EarmarkMustGoBackWhereItCameFrom { source_kind, left } => told(
                format!(
                    "An earmark goes back to its source: of \"{}\" the project holds {}.",
                    self.source_kind(*source_kind),
                    self.yuan(*left)
                ),
                "Check --to-source and the amount (mingbai report purses, mingbai show).",
            ),
            R::OnlyFreeMoneyCoversAMatchDebt => plain(
                "What is owed back of a match is put up by free money of the general fund, for the project that owes it \
                 (source kind match).",
                "mingbai transfer AMOUNT --basis match_debt --to-project CODE; mingbai report purses tells what is free.",
            ),
            R::TransferMustStayWithinTheMatchDebt { short } => told(
                format!("Too much for the match's debt: {} is owed back and not there.", self.yuan(*short)),
                "Check the amount (mingbai match show).",
            ),
            R::OnlyFloatingMoneyFloats => plain(
                "On this basis floating money, or party dues or a special grant without a project, goes to a project and stays what it is.",
                "Check --to-project and the source kinds; other money does not float (mingbai transfer --help).",
            ),
            R::ProjectMustBeOverFirst { project } => told(
                format!("The project \"{project}\" was neither accepted nor stopped: nothing is left over yet."),
                "Wait for its acceptance, or record the meeting that stopped it (mingbai project show).",
            ),
            R::LeftoverMustGoWhereItsPlanSays { leftover, project } => told(
                match leftover {
                    None => format!("The proposal of \"{project}\" does not say what becomes of the rest."),
                    Some(Leftover::General) => {
                        format!("What \"{project}\" leaves goes to the general fund, and its source stays.")
                    }
                    Some(Leftover::Similar) => {
                        format!("What \"{project}\" leaves goes to a project of its class, and its source stays.")
                    }
                    Some(Leftover::Return) => format!("What \"{project}\" leaves goes back to those who gave."),
                },
                match leftover {
                    Some(Leftover::Return) => {
                        "Give gifts back with mingbai refund; what was no gift goes by decision to a project of its class (--to-project)."
                    }
                    Some(Leftover::General | Leftover::Similar) | None => {
                        "Check --to-project and the source kinds; an earmark goes back with --basis earmark \
                         (mingbai project show)."
                    }
                },
            ),
            R::AccountMustBeTheOwners { account, holder } => told(
                format!("\"{account}\" is {}; owners do not decide about it.", self.holder(*holder)),
                "Name the owners' account with --account (mingbai account list).",
            ),
            R::PurposeMustBeGiven => {
                plain("The decision does not say what it is for.", "Say it with --purpose of mingbai owners decide.")
            }
            R::DecisionMustLast { date } => told(
                format!("It would end before the day of the decision, {date}."),
                "Check --until and --date of mingbai owners decide.",
            ),
            R::VotesMustAddUp => plain(
                "The votes do not add up: of all some took part, and of those some agreed, by households and by area.",
                "Copy the figures of mingbai owners decide from the result of the vote.",
            ),
            R::TwoThirdsMustTakePart => plain(
                "Less than two thirds of the owners took part (households and area both count): there is no decision \
                 (Civil Code art. 278).",
                "Check the figures; otherwise vote again and record it with mingbai owners decide.",
            ),
            R::MoreThanHalfMustAgree => plain(
                "No more than half of those who took part agreed (households and area both count): there is no decision \
                 (Civil Code art. 278).",
                "Check the figures; otherwise the money stays (mingbai owners list shows what was decided).",
            ),
        }
    }

    fn still_outside(&self, account: &str, holder: Holder, balance: Yuan, days: Count) -> String {
        let law = match holder {
            Holder::Private => "; money in a private code breaks art. 26 of the Charity Law, pay it in at once",
            Holder::Federation
            | Holder::OwnersCommittee
            | Holder::Street
            | Holder::PartyDues
            | Holder::CashInTransit
            | Holder::Platform
            | Holder::Storeroom => " (art. 26 of the Charity Law wants all of it there)",
        };
        format!(
            "Note: {} in the account \"{account}\" has not reached the fund's account, the oldest for {days}{law}. \
             → mingbai pay-in",
            self.yuan(balance),
            days = counted(days, "day")
        )
    }

    fn had_waited(&self, days: Count) -> String {
        format!("The oldest of it had waited for {days}.", days = counted(days, "day"))
    }

    fn nothing_waits(&self) -> Told {
        Told::new(
            "Nothing waits outside the fund's account.",
            "Look with mingbai report cash; record cash with mingbai donate --means cash first.",
        )
    }

    fn which_purse(&self, purses: &[String]) -> Told {
        Told::new(
            "Several purses wait; which one is meant?",
            format!("Add --project and --source-kind, or no amount for all. Waiting: {}.", purses.join("; ")),
        )
    }

    fn no_owners_account(&self) -> Told {
        Told::new(
            "There is no owners' account.",
            "Open one: mingbai account open CODE --holder owners_committee --area ESTATE --name NAME",
        )
    }

    fn unknown_area(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known {
            [] => "There is none yet; register one with mingbai area add.".to_owned(),
            [_, ..] => {
                format!("{}Known: {}. Register a new one with mingbai area add.", meant(code, known), known.join(", "))
            }
        };
        Told::new(format!("There is no area with the code \"{code}\"."), cure)
    }

    fn payer_is_a_person(&self) -> Told {
        Told::new(
            "The payer is a registered natural person, whose name stands in no line.",
            "Write a word such as \"a tenant\" after --from; the name stays on the contract (--paper).",
        )
    }
}
