//! Hours that are published late: every published record stands on exactly one notice, whatever was told before.

use std::collections::BTreeMap;

use mingbai::ledger::period::{Day, Month};
use proptest::prelude::{ProptestConfig, Strategy, prop_oneof};
use proptest::{collection, prop_assert_eq, proptest};

use crate::fund::service::patrol;
use crate::house::House;

/// The hours of a notice, each row by its headings, without what stands above and below.
fn rows(house: &House, notice: u32) -> Vec<BTreeMap<String, String>> {
    let path = house.fund().join(format!("notices/{notice:04}/hours.csv"));
    let text = std::fs::read_to_string(path).expect("the sheet");
    let mut lines = text.lines().skip_while(|line| !line.starts_with("志愿者,")).map(|line| line.split(','));
    let headings: Vec<&str> = lines.next().expect("headings").collect();
    let rows = lines.map(|cells| headings.iter().map(|one| (*one).to_owned()).zip(cells.map(str::to_owned)).collect());
    rows.take_while(|row: &BTreeMap<String, String>| row["志愿者"] != "合计").collect()
}

fn minutes(rows: &[BTreeMap<String, String>]) -> u32 {
    rows.iter().map(|row| row["分钟"].parse::<u32>().expect("minutes")).sum()
}

/// October is told before its last hours are published: the next notice tells them, with their days and marked late.
#[test]
fn hours_published_late_stand_on_the_next_notice() {
    let mut house = patrol();
    house.at("2026-10-20T18:00:00+08:00");
    house.run("activity record patrol p2 --date 2026-10-19 --minutes 60").exits(0);
    house.run("activity publish patrol").exits(0);
    house.run("activity record patrol p2 p4 --date 2026-10-20 --minutes 45").exits(0);
    let late = house.size() - 1;
    house.run("activity record patrol p3 --date 2026-10-20 --minutes 15").exits(0);
    let never_shown = house.size() - 1;
    house.at("2026-11-03T09:00:00+08:00");
    house.run("notice publish 2026-10").exits(0);
    house.run(&format!("reverse {never_shown} --reason 没有来")).exits(0);
    assert_eq!(minutes(&rows(&house, 1)), 60);
    house.run("activity publish patrol").exits(0);
    house
        .run("activity open sweep --title 清扫 --place 西门 --class clean --begins 08:00 --ends 12:00 --supervisor p1")
        .exits(0);
    house.at("2026-11-04T09:00:00+08:00");
    house.run("activity record sweep p4 --date 2026-11-03 --minutes 30").exits(0);
    house.run("activity publish sweep").exits(0);
    house.at("2026-12-03T09:00:00+08:00");
    house.run("notice publish 2026-11").exits(0);
    let told = rows(&house, 2);
    let said: Vec<[&str; 4]> = told
        .iter()
        .map(|row| ["服务日期", "时长条数", "分钟", "备注"].map(|heading| row.get(heading).map_or("-", String::as_str)))
        .collect();
    assert_eq!(
        said,
        [["", "1", "30", ""], ["2026-10-20", "1", "45", "补记"], ["2026-10-20", "1", "45", "补记"]],
        "{told:?}"
    );
    // The report of a month is of its days, whenever they were published.
    house.run("report hours --period 2026-10").exits(0).says("2 小时 30 分");
    house.run("verify").exits(0);
    house.at("2027-01-03T09:00:00+08:00");
    house.run("notice publish 2026-12").exits(0);
    assert!(rows(&house, 3).is_empty(), "nothing is told twice");
    // What is withdrawn is withdrawn from the notice on which it stood; what never stood on one is not.
    house.run(&format!("reverse {late} --reason 记错人")).exits(0);
    house.run("notice correct 1 --format csv").exits(0).says("序号");
    assert!(!house.run("notice correct 1 --format csv").exits(0).out.contains("没有来"));
    house.run("notice correct 2 --format csv").exits(0).says("记错人");
}

#[derive(Clone, Debug)]
enum Asked {
    Hours { who: u8, back: i32 },
    Publish,
    Wait { days: i32 },
    Notice,
    Close,
}

fn asked() -> impl Strategy<Value = Asked> {
    prop_oneof![
        6 => (2..5_u8, 1..60_i32).prop_map(|(who, back)| Asked::Hours { who, back }),
        4 => proptest::strategy::Just(Asked::Publish),
        4 => (1..30_i32).prop_map(|days| Asked::Wait { days }),
        2 => proptest::strategy::Just(Asked::Notice),
        1 => proptest::strategy::Just(Asked::Close),
    ]
}

