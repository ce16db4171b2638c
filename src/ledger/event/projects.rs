//! Projects, stage by stage: 立项 → 议事 → 公示 → 实施 → 验收 → 结项. Each stage has its day and its paper.

use crate::ledger::event::event;
use crate::ledger::field::{Count, Maybe};
use crate::ledger::name::{Code, Digest, PersonNumber, Text};
use crate::ledger::period::Day;
use crate::ledger::words::{
    Conclusion, ExceptionRule, Leftover, Meeting, NeedOrigin, Outcome, Service, SourceKind, Yes,
};
use crate::ledger::yuan::Yuan;

event! {
    /// 立项: a need, where it comes from, and what is to come of it.
    ProjectProposed {
        /// The 小区 or 网格 it serves, or empty for all.
        area: Maybe<Code>,
        /// Its code.
        code: Code,
        /// The day of the proposal.
        date: Day,
        /// The person in charge, by number, or empty.
        in_charge: Maybe<PersonNumber>,
        /// What becomes of money left at the end (慈善法 art. 58); empty while nobody has said.
        leftover: Maybe<Leftover>,
        /// What the same would cost at market price: a benchmark, never an amount of the books.
        market_price: Maybe<Yuan>,
        /// Its name.
        name: Text,
        /// The need, in a sentence.
        need: Text,
        /// Where the need was heard, or empty.
        origin: Maybe<NeedOrigin>,
        /// The number of the call, the minutes or the list.
        origin_paper: Text,
        /// The proposal, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// `yes` when the service comes before the money (先服务后交费): the last payment waits for acceptance.
        pay_after: Yes,
        /// What is expected: 6,000 charging points, a wall of 20 m.
        result: Text,
        /// The class of service.
        service: Service,
    }
}

impl ProjectProposed {
    /// A proposal that says no more than it must.
    #[must_use]
    pub fn plain(code: Code, name: Text, service: Service, date: Day) -> Self {
        Self {
            area: Maybe::EMPTY,
            code,
            date,
            in_charge: Maybe::EMPTY,
            leftover: Maybe::EMPTY,
            market_price: Maybe::EMPTY,
            name,
            need: Text::default(),
            origin: Maybe::EMPTY,
            origin_paper: Text::default(),
            paper_file: Maybe::EMPTY,
            pay_after: Yes::No,
            result: Text::default(),
            service,
        }
    }
}

event! {
    /// The plan of an open appeal, with the fields the law asks for (慈善法 art. 24; 公开募捐管理办法).
    AppealPlanned {
        /// Where it appeals.
        area: Text,
        /// Who benefits.
        beneficiaries: Text,
        /// What the appeal itself costs, and from which money.
        cost: Text,
        /// The day of the plan.
        date: Day,
        /// The first day of the appeal.
        from: Day,
        /// The person in charge, by number, or empty.
        in_charge: Maybe<PersonNumber>,
        /// How to give: accounts, codes, places.
        means: Text,
        /// The number under which it is filed.
        paper: Text,
        /// The plan, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// For which project.
        project: Code,
        /// What for.
        purpose: Text,
        /// What becomes of the rest.
        rest: Text,
        /// The last day of the appeal.
        until: Day,
        /// How the money will be used.
        usage: Text,
    }
}

event! {
    /// One purse of a budget.
    BudgetLine {
        /// How much of it.
        amount: Yuan,
        /// Which purse of the project, by its source kind.
        source_kind: SourceKind,
    }
}

event! {
    /// The budget of a project, all of it, from now on. At most one line a source kind; they pay in this order, and the
    /// last one is 兜底.
    BudgetSet {
        /// The day.
        date: Day,
        /// Purse by purse, in the order in which they pay.
        lines: Vec<BudgetLine>,
        /// The number of the paper.
        paper: Text,
        /// The paper, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// Whose budget.
        project: Code,
        /// Why it changed; empty for the first.
        reason: Text,
    }
}

event! {
    /// 议事: a meeting decided. Several are possible; the last word of each kind of meeting counts.
    ProjectDecided {
        /// How many abstained.
        abstained: Count,
        /// How many voted against.
        against: Count,
        /// `yes` when it was approved.
        approved: Yes,
        /// The day of the meeting.
        date: Day,
        /// How many voted for.
        in_favour: Count,
        /// What was decided, in a sentence.
        matter: Text,
        /// The kind of meeting.
        meeting: Meeting,
        /// The number of the minutes.
        paper: Text,
        /// The minutes, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// How many were present.
        present: Count,
        /// Which project.
        project: Code,
    }
}

event! {
    /// 公示 of a project before it begins.
    ProjectAnnounced {
        /// The first day it hangs.
        from: Day,
        /// The number of the paper.
        paper: Text,
        /// What hung, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// Where.
        place: Text,
        /// Which project.
        project: Code,
        /// The last day it hangs.
        until: Day,
    }
}

event! {
    /// 实施: work begins.
    ProjectStarted {
        /// The organisation that does it, or empty when volunteers do.
        contractor: Text,
        /// The first day.
        date: Day,
        /// The next day of note: when it should be done.
        next_step: Maybe<Day>,
        /// The number of the contract.
        paper: Text,
        /// The contract, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// Which project.
        project: Code,
    }
}

event! {
    /// 验收: somebody looked at what was done.
    ProjectAccepted {
        /// What they concluded.
        conclusion: Conclusion,
        /// The day.
        date: Day,
        /// Who inspected: bodies and offices, never private names.
        inspectors: Text,
        /// What there is now: 6,000 口.
        output: Text,
        /// The number of the paper.
        paper: Text,
        /// The paper, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// How many people it serves, if counted.
        people_served: Maybe<Count>,
        /// Which project.
        project: Code,
        /// The score, 0 to 100, if one was given.
        score: Maybe<Count>,
    }
}

event! {
    /// 结项: the project is over, and no money is left in its purses, or what is owed is named.
    ProjectClosed {
        /// The day.
        date: Day,
        /// Finished, or stopped half-way.
        outcome: Outcome,
        /// The number of the paper.
        paper: Text,
        /// The paper, in papers/, or empty.
        paper_file: Maybe<Digest>,
        /// Which project.
        project: Code,
        /// In a sentence; for a stopped project, why.
        reason: Text,
    }
}

event! {
    /// Volunteers' labour beside the money: in minutes, never added to yuan.
    LabourRecorded {
        /// The day.
        date: Day,
        /// How many people.
        helpers: Count,
        /// What they did.
        memo: Text,
        /// All their minutes together.
        minutes: Count,
        /// For which project.
        project: Code,
    }
}

event! {
    /// A rule is set aside once for a project, by somebody who answers for it. It shows on the notice.
    ExceptionGranted {
        /// Who answers for it: an operator who may approve, other than the recorder.
        approver: Code,
        /// The day.
        date: Day,
        /// The number of the paper.
        paper: Text,
        /// The signed paper, in papers/.
        paper_file: Maybe<Digest>,
        /// Which project.
        project: Code,
        /// Why.
        reason: Text,
        /// Which rule.
        rule: ExceptionRule,
        /// Up to which amount it may be used, in all.
        up_to: Yuan,
    }
}

event! {
    /// What was built is handed over: it keeps a line after the project is closed.
    AssetHandedOver {
        /// The day.
        date: Day,
        /// What income it will bring and to whom, or empty.
        income: Text,
        /// What it is: 20 m wall, 60 charging points.
        name: Text,
        /// The number of the paper.
        paper: Text,
        /// Which project.
        project: Code,
        /// Handed to whom.
        to: Text,
        /// Who keeps it up, from which money.
        upkeep: Text,
    }
}
