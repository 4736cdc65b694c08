//! What reading a record costs, from bytes to what is drawn.
//!
//! `cargo bench --bench load`
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot begin fails by a panic"
)]

#[path = "../examples/generate/events.rs"]
mod events;

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use opcon_tui::app::{Model, Msg, Start};
use opcon_tui::day::Day;
use opcon_tui::document::edit::{self, Entry};
use opcon_tui::document::{self, Loader};

fn main() {
    divan::main();
}

/// The shipped record.
#[divan::bench]
fn shipped(bencher: Bencher<'_, '_>) {
    let text = include_str!("../events.yaml");
    bencher
        .counter(BytesCount::of_str(text))
        .bench_local(|| black_box(document::load(text.as_bytes())));
}

/// A made-up record of so many events of about 0.9 KB.
#[divan::bench(args = [100, 1_000, 10_000, 100_000], max_time = 10)]
fn generated(bencher: Bencher<'_, '_>, count: usize) {
    let text = events::record(count);
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| black_box(document::load(text.as_bytes())));
}

/// The same record again after a save that changed one event in the middle.
#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn one_event_changed(bencher: Bencher<'_, '_>, count: usize) {
    let text = events::record(count);
    let changed = another(&text, count);
    let mut versions = [changed.as_bytes(), text.as_bytes()].into_iter().cycle();
    let mut loader = Loader::default();
    loader.load(text.as_bytes(), &mut |_| {});
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| versions.next().map(|bytes| loader.load(bytes, &mut |_| {})));
}

/// What such a save holds up the event loop: the model takes it in.
#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn one_event_taken_in(bencher: Bencher<'_, '_>, count: usize) {
    let text = events::record(count);
    let changed = another(&text, count);
    let mut versions = [text.as_bytes(), changed.as_bytes()].into_iter().cycle();
    let mut loader = Loader::default();
    let mut load = move || versions.next().map(|bytes| loader.load(bytes, &mut |_| {}));
    let mut model = Model::new(Start::default());
    model.update(Msg::Today(Day::from_number(740_000)));
    model.update(Msg::Resize {
        columns: 120,
        rows: 40,
    });
    model.update(Msg::Loaded(load().expect("a version")));
    bencher
        .with_inputs(|| load().expect("a version"))
        .bench_local_values(|loaded| model.update(Msg::Loaded(loaded)));
}

/// An event added to the record, as `add` does it: what is read before and after it, and compared.
#[divan::bench(args = [1_000, 10_000, 100_000], max_time = 10)]
fn event_added(bencher: Bencher<'_, '_>, count: usize) {
    let text = events::record(count);
    let entry = Entry::read(b"{date: 2020, title: x, sources: [https://a.b]}").expect("an event");
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| edit::add(text.as_bytes(), &entry, Day::from_number(740_000)));
}

/// The same record with another title in the middle.
fn another(text: &str, count: usize) -> String {
    let middle = format!("bridge number {} again", count / 2);
    text.replace(&middle, "another bridge")
}
