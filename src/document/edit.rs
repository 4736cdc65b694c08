//! A new event in the text of a file: every other byte stays what it was.
//!
//! Pure: bytes in, bytes out. [`add`] finds the place by date, puts the lines of an [`Entry`]
//! there, and reads the file again as it would be. Only where every event of before says what it said, and
//! nothing is wrong that was not wrong before, is there an answer; so whatever a hand-written file has that
//! nobody thought of costs an addition, and never the file.

mod entry;
mod place;
pub mod template;
mod verify;
pub mod write;

pub use entry::{Entry, Unreadable};

use std::collections::HashSet;
use std::ops::Range;

use super::problem::{Problem, Severity, code};
use super::{Input, Loaded, Loader, Report};
use crate::day::Day;
use crate::record::Event;
use crate::text::Text;
use place::Spot;

/// A file with an event more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// The file's bytes.
    pub bytes: Vec<u8>,
    /// The event's id, written or derived.
    pub id: Text,
    /// The event's title.
    pub title: Text,
    /// The line on which the event begins, from 1.
    pub line: usize,
    /// The events of the file are in no order of time, so it stands at the end of the list.
    pub unordered: bool,
    /// The advice that the event gives rise to.
    pub advice: Told,
}

/// Problems, by where they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Told {
    /// Those in the event, in the lines of its own text.
    pub entry: Vec<Problem>,
    /// Those elsewhere in the file, in its lines: with the event once it is added, without it where it is not.
    pub file: Vec<Problem>,
}

impl Told {
    /// Whether there are none.
    pub const fn is_empty(&self) -> bool {
        self.entry.is_empty() && self.file.is_empty()
    }
}

/// Why an event is not added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The file cannot take one: why, as a sentence with its mend.
    File(String),
    /// With it something would be wrong that is not now; its advice is told too.
    Problems(Told),
}

/// Puts an event into a file, in the order of time that the file has.
///
/// ```
/// # use opcon_tui::{day::Day, document::edit::{Entry, add}};
/// let file = b"events:\n- {date: 2025, title: a}\n- {date: 2027, title: b}\n";
/// let entry = Entry::read(b"date: 2026\ntitle: between\n").unwrap();
/// let added = add(file, &entry, Day::from_number(1)).unwrap();
/// let expected = b"events:\n- {date: 2025, title: a}\n- date: 2026\n  title: between\n\
///                  - {date: 2027, title: b}\n";
/// assert_eq!((&added.bytes[..], added.line), (&expected[..], 3));
/// ```
///
/// # Errors
///
/// [`Refusal`]; the file is then best left as it is.
pub fn add(file: &[u8], entry: &Entry, today: Day) -> Result<Added, Refusal> {
    let mut loader = Loader::default();
    let old = loader.load(file, &mut |_| {});
    ready(&old)?;
    let input = Input::of(file, &mut Report::default());
    if let Some((id, problem)) = &entry.id
        && old.record.find(id).is_some()
    {
        return Err(Refusal::Problems(Told {
            entry: vec![problem.clone()],
            file: Vec::new(),
        }));
    }
    let place =
        place::find(&input.text, &old.record, entry.date.as_ref()).map_err(Refusal::File)?;
    let mut refusal = None;
    for spot in &place.spots {
        let change = Change::new(file, input.skipped, spot, entry);
        let new = loader.load(&change.bytes, &mut |_| {});
        match change.judge(&old, &new, entry, today) {
            Ok((event, advice)) => {
                return Ok(Added {
                    id: event.id.clone(),
                    title: event.title.clone(),
                    line: change.line,
                    bytes: change.bytes,
                    unordered: place.unordered,
                    advice,
                });
            }
            Err(why) => refusal = refusal.or(Some(why)),
        }
    }
    Err(refusal.unwrap_or_else(|| Refusal::File("there is no place for an event".to_owned())))
}

