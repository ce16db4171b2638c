//! 活动、服务时长、公示.

use crate::ledger::earning::Batch;
use crate::ledger::field::Count;
use crate::ledger::minutes::Minutes;
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::refusal::{HoursDoubt, ServiceRefusal as R};
use crate::text::zh::Zh;
use crate::text::zh::usage::meant;
use crate::text::{ServiceHelp, ServiceWords, Told};

/// 帮助.
pub(super) const HELP: ServiceHelp = ServiceHelp {
    activity: "活动：开活动、记服务时长、审核公示",
    open: "开一个活动：做什么、在哪里、哪天几点到几点、谁负责",
    record: "记服务时长：一次可以记几位志愿者",
    publish: "审核并公示这个活动到现在为止的全部时长；公示期满积分生效",
    list: "列出活动",
    show: "看一个活动的每一条时长",
    code: "活动的代号，如 jiebao",
    title: "做什么，如 文明劝导",
    place: "在哪里，如 东门路口",
    class: "服务类别：积分办法里的代号（mingbai rules show）",
    first: "第一天；不写就是今天",
    last: "最后一天；不写就是第一天当天",
    begins: "每天几点开始，如 08:00",
    ends: "每天几点结束，如 11:30",
    supervisor: "负责人的编号，如 p1",
    team: "哪支队伍",
    project: "为基金的哪个项目服务",
    volunteers: "志愿者的编号，可以写几个，如 p2 p3 p4",
    day: "哪一天；不写时，只有一天的活动就是那天，否则是今天",
    began: "几点开始，如 08:30；不写就是活动开始的时间",
    ended: "几点结束；不写就是活动结束的时间",
    minutes: "多少分钟；写了就不用写 --ended",
    witness: "谁见证，写编号；不写就是活动负责人。不能是志愿者本人",
    party: "记入党性存折（限党员）",
    reason: "时长看着可疑（记得太早、太晚、一人见证太多）时，说明为什么没错；要同时写 --vouched-by",
    vouched_by: "由谁说明，写编号：不能是志愿者本人，也不能是见证人",
    board: "公示贴在哪里；不写就是社区公告栏",
    helped: "服务了多少人；不写，第一次公示就用开活动时写的",
    helped_planned: "准备服务多少人；公示时可以另写实际的",
    full: "写全名（只在本机看；默认隐名）",
    report_hours: "志愿者服务时长：一个月，或一年（附累计和星级）",
    report_teams: "队伍按服务时长排名",
    report_activities: "志愿服务活动：人数、时长、服务人数、积分",
    report_doubted: "存疑时长和好人好事：由第三人说明过的、记得晚的、一人作证太多的、家里人作证的，逐条列给审计人",
    report_year: "年份，如 2026；都不写就是今年",
    import_activity: "签到表（import hours）记到哪个活动",
    statement: "开一位志愿者的服务记录（志愿服务记录证明的各项）",
    statement_from: "从哪一天起；不写就是全部",
    statement_until: "到哪一天止；不写就是今天",
};

/// `150` 分钟：2 小时 30 分.
pub(super) fn spoken(minutes: Minutes) -> String {
    match minutes.hours() {
        (0, part) => format!("{part} 分钟"),
        (hours, 0) => format!("{hours} 小时"),
        (hours, part) => format!("{hours} 小时 {part} 分"),
    }
}

fn doubt(doubt: &HoursDoubt) -> String {
    match doubt {
        HoursDoubt::TooEarly { minutes } => format!("服务结束才 {minutes} 分钟就来记"),
        HoursDoubt::TooLate { days } => format!("过了 {days} 天才来记"),
        HoursDoubt::OneWitness { limit } => format!("这位见证人这一天见证的已超过 {limit} 人"),
    }
}

