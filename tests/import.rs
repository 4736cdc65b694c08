//! Files of other programs as records: what `export` writes comes back, and what does not is told.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "export/pieces.rs"]
mod pieces;

use opcon_tui::analysis::AsOf;
use opcon_tui::document::{Severity, load};
use opcon_tui::format::export::story::address;
use opcon_tui::format::export::{Excerpt, Format as To};
use opcon_tui::format::import::{Format as From, Imported};
use opcon_tui::record::{Event, EventId, Record, Status};
use opcon_tui::text::Text;
use pieces::hostile;
use proptest::prelude::*;
use serde_json::Value;

const SHIPPED: &str = include_str!("../events.yaml");
const BRIDGE: &str = include_str!("export/bridge.yaml");

fn export(record: &Record, format: To) -> String {
    let ids: Vec<EventId> = (0..)
        .map(EventId)
        .zip(&record.events)
        .map(|(id, _)| id)
        .collect();
    format.write(Excerpt {
        record,
        ids: &ids,
        as_of: AsOf::ever(),
    })
}

/// The record that an import makes: a file without an error.
fn imported(format: From, text: &str) -> (Record, Imported) {
    let imported = format.read(text);
    let file = imported.file();
    let loaded = load(file.as_bytes());
    for problem in loaded.problems.iter() {
        assert_ne!(problem.severity, Severity::Error, "{problem:?}\n{file}");
    }
    (std::sync::Arc::unwrap_or_clone(loaded.record), imported)
}

fn there_and_back(file: &str, to: To, from: From) -> (Record, Record, Vec<String>) {
    let before = load(file.as_bytes()).record;
    let (after, imported) = imported(from, &export(&before, to));
    assert_eq!(before.events.len(), after.events.len());
    let told = imported.told.into_iter().map(|told| told.words).collect();
    (std::sync::Arc::unwrap_or_clone(before), after, told)
}

/// What a record says, as JSON, but for the lines on which it says it.
fn said(record: &Record) -> Value {
    let mut said: Value = serde_json::from_str(&export(record, To::Json)).unwrap();
    for event in said["events"].as_array_mut().unwrap() {
        event["line"] = Value::Null;
    }
    said
}

#[test]
fn json_gives_back_all_that_was_said() {
    for file in [SHIPPED, BRIDGE] {
        let (before, after, told) = there_and_back(file, To::Json, From::Json);
        assert_eq!(told, [""; 0]);
        let (before, after) = (said(&before), said(&after));
        for (part, value) in before.as_object().unwrap() {
            if part == "events" {
                let pairs = value.as_array().unwrap().iter();
                for (one, other) in pairs.zip(after[part].as_array().unwrap()) {
                    assert_eq!(one, other);
                }
            }
            assert_eq!(value, &after[part], "{part}");
        }
    }
}

