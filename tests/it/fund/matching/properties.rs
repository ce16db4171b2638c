//! Whatever happened before, what is due is the rule over the base, and the parts of a pool add up to the 分. The rule is
//! written here a second time, in whole numbers and in another way.

use std::collections::BTreeMap;

use mingbai::ledger::books::{Books, MemoryBooks};
use mingbai::ledger::chart::{CHART_2026, Chart};
use mingbai::ledger::command::{Command, Donate, Donor};
use mingbai::ledger::decide::{Asking, decide};
use mingbai::ledger::effect::{Entered, effects};
use mingbai::ledger::event::{
    AccountOpened, AdoptedChart, Continues, DonationRefunded, EntryReversed, Event, FirstOperator, IncomeReceived,
    LedgerOpened, MatchAgreed, MatchConfirmed, MatchOwed, MatchReceived, MatchReturned, PoolOpened, ProjectProposed,
    Tier,
};
use mingbai::ledger::field::{Count, Maybe, Seq, Version};
use mingbai::ledger::matching::{self, split};
use mingbai::ledger::minutes::TimeOfDay;
use mingbai::ledger::name::{Code, Digest, Text};
use mingbai::ledger::period::{Day, UtcOffset};
use mingbai::ledger::rate::Rate;
use mingbai::ledger::words::{
    Appeal, Currency, Holder, IncomeNature, Means, Mode, PartyKind, PoolOrder, Purpose, Role, Service, SourceKind, Yes,
};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::papers;
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::{collection, option, prop_assert, prop_assert_eq, proptest};

fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

fn yuan(fen: i64) -> Yuan {
    Yuan::from_fen(fen).expect("not below zero")
}

/// Days of September and October 2026; the window is the first thirty.
fn day(number: i32) -> Day {
    Day::new(2026, 9, 1).and_then(|first| first.plus_days(number)).expect("a day")
}

const LAST: i32 = 29;

/// What may happen to two projects.
#[derive(Clone, Debug)]
enum Happens {
    Gift { project: bool, fen: i64, day: i32, donor: u8, directed: bool },
    Grant { project: bool, fen: i64, day: i32 },
    Refund { gift: usize, part: i64 },
    Reverse { gift: usize },
    Confirm,
    Receive { project: bool, part: i64 },
    Return { project: bool, part: i64 },
}

fn happens() -> impl Strategy<Value = Happens> {
    let fen = || prop_oneof![6 => 1..200_000_i64, 1 => Just(1_i64), 1 => 1..900_000_000_i64];
    let days = || 0..40_i32;
    prop_oneof![
        10 => (any::<bool>(), fen(), days(), 0..6_u8, any::<bool>())
            .prop_map(|(project, fen, day, donor, directed)| Happens::Gift { project, fen, day, donor, directed }),
        2 => (any::<bool>(), fen(), days()).prop_map(|(project, fen, day)| Happens::Grant { project, fen, day }),
        4 => (any::<usize>(), 0..130_i64).prop_map(|(gift, part)| Happens::Refund { gift, part }),
        2 => any::<usize>().prop_map(|gift| Happens::Reverse { gift }),
        1 => Just(Happens::Confirm),
        3 => (any::<bool>(), 1..120_i64).prop_map(|(project, part)| Happens::Receive { project, part }),
        3 => (any::<bool>(), 1..120_i64).prop_map(|(project, part)| Happens::Return { project, part }),
    ]
}

/// What was agreed.
#[derive(Clone, Debug)]
struct Terms {
    steps: Vec<(i64, u16)>,
    both_channels: bool,
    public_money: bool,
    cap_donor: Option<i64>,
    cap_project: Option<i64>,
    minimum_donors: u64,
}

fn terms() -> impl Strategy<Value = Terms> {
    let steps = collection::btree_map(1..300_000_i64, 1_000..=5_000_u16, 0..3);
    let caps = (option::weighted(0.6, 1..150_000_i64), option::weighted(0.4, 1..150_000_i64));
    (1_000..=5_000_u16, steps, any::<bool>(), any::<bool>(), caps, 0..4_u64).prop_map(
        |(first, steps, both_channels, public_money, (cap_donor, cap_project), minimum_donors)| Terms {
            steps: std::iter::once((0, first)).chain(steps).collect(),
            both_channels,
            public_money,
            cap_donor,
            cap_project,
            minimum_donors,
        },
    )
}

