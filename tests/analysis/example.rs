//! The worked example of docs/analysis.md, computed from the record that is built in.

use std::fmt::Write as _;

use opcon_tui::analysis::{AsOf, Baseline, Slip, moved, positions};
use opcon_tui::date::humanize;
use opcon_tui::record::Record;

use crate::bridge::{day, find, gap, read};

/// The days of the example.
const DAYS: [&str; 9] = [
    "2006-10-21",
    "2007-03-01",
    "2010-06-27",
    "2014-04-30",
    "2014-10-24",
    "2018-12-31",
    "2025-07-15",
    "2026-05-14",
    "2026-11-23",
];

fn table(record: &Record) -> String {
    let transfer = find(record, "transfer");
    let mut out = String::from(
        "| as of | party | present target | last said | slip, in months | gap, in months | moved |\n\
         | --- | --- | --- | --- | --- | --- | --- |\n",
    );
    for at in DAYS {
        let as_of = AsOf::then(day(at));
        let baseline = Baseline::of(record, transfer, as_of).unwrap();
        for (nth, position) in positions(record, transfer, as_of).into_iter().enumerate() {
            let party = record.party(position.party).unwrap().name.shown();
            let held = position.held.as_ref();
            let date = held.map_or("none".to_owned(), |held| match &held.date {
                Some(date) => {
                    let lapsed = if held.lapsed(as_of.day) {
                        ", lapsed"
                    } else {
                        ""
                    };
                    format!("{}{lapsed}", humanize::short(date))
                }
                None => "no date".to_owned(),
            });
            let said = held.map_or(String::new(), |held| held.said.to_string());
            let slip = held.and_then(|held| Slip::of(&baseline, held));
            let slip = slip.map_or(String::new(), |slip| {
                let more = if slip.open { " or more" } else { "" };
                format!("{} to {}{more}", slip.least, slip.greatest)
            });
            let (at, gap, moves) = match nth {
                0 => (
                    at,
                    gap(record, at).replace("seoul washington ", ""),
                    moved(record, transfer, as_of).to_string(),
                ),
                _ => ("", String::new(), String::new()),
            };
            let cells = [at, party, &date, &said, &slip, &gap, &moves];
            let cells: Vec<String> = cells
                .iter()
                .map(|cell| {
                    if cell.is_empty() {
                        " ".to_owned()
                    } else {
                        format!(" {cell} ")
                    }
                })
                .collect();
            let _ = writeln!(out, "|{}|", cells.join("|"));
        }
    }
    out
}

#[test]
fn the_worked_example_of_the_docs_follows_from_the_record() {
    let record = read(include_str!("../../events.yaml"));
    let docs = include_str!("../../docs/analysis.md");
    let (_, from) = docs.split_once("<!-- example -->\n").unwrap();
    let (written, _) = from.split_once("<!-- /example -->").unwrap();
    assert_eq!(written, table(&record));
}
