//! Money out: requested by one person, approved by another, settled by whoever keeps the money.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{PaymentKind, SourceKind, Yes};
use crate::ledger::yuan::Yuan;

event! {
    /// One purse a payment may be settled from.
    PaymentSource {
        /// The account.
        account: Code,
        /// Which purse of the project, by its source kind.
        source_kind: SourceKind,
    }
}

event! {
    /// A payment is asked for. Nothing moves yet.
    PaymentRequested {
        /// The whole price, retention included.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The invoice's number, or empty. The same number of the same payee twice is refused.
        invoice: Text,
        /// The invoice, in papers/, or empty.
        invoice_file: Maybe<Digest>,
        /// Whether money goes before papers: `yes` is 拨付, to be accounted for later.
        is_advance: Yes,
        /// `yes` when nothing more will be asked for the same: it waits for acceptance where 先服务后交费 was agreed.
        is_final: Yes,
        /// What kind of payment.
        kind: PaymentKind,
        /// The payee's registered name, when an organisation without a number.
        organisation: Text,
        /// The owners' decision it is paid under; for 公共收益 only.
        owners_decision: Maybe<Seq>,
        /// The payee's number, or empty.
        payee: Maybe<PersonNumber>,
        /// How many persons of an aid list follow, one entry each; 0 for any other payment.
        persons: Count,
        /// For which project; empty for the general fund.
        project: Maybe<Code>,
        /// What for, in a sentence.
        purpose: Text,
        /// How much is kept back (质保金), within `amount`.
        retention: Yuan,
        /// When that falls due, or empty.
        retention_due: Maybe<Day>,
        /// The purses that pay, in their order; the last is 兜底.
        sources: Vec<PaymentSource>,
    }
}

event! {
    /// One person of an aid list (救助, 慰问). Names stand here only as commitments.
    AidListed {
        /// How much.
        amount: Yuan,
        /// Commitment to the name.
        name: Maybe<Digest>,
        /// How the need was assessed: a class, never particulars.
        need: Text,
        /// The person's number, or empty.
        person: Maybe<PersonNumber>,
        /// The request's entry.
        request: Seq,
    }
}

event! {
    /// An approved request was paid, in part or whole, by the custodian: 借5101 贷1002, and 贷2202 for what is kept back.
    PaymentSettled {
        /// The account that paid.
        account: Code,
        /// How much.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// `yes` when this pays the retention: 借2202 贷1002.
        is_retention: Yes,
        /// The number of the custodian's paper or bank slip.
        paper: Text,
        /// Who paid: the federation's cashier, the owners' committee.
        payer: Text,
        /// The request's entry.
        request: Seq,
        /// The bank slip, in papers/, or empty.
        slip_file: Maybe<Digest>,
        /// Which purse of the project.
        source_kind: SourceKind,
    }
}

event! {
    /// A request is withdrawn; what was settled stays.
    PaymentCancelled {
        /// The day.
        date: Day,
        /// Why.
        reason: Text,
        /// The request's entry.
        request: Seq,
    }
}

event! {
    /// An approved request was paid before its papers (拨付): 借1122 贷1002.
    AdvancePaid {
        /// The account that paid.
        account: Code,
        /// How much.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The day by which it must be accounted for.
        due: Day,
        /// The number of the custodian's paper or bank slip.
        paper: Text,
        /// Who paid.
        payer: Text,
        /// The request's entry.
        request: Seq,
        /// The bank slip, in papers/, or empty.
        slip_file: Maybe<Digest>,
        /// Which purse of the project.
        source_kind: SourceKind,
    }
}

event! {
    /// Papers for a part of an advance (报账): 借5101 贷1122.
    AdvanceAccounted {
        /// The advance's entry.
        advance: Seq,
        /// How much the papers prove.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The invoice's number, or empty.
        invoice: Text,
        /// The papers, in papers/, or empty.
        invoice_file: Maybe<Digest>,
        /// What was bought.
        memo: Text,
    }
}

event! {
    /// What was left of an advance came back: 借1002 贷1122.
    AdvanceReturned {
        /// The advance's entry.
        advance: Seq,
        /// How much.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The number of the bank slip.
        paper: Text,
    }
}

event! {
    /// The bank took its charge, as its slip says: 借5401 贷1002.
    BankCharged {
        /// The account.
        account: Code,
        /// How much.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The number of the slip.
        paper: Text,
        /// The slip, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// The purse that bears it: its project, empty for the general fund …
        project: Maybe<Code>,
        /// … and its source kind.
        source_kind: SourceKind,
    }
}
