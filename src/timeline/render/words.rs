//! Where the words of a row find room beside the bars of its windows.

use std::borrow::Cow;
use std::ops::Range;

use ratatui::style::Modifier;

use super::Plot;
use super::canvas::Canvas;
use crate::timeline::cells::columns;
use crate::timeline::item::Row;

/// How many columns the words of a proposal may stand left of their own, and how many where they find no room
/// anywhere else: then marks may stand between them and today.
const NEAR: u16 = 4;
const FAR: u16 = 16;

/// The bars beside which words are to stand.
pub(super) struct Beside {
    /// Today's column.
    pub today: Option<u16>,
    /// The column after the last bar; after today where there is none.
    pub end: u16,
    /// The columns between the ends of the only bar in which nothing else is drawn.
    pub line: Vec<u16>,
    /// Whether a window lies beyond the right edge.
    pub beyond: bool,
}

impl Plot<'_> {
    /// The words of a row just before today, so that those of all rows make one column; behind the last bar where
    /// there is no room before it; where no way to write them fits in either place, wherever else there is room
    /// beside the bars, and at last further left.
    pub(super) fn words<'a>(&self, row: &'a Row, beside: &Beside, canvas: &mut Canvas<'_>) {
        let told = |words: &'a str| -> Cow<'a, str> {
            if beside.beyond {
                format!("{words} {}", self.look.sign("›", ">")).into()
            } else {
                words.into()
            }
        };
        let first = |words: &'a str| {
            let words = told(words);
            let at = self.before_today(&words, beside, NEAR, canvas);
            let at = at.or_else(|| self.free(beside.end + 1, columns(&words), canvas));
            at.map(|at| (at, words))
        };
        let last = |words: &'a str| {
            let words = told(words);
            let at = self.between(&words, beside, canvas);
            let at = at.or_else(|| in_line(&words, &beside.line));
            let at = at.or_else(|| self.past_seam(&words, beside, canvas));
            at.map(|at| (at, words))
        };
        let ways = || row.words.iter().map(String::as_str);
        let far = |words: &'a str| {
            let words = told(words);
            let at = self.before_today(&words, beside, FAR, canvas);
            at.map(|at| (at, words))
        };
        let found = ways().find_map(first).or_else(|| ways().find_map(last));
        let signs = || row.signs.as_deref();
        let found = found.or_else(|| signs().and_then(first).or_else(|| signs().and_then(last)));
        let found = found.or_else(|| ways().chain(signs()).find_map(far));
        let Some((at, words)) = found else {
            return;
        };
        let mut style = self.look.tone(row.tone).add_modifier(Modifier::BOLD);
        if beside.line.contains(&at) {
            if row.windows.iter().any(|window| window.selected) {
                style = self.look.selected;
            }
            for side in [at.saturating_sub(1), at.saturating_add(columns(&words))] {
                canvas.put(side, " ", style);
            }
        }
        canvas.words(at, &words, style);
    }

    /// To end one column before today; where a mark stands in the way, further left, but not so far that nobody
    /// sees words and bar together. They may cover a seam there, which the rows above and below show.
    fn before_today(
        &self,
        words: &str,
        beside: &Beside,
        wander: u16,
        canvas: &Canvas<'_>,
    ) -> Option<u16> {
        let n = columns(words);
        let stop = beside
            .today
            .map_or(self.viewport.width(), |cell| cell.saturating_sub(1));
        let seams: Vec<u16> = self.viewport.seams().collect();
        let before = |at: u16| {
            self.around(at, n).all(|cell| {
                canvas.is_free(cell..cell + 1) || (cell < stop && seams.contains(&cell))
            })
        };
        (0..wander)
            .filter_map(|back| stop.checked_sub(n.saturating_add(back)))
            .find(|&at| at > 0 && before(at))
    }

    /// Between today and the first bar.
    fn between(&self, words: &str, beside: &Beside, canvas: &Canvas<'_>) -> Option<u16> {
        self.free(beside.today? + 2, columns(words), canvas)
    }

    /// Behind the seam after the last bar, with a blank between where there is room for one.
    fn past_seam(&self, words: &str, beside: &Beside, canvas: &Canvas<'_>) -> Option<u16> {
        let seam = self.viewport.seams().find(|&seam| seam >= beside.end)?;
        let (n, width) = (columns(words), self.viewport.width());
        let end = |at: u16| at.saturating_add(n);
        let free = |at: u16| canvas.is_free(at..end(at).saturating_add(1).min(width));
        [seam + 2, seam + 1]
            .into_iter()
            .find(|&at| end(at) <= width && free(at))
    }

    /// The column, if so many from it on are in sight and free, and one on either side.
    fn free(&self, at: u16, n: u16, canvas: &Canvas<'_>) -> Option<u16> {
        (at.saturating_add(n) <= self.viewport.width() && canvas.is_free(self.around(at, n)))
            .then_some(at)
    }

    /// So many columns from one on, and one on either side.
    fn around(&self, at: u16, n: u16) -> Range<u16> {
        at.saturating_sub(1)
            ..at.saturating_add(n)
                .saturating_add(1)
                .min(self.viewport.width())
    }
}

