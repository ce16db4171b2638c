//! 凭据、检查点、导出与核验的话.

use std::path::Path;

use crate::audit::{Claim, Finding, Report, Source, Verdict, What};
use crate::chain::{
    Checkpoint, CheckpointError, KeyError, LineError, NoteError, ProofError, ReceiptError, VerifierKey,
};
use crate::desk::handing_over::{Exported, HandedOver, Naming};
use crate::desk::history::{NoticeFound, Undoing};
use crate::ledger::books::rows::Table;
use crate::ledger::event::{Event, EventFault, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::Digest;
use crate::text::zh::Zh;
use crate::text::{
    CounterWords, ForkTold, ListWords, NumberWords, ProofHelp, ProofWords, ReceiptTold, RefusalWords, Told,
};

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

    fn verdict(&self, report: &Report) -> String {
        let first = report.first_bad.map_or(String::new(), |seq| format!("，最早的一处在第 {seq} 号"));
        match report.verdict() {
            Verdict::Holds => format!("全部成立：共 {} 条，链头 {}", report.size, report.root.short_groups()),
            Verdict::Tampered => format!("这本账不成立：发现 {} 处不对{first}。", report.total),
            Verdict::OtherLedger => {
                "您带来的检查点不是这本账的：名称、钥匙或签名不对。账本身没有发现别的毛病。".to_owned()
            }
            Verdict::Rollback => {
                format!("这本账比已知的检查点旧（只有 {} 条）：末尾的记录不见了，或者拿来的是一份旧的。", report.size)
            }
            Verdict::Fork => "这是另一本历史：与已知的检查点条数对得上，内容对不上。".to_owned(),
        }
    }

    fn verified(&self, report: &Report, key: Option<&VerifierKey>, known: usize) -> String {
        let mut lines = Vec::new();
        if let Some(opened) = &report.opened {
            lines.push(format!(
                "账本　　　{}（{}），{}，{}",
                opened.name,
                opened.origin,
                self.purpose(opened.purpose),
                self.mode(report.mode)
            ));
        }
        lines.push(format!("条数　　　{}，链头 {}", report.size, report.root));
        lines.extend(report.first_leaf.map(|leaf| format!("第 0 号　　{leaf}")));
        lines.extend(key.map(|key| format!("公钥　　　{key}（指纹 {}）", key.fingerprint())));
        let signed = report.standing.last().map_or(0, |note| note.size);
        lines.push(match report.size.saturating_sub(signed) {
            0 => format!("检查点　　比对一致的 {} 个，签到最后一条", report.standing.len()),
            rest => format!(
                "检查点　　比对一致的 {} 个，签到前 {signed} 条；其后 {rest} 条还没有签名（mingbai checkpoint）",
                report.standing.len()
            ),
        });
        if let Some(people) = &report.people {
            lines.push(format!(
                "私密资料　核对相符 {}，其中封存 {}；账外没有 {}；已按规定删除 {}",
                people.opened.saturating_add(people.sealed),
                people.sealed,
                people.withheld,
                people.removed
            ));
        } else {
            lines.push("私密资料　这份账里没有，未核对".to_owned());
        }
        let approvals = &report.approvals;
        if approvals.signed > 0 || approvals.on_paper > 0 {
            lines.push(format!("审批　　　钥匙签名 {}，纸面审批 {}（弱）", approvals.signed, approvals.on_paper));
            if approvals.doubtful > 0 {
                lines.push(format!("　　　　　其中 {} 次签在钥匙失控以后，不能算数", approvals.doubtful));
            }
        }
        for (seq, paper) in approvals.papers.iter().take(20) {
            lines.push(format!("　　　　　第 {seq} 号凭纸审批，附件 {paper}"));
        }
        if report.papers_withheld > 0 {
            lines
                .push(format!("附件　　　{} 份没有随导出带出，指纹在账上；原件请到账本那里看", report.papers_withheld));
        }
        if report.judged < report.size {
            lines.push(format!("规则只重算到第 {} 号之前；其后的没有再判。", report.judged));
        }
        if known == 0 {
            lines.push("没有 --known：末尾被剪、换成旧的、另一本历史，只有别人留着的检查点才看得出来。".to_owned());
        }
        lines.join("\n")
    }

    fn more_findings(&self, total: u64, shown: usize) -> String {
        format!("共 {total} 处，只列出前 {shown} 处；全部请加 --format json（最多一百处）。")
    }

    fn finding(&self, finding: &Finding) -> Told {
        let place = finding.seq.map_or(String::new(), |seq| format!("第 {seq} 号："));
        let (what, means) = self.found(&finding.what);
        Told::new(format!("{place}{what}"), means)
    }

    fn claim(&self, claim: Claim) -> &'static str {
        match claim {
            Claim::SchemaIsIntact => "账本文件的结构没有动过",
            Claim::FileIsSound => "账本文件没有损坏",
            Claim::LinesAreCanonical => "每一行只有一种写法",
            Claim::NumbersHaveNoGap => "编号从 0 起，一个不缺",
            Claim::LeavesMatchTheirLines => "每一行的指纹就是它自己的",
            Claim::ChainIsUnbroken => "每一条都接着前一条的指纹",
            Claim::TimesNeverGoBack => "记账时间从不倒退",
            Claim::OpeningPinsTheLedger => "第 0 号定下这本账，别的都不能",
            Claim::RecordersSignWhatTheyRecord => "双人记账以后，每一条都有记账人自己的签名",
            Claim::TreeNodesMatch => "存着的中间指纹都是真的",
            Claim::CheckpointIsOnTheChain => "每个检查点都在这条链上",
            Claim::EventsObeyTheRules => "每一条都守规矩",
            Claim::ApprovalsAreByAnotherPerson => "审批的是另一个人，签的就是这一条",
            Claim::ImportsAreWhole => "每次导入都是完整的",
            Claim::BooksAddUp => "余额和表都能从记录重算出来",
            Claim::PeopleMatchTheirCommitments => "私密资料与账上封存的相符",
            Claim::PapersAreAllHere => "账上提到的附件都在，内容没有变",
            Claim::NoticesAreAsPosted => "公示文件就是当时张贴的那一份",
            Claim::HeadCoversTheExport => "导出的检查点盖住每一行",
            Claim::ProofLeadsToTheHead => "与上次导出之间的证明成立",
            Claim::VerifierIsOurOwn => "附带的核验程序没有换过",
            Claim::NothingElseIsHere => "没有来历不明的文件",
        }
    }

    fn note_source(&self, source: &Source) -> String {
        match source {
            Source::Folder(name) => format!("checkpoints/{name}"),
            Source::Head => "checkpoint.note".to_owned(),
            Source::Remembered => "这台电脑记得的最新检查点".to_owned(),
            Source::Given(name) => format!("您带来的 {name}"),
        }
    }

    fn table(&self, table: Table) -> &'static str {
        match table {
            Table::Operators => "经办人表",
            Table::Accounts => "账户表",
            Table::Projects => "项目表",
            Table::People => "登记人表",
            Table::Charts => "会计科目表",
            Table::Movements => "每日发生额",
            Table::Cash => "余额表",
            Table::Openings => "期初余额表",
            Table::Reversals => "冲正表",
            Table::Notices => "公示表",
            Table::Months => "每月捐赠表",
            Table::Happenings => "事项索引",
            Table::Registers => "登记簿",
            Table::State => "总数表",
            Table::Gifts => "捐赠表",
            Table::Ids => "流水号表",
            Table::Rows => "导入行表",
            Table::Receipts => "票据号表",
            Table::Givers => "捐赠人表",
            Table::Corrections => "更正表",
            Table::PointsMoves => "积分变动表",
            Table::Stints => "服务时长表",
            Table::Slips => "兑换单号表",
        }
    }

    fn private_field(&self, field: PrivateField) -> &'static str {
        match field {
            PrivateField::Address => "住址",
            PrivateField::Identity => "身份证号",
            PrivateField::Memo => "备注",
            PrivateField::Name => "姓名",
            PrivateField::Phone => "电话",
            PrivateField::RelayedBy => "转交人",
        }
    }

    fn orphan_found(&self, path: &Path) -> String {
        format!("有一个上次留下的临时文件 {}，下一条记账的命令会清理它；不影响账目。", path.display())
    }

    fn notes_saved(&self, folder: &Path) -> String {
        format!("两份检查点已存到“{}”，请原样留好，交给监督人和总会。", folder.display())
    }
}

