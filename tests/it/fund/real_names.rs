//! Volunteers by real name: with a telephone or an identity number that checks, each person once, and no number repeated
//! in an answer.

use crate::house::House;

const IDENTITY: &str = "11010519491231002X";

#[rustfmt::skip]
const REFUSED: &[(&str, &str)] = &[
    ("volunteer add --name 李雷",                                                    "没有写电话，也没有写身份证号"),
    ("volunteer add --name 李雷 --phone 13900000001 --identity 110105194912310021", "身份证号不对"),
    ("volunteer add --name 李雷 --identity 1101051949123100",                       "身份证号不对"),
    ("volunteer add --name 李雷 --identity 无",                                     "身份证号不对"),
    ("person add --name 李雷 --identity 110105194912310021",                        "身份证号不对"),
    ("person add --name 王方 --identity 11010519491231002X",                        "已经登记给 p1"),
    ("volunteer add --name 王方 --identity 11010519491231002x",                     "已经登记给 p1"),
    ("volunteer add --name 王芳 --phone 13800000001",                               "同名同电话的人已经登记：p1"),
];

#[test]
fn a_volunteer_has_a_number_that_checks_and_is_registered_once() {
    let mut house = House::open();
    house.run(&format!("volunteer add --name 王芳 --phone 13800000001 --identity {IDENTITY}")).exits(0).says("p1");
    let size = house.size();
    for (line, says) in REFUSED {
        let said = house.run(line).exits(2).says(says);
        for private in ["1101051949", "13800000001", "13900000001"] {
            assert!(!said.err.contains(private) && !said.out.contains(private), "{line}: {}", said.err);
        }
    }
    assert_eq!(house.size(), size);
    house.run("person amend p1 --identity 11010519491231002X --phone 13800000001").exits(2).says("没有");
    // Another of the same name and telephone, a daughter say, is told apart by her own number; a passport will do.
    house.run("volunteer add --name 王芳 --phone 13800000001 --identity 110101199003078515").exits(0);
    house.run("volunteer add --name 约翰 --identity E12345678").exits(0);
    // Who was known before may be without; it is said.
    house.run("person add --name 赵玉梅").exits(0);
    house.run("volunteer add p4").exits(0).says("没有登记电话");
    house.run("person amend p4 --identity 110101199003078515").exits(2).says("已经登记给 p2");
    house.run("person amend p4 --phone 13800000009").exits(0);
    house.lang("en").run("volunteer add --name 李雷").exits(2).says("by real name");
    house.run("verify").exits(0);
}

/// A number that cannot be dialled is no real name: typed or imported, it is refused with how numbers are written.
#[test]
fn half_a_telephone_number_is_refused() {
    let mut house = House::open();
    let size = house.size();
    for half in ["138001380", "139333", "1234567", "138001380001", "+86138"] {
        house
            .run(&format!("volunteer add --name 王芳 --phone {half}"))
            .exits(2)
            .says("手机写 11 位")
            .says("座机写区号");
        house.run(&format!("person add --name 王芳 --phone {half}")).exits(2).says("电话号码不完整");
    }
    house.file("half.csv", "姓名,手机\n李雷,13900000002\n韩梅梅,139000000\n");
    let said = house.run("import volunteers half.csv").exits(2).says("第 3 行“手机”列").says("手机写 11 位");
    assert!(!format!("{}{}", said.out, said.err).contains("139000000"), "no number in an error");
    assert_eq!(house.size(), size);
    for whole in ["0535-1234567", "010-12345678", "+49-30-1234567", "13800000001"] {
        house.run(&format!("person add --name 王芳 --phone {whole}")).exits(0);
    }
    house.lang("en").run("person add --name 李雷 --phone 139333").exits(2).says("A mobile has 11 digits");
}

/// 手机 beside 家属电话: the program does not choose between them.
#[test]
fn of_two_telephones_the_list_is_asked_which() {
    let mut house = House::open();
    house.file("two.csv", "姓名,家属电话,手机\n李雷,13900000001,13900000002\n");
    let told = house.run("import volunteers two.csv").exits(2);
    told.says("第 1 行有几列都可能是电话").says("家属电话").says("--map phone=");
    assert_eq!(house.size(), 2);
    house.lang("en").run("import volunteers two.csv").exits(2).says("more than one column could be the telephone");
    house.run("import volunteers two.csv --map phone=手机").exits(0);
    house.run("person show p1").exits(0).says("13900000002");
}

/// A blank in a name, a hyphen in a telephone, 全角 digits from another keyboard: still the same person.
#[test]
fn one_person_in_many_spellings_is_one() {
    let house = House::open();
    house.run("volunteer add --name 王芳 --phone 13800000001").exits(0);
    house.run("person add --name 赵玉梅").exits(0);
    let size = house.size();
    for same in [
        "--name 王芳 --phone 138-0000-0001",
        "--name 王芳 --phone +8613800000001",
        "--name 王芳 --phone １３８０００００００１",
    ] {
        house.run(&format!("volunteer add {same}")).exits(2).says("同名同电话的人已经登记：p1");
    }
    house.file("list.csv", "姓名,手机\n王　芳,138 0000 0001\n");
    house.run("import volunteers list.csv").exits(0).says("没有新的");
    house.file("twice.csv", "姓名,手机\n李雷,13900000002\n李 雷,139-0000-0002\n");
    house.run("import volunteers twice.csv").exits(2).says("第 3 行");
    house.run("person amend p1 --phone (+86)138-0000-0001").exits(2).says("没有");
    assert_eq!(house.size(), size);
    // What is said beside a known number is kept: the person is amended and the volunteer registered, or neither.
    house.run("volunteer add p2 --phone 139-0000-0009 --team nobody").exits(2);
    assert_eq!(house.size(), size);
    let added = house.run("volunteer add p2 --phone 139-0000-0009").exits(0);
    assert!(!added.err.contains("没有登记电话"), "{}", added.err);
    house.run("person show p2").exits(0).says("13900000009");
    house.run("volunteer add p2 --phone 13900000008").exits(2).says("mingbai person amend p2");
    house.run("person show p2").exits(0).says("13900000009");
    house.run("verify").exits(0);
}

/// A list is judged alike, row by row, against the ledger and against itself.
#[test]
fn a_list_gives_nobody_anothers_identity() {
    let house = House::open();
    house.run(&format!("volunteer add --name 王芳 --identity {IDENTITY}")).exits(0);
    let size = house.size();
    let rows = format!(
        "姓名,手机,身份证号\n王方,13900000001,{IDENTITY}\n李雷,13900000002,110105194912310021\n\
         周一,13900000003,110101199003078515\n吴二,13900000004,110101199003078515\n"
    );
    house.file("list.csv", rows);
    let said = house.run("import volunteers list.csv").exits(2);
    let said = said.says("第 2 行“身份证号”列").says("已经登记给 p1").says("第 3 行“身份证号”列").says("身份证号不对");
    let said = said.says("第 5 行“身份证号”列");
    for private in ["1101051949", "1101011990"] {
        assert!(!said.err.contains(private), "{}", said.err);
    }
    assert_eq!(house.size(), size);
}
