//! A village at random: hours signed in and published, deeds, gifts that count for them, deductions, ends of years, transfers, people who move, leave,
//! come back and turn out to be one, rule books that change, slips, rewards, merchants, purchases, what spoils, counts, and
//! reversals of any of it. Whatever is accepted, points, goods and money are what [`tally`] and [`shelf`] reckon from the
//! entries alone, account by account and lot by lot; both books agree, books made again from the lines are the same, and every
//! sheet and both verifiers say so.

#![expect(clippy::wildcard_enum_match_arm, reason = "what is left is of no concern")]

mod holding;
mod shelf;
mod tally;
mod told;

use std::collections::BTreeMap;

use mingbai::chain::Entropy;
use mingbai::desk::{Desk, DeskError};
use mingbai::ledger::books::Record;
use mingbai::ledger::books::registers::goods::LotFacts;
use mingbai::ledger::books::registers::points::{
    DeedsWaiting, account, account_taken_along, ending_by, minutes_to_state,
};
use mingbai::ledger::books::{Books, MemoryBooks, Undoable};
use mingbai::ledger::command::{Command, Donate, Donor, GiveReward, ReceiveGoods, Redeem, SendVolunteer, WantedItem};
use mingbai::ledger::decide::{Asking, decide, on_the_shelf};
use mingbai::ledger::earning::reckon;
use mingbai::ledger::event::{
    AccountOpened, ActivityOpened, DeedRecorded, DonationRefunded, EntriesApproved, EntryReversed, Event, GoodsIssued,
    HoursRecorded, HouseholdRegistered, ItemPriced, LotCounted, LotShelved, OpeningRecorded, PaymentRequested,
    PaymentSettled, PaymentSource, PersonMerged, PersonRegistered, PointsDeducted, PointsExpired, PointsJoined,
    PointsPublished, PointsTransferred, StockBought, StockCounted, VolunteerOpeningRecorded, VolunteerReceived,
    VolunteerRegistered,
};
use mingbai::ledger::field::{Count, Maybe, Seq};
use mingbai::ledger::minutes::Minutes;
use mingbai::ledger::name::{Code, Digest, PersonNumber, Text};
use mingbai::ledger::period::{Day, Moment};
use mingbai::ledger::points::Points;
use mingbai::ledger::quantity::Quantity;
use mingbai::ledger::refusal::{PointsRefusal, Refusal};
use mingbai::ledger::rule_book::{Decided, RULES_TEMPLATE, RuleBook, RulesFile};
use mingbai::ledger::words::{
    Appeal, Display, GoodsUse, Holder, IssueManner, ItemKind, Means, PartyKind, PaymentKind, PointsKind, Purpose, Role,
    SourceKind, ValueBasis, Yes,
};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::{Folder, papers};
use proptest::prelude::{Just, ProptestConfig, Strategy, any, prop_oneof};
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;
use proptest::{collection, proptest};

use crate::fund::points::village::shelf::Shelf;
use crate::fund::points::village::tally::Tally;
use crate::properties::{SIGNED_PAPER, charts, code, event, new_desk_for, post, text, yuan};

/// Another ledger.
const OTHER: &str = "mingbai.example/other.00112233445566778899aabbccddeeff";

#[derive(Clone, Debug)]
enum Asked {
    Rules { which: u8, days: i32 },
    Move { who: u8, home: u8 },
    SignIn { who: u8, place: u8, quarter: u8, quarters: u8, party: bool },
    Publish { place: u8 },
    Award { who: u8, party: bool, gift: Option<u8> },
    Donate { who: u8, fen: i64 },
    Refund { back: u8, part: i64 },
    PublishDeeds,
    Open { who: u8, tenths: u64 },
    Deduct { who: u8, much: bool, ago: i32 },
    Transfer { from: u8, to: u8, tenths: u64, ago: i32 },
    Expire,
    Send { who: u8, ago: i32 },
    Receive { who: u8, tenths: u64, minutes: u32 },
    Merge { from: u8, into: u8 },
    Price { item: u8, tenths: u64 },
    Give { quantity: u64, fen: i64, lasts: Option<i32> },
    Pay { fen: i64 },
    Buy { quantity: u64, part: i64, lasts: Option<i32> },
    PayMerchant { part: i64 },
    Redeem { who: u8, own: bool, rice: u64, cuts: u64 },
    Reward { who: u8, quantity: u64 },
    Spoil { lot: u8, quantity: u64 },
    Count { lot: u8, quantity: u64 },
    Reverse { back: u8 },
    Undo { what: u8, back: u8, ago: i32 },
    Wait { days: i32 },
}

