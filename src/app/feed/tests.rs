use proptest::prelude::*;

use super::*;
use crate::analysis::AsOf;
use crate::document::load;

/// The rows of a feed about an event, as they are read: headings between bars, the selection after `>`.
fn told(events: &[(&str, &str)], selected: usize, rows: usize, columns: usize) -> Vec<String> {
    let list = events
        .iter()
        .map(|(date, more)| format!("- {{date: {date:?}, title: Event, {more}}}\n"));
    let loaded = load(list.collect::<String>().as_bytes());
    let today = Day::parse("2026-11-23").unwrap();
    let reading = Reading::new(&loaded, AsOf::now(today));
    let room = Room {
        text: columns,
        aside: 0,
        rows,
        terse: columns < 30,
        kinds: 0,
        covered: 0,
        seen: None,
    };
    let row = |row: Row| match row {
        Row::Heading {
            label,
            after,
            count,
        } => match after {
            Some(after) => format!("| {label} {after} | {count}"),
            None => format!("| {label} | {count}"),
        },
        Row::Entry { at, when, text, .. } => {
            let sign = if at == selected { ">" } else { " " };
            format!("{sign}{when} {text}").trim_end().to_owned()
        }
        Row::Silence(words) => format!(".. {words}"),
        Row::Today(_) => "today".to_owned(),
    };
    let feed = feed(&reading, selected, room);
    feed.rows.into_iter().map(row).collect()
}

#[test]
fn a_year_stands_under_its_own_heading() {
    let events = [
        ("2024?", ""),
        ("2025-01-01", ""),
        ("2025", ""),
        ("2025-01-15", ""),
        ("2025-21", ""),
        ("2025-03-02", ""),
        ("2025/2028", ""),
        ("202X", ""),
    ];
    let mut sorted: Vec<_> = events.to_vec();
    sorted.sort_by_key(|(date, _)| crate::date::Date::parse(date).unwrap().extent().order());
    assert_eq!(
        told(&sorted, 0, 40, 60),
        [
            "| 2020s | 1",
            ">2020s Event",
            "| 2024 | 1",
            " 2024? Event",
            "| Jan 2025 | 1",
            " Wed 1 Event",
            "| 2025 | 2",
            " 2025 Event",
            " 2025–28 Event",
            "| Jan 2025 | 1",
            " Wed 15 Event",
            "| 2025 | 1",
            " spring Event",
            "| Mar 2025 | 1",
            " Sun 2 Event",
            ".. 20 months without an event",
            "today",
        ]
    );
}

#[test]
fn under_headings_of_years_only_decades_are_apart() {
    let events = [
        ("2020", ""),
        ("202X", ""),
        ("2020-02-01", ""),
        ("2020-03-01", ""),
        ("2020-21", ""),
        ("2020-04-01", ""),
    ];
    assert_eq!(
        told(&events, 2, 11, 60),
        [
            "| 2020 | 1",
            " 2020 Event",
            "| 2020s | 1",
            " 2020s Event",
            "| 2020 | 4",
            ">1 Feb Event",
            " 1 Mar Event",
            " spring Event",
            " 1 Apr Event",
            ".. 6 years without an event",
            "today",
        ]
    );
}

#[test]
fn no_heading_stands_over_nothing() {
    let events = [
        ("2026-05-12", ""),
        ("2026-05-14", ""),
        ("2026-10-30", ""),
        ("2026-10-31", ""),
    ];
    for rows in 3..9 {
        for at in 0..events.len() {
            let told = told(&events, at, rows, 60);
            for pair in told.windows(2) {
                let empty = pair[0].starts_with('|') && !pair[1].starts_with([' ', '>']);
                assert!(!empty, "{rows} rows at {at}: {told:#?}");
            }
            let last = told.last().unwrap();
            assert!(!last.starts_with('|'), "{rows} rows at {at}: {told:#?}");
        }
    }
}

