//! Titles, headings and what stands in cells.

use crate::ledger::field::Count;
use crate::ledger::reading::Remedy;
use crate::ledger::words::SheetName;
use crate::report::{Heading, Remark, ShownIn, ShownName, Title};
use crate::text::en::En;
use crate::text::{NumberWords, SheetWords};

impl SheetWords for En {
    fn title(&self, title: Title) -> String {
        match title {
            Title::Sheet(SheetName::Gifts) => "Sheet 1: Gifts of the month".to_owned(),
            Title::Sheet(SheetName::Late) => "Sheet 2: Late gifts (of earlier months, recorded since)".to_owned(),
            Title::Sheet(SheetName::Corrections) => "Sheet 3: Corrections (refunds and reversals)".to_owned(),
            Title::Donations(month) => format!("Gifts of {}", self.month(month)),
            Title::Corrections { from, until } => format!("Corrections from {from} to {until}"),
            Title::Matches => "Matches".to_owned(),
            Title::MatchTerms => "What was agreed".to_owned(),
            Title::MatchSteps => "How the match is reckoned".to_owned(),
            Title::MatchContributions => "What counts and what not".to_owned(),
            Title::Pools => "Pools".to_owned(),
            Title::Accounts => "Accounts".to_owned(),
            Title::Purses => "What the purses hold".to_owned(),
            Title::PurseBalances(day) => format!("What the purses hold on {day}"),
            Title::OutsideMoney(day) => format!("Money outside the fund's account on {day}"),
            Title::CommonIncome { from, until } => format!("Common income, {from} to {until} (the owners' own book)"),
            Title::OwnersDecisions => "What owners decided".to_owned(),
            Title::ClaimsDue => "Income that is due".to_owned(),
            Title::Deposits => "Deposits still held".to_owned(),
            Title::Areas => "Areas".to_owned(),
            Title::Projects => "Projects".to_owned(),
            Title::Project => "Project".to_owned(),
            Title::ProjectSteps => "Stages".to_owned(),
            Title::ProjectBudget => "Budget and spending".to_owned(),
            Title::ProjectAccounts { until } => format!("Projects up to {until}"),
            Title::ProjectStatement { until } => format!("Statement of the project up to {until}"),
            Title::ProjectPayments => "Payments".to_owned(),
            Title::ProjectBeside => "Budget, market price and labour (beside the money)".to_owned(),
            Title::Labour { from, until } => format!("Volunteers' labour, {from} to {until}"),
            Title::People => "Persons and organisations".to_owned(),
            Title::Operators => "Operators".to_owned(),
            Title::Notices => "Notices".to_owned(),
            Title::Due => "What is due".to_owned(),
            Title::Waiting => "What waits for approval".to_owned(),
            Title::Found => "Found".to_owned(),
            Title::Entry => "Entry".to_owned(),
            Title::Imports => "Imported files".to_owned(),
            Title::Lots => "Lots of given goods".to_owned(),
            Title::GoodsFound => "Found (gifts in goods)".to_owned(),
            Title::LotLife => "What became of the lot".to_owned(),
            Title::GoodsStock(month) => format!("Given goods, {}", self.month(month)),
            Title::GoodsGifts(month) => format!("Gifts in goods, {}", self.month(month)),
            Title::Profiles => "Import profiles".to_owned(),
            Title::Charts => "Charts of accounts".to_owned(),
            Title::Checkpoints => "Checkpoints".to_owned(),
            Title::Status => "The ledger at a glance".to_owned(),
        }
    }

