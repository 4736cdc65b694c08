//! The brief: the shipped record on three days, and small records by hand.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use opcon_tui::analysis::AsOf;
use opcon_tui::analysis::brief::Brief;
use opcon_tui::day::Day;
use opcon_tui::document::load;
use opcon_tui::format::brief;
use opcon_tui::text::measure;

const EVENTS: &str = include_str!("../events.yaml");

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("briefs");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

/// Checked by hand against the record: dates, months, numbers of sources, words.
#[test]
fn the_state_of_play_on_three_days() {
    let record = load(EVENTS.as_bytes()).record;
    for at in ["2010-06-27", "2014-10-24", "2026-05-14"] {
        let told = Brief::of(
            &record,
            record.main_milestone(),
            AsOf::then(day(at)),
            None,
            |_| true,
        );
        snapshot(at, &brief::text(&record, &told));
    }
    let as_of = AsOf::then(day("2026-05-14"));
    let told = Brief::of(
        &record,
        record.main_milestone(),
        as_of,
        Some(day("2026-05-11")),
        |_| true,
    );
    snapshot("2026-05-14-markdown", &brief::markdown(&record, &told));
}

#[test]
fn no_line_is_wider_than_a_terminal_but_an_address() {
    let record = load(EVENTS.as_bytes()).record;
    let as_of = AsOf::now(day("2026-11-23"));
    let told = Brief::of(
        &record,
        record.main_milestone(),
        as_of,
        Some(day("2026-01-01")),
        |_| true,
    );
    for line in brief::text(&record, &told).lines() {
        let address = line.trim_start().starts_with("http");
        assert!(address || measure::width(line) <= 80, "{line}");
        assert!(!line.chars().any(char::is_control), "{line}");
    }
}

const FERRY: &str = "
title: The *ferry*
parties: { isle: { name: Isle }, port: { name: Port }, press: { name: Press, observer: true } }
milestones: { start: { name: First crossing }, trial: { name: Trial } }
conditions: { pier: { name: Pier }, ship: { name: Ship } }
sources:
  news: { title: News, publisher: Gazette, origin: Wire, date: 2020-03-05, url: 'https://a.b/c_d' }
events:
  - { id: deal, date: 2019-01-10, title: The deal, kind: agreement, targets: [{ by: [isle, port], date: 2021-06, status: agreed }] }
  - id: plan
    date: 2020-03-05
    title: The plan
    kind: statement
    sources: [news]
    quotes: [{ text: Soon. , speaker: Ann Ode, role: Clerk, source: news }]
    targets: [{ by: isle, date: ../2022, as_stated: by 2022 }, { by: press, date: 2023, status: reported }]
    assesses: [{ condition: pier, by: isle, finding: mostly-met }]
";

