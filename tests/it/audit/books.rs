//! Threat 26: any single row of any table changed by SQL is found.

use mingbai::audit::{Claim, What};
use mingbai::chain::Hash;
use rusqlite::Connection;
use rusqlite::types::Value;

use crate::audit::house::{House, breaks};

/// Every table there is: those of ledger.db, and the one of people.db.
fn tables(connection: &Connection) -> Vec<String> {
    let query = "SELECT name FROM main.sqlite_schema WHERE type = 'table' ORDER BY name";
    let mut query = connection.prepare(query).expect("a query");
    let names = query.query_map([], |row| row.get(0)).expect("names");
    let names = names.chain([Ok("people.private".to_owned())]).collect::<rusqlite::Result<Vec<String>>>();
    names.expect("texts")
}

fn columns(connection: &Connection, table: &str) -> Vec<String> {
    let query = format!("SELECT * FROM {table} LIMIT 1");
    let statement = connection.prepare(&query).expect("a table");
    statement.column_names().map(ToString::to_string).collect()
}

/// One row of a table, whichever `chance` falls on.
fn a_row(connection: &Connection, table: &str, chance: u64) -> Vec<Value> {
    let count: i64 =
        connection.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0)).expect("a count");
    assert!(count > 0, "{table} is empty: the demo lacks a kind of entry");
    let place = i64::try_from(chance % u64::try_from(count).expect("a count")).expect("a place");
    let width = columns(connection, table).len();
    connection
        .query_row(&format!("SELECT * FROM {table} LIMIT 1 OFFSET {place}"), [], |row| {
            (0..width).map(|at| row.get(at)).collect()
        })
        .expect("a row")
}

/// The condition that finds just this row.
fn is_row(columns: &[String]) -> String {
    let each = columns.iter().zip(1..).map(|(column, at)| format!("{column} IS ?{at}"));
    each.collect::<Vec<_>>().join(" AND ")
}

/// Another value of the same type.
fn another(value: &Value, chance: u64) -> Value {
    match value {
        Value::Integer(number) => match chance % 4 {
            0 => Value::Integer(number + 1),
            1 => Value::Integer(number - 1),
            2 => Value::Integer(-number - 1),
            _ => Value::Integer(number + 1_000_000_007),
        },
        Value::Text(text) => match chance % 4 {
            0 => Value::Text(format!("{text}x")),
            1 => Value::Text(format!("{text} ")),
            2 => Value::Text(format!("1{text}")),
            _ => Value::Text(text.chars().skip(1).chain(['0']).collect()),
        },
        Value::Blob(bytes) => {
            let mut bytes = bytes.clone();
            let place = usize::try_from(chance).unwrap_or(0) % bytes.len();
            bytes[place] ^= 1;
            Value::Blob(bytes)
        }
        Value::Null => Value::Integer(1),
        Value::Real(_) => panic!("no column of ours is a fraction"),
    }
}

/// What a thief does to one row; the SQL may refuse, and then nothing happened.
fn edit(connection: &Connection, table: &str, column: Option<usize>, chance: u64) -> rusqlite::Result<String> {
    let names = columns(connection, table);
    let row = a_row(connection, table, chance);
    let mut values = row.clone();
    let told = if let Some(column) = column {
        values.push(another(&row[column], chance));
        let condition = is_row(&names);
        let query = format!("UPDATE {table} SET {} = ?{} WHERE {condition}", names[column], values.len());
        connection.execute(&query, rusqlite::params_from_iter(&values))?;
        format!("{query} {values:?}")
    } else if chance.is_multiple_of(2) && table != "people.private" {
        let query = format!("DELETE FROM {table} WHERE {}", is_row(&names));
        connection.execute(&query, rusqlite::params_from_iter(&values))?;
        format!("{query} {values:?}")
    } else {
        values = row.iter().map(|value| another(value, chance / 2)).collect();
        let marks: Vec<String> = (1..=values.len()).map(|at| format!("?{at}")).collect();
        let query = format!("INSERT INTO {table} VALUES ({})", marks.join(", "));
        connection.execute(&query, rusqlite::params_from_iter(&values))?;
        format!("{query} {values:?}")
    };
    Ok(told)
}

fn chance(of: &str, number: usize) -> u64 {
    let hash = Hash::of_bytes(format!("{of} {number}").as_bytes());
    u64::from_le_bytes(hash.as_bytes()[..8].try_into().expect("eight bytes"))
}

