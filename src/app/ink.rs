//! What a stretch of text means; the theme decides how that looks.

use std::ops::Range;

use crate::record::{PartyId, Record};
use crate::text::measure;

/// The meaning that a colour, weight or ground expresses. Hue is a party, grey is doubt or the past,
/// and nothing has its meaning from colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Ink {
    /// Body text, in the terminal's own colour.
    #[default]
    Plain,
    /// Titles, names, what matters.
    Strong,
    /// Units, counts, what can be skipped.
    Muted,
    /// Rules and other lines that only divide.
    Faint,
    /// The selection's own words.
    Accent,
    /// Today and what is ahead.
    Today,
    /// Something of a party's.
    Party(Tone),
    /// Something of a party's that matters.
    PartyStrong(Tone),
    /// An address.
    Link,
    /// What the sources disagree on.
    Conflict,
    /// What came or changed since the user looked.
    New,
    /// A problem of the file.
    Warning,
    /// A key that can be pressed.
    Key,
    /// What was searched for.
    Match,
    /// Something that is on, such as a part of a filter.
    Chip,
}

/// Whose something is, as a colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub enum Tone {
    /// Nobody's.
    #[default]
    None,
    /// Of several parties together.
    Joint,
    /// An observer's.
    Observer,
    /// A party's: its place among the parties that are no observers.
    Party(u8),
}

impl Tone {
    /// All tones that a palette has, in the order of [`Tone::index`].
    pub const ALL: [Self; 9] = [
        Self::None,
        Self::Joint,
        Self::Observer,
        Self::Party(0),
        Self::Party(1),
        Self::Party(2),
        Self::Party(3),
        Self::Party(4),
        Self::Party(5),
    ];

    /// The place of the tone in a palette: parties beyond the sixth share colours.
    pub const fn index(self) -> u16 {
        match self {
            Self::None => 0,
            Self::Joint => 1,
            Self::Observer => 2,
            Self::Party(n) => 3 + (n % 6) as u16,
        }
    }

    /// The tone of one party.
    pub fn of_party(record: &Record, id: PartyId) -> Self {
        let Some(party) = record.party(id) else {
            return Self::None;
        };
        if party.observer {
            return Self::Observer;
        }
        let place = record
            .parties
            .iter()
            .take(id.index())
            .filter(|p| !p.observer)
            .count();
        Self::Party(u8::try_from(place % 6).unwrap_or(0))
    }

    /// The tone of what several parties did or said together. An observer counts only where nobody
    /// else is there.
    pub fn of(record: &Record, parties: &[PartyId]) -> Self {
        let mut sides = parties
            .iter()
            .filter(|&&id| record.party(id).is_some_and(|p| !p.observer));
        match (sides.next(), sides.next()) {
            (Some(&one), None) => Self::of_party(record, one),
            (Some(_), Some(_)) => Self::Joint,
            (None, _) if parties.is_empty() => Self::None,
            (None, _) => Self::Observer,
        }
    }
}

/// A stretch of text with its meaning.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Span {
    /// The text, printable.
    pub text: String,
    /// What it means.
    pub ink: Ink,
    /// The record's own words: drawn as they are, also where only ASCII is drawn of ours.
    pub verbatim: bool,
}

impl Span {
    /// Text with a meaning.
    pub fn new(text: impl Into<String>, ink: Ink) -> Self {
        Self {
            text: text.into(),
            ink,
            verbatim: false,
        }
    }

    /// Words of the record's own with a meaning.
    pub fn verbatim(text: impl Into<String>, ink: Ink) -> Self {
        Self {
            verbatim: true,
            ..Self::new(text, ink)
        }
    }
}

/// The stretches of a text, those that were found apart from the others. `start` is the byte at which the
/// text begins in what `found` counts.
pub fn parted(text: &str, start: usize, found: &[Range<usize>], ink: Ink) -> Vec<Span> {
    let mut spans = Vec::with_capacity(2 * found.len() + 1);
    let mut at = 0;
    let mut push = |from: usize, to: usize, ink: Ink| {
        if let Some(part) = text.get(from..to).filter(|part| !part.is_empty()) {
            spans.push(Span::new(part, ink));
        }
    };
    for range in found {
        let from = range.start.saturating_sub(start).clamp(at, text.len());
        let to = range.end.saturating_sub(start).clamp(from, text.len());
        push(at, from, ink);
        push(from, to, Ink::Match);
        at = to;
    }
    push(at, text.len(), ink);
    spans
}

