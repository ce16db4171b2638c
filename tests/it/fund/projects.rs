//! Projects: a life from the hotline to the keeper of the wall, what is refused on the way, and whatever is asked, no
//! project is closed with money in its purses.

use mingbai::ledger::books::{Books, Purse};
use mingbai::ledger::command::Command;
use mingbai::ledger::event::{
    BudgetLine, BudgetSet, EntryReversed, ExceptionGranted, LabourRecorded, ProjectAccepted, ProjectAnnounced,
    ProjectClosed, ProjectDecided, ProjectStarted,
};
use mingbai::ledger::field::{Count, Maybe, Seq};
use mingbai::ledger::name::Text;
use mingbai::ledger::words::{Conclusion, ExceptionRule, Meeting, Outcome, SourceKind, Yes};
use mingbai::store::papers;
use proptest::prelude::{Just, Strategy, any, prop_oneof};
use proptest::{collection, prop_assert, proptest};

use crate::house::House;
use crate::properties::{Asked, SIGNED_PAPER, Twin, code, config, day, text, yuan};

/// A house with a project that went as far as `stage` says.
fn house_at(stage: usize) -> House {
    let mut house = House::furnished();
    house.at("2026-10-20T09:00:00+08:00");
    for line in WAY.iter().take(stage) {
        house.run(line).exits(0);
    }
    house
}

/// From the budget to the keeper.
const WAY: [&str; 6] = [
    "project budget wall --line public_appeal=8000 --line match=1500 --line common_income=500 --paper 立项1 --date 2026-10-06",
    "project decide wall --meeting residents --present 30 --for 25 --against 3 --abstained 2 --paper 议1 --date 2026-10-07",
    "project announce wall --from 2026-10-08 --until 2026-10-12 --paper 公示1",
    "project start wall --date 2026-10-13 --contractor 明州建筑公司 --paper 合同7 --next-step 2026-10-18",
    "project labour wall --helpers 12 --time 96:30 --date 2026-10-15",
    "project accept wall --inspectors 街道办 --output 20米围墙 --people-served 1200 --score 95 --paper 验3 --date 2026-10-18",
];

#[test]
fn a_wall_is_wanted_voted_built_accepted_and_handed_over() {
    let mut house = House::furnished();
    house.at("2026-10-20T09:00:00+08:00");
    let scan = house.file("proposal.jpg", b"a scan");
    let scan = scan.to_str().expect("a path");
    house
        .words(&[
            "project",
            "propose",
            "gate",
            "--name",
            "大门 改造",
            "--service",
            "repairs",
            "--need",
            "大门 太窄",
            "--origin",
            "hotline",
            "--origin-paper",
            "工单 881",
            "--result",
            "救护车能进",
            "--in-charge",
            "p1",
            "--leftover",
            "similar",
            "--market-price",
            "20000",
            "--pay-after",
            "--date",
            "2026-10-05",
            "--file",
            scan,
        ])
        .exits(0);
    house
        .words(&[
            "project",
            "appeal",
            "gate",
            "--purpose",
            "改造大门",
            "--from",
            "2026-10-06",
            "--until",
            "2026-12-31",
            "--area",
            "城南社区",
            "--in-charge",
            "p1",
            "--means",
            "专户转账",
            "--beneficiaries",
            "全体居民",
            "--usage",
            "施工与材料",
            "--cost",
            "无",
            "--rest",
            "用于同类项目",
            "--paper",
            "备案1",
        ])
        .exits(0);
    house
        .run("project show gate")
        .exits(0)
        .says("大门 改造")
        .says("12345热线 工单 881")
        .says("20,000.00")
        .says("备案1");
    for line in WAY {
        let stage = house.run(&line.replace(" wall", " gate")).exits(0);
        assert!(stage.out.contains("号"), "{}", stage.out);
    }
    house.run("project list").exits(0).says("验收合格").says("立项");
    house
        .run("project show gate")
        .exits(0)
        .says("居民议事会；到会 30，赞成 25，反对 3，弃权 2；通过")
        .says("96 小时 30 分")
        .says("10,000.00")
        .says("合格；街道办；20米围墙；服务 1200 人；评分 95");
    house.run("donate 100 --project gate --date 2026-10-10").exits(0);
    house.run("project close gate --paper 结1").exits(2).says("公开募集").says("100.00").says("转用于相近项目");
    let gift = house.size() - 1;
    house.run(&format!("refund {gift} --reason 捐赠人要回")).exits(0);
    house.run("project close gate --paper 结1").exits(0);
    house.run("project hand-over gate --asset 大门 --to 业委会 --upkeep 物业费").exits(0);
    house.run("donate 5 --project gate").exits(2).says("已经结项");
    house.run("project show gate").exits(0).says("结项").says("移交给业委会");
    house.run("report projects --format csv").exits(0).says("25:3:2").says("2026-10-18").says("10000.00");
    house.run("report project gate").exits(0).says("96:30").says("20,000.00");
    house.run("report labour --period 2026-10").exits(0).says("96:30").says("大门 改造");
    house.run("report labour --period 2026-09").exits(0).says("无");
    house.run("verify").exits(0);
    house.run_now("rebuild --ledger fund").exits(0);
    house.run("verify").exits(0);
}

