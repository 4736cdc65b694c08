//! What is new as lines: a few for what changed, then one or two an event, of which only those in sight are
//! made.

use super::News;
use crate::analysis::changes::Target;
use crate::analysis::since::More;
use crate::analysis::words::{found, target};
use crate::app::chart;
use crate::app::ink::{Ink, Span, Tone, letters, marked};
use crate::app::model::Model;
use crate::app::words::count;
use crate::date::humanize;
use crate::record::{Event, EventId, PartyId, Record};
use crate::text::{Text, measure};

/// Below this many columns an event takes two lines.
const ONE_LINE: usize = 30;

/// How many columns the date of an event has in its line from so many columns of the line on.
const DATES: [(usize, usize); 3] = [(TELLS_KNOWN, 17), (60, 14), (0, 11)];

/// From this many columns on it is told when an event became known, where its date does not say it.
const TELLS_KNOWN: usize = 96;

/// From this many columns on it is told what more there is of an event.
const TELLS_MORE: usize = 60;

/// From this many rows on the parts stand apart.
const APART: usize = 8;

/// What is new, as it is to be drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Page {
    /// The days and the counts, as much of them as fits.
    pub title: String,
    /// The lines in sight, and whether the cursor is on them.
    pub lines: Vec<(Vec<Span>, bool)>,
    /// How many lines lie above.
    pub above: usize,
    /// How many lines there are.
    pub total: usize,
}

/// A line, and the row that it belongs to; none for a heading.
type Line = (Vec<Span>, Option<usize>);

impl Page {
    pub(super) fn new(model: &Model, news: &News, at: usize, size: (usize, usize)) -> Self {
        let (columns, rows) = size;
        let layout = Layout::new(model, news, size);
        let (cursor, height) = layout.lines_of(at);
        let total = layout.total();
        // The heading stays in sight with the first row, and all lines of a row with one another.
        let above = match at {
            0 => 0,
            _ => cursor.saturating_sub(rows.saturating_sub(height) / 2),
        };
        let above = above.min(total.saturating_sub(rows));
        let lines = (above..total).take(rows).filter_map(|line| {
            let (spans, row) = layout.line(line)?;
            Some((spans, row == Some(at)))
        });
        Self {
            title: title(news, columns.saturating_sub(2)),
            lines: lines.collect(),
            above,
            total,
        }
    }
}

/// "New since 14 May 2026, until 23 Nov 2026: 12 events, 2 targets, 1 finding", as much of it as fits.
fn title(news: &News, columns: usize) -> String {
    let day = humanize::day(news.since);
    let since = format!("New since {day}");
    let counts = [
        (news.events.len(), "event", "events"),
        (news.changed.targets.len(), "target", "targets"),
        (news.changed.findings.len(), "finding", "findings"),
    ];
    let counts = counts.iter().filter(|&&(n, ..)| n > 0);
    let counts: Vec<String> = counts.map(|&(n, one, many)| count(n, one, many)).collect();
    let mut forms = vec![day, since.clone()];
    if news.since < news.until {
        let until = format!("{since}, until {}", humanize::day(news.until));
        forms.push(until.clone());
        if !counts.is_empty() {
            forms.push(format!("{until}: {}", counts.join(", ")));
        }
    }
    let fits = |form: &&String| measure::width(form) <= columns;
    forms.iter().rev().find(fits).cloned().unwrap_or_default()
}

/// Where each line stands: the targets and findings, laid out in full since they are few; the events; what
/// has more to it.
struct Layout<'a> {
    model: &'a Model,
    news: &'a News,
    columns: usize,
    head: Vec<Line>,
    tail: Vec<Line>,
    /// The lines of an event.
    each: usize,
}

impl<'a> Layout<'a> {
    fn new(model: &'a Model, news: &'a News, (columns, rows): (usize, usize)) -> Self {
        let apart = rows >= APART;
        let record = &model.reading.record;
        let mut tail = Vec::new();
        let more = news.changed.more.len() + news.hidden_more;
        if more > 0 {
            tail.extend(apart.then(|| (Vec::new(), None)));
            let what = ("event", "events", "with more sources or quotes");
            let mut line = heading(more, what, columns);
            line.0.extend(hides(news.hidden_more));
            tail.push(line);
        }
        Self {
            model,
            news,
            columns,
            head: if news.is_empty() {
                nothing(news, columns, rows)
            } else {
                head(record, news, columns, apart)
            },
            tail,
            each: if columns < ONE_LINE { 2 } else { 1 },
        }
    }

    /// The line at which the tail begins.
    const fn tail(&self) -> usize {
        self.head.len() + self.news.events.len() * self.each
    }

    const fn total(&self) -> usize {
        self.tail() + self.tail.len() + self.news.changed.more.len() * self.each
    }

