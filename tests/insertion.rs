//! A new event in the text of a file: where it goes, and that nothing else changes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use opcon_tui::day::Day;
use opcon_tui::document::edit::write::{Written, mapping};
use opcon_tui::document::edit::{Added, Entry, Refusal, Unreadable, add, can_take};
use opcon_tui::document::{Problem, load};
use opcon_tui::record::Event;
use proptest::prelude::*;

const EVENTS: &str = include_str!("../events.yaml");

fn today() -> Day {
    Day::parse("2026-11-23").unwrap()
}

fn put(file: &str, event: &str) -> Result<Added, Refusal> {
    add(
        file.as_bytes(),
        &Entry::read(event.as_bytes()).unwrap(),
        today(),
    )
}

/// The file with an event more; what was added taken out again, it is the file.
fn added(file: &str, event: &str) -> String {
    let added = put(file, event).unwrap_or_else(|why| panic!("{why:?}\n{file}"));
    let text = String::from_utf8(added.bytes).unwrap();
    let whole = load(text.as_bytes());
    let is_there = |e: &Event| e.line == added.line && e.id == added.id;
    assert!(whole.record.events.iter().any(is_there), "{text}");
    assert!(is_inserted(file, &text), "{text}");
    text
}

/// Whether one text is the other with something put in at one place.
fn is_inserted(old: &str, new: &str) -> bool {
    let (old, new) = (old.as_bytes(), new.as_bytes());
    let same = old.iter().zip(new).take_while(|(a, b)| a == b).count();
    (0..=same).any(|at| new.ends_with(&old[at..]) && new.len() >= old.len())
}

/// What is said where a file takes no event.
fn refused(file: &str) -> String {
    match put(file, "date: 2026\ntitle: new\n") {
        Err(Refusal::File(why)) => {
            assert_eq!(
                can_take(file.as_bytes()).err(),
                Some(Refusal::File(why.clone())),
                "it is known beforehand"
            );
            why
        }
        other => panic!("{other:?}"),
    }
}

const NEW: &str = "date: 2026-05\ntitle: new\n";

#[test]
fn it_goes_between_its_neighbours_with_their_style() {
    for (file, expected) in [
        // In order, with blank lines, a comment that belongs to what follows, and one that does not.
        (
            "events:\n  - date: 2025\n    title: a\n    # checked\n\n  # 2027\n  - date: 2027\n    title: b\n",
            "events:\n  - date: 2025\n    title: a\n    # checked\n\n  - date: 2026-05\n    title: new\n\n  \
             # 2027\n  - date: 2027\n    title: b\n",
        ),
        // Behind the last, before another key; CR LF.
        (
            "events:\r\n- {date: 2024, title: a}\r\n\r\n- {date: 2025, title: b}\r\n\r\n# the rest\r\ntitle: x\r\n",
            "events:\r\n- {date: 2024, title: a}\r\n\r\n- {date: 2025, title: b}\r\n\r\n- date: 2026-05\r\n  \
             title: new\r\n\r\n# the rest\r\ntitle: x\r\n",
        ),
        // Behind the last, without a final line break; a wide gap behind the dash; a list at the root.
        (
            "-   date: 2025\n    title: a",
            "-   date: 2025\n    title: a\n-   date: 2026-05\n    title: new",
        ),
        // Before the first, below a comment that is the list's.
        (
            "events: # all\n  # newest last\n  - {date: 2027, title: a}\n\n  - {date: 2028, title: b}\n",
            "events: # all\n  # newest last\n  - date: 2026-05\n    title: new\n\n  - {date: 2027, title: \
             a}\n\n  - {date: 2028, title: b}\n",
        ),
        // Before the first with its comment.
        (
            "# a file\n\n# the first\n- {date: 2027, title: a}\n",
            "# a file\n\n- date: 2026-05\n  title: new\n# the first\n- {date: 2027, title: a}\n",
        ),
        // From the newest to the oldest.
        (
            "- {date: 2027, title: a}\n- {date: 2026-06, title: b}\n- {date: 2025, title: c}\n",
            "- {date: 2027, title: a}\n- {date: 2026-06, title: b}\n- date: 2026-05\n  title: new\n- {date: \
             2025, title: c}\n",
        ),
        // A `#` at the beginning of a line of text is no comment.
        (
            "- date: 2025\n  title: a\n  note: |\n    b\n    # c\n\n- {date: 2027, title: d}\n",
            "- date: 2025\n  title: a\n  note: |\n    b\n    # c\n\n- date: 2026-05\n  title: new\n\n- {date: \
             2027, title: d}\n",
        ),
        // Nothing behind the last key: the list goes on right below.
        (
            "- date: 2025\n  title: a\n  note:\n\n# end\n",
            "- date: 2025\n  title: a\n  note:\n- date: 2026-05\n  title: new\n\n# end\n",
        ),
        // A byte order mark, the end of the document.
        (
            "\u{feff}---\n- {date: 2025, title: a}\n...\n",
            "\u{feff}---\n- {date: 2025, title: a}\n- date: 2026-05\n  title: new\n...\n",
        ),
    ] {
        assert_eq!(added(file, NEW), expected, "{file}");
    }
}

