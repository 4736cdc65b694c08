//! The trend chart: where points stand, what is drawn between them, and that nothing hides a point.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

use opcon_tui::day::{Day, End, Extent, Shape};
use opcon_tui::timeline::trend::{Ending, Index, Line, Lines, Place, Point, Rise, Trend};
use opcon_tui::timeline::{Look, Scale, Step, Unit, Viewport, cells};
use std::collections::BTreeMap;

use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// The days from one to another, `..` for an open end.
fn window(from: &str, to: &str) -> Extent {
    let mut extent = Extent::new(
        if from == ".." { Day::MIN } else { day(from) },
        if to == ".." { Day::MAX } else { day(to) },
        Shape::Within,
    );
    if from == ".." {
        extent.start = End::Open;
    }
    if to == ".." {
        extent.end = End::Open;
    }
    extent
}

fn point(said: &str, window: Option<Extent>) -> Point {
    Point {
        said: day(said),
        window,
        glyph: 0,
        letters: "N".to_owned(),
        tone: 0,
        reported: false,
        label: String::new(),
        weight: 0,
    }
}

fn line(point: usize, from: &str, to: Option<&str>, next: Option<usize>) -> Line {
    Line {
        point,
        from: day(from),
        to: to.map(day),
        next,
        tone: 0,
        heavy: false,
        letters: String::new(),
    }
}

fn look<'a>(ascii: bool) -> Look<'a> {
    let plain = Style::new();
    Look {
        glyphs: if ascii { &["o", "&"] } else { &["◊", "❖"] },
        tones: &[],
        muted: plain,
        strong: plain,
        faint: plain,
        rail: None,
        today: plain,
        accent: plain,
        selected: plain,
        highlight: Style::new(),
        weekend: plain,
        ascii,
    }
}

/// What a chart is made of beside its look.
struct Chart {
    across: Viewport,
    rise: Rise,
    until: Day,
    points: Vec<Point>,
    index: Index,
    lines: Lines,
    endings: Vec<Ending>,
    selected: Option<usize>,
    ascii: bool,
}

impl Chart {
    /// Two columns a year from 2020 on, a row a year from 2020 to 2029, today in 2027.
    fn new(points: Vec<Point>, lines: Vec<Line>) -> Self {
        let step = Step::per_unit(Unit::Year, 2).unwrap();
        Self {
            across: Viewport::new(Scale::linear(step), day("2020-01-01"), 20),
            rise: Rise::fit(day("2020-01-01"), day("2028-12-31"), 10, step),
            until: day("2027-03-01"),
            index: Index::new(&points, |_| true),
            lines: Lines::new(lines.into_iter().map(|line| vec![line]), &points),
            points,
            endings: Vec::new(),
            selected: None,
            ascii: false,
        }
    }

    fn area(&self) -> Rect {
        Rect::new(0, 0, 8 + 20 + 12, self.rise.rows() + 3)
    }

    fn draw(&self) -> Buffer {
        let area = self.area();
        let mut buffer = Buffer::empty(area);
        self.trend().render(area, &mut buffer);
        buffer
    }

    fn trend(&self) -> Trend<'_> {
        Trend {
            across: &self.across,
            rise: &self.rise,
            names: 8,
            until: self.until,
            until_name: "today",
            points: &self.points,
            index: &self.index,
            lines: &self.lines,
            endings: &self.endings,
            selection: None,
            selected: self.selected,
            without: "none",
            look: look(self.ascii),
            shade: Some(Style::new()),
        }
    }

    /// The rows of the picture, blanks at their ends left out.
    fn picture(&self) -> Vec<String> {
        let buffer = self.draw();
        let rows = 0..buffer.area.height;
        rows.map(|y| cells::row(&buffer, y)).collect()
    }
}

#[test]
fn a_line_holds_until_the_next_and_is_broken_when_its_date_has_passed() {
    let chart = Chart::new(
        vec![
            point("2020-02-01", Some(window("2023-01-01", "2023-12-31"))),
            point("2026-01-10", Some(window("2028-01-01", "2028-12-31"))),
        ],
        vec![
            line(0, "2020-02-01", Some("2026-01-10"), Some(1)),
            line(1, "2026-01-10", None, None),
        ],
    );
    looks_like(
        &chart,
        "
 none
        ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
       │
  2028 ┤            ◊N─
       │            ┊ ╌
  2026 ┤            ┊╱
       │          ╌╱┊
  2024 ┤        ╌╱  ┊
       │◊N──────╌╌╌╌
  2022 ┤    ╌╱
       │  ╌╱
  2020 ┤╌╱
        2020      today
",
    );
}

