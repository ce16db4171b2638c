//! The closed lists.

use crate::ledger::event::Kind;
use crate::ledger::reading::Remedy;
use crate::ledger::words::{
    Appeal, Display, DonorKind, Holder, Manner, Means, Mode, PartyKind, Purpose, Role, Service, SheetName, SourceKind,
    Yes,
};
use crate::text::ListWords;
use crate::text::en::En;

impl ListWords for En {
    fn appeal(&self, appeal: Appeal) -> &'static str {
        match appeal {
            Appeal::Public => "public",
            Appeal::Directed => "directed",
        }
    }

    fn display(&self, display: Display) -> &'static str {
        match display {
            Display::Masked => "masked",
            Display::Named => "in full",
            Display::Anonymous => "not named",
        }
    }

    fn donor_kind(&self, kind: DonorKind) -> &'static str {
        match kind {
            DonorKind::Person => "person",
            DonorKind::Company => "company",
            DonorKind::Institution => "institution",
            DonorKind::Anonymous => "unnamed",
        }
    }

    fn entry_kind(&self, kind: Kind) -> &'static str {
        match kind {
            Kind::LedgerOpened => "ledger opened",
            Kind::OperatorEnrolled => "operator enrolled",
            Kind::AccountOpened => "account opened",
            Kind::OpeningRecorded => "opening balance",
            Kind::PersonRegistered => "person registered",
            Kind::PersonAmended => "person amended",
            Kind::PersonMerged => "persons merged",
            Kind::PersonErased => "private data erased",
            Kind::ProjectProposed => "project proposed",
            Kind::DonationReceived => "gift received",
            Kind::ReceiptNumbered => "receipt numbered",
            Kind::DonationRefunded => "gift refunded",
            Kind::ImportRecorded => "file imported",
            Kind::EntryReversed => "reversal",
            Kind::NoticePrepared => "notice prepared",
            Kind::NoticePosted => "notice posted",
            Kind::ChartAdopted => "chart of accounts adopted",
        }
    }

    fn holder(&self, holder: Holder) -> &'static str {
        match holder {
            Holder::Federation => "charity federation",
            Holder::OwnersCommittee => "owners' committee",
            Holder::Street => "street office or treasury",
            Holder::PartyDues => "party dues account",
            Holder::CashInTransit => "cash on its way to the bank",
            Holder::Platform => "payment platform",
            Holder::Private => "a private payment code",
        }
    }

    fn manner(&self, manner: Manner) -> &'static str {
        match manner {
            Manner::Sealed => "sealed",
            Manner::Removed => "removed",
        }
    }

    fn means(&self, means: Means) -> &'static str {
        match means {
            Means::Bank => "bank transfer",
            Means::Wechat => "WeChat",
            Means::Alipay => "Alipay",
            Means::Pos => "card",
            Means::Cash => "cash",
        }
    }

    fn mode(&self, mode: Mode) -> &'static str {
        match mode {
            Mode::OnePerson => "one person",
            Mode::TwoPerson => "two persons",
        }
    }

    fn party_kind(&self, kind: PartyKind) -> &'static str {
        self.donor_kind(kind.as_donor())
    }

    fn purpose(&self, purpose: Purpose) -> &'static str {
        match purpose {
            Purpose::Real => "real",
            Purpose::Demo => "demo",
            Purpose::Test => "test",
        }
    }

    fn remedy(&self, remedy: Remedy) -> &'static str {
        match remedy {
            Remedy::Refund => "refund",
            Remedy::Reversal => "reversal",
        }
    }

    fn role(&self, role: Role) -> &'static str {
        match role {
            Role::Recorder => "recorder",
            Role::Approver => "approver",
            Role::Cashier => "cashier",
            Role::Shopkeeper => "shopkeeper",
            Role::Supervisor => "supervisor",
            Role::Auditor => "auditor",
            Role::Federation => "charity federation",
            Role::OwnersCommittee => "owners' committee",
        }
    }

    fn service(&self, service: Service) -> &'static str {
        match service {
            Service::Repairs => "repairs",
            Service::ElderlyAndDisabled => "elderly and disabled",
            Service::Children => "children",
            Service::LegalAid => "legal aid",
            Service::Health => "health",
            Service::Culture => "culture",
            Service::Other => "other",
        }
    }

    fn sheet_name(&self, sheet: SheetName) -> &'static str {
        match sheet {
            SheetName::Gifts => "Gifts of the month",
            SheetName::Late => "Late gifts",
            SheetName::Corrections => "Corrections",
        }
    }

    fn source_kind(&self, kind: SourceKind) -> &'static str {
        match kind {
            SourceKind::PublicAppeal => "public appeal",
            SourceKind::DirectedAppeal => "directed appeal",
            SourceKind::SharedSpace => "shared space",
            SourceKind::Match => "match",
            SourceKind::PartyDues => "party dues",
            SourceKind::SpecialGrant => "special grant",
            SourceKind::FloatingMoney => "floating project money",
            SourceKind::PartnerGrant => "partner's grant",
            SourceKind::OneOffSubsidy => "one-off subsidy",
            SourceKind::RegularSubsidy => "regular subsidy",
            SourceKind::ServiceIncome => "low service fees",
            SourceKind::Interest => "interest",
            SourceKind::Designation => "committee's earmark",
            SourceKind::CommonIncome => "common income",
        }
    }

    fn yes(&self, yes: Yes) -> &'static str {
        match yes {
            Yes::Yes => "yes",
            Yes::No => "",
        }
    }

    fn general_fund(&self) -> &'static str {
        "the fund"
    }
}
