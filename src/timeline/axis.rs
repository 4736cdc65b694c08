//! The ticks of a viewport in cells, with words of their own among them.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

use super::cells::{self, columns};
use super::render::{Look, Selection};
use super::tick::{Reserved, Row, Rows, ticks};
use super::viewport::Viewport;

/// Words that stand in the lower row of an axis.
pub(super) struct Label<'a> {
    /// Where and how they may be written: the first of these ways that is free.
    ways: Vec<Way<'a>>,
    /// How they look.
    style: Style,
}

/// The column in which words begin, and the words, joined.
type Way<'a> = (u16, [Cow<'a, str>; 2]);

impl<'a> Label<'a> {
    /// Words from a column on.
    pub fn new(cell: u16, text: impl Into<Cow<'a, str>>, style: Style) -> Self {
        Self {
            ways: vec![(cell, [text.into(), Cow::default()])],
            style,
        }
    }

    /// The name of a column: to end there or to begin there, else beside a label that has taken the column; never
    /// across a seam from it, where it would name a column of another zone.
    pub fn name_of(viewport: &Viewport, cell: u16, name: &'a str, style: Style) -> Self {
        let n = columns(name);
        let cut = |from: u16| {
            let reach = from.min(cell)..from.saturating_add(n).max(cell);
            viewport.seams().any(|seam| reach.contains(&seam))
        };
        let before = |gap: u16| cell.checked_sub(n.saturating_add(gap));
        let beside = (1..=3).flat_map(|gap| [before(gap), Some(cell + 1 + gap)]);
        let at = [Some((cell + 1).saturating_sub(n)), Some(cell)];
        let starts = at.into_iter().chain(beside).flatten();
        let way = |from| (from, [name.into(), Cow::default()]);
        let ways = starts.filter(|&from| !cut(from)).map(way).collect();
        Self { ways, style }
    }

    /// The first of the ways that is free beside what is reserved, and leaves one to the label after it; but rather
    /// words that leave none than a sign alone.
    fn way(self, after: Option<&Self>, reserved: &[Reserved], width: u16) -> Option<Way<'a>> {
        let free = |way: &Way<'_>, other: Option<&Range<u16>>| {
            let cells = cells_of(way);
            let taken = reserved.iter().map(|r| &r.cells).chain(other);
            let apart = |taken: &Range<u16>| taken.end < cells.start || cells.end < taken.start;
            cells.end <= width && taken.into_iter().all(apart)
        };
        let leaves = |way: &Way<'_>| {
            let cells = cells_of(way);
            let left = |after: &Self| after.ways.iter().any(|way| free(way, Some(&cells)));
            after.is_none_or(|after| cells.len() > 1 && left(after))
        };
        let mut ways: Vec<Way<'a>> = self.ways;
        ways.retain(|way| free(way, None));
        let chosen = ways.iter().position(leaves).unwrap_or(0);
        ways.into_iter().nth(chosen)
    }
}

/// The columns that words take.
fn cells_of((start, words): &Way<'_>) -> Range<u16> {
    let end = |end: u16, word: &Cow<'_, str>| end.saturating_add(columns(word));
    *start..words.iter().fold(*start, end)
}

/// In how many rows the ticks of an area stand.
pub(super) const fn rows(area: Rect) -> Rows {
    if area.height >= 2 {
        Rows::Two
    } else {
        Rows::One
    }
}

/// Draws the ticks in as many rows as the area has, at most two. Labels are written where they do not touch one
/// before them, and where they leave room to the next if they can; they push ticks aside.
pub(super) fn draw<'a>(
    viewport: &Viewport,
    look: &Look<'_>,
    labels: impl IntoIterator<Item = Label<'a>>,
    area: Rect,
    buffer: &mut Buffer,
) {
    if area.is_empty() {
        return;
    }
    let rows = rows(area);
    let lower = area.y + area.height.min(2) - 1;
    let mut write = |cell: u16, y: u16, text: &str, style: Style| {
        let room = area.width.saturating_sub(cell);
        cells::write(buffer, area.x.saturating_add(cell), y, text, room, style);
    };
    let mut reserved: Vec<Reserved> = Vec::new();
    let mut labels = labels.into_iter().peekable();
    while let Some(label) = labels.next() {
        let style = label.style;
        if let Some(way) = label.way(labels.peek(), &reserved, area.width) {
            let mut end = way.0;
            for word in &way.1 {
                write(end, lower, word, style);
                end = end.saturating_add(columns(word));
            }
            reserved.push(Reserved {
                row: Row::Lower,
                cells: cells_of(&way),
            });
        }
    }
    for tick in ticks(viewport, rows, &reserved) {
        let y = if tick.row == Row::Upper {
            area.y
        } else {
            lower
        };
        let style = if tick.strong { look.strong } else { look.muted };
        write(tick.column, y, &tick.label, style);
    }
}

