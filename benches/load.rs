//! What reading a record costs, from bytes to what is drawn.
//!
//! `cargo bench --bench load`
#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot begin fails by a panic"
)]

use divan::{Bencher, black_box};
use opcon_tui::document;

fn main() {
    divan::main();
}

/// The shipped record, several times over: as many events as so many copies of it have.
#[divan::bench(args = [1, 10, 100])]
fn shipped(bencher: Bencher<'_, '_>, copies: usize) {
    let text = include_str!("../events.yaml");
    let (head, events) = text.split_once("\nevents:\n").expect("a record has events");
    let text = format!("{head}\nevents:\n{}", events.repeat(copies));
    bencher.bench_local(|| black_box(document::load(text.as_bytes())));
}
