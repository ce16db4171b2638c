//! The fund's own affairs, a subject a file: its story, its refusals, its properties.

mod answers;
mod board;
mod duties;
mod goods;
mod hours_told;
mod matching;
mod merchants;
mod merged;
mod months;
mod notices;
mod objections;
pub(crate) mod paying;
mod paying_always;
mod paying_frauds;
mod paying_owed;
mod paying_wall;
mod projects;
mod purses;
mod redeeming;
mod shop;
mod slips;
mod statements;
pub(crate) mod stories;

mod points;
mod rosters;
mod service;
