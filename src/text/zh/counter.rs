//! 柜台上说的话.

use std::path::Path;

use crate::desk::{DeskError, Recorded};
use crate::ledger::event::{Kind, LedgerOpened};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{PersonNumber, TextFault};
use crate::ledger::period::{Moment, Month, UtcOffset};
use crate::ledger::words::{Mode, Purpose};
use crate::ledger::yuan::AmountFault;
use crate::store::StoreError;
use crate::store::system::{Alias, Shared};
use crate::text::zh::{Zh, proof};
use crate::text::{CounterWords, FaultWords, ListWords, NumberWords, OperatorWords, Question, RefusalWords, Told};

/// 问什么、例子是什么.
#[expect(clippy::too_many_lines, reason = "one arm a question: the list is the whole story")]
const fn asked(question: Question) -> (&'static str, &'static str) {
    match question {
        Question::Amount => ("金额（元）", "如 100 或 88.50"),
        Question::KeyFile => ("自己的钥匙文件", "如 kuaiji.key"),
        Question::Code => ("代号", "小写字母、数字、- 和 _，如 wall"),
        Question::AccountCode => ("账户代号", "用 mingbai account list 查看"),
        Question::AccountName => ("账户的叫法", "如 县慈善总会专户"),
        Question::Holder => {
            ("保管人", "federation、owners_committee、street、party_dues、cash_in_transit、platform 或 private")
        }
        Question::ProjectCode => ("项目代号", "用 mingbai project list 查看"),
        Question::ProjectName => ("项目名称", "如 围墙修缮"),
        Question::Service => {
            ("服务类别", "repairs、elderly_and_disabled、children、legal_aid、health、culture 或 other")
        }
        Question::Area => ("小区或网格", "如 城南一区"),
        Question::NeedOrigin => ("需求来源", "hotline、council、needs_list、small_grant 或 other"),
        Question::Leftover => ("剩余的钱怎么办", "general、similar 或 return"),
        Question::Sentence => ("说明", "一句话"),
        Question::BudgetLine => ("各笔资金的预算", "写成 资金性质=金额，如 public_appeal=8000，几笔用空格隔开"),
        Question::Meeting => ("哪种会", "residents、owners、party_branch、party_committee 或 fund_committee"),
        Question::HowMany => ("数目", "整数，如 25"),
        Question::Conclusion => ("验收结论", "passed、passed_after_mending 或 failed"),
        Question::Inspectors => ("验收单位", "如 街道办、居民代表"),
        Question::Outcome => ("怎样结束", "completed 或 stopped"),
        Question::LabourTime => ("投工时间", "小时:分钟，如 96:30"),
        Question::ExceptionRule => ("哪条规矩", "decision_first、within_budget 或 acceptance_first"),
        Question::SourceKind => (
            "资金性质",
            "public_appeal、directed_appeal、shared_space、match、party_dues、special_grant、floating_money、\
             partner_grant、one_off_subsidy、regular_subsidy、service_income、interest、designation 或 common_income",
        ),
        Question::AreaKind => ("片区种类", "estate、grid、village 或 other"),
        Question::AreaName => ("片区名称", "如 城南一区"),
        Question::Households => ("户数", "整数，如 320"),
        Question::FloorArea => ("面积（平方米）", "如 32000 或 32000.5"),
        Question::IncomeNature => ("是什么钱", "grant、service、rent、interest、deposit 或 other"),
        Question::Payer => ("付款单位", "如 城关街道办事处"),
        Question::TransferBasis => ("调剂的依据", "earmark、floating、leftover 或 owners"),
        Question::UsedFor => ("用途", "一句话，如 更换门禁"),
        Question::By => ("按什么看", "purse、project、area 或 account"),
        Question::Quarter => ("季度", "如 2026-Q4"),
        Question::Day => ("日期", "如 2026-10-05"),
        Question::AppealFrom => ("募捐开始日期 --from", "如 2026-10-01"),
        Question::AppealUntil => ("募捐结束日期 --until", "如 2026-12-31"),
        Question::HangsUntil => ("公示截止日期 --until", "如 2026-10-12"),
        Question::IncomeDueOn => ("应收日期 --due", "如 2026-12-31"),
        Question::Payee => ("收款人", "登记过的写 --to 编号，如 p41；单位也可以写 --to-name 全称；救助名单用 --aid"),
        Question::PoolName => ("资金池名称", "如 百社千项配捐资金"),
        Question::Month => ("月份", "如 2026-10"),
        Question::DifferenceSide => ("差异类型", "their_receipt、their_payment、our_receipt 或 our_payment"),
        Question::Moment => ("时刻", "如 2026-10-05T09:00:00+08:00"),
        Question::Seq => ("记录号", "整数，如 41"),
        Question::NoticeNumber => ("期号", "整数，用 mingbai notice list 查看"),
        Question::Name => ("姓名或名称", "如 王芳"),
        Question::PersonNumber => ("人员编号", "如 p41，用 mingbai person list 查看"),
        Question::PartyKind => ("类别", "person、company 或 institution"),
        Question::Display => ("公开方式", "masked、named 或 anonymous"),
        Question::Memo => ("备注", "一句话"),
        Question::Reason => ("原因", "一句话，会写在公示上"),
        Question::Paper => ("文号", "如 总会函〔2026〕3号"),
        Question::Invoice => ("发票号", "照发票上的号码"),
        Question::PaymentPurpose => ("用途", "一句话，如 围墙材料款"),
        Question::PaymentKind => {
            ("支付类别", "government_purchase、commission、venture、operation、venue、goods、aid、stock 或 other")
        }
        Question::Office => ("职务", "director、member 或 supervisor"),
        Question::Relation => ("关系", "如 配偶、控股"),
        Question::CommitteePayee => ("付给委员怎么办", "refused 或 flagged"),
        Question::ReceiptNumber => ("票据号", "照票据上的号码"),
        Question::Id => ("流水号", "照银行或平台上的号码"),
        Question::Quantity => ("数量", "如 20 或 12.5，最多三位小数"),
        Question::Unit => ("单位", "如 袋、箱、件"),
        Question::Item => ("品名", "如 大米5kg"),
        Question::Lot => ("批号", "如 l1，用 mingbai goods list 查看"),
        Question::ItemCode => ("物品代号", "如 dami，用 mingbai shop prices 查看"),
        Question::PriceInPoints => ("积分价格", "如 12 或 12.5"),
        Question::Collector => ("领取人编号", "如 p12"),
        Question::Slip => ("兑换单号", "如 0001"),
        Question::LotCount => ("批号和数量", "如 l1=12"),
        Question::WantedItem => ("物品和数量", "如 dami=2"),
        Question::GoodsUse => ("限定用途", "shop、project 或 poor_families"),
        Question::ValueBasis => ("计价依据", "invoice、agreement、fair_value 或 unpriced"),
        Question::Receiver => ("交给了谁", "单位或人群，如 低保户 20 户；不写个人姓名"),
        Question::Source => ("流水号的来源", "如 wechat"),
        Question::Means => ("付款方式", "bank、wechat、alipay、pos 或 cash"),
        Question::Channel => ("募集方式", "public 或 directed"),
        Question::Rate => ("比例", "10% 到 50%，如 20% 或 0.2"),
        Question::Tiers => ("分档比例", "如 0=10%,10000=20%"),
        Question::WindowFrom => ("配捐期第一天", "如 2026-10-01"),
        Question::WindowUntil => ("配捐期最后一天", "如 2026-12-31"),
        Question::PoolCode => ("资金池代号", "用 mingbai match list 查看"),
        Question::PoolOrder => ("分法", "listed 或 pro_rata"),
        Question::FundName => ("基金名称", "如 城南社区基金"),
        Question::County => ("县（区）慈善总会全称", "如 某某县慈善总会"),
        Question::Custodian => ("保管人", "如 某某县慈善总会专户"),
        Question::SecondOperator => ("第二个人（审批、监督）的代号", "如 wang；只有一个人记账就直接回车"),
        Question::Operator => ("经办人代号", "如 kuaiji"),
        Question::PublicKey => ("公钥", "64 个十六进制小写字符，用 mingbai keygen 生成"),
        Question::Role => {
            ("职责", "recorder、approver、cashier、shopkeeper、supervisor、auditor、federation 或 owners_committee")
        }
        Question::Purpose => ("用途", "real、demo 或 test"),
        Question::Place => ("张贴地点", "如 社区公告栏"),
        Question::File => ("文件", "文件的路径"),
        Question::Language => ("语言", "zh 或 en"),
        Question::Points => ("多少积分", "如 5 或 2.5"),
        Question::PointsAccount => ("积分账户", "志愿者编号如 p41，或户号"),
        Question::Act => ("办法里的代号", "如 good_deed，用 mingbai rules show 查看"),
        Question::Witness => ("证明人", "编号，如 p7"),
        Question::Origin => ("对方账本的账本名", "如 fund.5f0c8d1e…"),
        Question::Household => ("户的代号", "如 h12"),
        Question::Team => ("队伍的代号", "如 red"),
        Question::TeamName => ("队伍的名称", "如 红马甲志愿服务队"),
        Question::YesOrNo => ("是或否", "yes 或 no"),
        Question::Activity => ("活动的代号", "如 jiebao"),
        Question::ActivityTitle => ("活动做什么", "如 文明劝导"),
        Question::ServiceClass => ("服务类别", "积分办法里的代号，用 mingbai rules show 查看"),
        Question::TimeOfDay => ("时间", "如 08:30"),
        Question::Minutes => ("分钟数", "整数，如 90"),
        Question::Year => ("年份", "如 2026"),
        Question::ObjectionAbout => ("对什么有异议", "notice、gift、payment、project、common_income、points 或 other"),
        Question::ObjectionChannel => ("怎么收到的", "visit、phone、wechat、letter、hotline、meeting 或 other"),
    }
}

