//! 柜台上说的话.

use std::path::Path;

use crate::desk::Recorded;
use crate::ledger::event::{Kind, LedgerOpened};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::PersonNumber;
use crate::ledger::period::{Day, Month};
use crate::ledger::words::{Mode, Purpose};
use crate::text::zh::Zh;
use crate::text::zh::usage::meant;
use crate::text::{CounterWords, ListWords, NumberWords, Told};

impl CounterWords for Zh {
    fn failure(&self, told: &Told) -> String {
        format!("没有办成：{}\n怎么办：{}", told.what, told.cure)
    }

    fn rehearsed(&self, seq: Seq) -> String {
        format!("演练：第 {seq} 号会这样写，现在什么也没有记。")
    }

    fn recorded(&self, recorded: &Recorded) -> String {
        let kind = self.entry_kind(recorded.event.kind());
        format!("已记录：第 {} 号 {kind}　指纹 {}", recorded.seq, recorded.leaf.short_groups())
    }

    fn custodian_of(&self, county: &str) -> String {
        format!("{county}专户")
    }

    fn ledger_opened(&self, dir: &Path, opened: &LedgerOpened, leaf: &str) -> String {
        let purpose = match opened.purpose {
            Purpose::Real => String::new(),
            Purpose::Demo | Purpose::Test => format!("（{}）", self.purpose(opened.purpose)),
        };
        let mode = match opened.mode {
            Mode::OnePerson => format!("\n{}", self.one_person_mode()),
            Mode::TwoPerson => String::new(),
        };
        let recovery =
            if opened.recovery_key.is_none() { "\n没有恢复公钥：钥匙丢了就不能补办。" } else { "" };
        format!(
            "账本建好了{purpose}：{}\n账本名　{}\n第 0 号指纹　{leaf}（抄下来，交给监督人）{mode}{recovery}\n\
             接下来：mingbai donate 100 --donor 姓名 --ledger {}",
            dir.display(),
            opened.origin,
            dir.display()
        )
    }

    fn init_rehearsed(&self, dir: &Path) -> String {
        format!("演练：会在 {} 建账，现在什么也没有写。", dir.display())
    }

    fn unknown_account(&self, code: &str, known: &[&str]) -> Told {
        Told::new(format!("没有代号为“{code}”的账户。"), format!("已有的账户：{}。", known.join("、")))
    }

    fn unknown_project(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known {
            [] => "还没有项目，请先用 mingbai project propose 提出。".to_owned(),
            [_, ..] => {
                format!(
                    "{}已有的项目：{}。新项目用 mingbai project propose 提出。",
                    meant(code, known),
                    known.join("、")
                )
            }
        };
        Told::new(format!("没有代号为“{code}”的项目。"), cure)
    }

    fn no_default_account(&self, for_cash: bool) -> Told {
        if for_cash {
            Told::new(
                "还没有放现金的账户。",
                "请先开立：mingbai account open xianjin --holder cash_in_transit --name 待存现金",
            )
        } else {
            Told::new("没有可用的总会专户。", "请用 --account 指明账户，或用 mingbai account open 开立。")
        }
    }

    fn which_account(&self, option: &str, codes: &[String]) -> Told {
        Told::new("有几个账户，不知道是哪一个。", format!("请加上 {option}，可用的有：{}。", codes.join("、")))
    }

    fn no_such_entry(&self, seq: Seq, size: u64) -> Told {
        Told::new(format!("没有第 {seq} 号记录。"), format!("这本账现在有 {size} 条，从 0 号起。"))
    }

    fn kind_of(&self, word: &str) -> String {
        Kind::of(word).map_or_else(|| word.to_owned(), |kind| self.entry_kind(kind).to_owned())
    }

    fn leaf_differs(&self, seq: Seq) -> Told {
        Told::new(
            format!("第 {seq} 号的内容和它旁边存的指纹对不上：被改动过。"),
            "不要再记账，请运行 mingbai verify，并告诉监督人。",
        )
    }

    fn find_what(&self) -> Told {
        Told::new(
            "没有写要找什么。",
            "直接写金额、日期、姓名或号码，如 mingbai find 王芳；也可用 --amount、--date、--name、--id 分别写。",
        )
    }

    fn found_nothing(&self) -> String {
        "没有找到。".to_owned()
    }

    fn donor_is_known(&self, number: PersonNumber) -> String {
        format!("这个名字已登记为 {number}，记在他名下。")
    }

