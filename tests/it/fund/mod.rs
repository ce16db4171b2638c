//! The fund's own affairs.

mod purses;
