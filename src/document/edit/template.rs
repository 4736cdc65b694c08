//! What an editor opens with when an event is added: the fields, commented out, and below them the record's
//! own keys, so that nobody has to look them up.

use super::super::outline::Outline;
use super::super::syntax::{Node, Piece, Value, parse};
use super::super::{Input, Report, field};
use super::entry::Entry;
use super::write;
use crate::record::{Confidence, Event, Finding, Record, Source, Status, TargetStatus};
use crate::text::{Text, measure};

/// The most people, sources and events that are listed.
const MOST: usize = 300;

/// How many events are listed: links lead to the newest, mostly.
const EVENTS: usize = 40;

/// The columns of a line of the lists, those of a key in it, and the fewest for what the key stands for.
const COLUMNS: usize = 80;
const KEY: usize = 30;
const LEAST: usize = 24;

/// A text to begin with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// The text.
    pub text: String,
    /// The line to begin on, from 1: the title's.
    pub line: usize,
}

/// A template for an event of a record in a file of this name, with a date to begin with.
pub fn blank(record: &Record, file: &str, date: &str) -> Template {
    let event = format!("date: {date}\ntitle: \n{}", fields(record));
    whole("A new event", record, file, &event)
}

/// A template with a copy of the event of this id in a file that is read as `record`: with another date,
/// without an id and a short headline, and with a title that says what it is. None where its text cannot be found.
pub fn copy(bytes: &[u8], record: &Record, id: &str, file: &str, date: &str) -> Option<Template> {
    let event = record.event(record.find(id)?)?;
    let input = Input::of(bytes, &mut Report::default());
    let outline = Outline::of(&input.text)?;
    let item = outline
        .items
        .binary_search_by_key(&event.line, |item| item.line)
        .ok()?;
    let entry = Entry::read(input.text.get(outline.range(item))?.as_bytes()).ok()?;
    let body = copied(&entry.text(), event, date)?;
    Some(whole("A copy of an event", record, file, &body))
}

fn whole(what: &str, record: &Record, file: &str, event: &str) -> Template {
    let head = format!(
        "# {what} for {file}.\n\
         #\n\
         # Take the # away before a line that you need, and write over what stands there.\n\
         # Lines that begin with # are left out. Save and close to add the event; if\n\
         # this is left as it is, or emptied, nothing is added.\n\n"
    );
    let title = event.lines().position(|line| line.starts_with("title:"));
    Template {
        line: head.lines().count() + 1 + title.unwrap_or(0),
        text: format!("{head}{event}\n{}", keys(record)),
    }
}

/// The text of an event with another date, its title changed, and what holds for it alone taken out.
fn copied(text: &str, event: &Event, date: &str) -> Option<String> {
    let root = parse(Piece::new(text, 0)).node?;
    let Value::Map(pairs) = &root.value else {
        return None;
    };
    let title = write::in_brackets(&format!("Copy of {}", event.title.raw()));
    let own =
        |(key, _): &(Node<'_>, Node<'_>)| matches!(key.scalar(), Some("id" | "known" | "short"));
    let last = pairs.iter().rposition(|pair| !own(pair))?;
    let mut edits = Vec::new();
    for (at, pair) in pairs.iter().enumerate().take(last + 1) {
        let (key, value) = pair;
        match key.scalar() {
            _ if own(pair) => {
                let (next, _) = pairs.get(at + 1)?;
                edits.push((key.range.start..next.range.start, ""));
            }
            Some("date") => edits.push((value.range.clone(), date)),
            Some("title") => edits.push((value.range.clone(), &*title)),
            _ => {}
        }
    }
    // Behind the last that stays, brackets close and lines end.
    let ((_, stays), (_, end)) = (pairs.get(last)?, pairs.last()?);
    if last + 1 < pairs.len() {
        edits.push((stays.range.end..end.range.end, ""));
    }
    let mut out = text.to_owned();
    for (range, new) in edits.into_iter().rev() {
        out.get(range.clone())?;
        out.replace_range(range, new);
    }
    out.push('\n');
    Some(out)
}