    fn several_bear_the_name(&self, numbers: &[PersonNumber]) -> Told {
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        Told::new(
            format!("有几位登记过的捐赠人叫这个名字：{}。", numbers.join("、")),
            "请用 mingbai person show 编号 看是哪一位，再写他的编号（--donor 编号、--to 编号，或名单的编号栏）。",
        )
    }

    fn status_head(&self, opened: &LedgerOpened, mode: Mode, size: u64, root: &str) -> String {
        let mode = match mode {
            Mode::OnePerson => format!("\n{}", self.one_person_mode()),
            Mode::TwoPerson => String::new(),
        };
        format!("{}　{}\n账本 {size} 条　链头 {root}{mode}", opened.name, self.purpose(opened.purpose))
    }

    fn one_person_mode(&self) -> &'static str {
        "单人记账：目前一个人就能记录和张贴，公示上会写明；双人审批启用前请由监督人按月核对。"
    }

    fn notice_due(&self, month: Month) -> String {
        format!("该办：{}的公示还没有张贴 → mingbai notice publish {month}", self.month(month))
    }

    fn nothing_due(&self) -> &'static str {
        "没有到期未办的事。"
    }

    fn posting_is_far_ahead(&self, from: Day, latest: Day) -> Told {
        Told::new(
            format!("{from}才开始张贴，太晚了：没贴出来的公示谁也看不到，这个月一直算没有公示。"),
            format!("张贴开始的日期最晚写 {latest}；到时候再办也可以。"),
        )
    }

    fn common_income_must_hang(&self, until: Day, least: Day) -> Told {
        Told::new(
            format!("这一期有公共收益，要挂满 30 天；只挂到 {until} 不够。"),
            format!("--until 写 {least} 或以后；不写 --until 就是挂满 30 天。"),
        )
    }

    fn no_notice_due(&self) -> Told {
        Told::new(
            "没有哪个月的公示到期：到上个月为止都张贴过了，或者账上还没有收支、捐物和积分。",
            "下个月初再来；要指定月份，就写 mingbai notice publish 2026-10 这样。",
        )
    }

    fn notice_posted(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String {
        format!(
            "第 {number} 期公示（{}）已张贴，{} 个文件已定稿：{}\n在 {}；打印其中的 HTML 即可上墙。",
            self.month(month),
            files.len(),
            first_of(files),
            folder.display()
        )
    }

    fn notice_prepared(&self, number: Count, month: Month, files: &[String], folder: &Path) -> String {
        format!(
            "第 {number} 期公示（{}）编好了，{} 个文件，还没有张贴：{}\n在 {}；张贴时运行 mingbai notice publish。",
            self.month(month),
            files.len(),
            first_of(files),
            folder.display()
        )
    }

    fn notice_rehearsed(&self, number: Count, month: Month) -> String {
        format!("演练：这是第 {number} 期（{}），现在什么也没有张贴。", self.month(month))
    }

    fn no_such_notice(&self, number: Count) -> Told {
        Told::new(format!("没有第 {number} 期公示。"), "用 mingbai notice list 查看各期。")
    }

    fn notice_altered(&self, number: Count, file: &str) -> Told {
        Told::new(
            format!("第 {number} 期公示的文件“{file}”不见了或被改动过，不能重印。"),
            "请从备份或导出里找回原文件；账上记着它的指纹。",
        )
    }

    fn notice_reprinted(&self, number: Count, folder: &Path) -> String {
        format!("第 {number} 期公示原样放到了 {}。", folder.display())
    }

    fn board(&self) -> &'static str {
        "社区公告栏"
    }

    fn demo_done(&self, dir: &Path, size: u64, notices: &[String]) -> String {
        format!(
            "样板账建好了：{}，{size} 条记录，{} 期公示，全部核对无误。人名都是虚构的，钥匙是公开的。\n\
             打开看看：{}\n再试试：mingbai --ledger {} status",
            dir.display(),
            notices.len(),
            notices.last().map_or("", String::as_str),
            dir.display()
        )
    }

    fn demo_step(&self, line: &str) -> String {
        format!("样板账停在这一步：{line}")
    }
}

/// 前三个文件：上墙的、海报、工作簿.
fn first_of(files: &[String]) -> String {
    let first: Vec<&str> = files.iter().take(3).map(String::as_str).collect();
    if files.len() > first.len() { format!("{} 等", first.join("、")) } else { first.join("、") }
}
