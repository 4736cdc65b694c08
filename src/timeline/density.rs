//! Zones by density: full years are drawn wide and empty ones narrow, on one axis.
//!
//! ```text
//!  5 years a column      ╱1 year a column          ╱1 month a column        ╱1 year
//!  1950  1970  1990       '06   '12   '18   '24     2025  Jul   2026  Jul    '27 '29
//! ```

use std::ops::Range;

use crate::day::Day;

use super::index::Index;
use super::scale::Scale;
use super::step::Step;

/// How much a year counts beside the items in it: with 0 an empty stretch would have no room, with
/// much more the scale would be linear.
const YEARS: f64 = 0.5;

/// What one zone more must gain: seams cost the eye more than they cost columns.
const SEAM: f64 = 0.05;

/// What zones must gain over one step for all, beside what their seams cost.
const GAIN: f64 = 0.1;

/// A zone is at least so wide that its axis can say its scale.
const NARROWEST: i32 = 6;

/// Among so many parts of the record, of equal weight, the zones are looked for.
const PARTS: i32 = 10;

/// The most zones that a scale has.
const ZONES: usize = 4;

/// The scale of at most four zones on which `first` to `last` fit into `width` columns and on which the
/// items have the most room: the sum of the logarithms of the width of each item's year is the
/// greatest. None where one step for all does as well, or nothing fits.
///
/// A zone begins at a New Year, and its columns hold whole months or years from there.
///
/// ```
/// # use opcon_tui::day::{Day, Extent};
/// # use opcon_tui::timeline::{Index, Item, density};
/// let day = |year, month| Day::from_ymd(year, month, 1).unwrap();
/// // A day every ten years, then one every month.
/// let history = (1900..2020).step_by(10).map(|year| day(year, 6));
/// let now = (1..=12).map(|month| day(2024, month));
/// let items = history.chain(now).map(|day| Item::new(Extent::day(day)));
/// let index = Index::new(items.collect());
///
/// let scale = density::stepped(&index, day(1900, 6), day(2024, 12), 60).unwrap();
/// let words: Vec<_> = scale.zones().map(|zone| zone.step.words()).collect();
/// assert_eq!(words, ["5 years a column", "2 years a column", "1 month a column"]);
/// ```
pub fn stepped(index: &Index, first: Day, last: Day, width: u16) -> Option<Scale> {
    let record = Stretch { index, first, last };
    let width = usize::from(width);
    let cuts = record.cuts();
    let mut offers: Vec<(usize, usize, Offer)> = Vec::new();
    for (from, &start) in cuts.iter().enumerate() {
        for (to, &end) in cuts.iter().enumerate().skip(from + 1) {
            let fitting = record.zones(start..end).filter(|z| z.columns <= width);
            offers.extend(fitting.map(|zone| (from, to, zone)));
        }
    }
    // The best way to reach each cut in so many columns, with one zone more in each round.
    let nothing = || vec![vec![None; width + 1]; cuts.len()];
    let mut reached = nothing();
    *reached.first_mut()?.first_mut()? = Some(Path::default());
    let mut bests: Vec<Option<Path>> = Vec::new();
    for _ in 0..ZONES {
        let mut further = nothing();
        for (from, to, zone) in &offers {
            if let (Some(ways), Some(ends)) = (reached.get(*from), further.get_mut(*to)) {
                zone.extend(ways, ends);
            }
        }
        let whole = further.last().into_iter().flatten().flatten();
        bests.push(whole.copied().max_by(Path::by_value));
        reached = further;
    }
    let linear = bests.first().copied().flatten();
    let best = bests.into_iter().flatten().max_by(Path::by_value)?;
    let gains = linear.is_none_or(|linear| best.value - linear.value > GAIN);
    gains.then(|| best.scale()).flatten()
}

/// The days to be shown.
struct Stretch<'a> {
    index: &'a Index,
    first: Day,
    last: Day,
}

/// A zone that could be: its first year and its step, what it takes and what it gives.
#[derive(Clone, Copy, Debug)]
struct Offer {
    year: i32,
    step: Step,
    columns: usize,
    value: f64,
}