#[test]
fn blank_lines_that_are_part_of_a_text_stay_in_it() {
    let file = "- date: 2025\n  title: a\n  note: |+\n    b\n\n\n- {date: 2027, title: c}\n";
    let text = added(file, NEW);
    assert_eq!(
        load(text.as_bytes()).record.events[0]
            .note
            .as_ref()
            .unwrap()
            .raw(),
        "b\n\n\n"
    );
}

#[test]
fn of_the_same_day_it_is_the_last() {
    let file = "- {date: 2026-04, title: a}\n- {date: 2026-05, title: b}\n- {date: 2026-05, title: c}\n\
                - {date: 2026-06, title: d}\n";
    let titles = |text: &str| -> Vec<String> {
        let events = load(text.as_bytes());
        let mut events: Vec<&Event> = events.record.events.iter().collect();
        events.sort_by_key(|event| event.line);
        events
            .iter()
            .map(|event| event.title.raw().to_owned())
            .collect()
    };
    assert_eq!(titles(&added(file, NEW)), ["a", "b", "c", "new", "d"]);
    let mut lines: Vec<&str> = file.split_inclusive('\n').collect();
    lines.reverse();
    assert_eq!(
        titles(&added(&lines.concat(), NEW)),
        ["d", "c", "b", "new", "a"]
    );
    // By the clock, too.
    let file = "- {date: \"2026-05-01T09:00:00Z\", title: a}\n- {date: \"2026-05-01T12:00:00Z\", title: b}\n";
    let event = "date: \"2026-05-01T10:00:00Z\"\ntitle: new\n";
    assert_eq!(titles(&added(file, event)), ["a", "new", "b"]);
    // "May" before its days: they are in order by the first of them.
    let file = "- {date: 2026-05, title: a}\n- {date: 2026-05-01, title: b}\n- {date: 2026-06, title: c}\n";
    assert_eq!(
        titles(&added(file, "date: 2026-05-20\ntitle: new\n")),
        ["a", "b", "new", "c"]
    );
}

#[test]
fn in_no_order_it_goes_to_the_end_and_says_so() {
    let file = "events:\n- {date: 2027, title: a}\n- {date: 2025, title: b}\n- {date: 2028, title: c}\nabout: x\n";
    let done = put(file, NEW).unwrap();
    assert!(done.unordered);
    assert_eq!(done.line, 5);
    assert!(added(file, NEW).ends_with("title: c}\n- date: 2026-05\n  title: new\nabout: x\n"));
    assert!(!put("- {date: 2027, title: a}\n", NEW).unwrap().unordered);
}

#[test]
fn an_event_that_cannot_be_read_is_passed_by() {
    let file = "- {date: 2025, title: a}\n- {date: soon, title: b}\n- {date: 2027, title: c}\n";
    let text = added(file, NEW);
    assert!(text.contains("title: b}\n- date: 2026-05\n"), "{text}");
}

