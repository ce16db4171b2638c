//! The fund's own affairs, a subject a file: its story, its refusals, its properties.

mod answers;
mod board;
mod counters;
mod deeds;
mod duties;
mod goods;
mod hours_told;
mod matching;
mod merchants;
mod merged;
mod mixed;
mod months;
mod moving;
mod notices;
mod objections;
mod one_meaning;
mod openings;
pub(crate) mod paying;
mod paying_always;
mod paying_frauds;
mod paying_owed;
mod paying_told;
mod paying_wall;
mod projects;
mod purses;
mod real_names;
mod redeeming;
mod shop;
mod slips;
mod statements;
pub(crate) mod stories;
mod told_between;

mod points;
mod rosters;
mod service;
