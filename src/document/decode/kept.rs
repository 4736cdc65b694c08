//! What is kept of a reading, so that the next one of the same file reads only what has changed.
//!
//! An event depends on the text of its piece of the file and on the head, and on nothing else; what
//! concerns several events is looked at again each time. So a piece whose text is known gives the event
//! that it gave before, the very same one, now where it stands now.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::sync::Arc;

use super::event::{Draft, Piece};
use crate::document::report::Report;
use crate::record::Event;

/// A reading of a file as far as the next one can use it.
#[derive(Debug, Default)]
pub struct Kept {
    /// The head that all pieces were read with.
    head: Option<u64>,
    pieces: HashMap<u64, Known>,
    /// Has a secret of its own: nobody can write two pieces that it takes for one.
    state: RandomState,
}

/// A piece of a file that gave an event, and nothing else but problems.
#[derive(Debug)]
struct Known {
    event: Event,
    piece: Arc<Piece>,
    /// As in [`Draft`].
    before: u32,
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
        let known = self.pieces.get(&key)?;
        for found in &known.piece.found {
            report.add(found.moved(start.cast_signed(), line.cast_signed()));
        }
        let mut event = known.event.clone();
        event.line = line + known.piece.below;
        Some(Draft {
            event,
            piece: Arc::clone(&known.piece),
            start,
            before: known.before,
            key: Some(key),
        })
    }

    /// Keeps the events that have got their places among the others. Of several pieces with the same text
    /// the first is kept.
    pub fn keep(&mut self, drafts: &[Draft]) {
        self.pieces.reserve(drafts.len());
        for draft in drafts {
            let Some(key) = draft.key else { continue };
            self.pieces.entry(key).or_insert_with(|| Known {
                event: draft.event.clone(),
                piece: Arc::clone(&draft.piece),
                before: draft.before,
            });
        }
    }
}
