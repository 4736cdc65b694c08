//! Problems as workflow commands, which GitHub shows beside the lines of a change.

use super::Checked;
use crate::document::{Problem, Severity};
use crate::shell::shown;

/// A command a problem, a line each: the place and the code as properties, then message and mend.
pub fn commands(files: &[&Checked]) -> String {
    let mut out = String::new();
    for file in files {
        let name = property(&shown(file.name.as_ref()));
        for problem in file.problems.iter() {
            let command = match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let mut words = problem.message.clone();
            if let Some(help) = &problem.help {
                words.push('\n');
                words.push_str(help);
            }
            if problem.sets_aside {
                words.push('\n');
                words.push_str(Problem::ASIDE);
            }
            out.push_str(&format!(
                "::{command} file={name},line={},col={},endLine={},endColumn={},title={}::{}\n",
                problem.line,
                problem.column,
                problem.end_line,
                problem.end_column,
                property(problem.code),
                data(&words)
            ));
        }
    }
    out
}

/// What stands behind the second `::`, with the signs that would end it written as GitHub reads them.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property, which a colon or comma would end too.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_command_is_written_otherwise() {
        assert_eq!(data("50 %\r\na: b, c"), "50 %25%0D%0Aa: b, c");
        assert_eq!(property("C:\\a,b%\n"), "C%3A\\a%2Cb%25%0A");
    }
}