fn asked() -> impl Strategy<Value = Asked> {
    let who = || 0..6_u8;
    // Some is written down late.
    let ago = || prop_oneof![3 => Just(0), 1 => 1..20_i32];
    let lasts = || proptest::option::weighted(0.7, 20..200_i32);
    let points = prop_oneof![
        16 => (who(), 0..2_u8, 0..20_u8, 1..9_u8, 0..4_u8)
            .prop_map(|(who, place, quarter, quarters, party)| Asked::SignIn { who, place, quarter, quarters, party: party == 0 }),
        8 => (0..2_u8).prop_map(|place| Asked::Publish { place }),
        6 => (who(), 0..4_u8, proptest::option::of(0..3_u8)).prop_map(|(who, party, gift)| Asked::Award { who, party: party == 0, gift }),
        4 => (who(), 1..9_999_i64).prop_map(|(who, fen)| Asked::Donate { who, fen }),
        3 => (0..4_u8, 1..3_i64).prop_map(|(back, part)| Asked::Refund { back, part }),
        4 => Just(Asked::PublishDeeds),
        2 => (who(), 0..200_u64).prop_map(|(who, tenths)| Asked::Open { who, tenths }),
        3 => (who(), any::<bool>(), ago()).prop_map(|(who, much, ago)| Asked::Deduct { who, much, ago }),
        5 => (who(), who(), 1..60_u64, ago()).prop_map(|(from, to, tenths, ago)| Asked::Transfer { from, to, tenths, ago }),
        4 => Just(Asked::Expire),
        3 => (prop_oneof![Just(0_u8), Just(1), Just(1), Just(2)], 0..5_i32).prop_map(|(which, days)| Asked::Rules { which, days }),
        4 => (who(), 0..3_u8).prop_map(|(who, home)| Asked::Move { who, home }),
        4 => (who(), 0..9_i32).prop_map(|(who, ago)| Asked::Send { who, ago }),
        2 => (who(), 0..90_u64, 0..900_u32).prop_map(|(who, tenths, minutes)| Asked::Receive { who, tenths, minutes }),
        1 => (who(), who()).prop_map(|(from, into)| Asked::Merge { from, into }),
    ];
    let shop = prop_oneof![
        12 => (who(), 0..4_u8, 0..4_u64, 0..2_u64)
            .prop_map(|(who, own, rice, cuts)| Asked::Redeem { who, own: own == 0, rice, cuts }),
        2 => (who(), 1..3_u64).prop_map(|(who, quantity)| Asked::Reward { who, quantity }),
        1 => (0..2_u8, 5..25_u64).prop_map(|(item, tenths)| Asked::Price { item, tenths }),
        2 => (1..12_u64, 1..9_999_i64, lasts()).prop_map(|(quantity, fen, lasts)| Asked::Give { quantity, fen, lasts }),
        2 => (1..30_000_i64).prop_map(|fen| Asked::Pay { fen }),
        3 => (1..12_u64, 1..4_i64, lasts()).prop_map(|(quantity, part, lasts)| Asked::Buy { quantity, part, lasts }),
        2 => (1..3_i64).prop_map(|part| Asked::PayMerchant { part }),
        2 => (any::<u8>(), 1..4_u64).prop_map(|(lot, quantity)| Asked::Spoil { lot, quantity }),
        2 => (any::<u8>(), 0..20_u64).prop_map(|(lot, quantity)| Asked::Count { lot, quantity }),
    ];
    let others = prop_oneof![
        3 => (0..25_u8).prop_map(|back| Asked::Reverse { back }),
        1 => any::<u8>().prop_map(|back| Asked::Reverse { back }),
        6 => (0..13_u8, prop_oneof![3 => Just(0_u8), 1 => 1..4_u8], ago()).prop_map(|(what, back, ago)| Asked::Undo { what, back, ago }),
        6 => prop_oneof![5 => 1..7_i32, 1 => 31..120_i32].prop_map(|days| Asked::Wait { days }),
    ];
    prop_oneof![4 => points, 3 => shop, 2 => others]
}

fn person(who: u8) -> PersonNumber {
    PersonNumber(u32::from(who) + 1)
}

/// Where one serves on a day: each year has activities of its own.
fn place(number: u8, day: Day) -> Code {
    code(&format!("{}{}", if number == 0 { "gate" } else { "yard" }, day.year()))
}

/// A desk over files, and books in memory beside it.
struct Village {
    folder: tempfile::TempDir,
    desk: Desk,
    today: Day,
    memory: MemoryBooks,
    lines: Vec<String>,
    tally: Tally,
    shelf: Shelf,
}

