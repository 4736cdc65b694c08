//! Draws the title row and the state of play.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::pen::Pen;
use crate::analysis::{Gap, StateOfPlay};
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
    let strong = pen.theme.ink(Ink::Strong);
    if let Some(filter) = model.filter() {
        let left = model.events_shown();
        let all = if wide {
            format!("{left} of {count}")
        } else {
            format!("{left} of {}", record.events.len())
        };
        // A filter goes before the title: what is missing must be told.
        let least = usize::from(room).saturating_sub(measure::width(&all) + 2);
        let cut = measure::cut(name, least.min(usize::from(room / 2)));
        let x = pen.headline(area.x + 1, area.y, &cut, room, strong);
        let x = pen.text(x + 2, area.y, &all, end.saturating_sub(x + 3), strong);
        chips(filter, x + 1, end.saturating_sub(1), area.y, pen);
        return;
    }
    let cut = measure::cut(name, room.into());
    let x = pen.headline(area.x + 1, area.y, &cut, room, strong);
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
    let record = &model.reading().record;
    let wide = groups(model, state, false);
    // Rather the letters of the parties than less of what they say.
    let cramped = || {
        let strip = Strip::of(&wide, 3, area.width.saturating_sub(2 + LABEL + 2));
        strip.width(Told::Plain, strip.parties) > strip.room.into()
    };
    let narrow = area.width < 60 || cramped();
    let groups = if narrow {
        groups(model, state, true)
    } else {
        wide
    };
    let gap = state
        .gap
        .as_ref()
        .filter(|_| !narrow && model.view() != View::Drift);
    // That it cannot be said follows from what stands there already.
    let telling = gap.is_some_and(|gap| *gap != Gap::CannotBeSaid);
    let gap = gap.map(words::gap);
    let quiet = state
        .last_event
        .map(|last| last.days_until(today))
        .filter(|&quiet| quiet > 0 && !narrow)
        .map(|quiet| format!("quiet for {}", for_days(quiet)));
    let full: Vec<String> = gap.clone().into_iter().chain(quiet.clone()).collect();
    let full = full.join("   ");
    let mut x = area.x + 1;
    // Which milestone it is can be left unsaid of the main one alone.
    let named = !narrow || record.main_milestone() != Some(state.milestone);
    if named && let Some(milestone) = record.milestone(state.milestone) {
        let label = capitalised(milestone.short.shown());
        let strip = Strip::of(&groups, if narrow { 2 } else { 3 }, area.width);
        let all = strip.width(Told::All, groups.0.len()) + 2 + measure::width(&full);
        // Whole where all the rest has room beside it.
        let room = usize::from(area.width).saturating_sub(all + 4);
        let room = room.max(if narrow { 10 } else { LABEL }.into());
        let label = measure::cut(&label, room);
        x = pen.text(x, area.y, &label, area.width, pen.theme.ink(Ink::Muted)) + 2;
    }
    let less = if telling { gap } else { quiet };
    let asides = [full, less.clone().unwrap_or_default(), String::new()];
    // A gap that says something goes before what stands in brackets, and that before all else.
    let asides = asides
        .get(..if telling { 2 } else { 3 })
        .unwrap_or_default();
    let room = area.right().saturating_sub(x + 1);
    let strip = Strip::of(&groups, if narrow { 2 } else { 3 }, room);
    let (told, shown, aside) = strip.fit(asides, less.as_deref().filter(|_| telling));
    let end = x + room;
    for group in strip.groups.iter().take(shown) {
        let spans: Vec<Span> = told.of(group).cloned().collect();
        x = pen.spans(x, area.y, &spans, end.saturating_sub(x)) + strip.between;
    }
    let muted = pen.theme.ink(Ink::Muted);
    if shown < strip.groups.len() {
        let x = (x + 1).saturating_sub(strip.between);
        pen.text(x, area.y, "…", end.saturating_sub(x), muted);
    }
    if !aside.is_empty() {
        pen.right(end, area.y, aside, muted);
    }
}

/// The most columns of the milestone's name that the rest makes way for.
const LABEL: u16 = 14;