/// The rows of the report: what came in is what went out and what is left.
#[test]
fn every_project_foots() {
    let house = house_at(6);
    house.run("donate 300.50 --project wall --date 2026-10-09").exits(0);
    house.run("donate 20 --project wall --means cash --date 2026-10-09").exits(0);
    house.run(&format!("refund {} --amount 5.25 --reason 多捐", house.size() - 1)).exits(0);
    house.run("opening 40 --project wall --source-kind match --paper 函1 --date 2026-10-06").exits(0);
    let report = house.run("report projects --format json").exits(0).out;
    let report: serde_json::Value = serde_json::from_str(&report).expect("a report");
    let fen = |row: &serde_json::Value, heading: &str| {
        let text = row[heading].as_str().expect("an amount").replace('.', "");
        text.parse::<i64>().expect("an amount")
    };
    let row = &report[0];
    assert_eq!(fen(row, "raised"), 31_525);
    assert_eq!(fen(row, "other_sources"), 4000);
    assert_eq!(fen(row, "left_over"), 35_525);
    let inward = fen(row, "raised") + fen(row, "matched") + fen(row, "other_sources");
    assert_eq!(inward, fen(row, "spent") + fen(row, "moved_out") + fen(row, "left_over"));
}

/// A changed budget says why, waits for its meeting, and leaves the one before in force until then.
#[test]
fn a_changed_budget_waits_for_its_meeting() {
    let house = house_at(2);
    house.run("project budget wall --line public_appeal=20000").exits(2).says("原因");
    house.run("project budget wall --line public_appeal=20000 --reason 材料涨价").exits(0);
    house.run("report project wall --format csv").exits(0).says("8000.00");
    house
        .run("project decide wall --meeting residents --present 30 --for 5 --against 20 --rejected --paper 议2")
        .exits(0);
    house.run("report project wall --format csv").exits(0).says("8000.00");
    house.run("project decide wall --meeting residents --present 30 --for 20 --paper 议3").exits(0);
    house.run("report project wall --format csv").exits(0).says("20000.00");
    house
        .run("project decide wall --meeting party_branch --present 9 --for 1 --against 8 --rejected --paper 议4")
        .exits(0);
    house.run("project announce wall --until 2026-10-25").exits(2).says("还没有议事通过");
    house.run("verify").exits(0);
}

