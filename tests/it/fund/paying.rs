//! Money out: asked for, approved by another, paid; advances; aid; who may not be paid.

use crate::house::{House, Outcome};

/// A ledger with 10,000 in the general fund, a firm (p1), two approvers with keys beside the ledger, and somebody who
/// records beside kuaiji. The next entry is 7.
pub(crate) fn house() -> House {
    let house = House::open();
    house.run("donate 10000").exits(0);
    house.run("person add --name 城南建材有限公司 --kind company").exits(0);
    for (code, roles) in [("wang", "approver"), ("li", "approver,federation"), ("chen", "recorder")] {
        enrol(&house, code, roles);
    }
    house.file("invoice.pdf", "发票 001");
    house.file("slip.pdf", "回单 001");
    house.file("signed.jpg", "签字");
    house
}

/// Somebody makes his key on his own machine and is enrolled with the public half.
pub(crate) fn enrol(house: &House, code: &str, roles: &str) {
    enrol_with(house, code, &format!("--role {roles} --from 2026-10-01"));
}

pub(crate) fn enrol_with(house: &House, code: &str, terms: &str) {
    let made = house.run(&format!("keygen {code} --out {code}.key")).exits(0);
    let is_key = |word: &&str| word.len() == 64 && word.bytes().all(|b| b.is_ascii_hexdigit());
    let public = made.out.split(|c: char| !c.is_ascii_alphanumeric()).find(is_key);
    let public = public.unwrap_or_else(|| panic!("no public key in {}", made.out)).to_owned();
    house.run(&format!("operator enrol {code} --key {public} {terms} --as kuaiji")).exits(0);
}

/// As kuaiji, who records.
pub(crate) fn kuaiji(house: &House, line: &str) -> Outcome {
    house.run(&format!("{line} --as kuaiji"))
}

pub(crate) const REQUEST: &str =
    "pay request 3000 --to p1 --purpose 围墙材料 --kind goods --invoice 001 --file invoice.pdf";

#[test]
fn a_payment_is_asked_for_approved_by_another_and_paid_in_parts() {
    let mut house = house();
    kuaiji(&house, REQUEST).exits(0).says("第 7 号");
    kuaiji(&house, "pay settle 7 --paper 回单1").exits(2).says("要 1 人审批");
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0).says("审批通过");
    assert!(kuaiji(&house, "pay list --open --format csv").exits(0).out.contains("已审批"));
    kuaiji(&house, "pay settle 7 --amount 1000 --paper 回单1 --file slip.pdf").exits(0).says("第 9 号");
    kuaiji(&house, "pay settle 7 --amount 2000.01 --paper 回单2").exits(2).says("还能付 2,000.00");
    kuaiji(&house, "pay settle 7 --paper 回单2").exits(0).says("第 10 号");
    kuaiji(&house, "pay settle 7 --paper 回单3").exits(2);
    kuaiji(&house, "pay list --format csv").exits(0).says("已付清");
    assert!(!kuaiji(&house, "pay list --open --format csv").exits(0).out.contains("围墙材料"));
    kuaiji(&house, "status --format csv").exits(0).says("7000.00");
    let shown = kuaiji(&house, "pay show 7").exits(0);
    assert!(shown.out.contains("wang") && shown.out.contains("回单2"), "{}", shown.out);
    let report = house.run("report payments --period 2026-10 --format csv").exits(0);
    assert!(report.out.contains("3000.00") && report.out.contains("城南建材有限公司"), "{}", report.out);
    kuaiji(&house, "reverse 10 --reason 付错").exits(0);
    kuaiji(&house, "status --format csv").exits(0).says("9000.00");
    let report = house.run("report payments --period 2026-10 --format csv").exits(0);
    assert!(report.out.contains("1000.00") && report.out.contains("已冲正"), "{}", report.out);
    // What went out and what undid it stand each on a line.
    assert!(report.out.contains(",3000.00,2000.00,"), "{}", report.out);
    kuaiji(&house, "pay settle 7 --paper 回单2").exits(0);
    let verified = house.run("verify").exits(0);
    assert!(verified.out.contains("钥匙签名 1，纸面审批 0"), "{}", verified.out);
    house.lang("en").run("verify").exits(0).says("1 signed, 0 on paper");
}

