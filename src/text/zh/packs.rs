//! 审计资料包.

use std::path::Path;

use crate::audit::Report;
use crate::chain::VerifierKey;
use crate::desk::packing::Packed;
use crate::ledger::field::Count;
use crate::ledger::period::Month;
use crate::report::AuditTitle;
use crate::text::zh::Zh;
use crate::text::{Cosigned, ListWords, NumberWords, PackCheck, PackHelp, PackItem, PackLabels, PackWords, Told};

/// 帮助.
pub(super) const HELP: PackHelp = PackHelp {
    audit: "审计资料包：导出之外，加上报表、附件清单和一页“请先读”，每个文件都在签了名的清单上",
    with_papers: "连附件一起交（发票、纪要、银行回单的原件，上面可能有姓名）",
    samples: "抽样清单：大额、整数、迟记、冲正、审批太快、休息日、略低于限额的记录",
    digits: "首位数字检验：捐赠和支付的金额，与本福特分布比",
    separation: "不相容职务：记账、审批、出纳在一个人手里的情形",
    operator: "经办人做过的事：写代号列出一个人的，不写就是所有人的汇总",
    operator_code: "经办人代号，如 kuaiji",
    receipts: "正式票据的号段，中间缺了哪些号",
};

const LABELS: PackLabels = PackLabels {
    title: "审计资料包 请先读",
    file: "请先读.html",
    ledger: "账本",
    purpose: "用途",
    mode: "记账方式",
    entries: "记录条数",
    head: "链头指纹",
    key: "公钥指纹",
    first_leaf: "第 0 号指纹",
    cosigned: "见证",
    months: "报表",
    approvals: "审批",
    papers: "附件",
    made: "制作时间",
    look: "值得先看的",
    look_means: "这些是挑出来给您看的，不是说它们有错：每一笔都可能有正当的缘由，请看记录和附件。",
    how: "怎么核对",
    files: "资料包里有什么",
    test_line: "试用账，不是真账。",
    one_person: "单人记账：同一个人记录，没有第二人审批。您就是第二双眼睛。",
};

/// What a list for an auditor is called.
pub(super) fn title(title: AuditTitle) -> String {
    match title {
        AuditTitle::Papers => "附件清单".to_owned(),
        AuditTitle::Samples => "抽样清单".to_owned(),
        AuditTitle::SampleReasons => "抽样缘由".to_owned(),
        AuditTitle::DigitVerdicts => "首位数字检验".to_owned(),
        AuditTitle::Separation => "不相容职务".to_owned(),
        AuditTitle::DoingsOf => "一个经办人做过的事".to_owned(),
        AuditTitle::Doings => "经办人汇总".to_owned(),
        AuditTitle::ReceiptNumbers => "票据号段和缺号".to_owned(),
        AuditTitle::FirstDigits(set) => format!("首位数字：{}", Zh.digit_set(set)),
        AuditTitle::EntriesByKind => "记录汇总".to_owned(),
    }
}

