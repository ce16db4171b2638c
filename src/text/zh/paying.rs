//! Money out.

use std::path::Path;

use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::refusal::PaymentRefusal as R;
use crate::ledger::words::SourceKind;
use crate::ledger::yuan::Yuan;
use crate::text::zh::Zh;
use crate::text::{ListWords, NumberWords, PaymentHelp, PaymentWords, Told};

/// The help.
pub(super) const HELP: PaymentHelp = PaymentHelp {
    pay: "支付：申请、审批、付款、查看",
    pay_request: "申请一笔支付；--aid 按名单救助、慰问",
    pay_approve: "审批一份申请：用审批人的钥匙签名，或附签字的照片",
    pay_reject: "退回一份申请，写明原因",
    pay_cancel: "撤回一份申请；已付的部分不变",
    pay_settle: "登记付款：照付款单位的单据，可分几次",
    pay_charge: "银行手续费，照银行回单记",
    pay_list: "列出申请；--open 只列没有办完的",
    pay_show: "看一份申请：审批、付款、名单（姓名隐去）",
    to: "收款人的编号，如 p12",
    to_name: "收款单位登记的全称；个人请先用 mingbai person add 登记",
    purpose: "做什么用，一句话",
    kind: "支付方式：government_purchase 政府购买，commission 定向委托，venture 公益创投，operation 项目运作，venue 场地，goods 物资，aid 救助慰问，stock 超市进货，merchant 与商家结算，other 其他",
    invoice: "发票号码；同一收款人的同一张发票只能付一次",
    invoice_file: "发票的扫描件，存进 papers 文件夹",
    from: "从哪些资金付，按先后，如 zhuanhu:public_appeal,zhuanhu:match；最后一个兜底；不写就按项目预算的次序",
    retention: "质保金：先扣下多少",
    retention_due: "质保金哪天到期",
    advance_flag: "先拨付、后报账",
    final_flag: "这是最后一笔：约定先服务后交费的，要等验收",
    instalment: "这是分期的一笔，验收前就付：只在先服务后交费的项目要写，公示上标明“验收前付”",
    owners_decision: "业主决定的记录号；用公共收益时要写",
    aid_file: "名单文件 CSV：姓名、金额、困难情况、编号（可空）",
    key: "审批人的钥匙文件（在 U 盘上）",
    passphrase_file: "钥匙的口令放在哪个文件；不写就在屏幕上问",
    approver: "审批人代号；用钥匙签名时不用写",
    approve_paper_file: "审批人签过字的纸的照片",
    role: "以什么身份审批：approver 审批人，federation 慈善总会，owners_committee 业委会；不写就按他的职责",
    settle_amount: "付了多少；不写就是还没付的，或这笔资金付得出的",
    settle_from: "付款的账户；不写就按次序",
    paper: "付款单据或银行回单的号码",
    slip_file: "回单的扫描件",
    payer: "谁付的；不写就是账户的保管人",
    retention_flag: "付的是质保金",
    open: "只列没有办完的",
    advance: "拨付和报账",
    advance_pay: "登记一笔拨付",
    advance_account: "报账：一部分拨付的发票来了",
    advance_return: "用剩的拨付退回来了",
    advance_list: "列出还没报完账的拨付，逾期的写明",
    advance_due: "最晚哪天报账；不写就是三十天后",
    charge_account: "哪个账户；不写就是总会专户",
    charge_source: "从哪一种资金扣；不写就是公开募集，业委会账户是公共收益，党费账户是党费",
    report_payments: "支付明细",
};

