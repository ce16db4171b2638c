//! What deeds, deductions, the end of a year and transfers do to accounts.

use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::registers::points::{
    AccountFacts, AwardedFacts, BroughtFacts, DeedDayFacts, DeedFacts, DeedGiftFacts, DeedsWaiting, Portion,
    ReceivedFacts, StatementFacts, TakenFacts, WishFacts, account, account_of, account_taken_along, ending_by, heir,
    worth_of_deed,
};
use crate::ledger::books::registers::volunteers::VolunteerFacts;
use crate::ledger::books::{Books, Recalled, Record};
use crate::ledger::effect::Effect;
use crate::ledger::effect::points::Moves;
use crate::ledger::event::{
    DeedRecorded, Event, PointsDeducted, PointsExpired, PointsJoined, PointsPublished, PointsTransferred,
    VolunteerOpeningRecorded, VolunteerReceived, VolunteerSent, WishClaimed,
};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::period::Day;
use crate::ledger::rule_book::RuleBook;
use crate::ledger::words::{PointsChange, PointsKind};

pub(in crate::ledger::effect) fn claimed(seq: Seq, e: &WishClaimed, books: &impl Books, out: &mut Vec<Effect>) {
    let facts = WishFacts::find(books, &e.wish).unwrap_or_default();
    out.push(WishFacts { claim: Maybe(Some(seq)), claimer: Maybe(Some(e.claimer)), ..facts }.kept(&e.wish));
}

/// The wish is free again, for whoever takes it on next.
fn undo_claim(e: &WishClaimed, books: &impl Books, out: &mut Vec<Effect>) {
    let facts = WishFacts::find(books, &e.wish).unwrap_or_default();
    out.push(WishFacts { claim: Maybe::EMPTY, claimer: Maybe::EMPTY, ..facts }.kept(&e.wish));
}

/// It waits for its publication, worth what the rules of its day say.
pub(in crate::ledger::effect) fn deed(seq: Seq, e: &DeedRecorded, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(points) = worth_of_deed(books, e) else { return };
    let account = account_of(books, e.volunteer, e.points_kind, e.date);
    out.push(DeedFacts { account, day: e.date, kind: e.points_kind, points }.kept(&seq));
    let key = DeedDayFacts::key(e.volunteer, e.date);
    let before = DeedDayFacts::find(books, &key).unwrap_or_default().points;
    out.push(DeedDayFacts { points: before.plus(points).unwrap_or(before) }.kept(&key));
    if let Some(gift) = *e.gift {
        out.push(DeedGiftFacts { deed: seq }.kept(&gift));
    }
    if let Some(wish) = *e.wish {
        let facts = WishFacts::find(books, &wish).unwrap_or_default();
        out.push(WishFacts { done: Maybe(Some(seq)), ..facts }.kept(&wish));
    }
}

/// The deed never was: its day, its gift and its wish are free again.
fn undo_deed(e: &DeedRecorded, entry: Seq, moves: &mut Moves<'_, impl Books>, out: &mut Vec<Effect>) {
    let books = moves.books();
    let awarded = AwardedFacts::find(books, &entry);
    let points = awarded.as_ref().map(|awarded| awarded.portion.points);
    let points = points.or_else(|| DeedFacts::find(books, &entry).map(|facts| facts.points)).unwrap_or_default();
    if let Some(awarded) = awarded {
        strike(entry, &awarded, PointsChange::Awarded, moves, out);
    }
    out.push(DeedFacts::dropped(&entry));
    out.push(AwardedFacts::dropped(&entry));
    let key = DeedDayFacts::key(e.volunteer, e.date);
    let left = DeedDayFacts::find(books, &key).unwrap_or_default().points.minus(points).unwrap_or_default();
    out.push(if left.is_zero() { DeedDayFacts::dropped(&key) } else { DeedDayFacts { points: left }.kept(&key) });
    if let Some(gift) = *e.gift {
        out.push(DeedGiftFacts::dropped(&gift));
    }
    if let Some(wish) = *e.wish {
        let facts = WishFacts::find(books, &wish).unwrap_or_default();
        out.push(WishFacts { done: Maybe::EMPTY, ..facts }.kept(&wish));
    }
}

/// What waited comes into its accounts, and counts after the notice of the rules of the day from which notice runs.
pub(in crate::ledger::effect) fn deeds_published(
    (seq, on): (Seq, Day),
    e: &PointsPublished,
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    let Some(book) = RuleBook::on(books, on) else { return };
    let mut moves = Moves::new(books, seq, e.date);
    for (deed, facts) in DeedsWaiting::up_to(books, e.up_to).deeds {
        let portion = book.published(facts.kind, facts.points, on);
        let account = heir(books, &facts.account);
        moves.add(facts.kind, &account, portion, PointsChange::Awarded);
        out.push(DeedFacts::dropped(&deed));
        out.push(AwardedFacts { account, kind: facts.kind, portion }.kept(&deed));
    }
    moves.done(out);
}

