//! Whose cosignatures a checkpoint must bear (C2SP tlog-policy): a text of lines, read strictly.
//!
//! ```text
//! log <verifier key> [<url>]
//! witness <name> <witness key> [<url>]
//! group <name> <number>|any|all <member> …
//! quorum <name>|none
//! ```
//! Blank lines and lines beginning with `#` are comments.

use std::collections::BTreeMap;
use std::str::FromStr;

use super::cosignature::WitnessKey;
use super::note::{Note, VerifierKey};

/// Whose cosignatures are wanted.
#[derive(Clone, Debug)]
pub struct Policy {
    /// The ledgers it speaks of.
    pub logs: Vec<VerifierKey>,
    members: BTreeMap<String, Member>,
    quorum: Option<String>,
}

/// A witness, or a number of others.
#[derive(Clone, Debug)]
enum Member {
    Witness(WitnessKey),
    Group { needed: usize, of: Vec<String> },
}

/// A line that is none.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line} of the policy is not one")]
pub struct PolicyError {
    /// Which, from 1; after the last when the quorum is missing.
    pub line: usize,
}

/// A witness whose word stands under a checkpoint.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cosigner {
    /// His name in the policy.
    pub name: String,
    /// When, in seconds since 1970.
    pub time: u64,
}

impl Policy {
    /// Who of the policy cosigned a checkpoint.
    #[must_use]
    pub fn cosigners(&self, note: &Note) -> Vec<Cosigner> {
        let time = |member: &Member| if let Member::Witness(key) = member { key.time_of(note) } else { None };
        let signed = self.members.iter().filter_map(|(name, member)| Some((name, time(member)?)));
        signed.map(|(name, time)| Cosigner { name: name.clone(), time }).collect()
    }

    /// Whether enough of them did.
    #[must_use]
    pub fn is_met_by(&self, note: &Note) -> bool {
        self.quorum.as_ref().is_none_or(|quorum| self.holds(quorum, note))
    }

    /// Members are named before the groups they belong to, so this ends.
    fn holds(&self, name: &str, note: &Note) -> bool {
        match self.members.get(name) {
            Some(Member::Witness(key)) => key.time_of(note).is_some(),
            Some(Member::Group { needed, of }) => of.iter().filter(|one| self.holds(one, note)).count() >= *needed,
            None => false,
        }
    }
}

impl FromStr for Policy {
    type Err = PolicyError;

    fn from_str(text: &str) -> Result<Self, PolicyError> {
        let mut policy = Self { logs: Vec::new(), members: BTreeMap::new(), quorum: None };
        let mut has_quorum = false;
        let mut count = 0_usize;
        for (line, number) in text.lines().zip(1..) {
            count = number;
            let words: Vec<&str> = line.split_whitespace().collect();
            let read = match words.as_slice() {
                [] => Some(()),
                [first, ..] if first.starts_with('#') => Some(()),
                ["quorum", name] if !has_quorum => {
                    has_quorum = true;
                    policy.set_quorum(name)
                }
                ["log", key] | ["log", key, _] => key.parse().map(|key| policy.logs.push(key)).ok(),
                ["witness", name, key] | ["witness", name, key, _] => policy.add_witness(name, key),
                ["group", name, needed, of @ ..] => policy.add_group(name, needed, of),
                _ => None,
            };
            read.ok_or(PolicyError { line: number })?;
        }
        let is_whole = has_quorum && !policy.logs.is_empty();
        if is_whole { Ok(policy) } else { Err(PolicyError { line: count.saturating_add(1) }) }
    }
}

impl Policy {
    fn set_quorum(&mut self, name: &str) -> Option<()> {
        if name == "none" {
            return Some(());
        }
        self.quorum = self.members.contains_key(name).then(|| name.to_owned());
        self.quorum.as_ref().map(|_| ())
    }

    fn add_witness(&mut self, name: &str, key: &str) -> Option<()> {
        let key = key.parse().ok()?;
        self.add(name, Member::Witness(key))
    }

    fn add_group(&mut self, name: &str, needed: &str, of: &[&str]) -> Option<()> {
        let needed = match needed {
            "any" => 1,
            "all" => of.len(),
            number => number.parse().ok()?,
        };
        let are_known = of.iter().all(|one| self.members.contains_key(*one));
        let can_be_met = needed >= 1 && needed <= of.len();
        let of = of.iter().map(|one| (*one).to_owned()).collect();
        if are_known && can_be_met { self.add(name, Member::Group { needed, of }) } else { None }
    }

    fn add(&mut self, name: &str, member: Member) -> Option<()> {
        let is_new = name != "none" && !self.members.contains_key(name);
        is_new.then(|| self.members.insert(name.to_owned(), member)).map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chain::cosignature::{cosign, with_cosignatures};
    use crate::chain::{Checkpoint, Hash, SigningKey};

    #[test]
    fn two_of_three_must_have_seen_it() {
        let desk = SigningKey::from_seed("fund.1a2b", &[1; 32]).expect("a key");
        let names = ["county", "street", "resident"];
        let keys: Vec<SigningKey> = names
            .iter()
            .zip(2..)
            .map(|(name, seed)| SigningKey::from_seed(name, &[seed; 32]).expect("a key"))
            .collect();
        let witness =
            |key: &SigningKey| format!("witness {} {}", key.verifier().name(), WitnessKey::of(key.verifier()));
        let witnesses: Vec<String> = keys.iter().map(witness).collect();
        let (log, groups) = (desk.verifier(), "group two 2 county street resident\nquorum two");
        let text = format!("# 明白账\nlog {log}\n{}\n{groups}\n", witnesses.join("\n"));
        let policy: Policy = text.parse().expect("a policy");
        let head = Checkpoint { origin: "fund.1a2b".to_owned(), size: 7, root: Hash::of_bytes(b"root") };
        let note: Note = head.sign(&desk).expect("a note").parse().expect("a note");
        let (county, resident) = (keys.first().expect("a key"), keys.last().expect("a key"));
        let one = with_cosignatures(&note, &[cosign(&head, county, 5)]).expect("a note");
        assert!(!policy.is_met_by(&one));
        let both = with_cosignatures(&one, &[cosign(&head, resident, 6)]).expect("a note");
        assert!(policy.is_met_by(&both));
        let seen: Vec<String> = policy.cosigners(&both).into_iter().map(|one| one.name).collect();
        assert_eq!(seen, ["county", "resident"]);
        for wrong in ["quorum none\n", "log nobody\nquorum none\n", "witness a b\n"] {
            assert!(wrong.parse::<Policy>().is_err(), "{wrong}");
        }
        let twice = format!("{text}quorum none\n");
        assert_eq!(twice.parse::<Policy>().map(drop), Err(PolicyError { line: 8 }));
    }
}
