//! Dates with doubt, far dates and times of day in the formats that know days alone.

use opcon_tui::format::export::Format;

use super::reading::{self, json};
use super::{export, record};

/// A date; of iCalendar the start and the end or duration; of vis-timeline start and end; of `TimelineJS` start and
/// end; of Markwhen all.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

const ROWS: [Row; 17] = [
    (
        "2026-05-14",
        "DTSTART;VALUE=DATE:20260514 DTEND;VALUE=DATE:20260515",
        "2026-05-14 -",
        "2026-5-14 -",
        "2026-05-14",
    ),
    (
        "2026-05~",
        "DTSTART;VALUE=DATE:20260501 DTEND;VALUE=DATE:20260601",
        "2026-05-01 2026-06-01",
        "2026-5 -",
        "2026-05",
    ),
    (
        "2026?",
        "DTSTART;VALUE=DATE:20260101 DTEND;VALUE=DATE:20270101",
        "2026-01-01 2027-01-01",
        "2026 -",
        "2026",
    ),
    (
        "2026-05-12/2026-05-13",
        "DTSTART;VALUE=DATE:20260512 DTEND;VALUE=DATE:20260514",
        "2026-05-12 2026-05-14",
        "2026-5-12 2026-5-13",
        "2026-05-12/2026-05-13",
    ),
    (
        "2026-01/2026-12",
        "DTSTART;VALUE=DATE:20260101 DTEND;VALUE=DATE:20270101",
        "2026-01-01 2027-01-01",
        "2026-1-1 2026-12-31",
        "2026-01-01/2026-12-31",
    ),
    (
        "2029-Q1",
        "DTSTART;VALUE=DATE:20290101 DTEND;VALUE=DATE:20290401",
        "2029-01-01 2029-04-01",
        "2029-1-1 2029-3-31",
        "2029-01-01/2029-03-31",
    ),
    (
        "[2027,2028]",
        "DTSTART;VALUE=DATE:20270101 DTEND;VALUE=DATE:20290101",
        "2027-01-01 2029-01-01",
        "2027-1-1 2028-12-31",
        "2027-01-01/2028-12-31",
    ),
    (
        "../2029-03",
        "DTSTART;VALUE=DATE:20290331 DTEND;VALUE=DATE:20290401",
        "2029-03-31 -",
        "2029-3-31 -",
        "2029-03-31",
    ),
    (
        "2028/..",
        "DTSTART;VALUE=DATE:20280101 DTEND;VALUE=DATE:20280102",
        "2028-01-01 -",
        "2028-1-1 -",
        "2028-01-01",
    ),
    (
        "2026-05-14T23:30:00Z",
        "DTSTART:20260514T233000Z",
        "2026-05-14 -",
        "2026-5-14 -",
        "2026-05-14",
    ),
    (
        "2026-05-14T08:30:05+09:00",
        "DTSTART:20260513T233005Z",
        "2026-05-14 -",
        "2026-5-14 -",
        "2026-05-14",
    ),
    (
        "2026-05-14T20:00:00-04:30",
        "DTSTART:20260515T003000Z",
        "2026-05-14 -",
        "2026-5-14 -",
        "2026-05-14",
    ),
    (
        "2026-05-14T08:30:00",
        "DTSTART:20260514T083000",
        "2026-05-14 -",
        "2026-5-14 -",
        "2026-05-14",
    ),
    (
        "-0044-03-15",
        "DTSTART;VALUE=DATE:00010101 DTEND;VALUE=DATE:00010102",
        "-000044-03-15 -",
        "-44-3-15 -",
        "45 BCE",
    ),
    (
        "-0044/0014",
        "DTSTART;VALUE=DATE:00010101 DTEND;VALUE=DATE:00150101",
        "-000044-01-01 0015-01-01",
        "-44-1-1 14-12-31",
        "45 BCE - 14 CE",
    ),
    (
        "0000",
        "DTSTART;VALUE=DATE:00010101 DTEND;VALUE=DATE:00010102",
        "0000-01-01 0001-01-01",
        "0 -",
        "0000",
    ),
    (
        "9999",
        "DTSTART;VALUE=DATE:99990101 DURATION:P365D",
        "9999-01-01 +010000-01-01",
        "9999 -",
        "9999",
    ),
];

