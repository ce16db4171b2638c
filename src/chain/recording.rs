//! What a recorder signs in two-person mode, and what whoever keeps the recovery key signs.

use crate::chain::{Hash, KeyError, Signature, VerifierKey};

/// The bytes a recorder signs: `mingbai/record/v1`, the ledger's origin, the entry's number, the leaf before it as 64
/// hexadecimal digits, the SHA-256 of its canonical event, each followed by a line feed.
#[must_use]
pub fn record_message(origin: &str, seq: u64, prev: Hash, event: &str) -> String {
    format!("mingbai/record/v1\n{origin}\n{seq}\n{prev}\n{}\n", Hash::of_bytes(event.as_bytes()))
}

/// The bytes the keeper of the recovery key signs: `mingbai/rotation/v1`, the origin, the operator's code, his old key (or
/// nothing), his new one, how many entries stood when the old one was last his alone, each followed by a line feed.
#[must_use]
pub fn rotation_message(origin: &str, code: &str, old: &str, new: &str, valid_size: u64) -> String {
    format!("mingbai/rotation/v1\n{origin}\n{code}\n{old}\n{new}\n{valid_size}\n")
}

/// Whether a signature, as a line spells it, is this key's over a message.
///
/// # Errors
/// [`KeyError`] when the bytes are no key.
pub fn has_signed(name: &str, key: &[u8; 32], message: &str, signature: &str) -> Result<bool, KeyError> {
    let key = VerifierKey::new(name, key)?;
    Ok(signature.parse::<Signature>().is_ok_and(|signature| key.has_signed(message.as_bytes(), &signature)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::SigningKey;

    #[test]
    fn a_recorder_signs_this_event_in_this_place() {
        let key = SigningKey::from_seed("kuaiji", &[3; 32]).expect("a key");
        let prev = Hash::of_leaf(b"line");
        let message = record_message("fund.1a2b", 7, prev, r#"{"amount":"1.00"}"#);
        let signature = key.sign(message.as_bytes()).to_string();
        let public = key.verifier().public_bytes();
        assert_eq!(has_signed("kuaiji", public, &message, &signature), Ok(true));
        for other in [
            record_message("fund.1a2b", 8, prev, r#"{"amount":"1.00"}"#),
            record_message("fund.1a2b", 7, Hash::of_leaf(b"another"), r#"{"amount":"1.00"}"#),
            record_message("fund.1a2b", 7, prev, r#"{"amount":"2.00"}"#),
            record_message("other", 7, prev, r#"{"amount":"1.00"}"#),
        ] {
            assert_eq!(has_signed("kuaiji", public, &other, &signature), Ok(false), "{other}");
        }
    }
}