impl Terms {
    fn agreed(&self, project: &str, position: u64) -> MatchAgreed {
        let tier = |(from, rate): &(i64, u16)| Tier {
            from: yuan(*from),
            rate: Rate::from_ten_thousandths(*rate).expect("a rate"),
        };
        let appeals = if self.both_channels { vec![Appeal::Public, Appeal::Directed] } else { vec![Appeal::Public] };
        MatchAgreed {
            appeals,
            cap_donor: Maybe(self.cap_donor.map(yuan)),
            cap_project: Maybe(self.cap_project.map(yuan)),
            date: day(0),
            from: day(0),
            goods: Yes::No,
            minimum_donors: Count(self.minimum_donors),
            paper: text("总会函"),
            paper_file: Maybe::EMPTY,
            pool: Maybe(Some(code("pool"))),
            position: Count(position),
            project: code(project),
            public_money: Yes::from(self.public_money),
            tiers: self.steps.iter().map(tier).collect(),
            until: day(LAST),
        }
    }

    /// The rule, once more: every 分 of the base is looked up in its tier by subtraction of lower tiers, in ten-thousandths
    /// of a 分.
    fn due(&self, base: i128, donors: usize) -> i128 {
        let mut parts = 0_i128;
        for (index, (from, rate)) in self.steps.iter().enumerate() {
            let lower = if index == 0 { 0 } else { i128::from(self.steps[index - 1].1) };
            parts += (base - i128::from(*from)).max(0) * (i128::from(*rate) - lower);
        }
        let due = if number(donors) >= self.minimum_donors { parts / 10_000 } else { 0 };
        self.cap_project.map_or(due, |cap| due.min(i128::from(cap)))
    }
}

/// What the test itself remembers of a contribution.
#[derive(Clone, Debug)]
struct Told {
    seq: Seq,
    project: bool,
    day: i32,
    fen: i64,
    back: i64,
    is_reversed: bool,
    /// None is public money; a donor of 0 and 1 is a donor of its own.
    donor: Option<u8>,
    directed: bool,
}

/// Books in memory, and a second memory beside them.
struct World {
    books: MemoryBooks,
    terms: [Terms; 2],
    agreements: [Seq; 2],
    told: Vec<Told>,
    confirmed: Option<[i128; 2]>,
    /// How many entries there were when it was confirmed: what comes later is in no base.
    size: Option<Seq>,
    kept: [i128; 2],
    /// What is recorded as owed to the federation and has not gone back.
    debts: [i128; 2],
}

impl World {
    fn new(order: PoolOrder, pool: i64, terms: [Terms; 2]) -> Self {
        let chart = Chart::parse(CHART_2026).expect("a chart");
        let digest = papers::digest(CHART_2026.as_bytes());
        let books = MemoryBooks::new([(digest, chart)]);
        let mut world = Self {
            books,
            terms,
            agreements: [Seq(0); 2],
            told: Vec::new(),
            confirmed: None,
            size: None,
            kept: [0; 2],
            debts: [0; 2],
        };
        world.ask(&Command::OpenLedger(opened())).expect("a ledger");
        let account = AccountOpened {
            area: Maybe::EMPTY,
            code: code("zhuanhu"),
            date: day(0),
            holder: Holder::Federation,
            name: text("专户"),
        };
        world.ask(&Command::OpenAccount(account)).expect("an account");
        let opened = PoolOpened {
            amount: yuan(pool),
            code: code("pool"),
            date: day(0),
            name: text("池"),
            order,
            paper: text("总会函"),
            paper_file: Maybe::EMPTY,
        };
        world.ask(&Command::OpenPool(opened)).expect("a pool");
        for (index, project) in ["a", "b"].into_iter().enumerate() {
            let proposed = ProjectProposed::plain(code(project), text("项目"), Service::Other, day(0));
            world.ask(&Command::ProposeProject(proposed)).expect("a project");
            let agreed = world.terms[index].agreed(project, number(index) + 1);
            world.agreements[index] = world.ask(&Command::AgreeMatch(agreed)).expect("an agreement");
        }
        world
    }

    fn ask(&mut self, command: &Command) -> Option<Seq> {
        let asking = Asking { by: code("kuaiji"), today: day(60), time: TimeOfDay::default(), waited: None };
        let event: Event = decide(&self.books, &asking, command).ok()?;
        let (seq, mut all) = (Seq(self.books.size().0), Vec::new());
        effects(Entered { seq, by: &asking.by, on: asking.today }, &event, &self.books, &mut all);
        self.books.apply(&event, &all);
        Some(seq)
    }

