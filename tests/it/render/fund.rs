//! What the made-up neighbourhood's gifts are in its purses, so that the sheets of a notice can be crossed.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::convert::Infallible;
use std::sync::{Arc, LazyLock};

use mingbai::ledger::books::stints::Stint;
use mingbai::ledger::books::{Purse, Record};
use mingbai::ledger::chart::{AccountCode, CHART_2026, Chart, Role};
use mingbai::ledger::effect::PointsMove;
use mingbai::ledger::event::{AccountOpened, AidListed, HoursRecorded, Kind, ProjectProposed};
use mingbai::ledger::field::{Count, Maybe, Seq};
use mingbai::ledger::name::{Code, Digest, PersonNumber};
use mingbai::ledger::period::{Day, Month};
use mingbai::ledger::reading::{
    Correction, Doubted, FundReading, Gift, GoodsGift, Happening, Movement, Party, PrivateName, Reading as _,
    RecordedLate, Served, ServiceReading, Span, Took, Undone,
};
use mingbai::ledger::rule_book::RuleBook;
use mingbai::ledger::words::{Appeal, Holder, PointsKind, Service, SourceKind};
use mingbai::ledger::yuan::Yuan;

use crate::render::neighbourhood::{Neighbourhood, day, text};

impl Neighbourhood {
    /// Each gift and each correction, posted. What came late lies in October: September was told.
    fn posted(&self) -> Vec<Movement> {
        let chart = chart();
        let gifts = self.gifts.iter().filter(|gift| gift.shown_in.is_none()).flat_map(|gift| {
            let on = gift.event.date.max(if gift.is_late { day("2026-10-01") } else { gift.event.date });
            both(&chart, on, gift, gift.event.amount, [Role::Bank, Role::DonationIncome])
        });
        let corrections = self.corrections.iter().flat_map(|correction| match &correction.undone {
            Undone::Gift(gift) => {
                both(&chart, correction.date, gift, correction.amount, [Role::DonationIncome, Role::Bank])
            }
            Undone::Opening { .. } | Undone::Receipt { .. } | Undone::Hours { .. } | Undone::Entry { .. } => Vec::new(),
        });
        gifts.chain(corrections).collect()
    }
}

fn chart() -> Chart {
    static CHART: LazyLock<Chart> = LazyLock::new(|| Chart::parse(CHART_2026).expect("our own chart"));
    CHART.clone()
}

/// Adds a movement to others of its kind.
fn add<K: Ord>(sums: Entry<'_, K, Movement>, one: &Movement) {
    let sum = sums.or_insert_with(|| Movement { debit: Yuan::ZERO, credit: Yuan::ZERO, ..one.clone() });
    let plus = |a: Yuan, b: Yuan| a.plus(b).expect("small sums");
    (sum.debit, sum.credit) = (plus(sum.debit, one.debit), plus(sum.credit, one.credit));
}

/// A debit and a credit.
fn both(chart: &Chart, day: Day, gift: &Gift, amount: Yuan, [debit, credit]: [Role; 2]) -> Vec<Movement> {
    let source_kind = match gift.event.appeal {
        Appeal::Public => SourceKind::PublicAppeal,
        Appeal::Directed => SourceKind::DirectedAppeal,
    };
    let side = |role, debit, credit| Movement {
        day,
        code: chart.code(role),
        account: "zhuanhu".parse().expect("a code"),
        purse: Purse { project: gift.event.project.0.clone(), source_kind },
        debit,
        credit,
    };
    vec![side(debit, amount, Yuan::ZERO), side(credit, Yuan::ZERO, amount)]
}

impl FundReading for Neighbourhood {
    fn happenings(&self, _: Kind, _: Day, _: Day) -> Result<Vec<Happening>, Infallible> {
        Ok(Vec::new())
    }

    fn undone_in(&self, span: Span) -> Result<Vec<Correction>, Infallible> {
        let within = |c: &&Correction| (span.from.0..span.size.0).contains(&c.seq.0);
        Ok(self.corrections.iter().filter(within).cloned().collect())
    }

    fn recorded_late(&self, _: Span, _: Day) -> Result<Vec<RecordedLate>, Infallible> {
        Ok(Vec::new())
    }

    fn happening(&self, _: Seq) -> Result<Option<Happening>, Infallible> {
        Ok(None)
    }

    fn entry(&self, _: Seq) -> Result<Option<Happening>, Infallible> {
        Ok(None)
    }

    fn sealed_people(&self) -> Result<Vec<(PersonNumber, Option<Day>)>, Infallible> {
        Ok(Vec::new())
    }

