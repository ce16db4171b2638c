//! Receipts: checked offline, and worth nothing once a byte is changed.

use mingbai::chain::{
    Checkpoint, Entropy, Hash, LineError, MemoryNodes, Opening, ProofError, Receipt, ReceiptError, Salt, SigningKey,
    commit, inclusion, root,
};
use proptest::prelude::*;

use crate::chain::{key, leaf, line_with, with_flipped_byte};

const ORIGIN: &str = "wanggong-shequ.example/fund-0123456789abcdef";
const NAME: &str = "王\"芳\\";

fn salt() -> Salt {
    Salt::draw(&mut Entropy::seeded(b"salt")).expect("a seed never ends")
}

/// The receipt for this line as entry `index` of nine, its name opened or not.
fn receipt_of(line: String, index: u64, opening: Option<Opening>) -> (Receipt, SigningKey) {
    let signer = key(ORIGIN);
    let mut leaves: Vec<Hash> = (0..9).map(leaf).collect();
    leaves[usize::try_from(index).expect("a small number")] = Hash::of_leaf(line.as_bytes());
    let nodes = MemoryNodes(leaves);
    let head = Checkpoint { origin: ORIGIN.to_owned(), size: 9, root: root(&nodes, 9).expect("leaves") };
    let receipt = Receipt {
        line,
        opening,
        index,
        path: inclusion(&nodes, index, 9).expect("an entry"),
        checkpoint_note: head.sign(&signer).expect("its own key"),
    };
    (receipt, signer)
}

fn gift() -> String {
    let commitment = commit("name", &salt(), NAME);
    line_with(&format!(r#"{{"amount":"100.00","memo":"","name":"{commitment}"}}"#), 5)
}

fn opening() -> Opening {
    Opening { name: NAME.to_owned(), salt: salt() }
}

#[test]
fn a_receipt_prints_reads_and_checks() {
    let (receipt, signer) = receipt_of(gift(), 5, Some(opening()));
    let text = receipt.to_string();
    assert!(text.starts_with("c2sp.org/tlog-proof@v1\nextra "));
    assert!(text.contains("\nindex 5\n"));
    let read: Receipt = text.parse().expect("what was printed");
    assert_eq!(read, receipt);
    let checked = read.check(signer.verifier()).expect("an honest receipt");
    assert_eq!(checked.name, Some(NAME));
    assert_eq!(checked.line.seq, 5);
    assert_eq!(checked.checkpoint.size, 9);
    assert_eq!(checked.leaf, Hash::of_leaf(gift().as_bytes()));
}

#[test]
fn a_name_may_stay_closed() {
    let (receipt, signer) = receipt_of(gift(), 5, None);
    let read: Receipt = receipt.to_string().parse().expect("what was printed");
    assert_eq!(read.check(signer.verifier()).map(|checked| checked.name), Ok(None));
}

#[test]
fn every_single_bit_of_a_receipt_counts() {
    let (receipt, signer) = receipt_of(gift(), 5, Some(opening()));
    let text = receipt.to_string();
    let holds = |text: &str| text.parse::<Receipt>().is_ok_and(|receipt| receipt.check(signer.verifier()).is_ok());
    assert!(holds(&text));
    for place in 0..text.len() {
        for bit in 0..8 {
            let Some(other) = with_flipped_byte(&text, place, 1 << bit) else { continue };
            assert!(!holds(&other), "byte {place}, bit {bit}: {other}");
        }
    }
}

#[test]
fn a_receipt_that_proves_nothing_says_why() {
    let (honest, signer) = receipt_of(gift(), 5, Some(opening()));
    let check = |receipt: &Receipt| receipt.check(signer.verifier()).map(|_| ());
    let other_name = Some(Opening { name: "李雷".to_owned(), salt: salt() });
    let (by_another, _) = receipt_of(line_with("{}", 4), 5, None);
    let (not_a_line, _) = receipt_of("{}".to_owned(), 5, None);
    let (uncommitted, _) = receipt_of(line_with(r#"{"name":["x"]}"#, 5), 5, Some(opening()));
    for (receipt, expected) in [
        (Receipt { opening: other_name, ..honest.clone() }, ReceiptError::OtherName),
        (uncommitted, ReceiptError::OtherName),
        (by_another, ReceiptError::OtherNumber { seq: 4, index: 5 }),
        (Receipt { index: 4, ..honest.clone() }, ReceiptError::Proof(ProofError::OtherRoot(9))),
        (
            Receipt { index: 9, ..honest.clone() },
            ReceiptError::Proof(ProofError::IndexBeyondSize { index: 9, size: 9 }),
        ),
        (
            Receipt { line: gift().replace("100.00", "900.00"), ..honest.clone() },
            ReceiptError::Proof(ProofError::OtherRoot(9)),
        ),
    ] {
        assert_eq!(check(&receipt), Err(expected));
    }
    assert!(matches!(check(&not_a_line), Err(ReceiptError::Line(LineError::Unexpected { .. }))));
    let elsewhere = key("elsewhere.example");
    assert!(matches!(honest.check(elsewhere.verifier()), Err(ReceiptError::Checkpoint(_))));
}

#[test]
fn what_is_no_receipt_says_why() {
    let (receipt, _) = receipt_of(gift(), 5, Some(opening()));
    let text = receipt.to_string();
    let extra = text.lines().nth(1).expect("a second line");
    let hash = receipt.path[0].to_base64();
    let with = |from: &str, to: &str| text.replacen(from, to, 1).parse::<Receipt>();
    // {"line":"","name":"x","salt":""} and {"line":"","name":"","salt":"", then nothing.
    let lone_name = "extra eyJsaW5lIjoiIiwibmFtZSI6IngiLCJzYWx0IjoiIn0=";
    let cut = "extra eyJsaW5lIjoiIiwibmFtZSI6IiIsInNhbHQiOiIi";
    let many_hashes = format!("{}{hash}", format!("{hash}\n").repeat(63));
    for (answer, expected) in [
        (with("@v1", "@v2"), ReceiptError::Header),
        (with(extra, "extra ?"), ReceiptError::Extra),
        (with(&format!("{extra}\n"), ""), ReceiptError::Extra),
        (with(extra, lone_name), ReceiptError::Salt),
        (with("index 5", "index 05"), ReceiptError::Index),
        (with("index 5\n", ""), ReceiptError::Index),
        (with(&hash, &hash[1..]), ReceiptError::PathHash(1)),
        (with(&hash, &many_hashes), ReceiptError::PathTooLong),
        (with("\n\n", "\n"), ReceiptError::PathHash(5)),
    ] {
        assert_eq!(answer, Err(expected));
    }
    assert!(matches!(with(extra, cut), Err(ReceiptError::ExtraObject(_))));
    assert_eq!("c2sp.org/tlog-proof@v1\n".parse::<Receipt>(), Err(ReceiptError::NoCheckpoint));
}

proptest! {
    #[test]
    fn any_changed_byte_of_a_receipt_is_refused(place: usize, byte: u8, index in 0_u64..9) {
        let (receipt, signer) = receipt_of(line_with(r#"{"memo":"x"}"#, index), index, None);
        let mut bytes = receipt.to_string().into_bytes();
        let place = place % bytes.len();
        prop_assume!(bytes[place] != byte);
        bytes[place] = byte;
        let holds = String::from_utf8(bytes)
            .ok()
            .and_then(|text| text.parse::<Receipt>().ok())
            .is_some_and(|receipt| receipt.check(signer.verifier()).is_ok());
        prop_assert!(!holds);
    }
}
