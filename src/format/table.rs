//! Events as lines of text for people and pipes.

use crate::record::{EventId, Record};
use crate::text::measure;

/// A line an event: the date as written, the kind, the title.
pub fn events(record: &Record, ids: impl IntoIterator<Item = EventId>) -> String {
    let ids: Vec<EventId> = ids.into_iter().collect();
    let listed = || ids.iter().filter_map(|&id| record.event(id));
    let kind = |event: &crate::record::Event| {
        record
            .kind(event.kind)
            .map_or(String::new(), |k| k.key.shown().to_owned())
    };
    let widest =
        |width: &dyn Fn(&crate::record::Event) -> usize| listed().map(width).max().unwrap_or(0);
    let dates = widest(&|e| measure::width(e.date.written()));
    let kinds = widest(&|e| measure::width(&kind(e)));
    let mut out = String::new();
    for event in listed() {
        let date = event.date.written();
        let kind = kind(event);
        out.push_str(date);
        out.push_str(&" ".repeat(dates - measure::width(date) + 2));
        out.push_str(&kind);
        out.push_str(&" ".repeat(kinds - measure::width(&kind) + 2));
        out.push_str(event.title.shown());
        out.push('\n');
    }
    out
}
