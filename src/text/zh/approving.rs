//! Another person's word.

use crate::ledger::name::Code;
use crate::ledger::name::PersonNumber;
use crate::ledger::refusal::ApprovalRefusal as R;
use crate::text::zh::Zh;
use crate::text::{ApprovalHelp, ApprovalWords, ListWords, RefusalWords, Told};

/// The help.
pub(super) const HELP: ApprovalHelp = ApprovalHelp {
    thresholds: "审批与支付规则：多少钱要两人审批，委员能不能收款",
    thresholds_set: "定下新的规则，从某一天起用",
    thresholds_show: "看一天适用的规则；不写日期就是今天",
    thresholds_two_from: "从多少钱起要两人审批，如 5000；不写就是一人审批",
    thresholds_second_from: "双人记账时，退款、冲正、划转从多少钱起要另一个人审批；不写就是每一笔都要",
    thresholds_committee_payee: "付给委员本人或其亲属、关联企业：refused 不予支付，flagged 可以付、但处处标明",
    thresholds_from: "从哪一天起用，不能早于今天；不写就是今天",
    committee: "基金管理委员会：谁在任，谁申报了利害关系",
    committee_seat: "登记一人任职；再登记一次可延长或结束任期",
    committee_list: "列出任职和申报",
    committee_declare: "委员申报亲属或关联企业",
    committee_person: "委员的编号，如 p3",
    committee_office: "职务：director 主任，member 委员，supervisor 监督员",
    committee_from: "任期第一天；不写就是今天",
    committee_until: "任期最后一天；不写就是还在任",
    committee_party: "亲属或企业：编号，或企业登记的全称",
    committee_relation: "什么关系，如 配偶、控股",
    paper: "依据的文号",
    paper_file: "文件本身（扫描件），存进 papers 文件夹",
};

impl ApprovalWords for Zh {
    fn member_must_be_a_person(&self, number: PersonNumber) -> Told {
        Told::new(
            format!("{number} 是单位，委员要是个人。"),
            "请登记这个单位派出的人（mingbai person add），再写他的编号；单位和他的关系用 mingbai committee declare 申报。",
        )
    }

