//! Persons and records of a whole range: what a long list asks for, mostly in the order of its numbers. They lie one after
//! the other, for who looks up forty thousand under hashes waits forty thousand times for memory.

use std::cell::Cell;

use crate::ledger::books::{PersonFacts, Register};
use crate::ledger::name::PersonNumber;

/// Every person from one number on.
#[derive(Debug)]
pub(super) struct Persons {
    first: PersonNumber,
    facts: Vec<Option<PersonFacts>>,
}

impl Persons {
    /// The persons of `first ..= last`, none of them yet.
    pub(super) fn of((first, last): (PersonNumber, PersonNumber)) -> Self {
        let many = usize::try_from(last.0.saturating_sub(first.0)).unwrap_or(0).saturating_add(1);
        Self { first, facts: vec![None; many] }
    }

    /// One of them.
    pub(super) fn add(&mut self, number: PersonNumber, facts: PersonFacts) {
        if let Some(place) = self.place(number).and_then(|at| self.facts.get_mut(at)) {
            *place = Some(facts);
        }
    }

    fn place(&self, number: PersonNumber) -> Option<usize> {
        usize::try_from(number.0.checked_sub(self.first.0)?).ok()
    }

    /// The facts of a number, or that nobody has it; nothing outside the range.
    pub(super) fn find(&self, number: PersonNumber) -> Option<&Option<PersonFacts>> {
        self.facts.get(self.place(number)?)
    }
}

/// Every record of a register between two keys.
#[derive(Debug)]
pub(super) struct Records {
    register: Register,
    keys: (String, String),
    /// Key and facts, key and facts.
    text: String,
    /// Where a record's key begins, and where its facts do.
    starts: Vec<(usize, usize)>,
    /// The one that was found last: the next is asked for next.
    latest: Cell<usize>,
}

impl Records {
    /// The records of a register from the first to the last of two keys, none of them yet.
    pub(super) fn of(register: Register, first: String, last: String) -> Self {
        Self { register, keys: (first, last), text: String::new(), starts: Vec::new(), latest: Cell::new(0) }
    }

    /// One more, whose key sorts after all before it.
    pub(super) fn add(&mut self, key: &str, facts: &str) {
        let start = self.text.len();
        self.text.push_str(key);
        self.starts.push((start, self.text.len()));
        self.text.push_str(facts);
    }

    /// Whether they are of a register.
    pub(super) fn are_of(&self, register: Register) -> bool {
        self.register == register
    }

    fn key(&self, (start, middle): (usize, usize)) -> &str {
        self.text.get(start..middle).unwrap_or_default()
    }

    fn facts(&self, at: usize) -> Option<&str> {
        let (_, middle) = self.starts.get(at)?;
        let end = self.starts.get(at.saturating_add(1)).map_or(self.text.len(), |(start, _)| *start);
        self.text.get(*middle..end)
    }

    /// Whether what is not found here is nowhere.
    pub(super) fn reach(&self, register: Register, key: &str) -> bool {
        self.are_of(register) && self.keys.0.as_str() <= key && key <= self.keys.1.as_str()
    }

    /// The facts under a key within reach.
    pub(super) fn find(&self, key: &str) -> Option<&str> {
        let holds = |at: &usize| self.starts.get(*at).is_some_and(|starts| self.key(*starts) == key);
        let next = self.latest.get().saturating_add(1);
        let sought = || self.starts.partition_point(|starts| self.key(*starts) < key);
        let at = [next, self.latest.get()].into_iter().find(holds).or_else(|| Some(sought()).filter(holds))?;
        self.latest.set(at);
        self.facts(at)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_is_found_in_order_backwards_and_not_where_there_is_none() {
        let mut records = Records::of(Register::Volunteers, "p2".to_owned(), "p8".to_owned());
        for (key, facts) in [("p3", "three"), ("p4", ""), ("p7", "seven")] {
            records.add(key, facts);
        }
        for _ in 0..2 {
            for (key, facts) in
                [("p3", Some("three")), ("p4", Some("")), ("p7", Some("seven")), ("p5", None), ("p2", None)]
            {
                assert_eq!(records.find(key), facts, "{key}");
            }
        }
        let reach = |key| records.reach(Register::Volunteers, key);
        assert!(reach("p2") && reach("p5") && reach("p8") && !reach("p1") && !reach("p9"));
        assert!(!records.reach(Register::Teams, "p3"));
    }
}
