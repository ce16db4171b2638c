//! `donate`: one gift. `donate AMOUNT` alone is an anonymous gift of today, by bank, to the general fund.

use clap::Args;

use crate::cli::failure::Failure;
use crate::cli::help;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::desk::sealing::{self, Terms};
use crate::ledger::command::Command;
use crate::ledger::field::Seq;
use crate::ledger::name::{PersonNumber, Text, private_number};
use crate::ledger::refusal::Refusal;
use crate::ledger::slip::{Giver, Slip};
use crate::ledger::words::{Means, PartyKind};
use crate::text::Question;

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Donate {
    #[arg(value_name = "AMOUNT", allow_negative_numbers = true, help = help().amount)]
    amount: Option<String>,
    #[arg(long, value_name = "NAME|pN", help = help().donate_donor)]
    donor: Option<String>,
    #[arg(long, value_name = "person|company|institution", default_value = "person", help = help().donate_kind)]
    kind: String,
    #[arg(long, value_name = "CODE", help = help().project_code)]
    project: Option<String>,
    #[arg(long, value_name = "public|directed", default_value = "public", help = help().donate_channel)]
    channel: String,
    #[arg(long, value_name = "bank|wechat|alipay|pos|cash", default_value = "bank", help = help().donate_means)]
    means: String,
    #[arg(long, value_name = "CODE", help = help().account_code)]
    account: Option<String>,
    #[arg(long, value_name = "YYYY-MM-DD", help = help().date)]
    date: Option<String>,
    #[arg(long, value_name = "masked|named|anonymous", help = help().display)]
    display: Option<String>,
    #[arg(long, value_name = "NAME", help = help().donate_relayed_by)]
    relayed_by: Option<String>,
    #[arg(long, value_name = "NUMBER", help = help().donate_receipt)]
    receipt: Option<String>,
    #[arg(long, help = help().memo)]
    memo: Option<String>,
    #[arg(long, value_name = "ID", help = help().donate_id)]
    id: Option<String>,
    #[arg(long, value_name = "NAME", help = help().donate_source)]
    source: Option<String>,
    #[arg(long, value_name = "SEQ", help = help().donate_replaces)]
    replaces: Option<String>,
}

impl Donate {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        let mut desk = session.desk()?;
        let means: Means = session.need(Question::Means, Some(&self.means))?;
        let slip = Slip {
            amount: session.need_amount(self.amount.as_deref())?,
            date: session.day(self.date.as_deref(), desk.today())?,
            giver: giver(session, &desk, self.donor.as_deref(), &self.kind)?,
            external_id: session.text(Question::Id, self.id.as_deref())?,
            memo: session.text(Question::Memo, self.memo.as_deref())?,
            means: None,
            project: session.maybe(Question::ProjectCode, self.project.as_deref())?,
            receipt: session.text(Question::ReceiptNumber, self.receipt.as_deref())?,
        };
        session.known_project(&desk, slip.project.as_ref())?;
        let terms = Terms {
            account: session.account(&desk, self.account.as_deref(), means == Means::Cash)?,
            appeal: session.need(Question::Channel, Some(&self.channel))?,
            display: session.maybe(Question::Display, self.display.as_deref())?,
            import: None,
            means,
            project: None,
            relayed_by: session.text(Question::Name, self.relayed_by.as_deref())?,
            replaces: session.maybe::<Seq>(Question::Seq, self.replaces.as_deref())?,
            source: self.source(session, &slip)?,
        };
        let mut private = Vec::new();
        let gift = sealing::gift(desk.entropy(), &slip, &terms, None, &mut private)?;
        session.record(&mut desk, &Command::Donate(gift), &private).map(drop)
    }

    /// An id whose source nobody named comes from a list.
    fn source(&self, session: &Session<'_>, slip: &Slip) -> Result<Text, Failure> {
        let unnamed = (!slip.external_id.is_empty()).then_some("list");
        session.text(Question::Source, self.source.as_deref().or(unnamed))
    }
}

/// A number is a registered donor, a name is his who bears it alone, and otherwise a donor known by this gift only.
pub(super) fn giver(session: &Session<'_>, desk: &Desk, donor: Option<&str>, kind: &str) -> Result<Giver, Failure> {
    let Some(donor) = donor.filter(|donor| !donor.trim().is_empty()) else {
        return Ok(Giver::Anonymous);
    };
    if let Ok(number) = donor.trim().parse::<PersonNumber>() {
        return Ok(Giver::Registered(number));
    }
    let name = session.text(Question::Name, Some(donor))?;
    // A name may be shown in full, and a telephone number in it with it.
    if private_number(name.as_str()).is_some() {
        return Err(Refusal::MemoMustHoldNoPrivateNumber.into());
    }
    let kind: PartyKind = session.need(Question::PartyKind, Some(kind))?;
    let bearers = desk.store().persons_named(name.as_str())?;
    match (bearers.as_slice(), kind) {
        ([only], _) => {
            session.console.remark(session.words.donor_is_known(*only));
            Ok(Giver::Registered(*only))
        }
        ([], PartyKind::Person) => Ok(Giver::Unlinked(name)),
        ([], PartyKind::Company | PartyKind::Institution) => Ok(Giver::Organisation(kind, name)),
        (several, _) => Err(Failure::refused(session.words.several_bear_the_name(several))),
    }
}
