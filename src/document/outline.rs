//! Where the events stand in a file, found by looking at the beginnings of lines alone.
//!
//! In YAML everything within a list item is indented deeper than the list's dashes, and everything
//! within the value of a top-level key is indented at all. So the lines that begin with `- ` in the
//! column of the events are exactly where events begin, and a piece of the file from one to the next
//! can be read without the others: a mistake in one event costs that event, and the events can be
//! shared out among threads.

use std::ops::Range;

use super::field;

/// The list of events as lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Outline {
    /// Where the key `events` stands, in bytes; none where the file is a list.
    pub key: Option<usize>,
    /// The bytes of the list: whole lines.
    pub list: Range<usize>,
    /// The number of blanks before the dashes.
    pub indent: usize,
    /// The events in the order of the file.
    pub items: Vec<Item>,
    /// Where a second document begins behind the list: nothing from there on is read.
    pub second: Option<usize>,
}

/// An event as lines: from this one to the next, or to the end of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// Where its first line begins, in bytes.
    pub start: usize,
    /// The number of its first line, from 1.
    pub line: usize,
    /// The number of blanks before its dash.
    pub indent: usize,
}

impl Outline {
    /// Finds the events in a text; none where they are not written as a block of `- ` items.
    pub fn of(text: &str) -> Option<Self> {
        let mut lines = Lines::new(text);
        let mut outline = Self::begin(&mut lines)?;
        outline.fill(&mut lines, text.len());
        Some(outline)
    }

    /// The bytes of an item, by its place in [`Outline::items`].
    pub fn range(&self, item: usize) -> Range<usize> {
        let start = self
            .items
            .get(item)
            .map_or(self.list.end, |item| item.start);
        let end = self
            .items
            .get(item + 1)
            .map_or(self.list.end, |next| next.start);
        start..end
    }

    /// Goes up to and including the first item.
    fn begin(lines: &mut Lines<'_>) -> Option<Self> {
        let mut key = None;
        let mut list = None;
        let mut above = false;
        while let Some(line) = lines.next() {
            if key.is_some() && list.is_none() {
                list = Some(line.start);
            }
            if line.is_blank() || (!above && line.is_preamble()) {
                continue;
            }
            let sought = key.is_some() || !above;
            if sought && line.is_item() {
                return Some(Self {
                    key,
                    list: list.unwrap_or(line.start)..line.start,
                    indent: line.indent,
                    items: vec![line.item()],
                    second: None,
                });
            }
            if key.is_some() {
                if let Some(indent) = line.is_first_without_dash(lines.clone()) {
                    return Some(Self {
                        key,
                        list: line.start..line.start,
                        indent,
                        items: vec![Item {
                            indent,
                            ..line.item()
                        }],
                        second: None,
                    });
                }
                // A line out of place below the key of the list is told with what stands above the list.
                let next = lines.clone().find(|line| !line.is_blank());
                let begins = next.is_some_and(|next| next.indent > 0 && next.is_item());
                if line.indent == 0 && !line.is_key() && !line.is_document_marker() && begins {
                    list = None;
                    continue;
                }
                return None;
            }
            above = true;
            key = line.is_events_key().then_some(line.start);
        }
        None
    }

    /// Goes to the end of the list.
    fn fill(&mut self, lines: &mut Lines<'_>, end: usize) {
        self.list.end = end;
        while let Some(line) = lines.next() {
            if line.indent == 0 && line.is_document_marker() && !self.is_rule(&line, lines.clone())
            {
                self.list.end = line.start;
                self.second = Some(line.start);
                return;
            }
            if line.is_blank() || line.indent > self.indent {
                continue;
            }
            if line.is_item() {
                self.items.push(line.item());
            } else if self.key.is_some() && line.is_key() && !self.goes_on(&line, lines.clone()) {
                self.list.end = line.start;
                return;
            }
            // Anything else cannot stand here: it is left to the item above, and told there.
        }
    }

