//! 核验的话.

use std::path::Path;

use crate::audit::{Claim, Finding, PackFault, PaidToCommittee, Report, Source, Verdict, What};
use crate::chain::{KeyError, VerifierKey};
use crate::ledger::books::rows::Table;
use crate::ledger::event::{EventFault, PrivateField};
use crate::ledger::yuan::Yuan;
use crate::text::grouped;
use crate::text::zh::Zh;
use crate::text::zh::proof::{checkpoint, line, proof};
use crate::text::{AuditWords, ListWords, RefusalWords, Told};

impl AuditWords for Zh {
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
        lines.extend(
            report.packed.map(|files| format!("资料包　　清单上 {files} 个文件，逐个比过 SHA-256，清单的签名核对过")),
        );
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
        lines.extend(committee(report));
        lines.push(match report.receipts_missing.0 {
            0 => "票据号　　没有断号".to_owned(),
            missing => format!("票据号　　中间缺 {missing} 个号（作废或开给账外），请问总会 → mingbai report receipts"),
        });
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
            Claim::StatementsSaySo => "转入的志愿者，带来的就是凭证上写的",
            Claim::PapersAreAllHere => "账上提到的附件都在，内容没有变",
            Claim::NoticesAreAsPosted => "公示文件就是当时张贴的那一份",
            Claim::HeadCoversTheExport => "导出的检查点盖住每一行",
            Claim::ProofLeadsToTheHead => "与上次导出之间的证明成立",
            Claim::VerifierIsOurOwn => "附带的核验程序没有换过",
            Claim::NothingElseIsHere => "没有来历不明的文件",
            Claim::PackIsAsSealed => "审计资料包的每个文件都是交出时的样子",
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
            What::ImportIsShort(open) => (
                format!("第 {} 号的导入或盘点还缺 {} 行。", open.import, open.rows_left),
                "它的末尾不见了：账被剪短了。",
            ),
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
            What::StatementSaysOtherwise(digest) => (
                format!("转出凭证 {digest} 说的不是这一条：时长、积分、编号、指纹或去向对不上。"),
                "别的社区带来的时长和积分只能照凭证记。请向转出的社区核对，并查问记账人。",
            ),
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
            What::Pack(fault) => pack(fault),
        };
        (what, means.to_owned())
    }
}

/// A row of the books, its columns parted for the eye.
fn columns(row: &str) -> String {
    row.replace('\t', " | ")
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

/// 审计资料包.
fn pack(fault: &PackFault) -> (String, &'static str) {
    match fault {
        PackFault::ListIsMissing => ("没有文件清单 manifest.txt。".to_owned(), "资料包不完整，请再要一份。"),
        PackFault::ListIsNone => ("文件清单 manifest.txt 读不出来。".to_owned(), "清单被改过或损坏，请再要一份。"),
        PackFault::SealIsMissing => ("没有文件清单的签名 manifest.note。".to_owned(), "资料包不完整，请再要一份。"),
        PackFault::SealIsFalse => (
            "文件清单的签名 manifest.note 不是这本账的钥匙签的。".to_owned(),
            "签名被改过，或资料包是别人做的；请再要一份。",
        ),
        PackFault::ListDiffers => {
            ("文件清单 manifest.txt 不是签过名的那一份。".to_owned(), "清单被改过；请再要一份来比。")
        }
        PackFault::HeadDiffers(size) => (
            format!("资料包是照前 {size} 条做的，里面的账却不是这么多，或内容不同。"),
            "资料包是拼起来的；请再要一份。",
        ),
        PackFault::FileIsMissing(name) => (format!("少了文件“{name}”。"), "清单上有它；请再要一份资料包。"),
        PackFault::FileDiffers(name) => {
            (format!("文件“{name}”被改过。"), "它不是交出时的样子：不要相信它，请再要一份资料包。")
        }
        PackFault::FileIsExtra(name) => (format!("多出一个文件“{name}”。"), "清单上没有它，不是资料包里的。"),
    }
}

/// What was paid to the committee and those close to it.
fn committee(report: &Report) -> Vec<String> {
    let paid = &report.to_committee;
    if paid.is_empty() {
        return vec!["委员收款　没有付给委员，也没有付给委员申报的亲属、企业".to_owned()];
    }
    let sum = Yuan::sum(paid.iter().map(|one| one.paid)).unwrap_or_default();
    let head = format!("委员收款　{} 份申请，共 {} 元，收款人是委员或其申报的亲属、企业：", paid.len(), grouped(sum));
    let row = |one: &PaidToCommittee| {
        format!("　　　　　第 {} 号，委员 {}，{} 元", one.request, one.member, grouped(one.paid))
    };
    std::iter::once(head).chain(paid.iter().take(20).map(row)).collect()
}
