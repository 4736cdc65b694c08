//! `check`.

use crate::program::{Folder, printed};

const GOOD: &str = "- {date: 2026, title: x, sources: [https://example.org]}\n";
const BAD: &str = "- date: 2026\n  titel: 다리 100%\n  sources: [https://example.org]\n";
const ADVICE: &str = "- {date: 2026-05, title: x}\n";
const PLANNED: &str =
    "- {date: 2026-05, title: x, status: planned, sources: [https://example.org]}\n";

#[test]
fn reports_each_file_and_ends_with_1_for_errors() {
    let folder = Folder::with(&[
        ("good.yaml", GOOD),
        ("bad.yaml", BAD),
        ("advice.yaml", ADVICE),
    ]);
    assert_eq!(
        folder.run(&["check", "good.yaml", "good.yaml"]),
        printed(
            "good.yaml: 1 event, no problems\ngood.yaml: 1 event, no problems\n",
            0
        )
    );
    let bad = "error[unknown-key]: `titel` is no key of an event
 --> bad.yaml:2:3
  |
2 |   titel: 다리 100%
  |   ^^^^^
  |
  = help: did you mean `title`?
  = note: this event is set aside until it can be read

1 error, 1 event set aside
";
    assert_eq!(folder.run(&["check", "bad.yaml"]), printed(bad, 1));
    let advice = "warning[event-without-source]: the event has no source
 --> advice.yaml:1:3
  |
1 | - {date: 2026-05, title: x}
  |   ^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: add `sources: [ … ]` with keys of `sources` or addresses

1 warning
";
    assert_eq!(folder.run(&["check", "advice.yaml"]), printed(advice, 0));
    assert_eq!(
        folder.run(&["check", "--strict", "advice.yaml"]),
        printed(advice, 1)
    );
    assert_eq!(
        folder.run(&["check", "bad.yaml", "good.yaml", "advice.yaml"]),
        printed(
            &format!("{bad}\ngood.yaml: 1 event, no problems\n\n{advice}"),
            1
        )
    );
    assert_eq!(
        folder.feed(&["check", "-"], GOOD.as_bytes()),
        printed("standard input: 1 event, no problems\n", 0)
    );
}

#[test]
fn goes_on_past_a_file_that_cannot_be_read() {
    let folder = Folder::with(&[("bad.yaml", BAD), ("good.yaml", GOOD)]);
    assert_eq!(
        folder.run(&["check", "none.yaml", "good.yaml", "."]),
        (
            "good.yaml: 1 event, no problems\n".to_owned(),
            "opcon-tui: cannot read none.yaml: there is no such file\n\
             opcon-tui: cannot read .: it is a folder, not a file\n"
                .to_owned(),
            2
        )
    );
    let (out, _, code) = folder.run(&["check", "none.yaml", "bad.yaml"]);
    assert!(out.ends_with("\n1 error, 1 event set aside\n"));
    assert_eq!(code, 2);
    let (out, err, code) = folder.run(&["check", "--format", "json", "none.yaml"]);
    assert_eq!((out.as_str(), code), ("[]\n", 2));
    assert_eq!(
        err,
        "opcon-tui: cannot read none.yaml: there is no such file\n"
    );
    assert_eq!(folder.run(&["check", "--format", "xml"]).2, 2);
}

#[test]
fn finds_the_usual_file_where_none_is_named() {
    let folder = Folder::with(&[("events.yaml", GOOD)]);
    assert_eq!(
        folder.run(&["check"]),
        printed("events.yaml: 1 event, no problems\n", 0)
    );
    let (out, err, code) = Folder::with(&[]).run(&["check", "--today", "2026-05-20"]);
    assert!(
        out.starts_with("the built-in record: ") && out.ends_with(" events, no problems\n"),
        "{out}"
    );
    assert_eq!((err.as_str(), code), ("", 0));
}