impl PackWords for Zh {
    fn pack_labels(&self) -> &'static PackLabels {
        &LABELS
    }

    fn pack_item(&self, item: PackItem) -> &'static str {
        match item {
            PackItem::Lines => "全部记录，一行一条：账就是它，别的都从它算出来",
            PackItem::Head => "盖住每一行的检查点，请带走一份",
            PackItem::Checkpoints => "以前的检查点，别人见证过的签名也在上面",
            PackItem::Notices => "贴过的公示，一个字节不差",
            PackItem::Charts => "会计科目表",
            PackItem::Verifier => "核对程序，只用标准 Python",
            PackItem::Papers => "附件原件，文件名就是它的 SHA-256",
            PackItem::Workbook => "以上各表合成一个工作簿，可用 WPS 或 Excel 打开",
            PackItem::Hledger => "记账流水，hledger 能打开；每个月底的余额写成断言，它一打开就核对",
            PackItem::Beancount => "记账流水，Beancount 能打开；每个月底的余额写成断言，它一打开就核对",
            PackItem::Standard => "GB/T 24589.1-2010 形状的文件，供审计软件采集",
            PackItem::Shell => "一页 shell：只用 sha256sum、openssl、awk、xxd 核对",
            PackItem::SshSignature => "检查点的另一份签名，只有 ssh-keygen 的电脑也能核",
            PackItem::SshSigner => "签名用的公钥，写成 ssh-keygen 认得的样子；请与公示栏上的指纹比",
            PackItem::List => "全部文件的清单和 SHA-256",
            PackItem::Seal => "清单的签名，用这本账的钥匙签的",
        }
    }

    fn pack_check(&self, check: PackCheck) -> &'static str {
        match check {
            PackCheck::Ours => {
                "用我们的程序：全部记录重算一遍，每个文件与清单比一遍。您留着以前的检查点，就加上 --known 它：账尾被剪、换成旧的、另写一本，只有它看得出来"
            }
            PackCheck::Python => "不用我们的程序，另一套算法：只要 Python，从头再算一遍",
            PackCheck::Hledger => "让别的会计软件从每一笔借贷重算每个科目每个月的余额：hledger",
            PackCheck::Beancount => "同样的事，让 Beancount 再算一遍",
            PackCheck::Shape => "审计软件采集的文件，形状对不对（各年一样）",
            PackCheck::Shell => "只用系统自带的工具：文件、签名、每一条的指纹、链头、公示和附件",
            PackCheck::Digests => "只看文件有没有改过，什么程序都不用信（在资料包的文件夹里）",
        }
    }

    fn cosigners(&self, cosigned: Option<&Cosigned>) -> String {
        match cosigned {
            None => "还没有外人在检查点上签过名。".to_owned(),
            Some(Cosigned { size, names }) => {
                format!(
                    "前 {size} 条的检查点上另有 {} 签名；真不真，用 mingbai verify --policy 核对。",
                    names.join("、")
                )
            }
        }
    }

    fn statements_of(&self, closed: Option<Month>, shown: Month) -> String {
        match closed {
            Some(_) => format!("最后月结的是 {}，报表做到这个月。", self.month(shown)),
            None => format!("还没有月结过；报表做到 {}，以后还会变。", self.month(shown)),
        }
    }

    fn approvals_told(&self, report: &Report) -> String {
        format!(
            "本人签名的 {} 条；纸面审批的 {} 条（较弱，请看原件）",
            report.approvals.signed, report.approvals.on_paper
        )
    }

    fn papers_told(&self, named: Count, at_hand: Count, are_along: bool) -> String {
        let along = if are_along {
            "原件在 papers 文件夹里"
        } else {
            "原件没有放进来：请当面看，用 sha256sum 对清单上的指纹"
        };
        format!("账上提到 {named} 份，账本里有原件的 {at_hand} 份；{along}。")
    }

    fn no_statements(&self, why: &Told) -> String {
        format!("报表没有做出来：{}{}", why.what, why.cure)
    }

    fn unknown_operator(&self, code: &str) -> Told {
        Told::new(
            format!("没有代号是“{code}”的经办人。"),
            "mingbai operator list 列出所有经办人；mingbai report operator 是他们的汇总。",
        )
    }

    fn packed(&self, packed: &Packed, dir: &Path, key: &VerifierKey) -> String {
        format!(
            "审计资料包做好了：{dir}，先打开“{first}”。\n共 {} 条记录，{} 个文件，链头 {}，公钥指纹 {}\n\
             清单指纹 {}\n　　（抄下来另外交给审计人：以后哪个文件改过，一比就知道）\n\
             核对：mingbai check {dir} --known 审计人手里的检查点\n没有捐赠人的私密资料；完整的记录会把同一个编号的捐赠连在一起：请只交给审计人，不要贴到网上。",
            packed.exported.head.size,
            packed.files,
            packed.exported.head.root.short_groups(),
            key.fingerprint(),
            packed.list,
            first = LABELS.file,
            dir = dir.display(),
        )
    }

    fn pack_rehearsed(&self, size: u64, dir: &Path) -> String {
        format!("演练：会把 {size} 条记录做成审计资料包，放在 {}；现在什么也没有写。", dir.display())
    }
}
