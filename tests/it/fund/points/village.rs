//! A village at random: hours signed in and published, deeds, deductions, ends of years, transfers, people who leave, come
//! back and turn out to be one, slips, cancellations and counts. Whatever of it is accepted, points are there or were taken
//! by an entry that stands, account by account; lots hold what came and did not go; both books agree, and books made again
//! from the lines are the same.

#![expect(clippy::wildcard_enum_match_arm, reason = "what is left is of no concern")]

mod holding;

use mingbai::chain::Entropy;
use mingbai::desk::{Desk, DeskError};
use mingbai::ledger::books::registers::points::{
    DeedsWaiting, account, account_taken_along, ending_by, minutes_to_state,
};
use mingbai::ledger::books::{Books, MemoryBooks};
use mingbai::ledger::command::{Command, Donor, ReceiveGoods, Redeem, WantedItem};
use mingbai::ledger::decide::{Asking, decide, on_the_shelf};
use mingbai::ledger::earning::reckon;
use mingbai::ledger::event::{
    AccountOpened, ActivityOpened, DeedRecorded, EntryReversed, HoursRecorded, ItemPriced, LotCounted, LotShelved,
    PersonMerged, PersonRegistered, PointsDeducted, PointsExpired, PointsJoined, PointsPublished, PointsTransferred,
    StockCounted, VolunteerOpeningRecorded, VolunteerReceived, VolunteerRegistered, VolunteerSent,
};
use mingbai::ledger::field::{Count, Maybe, Seq};
use mingbai::ledger::minutes::Minutes;
use mingbai::ledger::name::{Code, Digest, PersonNumber, Text};
use mingbai::ledger::period::{Day, Moment};
use mingbai::ledger::points::Points;
use mingbai::ledger::quantity::Quantity;
use mingbai::ledger::rule_book::{Decided, RULES_TEMPLATE, RuleBook, RulesFile};
use mingbai::ledger::words::{
    Appeal, Display, GoodsUse, Holder, ItemKind, PartyKind, PointsKind, Purpose, ValueBasis, Yes,
};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::{Folder, papers};
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::{collection, proptest};

use crate::properties::{charts, code, config, new_desk_for, post, text};

/// Another ledger.
const OTHER: &str = "mingbai.example/other.00112233445566778899aabbccddeeff";

#[derive(Clone, Debug)]
enum Asked {
    SignIn { who: u8, place: u8, quarter: u8, quarters: u8, party: bool },
    Publish { place: u8 },
    Award { who: u8, party: bool },
    PublishDeeds,
    Open { who: u8, tenths: u64 },
    Deduct { who: u8 },
    Transfer { from: u8, to: u8, tenths: u64 },
    Expire,
    Redeem { who: u8, quantity: u64 },
    Count { lot: u8, quantity: u64 },
    Send { who: u8 },
    Receive { who: u8, tenths: u64, minutes: u32 },
    Merge { from: u8, into: u8 },
    Reverse { back: u8 },
    Wait { days: i32 },
}

fn asked() -> impl Strategy<Value = Asked> {
    let who = || 0..6_u8;
    let points = prop_oneof![
        8 => (who(), 0..2_u8, 0..14_u8, 1..9_u8, any::<bool>())
            .prop_map(|(who, place, quarter, quarters, party)| Asked::SignIn { who, place, quarter, quarters, party }),
        4 => (0..2_u8).prop_map(|place| Asked::Publish { place }),
        3 => (who(), any::<bool>()).prop_map(|(who, party)| Asked::Award { who, party }),
        2 => Just(Asked::PublishDeeds),
        1 => (who(), 0..200_u64).prop_map(|(who, tenths)| Asked::Open { who, tenths }),
        2 => who().prop_map(|who| Asked::Deduct { who }),
        3 => (who(), who(), 0..90_u64).prop_map(|(from, to, tenths)| Asked::Transfer { from, to, tenths }),
        1 => Just(Asked::Expire),
    ];
    let others = prop_oneof![
        5 => (who(), 1..6_u64).prop_map(|(who, quantity)| Asked::Redeem { who, quantity }),
        2 => (any::<u8>(), 0..60_u64).prop_map(|(lot, quantity)| Asked::Count { lot, quantity }),
        1 => who().prop_map(|who| Asked::Send { who }),
        1 => (who(), 0..90_u64, 0..900_u32).prop_map(|(who, tenths, minutes)| Asked::Receive { who, tenths, minutes }),
        1 => (who(), who()).prop_map(|(from, into)| Asked::Merge { from, into }),
        4 => (0..12_u8).prop_map(|back| Asked::Reverse { back }),
        4 => prop_oneof![5 => 1..9_i32, 1 => 60..200_i32].prop_map(|days| Asked::Wait { days }),
    ];
    prop_oneof![3 => points, 2 => others]
}

fn person(who: u8) -> PersonNumber {
    PersonNumber(u32::from(who) + 1)
}

fn place(number: u8) -> Code {
    code(if number == 0 { "gate" } else { "yard" })
}

