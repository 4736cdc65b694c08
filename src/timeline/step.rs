//! The rungs of the zoom ladder: how many columns a calendar unit takes.

use crate::day::{Day, days_in_month};

use super::unit::{Period, Unit, month_number, month_start};

/// How wide a calendar unit is drawn, in whole columns.
///
/// A rung of the [`Step::LADDER`] shows one unit in so many columns. A coarse step, for the zones of
/// a scale alone, puts so many months into one column. Never free columns a day: all units of a step
/// are equally wide, and its columns begin where the calendar says, whatever is in sight.
///
/// A column holds whole days, except that a day may take several columns. Months are cut as evenly
/// as whole days allow: at 3 columns, March is 10, 10 and 11 days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Step(Grain);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Grain {
    PerUnit { unit: Unit, columns: u8 },
    PerColumn { months: u16 },
}

/// The same as a step, with all that is a month or more told in months.
enum Measure {
    PerDay(i32),
    PerMonth(i32),
    Months(i32),
}

const fn rung(unit: Unit, columns: u8) -> Step {
    Step(Grain::PerUnit { unit, columns })
}

impl Step {
    /// All steps by which the view zooms, from the coarsest to the finest.
    pub const LADDER: [Self; 27] = [
        rung(Unit::Millennium, 1),
        rung(Unit::Millennium, 2),
        rung(Unit::Millennium, 4),
        rung(Unit::Millennium, 8),
        rung(Unit::Century, 1),
        rung(Unit::Century, 2),
        rung(Unit::Century, 4),
        rung(Unit::Century, 8),
        rung(Unit::Decade, 1),
        rung(Unit::Decade, 2),
        rung(Unit::Decade, 4),
        rung(Unit::Decade, 8),
        rung(Unit::Year, 2),
        rung(Unit::Year, 4),
        rung(Unit::Year, 6),
        rung(Unit::Year, 12),
        rung(Unit::Month, 3),
        rung(Unit::Month, 4),
        rung(Unit::Month, 5),
        rung(Unit::Month, 6),
        rung(Unit::Day, 1),
        rung(Unit::Day, 2),
        rung(Unit::Day, 4),
        rung(Unit::Day, 8),
        rung(Unit::Day, 16),
        rung(Unit::Day, 32),
        rung(Unit::Day, 64),
    ];

    /// The months in a column of the coarse steps, from the coarsest to the finest.
    pub const COARSE: [u16; 8] = [120, 60, 24, 12, 6, 3, 2, 1];

    pub(super) const COARSEST: Self = rung(Unit::Millennium, 1);
    pub(super) const FINEST: Self = rung(Unit::Day, 64);
    pub(super) const DAY_A_COLUMN: Self = rung(Unit::Day, 1);
    pub(super) const YEAR_A_COLUMN: Self = Self(Grain::PerColumn { months: 12 });
    pub(super) const MONTH_A_COLUMN: Self = Self(Grain::PerColumn { months: 1 });

    /// A rung with months of so many columns: 3, 4, 5 or 6.
    pub(super) const fn month(columns: u8) -> Self {
        rung(Unit::Month, columns)
    }

    /// A rung with years of so many columns: 2, 4, 6 or 12.
    pub(super) const fn year(columns: u8) -> Self {
        rung(Unit::Year, columns)
    }

    /// The rung of the ladder with so many columns a unit, if there is one.
    ///
    /// ```
    /// # use opcon_tui::timeline::{Step, Unit};
    /// assert_eq!(Step::per_unit(Unit::Month, 3).unwrap().words(), "3 columns a month");
    /// assert_eq!(Step::per_unit(Unit::Month, 7), None);
    /// ```
    pub fn per_unit(unit: Unit, columns: u8) -> Option<Self> {
        let step = rung(unit, columns);
        Self::LADDER.contains(&step).then_some(step)
    }

    /// The coarse step with so many months a column, if it is one of [`Step::COARSE`].
    pub fn per_column(months: u16) -> Option<Self> {
        let step = Self(Grain::PerColumn { months });
        Self::COARSE.contains(&months).then_some(step)
    }

    /// Its name in a text that is kept: `month/3` for 3 columns a month, `6-months` for 6 months a column.
    pub(super) fn key(self) -> String {
        match self.0 {
            Grain::PerUnit { unit, columns } => format!("{}/{columns}", unit.name()),
            Grain::PerColumn { months } => format!("{months}-months"),
        }
    }

