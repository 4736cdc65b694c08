//! The first picture: the last months of the story, then the years to the farthest promise; of a record that has
//! little to show in months, as many years as its story takes.

use crate::day::Day;

use super::scale::Scale;
use super::step::Step;
use super::unit::{Unit, month_number, month_start};
use super::viewport::Viewport;

/// What the first picture depends on.
///
/// ```text
///  2025              2026                                ┊years
///  Jul      Oct      Jan      Apr      Jul      Oct      ┊'27 '28 '29 '30
///  └── 18 months to the end of the newest year ─────────┘ └ to the farthest ┘
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Opening {
    /// The day from which there is a future.
    pub today: Day,
    /// The first day of the newest item begun by today; none where all lies ahead.
    pub newest: Option<Day>,
    /// The first day of the last few items begun by today, as [`Opening::few`] counts them; none where there is
    /// none.
    pub few: Option<Day>,
    /// The same for the items of a story, as [`Opening::story`] counts them.
    pub story: Option<Day>,
    /// The first day of the first item of all; none where there is none.
    pub first: Option<Day>,
    /// The farthest finite end of a window that still stands; none where there is none.
    pub farthest: Option<Day>,
    /// How many columns there are.
    pub width: u16,
}

/// How many months the story has, and how few of them are worth three columns each.
const MONTHS: u16 = 18;
const FEWEST_MONTHS: u16 = 9;

impl Opening {
    /// How many of `count` items begun by today the months must hold to be shown: three, or half of a small record.
    pub const fn few(count: usize) -> usize {
        if count / 2 < 3 { count / 2 } else { 3 }
    }

    /// How many are shown where they do not.
    pub const fn story(count: usize) -> usize {
        2 * Self::few(count)
    }

    /// The view: 18 calendar months to the end of the newest item's year at 6, 5, 4 or 3 columns, or as
    /// many as fit at 3; where not even 9 do, a column each. Then, where a window reaches beyond that
    /// year, a seam and the years to its end at 4, 2 or 1 columns, taking at most half of the columns.
    /// A record that lies ahead as a whole is shown from its first month on, without a seam; an empty
    /// one like one whose newest item begins today.
    ///
    /// Where the last few items begin before these months, all from the beginning of the story on at one step: a
    /// record of centuries has hardly anything in its last months.
    pub fn viewport(&self) -> Viewport {
        let view = self.months();
        let began = view.days().map(|(first, _)| first);
        match (self.few, self.story) {
            (Some(few), Some(story)) if began > Some(few) => self.all_from(story),
            _ => view,
        }
    }

    /// From a day to the end of the newest item's year, or to the farthest promise, which stands at the right.
    fn all_from(&self, story: Day) -> Viewport {
        let newest = Unit::Year.end_of(self.newest.unwrap_or(self.today));
        let end = self
            .farthest
            .map_or(newest, |farthest| farthest.max(newest));
        let view = Viewport::fit(story, end, self.width);
        let unit = i32::from(view.scale().step().columns());
        let spare = view.columns().end - view.scale().columns(end).end;
        view.panned(-(spare / unit * unit))
    }

    fn months(&self) -> Viewport {
        if let (None, Some(first)) = (self.newest, self.first) {
            let (step, _) = months_in(self.width);
            return Viewport::new(Scale::linear(step), first, self.width);
        }
        let newest = self.newest.unwrap_or(self.today);
        let year = newest.year() + 1;
        let beyond = self.farthest.filter(|day| day.year() >= year);
        let (scale, months) = if let Some(farthest) = beyond {
            let years = farthest.year() - year + 1;
            let (after, columns) = years_in(years, self.width / 2);
            let (before, months) = months_in(self.width.saturating_sub(columns + 1));
            (Scale::split(before, year, after), months)
        } else {
            let (step, months) = months_in(self.width);
            (Scale::linear(step), months)
        };
        let start = month_number(Unit::Year.end_of(newest)) + 1 - i32::from(months);
        Viewport::new(scale, month_start(start).unwrap_or(Day::MIN), self.width)
    }
}

