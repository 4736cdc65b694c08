//! Nodes to a record, with everything told that cannot be used. Never fails.
//!
//! Each event is read by itself against the head of the file, so events are shared out among threads
//! ([`share`]); what concerns several of them ([`cross`]) comes at the end.

mod apart;
mod cross;
mod event;
mod fields;
mod head;
mod kept;
mod kind;
mod quote;
mod reader;
mod share;
mod source;
mod target;
mod unknown;
mod words;

use std::borrow::Cow;

use super::field;
use super::outline::Outline;
use super::problem::code;
use super::recover;
use super::report::{Report, first_line, quoted};
use super::syntax::{self, Node, Parsed, Piece, Value};
use crate::record::Record;
use fields::Fields;
use head::Head;
pub use kept::Kept;
use reader::Reader;
pub use share::Events;
use share::Reuse;

/// The most events that are read.
pub const MOST_EVENTS: usize = 1_000_000;

/// How a text is read.
#[derive(Default)]
pub struct How<'h> {
    /// What was kept of the reading before; where this is given, this one is kept too.
    pub last: Option<&'h Kept>,
    /// Who is shown the first part of a large file, as soon as there is one, and told how many events
    /// the whole has.
    pub first: Option<&'h mut dyn FnMut(Record, usize)>,
}

/// Reads a file's text; the problems are added to `report`.
pub fn decode(text: &str, report: Report, mut how: How<'_>) -> (Record, Report, Option<Kept>) {
    let report = match Outline::of(text) {
        Some(outline) => match by_events(text, report, &outline, &mut how) {
            Ok(read) => return read,
            Err(report) => report,
        },
        None => report,
    };
    let mut reader = Reader::new(text, report);
    let parsed = recover::head(Piece::new(text, 0));
    let root = commit(&mut reader, parsed);
    let next = how.last.map(|_| Kept::default());
    (whole(&mut reader, root.as_ref()), reader.report, next)
}

/// Reads a file event by event; gives the report back where its events are not those of the outline.
fn by_events(
    text: &str,
    report: Report,
    outline: &Outline,
    how: &mut How<'_>,
) -> Result<(Record, Report, Option<Kept>), Report> {
    let (above, gap) = around(text, outline);
    let mut next = how.last.map(|last| last.next(&above));
    let reuse = Reuse::of(how.last, next.as_ref());
    let mut reader = Reader::new(text, report);
    let read = share::read(
        &mut reader,
        outline,
        reuse,
        |reader| {
            let parsed = recover::head(Piece {
                text: &above,
                start: 0,
                gap,
            });
            if !is_confirmed(outline, &parsed) {
                return None;
            }
            if let Some(second) = outline.second {
                tell_second_document(reader, second);
            }
            let root = commit(reader, parsed);
            let fields = root.as_ref().and_then(|root| head_fields(reader, root));
            Some(Head::read(reader, fields.as_ref()))
        },
        |head| {
            let count = outline.items.len();
            if let Some(show) = how.first.take_if(|_| count > LARGE) {
                show(first_part(text, head, outline), count);
            }
        },
    );
    match read {
        Some((head, events)) => {
            let record = cross::join(&mut reader, head, events, next.as_mut());
            Ok((record, reader.report, next))
        }
        None => Err(reader.report),
    }
}

/// The mend of a file without events: the least that is one.
const FIRST_EVENT: &str =
    "write `events:` and below it `  - date: 2026-05-14` and `    title: The bridge opens`";

/// With how many events a file is shown in part before it is read: some tenths of a second of work.
const LARGE: usize = 10_000;

/// How many events are shown from each end of a large file.
const FROM_EACH_END: usize = 500;

