//! Commitments, row keys and the bytes they are salted with, against values anyone can compute.

use mingbai::chain::{Entropy, Hash, HashError, Salt, commit, row_key};

/// `{ printf 'mingbai/pii/v1\nname\n'; head -c 32 /dev/zero; printf '王芳'; } | sha256sum`
#[test]
fn a_commitment_is_what_sha256sum_says() {
    let zeros = Salt::from_bytes([0; 32]);
    assert!(zeros.is_zero());
    assert_eq!(
        commit("name", &zeros, "王芳").to_string(),
        "aaae56a071075f628aeb990ed04e22eb144bb324fa5e7bfbf9e5629b22d96853"
    );
    assert_ne!(commit("phone", &zeros, "王芳"), commit("name", &zeros, "王芳"));
}

/// `printf 'row' | openssl dgst -sha256 -mac HMAC -macopt hexkey:0000…00` (64 zeros), 32 digits.
#[test]
fn a_row_key_is_half_of_what_openssl_says() {
    assert_eq!(row_key(&[0; 32], b"row").to_string(), "bfab76fc42d3543b0ab9d5f1661ddadb");
}

#[test]
fn a_salt_has_one_spelling_and_is_not_shown_by_accident() {
    let salt = Salt::draw(&mut Entropy::seeded(b"demo")).expect("a seed never ends");
    assert_eq!(salt.to_string().parse(), Ok(salt));
    assert!(!format!("{salt:?}").contains(&salt.to_string()));
    let upper = salt.to_string().to_uppercase();
    assert_eq!(upper.parse::<Salt>(), Err(HashError::NotHex));
}

#[test]
fn a_seed_gives_the_same_stream_however_it_is_drawn() {
    let mut stream = Entropy::seeded(b"demo");
    let first: [u8; 40] = stream.array().expect("a seed never ends");
    let expected = [0_u64, 1].map(|counter| Hash::of_bytes(&[b"demo".as_slice(), &counter.to_be_bytes()].concat()));
    let blocks = expected.map(|block| *block.as_bytes()).concat();
    assert_eq!(first.as_slice(), &blocks[..40]);
    let next: [u8; 24] = stream.array().expect("a seed never ends");
    assert_eq!(next.as_slice(), &blocks[40..]);
}

#[test]
fn the_system_never_gives_the_same_salt_twice() {
    let mut entropy = Entropy::system();
    let salts: std::collections::HashSet<Salt> =
        (0..1000).map(|_| Salt::draw(&mut entropy).expect("a system with entropy")).collect();
    assert_eq!(salts.len(), 1000);
}

#[test]
fn hashes_have_one_spelling() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    let hash = Hash::of_bytes(b"");
    assert_eq!(hash.to_string(), empty);
    assert_eq!(empty.parse(), Ok(hash));
    assert_eq!(hash.short_groups(), "e3b0 c442 98fc 1c14");
    for other in [&empty.to_uppercase(), &empty[1..], &format!("{empty}00"), "王", &" ".repeat(64)] {
        assert_eq!(other.parse::<Hash>(), Err(HashError::NotHex));
    }
    let base64 = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
    assert_eq!(hash.to_base64(), base64);
    assert_eq!(Hash::from_base64(base64), Ok(hash));
    // Without padding, with stray bits in the last digit, in the alphabet for addresses.
    for other in [base64.replace('=', ""), base64.replace("FU=", "FV="), base64.replace('+', "-")] {
        assert_eq!(Hash::from_base64(&other), Err(HashError::NotBase64));
    }
}

#[test]
fn a_reader_is_hashed_whole() {
    let bytes = vec![7; 200_000];
    let hash = Hash::of_reader(bytes.as_slice()).expect("memory");
    assert_eq!(hash, Hash::of_bytes(&bytes));
}
