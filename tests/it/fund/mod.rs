//! The fund's own affairs, a subject a file: its story, its refusals, its properties.

mod goods;
mod matching;
mod months;
mod projects;
mod purses;
