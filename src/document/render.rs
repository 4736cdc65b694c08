//! Problems as a report for people: the line, the underlined text, the mend.

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use super::problem::{Problem, Severity};
use crate::text::Text;

/// The most problems that are shown; the total is always told.
pub const MOST_SHOWN: usize = 50;

/// The most characters shown before and behind the beginning of a problem in its line.
const AROUND: usize = 100;

/// The problems of a file as text, one after another with a blank line between, at most
/// [`MOST_SHOWN`], then how many there are. Empty where there are none.
pub fn render(problems: &[Problem], source: &str, file_name: &str) -> String {
    written(problems, source, file_name, &Renderer::plain())
}

/// As [`render`], with colours for a terminal.
pub fn render_coloured(problems: &[Problem], source: &str, file_name: &str) -> String {
    written(problems, source, file_name, &Renderer::styled())
}

fn written(problems: &[Problem], source: &str, file_name: &str, renderer: &Renderer) -> String {
    let renderer = renderer.clone().decor_style(DecorStyle::Ascii);
    let file_name = Text::line(file_name);
    let mut out = String::new();
    let mut lines = (1..).zip(source.lines()).peekable();
    for problem in problems.iter().take(MOST_SHOWN) {
        while lines
            .peek()
            .is_some_and(|(number, _)| *number < problem.line)
        {
            lines.next();
        }
        let line = match lines.peek() {
            Some(&(number, line)) if number == problem.line => line,
            _ => "",
        };
        out.push_str(&one(problem, line, file_name.shown(), &renderer));
        out.push_str("\n\n");
    }
    out.push_str(&summary(problems));
    out
}

/// One problem in its line, of which only the part around it is shown.
fn one(problem: &Problem, line: &str, file_name: &str, renderer: &Renderer) -> String {
    let line = line.trim_start_matches('\u{feff}');
    let column = problem.column - 1;
    let before = column.saturating_sub(AROUND);
    let byte = |character: usize| {
        line.char_indices()
            .nth(character)
            .map_or(line.len(), |(byte, _)| byte)
    };
    let (start, end) = (byte(before), byte(column + AROUND));
    let shown = line.get(start..end).unwrap_or_default();
    let from = byte(column).min(end) - start;
    let to = if problem.end_line == problem.line {
        byte(problem.end_column - 1)
    } else {
        line.len()
    };
    let to = (to.clamp(start, end) - start).max(from);
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let snippet = Snippet::source(shown)
        .path(format!("{file_name}:{}:{}", problem.line, problem.column))
        .line_start(problem.line)
        .annotation(AnnotationKind::Primary.span(from..to));
    let mut group = level
        .primary_title(&problem.message)
        .id(problem.code)
        .element(snippet);
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

/// How many there are: "2 errors, 1 warning".
fn summary(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let errors = problems
        .iter()
        .filter(|p| p.severity == Severity::Error)
        .count();
    let counted = |count: usize, word: &str| match count {
        0 => None,
        1 => Some(format!("1 {word}")),
        _ => Some(format!("{count} {word}s")),
    };
    let counts = [
        counted(errors, "error"),
        counted(problems.len() - errors, "warning"),
    ];
    let counts = counts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    if problems.len() > MOST_SHOWN {
        format!("{counts}; the first {MOST_SHOWN} are shown\n")
    } else {
        format!("{counts}\n")
    }
}
