//! A record in the formats of other programs: one file a format.
//!
//! Every format has every event that was asked for. Where a format has no way to say what the record says
//! (a date with doubt, a proposed date, who said something), the words of the event say it ([`story`]): no
//! export is surer than the record. The same record gives the same bytes, on whatever day.
//!
//! Texts are in their printable form, with emoji sequences whole but in a picture, whose columns are counted; only
//! [`json`] has them as they were typed, escaped.

pub mod csv;
pub mod html;
pub mod ics;
pub mod json;
pub mod markdown;
pub mod markwhen;
mod placed;
pub mod story;
pub mod svg;
pub mod timelinejs;
pub mod vis;

use std::collections::BTreeSet;

use crate::analysis::{AsOf, words};
use crate::record::{Event, EventId, Record};
use crate::text::Text;

/// What is written: a record, and those of its events that are asked for.
#[derive(Clone, Copy, Debug)]
pub struct Excerpt<'r> {
    /// The record.
    pub record: &'r Record,
    /// The events, in order.
    pub ids: &'r [EventId],
    /// What of them counts.
    pub as_of: AsOf,
}

impl<'r> Excerpt<'r> {
    /// The events, in order.
    pub fn events(self) -> impl Iterator<Item = &'r Event> {
        self.ids.iter().filter_map(move |&id| self.record.event(id))
    }

    /// What the record is called.
    fn title(self) -> &'r str {
        self.record.title.as_ref().map_or("Timeline", |t| t.shown())
    }

    /// What the record says of itself.
    fn about(self) -> Option<&'r str> {
        self.record.about.as_ref().map(|t| t.shown().trim_end())
    }

    /// The row that an event stands in where a format has rows: whose act it is; in a record without
    /// parties the lane of its kind.
    fn group(self, event: &Event) -> String {
        if self.record.parties.is_empty() {
            let kind = self.record.kind(event.kind);
            return kind.map_or(String::new(), |kind| kind.lane.shown().to_owned());
        }
        match event.parties.as_slice() {
            [] => "others".to_owned(),
            parties => words::names(self.record, parties),
        }
    }

    /// The events that are written, for links among them.
    fn written(self) -> BTreeSet<EventId> {
        self.ids.iter().copied().collect()
    }
}

/// A format.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// JSON of our own.
    Json,
    /// Comma-separated values.
    Csv,
    /// iCalendar.
    Ics,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
    /// A picture.
    Svg,
    /// Markwhen.
    Markwhen,
    /// `TimelineJS`.
    TimelineJs,
    /// vis-timeline.
    Vis,
}

impl Format {
    /// All of them: the word, the format, and what it is for.
    pub const WORDS: [(&'static str, Self, &'static str); 9] = [
        (
            "json",
            Self::Json,
            "The whole record for programs: its head, and the events as `list` gives them",
        ),
        (
            "csv",
            Self::Csv,
            "A row an event, for spreadsheets: the columns of `list`, and all it says in words",
        ),
        (
            "ics",
            Self::Ics,
            "iCalendar (RFC 5545), for calendars: an entry an event",
        ),
        (
            "md",
            Self::Markdown,
            "Markdown, to read and to print: by year, with quotes and sources",
        ),
        (
            "html",
            Self::Html,
            "A web page in one file: no scripts, nothing loaded from outside",
        ),
        (
            "svg",
            Self::Svg,
            "A picture of the timeline: a row an event",
        ),
        ("markwhen", Self::Markwhen, "A text for Markwhen"),
        (
            "timelinejs",
            Self::TimelineJs,
            "JSON for TimelineJS (Knight Lab): a slide an event",
        ),
        ("vis", Self::Vis, "JSON for vis-timeline: items and groups"),
    ];

    /// The excerpt in this format.
    pub fn write(self, excerpt: Excerpt<'_>) -> String {
        if matches!(self, Self::Json | Self::Svg) {
            return self.write_as_shown(excerpt);
        }
        let mut record = excerpt.record.clone();
        record.change_texts(Text::keep_emoji);
        self.write_as_shown(Excerpt {
            record: &record,
            ..excerpt
        })
    }

    fn write_as_shown(self, excerpt: Excerpt<'_>) -> String {
        match self {
            Self::Json => json::write(excerpt),
            Self::Csv => csv::write(excerpt),
            Self::Ics => ics::write(excerpt),
            Self::Markdown => markdown::write(excerpt),
            Self::Html => html::write(excerpt),
            Self::Svg => svg::write(excerpt),
            Self::Markwhen => markwhen::write(excerpt),
            Self::TimelineJs => timelinejs::write(excerpt),
            Self::Vis => vis::write(excerpt),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_format_once() {
        for (at, (word, format, _)) in Format::WORDS.iter().enumerate() {
            assert_eq!(*format as usize, at, "{word}");
        }
    }
}
