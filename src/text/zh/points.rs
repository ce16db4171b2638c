//! 积分.

use std::collections::BTreeMap;

use crate::ledger::books::registers::points::StruckFacts;
use crate::ledger::command::SendVolunteer;
use crate::ledger::event::VolunteerReceived;
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::rate::Rate;
use crate::ledger::refusal::{PointsRefusal as R, RulesFlaw};
use crate::ledger::rule_book::{Cover, RuleValue, RulesFault};
use crate::report::points::ahead::{Ahead, ExpiringLot};
use crate::text::zh::Zh;
use crate::text::zh::service::spoken;
use crate::text::{FaultWords, ListWords, NumberWords, PointsHelp, PointsWords, ShopWords, Told};

/// 帮助.
pub(super) const HELP: PointsHelp = PointsHelp {
    rules: "积分制管理办法：一小时、一件事得几分，公示几天，什么时候到期",
    rules_set: "照一个 TOML 文件定下办法，从某一天起用；要两个人",
    rules_list: "历次办法：从哪天起、依据、记录号、与前一版不同的规定",
    rules_show: "看一天适用的办法；不写日期就是今天",
    rules_template: "打印一份带说明的办法样本，存成文件再改",
    rules_file: "办法的 TOML 文件；样本用 mingbai rules template 打印",
    rules_paper: "决定的文号",
    rules_from: "从哪一天起用，不能早于今天；不写就是今天",
    report_rules: "一天适用的《积分制管理办法》，可以张贴",
    on_day: "哪一天；不写就是今天",
    points: "积分：得分、扣分、到期、转让、查询",
    award: "记一件得分的事（好人好事等），公示后算数",
    deduct: "照办法扣分，当天算数",
    expire: "清理到期的积分：一条记录管所有账户",
    transfer: "转给另一个账户（办法许可时）",
    join: "把并掉的编号名下的积分归到留下的编号（person merge 会自动做）",
    join_from: "并掉的编号，如 p41",
    show: "一个账户：可用、公示中、到期、已用",
    list: "列出所有积分账户",
    cover: "没兑的积分值多少，超市现在能兑多少",
    act: "办法里的代号，如 good_deed",
    volunteer: "志愿者编号，如 p41",
    description: "做了什么；不写个人姓名",
    witness: "谁看见的：另一个人的编号",
    gift: "他自己的捐款的记录号",
    wish: "微心愿的记录号",
    party: "党性存折",
    why: "原因；不写个人姓名",
    forecast: "只看什么时候到期多少，不记账",
    expire_until: "清到哪一天为止；不写就是昨天",
    how_many: "多少分，如 5 或 2.5",
    account: "账户：志愿者编号，或户号",
    wish_command: "微心愿：提出、认领、完成",
    wish_make: "提出一个微心愿",
    wish_claim: "认领一个微心愿",
    wish_list: "列出还没完成的微心愿",
    wish_all: "完成了的也列出",
    wisher: "谁的心愿，如 p7",
    wish_text: "什么心愿；不写个人姓名",
    claimer: "谁认领，如 p41",
    volunteer_send: "转出到另一个社区：凭证就是这条记录的收条，里面有他的姓名",
    volunteer_receive: "凭对方的转出凭证接收一位志愿者，离线核对：签名、去向，姓名要与登记的一致",
    send_to: "对方账本的账本名，照对方 mingbai verify 里“账本”一行括号中的抄，一个字母也不能错",
    statement: "对方给的凭证（.tlog-proof 文件），写着他的姓名；存进账里的那份不带姓名",
    received_as: "他在本社区的编号，先用 volunteer add 登记",
    statement_key: "对方账本的公钥，从别处核对过的：origin+id+base64",
    report_points: "积分收支：逐户期初、发放、兑换、扣减、到期、转让、期末；党性存折加 --party --year",
    report_register: "积分台账：一户（人）或各户逐笔来去、结存，与积分收支相符；不写月份就是今年",
    register_account: "志愿者编号或户代号；不写就是各户",
    register_from: "从哪一天起（记账日期）",
    register_until: "到哪一天止（记账日期）",
    report_deeds: "好人好事和扣分逐条：谁（隐名）、做了什么、得多少分、公示了没有",
    report_year: "一整年，如 2026",
    publish: "公示等着的好人好事，公示期满算数",
    place: "贴在哪里；不写就是社区公告栏",
    opening: "接旧账：志愿者原有的积分和服务时长",
    opening_minutes: "累计服务多少分钟",
    opening_paper: "旧账的文号",
};

