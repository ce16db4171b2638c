//! Why not, and what to do.

use crate::ledger::event::Kind;
use crate::ledger::refusal::Refusal as R;
use crate::text::ShopWords;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{
    ApprovalWords, GoodsWords, ListWords, MatchWords, MonthWords, NumberWords, OperatorWords, PaymentWords,
    PointsWords, ProjectWords, PurseWords, RefusalWords, Told, grouped,
};
use crate::text::{DutyWords, ObjectionWords};
use crate::text::{ServiceWords, VolunteerWords};

impl RefusalWords for En {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::LedgerIsOpenedOnce => plain(
                "There is a ledger here already.",
                "Just record in it; for another one, run mingbai init with another folder.",
            ),
            R::LedgerMustBeOpenedFirst => plain("This ledger is not opened yet.", "Open it with mingbai init."),
            R::ImportMustBeFinished { import, rows_left } => told(
                format!(
                    "Import {import} still lacks {rows}; nothing may come between them.",
                    rows = counted(rows_left, "row")
                ),
                "Run mingbai import on the same file again to finish it.",
            ),
            R::OperatorMustBeEnrolled { by } => told(
                format!("\"{by}\" is no enrolled operator."),
                "Check the code after --as with mingbai operator list, or enrol somebody with mingbai operator enrol.",
            ),
            R::OperatorMustBeRecorder { by } => told(
                format!("\"{by}\" does not hold the role of a recorder."),
                "Let a recorder do it (--as CODE); mingbai operator list shows who does what.",
            ),
            R::TotalsMustStayInRange => plain(
                "With this amount the books would be beyond what they can hold.",
                "Look for a zero too many; if the amount is right, this ledger is full: open a new one that continues it.",
            ),
            R::OriginMustBeFree { origin } => told(
                format!(
                    "The ledger cannot be called \"{origin}\": no blank, no plus, not mingbai/ or cosignature/ first."
                ),
                "Run mingbai init with another name.",
            ),
            R::ContinuationMustBeWhole => plain(
                "What is said of the ledger before this one is incomplete.",
                "Give its origin, root and size, all three or none.",
            ),
            R::NameMustBeGiven => plain("A name is missing.", "Give the name (or the place of posting) and try again."),
            R::RecorderMustBeNamed => {
                plain("None of the operators records.", "Name at least one recorder with mingbai init.")
            }
            R::TwoPersonsMustDiffer => plain(
                "Two-person mode needs two persons with a key each.",
                "Let the second person run mingbai keygen on his own machine and bring the public key, or begin with one.",
            ),
            R::ChartMustBeOnPaper { digest } => told(
                format!("The chart of accounts with digest {digest} is not in papers/."),
                "Put the file into papers/, or bring it back from a backup with mingbai restore.",
            ),
            R::ChartMustSayTheSame { edition, from } => told(
                format!("The entry and the file of the chart differ: the file says \"{edition}\", from {from}."),
                "Give edition and day as the file says them.",
            ),
            R::DayMustHaveAChart { day } => told(
                format!("No chart of accounts applies to {day}."),
                "Check --date; for older matters, adopt the chart of that time first.",
            ),
            R::CodeMustBeFree { code } => told(
                format!("The code \"{code}\" is taken."),
                "Choose another; see mingbai account list, mingbai project list, mingbai operator list.",
            ),
            R::KeyMustBeFree { code } => told(
                format!("This key is already that of \"{code}\"."),
                "One person, one key: let him make a new one with mingbai keygen on his own machine.",
            ),
            R::OpeningMustBeFirst { seq } => told(
                format!("The opening balance of this purse stands in entry {seq}."),
                "If it is wrong, undo it with mingbai reverse and record it again with mingbai opening.",
            ),
            R::PaperMustBeNamed => {
                plain("The number of the paper or receipt is missing.", "Copy it from the paper and try again.")
            }
            R::DayMustHaveCome { day, today } => told(
                format!("{day} has not come yet; today is {today}."),
                "Check the date you gave (--date, --from, --received-on); if it is right, check the clock of this computer.",
            ),
            R::AmountMustNotBeZero => plain("The amount is zero.", "Give the true amount, such as 100 or 88.50."),
            R::AccountMustBeOpen { code } => told(
                format!("There is no account \"{code}\"."),
                "See mingbai account list, or open it with mingbai account open.",
            ),
            R::ProjectMustBeProposed { code } => told(
                format!("There is no project \"{code}\"."),
                "See mingbai project list, or propose it with mingbai project propose.",
            ),
            R::CashMustLieInTransit { account, holder } => told(
                format!(
                    "Cash is not in the bank yet and cannot go to account \"{account}\" ({}).",
                    self.holder(*holder)
                ),
                "Choose the account for cash with --account, or record the gift once it is in the bank; \
                 mingbai account open xianjin --holder cash_in_transit makes one.",
            ),
            R::OnlyCashLiesInTransit { account } => told(
                format!("Account \"{account}\" holds only cash on its way to the bank."),
                "Choose the fund's account with --account; if it is cash, say --means cash.",
            ),
            R::GiftMustReachTheFund { account, holder } => told(
                format!(
                    "Account \"{account}\" ({}) is not the fund's money; a gift cannot go there.",
                    self.holder(*holder)
                ),
                "Choose the federation's account with --account; see mingbai account list.",
            ),
            R::DirectedGiftMustNameItsProject => {
                plain("A directed gift does not say for which project.", "Add --project CODE, or say --channel public.")
            }
            R::PersonMustBeRegistered { number } => told(
                format!("Nobody has the number {number}."),
                "Look it up with mingbai person list, or register the person with mingbai person add.",
            ),
            R::PersonMustNotBeMerged { number, into } => told(
                format!("{number} was merged into {into} and is used no more."),
                "Use the number that stayed; see mingbai person show.",
            ),
            R::PersonMustNotBeErased { number } => told(
                format!("The private data of {number} were erased at their owner's wish."),
                "If he gives again, give him a new number with mingbai person add.",
            ),
            R::PersonMustBeSealed { number } => told(
                format!("The private data of {number} are not sealed."),
                "See mingbai person show; what was removed cannot be had back.",
            ),
            R::UnsealingTakesTwoPersons => plain(
                "It takes two persons to open what is sealed, and one person keeps this ledger.",
                "Change to two persons first: mingbai operator two-persons.",
            ),
            R::PersonNumberMustFollow { next } => told(
                format!("Numbers run without a gap; the next is {next}."),
                "Leave the number out: mingbai person add finds it.",
            ),
            R::PartyMustHaveOneName => plain(
                "A person has a name, an organisation its registered name; never both, never neither.",
                "Give it again with mingbai person add or mingbai person amend.",
            ),
            R::MinorMustBeMasked => {
                plain("A minor is never shown in full.", "Say --display masked or --display anonymous.")
            }
            R::MergeMustJoinTwo => {
                plain("Both numbers are the same.", "Give two different ones; see mingbai person list.")
            }
            R::MergeMustJoinOneKind => {
                plain("A person and an organisation cannot be one.", "Check both numbers with mingbai person show.")
            }
            R::ReasonMustBeGiven => plain("The reason is missing.", "Add --reason; it is printed on the notice."),
            R::RetentionMustBeOver { from } => told(
                format!("The law wants these data kept; they may be removed from {from}."),
                "Seal them now: mingbai person erase without --remove hides them everywhere.",
            ),
            R::DonorMustMatchHisKind => plain(
                "Name and kind of the donor do not fit: an organisation has its registered name, nobody has none.",
                "Give the name with --donor, or leave --donor out.",
            ),
            R::DisplayMustBeAgreed => plain(
                "A gift without a name cannot be shown with one.",
                "Give the name with --donor, or leave --display out.",
            ),
            R::MemoMustHoldNoPrivateNumber => plain(
                "The text holds a telephone or identity number, and texts are public.",
                "Take it out of the remark, the name or the reason; mingbai person add keeps such numbers in private.",
            ),
            R::IdMustNameItsSource => plain(
                "A transaction's id and its source come together.",
                "Give both (the source such as wechat or bank) or neither; with an import, say --source.",
            ),
            R::IdMustBeNew { origin, id } => told(
                format!("The id \"{id}\" of \"{origin}\" is recorded already."),
                "Nothing is to be done; mingbai find shows the entry. If that was reversed, add --replaces SEQ.",
            ),
            R::RowMustBeNew => {
                plain("This row is recorded already.", "Nothing is to be done; mingbai find shows the entry.")
            }
            R::ReplacedGiftMustBeReversed { seq } => told(
                format!("Entry {seq} cannot be replaced: it was not reversed, or had another id."),
                "Undo it with mingbai reverse first, then record it with --replaces and the same --source and --id; a gift that had no id is recorded again without --replaces.",
            ),
            R::RowMustBelongToTheImport { import } => told(
                format!("Import {import} is not going on, so this row cannot belong to it."),
                "Import the whole file again with mingbai import.",
            ),
            R::ImportMustAddUp { import } => told(
                format!("Count and sum of import {import} are not those of its rows."),
                "The file may have changed meanwhile. Import it again with mingbai import.",
            ),
            R::ImportMustHaveRows => plain(
                "The file holds no new gift.",
                "Nothing is to be done; mingbai import with --dry-run shows what was read.",
            ),
            R::EntryMustBeAGift { seq } => {
                told(format!("Entry {seq} is no gift."), "Find the gift's entry with mingbai find and try again.")
            }
            R::ReceiptMustBeFirst { gift } => told(
                format!("Gift {gift} has its receipt's number already."),
                "If that is wrong, undo the entry that recorded it with mingbai reverse, then use mingbai receipt.",
            ),
            R::ReceiptNumberMustBeFree { number } => told(
                format!("The receipt \"{number}\" belongs to another gift."),
                "Compare it with the paper; mingbai find shows the other gift.",
            ),
            R::EntryMustExist { seq } => {
                told(format!("There is no entry {seq}."), "Check the number with mingbai find or mingbai show.")
            }
            R::KindMustBeReversible { seq, kind: Kind::PointsPublished } => told(
                format!("Entry {seq} is \"{}\", which is not reversed.", self.entry_kind(Kind::PointsPublished)),
                "Reverse the hours or the deed that is wrong, by its own number: its points go, what is right stays.",
            ),
            R::KindMustBeReversible { seq, kind } => Told::new(
                format!("Entry {seq} is \"{}\", which is not reversed.", self.entry_kind(*kind)),
                format!(
                    "These are: {}. Anything else is mended by recording what is right; the next notice says so.",
                    self.reversible_kinds(", ")
                ),
            ),
            R::EntryMustStand { seq, by } => told(
                format!("Entry {seq} was reversed by entry {by}."),
                "Nothing is to be done; mingbai show shows it.",
            ),
            R::GiftMustNotBeRefunded { seq, refunded } => told(
                format!("{} of gift {seq} went back; it cannot be reversed as a whole.", self.yuan(*refunded)),
                "Send the rest back with mingbai refund.",
            ),
            R::RefundMustStayWithinTheGift { left } => told(
                format!("More than was given: at most {} can still go back.", self.yuan(*left)),
                "Give a smaller amount; mingbai show shows the gift and what went back.",
            ),
            R::CorrectionMustFollowTheEntry { on: given } => {
                told(format!("The day lies before that of the entry it corrects, {given}."), "Check --date.")
            }
            R::PurseMustCoverIt { holds, asked } => told(
                format!("The purse holds {} yuan; {} yuan are asked.", grouped(*holds), grouped(*asked)),
                "mingbai status shows what each purse holds; if the money is spent, it must come back first.",
            ),
            R::PurseMustCoverItOnItsDay { asked, day, enough, holds, lowest } => Told::new(
                format!(
                    "On {day} {} yuan are asked, but on {lowest} the purse holds {} yuan.",
                    grouped(*asked),
                    grouped(*holds)
                ),
                format!(
                    "Check --date against the paper: there is enough from {enough} on; mingbai report purses --date {lowest} shows that day."
                ),
            ),
            R::ReversalMustFallInAnOpenMonth { open } => told(
                format!("The months before {} are closed or told; no reversal can be posted there.", self.month(*open)),
                "Give a --date in that month or later (mostly today); the next notice shows it.",
            ),
            R::MonthMustBeOver { month } => told(
                format!("{} is not over.", self.month(*month)),
                "Wait for the first of the next month, then run mingbai notice publish.",
            ),
            R::NoticeMustFollowTheLast { due } => told(
                format!("Notices follow month by month; {} is due.", self.month(*due)),
                "Publish that month first: mingbai notice publish YYYY-MM.",
            ),
            R::NoticeNumberMustFollow { next } => told(
                format!("Notices are numbered without a gap; the next is {next}."),
                "Leave the number out: mingbai notice publish finds it.",
            ),
            R::NoticeMustBePostedFirst { number } => told(
                format!("Notice {number} is prepared and not yet posted."),
                "Post it with mingbai notice publish; then the next one.",
            ),
            R::NoticeMustCoverAllEntries { from, size } => told(
                format!("A notice begins where the last one ended ({from}) and ends with the ledger ({size})."),
                "Something was recorded meanwhile. Run mingbai notice publish again.",
            ),
            R::NoticeMustFoot { sheet, count, total } => told(
                format!(
                    "\"{}\" is not what the ledger says: {entries}, {}.",
                    self.sheet_name((*sheet).into()),
                    self.yuan(*total),
                    entries = counted(count, "entry")
                ),
                "What does not foot is not posted. Run mingbai verify, then mingbai notice publish.",
            ),
            R::NoticeMustHaveFiles => plain(
                "The notice has no files, or their names repeat or hold a path.",
                "Run mingbai notice publish again.",
            ),
            R::NoticeMustBePrepared { number } => told(
                format!("Notice {number} is not prepared, or hangs already."),
                "See mingbai notice list; a new one is made with mingbai notice publish.",
            ),
            R::PostingMustLast => {
                plain("The notice ends before it begins.", "Give a later last day; seven days are usual.")
            }
            R::PostingMustFollowItsMonth { period } => told(
                format!("On that day {} was not over, so its notice cannot have hung.", self.month(*period)),
                "Check the year and the month of --from.",
            ),
            R::Purse(refusal) => self.purses_refusal(refusal),
            R::Month(refusal) => self.months_refusal(refusal),
            R::Project(refusal) => self.projects_refusal(refusal),
            R::Match(refusal) => self.matching_refusal(refusal),
            R::Approval(refusal) => self.approving_refusal(refusal),
            R::Payment(refusal) => self.paying_refusal(refusal),
            R::Goods(refusal) => self.goods_refusal(refusal),
            R::Operator(refusal) => self.operator_refusal(refusal),
            R::Points(refusal) => self.points_refusal(refusal),
            R::Volunteer(refusal) => self.volunteer_refusal(refusal),
            R::Service(refusal) => self.service_refusal(refusal),
            R::Shop(refusal) => self.shop_refusal(refusal),
            R::Duty(refusal) => self.duties_refusal(refusal),
            R::Objection(refusal) => self.objections_refusal(refusal),
        }
    }
}
