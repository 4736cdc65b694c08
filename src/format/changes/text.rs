//! Changes for people: as text wrapped at 80 columns, and as Markdown.

use crate::analysis::changes::{Changed, Changes, Fact, Field, State};
use crate::analysis::words;
use crate::date::humanize;
use crate::record::{Event, EventId};
use crate::text::markdown::escaped;
use crate::text::{Text, measure};

/// The width at which lines are wrapped.
const COLUMNS: usize = 80;

/// A line: how deep it stands, its sign, its words.
struct Line {
    depth: usize,
    sign: &'static str,
    words: String,
}

fn line(depth: usize, sign: &'static str, words: impl Into<String>) -> Line {
    Line {
        depth,
        sign,
        words: words.into(),
    }
}

/// What is said above the changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head<'a> {
    /// What is compared with what.
    pub title: &'a str,
    /// Whether all of it could be read.
    pub whole: bool,
}

impl Head<'_> {
    /// That there are no changes.
    const fn nothing(self) -> &'static str {
        if self.whole {
            "Nothing changed.\n"
        } else {
            "Nothing changed in what could be read.\n"
        }
    }
}

/// Changes as text, with `+`, `-` and `~` before what was added, removed and changed.
pub fn text(head: Head<'_>, old: State<'_>, new: State<'_>, changes: &Changes) -> String {
    let mut out = String::new();
    for line in laid(head.title, COLUMNS) {
        out.push_str(&format!("{line}\n"));
    }
    for (heading, lines) in parts(old, new, changes) {
        out.push_str(&format!("\n{}\n", heading.to_uppercase()));
        for Line { depth, sign, words } in lines {
            let first = format!("{}{sign} ", "    ".repeat(depth));
            let rest = " ".repeat(first.len());
            for (at, words) in laid(&words, COLUMNS - first.len()).iter().enumerate() {
                let indent = if at == 0 { &first } else { &rest };
                out.push_str(format!("{indent}{words}").trim_end());
                out.push('\n');
            }
        }
    }
    if changes.is_empty() {
        out.push_str(&format!("\n{}", head.nothing()));
    }
    out
}

/// Words in lines of at most so many columns; an address stays whole on a line of its own, however long it
/// is.
fn laid(words: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut run: Vec<&str> = Vec::new();
    let close = |run: &mut Vec<&str>, lines: &mut Vec<String>| {
        if !run.is_empty() {
            lines.extend(measure::wrap(&run.join(" "), columns));
            run.clear();
        }
    };
    for word in words.split(' ') {
        let address = word.starts_with("http://") || word.starts_with("https://");
        if address && measure::width(word) > columns {
            close(&mut run, &mut lines);
            lines.push(word.to_owned());
        } else {
            run.push(word);
        }
    }
    close(&mut run, &mut lines);
    lines
}

/// Changes as Markdown.
pub fn markdown(head: Head<'_>, old: State<'_>, new: State<'_>, changes: &Changes) -> String {
    let mut out = format!("# {}\n", escaped(head.title));
    for (heading, lines) in parts(old, new, changes) {
        out.push_str(&format!("\n## {heading}\n\n"));
        for Line { depth, sign, words } in lines {
            let indent = "  ".repeat(depth);
            let words: Vec<String> = words.lines().map(addressed).collect();
            let words = words.join(&format!("\\\n{indent}  "));
            // Within a part all events have the same sign; a field's say what went and what came.
            let sign = match (depth, sign) {
                (2, "-") => "was: ",
                (2, "+") => "now: ",
                _ => "",
            };
            out.push_str(&format!("{indent}- {sign}{words}\n"));
        }
    }
    if changes.is_empty() {
        out.push_str(&format!("\n{}", head.nothing()));
    }
    out
}

