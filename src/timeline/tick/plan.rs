//! Which periods of the calendar are labelled at a step, and how.

use crate::day::{Day, Year};
use crate::timeline::step::Step;
use crate::timeline::unit::Period;

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// `4`
    Number,
    /// `Mon 4`
    Weekday,
    /// `4 May`
    DayMonth,
    /// `4 May 2026`, or `4 May` where there is no room.
    DayMonthYear,
    /// `May`
    Month,
    /// `May 2026`, or `May` where there is no room.
    MonthYear,
    /// `'26`; centuries in full; before year 0 every fourth year, in full.
    ShortYear,
    /// `2026`
    Year,
    /// `Jul`, and in place of January the year: `2026`.
    MonthOrYear,
    /// `2020s`
    Decade,
}

impl Form {
    /// Whether it tells years alone.
    pub(super) const fn is_year(self) -> bool {
        matches!(self, Self::Year | Self::ShortYear)
    }

    /// The ways to write the label of a period that begins on `day`, the widest first.
    pub(super) fn labels(self, day: Day) -> Vec<String> {
        let (year, month) = (|| Year(day.year()).to_string(), month(day));
        match self {
            Self::Number => vec![day.day_of_month().to_string()],
            Self::Weekday => {
                let weekday = day.weekday_then();
                let weekday = weekday.map_or_else(String::new, |name| format!("{name} "));
                vec![format!("{weekday}{}", day.day_of_month())]
            }
            Self::DayMonth => vec![format!("{} {month}", day.day_of_month())],
            Self::DayMonthYear => {
                let day = format!("{} {month}", day.day_of_month());
                vec![format!("{day} {}", year()), day]
            }
            Self::MonthOrYear if day.month() == 1 => vec![year()],
            Self::Month | Self::MonthOrYear => vec![month.to_owned()],
            Self::MonthYear => vec![format!("{month} {}", year()), month.to_owned()],
            Self::Year => vec![year()],
            Self::Decade => vec![format!("{}s", year())],
            Self::ShortYear => match day.year() {
                y if y % 100 == 0 || (y < 0 && y % 4 == 0) => vec![year()],
                0.. => vec![format!("'{:02}", day.year() % 100)],
                _ => Vec::new(),
            },
        }
    }

    /// Whether the label stands out among those of its own row.
    pub(super) fn is_strong(self, day: Day) -> bool {
        match self {
            Self::Number => Period::Week.start_of(day) == day,
            Self::ShortYear => day.year() % 100 == 0,
            Self::MonthOrYear => day.month() == 1,
            Self::MonthYear | Self::Decade => true,
            Self::Weekday | Self::DayMonth | Self::DayMonthYear | Self::Month | Self::Year => false,
        }
    }
}

fn month(day: Day) -> &'static str {
    const NAMES: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let index = usize::try_from(day.month()).unwrap_or(1).saturating_sub(1);
    NAMES.get(index).copied().unwrap_or_default()
}

/// Which periods are labelled in the two rows, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Plan {
    /// The lower row.
    pub lower: (Period, Form),
    /// The row above it, where there is one.
    pub upper: Option<(Period, Form)>,
}

/// The lower rows to choose from, the finest first, and the columns that a period must take for its
/// labels to stand apart.
const LOWER: [(Period, Form, u32); 21] = [
    (Period::Day, Form::Weekday, 8),
    (Period::Day, Form::Number, 4),
    (Period::Week, Form::Weekday, 7),
    (Period::Months(1), Form::Month, 5),
    (Period::Months(3), Form::Month, 5),
    (Period::Months(6), Form::Month, 5),
    (Period::Months(12), Form::Year, 6),
    (Period::Months(12), Form::ShortYear, 4),
    (Period::Months(24), Form::Year, 6),
    (Period::Months(24), Form::ShortYear, 4),
    (Period::Months(60), Form::Year, 6),
    (Period::Months(120), Form::Year, 6),
    (Period::Months(240), Form::Year, 6),
    (Period::Months(600), Form::Year, 6),
    (Period::Months(1_200), Form::Year, 6),
    (Period::Months(2_400), Form::Year, 6),
    (Period::Months(6_000), Form::Year, 6),
    (Period::Months(12_000), Form::Year, 6),
    (Period::Months(24_000), Form::Year, 6),
    (Period::Months(60_000), Form::Year, 6),
    (Period::Months(120_000), Form::Year, 6),
];

impl Plan {
    /// The plan for two rows.
    pub(super) fn of(step: Step) -> Self {
        let lower = Self::finest(step, |_| true);
        let upper = match lower.1 {
            Form::Number | Form::Weekday => Some((Period::Months(1), Form::MonthYear)),
            Form::Month => Some((Period::Months(12), Form::Year)),
            Form::ShortYear => Some((Period::Months(120), Form::Decade)),
            Form::Year
            | Form::DayMonth
            | Form::DayMonthYear
            | Form::MonthYear
            | Form::MonthOrYear
            | Form::Decade => None,
        };
        Self { lower, upper }
    }

    /// Labels that need no row above them: of years alone, unless months are so wide that a view may hold no New
    /// Year; then those of the upper row stand among those of the lower. After a seam a short year can be told
    /// from the zone before.
    pub(super) fn of_one_row(step: Step, after_seam: bool) -> Self {
        let lower = match Self::of(step).lower {
            (period, Form::Weekday) => (period, Form::DayMonth),
            (Period::Day, _) => (Period::Week, Form::DayMonth),
            (_, Form::Month) if step.columns_of(Period::Months(12)) > 24 => return Self::of(step),
            _ => Self::finest(step, |form| {
                form == Form::Year || (after_seam && form == Form::ShortYear)
            }),
        };
        Self { lower, upper: None }
    }

    /// Labels under the caption of a zone, which takes the row above them.
    pub(super) fn of_zone(step: Step, after_seam: bool) -> Self {
        let lower = match Self::of(step).lower {
            (period, Form::Month) => (period, Form::MonthOrYear),
            _ => return Self::of_one_row(step, after_seam),
        };
        Self { lower, upper: None }
    }

    fn finest(step: Step, suits: impl Fn(Form) -> bool) -> (Period, Form) {
        let fits = |&(period, form, room): &(Period, Form, u32)| {
            suits(form) && step.columns_of(period) >= room
        };
        let found = LOWER.into_iter().find(fits);
        found.map_or(
            (Period::Months(120_000), Form::Year),
            |(period, form, _)| (period, form),
        )
    }
}
