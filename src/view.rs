//! Model to picture: one file a view.

mod banner;
pub mod board;
pub mod chart;
pub mod drift;
pub mod feed;
pub mod head;
pub mod help;
pub mod hints;
mod kept;
pub mod news;
pub mod palette;
pub mod panel;
pub mod pen;
pub mod popup;
pub mod prompt;
pub mod status;
pub mod theme;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use crate::app::chart::Chart;
use crate::app::command::Action;
use crate::app::feed::Sight;
use crate::app::ink::Ink;
use crate::app::layout::{LEAST, Layout, View};
use crate::app::words as app_words;
use crate::app::{Model, Target};
use crate::day::Day;
use crate::document::Severity;
use crate::query::Filter;
use crate::text::{Text, measure};
use kept::{Frame, Kept};
use pen::Pen;
use theme::Theme;

/// What a picture has beside its cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawn {
    /// Stretches of cells that are links.
    pub links: Vec<Hyperlink>,
    /// What can be pressed like a button; of two at a cell the later one counts.
    pub hits: Vec<Hit>,
    /// What of the feed is in sight, where there is one.
    pub in_sight: Option<Sight>,
    /// Where the terminal's own cursor stands, for readers that follow it.
    pub cursor: Option<(u16, u16)>,
    /// The areas outside which the buffer is as it was; none where all of it may be new.
    pub redrawn: Option<Vec<Rect>>,
}

/// A stretch of cells in one row that opens an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hyperlink {
    /// The cells.
    pub area: Rect,
    /// The address, http or https.
    pub url: String,
}

/// Cells that can be pressed like a button.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// The cells.
    pub area: Rect,
    /// What a press does; nothing where something else covers a button.
    pub target: Option<Target>,
}

/// Draws the whole screen on a blank buffer.
pub fn render(model: &Model, theme: Theme, area: Rect, buffer: &mut Buffer) -> Drawn {
    Painter::default().paint(model, theme, area, buffer)
}

/// Draws one picture after the other, and of each only what differs from the one before.
#[derive(Debug, Default)]
pub struct Painter {
    kept: Option<Kept>,
}

impl Painter {
    /// Draws the whole screen on the buffer that has the last picture, whatever the buffer has before the
    /// first one.
    pub fn paint(&mut self, model: &Model, theme: Theme, area: Rect, buffer: &mut Buffer) -> Drawn {
        let frame = Frame::of(model, theme, area);
        let mut kept = self.kept.take().filter(|kept| kept.frame == frame);
        let chart = kept.as_mut().and_then(|kept| kept.chart(model));
        let chart = chart.or_else(|| model.chart());
        let mut layout = model.layout_around(chart.as_ref());
        if model.reading().walk.is_empty() {
            layout.below_rule = Rect::default();
        }
        let parts = kept.map(|kept| kept.parts(&layout)).unwrap_or_default();
        let mut pen = Pen {
            buffer,
            theme,
            hits: Vec::new(),
            parts,
        };
        if pen.parts.are_new() {
            pen.blank(area);
        }
        let mut drawn = screen(model, &layout, chart.as_ref(), area, &mut pen);
        drawn.hits = pen.hits;
        let chart = chart.filter(|_| !model.proposes());
        let kept;
        (kept, drawn.redrawn) = pen.parts.finish(frame, chart, layout);
        self.kept = Some(kept);
        drawn
    }
}

fn screen(
    model: &Model,
    layout: &Layout,
    chart: Option<&Chart>,
    area: Rect,
    pen: &mut Pen<'_>,
) -> Drawn {
    let mut drawn = Drawn::default();
    let theme = pen.theme;
    if area.width < LEAST.0 || area.height < LEAST.1 {
        let words = format!(
            "opcon-tui needs {}x{}, this is {}x{}",
            LEAST.0, LEAST.1, area.width, area.height
        );
        for (line, y) in measure::wrap(&words, area.width.into())
            .iter()
            .zip(area.y..area.bottom())
        {
            pen.text(area.x, y, line, area.width, theme.ink(Ink::Plain));
        }
        return drawn;
    }
    pen.part(layout.title, (), |pen| {
        head::title(model, layout.title, pen);
    });
    if layout.state.height > 0 {
        pen.part(layout.state, (), |pen| {
            head::state(model, layout.state, pen);
        });
    }
    if layout.overview.height > 0 && !model.reading().walk.is_empty() {
        let overview = |pen: &mut Pen<'_>| chart::overview(model, layout.overview, pen);
        pen.part(layout.overview, (), overview);
    }
    rules(layout, pen);
    if model.reading().walk.is_empty() {
        empty(model, area, pen);
    } else {
        body(model, layout, chart, pen, &mut drawn);
    }
    pen.begin(layout.status);
    status::render(model, layout.status, pen);
    popup::render(model, area, pen);
    if model.popup().is_some() || model.banner().is_some() {
        drawn.links.clear();
        drawn.cursor = None;
    }
    if let Some(asked) = model.asked() {
        drawn.links.clear();
        if let Some(offered) = model.palette() {
            palette::render(&offered, model.pick(), layout.status, pen);
        }
        drawn.cursor = Some(prompt::render(&asked, layout.status, pen));
    }
    drawn
}

