//! Text in terminal cells: how wide it is, where it is cut, how it wraps.
//!
//! Words end at blanks, in Korean as in English; a no-break space is part of its word. A grapheme, what
//! a reader takes for one character, is never broken.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::printable::is_plain_byte;
pub use super::printable::{is_plain, stands_alone};

/// The number of columns that `text` takes: the sum of its graphemes' widths, since that is how cells
/// are filled. (The crate unicode-width counts two graphemes that join, such as Arabic lam and alef,
/// as one; terminals give them two cells.)
pub fn width(text: &str) -> usize {
    if is_plain(text) {
        return text.len();
    }
    let mut columns = 0;
    for c in text.chars() {
        if !stands_alone(c) {
            return graphemes(text).map(|(_, grapheme)| grapheme.width()).sum();
        }
        columns += c.width().unwrap_or(0);
    }
    columns
}

/// The number of columns that a character takes which [`stands_alone`].
pub fn char_width(c: char) -> usize {
    if c.is_ascii() {
        1
    } else {
        c.width().unwrap_or(1)
    }
}

/// The first line of `text` in at most `columns` columns: whole where it is all of the text and fits,
/// else cut at a word, with ` …` at the end; within the word, with `…`, only where the first word alone
/// is too wide. Blanks at the end are dropped.
///
/// ```
/// # use opcon_tui::text::measure::cut;
/// assert_eq!(cut("The road map is done", 12), "The road …");
/// assert_eq!(cut("Interoperability", 6), "Inter…");
/// ```
pub fn cut(text: &str, columns: usize) -> String {
    let (line, more) = text.split_once('\n').unwrap_or((text, ""));
    let all = Scan::of(line, columns);
    if all.whole && more.trim().is_empty() {
        return all.fitting.to_owned();
    }
    let words = Scan::of(line, columns.saturating_sub(2)).words;
    if columns == 0 {
        String::new()
    } else if words.is_empty() {
        format!("{}…", Scan::of(line, columns - 1).fitting)
    } else {
        format!("{words} …")
    }
}

/// The end of `text` that fits into `columns` columns.
///
/// ```
/// # use opcon_tui::text::measure::tail;
/// assert_eq!(tail("다리 하나", 4), "하나");
/// ```
pub fn tail(text: &str, columns: usize) -> &str {
    let mut over = width(text).saturating_sub(columns);
    let mut start = 0;
    for (at, grapheme) in graphemes(text) {
        if over == 0 {
            break;
        }
        over = over.saturating_sub(grapheme.width());
        start = at + grapheme.len();
    }
    text.get(start..).unwrap_or("")
}

/// `text` in lines of at most `columns` columns, broken between words (Korean too), within a word
/// only where the word alone is too wide. A line break in the text is one in the result.
///
/// See [`lines`], which does only as much as is asked for.
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    lines(text, columns).map(str::to_owned).collect()
}

/// The first lines of a text that was wrapped to `columns` columns; where there are more, the last of them tells
/// so.
///
/// ```
/// # use opcon_tui::text::measure::{first_lines, wrap};
/// let lines = wrap("one two three four five", 9);
/// assert_eq!(first_lines(lines, 2, 9), ["one two", "three …"]);
/// ```
pub fn first_lines(mut lines: Vec<String>, most: usize, columns: usize) -> Vec<String> {
    if let Some(last) = most.checked_sub(1).filter(|_| lines.len() > most) {
        let rest = lines.split_off(last).join(" ");
        lines.push(cut(&rest, columns));
    }
    lines.truncate(most);
    lines
}

/// The lines of [`wrap`], one at a time: a very long text costs what is looked at.
///
/// Blanks at either end of a line are dropped. A line is wider than `columns` (taken for 1 where it is
/// 0) only where a single grapheme is. Empty text is one empty line; a line break at the very end begins no line.
///
/// ```
/// # use opcon_tui::text::measure::lines;
/// let text = "전작권 전환은 한미가 합의한 조건에 기초한다";
/// assert_eq!(
///     lines(text, 20).collect::<Vec<_>>(),
///     ["전작권 전환은 한미가", "합의한 조건에", "기초한다"]
/// );
/// ```
pub fn lines(text: &str, columns: usize) -> impl Iterator<Item = &str> {
    line_indices(text, columns).map(|(_, line)| line)
}

/// The [`lines`] of a text, each with the byte at which it begins.
pub fn line_indices(text: &str, columns: usize) -> LineIndices<'_> {
    LineIndices {
        rest: Some(text),
        at: 0,
        columns: columns.max(1),
    }
}

/// The lines of a wrapped text with where each begins; made by [`line_indices`].
#[derive(Clone, Debug)]
pub struct LineIndices<'a> {
    /// What is left; none after the end.
    rest: Option<&'a str>,
    /// Where it begins in the text.
    at: usize,
    columns: usize,
}

