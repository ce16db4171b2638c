//! Accounts and purses, numbered: a gift is posted twice on its day and moves cash once, and a number is compared and
//! hashed in a step where two codes are not.

use std::collections::HashMap;

use crate::ledger::books::{Mixing, Purse};
use crate::ledger::name::Code;

/// The places money was posted to in this transaction.
#[derive(Debug, Default)]
pub(super) struct Places {
    numbers: HashMap<(Code, Purse), usize, Mixing>,
    list: Vec<Place>,
    /// The place asked for last: an entry asks for its own three times.
    last: usize,
}

/// One of them.
#[derive(Debug)]
pub(super) struct Place {
    pub(super) account: Code,
    pub(super) purse: Purse,
    /// What lies there, once some of it moved.
    pub(super) cash: Option<i64>,
}

impl Places {
    /// The number of a place, a new one if need be.
    pub(super) fn number(&mut self, account: &Code, purse: &Purse) -> usize {
        if self.at(self.last).is_some_and(|place| place.account == *account && place.purse == *purse) {
            return self.last;
        }
        let next = self.list.len();
        let list = &mut self.list;
        self.last = *self.numbers.entry((account.clone(), purse.clone())).or_insert_with(|| {
            list.push(Place { account: account.clone(), purse: purse.clone(), cash: None });
            next
        });
        self.last
    }

    pub(super) fn at(&self, number: usize) -> Option<&Place> {
        self.list.get(number)
    }

    pub(super) fn at_mut(&mut self, number: usize) -> Option<&mut Place> {
        self.list.get_mut(number)
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &Place> {
        self.list.iter()
    }
}
