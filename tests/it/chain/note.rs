//! Signed notes as Go writes them, and what is no note.

use mingbai::chain::{KeyError, Note, NoteError, SigningKey, VerifierKey};

use crate::chain::key;

/// The example in the documentation of Go's `golang.org/x/mod/sumdb/note`.
const SKEY: &str = "PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz";
const VKEY: &str = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW";
const ENOCH: &str = "EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop";
const TEXT: &str = "If you think cryptography is the answer to your problem,\n\
                    then you don't know what your problem is.\n";
const PETER_LINE: &str =
    "— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n";
const ENOCH_LINE: &str =
    "— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n";

fn keys(texts: &[&str]) -> Vec<VerifierKey> {
    texts.iter().map(|text| text.parse().expect("a key")).collect()
}

#[test]
fn the_documented_example_signs_and_verifies_byte_for_byte() {
    let signer: SigningKey = SKEY.parse().expect("the documented key");
    assert_eq!(signer.verifier().to_string(), VKEY);
    assert_eq!(signer.secret_text(), SKEY);
    let note = signer.sign_note(TEXT).expect("a note");
    assert_eq!(note.to_string(), format!("{TEXT}\n{PETER_LINE}"));
    assert_eq!(note.text(), TEXT);
}

#[test]
fn known_keys_count_and_others_are_passed_over() {
    let both = format!("{TEXT}\n{PETER_LINE}{ENOCH_LINE}");
    let note: Note = both.parse().expect("a note");
    assert_eq!(note.to_string(), both);
    let signers = |known: &[&str]| {
        let keys = keys(known);
        let signers = note.verify(&keys)?;
        Ok(signers.iter().map(|key| key.name().to_owned()).collect::<Vec<_>>())
    };
    assert_eq!(signers(&[VKEY]), Ok(vec!["PeterNeumann".to_owned()]));
    assert_eq!(signers(&[ENOCH, VKEY]).map(|names| names.len()), Ok(2));
    assert_eq!(signers(&[]), Err(NoteError::NoKnownSignature));
    assert!(matches!(
        signers(&[ENOCH, VKEY, ENOCH]),
        Err(NoteError::AmbiguousKey { name, .. }) if name == "EnochRoot"
    ));
}

#[test]
fn a_false_signature_spoils_the_note_even_beside_a_true_one() {
    let peter = keys(&[VKEY]);
    let (start, end) = PETER_LINE.split_at(60);
    for lines in [
        format!("{start}ABCD{end}"),
        format!("{PETER_LINE}{}", PETER_LINE.replace("BwJnAM=", "BwJnAQ=")),
        "— PeterNeumann x08go/ZJ\n".to_owned(),
    ] {
        let note: Note = format!("{TEXT}\n{lines}").parse().expect("a note");
        assert!(matches!(note.verify(&peter), Err(NoteError::FalseSignature { .. })), "{lines}");
    }
    // The same true line twice is one signer.
    let twice: Note = format!("{TEXT}\n{PETER_LINE}{PETER_LINE}").parse().expect("a note");
    assert_eq!(twice.verify(&peter).map(|signers| signers.len()), Ok(1));
}

