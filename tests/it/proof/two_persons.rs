//! Two persons: who records signs, what matters waits, and nobody approves himself.

use mingbai::chain::recording::record_message;
use mingbai::chain::{Hash, Line, SigningKey};

use crate::house::{House, Outcome};

/// A ledger of two: kuaiji records, wang approves, li may too; huifu keeps the recovery key. Six entries, the last two gifts
/// of 300 and 200.
fn house() -> House {
    let house = House::empty();
    let recovery = made(&house, "huifu");
    house
        .run(&format!("init fund --purpose test --name 城南社区基金 --county 明州县慈善总会 --recovery-key {recovery}"))
        .exits(0);
    let (own, others) = (made(&house, "kuaiji"), ["wang", "li"].map(|code| made(&house, code)));
    house.run(&format!("operator rotate kuaiji --key {own} --reason 第一把")).exits(0);
    for (code, key) in ["wang", "li"].into_iter().zip(others) {
        house.run(&format!("operator enrol {code} --role approver,supervisor --key {key} --as kuaiji")).exits(0);
    }
    house.run("operator two-persons --paper 纪要1号").exits(0).says("双人记账");
    signed(&house, "donate 300").exits(0);
    signed(&house, "donate 200").exits(0);
    house
}

/// A key made on somebody's own machine: its public half.
fn made(house: &House, code: &str) -> String {
    let made = house.run(&format!("keygen {code} --out {code}.key")).exits(0);
    let is_key = |word: &&str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let public = made.out.split(|c: char| !c.is_ascii_alphanumeric()).find(is_key);
    public.unwrap_or_else(|| panic!("no public key in {}", made.out)).to_owned()
}

/// As kuaiji, with his own key.
fn signed(house: &House, line: &str) -> Outcome {
    house.run(&format!("{line} --my-key kuaiji.key"))
}

fn holds(house: &House, balance: &str) {
    house.run("status --format csv").exits(0).says(balance);
}

/// Two from the first entry on: entry 0 is signed too, and nothing was ever done by one alone.
#[test]
fn it_takes_two_from_the_first_day() {
    let house = House::empty();
    let (own, wang) = (made(&house, "kuaiji"), made(&house, "wang"));
    let init = "init fund --purpose test --name 城南社区基金 --county 明州县慈善总会 --second wang";
    let both = format!("{init} --second-key {wang}");
    house.run(&both).exits(2).says("自己的钥匙文件");
    house.run(&format!("{init} --second-key {own} --my-key kuaiji.key")).exits(2);
    house.run(&format!("{both} --my-key wang.key")).exits(2);
    house.run(&format!("{both} --operator-key {wang} --my-key kuaiji.key")).exits(2);
    assert!(!house.fund().exists(), "nothing is left of what was refused");
    let opened = signed(&house, &both).exits(0);
    assert!(!opened.out.contains("一人记账"), "{}", opened.out);
    signed(&house, "donate 300").exits(0);
    signed(&house, "refund 2 --amount 300 --paper 退1 --reason 转错").exits(0).says("等审批：第 3 号");
    signed(&house, "approve 3 --key wang.key").exits(0);
    signed(&house, "operator two-persons --paper 纪要2号").exits(2).says("已经是双人记账");
    house.run("verify").exits(0).says("双人记账");
    house.run("export out").exits(0);
    let python = || {
        let mut python = std::process::Command::new("python3");
        python.args(["out/verify.py", "out"]).current_dir(house.path()).output().expect("python runs")
    };
    let judged = python();
    assert!(judged.status.success(), "{}", String::from_utf8_lossy(&judged.stdout));
    let lines = std::fs::read_to_string(house.path().join("out/ledger.jsonl")).expect("an export");
    let (first, rest) = lines.split_once('\n').expect("entry 0");
    let sig = Line::parse(first).expect("a line").sig;
    assert!(!sig.is_empty(), "entry 0 is signed");
    let forged = first.replace(sig, &sig.chars().rev().collect::<String>());
    house.file("out/ledger.jsonl", format!("{forged}\n{rest}"));
    assert_eq!(python().status.code(), Some(1));
}

