//! A table with a header: the columns of `export --to csv`, or as many of them as there are.
//!
//! Parties and kinds that the table names are declared in the head by their keys, since it tells no more of them.

use csv::{ReaderBuilder, StringRecord};

use super::{Counted, Entry, Fields, Imported, date, entries, is_address, is_built_in};
use crate::date::Date;
use crate::day::Day;
use crate::document::edit::write::Written;
use crate::format::separated::unguarded;
use crate::text::Text;

/// Columns that say the same again, or in words what others say in fields: what is lost with them is told by
/// those that count.
const SILENT: [&str; 6] = [
    "earliest",
    "latest",
    "publishers",
    "line",
    "sources",
    "description",
];

/// Columns that count what a table cannot hold.
const COUNTS: [(&str, &str); 4] = [
    (
        "quotes",
        "quotes are not taken over: a table only counts them",
    ),
    (
        "targets",
        "proposed dates are not taken over: a table only counts them",
    ),
    (
        "assesses",
        "findings are not taken over: a table only counts them",
    ),
    (
        "links",
        "links are not taken over: a table only counts them",
    ),
];

/// Columns without which there are no events.
const NEEDED: [&str; 2] = ["date", "title"];

/// What stands between the cells: spreadsheets write a semicolon where the comma is that of numbers, and a tab
/// into text. That is told by the columns that have to be there.
fn separator(text: &str) -> u8 {
    let header = text.lines().next().unwrap_or_default().to_lowercase();
    let parts = |separator: u8| {
        let names = header.split(char::from(separator));
        let names: Vec<&str> = names.map(|name| name.trim().trim_matches('"')).collect();
        NEEDED.iter().all(|needed| names.contains(needed))
    };
    [b',', b';', b'\t']
        .into_iter()
        .find(|&s| parts(s))
        .unwrap_or(b',')
}

/// What a table says.
pub fn read(text: &str) -> Imported {
    let mut out = Imported::default();
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    if text.trim().is_empty() {
        out.tell(None, "the file is empty");
        return out;
    }
    let mut reader = ReaderBuilder::new()
        .flexible(true)
        .delimiter(separator(text))
        .from_reader(text.as_bytes());
    let header = match reader.headers() {
        Ok(header) => header.iter().map(|name| name.trim().to_lowercase()),
        Err(_) => return out,
    };
    let header: Vec<String> = header.collect();
    for needed in NEEDED {
        if !header.iter().any(|name| name == needed) {
            out.tell(Some(1), format!("there is no column `{needed}`"));
        }
    }
    if !out.told.is_empty() {
        return out;
    }
    // In a table of ours the description says in words what other columns say.
    let ours = header.iter().any(|name| name == "earliest");
    let has_summary = header.iter().any(|name| name == "summary");
    for name in &header {
        let beside = name == "description" && has_summary && !ours;
        if beside || !is_known(name) {
            let words = format!("the column `{}` is not taken over", Text::line(name));
            out.tell(Some(1), words);
        }
    }
    let mut table = Table {
        header,
        counted: Counted::default(),
        respelled: Vec::new(),
        parties: Vec::new(),
        kinds: Vec::new(),
    };
    let mut lines = Lines {
        text,
        byte: 0,
        line: 1,
    };
    for row in reader.records() {
        // Any bytes are a record where a text is read.
        let Ok(row) = row else { continue };
        let byte = row.position().map_or(0, csv::Position::byte);
        let line = lines.at(usize::try_from(byte).unwrap_or(usize::MAX));
        match table.event(&row) {
            Ok(fields) => out.events.push(fields),
            Err(words) => out.tell(Some(line), words),
        }
    }
    out.head
        .extend(entries(table.parties).map(|parties| ("parties", parties)));
    let kinds = table.kinds.into_iter().filter(|kind| !is_built_in(kind));
    out.head
        .extend(entries(kinds).map(|kinds| ("kinds", kinds)));
    if let Some(example) = table.respelled.first() {
        let events = table.respelled.len();
        let events = format!("{events} {}", if events == 1 { "event" } else { "events" });
        let words = format!("dates are read as they were meant, such as {example} ({events})");
        out.tell(None, words);
    }
    table.counted.tell(&mut out);
    out
}

/// The lines of rows, whose cells can have lines of their own.
struct Lines<'t> {
    text: &'t str,
    /// Up to here the lines are counted.
    byte: usize,
    line: usize,
}

impl Lines<'_> {
    /// The line of the row that begins at a byte, or after the line breaks there. Rows come in their order.
    fn at(&mut self, byte: usize) -> usize {
        let rest = self.text.as_bytes().get(byte..).unwrap_or_default();
        let breaks = rest.iter().take_while(|b| matches!(b, b'\r' | b'\n'));
        let end = byte.saturating_add(breaks.count());
        let between = self.text.get(self.byte..end).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.byte = end;
        self.line
    }
}

