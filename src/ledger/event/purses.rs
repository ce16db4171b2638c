//! Money that is not a gift: what comes in from elsewhere, moves between purses and accounts, and whose it is.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::{Code, Digest, Text};
use crate::ledger::period::Day;
use crate::ledger::quantity::Quantity;
use crate::ledger::words::{AreaKind, IncomeNature, SourceKind, TransferBasis};
use crate::ledger::yuan::Yuan;

event! {
    /// A 小区 or 网格: the dimension by which projects, gifts and 公共收益 are read.
    AreaRegistered {
        /// Its code.
        code: Code,
        /// The day of the entry in the register.
        date: Day,
        /// How many households, if known.
        households: Maybe<Count>,
        /// 小区, 网格, or another division.
        kind: AreaKind,
        /// Its name.
        name: Text,
        /// The area it is a part of, or empty.
        within: Maybe<Code>,
    }
}

event! {
    /// Money that is not a gift reached an account. Posted 借1002 贷 4401, 4901, 4301 or 2209, by its nature.
    IncomeReceived {
        /// The account it reached.
        account: Code,
        /// How much.
        amount: Yuan,
        /// The entry that said it would come ([`IncomeDue`]), or empty.
        claim: Maybe<Seq>,
        /// The business day.
        date: Day,
        /// A public remark.
        memo: Text,
        /// What it is, and so what it is posted to.
        nature: IncomeNature,
        /// The number of the paper or bank slip.
        paper: Text,
        /// The paper itself, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// The organisation or office that paid. Never a natural person's name.
        payer: Text,
        /// The purse: its project, empty for the general fund …
        project: Maybe<Code>,
        /// … and its source kind.
        source_kind: SourceKind,
    }
}

event! {
    /// Rent, a deposit or another income will come due. A figure beside the accounts until it comes.
    IncomeDue {
        /// The account it should reach.
        account: Code,
        /// How much.
        amount: Yuan,
        /// The business day of the agreement.
        date: Day,
        /// The day it is due.
        due: Day,
        /// A public remark.
        memo: Text,
        /// What it will be.
        nature: IncomeNature,
        /// The number of the contract.
        paper: Text,
        /// The contract, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// Who owes it.
        payer: Text,
        /// The purse it will belong to: its project, empty for the general fund …
        project: Maybe<Code>,
        /// … and its source kind.
        source_kind: SourceKind,
    }
}

event! {
    /// A deposit (押金) went back to who left it: 借2209 贷1002.
    DepositReturned {
        /// How much of it.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// The entry that received it.
        income: Seq,
        /// The number of the paper or bank slip.
        paper: Text,
        /// Why.
        reason: Text,
    }
}

event! {
    /// Money reached the fund's account from where it lay: cash, a private code, a platform (坐支 is forbidden, so it
    /// could not be spent before). A platform's fee is kept apart: 借1002 net, 借5401 fee, 贷1009 gross.
    MoneyPaidIn {
        /// Gross: what leaves the place where it lay.
        amount: Yuan,
        /// The business day.
        date: Day,
        /// What the platform kept; zero for cash.
        fee: Yuan,
        /// Where it lay.
        from: Code,
        /// The account it reached.
        into: Code,
        /// The number of the bank slip.
        paper: Text,
        /// The slip, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// The purse: its project, empty for the general fund …
        project: Maybe<Code>,
        /// … and its source kind.
        source_kind: SourceKind,
    }
}

event! {
    /// Money changed its purse inside one account, where a rule and a decision allow it.
    MoneyTransferred {
        /// The account it lies in, before and after.
        account: Code,
        /// How much.
        amount: Yuan,
        /// The rule that allows it.
        basis: TransferBasis,
        /// The business day.
        date: Day,
        /// The project it leaves, empty for the general fund …
        from_project: Maybe<Code>,
        /// … and the source kind it leaves.
        from_source_kind: SourceKind,
        /// The project it goes to, empty for the general fund …
        into_project: Maybe<Code>,
        /// … and the source kind it has there.
        into_source_kind: SourceKind,
        /// The number of the decision.
        paper: Text,
        /// The decision, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// Why. It is printed.
        reason: Text,
    }
}

event! {
    /// What the owners of a 小区 decided about their 公共收益: by heads and by area, at least two thirds taking part and
    /// more than half of those agreeing (民法典 art. 278), for a purpose, up to a ceiling.
    OwnersDecided {
        /// The owners' account it may be paid from.
        account: Code,
        /// The floor area of those who agreed, in square metres.
        area_for: Quantity,
        /// The floor area of those who took part.
        area_present: Quantity,
        /// The floor area of all.
        area_total: Quantity,
        /// The most that may be paid under it.
        ceiling: Yuan,
        /// The day of the decision.
        date: Day,
        /// How many owners agreed.
        owners_for: Count,
        /// How many took part.
        owners_present: Count,
        /// How many there are.
        owners_total: Count,
        /// The number of the owners' committee's paper.
        paper: Text,
        /// The paper itself, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// The project it pays for; empty when the purpose says it all.
        project: Maybe<Code>,
        /// What it may be paid for.
        purpose: Text,
        /// The last day it may be used.
        until: Day,
    }
}
