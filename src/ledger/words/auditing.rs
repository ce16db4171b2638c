//! The closed lists of what an auditor is shown first.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ledger::words::WordFault;

list! {
    /// Why an entry is worth a look. None of them is a reproach.
    SampleReason {
        /// 大额: among the largest of its side.
        Large = "large",
        /// 整数: money out in whole thousands.
        Round = "round",
        /// 迟记: recorded weeks after it happened, or posted in a later month.
        Late = "late",
        /// 冲正退还: undone, or money that went back.
        Undone = "undone",
        /// 审批过近: approved within minutes, or through the recorder's own hands.
        NearSelfApproved = "near_self_approved",
        /// 休息日: money out, dated on a Saturday or Sunday.
        Weekend = "weekend",
        /// 略低于限额: less than a tenth below a threshold.
        JustUnder = "just_under",
    }
}

list! {
    /// Whose first digits are counted.
    DigitSet {
        /// 捐赠: gifts of money.
        Gifts = "gifts",
        /// 支付: settlements and advances.
        Payments = "payments",
    }
}

list! {
    /// What first digits say.
    DigitVerdict {
        /// 太少: too few to say anything.
        TooFew = "too_few",
        /// 相符: as often as Benford's law expects.
        Alike = "alike",
        /// 有差别: not so; which has honest reasons, too.
        Apart = "apart",
    }
}

list! {
    /// How duties that should be apart met in one hand.
    Breach {
        /// 单人记账: what needs two persons was done by one, before two-person mode.
        OnePerson = "one_person",
        /// 记账兼审批: one operator records and approves.
        RecorderApproves = "recorder_approves",
        /// 记账兼出纳: one operator records and keeps the cash (会计法 art. 35).
        RecorderKeepsCash = "recorder_keeps_cash",
        /// 出纳兼审批: one operator keeps the cash and approves.
        CashierApproves = "cashier_approves",
        /// 一人两号: one registered person has two operators' codes.
        OnePersonTwoCodes = "one_person_two_codes",
        /// 代录审批: the recorder typed in the approval of his own entry, on paper.
        RecorderTypesApproval = "recorder_types_approval",
    }
}

list! {
    /// What an operator did with an entry.
    Doing {
        /// 记录.
        Recorded = "recorded",
        /// 审批.
        Approved = "approved",
        /// 驳回.
        Rejected = "rejected",
    }
}