/// The rules in force that day say how many must approve; an older date does not help.
#[test]
fn from_an_amount_on_two_must_approve() {
    let mut house = house();
    kuaiji(&house, "thresholds set --two-approvers-from 2000 --from 2026-10-06 --paper 会议1").exits(0);
    kuaiji(&house, "thresholds set --two-approvers-from 1 --from 2026-10-04 --paper 会议2")
        .exits(2)
        .says("不能从已经过去");
    kuaiji(&house, REQUEST).exits(0).says("第 8 号");
    house.at("2026-10-06T09:00:00+08:00");
    kuaiji(&house, "pay approve 8 --key wang.key").exits(0);
    kuaiji(&house, "pay list --format csv").exits(0).says("审批未齐");
    kuaiji(&house, "status").exits(0).says("等人审批");
    kuaiji(&house, "pay settle 8 --paper 回单1").exits(2).says("要 2 人审批，到付款那天有 1 人");
    kuaiji(&house, "pay approve 8 --key wang.key").exits(2).says("已经审批过");
    kuaiji(&house, "pay approve 8 --approver li --paper-file signed.jpg").exits(0);
    kuaiji(&house, "pay list --format csv").exits(0).says("已审批");
    kuaiji(&house, "pay settle 8 --paper 回单1").exits(0);
    let report = house.run("report payments --period 2026-10 --format csv").exits(0);
    assert!(report.out.contains("wang, li") && report.out.contains("纸面审批"), "{}", report.out);
    house.run("thresholds show --format csv").exits(0).says("2000.00");
    house.run("verify").exits(0).says("纸面审批 1");
}

/// Whoever approves brings his own key, locked or not; a key of somebody else, or of nobody, approves nothing.
#[test]
fn an_approval_is_signed_with_the_approvers_own_key() {
    let house = house();
    kuaiji(&house, REQUEST).exits(0);
    house.file("words", "correct horse battery\n");
    house.run("keygen zhao --out zhao.key.age --passphrase-file words").exits(0);
    kuaiji(&house, "pay approve 7 --key zhao.key.age --passphrase-file words").exits(2).says("zhao");
    kuaiji(&house, "pay approve 7 --key wang.key --approver li").exits(2).says("签名不是");
    kuaiji(&house, "pay approve 7 --key invoice.pdf").exits(2).says("钥匙");
    kuaiji(&house, "pay approve 7").exits(2);
    kuaiji(&house, "pay approve 7 --key chen.key").exits(2).says("不能以");
    enrol(&house, "both", "recorder,approver");
    house.run(&format!("{} --as both", REQUEST.replace("001", "002"))).exits(0).says("第 9 号");
    kuaiji(&house, "pay approve 9 --key both.key").exits(2).says("不能由本人审批");
    kuaiji(&house, "pay approve 7 --key both.key").exits(0);
    house.run("pay settle 7 --paper 回单1 --as both").exits(2).says("不能再由本人记账");
    house.run("pay settle 7 --paper 回单1 --as chen").exits(0);
    house.run("verify").exits(0);
}

/// In a ledger of one, a signed paper stands in for the second person, and every sheet says so.
#[test]
fn who_keeps_a_ledger_alone_files_a_paper() {
    let house = House::open();
    house.run("donate 500").exits(0);
    house.file("signed.jpg", "签字");
    house.run("pay request 200 --to-name 城南印刷店 --purpose 宣传单").exits(0).says("第 3 号");
    house.run("pay approve 3").exits(2).says("只能附纸");
    house.run("pay approve 3 --paper-file signed.jpg").exits(0);
    house.run("pay settle 3 --paper 回单1").exits(0);
    let report = house.run("report payments --period 2026-10").exits(0);
    assert!(report.out.contains("纸面审批") && report.out.contains("单人"), "{}", report.out);
    house.run("verify").exits(0).says("凭纸审批");
}

