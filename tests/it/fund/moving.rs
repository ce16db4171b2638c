//! Points and people on the move: a statement that was taken over by mistake, households that lose their last volunteer, and
//! what leaves the shop.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use crate::fund::objections::{signed, two_persons};
use crate::fund::points::{house, origin, rule_book};
use crate::house::House;

/// The key in what `prove` and `verify` say.
fn key_of(house: &House, said: &str) -> String {
    let all = format!("{}{said}", house.run("verify").exits(0).err);
    let split = |c: char| c.is_whitespace() || "（）()，。：".contains(c);
    all.split(split).find(|word| word.starts_with("fund.") && word.contains('+')).expect("a key").to_owned()
}

/// A volunteer with 7.5 points and ten hours is sent from the one ledger; his statement lies in the other. Its key.
fn sent(here: &House, there: &House) -> String {
    here.run("points opening p2 --points 7.5 --minutes 600 --paper 旧账").exits(0);
    here.run(&format!("volunteer send p2 --to {}", origin(there))).exits(0).says("带走 10 小时、7.5 分");
    let proof = here.run(&format!("prove {} --out p2.tlog-proof", here.size() - 1)).exits(0);
    let proof = proof.says("凭证里有志愿者的姓名：只交给他本人");
    there.file("p2.tlog-proof", std::fs::read(here.path().join("p2.tlog-proof")).expect("the statement"));
    key_of(here, &format!("{}{}", proof.out, proof.err))
}

fn receive(number: &str, key: &str) -> String {
    format!("volunteer receive p2.tlog-proof --number {number} --key {key}")
}

/// A statement taken over for a namesake is undone, hours and points with it, and taken over for the right one.
#[test]
fn an_arrival_recorded_wrongly_is_reversed_and_recorded_again() {
    let (mut here, mut there) = (house(), house());
    there.run("person amend p3 --name 王芳").exits(0);
    let key = sent(&here, &there);
    // Whoever holds the receipt reads in it whose it is and what goes along.
    here.run("check p2.tlog-proof").exits(0).says("7.5 分").says("10 小时").says("王芳（与账上封存的一致）");
    there.run("points opening p3 --points 1 --minutes 30 --paper 旧账").exits(0);
    let came = there.run(&receive("p3", &key)).exits(0).says("p3 王** 从").says("带来 10 小时、7.5 分");
    came.says(&origin(&here)).says("那边的编号 p2");
    let received = there.size() - 1;
    there.run("points show p3 --format csv").exits(0).says(",8.5,");
    there.run(&format!("reverse {received} --reason 收错了人")).exits(0);
    there.run("points show p3 --format csv").exits(0).says("p3,王**,1.0,0.0,0.0,1.0");
    there.run("volunteer show p3 --format csv").exits(0).says("p3,0,30,30");
    there.run(&receive("p2", &key)).exits(0);
    there.run("volunteer show p2 --format csv").exits(0).says("p2,0,600,600");
    // The record of service and its slip say from where, and as whom, he came.
    let row = format!(",600,,在原社区编号 p2,{},,", origin(&here));
    there.run("volunteer statement p2 --format csv").exits(0).says("志愿者转入").says(&row).says("王**");
    there.run("slip p2 --out p2.html").exits(0).says("王**");
    let again = there.size() - 1;
    there.run("volunteer send p2 --to fund.00112233445566778899aabbccddeeff").exits(0);
    there.run(&format!("reverse {again} --reason 收错了人")).exits(2).says("冲正不了");
    there.at("2026-10-06T09:00:00+08:00");
    there.run("rebuild").exits(0);
    there.run("verify").exits(0);
    there.holds_for_python();
    here.lang("en").run("check p2.tlog-proof").exits(0).says("7.5");
}

/// What a statement says of its name: the name and its salt, in base64 beside the line.
fn with_extra(statement: &str, changed: impl Fn(&str) -> String) -> String {
    let said = statement.lines().find_map(|line| line.strip_prefix("extra ")).expect("extra");
    let read = String::from_utf8(STANDARD.decode(said).expect("base64")).expect("UTF-8");
    let written = changed(&read);
    assert_ne!(written, read);
    statement.replace(said, &STANDARD.encode(written))
}

