//! What is kept of a reading, so that the next one of the same file reads only what has changed.
//!
//! An event depends on the text of its piece of the file and on the head, and on nothing else; what
//! concerns several events is looked at again each time. So a piece whose text is known gives the event
//! that it gave before, moved to where it stands now.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::ops::Range;
use std::sync::Arc;

use super::event::{Draft, Leading};
use crate::document::report::{Found, Report};
use crate::record::{EventId, Record, SourceId};

/// A reading of a file as far as the next one can use it.
#[derive(Debug, Default)]
pub struct Kept {
    /// What came out of it.
    pub record: Arc<Record>,
    /// The head that all pieces were read with.
    head: Option<u64>,
    /// How many sources the head has.
    pub shared: usize,
    pieces: HashMap<u64, Piece>,
    /// Has a secret of its own: nobody can write two pieces that it takes for one.
    state: RandomState,
}

/// A piece of a file that gave an event, and nothing else but problems.
#[derive(Debug)]
struct Piece {
    event: EventId,
    id: Option<Range<usize>>,
    place: Range<usize>,
    links: Vec<Leading>,
    origin: Origin,
}

/// Where an event comes from.
#[derive(Clone, Debug)]
pub struct Origin {
    /// The piece's key.
    key: u64,
    /// Where it began, in bytes.
    start: usize,
    /// The number of its first line.
    line: usize,
    /// The event's own sources, by their positions in the record.
    pub sources: Range<usize>,
    /// What is wrong with it.
    found: Vec<Found>,
}

impl Origin {
    /// The piece with this key that begins here.
    pub fn new(key: u64, start: usize, line: usize, found: &[Found]) -> Self {
        Self {
            key,
            start,
            line,
            sources: 0..0,
            found: found.to_vec(),
        }
    }
}

impl Kept {
    /// What the next reading of a text with this head is kept in.
    pub fn next(&self, head: &str) -> Self {
        Self {
            head: Some(self.state.hash_one(head)),
            state: self.state.clone(),
            ..Self::default()
        }
    }

    /// Whether there has been no reading.
    pub fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Whether this has anything for a reading with the head of `next`.
    pub fn serves(&self, next: &Self) -> bool {
        self.head == next.head && !self.is_empty()
    }

    /// The key of a piece's text.
    pub fn key(&self, text: &str) -> u64 {
        self.state.hash_one(text)
    }

    /// The event of a piece that is known, and its problems, where the piece begins now.
    pub fn draft(&self, key: u64, start: usize, line: usize, report: &mut Report) -> Option<Draft> {
        let piece = self.pieces.get(&key)?;
        let mut event = self.record.event(piece.event)?.clone();
        let was = &piece.origin;
        let bytes = start.wrapping_sub(was.start).cast_signed();
        let lines = line.wrapping_sub(was.line).cast_signed();
        let place = |range: &Range<usize>| {
            range.start.saturating_add_signed(bytes)..range.end.saturating_add_signed(bytes)
        };
        event.line = event.line.saturating_add_signed(lines);
        event.links = Vec::new();
        // Its own sources stand behind the shared ones again, as if no other event had any.
        let moved = u32::try_from(was.sources.start.saturating_sub(self.shared)).ok()?;
        let back = |id: &mut SourceId| {
            if id.index() >= self.shared {
                id.0 = id.0.saturating_sub(moved);
            }
        };
        event.sources.iter_mut().for_each(back);
        let quoted = event.quotes.iter_mut().filter_map(|q| q.source.as_mut());
        quoted.for_each(back);
        let found: Vec<Found> = was.found.iter().map(|f| f.moved(bytes, lines)).collect();
        for found in &found {
            report.add(found.clone());
        }
        let leading = |link: &Leading| Leading {
            place: place(&link.place),
            ..link.clone()
        };
        Some(Draft {
            event,
            sources: self.record.sources.get(was.sources.clone())?.to_vec(),
            id: piece.id.as_ref().map(place),
            place: place(&piece.place),
            links: piece.links.iter().map(leading).collect(),
            origin: Some(Box::new(Origin::new(key, start, line, &found))),
        })
    }

    /// Keeps an event that has got its position among the others. Of several pieces with the same
    /// text the first is kept.
    pub fn keep(&mut self, draft: &mut Draft, event: EventId) {
        let Some(origin) = draft.origin.take() else {
            return;
        };
        self.pieces.entry(origin.key).or_insert_with(|| Piece {
            event,
            id: draft.id.take(),
            place: draft.place.clone(),
            links: std::mem::take(&mut draft.links),
            origin: *origin,
        });
    }
}