#[test]
fn a_small_brief_by_hand() {
    let record = load(FERRY.as_bytes()).record;
    let as_of = AsOf::then(day("2020-03-31"));
    let told = Brief::of(
        &record,
        record.main_milestone(),
        as_of,
        Some(day("2020-03-01")),
        |_| true,
    );
    assert_eq!(
        brief::text(&record, &told),
        "\
The *ferry*

As known on 31 Mar 2020: 2 of 2 events.

WHO SAYS WHEN
First crossing

- Isle: by 2022, proposed 5 Mar 2020: “by 2022” [1]. Slip -1 y 3 mo to +1 y 6
  mo.
- Port: Jun 2021, jointly, agreed 10 Jan 2019 [no source]. Slip 0 mo.
- Press: 2023, reported 5 Mar 2020 [1].

Gap 0 to 33 months. Slip is counted from the first date agreed, on 10 Jan 2019:
Jun 2021 [no source]. The joint date has not moved.

CONDITIONS
- Pier: Isle mostly met since 5 Mar 2020 [1].
- Ship: assessed by nobody.

LATEST STATEMENTS
- 5 Mar 2020: The plan [1]
    “Soon.”
    — Ann Ode, Clerk [1]

NEW
1 event became known after 1 Mar 2020:

- 5 Mar 2020: The plan [1]

1 target moved:

- First crossing, Isle: by 2022, was Jun 2021 [1].

1 finding changed:

- Pier, Isle: mostly met, was not assessed [1].

SOURCES
[1] Gazette, from Wire, “News”, 5 Mar 2020
    https://a.b/c_d
"
    );
    assert_eq!(
        brief::markdown(&record, &told),
        r"# The \*ferry\*

As known on 31 Mar 2020: 2 of 2 events.

## Who says when

**First crossing**

- **Isle:** by 2022, proposed 5 Mar 2020: “by 2022” \[1\]. Slip -1 y 3 mo to +1 y 6 mo.
- **Port:** Jun 2021, jointly, agreed 10 Jan 2019 \[no source\]. Slip 0 mo.
- Press: 2023, reported 5 Mar 2020 \[1\].

Gap 0 to 33 months. Slip is counted from the first date agreed, on 10 Jan 2019: Jun 2021 \[no source\]. The joint date has not moved.

## Conditions

- **Pier:** Isle mostly met since 5 Mar 2020 \[1\].
- **Ship:** assessed by nobody.

## Latest statements

- **5 Mar 2020:** The plan \[1\]

  > “Soon.”
  >
  > — Ann Ode, Clerk \[1\]

## New

1 event became known after 1 Mar 2020:

- **5 Mar 2020:** The plan \[1\]

1 target moved:

- **First crossing, Isle:** by 2022, was Jun 2021 \[1\].

1 finding changed:

- **Pier, Isle:** mostly met, was not assessed \[1\].

## Sources

1. Gazette, from Wire, “News”, 5 Mar 2020 <https://a.b/c_d>
"
    );
    let json: serde_json::Value = serde_json::from_str(&brief::json(&record, &told)).unwrap();
    let mut json = json.as_object().unwrap().clone();
    let events = json.remove("events").unwrap();
    let events: Vec<&str> = events
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["id"].as_str().unwrap())
        .collect();
    assert_eq!(events, ["deal", "plan"]);
    assert_eq!(
        serde_json::Value::Object(json),
        serde_json::json!({
            "as_of": "2020-03-31",
            "milestone": "start",
            "positions": [
                { "party": "isle", "date": "../2022", "earliest": null, "latest": "2022-12-31",
                  "status": "proposed", "standing": "standing", "said": "2020-03-05", "event": "plan",
                  "first_said": "2020-03-05", "first_event": "plan", "times": 1,
                  "slip": { "least": -15, "greatest": 18, "open": false } },
                { "party": "port", "date": "2021-06", "earliest": "2021-06-01", "latest": "2021-06-30",
                  "status": "agreed", "standing": "standing", "said": "2019-01-10", "event": "deal",
                  "first_said": "2019-01-10", "first_event": "deal", "times": 1,
                  "slip": { "least": 0, "greatest": 0, "open": false } },
            ],
            "gap": { "between": ["isle", "port"], "least": 0, "greatest": 33, "open": false,
                     "text": "gap 0 to 33 months" },
            "baseline": { "event": "deal", "date": "2021-06", "earliest": "2021-06-01",
                          "latest": "2021-06-30" },
            "done": null,
            "moved": 0,
            "conditions": [
                { "condition": "pier", "party": "isle", "finding": "mostly-met", "since": "2020-03-05",
                  "event": "plan" },
            ],
            "since": "2020-03-01",
            "new": ["plan"],
            "targets": [
                { "milestone": "start", "party": "isle",
                  "before": { "date": "2021-06", "earliest": "2021-06-01", "latest": "2021-06-30" },
                  "after": { "date": "../2022", "earliest": null, "latest": "2022-12-31" },
                  "event": "plan" },
            ],
            "findings": [
                { "condition": "pier", "party": "isle", "before": null, "after": "mostly-met", "event": "plan" },
            ],
        })
    );
}

