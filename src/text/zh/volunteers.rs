//! 志愿者、队伍、户.

use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::points::Points;
use crate::ledger::refusal::VolunteerRefusal as R;
use crate::text::numbers::NumberWords;
use crate::text::zh::Zh;
use crate::text::zh::usage::meant;
use crate::text::{Told, VolunteerHelp, VolunteerWords};

/// 帮助.
pub(super) const HELP: VolunteerHelp = VolunteerHelp {
    household: "户：积分办法规定按户记分的，一户的志愿者共用一个积分账户",
    household_add: "登记一户",
    household_list: "列出各户和户里的志愿者人数",
    household_code: "户的代号，如 h12；不能像人的编号（p41）",
    household_head: "户主的编号，如 p41",
    household_area: "住在哪个小区或网格",
    team: "队伍：志愿服务队",
    team_add: "登记一支队伍",
    team_list: "列出各队和人数",
    team_code: "队伍的代号，如 red",
    team_name: "队伍的名称，如 红马甲志愿服务队",
    team_leader: "队长的编号，如 p41",
    volunteer: "志愿者：实名登记，户、队伍、是否党员",
    volunteer_add: "登记志愿者，或更改他的户、队伍、党员身份（没写的照旧）",
    volunteer_list: "列出志愿者",
    volunteer_show: "看一位志愿者：登记的前后经过",
    volunteer_number: "人的编号，如 p41；还没有登记过的人不写编号，写 --name",
    volunteer_household: "哪一户；写 none 就是不属于任何一户",
    volunteer_team: "哪支队伍；写 none 就是不属于任何队伍",
    volunteer_party: "是不是党员：yes 或 no",
    volunteer_date: "从哪一天起算；不写就是今天",
    list_team: "只看这支队伍",
    list_household: "只看这一户",
};

impl VolunteerWords for Zh {
    fn volunteer_refusal(&self, refusal: &R) -> Told {
        let told = |what: String, cure: &str| Told::new(what, cure);
        match refusal {
            R::HouseholdCodeMustBeNoNumber { code } => {
                told(format!("户的代号“{code}”像一个人的编号。"), "积分账户要分得清是户还是人：请换一个代号，如 h12。")
            }
            R::HouseholdCodeMustBeFree { code } => {
                told(format!("户的代号“{code}”已经有了。"), "请换一个代号；已有的用 mingbai household list 查看。")
            }
            R::TeamCodeMustBeFree { code } => {
                told(format!("队伍的代号“{code}”已经有了。"), "请换一个代号；已有的用 mingbai team list 查看。")
            }
            R::VolunteerMustBeAPerson { number } => told(
                format!("{number} 是单位，不是个人。"),
                "志愿者、户主、队长都是个人：请先用 mingbai person add --name 姓名 登记本人。",
            ),
            R::HouseholdMustBeRegistered { code } => told(
                format!("还没有登记代号为“{code}”的户。"),
                "请先登记：mingbai household add 代号 --head 户主编号。",
            ),
            R::TeamMustBeRegistered { code } => told(
                format!("还没有登记代号为“{code}”的队伍。"),
                "请先登记：mingbai team add 代号 --name 名称 --leader 队长编号。",
            ),
            R::RegistrationMustFollowTheLast { on } => told(
                format!("这位志愿者最近一次登记从 {on} 起算，新的登记不能更早。"),
                "请用 --date 写那一天或以后的日期；经过用 mingbai volunteer show 编号 查看。",
            ),
            R::RegistrationMustLeaveToldMonths { first } => told(
                "那个月已经公示或结账，登记的变动不能从那时起算：印出去的户和队伍的数会对不上。".to_owned(),
                &format!("请用 --date 写 {first} 或以后的日期。"),
            ),
            R::RegistrationMustSayMore { number } => Told::new(
                format!("{number} 已经这样登记了，没有新的内容。"),
                format!(
                    "不用再登记；要改户、队伍或党员身份，请写 --household、--team、--party；换了电话、住址：mingbai person amend {number}。"
                ),
            ),
            R::HouseholdMustKeepAMember { code, points } => told(
                format!("他是“{code}”最后一位志愿者，户里还有 {}，他走了就没有人能用。", self.points(*points)),
                "请先用 mingbai redeem 兑换，或（办法许可的）用 mingbai points transfer 转走；或先把另一位家人登记到这一户。",
            ),
            R::HouseholdMustPayWhatItOwes { code, owed } => told(
                format!(
                    "“{code}”的积分账户还欠 {}（待抵扣），进账的只剩他一个人，他走了就没有人还。",
                    self.points(*owed)
                ),
                "以后进账的积分会先抵，抵完再改户、再合并；办法许可的，也可以用 mingbai points transfer 转进来抵，或先把另一位家人登记到这一户。",
            ),
            R::VolunteerMustPayWhatHeOwes { number, owed } => told(
                format!(
                    "{number} 自己的积分账户还欠 {}（待抵扣）；入了合用账户的户，他挣的分进户里，欠的就没有人还。",
                    self.points(*owed)
                ),
                "请先让他单独记（mingbai volunteer add 编号 --household none），以后进账的积分先抵，抵完再入户。",
            ),
            R::RosterMustBeFinished { roster, rows_left } => told(
                format!("第 {roster} 号的名册或盘点还有 {rows_left} 行没有记。"),
                "名册的各行要紧跟着它，中间不能插别的；请用 mingbai import 重新导入。",
            ),
            R::RosterMustHoldItsKind { of } => told(
                format!("名册里不能是“{of}”这种记录，或者上一份名册还没有记完。"),
                "请用 mingbai import volunteers 或 mingbai import hours 导入。",
            ),
            R::VolunteerMustStillBeHere { number, left } => told(
                format!("{number} 已于 {left} 转到别的社区，本账不再给他记时长、积分。"),
                "以后的事由那个社区记；确实漏记的，先重新登记（mingbai volunteer add 编号），补记、公示以后再转出一次，凭证只写补上的部分。",
            ),
            R::VolunteerMustBeRegistered { number, day } => told(
                format!("{day} 这天，{number} 还不是（或已不是）登记的志愿者。"),
                "请核对编号和日期；新志愿者先登记：mingbai volunteer add 编号 --date 起算日期。",
            ),
        }
    }

    fn household_owes(&self, code: &Code, owed: Points) -> String {
        format!("“{code}”的账户还欠 {}（待抵扣）：他以后得的积分进这个账户，先抵，抵完为止。", self.points(owed))
    }

    fn no_volunteer(&self, number: PersonNumber) -> Told {
        Told::new(
            format!("{number} 没有登记为志愿者。"),
            "请先登记：mingbai volunteer add 编号；已登记的用 mingbai volunteer list 查看。",
        )
    }

    fn unknown_household(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}各户用 mingbai household list 查看。", meant(code, known)),
            None => "还没有登记过户；先用 mingbai household add 登记。".to_owned(),
        };
        Told::new(format!("没有代号为“{code}”的户。"), cure)
    }

    fn unknown_team(&self, code: &str, known: &[&str]) -> Told {
        let cure = match known.first() {
            Some(_) => format!("{}各队用 mingbai team list 查看。", meant(code, known)),
            None => "还没有登记过队伍；先用 mingbai team add 登记。".to_owned(),
        };
        Told::new(format!("没有代号为“{code}”的队伍。"), cure)
    }
}
