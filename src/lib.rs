//! placeholder
pub mod chain;
pub mod desk;
pub mod ledger;
pub mod store;
