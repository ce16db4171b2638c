//! Whether a verifier answered as it must.

use std::process::Command;

use super::files::{outcome, write};
use super::scene::Scene;
use super::{Full, Verdict};
use crate::house::Outcome;

impl Scene {
    /// Everything that is wrong with the answer; nothing when it is the right one.
    pub(super) fn judge(&self, verdict: &Verdict) -> Result<(), String> {
        let ledger = self.path("fund/ledger.db");
        let before = std::fs::read(&ledger).ok();
        let (asked, outcome) = match (&verdict.run, &verdict.python) {
            (Some(line), None) => {
                let is_verify = line.starts_with("verify");
                let asked = if is_verify { format!("{line} --format json") } else { line.clone() };
                let command = self.command(&asked, &verdict.by);
                let mut command = match verdict.full {
                    Some(full) => on_a_full_disk(&command, full),
                    None => command,
                };
                if let Some(name) = &verdict.into {
                    command.stdout(std::fs::File::create(self.path(name)).expect("a file"));
                }
                let outcome = outcome(command);
                (asked, outcome)
            }
            (None, Some(words)) => (format!("verify.py {words}"), self.python(words)),
            (Some(_), Some(_)) | (None, None) => return Err("a verdict is `run` or `python`".to_owned()),
        };
        let said = format!("{}{}", outcome.out, outcome.err);
        let wrong = |what: String| Err(format!("{asked}: {what}\n{said}"));
        if outcome.code != verdict.exit {
            return wrong(format!("exit {} instead of {}", outcome.code, verdict.exit));
        }
        if let Some(missing) = verdict.says.iter().find(|text| !said.contains(text.as_str())) {
            return wrong(format!("{missing:?} was not said"));
        }
        if let Some(told) = verdict.hides.iter().find(|text| said.contains(text.as_str())) {
            return wrong(format!("{told:?} was said"));
        }
        if let Some(there) = verdict.absent.iter().find(|name| self.path(name).exists()) {
            return wrong(format!("{there} is there"));
        }
        if verdict.claim.is_some() || verdict.entry.is_some() {
            let Ok(told) = serde_json::from_str::<serde_json::Value>(&outcome.out) else {
                return wrong("no object for programs".to_owned());
            };
            let claims = told["findings"].as_array().into_iter().flatten().map(|finding| &finding["claim"]);
            if let Some(claim) = &verdict.claim
                && !claims.into_iter().any(|found| found == claim)
            {
                return wrong(format!("{claim} holds"));
            }
            if verdict.entry.is_some() && told["first_bad"].as_u64() != verdict.entry {
                return wrong(format!("the first bad entry is not {:?}", verdict.entry));
            }
        }
        let is_reading = asked.starts_with("verify") || outcome.code != 0;
        if is_reading && std::fs::read(&ledger).ok() != before {
            return wrong("something was written".to_owned());
        }
        match verdict.size {
            Some(size) if self.house.size() != size => wrong(format!("{} entries, not {size}", self.house.size())),
            Some(_) | None => Ok(()),
        }
    }

    /// `verify.py` as an auditor has it from elsewhere.
    pub(super) fn python(&self, words: &str) -> Outcome {
        let verifier = self.path("verify-from-elsewhere.py");
        write(&verifier, mingbai::audit::VERIFIER);
        let mut command = Command::new("python3");
        command.args(["-I", "-B"]).arg(verifier).current_dir(self.house.path());
        command.args(words.split_ascii_whitespace().map(|word| self.filled(word)));
        command.env("PYTHONIOENCODING", "utf-8").env("PYTHONUTF8", "1");
        outcome(command)
    }
}

/// The same command where no file grows beyond a size. A process may bound itself so on any Unix, whoever it is.
pub(super) fn on_a_full_disk(command: &Command, full: Full) -> Command {
    let ignored = if full.deadly { "" } else { "trap '' XFSZ; " };
    let script = format!("ulimit -c 0; {ignored}ulimit -f {}; exec \"$0\" \"$@\"", full.kilobytes * 2);
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(script).arg(command.get_program()).args(command.get_args()).env_clear();
    shell.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    shell.current_dir(command.get_current_dir().expect("the house"));
    shell
}
