//! What is selected, on the chart's axis: the day, and what it says there.

use super::super::model::Model;
use super::super::walk::Entry;
use crate::date::humanize;
use crate::text::ascii::ascii;
use crate::timeline::{self, Selection, Unit};

/// What is selected; none where nothing is.
pub(super) fn selection(model: &Model) -> Option<Selection> {
    let day = model.reading.walk.day(model.at)?;
    match model.reading.walk.get(model.at)? {
        Entry::Event(_) => {
            let event = model.reading.event_at(model.at)?;
            let date = &event.date;
            let item = item_of(model, model.at);
            let mut labels = vec![
                humanize::compact_mark(date, true),
                humanize::compact_mark(date, false),
            ];
            if model.viewport.scale().zone(day).step.unit() <= Unit::Month {
                labels.reverse();
                labels.insert(0, humanize::day_mark(date));
            }
            // Which one it is where its mark holds several.
            let position = timeline::bin::position(&model.viewport, &model.index, item);
            if let Some((nth, of)) =
                position.filter(|&(_, of)| of > 1 && !model.is_hidden(model.at))
            {
                let told: Vec<_> = labels.iter().map(|l| format!("{l} {nth}/{of}")).collect();
                labels.splice(0..0, told);
            }
            if model.ascii {
                labels = labels.iter().map(|label| ascii(label)).collect();
            }
            Some(Selection {
                day,
                labels,
                item: Some(item),
            })
        }
        Entry::Proposal(_) => Some(Selection {
            day,
            labels: Vec::new(),
            item: None,
        }),
    }
}

/// The place in the index of an event of the walk: proposals in between do not count.
pub(in crate::app) fn item_of(model: &Model, at: usize) -> usize {
    at - model.reading.walk.proposals_before(at)
}
