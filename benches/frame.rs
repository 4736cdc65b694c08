//! What a key press costs up to the finished picture, and an empty picture beside it for scale.
//!
//! `cargo bench --bench frame`
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot begin fails by a panic"
)]

use divan::{Bencher, black_box};
use opcon_tui::app::{Key, Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document;
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

fn model(text: &str, size: (u16, u16)) -> Model {
    let mut model = Model::new(Start {
        file: "events.yaml".to_owned(),
        ..Start::default()
    });
    model.update(Msg::Today(Day::from_ymd(2026, 11, 23).expect("a day")));
    model.update(Msg::Resize {
        columns: size.0,
        rows: size.1,
    });
    model.update(Msg::Loaded(document::load(text.as_bytes())));
    model
}

const THEME: Theme = Theme::new(Depth::Many, Ground::Dark, false);

#[divan::bench(args = [(120, 36), (200, 50)])]
fn empty(bencher: Bencher<'_, '_>, (columns, rows): (u16, u16)) {
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    bencher.bench_local(|| {
        buffer.reset();
        black_box(&buffer);
    });
}

#[divan::bench(args = [100, 1_000, 10_000, 100_000])]
fn step(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, &record(events), &["k", "j"]);
}

#[divan::bench(args = [100, 1_000, 10_000, 100_000])]
fn whole(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, &record(events), &["0", "k", "j"]);
}

#[divan::bench(args = [100, 1_000, 10_000, 100_000])]
fn drift(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, &record(events), &["D", "h", "l"]);
}

/// Each event known from its own day: the record as of a day, and as of the day before.
#[divan::bench(args = [100, 1_000, 10_000, 100_000])]
fn as_of(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, &record(events), &["w", "(", ")"]);
}

/// The tall chart of the whole record: its headlines are found through the index.
#[divan::bench(args = [100, 1_000, 10_000, 100_000])]
fn tall(bencher: Bencher<'_, '_>, events: usize) {
    frames(bencher, &record(events), &["T", "0", "k", "j"]);
}

#[divan::bench]
fn shipped(bencher: Bencher<'_, '_>) {
    frames(bencher, include_str!("../events.yaml"), &["k", "j"]);
}

/// Presses the keys in turn, drawing after each.
fn frames(bencher: Bencher<'_, '_>, text: &str, keys: &[&str]) {
    let mut model = model(text, (120, 36));
    let area = Rect::new(0, 0, 120, 36);
    let mut buffer = Buffer::empty(area);
    let keys: Vec<Key> = keys
        .iter()
        .filter_map(|k| k.chars().next())
        .map(Key::char)
        .collect();
    let (first, rest) = keys.split_at(keys.len() - 2);
    for &key in first {
        model.update(Msg::Key(key));
    }
    let mut turn = 0;
    bencher.bench_local(|| {
        model.update(Msg::Key(rest[turn % 2]));
        turn += 1;
        buffer.reset();
        black_box(view::render(&model, THEME, area, &mut buffer));
    });
}
