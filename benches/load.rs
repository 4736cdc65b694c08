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
    let middle = format!("bridge number {} again", count / 2);
    let changed = text.replace(&middle, "another bridge");
    let mut versions = [changed.as_bytes(), text.as_bytes()].into_iter().cycle();
    let mut loader = Loader::default();
    loader.load(text.as_bytes(), &mut |_| {});
    bencher
        .counter(BytesCount::of_str(&text))
        .bench_local(|| versions.next().map(|bytes| loader.load(bytes, &mut |_| {})));
}