fn body(
    model: &Model,
    layout: &Layout,
    chart: Option<&Chart>,
    pen: &mut Pen<'_>,
    drawn: &mut Drawn,
) {
    if layout.main.height > 0 {
        drawn.cursor = if model.view() == View::Board {
            board::render(model, layout.main, pen)
        } else {
            let row = drift::render(model, layout, pen);
            row.map(|y| (layout.main.x, y))
        };
    }
    if model.view() == View::Tall && layout.feed.height == 0 {
        drawn.cursor = chart::tall(model, layout, pen);
    } else if layout.feed.height > 0 {
        let feed = model.feed(layout);
        if let Some(chart) = chart {
            chart::render(model, layout, chart, &feed, pen);
        }
        drawn.in_sight = Some(Sight::of(
            &feed,
            layout.feed.height.into(),
            &model.reading().walk,
            model.at(),
        ));
        let row = feed::render(model, &feed, layout.feed, pen);
        drawn.cursor = row.map(|y| (layout.feed.x, y));
    }
    let reader = layout.reader();
    if reader.height > 0 {
        let void = Some(model).filter(|m| m.view() == View::Board && layout.divider.is_some());
        if let Some(why) = void.and_then(Model::void_cell) {
            let words = format!("No event is selected: {why}.");
            let lines = crate::text::measure::wrap(&words, reader.width.into());
            for (line, y) in lines.iter().zip(reader.y..reader.bottom()) {
                pen.text(reader.x, y, line, reader.width, pen.theme.ink(Ink::Muted));
            }
            joints(layout, pen);
            return;
        }
        let panel = model.panel(layout);
        pen.begin(reader);
        let rule = (layout.below_rule.height > 0).then_some(layout.below_rule);
        if let Some(rule) = rule {
            pen.begin(rule);
            pen.fill(rule.x, rule.y, rule.width, "─", pen.theme.ink(Ink::Faint));
        }
        panel::render(model, &panel, reader, rule, pen, &mut drawn.links);
    }
    joints(layout, pen);
}

/// The rules that divide the screen.
fn rules(layout: &Layout, pen: &mut Pen<'_>) {
    let faint = pen.theme.ink(Ink::Faint);
    for rule in [layout.head_rule, layout.foot_rule] {
        if rule.height > 0 {
            pen.part(rule, (), |pen| {
                pen.fill(rule.x, rule.y, rule.width, "─", faint);
            });
        }
    }
}

/// The divider between left part and panel, joined to the rules that it meets: the same in each picture of one
/// layout.
fn joints(layout: &Layout, pen: &mut Pen<'_>) {
    let Some(x) = layout.divider else { return };
    let faint = pen.theme.ink(Ink::Faint);
    let divider = Rect {
        x,
        width: 1,
        ..layout.panel
    };
    pen.part(divider, (), |pen| {
        for y in divider.y..divider.bottom() {
            pen.text(x, y, "│", 1, faint);
        }
    });
    for (rule, sign) in [
        (layout.head_rule, "┬"),
        (layout.rule, "┤"),
        (layout.foot_rule, "┴"),
    ] {
        if rule.height > 0 {
            pen.text(x, rule.y, pen.theme.sign(sign, "+"), 1, faint);
        }
    }
}

/// A filter that leaves nothing.
fn no_match(model: &Model, filter: &Filter, area: Rect, pen: &mut Pen<'_>) {
    let events = model.reading().record.events.len();
    let count = app_words::count(events, "event", "events");
    let room = usize::from(area.width.saturating_sub(4));
    let text = Text::line(filter.text());
    let [drop, change] = [Action::DropFilter, Action::Filter].map(|action| model.key_of(action));
    let keys = format!("{drop} drop the filter   {change} change it");
    let lines = [
        (format!("0 of {count} match"), Ink::Strong),
        (text.shown().to_owned(), Ink::Plain),
        (String::new(), Ink::Plain),
        (keys, Ink::Muted),
    ];
    let top = area.y + (area.height / 6).max(2);
    let wrapped = lines.iter().flat_map(|(line, ink)| {
        let lines = measure::wrap(line, room);
        lines.into_iter().map(|line| (line, *ink))
    });
    for ((line, ink), y) in wrapped.zip(top..area.bottom().saturating_sub(1)) {
        pen.text(area.x + 2, y, &line, area.width, pen.theme.ink(ink));
    }
}

