//! Whatever a file and an event are: the event is put at one place and nothing else changes, or there is a reason.
//!
//! The input is the event, a line `===`, and the file.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opcon_tui::day::Day;
use opcon_tui::document::edit::{Entry, Refusal, add, can_take};
use opcon_tui::document::load;

const BETWEEN: &[u8] = b"\n===\n";

fuzz_target!(|bytes: &[u8]| {
    let cut = bytes.windows(BETWEEN.len()).position(|w| w == BETWEEN);
    let Some(cut) = cut else { return };
    let (event, file) = (&bytes[..cut], &bytes[cut + BETWEEN.len()..]);
    let Ok(entry) = Entry::read(event) else { return };
    let today = Day::parse("2026-11-23").expect("a day");
    match add(file, &entry, today) {
        Ok(added) => {
            assert!(can_take(file).is_ok());
            let (old, new) = (load(file), load(&added.bytes));
            assert_eq!(new.record.events.len(), old.record.events.len() + 1);
            let there = new.record.find(added.id.raw()).map(|id| &new.record.events[id.index()]);
            let there = there.expect("the event that was added");
            assert_eq!((there.line, &there.title), (added.line, &added.title));
            // Taken out again, only an empty list's `[]` may be lacking.
            let same = file.iter().zip(&added.bytes).take_while(|(a, b)| a == b).count();
            let rest = |at: usize| {
                let rest = &file[at..];
                added.bytes.ends_with(rest) && added.bytes.len() >= at + rest.len()
            };
            let empty = || {
                let tail = file.windows(2).rposition(|w| w == b"[]").map(|at| at + 2);
                old.record.events.is_empty() && tail.is_some_and(|at| added.bytes.ends_with(&file[at..]))
            };
            assert!((0..=same).any(rest) || empty(), "more than the event changed");
        }
        Err(Refusal::File(why)) => assert!(!why.contains(char::is_control), "{why:?}"),
        Err(Refusal::Problems(told)) => assert!(!told.is_empty()),
    }
});
