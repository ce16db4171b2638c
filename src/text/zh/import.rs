//! 导入时说的话.

use std::path::Path;

use crate::desk::importing::Imported;
use crate::import::{
    AidColumn, DateFault, Encoding, Field, FileError, Kind, MapFault, ProfileFault, Reason, SpreadsheetFault, Trouble,
};
use crate::ledger::books::Tally;
use crate::ledger::yuan::Yuan;
use crate::text::zh::Zh;
use crate::text::{BadRow, FaultWords, ImportSummary, ImportWords, NumberWords, Told};

/// What a list of gifts has.
const DONATIONS: &str = "捐款名单：每行一笔，至少有金额；日期、捐赠人、流水号、备注等列自动认，也可用 --map 指明";

impl ImportWords for Zh {
    fn file_error(&self, file: &Path, error: &FileError) -> Told {
        let file = file.display();
        let list = |headings: &[String]| headings.join("、");
        match error {
            FileError::Io(error) => {
                Told::new(format!("文件“{file}”打不开：{}。", self.io_fault(error)), "请核对文件名和路径。")
            }
            FileError::Changed => Told::new("文件在读的时候变了。", "请关掉正在编辑它的程序，再导一次。"),
            FileError::Empty => Told::new(format!("文件“{file}”是空的。"), "请核对是不是选错了文件。"),
            FileError::Encoding { offset, line } => Told::new(
                format!("第 {line} 行（第 {offset} 个字节）既不是 UTF-8 也不是 GB18030 编码。"),
                "请用 WPS、Excel 打开表格，另存为 CSV UTF-8；文字文件用记事本另存，编码选 UTF-8。",
            ),
            FileError::NoHeader { searched } => Told::new(
                format!("前 {searched} 行里没有找到表头。"),
                "表头里要有“金额”“日期”这样的列名；列名不同时用 --map 指明，如 --map date=日子,amount=数目。",
            ),
            FileError::NoListHeader { searched, wanted } => Told::new(
                format!("前 {searched} 行里没有找到表头。"),
                format!("表头里要有这样的列名：{}；请补上或改好列名，再导入一次。", wanted.join("、")),
            ),
            FileError::AidColumns { missing } => {
                let called = |column: &AidColumn| match column {
                    AidColumn::Name => "姓名",
                    AidColumn::Amount => "金额",
                    AidColumn::Need => "困难情况",
                };
                let missing: Vec<&str> = missing.iter().map(called).collect();
                Told::new(
                    format!("名单的表头里没有“{}”这一列。", missing.join("”“")),
                    "请在表头行写上 姓名、金额、困难情况；登记过的人再加一列 编号。改好再试一次。",
                )
            }
            FileError::MissingColumn { field, line, headings } => Told::new(
                format!("第 {line} 行的表头里没有{}这一列。表头是：{}。", self.field(*field), list(headings)),
                if *field == Field::Date {
                    "请用 --map date=列名 指明日期列；名单里没有日期，就用 --date 写明是哪一天。"
                } else {
                    "请用 --map 指明，例如 --map amount=列名。"
                },
            ),
            FileError::UnknownHeading { asked, nearest, line, headings, .. } => Told::new(
                format!("第 {line} 行的表头里没有“{asked}”。表头是：{}。", list(headings)),
                nearest.as_ref().map_or_else(
                    || "请照表头的原文写 --map。".to_owned(),
                    |nearest| format!("是不是“{nearest}”？请照表头的原文写 --map。"),
                ),
            ),
            FileError::TwoListColumns { column, line, headings } => Told::new(
                format!("第 {line} 行有几列都可能是电话：{}。", list(headings)),
                format!("用 --map 说明是哪一列，例如 --map {column}={}。", headings.first().map_or("", String::as_str)),
            ),
            FileError::TwoColumns { field, line, headings } => Told::new(
                format!("第 {line} 行有几列都像{}：{}。", self.field(*field), list(headings)),
                "请用 --map 指明用哪一列。",
            ),
            FileError::Statement { line, heading } => Told::new(
                format!("这是收支流水（第 {line} 行有“{heading}”一列），不是捐款名单；照名单导入会把支出记成捐款。"),
                "请先筛出收入的行、去掉这一列，再导入。",
            ),
            FileError::TooManyColumns { line, found, limit } => {
                Told::new(format!("第 {line} 行有 {found} 列，最多 {limit} 列。"), "请核对是不是选错了文件。")
            }
            FileError::RowTooLong { line, limit } => Told::new(
                format!("从第 {line} 行开始的一行超过了 {limit} 字节。"),
                "多半是少了一个引号；请看这一行附近。",
            ),
            FileError::Spreadsheet(fault) => spreadsheet_fault(&file.to_string(), fault),
        }
    }