fn wanted_of(value: RuleValue) -> &'static str {
    match value {
        RuleValue::Points => "这里要写分数：0 到 999999999，最多一位小数，如 2 或 \"2.5\"",
        RuleValue::Rate => "这里要写 0 到 100 的百分数，如 \"50%\"，百分号前最多两位小数",
        RuleValue::Yuan => "这里要写多少元：0 或正数，最多两位小数，如 1 或 \"0.50\"",
        RuleValue::Minutes => "这里要写一天里的分钟数，整数，如 480",
        RuleValue::Code => "这里要写代号：小写字母、数字、- 和 _，最多 32 个",
        RuleValue::Text => "这里要写一段文字，不能有看不见的字符，也不能太长",
    }
}

fn flaw(flaw: RulesFlaw) -> &'static str {
    match flaw {
        RulesFlaw::Lists => {
            "服务类别（[[service]]）要有 1 到 100 种，加分（[[award]]）、扣分（[[deduction]]）的事最多 100 件"
        }
        RulesFlaw::Names => "每种服务、每件事的 name 都要写名称",
        RulesFlaw::DayMinutes => "day_minutes 要在 1 到 1440 分钟之间，early_minutes 不超过 1440",
        RulesFlaw::Days => "notice_days、late_days 不超过 366 天，keeps_years 在 1 到 50 年之间",
        RulesFlaw::Stars => "星级（[stars] 的 hours）要写五个小时数，一个比一个多",
        RulesFlaw::Cover => "cover 不能高于 cover_warning：先提醒，后停止",
        RulesFlaw::Worth => "一分要值一点钱（point_worth 大于 0）；daily_cap、activity_cap 不能是 0，不限就去掉那一行",
    }
}

impl PointsWords for Zh {
    fn no_points_account(&self, code: &Code) -> Told {
        Told::new(
            format!("没有“{code}”这个人或这一户。"),
            "请核对编号：志愿者用 mingbai volunteer list 查看，户用 mingbai household list 查看。",
        )
    }

