//! `list`.

use crate::program::{Folder, printed};
use opcon_tui::format::column::Column;
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
    let none = "opcon-tui: no event was known by 2020-03-09\n".to_owned();
    assert_eq!(list("2020-03-09"), (String::new(), none, 0));
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
fn a_command_behind_options_is_told_to_come_first() {
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    let first = "opcon-tui: the command list comes before its options";
    for (args, complaint) in [
        (["--as-of", "2022"], format!("{first}\n")),
        (
            ["--config", "c.toml"],
            format!("{first}, and has no --config\n"),
        ),
        (
            ["--fresh", "--filter=x"],
            format!("{first}, and has no --fresh\n"),
        ),
    ] {
        let args = [&args[..], &["list", "r.yaml"]].concat();
        assert_eq!(folder.run(&args), (String::new(), complaint, 2), "{args:?}");
    }
}

#[test]
fn a_date_as_a_value_may_begin_with_a_hyphen() {
    let old = "events:\n- {date: -0100, title: Marius}\n- {date: -0043-03-15, title: Caesar}\n";
    let folder = Folder::with(&[("r.yaml", old)]);
    let lines = |args: &[&str]| {
        let (out, _, code) = folder.run(args);
        assert_eq!(code, 0, "{args:?}");
        out.lines().count()
    };
    assert_eq!(lines(&["list", "r.yaml"]), 2);
    assert_eq!(lines(&["list", "r.yaml", "--as-of", "-0050"]), 1);
    assert_eq!(lines(&["--as-of", "-0050", "r.yaml"]), 1);
    assert_eq!(
        lines(&["--at", "-0043", "--today", "-0043-03-15", "r.yaml"]),
        2
    );
    assert!(lines(&["diff", "r.yaml", "--from", "-0050", "--to", "-0040"]) > 0);
    assert!(lines(&["brief", "r.yaml", "--since", "-0050", "--as-of", "-0040"]) > 0);
    for option in ["--as-of", "--today"] {
        let (_, complaint, code) = folder.run(&["list", "r.yaml", option, "--strict"]);
        assert_eq!(code, 2);
        let said = "expected a value, and found an option";
        assert!(complaint.contains(said), "{complaint}");
    }
}