/// Zones one after the other, and what they give.
#[derive(Clone, Copy, Debug, Default)]
struct Path {
    zones: [Option<(i32, Step)>; ZONES],
    value: f64,
}

impl Stretch<'_> {
    /// The years from whose New Year a zone may begin, and the year after the last: where the record
    /// falls into parts of equal weight, and round years before those.
    fn cuts(&self) -> Vec<i32> {
        let (first, end) = (self.first.year(), self.last.year() + 1);
        let mut cuts = vec![first, end];
        for part in 1..PARTS {
            // The first year by whose New Year so many parts are over.
            let (mut low, mut high) = (first, end);
            while low < high {
                let middle = low + (high - low) / 2;
                if self.weight(first..middle) * f64::from(PARTS) < f64::from(part) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            for round in [1, 5, 10] {
                cuts.push(low.div_euclid(round) * round);
            }
        }
        cuts.push(self.last.year());
        cuts.retain(|year| (first..=end).contains(year));
        cuts.sort_unstable();
        cuts.dedup();
        cuts
    }

    /// The share of some years in the record: of its items and of its years.
    fn weight(&self, years: Range<i32>) -> f64 {
        let begun = |years: Range<i32>| {
            let from = new_year(years.start);
            let count = self.index.begun(from, new_year(years.end).plus_days(-1));
            f64::from(u32::try_from(count.len()).unwrap_or(u32::MAX))
        };
        let all = self.first.year()..self.last.year() + 1;
        let length = |years: &Range<i32>| f64::from(years.end - years.start);
        let share = if years.is_empty() {
            0.0
        } else {
            begun(years.clone()) / begun(all.clone()).max(1.0)
        };
        (share + YEARS * length(&years) / length(&all).max(1.0)) / (1.0 + YEARS)
    }

    /// The zones that some years can be, one for each step whose columns begin and end with them.
    fn zones(&self, years: Range<i32>) -> impl Iterator<Item = Offer> {
        let weight = self.weight(years.clone());
        let ends = years.end > self.last.year();
        let begins = years.start == self.first.year();
        let from = if begins {
            self.first
        } else {
            new_year(years.start)
        };
        let to = if ends {
            self.last
        } else {
            new_year(years.end).plus_days(-1)
        };
        let length = f64::from((years.end - years.start).max(1));
        let fits = move |step: &Step| {
            step.months().is_none_or(|months| {
                let even = |year: i32| (year * 12).rem_euclid(i32::from(months)) == 0;
                (begins || even(years.start)) && (ends || even(years.end))
            })
        };
        steps().filter(fits).filter_map(move |step| {
            let columns = step.raw(to) + step.columns_a_day() - step.raw(from);
            let columns = if begins {
                columns + step.raw(from).rem_euclid(step.columns().into())
            } else {
                columns
            };
            (columns >= NARROWEST).then(|| Offer {
                year: from.year(),
                step,
                columns: usize::try_from(columns).unwrap_or(usize::MAX),
                value: weight * (f64::from(columns) / length).ln() - SEAM,
            })
        })
    }
}

/// The steps of zones: what can be said in whole months or years a column, or columns a month.
fn steps() -> impl Iterator<Item = Step> {
    let coarse = Step::COARSE.into_iter().filter_map(Step::per_column);
    let ladder = Step::LADDER.into_iter().filter(|step| {
        let longest = Step::per_column(120);
        step.months().is_none() && step.columns_a_day() == 1 && *step != Step::DAY_A_COLUMN
            || longest.is_some_and(|longest| longest.is_finer_than(*step))
    });
    ladder.chain(coarse)
}

fn new_year(year: i32) -> Day {
    Day::from_ymd(year, 1, 1).unwrap_or(if year < 0 { Day::MIN } else { Day::MAX })
}

