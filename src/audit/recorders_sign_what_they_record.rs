//! CLAIM: where it takes two persons, whoever recorded an entry signed it with his own key. A row of an imported file is
//! signed for by the entry that opens the import, which holds the file's digest. Where one person keeps the ledger nobody
//! signs, and `sig` is empty.
//!
//! Threat 54: a treasurer who records as somebody else.

use crate::audit::What;
use crate::audit::operators::Operators;
use crate::audit::signatures::Signed;
use crate::chain::Line;
use crate::chain::recording::record_message;
use crate::ledger::event::Kind;
use crate::ledger::field::Seq;
use crate::ledger::name::Code;

/// The signature that should stand there, if one should.
pub(super) fn check(
    seq: Seq,
    kind: Option<Kind>,
    line: &Line<'_>,
    operators: &Operators,
) -> Result<Option<Signed>, Box<What>> {
    if !operators.takes_two || is_row_of_a_file(kind, line) {
        return if line.sig.is_empty() { Ok(None) } else { Err(Box::new(What::SignatureIsThere)) };
    }
    let Ok(by) = line.by.parse::<Code>() else { return Ok(None) }; // no code: another claim's
    Ok(Some(Signed {
        name: line.by.to_owned(),
        key: operators.all.get(&by).and_then(|operator| operator.key),
        message: record_message(&operators.origin, seq.0, line.prev, line.event),
        signature: line.sig.to_owned(),
        otherwise: What::RecorderDidNotSign { by },
    }))
}

/// A gift with the number of an import. Lines have one spelling, so this is what a reader of the whole event would see.
fn is_row_of_a_file(kind: Option<Kind>, line: &Line<'_>) -> bool {
    kind == Some(Kind::DonationReceived) && !line.event.contains("\"import\":\"\"")
}