    /// The step whose name in a text that is kept this is.
    pub(super) fn with_key(key: &str) -> Option<Self> {
        let coarse = Self::COARSE.map(|months| Self(Grain::PerColumn { months }));
        let mut all = Self::LADDER.into_iter().chain(coarse);
        all.find(|step| step.key() == key)
    }

    /// The coarsest rung that is finer; none above the finest.
    #[must_use]
    pub fn finer(self) -> Option<Self> {
        Self::LADDER
            .into_iter()
            .find(|rung| rung.is_finer_than(self))
    }

    /// The finest rung that is coarser; none below the coarsest.
    #[must_use]
    pub fn coarser(self) -> Option<Self> {
        Self::LADDER
            .into_iter()
            .rev()
            .find(|rung| self.is_finer_than(*rung))
    }

    /// Whether a column holds less time than one of `other`.
    pub fn is_finer_than(self, other: Self) -> bool {
        self.length() < other.length()
    }

    /// The unit of which a view begins with a whole one: that of the rung; for a coarse step a year
    /// where a column holds years, else a month.
    pub const fn unit(self) -> Unit {
        match self.0 {
            Grain::PerUnit { unit, .. } => unit,
            Grain::PerColumn { months: 0..12 } => Unit::Month,
            Grain::PerColumn { .. } => Unit::Year,
        }
    }

    /// The columns that a unit takes; 1 for a coarse step, whose unit is the column.
    pub const fn columns(self) -> u8 {
        match self.0 {
            Grain::PerUnit { columns, .. } => columns,
            Grain::PerColumn { .. } => 1,
        }
    }

    /// The columns of a bin, by which items are gathered into marks: those of a unit, but half a
    /// month at 6 columns, half a year at 6, a quarter at 12, and half a decade, century or
    /// millennium at 8.
    pub const fn bin_columns(self) -> u8 {
        match self.0 {
            Grain::PerUnit {
                unit: Unit::Day,
                columns,
            } => columns,
            Grain::PerUnit {
                columns: 6 | 12, ..
            } => 3,
            Grain::PerUnit { columns: 8, .. } => 4,
            Grain::PerUnit { columns, .. } => columns,
            Grain::PerColumn { .. } => 1,
        }
    }

    /// The columns of a bin where coarse steps are zones of one scale: wide enough for a count.
    pub(super) const fn wide_bin_columns(self) -> u8 {
        match self.0 {
            Grain::PerColumn { months: 1 | 2 } => 3,
            Grain::PerColumn { months: 3 | 6 } => 4,
            Grain::PerColumn { months: 12 | 24 } => 5,
            Grain::PerColumn { .. } => 2,
            Grain::PerUnit { .. } => self.bin_columns(),
        }
    }

    /// Whether this is a coarse step and not a rung of the ladder.
    pub const fn is_coarse(self) -> bool {
        matches!(self.0, Grain::PerColumn { .. })
    }

    /// The whole months that a column holds; none where it holds less than one.
    pub fn months(self) -> Option<u16> {
        match self.measure() {
            Measure::Months(months) => u16::try_from(months).ok(),
            Measure::PerDay(_) | Measure::PerMonth(_) => None,
        }
    }

    /// The days that a column holds on average, rounded up: an item that lasts longer is longer than
    /// a column.
    pub fn days(self) -> i32 {
        let days = self.length().div_euclid(Self::LENGTH_OF_DAY);
        let rest = self.length().rem_euclid(Self::LENGTH_OF_DAY);
        i32::try_from(days + i64::from(rest > 0)).unwrap_or(i32::MAX)
    }

    /// The whole columns that a period takes, in its shortest form; 0 where it is less than one.
    pub(super) fn columns_of(self, period: Period) -> u32 {
        match (period, self.measure()) {
            (Period::Day, Measure::PerDay(columns)) => columns.unsigned_abs(),
            (Period::Week, Measure::PerDay(columns)) => 7 * columns.unsigned_abs(),
            (Period::Months(count), Measure::PerDay(columns)) => {
                28 * count * columns.unsigned_abs()
            }
            (Period::Months(count), Measure::PerMonth(columns)) => count * columns.unsigned_abs(),
            (Period::Months(count), Measure::Months(months)) => count / months.unsigned_abs(),
            (Period::Day | Period::Week, _) => 0,
        }
    }

