//! Names, codes and texts: what may stand in a line, and how a name is masked on the board.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::str::FromStr;
use std::sync::Arc;

use thiserror::Error;
use unicode_normalization::{UnicodeNormalization, char::is_public_assigned, is_nfc};

/// The longest text of an event, in characters.
pub const LONGEST_TEXT: usize = 1000;

/// A text that may stand in a line: NFC, assigned characters, nothing that hides or reorders, trimmed.
///
/// It never changes, so copies share it: a remark goes from the slip to the command, the event and the books.
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Option<Arc<str>>);

/// What is wrong with a text, and where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("character {position} (U+{:04X}): {why:?}", u32::from(*.character))]
pub struct TextFault {
    /// Which character, counted from 1.
    pub position: usize,
    /// The character itself. Never print it as it is: it may move the cursor or hide.
    pub character: char,
    /// The rule it breaks.
    pub why: TextRule,
}

/// The rules a text can break.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextRule {
    /// C0, DEL, C1: terminal escapes, NUL, line ends, the U+001C of some bank exports.
    Control,
    /// Characters that change the direction of what follows.
    Bidi,
    /// Characters nobody sees: zero-width space and joiners, U+FEFF, soft hyphen.
    Invisible,
    /// U+2028, U+2029.
    LineSeparator,
    /// No character in the pinned version of Unicode, or private use.
    Unassigned,
    /// Longer than [`LONGEST_TEXT`]; the position is the first one too many.
    TooLong,
    /// Blanks at the ends, or another spelling than NFC: only in a file somebody edited.
    NotCanonical,
}

impl TextRule {
    /// The rule this character breaks, if any.
    #[must_use]
    pub fn broken_by(c: char) -> Option<Self> {
        // Nearly every character of a Chinese ledger is plain ASCII or a common ideograph.
        if matches!(c, ' '..='~' | '\u{4E00}'..='\u{9FA5}') {
            return None;
        }
        match c {
            '\u{0}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => Some(Self::Control),
            '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
                Some(Self::Bidi)
            }
            _ if is_invisible(c) => Some(Self::Invisible),
            '\u{2028}' | '\u{2029}' => Some(Self::LineSeparator),
            _ if !is_public_assigned(c) => Some(Self::Unassigned),
            _ => None,
        }
    }
}

/// Characters nobody sees (Unicode's default-ignorable code points, and the fillers of Hangul).
fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}' | '\u{180B}'..='\u{180F}'
        | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{2065}' | '\u{206A}'..='\u{206F}' | '\u{3164}'
        | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF9}'..='\u{FFFB}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}')
}

impl Text {
    /// A text as a person types it: trimmed and brought to NFC, so that two ways to type é are one.
    ///
    /// # Errors
    /// The first character that may not stand in a line.
    pub fn typed(text: &str) -> Result<Self, TextFault> {
        if is_plain(text) {
            return Ok(Self::holding(text.trim()));
        }
        let text: String = text.trim().nfc().collect();
        match fault(&text) {
            None => Ok(Self::holding(&text)),
            Some(fault) => Err(fault),
        }
    }

    /// What it has in common with every text that a reader would take for the same number: compatible characters are one
    /// (full-width digits and the narrow ones), neither blanks nor capitals nor zeros before a number count. `No. ００12` and
    /// `no.12` are one slip.
    #[must_use]
    pub fn look_alike(&self) -> Self {
        let mut plain = String::new();
        let (mut is_in_number, mut has_zeros) = (false, false);
        for c in self.as_str().nfkc().filter(|c| *c != ' ').chain(std::iter::once('\n')) {
            if c == '0' && !is_in_number {
                has_zeros = true;
                continue;
            }
            // A number of nothing but zeros is nought.
            if has_zeros && !c.is_ascii_digit() {
                plain.push('0');
            }
            has_zeros = false;
            is_in_number = c.is_ascii_digit();
            plain.push(c.to_ascii_lowercase());
        }
        Self::holding(plain.trim_end_matches('\n'))
    }

