//! 办事台、文件、时钟和电脑有什么话要说.

use std::path::Path;

use crate::desk::DeskError;
use crate::ledger::period::{Moment, UtcOffset};
use crate::store::StoreError;
use crate::store::system::{Alias, Shared};
use crate::text::zh::{Zh, proof};
use crate::text::{FaultWords, MachineWords, OperatorWords, RefusalWords, Told};

impl MachineWords for Zh {
    fn desk(&self, error: &DeskError) -> Told {
        match error {
            DeskError::Refused(refusal) => self.refusal(refusal),
            DeskError::Store(error) => self.store(error),
            DeskError::ClockWentBack { last, now } => Told::new(
                format!(
                    "电脑的时钟是 {}，比上一条记录的时间 {} 还早（北京时间）。",
                    now.wall_clock(UtcOffset::china()),
                    last.wall_clock(UtcOffset::china())
                ),
                "请先把电脑的时钟调准，再记账。什么也没有写。",
            ),
            DeskError::Rollback { known, size, .. } => Told::new(
                format!("这本账只有 {size} 条，而签过名的检查点上有 {known} 条：账本被换成了旧的，或者被截短了。"),
                "不要再记账。请找回完整的账本（备份或另一台电脑上的），并告诉监督人。",
            ),
            DeskError::Fork { size, .. } => Told::new(
                format!("这本账的前 {size} 条和签过名的检查点对不上：这是另一套账。"),
                "不要再记账。保留这两份文件，请监督人用 mingbai compare 比较。",
            ),
            DeskError::Checkpoint(error) => Told::new(
                format!("账本里的检查点不能用：{}。", proof::checkpoint(error)),
                "请核对文件的来源；checkpoints 文件夹里不要放别的文件。",
            ),
            DeskError::Key => Told::new(
                "账本自己的签名钥匙（keys/desk.key）不见了，或者不是这本账的。",
                "请从备份里找回 keys 文件夹。没有它也能记账，但不能签检查点、公示和凭证。",
            ),
            DeskError::RowSecret => Told::new(
                "keys/row.secret 不见了，没有流水号的名单就认不出哪些行已经记过。",
                "请从备份里找回 keys 文件夹。",
            ),
            DeskError::Opening => Told::new("账本的第一条记录读不出来。", "请运行 mingbai verify 核对，并找回备份。"),
            DeskError::WhoRecords(codes) => Told::new(
                "这本账有几位经办人，不知道是哪一位在记。",
                format!(
                    "请加上 --as 代号，可用的有：{}。",
                    codes.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
                ),
            ),
            DeskError::Entropy(_) => Told::new("系统给不出随机数。", "请重启电脑再试。"),
            DeskError::Line => Told::new("这条记录太长，或者有不能写进账本的字符。", "请把文字写短一些。"),
            DeskError::OwnKeyMissing(by) => self.own_key_missing(by),
            DeskError::OwnKey(by) => self.own_key_is_not(by),
            DeskError::Signature(approver) => Told::new(
                format!("这个签名不是“{approver}”的，或签的是别的记录。"),
                "请核对钥匙文件是不是审批人本人的，再用 mingbai pay approve 重新签名。",
            ),
            DeskError::Period(_) => Told::new("日期超出了日历的范围。", "请核对日期。"),
        }
    }

