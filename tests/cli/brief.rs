//! `brief` and `diff`.

use crate::program::{Folder, printed};

const OLD: &str = "\
title: The ferry
parties: { isle: { name: Isle }, port: { name: Port } }
milestones: { start: { name: First crossing }, trial: { name: Trial } }
events:
  - { id: plan, date: 2020-03-05, title: The plan, targets: [{ by: isle, date: 2022 }], sources: [\"https://a.b/c\"] }
  - { id: test, date: 2020-06-01, title: The test, targets: [{ of: trial, by: port, date: 2021 }], sources: [\"https://a.b/d\"] }
";

#[test]
fn the_state_of_play_as_of_a_day_and_of_another_milestone() {
    let folder = Folder::with(&[("r.yaml", OLD)]);
    let expected = "\
The ferry

As known on 31 Mar 2020: 1 of 2 events.

WHO SAYS WHEN
First crossing

- Isle: 2022, proposed 5 Mar 2020 [1].
- Port: nothing stated.

Gap cannot be said.

SOURCES
[1] https://a.b/c
";
    let brief = |args: &[&str]| folder.run(&[&["brief", "r.yaml"], args].concat());
    assert_eq!(brief(&["--as-of", "2020-03"]), printed(expected, 0));
    let (trial, ..) = brief(&["--as-of", "2020", "--milestone", "trial", "--format", "md"]);
    assert!(
        trial.contains("- **Port:** 2021, proposed 1 Jun 2020 \\[2\\].\n"),
        "{trial}"
    );
    let (json, ..) = brief(&["--as-of", "2020", "--since", "2020-05", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&json).unwrap();
    assert_eq!(
        (&json["since"], &json["new"][0]),
        (&"2020-05-31".into(), &"test".into())
    );
    let news = |filter: &str| {
        let args = [
            "--as-of", "2020", "--since", "2020-02", "--format", "json", "--filter", filter,
        ];
        let (json, complaint, code) = brief(&args);
        let json: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
        (
            json["new"].to_string(),
            json["positions"].to_string().len() > 2,
            complaint,
            code,
        )
    };
    let said = |new: &str| (new.to_owned(), true, String::new(), 0);
    assert_eq!(
        news("-party:isle"),
        said("[\"test\"]"),
        "the positions stay"
    );
    assert_eq!(news("since:2021"), said("[]"));
    let (.., complaint, code) = news("kin:hearing");
    assert!(complaint.contains("kin") && code == 2, "{complaint}");
    let (out, complaint, code) = brief(&["--milestone", "end"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert_eq!(
        complaint,
        "opcon-tui: no milestone has the key `end`: expected start or trial\n"
    );
}

#[test]
fn what_is_new_since_a_later_day_is_not_told() {
    let folder = Folder::with(&[("r.yaml", OLD)]);
    let args = [
        "brief", "r.yaml", "--as-of", "2020-01", "--since", "2020-06",
    ];
    let (out, complaint, code) = folder.run(&args);
    assert_eq!((out.as_str(), code), ("", 2));
    assert_eq!(
        complaint,
        "opcon-tui: --since 30 Jun 2020 is later than 31 Jan 2020, the day of the brief: give an earlier day\n"
    );
}

#[test]
fn another_day_is_taken_for_today() {
    let folder = Folder::with(&[("r.yaml", OLD)]);
    let brief = |today: &str| {
        let args = ["brief", "r.yaml", "--since", "2020-05", "--today", today];
        folder.run(&args).0
    };
    let (before, after) = (brief("2020-05-31"), brief("2023-01-01"));
    assert!(before.contains("On 31 May 2020: 2 events."), "{before}");
    assert!(before.contains("- Isle: 2022, proposed"), "{before}");
    assert!(before.contains("Nothing became known after 31 May 2020."));
    assert!(after.contains("- Isle: 2022, lapsed, proposed"), "{after}");
    assert!(after.contains("1 event became known after 31 May 2020:"));
    let (out, complaint, code) = folder.run(&["brief", "r.yaml", "--today", "soon"]);
    assert_eq!((out.as_str(), code), ("", 2));
    assert!(complaint.contains("expected a day such as"), "{complaint}");
    let (_, complaint, code) = folder.run(&["--today", "2020-05-31", "brief"]);
    assert_eq!(code, 2);
    assert_eq!(
        complaint,
        "opcon-tui: cannot read brief: there is no such file\n\
         the command brief comes before its options\n"
    );
}

#[test]
fn what_changed_between_two_files_and_two_days() {
    let new = OLD
        .replace("title: The plan", "title: A plan")
        .replace("date: 2021", "date: 2023");
    let folder = Folder::with(&[("old.yaml", OLD), ("new.yaml", &new)]);
    let expected = "\
What changed from old.yaml to new.yaml

CHANGED
~ 5 Mar 2020: A plan
      title
        - The plan
        + A plan
~ 1 Jun 2020: The test
      targets
        - Trial, by Port, 2021, proposed
        + Trial, by Port, 2023, proposed

TARGETS MOVED
~ Trial, Port: 2023, was 2021
      1 Jun 2020: The test
";
    assert_eq!(
        folder.run(&["diff", "old.yaml", "new.yaml"]),
        printed(expected, 0)
    );
    let days = |from: &str, to: &str| folder.run(&["diff", "old.yaml", "--from", from, "--to", to]);
    let nothing = |from: &str, to: &str| {
        format!("What changed in old.yaml from {from} to {to}\n\nNothing changed.\n")
    };
    let expected = nothing("30 Apr 2020", "31 May 2020");
    assert_eq!(days("2020-04", "2020-05"), printed(&expected, 0));
    let expected = "\
What changed in old.yaml from 31 May 2020 to 30 Jun 2020

ADDED
+ 1 Jun 2020: The test

TARGETS MOVED
~ Trial, Port: 2021, was nothing stated
      1 Jun 2020: The test
";
    assert_eq!(days("2020-05", "2020-06"), printed(expected, 0));
    // Without the other day it is today's.
    let until = |day: &str| {
        let args = ["diff", "old.yaml", "--from", "2020-05", "--today", day];
        folder.run(&args)
    };
    let expected = expected.replace("30 Jun", "1 Jun");
    assert_eq!(until("2020-06-01"), printed(&expected, 0));
    let expected = nothing("31 May 2020", "31 May 2020");
    assert_eq!(until("2020-05-31"), printed(&expected, 0));
    let args = ["diff", "old.yaml", "old.yaml", "--today", "2020-01-01"];
    let expected = "What changed from old.yaml to old.yaml\n\nNothing changed.\n";
    assert_eq!(
        folder.run(&args),
        printed(expected, 0),
        "today means nothing"
    );
    for wrong in [
        &["diff", "old.yaml"][..],
        &["diff", "old.yaml", "--to", "2020"],
        &[
            "diff", "old.yaml", "new.yaml", "--from", "2020", "--to", "2021",
        ],
    ] {
        let (out, complaint, code) = folder.run(wrong);
        assert_eq!((out.as_str(), code), ("", 2), "{complaint}");
    }
}

/// What cannot be compared is refused with what to do instead.
#[test]
fn what_cannot_be_compared_is_refused_with_a_mend() {
    let folder = Folder::with(&[("r.yaml", OLD)]);
    let said = |args: &[&str]| {
        let (out, complaint, code) = folder.run(&[&["diff"], args].concat());
        assert_eq!((out.as_str(), code), ("", 2), "{complaint}");
        complaint
    };
    assert_eq!(
        said(&["r.yaml", "--from", "2021-05-02", "--to", "2021-05-01"]),
        "opcon-tui: --from 2 May 2021 is later than --to 1 May 2021: exchange them\n"
    );
    assert_eq!(
        said(&["r.yaml", "--from", "2030", "--today", "2026-05-14"]),
        "opcon-tui: --from 31 Dec 2030 is later than today, 14 May 2026: give an earlier day\n"
    );
    assert_eq!(
        said(&["-", "-"]),
        "opcon-tui: standard input can be read once: give one of the two as a file\n"
    );
    assert!(said(&["r.yaml"]).contains("add --from DATE"));
}

/// Where something could not be read, it is not said that nothing changed.
#[test]
fn what_could_not_be_read_may_have_changed() {
    let broken = OLD.replace("date: 2020-06-01", "date: soon");
    let folder = Folder::with(&[("a.yaml", &broken), ("b.yaml", &broken)]);
    let (out, complaint, code) = folder.run(&["diff", "a.yaml", "b.yaml"]);
    assert!(
        out.ends_with("\nNothing changed in what could be read.\n"),
        "{out}"
    );
    let complaints: Vec<&str> = complaint.lines().collect();
    assert!(
        complaints[0].ends_with("in a.yaml; `opcon-tui check` tells them")
            && complaints[1].ends_with("in b.yaml; `opcon-tui check` tells them"),
        "{complaint}"
    );
    assert_eq!(code, 0);
}