/// A month that waits to be closed is not closed a second time; rejected, it may be asked for anew.
#[test]
fn a_closing_waits_once() {
    let mut house = house();
    house.at("2026-11-02T09:00:00+08:00");
    signed(&house, "reconcile --balance 500 --paper 对账单10").exits(0);
    signed(&house, "close-month").exits(0).says("等审批：第 9 号");
    signed(&house, "close-month").exits(2).says("已经记在第 9 号");
    signed(&house, "reject 9 --key wang.key --reason 再核一遍").exits(0);
    signed(&house, "close-month").exits(0).says("等审批：第 11 号");
    signed(&house, "approve 11 --key wang.key").exits(0);
    signed(&house, "close-month 2026-11").exits(2);
    signed(&house, "verify").exits(0);
}

#[test]
fn what_matters_waits_and_happens_when_another_says_so() {
    let house = house();
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0).says("等审批：第 8 号");
    holds(&house, "500.00");
    house.run("status").exits(0).says("等审批：第 8 号 退还捐赠");
    signed(&house, "approve 8 --key wang.key").exits(0).says("审批通过");
    holds(&house, "200.00");
    // The cash flow knows what the approval let happen.
    house.run("report cash-flow --period 2026-10 --format csv").exits(0).says("退捐支付的现金,300.00,300.00");
    assert!(!house.run("status").out.contains("等审批"));
    // Once is enough, and twice is refused.
    signed(&house, "approve 8 --key li.key").exits(2).says("不在等审批");
    // Rejected, it never happens.
    signed(&house, "reverse 7 --reason 记重").exits(0).says("等审批：第 10 号");
    signed(&house, "reject 10 --key wang.key --reason 没有记重").exits(0);
    signed(&house, "approve 10 --key wang.key").exits(2).says("第 10 号已被第 11 号退回");
    holds(&house, "200.00");
    house.run("verify").exits(0).says("双人记账").says("钥匙签名 1");
}

/// A refund that waited moves what is due of its gift's match once another person lets it happen, and he is told.
#[test]
fn who_approves_a_refund_is_told_how_the_match_moves() {
    let house = house();
    signed(&house, "project propose wall --name 围墙修缮 --service repairs").exits(0);
    signed(&house, "match agree wall --rate 20% --from 2026-10-01 --until 2026-10-31 --paper 总会函21").exits(0);
    signed(&house, "donate 1000 --project wall").exits(0).says("第 10 号");
    let asked = signed(&house, "refund 10 --amount 100 --paper 退1 --reason 转错").exits(0);
    assert!(!asked.out.contains("应配"), "nothing moved yet: {}", asked.out);
    signed(&house, "approve 11 --key wang.key").exits(0).says("应配（试算）由 200.00 元 变为 180.00 元");
    house.run("verify").exits(0);
}

/// One command, an entry a no: all of them or none.
#[test]
fn several_entries_are_rejected_together_or_not_at_all() {
    let house = house();
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0).says("等审批：第 8 号");
    signed(&house, "reverse 7 --reason 记重").exits(0).says("等审批：第 9 号");
    signed(&house, "reject 8 9 7 --key wang.key --reason 再核").exits(2).says("第 7 号");
    assert_eq!(house.size(), 10, "nothing was written");
    signed(&house, "reject 8 9 --key wang.key --reason 再核").exits(0);
    assert_eq!(house.size(), 12);
    assert!(!house.run("status").out.contains("等审批"));
    signed(&house, "approve 8 --key wang.key").exits(2).says("第 8 号已被第 10 号退回");
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0).says("等审批：第 12 号");
    signed(&house, "reverse 7 --reason 记重").exits(0).says("等审批：第 13 号");
    signed(&house, "reject 12 13 --reason 再核 --request q.txt").exits(0);
    house.run("sign q.txt --key wang.key --yes").exits(0);
    signed(&house, "reject --answer q.signed").exits(0);
    assert_eq!(house.size(), 16);
    house.run("verify").exits(0);
}