/// An emergency: an exception lets work begin before the meeting. It names who answers, and shows.
#[test]
fn an_exception_lets_an_emergency_begin() {
    let mut house = house_at(1);
    house.run("project start wall").exits(2).says("还没有议事通过");
    let except = "project except wall --rule decision_first --up-to 3000 --reason 围墙倒塌 --paper 特1 --approver";
    house.run(&format!("{except} nobody")).exits(2).says("nobody");
    house.run(&format!("{except} kuaiji")).exits(2).says("自己不能批准自己");
    let scan = house.file("signed.jpg", b"signed");
    house.run(&format!("{except} kuaiji --file {}", scan.display())).exits(0);
    house.run("project start wall --paper 派工1").exits(0);
    house.run("project show wall").exits(0).says("先议事后支付；不超过 3,000.00 元；批准人 kuaiji；围墙倒塌");
    house.run("report projects --format json").exits(0).says("\"exceptions\"");
    // Whoever stands before the board reads who set which rule aside, and why.
    house.at("2026-11-02T09:00:00+08:00").run("notice publish 2026-10").exits(0);
    let sheet = house.fund().join("notices/0001/exceptions.csv");
    let sheet = std::fs::read_to_string(sheet).expect("the sheet of exceptions");
    assert!(sheet.contains(",先议事后支付,3000.00,kuaiji,特1,围墙倒塌"), "{sheet}");
    house.run("verify").exits(0);
}

/// What failed is not accepted; what failed after it passed is accepted no more.
#[test]
fn the_last_inspection_counts() {
    let house = house_at(4);
    let accept = "project accept wall --inspectors 街道办 --paper 验";
    house.run(&format!("{accept}1 --conclusion failed")).exits(0);
    house.run("project close wall --paper 结1").exits(2).says("还没有验收合格");
    house.run(&format!("{accept}2 --conclusion passed_after_mending")).exits(0);
    house.run(&format!("{accept}3 --conclusion failed")).exits(0);
    house.run("project hand-over wall --asset 墙 --to 业委会").exits(2).says("还没有验收合格");
    house.run("project close wall --outcome stopped --paper 结1").exits(2).says("没有写原因");
    house.run("project close wall --outcome stopped --reason 工程不合格 --paper 结1").exits(0);
    house.run("verify").exits(0);
}

/// Labour is undone as other mistakes are, until the project is closed.
#[test]
fn labour_is_reversed_until_the_project_is_closed() {
    let house = house_at(6);
    let labour = house.size() - 2;
    house.run(&format!("reverse {labour} --reason 记错")).exits(0);
    let shown = house.run("project show wall").exits(0);
    assert!(!shown.out.contains("96 小时"), "{}", shown.out);
    house.run("project labour wall --helpers 2 --time 3:05").exits(0);
    house.run("project show wall").exits(0).says("3 小时 5 分");
    house.run("project close wall --paper 结1").exits(0);
    house.run(&format!("reverse {} --reason 记错", house.size() - 2)).exits(2).says("已经结项");
    house.run("verify").exits(0);
}

