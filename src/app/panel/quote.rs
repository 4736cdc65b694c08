//! Who said what, word for word.

use super::super::ink::{Ink, Span, Tone};
use super::page::Page;
use super::{Form, Line, Thing};
use crate::analysis::words::language;
use crate::record::{Event, Quote};
use crate::text::measure;

impl Page<'_> {
    pub(super) fn quotes(&mut self, event: &Event) {
        let reading = self.reading;
        let known: Vec<&Quote> = reading.as_of.quotes(&reading.record, event).collect();
        if known.is_empty() {
            return;
        }
        if self.form != Form::Brief {
            self.heading("QUOTES", Some(known.len()));
        }
        let mut quotes = known.into_iter().peekable();
        let mut continues = false;
        while let Some(quote) = quotes.next() {
            let place = event.quotes.iter().position(|q| std::ptr::eq(q, quote));
            let thing = self.thing(Thing::Quote(place.unwrap_or(0)));
            // In a panel of a few rows the words may be cut, and who said them must not be.
            let brief = self.form == Form::Brief;
            if brief && !continues {
                self.attribution(quote, thing);
            }
            self.words_of(quote, thing);
            continues = quotes.peek().is_some_and(|next| same_voice(quote, next));
            if continues {
                let gutter = self.gutter(quote);
                self.out.lines.push(Line {
                    spans: vec![gutter],
                    thing: Some(thing),
                    link: None,
                });
            } else {
                if !brief {
                    self.attribution(quote, thing);
                }
                if quotes.peek().is_some() {
                    self.blank();
                }
            }
        }
    }

    pub(super) fn tone_of(&self, quote: &Quote) -> Tone {
        let party = quote
            .party
            .or_else(|| quote.speaker.as_ref().and_then(|s| self.party_of(s)));
        party.map_or(Tone::None, |p| Tone::of_party(self.record(), p))
    }

    pub(super) fn gutter(&self, quote: &Quote) -> Span {
        let sign = match (quote.anonymous, self.ascii) {
            (false, false) => "▐ ",
            (true, false) => "╎ ",
            (false, true) => "| ",
            (true, true) => ": ",
        };
        Span::new(sign, Ink::Party(self.tone_of(quote)))
    }

    pub(super) fn words_of(&mut self, quote: &Quote, thing: usize) {
        let gutter = self.gutter(quote);
        let (open, close) = if self.ascii {
            ("\"", "\"")
        } else {
            ("“", "”")
        };
        let trimmed = |t: &str| t.trim_end_matches('\n').to_owned();
        self.gutter_text(
            (&gutter, true),
            &format!("{open}{}{close}", trimmed(quote.text.shown())),
            Ink::Plain,
            thing,
        );
        if let Some(original) = &quote.original
            && original != &quote.text
        {
            let mut words = format!("{open}{}{close}", trimmed(original.shown()));
            if let (Form::Printed, Some(lang)) = (self.form, &quote.original_lang) {
                words.push_str(&format!(" ({})", language(lang.shown())));
            }
            self.gutter_text((&gutter, true), &words, Ink::Muted, thing);
        }
        if let Some(note) = &quote.note {
            self.gutter_text((&gutter, true), &format!("({note})"), Ink::Muted, thing);
        }
    }

    /// Text beside the gutter; `verbatim` where it is the record's own words.
    fn gutter_text(
        &mut self,
        (gutter, verbatim): (&Span, bool),
        text: &str,
        ink: Ink,
        thing: usize,
    ) {
        for line in self.set(text, self.columns.saturating_sub(2).max(4), ink) {
            let words = line.into_iter().map(|span| Span { verbatim, ..span });
            let spans = std::iter::once(gutter.clone()).chain(words).collect();
            self.out.lines.push(Line {
                spans,
                thing: Some(thing),
                link: None,
            });
        }
    }

    /// Who said it, in which role and for whom, named or not, and who reported it.
    pub(super) fn attribution(&mut self, quote: &Quote, thing: usize) {
        let role = quote.role.as_ref().map(crate::text::Text::shown);
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
        if self.form == Form::Brief {
            words = measure::cut(&words, self.columns.saturating_sub(2));
        }
        let gutter = self.gutter(quote);
        self.gutter_text((&gutter, false), &words, Ink::Muted, thing);
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
