//! 密钥、经办人、人员、备份、恢复与重建的话。

use std::path::Path;

use super::Zh;
use crate::desk::restoring::{LineFault, Luggage, RestoreError, Restored, Texts};
use crate::ledger::event::{LedgerOpened, PrivateField};
use crate::ledger::field::Seq;
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::store::backup::{BackedUp, BackupRecord};
use crate::store::locked::{LockError, SHORTEST_PASSPHRASE};
use crate::text::{
    FaultWords, KeepingHelp, KeepingWords, KeyMade, MachineWords, NumberWords, PersonField, RefusalWords, Told,
};

/// 一串编号。
fn joined(numbers: &[PersonNumber]) -> String {
    numbers.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
}

impl KeepingWords for Zh {
    fn name_holds_a_number(&self) -> Told {
        Told::new(
            "姓名里有手机号或身份证号，姓名会公开。",
            "姓名只写姓名；手机号写进 --phone 或“手机”一列，身份证号写进 --identity 或“身份证”一列，都不公开。",
        )
    }

    fn wrong_identity(&self) -> Told {
        Told::new(
            "身份证号不对：位数不够，或和最后一位校验码对不上。",
            "请照证件再抄一遍：18 位，最后一位可以是 X；护照、通行证照原样写。",
        )
    }

    fn is_registered(&self, number: PersonNumber, is_by_identity: bool) -> Told {
        if is_by_identity {
            let cure = format!(
                "请用他的编号 {number}（登记志愿者：mingbai volunteer add {number}）；号码抄错的，请照证件改。"
            );
            return Told::new(format!("这个身份证号已经登记给 {number}。"), cure);
        }
        Told::new(
            format!("同名同电话的人已经登记：{number}。"),
            format!("是同一个人，请用他的编号：mingbai volunteer add {number}；确是另一个人，请写上各自的身份证号。"),
        )
    }

    fn real_name_needs_a_number(&self) -> Told {
        Told::new(
            "志愿者要实名登记，没有写电话，也没有写身份证号。",
            "请加上 --phone 或 --identity（不公开；写一个“-”就在屏幕上问，不留在命令记录里）。",
        )
    }

    fn number_is_missing(&self, number: PersonNumber) -> String {
        format!(
            "提醒：{number} 没有登记电话，也没有身份证号；实名登记请补上：mingbai person amend {number} --phone 号码"
        )
    }

    fn wrong_phone(&self) -> Told {
        Told::new(
            "电话号码不完整，或者不是电话号码。",
            "手机写 11 位，如 13800000000；座机写区号和 7 到 8 位号码，如 0635-1234567；国外的加 + 和国家代码。数错了位数的，请向本人核对。",
        )
    }

    fn key_made(&self, made: &KeyMade<'_>) -> String {
        let KeyMade { code, path, public, verifier, fingerprint, is_locked } = made;
        let care = if *is_locked {
            "私钥文件用口令锁着；口令忘了，谁也打不开。"
        } else {
            "私钥文件没有口令，谁拿到它就能冒充您签名；请只存在自己手里。"
        };
        format!(
            "私钥　　{}（不要交给任何人，不要放进账本文件夹）\n{care}\n公钥　　{public}\n验证行　{verifier}\n\
             指纹　　{fingerprint}\n把公钥交给记账人登记：mingbai operator enrol {code} --key {public} --role 职责\n\
             登记后请核对指纹一致。",
            path.display()
        )
    }

    fn key_rehearsed(&self, path: &Path) -> String {
        format!("演练：会把私钥写到 {}，现在什么也没有写。", path.display())
    }

