//! A calendar (RFC 5545): each VEVENT is an event.
//!
//! Whole days come back as the days that they are, times with their zone where that is UTC or none. A calendar that
//! `export` wrote has the date expression in `X-EDTF-DATE`, and its descriptions begin with the facts that other
//! properties tell too: of those, the words between are the summary, and the addresses the sources.

use super::{Counted, Entry, Fields, Imported, date, is_address};
use crate::day::Day;
use crate::document::edit::write::Written;
use crate::record::kind::BUILT_IN;
use crate::text::Text;

/// What ends the summary in a description of ours.
const LABELS: [&str; 8] = [
    "Proposed dates: ",
    "Findings: ",
    "Disputed: ",
    "Source: ",
    "Link: ",
    "Note: ",
    "Tags: ",
    "Confidence: ",
];

/// Properties that say nothing that an event could have.
const SILENT: [&str; 9] = [
    "DTSTAMP",
    "CREATED",
    "LAST-MODIFIED",
    "SEQUENCE",
    "TRANSP",
    "CLASS",
    "BEGIN",
    "END",
    "PRIORITY",
];

/// A line of a calendar, unfolded.
struct Property {
    line: usize,
    name: String,
    parameters: String,
    value: String,
}

/// What a calendar says.
pub fn read(text: &str) -> Imported {
    let mut out = Imported::default();
    let properties = properties(text);
    if !properties
        .iter()
        .any(|p| p.name == "BEGIN" && p.value.eq_ignore_ascii_case("VCALENDAR"))
    {
        out.tell(Some(1), "this is no calendar: there is no BEGIN:VCALENDAR");
        return out;
    }
    let mut counted = Counted::default();
    let mut nest: Vec<String> = Vec::new();
    let mut entry: Vec<&Property> = Vec::new();
    for property in &properties {
        match property.name.as_str() {
            "BEGIN" => {
                nest.push(property.value.to_ascii_uppercase());
                if nest.last().is_some_and(|part| part == "VEVENT") {
                    entry.clear();
                    entry.push(property);
                } else if nest.len() > 1 && nest.last().is_some_and(|part| !is_of_zones(part)) {
                    let part = Text::line(&property.value);
                    counted.add(format!("a {part} is not taken over"));
                }
            }
            "END" => {
                let ended = nest.pop();
                if ended.is_some_and(|part| part == "VEVENT") {
                    let line = entry.first().map(|p| p.line);
                    match event(&entry, &mut counted) {
                        Ok(found) => out.events.push(found),
                        Err(words) => out.tell(line, words),
                    }
                }
            }
            "X-WR-CALNAME" | "NAME" if nest.len() == 1 => head(&mut out, "title", property),
            "X-WR-CALDESC" | "DESCRIPTION" if nest.len() == 1 => head(&mut out, "about", property),
            _ if nest.last().is_some_and(|part| part == "VEVENT") => entry.push(property),
            _ => {}
        }
    }
    if let Some(part) = nest.last() {
        out.tell(
            properties.last().map(|p| p.line),
            format!("the calendar ends within a {part}"),
        );
    }
    counted.tell(&mut out);
    out
}

fn head(out: &mut Imported, field: &'static str, property: &Property) {
    if !out.head.iter().any(|(known, _)| *known == field) {
        out.head
            .push((field, Written::Text(unescaped(&property.value))));
    }
}

/// Whether a part of a calendar tells of time zones, which every time says itself.
fn is_of_zones(part: &str) -> bool {
    matches!(part, "VTIMEZONE" | "STANDARD" | "DAYLIGHT")
}

/// The lines of a calendar: what begins with a blank goes on.
fn properties(text: &str) -> Vec<Property> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut lines: Vec<(usize, String)> = Vec::new();
    for (at, line) in text.split('\n').enumerate() {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), lines.last_mut()) {
            (Some(more), Some((_, before))) => before.push_str(more),
            _ if line.is_empty() => {}
            _ => lines.push((at + 1, line.to_owned())),
        }
    }
    let lines = lines.into_iter();
    lines
        .filter_map(|(line, text)| {
            let colon = end_of_name(&text)?;
            let (name, value) = (text.get(..colon)?, text.get(colon + 1..)?);
            let (name, parameters) = name.split_once(';').unwrap_or((name, ""));
            Some(Property {
                line,
                name: name.to_ascii_uppercase(),
                parameters: parameters.to_ascii_uppercase(),
                value: value.to_owned(),
            })
        })
        .collect()
}

