//! CLAIM: tables, indexes and triggers are ours, letter by letter.
//!
//! Threats 23, 24: a dropped trigger is how a thief begins, a view or another table how he goes on.

use crate::audit::finding::Findings;
use crate::audit::{Claim, Evidence, What, shown};

pub(super) fn check<E: Evidence>(evidence: &E, findings: &mut Findings) -> Result<(), E::Fault> {
    let difference = shown(evidence.schema_difference(), Claim::SchemaIsIntact, findings)?.flatten();
    findings.of(Claim::SchemaIsIntact, None, difference.map(What::SchemaDiffers));
    Ok(())
}