#[test]
fn a_request_is_rejected_withdrawn_and_its_invoice_comes_again() {
    let house = house();
    kuaiji(&house, REQUEST).exits(0).says("第 7 号");
    kuaiji(&house, REQUEST).exits(2).says("已经在第 7 号用过");
    kuaiji(&house, "pay request 5 --to-name 城南建材有限公司 --purpose 钉子 --invoice 001").exits(2).says("第 7 号");
    kuaiji(&house, "pay reject 7 --approver kuaiji --paper-file signed.jpg --reason 不办").exits(2);
    kuaiji(&house, "pay reject 7 --key wang.key --reason 价格太高").exits(0);
    kuaiji(&house, "pay show 7").exits(0).says("wang 于 2026-10-05 退回，原因：价格太高");
    kuaiji(&house, "pay approve 7 --key wang.key").exits(2).says("不用再审批");
    kuaiji(&house, "pay settle 7 --paper 回单1").exits(2).says("退回或撤回");
    kuaiji(&house, REQUEST).exits(0).says("第 9 号");
    kuaiji(&house, "pay cancel 9 --reason 不买了").exits(0);
    kuaiji(&house, "pay cancel 9 --reason 不买了").exits(2);
    kuaiji(&house, "pay show 9").exits(0).says("已撤回").says("kuaiji 于 2026-10-05 撤回，原因：不买了。");
    kuaiji(&house, REQUEST).exits(0).says("第 11 号");
    kuaiji(&house, "pay approve 11 --key li.key").exits(0);
    kuaiji(&house, "pay settle 11 --amount 1 --paper 回单1").exits(0);
    kuaiji(&house, "pay cancel 11 --reason 余下不付").exits(0);
    kuaiji(&house, "pay show 11").exits(0).says("已付一部分，其余撤回").says("原因：余下不付。");
    assert!(!kuaiji(&house, "pay list --open").exits(0).out.contains("其余撤回"));
    kuaiji(&house, "pay settle 11 --amount 1 --paper 回单2").exits(2);
    kuaiji(&house, REQUEST).exits(2).says("第 11 号");
    house.run("verify").exits(0);
}

/// 5,000 kept back of 100 days: owed by the purse of the first part, paid on its day.
#[test]
fn what_is_kept_back_is_owed_and_paid_when_due() {
    let mut house = house();
    kuaiji(&house, &format!("{REQUEST} --retention 150 --retention-due 2026-12-01")).exits(0);
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 7 --retention --paper 回单0").exits(2).says("没有扣下质保金");
    kuaiji(&house, "pay settle 7 --amount 850 --paper 回单1").exits(0).says("第 9 号");
    kuaiji(&house, "pay settle 7 --paper 回单2").exits(0).says("第 10 号");
    kuaiji(&house, "status --format csv").exits(0).says("7150.00");
    kuaiji(&house, "pay settle 7 --retention --paper 回单3").exits(2).says("2026-12-01");
    kuaiji(&house, "pay cancel 7 --reason 不办").exits(2);
    kuaiji(&house, "reverse 9 --reason 付错").exits(2).says("一笔一笔往回冲正");
    assert!(kuaiji(&house, "pay list --open --format csv").exits(0).out.contains("150.00"));
    house.at("2026-12-01T09:00:00+08:00");
    kuaiji(&house, "status").exits(0).says("质保金 150.00 元于 2026-12-01 到期");
    kuaiji(&house, "pay show 7").exits(0).says("质保金 150.00 元，2026-12-01 到期，已付 0.00 元");
    kuaiji(&house, "pay settle 7 --retention --paper 回单3").exits(0).says("第 11 号");
    assert!(!kuaiji(&house, "status").exits(0).out.contains("质保金"));
    kuaiji(&house, "pay settle 7 --retention --amount 0.01 --paper 回单4").exits(2);
    kuaiji(&house, "status --format csv").exits(0).says("7000.00");
    for entry in [11, 10, 9] {
        kuaiji(&house, &format!("reverse {entry} --reason 付错")).exits(0);
    }
    kuaiji(&house, "status --format csv").exits(0).says("10000.00");
    house.run("verify").exits(0);
}