/// A patrol that lasts for months. The nth record lasts 2ⁿ minutes, so that the minutes of a notice say which records it tells.
struct Story {
    house: House,
    today: Day,
    recorded: u32,
    waiting: Vec<(Day, u32)>,
    expected: BTreeMap<Month, u32>,
    /// The month whose notice is due.
    due: Month,
}

fn day(text: &str) -> Day {
    text.parse().expect("a day")
}

impl Story {
    fn new() -> Self {
        let house = patrol();
        let open = "activity open watch --title 守望 --place 北门 --class patrol --begins 00:00 --ends 23:59 \
                    --last 2027-03-01 --supervisor p1";
        house.run(open).exits(0);
        let today = day("2026-10-06");
        let (waiting, expected) = (Vec::new(), BTreeMap::new());
        Self { house, today, recorded: 0, waiting, expected, due: today.month() }
    }

    fn wait(&mut self, until: Day) {
        self.today = until;
        self.house.at(&format!("{until}T09:00:00+08:00"));
    }

    /// The last month that was told, by its notice or by closing it.
    fn told(&self) -> Option<Month> {
        let query = "SELECT max(month) FROM (SELECT period AS month FROM notice \
                     UNION ALL SELECT value FROM state WHERE word = 'closed')";
        let month: Option<String> = self.house.sqlite().query_row(query, [], |row| row.get(0)).expect("a month");
        month.and_then(|month| month.parse().ok())
    }

    fn ask(&mut self, asked: &Asked) {
        match asked {
            Asked::Hours { who, back } => {
                let on = self.today.plus_days(-back).expect("a day").max(day("2026-10-05"));
                let minutes = 1_u32 << self.recorded.min(8);
                let line = format!(
                    "activity record watch p{who} --date {on} --began 00:00 --minutes {minutes} --vouched-by p5 --reason 名单"
                );
                if self.recorded < 9 && self.house.run(&line).code == 0 {
                    self.recorded += 1;
                    self.waiting.push((on, minutes));
                }
            }
            Asked::Publish => {
                let told = self.told();
                if self.house.run("activity publish watch").code == 0 {
                    for (on, minutes) in std::mem::take(&mut self.waiting) {
                        let month = told.filter(|told| on.month() <= *told).map_or(on.month(), Month::next);
                        *self.expected.entry(month).or_default() += minutes;
                    }
                }
            }
            Asked::Wait { days } => self.wait(self.today.plus_days(*days).expect("a day")),
            Asked::Notice => {
                self.notice();
            }
            Asked::Close => drop(self.house.run("close-month")),
        }
    }

    /// Whether the month that is due was told. The first may be a later one: the first of which there is something to tell.
    fn notice(&mut self) -> bool {
        let publish = [format!("notice publish {}", self.due), "notice publish".to_owned()];
        let is_told = publish.iter().any(|line| self.house.run(line).code == 0);
        if is_told {
            self.due = self.last_notice().next();
        }
        is_told
    }

    fn last_notice(&self) -> Month {
        let query = "SELECT max(period) FROM notice";
        let period: String = self.house.sqlite().query_row(query, [], |row| row.get(0)).expect("a notice");
        period.parse().expect("a month")
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every published record stands on exactly one notice: in its own month, or the next that was open when it was published.
    #[test]
    fn every_published_record_stands_on_exactly_one_notice(story in collection::vec(asked(), 8..20)) {
        let mut told = Story::new();
        for asked in &story {
            told.ask(asked);
        }
        told.ask(&Asked::Publish);
        told.wait(day("2027-05-03"));
        while told.notice() {}
        told.house.run("verify").exits(0);
        let mut notices = told.house.sqlite().prepare("SELECT number, period FROM notice").expect("SQL")
            .query_map([], |row| Ok((row.get::<_, u32>(0)?, row.get::<_, String>(1)?))).expect("notices")
            .map(|notice| notice.expect("a notice")).collect::<Vec<_>>();
        notices.sort_unstable();
        let said: BTreeMap<Month, u32> = notices.iter()
            .map(|(number, period)| (period.parse().expect("a month"), minutes(&rows(&told.house, *number))))
            .filter(|(_, minutes)| *minutes > 0)
            .collect();
        prop_assert_eq!(said, told.expected);
    }
}
