//! Points become goods: story, refusals, frauds of threat 68, and that neither points nor stock are ever lost.

use mingbai::ledger::books::registers::goods::LotFacts;
use mingbai::ledger::books::registers::points::{AccountFacts, Portion, TotalFacts};
use mingbai::ledger::books::registers::volunteers::{Membership, VolunteerFacts};
use mingbai::ledger::books::{Books, Record};
use mingbai::ledger::command::{Command, Donor, ReceiveGoods, Redeem, WantedItem};
use mingbai::ledger::event::{EntryReversed, Event, GoodsIssued, ItemPriced, LotShelved};
use mingbai::ledger::field::{Maybe, Seq};
use mingbai::ledger::name::{PersonNumber, Text};
use mingbai::ledger::points::Points;
use mingbai::ledger::quantity::Quantity;
use mingbai::ledger::refusal::{Refusal, ShopRefusal};
use mingbai::ledger::words::{Appeal, GoodsUse, IssueManner, ItemKind, PointsKind, ValueBasis, Yes};
use mingbai::ledger::yuan::Yuan;
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::{collection, option, proptest};

use crate::fund::goods::{Room, code, day, text};
use crate::fund::objections::{by_two, signed};
use crate::fund::points::rule_book;
use crate::house::House;

/// A ledger with rules under which households share, a household (chen) of p1 and p2, p3 alone, 40.0 points of the
/// household and 6.5 of p3 brought along, and on the shelf 20 bags of rice of two lots (l1 until 2026-12-01, l2 until
/// 2026-11-01) and 30 pieces of soap (l3).
pub(super) fn open_shop() -> House {
    let house = House::open();
    rule_book(&house, "banfa.toml", &[]);
    for line in [
        "rules set banfa.toml --paper 居委会〔2026〕8号",
        "account open cangku --holder storeroom --name 物资仓库",
        "person add --name 陈秀英",
        "person add --name 陈建国",
        "person add --name 王芳",
        "household add chen --head p1",
        "volunteer add p1 --household chen",
        "volunteer add p2 --household chen",
        "volunteer add p3",
        "points opening p1 --points 40 --paper 旧账1",
        "points opening p3 --points 6.5 --paper 旧账1",
        "shop item rice 12 --name 大米5kg --unit 袋",
        "shop item soap 3.5 --name 肥皂 --unit 块",
        "shop item hair 5 --name 理发 --unit 次 --service",
        "goods receive 12 袋 大米5kg --value 700 --basis invoice --use shop --expiry 2026-12-01",
        "goods receive 8 袋 大米5kg --value 400 --basis invoice --use shop --expiry 2026-11-01",
        "goods receive 30 块 肥皂 --value 90 --basis invoice --use shop",
        "shop shelve l1 rice",
        "shop shelve l2 rice",
        "shop shelve l3 soap",
    ] {
        house.run(line).exits(0);
    }
    house
}

/// What an account of the chart holds, debits less credits, in 分.
pub(super) fn balance(house: &House, code: &str) -> i64 {
    let query = "SELECT coalesce(sum(debit - credit), 0) FROM movement WHERE code = ?1";
    house.sqlite().query_row(query, [code], |row| row.get(0)).expect("a sum")
}

/// What is left of a lot, in words of the shelf's list.
fn left(house: &House, lot: &str) -> String {
    let list = house.run("shop stock --format csv").exits(0).out;
    let row = list.lines().find(|line| line.split(',').nth(2) == Some(lot)).unwrap_or_default().to_owned();
    row.split(',').nth(3).unwrap_or_default().to_owned()
}