/// The optional fields, commented out, each with something that could stand there.
fn fields(record: &Record) -> String {
    let party = record.parties.first().map(|party| party.key.shown());
    let person = record.people.first().map(|person| person.key.shown());
    let main = record.main_milestone().and_then(|id| record.milestone(id));
    let sources = record.sources.iter().filter(|s| s.key.is_some());
    let source = sources
        .max_by_key(|s| s.published())
        .and_then(|s| s.key.as_ref());
    let speaker = person.unwrap_or("Somebody Else");
    let mut out = String::new();
    for field in field::EVENT.fields {
        let example = match (field.name, party) {
            ("id", _) => "a-name-of-its-own".to_owned(),
            ("known", _) => "2026-05-14".to_owned(),
            ("status", _) => "planned".to_owned(),
            ("kind", _) => "statement".to_owned(),
            ("short", _) => "The headline in a few words".to_owned(),
            ("key", _) => "true".to_owned(),
            ("place", _) => "Where it happened".to_owned(),
            ("people", _) => match person {
                Some(person) => format!("[{person}, Somebody Else]"),
                None => "[Somebody, Somebody Else]".to_owned(),
            },
            ("quotes", _) => format!(
                "\n  - text: >-\n      The words, as they were said or written.\n    speaker: {speaker}\n    \
                 role: The role held on that day\n    to: Who reported the words\n    source: \
                 https://example.org/"
            ),
            ("sources", _) => match source {
                Some(key) => format!("[{}, \"https://example.org/\"]", key.shown()),
                None => "[\"https://example.org/\"]".to_owned(),
            },
            ("parties", Some(party)) => format!("[{party}]"),
            ("targets", Some(party)) => {
                let Some(main) = main else { continue };
                format!(
                    "\n  - {{ of: {}, by: {party}, date: 2028, status: proposed, as_stated: in \
                     their words }}",
                    main.key.shown()
                )
            }
            ("assesses", Some(party)) => {
                let Some(condition) = record.conditions.first() else {
                    continue;
                };
                format!(
                    "\n  - {{ condition: {}, by: {party}, finding: partly-met }}",
                    condition.key.shown()
                )
            }
            ("date" | "title", _) | ("parties" | "targets" | "assesses", None) => continue,
            ("links", _) => match record.events.last() {
                Some(event) => format!("\n  - {{ follows: {} }}", event.id.shown()),
                None => continue,
            },
            ("tags", _) => "[a-mark, another]".to_owned(),
            ("confidence", _) => "high".to_owned(),
            _ => format!(">-\n  {}", field.doc),
        };
        let text = format!("{}: {example}", field.name);
        for line in text.lines() {
            out.push_str(&format!("#{}\n", line.trim_end()));
        }
    }
    out
}

/// The keys and words that fields can have in this record.
fn keys(record: &Record) -> String {
    let mut out = String::from("# What can stand where:\n");
    let mut words = |name: &str, words: Vec<String>| {
        if words.is_empty() {
            return;
        }
        let (words, room) = (words.join(", "), COLUMNS - 16);
        for (at, line) in measure::wrap(&words, room).into_iter().enumerate() {
            let name = if at == 0 { name } else { "" };
            let line = format!("#   {} {line}", measure::pad_end(name, 11));
            out.push_str(line.trim_end());
            out.push('\n');
        }
    };
    let plain = |words: Vec<&'static str>| words.into_iter().map(str::to_owned).collect();
    let named = |key: &str, name: &str| {
        if key == name {
            key.to_owned()
        } else {
            format!("{key} ({name})")
        }
    };
    let kinds = record.kinds.iter().map(|kind| kind.key.shown().to_owned());
    words("kind", kinds.collect());
    words("status", plain(field::words(&Status::WORDS)));
    words("confidence", plain(field::words(&Confidence::WORDS)));
    let parties = record.parties.iter();
    let parties = parties.map(|p| named(p.key.shown(), p.name.shown()));
    words("parties, by", parties.collect());
    let milestones = record.milestones.iter();
    let milestones = milestones.map(|m| named(m.key.shown(), m.name.shown()));
    words("of", milestones.collect());
    if !record.milestones.is_empty() {
        words("… status", plain(field::words(&TargetStatus::WORDS)));
    }
    let conditions = record.conditions.iter();
    let conditions = conditions.map(|c| named(c.key.shown(), c.name.shown()));
    words("condition", conditions.collect());
    if !record.conditions.is_empty() {
        words("finding", plain(field::words(&Finding::WORDS)));
    }
    let people = record.people.iter().map(|person| {
        let role = person.role.as_ref();
        let role = role.map_or_else(String::new, |role| format!(", {role}"));
        (person.key.shown(), format!("{}{role}", person.name))
    });
    list("People, by key", people.collect(), MOST, &mut out);
    let mut sources: Vec<&Source> = record.sources.iter().filter(|s| s.key.is_some()).collect();
    sources.sort_by_key(|source| std::cmp::Reverse(source.published()));
    let sources = sources.iter().filter_map(|source| {
        let of = [&source.publisher, &source.title];
        let of: Vec<&str> = of.into_iter().flatten().map(Text::shown).collect();
        Some((source.key.as_ref()?.shown(), of.join(": ")))
    });
    list(
        "Sources, the newest first",
        sources.collect(),
        MOST,
        &mut out,
    );
    let events = record.events.iter().rev();
    let events = events.map(|event| (event.id.shown(), event.title.shown().to_owned()));
    list(
        "Events, the newest first",
        events.collect(),
        EVENTS,
        &mut out,
    );
    out
}

