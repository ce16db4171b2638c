//! The gifts of a year as entries tell them, and who gave them.

use std::collections::{BTreeMap, BTreeSet};

use crate::ledger::chart::Role;
use crate::ledger::effect::Giver;
use crate::ledger::event::{Event, Kind};
use crate::ledger::field::{Count, Seq};
use crate::ledger::name::Code;
use crate::ledger::period::Day;
use crate::ledger::reading::ServiceReading;
use crate::ledger::words::DonorKind;
use crate::ledger::yuan::Yuan;
use crate::report::appeals::Donor;
use crate::report::causes::Matter;
use crate::report::heading::Heading;
use crate::report::journal::{Side, Voucher};
use crate::report::statements::YearFigure;
use crate::report::table::{Cell, Table, Word};
use crate::report::title::{StatementTitle, Title};
use crate::report::trial_balance::own_accounts;
use crate::report::year::{YearAsked, counted, days};

/// A gift of the year.
#[derive(Debug)]
struct GiftOfYear {
    kind: DonorKind,
    donor: Donor,
    is_goods: bool,
    came: Yuan,
    back: Yuan,
}

/// The gifts of a year, as entries tell them.
#[derive(Debug)]
pub struct GiftsOfYear {
    own: BTreeSet<Code>,
    first: Day,
    last: Day,
    gifts: BTreeMap<Seq, GiftOfYear>,
    /// What went back, in this year's income, of gifts posted in an earlier one.
    pub(super) earlier: Yuan,
}

impl GiftsOfYear {
    /// Nothing read yet.
    ///
    /// # Errors
    /// The file's.
    pub fn new<R: ServiceReading>(reading: &R, year: i16) -> Result<Self, R::Error> {
        let (first, last) = days(year);
        Ok(Self { own: own_accounts(reading)?, first, last, gifts: BTreeMap::new(), earlier: Yuan::ZERO })
    }

    /// Takes an entry and what it posted.
    pub fn take(&mut self, event: &Event, voucher: &Voucher) {
        let is_ours = |side: &&Side| {
            let day = side.posting.day;
            let is_of_year = self.first <= day && day <= self.last;
            side.role == Some(Role::DonationIncome) && is_of_year && self.own.contains(&side.posting.account)
        };
        let sides: Vec<&Side> = voucher.sides.iter().filter(is_ours).collect();
        if sides.is_empty() {
            return;
        }
        let sum = |of: fn(&Side) -> Yuan| Yuan::sum(sides.iter().map(|side| of(side))).unwrap_or_default();
        let (came, back) = (sum(|side| side.posting.credit), sum(|side| side.posting.debit));
        let gift = if let Event::DonationReceived(e) = event {
            Some((e.donor_kind, Giver::of(e), false))
        } else if let Event::GoodsReceived(e) = event {
            Some((e.donor_kind, Giver::of_goods(e), true))
        } else {
            None
        };
        if let Some((kind, giver, is_goods)) = gift {
            let donor = Donor::of(voucher.seq, giver);
            self.gifts.insert(voucher.seq, GiftOfYear { kind, donor, is_goods, came, back });
        } else if matches!(voucher.cause.matter, Matter::Gift | Matter::GiftRefunded | Matter::GoodsGiven) {
            let gift = self.gifts.get_mut(&voucher.cause.about);
            let sum = gift.map_or(&mut self.earlier, |gift| &mut gift.back);
            *sum = sum.plus(back).unwrap_or(*sum);
        }
    }
}

/// Who gave, by kind: an anonymous gift, and one of a name nobody registered, is a donor of its own, as the match counts.
pub(super) fn givers<R: ServiceReading>(reading: &R, asked: YearAsked<'_>) -> Result<Table, R::Error> {
    #[derive(Default)]
    struct Given {
        donors: BTreeSet<Donor>,
        gifts: Count,
        money: Yuan,
        goods: Yuan,
    }
    let mut kinds: BTreeMap<DonorKind, Given> = BTreeMap::new();
    for gift in asked.gifts.gifts.values() {
        let Some(stayed) = gift.came.minus(gift.back).filter(|stayed| !stayed.is_zero()) else { continue };
        let given = kinds.entry(gift.kind).or_default();
        given.gifts = given.gifts.and_one();
        given.donors.insert(gift.donor.clone());
        let sum = if gift.is_goods { &mut given.goods } else { &mut given.money };
        *sum = sum.plus(stayed).unwrap_or(*sum);
    }
    // Goods nobody could value are gifts too, and no income.
    let (first, last) = days(asked.year);
    for happening in reading.happenings(Kind::GoodsReceived, first, last.min(asked.until))? {
        if let (Event::GoodsReceived(e), None) = (&happening.event, happening.reversed_by)
            && e.value.is_none()
        {
            let given = kinds.entry(e.donor_kind).or_default();
            given.gifts = given.gifts.and_one();
            given.donors.insert(Donor::of(happening.seq, Giver::of_goods(e)));
        }
    }
    let columns = [Heading::DonorKind, Heading::Donors, Heading::GiftsCounted, Heading::Given, Heading::GoodsValue];
    let mut table = Table::new(Title::Statement(StatementTitle::YearGivers(asked.year)), &columns);
    for (kind, given) in kinds {
        let donors = Count(u64::try_from(given.donors.len()).unwrap_or(u64::MAX));
        table.push([kind.into(), Cell::from(donors), given.gifts.into(), given.money.into(), given.goods.into()]);
    }
    Ok(counted(table.totalled()))
}

/// The kinds of donors at a glance.
pub(super) const GIVERS: [(YearFigure, DonorKind); 4] = [
    (YearFigure::Companies, DonorKind::Company),
    (YearFigure::Residents, DonorKind::Person),
    (YearFigure::Institutions, DonorKind::Institution),
    (YearFigure::Anonymous, DonorKind::Anonymous),
];

/// How many donors of a kind, and what they gave, goods included.
pub(super) fn gave(givers: &Table, kind: DonorKind) -> (Count, Yuan) {
    let row = givers.rows.iter().find(|row| row.contains(&Cell::Word(Word::DonorKind(kind))));
    let Some(row) = row else { return (Count(0), Yuan::ZERO) };
    let donors = row.iter().find_map(|cell| if let Cell::Count(count) = cell { Some(*count) } else { None });
    let amounts = row.iter().filter_map(|cell| if let Cell::Yuan(amount) = cell { Some(*amount) } else { None });
    (donors.unwrap_or_default(), Yuan::sum(amounts).unwrap_or_default())
}
