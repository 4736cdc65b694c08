//! The gap between the parties.

use opcon_tui::analysis::{self, AsOf};

use crate::bridge::{day, find, gap, gap_text, read, three_sides, two_towns};

/// The gap on a day of 2020 between what the towns said on the first two days of the year.
fn towns(north: &str, south: &str) -> String {
    let record = two_towns(&format!(
        "
  - {{ date: 2020-01-01, title: A, targets: [{{ by: north{north} }}] }}
  - {{ date: 2020-01-02, title: B, targets: [{{ by: south{south} }}] }}
"
    ));
    gap(&record, "2020-06-01")
}

#[test]
fn windows_apart() {
    // 2022-04-17 + 43 months = 2025-11-17; the 44th would be 2025-12-17.
    assert_eq!(
        towns(", date: 2022-04-17", ", date: 2025-12-01"),
        "north south 43 to 43"
    );
    // Whoever is the earlier. End of 2021 to the start of 2023: 2021-12-31 + 12 = 2022-12-31. Start of
    // 2021 to the end of 2023: 2021-01-01 + 35 = 2023-12-01.
    assert_eq!(
        towns(", date: 2023", ", date: 2021"),
        "north south 12 to 35"
    );
    assert_eq!(
        towns(", date: 2021", ", date: 2023"),
        "north south 12 to 35"
    );
}

#[test]
fn months_are_clamped_at_the_end_of_a_month() {
    // 31 January + 1 month is 29 February in 2024, 28 February in 2023.
    assert_eq!(
        towns(", date: 2024-01-31", ", date: 2024-02-29"),
        "north south 1 to 1"
    );
    assert_eq!(
        towns(", date: 2024-01-31", ", date: 2024-02-28"),
        "north south 0 to 0"
    );
    assert_eq!(
        towns(", date: 2023-01-31", ", date: 2023-02-28"),
        "north south 1 to 1"
    );
    // 2024-03-31 + 26 = 2026-05-31.
    assert_eq!(
        towns(", date: 2024-03-31", ", date: 2026-05-30"),
        "north south 25 to 25"
    );
}

#[test]
fn windows_that_overlap() {
    // 2024-01-01 + 14 = 2025-03-01.
    assert_eq!(
        towns(", date: 2024", ", date: 2024-06/2025-03"),
        "north south 0 to 14"
    );
    // One within the other; one day in common.
    assert_eq!(
        towns(", date: 2024", ", date: 2024-06"),
        "north south 0 to 11"
    );
    assert_eq!(
        towns(", date: 2024-01/2024-06-30", ", date: 2024-06-30/2024-07"),
        "north south 0 to 6"
    );
    // Next to one another.
    assert_eq!(towns(", date: 2024", ", date: 2025"), "north south 0 to 23");
}

#[test]
fn the_same_window_however_it_is_written() {
    assert_eq!(towns(", date: 2024", ", date: 2024"), "same window");
    assert_eq!(
        towns(", date: 2024~", ", date: 2024-01-01/2024-12-31"),
        "same window"
    );
    assert_eq!(
        towns(", date: 2024/..", ", date: 2024-01/.."),
        "same window"
    );
    assert_eq!(
        towns(", date: ../2024", ", date: ../2024-12"),
        "same window"
    );
}

#[test]
fn an_approximate_date_reaches_over_what_it_says() {
    // 2026-12-31 + 36 = 2029-12-31; 2024-01-01 + 83 = 2030-12-01.
    assert_eq!(
        towns(", date: 2024~/2026~", ", date: 2030?"),
        "north south 36 to 83"
    );
    // One of several: from the first to the last.
    assert_eq!(
        towns(", date: \"[2024,2026]\"", ", date: 2030"),
        "north south 36 to 83"
    );
}

#[test]
fn an_open_start_counts_from_the_day_it_was_said() {
    // North's window begins on 2020-01-01, where it said so: 2020-01-01 + 131 = 2030-12-01.
    assert_eq!(
        towns(", date: ../2030", ", date: 2025"),
        "north south 0 to 131"
    );
    assert_eq!(
        towns(", date: ../2022", ", date: 2025"),
        "north south 24 to 71"
    );
    // Two by which: from the earlier saying, 2020-01-01, to 2030-12-31.
    assert_eq!(
        towns(", date: ../2022", ", date: ../2030"),
        "north south 0 to 131"
    );
    // An unknown start is no day either.
    assert_eq!(
        towns(", date: /2022", ", date: 2025"),
        "north south 24 to 71"
    );
}

#[test]
fn a_repetition_does_not_move_an_open_start() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: north, date: ../2030 }] }
  - { date: 2020-03-01, title: B, targets: [{ by: north, date: ../2030, status: confirmed }] }
  - { date: 2020-03-02, title: C, targets: [{ by: south, date: 2025 }] }
  - { date: 2020-09-01, title: D, targets: [{ by: north, date: ../2030 }] }
",
    );
    assert_eq!(gap(&record, "2020-06-01"), "north south 0 to 131");
    // A new proposal of the same does: 2020-09-01 + 123 = 2030-12-01.
    assert_eq!(gap(&record, "2020-09-01"), "north south 0 to 123");
}

#[test]
fn an_open_end_leaves_the_greatest_open() {
    // 2025-12-01 + 13 = 2027-01-01.
    assert_eq!(
        towns(", date: 2027/..", ", date: 2025-12-01"),
        "north south 13 to 13 or more"
    );
    // The latest day that is named counts: 2027-01-01 + 47 = 2030-12-01.
    assert_eq!(
        towns(", date: 2027/..", ", date: 2030"),
        "north south 0 to 47 or more"
    );
    assert_eq!(
        towns(", date: 2027/..", ", date: 2026/.."),
        "north south 0 to 12 or more"
    );
    assert_eq!(
        towns(", date: 2027/", ", date: 2025-12-01"),
        "north south 13 to 13 or more"
    );
}

