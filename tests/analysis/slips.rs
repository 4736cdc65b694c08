//! Slip against the baseline, and how often the joint date moved.

use std::sync::Arc;

use opcon_tui::analysis::{self, AsOf, Baseline, Slip, moved};
use opcon_tui::record::Record;

use crate::bridge::{day, find, id, two_towns};

/// The slip of each party as of a day: "north 12 to 35, south none".
fn slips(record: &Record, at: &str) -> String {
    let as_of = AsOf::then(day(at));
    let opening = find(record, "opening");
    let Some(baseline) = Baseline::of(record, opening, as_of) else {
        return "no baseline".to_owned();
    };
    let texts: Vec<String> = analysis::positions(record, opening, as_of)
        .iter()
        .map(
            |p| match p.held.as_ref().and_then(|h| Slip::of(&baseline, h)) {
                Some(slip) => {
                    let more = if slip.open { " or more" } else { "" };
                    format!("{} to {}{more}", slip.least, slip.greatest)
                }
                None => "none".to_owned(),
            },
        )
        .collect();
    texts.join(", ")
}

fn baseline(record: &Record, at: &str) -> Option<(String, String)> {
    let baseline = Baseline::of(record, find(record, "opening"), AsOf::then(day(at)))?;
    let event = id(record, baseline.event).to_owned();
    Some((event, baseline.date.written().to_owned()))
}

fn moves(record: &Record, at: &str) -> usize {
    moved(record, find(record, "opening"), AsOf::then(day(at)))
}

#[test]
fn the_baseline_is_the_first_agreed_date_of_two() {
    let record = two_towns(
        "
  - { id: a, date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2023 }] }
  - { id: b, date: 2020-01-02, title: B, targets: [{ by: [north, south], status: agreed }] }
  - { id: c, date: 2020-01-03, title: C, targets: [{ by: north, date: 2023, status: agreed }] }
  - { id: d, date: 2020-01-04, title: D, targets: [{ by: [north, gazette], date: 2023, status: agreed }] }
  - { id: e, date: 2020-01-05, title: E, targets: [{ of: deck, by: [north, south], date: 2022, status: agreed }] }
  - { id: f, date: 2020-01-06, title: F, known: 2021-01-01, targets: [{ by: [north, south], date: 2024, status: agreed }] }
  - { id: g, date: 2020-01-07, title: G, targets: [{ by: [north, south], date: 2025, status: agreed }] }
  - { id: h, date: 2020-01-08, title: H, links: [{ supersedes: g }] }
",
    );
    assert_eq!(baseline(&record, "2020-01-06"), None);
    assert_eq!(slips(&record, "2020-01-06"), "no baseline");
    // It stays the baseline when it is superseded.
    let g = Some(("g".to_owned(), "2025".to_owned()));
    assert_eq!(baseline(&record, "2020-12-31"), g);
    // What was agreed before becomes known.
    let f = Some(("f".to_owned(), "2024".to_owned()));
    assert_eq!(baseline(&record, "2021-01-01"), f);
}

/// Agreed on a window in the summer of 2025, then each for itself.
fn after(north: &str, south: &str) -> Arc<Record> {
    two_towns(&format!(
        "
  - {{ date: 2020-01-01, title: A, targets: [{{ by: [north, south], date: 2025-06/2025-08, status: agreed }}] }}
  - {{ date: 2020-02-01, title: B, targets: [{{ by: north{north} }}] }}
  - {{ date: 2020-03-01, title: C, targets: [{{ by: south{south} }}] }}
"
    ))
}

#[test]
fn slip_is_from_latest_to_earliest_and_from_earliest_to_latest() {
    // 2025-08-31 + 28 = 2027-12-31, 2025-06-01 + 42 = 2028-12-01. Without a date there is none.
    assert_eq!(
        slips(&after(", date: 2028", ""), "2020-12-31"),
        "28 to 42, none"
    );
    // The baseline itself: 2025-06-01 + 2 = 2025-08-01, and back.
    let record = after(", date: 2028", "");
    assert_eq!(slips(&record, "2020-01-15"), "-2 to 2, -2 to 2");
}

#[test]
fn earlier_is_negative() {
    // 2024-02-29 to 2025-08-31: 2024-02-29 + 18 = 2025-08-29. 2024-02-29 to 2025-06-01: + 15 = 2025-05-29.
    assert_eq!(
        slips(
            &after(", date: 2024-02-29", ", date: 2025-06-01"),
            "2020-12-31"
        ),
        "-18 to -15, -2 to 0"
    );
}

#[test]
fn a_lapsed_date_has_slipped_as_far_as_it_said() {
    assert_eq!(
        slips(&after(", date: 2028", ", date: 2025-09"), "2030-01-01"),
        "28 to 42, 0 to 3"
    );
}

