//! What a brief says, in pieces that each form lays out in its own way.

use super::Sources;
use crate::analysis::brief::{Brief, Dates};
use crate::analysis::words;
use crate::analysis::{Ended, Gap, Held, Slip, Window};
use crate::date::{Date, humanize};
use crate::record::{EventId, PartyId, Quote, Record, TargetStatus};
use crate::text::Text;

/// How many standing dates are told beside the parties' own.
const OTHERS: usize = 6;

/// How many quotes of a statement are given.
const QUOTES: usize = 2;

/// A part of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Block {
    /// What the page is about.
    Title(String),
    /// A part begins.
    Heading(&'static str),
    /// A paragraph.
    Paragraph(Vec<Piece>),
    /// One of several things.
    Item(Vec<Piece>),
    /// Words of somebody, who said them, and where they stand.
    Quote(String, Vec<Piece>),
    /// A source: what it is, and its address.
    Source(usize, String, Option<String>),
}

/// A stretch of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Words.
    Plain(String),
    /// Words that stand out.
    Strong(String),
    /// Where it stands, by the numbers of the sources.
    Cite(Vec<usize>),
}

fn plain(words: impl Into<String>) -> Piece {
    Piece::Plain(words.into())
}

fn strong(words: impl Into<String>) -> Piece {
    Piece::Strong(words.into())
}

/// The whole page.
pub fn page(record: &Record, brief: &Brief) -> Vec<Block> {
    let mut page = Page {
        record,
        brief,
        sources: Sources::new(record, brief.as_of),
        out: Vec::new(),
    };
    page.head();
    if let Some(dates) = &brief.dates {
        page.dates(dates);
    }
    page.conditions();
    page.statements();
    page.news();
    page.sources();
    page.out
}

struct Page<'a> {
    record: &'a Record,
    brief: &'a Brief,
    sources: Sources<'a>,
    out: Vec<Block>,
}

