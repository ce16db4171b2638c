//! One person with two numbers, and one who went away and came back: nothing of either counts twice, and nothing is lost.

use mingbai::chain::{Entropy, Line};
use mingbai::desk::Desk;
use mingbai::ledger::command::Command;
use mingbai::ledger::event::{Event, VolunteerReceived};
use mingbai::ledger::minutes::Minutes;
use mingbai::ledger::name::Digest;
use mingbai::ledger::period::Moment;
use mingbai::store::Folder;

use crate::fund::objections::signed;
use crate::fund::points::{house, origin, rule_book};
use crate::fund::service::{by_two, patrol};
use crate::house::House;

/// Whether an export holds by the verifier that travels with it, and what that says.
fn python(house: &House, out: &str) -> (bool, String) {
    house.run(&format!("export {out}")).exits(0);
    judged(house, out)
}

fn judged(house: &House, out: &str) -> (bool, String) {
    let mut python = std::process::Command::new("python3");
    let verifier = format!("{out}/verify.py");
    let python = python.args(["-I", &verifier, out]).current_dir(house.path()).output().expect("python3 runs");
    let said = String::from_utf8_lossy(&python.stdout).into_owned() + &String::from_utf8_lossy(&python.stderr);
    (python.status.success(), said)
}

fn verified_twice(house: &House) {
    house.run("verify").exits(0);
    house.run("rebuild").exits(0);
    house.run("verify").exits(0);
    let (holds, said) = python(house, "out");
    assert!(holds, "{said}");
}

/// Two persons; kuaiji is p5, wang is p1; p2 (household h1) and p4 are volunteers with points, p5 is one too.
fn by_two_who_are_known() -> House {
    let house = by_two();
    let approved = |line: &str| {
        signed(&house, line).exits(0).says("等审批");
        signed(&house, &format!("approve {} --key wang.key", house.size() - 1)).exits(0);
    };
    signed(&house, "volunteer add p5").exits(0);
    for line in
        ["points opening p4 --points 40 --minutes 600 --paper 旧账1", "points opening p2 --points 9 --paper 旧账2"]
    {
        approved(line);
    }
    let made = house.run("keygen li --out li.key").exits(0);
    let is_key = |word: &&str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let key = made.out.split(|c: char| !c.is_ascii_alphanumeric()).find(is_key).expect("a public key").to_owned();
    signed(&house, &format!("operator enrol li --key {key} --role approver --from 2026-10-01")).exits(0);
    signed(&house, &format!("approve {} --key wang.key", house.size() - 1)).exits(0);
    for line in ["operator identify kuaiji --person p5", "operator identify wang --person p1"] {
        signed(&house, line).exits(0).says("等审批");
        signed(&house, &format!("approve {} --key li.key", house.size() - 1)).exits(0);
    }
    house
}

/// A merge takes all somebody has: another person lets it, and neither of the two is who gets it. Who was no volunteer has
/// nothing to be taken.
#[test]
fn nobody_takes_anothers_points_by_a_merge() {
    let house = by_two_who_are_known();
    signed(&house, "person merge p4 p5 --reason 同一人").exits(2).says("记账人自己");
    signed(&house, "person merge p5 p4 --reason 同一人").exits(2).says("记账人自己");
    signed(&house, "person merge p4 p1 --reason 同一人").exits(0).says("等审批");
    let waits = house.size() - 1;
    assert!(house.run("points list --format csv").out.contains("p4,"), "nothing moved yet");
    signed(&house, &format!("approve {waits} --key wang.key")).exits(2).says("不能由本人审批");
    signed(&house, &format!("reject {waits} --key li.key --reason 不是同一人")).exits(0);
    signed(&house, "person add --name 钱进").exits(0);
    let plain = signed(&house, "person merge p6 p4 --reason 同一人").exits(0);
    assert!(!plain.out.contains("等审批"), "{}", plain.out);
    signed(&house, "person merge p4 p3 --reason 同一人").exits(0).says("等审批");
    let waits = house.size() - 1;
    signed(&house, &format!("approve {waits} --key li.key")).exits(0);
    let listed = house.run("points list --format csv").exits(0).out;
    assert!(listed.contains("p3,李**,40.0"), "{listed}");
    verified_twice(&house);
}

