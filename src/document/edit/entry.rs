//! One event as somebody has written it: by hand in an editor, into a pipe, or by options.
//!
//! Its lines go into the file as they are, comments and all, only further to the right; so each line knows
//! where it came from, and a problem that is found in the file can be told where the writer sees it.

use super::super::input::Input;
use super::super::problem::{Problem, code};
use super::super::report::{Report, first_line, quoted};
use super::super::syntax::{Node, Piece, Value, parse};
use super::place::end_of_content;
use crate::date::Date;

/// The text of one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    lines: Vec<Line>,
    pub(super) date: Option<Date>,
    /// The id that it is given, and where that stands.
    pub(super) id: Option<(String, Problem)>,
}

/// A line of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Line {
    /// The line without what it is indented by as a whole.
    text: String,
    /// Its number in what was written, from 1.
    number: usize,
    /// How many characters were taken from its beginning.
    cut: usize,
}

/// Why a text is no event that could be put into a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// There is nothing but blanks and comments.
    Empty,
    /// It is something else: what, as a sentence.
    NoEvent(String),
    /// It is no YAML that can be used; the lines are those of the text.
    Problems(Vec<Problem>),
}

impl Entry {
    /// Reads the YAML of one event: a mapping, or a list that has one as its only item.
    ///
    /// # Errors
    ///
    /// [`Unreadable`] where it is anything else. What is wrong with an event shows where it goes.
    pub fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut report = Report::default();
        let input = Input::of(bytes, &mut report);
        let numbers: Vec<usize> = (1..=input.text.lines().count() + 1).collect();
        Self::of(&input.text, &numbers, report)
    }

    /// The same of a template that was filled in: lines that begin with `#` are left out.
    ///
    /// # Errors
    ///
    /// As of [`Entry::read`].
    pub fn read_template(bytes: &[u8]) -> Result<Self, Unreadable> {
        let mut report = Report::default();
        let input = Input::of(bytes, &mut report);
        let (mut text, mut numbers) = (String::new(), Vec::new());
        for (number, line) in (1..).zip(input.text.lines()) {
            if !line.starts_with('#') {
                text.push_str(line);
                text.push('\n');
                numbers.push(number);
            }
        }
        numbers.push(numbers.last().map_or(1, |last| last + 1));
        Self::of(&text, &numbers, report)
    }

    fn of(text: &str, numbers: &[usize], mut report: Report) -> Result<Self, Unreadable> {
        let parsed = parse(Piece::new(text, 0));
        for found in parsed.refused.into_iter().chain(parsed.failure) {
            report.add(found);
        }
        let problems = report.finish(text, 0);
        if !problems.is_empty() {
            let there = |p| at_lines(p, numbers);
            return Err(Unreadable::Problems(
                problems.into_iter().map(there).collect(),
            ));
        }
        let Some(root) = parsed.node.filter(|root| !root.is_null()) else {
            return Err(Unreadable::Empty);
        };
        let event = the_event(text, &root).map_err(Unreadable::NoEvent)?;
        let lines = lines(text, event, numbers);
        let field = |name: &str| field(event, name);
        let date = field("date").and_then(|node| Date::parse(node.scalar()?.trim()).ok());
        let id = field("id").and_then(|node| {
            let id = node.scalar()?;
            Some((id.to_owned(), at_lines(taken(text, node, id)?, numbers)))
        });
        Ok(Self { lines, date, id })
    }

    /// How many lines it has.
    pub(super) const fn height(&self) -> usize {
        self.lines.len()
    }

    /// Its lines.
    pub(super) fn text(&self) -> String {
        let lines: Vec<&str> = self.lines.iter().map(|line| &*line.text).collect();
        lines.join("\n")
    }

    /// Its lines behind a dash at column `dash` with `gap` blanks between, joined by line breaks.
    pub(super) fn at(&self, dash: usize, gap: usize, line_break: &str) -> String {
        let mut out = String::new();
        for (at, line) in self.lines.iter().enumerate() {
            if at == 0 {
                out.push_str(&" ".repeat(dash));
                out.push('-');
                out.push_str(&" ".repeat(gap));
            } else {
                out.push_str(line_break);
                if !line.text.is_empty() {
                    out.push_str(&" ".repeat(dash + 1 + gap));
                }
            }
            out.push_str(&line.text);
        }
        out
    }

    /// A problem of the file in the lines of this text: `line` of the file is its first, and its lines stand
    /// `right` columns to the right there. None where the problem is elsewhere.
    pub(super) fn told(&self, problem: &Problem, line: usize, right: usize) -> Option<Problem> {
        let place = |at: usize, column: usize| {
            let line = self.lines.get(at.checked_sub(line)?)?;
            let own = (column + line.cut).saturating_sub(right).max(1);
            Some((line.number, own))
        };
        let (number, column) = place(problem.line, problem.column)?;
        let end = place(problem.end_line, problem.end_column);
        let (end_line, end_column) = end.unwrap_or((number, column + 1));
        Some(Problem {
            line: number,
            column,
            end_line,
            end_column,
            event_line: None,
            sets_aside: false,
            ..problem.clone()
        })
    }
}