/// Columns that are read, beside those of [`SILENT`] and [`COUNTS`].
const READ: [&str; 18] = [
    "id",
    "date",
    "known",
    "status",
    "kind",
    "title",
    "short",
    "key",
    "parties",
    "place",
    "people",
    "summary",
    "urls",
    "url",
    "tags",
    "confidence",
    "conflict",
    "note",
];

fn is_known(name: &str) -> bool {
    let counts = COUNTS.iter().any(|(column, _)| *column == name);
    counts || SILENT.contains(&name) || READ.contains(&name)
}

struct Table {
    header: Vec<String>,
    counted: Counted,
    /// Dates that are written in another way: what for what.
    respelled: Vec<String>,
    parties: Vec<String>,
    kinds: Vec<String>,
}

impl Table {
    /// The cell of a column, without the guard against formulas; none where it is blank.
    fn cell<'r>(&self, row: &'r StringRecord, column: &str) -> Option<&'r str> {
        let at = self.header.iter().position(|name| name == column)?;
        let cell = unguarded(row.get(at)?);
        (!cell.trim().is_empty()).then_some(cell)
    }

    fn list(&self, row: &StringRecord, column: &str) -> Vec<String> {
        let cell = self.cell(row, column).unwrap_or("");
        let parts = cell
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        parts.map(str::to_owned).collect()
    }

    fn event(&mut self, row: &StringRecord) -> Result<Entry, String> {
        let written = self.cell(row, "date").ok_or("there is no date")?;
        let title = self.cell(row, "title").ok_or("there is no title")?;
        let written = written.trim();
        let meant = Date::parse(written).err().and_then(|error| error.meant());
        let when = meant.clone().map_or_else(|| date(written), Ok)?;
        let text = |text: &str| Written::Text(text.to_owned());
        let mut out: Fields = Vec::new();
        out.extend(self.cell(row, "id").map(|id| ("id", text(id))));
        if let Some(meant) = meant {
            let words = format!("`{}` as {}", Text::line(written), meant.written());
            self.respelled.push(words);
        }
        out.push(("date", Written::Date(when.written().to_owned())));
        match self.cell(row, "status").map(str::trim) {
            Some(status @ ("planned" | "cancelled")) => out.push(("status", text(status))),
            None | Some("happened") => {}
            Some(_) => self
                .counted
                .add("the status is not taken over: it is none of happened, planned and cancelled"),
        }
        if let Some(kind) = self.cell(row, "kind").map(str::trim) {
            out.push(("kind", text(kind)));
            self.kinds.push(kind.to_owned());
        }
        out.push(("title", text(title)));
        out.extend(self.cell(row, "short").map(|short| ("short", text(short))));
        if self
            .cell(row, "key")
            .is_some_and(|key| key.trim().eq_ignore_ascii_case("true"))
        {
            out.push(("key", Written::Flag(true)));
        }
        let parties = self.list(row, "parties");
        if !parties.is_empty() {
            self.parties.extend(parties.iter().cloned());
            out.push(("parties", Written::Texts(parties)));
        }
        let has_summary = self.header.iter().any(|name| name == "summary");
        let summary = if has_summary {
            "summary"
        } else {
            "description"
        };
        out.extend(
            self.cell(row, summary)
                .map(|words| ("summary", text(words))),
        );
        out.extend(self.cell(row, "place").map(|place| ("place", text(place))));
        for column in ["people", "tags"] {
            let texts = self.list(row, column);
            if !texts.is_empty() {
                out.push((
                    if column == "people" { "people" } else { "tags" },
                    Written::Texts(texts),
                ));
            }
        }
        let urls = self.cell(row, "urls").or_else(|| self.cell(row, "url"));
        let urls: Vec<&str> = urls.map_or(Vec::new(), |urls| urls.split_whitespace().collect());
        let mut sources: Vec<String> = Vec::new();
        for url in urls {
            if !is_address(url) {
                self.counted
                    .add("an address is not taken over: it is none with http or https");
            } else if !sources.iter().any(|known| known == url) {
                sources.push(url.to_owned());
            }
        }
        let counted = self.cell(row, "sources").map(|n| n.trim().parse::<usize>());
        if counted.is_some_and(|n| n.map_or(true, |n| n > sources.len())) {
            self.counted
                .add("sources without an address are not taken over");
        }
        if !sources.is_empty() {
            out.push(("sources", Written::Texts(sources)));
        }
        match self.cell(row, "confidence").map(str::trim) {
            Some(word @ ("high" | "medium" | "low")) => out.push(("confidence", text(word))),
            None => {}
            Some(_) => self
                .counted
                .add("the confidence is not taken over: it is none of high, medium and low"),
        }
        out.extend(
            self.cell(row, "conflict")
                .map(|words| ("conflict", text(words))),
        );
        out.extend(self.cell(row, "note").map(|words| ("note", text(words))));
        for (column, words) in COUNTS {
            if self.cell(row, column).is_some_and(|n| n.trim() != "0") {
                self.counted.add(words);
            }
        }
        let known = self
            .cell(row, "known")
            .and_then(|known| Day::parse(known.trim()));
        Ok(Entry { fields: out, known })
    }
}
