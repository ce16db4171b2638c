//! `keygen`, `operator enrol`, `operator list`.

use mingbai::chain::{SigningKey, VerifierKey};
use mingbai::store::locked::{Passphrase, unlock};

use super::home::Home;

/// What follows a label on a line of what was printed.
fn after<'t>(text: &'t str, label: &str) -> &'t str {
    let line = text.lines().find_map(|line| line.strip_prefix(label));
    line.unwrap_or_else(|| panic!("no {label} in {text}")).trim()
}

#[test]
fn a_key_is_made_without_a_ledger_for_its_owner_alone() {
    let home = Home::empty();
    let told = home.run("keygen jiandu").with(0).out;
    let text = String::from_utf8(home.read("jiandu.key")).expect("a key is text");
    let key: SigningKey = text.trim_end().parse().expect("a signer's key as Go's note keeps it");
    let verifier: VerifierKey = after(&told, "Verifier line").parse().expect("a verifier line");
    assert_eq!(*key.verifier(), verifier);
    assert_eq!(after(&told, "Public key").len(), 64);
    assert_eq!(after(&told, "Fingerprint"), verifier.fingerprint());
    assert!(!told.contains("PRIVATE+KEY"), "{told}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = home.path("jiandu.key").metadata().expect("the file is there").permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}

#[test]
fn a_key_is_never_overwritten() {
    let home = Home::empty();
    home.run("keygen jiandu --out a.key").with(0);
    let before = home.read("a.key");
    home.run("keygen jiandu --out a.key").with(2).saying("exists");
    assert_eq!(home.read("a.key"), before);
    home.run("keygen other --dry-run").with(0);
    home.run("keygen Other!").with(2);
    assert_eq!(home.below("."), ["./a.key"]);
}

#[test]
fn a_locked_key_opens_with_its_passphrase_only() {
    let home = Home::empty();
    home.write("pw", "correct horse battery\n");
    home.run("keygen jiandu --passphrase-file pw").with(0);
    let locked = home.read("jiandu.key.age");
    assert!(locked.starts_with(b"age-encryption.org/v1\n"));
    let mut text = Vec::new();
    let passphrase = Passphrase::new("correct horse battery").expect("long enough");
    unlock(&passphrase, locked.as_slice(), &mut text).expect("the passphrase opens it");
    assert!(text.starts_with(b"PRIVATE+KEY+jiandu+"));
}

#[test]
fn without_a_terminal_or_a_passphrase_no_locked_key_is_made() {
    let home = Home::empty();
    home.run("keygen jiandu --passphrase").with(2).saying("--passphrase-file");
    home.write("pw", "short");
    home.run("keygen jiandu --passphrase-file pw").with(2).saying("fewer than 8");
    home.run("keygen jiandu --passphrase-file nowhere").with(3);
    assert_eq!(home.below("."), ["./pw"]);
}

#[test]
fn an_operator_is_enrolled_by_his_own_key() {
    let home = Home::new();
    let told = home.run("keygen jiandu").with(0).out;
    let (public, line) = (after(&told, "Public key"), after(&told, "Verifier line"));
    home.run(&format!("operator enrol other --key {line} --role supervisor")).with(2).saying("belongs to “jiandu”");
    home.run(&format!("operator enrol jiandu --key {line} --role supervisor,auditor --person p1")).with(0);
    assert_eq!(home.field("fund", None, "key"), public);
    assert_eq!(home.field("fund", None, "person"), "p1");
    let listed = home.run("operator list").with(0).saying("not enrolled").saying("supervisor; auditor");
    assert!(listed.out.contains(after(&told, "Fingerprint")), "{}", listed.out);
    let again = format!("--as kuaiji operator enrol twice --key {public} --role auditor");
    home.run(&again).with(2).saying("jiandu");
}

#[test]
fn keys_and_roles_that_are_none_are_refused() {
    let home = Home::new();
    let weak = "0".repeat(64);
    let before = home.lines("fund").len();
    for words in [
        format!("operator enrol x --key {weak} --role auditor"),
        "operator enrol x --key 1234 --role auditor".to_owned(),
        "operator enrol x --key x+12345678+AAAA --role auditor".to_owned(),
        "operator enrol x --role auditor".to_owned(),
    ] {
        home.run(&words).with(2);
    }
    let told = home.run("keygen x").with(0).out;
    let public = after(&told, "Public key");
    home.run(&format!("operator enrol x --key {public} --role boss")).with(2).saying("boss");
    home.run(&format!("operator enrol x --key {public}")).with(2);
    home.run(&format!("operator enrol x --key {public} --role auditor --person p99")).with(2);
    assert_eq!(home.lines("fund").len(), before);
}
