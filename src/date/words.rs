//! The English of dates: the names and words that are shown, and those that are understood.

/// The months, January first.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The days of the week, Monday first.
pub(super) const WEEKDAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];

/// A part of a year that has a number in place of a month's.
pub(super) struct Season {
    /// The number, 21 to 41.
    pub code: u8,
    /// The name before a year in a sentence: "summer", "first quarter of".
    pub long: &'static str,
    /// The name before a year in few columns: "summer", "Q1".
    pub short: &'static str,
    /// The name in three columns, more where no reader would understand those.
    pub narrow: &'static str,
}

const fn season(code: u8, long: &'static str, short: &'static str, narrow: &'static str) -> Season {
    Season {
        code,
        long,
        short,
        narrow,
    }
}

/// The parts of a year (ISO 8601-2, 4.8). The first four are those of wherever the reader is.
pub(super) const SEASONS: [Season; 21] = [
    season(21, "spring", "spring", "spr"),
    season(22, "summer", "summer", "sum"),
    season(23, "autumn", "autumn", "aut"),
    season(24, "winter", "winter", "win"),
    season(25, "northern spring", "N spring", "spr"),
    season(26, "northern summer", "N summer", "sum"),
    season(27, "northern autumn", "N autumn", "aut"),
    season(28, "northern winter", "N winter", "win"),
    season(29, "southern spring", "S spring", "spr"),
    season(30, "southern summer", "S summer", "sum"),
    season(31, "southern autumn", "S autumn", "aut"),
    season(32, "southern winter", "S winter", "win"),
    season(33, "first quarter of", "Q1", "Q1"),
    season(34, "second quarter of", "Q2", "Q2"),
    season(35, "third quarter of", "Q3", "Q3"),
    season(36, "fourth quarter of", "Q4", "Q4"),
    season(37, "first third of", "1st third", "T1"),
    season(38, "second third of", "2nd third", "T2"),
    season(39, "last third of", "last third", "T3"),
    season(40, "first half of", "1st half", "H1"),
    season(41, "second half of", "2nd half", "H2"),
];

/// The part of a year with this number.
pub(super) fn season_of(code: u8) -> Option<&'static Season> {
    SEASONS.iter().find(|season| season.code == code)
}

/// The name of a month, 1 to 12; empty for any other number.
pub(super) fn month(number: u32) -> &'static str {
    let index = usize::try_from(number).unwrap_or(0).wrapping_sub(1);
    MONTHS.get(index).copied().unwrap_or_default()
}

