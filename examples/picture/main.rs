//! Draws a record as a picture, in SVG or as plain text, the way the program draws it in a terminal.
//!
//! ```text
//! cargo run --example picture -- events.yaml --size 120x36 --today 2026-11-23 --keys "j j +" > a.svg
//! ```

mod screen;
mod svg;

use std::error::Error;
use std::io::Write;

use clap::Parser;

/// Draws a record as a picture on standard output.
#[derive(Debug, Parser)]
struct Args {
    /// The record
    file: String,
    /// Columns and rows of the terminal
    #[arg(long, default_value = "120x36")]
    size: String,
    /// The day that is today
    #[arg(long)]
    today: String,
    /// Keys to press first, named as the help names them
    #[arg(long, default_value = "", allow_hyphen_values = true)]
    keys: String,
    /// Plain text in place of SVG
    #[arg(long)]
    text: bool,
}

fn main() -> Result<(), Box<dyn Error>> {
    let args = Args::parse();
    let bytes = std::fs::read(&args.file)?;
    let buffer = screen::draw(&args.file, &bytes, &args.size, &args.today, &args.keys)?;
    let picture = if args.text {
        screen::text(&buffer)
    } else {
        svg::svg(&buffer)
    };
    Ok(std::io::stdout().write_all(picture.as_bytes())?)
}