#[test]
fn the_rules_are_asked_again() {
    let house = house();
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0);
    signed(&house, "reverse 6 --reason 记重").exits(0);
    signed(&house, "approve 9 --key wang.key").exits(0);
    signed(&house, "approve 8 --key wang.key").exits(2).says("现在办不成").says("mingbai reject 8");
    holds(&house, "200.00");
    house.run("verify").exits(0);
}

#[test]
fn nobody_approves_himself_and_nobody_records_as_another() {
    let house = house();
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0);
    for (line, told) in [
        ("approve 8 --key kuaiji.key --my-key kuaiji.key", "不能以"),
        ("approve 8 --approver wang --key li.key --my-key kuaiji.key", "签名"),
        ("approve 8 --key wang.key", "没有钥匙"),
        ("donate 5", "没有钥匙"),
        ("donate 5 --my-key wang.key", "不是“kuaiji”登记的"),
        ("donate 5 --as wang --my-key wang.key", "没有记账的职责"),
        ("approve 8 9 --my-key kuaiji.key --key wang.key", "无从审批"),
        ("operator retire kuaiji --reason 换届 --my-key kuaiji.key", "没有人记账"),
        ("operator rotate nobody --key KEY --reason 丢了 --my-key kuaiji.key", "没有代号为"),
        ("operator two-persons --paper 纪要2号 --my-key kuaiji.key", "已经是双人记账"),
    ] {
        let line = line.replace("KEY", &"1".repeat(64));
        house.run(&line).exits(2).says(told);
    }
    assert_eq!(house.size(), 9);
}

/// A no is his own word too: with his key, from his own machine, or on a paper.
#[test]
fn nobody_says_no_for_another() {
    let house = house();
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0).says("第 8 号");
    signed(&house, "reject 8 --approver wang --reason 不用退").exits(2).says("钥匙").says("纸");
    signed(&house, "reject 8 --approver wang --key li.key --reason 不用退").exits(2).says("签名");
    signed(&house, "reject 8 --key kuaiji.key --reason 不用退").exits(2);
    signed(&house, "reject 8 --reason 不用退 --request q.txt").exits(0);
    house.run("sign q.txt --key wang.key").exits(2).says("退回上面这一条，不是同意").says("没有签");
    // Neither another entry nor another reason may be made of what he signs.
    let text = std::fs::read_to_string(house.path().join("q.txt")).expect("a request");
    house.file("forged.txt", text.replace("300.00", "3.00"));
    house.run("sign forged.txt --key wang.key --yes").exits(2).says("对不上");
    house.run("sign q.txt --key wang.key --yes").exits(0).says("mingbai reject --answer");
    let note = std::fs::read_to_string(house.path().join("q.signed")).expect("an answer");
    house.file("other.signed", note.replace("不用退", "以后再退"));
    signed(&house, "reject --answer other.signed").exits(2).says("签名");
    signed(&house, "approve --answer q.signed").exits(2);
    assert_eq!(house.size(), 9);
    signed(&house, "reject --answer q.signed").exits(0);
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0).says("第 10 号");
    house.file("photo.jpg", "signed on paper");
    signed(&house, "reject 10 --approver wang --paper-file photo.jpg --reason 不用退").exits(0);
    holds(&house, "500.00");
    house.run("verify").exits(0);
    house.holds_for_python();
}