#[rustfmt::skip]
const REFUSED: &[(usize, &str, &str)] = &[
    // how far the project is, what is typed, what is said
    (0, "project propose w2 --name 墙 --service repairs --market-price 0",                     "金额是零"),
    (0, "project propose w2 --name 墙 --service repairs --in-charge p9",                       "没有编号为 p9"),
    (0, "project propose w2 --name 墙 --service repairs --need 电话13800138000",               "备注"),
    (0, "project propose w2 --name 墙 --service repairs --origin radio",                       "radio"),
    (0, "project propose w2 --name 墙 --service repairs --leftover me",                        "me"),
    (0, "project appeal wall --from 2026-10-06 --until 2026-10-30",                            "募捐目的"),
    (0, "project appeal wall --from 2026-10-06 --until 2026-10-30 --purpose 墙 --area 城南 --means 专户 --beneficiaries 居民 --usage 料 --cost 无 --rest 退 --paper 备1", "负责人"),
    (0, "project appeal wall --from 2026-10-06 --until 2026-10-05 --purpose 墙 --area 城南 --means 专户 --beneficiaries 居民 --usage 料 --cost 无 --rest 退 --paper 备1 --in-charge p1", "最后一天"),
    (0, "project appeal wall --from 2026-10-06 --until 2026-10-30 --purpose 墙 --area 城南 --means 专户 --beneficiaries 居民 --usage 料 --cost 无 --rest 退 --in-charge p1", "文号"),
    (0, "project budget wal --line match=5",                                                   "是不是“wall”"),
    (0, "project budget wall",                                                                 "各笔资金的预算"),
    (0, "project budget wall --line match",                                                    "match"),
    (0, "project budget wall --line match=-5",                                                 "match=-5"),
    (0, "project budget wall --line match=1.005",                                              "1.005"),
    (0, "project budget wall --line cash=5",                                                   "cash=5"),
    (0, "project budget wall --line match=0",                                                  "金额是零"),
    (0, "project budget wall --line match=5 --line match=6",                                   "配捐”在预算里写了两次"),
    (0, "project budget wall --line match=999999999999.99 --line interest=0.01",               "超出了能记的范围"),
    (0, "project budget wall --line match=5 --date 2026-10-04",                                "上一步在 2026-10-05"),
    (0, "project budget wall --line match=5 --date 2026-10-21",                                "还没到"),
    (0, "project decide wall --meeting residents --present 3 --for 3 --paper 议1",             "还没有预算"),
    (1, "project budget wall --line match=5 --date 2026-10-05 --reason 改",                    "上一步在 2026-10-06"),
    (1, "project decide wall --meeting street --present 3 --for 3 --paper 议1",                "street"),
    (1, "project decide wall --meeting residents --present 0 --for 0 --paper 议1",             "到会人数是零"),
    (1, "project decide wall --meeting residents --present 30 --for 25 --against 4 --abstained 2 --paper 议1", "加起来是 31"),
    (1, "project decide wall --meeting residents --present 1 --for 18446744073709551615 --against 1 --paper 议1", "大得没法加"),
    (1, "project decide wall --meeting residents --present 30 --for 15 --paper 议1",           "要有 16 票"),
    (1, "project decide wall --meeting residents --present 3 --for 1 --against 2 --paper 议1", "要有 3 票"),
    (1, "project decide wall --meeting residents --present 30 --for 20",                       "文号"),
    (1, "project decide wall --meeting residents --present 30 --for 20 --paper 议1 --date 2026-10-05", "上一步在 2026-10-06"),
    (1, "project announce wall --until 2026-10-25",                                            "还没有议事通过"),
    (1, "project except wall --rule everything --up-to 5 --approver kuaiji --reason 急",       "everything"),
    (1, "project except wall --rule within_budget --up-to 0 --approver kuaiji --reason 急",    "金额是零"),
    (1, "project except wall --rule within_budget --up-to 5 --approver kuaiji",                "原因"),
    (2, "project announce wall --from 2026-10-06 --until 2026-10-25",                          "上一步在 2026-10-07"),
    (2, "project announce wall --from 2026-10-20 --until 2026-10-20",                          "最后一天不在第一天之后"),
    (2, "project start wall",                                                                  "还没有公示"),
    (3, "project start wall --date 2026-10-07",                                                "上一步在 2026-10-08"),
    (0, "project budget wall --line match=5",                                                  "立项还没有依据"),
    (2, "project announce wall --until 2026-10-25",                                            "文号"),
    (3, "project start wall",                                                                  "文号"),
    (3, "project start wall --next-step 2026-10-01",                                           "上一步在 2026-10-20"),
    (3, "project accept wall --inspectors 街道办 --paper 验1",                                 "还没有开工"),
    (4, "project start wall",                                                                  "已经在 2026-10-13 开工"),
    (4, "project accept wall --paper 验1",                                                     "验收单位"),
    (4, "project accept wall --inspectors 街道办 --paper 验1 --score 101",                     "评分 101"),
    (4, "project accept wall --inspectors 街道办 --paper 验1 --score -1",                      "-1"),
    (4, "project accept wall --inspectors 街道办 --paper 验1 --conclusion good",               "good"),
    (4, "project accept wall --inspectors 街道办 --paper 验1 --date 2026-10-12",               "上一步在 2026-10-13"),
    (4, "project accept wall --inspectors 街道办",                                             "文号"),
    (4, "project labour wall --helpers 0 --time 1:00",                                         "是零"),
    (4, "project labour wall --helpers 5 --time 0:00",                                         "是零"),
    (4, "project labour wall --helpers 5 --time 120:01",                                       "一天的时间还长"),
    (4, "project labour wall --helpers 5 --time 90",                                           "90"),
    (4, "project labour wall --helpers 5 --time 1:60",                                         "1:60"),
    (4, "project close wall --paper 结1",                                                      "还没有验收合格"),
    (4, "project close wall --outcome stopped --paper 结1",                                    "没有写原因"),
    (4, "project hand-over wall --asset 墙 --to 业委会",                                       "还没有验收合格"),
    (6, "project close wall --paper 结1 --date 2026-10-17",                                    "上一步在 2026-10-18"),
    (6, "project close wall",                                                                  "文号"),
    (6, "project close wall --outcome abandoned --paper 结1",                                  "abandoned"),
    (6, "project hand-over wall --to 业委会",                                                  "移交的东西"),
    (6, "project hand-over wall --asset 墙",                                                   "移交给谁"),
    (6, "project hand-over wall --asset 墙 --to 业委会 --date 2026-10-17",                     "上一步在 2026-10-18"),
    (6, "report project wal",                                                                  "是不是“wall”"),
];

