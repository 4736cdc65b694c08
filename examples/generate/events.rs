//! A made-up record of any size: the same text for the same number of events.

use std::fmt::Write;

use opcon_tui::day::Day;

/// The day after the last event.
const END: i32 = 739_920;

const HEAD: &str = "\
title: The bridge at Ahafen
about: A record that was generated to measure with; nothing in it ever happened.

parties:
  north: { name: Northbank, native: 북안, letter: N }
  south: { name: Southbank }
  press: { name: Press, observer: true }

people:
  ida-lund: { name: Ida Lund, native: 이다 룬드, role: Mayor, party: north }
  tor-berg: { name: Tor Berg, role: Chief engineer, party: south }
  per-holm: { name: Per Holm, role: Reporter, party: press }

milestones:
  opening: { name: Opening of the bridge, main: true }
  trial: { name: Trial run }

conditions:
  load: { name: Load test }
  noise: { name: Noise at night }

";

const KINDS: [&str; 6] = [
    "statement",
    "meeting",
    "report",
    "agreement",
    "hearing",
    "document",
];

const SENTENCES: [&str; 6] = [
    "The council spoke for an hour about the width of the footway and left it as it was.",
    "Two of the five pylons stand; the third waits for the ice to go.",
    "Nothing new was said on the day, and a good deal was repeated.",
    "The engineers want another winter of measurements before they put a name to it.",
    "A petition with four thousand names asks for a lane of its own for bicycles.",
    "The costs of the ramps were counted anew; the sum is the old one.",
];

const WORDS: [&str; 4] = [
    "We are closer to an opening than at any time before",
    "The date is a matter of the load test, and of nothing else",
    "Nobody has asked us, and we would not have agreed",
    "There will be a bridge, and it will carry what it has to carry",
];

const ORIGINALS: [&str; 2] = [
    "다리는 반드시 열릴 것이며 시기는 시험 결과에 달려 있다",
    "아무도 우리에게 묻지 않았고 우리는 동의하지 않았을 것이다",
];

/// A record of so many events, of about 0.9 KB each, over at most seventy years.
pub fn record(events: usize) -> String {
    let mut text = String::with_capacity(HEAD.len() + events * 960);
    text.push_str(HEAD);
    text.push_str("sources:\n");
    for source in 0..sources(events) {
        // Writing to a string cannot fail.
        let _ = writeln!(
            text,
            "  herald-{source}: {{ title: \"The bridge, part {source}\", publisher: Ahafen Herald, \
             date: {}, url: \"https://herald.example/{source}\", lang: en, seen: read }}",
            day(source * 50, events.max(1)),
        );
    }
    text.push_str("\nevents:\n");
    for number in 0..events {
        event(&mut text, number, events);
    }
    text
}

/// One source for fifty events.
const fn sources(events: usize) -> usize {
    events.div_ceil(50)
}

/// The day of an event: in order, seventy years at most, denser towards the end.
fn day(number: usize, events: usize) -> Day {
    let left = events.saturating_sub(number);
    let days = (events * 3).min(25_567);
    let before = days * left * left / (events * events);
    Day::from_number(END - i32::try_from(before).unwrap_or(0))
}

fn event(text: &mut String, number: usize, events: usize) {
    let pick = |from: &[&'static str]| from.get(number % from.len()).copied().unwrap_or_default();
    let (kind, sentence, words) = (pick(&KINDS), pick(&SENTENCES), pick(&WORDS));
    let party = ["north", "south"].get(number % 2).unwrap_or(&"north");
    let person = ["ida-lund", "tor-berg"]
        .get(number % 2)
        .unwrap_or(&"ida-lund");
    let date = day(number, events);
    let source = number / 50;
    let _ = write!(
        text,
        "  - id: e{number}
    date: {date}
    kind: {kind}
    title: The councils of both banks speak of bridge number {number} again
    short: Talks on bridge {number}
    parties: [{party}]
    summary: >-
      {sentence}
      {}
    place: Ahafen
    people: [{person}, per-holm, Kari Moe]
    quotes:
      - text: \"{words}, said the office on day {number}.\"
        speaker: {person}
        lang: en
        original: \"{}\"
        original_lang: ko
        source: herald-{source}
    sources: [herald-{source}, \"https://gazette.example/{number}\"]
    tags: [bridge, winter]
    confidence: high
",
        SENTENCES
            .get((number + 1) % SENTENCES.len())
            .unwrap_or(&sentence),
        pick(&ORIGINALS),
    );
    if number % 10 == 3 {
        let year = 2027 + number % 4;
        let _ = write!(
            text,
            "    targets:\n      - {{ of: opening, by: {party}, date: {year}, status: proposed, \
             as_stated: \"by {year}\" }}\n"
        );
    }
    if number % 10 == 7 {
        let _ = write!(
            text,
            "    assesses:\n      - {{ condition: load, by: {party}, finding: partly-met }}\n    \
             links:\n      - {{ follows: e{} }}\n",
            number - 1
        );
    }
    text.push('\n');
}
