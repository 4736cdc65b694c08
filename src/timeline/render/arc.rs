//! What was proposed as arcs: from the days it was said to the day promised, with the words beside it.

use ratatui::style::{Modifier, Style};

use super::Plot;
use super::canvas::Canvas;
use super::words::{self, Line, NEAR};
use crate::day::End;
use crate::timeline::cells::columns;
use crate::timeline::item::{Row, Standing, Window};
use crate::timeline::viewport::Place;

/// An arc with the bar at its end.
struct Arc {
    /// The first column.
    from: u16,
    /// The last column.
    end: u16,
    /// The dashes of the arc and the line of the bar.
    lines: [Line; 2],
}

impl Plot<'_> {
    /// `∙` each day it was said, dashes to the date, then the words; before the first dot where there is
    /// no room behind.
    pub(super) fn arcs(&self, row: &Row, canvas: &mut Canvas<'_>) {
        for window in &row.windows {
            self.arc(window, canvas);
        }
    }

    fn arc(&self, window: &Window, canvas: &mut Canvas<'_>) {
        let width = self.viewport.width();
        let mut style = self.look.tone(window.tone);
        if window.standing == Standing::Superseded {
            style = style.add_modifier(Modifier::DIM);
        }
        let Some(&first_said) = window.said.first() else {
            return;
        };
        let from = match self.viewport.place(first_said) {
            Place::Before => 0,
            Place::At(cell) => cell,
            Place::After => return,
        };
        let promised = window.extent.first_day();
        let to = match self.viewport.place(promised) {
            Place::Before => return,
            Place::At(cell) => cell,
            Place::After => width,
        };
        let dashed = if window.selected || window.linked {
            self.look.accent
        } else {
            style.add_modifier(Modifier::DIM)
        };
        for cell in self.said(window) {
            canvas.put_free(
                cell,
                self.look.sign("∙", "."),
                style.add_modifier(Modifier::BOLD),
            );
        }
        let empty = canvas.taken.clone();
        for cell in from..to.min(width) {
            canvas.put_free(cell, self.look.sign("╌", "~"), dashed);
        }
        let mut bar = None;
        let end = if to >= width {
            let edge = width.saturating_sub(1);
            canvas.put(edge, self.look.sign("›", ">"), style);
            edge
        } else if window.extent.start == End::Day {
            // Where it was said in its first column it begins beside the dot.
            bar = self.window(window, (from + 1).max(to), true, canvas);
            bar.as_ref().map_or(to, |bar| bar.end - 1)
        } else {
            canvas.put(to, self.look.sign("┤", "]"), style);
            to
        };
        let arc = Arc {
            from,
            end,
            lines: [
                Line::of(&(from..to.min(end) + 1), &empty, self.viewport),
                bar.map_or_else(Line::default, |bar| Line::of(&bar, &empty, self.viewport)),
            ],
        };
        self.words_of_arc(window, &arc, style.add_modifier(Modifier::BOLD), canvas);
    }

    /// The words of an arc behind it or before it; else beyond a seam that is near or across it, or in the arc
    /// and its bar.
    fn words_of_arc(&self, window: &Window, arc: &Arc, style: Style, canvas: &mut Canvas<'_>) {
        let seams: Vec<u16> = self.viewport.seams().collect();
        let start = |words: &str| arc.from.checked_sub(columns(words) + 1);
        let first = |words: &str| {
            let behind = self.free(arc.end + 2, columns(words), canvas);
            behind.or_else(|| self.free(start(words)?, columns(words), canvas))
        };
        let across = |at: u16, words: &str| {
            let n = columns(words);
            let clear = |c: u16| canvas.is_free(c..c + 1) || seams.contains(&c);
            let room = at.saturating_add(n) <= self.viewport.width();
            (room && self.around(at, n).all(clear)).then_some(at)
        };
        let last = |words: &str| {
            let at = self.past_seam(words, arc.end + 1, NEAR, canvas);
            let at = at.or_else(|| self.before_seam(words, arc.from, canvas));
            let at = at.or_else(|| across(arc.end + 2, words));
            let at = at.or_else(|| across(start(words)?, words));
            let mut lines = arc.lines.iter();
            at.or_else(|| lines.find_map(|line| words::in_line(words, &line.own)))
        };
        let over = |words: &str| {
            let mut lines = arc.lines.iter();
            lines.find_map(|line| words::in_line(words, &line.over))
        };
        let told = |words: &str| {
            let missed = match window.standing {
                Standing::Lapsed => self.look.sign(" ✗", " X"),
                _ => "",
            };
            format!("{words}{missed}")
        };
        if let Some((at, words)) = words::placed(&window.ways, told, [&first, &last], &over) {
            words::write(at, &words, style, &arc.lines, canvas);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::tests::{drawn, standing};
    use super::*;
    use crate::day::{Day, Extent, Shape};
    use crate::timeline::item::{Drawing, Ways};
    use crate::timeline::scale::Scale;
    use crate::timeline::step::Step;
    use crate::timeline::viewport::Viewport;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    /// An arc in years before 2010, months of it and years again, with words of falling length.
    fn arc(said: &[&str], promised: (&str, &str), words: &[&str]) -> String {
        arc_on("2018-06-01", said, promised, words)
    }

    /// The same on another day.
    fn arc_on(today: &str, said: &[&str], promised: (&str, &str), words: &[&str]) -> String {
        let scale = Scale::stepped(
            Step::year(2),
            &[(2010, Step::month(1)), (2012, Step::year(2))],
        );
        let viewport = Viewport::new(scale, day("2000-01-01"), 58);
        let said: Vec<Day> = said.iter().map(|said| day(said)).collect();
        let window = Window {
            ways: Ways {
                words: words.iter().map(|&words| words.to_owned()).collect(),
                signs: None,
            },
            said: Arc::from(said),
            standing: Standing::Lapsed,
            ..standing(Extent::new(day(promised.0), day(promised.1), Shape::Within))
        };
        let row = Row {
            windows: vec![window],
            drawing: Drawing::Arc,
            ..Row::default()
        };
        drawn(row, Vec::new(), &viewport, day(today))
    }

    #[test]
    fn words_stand_behind_an_arc_or_before_it() {
        let years = ("2003-01-01", "2004-12-31");
        assert_eq!(
            arc(&["2001-01-01"], years, &["2003–2004"]),
            "  ∙╌╌╌├──┤ 2003–2004 ✗                       ╱"
        );
        let years = ("2008-01-01", "2009-12-31");
        assert_eq!(
            arc(&["2007-01-01"], years, &["2008–2009"]),
            "  2008–2009 ✗ ∙╌├──┤╱                        ╱"
        );
    }

    #[test]
    fn todays_line_is_not_drawn_beside_words() {
        let year = ("2012-01-01", "2012-12-31");
        assert_eq!(
            arc_on("2013-01-15", &["2011-06-01"], year, &["2012"]),
            "                    ╱                 ∙╌╌╌╌╌╌╱├┤ 2012 ✗"
        );
    }

    #[test]
    fn words_stand_beyond_a_seam_that_is_near() {
        let years = ("2006-01-01", "2007-12-31");
        assert_eq!(
            arc(&["2004-01-01"], years, &["2006–2007"]),
            "        ∙╌╌╌├──┤    ╱ 2006–2007 ✗            ╱"
        );
        let months = ("2010-11-01", "2011-10-31");
        assert_eq!(
            arc(&["2010-02-01"], months, &["Nov 2010–Oct 2011"]),
            "Nov 2010–Oct 2011 ✗ ╱ ∙╌╌╌╌╌╌╌╌├──────────┤  ╱"
        );
    }

    #[test]
    fn words_stand_across_a_seam_or_in_the_arc_rather_than_nowhere() {
        let months = ("2011-01-01", "2011-08-31");
        assert_eq!(
            arc(&["2010-08-01"], months, &["Jan–Aug 2011"]),
            "                    ╱       ∙╌╌╌╌├──────┤ Jan–Aug 2011 ✗"
        );
        let years = ("2018-01-01", "2021-12-31");
        assert_eq!(
            arc(&["2000-01-01"], years, &["2018–2021"]),
            "∙╌ 2018–2021 ✗ ╌╌╌╌╌╱╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╱╌╌╌╌╌╌╌╌╌╌╌›"
        );
    }

    #[test]
    fn shorter_words_stand_beside_an_arc_rather_than_longer_ones_in_it() {
        let (words, months) = (["Jan–Mar 2011", "2011"], ("2011-01-01", "2011-03-31"));
        assert_eq!(
            arc(&["2000-01-01"], months, &words),
            "∙╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╱╌╌╌╌╌╌╌╌╌╌╌╌├─┤ 2011 ✗  ╱"
        );
    }
}
