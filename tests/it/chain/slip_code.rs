//! Slip codes: one spelling, a check that finds slips of the finger, and a seal only its own code opens.

use mingbai::chain::{Hash, SlipCode, SlipCodeError, SlipCodes, parted};
use proptest::prelude::*;

const SECRET: [u8; 32] = [7; 32];

fn leaf(number: u64) -> Hash {
    Hash::of_leaf(format!("line {number}").as_bytes())
}

/// Held against docs/file-format.md, where these bytes stand.
#[test]
fn the_code_of_the_format() {
    let code = SlipCodes::new(&SECRET).of(243, leaf(243));
    assert_eq!(code.to_string(), "243-8CC8-M8QF-PTJ6-D0GN-C");
    assert_eq!(
        code.seal(leaf(243), "a\nb"),
        "N7iKVC6txOjdaa3prXrmM8fCA+bGrYnQPrl9kE0GeAMDK3ZbyDU6nLhgkx92ijygmCpsBOdwic99GQhEJjB9sw=="
    );
}

#[test]
fn a_code_is_read_as_people_type_it() {
    let code = SlipCodes::new(&SECRET).of(1_000_243, leaf(1));
    let text = code.to_string();
    for typed in [
        text.clone(),
        text.to_lowercase(),
        text.replace('-', ""),
        text.replace('-', " "),
        text.replace('0', "o").replace('1', "l"),
    ] {
        assert_eq!(typed.parse(), Ok(code), "{typed}");
    }
    for wrong in ["", "243", "7K3M-9QDX", "7-K3M9-QDXA", "0243-8CC8-M8QF-PTJ6-D0GN-C", "243-7K3M-9QDX-AB2C-DE4U-G"] {
        assert_eq!(wrong.parse::<SlipCode>(), Err(SlipCodeError::Shape), "{wrong}");
    }
    assert!(!format!("{code:?}").contains(&text[8..12]), "a log does not hold the secret");
}

#[test]
fn only_its_own_code_opens_a_line() {
    let codes = SlipCodes::new(&SECRET);
    let (own, other) = (codes.of(5, leaf(5)), codes.of(6, leaf(6)));
    for text in ["", "x", "早春\n100.00", &"长".repeat(500)] {
        let sealed = own.seal(leaf(5), text);
        assert_eq!(own.open(leaf(5), &sealed).as_deref(), Some(text));
        if !text.is_empty() {
            assert_ne!(other.open(leaf(5), &sealed).as_deref(), Some(text));
            assert_ne!(own.open(leaf(6), &sealed).as_deref(), Some(text));
        }
    }
    // Of its length a sealed text says no more than its multiple of 64 bytes.
    assert_eq!(own.seal(leaf(5), "a").len(), own.seal(leaf(5), &"a".repeat(64)).len());
}

#[test]
fn a_line_is_parted_and_joined() {
    let line = r#"{"a":"1","b":{"c":"x\"y","d":["p","q"]},"e":""}"#;
    let (parts, values) = parted(line).expect("canonical");
    assert_eq!(values, ["1", r#"x\"y"#, "p", "q", ""]);
    let mut joined = parts[0].to_owned();
    for (value, part) in values.iter().zip(&parts[1..]) {
        joined.push_str(value);
        joined.push_str(part);
    }
    assert_eq!(joined, line);
    assert!(parted("[]").is_err() && parted(r#"{"a":1}"#).is_err() && parted(r#"{"a":"1"} "#).is_err());
}

proptest! {
    #[test]
    fn any_wrong_character_is_found(number in 0_u64..10_000_000, at in 0_usize..17, by in 1_usize..32) {
        const ALPHABET: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
        let code = SlipCodes::new(&SECRET).of(number, leaf(number));
        let plain = code.to_string().replace('-', "");
        let place = plain.len() - 17 + at;
        let now = ALPHABET.find(&plain[place..=place]).expect("a letter of the alphabet");
        let other = ALPHABET.chars().nth((now + by) % 32).expect("another letter");
        let mistyped = format!("{}{other}{}", &plain[..place], &plain[place + 1..]);
        prop_assert_eq!(mistyped.parse::<SlipCode>(), Err(SlipCodeError::CheckCharacter));
        prop_assert_eq!(plain.parse(), Ok(code));
    }
}
