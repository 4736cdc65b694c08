//! The events of a file, shared out among the processors.
//!
//! The head comes first: what an event says depends on it. Its syntax does not, so while one thread reads the
//! head the others begin to parse.

use std::mem;
use std::ops::Range;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::apart;
use super::event::{self, Draft, Lost};
use super::head::Head;
use super::kept::Kept;
use super::reader::Reader;
use super::{MOST_EVENTS, commit};
use crate::document::outline::Outline;
use crate::document::problem::code;
use crate::document::recover;
use crate::document::report::{Report, first_line};
use crate::document::syntax::{Node, Parsed, Piece, Value};

/// The events as far as they could be read.
#[derive(Debug, Default)]
pub struct Events {
    /// Those that could, in the order of the file.
    pub(super) drafts: Vec<Draft>,
    /// Those that could not, each with its first line.
    pub(super) lost: Vec<(Lost, usize)>,
}

impl Events {
    /// Reads one, from a node that begins in a line, of a piece that begins at byte `start`.
    pub(super) fn read<'t>(
        &mut self,
        reader: &mut Reader<'t>,
        head: &Head,
        node: &Node<'t>,
        line: usize,
        start: usize,
    ) {
        let several = apart::events(reader.text, node);
        let nodes = several.as_deref().unwrap_or(std::slice::from_ref(node));
        let (mut line, mut from) = (line, node.range.start);
        for node in nodes {
            line += lines(reader.text, from..node.range.start);
            reader.report.event_line = Some(line);
            if from < node.range.start {
                apart::tell(reader, node);
            }
            from = node.range.start;
            match event::read(reader, head, node, line, start) {
                Ok(draft) => self.drafts.push(draft),
                Err(lost) => {
                    reader.report.set_aside(node.range.clone());
                    self.lost.push((lost, line));
                }
            }
        }
    }

    /// Takes in those that follow in the file.
    pub(super) fn extend(&mut self, more: Self) {
        self.drafts.extend(more.drafts);
        self.lost.extend(more.lost);
    }
}

/// What can be used of the reading before, and what is kept of this one.
#[derive(Clone, Copy, Default)]
pub struct Reuse<'k> {
    /// The reading before, where its pieces can be used.
    last: Option<&'k Kept>,
    /// This one.
    next: Option<&'k Kept>,
}

impl<'k> Reuse<'k> {
    /// What the readings have for each other.
    pub fn of(last: Option<&'k Kept>, next: Option<&'k Kept>) -> Self {
        let last = last.filter(|last| next.is_some_and(|next| last.serves(next)));
        Self { last, next }
    }
}

/// The fewest events that are worth a thread of their own: some milliseconds of work.
const WORTH_A_THREAD: usize = 64;

/// How many events a thread takes at a time. Small, so that all threads end together: they do not begin
/// together, and events differ in length.
const SHARE: usize = 16;

/// How many shares a thread parses while the head is being read, at most: what is parsed takes memory, and
/// a head is seldom longer than so many events.
const SHARES_AHEAD: usize = 4;

/// What the threads work at.
struct Work<'w, 't> {
    text: &'t str,
    outline: &'w Outline,
    reuse: Reuse<'w>,
    /// How many events are read.
    count: usize,
    /// The first event that nobody has taken.
    next: AtomicUsize,
    /// The head, once it is read; none where there is nothing to do after all.
    head: OnceLock<Option<Head>>,
}

/// Some events with what is wrong with them, by the place of the first.
type Part = (usize, Events, Report);

/// Reads the head of a file with `head` and its events, these shared out among the processors where there
/// are many; none where `head` gives none. This thread does `first` before it reads events itself.
pub fn read<'t>(
    reader: &mut Reader<'t>,
    outline: &Outline,
    reuse: Reuse<'_>,
    head: impl FnOnce(&mut Reader<'t>) -> Option<Head>,
    first: impl FnOnce(&Head),
) -> Option<(Head, Events)> {
    let items = outline.items.len();
    let work = Work {
        text: reader.text,
        outline,
        reuse,
        count: items.min(MOST_EVENTS),
        next: AtomicUsize::new(0),
        head: OnceLock::new(),
    };
    let threads = match work.count / WORTH_A_THREAD {
        0 | 1 => 1,
        most => thread::available_parallelism()
            .map_or(1, usize::from)
            .min(most),
    };
    let mut parts = thread::scope(|scope| {
        let others: Vec<_> = (1..threads).map(|_| scope.spawn(|| work.help())).collect();
        let release = Release(&work.head);
        let _ = work.head.set(head(reader));
        drop(release);
        let mut parts = work.head().map_or_else(Vec::new, |head| {
            first(head);
            work.go_on(head)
        });
        for other in others {
            match other.join() {
                Ok(more) => parts.extend(more),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        parts
    });
    let head = work.head.into_inner().flatten()?;
    if items > MOST_EVENTS {
        let range = outline.range(MOST_EVENTS);
        tell_too_many(reader, first_line(reader.text, range), items);
    }
    parts.sort_unstable_by_key(|&(from, ..)| from);
    let mut all = Events::default();
    all.drafts.reserve_exact(work.count);
    for (_, events, report) in parts {
        all.extend(events);
        reader.report.absorb(report);
    }
    Some((head, all))
}

/// Lets the other threads go where the head is never read, because of a bug.
struct Release<'h>(&'h OnceLock<Option<Head>>);

impl Drop for Release<'_> {
    fn drop(&mut self) {
        let _ = self.0.set(None);
    }
}