impl<'a> Iterator for LineIndices<'a> {
    type Item = (usize, &'a str);

    fn next(&mut self) -> Option<Self::Item> {
        let left = self.rest.take()?;
        let rest = left.trim_start_matches(is_blank);
        let start = self.at + left.len() - rest.len();
        let scan = Scan::of(rest, self.columns);
        let end = if scan.whole || scan.words.is_empty() {
            scan.fitting.len()
        } else {
            scan.words.len()
        };
        let end = if end == 0 && !scan.whole {
            first_grapheme(rest).len()
        } else {
            end
        };
        let (line, after) = rest.split_at(end);
        let after = after.trim_start_matches(is_blank);
        let next = after.strip_prefix('\n').unwrap_or(after);
        self.rest = (!next.is_empty()).then_some(next);
        self.at = start + rest.len() - next.len();
        Some((start, line))
    }
}

/// `text` at the left of exactly `columns` columns, cut where it is wider.
pub fn pad_end(text: &str, columns: usize) -> String {
    let mut out = cut(text, columns);
    out.push_str(&" ".repeat(columns.saturating_sub(width(&out))));
    out
}

/// `text` at the right of exactly `columns` columns, cut where it is wider.
pub fn pad_start(text: &str, columns: usize) -> String {
    let out = cut(text, columns);
    " ".repeat(columns.saturating_sub(width(&out))) + &out
}

/// How much of the first line of a text fits into a number of columns.
struct Scan<'a> {
    /// What fits, without blanks at its end.
    fitting: &'a str,
    /// The whole words of it; empty where the first word does not fit.
    words: &'a str,
    /// Whether nothing but blanks is left.
    whole: bool,
}

impl<'a> Scan<'a> {
    /// Looks no further than what fits, however long the text is.
    fn of(text: &'a str, columns: usize) -> Self {
        let bytes = text.as_bytes();
        let (mut at, mut used, mut fitting, mut words) = (0, 0, 0, 0);
        let mut whole = true;
        while let Some(&byte) = bytes.get(at) {
            let blank = if is_plain_byte(byte) && bytes.get(at + 1).is_none_or(u8::is_ascii) {
                // Most text is of this sort, which needs no look into tables.
                at += 1;
                used += 1;
                byte == b' '
            } else {
                let grapheme = first_grapheme(text.get(at..).unwrap_or(""));
                if matches!(grapheme, "" | "\n") {
                    break;
                }
                at += grapheme.len();
                used += grapheme.width();
                grapheme.chars().all(is_blank)
            };
            if blank {
                words = fitting;
            } else if used > columns {
                whole = false;
                break;
            } else {
                fitting = at;
            }
        }
        let start = |end| text.get(..end).unwrap_or(text);
        Self {
            fitting: start(fitting),
            words: start(if whole { fitting } else { words }),
            whole,
        }
    }
}

/// The graphemes of a text with where each begins.
fn graphemes(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let grapheme = first_grapheme(text.get(at..)?);
        let found = (at, grapheme);
        at += grapheme.len();
        (!grapheme.is_empty()).then_some(found)
    })
}

/// The grapheme that a text begins with. As the crate finds it, and quicker: a character that stands
/// alone before another such one is looked at no further.
fn first_grapheme(text: &str) -> &str {
    let simple = |c: char| c == '\n' || stands_alone(c);
    let mut chars = text.chars();
    let first = match chars.next() {
        Some(first) if simple(first) && chars.next().is_none_or(simple) => {
            text.get(..first.len_utf8())
        }
        _ => text.graphemes(true).next(),
    };
    first.unwrap_or("")
}

