//! The faces of the postings themselves: journals that other programs reckon again. One neutral walk over the entries feeds
//! them all, an entry at a time; none keeps more than the accounts it has seen.

pub mod beancount;
pub mod gbt24589;
pub mod hledger;

use std::io::{self, Write};

use crate::ledger::chart::Class;
use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::period::{Day, Month};
use crate::report::Sides;
use crate::report::carrying::{Carried, Leaf, MonthOfLeaf};

/// A side of an entry, in the account of its day.
#[derive(Clone, Debug)]
pub struct Line {
    /// The day it is posted on.
    pub day: Day,
    /// Where.
    pub leaf: Leaf,
    /// How much, on which side.
    pub sides: Sides,
}

/// An entry that posts.
#[derive(Clone, Debug)]
pub struct Posted {
    /// Its number.
    pub seq: Seq,
    /// Its kind.
    pub kind: Kind,
    /// Its business day, when that is another than the day of posting.
    pub happened: Option<Day>,
    /// Its sides; they are of one day and come to nothing together.
    pub lines: Vec<Line>,
}

/// A journal on its way.
pub trait Journal {
    /// The next entry.
    ///
    /// # Errors
    /// What the disk says.
    fn posted(&mut self, posted: &Posted) -> io::Result<()>;

    /// What is carried when a day begins.
    ///
    /// # Errors
    /// What the disk says.
    fn carried(&mut self, day: Day, carried: &[Carried]) -> io::Result<()>;

    /// What stands at the end of a month, as our books have it: an assertion the other program checks.
    ///
    /// # Errors
    /// What the disk says.
    fn month(&mut self, month: Month, leaves: &[MonthOfLeaf]) -> io::Result<()>;

    /// The accounts that were seen.
    ///
    /// # Errors
    /// What the disk says.
    fn end(&mut self) -> io::Result<()>;
}

/// What stands at the head of a journal, line by line behind the program's own mark of a comment.
fn head(out: &mut dyn Write, about: &[String]) -> io::Result<()> {
    about.iter().try_for_each(|line| writeln!(out, "; {}", crate::render::visible(line)))
}

/// A debit as it is, a credit below zero: how both programs write sides.
fn signed(sides: Sides) -> String {
    let Sides { debit, credit } = sides;
    match debit.minus(credit) {
        Some(debit) => debit.to_string(),
        None => format!("-{}", credit.minus(debit).unwrap_or_default()),
    }
}

/// The same, turned.
fn turned(sides: Sides) -> Sides {
    Sides { debit: sides.credit, credit: sides.debit }
}

/// The first letter of an account's kind, in English as both programs want it.
const fn root(class: Class) -> &'static str {
    match class {
        Class::Asset => "Assets",
        Class::Debt => "Liabilities",
        Class::NetAssets => "Equity",
        Class::Income => "Income",
        Class::Cost => "Expenses",
    }
}