#[test]
fn a_file_without_events_gets_its_list() {
    for (file, expected) in [
        ("", "events:\n  - date: 2026-05\n    title: new\n"),
        (
            "# mine\n",
            "# mine\nevents:\n  - date: 2026-05\n    title: new\n",
        ),
        (
            "title: x",
            "title: x\n\nevents:\n  - date: 2026-05\n    title: new",
        ),
        (
            "title: x\r\nevents:\r\n# none yet\r\nabout: y\r\n",
            "title: x\r\nevents:\r\n  - date: 2026-05\r\n    title: new\r\n# none yet\r\nabout: y\r\n",
        ),
        (
            "---\n# none\n...\n# end\n",
            "---\n# none\nevents:\n  - date: 2026-05\n    title: new\n...\n# end\n",
        ),
        (
            "about: |+\n  x\n\n\n",
            "about: |+\n  x\n\n\nevents:\n  - date: 2026-05\n    title: new\n",
        ),
    ] {
        assert_eq!(added(file, NEW), expected, "{file:?}");
    }
    // What stands for nothing makes way.
    for nothing in ["[]", "[ ]", "~", "null"] {
        let file = format!("title: x\nevents: {nothing}\nabout: y\n");
        let done = put(&file, NEW).unwrap();
        let text = String::from_utf8(done.bytes).unwrap();
        let expected = "title: x\nevents:\n  - date: 2026-05\n    title: new\nabout: y\n";
        assert_eq!((text.as_str(), done.line), (expected, 3));
    }
}

#[test]
fn a_comment_behind_an_empty_list_stays_behind_its_key() {
    for nothing in ["[]", "~", "null"] {
        let file = format!("events: {nothing} # none yet\nabout: y\n");
        let done = put(&file, NEW).unwrap();
        let text = String::from_utf8(done.bytes).unwrap();
        let expected = "events: # none yet\n  - date: 2026-05\n    title: new\nabout: y\n";
        assert_eq!((text.as_str(), done.line), (expected, 2));
    }
}

#[test]
fn what_cannot_take_an_event_says_why() {
    let list = "write each event on lines of its own, the first beginning with `- `";
    for (file, why) in [
        (
            "title: x\nevents: [{date: 2026, title: x}]\n",
            format!("`events` in line 2 is written in brackets: {list}"),
        ),
        (
            "[{date: 2026, title: x}]\n",
            format!("the file is written in brackets (line 1): {list}, below a line `events:`"),
        ),
        (
            "{title: x}",
            format!("the file is written in brackets (line 1): {list}, below a line `events:`"),
        ),
        (
            "events: none\n",
            format!("`events` in line 1 is no list: {list}"),
        ),
        (
            "events: # none\n  []\n",
            format!("`events` in line 2 is followed by something else: {list}"),
        ),
        (
            "~\n",
            format!("the file is no record: {list}, below a line `events:`"),
        ),
        (
            "just words\n",
            format!("the file is no record: {list}, below a line `events:`"),
        ),
        (
            "- {date: 2026, title: \"x}\n",
            "line 1 is to be mended first: a quotation mark `\"` is opened here and never closed: close it".to_owned(),
        ),
    ] {
        let said = refused(file);
        if why.contains("mended first") {
            assert!(said.starts_with("line 1 is to be mended first: "), "{said}");
        } else {
            assert_eq!(said, why);
        }
    }
    assert!(
        refused("- {date: 2026, title: a}\n---\n- {date: 2026, title: b}\n")
            .starts_with("line 2 is to be")
    );
    assert!(refused("- {date: 2026, title: a\u{0}}\n").starts_with("line 1 is to be"));
}

fn lines_of(problems: &[Problem]) -> Vec<(&'static str, usize, usize)> {
    problems
        .iter()
        .map(|p| (p.code, p.line, p.column))
        .collect()
}

#[test]
fn new_errors_are_told_in_the_lines_of_the_event() {
    let file =
        "sources: {s: {title: t}}\nevents:\n  - {date: 2025, title: a, sources: [s], colour: x}\n";
    let event =
        "# found\n  - date: 2026-13\n    titel: x\n    kind: heering\n    sources: [nowhere]\n";
    let Err(Refusal::Problems(told)) = put(file, event) else {
        panic!("it has errors");
    };
    assert_eq!(
        lines_of(&told.entry),
        [
            ("bad-date", 2, 11),
            ("unknown-key", 3, 5),
            ("unknown-kind", 4, 11),
            ("unknown-source", 5, 15),
        ]
    );
    assert_eq!(told.file, []);
    // Advice does not keep it out, and what was wrong before is not told.
    let event = "date: 2026\ntitle: x\nkind: heering\n";
    let done = put(file, event).unwrap();
    let told = done.advice.entry;
    assert_eq!(
        lines_of(&told),
        [("event-without-source", 1, 1), ("unknown-kind", 3, 7)]
    );
    assert_eq!(told[1].help.as_deref(), Some("did you mean `hearing`?"));
    assert_eq!(done.advice.file, []);
}

