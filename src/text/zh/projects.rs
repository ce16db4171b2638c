//! Projects.

use crate::ledger::refusal::ProjectRefusal as R;
use crate::text::zh::Zh;
use crate::text::{ProjectHelp, ProjectWords, Told};

/// The help.
pub(super) const HELP: ProjectHelp = ProjectHelp { decide: "记录议事结果" };

impl ProjectWords for Zh {
    fn projects_refusal(&self, refusal: &R) -> Told {
        match refusal {
            R::ProjectCodeMustBeFree { code } => Told::new(format!("代号“{code}”已经有了。"), "请换一个代号。"),
        }
    }
}