#[test]
fn he_signs_on_his_own_machine() {
    let house = house();
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0);
    signed(&house, "approve 8 --request q.txt").exits(0);
    signed(&house, "approve 8 --request q.txt").exits(2).says("已经存在");
    house.run("sign q.txt --key wang.key").exits(2).says("没有签");
    // A request whose entry was changed is not signed.
    let text = std::fs::read_to_string(house.path().join("q.txt")).expect("a request");
    house.file("forged.txt", text.replace("300.00", "3.00"));
    house.run("sign forged.txt --key wang.key --yes").exits(2).says("对不上");
    house.run("sign q.txt --key wang.key --yes").exits(0).says("300.00").says("q.signed");
    // Nor is an answer taken whose signature is over something else.
    let note = std::fs::read_to_string(house.path().join("q.signed")).expect("an answer");
    house.file("moved.signed", note.replacen("\n8\n8\n", "\n7\n7\n", 1));
    signed(&house, "approve --answer moved.signed").exits(2);
    signed(&house, "approve --answer q.signed").exits(0).says("审批通过");
    holds(&house, "200.00");
    house.run("verify").exits(0);
}

/// One file for all that waits: read through once, signed once with one key, taken in whole or not at all.
#[test]
fn he_signs_several_at_once_on_his_own_machine() {
    let house = house();
    signed(&house, "refund 6 --amount 100 --paper 退1 --reason 转错").exits(0);
    signed(&house, "donate 50").exits(0);
    signed(&house, "refund 7 --amount 200 --paper 退2 --reason 转错").exits(0);
    signed(&house, "approve 8 10 --request q.txt").exits(0);
    house.run("sign q.txt --key wang.key --yes").exits(0).says("100.00").says("200.00");
    let answers = std::fs::read_to_string(house.path().join("q.signed")).expect("answers");
    house.file("mixed.signed", answers.replacen("\n10\n10\n", "\n9\n9\n", 1));
    signed(&house, "approve --answer mixed.signed").exits(2);
    holds(&house, "550.00");
    signed(&house, "approve --answer q.signed").exits(0).says("第 11 号").says("第 12 号");
    holds(&house, "250.00");
    house.run("verify").exits(0).says("钥匙签名 2");
}

#[test]
fn keys_are_replaced_by_another_or_by_the_recovery_key() {
    let house = house();
    let second = made(&house, "second");
    signed(&house, &format!("operator rotate wang --key {second} --reason 丢了")).exits(0).says("等审批：第 8 号");
    signed(&house, "approve 8 --key wang.key").exits(2).says("不能由本人审批");
    signed(&house, "approve 8 --key li.key").exits(0);
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0);
    signed(&house, "approve 10 --key wang.key").exits(2).says("签名");
    let third = made(&house, "third");
    let lost = format!("operator rotate kuaiji --key {third} --reason 被偷 --valid-size 7");
    house.run(&format!("{lost} --request r.txt --my-key kuaiji.key")).exits(0);
    house.run("sign r.txt --key li.key --yes --out li.signed").exits(0);
    house.run(&format!("{lost} --recovery li.signed --my-key kuaiji.key")).exits(2).says("签名");
    house.run("sign r.txt --key huifu.key --yes").exits(0);
    house.run(&format!("{lost} --recovery r.signed --my-key kuaiji.key")).exits(0);
    signed(&house, "donate 5").exits(2).says("不是“kuaiji”登记的");
    house.run("donate 5 --my-key third.key").exits(0);
    let old = house.run("operator list --format csv").exits(0);
    assert!(old.out.contains("kuaiji"), "{}", old.out);
    house.run("verify").exits(0);
}

#[test]
fn a_notice_hangs_once_it_is_approved() {
    let mut house = house();
    house.at("2026-11-02T09:00:00+08:00");
    signed(&house, "notice publish").exits(0).says("还没有张贴").says("等审批：第 8 号");
    signed(&house, "notice publish").exits(2).says("不能张贴");
    signed(&house, "reject 8 --key wang.key --reason 不好").exits(2).says("不能退回");
    signed(&house, "approve 8 --key wang.key").exits(0);
    signed(&house, "notice publish --until 2026-11-12").exits(0).says("已张贴");
    let page = std::fs::read_to_string(house.fund().join("notices/0001/notice.html")).expect("a notice");
    assert!(!page.contains("未经第二人审批"));
    house.run("verify").exits(0);
}

