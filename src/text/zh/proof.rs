//! 凭据、检查点、导出与核验的话.

use std::path::Path;

use crate::chain::{Checkpoint, CheckpointError, LineError, NoteError, ProofError, ReceiptError, VerifierKey};
use crate::desk::handing_over::{Exported, HandedOver, Naming};
use crate::desk::history::{NoticeFound, Undoing};
use crate::ledger::event::Event;
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::text::zh::Zh;
use crate::text::zh::service::spoken;
use crate::text::{CounterWords, ForkTold, NumberWords, ProofHelp, ProofWords, ReceiptTold, Told};

/// 这些命令的帮助.
pub(super) const HELP: ProofHelp = ProofHelp {
    prove_out: "凭证写到哪个文件；不写就是 receipt-记录号.tlog-proof",
    prove_force: "文件已经有了也覆盖",
    check_file: "要核对的文件：凭证、检查点、公示文件，或导出的文件夹",
    key: "账本的公钥（名称+编号+base64），从别处得来的才作数",
    known: "您手里留着的检查点文件；可以写几次",
    compare_one: "检查点文件、导出文件夹或账本文件夹",
    compare_other: "另一个",
    export_dir: "导出到哪个文件夹；要么没有，要么是空的",
    cosign: "另一个人的见证：看过这个链头，也看过它接着以前的",
    cosign_file: "请求文件（checkpoint --request 写的，或导出里的 consistency.txt）",
    cosign_with: "见证人自己的钥匙文件",
    cosign_known: "记着看过哪些链头的文件夹，只归见证人",
    cosign_key: "账本的公钥，第一次见证时要写，从别处得来的才作数",
    cosign_out: "见证签名写到哪里；不写就在请求旁边",
    witness_request: "写出一份请求文件，带给见证人",
    witness_old: "见证人上次看到多少条；不写就是上次见证过的",
    cosignature: "收下见证人签好的文件",
    witness_key: "见证人的公钥；登记过的经办人不用写",
    policy: "见证要求的文件：要哪些人见证过（tlog-policy）",
    verify_path: "账本文件夹或导出文件夹；不写就是当前账本",
};