#[test]
fn without_a_date_on_either_side_it_cannot_be_said() {
    assert_eq!(towns(", date: 2025", ""), "cannot be said");
    // Each for itself: they did not agree on anything.
    assert_eq!(towns("", ""), "cannot be said");
    assert_eq!(
        towns(", date: 2025", ", date: 2025, status: reported"),
        "cannot be said"
    );
}

#[test]
fn a_lapsed_date_is_no_date() {
    let record = two_towns(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: north, date: 2021-05 }] }
  - { date: 2020-01-02, title: B, targets: [{ by: south, date: 2021-07 }] }
",
    );
    // 2021-05-31 + 1 = 2021-06-30; 2021-05-01 + 2 = 2021-07-01.
    assert_eq!(gap(&record, "2021-05-31"), "north south 1 to 2");
    assert_eq!(gap(&record, "2021-06-01"), "cannot be said");
}

#[test]
fn one_joint_target() {
    let joint = |date: &str| {
        two_towns(&format!(
            "
  - {{ date: 2020-01-01, title: A, targets: [{{ by: [north, south]{date} }}] }}
  - {{ date: 2020-02-01, title: B, targets: [{{ by: south{date}, status: confirmed }}] }}
  - {{ date: 2020-03-01, title: C, targets: [{{ by: north{date} }}] }}
"
        ))
    };
    let dated = joint(", date: 2025");
    assert_eq!(gap(&dated, "2020-01-15"), "agreed");
    // A confirmation by one of them leaves it the joint one, a proposal does not.
    assert_eq!(gap(&dated, "2020-02-15"), "agreed");
    assert_eq!(gap(&dated, "2020-03-15"), "same window");
    let undated = joint("");
    assert_eq!(gap(&undated, "2020-01-15"), "agreed, no date");
    assert_eq!(gap(&undated, "2020-02-15"), "agreed, no date");
    assert_eq!(gap(&undated, "2020-03-15"), "cannot be said");
    // Agreed, and past.
    assert_eq!(
        gap(&joint(", date: 2020-01"), "2020-02-15"),
        "cannot be said"
    );
}

#[test]
fn two_targets_of_one_event_are_not_joint() {
    let record = two_towns(
        "  - { date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }, { by: south, date: 2025 }] }",
    );
    assert_eq!(gap(&record, "2020-01-15"), "same window");
}

#[test]
fn of_three_the_pair_farthest_apart_is_named() {
    let three = |north: &str, south: &str, island: &str| {
        let record = three_sides(&format!(
            "
  - date: 2020-01-01
    title: A
    targets: [{{ by: north{north} }}, {{ by: south{south} }}, {{ by: island{island} }}]
"
        ));
        gap(&record, "2020-06-01")
    };
    // 2022-12-31 + 48 = 2026-12-31; 2022-01-01 + 71 = 2027-12-01.
    assert_eq!(
        three(", date: 2025", ", date: 2022", ", date: 2027"),
        "south island 48 to 71"
    );
    // A pair that can be compared goes before one that cannot.
    assert_eq!(
        three(", date: 2025", "", ", date: 2027"),
        "north island 12 to 35"
    );
    assert_eq!(three(", date: 2025", "", ""), "cannot be said");
    assert_eq!(
        three(", date: 2025", ", date: 2025", ", date: 2025"),
        "same window"
    );
    // That two say the same does not tell how far the third is.
    assert_eq!(three(", date: 2025", ", date: 2025", ""), "cannot be said");
    // An open end is farther than any number of months.
    assert_eq!(
        three(", date: 2025", ", date: 2026/..", ", date: 2040"),
        "south island 0 to 179 or more"
    );
    // Equally far: the first pair in the order of the parties.
    assert_eq!(
        three(", date: 2025", ", date: 2027", ", date: 2027"),
        "north south 12 to 35"
    );
}

#[test]
fn of_three_all_may_share_one_target() {
    let record = three_sides(
        "
  - { date: 2020-01-01, title: A, targets: [{ by: [north, south, island], date: 2025 }] }
  - { date: 2020-02-01, title: B, targets: [{ by: [north, south, island] }] }
  - { date: 2020-03-01, title: C, targets: [{ by: [north, island], date: 2026 }] }
  - { date: 2020-04-01, title: D, targets: [{ by: south, date: 2026 }] }
",
    );
    assert_eq!(gap(&record, "2020-01-01"), "agreed");
    assert_eq!(gap(&record, "2020-02-01"), "agreed, no date");
    assert_eq!(gap(&record, "2020-03-01"), "cannot be said");
    assert_eq!(gap(&record, "2020-04-01"), "same window");
}

#[test]
fn one_party_alone_has_no_gap() {
    let record = read(
        "
parties: { north: { name: N }, gazette: { name: G, observer: true } }
milestones: { opening: { name: The bridge opens } }
events:
  - { date: 2020-01-01, title: A, targets: [{ by: north, date: 2025 }, { by: gazette, date: 2026 }] }
",
    );
    let at = day("2020-06-01");
    let positions = analysis::positions(&record, find(&record, "opening"), AsOf::then(at));
    assert_eq!(positions.len(), 1);
    assert_eq!(
        analysis::gap::gap(&positions, at).map(|gap| gap_text(&record, &gap)),
        None
    );
}
