//! Texts that look like markup of every format stay texts.

use std::collections::BTreeSet;

use opcon_tui::format::export::Format;
use opcon_tui::record::Record;
use opcon_tui::text::Text;
use proptest::prelude::*;
use pulldown_cmark::{Event, Options, Parser, Tag};

use super::pieces::hostile;
use super::reading::{self, Xml, fragment};
use super::{export, record};

/// The elements and attributes that we write, and no others.
const PAGE: [&str; 56] = [
    "html",
    "html lang",
    "head",
    "meta",
    "meta charset",
    "meta name",
    "meta content",
    "meta http-equiv",
    "title",
    "style",
    "body",
    "header",
    "h1",
    "p",
    "p class",
    "p lang",
    "br",
    "nav",
    "nav aria-label",
    "ul",
    "li",
    "small",
    "main",
    "section",
    "section id",
    "h2",
    "article",
    "article id",
    "article class",
    "h3",
    "a",
    "a href=#",
    "a href=http",
    "a class",
    "a aria-label",
    "a rel",
    "time",
    "time datetime",
    "b",
    "blockquote",
    "footer",
    "span",
    "span lang",
    "svg",
    "svg viewBox",
    "svg width",
    "svg height",
    "svg role",
    "svg aria-label",
    "desc",
    "rect",
    "g",
    "text",
    "path",
    "circle",
    "whole",
];

fn allowed(markup: &BTreeSet<String>) {
    for name in markup {
        let drawing = ["rect ", "text ", "path ", "circle "];
        let geometry = drawing
            .iter()
            .find_map(|element| name.strip_prefix(element));
        let geometry = geometry.is_some_and(|attribute| {
            [
                "class",
                "x",
                "y",
                "width",
                "height",
                "rx",
                "d",
                "cx",
                "cy",
                "r",
                "text-anchor",
            ]
            .contains(&attribute)
        });
        assert!(geometry || PAGE.contains(&name.as_str()), "{name}");
    }
}

/// The record with its texts as they stand in files.
fn written(record: &Record) -> Record {
    let mut written = record.clone();
    written.change_texts(Text::keep_emoji);
    written
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn texts_stay_texts(file in hostile()) {
        let record = record(&file);
        prop_assert_eq!(record.events.len(), 2);
        let line = |text: &str| {
            let lines: Vec<&str> = text.lines().map(str::trim).collect();
            lines.join(" ")
        };
        let written = written(&record);
        let titles: Vec<&str> = written.events.iter().map(|e| e.title.shown()).collect();
        for (word, format, _) in Format::WORDS {
            let text = export(&record, format);
            let found = reading::titles(format, &text);
            match format {
                Format::Json => {
                    let raw: Vec<&str> = record.events.iter().map(|e| e.title.raw()).collect();
                    prop_assert_eq!(found, raw);
                }
                Format::Svg => {
                    prop_assert_eq!(found.len(), 2);
                    for (found, event) in found.iter().zip(&record.events) {
                        let title = line(event.title.shown());
                        prop_assert!(found.starts_with(&title), "{found:?} {title:?}");
                    }
                }
                // A heading has no blanks around it.
                Format::Markdown => {
                    let trimmed: Vec<&str> = titles.iter().map(|t| t.trim()).collect();
                    let found: Vec<&str> = found.iter().map(|t| t.trim()).collect();
                    prop_assert_eq!(found, trimmed);
                }
                _ => prop_assert_eq!(found, titles.clone(), "{}", word),
            }
            for c in text.chars() {
                let broken = format == Format::Ics && c == '\r';
                prop_assert!(broken || c == '\n' || !c.is_control(), "{:?} in {}", c, word);
                prop_assert!(c != '\u{202e}', "{}", word);
            }
        }
        allowed(&Xml::of(&export(&record, Format::Html)).markup());
        allowed(&Xml::of(&export(&record, Format::Svg)).markup());
        let slides = reading::json(&export(&record, Format::TimelineJs));
        for html in reading::strings(&slides["events"], &["text", "text"]) {
            allowed(&fragment(&html).0);
        }
        let items = reading::json(&export(&record, Format::Vis));
        for html in reading::strings(&items["items"], &["title"]) {
            let (markup, _) = fragment(&html);
            prop_assert!(markup.iter().all(|name| name == "whole" || name == "br"));
        }
    }

    #[test]
    fn a_calendar_gives_back_every_word(file in hostile()) {
        let record = record(&file);
        let text = export(&record, Format::Ics);
        let told = reading::values(&text, "DESCRIPTION");
        for (event, told) in written(&record).events.iter().zip(&told) {
            for words in [&event.quotes[0].text, event.summary.as_ref().unwrap()] {
                prop_assert!(told.contains(words.shown().trim_end()), "{told:?} {words:?}");
            }
        }
        for line in text.split_terminator("\r\n") {
            prop_assert!(line.len() <= 75, "{line}");
        }
    }

    #[test]
    fn markdown_shows_every_word_and_makes_nothing_of_them(file in hostile()) {
        let record = record(&file);
        let text = export(&record, Format::Markdown);
        let mut words = String::new();
        let mut headings = 0;
        for event in Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS) {
            match event {
                Event::Text(text) => words.push_str(&text),
                Event::HardBreak => words.push('\n'),
                Event::Start(Tag::Heading { .. }) => headings += 1,
                Event::Start(Tag::Link { dest_url, .. }) => {
                    prop_assert_eq!(dest_url.as_ref(), "https://a.b/%3Cx%3E%22%27?c&d");
                }
                Event::Start(
                    Tag::Image { .. } | Tag::CodeBlock(_) | Tag::Table(_) | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_) | Tag::Strikethrough,
                )
                | Event::Html(_) | Event::InlineHtml(_) | Event::Code(_) | Event::Rule
                | Event::SoftBreak | Event::FootnoteReference(_) | Event::TaskListMarker(_) => {
                    prop_assert!(false, "{event:?} in\n{text}");
                }
                _ => {}
            }
        }
        // The title, the year, two events.
        prop_assert_eq!(headings, 4);
        for event in &written(&record).events {
            for line in event.quotes[0].text.shown().lines() {
                prop_assert!(words.contains(line.trim()), "{line:?} in\n{text}");
            }
        }
    }
}

#[test]
fn emoji_of_several_characters_stay_whole_in_files() {
    let family = "👨\u{200d}👩\u{200d}👧\u{200d}👦 ⚖\u{fe0f} ❤\u{fe0f}";
    let torn = "👨👩👧👦 ⚖ ❤";
    let record = record(&format!(
        "events:\n- {{ date: 2026, title: {family}, summary: {family}, people: [{family}], tags: [{family}], \
         quotes: [{{ text: {family}, speaker: {family} }}], note: {family} }}\n"
    ));
    for (word, format, _) in Format::WORDS {
        let text = export(&record, format);
        // A calendar folds its lines, and JSON has nothing to escape here.
        let text = text.replace("\r\n ", "");
        let kept = if format == Format::Svg { torn } else { family };
        assert!(text.matches(kept).count() >= 2, "{word}: {text}");
        assert_eq!(text.contains(torn), format == Format::Svg, "{word}: {text}");
    }
}
