//! A journal for Beancount. Its accounts take capital letters, digits and hyphens only, so codes are spelled with capitals in
//! front and hyphens for underscores; what they truly are stands beside each `open`.

use std::collections::BTreeMap;
use std::io::{self, Write};

use super::{Journal, Posted, head, root, signed, turned};
use crate::ledger::period::{Day, Month};
use crate::render::visible;
use crate::report::Sides;
use crate::report::carrying::{Carried, Leaf, MonthOfLeaf};

/// A journal being written.
#[derive(Debug)]
pub struct Beancount<W: Write> {
    out: W,
    /// The account of each leaf.
    paths: BTreeMap<Leaf, String>,
    /// How many leaves share a spelling.
    taken: BTreeMap<String, u32>,
    first: Option<Day>,
}

impl<W: Write> Beancount<W> {
    /// Begins one; what it is about stands at its head.
    ///
    /// # Errors
    /// What the disk says.
    pub fn begin(mut out: W, title: &str, about: &[String]) -> io::Result<Self> {
        head(&mut out, about)?;
        writeln!(out, "\noption \"title\" {}\noption \"operating_currency\" \"CNY\"\n", quoted(title))?;
        Ok(Self { out, paths: BTreeMap::new(), taken: BTreeMap::new(), first: None })
    }

    /// What was written to.
    pub fn into_inner(self) -> W {
        self.out
    }

    fn line(&mut self, leaf: &Leaf, sides: Sides) -> io::Result<()> {
        let path = self.path(leaf);
        writeln!(self.out, "  {path}  {} CNY", signed(sides))
    }

    /// `Assets:Fund:1002:A-zhuanhu:P-wall:S-public-appeal`; a number after it when two codes are spelled alike.
    fn path(&mut self, leaf: &Leaf) -> String {
        if let Some(path) = self.paths.get(leaf) {
            return path.clone();
        }
        let whose = if leaf.is_own { "Fund" } else { "Copayers" };
        let project = leaf.purse.project.as_ref().map_or("General".to_owned(), |code| format!("P-{code}"));
        let (code, account, source) = (leaf.code, &leaf.account, leaf.purse.source_kind.word());
        let spelled = format!("{}:{whose}:{code}:A-{account}:{project}:S-{source}", root(leaf.class)).replace('_', "-");
        let others = self.taken.entry(spelled.clone()).or_default();
        let path = if *others == 0 { spelled } else { format!("{spelled}-Also{others}") };
        *others = others.saturating_add(1);
        self.paths.insert(leaf.clone(), path.clone());
        path
    }

    fn seen(&mut self, day: Day) {
        self.first = Some(self.first.map_or(day, |first| first.min(day)));
    }
}

/// A text between quotation marks.
fn quoted(text: &str) -> String {
    format!("\"{}\"", visible(text).replace('\\', "\\\\").replace('"', "\\\""))
}

impl<W: Write> Journal for Beancount<W> {
    fn posted(&mut self, posted: &Posted) -> io::Result<()> {
        let Some(first) = posted.lines.first() else { return Ok(()) };
        self.seen(first.day);
        writeln!(self.out, "{} * \"{}\" \"{}\" ^entry-{}", first.day, posted.seq, posted.kind.word(), posted.seq)?;
        if let Some(day) = posted.happened {
            writeln!(self.out, "  happened: {day}")?;
        }
        for line in &posted.lines {
            self.line(&line.leaf, line.sides)?;
        }
        writeln!(self.out)
    }

    fn carried(&mut self, day: Day, carried: &[Carried]) -> io::Result<()> {
        self.seen(day);
        writeln!(self.out, "{day} * \"carry\" \"carried forward\" #carry")?;
        for one in carried {
            self.line(&one.from, turned(one.balance))?;
            self.line(&one.to, one.balance)?;
        }
        writeln!(self.out)
    }

    fn month(&mut self, month: Month, leaves: &[MonthOfLeaf]) -> io::Result<()> {
        // A balance is what stands when its day begins.
        let Ok(day) = month.last().plus_days(1) else { return Ok(()) };
        for one in leaves {
            let path = self.path(&one.leaf);
            writeln!(self.out, "{day} balance {path}  {} ~ 0.00 CNY", signed(one.closing))?;
        }
        writeln!(self.out)
    }

    fn end(&mut self) -> io::Result<()> {
        let Some(first) = self.first else { return self.out.flush() };
        for (leaf, path) in &self.paths {
            writeln!(
                self.out,
                "{first} open {path} CNY\n  code: \"{}\"\n  name: {}",
                leaf.code,
                quoted(leaf.name.as_str())
            )?;
            let project = leaf.purse.project.as_ref().map(ToString::to_string).unwrap_or_default();
            let source = leaf.purse.source_kind.word();
            writeln!(
                self.out,
                "  account: \"{}\"\n  project: \"{project}\"\n  source_kind: \"{source}\"",
                leaf.account
            )?;
        }
        self.out.flush()
    }
}
