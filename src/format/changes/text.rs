//! Changes for people: as text wrapped at 80 columns, and as Markdown.

use crate::analysis::changes::{Changed, Changes, Fact, Field, Moved, Refound, State};
use crate::analysis::words;
use crate::date::humanize;
use crate::record::Event;
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

/// Changes as text, with `+`, `-` and `~` before what was added, removed and changed.
pub fn text(old: State<'_>, new: State<'_>, changes: &Changes) -> String {
    let mut out = String::new();
    for (heading, lines) in parts(old, new, changes) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("{}\n", heading.to_uppercase()));
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
    if out.is_empty() {
        out.push_str("Nothing changed.\n");
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
pub fn markdown(old: State<'_>, new: State<'_>, changes: &Changes) -> String {
    let mut out = String::new();
    for (heading, lines) in parts(old, new, changes) {
        if !out.is_empty() {
            out.push('\n');
        }
        out.push_str(&format!("## {heading}\n\n"));
        for Line { depth, sign, words } in lines {
            let indent = "  ".repeat(depth);
            let words: Vec<String> = words.lines().map(escaped).collect();
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
    if out.is_empty() {
        out.push_str("Nothing changed.\n");
    }
    out
}

/// The parts that there are, each with its lines.
fn parts(old: State<'_>, new: State<'_>, changes: &Changes) -> Vec<(&'static str, Vec<Line>)> {
    let added = changes.added.iter().filter_map(|&id| new.record.event(id));
    let removed = changes
        .removed
        .iter()
        .filter_map(|&id| old.record.event(id));
    let parts = [
        ("Added", added.map(|e| line(0, "+", headline(e))).collect()),
        (
            "Removed",
            removed.map(|e| line(0, "-", headline(e))).collect(),
        ),
        (
            "Changed",
            changes
                .changed
                .iter()
                .flat_map(|c| changed(new, c))
                .collect(),
        ),
        ("Targets moved", changes.targets.iter().map(moved).collect()),
        (
            "Findings changed",
            changes.findings.iter().map(refound).collect(),
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
    let mut lines = vec![line(0, "~", event.map_or(String::new(), headline))];
    for field in &changed.fields {
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

fn moved(moved: &Moved) -> Line {
    let words = format!(
        "{}, {}: {}, was {}",
        moved.milestone,
        moved.party,
        words::target(&moved.after),
        words::target(&moved.before)
    );
    line(0, "~", words)
}

fn refound(refound: &Refound) -> Line {
    let condition = refound.condition.as_ref();
    let condition = condition.map_or("All conditions", |condition| condition.shown());
    let words = format!(
        "{condition}, {}: {}, was {}",
        refound.party,
        words::found(refound.after),
        words::found(refound.before)
    );
    line(0, "~", words)
}
