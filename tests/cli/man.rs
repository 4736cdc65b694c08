//! `man`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use clap::CommandFactory;
use opcon_tui::app::command::COMMANDS;
use opcon_tui::cli::Cli;

use crate::program::Folder;

fn source() -> String {
    let folder = Folder::with(&[]);
    let (page, err, code) = folder.run(&["man"]);
    assert_eq!((err.as_str(), code), ("", 0));
    page
}

/// The page in plain words, its requests kept: `.TP`, `.SH KEYS`.
fn plain(page: &str) -> String {
    let mut out = page.to_owned();
    for (escape, plain) in [
        ("\\fB", ""),
        ("\\fI", ""),
        ("\\fR", ""),
        ("\\*(Aq", "'"),
        ("\\-", "-"),
        ("\\&", ""),
        ("\\\\", "\\"),
    ] {
        out = out.replace(escape, plain);
    }
    out
}

/// The lines of a section.
fn section(page: &str, name: &str) -> Vec<String> {
    let lines = page.lines().map(str::to_owned);
    let lines = lines.skip_while(|line| line.trim_matches('"') != name);
    lines
        .skip(1)
        .take_while(|line| !line.starts_with(".SH "))
        .collect()
}

/// The terms of a section that has nothing but terms and what they mean.
fn terms(page: &str, name: &str) -> BTreeSet<String> {
    let lines = section(page, name);
    let pairs = lines.iter().zip(lines.iter().skip(1));
    pairs
        .filter(|(line, _)| *line == ".TP")
        .map(|(_, term)| term.clone())
        .collect()
}

#[test]
fn the_page_has_every_command_of_the_viewer_with_its_keys() {
    let page = plain(&source());
    let keys = section(&page, ".SH KEYS").join("\n");
    for command in COMMANDS {
        let row = format!(
            ".TP\n{}\n{} ({})",
            command.keys.join(" or "),
            command.doc,
            command.slug()
        );
        assert!(keys.contains(&row), "{row}");
    }
    let rows = keys.matches(".TP\n").count();
    assert!(
        rows > COMMANDS.len(),
        "and what some of them do in a view of their own: {rows}"
    );
    assert!(
        keys.contains(".SS \"On the board\"\n.TP\nk or Up\nprevious condition\n"),
        "{keys}"
    );
}

#[test]
fn the_page_has_every_command_and_option() {
    let page = plain(&source());
    let mut table = Cli::command();
    table.build();
    let commands = section(&page, ".SH COMMANDS").join("\n");
    let parts: Vec<&str> = commands.split(".SS ").collect();
    for sub in table
        .get_subcommands()
        .filter(|sub| sub.get_name() != "help")
    {
        let name = sub.get_name();
        let part = parts
            .iter()
            .find(|part| part.starts_with(&format!("{name}\n")));
        let part = part.unwrap_or_else(|| panic!("{name}"));
        assert!(
            part.contains(&sub.get_about().unwrap().to_string()),
            "{name}"
        );
        for option in sub.get_arguments().filter_map(|arg| arg.get_long()) {
            // By itself, or after its letter.
            let told = [format!(".TP\n--{option}"), format!(", --{option}")];
            assert!(
                option == "help" || told.iter().any(|told| part.contains(told)),
                "{name} --{option}"
            );
        }
    }
    let options = section(&page, ".SH OPTIONS").join("\n");
    for option in table.get_arguments().filter_map(|arg| arg.get_long()) {
        assert!(options.contains(&format!("--{option}")), "--{option}");
    }
}

/// The words in quotation marks that are names of variables, in what reads the environment.
fn read_variables() -> BTreeSet<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut folders = vec![root.join("shell"), root.join("cli")];
    let mut files = vec![root.join("cli.rs")];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let of_the_page = path.ends_with("man") || path.ends_with("man.rs");
            if path.is_dir() && !of_the_page {
                folders.push(path);
            } else if path.is_file() && !of_the_page && !path.ends_with("tests.rs") {
                files.push(path);
            }
        }
    }
    let mut found = BTreeSet::new();
    for file in files {
        let text = fs::read_to_string(file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let code = code.lines().filter(|line| {
            let line = line.trim_start();
            // Text for people, names of values, what is known when it is built.
            !line.starts_with("//") && !line.contains("value_name") && !line.contains("env!(")
        });
        for line in code {
            for word in line.split('"').skip(1).step_by(2) {
                let is_name = |c: char| c.is_ascii_uppercase() || c == '_';
                if word.len() > 2 && word.chars().all(is_name) {
                    found.insert(word.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn the_page_has_the_variables_that_are_read() {
    let told = terms(&plain(&source()), ".SH ENVIRONMENT");
    let mut expected = read_variables();
    assert!(
        expected.contains("EDITOR") && expected.contains("LC_ALL"),
        "{expected:?}"
    );
    // For tests of bugs, in builds for tests.
    expected.remove("OPCON_TUI_TEST_PANIC");
    // What the libraries read: colours of reports, the width of help.
    expected.extend(["CLICOLOR", "CLICOLOR_FORCE", "COLUMNS"].map(str::to_owned));
    assert_eq!(told, expected);
}

#[test]
fn colours_of_reports_and_the_width_of_help_are_as_the_page_says() {
    let folder = Folder::with(&[("a.yaml", "- {date: 2026}\n")]);
    let escapes = |variables: &[(&str, &str)]| {
        let (out, ..) = folder.within(variables, &["check", "a.yaml"]);
        assert!(out.contains("title"), "{out}");
        out.contains('\u{1b}')
    };
    assert!(!escapes(&[]));
    assert!(escapes(&[("CLICOLOR_FORCE", "1")]));
    let (narrow, ..) = folder.within(&[("COLUMNS", "50")], &["--help"]);
    assert_eq!(narrow.lines().find(|line| line.chars().count() > 50), None);
}

#[test]
fn the_page_is_plain_ascii_that_a_formatter_takes_without_a_warning() {
    let page = source();
    assert!(
        page.bytes()
            .all(|byte| byte == b'\n' || matches!(byte, b' '..=b'~'))
    );
    assert!(
        page.contains("\n.TH opcon-tui 1 \" \" \"opcon-tui "),
        "{page}"
    );
    let folder = Folder::with(&[("opcon-tui.1", &page)]);
    let file = folder.path("opcon-tui.1");
    for (program, arguments) in [
        ("groff", &["-man", "-Tascii", "-ww", "-z"][..]),
        ("mandoc", &["-T", "lint", "-W", "warning"]),
    ] {
        // Not every machine has one.
        let Ok(ended) = Command::new(program).args(arguments).arg(&file).output() else {
            continue;
        };
        let said = String::from_utf8_lossy(&ended.stdout) + String::from_utf8_lossy(&ended.stderr);
        assert_eq!((&*said, ended.status.code()), ("", Some(0)), "{program}");
    }
}