    fn map_fault(&self, fault: &MapFault) -> Told {
        let fields: Vec<&str> = Field::ALL.iter().map(|field| field.word()).collect();
        let cure = format!("要写成 字段=表头，用逗号隔开；字段有：{}。", fields.join("、"));
        match fault {
            MapFault::NotAPair { part } => Told::new(format!("--map 里的“{part}”不是 字段=表头。"), cure),
            MapFault::UnknownField { word, .. } => Told::new(format!("--map 里没有“{word}”这个字段。"), cure),
            MapFault::Twice { field } => Told::new(format!("--map 里{}写了两次。", self.field(*field)), cure),
        }
    }

    fn profile_fault(&self, path: &Path, fault: &ProfileFault) -> Told {
        Told::new(
            format!("格式文件“{}”有问题：{fault}", path.display()),
            "请照内置的 donations 格式改（见 docs/guide-zh.md）。",
        )
    }

    fn unknown_profile(&self, name: &str, nearest: Option<&str>) -> Told {
        let meant = nearest.map(|nearest| format!("是不是“{nearest}”？")).unwrap_or_default();
        Told::new(
            format!("没有叫“{name}”的格式，也没有这个文件。"),
            format!("{meant}内置的格式用 mingbai import list 查看；捐款名单写 mingbai import donations 文件名。"),
        )
    }