    /// Nothing is held for the empty text, so that two empty texts are equal and cost nothing.
    fn holding(text: &str) -> Self {
        Self((!text.is_empty()).then(|| text.into()))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    /// Whether nothing is written.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Text").field(&self.as_str()).finish()
    }
}

/// Whether a text is printable ASCII of bearable length: then nothing can be wrong with it, and it is its own NFC.
fn is_plain(text: &str) -> bool {
    text.len() <= LONGEST_TEXT && text.bytes().all(|b| matches!(b, b' '..=b'~'))
}

/// The first thing wrong with a text, if any: characters first, then length.
fn fault(text: &str) -> Option<TextFault> {
    for (index, character) in text.chars().enumerate() {
        let position = index.saturating_add(1);
        if position > LONGEST_TEXT {
            return Some(TextFault { position, character, why: TextRule::TooLong });
        }
        if let Some(why) = TextRule::broken_by(character) {
            return Some(TextFault { position, character, why });
        }
    }
    None
}

/// Reads the spelling of the file: nothing is trimmed or normalised, another spelling is a fault.
impl FromStr for Text {
    type Err = TextFault;

    fn from_str(text: &str) -> Result<Self, TextFault> {
        if is_plain(text) && !text.starts_with(' ') && !text.ends_with(' ') {
            return Ok(Self::holding(text));
        }
        if let Some(fault) = fault(text) {
            return Err(fault);
        }
        if !is_nfc(text) || text.trim() != text {
            let character = text.chars().next().unwrap_or_default();
            return Err(TextFault { position: 1, character, why: TextRule::NotCanonical });
        }
        Ok(Self::holding(text))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A short word people choose for a project, an account, an operator: `wall`, `zhuanhu`, `kuaiji`.
///
/// Grammar: `[a-z0-9][a-z0-9_-]{0,31}`. It can be typed on any keyboard. It is held where it stands: an entry names some
/// twenty codes on its way through the rules and the books, and three threads would wait for one counter of references.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Code {
    /// Zeros after the last, which is no character of a code: so this orders as the text does.
    bytes: [u8; LONGEST_CODE],
    length: u8,
}

/// The longest code, in characters.
const LONGEST_CODE: usize = 32;

/// The text is not a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a code is 1 to 32 of a-z, 0-9, _ and -, and begins with a letter or digit")]
pub struct CodeFault;

impl Code {
    /// The code as text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        let text = self.bytes.get(..usize::from(self.length)).unwrap_or_default();
        std::str::from_utf8(text).unwrap_or_default()
    }
}

impl fmt::Debug for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Code").field(&self.as_str()).finish()
    }
}

impl Hash for Code {
    fn hash<H: Hasher>(&self, state: &mut H) {
        state.write(self.bytes.get(..usize::from(self.length)).unwrap_or_default());
        state.write_u8(self.length);
    }
}

impl FromStr for Code {
    type Err = CodeFault;

    fn from_str(text: &str) -> Result<Self, CodeFault> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit();
        let begins_well = text.bytes().next().is_some_and(plain);
        let goes_on_well = text.bytes().all(|b| plain(b) || b == b'_' || b == b'-');
        let mut bytes = [0; LONGEST_CODE];
        let place = bytes.get_mut(..text.len()).filter(|_| begins_well && goes_on_well).ok_or(CodeFault)?;
        place.copy_from_slice(text.as_bytes());
        Ok(Self { bytes, length: u8::try_from(text.len()).map_err(|_| CodeFault)? })
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// A registered person's number: `p41`. The line knows people by number and commitment only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PersonNumber(pub u32);

/// The text is not a person's number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("a person's number is p and a whole number from 1, such as p41")]
pub struct PersonNumberFault;

impl FromStr for PersonNumber {
    type Err = PersonNumberFault;

