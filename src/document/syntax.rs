//! YAML to nodes with byte ranges.
//!
//! One [`parse`] reads one piece of a file: its head, or a single event. What the format leaves out
//! on purpose (anchors, aliases, tags, merge keys, further documents) is refused here with a sentence
//! that says what to write instead, so no small file can swell to a large one.

mod cursor;
mod refusal;
mod source;
mod wording;

use std::borrow::Cow;
use std::ops::Range;

use saphyr_parser::{Event, Parser, ScalarStyle, ScanError, Span};

use super::problem::code;
use super::report::{Found, first_line};
use cursor::Cursor;
pub use refusal::document as second_document;
use source::Source;

/// The deepest nesting of lists and mappings that is read.
pub const DEEPEST: usize = 128;

/// Room for so many fields in a mapping before there are more: most have fewer.
const FIELDS: usize = 8;

/// A piece of a file's text and where in the file it stands.
#[derive(Clone, Copy, Debug)]
pub struct Piece<'t> {
    /// The text.
    pub text: &'t str,
    /// Where the text begins in the file, in bytes.
    pub start: usize,
    /// Where something was left out: the byte of `text` before which it stood, and its length.
    pub gap: Option<(usize, usize)>,
}

impl<'t> Piece<'t> {
    /// The text from `start` of a file, without gaps.
    pub fn new(text: &'t str, start: usize) -> Self {
        Self {
            text,
            start,
            gap: None,
        }
    }

    /// The piece from byte `from` to byte `to` of this one.
    pub fn part(&self, from: usize, to: usize) -> Self {
        let text = self.text.get(from..to).unwrap_or_default();
        match self.gap {
            Some((at, length)) if from >= at => Self::new(text, self.start + from + length),
            Some((at, length)) if to > at => Self {
                text,
                start: self.start + from,
                gap: Some((at - from, length)),
            },
            _ => Self::new(text, self.start + from),
        }
    }

    /// Where byte `at` of the text stands in the file.
    pub fn offset(&self, at: usize) -> usize {
        match self.gap {
            Some((before, length)) if at >= before => self.start + at + length,
            _ => self.start + at,
        }
    }

    /// Where a range of the text stands in the file.
    pub fn range(&self, range: Range<usize>) -> Range<usize> {
        // The end belongs to the byte before it: a gap behind the range is no part of it.
        let start = self.offset(range.start);
        let end = match range.end.checked_sub(1) {
            Some(last) if range.end > range.start => self.offset(last) + 1,
            _ => start,
        };
        start..end
    }
}

/// A part of a file: what it is and where it stands.
#[derive(Clone, Debug)]
pub struct Node<'t> {
    /// What it is.
    pub value: Value<'t>,
    /// Where in the file, in bytes.
    pub range: Range<usize>,
}

/// What a node is.
#[derive(Clone, Debug)]
pub enum Value<'t> {
    /// A text.
    Scalar {
        /// The text as it was typed, without its quotation marks, escapes and line folding.
        text: Cow<'t, str>,
        /// Whether it was written without quotation marks and not as a block.
        plain: bool,
    },
    /// A list.
    List(Vec<Node<'t>>),
    /// A mapping: keys and values in the order of the file.
    Map(Vec<(Node<'t>, Node<'t>)>),
    /// Something that the format refuses, already told.
    Refused,
}

impl Node<'_> {
    /// Whether nothing was written: `key:`, `key: ~` or `key: null`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar { text, plain: true }
            if matches!(text.as_ref(), "" | "~" | "null" | "Null" | "NULL"))
    }

    /// The text of a scalar.
    pub fn scalar(&self) -> Option<&str> {
        match &self.value {
            Value::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }
}

/// What became of a piece.
#[derive(Clone, Debug, Default)]
pub struct Parsed<'t> {
    /// Its node; none where there is nothing, or nothing before the failure. With a failure: its
    /// outermost list or mapping as far as it is whole.
    pub node: Option<Node<'t>>,
    /// What the format refuses in it.
    pub refused: Vec<Found>,
    /// Why it could not be read to its end.
    pub failure: Option<Found>,
}