    /// The first line of a row, and how many it has.
    fn lines_of(&self, row: usize) -> (usize, usize) {
        let own = self.head.iter().filter(|(_, of)| *of == Some(row)).count();
        if let Some(first) = self.head.iter().position(|(_, of)| *of == Some(row)) {
            return (first, own);
        }
        let place = row.saturating_sub(self.news.before_events());
        let first = match place.checked_sub(self.news.events.len()) {
            None => self.head.len() + place * self.each,
            Some(place) => self.tail() + self.tail.len() + place * self.each,
        };
        (first, self.each)
    }

    fn line(&self, line: usize) -> Option<Line> {
        if let Some(line) = self.head.get(line) {
            return Some(line.clone());
        }
        let (place, more) = match line.checked_sub(self.tail()) {
            None => (line - self.head.len(), None),
            Some(line) => match line.checked_sub(self.tail.len()) {
                None => return self.tail.get(line).cloned(),
                Some(line) => {
                    let more = self.news.changed.more.get(line / self.each)?;
                    (self.news.events.len() * self.each + line, Some(more))
                }
            },
        };
        let row = self.news.before_events() + place / self.each;
        let event = self.model.reading.record.event(self.news.event(row)?)?;
        let spans = match (self.each, place % self.each) {
            (1, _) => one_line(self.model, event, more, self.columns),
            (_, 0) => marked(&measure::cut(event.title.shown(), self.columns), Ink::Plain),
            _ => aside(event, more, self.columns),
        };
        Some((spans, Some(row)))
    }
}

/// That there is nothing new, in lines.
fn nothing(news: &News, columns: usize, rows: usize) -> Vec<Line> {
    let mut words = format!("Nothing became known after {}", humanize::day(news.since));
    if news.since < news.until {
        words.push_str(&format!(", until {}", humanize::day(news.until)));
    }
    words.push('.');
    if let Some(last) = news.last {
        let last = humanize::day(last);
        words.push_str(&format!(" The last event before that did on {last}."));
    }
    let mut lines = measure::wrap(&words, columns);
    if lines.len() > rows {
        lines = measure::wrap("Nothing new.", columns);
    }
    let plain = |line| (vec![Span::new(line, Ink::Plain)], None);
    lines.into_iter().map(plain).collect()
}

/// The targets and findings with their headings, and that of the events.
fn head(record: &Record, news: &News, columns: usize, apart: bool) -> Vec<Line> {
    let mut head = Head {
        record,
        columns,
        apart,
        lines: Vec::new(),
        row: 0,
    };
    let changed = &news.changed;
    head.heading(changed.targets.len(), ("target", "targets", "moved"));
    for moved in &changed.targets {
        let mut of = record.milestones.iter();
        let of = of.find(|milestone| milestone.key == moved.milestone_key);
        let of = of.map_or("", |milestone| milestone.short.shown());
        let (after, before) = (target(&moved.after), target(&moved.before));
        let lapsed = match &moved.after {
            Target::Date(date) if date.extent().latest < news.until => " (lapsed)",
            _ => "",
        };
        let words = format!(": {of} {after}{lapsed}, was {before}");
        head.row(&moved.party_key, &words, moved.event);
    }
    head.heading(changed.findings.len(), ("finding", "findings", "changed"));
    for changed in &changed.findings {
        let condition = changed.condition.as_ref();
        let condition = condition.map_or("all conditions", |name| name.shown());
        let (after, before) = (found(changed.after), found(changed.before));
        let words = format!(": {condition} {after}, was {before}");
        head.row(&changed.party_key, &words, changed.event);
    }
    let known = news.events.len() + news.hidden;
    head.heading(known, ("event", "events", "became known"));
    if let Some((line, _)) = head.lines.last_mut() {
        line.extend(hides(news.hidden));
    }
    head.lines
}

/// How many the filter hides, behind a heading.
fn hides(hidden: usize) -> Option<Span> {
    let words = || Span::new(format!(", the filter hides {hidden}"), Ink::Muted);
    (hidden > 0).then(words)
}

struct Head<'a> {
    record: &'a Record,
    columns: usize,
    apart: bool,
    lines: Vec<Line>,
    /// The next row.
    row: usize,
}

