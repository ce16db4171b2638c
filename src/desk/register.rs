//! The register of persons: what somebody wishes to say of himself becomes an entry and private texts. A field that is
//! not mentioned keeps its commitment, so that a changed telephone number does not make a new name.

use crate::desk::sealing::Private;
use crate::desk::{Desk, DeskError};
use crate::ledger::books::{Books, PersonFacts};
use crate::ledger::event::{Event, PersonAmended, PersonRegistered, PrivateField};
use crate::ledger::field::{Maybe, Seq};
use crate::ledger::name::{Digest, PersonNumber, Text, is_identity_number, private_number};
use crate::ledger::period::Day;
use crate::ledger::refusal::Refusal;
use crate::ledger::spelling::{self, spelled};
use crate::ledger::words::{Display, PartyKind, Yes};
use crate::store::{PrivateText, Store};

/// What is said of a person. Nothing means: as it was; an empty text means: no longer.
#[derive(Clone, Debug, Default)]
pub struct Particulars {
    /// The address.
    pub address: Option<Text>,
    /// How he wishes to be shown.
    pub display: Option<Display>,
    /// The identity number.
    pub identity: Option<Text>,
    /// Whether he is under eighteen.
    pub minor: Option<bool>,
    /// His name, or an organisation's.
    pub name: Option<Text>,
    /// The telephone number.
    pub phone: Option<Text>,
}

/// What cannot be said of a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ParticularsFault {
    /// A name holds a telephone or identity number: it may be shown in full.
    NameHoldsANumber,
    /// A telephone number cannot be dialled.
    Phone,
    /// An identity number does not check, or is none.
    Identity,
}

impl Particulars {
    /// In the one spelling in which they are kept and looked up, whoever types them or reads them from a list.
    ///
    /// # Errors
    /// What cannot be said.
    pub fn spelled(self) -> Result<Self, ParticularsFault> {
        let plain = |field, text: Option<Text>| text.map(|text| spelled(field, &text));
        let said = Self {
            identity: plain(PrivateField::Identity, self.identity),
            name: plain(PrivateField::Name, self.name),
            phone: plain(PrivateField::Phone, self.phone),
            ..self
        };
        said.fault().map_or(Ok(said), Err)
    }

    fn fault(&self) -> Option<ParticularsFault> {
        let name = self.name.as_ref().map_or("", Text::as_str);
        if private_number(name).is_some() {
            return Some(ParticularsFault::NameHoldsANumber);
        }
        let is_wrong = |text: &Option<Text>, is_right: fn(&str) -> bool| {
            text.as_ref().is_some_and(|text| !text.is_empty() && !is_right(text.as_str()))
        };
        if is_wrong(&self.phone, is_dialled) {
            return Some(ParticularsFault::Phone);
        }
        is_wrong(&self.identity, is_issued).then_some(ParticularsFault::Identity)
    }
}

/// A number as it is dialled from anywhere in China: a mobile's eleven digits, a line's area code and seven or eight digits,
/// the ten of 400 and 800, or `+` and another country's code.
fn is_dialled(phone: &str) -> bool {
    let abroad = phone.strip_prefix('+').or_else(|| phone.strip_prefix("00"));
    let digits = abroad.unwrap_or(phone);
    let length = digits.len();
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && match digits.as_bytes() {
            [b'1'..=b'9', ..] if abroad.is_some() => (7..=15).contains(&length),
            [b'1', b'3'..=b'9', ..] => length == 11,
            [b'0', ..] => (10..=12).contains(&length) && abroad.is_none(),
            [b'4' | b'8', b'0', b'0', ..] => length == 10,
            _ => false,
        }
}

/// Fewer digits no paper has.
const SHORTEST_NUMBER: usize = 5;

/// The longest number of a passport or travel permit; whatever has as many digits or more wants to be an identity card's.
const LONGEST_PAPER: usize = 12;

/// An identity card's number that checks, or a passport's or permit's, of which nothing can be reckoned.
fn is_issued(number: &str) -> bool {
    let is_paper = number.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '(' | ')'));
    let digits = number.chars().filter(char::is_ascii_digit).count();
    is_identity_number(number) || (is_paper && digits >= SHORTEST_NUMBER && number.len() <= LONGEST_PAPER)
}