impl<'t> Work<'_, 't> {
    fn head(&self) -> Option<&Head> {
        self.head.get().and_then(Option::as_ref)
    }

    /// The places of events that nobody has taken yet; none where all are.
    fn take(&self) -> Option<Range<usize>> {
        let from = self.next.fetch_add(SHARE, Ordering::Relaxed);
        (from < self.count).then(|| from..self.count.min(from + SHARE))
    }

    /// What a thread does beside the one that reads the head.
    fn help(&self) -> Vec<Part> {
        let parse = |at| recover::item(piece(self.text, self.outline, at), self.outline.indent);
        let mut ahead: Vec<(Range<usize>, Vec<Parsed<'t>>)> = Vec::new();
        // Of events that may be known from the last time nothing is parsed ahead.
        while self.reuse.last.is_none() && self.head.get().is_none() && ahead.len() < SHARES_AHEAD {
            let Some(places) = self.take() else { break };
            let parsed = places.clone().map(parse).collect();
            ahead.push((places, parsed));
        }
        let Some(head) = self.head.wait() else {
            return Vec::new();
        };
        let mut reader = Reader::new(self.text, Report::default());
        let mut parts: Vec<Part> = ahead
            .into_iter()
            .map(|(places, parsed)| self.part(&mut reader, head, places, parsed))
            .collect();
        parts.extend(self.go_on(head));
        parts
    }

    /// Reads what is left to be taken.
    fn go_on(&self, head: &Head) -> Vec<Part> {
        let mut reader = Reader::new(self.text, Report::default());
        let mut parts = Vec::new();
        while let Some(places) = self.take() {
            parts.push(self.part(&mut reader, head, places, Vec::new()));
        }
        parts
    }

    fn part(
        &self,
        reader: &mut Reader<'t>,
        head: &Head,
        places: Range<usize>,
        ahead: Vec<Parsed<'t>>,
    ) -> Part {
        let from = places.start;
        let events = read_on(reader, head, self.outline, places, self.reuse, ahead);
        (from, events, mem::take(&mut reader.report))
    }
}

/// How many lines end within a range.
pub fn lines(text: &str, range: Range<usize>) -> usize {
    let passed = text.get(range).unwrap_or_default();
    passed.bytes().filter(|&b| b == b'\n').count()
}

/// The text of an event.
fn piece<'t>(text: &'t str, outline: &Outline, at: usize) -> Piece<'t> {
    let range = outline.range(at);
    Piece::new(text.get(range.clone()).unwrap_or_default(), range.start)
}

/// Reads some of the events of an outline one by one.
pub fn some(
    reader: &mut Reader<'_>,
    head: &Head,
    outline: &Outline,
    places: Range<usize>,
    reuse: Reuse<'_>,
) -> Events {
    read_on(reader, head, outline, places, reuse, Vec::new())
}

/// The same, where the syntax of the first of them is known.
fn read_on<'t>(
    reader: &mut Reader<'t>,
    head: &Head,
    outline: &Outline,
    places: Range<usize>,
    reuse: Reuse<'_>,
    ahead: Vec<Parsed<'t>>,
) -> Events {
    let mut ahead = ahead.into_iter();
    let text = reader.text;
    let mut events = Events::default();
    events.drafts.reserve_exact(places.len());
    for (at, item) in outline
        .items
        .iter()
        .enumerate()
        .take(places.end)
        .skip(places.start)
    {
        reader.report.event_line = Some(item.line);
        let piece = piece(text, outline, at);
        // One in another column than the list is told for that: it depends on the others.
        let next = reuse.next.filter(|_| item.indent == outline.indent);
        let key = next.map(|next| next.key(piece.text));
        if let (Some(last), Some(key)) = (reuse.last, key)
            && let Some(draft) = last.draft(key, item.start, item.line, &mut reader.report)
        {
            events.drafts.push(draft);
            continue;
        }
        let (told, effort) = reader.report.state();
        let (drafts, lost) = (events.drafts.len(), events.lost.len());
        let parsed = ahead.next();
        let parsed = parsed.unwrap_or_else(|| recover::item(piece, outline.indent));
        let whole = parsed.failure.is_none();
        if item.indent != outline.indent && parsed.failure.is_none() {
            reader.report.add(recover::stray(piece, outline.indent));
        }
        if parsed.failure.is_some() {
            let id = recover::id(piece.text).map(Into::into);
            events.lost.push((id, item.line));
        }
        let Some(Node {
            value: Value::List(nodes),
            ..
        }) = commit(reader, parsed)
        else {
            continue;
        };
        let (mut line, mut from) = (item.line, item.start);
        for node in &nodes {
            line += lines(text, from..node.range.start);
            from = node.range.start.max(from);
            events.read(reader, head, node, line, item.start);
        }
        // What was looked for among other words depends on how much has been looked for before.
        let alone = events.drafts.len() == drafts + 1
            && events.lost.len() == lost
            && reader.report.state().1 == effort;
        if let (Some(key), true, Some(draft)) = (key, whole && alone, events.drafts.last_mut()) {
            let found = reader.report.since(told).iter();
            let (bytes, lines) = (-item.start.cast_signed(), -item.line.cast_signed());
            draft.keep(
                key,
                item.line,
                found.map(|found| found.moved(bytes, lines)).collect(),
            );
        }
    }
    reader.report.event_line = None;
    events
}

/// Tells that a file has more events than are read.
pub fn tell_too_many(reader: &mut Reader<'_>, range: std::ops::Range<usize>, count: usize) {
    let message = format!("the file has {count} events, more than the limit of {MOST_EVENTS}");
    reader
        .tell(&code::TOO_MANY_EVENTS, &range, message)
        .help("split it into several files; from here on nothing is read");
}