/// A statement is good for whom it names: not for another number, not under another name, salt or none.
#[test]
fn a_statement_is_good_for_whom_it_names() {
    let (mut here, mut there) = (house(), house());
    let key = sent(&here, &there);
    let size = there.size();
    let refused = there.run(&receive("p3", &key)).exits(2).says("不是 p3 登记的姓名");
    assert!(!format!("{}{}", refused.out, refused.err).contains("王芳"), "no name in an error");
    let statement = std::fs::read_to_string(there.path().join("p2.tlog-proof")).expect("the statement");
    let judged_false = |changed: String, why: &str| {
        there.file("p2.tlog-proof", changed);
        there.run(&receive("p2", &key)).exits(2).says(why);
        there.run(&receive("p3", &key)).exits(2).says(why);
    };
    judged_false(with_extra(&statement, |extra| extra.replace("王芳", "李建国")), "姓名与账上封存的不是同一个");
    let salt = |extra: &str| extra.rsplit('"').nth(1).expect("a salt").to_owned();
    judged_false(
        with_extra(&statement, |extra| extra.replace(&salt(extra), &"ab".repeat(32))),
        "姓名与账上封存的不是同一个",
    );
    let closed = with_extra(&statement, |extra| extra.replace("王芳", "").replace(&salt(extra), ""));
    judged_false(closed.clone(), "没有写明姓名");
    assert_eq!(there.size(), size, "nothing was written");
    assert!(there.run("check p2.tlog-proof").code != 0, "of a key that is not pinned here");
    // What is kept is the statement without the name.
    there.file("p2.tlog-proof", &statement);
    there.run(&receive("p2", &key)).exits(0);
    let papers = std::fs::read_dir(there.fund().join("papers")).expect("papers");
    let mut papers = papers.map(|paper| std::fs::read(paper.expect("a paper").path()).expect("bytes"));
    assert!(papers.any(|paper| paper == closed.as_bytes()));
    there.run("export copy").exits(0);
    for paper in std::fs::read_dir(there.path().join("copy/papers")).expect("papers") {
        let paper = std::fs::read(paper.expect("a paper").path()).expect("bytes");
        assert_ne!(paper, statement.as_bytes(), "no name leaves with an export");
    }
    there.run("verify").exits(0);
    there.holds_for_python();
    let again = format!("prove {} --out again.tlog-proof", here.size() - 1);
    here.lang("en").run(&again).exits(0).says("the volunteer's name");
    there.lang("en").run(&receive("p3", &key)).exits(2).says("not the one p3 is registered by");
}

/// Whose name was erased cannot be sent, gets no statement, and nobody is received under his number.
#[test]
fn a_statement_cannot_name_whom_nobody_can_name() {
    let (mut here, mut there) = (house(), house());
    let key = sent(&here, &there);
    let sent = here.size() - 1;
    here.run("person erase p2 --reason 本人申请").exits(0);
    here.run(&format!("prove {sent} --out late.tlog-proof")).exits(2).says("凭证写不出是谁的");
    assert!(!here.path().join("late.tlog-proof").exists());
    here.run("person erase p3 --reason 本人申请").exits(0);
    here.run(&format!("volunteer send p3 --to {}", origin(&there))).exits(2).says("p3 的姓名已封存或删除");
    there.run("person erase p2 --reason 本人申请").exits(0);
    there.run(&receive("p2", &key)).exits(2).says("p2 的姓名已封存或删除");
    // The statement he was given before still says whose it is, and of what the ledger holds nothing is lost.
    here.run("check p2.tlog-proof").exits(0).says("王芳");
    for house in [&mut here, &mut there] {
        house.run("rebuild").exits(0);
        house.run("verify").exits(0);
        house.holds_for_python();
    }
    here.lang("en").run(&format!("prove {sent} --out late.tlog-proof")).exits(2).says("no statement could say whose");
    there.lang("en").run(&receive("p2", &key)).exits(2).says("sealed or removed");
}

