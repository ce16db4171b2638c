//! Volunteers, sign-in lists, openings and items as workbooks, headed as people head them.

use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet};

use crate::fund::points::rule_book;
use crate::fund::service::patrol;
use crate::house::House;

/// One cell of a workbook: text, a number, a day or a time.
enum Cell {
    T(&'static str),
    N(f64),
    Day(u16, u8, u8),
    Time(u16, u8),
}
use Cell::{Day, N, T, Time};

fn write(sheet: &mut Worksheet, rows: &[&[Cell]]) {
    let (day, time) = (Format::new().set_num_format("yyyy/m/d"), Format::new().set_num_format("h:mm"));
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, cell) in (0_u16..).zip(*cells) {
            match cell {
                T("") => Ok(&mut *sheet),
                T(text) => sheet.write_string(row, column, *text),
                N(number) => sheet.write_number(row, column, *number),
                Day(y, m, d) => {
                    let moment = ExcelDateTime::from_ymd(*y, *m, *d).expect("a day");
                    sheet.write_datetime_with_format(row, column, &moment, &day)
                }
                Time(h, m) => {
                    let moment = ExcelDateTime::from_hms(*h, *m, 0).expect("a time");
                    sheet.write_datetime_with_format(row, column, &moment, &time)
                }
            }
            .expect("a cell is written");
        }
    }
}

/// A workbook of one sheet, in the house's folder.
fn workbook(house: &House, name: &str, rows: &[&[Cell]]) {
    let mut book = Workbook::new();
    write(book.add_worksheet(), rows);
    house.file(name, book.save_to_buffer().expect("a workbook is written"));
}

/// A title in merged cells, numbers printed in advance, names spread out, who filled it in: all that stands around a list.
const VOLUNTEERS: &[&[Cell]] = &[
    &[T("幸福社区志愿者名册（2026 年）")],
    &[],
    &[
        T("序号"),
        T("户主姓名"),
        T("姓  名*"),
        T("手机号码"),
        T("身份证号码"),
        T("所属队伍"),
        T("户号"),
        T("政治面貌"),
        T("登记时间"),
    ],
    &[
        N(1.0),
        T("陈秀英"),
        T("陈秀英"),
        N(13_900_000_001.0),
        T("110105196001011239"),
        T("红马甲"),
        T("h1"),
        T("中共党员"),
        Day(2026, 10, 5),
    ],
    &[N(2.0), T("陈秀英"), T("陈　平"), N(13_900_000_002.0), T(""), T(""), T("h1"), T("群众"), T("2026.10.5")],
    &[N(3.0), T(""), T("王芳"), T("13900000003"), T(""), T("")],
    &[N(4.0)],
    &[T("合计"), T(""), T("3 人")],
    &[T("填表人：李雷")],
];

fn house() -> House {
    let house = House::open();
    for line in [
        "person add --name 赵玉梅",
        "person add --name 陈秀英 --phone 13900000001",
        "team add red --name 红马甲 --leader p1",
        "household add h1 --head p2",
    ] {
        house.run(line).exits(0);
    }
    house
}

fn with_rules() -> House {
    let house = house();
    rule_book(&house, "banfa.toml", &[]);
    house.run("rules set banfa.toml --paper 8").exits(0);
    workbook(&house, "volunteers.xlsx", VOLUNTEERS);
    house.run("import volunteers volunteers.xlsx").exits(0);
    house
}

/// A row is told in the words of its file: its columns, its lines, and no options or numbers that nobody can look up.
#[test]
fn a_bad_row_is_told_in_the_words_of_its_file() {
    let mut house = with_rules();
    house.at("2026-10-06T10:00:00+08:00");
    house
        .run("activity open patrol --title 巡防 --place 东门 --class patrol --begins 08:00 --ends 12:00 --last 2026-10-20 --supervisor p1")
        .exits(0);
    let rows = "编号,日期,签到,签退,见证人\np2,2026-10-06,08:00,08:30,\np2,2026-10-06,08:20,08:40,\np4,2026-10-06,08:40,08:10,\np2,2026-10-06,09:00,09:30,p2\n";
    house.file("sign.csv", rows);
    let said = house.run("import hours sign.csv --activity patrol").exits(2).err;
    for told in
        ["和文件里第 2 行的时间重叠", "第 4 行“签退”列", "结束时间 08:10 不在开始时间 08:40 之后", "请在“见证人”列写"]
    {
        assert!(said.contains(told), "{told} in\n{said}");
    }
    assert!(!said.contains("--") && !said.contains("号记录"), "{said}");
    house
        .run("activity record patrol p2 --began 08:30 --ended 08:10")
        .exits(2)
        .says("结束时间 08:10 不在开始时间 08:30 之后");
    house.file("teams.csv", "姓名,手机,队伍\n李雷,13900000009,rad\n");
    house.run("import volunteers teams.csv").exits(2).says("是不是“red”");
}

