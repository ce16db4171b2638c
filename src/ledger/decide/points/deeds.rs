//! Wishes, deeds, and the publication of deeds.

use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::{DeedGiftFacts, DeedsWaiting, WishFacts};
use crate::ledger::books::{Books, GiverKey, Record, Undoable};
use crate::ledger::decide::points::{act_of, book_on, hangs_somewhere, holds_such_points, may_publish, none_waits};
use crate::ledger::decide::volunteers::{natural_person, recorder_is_another};
use crate::ledger::decide::{Asking, day_has_come, reason_is_given};
use crate::ledger::event::{DeedRecorded, Event, PointsPublished, WishClaimed, WishMade};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::{Code, PersonNumber};
use crate::ledger::period::Day;
use crate::ledger::refusal::{PointsRefusal, Refusal};
use crate::ledger::words::ActSign;

pub(in crate::ledger::decide) fn wish(books: &impl Books, asking: &Asking, c: &WishMade) -> Result<WishMade, Refusal> {
    day_has_come(c.date, asking)?;
    natural_person(books, c.wisher)?;
    reason_is_given(&c.wish)?;
    Ok(c.clone())
}

pub(in crate::ledger::decide) fn claim(
    books: &impl Books,
    asking: &Asking,
    c: &WishClaimed,
) -> Result<WishClaimed, Refusal> {
    day_has_come(c.date, asking)?;
    let facts = is_open(books, c.wish, c.date)?;
    natural_person(books, c.claimer)?;
    is_anothers(books, c.wish, c.claimer)?;
    match (*facts.claim, *facts.claimer) {
        (Some(claim), Some(claimer)) => Err(PointsRefusal::WishMustBeFree { claim, claimer, wish: c.wish }.into()),
        _ => Ok(c.clone()),
    }
}

/// The wish stands, was made by that day, and nobody fulfilled it yet.
fn is_open(books: &impl Books, wish: Seq, day: Day) -> Result<WishFacts, Refusal> {
    let made = books.standing(wish).ok_or(PointsRefusal::WishMustBeMade { wish })?;
    let Event::WishMade(e) = &made.event else { return Err(PointsRefusal::WishMustBeMade { wish }.into()) };
    if day < e.date {
        return Err(PointsRefusal::WishMustComeFirst { on: e.date }.into());
    }
    let facts = WishFacts::find(books, &wish).unwrap_or_default();
    match *facts.done {
        Some(deed) => Err(PointsRefusal::WishMustBeOpen { deed }.into()),
        None => Ok(facts),
    }
}

/// A wish, or somebody's word to fulfil it, is withdrawn until a deed rests on it.
pub(super) fn is_not_fulfilled(books: &impl Books, wish: Seq) -> Result<(), Refusal> {
    match WishFacts::find(books, &wish).and_then(|facts| *facts.done) {
        Some(deed) => Err(PointsRefusal::WishMustBeOpen { deed }.into()),
        None => Ok(()),
    }
}

