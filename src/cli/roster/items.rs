//! `import items FILE`: what goods cost in points from a day on. Services that merchants honour are said one by one, with
//! `shop item --service`.

use std::collections::BTreeMap;

use crate::cli::failure::Failure;
use crate::cli::roster::{Asked, Reading};
use crate::cli::session::Session;
use crate::desk::Desk;
use crate::import::{Need, RosterColumn, RosterRow};
use crate::ledger::books::Record;
use crate::ledger::books::registers::shop::ItemFacts;
use crate::ledger::command::Command;
use crate::ledger::event::{ItemPriced, Kind};
use crate::ledger::field::Maybe;
use crate::ledger::name::{Code, Text};
use crate::ledger::period::Day;
use crate::ledger::points::Points;
use crate::ledger::words::ItemKind;
use crate::ledger::yuan::Yuan;
use crate::text::{Question, Told};

const CODE: usize = 0;
const NAME: usize = 1;
const UNIT: usize = 2;
const POINTS: usize = 3;

const COLUMNS: [RosterColumn; 4] = [
    RosterColumn { words: &["代号", "物品编码", "商品编码", "编码", "编号", "code"], need: Need::Always },
    RosterColumn {
        words: &["品名", "物品名称", "商品名称", "名称", "物品", "item", "name"], need: Need::Always
    },
    RosterColumn { words: &["单位", "计量单位", "规格", "unit"], need: Need::Always },
    RosterColumn { words: &["兑换积分", "所需积分", "积分", "分值", "points"], need: Need::Always },
];

/// Reads and records the list; the prices begin on a day.
pub(in crate::cli) fn items(session: &Session<'_>, asked: Asked<'_>) -> Result<(), Failure> {
    let mut desk = session.desk()?;
    let from = session.day(asked.date, desk.today())?;
    let mut reading = Reading::new(session, asked, &COLUMNS)?;
    let mut seen: BTreeMap<Code, u64> = BTreeMap::new();
    for row in reading.take_rows() {
        match judge(&reading, &row, (desk.today(), from)) {
            Err((column, told)) => reading.blame(&row, Some(column), told),
            Ok(asked) => {
                if let Some(line) = seen.insert(asked.item.clone(), row.line) {
                    let told = session.words.item_repeats(line);
                    reading.blame(&row, Some(CODE), told);
                } else if is_known(&desk, &asked)? {
                    reading.summary.known = reading.summary.known.saturating_add(1);
                } else {
                    reading.rows.push((row.line, Command::PriceItem(asked)));
                }
            }
        }
    }
    reading.finish(&mut desk, Kind::ItemPriced)
}

/// Whether the price list says so already on that day.
fn is_known(desk: &Desk, asked: &ItemPriced) -> Result<bool, Failure> {
    let books = desk.store().books();
    let facts = ItemFacts::find(&books, &asked.item);
    books.fault()?;
    let says_the_same = |facts: ItemFacts| {
        let price = facts.price_on(asked.from)?;
        Some(facts.unit == asked.unit && price.name == asked.name && price.points == asked.points)
    };
    Ok(facts.and_then(says_the_same).unwrap_or(false))
}

fn judge(reading: &Reading<'_>, row: &RosterRow, (date, from): (Day, Day)) -> Result<ItemPriced, (usize, Told)> {
    let words = reading.session.words;
    let needed = |column, asked| move |text: Option<Text>| text.ok_or((column, words.missing(asked)));
    let item: Option<Code> = reading.value(row, CODE, Question::ItemCode)?;
    let wrong = |_| (POINTS, words.wrong(Question::PriceInPoints, row.cell(POINTS)));
    Ok(ItemPriced {
        account: Maybe::EMPTY,
        cost: Yuan::ZERO,
        date,
        from,
        item: item.ok_or((CODE, words.missing(Question::ItemCode)))?,
        kind: ItemKind::Goods,
        merchant: Maybe::EMPTY,
        name: reading.text(row, NAME).and_then(needed(NAME, Question::Item))?,
        points: Maybe(Some(Points::typed(row.cell(POINTS)).map_err(wrong)?)),
        project: Maybe::EMPTY,
        source_kind: Maybe::EMPTY,
        unit: reading.text(row, UNIT).and_then(needed(UNIT, Question::Unit))?,
    })
}
