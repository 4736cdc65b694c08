//! A web page in one file: every event with its quotes, proposed dates and sources, under its year.
//!
//! The page has no scripts and loads nothing, and forbids itself to; it can be read on a phone, in print, on a
//! light and on a dark ground, and by an XML parser. `#id` leads to the event with that id. Every text of the
//! record is [`escaped`], and no address but one of the web becomes a link.

use std::collections::BTreeSet;

use super::Excerpt;
use super::placed::{Grain, Placed};
use super::story::{self, Block, Cited, Linked, Said};
use crate::analysis::words::count;
use crate::date::humanize;
use crate::format::json::status;
use crate::record::{Event, EventId};

/// How the page looks. In XML a `<` or `&` would have to be escaped here.
const STYLE: &str = include_str!("html/style.css");

/// The excerpt as a web page.
pub fn write(excerpt: Excerpt<'_>) -> String {
    let written = excerpt.written();
    let years = years(excerpt);
    let title = escaped(excerpt.title());
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n\
         <meta http-equiv=\"Content-Security-Policy\" \
         content=\"default-src 'none'; style-src 'unsafe-inline'\"/>\n\
         <meta name=\"referrer\" content=\"no-referrer\"/>\n\
         <meta name=\"color-scheme\" content=\"light dark\"/>\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n\
         <header>\n<h1>{title}</h1>\n"
    );
    if let Some(about) = excerpt.about() {
        out.push_str(&format!("<p>{}</p>\n", escaped(about)));
    }
    let mut sum = count(excerpt.ids.len(), "event", "events");
    if excerpt.as_of.known_only {
        sum.push_str(&format!(
            ", as known on {}",
            humanize::day(excerpt.as_of.day)
        ));
    }
    out.push_str(&format!("<p class=\"facts\">{sum}</p>\n</header>\n"));
    if years.len() > 1 {
        out.push_str("<nav aria-label=\"Years\">\n<ul>\n");
        for (year, events) in &years {
            let anchor = year_anchor(year);
            let events = events.len();
            out.push_str(&format!(
                "<li><a href=\"#{anchor}\">{year}</a> <small>{events}</small></li>\n"
            ));
        }
        out.push_str("</ul>\n</nav>\n");
    }
    out.push_str("<main>\n");
    for (year, events) in &years {
        let anchor = year_anchor(year);
        out.push_str(&format!("<section id=\"{anchor}\">\n<h2>{year}</h2>\n"));
        for event in events {
            article(&mut out, excerpt, event, &written);
        }
        out.push_str("</section>\n");
    }
    out.push_str("</main>\n</body>\n</html>\n");
    out
}

/// The events by the year that they begin in.
fn years(excerpt: Excerpt<'_>) -> Vec<(String, Vec<&Event>)> {
    let mut years: Vec<(String, Vec<&Event>)> = Vec::new();
    for event in excerpt.events() {
        let year = humanize::year_of(event.date.extent().first_day());
        match years.last_mut() {
            Some((known, events)) if *known == year => events.push(event),
            _ => years.push((year, vec![event])),
        }
    }
    years
}

/// Where the events of a year begin: no id of an event is likely to be that.
fn year_anchor(year: &str) -> String {
    format!("year:{year}")
}

fn article(out: &mut String, excerpt: Excerpt<'_>, event: &Event, written: &BTreeSet<EventId>) {
    let classes = status(event.status);
    let key = if event.key { " key" } else { "" };
    out.push_str(&format!(
        "<article id=\"{}\" class=\"{classes}{key}\">\n",
        anchor(event)
    ));
    out.push_str(&format!(
        "<h3>{} <a class=\"self\" href=\"#{}\" aria-label=\"Link to this event\">#</a></h3>\n",
        escaped(event.title.shown()),
        fragment(event)
    ));
    out.push_str(&blocks(excerpt, event, Some(written)));
    out.push_str("</article>\n");
}

/// The story of an event as HTML, for programs that show HTML.
pub(super) fn story(excerpt: Excerpt<'_>, event: &Event) -> String {
    blocks(excerpt, event, None)
}

/// The story of an event as lines of text in HTML, for places that can show no more.
pub(super) fn story_in_lines(excerpt: Excerpt<'_>, event: &Event) -> String {
    escaped(&story::text(excerpt, event))
}

