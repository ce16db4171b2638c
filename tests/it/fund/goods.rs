//! Given goods: a community's storeroom told as commands, what is refused, and that nothing of a lot is ever lost.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use mingbai::chain::{Entropy, Line};
use mingbai::desk::Desk;
use mingbai::desk::opening::Plan;
use mingbai::ledger::books::registers::goods::LotFacts;
use mingbai::ledger::books::rows::Table;
use mingbai::ledger::books::{Books, MemoryBooks, Record};
use mingbai::ledger::chart::{CHART_2004, CHART_2026, Chart};
use mingbai::ledger::command::{Command, Donor, ReceiveGoods};
use mingbai::ledger::decide::{Asking, decide};
use mingbai::ledger::effect::{Entered, effects};
use mingbai::ledger::event::{
    AccountOpened, EntryReversed, Event, FirstOperator, GoodsIssued, GoodsSold, ProjectProposed,
};
use mingbai::ledger::field::{Maybe, Seq};
use mingbai::ledger::minutes::TimeOfDay;
use mingbai::ledger::name::{Code, Text};
use mingbai::ledger::period::{Day, Moment};
use mingbai::ledger::quantity::Quantity;
use mingbai::ledger::refusal::{GoodsRefusal, Refusal};
use mingbai::ledger::words::{Appeal, GoodsUse, Holder, IssueManner, Mode, Purpose, Role, Service, ValueBasis};
use mingbai::ledger::yuan::Yuan;
use mingbai::store::{Folder, papers};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_oneof};
use proptest::{collection, option, proptest};

use crate::house::House;

/// A furnished ledger with a storeroom (entry 5) and four lots: l1 rice for the shop (6), l2 quilts for poor families
/// of p1 (7), l3 paint for the wall (8), l4 old clothes nobody can price (9).
fn stocked() -> House {
    let house = House::furnished();
    for line in [
        "account open cangku --holder storeroom --name 物资仓库",
        "goods receive 20 袋 大米5kg --donor 城南粮油店 --donor-kind company --value 1200 --basis invoice --use shop \
         --expiry 2027-03-01",
        "goods receive 3 箱 棉被 --donor p1 --value 100 --basis fair_value --use poor_families",
        "goods receive 10 桶 涂料 --donor 王芳 --value 500.01 --basis agreement --use project --project wall \
         --expiry 2026-10-20",
        "goods receive 5 件 旧衣 --use poor_families",
    ] {
        house.run(line).exits(0);
    }
    house
}

/// What an account of the chart holds, debits less credits, in 分.
fn balance(house: &House, code: &str) -> i64 {
    let query = "SELECT coalesce(sum(debit - credit), 0) FROM movement WHERE code = ?1";
    house.sqlite().query_row(query, [code], |row| row.get(0)).expect("a sum")
}

