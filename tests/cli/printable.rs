//! Whatever a file says, what a command prints of it is printable.

use opcon_tui::analysis::AsOf;
use opcon_tui::app::panel;
use opcon_tui::app::reading::Reading;
use opcon_tui::day::Day;
use opcon_tui::document;
use opcon_tui::format::column::Column;
use opcon_tui::format::separated::{self, Separator};
use opcon_tui::format::table;
use opcon_tui::record::EventId;
use proptest::prelude::*;

/// Text as JSON, which is YAML, writes it: nothing of it is lost on the way in.
fn typed(text: &str) -> String {
    let json = serde_json::to_string(text).unwrap();
    // YAML takes neither of these as they are.
    let escaped = |c: char| match c {
        '\u{7f}'..='\u{9f}' | '\u{feff}' | '\u{fffe}' | '\u{ffff}' => {
            format!("\\u{:04x}", u32::from(c))
        }
        c => c.to_string(),
    };
    json.chars().map(escaped).collect()
}

/// An event in which every field that takes text has this one.
fn record(text: &str) -> String {
    let t = typed(text);
    format!(
        "parties: {{ a: {{ name: {t}, native: {t} }} }}\n\
         people: {{ p: {{ name: {t}, native: {t}, role: {t}, party: a }} }}\n\
         milestones: {{ m: {{ name: {t} }} }}\n\
         conditions: {{ c: {{ name: {t} }} }}\n\
         sources: {{ s: {{ title: {t}, publisher: {t}, origin: {t}, lang: {t}, reliability: {t}, note: {t} }} }}\n\
         events:\n\
         - date: 2026\n  id: {t}\n  title: {t}\n  short: {t}\n  place: {t}\n  summary: {t}\n\
         \x20 people: [p, {t}, {{ who: {t}, role: {t}, note: {t} }}]\n\
         \x20 quotes: [{{ text: {t}, speaker: {t}, role: {t}, to: {t}, lang: {t}, original: {t}, original_lang: {t}, source: s, note: {t} }}]\n\
         \x20 sources: [s]\n  targets: [{{ by: a, as_stated: {t}, note: {t} }}]\n\
         \x20 assesses: [{{ condition: c, by: a, finding: met, as_stated: {t}, note: {t} }}]\n\
         \x20 tags: [{t}]\n  conflict: {t}\n  note: {t}\n\
         - {{ date: 2027, id: two, title: two, links: [{{ follows: {t}, note: {t} }}] }}\n"
    )
}

/// Whether a character moves a cursor, changes what comes after it, or cannot be seen.
fn is_harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{61c}' | '\u{feff}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn no_control_character_is_printed(text in "[a=ㅎ\"']([\u{0}-\u{20}\u{7f}-\u{a0}\u{200b}-\u{200f}\u{2028}-\u{202e}\u{2066}\u{feff}\u{301}\\\\;,]|.){0,12}z") {
        let loaded = document::load(record(&text).as_bytes());
        let record = &loaded.record;
        prop_assert_eq!(record.events.len(), 2, "{:?}", loaded.problems);
        let reading = Reading::new(&loaded, AsOf::now(Day::parse("2026-11-23").unwrap()));
        let all = Column::all();
        let ids = || (0..2).map(EventId);
        for id in ids() {
            for line in panel::printed(&reading, id, 40, "a.yaml") {
                prop_assert!(!line.contains(is_harmful), "{line:?}");
            }
        }
        let rows = table::events(record, ids(), AsOf::ever(), &all);
        let csv = separated::events(record, ids(), AsOf::ever(), &all, Separator::Comma);
        let tsv = separated::events(record, ids(), AsOf::ever(), &all, Separator::Tab);
        for (form, lines) in [(&rows, 2), (&csv, 3), (&tsv, 3)] {
            prop_assert_eq!(form.lines().count(), lines, "{:?}", form);
            prop_assert!(!form.contains(|c| is_harmful(c) && !matches!(c, '\n' | '\t')), "{form:?}");
        }
        // A cell is where its column says, whatever is in it.
        for line in tsv.lines() {
            prop_assert_eq!(line.split('\t').count(), all.len(), "{:?}", line);
        }
    }
}