/// The story; links lead to the events that are on the same page.
fn blocks(excerpt: Excerpt<'_>, event: &Event, page: Option<&BTreeSet<EventId>>) -> String {
    let mut out = String::new();
    for block in story::blocks(excerpt, event) {
        match block {
            Block::Facts(words) => out.push_str(&facts(event, &words, page.is_some())),
            Block::Summary(words) => out.push_str(&format!("<p>{}</p>\n", escaped(words))),
            Block::Items(label, items) => match items.as_slice() {
                [item] => out.push_str(&format!("<p><b>{label}:</b> {}</p>\n", escaped(item))),
                items => {
                    let items = items.iter().map(|item| escaped(item));
                    out.push_str(&list(label, items));
                }
            },
            Block::Quote(said) => out.push_str(&quote(&said)),
            Block::Sources(sources) => out.push_str(&list("Sources", sources.iter().map(cited))),
            Block::Links(links) => {
                let links = links.iter().map(|link| linked(link, page));
                out.push_str(&list("Links", links));
            }
        }
    }
    out
}

/// When, what, whose and where; a machine is told the date where it says no more than it can read.
fn facts(event: &Event, words: &str, page: bool) -> String {
    let when = story::when(event);
    let rest = words.strip_prefix(&when).unwrap_or("");
    let datetime = machine(event).filter(|_| page);
    let when = match datetime {
        Some(date) => format!("<time datetime=\"{date}\">{}</time>", escaped(&when)),
        None => escaped(&when),
    };
    format!("<p class=\"facts\">{when}{}</p>\n", escaped(rest))
}

fn machine(event: &Event) -> Option<String> {
    let extent = event.date.extent();
    let placed = Placed::of(&event.date);
    let sayable =
        extent.is_bounded() && !extent.approximate && !extent.uncertain && placed.first.year() > 0;
    let (year, month, _) = placed.first.ymd();
    match placed.grain {
        _ if !sayable => None,
        Grain::Day => Some(placed.first.to_string()),
        Grain::Month => Some(format!("{year:04}-{month:02}")),
        Grain::Year => Some(format!("{year:04}")),
        Grain::Days => None,
    }
}

fn list(label: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.map(|item| format!("<li>{item}</li>\n")).collect();
    format!("<p><b>{label}:</b></p>\n<ul>\n{}</ul>\n", items.concat())
}

fn quote(said: &Said<'_>) -> String {
    let mut out = format!(
        "<blockquote>\n<p{}>“{}”</p>\n",
        lang(said.lang),
        escaped(said.words)
    );
    if let Some((words, code)) = said.original {
        let label = escaped(&story::original_label(code));
        out.push_str(&format!(
            "<p class=\"original\">{label}: <span{}>“{}”</span></p>\n",
            lang(code),
            escaped(words)
        ));
    }
    let source = said.source.as_ref();
    let source = source.map_or(String::new(), |source| format!(" ({})", sourced(source)));
    out.push_str(&format!(
        "<footer>— {}{source}</footer>\n",
        escaped(&said.by)
    ));
    if let Some(note) = said.note {
        out.push_str(&format!("<p class=\"note\">({})</p>\n", escaped(note)));
    }
    out.push_str("</blockquote>\n");
    out
}

/// The language as an attribute, where it is a code.
fn lang(code: Option<&str>) -> String {
    let is_code = |code: &&str| {
        (1..=16).contains(&code.len())
            && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
    };
    let code = code.filter(is_code);
    code.map_or(String::new(), |code| format!(" lang=\"{code}\""))
}

fn cited(source: &Cited) -> String {
    let marks = match source.marks.as_str() {
        "" => String::new(),
        marks => format!(" <small>({})</small>", escaped(marks)),
    };
    sourced(source) + &marks
}

/// The words of a source, leading to it.
fn sourced(source: &Cited) -> String {
    let words = escaped(&source.words);
    match &source.address {
        Some(address) => {
            let address = escaped(address);
            format!("<a href=\"{address}\" rel=\"noopener noreferrer\">{words}</a>")
        }
        None => words,
    }
}

fn linked(link: &Linked<'_>, page: Option<&BTreeSet<EventId>>) -> String {
    let name = escaped(&story::name(link.event));
    let name = if page.is_some_and(|written| written.contains(&link.to)) {
        format!("<a href=\"#{}\">{name}</a>", fragment(link.event))
    } else {
        name
    };
    let note = link
        .note
        .map_or(String::new(), |note| format!(" ({})", escaped(note)));
    format!("{} {name}{note}", link.relation)
}

/// The anchor of an event: its id, without blanks, which an anchor cannot have.
fn anchor(event: &Event) -> String {
    escaped(&bare(event))
}

/// What leads to the anchor.
fn fragment(event: &Event) -> String {
    let mut out = String::new();
    for byte in bare(event).bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else {
            out.push_str(&format!("%{byte:02X}"));
        }
    }
    out
}

fn bare(event: &Event) -> String {
    event.id.shown().replace(char::is_whitespace, "-")
}

/// Text that HTML and XML show as it is, within elements and attributes; lines stay lines.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("<br/>"),
            c => out.push(c),
        }
    }
    out
}
