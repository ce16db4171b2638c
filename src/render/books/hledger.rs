//! A journal for hledger (and Ledger): accounts below `Fund:` and `Copayers:`, code and name, account, purse.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Journal, Posted, head, signed, turned};
use crate::ledger::chart::Class;
use crate::ledger::period::{Day, Month};
use crate::render::visible;
use crate::report::Sides;
use crate::report::carrying::{Carried, Leaf, MonthOfLeaf};

/// A journal being written.
#[derive(Debug)]
pub struct Hledger<W: Write> {
    out: W,
    accounts: BTreeMap<String, Class>,
}

impl<W: Write> Hledger<W> {
    /// Begins one; what it is about stands at its head.
    ///
    /// # Errors
    /// What the disk says.
    pub fn begin(mut out: W, about: &[String]) -> io::Result<Self> {
        head(&mut out, about)?;
        writeln!(out, "\ncommodity CNY 1000.00\n")?;
        Ok(Self { out, accounts: BTreeMap::new() })
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn line(&mut self, leaf: &Leaf, sides: Sides) -> io::Result<()> {
        let path = self.path(leaf);
        writeln!(self.out, "    {path}  CNY {}", signed(sides))
    }

    /// `Fund:1002 银行存款:zhuanhu:project wall:public_appeal`.
    fn path(&mut self, leaf: &Leaf) -> String {
        let whose = if leaf.is_own { "Fund" } else { "Copayers" };
        let above = format!("{whose}:{} {}", leaf.code, plain(leaf.name.as_str())).trim_end().to_owned();
        let project = leaf.purse.project.as_ref().map_or("general".to_owned(), |code| format!("project {code}"));
        let path = format!("{above}:{}:{project}:{}", leaf.account, leaf.purse.source_kind.word());
        // The accounts above are declared too, so that --strict knows every name.
        for name in [whose.to_owned(), above, path.clone()] {
            self.accounts.entry(name).or_insert(leaf.class);
        }
        path
    }
}

/// A name without what parts accounts, comments and amounts.
fn plain(name: &str) -> String {
    let shown = visible(name).replace(':', "：").replace(';', "；");
    shown.split_whitespace().collect::<Vec<_>>().join(" ")
}

impl<W: Write> Journal for Hledger<W> {
    fn posted(&mut self, posted: &Posted) -> io::Result<()> {
        let Some(first) = posted.lines.first() else { return Ok(()) };
        writeln!(self.out, "{} * ({}) {}", first.day, posted.seq, posted.kind.word())?;
        if let Some(day) = posted.happened {
            writeln!(self.out, "    ; happened:{day}")?;
        }
        for line in &posted.lines {
            self.line(&line.leaf, line.sides)?;
        }
        writeln!(self.out)
    }

    fn carried(&mut self, day: Day, carried: &[Carried]) -> io::Result<()> {
        writeln!(self.out, "{day} * (carry) carried forward  ; carry:")?;
        for one in carried {
            self.line(&one.from, turned(one.balance))?;
            self.line(&one.to, one.balance)?;
        }
        writeln!(self.out)
    }

    fn month(&mut self, month: Month, leaves: &[MonthOfLeaf]) -> io::Result<()> {
        if leaves.is_empty() {
            return Ok(());
        }
        writeln!(self.out, "{} * (month) balances of our books  ; assertion:", month.last())?;
        for one in leaves {
            let path = self.path(&one.leaf);
            writeln!(self.out, "    {path}  CNY 0.00 = CNY {}", signed(one.closing))?;
        }
        writeln!(self.out)
    }

    fn end(&mut self) -> io::Result<()> {
        for (path, class) in &self.accounts {
            // Fund and Copayers hold accounts of every kind.
            if path.contains(':') {
                writeln!(self.out, "account {path}  ; type:{}", letter(*class))?;
            } else {
                writeln!(self.out, "account {path}")?;
            }
        }
        self.out.flush()
    }
}

/// The kind of account as hledger abbreviates it.
const fn letter(class: Class) -> char {
    match class {
        Class::Asset => 'A',
        Class::Debt => 'L',
        Class::NetAssets => 'E',
        Class::Income => 'R',
        Class::Cost => 'X',
    }
}