    #[expect(clippy::too_many_lines, reason = "one arm a rule, in the order of the rules: the list is the whole story")]
    fn points_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::RulesMustNotReachBack { today } => Told::new(
                format!("办法不能从已经过去的日子起用，今天是 {today}。"),
                "请把 mingbai rules set 的 --from 写成今天或以后；以前的事仍按当时的办法算。",
            ),
            R::RulesMustLastTheirDay { today } => Told::new(
                format!("{today} 起用的积分办法已经定了，一天只有一个办法。"),
                "请用 mingbai rules set 的 --from 写明天或以后的日期；还没有起用的办法可以再换。",
            ),
            R::PublicationMustNotWaitAlready { seq } => Told::new(
                format!("第 {seq} 号已经公示了这些，还在等审批。"),
                format!(
                    "请先请审批人 mingbai approve {seq}；内容不对的，mingbai reject {seq} 以后再公示。后来记的，等它批了再公示。"
                ),
            ),
            R::RulesMustBeOnPaper => {
                Told::new("办法的文件没有存进 papers 文件夹。", "请用 mingbai rules set 文件 定下办法，程序会存好。")
            }
            R::RulesMustHoldTogether { flaw: found } => Told::new(
                format!("办法对不拢：{}。", flaw(*found)),
                "请改好文件再来；带说明的样本用 mingbai rules template 打印。",
            ),
            R::RuleCodesMustDiffer { code } => {
                Told::new(format!("代号“{code}”写了两次。"), "每种服务、每件事各用一个代号，请在文件里改掉一个。")
            }
            R::PointsNeedRulesInForce { day, waits: Some(seq) } => Told::new(
                format!("{day} 还没有生效的积分办法：第 {seq} 号积分办法在等另一位审批。"),
                format!("请由另一位审批：mingbai approve {seq}；不同意的用 mingbai reject {seq} 退回。"),
            ),
            R::PointsNeedRulesInForce { day, waits: None } => Told::new(
                format!("{day} 还没有积分办法。"),
                "请先定下：mingbai rules template 打印样本，改好后用 mingbai rules set 文件 --paper 文号；或核对 --date。",
            ),
            R::OldBooksMustBeTakenOverOnce { seq } => Told::new(
                format!("他旧账里的积分和时长已经接过，记在第 {seq} 号。"),
                format!("记错的话，先用 mingbai reverse {seq} 冲正，再用 mingbai points opening 重记。"),
            ),
            R::ActMustStandInTheRules { act, sign } => Told::new(
                format!("当天的办法里没有代号为“{act}”的{}。", self.act_sign(*sign)),
                "请用 mingbai rules show 查看当天适用的办法。",
            ),
            R::PartyPointsNeedAMember { volunteer } => Told::new(
                format!("{volunteer} 当天不是登记的党员，没有党性存折。"),
                "请去掉 --party；确是党员的，先用 mingbai volunteer add 加 --party 登记。",
            ),
            R::PointsMustNotBeZero => Told::new("积分是零。", "请写实际的分数，如 5 或 2.5。"),
            R::WishMustBeMade { wish } => {
                Told::new(format!("第 {wish} 号不是微心愿，或已经冲正。"), "请用 mingbai wish list 查看。")
            }
            R::WishMustComeFirst { on } => {
                Told::new(format!("这个微心愿 {on} 才提出。"), "请核对 --date，写那天或以后的日期。")
            }
            R::WishMustBeOpen { deed } => {
                Told::new(format!("这个微心愿已经由第 {deed} 号完成。"), "请用 mingbai wish list 查看还没有完成的。")
            }
            R::WishMustBeFree { claim, claimer, wish } => Told::new(
                format!("第 {wish} 号微心愿已由 {claimer} 认领（第 {claim} 号）。"),
                format!("他不做了，先撤回认领：mingbai reverse {claim} --reason 原因，再由别人认领。"),
            ),
            R::DeedMustNameItsWish { act } => Told::new(
                format!("“{act}”是完成微心愿，要写明是哪一个心愿。"),
                "请加上 --wish 记录号；还没有完成的心愿用 mingbai wish list 查看。",
            ),
            R::WishMustBeAnothers { wish } => Told::new(
                format!("第 {wish} 号微心愿是他自己提的，自己不能认领、也不能完成。"),
                "请由别的志愿者认领：mingbai wish claim 记录号 编号。",
            ),
            R::WishMustBeClaimedByWhoFulfilsIt { wish } => Told::new(
                format!("第 {wish} 号微心愿不是这位志愿者认领的。"),
                "请先用 mingbai wish claim 记录号 编号 认领，再记完成。",
            ),
            R::DeedWitnessMustBeAnother { volunteer } => {
                Told::new(format!("{volunteer} 不能为自己作证。"), "请用 --witness 写另一个在场的人。")
            }
            R::DeedGiftMustBeHisOwn { gift } => Told::new(
                format!("第 {gift} 号不是他本人的捐款，或已经冲正。"),
                "请核对 --gift 的记录号；匿名和未登记的捐款不能算作他的。",
            ),
            R::DeedGiftMustCountOnce { gift, deed } => Told::new(
                format!("第 {gift} 号捐款已经算在第 {deed} 号好人好事里。"),
                "一笔捐款只算一次：请核对 --gift，或去掉它；前一条记错的，先用 mingbai reverse 冲正。",
            ),
            R::DeedGiftMustStand { gift } => {
                Told::new(format!("第 {gift} 号捐款已经全部退回，不能再算。"), "请核对 --gift 的记录号，或去掉它。")
            }
            R::GiftOfADeedMustStay { gift, deed } => Told::new(
                format!("第 {gift} 号捐款算在第 {deed} 号好人好事里：记着它的积分，捐款就不能退款、冲正。"),
                format!(
                    "先用 mingbai reverse {deed} --reason 捐款要退回 冲正那一条（已经用掉的积分记作待抵扣），再退款或冲正。"
                ),
            ),
            R::DeedsMustWait => Told::new(
                "没有等着公示的好人好事。",
                "请先用 mingbai points award 记录；已公示的用 mingbai points list 查看。",
            ),
            R::DeedsMustBePublishedWhole { count, points, points_party } => Told::new(
                format!(
                    "等着公示的有 {count} 件，共兑换积分 {}、党性存折 {}，记录里写的不是。",
                    self.points(*points),
                    self.points(*points_party)
                ),
                "请用 mingbai points publish，条数和积分由程序来算。",
            ),
            R::PublicationMustFollowTheDeeds { on } => {
                Told::new(format!("这一批里最晚的一件是 {on} 的。"), "请核对 --date，先有事，后公示。")
            }
            R::PointsMustBeCovered { owed, can, cover } => Told::new(
                format!(
                    "加上这些，没兑的积分值 {}，超市的库存和专款只有 {}，不到办法规定的 {}。",
                    self.yuan(*owed),
                    self.yuan(*can),
                    self.rate(*cover)
                ),
                "请先给公益超市补货或备款，再办；用 mingbai points cover 查看。",
            ),
            R::DeductionMustBeTheRules { points } => Told::new(
                format!("照办法应扣 {}，记录里写的不是。", self.points(*points)),
                "请用 mingbai points deduct，扣多少由程序照办法来算。",
            ),
            R::AccountMustHoldPoints { account } => Told::new(
                format!("“{account}”当天没有可以扣的积分。"),
                "积分不会扣成负数；用 mingbai points show 查看。",
            ),
            R::ExpiryMustBeOver { today } => Told::new(
                format!("最后一天还没有过完，今天是 {today}。"),
                "请等那一天过完再办；先看会到期多少：mingbai points expire --forecast。",
            ),
            R::PointsMustHaveEnded { day } => Told::new(
                format!("到 {day} 为止没有到期的积分。"),
                "用 mingbai points expire --forecast 查看什么时候到期多少。",
            ),
            R::ExpiryMustBeWhole { accounts, points } => Told::new(
                format!("到期的有 {accounts} 户，共 {}，记录里写的不是。", self.points(*points)),
                "请用 mingbai points expire，户数和积分由程序来算。",
            ),
            R::RulesMustAllowTransfers { day } => Told::new(
                format!("{day} 适用的办法不许转让积分。"),
                "请用 mingbai rules show 查看；要放开，先由两个人用 mingbai rules set 改办法。",
            ),
            R::PointsAccountMustExist { code } => Told::new(
                format!("没有“{code}”这个积分账户。"),
                "与家人合用账户的，写户的代号（mingbai household list）；各用各的，写志愿者编号（mingbai volunteer list）。",
            ),
            R::TransferMustNameTwoAccounts => {
                Told::new("转出和转入是同一个账户。", "请核对 mingbai points transfer 后面的两个账户。")
            }
            R::PointsMustJoinTheNumberThatStayed { number } => Told::new(
                format!("{number} 没有并到这个编号。"),
                "积分只能归到合并后留下的编号；先用 mingbai person merge 合并，积分会一起过去。",
            ),
            R::JoinMustTakeAllThereIs { points, points_party } => Told::new(
                format!(
                    "并掉的编号名下有 {}、党性存折 {}，要一次全部归过去。",
                    self.points(*points),
                    self.points(*points_party)
                ),
                "请再运行一次 mingbai points join 编号；都是零就不用归了。",
            ),
            R::PointsMustBeAvailable { available, asked } => Told::new(
                format!("可以用的只有 {}，要转 {}。", self.points(*available), self.points(*asked)),
                "公示期没过的、已经到期的都不能用；用 mingbai points show 查看。",
            ),
            R::OtherLedgerMustBeNamed { origin } => Told::new(
                format!("“{origin}”不是另一本账的账本名。"),
                "请写对方账本的账本名（对方用 mingbai verify 查看，在“账本”一行的括号里），不能是本账。",
            ),
            R::StatementsMustGoToOneLedger { to, seq } => Told::new(
                format!("他上次（第 {seq} 号）转往“{to}”，带走的时长还没有随凭证转回来，不能再转到别处。"),
                "请仍转往那个社区；要转到别处，先由那个社区转回，或者凭证过期后用 mingbai reverse 冲正。",
            ),
            R::StatementMustBeFresh { until } => Told::new(
                format!("转出凭证 30 天内有效，{until} 已经到期。"),
                "请转出的社区冲正原来那一条（mingbai reverse），再重新转出，出新的凭证。",
            ),
            R::ArrivalMustFollowTheStatement { on } => {
                Told::new(format!("凭证是 {on} 出的，接收不能比它早。"), "请核对 --date。")
            }
            R::MoverMustHaveAName { volunteer } => Told::new(
                format!("{volunteer} 的姓名已封存或删除，转出凭证写不出是谁的，转入也核对不了。"),
                "封存的，凭本人要求的文书由两个人启封（mingbai person unseal），办完再封存；删除的，请他用 mingbai person add 登记新编号。",
            ),
            R::LeaverMustHaveNothingWaiting { seq } => Told::new(
                format!("他的第 {seq} 号还没有公示，转走以后这些时长、积分就没有着落了。"),
                "请先公示（mingbai activity publish 活动代号，好人好事用 mingbai points publish），公示期满再转出；记错的先冲正。",
            ),
            R::LeaverMustNotHaveServedSince { seq, day } => Told::new(
                format!("他在 {day} 还有服务（第 {seq} 号），转出的日子不能在这以前。"),
                format!("请写 --date {day} 或以后的日子，不写就是今天；服务记错的先冲正。"),
            ),
            R::StatementMustHaveRunOut { until } => Told::new(
                format!("这份转出凭证到 {until} 还有效，现在冲正，对方再接收就算了两次。"),
                "凭证过期后再冲正，原因里写明对方没有接收的来函文号；急着回来的，请对方接收后再转回：mingbai volunteer receive。",
            ),
            R::LeaverMustNotBeBack { seq } => Told::new(
                format!("他已经凭对方的凭证转回来了（第 {seq} 号），再冲正就算了两次。"),
                "不用冲正；用 mingbai volunteer show 核对他的时长。",
            ),
            R::PointsInNoticeMustCountFirst { points } => Told::new(
                format!("他还有 {} 在公示中。", self.points(*points)),
                "请等公示期过了再转出；用 mingbai points show 查看。",
            ),
            R::StatementMustSayWhatIsThere { minutes, points } => Told::new(
                format!("账上他有 {minutes} 分钟、{}，记录里写的不是。", self.points(*points)),
                "请用 mingbai volunteer send，时长和积分由程序来算。",
            ),
            R::StatementMustBeOnPaper => Told::new(
                "对方的转出凭证没有存进 papers 文件夹。",
                "请用 mingbai volunteer receive 凭证文件，程序会存好。",
            ),
            R::StatementMustBeNew { seq } => {
                Told::new(format!("这份凭证在第 {seq} 号已经用过。"), "一份凭证只能接收一次；请核对是不是拿错了文件。")
            }
            R::ArrivalMustBeHisLast { volunteer } => Told::new(
                format!("{volunteer} 接收以后又有转出、转入或合并，这一条冲正不了。"),
                "请先冲正后来的那几条；已经转出的，请对方接收后再转回。",
            ),
            R::HoursMustNotBeCarriedAway { volunteer } => Told::new(
                format!("{volunteer} 转出时，这些时长已经写进转出凭证，凭证还在外面，不能再冲正。"),
                "凭证没有人用的，满三十天后先用 mingbai reverse 冲正那次转出；已经转入别处的，请告诉对方，在那里更正。",
            ),
            R::PointsMustNotBeSpent { account } => Told::new(
                format!("“{account}”里这些积分已经用掉或转走了，收不回来。"),
                "转让要收得回来才能冲正，转入的也是；确属虚报的，照办法用 mingbai points deduct 扣分。",
            ),
        }
    }

    fn no_rule_book(&self, fault: &RulesFault) -> Told {
        let cure = "请对照样本改好：mingbai rules template。";
        match fault {
            RulesFault::Form(fault) => Told::new(format!("这个文件不是积分办法：{}。", self.form_fault(fault)), cure),
            RulesFault::Value { field, given, wanted } => {
                Told::new(format!("“{field}”写的是“{given}”，{}。", wanted_of(*wanted)), cure)
            }
        }
    }

    fn entries_published(&self, count: Count, from: Day) -> String {
        format!("公示 {count} 条；没有异议的，{from} 起可用。")
    }

    fn volunteer_goes(&self, sent: &SendVolunteer, until: Day) -> String {
        let SendVolunteer { minutes, points, to, volunteer, .. } = sent;
        format!(
            "{volunteer} 转往“{to}”，带走 {}、{}。只有这个社区能接收，{until} 以前（含当天）有效；账本名写错了，谁也收不了，请先核对。",
            spoken(*minutes),
            self.points(*points)
        )
    }

    fn volunteer_came(&self, received: &VolunteerReceived, name: &str) -> String {
        let VolunteerReceived { from, minutes, points, sent_as, volunteer, .. } = received;
        let (time, points) = (spoken(*minutes), self.points(*points));
        format!("{volunteer} {name} 从“{from}”（那边的编号 {sent_as}）转入，带来 {time}、{points}。姓名与凭证一致。")
    }

    fn points_are_shared(&self, volunteer: PersonNumber, account: &str) -> String {
        format!("{volunteer} 与家人合用“{account}”的积分账户，下面是这一户的。")
    }

    fn cancel_before_midnight(&self) -> &'static str {
        "兑换当天才能撤销：请另一位今天就审批，过了今天就不能撤销了。"
    }

    fn kept_down_by_a_cap(&self, seq: Seq) -> String {
        format!(
            "同一天的第 {seq} 号时长当时受上限少得了积分，不会自己补上：请 mingbai reverse {seq}，\
             再用 mingbai activity record 重记、mingbai activity publish 公示。"
        )
    }

    fn points_are_taken_elsewhere(&self, struck: &StruckFacts) -> String {
        let StruckFacts { account, elsewhere, entry, points, .. } = struck;
        format!(
            "第 {entry} 号得的 {}已经不全在账上，另从“{account}”账户其余积分（退回的、转来的也算）收回 {}。",
            self.points(*points),
            self.points(*elsewhere)
        )
    }

    fn points_are_gone(&self, struck: &StruckFacts) -> String {
        let StruckFacts { account, missing, points, .. } = struck;
        format!(
            "第 {} 号得过 {}，“{account}”里收回 {}，另 {}已经不在账上，记为待抵扣：以后进账的先抵，抵完为止。\
             名单见 mingbai report points。",
            struck.entry,
            self.points(*points),
            self.points(points.minus(*missing).unwrap_or_default()),
            self.points(*missing)
        )
    }

    fn points_paid_what_is_owed(&self, paid: &BTreeMap<String, Points>) -> String {
        let sum = self.points(Points::sum(paid.values().copied()).unwrap_or_default());
        match paid.keys().next().filter(|_| paid.len() == 1) {
            Some(account) => format!("其中 {sum}先抵了“{account}”的待抵扣。"),
            None => format!("其中 {sum}先抵了 {} 个账户的待抵扣，逐笔见 mingbai report points-register。", paid.len()),
        }
    }

    fn deed_is_capped(&self, points: Points) -> String {
        format!("办法里每人每天有上限（工时和好人好事合计），这一件只记 {}。", self.points(points))
    }

    fn deduction_is_cut(&self, asked: Points, taken: Points) -> String {
        let (asked, taken) = (self.points(asked), self.points(taken));
        format!("办法里要扣 {asked}，账上能扣的只有 {taken}，就扣了这些；不足的不记，不会扣成负数。")
    }

    fn party_points_stay(&self, points: Points) -> String {
        format!(
            "他的党性存折里有 {}，不能兑换，不随凭证转走：新社区要看的，请打印 mingbai report points --party 一并带去。",
            self.points(points)
        )
    }

    fn household_keeps(&self, account: &str, points: Points) -> String {
        format!("他与家人合用“{account}”的积分账户，其中 {} 留在户里，由家人使用，不随他转走。", self.points(points))
    }

    fn statement_must_stand(&self, seq: Seq) -> Told {
        Told::new(
            format!("第 {seq} 号转出还没有审批，或者已经退回、冲正，不能出凭证。"),
            "请先由另一位用 mingbai approve 审批；已经退回或冲正的，要转就重新转：mingbai volunteer send。",
        )
    }

    fn statement_is_a_receipt(&self, seq: Seq, waits: bool) -> String {
        if waits {
            return format!("审批通过以后再出凭证：mingbai prove {seq}。");
        }
        format!("凭证：mingbai prove {seq}，把文件交给他带走；接收一次有效。")
    }

    fn statement_is_for_another(&self, to: &Text) -> Told {
        Told::new(format!("这份凭证是转到“{to}”的，不是本账。"), "请让他交给那个社区；转错了，由对方社区更正。")
    }

    fn no_statement(&self) -> Told {
        Told::new("这张收条不是转出凭证。", "请让对方用 mingbai volunteer send 转出，再用 mingbai prove 出凭证。")
    }

    fn statement_names_nobody(&self) -> Told {
        Told::new(
            "这份凭证没有写明姓名，不知道是谁的，不能接收。",
            "请对方用有个人信息的那份账本重新出凭证：mingbai prove 记录号。",
        )
    }

    fn statement_is_anothers(&self, volunteer: PersonNumber) -> Told {
        Told::new(
            format!("凭证上的姓名，不是 {volunteer} 登记的姓名：不能记到这个编号。"),
            "凭证是谁的，用 mingbai check 看；按姓名找编号用 mingbai find。登记时写错了字的，核对证件后用 mingbai person amend 改正；凭证写错的，请对方改正后重新转出。",
        )
    }

    fn statement_cannot_name(&self, seq: Seq) -> Told {
        Told::new(
            format!("第 {seq} 号转出的人，姓名已封存、删除，或不在这份账里：凭证写不出是谁的，不出凭证。"),
            "请用有个人信息的那份账本出；封存的，凭本人要求的文书由两个人启封（mingbai person unseal）后再出；删除的出不了，满三十天后用 mingbai reverse 冲正这次转出。",
        )
    }

    fn cover_is_low(&self, cover: &Cover) -> String {
        let warning = self.rate(cover.book.rules.cover_warning);
        let then = match cover.book.rules.cover {
            Rate::ZERO => "办法没有定停发的线".to_owned(),
            refusal => format!("低于 {} 就不能再公示新的积分", self.rate(refusal)),
        };
        format!("注意：超市现在能兑的，不到没兑积分的 {warning}；{then}。请补货或备款。")
    }

    fn ahead(&self, ahead: &Ahead) -> Vec<String> {
        let mut lines = Vec::new();
        if let Some(cover) = &ahead.cover {
            let (can, owed) =
                (self.yuan(cover.can()), cover.owed.map_or_else(|| "—".to_owned(), |owed| self.yuan(owed)));
            let share = cover.per_cent().map_or_else(|| "—".to_owned(), |share| format!("{share}%"));
            let rules = &cover.book.rules;
            let then = if cover.honours(rules.cover) {
                format!("低于提醒线 {}", self.rate(rules.cover_warning))
            } else {
                format!("低于 {}，不能再公示新的积分", self.rate(rules.cover))
            };
            lines.push(format!(
                "超市：没兑的积分值 {owed}，现在能兑 {can}（{share}），{then}；请补货或备款 → mingbai points cover"
            ));
        }
        lines.extend(ahead.short.iter().map(|purse| self.merchants_lack_money(purse)));
        if let Some(over) = &ahead.over {
            lines.push(format!(
                "积分：有 {} 已过最后一天（{}），还没有清 → mingbai points expire",
                self.points(over.points),
                over.day
            ));
        }
        for one in &ahead.ending {
            lines.push(format!(
                "积分：{} 户（人）的 {} 到 {} 为止，请提醒来兑 → mingbai points expire --forecast",
                one.accounts,
                self.points(one.points),
                one.day
            ));
        }
        for lot in &ahead.lots {
            let ExpiringLot { day, item, quantity, unit, lot, is_over } = lot;
            let quantity = self.quantity(*quantity);
            let then = if *is_over {
                "已经到期，不能再兑出，请报损 → mingbai shop spoil"
            } else {
                "到期，请先兑出 → mingbai shop stock"
            };
            lines.push(format!("货架：{item} {quantity} {unit}（批号 {lot}）{day} {then}"));
        }
        if let Some(month) = ahead.uncounted {
            lines.push(format!("超市：{} 的月末盘点还没有做，请两个人一起点 → mingbai shop count", self.month(month)));
        }
        lines
    }
}
