//! Problems as JSON, for programs.

use serde::Serialize;

use super::Checked;
use crate::document::Severity;
use crate::format::json;

/// One problem, its fields in the order in which they are documented.
///
/// Lines and columns begin with 1, columns count characters, and the end is just past the last one.
#[derive(Serialize)]
struct Row<'p> {
    severity: &'static str,
    code: &'static str,
    message: &'p str,
    file: &'p str,
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    help: Option<&'p str>,
}

/// The problems of all files as one array.
pub fn array(files: &[&Checked]) -> String {
    let rows: Vec<Row<'_>> = files
        .iter()
        .flat_map(|file| file.problems.iter().map(|problem| (&file.name, problem)))
        .map(|(file, problem)| Row {
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            code: problem.code,
            message: &problem.message,
            file,
            line: problem.line,
            column: problem.column,
            end_line: problem.end_line,
            end_column: problem.end_column,
            help: problem.help.as_deref(),
        })
        .collect();
    json::pretty(&rows)
}
