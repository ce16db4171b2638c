//! The room `import`: other people's files in, slips or troubles out.

mod aside;
pub(crate) mod desk;
mod files;
mod fuzz;
mod reasons;
mod story;
