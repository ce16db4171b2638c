//! What a thief does to lines and to receipts.

use base64::Engine as _;
use mingbai::chain::{Hash, Line, Receipt};

use super::Act;

/// An entry as it lies in a ledger or an export.
#[derive(Clone)]
pub(super) struct Row {
    pub(super) seq: i64,
    pub(super) line: String,
    pub(super) leaf: Vec<u8>,
}

/// What a thief does to lines.
pub(super) fn change(rows: &mut Vec<Row>, act: &Act) {
    match act {
        Act::Edit { entry, from, to } => {
            let row = place_of(rows, *entry);
            assert!(rows[row].line.contains(from.as_str()), "no {from:?} in {}", rows[row].line);
            rows[row].line = rows[row].line.replacen(from.as_str(), to, 1);
        }
        Act::Mend(entry) => {
            let row = place_of(rows, *entry);
            rows[row].leaf = leaf_of(&rows[row].line);
        }
        Act::RehashFrom(entry) => {
            let from = place_of(rows, *entry);
            rehash(rows, from);
        }
        Act::Swap([one, other]) => {
            let (one, other) = (place_of(rows, *one), place_of(rows, *other));
            rows.swap(one, other);
            let seq = rows[one].seq;
            rows[one].seq = rows[other].seq;
            rows[other].seq = seq;
        }
        Act::Remove(entry) => {
            let row = place_of(rows, *entry);
            rows.remove(row);
        }
        Act::Cut(size) => rows.truncate(*size),
        Act::Insert { after, like, from, to } => {
            let mut row = rows[place_of(rows, *like)].clone();
            assert!(row.line.contains(from.as_str()), "no {from:?} in {}", row.line);
            row.line = row.line.replacen(from.as_str(), to, 1);
            row.leaf = leaf_of(&row.line);
            row.seq = after + 1;
            let place = place_of(rows, *after) + 1;
            rows[place..].iter_mut().for_each(|later| later.seq += 1);
            rows.insert(place, row);
        }
        Act::Respell(entry) => {
            let row = place_of(rows, *entry);
            rows[row].line = rows[row].line.replacen(":\"", ": \"", 1);
            rows[row].leaf = leaf_of(&rows[row].line);
        }
        other => panic!("{other:?} is not done to lines"),
    }
}

/// From a place on, numbers follow, `prev` fits and every hash is its line's.
pub(super) fn rehash(rows: &mut [Row], from: usize) {
    let mut prev = match from.checked_sub(1) {
        Some(before) => Hash::of_leaf(rows[before].line.as_bytes()),
        None => Hash::ZERO,
    };
    for (seq, row) in rows.iter_mut().enumerate().skip(from) {
        let seq = u64::try_from(seq).expect("few");
        let line = Line { seq, prev, ..Line::parse(&row.line).expect("a line that can be read") };
        row.line = line.to_text().expect("a line again");
        prev = Hash::of_leaf(row.line.as_bytes());
        (row.seq, row.leaf) = (i64::try_from(seq).expect("few"), prev.as_bytes().to_vec());
    }
}

pub(super) fn place_of(rows: &[Row], entry: i64) -> usize {
    rows.iter().position(|row| row.seq == entry).unwrap_or_else(|| panic!("there is no entry {entry}"))
}

pub(super) fn leaf_of(line: &str) -> Vec<u8> {
    Hash::of_leaf(line.as_bytes()).as_bytes().to_vec()
}

/// A receipt whose "line" is the two hashes under the node above the entry, and whose path begins one step higher.
pub(super) fn node_as_leaf(text: &str) -> String {
    let receipt: Receipt = text.parse().expect("a receipt");
    let (sibling, rest) = receipt.path.split_first().expect("more than one entry");
    let leaf = Hash::of_leaf(receipt.line.as_bytes());
    let pair = if receipt.index.is_multiple_of(2) { [leaf, *sibling] } else { [*sibling, leaf] };
    let bytes = pair.map(|hash| *hash.as_bytes()).concat();
    let extra = base64::engine::general_purpose::STANDARD.encode(bytes);
    let path: String = rest.iter().map(|hash| hash.to_base64() + "\n").collect();
    let header = text.lines().next().expect("a header");
    format!("{header}\nextra {extra}\nindex {}\n{path}\n{}", receipt.index / 2, receipt.checkpoint_note)
}
