//! What is said to and of witnesses.

use std::path::Path;

use crate::chain::{Checkpoint, Cosigner, PolicyError, WitnessKey};
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{Told, WitnessWords};

impl WitnessWords for En {
    fn no_witness_request(&self, path: &Path) -> Told {
        Told::new(
            format!("{} is no request for a cosignature, or its proof is not whole.", path.display()),
            "Ask the recorder for one: mingbai checkpoint --request FILE; consistency.txt of an export will do too.",
        )
    }

    fn witness_needs_the_key(&self, origin: &str) -> Told {
        Told::new(
            format!("This is the first meeting with {origin}, whose key must be known."),
            "Add --key KEY, copied from the board or from the supervisor, not from whoever keeps the ledger.",
        )
    }

    fn witness_saw_another(&self, seen: u64, asked: u64) -> Told {
        Told::new(
            format!(
                "You saw {entries} last; this request proves from entry {asked} on and does not join.",
                entries = counted(seen, "entry")
            ),
            format!("Let the recorder write another: mingbai checkpoint --request FILE --old {seen}."),
        )
    }

    fn witness_saw_more(&self, seen: u64, shown: u64, evidence: &Path) -> Told {
        Told::new(
            format!(
                "Not cosigned: you saw {entries} and are shown {shown}. The ledger is an older copy, or its end was cut.",
                entries = counted(seen, "entry")
            ),
            format!("Both heads are saved in {}; hand them to the supervisor and the federation.", evidence.display()),
        )
    }

    fn witness_saw_a_fork(&self, seen: u64, evidence: &Path) -> Told {
        Told::new(
            format!(
                "Not cosigned: what you are shown does not go on from the {entries} you saw. It is another history.",
                entries = counted(seen, "entry")
            ),
            format!("The evidence is saved in {}; hand it to the supervisor and the federation.", evidence.display()),
        )
    }

    fn cosign_rehearsed(&self, head: &Checkpoint) -> String {
        format!("Rehearsal: {} would be cosigned; nothing was written.", counted(head.size, "entry"))
    }

    fn witness_request_written(&self, path: &Path) -> String {
        format!(
            "Request written: {}\nTake it to the witness; on his machine: mingbai cosign {} --with HIS.key --known HIS_FOLDER",
            path.display(),
            path.file_name().unwrap_or_default().display()
        )
    }

    fn cosigned(&self, head: &Checkpoint, key: &WitnessKey, path: &Path) -> String {
        format!(
            "Cosigned: {} at {}\nRoot         {}\nWitness key  {key}\nWritten to   {}\nHand it back to the recorder: mingbai checkpoint --cosignature {}",
            head.origin,
            counted(head.size, "entry"),
            head.root.short_groups(),
            path.display(),
            path.display()
        )
    }

    fn cosignature_taken_in(&self, witness: &str, note: &Path) -> String {
        format!("“{witness}” cosigned: {}", note.display())
    }

    fn cosignature_is_nobodys(&self, path: &Path) -> Told {
        Told::new(
            format!("{} is signed by nobody known here, or not for a checkpoint of this ledger.", path.display()),
            "For a witness who is not an enrolled operator, add --witness with his key.",
        )
    }

    fn policy_is_none(&self, path: &Path, why: &PolicyError) -> Told {
        Told::new(
            format!("Line {} of {} is not one.", why.line, path.display()),
            "Lines are log KEY, witness NAME KEY, group NAME NUMBER MEMBER…, quorum NAME; there must be a quorum.",
        )
    }

    fn policy_is_of_another_ledger(&self) -> Told {
        Told::new("The policy does not name this ledger's key.", "Check the key of its log line.")
    }

    fn policy_is_not_met(&self) -> Told {
        Told::new(
            "No checkpoint was seen by enough of those who are wanted.",
            "Let the recorder ask them: mingbai checkpoint --request FILE, and then mingbai checkpoint --cosignature FILE.",
        )
    }

    fn seen_by(&self, cosigners: &[Cosigner], size: u64, entries: u64) -> String {
        let names: Vec<&str> = cosigners.iter().map(|one| one.name.as_str()).collect();
        let rest = entries.saturating_sub(size);
        let later = if rest == 0 { String::new() } else { format!("; nobody has seen the {rest} after them yet") };
        format!("Seen by      {}, {entries}{later}", names.join(", "), entries = counted(size, "entry"))
    }
}