/// A desk over files, and books in memory beside it.
struct Village {
    folder: tempfile::TempDir,
    desk: Desk,
    today: Day,
    memory: MemoryBooks,
    lines: Vec<String>,
    accepted: usize,
}

impl Village {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let (desk, opened) = new_desk_for(Purpose::Demo, folder.path(), "2026-01-05T06:00:00Z", b"village");
        papers::put(desk.store().folder(), "转出凭证".as_bytes()).expect("a paper");
        let rules = RULES_TEMPLATE
            .replace("transfer = false", "transfer = true")
            .replace("keeps_years = 2", "keeps_years = 1")
            .replace("household_shares = true", "household_shares = false")
            .replace("daily_cap = 16", "")
            .replace("activity_cap = 8", "")
            .replace("early_minutes = 10", "early_minutes = 0")
            .replace("late_days = 15", "late_days = 366");
        let rules_file = papers::put(desk.store().folder(), rules.as_bytes()).expect("a paper");
        let today = desk.today();
        let memory = MemoryBooks::new(charts());
        let mut village = Self { folder, desk, today, memory, lines: Vec::new(), accepted: 0 };
        village.remember(&opened.line);
        village.furnish(&rules, rules_file);
        village
    }

    /// Six volunteers, two places to serve at, two lots of rice.
    fn furnish(&mut self, rules: &str, rules_file: Digest) {
        let date = self.today;
        for who in 0..6 {
            self.must(&Command::RegisterPerson(PersonRegistered {
                address: Maybe::EMPTY,
                display: Display::Masked,
                identity: Maybe::EMPTY,
                kind: PartyKind::Person,
                minor: Yes::No,
                name: Maybe(Some(Digest([who; 32]))),
                number: person(who),
                organisation: Text::default(),
                phone: Maybe::EMPTY,
            }));
            self.volunteer(who);
        }
        let decided = Decided { date, from: date, paper: text("文1"), rules_file };
        let rules = RulesFile::read(rules).and_then(|file| file.decided(decided)).expect("a rule book");
        self.must(&Command::SetRules(rules));
        for number in 0..2 {
            self.must(&Command::OpenActivity(ActivityOpened {
                begins: "08:00".parse().expect("a time"),
                class: code("patrol"),
                code: place(number),
                date,
                ends: "14:00".parse().expect("a time"),
                first: date,
                helped: Count(0),
                last: date.plus_days(366).expect("a day"),
                place: text("东门"),
                project: Maybe::EMPTY,
                supervisor: person(0),
                team: Maybe::EMPTY,
                title: text("巡防"),
            }));
        }
        let (area, holder, name) = (Maybe::EMPTY, Holder::Storeroom, text("仓库"));
        self.must(&Command::OpenAccount(AccountOpened { area, code: code("cangku"), date, holder, name }));
        self.price(date);
        for (lot, quantity, lasts) in [("l1", 40, Some(90)), ("l2", 60, None)] {
            self.shelve(lot, quantity, lasts);
        }
    }

    fn price(&mut self, date: Day) {
        self.must(&Command::PriceItem(ItemPriced {
            account: Maybe::EMPTY,
            cost: Yuan::ZERO,
            date,
            from: date,
            item: code("rice"),
            kind: ItemKind::Goods,
            merchant: Maybe::EMPTY,
            name: text("大米"),
            points: Maybe(Some(Points::from_tenths(15))),
            project: Maybe::EMPTY,
            source_kind: Maybe::EMPTY,
            unit: text("袋"),
        }));
    }

    fn shelve(&mut self, lot: &str, quantity: u64, lasts: Option<i32>) {
        let date = self.today;
        self.must(&Command::ReceiveGoods(ReceiveGoods {
            account: code("cangku"),
            appeal: Appeal::Public,
            basis: ValueBasis::Invoice,
            date,
            display: None,
            donor: Donor::Anonymous,
            expiry: lasts.map(|days| date.plus_days(days).expect("a day")),
            item: text("大米"),
            lot: code(lot),
            memo: Text::default(),
            paper_file: None,
            project: None,
            quantity: Quantity::from_thousandths(quantity * 1000),
            receipt: Text::default(),
            unit: text("袋"),
            usage: GoodsUse::Shop,
            value: Yuan::from_fen(12_345),
        }));
        self.must(&Command::ShelveLot(LotShelved { date, item: code("rice"), lot: code(lot) }));
    }

    fn volunteer(&mut self, who: u8) -> bool {
        self.ask(&Command::RegisterVolunteer(VolunteerRegistered {
            date: self.today,
            household: Maybe::EMPTY,
            is_party_member: Yes::Yes,
            team: Maybe::EMPTY,
            volunteer: person(who),
        }))
    }

    fn must(&mut self, command: &Command) {
        assert!(self.ask(command), "{command:?}");
    }

    fn remember(&mut self, line: &str) {
        post(&mut self.memory, line);
        self.lines.push(line.to_owned());
    }

    /// Asks both books, which answer the same.
    fn ask(&mut self, command: &Command) -> bool {
        let (by, today, time) = (self.desk.by().clone(), self.desk.today(), self.desk.time());
        let expected = decide(&self.memory, &Asking { by, today, time, waited: None }, command);
        match self.desk.record(command, &[], false) {
            Ok(recorded) => {
                assert_eq!(expected.as_ref(), Ok(&recorded.event), "{command:?}");
                self.remember(&recorded.line);
                self.accepted += 1;
                true
            }
            Err(DeskError::Refused(refusal)) => {
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
            Asked::Count { lot, quantity } => self.count(*lot, *quantity),
            Asked::Merge { from, into } => self.merge(*from, *into),
            Asked::Receive { who, tenths, minutes } => self.receive(number, *who, *tenths, *minutes),
            _ => {
                if let Some(command) = self.command(number, asked) {
                    self.ask(&command);
                }
            }
        }
    }

    fn command(&self, number: usize, asked: &Asked) -> Option<Command> {
        let (date, reason) = (self.today, text("原因"));
        let kind = |party: bool| if party { PointsKind::Party } else { PointsKind::Exchange };
        let tenths = |tenths: u64| Points::from_tenths(tenths);
        Some(match asked {
            Asked::SignIn { who, place: at, quarter, quarters, party } => Command::RecordHours(HoursRecorded {
                activity: place(*at),
                began: format!("{:02}:{:02}", 8 + quarter / 4, quarter % 4 * 15).parse().expect("a time"),
                date,
                minutes: Minutes::from_count(u32::from(*quarters) * 15 + 5).expect("few"),
                points_kind: kind(*party),
                reason: Text::default(),
                volunteer: person(*who),
                vouched_by: Maybe::EMPTY,
                witness: person((*who + 1) % 6),
            }),
            Asked::Publish { place: at } => self.publication(&place(*at))?,
            Asked::Award { who, party } => Command::RecordDeed(DeedRecorded {
                act: code("good_deed"),
                date,
                description: text("拾金不昧"),
                gift: Maybe::EMPTY,
                points_kind: kind(*party),
                volunteer: person(*who),
                wish: Maybe::EMPTY,
                witness: person((*who + 1) % 6),
            }),
            Asked::PublishDeeds => self.publication_of_deeds(),
            Asked::Open { who, tenths: brought } => Command::RecordVolunteerOpening(VolunteerOpeningRecorded {
                date,
                minutes: Minutes::from_count(600).expect("few"),
                paper: text("旧账"),
                points: tenths(*brought),
                volunteer: person(*who),
            }),
            Asked::Deduct { who } => {
                let act = code("littering");
                let here = account(&self.memory, PointsKind::Exchange, &person(*who).to_string()).available_on(date);
                let points = RuleBook::on(&self.memory, date)?.act(&act)?.points.min(here);
                let (points_kind, volunteer) = (PointsKind::Exchange, person(*who));
                Command::DeductPoints(PointsDeducted { act, date, points, points_kind, reason, volunteer })
            }
            Asked::Transfer { from, to, tenths: given } => Command::TransferPoints(PointsTransferred {
                date,
                from: code(&person(*from).to_string()),
                points: tenths(*given),
                reason,
                to: code(&person(*to).to_string()),
            }),
            Asked::Expire => self.expiry(),
            Asked::Redeem { who, quantity } => Command::Redeem(Redeem {
                account: code(&person(*who).to_string()),
                date,
                lines: vec![WantedItem { item: code("rice"), quantity: Quantity::from_thousandths(quantity * 1000) }],
                slip: text(&format!("s{}", number % 40)),
                volunteer: person(*who),
            }),
            Asked::Send { who } => self.leaving(*who),
            Asked::Reverse { back } => {
                let entry = Seq(self.memory.size().0.saturating_sub(1 + u64::from(*back)));
                Command::Reverse(EntryReversed { date, entry, reason })
            }
            Asked::Count { .. } | Asked::Receive { .. } | Asked::Merge { .. } | Asked::Wait { .. } => return None,
        })
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

    fn leaving(&self, who: u8) -> Command {
        let volunteer = person(who);
        let taken_along = account_taken_along(&self.memory, volunteer, self.today);
        let held = account(&self.memory, PointsKind::Exchange, &taken_along);
        let minutes = minutes_to_state(&self.memory, volunteer);
        let (date, points, to) = (self.today, held.available_on(self.today), text(OTHER));
        Command::SendVolunteer(VolunteerSent { date, minutes, points, to, volunteer })
    }

    /// He comes, or comes back: what his statement says is not ours to judge.
    fn receive(&mut self, number: usize, who: u8, tenths: u64, minutes: u32) {
        self.volunteer(who);
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
        let is_asked = !points.is_zero() || !points_party.is_zero();
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

proptest! {
    #![proptest_config(config(12))]

    #[test]
    fn whatever_a_village_does_points_hours_and_stock_are_conserved(history in collection::vec(asked(), 20..70)) {
        let mut village = Village::new();
        let furnished = village.accepted;
        for (number, asked) in history.iter().enumerate() {
            village.act(number, asked);
            village.holds();
        }
        village.agrees();
        assert!(village.accepted > furnished, "nothing at all was accepted");
    }
}
