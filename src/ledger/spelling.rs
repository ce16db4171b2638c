//! One spelling for what people write in several: a person is not registered twice because somebody put a blank into his
//! name or a hyphen into his telephone number. Registers keep this spelling, and whoever looks somebody up asks in it.

use unicode_normalization::UnicodeNormalization;

use crate::ledger::event::PrivateField;
use crate::ledger::name::Text;

/// What a field holds, in its one spelling; other fields as they are.
#[must_use]
pub fn spelled(field: PrivateField, text: &Text) -> Text {
    let plain = match field {
        PrivateField::Name => name(text.as_str()),
        PrivateField::Phone => phone(text.as_str()),
        PrivateField::Identity => identity(text.as_str()),
        PrivateField::Address | PrivateField::Memo | PrivateField::RelayedBy => return text.clone(),
    };
    Text::typed(&plain).unwrap_or_else(|_| text.clone())
}

/// A name. Blanks between Chinese characters only make a short name as wide as a long one; elsewhere several are one.
#[must_use]
pub fn name(text: &str) -> String {
    joined(text).unwrap_or_else(|| text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// A text of nothing but Chinese characters and blanks, without the blanks.
#[must_use]
pub fn joined(text: &str) -> Option<String> {
    let is_spread = text.chars().all(|c| c.is_whitespace() || ('\u{3400}'..='\u{9FFF}').contains(&c));
    is_spread.then(|| text.chars().filter(|c| !c.is_whitespace()).collect())
}

/// A telephone number: its digits, with neither blanks, hyphens and brackets nor the code of China before it. Of what is no
/// number the rest stays, so that whoever judges it sees it.
#[must_use]
pub fn phone(text: &str) -> String {
    let is_between = |c: char| c.is_whitespace() || matches!(c, '-' | '(' | ')' | '\u{2010}'..='\u{2015}');
    let number: String = text.nfkc().filter(|c| !is_between(*c)).collect();
    let is_mobile = |rest: &&str| rest.len() == 11 && rest.starts_with('1');
    let abroad = number.strip_prefix("+86").or_else(|| number.strip_prefix("0086"));
    let is_whole = |rest: &&str| is_mobile(rest) || rest.starts_with('0');
    match abroad.or_else(|| number.strip_prefix("86").filter(is_whole)) {
        Some(home) if lacks_its_zero(home) => format!("0{home}"),
        Some(home) => home.to_owned(),
        None => number,
    }
}

/// A line behind the code of China: there its area code has no zero before it.
fn lacks_its_zero(home: &str) -> bool {
    let is_free = home.starts_with("400") || home.starts_with("800");
    let is_area = home.starts_with("10") || home.starts_with(|c: char| ('2'..='9').contains(&c));
    is_area && !is_free && (9..=11).contains(&home.len())
}

/// An identity number: narrow characters, capitals, no blanks.
fn identity(text: &str) -> String {
    text.nfkc().filter(|c| !c.is_whitespace()).map(|c| c.to_ascii_uppercase()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_number_in_many_spellings_is_one() {
        let mobile = ["138 0000 0001", "138-0000-0001", "+86 13800000001", "0086-13800000001", "8613800000001"];
        for typed in mobile.into_iter().chain(["１３８０００００００１", "+86（138）0000—0001"]) {
            assert_eq!(phone(typed), "13800000001", "{typed}");
        }
        assert_eq!(phone("0635-1234567"), "06351234567");
        assert_eq!(phone("+49 30 1234567"), "+49301234567");
        for typed in ["+86 10 6234 5678", "86-010-62345678", "(010)62345678", "0086 10 62345678"] {
            assert_eq!(phone(typed), "01062345678", "{typed}");
        }
        assert_eq!(phone("+86 400 123 4567"), "4001234567");
        assert_eq!(phone("王芳"), "王芳");
        assert_eq!(identity("11010519491231002ｘ"), "11010519491231002X");
    }

    #[test]
    fn a_name_is_not_another_for_its_blanks() {
        for (typed, kept) in
            [("王 芳", "王芳"), ("王　芳", "王芳"), ("John  Smith", "John Smith"), ("王 Fang", "王 Fang")]
        {
            assert_eq!(name(typed), kept);
        }
    }
}
