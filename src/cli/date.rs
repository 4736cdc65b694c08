//! `date`: what a date expression means.

use std::io::{self, BufRead};
use std::path::Path;

use clap::Args;
use serde::Serialize;

use super::{INPUT, print};
use crate::date::DateError;
use crate::date::humanize;
use crate::date::meaning::{Edge, Meaning};
use crate::format::json;
use crate::shell::Failure;
use crate::text::Text;

/// Which expressions are explained, and how.
#[derive(Clone, Debug, Args)]
pub struct DateArgs {
    /// The expressions, such as 2026-05~ or ../2029-Q1; - reads them from standard input, a line each
    // A year before 0 begins with a hyphen.
    #[arg(required = true, value_name = "EXPR", allow_hyphen_values = true, value_parser = expression)]
    expressions: Vec<String>,
    /// An object a line
    #[arg(long)]
    json: bool,
}

/// An expression as an argument. No expression begins with two hyphens: that is an option gone astray.
fn expression(argument: &str) -> Result<String, String> {
    if argument.starts_with("--") {
        return Err("options go before the expressions".to_owned());
    }
    Ok(argument.to_owned())
}

/// Prints what each expression means, or what is wrong with it.
///
/// # Errors
///
/// Standard input cannot be read, or standard output not be written.
pub fn run(args: &DateArgs) -> Result<i32, Failure> {
    let mut answers = Answers {
        json: args.json,
        ..Answers::default()
    };
    for expression in &args.expressions {
        if expression == "-" {
            for line in io::stdin().lock().split(b'\n') {
                let line = line.map_err(|e| Failure::read(Path::new("standard input"), &e))?;
                let line = String::from_utf8_lossy(&line);
                answers.give(line.strip_suffix('\r').unwrap_or(&line))?;
            }
        } else {
            answers.give(expression)?;
        }
    }
    Ok(if answers.refused { INPUT } else { 0 })
}

/// What was said so far.
#[derive(Debug, Default)]
struct Answers {
    json: bool,
    /// Whether one was given, so that a blank line goes before the next.
    given: bool,
    /// Whether one of the expressions is no date.
    refused: bool,
}

impl Answers {
    fn give(&mut self, input: &str) -> Result<(), Failure> {
        // Blanks around it are nothing, as in a file.
        let meaning = Meaning::of(input.trim());
        self.refused |= meaning.is_err();
        if self.json {
            return print(&json::line(&Row::new(input, &meaning)));
        }
        let apart = if self.given { "\n" } else { "" };
        self.given = true;
        print(&format!("{apart}{}", human(input, &meaning)))
    }
}

fn human(input: &str, meaning: &Result<Meaning, DateError>) -> String {
    let mut out = match input {
        "" => "(nothing)\n".to_owned(),
        _ => format!("{}\n", Text::line(input)),
    };
    match meaning {
        Ok(meaning) => {
            if meaning.edtf != input {
                out.push_str(&format!("  edtf      {}\n", meaning.edtf));
            }
            let words = match &meaning.date {
                Some(date) => humanize::long(date),
                None => "years beyond ±9999, which cannot be drawn".to_owned(),
            };
            let doubt = match (meaning.approximate, meaning.uncertain) {
                (false, false) => "none",
                (true, false) => "approximate",
                (false, true) => "uncertain",
                (true, true) => "approximate and uncertain",
            };
            out.push_str(&format!("  means     {words}\n"));
            out.push_str(&format!("  earliest  {}\n", side(meaning.earliest)));
            out.push_str(&format!("  latest    {}\n", side(meaning.latest)));
            out.push_str(&format!("  doubt     {doubt}\n"));
        }
        Err(error) => {
            out.push_str(&format!("  no date   {}\n", Text::line(&error.message)));
            if let Some(mend) = &error.suggestion {
                out.push_str(&format!("  write     {}\n", Text::line(mend)));
            }
        }
    }
    out
}

fn side(edge: Edge) -> String {
    match edge {
        Edge::Day(day) => day.to_string(),
        Edge::Open => "open".to_owned(),
        Edge::Unknown => "unknown".to_owned(),
        Edge::Beyond => "beyond ±9999".to_owned(),
    }
}

/// One answer as JSON, its fields in the order in which they are documented.
#[derive(Serialize)]
struct Row<'i> {
    input: &'i str,
    valid: bool,
    edtf: Option<&'i str>,
    earliest: Option<String>,
    latest: Option<String>,
    open_start: bool,
    open_end: bool,
    approximate: bool,
    uncertain: bool,
    error: Option<String>,
}

impl<'i> Row<'i> {
    fn new(input: &'i str, meaning: &'i Result<Meaning, DateError>) -> Self {
        let day = |edge: Edge| edge.day().map(|day| day.to_string());
        let known = meaning.as_ref().ok();
        Self {
            input,
            valid: known.is_some(),
            edtf: known.map(|m| m.edtf.as_str()),
            earliest: known.and_then(|m| day(m.earliest)),
            latest: known.and_then(|m| day(m.latest)),
            open_start: known.is_some_and(|m| m.earliest == Edge::Open),
            open_end: known.is_some_and(|m| m.latest == Edge::Open),
            approximate: known.is_some_and(|m| m.approximate),
            uncertain: known.is_some_and(|m| m.uncertain),
            error: meaning.as_ref().err().map(|error| match &error.suggestion {
                Some(mend) => format!("{}; write {mend}", error.message),
                None => error.message.clone(),
            }),
        }
    }
}
