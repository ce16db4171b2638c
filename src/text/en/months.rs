//! Reconciling, closing a month, and the statements.

use crate::ledger::books::registers::months::Gap;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::period::{Day, Month};
use crate::ledger::refusal::{MonthRefusal as R, OpenAccount};
use crate::ledger::yuan::Yuan;
use crate::report::FundView;
use crate::report::donations::ListedElsewhere;
use crate::text::en::En;
use crate::text::{Compared, MonthHelp, MonthWords, NumberWords, Told};

/// The help.
pub(super) const HELP: MonthHelp = MonthHelp {
    close_month: "close a month once every account agrees with its statement; what comes later is posted in the next",
    close_month_month: "the month, such as 2026-10; without it the one that is due",
    reconcile: "record what a custodian's statement says, and see how far our books are from it",
    reconcile_account: "the code of the account",
    reconcile_date: "the day of the statement; without it the last day of last month",
    reconcile_balance: "the balance it states; for cash what was counted",
    reconcile_paper: "the number of the statement or of the count",
    reconcile_file: "the statement itself: a scan or a file",
    explain: "explain a difference, line by line",
    explain_statement: "the entry of the statement; see mingbai reconcile list",
    explain_side: "which way: their_receipt, their_payment, our_receipt or our_payment",
    explain_entry: "the entry it is about",
    list: "list the statements; with an entry number the lines that explain that one",
    list_statement: "the entry of the statement",
    report_fund: "fund statement: opening, in, out, closing",
    report_fund_by: "by purse, project, source, custodian, month or copayers (what others pay beside the fund)",
    report_trial_balance: "trial balance",
    report_net_assets: "movements of restricted and unrestricted net assets",
    report_journal: "journal: debits and credits, entry by entry",
};

impl En {
    /// An account that does not agree.
    fn open_account(&self, open: &OpenAccount) -> String {
        match open.gap {
            None => format!("{}: no statement yet", open.account),
            Some(Gap::TheirsIsMore(by)) => format!("{}: the statement is {} higher", open.account, self.yuan(by)),
            Some(Gap::OursIsMore(by)) => format!("{}: the statement is {} lower", open.account, self.yuan(by)),
            Some(Gap::None) => format!("{}: agrees", open.account),
        }
    }

    /// By how much.
    fn gap(&self, gap: Gap) -> String {
        match gap {
            Gap::None => "they agree".to_owned(),
            Gap::TheirsIsMore(by) => format!("the statement is {} higher", self.yuan(by)),
            Gap::OursIsMore(by) => format!("the statement is {} lower", self.yuan(by)),
        }
    }

    fn ours(&self, compared: &Compared) -> String {
        compared.ours.map_or_else(|| "below zero".to_owned(), |ours| self.yuan(ours))
    }
}

