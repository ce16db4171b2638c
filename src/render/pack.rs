//! Every file of a notice: one page for the board, a poster, a workbook, a CSV a sheet, the same in plain text, and what the
//! next notice begins with. They are drawn once, frozen, and handed out byte for byte ever after. A new format is a file in this
//! folder and its word in the list below; whoever writes, freezes, checks and reprints them takes whatever is drawn.

use crate::report::{Footed, MonthNotice};
use crate::text::Words;

/// A file of a notice: its name and its bytes.
pub type File = (String, Vec<u8>);

macro_rules! faces {
    ($($face:ident),+ $(,)?) => {
        $(pub mod $face;)+

        /// The files of a notice but its checkpoint, those for people first.
        ///
        /// # Panics
        /// Never: memory is written to.
        #[must_use]
        pub fn files(notice: &Footed<MonthNotice>, words: &dyn Words) -> Vec<File> {
            let mut files = Vec::new();
            $(files.extend($face::drawn(notice, words));)+
            files
        }
    };
}

faces! { page, poster, workbook, plain, cover, sheets, closing, layout }