/// What the lines say of a person now.
#[derive(Clone, Debug)]
pub struct InForce {
    /// As the last entry that said it.
    pub amended: PersonAmended,
    /// A natural person, or an organisation.
    pub kind: PartyKind,
    /// Every entry about his number.
    pub entries: Vec<(Seq, Event)>,
}

impl InForce {
    /// The commitment in force of a private field.
    #[must_use]
    pub fn commitment(&self, field: PrivateField) -> Option<Digest> {
        match field {
            PrivateField::Address => *self.amended.address,
            PrivateField::Identity => *self.amended.identity,
            PrivateField::Name => *self.amended.name,
            PrivateField::Phone => *self.amended.phone,
            PrivateField::Memo | PrivateField::RelayedBy => None,
        }
    }
}

/// What the lines say of a person now; nothing when the number was never given.
///
/// # Errors
/// [`DeskError::Store`].
pub fn in_force(store: &Store, number: PersonNumber) -> Result<Option<InForce>, DeskError> {
    let entries = store.entries_about(number)?;
    let mut found = None;
    for (_, event) in &entries {
        if let Event::PersonRegistered(e) = event {
            found = Some((e.kind, as_amended(e)));
        } else if let (Event::PersonAmended(e), Some((_, before))) = (event, &mut found) {
            *before = e.clone();
        }
    }
    Ok(found.map(|(kind, amended)| InForce { amended, kind, entries }))
}

/// The number that stayed after all merges, and what is known of it. Books that somebody edited into a ring are left
/// after as many steps as there are persons.
#[must_use]
pub fn stayed(books: &impl Books, number: PersonNumber) -> (PersonNumber, Option<PersonFacts>) {
    let mut number = number;
    let mut facts = books.person(number);
    for _ in 0..books.last_person() {
        let Some(into) = facts.as_ref().and_then(|facts| facts.merged_into) else { break };
        number = into;
        facts = books.person(into);
    }
    (number, facts)
}

fn as_amended(e: &PersonRegistered) -> PersonAmended {
    PersonAmended {
        address: e.address,
        display: e.display,
        identity: e.identity,
        minor: e.minor,
        name: e.name,
        number: e.number,
        organisation: e.organisation.clone(),
        phone: e.phone,
    }
}

impl Desk {
    /// Whether somebody is registered by a name, however it is spaced; not where his own cannot be read here.
    ///
    /// # Errors
    /// [`DeskError::Store`].
    pub fn is_called(&self, number: PersonNumber, name: &str) -> Result<bool, DeskError> {
        let books = self.store.books();
        let commitment = books.person(number).and_then(|facts| facts.name);
        books.fault()?;
        let Some(commitment) = commitment else { return Ok(false) };
        let his = self.store.opening_of(number, PrivateField::Name, &commitment)?;
        Ok(matches!(his, PrivateText::Open(his) if spelling::name(&his) == spelling::name(name)))
    }