/// Compares with a picture that is written between two lines.
fn looks_like(chart: &Chart, expected: &str) {
    let picture = chart.picture();
    let lines: Vec<&str> = expected.trim_matches('\n').lines().collect();
    assert_eq!(
        picture.iter().map(String::as_str).collect::<Vec<_>>(),
        lines,
        "\n{}",
        picture.join("\n")
    );
}

#[test]
fn windows_are_bars_with_open_and_soft_ends() {
    let soft = Extent {
        approximate: true,
        ..window("2022-01-01", "2024-12-31")
    };
    let chart = Chart::new(
        vec![
            point("2020-01-01", Some(window("2021-01-01", "2023-12-31"))),
            point("2021-01-01", None),
            point("2022-01-01", Some(soft)),
            Point {
                reported: true,
                ..point("2023-01-01", Some(window("2025-01-01", "2027-12-31")))
            },
            point("2024-01-01", Some(window("..", "2028-12-31"))),
            point("2025-01-01", Some(window("2026-01-01", ".."))),
        ],
        Vec::new(),
    );
    looks_like(
        &chart,
        "
 none     ◊N
        ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
       │
  2028 ┤        ◊N
       │      ◊N▾ ▴   ╌
  2026 ┤      ╏   ◊N╌╱
       │      ╏   ╌╱
  2024 ┤    ◊N  ╌╱
       │◊N  ╏ ╌╱
  2022 ┤┃   ╏╱
       │┃ ╌╱
  2020 ┤╌╱
        2020      today
",
    );
}

#[test]
fn labels_stand_beside_their_points_and_endings_at_their_height() {
    let labelled = |said: &str, year: &str, label: &str| Point {
        label: label.to_owned(),
        ..point(
            said,
            Some(window(&format!("{year}-01-01"), &format!("{year}-12-31"))),
        )
    };
    let mut chart = Chart::new(
        vec![
            labelled("2021-01-01", "2025", "by the spring"),
            labelled("2023-01-01", "2026", "later"),
            labelled("2026-01-01", "2028", ""),
        ],
        vec![line(2, "2026-01-01", None, None)],
    );
    let ending = |year: Option<&str>, words: &str| Ending {
        height: year.map(|year| day(&format!("{year}-12-31"))),
        words: vec![format!("{words} and very much more"), words.to_owned()],
        tone: 0,
        strong: true,
    };
    chart.endings = vec![
        ending(Some("2028"), "N 2028"),
        ending(Some("2028"), "S 2028"),
        ending(None, "W none"),
    ];
    // The first label finds no room that nothing else takes.
    looks_like(
        &chart,
        "
 none                        W none
        ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
       │
  2028 ┤            ◊N─      N 2028
       │      later   ╌      S 2028
  2026 ┤      ◊N    ╌╱
       │  ◊N      ╌╱
  2024 ┤        ╌╱
       │      ╌╱
  2022 ┤    ╌╱
       │  ╌╱
  2020 ┤╌╱
        2020      today
",
    );
}

#[test]
fn a_line_is_broken_in_ascii_too() {
    let mut chart = Chart::new(
        vec![
            point("2020-02-01", Some(window("2022-01-01", "2022-12-31"))),
            point("2020-03-01", Some(window("2024-01-01", "2024-12-31"))),
        ],
        vec![
            line(0, "2020-02-01", None, None),
            Line {
                heavy: true,
                ..line(1, "2020-03-01", None, None)
            },
        ],
    );
    chart.ascii = true;
    let picture = chart.picture();
    assert_eq!(picture[7], "  2024 |oN======== = =");
    assert_eq!(picture[9], "  2022 |oN---- - - - -");
}