    /// Whether a line is `---` with an event in the column of the list right below: it was meant to part them.
    fn is_rule(&self, line: &Line<'_>, mut below: Lines<'_>) -> bool {
        let next = below.find(|line| !line.is_blank());
        let event = next.is_some_and(|line| line.indent == self.indent && line.is_event());
        event && line.rest.trim_end() == "---"
    }

    /// Whether events follow in the column of the list below what looks like a top-level key: it is a heading,
    /// a text that lacks its indentation, or `events:` a second time.
    fn goes_on(&self, key: &Line<'_>, below: Lines<'_>) -> bool {
        let stops =
            |line: &Line<'_>| line.indent == 0 || (line.indent == self.indent && line.is_event());
        let next = below.filter(|line| !line.is_blank()).find(stops);
        let events = next.is_some_and(|line| line.indent == self.indent && line.is_event());
        events && (key.is_events_key() || !key.may_have_a_list())
    }
}

/// A line as far as the outline looks at it.
struct Line<'t> {
    start: usize,
    number: usize,
    indent: usize,
    /// The line without the blanks before it and the line break.
    rest: &'t str,
}

impl Line<'_> {
    fn is_blank(&self) -> bool {
        self.rest.is_empty() || self.rest.starts_with('#') || self.rest.trim().is_empty()
    }

    fn is_item(&self) -> bool {
        match self.rest.strip_prefix('-') {
            Some(rest) => rest.is_empty() || rest.starts_with([' ', '\t', '\r']),
            None => false,
        }
    }

    /// What may stand before the first line of a document.
    fn is_preamble(&self) -> bool {
        self.indent == 0 && (self.rest.starts_with('%') || self.rest.trim_end() == "---")
    }

    fn is_document_marker(&self) -> bool {
        let marks = |mark| {
            self.rest
                .strip_prefix(mark)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(char::is_whitespace))
        };
        marks("---") || marks("...")
    }

    fn is_events_key(&self) -> bool {
        let Some((key, value)) = self.rest.split_once(':') else {
            return false;
        };
        let value = value.trim_start();
        self.indent == 0
            && matches!(key.trim_end(), "events" | "\"events\"" | "'events'")
            && (value.is_empty() || value.starts_with('#'))
    }

    /// Whether a top-level key can begin here.
    fn is_key(&self) -> bool {
        let rest = self.rest.trim_end();
        self.indent == 0
            && !rest.starts_with(char::is_whitespace)
            && (rest.ends_with(':')
                || rest.contains(": ")
                || rest.contains(":\t")
                || rest.starts_with("? "))
    }

    /// Whether what follows a top-level key that begins here can be a list, or a text of many lines.
    fn may_have_a_list(&self) -> bool {
        let (key, value) = self.rest.split_once(':').unwrap_or_default();
        let key = key.trim_end().trim_matches(['"', '\'']);
        let value = value.trim();
        let is_known = field::RECORD.field(key).is_some() || key.starts_with("x-");
        match value.chars().next() {
            None | Some('#') => is_known,
            Some(sign) => matches!(sign, '|' | '>' | '[' | '{' | '"' | '\''),
        }
    }

    /// Whether an item begins here as an event does.
    fn is_event(&self) -> bool {
        self.is_item() && begins_event(self.rest.trim_start_matches(['-', ' ', '{']))
    }

    /// The column of the list of which this is the first event, but for its dash: those of the others stand
    /// further left.
    fn is_first_without_dash(&self, mut below: Lines<'_>) -> Option<usize> {
        if !begins_event(self.rest) {
            return None;
        }
        let next = below.find(|line| !line.is_blank() && line.indent < self.indent)?;
        (next.indent > 0 && next.is_event()).then_some(next.indent)
    }

    fn item(&self) -> Item {
        Item {
            start: self.start,
            line: self.number,
            indent: self.indent,
        }
    }
}

/// Whether an item begins as an event does.
pub fn begins_event(item: &str) -> bool {
    let key = item.split_once(':').map_or("", |(key, _)| key);
    matches!(key, "date" | "id" | "title")
}

