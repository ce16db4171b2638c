//! Bytes as text: lowercase hex and standard base64, one spelling each.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Lowercase hex of any bytes.
pub(super) fn hex(bytes: &[u8]) -> String {
    let mut text = Vec::with_capacity(bytes.len().saturating_mul(2));
    hex_into(bytes, &mut text);
    String::from_utf8(text).expect("digits cannot fail to be text")
}

/// The same, appended.
pub(super) fn hex_into(bytes: &[u8], out: &mut Vec<u8>) {
    out.extend(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0x0f)]));
}

fn digit(nibble: u8) -> u8 {
    *DIGITS.get(usize::from(nibble)).expect("a nibble cannot exceed fifteen")
}

/// The bytes of exactly 2·N lowercase hex digits.
pub(super) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let (mut bytes, mut seen) = ([0; N], 0);
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        let (high, low) = (value(*high), value(*low));
        seen |= high | low;
        *byte = (high << 4) | (low & 0x0f);
    }
    (seen < 16).then_some(bytes)
}

/// What a digit stands for, or 255: asked of all digits before any answer is looked at, which takes no branches.
fn value(digit: u8) -> u8 {
    match digit {
        b'0'..=b'9' => digit.wrapping_sub(b'0'),
        b'a'..=b'f' => digit.wrapping_sub(b'a' - 10),
        _ => u8::MAX,
    }
}

/// Standard base64 with padding (RFC 4648 §4).
pub(super) fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of standard base64. Missing padding and stray trailing bits are refused, so that no
/// two texts mean the same bytes.
pub(super) fn from_base64(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// A whole number in its one spelling, appended.
pub(super) fn decimal_into(number: u64, out: &mut Vec<u8>) {
    let (mut digits, mut at, mut rest) = ([b'0'; 20], 20_usize, number);
    while let Some(place) = at.checked_sub(1).filter(|_| rest > 0 || at == 20) {
        if let (Some(digit), Ok(value)) = (digits.get_mut(place), u8::try_from(rest % 10)) {
            *digit = value.saturating_add(b'0');
        }
        (at, rest) = (place, rest / 10);
    }
    out.extend_from_slice(digits.get(at..).unwrap_or_default());
}

/// A whole number as `0` or digits without a leading zero, within `u64`.
pub(super) fn from_decimal(text: &str) -> Option<u64> {
    let digits_only = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = text.len() > 1 && text.starts_with('0');
    if digits_only && !leading_zero { text.parse().ok() } else { None }
}