#[test]
fn whose_a_line_is_stands_on_it_where_no_point_before_it_says_so() {
    let by = |letters: &str, said: &str, year: i32| Point {
        letters: letters.to_owned(),
        ..point(
            said,
            Some(window(&format!("{year}-01-01"), &format!("{year}-12-31"))),
        )
    };
    let held = |letters: &str, line: Line| Line {
        letters: letters.to_owned(),
        ..line
    };
    let mut chart = Chart::new(
        vec![
            by("", "2020-02-01", 2028),
            by("N", "2020-02-01", 2026),
            by("P", "2022-02-01", 2026),
            by("S", "2023-02-01", 2027),
            by("S", "2024-02-01", 2025),
        ],
        vec![
            // What was said jointly is held by one alone; over what another holds somebody else speaks.
            held("S", line(0, "2021-01-01", Some("2023-02-01"), Some(3))),
            held("N", line(1, "2020-02-01", Some("2024-10-01"), None)),
            held("S", line(3, "2023-02-01", Some("2024-02-01"), Some(4))),
            // What holds still is told at the right.
            held("W", line(4, "2021-01-01", None, None)),
        ],
    );
    let picture = chart.picture();
    assert_eq!(picture[3], "  2028 ┤◊ ─S──");
    assert_eq!(picture[4].trim_start(), "│      ◊S      ╌");
    assert_eq!(picture[5], "  2026 ┤◊N──◊P─N─   ╌╱");
    assert!(picture[6].contains("│  ──────◊S──"), "{}", picture[6]);
    chart.ascii = true;
    assert_eq!(chart.picture()[3], "  2028 |o -S--");
}

#[test]
fn a_label_stands_where_it_can_be_its_own_points_alone() {
    let at = |said: &str, (from, to): (i32, i32), label: &str| Point {
        label: label.to_owned(),
        ..point(
            said,
            Some(window(&format!("{from}-01-01"), &format!("{to}-12-31"))),
        )
    };
    // Right above its point it would stand before that of 2024.
    let beside = vec![
        at("2020-08-01", (2024, 2024), ""),
        at("2021-08-01", (2025, 2025), "soon"),
        at("2024-02-01", (2026, 2026), ""),
    ];
    let picture = Chart::new(beside, Vec::new()).picture();
    assert_eq!(picture[5], "  2026 ┤ soon   ◊N  ╌╱");
    // Where it would be taken for another's everywhere, it is left out.
    let full = vec![
        at("2020-08-01", (2024, 2024), ""),
        at("2021-08-01", (2025, 2025), "soon"),
        at("2022-02-01", (2026, 2026), ""),
    ];
    let picture = Chart::new(full, Vec::new()).picture().join("\n");
    assert!(!picture.contains("soon"), "{picture}");
    // A point of the same date is no stranger.
    let same = vec![
        at("2021-02-01", (2025, 2025), "autumn"),
        at("2021-08-01", (2025, 2025), ""),
        at("2022-02-01", (2025, 2025), ""),
    ];
    let picture = Chart::new(same, Vec::new()).picture();
    assert_eq!(picture[5], "  2026 ┤  NN        ╌╱");
    assert_eq!(picture[6], "       │  ◊◊◊N    ╌╱");
    assert_eq!(picture[7], "  2024 ┤autumn  ╌╱");
}

#[test]
fn how_many_points_share_a_cell_is_told_beside_its_sign() {
    let at = |said: &str, year: i32| {
        let (from, to) = (format!("{year}-06-01"), format!("{year}-06-01"));
        point(said, Some(window(&from, &to)))
    };
    let mut points = vec![
        at("2020-02-01", 2026),
        at("2021-01-10", 2027),
        at("2021-02-10", 2027),
        at("2021-03-10", 2027),
        at("2023-01-10", 2026),
        at("2023-02-10", 2026),
        at("2023-08-10", 2026),
    ];
    points.extend((0..12).map(|day| at(&format!("2025-02-{:02}", day + 1), 2025)));
    points.push(at("2026-02-01", 2025));
    let mut chart = Chart::new(points, Vec::new());
    // Two columns a year: the sign and how many, then whose; a star where a neighbour leaves no room, and
    // but the number where there is none for the letter, which stands below it then.
    looks_like(
        &chart,
        "
 none
        ┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄
       │
  2028 ┤
       │  ◊3N         ╌
  2026 ┤◊N    *◊N   ╌╱
       │      N   ◊+◊N
  2024 ┤        ╌╱N
       │      ╌╱
  2022 ┤    ╌╱
       │  ╌╱
  2020 ┤╌╱
        2020      today
",
    );
    // What is selected shows its own sign.
    chart.selected = Some(4);
    assert!(chart.picture()[5].starts_with("  2026 ┤◊N    ◊◊N"));
}

