//! A brief for a terminal: wrapped at 80 columns.

use super::cite;
use super::page::{Block, Piece, page};
use crate::analysis::brief::Brief;
use crate::record::Record;
use crate::text::measure;

/// The width at which lines are wrapped: what a terminal has at the least.
const COLUMNS: usize = 80;

/// The brief as text.
pub fn text(record: &Record, brief: &Brief) -> String {
    let mut out = String::new();
    let mut before: Option<Block> = None;
    for block in page(record, brief) {
        let close = matches!(
            (&before, &block),
            (None | Some(Block::Heading(_)), _)
                | (Some(Block::Item(_)), Block::Item(_) | Block::Quote(..))
                | (Some(Block::Source(..)), Block::Source(..))
        );
        if !close {
            out.push('\n');
        }
        match &block {
            Block::Title(title) => laid(title, "", "", &mut out),
            Block::Heading(name) => laid(&name.to_uppercase(), "", "", &mut out),
            Block::Paragraph(pieces) => laid(&line(pieces), "", "", &mut out),
            Block::Item(pieces) => laid(&line(pieces), "- ", "  ", &mut out),
            Block::Quote(words, by) => {
                for words in words.lines() {
                    laid(words, "    ", "    ", &mut out);
                }
                laid(&line(by), "    ", "      ", &mut out);
            }
            Block::Source(number, words, url) => {
                let first = format!("[{number}] ");
                let rest = " ".repeat(first.len());
                match (words.is_empty(), url) {
                    (true, Some(url)) => out.push_str(&format!("{first}{url}\n")),
                    (_, url) => {
                        laid(words, &first, &rest, &mut out);
                        // An address stays whole, however long it is.
                        if let Some(url) = url {
                            out.push_str(&format!("{rest}{url}\n"));
                        }
                    }
                }
            }
        }
        before = Some(block);
    }
    out
}

/// Text wrapped behind an indentation of its first line and one of the others.
fn laid(text: &str, first: &str, rest: &str, out: &mut String) {
    let room = COLUMNS - measure::width(first);
    for (at, line) in measure::wrap(text, room).iter().enumerate() {
        let indent = if at == 0 { first } else { rest };
        out.push_str(format!("{indent}{line}").trim_end());
        out.push('\n');
    }
}

fn line(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Plain(words) | Piece::Strong(words) => words.clone(),
        Piece::Cite(numbers) => cite(numbers),
    });
    pieces.collect()
}
