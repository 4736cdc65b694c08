//! The page that lists the kinds of problems. What it shows of each is what the loader says of its case.

use opcon_tui::day::Day;
use opcon_tui::document::problem::code::ALL;
use opcon_tui::document::{self, Code, Problem, Severity};

use super::cases::{Case, of};

const INTRODUCTION: &str = "\
# Problems

What `opcon-tui check` and the viewer (`!`) can say of a file, by the words in brackets of a report: each with
an example, what is said of it, and the example mended. An *error* is something written that cannot be used; it costs only
itself, unless it says otherwise. A *warning* is advice and costs nothing. The words never change, so a script
can go by them.

This page is printed by `cargo run --example problems`; a test holds it to what the program says.
";

/// The day on which the examples are checked.
pub const TODAY: &str = "2026-11-23";

/// The whole page.
pub fn page() -> String {
    let mut page = INTRODUCTION.to_owned();
    for (heading, within) in sections() {
        page.push_str(&format!("\n## {heading}\n"));
        for code in ALL.iter().filter(|code| within(code)) {
            page.push_str(&entry(code));
        }
    }
    page
}

type Section = (&'static str, fn(&Code) -> bool);

fn sections() -> [Section; 3] {
    [
        (
            "Errors that make the file no YAML: what can be is read past them",
            |code| code.breaks,
        ),
        ("Errors", |code| {
            !code.breaks && code.severity == Severity::Error
        }),
        ("Warnings", |code| code.severity == Severity::Warning),
    ]
}

fn entry(code: &Code) -> String {
    let mut entry = format!("\n### `{}`\n\n{}\n", code.word, code.about);
    match of(code.word) {
        Some(Case::Text { wrong, right }) => {
            entry.push_str(&format!("\n```text\n{wrong}```\n"));
            for problem in problems(wrong).iter().filter(|p| p.code == code.word) {
                entry.push_str(&said(problem));
            }
            entry.push_str(&format!("\n```yaml\n{right}```\n"));
        }
        Some(Case::Words(words)) => entry.push_str(&format!("\n{words}\n")),
        None => {}
    }
    entry
}

/// What is said of a problem, as a quotation.
fn said(problem: &Problem) -> String {
    let help = problem.help.as_deref().unwrap_or_default();
    format!(
        "\n> line {}: {}  \n> help: {help}\n",
        problem.line, problem.message
    )
}

/// The problems of an example, but for the advice to give a source, which is beside the point of most.
pub fn problems(text: &str) -> Vec<Problem> {
    let today = Day::parse(TODAY).unwrap_or(Day::MAX);
    let all = document::load(text.as_bytes()).problems_on(today);
    let about_sources = text.contains(ABOUT_SOURCES);
    all.iter()
        .filter(|p| about_sources || p.code != "event-without-source")
        .cloned()
        .collect()
}

/// The title of the one event whose missing source is the point.
const ABOUT_SOURCES: &str = "The bridge is said to open";
