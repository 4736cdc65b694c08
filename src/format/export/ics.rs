//! iCalendar (RFC 5545): a VEVENT an event.
//!
//! A calendar knows days and hours and no doubt. An event stands on all the days that it can have been on;
//! DTEND is the day after the last one. Where an end is open, it stands on the day of the other end. What the
//! date says beyond that is the first line of its description, and `X-EDTF-DATE` has the expression.
//!
//! The calendar ends at the years 1 and 9999: what lies before stands on 1 January 0001, and says so.

use super::placed::Placed;
use super::{Excerpt, story};
use crate::day::Day;
use crate::record::{Event, Status};

/// How many octets a line may have, without its end.
const OCTETS: usize = 75;

/// What makes an identifier the program's own.
const DOMAIN: &str = env!("CARGO_PKG_NAME");

/// The excerpt as a calendar.
pub fn write(excerpt: Excerpt<'_>) -> String {
    let mut out = String::new();
    let title = excerpt.title();
    let version = env!("CARGO_PKG_VERSION");
    property(&mut out, "BEGIN", "VCALENDAR");
    property(&mut out, "VERSION", "2.0");
    property(
        &mut out,
        "PRODID",
        &format!("-//{DOMAIN}//{DOMAIN} {version}//EN"),
    );
    property(&mut out, "CALSCALE", "GREGORIAN");
    // The name in RFC 7986, and the one that calendars knew before it.
    property(&mut out, "NAME", &escaped(title));
    property(&mut out, "X-WR-CALNAME", &escaped(title));
    if let Some(about) = excerpt.about() {
        property(&mut out, "DESCRIPTION", &escaped(about));
        property(&mut out, "X-WR-CALDESC", &escaped(about));
    }
    for event in excerpt.events() {
        entry(&mut out, excerpt, event);
    }
    property(&mut out, "END", "VCALENDAR");
    out
}

fn entry(out: &mut String, excerpt: Excerpt<'_>, event: &Event) {
    let record = excerpt.record;
    property(out, "BEGIN", "VEVENT");
    property(out, "UID", &escaped(&format!("{}@{DOMAIN}", event.id)));
    // Not when this file was made, or the same record would give another one each time.
    let known = within(event.known_from);
    property(out, "DTSTAMP", &format!("{}T000000Z", basic(known)));
    time(out, event);
    property(out, "X-EDTF-DATE", &escaped(event.date.edtf()));
    property(out, "SUMMARY", &escaped(event.title.shown()));
    if let Some(place) = &event.place {
        property(out, "LOCATION", &escaped(place.shown()));
    }
    let kind = record.kind(event.kind).map(|kind| &kind.name);
    let categories = kind.into_iter().chain(&event.tags);
    let categories: Vec<String> = categories
        .filter(|text| !text.is_blank())
        .map(|text| escaped(text.shown()))
        .collect();
    property(out, "CATEGORIES", &categories.join(","));
    let status = match event.status {
        Status::Happened => "CONFIRMED",
        Status::Planned => "TENTATIVE",
        Status::Cancelled => "CANCELLED",
    };
    property(out, "STATUS", status);
    // A chronicle keeps nobody busy.
    property(out, "TRANSP", "TRANSPARENT");
    let mut urls = excerpt
        .as_of
        .sources(record, event)
        .filter_map(|id| record.source(id)?.url.as_ref());
    if let Some(address) = urls.find_map(|url| story::address(url.raw())) {
        property(out, "URL", &address);
    }
    let mut description = story::text(excerpt, event);
    if Placed::of(&event.date).first < first() {
        description.push_str(
            "\nA calendar has no years before 1: this stands on the first day that it has.",
        );
    }
    property(out, "DESCRIPTION", &escaped(&description));
    property(out, "END", "VEVENT");
}

/// When it is: a time of day where one was given, else whole days.
fn time(out: &mut String, event: &Event) {
    if let Some(at) = time_of_day(event) {
        property(out, "DTSTART", &at);
        return;
    }
    let placed = Placed::of(&event.date);
    let (from, to) = (within(placed.first), within(placed.last));
    property(out, "DTSTART;VALUE=DATE", &basic(from));
    if to < Day::MAX {
        property(out, "DTEND;VALUE=DATE", &basic(to.plus_days(1)));
    } else {
        // The day after the last one cannot be written.
        let days = to.number() - from.number() + 1;
        property(out, "DURATION", &format!("P{days}D"));
    }
}

/// A time of day: by UTC where its zone is known, else by whatever clock is at hand.
fn time_of_day(event: &Event) -> Option<String> {
    let second = event.date.second()?;
    let (_, time) = event.date.edtf().split_once('T')?;
    let has_zone = time.len() > "14:30:00".len();
    let mark = if has_zone { "Z" } else { "" };
    let day = event.date.extent().earliest.number() + second.div_euclid(86_400);
    let day = Day::from_number(day);
    let second = second.rem_euclid(86_400);
    let (hour, minute) = (second / 3600, second / 60 % 60);
    (day >= first()).then(|| {
        let day = basic(day);
        format!("{day}T{hour:02}{minute:02}{:02}{mark}", second % 60)
    })
}

/// The first day that a calendar has.
fn first() -> Day {
    Day::from_number(1)
}

fn within(day: Day) -> Day {
    day.max(first())
}

/// A day as `YYYYMMDD`.
fn basic(day: Day) -> String {
    let (year, month, day) = day.ymd();
    format!("{year:04}{month:02}{day:02}")
}

/// Text as a value: what has a meaning there is escaped.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => {
                out.push('\\');
                out.push(c);
            }
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out
}

/// Writes a property, folded between characters: a line that goes on begins with a blank.
fn property(out: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    for c in name.chars().chain([':']).chain(value.chars()) {
        if octets + c.len_utf8() > OCTETS {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
}