#[test]
fn an_id_that_is_taken_is_told_with_the_event_that_brings_it() {
    for date in ["2024", "2026"] {
        let file = "- {date: 2025, title: a, id: x}\n- {date: 2025, title: b}\n";
        for id in ["x", "2025-b"] {
            let event = format!("date: {date}\ntitle: n\nid: {id}\n");
            let Err(Refusal::Problems(told)) = put(file, &event) else {
                panic!("the id is taken");
            };
            assert_eq!(lines_of(&told.entry), [("duplicate-id", 3, 5)]);
        }
    }
    // A derived one is told apart, and no other event's is changed.
    let done = put("- {date: 2025, title: a}\n", "date: 2025\ntitle: a\n").unwrap();
    assert_eq!(done.id.raw(), "2025-a-2");
    let file = "- {date: 2025, title: a}\n- {date: 2025, title: b}\n- {date: 2025, title: a}\n";
    assert!(put(file, "date: 2025\ntitle: a\n").is_ok());
}

#[test]
fn what_is_no_event_is_told() {
    let why = |text: &str| Entry::read(text.as_bytes()).unwrap_err();
    assert_eq!(why(""), Unreadable::Empty);
    assert_eq!(why("# nothing\n"), Unreadable::Empty);
    let sentence = |text: &str| match why(text) {
        Unreadable::NoEvent(why) => why,
        other => panic!("{other:?}"),
    };
    assert_eq!(
        sentence("- {date: 2026, title: a}\n- {date: 2027, title: b}\n"),
        "2 events are given; they are added one at a time"
    );
    assert_eq!(
        sentence("The ministers meet\n"),
        "`The ministers meet` is no event; write `date: …` and below it `title: …`"
    );
    let Unreadable::Problems(problems) = why("date: 2026\ntitle: \"never closed\n") else {
        panic!("it is no YAML");
    };
    assert_eq!(lines_of(&problems), [("unclosed-quote", 2, 8)]);
    assert!(matches!(
        why("date: 2026\n---\ndate: 2027\n"),
        Unreadable::Problems(_)
    ));
}

#[test]
fn in_every_way_to_write_an_event_its_lines_stay() {
    for (event, expected) in [
        (
            "- date: 2026\n  title: x # why\n",
            "    - date: 2026\n      title: x # why\n",
        ),
        (
            "  - date: 2026\n    title: x\n",
            "    - date: 2026\n      title: x\n",
        ),
        (
            "-\n  date: 2026\n  title: x\n",
            "    - date: 2026\n      title: x\n",
        ),
        (
            "---\ndate: 2026\ntitle: x\n...\n",
            "    - date: 2026\n      title: x\n",
        ),
        (
            "{date: 2026,\n title: x}",
            "    - {date: 2026,\n       title: x}\n",
        ),
        (
            "--- {date: 2026, title: x}\n",
            "    - {date: 2026, title: x}\n",
        ),
        (
            "\u{feff}date: 2026\r\ntitle: x\r\n",
            "    - date: 2026\n      title: x\n",
        ),
        (
            "date: 2026\ntitle: x\nnote: |2\n    a\n\n  b\n\n# over\n",
            "    - date: 2026\n      title: x\n      note: |2\n          a\n\n        b\n",
        ),
        (
            "date: 2026\ntitle: \"x\n  y\"\n",
            "    - date: 2026\n      title: \"x\n        y\"\n",
        ),
    ] {
        let file = "events:\n    - {date: 2025, title: a}\n";
        assert_eq!(added(file, event), format!("{file}{expected}"), "{event}");
    }
}

