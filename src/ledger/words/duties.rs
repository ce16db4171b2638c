//! The closed lists of the clock of duties, and of objections.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ledger::words::WordFault;

list! {
    /// What a fund owes its residents by a day. What sets each clock going is told in `report::duties`; how long it runs
    /// is data (`ledger::duties`).
    Duty {
        /// 月度公示: a month's notice hangs.
        MonthlyNotice = "monthly_notice",
        /// 月结: a month is closed.
        MonthClosing = "month_closing",
        /// 公共收益季度公示: a quarter of 公共收益 hangs.
        CommonIncomeNotice = "common_income_notice",
        /// 公共收益公示期: it hangs that long.
        CommonIncomePosting = "common_income_posting",
        /// 公示期满: what hung is taken down or goes on.
        PostingOver = "posting_over",
        /// 募捐情况: a long appeal is told of while it runs.
        AppealProgress = "appeal_progress",
        /// 募捐情况: an appeal is told of in full after its end.
        AppealReport = "appeal_report",
        /// 项目实施情况: a long project is told of while it runs.
        ProjectProgress = "project_progress",
        /// 项目实施情况: a project is told of in full after its end.
        ProjectReport = "project_report",
        /// 答复: an objection to a notice.
        AnswerNotice = "answer_notice",
        /// 答复: an objection about a gift.
        AnswerGift = "answer_gift",
        /// 答复: an objection about a payment.
        AnswerPayment = "answer_payment",
        /// 答复: an objection about a project.
        AnswerProject = "answer_project",
        /// 答复: an objection about 公共收益.
        AnswerCommonIncome = "answer_common_income",
        /// 答复: an objection about points.
        AnswerPoints = "answer_points",
        /// 答复: any other objection.
        AnswerOther = "answer_other",
        /// 凭证保管期: when it is over, what was sealed of a person is removed.
        KeepVouchers = "keep_vouchers",
    }
}

list! {
    /// In what a term is counted.
    TermUnit {
        /// 日历日.
        Days = "days",
        /// 工作日, by the calendar of holidays.
        WorkingDays = "working_days",
        /// 月: to the same day of a later month, or its last.
        Months = "months",
    }
}

list! {
    /// What an objection is about.
    ObjectionAbout {
        /// 公示.
        Notice = "notice",
        /// 捐赠.
        Gift = "gift",
        /// 支出.
        Payment = "payment",
        /// 项目.
        Project = "project",
        /// 公共收益.
        CommonIncome = "common_income",
        /// 积分.
        Points = "points",
        /// 其他.
        Other = "other",
    }
}

impl ObjectionAbout {
    /// The duty to answer it.
    #[must_use]
    pub const fn duty(self) -> Duty {
        match self {
            Self::Notice => Duty::AnswerNotice,
            Self::Gift => Duty::AnswerGift,
            Self::Payment => Duty::AnswerPayment,
            Self::Project => Duty::AnswerProject,
            Self::CommonIncome => Duty::AnswerCommonIncome,
            Self::Points => Duty::AnswerPoints,
            Self::Other => Duty::AnswerOther,
        }
    }
}

list! {
    /// How an objection reached the fund.
    ObjectionChannel {
        /// 来访.
        Visit = "visit",
        /// 电话.
        Phone = "phone",
        /// 微信.
        Wechat = "wechat",
        /// 书面.
        Letter = "letter",
        /// 热线, 12345 for instance.
        Hotline = "hotline",
        /// 会议.
        Meeting = "meeting",
        /// 其他.
        Other = "other",
    }
}

list! {
    /// Where an objection stands. Of the books, not of the file.
    ObjectionState {
        /// 待答复.
        Open = "open",
        /// 逾期未答.
        Overdue = "overdue",
        /// 已答复.
        Answered = "answered",
        /// 逾期答复.
        AnsweredLate = "answered_late",
        /// 已撤回.
        Withdrawn = "withdrawn",
        /// 已冲正: recorded by mistake.
        Reversed = "reversed",
    }
}
