//! Objections: what may be doubted, who may answer, and that nothing is answered twice or before it came.

use crate::ledger::books::registers::objections::ObjectionFacts;
use crate::ledger::books::registers::operators::{acting, mode};
use crate::ledger::books::{Books, Recalled, Record, Undoable};
use crate::ledger::decide::{Asking, day_has_come, holds_no_private_number, project_is_known, reason_is_given};
use crate::ledger::event::{Event, Kind, ObjectionAnswered, ObjectionRaised, ObjectionWithdrawn};
use crate::ledger::field::{Count, Maybe, Seq};
use crate::ledger::name::Text;
use crate::ledger::period::Day;
use crate::ledger::refusal::{ObjectionRefusal, PurseRefusal, Refusal};
use crate::ledger::words::{Holder, Mode, ObjectionAbout, Role};

pub(super) fn raise(books: &impl Books, asking: &Asking, c: &ObjectionRaised) -> Result<ObjectionRaised, Refusal> {
    day_has_come(c.date, asking)?;
    names_its_object(c)?;
    object_exists(books, c)?;
    if c.text.is_empty() {
        return Err(ObjectionRefusal::ObjectionMustSayWhat.into());
    }
    holds_no_private_number(&c.text)?;
    Ok(c.clone())
}

/// A notice, a project, an account where the matter has one; an entry only where there is one to point at.
fn names_its_object(c: &ObjectionRaised) -> Result<(), Refusal> {
    let (is_notice, is_project, is_owners) = (
        c.about == ObjectionAbout::Notice,
        c.about == ObjectionAbout::Project,
        c.about == ObjectionAbout::CommonIncome,
    );
    let may_point = !is_notice && !is_project;
    let fits = c.notice.is_some() == is_notice
        && c.project.is_some() == is_project
        && c.account.is_some() == is_owners
        && (may_point || c.entry.is_none());
    if fits { Ok(()) } else { Err(ObjectionRefusal::ObjectionMustNameItsObject { about: c.about }.into()) }
}

fn object_exists(books: &impl Books, c: &ObjectionRaised) -> Result<(), Refusal> {
    if let Some(notice) = c.notice.filter(|notice| !is_posted(books, *notice)) {
        return Err(ObjectionRefusal::ObjectedNoticeMustBePosted { notice }.into());
    }
    project_is_known(books, c.project.as_ref())?;
    if let Some(account) = c.account.as_ref() {
        let code = || account.clone();
        let holder = books.account(account).ok_or_else(|| Refusal::AccountMustBeOpen { code: code() })?;
        if holder != Holder::OwnersCommittee {
            return Err(PurseRefusal::AccountMustBeTheOwners { account: code(), holder }.into());
        }
    }
    match c.entry.filter(|seq| !fits(books, c.about, *seq)) {
        Some(seq) => Err(ObjectionRefusal::ObjectedEntryMustFit { about: c.about, seq }.into()),
        None => Ok(()),
    }
}

fn is_posted(books: &impl Books, notice: Count) -> bool {
    let hangs = |last: Count, posted: bool| notice < last || (notice == last && posted);
    notice > Count(0) && books.last_notice().is_some_and(|last| hangs(last.number, last.posted))
}

/// Whether an entry is what an objection of this matter may doubt.
fn fits(books: &impl Books, about: ObjectionAbout, seq: Seq) -> bool {
    let is_of = |kinds: &[Kind]| books.recall(seq).is_some_and(|recalled| kinds.contains(&recalled.event.kind()));
    match about {
        ObjectionAbout::Gift => matches!(books.undoable(seq), Some(Undoable::Gift(_))) || is_of(&[Kind::GoodsReceived]),
        ObjectionAbout::Payment => is_of(&[
            Kind::PaymentRequested,
            Kind::AidListed,
            Kind::PaymentSettled,
            Kind::PaymentCancelled,
            Kind::AdvancePaid,
            Kind::AdvanceAccounted,
            Kind::AdvanceReturned,
            Kind::BankCharged,
        ]),
        ObjectionAbout::Notice
        | ObjectionAbout::Project
        | ObjectionAbout::CommonIncome
        | ObjectionAbout::Points
        | ObjectionAbout::Other => seq.0 < books.size().0,
    }
}