/// Whoever is registered with this telephone is not registered again because the list also knows his identity.
#[test]
fn a_workbook_of_volunteers_is_read_with_all_that_stands_around_it() {
    let house = with_rules();
    house.run("import volunteers volunteers.xlsx").exits(0).says("共 3 行").says("没有新的");
    let list = house.run("volunteer list --full --format csv").exits(0).out;
    for row in ["p2,陈秀英,red,h1,是,2026-10-05", "p3,陈平,,h1,,2026-10-05", "p4,王芳,,,,2026-10-05"] {
        assert!(list.contains(row), "{row} in\n{list}");
    }
    assert_eq!(list.matches("陈秀英").count(), 1, "{list}");
    // An identity a spreadsheet rounded is found, and nothing is written.
    let size = house.size();
    let rounded: &[&[Cell]] = &[
        &[T("姓名"), T("身份证号")],
        &[T("李雷"), N(110_105_196_001_011_234.0)],
        &[T("周一"), T("11010519600101123X")],
    ];
    workbook(&house, "rounded.xlsx", rounded);
    house.run("import volunteers rounded.xlsx").exits(2).says("第 2 行“身份证号”列").says("丢了后面的位数");
    // What `volunteer add` refuses, a list does not say either.
    house.file("numbers.csv", "姓名,手机\n王五13800138001,13800138000\n李雷,电话无\n赵六,13900000007\n");
    let said = house.run("import volunteers numbers.csv").exits(2);
    let said = said.says("第 2 行“姓名”列").says("姓名里有手机号").says("第 3 行“手机”列").says("不是电话号码");
    assert!(!said.err.contains("1380013800") && !said.err.contains("电话无"), "{}", said.err);
    house.run("volunteer add --name 王五13800138001").exits(2).says("姓名里有手机号");
    house.run("volunteer add --name 李雷 --phone 电话无").exits(2).says("不是电话号码");
    workbook(&house, "title.xlsx", &[&[T("幸福社区志愿者名册")], &[T("李雷"), T("13900000009")]]);
    house.run("import volunteers title.xlsx").exits(2).says("没有找到表头").says("列名：姓名");
    assert_eq!(house.size(), size);
}

#[test]
fn a_sign_in_list_is_read_in_hours_in_minutes_and_by_the_clock() {
    let mut house = with_rules();
    house
        .run(
            "activity open patrol --title 平安巡防 --place 东门 --class patrol --begins 08:00 --ends 12:00 \
             --last 2026-10-20 --supervisor p1",
        )
        .exits(0);
    house.at("2026-10-08T09:00:00+08:00");
    let header: &[Cell] = &[
        T("序号"),
        T("志愿者姓名"),
        T("服务日期"),
        T("签到\n时间"),
        T("签退时间"),
        T("服务时长（小时）"),
        T("见证人"),
    ];
    workbook(
        &house,
        "list.xlsx",
        &[
            &[T("平安巡防签到表")],
            header,
            &[N(1.0), T("陈秀英"), Day(2026, 10, 6), Time(8, 0), Time(10, 0), N(1.5), T("王芳")],
            &[N(2.0), T("陈 平"), T("2026/10/6"), T("8：00"), T("9点30分"), T(""), T("p4")],
            &[N(3.0), T("王芳"), Day(2026, 10, 7), Time(8, 0), T(""), T("2小时15分"), T("")],
            &[T("合计"), T(""), T(""), T(""), T(""), N(5.25)],
        ],
    );
    house.run("import hours list.xlsx --activity patrol").exits(0).says("名册，3 行");
    house.run("import hours list.xlsx --activity patrol").exits(0).says("没有新的");
    house.run("activity publish patrol").exits(0).says("公示 3 条");
    let hours = house.run("report hours --period 2026-10 --format csv").exits(0).out;
    assert!(hours.lines().any(|line| line.starts_with("合计") && line.contains(",315")), "{hours}");
    let size = house.size();
    for (cell, says) in [
        (N(3.5), "时长写了 210 分钟，签到到签退只有 120 分钟"),
        (N(1.33), "不是整分钟"),
        (T("一上午"), "看不出是多长时间"),
    ] {
        let row = [N(1.0), T("陈秀英"), Day(2026, 10, 7), Time(8, 0), Time(10, 0), cell, T("p4")];
        workbook(&house, "wrong.xlsx", &[header, &row]);
        house.run("import hours wrong.xlsx --activity patrol").exits(2).says("服务时长（小时）").says(says);
    }
    let bare: &[&[Cell]] = &[&[T("姓名"), T("时长")], &[T("陈秀英"), N(2.0)]];
    workbook(&house, "bare.xlsx", bare);
    house.run("import hours bare.xlsx --activity patrol --date 2026-10-07").exits(2).says("没有写是小时还是分钟");
    let twice: &[&[Cell]] = &[&[T("姓名"), T("分钟"), T("时长（小时）")], &[T("陈秀英"), N(60.0), N(2.0)]];
    workbook(&house, "twice.xlsx", twice);
    house.run("import hours twice.xlsx --activity patrol --date 2026-10-07").exits(2).says("一列写的是 60 分钟");
    let nobody: &[&[Cell]] = &[&[T("姓名"), T("见证人")], &[T("陈秀英"), T("无名")]];
    workbook(&house, "nobody.xlsx", nobody);
    house.run("import hours nobody.xlsx --activity patrol --date 2026-10-07").exits(2).says("没有登记过叫这个名字的人");
    assert_eq!(house.size(), size);
    house.run("verify").exits(0);
    house.lang("en").run("import hours bare.xlsx --activity patrol").exits(2).says("hours or minutes");
}

