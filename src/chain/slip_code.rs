//! The code on a donor's slip: the number of an entry and a secret of 80 bits that opens its line on the public page.
//!
//! ```text
//! desk secret = HMAC-SHA-256(row secret, "mingbai/slip/v1\n")
//! secret      = the first 10 bytes of HMAC-SHA-256(desk secret, leaf)
//! code        = <number>-XXXX-XXXX-XXXX-XXXX-C
//! key         = SHA-256("mingbai/slip/v1\n" || secret || leaf)
//! keystream   = SHA-256(key || 0) || SHA-256(key || 1) || …        counters of four bytes, the most significant first
//! sealed      = (text, zeros to a multiple of 64 bytes) XOR keystream
//! ```
//! A secret belongs to one leaf, so one keystream only ever covers one text, and whoever tries secrets tries them for one
//! entry at a time. Sealing hides; it does not authenticate: whoever opens a line hashes it and compares the leaf.

use std::fmt;
use std::str::FromStr;

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::Sha256;

use super::leaf::Hash;
use super::spelling;

/// What sets slips apart from every other use of the row secret and of SHA-256.
const DOMAIN: &[u8] = b"mingbai/slip/v1\n";
/// Digits and capitals without I, L, O and U: nothing that reads as something else.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/// A secret's bytes; 16 characters of five bits.
const SECRET: usize = 10;
/// A sealed text says no more of its length than this.
const PADDED_TO: usize = 64;

/// Text that is no slip code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SlipCodeError {
    /// Not a number, sixteen characters and one more.
    #[error("a slip code is a number, sixteen characters and a check character")]
    Shape,
    /// One character is another, or two changed places.
    #[error("the check character does not fit")]
    CheckCharacter,
}

/// Makes the codes of a desk.
#[derive(Clone)]
pub struct SlipCodes(Hmac<Sha256>);

impl SlipCodes {
    /// Under the desk's row secret.
    ///
    /// # Panics
    /// Never: HMAC takes keys of any length.
    #[must_use]
    pub fn new(row_secret: &[u8; 32]) -> Self {
        let mut mac: Hmac<Sha256> = Hmac::new_from_slice(row_secret).expect("HMAC cannot refuse a key");
        mac.update(DOMAIN);
        let own = mac.finalize().into_bytes();
        Self(Hmac::new_from_slice(&own).expect("HMAC cannot refuse a key"))
    }

    /// The code of an entry.
    ///
    /// # Panics
    /// Never: 32 bytes have their first 10.
    #[must_use]
    pub fn of(&self, number: u64, leaf: Hash) -> SlipCode {
        let mut mac = self.0.clone();
        mac.update(leaf.as_bytes());
        let full: [u8; 32] = mac.finalize().into_bytes().into();
        let (secret, _) = full.split_first_chunk().expect("32 bytes cannot lack their first 10");
        SlipCode { number, secret: *secret }
    }
}

impl fmt::Debug for SlipCodes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SlipCodes(…)")
    }
}

/// The code on a slip. Whoever has it reads the entry's line, so `Debug` shows the number only.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct SlipCode {
    number: u64,
    secret: [u8; SECRET],
}

impl SlipCode {
    /// The entry.
    #[must_use]
    pub const fn number(&self) -> u64 {
        self.number
    }

    /// The text under this code's keystream, as standard base64.
    #[must_use]
    pub fn seal(&self, leaf: Hash, text: &str) -> String {
        let mut bytes = text.as_bytes().to_vec();
        bytes.resize(text.len().next_multiple_of(PADDED_TO), 0);
        self.cover(leaf, &mut bytes);
        spelling::base64(&bytes)
    }

    /// The text that was sealed; nothing when this is not its code. What comes out proves nothing before it is hashed.
    #[must_use]
    pub fn open(&self, leaf: Hash, sealed: &str) -> Option<String> {
        let mut bytes = spelling::from_base64(sealed)?;
        self.cover(leaf, &mut bytes);
        let text = String::from_utf8(bytes).ok()?;
        Some(text.trim_end_matches('\0').to_owned())
    }

