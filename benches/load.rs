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
use opcon_tui::document;

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
