//! Calendar labels over the columns, in two rows, that never touch.
//!
//! ```text
//!  2025              2026                                ┊years
//!  Jul      Oct      Jan      Apr ▾20 May        today   ┊'27 '28 '29 '30
//! ```
//!
//! Which days get a label depends on the step alone, never on what is in sight: panning moves the
//! labels and changes none. The exceptions serve the reader: the coarse label of a period that began
//! further left sticks to the left edge, and a label that would touch a reserved stretch is left out.

use std::ops::Range;

use crate::day::Day;
use crate::text::measure::width;

use super::scale::Zone;
use super::step::Step;
use super::unit::Period;
use super::viewport::Viewport;

/// One of the two rows of ticks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Row {
    /// The coarse one, and the captions of zones.
    Upper,
    /// The fine one.
    Lower,
}

/// How many rows of ticks there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Rows {
    /// One, [`Row::Lower`], whose labels can stand alone: `2025`, not `Jul`.
    One,
    /// Two.
    Two,
}

/// What a tick stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TickKind {
    /// A period begins at its column.
    Begin,
    /// A period that began left of the view is still in sight at the left edge.
    Stuck,
    /// The scale of a zone, after the seam with which it begins: `years`.
    Caption,
}

/// A label over the columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    /// Its first column in the viewport.
    pub column: u16,
    /// What is written there.
    pub label: String,
    /// The row.
    pub row: Row,
    /// What it stands for.
    pub kind: TickKind,
    /// Whether it stands out: coarse labels, Mondays, centuries.
    pub strong: bool,
    /// The first day of the period that it names; of a caption, of the zone.
    pub day: Day,
}

impl Tick {
    /// The columns that the label takes.
    pub fn cells(&self) -> Range<u16> {
        cells(self.column, &self.label)
    }
}

/// A stretch of a row that another label takes, such as the selection's `▾20 May`. Ticks that would
/// touch it are left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reserved {
    /// The row.
    pub row: Row,
    /// The columns of the viewport.
    pub cells: Range<u16>,
}

/// The ticks of a viewport, by row and then from left to right. No two of a row touch, nor does one
/// touch a reserved stretch: between them is at least one column.
pub fn ticks(viewport: &Viewport, rows: Rows, reserved: &[Reserved]) -> Vec<Tick> {
    let mut placed = Placed {
        ticks: Vec::new(),
        reserved,
    };
    for (zone, cells) in viewport.zones() {
        let stretch = Stretch {
            viewport,
            zone,
            cells,
        };
        let after_seam = viewport.cell(zone.left - 1).is_some();
        let plan = match rows {
            Rows::One => Plan::of_one_row(zone.step, after_seam),
            Rows::Two => Plan::of(zone.step),
        };
        let captioned = after_seam && rows == Rows::Two && plan.lower.1.is_year();
        if captioned {
            stretch.caption(&mut placed);
        } else if let Some((period, form)) = plan.upper {
            stretch.place(Row::Upper, period, form, &mut placed);
        }
        stretch.place(Row::Lower, plan.lower.0, plan.lower.1, &mut placed);
    }
    let mut ticks = placed.ticks;
    ticks.sort_by_key(|tick| (tick.row == Row::Lower, tick.column));
    ticks
}

/// The period of the lower row's labels: what a view pans by.
pub fn lower(step: Step) -> Period {
    Plan::of(step).lower.0
}

fn cells(column: u16, label: &str) -> Range<u16> {
    let columns = u16::try_from(width(label)).unwrap_or(u16::MAX);
    column..column.saturating_add(columns)
}

/// How a label is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// `4`
    Number,
    /// `Mon 4`
    Weekday,
    /// `4 May`
    DayMonth,
    /// `May`
    Month,
    /// `May 2026`, or `May` where there is no room.
    MonthYear,
    /// `'26`; centuries in full; before year 0 only decades, in full.
    ShortYear,
    /// `2026`
    Year,
    /// `2020s`
    Decade,
}

impl Form {
    const fn is_year(self) -> bool {
        matches!(self, Self::Year | Self::ShortYear)
    }

    /// The ways to write the label of a period that begins on `day`, the widest first.
    fn labels(self, day: Day) -> Vec<String> {
        let (year, month) = (year(day.year()), month(day));
        match self {
            Self::Number => vec![day.day_of_month().to_string()],
            Self::Weekday => vec![format!("{} {}", day.weekday(), day.day_of_month())],
            Self::DayMonth => vec![format!("{} {month}", day.day_of_month())],
            Self::Month => vec![month.to_owned()],
            Self::MonthYear => vec![format!("{month} {year}"), month.to_owned()],
            Self::Year => vec![year],
            Self::Decade => vec![format!("{year}s")],
            Self::ShortYear => match day.year() {
                y if y % 100 == 0 || (y < 0 && y % 10 == 0) => vec![year],
                0.. => vec![format!("'{:02}", day.year() % 100)],
                _ => Vec::new(),
            },
        }
    }