/// A run on the shop: everybody comes at once, the first to expire goes out first, and when points or stock are gone it
/// stops.
#[test]
fn a_run_on_the_shop_is_stopped() {
    let mut house = open_shop();
    let slip = house.run("redeem chen --volunteer p2 --item rice=2 --item soap=1 --slip 0001").exits(0);
    slip.says("大米5kg").says("27.5").says("还剩 12.5 分");
    assert_eq!((left(&house, "l2"), left(&house, "l1")), ("6".to_owned(), "12".to_owned()));
    // 400 × 2/8 and 90 × 1/30.
    assert_eq!((balance(&house, "5101"), balance(&house, "1201")), (10_300, 119_000 - 10_300));
    house.run("redeem chen --volunteer p2 --item rice=2 --slip 0001").exits(2).says("单号“0001”已经用过");
    house.run("redeem chen --volunteer p1 --item rice=2 --slip 0002").exits(2).says("能用的只有 12.5 分");
    house.run("redeem p3 --item soap=2 --slip 0002").exits(2).says("能用的只有 6.5 分");
    house.run("redeem p3 --item hair=1 --slip 0002").exits(0).says("还剩 1.5 分");
    // Undone on the same day: points and goods are as they were, the slip's number stays taken.
    house.run("reverse 22 --reason 拿错了").exits(0);
    assert_eq!((left(&house, "l2"), balance(&house, "5101"), balance(&house, "1201")), ("8".to_owned(), 0, 119_000));
    house.run("redeem chen --volunteer p1 --item rice=1 --slip 0001").exits(2);
    house.run("redeem chen --volunteer p1 --item rice=3 --slip 0003").exits(0).says("还剩 4 分");
    let report = house.run("report redemptions --period 2026-10 --format csv").exits(0).out;
    assert!(report.contains("0003,chen,陈**,大米5kg,3,袋,36.0"), "{report}");
    assert!(report.contains("已冲正") && !report.contains("陈秀英"), "{report}");
    assert!(report.lines().any(|line| line.starts_with("合计") && line.contains("41.0")), "{report}");
    let stock = house.run("report goods --period 2026-10 --format csv").exits(0).out;
    assert!(stock.contains("大米5kg,袋,公益超市,0,20") && stock.contains(",17,"), "{stock}");
    // A reward costs no points, and says why; what broke goes out of the lot that expires first.
    house.run("shop reward p3 --item soap=3 --slip J1 --reason 年度之星").exits(0);
    house.run("shop reward p3 --item soap=3 --slip 0003 --reason 年度之星").exits(2).says("已经用过");
    house.run("shop reward p3 --item hair=1 --slip J2 --reason 年度之星").exits(2).says("没有代号为“hair”的物品");
    house.run("shop reward p3 --item soap=1 --slip J2").exits(2).says("没有写原因");
    house.run("shop reward p4 --item soap=1 --slip J2 --reason 年度之星").exits(2).says("p4");
    assert_eq!(left(&house, "l3"), "27");
    house.run("report redemptions --period 2026-10").exits(0).says("年度之星").says("王**");
    house.run("reverse 26 --reason 没有领").exits(0);
    assert_eq!(left(&house, "l3"), "30");
    house.run("shop spoil rice 7 --reason 受潮").exits(0);
    assert_eq!((left(&house, "l2"), left(&house, "l1")), (String::new(), "10".to_owned()));
    house.run("shop spoil rice 11 --reason 受潮").exits(2).says("货架上“rice”只有 10 袋，报损不能更多");
    house.run("reverse 29 --reason 记错").exits(0);
    house.run("reverse 28 --reason 记错").exits(0);
    // The next day it is too late; expired rice stays on the shelf and is not given out.
    house.at("2026-10-06T09:00:00+08:00");
    house.run("reverse 25 --reason 退货").exits(2).says("只能在当天撤销");
    house.run("verify").exits(0);
    house.at("2026-11-02T09:00:00+08:00");
    house.run("points opening p2 --points 30 --paper 旧账2").exits(0);
    house.run("redeem chen --volunteer p2 --item rice=1 --slip 0004").exits(0);
    assert_eq!((left(&house, "l2"), left(&house, "l1")), ("5".to_owned(), "11".to_owned()));
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.lang("en").run("report redemptions --period 2026-11").exits(0).says("Redemptions");
}