impl ServiceWords for Zh {
    fn service_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        let plain = |what: &str, cure: &str| Told::new(what, cure);
        match refusal {
            R::ActivityMustBeDescribed => {
                plain("没有写活动做什么、在哪里。", "请补上 --title 和 --place，如 --title 文明劝导 --place 东门路口。")
            }
            R::ActivityCodeMustBeFree { code } => {
                told(format!("活动的代号“{code}”已经有了。"), "请换一个代号；已有的用 mingbai activity list 查看。")
            }
            R::ActivityMustHaveAWindow => {
                plain("活动的结束不在开始之后。", "请核对 --first、--last 和 --begins、--ends。")
            }
            R::ActivityMustEndWithinAYear => {
                plain("活动的时间超过一年。", "长年的活动请每年开一个：没有尽头的时间段什么也管不住。")
            }
            R::ServiceMustBeInTheRules { class, day } => told(
                format!("{day} 适用的积分办法里没有“{class}”这一类服务。"),
                "有哪些类别，用 mingbai rules show 查看。",
            ),
            R::ActivityMustBeOpened { code } => told(
                format!("没有代号为“{code}”的活动。"),
                "请先开活动：mingbai activity open；已有的用 mingbai activity list 查看。",
            ),
            R::HoursMustNotBeZero => plain("时长是零。", "请写实际的时间，如 --began 08:30 --minutes 90。"),
            R::HoursMustFitTheActivity { first, last, begins, ends } => told(
                format!("时长不在活动的时间里：活动是 {first} 至 {last}，每天 {begins} 至 {ends}。"),
                "请核对日期和时间；活动时间登记错了，请另开一个活动。",
            ),
            R::HoursMustBeOver => plain("这段服务还没有结束。", "请等服务结束以后再记。"),
            R::PartyPointsMustBeAMembers { number, day } => told(
                format!("{day} 这天 {number} 登记的不是党员，不能记入党性存折。"),
                "请去掉 --party；登记有误的，先用 mingbai volunteer add 编号 --party yes 更正。",
            ),
            R::WitnessMustBeAnother => plain("志愿者不能给自己作见证。", "请用 --witness 写在场的另一个人的编号。"),
            R::RecorderMustNotBeTheVolunteer { number } => told(
                format!(
                    "{number} 就是记账人自己，不能给自己记时长、好人好事和旧账积分，也不能给自己转积分、发奖励、合并编号。"
                ),
                "请由另一位经办人（--as）来记。",
            ),
            R::HoursMustNotOverlap { entry } => told(
                format!("和第 {entry} 号记录的时间重叠：一个人不能同时在两处。"),
                "请用 mingbai show 查看那一条；那条记错了，先用 mingbai reverse 冲正它。",
            ),
            R::MergedHoursMustNotOverlap { entry, other } => told(
                format!("两个编号同一时间都在服务：第 {entry} 号和第 {other} 号记录重叠，同一段时间记了两遍。"),
                "请用 mingbai show 查看这两条，用 mingbai reverse 冲正其中一条，再合并；积分花掉了也能冲，差的记为待抵扣。",
            ),
            R::DayMustHaveRoom { most, given } => told(
                format!("积分办法规定一天最多 {}，这天已经记了 {}。", spoken(*most), spoken(*given)),
                "请核对时长；超过的部分不能记。",
            ),
            R::ReasonMustBeVouchedFor => {
                plain("原因和说明人要同时写。", "请一起写 --reason 原因 --vouched-by 编号，或者都不写。")
            }
            R::VoucherMustBeAnother => plain(
                "说明人不能是志愿者本人、和他同户的人、见证人，也不能是记账人自己。",
                "请由第三个人说明：--vouched-by 编号。",
            ),
            R::DoubtfulHoursMustBeVouchedFor { doubt: why } => told(
                format!("这条时长可疑：{}。", doubt(why)),
                "属实的，请由另一个人说明原因：--reason 原因 --vouched-by 编号；审计时逐条列出。",
            ),
            R::PublicationMustHang => plain("没有写公示贴在哪里。", "请用 --place 写地点，如 社区公告栏。"),
            R::HoursMustWaitForPublication => {
                plain("没有等待公示的时长。", "用 mingbai activity show 代号 查看哪些已经公示。")
            }
            R::PublicationMustCoverAllHours { up_to } => told(
                format!("公示要包括到第 {up_to} 号为止的全部时长，不能挑着公示。"),
                "请用 mingbai activity publish 公示，范围由程序定。",
            ),
            R::PublicationMustFollowTheHours { on } => {
                told(format!("公示的日期早于最近一次服务 {on}。"), "请用 --date 写那一天或以后的日期。")
            }
            R::PublicationMustAddUp { count, minutes, points, points_party } => told(
                format!(
                    "按积分办法应是 {count} 条、{}、{points} 分，党性存折 {points_party} 分；记录里写的不是。",
                    spoken(*minutes)
                ),
                "积分由程序按办法推算，请用 mingbai activity publish 公示。",
            ),
        }
    }

    fn unknown_activity(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}全部活动用 mingbai activity list 查看。", meant(code, known)),
            None => "还没有开过活动；先用 mingbai activity open。".to_owned(),
        };
        Told::new(format!("没有代号为“{code}”的活动。"), cure)
    }

    fn points_published(&self, activity: &Code, (batch, helped): (&Batch, Count), from: Day) -> String {
        let people = if helped == Count(0) { String::new() } else { format!("，服务 {helped} 人") };
        let party = if batch.points_party.is_zero() {
            String::new()
        } else {
            format!("，党性存折 {} 分", batch.points_party)
        };
        format!(
            "活动 {activity}：公示 {} 条，共 {}，积分 {} 分{party}{people}；没有异议，{from} 起生效。",
            batch.count(),
            spoken(batch.minutes),
            batch.points
        )
    }
}
