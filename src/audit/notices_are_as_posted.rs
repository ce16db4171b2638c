//! CLAIM: the files of every notice are those whose digests its entry names, and there are no others.
//!
//! Threats 25, 32, 57: another sheet put in the place of the one that hung on the board. What the sheets say of counts
//! and totals is a matter of the rules.

use std::collections::BTreeMap;

use crate::audit::finding::Findings;
use crate::audit::replay::Replayed;
use crate::audit::{Claim, Evidence, What, shown};
use crate::chain::Hash;
use crate::ledger::event::{Event, NoticePrepared};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Digest;

/// The files that entries name, by folder and name.
#[derive(Debug, Default)]
pub(super) struct Posted {
    files: BTreeMap<String, PostedFile>,
    last: Count,
}

#[derive(Debug)]
struct PostedFile {
    seq: Seq,
    notice: Count,
    name: String,
    digest: Digest,
}

impl Posted {
    pub(super) fn note(&mut self, seq: Seq, event: &Event) {
        let Event::NoticePrepared(NoticePrepared { number, files, .. }) = event else { return };
        self.last = self.last.max(*number);
        for file in files {
            let posted = PostedFile { seq, notice: *number, name: file.name.to_string(), digest: file.digest };
            self.files.insert(format!("{}/{}", folder(*number), file.name), posted);
        }
    }
}

/// The folder of a notice: `0007`.
fn folder(notice: Count) -> String {
    format!("{:04}", notice.0)
}

pub(super) fn check<E: Evidence>(evidence: &E, replayed: &Replayed, findings: &mut Findings) -> Result<(), E::Fault> {
    let mut missing: BTreeMap<&str, &PostedFile> =
        replayed.notices.files.iter().map(|(k, v)| (k.as_str(), v)).collect();
    // What the desk wrote for a notice it could not commit lies in the folder after the last.
    let next = format!("{}/", folder(replayed.notices.last.and_one()));
    let is_leftover = |name: &str| name.starts_with(&next);
    let read = evidence.each_notice_file(&mut |name, bytes| {
        let Some(PostedFile { seq, notice, name, digest }) = missing.remove(name) else {
            if !(evidence.kept().leftovers && is_leftover(name)) {
                let what = What::NoticeFileIsExtra { name: name.to_owned() };
                findings.add(Claim::NoticesAreAsPosted, None, what);
            }
            return Ok(());
        };
        let found = bytes.map(Hash::of_reader).transpose()?;
        if found.is_none_or(|found| *found.as_bytes() != digest.0) {
            let what = What::NoticeFileDiffers { notice: *notice, name: name.clone() };
            findings.add(Claim::NoticesAreAsPosted, Some(*seq), what);
        }
        Ok(())
    });
    if shown(read, Claim::NoticesAreAsPosted, findings)?.is_some() {
        for PostedFile { seq, notice, name, .. } in missing.into_values() {
            let what = What::NoticeFileIsMissing { notice: *notice, name: name.clone() };
            findings.add(Claim::NoticesAreAsPosted, Some(*seq), what);
        }
    }
    Ok(())
}