#[test]
fn an_erasure_waits_too() {
    let house = house();
    signed(&house, "person add --name 张小军").exits(0);
    signed(&house, "person erase p1 --reason 本人要求").exits(0).says("等审批");
    house.run("person show p1").exits(0).says("张小军");
    signed(&house, "approve 9 --key wang.key").exits(0).says("已从 people.db 里删除");
    let bytes = std::fs::read(house.fund().join("people.db")).expect("people");
    assert!(!bytes.windows("张小军".len()).any(|window| window == "张小军".as_bytes()));
    house.run("verify").exits(0);
}

/// What is sealed while the vouchers are kept is opened by two, on a paper that asks for it, and sealed again.
#[test]
fn two_open_what_is_sealed() {
    let house = house();
    signed(&house, "person add --name 张小军").exits(0);
    signed(&house, "donate 10 --donor p1").exits(0);
    signed(&house, "person erase p1 --reason 本人要求").exits(0);
    signed(&house, "approve 10 --key wang.key").exits(0);
    assert!(!house.run("person show p1").exits(0).out.contains("张小军"));
    signed(&house, "person unseal p1 --reason 查账").exits(2);
    signed(&house, "person unseal p1 --paper 法院函1 --reason 查账").exits(0).says("等审批：第 12 号");
    assert!(!house.run("person show p1").exits(0).out.contains("张小军"));
    signed(&house, "approve 12 --key kuaiji.key").exits(2);
    signed(&house, "approve 12 --key wang.key").exits(0);
    house.run("person show p1").exits(0).says("张小军").says("查账");
    house.run("verify").exits(0);
    signed(&house, "person erase p1 --reason 查完").exits(0);
    signed(&house, "approve 14 --key wang.key").exits(0);
    assert!(!house.run("person show p1").exits(0).out.contains("张小军"));
    house.run("verify").exits(0);
    house.holds_for_python();
}

#[test]
fn small_sums_wait_for_nobody_where_the_rules_say_so() {
    let house = house();
    signed(&house, "thresholds set --second-person-from 250 --paper 纪要2号").exits(0).says("等审批：第 8 号");
    signed(&house, "refund 7 --amount 200 --paper 退1 --reason 转错").exits(0).says("等审批：第 9 号");
    signed(&house, "approve 8 --key wang.key").exits(0);
    let small = signed(&house, "refund 6 --amount 100 --paper 退2 --reason 转错").exits(0);
    assert!(!small.out.contains("等审批"), "{}", small.out);
    signed(&house, "refund 6 --amount 100 --paper 退3 --reason 转错").exits(0);
    holds(&house, "300.00");
    house.run("verify").exits(0);
}

#[test]
fn a_file_is_signed_once_for_all_its_rows() {
    let house = house();
    house.file("list.csv", "date,donor,amount\n2026-10-02,赵玉梅,10\n2026-10-03,钱大明,20\n");
    signed(&house, "import donations list.csv --map date=date,donor=donor,amount=amount").exits(0);
    let signatures: i64 = house
        .sqlite()
        .query_row("SELECT count(*) FROM entry WHERE seq >= 8 AND line LIKE '%\"sig\":\"\"}'", [], |row| row.get(0))
        .expect("lines are counted");
    assert_eq!(signatures, 2);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Threat 54: the treasurer records as somebody else, or lets wang's key sign what he recorded himself.
#[test]
fn a_line_its_recorder_did_not_sign_is_found() {
    let house = house();
    the_thief_writes_the_last_line(&house, "wang", ToOwned::to_owned);
    house.run("verify").exits(1).says("没有“kuaiji”的签名");
}

/// Threat 54: what wang refused for one reason he is made to have refused for another, in a line the treasurer signs.
#[test]
fn a_no_that_was_not_his_is_found() {
    let house = house();
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0);
    signed(&house, "reject 8 --key wang.key --reason 不用退").exits(0);
    house.run("verify").exits(0);
    the_thief_writes_the_last_line(&house, "kuaiji", |event| event.replace("不用退", "已经退了"));
    house.run("verify").exits(1).says("“wang”");
}