fn one(date: &str, format: Format) -> String {
    let record = record(&format!("- {{date: \"{date}\", title: x}}\n"));
    assert_eq!(record.events.len(), 1, "{date}");
    export(&record, format)
}

#[test]
fn where_dates_stand() {
    for (date, ics, vis, timelinejs, markwhen) in ROWS {
        let calendar = one(date, Format::Ics);
        let times = calendar.lines().filter(|line| {
            ["DTSTART", "DTEND", "DURATION"]
                .iter()
                .any(|name| line.starts_with(name))
        });
        assert_eq!(times.collect::<Vec<_>>().join(" "), ics, "{date}");

        let items = json(&one(date, Format::Vis));
        let item = &items["items"][0];
        let end = item["end"].as_str().unwrap_or("-");
        assert_eq!(
            format!("{} {end}", item["start"].as_str().unwrap()),
            vis,
            "{date}"
        );

        let slides = json(&one(date, Format::TimelineJs));
        let slide = &slides["events"][0];
        let day = |at: &str| match &slide[at] {
            serde_json::Value::Null => "-".to_owned(),
            date => {
                let parts = ["year", "month", "day"]
                    .iter()
                    .filter_map(|p| date[p].as_i64());
                parts.map(|n| n.to_string()).collect::<Vec<_>>().join("-")
            }
        };
        assert_eq!(
            format!("{} {}", day("start_date"), day("end_date")),
            timelinejs,
            "{date}"
        );

        let events = reading::markwhen(&one(date, Format::Markwhen));
        assert_eq!(events, [(markwhen.to_owned(), "x".to_owned())], "{date}");
    }
}

#[test]
fn what_a_format_cannot_say_is_said_in_words() {
    let words = [
        ("2026-05-14", "Thu 14 May 2026 · event"),
        ("2026-05~", "about May 2026 (EDTF 2026-05~) · event"),
        ("2026?", "perhaps 2026 (EDTF 2026?) · event"),
        (
            "../2029-Q1",
            "by the first quarter of 2029 (EDTF ../2029-33) · event",
        ),
        ("2028/..", "from 2028 (EDTF 2028/..) · event"),
        (
            "[2027, 2028]",
            "one of 2027, 2028 (EDTF [2027,2028]) · event",
        ),
        (
            "2026-05-14T08:30:00+09:00",
            "Thu 14 May 2026, 08:30 +09:00 (EDTF 2026-05-14T08:30:00+09:00) · event",
        ),
        (
            "-0044-03-15",
            "15 Mar -0044 (45 BCE) · event\nA calendar has no years before 1: this stands on the first day that it has.",
        ),
    ];
    for (date, expected) in words {
        let calendar = one(date, Format::Ics);
        assert_eq!(
            reading::values(&calendar, "DESCRIPTION"),
            [expected],
            "{date}"
        );
        let first = expected.lines().next().unwrap();
        for format in [
            Format::Csv,
            Format::Markdown,
            Format::Html,
            Format::Svg,
            Format::Markwhen,
            Format::TimelineJs,
            Format::Vis,
        ] {
            let text = one(date, format);
            // The signs that Markdown and HTML escape; the time that a page marks up.
            let text = text.replace('\\', "").replace("</time>", "");
            assert!(text.contains(first), "{date} {format:?}\n{text}");
        }
        let edtf = json(&one(date, Format::Vis))["items"][0]["edtf"].clone();
        assert!(edtf == date || date.contains(['Q', ' ']), "{edtf}");
    }
}

#[test]
fn a_status_is_a_calendars_own() {
    let file = "- {date: 2026-05-01, title: a}\n- {date: 2026-05-02, title: b, status: planned}\n\
                - {date: 2026-05-03, title: c, status: cancelled}\n";
    let calendar = export(&record(file), Format::Ics);
    let expected = ["CONFIRMED", "TENTATIVE", "CANCELLED"];
    assert_eq!(reading::values(&calendar, "STATUS"), expected);
    let told = reading::values(&calendar, "DESCRIPTION");
    assert!(
        told[1].ends_with("event, planned") && told[2].ends_with("event, cancelled"),
        "{told:?}"
    );
}
