//! Operators, their keys, and what waits for the second of two persons.

use std::path::Path;

use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::refusal::OperatorRefusal as R;
use crate::text::en::En;
use crate::text::en::numbers::counted;
use crate::text::{ListWords, OperatorHelp, OperatorWords, SignedWord, Told};

/// The help.
pub(super) const HELP: OperatorHelp = OperatorHelp {
    approve: "Another person approves: signed with his own key, or on a paper he signed",
    approve_answer: "The file he signed elsewhere with mingbai sign",
    approve_request: "Not in one room: write a request file for him to sign",
    approve_seq: "Entry numbers, one or more",
    identify: "Say who an operator is in the register of persons: the first ones had no number yet; once",
    identify_person: "His number in the register, e.g. p1",
    reject: "Another person says no, with his reason",
    retire: "End an operator's term",
    retire_until: "The last day of the term, today by default",
    rotate: "Give an operator another key, or his first",
    rotate_recovery: "The file that whoever keeps the recovery key signed with mingbai sign; then nobody else need approve",
    rotate_request: "Write a request file for whoever keeps the recovery key",
    rotate_valid_size: "Up to how many entries the old key can be trusted (before it was stolen); now by default",
    sign: "Sign a request on your own machine, after reading what it says",
    sign_file: "The request file you were given",
    sign_key: "Your own key file",
    sign_out: "Where the signed file goes; beside the request by default",
    sign_yes: "Read already: sign without asking",
    my_key: "The recorder's own key file; in two-person mode he signs each entry (or set MINGBAI_KEY)",
    two_persons: "Two persons from now on: who records signs, and what matters waits for another's approval. No way back",
    two_persons_paper: "The number of the decision",
};

impl OperatorWords for En {
    fn operator_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::OperatorMustBeKnown { code } => {
                Told::new(format!("No operator has the code “{code}”."), "See mingbai operator list for the codes.")
            }
            R::OldKeyMustBeTheirs { code } => Told::new(
                format!("The old key is not the one “{code}” has now."),
                "Use mingbai operator rotate, which fills in the old key itself.",
            ),
            R::OldKeyMustEndInThePast { size } => Told::new(
                format!(
                    "The old key is said to be good beyond the {entries} there are.",
                    entries = counted(size, "entry")
                ),
                "Check --valid-size of mingbai operator rotate.",
            ),
            R::RecoveryKeyMustBeKept => Told::new(
                "No recovery key was named when this ledger was opened.",
                "Leave out --recovery and let another operator approve the new key with mingbai approve.",
            ),
            R::OperatorIsIdentifiedOnce { code, person } => Told::new(
                format!("{code} is {person}, and that does not change."),
                format!(
                    "For somebody else: mingbai operator retire {code}, then enrol a new code; a person with two numbers: mingbai person merge."
                ),
            ),
            R::OperatorsMustBeTwoPersons { code, person } => Told::new(
                format!("{person} is the operator {code} already; one person has no two codes."),
                format!("Check the number; if he changes his code, first mingbai operator retire {code}."),
            ),
            R::OperatorMustStillAct { code, until } => Told::new(
                format!("“{code}” left on {until}."),
                "Nothing is to be done; see mingbai operator list for who acts.",
            ),
            R::TermMustEndAfterItBegins { from } => Told::new(
                format!("The term begins on {from} and cannot end before."),
                "Check --until of mingbai operator retire.",
            ),
            R::TwoPersonsBeginOnce => Told::new(
                "This ledger is kept by two persons already.",
                "Nothing is to be done; mingbai status tells what waits.",
            ),
        }
    }

    fn entry_waits(&self, seq: Seq, kind: Kind) -> String {
        format!(
            "Waiting: entry {seq}, {}, counts once another person approves → mingbai approve {seq}",
            self.entry_kind(kind)
        )
    }

    fn rows_wait(&self, (first, last): (Seq, Seq), import: Seq, kind: Kind) -> String {
        let kind = self.entry_kind(kind);
        format!(
            "Waiting: entries {first} to {last}, {kind}, count once another person approves, all at once → mingbai approve {import}"
        )
    }

    fn own_key_missing(&self, by: &Code) -> Told {
        Told::new(
            format!("In two-person mode “{by}” signs each entry with a key of his own, and there is none."),
            "Add --my-key FILE, or set MINGBAI_KEY.",
        )
    }

    fn own_key_is_not(&self, by: &Code) -> Told {
        Told::new(
            format!("The key at hand is not the one “{by}” enrolled."),
            "Check --my-key and --as; mingbai operator list shows fingerprints, mingbai operator rotate gives another key.",
        )
    }

    fn request_written(&self, path: &Path) -> String {
        format!(
            "Request written: {}\nTake it to whoever signs; on his machine: mingbai sign {} --key HIS.key",
            path.display(),
            path.file_name().unwrap_or_default().display()
        )
    }

    fn no_request(&self, path: &Path) -> Told {
        Told::new(
            format!(
                "{} is not a whole request, or its lines are not those the fingerprint stands for.",
                path.display()
            ),
            "Nothing was signed. Ask the recorder for another one (mingbai approve SEQ --request FILE).",
        )
    }

    fn sign_these(&self, count: usize) -> String {
        format!("To be signed: {entries}. Sign? (type yes)", entries = counted(count, "entry"))
    }

    fn not_signed(&self) -> Told {
        Told::new(
            "Nothing was signed.",
            "Run it again when you are sure; to say no, ask the recorder for mingbai reject N --reason … --request FILE, and sign that.",
        )
    }

    fn says_no(&self, reason: &str) -> String {
        format!("This says NO to the entry above. The reason: {reason}")
    }

    fn answer_written(&self, path: &Path, word: SignedWord) -> String {
        let command = match word {
            SignedWord::Yes => "approve --answer",
            SignedWord::No => "reject --answer",
            SignedWord::Rotation => "operator rotate CODE --key NEW --recovery",
        };
        format!("Signed: {}\nHand it back; the recorder runs: mingbai {command} {}", path.display(), path.display())
    }

    fn no_answer(&self, path: &Path) -> Told {
        Told::new(
            format!("{} is no signature for this ledger, or not over these entries.", path.display()),
            "Check the file; if the number was wrong, write another request.",
        )
    }

    fn two_persons_began(&self) -> String {
        "Two persons from the next entry on: record with --my-key (or MINGBAI_KEY); what matters waits for mingbai approve."
            .to_owned()
    }
}
