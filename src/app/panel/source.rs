//! Where it stands written.

use super::super::ink::{Ink, Span};
use super::page::Page;
use super::{Form, Line, Thing};
use crate::analysis::words::language;
use crate::date::humanize;
use crate::record::{Event, Source};
use crate::text::measure;

impl Page<'_> {
    pub(super) fn sources(&mut self, event: &Event) {
        let reading = self.reading;
        let sources: Vec<_> = reading.as_of.sources(&reading.record, event).collect();
        if sources.is_empty() {
            return;
        }
        self.heading("SOURCES", Some(sources.len()));
        for id in sources {
            let Some(source) = reading.record.source(id) else {
                continue;
            };
            let thing = self.thing(Thing::Source(id));
            self.source(source, thing);
        }
    }

    pub(super) fn source(&mut self, source: &Source, thing: usize) {
        let mut name = match (&source.publisher, &source.origin) {
            (Some(publisher), Some(origin)) => format!("{publisher}, from {origin}"),
            (Some(one), None) | (None, Some(one)) => one.shown().to_owned(),
            (None, None) => source
                .title
                .as_ref()
                .map_or("source".to_owned(), |t| t.shown().to_owned()),
        };
        if let Some(date) = &source.date {
            name.push_str(&format!(" · {}", humanize::short(date)));
        }
        let link = source.url.as_ref().map(|u| u.raw().to_owned());
        let first = self.out.lines.len();
        let ink = if link.is_some() {
            Ink::Link
        } else {
            Ink::Plain
        };
        let named = [&source.publisher, &source.origin, &source.title];
        let unnamed = source.date.is_none() && named.iter().all(|name| name.is_none());
        // In print the whole address says better what it is than a word of ours.
        if self.form != Form::Printed || !unnamed {
            self.wrapped(&[], &name, ink, Some(thing));
        }
        if let Some(title) = source.title.as_ref().filter(|_| source.publisher.is_some()) {
            self.wrapped(
                &[Span::new("  ", Ink::Plain)],
                title.shown(),
                Ink::Plain,
                Some(thing),
            );
        }
        let mut facts: Vec<String> = Vec::new();
        if let Some(url) = &source.url {
            facts.push(match self.form {
                // An address stays whole, however long it is.
                Form::Printed => url.shown().to_owned(),
                Form::Whole | Form::Brief => address(url.shown(), self.columns.saturating_sub(2)),
            });
        }
        for line in facts {
            let before = if self.out.lines.len() == first {
                ""
            } else {
                "  "
            };
            self.out.lines.push(Line {
                spans: vec![Span::new(before, Ink::Plain), Span::new(line, Ink::Muted)],
                thing: Some(thing),
                link: None,
            });
        }
        let mut marks = Vec::new();
        if source.primary {
            marks.push("primary document".to_owned());
        }
        match source.seen {
            Some(crate::record::Seen::Read) => marks.push("read in full".to_owned()),
            Some(crate::record::Seen::Excerpt) => marks.push("seen in part".to_owned()),
            Some(crate::record::Seen::CitedOnly) => marks.push("cited only".to_owned()),
            None => {}
        }
        if let Some(lang) = source.lang.as_ref().filter(|l| l.raw() != "en") {
            marks.push(format!("in {}", language(lang.shown())));
        }
        if let Some(reliability) = &source.reliability {
            marks.push(format!("reliability {reliability}"));
        }
        let mut said = marks.join(", ");
        if let Some(note) = &source.note {
            if !said.is_empty() {
                said.push(' ');
            }
            said.push_str(&format!("({})", note.shown()));
        }
        if !said.is_empty() {
            let indent = [Span::new("  ", Ink::Plain)];
            self.wrapped(&indent, &said, Ink::Muted, Some(thing));
        }
        for line in self.out.lines.iter_mut().skip(first) {
            line.link.clone_from(&link);
        }
    }
}

/// An address as far as it fits: the host always, the path as far as there is room.
fn address(url: &str, columns: usize) -> String {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    if measure::width(bare) <= columns {
        return bare.to_owned();
    }
    let mut out = String::new();
    for c in bare.chars() {
        if measure::width(&out) + 2 > columns {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}