#[test]
fn what_is_left_of_a_month_at_the_top_says_the_month() {
    let events = [("2026-05-14", ""), ("2026-10-30", ""), ("2026-10-31", "")];
    let told = told(&events, 2, 5, 60);
    assert_eq!(told[0], " 14 May Event");
}

#[test]
fn what_is_ahead_says_its_month() {
    let planned = "status: planned";
    let events = [
        ("2026-11-02", ""),
        ("2026-12-03", planned),
        ("2027-03", planned),
        ("2031", planned),
    ];
    assert_eq!(
        told(&events, 0, 9, 60)[2..],
        ["today", " 3 Dec Event", " Mar'27 Event", " 2031 Event"]
    );
    assert_eq!(
        told(&events, 0, 9, 20)[2..],
        [
            "today",
            "  3 Dec: Event",
            "  Mar 2027: Event",
            "  2031: Event"
        ]
    );
}

#[test]
fn what_was_called_off_says_so() {
    let events = [
        ("2026-11-02", "status: cancelled"),
        ("2027-03", "status: cancelled"),
    ];
    assert_eq!(
        told(&events, 0, 9, 60)[1..],
        [
            ">Mon 2 cancelled: Event",
            "today",
            " Mar'27 cancelled: Event"
        ]
    );
}

/// What a feed has on each row: the place of an entry's first line.
fn places(
    events: usize,
    selected: usize,
    rows: usize,
    seen: Option<Seen>,
) -> (Vec<Option<usize>>, Period) {
    // Some months with several events, and some without.
    let dates = (0..events).map(|at| (2015 + at / 9, 1 + at * 5 % 9 / 2 * 2, 1 + at % 9));
    let mut dates: Vec<_> = dates.collect();
    dates.sort_unstable();
    let list = dates
        .iter()
        .map(|(y, m, d)| format!("- {{date: {y}-{m:02}-{d:02}, title: Event}}\n"));
    let loaded = load(list.collect::<String>().as_bytes());
    let reading = Reading::new(&loaded, AsOf::now(Day::parse("2026-11-23").unwrap()));
    let room = Room {
        text: 60,
        aside: 0,
        rows,
        terse: false,
        kinds: 0,
        covered: 0,
        seen,
    };
    let feed = feed(&reading, selected, room);
    let place = |row| match row {
        Row::Entry { at, line: 0, .. } => Some(at),
        _ => None,
    };
    (feed.rows.into_iter().map(place).collect(), feed.period)
}

#[test]
fn the_list_stands_still_while_the_selection_moves_within_it() {
    let (before, finest) = places(60, 30, 20, None);
    let row = |rows: &[Option<usize>], at| rows.iter().position(|&row| row == Some(at));
    for at in [29, 31, 33] {
        let seen = row(&before, at).map(|row| Seen {
            row,
            finest,
            still: false,
        });
        assert_eq!(places(60, at, 20, seen).0, before);
    }
    // Three rows from the edge it begins to move, by no more than it must.
    let last = before.iter().rev().find_map(|&row| row).unwrap();
    let seen = row(&before, last).map(|row| Seen {
        row,
        finest,
        still: false,
    });
    let (moved, _) = places(60, last, 20, seen);
    assert_eq!(row(&moved, last), Some(16));
    let first = before.iter().find_map(|&row| row).unwrap();
    let seen = row(&before, first).map(|row| Seen {
        row,
        finest,
        still: false,
    });
    let (moved, _) = places(60, first, 20, seen);
    assert_eq!(row(&moved, first), Some(3));
}

