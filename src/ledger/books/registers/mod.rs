//! What each subject keeps in its registers.

pub mod approving;
pub mod goods;
pub mod matching;
pub mod months;
pub mod objections;
pub mod operators;
pub mod paying;
pub mod points;
pub mod projects;
pub mod purses;
pub mod rosters;
pub mod service;
pub mod shop;
pub mod volunteers;
pub mod waiting;
