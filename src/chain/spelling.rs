//! Bytes as text: lowercase hex and standard base64, one spelling each.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

const DIGITS: &[u8; 16] = b"0123456789abcdef";

/// Lowercase hex of any bytes.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 0x0f)]).collect()
}

fn digit(nibble: u8) -> char {
    let digit = DIGITS.get(usize::from(nibble)).expect("a nibble cannot exceed fifteen");
    char::from(*digit)
}

/// The bytes of exactly 2·N lowercase hex digits.
pub(super) fn from_hex<const N: usize>(text: &str) -> Option<[u8; N]> {
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if pairs.len() != N || !rest.is_empty() {
        return None;
    }
    let mut bytes = [0; N];
    for (byte, [high, low]) in bytes.iter_mut().zip(pairs) {
        *byte = (value(*high)? << 4) | value(*low)?;
    }
    Some(bytes)
}

fn value(digit: u8) -> Option<u8> {
    match digit {
        b'0'..=b'9' => digit.checked_sub(b'0'),
        b'a'..=b'f' => digit.checked_sub(b'a' - 10),
        _ => None,
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

/// A whole number as `0` or digits without a leading zero, within `u64`.
pub(super) fn from_decimal(text: &str) -> Option<u64> {
    let digits_only = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let leading_zero = text.len() > 1 && text.starts_with('0');
    if digits_only && !leading_zero { text.parse().ok() } else { None }
}