/// What every format keeps: the date, the title, the kind, the status, the place, the tags.
fn kept(record: &Record, event: &Event) -> (String, String, String, Status, String, Vec<String>) {
    let line = |text: &Text| {
        let lines: Vec<&str> = text.shown().lines().map(str::trim).collect();
        lines
            .into_iter()
            .filter(|l| !l.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    };
    (
        event.date.edtf().to_owned(),
        line(&event.title),
        record.kind(event.kind).unwrap().key.shown().to_owned(),
        event.status,
        event.place.as_ref().map_or(String::new(), line),
        event.tags.iter().map(line).collect(),
    )
}

fn urls(record: &Record, event: &Event) -> Vec<String> {
    let sources = event.sources.iter().filter_map(|id| record.source(*id));
    // A calendar has them in ASCII.
    sources
        .filter_map(|s| address(s.url.as_ref()?.raw()))
        .collect()
}

fn words(text: Option<&Text>) -> String {
    let text = text.map_or("", Text::shown);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn csv_and_ics_give_back_what_they_can_hold() {
    for file in [SHIPPED, BRIDGE] {
        for (to, from) in [(To::Csv, From::Csv), (To::Ics, From::Ics)] {
            let (before, after, told) = there_and_back(file, to, from);
            for (one, other) in before.events.iter().zip(&after.events) {
                assert_eq!(kept(&before, one), kept(&after, other));
                assert_eq!(one.id, other.id);
                assert_eq!(urls(&before, one), urls(&after, other), "{}", one.id);
                assert_eq!(words(one.summary.as_ref()), words(other.summary.as_ref()));
                if from == From::Csv {
                    assert_eq!(one.known_from, other.known_from, "{}", one.id);
                    assert_eq!((one.key, one.confidence), (other.key, other.confidence));
                    assert_eq!(words(one.note.as_ref()), words(other.note.as_ref()));
                    let keys = |record: &Record, event: &Event| -> Vec<String> {
                        let parties = event.parties.iter().map(|p| record.party(*p).unwrap());
                        parties.map(|p| p.key.raw().to_owned()).collect()
                    };
                    assert_eq!(keys(&before, one), keys(&after, other));
                }
            }
            assert!(!told.is_empty());
            if from == From::Csv {
                let told = told.join("\n");
                assert!(
                    told.contains("quotes are not taken over: a table only counts them ("),
                    "{told}"
                );
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn hostile_texts_come_back(file in hostile()) {
        let (before, after, _) = there_and_back(&file, To::Json, From::Json);
        prop_assert_eq!(said(&before), said(&after));
        let (before, after, _) = there_and_back(&file, To::Csv, From::Csv);
        for (one, other) in before.events.iter().zip(&after.events) {
            prop_assert_eq!(words(Some(&one.title)), words(Some(&other.title)));
            prop_assert_eq!(words(one.conflict.as_ref()), words(other.conflict.as_ref()));
        }
        let (before, after, _) = there_and_back(&file, To::Ics, From::Ics);
        for (one, other) in before.events.iter().zip(&after.events) {
            prop_assert_eq!(words(Some(&one.title)), words(Some(&other.title)));
            prop_assert_eq!(words(one.place.as_ref()), words(other.place.as_ref()));
        }
    }

    #[test]
    fn nothing_makes_it_panic_or_write_an_error(text in "(BEGIN:V[CE]|END:|DTSTART:2026|[{\\[\":,}\\]a-z\n;\\\\]|date,title\n|\\PC){0,60}") {
        for (_, format, _) in From::WORDS {
            imported(format, &text);
        }
    }
}

fn told(imported: &Imported) -> Vec<String> {
    let line = |line: Option<usize>| line.map_or(String::new(), |line| format!("{line}: "));
    let told = imported.told.iter();
    told.map(|told| format!("{}{}", line(told.line), told.words))
        .collect()
}

#[test]
fn a_table_of_anybody() {
    let table = "\u{feff}Date,Title,Place,Colour,Url,description,kind\r\n\
                 2026-05-14,\"Talks, again\",Ahafen,red,https://a.b/1,\"Two\nlines\",visit\r\n\
                 31 June 2026,Bad,,,,,\r\n\
                 2026-05,,,,,,\r\n\
                 2027,'=1+1,,,ftp://a.b,,\r\n";
    let (_, imported) = imported(From::Csv, table);
    assert_eq!(
        imported.file(),
        "kinds:\n  visit:\n    name: visit\nevents:\n  - date: 2026-05-14\n    kind: visit\n    \
         title: Talks, again\n    summary: |-\n      Two\n      lines\n    place: Ahafen\n    \
         sources: [\"https://a.b/1\"]\n  - date: 2027\n    title: \"=1+1\"\n"
    );
    assert_eq!(
        told(&imported),
        [
            "1: the column `colour` is not taken over",
            "4: `31 June 2026` is no date, June 2026 has 30 days: write 2026-06-30",
            "5: there is no title",
            "an address is not taken over: it is none with http or https (1 event)",
        ]
    );
    assert_eq!(
        told(&From::Csv.read("when,what\n")),
        [
            "1: there is no column `date`",
            "1: there is no column `title`"
        ]
    );
}

#[test]
fn a_spreadsheet_in_the_manner_of_its_country() {
    let (semicolons, told_of) = imported(
        From::Csv,
        "\u{feff}Date;Title;Place\r\n14.05.2026;The bridge opens;North\r\n2026-05-15;\"a;b\";\r\n",
    );
    let events = |record: &Record| -> Vec<String> {
        let event = |e: &Event| format!("{} {}", e.date.written(), e.title);
        record.events.iter().map(event).collect()
    };
    assert_eq!(
        events(&semicolons),
        ["2026-05-14 The bridge opens", "2026-05-15 a;b"]
    );
    let respelled = |example: &str| format!("dates are read as they were meant, such as {example}");
    assert_eq!(
        told(&told_of),
        [respelled("`14.05.2026` as 2026-05-14 (1 event)")]
    );
    let tabs = "title\tdate\nA\t9 November 1989\nB\tabout 1900\nC\t05/06/2026\nD\t2026-09-31\n";
    let (tabs, told_of) = imported(From::Csv, tabs);
    assert_eq!(events(&tabs), ["1900~ B", "1989-11-09 A"]);
    // What can be read in two ways, or is no day, is told and not guessed.
    assert_eq!(
        told(&told_of),
        [
            "4: `05/06/2026` is no date, a date begins with the year: this could be 6 May or 5 June: write \
             2026-05-06",
            "5: `2026-09-31` is no date, September 2026 has 30 days: write 2026-09-30",
            &respelled("`9 November 1989` as 1989-11-09 (2 events)"),
        ]
    );
    assert_eq!(told(&imported(From::Csv, " \n").1), ["the file is empty"]);
}

#[test]
fn a_calendar_of_anybody() {
    let calendar = "BEGIN:VCALENDAR\r\nX-WR-CALNAME:Work\\, and so on\r\nBEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n\
        BEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Talks\\; ag\r\n ain\r\nDTSTART;VALUE=DATE:20260512\r\nDTEND;VALUE=DATE:20260514\r\n\
        CATEGORIES:Meeting,north\\,south\r\nDESCRIPTION:One.\\nTwo.\r\nATTENDEE;CN=\"a:b\":mailto:a@b\r\n\
        BEGIN:VALARM\r\nDESCRIPTION:wake\r\nEND:VALARM\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nSUMMARY:Timed\r\nDTSTART;TZID=Asia/Seoul:20260514T143000\r\nDTEND;TZID=Asia/Seoul:20260514T153000\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nSUMMARY:Bad\r\nDTSTART:2026-05-14\r\nEND:VEVENT\r\n\
        BEGIN:VEVENT\r\nDTSTART:20260514\r\nEND:VEVENT\r\n\
        BEGIN:VTODO\r\nSUMMARY:x\r\nEND:VTODO\r\nEND:VCALENDAR\r\n";
    let (_, imported) = imported(From::Ics, calendar);
    assert_eq!(
        imported.file(),
        "title: Work, and so on\nevents:\n  - date: 2026-05-12/2026-05-13\n    kind: meeting\n    \
         title: Talks; again\n    summary: |-\n      One.\n      Two.\n    tags: [\"north,south\"]\n  \
         - date: 2026-05-14T14:30:00\n    title: Timed\n"
    );
    assert_eq!(
        told(&imported),
        [
            "23: `2026-05-14` is no date such as 20260514 or 20260514T143000Z",
            "27: there is no SUMMARY",
            "a VALARM is not taken over (1 event)",
            "a VTODO is not taken over (1 event)",
            "the property ATTENDEE is not taken over (1 event)",
            "the time at which an event ends is not taken over (1 event)",
            "the time zone is not taken over: the time is that of its own clock (1 event)",
        ]
    );
    let none = From::Ics.read("date,title\n");
    assert_eq!(
        told(&none),
        ["1: this is no calendar: there is no BEGIN:VCALENDAR"]
    );
    let cut = From::Ics.read("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:x\n");
    assert_eq!(told(&cut), ["3: the calendar ends within a VEVENT"]);
}

#[test]
fn json_of_list_declares_what_its_events_name() {
    let text = r#"[{"date":"2026-05","title":"A","kind":"visit","parties":["north"],"colour":"red",
        "people":[{"who":"ida","name":"Ida Lund","role":null}],
        "sources":[{"key":"s","title":"Paper","url":null},{"title":"Other"}],
        "targets":[{"of":"goal","by":["south"],"date":"2027","status":"proposed"}],
        "assesses":[{"condition":"all","by":["south"],"finding":"met"}]},
        {"title":"B"}, 7]"#;
    let (_, imported) = imported(From::Json, text);
    assert_eq!(
        imported.file(),
        "parties:\n  north:\n    name: north\n  south:\n    name: south\npeople:\n  ida:\n    name: Ida Lund\n\
         kinds:\n  visit:\n    name: visit\nmilestones:\n  goal:\n    name: goal\nsources:\n  s:\n    title: Paper\n\
         events:\n  - date: \"2026-05\"\n    kind: visit\n    title: A\n    parties: [north]\n    people: [ida]\n    \
         sources:\n      - s\n      - title: Other\n    targets:\n      - of: goal\n        by: [south]\n        \
         date: 2027\n        status: proposed\n    assesses:\n      - condition: all\n        by: [south]\n        \
         finding: met\n"
            .replace("\"2026-05\"", "2026-05")
    );
    assert_eq!(
        told(&imported),
        [
            "event 2: there is no date",
            "event 3: expected an object",
            "the field `colour` is not taken over (1 event)",
        ]
    );
    let broken = From::Json.read("{\n\"events\": [}");
    assert!(
        told(&broken)[0].starts_with("2: this is no JSON: "),
        "{broken:?}"
    );
}
