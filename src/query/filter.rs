//! The filter language: which events are shown.
//!
//! [`Filter::parse`] reads a text such as `kind:hearing since:2026 -is:anonymous`; [`Filter::mask`] tells of
//! each event of a record whether it holds. `docs/filter.md` describes the language.

pub mod complete;
pub mod field;
mod meaning;
mod syntax;

use std::fmt;
use std::ops::Range;

use crate::analysis::{AsOf, Window};
use crate::query::Words;
use crate::record::{Event, EventId, Quote, Record, SourceId};

/// Which events are shown.
///
/// A filter is text with a meaning: it keeps that when the record changes, and is asked anew.
#[derive(Clone, Debug, PartialEq)]
pub struct Filter {
    text: String,
    tree: syntax::Tree,
}

/// Why a text is no filter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilterError {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// The bytes of the text that are.
    pub range: Range<usize>,
    /// What could stand in their place.
    pub suggestion: Option<String>,
}

impl fmt::Display for FilterError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, ": did you mean {suggestion}?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for FilterError {}

/// What filters are asked of: a record on a day, and what the reader has done with it.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The record.
    pub record: &'a Record,
    /// The day.
    pub as_of: AsOf,
    /// The windows of proposed dates, as of that day.
    pub windows: &'a [Window],
    /// Whether an event has a problem in the file.
    pub is_troubled: &'a dyn Fn(&Event) -> bool,
    /// Whether an event is new or changed, and was not visited since.
    pub is_new: &'a dyn Fn(&Event) -> bool,
    /// Whether an event is marked.
    pub is_marked: &'a dyn Fn(&Event) -> bool,
    /// The events that have some words, in order.
    pub search: &'a dyn Fn(&Words) -> Vec<EventId>,
}

impl<'a> Facts<'a> {
    fn quotes(&self, event: &'a Event) -> impl Iterator<Item = &'a Quote> {
        self.as_of.quotes(self.record, event)
    }

    fn sources(&self, event: &'a Event) -> impl Iterator<Item = SourceId> + 'a {
        self.as_of.sources(self.record, event)
    }
}

impl Filter {
    /// Reads a filter; its values are looked up in the record.
    ///
    /// # Errors
    ///
    /// [`FilterError`] where the text has a mistake of form, or names a field or value that there is not.
    pub fn parse(text: &str, facts: &Facts<'_>) -> Result<Self, FilterError> {
        let tree = syntax::parse(text)?;
        meaning::Test::of(&tree.root, facts)?;
        Ok(Self {
            text: text.to_owned(),
            tree,
        })
    }

    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it says nothing: all events are shown.
    pub fn is_empty(&self) -> bool {
        self.tree.parts.is_empty()
    }

    /// What all has to hold, as it was typed.
    pub fn parts(&self) -> impl Iterator<Item = &str> {
        let parts = self.tree.parts.iter();
        parts.filter_map(|range| self.text.get(range.clone()))
    }

    /// Of each event of the record, whether it holds. A value that the record does not know any more holds of
    /// none.
    pub fn mask(&self, facts: &Facts<'_>) -> Vec<bool> {
        let test = meaning::Test::lenient(&self.tree.root, facts);
        (0..)
            .map(EventId)
            .zip(&facts.record.events)
            .map(|(id, event)| test.holds(facts, id, event))
            .collect()
    }
}