/// The events at both ends of the list: the newest are at one of them.
fn first_part(text: &str, head: &Head, outline: &Outline) -> Record {
    let mut reader = Reader::new(text, Report::default());
    let count = outline.items.len();
    let rest = count.saturating_sub(FROM_EACH_END).max(FROM_EACH_END)..count;
    let mut events = Events::default();
    for places in [0..FROM_EACH_END, rest] {
        events.extend(share::some(
            &mut reader,
            head,
            outline,
            places,
            Reuse::default(),
        ));
    }
    cross::join(&mut reader, head.clone(), events, None)
}

/// What stands above and below the events, with the gap that they leave.
fn around<'t>(text: &'t str, outline: &Outline) -> (Cow<'t, str>, Option<(usize, usize)>) {
    let above = text.get(..outline.list.start).unwrap_or_default();
    let below = match outline.second {
        Some(_) => "",
        None => text.get(outline.list.end..).unwrap_or_default(),
    };
    let joined = if below.is_empty() {
        Cow::Borrowed(above)
    } else {
        Cow::Owned([above, below].concat())
    };
    (joined, Some((above.len(), outline.list.len())))
}

/// Whether what the outline took for the events is so: the lines alone cannot tell, say, that they
/// are all within one block of text.
fn is_confirmed(outline: &Outline, head: &Parsed<'_>) -> bool {
    if head.failure.is_some() {
        return true;
    }
    let root = head.node.as_ref();
    match (outline.key, root.map(|root| &root.value)) {
        // A document that ended before the list was another one.
        (None, _) => head.refused.is_empty() && root.is_none_or(Node::is_null),
        (Some(at), Some(Value::Map(pairs))) => pairs
            .iter()
            .any(|(key, value)| key.range.start == at && value.is_null()),
        _ => false,
    }
}

/// Tells what the parser refused or failed at, and gives the node.
fn commit<'t>(reader: &mut Reader<'_>, parsed: Parsed<'t>) -> Option<Node<'t>> {
    for found in parsed.refused.into_iter().chain(parsed.failure) {
        reader.report.add(found);
    }
    parsed.node
}

/// A document marker behind the events; the end of a document alone, `...`, begins no second one.
fn tell_second_document(reader: &mut Reader<'_>, mut at: usize) {
    let rest = reader.text.get(at..).unwrap_or_default();
    for line in rest.split_inclusive('\n') {
        if syntax::is_void(line) || line.trim_start().starts_with("...") {
            at += line.len();
            continue;
        }
        let blanks = line.len() - line.trim_start().len();
        let range = first_line(reader.text, at + blanks..reader.text.len());
        let whole = Piece::new(reader.text, 0);
        reader.report.add(syntax::second_document(whole, range));
        return;
    }
}

/// The fields of a head; none where it has none.
fn head_fields<'n, 't>(reader: &mut Reader<'t>, root: &'n Node<'t>) -> Option<Fields<'n, 't>> {
    match &root.value {
        Value::Map(_) => Fields::read(reader, &field::RECORD, root),
        _ => None,
    }
}

/// Reads a file whose events are not written as a block of lines.
fn whole<'t>(reader: &mut Reader<'t>, root: Option<&Node<'t>>) -> Record {
    let Some(root) = root.filter(|root| !root.is_null()) else {
        if !reader.report.is_broken() {
            tell_no_events(reader, 0..0, "the file is empty");
        }
        return Record {
            kinds: crate::record::Kind::built_in(),
            ..Record::default()
        };
    };
    let fields = head_fields(reader, root);
    let head = Head::read(reader, fields.as_ref());
    let nodes: &[Node<'t>] = match (&root.value, &fields) {
        (Value::List(nodes), _) => nodes,
        (_, Some(fields)) => fields.list(reader, "events"),
        _ => {
            let range = first_line(reader.text, root.range.clone());
            let what = quoted(reader.text.get(range.clone()).unwrap_or_default());
            let message = format!("{what} is neither a mapping nor a list of events");
            reader
                .tell(&code::NOT_A_RECORD, &range, message)
                .help(FIRST_EVENT);
            &[]
        }
    };
    if nodes.is_empty()
        && !reader.report.is_broken()
        && !lists_elsewhere(root)
        && fields
            .as_ref()
            .is_some_and(|fields| fields.get("events").is_none_or(is_empty_list))
    {
        let range = first_line(reader.text, root.range.clone());
        tell_no_events(reader, range, "the file has no events");
    }
    let (mut line, mut from) = (1, 0);
    let mut events = Events::default();
    for (at, node) in nodes.iter().enumerate() {
        line += share::lines(reader.text, from..node.range.start);
        from = node.range.start.max(from);
        if at == MOST_EVENTS {
            let range = first_line(reader.text, node.range.clone());
            share::tell_too_many(reader, range, nodes.len());
            break;
        }
        events.read(reader, &head, node, line, 0);
    }
    reader.report.event_line = None;
    cross::join(reader, head, events, None)
}