#[test]
fn open_ends_in_slip() {
    // North said "by 2030" on 2020-02-01: back from 2025-08-31 that is 66 months (2020-02-01 + 66 =
    // 2025-08-01); 2025-06-01 + 66 = 2030-12-01.
    // South says "from 2027": 2025-08-31 + 16 = 2026-12-31; 2025-06-01 + 19 = 2027-01-01, or more.
    assert_eq!(
        slips(&after(", date: ../2030", ", date: 2027/.."), "2020-12-31"),
        "-66 to 66, 16 to 19 or more"
    );
}

#[test]
fn a_date_by_which_is_not_after_itself_however_late_it_was_said() {
    // "By the end of 2019", said on 2020-02-01: from 2019-12-31 to 2025-08-31 and 2025-06-01.
    assert_eq!(
        slips(&after(", date: ../2019", ""), "2020-12-31"),
        "-68 to -65, none"
    );
}

#[test]
fn a_baseline_with_open_ends() {
    let record = |date: &str| {
        two_towns(&format!(
            "
  - {{ date: 2020-01-01, title: A, targets: [{{ by: [north, south], date: {date}, status: agreed }}] }}
  - {{ date: 2020-02-01, title: B, targets: [{{ by: north, date: 2028 }}] }}
"
        ))
    };
    // By the end of 2025, said on 2020-01-01: 2025-12-31 + 24 = 2027-12-31; 2020-01-01 + 107 = 2028-12-01.
    // Against itself: back 71 months, forth 71 months.
    assert_eq!(
        slips(&record("../2025"), "2020-12-31"),
        "24 to 107, -71 to 71"
    );
    // From 2025 on: its start is all that is named. 2025-01-01 + 36 = 2028-01-01, + 47 = 2028-12-01.
    assert_eq!(
        slips(&record("2025/.."), "2020-12-31"),
        "36 to 47 or more, 0 to 0 or more"
    );
}

#[test]
fn moved_counts_changes_of_the_joint_window() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: north, date: 2020 }] }
  - { date: 2020-02-01, title: B, targets: [{ by: [north, south], date: 2025-06, status: agreed }] }
  - { date: 2020-03-01, title: C, targets: [{ by: [north, south], date: 2025, status: confirmed }] }
  - { date: 2020-04-01, title: D, targets: [{ by: [north, south], date: 2025-06 }] }
  - { date: 2020-05-01, title: E, targets: [{ by: south, date: 2030 }] }
  - { date: 2020-06-01, title: F, targets: [{ by: [north, south], date: 2027, status: reported }] }
  - { date: 2020-07-01, title: G, targets: [{ by: [north, gazette], date: 2027 }] }
  - { date: 2020-08-01, title: H, targets: [{ by: [north, south], date: 2025-06, status: denied }] }
  - { date: 2020-09-01, title: I, targets: [{ by: [north, south], date: 2026, status: postponed }] }
  - { date: 2020-10-01, title: J, targets: [{ by: [north, south], status: postponed }] }
  - { date: 2020-11-01, title: K, targets: [{ by: [north, south], status: agreed }] }
  - { date: 2020-11-02, title: L, targets: [{ by: [north, south], status: confirmed }] }
  - { date: 2020-12-01, title: M, targets: [{ by: [north, south], date: 2026, status: confirmed }] }
  - { date: 2020-12-02, title: N, targets: [{ by: [north, south], date: 2026-05, status: confirmed }] }
  - { date: 2020-12-03, title: O, targets: [{ by: [north, south], date: 2026 }] }
",
    );
    for (at, times) in [
        ("2020-01-31", 0),
        ("2020-02-01", 0),
        ("2020-08-31", 0),
        ("2020-09-01", 1),
        ("2020-10-01", 2),
        ("2020-11-30", 2),
        ("2020-12-01", 3),
        ("2020-12-02", 4),
        ("2020-12-03", 5),
    ] {
        assert_eq!(moves(&record, at), times, "{at}");
    }
}

#[test]
fn a_coarser_confirmation_does_not_become_the_one_before() {
    // 2025, then June 2025 again: nothing has moved.
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: [north, south], date: 2025-06 }] }
  - { date: 2020-02-01, title: B, targets: [{ by: [north, south], date: 2025, status: confirmed }] }
  - { date: 2020-03-01, title: C, targets: [{ by: [north, south], date: 2025-06, status: agreed }] }
  - { date: 2020-04-01, title: D, targets: [{ by: [north, south], date: 2025 }] }
",
    );
    assert_eq!(moves(&record, "2020-03-15"), 0);
    assert_eq!(moves(&record, "2020-04-15"), 1);
}