/// A line as Markdown shows it, with its addresses as links.
fn addressed(line: &str) -> String {
    let word = |word: &str| {
        let (address, comma) = match word.strip_suffix(',') {
            Some(address) => (address, ","),
            None => (word, ""),
        };
        let is_address = ["http://", "https://"]
            .iter()
            .any(|s| address.starts_with(s));
        if is_address && !address.contains(['<', '>']) {
            format!("<{address}>{comma}")
        } else {
            escaped(word)
        }
    };
    line.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The parts that there are, each with its lines.
fn parts(old: State<'_>, new: State<'_>, changes: &Changes) -> Vec<(&'static str, Vec<Line>)> {
    let added = changes.added.iter().filter_map(|&id| new.record.event(id));
    let removed = changes
        .removed
        .iter()
        .filter_map(|&id| old.record.event(id));
    let of_head = if changes.head.is_empty() {
        Vec::new()
    } else {
        fields("The head of the file".to_owned(), &changes.head)
    };
    let parts = [
        ("Added", added.map(|e| line(0, "+", headline(e))).collect()),
        (
            "Removed",
            removed.map(|e| line(0, "-", headline(e))).collect(),
        ),
        (
            "Changed",
            of_head
                .into_iter()
                .chain(changes.changed.iter().flat_map(|c| changed(new, c)))
                .collect(),
        ),
        (
            "Targets moved",
            changes
                .targets
                .iter()
                .flat_map(|m| behind(new, words::moved(m), m.event))
                .collect(),
        ),
        (
            "Findings changed",
            changes
                .findings
                .iter()
                .flat_map(|r| behind(new, words::refound(r), r.event))
                .collect(),
        ),
    ];
    let parts: Vec<(&str, Vec<Line>)> = parts.into();
    parts
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .collect()
}

/// "14 May 2026: The bridge opens".
fn headline(event: &Event) -> String {
    format!("{}: {}", humanize::short(&event.date), event.title)
}

fn changed(new: State<'_>, changed: &Changed) -> Vec<Line> {
    let event = new.record.event(changed.new);
    fields(event.map_or(String::new(), headline), &changed.fields)
}

/// What of a thing changed, below its name.
fn fields(name: String, fields: &[Field]) -> Vec<Line> {
    let mut lines = vec![line(0, "~", name)];
    for field in fields {
        lines.push(line(1, " ", field.name));
        lines.extend(differences(field));
    }
    lines
}

/// What of a field went and what came; where nothing did, another order.
fn differences(field: &Field) -> Vec<Line> {
    let gone = alone(&field.before, &field.after);
    let come = alone(&field.after, &field.before);
    let line_of = |sign, fact: &Fact, others: &[&Fact]| {
        // What has the same name is told apart by what was typed.
        let named_alike = others.iter().any(|other| other.told == fact.told);
        let words = if named_alike { &fact.typed } else { &fact.told };
        line(2, sign, Text::block(words).shown())
    };
    let gone_lines = gone.iter().map(|fact| line_of("-", fact, &come));
    let come_lines = come.iter().map(|fact| line_of("+", fact, &gone));
    let mut lines: Vec<Line> = gone_lines.chain(come_lines).collect();
    if lines.is_empty() {
        lines.push(line(2, "~", "in another order"));
    }
    lines
}

/// What stands among these facts more often than among the others.
fn alone<'a>(these: &'a [Fact], others: &[Fact]) -> Vec<&'a Fact> {
    let mut others: Vec<&str> = others.iter().map(|fact| fact.typed.as_str()).collect();
    let mut alone = Vec::new();
    for fact in these {
        match others.iter().position(|&other| other == fact.typed) {
            Some(at) => {
                others.remove(at);
            }
            None => alone.push(fact),
        }
    }
    alone
}

/// What is another one now, and the event behind it.
fn behind(new: State<'_>, [of, words]: [String; 2], event: Option<EventId>) -> Vec<Line> {
    let event = event.and_then(|id| new.record.event(id));
    let event = event.map(|event| line(1, " ", headline(event)));
    let change = line(0, "~", format!("{of}: {words}"));
    [change].into_iter().chain(event).collect()
}