impl Village {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (desk, opened) = new_desk_for(Purpose::Demo, folder.path(), "2026-01-05T06:00:00Z", b"village");
        papers::put(desk.store().folder(), "转出凭证".as_bytes()).expect("a paper");
        papers::put(desk.store().folder(), SIGNED_PAPER).expect("a paper");
        let today = desk.today();
        let (memory, lines) = (MemoryBooks::new(charts()), Vec::new());
        let (tally, shelf) = (Tally::default(), Shelf::default());
        let mut village = Self { folder, desk, today, memory, lines, tally, shelf };
        village.remember(&opened.line);
        village.furnish();
        village
    }

    /// Six volunteers and a barber, two households, two places to serve at, a storeroom with two lots of rice, some money.
    fn furnish(&mut self) {
        let date = self.today;
        for who in 0..6 {
            self.register(who, PartyKind::Person);
            assert!(self.volunteer(who, 0), "{who} volunteers");
        }
        self.register(6, PartyKind::Company);
        self.set_rules(0, 0);
        for (number, year) in [(0, 2026), (1, 2026), (0, 2027), (1, 2027), (0, 2028), (1, 2028)] {
            let first = Day::new(year, 1, 1).expect("a day").max(date);
            self.must(&Command::OpenActivity(ActivityOpened {
                begins: "08:00".parse().expect("a time"),
                class: code("patrol"),
                code: place(number, first),
                date,
                ends: "14:00".parse().expect("a time"),
                first,
                helped: Count(0),
                last: Day::new(year, 12, 31).expect("a day"),
                place: text("东门"),
                project: Maybe::EMPTY,
                supervisor: person(0),
                team: Maybe::EMPTY,
                title: text("巡防"),
            }));
        }
        for (home, head) in [("h1", 0), ("h2", 2)] {
            let household = HouseholdRegistered { area: Maybe::EMPTY, code: code(home), date, head: person(head) };
            self.must(&Command::RegisterHousehold(household));
        }
        for (who, home) in [(0, 1), (1, 1), (2, 2)] {
            assert!(self.volunteer(who, home), "{who} moves in");
        }
        for (account, holder) in [("zhuanhu", Holder::Federation), ("cangku", Holder::Storeroom)] {
            let (area, name) = (Maybe::EMPTY, text("账户"));
            self.must(&Command::OpenAccount(AccountOpened { area, code: code(account), date, holder, name }));
        }
        self.must(&Command::RecordOpening(OpeningRecorded {
            account: code("zhuanhu"),
            amount: yuan(500_000),
            date,
            memo: Text::default(),
            paper: text("函1"),
            project: Maybe::EMPTY,
            source_kind: SourceKind::PublicAppeal,
        }));
        for (item, tenths) in [(0, 15), (1, 20)] {
            self.ask(&self.price(item, tenths));
        }
        for (number, quantity, lasts) in [(0, 20, Some(90)), (1, 30, None)] {
            self.give(number, quantity, 12_345, lasts);
        }
    }

    fn register(&mut self, who: u8, kind: PartyKind) {
        let is_person = kind == PartyKind::Person;
        self.must(&Command::RegisterPerson(PersonRegistered {
            address: Maybe::EMPTY,
            display: Display::Masked,
            identity: Maybe::EMPTY,
            kind,
            minor: Yes::No,
            name: Maybe(is_person.then_some(Digest([who; 32]))),
            number: person(who),
            organisation: if is_person { Text::default() } else { text("城南理发店") },
            phone: Maybe::EMPTY,
        }));
    }

    /// Three rule books: everybody for himself; households share under caps that bite; other rates, caps and notice.
    fn set_rules(&mut self, which: u8, days: i32) -> bool {
        let changes: &[(&str, &str)] = match which {
            0 => &[
                ("household_shares = true", "household_shares = false"),
                ("daily_cap = 16", ""),
                ("activity_cap = 8", ""),
            ],
            1 => &[
                ("daily_cap = 16", "daily_cap = 6"),
                ("activity_cap = 8", "activity_cap = \"2.5\""),
                ("notice_days = 3", "notice_days = 1"),
            ],
            _ => &[
                ("household_shares = true", "household_shares = false"),
                ("daily_cap = 16", "daily_cap = 4"),
                ("an_hour = 2", "an_hour = \"2.7\""),
                ("keeps_years = 2", "keeps_years = 3"),
            ],
        };
        let always = [
            ("transfer = false", "transfer = true"),
            ("keeps_years = 2", "keeps_years = 1"),
            ("early_minutes = 10", "early_minutes = 0"),
            ("late_days = 15", "late_days = 366"),
        ];
        let rules = changes
            .iter()
            .chain(&always)
            .fold(RULES_TEMPLATE.to_owned(), |rules, (from, to)| rules.replacen(from, to, 1));
        let rules_file = papers::put(self.desk.store().folder(), rules.as_bytes()).expect("a paper");
        let from = self.today.plus_days(days).expect("a day");
        let decided = Decided { date: self.today, from, paper: text("文1"), rules_file };
        let rules = RulesFile::read(&rules).and_then(|file| file.decided(decided)).expect("a rule book");
        self.ask(&Command::SetRules(rules))
    }

    /// Rice, or a haircut that the barber is paid for later.
    fn price(&self, item: u8, tenths: u64) -> Command {
        let is_cut = item == 1;
        Command::PriceItem(ItemPriced {
            account: Maybe(is_cut.then(|| code("zhuanhu"))),
            cost: if is_cut { yuan(799) } else { Yuan::ZERO },
            date: self.today,
            from: self.today,
            item: code(if is_cut { "cut" } else { "rice" }),
            kind: if is_cut { ItemKind::Service } else { ItemKind::Goods },
            merchant: Maybe(is_cut.then(|| person(6))),
            name: text(if is_cut { "理发" } else { "大米" }),
            points: Maybe(Some(Points::from_tenths(tenths))),
            project: Maybe::EMPTY,
            source_kind: Maybe(is_cut.then_some(SourceKind::PublicAppeal)),
            unit: text(if is_cut { "次" } else { "袋" }),
        })
    }

    /// Rice is given, and put on the shelf.
    fn give(&mut self, number: usize, quantity: u64, fen: i64, lasts: Option<i32>) {
        let (date, lot) = (self.today, code(&format!("g{number}")));
        self.must(&Command::ReceiveGoods(ReceiveGoods {
            account: code("cangku"),
            appeal: Appeal::Public,
            basis: ValueBasis::Invoice,
            date,
            display: None,
            donor: Donor::Anonymous,
            expiry: lasts.map(|days| date.plus_days(days).expect("a day")),
            item: text("大米"),
            lot: lot.clone(),
            memo: Text::default(),
            paper_file: None,
            project: None,
            quantity: bags(quantity),
            receipt: Text::default(),
            unit: text("袋"),
            usage: GoodsUse::Shop,
            value: Some(yuan(fen)),
        }));
        self.must(&Command::ShelveLot(LotShelved { date, item: code("rice"), lot }));
    }

    /// A payment out of the general fund is asked for, approved, and settled.
    fn pay(&mut self, kind: PaymentKind, fen: i64) {
        let (date, source_kind) = (self.today, SourceKind::PublicAppeal);
        let is_merchant = kind == PaymentKind::Merchant;
        let request = Seq(self.memory.size().0);
        let asked = self.ask(&Command::RequestPayment(PaymentRequested {
            amount: yuan(fen),
            date,
            invoice: Text::default(),
            invoice_file: Maybe::EMPTY,
            is_advance: Yes::No,
            is_final: Yes::No,
            kind,
            organisation: if is_merchant { Text::default() } else { text("城南批发部") },
            owners_decision: Maybe::EMPTY,
            payee: Maybe(is_merchant.then(|| person(6))),
            persons: Count(0),
            project: Maybe::EMPTY,
            purpose: text("公益超市"),
            retention: Yuan::ZERO,
            retention_due: Maybe::EMPTY,
            sources: vec![PaymentSource { account: code("zhuanhu"), source_kind }],
        }));
        if !asked {
            return;
        }
        self.must(&Command::Approve(EntriesApproved {
            approver: code("kuaiji"),
            date,
            first: request,
            last: request,
            paper_file: Maybe(Some(papers::digest(SIGNED_PAPER))),
            role: Role::Recorder,
            signature: Maybe::EMPTY,
        }));
        self.ask(&Command::SettlePayment(PaymentSettled {
            account: code("zhuanhu"),
            amount: yuan(fen),
            date,
            is_retention: Yes::No,
            paper: text("回单1"),
            payer: text("总会"),
            request,
            slip_file: Maybe::EMPTY,
            source_kind,
        }));
    }

    /// Rice comes in for what was paid, all of it or a part.
    fn purchase(&self, number: usize, quantity: u64, part: i64, lasts: Option<i32>) -> Option<Command> {
        let open = self.shelf.paid.iter().find(|(_, (paid, taken))| paid > taken);
        let (settlement, (paid, taken)) = open?;
        let left = i64::try_from(paid - taken).expect("few");
        Some(Command::BuyStock(StockBought {
            account: code("cangku"),
            cost: yuan((left / part).max(1)),
            date: self.today,
            expiry: Maybe(lasts.map(|days| self.today.plus_days(days).expect("a day"))),
            item: code("rice"),
            lot: code(&format!("b{number}")),
            quantity: bags(quantity),
            settlement: Seq(*settlement),
        }))
    }

    /// In a household, or in none.
    fn volunteer(&mut self, who: u8, home: u8) -> bool {
        self.ask(&Command::RegisterVolunteer(VolunteerRegistered {
            date: self.today,
            household: Maybe((home > 0).then(|| code(&format!("h{home}")))),
            is_party_member: Yes::Yes,
            team: Maybe::EMPTY,
            volunteer: person(who),
        }))
    }

    fn must(&mut self, command: &Command) {
        let before = decide(&self.memory, &self.asking(), command);
        assert!(self.ask(command), "{command:?}: {before:?}");
    }

    fn asking(&self) -> Asking {
        Asking { by: self.desk.by().clone(), today: self.desk.today(), time: self.desk.time(), waited: None }
    }

    fn remember(&mut self, line: &str) {
        let (event, seq) = (event(line), self.memory.size().0);
        post(&mut self.memory, line);
        self.lines.push(line.to_owned());
        self.tally.enter(&event, self.today);
        self.shelf.enter(seq, &event, &mut self.tally);
    }

    /// Asks both books, which answer the same.
    fn ask(&mut self, command: &Command) -> bool {
        let expected = decide(&self.memory, &self.asking(), command);
        match self.desk.record(command, &[], false) {
            Ok(recorded) => {
                assert_eq!(expected.as_ref(), Ok(&recorded.event), "{command:?}");
                self.remember(&recorded.line);
                true
            }
            Err(DeskError::Refused(refusal)) => {
                let is_counted = matches!(refusal, Refusal::Points(PointsRefusal::GiftOfADeedMustStay { .. }));
                self.tally.see_if(is_counted, "a gift that counts is asked back");
                assert_eq!(expected, Err(refusal), "{command:?}");
                false
            }
            Err(other) => panic!("{command:?}: {other}"),
        }
    }

    /// Another day comes, and somebody sits down anew.
    fn wait(&mut self, days: i32) {
        self.today = self.today.plus_days(days).expect("a day");
        let now = Moment::typed(&format!("{}T06:00:00Z", self.today)).expect("a moment");
        let folder = Folder::new(self.folder.path().join("fund"));
        self.desk = Desk::open(&folder, None, now, Entropy::seeded(b"again")).expect("the desk opens");
    }

    fn act(&mut self, number: usize, asked: &Asked) {
        match asked {
            Asked::Wait { days } => self.wait(*days),
            Asked::Rules { which, days } => drop(self.set_rules(*which, *days)),
            Asked::Move { who, home } => drop(self.volunteer(*who, *home)),
            Asked::Count { lot, quantity } => self.count(*lot, *quantity),
            Asked::Merge { from, into } => self.merge(*from, *into),
            Asked::Receive { who, tenths, minutes } => self.receive(number, *who, *tenths, *minutes),
            Asked::Give { quantity, fen, lasts } => self.give(number + 2, *quantity, *fen, *lasts),
            Asked::Pay { fen } => self.pay(PaymentKind::Stock, *fen),
            Asked::PayMerchant { part } => {
                let left = i64::try_from(self.shelf.owed - self.shelf.settled).expect("few");
                self.pay(PaymentKind::Merchant, (left / part).max(1));
            }
            _ => {
                if let Some(command) = self.command(number, asked) {
                    self.ask(&command);
                }
            }
        }
    }

    #[expect(clippy::too_many_lines, reason = "a command an arm")]
    fn command(&self, number: usize, asked: &Asked) -> Option<Command> {
        let (date, reason) = (self.today, text("原因"));
        let kind = |party: bool| if party { PointsKind::Party } else { PointsKind::Exchange };
        let tenths = |tenths: u64| Points::from_tenths(tenths);
        Some(match asked {
            Asked::SignIn { who, place: at, quarter, quarters, party } => Command::RecordHours(HoursRecorded {
                activity: place(*at, date),
                began: format!("{:02}:{:02}", 8 + quarter / 4, quarter % 4 * 15).parse().expect("a time"),
                date,
                minutes: Minutes::from_count(u32::from(*quarters) * 15 + 5).expect("few"),
                points_kind: kind(*party),
                reason: Text::default(),
                volunteer: person(*who),
                vouched_by: Maybe::EMPTY,
                witness: person((*who + 1) % 6),
            }),
            Asked::Publish { place: at } => self.publication(&place(*at, date))?,
            Asked::Award { who, party, gift } => Command::RecordDeed(self.deed(*who, kind(*party), *gift)),
            Asked::Donate { who, fen } => Command::Donate(self.donation(person(*who), *fen)),
            Asked::Refund { back, part } => self.refund(*back, *part)?,
            Asked::PublishDeeds => self.publication_of_deeds(),
            Asked::Open { who, tenths: brought } => Command::RecordVolunteerOpening(VolunteerOpeningRecorded {
                date,
                minutes: Minutes::from_count(600).expect("few"),
                paper: text("旧账"),
                points: tenths(*brought),
                volunteer: person(*who),
            }),
            Asked::Deduct { who, much, ago } => {
                let date = days_ago(date, *ago);
                let act = code(if *much { "false_hours" } else { "littering" });
                let whose = self.tally.account_of(person(*who), PointsKind::Exchange, date);
                let here = account(&self.memory, PointsKind::Exchange, &whose);
                let points = RuleBook::on(&self.memory, date)?.act(&act)?.points.min(here.available_on(date));
                let (points_kind, volunteer) = (PointsKind::Exchange, person(*who));
                Command::DeductPoints(PointsDeducted { act, date, points, points_kind, reason, volunteer })
            }
            Asked::Transfer { from, to, tenths: given, ago } => Command::TransferPoints(PointsTransferred {
                date: days_ago(date, *ago),
                from: self.account_of(*from),
                points: tenths(*given),
                reason,
                to: self.account_of(*to),
            }),
            Asked::Expire => self.expiry(),
            Asked::Price { item, tenths } => self.price(*item, *tenths),
            Asked::Buy { quantity, part, lasts } => self.purchase(number, *quantity, *part, *lasts)?,
            Asked::Redeem { who, own, rice, cuts } => Command::Redeem(Redeem {
                account: if *own { code(&person(*who).to_string()) } else { self.account_of(*who) },
                date,
                lines: wanted(*rice, *cuts),
                slip: text(&format!("s{}", number % 60)),
                volunteer: person(*who),
            }),
            Asked::Reward { who, quantity } => Command::GiveReward(GiveReward {
                date,
                lines: wanted(*quantity, 0),
                reason,
                slip: text(&format!("s{}", number % 60)),
                volunteer: person(*who),
            }),
            Asked::Spoil { lot, quantity } => {
                let lots = LotFacts::all(&self.memory, "");
                let (lot, facts) = lots.get(usize::from(*lot).checked_rem(lots.len())?)?;
                let quantity = bags(*quantity);
                Command::IssueGoods(GoodsIssued {
                    cost: facts.share(quantity).unwrap_or_default(),
                    date,
                    lot: code(lot),
                    manner: IssueManner::Spoiled,
                    memo: text("受潮"),
                    paper: Text::default(),
                    project: Maybe::EMPTY,
                    quantity,
                    receiver: Text::default(),
                })
            }
            Asked::Send { who, ago } => self.leaving(*who, *ago),
            Asked::Reverse { back } => {
                let entry = Seq(self.memory.size().0.saturating_sub(1 + u64::from(*back)));
                Command::Reverse(EntryReversed { date, entry, reason })
            }
            Asked::Undo { what, back, ago } => {
                let is_it = |seq: &u64| {
                    matches!(
                        (what, self.tally.event(*seq)),
                        (0..3, Event::Redeemed(_))
                            | (3, Event::PointsTransferred(_))
                            | (4, Event::VolunteerReceived(_))
                            | (5, Event::VolunteerSent(_))
                            | (6, Event::PointsDeducted(_))
                            | (7, Event::RewardGiven(_))
                            | (8, Event::StockBought(_))
                            | (9, Event::VolunteerOpeningRecorded(_))
                            | (10, Event::DeedRecorded(_))
                            | (11, Event::GoodsIssued(_))
                            | (12, Event::DonationReceived(_))
                    )
                };
                let entry = (0..self.memory.size().0).rev().filter(is_it).nth(usize::from(*back))?;
                // A slip is cancelled on its own day; goods come back when they come back.
                let date = if (3..7).contains(what) { days_ago(date, *ago) } else { date };
                Command::Reverse(EntryReversed { date, entry: Seq(entry), reason })
            }
            _ => return None,
        })
    }

    /// Where a volunteer's points are today.
    fn account_of(&self, who: u8) -> Code {
        code(&self.tally.account_of(person(who), PointsKind::Exchange, self.today))
    }

    fn donation(&self, donor: PersonNumber, fen: i64) -> Donate {
        Donate {
            account: code("zhuanhu"),
            amount: yuan(fen),
            appeal: Appeal::Public,
            date: self.today,
            display: None,
            donor: Donor::Registered(donor),
            external_id: Text::default(),
            import: None,
            means: Means::Bank,
            memo: Text::default(),
            memo_private: None,
            project: None,
            receipt: Text::default(),
            relayed_by: None,
            replaces: None,
            row: None,
            source: Text::default(),
        }
    }

    /// One of the last gifts, whether it stands or not.
    fn gift(&self, back: u8) -> Option<(Seq, PersonNumber)> {
        let given = (0..self.memory.size().0).rev().filter_map(|seq| match self.tally.event(seq) {
            Event::DonationReceived(e) => Some((Seq(seq), (*e.donor)?)),
            _ => None,
        });
        given.into_iter().nth(usize::from(back))
    }

    /// A good deed, or whoever gave one of the last gifts has it counted.
    fn deed(&self, who: u8, points_kind: PointsKind, gift: Option<u8>) -> DeedRecorded {
        let counted = gift.and_then(|back| self.gift(back));
        let volunteer = counted.map_or(person(who), |(_, donor)| self.tally.stayed(donor));
        DeedRecorded {
            act: code("good_deed"),
            date: self.today,
            description: text("拾金不昧"),
            gift: Maybe(counted.map(|(gift, _)| gift)),
            points_kind,
            volunteer,
            wish: Maybe::EMPTY,
            witness: PersonNumber(volunteer.0 % 6 + 1),
        }
    }

    /// The rest of one of the last gifts goes back, or half of it.
    fn refund(&self, back: u8, part: i64) -> Option<Command> {
        let (gift, _) = self.gift(back)?;
        let Some(Undoable::Gift(facts)) = self.memory.undoable(gift) else { return None };
        let amount = yuan((facts.amount.fen() - facts.refunded.fen()) / part);
        let (date, paper, reason) = (self.today, text("退1"), text("原因"));
        Some(Command::Refund(DonationRefunded { amount, date, gift, paper, reason }))
    }

    fn publication(&self, activity: &Code) -> Option<Command> {
        let batch = reckon(&self.memory, activity)?;
        Some(Command::PublishPoints(PointsPublished {
            activity: Maybe(Some(activity.clone())),
            count: batch.count(),
            date: self.today,
            helped: Count(0),
            minutes: batch.minutes,
            place: text("公告栏"),
            points: batch.points,
            points_party: batch.points_party,
            up_to: batch.up_to()?,
        }))
    }

    fn publication_of_deeds(&self) -> Command {
        let up_to = Seq(self.memory.size().0 - 1);
        let waiting = DeedsWaiting::up_to(&self.memory, up_to);
        Command::PublishPoints(PointsPublished {
            activity: Maybe::EMPTY,
            count: Count(waiting.deeds.len().try_into().expect("few")),
            date: self.today,
            helped: Count(0),
            minutes: Minutes::ZERO,
            place: text("公告栏"),
            points: waiting.points,
            points_party: waiting.points_party,
            up_to,
        })
    }

    fn expiry(&self) -> Command {
        let date = self.today.plus_days(-1).expect("a day");
        let ending = ending_by(&self.memory, date);
        let accounts = Count(ending.len().try_into().expect("few"));
        let points = Points::sum(ending.iter().map(|(_, _, points)| *points)).expect("in range");
        Command::ExpirePoints(PointsExpired { accounts, date, points })
    }

    /// Some leave before anybody writes it down.
    fn leaving(&self, who: u8, ago: i32) -> Command {
        let (volunteer, date) = (person(who), days_ago(self.today, ago));
        let taken_along = account_taken_along(&self.memory, volunteer, date);
        let held = account(&self.memory, PointsKind::Exchange, &taken_along);
        let minutes = minutes_to_state(&self.memory, volunteer);
        let (points, to) = (held.available_on(date), text(OTHER));
        Command::SendVolunteer(SendVolunteer { date, minutes, points, to, volunteer })
    }

    /// He comes, or comes back: what his statement says is not ours to judge.
    fn receive(&mut self, number: usize, who: u8, tenths: u64, minutes: u32) {
        self.volunteer(who, who % 3);
        let mut leaf = [0; 32];
        leaf[0] = u8::try_from(number % 256).expect("a byte");
        let statement = papers::digest("转出凭证".as_bytes());
        self.ask(&Command::ReceiveVolunteer(VolunteerReceived {
            date: self.today,
            from: text(OTHER),
            leaf: Digest(leaf),
            minutes: Minutes::from_count(minutes).expect("few"),
            points: Points::from_tenths(tenths),
            sent_as: PersonNumber(7),
            stated_on: self.today,
            statement_file: Maybe(Some(statement)),
            volunteer: person(who),
        }));
    }

    fn merge(&mut self, from: u8, into: u8) {
        let (from, into) = (person(from), person(into));
        if !self.ask(&Command::MergePersons(PersonMerged { from, into, reason: text("同一人") })) {
            return;
        }
        let held = |kind| account(&self.memory, kind, &from.to_string()).left();
        let (points, points_party) = (held(PointsKind::Exchange), held(PointsKind::Party));
        let joined = PointsJoined { date: self.today, from, into, points, points_party };
        let is_asked = self.tally.is_to_join(from);
        assert_eq!(self.ask(&Command::JoinPoints(joined)), is_asked, "what is there goes along");
    }

    /// The whole shelf, one lot of it as it lies there.
    fn count(&mut self, lot: u8, quantity: u64) {
        let lots = on_the_shelf(&self.memory, &code("cangku"));
        let counted = StockCounted {
            account: code("cangku"),
            counter: person(0),
            date: self.today,
            paper: text("盘点表"),
            paper_file: Maybe::EMPTY,
            rows: Count(lots.len().try_into().expect("few")),
            witness: person(1),
        };
        let count = self.memory.size();
        if !self.ask(&Command::CountStock(counted)) {
            return;
        }
        for (place, (lot_code, facts)) in lots.iter().enumerate() {
            let booked = facts.quantity_left;
            let is_it = place == usize::from(lot) % lots.len();
            let counted = if is_it { Quantity::from_thousandths(quantity * 1000) } else { booked };
            self.must(&Command::CountLot(LotCounted {
                booked,
                cost: facts.difference(counted).unwrap_or_default(),
                count: Seq(count.0),
                counted,
                date: self.today,
                lot: lot_code.clone(),
                reason: if counted == booked { Text::default() } else { text("点错") },
            }));
        }
    }
}

