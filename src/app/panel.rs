//! The evidence: all that the record says of the selection, as lines.

use ratatui::layout::Rect;

use super::ink::{Ink, Span, Tone, letters};
use super::reading::Reading;
use super::walk::Entry;
use super::words;
use crate::analysis::Window;
use crate::date::humanize;
use crate::record::evidence::Evidence;
use crate::record::{
    Event, EventId, Participant, PartyId, Quote, Record, Relation, Source, SourceId, Voice,
};
use crate::text::measure;

/// Something in the panel that can be stepped to and followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Thing {
    /// Another event.
    Event(EventId),
    /// A source with its address.
    Source(SourceId),
    /// A quote: its place in the event.
    Quote(usize),
}

/// One line of the panel.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// The line in stretches, from the left.
    pub spans: Vec<Span>,
    /// Which of the panel's things it belongs to.
    pub thing: Option<usize>,
    /// The address that the line opens.
    pub link: Option<String>,
}

/// All that the panel has to show.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Panel {
    /// The lines, from the top.
    pub lines: Vec<Line>,
    /// The lines pinned at the foot.
    pub foot: Vec<Line>,
    /// What can be stepped to, in order.
    pub things: Vec<Thing>,
    /// When and where in a line, for the rule above a panel below the feed.
    pub head: String,
    /// The evidence in a line, for the last row of a panel below the feed.
    pub evidence: String,
}

/// How much of the selection a panel tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// All of it, from the title on, the evidence pinned at the foot.
    Whole,
    /// What the feed above does not say, the words first: for a panel of a few rows.
    Brief,
}

impl Panel {
    /// The first line of a thing.
    pub fn line_of(&self, thing: usize) -> Option<usize> {
        self.lines.iter().position(|l| l.thing == Some(thing))
    }
}

/// How the area of a panel is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts {
    /// The lines that scroll.
    pub body: Rect,
    /// The row that tells what is out of sight.
    pub more: Option<u16>,
    /// The pinned lines.
    pub foot: Rect,
}

impl Parts {
    /// Divides an area: the foot is pinned where there is room for it.
    pub fn of(panel: &Panel, area: Rect) -> Self {
        let foot = u16::try_from(panel.foot.len()).unwrap_or(0);
        let foot = if area.height >= foot + 8 { foot } else { 0 };
        let body = Rect {
            height: area.height - foot,
            ..area
        };
        let overflows = panel.lines.len() > usize::from(body.height);
        let brief = panel.foot.is_empty() && !panel.evidence.is_empty() && area.height > 1;
        let more = (overflows || foot > 0 || brief).then(|| body.bottom().saturating_sub(1));
        Self {
            body: Rect {
                height: body.height.saturating_sub(u16::from(more.is_some())),
                ..body
            },
            more,
            foot: Rect {
                y: body.bottom(),
                height: foot,
                ..area
            },
        }
    }
}

/// The panel for a place of the walk, in lines of at most `columns` columns.
pub fn panel(
    reading: &Reading,
    at: usize,
    columns: usize,
    form: Form,
    file: &str,
    ascii: bool,
) -> Panel {
    let out = Panel::default();
    let mut page = Page { reading, columns: columns.max(8), out, ascii, form };
    match reading.walk.get(at) {
        Some(Entry::Event(id)) => {
            if let Some(event) = reading.record.event(id) {
                page.event(id, event, file);
            }
        }
        Some(Entry::Proposal(_)) => {
            if let Some(window) = reading.proposal_at(at) {
                page.proposal(window);
            }
        }
        None => {}
    }
    page.out
}

struct Page<'a> {
    reading: &'a Reading,
    columns: usize,
    out: Panel,
    ascii: bool,
    form: Form,
}

