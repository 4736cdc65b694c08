//! What a letter typed into the search costs up to the finished picture, with 100,000 events.
//!
//! `cargo bench --bench search`
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot begin fails by a panic"
)]

use std::fmt::Write as _;
use std::sync::Arc;

use divan::{Bencher, black_box};
use opcon_tui::analysis::AsOf;
use opcon_tui::app::{Code, Key, Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document::{self, Loaded};
use opcon_tui::query::{Index, Words};
use opcon_tui::view::{
    self,
    theme::{Depth, Ground, Theme},
};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

const EVENTS: usize = 100_000;

fn main() {
    divan::main();
}

fn today() -> Day {
    Day::from_ymd(2026, 11, 23).expect("a day")
}

/// A record of about 100 MB: each event with a quote, its original, a source and a paragraph.
fn loaded() -> Loaded {
    let mut text = String::from(
        "title: A bridge\nparties:\n  north: { name: Northbank }\n  south: { name: Southbank }\n\
         people:\n  ida-lund: { name: Ida Lund, native: 이다 룬드, role: Mayor, party: north }\nevents:\n",
    );
    let words = [
        "council", "bridge", "pier", "river", "toll", "contract", "engineer", "flood", "opening",
        "delay", "budget", "survey", "harbour", "signal", "ferry", "mayor",
    ];
    for i in 0..EVENTS {
        let day = Day::from_number(today().number() - i32::try_from(i / 5).unwrap_or(0));
        let mut paragraph = String::new();
        for k in 0..100 {
            let _ = write!(paragraph, "{} ", words[(i * 7 + k * k + k * i % 13) % 16]);
        }
        let party = ["north", "south"][i % 2];
        let _ = write!(
            text,
            "  - date: {day}\n    kind: statement\n    parties: [{party}]\n    title: The councils speak of bridge number {i}\n    \
             summary: {paragraph}\n    people: [ida-lund]\n    quotes:\n      - text: “Nothing new was said of number {i}”\n        \
             original: 다리 {i}번에 대해서는 새로운 말이 없었다\n        speaker: ida-lund\n    \
             sources:\n      - {{ title: Report {i} of the day, publisher: The Herald, url: \"https://example.org/{i}\" }}\n",
        );
    }
    document::load(text.as_bytes())
}

fn model(loaded: Loaded) -> Model {
    let mut model = Model::new(Start::default());
    model.update(Msg::Today(today()));
    model.update(Msg::Resize {
        columns: 120,
        rows: 36,
    });
    model.update(Msg::Loaded(loaded));
    model
}

/// The folded text of all events: once a load, with the first search.
#[divan::bench(sample_count = 5)]
fn index(bencher: Bencher<'_, '_>) {
    let record = Arc::clone(&loaded().record);
    bencher.bench_local(|| Index::new(&record, AsOf::now(today())));
}

/// Words looked for in all events, none of them known before.
#[divan::bench(args = ["e", "bridge", "number 99999", "다리", "nowhere", "toll flood"])]
fn words(bencher: Bencher<'_, '_>, words: &str) {
    let record = Arc::clone(&loaded().record);
    let as_of = AsOf::now(today());
    let index = Index::new(&record, as_of);
    let words = Words::parse(words);
    bencher.bench_local(|| index.search(&record, as_of, &words, None));
}

/// The last letter taken back and typed again, in turn: found and drawn.
#[divan::bench(args = ["b", "br", "bridge number 9", "bridge number 99999", "Bridge", "새로"], sample_count = 20)]
fn letter(bencher: Bencher<'_, '_>, text: &str) {
    const THEME: Theme = Theme::new(Depth::Many, Ground::Dark, false);
    let mut model = model(loaded());
    let area = Rect::new(0, 0, 120, 36);
    let mut buffer = Buffer::empty(area);
    model.update(Msg::Key(Key::char('/')));
    // The first search makes the index.
    for c in text.chars() {
        model.update(Msg::Key(Key::char(c)));
    }
    let back = Key::plain(Code::Backspace);
    let letter = text.chars().next_back().map_or(back, Key::char);
    let mut keys = [back, letter].into_iter().cycle();
    bencher.bench_local(|| {
        model.update(Msg::Key(keys.next().unwrap_or(back)));
        buffer.reset();
        black_box(view::render(&model, THEME, area, &mut buffer));
    });
}