    fn happen(&mut self, happens: &Happens) {
        match happens {
            Happens::Gift { project, fen, day: on, donor, directed } => {
                let given = Donate {
                    account: code("zhuanhu"),
                    amount: yuan(*fen),
                    appeal: if *directed { Appeal::Directed } else { Appeal::Public },
                    date: day(*on),
                    display: None,
                    donor: match donor {
                        0 | 1 => Donor::Anonymous,
                        firm => Donor::Organisation(PartyKind::Company, text(&format!("公司{firm}"))),
                    },
                    external_id: Text::default(),
                    import: None,
                    means: Means::Bank,
                    memo: Text::default(),
                    memo_private: None,
                    project: Some(name(*project)),
                    receipt: Text::default(),
                    relayed_by: None,
                    replaces: None,
                    row: None,
                    source: Text::default(),
                };
                let seq = self.ask(&Command::Donate(given)).expect("a gift");
                self.tell(seq, *project, *on, *fen, Some(*donor), *directed);
            }
            Happens::Grant { project, fen, day: on } => {
                let income = IncomeReceived {
                    account: code("zhuanhu"),
                    amount: yuan(*fen),
                    claim: Maybe::EMPTY,
                    date: day(*on),
                    memo: Text::default(),
                    nature: IncomeNature::Grant,
                    paper: text("拨款单"),
                    paper_file: Maybe::EMPTY,
                    payer: text("街道办"),
                    project: Maybe(Some(name(*project))),
                    source_kind: SourceKind::OneOffSubsidy,
                };
                if let Some(seq) = self.ask(&Command::RecordIncome(income)) {
                    self.tell(seq, *project, *on, *fen, None, false);
                }
            }
            Happens::Refund { gift, part } => self.refund(*gift, *part),
            Happens::Reverse { gift } => self.reverse(*gift),
            Happens::Confirm => self.confirm(),
            Happens::Receive { project, part } => self.receive(usize::from(*project), *part),
            Happens::Return { project, part } => self.give_back(usize::from(*project), *part),
        }
    }

    fn tell(&mut self, seq: Seq, project: bool, day: i32, fen: i64, donor: Option<u8>, directed: bool) {
        self.told.push(Told { seq, project, day, fen, back: 0, is_reversed: false, donor, directed });
    }

    fn some_gift(&self, number: usize) -> Option<usize> {
        let gifts: Vec<usize> = (0..self.told.len()).filter(|index| self.told[*index].donor.is_some()).collect();
        gifts.get(number.checked_rem(gifts.len())?).copied()
    }

    fn refund(&mut self, number: usize, part: i64) {
        let Some(index) = self.some_gift(number) else { return };
        let fen = self.told[index].fen * part / 100;
        let refund = DonationRefunded {
            amount: yuan(fen),
            date: day(45),
            gift: self.told[index].seq,
            paper: text("批"),
            reason: text("退捐"),
        };
        if self.ask(&Command::Refund(refund)).is_some() {
            self.told[index].back += fen;
        }
    }

    /// A gift that was reckoned in a confirmation stands.
    fn reverse(&mut self, number: usize) {
        let Some(index) = self.some_gift(number) else { return };
        let reversed = EntryReversed { date: day(45), entry: self.told[index].seq, reason: text("记错") };
        if self.ask(&Command::Reverse(reversed)).is_some() {
            self.told[index].is_reversed = true;
        }
    }

    /// The base and its donors, once more.
    fn base(&self, project: usize) -> (i128, usize) {
        let terms = &self.terms[project];
        let mut donors: BTreeMap<String, i128> = BTreeMap::new();
        let mut base = 0;
        for told in &self.told {
            let is_in_time = self.size.is_none_or(|size| told.seq < size);
            let is_here = usize::from(told.project) == project && told.day <= LAST && !told.is_reversed && is_in_time;
            let net = i128::from(told.fen - told.back);
            match told.donor {
                None if is_here && terms.public_money => base += net,
                Some(donor) if is_here && (terms.both_channels || !told.directed) => {
                    let who = if donor < 2 { format!("{}", told.seq) } else { format!("firm {donor}") };
                    *donors.entry(who).or_default() += net;
                }
                _ => {}
            }
        }
        let cap = terms.cap_donor.map_or(i128::MAX, i128::from);
        base += donors.values().map(|sum| (*sum).min(cap)).sum::<i128>();
        (base, donors.values().filter(|sum| **sum > 0).count())
    }

