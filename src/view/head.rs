//! Draws the title row and the state of play.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::pen::Pen;
use crate::app::command::Action;
use crate::app::ink::{Ink, Span, Tone};
use crate::app::layout::View;
use crate::app::words;
use crate::app::{Model, Target};
use crate::date::humanize;
use crate::day::Day;
use crate::query::Filter;
use crate::text::{Text, measure};

/// The views as tabs: name, letter, and what a press does.
const VIEWS: [(View, &str, &str, Action); 4] = [
    (View::Timeline, "Timeline", "T", Action::ViewTimeline),
    (View::List, "List", "L", Action::ViewList),
    (View::Drift, "Drift", "D", Action::ViewDrift),
    (View::Board, "Board", "B", Action::ViewBoard),
];

/// Draws the record's title, its number of events, and the views.
pub fn title(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    if let Some(day) = model.as_of() {
        as_of(model, day, area, pen);
        return;
    }
    let wide = area.width >= 100;
    let help = model.keymap().keys_of(Action::Help).next();
    let help = match help {
        Some(key) if wide => format!("{key} help"),
        key => key.unwrap_or_default().to_owned(),
    };
    let muted = pen.theme.ink(Ink::Muted);
    let right = area.right().saturating_sub(1);
    let mut end = pen.right(right, area.y, &help, muted);
    pen.button(end, right, area.y, Target::Run(Action::Help));
    for (view, name, letter, action) in VIEWS.into_iter().rev() {
        if !model.offers(view) {
            continue;
        }
        let on = view == model.view() || (view == View::Timeline && model.view() == View::Tall);
        let style = if on {
            pen.theme
                .ink(Ink::Strong)
                .add_modifier(Modifier::UNDERLINED)
        } else {
            muted
        };
        let word = if wide { name } else { letter };
        let word = if on && !has_underline(pen) {
            format!("[{word}]")
        } else {
            word.to_owned()
        };
        let right = end.saturating_sub(if wide { 2 } else { 1 });
        end = pen.right(right, area.y, &word, style);
        pen.button(end, right, area.y, Target::Run(action));
    }
    let record = &model.reading().record;
    let name = record
        .title
        .as_ref()
        .map_or_else(|| model.file_name(), |t| t.shown());
    let count = words::count(record.events.len(), "event", "events");
    let room = end.saturating_sub(area.x + 2);
    // A filter goes before the title: what is missing must be told.
    let asked = usize::from(if model.filter().is_some() {
        room / 2
    } else {
        room
    });
    let cut = measure::cut(name, asked);
    let strong = pen.theme.ink(Ink::Strong);
    let x = pen.headline(area.x + 1, area.y, &cut, room, strong);
    if let Some(filter) = model.filter() {
        let left = model.events_shown();
        let all = if wide {
            format!("{left} of {count}")
        } else {
            format!("{left} of {}", record.events.len())
        };
        let x = pen.text(x + 2, area.y, &all, end.saturating_sub(x + 3), strong);
        chips(filter, x + 1, end.saturating_sub(1), area.y, pen);
        return;
    }
    let mut facts = count;
    if model.is_read_only() && area.width >= 70 {
        facts.push_str(" · ");
        facts.push_str(model.origin_words());
    }
    if x + 2 + u16::try_from(measure::width(&facts)).unwrap_or(u16::MAX) < end {
        pen.text(x + 2, area.y, &facts, end.saturating_sub(x + 3), muted);
    }
}

/// What the filter asks for, each part by itself, as many as there is room for.
fn chips(filter: &Filter, from: u16, end: u16, y: u16, pen: &mut Pen<'_>) {
    let style = pen.theme.ink(Ink::Chip);
    let mut x = from;
    for part in filter.parts() {
        let text = format!(" {} ", Text::line(part));
        let room = end.saturating_sub(x);
        if measure::width(&text) > room.into() {
            // What does not fit is told by a sign, and in the prompt.
            let text = measure::cut(text.trim_start(), room.into());
            pen.verbatim(x, y, &text, room, style);
            return;
        }
        x = pen.verbatim(x, y, &text, room, style) + 1;
    }
}

/// The title row while the record is shown as of a day: reversed, and it says so before all else.
fn as_of(model: &Model, day: Day, area: Rect, pen: &mut Pen<'_>) {
    let style = pen.theme.as_of();
    pen.fill(area.x, area.y, area.width, " ", style);
    let reading = model.reading();
    let said = humanize::day(day).to_uppercase();
    let mut count = format!("{} of {}", reading.known(), reading.record.events.len());
    if let Some(filter) = model.filter() {
        let parts: Vec<_> = filter.parts().map(Text::line).collect();
        let parts: Vec<_> = parts.iter().map(Text::shown).collect();
        let (shown, known) = (model.events_shown(), reading.known());
        count = format!(
            "{shown} of {known} · {}",
            measure::cut(&parts.join(" "), 40)
        );
    }
    let (now, help) = (model.key_of(Action::Now), model.key_of(Action::Help));
    let known = format!("AS KNOWN ON {said}");
    let ways = [
        (
            format!("{known} · {count}"),
            format!("{now} back to now   {help}"),
        ),
        (format!("{known} · {count}"), format!("{now} now  {help}")),
        (known.clone(), format!("{now} now  {help}")),
        (known, now),
        (format!("AS OF {day}"), String::new()),
    ];
    let room = usize::from(area.width).saturating_sub(2);
    let needed =
        |(known, keys): &(String, String)| measure::width(known) + 2 + measure::width(keys);
    let way = ways.iter().find(|way| needed(way) <= room);
    let Some((known, keys)) = way.or(ways.last()) else {
        return;
    };
    pen.right(area.right().saturating_sub(1), area.y, keys, style);
    // The record's title gives way: what is left of it says something, or it is left out.
    let title = reading.record.title.as_ref();
    let name = title.map_or_else(|| model.file_name(), |t| t.shown());
    let left = (room + 2).saturating_sub(measure::width(known) + measure::width(keys) + 7);
    let mut x = area.x + 1;
    if left >= 8 || measure::width(name) <= left {
        let cut = measure::cut(name, left);
        x = pen.headline(x, area.y, &cut, area.width, style);
        x = pen.text(x, area.y, " · ", 3, style);
    }
    pen.text(x, area.y, known, area.right().saturating_sub(x), style);
}