/// Nobody records, and nobody approves, a reward, a transfer or old points that come to himself.
#[test]
fn nobody_lets_himself_have_points_or_goods() {
    let mut house = by_two_who_are_known();
    signed(&house, "volunteer add p1").exits(0);
    signed(&house, "points opening p1 --points 99 --paper 旧账3").exits(0).says("等审批");
    signed(&house, &format!("approve {} --key wang.key", house.size() - 1)).exits(2).says("不能由本人审批");
    signed(&house, &format!("approve {} --key li.key", house.size() - 1)).exits(0);
    house.at("2026-10-08T09:00:00+08:00");
    rule_book(
        &house,
        "zhuan.toml",
        &[("transfer = false", "transfer = true"), ("household_shares = true", "household_shares = false")],
    );
    signed(&house, "rules set zhuan.toml --paper 9").exits(0);
    signed(&house, &format!("approve {} --key wang.key", house.size() - 1)).exits(0);
    signed(&house, "points transfer 5 --from p4 --to p5 --reason 互助").exits(2).says("给自己转积分");
    signed(&house, "points transfer 5 --from p4 --to p3 --reason 互助").exits(2);
    for line in [
        "account open cangku --holder storeroom --name 仓库",
        "goods receive 10 块 肥皂 --value 30 --basis invoice --use shop",
        "shop item soap 2 --name 肥皂 --unit 块",
        "shop shelve l1 soap",
    ] {
        signed(&house, line).exits(0);
    }
    signed(&house, "shop reward p5 --item soap=1 --slip 1 --reason 表彰").exits(2).says("发奖励");
    signed(&house, "shop reward p1 --item soap=1 --slip 1 --reason 表彰").exits(0).says("等审批");
    signed(&house, &format!("approve {} --key wang.key", house.size() - 1)).exits(2).says("不能由本人审批");
    signed(&house, &format!("approve {} --key li.key", house.size() - 1)).exits(0);
    signed(&house, "household add h5 --head p5").exits(0);
    signed(&house, "volunteer add p5 --household h5").exits(0);
    signed(&house, "points transfer 5 --from p4 --to h5 --reason 互助").exits(2).says("给自己转积分");
    signed(&house, "points transfer 5 --from p4 --to h1 --reason 互助").exits(0);
    verified_twice(&house);
}