/// Threats 67, 68: a treasurer with a program of his own lets the line commit to another's name, for the statement to open
/// that. Both verifiers hold it against the name in force.
#[test]
fn a_line_that_names_another_is_found_by_both_verifiers() {
    let house = house();
    house.run("volunteer send p2 --to fund.00112233445566778899aabbccddeeff").exits(0);
    house.run("export out").exits(0);
    let place = house.path().join("out/ledger.jsonl");
    let lines = std::fs::read_to_string(&place).expect("the lines");
    let name_in = |kind: &str| {
        let line = lines.lines().rfind(|line| line.contains(&format!("\"kind\":\"{kind}\""))).expect("a line");
        line.split("\"name\":\"").nth(1).and_then(|rest| rest.get(..64)).expect("a commitment").to_owned()
    };
    let (his, anothers) = (name_in("volunteer_sent"), name_in("person_registered"));
    let (before, after) = lines.rsplit_once(&his).expect("his name");
    std::fs::write(&place, format!("{before}{anothers}{after}")).expect("a changed file");
    house.run("check out").exits(5).says("第 10 号：按规矩重算，这条记录应该是另一个样子");
    let mut python = std::process::Command::new("python3");
    let told = python.args(["-I", "out/verify.py", "out"]).current_dir(house.path()).output().expect("python runs");
    let told = String::from_utf8_lossy(&told.stdout).into_owned();
    assert!(told.contains("points_follow_the_rules"), "{told}");
}