/// Nobody fulfils what he wished himself.
fn is_anothers(books: &impl Books, wish: Seq, number: PersonNumber) -> Result<(), Refusal> {
    let made = books.recall(wish);
    match made.as_deref().map(|made| &made.event) {
        Some(Event::WishMade(e)) if stayed(books, e.wisher) == stayed(books, number) => {
            Err(PointsRefusal::WishMustBeAnothers { wish }.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// The act that fulfils a wish: `wish`, or a code that begins with `wish_` or `wish-`.
fn fulfils(act: &Code) -> bool {
    act.as_str().strip_prefix("wish").is_some_and(|rest| rest.is_empty() || rest.starts_with(['_', '-']))
}

pub(in crate::ledger::decide) fn deed(
    books: &impl Books,
    asking: &Asking,
    c: &DeedRecorded,
) -> Result<DeedRecorded, Refusal> {
    day_has_come(c.date, asking)?;
    let book = book_on(books, c.date)?;
    act_of(&book, &c.act, ActSign::Award)?;
    holds_such_points(books, c.volunteer, c.points_kind, c.date)?;
    natural_person(books, c.witness)?;
    if stayed(books, c.witness) == stayed(books, c.volunteer) {
        return Err(PointsRefusal::DeedWitnessMustBeAnother { volunteer: c.volunteer }.into());
    }
    recorder_is_another(books, asking, c.volunteer)?;
    reason_is_given(&c.description)?;
    if let Some(gift) = *c.gift {
        is_his_own(books, gift, c)?;
        if let Some(facts) = DeedGiftFacts::find(books, &gift) {
            return Err(PointsRefusal::DeedGiftMustCountOnce { gift, deed: facts.deed }.into());
        }
    }
    if c.wish.is_none() && fulfils(&c.act) {
        return Err(PointsRefusal::DeedMustNameItsWish { act: c.act.clone() }.into());
    }
    if let Some(wish) = *c.wish {
        let facts = is_open(books, wish, c.date)?;
        let is_his = facts.claimer.is_some_and(|claimer| stayed(books, claimer) == stayed(books, c.volunteer));
        if !is_his {
            return Err(PointsRefusal::WishMustBeClaimedByWhoFulfilsIt { wish }.into());
        }
        is_anothers(books, wish, c.volunteer)?;
    }
    Ok(c.clone())
}

/// The gift stands and was given by who did the deed, under any number of his.
fn is_his_own(books: &impl Books, gift: Seq, c: &DeedRecorded) -> Result<(), Refusal> {
    let giver = books.giver_of(gift).filter(|_| books.reversed_by(gift).is_none());
    let number = giver.and_then(GiverKey::number);
    match number.filter(|number| stayed(books, *number) == stayed(books, c.volunteer)) {
        Some(_) if stayed_here(books, gift) => Ok(()),
        Some(_) => Err(PointsRefusal::DeedGiftMustStand { gift }.into()),
        None => Err(PointsRefusal::DeedGiftMustBeHisOwn { gift }.into()),
    }
}

/// Whether something of a gift did not go back.
fn stayed_here(books: &impl Books, gift: Seq) -> bool {
    let is_whole_back = matches!(books.undoable(gift), Some(Undoable::Gift(facts)) if facts.refunded >= facts.amount);
    books.reversed_by(gift).is_none() && !is_whole_back
}

/// A gift that counts for a deed stays, published or not, until the deed is reversed: nobody exchanges its points and has
/// his money back as well.
pub(in crate::ledger::decide) fn gift_may_go_back(books: &impl Books, gift: Seq) -> Result<(), PointsRefusal> {
    match DeedGiftFacts::find(books, &gift) {
        Some(DeedGiftFacts { deed }) => Err(PointsRefusal::GiftOfADeedMustStay { gift, deed }),
        None => Ok(()),
    }
}

/// The deeds that wait go up together: how many, and what they bring, is what the rules of their days say.
pub(in crate::ledger::decide) fn publish(
    books: &impl Books,
    asking: &Asking,
    c: &PointsPublished,
) -> Result<PointsPublished, Refusal> {
    day_has_come(c.date, asking)?;
    hangs_somewhere(c)?;
    book_on(books, c.date)?;
    none_waits(books, asking, None)?;
    let waiting = DeedsWaiting::up_to(books, c.up_to);
    let Some(last) = waiting.deeds.iter().map(|(_, facts)| facts.day).max() else {
        return Err(PointsRefusal::DeedsMustWait.into());
    };
    let count = Count(u64::try_from(waiting.deeds.len()).unwrap_or(u64::MAX));
    let is_whole = c.count == count && c.points == waiting.points && c.points_party == waiting.points_party;
    if !is_whole || c.helped != Count(0) || !c.minutes.is_zero() || c.up_to.0 >= books.size().0 {
        let (points, points_party) = (waiting.points, waiting.points_party);
        return Err(PointsRefusal::DeedsMustBePublishedWhole { count, points, points_party }.into());
    }
    if c.date < last {
        return Err(PointsRefusal::PublicationMustFollowTheDeeds { on: last }.into());
    }
    may_publish(books, asking, c.points)?;
    Ok(c.clone())
}