/// p6 turns out to be p4: points go over with their days, hours are seen under both numbers, the sheets foot.
#[test]
fn who_has_two_numbers_has_one_account_and_one_record_of_hours() {
    let mut house = patrol();
    for line in [
        "person add --name 钱进",
        "volunteer add p6 --party yes",
        "points opening p6 --points 4 --minutes 5700 --paper 旧账",
        "activity record patrol p6 --date 2026-10-06 --began 08:00 --ended 08:40",
        "activity record patrol p4 --date 2026-10-06 --began 08:30 --ended 08:45",
    ] {
        house.run(line).exits(0);
    }
    let overlapping = house.size() - 1;
    house.run("person merge p6 p4 --reason 同一人").exits(2).says("同一段时间记了两遍").says("mingbai reverse");
    house.run(&format!("reverse {overlapping} --reason 记重了")).exits(0);
    house.run("activity record patrol p4 --date 2026-10-06 --began 08:40 --ended 08:45").exits(0);
    house.run("points award good_deed --to p6 --witness p1 --what 拾金不昧 --party").exits(0);
    house.at("2026-10-07T13:00:00+08:00");
    house.run("activity publish patrol").exits(0);
    house.run("points publish").exits(0);
    house.run("points award good_deed --to p6 --witness p1 --what 送医").exits(0);
    let size = house.size();
    house.run("person merge p6 p4 --reason 同一人").exits(0).says("合并人员").says("积分归并");
    assert_eq!(house.size(), size + 2);
    house.run("points join p6").exits(2).says("0 分");
    house.run("points join p5").exits(2).says("没有并到");
    // 4 brought, 1.3 for forty minutes and 0.1 for five; the deed's five follow it later.
    let shown = house.run("points show p6 --format csv").exits(0).out;
    assert_eq!(shown, house.run("points show p4 --format csv").exits(0).out);
    assert!(shown.contains("4.0,1.4"), "{shown}");
    house.run("points show p4 --party --format csv").exits(0).says("5.0");
    house.run("volunteer statement p6 --full").exits(0).says("编号 p4-").says("08:00–08:40").says("08:40–08:45");
    let list = house.run("volunteer list --format csv").exits(0).out;
    assert!(!list.contains("p6") && list.contains("p4,"), "{list}");
    // From now on there is one number; what one of them did leaves no room for the other.
    house.at("2026-10-08T13:00:00+08:00");
    house.run("activity record patrol p6 --date 2026-10-07 --began 08:00 --ended 09:00").exits(2).says("p4");
    house.run("activity record patrol p4 --date 2026-10-06 --began 08:10 --ended 08:20").exits(2).says("重叠");
    house.run("points deduct littering --from p6 --reason 乱扔").exits(2).says("p4");
    house.run("points opening p4 --points 1 --paper 旧账").exits(2);
    house.run("points publish").exits(0);
    house.at("2026-10-20T09:00:00+08:00");
    assert!(house.run("points show p4 --format csv").exits(0).out.contains("10.4"), "all of it counts");
    // 45 minutes and ninety-five hours of old books: the first star at a hundred is not reached before five more hours.
    let year = house.run("report hours --year 2026 --format csv").exits(0).out;
    let row = year.lines().find(|line| line.starts_with("p4,")).unwrap_or_default();
    assert!(row.contains(",2,45,5700,5745,0"), "{year}");
    assert!(!year.lines().any(|line| line.starts_with("p6,")), "{year}");
    // What was taken from the number that is no more is put back to the one that stayed; hours bring their points back too.
    house.run("points deduct littering --from p4 --reason 乱扔").exits(0);
    house.run(&format!("reverse {} --reason 看错了", house.size() - 1)).exits(0);
    let hours = overlapping - 1;
    house.run(&format!("reverse {hours} --reason 记错")).exits(0);
    assert!(house.run("points show p4 --format csv").exits(0).out.contains("9.1"), "1.3 are taken back");
    house.run("report points --period 2026-10").exits(0).says("p6").says("p4");
    house.run("report points --party --year 2026").exits(0);
    verified_twice(&house);
    house.lang("en").run("points join p6").exits(2).says("What to do:");
}

/// Whoever is a volunteer only under the number that is given up is one under the other from then on, since the same day.
#[test]
fn a_donor_who_was_a_volunteer_under_another_number_stays_one() {
    let mut house = patrol();
    house.run("person add --name 李雷").exits(0);
    house.run("activity record patrol p3 --date 2026-10-06 --began 08:00 --ended 08:40").exits(0);
    house.run("person merge p3 p6 --reason 同一人").exits(0);
    house.at("2026-10-07T13:00:00+08:00");
    house.run("activity record patrol p6 --date 2026-10-06 --began 08:30 --ended 08:45").exits(2).says("重叠");
    house.run("activity record patrol p6 --date 2026-10-06 --began 08:40 --ended 09:00").exits(0);
    house.run("activity publish patrol").exits(0);
    // Both are of household h1, whose volunteers share an account: its hours of that day go there.
    house.run("points show h1 --format csv").exits(0).says("1.9");
    // At the activity and in the year he is one.
    let told = house.run("report activities --format csv").exits(0).out;
    let row = told.lines().find(|row| row.starts_with("patrol,")).expect("the patrol");
    assert_eq!(row.split(',').nth(5), Some("1"), "{told}");
    let year = house.run("report year 2026 --format csv").exits(0).out;
    assert!(year.lines().any(|row| row.starts_with("志愿者（制表时已公示）,1,")), "{year}");
    house.run("volunteer list --household h1").exits(0).says("p6");
    verified_twice(&house);
}

