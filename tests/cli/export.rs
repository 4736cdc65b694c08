//! `export`.

use std::fs;

use crate::program::{Folder, printed};
use opcon_tui::format::export::Format;

const RECORD: &str = "\
title: Two banks
events:
  - { id: plan, date: 2020-03-05, known: 2020-03-05, title: The plan, kind: law, sources: [\"https://a.b/1\"] }
  - { id: refusal, date: 2020-04~, known: 2020-06-05, title: A refusal, sources: [\"https://a.b/2\"] }
";

fn folder() -> Folder {
    Folder::with(&[("r.yaml", RECORD)])
}

/// What is in the folder.
fn names(folder: &Folder) -> Vec<String> {
    let entries = fs::read_dir(folder.path("")).unwrap();
    let names = entries.map(|e| e.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn every_format_is_printed_the_same_on_any_day_and_has_what_was_asked_for() {
    let folder = folder();
    for (word, ..) in Format::WORDS {
        let export = |args: &[&str]| {
            let args = [&["export", "--to", word, "r.yaml"], args].concat();
            let (out, err, code) = folder.run(&args);
            assert_eq!((err.as_str(), code), ("", 0), "{word}");
            out
        };
        let out = export(&["--today", "2021-01-01"]);
        assert!(out == export(&["--today", "2031-01-01"]), "{word}");
        assert!(out == export(&["-o", "-"]), "{word}");
        assert!(
            out.contains("The plan") && out.contains("A refusal"),
            "{word}"
        );
        for args in [["--filter", "kind:law"], ["--as-of", "2020-05"]] {
            let out = export(&args);
            assert!(out.contains("The plan"), "{word} {args:?}");
            assert!(!out.contains("A refusal"), "{word} {args:?}");
        }
    }
    assert_eq!(names(&folder), ["r.yaml"]);
}

#[test]
fn that_nothing_is_as_asked_for_is_told() {
    let folder = folder();
    for (args, why) in [
        (&["--filter", "no:such"][..], None),
        (&["--filter", "zzz"], Some("meets the filter")),
        (&["--as-of", "1999"], Some("was known by 1999-12-31")),
        (
            &["--filter", "zzz", "--as-of", "1999"],
            Some("meets the filter and was known by 1999-12-31"),
        ),
    ] {
        for command in [&["export", "--to", "md", "r.yaml"][..], &["list", "r.yaml"]] {
            let (out, err, code) = folder.run(&[command, args].concat());
            let Some(why) = why else {
                assert_eq!((out.as_str(), code), ("", 2));
                continue;
            };
            assert_eq!(err, format!("opcon-tui: no event {why}\n"), "{out}");
            assert_eq!(code, 0);
        }
    }
}

#[test]
fn a_file_is_written_and_never_over_another() {
    let folder = folder();
    let (expected, ..) = folder.run(&["export", "--to", "ics", "r.yaml"]);
    let export = |args: &[&str]| folder.run(&[&["export", "--to", "ics", "r.yaml"], args].concat());
    assert_eq!(export(&["-o", "a.ics"]), printed("", 0));
    let written = || fs::read_to_string(folder.path("a.ics")).unwrap();
    assert_eq!(written(), expected);

    fs::write(folder.path("a.ics"), "mine").unwrap();
    let refused = "opcon-tui: cannot write a.ics: it is there already; --force writes over it\n";
    assert_eq!(
        export(&["-o", "a.ics"]),
        (String::new(), refused.to_owned(), 2)
    );
    assert_eq!(written(), "mine");
    assert_eq!(export(&["-o", "a.ics", "--force"]), printed("", 0));
    assert_eq!(written(), expected);
    assert_eq!(names(&folder), ["a.ics", "r.yaml"]);
}

#[test]
fn what_is_refused_or_fails_leaves_nothing_behind() {
    let folder = folder();
    for (args, why) in [
        (
            &["-o", "./r.yaml", "--force"][..],
            "cannot write ./r.yaml: it is the record itself",
        ),
        (
            &["-o", "none/a.ics"],
            "cannot write none/a.ics: there is no such folder",
        ),
        (&["-o", ".", "--force"], "cannot write .: it is a folder"),
        (
            &["-o", "a.ics", "--filter", "knd:law"],
            "cannot use --filter: ",
        ),
        (&["-o", "a.ics", "--as-of", "May"], "invalid value 'May'"),
        (&["-o", "/dev/full"], "cannot write /dev/full: "),
    ] {
        let (out, err, code) = folder.run(&[&["export", "--to", "ics", "r.yaml"], args].concat());
        assert_eq!((out.as_str(), code), ("", 2), "{args:?}");
        assert!(err.contains(why), "{err}");
    }
    assert_eq!(fs::read_to_string(folder.path("r.yaml")).unwrap(), RECORD);
    assert_eq!(names(&folder), ["r.yaml"]);
}

#[test]
fn a_format_that_there_is_not_is_told_with_the_nearest() {
    let folder = folder();
    let (out, err, code) = folder.run(&["export", "--to", "htm", "r.yaml"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(
        err.contains("invalid value 'htm' for '--to <FORMAT>': did you mean 'html'?"),
        "{err}"
    );
    let all: Vec<&str> = Format::WORDS.iter().map(|(word, ..)| *word).collect();
    assert!(
        err.contains(&format!("expected {}", all.join(", "))),
        "{err}"
    );
    let (_, err, code) = folder.run(&["export", "r.yaml"]);
    assert_eq!(code, 2);
    assert!(err.contains("--to <FORMAT>"), "{err}");
    let (_, err, _) = folder.run(&["export", "--to", "csv", "--force", "r.yaml"]);
    assert!(err.contains("--output <FILE>"), "{err}");
}

#[test]
fn what_could_be_read_is_written_and_problems_are_counted() {
    let file = "- {date: 2026, title: y, sources: [\"https://a.b\"]}\n- {title: z}\n";
    let folder = Folder::with(&[("a.yaml", file), ("none.yaml", "- {title: z}\n")]);
    let told = "opcon-tui: 1 event set aside, 1 error in the file; `opcon-tui check` tells them\n";
    for (args, code) in [
        (&["a.yaml"][..], 0),
        (&["a.yaml", "--strict"], 1),
        (&["none.yaml"], 1),
    ] {
        let (out, err, ended) = folder.run(&[&["export", "--to", "md"], args].concat());
        assert_eq!((err.as_str(), ended), (told, code), "{args:?}");
        assert!(out.starts_with("# Timeline\n"), "{out}");
        assert_eq!(out.contains("### 2026: y"), args[0] == "a.yaml");
    }
    let (_, err, code) = folder.run(&["export", "--to", "md", "lost.yaml"]);
    assert_eq!(code, 2);
    assert!(
        err.ends_with("`opcon-tui init lost.yaml` writes a file there to start from\n"),
        "{err}"
    );
}

#[test]
fn without_a_file_it_is_the_built_in_record() {
    let folder = Folder::with(&[]);
    let (out, _, code) = folder.run(&["export", "--to", "ics"]);
    assert_eq!(code, 0);
    let (list, ..) = folder.run(&["list"]);
    assert_eq!(
        out.matches("BEGIN:VEVENT\r\n").count(),
        list.lines().count()
    );
}
