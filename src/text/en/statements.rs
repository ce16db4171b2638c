//! The statements, in English.

use crate::ledger::period::Month;
use crate::report::StatementTitle as S;
use crate::report::statements::{Beside, Debt, Particular, StatementLine as L, StatementPart, YearFigure};
use crate::text::en::En;
use crate::text::{NumberWords, StatementHelp, StatementWords, Told};

/// The help.
pub(super) const HELP: StatementHelp = StatementHelp {
    balance_sheet: "balance sheet: at the beginning of the year and at the end of the month",
    activity_statement: "statement of activities: the month and the year so far, unrestricted and restricted",
    cash_flow: "statement of cash flows: where money came from and where it went",
    notes: "notes: purse by purse, goods, debts, advances, figures beside the accounts",
    appeal: "an appeal: its plan, what was raised and by whom, quarter by quarter, what is left",
    closing: "closing report of a project: why, who decided, what it cost, what there is, where the rest went",
    year: "yearly report: who gave, what came, what was done, who was served",
    which_year: "the year, such as 2026; without it this one",
};

/// A line of a statement.
pub(super) const fn line(line: L) -> &'static str {
    match line {
        L::Money => "Cash and bank",
        L::Receivables => "Receivables",
        L::OtherReceivables => "Other receivables",
        L::Inventory => "Inventory",
        L::AllAssets => "Total assets",
        L::Payables => "Payables",
        L::AccountsPayable => "Accounts payable",
        L::OtherPayables => "Other payables",
        L::AllDebts => "Total liabilities",
        L::NetUnrestricted => "Unrestricted net assets",
        L::NetRestricted => "Restricted net assets",
        L::AllNetAssets => "Total net assets",
        L::DebtsAndNetAssets => "Total liabilities and net assets",
        L::DonationIncome => "Donations",
        L::MatchIncome => "Match",
        L::ServiceIncome => "Services",
        L::GrantIncome => "Government grants",
        L::OtherIncome => "Other income",
        L::AllIncome => "Total income",
        L::GivenBackBeyond => "Less: given back beyond the income",
        L::ActivityCost => "Programme costs",
        L::FinanceCost => "Fundraising costs",
        L::OtherCost => "Other costs",
        L::AllCosts => "Total costs",
        L::UndoneBeyond => "Plus: undone beyond the costs",
        L::ReleasedIn => "Released from restriction: in",
        L::ReleasedOut => "Released from restriction: out",
        L::AdjustedUp => "Taken over, earlier years and other: up",
        L::AdjustedDown => "Taken over, earlier years and other: down",
        L::Increase => "Increase of net assets",
        L::Decrease => "Decrease of net assets",
        L::CashGifts => "Cash from donations",
        L::CashMatch => "Cash from the match",
        L::CashServices => "Cash from services and rent",
        L::CashGrants => "Cash from government grants",
        L::CashInterest => "Interest received",
        L::CashDeposits => "Deposits received",
        L::CashAdvancesReturned => "Advances that came back",
        L::CashTakenOver => "Cash taken over at the opening",
        L::CashOtherIn => "Other cash received",
        L::CashPaidUndone => "Earlier cash paid, undone",
        L::CashIn => "Total cash in",
        L::CashGoodsAndServices => "Paid for goods and services",
        L::CashAid => "Paid as aid",
        L::CashAdvances => "Advances paid",
        L::CashRefunds => "Donations refunded",
        L::CashMatchReturned => "Match returned",
        L::CashDepositsReturned => "Deposits returned",
        L::CashCharges => "Charges of banks and platforms",
        L::CashOtherOut => "Other cash paid",
        L::CashReceivedUndone => "Earlier cash received, undone",
        L::CashOut => "Total cash out",
        L::CashIncrease => "Net increase of cash",
        L::CashDecrease => "Net decrease of cash",
        L::CashBefore => "Cash at the beginning",
        L::CashShortBefore => "Overdrawn at the beginning",
        L::CashAfter => "Cash at the end",
        L::CashShortAfter => "Overdrawn at the end",
    }
}

/// A part of a statement.
pub(super) const fn part(part: StatementPart) -> &'static str {
    match part {
        StatementPart::Assets => "Assets",
        StatementPart::Debts => "Liabilities",
        StatementPart::NetAssets => "Net assets",
        StatementPart::Income => "Income",
        StatementPart::Costs => "Costs",
        StatementPart::Change => "Change",
        StatementPart::Inward => "In",
        StatementPart::Outward => "Out",
        StatementPart::Rest => "Left",
    }
}

/// What is owed.
pub(super) const fn debt(debt: Debt) -> &'static str {
    match debt {
        Debt::Retention => "retention",
        Debt::Merchant => "merchants",
        Debt::Deposit => "deposits",
        Debt::MatchOwed => "match to return",
        Debt::Other => "other",
    }
}

/// A figure beside the accounts.
pub(super) const fn beside(beside: Beside) -> &'static str {
    match beside {
        Beside::MatchShort => "match due, not received",
        Beside::MatchOwedBack => "match owed back and not recorded",
        Beside::PointsOutstanding => "points outstanding",
    }
}

