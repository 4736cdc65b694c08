//! What an expression means whether or not it can be drawn.

use edtf_core::{Bound, Edtf, IntervalEndpoint};

use super::{Date, DateError, day, parse, spelling};
use crate::day::Day;

/// Where one side of an expression ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// On this day at the most.
    Day(Day),
    /// Nowhere: `..`.
    Open,
    /// Somewhere, and nobody knows when: an empty end of an interval.
    Unknown,
    /// In a year beyond ±9999, which cannot be drawn.
    Beyond,
}

impl Edge {
    /// The day, where it is one.
    pub const fn day(self) -> Option<Day> {
        match self {
            Self::Day(day) => Some(day),
            Self::Open | Self::Unknown | Self::Beyond => None,
        }
    }
}

/// What an expression means. Unlike a [`Date`] it can lie in years that cannot be drawn.
///
/// ```
/// # use opcon_tui::date::meaning::{Edge, Meaning};
/// let far = Meaning::of("Y170000002/..").unwrap();
/// assert_eq!((far.earliest, far.latest), (Edge::Beyond, Edge::Open));
/// assert_eq!(far.date, None);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    /// The canonical spelling.
    pub edtf: String,
    /// The strict earliest day.
    pub earliest: Edge,
    /// The strict latest day.
    pub latest: Edge,
    /// Marked approximate (`~`) anywhere.
    pub approximate: bool,
    /// Marked uncertain (`?`) anywhere.
    pub uncertain: bool,
    /// The date that a record can have; none where a year is beyond ±9999.
    pub date: Option<Date>,
}

impl Meaning {
    /// Reads an expression.
    ///
    /// # Errors
    ///
    /// [`DateError`] where the text is no date.
    pub fn of(text: &str) -> Result<Self, DateError> {
        let edtf = parse(text).map_err(|refusal| spelling::explain(text, &refusal))?;
        let (start, end) = match &edtf {
            Edtf::Interval(i) => (is_unknown(&i.start), is_unknown(&i.end)),
            _ => (false, false),
        };
        let bounds = edtf.bounds();
        Ok(Self {
            earliest: edge(bounds.earliest, start),
            latest: edge(bounds.latest, end),
            approximate: edtf.is_approximate(),
            uncertain: edtf.is_uncertain(),
            date: Date::parse(text).ok(),
            edtf: edtf.to_string(),
        })
    }
}

const fn is_unknown(end: &IntervalEndpoint) -> bool {
    matches!(end, IntervalEndpoint::Unknown)
}

fn edge(bound: Bound, unknown: bool) -> Edge {
    match bound {
        Bound::NegativeInfinity | Bound::PositiveInfinity => Edge::Open,
        Bound::Date(_) => day(bound).map_or(Edge::Beyond, Edge::Day),
        Bound::Unknown if unknown => Edge::Unknown,
        // A year too large to be counted.
        Bound::Unknown => Edge::Beyond,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{End, Extent};

    fn edges(text: &str) -> (Edge, Edge) {
        let meaning = Meaning::of(text).unwrap();
        (meaning.earliest, meaning.latest)
    }

    #[test]
    fn each_side_ends_on_a_day_or_says_why_not() {
        let on = |day| Edge::Day(Day::parse(day).unwrap());
        assert_eq!(edges("2026-05"), (on("2026-05-01"), on("2026-05-31")));
        assert_eq!(edges("../2029-Q1"), (Edge::Open, on("2029-03-31")));
        assert_eq!(edges("2028/"), (on("2028-01-01"), Edge::Unknown));
        assert_eq!(edges("2028/.."), (on("2028-01-01"), Edge::Open));
        assert_eq!(edges("[..1983]"), (Edge::Open, on("1983-12-31")));
        assert_eq!(edges("2026/Y20000"), (on("2026-01-01"), Edge::Beyond));
        assert_eq!(edges("Y-17E7"), (Edge::Beyond, Edge::Beyond));
        assert_eq!(edges("Y17E30"), (Edge::Beyond, Edge::Beyond));
    }

    #[test]
    fn what_can_be_drawn_is_the_same_as_a_date() {
        for text in [
            "2026-05-14",
            "2026-05~",
            "2026?",
            "202X",
            "2026%/..",
            "/2026-05",
            "{1960, 1961-12..}",
            "-0044-03-15",
            "2026-05-14T10:00:00Z",
        ] {
            let meaning = Meaning::of(text).unwrap();
            let date = meaning.date.clone().unwrap();
            let side = |end, day| match end {
                End::Day => Edge::Day(day),
                End::Open => Edge::Open,
                End::Unknown => Edge::Unknown,
            };
            let &Extent {
                earliest,
                latest,
                start,
                end,
                approximate,
                uncertain,
                ..
            } = date.extent();
            assert_eq!(meaning.earliest, side(start, earliest), "{text}");
            assert_eq!(meaning.latest, side(end, latest), "{text}");
            let doubt = (meaning.approximate, meaning.uncertain);
            assert_eq!(doubt, (approximate, uncertain), "{text}");
            assert_eq!(meaning.edtf, date.edtf(), "{text}");
        }
        assert_eq!(Meaning::of("Y20000").unwrap().date, None);
        assert_eq!(
            Meaning::of("May 2026").unwrap_err().suggestion.as_deref(),
            Some("2026-05")
        );
    }
}