    fn store(&self, error: &StoreError) -> Told {
        match error {
            StoreError::NotALedger(path) => Told::new(
                format!("“{}”里没有账本。", path.display()),
                "请用 --ledger 指明账本的文件夹；还没有账本，就先用 mingbai init 建一本。",
            ),
            StoreError::IsALedger(path) => {
                Told::new(format!("“{}”里已经有一本账。", path.display()), "请换一个文件夹。")
            }
            StoreError::NotEmpty(path) => {
                Told::new(format!("文件夹“{}”不是空的。", path.display()), "请换一个新的文件夹。")
            }
            StoreError::OtherApplication(path) => Told::new(
                format!("“{}”不是明白账的文件。", path.display()),
                "请核对 --ledger；如果本来是账本，说明它被换过，请找回备份。",
            ),
            StoreError::NewerVersion { path, found } => {
                Told::new(format!("“{}”是更新版本（{found}）的程序写的。", path.display()), "请升级 mingbai。")
            }
            StoreError::Aliased { path, alias } => Told::new(
                match alias {
                    Alias::Symbolic => format!("“{}”是一个链接，不是文件本身。", path.display()),
                    Alias::Hard => format!("“{}”还有另一个名字，别处也能改它。", path.display()),
                },
                "请把账本文件夹原样放回，不要用链接。",
            ),
            StoreError::Wal(path) => Told::new(
                format!("“{}”被别的程序改成了 WAL 模式。", path.display()),
                "请用 sqlite3 打开它，执行 PRAGMA journal_mode=DELETE; 再试。",
            ),
            StoreError::HotJournal(path) => Told::new(
                format!("“{}”上次没有写完就中断了。", path.display()),
                "请先运行任何一条记账的命令（例如 mingbai checkpoint），它会自动复原，再来核对。",
            ),
            StoreError::SchemaChanged(what) => Told::new(
                format!("账本文件的结构被改动过：{what}。"),
                "不要再记账。请运行 mingbai verify，并告诉监督人。",
            ),
            StoreError::Setting(name) => {
                Told::new(format!("数据库的设置 {name} 没有生效。"), "请把账本放在本机的磁盘上。")
            }
            StoreError::Damaged { table, what } => Told::new(
                format!("账本文件里的 {table} 读不懂：{what}。"),
                "请运行 mingbai verify 核对；若只是余额表坏了，mingbai rebuild 可以重新生成。",
            ),
            StoreError::Paper(digest) => Told::new(
                format!("papers 或 notices 文件夹里的文件 {digest} 不见了或被改过。"),
                "请从备份或导出里找回它。",
            ),
            StoreError::Busy => Told::new("另一个程序正在写这本账。", "请等它写完再试。"),
            StoreError::DiskFull => Told::new("磁盘满了，什么也没有写。", "请腾出一些空间再试。"),
            StoreError::File { path, source } => Told::new(
                format!("文件“{}”打不开或写不了：{}。", path.display(), self.io_fault(source)),
                "请核对路径、磁盘空间和权限。什么也没有写。",
            ),
            StoreError::Sqlite(error) => Told::new(
                format!("数据库报告了错误：{error}。"),
                "请核对磁盘；再试不行，请运行 mingbai verify，并准备好备份。",
            ),
        }
    }

    fn clock_is_fixed(&self) -> Told {
        Told::new("--at 只能用在样板账和试用账上，真账只认电脑的时钟。", "请去掉 --at；补记过去的账用 --date。")
    }

    fn folder_is_shared(&self, shared: Shared) -> String {
        let place = match shared {
            Shared::Synchronised(service) => format!("看起来在“{service}”的同步文件夹里"),
            Shared::Network => "在网络盘上".to_owned(),
        };
        format!(
            "请注意：账本{place}。别的程序会同时改动这些文件，账本可能被旧文件覆盖。请把账本移到本机的普通文件夹，用 mingbai backup 另存副本。"
        )
    }

    fn clock_is_far_ahead(&self, last: Moment, now: Moment) -> String {
        format!(
            "请核对电脑时间：上一条记于 {last}，现在是 {now}（世界时）。时间要是走快了，请先改正再记账，记下以后就不能倒回。"
        )
    }

    fn orphan_removed(&self, path: &Path) -> String {
        format!("清理了一个上次留下的临时文件：{}", path.display())
    }

    fn file_exists(&self, path: &Path) -> Told {
        Told::new(format!("“{}”已经存在。", path.display()), "请换一个名字或文件夹，不会覆盖已有的文件。")
    }

    fn output_is_short(&self) -> Told {
        Told::new(
            "结果没有全部写出来：写到的文件不完整，多半是磁盘满了。",
            "请腾出一些空间，再运行一次；账上已经记下的不受影响，不要重记。",
        )
    }

    fn output_is_inside(&self, path: &Path) -> Told {
        Told::new(
            format!("“{}”在账本自己存文件的地方，多出来的文件会让核对不成立。", path.display()),
            "请写到账本文件夹外面。",
        )
    }
}
