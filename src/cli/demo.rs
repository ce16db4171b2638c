//! `demo DIR`: a year of a made-up community, told as the commands a treasurer would type. Same words, same moments, same
//! bytes every time; its keys are public and DEMO stands on every sheet.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use clap::Args;

use crate::cli::console::Console;
use crate::cli::failure::{Exit, Failure};
use crate::cli::session::Session;
use crate::cli::{dispatch, help, usage};
use crate::ledger::rule_book::RULES_TEMPLATE;
use crate::store::{Folder, StoreError};

/// The year, a command a line: first the moment, then the words. `DEMO` stands for the folder, `LISTS` for the lists.
const YEAR: &str = include_str!("../../fixtures/demo/year.txt");

/// The lists the treasurer receives during the year, the rules of points as the program hands them out, and the keys of those
/// who approve, which are public.
const LISTS: [(&str, &[u8]); 10] = [
    ("winter.csv", include_bytes!("../../fixtures/demo/winter.csv")),
    ("wechat.csv", include_bytes!("../../fixtures/demo/wechat.csv")),
    ("couriers.csv", include_bytes!("../../fixtures/demo/couriers.csv")),
    ("points.toml", RULES_TEMPLATE.as_bytes()),
    ("volunteers.csv", include_bytes!("../../fixtures/demo/volunteers.csv")),
    ("signin.csv", include_bytes!("../../fixtures/demo/signin.csv")),
    ("aid.csv", include_bytes!("../../fixtures/demo/aid.csv")),
    ("wang.key", include_bytes!("../../fixtures/demo/wang.key")),
    ("yezhu.key", include_bytes!("../../fixtures/demo/yezhu.key")),
    ("zonghui.key", include_bytes!("../../fixtures/demo/zonghui.key")),
];

/// Arguments.
#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(value_name = "DIR", default_value = "demo-fund", help = help().demo_dir)]
    dir: PathBuf,
}

impl Demo {
    pub(crate) fn run(self, session: &Session<'_>) -> Result<(), Failure> {
        if Folder::new(&self.dir).is_ledger() {
            return Err(StoreError::IsALedger(self.dir).into());
        }
        let lists = tempfile::tempdir().map_err(StoreError::file(&self.dir))?;
        for (name, bytes) in LISTS {
            let path = lists.path().join(name);
            std::fs::write(&path, bytes).map_err(StoreError::file(&path))?;
        }
        let silent = Console::silent();
        let mut bar = session.console.progress(YEAR.lines().count().try_into().unwrap_or(0), "demo");
        for (place, line) in (0_u64..).zip(YEAR.lines()) {
            bar.reach(place);
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            step(session, line, &self.dir, lists.path(), &silent).inspect_err(|_| {
                session.console.remark(session.words.demo_step(line));
            })?;
        }
        self.verify_and_tell(session)
    }

    fn verify_and_tell(&self, session: &Session<'_>) -> Result<(), Failure> {
        let folder = Folder::new(&self.dir);
        let store = crate::store::Store::open(&folder, crate::store::Access::Read)?;
        let (size, _) = store.head()?;
        drop(store);
        super::verify::holds(&folder)?;
        let mut notices: Vec<String> = std::fs::read_dir(folder.notices())
            .into_iter()
            .flatten()
            .flatten()
            .map(|notice| notice.path().join("notice.html").display().to_string())
            .collect();
        notices.sort();
        session.console.say(session.words.demo_done(&self.dir, size, &notices));
        Ok(())
    }
}

/// One line of the year: `2025-11-03T09:10:00+08:00 donate 100 --donor 王芳`.
fn step(session: &Session<'_>, line: &str, dir: &Path, lists: &Path, silent: &Console) -> Result<(), Failure> {
    let (moment, words) = line.split_once(' ').unwrap_or((line, ""));
    let everywhere = ["mingbai", "--at", moment, "--lang", session.language.word()];
    let mut arguments: Vec<OsString> = everywhere.into_iter().map(OsString::from).collect();
    let words = split(words);
    if words.first().is_some_and(|word| word != "init") {
        arguments.extend([OsString::from("--ledger"), dir.as_os_str().to_owned()]);
    }
    for word in words {
        arguments.push(match (word.as_str(), word.strip_prefix("LISTS/")) {
            ("DEMO", _) => dir.as_os_str().to_owned(),
            (_, Some(list)) => lists.join(list).into_os_string(),
            _ => word.into(),
        });
    }
    let parsed = usage::parse(&arguments, session.words).map_err(|stop| match stop {
        usage::Stop::Help(_) => Failure::Shown(Exit::Refused),
        usage::Stop::Wrong(told) => Failure::refused(told),
    })?;
    dispatch(parsed, silent, session.language)
}

/// Words between blanks; quotation marks keep blanks together.
fn split(line: &str) -> Vec<String> {
    let (mut words, mut word, mut is_quoted, mut is_open) = (Vec::new(), String::new(), false, false);
    for c in line.chars() {
        match c {
            '"' => (is_quoted, is_open) = (!is_quoted, true),
            ' ' if !is_quoted => {
                if is_open {
                    words.push(std::mem::take(&mut word));
                }
                is_open = false;
            }
            _ => {
                word.push(c);
                is_open = true;
            }
        }
    }
    if is_open {
        words.push(word);
    }
    words
}
