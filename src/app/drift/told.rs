//! The words of the drift view: its head, and the selected statement.

use ratatui::layout::Rect;

use super::cursor::NONE_SHOWN;
use crate::analysis::drift::Effect;
use crate::analysis::{Baseline, Drift, Gap, Reached, Slip};
use crate::app::ink::{Ink, Span, Tone, marked};
use crate::app::model::Model;
use crate::app::words;
use crate::date::humanize;
use crate::record::PartyId;
use crate::text::measure;

const NO_BASELINE: &str = "no date was agreed: no slip can be counted";

/// The head, in as many rows as the area has: how far apart the parties are and how often the joint date
/// moved; what slip is counted from, and how far each party's present target has slipped. Groups of
/// words, of which those are shown that fit, the first ones first.
pub fn head(model: &Model, area: Rect) -> Vec<Vec<Vec<Span>>> {
    let Some(drift) = model.reading.drift() else {
        return Vec::new();
    };
    let narrow = area.width < 100;
    let mut gap: Vec<Vec<Span>> = filtered(model, drift, area.width).into_iter().collect();
    if let Some(done) = &drift.done {
        let words = format!(
            "reached {}",
            words::day_of(&model.reading.record, done.event)
        );
        gap.push(vec![Span::new(words, Ink::Strong)]);
        gap.push(moved(drift));
        let late = reached_late(model, drift, done, narrow);
        if area.height < 2 {
            gap.extend(late);
            return vec![gap];
        }
        return vec![gap, late];
    }
    let mut slips = slips(model, drift, narrow);
    gap.extend(self::gap(model, drift));
    if area.height < 2 {
        // In one row there is room for the gap alone, not for who makes it.
        for group in &mut gap {
            group.truncate(1);
        }
        gap.append(&mut slips);
        if !drift.joint.is_empty() {
            gap.push(moved(drift));
        }
        return vec![gap];
    }
    gap.push(moved(drift));
    vec![gap, slips]
}

/// How many statements a filter shows; what the parties hold follows from all of them nevertheless.
fn filtered(model: &Model, drift: &Drift, width: u16) -> Option<Vec<Span>> {
    let shown = model.reading.shown()?.index.len();
    model.reading.is_filtered().then_some(())?;
    let all = drift.points.len();
    let words = if width < 60 {
        format!("{shown} of {all} shown")
    } else {
        format!(
            "{shown} of {} shown",
            words::count(all, "statement", "statements")
        )
    };
    let mut spans = vec![Span::new(words, Ink::Accent)];
    if width >= 100 {
        spans.push(Span::new(", lines and figures from all", Ink::Muted));
    }
    Some(spans)
}

/// How far apart the parties are; where that cannot be said, who has no date, and among more than two,
/// between whom.
fn gap(model: &Model, drift: &Drift) -> Option<Vec<Span>> {
    let record = &model.reading.record;
    let day = model.reading.today();
    let gap = drift.gap.as_ref()?;
    let mut spans = vec![Span::new(words::gap(gap), Ink::Strong)];
    let name = |id: PartyId| record.party(id).map_or("", |party| party.name.shown());
    match gap {
        Gap::CannotBeSaid => {
            let why = drift.positions.iter().filter_map(|p| match &p.held {
                Some(held) if held.lapsed(day) => {
                    Some(format!("{}'s date has lapsed", name(p.party)))
                }
                Some(held) if held.date.is_some() => None,
                _ => Some(format!("{} has no date", name(p.party))),
            });
            let why: Vec<String> = why.collect();
            spans.push(Span::verbatim(
                format!(", {}", why.join(" and ")),
                Ink::Muted,
            ));
        }
        Gap::Months { between, .. } if drift.positions.len() > 2 => {
            let words = format!(" between {} and {}", name(between.0), name(between.1));
            spans.push(Span::verbatim(words, Ink::Muted));
        }
        _ => {}
    }
    Some(spans)
}

fn moved(drift: &Drift) -> Vec<Span> {
    let words = match (drift.joint.len(), drift.moved()) {
        (0, _) => "no joint date".to_owned(),
        (_, 0) => "the joint date never moved".to_owned(),
        (_, 1) => "the joint date moved once".to_owned(),
        (_, n) => format!("the joint date moved {n} times"),
    };
    vec![Span::new(words, Ink::Muted)]
}

/// What slip is counted from.
fn baseline(model: &Model, baseline: &Baseline) -> Vec<Span> {
    vec![
        Span::new("slip from ", Ink::Muted),
        Span::new(humanize::short(&baseline.date), Ink::Party(Tone::Joint)),
        Span::new(
            format!(
                ", agreed {}",
                words::day_of(&model.reading.record, baseline.event)
            ),
            Ink::Muted,
        ),
    ]
}

