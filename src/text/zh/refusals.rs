//! 为什么不行，该怎么办.

use crate::ledger::event::Kind;
use crate::ledger::refusal::Refusal as R;
use crate::text::ShopWords;
use crate::text::zh::Zh;
use crate::text::{
    ApprovalWords, GoodsWords, ListWords, MatchWords, MonthWords, NumberWords, OperatorWords, PaymentWords,
    PointsWords, ProjectWords, PurseWords, RefusalWords, Told, grouped,
};
use crate::text::{DutyWords, ObjectionWords};
use crate::text::{ServiceWords, VolunteerWords};

impl RefusalWords for Zh {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::LedgerIsOpenedOnce => {
                plain("这里已经有一本账。", "直接记账就可以；要另建一本，请用 mingbai init 加上另一个文件夹。")
            }
            R::LedgerMustBeOpenedFirst => plain("这本账还没有建立。", "请先用 mingbai init 建账。"),
            R::ImportMustBeFinished { import, rows_left } => told(
                format!("第 {import} 号导入还差 {rows_left} 笔没有记完，中间不能插入别的记录。"),
                "请重新运行 mingbai import 导入同一个文件，把余下的记完。",
            ),
            R::OperatorMustBeEnrolled { by } => told(
                format!("“{by}”不是登记过的经办人。"),
                "请核对 --as 后面的代号；用 mingbai operator list 查看，新人用 mingbai operator enrol 登记。",
            ),
            R::OperatorMustBeRecorder { by } => told(
                format!("“{by}”没有记账的职责。"),
                "请由记账人办理（--as 记账人代号）；职责用 mingbai operator list 查看。",
            ),
            R::TotalsMustStayInRange => plain(
                "加上这一笔，全账累计就超出了能记的范围。",
                "请检查金额是否多写了零；金额没有错的话，这本账已经记满，请另建新账接续。",
            ),
            R::OriginMustBeFree { origin } => told(
                format!("账本名“{origin}”用不得：不能以 mingbai/ 或 cosignature/ 开头，也不能有空格和加号。"),
                "请用 mingbai init 换一个名字。",
            ),
            R::ContinuationMustBeWhole => {
                plain("接续旧账的信息没有写全。", "旧账的账本名、链头和条数要么都写，要么都不写。")
            }
            R::NameMustBeGiven => plain("名称没有填。", "请把名称（或张贴地点）填上，再试一次。"),
            R::RecorderMustBeNamed => plain("经办人里没有人记账。", "请在 mingbai init 时至少指定一名记账人。"),
            R::TwoPersonsMustDiffer => plain(
                "双人记账至少要两个人，各用各的钥匙。",
                "请让第二个人在自己的电脑上用 mingbai keygen 生成钥匙，把公钥拿来；或先用单人记账。",
            ),
            R::ChartMustBeOnPaper { digest } => told(
                format!("指纹为 {digest} 的科目表文件不在 papers 文件夹里。"),
                "请把科目表文件放进 papers 文件夹，或从备份里用 mingbai restore 找回。",
            ),
            R::ChartMustSayTheSame { edition, from } => told(
                format!("记录里的科目表与文件不一样：文件写的是“{edition}”，自 {from} 起用。"),
                "请照文件上的版本和启用日期填写。",
            ),
            R::DayMustHaveAChart { day } => told(
                format!("{day} 这天没有可用的会计科目表。"),
                "请核对日期（--date）；确实要记更早的账，先启用那时的科目表。",
            ),
            R::CodeMustBeFree { code } => told(
                format!("代号“{code}”已经有了。"),
                "请换一个代号；已有的用 mingbai account list、mingbai project list、mingbai operator list 查看。",
            ),
            R::KeyMustBeFree { code } => told(
                format!("这把公钥已经是“{code}”的。"),
                "一人一把钥匙：请本人在自己的电脑上用 mingbai keygen 生成新的。",
            ),
            R::OpeningMustBeFirst { seq } => told(
                format!("这笔资金的期初余额已经记在第 {seq} 号。"),
                "记错的话，先用 mingbai reverse 冲正那一号，再用 mingbai opening 重记。",
            ),
            R::PaperMustBeNamed => {
                plain("没有写依据的文号或单据号（--paper）。", "请照文件或单据上的号码填写，再试一次。")
            }
            R::DayMustHaveCome { day, today } => told(
                format!("日期 {day} 还没到，今天是 {today}。"),
                "请核对命令里写的日期（--date、--from、--received-on）；今天没有错的话，请看电脑的时钟是否准确。",
            ),
            R::AmountMustNotBeZero => plain("金额是零。", "请写上实际的金额，例如 100 或 88.50。"),
            R::AccountMustBeOpen { code } => told(
                format!("没有代号为“{code}”的账户。"),
                "用 mingbai account list 查看已有账户；新账户用 mingbai account open 开立。",
            ),
            R::ProjectMustBeProposed { code } => told(
                format!("没有代号为“{code}”的项目。"),
                "用 mingbai project list 查看已有项目；新项目用 mingbai project propose 提出。",
            ),
            R::CashMustLieInTransit { account, holder } => told(
                format!("现金还没有存进银行，不能直接记入账户“{account}”（{}）。", self.holder(*holder)),
                "请用 --account 选待存现金的账户，或等存入银行后按银行转账来记；没有这个账户，先用 mingbai account open xianjin --holder cash_in_transit 开立。",
            ),
            R::OnlyCashLiesInTransit { account } => told(
                format!("账户“{account}”只放还没存银行的现金。"),
                "不是现金的，请用 --account 选专户；确实是现金，请写 --means cash。",
            ),
            R::GiftMustReachTheFund { account, holder } => told(
                format!("账户“{account}”是{}，里面的钱不属于基金，捐款不能记进去。", self.holder(*holder)),
                "请用 --account 选慈善总会专户；用 mingbai account list 查看。",
            ),
            R::DirectedGiftMustNameItsProject => plain(
                "定向捐赠没有写是给哪个项目的。",
                "请加上 --project 项目代号；不指定项目的，用 --channel public。",
            ),
            R::PersonMustBeRegistered { number } => told(
                format!("没有编号为 {number} 的人。"),
                "用 mingbai person list 查找编号；新来的用 mingbai person add 登记。",
            ),
            R::PersonMustNotBeMerged { number, into } => told(
                format!("编号 {number} 已经并入 {into}，不再使用。"),
                "请改用合并后的编号，用 mingbai person show 查看。",
            ),
            R::PersonMustNotBeErased { number } => told(
                format!("编号 {number} 的个人信息已按本人要求删除，不能再用。"),
                "这个人再次捐款，请用 mingbai person add 登记一个新编号。",
            ),
            R::PersonMustBeSealed { number } => told(
                format!("编号 {number} 的个人信息没有封存，不用启封。"),
                "用 mingbai person show 查看；已经删除的，找不回来。",
            ),
            R::UnsealingTakesTwoPersons => plain(
                "封存的个人信息要两个人才能启封，现在是单人记账。",
                "请先用 mingbai operator two-persons 改为双人记账。",
            ),
            R::PersonNumberMustFollow { next } => told(
                format!("人员编号要一个接一个，下一个是 {next}。"),
                "不用自己编号，mingbai person add 会自动给出。",
            ),
            R::PartyMustHaveOneName => plain(
                "名字填得不对：个人只留姓名，企业和单位只留登记的全称，不能两样都有，也不能都没有。",
                "请用 mingbai person add 或 mingbai person amend 重新填写。",
            ),
            R::MinorMustBeMasked => {
                plain("未成年人的名字不能公开全名。", "请把 --display 改为 masked（隐去名字）或 anonymous（不具名）。")
            }
            R::MergeMustJoinTwo => {
                plain("合并的两个编号是同一个。", "请写两个不同的编号，用 mingbai person list 查找。")
            }
            R::MergeMustJoinOneKind => {
                plain("一个是个人，一个是企业或单位，不能合并。", "请用 mingbai person show 核对两个编号。")
            }
            R::ReasonMustBeGiven => plain("没有写原因。", "请加上 --reason 写明原因，它会印在公示上。"),
            R::RetentionMustBeOver { from } => told(
                format!("法律规定的保存期还没满，{from} 起才能删除。"),
                "现在可以先封存：mingbai person erase 去掉 --remove；封存后哪里都不再显示。",
            ),
            R::DonorMustMatchHisKind => plain(
                "捐赠人的名字和类别对不上：企业、单位要有登记的全称，未留名的不能有名字。",
                "请用 --donor 写上名称，或去掉 --donor 记为未留名。",
            ),
            R::DisplayMustBeAgreed => {
                plain("没有留名的捐款，不能要求公开名字。", "请用 --donor 写上本人的名字，或去掉 --display。")
            }
            R::MemoMustHoldNoPrivateNumber => plain(
                "写的文字里有手机号或身份证号，文字会被公开。",
                "请从备注、名称、原因里去掉号码；要留联系方式，请用 mingbai person add 登记，那里不公开。",
            ),
            R::IdMustNameItsSource => plain(
                "流水号和它的来源要一起写，不能只写一样。",
                "请同时写明流水号和来源（例如 wechat、bank），或两样都不写；导入时用 --source 写来源。",
            ),
            R::IdMustBeNew { origin, id } => told(
                format!("来自“{origin}”的流水号“{id}”已经记过了。"),
                "这一笔不用再记。用 mingbai find 查看原来那笔；原来那笔已冲正、要重记的，加上 --replaces 原记录号。",
            ),
            R::RowMustBeNew => plain("这一行已经记过了。", "不用再记；用 mingbai find 查看原来那笔。"),
            R::ReplacedGiftMustBeReversed { seq } => told(
                format!("第 {seq} 号不能被接替：它没有冲正，或流水号不一样。"),
                "请先用 mingbai reverse 冲正那一号，再用 --replaces 重记，--source 和 --id 要与原来那笔相同；原来那笔没有流水号的，不用写 --replaces，冲正以后直接重记。",
            ),
            R::RowMustBelongToTheImport { import } => told(
                format!("第 {import} 号导入没有在进行，这一行不能算它的。"),
                "请用 mingbai import 重新导入整个文件。",
            ),
            R::ImportMustAddUp { import } => told(
                format!("第 {import} 号导入的笔数、合计与各行加起来不一样。"),
                "文件可能在导入时被改动过。请用 mingbai import 重新导入。",
            ),
            R::ImportMustHaveRows => plain(
                "文件里没有新的捐赠，不用记。",
                "没有新的就不用再导；要看读到了什么，用 mingbai import 加 --dry-run。",
            ),
            R::EntryMustBeAGift { seq } => {
                told(format!("第 {seq} 号不是捐赠。"), "请用 mingbai find 找到那笔捐赠的记录号，再试一次。")
            }
            R::ReceiptMustBeFirst { gift } => told(
                format!("第 {gift} 号捐赠已经登记过票据号。"),
                "票据号记错的，先用 mingbai reverse 冲正登记票据号的那一号，再用 mingbai receipt 重记。",
            ),
            R::ReceiptNumberMustBeFree { number } => told(
                format!("票据号“{number}”已经用在另一笔捐赠上。"),
                "请对照票据核对号码；用 mingbai find 查看是哪一笔。",
            ),
            R::EntryMustExist { seq } => {
                told(format!("账本里没有第 {seq} 号。"), "请核对记录号，用 mingbai find 或 mingbai show 查看。")
            }
            R::KindMustBeReversible { seq, kind: Kind::PointsPublished } => told(
                format!("第 {seq} 号是“{}”，公示不能冲正。", self.entry_kind(Kind::PointsPublished)),
                "请冲正其中记错的那条时长或好人好事：mingbai reverse 加它自己的记录号，它的积分就收回；没记错的照旧。",
            ),
            R::KindMustBeReversible { seq, kind } => Told::new(
                format!("第 {seq} 号是“{}”，这类记录不能冲正。", self.entry_kind(*kind)),
                format!(
                    "能冲正的有：{}。别的记错了，请补记一条正确的，下一期公示会写明。",
                    self.reversible_kinds("、")
                ),
            ),
            R::EntryMustStand { seq, by } => {
                told(format!("第 {seq} 号已经由第 {by} 号冲正了。"), "不用再办；用 mingbai show 查看那一号。")
            }
            R::GiftMustNotBeRefunded { seq, refunded } => told(
                format!("第 {seq} 号捐赠已经退过 {}，不能再整笔冲正。", self.yuan(*refunded)),
                "余下的部分要退，请用 mingbai refund。",
            ),
            R::RefundMustStayWithinTheGift { left } => told(
                format!("退的比捐的多：这笔捐赠最多还能退 {}。", self.yuan(*left)),
                "请改小金额；用 mingbai show 查看这笔捐赠和已退的数。",
            ),
            R::CorrectionMustFollowTheEntry { on: given } => {
                told(format!("日期早于原来那一笔的日期 {given}。"), "请核对 --date：退款和冲正不会早于原来那一笔。")
            }
            R::PurseMustCoverIt { holds, asked } => told(
                format!("这笔资金的余额不够：现有 {} 元，要用 {} 元。", grouped(*holds), grouped(*asked)),
                "请用 mingbai status 查看各笔资金的余额；钱已用出的，先补回来再办。",
            ),
            R::PurseMustCoverItOnItsDay { asked, day, enough, holds, lowest } => Told::new(
                format!("{day} 要用 {} 元，可是这笔资金到 {lowest} 只有 {} 元。", grouped(*asked), grouped(*holds)),
                format!(
                    "请照凭证核对 --date：{enough} 起才够；用 mingbai report purses --date {lowest} 查看那一天的余额。"
                ),
            ),
            R::ReversalMustFallInAnOpenMonth { open } => told(
                format!("{} 以前的月份已经结账或公示，不能再记冲正。", self.month(*open)),
                "请把 --date 写成这个月或以后的日期（一般就是今天），冲正会登在下一期公示上。",
            ),
            R::MonthMustBeOver { month } => told(
                format!("{} 还没有过完，不能公示。", self.month(*month)),
                "请等到下个月一号再用 mingbai notice publish。",
            ),
            R::NoticeMustFollowTheLast { due } => told(
                format!("公示要一个月接一个月，现在轮到 {}。", self.month(*due)),
                "请先公示那个月：mingbai notice publish，后面写年-月。",
            ),
            R::NoticeNumberMustFollow { next } => told(
                format!("公示期号要连着，下一期是第 {next} 期。"),
                "不用自己编号，mingbai notice publish 会自动给出。",
            ),
            R::NoticeMustBePostedFirst { number } => told(
                format!("第 {number} 期已经编好，还没有张贴。"),
                "请先用 mingbai notice publish 张贴那一期；张贴好再编下一期。",
            ),
            R::NoticeMustCoverAllEntries { from, size } => told(
                format!("公示要从第 {from} 条起，接着上一期，一直到账本的第 {size} 条为止，不能漏。"),
                "编制时账本可能又记了新账。请用 mingbai notice publish 重新编制。",
            ),
            R::NoticeMustFoot { sheet, count, total } => told(
                format!(
                    "公示里“{}”与账本对不上：账本是 {count} 笔，{}。",
                    self.sheet_name((*sheet).into()),
                    self.yuan(*total)
                ),
                "对不上的不能公示。请用 mingbai verify 检查账本，再用 mingbai notice publish 重新编制。",
            ),
            R::NoticeMustHaveFiles => {
                plain("公示没有文件，或文件名重复、带有路径。", "请用 mingbai notice publish 重新编制。")
            }
            R::NoticeMustBePrepared { number } => told(
                format!("第 {number} 期还没有编好，或已经张贴过了。"),
                "请用 mingbai notice list 查看；没有编好的，用 mingbai notice publish。",
            ),
            R::PostingMustLast => plain("公示结束的日期不晚于开始的日期。", "请把结束日期往后写，公示一般不少于七天。"),
            R::PostingMustFollowItsMonth { period } => told(
                format!("{}还没有过完，它的公示不可能已经张贴。", self.month(*period)),
                "请核对张贴日期（--from）的年份和月份。",
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
