//! The tall chart: whatever the record, the size and the way there, its headlines can be read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test fails by a panic"
)]

#[path = "support/model.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod model;
#[path = "support/records.rs"]
#[allow(dead_code, reason = "each test uses a part of it")]
mod records;

use model::{opened, screen};
use opcon_tui::app::tall::Part;
use opcon_tui::app::{Key, Msg};
use opcon_tui::text::measure::width;
use opcon_tui::timeline::bin;
use proptest::prelude::*;
use ratatui::buffer::{Buffer, CellWidth};

/// What stands in a row from one column to another.
fn written(buffer: &Buffer, y: u16, cells: std::ops::Range<u16>) -> String {
    let mut text = String::new();
    let mut next = cells.start;
    for x in cells {
        if x >= next {
            let symbol = buffer[(x, y)].symbol();
            next = x + symbol.cell_width().max(1);
            text.push_str(symbol);
        }
    }
    text
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nothing_is_written_over_a_headline_and_nothing_is_lost(
        record in records::record(60),
        size in (24..220_u16, 9..70_u16),
        moves in prop::collection::vec(records::moves(), 0..8),
    ) {
        let mut model = opened(&record, size);
        model.update(Msg::Key(Key::char('T')));
        for msg in moves.into_iter().flatten() {
            model.update(msg);
            let layout = model.layout();
            // A message that takes more than its row covers what is above it.
            let covered = model.message().is_some_and(|words| width(words) + 2 > size.0.into());
            if layout.lanes.height == 0 || !model.pending().is_empty() || covered {
                continue;
            }
            let buffer = screen(&model);
            let tall = model.tall_chart(&layout);
            let left = layout.lanes.x + layout.names;
            let bins = bin::bins(model.viewport());
            let mut top = layout.lanes.y;
            let mut labelled = Vec::new();
            let mut counted = 0;
            for (height, part) in &tall.parts {
                match part {
                    Part::Labels(labels) => {
                        for label in labels {
                            prop_assert!(label.rows().end <= *height);
                            labelled.push(label.item);
                            let y = top + label.row;
                            let sign = buffer[(left + label.cell, y)].symbol();
                            prop_assert!(sign != " " && sign != "╎" && sign != "┊" && sign != "╱");
                            // Word for word, with a blank on both sides: no line, mark or other label
                            // crosses it.
                            for (line, y) in label.lines.iter().zip(y..) {
                                let end = label.text + u16::try_from(width(line)).unwrap();
                                let found = written(&buffer, y, left + label.text..left + end);
                                prop_assert_eq!(&found, line);
                                for beside in [Some(end), label.text.checked_sub(1)] {
                                    let beside = beside.filter(|&x| x != label.cell && x < model.viewport().width());
                                    let free = beside.is_none_or(|x| buffer[(left + x, y)].symbol() == " ");
                                    prop_assert!(free, "something touches {line:?}");
                                }
                            }
                        }
                    }
                    Part::Rows(rows) => {
                        let lanes = rows.iter().filter_map(|row| row.lane);
                        for lane in lanes {
                            let marks = bin::marks(&bins, model.index(), lane);
                            counted += marks.iter().map(|mark| mark.count).sum::<usize>();
                        }
                    }
                    Part::Spark(_) => {}
                }
                top += height;
            }
            prop_assert!(top <= layout.lanes.bottom());
            // The selected event has its headline wherever its first day is in sight.
            if let Some(selection) = &tall.selection
                && let Some(item) = selection.item
                && model.viewport().cell_of(selection.day).is_some()
                && layout.lanes.height >= 4
            {
                prop_assert!(labelled.contains(&item), "{item} of {labelled:?} at {size:?}");
            }
            // The rails count every event in sight, as long as there is a row for each lane.
            let lanes = model.lanes().lanes.len();
            if !layout.spark && lanes <= usize::from(layout.lanes.height / 4) {
                let (from, to) = model.viewport().days().unwrap();
                let items = model.index().items().iter();
                let shown = items.filter(|item| usize::from(item.lane) < lanes);
                let met = shown.filter(|item| item.first <= to && item.last >= from);
                prop_assert_eq!(counted, met.count());
            }
        }
    }
}
