//! CLAIM: a pack is what was handed out: the desk's key signed its list for the head that the export has, and every file of
//! the list is there, byte for byte, and no other.
//!
//! Threats 25, 60, 63: a statement, a journal or a list of samples is no line of the chain, so a changed byte of it would
//! show nowhere else. Whoever holds the desk's key can seal another list, so this says who handed a file out and that
//! nobody changed it since. That its figures are right is for whoever reckons them again from the lines.

use crate::audit::evidence::Pack;
use crate::audit::finding::Findings;
use crate::audit::opening_pins_the_ledger::key;
use crate::audit::reader::Read;
use crate::audit::{Claim, PackFault, What};
use crate::chain::{Manifest, PackSeal};
use crate::ledger::event::LedgerOpened;

/// The same, and the chain, with sha256sum, openssl, awk and xxd: a page of shell that travels with every pack.
pub const CHECK: &str = include_str!("check.sh");

/// How many files the list names.
pub(super) fn check(pack: &Pack, opened: Option<&LedgerOpened>, read: &Read, findings: &mut Findings) -> u64 {
    let mut add = |fault| findings.add(Claim::PackIsAsSealed, None, What::Pack(fault));
    let list = pack.list.as_deref().map(|bytes| std::str::from_utf8(bytes).ok().and_then(|text| text.parse().ok()));
    let list: Option<Manifest> = match list {
        None => {
            add(PackFault::ListIsMissing);
            None
        }
        Some(None) => {
            add(PackFault::ListIsNone);
            None
        }
        Some(list) => list,
    };
    if let Some(fault) = opened.and_then(|opened| sealed(pack, list.as_ref(), opened, read)) {
        add(fault);
    }
    let Some(list) = &list else { return 0 };
    compare(pack, list, &mut add);
    u64::try_from(list.files().count()).unwrap_or(u64::MAX)
}

/// What is wrong with the seal.
fn sealed(pack: &Pack, list: Option<&Manifest>, opened: &LedgerOpened, read: &Read) -> Option<PackFault> {
    let Some(note) = &pack.seal else { return Some(PackFault::SealIsMissing) };
    // A key nobody could sign with is a finding of its own.
    let key = key(opened).ok()?;
    let Ok(seal) = PackSeal::open(note, &key) else { return Some(PackFault::SealIsFalse) };
    if list.is_some_and(|list| list.digest() != seal.manifest) {
        return Some(PackFault::ListDiffers);
    }
    let is_of_this_head = seal.head.size == read.size && seal.head.root == read.root;
    (!is_of_this_head).then_some(PackFault::HeadDiffers(seal.head.size))
}

fn compare(pack: &Pack, list: &Manifest, add: &mut dyn FnMut(PackFault)) {
    for (path, digest) in list.files() {
        match pack.files.get(path) {
            None => add(PackFault::FileIsMissing(path.to_owned())),
            Some(found) if *found != Some(digest) => add(PackFault::FileDiffers(path.to_owned())),
            Some(_) => {}
        }
    }
    for path in pack.files.keys().filter(|path| list.digest_of(path).is_none()) {
        add(PackFault::FileIsExtra(path.clone()));
    }
}
