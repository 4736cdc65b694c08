//! What is shown in place of what must not reach a terminal.
//!
//! Terminal sequences are not parsed: no byte of a control character ever passes, whatever it belongs
//! to. Most text needs nothing, so a scan for characters that could need something comes first.

use std::fmt::Write as _;
use std::iter::Peekable;
use std::str::Chars;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The longest grapheme that is shown whole, in bytes: enough for every real script.
const LONGEST_GRAPHEME: usize = 32;

/// The longest one where emoji sequences are whole: enough for two people with their skins and a kiss.
const LONGEST_SEQUENCE: usize = 48;

const ZERO_WIDTH_NON_JOINER: char = '\u{200c}';
const ZERO_WIDTH_JOINER: char = '\u{200d}';

/// What becomes of a line break.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum LineBreaks {
    /// It is shown as a blank.
    Blank,
    /// It stays, as `\n`.
    Keep,
}

/// What becomes of a sequence of emoji that is drawn as one.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Emoji {
    /// What joins it is left out: its width is each terminal's own idea.
    Torn,
    /// It stays.
    Whole,
}

/// The printable form of `raw`, where it differs from `raw`.
pub(super) fn printable(raw: &str, breaks: LineBreaks, emoji: Emoji) -> Option<String> {
    let keep = breaks == LineBreaks::Keep;
    if is_plain(raw) {
        return None;
    }
    if raw.chars().all(|c| stands_alone(c) || (keep && c == '\n')) {
        return None;
    }
    let longest = match emoji {
        Emoji::Torn => LONGEST_GRAPHEME,
        Emoji::Whole => LONGEST_SEQUENCE,
    };
    let shown = bound_graphemes(&replace(raw, breaks, emoji), longest);
    (shown != raw).then_some(shown)
}

/// `raw` for a clipboard: as it was written, but for what cannot be seen and for control characters. Tabs
/// are blanks, line breaks `\n`.
pub(super) fn copied(raw: &str) -> String {
    let seen = raw.chars().filter_map(|c| match c {
        '\n' => Some(c),
        '\t' => Some(' '),
        _ if c.is_control() || is_hidden(c) => None,
        _ => Some(c),
    });
    seen.collect()
}

/// Whether a text is printable ASCII alone, as most is: a byte is a character of one column.
pub fn is_plain(text: &str) -> bool {
    // Piece by piece without leaving a piece early: so many bytes are compared at a time.
    text.as_bytes().chunks(32).all(|piece| {
        piece
            .iter()
            .fold(true, |plain, &byte| plain & is_plain_byte(byte))
    })
}

/// Whether a byte is a printable ASCII character.
pub const fn is_plain_byte(byte: u8) -> bool {
    matches!(byte, b' '..=b'~')
}

/// Whether `c` is printable and always a grapheme of its own, whatever stands beside it among
/// characters of the same sort. Says no to many that are, and yes to what most text is made of.
pub const fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{24f}'    // Latin, without the soft hyphen
        | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}'  // dashes, quotation marks, bullets
        | '\u{2500}'..='\u{25ff}'                       // lines, blocks, shapes
        | '\u{3000}'..='\u{3029}' | '\u{3041}'..='\u{3096}' | '\u{30a0}'..='\u{30ff}' // kana
        | '\u{4e00}'..='\u{9fff}'                       // ideographs
        | '\u{ac00}'..='\u{d7a3}') // Hangul syllables
}

/// `raw` with a visible stand-in for each single character that needs one.
fn replace(raw: &str, breaks: LineBreaks, emoji: Emoji) -> String {
    let mut out = String::with_capacity(raw.len() + 16);
    let mut rest = raw.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '\r' if rest.peek() == Some(&'\n') => {}
            '\n' if breaks == LineBreaks::Keep => out.push('\n'),
            '\n' | '\t' => out.push(' '),
            '\0'..='\u{1f}' => out.extend(char::from_u32(0x2400 + u32::from(c))),
            '\u{7f}' => out.push('␡'),
            ZERO_WIDTH_NON_JOINER | ZERO_WIDTH_JOINER => {
                join(&mut out, c, &mut rest, emoji);
            }
            '\u{fe0e}' | '\u{fe0f}' if emoji == Emoji::Whole => {
                if out
                    .chars()
                    .next_back()
                    .is_some_and(|c| has_styles(c, rest.peek()))
                {
                    out.push(c);
                }
            }
            _ if is_variation_selector(c) => {}
            _ if is_private(c) => out.push('?'),
            _ if is_hidden(c) => mark(&mut out, c),
            _ => out.push(c),
        }
    }
    out
}