/// Reads a piece of a file.
pub fn parse(piece: Piece<'_>) -> Parsed<'_> {
    let mut builder = Builder {
        piece,
        parser: Parser::new(Source::new(piece.text)),
        cursor: Cursor::new(piece.text),
        open: Vec::new(),
        root: None,
        refused: Vec::new(),
        last: Last::default(),
    };
    let failure = builder.run().err();
    builder.close_all();
    Parsed {
        node: builder.root,
        refused: builder.refused,
        failure,
    }
}

/// Whether nothing stands on a line, or a comment.
pub fn is_void(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

/// The last scalar that was read whole, in bytes of the piece: what a failure is explained by.
#[derive(Clone, Debug, Default)]
struct Last {
    range: Range<usize>,
    style: Style,
}

/// How a scalar was written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Style {
    /// In quotation marks, or not at all.
    #[default]
    Marked,
    /// Without quotation marks.
    Plain,
    /// As a block.
    Block,
    /// As a block that has no lines.
    EmptyBlock,
}

/// A list or mapping that is not closed yet.
struct Open<'t> {
    start: usize,
    end: usize,
    parts: Parts<'t>,
}

enum Parts<'t> {
    List(Vec<Node<'t>>),
    Map {
        pairs: Vec<(Node<'t>, Node<'t>)>,
        key: Option<Node<'t>>,
    },
}

struct Builder<'t> {
    piece: Piece<'t>,
    parser: Parser<'t, Source<'t>>,
    cursor: Cursor<'t>,
    open: Vec<Open<'t>>,
    root: Option<Node<'t>>,
    refused: Vec<Found>,
    last: Last,
}

