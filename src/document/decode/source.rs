//! Sources: those of the head, and those that an event or a quote names.

use std::collections::BTreeMap;
use std::ops::Range;

use super::fields::Fields;
use super::head::{Head, Keys, tell_unknown};
use super::reader::{Reader, address, is_address};
use crate::document::field;
use crate::document::problem::code;
use crate::document::report::quoted;
use crate::document::syntax::{Node, Value};
use crate::record::{Seen, Source, SourceId};
use crate::text::Text;

/// A source's fields, without its key.
pub fn read<'t>(reader: &mut Reader<'t>, fields: &Fields<'_, 't>) -> Source {
    Source {
        key: None,
        title: fields.text(reader, "title"),
        publisher: fields.text(reader, "publisher"),
        origin: fields.text(reader, "origin"),
        date: fields.date(reader, "date").value(),
        url: fields.url(reader, "url"),
        lang: fields.text(reader, "lang"),
        primary: fields.flag(reader, "primary"),
        seen: fields.word(reader, "seen", &Seen::WORDS).value(),
        reliability: fields.text(reader, "reliability"),
        note: fields.text(reader, "note"),
    }
}

/// The sources of one event while it is read.
///
/// Those with keys have their positions already. Those of the event's own follow behind them as if no
/// other event had any; when the events are put together they move to their final places.
#[derive(Debug, Default)]
pub struct Sources {
    /// What the event lists.
    pub listed: Vec<SourceId>,
    /// The event's own sources.
    pub own: Vec<Source>,
    /// Their addresses, and those of the listed ones that have keys.
    addresses: Keys,
}

impl Sources {
    /// Reads an event's list of sources.
    pub fn read<'t>(reader: &mut Reader<'t>, head: &Head, nodes: &[Node<'t>]) -> Self {
        let mut sources = Self::default();
        let mut places: BTreeMap<SourceId, usize> = BTreeMap::new();
        for node in nodes {
            let found = match &node.value {
                Value::Map(_) => Fields::read(reader, &field::SOURCE, node).map(|fields| {
                    let source = read(reader, &fields);
                    sources.add(head, source)
                }),
                _ => sources.cited(reader, head, node),
            };
            let Some(found) = found else {
                continue;
            };
            if let Some(&first) = places.get(&found) {
                let what = quoted(node.scalar().unwrap_or_default());
                reader
                    .tell(
                        &code::DUPLICATE_ENTRY,
                        &node.range,
                        format!("{what} is listed twice"),
                    )
                    .first_at(first)
                    .help("remove it");
                continue;
            }
            places.insert(found, node.range.start);
            if let Some(url) = head
                .record
                .source(found)
                .and_then(|source| source.url.as_ref())
            {
                sources.addresses.add(url.raw(), found.index());
            }
            sources.listed.push(found);
        }
        sources
    }

    /// The source that a quote names. One that the event does not list is a warning.
    pub fn of_quote(
        &mut self,
        reader: &mut Reader<'_>,
        head: &Head,
        node: &Node<'_>,
    ) -> Option<SourceId> {
        let found = self.cited(reader, head, node)?;
        if !self.listed.contains(&found) {
            let what = quoted(node.scalar().unwrap_or_default());
            let message = format!("{what} is a source of the quote and not of its event");
            reader
                .tell(&code::QUOTE_SOURCE_NOT_LISTED, &node.range, message)
                .help("add it to the event's `sources`");
        }
        Some(found)
    }

    /// The source that a key or an address stands for.
    fn cited(&mut self, reader: &mut Reader<'_>, head: &Head, node: &Node<'_>) -> Option<SourceId> {
        let text = reader.scalar("a source", node)?;
        if let Some(id) = head.source(text) {
            return Some(id);
        }
        if !is_address(text) {
            tell_unknown(
                reader,
                &code::UNKNOWN_SOURCE,
                node,
                ("source", "sources"),
                &head.sources,
            );
            return None;
        }
        if let Err(why) = address(text) {
            let message = format!("a source {} {why}", quoted(text));
            reader
                .tell(&code::BAD_URL, &node.range, message)
                .help("write an address such as `https://example.org/page`");
            return None;
        }
        // Two keys can share an address: the one that the event lists is meant.
        let known = self
            .addresses
            .get(text)
            .or_else(|| head.addresses.get(text));
        if let Some(id) = known {
            return Some(SourceId(id));
        }
        Some(self.add(
            head,
            Source {
                url: Some(Text::line(text)),
                ..Source::default()
            },
        ))
    }

    fn add(&mut self, head: &Head, source: Source) -> SourceId {
        let position = head.record.sources.len() + self.own.len();
        if let Some(url) = &source.url {
            self.addresses.add(url.raw(), position);
        }
        self.own.push(source);
        SourceId(u32::try_from(position).unwrap_or(u32::MAX))
    }
}

/// The source with this position, of the head's and an event's own that follow behind them.
pub fn source<'s>(head: &'s Head, own: &'s [Source], id: SourceId) -> Option<&'s Source> {
    let shared = head.record.source(id);
    shared.or_else(|| own.get(id.index().checked_sub(head.record.sources.len())?))
}

/// Tells which of the head's sources nobody uses.
pub fn tell_unused(reader: &mut Reader<'_>, head: &Head, used: &[bool]) {
    let unused = head.places.iter().zip(used).filter(|(_, used)| !**used);
    let places: Vec<Range<usize>> = unused.map(|(place, _)| place.clone()).collect();
    for place in places {
        let key = quoted(reader.text.get(place.clone()).unwrap_or_default());
        reader
            .tell(
                &code::UNUSED_SOURCE,
                &place,
                format!("the source {key} is never used"),
            )
            .help("name it in the event that rests on it, or remove it");
    }
}

/// Tells once that no event has a source, where it was told of each of `count`.
pub fn tell_without(reader: &mut Reader<'_>, count: usize) {
    let message = format!("none of the {count} events has a source");
    let report = &mut reader.report;
    if let Some(found) = report.tell_together(&code::EVENT_WITHOUT_SOURCE, count, message) {
        found.help("add `sources: [ … ]` to each, with keys of `sources` or addresses");
    }
}
