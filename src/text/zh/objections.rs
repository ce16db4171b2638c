//! 异议和答复.

use crate::ledger::field::Seq;
use crate::ledger::period::Day;
use crate::ledger::refusal::ObjectionRefusal as R;
use crate::ledger::words::ObjectionAbout;
use crate::text::zh::Zh;
use crate::text::{ListWords, ObjectionHelp, ObjectionWords, Told};

/// 帮助.
pub(super) const HELP: ObjectionHelp = ObjectionHelp {
    objection: "异议登记：收到、答复、撤回；下一期公示上会列出来",
    add: "登记一件异议",
    about: "对什么有异议：notice 公示，gift 捐赠，payment 支出，project 项目，common_income 公共收益，points 积分，other 其他",
    text: "异议内容，一句话；不写姓名和电话",
    by: "提出人的姓名：只存在本机的人员库里，不写进账，不公示",
    received_on: "收到的日期；不写就是今天。期限从第二天起算",
    channel: "怎么收到的：visit 来访，phone 电话，wechat 微信，letter 书面，hotline 热线，meeting 会议，other 其他；不写就是来访",
    notice: "哪一期公示（期号）",
    entry: "有关的记录号（捐赠、支出、积分、其他）；不知道就不写",
    account: "哪个公共收益账户；只有一个就不用写",
    answer: "答复一件异议",
    number: "异议的编号，就是登记时的记录号",
    answer_text: "答复，一句话；会写在公示上，不写姓名和电话",
    answer_paper: "书面答复的文号",
    answer_file: "书面答复的扫描件或电子件",
    answerer: "谁答复：经办人代号；不写就是记账人自己",
    withdraw: "提出人撤回异议",
    withdraw_paper: "撤回说明的编号",
    list: "列出异议",
    open: "只列还没有答复的",
    names: "提出人写全名，送答复时用；不写就隐去名字",
    report: "异议办理情况，和公示上的一样",
};

impl ObjectionWords for Zh {
    fn objections_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::ObjectionMustNameItsObject { about } => Told::new(
                format!("没有写清对哪里有异议，或者多写了别的（“{}”的异议）。", self.objection_about(*about)),
                match about {
                    ObjectionAbout::Notice => "请写 --notice 期号，别的不写。",
                    ObjectionAbout::Project => "请写 --project 项目代号，别的不写。",
                    ObjectionAbout::CommonIncome => "请写 --account 公共收益账户，可以加 --entry 记录号。",
                    ObjectionAbout::Gift | ObjectionAbout::Payment | ObjectionAbout::Points | ObjectionAbout::Other => {
                        "只写 --entry 记录号；不知道是哪一条就不写。"
                    }
                },
            ),
            R::ObjectedNoticeMustBePosted { notice } => Told::new(
                format!("第 {notice} 期公示还没有张贴过。"),
                "请核对期号：mingbai notice list；不是对公示的异议，--about 换一个。",
            ),
            R::ObjectedEntryMustFit { about, seq } => Told::new(
                format!("第 {seq} 号不是“{}”的记录。", self.objection_about(*about)),
                format!("请用 mingbai show {seq} 核对，或者不写 --entry。"),
            ),
            R::ObjectionMustSayWhat => Told::new("没有写异议内容。", "请用 --text 写一句话，不写姓名和电话。"),
            R::AnswerMustNameAnObjection { seq } => {
                Told::new(format!("第 {seq} 号不是异议。"), "编号用 mingbai objection list 查看。")
            }
            R::ObjectionMustBeOpen { seq, by } => Told::new(
                format!("第 {seq} 号异议已经办结，见第 {by} 号。"),
                format!("不用再办。第 {by} 号记错了，先 mingbai reverse {by} --reason 原因。"),
            ),
            R::AnswerMustFollowTheObjection { on } => {
                Told::new(format!("这件异议 {on} 才收到，不能在那以前办结。"), "请核对 --date。")
            }
            R::AnswerMustBeByTheEntitled { code, roles } => {
                let roles: Vec<&str> = roles.iter().map(|role| self.role(*role)).collect();
                Told::new(
                    format!("“{code}”不能答复这件异议：双人记账以后，要由有“{}”职责的人答复。", roles.join("”或“")),
                    "请用 --answerer 写他的代号；用 mingbai operator list 查看。",
                )
            }
            R::AnswerMustBeGiven => Told::new("没有写答复。", "请用 --text 写一句话，会写在公示上。"),
            R::ReversedObjectionMustBeOpen { by } => Told::new(
                format!("这件异议已经办结，见第 {by} 号，不能冲正。"),
                format!("第 {by} 号记错了，先 mingbai reverse {by} --reason 原因。"),
            ),
        }
    }

    fn answer_by(&self, objection: Seq, by: Day) -> String {
        format!("请在 {by} 以前（含当天）答复 → mingbai objection answer {objection}")
    }

    fn answered_in_time(&self, by: Day, days_over: u64) -> String {
        if days_over == 0 {
            format!("期限 {by}，按期答复。下一期公示会列出。")
        } else {
            format!("期限 {by}，超了 {days_over} 天。下一期公示会照实列出。")
        }
    }
}
