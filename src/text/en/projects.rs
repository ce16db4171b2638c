//! Projects.

use crate::ledger::refusal::ProjectRefusal as R;
use crate::text::en::En;
use crate::text::{ProjectHelp, ProjectWords, Told};

/// The help.
pub(super) const HELP: ProjectHelp = ProjectHelp { decide: "Record a meeting's decision" };

impl ProjectWords for En {
    fn projects_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::ProjectCodeMustBeFree { code } => Told::new(format!("The code “{code}” is taken."), "Choose another."),
        }
    }
}