/// Slip is counted from the day on which a date was put forward, its last repetition may be years younger.
#[test]
fn a_date_is_told_with_where_it_was_put_forward_and_where_it_was_said_last() {
    let record = load(
        b"
parties: { isle: { name: Isle }, port: { name: Port }, press: { name: Press, observer: true } }
milestones: { start: { name: First crossing } }
sources: { a: { title: A }, b: { title: B }, c: { title: C }, d: { title: D } }
events:
  - { id: deal, date: 2019-01-10, title: The deal, sources: [a], targets: [{ by: [isle, port], date: 2021-06, status: agreed }] }
  - { id: plan, date: 2019-02-10, title: The plan, sources: [b], targets: [{ by: isle, date: ../2025, as_stated: by 2025 }] }
  - { id: word, date: 2019-03-10, title: A word, sources: [c], targets: [{ by: press, date: 2030, status: reported }] }
  - { id: next, date: 2020-02-10, title: Again, sources: [b, c], targets: [{ by: isle, date: ../2026, status: confirmed, as_stated: before 2027 }] }
  - { id: echo, date: 2020-03-10, title: An echo, sources: [d], targets: [{ by: press, date: 2030, status: reported, as_stated: in 2030 }] }
  - { id: last, date: 2020-04-10, title: At last, sources: [c], targets: [{ by: isle, date: ../2025, status: confirmed }] }
",
    )
    .record;
    let told = |at: &str| {
        let as_of = AsOf::then(day(at));
        let told = Brief::of(&record, record.main_milestone(), as_of, None, |_| true);
        let json: serde_json::Value = serde_json::from_str(&brief::json(&record, &told)).unwrap();
        (brief::text(&record, &told), json)
    };
    // From 30 June 2021 to 10 February 2019, from 1 June 2021 to 31 December 2025.
    let (text, json) = told("2020-04-10");
    assert!(
        text.contains(
            "
- Isle: by 2025, proposed 10 Feb 2019: “by 2025” [1]; confirmed 10 Apr 2020,
  said 3 times [2]. Slip -2 y 4 mo to +4 y 6 mo.
- Port: Jun 2021, jointly, agreed 10 Jan 2019 [3]. Slip 0 mo.
- Press: 2030, reported 10 Mar 2019 [2]; again 10 Mar 2020: “in 2030” [4].
"
        ),
        "{text}"
    );
    let isle = &json["positions"][0];
    assert_eq!(
        (&isle["said"], &isle["event"]),
        (&"2020-04-10".into(), &"last".into())
    );
    let first = (&isle["first_said"], &isle["first_event"]);
    assert_eq!(first, (&"2019-02-10".into(), &"plan".into()));
    assert_eq!(isle["times"], 3);
    let events = json["events"].as_array().unwrap();
    let ids: Vec<&str> = events.iter().map(|e| e["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["deal", "plan", "last"], "both are among the events");
    let (text, _) = told("2020-02-10");
    assert!(
        text.contains(
            "
- Isle: by 2025, proposed 10 Feb 2019: “by 2025” [1]; confirmed 10 Feb 2020:
  “before 2027” [1][2]. Slip -2 y 4 mo to +4 y 6 mo.
"
        ),
        "{text}"
    );
}

/// Who spoke is told as of that day, with whose side it is; a translation is told as one.
#[test]
fn a_quote_is_told_with_role_party_and_note() {
    let record = load(
        b"
parties: { isle: { name: Isle }, port: { name: Port } }
people: { ode: { name: Ann Ode, role: Mayor, party: isle }, roe: { name: Bo Roe, party: port } }
events:
  - { date: 2020-01-01, title: A, quotes: [{ text: One., speaker: ode }] }
  - { date: 2020-01-02, title: B, quotes: [{ text: Two., speaker: ode, role: Clerk, to: Wire }] }
  - { date: 2020-01-03, title: C, quotes: [{ text: Three., speaker: roe, party: isle, anonymous: true }] }
  - { date: 2020-01-04, title: D, quotes: [{ text: Four., original: Vier., note: our translation, role: pilot, party: port }] }
",
    )
    .record;
    let told = Brief::of(&record, None, AsOf::now(day("2020-02-01")), None, |_| true);
    let text = brief::text(&record, &told);
    let lines: Vec<&str> = text.lines().filter(|l| l.starts_with("    ")).collect();
    assert_eq!(
        lines,
        [
            "    “Four.”",
            "    “Vier.”",
            "    (our translation)",
            "    — pilot (Port) [no source]",
            "    “Three.”",
            "    — Bo Roe (Isle), anonymous [no source]",
            "    “Two.”",
            "    — Ann Ode, Clerk (Isle), to Wire [no source]",
            "    “One.”",
            "    — Ann Ode, now Mayor (Isle) [no source]",
        ]
    );
}

#[test]
fn a_record_without_parties_or_milestones_has_a_brief_too() {
    let record = load(b"events:\n  - { date: 1869-11-17, title: The canal opens }\n").record;
    let told = Brief::of(&record, None, AsOf::now(day("2026-11-23")), None, |_| true);
    assert_eq!(
        brief::text(&record, &told),
        "State of play\n\nOn 23 Nov 2026: 1 event.\n"
    );
    let json: serde_json::Value = serde_json::from_str(&brief::json(&record, &told)).unwrap();
    assert_eq!(
        json,
        serde_json::json!({
            "as_of": "2026-11-23", "milestone": null, "positions": [], "gap": null, "baseline": null,
            "done": null, "moved": 0, "conditions": [], "events": [],
        })
    );
}

/// What was reached needs no date, and says where it stands that it was.
#[test]
fn a_milestone_that_is_reached_is_told_with_its_source() {
    let record = load(
        b"
parties: { isle: { name: Isle }, port: { name: Port } }
milestones: { start: { name: First crossing } }
sources: { a: { title: A } }
events:
  - { id: deal, date: 2019-01-10, title: The deal, targets: [{ by: [isle, port], date: 2021-06, status: agreed }] }
  - { id: open, date: 2021-07, title: It opens, sources: [a], targets: [{ by: [isle, port], date: 2021-07, status: done }] }
",
    )
    .record;
    let told = Brief::of(
        &record,
        record.main_milestone(),
        AsOf::now(day("2022-01-01")),
        None,
        |_| true,
    );
    let text = brief::text(&record, &told);
    assert!(
        text.contains("First crossing\n\nDone on Jul 2021 [1].\n\nSOURCES"),
        "{text}"
    );
    let json: serde_json::Value = serde_json::from_str(&brief::json(&record, &told)).unwrap();
    assert_eq!(
        json["done"],
        serde_json::json!({
            "event": "open", "date": "2021-07", "earliest": "2021-07-01", "latest": "2021-07-31",
        })
    );
    assert_eq!(json["gap"], serde_json::Value::Null);
    assert_eq!(json["events"][1]["id"], "open");
}

/// That nothing was said, that there is no date, and that a date was withdrawn are three things.
#[test]
fn a_party_without_a_date_says_why() {
    let record = load(
        b"
parties: { isle: { name: Isle }, port: { name: Port }, cape: { name: Cape }, reef: { name: Reef } }
milestones: { start: { name: First crossing } }
sources: { a: { title: A }, b: { title: B } }
events:
  - { id: plan, date: 2025-07-15, title: The plan, sources: [a], targets: [{ by: isle, date: ../2030 }, { by: port, status: postponed }, { by: reef, date: 2031 }] }
  - { id: word, date: 2025-07-16, title: Not so, sources: [b], targets: [{ by: isle, date: ../2030, status: denied }] }
",
    )
    .record;
    let told = Brief::of(
        &record,
        record.main_milestone(),
        AsOf::now(day("2025-07-20")),
        None,
        |_| true,
    );
    let text = brief::text(&record, &told);
    assert!(
        text.contains(
            "
- Isle: none: by 2030 denied 16 Jul 2025 [1].
- Port: no date, postponed 15 Jul 2025 [2].
- Cape: nothing stated.
"
        ),
        "{text}"
    );
}

#[test]
fn how_many_standing_dates_are_left_out_is_told() {
    let text = |dates: i32| {
        let guess = |nth: i32| {
            let (day, year) = (nth + 1, 2030 + nth);
            format!(
                "  - {{ date: 2025-07-{day:02}, title: A guess, targets: [{{ by: press, date: {year} }}] }}\n"
            )
        };
        let events: String = (0..dates).map(guess).collect();
        let record = format!(
            "parties: {{ isle: {{ name: Isle }}, press: {{ name: Press, observer: true }} }}\nmilestones: {{ start: {{ name: First crossing }} }}\nevents:\n{events}"
        );
        let record = load(record.as_bytes()).record;
        let as_of = AsOf::now(day("2025-08-20"));
        let told = Brief::of(&record, record.main_milestone(), as_of, None, |_| true);
        brief::text(&record, &told)
    };
    let all = text(6);
    assert!(
        all.contains("Press: 2030") && !all.contains("more"),
        "{all}"
    );
    let some = text(9);
    let end =
        "- Press: 2033, proposed 4 Jul 2025 [no source].\n- 3 more standing dates, said earlier.\n";
    assert!(some.contains(end), "{some}");
}

#[test]
fn one_number_of_months_is_told_once() {
    use opcon_tui::analysis::{Gap, words};
    use opcon_tui::record::PartyId;
    let gap = |least, greatest, open| {
        let between = (PartyId(0), PartyId(1));
        words::gap(&Gap::Months {
            least,
            greatest,
            open,
            between,
        })
    };
    assert_eq!(gap(8, 8, true), "gap 8 months or more");
    assert_eq!(gap(8, 8, false), "gap 8 months");
    assert_eq!(gap(1, 8, true), "gap 1 to 8 months or more");
}
