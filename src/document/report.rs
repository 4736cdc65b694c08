//! Where problems are gathered while a file is read, and get their lines and columns at the end.

use std::collections::HashMap;
use std::ops::Range;

use super::problem::{Code, Problem, Severity, code};
use crate::day::Day;
use crate::text::Text;
use crate::text::suggest::{self, Effort};

/// The most characters of a user's text that a message repeats.
const REPEATED: usize = 60;

/// A problem on its way, known by bytes alone.
#[derive(Clone, Debug)]
pub struct Found {
    code: &'static Code,
    range: Range<usize>,
    message: String,
    help: Option<String>,
    /// Whether the mend is told once, however many problems have it.
    once: bool,
    first: Option<usize>,
    event_line: Option<usize>,
    sets_aside: bool,
    once_past: Option<Day>,
}

impl Found {
    /// A problem at this place of the file, in bytes.
    pub fn new(code: &'static Code, range: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            code,
            range,
            message: message.into(),
            help: None,
            once: false,
            first: None,
            event_line: None,
            sets_aside: false,
            once_past: None,
        }
    }

    /// Adds the mend.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a mend at length: where several problems have it, the others name the line of the first.
    pub fn help_once(&mut self, help: impl Into<String>) -> &mut Self {
        self.once = true;
        self.help(help)
    }

    /// Whether this place is within that of another problem.
    pub fn is_within(&self, other: &Self) -> bool {
        other.range.start <= self.range.start && self.range.end <= other.range.end
    }

    /// Adds where the first of two stands; the message then names its line.
    pub fn first_at(&mut self, offset: usize) -> &mut Self {
        self.first = Some(offset);
        self
    }

    /// Says in which event it is, by the event's first line.
    pub fn in_event(&mut self, line: usize) -> &mut Self {
        self.event_line = Some(line);
        self
    }

    /// Says that its event is set aside.
    pub fn sets_aside(&mut self) -> &mut Self {
        self.sets_aside = true;
        self
    }

    /// The same problem in an event that stands elsewhere now: all its places are so many bytes and
    /// lines behind those that they were.
    #[must_use]
    pub fn moved(&self, bytes: isize, lines: isize) -> Self {
        let place = |at: usize| at.saturating_add_signed(bytes);
        Self {
            range: place(self.range.start)..place(self.range.end),
            first: self.first.map(place),
            event_line: self
                .event_line
                .map(|line| line.saturating_add_signed(lines)),
            ..self.clone()
        }
    }

    /// Says that it is a problem only once this day is past.
    pub fn once_past(&mut self, day: Day) -> &mut Self {
        self.once_past = Some(day);
        self
    }
}

/// All problems of a file so far.
#[derive(Debug, Default)]
pub struct Report {
    found: Vec<Found>,
    /// Where the events stand that are set aside.
    aside: Vec<Range<usize>>,
    effort: Effort,
    /// The first line of the event that is being read: its problems carry it.
    pub event_line: Option<usize>,
}

impl Report {
    /// Tells a problem.
    pub fn tell(
        &mut self,
        code: &'static Code,
        range: Range<usize>,
        message: impl Into<String>,
    ) -> &mut Found {
        let mut found = Found::new(code, range, message);
        found.event_line = self.event_line;
        self.found.push_mut(found)
    }

    /// Tells a problem that was found elsewhere.
    pub fn add(&mut self, mut found: Found) {
        found.event_line = found.event_line.or(self.event_line);
        self.found.push(found);
    }

    /// How many problems there are, and how much was spent on looking for nearest words.
    pub fn state(&self) -> (usize, Effort) {
        (self.found.len(), self.effort)
    }

    /// The problems that came after so many.
    pub fn since(&self, count: usize) -> &[Found] {
        self.found.get(count..).unwrap_or_default()
    }