#[test]
fn each_is_answered_and_nothing_is_written() {
    let mut wrong = Vec::new();
    for stage in 0..=WAY.len() {
        let mut house = house_at(stage);
        let size = house.size();
        for (_, line, says) in REFUSED.iter().filter(|(at, ..)| *at == stage) {
            let outcome = house.run(line);
            let said = format!("{}{}", outcome.out, outcome.err);
            let is_answered = said.contains("没有办成") && said.contains("怎么办");
            if outcome.code != 2 || !said.contains(says) || !is_answered {
                wrong.push(format!("{line}\n  exit {}, expected {says:?} in: {said}", outcome.code));
            }
            house.lang("en").run(line).exits(2).says("Not done:").says("What to do:");
            house.lang("zh");
            assert_eq!(house.size(), size, "{line} wrote something");
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// A closed project takes nothing more, one command after another.
#[test]
fn a_closed_project_takes_nothing_more() {
    let house = house_at(6);
    house.run("project close wall --paper 结1").exits(0);
    let size = house.size();
    for line in WAY {
        house.run(line).exits(2).says("已经结项");
    }
    for line in [
        "donate 5 --project wall",
        "opening 5 --project wall --paper 函1",
        "project close wall --paper 结2",
        "project except wall --rule within_budget --up-to 5 --approver kuaiji --reason 急 --paper 特1",
    ] {
        house.run(line).exits(2).says("已经结项");
    }
    let list = house.file("gifts.csv", "日期,捐赠人,金额,项目\n2026-10-19,王芳,10,wall\n");
    house.words(&["import", "donations", list.to_str().expect("a path")]).exits(2).says("第 2 行：项目“wall”已经结项");
    assert_eq!(house.size(), size);
}

/// A thief who opens a closed project again in the books, or moves its closing day, is found.
#[test]
fn a_project_opened_again_in_the_books_is_found() {
    let house = house_at(6);
    house.run("project close wall --paper 结1").exits(0);
    house.run("verify").exits(0);
    house.sqlite().execute("UPDATE project SET closed = ''", []).expect("a theft");
    house.run("verify").exits(1);
    house.run_now("rebuild --ledger fund").exits(0);
    house.run("verify").exits(0);
    house
        .sqlite()
        .execute("UPDATE register SET facts = replace(facts, '8000.00', '9000.00') WHERE register = 'project'", [])
        .expect("a theft");
    house.run("verify").exits(1);
}

/// A step of a project's life, or a gift on its way in or out.
#[derive(Clone, Debug)]
enum Step {
    Budget { fen: i64, day: i32, says_why: bool },
    Vote { meeting: u8, present: u8, for_it: u8, against: u8, approved: bool, day: i32 },
    Announce { day: i32, lasts: i32 },
    Start { day: i32 },
    Labour { helpers: u8, minutes: u16, day: i32 },
    Accept { conclusion: u8, day: i32 },
    Except { rule: u8, fen: i64, signed: bool },
    Close { stopped: bool, day: i32 },
    Reverse { entry: u8 },
    Money(Asked),
}

/// The straight way, with a gift in the middle.
fn way() -> Vec<Step> {
    vec![
        Step::Budget { fen: 5000, day: 2, says_why: false },
        Step::Vote { meeting: 0, present: 9, for_it: 8, against: 1, approved: true, day: 3 },
        Step::Announce { day: 4, lasts: 3 },
        Step::Start { day: 8 },
        Step::Accept { conclusion: 0, day: 20 },
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let day = || prop_oneof![5 => 20..110_i32, 1 => 0..115_i32];
    let fen = || prop_oneof![9 => 1..50_000_i64, 1 => Just(0), 1 => Just(99_999_999_999_999)];
    let gift = (fen(), day(), prop_oneof![Just(2_u8), Just(4)]).prop_map(|(fen, day, place)| {
        Step::Money(Asked::Gift { fen, day, giver: 1, place, id: None, receipt: None, replaces: None })
    });
    prop_oneof![
        2 => (fen(), day(), any::<bool>()).prop_map(|(fen, day, says_why)| Step::Budget { fen, day, says_why }),
        3 => (0..5_u8, 0..9_u8, 0..9_u8, 0..4_u8, any::<bool>(), day()).prop_map(
            |(meeting, present, for_it, against, approved, day)| Step::Vote { meeting, present, for_it, against, approved, day }),
        1 => (day(), 0..3_i32).prop_map(|(day, lasts)| Step::Announce { day, lasts }),
        1 => day().prop_map(|day| Step::Start { day }),
        1 => (0..4_u8, 0..6000_u16, day()).prop_map(|(helpers, minutes, day)| Step::Labour { helpers, minutes, day }),
        2 => (0..3_u8, day()).prop_map(|(conclusion, day)| Step::Accept { conclusion, day }),
        1 => (0..3_u8, fen(), any::<bool>()).prop_map(|(rule, fen, signed)| Step::Except { rule, fen, signed }),
        3 => (any::<bool>(), day()).prop_map(|(stopped, day)| Step::Close { stopped, day }),
        2 => any::<u8>().prop_map(|entry| Step::Reverse { entry }),
        4 => gift,
        4 => (16..255_u8, day(), fen()).prop_map(|(gift, day, fen)| Step::Money(Asked::Refund { gift, fen, day })),
        3 => (16..255_u8, 80..115_i32).prop_map(|(entry, day)| Step::Money(Asked::Reverse { entry, day })),
    ]
}

fn take(twin: &mut Twin, step: &Step) {
    let project = code("wall");
    let (paper, paper_file) = (text("文1"), Maybe::EMPTY);
    let command = match step {
        Step::Budget { fen, day: on, says_why } => Command::SetBudget(BudgetSet {
            date: day(*on),
            lines: vec![
                BudgetLine { amount: yuan(*fen), source_kind: SourceKind::PublicAppeal },
                BudgetLine { amount: yuan(1), source_kind: SourceKind::CommonIncome },
            ],
            paper,
            paper_file,
            project,
            reason: if *says_why { text("涨价") } else { Text::default() },
        }),
        Step::Vote { meeting, present, for_it, against, approved, day: on } => Command::DecideProject(ProjectDecided {
            abstained: Count(0),
            against: Count(u64::from(*against)),
            approved: Yes::from(*approved),
            date: day(*on),
            in_favour: Count(u64::from(*for_it)),
            matter: Text::default(),
            meeting: Meeting::ALL[usize::from(*meeting)],
            paper,
            paper_file,
            present: Count(u64::from(*present)),
            project,
        }),
        Step::Announce { day: on, lasts } => Command::AnnounceProject(ProjectAnnounced {
            from: day(*on),
            paper,
            paper_file,
            place: text("公告栏"),
            project,
            until: day(*on + lasts),
        }),
        Step::Start { day: on } => Command::StartProject(ProjectStarted {
            contractor: Text::default(),
            date: day(*on),
            next_step: Maybe::EMPTY,
            paper,
            paper_file,
            project,
        }),
        Step::Labour { helpers, minutes, day: on } => Command::RecordLabour(LabourRecorded {
            date: day(*on),
            helpers: Count(u64::from(*helpers)),
            memo: Text::default(),
            minutes: Count(u64::from(*minutes)),
            project,
        }),
        Step::Accept { conclusion, day: on } => Command::AcceptProject(ProjectAccepted {
            conclusion: Conclusion::ALL[usize::from(*conclusion)],
            date: day(*on),
            inspectors: text("街道办"),
            output: Text::default(),
            paper,
            paper_file,
            people_served: Maybe::EMPTY,
            project,
            score: Maybe::EMPTY,
        }),
        Step::Except { rule, fen, signed } => Command::GrantException(ExceptionGranted {
            approver: code("kuaiji"),
            date: day(30),
            paper,
            paper_file: Maybe(signed.then_some(papers::digest(SIGNED_PAPER))),
            project,
            reason: text("急"),
            rule: ExceptionRule::ALL[usize::from(*rule)],
            up_to: yuan(*fen),
        }),
        Step::Close { stopped, day: on } => Command::CloseProject(ProjectClosed {
            date: day(*on),
            outcome: if *stopped { Outcome::Stopped } else { Outcome::Completed },
            paper,
            paper_file,
            project,
            reason: text("停"),
        }),
        Step::Reverse { entry } => {
            let entry = Seq(u64::from(*entry) % twin.memory.size().0);
            Command::Reverse(EntryReversed { date: day(110), entry, reason: text("错") })
        }
        Step::Money(asked) => return twin.act(asked),
    };
    twin.ask(&command, &[]);
}

/// What the purses of the project hold, all together.
fn money_left(books: &impl Books) -> i64 {
    let accounts = books.accounts();
    let purse = |source_kind: &SourceKind| Purse { project: Some(code("wall")), source_kind: *source_kind };
    let held = accounts.iter().flat_map(|a| SourceKind::ALL.iter().map(move |kind| (a, kind)));
    held.map(|(account, kind)| books.cash(&account.code, &purse(kind)).fen()).sum()
}

proptest! {
    #![proptest_config(config(24))]

    /// Whatever is asked, a closed project is empty and stays so, and both books agree after every entry.
    #[test]
    fn no_project_is_closed_with_money_in_its_purses(begun in 0..6_usize, steps in collection::vec(step(), 10..40)) {
        let mut twin = Twin::new();
        let mut was_closed = false;
        for step in way().iter().take(begun).chain(&steps) {
            take(&mut twin, step);
            twin.holds();
            let is_closed = twin.memory.project(&code("wall")).is_some_and(|outline| outline.is_closed);
            prop_assert!(!is_closed || money_left(&twin.memory) == 0, "closed with money after {:?}", step);
            prop_assert!(is_closed || !was_closed, "opened again by {:?}", step);
            was_closed = is_closed;
        }
    }
}

/// The way of the property does reach a closed project, and only once its money is gone.
#[test]
fn the_straight_way_ends_closed() {
    let mut twin = Twin::new();
    for step in way() {
        take(&mut twin, &step);
    }
    let close = Step::Close { stopped: false, day: 40 };
    let give = Asked::Gift { fen: 100, day: 5, giver: 1, place: 2, id: None, receipt: None, replaces: None };
    take(&mut twin, &Step::Money(give));
    take(&mut twin, &close);
    assert_eq!(money_left(&twin.memory), 100);
    assert!(twin.memory.project(&code("wall")).is_some_and(|outline| !outline.is_closed));
    let gift = u8::try_from(twin.memory.size().0 - 1).expect("few");
    take(&mut twin, &Step::Reverse { entry: gift });
    take(&mut twin, &close);
    assert!(twin.memory.project(&code("wall")).is_some_and(|outline| outline.is_closed));
    twin.holds();
}
