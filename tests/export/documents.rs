//! A small record in every format, read by hand.

use opcon_tui::analysis::AsOf;
use opcon_tui::day::Day;
use opcon_tui::format::export::Format;

use super::{export, export_as_of, record};

const FILE: &str = include_str!("bridge.yaml");

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    // What ends a line is seen.
    let text = text.replace('\r', "␍");
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn a_small_record_in_every_format() {
    let record = record(FILE);
    for (word, format, _) in Format::WORDS {
        let text = export(&record, format);
        // The style is read where it is written.
        let text = match (text.find("<style>\n"), text.find("</style>")) {
            (Some(from), Some(to)) => format!("{}{}", &text[..from + 8], &text[to..]),
            _ => text,
        };
        snapshot(word, &text);
    }
}

#[test]
fn a_day_that_is_asked_about_is_told() {
    let record = record(FILE);
    let as_of = AsOf::then(Day::parse("2026-06-01").unwrap());
    let page = export_as_of(&record, Format::Html, as_of);
    assert!(
        page.contains("<p class=\"facts\">3 events, as known on 1 Jun 2026</p>"),
        "{page}"
    );
    let picture = export_as_of(&record, Format::Svg, as_of);
    assert!(
        picture.contains("<title>as of 1 Jun 2026</title>"),
        "{picture}"
    );
    let calendar = export_as_of(&record, Format::Ics, as_of);
    let told = super::reading::values(&calendar, "DESCRIPTION").join("\n");
    assert!(told.contains("planned, outcome not recorded"), "{told}");
}

#[test]
fn a_record_of_nothing_is_a_document_all_the_same() {
    let record = record("title: Nothing\nevents: []\n");
    for (word, format, _) in Format::WORDS {
        let text = export(&record, format);
        assert!(!text.is_empty(), "{word}");
        assert!(super::reading::titles(format, &text).is_empty(), "{word}");
    }
    assert_eq!(export(&record, Format::Markdown), "# Nothing\n");
}
