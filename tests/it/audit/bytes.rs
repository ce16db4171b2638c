//! Threat 25: any changed byte of ledger.db is found, or changes nothing that anybody reads.

use mingbai::audit::Asked;
use mingbai::chain::Hash;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::audit::house::House;

/// How many bytes are tried.
const TRIED: usize = 300;

/// Everything the file says, table by table, as a program that believes it reads it.
fn everything(house: &House) -> Vec<Vec<Value>> {
    let connection = Connection::open(house.folder().ledger()).expect("a database");
    let mut query =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").expect("names");
    let names: Vec<String> =
        query.query_map([], |row| row.get(0)).expect("names").map(|name| name.expect("text")).collect();
    let mut rows = Vec::new();
    for name in names {
        let mut query = connection.prepare(&format!("SELECT * FROM {name}")).expect("a table");
        let width = query.column_count();
        let found = query.query_map([], |row| (0..width).map(|at| row.get(at)).collect()).expect("rows");
        rows.extend(found.map(|row| row.expect("a row")));
    }
    rows
}

#[test]
fn any_changed_byte_of_the_database_is_found_or_changes_nothing() {
    let house = House::full();
    let path = house.folder().ledger();
    let true_bytes = std::fs::read(&path).expect("a file");
    let before = everything(&house);
    for number in 0..TRIED {
        let chance = Hash::of_bytes(number.to_string().as_bytes());
        let place = usize::from_le_bytes(chance.as_bytes()[..8].try_into().expect("eight bytes"));
        let place = if number < 100 { number } else { place % true_bytes.len() };
        let mut bytes = true_bytes.clone();
        bytes[place] ^= 1 << (chance.as_bytes()[9] % 8);
        std::fs::write(&path, &bytes).expect("a file");
        // A file that is refused before it is opened is found too.
        if house.try_verify(&Asked::default()).is_ok_and(|report| report.total == 0) {
            assert!(everything(&house) == before, "byte {place} changes what is read and was not found");
        }
    }
}
