//! An event from the editor into the file: a template, what is made of it, and what is wrong with that, until
//! it is right or given up.

use std::path::Path;

use super::add::{self, NotAdded};
use super::draft::Draft;
use super::{editor, shown};
use crate::day::Day;
use crate::document::edit::template::{self, Template};
use crate::document::edit::{Added, Entry, Refusal, Told, Unreadable};
use crate::document::{Problem, Severity};
use crate::text::{Text, measure};

/// What begins the lines that are this program's, not the writer's.
const MARK: &str = "#!";

/// The columns of such a line.
const COLUMNS: usize = 80;

/// How an event is written.
#[derive(Clone, Copy, Debug)]
pub struct Order<'a> {
    /// The file that it goes into.
    pub file: &'a Path,
    /// The user's setting for the editor.
    pub editor: Option<&'a str>,
    /// The day that is today.
    pub today: Day,
    /// The day that the template begins with.
    pub date: Day,
    /// The id of the event that is copied; none for an empty template.
    pub copy: Option<&'a str>,
}

/// What became of it.
#[derive(Debug)]
pub enum Composed {
    /// The event is in the file.
    Added {
        /// What was added.
        added: Box<Added>,
        /// What was written in the editor, in whose lines its advice is told.
        text: Vec<u8>,
    },
    /// The writer wants none after all: what became of the draft, as a sentence.
    GivenUp(String),
    /// It could not be added: why, and where the draft is, as a sentence.
    Failed(String),
}

/// What the editor opens with.
#[derive(Debug)]
pub struct Prepared {
    template: Template,
    draft: Draft,
    /// What was left of the draft before.
    left: Option<Vec<u8>>,
}

/// Gets everything ready that can be before the editor is opened.
///
/// # Errors
///
/// The file can take no event, or no draft can be written.
pub fn prepare(order: &Order<'_>) -> Result<Prepared, NotAdded> {
    let template = template_of(order)?;
    // Who copies an event wants that one, and no other that was left.
    let anew = order.copy.is_some();
    let (draft, left) = Draft::begin(order.file, anew).map_err(NotAdded::Failed)?;
    Ok(Prepared {
        template,
        draft,
        left,
    })
}

impl Prepared {
    /// Has the event written in the editor and adds it. The terminal must have been given back.
    pub fn write(self, order: &Order<'_>) -> Composed {
        write(order, self.template, self.draft, self.left)
    }
}

fn template_of(order: &Order<'_>) -> Result<Template, NotAdded> {
    let name = shown(order.file);
    let (bytes, loaded) = add::ready(order.file)?;
    let record = &loaded.record;
    let date = order.date.to_string();
    match order.copy {
        None => Ok(template::blank(record, &name, &date)),
        Some(id) => template::copy(&bytes, record, id, &name, &date).ok_or_else(|| {
            let why = format!("{} is not in it any more", Text::line(id));
            NotAdded::Refused(Refusal::File(why))
        }),
    }
}

fn write(order: &Order<'_>, template: Template, draft: Draft, left: Option<Vec<u8>>) -> Composed {
    let has_event = |text: &[u8]| template::has_event(&String::from_utf8_lossy(text));
    let is_untouched = |text: &[u8]| template::is_untouched(&String::from_utf8_lossy(text));
    let mut body = template.text.into_bytes();
    let mut head = String::new();
    let mut line = template.line;
    // Whether the text is the writer's, and would be a loss.
    let mut own = false;
    if let Some(text) = left.filter(|text| !is_untouched(text)) {
        body = without_marks(&text);
        head = marked(&[
            "This was left from before. Change something, or delete this line, to add it;"
                .to_owned(),
            "empty the file to be rid of it.".to_owned(),
        ]);
        (line, own) = (1, true);
    }
    let give_up = |draft: Draft, own: bool, how: &str| {
        if own {
            let place = shown(&draft.keep());
            Composed::GivenUp(format!("nothing added: {how}; it is kept in {place}"))
        } else {
            draft.drop_it();
            Composed::GivenUp(format!("nothing added: {how}"))
        }
    };
    let mut reopened = false;
    loop {
        let given = [head.as_bytes(), &body].concat();
        if let Err(failure) = draft.write(&given) {
            return Composed::Failed(failure.to_string());
        }
        let edited = editor::edit(order.editor, draft.path(), line);
        let text = match draft.text() {
            Ok(text) => text,
            Err(failure) => return Composed::Failed(failure.to_string()),
        };
        let now = without_marks(&text);
        let same = if reopened { now == body } else { text == given };
        own |= now != body;
        if let Err(why) = edited {
            return give_up(draft, own, &why);
        }
        if !has_event(&text) {
            return give_up(draft, false, "the template was emptied");
        }
        if same {
            let how = if own {
                "what you wrote was left as it was"
            } else {
                "the template was left as it was"
            };
            return give_up(draft, own, how);
        }
        body = now;
        let problems = match Entry::read_template(&body) {
            Err(Unreadable::Empty) => return give_up(draft, false, "the template was emptied"),
            Err(Unreadable::NoEvent(why)) => Shown::sentence(why),
            Err(Unreadable::Problems(problems)) => Shown::of(&Told {
                entry: problems,
                file: Vec::new(),
            }),
            Ok(entry) => match add::add(order.file, &entry, order.today) {
                Ok(added) => {
                    draft.drop_it();
                    return Composed::Added {
                        added: Box::new(added),
                        text: body,
                    };
                }
                Err(NotAdded::Refused(Refusal::Problems(told))) => Shown::of(&told),
                Err(why) => {
                    let why = told(&shown(order.file), &why);
                    let place = shown(&draft.keep());
                    // Before the reason, which may be longer than a small screen has room for.
                    return Composed::Failed(format!("your event is kept in {place}: {why}"));
                }
            },
        };
        (head, line) = problems.head();
        reopened = true;
    }
}

