//! Between a month's end and its notice: what undoes that month's money then lies in the next month's books, and the notice that
//! has the money says what it undid and why.

use crate::house::House;

#[test]
fn what_is_undone_between_a_month_and_its_notice_is_explained_where_the_money_lies() {
    let mut house = House::open();
    house.file("signed.jpg", "签字");
    house.run("donate 5000 --donor 东升建材有限公司 --kind company").exits(0).says("第 2 号");
    house.run("donate 300 --donor 王芳").exits(0).says("第 3 号");
    house.run("income 250 --from 快递柜公司 --nature rent --paper 租1").exits(0).says("第 4 号");
    house.run("pay request 700 --to-name 城南建材 --purpose 材料").exits(0).says("第 5 号");
    house.run("pay approve 5 --paper-file signed.jpg").exits(0);
    house.run("pay settle 5 --paper 付1").exits(0).says("第 7 号");
    house.at("2026-11-01T09:00:00+08:00");
    house.run("reconcile zhuanhu --balance 4850 --paper 对1").exits(0);
    house.run("close-month 2026-10").exits(0);
    house.run("refund 2 --amount 1000 --reason 多转 --paper 退1").exits(0);
    house.run("reverse 3 --reason 重复").exits(0);
    house.run("reverse 7 --reason 付错").exits(0);
    house.run("reverse 4 --reason 看错租约").exits(0);
    house.run("pay charge 5 --date 2026-10-30 --paper 回单9").exits(0);
    // What came and went in the new month alone is no matter of the old one.
    house.run("donate 8").exits(0);
    let own = house.size() - 1;
    house.run(&format!("reverse {own} --reason 手误")).exits(0);
    house.run("notice publish 2026-10").exits(0);
    house.at("2026-12-01T09:00:00+08:00").run("notice publish 2026-11").exits(0);
    let sheet = |number: u32, name: &str| {
        std::fs::read_to_string(house.fund().join(format!("notices/{number:04}/{name}.csv"))).expect("a sheet")
    };
    let cover = sheet(2, "cover");
    assert!(cover.contains("付出又收回,700.00") && cover.contains("冲正以前收款,550.00"), "{cover}");
    assert!(cover.contains("退还,1000.00"), "{cover}");
    let rows = sheet(2, "amendments");
    let row = |of: &str| rows.lines().find(|line| line.contains(of)).unwrap_or_else(|| panic!("no {of} in {rows}"));
    for (reason, notice) in [("多转", "第1期"), ("重复", "第1期"), ("付错", "第1期"), ("看错租约", "第1期")]
    {
        assert!(row(reason).contains(notice), "{rows}");
    }
    assert!(row("2026-10-30").contains("补记"), "{rows}");
    assert!(!rows.contains("手误"), "{rows}");
    // Once, however often it is asked.
    let of_one = house.run("notice correct 1 --format csv").exits(0).out;
    assert_eq!(of_one.matches("付错").count(), 1, "{of_one}");
    house.at("2027-01-02T09:00:00+08:00").run("notice publish 2026-12").exits(0);
    let later = std::fs::read_to_string(house.fund().join("notices/0003/amendments.csv")).expect("a sheet");
    assert!(!later.contains("付错") && !later.contains("多转"), "{later}");
    house.run("verify").exits(0);
}
