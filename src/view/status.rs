//! Draws the status row: where the reader is, and the keys that help next.

use ratatui::layout::Rect;

use super::pen::Pen;
use crate::app::Model;
use crate::app::ink::Ink;
use crate::app::layout::{PanelMode, View};
use crate::app::model::{Focus, Popup};
use crate::app::words;
use crate::day::Day;
use crate::text::{Text, measure};

/// Draws the status row.
pub fn render(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let end = area.right().saturating_sub(1);
    let plain = pen.theme.ink(Ink::Plain);
    let muted = pen.theme.ink(Ink::Muted);
    if let Some(message) = model.message() {
        let room = end.saturating_sub(area.x + 1);
        let cut = measure::cut(message, room.into());
        pen.text(area.x + 1, area.y, &cut, room, plain);
        return;
    }
    let (when, nth) = model.position();
    let mut x = area.x + 1;
    if area.width >= 100 {
        let room = area.width * 2 / 5;
        let when = measure::cut(&when, room.into());
        x = pen.text(x, area.y, &when, room, pen.theme.ink(Ink::Strong)) + 2;
    }
    x = pen.text(x, area.y, &nth, end.saturating_sub(x), muted);
    let reading = model.reading();
    let [problems, warnings] = words::problems(reading.errors, reading.problems.len());
    if !problems.is_empty() {
        let room = end.saturating_sub(x + 2);
        let ink = pen.theme.ink(Ink::Warning);
        x = pen.text(x + 2, area.y, &format!("! {problems}"), room, ink);
    }
    // Advice is for whoever writes the file, and makes way for what helps to read it.
    if !warnings.is_empty() && area.width >= 60 {
        x = pen.text(x + 2, area.y, &warnings, end.saturating_sub(x + 2), muted);
    }
    if let Some(search) = model.search() {
        let text = measure::cut(&Text::line(search.text()).to_string(), 24);
        let room = end.saturating_sub(x + 2);
        x = pen.text(
            x + 2,
            area.y,
            &format!("/{text}"),
            room,
            pen.theme.ink(Ink::Match),
        );
        let room = end.saturating_sub(x + 1);
        x = pen.text(x + 1, area.y, &model.found_words(), room, muted);
    }
    let hidden = model.lanes().hidden.len();
    if hidden > 0 && model.view() == View::Timeline {
        let mut word = format!("{} hidden", words::count(hidden, "lane", "lanes"));
        if area.width >= 70 {
            word.push_str("  r a shows all");
        }
        let room = end.saturating_sub(x + 2);
        x = pen.text(x + 2, area.y, &word, room, plain);
    }
    let scale = !matches!(model.popup(), Some(Popup::Problems(_)));
    if area.width >= 70 && model.view() == View::Timeline && scale {
        // A view of everything is as long as the record; any other as long as it is.
        let (first, last) = model.whole();
        let all = model
            .viewport()
            .days()
            .is_some_and(|(from, to)| from <= first && last <= to);
        let (first, last) = if all {
            (first, last)
        } else {
            (Day::MIN, Day::MAX)
        };
        let scale = model.viewport().words(first, last);
        x = pen.text(x + 2, area.y, &scale, end.saturating_sub(x + 2), muted);
    }
    if let Some(count) = model.count() {
        x = pen.text(
            x + 2,
            area.y,
            &count.to_string(),
            end.saturating_sub(x + 2),
            plain,
        );
    }
    hints(model, x + 2, end, area.y, pen);
}

/// The next useful keys, as many as fit; help always.
fn hints(model: &Model, from: u16, end: u16, y: u16, pen: &mut Pen<'_>) {
    let narrow = end < 60;
    let list: &[(&str, &str)] = if let Some(menu) = model.menu() {
        if menu.has_letter_keys() {
            &[("j k", "row"), ("Enter", "does it"), ("Esc", "close")]
        } else {
            &[("Up Down", "row"), ("Enter", "does it"), ("Esc", "close")]
        }
    } else {
        match (model.popup(), model.focus(), model.panel_mode()) {
            (Some(Popup::Help(_)), ..) => &[("j k", "scroll"), ("Esc", "close")],
            (Some(Popup::Problems(_)), ..) => &[
                ("j k", "problem"),
                ("Enter", "edit there"),
                ("Esc", "close"),
            ],
            (Some(Popup::Choice(..)), ..) => {
                &[("j k", "row"), ("Enter", "this one"), ("Esc", "close")]
            }
            (None, Focus::Panel, _) => &[
                ("j k", "step"),
                ("Enter", "follow"),
                ("J K", "scroll"),
                ("Esc", "back"),
                ("?", "help"),
            ],
            (None, Focus::View, PanelMode::Full) => &[
                ("j k", "event"),
                ("J K", "scroll"),
                ("s", "panel"),
                ("Esc", "back"),
                ("?", "help"),
            ],
            (None, Focus::View, _) if model.view() == View::List => &[
                ("j k", "event"),
                ("Enter", "read"),
                ("T", "timeline"),
                ("e", "edit"),
                ("?", "help"),
            ],
            (None, Focus::View, _) if model.view() == View::Drift && narrow => {
                &[("h l", "move"), ("Enter", "read"), ("?", "help")]
            }
            (None, Focus::View, _) if model.view() == View::Drift => &[
                ("h l", "point"),
                ("j k", "party"),
                ("m", "milestone"),
                ("+ -", "zoom"),
                ("Enter", "event"),
                ("?", "help"),
            ],
            (None, Focus::View, _) if narrow => {
                &[("Enter", "read"), ("j k", "move"), ("?", "help")]
            }
            (None, Focus::View, _) => &[
                ("j k", "event"),
                ("h l", "mark"),
                ("+ -", "zoom"),
                ("Enter", "read"),
                ("e", "edit"),
                ("/", "find"),
                ("t", "today"),
                ("?", "help"),
            ],
        }
    };
    let width = |(key, word): &(&str, &str)| measure::width(key) + 1 + measure::width(word) + 2;
    let room = usize::from(end.saturating_sub(from)) + 2;
    let mut shown: Vec<&(&str, &str)> = list.iter().collect();
    // The last one stays: it leads to all the others.
    while shown.iter().map(|h| width(h)).sum::<usize>() > room && shown.len() > 1 {
        shown.remove(shown.len() - 2);
    }
    let total: usize = shown.iter().map(|h| width(h)).sum();
    if total > room {
        return;
    }
    let total = u16::try_from(total.saturating_sub(2)).unwrap_or(0);
    let mut x = end.saturating_sub(total);
    for (key, word) in shown {
        x = pen.text(x, y, key, end.saturating_sub(x), pen.theme.ink(Ink::Key));
        x = pen.text(
            x + 1,
            y,
            word,
            end.saturating_sub(x + 1),
            pen.theme.ink(Ink::Muted),
        ) + 2;
    }
}