#[test]
fn the_shipped_record_takes_events_anywhere() {
    let record = load(EVENTS.as_bytes()).record;
    for date in [
        "1900",
        "1994-12-01",
        "2014-10",
        "2026-05-14",
        "2026-11-23",
        "2028-Q4",
    ] {
        let text = added(EVENTS, &format!("date: {date}\ntitle: A quite new event\n"));
        let new = load(text.as_bytes()).record;
        assert_eq!(new.events.len(), record.events.len() + 1);
        let mut lines: Vec<usize> = new.events.iter().map(|event| event.line).collect();
        assert!(lines.is_sorted(), "{date}: the file stays in order");
        lines.dedup();
        assert_eq!(lines.len(), new.events.len());
    }
}

/// Whatever YAML stands in a file, an event is put into it or refused; and where it is put in, all else is as
/// it was.
#[test]
fn every_document_of_the_suite_keeps_what_it_is() {
    let cases: serde_json::Value =
        serde_json::from_str(include_str!("documents/yaml-test-suite/cases.json")).unwrap();
    let mut taken = 0;
    for case in cases.as_array().unwrap() {
        let yaml = case["yaml"].as_str().unwrap();
        let indented = yaml.replace('\n', "\n      ");
        for file in [
            yaml.to_owned(),
            format!("events:\n{yaml}"),
            format!(
                "events:\n  - {{date: 2025, title: a}}\n  - date: 2026-01\n    title: b\n    x-own:\n      \
                 {indented}\n  - {{date: 2027, title: c}}\n"
            ),
            format!(
                "- date: 2026-01\n  title: b\n  x-own: {}",
                yaml.replace('\n', "\n    ")
            ),
        ] {
            if let Ok(done) = put(&file, NEW) {
                let text = String::from_utf8(done.bytes).unwrap();
                assert!(is_inserted(&file, &text), "{file}\n----\n{text}");
                let (old, new) = (load(file.as_bytes()).record, load(text.as_bytes()).record);
                assert_eq!(new.events.len(), old.events.len() + 1, "{text}");
                taken += 1;
            }
        }
    }
    assert!(taken > 500, "{taken}");
}

/// Any text a field can have: blank ones say nothing.
fn any_text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,12}",
        "[가-힣]{1,4}",
        "\\PC{0,6}",
        Just("\n".to_owned()),
        Just("\n\n".to_owned()),
        Just("\r\n".to_owned()),
        Just("\t".to_owned()),
        Just(": ".to_owned()),
        Just(" #".to_owned()),
        Just("- ".to_owned()),
        Just("\"'".to_owned()),
        Just("---\n".to_owned()),
        Just("\u{85}\u{2028}\u{feff}".to_owned()),
        Just("\u{1b}[2J\u{7f}\u{202e}".to_owned()),
        Just("a rather long word and another ".repeat(5)),
    ];
    prop::collection::vec(piece, 1..6)
        .prop_map(|pieces| pieces.concat())
        .prop_filter("blank", |text| !text.trim().is_empty())
}

