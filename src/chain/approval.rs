//! What another person signs when he approves entries: their numbers, and the leaf of the last, which stands for every
//! line before it. One signature may cover many. And what he signs when he rejects one.

use crate::chain::Hash;

/// The bytes he signs: `mingbai/approval/v1`, the ledger's origin, the first and the last number, the leaf of the last as
/// 64 hexadecimal digits, each followed by a line feed.
#[must_use]
pub fn approval_message(origin: &str, first: u64, last: u64, leaf: Hash) -> String {
    format!("mingbai/approval/v1\n{origin}\n{first}\n{last}\n{leaf}\n")
}

/// The bytes whoever says no signs: `mingbai/rejection/v1`, the ledger's origin, the entry's number, its leaf as 64
/// hexadecimal digits, the reason as its line spells it, each followed by a line feed.
#[must_use]
pub fn rejection_message(origin: &str, entry: u64, leaf: Hash, reason: &str) -> String {
    format!("mingbai/rejection/v1\n{origin}\n{entry}\n{leaf}\n{reason}\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::SigningKey;
    use crate::chain::recording::has_signed;

    #[test]
    fn a_signature_is_over_these_entries_and_no_others() {
        let key = SigningKey::from_seed("wang", &[7; 32]).expect("a key");
        let leaf = Hash::of_leaf(b"line");
        let message = approval_message("fund.1a2b", 4, 6, leaf);
        assert_eq!(message, format!("mingbai/approval/v1\nfund.1a2b\n4\n6\n{leaf}\n"));
        let signature = key.sign(message.as_bytes()).to_string();
        let public = key.verifier().public_bytes();
        assert_eq!(has_signed("wang", public, &message, &signature), Ok(true));
        for other in [
            approval_message("fund.1a2c", 4, 6, leaf),
            approval_message("fund.1a2b", 3, 6, leaf),
            approval_message("fund.1a2b", 4, 7, leaf),
            approval_message("fund.1a2b", 4, 6, Hash::of_leaf(b"another")),
        ] {
            assert_eq!(has_signed("wang", public, &other, &signature), Ok(false), "{other}");
        }
        assert_eq!(has_signed("wang", public, &message, "none"), Ok(false));
    }
}
