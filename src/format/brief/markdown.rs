//! A brief as Markdown.

use super::cite;
use super::page::{Block, Piece, page};
use crate::analysis::brief::Brief;
use crate::record::Record;
use crate::text::markdown::escaped;

/// The brief as Markdown, which reads well as text too.
pub fn markdown(record: &Record, brief: &Brief) -> String {
    let mut out = String::new();
    let mut before: Option<Block> = None;
    for block in page(record, brief) {
        let close = matches!(
            (&before, &block),
            (None, _)
                | (Some(Block::Item(_)), Block::Item(_))
                | (Some(Block::Source(..)), Block::Source(..))
        );
        if !close {
            out.push('\n');
        }
        match &block {
            Block::Title(title) => out.push_str(&format!("# {}\n", escaped(title))),
            Block::Heading(name) => out.push_str(&format!("## {name}\n")),
            Block::Paragraph(pieces) => out.push_str(&format!("{}\n", line(pieces))),
            Block::Item(pieces) => out.push_str(&format!("- {}\n", line(pieces))),
            Block::Quote(words, by) => {
                let words: Vec<String> = words.lines().map(escaped).collect();
                // Line breaks of the words' own are kept.
                let words = words.join("\\\n  > ");
                out.push_str(&format!("  > {words}\n  >\n  > {}\n", line(by)));
            }
            Block::Source(number, words, url) => {
                let words = escaped(words);
                let words = words.trim();
                let address = url.as_ref().map(|url| format!("<{url}>"));
                let parts: Vec<&str> = [words, address.as_deref().unwrap_or("")]
                    .into_iter()
                    .filter(|part| !part.is_empty())
                    .collect();
                out.push_str(&format!("{number}. {}\n", parts.join(" ")));
            }
        }
        before = Some(block);
    }
    out
}

fn line(pieces: &[Piece]) -> String {
    let pieces = pieces.iter().map(|piece| match piece {
        Piece::Plain(words) => escaped(words),
        Piece::Strong(words) => {
            // The stars stand at the words, never at a blank.
            let (words, blank) = (words.trim_end(), words.ends_with(' '));
            format!("**{}**{}", escaped(words), if blank { " " } else { "" })
        }
        Piece::Cite(numbers) => escaped(&cite(numbers)),
    });
    pieces.collect()
}
