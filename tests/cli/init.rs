//! `init`: a file to start from.

use std::collections::HashSet;
use std::fs;

use opcon_tui::document::field;
use opcon_tui::document::load;

use crate::program::Folder;

const TODAY: [&str; 2] = ["--today", "2026-11-23"];

/// The starter, as it is written on a day.
fn starter(folder: &Folder) -> String {
    let told = folder.run(&["init", TODAY[0], TODAY[1]]);
    let next =
        "wrote events.yaml\n`opcon-tui` shows it, `opcon-tui check` tells what is wrong in it\n";
    assert_eq!(told, (next.to_owned(), String::new(), 0));
    fs::read_to_string(folder.path("events.yaml")).unwrap()
}

/// The lines that are no explanations, with what is commented out read in: an explanation has one blank behind its
/// sign, a line of the file none or two at least.
fn in_full(starter: &str) -> String {
    let mut text = String::new();
    for line in starter.lines() {
        let line = match line.strip_prefix('#') {
            Some(rest) if rest.is_empty() || rest.starts_with(' ') && !rest.starts_with("  ") => "",
            Some(rest) => rest,
            None => line,
        };
        text.push_str(line);
        text.push('\n');
    }
    text
}

#[test]
fn a_starter_is_a_record_without_a_problem() {
    let folder = Folder::with(&[]);
    starter(&folder);
    let (out, err, code) = folder.run(&["check", "--strict", TODAY[0], TODAY[1]]);
    assert_eq!((err.as_str(), code), ("", 0), "{out}");
    let (out, _, _) = folder.run(&["list", "--format", "tsv", "--columns", "date,title"]);
    assert_eq!(out, "date\ttitle\n2026-11-23\tThis timeline begins\n");
    // What the program adds is in its order and leaves what is commented out.
    let (_, err, code) = folder.run(&[
        "add",
        "--date",
        "2026-11-20",
        "--title",
        "A day before",
        "--source",
        "https://example.org/",
    ]);
    assert_eq!((err.as_str(), code), ("", 0));
    assert_eq!(folder.run(&["check"]).2, 0);
}

#[test]
fn what_is_commented_out_can_be_used_as_it_stands() {
    let folder = Folder::with(&[]);
    let text = in_full(&starter(&folder));
    let told = folder.feed(
        &["check", "--strict", "--today", "2026-11-23", "-"],
        text.as_bytes(),
    );
    assert_eq!(told.2, 0, "{}", told.0);
    let loaded = load(text.as_bytes());
    let told: Vec<_> = loaded
        .problems
        .iter()
        .map(|p| (p.line, &p.message))
        .collect();
    assert_eq!(told, []);
    assert_eq!(loaded.record.events.len(), 3);
    assert_eq!(loaded.record.parties.len(), 2);
}

#[test]
fn every_field_of_the_format_has_its_line() {
    let starter = starter(&Folder::with(&[]));
    let text = in_full(&starter);
    let words: HashSet<&str> = text
        .split(|c: char| !(c.is_alphanumeric() || "-_:".contains(c)))
        .collect();
    let tables = [
        &field::RECORD,
        &field::PARTY,
        &field::PERSON,
        &field::KIND,
        &field::MILESTONE,
        &field::CONDITION,
        &field::SOURCE,
        &field::EVENT,
        &field::PARTICIPANT,
        &field::QUOTE,
        &field::TARGET,
        &field::ASSESSMENT,
    ];
    let names = tables.iter().flat_map(|table| table.names());
    let missing: Vec<&str> = names
        .filter(|name| !words.contains(format!("{name}:").as_str()))
        .collect();
    assert_eq!(missing, [""; 0]);
    // One link has one relation; the explanation names the others.
    for relation in field::LINK.names() {
        assert!(starter.contains(relation), "{relation}");
    }
}

#[test]
fn the_built_in_record_is_copied_and_nothing_written_over() {
    let folder = Folder::with(&[]);
    let (out, err, code) = folder.run(&["init", "--from-builtin"]);
    assert!(out.starts_with("wrote events.yaml\n"), "{out}");
    assert_eq!((err.as_str(), code), ("", 0));
    let built_in = fs::read(concat!(env!("CARGO_MANIFEST_DIR"), "/events.yaml")).unwrap();
    assert_eq!(fs::read(folder.path("events.yaml")).unwrap(), built_in);
    for args in [&["init"][..], &["init", "--from-builtin"]] {
        let (out, err, code) = folder.run(args);
        assert_eq!((out.as_str(), code), ("", 2));
        assert!(err.contains("events.yaml"), "{err}");
    }
    assert_eq!(fs::read(folder.path("events.yaml")).unwrap(), built_in);
    let (out, _, code) = folder.run(&["init", "other.yaml"]);
    assert!(
        out.ends_with("`opcon-tui check other.yaml` tells what is wrong in it\n"),
        "{out}"
    );
    assert_eq!(code, 0);
    let written = fs::read_to_string(folder.path("other.yaml")).unwrap();
    assert_eq!(folder.run(&["init", "-"]), (written, String::new(), 0));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let folder = Folder::with(&[]);
    assert_eq!(
        folder.run(&["init", "no/such/x.yaml"]),
        (
            String::new(),
            "opcon-tui: cannot write no/such/x.yaml: there is no folder no/such\n".to_owned(),
            2
        )
    );
}
