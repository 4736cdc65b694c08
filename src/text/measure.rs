//! Text in terminal cells: how wide it is, where it is cut, how it wraps.

use unicode_width::UnicodeWidthStr;

/// The number of columns that `text` takes.
pub fn width(text: &str) -> usize {
    text.width()
}

/// `text` in at most `columns` columns: whole where it fits, else cut at a word, with ` …` at the end.
pub fn cut(text: &str, columns: usize) -> String {
    if width(text) <= columns {
        return text.to_owned();
    }
    let mut out = String::new();
    for c in text.chars() {
        if width(&out) + 2 >= columns {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// `text` in lines of at most `columns` columns, broken between words (Korean too), within a word
/// only where the word alone is too wide. A line break in the text is one in the result.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    textwrap::wrap(text, columns.max(1))
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}