proptest! {
    #[test]
    fn the_selection_is_in_sight_wherever_it_was_seen(
        at in 0_usize..40,
        rows in 1_usize..30,
        seen in prop::option::of(prop_oneof![0_usize..40, Just(usize::MAX)]),
    ) {
        let finest = Period::Month;
        let (shown, period) = places(40, at, rows, seen.map(|row| Seen { row, finest, still: false }));
        let all = places(40, at, 1000, None).0.len();
        prop_assert!(shown.len() <= rows);
        // A heading alone gives way where nothing is above that could move down.
        let least = if shown.first() == Some(&Some(0)) || shown.contains(&Some(0)) { rows - 1 } else { rows };
        prop_assert!(shown.len() >= least.min(all), "{:?}", shown);
        prop_assert!(shown.contains(&Some(at)), "{:?}", shown);
        let mut ats = shown.iter().flatten();
        let first = *ats.next().unwrap();
        prop_assert!(ats.copied().eq(first + 1..first + 1 + shown.iter().flatten().count() - 1));
        // What is drawn again is the same: a click means what stands where it was.
        let row = shown.iter().position(|&row| row == Some(at)).unwrap();
        prop_assert_eq!(places(40, at, rows, Some(Seen { row, finest: period, still: true })), (shown, period));    }
}

#[test]
fn a_long_headline_goes_before_its_heading_and_tells_that_it_goes_on() {
    let loaded = load(b"- {date: 2026-05-11, title: one two three four five six}\n");
    let today = Day::parse("2026-05-23").unwrap();
    let reading = Reading::new(&loaded, AsOf::now(today));
    let told = |rows: usize| -> Vec<String> {
        let room = Room {
            text: 12,
            aside: 0,
            rows,
            terse: true,
            kinds: 0,
            covered: 0,
            seen: None,
        };
        let text = |row| match row {
            Row::Heading { label, .. } => label,
            Row::Entry { text, .. } | Row::Silence(text) | Row::Today(text) => text,
        };
        feed(&reading, 0, room).rows.into_iter().map(text).collect()
    };
    assert_eq!(told(4), ["May 2026", "one two", "three four", "five six"]);
    assert_eq!(told(3), ["one two", "three four", "five six"]);
    assert_eq!(told(2), ["one two", "three four …"]);
    assert_eq!(told(1), ["one two …"]);
    assert_eq!(told(0), [""; 0]);
}

#[test]
fn a_headline_without_quotes_takes_the_room_of_their_sign() {
    let loaded = load(
        b"- {date: 2026-05-11, title: one two three four, quotes: [{text: so, by: A}]}\n\
          - {date: 2026-05-12, title: one two three four}\n\
          - {date: 2026-05-13, title: end}\n",
    );
    let reading = Reading::new(&loaded, AsOf::now(Day::parse("2026-05-23").unwrap()));
    let room = Room {
        text: 13,
        aside: 5,
        rows: 8,
        terse: true,
        kinds: 0,
        covered: 0,
        seen: None,
    };
    let rows = feed(&reading, 2, room).rows.into_iter();
    let texts = rows.filter_map(|row| match row {
        Row::Entry { text, .. } => Some(text),
        _ => None,
    });
    let expected = ["one two …", "one two three four", "end"];
    assert_eq!(texts.collect::<Vec<_>>(), expected);
}

#[test]
fn two_columns_of_dates_hold_a_day_and_the_headline_what_is_none() {
    let events = [
        ("2025", ""),
        ("2025-03-05", ""),
        ("2025-03-09/2025-03-19", ""),
        ("2025-03-20~", ""),
        ("2025-03-21?", ""),
        ("2025-04", ""),
        ("2025-05~", ""),
    ];
    let mut sorted: Vec<_> = events.to_vec();
    sorted.sort_by_key(|(date, _)| crate::date::Date::parse(date).unwrap().extent().order());
    assert_eq!(
        told(&sorted, 0, 40, 24),
        [
            "| 2025 | 1",
            "> Event",
            "| Mar 2025 | 4",
            "  5 Event",
            "  9–19: Event",
            "  ~20: Event",
            "  21?: Event",
            "| Apr 2025 | 1",
            "  Apr: Event",
            "| May 2025 | 1",
            "  ~May: Event",
            ".. 18 months without an event",
            "today",
        ]
    );
}
