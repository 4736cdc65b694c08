//! What a date expression means: EDTF (ISO 8601-2:2019), with our friendly spellings on top.
//!
//! EDTF itself is the work of the crate edtf-core. This module turns an expression into days, and a
//! mistake into a sentence with the nearest right spelling.

pub mod humanize;
pub mod meaning;
mod part;
pub mod relative;
mod spelling;
mod words;

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use edtf_core::{Bound, Edtf, IntervalEndpoint, Precision, SetElement, SetKind, TimeShift};

use crate::day::{Day, End, Extent, Shape};

/// A date as the user wrote it, and the days it reaches over.
///
/// The days are the strict earliest and the strict latest: "about May 2026" reaches over May 2026, and
/// the doubt is a flag of the [`Extent`], not a wider reach.
///
/// A date has no `Ord`: see [`Extent`].
///
/// ```
/// # use opcon_tui::date::Date;
/// let date = Date::parse("../2029-Q1").unwrap();
/// assert_eq!(date.edtf(), "../2029-33");
/// assert_eq!(date.extent().latest.to_string(), "2029-03-31");
///
/// let error = Date::parse("May 2026").unwrap_err();
/// assert_eq!(error.suggestion.as_deref(), Some("2026-05"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    /// The expression as written, and behind it, where that differs, its canonical spelling.
    both: Arc<str>,
    /// Where the canonical spelling begins: at 0 where it is what was written.
    canonical: usize,
    extent: Extent,
    second: Option<i32>,
}

/// Why a text is no date that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// The nearest right spelling, where there is one; it can always be parsed.
    pub suggestion: Option<String>,
    /// Where in the text, as a byte offset.
    pub offset: usize,
}

impl DateError {
    /// The date that was meant, where nothing but its spelling is wrong, and it can be read in one way alone.
    pub fn meant(&self) -> Option<Date> {
        let spelled = words::reason::OF_SPELLING.contains(&self.message.as_str());
        let spelling = self.suggestion.as_deref().filter(|_| spelled)?;
        Date::parse(spelling).ok()
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// Reads a date expression: EDTF levels 0 to 2, `2029-Q1` for the quarter `2029-33` wherever a
    /// season may stand, and blanks inside sets.
    ///
    /// # Errors
    ///
    /// [`DateError`] where the text is no date, or one beyond the years ±9999.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        // Nearly every date is a day, written as the library would write it.
        if let Some(day) = Day::parse(text).filter(|_| !text.starts_with('-')) {
            return Ok(Self {
                both: text.into(),
                canonical: 0,
                extent: Extent::new(day, day, Shape::Day),
                second: None,
            });
        }
        let (edtf, extent) = read(text).map_err(|refusal| spelling::explain(text, &refusal))?;
        let second = match &edtf {
            Edtf::DateTime(at) => {
                let clock = [at.time.hour, at.time.minute, at.time.second].map(i32::from);
                let [hour, minute, second] = clock;
                let ahead = match at.time.shift {
                    Some(TimeShift::Offset { minutes, .. }) => i32::from(minutes),
                    Some(TimeShift::Utc) | None => 0,
                };
                // A leap second is the last second of its day.
                Some((hour * 3600 + minute * 60 + second).min(86_399) - ahead * 60)
            }
            _ => None,
        };
        let canonical = edtf.to_string();
        let (both, canonical) = if canonical == text {
            (text.into(), 0)
        } else {
            ([text, &canonical].concat().into(), text.len())
        };
        Ok(Self {
            both,
            canonical,
            extent,
            second,
        })
    }

    /// The days it reaches over.
    pub const fn extent(&self) -> &Extent {
        &self.extent
    }

    /// The expression as the user wrote it.
    pub fn written(&self) -> &str {
        match self.canonical {
            0 => &self.both,
            end => self.both.get(..end).unwrap_or_default(),
        }
    }

    /// The canonical EDTF spelling: `2029-33` for `2029-Q1`, no blanks inside sets.
    pub fn edtf(&self) -> &str {
        self.both.get(self.canonical..).unwrap_or_default()
    }

    /// The second from the beginning of the day by UTC where a time of day was given: it orders events within a
    /// day. By UTC it may be on the day before or after; a time without a zone is taken for one by UTC.
    pub const fn second(&self) -> Option<i32> {
        self.second
    }

    /// Whether the first date that it names is a year, or years, and nothing finer: `2026?`, `202X`,
    /// `2025/2026-05`, `../2030`, but not `2026-21`.
    pub fn begins_with_a_year(&self) -> bool {
        let named = self
            .edtf()
            .trim_start_matches(|c: char| !(c.is_ascii_alphanumeric() || c == '-'));
        let after = named.trim_start_matches('-').trim_start_matches(|c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '?' | '~' | '%')
        });
        !after.starts_with('-')
    }

    /// The day that it is, where it says no more and no less.
    fn plain_day(&self) -> Option<Day> {
        let extent = &self.extent;
        let plain = extent.shape == Shape::Day && !extent.approximate && !extent.uncertain;
        (plain && self.second.is_none()).then_some(extent.earliest)
    }

    /// The parts of the expression. Read again when asked for: a record holds many dates, and few of
    /// them are in sight.
    fn expression(&self) -> Option<Edtf> {
        Edtf::parse(self.edtf()).ok()
    }
}

/// The expression as written.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.written())
    }
}