    fn passphrase(&self) -> &'static str {
        "口令"
    }

    fn passphrase_again(&self) -> &'static str {
        "再输一遍"
    }

    fn passphrases_differ(&self) -> &'static str {
        "两遍不一样，请重输"
    }

    fn passphrase_missing(&self) -> Told {
        Told::new("没有口令。", "请在终端里运行，会问两遍；或者用 --passphrase-file 文件 给出口令。")
    }

    fn lock(&self, path: Option<&Path>, error: &LockError) -> Told {
        let file = path.map(|path| format!("“{}”", path.display())).unwrap_or_default();
        match error {
            LockError::TooShort => Told::new(
                format!("口令不到 {SHORTEST_PASSPHRASE} 个字符。"),
                "请用长一些的，例如四五个不相干的词；写在纸上，和备份分开放。",
            ),
            LockError::WrongPassphrase => Told::new(
                format!("口令打不开{file}。"),
                "请核对大小写和输入法。口令丢了就没有别的办法；不带口令也能恢复账本，只是没有姓名和钥匙。",
            ),
            LockError::NotLocked => Told::new(format!("{file}不是用口令锁的文件，或者已经损坏。"), "请换一份备份。"),
            LockError::TooMuchWork => {
                Told::new(format!("打开{file}要算上几个小时，不像是明白账的备份。"), "请核对文件的来源。")
            }
            LockError::File(error) => {
                Told::new(format!("{file}读不了：{}。", self.io_fault(error)), "请核对路径、磁盘和权限。什么也没有写。")
            }
        }
    }

    fn key_not_enrolled(&self) -> &'static str {
        "未登记"
    }

    fn key_of_another(&self, name: &str, code: &Code) -> Told {
        Told::new(
            format!("这把公钥是“{name}”的，要登记的却是“{code}”。"),
            format!("请让 {code} 本人用 mingbai keygen {code} 生成。"),
        )
    }

    fn person_number(&self, number: PersonNumber) -> String {
        format!("编号 {number}")
    }

    fn others_bear_the_name(&self, numbers: &[PersonNumber]) -> String {
        format!("已有同名的：{}。如果是同一个人，请用 mingbai person merge 合并；不是就不用管。", joined(numbers))
    }

    fn private_question(&self, field: PersonField) -> String {
        self.person_field(field)
    }

    fn nothing_to_change(&self) -> Told {
        Told::new(
            "没有要改的内容，或者和现在的一样。",
            "请写上要改的一项，例如 --phone；写成 --phone \"\" 表示以后不再登记。",
        )
    }

    fn person_field(&self, field: PersonField) -> String {
        let private = |field| match field {
            PrivateField::Address => "住址",
            PrivateField::Identity => "身份证号",
            PrivateField::Memo => "备注",
            PrivateField::Name => "姓名",
            PrivateField::Phone => "电话",
            PrivateField::RelayedBy => "转交人",
        };
        match field {
            PersonField::Number => "编号".to_owned(),
            PersonField::Kind => "类别".to_owned(),
            PersonField::Display => "公开方式".to_owned(),
            PersonField::Minor => "未成年".to_owned(),
            PersonField::State => "状态".to_owned(),
            PersonField::MergedFrom => "并入的编号".to_owned(),
            PersonField::Reason => "抹除原因".to_owned(),
            PersonField::Private(field) => private(field).to_owned(),
            PersonField::Before(field) => format!("以前的{}", private(field)),
        }
    }

    fn yes_or_no(&self, yes: bool) -> &'static str {
        if yes { "是" } else { "否" }
    }

    fn sealed(&self) -> &'static str {
        "（已封存）"
    }

    fn withheld(&self) -> &'static str {
        "（不在这里）"
    }

    fn merged_into(&self, number: PersonNumber) -> String {
        format!("已并入 {number}")
    }

    fn more_people(&self, limit: u32) -> String {
        format!("只列了前 {limit} 位；用 --limit 多列，用 --name 找人。")
    }

    fn gifts_of(&self, number: PersonNumber, count: usize) -> String {
        format!("{number} 的捐赠：{count} 笔")
    }

    fn more_gifts(&self, limit: u32) -> String {
        format!("只列了前 {limit} 笔。")
    }

    fn sealed_instead(&self, until: Day) -> String {
        format!("凭证还在法定保管期内，{}以前不能删除，先封存：任何地方都不再显示。", self.day(until))
    }

    fn person_sealed(&self, number: PersonNumber) -> String {
        format!("{number} 的个人信息已封存。保管期满后再运行一次，就会删除。")
    }

    fn person_removed(&self, number: PersonNumber) -> String {
        format!("{number} 的个人信息已从 people.db 里删除，文件也重新写过，没有留下残页。")
    }

    fn journal_is_left(&self, path: &Path) -> Told {
        Told::new(
            format!("个人信息已删除，但旁边还留着 {}，里面可能有刚删的内容。", path.display()),
            "请关掉正在打开账本的程序，再运行一次这条命令，它会清理干净。",
        )
    }

    fn backups_hold(&self, records: &[&BackupRecord]) -> String {
        if records.is_empty() {
            return "没有记录到含有他个人信息的备份；自己另存过的副本，请一并销毁。".to_owned();
        }
        let line = |record: &&BackupRecord| format!("　{}　{}（{} 条）", record.at, record.place, record.entries);
        format!(
            "这些备份里还有他的个人信息，请销毁，再做一份新的：\n{}\n自己另存过的副本不在这张单子上，也请销毁。",
            records.iter().map(line).collect::<Vec<_>>().join("\n")
        )
    }

    fn what_stays(&self) -> &'static str {
        "还会留下的：账上的编号、金额、日期和指纹（没有姓名，猜不出来）；已经张贴的公示和发出的凭证上若写了全名，\
         收不回来，请把还挂着的换成遮盖姓名的；硬盘上未被覆盖的旧区块。账本的核对不受影响。"
    }

    fn backed_up(&self, target: &Path, made: &BackedUp, is_rehearsal: bool) -> String {
        let head = if is_rehearsal { "演练：备份会在 " } else { "备份好了：" };
        format!(
            "{head}{}\n账本 {} 条　最后一条的指纹 {}\n{}",
            target.display(),
            made.size,
            made.leaf.short_groups(),
            inside(made)
        )
    }

    fn backup_readme(&self, opened: &LedgerOpened, made: &BackedUp, at: &str) -> String {
        format!(
            "{}　{}\n明白账的备份，{at} 制作，{} 条，最后一条的指纹 {}\n\n{}\n\n\
             恢复：mingbai restore 这个文件夹 新文件夹\n\
             没有 mingbai 时：ledger.db 是 SQLite 文件，entry 表里一行一条；*.age 用 age -d 加口令打开。\n\
             不要直接在这里记账。\n",
            opened.name,
            opened.origin,
            made.size,
            made.leaf.short_groups(),
            inside(made)
        )
    }

    fn backup_is_inside(&self, target: &Path) -> Told {
        Told::new(
            format!("“{}”在账本文件夹里面，账本坏了备份也跟着坏。", target.display()),
            "请放到别的磁盘上，例如 U 盘。",
        )
    }

    fn replaying(&self) -> &'static str {
        "逐条重放"
    }

    fn restored(&self, dir: &Path, made: &Restored, is_rehearsal: bool) -> String {
        let head = if is_rehearsal { "演练：可以恢复到 " } else { "恢复好了：" };
        let checkpoints = match (made.checkpoints, made.is_remembered) {
            (0, false) => "没有检查点可以对照：请拿公示或凭证上的链头指纹，用 mingbai check 核对。".to_owned(),
            (0, true) => "和本机记得的检查点一致。".to_owned(),
            (count, true) => format!("随带的 {count} 个检查点和本机记得的那个都一致。"),
            (count, false) => {
                format!("随带的 {count} 个检查点都一致；本机没有记得的检查点，请再拿公示上的链头指纹核对。")
            }
        };
        let notices = match made.notices_missing {
            0 => String::new(),
            count => format!("\n公示的文件缺 {count} 个，来源里没有。"),
        };
        let people = match &made.people {
            Luggage::Absent => "个人信息：来源里没有，姓名都不能显示。".to_owned(),
            Luggage::Locked => {
                "个人信息：来源里有，没有给口令，没有恢复；要的话换个文件夹，加 --passphrase-file 再来。".to_owned()
            }
            Luggage::Came(texts) => self.restored_texts(texts),
        };
        let keys = match made.keys {
            Luggage::Came(()) => "钥匙：已恢复。".to_owned(),
            Luggage::Absent | Luggage::Locked => format!(
                "钥匙：没有恢复。在把 desk.key 和 row.secret 抄到 {} 之前，不能签检查点、公示和凭证，也不能导入没有流水号的名单。",
                dir.join("keys").display()
            ),
        };
        format!(
            "{head}{}\n账本 {} 条，逐条重放，链和规则都通过　最后一条的指纹 {}\n{checkpoints}{notices}\n{people}\n{keys}",
            dir.display(),
            made.size,
            made.leaf.short_groups()
        )
    }

    fn restored_texts(&self, texts: &Texts) -> String {
        let sealed = if texts.sealed > 0 { format!("，已封存 {} 项", texts.sealed) } else { String::new() };
        let removed = if texts.removed > 0 {
            format!("；另有 {} 项按账上的删除记录没有恢复", texts.removed)
        } else {
            String::new()
        };
        format!("个人信息：可读 {} 项{sealed}{removed}。", texts.open)
    }

    fn restore_fault(&self, error: &RestoreError) -> Told {
        match error {
            RestoreError::NothingThere(path) => Told::new(
                format!("“{}”既不是备份，也不是导出。", path.display()),
                "备份的文件夹里有 ledger.db，导出的文件夹里有 ledger.jsonl，请指到那个文件夹。",
            ),
            RestoreError::Line { seq, fault } => self.line_fault(*seq, fault),
            RestoreError::Private { seq, field } => Told::new(
                format!(
                    "第 {seq} 号的{}和账上的指纹对不上：people.db 被改过。",
                    self.person_field(PersonField::Private(*field))
                ),
                "请换一份备份；或者不给口令，先恢复没有姓名的账本。",
            ),
            RestoreError::Notice { number, name } => Told::new(
                format!("第 {number} 期公示的文件“{name}”和账上的指纹对不上：被改过。"),
                "请换一份备份或导出，并告诉监督人。",
            ),
            RestoreError::Locked { path, fault } => self.lock(Some(path), fault),
            RestoreError::Desk(error) => self.desk(error),
        }
    }

    fn line_fault(&self, seq: Seq, fault: &LineFault) -> Told {
        let what = match fault {
            LineFault::Spelling(error) => format!("写法不对（{error}）"),
            LineFault::Event(error) => format!("内容读不懂（{error}）"),
            LineFault::Number(number) => format!("写的是第 {number} 号，中间少了或乱了"),
            LineFault::Unlinked => "接不上前一条".to_owned(),
            LineFault::Leaf => "和旁边存的指纹对不上".to_owned(),
            LineFault::Time => "记录时间比前一条还早".to_owned(),
            LineFault::Rule(refusal) => format!("不合规则：{}", self.refusal(refusal).what),
            LineFault::OtherEvent => "不是按规则写出来的".to_owned(),
            LineFault::Cut => "后面被截断了，不完整".to_owned(),
        };
        Told::new(
            format!("第 {seq} 号{what}。什么也没有恢复。"),
            "这份文件损坏或被改动过，请换另一份备份或导出，并告诉监督人。",
        )
    }

    fn rebuilt(&self, size: u64) -> String {
        format!("按 {size} 条记录重新生成了各种余额表。记录本身没有动。")
    }

    fn rebuild_rehearsed(&self, size: u64) -> String {
        format!("演练：会按 {size} 条记录重新生成各种余额表，现在什么也没有写。")
    }

    fn no_such_page(&self, command: &str) -> Told {
        Told::new(format!("没有“{command}”这条命令。"), "用 mingbai --help 看有哪些命令。")
    }
}