impl Offer {
    /// Puts the zone after each of the `ways` to its first year, where it betters one of the `ends`.
    fn extend(&self, ways: &[Option<Path>], ends: &mut [Option<Path>]) {
        for (taken, way) in ways.iter().enumerate() {
            let Some(way) = way else { continue };
            let seam = usize::from(taken > 0);
            let Some(end) = ends.get_mut(taken + seam + self.columns) else {
                return;
            };
            let value = way.value + self.value;
            if end.is_none_or(|end| end.value < value)
                && let Some(path) = way.with(self)
            {
                *end = Some(path);
            }
        }
    }
}

impl Path {
    /// The path with one zone more; none where that has the step of the one before.
    fn with(mut self, offer: &Offer) -> Option<Self> {
        let before = self.zones.iter().flatten().last();
        if before.is_some_and(|(_, step)| *step == offer.step) {
            return None;
        }
        *self.zones.iter_mut().find(|zone| zone.is_none())? = Some((offer.year, offer.step));
        self.value += offer.value;
        Some(self)
    }

    fn by_value(&self, other: &Self) -> std::cmp::Ordering {
        self.value.total_cmp(&other.value)
    }

    /// The scale; none where there is but one zone.
    fn scale(&self) -> Option<Scale> {
        let zones: Vec<(i32, Step)> = self.zones.iter().flatten().copied().collect();
        let (&(_, first), then) = zones.split_first()?;
        (!then.is_empty()).then(|| Scale::stepped(first, then))
    }
}

#[cfg(test)]
mod tests {
    use super::super::index::tests::items;
    use super::super::item::Item;
    use super::super::viewport::Viewport;
    use super::*;
    use crate::day::Extent;
    use proptest::prelude::*;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    fn index(days: impl Iterator<Item = Day>) -> Index {
        let mut items: Vec<Item> = days.map(|day| Item::new(Extent::day(day))).collect();
        items.sort_by_key(|item| item.first);
        Index::new(items)
    }

    fn told(scale: &Scale) -> Vec<String> {
        scale
            .zones()
            .map(|zone| format!("{} {}", zone.first.year(), zone.step.words()))
            .collect()
    }

    #[test]
    fn seventy_years_and_one_dense_year_fit_beside_each_other() {
        let history = (1950..2003).step_by(2).map(|year| (year, 6));
        let later = (2003..2025).flat_map(|year| (0..4).map(move |q| (year, 1 + q * 3)));
        let now = (2025..2027).flat_map(|year| (1..=12).flat_map(move |m| [(year, m); 4]));
        let all = history.chain(later).chain(now);
        let index = index(all.filter_map(|(year, month)| Day::from_ymd(year, month, 2)));
        let scale = stepped(&index, day("1950-06-02"), day("2030-12-31"), 71).unwrap();
        assert_eq!(
            told(&scale),
            [
                "-9999 5 years a column",
                "2000 1 year a column",
                "2025 1 month a column",
                "2027 6 months a column"
            ]
        );
    }

    #[test]
    fn what_is_equally_dense_needs_no_zones() {
        let index = index((0..100).map(|i| day("2000-01-15").plus_months(i)));
        assert_eq!(
            stepped(&index, day("2000-01-15"), day("2008-04-15"), 110),
            None
        );
        let one = Index::new(vec![Item::new(Extent::day(day("2026-05-20")))]);
        assert_eq!(
            stepped(&one, day("2026-05-20"), day("2026-05-20"), 71),
            None
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn all_of_it_fits_in_few_zones_that_begin_with_a_year(
            items in items(),
            width in 1..200_u16,
        ) {
            let (Some(first), Some(last)) = (items.first(), items.last()) else { return Ok(()) };
            let (first, last) = (first.first, last.first);
            let index = Index::new(items);
            let Some(scale) = stepped(&index, first, last, width) else { return Ok(()) };
            let zones: Vec<_> = scale.zones().collect();
            prop_assert!((2..=ZONES).contains(&zones.len()));
            for zone in zones.iter().skip(1) {
                prop_assert_eq!((zone.first.month(), zone.first.day_of_month()), (1, 1));
            }
            let view = Viewport::new(scale, first, width);
            let (from, to) = view.days().unwrap();
            prop_assert!(from <= first && last <= to, "{first} to {last}, {from} to {to} in sight");
        }
    }
}
