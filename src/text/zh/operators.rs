//! Operators, their keys, and what waits for the second of two persons.

use std::path::Path;

use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::refusal::OperatorRefusal as R;
use crate::text::zh::Zh;
use crate::text::{ListWords, OperatorHelp, OperatorWords, SignedWord, Told};

/// The help.
pub(super) const HELP: OperatorHelp = OperatorHelp {
    approve: "审批：由另一个人用自己的钥匙签名，或附上他签过字的纸",
    approve_answer: "对方用 mingbai sign 签好带回来的文件",
    approve_request: "不在一处办公：先写出一份请求文件，带给审批人去签",
    approve_seq: "记录号，可写几个",
    identify: "说明一位经办人是登记簿里的哪一位：建账时的经办人还没有编号；只能说一次",
    identify_person: "他在登记簿里的编号，如 p1",
    reject: "退回：不同意，写明理由",
    retire: "一位经办人离任",
    retire_until: "任期最后一天；不写就是今天",
    rotate: "给经办人换钥匙，或登记第一把",
    rotate_recovery: "恢复钥匙的保管人用 mingbai sign 签好带回来的文件；有它就不用别人再审批",
    rotate_request: "写出一份请求文件，带给恢复钥匙的保管人去签",
    rotate_valid_size: "旧钥匙可靠到第几条为止（被盗以前的条数）；不写就是到现在",
    sign: "在自己的电脑上签一份请求：先看清楚要签的是什么",
    sign_file: "对方给的请求文件",
    sign_key: "自己的钥匙文件",
    sign_out: "签好的文件写到哪里；不写就在请求旁边",
    sign_yes: "已经看过，直接签，不再问",
    my_key: "记账人自己的钥匙文件；双人记账时每一条都要他签名（也可设 MINGBAI_KEY）",
    two_persons: "从现在起双人记账：记账人签名，要紧的事等另一个人审批；不能再改回去",
    two_persons_paper: "决定的文号",
};

impl OperatorWords for Zh {
    fn operator_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::OperatorMustBeKnown { code } => {
                Told::new(format!("没有代号为“{code}”的经办人。"), "请用 mingbai operator list 核对代号。")
            }
            R::OldKeyMustBeTheirs { code } => Told::new(
                format!("旧公钥不是“{code}”现在用的那把。"),
                "请用 mingbai operator rotate 重新换，旧钥匙由程序填写。",
            ),
            R::OldKeyMustEndInThePast { size } => Told::new(
                format!("旧钥匙可靠到的条数超过了账上现有的 {size} 条。"),
                "请核对 mingbai operator rotate 的 --valid-size。",
            ),
            R::RecoveryKeyMustBeKept => Told::new(
                "这本账建账时没有留恢复公钥。",
                "请去掉 --recovery，由另一位经办人用 mingbai approve 审批换钥匙。",
            ),
            R::OperatorIsIdentifiedOnce { code, person } => Told::new(
                format!("“{code}”已经登记为 {person}，不能再改。"),
                format!(
                    "换了人，请先 mingbai operator retire {code}，再用新代号登记新的经办人；编号记重的，用 mingbai person merge。"
                ),
            ),
            R::OperatorsMustBeTwoPersons { code, person } => Told::new(
                format!("{person} 已经是经办人“{code}”，一个人不能有两个代号。"),
                format!("请核对编号；他换代号的，先 mingbai operator retire {code}。"),
            ),
            R::OperatorMustStillAct { code, until } => {
                Told::new(format!("“{code}”已于 {until} 离任。"), "不用再办；用 mingbai operator list 查看在任的人。")
            }
            R::TermMustEndAfterItBegins { from } => Told::new(
                format!("任期从 {from} 才开始，不能在那以前结束。"),
                "请核对 mingbai operator retire 的 --until。",
            ),
            R::TwoPersonsBeginOnce => {
                Told::new("这本账已经是双人记账。", "不用再办；等审批的事用 mingbai status 查看。")
            }
        }
    }

    fn entry_waits(&self, seq: Seq, kind: Kind) -> String {
        format!("等审批：第 {seq} 号 {}，要另一个人同意才算数 → mingbai approve {seq}", self.entry_kind(kind))
    }

    fn rows_wait(&self, (first, last): (Seq, Seq), import: Seq, kind: Kind) -> String {
        let kind = self.entry_kind(kind);
        format!("等审批：第 {first} 到 {last} 号 {kind}，要另一个人同意才算数，整批一次同意 → mingbai approve {import}")
    }

    fn own_key_missing(&self, by: &Code) -> Told {
        Told::new(
            format!("双人记账时，“{by}”记的每一条都要用自己的钥匙签名，现在没有钥匙。"),
            "请加上 --my-key 钥匙文件，或设好环境变量 MINGBAI_KEY。",
        )
    }

    fn own_key_is_not(&self, by: &Code) -> Told {
        Told::new(
            format!("带来的钥匙不是“{by}”登记的那把。"),
            "请核对 --my-key 和 --as；公钥指纹用 mingbai operator list 查看，换钥匙用 mingbai operator rotate。",
        )
    }

    fn request_written(&self, path: &Path) -> String {
        format!(
            "请求写好了：{}\n请带给签名的人，在他的电脑上运行：mingbai sign {} --key 他的钥匙",
            path.display(),
            path.file_name().unwrap_or_default().display()
        )
    }

    fn no_request(&self, path: &Path) -> Told {
        Told::new(
            format!("{} 不是一份完整的请求，或里面的记录与要签的指纹对不上。", path.display()),
            "什么也没有签。请向记账人重新要一份（mingbai approve 记录号 --request 文件）。",
        )
    }

    fn sign_these(&self, count: usize) -> String {
        format!("要签的是上面这 {count} 条。签吗？（签请输入 yes）")
    }

    fn not_signed(&self) -> Told {
        Told::new(
            "没有签。",
            "想好了再运行一次；要退回的，请记账人用 mingbai reject 号 --reason … --request 文件 另写一份，签那一份。",
        )
    }

    fn says_no(&self, reason: &str) -> String {
        format!("这一签是退回上面这一条，不是同意。理由：{reason}")
    }

    fn answer_written(&self, path: &Path, word: SignedWord) -> String {
        let command = match word {
            SignedWord::Yes => "approve --answer",
            SignedWord::No => "reject --answer",
            SignedWord::Rotation => "operator rotate 代号 --key 新公钥 --recovery",
        };
        format!("签好了：{}\n请交回记账人，由他运行：mingbai {command} {}", path.display(), path.display())
    }

    fn no_answer(&self, path: &Path) -> Told {
        Told::new(
            format!("{} 不是对这本账的签名，或签的不是账上这几条。", path.display()),
            "请核对文件；记录号写错的，重新写一份请求去签。",
        )
    }

    fn two_persons_began(&self) -> String {
        "从下一条起双人记账：记账时加 --my-key（或设 MINGBAI_KEY），要紧的事等另一个人 mingbai approve。".to_owned()
    }
}
