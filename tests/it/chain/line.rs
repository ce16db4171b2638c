//! A line has one spelling, and a changed byte makes another line or none.

use mingbai::chain::canonical::{is_allowed, member};
use mingbai::chain::line::MAX_BYTES;
use mingbai::chain::{Expected, Hash, Line, LineError};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::chain::{line_with, with_flipped_byte};

#[test]
fn a_line_reads_as_its_seven_keys() {
    let text = line_with(r#"{"amount":"100.00","memo":"说\"好\"了\\","to":[]}"#, 41);
    assert_eq!(
        text,
        format!(
            concat!(
                r#"{{"at":"2026-11-21T06:03:05Z","by":"kuaiji","#,
                r#""event":{{"amount":"100.00","memo":"说\"好\"了\\","to":[]}},"#,
                r#""kind":"donation_received","prev":"{}","seq":"41","sig":""}}"#,
            ),
            Hash::of_bytes(b"the line before"),
        )
    );
    let line = Line::parse(&text).expect("its own spelling");
    assert_eq!((line.seq, line.by, line.kind), (41, "kuaiji", "donation_received"));
    assert_eq!(line.to_text().as_ref(), Ok(&text));
    assert_eq!(Line::parse_bytes(text.as_bytes()), Ok(line));
    assert_eq!(member(line.event, "memo"), Ok(Some(r#"说\"好\"了\\"#)));
    assert_eq!(member(line.event, "to"), Ok(None));
    assert_eq!(member(line.event, "name"), Ok(None));
}

/// The same JSON, or nearly, in another spelling: from, to, and what the reader says.
#[test]
fn another_spelling_is_refused() {
    let text = line_with(r#"{"a":"x","b":["y",{}]}"#, 0);
    let prev = Hash::of_bytes(b"the line before").to_string();
    let upper = prev.to_uppercase();
    let long_sig = format!(r#""sig":"{}""#, "A".repeat(88));
    let unexpected = |expected| Some(expected);
    for (from, to, expected) in [
        (r#"{"at""#, r#" {"at""#, unexpected(Expected::Text("{\"at\":"))),
        (r#","by""#, r#", "by""#, unexpected(Expected::Text(",\"by\":"))),
        (r#""by":"kuaiji","#, "", unexpected(Expected::Text(",\"by\":"))),
        (r#","kind""#, r#","extra":"","kind""#, unexpected(Expected::Text(",\"kind\":"))),
        (r#""sig":"""#, r#""sig":"","z":"""#, unexpected(Expected::Text("}"))),
        (r#""sig":""}"#, r#""sig":""} "#, unexpected(Expected::EndOfLine)),
        (r#""sig":""}"#, "\"sig\":\"\"}\n", unexpected(Expected::EndOfLine)),
        (r#""sig":""}"#, r#""sig":""#, unexpected(Expected::EndOfString)),
        (r#""sig":"""#, r#""sig":"x""#, unexpected(Expected::Signature)),
        (r#""sig":"""#, &long_sig, unexpected(Expected::Signature)),
        (r#""a":"x""#, r#""a": "x""#, unexpected(Expected::Value)),
        (r#""a":"x""#, r#""a":1"#, unexpected(Expected::Value)),
        (r#""a":"x""#, r#""a":true"#, unexpected(Expected::Value)),
        (r#""a":"x""#, r#""a":null"#, unexpected(Expected::Value)),
        (r#""a":"x""#, r#""a" :"x""#, unexpected(Expected::Text("\":"))),
        (r#""a":"x""#, r#""A":"x""#, unexpected(Expected::Key)),
        (r#""a":"x""#, r#""":"x""#, unexpected(Expected::Key)),
        (r#""a":"x""#, r#""a1":"x""#, unexpected(Expected::Text("\":"))),
        (r#""a":"x","#, r#""a":"x",,"#, unexpected(Expected::Text("\""))),
        (r#""y",{}"#, r#""y",{},"#, unexpected(Expected::Value)),
        (r#""y",{}"#, r#""y" {}"#, unexpected(Expected::CommaOrEnd)),
        (r#"{"a":"x","b":["y",{}]}"#, "\"x\"", unexpected(Expected::Text("{"))),
        (r#"{"a":"x","b":["y",{}]}"#, "[]", unexpected(Expected::Text("{"))),
        (r#""a":"x","b""#, r#""c":"x","b""#, None),
        (r#""a":"x","b""#, r#""b":"x","b""#, None),
        (r#""x""#, r#""\u0078""#, None),
        (r#""x""#, r#""\/""#, None),
        (r#""x""#, r#""\n""#, None),
        ("06:03:05Z", "6:03:05Z", unexpected(Expected::Time)),
        ("06:03:05Z", "06:03:05+00:00", unexpected(Expected::Time)),
        ("06:03:05Z", "06:03:05.0Z", unexpected(Expected::Time)),
        ("06:03:05Z", "24:03:05Z", unexpected(Expected::Time)),
        ("06:03:05Z", "06:60:05Z", unexpected(Expected::Time)),
        ("06:03:05Z", "06:03:60Z", unexpected(Expected::Time)),
        ("2026-11-21T", "2026-13-21T", unexpected(Expected::Time)),
        ("2026-11-21T", "2026-00-21T", unexpected(Expected::Time)),
        ("2026-11-21T", "2026-11-00T", unexpected(Expected::Time)),
        ("2026-11-21T", "2026-11-32T", unexpected(Expected::Time)),
        ("2026-11-21T", "2026-11-21t", unexpected(Expected::Time)),
        ("2026-11-21T", "+026-11-21T", unexpected(Expected::Time)),
        ("2026-11-21T", "12026-11-21T", unexpected(Expected::Time)),
        ("kuaiji", r#"kuai\"ji"#, unexpected(Expected::PlainText)),
        ("kuaiji", r"kuai\\ji", unexpected(Expected::PlainText)),
        ("donation_received", "", unexpected(Expected::Kind)),
        ("donation_received", "Donation", unexpected(Expected::Kind)),
        (&prev, &upper, unexpected(Expected::Hash)),
        (&prev, &prev[1..], unexpected(Expected::Hash)),
        (r#""seq":"0""#, r#""seq":"00""#, unexpected(Expected::Number)),
        (r#""seq":"0""#, r#""seq":"01""#, unexpected(Expected::Number)),
        (r#""seq":"0""#, r#""seq":"+1""#, unexpected(Expected::Number)),
        (r#""seq":"0""#, r#""seq":"""#, unexpected(Expected::Number)),
        (r#""seq":"0""#, r#""seq":0"#, unexpected(Expected::Text("\""))),
        (r#""seq":"0""#, r#""seq":"18446744073709551616""#, unexpected(Expected::Number)),
    ] {
        let other = text.replacen(from, to, 1);
        assert_ne!(other, text, "{from} stands nowhere");
        let error = Line::parse(&other).expect_err(&other);
        if let Some(wanted) = expected {
            assert!(matches!(error, LineError::Unexpected { expected, .. } if expected == wanted), "{other}: {error}");
        }
    }
}

#[test]
fn errors_say_at_which_byte() {
    let text = line_with(r#"{"a":"王\"x"}"#, 0);
    let at = |needle| text.find(needle).expect("a place");
    let parse = |from: &str, to: &str| Line::parse(&text.replacen(from, to, 1)).map(|_| ());
    let place = at("王");
    assert_eq!(parse("王", "\u{200b}"), Err(LineError::Character { offset: place, character: '\u{200b}' }));
    assert_eq!(parse("王\\\"", "王\\'"), Err(LineError::Escape { offset: place + 3 }));
    assert_eq!(parse("王", "e\u{301}"), Err(LineError::NotNfc { offset: place }));
    assert_eq!(
        parse("\"seq\":\"0\"", "\"seq\":\"00\""),
        Err(LineError::Unexpected { offset: at("\"seq\"") + 7, expected: Expected::Number })
    );
    let mut bytes = text.clone().into_bytes();
    bytes[place] = 0xff;
    assert_eq!(Line::parse_bytes(&bytes), Err(LineError::NotUtf8 { offset: place }));
}

#[test]
fn text_is_assigned_visible_and_in_nfc() {
    for refused in [
        "\0",
        "\t",
        "\n",
        "\u{1b}[31m",
        "\u{7f}",
        "\u{85}",
        "\u{61c}",
        "\u{200b}",
        "\u{200d}",
        "\u{200f}",
        "\u{2028}",
        "\u{2029}",
        "\u{202e}",
        "\u{2060}",
        "\u{2066}",
        "\u{206f}",
        "\u{feff}",
        "\u{e000}",
        "\u{f8ff}",
        "\u{fdd0}",
        "\u{fffe}",
        "\u{10ffff}",
        "\u{378}",
        "\u{e0080}",
        "e\u{301}",
        "\u{212b}",
        "\u{f900}",
        "\u{1100}\u{1161}",
    ] {
        let event = format!(r#"{{"memo":"{refused}"}}"#);
        let line = line_with(r#"{"memo":""}"#, 0).replace(r#"{"memo":""}"#, &event);
        assert!(Line::parse(&line).is_err(), "{refused:?}");
    }
    for allowed in
        ["王芳", "𠮷野家", "㐂", "é", "「公示」——，。！？（１２）", "Ελλάδα", "각", "😀", "❤\u{fe0f}", "\u{301}"]
    {
        line_with(&format!(r#"{{"memo":"{allowed}"}}"#), 0);
    }
}

#[test]
fn depth_and_length_have_limits() {
    let nested = |arrays: usize| {
        let (open, close) = ("[".repeat(arrays), "]".repeat(arrays));
        let plain = line_with(r#"{"a":"x"}"#, 0);
        plain.replace(r#""x""#, &format!("{open}{close}"))
    };
    assert!(Line::parse(&nested(6)).is_ok());
    assert!(matches!(Line::parse(&nested(7)), Err(LineError::TooDeep { .. })));
    assert!(matches!(Line::parse(&nested(20_000)), Err(LineError::TooDeep { .. })));

    let rest = MAX_BYTES - line_with(r#"{"a":""}"#, 0).len();
    let longest = line_with(&format!(r#"{{"a":"{}"}}"#, "x".repeat(rest)), 0);
    assert_eq!(longest.len(), MAX_BYTES);
    let longer = longest.replace("xx\"}", "xxx\"}");
    let error = LineError::TooLong { length: MAX_BYTES + 1, most: MAX_BYTES };
    assert_eq!(Line::parse(&longer), Err(error));
}

#[test]
fn what_would_not_read_back_is_not_written() {
    let text = line_with("{}", 0);
    let line = Line::parse(&text).expect("its own spelling");
    let forged = r#"{},"kind":"payment_made","prev":"0","seq":"1","sig":""}"#;
    for bad in [
        Line { at: "yesterday", ..line },
        Line { by: "a\"b", ..line },
        Line { by: "\u{202e}", ..line },
        Line { event: forged, ..line },
        Line { event: "", ..line },
        Line { kind: "", ..line },
        Line { sig: "x", ..line },
    ] {
        assert!(bad.to_text().is_err(), "{bad:?}");
    }
}

/// Text as a person might type it, once normalized.
fn text() -> impl Strategy<Value = String> {
    let character = prop_oneof![
        8 => proptest::char::range(' ', '~'),
        8 => proptest::char::range('\u{4e00}', '\u{9fff}'),
        2 => proptest::char::range('\u{3000}', '\u{30ff}'),
        2 => any::<char>(),
    ];
    vec(character.prop_filter("allowed", |c| is_allowed(*c)), 0..12).prop_map(|characters| {
        use unicode_normalization::UnicodeNormalization as _;
        characters.into_iter().nfc().collect()
    })
}

/// A canonical object of string members and one array, as its text.
fn event() -> impl Strategy<Value = String> {
    let members = proptest::collection::btree_map("[a-z_]{1,8}", text(), 0..5);
    (members, vec(text(), 0..3)).prop_map(|(members, list)| {
        let quoted = |text: &String| {
            let mut escaped = Vec::new();
            mingbai::chain::canonical::escape_into(text, &mut escaped);
            format!("\"{}\"", String::from_utf8(escaped).expect("escaped text"))
        };
        let list: Vec<String> = list.iter().map(quoted).collect();
        let mut parts: Vec<String> =
            members.iter().map(|(key, value)| format!("\"{key}\":{}", quoted(value))).collect();
        parts.push(format!("\"zzzzzzzzz\":[{}]", list.join(",")));
        format!("{{{}}}", parts.join(","))
    })
}

proptest! {
    #[test]
    fn what_is_written_reads_back(event in event(), seq: u64, prev: [u8; 32]) {
        let line = Line {
            at: "2000-01-31T23:59:59Z",
            by: "",
            event: &event,
            kind: "x",
            prev: Hash::from_bytes(prev),
            seq,
            sig: "",
        };
        let text = line.to_text().expect("canonical parts");
        prop_assert_eq!(Line::parse(&text), Ok(line));
    }

    #[test]
    fn a_changed_byte_is_another_leaf_or_no_line(event in event(), place: usize, bits in 1_u8..) {
        let text = line_with(&event, 7);
        let mut bytes = text.clone().into_bytes();
        let place = place % bytes.len();
        bytes[place] ^= bits;
        prop_assert_ne!(Hash::of_leaf(&bytes), Hash::of_leaf(text.as_bytes()));
        if let Ok(line) = Line::parse_bytes(&bytes) {
            // Whatever is still a line prints back as those other bytes, never as the old ones.
            prop_assert_eq!(line.to_text().map(String::into_bytes), Ok(bytes));
        }
    }

    #[test]
    fn no_bytes_make_the_reader_panic(bytes in vec(any::<u8>(), 0..200), cut: usize) {
        let _ = Line::parse_bytes(&bytes);
        let text = line_with(r#"{"memo":"王芳"}"#, 3);
        let _ = Line::parse_bytes(&text.as_bytes()[..cut % text.len()]);
    }
}

#[test]
fn every_single_bit_of_a_line_counts() {
    let text = line_with(r#"{"memo":"王芳 \\ 100.00"}"#, 41);
    for place in 0..text.len() {
        for bit in 0..8 {
            let Some(other) = with_flipped_byte(&text, place, 1 << bit) else { continue };
            if let Ok(line) = Line::parse(&other) {
                assert_eq!(line.to_text(), Ok(other));
            }
        }
    }
}