/// A list of keys with what they stand for. A key is written whole: it is there to be copied.
fn list(name: &str, rows: Vec<(&str, String)>, most: usize, out: &mut String) {
    if rows.is_empty() {
        return;
    }
    let count = rows.len();
    out.push_str(&format!("#\n# {name}:\n"));
    for (key, words) in rows.into_iter().take(most) {
        let key = match measure::width(key) {
            ..KEY => measure::pad_end(key, KEY),
            _ => key.to_owned(),
        };
        let room = COLUMNS.saturating_sub(measure::width(&key) + 5);
        let line = format!("#   {key} {}", measure::cut(&words, room.max(LEAST)));
        out.push_str(line.trim_end());
        out.push('\n');
    }
    if count > most {
        out.push_str(&format!("#   … and {} more in the file\n", count - most));
    }
}

/// Whether there is anything in a template but blanks and comments.
pub fn has_event(text: &str) -> bool {
    said(text).next().is_some()
}

/// Whether there is nothing in a template that anybody had to write.
pub fn is_untouched(text: &str) -> bool {
    said(text).all(|line| line.starts_with("date:") || line.trim_end() == "title:")
}

/// The lines of a template that say something.
fn said(text: &str) -> impl Iterator<Item = &str> {
    let says = |line: &&str| !line.starts_with('#') && !line.trim().is_empty();
    text.lines().filter(says)
}

#[cfg(test)]
mod tests {
    use super::super::super::load;
    use super::super::{Refusal, add};
    use super::*;
    use crate::day::Day;

    const FILE: &str = "title: t\nparties:\n  a: {name: A}\n  b: {name: B}\npeople: {kim: {name: Kim, \
                        party: a}}\nmilestones: {m: {name: M}}\nconditions: {c: {name: C}}\nsources:\n  \
                        s: {title: S, date: 2024}\n  n: {title: N, date: 2025}\nevents:\n  - date: 2025\n    \
                        title: x\n    sources: [s, n]\n";

    fn day() -> Day {
        Day::from_number(1)
    }