/// Where words find room in a bar's line, with a blank on either side, and after one column of the line where
/// one can be spared: it is seen to go on through them.
fn in_line(words: &str, line: &[u16]) -> Option<u16> {
    let n = usize::from(columns(words)) + 2;
    let runs = || line.chunk_by(|a, b| a + 1 == *b);
    let spared = runs().find(|run| run.len() >= n + 2);
    let at = |run: &[u16], skip: usize| run.get(skip).map(|cell| cell + 1);
    match spared {
        Some(run) => at(run, 1),
        None => at(runs().find(|run| run.len() >= n)?, 0),
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::day::{Day, End, Extent, Shape};
    use crate::timeline::item::{Item, Standing, Window};
    use crate::timeline::scale::Scale;
    use crate::timeline::step::Step;
    use crate::timeline::viewport::Viewport;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn within(first: &str, last: &str) -> Extent {
        Extent::new(day(first), day(last), Shape::Within)
    }

    fn by(last: &str) -> Extent {
        Extent {
            start: End::Open,
            earliest: Day::MIN,
            ..within(last, last)
        }
    }

    /// 2026 by the month and the years to 2030, on 21 May 2026, with marks up to that day.
    fn drawn(extents: &[Extent], words: &[&str], signs: Option<&str>) -> String {
        let scale = Scale::split(Step::month(3), 2027, Step::year(4));
        let viewport = Viewport::new(scale, day("2026-01-01"), 53);
        let month = |month| Item::new(Extent::day(day(&format!("2026-0{month}-01"))));
        let window = |&extent: &Extent| Window {
            id: 0,
            extent,
            tone: 0,
            words: String::new(),
            said: Arc::new([]),
            reported: false,
            standing: Standing::Standing,
            selected: false,
            linked: false,
        };
        let row = Row {
            lane: Some(0),
            windows: extents.iter().map(window).collect(),
            words: words.iter().map(|&words| words.to_owned()).collect(),
            signs: signs.map(str::to_owned),
            ..Row::default()
        };
        let items = (1..=5).map(month).collect();
        super::super::tests::drawn(row, items, &viewport, day("2026-05-21"))
    }

    #[test]
    fn words_find_room_in_the_line_of_their_bar() {
        assert_eq!(
            drawn(&[by("2030-12-31")], &["by 2030 ×7", "by 2030"], None),
            "▫  ▫  ▫  ▫  ▫ ╎◂─ by 2030 ×7 ───────┊───────────────┤"
        );
        // Where the line is short, all of it is given.
        assert_eq!(
            drawn(&[by("2026-10-31")], &["by October"], None),
            "▫  ▫  ▫  ▫  ▫ ╎◂ by October ─┤      ┊"
        );
    }

    #[test]
    fn words_stand_at_a_seam_rather_than_nowhere() {
        let months = [by("2026-10-31"), within("2026-11-01", "2026-12-31")];
        assert_eq!(
            drawn(&months, &["by Oct, Nov–Dec "], None),
            "▫  ▫  ▫  ▫  ▫ ╎◂─────────────┤├────┤┊by Oct, Nov–Dec"
        );
    }

    #[test]
    fn words_of_several_bars_find_room_before_them_or_past_a_seam() {
        let years = [2027, 2028].map(|y| within(&format!("{y}-01-01"), &format!("{y}-12-31")));
        assert_eq!(
            drawn(&years, &["2027, 2028"], None),
            "▫  ▫  ▫  ▫  ▫ ╎ 2027, 2028          ┊├──┤├──┤"
        );
        let months = [by("2026-10-31"), within("2026-11-01", "2026-12-31")];
        assert_eq!(
            drawn(&months, &["Oct, Nov–Dec"], None),
            "▫  ▫  ▫  ▫  ▫ ╎◂─────────────┤├────┤┊ Oct, Nov–Dec"
        );
    }

    #[test]
    fn signs_stand_for_words_that_find_no_room() {
        let (bar, words) = ([by("2030-12-31")], ["before the end of 2030"]);
        assert_eq!(
            drawn(&bar, &words, Some("≤2030")),
            "▫  ▫  ▫  ▫  ▫ ╎◂─ ≤2030 ────────────┊───────────────┤"
        );
        assert_eq!(
            drawn(&bar, &words, None),
            "▫  ▫  ▫  ▫  ▫ ╎◂────────────────────┊───────────────┤"
        );
    }
}