    /// The step for the status line: `3 columns a month`, `2 years a column`.
    pub fn words(self) -> String {
        let count = |n: u16, name: &str, plural: &str| match n {
            1 => format!("1 {name}"),
            n => format!("{n} {plural}"),
        };
        match self.0 {
            Grain::PerUnit { unit, columns } => {
                format!(
                    "{} a {}",
                    count(columns.into(), "column", "columns"),
                    unit.name()
                )
            }
            Grain::PerColumn { months } if months.is_multiple_of(12) => {
                format!("{} a column", count(months / 12, "year", "years"))
            }
            Grain::PerColumn { months } => {
                format!("{} a column", count(months, "month", "months"))
            }
        }
    }

    /// The step where there is little room: `3/month`, `6 months`, `2 years`.
    pub(super) fn few_words(self) -> String {
        match self.0 {
            Grain::PerUnit { unit, columns } => format!("{columns}/{}", unit.name()),
            Grain::PerColumn { .. } => {
                let words = self.words();
                words.strip_suffix(" a column").unwrap_or(&words).to_owned()
            }
        }
    }

    /// The first column that `day` takes, counted from the calendar's zero.
    pub(super) fn raw(self, day: Day) -> i32 {
        match self.measure() {
            Measure::PerDay(columns) => day.number() * columns,
            Measure::PerMonth(columns) => {
                let (year, month, day) = day.ymd();
                let length = days_in_month(year, month).cast_signed();
                let within = (day.cast_signed() * columns - 1) / length;
                (year * 12 + month.cast_signed() - 1) * columns + within
            }
            Measure::Months(months) => month_number(day).div_euclid(months),
        }
    }

    /// How many columns one day takes: more than one only where a day is the unit.
    pub(super) fn columns_a_day(self) -> i32 {
        match self.measure() {
            Measure::PerDay(columns) => columns,
            Measure::PerMonth(_) | Measure::Months(_) => 1,
        }
    }

    /// The first and last day of a column counted from the calendar's zero, cut at the ends of the
    /// time line.
    pub(super) fn raw_days(self, raw: i32) -> (Day, Day) {
        match self.measure() {
            Measure::PerDay(columns) => {
                let day = Day::from_number(raw.div_euclid(columns));
                (day, day)
            }
            Measure::PerMonth(columns) => {
                let (month, part) = (raw.div_euclid(columns), raw.rem_euclid(columns));
                let Some(start) = month_start(month) else {
                    return if month < 0 {
                        (Day::MIN, Day::MIN)
                    } else {
                        (Day::MAX, Day::MAX)
                    };
                };
                let (year, month, _) = start.ymd();
                let length = days_in_month(year, month).cast_signed();
                let cut = |part: i32| part * length / columns;
                (
                    start.plus_days(cut(part)),
                    start.plus_days(cut(part + 1) - 1),
                )
            }
            Measure::Months(months) => (
                month_start(raw * months).unwrap_or(Day::MIN),
                month_start((raw + 1) * months).map_or(Day::MAX, |next| next.plus_days(-1)),
            ),
        }
    }

    fn measure(self) -> Measure {
        let per_unit = |months: i32, columns: u8| Measure::Months(months / i32::from(columns));
        match self.0 {
            Grain::PerUnit { unit, columns } => match unit {
                Unit::Day => Measure::PerDay(columns.into()),
                Unit::Month => Measure::PerMonth(columns.into()),
                Unit::Year => per_unit(12, columns),
                Unit::Decade => per_unit(120, columns),
                Unit::Century => per_unit(1_200, columns),
                Unit::Millennium => per_unit(12_000, columns),
            },
            Grain::PerColumn { months } => Measure::Months(months.into()),
        }
    }

    /// Parts of a day in which all steps have a whole length: 4,800 months are 146,097 days, 120 can be
    /// divided by the columns of every unit but the day, and 4,800 times 120 by those of the day.
    const LENGTH_OF_DAY: i64 = 4_800 * 120;

