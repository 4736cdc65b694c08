//! What is taken along: the source that `o` opens, what `y` sends to the clipboard.
//!
//! In the panel both act on the thing that was stepped to, else on the selected event; a proposed date
//! stands for the event at which it was said last. Where several are meant, a list asks which.

use super::citation;
use super::command::Action;
use super::effect::Effect;
use super::ink::{Ink, Span};
use super::model::{Focus, Model, Popup};
use super::panel::Thing;
use super::settle::Change;
use crate::date::humanize;
use crate::record::{Event, EventId, Quote, Source};
use crate::text::Text;

/// For what one of several things is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// A source, to open it.
    Open,
    /// A source, to copy its address.
    CopyUrl,
    /// A quote, to copy it.
    CopyQuote,
    /// A milestone, to turn to it.
    Milestone,
    /// Yes or no, to write a file and change it then.
    Settle(Change),
}

/// What `o` and `y` act on.
enum Subject<'a> {
    Event(&'a Event),
    Quote(&'a Event, &'a Quote),
    Source(&'a Event, &'a Source),
}

impl<'a> Subject<'a> {
    const fn event(&self) -> &'a Event {
        match self {
            Self::Event(event) | Self::Quote(event, _) | Self::Source(event, _) => event,
        }
    }
}

impl Model {
    fn subject(&self) -> Option<Subject<'_>> {
        let record = &self.reading.record;
        let event = record.event(self.selected_event()?)?;
        if self.focus == Focus::View {
            return Some(Subject::Event(event));
        }
        let panel = self.panel(&self.layout());
        Some(match panel.things.get(self.thing) {
            Some(Thing::Quote(i)) => match event.quotes.get(*i) {
                Some(quote) => Subject::Quote(event, quote),
                None => Subject::Event(event),
            },
            Some(Thing::Source(id)) => match record.source(*id) {
                Some(source) => Subject::Source(event, source),
                None => Subject::Event(event),
            },
            Some(Thing::Event(id)) => Subject::Event(record.event(*id)?),
            None => Subject::Event(event),
        })
    }

    /// The event that is selected, or at which the selected date was proposed last.
    pub fn selected_event(&self) -> Option<EventId> {
        match self.reading.walk.get(self.at)? {
            super::walk::Entry::Event(id) => Some(id),
            super::walk::Entry::Proposal(_) => self
                .reading
                .proposal_at(self.at)
                .and_then(crate::analysis::Window::last_said),
        }
    }

    /// The sources with an address that are meant, each address once.
    fn addressed(&self) -> Vec<&Source> {
        let record = &self.reading.record;
        let of = |event| -> Vec<&Source> {
            let known = self.reading.as_of.sources(record, event);
            known.filter_map(|id| record.source(id)).collect()
        };
        let meant = match self.subject() {
            None => Vec::new(),
            Some(Subject::Source(_, source)) => vec![source],
            Some(Subject::Quote(event, quote)) => match quote.source {
                Some(id) => record.source(id).into_iter().collect(),
                None => of(event),
            },
            Some(Subject::Event(event)) => of(event),
        };
        let mut found: Vec<&Source> = Vec::new();
        for source in meant {
            let same = |s: &&Source| s.url == source.url;
            if source.url.is_some() && !found.iter().any(same) {
                found.push(source);
            }
        }
        found
    }

    /// The quotes that are meant.
    fn quotes_meant(&self) -> Vec<&Quote> {
        match self.subject() {
            Some(Subject::Quote(_, quote)) => vec![quote],
            Some(subject) => {
                let reading = &self.reading;
                let known = reading.as_of.quotes(&reading.record, subject.event());
                known.collect()
            }
            None => Vec::new(),
        }
    }

    /// What a list of the things says above them.
    pub fn choice_title(&self, purpose: Purpose) -> String {
        let title = match purpose {
            Purpose::Open => "Open which source?",
            Purpose::CopyUrl => "Copy which address?",
            Purpose::CopyQuote => "Copy which quote?",
            Purpose::Milestone => "Which milestone?",
            Purpose::Settle(_) => return self.settle_title(),
        };
        title.to_owned()
    }

    /// The things to choose from, a line each.
    pub fn choices(&self, purpose: Purpose) -> Vec<Vec<Span>> {
        match purpose {
            Purpose::Open | Purpose::CopyUrl => {
                self.addressed().into_iter().map(source_line).collect()
            }
            Purpose::CopyQuote => self.quotes_meant().into_iter().map(quote_line).collect(),
            Purpose::Milestone => self.milestone_lines(),
            Purpose::Settle(change) => self.settle_lines(change),
        }
    }

    /// Whether there is anything for a purpose.
    pub(super) fn has_any(&self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::Open | Purpose::CopyUrl => !self.addressed().is_empty(),
            Purpose::CopyQuote => !self.quotes_meant().is_empty(),
            Purpose::Milestone => !self.reading.record.milestones.is_empty(),
            Purpose::Settle(_) => self.is_read_only(),
        }
    }

    /// Does it with the only thing there is, or asks which.
    pub(super) fn choose(&mut self, purpose: Purpose) -> Vec<Effect> {
        let none = match purpose {
            Purpose::Open | Purpose::CopyUrl => "no source here has an address",
            Purpose::CopyQuote => "no quote here",
            Purpose::Milestone => "the record names no milestones",
            Purpose::Settle(_) => "",
        };
        match self.choices(purpose).len() {
            0 => self.message = Some(none.to_owned()),
            1 => return self.chosen_thing(purpose, 0),
            _ => self.popup = Some(Popup::Choice(purpose, 0)),
        }
        Vec::new()
    }

    /// Does it with one of the choices.
    pub(super) fn chosen_thing(&mut self, purpose: Purpose, at: usize) -> Vec<Effect> {
        self.popup = None;
        if purpose == Purpose::Milestone {
            self.choose_milestone(at);
            return Vec::new();
        }
        let url = || self.addressed().get(at)?.url.as_ref().map(Text::copied);
        let effect = match purpose {
            Purpose::Open => url().map(|url| Effect::Open { url }),
            Purpose::CopyUrl => url().map(|text| copy(text, "address")),
            Purpose::CopyQuote => self
                .quotes_meant()
                .get(at)
                .map(|quote| copy(citation::quote(&self.reading.record, quote), "quote")),
            Purpose::Settle(change) => self.settle(change).filter(|_| at == 0),
            Purpose::Milestone => None,
        };
        effect.into_iter().collect()
    }

    /// Carries out a row of the copy menu.
    pub(super) fn copy(&mut self, action: Action) -> Vec<Effect> {
        match action {
            Action::CopyQuote => return self.choose(Purpose::CopyQuote),
            Action::CopyUrl => return self.choose(Purpose::CopyUrl),
            _ => {}
        }
        let (record, as_of) = (&self.reading.record, self.reading.as_of);
        let Some(subject) = self.subject() else {
            self.message = Some("nothing is selected".to_owned());
            return Vec::new();
        };
        let event = subject.event();
        let (text, what) = match action {
            Action::CopyId => (event.id.copied(), "id"),
            Action::CopyDate => (Text::line(event.date.written()).copied(), "date"),
            Action::CopyPlace => (format!("{}:{}", self.file, event.line), "file and line"),
            Action::CopyMarkdown => {
                let text = match subject {
                    Subject::Event(event) => citation::event_markdown(record, event, as_of),
                    Subject::Quote(_, quote) => citation::quote_markdown(record, quote),
                    Subject::Source(_, source) => citation::source_markdown(source),
                };
                (text, "Markdown")
            }
            _ => {
                let source = match &subject {
                    Subject::Source(_, source) => Some(*source),
                    Subject::Quote(_, quote) => quote.source.and_then(|id| record.source(id)),
                    Subject::Event(_) => None,
                };
                let text =
                    source.map_or_else(|| citation::event(record, event, as_of), citation::source);
                (text, "citation")
            }
        };
        vec![copy(text, what)]
    }
}

fn copy(text: String, what: &'static str) -> Effect {
    Effect::Copy { text, what }
}

/// "The Herald · 14 May 2026  example.org/herald/1".
fn source_line(source: &Source) -> Vec<Span> {
    let name = source.publisher.as_ref().or(source.title.as_ref());
    let mut spans = Vec::new();
    if let Some(name) = name {
        spans.push(Span::verbatim(name.shown(), Ink::Strong));
        spans.push(Span::new(" ", Ink::Plain));
    }
    if let Some(date) = &source.date {
        spans.push(Span::new(
            format!("· {} ", humanize::short(date)),
            Ink::Muted,
        ));
    }
    if let Some(url) = &source.url {
        let url = url.shown();
        let bare = url.split_once("://").map_or(url, |(_, rest)| rest);
        spans.push(Span::verbatim(bare, Ink::Link));
    }
    spans
}

/// The quote's words, in a line.
fn quote_line(quote: &Quote) -> Vec<Span> {
    let words = quote.text.shown().replace('\n', " ");
    vec![Span::verbatim(words, Ink::Plain)]
}
