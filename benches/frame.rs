//! What a key press costs up to the finished picture, and an empty picture beside it for scale.
//!
//! `cargo bench --bench frame`
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot begin fails by a panic"
)]

use std::collections::BTreeMap;
use std::sync::Mutex;

use divan::{Bencher, black_box};
use opcon_tui::app::{Key, Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document::{self, Loaded};
use opcon_tui::view::{
    self,
    theme::{Depth, Ground, Theme},
};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn main() {
    divan::main();
}

/// A record of so many events, one a week back from 2026, in the shapes that occur.
fn record(events: usize) -> String {
    let mut text = String::from(
        "title: A bridge\nparties:\n  north: { name: Northbank }\n  south: { name: Southbank }\n\
         milestones:\n  opening: { name: Opening, main: true }\nevents:\n",
    );
    let last = Day::from_ymd(2026, 5, 21).expect("a day").number();
    for i in 0..events {
        let day = Day::from_number(
            last - i32::try_from(events - i).unwrap_or(0) * 700
                / i32::try_from(events).unwrap_or(1).max(100),
        );
        let kind = ["statement", "meeting", "report", "agreement", "hearing"][i % 5];
        let party = ["north", "south"][i % 2];
        text.push_str(&format!(
            "  - date: {day}\n    kind: {kind}\n    parties: [{party}]\n    title: The councils speak of bridge number {i} again\n    summary: Nothing new was said on the day, and a good deal was repeated.\n"
        ));
        if i % 10 == 0 {
            text.push_str(&format!(
                "    targets:\n      - {{ by: {party}, date: {} }}\n",
                2027 + i % 4
            ));
        }
    }
    text
}

/// The record of so many events, read once for all benches.
fn loaded(events: usize) -> Loaded {
    static READ: Mutex<BTreeMap<usize, Loaded>> = Mutex::new(BTreeMap::new());
    let mut read = READ.lock().expect("no bench has failed");
    read.entry(events)
        .or_insert_with(|| document::load(record(events).as_bytes()))
        .clone()
}

fn model(loaded: Loaded, (columns, rows): (u16, u16)) -> Model {
    let mut model = Model::new(Start {
        file: "events.yaml".to_owned(),
        ..Start::default()
    });
    model.update(Msg::Today(Day::from_ymd(2026, 11, 23).expect("a day")));
    model.update(Msg::Resize { columns, rows });
    model.update(Msg::Loaded(loaded));
    model
}

const THEME: Theme = Theme::new(Depth::Many, Ground::Dark, false);

const LARGE: (u16, u16) = (200, 50);

/// The sizes of record at which a picture must cost about the same.
const EVENTS: [usize; 4] = [100, 1_000, 100_000, 1_000_000];

#[divan::bench(args = [(120, 36), LARGE])]
fn empty(bencher: Bencher<'_, '_>, (columns, rows): (u16, u16)) {
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    bencher.bench_local(|| {
        buffer.reset();
        black_box(&buffer);
    });
}

/// A step to the next event in the view that the program opens with.
#[divan::bench(args = EVENTS)]
fn step(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, loaded(events), LARGE, &["k", "j"]);
}

/// The same with the whole record in sight.
#[divan::bench(args = EVENTS)]
fn whole(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, loaded(events), LARGE, &["0", "k", "j"]);
}

/// The same in a week.
#[divan::bench(args = EVENTS)]
fn week(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, loaded(events), LARGE, &["Z w", "k", "j"]);
}

/// From mark to mark.
#[divan::bench(args = EVENTS)]
fn marks(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, loaded(events), LARGE, &["h", "l"]);
}

/// The tall chart of the whole record: its headlines are found through the index.
#[divan::bench(args = EVENTS)]
fn tall(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, loaded(events), LARGE, &["T", "0", "k", "j"]);
}

#[divan::bench(args = EVENTS)]
fn drift(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, loaded(events), LARGE, &["D", "h", "l"]);
}

/// Each event known from its own day: the record as of a day, and as of the day before. What is known is asked
/// anew on each day, so this is the one key whose cost grows with the record.
#[divan::bench(args = [100, 1_000, 100_000])]
fn as_of(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, loaded(events), LARGE, &["w", "(", ")"]);
}

#[divan::bench(args = [(120, 36), LARGE])]
fn shipped(bencher: Bencher<'_, '_>, size: (u16, u16)) {
    let text = include_bytes!("../events.yaml");
    frames(bencher, document::load(text), size, &["k", "j"]);
}

/// Presses the keys in turn, drawing after each.
fn frames(bencher: Bencher<'_, '_>, loaded: Loaded, size: (u16, u16), keys: &[&str]) {
    let mut model = model(loaded, size);
    let area = Rect::new(0, 0, size.0, size.1);
    let mut buffer = Buffer::empty(area);
    let (first, rest) = keys.split_at(keys.len() - 2);
    let keys = |keys: &[&str]| -> Vec<Key> {
        let chars = keys.iter().flat_map(|k| k.chars());
        chars.filter(|c| *c != ' ').map(Key::char).collect()
    };
    for key in keys(first) {
        model.update(Msg::Key(key));
    }
    let rest = keys(rest);
    let mut turn = 0;
    bencher.bench_local(|| {
        model.update(Msg::Key(rest[turn % 2]));
        turn += 1;
        buffer.reset();
        black_box(view::render(&model, THEME, area, &mut buffer));
    });
}