fn send(from: &House, number: &str, to: &House, file: &str) -> String {
    from.run(&format!("volunteer send {number} --to {}", origin(to))).exits(0);
    let proof = from.run(&format!("prove {} --out {file}", from.size() - 1)).exits(0);
    let key = from.run("verify").exits(0).err;
    let all = format!("{key}{}{}", proof.out, proof.err);
    let split = |c: char| c.is_whitespace() || "（）()，。：".contains(c);
    let key = all.split(split).find(|word| word.starts_with("fund.") && word.contains('+')).expect("a key").to_owned();
    to.file(file, std::fs::read(from.path().join(file)).expect("the statement"));
    key
}

/// 600 minutes here, 60 there: when he is back he has 660, and 660 are what he takes along the next time.
#[test]
fn who_comes_back_does_not_count_his_own_hours_twice() {
    let (mut here, mut there) = (house(), house());
    there.run("person amend p3 --name 王芳").exits(0);
    here.run("points opening p2 --points 7.5 --minutes 600 --paper 旧账").exits(0);
    let key = send(&here, "p2", &there, "one.tlog-proof");
    there.run(&format!("volunteer receive one.tlog-proof --number p3 --key {key}")).exits(0);
    let open =
        "activity open clean --title 清扫 --place 东门 --class clean --begins 00:00 --ends 02:00 --supervisor p1";
    there.run(open).exits(0);
    there.at("2026-10-06T09:00:00+08:00");
    there.run("activity record clean p3 --date 2026-10-05 --began 00:00 --ended 01:00").exits(0);
    there.run("activity publish clean").exits(0);
    there.at("2026-10-20T09:00:00+08:00");
    here.at("2026-10-20T09:00:00+08:00");
    let key = send(&there, "p3", &here, "two.tlog-proof");
    here.run("volunteer add p2").exits(0);
    here.run(&format!("volunteer receive two.tlog-proof --number p2 --key {key}")).exits(0);
    here.run("points show p2 --format csv").exits(0).says("9.5");
    let again = here.run(&format!("volunteer send p2 --to {}", origin(&there))).exits(0).out;
    let last = here.run(&format!("show {}", here.size() - 1)).exits(0).out;
    let minutes = last.lines().find(|line| line.starts_with("minutes")).unwrap_or_default();
    assert!(minutes.ends_with(" 660"), "{again}{last}");
    verified_twice(&here);
    verified_twice(&there);
}