#[test]
fn has_colours_only_where_they_are_wanted() {
    let folder = Folder::with(&[("bad.yaml", BAD)]);
    let args = ["check", "bad.yaml"];
    let (plain, ..) = folder.run(&args);
    assert!(!plain.contains('\u{1b}'), "{plain}");
    let (coloured, ..) = folder.within(&[("CLICOLOR_FORCE", "1")], &args);
    assert!(coloured.contains("\u{1b}["), "{coloured}");
    let mut text = String::new();
    for (at, part) in coloured.split("\u{1b}[").enumerate() {
        let shown = if at == 0 {
            Some(part)
        } else {
            part.split_once('m').map(|(_, rest)| rest)
        };
        text.push_str(shown.unwrap());
    }
    assert_eq!(text, plain);
    let other = folder.within(
        &[("CLICOLOR_FORCE", "1")],
        &["check", "--format", "json", "bad.yaml"],
    );
    assert!(!other.0.contains('\u{1b}'));
}

#[test]
fn gives_json_in_the_documented_order() {
    let folder = Folder::with(&[
        ("bad.yaml", BAD),
        ("advice.yaml", ADVICE),
        ("good.yaml", GOOD),
    ]);
    assert_eq!(
        folder.run(&[
            "check",
            "--format",
            "json",
            "bad.yaml",
            "good.yaml",
            "advice.yaml"
        ]),
        printed(
            r#"[
  {
    "severity": "error",
    "code": "unknown-key",
    "message": "`titel` is no key of an event",
    "file": "bad.yaml",
    "line": 2,
    "column": 3,
    "end_line": 2,
    "end_column": 8,
    "help": "did you mean `title`?"
  },
  {
    "severity": "warning",
    "code": "event-without-source",
    "message": "the event has no source",
    "file": "advice.yaml",
    "line": 1,
    "column": 3,
    "end_line": 1,
    "end_column": 28,
    "help": "add `sources: [ … ]` with keys of `sources` or addresses"
  }
]
"#,
            1
        )
    );
    assert_eq!(
        folder.run(&["check", "--format", "json", "good.yaml"]),
        printed("[]\n", 0)
    );
}

#[test]
fn gives_workflow_commands_with_nothing_that_would_end_them() {
    let text =
        "- date: 50%\n  title: x\n  sources: [https://example.org]\n- {date: 2026, title: y}\n";
    let folder = Folder::with(&[("a,b:c%.yaml", text)]);
    assert_eq!(
        folder.run(&["check", "--format", "github", "a,b:c%.yaml"]),
        printed(
            "::error file=a%2Cb%3Ac%25.yaml,line=1,col=9,endLine=1,endColumn=12,title=bad-date::\
             `date` `50%25` cannot be used: a date is written as in 2026, 2026-05 or 2026-05-14%0A\
             write a date such as `2026-05-14`, `2026-05`, `2026`, `2026-05~` or `../2029-03`%0A\
             this event is set aside until it can be read\n\
             ::warning file=a%2Cb%3Ac%25.yaml,line=4,col=3,endLine=4,endColumn=25,title=event-without-source::\
             the event has no source%0Aadd `sources: [ … ]` with keys of `sources` or addresses\n",
            1
        )
    );
    let folder = Folder::with(&[("good.yaml", GOOD)]);
    assert_eq!(
        folder.run(&["check", "--format", "github", "good.yaml"]),
        printed("", 0)
    );
}

#[test]
fn asks_after_plans_that_are_past() {
    let folder = Folder::with(&[("a.yaml", PLANNED)]);
    assert_eq!(
        folder.run(&["check", "--today", "2026-05-31", "a.yaml"]),
        printed("a.yaml: 1 event, no problems\n", 0)
    );
    let (out, _, code) = folder.run(&["check", "--today", "2026-06-01", "a.yaml"]);
    assert!(
        out.starts_with("warning[outcome-not-recorded]: the event was planned for `2026-05`"),
        "{out}"
    );
    assert_eq!(code, 0);
    let strict = ["check", "--strict", "--today", "2026-06-01", "a.yaml"];
    assert_eq!(folder.run(&strict).2, 1);
    assert_eq!(
        folder.run(&["check", "--today", "soon", "a.yaml"]).2,
        2,
        "a day that is none is a fault of usage"
    );
}