    fn profile_about(&self, name: &str) -> &'static str {
        match name {
            "volunteers" => "志愿者名册：姓名，加手机或身份证号（已登记的写编号）；队伍、户、政治面貌可写可不写",
            "hours" => "签到表（加 --activity）：姓名或编号、日期、签到、签退、见证人",
            "openings" => "旧账里的积分和时长（加 --paper）：姓名或编号、积分、分钟",
            "items" => "超市价目表：代号、品名、单位、积分",
            _ => DONATIONS,
        }
    }

    fn field(&self, field: Field) -> &'static str {
        match field {
            Field::Date => "日期",
            Field::Donor => "捐赠人",
            Field::Amount => "金额",
            Field::Id => "流水号",
            Field::Memo => "备注",
            Field::Project => "项目",
            Field::Kind => "类别",
            Field::Means => "方式",
            Field::Receipt => "票据号",
            Field::Person => "捐赠人编号",
        }
    }

    fn bad_row(&self, bad: &BadRow) -> String {
        match bad {
            BadRow::Trouble(trouble) => {
                let Told { what, cure } = self.reason(trouble);
                let column = trouble.column.as_ref().map_or_else(String::new, |c| format!("，“{c}”列"));
                format!("第 {} 行{column}，内容“{}”：{what}{cure}", trouble.line, trouble.value)
            }
            BadRow::OtherGift { line, id, seq } => format!(
                "第 {line} 行：流水号 {id} 已经记在第 {seq} 号，金额或日期却不同。请用 mingbai show {seq} 核对；若是另一份名单的号码，用 --source 写明来源。"
            ),
            BadRow::UnknownProject { line, code } => {
                format!(
                    "第 {line} 行：没有代号为“{code}”的项目。请先用 mingbai project propose {code} 提出，或改正代号。"
                )
            }
            BadRow::ClosedProject { line, code } => {
                format!("第 {line} 行：项目“{code}”已经结项，不能再收捐款。请改记到别的项目，或不写项目。")
            }
            BadRow::UnknownPerson { line, number } => {
                format!("第 {line} 行：没有编号为 {number} 的捐赠人。请用 mingbai person list 核对。")
            }
        }
    }

    fn more_bad_rows(&self, rest: usize) -> String {
        format!("……还有 {rest} 处问题没有列出；加上 --skip-bad 会全部写进另一个 CSV。")
    }

    fn import_refused(&self, bad: usize) -> Told {
        Told::new(
            format!("有 {bad} 行有问题，整份名单都没有记。"),
            "请照上面逐行改好再导入；或加上 --skip-bad，先记好的行，有问题的另存成 CSV。",
        )
    }

    fn put_aside(&self, bad: usize, path: &Path) -> String {
        format!("{bad} 行有问题，已另存到 {}，改好后可再导入。", path.display())
    }

    fn aside_headings(&self) -> [&'static str; 2] {
        ["原行号", "问题"]
    }

    fn import_read(&self, file: &Path, s: &ImportSummary) -> String {
        let columns: Vec<String> =
            s.columns.iter().map(|(field, heading)| format!("{}=“{heading}”", self.field(*field))).collect();
        let sheet = s.sheet.as_ref().map_or_else(String::new, |sheet| format!("，工作表“{sheet}”"));
        let others = if s.other_sheets.is_empty() {
            String::new()
        } else {
            format!("\n没有读的工作表：{}", s.other_sheets.join("、"))
        };
        let mut lines = vec![
            format!("{}：{}{sheet}，表头在第 {} 行{others}", file.display(), kind(s), s.header_line),
            format!("认出的列：{}", columns.join("，")),
            format!("新的捐款　{}", self.counted(s.fresh)),
            format!("已记过的　{}", self.counted(s.known)),
        ];
        let mut add = |count: u64, what: &str| {
            if count > 0 {
                lines.push(format!("{what}　{count} 行"));
            }
        };
        add(u64::try_from(s.bad).unwrap_or(u64::MAX), "有问题的");
        add(s.totals, "合计行（与各行相符，不记账）");
        add(s.headings, "重复的表头");
        add(s.blanks, "空行");
        lines.push(format!("表头以下共　{} 行", s.rows()));
        if s.trimmed > 0 {
            lines.push(format!("去掉了 {} 个格子前后的空格", s.trimmed));
        }
        if s.removed > 0 {
            lines.push(format!("去掉了 {} 个看不见的控制字符", s.removed));
        }
        lines.join("\n")
    }

    fn import_nothing_new(&self, s: &ImportSummary) -> String {
        format!("没有新的捐款：{} 都已经记过了，什么也没有写。", self.counted(s.known))
    }

    fn import_done(&self, s: &ImportSummary, imported: &Imported, rehearsal: bool) -> String {
        let memos = if imported.private_memos == 0 {
            String::new()
        } else {
            format!("\n{} 条备注里有电话或身份证号，只存在本机，不会公开。", imported.private_memos)
        };
        let verb = if rehearsal { "演练：会记" } else { "已记录" };
        format!(
            "{verb}：第 {} 号导入，{}，直到第 {} 号。{memos}",
            imported.import,
            self.counted(s.fresh),
            imported.last
        )
    }

    fn reading(&self) -> &'static str {
        "正在检查"
    }

    fn recording(&self) -> &'static str {
        "正在记录"
    }
}

fn kind(s: &ImportSummary) -> String {
    match s.kind {
        Kind::Text { .. } => format!("CSV，{}", s.encoding.map_or("", encoding)),
        Kind::Xlsx => "XLSX 表格".to_owned(),
        Kind::Xls => "XLS 表格".to_owned(),
    }
}

const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf8Marked => "UTF-8（带 BOM）",
        Encoding::Gb18030 => "GB18030",
        Encoding::Utf16Le | Encoding::Utf16Be => "UTF-16",
    }
}

/// 分 → 元, with 负 for a negative.
fn signed_yuan(fen: i64) -> String {
    let amount = Yuan::from_fen(fen.saturating_abs()).unwrap_or_default();
    if fen < 0 { format!("负 {amount} 元") } else { format!("{amount} 元") }
}