#[test]
fn a_void_is_found_as_low_and_as_far_right_as_nothing_stands_there() {
    let chart = Chart::new(vec![point("2020-01-01", None)], Vec::new());
    let area = chart.area();
    let mut buffer = Buffer::empty(area);
    let mut drawn = chart.trend().render(area, &mut buffer);
    // Under the staircase, with a column and a row free about it.
    assert_eq!(drawn.take_void(6, 2), Some(Rect::new(33, 9, 6, 2)));
    assert_eq!(drawn.take_void(6, 2), Some(Rect::new(25, 9, 6, 2)));
    assert_eq!(drawn.take_void(30, 9), None);
    assert_eq!(drawn.take_void(4, 40), None);
}

/// Points said at any time with any window.
fn points() -> impl Strategy<Value = Vec<Point>> {
    let range = (day("2015-01-01").number(), day("2035-01-01").number());
    let window = prop_oneof![
        1 => Just(None),
        6 => (range.0..range.1, 0..2000_i32, 0..5_u8).prop_map(|(from, length, ends)| {
            let (from, to) = (Day::from_number(from), Day::from_number(from + length));
            let mut extent = Extent::new(from, to, Shape::Within);
            if ends == 1 {
                extent = Extent { start: End::Open, earliest: Day::MIN, ..extent };
            }
            if ends == 2 {
                extent = Extent { end: End::Open, latest: Day::MAX, ..extent };
            }
            extent.approximate = ends == 3;
            Some(extent)
        }),
    ];
    let one = (range.0..range.1, window, any::<bool>(), "[a-z 0-9]{0,12}");
    prop::collection::vec(one, 0..60).prop_map(|mut all| {
        all.sort_by_key(|one| one.0);
        all.into_iter()
            .map(|(said, window, reported, label)| Point {
                said: Day::from_number(said),
                window,
                glyph: 1,
                letters: "N".to_owned(),
                tone: 0,
                reported,
                label,
                weight: 1,
            })
            .collect()
    })
}

fn steps() -> impl Strategy<Value = Step> {
    prop::sample::select(Step::LADDER[8..].to_vec())
}

/// What somebody held, and whether what took its place is known.
#[derive(Clone, Debug)]
struct Held {
    point: Point,
    goes_on: bool,
    heavy: bool,
}

