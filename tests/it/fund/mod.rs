//! The fund's own affairs, a subject a file: its story, its refusals, its properties.

mod goods;
mod matching;
mod projects;
mod purses;
