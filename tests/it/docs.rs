//! Every console block of the documents is run, in order, in one folder a document.
//!
//! `$ ` begins a command; what follows is what it says. `[..]` stands for anything within a line, a line `...` for any
//! lines, and `[exit N]` for the exit code.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::house::binary;

struct Step {
    line: usize,
    command: String,
    expected: Vec<String>,
    code: i32,
}

fn steps(text: &str) -> Vec<Step> {
    let (mut steps, mut is_console): (Vec<Step>, bool) = (Vec::new(), false);
    let mut is_heredoc: Option<String> = None;
    for (index, line) in text.lines().enumerate() {
        if line.starts_with("```") && is_heredoc.is_none() {
            is_console = line.trim() == "```console";
            continue;
        }
        if !is_console {
            continue;
        }
        if let Some(end) = &is_heredoc {
            let is_end = line.trim() == end;
            let step = steps.last_mut().expect("a heredoc follows a command");
            step.command.push('\n');
            step.command.push_str(line);
            if is_end {
                is_heredoc = None;
            }
        } else if let Some(command) = line.strip_prefix("$ ") {
            is_heredoc = command.split("<<").nth(1).map(|word| word.trim().trim_matches(['\'', '"']).to_owned());
            steps.push(Step { line: index + 1, command: command.to_owned(), expected: Vec::new(), code: 0 });
        } else if let Some(step) = steps.last_mut() {
            match line.strip_prefix("[exit ").and_then(|rest| rest.strip_suffix(']')) {
                Some(code) => step.code = code.parse().expect("an exit code is a number"),
                None => step.expected.push(line.to_owned()),
            }
        }
    }
    steps
}

fn line_fits(expected: &str, found: &str) -> bool {
    let mut parts = expected.trim_end().split("[..]");
    let Some(mut rest) = found.trim_end().strip_prefix(parts.next().unwrap_or("")) else { return false };
    let parts: Vec<&str> = parts.collect();
    let Some((last, middle)) = parts.split_last() else { return rest.is_empty() };
    for part in middle {
        match rest.find(part) {
            Some(at) => rest = &rest[at + part.len()..],
            None => return false,
        }
    }
    rest.ends_with(last)
}

fn fits(expected: &[String], found: &[&str]) -> bool {
    match expected.split_first() {
        None => found.iter().all(|line| line.trim().is_empty()),
        Some((first, rest)) if first == "..." => (0..=found.len()).any(|skip| fits(rest, &found[skip..])),
        Some((first, rest)) => {
            found.split_first().is_some_and(|(line, others)| line_fits(first, line) && fits(rest, others))
        }
    }
}

fn run_document(path: &Path) {
    let text = fs::read_to_string(path).expect("a document is text");
    let mut mended = text.clone();
    let folder = tempfile::tempdir().expect("a temporary folder");
    let bin = Path::new(binary()).parent().expect("a program lies in a folder").to_owned();
    let path_variable = format!("{}:{}", bin.display(), std::env::var("PATH").unwrap_or_default());
    for step in steps(&text) {
        let output = Command::new("sh")
            .arg("-c")
            .arg(format!("exec 2>&1\n{}", step.command))
            .current_dir(folder.path())
            .env("PATH", &path_variable)
            .env("MINGBAI_STATE", folder.path().join(".state"))
            .env("LANG", "C.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("MINGBAI_LEDGER")
            .output()
            .expect("sh runs");
        let found = String::from_utf8_lossy(&output.stdout).into_owned();
        let lines: Vec<&str> = found.lines().collect();
        let place = format!("{}:{}: $ {}", path.display(), step.line, step.command);
        assert_eq!(output.status.code(), Some(step.code), "{place}\n{found}");
        if is_exact(&step) && std::env::var_os("UPDATE_GOLDEN").is_some() {
            mended = mended.replacen(&block(&step.command, &step.expected), &block(&step.command, &lines), 1);
            continue;
        }
        assert!(
            fits(&step.expected, &lines),
            "{place}\n--- expected\n{}\n--- found\n{found}",
            step.expected.join("\n")
        );
    }
    if mended != text {
        fs::write(path, mended).expect("a document is written");
    }
}

/// Whether every character of an answer stands in the document, so that it can be written anew with `UPDATE_GOLDEN=1`.
fn is_exact(step: &Step) -> bool {
    !step.expected.is_empty() && !step.expected.iter().any(|line| line.contains("[..]") || line == "...")
}

fn block<S: AsRef<str>>(command: &str, answer: &[S]) -> String {
    let lines = answer.iter().map(|line| line.as_ref().trim_end());
    std::iter::once(format!("$ {command}").as_str()).chain(lines).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_console_block_says_what_the_program_says() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let documents = fs::read_dir(root.join("docs")).expect("docs is read").flatten().map(|entry| entry.path());
    let mut documents: Vec<_> = documents.filter(|path| path.extension().is_some_and(|e| e == "md")).collect();
    documents.push(root.join("README.md"));
    documents.sort();
    for path in &documents {
        run_document(path);
    }
}

/// The names of all refusals: the variants of the enums in that folder, but for those that only lead to another file.
fn refusals(folder: &Path) -> Vec<String> {
    let files = fs::read_dir(folder).expect("the refusals are there").flatten();
    let mut names = Vec::new();
    for file in files {
        let text = fs::read_to_string(file.path()).expect("Rust is text");
        let body = text.split("Refusal {").nth(1).expect("the refusals are listed").split("\n}").next().unwrap_or("");
        for line in body.lines().filter(|line| line.starts_with("    ") && !line.starts_with("     ")) {
            let name: String = line.trim().chars().take_while(char::is_ascii_alphanumeric).collect();
            if name.chars().next().is_some_and(char::is_uppercase) && !line.contains("Refusal)") {
                names.push(name);
            }
        }
    }
    names
}

/// `PayIn` as it is typed: `pay-in`.
fn in_kebab_case(name: &str) -> String {
    let spell = |(at, c): (usize, char)| if c.is_uppercase() && at > 0 { format!("-{c}") } else { c.to_string() };
    name.char_indices().map(spell).collect::<String>().to_lowercase()
}

/// A refusal without a paragraph, a check without one, a command without a line in both guides: not documented is not
/// done.
#[test]
fn nothing_is_undocumented() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap_or_default();
    let (rules, checks) = (read("docs/rules.md"), read("docs/checks.md"));
    for name in refusals(&root.join("src/ledger/refusal")) {
        assert!(rules.contains(&format!("`{name}`")), "docs/rules.md lacks `{name}`");
    }
    for claim in mingbai::audit::Claim::ALL {
        assert!(checks.contains(claim.word()), "docs/checks.md lacks {}", claim.word());
    }
    for kind in mingbai::ledger::event::Kind::ALL {
        assert!(read("docs/file-format.md").contains(kind.word()), "docs/file-format.md lacks {kind}");
    }
    let commands = read("src/cli/mod.rs");
    let listed = commands.split("enum Command {").nth(1).expect("the commands are listed");
    for line in listed.lines().take_while(|line| *line != "}").filter(|line| line.contains("::")) {
        let Some(name) = line.trim().split('(').next().filter(|name| !name.starts_with('#')) else { continue };
        for guide in ["docs/guide-zh.md", "docs/guide-en.md"] {
            let word = format!("mingbai {}", in_kebab_case(name));
            assert!(read(guide).contains(&word), "{guide} lacks `{word}`");
        }
    }
}