/// What one party held, one after the other: often for some days only.
fn holdings() -> impl Strategy<Value = Vec<Held>> {
    let height = prop::option::weighted(0.8, 0..7000_i32);
    let days = prop_oneof![0..20_i32, 100..1500_i32];
    let one = (days, height, prop::bool::weighted(0.8), any::<bool>());
    let all = (0..4000_i32, prop::collection::vec(one, 1..40), any::<u64>());
    all.prop_map(|(start, all, name)| {
        let mut said = day("2014-06-01").plus_days(start);
        let held =
            |(nth, (days, height, goes_on, heavy)): (usize, (i32, Option<i32>, bool, bool))| {
                said = said.plus_days(days);
                let date = height.map(|height| day("2100-01-01").plus_days(height));
                Held {
                    point: Point {
                        said,
                        window: date.map(|date| Extent::new(date, date, Shape::Within)),
                        label: format!("{name} {nth}"),
                        ..point("2014-01-01", None)
                    },
                    goes_on,
                    heavy,
                }
            };
        all.into_iter().enumerate().map(held).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_the_points_in_a_cell_the_selected_or_the_last_is_seen_and_all_are_counted(
        points in points(),
        hidden in prop::collection::vec(prop::bool::weighted(0.2), 60),
        step in steps(),
        from in 2014..2036_i32,
        width in 1..90_u16,
        rows in 1..40_u16,
        selected in prop::option::of(0..60_usize),
    ) {
        let across = Viewport::new(Scale::linear(step), Day::from_ymd(from, 1, 1).unwrap(), width);
        let heights: Vec<Day> = points.iter().filter_map(Point::height).collect();
        let low = heights.iter().min().copied().unwrap_or(day("2020-01-01"));
        let high = heights.iter().max().copied().unwrap_or(day("2020-01-01"));
        let rise = Rise::fit(low, high, rows, step);
        let selected = selected.filter(|&at| at < points.len());
        let index = Index::new(&points, |at| !hidden[at]);
        // The oracle looks for each point's column and row by their days.
        let mut cells: BTreeMap<(u16, u16), Vec<usize>> = BTreeMap::new();
        for (at, p) in points.iter().enumerate().filter(|(at, _)| !hidden[*at]) {
            let holds = |days: Option<(Day, Day)>, day: Day| {
                days.is_some_and(|(first, last)| first <= day && day <= last)
            };
            let Some(cell) = (0..width).find(|&cell| holds(across.days_at(cell), p.said)) else {
                prop_assert_eq!(index.position(&across, &rise, &points, at), None);
                continue;
            };
            let row = p.height().map_or(0, |day| {
                2 + (0..rows).find(|&row| holds(rise.days(row), day)).expect("a row")
            });
            cells.entry((cell, row)).or_default().push(at);
        }
        for mates in cells.values() {
            for (nth, &at) in mates.iter().enumerate() {
                let position = index.position(&across, &rise, &points, at);
                prop_assert_eq!(position, Some((nth + 1, mates.len())));
                let before = mates[(nth + mates.len() - 1) % mates.len()];
                let found = index.previous_in_cell(&across, &rise, &points, at);
                prop_assert_eq!(found, Some(before));
            }
        }
        let mut expected: Vec<Place> = cells
            .into_iter()
            .map(|((cell, row), mates)| {
                let chosen = mates.iter().copied().find(|&at| Some(at) == selected);
                let point = chosen.unwrap_or(*mates.last().unwrap());
                Place { cell, row, point, count: mates.len() }
            })
            .collect();
        expected.sort_by_key(|p| p.point);
        prop_assert_eq!(index.places(&across, &rise, &points, selected), expected);
        let shown: Vec<usize> = (0..points.len()).filter(|&at| !hidden[at]).collect();
        prop_assert_eq!(index.members().collect::<Vec<_>>(), shown.clone());
        for (at, &hidden) in hidden.iter().enumerate().take(points.len()) {
            prop_assert_eq!(index.rank(at), shown.iter().filter(|&&s| s < at).count());
            prop_assert_eq!(index.shows(at), !hidden);
        }
        if let Some((first, last)) = across.days() {
            let count = |is: &dyn Fn(Day) -> bool| shown.iter().filter(|&&s| is(points[s].said)).count();
            let beyond = (count(&|said| said < first), count(&|said| said > last));
            prop_assert_eq!(index.beyond((first, last)), beyond);
        }
    }

    #[test]
    fn lines_are_drawn_as_if_each_day_were_looked_at(
        lists in prop::collection::vec(holdings(), 1..4),
        step in steps().prop_filter("today must lie beyond", |step| step.unit() <= Unit::Year),
        from in 2014..2030_i32,
    ) {
        let mut points: Vec<Point> = lists.iter().flatten().map(|held| held.point.clone()).collect();
        points.sort_by_key(|point| point.said);
        let place = |held: &Held| points.iter().position(|p| p.label == held.point.label).unwrap();
        let lists: Vec<Vec<Line>> = lists.iter().map(|list| {
            let line = |(nth, held): (usize, &Held)| {
                let next = list.get(nth + 1);
                Line {
                    point: place(held),
                    from: held.point.said,
                    to: next.map(|next| next.point.said),
                    next: next.filter(|_| held.goes_on).map(place),
                    tone: 0,
                    heavy: held.heavy,
                    letters: String::new(),
                }
            };
            list.iter().enumerate().map(line).collect()
        }).collect();
        // The dates lie so far ahead that the staircase is out of sight.
        let across = Viewport::new(Scale::linear(step), Day::from_ymd(from, 1, 1).unwrap(), 20);
        let rise = Rise::fit(day("2100-01-01"), day("2120-12-31"), 12, Step::per_unit(Unit::Year, 2).unwrap());
        let row = |at: usize| points[at].height().map_or(0, |day| usize::from(rise.row(day).unwrap()) + 2);
        let mut expected = vec![vec![" "; 20]; 14];
        expected[1].fill("┄");
        for (cell, (first, last)) in (0..20).filter_map(|cell| Some((cell, across.days_at(cell)?))) {
            // A day that takes several columns stands in its first one.
            if cell > 0 && across.days_at(cell - 1) == Some((first, last)) {
                continue;
            }
            for list in &lists {
                let ended = list.iter().filter(|l| l.to.is_some_and(|to| first <= to && to <= last));
                let ends: Vec<usize> = ended
                    .filter_map(|l| Some([row(l.point), row(l.next?)]))
                    .flatten()
                    .collect();
                let (top, bottom) = (ends.iter().min(), ends.iter().max());
                let (top, bottom) = (top.map_or(0, |top| top + 1), bottom.copied().unwrap_or(0));
                for (row, signs) in expected.iter_mut().enumerate() {
                    if row != 1 && top <= row && row < bottom {
                        signs[usize::from(cell)] = "┊";
                    }
                }
            }
        }
        for (cell, (first, last)) in (0..20).filter_map(|cell| Some((cell, across.days_at(cell)?))) {
            for line in lists.iter().flatten() {
                let lapsed = points[line.point].window.is_some_and(|w| w.latest < first);
                if line.from <= last && line.to.is_none_or(|to| last < to) {
                    expected[row(line.point)][usize::from(cell)] = match (lapsed, line.heavy) {
                        (false, false) => "─",
                        (false, true) => "━",
                        (true, false) => "╌",
                        (true, true) => "╍",
                    };
                }
            }
        }
        let chart = Chart {
            across,
            rise,
            until: day("2090-01-01"),
            index: Index::new(&points, |_| false),
            lines: Lines::new(lists, &points),
            points,
            endings: Vec::new(),
            selected: None,
            ascii: false,
        };
        let buffer = chart.draw();
        let drawn: Vec<Vec<&str>> = (0..14)
            .map(|y| (8..28).map(|x| buffer[(x, y)].symbol()).collect())
            .collect();
        prop_assert_eq!(drawn, expected);
    }

    #[test]
    fn nothing_is_drawn_over_a_point_or_beyond_the_area(
        points in points(),
        step in steps(),
        from in 2014..2036_i32,
        until in 2014..2036_i32,
        rows in 1..30_u16,
        ascii: bool,
    ) {
        let across = Viewport::new(Scale::linear(step), Day::from_ymd(from, 1, 1).unwrap(), 20);
        let rise = Rise::fit(day("2016-01-01"), day("2033-01-01"), rows, step);
        let lines = (0..points.len()).map(|at| Line {
            point: at,
            from: points[at].said,
            to: points.get(at + 1).map(|p| p.said),
            next: Some(at + 1).filter(|&next| next < points.len()),
            tone: 0,
            heavy: at % 2 == 0,
            letters: "N".to_owned(),
        });
        let chart = Chart {
            endings: points.iter().take(5).map(|p| Ending {
                height: p.height(),
                words: vec!["by some day".to_owned(), "N".to_owned()],
                tone: 0,
                strong: true,
            }).collect(),
            selected: Some(0).filter(|_| !points.is_empty()),
            until: Day::from_ymd(until, 6, 1).unwrap(),
            across,
            rise,
            index: Index::new(&points, |_| true),
            lines: Lines::new([lines.collect()], &points),
            points,
            ascii,
        };
        let area = chart.area();
        let around = Rect { width: area.width + 4, height: area.height + 2, ..area };
        let mut buffer = Buffer::empty(around);
        let trend = chart.trend();
        trend.render(area, &mut buffer);
        let places = chart.index.places(&chart.across, &chart.rise, &chart.points, chart.selected);
        for place in places {
            let at = (8 + place.cell, place.row);
            let sign = if ascii { "&" } else { "❖" };
            let several = place.count > 1 && buffer[at].symbol() == "*";
            prop_assert!(several || buffer[at].symbol() == sign, "{}", buffer[at].symbol());
        }
        for at in around.positions().filter(|&at| !area.contains(at)) {
            prop_assert_eq!(buffer[at].symbol(), " ");
        }
        if ascii {
            for at in area.positions() {
                prop_assert!(buffer[at].symbol().is_ascii(), "{}", buffer[at].symbol());
            }
        }
    }

    #[test]
    fn rows_hold_the_days_that_stand_in_them(
        low in 1900..2100_i32,
        length in 0..400_i32,
        // One row cannot hold what lies on both sides of the year 2000, whatever the step.
        rows in 2..60_u16,
        finest in steps(),
        days in prop::collection::vec(-20_000..200_000_i32, 8),
    ) {
        let first = Day::from_ymd(low, 3, 5).unwrap();
        let last = first.plus_months(length);
        let rise = Rise::fit(first, last, rows, finest);
        prop_assert_eq!(rise.rows(), rows);
        prop_assert!(rise.row(first).is_some() && rise.row(last).is_some());
        prop_assert!(rise.row(last) <= rise.row(first));
        for offset in days {
            let day = first.plus_days(offset);
            let holds = |row: u16| rise.days(row).is_some_and(|(a, b)| a <= day && day <= b);
            prop_assert_eq!(rise.row(day), (0..rows).find(|&row| holds(row)));
            prop_assert_eq!(rise.row(day).is_none(), rise.is_above(day) || rise.is_below(day));
        }
        let labels = rise.labels();
        prop_assert!(labels.is_sorted_by(|a, b| a.0 < b.0));
    }
}