/// How far the day on which the milestone was reached lies from the date that was agreed first.
fn reached_late(model: &Model, drift: &Drift, done: &Reached, narrow: bool) -> Vec<Vec<Span>> {
    let Some(from) = &drift.baseline else {
        return vec![vec![Span::new(NO_BASELINE, Ink::Muted)]];
    };
    let event = model.reading.record.event(done.event);
    let slip = event.map(|event| Slip::between(from, &event.date, done.day));
    let mut groups = Vec::new();
    if !narrow {
        groups.push(baseline(model, from));
    }
    groups.push(vec![
        Span::new(if narrow { "slip " } else { "" }, Ink::Muted),
        Span::new(slip.map(words::slip).unwrap_or_default(), Ink::Plain),
    ]);
    groups
}

/// What slip is counted from, and the slip of each party.
fn slips(model: &Model, drift: &Drift, narrow: bool) -> Vec<Vec<Span>> {
    let record = &model.reading.record;
    let Some(from) = &drift.baseline else {
        return vec![vec![Span::new(NO_BASELINE, Ink::Muted)]];
    };
    let mut groups = Vec::new();
    if !narrow {
        groups.push(baseline(model, from));
    }
    for (position, slip) in drift.positions.iter().zip(&drift.slips) {
        let Some(party) = record.party(position.party) else {
            continue;
        };
        let name = if narrow { &party.letter } else { &party.name };
        let words = match slip {
            Some(slip) => words::slip(*slip),
            None => "no date".to_owned(),
        };
        let first = if groups.is_empty() { "slip " } else { "" };
        groups.push(vec![
            Span::new(first, Ink::Muted),
            Span::verbatim(
                format!("{} ", name.shown()),
                Ink::PartyStrong(Tone::of_party(record, position.party)),
            ),
            Span::new(words, Ink::Plain),
        ]);
    }
    groups
}

/// What is selected and states no date of the milestone, in a row of so many columns: when and what it is; how
/// to come to what does where that leaves the title whole, or where there is nothing to come to.
fn without_date(model: &Model, room: usize) -> Vec<Span> {
    let reading = &model.reading;
    if reading.shown().is_some_and(|shown| shown.index.is_empty()) {
        return vec![Span::new(NONE_SHOWN, Ink::Muted)];
    }
    let date = reading.event_at(model.at).map(|e| humanize::long(&e.date));
    let mut spans = selected(model, &date.unwrap_or_default(), room);
    let used: usize = spans.iter().map(|s| measure::width(&s.text)).sum();
    let hints = [
        "   states no date: h l go to the nearest that does",
        "   states no date",
    ];
    let hint = hints.into_iter().find(|h| used + measure::width(h) <= room);
    spans.extend(hint.map(|hint| Span::new(hint, Ink::Muted)));
    spans
}

/// The selected event by a date and its title, or the selected proposed date by its words, in so many columns.
pub(super) fn selected(model: &Model, date: &str, room: usize) -> Vec<Span> {
    let reading = &model.reading;
    match (reading.event_at(model.at), reading.wording_at(model.at)) {
        (Some(event), _) => {
            let mut spans = vec![Span::new(date, Ink::Accent), Span::new("  ", Ink::Plain)];
            let left = room.saturating_sub(measure::width(date) + 2);
            let title = measure::cut(event.title.shown(), left);
            spans.extend(marked(&title, Ink::Plain));
            spans
        }
        (_, Some(wording)) => marked(&measure::cut(&wording.line, room), Ink::Plain),
        _ => Vec::new(),
    }
}

/// The selected statement in a row of so many columns: when, who, what, how; then its event's headline.
pub fn detail(model: &Model, room: usize) -> Vec<Span> {
    let reading = &model.reading;
    let record = &reading.record;
    let (Some(drift), Some(at)) = (reading.drift(), model.drift_point()) else {
        return without_date(model, room);
    };
    let Some(point) = drift.points.get(at) else {
        return Vec::new();
    };
    let Some(event) = record.event(point.event) else {
        return Vec::new();
    };
    let tone = Tone::of(record, &point.by);
    let date = point
        .date
        .as_ref()
        .map_or_else(|| "no date".to_owned(), humanize::short);
    let effect = match point.effect {
        Effect::Repeats => ", as before",
        Effect::Ends => ", which ends what was held",
        Effect::Moves | Effect::Nothing => "",
    };
    let mut spans = vec![
        Span::new(humanize::long(&event.date), Ink::Accent),
        Span::new("  ", Ink::Plain),
        Span::verbatim(words::parties(record, &point.by), Ink::PartyStrong(tone)),
        Span::new(format!(" {date}"), Ink::Strong),
        Span::new(
            format!(" {}{effect}", words::status(point.status)),
            Ink::Muted,
        ),
    ];
    if let Some(slip) = point.slip {
        let baseline = drift
            .baseline
            .as_ref()
            .is_some_and(|b| (b.event, b.target) == (point.event, point.target));
        let words = if baseline {
            ", the baseline".to_owned()
        } else {
            format!(", slip {}", words::slip(slip))
        };
        spans.push(Span::new(words, Ink::Muted));
    }
    spans.push(Span::new("  ", Ink::Plain));
    let used: usize = spans.iter().map(|s| measure::width(&s.text)).sum();
    let title = measure::cut(event.title.shown(), room.saturating_sub(used));
    spans.extend(marked(&title, Ink::Plain));
    spans
}