    fn from_str(text: &str) -> Result<Self, PersonNumberFault> {
        let digits = text.strip_prefix('p').ok_or(PersonNumberFault)?;
        let canonical = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        if canonical { digits.parse().map(Self).map_err(|_| PersonNumberFault) } else { Err(PersonNumberFault) }
    }
}

impl fmt::Display for PersonNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("p{}", self.0))
    }
}

/// 32 opaque bytes in lower-case hex: a commitment to a private field, or the digest of a paper. The rules never
/// compute one; they only carry it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

/// The text is not 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected 64 lower-case hexadecimal digits")]
pub struct HexFault;

impl FromStr for Digest {
    type Err = HexFault;

    fn from_str(text: &str) -> Result<Self, HexFault> {
        hex(text).map(Self)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

/// An Ed25519 signature as a line holds it: 64 bytes in base64, as `sig` does. What it signs, `chain` knows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Signature(String);

/// The text is not 64 bytes in base64.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("expected 64 bytes in base64")]
pub struct SignatureFault;

impl Signature {
    /// The base64.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Signature {
    type Err = SignatureFault;

    fn from_str(text: &str) -> Result<Self, SignatureFault> {
        // 64 bytes leave two sixths of the last digit empty, and those are zero in the one spelling.
        let digits =
            text.strip_suffix("==").filter(|digits| digits.len() == 86 && digits.ends_with(['A', 'Q', 'g', 'w']));
        let is_digit = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/');
        let is_base64 = digits.is_some_and(|digits| digits.bytes().all(is_digit));
        if is_base64 { Ok(Self(text.to_owned())) } else { Err(SignatureFault) }
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The key by which a row without an id is known again: 16 bytes made under the desk's row secret.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowKey(pub [u8; 16]);

impl FromStr for RowKey {
    type Err = HexFault;

    fn from_str(text: &str) -> Result<Self, HexFault> {
        hex(text).map(Self)
    }
}

impl fmt::Display for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

impl fmt::Debug for RowKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_hex(f, &self.0)
    }
}

/// Strict lower-case hex of exactly `N` bytes.
fn hex<const N: usize>(text: &str) -> Result<[u8; N], HexFault> {
    let nibble = |b: u8| match b {
        b'0'..=b'9' => b.wrapping_sub(b'0'),
        b'a'..=b'f' => b.wrapping_sub(b'a').wrapping_add(10),
        _ => u8::MAX,
    };
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return Err(HexFault);
    }
    // All digits are read before any is judged: that takes no branches.
    let (mut bytes, mut seen) = ([0; N], 0);
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        let (high, low) = (nibble(*high), nibble(*low));
        seen |= high | low;
        *byte = high.wrapping_shl(4) | (low & 0x0F);
    }
    if seen < 16 { Ok(bytes) } else { Err(HexFault) }
}

/// At most 32 bytes.
fn write_hex<const N: usize>(f: &mut fmt::Formatter<'_>, bytes: &[u8; N]) -> fmt::Result {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |n: u8| DIGITS.get(usize::from(n & 15)).copied().unwrap_or(b'0');
    let mut text = [[0; 2]; 32];
    for (pair, byte) in text.iter_mut().zip(bytes) {
        *pair = [digit(byte.wrapping_shr(4)), digit(*byte)];
    }
    let text = text.get(..N).unwrap_or_default().as_flattened();
    f.write_str(std::str::from_utf8(text).unwrap_or_default())
}

/// Family names of two characters: masking shows the family name and nothing else.
const DOUBLE_FAMILY_NAMES: [&str; 16] = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "令狐", "宇文", "长孙", "夏侯",
    "端木", "南宫",
];