/// Keeps a joiner between letters, between pictures where emoji are whole, and shows any other.
fn join(out: &mut String, joiner: char, rest: &mut Peekable<Chars<'_>>, emoji: Emoji) {
    while rest.next_if(|&c| is_variation_selector(c)).is_some() {}
    // A vowel sign or virama between the letter and the joiner belongs to the letter.
    let before = out.chars().rev().take(8).find(|c| c.width() != Some(0));
    match (before, rest.peek()) {
        (Some(a), Some(&b)) if a.is_alphabetic() && b.is_alphabetic() && !is_hidden(b) => {
            out.push(joiner);
        }
        (Some(a), Some(&b)) if is_picture(a) && is_picture(b) => {
            if emoji == Emoji::Whole && joiner == ZERO_WIDTH_JOINER {
                out.push(joiner);
            }
        }
        _ => mark(out, joiner),
    }
}

/// Cuts graphemes that are too long, and shows the number of combining characters that have nothing to
/// stand on: they would stick to whatever is drawn before them.
fn bound_graphemes(text: &str, longest: usize) -> String {
    let mut out = String::with_capacity(text.len());
    for grapheme in text.graphemes(true) {
        let (kept, cut) = grapheme.split_at(grapheme.floor_char_boundary(longest));
        let marks = kept.trim_start_matches(char::is_whitespace);
        if kept.width() == 0 || marks.len() < kept.len() {
            out.push_str(kept.strip_suffix(marks).unwrap_or(kept));
            marks.chars().for_each(|c| mark(&mut out, c));
        } else if cut.is_empty() {
            out.push_str(kept);
        } else {
            out.push_str(kept.trim_end_matches([ZERO_WIDTH_NON_JOINER, ZERO_WIDTH_JOINER]));
        }
        if !cut.is_empty() {
            // Writing to a string cannot fail.
            let _ = write!(out, "‹+{}›", cut.chars().count());
        }
    }
    out
}

/// Writes the number of `c` in its place.
fn mark(out: &mut String, c: char) {
    let number = u32::from(c);
    let _ = if number < 0x100 {
        write!(out, "‹{number:02X}›")
    } else {
        write!(out, "‹{number:04X}›")
    };
}

const fn is_variation_selector(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}'
        | '\u{180b}'..='\u{180d}' | '\u{180f}')
}

const fn is_private(c: char) -> bool {
    matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..='\u{ffffd}' | '\u{100000}'..='\u{10fffd}')
}

/// Whether `c` cannot be seen and is no blank: upper control characters, direction marks, separators,
/// zero-width characters, fillers, tags, and whatever else Unicode lets a renderer ignore. Joiners and
/// variation selectors are not among them.
const fn is_hidden(c: char) -> bool {
    let number = c as u32;
    matches!(c,
        '\u{80}'..='\u{9f}'                             // upper controls
        | '\u{ad}' | '\u{34f}' | '\u{61c}'              // soft hyphen, grapheme joiner, Arabic mark
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}' // Hangul fillers
        | '\u{17b4}' | '\u{17b5}' | '\u{180e}'          // Khmer inherent vowels, Mongolian separator
        | '\u{200b}' | '\u{200e}' | '\u{200f}'          // zero-width blank, direction marks
        | '\u{2028}'..='\u{202e}'                       // separators, embeddings, overrides
        | '\u{2060}'..='\u{206f}'                       // joiners, invisible operators, isolates
        | '\u{feff}' | '\u{fff0}'..='\u{fffb}'          // byte order mark, annotations
        | '\u{fdd0}'..='\u{fdef}'                       // no characters
        | '\u{13430}'..='\u{1343f}'                     // hieroglyph layout
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' // shorthand and musical controls
        | '\u{e0000}'..='\u{e0fff}')                    // tags
        || number & 0xfffe == 0xfffe // no characters
}

/// Whether `c` may be part of an emoji sequence.
fn is_picture(c: char) -> bool {
    c >= '\u{2190}' && !c.is_alphanumeric() && !c.is_whitespace()
}