#[test]
fn a_record_that_is_not_there_can_be_begun() {
    let folder = Folder::with(&[]);
    let hint = "`opcon-tui init none.yaml` writes a file there to start from\n";
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

/// Words that a spreadsheet, a terminal and a reader of lines could take for something else.
const HOSTILE: &str = "\
parties: { isle: { name: Isle }, port: { name: Port } }
people: { ode: { name: Ann Ode } }
events:
  - id: \"=now\"
    date: 2020-Q1
    known: 2020-06-05
    kind: hearing
    title: \"-A\\u001b[2J \\\"b\\\", c\"
    parties: [isle, port]
    people: [ode, \"Lee, Bo\"]
    place: \"'@항구\"
    summary: \"One\\ttwo.\\n\\n  Three\\u2028four.\\n\"
    tags: [b, \"+a\"]
    sources: [\"https://a.b/1\", \"https://a.b/2\"]
    quotes: [{ text: x }]
    targets: [{ of: start, by: isle, date: 2022 }]
    confidence: low
  - { id: ides, date: -0044-03-15, title: 카이사르, key: true, status: planned, known: 2020-07 }
  - { id: open, date: 2021/.., title: apple, kind: agreement }
milestones: { start: { name: Start } }
";

/// What `list` prints of the hostile record, whatever it says of problems.
fn hostile(args: &[&str]) -> String {
    let folder = Folder::with(&[("r.yaml", HOSTILE)]);
    let (out, _, code) = folder.run(&[&["list", "r.yaml"], args].concat());
    assert_eq!(code, 0, "{args:?}");
    out
}

#[test]
fn csv_and_tsv_have_a_header_and_a_line_an_event() {
    let columns = "id,date,title,parties,people,place,summary,tags,quotes,urls";
    assert_eq!(
        hostile(&["--format", "csv", "--columns", columns]),
        "id,date,title,parties,people,place,summary,tags,quotes,urls\n\
         ides,-0044-03-15,카이사르,,,,,,0,\n\
         '=now,2020-33,\"'-A␛[2J \"\"b\"\", c\",isle; port,\"Ann Ode; Lee, Bo\",''@항구,One two. Three‹2028›four.,b; +a,1,https://a.b/1 https://a.b/2\n\
         open,2021/..,apple,,,,,,0,\n"
    );
    assert_eq!(
        hostile(&[
            "--format",
            "tsv",
            "--columns",
            "title,people,earliest,latest"
        ]),
        "title\tpeople\tearliest\tlatest\n\
         카이사르\t\t-0044-03-15\t-0044-03-15\n\
         '-A␛[2J \"b\", c\tAnn Ode; Lee, Bo\t2020-01-01\t2020-03-31\n\
         apple\t\t2021-01-01\t\n"
    );
    let folder = Folder::with(&[("r.yaml", "events: []\n")]);
    let (out, ..) = folder.run(&["list", "r.yaml", "--format", "csv", "--columns", "id,title"]);
    assert_eq!(out, "id,title\n");
}

#[test]
fn without_columns_csv_and_tsv_have_them_all() {
    let out = hostile(&["--format", "tsv"]);
    let mut lines = out.lines();
    let names: Vec<&str> = lines.next().unwrap().split('\t').collect();
    let all: Vec<&str> = Column::WORDS.iter().map(|(name, ..)| *name).collect();
    assert_eq!(names, all);
    let cells: Vec<&str> = lines.nth(1).unwrap().split('\t').collect();
    let cell = |name: &str| cells[names.iter().position(|n| *n == name).unwrap()];
    let told = [
        "known",
        "status",
        "kind",
        "short",
        "key",
        "sources",
        "publishers",
        "targets",
        "confidence",
        "line",
    ];
    assert_eq!(
        told.map(cell),
        [
            "2020-06-05",
            "happened",
            "hearing",
            "",
            "false",
            "2",
            "0",
            "1",
            "low",
            "4"
        ]
    );
    let json: Value = serde_json::from_str(&hostile(&["--format", "json"])).unwrap();
    let lines = hostile(&["--format", "jsonl"]);
    let lines: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(json, Value::Array(lines));
}

#[test]
fn a_table_has_the_columns_that_were_chosen() {
    assert_eq!(
        hostile(&["--columns", "date,sources,title,place,kind,known"]),
        "-0044-03-15  0  카이사르               other      2020-07-31\n\
         2020-Q1      2  -A␛[2J \"b\", c  '@항구  hearing    2020-06-05\n\
         2021/..      0  apple                  agreement  2021-01-01\n"
    );
    assert_eq!(
        hostile(&["--columns", "title,place"]),
        "카이사르\n-A␛[2J \"b\", c  '@항구\napple\n",
        "no blank ends a line"
    );
    assert_eq!(hostile(&["--columns", "date,kind,title"]), hostile(&[]));
    assert_eq!(hostile(&["--columns", " date, kind ,title "]), hostile(&[]));
}

#[test]
fn events_are_sorted_by_what_was_asked_for() {
    let record = "\
- {id: a, date: 2020-03, title: b, kind: report}
- {id: b, date: 2020-01, title: A, kind: report, known: 2022}
- {id: c, date: 2020-02, title: a, kind: law, known: 2022}
";
    let folder = Folder::with(&[("r.yaml", record)]);
    for (key, expected) in [
        ("date", "b c a"),
        ("-date", "a c b"),
        ("known", "a b c"),
        ("-known", "b c a"),
        ("kind", "c b a"),
        ("-kind", "b a c"),
        ("title", "b c a"),
        ("-title", "a b c"),
    ] {
        for form in ["table", "csv", "jsonl", "json"] {
            let columns: &[&str] = if form.starts_with('j') {
                &[]
            } else {
                &["--columns", "id"]
            };
            let args = ["list", "--sort", key, "--format", form, "r.yaml"];
            let (out, ..) = folder.run(&[&args[..], columns].concat());
            let ids: Vec<&str> = match form {
                "table" => out.lines().collect(),
                "csv" => out.lines().skip(1).collect(),
                _ => out
                    .split("\"id\":")
                    .skip(1)
                    .map(|rest| &rest.trim()[1..2])
                    .collect(),
            };
            assert_eq!(ids.join(" "), expected, "{key} {form}");
        }
    }
}

#[test]
fn a_column_or_key_that_there_is_not_is_answered_with_the_nearest() {
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    let all = "  expected id, date, earliest, latest, known, status, kind, title, short, key,\n  \
               parties, place, people, summary, quotes, sources, publishers, urls, targets,\n  \
               assesses, links, tags, confidence, conflict, note, line\n";
    for (args, expected) in [
        (
            ["--columns", "id,titel"],
            format!(
                "error: invalid value 'titel' for '--columns <C,...>': did you mean 'title'?\n{all}"
            ),
        ),
        (
            ["--columns", "\u{1b}x"],
            format!("error: invalid value '␛x' for '--columns <C,...>'\n{all}"),
        ),
        (
            ["--columns", ""],
            format!("error: invalid value '' for '--columns <C,...>'\n{all}"),
        ),
        (
            ["--sort", "-tilte"],
            "error: invalid value '-tilte' for '--sort <KEY>': did you mean '-title'?\n  \
            expected date, -date, known, -known, kind, -kind, title, -title\n"
                .to_owned(),
        ),
    ] {
        let ended = folder.run(&[&["list", "r.yaml"][..], &args].concat());
        assert_eq!(ended, (String::new(), expected, 2));
    }
    for form in ["json", "jsonl"] {
        let (out, err, code) = folder.run(&["list", "r.yaml", "--columns", "id", "--format", form]);
        assert_eq!((out.as_str(), code), ("", 2));
        assert_eq!(
            err,
            "opcon-tui: cannot use --columns: json and jsonl give every field; it is for table, csv and tsv\n"
        );
    }
}

#[test]
fn a_reader_that_has_enough_ends_it_quietly() {
    // More than a pipe holds, so that the program is still writing.
    let events = (1000..5000)
        .map(|n| format!("- {{id: e{n}, date: {n}, title: A title, sources: [\"https://a.b\"]}}"));
    let record = events.collect::<Vec<_>>().join("\n");
    let folder = Folder::with(&[("r.yaml", &record)]);
    for form in ["table", "json", "jsonl", "csv", "tsv"] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_opcon-tui"))
            .args(["list", "--format", form])
            .arg(folder.path("r.yaml"))
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let mut line = String::new();
        let mut reader = std::io::BufReader::new(child.stdout.take().unwrap());
        std::io::BufRead::read_line(&mut reader, &mut line).unwrap();
        drop(reader);
        let ended = child.wait_with_output().unwrap();
        assert!(!line.is_empty(), "{form}");
        assert_eq!(
            (ended.status.code(), ended.stderr.len()),
            (Some(0), 0),
            "{form}"
        );
    }
}

#[test]
fn where_nothing_can_be_written_it_says_so() {
    // What a full disk answers; not every system has it.
    let Ok(full) = std::fs::File::create("/dev/full") else {
        return;
    };
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    let ended = std::process::Command::new(env!("CARGO_BIN_EXE_opcon-tui"))
        .arg("list")
        .arg(folder.path("r.yaml"))
        .stdout(full)
        .output()
        .unwrap();
    let said = String::from_utf8(ended.stderr).unwrap();
    assert!(
        said.starts_with("opcon-tui: cannot write standard output: "),
        "{said}"
    );
    assert_eq!(ended.status.code(), Some(2));
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
        &["show", "2026-05-14", "--format", "json"],
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