/// A name in three letters: "Mon", "Dec".
pub(super) fn three_letters(name: &'static str) -> &'static str {
    name.get(..3).unwrap_or(name)
}

/// Words before a date that say how sure it is, with EDTF's sign for it.
pub(super) const DOUBTS: [(&str, char); 13] = [
    ("about", '~'),
    ("approx", '~'),
    ("approximately", '~'),
    ("around", '~'),
    ("c", '~'),
    ("ca", '~'),
    ("circa", '~'),
    ("roughly", '~'),
    ("maybe", '?'),
    ("perhaps", '?'),
    ("possibly", '?'),
    ("presumably", '?'),
    ("probably", '?'),
];

/// Words before a date that leave an end open, with what EDTF writes before and after the date.
pub(super) const OPEN_ENDS: [(&str, &str, &str); 5] = [
    ("by", "../", ""),
    ("until", "../", ""),
    ("till", "../", ""),
    ("from", "", "/.."),
    ("since", "", "/.."),
];

/// Phrases, and the one word that means the same.
pub(super) const PHRASES: [(&[&str], &str); 12] = [
    (&["b", "c", "e"], "bce"),
    (&["b", "c"], "bc"),
    (&["a", "d"], "ad"),
    (&["c", "e"], "ce"),
    (&["no", "later", "than"], "by"),
    (&["not", "later", "than"], "by"),
    (&["up", "to"], "by"),
    // The end of a year is the end of that.
    (&["by", "end"], "by"),
    (&["no", "earlier", "than"], "from"),
    (&["not", "earlier", "than"], "from"),
    (&["not", "before"], "from"),
    (&["later", "than"], "after"),
];

/// Words for a part of a year or month, with the number of that part of a year and the middle day of that
/// part of a month.
pub(super) const PARTS: [(&str, &str, &str); 8] = [
    ("early", "37", "05"),
    ("beginning", "37", "05"),
    ("start", "37", "05"),
    ("mid", "38", "15"),
    ("middle", "38", "15"),
    ("late", "39", "25"),
    ("end", "Q4", "28"),
    ("close", "Q4", "28"),
];

/// Words for half a year.
pub(super) const HALF: [&str; 2] = ["h", "half"];

/// Words and signs between the two ends of an interval.
pub(super) const SPANS: [&str; 8] = ["to", "until", "till", "through", "–", "—", "-", "/"];

/// Words between the two ends of an interval that begins with "between".
pub(super) const BETWEEN: [&str; 1] = ["and"];

/// Words and signs between the members of a set, with EDTF's brackets around it.
pub(super) const SETS: [(&str, char, char); 3] =
    [("or", '[', ']'), ("and", '{', '}'), (",", '[', ']')];

/// Words that say nothing about which date it is.
pub(super) const FILLERS: [&str; 5] = ["of", "the", "in", "on", "year"];

/// Words for the quarters of a year, the first one first.
pub(super) const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// Words for a quarter, and for years before the first.
pub(super) const QUARTER: [&str; 2] = ["q", "quarter"];

/// Letters beside a year before the first.
pub(super) const BEFORE_CHRIST: [&str; 2] = ["bc", "bce"];

/// Letters beside a year from the first one on.
pub(super) const AFTER_CHRIST: [&str; 2] = ["ad", "ce"];

/// Why a text is no date, each as a sentence without a full stop.
pub(super) mod reason {
    pub const BEYOND: &str = "years beyond ±9999 cannot be drawn";
    pub const CAPITALS: &str = "the letters of a date are capitals";
    pub const NO_BLANKS: &str = "a date has no blanks";
    pub const HYPHENS: &str = "year, month and day are joined by hyphens";
    pub const TWO_DIGITS: &str = "month and day have two digits";
    pub const FOUR_DIGITS: &str = "a year has four digits";
    pub const WHICH_CENTURY: &str =
        "a year has four digits: its century is written too, as in 1926";
    pub const ERA: &str = "a year has four digits, and neither AD nor CE beside it";
    pub const BELOW_ZERO: &str =
        "a year before 0000 has no unknown digits: its years are written as an interval";
    pub const YEAR_FIRST: &str = "a date begins with the year";
    pub const MONTH_NUMBER: &str = "a month is written as a number";
    pub const SEASON_NUMBER: &str =
        "a season is written as a number: 21 spring, 22 summer, 23 autumn, 24 winter";
    pub const QUARTER: &str = "a quarter is written after the year, as in 2029-Q1";
    pub const FOUR_QUARTERS: &str = "a year has the quarters Q1 to Q4";
    pub const DECADE: &str = "a decade is written with an X for its last digit";
    pub const BEFORE_CHRIST: &str = "the year before 0001 is 0000, the one before that -0001";
    pub const APPROXIMATE: &str = "an approximate date has ~ after it";
    pub const UNCERTAIN: &str = "an uncertain date has ? after it";
    pub const OPEN_END: &str = "an open end is written with two dots";
    pub const INTERVAL: &str = "the two ends of an interval have a slash between them";
    pub const SET: &str = "several dates stand in brackets: [ ] for one of them, { } for all";
    pub const TIME: &str =
        "a time of day is written as in T14:30:00, T14:30:00Z or T14:30:00+09:00";
    pub const NO_DAY: &str = "a season or quarter has no day";
    pub const DAY_ZERO: &str = "the days of a month begin with 01";
    pub const NUMBERS: &str = "a date is written in numbers, as in 2026, 2026-05 or 2026-05-14";
    pub const MONTH_ZERO: &str = "a month that nobody knows is XX";
    pub const BESIDE: &str = "an open end is written with two dots, and its date is meant too";
    pub const PART_OF_YEAR: &str =
        "a part of a year is a third (37 to 39), a half (40, 41) or a quarter, as in 2029-Q4";
    pub const PART_OF_MONTH: &str = "a part of a month is written as a day with ~ after it";
    pub const PART_OF_YEARS: &str = "a part of a decade or a century is written as its years, with ~ after one that is not sure";
    pub const WHOLE_END: &str = "the end of an interval is a whole date, as its start is";
    pub const WEEK: &str = "a week is written as its first and its last day";
    pub const DAY_OF_YEAR: &str = "a day is written with its month, as in 2026-05-14";
    pub const HALF: &str = "half a year is written as a number: 40 the first, 41 the second";
    pub const CENTURY: &str = "a century is written with XX for its last two digits";
    pub const BACKWARDS: &str = "the interval ends before it begins";

    /// What edtf-core says, where it can be said better for those who do not know its terms.
    const SAID_BETTER: [(&str, &str); 12] = [
        ("date-times require a complete YYYY-MM-DD date", NOT_A_DATE),
        ("month must be two digits (or X)", NOT_A_DATE),
        ("expected '-' before day", NOT_A_DATE),
        (
            "interval needs at least one dated endpoint",
            "an interval needs a date at one of its ends, as in 2026/..",
        ),
        ("empty input", "the date is empty"),
        ("EDTF permits ASCII characters only", NOT_A_DATE),
        ("whitespace is not allowed", NOT_A_DATE),
        ("year must have exactly four digits (or X)", NOT_A_DATE),
        ("expected '-' before month", NOT_A_DATE),
        ("unterminated set", "the bracket at the end is missing"),
        ("interval end precedes interval start", BACKWARDS),
        (
            "sub-year groupings cannot carry a day",
            "a season or quarter has no day",
        ),
    ];
    const NOT_A_DATE: &str = "a date is written as in 2026, 2026-05 or 2026-05-14";

    /// The reason in our words; edtf-core's own where we have none.
    pub fn in_our_words(reason: &'static str) -> &'static str {
        SAID_BETTER
            .iter()
            .find(|(theirs, _)| *theirs == reason)
            .map_or(reason, |(_, ours)| ours)
    }

    /// Those of a date that is written in another way than it is to be, and can mean nothing else.
    pub const OF_SPELLING: [&str; 6] = [
        HYPHENS,
        TWO_DIGITS,
        YEAR_FIRST,
        MONTH_NUMBER,
        SEASON_NUMBER,
        APPROXIMATE,
    ];
}
