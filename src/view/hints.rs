//! Draws the next useful keys at the end of the status row: those that do something now.

use super::pen::Pen;
use crate::app::command::Action;
use crate::app::ink::Ink;
use crate::app::key::parse_keys;
use crate::app::layout::{PanelMode, View};
use crate::app::model::{Focus, Popup};
use crate::app::{Model, Target};
use crate::text::measure;

/// Keys, and what they do in a word.
type Hint = (String, &'static str);

/// The hints from column `from` to `end`, as many as fit; the last one, which leads to all the others, as
/// long as there is room for any.
pub fn render(model: &Model, from: u16, end: u16, y: u16, pen: &mut Pen<'_>) {
    let width = |(keys, word): &Hint| measure::width(keys) + 1 + measure::width(word) + 2;
    let room = usize::from(end.saturating_sub(from)) + 2;
    let mut shown = hints(model, end < 60);
    while shown.iter().map(width).sum::<usize>() > room && shown.len() > 1 {
        shown.remove(shown.len() - 2);
    }
    let total: usize = shown.iter().map(width).sum();
    if total > room {
        return;
    }
    let total = u16::try_from(total.saturating_sub(2)).unwrap_or(0);
    let mut x = end.saturating_sub(total);
    for (keys, word) in shown {
        let start = x;
        x = pen.text(x, y, &keys, end.saturating_sub(x), pen.theme.ink(Ink::Key));
        let room = end.saturating_sub(x + 1);
        let after = pen.text(x + 1, y, word, room, pen.theme.ink(Ink::Muted));
        buttons(&keys, start, after, y, pen);
        x = after + 2;
    }
}

/// What helps next, the most useful first, help last.
fn hints(model: &Model, narrow: bool) -> Vec<Hint> {
    if let Some(menu) = model.menu() {
        let steps = if menu.has_letter_keys() {
            "j k"
        } else {
            "Up Down"
        };
        return fixed(&[(steps, "row"), ("Enter", "does it"), ("Esc", "close")]);
    }
    match model.popup() {
        Some(Popup::Help(_)) => {
            return fixed(&[
                ("j k h l", "line"),
                ("Enter", "does it"),
                ("/", "search"),
                ("Esc", "close"),
            ]);
        }
        Some(Popup::Problems(_)) => {
            return fixed(&[
                ("j k", "problem"),
                ("Enter", "edit there"),
                ("Esc", "close"),
            ]);
        }
        Some(Popup::News(_)) => {
            return fixed(&[("j k", "row"), ("Enter", "go there"), ("Esc", "close")]);
        }
        Some(Popup::Choice(..)) => {
            return fixed(&[("j k", "row"), ("Enter", "this one"), ("Esc", "close")]);
        }
        None => {}
    }
    commands(model, narrow)
        .iter()
        .filter_map(|&(actions, word)| bound(model, actions, word))
        .collect()
}

fn fixed(hints: &[(&str, &'static str)]) -> Vec<Hint> {
    hints
        .iter()
        .map(|&(keys, word)| (keys.to_owned(), word))
        .collect()
}

/// The commands of the hints where nothing is laid over the screen.
fn commands(model: &Model, narrow: bool) -> &'static [(&'static [Action], &'static str)] {
    use Action as A;
    if model.has_no_events() {
        return &[
            (&[A::Add], "add"),
            (&[A::Edit], "edit"),
            (&[A::Palette], "commands"),
            (&[A::Help], "help"),
        ];
    }
    match (model.focus(), model.panel_mode()) {
        (Focus::Panel, _) => &[
            (&[A::Next, A::Previous], "step"),
            (&[A::Open], "follow"),
            (&[A::PanelDown, A::PanelUp], "scroll"),
            (&[A::StepBack], "back"),
            (&[A::OpenSource], "source"),
            (&[A::Help], "help"),
        ],
        (Focus::View, PanelMode::Full) => &[
            (&[A::Next, A::Previous], "event"),
            (&[A::PanelDown, A::PanelUp], "scroll"),
            (&[A::Panel], "panel"),
            (&[A::StepBack], "back"),
            (&[A::Help], "help"),
        ],
        (Focus::View, _) if model.view() == View::List => &[
            (&[A::Next, A::Previous], "event"),
            (&[A::Open], "read"),
            (&[A::ViewTimeline], "timeline"),
            (&[A::Edit], "edit"),
            (&[A::Palette], "commands"),
            (&[A::Help], "help"),
        ],
        (Focus::View, _) if model.view() == View::Board => &[
            (&[A::PreviousMark, A::NextMark], "party"),
            (&[A::Next, A::Previous], "condition"),
            (&[A::PreviousInLane, A::NextInLane], "history"),
            (&[A::Open], "event"),
            (&[A::Palette], "commands"),
            (&[A::Help], "help"),
        ],
        (Focus::View, _) if model.view() == View::Drift && narrow => &[
            (&[A::PreviousMark, A::NextMark], "move"),
            (&[A::Open], "read"),
            (&[A::Help], "help"),
        ],
        (Focus::View, _) if model.view() == View::Drift => &[
            (&[A::PreviousMark, A::NextMark], "point"),
            (&[A::Next, A::Previous], "party"),
            (&[A::Milestone], "milestone"),
            (&[A::ZoomIn, A::ZoomOut], "zoom"),
            (&[A::Open], "event"),
            (&[A::Palette], "commands"),
            (&[A::Help], "help"),
        ],
        (Focus::View, _) if model.view() == View::Tall && !narrow => &[
            (&[A::Next, A::Previous], "event"),
            (&[A::PreviousMark, A::NextMark], "mark"),
            (&[A::ZoomIn, A::ZoomOut], "zoom"),
            (&[A::Open], "read"),
            (&[A::ViewTimeline], "feed"),
            (&[A::Scale], "scale"),
            (&[A::Palette], "commands"),
            (&[A::Help], "help"),
        ],
        (Focus::View, _) if narrow => &[
            (&[A::Open], "read"),
            (&[A::Next, A::Previous], "move"),
            (&[A::Help], "help"),
        ],
        (Focus::View, _) => &[
            (&[A::Next, A::Previous], "event"),
            (&[A::PreviousMark, A::NextMark], "mark"),
            (&[A::ZoomIn, A::ZoomOut], "zoom"),
            (&[A::Search], "find"),
            (&[A::Filter], "filter"),
            (&[A::Open], "read"),
            (&[A::Edit], "edit"),
            (&[A::Today], "today"),
            (&[A::Palette], "commands"),
            (&[A::Help], "help"),
        ],
    }
}

/// Makes each key a button, and the word one for the first of them.
fn buttons(keys: &str, start: u16, end: u16, y: u16, pen: &mut Pen<'_>) {
    let mut x = start;
    for (i, name) in keys.split(' ').enumerate() {
        let width = u16::try_from(measure::width(name)).unwrap_or(0);
        if let [key] = parse_keys(name).unwrap_or_default()[..] {
            let end = if i == 0 { end } else { x + width };
            pen.button(x, end, y, Target::Press(key));
        }
        x += width + 1;
    }
}

/// The first keys of those commands that do something now; none where that is none of them.
fn bound(model: &Model, actions: &[Action], word: &'static str) -> Option<Hint> {
    let first = |&action: &Action| model.keymap().keys_of(action).next();
    let works = actions.iter().filter(|&&action| model.enabled(action));
    let keys: Vec<&str> = works.filter_map(first).collect();
    (!keys.is_empty()).then(|| (keys.join(" "), word))
}
