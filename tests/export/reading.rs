//! What other programs read of an export: the titles of its events, and all that is markup in it.

use std::collections::BTreeSet;

use icalendar::parser::{read_calendar, unfold};
use opcon_tui::format::export::Format;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use roxmltree::{Document, Node, ParsingOptions};
use serde_json::Value;

/// The titles of the events of an export, in order, as a parser of that format finds them.
pub fn titles(format: Format, text: &str) -> Vec<String> {
    match format {
        Format::Json => strings(&json(text)["events"], &["title"]),
        Format::Csv => {
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let at = reader
                .headers()
                .unwrap()
                .iter()
                .position(|h| h == "title")
                .unwrap();
            let rows = reader.records().map(|row| row.unwrap()[at].to_owned());
            // The guard against formulas is told in docs/output.md, and how to take it off.
            rows.map(|cell| match cell.strip_prefix('\'') {
                Some(rest) if is_guarded(rest) => rest.to_owned(),
                _ => cell,
            })
            .collect()
        }
        Format::Ics => values(text, "SUMMARY"),
        Format::Markdown => headings(text),
        Format::Html => {
            let text = Xml::of(text);
            text.all("h3", |node| {
                let words = Xml::words(node);
                words.strip_suffix(" #").unwrap_or(&words).to_owned()
            })
        }
        Format::Svg => {
            let text = Xml::of(text);
            text.all("g", |node| {
                let title = node.children().find(|n| n.has_tag_name(SVG_TITLE)).unwrap();
                Xml::words(title)
            })
        }
        Format::Markwhen => markwhen(text).into_iter().map(|(_, title)| title).collect(),
        Format::TimelineJs => {
            let headlines = strings(&json(text)["events"], &["text", "headline"]);
            headlines.iter().map(|html| fragment_words(html)).collect()
        }
        Format::Vis => {
            let contents = strings(&json(text)["items"], &["content"]);
            contents.iter().map(|html| fragment_words(html)).collect()
        }
    }
}

const SVG_TITLE: (&str, &str) = ("http://www.w3.org/2000/svg", "title");

fn is_guarded(rest: &str) -> bool {
    let words = rest.trim_start_matches(|c: char| c == '\'' || c.is_whitespace());
    words.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠'])
}

pub fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The string at a path in each item of an array.
pub fn strings(items: &Value, path: &[&str]) -> Vec<String> {
    let items = items.as_array().unwrap().iter();
    items
        .map(|item| {
            let at = path.iter().fold(item, |at, key| &at[key]);
            at.as_str().unwrap_or_else(|| panic!("{item}")).to_owned()
        })
        .collect()
}

/// The values of a property in all entries of a calendar, as text.
pub fn values(text: &str, property: &str) -> Vec<String> {
    let unfolded = unfold(text);
    let calendar = read_calendar(&unfolded).unwrap_or_else(|why| panic!("{why}\n{text}"));
    let entries = calendar.components.iter().filter(|c| c.name == "VEVENT");
    entries
        .map(|entry| {
            let found = entry.properties.iter().filter(|p| p.name == property);
            let found: Vec<_> = found.collect();
            assert_eq!(found.len(), 1, "{property}");
            found[0].val.as_str().to_owned()
        })
        .collect()
}

/// The headings of the third level, without the date before the colon.
fn headings(text: &str) -> Vec<String> {
    let mut out = Vec::new();
    let mut within = None;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level, .. }) if level as usize == 3 => {
                within = Some(String::new());
            }
            Event::End(TagEnd::Heading(_)) => out.extend(within.take()),
            Event::Text(words) => {
                if let Some(heading) = &mut within {
                    heading.push_str(&words);
                }
            }
            other if within.is_some() => panic!("{other:?} in a heading"),
            _ => {}
        }
    }
    out.iter()
        .map(|heading| {
            heading
                .split_once(": ")
                .unwrap_or((heading, ""))
                .1
                .to_owned()
        })
        .collect()
}

/// The events of a Markwhen text: the date and what stands behind it. A line that begins with a date, or a word
/// that stands for one, and a colon begins an event, wherever it stands.
pub fn markwhen(text: &str) -> Vec<(String, String)> {
    let (_, body) = text
        .strip_prefix("---\n")
        .unwrap()
        .split_once("\n---\n")
        .unwrap();
    let mut out = Vec::new();
    for line in body.lines() {
        let begins = line.trim_start().starts_with(|c: char| c.is_ascii_digit());
        if begins {
            let (date, title) = line
                .split_once(": ")
                .unwrap_or((line.trim_end_matches(':'), ""));
            out.push((date.to_owned(), title.to_owned()));
        } else {
            let known = ["> ", "id: \"", "edtf: \"", "# "];
            let known = line.is_empty() || line == ">" || known.iter().any(|k| line.starts_with(k));
            assert!(known, "{line:?}");
        }
    }
    out
}

/// A document of HTML or SVG as an XML parser reads it.
pub struct Xml<'t> {
    document: Document<'t>,
}

impl<'t> Xml<'t> {
    pub fn of(text: &'t str) -> Self {
        let options = ParsingOptions {
            allow_dtd: true,
            ..ParsingOptions::default()
        };
        let document = Document::parse_with_options(text, options);
        Self {
            document: document.unwrap_or_else(|why| panic!("{why}\n{text}")),
        }
    }

    pub fn all<T>(&self, name: &str, value: impl Fn(Node<'_, '_>) -> T) -> Vec<T> {
        let nodes = self.document.descendants();
        nodes
            .filter(|n| n.tag_name().name() == name)
            .map(value)
            .collect()
    }

    /// Elements with their attributes; of an address only its scheme.
    pub fn markup(&self) -> BTreeSet<String> {
        let nodes = self.document.descendants().filter(Node::is_element);
        nodes
            .flat_map(|node| {
                let name = node.tag_name().name().to_owned();
                let attributes: Vec<String> = node
                    .attributes()
                    .map(|attribute| {
                        let value = attribute.value();
                        let kind = match attribute.name() {
                            "href" if value.starts_with('#') => "=#",
                            "href" if value.starts_with("http://") => "=http",
                            "href" if value.starts_with("https://") => "=http",
                            "href" | "src" | "style" => value,
                            _ => "",
                        };
                        format!("{name} {}{kind}", attribute.name())
                    })
                    .collect();
                std::iter::once(name).chain(attributes)
            })
            .collect()
    }

    /// The text of an element, lines as blanks.
    pub fn words(node: Node<'_, '_>) -> String {
        let texts = node.descendants().filter(Node::is_text);
        texts.filter_map(|n| n.text()).collect()
    }
}

/// A fragment of HTML as the elements and the text in it.
pub fn fragment(html: &str) -> (BTreeSet<String>, String) {
    let whole = format!("<whole>{html}</whole>");
    let xml = Xml::of(&whole);
    let words = Xml::words(xml.document.root_element());
    (xml.markup(), words)
}

fn fragment_words(html: &str) -> String {
    let (markup, words) = fragment(html);
    assert_eq!(markup, BTreeSet::from(["whole".to_owned()]), "{html}");
    words
}