impl PaymentWords for Zh {
    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn paying_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::PayeeMustBeNamed => Told::new(
                "收款人要写一个，也只能写一个：编号、单位全称，或救助名单。",
                "请用 --to 编号、--to-name 单位全称或 --aid 名单文件；个人先用 mingbai person add 登记。",
            ),
            R::PurposeMustBeGiven => Told::new("没有写做什么用。", "请加上 --purpose，写一句话。"),
            R::PursesMustBeNamedOnce => Told::new(
                "没有写从哪些资金付，或同一笔资金写了两遍。",
                "请用 --from 账户:资金性质 写明；项目的次序看 mingbai project show。",
            ),
            R::OnlyKeptMoneyMayPay { account, holder } => Told::new(
                format!("账户“{account}”是{}，不能直接付款：没有存进专户的钱不能坐支。", self.holder(*holder)),
                "请等存入专户后再付；用 --from 选专户。",
            ),
            R::PurseMustLieWithItsHolder { account, source_kind } => Told::new(
                format!(
                    "“{}”的钱不在账户“{account}”里：公共收益只由业委会账户付，党费账户只付党费。",
                    self.source_kind(*source_kind)
                ),
                "请核对 --from；账户用 mingbai account list 查看。",
            ),
            R::RestrictedMoneyMustNameItsProject { source_kind } => Told::new(
                format!("“{}”只能付它自己的项目，不能不写项目。", self.source_kind(*source_kind)),
                "请加上 --project 项目代号，或从别的资金付。",
            ),
            R::MoneyOfNoProjectMustBeAid => Told::new(
                "不属于项目的定向募集，是给困难家庭的物资变卖所得，只付救助、慰问。",
                "请把 --kind 改为 aid，或从别的资金付。",
            ),
            R::RetentionMustBeAPart => Told::new(
                "质保金填得不对：要比总价少，写明到期日，晚于申请日；拨付和救助名单不扣质保金。",
                "请核对 --retention 和 --retention-due。",
            ),
            R::ListMustBeAid => Told::new("只有救助、慰问可以按名单付。", "请把 --kind 改为 aid。"),
            R::InvoiceMustBeNew { seq } => Told::new(
                format!("这张发票已经在第 {seq} 号用过了，不能再付一次。"),
                "请核对发票号；用 mingbai pay show 查看那一号。老式发票不同单位号码相同的，把发票代码写在号码前面：代码-号码。",
            ),
            R::OwnersMustHaveDecided { account } => Told::new(
                format!("动用公共收益账户“{account}”要有业主的决定：同一账户、同一项目，在有效期内。"),
                "请用 --owners-decision 写上业主决定的记录号（mingbai owners list）；这一笔不动公共收益的，用 --from 写明从哪几笔资金付。",
            ),
            R::DecisionMustCoverThePayment { decision, left } => Told::new(
                format!("第 {decision} 号业主决定的限额还剩 {left}，不够付这一笔。", left = self.yuan(*left)),
                "请改小金额，或由业主另作决定。",
            ),
            R::AccountMustHaveAPaper => {
                Told::new("报账没有单据：既没有发票号，也没有附文件。", "请补上发票号（--invoice）或扫描件（--file）。")
            }
            R::OwnersPurposeMustBeKept { decision, purpose } => Told::new(
                format!("第 {decision} 号业主决定是为“{purpose}”，这份申请的用途没有写它。"),
                format!("确是为此事，--purpose 里写上“{purpose}”；为别的事，先由业主另作决定。"),
            ),
            R::PayeeMustNotSitOnTheCommittee { member } => Told::new(
                format!("收款人是委员 {member} 本人，或他申报过的亲属、关联企业，按现行规则不予支付。"),
                "请另找收款人；规则用 mingbai thresholds show 查看，委员和申报用 mingbai committee list 查看。",
            ),
            R::PersonMustFollowTheList { request } => Told::new(
                format!("名单上的人要紧跟第 {request} 号申请，一个接一个，不多也不少。"),
                "请用 mingbai pay request --aid 一次读入整张名单。",
            ),
            R::ListedPersonMustHaveAName => Told::new(
                "名单上有人没有姓名，或编号和登记的姓名对不上。",
                "请补上姓名；有编号的，用 mingbai person show 核对。",
            ),
            R::NeedMustBeAssessed => {
                Told::new("名单上有人没有写困难情况。", "请写明评定的类别，例如 低保、重病；不要写具体病情。")
            }
            R::ListMustAddUp { request, left } => Told::new(
                format!("名单的金额加起来与第 {request} 号申请不一样，申请还剩 {left}。", left = self.yuan(*left)),
                "请核对名单，再用 mingbai pay request --aid 重新申请。",
            ),
            R::EntryMustBeARequest { seq } => {
                Told::new(format!("第 {seq} 号不是支付申请。"), "请用 mingbai pay list 找到申请的记录号。")
            }
            R::RequestMustStand { seq } => {
                Told::new(format!("第 {seq} 号申请已经退回或撤回。"), "要付的话，请用 mingbai pay request 重新申请。")
            }
            R::PaymentMustFollowTheRequest { on } => {
                Told::new(format!("日期早于申请（或拨付）的日期 {on}。"), "请核对 --date。")
            }
            R::AdvanceMustBePaidAsOne { seq, is_advance } => {
                if *is_advance {
                    Told::new(format!("第 {seq} 号申请的是拨付，不是直接付款。"), "请用 mingbai advance pay。")
                } else {
                    Told::new(format!("第 {seq} 号申请的是直接付款，不是拨付。"), "请用 mingbai pay settle。")
                }
            }
            R::PayerMustBeNamed => Told::new("没有写谁付的款。", "请加上 --payer，例如 县慈善总会。"),
            R::PurseMustBeOfTheRequest { account, source_kind } => Told::new(
                format!("申请里没有写从账户“{account}”的“{}”付。", self.source_kind(*source_kind)),
                "请用 mingbai pay show 查看申请写的资金和次序；要换资金，先撤回再申请。",
            ),
            R::RequestMustBeApproved { needed, given } => Told::new(
                format!("这份申请要 {needed} 人审批，到付款那天有 {given} 人。"),
                "请先由审批人办理：mingbai pay approve，后面写申请的记录号；已经批了的，付款日期不能早于审批。",
            ),
            R::OwnersCommitteeMustApprove { account } => Told::new(
                format!("账户“{account}”是公共收益，要由业委会审批，基金的审批人不能代签。"),
                "请由有业委会职责的人用 mingbai pay approve 审批。",
            ),
            R::PayerMustNotHaveApproved { by } => Told::new(
                format!("“{by}”审批了这份申请，付款不能再由本人记账。"),
                "请由另一位记账人登记付款（--as 记账人代号）。",
            ),
            R::RetentionMustBeDue { due: Some(due) } => {
                Told::new(format!("质保金要到 {due} 才能付。"), "请到期再付；用 mingbai pay show 查看。")
            }
            R::RetentionMustBeDue { due: None } => Told::new(
                "这份申请没有扣下质保金，或不是由这笔资金欠着。",
                "请用 mingbai pay show 查看质保金和到期日。",
            ),
            R::PaymentMustStayWithinTheRequest { left } => Told::new(
                format!("付的比申请的多：这份申请还能付 {left}。", left = self.yuan(*left)),
                "请改小 --amount；确实要多付，另外申请。",
            ),
            R::PursesMustPayInTheirOrder { account, source_kind, holds } => Told::new(
                format!(
                    "资金要按次序付：先轮到账户“{account}”的“{}”，它还能付 {holds}。",
                    self.source_kind(*source_kind),
                    holds = self.yuan(*holds)
                ),
                "请先从那一笔付；不写 --from，程序会按次序选。",
            ),
            R::PaidRequestMustNotBeWithdrawn { paid } => Told::new(
                format!("这份申请已经付了 {paid}，不能撤回。", paid = self.yuan(*paid)),
                "付错了的，请用 mingbai reverse 冲正那一次付款。",
            ),
            R::EntryMustBeAnAdvance { seq } => {
                Told::new(format!("第 {seq} 号不是拨付，或已经冲正。"), "请用 mingbai advance list 找到拨付的记录号。")
            }
            R::PapersMustBeDueLater => Told::new("报账期限早于拨付的日期。", "请核对 --due。"),
            R::AccountMustStayWithinTheAdvance { left } => Told::new(
                format!("报账或退回的比欠的多：这笔拨付还有 {left} 没有报账。", left = self.yuan(*left)),
                "请核对金额；多花的部分另外申请。",
            ),
            R::ChargeMustFallOnAnAccount { account, holder } => Told::new(
                format!("账户“{account}”是{}，没有银行手续费。", self.holder(*holder)),
                "请用 --account 选银行账户。",
            ),
            R::ChargeMustBeSmall { most } => Told::new(
                format!("一笔银行手续费不会超过 {}。", self.yuan(*most)),
                "请核对回单；付给别人的钱，用 mingbai pay request 申请、审批、再付。",
            ),
            R::LaterEntriesMustBeUndoneFirst => Told::new(
                "后来又有付款、质保金或报账建在这一笔上，不能先冲正它。",
                "请从最后一笔起，用 mingbai reverse 一笔一笔往回冲正。",
            ),
        }
    }

    fn request_waits(&self, request: Seq, is_approved: bool, rest: Yuan) -> String {
        let rest = self.yuan(rest);
        if is_approved {
            format!("该办：第 {request} 号支付申请已审批，还有 {rest}没付 → mingbai pay settle {request}")
        } else {
            format!("该办：第 {request} 号支付申请 {rest}等人审批 → mingbai pay approve {request}")
        }
    }

    fn kept_back(&self, due: Day, retention: Yuan, paid: Yuan) -> String {
        format!("质保金 {}，{due} 到期，已付 {}。", self.yuan(retention), self.yuan(paid))
    }

    fn retention_is_due(&self, request: Seq, due: Day, rest: Yuan) -> String {
        let rest = self.yuan(rest);
        format!("该办：第 {request} 号申请的质保金 {rest}于 {due} 到期 → mingbai pay settle {request} --retention")
    }

    fn request_rejected(&self, approver: &Code, on: Day, reason: &Text) -> String {
        format!("{approver} 于 {on} 退回，原因：{reason}。")
    }

    fn request_withdrawn(&self, by: &Code, on: Day, reason: &Text) -> String {
        format!("{by} 于 {on} 撤回，原因：{reason}。")
    }

    fn next_purse(&self, account: &Code, source_kind: SourceKind, holds: Yuan) -> String {
        format!("下一次付款轮到账户“{account}”的“{}”，还能付 {}。", self.source_kind(source_kind), self.yuan(holds))
    }

    fn paid(&self, account: &Code, source_kind: SourceKind, amount: Yuan, rest: Yuan) -> String {
        let left = if rest.is_zero() { "已付清".to_owned() } else { format!("还有 {} 没付", self.yuan(rest)) };
        let purse = self.source_kind(source_kind);
        format!("付了 {}，从账户“{account}”的“{purse}”；这份申请{left}。", self.yuan(amount))
    }

    fn no_owners_decision(&self, seq: Seq) -> Told {
        Told::new(
            format!("第 {seq} 号不是业主的决定。"),
            "--owners-decision 要写业主决定的记录号，用 mingbai owners list 查看；还没有记的，先用 mingbai owners decide 记录。",
        )
    }

    fn owners_money_left_out(&self) -> String {
        "说明：没有写 --owners-decision，这份申请不动公共收益。".to_owned()
    }

    fn purses_are_empty(&self, request: Seq, undrawn: Option<(&Code, &Code)>) -> Told {
        let what = format!("第 {request} 号申请写的资金都没有钱了，或都用完了预算。");
        let Some((account, project)) = undrawn else {
            return Told::new(what, "用 mingbai pay show 查看各笔资金；钱不够的，先募集或调剂，再付。");
        };
        Told::new(
            format!("{what}公共收益还在账户“{account}”里，没有拨给项目“{project}”。"),
            format!(
                "业主的决定写明这个项目的，先拨：mingbai transfer --basis owners --account {account} --to-project {project}；没有写项目的，用 mingbai pay cancel {request} 撤回，另写一份不带 --project 的申请。"
            ),
        )
    }

    fn request_is_paid(&self, request: Seq) -> Told {
        Told::new(
            format!("第 {request} 号申请已经付清了。"),
            format!("mingbai pay show {request} 列出每一次付款；还要付，请另写一份申请。"),
        )
    }

    fn advance_is_overdue(&self, advance: Seq, due: Day, owed: Yuan) -> String {
        format!("逾期：第 {advance} 号拨付应在 {due} 前报账，还有 {} 没有报。", self.yuan(owed))
    }

    fn list_recorded(&self, request: Seq, persons: Count, total: Yuan) -> String {
        format!("名单 {persons} 人，合计 {}；审批时写第 {request} 号即可，会盖住整张名单。", self.yuan(total))
    }

    fn row_names_another(&self, number: PersonNumber) -> Told {
        Told::new(
            format!("编号 {number} 登记的不是这个名字。"),
            format!("请用 mingbai person show {number} 核对；没有登记的人，编号栏留空。"),
        )
    }

    fn row_stands_twice(&self, number: PersonNumber) -> Told {
        Told::new(format!("{number} 在名单里写了两次。"), "请合成一行，或删去一行。")
    }

    fn list_differs(&self, sum: Yuan, said: &str) -> Told {
        Told::new(
            format!("名单各行加起来是 {}，与写的“{said}”不一样。", self.yuan(sum)),
            "请核对名单和金额，再试一次。",
        )
    }

    fn list_is_empty(&self, path: &Path) -> Told {
        Told::new(
            format!("名单文件“{}”里没有人。", path.display()),
            "每行写 姓名、金额、困难情况；登记过的人再写编号。",
        )
    }

    fn in_line(&self, line: u64, told: Told) -> Told {
        Told::new(format!("名单第 {line} 行：{}", told.what), told.cure)
    }

    fn wrong_purse(&self, given: &str) -> Told {
        Told::new(
            format!("“{given}”看不懂。"),
            "请写成 账户:资金性质，如 zhuanhu:public_appeal；几笔资金用逗号隔开，按付款的次序。",
        )
    }

    fn no_key(&self, path: &Path) -> Told {
        Told::new(format!("文件“{}”不是 mingbai keygen 生成的钥匙。", path.display()), "请核对 --key 后面的文件。")
    }
}
