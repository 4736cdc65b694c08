//! Prints a made-up record with so many events, to measure with.
//!
//! ```text
//! cargo run --release --example generate -- 100000 > large.yaml
//! ```

mod events;

use std::io::{self, Write};

fn main() -> io::Result<()> {
    let count = std::env::args().nth(1).and_then(|count| count.parse().ok());
    let Some(count) = count else {
        return Err(io::Error::other("say how many events"));
    };
    io::stdout().write_all(events::record(count).as_bytes())
}
