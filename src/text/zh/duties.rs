//! 到期事项：期限、依据和节假日.

use std::collections::BTreeSet;

use crate::ledger::duties::DutiesFault;
use crate::ledger::event::DutyRule;
use crate::ledger::name::Text;
use crate::ledger::refusal::{DutiesFlaw, DutyRefusal as R};
use crate::text::zh::Zh;
use crate::text::{DutyHelp, DutyWords, FaultWords, ListWords, Told};

/// 帮助.
pub(super) const HELP: DutyHelp = DutyHelp {
    due: "到期事项：该公示的、该结账的、该答复的，哪天到期，依据什么",
    due_date: "按哪一天看；不写就是今天",
    due_all: "办完的也列出来，看是哪天办的、超了几天",
    rules: "各件事的期限和依据，以及已经知道的放假安排",
    template: "打印一份带说明的期限样本，存成文件再改",
    set: "照一个 TOML 文件定下本基金的期限和放假安排；要两个人",
    set_file: "期限的 TOML 文件；样本用 mingbai due template 打印",
    set_from: "从哪一天起用，不能早于今天；不写就是今天",
};

impl Zh {
    /// 文件里哪一处不对.
    fn duties_flaw(&self, flaw: DutiesFlaw) -> String {
        match flaw {
            DutiesFlaw::Nothing => "文件里没有一件事，也没有一年的放假安排".to_owned(),
            DutiesFlaw::Twice(duty) => format!("“{}”写了两次", self.duty(duty)),
            DutiesFlaw::Term(duty) => format!("“{}”的期限要在 1 到 366 之间", self.duty(duty)),
            DutiesFlaw::Basis(duty) => format!("“{}”没有写依据", self.duty(duty)),
            DutiesFlaw::YearTwice(year) => format!("{year} 年写了两次"),
            DutiesFlaw::Announcement(year) => format!("{year} 年没有写放假通知的文号"),
            DutiesFlaw::Day(day) => format!("{day} 不在那一年，或者写了两次"),
        }
    }
}

impl DutyWords for Zh {
    fn duties_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::DutiesMustNotReachBack { today } => Told::new(
                "期限不能从过去的日子起改：已经收到的异议、已经到期的事，照原来的期限算。",
                format!("--from 写 {today} 或以后的日期。"),
            ),
            R::DutiesMustBeOnPaper => {
                Told::new("没有留下期限的文件。", "请用 mingbai due set 文件 --paper 文号，文件会存进 papers 文件夹。")
            }
            R::DutiesMustHoldTogether { flaw } => Told::new(
                format!("期限文件有一处不对：{}。", self.duties_flaw(*flaw)),
                "请对照样本改好：mingbai due template。",
            ),
        }
    }

    fn duty_basis(&self, rule: &DutyRule) -> Text {
        rule.basis.clone()
    }

    fn no_duties_file(&self, fault: &DutiesFault) -> Told {
        let cure = "请对照样本改好：mingbai due template。";
        match fault {
            DutiesFault::Form(fault) => Told::new(format!("这个文件不是期限文件：{}。", self.form_fault(fault)), cure),
            DutiesFault::Value { field, given } => Told::new(format!("“{field}”写的是“{given}”，不合格式。"), cure),
        }
    }

    fn calendar_lacks(&self, years: &BTreeSet<i16>) -> String {
        let years: Vec<String> = years.iter().map(ToString::to_string).collect();
        format!(
            "注意：{} 年的放假安排还没有，工作日只按周六、周日推算。公布以后用 mingbai due set 补上。",
            years.join("、")
        )
    }

    fn due_in_short(&self, open: usize, late: usize) -> String {
        if late == 0 {
            format!("到期事项 {open} 件，都还在期限内 → mingbai due")
        } else {
            format!("到期事项 {open} 件，其中 {late} 件已经过期 → mingbai due")
        }
    }
}
