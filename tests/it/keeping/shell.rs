//! `completions`, `man`.

use super::home::Home;

#[test]
fn every_shell_gets_its_completions() {
    let home = Home::empty();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = home.run(&format!("completions {shell}")).with(0).out;
        assert!(
            script.contains("mingbai") && script.contains("donate") && script.contains("passphrase-file"),
            "{shell}"
        );
    }
    home.run("completions tcsh").with(2).saying("tcsh");
    home.run("completions").with(2);
}

#[test]
fn there_is_a_page_for_the_program_and_for_each_command() {
    let home = Home::empty();
    home.run("man").with(0).saying(".TH mingbai").saying("mingbai\\-donate");
    home.run("man backup").with(0).saying(".TH mingbai-backup").saying("with\\-people");
    home.run("man person erase").with(0).saying("mingbai\\-person\\-erase");
    home.run("man nothing").with(2).saying("nothing");
}