/// Why an event was not added, as a sentence in which the file is named.
pub fn told(name: &str, why: &NotAdded) -> String {
    match why {
        NotAdded::Refused(Refusal::File(why)) => format!("{name} takes no event: {why}"),
        NotAdded::Refused(Refusal::Problems(told)) => {
            let first = told.entry.first().or(told.file.first());
            first.map_or_else(String::new, |problem| problem.message.clone())
        }
        NotAdded::Failed(failure) => failure.to_string(),
    }
}

/// A text without the lines that are this program's.
fn without_marks(text: &[u8]) -> Vec<u8> {
    let lines = text.split_inclusive(|&byte| byte == b'\n');
    let own = lines.filter(|line| !line.starts_with(MARK.as_bytes()));
    own.flatten().copied().collect()
}

/// Lines of this program's own.
fn marked(lines: &[String]) -> String {
    let lines = lines.iter().map(|line| format!("{MARK} {line}\n"));
    lines.collect()
}

/// What is wrong with an event, to be shown above it.
struct Shown {
    /// The line of the text, and what is to be said of it.
    problems: Vec<(Option<usize>, String)>,
}

impl Shown {
    fn sentence(why: String) -> Self {
        Self {
            problems: vec![(None, why)],
        }
    }

    fn of(told: &Told) -> Self {
        let words = |problem: &Problem| {
            let level = match problem.severity {
                Severity::Error => "",
                Severity::Warning => "(advice) ",
            };
            let help = problem.help.as_ref();
            let help = help.map_or_else(String::new, |help| format!("; {help}"));
            format!("{level}{}{help}", problem.message)
        };
        let entry = told.entry.iter().map(|p| (Some(p.line), words(p)));
        let file = told.file.iter().map(|p| {
            let line = p.line;
            (None, format!("in line {line} of the file: {}", words(p)))
        });
        let mut problems: Vec<(bool, (Option<usize>, String))> = Vec::new();
        let errors = told.entry.iter().chain(&told.file);
        let errors = errors.map(|p| p.severity != Severity::Error);
        problems.extend(errors.zip(entry.chain(file)));
        problems.sort_by_key(|(advice, _)| *advice);
        Self {
            problems: problems.into_iter().map(|(_, problem)| problem).collect(),
        }
    }

    /// The lines above the text, and the line to begin on.
    fn head(&self) -> (String, usize) {
        // The lines say how far down they move what they speak of.
        let written = |height: usize| {
            let mut lines = vec![
                "This cannot be added yet. Mend it; or leave it as it is to give up.".to_owned(),
            ];
            for (line, words) in &self.problems {
                let (first, room) = match line {
                    Some(line) => (format!("line {}: ", line + height), COLUMNS - 12),
                    None => (String::new(), COLUMNS - 4),
                };
                for (at, part) in measure::wrap(words, room).into_iter().enumerate() {
                    let before = if at == 0 { first.as_str() } else { "    " };
                    lines.push(format!("{before}{part}"));
                }
            }
            marked(&lines)
        };
        let height = written(0).lines().count();
        let line = self.problems.iter().find_map(|(line, _)| *line);
        (written(height), line.unwrap_or(1) + height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn problems_stand_above_the_event_with_the_lines_that_it_has_below_them() {
        let body = "# A template.\n\ndate: 2026-13\ntitle: x\n";
        let entry = Entry::read_template(body.as_bytes()).unwrap();
        let day = Day::from_number(1);
        let file = b"- {date: 2026, title: a}\n";
        let Err(Refusal::Problems(told)) = crate::document::edit::add(file, &entry, day) else {
            panic!("it is no date");
        };
        let (head, line) = Shown::of(&told).head();
        let text = format!("{head}{body}");
        assert_eq!(text.lines().nth(line - 1), Some("date: 2026-13"));
        let said = format!("#! line {line}: ");
        assert!(head.lines().any(|l| l.starts_with(&said)), "{head}");
        assert!(head.lines().all(|l| measure::width(l) <= COLUMNS), "{head}");
        assert_eq!(without_marks(text.as_bytes()), body.as_bytes());
    }
}