    fn length(self) -> i64 {
        let month = 146_097 * 120;
        match self.measure() {
            Measure::PerDay(columns) => Self::LENGTH_OF_DAY / i64::from(columns),
            Measure::PerMonth(columns) => month / i64::from(columns),
            Measure::Months(months) => month * i64::from(months),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    pub fn all_steps() -> impl Strategy<Value = Step> {
        let coarse = Step::COARSE.map(|months| Step::per_column(months).unwrap());
        prop_oneof![
            proptest::sample::select(Step::LADDER.to_vec()),
            proptest::sample::select(coarse.to_vec()),
        ]
    }

    fn step(unit: Unit, columns: u8) -> Step {
        Step::per_unit(unit, columns).unwrap()
    }

    #[test]
    fn the_ladder_goes_up_by_every_rung() {
        let mut at = Step::COARSEST;
        let mut climbed = vec![at];
        while let Some(finer) = at.finer() {
            assert_eq!(finer.coarser(), Some(at));
            at = finer;
            climbed.push(at);
        }
        assert_eq!(climbed, Step::LADDER);
        assert_eq!(Step::COARSEST.coarser(), None);
    }

    #[test]
    fn coarse_steps_join_the_ladder() {
        let months = |n| Step::per_column(n).unwrap();
        assert_eq!(months(1).finer(), Some(step(Unit::Month, 3)));
        assert_eq!(months(1).coarser(), Some(step(Unit::Year, 6)));
        assert_eq!(months(12).finer(), Some(step(Unit::Year, 2)));
        assert_eq!(months(12).coarser(), Some(step(Unit::Decade, 8)));
        assert_eq!(Step::per_column(9), None);
    }

    #[test]
    fn steps_say_themselves() {
        assert_eq!(step(Unit::Day, 1).words(), "1 column a day");
        assert_eq!(step(Unit::Decade, 8).words(), "8 columns a decade");
        assert_eq!(Step::per_column(12).unwrap().words(), "1 year a column");
        assert_eq!(Step::per_column(3).unwrap().words(), "3 months a column");
        let few = |months| Step::per_column(months).unwrap().few_words();
        assert_eq!(
            [few(60), few(6), few(1)],
            ["5 years", "6 months", "1 month"]
        );
        assert_eq!(step(Unit::Month, 3).few_words(), "3/month");
    }

    #[test]
    fn columns_hold_the_days_of_the_calendar() {
        let column = |step: Step, text: &str| {
            let (a, b) = step.raw_days(step.raw(Day::parse(text).unwrap()));
            format!("{a} {b}")
        };
        assert_eq!(
            column(step(Unit::Month, 3), "2026-03-10"),
            "2026-03-01 2026-03-10"
        );
        assert_eq!(
            column(step(Unit::Month, 3), "2026-03-11"),
            "2026-03-11 2026-03-20"
        );
        assert_eq!(
            column(step(Unit::Month, 3), "2026-03-31"),
            "2026-03-21 2026-03-31"
        );
        assert_eq!(
            column(step(Unit::Year, 12), "2026-02-10"),
            "2026-02-01 2026-02-28"
        );
        assert_eq!(
            column(step(Unit::Decade, 8), "1954-01-01"),
            "1953-10-01 1954-12-31"
        );
        assert_eq!(
            column(step(Unit::Century, 8), "1901-01-01"),
            "1900-01-01 1912-06-30"
        );
    }

    #[test]
    fn bins_are_half_a_unit_where_it_is_wide() {
        let bins = Step::LADDER.map(|step| (step.unit(), step.columns(), step.bin_columns()));
        for (unit, columns, bin) in bins {
            let expected = match (unit, columns) {
                (Unit::Day, n) => n,
                (Unit::Month | Unit::Year, 6) | (Unit::Year, 12) => 3,
                (_, 8) => 4,
                (_, n) => n,
            };
            assert_eq!(bin, expected, "{unit:?} {columns}");
            assert_eq!(columns % bin, 0);
        }
    }

    #[test]
    fn a_column_knows_how_long_it_is() {
        assert_eq!(step(Unit::Day, 8).days(), 1);
        assert_eq!(step(Unit::Day, 1).days(), 1);
        assert_eq!(step(Unit::Month, 3).days(), 11);
        assert_eq!(step(Unit::Year, 12).days(), 31);
        assert_eq!(step(Unit::Year, 12).months(), Some(1));
        assert_eq!(step(Unit::Month, 6).months(), None);
    }

    proptest! {
        #[test]
        fn days_and_columns_agree(
            step in all_steps(),
            n in Day::MIN.number()..=Day::MAX.number(),
        ) {
            let day = Day::from_number(n);
            let raw = step.raw(day);
            for column in raw..raw + step.columns_a_day() {
                let (first, last) = step.raw_days(column);
                prop_assert!(first <= day && day <= last);
                for held in [first, last] {
                    let taken = step.raw(held)..step.raw(held) + step.columns_a_day();
                    prop_assert!(taken.contains(&column));
                }
            }
            if day < Day::MAX {
                let next = step.raw(day.plus_days(1));
                let end = raw + step.columns_a_day();
                prop_assert!(next == end || (next == end - 1 && step.columns_a_day() == 1));
            }
        }
    }
}
