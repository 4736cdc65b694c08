//! The user's own keys: `[keys]`, a list of keys for each command.

use std::collections::HashMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::DeValue;

use super::problem;
use crate::app::command::{Action, COMMANDS, Command};
use crate::app::key::KEY_NAMES;
use crate::app::keymap::{collide, sequence};
use crate::app::{Code, Key, Keymap};
use crate::document::report::{Report, quoted};
use crate::text::suggest::{Effort, nearest};

/// A key that the user gave to a command.
struct Given {
    action: Action,
    name: String,
    keys: Vec<Key>,
    range: Range<usize>,
}

/// Reads the table of keys.
pub(super) fn read(value: &Spanned<DeValue<'_>>, report: &mut Report) -> Keymap {
    let DeValue::Table(table) = value.get_ref() else {
        report
            .tell(
                &problem::BAD_VALUE,
                value.span(),
                "`keys` must be a table of commands and their keys",
            )
            .help("such as: [keys] in a line of its own, then previous = [\"k\", \"Up\"]");
        return Keymap::default();
    };
    let mut own: HashMap<Action, Vec<String>> = HashMap::new();
    let mut all: Vec<Given> = Vec::new();
    let mut entries: Vec<_> = table.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    for (key, value) in entries {
        let Some(command) = named(key, report) else {
            continue;
        };
        let mut names = Vec::new();
        for (name, range) in written(command, value, report) {
            let Some(keys) = usable(command, &name, &range, report) else {
                continue;
            };
            if let Some(first) = all.iter().find(|given| collide(&given.keys, &keys)) {
                tell_twice(command, &name, &range, first, report);
                continue;
            }
            names.push(name.clone());
            all.push(Given {
                action: command.action,
                name,
                keys,
                range,
            });
        }
        own.insert(command.action, names);
    }
    for given in &all {
        tell_hidden(given, &own, report);
    }
    Keymap::new(&own)
}

/// The command that a key of the table names.
fn named(
    key: &Spanned<std::borrow::Cow<'_, str>>,
    report: &mut Report,
) -> Option<&'static Command> {
    let name = key.get_ref().as_ref();
    let found = COMMANDS.iter().find(|c| c.slug() == name);
    if found.is_none() {
        let slugs: Vec<String> = COMMANDS.iter().map(Command::slug).collect();
        let near = report.nearest(name, slugs.iter().map(String::as_str));
        let help = match near {
            Some(near) => format!("did you mean `{near}`?"),
            None => "`opcon-tui config` lists the commands".to_owned(),
        };
        let message = format!("{} is no command", quoted(name));
        report
            .tell(&problem::UNKNOWN_COMMAND, key.span(), message)
            .help(help);
    }
    found
}

/// The names of the keys that are written for a command: one, or a list.
fn written(
    command: &Command,
    value: &Spanned<DeValue<'_>>,
    report: &mut Report,
) -> Vec<(String, Range<usize>)> {
    let one = |value: &Spanned<DeValue<'_>>| {
        let name = value.get_ref().as_str()?;
        Some((name.to_owned(), value.span()))
    };
    let list: Vec<&Spanned<DeValue<'_>>> = match value.get_ref() {
        DeValue::Array(list) => list.iter().collect(),
        _ => vec![value],
    };
    let mut out = Vec::new();
    for value in list {
        if let Some(name) = one(value) {
            out.push(name);
            continue;
        }
        let message = format!("the keys of `{}` must be names of keys", command.slug());
        report
            .tell(&problem::BAD_VALUE, value.span(), message)
            .help("such as: [\"k\", \"Up\"]; none: []");
    }
    out
}

/// The keys that a name stands for, where they can be bound.
fn usable(
    command: &Command,
    name: &str,
    range: &Range<usize>,
    report: &mut Report,
) -> Option<Vec<Key>> {
    let mut refuse = |message: String, help: String| {
        report
            .tell(&problem::BAD_KEY, range.clone(), message)
            .help(help);
    };
    let Some(keys) = sequence(name) else {
        let help = mended(name).map_or_else(
            || {
                "a key is a letter or sign, or a name such as Enter, PgUp or F5, with Ctrl-, Alt- or \
                 Shift- before it; blanks part those that are pressed in turn"
                    .to_owned()
            },
            |mended| format!("did you mean `{mended}`?"),
        );
        refuse(format!("{} is no key", quoted(name)), help);
        return None;
    };
    let begins = |c: char| keys.first() == Some(&Key::char(c));
    if ('1'..='9').any(begins) {
        let message = format!("{} begins a count", quoted(name));
        refuse(message, "choose another key".to_owned());
        return None;
    }
    for key in &keys {
        let Some((message, help)) = reserved(command.action, *key) else {
            continue;
        };
        refuse(format!("{}: {message}", quoted(name)), help);
        return None;
    }
    Some(keys)
}

