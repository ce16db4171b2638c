//! The fund's own affairs, a subject a file: its story, its refusals, its properties.

mod answers;
mod duties;
mod goods;
mod matching;
mod merchants;
mod months;
mod notices;
mod objections;
mod paying;
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
mod stories;

mod points;
mod service;