impl Zh {
    /// What was found, and what it means to somebody who never heard of hashes.
    #[expect(clippy::too_many_lines, reason = "one line a finding: a list, not a story")]
    fn found(&self, what: &What) -> (String, String) {
        let (what, means): (String, &str) = match what {
            What::CannotBeRead(why) => {
                (format!("读不出来：{why}。"), "文件损坏，或被换成了别的东西。请找备份或导出来比。")
            }
            What::SchemaDiffers(object) => {
                (format!("账本文件的结构变了：{object}。"), "有人用别的程序动过账本文件；防止改账的开关可能被拆掉了。")
            }
            What::FileIsDamaged(why) => {
                (format!("账本文件的页面坏了：{why}。"), "多半是磁盘或拷贝出错，也可能有人改过文件。请找备份。")
            }
            What::NoEntries => ("一条记录也没有。".to_owned(), "这不是一本账，或者全被删掉了。"),
            What::Line(why) => (format!("这一行不合格式：{}。", line(why)), "本程序从不写这样的行：这一行被改过。"),
            What::LineIsCut => ("最后一行没有写完。".to_owned(), "导出被截断了，请再要一份。"),
            What::Event(EventFault::UnknownKind) => {
                ("记录的种类不认识。".to_owned(), "它是更新的程序写的，或者被改过。请先升级 mingbai 再核对。")
            }
            What::Event(EventFault::Field(why)) => {
                (format!("记录的栏目不合格式（{why}）。"), "本程序从不写这样的记录：它被改过。")
            }
            What::Event(EventFault::Spelling) => {
                ("记录的内容不是规定的写法。".to_owned(), "本程序从不写这样的记录：它被改过。")
            }
            What::NumberInLine { expected, found } => {
                (format!("行里写的编号是 {found}，这里应该是 {expected}。"), "记录被调换、删掉或插进来过。")
            }
            What::NumberInFile { expected, found } => {
                (format!("文件里的编号是 {found}，这里应该是 {expected}。"), "中间的记录不见了，或者多出了记录。")
            }
            What::LeafDiffers { computed, .. } => (
                format!("旁边存的指纹不是这一行的（应为 {}）。", computed.short_groups()),
                "这一行的内容在记账以后被改过，例如改了金额。",
            ),
            What::PrevDiffers { next, .. } => (
                format!("第 {next} 号接的不是这一条的指纹。"),
                "这一条或下一条在记账以后被改过；原来的样子要到备份或导出里找。",
            ),
            What::TimeWentBack { last, found } => {
                (format!("记账时间 {found} 早于前一条的 {last}。"), "记录被调换过，或者时间是编的。")
            }
            What::TimeIsNoMoment(found) => (format!("“{found}”不是一个时间。"), "这一行被改过。"),
            What::OpeningIsMissing { found } => {
                (format!("第 0 号不是开账的记录，而是 {found}。"), "这本账的开头被换掉了。")
            }
            What::OpeningAgain => ("中间又出现一条开账的记录。".to_owned(), "有人把另一本账接了进来。"),
            What::OriginCannotBe(origin) => (format!("账本名“{origin}”不能用。"), "开账的记录被改过。"),
            What::KeyCannotBe(why) => (format!("账本的公钥不能用（{}）。", key_fault(*why)), "开账的记录被改过。"),
            What::FormatIs(version) => (format!("账本的格式是第 {version} 版。"), "请用能读这一版的 mingbai 来核对。"),
            What::AlgorithmsAre(found) => (format!("账本用的算法是“{found}”。"), "请用认识它的 mingbai 来核对。"),
            What::PolicyIs(version) => (format!("账本的审批规定是第 {version} 版。"), "请用认识它的 mingbai 来核对。"),
            What::UnicodeIs(found) => {
                (format!("账本的字符表是 Unicode {found}。"), "请用同一字符表的 mingbai 来核对。")
            }
            What::PinnedOtherwise { expected, found } => (
                format!("您带来的公钥是 {expected}，第 0 号写的是 {found}。"),
                "这不是您认识的那本账：整本被换过，或者拿错了。",
            ),
            What::SignatureIsThere => {
                ("这条记录带着签名，单人记账的记录和导入的行不该有。".to_owned(), "这一行不是本程序写的。")
            }
            What::RecorderDidNotSign { by } => {
                (format!("这条记录没有“{by}”的签名，或签名不是用他登记的钥匙签的。"), "请问本人：这一条是不是他记的。")
            }
            What::NodeDiffers { level, number, .. } => (
                format!("存着的中间指纹（第 {level} 层第 {number} 个）不对。"),
                "记录本身另有核对；这一层可用 mingbai rebuild 重新生成。若记录也有毛病，就是有人改过。",
            ),
            What::CheckpointIsNone { source, why } => (
                format!("检查点（{}）{}。", self.note_source(source), checkpoint(why)),
                "它是别处的，或者被改过；请核对来源。",
            ),
            What::CheckpointIsNamedOtherwise { source, size } => {
                (format!("检查点（{}）其实是前 {size} 条的。", self.note_source(source)), "文件被改了名。")
            }
            What::Rollback { source, known, size, .. } => (
                format!("检查点（{}）签过 {known} 条，这里只有 {size} 条。", self.note_source(source)),
                "末尾的记录不见了，或者拿来的是一份旧的。请找完整的那一份。",
            ),
            What::Fork { source, size, known, found, .. } => (
                format!(
                    "检查点（{}）签的前 {size} 条链头是 {}，这里算出来是 {}。",
                    self.note_source(source),
                    known.short_groups(),
                    found.short_groups()
                ),
                "账被从头改写过，或者有两套账。这就是证据，请留好。",
            ),
            What::Refused(refusal) => {
                (format!("这条记录不守规矩：{}", self.refusal(refusal).what), "本程序不会记下它：账被别的程序写过。")
            }
            What::RulesGiveAnother => (
                "按规矩重算，这条记录应该是另一个样子。".to_owned(),
                "记录里推算出来的内容（例如公示的合计）与前面的记录对不上。",
            ),
            What::RecorderIsNoCode(by) => (format!("记账人“{by}”不是经办人代号。"), "这一行不是本程序写的。"),
            What::ApproverIsUnknown { approver } => {
                (format!("审批人“{approver}”那天不在册，或没有这个职责。"), "这份审批不作数：有人冒名，或改过名册。")
            }
            What::ApproverIsTheRecorder { approver, entry } => (
                format!("第 {entry} 号由“{approver}”自己记、自己批。"),
                "记账和审批必须是两个人。请向双方核实，并查这笔钱付给了谁。",
            ),
            What::ApprovalIsFalse { approver } => {
                (format!("“{approver}”的签名不是他的，或签的是别的记录。"), "请拿这一条去问审批人本人：他没有批过。")
            }
            What::ApprovalOfNothing { entry } => {
                (format!("审批的第 {entry} 号不是待审批的记录。"), "这份审批对不上任何申请：记录被换过或挪过。")
            }
            What::ImportIsShort(open) => {
                (format!("第 {} 号的导入还缺 {} 行。", open.import, open.rows_left), "导入的末尾不见了：账被剪短了。")
            }
            What::RowDiffers { table, stored, derived } => (
                match (stored, derived) {
                    (Some(stored), _) => format!("{}里多出或改动了一行：{}", self.table(*table), columns(stored)),
                    (None, Some(derived)) => format!("{}里少了一行：{}", self.table(*table), columns(derived)),
                    (None, None) => format!("{}不对。", self.table(*table)),
                },
                "表里的数字与记录对不上。记录若都成立，mingbai rebuild 会按记录重新生成；先查清是谁改的。",
            ),
            What::TableDiffers { table, stored, derived } => (
                format!("{}有 {stored} 行，从记录算出来是 {derived} 行，或内容不同。", self.table(*table)),
                "表与记录对不上。记录若都成立，mingbai rebuild 会按记录重新生成；先查清是谁改的。",
            ),
            What::TextDiffers(field) => (
                format!("{}与账上封存的不符。", self.private_field(*field)),
                "私密资料被改过：账上封存的才是当时登记的。",
            ),
            What::TextWithoutCommitment(field) => {
                (format!("多出一个{}，账上没有封存过。", self.private_field(*field)), "有人往私密资料里加了东西。")
            }
            What::SaltIsZero(field) => {
                (format!("{}的随机数全是零。", self.private_field(*field)), "这样封存等于没有封存，别人猜得出来。")
            }
            What::SaltIsUsedTwice(field) => {
                (format!("{}的随机数用过两次。", self.private_field(*field)), "别人能看出两处是不是同一个人。")
            }
            What::TextIsStillThere(field) => {
                (format!("{}应该已经删除，却还在。", self.private_field(*field)), "账上说已经删除，请真正删掉它。")
            }
            What::SealDiffers { field, is_sealed } => (
                if *is_sealed {
                    format!("{}被封存了，账上没有这样的记录。", self.private_field(*field))
                } else {
                    format!("{}应该封存，却开着。", self.private_field(*field))
                },
                "私密资料的开闭与账上说的不一样，有人动过。",
            ),
            What::PersonDiffers { field, stored, derived } => (
                format!(
                    "{}记在{}名下，应在{}名下。",
                    self.private_field(*field),
                    stored.map_or("无编号".to_owned(), |n| n.to_string()),
                    derived.map_or("无编号".to_owned(), |n| n.to_string())
                ),
                "私密资料被挪到了别人名下。",
            ),
            What::PaperIsMissing(digest) => {
                (format!("附件 {digest} 不见了。"), "账上提到它，却拿不出来。请从备份或导出里找回。")
            }
            What::PaperDiffers { name } => {
                (format!("附件“{name}”的内容变了。"), "它不再是账上提到的那一份。请从备份或导出里找回。")
            }
            What::NoticeFileIsMissing { notice, name } => {
                (format!("第 {notice} 期公示的“{name}”不见了。"), "张贴过的文件必须原样留着。请从备份或导出里找回。")
            }
            What::NoticeFileDiffers { notice, name } => {
                (format!("第 {notice} 期公示的“{name}”被改过。"), "它不是当时张贴的那一份。请从备份或导出里找回原件。")
            }
            What::NoticeFileIsExtra { name } => {
                (format!("公示文件夹里多出“{name}”。"), "账上没有提到它，可能有人想冒充公示。")
            }
            What::HeadIsMissing => ("没有 checkpoint.note。".to_owned(), "导出不完整，请再要一份。"),
            What::HeadIsOfAnotherSize { head, size } => {
                (format!("检查点签的是 {head} 条，这里有 {size} 条。"), "导出的行被删过或加过。")
            }
            What::ProofIsMissing => ("没有 consistency.txt。".to_owned(), "导出不完整，请再要一份。"),
            What::ProofCannotBeRead => ("consistency.txt 不合格式。".to_owned(), "文件损坏或被改过，请再要一份。"),
            What::ProofBeginsElsewhere(size) => {
                (format!("一致性证明从 {size} 条起，导出里却没有那个检查点。"), "导出不完整，或证明被换过。")
            }
            What::ProofFails(why) => {
                (format!("一致性证明不成立（{}）。", proof(*why)), "这一次导出不是接着上一次的，或证明被改过。")
            }
            What::VerifierIsMissing => ("没有 verify.py。".to_owned(), "导出不完整，请再要一份。"),
            What::VerifierDiffers => (
                "verify.py 与本程序附带的不一样。".to_owned(),
                "可能是另一版的程序导出的，也可能被人换过：不要相信它说的话。",
            ),
            What::Stranger(name) => (format!("多出一个文件“{name}”。"), "导出里不该有它。"),
        };
        (what, means.to_owned())
    }
}

/// A row of the books, its columns parted for the eye.
fn columns(row: &str) -> String {
    row.replace('\t', " | ")
}

fn line(why: &LineError) -> String {
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
fn checkpoint(why: &CheckpointError) -> String {
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

fn proof(why: ProofError) -> &'static str {
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

fn key_fault(why: KeyError) -> &'static str {
    match why {
        KeyError::Shape => "写法不对",
        KeyError::Name => "名称不对",
        KeyError::NotEd25519 => "不是 Ed25519",
        KeyError::Hash => "编号不对",
        KeyError::Point => "谁都能冒签",
    }
}