impl CounterWords for Zh {
    fn question(&self, question: Question) -> String {
        let (what, example) = asked(question);
        format!("{what}（{example}）")
    }

    fn missing(&self, question: Question) -> Told {
        let (what, example) = asked(question);
        Told::new(format!("没有写{what}。"), format!("请补上{what}：{example}。"))
    }

    fn wrong(&self, question: Question, given: &str) -> Told {
        let (what, example) = asked(question);
        Told::new(format!("“{given}”不能作为{what}。"), format!("{what}要这样写：{example}。"))
    }

    fn wrong_text(&self, question: Question, fault: &TextFault) -> Told {
        let told = self.text_fault(fault);
        Told::new(format!("{}有问题：{}", asked(question).0, told.what), told.cure)
    }

    fn wrong_amount(&self, given: &str, fault: AmountFault) -> Told {
        self.amount_fault(given, fault)
    }

    fn failure(&self, told: &Told) -> String {
        format!("没有办成：{}\n怎么办：{}", told.what, told.cure)
    }

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
            [nearest, ..] => {
                format!("是不是“{nearest}”？已有的项目：{}。新项目用 mingbai project propose 提出。", known.join("、"))
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

    fn which_account(&self, codes: &[String]) -> Told {
        Told::new("有几个账户，不知道是哪一个。", format!("请加上 --account，可用的有：{}。", codes.join("、")))
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
            "请用 mingbai person show 编号 看是哪一位，再写 --donor 编号。",
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

    fn no_notice_due(&self) -> Told {
        Told::new(
            "没有哪个月的公示到期：到上个月为止都张贴过了，或者账上还没有收支。",
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

    fn unknown_word(&self, word: &str, nearest: Option<&str>) -> Told {
        let cure = nearest.map_or_else(
            || "用 mingbai --help 看有哪些命令。".to_owned(),
            |nearest| format!("是不是“{nearest}”？用 --help 看全部写法。"),
        );
        Told::new(format!("不认识“{word}”。"), cure)
    }

    fn missing_words(&self, words: &[String]) -> Told {
        Told::new(format!("还缺：{}。", words.join("、")), "请补上；用 --help 看写法。")
    }

    fn wrong_value(&self, option: &str, value: &str, allowed: &[String]) -> Told {
        let cure = if allowed.is_empty() {
            "用 --help 看写法。".to_owned()
        } else {
            format!("可以写：{}。", allowed.join("、"))
        };
        Told::new(format!("{option} 不能写“{value}”。"), cure)
    }

    fn value_is_missing(&self, option: &str) -> Told {
        Told::new(format!("{option} 后面没有写内容。"), "请补上；用 --help 看写法。")
    }

    fn options_clash(&self, option: &str) -> Told {
        Told::new(format!("{option} 写重了，或与别的选项冲突。"), "请只留一个。")
    }

    fn subcommand_is_missing(&self, known: &[String]) -> Told {
        Told::new("后面还要写做什么。", format!("可以写：{}。", known.join("、")))
    }

    fn usage(&self, detail: &str) -> Told {
        Told::new(format!("命令写得不对：{detail}"), "用 --help 看写法。")
    }
}

/// 前三个文件：上墙的、海报、工作簿.
fn first_of(files: &[String]) -> String {
    let first: Vec<&str> = files.iter().take(3).map(String::as_str).collect();
    if files.len() > first.len() { format!("{} 等", first.join("、")) } else { first.join("、") }
}
