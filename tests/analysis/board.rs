//! The board: which finding is in force, since when, and whether the parties agree.

use opcon_tui::analysis::AsOf;
use opcon_tui::analysis::board::{Accord, Board, Row};
use opcon_tui::record::{Finding, Record};
use std::sync::Arc;

use crate::bridge::{day, id, key, read};

fn bridge(events: &str) -> Arc<Record> {
    read(&format!(
        "
parties:
  gazette: {{ name: The Gazette, observer: true }}
  north: {{ name: Northtown }}
  south: {{ name: Southtown }}
conditions:
  load: {{ name: It bears the load }}
  wind: {{ name: It stands the wind }}
events:
{events}"
    ))
}

const fn word(finding: Finding) -> &'static str {
    match finding {
        Finding::Met => "met",
        Finding::MostlyMet => "mostly",
        Finding::PartlyMet => "partly",
        Finding::InProgress => "progress",
        Finding::NotMet => "not",
        Finding::Undetermined => "open",
    }
}

/// The board, a row a line: "load differ: north met since 2020-01-01 by a; south nothing".
fn board(record: &Record, at: &str) -> Vec<String> {
    let board = Board::of(record, AsOf::then(day(at)));
    let rows = board.rows.iter().map(|row| {
        let name = row
            .condition
            .map_or("all", |c| record.conditions[c.index()].key.raw());
        let accord = match row.accord {
            Accord::Unjudged => "unjudged",
            Accord::One => "one",
            Accord::Agree => "agree",
            Accord::Differ => "differ",
        };
        let cells = board.parties.iter().zip(&row.cells).map(|(&party, cell)| {
            let name = key(record, party);
            let Some(now) = cell.in_force() else {
                return format!("{name} nothing");
            };
            let run = cell.run();
            let joint = if now.joint { " jointly" } else { "" };
            format!(
                "{name} {}{joint} since {} by {} x{}",
                word(now.finding),
                run[0].day,
                id(record, now.event),
                run.len()
            )
        });
        format!("{name} {accord}: {}", cells.collect::<Vec<_>>().join("; "))
    });
    rows.collect()
}

const EVENTS: &str = "
  - { id: a, date: 2020-01-01, title: A, assesses: [{ condition: load, by: north, finding: in-progress }] }
  - { id: b, date: 2020-02-01, title: B, assesses: [{ condition: load, by: [north, south], finding: in-progress }] }
  - { id: c, date: 2020-03-01, title: C, assesses: [{ condition: load, by: south, finding: not-met }] }
  - { id: d, date: 2020-04-01, title: D, assesses: [{ condition: load, by: south, finding: in-progress }, { condition: all, by: north, finding: met }] }
  - { id: e, date: 2020-05-01, title: E, known: 2020-06-01, assesses: [{ condition: load, by: gazette, finding: met }] }
";

#[test]
fn the_last_finding_is_in_force_since_it_was_last_another() {
    let record = bridge(EVENTS);
    assert_eq!(
        board(&record, "2020-02-15"),
        [
            "load agree: north progress jointly since 2020-01-01 by b x2; south progress jointly since 2020-02-01 by b x1",
            "wind unjudged: north nothing; south nothing",
        ]
    );
    assert_eq!(
        board(&record, "2020-03-01"),
        [
            "load differ: north progress jointly since 2020-01-01 by b x2; south not since 2020-03-01 by c x1",
            "wind unjudged: north nothing; south nothing",
        ]
    );
    assert_eq!(
        board(&record, "2020-05-31"),
        [
            "load agree: north progress jointly since 2020-01-01 by b x2; south progress since 2020-04-01 by d x1",
            "wind unjudged: north nothing; south nothing",
            "all one: north met since 2020-04-01 by d x1; south nothing",
        ]
    );
}

#[test]
fn an_observer_has_a_column_once_it_has_judged_and_no_part_in_the_accord() {
    let record = bridge(EVENTS);
    assert_eq!(
        board(&record, "2020-06-01")[0],
        "load agree: north progress jointly since 2020-01-01 by b x2; south progress since 2020-04-01 by d x1; gazette met since 2020-05-01 by e x1"
    );
}

#[test]
fn what_was_in_force_on_a_day() {
    let record = bridge(EVENTS);
    let board = Board::of(&record, AsOf::then(day("2020-12-31")));
    let south = &board.rows[0].cells[1];
    let on = |at: &str| south.finding_on(day(at)).map(word);
    assert_eq!(
        [
            "2020-01-31",
            "2020-02-01",
            "2020-02-29",
            "2020-03-01",
            "2020-03-31",
            "2020-04-01"
        ]
        .map(on),
        [
            None,
            Some("progress"),
            Some("progress"),
            Some("not"),
            Some("not"),
            Some("progress")
        ]
    );
    assert_eq!(board.first_day(), Some(day("2020-01-01")));
}

#[test]
fn on_a_day_the_order_of_the_file_decides_and_the_future_does_not_count() {
    let record = bridge(
        "
  - { id: a, date: 2020-01-01, title: A, assesses: [{ condition: load, by: north, finding: met }, { condition: load, by: north, finding: not-met }] }
  - { id: b, date: 2021-01-01, title: B, status: planned, known: 2020-01-01, assesses: [{ condition: load, by: north, finding: met }] }
",
    );
    assert_eq!(
        board(&record, "2020-12-31")[0],
        "load one: north not since 2020-01-01 by a x1; south nothing"
    );
}

#[test]
fn a_record_without_judgements_has_its_conditions() {
    let record = bridge("  - { date: 2020-01-01, title: A }");
    assert_eq!(
        board(&record, "2020-12-31"),
        [
            "load unjudged: north nothing; south nothing",
            "wind unjudged: north nothing; south nothing",
        ]
    );
    let board = Board::of(&record, AsOf::then(day("2020-12-31")));
    assert_eq!(board.first_day(), None);
    assert!(board.rows.iter().all(Row::is_unjudged));
}