/// The step for the months before the seam and how many of them there are.
fn months_in(columns: u16) -> (Step, u16) {
    for wide in [6, 5, 4, 3] {
        if u16::from(wide) * MONTHS <= columns {
            return (Step::month(wide), MONTHS);
        }
    }
    match columns / 3 {
        FEWEST_MONTHS.. => (Step::month(3), columns / 3),
        _ => (Step::MONTH_A_COLUMN, columns.clamp(1, MONTHS)),
    }
}

/// The step for the years after the seam and the columns they take of at most `columns`.
fn years_in(years: i32, columns: u16) -> (Step, u16) {
    let years = u16::try_from(years).unwrap_or(u16::MAX);
    for (wide, step) in [(4, Step::year(4)), (2, Step::year(2))] {
        if years.saturating_mul(wide) <= columns {
            return (step, years * wide);
        }
    }
    (Step::YEAR_A_COLUMN, years.min(columns))
}

#[cfg(test)]
mod tests {
    use super::super::viewport::Place;
    use super::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn opening(width: u16) -> Opening {
        Opening {
            today: day("2026-11-23"),
            newest: Some(day("2026-05-21")),
            few: Some(day("2026-05-20")),
            story: Some(day("2026-05-13")),
            first: Some(day("1950-07-14")),
            farthest: Some(day("2030-12-31")),
            width,
        }
    }

    /// First day, step before and after the seam, seam, the column after the farthest day, words.
    fn told(opening: &Opening) -> String {
        let view = opening.viewport();
        let seam: Vec<_> = view.seams().map(|seam| seam.to_string()).collect();
        let steps: Vec<_> = view.zones().map(|(zone, _)| zone.step.words()).collect();
        let end = opening
            .farthest
            .map_or(0, |day| view.cells_of(day, day).end);
        let words = view.words(Day::MIN, Day::MAX);
        let first = view.days().unwrap().0;
        format!(
            "{first} | {} | seam {} | end {end} | {words}",
            steps.join(", "),
            seam.join(" ")
        )
    }

    #[test]
    fn eighteen_months_then_the_years_to_the_farthest_promise() {
        assert_eq!(
            told(&opening(71)),
            "2025-07-01 | 3 columns a month, 4 columns a year | seam 54 | end 71 | 18 months, then years"
        );
        assert_eq!(
            told(&opening(125)),
            "2025-07-01 | 6 columns a month, 4 columns a year | seam 108 | end 125 | 18 months, then years"
        );
        assert_eq!(
            told(&opening(124)),
            "2025-07-01 | 5 columns a month, 4 columns a year | seam 90 | end 107 | 18 months, then years"
        );
    }

    #[test]
    fn today_stands_in_its_month() {
        let view = opening(71).viewport();
        // November is the 17th month: columns 48 to 50, the 23rd in its last third.
        assert_eq!(view.place(day("2026-11-23")), Place::At(50));
        assert_eq!(view.place(day("2026-05-20")), Place::At(31));
        assert_eq!(view.place(day("2025-06-30")), Place::Before);
        assert_eq!(view.place(day("2031-01-01")), Place::After);
    }

    #[test]
    fn as_many_months_as_fit_where_there_is_little_room() {
        assert_eq!(
            told(&opening(68)),
            "2025-08-01 | 3 columns a month, 4 columns a year | seam 51 | end 68 | 17 months, then years"
        );
        assert_eq!(
            told(&opening(65)),
            "2025-09-01 | 3 columns a month, 4 columns a year | seam 48 | end 65 | 16 months, then years"
        );
        assert_eq!(
            told(&opening(35)),
            "2025-07-01 | 1 month a column, 4 columns a year | seam 18 | end 35 | 18 months, then years"
        );
    }