pub(in crate::ledger::effect) fn deducted(seq: Seq, e: &PointsDeducted, books: &impl Books, out: &mut Vec<Effect>) {
    let account = account_of(books, e.volunteer, e.points_kind, e.date);
    let mut moves = Moves::new(books, seq, e.date);
    let portions = moves.take(e.points_kind, &account, (e.points, e.date), PointsChange::Deducted);
    out.push(TakenFacts { account, kind: e.points_kind, portions }.kept(&seq));
    moves.done(out);
}

/// One rule for all accounts.
pub(in crate::ledger::effect) fn expired(seq: Seq, e: &PointsExpired, books: &impl Books, out: &mut Vec<Effect>) {
    let mut moves = Moves::new(books, seq, e.date);
    for (account, after, points) in ending_by(books, e.date) {
        moves.set(PointsKind::Exchange, &account, after, points, PointsChange::Expired);
    }
    moves.done(out);
}

/// The portions keep their last days: nothing lasts longer because it was given away.
pub(in crate::ledger::effect) fn transferred(
    seq: Seq,
    e: &PointsTransferred,
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    let kind = PointsKind::Exchange;
    let mut moves = Moves::new(books, seq, e.date);
    let portions = moves.take(kind, e.from.as_str(), (e.points, e.date), PointsChange::GivenOut);
    let portions: Vec<Portion> = portions.into_iter().map(|portion| portion.come_on(e.date)).collect();
    for portion in &portions {
        moves.add(kind, e.to.as_str(), *portion, PointsChange::GivenIn);
    }
    out.push(TakenFacts { account: e.from.to_string(), kind, portions }.kept(&seq));
    moves.done(out);
}

/// Nothing of a portion changes but whose number it stands under, from the day they are joined; what is owed goes along.
pub(in crate::ledger::effect) fn joined(
    (seq, on): (Seq, Day),
    e: &PointsJoined,
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    let (from, into) = (e.from.to_string(), e.into.to_string());
    let mut moves = Moves::new(books, seq, on);
    for (kind, points) in [(PointsKind::Exchange, e.points), (PointsKind::Party, e.points_party)] {
        let facts = account(books, kind, &from);
        let portions = facts.portions.clone();
        moves.set(kind, &from, AccountFacts { portions: Vec::new(), ..facts }, points, PointsChange::GivenOut);
        for portion in portions {
            moves.add(kind, &into, portion.come_on(on), PointsChange::GivenIn);
        }
        moves.debt_goes_over(kind, &from, &into);
    }
    moves.done(out);
}

/// What earlier books say counts at once. Each is another volunteer's; a household's account may be the same.
pub(in crate::ledger::effect) fn openings<'e>(
    all: impl IntoIterator<Item = (Seq, &'e VolunteerOpeningRecorded)>,
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    let kind = PointsKind::Exchange;
    let mut moves: Option<Moves<'_, _>> = None;
    for (seq, e) in all {
        let Some(book) = RuleBook::on(books, e.date) else { continue };
        let (account, portion) = (account_of(books, e.volunteer, kind, e.date), book.portion(kind, e.points, e.date));
        let moves = moves.get_or_insert_with(|| Moves::new(books, seq, e.date));
        moves.go_on(seq, e.date);
        moves.add(kind, &account, portion, PointsChange::Brought);
        out.push(AwardedFacts { account, kind, portion }.kept(&seq));
        let brought = BroughtFacts::find(books, &e.volunteer).unwrap_or_default();
        let minutes = brought.minutes.plus(e.minutes).unwrap_or(brought.minutes);
        out.push(BroughtFacts { minutes, opening: Maybe(Some(seq)), ..brought }.kept(&e.volunteer));
    }
    if let Some(moves) = moves {
        moves.done(out);
    }
}

/// He takes points along; from then on he is no volunteer here.
pub(in crate::ledger::effect) fn sent(seq: Seq, e: &VolunteerSent, books: &impl Books, out: &mut Vec<Effect>) {
    let mut moves = Moves::new(books, seq, e.date);
    let (kind, account) = (PointsKind::Exchange, account_taken_along(books, e.volunteer, e.date));
    let portions = moves.take(kind, &account, (e.points, e.date), PointsChange::GivenOut);
    out.push(TakenFacts { account, kind, portions }.kept(&seq));
    moves.done(out);
    let brought = BroughtFacts::find(books, &e.volunteer).unwrap_or_default();
    let sent = brought.sent.plus(e.minutes).unwrap_or(brought.sent);
    out.push(BroughtFacts { sent, sent_by: Maybe(Some(seq)), ..brought }.kept(&e.volunteer));
    if let Some(facts) = VolunteerFacts::find(books, &e.volunteer) {
        out.push(VolunteerFacts { left: Maybe(Some(e.date)), ..facts }.kept(&e.volunteer));
    }
}

