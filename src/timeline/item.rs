//! What a caller hands in: items and the windows of proposed dates.

use std::sync::Arc;

use crate::day::{Day, End, Extent};

/// One thing on the timeline, such as an event. Small and `Copy`; a million of them are fine.
///
/// Lane, marker and tone are numbers whose meaning the caller knows: the row, the glyph in a table of
/// glyphs, the colour in a table of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// The day it stands on: the first that a mark can stand on. Items are ordered by it.
    pub first: Day,
    /// The last day it reaches, never before `first`; [`Day::MAX`] where it goes on without end.
    pub last: Day,
    /// How it is drawn: its ends, its shape and its doubt.
    pub extent: Extent,
    /// The lane, from 0.
    pub lane: u16,
    /// The glyph.
    pub marker: u16,
    /// The colour.
    pub tone: u16,
    /// How much it deserves a label; more is more.
    pub weight: u16,
    /// Whether it happened.
    pub status: Status,
}

/// Whether an item happened: what did not is drawn with a sign of its own in place of the marker's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Status {
    /// It happened.
    #[default]
    Happened,
    /// It lies ahead, or its outcome is not known.
    Planned,
    /// It was planned and called off.
    Cancelled,
}

impl Status {
    /// The sign for what did not happen, in Unicode or in ASCII; none for what did.
    pub const fn sign(self, ascii: bool) -> Option<&'static str> {
        match (self, ascii) {
            (Self::Happened, _) => None,
            (Self::Planned, false) => Some("◌"),
            (Self::Planned, true) => Some("O"),
            (Self::Cancelled, false) => Some("⊗"),
            (Self::Cancelled, true) => Some("c"),
        }
    }
}

impl Item {
    /// An item in lane 0 with marker 0 and tone 0 that reaches as far as its extent; set the other
    /// fields as needed.
    ///
    /// ```
    /// # use opcon_tui::{day::{Day, Extent}, timeline::Item};
    /// let day = Day::from_ymd(1998, 7, 4).unwrap();
    /// let opened = Item { lane: 2, ..Item::new(Extent::day(day)) };
    /// assert_eq!((opened.first, opened.last), (day, day));
    /// ```
    pub fn new(extent: Extent) -> Self {
        let first = extent.first_day();
        let last = match extent.end {
            End::Open => Day::MAX,
            End::Day | End::Unknown => extent.last_day(),
        };
        Self {
            first,
            last: last.max(first),
            extent,
            lane: 0,
            marker: 0,
            tone: 0,
            weight: 0,
            status: Status::Happened,
        }
    }
}

/// What has become of a proposed date by today.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// It still holds.
    Standing,
    /// What it was the date of has come about.
    Met,
    /// Another took its place before its last day.
    Superseded,
    /// Its last day has passed.
    Lapsed,
}

/// How what a window says can be written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Ways {
    /// In words, `by 2030 ×6`, of falling length: the first that fits is written.
    pub words: Vec<String>,
    /// In signs, `≤2030`: for where no words find room.
    pub signs: Option<String>,
}

/// The window of a proposed date: one bar, with the days on which it was said.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Window {
    /// By what the caller knows it again.
    pub id: usize,
    /// From the earliest to the latest day proposed.
    pub extent: Extent,
    /// The colour, of the same table as an item's.
    pub tone: u16,
    /// What stands beside an arc.
    pub ways: Ways,
    /// The days on which it was said, earliest first. Shared, since there may be many.
    pub said: Arc<[Day]>,
    /// Only somebody else's account: drawn dashed.
    pub reported: bool,
    /// What has become of it.
    pub standing: Standing,
    /// It is what is selected: the days on which it was said are marked.
    pub selected: bool,
    /// It was said by what is selected: a line leads from there to it.
    pub linked: bool,
}

/// How the windows of a row are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Drawing {
    /// From today on, with the row's words just before today.
    #[default]
    Ahead,
    /// As an arc from each day said to the day promised, with the window's own words beside it.
    Arc,
}

/// Words in a column of a table, left of today.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Field {
    /// The column of the viewport at which they begin.
    pub at: u16,
    /// The words.
    pub words: String,
    /// They stand out.
    pub strong: bool,
}

/// One row of the timeline: a lane, windows, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Row {
    /// The name at the left.
    pub name: String,
    /// The colour of name and words.
    pub tone: u16,
    /// The name stands out.
    pub strong: bool,
    /// Whose the row is where the name does not tell: right of the name, `SW`.
    pub letters: String,
    /// The lane whose items stand in the row.
    pub lane: Option<u16>,
    /// The windows in the row, which do not overlap.
    pub windows: Vec<Window>,
    /// What the windows say, for the column before today.
    pub ways: Ways,
    /// How the windows are drawn.
    pub drawing: Drawing,
    /// A dot on each day on which a window of the row was said.
    pub dots: bool,
    /// What the row says as a line of a table, in place of `ways`.
    pub fields: Vec<Field>,
    /// A line runs through the row up to today, where the look has one.
    pub rail: bool,
    /// A line runs through the whole row: a heading.
    pub rule: bool,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::Shape;

    fn day(text: &str) -> Day {
        Day::parse(text).unwrap()
    }

    #[test]
    fn an_item_reaches_as_far_as_its_extent() {
        let (a, b) = (day("2001-03-01"), day("2001-03-31"));
        let month = Item::new(Extent::new(a, b, Shape::Within));
        assert_eq!((month.first, month.last), (a, b));
        let on = Extent {
            end: End::Open,
            latest: Day::MAX,
            ..Extent::new(a, b, Shape::Lasting)
        };
        assert_eq!((Item::new(on).first, Item::new(on).last), (a, Day::MAX));
        let lost = Extent {
            end: End::Unknown,
            ..on
        };
        assert_eq!((Item::new(lost).first, Item::new(lost).last), (a, a));
        let until = Extent {
            start: End::Open,
            earliest: Day::MIN,
            ..Extent::day(b)
        };
        assert_eq!((Item::new(until).first, Item::new(until).last), (b, b));
    }

    #[test]
    fn an_item_is_small() {
        assert!(size_of::<Item>() <= 40);
    }
}