#[rustfmt::skip]
const REFUSED: &[(&str, &str)] = &[
    ("redeem p3 --item soap=1",                                    "没有写兑换单号"),
    ("redeem p3 --slip 1",                                         "没有写物品和数量"),
    ("redeem p3 --item soap --slip 1",                             "“soap”不能作为物品和数量"),
    ("redeem p3 --item soap=x --slip 1",                           "“soap=x”不能作为物品和数量"),
    ("redeem p3 --item soup=1 --slip 1",                           "是不是“soap”"),
    ("redeem p3 --item soap=0 --slip 1",                           "数量是零"),
    ("redeem p3 --item soap=1 --item soap=1 --slip 1",             "要 7 分，能用的只有 6.5 分"),
    ("redeem p3 --item soap=999999999 --item soap=1 --slip 1",     "“soap=1”不能作为物品和数量"),
    ("redeem p3 --item soap=1 --slip 13800138000",                 "备注"),
    ("redeem p3 --item soap=1 --slip 1 --date 2026-10-06",         "还没到"),
    ("redeem p3 --item soap=1 --slip 1 --date 2026-10-04",         "p3"),
    ("redeem chen --item soap=1 --slip 1",                         "没有写领取人编号"),
    ("redeem chen --volunteer p3 --item soap=1 --slip 1",          "不是 p3 的积分账户"),
    ("redeem p9 --item soap=1 --slip 1",                           "p9"),
    ("redeem p1 --item soap=1 --slip 1",                           "能用的只有 0 分"),
    ("redeem p1 --item soap=1 --slip 1",                           "mingbai redeem chen --volunteer p1"),
    ("redeem chen --volunteer p1 --item zzzz=1 --slip 1",          "全部物品用 mingbai shop prices 查看"),
    ("redeem p3 --item soap=2 --slip 1",                           "能用的只有 6.5 分"),
    ("redeem chen --volunteer p1 --item soap=31 --slip 1",         "能兑出的只有 30 块"),
    ("redeem chen --volunteer p1 --item oil=1 --slip 1",           "没有代号为“oil”"),
];