/// A name as the notice board shows it by default: 王芳 → 王**, 欧阳明 → 欧阳**. The number of stars says nothing
/// about the length of the name. A name its publisher masked already stays as it is.
///
/// Source: 慈善法 art. 82, 个人信息保护法 art. 25.
#[must_use]
pub fn masked(name: &str) -> String {
    if name.contains('*') {
        return name.to_owned();
    }
    let family = DOUBLE_FAMILY_NAMES.iter().find(|f| name.starts_with(**f) && name.chars().count() > 2);
    let shown = family.map_or_else(|| name.chars().take(1).collect(), |f| (*f).to_owned());
    format!("{shown}**")
}

/// A Chinese mobile number or identity number that a hand wrote into a public text, if there is one.
///
/// Digits may be full-width and grouped by blanks or hyphens. Longer runs (bank transaction numbers) are not taken.
#[must_use]
pub fn private_number(text: &str) -> Option<String> {
    if !may_hold_eleven(text.as_bytes()) {
        return None;
    }
    let mut run = Run::default();
    for c in text.chars().chain(std::iter::once('\n')) {
        match c {
            '0'..='9' | 'x' | 'X' => run.push(c),
            '０'..='９' => {
                let digit = u32::from(c).checked_sub(0xFF10).and_then(|d| char::from_digit(d, 10));
                run.push(digit.unwrap_or('x'));
            }
            ' ' | '-' if run.length > 0 => {}
            _ => {
                if let Some(number) = run.number().filter(|run| is_mobile(run) || is_identity(run)) {
                    return Some(number.to_owned());
                }
                run.length = 0;
            }
        }
    }
    None
}

/// Whether eleven digits may stand in a row, which the shortest private number has: told from their first bytes. A stretch
/// of eleven bytes or more holds every eleventh byte of the text at least once, so most of a remark is never looked at.
fn may_hold_eleven(text: &[u8]) -> bool {
    let goes_on = |byte: &&u8| is_digit(**byte) || matches!(**byte, b' ' | b'-' | 0x80..=0xBF);
    let mut at = 10;
    while let Some((before, after)) = text.split_at_checked(at) {
        let stretch = after.iter().take_while(goes_on).chain(before.iter().rev().take_while(goes_on));
        if stretch.filter(|byte| is_digit(**byte)).count() >= 11 {
            return true;
        }
        at = at.saturating_add(11);
    }
    false
}

/// A digit, or X in its place, or the first byte of a full-width one.
fn is_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || matches!(byte, b'x' | b'X' | 0xEF)
}

/// Digits in a row, as far as a private number may be long: a million remarks pass, and none of them asks for memory.
#[derive(Default)]
struct Run {
    digits: [u8; 18],
    /// How many there were, kept or not.
    length: usize,
}

impl Run {
    fn push(&mut self, c: char) {
        if let (Some(place), Ok(digit)) = (self.digits.get_mut(self.length), u8::try_from(c)) {
            *place = digit;
        }
        self.length = self.length.saturating_add(1);
    }

    /// The run, if it has a length that private numbers have: a mobile's, one with 86 before it, an identity's.
    fn number(&self) -> Option<&str> {
        if !matches!(self.length, 11 | 13 | 18) {
            return None;
        }
        self.digits.get(..self.length).and_then(|digits| std::str::from_utf8(digits).ok())
    }
}

fn is_mobile(run: &str) -> bool {
    let run = run.strip_prefix("86").filter(|r| r.len() == 11).unwrap_or(run);
    run.len() == 11
        && run.starts_with('1')
        && matches!(run.as_bytes().get(1), Some(b'3'..=b'9'))
        && !run.contains(['x', 'X'])
}

/// Eighteen characters, the last a digit or X, with a possible birthday in the middle (GB 11643).
fn is_identity(run: &str) -> bool {
    let field = |from: usize, to: usize| run.get(from..to).and_then(|t| t.parse::<u32>().ok()).unwrap_or(0);
    run.len() == 18
        && run.bytes().take(17).all(|b| b.is_ascii_digit())
        && (1900..2100).contains(&field(6, 10))
        && (1..=12).contains(&field(10, 12))
        && (1..=31).contains(&field(12, 14))
}

