//! The closed lists of projects: stages, decisions, acceptance, exceptions.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ledger::words::WordFault;

list! {
    /// How far a project is: the last stage that stands. No line holds it; it is read off the entries.
    Stage {
        /// 立项.
        Proposed = "proposed",
        /// 议事通过.
        Decided = "decided",
        /// 公示.
        Announced = "announced",
        /// 实施.
        Started = "started",
        /// 验收合格.
        Accepted = "accepted",
        /// 结项.
        Closed = "closed",
    }
}

list! {
    /// Where a need was heard.
    NeedOrigin {
        /// 12345 热线.
        Hotline = "hotline",
        /// 议事会.
        Council = "council",
        /// 需求清单.
        NeedsList = "needs_list",
        /// 红邻书记小额项目.
        SmallGrant = "small_grant",
        /// 其他.
        Other = "other",
    }
}

list! {
    /// What becomes of money left at the end (慈善法 art. 58).
    Leftover {
        /// Into the general fund.
        General = "general",
        /// To a similar project, by decision.
        Similar = "similar",
        /// Back to those who gave.
        Return = "return",
    }
}

list! {
    /// The four kinds of meeting that decide, and the committee's own.
    Meeting {
        /// 居民议事会.
        Residents = "residents",
        /// 业主大会.
        Owners = "owners",
        /// 小区党支部会议.
        PartyBranch = "party_branch",
        /// 社区党委会议.
        PartyCommittee = "party_committee",
        /// 基金管理委员会.
        FundCommittee = "fund_committee",
    }
}

list! {
    /// What an inspection concluded.
    Conclusion {
        /// 合格.
        Passed = "passed",
        /// 整改后合格.
        PassedAfterMending = "passed_after_mending",
        /// 不合格.
        Failed = "failed",
    }
}

list! {
    /// How a project ended.
    Outcome {
        /// 完成.
        Completed = "completed",
        /// 中止.
        Stopped = "stopped",
    }
}

list! {
    /// A rule that somebody may set aside once.
    ExceptionRule {
        /// No payment before a decision.
        DecisionFirst = "decision_first",
        /// No payment beyond the budget.
        WithinBudget = "within_budget",
        /// No final payment before acceptance.
        AcceptanceFirst = "acceptance_first",
    }
}