/// 备份里有什么、没有什么。
fn inside(made: &BackedUp) -> String {
    let there = |yes: bool, inside: &str, outside: &str| if yes { inside.to_owned() } else { outside.to_owned() };
    [
        format!("里面有：账本，文件 {} 个，公示文件 {} 个，检查点 {} 个", made.papers, made.notices, made.checkpoints),
        there(
            made.people,
            "里面有：个人信息，用口令锁着（people.db.age）",
            "里面没有：个人信息（姓名、电话等），要的话加 --with-people",
        ),
        there(
            made.keys > 0,
            "里面有：账本的钥匙，用口令锁着（keys/*.age）",
            "里面没有：账本的钥匙（keys 文件夹），要的话加 --with-keys，或另抄到别处",
        ),
        "里面没有：经办人各自的私钥，由本人保管".to_owned(),
    ]
    .join("\n")
}

/// 这些命令的帮助。
pub(in crate::text) const HELP: KeepingHelp = KeepingHelp {
    keygen_name: "持有人的代号，登记时用同一个",
    keygen_out: "私钥写到哪个文件，默认 代号.key；不会覆盖已有的文件",
    keygen_passphrase: "用口令锁住私钥文件（age 格式），在终端里问两遍",
    passphrase_file: "从文件的内容取口令，供脚本使用",
    operator_enrol: "登记一位经办人和他自己生成的公钥",
    operator_list: "列出经办人、职责和公钥指纹",
    operator_code: "新经办人的代号",
    operator_key: "公钥：64 个十六进制字符，或 keygen 给出的验证行",
    operator_role: "职责，可写几个，用逗号隔开：recorder、approver、cashier、shopkeeper、supervisor、auditor、federation、owners_committee",
    operator_person: "他在人员登记里的编号",
    operator_from: "从哪一天起，默认今天",
    person_add: "登记一个人或单位，得到编号",
    person_amend: "更改登记的内容，只写要改的几项",
    person_merge: "两个编号其实是同一个人：把前一个并入后一个",
    person_list: "列出编号，姓名默认遮盖",
    person_show: "给本人看的一份：登记的个人信息和全部捐赠",
    person_unseal: "启封已封存的个人信息：要两个人，写明凭什么文件",
    person_erase: "按本人要求抹除个人信息：保管期内封存，期满删除",
    person_number: "编号，例如 p41",
    person_name: "姓名，或单位的登记名称；写 - 则在终端里问，不留在命令记录里",
    person_kind: "个人、企业或单位",
    person_phone: "电话；写 - 则在终端里问",
    person_identity: "身份证号；写 - 则在终端里问",
    person_address: "住址；写 - 则在终端里问",
    person_minor: "未满十八岁：公示上一律遮盖姓名",
    merge_from: "不再使用的编号",
    merge_into: "留下的编号",
    merge_reason: "怎么知道是同一个人",
    list_full: "显示全名",
    list_name: "只列叫这个名字的",
    list_limit: "最多列多少位",
    erase_reason: "谁要求的，凭什么文件",
    unseal_reason: "谁要查，查什么",
    unseal_paper: "来函的文号，如法院、税务的公函",
    erase_remove: "只删除，不封存：还不能删除时就不做",
    backup_dir: "备份放到哪个文件夹，必须没有或是空的",
    backup_people: "带上个人信息，用口令锁住",
    backup_keys: "带上账本的钥匙，用口令锁住",
    restore_source: "备份或导出的文件夹",
    restore_dir: "新账本放到哪个文件夹，必须没有或是空的",
    shell: "哪一种命令行：bash、zsh、fish、powershell、elvish",
    man_command: "哪一条命令的手册页，默认是总的一页",
};
