//! Who sits on the committee on a day, and whom its members declared to be close to. Rules refuse or flag what is paid to
//! them, reports mark it: both ask here.

use std::collections::BTreeMap;

use crate::ledger::books::registers::paying::stayed;
use crate::ledger::books::{Books, Recalled};
use crate::ledger::event::{CommitteeSeated, Event, InterestDeclared, Kind};
use crate::ledger::field::Seq;
use crate::ledger::name::{PersonNumber, Text};
use crate::ledger::period::Day;

/// Who is paid.
#[derive(Clone, Copy, Debug)]
pub struct Payee<'a> {
    /// His number, if he has one.
    pub number: Option<PersonNumber>,
    /// An organisation's registered name, if it has none.
    pub organisation: &'a Text,
}

/// Somebody somebody is close to.
#[derive(Clone, Debug)]
struct Close {
    member: PersonNumber,
    number: Option<PersonNumber>,
    organisation: Text,
    from: Day,
}

/// Every seat and every declaration, in the order in which they were recorded. Numbers are those that stayed after merges.
#[derive(Clone, Debug, Default)]
pub struct Committee {
    seats: Vec<(Seq, CommitteeSeated)>,
    close: Vec<Close>,
}

impl Committee {
    /// As the books know it.
    #[must_use]
    pub fn of(books: &impl Books) -> Self {
        let mut committee = Self::default();
        for recalled in all(books, Kind::CommitteeSeated) {
            if let Event::CommitteeSeated(e) = &recalled.event {
                let seat = CommitteeSeated { person: stayed(books, e.person), ..e.clone() };
                committee.seats.push((recalled.seq, seat));
            }
        }
        for recalled in all(books, Kind::InterestDeclared) {
            if let Event::InterestDeclared(e) = &recalled.event {
                committee.close.push(close(books, e));
            }
        }
        committee
    }

    /// Every seat as it was recorded.
    #[must_use]
    pub fn seats(&self) -> &[(Seq, CommitteeSeated)] {
        &self.seats
    }

    /// Whether somebody sits there on a day: the last word on a term that had begun counts.
    #[must_use]
    pub fn seats_on(&self, person: PersonNumber, day: Day) -> bool {
        let said = self.seats.iter().rev().find(|(_, seat)| seat.person == person && seat.from <= day);
        said.is_some_and(|(_, seat)| seat.until.is_none_or(|until| day <= until))
    }

    /// The member who is paid, or who declared to be close to whom is paid.
    #[must_use]
    pub fn concerned(&self, books: &impl Books, payee: Payee<'_>, day: Day) -> Option<PersonNumber> {
        let number = payee.number.map(|number| stayed(books, number));
        if let Some(number) = number.filter(|number| self.seats_on(*number, day)) {
            return Some(number);
        }
        let registered = number.and_then(|number| books.person(number)).map(|facts| facts.organisation);
        let name = registered.as_ref().unwrap_or(payee.organisation);
        let is_paid = |close: &&Close| {
            let by_number = close.number.is_some() && close.number == number;
            let by_name = !name.is_empty() && close.organisation.look_alike() == name.look_alike();
            (by_number || by_name) && close.from <= day && self.seats_on(close.member, day)
        };
        self.close.iter().find(is_paid).map(|close| close.member)
    }
}

/// The requests whose payee, or a person of whose list, has to do with the committee on the day of the request: each with
/// the member.
pub fn concerned_requests(books: &impl Books) -> BTreeMap<Seq, PersonNumber> {
    let committee = Committee::of(books);
    if committee.seats.is_empty() {
        return BTreeMap::new();
    }
    let requests = books.happened(Kind::PaymentRequested, Day::FIRST, Day::LAST).into_iter();
    requests.filter_map(|seq| Some((seq, committee.concerned_by(books, &*books.recall(seq)?)?))).collect()
}

impl Committee {
    /// The member somebody is paid for by a request, by himself or by its list.
    fn concerned_by(&self, books: &impl Books, request: &Recalled) -> Option<PersonNumber> {
        let Event::PaymentRequested(e) = &request.event else { return None };
        let concerned = |payee: Payee<'_>| self.concerned(books, payee, e.date);
        let payee = Payee { number: *e.payee, organisation: &e.organisation };
        let nobody = Text::default();
        let mut listed = (request.seq.0.saturating_add(1)..=e.last_entry(request.seq).0).map(Seq);
        concerned(payee).or_else(|| {
            listed.find_map(|seq| {
                let recalled = books.recall(seq)?;
                let Event::AidListed(e) = &recalled.event else { return None };
                concerned(Payee { number: Some((*e.person)?), organisation: &nobody })
            })
        })
    }
}

fn close(books: &impl Books, e: &InterestDeclared) -> Close {
    let number = e.party.map(|number| stayed(books, number));
    let registered = number.and_then(|number| books.person(number)).map(|facts| facts.organisation);
    Close {
        member: stayed(books, e.person),
        number,
        organisation: registered.unwrap_or_else(|| e.organisation.clone()),
        from: e.date,
    }
}

/// The entries of a kind that stand, by number.
fn all(books: &impl Books, kind: Kind) -> Vec<std::sync::Arc<Recalled>> {
    let mut seqs = books.happened(kind, Day::FIRST, Day::LAST);
    seqs.sort_unstable();
    seqs.into_iter().filter_map(|seq| books.standing(seq)).collect()
}
