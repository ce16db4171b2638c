//! The table of sources: what income may come from which, and who may hold it. Source: mission, "whose books, and who
//! holds the money".

use crate::ledger::words::{Holder, IncomeNature as Nature, SourceKind as Source};

/// Whether money of a nature may come from a source.
pub(super) const fn fits_nature(nature: Nature, source: Source) -> bool {
    match nature {
        Nature::Grant => matches!(
            source,
            Source::SpecialGrant
                | Source::FloatingMoney
                | Source::PartnerGrant
                | Source::OneOffSubsidy
                | Source::RegularSubsidy
                | Source::PartyDues
        ),
        Nature::Service | Nature::Deposit => {
            matches!(source, Source::ServiceIncome | Source::SharedSpace | Source::CommonIncome)
        }
        Nature::Rent => matches!(source, Source::SharedSpace | Source::CommonIncome),
        // Interest on other people's money is theirs.
        Nature::Interest => matches!(
            source,
            Source::Interest | Source::SpecialGrant | Source::FloatingMoney | Source::PartyDues | Source::CommonIncome
        ),
        Nature::Other => matches!(
            source,
            Source::PartnerGrant
                | Source::SharedSpace
                | Source::ServiceIncome
                | Source::PartyDues
                | Source::CommonIncome
        ),
    }
}

/// Whether money of a source may lie with a holder.
pub(super) const fn fits_holder(source: Source, holder: Holder) -> bool {
    match holder {
        Holder::Federation => !matches!(source, Source::CommonIncome),
        Holder::OwnersCommittee => matches!(source, Source::CommonIncome),
        Holder::Street => matches!(
            source,
            Source::SpecialGrant
                | Source::FloatingMoney
                | Source::PartnerGrant
                | Source::OneOffSubsidy
                | Source::RegularSubsidy
        ),
        Holder::PartyDues => matches!(source, Source::PartyDues),
        Holder::CashInTransit => matches!(
            source,
            Source::PublicAppeal | Source::DirectedAppeal | Source::SharedSpace | Source::ServiceIncome
        ),
        Holder::Platform | Holder::Private => matches!(source, Source::PublicAppeal | Source::DirectedAppeal),
        Holder::Storeroom => false,
    }
}

/// Whether income of a nature may reach an account. Public money and interest never come as notes and coins.
pub(super) const fn takes_income(holder: Holder, nature: Nature) -> bool {
    match holder {
        Holder::Federation | Holder::OwnersCommittee | Holder::Street | Holder::PartyDues => true,
        Holder::CashInTransit => matches!(nature, Nature::Service | Nature::Rent | Nature::Deposit | Nature::Other),
        Holder::Platform | Holder::Private | Holder::Storeroom => false,
    }
}

/// The source that is meant when nobody names one.
#[must_use]
pub const fn implied_source(nature: Nature, holder: Holder) -> Source {
    match (holder, nature) {
        (Holder::OwnersCommittee, _) => Source::CommonIncome,
        (Holder::PartyDues, _) => Source::PartyDues,
        (Holder::CashInTransit, Nature::Other) | (_, Nature::Rent | Nature::Deposit) => Source::SharedSpace,
        (Holder::Street, Nature::Interest) | (_, Nature::Grant) => Source::SpecialGrant,
        (_, Nature::Service) => Source::ServiceIncome,
        (_, Nature::Interest) => Source::Interest,
        (_, Nature::Other) => Source::PartnerGrant,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A source that is implied can always be recorded where it is implied.
    #[test]
    fn what_is_implied_fits() {
        for &holder in Holder::ALL {
            for &nature in Nature::ALL {
                let source = implied_source(nature, holder);
                let is_possible =
                    Source::ALL.iter().any(|source| fits_nature(nature, *source) && fits_holder(*source, holder))
                        && takes_income(holder, nature);
                let is_right = fits_nature(nature, source) && fits_holder(source, holder);
                assert!(is_right || !is_possible, "{nature} at {holder}: {source}");
            }
        }
    }

    /// Threat 70: 公共收益 lies with its owners and with nobody else, and they hold nothing else.
    #[test]
    fn common_income_is_never_pooled() {
        for &holder in Holder::ALL {
            for &source in Source::ALL {
                let is_owners = holder == Holder::OwnersCommittee;
                let is_common = source == Source::CommonIncome;
                assert!(!fits_holder(source, holder) || is_owners == is_common, "{source} at {holder}");
            }
        }
    }
}