/// A record without events: what is missing, and the keys that help.
fn empty(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    if !model.is_open() {
        let words = format!("Reading {} …", model.file_name());
        pen.text(
            area.x + 2,
            area.y + 2,
            &words,
            area.width,
            pen.theme.ink(Ink::Strong),
        );
        return;
    }
    if let Some(filter) = model.filter() {
        no_match(model, filter, area, pen);
        return;
    }
    if let Some(day) = model.as_of() {
        let day = crate::date::humanize::day(day);
        let [next, now] = [Action::KnownAfter, Action::Now].map(|action| model.key_of(action));
        let lines = [
            (format!("Nothing was known on {day}."), Ink::Strong),
            (String::new(), Ink::Plain),
            (format!("{next}  the next day with an event"), Ink::Plain),
            (format!("{now}  back to now"), Ink::Plain),
        ];
        for ((line, ink), y) in lines
            .iter()
            .zip(area.y + 2..area.bottom().saturating_sub(1))
        {
            let room = area.width.saturating_sub(3);
            pen.text(area.x + 2, y, line, room, pen.theme.ink(*ink));
        }
        return;
    }
    let x = area.x + (area.width / 8).min(12);
    let room = area.right().saturating_sub(x);
    let mut problems = model.reading().problems.iter();
    let error = problems.find(|p| p.severity == Severity::Error);
    let told = match error {
        Some(problem) => {
            let place = format!("line {}: {}", problem.line, problem.message);
            let help = problem.help.as_deref().unwrap_or_default();
            unreadable(model.file_name(), &place, help, room.saturating_sub(1))
        }
        None => smallest(model.reading().today(), room.saturating_sub(1)),
    };
    let mut y = area.y + (area.height / 6).max(1);
    let last = area.bottom().saturating_sub(1);
    // On a small screen the words go before what divides them.
    let divided = told.len() < usize::from(last.saturating_sub(y));
    for (line, ink) in told
        .into_iter()
        .filter(|(line, _)| divided || !line.is_empty())
    {
        if y < last {
            pen.text(x, y, &line, room, pen.theme.ink(ink));
        }
        y += 1;
    }
    // The keys in one column, what they do in another.
    let keys = [
        (Action::Edit, "edit it: a save is seen at once"),
        (Action::Add, "add an event"),
        (Action::Problems, "the problems of the file"),
        (Action::Help, "help"),
        (Action::Quit, "quit"),
    ];
    let keys = keys.map(|(action, words)| (action, model.key_of(action), words));
    let widths = keys.iter().map(|(_, key, _)| measure::width(key));
    let column = u16::try_from(widths.max().unwrap_or(1) + 2).unwrap_or(3);
    // What cannot be read is mended before anything is added to it.
    let works = |action| model.enabled(action) && (error.is_none() || action != Action::Add);
    for (_, key, words) in keys.iter().filter(|(action, ..)| works(*action)) {
        if y < last {
            pen.text(x, y, key, column, pen.theme.ink(Ink::Key));
            let room = room.saturating_sub(column);
            let words = measure::cut(words, room.into());
            pen.text(x + column, y, &words, room, pen.theme.ink(Ink::Plain));
        }
        y += 1;
    }
}

/// What a file without events may begin with.
fn smallest(today: Day, room: u16) -> Vec<(String, Ink)> {
    let date = format!("  - date: {today}");
    let event = ["events:", &date, "    title: What happened"];
    let widest = event.map(measure::width).into_iter().max();
    let indent = usize::from(room).saturating_sub(widest.unwrap_or(0)).min(4);
    let event = event.map(|line| (format!("{:indent$}{line}", ""), Ink::Muted));
    let said = |text, ink| {
        let lines = measure::wrap(text, room.into()).into_iter();
        lines.map(move |line| (line, ink))
    };
    let blank = || std::iter::once((String::new(), Ink::Plain));
    said("This file has no events yet.", Ink::Strong)
        .chain(blank())
        .chain(said("The smallest event is two lines:", Ink::Plain))
        .chain(blank())
        .chain(event)
        .chain(blank())
        .collect()
}

/// Why no event of a file can be read.
fn unreadable(file: &str, place: &str, help: &str, room: u16) -> Vec<(String, Ink)> {
    let title = format!("No event of {file} can be read.");
    let parts = [
        (title.as_str(), Ink::Strong),
        ("", Ink::Plain),
        (place, Ink::Warning),
        (help, Ink::Plain),
        ("", Ink::Plain),
    ];
    let wrapped = parts.into_iter().flat_map(|(text, ink)| {
        let lines = match text {
            "" => vec![String::new()],
            _ => measure::wrap(text, room.into()),
        };
        lines.into_iter().map(move |line| (line, ink))
    });
    wrapped.collect()
}