    /// The entry that gives somebody the next number.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn registration(
        &mut self,
        kind: PartyKind,
        said: &Particulars,
    ) -> Result<(PersonRegistered, Vec<Private>), DeskError> {
        let books = self.store.books();
        let number = PersonNumber(books.last_person().saturating_add(1));
        books.fault()?;
        self.registration_as(number, kind, said)
    }

    /// The entry that gives somebody a number which will be the next when it is recorded.
    ///
    /// # Errors
    /// [`DeskError`].
    pub fn registration_as(
        &mut self,
        number: PersonNumber,
        kind: PartyKind,
        said: &Particulars,
    ) -> Result<(PersonRegistered, Vec<Private>), DeskError> {
        let mut private = Vec::new();
        let mut hide = |desk: &mut Self, field, text: Option<&Text>| desk.hide(number, field, text, &mut private);
        let is_person = kind == PartyKind::Person;
        let registered = PersonRegistered {
            address: hide(self, PrivateField::Address, said.address.as_ref())?,
            display: said.display.unwrap_or(Display::Masked),
            identity: hide(self, PrivateField::Identity, said.identity.as_ref())?,
            kind,
            minor: said.minor.unwrap_or(false).into(),
            name: hide(self, PrivateField::Name, said.name.as_ref().filter(|_| is_person))?,
            number,
            organisation: said.name.clone().filter(|_| !is_person).unwrap_or_default(),
            phone: hide(self, PrivateField::Phone, said.phone.as_ref())?,
        };
        Ok((registered, private))
    }

    /// The entry that changes somebody's particulars; nothing when nothing would change.
    ///
    /// # Errors
    /// [`DeskError`]; [`Refusal::PersonMustBeRegistered`].
    pub fn amendment(
        &mut self,
        number: PersonNumber,
        said: &Particulars,
    ) -> Result<Option<(PersonAmended, Vec<Private>)>, DeskError> {
        let before = in_force(&self.store, number)?.ok_or(Refusal::PersonMustBeRegistered { number })?;
        let is_person = before.kind == PartyKind::Person;
        let mut private = Vec::new();
        let name = said.name.as_ref();
        let amended = PersonAmended {
            address: self.changed(&before, PrivateField::Address, said.address.as_ref(), &mut private)?,
            display: said.display.unwrap_or(before.amended.display),
            identity: self.changed(&before, PrivateField::Identity, said.identity.as_ref(), &mut private)?,
            minor: said.minor.map_or(before.amended.minor, Yes::from),
            name: self.changed(&before, PrivateField::Name, name.filter(|_| is_person), &mut private)?,
            number,
            organisation: name.filter(|_| !is_person).unwrap_or(&before.amended.organisation).clone(),
            phone: self.changed(&before, PrivateField::Phone, said.phone.as_ref(), &mut private)?,
        };
        Ok((amended != before.amended).then_some((amended, private)))
    }

    /// A field after an amendment: the commitment it had, unless something else was said.
    fn changed(
        &mut self,
        before: &InForce,
        field: PrivateField,
        said: Option<&Text>,
        private: &mut Vec<Private>,
    ) -> Result<Maybe<Digest>, DeskError> {
        let (number, old) = (before.amended.number, before.commitment(field));
        let Some(text) = said else { return Ok(Maybe(old)) };
        if let Some(old) = old
            && let PrivateText::Open(same) = self.store.opening_of(number, field, &old)?
            && Text::typed(&same).is_ok_and(|same| spelled(field, &same) == *text)
        {
            return Ok(Maybe(Some(old)));
        }
        self.hide(number, field, Some(text), private)
    }

    /// Commits to a text that is there.
    fn hide(
        &mut self,
        number: PersonNumber,
        field: PrivateField,
        text: Option<&Text>,
        private: &mut Vec<Private>,
    ) -> Result<Maybe<Digest>, DeskError> {
        let Some(text) = text.filter(|text| !text.is_empty()) else { return Ok(Maybe::EMPTY) };
        let (digest, sealed) = self.seal(field, Some(number), text)?;
        private.push(sealed);
        Ok(Maybe(Some(digest)))
    }
}

/// Below it a person is a minor, and always masked.
const OF_AGE: i16 = 18;

/// By the birthday in an identity number (GB 11643): below eighteen.
#[must_use]
pub fn is_minor(identity: &str, today: Day) -> Option<bool> {
    let digits = identity.get(6..14).filter(|_| identity.len() == 18)?;
    let (year, month, day) = (digits.get(..4)?, digits.get(4..6)?, digits.get(6..)?);
    let of_age = year.parse::<i16>().ok()?.checked_add(OF_AGE)?;
    let (month, day): (i8, i8) = (month.parse().ok()?, day.parse().ok()?);
    let birthday = Day::new(of_age, month, day).or_else(|_| Day::new(of_age, month, day.saturating_sub(1)));
    Some(birthday.ok()? > today)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_from_anywhere() {
        for whole in
            ["13800138000", "05351234567", "053512345678", "01012345678", "4008001234", "+49301234567", "0085221234567"]
        {
            assert!(is_dialled(whole), "{whole}");
        }
        let halves =
            ["138001380", "139333", "138001380001", "1234567", "95588", "0535111", "+", "+49", "+0301234567", "王芳"];
        for half in halves {
            assert!(!is_dialled(half), "{half}");
        }
    }
}
