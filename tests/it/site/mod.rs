//! The public page: what is written, what is kept at home, and what a real browser makes of it.

mod board;
mod browser;
mod golden;
mod layout;
mod pages;
mod slips;

use std::path::{Path, PathBuf};

use crate::house::House;

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder is read").flatten() {
        if entry.path().is_dir() {
            found.extend(files(&entry.path()));
        } else {
            found.push(entry.path());
        }
    }
    found.sort();
    found
}

/// The code on the slip of an entry.
fn code(house: &House, ledger: &str, seq: u64) -> String {
    let told = house.run_now(&format!("--ledger {ledger} slip {seq} --out slip-of-{seq}.html")).exits(0);
    let line = told.out.lines().find_map(|line| line.strip_prefix("凭条码: "));
    line.expect("a slip of a gift has a code").to_owned()
}

/// The demo, and its public page in `site`.
fn demo() -> House {
    let house = House::empty();
    house.run_now("demo demo").exits(0);
    house.run_now("--ledger demo site site --contact 社区服务中心一楼").exits(0).says("第 12 期");
    house
}
