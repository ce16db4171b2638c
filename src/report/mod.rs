//! WHAT IS DISCLOSED, in no language and no format: neutral tables with kinds of cell, totals that foot.
//!
//! ```text
//! Reading (the file) ──▶ Table, MonthNotice ──foot──▶ Footed<MonthNotice> ──▶ text and render
//! ```
//! Every listing of the program is a [`Table`]; only the cells know their kind, only `text` knows a word, only `render`
//! knows a format. A notice reaches a face only as [`Footed`]: what does not add up cannot be drawn.

pub mod appeals;
pub mod carrying;
pub mod causes;
pub mod closing;
pub mod corrections;
pub mod digits;
pub mod doings;
pub mod donations;
pub mod duties;
pub mod entries;
mod exceptions;
pub mod footing;
pub mod fund;
pub mod goods;
mod heading;
pub mod journal;
pub mod keepers;
pub mod matching;
pub mod months;
pub mod net_assets;
pub mod notice;
pub mod objections;
pub mod papers;
mod particulars;
pub mod passing;
pub mod payments;
mod places;
pub mod points;
pub mod projects;
pub mod purses;
pub mod receipts;
pub mod requests;
pub mod samples;
pub mod separation;
pub mod service;
pub mod shop;
mod shown;
pub mod site;
pub mod slips;
pub mod statements;
mod sums;
mod table;
mod title;
pub mod told;
pub mod trial_balance;
mod undone;
pub mod year;

pub use footing::{CellName, Figure, Footed, NotFooting};
pub use heading::Heading;
pub use notice::{
    Apart, Closing, Columns, FigureOf, Foot, Giving, Glance, Issue, Layout, LayoutFault, Material, MoneyOfMonth,
    MonthNotice, Net, NoticeAsked, NoticeError, PointsOfMonth, Posting, Said, Seal, Seen, Sheet, SheetName, Shown,
    Signers, Summary, amendments_of, amendments_of_all,
};
pub use shown::{Remark, ShownIn, ShownName};
pub use sums::Sides;
pub use table::{Cell, Column, Kind, Table, Word};
pub use title::{AuditTitle, FundView, StatementTitle, Title};