fn days_ago(day: Day, days: i32) -> Day {
    let first = Day::new(2026, 1, 5).expect("a day");
    day.plus_days(-days).expect("a day").max(first)
}

fn bags(quantity: u64) -> Quantity {
    Quantity::from_thousandths(quantity * 1000)
}

/// So many bags of rice and haircuts; what is not wanted does not stand on the slip.
fn wanted(rice: u64, cuts: u64) -> Vec<WantedItem> {
    let lines = [("rice", rice), ("cut", cuts)].into_iter().filter(|(_, quantity)| *quantity > 0);
    lines.map(|(item, quantity)| WantedItem { item: code(item), quantity: bags(quantity) }).collect()
}

/// A whole history, held after every step and told at its end.
fn lived(history: &[Asked]) -> Village {
    let mut village = Village::new();
    for (number, asked) in history.iter().enumerate() {
        village.act(number, asked);
        village.holds();
    }
    village.agrees();
    village
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, max_shrink_iters: 300, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_village_does_points_hours_goods_and_money_are_conserved(history in collection::vec(asked(), 60..120)) {
        lived(&history);
    }
}

/// A property of what never happens holds of nothing: all of this happens, and what comes of it is told as it is.
#[test]
fn a_village_does_everything_there_is_to_do() {
    let mut runner = TestRunner::deterministic();
    let mut seen: BTreeMap<String, u32> = BTreeMap::new();
    for number in 0..8 {
        let mut history = collection::vec(asked(), 400).new_tree(&mut runner).expect("a history").current();
        // Whoever verifies reads the statements of other ledgers, and the village has none that is true.
        let is_alone = number % 2 == 0;
        history.retain(|asked| !is_alone || !matches!(asked, Asked::Receive { .. }));
        let village = lived(&history);
        village.is_told();
        if is_alone {
            village.verifies();
        }
        for (what, times) in village.tally.seen {
            *seen.entry(what).or_default() += times;
        }
    }
    let missing: Vec<&&str> = EVERYTHING.iter().filter(|one| !seen.contains_key(**one)).collect();
    assert!(missing.is_empty(), "never happened: {missing:?}\nhappened: {seen:?}");
}