/// A thief's one change to the books of a year with everything in it: found, unless SQLite itself refused it.
fn is_found(table: &str, column: Option<usize>, chance: u64) {
    let house = House::demo();
    let mut told = String::new();
    let changed = house.with_sql(|connection| {
        told = edit(connection, table, column, chance)?;
        Ok(())
    });
    if changed.is_ok() {
        let found = house.try_verify(&mingbai::audit::Asked::default());
        assert!(found.is_ok_and(|report| report.total > 0), "{told} was not found");
    }
}

/// Every column of every table, and every table by a row more or less.
#[test]
fn any_single_row_changed_in_any_table_is_found() {
    let connection = House::demo().people_and_ledger();
    for table in tables(&connection) {
        let width = columns(&connection, &table).len();
        for (number, column) in (0..width).map(Some).chain([None; 4]).enumerate() {
            is_found(&table, column, chance(&table, number));
        }
    }
}

/// Every register: a fact of it changed, and the whole taken away.
#[test]
fn any_register_changed_is_found() {
    let connection = House::demo().people_and_ledger();
    let mut query = connection.prepare("SELECT DISTINCT register FROM register").expect("a query");
    let registers = query.query_map([], |row| row.get(0)).expect("registers");
    let registers = registers.collect::<rusqlite::Result<Vec<String>>>().expect("texts");
    assert!(registers.len() >= 17, "{registers:?}");
    for register in registers {
        for change in [
            format!("UPDATE register SET facts = json_set(facts, '$.forged', 'yes') WHERE register = '{register}'"),
            format!("UPDATE register SET key = key || '0' WHERE register = '{register}'"),
            format!("DELETE FROM register WHERE register = '{register}'"),
        ] {
            let house = House::demo();
            house.sql(&change);
            breaks(&house.verify(), Claim::BooksAddUp);
        }
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 96, failure_persistence: None, ..Default::default() })]

    /// The same at random.
    #[test]
    fn any_single_row_changed_at_random_is_found(table: usize, column in proptest::option::of(0..9_usize), chance: u64) {
        let connection = House::demo().people_and_ledger();
        let tables = tables(&connection);
        let table = &tables[table % tables.len()];
        let width = columns(&connection, table).len();
        is_found(table, column.map(|column| column % width), chance);
    }
}

/// The row and the entry are named.
#[test]
fn a_lying_balance_is_named() {
    let house = House::full();
    house.sql("UPDATE cash SET fen = fen + 100 WHERE account = 'box'");
    let report = house.verify();
    breaks(&report, Claim::BooksAddUp);
    assert!(matches!(
        &report.findings[0].what,
        What::RowDiffers { stored: Some(stored), derived: Some(derived), .. }
            if stored.ends_with("\t900") && derived.ends_with("\t800")
    ));
}

/// Of a large table the entry is found by a second replay.
#[test]
fn a_changed_gift_is_named_by_its_entry() {
    for (change, column) in [
        ("UPDATE gift SET fen = fen + 1 WHERE seq = 100", "seq"),
        ("DELETE FROM row_key WHERE seq = 100", "seq"),
        ("UPDATE gift SET late = 1 WHERE seq = 100", "seq"),
        ("INSERT INTO row_key VALUES (zeroblob(16), 100)", "seq"),
        ("INSERT INTO receipt VALUES ('No.9', 100)", "gift"),
        ("INSERT INTO external_id VALUES ('x', 'bank', 100)", "seq"),
        ("INSERT INTO correction VALUES (400, 100, 1, 1)", "gift"),
    ] {
        let house = House::full();
        house.sql(change);
        let report = house.verify();
        breaks(&report, Claim::BooksAddUp);
        let expected = if change.contains("correction") { 400 } else { 100 };
        assert_eq!(report.first_bad.map(|seq| seq.0), Some(expected), "{change} {column}");
    }
}

/// A row of a wrong type is a finding, never a crash.
#[test]
fn a_row_of_a_wrong_type_is_found() {
    for change in [
        "UPDATE gift SET day = '2026-13-01' WHERE seq = 100",
        "UPDATE row_key SET row = x'00' WHERE seq = 100",
        "UPDATE state SET value = 'much' WHERE word = 'turnover'",
        "UPDATE movement SET account = CAST(x'FF' AS TEXT) WHERE account = 'box'",
        "UPDATE operator SET roles = 'king'",
    ] {
        let house = House::full();
        house.sql(change);
        breaks(&house.verify(), Claim::BooksAddUp);
    }
}

impl House {
    /// Both files, to look at.
    fn people_and_ledger(&self) -> Connection {
        let connection = Connection::open(self.folder().ledger()).expect("a database");
        let people = self.folder().people();
        connection.execute("ATTACH DATABASE ?1 AS people", [people.to_str().expect("text")]).expect("a second file");
        connection
    }
}