impl Head<'_> {
    fn heading(&mut self, n: usize, what: (&str, &str, &str)) {
        if n > 0 {
            if self.apart && !self.lines.is_empty() {
                self.lines.push((Vec::new(), None));
            }
            self.lines.push(heading(n, what, self.columns));
        }
    }

    /// What changed for a party, and below it the event that changed it.
    fn row(&mut self, party: &Text, words: &str, event: Option<EventId>) {
        let name = name(self.record, party);
        let all = format!("{}{words}", name.text);
        for (at, line) in measure::wrap(&all, self.columns).into_iter().enumerate() {
            let rest = line.strip_prefix(name.text.as_str()).filter(|_| at == 0);
            let spans = match rest {
                Some(rest) => vec![name.clone(), Span::new(rest, Ink::Plain)],
                None => vec![Span::new(line, Ink::Plain)],
            };
            self.lines.push((spans, Some(self.row)));
        }
        if let Some(event) = event.and_then(|id| self.record.event(id)) {
            let when = format!("  {}: ", humanize::short(&event.date));
            let room = self.columns.saturating_sub(measure::width(&when));
            let mut spans = vec![Span::new(when, Ink::Muted)];
            spans.extend(marked(&measure::cut(event.title.shown(), room), Ink::Muted));
            self.lines.push((spans, Some(self.row)));
        }
        self.row += 1;
    }
}

/// "2 targets moved", where there is no room "2 targets".
fn heading(n: usize, (one, many, verb): (&str, &str, &str), columns: usize) -> Line {
    let counted = count(n, one, many);
    let whole = format!("{counted} {verb}");
    let fits = measure::width(&whole) <= columns;
    let words = if fits { whole } else { counted };
    (vec![Span::new(words, Ink::Muted)], None)
}

/// The name of a party in its colour.
fn name(record: &Record, key: &Text) -> Span {
    let mut parties = (0..).map(PartyId).zip(&record.parties);
    match parties.find(|(_, party)| party.key == *key) {
        Some((id, party)) => {
            let tone = Tone::of_party(record, id);
            Span::verbatim(party.name.shown(), Ink::PartyStrong(tone))
        }
        None => Span::new("", Ink::Plain),
    }
}

/// The sign of an event's kind and the letters of whose it is, in four columns.
fn sign(model: &Model, event: &Event) -> Span {
    let record = &model.reading.record;
    let kind = record.kind(event.kind);
    let sign = match (chart::status(event).sign(model.ascii), kind) {
        (Some(sign), _) => sign,
        (None, Some(kind)) if model.ascii => kind.ascii.shown(),
        (None, Some(kind)) => kind.glyph.shown(),
        (None, None) => " ",
    };
    let letters = measure::pad_end(&letters(record, &event.parties), 2);
    let tone = Tone::of(record, &event.parties);
    Span::verbatim(format!("{sign}{letters} "), Ink::Party(tone))
}

/// "   14 May 2026 ◊N  The plan of the bridge", and why it stands here.
fn one_line(model: &Model, event: &Event, more: Option<&More>, columns: usize) -> Vec<Span> {
    let date = DATES.iter().find(|(least, _)| columns >= *least);
    let date = date.map_or(0, |(_, date)| *date);
    let short = humanize::short(&event.date);
    let when = if measure::width(&short) <= date {
        short
    } else {
        humanize::dated(&event.date, model.reading.today(), date)
    };
    let when = measure::pad_start(&when, date);
    let late = event.known_from > event.date.extent().last_day();
    let why = match more {
        Some(more) if columns >= TELLS_MORE => added(more),
        Some(more) => format!("+{}", more.sources + more.quotes),
        None if late && columns >= TELLS_KNOWN => {
            format!("known {}", humanize::day(event.known_from))
        }
        None => String::new(),
    };
    let used = date + 5;
    let aside = measure::width(&why);
    let gap = if why.is_empty() { 0 } else { aside + 2 };
    let title = measure::cut(event.title.shown(), columns.saturating_sub(used + gap));
    let mut spans = vec![
        Span::new(format!("{when} "), Ink::Muted),
        sign(model, event),
    ];
    spans.extend(marked(&title, Ink::Plain));
    if gap > 0 {
        let blanks = columns.saturating_sub(used + measure::width(&title) + aside);
        let why = format!("{}{why}", " ".repeat(blanks));
        spans.push(Span::new(why, Ink::Muted));
    }
    spans
}

/// The second line of an event: when, and why it stands here.
fn aside(event: &Event, more: Option<&More>, columns: usize) -> Vec<Span> {
    let more = more.map_or_else(String::new, |more| format!(" {}", added(more)));
    let words = format!("  {}{more}", humanize::short(&event.date));
    vec![Span::new(measure::cut(&words, columns), Ink::Muted)]
}

/// "+2 sources, +1 quote".
fn added(more: &More) -> String {
    let parts = [
        (more.sources, "source", "sources"),
        (more.quotes, "quote", "quotes"),
    ];
    let parts = parts.iter().filter(|&&(n, ..)| n > 0);
    let parts: Vec<String> = parts
        .map(|&(n, one, many)| format!("+{}", count(n, one, many)))
        .collect();
    parts.join(", ")
}