/// The colon after the name and its parameters, which may have others in quotation marks.
fn end_of_name(text: &str) -> Option<usize> {
    let mut quoted = false;
    text.char_indices().find_map(|(at, c)| {
        if c == '"' {
            quoted = !quoted;
        }
        (c == ':' && !quoted).then_some(at)
    })
}

/// Text as it is meant.
fn unescaped(value: &str) -> String {
    let mut out = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(c) => out.push(c),
                None => out.push('\\'),
            },
            c => out.push(c),
        }
    }
    out
}

/// Texts with commas between.
fn parts(value: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut escaped = false;
    for c in value.chars() {
        if c == ',' && !escaped {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
        escaped = c == '\\' && !escaped;
    }
    parts
        .iter()
        .map(|part| unescaped(part).trim().to_owned())
        .filter(|part| !part.is_empty())
        .collect()
}

fn event(entry: &[&Property], counted: &mut Counted) -> Result<Entry, String> {
    let find = |name: &str| entry.iter().find(|p| p.name == name).copied();
    let value = |name: &str| {
        let value = find(name).map(|p| unescaped(&p.value));
        value.filter(|value| !value.trim().is_empty())
    };
    let text = |text: &str| Written::Text(text.to_owned());
    let title = value("SUMMARY").ok_or("there is no SUMMARY")?;
    let own = value("X-EDTF-DATE");
    let when = match &own {
        Some(own) => own.clone(),
        None => days(find("DTSTART"), find("DTEND"), find("DURATION"), counted)?,
    };
    date(&when)?;
    let mut out: Fields = Vec::new();
    let domain = concat!("@", env!("CARGO_PKG_NAME"));
    let id = value("UID").and_then(|uid| Some(uid.strip_suffix(domain)?.to_owned()));
    out.extend(id.map(|id| ("id", Written::Text(id))));
    out.push(("date", Written::Date(when)));
    match value("STATUS").as_deref() {
        Some("TENTATIVE") => out.push(("status", text("planned"))),
        Some("CANCELLED") => out.push(("status", text("cancelled"))),
        _ => {}
    }
    let mut tags = Vec::new();
    let mut kind = None;
    for category in entry.iter().filter(|p| p.name == "CATEGORIES") {
        for part in parts(&category.value) {
            let known = BUILT_IN.iter().find(|(_, name, ..)| *name == part);
            match known {
                Some((key, ..)) if kind.is_none() => kind = Some(*key),
                _ => tags.push(part),
            }
        }
    }
    out.extend(
        kind.filter(|kind| *kind != "other")
            .map(|kind| ("kind", text(kind))),
    );
    out.push(("title", text(&title)));
    let description = value("DESCRIPTION").unwrap_or_default();
    let (summary, mut sources) = match own {
        Some(_) => ours(&description, counted),
        None => (description, Vec::new()),
    };
    if !summary.trim().is_empty() {
        out.push(("summary", Written::Text(summary)));
    }
    out.extend(value("LOCATION").map(|place| ("place", Written::Text(place))));
    if let Some(url) = find("URL").map(|p| p.value.clone())
        && !sources.contains(&url)
    {
        sources.insert(0, url);
    }
    let count = sources.len();
    sources.retain(|url| is_address(url));
    if sources.len() < count {
        counted.add("an address is not taken over: it is none with http or https");
    }
    if !sources.is_empty() {
        out.push(("sources", Written::Texts(sources)));
    }
    if !tags.is_empty() {
        out.push(("tags", Written::Texts(tags)));
    }
    let known = [
        "SUMMARY",
        "X-EDTF-DATE",
        "DTSTART",
        "DTEND",
        "DURATION",
        "UID",
        "STATUS",
        "CATEGORIES",
        "DESCRIPTION",
        "LOCATION",
        "URL",
    ];
    for property in entry {
        let name = property.name.as_str();
        if !known.contains(&name) && !SILENT.contains(&name) {
            let name = Text::line(name);
            counted.add(format!("the property {name} is not taken over"));
        }
    }
    Ok(Entry {
        fields: out,
        known: None,
    })
}

/// The summary and the addresses of the sources in a description that `export` wrote.
fn ours(description: &str, counted: &mut Counted) -> (String, Vec<String>) {
    // The facts come first, then the people: other properties tell of the first, nothing of the second.
    let lines = description.lines().skip(1);
    let mut lines = lines
        .skip_while(|line| line.starts_with("People: "))
        .peekable();
    let ends = |line: &str| line.starts_with('“') || LABELS.iter().any(|l| line.starts_with(l));
    let mut summary = Vec::new();
    while let Some(line) = lines.next_if(|line| !ends(line)) {
        summary.push(line);
    }
    let mut sources = Vec::new();
    let mut beside = description.lines().any(|line| line.starts_with("People: "));
    for line in lines {
        match line.strip_prefix("Source: ") {
            Some(source) => {
                // The title before it can have an address too, with a sign behind it.
                let mut parts = source.split(", ").filter_map(|part| part.split(' ').next());
                let address = parts.find(|part| is_address(part));
                match address {
                    Some(address) if !sources.iter().any(|known| known == address) => {
                        sources.push(address.to_owned());
                    }
                    _ => beside = true,
                }
            }
            None => beside |= !line.starts_with("Tags: "),
        }
    }
    if beside {
        counted
            .add("of the description only the summary and the addresses of sources are taken over");
    }
    (summary.join("\n").trim().to_owned(), sources)
}

/// The days of an event as an expression.
fn days(
    start: Option<&Property>,
    end: Option<&Property>,
    duration: Option<&Property>,
    counted: &mut Counted,
) -> Result<String, String> {
    let start = start.ok_or("there is no DTSTART")?;
    let from = moment(start)?;
    if duration.is_some() {
        counted.add("the DURATION is not taken over: the event stands on its first day");
    }
    if start.parameters.contains("TZID=") {
        counted.add("the time zone is not taken over: the time is that of its own clock");
    }
    let Some(end) = end else { return Ok(from) };
    let to = moment(end)?;
    // A day is told by its first ten characters. Whole days end before DTEND.
    let day = |text: &str| text.get(..10).and_then(Day::parse);
    let (Some(first), Some(last)) = (day(&from), day(&to)) else {
        return Ok(from);
    };
    let whole = !to.contains('T');
    let last = if whole { last.plus_days(-1) } else { last };
    if !whole {
        counted.add("the time at which an event ends is not taken over");
    }
    if last <= first {
        return Ok(from);
    }
    Ok(format!("{first}/{last}"))
}

/// A day, or a time of a day, as an expression.
fn moment(property: &Property) -> Result<String, String> {
    let value = property.value.trim();
    let refused = || {
        let value = Text::line(value);
        format!("`{value}` is no date such as 20260514 or 20260514T143000Z")
    };
    let digits = |range: std::ops::Range<usize>| {
        let part = value.get(range)?;
        part.bytes().all(|b| b.is_ascii_digit()).then_some(part)
    };
    let parts = (digits(0..4), digits(4..6), digits(6..8));
    let (Some(year), Some(month), Some(day)) = parts else {
        return Err(refused());
    };
    let date = format!("{year}-{month}-{day}");
    let rest = value.get(8..).unwrap_or("");
    if rest.is_empty() {
        return Ok(date);
    }
    let time = (digits(9..11), digits(11..13), digits(13..15));
    match (rest.starts_with('T'), time, value.get(15..)) {
        (true, (Some(hour), Some(minute), Some(second)), Some(zone @ ("" | "Z"))) => {
            Ok(format!("{date}T{hour}:{minute}:{second}{zone}"))
        }
        _ => Err(refused()),
    }
}
