//! What a date expression means: EDTF (ISO 8601-2:2019), with our friendly spellings on top.

pub mod humanize;

use std::fmt;

use edtf_core::{Bound, Edtf, IntervalEndpoint, Precision, SetKind};

use crate::day::{Day, End, Extent, Shape};

/// A date as the user wrote it, and the days it reaches over.
///
/// A date has no `Ord`: see [`Extent`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Date {
    written: Box<str>,
    extent: Extent,
    second: Option<u32>,
}

/// Why a text is no date that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateError {
    /// What is wrong, as a sentence without a full stop.
    pub message: String,
    /// The nearest right spelling, where there is one.
    pub suggestion: Option<String>,
    /// Where in the text, as a byte offset.
    pub offset: usize,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for DateError {}

impl Date {
    /// Reads a date expression: EDTF levels 0 to 2, `2029-Q1` for the quarter `2029-33`, and blanks
    /// inside sets.
    ///
    /// # Errors
    ///
    /// [`DateError`] where the text is no date, or one beyond the years ±9999.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let edtf = Edtf::parse(text).map_err(|e| DateError {
            message: e.message.to_owned(),
            suggestion: None,
            offset: e.offset,
        })?;
        let bounds = edtf.bounds();
        let day = |bound: Bound| match bound {
            Bound::Date(d) => i32::try_from(d.year)
                .ok()
                .and_then(|y| Day::from_ymd(y, d.month.into(), d.day.into()))
                .map(|day| (day, End::Day)),
            Bound::NegativeInfinity => Some((Day::MIN, End::Open)),
            Bound::PositiveInfinity => Some((Day::MAX, End::Open)),
            Bound::Unknown => None,
        };
        let beyond = || DateError {
            message: "years beyond ±9999 cannot be drawn".to_owned(),
            suggestion: None,
            offset: 0,
        };
        let unknown = |e: &IntervalEndpoint| matches!(e, IntervalEndpoint::Unknown);
        let (start_unknown, end_unknown) = match &edtf {
            Edtf::Interval(i) => (unknown(&i.start), unknown(&i.end)),
            _ => (false, false),
        };
        let (earliest, start) = if start_unknown {
            (Day::MIN, End::Unknown)
        } else {
            day(bounds.earliest).ok_or_else(beyond)?
        };
        let (latest, end) = if end_unknown {
            (Day::MAX, End::Unknown)
        } else {
            day(bounds.latest).ok_or_else(beyond)?
        };
        let shape = match &edtf {
            Edtf::Date(d) if d.precision() == Precision::Day && !d.has_unspecified() => Shape::Day,
            Edtf::Date(_) => Shape::Within,
            Edtf::DateTime(_) => Shape::Day,
            Edtf::Interval(_) => Shape::Lasting,
            Edtf::Set(s) if s.kind == SetKind::OneMember => Shape::OneOf,
            Edtf::Set(_) => Shape::AllOf,
        };
        let mut extent = Extent::new(earliest, latest, shape);
        extent.start = start;
        extent.end = end;
        extent.approximate = edtf.is_approximate();
        extent.uncertain = edtf.is_uncertain();
        Ok(Self {
            written: text.into(),
            extent,
            second: None,
        })
    }

    /// The days it reaches over.
    pub const fn extent(&self) -> &Extent {
        &self.extent
    }

    /// The expression as the user wrote it.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The canonical EDTF spelling: `2029-33` for `2029-Q1`, no blanks inside sets.
    pub fn edtf(&self) -> &str {
        &self.written
    }

    /// The second of the day (0 to 86,399) where a time of day was given: it orders events within a
    /// day.
    pub const fn second(&self) -> Option<u32> {
        self.second
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.written)
    }
}