impl Zh {
    fn counted(&self, tally: Tally) -> String {
        format!("{} 笔　{}", tally.count, self.yuan(tally.total))
    }

    fn reason(&self, trouble: &Trouble) -> Told {
        match &trouble.reason {
            Reason::Amount(fault) => self.amount_fault(&trouble.value, *fault),
            Reason::NotAGift => {
                Told::new("金额是负数，是支出或退款，不是捐款。", "请从名单里去掉，退捐用 mingbai refund。")
            }
            Reason::ZeroAmount => Told::new("金额是零。", "请写实际金额，或去掉这一行。"),
            Reason::Date(fault) => date(*fault),
            Reason::Text(fault) => {
                let told = self.text_fault(fault);
                Told::new(told.what, format!("{}或者加上 --clean 自动去掉。", told.cure))
            }
            Reason::ProjectCode => {
                Told::new("不是项目代号。", "请写代号（小写字母），或用 --map project= 不读这一列。")
            }
            Reason::PersonNumber => Told::new("不是捐赠人编号。", "编号要写成 p41 这样。"),
            Reason::UnknownKind => Told::new("不认识的类别。", "请写 个人、企业 或 单位。"),
            Reason::RaggedRow { expected, found } => {
                Told::new(format!("这一行有 {found} 格，表头有 {expected} 格。"), "请看是不是多了或少了逗号、引号。")
            }
            Reason::IdLostDigits => Told::new(
                "流水号被表格软件当成数字，丢了后面的位数。",
                "请从平台重新下载，把这一列设成“文本”格式再存。",
            ),
            Reason::TotalDiffers { claimed, since_last, so_far } => Told::new(
                format!(
                    "合计写的是 {}，上面各行加起来是 {}（从头算是 {}）。",
                    signed_yuan(*claimed),
                    signed_yuan(*since_last),
                    signed_yuan(*so_far)
                ),
                "请核对是漏了行还是合计错了。",
            ),
            Reason::DuplicateIdInFile { first_line, same_content } => Told::new(
                format!(
                    "流水号和第 {first_line} 行重复{}。",
                    if *same_content { "，内容也一样" } else { "，内容却不同" }
                ),
                "请去掉重复的一行，或改正流水号。",
            ),
            Reason::CellTooLong { bytes, limit } => {
                Told::new(format!("这一格有 {bytes} 字节，最多 {limit}。"), "请写短一些。")
            }
        }
    }
}

fn date(fault: DateFault) -> Told {
    let like = "请写成 2026-10-05 这样。";
    match fault {
        DateFault::Missing => Told::new("没有日期。", "请补上，或用 --date 指明。"),
        DateFault::Ambiguous => Told::new("日期有两种读法。", like),
        DateFault::NoYear => Told::new("日期没有年份。", like),
        DateFault::Impossible => Told::new("日历上没有这一天。", like),
        DateFault::TimeOnly => Told::new("只有时间，没有日期。", "请用 --date 指明是哪一天。"),
        DateFault::InTheFuture { today } => Told::new(format!("这一天还没到，今天是 {today}。"), "请核对日期。"),
        DateFault::NotADate => Told::new("不是日期。", like),
    }
}

fn spreadsheet_fault(file: &str, fault: &SpreadsheetFault) -> Told {
    let what = match fault {
        SpreadsheetFault::NotReckoned { line, column } => {
            return Told::new(
                format!("表格“{file}”第 {line} 行第 {column} 列是公式，没有算出结果，会被当成空格子。"),
                "请用 WPS 打开这个文件，看一眼结果，保存一次再导入。",
            );
        }
        SpreadsheetFault::Broken { .. } => format!("表格“{file}”坏了，读不出来。"),
        SpreadsheetFault::Encrypted => format!("表格“{file}”有密码。"),
        SpreadsheetFault::NoSheet => format!("表格“{file}”里没有内容。"),
        SpreadsheetFault::TooLarge { .. } | SpreadsheetFault::TooManyCells { .. } => {
            format!("表格“{file}”展开后太大。")
        }
    };
    Told::new(what, "请用 WPS 打开，另存为 CSV UTF-8 再导入。")
}
