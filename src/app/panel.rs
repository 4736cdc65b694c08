//! The evidence: all that the record says of the selection, as lines.

mod event;
mod page;
mod printed;
mod proposal;
mod quote;
mod source;

use ratatui::layout::Rect;

use super::ink::{Ink, Span};
use super::reading::Reading;
use super::walk::Entry;
use crate::query::Words;
use crate::record::{EventId, SourceId};
use page::Page;

pub use printed::printed;

/// Something in the panel that can be stepped to and followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Another event.
    Event(EventId),
    /// A source with its address.
    Source(SourceId),
    /// A quote: its place in the event.
    Quote(usize),
}

/// One line of the panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The line in stretches, from the left.
    pub spans: Vec<Span>,
    /// Which of the panel's things it belongs to.
    pub thing: Option<usize>,
    /// The address that the line opens.
    pub link: Option<String>,
}

/// All that the panel has to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// The lines pinned at the foot.
    pub foot: Vec<Line>,
    /// What can be stepped to, in order.
    pub things: Vec<Thing>,
    /// When and where in a line, for the rule above a panel below the feed.
    pub head: String,
    /// The evidence in a line, for the last row of a panel below the feed.
    pub evidence: String,
}

/// How much of the selection a panel tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of it, from the title on, the evidence pinned at the foot.
    Whole,
    /// What the feed above does not say, the words first: for a panel of a few rows.
    Brief,
    /// All of it for a page of text: nothing is shortened, and what is a colour, a letter or a link on a
    /// screen is said in words.
    Printed,
}

impl Line {
    /// Whether something in it was searched for.
    pub fn is_found(&self) -> bool {
        self.spans.iter().any(|span| span.ink == Ink::Match)
    }
}

impl Panel {
    /// The first line of a thing.
    pub fn line_of(&self, thing: usize) -> Option<usize> {
        self.lines.iter().position(|l| l.thing == Some(thing))
    }
}

/// How the area of a panel is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The lines that scroll.
    pub body: Rect,
    /// The row that tells what is out of sight.
    pub more: Option<u16>,
    /// The pinned lines.
    pub foot: Rect,
}

impl Parts {
    /// Divides an area: the foot is pinned where there is room for it.
    pub fn of(panel: &Panel, area: Rect) -> Self {
        let foot = u16::try_from(panel.foot.len()).unwrap_or(0);
        let foot = if area.height >= foot + 8 { foot } else { 0 };
        let body = Rect {
            height: area.height - foot,
            ..area
        };
        let overflows = panel.lines.len() > usize::from(body.height);
        let brief = panel.foot.is_empty() && !panel.evidence.is_empty() && area.height > 1;
        let more = (overflows || foot > 0 || brief).then(|| body.bottom().saturating_sub(1));
        Self {
            body: Rect {
                height: body.height.saturating_sub(u16::from(more.is_some())),
                ..body
            },
            more,
            foot: Rect {
                y: body.bottom(),
                height: foot,
                ..area
            },
        }
    }
}

/// The panel for a place of the walk, in lines of at most `columns` columns, with the words that were
/// searched for standing out.
pub fn panel(
    reading: &Reading,
    at: usize,
    columns: usize,
    form: Form,
    file: &str,
    ascii: bool,
    words: Option<&Words>,
) -> Panel {
    let out = Panel::default();
    let mut page = Page {
        reading,
        columns: columns.max(8),
        out,
        ascii,
        form,
        words,
    };
    match reading.walk.get(at) {
        Some(Entry::Event(id)) => {
            if let Some(event) = reading.record.event(id) {
                page.event(id, event, file);
            }
        }
        Some(Entry::Proposal(_)) => {
            if let (Some(window), Some(words)) = (reading.proposal_at(at), reading.wording_at(at)) {
                page.proposal(window, words);
            }
        }
        None => {}
    }
    page.out
}