/// The last line is written anew with an event of the thief's and a signature of somebody's, and its leaf with it.
fn the_thief_writes_the_last_line(house: &House, signer: &str, event: impl FnOnce(&str) -> String) {
    let text = std::fs::read_to_string(house.path().join(format!("{signer}.key"))).expect("a key");
    let key: SigningKey = text.trim_end().parse().expect("a key");
    let thief = house.sqlite();
    let triggers = "SELECT group_concat(sql, ';'), group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_master \
                    WHERE type = 'trigger'";
    let (made, dropped): (String, String) =
        thief.query_row(triggers, [], |row| Ok((row.get(0)?, row.get(1)?))).expect("triggers");
    thief.execute_batch(&dropped).expect("the triggers are away");
    let line: String =
        thief.query_row("SELECT line FROM entry ORDER BY seq DESC LIMIT 1", [], |row| row.get(0)).expect("a line");
    let read = Line::parse(&line).expect("a line");
    let origin: String = {
        let first: String =
            thief.query_row("SELECT line FROM entry WHERE seq = 0", [], |row| row.get(0)).expect("a line");
        first.split("\"origin\":\"").nth(2).and_then(|rest| rest.split('"').next()).expect("an origin").to_owned()
    };
    let event = event(read.event);
    let message = record_message(&origin, read.seq, read.prev, &event);
    let forged = line.replace(read.sig, &key.sign(message.as_bytes()).to_string()).replace(read.event, &event);
    assert_ne!(forged, line);
    let leaf = Hash::of_leaf(forged.as_bytes());
    let written = thief
        .execute(
            "UPDATE entry SET line = ?1, leaf = ?2 WHERE seq = ?3",
            (&forged, leaf.as_bytes(), i64::try_from(read.seq).expect("a small number")),
        )
        .expect("the line is changed");
    assert_eq!(written, 1);
    thief.execute_batch(&made).expect("the triggers are back");
}

/// What waits has not happened, so there is nothing to undo yet; what was rejected never happens.
#[test]
fn what_waits_cannot_be_reversed() {
    let house = house();
    signed(&house, "project propose wall --name 围墙修缮 --service repairs").exits(0);
    let transfer = "transfer 100 --from-source public_appeal --to-project wall --to-source designation --basis earmark \
                    --paper 调1 --reason 内部指定";
    signed(&house, transfer).exits(0).says("等审批：第 9 号");
    signed(&house, "reverse 9 --reason 记错").exits(2).says("没有可冲正的").says("mingbai reject 9");
    signed(&house, "reject 9 --key wang.key --reason 不用了").exits(0);
    signed(&house, "reverse 9 --reason 记错").exits(2).says("第 10 号退回");
    signed(&house, transfer).exits(0).says("等审批：第 11 号");
    signed(&house, "approve 11 --key li.key").exits(0);
    signed(&house, "reverse 11 --reason 记错").exits(0).says("等审批：第 13 号");
    signed(&house, "approve 13 --key wang.key").exits(0);
    holds(&house, "500.00");
    house.run("verify").exits(0);
}