impl MonthWords for En {
    fn months_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::StatementMustBeOfMoney { account } => Told::new(
                format!("“{account}” is a storeroom: it holds goods and has no statement."),
                "Choose an account that holds money: mingbai account list",
            ),
            R::StatementMustSayMore { seq } => Told::new(
                format!("This statement is recorded already, as entry {seq}."),
                "Nothing to do. If a difference is left, explain it line by line with mingbai reconcile explain.",
            ),
            R::ExplanationMustNameAStatement { seq } => Told::new(
                format!("Entry {seq} is no statement."),
                "See the entries of statements with mingbai reconcile list.",
            ),
            R::ExplanationMustBeOfTheLatest { latest } => Told::new(
                format!("Entry {latest} has replaced this statement."),
                format!("Explain that one: mingbai reconcile explain {latest}"),
            ),
            R::ExplanationMustPrecedeTheClosing { month } => Told::new(
                format!("{} is closed; its differences are explained no more.", self.month(*month)),
                "Record what is found later as it was; it is posted in the first open month.",
            ),
            R::ExplanationMustNameAnEntry { seq } => Told::new(
                format!("There is no entry {seq}."),
                "--entry names an entry that is there; leave it out for what only the other side knows.",
            ),
            R::ClosingMustHaveMovement => Told::new(
                "No money has moved yet; there is no month to close.",
                "Record first, and close a month that is over.",
            ),
            R::ClosingMustFollowTheLast { due } => Told::new(
                format!("Months are closed one after another, and {} is next.", self.month(*due)),
                format!("Reconcile it, then run mingbai close-month {due}"),
            ),
            R::ClosingMustWaitForTheEnd { month } => {
                Told::new(format!("{} is not over.", self.month(*month)), "Come back when the next month has begun.")
            }
            R::ClosingMustWaitOnce { seq } => Told::new(
                format!("The closing of this month waits already, as entry {seq}."),
                format!("Let another person approve or reject it: mingbai approve {seq}"),
            ),
            R::AccountsMustAgree { day, accounts } => {
                let open: Vec<String> = accounts.iter().map(|account| self.open_account(account)).collect();
                Told::new(
                    format!("The books of {day} do not agree with the statements. {}.", open.join("; ")),
                    format!(
                        "Record the statement: mingbai reconcile ACCOUNT --date {day} --balance BALANCE --paper NUMBER. \
                         Explain a difference with mingbai reconcile explain, or record what is missing."
                    ),
                )
            }
            R::ClosingMustAddUp { books } => Told::new(
                format!(
                    "The figures of the closing are not those of the books: opening {}, in {}, out {}, closing {}.",
                    self.yuan(books.opening),
                    self.yuan(books.inward),
                    self.yuan(books.outward),
                    self.yuan(books.closing)
                ),
                "Close with mingbai close-month, which reckons them.",
            ),
        }
    }

    fn fund_view(&self, view: FundView) -> &'static str {
        match view {
            FundView::Purse => "by purse",
            FundView::Project => "by project",
            FundView::Source => "by source",
            FundView::Custodian => "by custodian",
            FundView::CoPayers => "co-payers",
            FundView::CoPayersCustodian => "co-payers by custodian, not the fund's money",
            FundView::Month => "by month",
        }
    }

    fn compared(&self, account: &Code, date: Day, compared: &Compared) -> String {
        let (theirs, ours) = (self.yuan(compared.theirs), self.ours(compared));
        format!("{account} {date}: statement {theirs}, our books {ours}: {}.", self.gap(compared.gap))
    }

    fn explain_it(&self, statement: Seq, amount: Yuan) -> String {
        format!(
            "Explain it: mingbai reconcile explain {statement} --amount {amount} --side SIDE --reason REASON; a wrong explanation goes when the statement is recorded anew."
        )
    }

    fn compared_by_business_day(&self, compared: &Compared) -> String {
        format!(
            "The month is closed; by business day, with what came late, our books say {}: {}.",
            self.ours(compared),
            self.gap(compared.gap)
        )
    }

    fn no_month_to_close(&self) -> Told {
        Told::new(
            "No month waits for its closing: those that are over are closed, or no money has moved.",
            "Come back when the next month has begun.",
        )
    }

    fn month_closed(&self, month: Month, closing: Yuan) -> String {
        format!(
            "{} is closed; the accounts of the fund together hold {}. What is recorded for it later is posted in the next month, as late.",
            self.month(month),
            self.yuan(closing)
        )
    }

    fn listed_elsewhere(&self, month: Month, gifts: &ListedElsewhere) -> String {
        let months: Vec<String> = gifts.months.iter().map(|month| self.month(*month)).collect();
        format!(
            "The books of {} also hold gifts recorded late ({}, {} together); the lists of their own months have them: {}.",
            self.month(month),
            gifts.tally.count,
            self.yuan(gifts.tally.total),
            months.join(", ")
        )
    }

    fn unknown_view(&self, given: &str) -> Told {
        Told::new(
            format!("The fund is not told by “{given}”."),
            "--by takes purse, project, source, custodian, month or copayers (what others pay beside the fund).",
        )
    }
}
