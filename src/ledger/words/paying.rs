//! The closed lists of payments, who approves them, and the committee.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::ledger::words::WordFault;

list! {
    /// What kind of payment.
    PaymentKind {
        /// 政府购买.
        GovernmentPurchase = "government_purchase",
        /// 定向委托.
        Commission = "commission",
        /// 公益创投.
        Venture = "venture",
        /// 项目运作.
        Operation = "operation",
        /// 场地.
        Venue = "venue",
        /// 物资.
        Goods = "goods",
        /// 救助, 慰问.
        Aid = "aid",
        /// 其他.
        Other = "other",
        /// 超市进货: 借1201, and no cost yet.
        Stock = "stock",
        /// 兑换结算: what services exchanged for points are owed to their merchant, 借2202.
        Merchant = "merchant",
    }
}

list! {
    /// What becomes of a payment to somebody on the committee, or to whom he declared to be close.
    CommitteePayee {
        /// It is refused.
        Refused = "refused",
        /// It is recorded, and every report marks it.
        Flagged = "flagged",
    }
}

list! {
    /// A seat on the committee.
    Office {
        /// 主任.
        Director = "director",
        /// 委员.
        Member = "member",
        /// 监督员.
        Supervisor = "supervisor",
    }
}

list! {
    /// Where a request for payment stands.
    RequestState {
        /// It waits for an approval.
        Waiting = "waiting",
        /// Somebody approved, and more than one must.
        PartlyApproved = "partly_approved",
        /// It may be paid.
        Approved = "approved",
        /// A part was paid.
        PartlyPaid = "partly_paid",
        /// All of it was paid, but for what is kept back.
        Paid = "paid",
        /// It was rejected.
        Rejected = "rejected",
        /// It was withdrawn.
        Cancelled = "cancelled",
        /// A part was paid, and the rest withdrawn.
        RestCancelled = "rest_cancelled",
    }
}

list! {
    /// What a report says beside a payment.
    PaymentMark {
        /// 纸面审批: a photographed paper stands in for a signature.
        OnPaper = "on_paper",
        /// 单人: nobody but the recorder keeps the ledger.
        Alone = "alone",
        /// The payee sits on the committee, or a member declared to be close to him.
        Committee = "committee",
        /// A rule was set aside for the project before.
        Exception = "exception",
        /// The service was to come first, and was not accepted on that day.
        BeforeAcceptance = "before_acceptance",
        /// 拨付: money before papers.
        Advance = "advance",
        /// 质保金.
        Retention = "retention",
        /// It happened in a month that was told before it was recorded.
        Late = "late",
        /// The payment was undone.
        Reversed = "reversed",
    }
}