/// `▾20 May` from the selection's column on, or `20 May▾` before it where the edge or a seam is near; the sign
/// alone where no words fit.
pub(super) fn selected<'a>(
    viewport: &Viewport,
    selection: &'a Selection,
    sign: &'static str,
    style: Style,
) -> Option<Label<'a>> {
    let cell = viewport.cell_of(selection.day)?;
    if selection.labels.is_empty() {
        return None;
    }
    let width = viewport.width();
    let seams: Vec<u16> = viewport.seams().collect();
    let clear = |from: u16, to: u16| to <= width && !seams.iter().any(|s| (from..to).contains(s));
    let mut ways = Vec::new();
    for words in &selection.labels {
        let n = columns(words) + 1;
        if clear(cell, cell.saturating_add(n)) {
            ways.push((cell, [sign.into(), words.into()]));
        }
        if let Some(start) = (cell + 1).checked_sub(n).filter(|&at| clear(at, cell + 1)) {
            ways.push((start, [words.into(), sign.into()]));
        }
    }
    ways.push((cell, [sign.into(), Cow::default()]));
    Some(Label { ways, style })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Day;
    use crate::timeline::render::tests::plain;
    use crate::timeline::scale::Scale;
    use crate::timeline::step::Step;
    use crate::timeline::unit::Unit;
    use crate::timeline::viewport::tests::{day, linear};

    /// The lower row of 2026 in months, with a day selected and another as today.
    fn lower(selected_day: &str, today: &str) -> String {
        row_of(
            &linear(Unit::Month, 3, "2026-01-01", 40),
            selected_day,
            today,
        )
    }

    fn row_of(view: &Viewport, selected_day: &str, today: &str) -> String {
        let (look, today): (_, Day) = (plain(), day(today));
        let selection = Selection {
            day: day(selected_day),
            labels: vec!["21 May 6/6".to_owned(), "21 May".to_owned()],
            item: None,
        };
        let cell = view.cell_of(today).unwrap();
        let labels = [
            selected(view, &selection, "▾", look.accent).unwrap(),
            Label::name_of(view, cell, "today", look.today),
        ];
        let area = Rect::new(0, 0, 40, 2);
        let mut buffer = Buffer::empty(area);
        draw(view, &look, labels, area, &mut buffer);
        cells::row(&buffer, 1)
    }

    #[test]
    fn today_is_named_beside_the_selection() {
        // Apart, and in the same column.
        assert_eq!(
            lower("2026-05-21", "2026-12-01"),
            "Jan      Apr  ▾21 May 6/6    today  Jan"
        );
        assert_eq!(
            lower("2026-05-21", "2026-05-21"),
            "Jan     today ▾21 May 6/6  Oct      Jan"
        );
        // Just behind it; but not where the selection would be a sign alone.
        assert_eq!(
            lower("2026-11-21", "2026-12-01"),
            "Jan      Apr      Jul 21 May 6/6▾  today"
        );
        assert_eq!(
            lower("2026-01-21", "2026-01-21"),
            "  ▾21 May 6/6     Jul      Oct      Jan"
        );
    }

    #[test]
    fn today_is_named_between_the_selection_and_a_seam() {
        let scale = Scale::split(Step::month(3), 2027, Step::year(4));
        let view = Viewport::new(scale, day("2026-01-01"), 45);
        assert_eq!(
            row_of(&view, "2026-10-21", "2026-11-01"),
            "Jan      Apr      Jul  today ▾21 May '27"
        );
        // But not across it.
        let stepped = [(2027, Step::year(4)), (2032, Step::year(4))];
        let view = Viewport::new(
            Scale::stepped(Step::month(3), &stepped),
            day("2026-07-01"),
            40,
        );
        assert_eq!(
            row_of(&view, "2027-01-21", "2027-03-01"),
            "Jul      Oct       ▾21 May 6/6 '30 '31"
        );
    }
}