    fn own(&self, project: usize) -> i128 {
        let (base, donors) = self.base(project);
        self.terms[project].due(base, donors)
    }

    fn due(&self, project: usize) -> i128 {
        self.confirmed.map_or_else(|| self.quoted(project), |confirmed| confirmed[project].min(self.own(project)))
    }

    fn quoted(&self, project: usize) -> i128 {
        let agreed = matching::agreement(&self.books, self.agreements[project]).expect("agreed");
        i128::from(matching::quote(&self.books, self.agreements[project], &agreed, None).fen())
    }

    fn confirm(&mut self) {
        let (size, mut all) = (Seq(self.books.size().0), [0; 2]);
        for (index, confirmed) in all.iter_mut().enumerate() {
            let (base, donors) = self.base(index);
            let due = self.quoted(index);
            let asked = |due: i128| MatchConfirmed {
                agreement: self.agreements[index],
                base: yuan(i64::try_from(base).expect("few")),
                date: day(45),
                donors: Count(number(donors)),
                due: yuan(i64::try_from(due).expect("few")),
                paper: text("总会函"),
                paper_file: Maybe::EMPTY,
                size,
            };
            let (right, wrong) = (asked(due), asked(due + 1));
            assert!(self.ask(&Command::ConfirmMatch(wrong)).is_none(), "one 分 more was confirmed");
            if self.ask(&Command::ConfirmMatch(right)).is_none() {
                assert!(self.confirmed.is_some(), "the rule's own figures were refused");
                return;
            }
            *confirmed = due;
        }
        (self.confirmed, self.size) = (Some(all), Some(size));
    }

    fn receive(&mut self, project: usize, part: i64) {
        let short = self.due(project) - self.kept[project];
        let fen = i64::try_from(short.max(0)).expect("few") * part / 100;
        let received = MatchReceived {
            account: code("zhuanhu"),
            agreement: self.agreements[project],
            amount: yuan(fen),
            date: day(46),
            paper: text("回单"),
            paper_file: Maybe::EMPTY,
        };
        let may = self.confirmed.is_some() && fen > 0 && i128::from(fen) <= short;
        assert_eq!(self.ask(&Command::ReceiveMatch(received)).is_some(), may);
        self.kept[project] += if may { i128::from(fen) } else { 0 };
    }

    /// What is kept beyond what is due is recorded as owed, to the 分 and once; until then nothing goes back.
    fn owe(&mut self, project: usize) {
        let owed = (self.kept[project] - self.due(project)).max(0) - self.debts[project];
        let asked = |fen: i128| {
            Command::OweMatch(MatchOwed {
                account: code("zhuanhu"),
                agreement: self.agreements[project],
                amount: yuan(i64::try_from(fen).expect("few")),
                date: day(47),
            })
        };
        let (right, wrong) = (asked(owed), asked(owed + 1));
        assert!(self.ask(&wrong).is_none(), "one 分 more was recorded as owed");
        assert_eq!(self.ask(&right).is_some(), owed > 0);
        self.debts[project] += owed;
    }

    fn give_back(&mut self, project: usize, part: i64) {
        if part % 3 > 0 {
            self.owe(project);
        }
        let owed = self.kept[project] - self.due(project);
        let fen = i64::try_from(owed.max(0)).expect("few") * part / 100;
        let returned = MatchReturned {
            account: code("zhuanhu"),
            agreement: self.agreements[project],
            amount: yuan(fen),
            date: day(47),
            paper: text("回单"),
            paper_file: Maybe::EMPTY,
            reason: text("退捐"),
        };
        let may = fen > 0 && i128::from(fen) <= owed && owed == self.debts[project];
        assert_eq!(self.ask(&Command::ReturnMatch(returned)).is_some(), may);
        let gone = if may { i128::from(fen) } else { 0 };
        self.kept[project] -= gone;
        self.debts[project] -= gone;
    }
}

fn name(project: bool) -> Code {
    code(if project { "b" } else { "a" })
}

fn number(of: usize) -> u64 {
    u64::try_from(of).expect("few")
}

