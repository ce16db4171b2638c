//! Threats 50–53: private texts edited, salts never drawn or used twice, rows put there, rows gone.

use mingbai::audit::{Claim, What};

use crate::audit::house::{House, breaks, holds};

#[test]
fn what_became_of_private_fields_is_counted() {
    let house = House::full();
    let people = house.verify().people.expect("people.db is here");
    // Names and phones of p1, p2, p3; p1's address; two names, one who relayed, and every row of the import.
    assert_eq!((people.opened, people.sealed, people.withheld, people.removed), (10 + 260, 2, 0, 2));
    house.sql("DELETE FROM people.private WHERE field = 'relayed_by'");
    let report = house.verify();
    holds(&report);
    let people = report.people.expect("people.db is here");
    assert_eq!((people.withheld, people.withheld_fields.len()), (1, 1));
    std::fs::remove_file(house.path("people.db")).expect("a file");
    let report = house.verify();
    holds(&report);
    assert_eq!(report.people, None);
}

/// Whether this is what should have been found.
type Recognise = fn(&What) -> bool;

#[test]
fn a_changed_private_row_is_found() {
    let changes: [(&str, Recognise); 11] = [
        ("UPDATE people.private SET text = '张三' WHERE text = '王芳' AND person = 1", |what| {
            matches!(what, What::TextDiffers(_))
        }),
        ("UPDATE people.private SET salt = randomblob(32) WHERE text = '王芳'", |what| {
            matches!(what, What::TextDiffers(_))
        }),
        ("UPDATE people.private SET salt = zeroblob(32) WHERE text = '王芳'", |what| {
            matches!(what, What::SaltIsZero(_))
        }),
        (
            "UPDATE people.private SET salt = (SELECT salt FROM people.private WHERE text = '王芳') WHERE text = '周八'",
            |what| matches!(what, What::SaltIsUsedTwice(_)),
        ),
        ("UPDATE people.private SET seq = 1 WHERE text = '周八'", |what| {
            matches!(what, What::TextWithoutCommitment(_))
        }),
        ("UPDATE people.private SET field = 'memo' WHERE text = '周八'", |what| {
            matches!(what, What::TextWithoutCommitment(_))
        }),
        ("INSERT INTO people.private VALUES (2, 'name', 1, '王五', randomblob(32), 0)", |what| {
            matches!(what, What::TextWithoutCommitment(_))
        }),
        ("UPDATE people.private SET sealed = 0 WHERE sealed = 1", |what| {
            matches!(what, What::SealDiffers { is_sealed: false, .. })
        }),
        ("UPDATE people.private SET sealed = 1 WHERE text = '王芳'", |what| {
            matches!(what, What::SealDiffers { is_sealed: true, .. })
        }),
        ("UPDATE people.private SET person = 3 WHERE person = 2", |what| matches!(what, What::PersonDiffers { .. })),
        ("UPDATE people.private SET field = 'king' WHERE text = '周八'", |what| {
            matches!(what, What::CannotBeRead(_))
        }),
    ];
    for (change, is_it) in changes {
        let house = House::full();
        house.sql(change);
        let report = house.verify();
        breaks(&report, Claim::PeopleMatchTheirCommitments);
        assert!(report.findings.iter().any(|finding| is_it(&finding.what)), "{change}: {:?}", report.findings);
    }
}

/// A text that should have been removed: here the thief says so of one that was sealed.
#[test]
fn a_text_that_came_back_is_found() {
    let house = House::full();
    let mut lines = house.lines();
    let sealed = house.first("person_erased");
    lines[sealed] = lines[sealed].replace("sealed", "removed");
    house.forget();
    house.forge(&lines);
    let report = house.verify();
    breaks(&report, Claim::PeopleMatchTheirCommitments);
    assert!(report.findings.iter().all(|finding| matches!(finding.what, What::TextIsStillThere(_))));
}
