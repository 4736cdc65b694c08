//! Prints the fields of a record as Markdown tables: the part of `docs/format.md` between its markers.
//!
//! ```text
//! cargo run --example format
//! ```

mod tables;

use std::io::{self, Write};

fn main() -> io::Result<()> {
    io::stdout().write_all(tables::tables().as_bytes())
}
