//! Heads: signed, opened, and held against a ledger.

use mingbai::chain::{Checkpoint, CheckpointError, Hash, NoteError, SigningKey, Standing, relation, root};

use crate::chain::{key, leaves, with_flipped_byte};

const ORIGIN: &str = "wanggong-shequ.example/fund-0123456789abcdef";

fn head(size: u64) -> Checkpoint {
    Checkpoint { origin: ORIGIN.to_owned(), size, root: root(&leaves(size), size).expect("leaves") }
}

fn signed(body: &str, key: &SigningKey) -> String {
    key.sign_note(body).expect("a note").to_string()
}

#[test]
fn a_checkpoint_is_three_lines_and_opens_again() {
    let signer = key(ORIGIN);
    let checkpoint = head(3);
    let note = checkpoint.sign(&signer).expect("its own key");
    assert!(note.starts_with(&format!("{ORIGIN}\n3\n{}\n\n— {ORIGIN} ", checkpoint.root.to_base64())));
    assert_eq!(Checkpoint::open(&note, signer.verifier()), Ok(checkpoint));
}

#[test]
fn witnesses_may_sign_below_and_others_may_not_sign_instead() {
    let (signer, witness) = (key(ORIGIN), key("witness.example"));
    let note = head(3).sign(&signer).expect("its own key");
    let below = witness.sign_note(&head(3).body()).expect("a note").to_string();
    let line = below.rsplit_once("\n\n").expect("a signature").1;
    assert_eq!(Checkpoint::open(&format!("{note}{line}"), signer.verifier()), Ok(head(3)));
    assert_eq!(Checkpoint::open(&below, signer.verifier()), Err(NoteError::NoKnownSignature.into()));
    // The same name, another key.
    let seed = [7; 32];
    let usurper = SigningKey::from_seed(ORIGIN, &seed).expect("a fit name");
    let forged = head(3).sign(&usurper).expect("its own key");
    assert_eq!(Checkpoint::open(&forged, signer.verifier()), Err(NoteError::NoKnownSignature.into()));
}

#[test]
fn a_body_that_is_no_checkpoint_says_why_even_if_signed() {
    let signer = key(ORIGIN);
    let root = Hash::of_bytes(b"").to_base64();
    for (body, expected) in [
        (format!("{ORIGIN}\n3\n{root}\nextension\n"), CheckpointError::ExtensionLine),
        (format!("{ORIGIN}\n3\n{root}\n\n"), CheckpointError::ExtensionLine),
        (format!("{ORIGIN}\n3\n"), CheckpointError::MissingLine),
        (format!("{ORIGIN}\n03\n{root}\n"), CheckpointError::Size),
        (format!("{ORIGIN}\n-1\n{root}\n"), CheckpointError::Size),
        (format!("{ORIGIN}\n0xabcdef\n{root}\n"), CheckpointError::Size),
        (format!("{ORIGIN}\n18446744073709551616\n{root}\n"), CheckpointError::Size),
        (format!("{ORIGIN}\n3\n{}\n", root.trim_end_matches('=')), CheckpointError::Root),
        (format!("{ORIGIN}\n3\n{root}AAAA\n"), CheckpointError::Root),
        (format!("\n3\n{root}\n"), CheckpointError::Origin),
        (format!("a b\n3\n{root}\n"), CheckpointError::Origin),
        (format!("a+b\n3\n{root}\n"), CheckpointError::Origin),
        (format!("cosignature/v1\n3\n{root}\n"), CheckpointError::Origin),
        (format!("mingbai/record/v1\n3\n{root}\n"), CheckpointError::Origin),
        (
            format!("elsewhere.example\n3\n{root}\n"),
            CheckpointError::OtherOrigin { origin: "elsewhere.example".to_owned(), key: ORIGIN.to_owned() },
        ),
    ] {
        assert_eq!(Checkpoint::open(&signed(&body, &signer), signer.verifier()), Err(expected));
    }
}

#[test]
fn only_ones_own_ledger_is_signed() {
    let signer = key(ORIGIN);
    let elsewhere = Checkpoint { origin: "elsewhere.example".to_owned(), ..head(3) };
    assert!(matches!(elsewhere.sign(&signer), Err(CheckpointError::OtherOrigin { .. })));
    let reserved = key("mingbai/record/v1");
    let confusing = Checkpoint { origin: "mingbai/record/v1".to_owned(), ..head(3) };
    assert_eq!(confusing.sign(&reserved), Err(CheckpointError::Origin));
}

#[test]
fn every_single_bit_of_a_checkpoint_counts() {
    let signer = key(ORIGIN);
    let note = head(12).sign(&signer).expect("its own key");
    for place in 0..note.len() {
        for bit in 0..8 {
            let Some(other) = with_flipped_byte(&note, place, 1 << bit) else { continue };
            assert!(Checkpoint::open(&other, signer.verifier()).is_err(), "{other}");
        }
        let cut = note.get(..place).unwrap_or_default();
        assert!(Checkpoint::open(cut, signer.verifier()).is_err());
    }
}

#[test]
fn a_ledger_stands_to_a_known_checkpoint_in_one_of_four_ways() {
    let nodes = leaves(12);
    let other_history = Checkpoint { root: Hash::of_bytes(b"another"), ..head(5) };
    for (known, expected) in [
        (head(12), Standing::Same),
        (head(5), Standing::Extends),
        (head(0), Standing::Extends),
        (head(13), Standing::Rollback { known: 13, size: 12 }),
        (other_history, Standing::Fork),
        (Checkpoint { size: 12, ..head(11) }, Standing::Fork),
    ] {
        assert_eq!(relation(&known, &nodes, 12), Ok(expected));
    }
}