/// Whether `c` can be told to be drawn as a text or as a picture, before what comes next.
fn has_styles(c: char, next: Option<&char>) -> bool {
    let key = matches!(c, '0'..='9' | '#' | '*') && next == Some(&'\u{20e3}');
    let picture = is_picture(c) && c.width() > Some(0);
    key || picture
        || matches!(
            c,
            '©' | '®' | '‼' | '⁉' | '™' | 'ℹ' | 'Ⓜ' | '🅰' | '🅱' | '🅾' | '🅿'
        )
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn line(raw: &str) -> String {
        printable(raw, LineBreaks::Blank, Emoji::Torn).unwrap_or_else(|| raw.to_owned())
    }

    fn block(raw: &str) -> String {
        printable(raw, LineBreaks::Keep, Emoji::Torn).unwrap_or_else(|| raw.to_owned())
    }

    fn whole(raw: &str) -> String {
        printable(raw, LineBreaks::Blank, Emoji::Whole).unwrap_or_else(|| raw.to_owned())
    }

    #[test]
    fn control_characters_are_pictures() {
        assert_eq!(line("\0\u{7}\u{1b}\u{7f}"), "␀␇␛␡");
        assert_eq!(line("a\rb"), "a␍b");
        assert_eq!(line("\u{1b}]52;c;QUJD\u{7}"), "␛]52;c;QUJD␇");
        assert_eq!(line("\u{80}\u{85}\u{9b}2J\u{9f}"), "‹80›‹85›‹9B›2J‹9F›");
    }

    #[test]
    fn line_breaks_and_tabs_are_blanks_in_lines() {
        assert_eq!(line("a\tb\nc\r\nd"), "a b c d");
        assert_eq!(block("a\tb\nc\r\nd\r"), "a b\nc\nd␍");
    }

    #[test]
    fn nothing_that_hides_is_copied() {
        assert_eq!(
            copied("a\tb\r\nc \u{1b}]52;c;QUJD\u{7}"),
            "a b\nc ]52;c;QUJD"
        );
        assert_eq!(copied("\u{9b}2J\u{202e}x\u{200b}\u{feff}\u{7f}"), "2Jx");
        assert_eq!(copied("“다리” naïve"), "“다리” naïve");
    }

    #[test]
    fn hidden_characters_are_marks() {
        for (raw, shown) in [
            ("\u{202a}", "‹202A›"),
            ("\u{2069}", "‹2069›"),
            ("\u{200e}", "‹200E›"),
            ("\u{61c}", "‹061C›"),
            ("\u{200b}", "‹200B›"),
            ("\u{2060}", "‹2060›"),
            ("\u{feff}", "‹FEFF›"),
            ("\u{ad}", "‹AD›"),
            ("\u{2028}", "‹2028›"),
            ("\u{fff9}", "‹FFF9›"),
            ("\u{e0041}", "‹E0041›"),
            ("\u{115f}", "‹115F›"),
            ("\u{1160}", "‹1160›"),
            ("\u{3164}", "‹3164›"),
            ("\u{ffa0}", "‹FFA0›"),
            ("\u{10ffff}", "‹10FFFF›"),
        ] {
            assert_eq!(line(raw), shown);
            assert_eq!(line(&format!("a{raw}b")), format!("a{shown}b"));
        }
        assert_eq!(line("\u{e000}\u{f8ff}\u{10fffd}"), "???");
    }

    #[test]
    fn joiners_stand_between_letters_only() {
        let word = "می\u{200c}خواهم"; // Persian
        assert_eq!(line(word), word);
        let conjunct = "क\u{94d}\u{200d}ष"; // Devanagari, the joiner after a virama
        assert_eq!(line(conjunct), conjunct);
        assert_eq!(line("a\u{200d} b"), "a‹200D› b");
        assert_eq!(line("\u{200c}a"), "‹200C›a");
        assert_eq!(line("1\u{200d}2"), "1‹200D›2");
        assert_eq!(line("漢\u{200c}\u{ffa0}"), "漢‹200C›‹FFA0›"); // a letter that hides
        assert_eq!(line("👩\u{200d}🚀"), "👩🚀");
        assert_eq!(line("❤\u{fe0f}\u{200d}🔥"), "❤🔥");
    }

    #[test]
    fn variation_selectors_are_dropped() {
        assert_eq!(line("✈\u{fe0f} ✈\u{fe0e} 葛\u{e0100}"), "✈ ✈ 葛");
    }

    #[test]
    fn sequences_of_emoji_are_whole_in_files() {
        for sequence in [
            "👨\u{200d}👩\u{200d}👧\u{200d}👦 ⚖\u{fe0f} ❤\u{fe0f} ❤\u{fe0e}",
            "❤\u{fe0f}\u{200d}🔥 🏳\u{fe0f}\u{200d}🌈",
            "👩🏽\u{200d}❤\u{fe0f}\u{200d}💋\u{200d}👨🏽",
            "#\u{fe0f}\u{20e3} ©\u{fe0f} ™\u{fe0f} 🅰\u{fe0f} ㊗\u{fe0f}",
        ] {
            assert_eq!(whole(sequence), sequence);
        }
        // Nothing else is kept.
        assert_eq!(whole("a\u{fe0f} 1\u{fe0f} 葛\u{e0100}\u{fe0f}"), "a 1 葛");
        assert_eq!(whole("❤\u{fe0f}\u{fe0f}\u{fe0e}"), "❤\u{fe0f}");
        assert_eq!(whole("👩\u{200d} 🚀\u{200c}🚀"), "👩‹200D› 🚀🚀");
        let pile = "👩\u{200d}".repeat(100) + "👩";
        assert!(whole(&pile).ends_with("›") && whole(&pile).len() < 64);
    }

    #[test]
    fn marks_need_a_letter_and_an_end() {
        assert_eq!(line("e\u{301}a"), "e\u{301}a");
        assert_eq!(line("\u{301}a"), "‹0301›a");
        assert_eq!(line("a \u{301}"), "a ‹0301›");
        assert_eq!(line("\u{200b}\u{301}"), "‹200B›\u{301}");
        assert_eq!(line("\u{115f}\u{1161}"), "‹115F›‹1161›");
        let pile = format!("e{}x", "\u{301}".repeat(10_000));
        // The letter takes one byte and each mark two, so 15 marks fit into 32 bytes.
        assert_eq!(line(&pile), format!("e{}‹+9985›x", "\u{301}".repeat(15)));
        assert_eq!(
            line(&"\u{301}".repeat(17)),
            format!("{}‹+1›", "‹0301›".repeat(16))
        );
    }

    /// What must never be shown, said apart from the code above.
    fn must_not_be_shown(c: char) -> bool {
        let hidden = [
            0x80..=0x9f_u32,
            0xad..=0xad,
            0x61c..=0x61c,
            0x200b..=0x200b,
            0x200e..=0x200f,
            0x2028..=0x202e,
            0x2060..=0x206f,
            0xfe00..=0xfe0f,
            0xfeff..=0xfeff,
            0xfff9..=0xfffb,
            0x115f..=0x1160,
            0x3164..=0x3164,
            0xffa0..=0xffa0,
            0xe000..=0xf8ff,
            0xe0000..=0xe01ef,
            0xf0000..=0x10_ffff,
        ];
        c.is_control() || hidden.iter().any(|range| range.contains(&u32::from(c)))
    }

    /// Texts in which every sort of character that needs something comes often.
    fn hostile() -> impl Strategy<Value = String> {
        let piece = prop_oneof![
            any::<char>().prop_map(String::from),
            "[ -~]{1,4}",
            "[가-힣]{1,3}",
            "[\u{0}-\u{a0}\u{ad}\u{61c}\u{200b}-\u{206f}\u{fe00}-\u{feff}\u{fff0}-\u{ffff}]",
            "[\u{1100}-\u{11ff}\u{3164}\u{ffa0}]{1,3}",
            "[\u{300}-\u{36f}\u{e0000}-\u{e01ef}]{1,20}",
            "[\u{600}-\u{6ff}\u{900}-\u{97f}\u{d00}-\u{d7f}]{1,3}",
            "[😀👩🚀❤🏽🇰🇷]",
        ];
        prop::collection::vec(piece, 0..12).prop_map(|pieces| pieces.concat())
    }

    proptest! {
        #[test]
        fn what_is_shown_can_be_shown(raw in hostile()) {
            for (shown, keeps) in [(line(&raw), false), (block(&raw), true)] {
                for c in shown.chars() {
                    prop_assert!(keeps && c == '\n' || !must_not_be_shown(c), "{:?}", c);
                }
                for grapheme in shown.graphemes(true) {
                    prop_assert!(grapheme.len() <= LONGEST_GRAPHEME);
                    prop_assert!(grapheme.width() > 0, "{:?}", grapheme);
                }
            }
        }

        #[test]
        fn what_is_shown_is_shown_as_it_is(raw in hostile()) {
            prop_assert_eq!(printable(&line(&raw), LineBreaks::Blank, Emoji::Torn), None);
            prop_assert_eq!(printable(&block(&raw), LineBreaks::Keep, Emoji::Torn), None);
        }
    }

    #[test]
    fn characters_that_stand_alone_need_nothing() {
        for c in (0..=0x10_ffff)
            .filter_map(char::from_u32)
            .filter(|&c| stands_alone(c))
        {
            assert!(!must_not_be_shown(c), "{c:?}");
            let pair = format!("{c}{c}");
            assert_eq!(pair.graphemes(true).count(), 2, "{c:?}");
            assert_eq!(
                replace(&pair, LineBreaks::Blank, Emoji::Torn),
                pair,
                "{c:?}"
            );
            assert_eq!(Some(c.to_string().width()), c.width(), "{c:?}");
            assert!(c.width() > Some(0), "{c:?}");
        }
    }
}