/// What came from earlier books stands in the year it came, in no other, and still after he left.
#[test]
fn hours_brought_along_stand_once() {
    let mut house = house();
    house.run("points opening p2 --points 1 --minutes 600 --paper 旧账").exits(0);
    house.run("report hours --year 2026 --format csv").exits(0).says("p2,王**,,,0,0,600,600");
    assert!(!house.run("report hours --year 2025 --format csv").exits(0).out.contains("王**"));
    let opening = house.size() - 1;
    house.run("volunteer send p2 --to fund.00112233445566778899aabbccddeeff").exits(0);
    let sent = house.size() - 1;
    house.run("report hours --year 2026 --format csv").exits(0).says("p2,王**,,,0,0,600,600");
    // What the statement says stays in a ledger as long as it is out.
    house.run(&format!("reverse {opening} --reason 虚报")).exits(2).says("凭证还在外面");
    house.at("2027-02-01T09:00:00+08:00");
    assert!(!house.run("report hours --year 2027 --format csv").exits(0).out.contains("王**"));
    house.run(&format!("reverse {sent} --reason 没有去")).exits(0);
    house.run(&format!("reverse {opening} --reason 虚报")).exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A member of a household that shares sees its account; the last of it leaves no points behind.
#[test]
fn a_household_is_shown_to_its_members_and_keeps_one_of_them() {
    let mut house = house();
    house.run("points opening p1 --points 6 --paper 旧账").exits(0);
    house.run("points show p1 --format csv").exits(0).says("h1,赵**,6.0").says("合用“h1”");
    house.run("volunteer add p1 --household none").exits(2).says("最后一位志愿者").says("6 分");
    house.run("volunteer add p2 --household h1").exits(0);
    house.run("volunteer add p1 --household none").exits(0);
    house.run("points show p2 --format csv").exits(0).says("h1,赵**,6.0");
    house.run("points show p1 --format csv").exits(0).says("p1,赵**,0.0");
    house.run("points transfer 6 --from h1 --to p3 --reason 互助").exits(0);
    house.run("volunteer add p2 --household none").exits(0);
    // What p2 had of his own stays to be seen beside his household's.
    house.run("points opening p2 --points 2 --paper 旧账").exits(0);
    house.run("volunteer add p2 --household h1").exits(0);
    house.run("points show p2 --format csv").exits(0).says("p2,王**,2.0").says("h1,赵**,0.0");
    house.run("verify").exits(0);
    house.holds_for_python();
    house.lang("en").run("volunteer show p2").exits(0);
}

/// A shop with twenty bags of rice that last, ten that do not, and honey by weight.
fn shop(house: &House, run: impl Fn(&str)) {
    run("account open cangku --holder storeroom --name 公益超市");
    run("person add --name 赵玉梅");
    run("volunteer add p1");
    run("goods receive 20 袋 大米 --value 40 --basis invoice --use shop");
    run("goods receive 10 袋 大米 --value 20 --basis invoice --use shop --expiry 2026-10-20");
    run("goods receive 5 斤 蜂蜜 --value 50 --basis invoice --use shop");
    run("shop item dami 2 --name 大米 --unit 袋");
    run("shop item fengmi 4 --name 蜂蜜 --unit 斤");
    run("shop shelve l1 dami");
    run("shop shelve l2 dami");
    run("shop shelve l3 fengmi");
    run("points opening p1 --points 30 --paper 旧账");
    assert!(house.size() > 12);
}

/// A number that was merged reaches nothing any more, least of all the account of the household it had lived in.
#[test]
fn a_number_that_was_given_up_gets_nothing_from_the_shop() {
    let house = house();
    for line in [
        "account open cangku --holder storeroom --name 公益超市",
        "goods receive 20 块 肥皂 --value 40 --basis invoice --use shop",
        "shop item feizao 2 --name 肥皂 --unit 块",
        "shop shelve l1 feizao",
        "points opening p1 --points 30 --paper 旧账",
        "volunteer add p2 --household h1",
        "person merge p2 p3 --reason 同一人",
    ] {
        house.run(line).exits(0);
    }
    let size = house.size();
    house.run("redeem h1 --volunteer p2 --item feizao=2 --slip 1").exits(2).says("p3");
    house.run("shop reward p2 --item feizao=1 --slip 2 --reason 评优").exits(2).says("p3");
    assert_eq!(house.size(), size, "nothing was written");
    house.run("redeem h1 --volunteer p1 --item feizao=2 --slip 1").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

#[test]
fn nobody_is_sent_on_a_day_before_his_last_hours() {
    let mut house = house();
    let open = "activity open xunluo --title 巡逻 --place 东门 --class patrol --date 2026-10-06 --begins 08:00 --ends 10:00 --supervisor p3";
    house.at("2026-10-06T19:00:00+08:00");
    house.run(open).exits(0);
    house.run("activity record xunluo p2").exits(0);
    house.run("activity publish xunluo").exits(0);
    house.at("2026-10-12T19:00:00+08:00");
    let send = "volunteer send p2 --to fund.00112233445566778899aabbccddeeff";
    house.run(&format!("{send} --date 2026-10-05")).exits(2).says("2026-10-06 还有服务（第 11 号）");
    house.run(send).exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

#[test]
fn a_bag_is_taken_whole_and_honey_by_weight() {
    let house = House::open();
    rule_book(&house, "banfa.toml", &[]);
    house.run("rules set banfa.toml --paper 8").exits(0);
    shop(&house, |line| drop(house.run(line).exits(0)));
    house.run("redeem p1 --item dami=1.5 --slip 1").exits(2).says("不能兑零头");
    house.run("shop reward p1 --item dami=0.5 --slip 1 --reason 表彰").exits(2).says("不能兑零头");
    house.run("redeem p1 --item fengmi=0.5 --item dami=2 --slip 1").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// By two: what is said to have spoiled before its day waits for another person, what has expired does not; a cancellation is
/// approved on its day, and that is said.
#[test]
fn what_spoils_before_its_day_waits_for_another_person() {
    let mut house = two_persons();
    house.at("2026-10-05T09:00:00+08:00");
    rule_book(&house, "banfa.toml", &[]);
    signed(&house, "rules set banfa.toml --paper 8").exits(0);
    let approve = |house: &House| drop(signed(house, &format!("approve {} --key wang.key", house.size() - 1)).exits(0));
    approve(&house);
    shop(&house, |line| drop(signed(&house, line).exits(0)));
    approve(&house);
    signed(&house, "shop spoil dami 3 --reason 受潮").exits(0).says("等审批");
    house.run("shop stock --format csv").exits(0).says(",10,");
    approve(&house);
    signed(&house, "goods short l1 1 --reason 清点少了").exits(0).says("等审批");
    signed(&house, &format!("reject {} --key wang.key --reason 再点一遍", house.size() - 1)).exits(0);
    signed(&house, "redeem p1 --item dami=1 --slip 1").exits(0);
    let slip = house.size() - 1;
    let said = signed(&house, &format!("reverse {slip} --reason 拿错了")).exits(0);
    said.says("等审批").says("今天就审批");
    approve(&house);
    house.at("2026-10-21T09:00:00+08:00");
    signed(&house, "goods spoil l2 7 --reason 过期").exits(0);
    house.at("2026-11-03T09:00:00+08:00");
    signed(&house, "notice publish 2026-10").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// 更正说明 says of points that were undone whose they were, masked, and how many.
#[test]
fn a_correction_of_points_says_whose_and_how_many() {
    let mut house = house();
    house.run("points opening p2 --points 7.5 --paper 旧账").exits(0);
    let opening = house.size() - 1;
    house.run("points deduct littering --from p2 --reason 乱扔垃圾").exits(0);
    let deduction = house.size() - 1;
    house.run("points award good_deed --to p3 --witness p1 --what 拾金不昧").exits(0);
    let deed = house.size() - 1;
    house.run("points publish").exits(0);
    house.at("2026-11-03T09:00:00+08:00");
    house.run("notice publish 2026-10").exits(0);
    house.run(&format!("reverse {deduction} --reason 认错了人")).exits(0);
    house.run(&format!("reverse {deed} --reason 不是他")).exits(0);
    house.run(&format!("reverse {opening} --reason 旧账写错")).exits(0);
    let told = house.run("notice correct 1 --format csv").exits(0).out;
    assert!(told.contains("积分户（人）,原积分,现积分"), "{told}");
    assert!(told.contains("积分扣减") && told.contains(",王**,2.0,0.0,"), "{told}");
    assert!(told.contains(",王**,7.5,0.0,") && !told.contains("王芳"), "{told}");
    assert!(told.contains(",李**,5.0,0.0,"), "{told}");
    // Whoever looks for samples finds them, though no money moved.
    let samples = house.run("report samples --format json").exits(0).out;
    let samples: serde_json::Value = serde_json::from_str(&samples).expect("JSON");
    let reasons = samples[0]["rows"].as_array().expect("rows");
    let undone = reasons.iter().find(|row| row["sample_reason"] == "undone").expect("a reason");
    assert_eq!((&undone["entries"], &undone["listed"]), (&"3".into(), &"3".into()));
    house.at("2026-12-03T09:00:00+08:00");
    house.run("notice publish 2026-11").exits(0);
    house.lang("en").run("notice correct 1").exits(0).says("Points then");
    house.lang("zh").run("verify").exits(0);
    house.holds_for_python();
}

/// A shelf that nobody counted when the month was over is named with what is due, until it is counted.
#[test]
fn a_month_without_a_count_of_the_shop_is_due() {
    let mut house = House::open();
    rule_book(&house, "banfa.toml", &[]);
    house.run("rules set banfa.toml --paper 8").exits(0);
    shop(&house, |line| drop(house.run(line).exits(0)));
    house.run("person add --name 王芳").exits(0);
    let is_told = |house: &House| {
        let told = house.run("due").exits(0);
        format!("{}{}", told.out, told.err).contains("的月末盘点还没有做")
    };
    house.at("2026-10-31T09:00:00+08:00");
    assert!(!is_told(&house), "the month is not over");
    house.at("2026-11-01T09:00:00+08:00");
    house.run("due").exits(0).says("2026年10月 的月末盘点还没有做").says("mingbai shop count");
    house.run("status").exits(0).says("月末盘点");
    house.run("shop count l1=20 l2=10 l3=5 --counter p1 --witness p2 --paper 盘点1 --reason 无").exits(0);
    assert!(!is_told(&house), "counted");
    house.at("2026-12-01T09:00:00+08:00");
    assert!(is_told(&house), "November began with October's count");
    house.lang("en").run("due").exits(0).says("Shop: not counted");
}