/// Why a key cannot be bound to this command, and what to do about it.
fn reserved(action: Action, key: Key) -> Option<(String, String)> {
    let out = match action {
        Action::StepBack => key == Key::ctrl('c'),
        Action::Cancel => key == Key::plain(Code::Esc),
        _ => key == Key::ctrl('c') || key == Key::plain(Code::Esc),
    };
    if out {
        let message = "Esc and Ctrl-c always lead out".to_owned();
        return Some((message, "choose another key".to_owned()));
    }
    let same = match key.code {
        Code::Char('i') if key.ctrl => "Tab",
        Code::Char('m') if key.ctrl => "Enter",
        Code::Char('h') if key.ctrl => "Backspace",
        Code::Char('[') if key.ctrl => "Esc",
        _ => return None,
    };
    let message = format!("terminals send it as {same}");
    Some((message, format!("bind {same}, or another key")))
}

/// The nearest name of keys: each part of a name that is none by the one it looks like.
fn mended(name: &str) -> Option<String> {
    let mut effort = Effort::default();
    let mut mend = |part: &str, known: &[&'static str]| -> Option<String> {
        if known.contains(&part) || part.chars().count() == 1 {
            return Some(part.to_owned());
        }
        nearest(part, known.iter().copied(), &mut effort).map(str::to_owned)
    };
    let names = KEY_NAMES.map(|(name, _)| name);
    let mut one = |key: &str| {
        let (before, last) = key
            .rsplit_once('-')
            .map_or((None, key), |(b, l)| (Some(b), l));
        let mut parts = Vec::new();
        for part in before.into_iter().flat_map(|b| b.split('-')) {
            parts.push(mend(part, &["Ctrl", "Alt", "Shift"])?);
        }
        parts.push(mend(last, &names)?);
        Some(parts.join("-"))
    };
    let mended: Option<Vec<String>> = name.split(' ').map(&mut one).collect();
    mended
        .map(|keys| keys.join(" "))
        .filter(|keys| sequence(keys).is_some())
}

fn tell_twice(
    command: &Command,
    name: &str,
    range: &Range<usize>,
    first: &Given,
    report: &mut Report,
) {
    let other = slug(first.action);
    let message = if first.name == name {
        format!(
            "{} is given to `{other}` and to `{}`",
            quoted(name),
            command.slug()
        )
    } else {
        format!(
            "{} of `{}` and {} of `{other}`: one begins the other",
            quoted(name),
            command.slug(),
            quoted(&first.name)
        )
    };
    report
        .tell(&problem::KEY_TWICE, range.clone(), message)
        .first_at(first.range.start)
        .help("give each its own");
}

/// Tells which commands lose a key of the table to this one, unless the user gave them keys too.
fn tell_hidden(given: &Given, own: &HashMap<Action, Vec<String>>, report: &mut Report) {
    let mut lost: Vec<(String, &str)> = Vec::new();
    for command in COMMANDS.iter().filter(|c| !own.contains_key(&c.action)) {
        let gone = |name: &&&str| sequence(name).is_some_and(|keys| collide(&keys, &given.keys));
        lost.extend(
            command
                .keys
                .iter()
                .filter(gone)
                .map(|name| (command.slug(), *name)),
        );
    }
    let Some((other, _)) = lost.first() else {
        return;
    };
    let help = format!("give `{other}` keys of its own, or none: {other} = []");
    let all: Vec<String> = lost
        .iter()
        .map(|(other, name)| format!("`{name}` from `{other}`"))
        .collect();
    let taken = all.join(", ");
    let message = format!(
        "{} of `{}` takes {taken}",
        quoted(&given.name),
        slug(given.action)
    );
    report
        .tell(&problem::KEY_HIDES, given.range.clone(), message)
        .help(help);
}

fn slug(action: Action) -> String {
    crate::app::command::command(action).map_or_else(String::new, Command::slug)
}
