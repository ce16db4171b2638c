//! Amounts in Chinese capitals, which nobody can alter with one stroke.
//!
//! Rule: 《支付结算办法》 annex one, 正确填写票据和结算凭证的基本规定, 一 to 四. Where the annex allows a 零 to be written or
//! left out, it is written between 元 and 角 and left out where a group of four begins with its 千. After 元 stands 整;
//! after 角 it may be left out and is; after 分 it never stands.

use crate::ledger::yuan::Yuan;

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const PLACES: [(i64, &str); 4] = [(1000, "仟"), (100, "佰"), (10, "拾"), (1, "")];
const WAN: i64 = 10_000;
const YI: i64 = 100_000_000;

/// `10000.05` → `人民币壹万元零伍分`. Every amount and every total of the books.
#[must_use]
pub fn capitals(amount: Yuan) -> String {
    let (yuan, fen) = split(amount.fen(), 100);
    let (jiao, fen) = split(fen, 10);
    let mut text = String::from("人民币");
    if yuan > 0 {
        whole(yuan, &mut text);
        text.push('元');
    }
    match (yuan, jiao, fen) {
        (0, 0, 0) => text.push_str("零元整"),
        (_, 0, 0) => text.push('整'),
        (_, _, _) => part(yuan, jiao, fen, &mut text),
    }
    text
}

/// 角 and 分. A 零 stands after 元 when 角 is nothing, or when 元's own digit is.
fn part(yuan: i64, jiao: i64, fen: i64, text: &mut String) {
    if yuan > 0 && (jiao == 0 || split(yuan, 10).1 == 0) {
        text.push('零');
    }
    if jiao > 0 {
        text.push(digit(jiao));
        text.push('角');
    }
    if fen > 0 {
        text.push(digit(fen));
        text.push('分');
    }
}

/// A whole number above nothing: what is above 亿, then 万, then the rest, each named like a smaller number.
fn whole(number: i64, text: &mut String) {
    for (unit, name) in [(YI, '亿'), (WAN, '万')] {
        let (above, below) = split(number, unit);
        if above > 0 {
            whole(above, text);
            text.push(name);
            return rest(below, unit, text);
        }
    }
    four_digits(number, text);
}

/// What follows 亿 or 万: after a gap one 零, however long the gap is.
fn rest(number: i64, unit: i64, text: &mut String) {
    if number == 0 {
        return;
    }
    // The place just below the unit: 千万 below 亿, 千 below 万.
    if number < split(unit, 10).0 {
        text.push('零');
    }
    whole(number, text);
}

/// 1 to 9999.
fn four_digits(number: i64, text: &mut String) {
    let (mut left, mut gap, mut begun) = (number, false, false);
    for (place, name) in PLACES {
        let (value, below) = split(left, place);
        left = below;
        if value == 0 {
            gap = begun;
            continue;
        }
        if gap {
            text.push('零');
        }
        text.push(digit(value));
        text.push_str(name);
        (gap, begun) = (false, true);
    }
}

fn digit(value: i64) -> char {
    usize::try_from(value).ok().and_then(|i| DIGITS.get(i)).copied().unwrap_or('零')
}

/// Quotient and remainder of a division by a unit above nothing.
fn split(number: i64, unit: i64) -> (i64, i64) {
    (number.div_euclid(unit), number.rem_euclid(unit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_read_as_the_annex_writes_them() {
        let table = [
            // The annex's own examples, first forms.
            (140_950, "壹仟肆佰零玖元伍角"),
            (600_714, "陆仟零柒元壹角肆分"),
            (168_032, "壹仟陆佰捌拾元零叁角贰分"),
            (10_700_053, "壹拾万柒仟元零伍角叁分"),
            (1_640_902, "壹万陆仟肆佰零玖元零贰分"),
            (32_504, "叁佰贰拾伍元零肆分"),
            // Nothing, parts of a yuan, round sums.
            (0, "零元整"),
            (1, "壹分"),
            (50, "伍角"),
            (99, "玖角玖分"),
            (100, "壹元整"),
            (1_000, "壹拾元整"),
            (10_000, "壹佰元整"),
            (10_001, "壹佰元零壹分"),
            (10_010, "壹佰元零壹角"),
            (10_100, "壹佰零壹元整"),
            (11_000, "壹佰壹拾元整"),
            (100_100, "壹仟零壹元整"),
            (101_000, "壹仟零壹拾元整"),
            // 万.
            (1_000_000, "壹万元整"),
            (1_000_005, "壹万元零伍分"),
            (1_000_100, "壹万零壹元整"),
            (1_050_000, "壹万零伍佰元整"),
            (1_500_000, "壹万伍仟元整"),
            (10_050_000, "壹拾万零伍佰元整"),
            (100_010_000, "壹佰万零壹佰元整"),
            (100_100_000, "壹佰万壹仟元整"),
            (123_456_789, "壹佰贰拾叁万肆仟伍佰陆拾柒元捌角玖分"),
            // 亿 and beyond.
            (10_000_000_000, "壹亿元整"),
            (10_000_000_100, "壹亿零壹元整"),
            (10_000_500_000, "壹亿零伍仟元整"),
            (10_010_500_000, "壹亿零壹拾万伍仟元整"),
            (11_000_000_000, "壹亿壹仟万元整"),
            (99_999_999_999_999, "玖仟玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
            (100_000_000_000_000, "壹万亿元整"),
            (100_000_000_000_001, "壹万亿元零壹分"),
            (i64::MAX, "玖亿贰仟贰佰叁拾叁万柒仟贰佰零叁亿陆仟捌佰伍拾肆万柒仟柒佰伍拾捌元零柒分"),
        ];
        for (fen, expected) in table {
            let amount = Yuan::from_fen(fen).unwrap_or_default();
            assert_eq!(capitals(amount), format!("人民币{expected}"), "{amount}");
        }
    }
}
