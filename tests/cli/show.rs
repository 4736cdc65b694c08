//! `show`.

use opcon_tui::analysis::AsOf;
use opcon_tui::app::panel;
use opcon_tui::app::reading::Reading;
use opcon_tui::date::Date;
use opcon_tui::day::Day;
use opcon_tui::document;
use opcon_tui::record::EventId;
use opcon_tui::text::measure;
use proptest::prelude::*;

use crate::program::{Folder, printed};
use crate::records;

/// What can be said of an event is said of one here; nothing of another.
const RECORD: &str = "\
parties:
  isle: { name: Isle, native: 섬 }
  port: { name: Port }
people:
  ode: { name: Ann Ode, native: 오데, role: Mayor, party: isle }
milestones: { start: { name: First crossing, short: Start } }
conditions: { pier: { name: The pier stands } }
sources:
  news:
    title: Mayor says what she thinks of the ferry, and what she does not think of it
    publisher: 섬 신문
    origin: Wire
    date: 2020-03-10
    url: https://example.org/a/path/that/is/longer/than/a/line/and/stays/whole/since/it/is/copied
    lang: ko
    primary: true
    seen: excerpt
    reliability: B
    note: Page 2.
events:
  - id: plan
    date: 2020-03~
    known: 2020-06-05
    status: planned
    kind: meeting
    title: The plan
    parties: [isle, port]
    place: Town hall
    people: [ode, { who: Bo Lee, role: clerk, note: by telephone }]
    summary: >
      섬과 항구는 올봄에 첫 배가 떠날 수 있는지를 두고 이야기를 나누었으며 그 자리에서 아무것도 정하지 않았다.
    quotes:
      - { text: \"Not before\\n2022.\", speaker: ode, role: head of the council, to: Wire, original: 이천이십이 년 전에는 안 된다., original_lang: ko, source: news, note: On the quay. }
      - { text: Never., anonymous: true, role: official, party: port, lang: de }
    sources: [news, \"https://a.b/c\"]
    targets:
      - { by: [isle, port], date: ../2022-Q1, status: agreed, as_stated: by spring, note: in writing }
      - { by: port, status: postponed }
      - { by: isle, date: 2022, status: denied }
      - { by: [isle, port], status: done }
    assesses:
      - { condition: pier, by: isle, finding: mostly-met, as_stated: it stands }
      - { condition: all, by: port, finding: not-met, note: as told }
    links: [{ contradicts: refusal, note: word for word }]
    tags: [pier, talks]
    confidence: low
    conflict: Who was there.
    note: Told twice.
  - { id: refusal, date: 2021-04-01, title: A refusal, sources: [news], links: [{ follows: plan }] }
";

const PLAN: &str = "\
The plan

about March 2020 · 2020-03~ · 6 years ago
known from 5 Jun 2020
▪ meeting, planned, outcome not recorded · parties: Isle and Port · place: Town
  hall
· Ann Ode 오데, now Mayor · Isle
· Bo Lee, clerk (by telephone)

섬과 항구는 올봄에 첫 배가 떠날 수 있는지를 두고 이야기를 나누었으며 그 자리에서
아무것도 정하지 않았다.

PROPOSES
· Isle and Port, First crossing: by Q1 2022, agreed: “by spring” (in writing)
· Port, First crossing: no date, postponed
· Isle, First crossing: denies 2022
· Isle and Port, First crossing: done

QUOTES 2
▐ “Not before
▐ 2022.”
▐ “이천이십이 년 전에는 안 된다.” (Korean)
▐ (On the quay.)
▐ — Ann Ode 오데, head of the council · Isle · named · to Wire · in 섬 신문

╎ “Never.”
╎ — official · Port · anonymous · in German

FINDS
· Isle, The pier stands: mostly met, “it stands”
· Port, all conditions: not met (as told)

DISPUTED
Who was there.

SOURCES 2
섬 신문, from Wire · 10 Mar 2020
  Mayor says what she thinks of the ferry, and what she does not think of it
  https://example.org/a/path/that/is/longer/than/a/line/and/stays/whole/since/it/is/copied
  primary document, seen in part, in Korean, reliability B (Page 2.)
https://a.b/c

LINKS
↯ contradicts: A refusal (1 Apr 2021) (word for word)
  refusal
▸ followed by: A refusal (1 Apr 2021)
  refusal

NOTE
Told twice.

TAGS
pier, talks

WARNINGS
- line 21: the event was planned for `2020-03~`, which is past
- line 34: the quote has no source

EVIDENCE
1 publisher, a primary document, 1 quote named, 1 anonymous, sources disagree,
confidence low

id plan
r.yaml, line 21
";

const REFUSAL: &str = "\
A refusal

Thu 1 Apr 2021 · 2021-04-01 · 5 years ago
⋄ event

SOURCES 1
섬 신문, from Wire · 10 Mar 2020
  Mayor says what she thinks of the ferry, and what she does not think of it
  https://example.org/a/path/that/is/longer/than/a/line/and/stays/whole/since/it/is/copied
  primary document, seen in part, in Korean, reliability B (Page 2.)

LINKS
▸ follows: The plan (about Mar 2020)
  plan
↯ contradicted by: The plan (about Mar 2020)
  plan

EVIDENCE
1 publisher, a primary document

id refusal
r.yaml, line 49
";

const WARNINGS: &str = "opcon-tui: 2 warnings in the file; `opcon-tui check` tells them\n";

fn show(args: &[&str]) -> (String, String, i32) {
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    folder.run(&[&["show", "--today", "2026-11-23"], args].concat())
}

/// What was said on standard error besides the count of the problems, with the exit code.
fn refused(args: &[&str]) -> (String, i32) {
    let (out, err, code) = show(args);
    assert_eq!(out, "");
    let why = err.strip_suffix(WARNINGS).unwrap_or(&err);
    (why.to_owned(), code)
}

#[test]
fn an_event_is_shown_with_all_that_the_record_says_of_it() {
    assert_eq!(
        show(&["plan", "r.yaml"]),
        (PLAN.to_owned(), WARNINGS.to_owned(), 0)
    );
    assert_eq!(show(&["refusal", "r.yaml"]).0, REFUSAL);
}

#[test]
fn a_date_shows_all_events_that_meet_it() {
    let rule = format!("\n{}\n\n", "─".repeat(80));
    for (date, expected) in [
        ("2020-03-20", PLAN.to_owned()),
        ("2020~", PLAN.to_owned()),
        ("../2020-Q1", PLAN.to_owned()),
        ("2021-Q2", REFUSAL.to_owned()),
        ("-5y7m22d", REFUSAL.to_owned()),
        ("2020/2021", format!("{PLAN}{rule}{REFUSAL}")),
        ("2020-03-31/..", format!("{PLAN}{rule}{REFUSAL}")),
    ] {
        assert_eq!(show(&[date, "r.yaml"]).0, expected, "{date}");
    }
}

#[test]
fn where_nothing_is_the_nearest_on_either_side_are_named() {
    let before = "  the nearest before: about Mar 2020, The plan\n    plan\n";
    let after = "  the nearest after: 1 Apr 2021, A refusal\n    refusal\n";
    for (date, words) in [
        ("2020-04-01", format!("on Wed 1 Apr 2020\n{before}{after}")),
        (
            "2020-07/2020-08",
            format!("from 1 Jul 2020 to 31 Aug 2020\n{before}{after}"),
        ),
        (
            "today",
            "on Mon 23 Nov 2026\n  the nearest before: 1 Apr 2021, A refusal\n    refusal\n"
                .to_owned(),
        ),
        (
            "../2019",
            "until 31 Dec 2019\n  the nearest after: about Mar 2020, The plan\n    plan\n"
                .to_owned(),
        ),
    ] {
        let expected = (format!("opcon-tui: no event {words}"), 1);
        assert_eq!(refused(&[date, "r.yaml"]), expected, "{date}");
    }
    let folder = Folder::with(&[("r.yaml", "events: []\n")]);
    let (out, err, code) = folder.run(&["show", "2020", "r.yaml"]);
    assert_eq!((out.as_str(), code), ("", 1));
    assert!(
        err.starts_with(
            "opcon-tui: no event from 1 Jan 2020 to 31 Dec 2020, nor on any other day\n"
        ),
        "{err}"
    );
}

#[test]
fn an_id_that_is_not_there_is_answered_with_the_nearest() {
    for (id, mend) in [
        ("paln", ": did you mean `plan`?"),
        ("refus", ": did you mean `refusal`?"),
        ("a", ": did you mean `plan` or `refusal`?"),
        ("May 2020", ": did you mean the date 2020-05?"),
        ("2020-02-30", ": did you mean the date 2020-02-29?"),
        (
            "\u{1b}[2J",
            "; `opcon-tui list --columns id,title` tells the ids",
        ),
    ] {
        let (why, code) = refused(&[id, "r.yaml"]);
        let shown = id.replace('\u{1b}', "␛");
        assert_eq!(
            why,
            format!("opcon-tui: no event has the id `{shown}`{mend}\n")
        );
        assert_eq!(code, 1);
    }
    let many = (1..=5).map(|n| format!("- {{id: pier-{n}00, date: 2020, title: x}}"));
    let many = many.collect::<Vec<_>>().join("\n");
    let folder = Folder::with(&[("r.yaml", &many)]);
    let (_, err, _) = folder.run(&["show", "pier", "r.yaml"]);
    assert!(
        err.starts_with("opcon-tui: no event has the id `pier`: did you mean `pier-100`, `pier-200`, `pier-300` or another?\n"),
        "{err}"
    );
}

#[test]
fn what_cannot_be_used_is_told() {
    assert_eq!(
        refused(&["r.yaml", "plan"]),
        (
            "opcon-tui: cannot read plan: there is no such file\n\
             the id or the date comes before the file\n"
                .to_owned(),
            2
        )
    );
    let (why, code) = refused(&["plan", "none.yaml"]);
    assert!(why.contains("`opcon-tui init none.yaml`"), "{why}");
    assert_eq!(code, 2);
    for nothing in ["", " ", "--strct"] {
        let (why, code) = refused(&[nothing, "r.yaml"]);
        assert!(code == 2 && !why.is_empty(), "{nothing}: {why}");
    }
}

#[test]
fn as_of_a_day_only_what_was_known_is_shown() {
    assert_eq!(
        refused(&["plan", "r.yaml", "--as-of", "2020-06-04"]),
        ("opcon-tui: the event `plan` was not known by 4 Jun 2020: it is known from 5 Jun 2020\n".to_owned(), 1)
    );
    assert_eq!(
        refused(&["2020-03", "r.yaml", "--as-of", "2020-05"]),
        (
            "opcon-tui: no event from 1 Mar 2020 to 31 Mar 2020, nor on any other day\n".to_owned(),
            1
        )
    );
    let (out, ..) = show(&["plan", "r.yaml", "--as-of", "2020-06-05"]);
    assert!(out.contains(" · 3 months ago\n"), "{out}");
    assert!(
        !out.contains("LINKS"),
        "the other event is not known yet: {out}"
    );
    assert_eq!(show(&["2020-03", "r.yaml", "--as-of", "2020-06-05"]).0, out);
}

#[test]
fn json_is_what_list_gives() {
    let folder = Folder::with(&[("r.yaml", RECORD)]);
    let run = |args: &[&str]| {
        let (out, _, code) = folder.run(args);
        assert_eq!(code, 0, "{args:?}");
        out
    };
    let all = run(&["list", "r.yaml", "--format", "json"]);
    assert_eq!(
        run(&["show", "2020/2021", "r.yaml", "--format", "json"]),
        all
    );
    let planned = run(&[
        "list",
        "r.yaml",
        "--format",
        "json",
        "--filter",
        "is:planned",
    ]);
    assert_eq!(
        run(&["show", "plan", "r.yaml", "--format", "json"]),
        planned
    );
    let then = ["--as-of", "2020-12", "--format", "json"];
    let listed = run(&[&["list", "r.yaml"][..], &then].concat());
    assert_eq!(
        run(&[&["show", "2020", "r.yaml"][..], &then].concat()),
        listed
    );
}

#[test]
fn with_strict_a_problem_is_an_exit_code() {
    let (out, err, code) = show(&["plan", "r.yaml", "--strict"]);
    assert_eq!((out.as_str(), err.as_str(), code), (PLAN, WARNINGS, 1));
    let sound = "- {date: 2020, title: a, id: b, sources: [\"https://a.b\"]}\n";
    let folder = Folder::with(&[("a.yaml", sound)]);
    let page = "a\n\n2020 · 2020 · 6 years ago\n⋄ event\n\nSOURCES 1\nhttps://a.b\n\nEVIDENCE\n\
                1 source without a publisher\n\nid b\na.yaml, line 1\n";
    assert_eq!(
        folder.run(&["show", "b", "a.yaml", "--strict", "--today", "2026-11-23"]),
        printed(page, 0)
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// No line is wider than the page, but for what is copied; none ends with a blank; and whatever meets
    /// a date says so.
    #[test]
    fn a_page_is_as_wide_as_it_may_be(text in records::record(6), columns in 0..120_usize) {
        let loaded = document::load(text.as_bytes());
        let reading = Reading::new(&loaded, AsOf::now(Day::parse("2026-11-23").unwrap()));
        for (id, event) in (0..).map(EventId).zip(&loaded.record.events) {
            let page = panel::printed(&reading, id, columns, "events.yaml");
            let copied = |line: &str| line.starts_with("id ") || line.starts_with("  http");
            for line in &page {
                let wide = measure::width(line);
                prop_assert!(wide <= columns.max(20) || copied(line) || !line.trim().contains(' '), "{line}");
                prop_assert_eq!(line.trim_end(), line.as_str());
            }
            // Each word of the title, in order.
            let words = |text: &str| text.split_whitespace().collect::<String>();
            let all = words(&page.concat());
            prop_assert!(all.starts_with(&words(event.title.shown())), "{all}");
        }
    }

    #[test]
    fn what_meets_a_date_overlaps_with_it(dates in prop::collection::vec(records::date(), 1..5), asked in records::date()) {
        let events = dates.iter().map(|date| format!("- {{date: \"{date}\", title: x}}"));
        let record = events.collect::<Vec<_>>().join("\n");
        let folder = Folder::with(&[("r.yaml", &record)]);
        let (out, _, code) = folder.run(&["show", &asked, "r.yaml", "--format", "json"]);
        let asked = *Date::parse(&asked).unwrap().extent();
        let meets = |date: &str| {
            let extent = *Date::parse(date).unwrap().extent();
            (extent.earliest.number()..=extent.latest.number()).contains(&asked.earliest.number())
                || asked.contains(extent.earliest)
        };
        let expected = dates.iter().filter(|date| meets(date)).count();
        let found: serde_json::Value = serde_json::from_str(&out).unwrap_or_default();
        prop_assert_eq!(found.as_array().map_or(0, Vec::len), expected);
        prop_assert_eq!(code, i32::from(expected == 0));
    }
}
