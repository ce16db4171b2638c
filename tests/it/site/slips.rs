//! Slips: what they say, and what they are not.

use std::fs;

use crate::house::House;

#[test]
fn a_donors_slip_thanks_proves_and_is_no_receipt() {
    let mut house = House::furnished();
    house.run("donate 100 --donor 王芳 --project wall").exits(0);
    let seq = house.size() - 1;
    let line = format!("slip {seq} --site https://example.org/fund/");
    let told = house
        .run(&line)
        .exits(0)
        .says("王**")
        .says("100.00 元")
        .says("围墙修缮")
        .says("还没有开")
        .says("不是公益事业捐赠票据");
    assert!(!told.out.contains("王芳"));
    let file = house.path().join(format!("slip-{seq}.html"));
    let page = fs::read_to_string(&file).expect("the slip");
    assert!(
        page.contains("<svg") && !page.contains("https://example.org") && !page.contains("王芳"),
        "the QR code has the address"
    );
    assert!(page.contains("不是公益事业捐赠票据") && page.contains("谢谢您"));
    house.run(&line).exits(2).says("已经存在");
    house.run(&format!("receipt {seq} MZ20260007")).exits(0);
    house.run(&format!("slip {seq} --out second.html")).exits(0).says("MZ20260007").says("没有二维码");
    let page = fs::read_to_string(house.path().join("second.html")).expect("the slip");
    assert!(!page.contains("<svg") && page.contains("凭条码"));
    house.lang("en");
    house.run(&format!("slip {seq} --out en.html --site ftp://x")).exits(2).says("no web address");
    house.run(&format!("slip {seq} --out en.html")).exits(0).says("not the official receipt");
    house.lang("zh");
    house.run(&format!("slip {seq} --out dry.html --dry-run")).exits(0);
    assert!(!house.path().join("dry.html").exists());
    house.run("slip 1").exits(2).says("没有凭条");
    house.run("slip 9999").exits(2);
    house.run("slip p77").exits(2).says("p77");
}

#[test]
fn a_slip_code_is_the_same_every_time_and_another_for_every_gift() {
    let house = House::open();
    house.run("donate 100 --donor 王芳").exits(0);
    house.run("donate 100 --donor 王芳").exits(0);
    let (first, second) = (super::code(&house, "fund", 2), super::code(&house, "fund", 3));
    fs::remove_file(house.path().join("slip-of-2.html")).expect("the slip");
    assert_eq!(super::code(&house, "fund", 2), first);
    assert_ne!(first.split_once('-').map(|(_, secret)| secret), second.split_once('-').map(|(_, secret)| secret));
    assert!(first.starts_with("2-") && second.starts_with("3-"));
}
