//! An event as a page of text: the panel's own words, for a terminal that is not drawn on, or a pipe.

use super::super::ink::{Ink, Span};
use super::super::reading::Reading;
use super::super::words;
use super::page::Page;
use super::{Form, Line, Panel};
use crate::date::humanize;
use crate::record::{Event, EventId};

/// The least width at which lines are wrapped, in columns.
const NARROWEST: usize = 20;

/// All that the record says of an event, in lines of at most `columns` columns, however few there are. An
/// address alone may be longer, so that it can be copied and clicked. No line ends with a blank.
pub fn printed(reading: &Reading, id: EventId, columns: usize, file: &str) -> Vec<String> {
    let mut page = Page {
        reading,
        columns: columns.max(NARROWEST),
        out: Panel::default(),
        ascii: false,
        form: Form::Printed,
        words: None,
    };
    if let Some(event) = reading.record.event(id) {
        page.printed(id, event, file);
    }
    page.out.lines.iter().map(plain).collect()
}

fn plain(line: &Line) -> String {
    let words: String = line.spans.iter().map(|span| span.text.as_str()).collect();
    words.trim_end().to_owned()
}

impl Page<'_> {
    fn printed(&mut self, id: EventId, event: &Event, file: &str) {
        self.verbatim(&event.title, Ink::Strong);
        self.blank();
        self.when(event);
        self.story(event);
        self.rest(id, event);
        self.heading("EVIDENCE", None);
        let evidence = self.reading.as_of.evidence(self.record(), event);
        self.text(&words::evidence(&evidence), Ink::Plain);
        self.blank();
        self.whole(&format!("id {}", event.id));
        self.whole(&format!("{file}, line {}", event.line));
    }

    /// The date in words, as it is written, and how far away it is; and where it became known only later,
    /// from when.
    fn when(&mut self, event: &Event) {
        let long = humanize::long(&event.date);
        let relative = humanize::relative(&event.date, self.reading.today());
        let written = event.date.written();
        self.text(&format!("{long} · {written} · {relative}"), Ink::Accent);
        if event.known_from > event.date.extent().last_day() {
            let day = humanize::day(event.known_from);
            self.text(&format!("known from {day}"), Ink::Plain);
        }
    }

    /// A line that is not wrapped, so that an id in it can be copied.
    pub(super) fn whole(&mut self, text: &str) {
        self.line(vec![Span::new(text, Ink::Muted)]);
    }
}
