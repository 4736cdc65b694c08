//! Whatever is written for a date: it is one with sound days, or the mend that is proposed is one.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opcon_tui::date::{Date, humanize};
use opcon_tui::day::Day;

fuzz_target!(|text: &str| {
    match Date::parse(text) {
        Ok(date) => {
            let extent = date.extent();
            assert!(extent.earliest <= extent.latest, "{text:?}: {extent:?}");
            assert_eq!(date.written(), text);
            let again = Date::parse(date.edtf()).expect("what is canonical is a date");
            assert_eq!((again.edtf(), again.extent()), (date.edtf(), extent));
            humanize::long(&date);
            humanize::short(&date);
            humanize::relative(&date, Day::MIN);
        }
        Err(error) => {
            assert!(error.offset <= text.len());
            if let Some(mend) = &error.suggestion {
                Date::parse(mend).expect("a mend is a date");
            }
        }
    }
});