/// Kinds of entry, and what makes some of them worth trying.
const EVERYTHING: &[&str] = &[
    "rules_set",
    "volunteer_registered",
    "hours_recorded",
    "hours come to a household's account",
    "hours come to a party record",
    "an activity's cap keeps hours down",
    "a day's cap keeps hours down",
    "deed_recorded",
    "a day's cap keeps a deed down",
    "donation_received",
    "donation_refunded",
    "a deed counts a gift",
    "a gift that counts is asked back",
    "a gift goes back once its deed is reversed",
    "points_published",
    "volunteer_opening_recorded",
    "points_deducted",
    "less is there than an act takes",
    "points_transferred",
    "points go to or from a household",
    "points_expired",
    "volunteer_sent",
    "volunteer_received",
    "a volunteer comes back",
    "person_merged",
    "points_joined",
    "an item has another price",
    "goods_received",
    "lot_shelved",
    "payment_settled",
    "stock_bought",
    "redeemed",
    "a household redeems",
    "a slip takes points that end at different times",
    "a slip takes from several lots",
    "bought goods go out",
    "given goods go out",
    "a merchant's service is exchanged",
    "reward_given",
    "goods_issued",
    "lot_counted",
    "a count finds too little",
    "a count finds too much",
    "what was published is reversed",
    "reversed hours_recorded",
    "reversed deed_recorded",
    "reversed donation_received",
    "reversed volunteer_opening_recorded",
    "reversed volunteer_received",
    "reversed volunteer_sent",
    "reversed points_deducted",
    "reversed points_transferred",
    "reversed redeemed",
    "reversed reward_given",
    "reversed goods_issued",
    "reversed goods_received",
    "reversed lot_shelved",
    "reversed payment_settled",
    "reversed stock_bought",
];
