//! A document in Markdown: a heading a year, and under it every event with its quotes, dates and sources.

use super::Excerpt;
use super::story::{self, Block, Cited, Said};
use crate::date::humanize;
use crate::record::Event;
use crate::text::markdown::{escaped, paragraph};

/// The excerpt as a document.
pub fn write(excerpt: Excerpt<'_>) -> String {
    let mut out = format!("# {}\n", escaped_line(excerpt.title()));
    if let Some(about) = excerpt.about() {
        out.push_str(&format!("\n{}\n", paragraph(about)));
    }
    let mut year = None;
    for event in excerpt.events() {
        let first = event.date.extent().first_day();
        if year != Some(first.year()) {
            year = Some(first.year());
            out.push_str(&format!(
                "\n## {}\n",
                escaped_line(&humanize::year_of(first))
            ));
        }
        section(&mut out, excerpt, event);
    }
    out
}

fn section(out: &mut String, excerpt: Excerpt<'_>, event: &Event) {
    let heading = format!("{}: {}", humanize::short(&event.date), event.title);
    out.push_str(&format!("\n### {}\n", escaped_line(&heading)));
    for block in story::blocks(excerpt, event) {
        out.push('\n');
        match block {
            Block::Facts(words) => out.push_str(&format!("*{}*\n", escaped_line(&words))),
            Block::Summary(words) => out.push_str(&format!("{}\n", paragraph(words))),
            Block::Items(label, items) => {
                let one = items.len() == 1;
                match items.first() {
                    Some(item) if one => {
                        out.push_str(&format!("**{label}:** {}\n", paragraph(item)));
                    }
                    _ => {
                        out.push_str(&format!("**{label}:**\n\n"));
                        for item in &items {
                            out.push_str(&listed(&paragraph(item)));
                        }
                    }
                }
            }
            Block::Quote(words) => out.push_str(&quote(&words)),
            Block::Sources(sources) => {
                out.push_str("**Sources:**\n\n");
                for source in &sources {
                    out.push_str(&listed(&cited(source)));
                }
            }
            Block::Links(links) => {
                out.push_str("**Links:**\n\n");
                for link in links {
                    let note = link.note.map_or(String::new(), |note| format!(" ({note})"));
                    let words = format!("{} {}{note}", link.relation, story::name(link.event));
                    out.push_str(&listed(&paragraph(&words)));
                }
            }
        }
    }
}

/// An item of a list, its further lines below its first.
fn listed(words: &str) -> String {
    format!("- {}\n", words.replace('\n', "\n  "))
}

fn quote(said: &Said<'_>) -> String {
    let mut parts = vec![format!("“{}”", paragraph(said.words))];
    let source = said
        .source
        .as_ref()
        .map_or(String::new(), |source| format!(" ({})", linked(source)));
    parts.push(format!("— {}{source}", escaped_line(&said.by)));
    if let Some((words, lang)) = said.original {
        let label = escaped_line(&story::original_label(lang));
        parts.push(format!("{label}: “{}”", paragraph(words)));
    }
    parts.extend(said.note.map(|note| format!("({})", paragraph(note))));
    let mut out = String::new();
    for line in parts.join("\n\n").lines() {
        out.push_str(format!("> {line}").trim_end());
        out.push('\n');
    }
    out
}

fn cited(source: &Cited) -> String {
    let marks = match source.marks.as_str() {
        "" => String::new(),
        marks => format!(" ({})", paragraph(marks)),
    };
    linked(source) + &marks
}

/// The words of a source, leading to it.
fn linked(source: &Cited) -> String {
    let words = escaped_line(&source.words);
    match &source.address {
        Some(address) => format!("[{words}](<{address}>)"),
        None => words,
    }
}

/// Words in one line, as Markdown shows them.
fn escaped_line(words: &str) -> String {
    let words: Vec<&str> = words.lines().map(str::trim).collect();
    escaped(&words.join(" ")).replace('&', "\\&")
}