/// What is rung up twice adds up, however it is written; the slip has one line of it.
#[test]
fn the_same_item_twice_adds_up() {
    let house = open_shop();
    let slip = "redeem chen --volunteer p2 --item rice=1 --item soap=1 --item rice=1,soap=2 --slip 0001";
    house.run(slip).exits(0).says("大米5kg").says("34.5").says("还剩 5.5 分");
    assert_eq!((left(&house, "l2"), left(&house, "l3")), ("6".to_owned(), "27".to_owned()));
    house.run("shop reward p3 --item soap=1 --item soap=1 --slip J1 --reason 年度之星").exits(0);
    assert_eq!(left(&house, "l3"), "25");
    let report = house.run("report redemptions --period 2026-10 --format csv").exits(0).out;
    assert_eq!(report.lines().filter(|line| line.contains(",0001,")).count(), 2, "{report}");
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// No other program writes an item on two lines of a slip, or a twenty-first item.
#[test]
fn a_slip_has_an_item_once_and_twenty_at_most() {
    let mut room = room_with_points();
    let wanted = WantedItem { item: code("soap"), quantity: Quantity::ONE };
    let slip = |lines| Redeem { account: code("p1"), date: day(0), lines, slip: text("1"), volunteer: PersonNumber(1) };
    let once = Refusal::from(ShopRefusal::SlipMustNameItsItemsOnce);
    assert_eq!(room.ask(&Command::Redeem(slip(vec![wanted.clone(), wanted]))), Err(once));
    let house = open_shop();
    for item in 0..21 {
        house.run(&format!("shop item s{item} 0.1 --name 服务{item} --unit 次 --service")).exits(0);
    }
    let many = (0..21).map(|item| format!("s{item}=1")).collect::<Vec<_>>().join(",");
    house.run(&format!("redeem p3 --item {many} --slip 1")).exits(2).says("超过 20 样");
    let twenty = many.trim_end_matches(",s20=1");
    house.run(&format!("redeem p3 --item {twenty} --item s0=1 --slip 1")).exits(0).says("还剩 4.4 分");
}

/// 1, 0001 and ００１ are one slip; the number stays as it was written.
#[test]
fn numbers_that_look_alike_are_one_slip() {
    let mut house = open_shop();
    house.at("2026-10-10T09:00:00+08:00");
    house.run("redeem p3 --item soap=1 --slip ００1").exits(0);
    for alike in ["1", "0001", "１", "001"] {
        house.run(&format!("redeem chen --volunteer p1 --item soap=1 --slip {alike}")).exits(2).says("已经用过");
    }
    house.run("redeem chen --volunteer p1 --item soap=1 --slip A-07").exits(0);
    house.run("shop reward p3 --item soap=1 --slip a-7 --reason 年度之星").exits(2).says("已经用过");
    house.run("redeem chen --volunteer p1 --item soap=1 --slip 10").exits(0);
    house.run("report redemptions --period 2026-10").exits(0).says("００1").says("A-07");
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

#[test]
fn each_rule_of_a_slip_refuses_and_says_what_to_do() {
    let mut house = open_shop();
    let size = house.size();
    let mut wrong = Vec::new();
    for (line, says) in REFUSED {
        let outcome = house.run(line);
        let all = format!("{}{}", outcome.out, outcome.err);
        if outcome.code != 2 || !all.contains(says) || !all.contains("怎么办") {
            wrong.push(format!("{line}\n  expected {says}, got {}: {all}", outcome.code));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    house.lang("en");
    for (line, _) in REFUSED {
        house.run(line).exits(2);
    }
    assert_eq!(house.size(), size);
    house.lang("zh");
    house.run("shop item soap --off").exits(0);
    house.run("redeem p3 --item soap=1 --slip 1").exits(2).says("没有代号为“soap”的兑换物品");
    house.run("verify").exits(0);
}

/// With two persons a cancellation waits for the other; it moves no money, so that it passes where small sums do.
#[test]
fn a_cancellation_waits_for_another_unless_small_sums_pass() {
    let house = open_shop();
    by_two(&house);
    let waiting = |line: &str| signed(&house, line).exits(0).out.contains("等审批");
    assert!(!waiting("redeem p3 --item soap=1 --slip 1"));
    assert!(waiting("reverse 25 --reason 拿错了"));
    assert_eq!(left(&house, "l3"), "29");
    signed(&house, "approve 26 --key wang.key").exits(0);
    assert_eq!(left(&house, "l3"), "30");
    assert!(waiting("thresholds set --second-person-from 0.01 --paper 纪要2号"));
    signed(&house, "approve 28 --key wang.key").exits(0);
    assert!(!waiting("redeem p3 --item soap=1 --slip 2"));
    assert!(!waiting("reverse 30 --reason 拿错了"));
    assert_eq!(left(&house, "l3"), "30");
    assert!(waiting("reverse 20 --reason 上错了"), "what is no cancellation waits however small");
    signed(&house, "verify").exits(0);
    house.holds_for_python();
}

/// A count by two people: a piece of soap is missing, a bag of rice was written off too much; the books follow.
#[test]
fn a_count_finds_a_missing_soap() {
    let mut house = open_shop();
    house.file("sheet.jpg", "签字");
    let by_two = "--counter p1 --witness p3 --paper 盘点表1 --file sheet.jpg";
    for (line, says) in [
        ("shop count l1=12 l2=8 --counter p1 --witness p3 --paper 盘点表1".to_owned(), "货架上有 3 批"),
        (format!("shop count l1=12 l2=8 l3=30 l1=12 {by_two}"), "点了两次"),
        (format!("shop count l1=12 l2=8 l9=30 {by_two}"), "没有批号为“l9”"),
        (format!("shop count l1=12 l2=8 l3=x {by_two}"), "不能作为批号和数量"),
        (format!("shop count l3=29 --rest-as-booked {by_two}"), "原因"),
        ("shop count --rest-as-booked --counter p1 --witness p1 --paper 盘点表1".to_owned(), "都写了 p1"),
        ("shop count --rest-as-booked --counter p1 --witness p9 --paper 盘点表1".to_owned(), "p9"),
        ("shop count --rest-as-booked --counter p1 --witness p3".to_owned(), "没有写文号"),
    ] {
        house.run(&line).exits(2).says(says);
    }
    assert_eq!(house.size(), 22);
    house.run(&format!("shop count l3=29 l2=9 --rest-as-booked --reason 少一块肥皂，多一袋米 {by_two}")).exits(0);
    assert_eq!(house.size(), 26);
    // 90 × 1/30 is lost, 400 × 1/8 is gained.
    assert_eq!((balance(&house, "5901"), balance(&house, "4901")), (300, -5_000));
    assert_eq!(balance(&house, "1201"), 119_000 - 300 + 5_000);
    assert_eq!((left(&house, "l3"), left(&house, "l2")), ("29".to_owned(), "9".to_owned()));
    house.run("report goods --period 2026-10 --format csv").exits(0).says("盘盈").says("盘亏");
    house.run("reverse 24 --reason 记错").exits(2);
    house.run("reverse 16 --reason 记错").exits(2).says("盘点过");
    house.run("redeem p3 --item soap=1 --slip 1").exits(0);
    house.at("2026-10-06T09:00:00+08:00");
    house.run(&format!("shop count --rest-as-booked {by_two}")).exits(0);
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.lang("en").run("shop count").exits(2);
}

/// What the volunteer brings along, in tenths: three portions that end at different times.
const BROUGHT: [(i32, Option<i32>, u64); 3] = [(0, Some(70), 300), (10, None, 500), (30, Some(40), 200)];

/// A room with a volunteer who has points, and one item at 2.5 points.
fn room_with_points() -> Room {
    let mut room = Room::new();
    let portion = |(from, until, tenths): (i32, Option<i32>, u64)| Portion {
        from: day(from),
        until: Maybe(until.map(day)),
        points: Points::from_tenths(tenths),
    };
    let points = Points::from_tenths(BROUGHT.iter().map(|(_, _, tenths)| tenths).sum());
    let brought: Vec<Portion> = BROUGHT.into_iter().map(portion).collect();
    let account = AccountFacts { inward: points, ..AccountFacts::default() }.put_back(&brought).expect("in range");
    let membership = Membership {
        entry: Seq(1),
        from: day(0),
        household: Maybe::EMPTY,
        is_party_member: Yes::No,
        team: Maybe::EMPTY,
    };
    let volunteer = VolunteerFacts { left: Maybe::EMPTY, memberships: vec![membership] };
    let given = [
        account.kept(&(PointsKind::Exchange, "p1".to_owned())),
        TotalFacts { outstanding: points }.kept(&PointsKind::Exchange.to_string()),
        volunteer.kept(&PersonNumber(1)),
    ];
    let event = room.events.last().expect("a project").clone();
    room.books.apply(&event, &given);
    room.events.push(event);
    let price = ItemPriced {
        account: Maybe::EMPTY,
        cost: Yuan::ZERO,
        date: day(0),
        from: day(0),
        item: code("soap"),
        kind: ItemKind::Goods,
        merchant: Maybe::EMPTY,
        name: text("肥皂"),
        points: Maybe(Some(Points::from_tenths(25))),
        project: Maybe::EMPTY,
        source_kind: Maybe::EMPTY,
        unit: text("公斤"),
    };
    room.ask(&Command::PriceItem(price)).expect("a price");
    room
}

/// Something asked of the shop.
#[derive(Clone, Debug)]
enum Asked {
    Shelve { quantity: u64, value: Option<i64>, day: i32, lasts: Option<i32> },
    Take { quantity: u64, day: i32 },
    Spoil { lot: u8, quantity: u64 },
    Undo { entry: u8 },
}

fn asked() -> impl Strategy<Value = Asked> {
    let quantity = || prop_oneof![1..9_000_u64, (1..9_u64).prop_map(|whole| whole * 1000)];
    let days = || prop_oneof![proptest::prelude::Just(60), 0..61_i32];
    prop_oneof![
        3 => (quantity(), option::weighted(0.9, 1..100_000_i64), 0..50_i32, option::of(0..60_i32))
            .prop_map(|(quantity, value, day, lasts)| Asked::Shelve { quantity, value, day, lasts }),
        8 => (quantity(), days()).prop_map(|(quantity, day)| Asked::Take { quantity, day }),
        1 => (any::<u8>(), quantity()).prop_map(|(lot, quantity)| Asked::Spoil { lot, quantity }),
        3 => any::<u8>().prop_map(|entry| Asked::Undo { entry }),
    ]
}

fn act(room: &mut Room, number: usize, asked: &Asked) {
    match asked {
        Asked::Shelve { quantity, value, day: on, lasts } => shelve(room, number, *quantity, *value, (*on, *lasts)),
        Asked::Take { quantity, day: on } => {
            let wanted = WantedItem { item: code("soap"), quantity: Quantity::from_thousandths(*quantity) };
            let _ = room.ask(&Command::Redeem(Redeem {
                account: code("p1"),
                date: day(*on),
                lines: vec![wanted],
                slip: text(&format!("s{number}")),
                volunteer: PersonNumber(1),
            }));
        }
        Asked::Spoil { lot, quantity } => {
            let lots = LotFacts::all(&room.books, "");
            let Some((lot, facts)) = lots.get(usize::from(*lot) % lots.len().max(1)) else { return };
            let quantity = Quantity::from_thousandths(*quantity);
            let _ = room.ask(&Command::IssueGoods(GoodsIssued {
                cost: facts.share(quantity).unwrap_or_default(),
                date: day(60),
                lot: code(lot),
                manner: IssueManner::Spoiled,
                memo: text("受潮"),
                paper: Text::default(),
                project: Maybe::EMPTY,
                quantity,
                receiver: Text::default(),
            }));
        }
        Asked::Undo { entry } => {
            let entry = Seq(u64::try_from(usize::from(*entry) % room.events.len()).expect("few"));
            let _ = room.ask(&Command::Reverse(EntryReversed { date: day(60), entry, reason: text("记错") }));
        }
    }
}

fn shelve(room: &mut Room, number: usize, quantity: u64, value: Option<i64>, (on, lasts): (i32, Option<i32>)) {
    let value = value.and_then(Yuan::from_fen);
    let lot = code(&format!("l{number}"));
    let goods = ReceiveGoods {
        account: code("cangku"),
        appeal: Appeal::Public,
        basis: if value.is_some() { ValueBasis::Invoice } else { ValueBasis::Unpriced },
        date: day(on),
        display: None,
        donor: Donor::Anonymous,
        expiry: lasts.map(|days| day(on + days)),
        item: text("肥皂"),
        lot: lot.clone(),
        memo: Text::default(),
        paper_file: None,
        project: None,
        quantity: Quantity::from_thousandths(quantity),
        receipt: Text::default(),
        unit: text("公斤"),
        usage: GoodsUse::Shop,
        value,
    };
    room.ask(&Command::ReceiveGoods(goods)).expect("a gift in goods");
    let shelved = LotShelved { date: day(on), item: code("soap"), lot };
    room.ask(&Command::ShelveLot(shelved)).expect("a place on the shelf");
}

/// What is left in the account and what standing slips took make what was brought, by the day on which it ends.
fn points_hold(room: &Room) {
    let key = (PointsKind::Exchange, "p1".to_owned());
    let account = AccountFacts::find(&room.books, &key).expect("an account");
    let standing = (0..).map(Seq).zip(&room.events).filter(|(seq, _)| room.books.reversed_by(*seq).is_none());
    let (mut taken, mut slips) = (account.portions.clone(), Points::ZERO);
    for (_, event) in standing {
        let Event::Redeemed(e) = event else { continue };
        slips = slips.plus(e.points).expect("in range");
        taken.extend(e.portions.iter().map(|p| Portion { from: p.from, until: p.until, points: p.points }));
    }
    for (_, until, tenths) in BROUGHT {
        let of_it = taken.iter().filter(|p| *p.until == until.map(day));
        assert_eq!(of_it.map(|p| p.points.tenths()).sum::<u64>(), tenths);
    }
    assert_eq!(account.exchanged, slips);
    assert_eq!(TotalFacts::of(&room.books, PointsKind::Exchange).outstanding, account.left());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn points_and_stock_are_conserved(history in collection::vec(asked(), 5..60)) {
        let mut room = room_with_points();
        for (number, asked) in history.iter().enumerate() {
            act(&mut room, number, asked);
            room.holds();
            points_hold(&room);
        }
    }
}

/// A slip of October is written down in November, after October's notice; goods have another name on the shelf than they came
/// under; a reward is taken back. Each stands on a notice once, and none blocks it.
#[test]
fn late_slips_and_other_names_stand_on_the_next_notice() {
    let mut house = open_shop();
    house.run("goods receive 5 袋 东方大米5kg --value 200 --basis invoice --use shop").exits(0);
    house.run("shop shelve l4 rice").exits(0);
    house.run("shop reward p3 --item soap=1 --slip J1 --reason 年度之星").exits(0);
    house.run("redeem chen --volunteer p2 --item rice=1 --slip 0001").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    house.run("redeem p3 --item soap=1 --slip 0002 --date 2026-10-31").exits(0);
    house.run("verify").exits(0);
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let sheet = std::fs::read_to_string(house.fund().join("notices/0002/redemptions.csv")).expect("a sheet");
    assert!(sheet.contains("2026-10-31,0002"), "{sheet}");
    for name in ["points.csv", "closing.json", "notice.txt"] {
        let text = std::fs::read_to_string(house.fund().join("notices/0002").join(name)).expect("a file");
        assert!(!text.contains("p3") && !text.contains("p2"), "{name} names a person's number");
    }
    house.run("verify").exits(0);
}

/// What is near is told unasked, by `status` and by `due`: goods that expire, points that end, a shop that cannot honour them.
#[test]
fn what_is_near_is_told_before_it_is_too_late() {
    let mut house = open_shop();
    let status = house.run("status").exits(0).out;
    assert!(status.contains("货架：大米5kg 8 袋（批号 l2）2026-11-01 到期"), "{status}");
    assert!(!status.contains("l1") && !status.contains("积分：") && !status.contains("超市："), "{status}");
    let due = house.run("due --format csv").exits(0);
    assert!(due.err.contains("批号 l2") && !due.out.contains("批号"), "{}{}", due.out, due.err);
    house.at("2026-11-02T09:00:00+08:00");
    house.run("status").exits(0).says("（批号 l2）2026-11-01 已经到期，不能再兑出").says("（批号 l1）2026-12-01 到期");
    house.run("shop item tea 3 --name 茶 --unit 盒").exits(0);
    let size = house.size();
    house
        .run("shop spoil tea 1 --reason 受潮")
        .exits(2)
        .says("货架上没有“tea”，没有可以报损的")
        .says("mingbai goods spoil");
    assert_eq!(house.size(), size);
    house.run("shop spoil rice 8 --reason 过期").exits(0);
    assert!(!house.run("status").exits(0).out.contains("l2"));
    for (day, cover, says) in
        [("02", "0%", "（99%），低于提醒线 100%"), ("03", "100%", "（99%），低于 100%，不能再公示")]
    {
        house.at(&format!("2026-11-{day}T10:00:00+08:00"));
        let changes = [
            ("point_worth = \"1.00\"", "point_worth = \"17.00\""),
            ("cover_warning = \"80%\"", "cover_warning = \"100%\""),
        ];
        rule_book(&house, "new.toml", &[changes[0], changes[1], ("cover = \"0%\"", &format!("cover = \"{cover}\""))]);
        house.run("rules set new.toml --paper 居委会〔2026〕9号").exits(0);
        house.run("status").exits(0).says("没兑的积分值 790.50 元，现在能兑 ").says(says);
    }
    house.at("2027-12-10T09:00:00+08:00");
    house.run("status").exits(0).says("积分：2 户（人）的 46.5 分 到 2027-12-31 为止");
    house.at("2028-01-05T09:00:00+08:00");
    house.run("status").exits(0).says("有 46.5 分 已过最后一天（2027-12-31），还没有清");
    house.run("points expire").exits(0);
    assert!(!house.run("status").exits(0).out.contains("最后一天"));
    house.lang("en").run("due").exits(0).says("expired and cannot be exchanged");
}

/// 积分台账: an account's movements entry by entry, from what it held before to what it holds after, as `report points` says.
#[test]
fn the_register_of_points_tells_each_movement() {
    let mut house = open_shop();
    house.run("redeem chen --volunteer p2 --item rice=1 --slip 0001").exits(0);
    house.run("redeem p3 --item hair=1 --slip 0002").exits(0);
    house.run("reverse 22 --reason 拿错了").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    // A slip of October that is written down after October was told lies in November's books.
    house.run("redeem chen --volunteer p1 --item soap=1 --slip 0003 --date 2026-10-31").exits(0);
    let october = house.run("report points-register chen --period 2026-10 --format csv").exits(0).out;
    assert!(october.contains("chen,陈**,0.0,52.0,12.0,40.0"), "{october}");
    for row in [
        ",2026-10-05,2026-10-05,志愿者期初,旧账1,,,40.0,,40.0",
        ",积分兑换,0001,,,,12.0,28.0",
        ",冲正,拿错了,,22,12.0,,40.0",
    ] {
        assert!(october.contains(row), "{row} in {october}");
    }
    assert!(!october.contains("p3"), "{october}");
    let november = house.run("report points-register --period 2026-11 --format csv").exits(0).out;
    assert!(november.contains(",2026-11-01,2026-10-31,积分兑换,0003,,,,3.5,"), "{november}");
    // The same month, the same balances.
    for month in ["2026-10", "2026-11"] {
        let of = |name: &str| house.run(&format!("report {name} --period {month} --format csv")).exits(0).out;
        let ends = |text: &str| -> Vec<(String, String)> {
            let rows = text.lines().map(|line| line.split(',').collect::<Vec<_>>());
            let rows = rows.take_while(|cells| cells.first() != Some(&"合计")).filter(|cells| cells.len() > 4);
            rows.skip(1).map(|cells| (cells[0].to_owned(), cells[cells.len() - 1].to_owned())).collect()
        };
        assert_eq!(ends(&of("points")), ends(&of("points-register")), "{month}");
    }
    house.run("report points-register chen2").exits(2).says("没有");
    house.run("report points-register --party").exits(0);
    house.lang("en").run("report points-register p3 --from 2026-11-01").exits(0).says("Register of points");
}

/// A told month stays as it was told: what comes late lies in the month that tells it, on every list, and the year counts the
/// slips that stand, whatever else was put back.
#[test]
fn late_slips_and_deductions_lie_in_the_month_that_tells_them() {
    let mut house = open_shop();
    house.run("redeem p3 --item hair=1 --slip 0001").exits(0);
    house.run("redeem chen --volunteer p2 --item rice=1 --slip 0002").exits(0);
    house.run("reverse 23 --reason 拿错了").exits(0);
    house.run("points deduct littering --from p1 --reason 乱扔垃圾").exits(0);
    house.run("reverse 25 --reason 记错").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let csv = |name: &str, month: &str| house.run(&format!("report {name} --period {month} --format csv")).exits(0).out;
    let told = (csv("redemptions", "2026-10"), csv("deeds", "2026-10"));
    house.run("redeem chen --volunteer p1 --item soap=1 --slip 0003 --date 2026-10-31").exits(0);
    house.run("points deduct littering --from p1 --reason 又扔垃圾 --date 2026-10-31").exits(0);
    assert_eq!((csv("redemptions", "2026-10"), csv("deeds", "2026-10")), told);
    let (slips, deeds) = (csv("redemptions", "2026-11"), csv("deeds", "2026-11"));
    assert!(slips.contains("2026-10-31,0003"), "{slips}");
    assert!(deeds.contains("2026-10-31,p1") && deeds.contains("又扔垃圾"), "{deeds}");
    // 5.0 of October and 3.5 of November; what was deducted and put back is no exchange.
    let year = house.run("report year 2026 --format csv").exits(0).out;
    assert!(year.contains("兑换积分,,,,8.5") && year.contains("兑换（笔）,2,"), "{year}");
}

/// Rice for poor families is not the shop's: a row each, so that the shop's can be held against its shelf; the shelf says what a
/// unit cost and whose money it was.
#[test]
fn stock_is_told_apart_by_what_it_may_be_used_for() {
    let mut house = open_shop();
    house.run("goods receive 7 袋 大米5kg --value 350 --basis invoice --use poor_families").exits(0);
    house.run("redeem chen --volunteer p2 --item rice=1 --slip 0001").exits(0);
    let stock = house.run("report goods --period 2026-10 --format csv").exits(0).out;
    let of = |usage: &str| {
        let row = stock.lines().find(|line| line.starts_with(&format!("大米5kg,袋,{usage},0,"))).unwrap_or_default();
        assert!(!row.is_empty(), "{usage}: {stock}");
        row.to_owned()
    };
    assert!(of("公益超市").contains(",19,2026-11-01,") && of("困难家庭").contains(",7,,"), "{stock}");
    // 400 for 8, the general fund's gift in kind.
    let shelf = house.run("shop stock --format csv").exits(0).out;
    assert!(shelf.contains("l2,7,袋,350.00,50.00,") && shelf.contains("单位成本（元）"), "{shelf}");
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let sheet = std::fs::read_to_string(house.fund().join("notices/0001/stock.csv")).expect("a sheet");
    assert!(sheet.contains("困难家庭") && sheet.contains("公益超市"), "{sheet}");
    house.at("2026-12-03T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    house.run("verify").exits(0);
}

/// A reward taken back, and then the whole arrival undone: the month tells of both, and its notice hangs.
#[test]
fn a_reward_whose_lot_never_came_blocks_no_notice() {
    let mut house = open_shop();
    let told = house.run("goods receive 10 袋 面粉 --use shop --value 20 --basis invoice").exits(0).out;
    let lot = told.lines().find_map(|line| line.strip_prefix("批号：")).expect("its lot").to_owned();
    let came = house.size() - 1;
    house.run("shop item flour 1 --name 面粉 --unit 袋").exits(0);
    house.run(&format!("shop shelve {lot} flour")).exits(0);
    house.run("shop reward p3 --item flour=2 --slip J9 --reason 年度之星").exits(0);
    for entry in [house.size() - 1, house.size() - 2, came] {
        house.run(&format!("reverse {entry} --reason 弄错了")).exits(0);
    }
    house.at("2026-11-02T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    house.run("verify").exits(0);
}