/// Whether the theme shows underlines: all do, so the brackets are for ASCII alone.
fn has_underline(pen: &Pen<'_>) -> bool {
    !pen.theme.ascii
}

/// Draws what each party says: "Opening  Northbank by 2030   Southbank no date (funding by Q1 2029)".
pub fn state(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let Some(state) = &model.reading().state else {
        return;
    };
    let today = model.reading().today();
    let narrow = area.width < 60;
    let record = &model.reading().record;
    let mut groups: Vec<Vec<Span>> = Vec::new();
    for says in &state.says {
        groups.push(party_says(model, says, narrow));
    }
    let observers: Vec<_> = state
        .observers
        .iter()
        .filter_map(|&i| model.reading().windows.get(i))
        .collect();
    if let Some(first) = observers.first() {
        let name = if narrow {
            crate::app::ink::letters(record, &first.by)
        } else {
            words::parties(record, &first.by)
        };
        let dates: Vec<String> = observers.iter().map(|w| humanize::short(&w.date)).collect();
        groups.push(vec![
            Span::new(format!("{name} "), Ink::PartyStrong(Tone::Observer)),
            Span::new(dates.join(", "), Ink::Plain),
        ]);
    }
    let gap = state
        .gap
        .as_ref()
        .filter(|_| !narrow && model.view() != View::Drift)
        .map(words::gap);
    let quiet = state
        .last_event
        .map(|last| last.days_until(today))
        .filter(|&quiet| quiet > 0 && !narrow)
        .map(|quiet| format!("quiet for {}", humanize_days(quiet)));
    let muted = pen.theme.ink(Ink::Muted);
    let mut x = area.x + 1;
    if !narrow && let Some(milestone) = record.milestone(state.milestone) {
        let label = capitalised(milestone.short.shown());
        x = pen.text(x, area.y, &label, 14, muted) + 2;
    }
    let end = area.right().saturating_sub(1);
    let width = |spans: &[Span]| -> u16 {
        spans
            .iter()
            .map(|s| u16::try_from(measure::width(&s.text)).unwrap_or(0))
            .sum()
    };
    let needed: u16 = groups.iter().map(|g| width(g) + 3).sum();
    // What stands in brackets gives way where the parties would not fit otherwise.
    let brackets = x + needed <= end + 3;
    for group in &groups {
        let spans: Vec<Span> = if brackets {
            group.clone()
        } else {
            group
                .iter()
                .filter(|s| s.ink != Ink::Muted)
                .cloned()
                .collect()
        };
        if x + width(&spans) > end {
            break;
        }
        x = pen.spans(x, area.y, &spans, end.saturating_sub(x));
        x += if narrow { 2 } else { 3 };
    }
    // At the right as much as there is room for.
    let full: Vec<String> = gap.into_iter().chain(quiet.clone()).collect();
    for aside in [full.join("   "), quiet.unwrap_or_default()] {
        let width = u16::try_from(measure::width(&aside)).unwrap_or(u16::MAX);
        if !aside.is_empty() && x.saturating_add(width) <= end + 1 {
            pen.right(end, area.y, &aside, muted);
            break;
        }
    }
}

/// "1 day", "186 days".
fn humanize_days(days: i32) -> String {
    words::count(usize::try_from(days).unwrap_or(0), "day", "days")
}

fn party_says(
    model: &Model,
    says: &crate::analysis::state_of_play::Says,
    narrow: bool,
) -> Vec<Span> {
    let record = &model.reading().record;
    let today = model.reading().today();
    let tone = Tone::of_party(record, says.party);
    let name = match record.party(says.party) {
        Some(party) if narrow => party.letter.shown().to_owned(),
        Some(party) => party.name.shown().to_owned(),
        None => String::new(),
    };
    let mut words = match &says.held {
        Some(held) => match &held.date {
            Some(date) => humanize::short(date),
            None => "no date".to_owned(),
        },
        None => "no date".to_owned(),
    };
    if let Some(held) = &says.held {
        if held.lapsed(today) {
            words.push_str(", lapsed");
        }
        words.push_str(&words::said_long_ago(held.said, today));
    }
    let mut spans = vec![
        Span::new(format!("{name} "), Ink::PartyStrong(tone)),
        Span::new(words, Ink::Strong),
    ];
    if let Some((milestone, held)) = &says.instead
        && !narrow
        && let Some(date) = &held.date
    {
        let of = record.milestone(*milestone).map_or("", |m| m.short.shown());
        let long_ago = words::said_long_ago(held.said, today);
        spans.push(Span::new(
            format!(" ({of} {}{long_ago})", humanize::short(date)),
            Ink::Muted,
        ));
    }
    spans
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars
        .next()
        .map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