/// Words of the record's own with marks of ours about them: the quotation marks and the sign that
/// something was cut off are ours, and become ASCII where only that is drawn.
pub fn marked(text: &str, ink: Ink) -> Vec<Span> {
    let (open, rest) = match text.strip_prefix('“') {
        Some(rest) => ("“", rest),
        None => ("", text),
    };
    let close = ["”", "…"].into_iter().find(|close| rest.ends_with(close));
    let close = close.unwrap_or_default();
    let words = rest.strip_suffix(close).unwrap_or(rest);
    let all = [
        Span::new(open, ink),
        Span::verbatim(words, ink),
        Span::new(close, ink),
    ];
    all.into_iter().filter(|s| !s.text.is_empty()).collect()
}

/// Stretches of text in at most so many columns: together they end at a word where they are too long, an address at
/// the end of them within it.
pub fn fitting(spans: &[Span], columns: usize) -> Vec<Span> {
    let whole: String = spans.iter().map(|span| span.text.as_str()).collect();
    if measure::width(&whole) <= columns {
        return spans.to_vec();
    }
    if let Some((address, before)) = spans.split_last().filter(|(s, _)| s.ink == Ink::Link) {
        let used: usize = before.iter().map(|s| measure::width(&s.text)).sum();
        let left = columns.saturating_sub(used);
        if left > 1 {
            let cut = marked(&measure::cut(&address.text, left), Ink::Link);
            return before.iter().cloned().chain(cut).collect();
        }
    }
    let cut = measure::cut(&whole, columns);
    let mut left = cut.trim_end_matches('…').len();
    let mut fit: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        let text = span.text.get(..left).unwrap_or(&span.text);
        fit.push(Span {
            text: text.to_owned(),
            ..span.clone()
        });
        left -= text.len();
        if left == 0 {
            break;
        }
    }
    if let Some(last) = fit.last_mut().filter(|_| cut.ends_with('…')) {
        last.text.push('…');
    }
    fit
}

/// The letters of the parties, as one sign: "S", "SW".
pub fn letters(record: &Record, parties: &[PartyId]) -> String {
    let sides: Vec<_> = parties.iter().filter_map(|&id| record.party(id)).collect();
    let only_observers = sides.iter().all(|p| p.observer);
    sides
        .iter()
        .filter(|p| only_observers || !p.observer)
        .map(|p| p.letter.shown())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_cut_within() {
        let line = [
            Span::verbatim("Herald · 14 May ", Ink::Plain),
            Span::verbatim("example.org/a/long/way", Ink::Link),
        ];
        let text = |columns| -> String {
            let spans = fitting(&line, columns);
            spans.into_iter().map(|span| span.text).collect()
        };
        assert_eq!(text(40), "Herald · 14 May example.org/a/long/way");
        assert_eq!(text(28), "Herald · 14 May example.org…");
        assert_eq!(text(17), "Herald · 14 May …");
        assert_eq!(text(12), "Herald · …");
    }

    #[test]
    fn what_is_too_long_ends_at_a_word() {
        let spans = [
            Span::new("21 May  ", Ink::Muted),
            Span::verbatim("The bri", Ink::Match),
            Span::verbatim("dge opens", Ink::Plain),
            Span::new(" 4", Ink::Muted),
        ];
        let told = |columns| -> Vec<String> {
            let spans = fitting(&spans, columns).into_iter();
            spans.map(|span| span.text).collect()
        };
        assert_eq!(told(26), ["21 May  ", "The bri", "dge opens", " 4"]);
        assert_eq!(told(25), ["21 May  ", "The bri", "dge …"]);
        assert_eq!(told(23), ["21 May  ", "The bri", "dge …"]);
        assert_eq!(told(19), ["21 May  ", "The …"]);
        assert_eq!(told(7), ["21 …"]);
        assert_eq!(told(1), ["…"]);
        assert_eq!(told(0), [""]);
    }
}