/// Without rules in force it is said once that they are missing, whatever the list holds; a total that does not agree is told.
#[test]
fn openings_need_rules_first_and_a_total_that_agrees() {
    let mut house = house();
    house.run("volunteer add p2").exits(0);
    house.run("volunteer add p1").exits(0);
    let header: &[Cell] = &[T("编号"), T("原有积分"), T("累计服务时长（小时）")];
    let (one, two): (&[Cell], &[Cell]) = (&[T("p1"), N(40.5), N(12.5)], &[T("p2"), N(6.0), T("")]);
    let total = |points| [T("合计"), N(points), N(12.5)];
    workbook(&house, "openings.xlsx", &[header, one, two, &total(46.5)]);
    let outcome = house.run("import openings openings.xlsx --paper 旧账1").exits(2).says("还没有积分办法");
    assert_eq!(outcome.err.matches("还没有积分办法").count(), 1, "{}", outcome.err);
    assert!(!outcome.err.contains("第 2 行"), "{}", outcome.err);
    rule_book(&house, "banfa.toml", &[]);
    house.run("rules set banfa.toml --paper 8").exits(0);
    let size = house.size();
    workbook(&house, "wrong.xlsx", &[header, one, two, &total(40.5)]);
    house
        .run("import openings wrong.xlsx --paper 旧账1")
        .exits(2)
        .says("第 4 行“原有积分”列")
        .says("合计写的是 40.5，各行加起来是 46.5");
    workbook(&house, "money.xlsx", &[&[T("姓名"), T("金额"), T("日期")], &[T("王芳"), N(5.0)]]);
    house.run("import openings money.xlsx --paper 旧账1").exits(2).says("列名：志愿者姓名、积分");
    assert_eq!(house.size(), size);
    house.run("import openings openings.xlsx --paper 旧账1").exits(0).says("名册，2 行");
    house.run("import openings openings.xlsx --paper 旧账1").exits(0).says("没有新的");
    // Of several columns of points what is left is taken over; time is held against the total as points are.
    house.file(
        "wide.csv",
        "姓名,电话,累计积分,已用积分,剩余积分,时长(小时)\n王三,13900000011,10,8,2,3\n合计,,10,8,2,4\n",
    );
    house.run("volunteer add --name 王三 --phone 13900000011").exits(0);
    house.run("import openings wide.csv --paper 旧账2").exits(2).says("时长(小时)");
    house.file(
        "wide.csv",
        "姓名,电话,累计积分,已用积分,剩余积分,时长(小时)\n王三,13900000011,10,8,2,3\n合计,,10,8,2,3\n",
    );
    house.run("import openings wide.csv --paper 旧账2").exits(0);
    house.run("points list --format csv").exits(0).says(",2.0,");
    house.run("points show p1").exits(0).says("40.5");
    house.run("report hours --year 2026").exits(0);
    house.run("verify").exits(0);
    house.lang("en").run("import openings wrong.xlsx --paper 旧账2").exits(2).says("add up to 46.5");
}