/// What each party says, or that all is done, and how many groups that makes; then the observers.
fn groups(model: &Model, state: &StateOfPlay, narrow: bool) -> (Vec<Vec<Span>>, usize) {
    let record = &model.reading().record;
    let mut groups: Vec<Vec<Span>> = Vec::new();
    if let Some(done) = &state.done {
        let words = format!("reached {}", words::day_of(record, done.event));
        groups.push(vec![Span::new(words, Ink::Strong)]);
    } else {
        let says = state.says.iter();
        groups.extend(says.map(|says| party_says(model, says, narrow)));
    }
    let parties = groups.len();
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
    (groups, parties)
}

/// What the state of play has to say, and how much room there is.
struct Strip<'a> {
    /// What each party says, then the observers.
    groups: &'a [Vec<Span>],
    /// How many of them are the parties'.
    parties: usize,
    /// The columns between two groups.
    between: u16,
    room: u16,
}

/// How much of each group is told.
#[derive(Clone, Copy)]
enum Told {
    /// All.
    All,
    /// Nothing in brackets.
    Plain,
    /// Who, and what it says now.
    Bare,
}

impl Told {
    /// Of a group's spans those that are told: the first two are who, and what it says.
    fn of(self, group: &[Span]) -> impl Iterator<Item = &Span> {
        let told = move |(at, span): &(usize, &Span)| match self {
            Self::All => true,
            Self::Plain => span.ink != Ink::Muted,
            Self::Bare => *at < 2,
        };
        group.iter().enumerate().filter(told).map(|(_, span)| span)
    }
}

impl<'a> Strip<'a> {
    fn of((groups, parties): &'a (Vec<Vec<Span>>, usize), between: u16, room: u16) -> Self {
        Self {
            groups,
            parties: *parties,
            between,
            room,
        }
    }

    /// The columns of the first so many groups; of less than all with a sign that there are more.
    fn width(&self, told: Told, shown: usize) -> usize {
        let groups = self.groups.iter().take(shown);
        let spans = groups.clone().flat_map(|group| told.of(group));
        let width: usize = spans.map(|span| measure::width(&span.text)).sum();
        let more = if shown < self.groups.len() { 2 } else { 0 };
        width + shown.saturating_sub(1) * usize::from(self.between) + more
    }

    /// How much is told, of how many groups, and what stands at the right: the first of `asides` that leaves
    /// room for all groups, first with brackets, then without; else what `must` stand there if there is room
    /// for it beside the parties; else nothing, and as many groups as there is room for, the parties rather
    /// barely than not at all.
    fn fit<'s>(&self, asides: &'s [String], must: Option<&'s str>) -> (Told, usize, &'s str) {
        let all = self.groups.len();
        let whole = [Told::All, Told::Plain].into_iter();
        let whole =
            whole.flat_map(|told| asides.iter().map(move |aside| (told, all, aside.as_str())));
        let parties = (self.parties..all).rev().zip(must.into_iter().cycle());
        let parties = parties.map(|(shown, aside)| (Told::Plain, shown, aside));
        let fewer = (self.parties.max(1)..=all)
            .rev()
            .map(|shown| (Told::Plain, shown, ""));
        let bare = (1..=self.parties)
            .rev()
            .map(|shown| (Told::Bare, shown, ""));
        let mut ways = whole.chain(parties).chain(fewer).chain(bare);
        let fits = |&(told, shown, aside): &(Told, usize, &str)| {
            let apart = if aside.is_empty() { 0 } else { 2 };
            self.width(told, shown) + apart + measure::width(aside) <= self.room.into()
        };
        ways.find(fits).unwrap_or((Told::Bare, 1, ""))
    }
}

/// "1 day", "186 days", "177 years": days as long as one can picture them.
fn for_days(days: i32) -> String {
    match days {
        ..730 => words::count(usize::try_from(days).unwrap_or(0), "day", "days"),
        _ => humanize::stretch(days),
    }
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
        None => says.ended.as_ref().map_or_else(
            || if narrow { "nothing" } else { "nothing stated" }.to_owned(),
            |ended| words::ended(record, ended),
        ),
    };
    let mut since = String::new();
    if let Some(held) = &says.held {
        if held.lapsed(today) {
            words.push_str(", lapsed");
        }
        since = words::said_long_ago(held.said, today);
    }
    let mut spans = vec![
        Span::new(format!("{name} "), Ink::PartyStrong(tone)),
        Span::new(words, Ink::Strong),
        Span::new(since, Ink::Strong),
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