impl ProofWords for Zh {
    fn reading_lines(&self) -> &'static str {
        "读账"
    }

    fn writing_lines(&self) -> &'static str {
        "导出"
    }

    fn checkpoint_signed(&self, head: &Checkpoint, key: &VerifierKey, kept: &Path) -> String {
        format!(
            "检查点已签：共 {} 条\n链头指纹　{}\n公钥指纹　{}\n存放在　　{}\n请把它交给账本以外的人保管：以后谁剪短或改写这本账，一比就知道。",
            head.size,
            head.root.short_groups(),
            key.fingerprint(),
            kept.display()
        )
    }

    fn checkpoint_rehearsed(&self, size: u64) -> String {
        format!("演练：会给前 {size} 条签检查点，现在什么也没有写。")
    }

    fn receipt_written(&self, handed: &HandedOver, path: &Path, key: &VerifierKey) -> String {
        let seq = handed.receipt.index;
        let naming = match handed.naming {
            Naming::Opened => "凭证里有捐赠人的姓名：只能交给他本人。",
            Naming::OpenedToMove => "凭证里有志愿者的姓名：只交给他本人，由他带给接收的社区。",
            Naming::NoName => "这条记录没有封存姓名，凭证里也没有。",
            Naming::Closed => "姓名已封存、删除或不在这份账里，凭证里没有姓名。",
        };
        format!(
            "凭证写好了：{}\n它证明：签检查点的时候（共 {} 条，链头 {}），第 {seq} 号就在账上，一字未改。\n{naming}\n\
             核对的办法（不用联网，不用账本）：\n  mingbai check {} --key {key}\n公钥指纹　{}（应与公示栏上印的一样）",
            path.display(),
            handed.checkpoint.size,
            handed.checkpoint.root.short_groups(),
            path.display(),
            key.fingerprint()
        )
    }

    fn receipt_rehearsed(&self, seq: Seq, path: &Path) -> String {
        format!("演练：会把第 {seq} 号的凭证写到 {}，现在什么也没有写。", path.display())
    }

    fn exported(&self, exported: &Exported, dir: &Path, key: &VerifierKey) -> String {
        let since = match exported.since {
            0 => "之前没有检查点，一致性证明从 0 起".to_owned(),
            size => format!("一致性证明从前 {size} 条的检查点起"),
        };
        format!(
            "导出好了：{dir}\n共 {} 条，链头 {}，公钥指纹 {}\n检查点 {} 个（{since}），公示 {} 期，附件 {} 份；没有私密资料。\n\
             核对的办法，任选：\n  python3 -I {dir}/verify.py {dir} --known 您手里的检查点\n  mingbai verify {dir} --known 您手里的检查点\n\
             单看签名可用 openssl，写法见 docs/file-format.md；公钥 {key}\n\
             完整的记录会把同一个编号的捐赠连在一起：请只交给审计人，不要贴到网上。",
            exported.head.size,
            exported.head.root.short_groups(),
            key.fingerprint(),
            exported.checkpoints,
            exported.notices,
            exported.papers,
            dir = dir.display(),
        )
    }

    fn export_rehearsed(&self, size: u64, dir: &Path) -> String {
        format!("演练：会把 {size} 条导出到 {}，现在什么也没有写。", dir.display())
    }

    fn receipt_holds(&self, told: &ReceiptTold<'_>) -> String {
        let checked = told.checked;
        let (seq, size) = (checked.line.seq, checked.checkpoint.size);
        let mut text = match told.key {
            Some(_) => format!("凭证成立：第 {seq} 号记录在这本账里，一字未改。\n"),
            None => format!("凭证自己前后一致：第 {seq} 号记录推得到它所附的链头。签名没有核对。\n"),
        };
        let mut say = |label: &str, value: &str| {
            text.push_str(label);
            text.push('　');
            text.push_str(value);
            text.push('\n');
        };
        say("账本　　", &checked.checkpoint.origin);
        say("种类　　", &self.kind_of(checked.line.kind));
        if let Some(Event::DonationReceived(gift)) = told.event {
            say("金额　　", &self.yuan(gift.amount));
            say("捐赠日期", &self.day(gift.date));
        }
        if let Some(Event::VolunteerSent(sent)) = told.event {
            say("志愿者　", &sent.volunteer.to_string());
            say("转往　　", sent.to.as_str());
            say("带走　　", &format!("{}、{}", spoken(sent.minutes), self.points(sent.points)));
            say("转出日期", &self.day(sent.date));
        }
        if let Some(name) = checked.name {
            say("姓名　　", &format!("{name}（与账上封存的一致）"));
        }
        say("记账时间", &self.line_moment(checked.line.at));
        say("本条指纹", &checked.leaf.short_groups());
        say("检查点　", &format!("前 {size} 条，链头 {}", checked.checkpoint.root.short_groups()));
        if let Some(key) = told.key {
            say("公钥指纹", &key.fingerprint());
            text.push_str("它证明：签这个检查点的时候，上面这条记录就在账上的这个位置，内容就是这样。");
        } else {
            text.push_str("它还不证明这是那本账签的。");
        }
        text
    }

    fn receipt_proves_no_more(&self, seq: Seq) -> String {
        format!(
            "它不证明：以后没有别的记录冲正或退还它。要知道，请记账人运行 mingbai show {seq}；或者要一份导出，\
             运行 mingbai check 凭证 --ledger 导出的文件夹。"
        )
    }

    fn receipt_is_false(&self, why: &ReceiptError) -> Told {
        let what = match why {
            ReceiptError::Header => "第一行不是凭证的写法".to_owned(),
            ReceiptError::Extra | ReceiptError::ExtraObject(_) => "第二行（记录和姓名）损坏".to_owned(),
            ReceiptError::Salt => "打开姓名的随机数损坏".to_owned(),
            ReceiptError::Index => "第三行（记录号）损坏".to_owned(),
            ReceiptError::PathHash(number) => format!("证明的第 {number} 个指纹损坏"),
            ReceiptError::PathTooLong => "证明里的指纹太多".to_owned(),
            ReceiptError::NoCheckpoint => "没有附检查点".to_owned(),
            ReceiptError::Note(why) => format!("所附的检查点{}", note(why)),
            ReceiptError::Line(why) => format!("里面的记录不合格式：{}", line(why)),
            ReceiptError::OtherNumber { seq, index } => {
                format!("里面的记录自称第 {seq} 号，凭证却说是第 {index} 号")
            }
            ReceiptError::Checkpoint(why) => format!("所附的检查点{}", checkpoint(why)),
            ReceiptError::Proof(why) => format!("记录推不到所附的链头（{}）", proof(*why)),
            ReceiptError::OtherName => "姓名与账上封存的不是同一个".to_owned(),
        };
        Told::new(
            format!("这张凭证不成立：{what}。"),
            "请核对文件是不是原件、公钥是不是这本账的；再不行，请记账人重新出一张（mingbai prove 记录号）。",
        )
    }

    fn checkpoint_holds(&self, head: &Checkpoint, key: Option<&VerifierKey>) -> String {
        let (first, last) = match key {
            Some(key) => (
                "检查点成立：签名是这本账的。",
                format!(
                    "公钥指纹　{}\n它证明：签它的时候，这本账的前 {} 条就是这个链头下的内容。\n它不证明：这是最新的一个，也不说明账里写了什么。",
                    key.fingerprint(),
                    head.size
                ),
            ),
            None => ("检查点的写法没有毛病。签名没有核对。", "它还不证明这是那本账签的。".to_owned()),
        };
        format!(
            "{first}\n账本　　　{}\n条数　　　{}\n链头指纹　{}\n链头全文　{}\n{last}",
            head.origin,
            head.size,
            head.root.short_groups(),
            head.root
        )
    }

    fn checkpoint_is_false(&self, file: &str, why: &CheckpointError) -> Told {
        Told::new(
            format!("检查点“{file}”不能用：{}。", checkpoint(why)),
            "请核对它是从哪里来的、是不是这本账的；每一个字节都不能改。",
        )
    }

    fn key_is_not_pinned(&self, origin: &str) -> Told {
        Told::new(
            format!("没有账本 {origin} 的公钥，签名没有核对：谁都能编一个前后一致的文件，所以还不能说它是真的。"),
            "请加上 --key 公钥（公示、导出或记账人处都有；指纹应与公示栏上的一样），或用 --ledger 指明账本或导出的文件夹。",
        )
    }

    fn key_is_unreadable(&self) -> Told {
        Told::new("--key 后面不是公钥。", "公钥的样子是：名称+八位编号+base64，请整段照抄。")
    }

    fn keys_differ(&self, origin: &str) -> Told {
        Told::new(
            format!("名称都是 {origin}，公钥却不一样：至少有一本是冒名的。"),
            "请拿公示栏上印的公钥指纹来比，只信一样的那一本。",
        )
    }

    fn ledgers_differ(&self, one: &str, other: &str) -> Told {
        Told::new(format!("这是两本不同的账：{one} 和 {other}。"), "不同的账不能比较，请核对文件。")
    }

    fn at_hand_is_another(&self, place: &Path) -> String {
        format!("手边的账本“{}”是另一本，没有拿它来比。", place.display())
    }

    fn is_on_the_chain(&self, known: u64, size: u64) -> String {
        format!("手边的账（{size} 条）前 {known} 条与它完全一致。")
    }

    fn ledger_is_shorter(&self, known: u64, size: u64) -> Told {
        Told::new(
            format!("手边的账只有 {size} 条，而签过名的检查点上有 {known} 条：账被剪短了，或者是一份旧的。"),
            "请要一份完整的账或导出再比；拿不出来，就把这个文件留好，告诉监督人。",
        )
    }

    fn still_stands(&self, seq: Seq, size: u64) -> String {
        format!("在手边的账里（到第 {} 号为止），没有记录冲正或退还第 {seq} 号。", size.saturating_sub(1))
    }

    fn was_undone(&self, seq: Seq, undone: &[Undoing]) -> String {
        let each = undone.iter().map(|u| format!("第 {} 号{}", u.by, if u.is_refund { "退款" } else { "冲正" }));
        format!("注意：第 {seq} 号后来被改正过：{}。", each.collect::<Vec<_>>().join("、"))
    }

    fn known_is_the_same(&self, size: u64) -> String {
        format!("与您手里的检查点一致：都是前 {size} 条，链头一样。")
    }

    fn known_is_of_another_size(&self, known: u64, size: u64) -> String {
        format!(
            "您手里的检查点是前 {known} 条，它是前 {size} 条：条数不同，没有账本或导出在手边，比不出是不是同一本历史。\
             请用 --ledger 指明账本或导出的文件夹。"
        )
    }

    fn notice_found(&self, found: &NoticeFound) -> String {
        let prepared = &found.prepared;
        let posted = match &found.posted {
            Some(posted) => {
                format!("公示地点　{}，{} 至 {}", posted.place, self.day(posted.from), self.day(posted.until))
            }
            None => "账上还没有张贴的记录。".to_owned(),
        };
        format!(
            "文件没有改过：它就是第 {} 期公示（{}）的“{}”，一个字节不差，由第 {} 号记录定下。\n{posted}\n\
             它证明：张贴的就是这一份。数字对不对，由 mingbai verify 从头重算。",
            prepared.number,
            self.month(prepared.period),
            found.name,
            found.seq
        )
    }

    fn notice_not_found(&self, digest: &Digest, notices: usize) -> Told {
        Told::new(
            format!("这个文件不是凭证，不是检查点，也不是账上 {notices} 期公示里的任何一个文件（SHA-256 {digest}）。"),
            "如果它自称是公示，就是被改过，或者是别处的；请用 mingbai notice reprint 取原件来比。",
        )
    }

    fn nothing_at_hand(&self, digest: &Digest) -> Told {
        Told::new(
            format!("这个文件不是凭证，也不是检查点；手边没有账本，不知道它是不是公示（SHA-256 {digest}）。"),
            "请用 --ledger 指明账本或导出的文件夹。",
        )
    }

    fn both_are_the_same(&self, head: &Checkpoint) -> String {
        format!("完全一样：同一本账 {}，都是 {} 条，链头 {}。", head.origin, head.size, head.root.short_groups())
    }

    fn one_extends_the_other(&self, shorter: (&Path, u64), longer: (&Path, u64)) -> String {
        format!(
            "同一本历史：“{}”（{} 条）接着“{}”（{} 条）往下记，前 {} 条完全一样。",
            longer.0.display(),
            longer.1,
            shorter.0.display(),
            shorter.1,
            shorter.1
        )
    }

    fn lines_are_missing(&self, shorter: u64, longer: u64) -> Told {
        Told::new(
            format!("一边是 {shorter} 条，一边是 {longer} 条：长的那边没有账在手边，比不出一个是不是接着另一个。"),
            format!("请要那份 {longer} 条（或更多）的导出文件夹，再比一次。"),
        )
    }

    fn forked(&self, size: u64, difference: Option<Seq>, folder: &Path) -> Told {
        let place = match difference {
            Some(seq) => format!("从第 {seq} 号起内容不同"),
            None => format!("前 {size} 条的链头不同"),
        };
        Told::new(
            format!("两本历史！同一个名称、同一把钥匙，{place}：有人给不同的人看了不同的账。"),
            format!("证据已存到“{}”，请原样留好，交给监督人和总会。", folder.display()),
        )
    }

    fn evidence(&self, told: &ForkTold<'_>) -> String {
        let difference = told.difference.map_or(String::new(), |seq| format!("第一处不同：第 {seq} 号\n"));
        format!(
            "两本历史的证据\n\n账本　{}\n公钥　{}\n公钥指纹　{}\n条数　{}\n链头 a　{}\n链头 b　{}\n{difference}\n\
             同一把钥匙，为同样多的记录签出（或算出）两个不同的链头：一本账不可能这样，除非有人记了两套。\n\n\
             怎样核对，任选：\n  mingbai compare a.note b.note --key 上面的公钥\n  mingbai check a.*.tlog-proof --key 上面的公钥（b 同）\n\
             a.consistency.txt 或 b.consistency.txt（若有）证明：那个更长的检查点，前 {} 条的链头是上面写的那一个。\n\
             没有 .note 的一边，只有记录，没有签名。\n\n文件：\n{}\n",
            told.origin,
            told.key,
            told.key.fingerprint(),
            told.size,
            told.roots[0],
            told.roots[1],
            told.size,
            told.files.join("\n")
        )
    }
}

