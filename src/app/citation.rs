//! Events, quotes and sources as text to take along: citations and Markdown.
//!
//! Only words of the record and of ours, free of control characters.

use crate::analysis::AsOf;
use crate::analysis::words::{publisher, speaker};
use crate::date::humanize;
use crate::record::{Event, Quote, Record, Source};
use crate::text::Text;
use crate::text::markdown::escaped;

/// An event with its date and the sources that count, in a line.
pub fn event(record: &Record, event: &Event, as_of: AsOf) -> String {
    let sources: Vec<String> = sources_of(record, event, as_of).map(source).collect();
    let head = format!("{} ({})", line(&event.title), humanize::short(&event.date));
    if sources.is_empty() {
        head
    } else {
        format!("{head}. {}", sources.join("; "))
    }
}

/// A source in a line: who published what, when and where.
pub fn source(source: &Source) -> String {
    let mut parts = Vec::new();
    parts.extend(publisher(source, line));
    parts.extend(
        source
            .title
            .as_ref()
            .map(|title| format!("“{}”", line(title))),
    );
    parts.extend(source.date.as_ref().map(humanize::short));
    parts.extend(source.url.as_ref().map(Text::copied));
    parts.join(", ")
}

/// A quote word for word, with its speaker and source.
pub fn quote(record: &Record, quote: &Quote) -> String {
    let said = quote.text.copied();
    let words = format!("“{}” — {}", said.trim_end(), speaker(record, quote, line));
    match quote.source.and_then(|id| record.source(id)) {
        Some(found) => format!("{words} ({})", source(found)),
        None => words,
    }
}

/// An event as Markdown: what happened, who said what, where it stands written.
pub fn event_markdown(record: &Record, event: &Event, as_of: AsOf) -> String {
    let mut parts = vec![format!(
        "**{}: {}**",
        humanize::short(&event.date),
        escaped(&line(&event.title))
    )];
    parts.extend(
        event
            .summary
            .as_ref()
            .map(|s| escaped(s.copied().trim_end())),
    );
    let quotes = as_of.quotes(record, event);
    parts.extend(quotes.map(|q| quote_markdown(record, q)));
    let sources: Vec<String> = sources_of(record, event, as_of)
        .map(|source| format!("- {}", source_markdown(source)))
        .collect();
    if !sources.is_empty() {
        parts.push(sources.join("\n"));
    }
    parts.join("\n\n")
}

/// A quote as Markdown.
pub fn quote_markdown(record: &Record, quote: &Quote) -> String {
    let said = escaped(quote.text.copied().trim_end());
    let mut block = format!("“{said}”\n\n— {}", escaped(&speaker(record, quote, line)));
    if let Some(source) = quote.source.and_then(|id| record.source(id)) {
        block.push_str(&format!(" ({})", source_markdown(source)));
    }
    let lines: Vec<String> = block.lines().map(|l| format!("> {l}")).collect();
    lines.join("\n").replace("> \n", ">\n")
}

/// A source as Markdown: a link where it has an address.
pub fn source_markdown(source: &Source) -> String {
    let publisher = publisher(source, line);
    let name = match (&source.title, &publisher) {
        (Some(title), _) => line(title),
        (None, Some(publisher)) => publisher.clone(),
        (None, None) => source.url.as_ref().map(Text::copied).unwrap_or_default(),
    };
    let name = escaped(&name);
    let mut parts = vec![match &source.url {
        Some(url) => format!("[{name}](<{}>)", url.copied()),
        None => name,
    }];
    parts.extend(
        publisher
            .filter(|_| source.title.is_some())
            .map(|p| escaped(&p)),
    );
    parts.extend(source.date.as_ref().map(humanize::short));
    parts.join(", ")
}

fn sources_of<'r>(
    record: &'r Record,
    event: &'r Event,
    as_of: AsOf,
) -> impl Iterator<Item = &'r Source> {
    let known = as_of.sources(record, event);
    known.filter_map(|id| record.source(id))
}

/// Text for a clipboard in one line.
fn line(text: &Text) -> String {
    text.copied().replace('\n', " ")
}

#[cfg(test)]
mod tests {
    use super::AsOf;
    use crate::document::load;
    use crate::record::Record;

    const RECORD: &str = "\
sources:
  herald: { title: \"Mayor wants *it* [now]\", publisher: The Herald, origin: Wire, date: 2026-05-14, url: 'https://example.org/(1)' }
events:
  - date: 2026-05-11
    title: \"Lund and Berg meet\"
    summary: At the pier.
    quotes:
      - { text: \"Not\\tbefore 2030.\\u001b[2J\\nNever.\", speaker: Tor Berg, role: Director, to: Wire, source: herald }
      - { text: Soon., anonymous: true }
    sources: [herald, 'https://example.org/2']
";

    fn record() -> std::sync::Arc<Record> {
        load(RECORD.as_bytes()).record
    }

    #[test]
    fn a_citation_is_a_line() {
        let record = record();
        assert_eq!(
            super::event(&record, &record.events[0], AsOf::ever()),
            "Lund and Berg meet (11 May 2026). The Herald, from Wire, “Mayor wants *it* [now]”, \
             14 May 2026, https://example.org/(1); https://example.org/2"
        );
    }

    #[test]
    fn a_quote_is_word_for_word_without_control_characters() {
        let record = record();
        let quotes = &record.events[0].quotes;
        assert_eq!(
            super::quote(&record, &quotes[0]),
            "“Not before 2030.[2J\nNever.” — Tor Berg, Director, to Wire (The Herald, from Wire, “Mayor \
             wants *it* [now]”, 14 May 2026, https://example.org/(1))"
        );
        assert_eq!(
            super::quote(&record, &quotes[1]),
            "“Soon.” — speaker not given, anonymous"
        );
    }

    #[test]
    fn markdown_shows_the_same_words() {
        let record = record();
        assert_eq!(
            super::event_markdown(&record, &record.events[0], AsOf::ever()),
            "**11 May 2026: Lund and Berg meet**\n\n\
             At the pier.\n\n\
             > “Not before 2030.\\[2J\n> Never.”\n>\n> — Tor Berg, Director, to Wire \
             ([Mayor wants \\*it\\* \\[now\\]](<https://example.org/(1)>), The Herald, from Wire, 14 May 2026)\n\n\
             > “Soon.”\n>\n> — speaker not given, anonymous\n\n\
             - [Mayor wants \\*it\\* \\[now\\]](<https://example.org/(1)>), The Herald, from Wire, 14 May 2026\n\
             - [https://example.org/2](<https://example.org/2>)"
        );
    }
}