    /// Tells in one message, at the first place, what was told of each of `count` things. None where it was
    /// told of fewer.
    pub fn tell_together(
        &mut self,
        code: &'static Code,
        count: usize,
        message: impl Into<String>,
    ) -> Option<&mut Found> {
        let told = self.found.iter().filter(|found| *found.code == *code);
        if count < 2 || told.clone().count() < count {
            return None;
        }
        let first = told.min_by_key(|found| found.range.start)?.range.clone();
        self.found.retain(|found| *found.code != *code);
        Some(self.found.push_mut(Found::new(code, first, message)))
    }

    /// Takes in what was found in another part of the same file.
    pub fn absorb(&mut self, other: Self) {
        self.found.extend(other.found);
        self.aside.extend(other.aside);
    }

    /// Notes that the event which stands here is set aside: its first error will say so.
    pub fn set_aside(&mut self, event: Range<usize>) {
        self.aside.push(event);
    }

    /// Says with an error of each event that is set aside that it is. The problems are in the order of the
    /// file.
    fn tell_aside(&mut self) {
        for event in std::mem::take(&mut self.aside) {
            // An item without anything in it is told at its dash.
            let from = event.start.saturating_sub(1);
            let first = self.found.partition_point(|f| f.range.start < from);
            let within = self.found.get_mut(first..).unwrap_or_default().iter_mut();
            let told = within
                .take_while(|found| found.range.start <= event.end)
                .find(|found| found.code.severity == Severity::Error && !found.sets_aside);
            if let Some(found) = told {
                found.sets_aside();
            }
        }
    }

    /// The known word nearest to `word`, if one is near enough to be meant.
    pub fn nearest<'k>(
        &mut self,
        word: &str,
        known: impl IntoIterator<Item = &'k str>,
    ) -> Option<&'k str> {
        suggest::nearest(word, known, &mut self.effort)
    }

    /// Whether one of the problems makes the file no YAML as a whole.
    pub fn is_broken(&self) -> bool {
        self.found.iter().any(|found| found.code.breaks)
    }

    /// Whether part of the file is not read for one of the problems: it is no YAML, or a second document
    /// begins in it.
    pub fn is_cut_off(&self) -> bool {
        let cuts = |found: &Found| found.code.breaks || *found.code == code::SEVERAL_DOCUMENTS;
        self.found.iter().any(cuts)
    }

    /// Says, with the first error of each event that could not be read, by its first line, how many links
    /// lead to it.
    pub fn add_links(&mut self, mut counts: HashMap<usize, usize>) {
        if counts.is_empty() {
            return;
        }
        let errors = self
            .found
            .iter_mut()
            .filter(|found| found.code.severity == Severity::Error);
        for found in errors {
            match found.event_line.and_then(|line| counts.remove(&line)) {
                Some(1) => found.message.push_str("; a link leads to this event"),
                Some(count) => {
                    let words = format!("; {count} links lead to this event");
                    found.message.push_str(&words);
                }
                None => {}
            }
        }
    }

    /// The problems with their lines and columns in `text`, in the order of the file; `skipped` is the
    /// number of bytes before `text` in the file.
    ///
    /// Takes one walk over `text`, however many problems there are.
    pub fn finish(mut self, text: &str, skipped: usize) -> Vec<Problem> {
        self.found
            .sort_by_key(|found| (found.range.start, found.range.end));
        self.tell_aside();
        let places = Places::of(
            text,
            self.found
                .iter()
                .flat_map(|found| [Some(found.range.start), Some(found.range.end), found.first]),
        );
        let mut told = HashMap::new();
        self.found
            .into_iter()
            .map(|mut found| {
                let (line, column) = places.find(found.range.start);
                if let (true, Some(help)) = (found.once, found.help.as_mut()) {
                    let first = *told.entry(help.clone()).or_insert(line);
                    if first != line {
                        *help = format!("the mend is that of line {first}");
                    }
                }
                let (end_line, end_column) = places.find(found.range.end);
                let message = match found.first {
                    Some(first) => {
                        format!(
                            "{}; the first is in line {}",
                            found.message,
                            places.find(first).0
                        )
                    }
                    None => found.message,
                };
                Problem {
                    severity: found.code.severity,
                    code: found.code.word,
                    message,
                    help: found.help,
                    range: found.range.start + skipped..found.range.end + skipped,
                    line,
                    column,
                    end_line,
                    end_column,
                    event_line: found.event_line,
                    sets_aside: found.sets_aside,
                    once_past: found.once_past,
                }
            })
            .collect()
    }
}

