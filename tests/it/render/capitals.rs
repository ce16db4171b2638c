//! Capitals, read back by a small reader that knows nothing of how they are written.

use mingbai::ledger::yuan::Yuan;
use mingbai::text::daxie::capitals;
use proptest::prelude::*;

/// The amount in 分, read as a person reads it: a digit and its place, summed up at 万, 亿 and 元.
fn read(text: &str) -> Option<i128> {
    let text = text.strip_prefix("人民币")?;
    let text = text.strip_suffix('整').unwrap_or(text);
    let (whole, part) = text.split_once('元').unwrap_or(("", text));
    Some(read_whole(whole)? * 100 + read_part(part)?)
}

fn read_whole(text: &str) -> Option<i128> {
    if let Some((above, below)) = text.rsplit_once('亿') {
        return Some(read_whole(above)? * 100_000_000 + read_whole(below)?);
    }
    if let Some((above, below)) = text.split_once('万') {
        return Some(read_whole(above)? * 10_000 + read_whole(below)?);
    }
    let (mut sum, mut last) = (0, 0);
    for c in text.chars() {
        match (digit(c), "拾佰仟".chars().position(|p| p == c)) {
            (Some(value), _) => last = value,
            (None, Some(place)) => {
                sum += last * [10, 100, 1000][place];
                last = 0;
            }
            (None, None) => return None,
        }
    }
    Some(sum + last)
}

fn read_part(text: &str) -> Option<i128> {
    let (mut sum, mut last) = (0, 0);
    for c in text.chars() {
        match (c, digit(c)) {
            ('角', _) => sum += last * 10,
            ('分', _) => sum += last,
            (_, Some(value)) => last = value,
            (_, None) => return None,
        }
    }
    Some(sum)
}

fn digit(c: char) -> Option<i128> {
    "零壹贰叁肆伍陆柒捌玖".chars().position(|d| d == c).map(|p| p as i128)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 4096, ..ProptestConfig::default() })]

    #[test]
    fn capitals_read_back_as_the_amount(fen in prop_oneof![0..=i64::MAX, 0..1_000_000_i64, sparse()]) {
        let text = capitals(Yuan::from_fen(fen).expect("not below zero"));
        prop_assert_eq!(read(&text), Some(i128::from(fen)), "{}", text);
        prop_assert!(!text.contains("零零") && !text.contains("零元零"), "{}", text);
        prop_assert_eq!(text.ends_with('整'), fen % 100 == 0, "{}", text);
    }
}

/// Amounts full of zeros, where the rules are.
fn sparse() -> impl Strategy<Value = i64> {
    prop::collection::vec(prop_oneof![3 => Just(0_i64), 1 => 1..=9_i64], 1..=18)
        .prop_map(|digits| digits.into_iter().fold(0, |number, digit| number * 10 + digit))
}