#[test]
fn a_price_list_is_read_from_a_workbook() {
    let house = house();
    let header: &[Cell] = &[T("序号"), T("物品编码"), T("物品名称"), T("规格"), T("计量单位"), T("兑换积分（分）")];
    let rice: &[Cell] = &[N(1.0), T("rice"), T("大米"), T("5kg"), T("袋"), N(12.0)];
    let soap: &[Cell] = &[N(2.0), T("soap"), T("肥皂"), T(""), T("块"), N(3.5)];
    workbook(&house, "items.xlsx", &[&[T("公益超市价目表")], header, rice, soap, &[N(3.0)]]);
    house.run("import items items.xlsx").exits(0).says("名册，2 行");
    house.run("shop prices").exits(0).says("大米").says("3.5");
    workbook(&house, "bad.xlsx", &[header, &[N(1.0), T(""), T("毛巾"), T(""), T("条"), N(4.0)]]);
    house.run("import items bad.xlsx").exits(2).says("第 2 行“物品编码”列");
    workbook(&house, "none.xlsx", &[&[T("品名"), T("单位")], rice]);
    house.run("import items none.xlsx").exits(2).says("代号、品名、单位、兑换积分");
    house.run("verify").exits(0);
}

/// A long list reads in one go what it asks, and judges each row by those above it: hours that overlap, the twice told, and
/// one witness for too many are found as in a short one. What was read is what the verifiers read.
#[test]
fn a_long_list_of_hours_is_judged_row_by_row() {
    let mut house = patrol();
    let mut names = String::from("姓名,手机\n");
    for one in 0..300 {
        names.push_str(&["志愿者", &one.to_string(), ",", &(13_900_000_000_u64 + one).to_string(), "\n"].concat());
    }
    house.file("names.csv", names);
    house.run("import volunteers names.csv").exits(0);
    house.at("2026-10-08T09:00:00+08:00");
    house.run("activity record patrol p6 --date 2026-10-07 --began 08:00 --minutes 30").exits(0);
    let row = |number: u32, began: &str, ended: &str, witness: u32| {
        format!("p{number},2026-10-07,{began},{ended},p{witness}\n")
    };
    // p1 is nobody's witness for more than thirty: who leads the next group of ten saw this one.
    let rows = || (6..306).map(|one| row(one, "09:00", "10:00", (one / 10 + 1) % 30 * 10 + 6));
    let head = "编号,日期,签到,签退,见证人\n";
    let list = |more: String| format!("{head}{}{more}", rows().collect::<String>());
    let size = house.size();
    house.file("overlap.csv", list(row(305, "09:30", "10:30", 1) + &row(6, "08:20", "08:40", 2)));
    let said = house.run("import hours overlap.csv --activity patrol").exits(2).err;
    assert_eq!(said.matches("重叠").count(), 2, "{said}");
    let one_witness = (6..306).map(|one| row(one, "09:00", "10:00", 1)).collect::<String>();
    house.file("friend.csv", format!("{head}{one_witness}"));
    let said = house.run("import hours friend.csv --activity patrol").exits(2).err;
    assert_eq!(said.matches("已超过 30 人").count(), 270, "every one of them: {said}");
    assert_eq!(house.size(), size, "nothing was written");
    house.file("hours.csv", list(String::new()));
    house.run("import hours hours.csv --activity patrol").exits(0);
    assert_eq!(house.size(), size + 301);
    house.run("import hours hours.csv --activity patrol").exits(0).says("已有 300 行");
    house.run("activity publish patrol").exits(0).says("301 条");
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
}

/// Headings nobody would guess are said by hand, for every list; and such a list is whole or nothing.
#[test]
fn a_list_may_say_which_heading_is_which() {
    let house = House::furnished();
    house.file("ren.csv", "参加者,联系的号码\n王小草,13800000001\n李小树,13800000002\n".as_bytes());
    house.run("import volunteers ren.csv").exits(2).says("表头");
    let mapped = "import volunteers ren.csv --map name=参加者,phone=联系的号码";
    house.run(&format!("{mapped} --skip-bad")).exits(2).says("要么全记");
    house.run("import volunteers ren.csv --map nam=参加者").exits(2).says("“nam=参加者”不对").says("phone");
    house.run("import volunteers ren.csv --map name=参加者,name=姓").exits(2).says("“name=姓”不对");
    house.run("import volunteers ren.csv --map name=名字").exits(2).says("名字");
    house.run(mapped).exits(0).says("共 2 行，新的 2 行（其中新登记 2 人）").says("认出的列：参加者，联系的号码");
    house.file("shop.csv", "货号,叫什么,多大一份,几分\nfeizao,肥皂,块,2\n".as_bytes());
    house.run("import items shop.csv --map code=货号,name=叫什么,unit=多大一份,points=几分").exits(0).says("新的 1 行");
}