/// The event that a text gives.
fn the_event<'n, 't>(text: &str, root: &'n Node<'t>) -> Result<&'n Node<'t>, String> {
    match &root.value {
        Value::Map(_) => Ok(root),
        Value::List(items) => match items.as_slice() {
            [event] if matches!(event.value, Value::Map(_)) && begins_its_line(text, event) => {
                Ok(event)
            }
            [] => Err("an empty list is no event".to_owned()),
            [_] => Err("write the event as `date: …` and below it `title: …`".to_owned()),
            several => Err(format!(
                "{} events are given; they are added one at a time",
                several.len()
            )),
        },
        _ => {
            let range = first_line(text, root.range.clone());
            let what = quoted(text.get(range).unwrap_or_default());
            Err(format!(
                "{what} is no event; write `date: …` and below it `title: …`"
            ))
        }
    }
}

/// Whether nothing but blanks and dashes stands before a node in its line.
fn begins_its_line(text: &str, node: &Node<'_>) -> bool {
    let before = text.get(..node.range.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.chars().all(|c| matches!(c, ' ' | '-'))
}

/// The lines of an event, from its first to its last that says something.
fn lines(text: &str, event: &Node<'_>, numbers: &[usize]) -> Vec<Line> {
    let before = text.get(..event.range.start).unwrap_or_default();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let cut = event.range.start - start;
    let first = before.bytes().filter(|&b| b == b'\n').count();
    let end = end_of_content(text, start..text.len(), event);
    let within = text.get(event.range.start..end).unwrap_or_default();
    let number = |at: usize| numbers.get(first + at).copied().unwrap_or(1);
    let lines = within.lines().enumerate().map(|(at, line)| {
        let blanks = line.len() - line.trim_start_matches(' ').len();
        let taken = if at == 0 { 0 } else { blanks.min(cut) };
        Line {
            text: line.get(taken..).unwrap_or_default().to_owned(),
            number: number(at),
            cut: if at == 0 { cut } else { taken },
        }
    });
    lines.collect()
}

/// The value of a field.
pub(super) fn field<'n, 't>(event: &'n Node<'t>, name: &str) -> Option<&'n Node<'t>> {
    let Value::Map(pairs) = &event.value else {
        return None;
    };
    let found = pairs.iter().find(|(key, _)| key.scalar() == Some(name));
    found.map(|(_, value)| value)
}

/// What is said of the id if another event has it.
fn taken(text: &str, node: &Node<'_>, id: &str) -> Option<Problem> {
    let mut report = Report::default();
    let message = format!("the id {} is another event's", quoted(id));
    let found = report.tell(&code::DUPLICATE_ID, node.range.clone(), message);
    found.help("give this one another id, or none: then it is made of date and title");
    report.finish(text, 0).into_iter().next()
}

/// A problem with the numbers of the lines that these were before some were left out.
fn at_lines(problem: Problem, numbers: &[usize]) -> Problem {
    let number = |line: usize| numbers.get(line - 1).copied().unwrap_or(line);
    Problem {
        line: number(problem.line),
        end_line: number(problem.end_line),
        ..problem
    }
}
