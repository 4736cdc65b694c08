//! Where words find room beside bars and arcs.
//!
//! They stand beside what they belong to: words on the far side of other events' marks would be read as theirs. So
//! rather none than those; the axis tells to which time a bar or an arc points.

use std::ops::Range;

use ratatui::style::{Modifier, Style};

use super::Plot;
use super::canvas::Canvas;
use crate::timeline::cells::columns;
use crate::timeline::item::{Row, Ways};
use crate::timeline::viewport::Viewport;

/// How many columns words may stand left of their own, and how far from a seam beyond which they stand.
pub(super) const NEAR: u16 = 4;

/// The bars of a row that looks ahead.
pub(super) struct Ahead {
    /// Today's column.
    pub today: Option<u16>,
    /// The first column of the first bar; after today where there is none.
    pub start: u16,
    /// The column after the last bar; after today where there is none.
    pub end: u16,
    /// The line of the only bar.
    pub line: Line,
    /// Whether a window lies beyond the right edge.
    pub beyond: bool,
}

/// The columns between the ends of a bar.
#[derive(Default)]
pub(super) struct Line {
    /// Those in which nothing but the line is drawn.
    pub own: Vec<u16>,
    /// Those and the seams across it.
    pub over: Vec<u16>,
}

impl Line {
    /// The line of a bar, given the columns that were taken before it was drawn.
    pub fn of(bar: &Range<u16>, taken: &[bool], viewport: &Viewport) -> Self {
        let free = |cell: &u16| taken.get(usize::from(*cell)) == Some(&false);
        let seams: Vec<u16> = viewport.seams().collect();
        let first = bar.start.saturating_add(1);
        let within = first..bar.end.saturating_sub(1).max(first);
        Self {
            own: within.clone().filter(free).collect(),
            over: within.filter(|c| free(c) || seams.contains(c)).collect(),
        }
    }
}

impl Plot<'_> {
    /// The words of a row just before today, so that those of all rows make one column; behind the last bar where
    /// there is no room before it; where no way to write them fits in either place, wherever else there is room
    /// beside the bars, and at last across a seam in the bar.
    pub(super) fn words_ahead(&self, row: &Row, ahead: &Ahead, canvas: &mut Canvas<'_>) {
        let before = |words: &str| self.before_today(words, ahead.today, canvas);
        let behind = |words: &str| self.free(ahead.end + 1, columns(words), canvas);
        let between = |words: &str| {
            let n = columns(words);
            let after_today = self.free(ahead.today? + 2, n, canvas);
            let before_bar = || {
                let at = ahead.start.checked_sub(n + 1)?;
                self.free(at, n, canvas)
                    .filter(|&at| Some(at) > ahead.today)
            };
            after_today.or_else(before_bar)
        };
        let first = |words: &str| before(words).or_else(|| behind(words));
        let last = |words: &str| {
            let at = between(words).or_else(|| in_line(words, &ahead.line.own));
            at.or_else(|| self.past_seam(words, ahead.end, u16::MAX, canvas))
        };
        let over = |words: &str| in_line(words, &ahead.line.over);
        let told = |words: &str| -> String {
            let sign = self.look.sign("›", ">");
            let beyond = ahead.beyond.then(|| format!(" {sign}"));
            format!("{words}{}", beyond.unwrap_or_default())
        };
        let Some((at, words)) = placed(&row.ways, told, [&first, &last], &over) else {
            return;
        };
        let mut style = self.look.tone(row.tone).add_modifier(Modifier::BOLD);
        let selected = row.windows.iter().any(|window| window.selected);
        if selected && ahead.line.over.contains(&at) {
            style = self.look.selected;
        }
        write(at, &words, style, [&ahead.line], canvas);
    }

    /// To end one column before today; where a mark stands in the way, further left, but not so far that nobody
    /// sees words and bar together. They may cover a seam there, which the rows above and below show.
    fn before_today(&self, words: &str, today: Option<u16>, canvas: &Canvas<'_>) -> Option<u16> {
        let n = columns(words);
        let stop = today.map_or(self.viewport.width(), |cell| cell.saturating_sub(1));
        let seams: Vec<u16> = self.viewport.seams().collect();
        let before = |at: u16| {
            self.around(at, n).all(|cell| {
                canvas.is_free(cell..cell + 1) || (cell < stop && seams.contains(&cell))
            })
        };
        (0..NEAR)
            .filter_map(|back| stop.checked_sub(n.saturating_add(back)))
            .find(|&at| at > 0 && before(at))
    }

    /// Behind the seam after a column where nothing is, so many columns at most from there, with a blank between
    /// where there is room for one.
    pub(super) fn past_seam(
        &self,
        words: &str,
        from: u16,
        near: u16,
        canvas: &Canvas<'_>,
    ) -> Option<u16> {
        let seam = self.viewport.seams().find(|&seam| seam >= from)?;
        if seam - from > near || !canvas.is_free(from..seam) {
            return None;
        }
        let (n, width) = (columns(words), self.viewport.width());
        let end = |at: u16| at.saturating_add(n);
        // A mark between seam and words would take them for its own.
        let free = |at: u16| canvas.is_free(seam + 1..end(at).saturating_add(1).min(width));
        [seam + 2, seam + 1]
            .into_iter()
            .find(|&at| end(at) <= width && free(at))
    }

    /// To end before the seam that is near before a column.
    pub(super) fn before_seam(&self, words: &str, to: u16, canvas: &Canvas<'_>) -> Option<u16> {
        let seam = self.viewport.seams().filter(|&seam| seam < to).last()?;
        if to - seam > NEAR || !canvas.is_free(seam + 1..to) {
            return None;
        }
        let n = columns(words);
        [n + 1, n]
            .into_iter()
            .filter_map(|back| seam.checked_sub(back))
            .find(|&at| canvas.is_free(at.saturating_sub(1)..seam))
    }

    /// The column, if so many from it on are in sight and free, and one on either side.
    pub(super) fn free(&self, at: u16, n: u16, canvas: &Canvas<'_>) -> Option<u16> {
        (at.saturating_add(n) <= self.viewport.width() && canvas.is_free(self.around(at, n)))
            .then_some(at)
    }

    /// So many columns from one on, and one on either side.
    pub(super) fn around(&self, at: u16, n: u16) -> Range<u16> {
        at.saturating_sub(1)
            ..at.saturating_add(n)
                .saturating_add(1)
                .min(self.viewport.width())
    }
}