    fn approver_is_missing(&self) -> Told {
        Told::new(
            "没有写由谁表态：登记了别的人，就不由记账人自己批。",
            "有钥匙的写 --key 私钥文件；在纸上签字的写 --approver 代号 和 --paper-file 签字的照片；人不在这台电脑旁的，用 mingbai approve 记录号 --request 文件 交给他签。",
        )
    }

    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn approving_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::ApprovalMustCoverEntries { first, last } => Told::new(
                if first == last {
                    format!("账上没有第 {first} 号，无从审批。")
                } else {
                    format!("审批的记录从第 {first} 号到第 {last} 号，账上没有这一段。")
                },
                "请核对记录号：等审批的事项看 mingbai status，支付申请看 mingbai pay list --open。",
            ),
            R::ApproverMustBeEnrolled { approver, day } => Told::new(
                format!("{day} 这天，“{approver}”还不是登记过的经办人。"),
                "请核对审批人代号（mingbai operator list）；新人先用 mingbai operator enrol 登记。",
            ),
            R::ApproverMustHoldTheRole { approver, role } => Told::new(
                format!("“{approver}”不能以“{}”的身份审批。", self.role(*role)),
                "审批要由有审批职责的人办：基金的钱由审批人或慈善总会，公共收益由业委会；用 mingbai operator list 查看职责。",
            ),
            R::ApprovalMustBeSignedOrOnPaper => Told::new(
                "审批要么用审批人的钥匙签名，要么附上签过字的纸的照片，只能一样；账上只有一个经办人时，只能附纸。",
                "请写 --key 钥匙文件，或 --paper-file 照片文件。",
            ),
            R::ApproverMustHaveAKey { approver } => Told::new(
                format!("“{approver}”没有登记公钥，签名没法核对。"),
                "请改用 --paper-file 附上签字的照片；或让他用 mingbai keygen 生成钥匙，再用 mingbai operator enrol 登记。",
            ),
            R::EntryMustWaitForApproval { rejected: Some(by), seq } => Told::new(
                format!("第 {seq} 号已被第 {by} 号退回，不再等审批。"),
                "不用再做什么；要重新记，照原来的命令再记一条。",
            ),
            R::EntryMustWaitForApproval { rejected: None, seq } => {
                Told::new(format!("第 {seq} 号不在等审批。"), "请用 mingbai status 查看等审批的记录号。")
            }
            R::NoticeMustNotLeaveWaiting { kind, seq } => Told::new(
                format!(
                    "第 {seq} 号（{}）还在等审批：公示编好以后才批的，就印不到任何一期上。",
                    self.entry_kind(*kind)
                ),
                format!("请先 mingbai approve {seq} 审批，或 mingbai reject {seq} 退回，再编公示。"),
            ),
            R::ReversedMustHaveHappened { kind, rejected: None, seq } => Told::new(
                format!("第 {seq} 号（{}）还在等审批，没有生效，没有可冲正的。", self.entry_kind(*kind)),
                format!("不要它，请另一个人退回：mingbai reject {seq} --reason 原因。"),
            ),
            R::ReversedMustHaveHappened { kind, rejected: Some(by), seq } => Told::new(
                format!("第 {seq} 号（{}）已被第 {by} 号退回，从没有生效，没有可冲正的。", self.entry_kind(*kind)),
                "不用再做什么；要重新记，照原来的命令再记一条。",
            ),
            R::EntryMustStillWait { seq } => Told::new(
                format!("第 {seq} 号已经退回、撤回或付过款，不用再审批。"),
                "请用 mingbai pay show 查看这份申请。",
            ),
            R::ListMustBeWhole { request } => Told::new(
                format!("第 {request} 号申请的名单不完整，或审批没有盖到名单的最后一人。"),
                "请用 mingbai pay approve 加申请的记录号，程序会盖住整张名单；名单缺人的，先 mingbai pay cancel，再重新申请。",
            ),
            R::ApproverMustNotBeTheRecorder { approver, seq } => Told::new(
                format!("第 {seq} 号是“{approver}”自己记的，不能由本人审批。"),
                "请由另一位审批人来：mingbai pay approve，加上他的钥匙或他签字的照片。",
            ),
            R::ApproverMustBeAnother { approver, seq } => Told::new(
                format!("“{approver}”已经审批过第 {seq} 号。"),
                "两人审批要两个不同的人，请由另一位来；用 mingbai pay show 查看谁审批过。",
            ),
            R::ApprovalMustFollowTheEntry { on } => {
                Told::new(format!("审批日期早于申请的日期 {on}。"), "请核对 --date，先有申请，后有审批。")
            }
            R::PublicationMustBeApprovedToday { today } => Told::new(
                "公示积分的审批只能记在今天：公示期从审批通过那天算起，不能往前补。",
                format!("请去掉 --date（今天是 {today}）。"),
            ),
            R::EntriesMustBeApprovedOneByOne { first, last } => Told::new(
                format!("第 {first} 号到第 {last} 号不能合在一起审批。"),
                "请把记录号一个个写给 mingbai approve，程序会分别记下。",
            ),
            R::ExceptionMustBeApprovedByItsApprover { approver } => Told::new(
                format!("这份例外写明由“{approver}”批准，别人批不算。"),
                "请由他用自己的钥匙审批：mingbai approve。",
            ),
            R::ApproverMustNotBePaid { approver } => not_his_own(approver),
            R::ApproverMustNotReceiveIt { approver } => Told::new(
                format!("这件事得到时长、积分或物品的就是“{approver}”本人，不能由本人审批。"),
                "请由另一位审批人用 mingbai approve 审批。",
            ),
            R::ApproverMustNotBeTheSubject { approver } => Told::new(
                format!("这件事办的就是“{approver}”，不能由本人审批。"),
                "请由另一位审批人用 mingbai approve 审批。",
            ),
            R::EntryMustStillBeAllowed { seq, refusal } => {
                let told = self.refusal(refusal);
                Told::new(
                    format!("第 {seq} 号记下以后情况变了，现在办不成：{}", told.what),
                    format!("{} 办不成的，用 mingbai reject {seq} 退回。", told.cure),
                )
            }
            R::NoticeMustNotBeRejected { seq } => Told::new(
                format!("第 {seq} 号公示照着账上的记录编成，不能退回。"),
                "账记错了，请用 mingbai reverse 冲正，下一期公示会写明更正；这一期仍用 mingbai approve 审批。",
            ),
            R::NoticeMustBeApproved { seq } => Told::new(
                format!("第 {seq} 号公示还没有另一个人审批，不能张贴。"),
                format!("请审批人用 mingbai approve {seq} 审批，再运行 mingbai notice publish。"),
            ),
            R::MatchMustBeCountersigned { seq } => Told::new(
                format!("第 {seq} 号配捐确认还没有慈善总会联签，不能记到账。"),
                format!("请慈善总会用自己的钥匙联签：mingbai approve {seq}。"),
            ),
            R::ThresholdsMustNotReachBack { today } => Told::new(
                format!("规则不能从已经过去的日子起用，今天是 {today}。"),
                "请把 mingbai thresholds set 的 --from 写成今天或以后。",
            ),
            R::TermMustLast => Told::new("任期的最后一天早于第一天。", "请核对 --from 和 --until。"),
            R::DeclarerMustSitOnTheCommittee { person } => Told::new(
                format!("{person} 那天不在委员会任职，不用申报。"),
                "请用 mingbai committee list 查看；新委员先用 mingbai committee seat 登记。",
            ),
            R::InterestMustNameOneParty => Told::new(
                "申报要写明一方：编号或企业全称只写一样，也不能是本人。",
                "请核对 mingbai committee declare 后面的委员编号和对方。",
            ),
        }
    }
}

fn not_his_own(approver: &Code) -> Told {
    Told::new(format!("这笔钱是付给“{approver}”本人的（或名单里有他），他不能审批。"), "请由另一位审批人审批。")
}
