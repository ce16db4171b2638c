//! Which purses pay a request unless `--from` names them: those of the budget in its order, each where its money lies.
//! 公共收益 pays only what its owners decided, so without their decision it is left out, and with it it comes last.

use crate::cli::failure::Failure;
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::ledger::books::Record;
use crate::ledger::books::registers::projects::ProjectFacts;
use crate::ledger::books::registers::purses::OwnersDecisionFacts;
use crate::ledger::event::{AccountOpened, PaymentSource};
use crate::ledger::field::Seq;
use crate::ledger::name::Code;
use crate::ledger::words::{Holder, SourceKind};
use crate::text::Question;

/// The purses of a request for a project, perhaps under an owners' decision: as given, or the usual ones.
pub(super) fn named_or_usual(
    session: &Session<'_>,
    desk: &Desk,
    given: Option<&str>,
    (project, decision): (Option<&Code>, Option<Seq>),
) -> Result<Vec<PaymentSource>, Failure> {
    if let Some(given) = given {
        return given.split([',', '，']).map(|one| named(session, desk, one)).collect();
    }
    let books = desk.store().books();
    let facts = project.and_then(|code| ProjectFacts::find(&books, code));
    let decided = decision.map(|seq| (seq, OwnersDecisionFacts::find(&books, &seq)));
    books.fault()?;
    if let Some((seq, None)) = decided {
        return Err(Failure::refused(session.words.no_owners_decision(seq)));
    }
    let owners = decided.and_then(|(_, facts)| facts).map(|facts| facts.account);
    let budget: Vec<SourceKind> = facts.iter().flat_map(ProjectFacts::budget).map(|line| line.source_kind).collect();
    let places = Places::of(desk, project)?;
    let usual = if budget.is_empty() { places.kinds() } else { budget };
    let order = in_order(&usual, decision.is_some());
    if order.len() < usual.len() {
        session.console.remark(session.words.owners_money_left_out());
    }
    let mut sources = Vec::new();
    for kind in order {
        let mut accounts = match &owners {
            Some(account) if kind == SourceKind::CommonIncome => vec![account.clone()],
            Some(_) | None => places.of_kind(kind),
        };
        if accounts.is_empty() {
            accounts.push(places.keeper(kind).map_or_else(|| session.account(desk, None, false), Ok)?);
        }
        sources.extend(accounts.into_iter().map(|account| PaymentSource { account, source_kind: kind }));
    }
    Ok(sources)
}

/// 公共收益 last under its owners' decision, and not at all without; but where it is all there is, the rules say what lacks.
fn in_order(kinds: &[SourceKind], is_decided: bool) -> Vec<SourceKind> {
    let (owners, mut others): (Vec<_>, Vec<_>) = kinds.iter().partition(|kind| **kind == SourceKind::CommonIncome);
    if is_decided || others.is_empty() {
        others.extend(owners);
    }
    others
}

/// Where a project's money lies that may be paid from.
struct Places {
    accounts: Vec<AccountOpened>,
    /// Account and kind, the federation's accounts first.
    held: Vec<(Code, SourceKind)>,
}

impl Places {
    /// Money of no project is paid from the federation's accounts only: what lies elsewhere has its own custodian's use.
    fn of(desk: &Desk, project: Option<&Code>) -> Result<Self, Failure> {
        let accounts = desk.store().accounts()?;
        let holder = |code: &Code| accounts.iter().find(|account| account.code == *code).map(|account| account.holder);
        let mut held = Vec::new();
        for (account, purse, balance) in desk.store().purses()? {
            let Some(holder) = holder(&account).filter(|holder| pays(*holder)) else { continue };
            let is_meant = purse.project.as_ref() == project && (project.is_some() || holder == Holder::Federation);
            if is_meant && !balance.is_zero() {
                held.push((holder != Holder::Federation, account, purse.source_kind));
            }
        }
        held.sort_unstable();
        let held = held.into_iter().map(|(_, account, kind)| (account, kind)).collect();
        Ok(Self { accounts, held })
    }

    /// Every kind that lies somewhere; the public appeal when nothing does.
    fn kinds(&self) -> Vec<SourceKind> {
        let mut kinds: Vec<SourceKind> = self.held.iter().map(|(_, kind)| *kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() { vec![SourceKind::PublicAppeal] } else { kinds }
    }

    /// The accounts in which a kind lies.
    fn of_kind(&self, kind: SourceKind) -> Vec<Code> {
        self.held.iter().filter(|(_, held)| *held == kind).map(|(account, _)| account.clone()).collect()
    }

    /// Where a kind will lie once it comes: the one account that is kept for it. Nothing when that is the federation's.
    fn keeper(&self, kind: SourceKind) -> Option<Code> {
        let wanted = match kind {
            SourceKind::CommonIncome => Holder::OwnersCommittee,
            SourceKind::PartyDues => Holder::PartyDues,
            SourceKind::PublicAppeal
            | SourceKind::DirectedAppeal
            | SourceKind::SharedSpace
            | SourceKind::Match
            | SourceKind::SpecialGrant
            | SourceKind::FloatingMoney
            | SourceKind::PartnerGrant
            | SourceKind::OneOffSubsidy
            | SourceKind::RegularSubsidy
            | SourceKind::ServiceIncome
            | SourceKind::Interest
            | SourceKind::Designation => return None,
        };
        let mut kept = self.accounts.iter().filter(|account| account.holder == wanted);
        let only = kept.next().filter(|_| kept.next().is_none());
        only.map(|account| account.code.clone())
    }
}

/// 坐支 is forbidden: what is not in an account yet pays nothing.
const fn pays(holder: Holder) -> bool {
    match holder {
        Holder::Federation | Holder::OwnersCommittee | Holder::Street | Holder::PartyDues => true,
        Holder::CashInTransit | Holder::Platform | Holder::Private | Holder::Storeroom => false,
    }
}

/// `zhuanhu:match`.
fn named(session: &Session<'_>, desk: &Desk, text: &str) -> Result<PaymentSource, Failure> {
    let Some((account, kind)) = text.trim().split_once([':', '：']) else {
        return Err(Failure::refused(session.words.wrong_purse(text)));
    };
    Ok(PaymentSource {
        account: session.account(desk, Some(account.trim()), false)?,
        source_kind: session.need(Question::SourceKind, Some(kind.trim()))?,
    })
}