/// Whether there is a list under a key that the format does not have: these are the events most likely.
fn lists_elsewhere(root: &Node<'_>) -> bool {
    let Value::Map(pairs) = &root.value else {
        return false;
    };
    pairs.iter().any(|(key, value)| {
        let known = key
            .scalar()
            .is_some_and(|name| name.starts_with("x-") || field::RECORD.field(name).is_some());
        !known && matches!(value.value, Value::List(_))
    })
}

fn is_empty_list(node: &Node<'_>) -> bool {
    matches!(&node.value, Value::List(items) if items.is_empty())
}

fn tell_no_events(reader: &mut Reader<'_>, range: std::ops::Range<usize>, message: &str) {
    reader
        .tell(&code::EMPTY_FILE, &range, message)
        .help(FIRST_EVENT);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Reads a text without looking for the events first.
    fn as_a_whole(text: &str) -> (Record, Report) {
        let mut reader = Reader::new(text, Report::default());
        let root = commit(&mut reader, recover::head(Piece::new(text, 0)));
        let record = whole(&mut reader, root.as_ref());
        (record, reader.report)
    }

    const LINES: [&str; 25] = [
        "events:",
        "  - date: 2026",
        "    title: a",
        "    date: 2025",
        "    title: |",
        "      - b: c",
        "    summary: >-",
        "    quotes:",
        "      - text: \"d",
        "        e\"",
        "    - text: f",
        "      source: g",
        "    sources: [g,",
        "      'https://h.i']",
        "  - {date: 2027, title: j}",
        "  # - k",
        "",
        "sources:",
        "  g: {title: l}",
        "- date: 2028",
        "  title: 다리",
        "about: |",
        "  events:",
        "---",
        "...",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn reading_event_by_event_changes_nothing(
            picked in prop::collection::vec(0..LINES.len(), 0..14),
            events in any::<bool>(),
        ) {
            let mut lines: Vec<&str> = picked.iter().map(|&at| LINES[at]).collect();
            if events {
                lines.splice(0..0, LINES[..3].iter().copied());
            }
            // Of two lists or documents of events the parser alone would give the first.
            prop_assume!(lines.iter().filter(|&&line| line == "events:").count() < 2);
            let rest = lines.iter().skip_while(|&&line| line != "---").skip(1);
            let next = rest.copied().find(|line| !syntax::is_void(line));
            prop_assume!(next.is_none_or(|line| !line.trim_start().starts_with('-')));
            let text = lines.join("\n");
            let (record, report, _) = decode(&text, Report::default(), How::default());
            let (expected, serial) = as_a_whole(&text);
            // The parser looks beyond the end of the first document, the outline does not.
            let several = text.contains("...") || text.contains("---");
            prop_assert!(report.is_broken() == serial.is_broken() || several, "{}", text);
            if !report.is_broken() && !serial.is_broken() {
                prop_assert_eq!(record, expected, "{}", text);
                prop_assert_eq!(report.finish(&text, 0), serial.finish(&text, 0), "{}", text);
            }
        }
    }
}
