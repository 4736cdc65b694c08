//! The help: the command table, laid out in as many columns as fit.

use super::command::{COMMANDS, Group};
use super::ink::{Ink, Span};
use crate::text::measure;

/// The width of a column of the help, in cells.
const COLUMN: usize = 38;

/// The width of the keys in a column.
const KEYS: usize = 12;

/// The signs that the screen is made of, their ASCII, and what they say.
const SIGNS: [(&str, &str, &str); 10] = [
    ("▪ ▫ ◊ ❖", "m s d &", "an event, by its kind"),
    ("▪6", "m6", "six events in one bin"),
    ("├──┤", "|--|", "somewhere within"),
    ("━━━", "===", "lasted all this time"),
    ("◂─┤ ├─▸", "<-| |->", "by a day; from a day"),
    ("╌╌╌", "---", "about; only reported"),
    ("▐ ╎", "| :", "named, anonymous speaker"),
    ("”4", "\"4", "four quotes"),
    ("✱ !", "* !", "new; has a problem"),
    ("⚑", "#", "marked"),
];

/// The help in lines for a screen of so many columns, in ASCII alone where `ascii` says so.
pub fn lines(columns: u16, ascii: bool) -> Vec<Vec<Span>> {
    let room = usize::from(columns).saturating_sub(4);
    let across = (room / COLUMN).clamp(1, 3);
    let width = if across == 1 { room } else { COLUMN };
    let mut cells: Vec<Vec<Span>> = Vec::new();
    for group in Group::ALL {
        if !cells.is_empty() {
            cells.push(Vec::new());
        }
        cells.push(vec![Span::new(group.name(), Ink::Muted)]);
        for command in COMMANDS.iter().filter(|c| c.group == group) {
            cells.push(row(
                &command.keys.join(" "),
                command.keys.first(),
                command.doc,
                width,
            ));
        }
    }
    cells.push(Vec::new());
    cells.push(vec![Span::new("SIGNS", Ink::Muted)]);
    cells.extend(
        SIGNS
            .iter()
            .map(|(sign, plain, doc)| row(if ascii { plain } else { sign }, None, doc, width)),
    );
    let height = cells.len().div_ceil(across);
    (0..height)
        .map(|y| {
            let mut line: Vec<Span> = Vec::new();
            for x in 0..across {
                let Some(cell) = cells.get(x * height + y) else {
                    continue;
                };
                let used: usize = line.iter().map(|s| measure::width(&s.text)).sum();
                line.push(Span::new(
                    " ".repeat((x * COLUMN).saturating_sub(used)),
                    Ink::Plain,
                ));
                line.extend(cell.iter().cloned());
            }
            line
        })
        .collect()
}

/// Keys at the left, what they do at the right; keys that do not fit are left out from the end.
fn row(keys: &str, first: Option<&&str>, doc: &str, width: usize) -> Vec<Span> {
    let keys = if measure::width(keys) < KEYS {
        keys
    } else {
        first.copied().unwrap_or(keys)
    };
    let pad = KEYS.saturating_sub(measure::width(keys));
    vec![
        Span::new(keys.to_owned(), Ink::Key),
        Span::new(" ".repeat(pad), Ink::Plain),
        Span::new(
            measure::cut(doc, width.saturating_sub(KEYS + 1)),
            Ink::Plain,
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_has_every_command_once_and_is_short() {
        let text: Vec<String> = lines(120, false)
            .into_iter()
            .map(|l| l.into_iter().map(|s| s.text).collect::<String>())
            .collect();
        assert!(text.len() <= 36, "{} lines", text.len());
        for command in COMMANDS {
            let doc = measure::cut(command.doc, COLUMN - KEYS - 1);
            let found = text.iter().filter(|l| l.contains(&doc)).count();
            assert!(found >= 1, "{} is missing", command.name);
            assert_eq!(doc, command.doc, "{} is cut", command.name);
        }
        for line in text {
            assert!(measure::width(&line) <= 116, "{line}");
        }
    }
}