/// What he brings counts at once, under the rules here; his statement is used up.
pub(in crate::ledger::effect) fn received(seq: Seq, e: &VolunteerReceived, books: &impl Books, out: &mut Vec<Effect>) {
    let Some(book) = RuleBook::on(books, e.date) else { return };
    let kind = PointsKind::Exchange;
    let account = account_of(books, e.volunteer, kind, e.date);
    let mut moves = Moves::new(books, seq, e.date);
    let portion = book.portion(kind, e.points, e.date);
    moves.add(kind, &account, portion, PointsChange::Brought);
    moves.done(out);
    out.push(AwardedFacts { account, kind, portion }.kept(&seq));
    let before = BroughtFacts::find(books, &e.volunteer).unwrap_or_default();
    let after = before.received(e.minutes, seq).unwrap_or(before);
    out.push(ReceivedFacts { before, after }.kept(&seq));
    out.push(after.kept(&e.volunteer));
    out.push(StatementFacts { entry: seq }.kept(&e.leaf.to_string()));
}

/// Nobody took the statement over, and nobody can any more: what it says is here again, and so is he.
fn undo_sent(e: &VolunteerSent, entry: Seq, books: &impl Books, out: &mut Vec<Effect>) {
    let number = stayed(books, e.volunteer);
    let brought = BroughtFacts::find(books, &number).unwrap_or_default();
    let sent = brought.sent.minus(e.minutes).unwrap_or_default();
    out.push(BroughtFacts { sent, ..brought }.kept(&number));
    let facts = VolunteerFacts::find(books, &e.volunteer).filter(|_| *brought.sent_by == Some(entry));
    if let Some(facts) = facts {
        out.push(VolunteerFacts { left: Maybe::EMPTY, ..facts }.kept(&e.volunteer));
    }
}

/// The statement was taken over for the wrong person, say: it may be taken over once more.
fn undo_received(e: &VolunteerReceived, entry: Seq, moves: &mut Moves<'_, impl Books>, out: &mut Vec<Effect>) {
    let books = moves.books();
    if let Some(awarded) = AwardedFacts::find(books, &entry) {
        moves.take_back(awarded.kind, &heir(books, &awarded.account), awarded.portion, PointsChange::Brought);
    }
    let now = BroughtFacts::find(books, &e.volunteer).unwrap_or_default();
    if let Some(before) = ReceivedFacts::find(books, &entry).and_then(|facts| facts.undone(now)) {
        out.push(before.kept(&e.volunteer));
    }
    out.push(ReceivedFacts::dropped(&entry));
    out.push(AwardedFacts::dropped(&entry));
    out.push(StatementFacts::dropped(&e.leaf.to_string()));
}

/// What an entry brought goes, as far as it is there; the rest is owed.
fn strike(
    entry: Seq,
    AwardedFacts { account, kind, portion }: &AwardedFacts,
    undone: PointsChange,
    moves: &mut Moves<'_, impl Books>,
    out: &mut Vec<Effect>,
) {
    let account = heir(moves.books(), account);
    out.extend(moves.strike(entry, (*kind, account), *portion, undone));
}

/// The opening balance was a mistake.
fn undo_opening(e: &VolunteerOpeningRecorded, entry: Seq, moves: &mut Moves<'_, impl Books>, out: &mut Vec<Effect>) {
    let books = moves.books();
    if let Some(awarded) = AwardedFacts::find(books, &entry) {
        strike(entry, &awarded, PointsChange::Brought, moves, out);
    }
    let brought = BroughtFacts::find(books, &e.volunteer).unwrap_or_default();
    let minutes = brought.minutes.minus(e.minutes).unwrap_or_default();
    out.push(BroughtFacts { minutes, opening: Maybe::EMPTY, ..brought }.kept(&e.volunteer));
    out.push(AwardedFacts::dropped(&entry));
}

/// A reversal takes back what was brought, and puts back exactly the portions that were taken.
pub(in crate::ledger::effect) fn undo(
    (seq, on): (Seq, Day),
    recalled: &Recalled,
    books: &impl Books,
    out: &mut Vec<Effect>,
) {
    let mut moves = Moves::new(books, seq, on);
    if let Event::VolunteerOpeningRecorded(opening) = &recalled.event {
        undo_opening(opening, recalled.seq, &mut moves, out);
    } else if let Event::VolunteerReceived(received) = &recalled.event {
        undo_received(received, recalled.seq, &mut moves, out);
    } else if let Event::DeedRecorded(deed) = &recalled.event {
        undo_deed(deed, recalled.seq, &mut moves, out);
    } else if let Event::WishClaimed(claim) = &recalled.event {
        undo_claim(claim, books, out);
    } else if let Some(taken) = TakenFacts::find(books, &recalled.seq) {
        if let Event::VolunteerSent(sent) = &recalled.event {
            undo_sent(sent, recalled.seq, books, out);
        }
        let undone = if matches!(recalled.event, Event::VolunteerSent(_)) {
            PointsChange::GivenOut
        } else if let Event::PointsTransferred(transfer) = &recalled.event {
            for portion in &taken.portions {
                moves.take_back(taken.kind, &heir(books, transfer.to.as_str()), *portion, PointsChange::GivenIn);
            }
            PointsChange::GivenOut
        } else {
            PointsChange::Deducted
        };
        moves.put_back(taken.kind, &heir(books, &taken.account), &taken.portions, undone);
        out.push(TakenFacts::dropped(&recalled.seq));
    }
    moves.done(out);
}