/// He comes back and is registered anew; later both numbers turn out to be his. 600 minutes went with him and came back: once.
#[test]
fn who_comes_back_under_a_new_number_counts_once_when_the_numbers_are_joined() {
    let of_all_time = |house: &House, number: &str| {
        let year = house.run("report hours --year 2026 --format csv").exits(0).out;
        let row = year.lines().find(|line| line.starts_with(&format!("{number},"))).unwrap_or_default().to_owned();
        row.split(',').nth(7).unwrap_or_default().to_owned()
    };
    for (given_up, stays, is_joined_first) in
        [("p3", "p2", false), ("p2", "p3", false), ("p3", "p2", true), ("p2", "p3", true)]
    {
        let (mut here, mut there) = (house(), house());
        here.run("person amend p3 --name 王芳").exits(0);
        there.run("person amend p3 --name 王芳").exits(0);
        here.run("points opening p2 --points 7.5 --minutes 600 --paper 旧账").exits(0);
        let key = send(&here, "p2", &there, "one.tlog-proof");
        there.run(&format!("volunteer receive one.tlog-proof --number p3 --key {key}")).exits(0);
        there.at("2026-10-20T09:00:00+08:00");
        there.run("points opening p3 --points 1 --minutes 60 --paper 旧账").exits(0);
        here.at("2026-10-20T09:00:00+08:00");
        let merge = format!("person merge {given_up} {stays} --reason 同一人");
        if is_joined_first {
            here.run(&merge).exits(0);
            if stays == "p2" {
                here.run("volunteer add p2").exits(0);
            }
        }
        there.at("2026-10-28T09:00:00+08:00");
        here.at("2026-10-28T09:00:00+08:00");
        let key = send(&there, "p3", &here, "two.tlog-proof");
        let number = if is_joined_first { stays } else { "p3" };
        here.run(&format!("volunteer receive two.tlog-proof --number {number} --key {key}")).exits(0);
        if !is_joined_first {
            here.run(&merge).exits(0);
            if stays == "p2" {
                here.run("volunteer add p2").exits(0);
            }
        }
        here.run(
            "activity open clean --title 清扫 --place 东门 --class clean --begins 00:00 --ends 02:00 --supervisor p1",
        )
        .exits(0);
        here.run(&format!("activity record clean {stays} --began 00:00 --ended 01:00")).exits(0);
        here.run("activity publish clean").exits(0);
        assert_eq!(of_all_time(&here, stays), "720", "{given_up} into {stays}, joined first: {is_joined_first}");
        verified_twice(&here);
    }
}

/// Threats 67, 68: a treasurer with a program of his own takes over more than the statement says. Both verifiers read it.
#[test]
fn more_than_the_statement_says_is_found_by_both_verifiers() {
    let (here, there) = (house(), house());
    there.run("person amend p3 --name 王芳").exits(0);
    here.run("points opening p2 --points 7.5 --minutes 600 --paper 旧账").exits(0);
    let key = send(&here, "p2", &there, "one.tlog-proof");
    there.run(&format!("volunteer receive one.tlog-proof --number p3 --key {key}")).exits(0);
    let line = |house: &House, seq: i64| -> String {
        house.sqlite().query_row("SELECT line FROM entry WHERE seq = ?1", [seq], |row| row.get(0)).expect("a line")
    };
    let received = Line::parse(&line(&there, there.size() - 1)).map(|line| line.event.to_owned()).expect("a line");
    let Ok(Event::VolunteerReceived(honest)) = Event::read("volunteer_received", &received) else {
        panic!("{received}")
    };
    there.run("verify").exits(0);
    assert!(python(&there, "whole").0, "the honest one passes");
    // Without his statement nobody knows what he brought: an export that lost it does not hold, and none is made.
    let kept = there.fund().join("papers").join(honest.statement_file.expect("a statement").to_string());
    std::fs::remove_file(there.path().join("whole/papers").join(kept.file_name().expect("a name"))).expect("a thief");
    assert!(!judged(&there, "whole").0, "the statement is missing");
    there.run("verify whole").exits(1);
    let away = there.path().join("statement");
    std::fs::rename(&kept, &away).expect("a thief");
    there.run("export less").exits(1).says("不见了");
    std::fs::rename(&away, &kept).expect("it is back");
    let folder = Folder::new(there.fund());
    let now = Moment::typed("2026-10-05T09:30:00+08:00").expect("a moment");
    let mut desk = Desk::open(&folder, None, now, Entropy::seeded(b"thief")).expect("the desk opens");
    let forged =
        VolunteerReceived { leaf: Digest([7; 32]), minutes: Minutes::from_count(6000).expect("few"), ..honest };
    desk.record(&Command::ReceiveVolunteer(forged), &[], false).expect("nothing in the ledger forbids it");
    let found = there.run("verify").exits(1);
    assert!(found.err.contains("转出凭证") || found.out.contains("转出凭证"), "{}{}", found.out, found.err);
    let (holds, said) = python(&there, "forged");
    assert!(!holds && said.contains("statements_say_so"), "{said}");
}
