//! What is asked at a terminal, and what is said of an answer that is missing or will not do.

use crate::ledger::name::TextFault;
use crate::ledger::yuan::AmountFault;
use crate::text::en::En;
use crate::text::{FaultWords, Question, QuestionWords, Told};

/// What is asked, and an example.
#[expect(clippy::too_many_lines, reason = "one arm a question: the list is the whole story")]
const fn asked(question: Question) -> (&'static str, &'static str) {
    match question {
        Question::Amount => ("amount in yuan", "e.g. 100 or 88.50"),
        Question::KeyFile => ("your own key file (--my-key)", "e.g. kuaiji.key"),
        Question::Code => ("code", "lower-case letters, digits, - and _, e.g. wall"),
        Question::AccountCode => ("account", "see `mingbai account list`"),
        Question::AccountName => ("account's name", "e.g. federation account"),
        Question::Holder => {
            ("holder", "federation, owners_committee, street, party_dues, cash_in_transit, platform or private")
        }
        Question::ProjectCode => ("project", "see `mingbai project list`"),
        Question::ProjectName => ("project's name", "e.g. Mending the wall"),
        Question::Service => {
            ("class of service", "repairs, elderly_and_disabled, children, legal_aid, health, culture or other")
        }
        Question::Area => (
            "the code of a neighbourhood",
            "the code it was registered under, e.g. nanyi; mingbai area list shows them",
        ),
        Question::NeedOrigin => ("origin of the need", "hotline, council, needs_list, small_grant or other"),
        Question::Leftover => ("rule for what is left over", "general, similar or return"),
        Question::Sentence => ("text", "a sentence"),
        Question::BudgetLine => (
            "budget of each purse",
            "source_kind=amount, e.g. public_appeal=8000, several with blanks between; kinds: public_appeal, directed_appeal, shared_space, match, party_dues, special_grant, floating_money, partner_grant, one_off_subsidy, regular_subsidy, service_income, interest, designation, common_income",
        ),
        Question::Meeting => ("kind of meeting", "residents, owners, party_branch, party_committee or fund_committee"),
        Question::HowMany => ("number", "a whole number, e.g. 25"),
        Question::Conclusion => ("conclusion", "passed, passed_after_mending or failed"),
        Question::Inspectors => ("inspecting bodies", "e.g. street office, residents' deputies"),
        Question::Outcome => ("outcome", "completed or stopped"),
        Question::LabourTime => ("time of work", "hours:minutes, e.g. 96:30"),
        Question::ExceptionRule => ("rule", "decision_first, within_budget or acceptance_first"),
        Question::SourceKind => (
            "kind of source",
            "public_appeal, directed_appeal, shared_space, match, party_dues, special_grant, floating_money, \
             partner_grant, one_off_subsidy, regular_subsidy, service_income, interest, designation or common_income",
        ),
        Question::AreaKind => ("the kind of area", "estate, grid, village or other"),
        Question::AreaName => ("the name of the area", "such as 城南一区"),
        Question::Households => ("how many households", "a whole number such as 320"),
        Question::FloorArea => ("the floor area in square metres", "such as 32000 or 32000.5"),
        Question::IncomeNature => ("what money it is", "grant, service, rent, interest, deposit or other"),
        Question::Payer => ("the payer", "such as 城关街道办事处"),
        Question::TransferBasis => ("the basis", "earmark, floating, leftover, match_debt or owners"),
        Question::UsedFor => ("the purpose", "one sentence, such as 更换门禁"),
        Question::By => ("the order", "purse, project, area or account"),
        Question::Quarter => ("the quarter", "such as 2026-Q4"),
        Question::Day => ("day", "e.g. 2026-10-05"),
        Question::AppealFrom => ("first day of the appeal, --from", "e.g. 2026-10-01"),
        Question::AppealUntil => ("last day of the appeal, --until", "e.g. 2026-12-31"),
        Question::HangsUntil => ("last day it hangs, --until", "e.g. 2026-10-12"),
        Question::IncomeDueOn => ("day it is due, --due", "e.g. 2026-12-31"),
        Question::Payee => {
            ("payee", "--to with a number, e.g. p41; --to-name with an organisation's full name; or --aid with a list")
        }
        Question::PoolName => ("pool's name", "e.g. match fund of a hundred communities"),
        Question::Month => ("month", "e.g. 2026-10"),
        Question::DifferenceSide => ("kind of difference", "their_receipt, their_payment, our_receipt or our_payment"),
        Question::Moment => ("moment", "e.g. 2026-10-05T09:00:00+08:00"),
        Question::Seq => ("entry number", "a whole number, e.g. 41"),
        Question::NoticeNumber => ("notice number", "see `mingbai notice list`"),
        Question::Name => ("name", "e.g. 王芳"),
        Question::PersonNumber => ("person's number", "e.g. p41"),
        Question::PartyKind => ("kind", "person, company or institution"),
        Question::Display => ("way of showing", "masked, named or anonymous"),
        Question::Memo => ("remark", "a sentence"),
        Question::Reason => ("reason", "a sentence; it is printed on the notice"),
        Question::Paper => ("number of the paper", "as it stands on the paper"),
        Question::Invoice => ("invoice number", "as it stands on the invoice"),
        Question::PaymentPurpose => ("purpose", "a sentence, such as material for the wall"),
        Question::PaymentKind => (
            "kind of payment",
            "government_purchase, commission, venture, operation, venue, goods, aid, stock or other",
        ),
        Question::Office => ("office", "director, member or supervisor"),
        Question::Relation => ("relation", "such as spouse, owner"),
        Question::CommitteePayee => ("answer to a committee payee", "refused or flagged"),
        Question::ReceiptNumber => ("receipt number", "as it stands on the receipt"),
        Question::Id => ("transaction id", "as the bank or platform writes it"),
        Question::Quantity => ("a quantity", "such as 20 or 12.5, at most three decimals"),
        Question::Unit => ("a unit", "such as bag, box, piece"),
        Question::Item => ("what it is", "such as rice 5kg"),
        Question::Lot => ("the code of a lot", "such as l1, see `mingbai goods list`"),
        Question::ItemCode => ("the code of an item", "such as rice, see `mingbai shop prices`"),
        Question::PriceInPoints => ("a price in points", "such as 12 or 12.5"),
        Question::Collector => ("number of who collects it", "e.g. p12"),
        Question::Slip => ("number of the slip", "e.g. 0001"),
        Question::LotCount => ("lot and quantity", "such as l1=12"),
        Question::WantedItem => ("item and quantity", "such as rice=2"),
        Question::GoodsUse => ("the permitted use", "shop, project or poor_families"),
        Question::ValueBasis => ("what the value rests on", "invoice, agreement, fair_value or unpriced"),
        Question::Receiver => {
            ("who received or bought", "an organisation or a group such as 20 families; no person's name")
        }
        Question::Source => ("source of the id", "e.g. wechat"),
        Question::Means => ("means of payment", "bank, wechat, alipay, pos or cash"),
        Question::Channel => ("channel", "public or directed"),
        Question::Rate => ("the rate", "10% to 50%: 20% or 0.2"),
        Question::Tiers => ("the tiers", "such as 0=10%,10000=20%"),
        Question::WindowFrom => ("the first day of the window", "such as 2026-10-01"),
        Question::WindowUntil => ("the last day of the window", "such as 2026-12-31"),
        Question::PoolCode => ("the pool's code", "see mingbai match list"),
        Question::PoolOrder => ("the pool's order", "listed or pro_rata"),
        Question::FundName => ("fund's name", "e.g. South Quarter Community Fund"),
        Question::County => ("county charity federation", "its full name"),
        Question::Custodian => ("custodian", "e.g. the federation's account"),
        Question::SecondOperator => {
            ("code of the second person (approver, supervisor)", "e.g. wang; Enter alone for one person")
        }
        Question::Operator => ("operator's code", "e.g. kuaiji"),
        Question::PublicKey => ("public key", "64 lower-case hexadecimal digits, made with `mingbai keygen`"),
        Question::Role => {
            ("role", "recorder, approver, cashier, shopkeeper, supervisor, auditor, federation or owners_committee")
        }
        Question::Purpose => ("purpose", "real, demo or test"),
        Question::Place => ("place", "e.g. the community board"),
        Question::File => ("file", "a path"),
        Question::Language => ("language", "zh or en"),
        Question::Points => ("points", "such as 5 or 2.5"),
        Question::PointsAccount => ("points account", "a volunteer such as p41, or a household"),
        Question::Act => ("act", "a code of the rules such as good_deed"),
        Question::Witness => ("witness", "a number such as p7"),
        Question::Origin => ("origin of the other ledger", "such as fund.5f0c8d1e…"),
        Question::Household => ("the code of a household", "such as h12"),
        Question::HouseholdHead => ("the number of the head of the household, --head", "e.g. p41"),
        Question::Team => ("the code of a team", "such as red"),
        Question::TeamName => ("the name of a team", "such as Red Vests"),
        Question::YesOrNo => ("yes or no", "yes, or no"),
        Question::Activity => ("the code of an activity", "such as patrol"),
        Question::ActivityTitle => ("what is done", "such as traffic patrol"),
        Question::ServiceClass => ("the kind of service", "a code of the rules: mingbai rules show"),
        Question::TimeOfDay => ("a time of day", "such as 08:30"),
        Question::Minutes => ("minutes", "a whole number such as 90"),
        Question::Year => ("a year", "such as 2026"),
        Question::ObjectionAbout => {
            ("What is it about", "notice, gift, payment, project, common_income, points or other")
        }
        Question::ObjectionChannel => ("How did it come", "visit, phone, wechat, letter, hotline, meeting or other"),
    }
}

impl QuestionWords for En {
    fn question(&self, question: Question) -> String {
        let (what, example) = asked(question);
        format!("{what} ({example})")
    }

    fn missing(&self, question: Question) -> Told {
        let (what, example) = asked(question);
        Told::new(format!("The {what} is missing."), format!("Give the {what}: {example}."))
    }

    fn wrong(&self, question: Question, given: &str) -> Told {
        let (what, example) = asked(question);
        Told::new(format!("“{given}” is no {what}."), format!("Write the {what} like this: {example}."))
    }

    fn wrong_text(&self, question: Question, fault: &TextFault) -> Told {
        let told = self.text_fault(fault);
        Told::new(format!("The {} cannot be kept: {}", asked(question).0, told.what), told.cure)
    }

    fn wrong_amount(&self, given: &str, fault: AmountFault) -> Told {
        self.amount_fault(given, fault)
    }
}
