//! What YAML has and this format leaves out, each with what to write instead.

use std::ops::Range;

use saphyr_parser::ScanError;

use super::super::problem::{Code, code};
use super::super::report::{Found, quoted};
use super::{DEEPEST, Node, Piece, Value, is_void};

/// Whether the parser stumbled over an alias whose anchor it has not seen.
pub fn is_alias(error: &ScanError) -> bool {
    error.info() == "while parsing node, found unknown anchor"
}

/// Whether a key is `<<`, written without quotation marks.
pub fn is_merge_key(key: &Node<'_>) -> bool {
    matches!(&key.value, Value::Scalar { text, plain: true } if text == "<<")
}

/// A second document that begins with a line of a text, and is not read if there is anything in it.
pub fn document(piece: Piece<'_>, line: Range<usize>) -> Found {
    let below = piece.text.get(line.end..).unwrap_or_default();
    let range = piece.range(line);
    let message = if below.lines().all(is_void) {
        "a second document begins here"
    } else {
        "a second document begins here; only the first is read"
    };
    let mut found = Found::new(&code::SEVERAL_DOCUMENTS, range, message);
    found
        .help("remove the lines `---` and `...`; put all events into one list, or into files of their own");
    found
}

/// A merge key at this place.
pub fn merge_key(range: Range<usize>) -> Found {
    let mut found = Found::new(&code::MERGE_KEY, range, "the merge key `<<` is not read");
    found.help("write the fields out in each mapping");
    found
}

/// Nesting beyond the limit at this place.
pub fn too_deep(range: Range<usize>) -> Found {
    let mut found = Found::new(
        &code::TOO_DEEP,
        range,
        format!("lists and mappings are nested more than {DEEPEST} levels deep"),
    );
    found.help("an event needs no more than six levels");
    found
}

/// An anchor, alias or tag at this place.
pub fn property(code: &'static Code, range: Range<usize>, word: &str) -> Found {
    let word = quoted(word);
    let (what, instead) = match code.word {
        "anchor" => ("an anchor", "leave it out"),
        "alias" => ("an alias", "write out what it stands for"),
        _ => (
            "a tag",
            "leave it out: what a value is follows from its key",
        ),
    };
    let mut found = Found::new(code, range, format!("{word} is {what}, which is not read"));
    found.help(format!(
        "{instead}; a text that begins so goes into quotation marks"
    ));
    found
}

/// The word that begins at byte `at`: to the next blank, line break, or sign of a flow collection.
pub fn word(text: &str, at: usize) -> Range<usize> {
    let rest = text.get(at..).unwrap_or_default();
    let end = rest
        .find(|c: char| c.is_whitespace() || matches!(c, ',' | '[' | ']' | '{' | '}'))
        .unwrap_or(rest.len());
    at..at + end
}

/// The words of an anchor and a tag before a node that begins with them at byte `at`.
pub fn properties(
    text: &str,
    at: usize,
    anchor: bool,
    tag: bool,
) -> Vec<(&'static Code, Range<usize>)> {
    let mut words = Vec::new();
    let mut from = at;
    for _ in 0..usize::from(anchor) + usize::from(tag) {
        let rest = text.get(from..).unwrap_or_default();
        // A node without content is placed behind its properties, if the parser places it so at all.
        let Some(blanks) = rest.find(['&', '!']) else {
            break;
        };
        let word = word(text, from + blanks);
        from = word.end;
        let is_anchor = text.get(word.clone()).is_some_and(|w| w.starts_with('&'));
        words.push((if is_anchor { &code::ANCHOR } else { &code::TAG }, word));
    }
    words
}