/// Owners' money moves by their committee's word: the fund's approver has none in it, and nobody else's will do.
#[test]
fn owners_money_waits_for_their_committee() {
    let house = house();
    let key = made(&house, "ywh");
    signed(&house, &format!("operator enrol ywh --role owners_committee --key {key}")).exits(0);
    signed(&house, "approve 8 --key wang.key").exits(0);
    let votes = "--households-total 90 --households-present 70 --households-for 60 --area-total 9000 \
                 --area-present 7000 --area-for 6000 --until 2026-12-31";
    for line in [
        "area add qu1 --name 城南一区 --kind estate",
        "account open yeweihui --holder owners_committee --name 一区业委会 --area qu1",
        "project propose wall --name 围墙修缮 --service repairs",
        "income 9000 --from 停车公司 --nature rent --account yeweihui --paper 收1",
        &format!("owners decide --account yeweihui --project wall --purpose 修墙 --ceiling 1000 --paper 决1 {votes}"),
    ] {
        signed(&house, line).exits(0);
    }
    let transfer = "transfer 1000 --basis owners --account yeweihui --to-project wall --reason 兜底 --paper 决1";
    signed(&house, transfer).exits(0).says("等审批：第 15 号");
    signed(&house, "approve 15 --key wang.key").exits(2).says("业委会");
    signed(&house, "reject 15 --key wang.key --reason 不行").exits(2).says("业委会");
    signed(&house, "approve 15 --key ywh.key").exits(0);
    // To undo it is theirs too, and nothing of it is too small to ask them.
    signed(&house, "reverse 15 --reason 记错").exits(0).says("等审批：第 17 号");
    signed(&house, "approve 17 --key wang.key").exits(2).says("业委会");
    signed(&house, "approve 17 --key ywh.key").exits(0);
    signed(&house, "thresholds set --second-person-from 5000 --paper 纪要9号").exits(0);
    signed(&house, "approve 19 --key wang.key").exits(0);
    signed(&house, &transfer.replace("1000", "100")).exits(0).says("等审批：第 21 号");
    signed(&house, "approve 21 --key ywh.key").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// What is approved after a notice would stand on none: it is settled first, whatever its day.
#[test]
fn a_notice_leaves_nothing_behind_that_waits() {
    let mut house = house();
    signed(&house, "refund 6 --amount 300 --paper 退1 --reason 转错").exits(0).says("等审批：第 8 号");
    house.at("2026-11-02T09:00:00+08:00");
    signed(&house, "notice publish").exits(2).says("第 8 号（退还捐赠）还在等审批").says("mingbai approve 8");
    signed(&house, "approve 8 --key wang.key").exits(0);
    signed(&house, "notice publish").exits(0);
    signed(&house, "approve 10 --key wang.key").exits(0);
    signed(&house, "notice publish").exits(0).says("已张贴");
    house.at("2026-12-02T09:00:00+08:00");
    signed(&house, "notice publish").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Rules of points, a publication and what a count found missing wait as money does.
#[test]
fn points_and_the_shop_wait_too() {
    let mut house = house();
    let rules = house.run("rules template").exits(0).out;
    house.file("banfa.toml", rules);
    signed(&house, "rules set banfa.toml --paper 居委会8号").exits(0).says("等审批：第 8 号");
    signed(&house, "person add --name 陈秀英").exits(0);
    signed(&house, "person add --name 王芳").exits(0);
    let open =
        "activity open xunfang --class patrol --title 巡防 --place 东园 --supervisor p2 --begins 06:00 --ends 08:00";
    signed(&house, open).exits(2);
    signed(&house, "approve 8 --key wang.key").exits(0);
    for line in ["volunteer add p1", open, "activity record xunfang p1"] {
        signed(&house, line).exits(0);
    }
    signed(&house, "activity publish xunfang").exits(0).says("等审批：第 15 号");
    signed(&house, "points list --format csv").exits(0);
    assert!(!house.run("points list --format csv").out.contains("p1"));
    signed(&house, "approve 15 --key li.key").exits(0);
    house.run("points list --format csv").exits(0).says("p1");
    for line in [
        "account open cangku --holder storeroom --name 仓库",
        "goods receive 10 块 肥皂 --value 30 --basis invoice --use shop",
        "shop item soap 2 --name 肥皂 --unit 块",
        "shop shelve l1 soap",
    ] {
        signed(&house, line).exits(0);
    }
    house.at("2026-10-12T09:00:00+08:00");
    signed(&house, "redeem p1 --item soap=1 --slip 0001").exits(0);
    signed(&house, "shop count l1=8 --counter p1 --witness p2 --paper 盘1 --reason 少了一块")
        .exits(0)
        .says("等审批：第 23 号");
    house.run("shop stock --format csv").exits(0).says("l1,9,");
    // Counted again, the missing piece would be missing twice; and what goes out meanwhile is not what was missing.
    signed(&house, "shop count l1=8 --counter p1 --witness p2 --paper 盘2 --reason 少了一块").exits(2).says("第 23 号");
    signed(&house, "redeem p1 --item soap=1 --slip 0002").exits(0);
    signed(&house, "approve 23 --key wang.key").exits(0);
    house.run("shop stock --format csv").exits(0).says("l1,7,");
    // His own copy tells his hours and his points too, and nobody else's.
    let copy = house.run("person show p1").exits(0).says("陈秀英").says("巡防").says("2 小时");
    copy.says("兑换积分账户");
    house
        .run("person show p1 --format json")
        .exits(0)
        .says("\"service_statement\"")
        .says("\"points_accounts\"")
        .says("巡防");
    assert!(!house.run("person show p2").exits(0).out.contains("巡防"));
    // A lot that lay there as booked waits for nobody.
    let again = signed(&house, "shop count l1=7 --counter p1 --witness p2 --paper 盘2").exits(0);
    assert!(!again.out.contains("等审批"), "{}", again.out);
    // What the shop has is given for no points by two; what was given for use by one.
    signed(&house, "goods give l1 2 --to 王芳 --reason 慰问").exits(0).says("等审批");
    house.run("shop stock --format csv").exits(0).says("l1,7,");
    let waits = house.size() - 1;
    signed(&house, &format!("approve {waits} --key wang.key")).exits(0);
    house.run("shop stock --format csv").exits(0).says("l1,5,");
    signed(&house, "goods receive 4 块 肥皂 --value 12 --basis invoice --use poor_families").exits(0);
    let plain = signed(&house, "goods give l2 1 --to 低保户1户").exits(0);
    assert!(!plain.out.contains("等审批"), "{}", plain.out);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// What waits and was approved at once by another.
fn approved(house: &House, line: &str) -> i64 {
    signed(house, line).exits(0).says("等审批");
    let waits = house.size() - 1;
    signed(house, &format!("approve {waits} --key wang.key")).exits(0);
    waits
}

/// Two soaps that a count of October found missing were given out since; that others came back in November does not bring
/// them back to October, whose stock would fall below zero.
#[test]
fn a_count_approved_late_takes_no_month_below_zero() {
    let mut house = house();
    house.at("2026-10-20T09:00:00+08:00");
    for line in [
        "person add --name 陈秀英",
        "person add --name 王芳",
        "account open cangku --holder storeroom --name 仓库",
        "goods receive 12 块 肥皂 --value 12 --basis invoice --use shop",
        "shop item soap 2 --name 肥皂 --unit 块",
        "shop shelve l1 soap",
    ] {
        signed(&house, line).exits(0);
    }
    let given = approved(&house, "goods give l1 2 --to 王芳 --reason 慰问");
    house.at("2026-10-30T09:00:00+08:00");
    let by_two = "--counter p1 --witness p2 --paper";
    signed(&house, &format!("shop count l1=8 {by_two} 盘1 --reason 少两块")).exits(0).says("等审批");
    let count = house.size() - 1;
    house.at("2026-10-31T09:00:00+08:00");
    approved(&house, "goods give l1 9 --to 王芳 --reason 慰问");
    house.at("2026-11-02T09:00:00+08:00");
    approved(&house, &format!("reverse {given} --reason 没有领"));
    house.run("shop stock --format csv").exits(0).says("l1,3,");
    let size = house.size();
    signed(&house, &format!("approve {count} --key wang.key")).exits(2).says("最少的时候只有 1").says("mingbai reject");
    signed(house.lang("en"), &format!("approve {count} --key wang.key")).exits(2).says("only 1");
    assert_eq!(house.lang("zh").size(), size);
    signed(&house, &format!("reject {count} --key wang.key --reason 再盘")).exits(0);
    approved(&house, &format!("shop count l1=1 {by_two} 盘2 --reason 少两块"));
    approved(&house, "notice publish 2026-10");
    signed(&house, "notice publish 2026-10").exits(0).says("已张贴");
    house.run("verify").exits(0);
    house.holds_for_python();
}
