//! THE FACES of a report: terminal, csv, json, html, svg, xlsx. Same report, same words, same bytes.
//!
//! A face decides how things look and nothing else: figures come from `report`, words from `text`. Every text of other
//! people's passes [`visible()`] before it reaches a face, so that no character can hide, move the cursor or run.

pub mod books;
pub mod csv;
mod foot;
pub mod html;
pub mod listing;
pub mod pack;
pub mod site;
pub mod slip;
mod spoken;
mod svg;
pub mod terminal;
mod visible;
pub mod xlsx;

pub use visible::visible;