    /// Whether the label stands out among those of its own row.
    fn is_strong(self, day: Day) -> bool {
        match self {
            Self::Number => Period::Week.start_of(day) == day,
            Self::ShortYear => day.year() % 100 == 0,
            Self::MonthYear | Self::Decade => true,
            Self::Weekday | Self::DayMonth | Self::Month | Self::Year => false,
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

fn year(year: i32) -> String {
    let sign = if year < 0 { "-" } else { "" };
    format!("{sign}{:04}", year.abs())
}

/// Which periods are labelled in the two rows, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Plan {
    lower: (Period, Form),
    upper: Option<(Period, Form)>,
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
    fn of(step: Step) -> Self {
        let lower = Self::finest(step, |_| true);
        let upper = match lower.1 {
            Form::Number | Form::Weekday => Some((Period::Months(1), Form::MonthYear)),
            Form::Month => Some((Period::Months(12), Form::Year)),
            Form::ShortYear => Some((Period::Months(120), Form::Decade)),
            Form::Year | Form::DayMonth | Form::MonthYear | Form::Decade => None,
        };
        Self { lower, upper }
    }

    /// Labels that need no row above them. After a seam a short year can be told from the zone before.
    fn of_one_row(step: Step, after_seam: bool) -> Self {
        let lower = match Self::of(step).lower {
            (period, Form::Weekday) => (period, Form::DayMonth),
            (Period::Day, _) => (Period::Week, Form::DayMonth),
            _ => Self::finest(step, |form| {
                form == Form::Year || (after_seam && form == Form::ShortYear)
            }),
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

/// The labels placed so far.
struct Placed<'a> {
    ticks: Vec<Tick>,
    reserved: &'a [Reserved],
}

impl Placed<'_> {
    /// Whether a label there would have a free column on both sides.
    fn is_free(&self, row: Row, label: &Range<u16>) -> bool {
        let apart = |other: &Range<u16>| label.end < other.start || other.end < label.start;
        self.reserved
            .iter()
            .filter(|other| other.row == row)
            .all(|other| apart(&other.cells))
            && self
                .ticks
                .iter()
                .filter(|tick| tick.row == row)
                .all(|tick| apart(&tick.cells()))
    }

    /// Places the first of the labels that ends within `end` and touches nothing.
    fn place(&mut self, tick: &Tick, labels: Vec<String>, end: u16) {
        let fits = |label: &String| {
            let cells = cells(tick.column, label);
            cells.end <= end && self.is_free(tick.row, &cells)
        };
        if let Some(label) = labels.into_iter().find(fits) {
            self.ticks.push(Tick {
                label,
                ..tick.clone()
            });
        }
    }
}

/// The columns of one zone that are in sight.
struct Stretch<'a> {
    viewport: &'a Viewport,
    zone: &'a Zone,
    cells: Range<u16>,
}

impl Stretch<'_> {
    fn caption(&self, placed: &mut Placed) {
        let step = self.zone.step;
        let labels = match step.months() {
            Some(1) => vec!["months".to_owned()],
            Some(12) => vec!["years".to_owned()],
            Some(months) if step.is_coarse() => {
                let short = match months {
                    0..12 => format!("{months} mo"),
                    _ => format!("{} y", months / 12),
                };
                vec![step.words(), short]
            }
            _ => vec![step.unit().plural().to_owned()],
        };
        let tick = Tick {
            column: self.cells.start,
            label: String::new(),
            row: Row::Upper,
            kind: TickKind::Caption,
            strong: false,
            day: self.zone.first,
        };
        placed.place(&tick, labels, self.cells.end);
    }

    /// Labels the periods that begin in this stretch, and in the upper row the one that is under way
    /// at its left edge.
    fn place(&self, row: Row, period: Period, form: Form, placed: &mut Placed) {
        let (Some((first, _)), Some((_, last))) = (
            self.viewport.days_at(self.cells.start),
            self.viewport.days_at(self.cells.end.saturating_sub(1)),
        ) else {
            return;
        };
        let under_way = period.start_of(first);
        let begins = if under_way == first {
            Some(first)
        } else {
            period.next(first)
        };
        let days: Vec<Day> = std::iter::successors(begins, |day| period.next(*day))
            .take_while(|day| *day <= last)
            .collect();
        // Those that stand out first, so that a wide one displaces its neighbours and not they it.
        for strong in [true, false] {
            for &day in days.iter().filter(|day| form.is_strong(**day) == strong) {
                let Some(column) = self.viewport.cell_of(day) else {
                    continue;
                };
                let tick = Tick {
                    column,
                    label: String::new(),
                    row,
                    kind: TickKind::Begin,
                    strong: strong || row == Row::Upper,
                    day,
                };
                placed.place(&tick, form.labels(day), self.cells.end);
            }
        }
        if row == Row::Upper && under_way < first {
            let tick = Tick {
                column: self.cells.start,
                label: String::new(),
                row,
                kind: TickKind::Stuck,
                strong: true,
                day: under_way,
            };
            placed.place(&tick, form.labels(under_way), self.cells.end);
        }
    }
}