    #[test]
    fn the_years_take_at_most_half() {
        let far = |year: i32| Opening {
            farthest: Day::from_ymd(year, 3, 1),
            ..opening(71)
        };
        // At most 35 columns: 8 years at 4, 17 at 2, 35 at 1, and the rest beyond the edge.
        assert_eq!(
            told(&far(2034)),
            "2026-01-01 | 3 columns a month, 4 columns a year | seam 36 | end 66 | 12 months, then years"
        );
        assert_eq!(
            told(&far(2035)),
            "2025-08-01 | 3 columns a month, 2 columns a year | seam 51 | end 69 | 17 months, then years"
        );
        let long = far(2100).viewport();
        assert_eq!(long.place(day("2100-03-01")), Place::After);
        assert_eq!(long.seams().collect::<Vec<_>>(), [33]);
    }

    #[test]
    fn no_seam_without_a_promise_beyond_the_year() {
        let this_year = Opening {
            farthest: Some(day("2026-12-31")),
            ..opening(71)
        };
        let none = Opening {
            farthest: None,
            ..opening(71)
        };
        assert_eq!(this_year.viewport(), none.viewport());
        assert_eq!(
            told(&none),
            "2025-07-01 | 3 columns a month | seam  | end 0 | 24 months"
        );
    }

    #[test]
    fn an_old_record_ends_with_the_year_of_its_newest_item() {
        let old = Opening {
            newest: Some(day("2014-10-23")),
            few: Some(day("2014-02-01")),
            story: Some(day("2013-08-15")),
            ..opening(71)
        };
        // 16 years at 4 columns are too many; at 2 they take 32.
        assert_eq!(
            told(&old),
            "2014-01-01 | 3 columns a month, 2 columns a year | seam 36 | end 69 | 12 months, then years"
        );
    }

    #[test]
    fn a_story_of_centuries_is_shown_in_years() {
        let novel = Opening {
            newest: Some(day("1848-01-01")),
            few: Some(day("1701-01-01")),
            story: Some(day("1666-09-03")),
            first: Some(day("-0412-01-01")),
            farthest: None,
            ..opening(71)
        };
        assert_eq!(
            told(&novel),
            "1500-01-01 | 2 columns a decade | seam  | end 0 | 355 years"
        );
        for width in 1..200 {
            let view = Opening { width, ..novel }.viewport();
            for day in [day("1666-09-03"), day("1848-12-31")] {
                assert!(view.cell_of(day).is_some(), "{width}: {day}");
            }
        }
        // A promise belongs to it, and the ruler is one.
        let promised = Opening {
            farthest: Some(day("1900-12-31")),
            ..novel
        };
        assert_eq!(
            told(&promised),
            "1550-01-01 | 2 columns a decade | seam  | end 71 | 355 years"
        );
        assert_eq!([0, 1, 2, 5, 6, 209].map(Opening::few), [0, 0, 1, 2, 3, 3]);
    }

    #[test]
    fn what_lies_ahead_begins_with_its_first_month() {
        let ahead = Opening {
            newest: None,
            few: None,
            story: None,
            first: Some(day("2027-03-09")),
            ..opening(71)
        };
        let view = ahead.viewport();
        assert_eq!(view.days().unwrap().0, day("2027-03-01"));
        assert_eq!(view.scale(), &Scale::linear(Step::month(3)));
        let empty = Opening {
            newest: None,
            few: None,
            story: None,
            first: None,
            farthest: None,
            ..opening(71)
        };
        assert_eq!(empty.viewport().days().unwrap().0, day("2025-07-01"));
    }

    #[test]
    fn no_width_is_too_small() {
        for width in 0..200 {
            let view = opening(width).viewport();
            assert_eq!(view.width(), width);
            let end = view.cell_of(day("2026-12-31"));
            assert_eq!(end.is_some(), width > 0, "{width}");
        }
    }
}