/// Lines and columns, both from 1, of some places in a text.
struct Places(Vec<(usize, (usize, usize))>);

impl Places {
    fn of(text: &str, offsets: impl Iterator<Item = Option<usize>>) -> Self {
        let mut offsets: Vec<usize> = offsets.flatten().collect();
        offsets.sort_unstable();
        offsets.dedup();
        let (mut at, mut line, mut column) = (0, 1, 1);
        let places = offsets.into_iter().map(|offset| {
            let passed = text.get(at..offset).unwrap_or_default();
            at += passed.len();
            match passed.rfind('\n') {
                Some(last) => {
                    line += passed.bytes().filter(|&b| b == b'\n').count();
                    column = 1 + passed
                        .get(last + 1..)
                        .map_or(0, |rest| rest.chars().count());
                }
                None => column += passed.chars().count(),
            }
            (offset, (line, column))
        });
        Self(places.collect())
    }

    fn find(&self, offset: usize) -> (usize, usize) {
        let found = self.0.binary_search_by_key(&offset, |&(at, _)| at);
        found
            .ok()
            .and_then(|at| self.0.get(at))
            .map_or((1, 1), |&(_, place)| place)
    }
}

/// Whether a message repeats a text as a whole.
pub fn is_repeated_whole(text: &str) -> bool {
    text.chars().nth(REPEATED).is_none()
}

/// A user's text as a message repeats it: in backticks, printable, and not too long.
pub fn quoted(text: &str) -> String {
    let shown: String = text.chars().take(REPEATED).collect();
    let more = if shown.len() < text.len() { "…" } else { "" };
    format!("`{}{more}`", Text::line(shown.trim_end()))
}

/// The part of `range` that is on its first line, without blanks at the end.
pub fn first_line(text: &str, range: Range<usize>) -> Range<usize> {
    let line = text.get(range.clone()).unwrap_or_default();
    let line = line.split(['\n', '\r']).next().unwrap_or_default();
    range.start..range.start + line.trim_end().len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_are_counted_in_characters() {
        let text = "é: x\r\n한글: y\nz";
        let at = |needle: &str| text.find(needle).unwrap();
        let mut report = Report::default();
        report
            .tell(&code::UNKNOWN_KEY, at("y")..at("z") + 1, "second")
            .first_at(at("x"));
        report
            .tell(&code::UNKNOWN_KEY, at("x")..at("x") + 1, "first")
            .help("mend");
        let problems = report.finish(text, 3);
        let places: Vec<_> = problems
            .iter()
            .map(|p| {
                (
                    p.message.as_str(),
                    p.line,
                    p.column,
                    p.end_line,
                    p.end_column,
                )
            })
            .collect();
        assert_eq!(
            places,
            [
                ("first", 1, 4, 1, 5),
                ("second; the first is in line 1", 2, 5, 3, 2)
            ]
        );
        assert_eq!(problems[0].range, 7..8);
        assert_eq!(problems[0].help.as_deref(), Some("mend"));
    }

    #[test]
    fn repeated_text_is_short_and_printable() {
        let harmless = quoted("a\u{1b}[31m");
        assert!(
            harmless.starts_with("`a") && harmless.ends_with("[31m`"),
            "{harmless}"
        );
        assert!(!harmless.contains('\u{1b}'));
        assert_eq!(quoted(&"x".repeat(70)), format!("`{}…`", "x".repeat(60)));
        assert_eq!(first_line("ab  \ncd", 0..7), 0..2);
    }
}