fn opened() -> LedgerOpened {
    let chart = Chart::parse(CHART_2026).expect("a chart");
    LedgerOpened {
        algorithms: text("sha256-rfc6962 ed25519"),
        approval_policy: Version(1),
        charts: vec![AdoptedChart {
            digest: papers::digest(CHART_2026.as_bytes()),
            edition: chart.edition.clone(),
            from: chart.from,
        }],
        continues: Continues { origin: Text::default(), root: Text::default(), size: Maybe::EMPTY },
        county: text("明州县慈善总会"),
        currency: Currency::Cny,
        custodian: text("明州县慈善总会"),
        format: Version(1),
        key: Digest([1; 32]),
        mode: Mode::OnePerson,
        name: text("城南社区基金"),
        operators: vec![FirstOperator { code: code("kuaiji"), key: Maybe(None), roles: vec![Role::Recorder] }],
        origin: text("fund.test"),
        purpose: Purpose::Test,
        recovery_key: Maybe(None),
        unicode: text("16.0.0"),
        utc_offset: UtcOffset::china(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    /// After every entry: base, donors and due are the rule's, the pool is shared to the 分, and what was confirmed never
    /// grows.
    #[test]
    fn due_is_the_rule_over_the_base_whatever_happened(
        history in collection::vec(happens(), 1..40),
        first in terms(),
        second in terms(),
        is_listed in any::<bool>(),
        pool in 1..200_000_i64,
    ) {
        let order = if is_listed { PoolOrder::Listed } else { PoolOrder::ProRata };
        let mut world = World::new(order, pool, [first, second]);
        for happens in &history {
            world.happen(happens);
            let own = [world.own(0), world.own(1)];
            for (project, own) in own.iter().enumerate() {
                let seq = world.agreements[project];
                let statement = matching::whole_statement(&world.books, seq, day(60)).expect("a statement");
                let (base, donors) = world.base(project);
                let reckoning = &statement.reckoning;
                prop_assert_eq!(i128::from(reckoning.base.fen()), base);
                prop_assert_eq!(reckoning.donors, Count(number(donors)));
                prop_assert_eq!(i128::from(reckoning.due.fen()), *own);
                prop_assert_eq!(i128::from(statement.due.fen()), world.due(project));
                prop_assert_eq!(i128::from(statement.stayed().fen()), world.kept[project]);
                for line in &reckoning.lines {
                    let left_out = Yuan::sum(line.left_out.iter().map(|(_, amount)| *amount)).expect("few");
                    prop_assert_eq!(line.counted.plus(left_out), Some(line.contribution.amount));
                }
            }
            if world.confirmed.is_none() {
                let shares = [world.quoted(0), world.quoted(1)];
                prop_assert_eq!(shares[0] + shares[1], (own[0] + own[1]).min(i128::from(pool)));
                prop_assert!(shares[0] <= own[0] && shares[1] <= own[1]);
                if is_listed {
                    prop_assert_eq!(shares[0], own[0].min(i128::from(pool)));
                }
            }
        }
    }

    /// The parts of a pool add up to the 分, nobody gets more than is due, and in proportion nobody is off by a whole 分.
    #[test]
    fn the_parts_of_a_pool_add_up_to_the_fen(
        dues in collection::vec(prop_oneof![Just(0_i64), 1..1_000_i64, 1..99_999_999_999_999_i64], 0..12),
        pool in prop_oneof![0..2_000_i64, 1..99_999_999_999_999_i64],
    ) {
        let all: i128 = dues.iter().map(|due| i128::from(*due)).sum();
        let amounts: Vec<Yuan> = dues.iter().map(|due| yuan(*due)).collect();
        for order in [PoolOrder::Listed, PoolOrder::ProRata] {
            let parts = split(order, yuan(pool), &amounts);
            prop_assert_eq!(parts.len(), dues.len());
            let given: i128 = parts.iter().map(|part| i128::from(part.fen())).sum();
            prop_assert_eq!(given, all.min(i128::from(pool)), "{:?}", order);
            for (part, due) in parts.iter().zip(&dues) {
                prop_assert!(part.fen() <= *due);
                if order == PoolOrder::ProRata && all > i128::from(pool) {
                    let off = i128::from(part.fen()) * all - i128::from(pool) * i128::from(*due);
                    prop_assert!(off.abs() < all, "off by a whole 分");
                }
            }
        }
    }
}