/// Events as lines, each of which is one, in some style.
fn any_file() -> impl Strategy<Value = (Vec<(u32, usize)>, usize, bool, bool, bool, bool)> {
    (
        prop::collection::vec((1..28_u32, 0..6_usize), 0..7),
        0..3_usize,
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
        any::<bool>(),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(600))]

    #[test]
    fn what_is_written_is_read_as_it_was_given(
        title in any_text(), summary in any_text(), tag in any_text(), quote in any_text(), crlf in any::<bool>(),
    ) {
        let text = |text: &String| Written::Text(text.clone());
        let fields = [
            ("date", Written::Date("2026-05-14".to_owned())),
            ("title", text(&title)),
            ("summary", text(&summary)),
            ("quotes", Written::Items(vec![vec![("text", text(&quote)), ("speaker", text(&title))]])),
            ("tags", Written::Texts(vec![tag.clone(), title.clone()])),
        ];
        let event = mapping(&fields);
        let file = "about: x\nevents:\n  - {date: 2027, title: z}\n";
        let file = if crlf { file.replace('\n', "\r\n") } else { file.to_owned() };
        let new = added(&file, &event);
        let record = load(new.as_bytes()).record;
        let event = &record.events[0];
        prop_assert_eq!(event.title.raw(), &title);
        prop_assert_eq!(event.summary.as_ref().unwrap().raw(), &summary);
        prop_assert_eq!(event.quotes[0].text.raw(), &quote);
        prop_assert_eq!(event.tags[0].raw(), &tag);
        prop_assert_eq!(event.tags[1].raw(), &title);
        // Another reader of YAML reads the same.
        let other: serde_yaml::Value = serde_yaml::from_str(&new).unwrap();
        let other = &other["events"][0];
        prop_assert_eq!(other["title"].as_str(), Some(&*title));
        prop_assert_eq!(other["summary"].as_str(), Some(&*summary));
        prop_assert_eq!(other["quotes"][0]["text"].as_str(), Some(&*quote));
    }

    #[test]
    fn a_file_is_the_old_one_and_the_event(
        (events, style, crlf, ended, root, mark) in any_file(), day in 1..28_u32, sorted in 0..3_u8,
    ) {
        let mut events = events;
        match sorted {
            0 => events.sort_by_key(|&(day, _)| day),
            1 => events.sort_by_key(|&(day, _)| std::cmp::Reverse(day)),
            _ => {}
        }
        let indent = if root { "" } else { "  " };
        let mut file = String::new();
        if !root {
            file.push_str("title: t\nevents:\n");
        }
        for (at, (day, form)) in events.iter().enumerate() {
            let head = format!("{indent}- date: 2026-05-{day:02}\n{indent}  title: e{at}\n");
            file.push_str(&match form {
                0 => head,
                1 => format!("{indent}- {{date: 2026-05-{day:02}, title: e{at}}}\n"),
                2 => format!("{head}{indent}  note: |\n{indent}    a\n{indent}    # b\n\n"),
                3 => format!("{head}{indent}  # mine\n"),
                4 => format!("{indent}# its own\n{head}"),
                _ => format!("{head}{indent}  note: \"a\n\n{indent}    b\"\n{indent}  place:\n"),
            });
            file.push_str(&"\n".repeat(style));
        }
        if !ended {
            file.truncate(file.trim_end().len());
        }
        if crlf {
            file = file.replace('\n', "\r\n");
        }
        if mark {
            file.insert(0, '\u{feff}');
        }
        let event = format!("date: 2026-05-{day:02}\ntitle: the new one\nnote: |\n  x\n\n  y\n");
        let done = put(&file, &event).unwrap();
        let new = added(&file, &event);
        prop_assert_eq!(new.ends_with('\n'), file.ends_with('\n') || file.trim_start_matches('\u{feff}').is_empty());
        prop_assert_eq!(new.contains("\r\n"), crlf && file.contains('\n'));
        let in_file = |text: &str| {
            let record = load(text.as_bytes()).record;
            let mut all: Vec<(usize, String, Event)> = Vec::new();
            for event in &record.events {
                let mut bare = event.clone();
                bare.line = 0;
                all.push((event.line, event.title.raw().to_owned(), bare));
            }
            all.sort_by_key(|(line, ..)| *line);
            all
        };
        let (before, after) = (in_file(&file), in_file(&new));
        let at = after.iter().position(|(line, ..)| *line == done.line).unwrap();
        prop_assert_eq!(&after[at].1, "the new one");
        prop_assert_eq!(after[at].2.note.as_ref().unwrap().raw(), "x\n\ny\n");
        let rest: Vec<&Event> = after.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, e)| &e.2).collect();
        let old: Vec<&Event> = before.iter().map(|e| &e.2).collect();
        prop_assert_eq!(rest, old);
        let days = |events: &[(usize, String, Event)]| -> Vec<Day> {
            events.iter().map(|e| e.2.date.extent().earliest).collect()
        };
        let (before, after) = (days(&before), days(&after));
        let descending = |days: &[Day]| days.is_sorted_by(|a, b| a >= b);
        if before.is_sorted() {
            prop_assert!(after.is_sorted() && !done.unordered);
        } else if descending(&before) {
            prop_assert!(descending(&after) && !done.unordered);
        } else {
            prop_assert!(done.unordered && at + 1 == after.len());
        }
    }
}