    /// The template with every field switched on.
    fn in_use(template: &str) -> String {
        let end = template.find("# What can stand where").unwrap();
        let line = |line: &str| match line.strip_prefix('#') {
            Some(rest) if !rest.starts_with(' ') || rest.starts_with("  ") => rest.to_owned(),
            _ => line.to_owned(),
        };
        let lines = template[..end].lines().map(line);
        lines.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn every_field_of_an_event_is_in_it_and_can_be_switched_on() {
        let record = load(FILE.as_bytes()).record;
        let template = blank(&record, "f.yaml", "2026-05-14");
        let text = in_use(&template.text).replace("title: ", "title: New");
        for field in field::EVENT.fields {
            let begins = |line: &str| line.starts_with(&format!("{}:", field.name));
            assert!(text.lines().any(begins), "{}: {text}", field.name);
        }
        let entry = Entry::read_template(text.as_bytes()).unwrap();
        let added = add(FILE.as_bytes(), &entry, day()).unwrap();
        // The known day is an example; the quote rests on a source of the event.
        assert_eq!(added.advice.entry, [], "{text}");
        let new = load(&added.bytes).record;
        let event = new.event(new.find("a-name-of-its-own").unwrap()).unwrap();
        assert_eq!(event.date.written(), "2026-05-14");
        assert_eq!(
            event.targets.len() + event.assesses.len() + event.links.len(),
            3
        );
        let title = template.text.lines().nth(template.line - 1);
        assert_eq!(title, Some("title: "));
    }

    #[test]
    fn the_keys_of_the_record_are_told_and_what_it_lacks_is_not_offered() {
        let record = load(FILE.as_bytes()).record;
        let text = blank(&record, "f.yaml", "2026-05-14").text;
        for line in [
            "#   parties, by a (A), b (B)",
            "#   of          m (M)",
            "#   condition   c (C)",
            "#   kim                            Kim",
            "#   2025-x                         x",
        ] {
            assert!(text.lines().any(|l| l == line), "{line}:\n{text}");
        }
        let newest = text.find("#   n   ").unwrap() < text.find("#   s   ").unwrap();
        assert!(newest, "{text}");
        let bare = load(b"").record;
        let text = blank(&bare, "f.yaml", "2026-05-14").text;
        for absent in [
            "parties",
            "targets",
            "assesses",
            "links",
            "People",
            "… status",
        ] {
            assert!(!text.contains(absent), "{absent}:\n{text}");
        }
        assert!(is_untouched(&text) && has_event(&text));
        assert!(!has_event("# x\n\n"));
    }

    #[test]
    fn a_key_is_whole_however_long_it_is() {
        let (key, title) = ("k".repeat(90), "word ".repeat(40));
        let file = format!("- {{id: {key}, date: 2025, title: {title}}}\n");
        let text = blank(&load(file.as_bytes()).record, "f.yaml", "2026").text;
        let row = text.lines().last().unwrap();
        assert_eq!(row, format!("#   {key} word word word word …"));
        let file = format!("- {{id: {}, date: 2025, title: {title}}}\n", "k".repeat(34));
        let text = blank(&load(file.as_bytes()).record, "f.yaml", "2026").text;
        let row = text.lines().last().unwrap();
        assert!(row.contains(&"k".repeat(34)) && row.ends_with('…'), "{row}");
        assert!(measure::width(row) <= COLUMNS, "{row}");
    }

    #[test]
    fn a_copy_has_another_date_no_id_no_headline_and_a_title_that_says_what_it_is() {
        let rest = "    kind: meeting # of two\n    note: >-\n      words\n\n      # more\n";
        for (event, expected) in [
            (
                format!(
                    "  - id: a\n    date: 2025\n    known: 2026\n    title: 'It''s: a'\n{rest}"
                ),
                format!(
                    "date: 2026-05-14\ntitle: \"Copy of It's: a\"\n{}",
                    rest.replace("\n    ", "\n").trim_start()
                ),
            ),
            (
                "  - {title: \"It, too\", id: a, date: 2025, tags: [x], known: 2025}\n".to_owned(),
                "{title: \"Copy of It, too\", date: 2026-05-14, tags: [x]}\n".to_owned(),
            ),
            (
                "  - title: >-\n      A long\n      one\n    date: 2025\n    id: a\n".to_owned(),
                "title: Copy of A long one\ndate: 2026-05-14\n".to_owned(),
            ),
            (
                "  - date: 2025\n    title: A\n    short: B # c\n    place: D\n    id: a\n    short: E\n    known: 2026\n"
                    .to_owned(),
                "date: 2026-05-14\ntitle: Copy of A\nplace: D\n".to_owned(),
            ),
        ] {
            let file = format!("events:\n  - {{date: 2024, title: z}}\n{event}");
            let record = load(file.as_bytes()).record;
            let template = copy(file.as_bytes(), &record, "a", "f.yaml", "2026-05-14").unwrap();
            let (head, body) = template.text.split_once("\n\n").unwrap();
            assert!(
                head.starts_with("# A copy of an event for f.yaml."),
                "{head}"
            );
            let (body, _) = body.split_once("\n# What can stand where").unwrap();
            assert_eq!(body, expected);
            let entry = Entry::read_template(template.text.as_bytes()).unwrap();
            let added = add(file.as_bytes(), &entry, day());
            assert!(!matches!(added, Err(Refusal::File(_))), "{added:?}");
        }
        let record = load(FILE.as_bytes()).record;
        assert_eq!(
            copy(FILE.as_bytes(), &record, "gone", "f.yaml", "2026"),
            None
        );
    }
}