#[derive(Clone)]
struct Lines<'t> {
    text: &'t str,
    start: usize,
    number: usize,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self {
            text,
            start: 0,
            number: 0,
        }
    }
}

impl<'t> Iterator for Lines<'t> {
    type Item = Line<'t>;

    fn next(&mut self) -> Option<Line<'t>> {
        let text = self
            .text
            .get(self.start..)
            .filter(|text| !text.is_empty())?;
        let start = self.start;
        let end = memchr::memchr(b'\n', text.as_bytes());
        self.start += end.map_or(text.len(), |end| end + 1);
        self.number += 1;
        let line = text.get(..end.unwrap_or(text.len())).unwrap_or_default();
        let rest = line.trim_start_matches(' ');
        Some(Line {
            start,
            number: self.number,
            indent: line.len() - rest.len(),
            rest,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pieces(text: &str) -> (Option<usize>, Vec<&str>, &str) {
        let outline = Outline::of(text).unwrap();
        let items = (0..outline.items.len())
            .map(|at| &text[outline.range(at)])
            .collect();
        (outline.key, items, &text[outline.list.end..])
    }

    #[test]
    fn finds_events_below_their_key_and_what_follows() {
        assert_eq!(
            pieces(
                "title: x\nevents: # all\n\n  - a: 1\n    b:\n      - c\n # d\n  - e\nsources:\n  f: g\n"
            ),
            (
                Some(9),
                vec!["  - a: 1\n    b:\n      - c\n # d\n", "  - e\n"],
                "sources:\n  f: g\n"
            )
        );
        assert_eq!(
            pieces("events:\r\n- a: 1\r\n- b\r\nc: d\r\n"),
            (Some(0), vec!["- a: 1\r\n", "- b\r\n"], "c: d\r\n")
        );
    }

    #[test]
    fn a_list_at_the_root_is_the_events() {
        assert_eq!(
            pieces("# x\n%YAML 1.2\n---\n- a\n-\n  b: c\nd: e\n"),
            (None, vec!["- a\n", "-\n  b: c\nd: e\n"], "")
        );
        let two = "- a\n---\n- b\n";
        assert_eq!(Outline::of(two).unwrap().second, Some(4));
        assert_eq!(Outline::of(two).unwrap().list, 0..4);
    }

    #[test]
    fn lines_that_fit_nowhere_belong_to_the_item_above() {
        assert_eq!(
            pieces("events:\n  - a: \"b\nc\"\n\t- d\n - e\n  - f\n"),
            (
                Some(0),
                vec!["  - a: \"b\nc\"\n\t- d\n", " - e\n", "  - f\n"],
                ""
            )
        );
    }

    #[test]
    fn what_only_looks_like_a_key_does_not_end_the_list() {
        for line in [
            "Note: and so on",
            "second year:",
            "events:",
            "title: x",
            "- date: 2026",
        ] {
            let text = format!("events:\n  - a: b\n{line}\n    c: d\n  - date: 2027\nsources:\n");
            assert_eq!(pieces(&text).2, "sources:\n", "{line}");
        }
        for line in ["kinds:", "x-later:", "about: |", "title: x\nabout: >"] {
            let text = format!("events:\n  - a: b\n{line}\n  - date: 2027\n");
            assert_eq!(pieces(&text).2, format!("{line}\n  - date: 2027\n"));
        }
        assert_eq!(
            pieces("events:\n- date: 2026\nsecond year:\n- date: 2027\n").1,
            ["- date: 2026\nsecond year:\n", "- date: 2027\n"]
        );
    }

    #[test]
    fn other_ways_to_write_events_have_no_outline() {
        for text in [
            "",
            "# only",
            "events: [a]\n",
            "events:\n  a: b\n",
            "a: |\n  events:\n   - x\n",
            "- ",
        ] {
            let expected = text == "- ";
            assert_eq!(Outline::of(text).is_some(), expected, "{text:?}");
        }
    }
}
