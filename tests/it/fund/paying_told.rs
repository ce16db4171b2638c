//! `report payments` goes by the books: a month that was told is told the same ever after, whatever comes later for it.

use super::paying::{REQUEST, house, kuaiji};

#[test]
fn a_late_charge_and_a_later_reversal_leave_the_told_month_as_it_was() {
    let mut house = house();
    kuaiji(&house, REQUEST).exits(0).says("第 7 号");
    kuaiji(&house, "pay approve 7 --key wang.key").exits(0);
    kuaiji(&house, "pay settle 7 --paper 回单1").exits(0).says("第 9 号");
    house.at("2026-11-02T09:00:00+08:00");
    kuaiji(&house, "reconcile --date 2026-10-31 --balance 7000 --paper 对账1").exits(0);
    kuaiji(&house, "close-month 2026-10").exits(0);
    let report = |month: &str| house.run(&format!("report payments --period {month} --format csv")).exits(0).out;
    let told = report("2026-10");
    assert!(told.contains("3000.00") && !told.contains("补记"), "{told}");
    kuaiji(&house, "pay charge 5 --date 2026-10-30 --paper 回单2").exits(0);
    kuaiji(&house, "reverse 9 --reason 付错").exits(0);
    // Nothing of it changes but the mark of what was undone since.
    assert_eq!(report("2026-10").replace("已冲正", ""), told);
    let next = report("2026-11");
    assert!(next.contains("2026-10-30") && next.contains("补记"), "{next}");
    assert!(next.lines().any(|line| line.contains("冲正") && line.contains(",,3000.00,")), "{next}");
    assert!(next.contains(",5.00,3000.00,"), "{next}");
    house.run("verify").exits(0);
}