pub(super) fn answer(books: &impl Books, asking: &Asking, c: &ObjectionAnswered) -> Result<ObjectionAnswered, Refusal> {
    let objection = is_open(books, c.objection, c.date, asking)?;
    is_by_the_entitled(books, asking, objection.about, c)?;
    if c.answer.is_empty() {
        return Err(ObjectionRefusal::AnswerMustBeGiven.into());
    }
    holds_no_private_number(&c.answer)?;
    paper_is_named(&c.paper)?;
    Ok(c.clone())
}

pub(super) fn withdraw(
    books: &impl Books,
    asking: &Asking,
    c: &ObjectionWithdrawn,
) -> Result<ObjectionWithdrawn, Refusal> {
    is_open(books, c.objection, c.date, asking)?;
    reason_is_given(&c.reason)?;
    paper_is_named(&c.paper)?;
    Ok(c.clone())
}

fn paper_is_named(paper: &Text) -> Result<(), Refusal> {
    if paper.is_empty() { Err(Refusal::PaperMustBeNamed) } else { holds_no_private_number(paper) }
}

/// The objection, if nothing ended it and it had come by then.
fn is_open(books: &impl Books, seq: Seq, day: Day, asking: &Asking) -> Result<ObjectionRaised, Refusal> {
    day_has_come(day, asking)?;
    let recalled = books.recall(seq);
    let Some(Recalled { event: Event::ObjectionRaised(objection), .. }) = recalled.as_deref() else {
        return Err(ObjectionRefusal::AnswerMustNameAnObjection { seq }.into());
    };
    if let Some(by) = books.reversed_by(seq) {
        return Err(Refusal::EntryMustStand { seq, by });
    }
    if let Some(by) = *ObjectionFacts::find(books, &seq).unwrap_or_default().ended {
        return Err(ObjectionRefusal::ObjectionMustBeOpen { seq, by }.into());
    }
    if day < objection.date {
        return Err(ObjectionRefusal::AnswerMustFollowTheObjection { on: objection.date }.into());
    }
    Ok(objection.clone())
}

/// Who may speak for the fund, where it takes two persons.
const FOR_THE_FUND: &[Role] = &[Role::Approver, Role::Supervisor, Role::Federation];
/// Who may speak for the owners, whose money 公共收益 is: never the fund's approver.
const FOR_THE_OWNERS: &[Role] = &[Role::OwnersCommittee, Role::Supervisor];

fn is_by_the_entitled(
    books: &impl Books,
    asking: &Asking,
    about: ObjectionAbout,
    c: &ObjectionAnswered,
) -> Result<(), Refusal> {
    let code = || c.answerer.clone();
    let answerer =
        acting(books, &c.answerer, asking.today).ok_or_else(|| Refusal::OperatorMustBeEnrolled { by: code() })?;
    let roles = if about == ObjectionAbout::CommonIncome { FOR_THE_OWNERS } else { FOR_THE_FUND };
    if mode(books) == Mode::OnePerson || roles.iter().any(|role| answerer.roles.contains(role)) {
        Ok(())
    } else {
        Err(ObjectionRefusal::AnswerMustBeByTheEntitled { code: code(), roles }.into())
    }
}

/// An objection that was ended stands beside its ending; an ending may be undone, and the objection is open again.
pub(super) fn may_be_undone(books: &impl Books, recalled: &Recalled) -> Result<(), Refusal> {
    if let Event::ObjectionRaised(_) = &recalled.event
        && let Some(ObjectionFacts { ended: Maybe(Some(by)) }) = ObjectionFacts::find(books, &recalled.seq)
    {
        return Err(ObjectionRefusal::ReversedObjectionMustBeOpen { by }.into());
    }
    Ok(())
}
