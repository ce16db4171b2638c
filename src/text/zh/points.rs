//! 积分.

use crate::ledger::refusal::{PointsRefusal as R, RulesFlaw};
use crate::ledger::rule_book::RulesFault;
use crate::text::zh::Zh;
use crate::text::{PointsHelp, PointsWords, Told};

/// 帮助.
pub(super) const HELP: PointsHelp = PointsHelp {
    rules: "积分制管理办法：一小时、一件事得几分，公示几天，什么时候到期",
    rules_set: "照一个 TOML 文件定下办法，从某一天起用；要两个人",
    rules_show: "看一天适用的办法；不写日期就是今天",
    rules_template: "打印一份带说明的办法样本，存成文件再改",
    rules_file: "办法的 TOML 文件；样本用 mingbai rules template 打印",
    rules_paper: "决定的文号",
    rules_from: "从哪一天起用，不能早于今天；不写就是今天",
    report_rules: "一天适用的《积分制管理办法》，可以张贴",
    on_day: "哪一天；不写就是今天",
};

fn flaw(flaw: RulesFlaw) -> &'static str {
    match flaw {
        RulesFlaw::Lists => "服务类别要有 1 到 100 种，加分扣分的事最多 100 件",
        RulesFlaw::Names => "每种服务、每件事都要有名称",
        RulesFlaw::DayMinutes => "day_minutes 要在 1 到 1440 分钟之间，early_minutes 不超过 1440",
        RulesFlaw::Days => "notice_days、late_days 不超过 366 天，keeps_years 在 1 到 50 年之间",
        RulesFlaw::Stars => "星级要写五个小时数，一个比一个多",
        RulesFlaw::Cover => "cover 不能高于 cover_warning：先提醒，后停止",
        RulesFlaw::Worth => "一分要值一点钱；上限不能是 0，不限就去掉那一行",
    }
}

impl PointsWords for Zh {
    fn points_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::RulesMustNotReachBack { today } => Told::new(
                format!("办法不能从已经过去的日子起用，今天是 {today}。"),
                "请把 mingbai rules set 的 --from 写成今天或以后；以前的事仍按当时的办法算。",
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
        }
    }

    fn no_rule_book(&self, fault: &RulesFault) -> Told {
        let cure = "请对照样本改好：mingbai rules template。";
        match fault {
            RulesFault::Form(message) => Told::new(format!("这个文件不是积分办法：{message}"), cure),
            RulesFault::Value { field, given } => Told::new(format!("“{field}”写的是“{given}”，不合格式。"), cure),
        }
    }

    fn no_rules(&self) -> Told {
        Told::new(
            "那一天还没有积分办法。",
            "请先定下：mingbai rules template 打印样本，改好后用 mingbai rules set 文件 --paper 文号。",
        )
    }
}
