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
    let mut before = 0;
    for problem in foremost(problems) {
        if problem.line < before {
            lines = (1..).zip(source.lines()).peekable();
        }
        before = problem.line;
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

/// The problems that are shown, in the order of the file: where there are too many, first the errors, then
/// the warnings.
fn foremost(problems: &[Problem]) -> impl Iterator<Item = &Problem> {
    let many = problems.len() > MOST_SHOWN;
    let before = problems
        .iter()
        .filter(move |p| !many || p.severity == Severity::Error);
    let behind = problems
        .iter()
        .filter(move |p| many && p.severity == Severity::Warning);
    before.chain(behind).take(MOST_SHOWN)
}

/// One problem in its line, of which only the part around it is shown.
fn one(problem: &Problem, line: &str, file_name: &str, renderer: &Renderer) -> String {
    let line = line.trim_start_matches('\u{feff}').trim_end();
    let column = problem.column - 1;
    let byte = |character: usize| {
        line.char_indices()
            .nth(character)
            .map_or(line.len(), |(byte, _)| byte)
    };
    let (start, end) = (byte(column.saturating_sub(AROUND)), byte(column + AROUND));
    let from = byte(column);
    let to = if problem.end_line == problem.line {
        byte(problem.end_column - 1)
    } else {
        line.len()
    };
    let to = to.clamp(from, end);
    // Made printable part by part, the underlined one keeps its place.
    let part = |start, end| Text::line(line.get(start..end).unwrap_or_default());
    let (before, under, behind) = (part(start, from), part(from, to), part(to, end));
    let from = before.shown().len();
    let to = from + under.shown().len();
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let place = format!("{file_name}:{}:{}", problem.line, problem.column);
    let snippet = Snippet::source(format!("{before}{under}{behind}"))
        .path(&place)
        .line_start(problem.line)
        .annotation(AnnotationKind::Primary.span(from..to));
    let mut group = level
        .primary_title(&problem.message)
        .id(problem.code)
        .element(snippet);
    if let Some(help) = &problem.help {
        group = group.element(Level::HELP.message(help));
    }
    if problem.sets_aside {
        group = group.element(Level::NOTE.message(Problem::ASIDE));
    }
    let report = renderer.render(&[group]);
    // The renderer adds the place in what it was given, which may be a part of the line only.
    match report.split_once(&place) {
        Some((before, behind)) => {
            let behind = behind.trim_start_matches(|c: char| c == ':' || c.is_ascii_digit());
            format!("{before}{place}{behind}")
        }
        None => report,
    }
}

/// How many there are, and what they cost: "2 errors, 1 warning, 1 event set aside".
fn summary(problems: &[Problem]) -> String {
    if problems.is_empty() {
        return String::new();
    }
    let errors = Problem::errors(problems);
    let mut counts = Problem::counted(errors, problems.len() - errors);
    counts.extend(Problem::aside(problems));
    let counts = counts.join(", ");
    if problems.len() > MOST_SHOWN {
        format!("{counts}; {MOST_SHOWN} of them are shown, errors first\n")
    } else {
        format!("{counts}\n")
    }
}

#[cfg(test)]
mod tests {
    use super::super::load;
    use super::*;

    fn rendered(source: &str) -> String {
        render(&load(source.as_bytes()).problems, source, "events.yaml")
    }

    #[test]
    fn a_report_names_place_text_and_mend() {
        let source = "- date: 2026\n  titel: 다리\n  sources: [https://example.org]\n";
        assert_eq!(
            rendered(source),
            "error[unknown-key]: `titel` is no key of an event
 --> events.yaml:2:3
  |
2 |   titel: 다리
  |   ^^^^^
  |
  = help: did you mean `title`?
  = note: this event is set aside until it can be read

1 error, 1 event set aside
"
        );
        assert_eq!(
            rendered("- {date: 2026, title: x, sources: [https://a.b]}"),
            ""
        );
    }

    #[test]
    fn a_long_line_is_shown_around_the_problem() {
        let source = format!("- {{date: 2026, title: {}, bad: 1}}", "다".repeat(5000));
        let report = rendered(&source);
        assert!(report.contains(" --> events.yaml:1:5025\n"), "{report}");
        assert!(report.contains("다, bad: 1}\n"), "{report}");
        assert!(
            report.lines().all(|line| line.chars().count() < 260),
            "{report}"
        );
    }

    #[test]
    fn many_are_cut_off_and_counted() {
        let report = rendered(&"- {date: 2026, title: x, y: z}\n".repeat(40));
        assert_eq!(report.matches("error[unknown-key]").count(), 40);
        assert_eq!(report.matches("warning[").count(), 10);
        assert!(report.rfind("error[") < report.find("warning["), "{report}");
        assert!(
            report.contains("1 | - {date: 2026, title: x, y: z}\n  |   ^"),
            "{report}"
        );
        assert!(
            report.ends_with("\n\n40 errors, 40 warnings; 50 of them are shown, errors first\n"),
            "{report}"
        );
    }

    #[test]
    fn nothing_of_the_file_can_command_a_terminal() {
        let source = "- date: \u{1b}[31m\n  title: \u{1b}]0;x\u{7}\n  \u{1b}[2J: y\n";
        let report = rendered(source);
        assert!(
            report.contains("bad-date") && report.contains("unknown-key"),
            "{report}"
        );
        assert!(!report.contains(['\u{1b}', '\u{7}']), "{report:?}");
        let coloured = render_coloured(&load(source.as_bytes()).problems, source, "events.yaml");
        assert!(
            coloured.contains("\u{1b}[") && !coloured.contains("\u{1b}[2J"),
            "{coloured:?}"
        );
    }
}