#[test]
fn an_advance_is_accounted_for_and_the_rest_comes_back() {
    let mut house = house();
    kuaiji(&house, "pay request 1000 --to p1 --purpose 重阳慰问采购 --advance").exits(0).says("第 7 号");
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 7 --paper 回单1").exits(2).says("mingbai advance pay");
    kuaiji(&house, "advance pay 7 --paper 回单1 --due 2026-10-20").exits(0).says("第 9 号");
    kuaiji(&house, "advance account 9 600 --invoice 77 --file invoice.pdf --memo 米面").exits(0).says("第 10 号");
    kuaiji(&house, "advance account 9 1 --invoice 77").exits(2).says("第 10 号");
    kuaiji(&house, "advance account 9 400.01 --invoice 78").exits(2).says("400.00");
    kuaiji(&house, "reverse 9 --reason 错").exits(2).says("一笔一笔往回冲正");
    house.at("2026-10-21T09:00:00+08:00");
    kuaiji(&house, "advance list").exits(0).says("逾期：第 9 号拨付");
    kuaiji(&house, "status").exits(0).says("逾期：第 9 号拨付");
    kuaiji(&house, "reverse 10 --reason 票不合规").exits(0);
    kuaiji(&house, "advance account 9 600 --invoice 77").exits(0);
    // Mistyped, it is taken back: the rest is owed again, and its purse is short of it.
    kuaiji(&house, "advance return 9 40 --paper 回单2").exits(0).says("第 13 号");
    kuaiji(&house, "reverse 13 --reason 少打一个零").exits(0);
    kuaiji(&house, "status --format csv").exits(0).says("9000.00");
    kuaiji(&house, "advance return 9 400.01 --paper 回单2").exits(2).says("400.00");
    kuaiji(&house, "advance return 9 400 --paper 回单2").exits(0);
    assert!(!kuaiji(&house, "advance list").exits(0).err.contains("逾期"));
    kuaiji(&house, "pay charge 5 --paper 回单3").exits(0);
    kuaiji(&house, "status --format csv").exits(0).says("9395.00");
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// A list names nobody in a line; it is approved whole; whoever shows it shows masked names.
#[test]
fn aid_goes_by_a_list_whose_names_stay_at_home() {
    let house = house();
    house.run("person add --name 上官婉儿 --as kuaiji").exits(0);
    house.file("aid.csv", "姓名,金额,困难情况,编号\n司马青衫,300,低保,\n上官婉儿,200.50,重病,p2\n合计,500.50,,\n");
    let size = house.size();
    kuaiji(&house, "pay request --aid aid.csv --purpose 中秋慰问 --dry-run").exits(0);
    assert_eq!(house.size(), size);
    kuaiji(&house, "pay request 500 --aid aid.csv --purpose 中秋慰问").exits(2).says("500.50");
    kuaiji(&house, "pay request --aid aid.csv --purpose 中秋慰问").exits(0).says("名单 2 人");
    kuaiji(&house, "pay approve 8 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 8 --paper 回单1").exits(0);
    let shown = kuaiji(&house, "pay show 8").exits(0).out;
    assert!(shown.contains("司马**") && shown.contains("上官**") && !shown.contains("婉儿"), "{shown}");
    let report = house.run("report payments --period 2026-10").exits(0).out;
    assert!(report.contains("500.50") && !report.contains("司马"), "{report}");
    // Her own copy says what she was given, and not what the list gave to others.
    let copy = house.run("person show p2").exits(0).says("付给 p2 的").says("200.50").says("中秋慰问").out;
    assert!(!copy.contains("500.50") && !copy.contains("司马"), "{copy}");
    house.run("verify").exits(0);
    let bytes = std::fs::read(house.fund().join("ledger.db")).expect("the ledger");
    for name in ["司马青衫", "上官婉儿"] {
        assert!(!bytes.windows(name.len()).any(|window| window == name.as_bytes()), "{name} stands in ledger.db");
    }
    house.file("bad.csv", "姓名,金额,困难情况\n甲,1,\n");
    kuaiji(&house, "pay request --aid bad.csv --purpose 慰问").exits(2).says("困难情况");
    house.file("worse.csv", "姓名,金额,困难情况\n甲,一百,低保\n");
    kuaiji(&house, "pay request --aid worse.csv --purpose 慰问").exits(2).says("名单第 2 行");
    house.file("none.csv", "姓名,金额,困难情况\n");
    kuaiji(&house, "pay request --aid none.csv --purpose 慰问").exits(2).says("没有人");
}

/// Nobody approves what he is paid, and the owners' committee says nothing about the fund's money, yes or no.
#[test]
fn approvers_speak_for_others_and_for_their_own_purses() {
    let house = house();
    house.run("person add --name 王小芳 --as kuaiji").exits(0);
    enrol_with(&house, "zhao", "--role approver --person p2");
    enrol(&house, "yezhu", "owners_committee");
    kuaiji(&house, "pay request 80 --to p2 --purpose 交通费").exits(0).says("第 10 号");
    kuaiji(&house, "pay approve 10 --key zhao.key").exits(2).says("付给“zhao”本人");
    kuaiji(&house, "pay approve 10 --key yezhu.key").exits(2).says("不能以");
    kuaiji(&house, "pay reject 10 --key yezhu.key --reason 不办").exits(2).says("不能以");
    house.file("aid.csv", "姓名,金额,困难情况,编号\n王小芳,30,低保,\n");
    kuaiji(&house, "pay request --aid aid.csv --purpose 慰问").exits(0).says("第 11 号");
    kuaiji(&house, "pay approve 11 --key zhao.key").exits(2).says("付给“zhao”本人");
    kuaiji(&house, "pay approve 10 --key wang.key").exits(0);
    kuaiji(&house, "pay approve 11 --key wang.key").exits(0);
    house.run("verify").exits(0);
    house.holds_for_python();
}

/// Threat 65: a member, or a firm he declared, is refused, or flagged where the rule book says so.
#[test]
fn the_committees_own_are_refused_or_flagged() {
    let mut house = house();
    house.run("person add --name 钱大有 --as kuaiji").exits(0);
    kuaiji(&house, "committee declare p2 城南建材有限公司 --relation 控股").exits(2).says("不在委员会任职");
    kuaiji(&house, "committee seat p2 --office director --paper 任命1 --from 2026-10-01").exits(0);
    kuaiji(&house, "committee declare p2 p2 --relation 本人").exits(2);
    kuaiji(&house, "committee declare p2 城南建材有限公司 --relation 控股").exits(0);
    let listed = house.run("committee list").exits(0).out;
    assert!(listed.contains("钱**") && listed.contains("城南建材有限公司") && !listed.contains("大有"), "{listed}");
    for to in ["--to p2", "--to p1", "--to-name 城南建材有限公司"] {
        kuaiji(&house, &format!("pay request 10 {to} --purpose 材料")).exits(2).says("p2");
    }
    for row in ["钱大有,30,低保,p2", "钱大有,30,低保,"] {
        house.file("aid.csv", format!("姓名,金额,困难情况,编号\n{row}\n"));
        kuaiji(&house, "pay request --aid aid.csv --purpose 慰问").exits(2).says("p2");
    }
    house.file("aid.csv", "姓名,金额,困难情况,编号\n张三,30,低保,p2\n");
    kuaiji(&house, "pay request --aid aid.csv --purpose 慰问").exits(2).says("名单第 2 行").says("不是这个名字");
    house.file("aid.csv", "姓名,金额,困难情况,编号\n,30,低保,p1\n,40,低保,p1\n");
    kuaiji(&house, "pay request --aid aid.csv --purpose 慰问").exits(2).says("p1 在名单里写了两次");
    // A blank within its name makes no other firm of it.
    let spaced = ["--as", "kuaiji", "pay", "request", "10", "--to-name", "城南 建材有限公司", "--purpose", "材料"];
    house.words(&spaced).exits(2).says("p2");
    kuaiji(&house, "thresholds set --committee-payee flagged --from 2026-10-06 --paper 会议3").exits(0);
    kuaiji(&house, "pay request 10 --to p1 --purpose 材料").exits(2);
    house.at("2026-10-06T09:00:00+08:00");
    kuaiji(&house, "pay request 10 --to p1 --purpose 材料").exits(0).says("第 11 号");
    kuaiji(&house, "pay approve 11 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 11 --paper 回单1").exits(0);
    house.run("report payments --period 2026-10").exits(0).says("收款人与委员有关");
    kuaiji(&house, "thresholds set --from 2026-10-07 --paper 会议4").exits(0);
    kuaiji(&house, "committee seat p2 --paper 任命2 --from 2026-10-01 --until 2026-10-06").exits(0);
    house.at("2026-10-07T09:00:00+08:00");
    kuaiji(&house, "pay request 10 --to p2 --purpose 劳务").exits(0);
    let told = house.run("verify").exits(0).says("1 份申请，共 10.00 元").says("第 11 号，委员 p2");
    assert!(!told.out.contains("第 14 号"), "who sits there no longer is paid like anybody: {}", told.out);
    house.run("export out").exits(0);
    house.run("verify out").exits(0).says("第 11 号，委员 p2");
}

/// The purses of a request pay in their order, the last one last; cash on its way never pays.
#[test]
fn purses_pay_in_their_order() {
    let house = house();
    kuaiji(&house, "opening 300 --paper 函1 --source-kind match").exits(0);
    kuaiji(&house, "account open xianjin --holder cash_in_transit --name 待存现金").exits(0);
    let from = |from: &str| kuaiji(&house, &format!("pay request 10400 --to p1 --purpose 材料 --from {from}"));
    from("xianjin:public_appeal").exits(2).says("不能坐支");
    from("zhuanhu:party_dues").exits(2).says("只能付它自己的项目");
    from("zhuanhu:common_income").exits(2).says("公共收益只由业委会账户付");
    from("zhuanhu:match,zhuanhu:match").exits(2).says("写了两遍");
    from("zhuanhu").exits(2).says("账户:资金性质");
    from("zhuanhu:match,zhuanhu:public_appeal").exits(0).says("第 9 号");
    kuaiji(&house, "pay approve 9 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 9 --source-kind public_appeal --paper 回单1").exits(2).says("先轮到");
    kuaiji(&house, "pay settle 9 --paper 回单1").exits(0);
    kuaiji(&house, "pay show 9").exits(0).says("10,000.00");
    kuaiji(&house, "pay settle 9 --amount 10000.01 --paper 回单2").exits(2).says("余额不够");
    kuaiji(&house, "pay settle 9 --paper 回单2").exits(0);
    kuaiji(&house, "pay settle 9 --paper 回单3").exits(2).says("都没有钱了");
    kuaiji(&house, "pay list --format csv").exits(0).says("部分已付");
    house.run("verify").exits(0);
}

#[rustfmt::skip]
const REFUSED: &[(&str, &str)] = &[
    ("pay request 0 --to p1 --purpose 钉子",                                            "金额是零"),
    ("pay request 5 --purpose 钉子",                                                    "编号"),
    ("pay request 5 --to p9 --purpose 钉子",                                            "没有编号为 p9"),
    ("pay request 5 --to p1",                                                           "用途"),
    ("pay request 5 --to p1 --purpose 电话13800138000",                                 "备注"),
    ("pay request 5 --to p1 --purpose 钉子 --date 2026-10-06",                          "还没到"),
    ("pay request 5 --to p1 --purpose 钉子 --project nowhere",                          "nowhere"),
    ("pay request 5 --to p1 --purpose 钉子 --kind gift",                                "gift"),
    ("pay request 5 --to p1 --purpose 钉子 --retention 5 --retention-due 2026-11-01",   "质保金填得不对"),
    ("pay request 5 --to p1 --purpose 钉子 --retention 1",                              "质保金填得不对"),
    ("pay request 5 --to p1 --purpose 钉子 --advance --retention 1 --retention-due 2026-11-01", "质保金填得不对"),
    ("pay request 5 --to p1 --purpose 钉子 --from nobank:match",                        "nobank"),
    ("pay request 5 --to p1 --purpose 钉子 --from yeweihui:common_income",              "要有业主的决定"),
    ("pay request 5 --to p1 --purpose 钉子 --from yeweihui:match",                      "公共收益只由业委会账户付"),
    ("pay request 5 --to p1 --purpose 钉子 --from cangku:match",                        "不能直接付款"),
    ("pay request 5 --to p1 --to-name 甲 --purpose 钉子",                               "--to"),
    ("pay approve 2 --key wang.key",                                                    "没有"),
    ("pay approve 0 --approver wang --paper-file signed.jpg",                           "不在等审批"),
    ("pay approve 9 --approver nobody --paper-file signed.jpg",                         "nobody"),
    ("pay approve 9 --approver wang --role federation --paper-file signed.jpg",         "不能以"),
    ("pay approve 9 --approver wang --paper-file signed.jpg --date 2026-10-04",         "先有申请"),
    ("pay approve 9 --approver wang --paper-file signed.jpg --date 2026-09-30",         "还不是登记过"),
    ("pay reject 9 --approver wang",                                                    "原因"),
    ("pay reject 8 --approver wang --paper-file signed.jpg --reason 错",                "不在等审批"),
    ("pay reject 9 --approver wang --reason 错",                                        "钥匙"),
    ("pay charge 200.01 --paper 回单",                                                  "不会超过 200.00"),
    ("pay cancel 9",                                                                    "原因"),
    ("pay settle 99 --paper 回单",                                                      "不是支付申请"),
    ("pay settle 9",                                                                    "文号"),
    ("pay settle 9 --paper 回单",                                                       "要 1 人审批"),
    ("pay settle 9 --from zhuanhu --source-kind match --paper 回单",                    "没有写从账户"),
    ("pay settle 9 --date 2026-10-04 --paper 回单",                                     "日期早于"),
    ("advance pay 9 --paper 回单",                                                      "mingbai pay settle"),
    ("advance account 9 5",                                                             "不是拨付"),
    ("advance return 9 5 --paper 回单",                                                 "不是拨付"),
    ("pay charge 0 --paper 回单",                                                       "金额是零"),
    ("pay charge 5",                                                                    "文号"),
    ("pay charge 100 --source-kind interest --paper 回单",                               "余额不够"),
    ("pay charge 1 --account xianjin --paper 回单",                                     "没有银行手续费"),
    ("pay show 2",                                                                      "不是支付申请"),
    ("thresholds set",                                                                  "文号"),
    ("thresholds set --two-approvers-from 0 --paper 会1",                               "金额是零"),
    ("committee seat p1 --paper 任1",                                                   "委员要是个人"),
    ("committee seat p2 --paper 任1 --until 2026-10-01",                                "任期"),
    ("committee seat p2",                                                               "文号"),
    ("committee seat p2 --office king --paper 任1",                                     "king"),
];

/// After [`house`]: 7 account xianjin, 8 account cangku, 9 request, 10 person p2, and then an owners' account, which names
/// its estate where estates are known.
fn furnished() -> House {
    let house = house();
    kuaiji(&house, "account open xianjin --holder cash_in_transit --name 待存现金").exits(0);
    kuaiji(&house, "account open cangku --holder storeroom --name 仓库").exits(0);
    kuaiji(&house, REQUEST).exits(0).says("第 9 号");
    house.run("person add --name 钱大有 --as kuaiji").exits(0);
    let owners = "account open yeweihui --holder owners_committee --name 业委会";
    if kuaiji(&house, "area add qu1 --name 一区 --kind estate").code == 0 {
        kuaiji(&house, &format!("{owners} --area qu1")).exits(0);
    } else {
        kuaiji(&house, owners).exits(0);
    }
    house
}

#[test]
fn each_is_refused_and_nothing_is_written() {
    let mut house = furnished();
    let size = house.size();
    let mut wrong = Vec::new();
    for (line, says) in REFUSED {
        let outcome = kuaiji(&house, line);
        let said = format!("{}{}", outcome.out, outcome.err);
        if outcome.code != 2 || !said.contains(says) || !said.contains("怎么办") {
            wrong.push(format!("{line}\n  exit {}, expected {says:?} in: {said}", outcome.code));
        }
        assert_eq!(house.size(), size, "{line} wrote something");
    }
    house.lang("en");
    for (line, _) in REFUSED {
        let outcome = kuaiji(&house, line);
        if outcome.code != 2 || !outcome.err.contains("What to do:") {
            wrong.push(format!("{line}: {}", outcome.err));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