pub(super) fn line(why: &LineError) -> String {
    match why {
        LineError::TooLong { length, most } => format!("有 {length} 个字节，最多 {most}"),
        LineError::NotUtf8 { offset } => format!("第 {offset} 个字节起不是文字"),
        LineError::Unexpected { offset, .. } => format!("第 {offset} 个字节处写法不对"),
        LineError::KeyOutOfOrder { offset } => format!("第 {offset} 个字节处栏目的次序不对"),
        LineError::TooDeep { offset } => format!("第 {offset} 个字节处套得太深"),
        LineError::Character { offset, character } => {
            format!("第 {offset} 个字节处有不许用的字符 U+{:04X}", u32::from(*character))
        }
        LineError::Escape { offset } => format!("第 {offset} 个字节处的反斜杠不对"),
        LineError::NotNfc { offset } => format!("第 {offset} 个字节起的文字不是规定的编码形式"),
    }
}

/// Said after the word 检查点.
pub(super) fn checkpoint(why: &CheckpointError) -> String {
    match why {
        CheckpointError::Note(why) => note(why).to_owned(),
        CheckpointError::MissingLine
        | CheckpointError::ExtensionLine
        | CheckpointError::Origin
        | CheckpointError::Size
        | CheckpointError::Root => "应该正好三行：名称、条数、链头；它不是".to_owned(),
        CheckpointError::OtherOrigin { origin, key } => format!("是另一本账的：它是 {origin}，公钥是 {key} 的"),
    }
}

fn note(why: &NoteError) -> &'static str {
    match why {
        NoteError::NotUtf8
        | NoteError::Control { .. }
        | NoteError::Unfinished
        | NoteError::Unsigned
        | NoteError::SignatureLine { .. }
        | NoteError::TooManySignatures
        | NoteError::AmbiguousKey { .. } => "损坏了，不是签过名的检查点",
        NoteError::FalseSignature { .. } => "签名是假的：内容或签名被改过",
        NoteError::NoKnownSignature => "没有这本账的钥匙签的名",
    }
}

pub(super) fn proof(why: ProofError) -> &'static str {
    match why {
        ProofError::EmptyTree => "空的账里没有记录",
        ProofError::IndexBeyondSize { .. } => "记录号超出了条数",
        ProofError::OldBeyondNew { .. } => "旧的比新的还长",
        ProofError::TooManyHashes(_) | ProofError::LeftOver => "证明里的指纹多了",
        ProofError::CutShort => "证明被截断",
        ProofError::MustBeEmpty => "这里不该有证明",
        ProofError::OtherRoot(_) => "推到了另一个链头",
    }
}
