//! What is told of lines that stand where they cannot be read.

use std::ops::Range;

use super::layout::mark;
use crate::document::conflict;
use crate::document::problem::code;
use crate::document::report::{Found, first_line, quoted};
use crate::document::syntax::Piece;

/// Where the first line of a piece stands in it, without the blanks before it, and what it says.
fn first_line_of(piece: Piece<'_>) -> (Range<usize>, &str) {
    let blanks = piece.text.len() - piece.text.trim_start().len();
    let line = first_line(piece.text, blanks..piece.text.len());
    let written = piece.text.get(line.clone()).unwrap_or_default();
    (line, written)
}

/// An item whose dash stands in another column than those of its list.
pub fn item(item: Piece<'_>, indent: usize) -> Found {
    let (line, written) = first_line_of(item);
    let blanks = line.start;
    let start = item.offset(blanks);
    if item
        .text
        .get(..blanks)
        .is_some_and(|blanks| blanks.contains('\t'))
    {
        let message = "a tab stands where only blanks may indent";
        let mut found = Found::new(&code::TAB, item.start..start, message);
        found.help("indent with blanks");
        return found;
    }
    if let Some(body) = mark(written).filter(|_| !written.starts_with("- ")) {
        let message = format!(
            "{} begins no event: that takes a `-` and a blank",
            quoted(written)
        );
        let mut found = Found::new(&code::SYNTAX, start..start + line.len(), message);
        found.help(format!("write {}", quoted(&format!("- {body}"))));
        return found;
    }
    let mut found = Found::new(
        &code::BAD_INDENTATION,
        start..start + line.len(),
        format!(
            "this item's `-` stands in column {}, those of the list in column {}",
            blanks + 1,
            indent + 1
        ),
    );
    found.help(format!("begin the item in column {}", indent + 1));
    found
}

/// What is said of the first event of the list where its dash is missing.
pub fn first(item: Piece<'_>) -> Found {
    let (line, written) = first_line_of(item);
    let mend = format!(
        "write {}, with the `-` above those of the other events",
        quoted(&format!("- {written}"))
    );
    let message = "the first event begins here without its `-`";
    let mut found = Found::new(&code::SYNTAX, item.range(line), message);
    found.help(mend);
    found
}

/// What is said of a line that stands too far left to be of the event above it, and whether it cuts a text off.
pub fn line(section: Piece<'_>, cuts: bool) -> Found {
    let (place, line) = first_line_of(section);
    let at_the_left = place.start == 0;
    let range = section.range(place);
    if at_the_left && line.starts_with("events:") {
        let message = "`events` begins a second time here";
        let mut found = Found::new(&code::SYNTAX, range, message);
        found.help("remove this line: the events below it belong to the list above");
        return found;
    }
    if conflict::is_mark(line) {
        let message = format!("{} was left here by a merge", quoted(line));
        let mut found = Found::new(&code::MERGE_CONFLICT, range, message);
        found.help("remove this line");
        return found;
    }
    let (what, mend) = if cuts {
        (
            "stands in the midst of a text above, which is left out until it is mended",
            "indent it as the lines around it, or remove it",
        )
    } else {
        (
            "stands among the events and belongs to none",
            "indent it where it belongs to a text above, begin it with `#` where it is a comment, or remove it",
        )
    };
    let message = format!("{} {what}", quoted(line));
    let mut found = Found::new(&code::BAD_INDENTATION, range, message);
    found.help(mend);
    found
}