/// Whether a line may be broken at `c`. A line break is no blank, and a no-break space joins.
fn is_blank(c: char) -> bool {
    c.is_whitespace() && !matches!(c, '\n' | '\u{a0}' | '\u{2007}' | '\u{202f}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Text;

    #[test]
    fn widths_are_cells() {
        for (text, columns) in [
            ("", 0),
            ("plain", 5),
            ("한국어", 6),
            ("e\u{301}", 1),
            ("ᄒ\u{1161}\u{11ab}", 2),
            ("漢字かな", 8),
            ("🇰🇷", 2),
            ("\u{644}\u{627}", 2),
            ("“…”", 3),
        ] {
            assert_eq!(width(text), columns, "{text}");
        }
    }

    #[test]
    fn cut_ends_at_a_word() {
        let text = "The road map is done";
        for (columns, expected) in [
            (0, ""),
            (1, "…"),
            (2, "T…"),
            (3, "Th…"),
            (4, "The…"),
            (5, "The …"),
            (9, "The …"),
            (10, "The road …"),
            (13, "The road …"),
            (14, "The road map …"),
            (19, "The road map is …"),
            (20, text),
            (99, text),
        ] {
            assert_eq!(cut(text, columns), expected, "{columns}");
        }
    }

    #[test]
    fn cut_never_breaks_a_wide_grapheme() {
        for (columns, expected) in [
            (1, "…"),
            (2, "…"),
            (3, "전…"),
            (4, "전…"),
            (5, "전환…"),
            (6, "전환 …"),
            (8, "전환 …"),
            (9, "전환 조건"),
        ] {
            assert_eq!(cut("전환 조건", columns), expected, "{columns}");
        }
    }

    #[test]
    fn cut_tells_of_further_lines() {
        assert_eq!(cut("one\ntwo", 80), "one …");
        assert_eq!(cut("one\ntwo", 4), "one…");
        assert_eq!(cut("one \n ", 3), "one");
        assert_eq!(cut("\ntwo", 3), "…");
    }

    #[test]
    fn lines_break_at_blanks() {
        let wrapped = |text, columns| lines(text, columns).collect::<Vec<_>>();
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("one   two", 4), ["one", "two"]);
        assert_eq!(wrapped("  one  ", 3), ["one"]);
        assert_eq!(wrapped("a\n\nb c\n", 1), ["a", "", "b", "c"]);
        assert_eq!(wrapped("", 5), [""]);
        assert_eq!(wrapped("a 1234567 b", 4), ["a", "1234", "567", "b"]);
        assert_eq!(wrapped("a\u{a0}b c", 3), ["a\u{a0}b", "c"]);
        assert_eq!(wrapped("조건에 기초한", 6), ["조건에", "기초한"]);
        assert_eq!(wrapped("조건", 1), ["조", "건"]);
        assert_eq!(wrapped("조건", 0), ["조", "건"]);
    }

    #[test]
    fn a_long_line_costs_what_is_looked_at() {
        let long = "word ".repeat(1 << 20);
        let mut wrapped = line_indices(&long, 9);
        assert_eq!(wrapped.next(), Some((0, "word word")));
        assert_eq!(wrapped.rest.map(str::len), Some(long.len() - 10));
    }

    #[test]
    fn padded_text_has_exactly_its_columns() {
        assert_eq!(pad_end("May", 6), "May   ");
        assert_eq!(pad_start("May", 6), "   May");
        assert_eq!(pad_start("전환 조건", 7), " 전환 …");
        assert_eq!(pad_end("조건", 2), "… ");
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof!["[a-d 가-힣\n\u{301}]{0,40}", "\\PC{0,40}", ".{0,20}",]
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(raw in texts(), columns in 0_usize..30) {
            let text = Text::block(&raw);
            let short = cut(text.shown(), columns);
            prop_assert!(width(&short) <= columns);
            prop_assert!(!short.contains('\n'));
            prop_assert_eq!(width(&pad_end(text.shown(), columns)), columns);
            for (start, line) in line_indices(text.shown(), columns) {
                prop_assert!(text.shown()[start..].starts_with(line));
                prop_assert!(width(line) <= columns.max(1) || line.graphemes(true).count() == 1);
                prop_assert_eq!(line.trim_matches(is_blank), line);
            }
        }

        #[test]
        fn what_is_cut_is_a_start(raw in texts(), columns in 0_usize..30) {
            let text = Text::line(&raw);
            let short = cut(text.shown(), columns);
            if width(text.shown()) <= columns {
                prop_assert_eq!(short, text.shown().trim_end_matches(is_blank));
            } else if let Some(start) = short.strip_suffix('…') {
                let start = start.strip_suffix(' ').unwrap_or(start);
                prop_assert!(text.shown().starts_with(start));
                let graphemes: Vec<_> = text.shown().grapheme_indices(true).map(|(at, _)| at).collect();
                prop_assert!(graphemes.contains(&start.len()));
            }
        }

        #[test]
        fn wrapping_loses_nothing_but_blanks(raw in texts(), columns in 0_usize..30) {
            let text = Text::block(&raw);
            let solid = |s: &str| s.replace(|c| c == '\n' || is_blank(c), "");
            prop_assert_eq!(solid(&wrap(text.shown(), columns).concat()), solid(text.shown()));
        }

        #[test]
        fn wide_lines_keep_the_line_breaks(raw in "[a-c\n ]{1,20}") {
            let kept: Vec<&str> = raw.strip_suffix('\n').unwrap_or(&raw).split('\n').map(str::trim).collect();
            prop_assert_eq!(wrap(&raw, 99), kept);
        }

        #[test]
        fn widths_are_as_unicode_width_says(text in "[ -~가-힣\u{300}-\u{36f}“”…–é漢]{0,20}") {
            prop_assert_eq!(width(&text), text.width());
        }
    }
}
