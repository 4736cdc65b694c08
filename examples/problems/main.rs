//! Prints every kind of problem with an example and its mend, as Markdown: `docs/problems.md`.
//!
//! ```text
//! cargo run --example problems > docs/problems.md
//! ```

mod cases;
mod page;

use std::io::{self, Write};

fn main() -> io::Result<()> {
    io::stdout().write_all(page::page().as_bytes())
}