/// What was given for poor families is restricted, sold or not: what a sale brings pays aid, and no dinner.
#[test]
fn what_was_given_for_the_poor_stays_theirs() {
    let mut house = House::furnished();
    house.file("signed.jpg", "签字");
    for line in [
        "account open cangku --holder storeroom --name 物资仓库",
        "goods receive 10 袋 米 --donor 粮店 --donor-kind company --value 200 --basis invoice --use poor_families",
        "goods sell l1 10 --proceeds 180 --buyer 商店 --reason 用不完 --consent 同意书",
    ] {
        house.run(line).exits(0);
    }
    house.run("report purses --format csv").exits(0).says("社区基金,定向募集,zhuanhu,慈善总会专户,180.00");
    let pays = "pay request 180 --from zhuanhu:directed_appeal";
    house.run(&format!("{pays} --to-name 饭店 --purpose 会餐")).exits(2).says("只付救助、慰问");
    house.run("pay request 180 --to-name 饭店 --purpose 会餐 --from zhuanhu:public_appeal").exits(0).says("第 8 号");
    house.run("pay approve 8 --paper-file signed.jpg").exits(0);
    house.run("pay settle 8 --paper 回单1").exits(2);
    house.run(&format!("{pays} --to p1 --purpose 困难补助 --kind aid")).exits(0).says("第 10 号");
    house.run("pay approve 10 --paper-file signed.jpg").exits(0);
    house.run("pay settle 10 --paper 回单2").exits(0);
    house.at("2026-11-02T09:00:00+08:00");
    house.run("report balance-sheet --period 2026-10").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Every lot goes its own way; each way out takes its share of the value along; the books and the stock agree.
#[test]
fn a_storeroom_from_gift_to_receiver() {
    let mut house = stocked();
    assert_eq!(balance(&house, "1201"), 180_001);
    assert_eq!(balance(&house, "4101"), -180_001);
    for line in [
        "goods give l2 1 --to 低保户1户",
        "goods give l2 1 --to 低保户1户",
        "goods use l3 4 --to 施工队",
        "goods use l1 2 --project wall --reason 志愿者用餐 --paper 领料单1",
        "goods spoil l1 1 --reason 受潮",
        "goods sell l1 5 --proceeds 250 --buyer 社区食堂 --reason 用不完",
        "goods give l4 2 --to 流浪人员救助站",
    ] {
        house.run(line).exits(0);
    }
    // 33.33 + 33.33 + 200.00 + 120.00, and 60.00 + 300.00.
    assert_eq!(balance(&house, "5101"), 38_666);
    assert_eq!(balance(&house, "5901"), 36_000);
    assert_eq!(balance(&house, "4901"), -25_000);
    assert_eq!(balance(&house, "1201"), 180_001 - 38_666 - 36_000);
    // The wall's paint and the quilts for poor families were restricted; what was used of them is not any more.
    assert_eq!((balance(&house, "3102"), balance(&house, "3101")), (26_666, -26_666));
    house.run("status --format csv").exits(0).says("250.00");
    // The first to expire first, the rest and what it is worth.
    let list = house.run("goods list --format csv").exits(0).out;
    let lots: Vec<&str> = list.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(&lots[..4], ["l3", "l1", "l2", "l4"], "{list}");
    house.run("goods list --expiring").exits(0).says("涂料").says("共 1 条");
    house.run("goods list --expiring 160").exits(0).says("大米").says("共 2 条");
    // The wall's own report tells what it used, beside its money and not in it.
    let wall = house.run("report project wall").exits(0).says("用在项目上的物资").says("涂料").says("领料单1").out;
    let used: Vec<&str> = wall.lines().skip_while(|line| !line.starts_with("用在项目上的物资")).collect();
    assert!(used.iter().any(|line| line.contains("合计") && line.contains("320.00")), "{wall}");
    // A mistake is undone, and the last of a lot takes all that is left of its value.
    house.run("reverse 10 --reason 没有发到").exits(0);
    house.run("goods give l2 2 --to 低保户2户").exits(0);
    let shown =
        house.run("goods show l2").exits(0).says("赵**").says("33.33").says("66.67").says("已冲正，见第17号").out;
    assert!(!shown.contains("赵玉梅"), "{shown}");
    house.run("goods list").exits(0).says("共 3 条");
    house.run("goods list --all").exits(0).says("共 4 条");
    // Goods whose last day is over are marked, and only written off.
    house.at("2026-10-21T09:00:00+08:00");
    house.run("goods list").exits(0).says("已过期");
    house.run("goods use l3 1").exits(2).says("2026-10-20");
    house.run("goods spoil l3 6 --reason 过期").exits(0);
    house.run("verify").exits(0);
}

/// 收发存 adds up by item across months, and its value is account 1201, whatever was reversed and however late it came.
#[test]
fn stock_and_account_1201_agree_in_every_month() {
    let mut house = stocked();
    house.run("goods give l2 1 --to 低保户1户").exits(0);
    house.run("goods use l3 4").exits(0);
    house.at("2026-11-03T09:00:00+08:00");
    house.run("reverse 10 --reason 没有发到").exits(0);
    house.run("goods receive 2 箱 棉被 --value 50 --basis invoice --use poor_families --date 2026-10-31").exits(0);
    house.run("goods short l3 1 --reason 清点少一桶").exits(0);
    let october = house.run("report goods --period 2026-10 --format csv").exits(0).out;
    let row = |table: &str, item: &str| table.lines().find(|line| line.contains(item)).expect(item).to_owned();
    assert_eq!(row(&october, "棉被"), "棉被,箱,困难家庭,0,5,,1,,,4,,0.00,150.00,33.33,116.67");
    assert_eq!(row(&october, "涂料"), "涂料,桶,项目使用,0,10,4,,,,6,2026-10-20,0.00,500.01,200.00,300.01");
    let november = house.run("report goods --period 2026-11 --format csv").exits(0).out;
    assert_eq!(row(&november, "棉被"), "棉被,箱,困难家庭,4,,,,,,,1,5,,116.67,33.33,0.00,150.00");
    assert_eq!(row(&november, "涂料"), "涂料,桶,项目使用,6,,,,,,1,,5,2026-10-20,300.01,0.00,50.00,250.01");
    assert_eq!(row(&november, "旧衣"), "旧衣,件,困难家庭,5,,,,,,,,5,,0.00,0.00,0.00,0.00");
    // 1200.00 + 150.00 + 250.01.
    assert_eq!(balance(&house, "1201"), 160_001);
    assert!(november.lines().any(|line| line.ends_with("1600.01")), "{november}");
    let until = "SELECT sum(debit - credit) FROM movement WHERE code = '1201' AND day <= '2026-10-31'";
    let closing: i64 = house.sqlite().query_row(until, [], |row| row.get(0)).expect("a sum");
    assert!(
        october.lines().any(|line| line.ends_with(&format!("{}.{:02}", closing / 100, closing % 100))),
        "{october}"
    );
    house.run("verify").exits(0);
}

/// One register of official receipts, for money and goods; a donor finds both kinds of gift.
#[test]
fn goods_have_receipts_and_are_found() {
    let house = stocked();
    house.run("receipt 7 MZ0001").exits(0);
    house.run("receipt 7 MZ0002").exits(2);
    house.run("donate 5 --receipt MZ0001").exits(2).says("MZ0001");
    house.run("goods receive 1 袋 面粉 --use shop --receipt MZ0001").exits(2).says("MZ0001");
    house.run("donate 5 --receipt MZ0003").exits(0);
    house.run("goods receive 1 袋 面粉 --use shop --receipt MZ0003").exits(2).says("MZ0003");
    house.run("find --id MZ0001").exits(0).says("棉被");
    house.run("find --name 王芳").exits(0).says("涂料").says("王**");
    house.run("find --name 城南粮油").exits(0).says("大米5kg");
    house.run("find --amount 500.01").exits(0).says("涂料");
    house.run("find --name 赵玉梅").exits(0).says("棉被");
    house.run("person show p1").exits(0).says("棉被").says("MZ0001");
    house.run("report goods-gifts --period 2026-10").exits(0).says("城南粮油店").says("爱心人士").says("1,800.01");
    house.run("show 6").exits(0).says("大米5kg");
    // A wrong number is taken back and goes to another; a reversed gift gives its number up.
    house.run("reverse 10 --reason 号码写错").exits(0);
    house.run("receipt 7 MZ0009").exits(0);
    house.run("goods receive 2 箱 牛奶 --value 80 --basis invoice --use poor_families --receipt MZ0001").exits(0);
    house.run("reverse 14 --reason 记错").exits(0);
    house.run("receipt 14 MZ0004").exits(2);
    house.run("donate 80 --receipt MZ0001").exits(0);
    house.run("report corrections").exits(0).says("80.00").says("记错");
    house.run("verify").exits(0).says("中间缺 6 个号");
}

#[rustfmt::skip]
const REFUSED: &[(&str, &str)] = &[
    // received
    ("goods receive 0 袋 面粉 --use shop",                                                    "数量是零"),
    ("goods receive 2.5 袋 面粉 --use shop",                                                  "没有零头：2.5"),
    ("goods receive -1 袋 面粉 --use shop",                                                   "“-1”不能作为数量"),
    ("goods receive 1.0001 袋 面粉 --use shop",                                               "“1.0001”不能作为数量"),
    ("goods receive 1 袋 --use shop",                                                         "没有写品名"),
    ("goods receive 1 袋 面粉",                                                               "没有写限定用途"),
    ("goods receive 1 袋 面粉 --use points",                                                  "“points”不能作为限定用途"),
    ("goods receive 1 袋 面粉 --use shop --value 5",                                          "没有写计价依据"),
    ("goods receive 1 袋 面粉 --use shop --value 5 --basis unpriced",                         "无可靠价值"),
    ("goods receive 1 袋 面粉 --use shop --basis invoice",                                    "发票"),
    ("goods receive 1 袋 面粉 --use shop --value 0 --basis invoice",                          "金额是零"),
    ("goods receive 1 袋 面粉 --use shop --account zhuanhu",                                  "放不了物资"),
    ("goods receive 1 袋 面粉 --use shop --account nowhere",                                  "nowhere"),
    ("goods receive 1 袋 面粉 --use project",                                                 "没有写是哪个项目"),
    ("goods receive 1 袋 面粉 --use project --project wal",                                   "是不是“wall”"),
    ("goods receive 1 袋 面粉 --use shop --channel directed",                                 "定向捐赠没有写"),
    ("goods receive 1 袋 面粉 --use poor_families --channel public",                          "是定向捐赠"),
    ("goods receive 1 袋 面粉 --use shop --expiry 2026-10-04",                                "已经到期"),
    ("goods receive 1 袋 面粉 --use shop --donor p9",                                         "没有编号为 p9"),
    ("goods receive 1 袋 面粉 --use shop --memo 电话13800138000",                             "备注"),
    ("goods receive 1 袋 面粉 --use shop --lot l1",                                           "批号“l1”已经有了"),
    ("goods receive 1 袋 面粉 --use shop --date 2026-10-06",                                  "还没到"),
    ("goods receive 1 袋 面粉 --use shop --file nowhere.pdf",                                 "nowhere.pdf"),
    // out of a lot
    ("goods give l9 1 --to 养老院",                                                           "没有批号为“l9”"),
    ("goods give l2 0 --to 养老院",                                                           "数量是零"),
    ("goods give l2 3.001 --to 养老院",                                                       "只剩 3 箱"),
    ("goods give l2 1 --to 养老院 --date 2026-10-04",                                         "2026-10-05 才收到"),
    ("goods give l2 0.5 --to 养老院",                                                         "没有零头：0.5"),
    ("goods give l2 1",                                                                       "没有写交给了谁"),
    ("goods give l2 1 --to 13800138000",                                                      "备注"),
    ("goods give l1 1 --to 养老院",                                                           "原因"),
    ("goods use l1 1",                                                                        "没有写项目代号"),
    ("goods use l1 1 --project wall",                                                         "原因"),
    ("goods use l2 1 --project wall",                                                         "给“困难家庭”的"),
    ("goods use l3 1 --project yard",                                                         "给项目“wall”的"),
    ("goods give l3 1 --to 养老院",                                                           "给“项目使用”的"),
    ("goods spoil l1 1",                                                                      "没有写原因"),
    ("goods short l1 20 --reason 清点",                                                       "只剩 19 袋"),
    // sold
    ("goods sell l2 1 --proceeds 9 --buyer 食堂 --reason 用不完",                             "没有捐赠人同意"),
    ("goods sell l1 1 --proceeds 0 --buyer 食堂 --reason 用不完",                             "金额是零"),
    ("goods sell l1 1 --proceeds 9 --reason 用不完",                                          "没有写交给了谁"),
    ("goods sell l1 1 --proceeds 9 --buyer 食堂",                                             "没有写原因"),
    ("goods sell l1 1 --proceeds 9 --buyer 食堂 --reason 用不完 --account cangku",            "不能进这里"),
    // money never lies in a storeroom, and a lot that was begun is not undone
    ("donate 5 --account cangku",                                                             "cangku"),
    ("reverse 6 --reason 错",                                                                 "只剩 19"),
    ("goods show l9",                                                                         "没有批号为“l9”"),
];

#[test]
fn each_is_answered_and_nothing_is_written() {
    let mut house = stocked();
    house.run("project propose yard --name 小院 --service culture").exits(0);
    house.run("goods spoil l1 1 --reason 受潮").exits(0);
    house.run("goods receive 1 袋 大米 --use shop --lot l5").exits(0);
    house.run("reverse 12 --reason 记重").exits(0);
    let size = house.size();
    let mut wrong = Vec::new();
    for (line, says) in REFUSED {
        let outcome = house.run(line);
        let said = format!("{}{}", outcome.out, outcome.err);
        let is_file = line.contains("--file");
        if outcome.code != if is_file { 3 } else { 2 } || !said.contains(says) || !said.contains("怎么办") {
            wrong.push(format!("{line}\n  exit {}, expected {says:?} in: {said}", outcome.code));
        }
        assert_eq!(house.size(), size, "{line} wrote something");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    house.lang("en");
    for (line, _) in REFUSED {
        let said = house.run(line).err;
        assert!(said.contains("Not done:") && said.contains("What to do:"), "{line}: {said}");
    }
}

/// What a reversal put back was not there before; what a sale brought and is spent cannot be taken back.
#[test]
fn nothing_is_given_out_before_it_came_back() {
    let mut house = stocked();
    house.run("goods give l2 3 --to 低保户3户").exits(0);
    house.at("2026-10-20T09:00:00+08:00");
    house.run("reverse 10 --reason 没有发到").exits(0);
    house.run("goods give l2 1 --to 低保户1户 --date 2026-10-19").exits(2).says("最少的时候只有 0 箱");
    house.run("goods give l2 1 --to 低保户1户").exits(0);
    house.run("reverse 12 --reason 记错").exits(0);
    house.run("reverse 7 --reason 记错 --date 2026-10-19").exits(2).says("最少的时候只有 0 箱");
    house.run("reverse 7 --reason 记错").exits(0);
    // The code is free again, and a paper stays with its gift.
    let paper = house.file("发票.txt", "棉被三箱");
    let words = ["goods", "receive", "3", "箱", "棉被", "--use", "poor_families", "--lot", "l2", "--file"];
    house.words(&[&words[..], &[paper.to_str().expect("a path")]].concat()).exits(0).says("l2");
    house.run("goods sell l1 1 --proceeds 70 --buyer 食堂 --reason 用不完").exits(0);
    house.run("donate 5").exits(0);
    house.run("reverse 16 --reason 没有卖").exits(0);
    assert_eq!(balance(&house, "4901"), 0);
    house.run("verify").exits(0);
    std::fs::remove_dir_all(house.fund().join("papers")).expect("papers are there");
    house.run("verify").exits(1);
}

/// A rehearsal keeps no paper and writes nothing.
#[test]
fn a_rehearsal_keeps_nothing() {
    let house = stocked();
    let paper = house.file("发票.txt", "面粉");
    let papers = || std::fs::read_dir(house.fund().join("papers")).expect("papers").count();
    let (size, before) = (house.size(), papers());
    let words = ["goods", "receive", "1", "袋", "面粉", "--use", "shop", "--dry-run", "--file"];
    house.words(&[&words[..], &[paper.to_str().expect("a path")]].concat()).exits(0);
    assert_eq!((house.size(), papers()), (size, before));
}

pub(super) fn text(text: &str) -> Text {
    Text::typed(text).expect("a fit text")
}

pub(super) fn code(text: &str) -> Code {
    text.parse().expect("a code")
}

pub(super) fn day(number: i32) -> Day {
    Day::new(2026, 10, 1).and_then(|first| first.plus_days(number)).expect("a day")
}

/// Books in memory with entry 0, an account, a storeroom and a project.
pub(super) struct Room {
    pub(super) books: MemoryBooks,
    pub(super) events: Vec<Event>,
}

impl Room {
    pub(super) fn new() -> Self {
        let charts = [CHART_2004, CHART_2026]
            .map(|toml| (papers::digest(toml.as_bytes()), Chart::parse(toml).expect("a chart")));
        let mut room = Self { books: MemoryBooks::new(charts), events: Vec::new() };
        room.keep(opening());
        for (account, holder) in [("zhuanhu", Holder::Federation), ("cangku", Holder::Storeroom)] {
            let (area, name) = (Maybe::EMPTY, text(account));
            let opened = AccountOpened { area, code: code(account), date: day(0), holder, name };
            room.ask(&Command::OpenAccount(opened)).expect("an account");
        }
        let project = ProjectProposed::plain(code("wall"), text("围墙"), Service::Repairs, day(0));
        room.ask(&Command::ProposeProject(project)).expect("a project");
        room
    }

    pub(super) fn ask(&mut self, command: &Command) -> Result<Event, Refusal> {
        let asking = Asking { by: code("kuaiji"), today: day(60), time: TimeOfDay::default(), waited: None };
        let event = decide(&self.books, &asking, command)?;
        // Whoever verifies asks again, by the event alone.
        assert_eq!(decide(&self.books, &asking, &Command::behind(&event)), Ok(event.clone()));
        self.keep(event.clone());
        Ok(event)
    }

    fn keep(&mut self, event: Event) {
        let mut all = Vec::new();
        let entered = Entered { seq: Seq(self.books.size().0), by: &code("kuaiji"), on: day(60) };
        effects(entered, &event, &self.books, &mut all);
        self.books.apply(&event, &all);
        self.events.push(event);
    }

    /// Debits less credits of a code, and of all codes.
    fn balance(&self, code: &str) -> i64 {
        let fen = |text: &str| text.parse::<Yuan>().expect("an amount").fen();
        let rows = self.books.rows(Table::Movements);
        let cells = rows.iter().map(|row| row.split('\t').collect::<Vec<_>>());
        let of_code = cells.filter(|cells| code.is_empty() || cells[1] == code);
        of_code.map(|cells| fen(cells[cells.len() - 2]) - fen(cells[cells.len() - 1])).sum()
    }

    /// Nothing of any lot is lost: what is left and what left it make what was given, in quantity and to the 分 in value.
    pub(super) fn holds(&self) {
        let mut left: BTreeMap<Code, (u64, i64)> = BTreeMap::new();
        for (seq, event) in (0..).map(Seq).zip(&self.events) {
            if self.books.reversed_by(seq).is_some() {
                continue;
            }
            if let Event::GoodsReceived(e) = event {
                left.insert(e.lot.clone(), (e.quantity.thousandths(), e.value.map_or(0, Yuan::fen)));
            } else if let Event::GoodsIssued(e) = event {
                take(&mut left, &e.lot, e.quantity, e.cost);
            } else if let Event::GoodsSold(e) = event {
                take(&mut left, &e.lot, e.quantity, e.cost);
            } else if let Event::Redeemed(e) = event {
                let lots = e.lines.iter().flat_map(|line| &line.lots);
                lots.for_each(|lot| take(&mut left, &lot.lot, lot.quantity, lot.cost));
            }
        }
        let known: BTreeMap<Code, (u64, i64)> = LotFacts::all(&self.books, "")
            .into_iter()
            .map(|(key, lot)| (code(&key), (lot.quantity_left.thousandths(), lot.value_left.map_or(0, Yuan::fen))))
            .collect();
        assert_eq!(known, left);
        assert!(left.values().all(|(quantity, value)| *value >= 0 && (*quantity > 0 || *value == 0)), "{left:?}");
        assert_eq!(self.balance("1201"), left.values().map(|(_, value)| value).sum::<i64>());
        assert_eq!(self.balance(""), 0, "debits and credits differ");
    }
}

fn take(left: &mut BTreeMap<Code, (u64, i64)>, lot: &Code, quantity: Quantity, cost: Yuan) {
    let (there, value) = left.get_mut(lot).expect("a lot that stands");
    *there = there.checked_sub(quantity.thousandths()).expect("never below zero");
    *value -= cost.fen();
}

/// Entry 0, made once.
fn opening() -> Event {
    static LINE: OnceLock<String> = OnceLock::new();
    let line = LINE.get_or_init(|| {
        let place = tempfile::tempdir().expect("a temporary folder");
        let plan = Plan {
            name: text("城南社区基金"),
            county: text("明州县慈善总会"),
            custodian: text("明州县慈善总会"),
            slug: code("fund"),
            purpose: Purpose::Test,
            mode: Mode::OnePerson,
            operators: vec![FirstOperator { code: code("kuaiji"), key: Maybe(None), roles: vec![Role::Recorder] }],
            recovery_key: None,
            own_key: None,
        };
        let now = Moment::typed("2026-10-01T02:00:00Z").expect("a moment");
        let folder = Folder::new(place.path().join("fund"));
        let made = Desk::create(&folder, &plan, code("kuaiji"), now, Entropy::seeded(b"goods"));
        made.expect("a new ledger").1.line
    });
    let line = Line::parse(line).expect("a line");
    Event::read(line.kind, line.event).expect("an event")
}

/// Something asked of the storeroom; numbers are cut down to what is there.
#[derive(Clone, Debug)]
enum Asked {
    Receive { quantity: u64, value: Option<i64>, usage: u8, day: i32 },
    Issue { lot: u8, quantity: u64, all: bool, manner: u8, day: i32, off_by: i64 },
    Sell { lot: u8, quantity: u64, all: bool, day: i32, off_by: i64 },
    Reverse { entry: u8, day: i32 },
}

fn asked() -> impl Strategy<Value = Asked> {
    let quantity = || prop_oneof![1..30_000_u64, (1..30_u64).prop_map(|whole| whole * 1000)];
    let off_by = || prop_oneof![9 => proptest::prelude::Just(0_i64), 1 => -1..2_i64];
    let out = move || (any::<u8>(), quantity(), proptest::bool::weighted(0.2), 0..50_i32, off_by());
    prop_oneof![
        2 => (quantity(), option::weighted(0.9, 1..100_000_i64), 0..3_u8, 0..20_i32)
            .prop_map(|(quantity, value, usage, day)| Asked::Receive { quantity, value, usage, day }),
        6 => (out(), 0..4_u8).prop_map(|((lot, quantity, all, day, off_by), manner)| {
            Asked::Issue { lot, quantity, all, manner, day, off_by }
        }),
        2 => out().prop_map(|(lot, quantity, all, day, off_by)| Asked::Sell { lot, quantity, all, day, off_by }),
        2 => (any::<u8>(), 0..60_i32).prop_map(|(entry, day)| Asked::Reverse { entry, day }),
    ]
}

fn act(room: &mut Room, asked: &Asked) {
    let lots = LotFacts::all(&room.books, "");
    let chosen = |lot: u8, quantity: u64, all: bool| {
        let (key, facts) = lots.get(usize::from(lot) % lots.len().max(1))?.clone();
        let quantity = if all { facts.quantity_left } else { Quantity::from_thousandths(quantity) };
        let cost = facts.share(quantity).unwrap_or_default();
        Some((code(&key), facts, quantity, cost))
    };
    let forged = |cost: Yuan, off_by: i64| Yuan::from_fen(cost.fen() + off_by).unwrap_or(cost);
    match asked {
        Asked::Receive { quantity, value, usage, day: on } => {
            let usage = GoodsUse::ALL[usize::from(*usage)];
            let value = value.and_then(Yuan::from_fen);
            let goods = ReceiveGoods {
                account: code("cangku"),
                appeal: if usage == GoodsUse::PoorFamilies { Appeal::Directed } else { Appeal::Public },
                basis: if value.is_some() { ValueBasis::Invoice } else { ValueBasis::Unpriced },
                date: day(*on),
                display: None,
                donor: Donor::Anonymous,
                expiry: None,
                item: text("大米"),
                lot: code(&format!("l{}", room.events.len())),
                memo: Text::default(),
                paper_file: None,
                project: (usage == GoodsUse::Project).then(|| code("wall")),
                quantity: Quantity::from_thousandths(*quantity),
                receipt: Text::default(),
                unit: text("斤"),
                usage,
                value,
            };
            room.ask(&Command::ReceiveGoods(goods)).expect("a gift in goods");
        }
        Asked::Issue { lot, quantity, all, manner, day: on, off_by } => {
            let Some((lot, facts, quantity, cost)) = chosen(*lot, *quantity, *all) else { return };
            let manner = IssueManner::ALL[usize::from(*manner)];
            let issue = GoodsIssued {
                cost: forged(cost, *off_by),
                date: day(*on),
                lot,
                manner,
                memo: text("缘由"),
                paper: Text::default(),
                project: Maybe((manner == IssueManner::Used).then(|| code("wall"))),
                quantity,
                receiver: text("养老院"),
            };
            let is_forged = issue.cost != cost;
            let answer = room.ask(&Command::IssueGoods(issue));
            judge(&answer, &facts, manner, quantity, is_forged);
        }
        Asked::Sell { lot, quantity, all, day: on, off_by } => {
            let Some((lot, facts, quantity, cost)) = chosen(*lot, *quantity, *all) else { return };
            let sale = GoodsSold {
                account: code("zhuanhu"),
                buyer: text("食堂"),
                consent: Text::default(),
                cost: forged(cost, *off_by),
                date: day(*on),
                lot,
                paper: Text::default(),
                proceeds: Yuan::from_fen(100).expect("an amount"),
                quantity,
                reason: text("用不完"),
            };
            let is_forged = sale.cost != cost;
            let answer = room.ask(&Command::SellGoods(sale));
            assert!(answer.is_err() || (facts.usage != GoodsUse::PoorFamilies && !is_forged), "{answer:?}");
        }
        Asked::Reverse { entry, day: on } => {
            let entry = Seq(u64::try_from(usize::from(*entry) % room.events.len()).expect("few"));
            let _ = room.ask(&Command::Reverse(EntryReversed { date: day(*on), entry, reason: text("记错") }));
        }
    }
}

/// What was given for one use is never recorded for another, at no other cost than its share, and never beyond the rest.
fn judge(answer: &Result<Event, Refusal>, facts: &LotFacts, manner: IssueManner, quantity: Quantity, is_forged: bool) {
    let is_lost = matches!(manner, IssueManner::Spoiled | IssueManner::Short);
    let is_as_given = match facts.usage {
        GoodsUse::Shop => true,
        GoodsUse::Project => is_lost || manner == IssueManner::Used,
        GoodsUse::PoorFamilies => is_lost || manner == IssueManner::Given,
    };
    let may = is_as_given && !is_forged && !quantity.is_zero() && quantity <= facts.quantity_left;
    assert!(may || answer.is_err(), "{answer:?} of {facts:?}");
    let is_about_days = matches!(
        answer,
        Err(Refusal::Goods(GoodsRefusal::GoodsMustHaveComeBefore { .. } | GoodsRefusal::GoodsMustHaveLainThere { .. }))
    );
    assert!(!may || answer.is_ok() || is_about_days, "{answer:?} of {facts:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn quantity_and_value_are_conserved_to_the_fen(history in collection::vec(asked(), 5..60)) {
        let mut room = Room::new();
        for asked in &history {
            act(&mut room, asked);
            room.holds();
        }
        // Whatever is left of a lot, the last of it takes the rest of its value.
        for (key, lot) in LotFacts::all(&room.books, "") {
            proptest::prop_assert_eq!(lot.share(lot.quantity_left), Some(lot.value_left.unwrap_or_default()), "{}", key);
        }
    }
}

/// Goods that came in one month and were found never to have come in the next: the month that was told stays as it was told.
#[test]
fn what_was_undone_later_lay_there_in_its_month() {
    let mut house = House::furnished();
    house.at("2026-10-20T09:00:00+08:00");
    house.run("account open cangku --holder storeroom --name 物资仓库").exits(0);
    house.run("goods receive 20 袋 大米 --value 1200 --basis invoice --use shop").exits(0);
    house.run("shop item feizao 2 --name 肥皂 --unit 块").exits(0);
    house.at("2026-11-03T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let before = house.run("report goods --period 2026-10 --format csv").exits(0).out;
    assert!(before.contains("大米") && before.contains("1200.00"), "{before}");
    house.run("reverse 6 --reason 登记错了账本").exits(0);
    assert_eq!(house.run("report goods --period 2026-10 --format csv").exits(0).out, before);
    house.run("report goods --period 2026-11").exits(0).says("大米");
    house.at("2026-12-02T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    house.run("verify").exits(0);
}
