//! Draws the status row: where the reader is, and the keys that help next.

use ratatui::layout::Rect;

use super::hints;
use super::pen::Pen;
use crate::app::command::Action;
use crate::app::ink::Ink;
use crate::app::layout::View;
use crate::app::model::Popup;
use crate::app::words;
use crate::app::{Model, Target};
use crate::day::Day;
use crate::text::{Text, measure};

/// Draws the status row.
pub fn render(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let end = area.right().saturating_sub(1);
    let plain = pen.theme.ink(Ink::Plain);
    let muted = pen.theme.ink(Ink::Muted);
    if model.message().is_some() {
        let room = end.saturating_sub(area.x + 1);
        let lines = model.message_rows();
        let above = u16::try_from(lines.len().saturating_sub(1)).unwrap_or(u16::MAX);
        let top = area.y.saturating_sub(above);
        pen.clear(Rect {
            y: top,
            height: above,
            ..area
        });
        for (line, y) in lines.iter().zip(top..=area.y) {
            pen.text(area.x + 1, y, line, room, plain);
        }
        return;
    }
    let (when, nth) = model.position();
    let mut x = area.x + 1;
    if area.width >= 100 && !when.is_empty() {
        let room = area.width * 2 / 5;
        let when = measure::cut(&when, room.into());
        x = pen.text(x, area.y, &when, room, pen.theme.ink(Ink::Strong)) + 2;
    }
    x = pen.text(x, area.y, &nth, end.saturating_sub(x), muted);
    if let Some(count) = model.part_of() {
        let words = format!("reading all {count}");
        let ink = pen.theme.ink(Ink::Accent);
        x = pen.text(x + 2, area.y, &words, end.saturating_sub(x + 2), ink);
    }
    let reading = model.reading();
    let [problems, warnings] = words::problems(reading.errors, reading.problems.len());
    let list = Target::Run(Action::Problems);
    if !problems.is_empty() {
        let (from, room) = (x + 2, end.saturating_sub(x + 2));
        let ink = pen.theme.ink(Ink::Warning);
        x = pen.text(from, area.y, &format!("! {problems}"), room, ink);
        pen.button(from, x, area.y, list);
    }
    let new = model.count_of_new();
    if new > 0 {
        let (from, room) = (x + 2, end.saturating_sub(x + 2));
        let words = format!("{} {new} new", pen.theme.sign("✱", "*"));
        x = pen.text(from, area.y, &words, room, pen.theme.ink(Ink::New));
        pen.button(from, x, area.y, Target::Run(Action::NextNew));
    }
    // Advice is for whoever writes the file, and makes way for what helps to read it.
    if !warnings.is_empty() && area.width >= 60 {
        let (from, room) = (x + 2, end.saturating_sub(x + 2));
        x = pen.text(from, area.y, &warnings, room, muted);
        pen.button(from, x, area.y, list);
    }
    // The title row has no room for the filter while it tells the day.
    if let (Some(filter), Some(_)) = (model.filter(), model.as_of()) {
        let text = format!(" {} ", Text::line(filter.text()));
        let room = end.saturating_sub(x + 2).min(area.width / 3);
        let text = measure::cut(&text, room.into());
        x = pen.verbatim(x + 2, area.y, &text, room, pen.theme.ink(Ink::Chip));
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
        let found = measure::cut(&model.found_words(), room.into());
        x = pen.text(x + 1, area.y, &found, room, muted);
    }
    let hidden = model.lanes().hidden.len();
    if hidden > 0 && matches!(model.view(), View::Timeline | View::Tall) {
        let mut word = format!("{} hidden", words::count(hidden, "lane", "lanes"));
        if area.width >= 70 {
            let key = model.key_of(Action::AllLanes);
            word = format!("{word}  {key} shows all");
        }
        let (from, room) = (x + 2, end.saturating_sub(x + 2));
        x = pen.text(from, area.y, &word, room, plain);
        pen.button(from, x, area.y, Target::Run(Action::AllLanes));
    }
    let scale = !matches!(model.popup(), Some(Popup::Problems(_)));
    if area.width >= 70 && matches!(model.view(), View::Timeline | View::Tall) && scale {
        // A view of everything, as fine as it can be, is as long as the record; any other as long as it is.
        let (first, last) = model.whole();
        let view = model.viewport();
        let all = view
            .days()
            .is_some_and(|(from, to)| from <= first && last <= to)
            && view.scale().step() == view.fitted(first, last).scale().step();
        let (first, last) = if all {
            (first, last)
        } else {
            (Day::MIN, Day::MAX)
        };
        let scale = view.words(first, last);
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
    hints::render(model, x + 2, end, area.y, pen);
}