impl<'t> Builder<'t> {
    fn run(&mut self) -> Result<(), Found> {
        let mut documents = 0;
        while let Some(event) = self.parser.next_event() {
            let (event, span) = match event {
                Ok(event) => event,
                Err(error) if refusal::is_alias(&error) => {
                    // The parser has taken the alias and stands behind it: it can go on.
                    let at = self.cursor.byte(error.marker().index());
                    self.alias(at);
                    continue;
                }
                Err(error) => {
                    let failure = self.explain(&error);
                    // What is wrong with a text as a whole is not told of its first word as well.
                    self.refused.retain(|found| !found.is_within(&failure));
                    return Err(failure);
                }
            };
            match event {
                Event::DocumentStart(_) => {
                    documents += 1;
                    if documents > 1 {
                        let start = self.cursor.byte(span.start.index());
                        let line = first_line(self.piece.text, start..self.piece.text.len());
                        self.refused.push(refusal::document(self.piece, line));
                        return Ok(());
                    }
                }
                Event::Alias(_) => {
                    let at = self.cursor.byte(span.start.index());
                    self.alias(at);
                }
                Event::Scalar(text, style, anchor, tag) => {
                    let mut range = self.bytes(span);
                    if anchor > 0 || tag.is_some() {
                        self.refuse_properties(&range, anchor > 0, tag.is_some());
                    }
                    let plain = style == ScalarStyle::Plain;
                    let block = matches!(style, ScalarStyle::Literal | ScalarStyle::Folded);
                    if block {
                        range = self.block_range(range, text.trim().is_empty());
                    }
                    if plain && text.is_empty() && anchor == 0 && tag.is_none() {
                        // Nothing was written; the parser points at what comes next.
                        range = range.start..range.start;
                    } else {
                        let style = match (plain, block) {
                            (true, _) => Style::Plain,
                            (_, true) if text.is_empty() => Style::EmptyBlock,
                            (_, true) => Style::Block,
                            _ => Style::Marked,
                        };
                        let range = range.clone();
                        self.last = Last { range, style };
                    }
                    let text = self.borrowed(&range, text);
                    self.add(range, Value::Scalar { text, plain });
                }
                Event::SequenceStart(anchor, tag) => {
                    self.begin(span, anchor > 0, tag.is_some(), Parts::List(Vec::new()))?;
                }
                Event::MappingStart(anchor, tag) => {
                    let pairs = Vec::with_capacity(FIELDS);
                    let parts = Parts::Map { pairs, key: None };
                    self.begin(span, anchor > 0, tag.is_some(), parts)?;
                }
                Event::SequenceEnd | Event::MappingEnd => {
                    let range = self.bytes(span);
                    // The end of a block collection is a place, not a sign: it ends where its last
                    // part does.
                    let flow = !range.is_empty()
                        && self
                            .piece
                            .text
                            .get(range.clone())
                            .is_some_and(|t| t == "]" || t == "}");
                    self.close(flow.then_some(range.end));
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// The bytes of a span, without blanks and line breaks at its end.
    fn bytes(&mut self, span: Span) -> Range<usize> {
        let start = self.cursor.byte(span.start.index());
        let end = self.cursor.byte(span.end.index());
        let text = self.piece.text.as_bytes();
        // A visible ASCII character at the end is what most have.
        if end > start && text.get(end - 1).is_some_and(u8::is_ascii_graphic) {
            return start..end;
        }
        let text = self.piece.text.get(start..end).unwrap_or_default();
        start..start + text.trim_end().len()
    }

    /// The text itself where it stands in the file as it is, which most do: memory that the parser has
    /// taken is given back at once, and serves for the next.
    fn borrowed(&self, range: &Range<usize>, text: Cow<'t, str>) -> Cow<'t, str> {
        match self.piece.text.get(range.clone()) {
            Some(written) if *written == *text => Cow::Borrowed(written),
            _ => text,
        }
    }

    /// The range of a block of text from its `|` or `>`; the parser gives that of its lines, or, where it
    /// has none, a place behind it.
    fn block_range(&self, lines: Range<usize>, is_empty: bool) -> Range<usize> {
        let behind = self.last.range.end;
        let text = self.piece.text.get(behind..).unwrap_or_default();
        let sign = text.find(['|', '>']).map(|sign| behind + sign);
        match sign.filter(|&sign| sign <= lines.start) {
            Some(sign) if is_empty => refusal::word(self.piece.text, sign),
            Some(sign) => sign..lines.end,
            None => lines,
        }
    }

    fn begin(
        &mut self,
        span: Span,
        anchor: bool,
        tag: bool,
        parts: Parts<'t>,
    ) -> Result<(), Found> {
        let range = self.bytes(span);
        if anchor || tag {
            self.refuse_properties(&range, anchor, tag);
        }
        if self.open.len() == DEEPEST {
            return Err(refusal::too_deep(self.piece.range(range)));
        }
        self.open.push(Open {
            start: range.start,
            end: range.end,
            parts,
        });
        Ok(())
    }

    fn refuse_properties(&mut self, range: &Range<usize>, anchor: bool, tag: bool) {
        let words = refusal::properties(self.piece.text, range.start, anchor, tag);
        self.refused.extend(words.into_iter().map(|(code, word)| {
            let place = self.piece.range(word.clone());
            refusal::property(code, place, self.piece.text.get(word).unwrap_or_default())
        }));
    }

    fn alias(&mut self, at: usize) {
        let range = refusal::word(self.piece.text, at);
        let text = self.piece.text.get(range.clone()).unwrap_or_default();
        // An alias behind a merge key is told with the key.
        if !self.pending_key().is_some_and(refusal::is_merge_key) {
            let place = self.piece.range(range.clone());
            self.refused
                .push(refusal::property(&code::ALIAS, place, text));
        }
        self.last.range = range.clone();
        self.add(range, Value::Refused);
    }

    /// The key whose value comes next.
    fn pending_key(&self) -> Option<&Node<'t>> {
        match &self.open.last()?.parts {
            Parts::Map { key, .. } => key.as_ref(),
            Parts::List(_) => None,
        }
    }

    fn close(&mut self, end: Option<usize>) {
        let Some(open) = self.open.pop() else {
            return;
        };
        let range = open.start..end.unwrap_or(open.end).max(open.start);
        let value = match open.parts {
            Parts::List(items) => Value::List(items),
            Parts::Map { pairs, .. } => Value::Map(pairs),
        };
        self.add(range, value);
    }

    /// After a failure: keeps the outermost collection and, in a mapping, the list or mapping that is
    /// the value of its last key; what is deeper is not whole.
    fn close_all(&mut self) {
        let kept = match self.open.first().map(|open| &open.parts) {
            Some(Parts::Map { .. }) => 2,
            _ => 1,
        };
        self.open.truncate(kept);
        while !self.open.is_empty() {
            self.close(None);
        }
    }

    fn add(&mut self, range: Range<usize>, value: Value<'t>) {
        let end = range.end;
        let node = Node {
            value,
            range: self.piece.range(range),
        };
        let Some(open) = self.open.last_mut() else {
            self.root = self.root.take().or(Some(node));
            return;
        };
        open.end = open.end.max(end);
        match &mut open.parts {
            Parts::List(items) => items.push(node),
            Parts::Map { pairs, key } => match key.take() {
                None => *key = Some(node),
                Some(key) if refusal::is_merge_key(&key) => {
                    self.refused.push(refusal::merge_key(key.range));
                }
                Some(key) => pairs.push((key, node)),
            },
        }
    }

    fn explain(&mut self, error: &ScanError) -> Found {
        let bracket = self
            .open
            .iter()
            .rev()
            .map(|open| open.start)
            .find(|&start| {
                self.piece
                    .text
                    .get(start..)
                    .is_some_and(|text| text.starts_with(['[', '{']))
            });
        let at = self.cursor.byte(error.marker().index());
        let failure = wording::Failure {
            text: self.piece.text,
            info: error.info(),
            at,
            last: &self.last,
            bracket,
        };
        failure.told(&self.piece)
    }
}