impl Page<'_> {
    fn record(&self) -> &Record {
        &self.reading.record
    }

    fn line(&mut self, spans: Vec<Span>) {
        self.out.lines.push(Line {
            spans,
            ..Line::default()
        });
    }

    fn blank(&mut self) {
        if self.out.lines.last().is_some_and(|l| !l.spans.is_empty()) {
            self.out.lines.push(Line::default());
        }
    }

    /// Text wrapped under a first-line prefix; the other lines are indented by its width.
    fn wrapped(&mut self, prefix: &[Span], text: &str, ink: Ink, thing: Option<usize>) {
        let indent: usize = prefix.iter().map(|s| measure::width(&s.text)).sum();
        let lines = measure::wrap(text, self.columns.saturating_sub(indent).max(4));
        for (i, line) in lines.into_iter().enumerate() {
            let mut spans = if i == 0 {
                prefix.to_vec()
            } else if indent > 0 {
                vec![Span::new(" ".repeat(indent), Ink::Plain)]
            } else {
                Vec::new()
            };
            spans.push(Span::new(line, ink));
            self.out.lines.push(Line {
                spans,
                thing,
                link: None,
            });
        }
    }

    fn text(&mut self, text: &str, ink: Ink) {
        self.wrapped(&[], text, ink, None);
    }

    fn heading(&mut self, name: &str, count: Option<usize>) {
        self.blank();
        let count = count.map_or(String::new(), |n| format!(" {n}"));
        self.line(vec![Span::new(format!("{name}{count}"), Ink::Muted)]);
    }

    fn thing(&mut self, thing: Thing) -> usize {
        self.out.things.push(thing);
        self.out.things.len() - 1
    }

    fn event(&mut self, id: EventId, event: &Event, file: &str) {
        let when = humanize::long(&event.date);
        let relative = humanize::relative(&event.date, self.reading.today());
        let place = event.place.as_ref().map_or(String::new(), |p| format!(" · {p}"));
        self.out.head = format!("{when} · {relative}{place}");
        self.out.evidence = words::evidence(&Evidence::of(self.record(), event));
        if self.form == Form::Brief {
            self.quotes(event);
            self.summary(event);
            self.targets(event);
            self.people(event);
        } else {
            self.text(event.title.shown(), Ink::Strong);
            self.blank();
            self.text(&format!("{when} · {relative}"), Ink::Accent);
            self.kind(event);
            self.people(event);
            self.summary(event);
            self.targets(event);
            self.quotes(event);
        }
        self.findings(event);
        if let Some(conflict) = &event.conflict {
            self.blank();
            self.line(vec![Span::new("DISPUTED", Ink::Conflict)]);
            self.text(conflict.shown(), Ink::Plain);
        }
        self.sources(event);
        self.links(id, event);
        if let Some(note) = &event.note {
            self.heading("NOTE", None);
            self.text(note.shown(), Ink::Plain);
        }
        if !event.tags.is_empty() {
            let tags: Vec<_> = event.tags.iter().map(|t| t.shown()).collect();
            self.heading("TAGS", None);
            self.text(&tags.join(", "), Ink::Plain);
        }
        self.problems(event);
        self.blank();
        self.text(&format!("{file}, line {}", event.line), Ink::Muted);
        self.foot();
    }

    fn summary(&mut self, event: &Event) {
        if let Some(summary) = &event.summary {
            self.blank();
            self.text(summary.shown(), Ink::Plain);
        }
    }

    /// The evidence, pinned; a panel of a few rows has it in its last one.
    fn foot(&mut self) {
        if self.form == Form::Brief {
            return;
        }
        let evidence = self.out.evidence.clone();
        let mut foot = vec![Line {
            spans: vec![Span::new("EVIDENCE", Ink::Muted)],
            ..Line::default()
        }];
        for line in measure::wrap(&evidence, self.columns) {
            foot.push(Line {
                spans: vec![Span::new(line, Ink::Plain)],
                ..Line::default()
            });
        }
        self.out.foot = foot;
    }

    fn kind(&mut self, event: &Event) {
        let record = &self.reading.record;
        let Some(kind) = record.kind(event.kind) else {
            return;
        };
        let tone = Tone::of(record, &event.parties);
        let glyph = if self.ascii {
            kind.ascii.shown()
        } else {
            kind.glyph.shown()
        };
        let mut words = kind.name.shown().to_lowercase();
        match event.status {
            crate::record::Status::Happened => {}
            crate::record::Status::Cancelled => words.push_str(", cancelled"),
            crate::record::Status::Planned if event.date.extent().latest < self.reading.today() => {
                words.push_str(", planned, outcome not recorded");
            }
            crate::record::Status::Planned => words.push_str(", planned"),
        }
        if let Some(place) = &event.place {
            words.push_str(" · ");
            words.push_str(place.shown());
        }
        let prefix = [Span::new(format!("{glyph} "), Ink::Party(tone))];
        self.wrapped(&prefix, &words, Ink::Plain, None);
    }

    /// The people who took part and are not quoted, with their party's letter.
    fn people(&mut self, event: &Event) {
        let quoted = |p: &&Participant| {
            event
                .quotes
                .iter()
                .all(|q| q.speaker.as_ref() != Some(&p.who))
        };
        for participant in event.people.iter().filter(quoted) {
            let party = self.party_of(&participant.who);
            let letter = party.map_or("· ".to_owned(), |p| {
                format!("{} ", letters(self.record(), &[p]))
            });
            let tone = party.map_or(Tone::None, |p| Tone::of_party(self.record(), p));
            let who = self.described(
                &participant.who,
                participant.role.as_ref().map(|r| r.shown()),
                false,
            );
            self.wrapped(
                &[Span::new(letter, Ink::Party(tone))],
                &who,
                Ink::Plain,
                None,
            );
        }
    }

    fn party_of(&self, who: &Voice) -> Option<PartyId> {
        match who {
            Voice::Person(id) => self.record().person(*id)?.party,
            Voice::Name(_) => None,
        }
    }

    /// A name with the native one and the role: "Ahn Gyu-back 안규백, Defense Minister", "now …" where
    /// only the present role is known.
    fn described(&self, who: &Voice, role: Option<&str>, with_now: bool) -> String {
        match who {
            Voice::Name(name) => match role {
                Some(role) => format!("{name}, {role}"),
                None => name.shown().to_owned(),
            },
            Voice::Person(id) => {
                let Some(person) = self.record().person(*id) else {
                    return String::new();
                };
                let native = person
                    .native
                    .as_ref()
                    .map_or(String::new(), |n| format!(" {n}"));
                let role = match (role, &person.role) {
                    (Some(role), _) => format!(", {role}"),
                    (None, Some(now)) if with_now => format!(", now {now}"),
                    (None, Some(now)) => format!(", now {now}"),
                    (None, None) => String::new(),
                };
                format!("{}{native}{role}", person.name)
            }
        }
    }

    fn targets(&mut self, event: &Event) {
        if event.targets.is_empty() {
            return;
        }
        self.heading("PROPOSES", None);
        for target in &event.targets {
            let record = &self.reading.record;
            let tone = Tone::of(record, &target.by);
            let of = target
                .of
                .and_then(|m| record.milestone(m))
                .map_or("", |m| m.short.shown());
            let when = target
                .date
                .as_ref()
                .map_or("no date".to_owned(), humanize::short);
            let mut words = match target.status {
                crate::record::TargetStatus::Done => format!("{of} done"),
                crate::record::TargetStatus::Denied => format!("{of}: denies {when}"),
                status => format!("{of} {when}, {}", words::status(status)),
            };
            if let Some(stated) = &target.as_stated {
                words.push_str(&format!(": “{stated}”"));
            }
            if let Some(note) = &target.note {
                words.push_str(&format!(" ({note})"));
            }
            let letter = letters(record, &target.by);
            self.wrapped(
                &[Span::new(format!("{letter} "), Ink::PartyStrong(tone))],
                &words,
                Ink::Plain,
                None,
            );
        }
    }

    fn quotes(&mut self, event: &Event) {
        if event.quotes.is_empty() {
            return;
        }
        if self.form == Form::Whole {
            self.heading("QUOTES", Some(event.quotes.len()));
        }
        let mut quotes = event.quotes.iter().enumerate().peekable();
        while let Some((i, quote)) = quotes.next() {
            let thing = self.thing(Thing::Quote(i));
            self.words_of(quote, thing);
            let again = quotes
                .peek()
                .is_some_and(|(_, next)| same_voice(quote, next));
            if again {
                let gutter = self.gutter(quote);
                self.out.lines.push(Line {
                    spans: vec![gutter],
                    thing: Some(thing),
                    link: None,
                });
            } else {
                self.attribution(quote, thing);
                if quotes.peek().is_some() {
                    self.blank();
                }
            }
        }
    }

    fn tone_of(&self, quote: &Quote) -> Tone {
        let party = quote
            .party
            .or_else(|| quote.speaker.as_ref().and_then(|s| self.party_of(s)));
        party.map_or(Tone::None, |p| Tone::of_party(self.record(), p))
    }

    fn gutter(&self, quote: &Quote) -> Span {
        let sign = match (quote.anonymous, self.ascii) {
            (false, false) => "▐ ",
            (true, false) => "╎ ",
            (false, true) => "| ",
            (true, true) => ": ",
        };
        Span::new(sign, Ink::Party(self.tone_of(quote)))
    }

    fn words_of(&mut self, quote: &Quote, thing: usize) {
        let gutter = self.gutter(quote);
        let (open, close) = if self.ascii {
            ("\"", "\"")
        } else {
            ("“", "”")
        };
        let trimmed = |t: &str| t.trim_end_matches('\n').to_owned();
        self.gutter_text(
            &gutter,
            &format!("{open}{}{close}", trimmed(quote.text.shown())),
            Ink::Plain,
            thing,
        );
        if let Some(original) = &quote.original
            && original != &quote.text
        {
            self.gutter_text(
                &gutter,
                &format!("{open}{}{close}", trimmed(original.shown())),
                Ink::Muted,
                thing,
            );
        }
        if let Some(note) = &quote.note {
            self.gutter_text(&gutter, &format!("({note})"), Ink::Muted, thing);
        }
    }

    fn gutter_text(&mut self, gutter: &Span, text: &str, ink: Ink, thing: usize) {
        for line in measure::wrap(text, self.columns.saturating_sub(2).max(4)) {
            let spans = vec![gutter.clone(), Span::new(line, ink)];
            self.out.lines.push(Line {
                spans,
                thing: Some(thing),
                link: None,
            });
        }
    }

    /// Who said it, in which role and for whom, named or not, and who reported it.
    fn attribution(&mut self, quote: &Quote, thing: usize) {
        let role = quote.role.as_ref().map(|r| r.shown());
        let mut words = match &quote.speaker {
            Some(who) => format!("— {}", self.described(who, role, true)),
            None => match role {
                Some(role) => format!("— {role}"),
                None => "— speaker not given".to_owned(),
            },
        };
        let party = quote
            .party
            .or_else(|| quote.speaker.as_ref().and_then(|s| self.party_of(s)))
            .and_then(|p| self.record().party(p));
        if let Some(party) = party {
            words.push_str(&format!(" · {}", party.name));
        }
        words.push_str(if quote.anonymous {
            " · anonymous"
        } else {
            " · named"
        });
        if let Some(to) = &quote.to {
            words.push_str(&format!(" · to {to}"));
        }
        if let Some(lang) = quote.lang.as_ref().filter(|l| l.raw() != "en") {
            words.push_str(&format!(" · in {}", language(lang.shown())));
        }
        let source = quote
            .source
            .and_then(|s| self.record().source(s))
            .and_then(|s| s.publisher.as_ref());
        if let Some(publisher) = source {
            words.push_str(&format!(" · in {publisher}"));
        }
        let gutter = self.gutter(quote);
        self.gutter_text(&gutter, &words, Ink::Muted, thing);
    }

    fn findings(&mut self, event: &Event) {
        if event.assesses.is_empty() {
            return;
        }
        self.heading("FINDS", None);
        for finding in &event.assesses {
            let record = &self.reading.record;
            let condition = finding
                .condition
                .and_then(|c| record.conditions.get(c.index()))
                .map_or("all conditions", |c| c.name.shown());
            let word = crate::record::Finding::WORDS
                .iter()
                .find(|(_, f)| *f == finding.finding)
                .map_or("", |(word, _)| word);
            let mut words = format!("{condition}: {}", word.replace('-', " "));
            if let Some(stated) = &finding.as_stated {
                words.push_str(&format!(", “{stated}”"));
            }
            if let Some(note) = &finding.note {
                words.push_str(&format!(" ({note})"));
            }
            let tone = Tone::of(record, &finding.by);
            let letter = letters(record, &finding.by);
            self.wrapped(
                &[Span::new(format!("{letter} "), Ink::PartyStrong(tone))],
                &words,
                Ink::Plain,
                None,
            );
        }
    }

    fn sources(&mut self, event: &Event) {
        if event.sources.is_empty() {
            return;
        }
        self.heading("SOURCES", Some(event.sources.len()));
        for &id in &event.sources {
            let Some(source) = self.reading.record.source(id) else {
                continue;
            };
            let thing = self.thing(Thing::Source(id));
            self.source(source, thing);
        }
    }

    fn source(&mut self, source: &Source, thing: usize) {
        let mut name = match (&source.publisher, &source.origin) {
            (Some(publisher), Some(origin)) => format!("{publisher}, from {origin}"),
            (Some(one), None) | (None, Some(one)) => one.shown().to_owned(),
            (None, None) => source
                .title
                .as_ref()
                .map_or("source".to_owned(), |t| t.shown().to_owned()),
        };
        if let Some(date) = &source.date {
            name.push_str(&format!(" · {}", humanize::short(date)));
        }
        let link = source.url.as_ref().map(|u| u.raw().to_owned());
        let first = self.out.lines.len();
        let ink = if link.is_some() {
            Ink::Link
        } else {
            Ink::Plain
        };
        self.wrapped(&[], &name, ink, Some(thing));
        if let Some(title) = source.title.as_ref().filter(|_| source.publisher.is_some()) {
            self.wrapped(
                &[Span::new("  ", Ink::Plain)],
                title.shown(),
                Ink::Plain,
                Some(thing),
            );
        }
        let mut facts: Vec<String> = Vec::new();
        if let Some(url) = &source.url {
            facts.push(address(url.shown(), self.columns.saturating_sub(2)));
        }
        for line in facts {
            self.out.lines.push(Line {
                spans: vec![Span::new("  ", Ink::Plain), Span::new(line, Ink::Muted)],
                thing: Some(thing),
                link: None,
            });
        }
        let mut marks = Vec::new();
        if source.primary {
            marks.push("primary document".to_owned());
        }
        match source.seen {
            Some(crate::record::Seen::Read) => marks.push("read in full".to_owned()),
            Some(crate::record::Seen::Excerpt) => marks.push("seen in part".to_owned()),
            Some(crate::record::Seen::CitedOnly) => marks.push("cited only".to_owned()),
            None => {}
        }
        if let Some(lang) = source.lang.as_ref().filter(|l| l.raw() != "en") {
            marks.push(format!("in {}", language(lang.shown())));
        }
        if let Some(reliability) = &source.reliability {
            marks.push(format!("reliability {reliability}"));
        }
        if let Some(note) = &source.note {
            marks.push(note.shown().to_owned());
        }
        if !marks.is_empty() {
            self.wrapped(
                &[Span::new("  ", Ink::Plain)],
                &marks.join(", "),
                Ink::Muted,
                Some(thing),
            );
        }
        for line in self.out.lines.iter_mut().skip(first) {
            line.link.clone_from(&link);
        }
    }

    fn links(&mut self, id: EventId, event: &Event) {
        let from = self.reading.linked_from(id).to_vec();
        if event.links.is_empty() && from.is_empty() {
            return;
        }
        self.heading("LINKS", None);
        for link in &event.links {
            let word = Relation::WORDS
                .iter()
                .find(|w| w.1 == link.relation)
                .map_or("", |w| w.0);
            self.linked(link.to, &word.replace('-', " "), link.relation);
        }
        for (relation, other) in from {
            let word = Relation::WORDS
                .iter()
                .find(|w| w.1 == relation)
                .map_or("", |w| w.2);
            self.linked(other, word, relation);
        }
    }

    fn linked(&mut self, to: EventId, word: &str, relation: Relation) {
        let Some(event) = self.reading.record.event(to) else {
            return;
        };
        let (sign, ink) = match (relation, self.ascii) {
            (Relation::Contradicts, false) => ("↯ ", Ink::Conflict),
            (Relation::Contradicts, true) => ("x ", Ink::Conflict),
            (_, false) => ("▸ ", Ink::Accent),
            (_, true) => ("> ", Ink::Accent),
        };
        let thing = self.thing(Thing::Event(to));
        let when = humanize::short(&event.date);
        let words = format!("{word}: {} ({when})", event.title);
        self.wrapped(&[Span::new(sign, ink)], &words, Ink::Plain, Some(thing));
    }

    fn problems(&mut self, event: &Event) {
        let problems: Vec<_> = self.reading.problems_of(event).cloned().collect();
        if problems.is_empty() {
            return;
        }
        self.blank();
        self.line(vec![Span::new("PROBLEMS", Ink::Warning)]);
        for problem in problems {
            let words = format!("line {}: {}", problem.line, problem.message);
            self.wrapped(&[Span::new("! ", Ink::Warning)], &words, Ink::Plain, None);
        }
    }

    fn proposal(&mut self, window: &Window) {
        let record = &self.reading.record;
        let tone = Tone::of(record, &window.by);
        let title = words::proposal(record, window);
        let milestone = record
            .milestone(window.milestone)
            .map_or("", |m| m.name.shown())
            .to_owned();
        let relative = humanize::relative(&window.date, self.reading.today());
        self.out.head = format!("{} · {relative}", humanize::long(&window.date));
        if self.form == Form::Whole {
            self.text(&title, Ink::Strong);
            self.blank();
            self.text(&self.out.head.clone(), Ink::Accent);
        }
        let kind = if window.agreed {
            "agreed date"
        } else {
            "proposed date"
        };
        self.wrapped(
            &[Span::new("▹ ", Ink::Party(tone))],
            &format!("{kind} · {milestone}"),
            Ink::Plain,
            None,
        );
        let mut state = format!(
            "{}, {}",
            words::standing(window.standing),
            words::said(record, window)
        );
        if window.reported {
            state.push_str(", reported only");
        }
        if window.holders.len() < window.by.len() && !window.holders.is_empty() {
            state.push_str(&format!(
                "; still held by {}",
                words::parties(record, &window.holders)
            ));
        }
        self.text(&state, Ink::Muted);
        self.heading("STATED", Some(window.said.len()));
        for &(id, target) in window.said.iter().rev() {
            let Some(event) = self.reading.record.event(id) else {
                continue;
            };
            let thing = self.thing(Thing::Event(id));
            let when = humanize::short(&event.date);
            let status = event
                .targets
                .get(target)
                .map_or("", |t| words::status(t.status));
            self.wrapped(
                &[Span::new("▸ ", Ink::Accent)],
                &format!("{when}, {status}: {}", event.title),
                Ink::Plain,
                Some(thing),
            );
            let stated = event.targets.get(target).and_then(|t| t.as_stated.as_ref());
            if let Some(stated) = stated {
                self.wrapped(
                    &[Span::new("  ", Ink::Plain)],
                    &format!("“{stated}”"),
                    Ink::Muted,
                    Some(thing),
                );
            }
        }
    }
}