    fn movements(&self, from: Day, until: Day) -> Result<Vec<Movement>, Infallible> {
        // As the file keeps them: summed by day, code and purse.
        let mut sums: BTreeMap<(Day, AccountCode, Purse), Movement> = BTreeMap::new();
        for one in self.posted().into_iter().filter(|movement| (from..=until).contains(&movement.day)) {
            add(sums.entry((one.day, one.code, one.purse.clone())), &one);
        }
        Ok(sums.into_values().collect())
    }

    fn balances(&self, until: Day) -> Result<Vec<Movement>, Infallible> {
        let mut sums: BTreeMap<(AccountCode, Purse), Movement> = BTreeMap::new();
        for one in self.movements(Day::FIRST, until)? {
            add(sums.entry((one.code, one.purse.clone())), &one);
        }
        Ok(sums.into_values().collect())
    }

    fn records<R: Record>(&self, _: &str) -> Result<Vec<(String, R)>, Infallible> {
        Ok(Vec::new())
    }

    fn record<R: Record>(&self, _: &str) -> Result<Option<R>, Infallible> {
        Ok(None)
    }

    fn accounts(&self) -> Result<Vec<AccountOpened>, Infallible> {
        let (code, name) = ("zhuanhu".parse().expect("a code"), text("慈善总会专户"));
        let (area, date) = (Maybe::EMPTY, day("2026-01-01"));
        Ok(vec![AccountOpened { area, code, date, holder: Holder::Federation, name }])
    }

    fn projects(&self) -> Result<Vec<ProjectProposed>, Infallible> {
        let names = self.project_names()?;
        let proposed = |(code, name)| ProjectProposed::plain(code, name, Service::Other, day("2026-08-20"));
        Ok(names.into_iter().map(proposed).collect())
    }

    fn gifts_to(&self, project: &Code, from: Day, until: Day) -> Result<Vec<Gift>, Infallible> {
        let is_to = |gift: &&Gift| gift.event.project.as_ref() == Some(project);
        let within = |gift: &&Gift| (from..=until).contains(&gift.event.date);
        Ok(self.gifts.iter().filter(is_to).filter(within).cloned().collect())
    }

    fn slips(&self, _: Day, _: Day) -> Result<Vec<Happening>, Infallible> {
        Ok(Vec::new())
    }

    fn happenings_since(&self, _: Kind, _: Count, _: Day) -> Result<Vec<Happening>, Infallible> {
        Ok(Vec::new())
    }

    fn slips_since(&self, _: Count, _: Day) -> Result<Vec<Happening>, Infallible> {
        Ok(Vec::new())
    }

    fn goods_gift(&self, _: Seq) -> Result<Option<GoodsGift>, Infallible> {
        Ok(None)
    }

    fn party(&self, _: PersonNumber) -> Result<Option<Party>, Infallible> {
        Ok(None)
    }

    fn listed_name(&self, _: Seq, _: &AidListed) -> Result<PrivateName, Infallible> {
        Ok(PrivateName::NotKept)
    }

    fn objector(&self, _: Seq, _: Option<Digest>) -> Result<PrivateName, Infallible> {
        Ok(PrivateName::NotKept)
    }

    fn points_moves(&self, _: PointsKind, _: Day, _: Day) -> Result<Vec<PointsMove>, Infallible> {
        Ok(Vec::new())
    }

    fn chart_on(&self, day: Day) -> Result<Option<Arc<Chart>>, Infallible> {
        Ok(Some(Arc::new(chart())).filter(|chart| chart.from <= day))
    }

    fn closed_month(&self) -> Result<Option<Month>, Infallible> {
        Ok(None)
    }
}

impl ServiceReading for Neighbourhood {
    fn served(&self, _: Day, _: Day) -> Result<Vec<Served>, Infallible> {
        Ok(Vec::new())
    }

    fn took_place(&self, _: Day, _: Day) -> Result<Vec<Took>, Infallible> {
        Ok(Vec::new())
    }

    fn served_by(&self, _: PersonNumber, _: Day, _: Day) -> Result<Vec<Stint>, Infallible> {
        Ok(Vec::new())
    }

    fn stints_of(&self, _: &Code, _: Seq, _: Seq) -> Result<Vec<Stint>, Infallible> {
        Ok(Vec::new())
    }

    fn hours(&self, _: Seq) -> Result<Option<HoursRecorded>, Infallible> {
        Ok(None)
    }

    fn doubted(&self, _: Day, _: Day) -> Result<Vec<Doubted>, Infallible> {
        Ok(Vec::new())
    }

    fn rules_on(&self, _: Day) -> Result<Option<RuleBook>, Infallible> {
        Ok(None)
    }
}