/// A line of a report on one appeal or project.
pub(super) const fn particular(particular: Particular) -> &'static str {
    match particular {
        Particular::Name => "Name",
        Particular::Service => "Class of service",
        Particular::Stage => "Stage",
        Particular::Area => "Area",
        Particular::Need => "The need",
        Particular::Origin => "Where it was heard",
        Particular::OriginPaper => "Its paper",
        Particular::Result => "Expected result",
        Particular::InCharge => "Person in charge",
        Particular::Beneficiaries => "Who benefits",
        Particular::ProposedOn => "Proposed on",
        Particular::BudgetPaper => "Budget, paper",
        Particular::Announced => "Announced",
        Particular::StartPaper => "Contract, paper",
        Particular::Contractor => "Contractor",
        Particular::StartedOn => "Started on",
        Particular::NextStep => "Expected by",
        Particular::Leftover => "What is left over",
        Particular::AppealPurpose => "Purpose of the appeal",
        Particular::AppealFrom => "From",
        Particular::AppealUntil => "Until",
        Particular::AppealArea => "Where it appeals",
        Particular::AppealMeans => "How to give",
        Particular::AppealUsage => "Use",
        Particular::AppealCost => "Cost of the appeal",
        Particular::AppealRest => "What becomes of the rest",
        Particular::AppealPaper => "Filed as",
        Particular::AcceptedOn => "Inspected on",
        Particular::Conclusion => "Conclusion",
        Particular::Inspectors => "Inspectors",
        Particular::Output => "Output",
        Particular::PeopleServed => "People served",
        Particular::Score => "Score",
        Particular::InspectionPaper => "Paper of the inspection",
        Particular::ClosedOn => "Closed on",
        Particular::Outcome => "Outcome",
        Particular::ClosingReason => "In a sentence",
        Particular::ClosingPaper => "Paper of the closing",
    }
}

/// A figure of a year.
pub(super) const fn year_figure(figure: YearFigure) -> &'static str {
    match figure {
        YearFigure::Companies => "companies that gave",
        YearFigure::Residents => "residents who gave",
        YearFigure::Institutions => "institutions that gave",
        YearFigure::Anonymous => "nobody named, each gift a donor",
        YearFigure::EarlierGivenBack => "less: gifts of earlier years given back",
        YearFigure::Match => "match",
        YearFigure::OtherIncome => "all other income",
        YearFigure::Projects => "projects of the year",
        YearFigure::Solved => "problems solved (projects accepted)",
        YearFigure::PeopleServed => "people served by accepted projects",
        YearFigure::PeopleHelped => "people helped by volunteers' activities",
        YearFigure::Volunteers => "volunteers (published by now)",
        YearFigure::Labour => "labour in projects (helpers)",
        YearFigure::PointsAwarded => "points given",
        YearFigure::PointsExchanged => "points exchanged",
        YearFigure::Redemptions => "redemptions",
    }
}

/// Titles.
pub(super) fn title(words: &En, title: S) -> String {
    match title {
        S::BalanceSheet(month) => format!("Balance sheet, {}", words.month(month)),
        S::ActivityStatement(month) => format!("Statement of activities, {}", words.month(month)),
        S::CashFlow(month) => format!("Statement of cash flows, {}", words.month(month)),
        S::NoteOfPurses(month) => format!("Note 1: purses, this year until {}", words.month(month)),
        S::NoteOfStock(month) => format!("Note 2: goods, this year until {}", words.month(month)),
        S::NoteOfDebts(month) => format!("Note 3: what is owed, {}", words.month(month)),
        S::NoteOfAdvances(month) => format!("Note 4: advances not accounted for, {}", words.month(month)),
        S::NoteOfKinds(month) => {
            format!("Note 5: income and costs before and after what was undone, this year, {}", words.month(month))
        }
        S::AppealPlan => "Plan of the appeal".to_owned(),
        S::NoAppealPlan => "The project (no plan of an appeal was recorded)".to_owned(),
        S::AppealRaised { from, until } => format!("Appeal: what was raised from {from} until {until}"),
        S::AppealQuarters { until } => format!("Appeal: in and out by quarter, until {until}"),
        S::AppealWhole { until } => format!("Appeal: all of it, until {until}"),
        S::ProjectAbout { until } => format!("The project, as of {until}"),
        S::ClosingReport { until } => format!("Closing report, as of {until}"),
        S::ClosingDecisions => "Decisions and votes".to_owned(),
        S::ClosingRest => "Where the rest went".to_owned(),
        S::ClosingOwed => "What is still owed".to_owned(),
        S::ClosingExceptions => "Rules set aside".to_owned(),
        S::ClosingAssets => "What was built".to_owned(),
        S::Year(year) => format!("Report of {year}"),
        S::YearGivers(year) => {
            format!("Donors of {year} (a gift of nobody named or registered is a donor of its own)")
        }
        S::YearIncome(year) => format!("Income of {year}"),
        S::YearProjects(year) => format!("Projects of {year} (what co-payers paid included)"),
        S::YearSolved(year) => format!("Problems solved in {year}: projects accepted"),
        S::YearStock(year) => format!("Goods of {year}"),
        S::YearPoints(year) => format!("Points of {year}"),
        S::NoteBeside(month) => {
            format!("Note 6: beside the accounts, neither assets nor liabilities, {}", words.month(month))
        }
    }
}

impl StatementWords for En {
    fn month_not_begun(&self, month: Month, now: Month) -> Told {
        Told::new(
            format!("{} has not begun: there is nothing to report.", self.month(month)),
            format!("Name this month or an earlier one, such as --period {now}."),
        )
    }

    fn project_not_closed(&self, code: &str) -> Told {
        Told::new(
            format!("Project “{code}” is not closed, so it has no closing report."),
            format!("How it stands: mingbai report project {code}. To close it: mingbai project close {code}."),
        )
    }

    fn no_chart(&self, month: Month) -> Told {
        Told::new(
            format!("No chart of accounts applies in {}.", self.month(month)),
            "Choose another month; mingbai status names the charts of the ledger.",
        )
    }
}