/// What a file is read as, if it could take an event at all: asked before somebody writes one.
///
/// # Errors
///
/// [`Refusal::File`].
pub fn can_take(file: &[u8]) -> Result<Loaded, Refusal> {
    let loaded = super::load(file);
    ready(&loaded)?;
    let input = Input::of(file, &mut Report::default());
    match place::find(&input.text, &loaded.record, None) {
        Ok(_) => Ok(loaded),
        Err(why) => Err(Refusal::File(why)),
    }
}

/// Whether a file can be read to its end: only then can it be said what an event would change.
fn ready(loaded: &Loaded) -> Result<(), Refusal> {
    let cut = |p: &&Problem| p.breaks() || p.code == code::SEVERAL_DOCUMENTS.word;
    match loaded.problems.iter().find(cut) {
        None => Ok(()),
        Some(problem) => {
            let help = problem.help.as_ref();
            let mend = help.map_or_else(String::new, |help| format!(": {help}"));
            Err(Refusal::File(format!(
                "line {} is to be mended first: {}{mend}",
                problem.line, problem.message
            )))
        }
    }
}

/// A file as it would be with an event at a spot.
struct Change {
    bytes: Vec<u8>,
    /// What was there before, by its bytes, and what is there now.
    taken: Range<usize>,
    put: usize,
    /// The line of the event, and how far its own lines stand to the right.
    line: usize,
    right: usize,
    /// How many lines more there are.
    more: usize,
}

impl Change {
    fn new(file: &[u8], skipped: usize, spot: &Spot, entry: &Entry) -> Self {
        let text = spot.text(entry);
        let taken = spot.range.start + skipped..spot.range.end + skipped;
        let before = file.get(..taken.start).unwrap_or_default();
        let behind = file.get(taken.end..).unwrap_or_default();
        let breaks = |bytes: &[u8]| memchr::memchr_iter(b'\n', bytes).count();
        Self {
            line: 1 + breaks(before) + spot.lines_before(),
            right: spot.right(),
            more: breaks(text.as_bytes()),
            put: text.len(),
            bytes: [before, text.as_bytes(), behind].concat(),
            taken,
        }
    }

    /// The event and the advice that it gives rise to; or why it cannot be put here.
    fn judge<'n>(
        &self,
        old: &Loaded,
        new: &'n Loaded,
        entry: &Entry,
        today: Day,
    ) -> Result<(&'n Event, Told), Refusal> {
        let mut told = self.told(old, new, entry, today);
        let error = |p: &Problem| p.severity == Severity::Error;
        if told.entry.iter().chain(&told.file).any(error) {
            self.without(&mut told.file);
            return Err(Refusal::Problems(told));
        }
        match verify::one_more(&old.record, &new.record, self.line) {
            Ok(event) if !new.broken => Ok((event, told)),
            Ok(_) => Err(Refusal::File(verify::MISREAD.to_owned())),
            Err(why) => Err(Refusal::File(why)),
        }
    }

    /// What is wrong now and was not before.
    fn told(&self, old: &Loaded, new: &Loaded, entry: &Entry, today: Day) -> Told {
        let moved = |start: usize| {
            if start < self.taken.start {
                start
            } else {
                start + self.put - self.taken.len()
            }
        };
        let before = old.problems_on(today);
        let known: HashSet<(&str, usize)> = before
            .iter()
            .map(|p| (p.code, moved(p.range.start)))
            .collect();
        let within = self.line..self.line + entry.height();
        let mut told = Told::default();
        for problem in new.problems_on(today).iter() {
            if within.contains(&problem.line) {
                told.entry
                    .extend(entry.told(problem, self.line, self.right));
            } else if !known.contains(&(problem.code, problem.range.start))
                // Said of all others together as long as none has one: no doing of the event's.
                && problem.code != code::EVENT_WITHOUT_SOURCE.word
            {
                told.file.push(problem.clone());
            }
        }
        told
    }

    /// Gives problems of the new file the lines that they have in the old one.
    fn without(&self, problems: &mut [Problem]) {
        for problem in problems.iter_mut().filter(|p| p.line > self.line) {
            problem.line = problem.line.saturating_sub(self.more);
            problem.end_line = problem.end_line.saturating_sub(self.more);
        }
    }
}
