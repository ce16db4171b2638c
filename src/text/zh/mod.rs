//! 中文: plain spoken words a treasurer and a neighbour understand.

mod approving;
mod audits;
mod board;
mod counter;
mod duties;
mod faults;
mod goods;
mod help;
mod import;
mod keeping;
mod lists;
mod machine;
mod matching;
mod months;
mod notices;
mod numbers;
mod objections;
mod operators;
mod packs;
mod paying;
mod points;
mod projects;
mod proof;
mod purses;
mod questions;
mod refusals;
mod roster;
mod service;
mod sheets;
mod shop;
mod site;
mod slips;
mod statements;
mod usage;
mod volunteers;
mod witnesses;

use crate::ledger::words::Language;
use crate::text::Words;

/// Chinese.
#[derive(Debug)]
pub(super) struct Zh;

impl Words for Zh {
    fn language(&self) -> Language {
        Language::Zh
    }

    fn tag(&self) -> &'static str {
        "zh-CN"
    }
}