/// An identity number as it is issued: eighteen characters with a birthday, the last of which checks the others (GB 11643,
/// ISO 7064 MOD 11-2). Ten lines by hand: the crates that do it bring an area table along that ages.
#[must_use]
pub fn is_identity_number(text: &str) -> bool {
    let last = |c: char| c.to_digit(10).or(matches!(c, 'x' | 'X').then_some(10));
    let sum = text.chars().enumerate().try_fold(0_u32, |sum, (place, c)| {
        let digit = if place < 17 { c.to_digit(10) } else { last(c) }?;
        // The weight of a place is 2 to the power of its distance from the end, modulo 11.
        let weight =
            (0..17_usize.checked_sub(place)?).try_fold(1_u32, |weight, _| weight.checked_mul(2)?.checked_rem(11))?;
        sum.checked_add(digit.checked_mul(weight)?)
    });
    is_identity(text) && sum.and_then(|sum| sum.checked_rem(11)) == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_number_ends_with_its_check() {
        for good in ["11010519491231002X", "11010519491231002x", "440524188001010014"] {
            assert_eq!(is_identity_number(good), good != "440524188001010014", "{good}");
        }
        for wrong in ["110105194912310021", "11010519491231003X", "1101051949123100X2", "110105491231002", "", "p1"] {
            assert!(!is_identity_number(wrong), "{wrong}");
        }
    }

    #[test]
    fn texts_are_trimmed_and_composed_when_typed_and_refused_with_a_position() {
        assert_eq!(Text::typed("  e\u{301}té ").map(|t| t.to_string()), Ok("été".to_owned()));
        let why = |t: &str| Text::typed(t).map_err(|f| (f.position, f.why));
        assert_eq!(why("王芳\u{1C}"), Err((3, TextRule::Control)));
        assert_eq!(why("a\u{202E}b"), Err((2, TextRule::Bidi)));
        assert_eq!(why("王\u{200B}芳"), Err((2, TextRule::Invisible)));
        assert_eq!(why("\u{FFFF}"), Err((1, TextRule::Unassigned)));
        assert_eq!(why("\u{E000}"), Err((1, TextRule::Unassigned)));
        assert!(" 王芳".parse::<Text>().is_err());
    }

    #[test]
    fn masks_tell_the_family_name_only() {
        assert_eq!(masked("王芳"), "王**");
        assert_eq!(masked("欧阳明珠"), "欧阳**");
        assert_eq!(masked("**立"), "**立");
        assert_eq!(masked("Anna Smith"), "A**");
    }

    #[test]
    fn numbers_that_look_alike_are_one() {
        let alike = |text: &str| Text::typed(text).expect("a text").look_alike().to_string();
        for (one, other) in [
            ("1", "0001"),
            ("１", "1"),
            ("００01", "1"),
            ("A-07", "a-7"),
            ("No. 0", "no.000"),
            ("2026-0012", "2026 - 12"),
        ] {
            assert_eq!(alike(one), alike(other), "{one} and {other}");
        }
        for (one, other) in [("1", "10"), ("100", "1"), ("1-1", "11"), ("0", ""), ("20", "2")] {
            assert_ne!(alike(one), alike(other), "{one} and {other}");
        }
    }

    #[test]
    fn private_numbers_are_seen_and_order_numbers_are_not() {
        for text in
            ["电话13800138000", "138 0013 8000", "１３８００１３８０００", "11010519491231002X", "+8613800138000谢谢"]
        {
            for before in (0..30).map(|length| "a".repeat(length)) {
                assert!(private_number(&format!("{before}{text}")).is_some(), "{before}{text}");
            }
        }
        for text in ["", "0102202002082359350090313286", "2026-10-01", "共 12345678901 件", "11010519491331002X"] {
            assert!(private_number(text).is_none(), "{text}");
        }
    }
}
