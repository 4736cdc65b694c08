//! `list`.

use crate::program::{Folder, printed};
use serde_json::Value;

const RECORD: &str = "\
sources:
  early: { title: Early news, date: 2020-03-10 }
  later: { title: Later news, date: 2020-12-24 }
events:
  - id: plan
    date: 2020-03-05
    title: The plan
    sources: [early, later]
    quotes:
      - { text: On the early one., speaker: Ann Ode, source: early }
      - { text: On the later one., speaker: Bo Lee, source: later }
    links: [{ contradicts: refusal }]
  - { id: refusal, date: 2020-04-01, known: 2020-06-05, title: A refusal, sources: [early] }
";

#[test]
fn as_of_a_day_lists_what_was_known_by_its_end() {
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    let list = |as_of: &str| folder.run(&["list", "r.yaml", "--as-of", as_of]);
    let (plan, refusal) = (
        "2020-03-05  other  The plan\n",
        "2020-04-01  other  A refusal\n",
    );
    assert_eq!(list("2020-03-09"), printed("", 0));
    assert_eq!(list("2020-03-10"), printed(plan, 0));
    // A month, to its end.
    assert_eq!(list("2020-03"), printed(plan, 0));
    assert_eq!(list("2020-06-04"), printed(plan, 0));
    assert_eq!(list("2020-06-05"), printed(&format!("{plan}{refusal}"), 0));
    // What the viewer prints where it cannot draw.
    assert_eq!(
        folder.run(&["--as-of", "2020-03-31", "r.yaml"]),
        printed(plan, 0)
    );
}

#[test]
fn as_of_a_day_sources_quotes_and_links_that_were_not_known_are_left_out() {
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    let seen = |args: &[&str]| {
        let (out, ..) = folder.run(&[&["list", "r.yaml", "--format", "json"], args].concat());
        let all: Value = serde_json::from_str(&out).unwrap();
        let plan = &all[0];
        let texts = |list: &str, field: &str| {
            let items = plan[list].as_array().unwrap().iter();
            items
                .map(|item| item[field].as_str().unwrap().to_owned())
                .collect::<Vec<_>>()
                .join(" ")
        };
        [
            texts("sources", "title"),
            texts("quotes", "text"),
            texts("links", "contradicts"),
        ]
        .join(" | ")
    };
    let both = "On the early one. On the later one. | refusal";
    assert_eq!(seen(&[]), format!("Early news Later news | {both}"));
    assert_eq!(
        seen(&["--as-of", "2020-03-31"]),
        "Early news | On the early one. | "
    );
    assert_eq!(
        seen(&["--as-of", "2020-06"]),
        "Early news | On the early one. | refusal"
    );
    assert_eq!(
        seen(&["--as-of", "2021"]),
        format!("Early news Later news | {both}")
    );
}

#[test]
fn a_day_that_is_none_is_refused_with_its_mend() {
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    for (day, words) in [
        ("2020-02-30", "February 2020"),
        ("May 2020", "write 2020-05"),
        ("2020/..", "expected a date with an end"),
    ] {
        let (out, complaint, code) = folder.run(&["list", "r.yaml", "--as-of", day]);
        assert_eq!((out.as_str(), code), ("", 2));
        assert!(complaint.contains(words), "{complaint}");
    }
}

#[test]
fn counts_the_problems_that_check_counts() {
    let planned = "- {date: 2026-05-01, title: x, status: planned, sources: [\"https://a.b\"]}\n";
    let folder = Folder::with(&[("a.yaml", planned)]);
    let (out, _, _) = folder.run(&["check", "--today", "2026-11-23", "a.yaml"]);
    assert!(out.ends_with("\n1 warning\n"), "{out}");
    let (_, err, _) = folder.run(&["list", "--today", "2026-11-23", "a.yaml"]);
    assert!(err.contains("1 warning in the file"), "{err}");
    let lost = "- {date: 2026, titel: x}\n- {date: 2026, title: y, sources: [\"https://a.b\"]}\n- {title: z}\n";
    let folder = Folder::with(&[("a.yaml", lost)]);
    let (out, err, code) = folder.run(&["list", "a.yaml"]);
    assert_eq!((out.as_str(), code), ("2026  other  y\n", 0));
    assert_eq!(
        err,
        "opcon-tui: 2 events set aside, 2 errors in the file; `opcon-tui check` tells them\n"
    );
    let (_, err, _) = folder.run(&["chek"]);
    assert!(err.ends_with("did you mean `opcon-tui check`?\n"), "{err}");
}

#[test]
fn a_command_that_is_misspelt_is_told_whatever_follows_it() {
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    for rest in ["r.yaml", "--strict"] {
        assert_eq!(
            folder.run(&["chek", rest]),
            (
                String::new(),
                "opcon-tui: there is no command chek\ndid you mean `opcon-tui check`?\n".to_owned(),
                2
            )
        );
    }
    let (_, err, code) = folder.run(&["check", "--strct"]);
    assert!(err.contains("'--strct'"), "{err}");
    assert_eq!(code, 2);
}

#[test]
fn a_record_that_is_not_there_can_be_begun() {
    let folder = Folder::with(&[]);
    let hint = "`opcon-tui init none.yaml` writes the built-in record there, to go on from\n";
    for args in [
        &["none.yaml"][..],
        &["list", "none.yaml"],
        &["brief", "none.yaml"],
    ] {
        let (_, err, code) = folder.run(args);
        assert_eq!(
            err,
            format!("opcon-tui: cannot read none.yaml: there is no such file\n{hint}")
        );
        assert_eq!(code, 2);
    }
    for name in ["none", "a b.yaml", "no/folder.yaml"] {
        let (_, err, _) = folder.run(&[name]);
        assert!(!err.contains("init"), "{err}");
    }
}

#[test]
fn who_has_no_record_is_told_that_another_one_is_read() {
    let told = "opcon-tui: no events.yaml was found: this is the built-in record\n";
    let today = ["--today", "2026-11-23"];
    let nowhere = Folder::with(&[]);
    let here = Folder::with(&[("events.yaml", RECORD)]);
    for command in [
        &["list"][..],
        &["list", "--format", "json"],
        &["brief"],
        &[],
    ] {
        let args = [command, &today].concat();
        let (out, err, code) = nowhere.run(&args);
        assert!(!out.is_empty() && !out.contains("built-in"), "{args:?}");
        assert_eq!((err.as_str(), code), (told, 0), "{args:?}");
        let (_, err, _) = here.run(&args);
        assert!(!err.contains("built-in"), "{args:?}: {err}");
    }
}