    fn cover(&self, leaf: Hash, bytes: &mut [u8]) {
        let key = Hash::of_parts(&[DOMAIN, &self.secret, leaf.as_bytes()]);
        for (block, counter) in bytes.chunks_mut(32).zip(0_u32..) {
            let stream = Hash::of_parts(&[key.as_bytes(), &counter.to_be_bytes()]);
            block.iter_mut().zip(stream.as_bytes()).for_each(|(byte, key)| *byte ^= key);
        }
    }

    /// Number and secret without the check character.
    fn characters(&self) -> String {
        let mut text = self.number.to_string();
        let bits = self.secret.iter().flat_map(|byte| (0..8).rev().map(move |bit| (byte >> bit) & 1));
        let bits: Vec<u8> = bits.collect();
        for five in bits.chunks(5) {
            text.push(letter(five.iter().fold(0, |value, bit| (value << 1) | bit)));
        }
        text
    }
}

impl fmt::Display for SlipCode {
    /// `243-7K3M-9QDX-AB2C-DE4F-G`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let characters = self.characters();
        let (number, secret) = characters.split_at(characters.len().saturating_sub(16));
        f.write_str(number)?;
        for (place, letter) in secret.chars().enumerate() {
            if place.is_multiple_of(4) {
                f.write_str("-")?;
            }
            write!(f, "{letter}")?;
        }
        write!(f, "-{}", check_character(&characters))
    }
}

impl fmt::Debug for SlipCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SlipCode({}-…)", self.number)
    }
}

impl FromStr for SlipCode {
    type Err = SlipCodeError;

    /// Reads a code as a person types it: small letters, blanks or hyphens anywhere, I and L for 1, O for 0.
    fn from_str(text: &str) -> Result<Self, SlipCodeError> {
        let typed = text.chars().filter(|c| !c.is_whitespace() && *c != '-');
        let read: Option<String> = typed.map(|c| value(c).map(letter)).collect();
        let read = read.ok_or(SlipCodeError::Shape)?;
        let at = read.len().checked_sub(17).filter(|at| *at > 0).ok_or(SlipCodeError::Shape)?;
        let (number, rest) = read.split_at(at);
        let number = spelling::from_decimal(number).ok_or(SlipCodeError::Shape)?;
        let (secret, check) = rest.split_at(16);
        let mut bytes = [0; SECRET];
        let bits = secret.chars().filter_map(value).flat_map(|five| (0..5).rev().map(move |bit| (five >> bit) & 1));
        let bits: Vec<u8> = bits.collect();
        for (byte, eight) in bytes.iter_mut().zip(bits.chunks(8)) {
            *byte = eight.iter().fold(0, |value, bit| (value << 1) | bit);
        }
        let code = Self { number, secret: bytes };
        let fits = check.chars().eq([check_character(&code.characters())]);
        if fits { Ok(code) } else { Err(SlipCodeError::CheckCharacter) }
    }
}

/// The character of a value below 32.
fn letter(value: u8) -> char {
    char::from(*ALPHABET.get(usize::from(value & 31)).expect("five bits cannot exceed the alphabet"))
}

/// What a typed character stands for.
fn value(typed: char) -> Option<u8> {
    let upper = match typed.to_ascii_uppercase() {
        'I' | 'L' => '1',
        'O' => '0',
        other => other,
    };
    let place = ALPHABET.iter().position(|letter| char::from(*letter) == upper)?;
    u8::try_from(place).ok()
}

/// Luhn's check in base 32: it finds every single wrong character and nearly every swap of two neighbours.
fn check_character(characters: &str) -> char {
    let values = characters.chars().rev().filter_map(value);
    let sum = values.zip([2_u8, 1].into_iter().cycle()).fold(0_u8, |sum, (value, factor)| {
        let product = value.saturating_mul(factor);
        sum.wrapping_add(product / 32).wrapping_add(product % 32) % 32
    });
    letter(32_u8.wrapping_sub(sum) % 32)
}