    fn heading(&self, heading: Heading) -> &'static str {
        match heading {
            Heading::Number => "No.",
            Heading::Seq => "Entry",
            Heading::Date => "Date",
            Heading::RecordedOn => "Recorded on",
            Heading::RecordedAt => "Recorded at",
            Heading::Donor => "Donor",
            Heading::DonorKind | Heading::PartyKind | Heading::EntryKind | Heading::AreaKind => "Kind",
            Heading::Appeal => "Appeal",
            Heading::Means => "Paid by",
            Heading::Project => "Project or use",
            Heading::Amount => "Amount (yuan)",
            Heading::Receipt => "Receipt no.",
            Heading::Remarks => "Remarks",
            Heading::OriginalSeq => "Original entry",
            Heading::OriginalDate => "Original date",
            Heading::OriginalNotice => "Shown in",
            Heading::WindowFrom => "Window from",
            Heading::WindowUntil => "Window until",
            Heading::MatchedKinds => "What counts",
            Heading::ContributionKind => "From",
            Heading::MatchRate => "Rate",
            Heading::CapDonor => "Cap a donor (yuan)",
            Heading::CapProject => "Cap of the project (yuan)",
            Heading::MinimumDonors => "Least donors",
            Heading::Donors => "Donors",
            Heading::Pool => "Pool",
            Heading::PoolOrder => "Order",
            Heading::MatchStep => "Step",
            Heading::Raised => "Raised (yuan)",
            Heading::Gone => "Gone or outside (yuan)",
            Heading::LeftOut => "Left out (yuan)",
            Heading::WhyLeftOut => "Why",
            Heading::Base => "Base (yuan)",
            Heading::Exact => "By the rate (yuan)",
            Heading::MatchDue => "Due (yuan)",
            Heading::MatchReceived => "Received (yuan)",
            Heading::Short => "To come (yuan)",
            Heading::OwedBack => "Owed back (yuan)",
            Heading::Suspicion => "Doubt",
            Heading::Remedy => "Correction",
            Heading::Reason => "Reason",
            Heading::Paper => "Paper",
            Heading::Code => "Code",
            Heading::Name => "Name",
            Heading::Holder => "Held by",
            Heading::Account => "Account",
            Heading::SourceKind => "Kind of money",
            Heading::Balance => "Balance (yuan)",
            Heading::FundMoney => "Fund's money (yuan)",
            Heading::CoPayersMoney => "Co-payers' money (yuan)",
            Heading::Shortfall => "Shortfall (yuan)",
            Heading::WaitingDays => "Days waiting",
            Heading::Nature => "Nature",
            Heading::Payer => "Payer",
            Heading::Came => "Came (yuan)",
            Heading::NotCome => "Not come (yuan)",
            Heading::OverdueDays => "Days overdue",
            Heading::GaveBack => "Gave back (yuan)",
            Heading::StillHeld => "Still held (yuan)",
            Heading::BalanceBefore => "Before (yuan)",
            Heading::CommonIncome => "Income (yuan)",
            Heading::OtherIn => "Other in (yuan)",
            Heading::CommonCost => "Cost (yuan)",
            Heading::CommonSpending => "Spending (yuan)",
            Heading::OtherOut => "Other out (yuan)",
            Heading::Decision => "Decided by",
            Heading::UsedFor => "For",
            Heading::UsableUntil => "Usable until",
            Heading::Ceiling => "Ceiling (yuan)",
            Heading::PaidUnderIt => "Paid (yuan)",
            Heading::LeftUnderIt => "Left (yuan)",
            Heading::Within => "Within",
            Heading::Households => "Households",
            Heading::Service => "Service",
            Heading::Stage => "Stage",
            Heading::Budget => "Budget",
            Heading::Matched => "Match",
            Heading::OtherSources => "Other sources",
            Heading::Spent => "Spent",
            Heading::MovedOut => "Moved out",
            Heading::LeftOver => "Left",
            Heading::BudgetLeft => "Budget left",
            Heading::Overspent => "Beyond budget",
            Heading::DecidedOn => "Decided on",
            Heading::Votes => "Votes (for:against:abstained)",
            Heading::AcceptedOn => "Inspected on",
            Heading::Conclusion => "Conclusion",
            Heading::NextStep => "Next step",
            Heading::MarketPrice => "Market price",
            Heading::Labour => "Labour (h:min)",
            Heading::Helpers => "Helpers",
            Heading::Exceptions => "Exceptions",
            Heading::CameBack => "Came back",
            Heading::Area => "Area",
            Heading::PersonNumber => "Number",
            Heading::Display => "Shown",
            Heading::Minor => "Minor",
            Heading::State => "State",
            Heading::Roles => "Roles",
            Heading::Key => "Key",
            Heading::By => "By",
            Heading::Memo => "Remark",
            Heading::Source => "Source",
            Heading::Lot => "Lot",
            Heading::Item => "Item",
            Heading::Unit => "Unit",
            Heading::Quantity => "Quantity",
            Heading::GoodsValue => "Value (yuan)",
            Heading::Basis => "Basis",
            Heading::Usage => "Permitted use",
            Heading::Expiry => "Expiry",
            Heading::Party => "From or to",
            Heading::StockBefore => "Opening",
            Heading::StockGiven => "Given",
            Heading::StockUsed => "Used",
            Heading::StockGivenOn => "Given out",
            Heading::StockSold => "Sold",
            Heading::StockLost => "Lost",
            Heading::StockPutBack => "Put back",
            Heading::StockTakenBack => "Taken back",
            Heading::StockAfter => "Closing",
            Heading::EarliestExpiry => "Earliest expiry",
            Heading::ValueBefore => "Opening (yuan)",
            Heading::ValueIn => "In (yuan)",
            Heading::ValueOut => "Out (yuan)",
            Heading::ValueAfter => "Closing (yuan)",
            Heading::ExternalId => "Transaction id",
            Heading::Notice => "Notice",
            Heading::Period => "Month",
            Heading::Count => "Count",
            Heading::From => "Posted from",
            Heading::Until => "Posted until",
            Heading::Place => "Place",
            Heading::Size => "Entries",
            Heading::File => "File",
            Heading::Digest => "Digest",
            Heading::Rows => "New",
            Heading::Known => "Known",
            Heading::Skipped => "Skipped",
            Heading::Duty => "Duty",
            Heading::DueOn => "Due on",
            Heading::Edition => "Edition",
            Heading::Field => "Field",
            Heading::Value => "Value",
        }
    }

    fn unnamed(&self, name: &ShownName) -> Option<&'static str> {
        match name {
            ShownName::Masked(_) | ShownName::Named(_) => None,
            ShownName::Anonymous => Some("kind neighbour"),
            ShownName::Withheld => Some("name not available"),
            ShownName::Erased => Some("name erased"),
        }
    }

    fn remark(&self, remark: Remark) -> String {
        match remark {
            Remark::Late => "recorded late".to_owned(),
            Remark::Expired => "expired".to_owned(),
            Remark::Replaces(seq) => format!("replaces entry {seq}"),
            Remark::CorrectedBy { seq, remedy: Remedy::Reversal, .. } => format!("reversed, see entry {seq}"),
            Remark::CorrectedBy { seq, remedy: Remedy::Refund, part: None } => format!("refunded, see entry {seq}"),
            Remark::CorrectedBy { seq, remedy: Remedy::Refund, part: Some(part) } => {
                format!("{} refunded, see entry {seq}", self.yuan(part))
            }
        }
    }

    fn between_remarks(&self) -> &'static str {
        "; "
    }

    fn shown_in(&self, shown: ShownIn) -> String {
        match shown {
            ShownIn::Notice(number) => format!("notice {number}"),
            ShownIn::Here => "this notice".to_owned(),
            ShownIn::NotYet => "not yet shown".to_owned(),
        }
    }

    fn total(&self) -> &'static str {
        "Total"
    }

    fn rows(&self, count: Count) -> String {
        if count.0 == 1 { "1 row".to_owned() } else { format!("{count} rows") }
    }

    fn nothing(&self) -> &'static str {
        "none"
    }
}
