//! `completions`.

use std::collections::BTreeSet;
use std::process::Command as Process;

use clap::{Command, CommandFactory};
use opcon_tui::cli::Cli;

use crate::program::Folder;

const SHELLS: [&str; 5] = ["bash", "zsh", "fish", "elvish", "powershell"];

fn completions(shell: &str) -> String {
    let folder = Folder::with(&[]);
    let (script, err, code) = folder.run(&["completions", shell]);
    assert_eq!((err.as_str(), code), ("", 0), "{shell}");
    script
}

/// The long options of a command, as they are typed.
fn options(command: &Command) -> BTreeSet<String> {
    let long = command.get_arguments().filter_map(clap::Arg::get_long);
    long.map(|long| format!("--{long}")).collect()
}

/// The whole table, with what clap adds to it.
fn table() -> Command {
    let mut table = Cli::command();
    table.build();
    table
}

#[test]
fn every_shell_is_told_every_command_and_option() {
    let table = table();
    for shell in SHELLS {
        let script = completions(shell);
        for sub in table.get_subcommands() {
            assert!(
                script.contains(sub.get_name()),
                "{shell}: {}",
                sub.get_name()
            );
            for option in options(sub).into_iter().chain(options(&table)) {
                // fish writes them without the hyphens.
                let bare = option.trim_start_matches('-');
                assert!(
                    script.contains(&option) || script.contains(&format!("-l {bare}")),
                    "{shell}: {option}"
                );
            }
        }
    }
}

/// What bash offers after these words, the last of which is being typed.
fn offered(script: &str, words: &[&str]) -> BTreeSet<String> {
    let folder = Folder::with(&[("opcon-tui.bash", script)]);
    let quoted: Vec<String> = words.iter().map(|word| format!("'{word}'")).collect();
    let before = words[words.len() - 2];
    let (_, function) = script.split_once("complete -F ").unwrap();
    let function = function.split(' ').next().unwrap();
    let run = format!(
        "compopt() {{ :; }}\n. ./opcon-tui.bash\nCOMP_WORDS=({}); COMP_CWORD={}; COMPREPLY=()\n\
         {function} opcon-tui '{}' '{before}'\nprintf '%s\\n' \"${{COMPREPLY[@]}}\"\n",
        quoted.join(" "),
        words.len() - 1,
        words[words.len() - 1],
    );
    let ended = Process::new("bash")
        .args(["--norc", "-c", &run])
        .current_dir(folder.path("."))
        .output()
        .unwrap();
    assert_eq!(String::from_utf8(ended.stderr).unwrap(), "", "{words:?}");
    let out = String::from_utf8(ended.stdout).unwrap();
    out.lines().map(str::to_owned).collect()
}

#[test]
fn bash_reads_the_script_and_offers_what_there_is() {
    let script = completions("bash");
    let folder = Folder::with(&[("opcon-tui.bash", &script)]);
    let read = Process::new("bash")
        .arg("-n")
        .arg(folder.path("opcon-tui.bash"))
        .output()
        .unwrap();
    assert_eq!((read.status.code(), read.stderr.len()), (Some(0), 0));
    let table = table();
    let set =
        |words: &[&str]| -> BTreeSet<String> { words.iter().map(|&w| w.to_owned()).collect() };
    assert_eq!(offered(&script, &["opcon-tui", "--"]), options(&table));
    for sub in table
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        let name = sub.get_name();
        assert_eq!(
            offered(&script, &["opcon-tui", name, "--"]),
            options(sub),
            "{name}"
        );
        assert!(
            offered(&script, &["opcon-tui", &name[..2]]).contains(name),
            "{name}"
        );
    }
    // Words of a table are offered too.
    assert_eq!(
        offered(&script, &["opcon-tui", "list", "--sort", "k"]),
        set(&["known", "kind"])
    );
    assert_eq!(
        offered(&script, &["opcon-tui", "list", "--columns", "pu"]),
        set(&["publishers"])
    );
    assert_eq!(
        offered(&script, &["opcon-tui", "completions", "z"]),
        set(&["zsh"])
    );
}

/// What these two do in a shell is tried by hand (CONTRIBUTING tells how): here is what it takes.
#[test]
fn zsh_comes_to_the_options_of_a_command_and_fish_to_the_values_of_an_option() {
    let zsh = completions("zsh");
    let (root, _) = zsh.split_once("case $line[1] in").unwrap();
    assert!(!root.contains("::file"), "{root}");
    assert!(
        zsh.contains(
            "    _describe -t commands 'opcon-tui commands' commands \"$@\"\n    _files\n}"
        )
    );
    let fish = completions("fish");
    assert!(fish.contains(
        "    argparse -s (__fish_opcon_tui_global_optspecs) -- $cmd 2>/dev/null\n    \
         or argparse -s (__fish_opcon_tui_global_optspecs) -- $cmd[1..-2] 2>/dev/null\n    or return\n"
    ));
}

#[test]
fn a_shell_that_there_is_not_is_refused() {
    let folder = Folder::with(&[]);
    let (out, err, code) = folder.run(&["completions", "bsh"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(
        err.contains("bash, elvish, fish, powershell, zsh") && err.contains("'bash'"),
        "{err}"
    );
}