#[test]
fn what_is_no_note_says_why() {
    let line = |number| NoteError::SignatureLine { line: number };
    for (text, expected) in [
        (String::new(), NoteError::Unfinished),
        (TEXT.to_owned(), NoteError::Unsigned),
        (format!("{TEXT}\n"), NoteError::Unsigned),
        (format!("{TEXT}{PETER_LINE}"), NoteError::Unsigned),
        (format!("\n{PETER_LINE}"), NoteError::Unsigned),
        (format!("{TEXT}\n{}", PETER_LINE.trim_end()), NoteError::Unfinished),
        (format!("\u{1}{TEXT}\n{PETER_LINE}"), NoteError::Control { offset: 0 }),
        (format!("{TEXT}\r\n{PETER_LINE}"), NoteError::Control { offset: TEXT.len() }),
        (format!("{TEXT}\n{PETER_LINE}Unexpected line.\n"), line(2)),
        (format!("{TEXT}\nUnexpected line.\n{PETER_LINE}"), line(1)),
        (format!("{TEXT}\n{}", PETER_LINE.replace("PeterNeumann", "Bad Name")), line(1)),
        (format!("{TEXT}\n{}", PETER_LINE.replace("PeterNeumann", "Bad+Name")), line(1)),
        (format!("{TEXT}\n{}", PETER_LINE.replace("PeterNeumann", "Bad\u{3000}Name")), line(1)),
        (format!("{TEXT}\n{}", PETER_LINE.replace("PeterNeumann", "")), line(1)),
        (format!("{TEXT}\n{}", PETER_LINE.replace('—', "-")), line(1)),
        (format!("{TEXT}\n{}", PETER_LINE.replace('=', "")), line(1)),
        (format!("{TEXT}\n{}", PETER_LINE.replace("AM=", "AN=")), line(1)),
        (format!("{TEXT}\n— PeterNeumann x08gow==\n"), line(1)),
        (format!("{TEXT}\n— PeterNeumann\n"), line(1)),
        (format!("{TEXT}\n{}", PETER_LINE.repeat(101)), NoteError::TooManySignatures),
    ] {
        assert_eq!(text.parse::<Note>(), Err(expected), "{text:?}");
    }
    let bytes = [b"\xff", TEXT.as_bytes(), b"\n", PETER_LINE.as_bytes()].concat();
    assert_eq!(Note::parse(&bytes), Err(NoteError::NotUtf8));
    assert!(format!("{TEXT}\n{}", PETER_LINE.repeat(100)).parse::<Note>().is_ok());
}

#[test]
fn a_text_may_hold_blank_lines_but_must_end() {
    let signer = key("example.com/a");
    let known = [signer.verifier().clone()];
    for text in ["a\n\nb\n", "\n", "a\n\n", "— looks like a signature\n"] {
        let note = signer.sign_note(text).expect("a note");
        let read: Note = note.to_string().parse().expect("what was printed");
        assert_eq!(read, note);
        assert!(read.verify(&known).is_ok(), "{text:?}");
    }
    for text in ["", "a", "a\tb\n"] {
        assert!(signer.sign_note(text).is_err(), "{text:?}");
    }
}

#[test]
fn keys_are_read_strictly() {
    for (text, expected) in [
        ("PeterNeumann", KeyError::Shape),
        ("PeterNeumann+c74f20a3", KeyError::Shape),
        (&VKEY.replace("c74f20a3", "C74F20A3"), KeyError::Shape),
        (&VKEY.replace("10TW", "10T"), KeyError::Shape),
        (&VKEY.replace("c74f20a3", "c74f20a4"), KeyError::Hash),
        (&VKEY.replace("PeterNeumann", "Peter"), KeyError::Hash),
        (&VKEY.replace("PeterNeumann", "Peter Neumann"), KeyError::Name),
        (&VKEY.replace("PeterNeumann", ""), KeyError::Name),
        // Hashes that fit, around a key too long (its last digit with stray bits) and one of another type.
        ("PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY==", KeyError::Shape),
        ("PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW", KeyError::NotEd25519),
    ] {
        assert_eq!(text.parse::<VerifierKey>(), Err(expected), "{text}");
    }
    // The neutral point, under which a signature of zeros would hold for any message.
    let mut neutral = [0; 32];
    neutral[0] = 1;
    assert_eq!(VerifierKey::new("x", &neutral), Err(KeyError::Point));
    assert_eq!(VKEY.parse::<SigningKey>().map(|_| ()), Err(KeyError::Shape));
}

#[test]
fn a_secret_is_not_shown_by_accident() {
    let signer = key("example.com/a");
    let shown = format!("{signer:?}");
    let seed = signer.secret_text().rsplit_once('+').expect("three parts").1.to_owned();
    assert!(shown.contains("example.com/a") && !shown.contains(&seed));
    assert_eq!(
        signer.secret_text().parse::<SigningKey>().map(|key| key.verifier().clone()),
        Ok(signer.verifier().clone())
    );
}

#[test]
fn a_public_key_has_a_pem_and_a_fingerprint() {
    let peter: VerifierKey = VKEY.parse().expect("the documented key");
    assert_eq!(
        peter.to_pem(),
        "-----BEGIN PUBLIC KEY-----\n\
         MCowBQYDK2VwAyEAGlzZBxQ8OExB6DDFvOEqqIF+xWSaqr8sMTiLNbLXRNY=\n\
         -----END PUBLIC KEY-----\n"
    );
    assert_eq!(peter.fingerprint().len(), 19);
}