/// Whether two quotes in a row are by the same speaker, in the same role, to the same reporter.
fn same_voice(a: &Quote, b: &Quote) -> bool {
    a.speaker == b.speaker
        && a.role == b.role
        && a.anonymous == b.anonymous
        && a.to == b.to
        && a.source == b.source
        && a.lang == b.lang
}

/// A language code as a word, for the languages that people meet most.
fn language(code: &str) -> String {
    const NAMES: [(&str, &str); 10] = [
        ("ko", "Korean"),
        ("en", "English"),
        ("ja", "Japanese"),
        ("zh", "Chinese"),
        ("ru", "Russian"),
        ("de", "German"),
        ("fr", "French"),
        ("es", "Spanish"),
        ("it", "Italian"),
        ("id", "Indonesian"),
    ];
    NAMES
        .iter()
        .find(|(c, _)| *c == code)
        .map_or_else(|| code.to_owned(), |(_, name)| (*name).to_owned())
}

/// An address as far as it fits: the host always, the path as far as there is room.
fn address(url: &str, columns: usize) -> String {
    let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
    let bare = bare.strip_prefix("www.").unwrap_or(bare);
    if measure::width(bare) <= columns {
        return bare.to_owned();
    }
    let mut out = String::new();
    for c in bare.chars() {
        if measure::width(&out) + 2 > columns {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}