/// Why and where a text is not what can be read.
#[derive(Clone, Copy, Debug)]
struct Refusal {
    /// The reason, in edtf-core's words or as [`words::reason::BEYOND`].
    reason: &'static str,
    /// The byte offset in the text.
    offset: usize,
}

/// Reads an expression, without trying to mend it.
fn parse(text: &str) -> Result<Edtf, Refusal> {
    let plain = plain(text);
    Edtf::parse(&plain).map_err(|e| Refusal {
        reason: e.message,
        offset: if plain.len() == text.len() {
            e.offset
        } else {
            offset_with_blanks(text, e.offset)
        },
    })
}

/// Reads an expression that can be drawn.
fn read(text: &str) -> Result<(Edtf, Extent), Refusal> {
    let edtf = parse(text)?;
    match extent(&edtf) {
        Some(extent) => Ok((edtf, extent)),
        None => Err(Refusal {
            reason: words::reason::BEYOND,
            offset: 0,
        }),
    }
}

/// The expression in EDTF's own spelling: quarters as season codes, sets without blanks.
fn plain(text: &str) -> Cow<'_, str> {
    let is_set = text.starts_with(['[', '{']);
    let friendly = text.contains('Q') || (is_set && text.contains(' '));
    if !friendly {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let quarter = chars.peek().filter(|d| matches!(d, '1'..='4'));
        match (c, quarter) {
            (' ', _) if is_set => {}
            ('Q', Some(&digit)) if out.trim_end_matches(['?', '~', '%']).ends_with('-') => {
                // Q1 to Q4 are the codes 33 to 36.
                let code = u32::from(digit) - u32::from('0') + 32;
                out.push_str(&code.to_string());
                chars.next();
            }
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

/// The offset in `text` of what stands at `offset` when its blanks are left out.
fn offset_with_blanks(text: &str, offset: usize) -> usize {
    text.bytes()
        .enumerate()
        .filter(|&(_, b)| b != b' ')
        .nth(offset)
        .map_or(text.len(), |(at, _)| at)
}

/// The days of an expression; none where a year is beyond ±9999.
fn extent(edtf: &Edtf) -> Option<Extent> {
    if !dates(edtf)
        .iter()
        .all(|date| reach(&Edtf::Date(*date)).is_some())
    {
        return None;
    }
    let (start, end) = match edtf {
        Edtf::Interval(interval) => (end_of(&interval.start), end_of(&interval.end)),
        _ => (End::Day, End::Day),
    };
    let bounds = edtf.bounds();
    let (earliest, start) = match day(bounds.earliest) {
        Some(day) => (day, End::Day),
        None => (
            Day::MIN,
            if start == End::Unknown {
                start
            } else {
                End::Open
            },
        ),
    };
    let (latest, end) = match day(bounds.latest) {
        Some(day) => (day, End::Day),
        None => (Day::MAX, if end == End::Unknown { end } else { End::Open }),
    };
    let shape = match edtf {
        Edtf::Date(d) if d.precision() == Precision::Day && !d.has_unspecified() => Shape::Day,
        Edtf::Date(_) => Shape::Within,
        Edtf::DateTime(_) => Shape::Day,
        Edtf::Interval(_) => Shape::Lasting,
        Edtf::Set(set) => match set.kind {
            SetKind::OneMember => Shape::OneOf,
            SetKind::AllMembers => Shape::AllOf,
        },
    };
    Some(Extent {
        start,
        end,
        approximate: edtf.is_approximate(),
        uncertain: edtf.is_uncertain(),
        ..Extent::new(earliest, latest, shape)
    })
}

/// The days from the earliest to the latest of a single date, if both can be drawn.
fn reach(edtf: &Edtf) -> Option<(Day, Day)> {
    let bounds = edtf.bounds();
    Some((day(bounds.earliest)?, day(bounds.latest)?))
}

fn day(bound: Bound) -> Option<Day> {
    let Bound::Date(date) = bound else {
        return None;
    };
    let year = i32::try_from(date.year).ok()?;
    Day::from_ymd(year, date.month.into(), date.day.into())
}

const fn end_of(endpoint: &IntervalEndpoint) -> End {
    match endpoint {
        IntervalEndpoint::Unknown => End::Unknown,
        IntervalEndpoint::Open => End::Open,
        _ => End::Day,
    }
}

/// The single dates that an expression is made of.
fn dates(edtf: &Edtf) -> Vec<edtf_core::Date> {
    match edtf {
        Edtf::Date(date) => vec![*date],
        Edtf::DateTime(at) => vec![at.date],
        Edtf::Interval(interval) => [interval.start, interval.end]
            .into_iter()
            .filter_map(|endpoint| match endpoint {
                IntervalEndpoint::Date(d)
                | IntervalEndpoint::OnOrBefore(d)
                | IntervalEndpoint::OnOrAfter(d) => Some(d),
                IntervalEndpoint::Open | IntervalEndpoint::Unknown => None,
            })
            .collect(),
        Edtf::Set(set) => set
            .elements
            .iter()
            .flat_map(|element| match *element {
                SetElement::Date(d) | SetElement::OnOrBefore(d) | SetElement::OnOrAfter(d) => {
                    [Some(d), None]
                }
                SetElement::Range(a, b) => [Some(a), Some(b)],
            })
            .flatten()
            .collect(),
    }
}
