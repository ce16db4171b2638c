//! The help of every command: in Chinese it holds none of the English words that the command-line parser has of its own.

use crate::house::House;

/// What the parser says when nobody tells it otherwise.
const ITS_OWN: [&str; 16] = [
    "[OPTIONS]",
    "[default",
    "[possible",
    "Possible values",
    "[aliases",
    "[alias",
    "[env",
    "[short",
    "Usage",
    "Options:",
    "Commands:",
    "Arguments:",
    "<COMMAND>",
    "Print help",
    "Print version",
    "See more",
];

/// The commands below one, as its help lists them.
fn below(help: &str, heading: &str) -> Vec<String> {
    let listed = help.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| line.starts_with("  "));
    let name = |line: &str| line.strip_prefix("  ")?.split_whitespace().next().map(ToOwned::to_owned);
    listed.filter(|line| !line.starts_with("   ")).filter_map(name).collect()
}

/// Every command with its help, the shortest first.
fn all(lang: &'static str, heading: &str) -> Vec<(String, String)> {
    let mut house = House::empty();
    house.lang(lang);
    let mut waiting = vec![String::new()];
    let mut told = Vec::new();
    while let Some(command) = waiting.pop() {
        for flag in ["--help", "-h"] {
            let help = house.run(&format!("{command} {flag}")).exits(0).out;
            if flag == "--help" {
                waiting.extend(below(&help, heading).into_iter().map(|name| format!("{command} {name}")));
            }
            told.push((format!("{command} {flag}"), help));
        }
    }
    told
}

#[test]
fn in_chinese_no_word_is_the_parsers_own() {
    let told = all("zh", "命令:");
    assert!(told.len() > 80, "{} helps are not all", told.len());
    let mut wrong = Vec::new();
    for (command, help) in &told {
        wrong.extend(ITS_OWN.iter().filter(|word| help.contains(*word)).map(|word| format!("{command}: {word}")));
        let usage = help.lines().find(|line| line.starts_with("用法: mingbai")).expect("a line of usage");
        let options = usage.contains("[选项]");
        assert!(options, "{command}: {usage}");
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    let donate = &told.iter().find(|(command, _)| command == " donate --help").expect("donate").1;
    assert!(donate.contains("用法: mingbai donate [选项] [AMOUNT]"), "{donate}");
    assert!(donate.contains("person 个人，company 企业，institution 单位（默认 person）"), "{donate}");
    let goods = &told.iter().find(|(command, _)| command == " goods --help").expect("goods").1;
    assert!(goods.contains("用法: mingbai goods [选项] <命令>"), "{goods}");
}

#[test]
fn in_english_nothing_is_lost() {
    let told = all("en", "Commands:");
    assert_eq!(told.len(), all("zh", "命令:").len());
    let donate = &told.iter().find(|(command, _)| command == " donate --help").expect("donate").1;
    assert!(
        donate.contains("Usage: mingbai donate [OPTIONS] [AMOUNT]") && donate.contains("(default person)"),
        "{donate}"
    );
}