impl Page<'_> {
    fn head(&mut self) {
        let title = self.record.title.as_ref();
        let title = title.map_or("State of play", |title| title.shown());
        self.out.push(Block::Title(title.to_owned()));
        let day = humanize::day(self.brief.as_of.day);
        let all = self.record.events.len();
        let what = if self.brief.as_of.known_only {
            format!("As known on {day}: {} of {all} events.", self.brief.known)
        } else {
            format!("On {day}: {}.", words::count(all, "event", "events"))
        };
        self.out.push(Block::Paragraph(vec![plain(what)]));
    }

    fn dates(&mut self, dates: &Dates) {
        let milestone = self.record.milestone(dates.state.milestone);
        self.out.push(Block::Heading("Who says when"));
        if let Some(milestone) = milestone {
            let name = strong(milestone.name.shown());
            self.out.push(Block::Paragraph(vec![name]));
        }
        if let Some(done) = &dates.drift.done {
            let said = format!("Done on {}", words::day_of(self.record, done.event));
            let cited = self.sources.cite(done.event);
            self.out
                .push(Block::Paragraph(vec![plain(said), cited, plain(".")]));
            // What was reached needs no date any more.
            return;
        }
        for (party, held, slip) in dates.positions() {
            let says = dates.state.says.iter().find(|says| says.party == party);
            self.position(party, held, says.and_then(|says| says.ended.as_ref()), slip);
            if let Some((milestone, held)) = says.and_then(|says| says.instead.as_ref()) {
                let of = self.record.milestone(*milestone);
                let of = of.map_or("", |m| m.name.shown());
                let mut item = vec![plain(format!("{}, {of}: ", self.party(party)))];
                self.held(held, &mut item);
                self.out.push(Block::Item(item));
            }
        }
        for window in dates.others.iter().take(OTHERS) {
            self.window(window);
        }
        let more = dates.others.len().saturating_sub(OTHERS);
        if more > 0 {
            let words = words::count(more, "more standing date", "more standing dates");
            self.out
                .push(Block::Item(vec![plain(format!("{words}, said earlier."))]));
        }
        self.measures(dates);
    }

    fn position(
        &mut self,
        party: PartyId,
        held: Option<&Held>,
        ended: Option<&Ended>,
        slip: Option<Slip>,
    ) {
        let mut item = vec![strong(format!("{}: ", self.party(party)))];
        match (held, ended) {
            (Some(held), _) => self.held(held, &mut item),
            // "none: by 2030 denied 15 Jul 2025 [3]."
            (None, Some(ended)) => {
                let what = words::ended(self.record, ended);
                let when = words::day_of(self.record, ended.event);
                item.push(plain(format!("none: {what} {when}")));
                item.push(self.sources.cite(ended.event));
                item.push(plain("."));
            }
            (None, None) => item.push(plain("nothing stated.")),
        }
        if let Some(slip) = slip {
            item.push(plain(format!(" Slip {}.", words::slip(slip))));
        }
        self.out.push(Block::Item(item));
    }

    /// "by 2030, proposed 4 Nov 2025: “within my term” [1]; confirmed 4 Feb 2026: “within the term” [2]."
    fn held(&mut self, held: &Held, item: &mut Vec<Piece>) {
        let day = self.brief.as_of.day;
        let mut words = date_words(held.date.as_ref());
        if held.lapsed(day) {
            words.push_str(", lapsed");
        }
        if held.by.len() > 1 {
            words.push_str(", jointly");
        }
        item.push(plain(words));
        let first = (held.event, held.target);
        self.stated(first, held.last, held.times as usize, item);
    }

    /// How and when a date was put forward first, and where that stands; the same of where it was said
    /// last, if that is elsewhere.
    fn stated(
        &mut self,
        first: (EventId, usize),
        last: (EventId, usize),
        times: usize,
        item: &mut Vec<Piece>,
    ) {
        let status = self.said(", ", first, None, "", item);
        if last.0 != first.0 {
            let times = match times {
                0..=2 => String::new(),
                n => format!(", said {n} times"),
            };
            self.said("; ", last, status, &times, item);
        }
        item.push(plain("."));
    }

    /// ", proposed 4 Nov 2025: “within my term” [1]", or that it was said again where it was put forward as
    /// `before`; gives how it was put forward here.
    fn said(
        &mut self,
        apart: &str,
        (event, target): (EventId, usize),
        before: Option<TargetStatus>,
        times: &str,
        item: &mut Vec<Piece>,
    ) -> Option<TargetStatus> {
        let said = self.record.event(event)?;
        let target = said.targets.get(target)?;
        let again = before == Some(target.status);
        let how = if again {
            "again"
        } else {
            words::status(target.status)
        };
        let when = humanize::short(&said.date);
        let mut words = format!("{apart}{how} {when}{times}");
        if let Some(stated) = &target.as_stated {
            words.push_str(&format!(": “{stated}”"));
        }
        if let Some(note) = &target.note {
            words.push_str(&format!(" ({})", bare(note)));
        }
        item.push(plain(words));
        item.push(self.sources.cite(event));
        Some(target.status)
    }

    /// A standing date that is no party's present target: an observer's, or what is reported.
    fn window(&mut self, window: &Window) {
        let mut item = vec![plain(format!(
            "{}: ",
            words::parties(self.record, &window.by)
        ))];
        if let (Some(&first), Some(&last)) = (window.said.first(), window.said.last()) {
            item.push(plain(date_words(Some(&window.date))));
            self.stated(first, last, window.said.len(), &mut item);
            self.out.push(Block::Item(item));
        }
    }

    /// The gap, what slip is counted from, and how often the joint date moved.
    fn measures(&mut self, dates: &Dates) {
        let drift = &dates.drift;
        let mut line = Vec::new();
        if let Some(gap) = &drift.gap {
            let mut words = capitalised(&words::gap(gap));
            if let Gap::Months {
                between: (a, b), ..
            } = gap
                && drift.positions.len() > 2
            {
                words.push_str(&format!(", {} and {}", self.party(*a), self.party(*b)));
            }
            line.push(plain(format!("{words}.")));
        }
        if let Some(baseline) = &drift.baseline {
            let said = self.record.event(baseline.event);
            let said = said.map_or(String::new(), |event| humanize::short(&event.date));
            let date = date_words(Some(&baseline.date));
            line.push(plain(format!(
                " Slip is counted from the first date agreed, on {said}: {date}"
            )));
            line.push(self.sources.cite(baseline.event));
            line.push(plain(". "));
            line.push(plain(match drift.moved() {
                0 => "The joint date has not moved.".to_owned(),
                1 => "The joint date has moved once.".to_owned(),
                n => format!("The joint date has moved {n} times."),
            }));
        }
        if let Some(Piece::Plain(first)) = line.first_mut() {
            *first = first.trim_start().to_owned();
            self.out.push(Block::Paragraph(line));
        }
    }

    fn conditions(&mut self) {
        let brief = self.brief;
        if brief.board.rows.is_empty() {
            return;
        }
        self.out.push(Block::Heading("Conditions"));
        for row in &brief.board.rows {
            let condition = row.condition;
            let condition = condition.and_then(|id| self.record.conditions.get(id.index()));
            let name = condition.map_or("All conditions", |condition| condition.name.shown());
            let mut item = vec![strong(format!("{name}: "))];
            let mut first = true;
            for (&party, cell) in brief.board.parties.iter().zip(&row.cells) {
                let Some(since) = cell.run().first() else {
                    continue;
                };
                let event = self.record.event(since.event);
                let when = event.map_or(String::new(), |event| humanize::short(&event.date));
                let apart = if first { "" } else { "; " };
                first = false;
                let mut words = format!(
                    "{apart}{} {} since {when}",
                    self.party(party),
                    words::finding(since.finding)
                );
                let judged = event.and_then(|event| event.assesses.get(since.assessment));
                if let Some(stated) = judged.and_then(|judged| judged.as_stated.as_ref()) {
                    words.push_str(&format!(", “{stated}”"));
                }
                if let Some(note) = judged.and_then(|judged| judged.note.as_ref()) {
                    words.push_str(&format!(" ({})", bare(note)));
                }
                item.push(plain(words));
                item.push(self.sources.cite(since.event));
            }
            item.push(plain(if first { "assessed by nobody." } else { "." }));
            self.out.push(Block::Item(item));
        }
    }

    fn statements(&mut self) {
        let brief = self.brief;
        if brief.statements.is_empty() {
            return;
        }
        self.out.push(Block::Heading("Latest statements"));
        for &id in &brief.statements {
            self.event(id);
            let Some(event) = self.record.event(id) else {
                continue;
            };
            let quotes = brief.as_of.quotes(self.record, event);
            for quote in quotes.take(QUOTES) {
                self.quote(id, quote);
            }
        }
    }

    fn quote(&mut self, event: EventId, quote: &Quote) {
        let said = quote.text.shown().trim_end();
        let mut words = format!("“{said}”");
        if let Some(original) = quote.original.as_ref().filter(|&o| *o != quote.text) {
            words.push_str(&format!("\n“{}”", original.shown().trim_end()));
        }
        if let Some(note) = &quote.note {
            words.push_str(&format!("\n({})", note.shown().trim_end()));
        }
        let by = words::speaker(self.record, quote, |text| text.shown().replace('\n', " "));
        let cite = match quote.source {
            Some(source) => Piece::Cite(vec![self.sources.number(source)]),
            None => self.sources.cite(event),
        };
        let by = vec![plain(format!("— {by}")), cite];
        self.out.push(Block::Quote(words, by));
    }

    fn news(&mut self) {
        let brief = self.brief;
        let Some(news) = &brief.news else { return };
        self.out.push(Block::Heading("New"));
        let since = humanize::day(news.since);
        let changed = &news.changed;
        let (targets, findings) = (changed.targets.len(), changed.findings.len());
        let what = match news.events.len() {
            0 if targets + findings > 0 => format!("No event became known after {since}."),
            0 => format!("Nothing became known after {since}."),
            n => format!(
                "{} became known after {since}:",
                words::count(n, "event", "events")
            ),
        };
        self.out.push(Block::Paragraph(vec![plain(what)]));
        for &id in &news.events {
            self.event(id);
        }
        self.changed(
            words::count(targets, "target moved:", "targets moved:"),
            changed.targets.iter().map(|m| (words::moved(m), m.event)),
        );
        self.changed(
            words::count(findings, "finding changed:", "findings changed:"),
            changed
                .findings
                .iter()
                .map(|r| (words::refound(r), r.event)),
        );
    }

    /// What is another one now, and where that stands.
    fn changed(
        &mut self,
        heading: String,
        changed: impl ExactSizeIterator<Item = ([String; 2], Option<EventId>)>,
    ) {
        if changed.len() > 0 {
            self.out.push(Block::Paragraph(vec![plain(heading)]));
        }
        for ([of, words], event) in changed {
            let mut item = vec![strong(format!("{of}: ")), plain(words)];
            item.extend(event.map(|event| self.sources.cite(event)));
            item.push(plain("."));
            self.out.push(Block::Item(item));
        }
    }

    fn event(&mut self, id: EventId) {
        if let Some(event) = self.record.event(id) {
            let when = humanize::short(&event.date);
            let head = vec![
                strong(format!("{when}: ")),
                plain(event.title.shown()),
                self.sources.cite(id),
            ];
            self.out.push(Block::Item(head));
        }
    }

    fn sources(&mut self) {
        let cited = self.sources.cited();
        if cited.is_empty() {
            return;
        }
        self.out.push(Block::Heading("Sources"));
        for (number, source) in (1..).zip(cited) {
            let publisher = words::publisher(source, |text| text.shown().to_owned());
            let title = source.title.as_ref().map(|title| format!("“{title}”"));
            let date = source.date.as_ref().map(humanize::short);
            let parts: Vec<String> = publisher.into_iter().chain(title).chain(date).collect();
            let url = source.url.as_ref().map(|url| url.shown().to_owned());
            self.out.push(Block::Source(number, parts.join(", "), url));
        }
    }

    fn party(&self, id: PartyId) -> &str {
        self.record.party(id).map_or("", |party| party.name.shown())
    }
}

/// A date in words, or that there is none.
fn date_words(date: Option<&Date>) -> String {
    date.map_or("no date".to_owned(), humanize::short)
}

/// A note as it stands in brackets within a sentence.
fn bare(note: &Text) -> &str {
    note.shown().trim_end().trim_end_matches('.')
}

fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next();
    first.map_or_else(String::new, |c| c.to_uppercase().chain(chars).collect())
}
