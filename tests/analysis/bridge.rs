//! The bridge's record, and the answers as short texts.

use std::sync::Arc;

use opcon_tui::analysis::{self, AsOf, Gap, Held, Standing, Window};
use opcon_tui::day::Day;
use opcon_tui::document::{Severity, load};
use opcon_tui::record::{EventId, MilestoneId, PartyId, Record};

/// Two towns build a bridge, and a newspaper writes about it.
const TWO: &str = "
parties:
  north: { name: Northtown }
  south: { name: Southtown }
  gazette: { name: The Gazette, observer: true }
milestones:
  opening: { name: The bridge opens, main: true }
  deck: { name: The deck is laid }
  pillars: { name: The pillars stand }
";

/// An island in the river has a say too.
const THREE: &str = "
parties:
  north: { name: Northtown }
  south: { name: Southtown }
  island: { name: The island }
milestones:
  opening: { name: The bridge opens }
";

/// The day that a text says.
pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap_or_else(|| panic!("{text} is no day"))
}

/// The record of two towns with these events.
pub fn two_towns(events: &str) -> Arc<Record> {
    read(&format!("{TWO}events:\n{events}"))
}

/// The record of two towns and an island with these events.
pub fn three_sides(events: &str) -> Arc<Record> {
    read(&format!("{THREE}events:\n{events}"))
}

/// Reads a file in which nothing is wrong.
pub fn read(text: &str) -> Arc<Record> {
    let loaded = load(text.as_bytes());
    let error = loaded
        .problems
        .iter()
        .find(|p| p.severity == Severity::Error);
    assert!(error.is_none(), "{error:?}");
    loaded.record
}

/// What everybody holds for the main milestone as of a day: "north 2025, south no date".
pub fn present(record: &Record, at: &str) -> String {
    present_of(record, "opening", AsOf::then(day(at)))
}

/// What everybody holds for a milestone.
pub fn present_of(record: &Record, milestone: &str, as_of: AsOf) -> String {
    let positions = analysis::positions(record, find(record, milestone), as_of);
    let texts: Vec<String> = positions
        .iter()
        .map(|p| {
            let held = p.held.as_ref().map_or("nothing".to_owned(), holds);
            format!("{} {held}", key(record, p.party))
        })
        .collect();
    texts.join(", ")
}

/// A held target: "2025 jointly, said 2 times".
pub fn holds(held: &Held) -> String {
    let date = held.date.as_ref().map_or("no date", |d| d.written());
    let joint = if held.by.len() > 1 { " jointly" } else { "" };
    match held.times {
        1 => format!("{date}{joint}"),
        n => format!("{date}{joint} said {n} times"),
    }
}

/// The windows as of a day, one a line: "south 2025 standing: a b".
pub fn windows(record: &Record, at: &str) -> String {
    windows_as_of(record, AsOf::then(day(at)))
}

/// The windows, one a line.
pub fn windows_as_of(record: &Record, as_of: AsOf) -> String {
    let lines: Vec<String> = analysis::windows(record, as_of)
        .iter()
        .map(|w| line(record, w))
        .collect();
    lines.join("\n")
}

/// A window: whose, when, what became of it, who holds it where not all do, and the events that
/// stated it.
pub fn line(record: &Record, window: &Window) -> String {
    let standing = match window.standing {
        Standing::Met => "met",
        Standing::Superseded => "superseded",
        Standing::Lapsed => "lapsed",
        Standing::Standing => "standing",
    };
    let held = if window.holders.is_empty() || window.holders == window.by {
        String::new()
    } else {
        format!(" with {}", keys(record, &window.holders))
    };
    let said: Vec<&str> = window.said.iter().map(|s| id(record, s.0)).collect();
    let flags = match (window.reported, window.agreed) {
        (true, _) => " reported",
        (_, true) => " agreed",
        _ => "",
    };
    let by = keys(record, &window.by);
    let date = window.date.written();
    format!("{by} {date} {standing}{held}{flags}: {}", said.join(" "))
}

/// The gap for the main milestone as of a day.
pub fn gap(record: &Record, at: &str) -> String {
    let main = record.main_milestone().unwrap();
    let positions = analysis::positions(record, main, AsOf::then(day(at)));
    let gap = analysis::gap::gap(&positions, day(at)).expect("two parties");
    gap_text(record, &gap)
}

/// A gap: "north south 8 to 20 or more".
pub fn gap_text(record: &Record, gap: &Gap) -> String {
    match gap {
        Gap::CannotBeSaid => "cannot be said".to_owned(),
        Gap::AgreedNoDate => "agreed, no date".to_owned(),
        Gap::Agreed => "agreed".to_owned(),
        Gap::SameWindow => "same window".to_owned(),
        Gap::Months {
            least,
            greatest,
            open,
            between,
        } => {
            let more = if *open { " or more" } else { "" };
            let (a, b) = (key(record, between.0), key(record, between.1));
            format!("{a} {b} {least} to {greatest}{more}")
        }
    }
}

/// The milestone with this key.
pub fn find(record: &Record, milestone: &str) -> MilestoneId {
    let at = record
        .milestones
        .iter()
        .position(|m| m.key.raw() == milestone);
    MilestoneId(u32::try_from(at.expect("a milestone")).unwrap())
}

/// The key of a party.
pub fn key(record: &Record, party: PartyId) -> &str {
    record.party(party).unwrap().key.raw()
}

fn keys(record: &Record, parties: &[PartyId]) -> String {
    let keys: Vec<&str> = parties.iter().map(|&p| key(record, p)).collect();
    keys.join("+")
}

/// The id of an event.
pub fn id(record: &Record, event: EventId) -> &str {
    record.event(event).unwrap().id.raw()
}