/// Where words stand in one of the places for them, if they fit there.
type Place<'p> = &'p dyn Fn(&str) -> Option<u16>;

/// A way to say it and where it fits: words in one of the places, else signs there, else either of them across a
/// seam.
pub(super) fn placed(
    ways: &Ways,
    told: impl Fn(&str) -> String,
    places: [Place<'_>; 2],
    over: Place<'_>,
) -> Option<(u16, String)> {
    let words: Vec<String> = ways.words.iter().map(|words| told(words)).collect();
    let signs: Vec<String> = ways.signs.iter().map(|signs| told(signs)).collect();
    let [first, last] = places;
    let tries = [
        (&words, first),
        (&words, last),
        (&signs, first),
        (&signs, last),
        (&words, over),
        (&signs, over),
    ];
    tries.into_iter().find_map(|(said, place)| {
        let mut found = said.iter().filter_map(|said| Some((place(said)?, said)));
        found.next().map(|(at, said)| (at, said.clone()))
    })
}

/// Writes words, with blanks beside them where they interrupt a line.
pub(super) fn write<'l>(
    at: u16,
    words: &str,
    style: Style,
    lines: impl IntoIterator<Item = &'l Line>,
    canvas: &mut Canvas<'_>,
) {
    for line in lines {
        for side in [at.saturating_sub(1), at.saturating_add(columns(words))] {
            if line.over.contains(&side) {
                canvas.put(side, " ", style);
            }
        }
    }
    canvas.words(at, words, style);
}

/// Where words find room in a line, with a blank on either side, and after one column of the line where one can be
/// spared: it is seen to go on through them.
pub(super) fn in_line(words: &str, line: &[u16]) -> Option<u16> {
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
    use super::super::tests::standing;
    use super::*;
    use crate::day::{Day, End, Extent, Shape};
    use crate::timeline::item::Item;
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
        drawn_with(extents, words, signs, &[])
    }

    /// The same with marks on more days.
    fn drawn_with(
        extents: &[Extent],
        words: &[&str],
        signs: Option<&str>,
        more: &[&str],
    ) -> String {
        let scale = Scale::split(Step::month(3), 2027, Step::year(4));
        let viewport = Viewport::new(scale, day("2026-01-01"), 53);
        let month = |month| Item::new(Extent::day(day(&format!("2026-0{month}-01"))));
        let row = Row {
            lane: Some(0),
            windows: extents.iter().copied().map(standing).collect(),
            ways: Ways {
                words: words.iter().map(|&words| words.to_owned()).collect(),
                signs: signs.map(str::to_owned),
            },
            ..Row::default()
        };
        let more = more.iter().map(|text| Item::new(Extent::day(day(text))));
        let items = (1..=5).map(month).chain(more).collect();
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
    }

    #[test]
    fn words_past_a_seam_stand_at_no_mark() {
        let bar = [within("2026-12-15", "2026-12-15")];
        let told = |more: &[&str]| drawn_with(&bar, &["15 Dec 2026"], None, more);
        let november = ["2026-06-20", "2026-08-01", "2026-10-01", "2026-11-20"];
        assert_eq!(
            told(&november),
            "▫  ▫  ▫  ▫  ▫ ╎▫     ▫     ▫  ▫   ┃ ┊ 15 Dec 2026"
        );
        let and_2027 = [&november[..], &["2027-03-01"]].concat();
        assert_eq!(told(&and_2027), "▫  ▫  ▫  ▫  ▫ ╎▫     ▫     ▫  ▫   ┃ ┊▫");
    }

    #[test]
    fn words_in_a_bar_cover_a_seam_rather_than_stand_nowhere() {
        let (bar, words) = ([by("2030-12-31")], ["before the end of 2030"]);
        assert_eq!(
            drawn(&bar, &words, None),
            "▫  ▫  ▫  ▫  ▫ ╎◂─ before the end of 2030 ───────────┤"
        );
    }

    #[test]
    fn no_words_stand_beyond_marks_of_others() {
        let years = [2028, 2029].map(|y| within(&format!("{y}-01-01"), &format!("{y}-12-31")));
        assert_eq!(
            drawn(&years, &["in the one year or the other"], None),
            "▫  ▫  ▫  ▫  ▫ ╎                     ┊    ├──┤├──┤"
        );
        // A single mark may stand between them and today.
        assert_eq!(
            drawn(&years, &["2028"], None),
            "▫  ▫  ▫  ▫  ▫ ╎ 2028                ┊    ├──┤├──┤"
        );
    }
}
