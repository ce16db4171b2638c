//! Phrases: none empty, none with a minus sign, every refusal names what to do.

use mingbai::ledger::field::{Count, Seq};
use mingbai::ledger::name::{TextFault, TextRule};
use mingbai::ledger::refusal::Refusal;
use mingbai::ledger::words::Language;
use mingbai::report::Heading;
use mingbai::text::{grouped, words};

use crate::render::neighbourhood::{day, text, yuan};

#[test]
fn every_heading_has_an_id_of_its_own_and_a_phrase() {
    let mut ids: Vec<&str> = Heading::ALL.iter().map(|heading| heading.id()).collect();
    assert!(ids.iter().all(|id| id.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')));
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), Heading::ALL.len());
    for language in Language::ALL {
        assert!(Heading::ALL.iter().all(|heading| !words(*language).heading(*heading).is_empty()));
    }
}

#[test]
fn a_refusal_shows_the_value_and_names_the_command() {
    let code = || "wall".parse().expect("a code");
    let table = [
        (Refusal::ProjectMustBeProposed { code: code() }, "“wall”", "mingbai project propose"),
        (Refusal::AccountMustBeOpen { code: code() }, "“wall”", "mingbai account open"),
        (Refusal::PurseMustCoverIt { holds: yuan("1234.5"), asked: yuan("2000") }, "1,234.50", "mingbai status"),
        (Refusal::EntryMustStand { seq: Seq(41), by: Seq(57) }, "第 57 号", "mingbai show"),
        (Refusal::DayMustHaveCome { day: day("2026-12-01"), today: day("2026-11-21") }, "2026-12-01", "--date"),
        (Refusal::MonthMustBeOver { month: day("2026-11-01").month() }, "2026年11月", "mingbai notice publish"),
        (Refusal::IdMustBeNew { origin: text("wechat"), id: text("4200") }, "4200", "--replaces"),
        (Refusal::NoticeMustBePostedFirst { number: Count(3) }, "第 3 期", "mingbai notice publish"),
    ];
    for (refusal, value, command) in table {
        let told = words(Language::Zh).refusal(&refusal);
        assert!(told.what.contains(value), "{}", told.what);
        assert!(told.cure.contains(command), "{}", told.cure);
    }
}

#[test]
fn a_hidden_character_is_told_by_number_and_never_shown() {
    let fault = TextFault { position: 3, character: '\u{202E}', why: TextRule::Bidi };
    for language in Language::ALL {
        let told = words(*language).text_fault(&fault);
        assert!(told.what.contains("U+202E") && told.what.contains('3') && !told.what.contains('\u{202E}'));
    }
}

#[test]
fn thousands_are_grouped() {
    let table = [("0", "0.00"), ("999.9", "999.90"), ("1000", "1,000.00"), ("999999999999.99", "999,999,999,999.99")];
    for (typed, shown) in table {
        assert_eq!(grouped(yuan(typed)), shown);
    }
}
