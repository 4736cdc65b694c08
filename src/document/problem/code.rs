//! The kinds of problems, each with its word, its severity and what it means.

use super::Severity;

/// A kind of problem.
#[derive(Debug, PartialEq, Eq)]
pub struct Code {
    /// The word that names it for good, such as `bad-date`.
    pub word: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Whether the file is no YAML as a whole where this occurs: on reload the last good view stays.
    pub breaks: bool,
    /// What it means, as a sentence.
    pub about: &'static str,
}

macro_rules! codes {
    ($($name:ident $word:literal $severity:ident $breaks:literal $about:literal)*) => {
        $(
            #[doc = $about]
            pub static $name: Code = Code {
                word: $word,
                severity: Severity::$severity,
                breaks: $breaks,
                about: $about,
            };
        )*

        /// All kinds of problems, in the order in which a reader of a list would look for them.
        pub static ALL: &[&Code] = &[$(&$name),*];
    };
}

codes! {
    NOT_UTF8 "not-utf8" Error true
        "The file has bytes that are no UTF-8."
    NUL "nul" Error true
        "The file has a NUL byte, which no text has."
    BYTE_ORDER_MARK "byte-order-mark" Error true
        "An invisible byte order mark (U+FEFF) stands elsewhere than at the beginning of the file."
    UNCLOSED_QUOTE "unclosed-quote" Error true
        "A quotation mark is not closed, or the text in it goes on in a line that is not indented."
    TEXT_AFTER_QUOTE "text-after-quote" Error true
        "Text follows a closing quotation mark."
    BAD_ESCAPE "bad-escape" Error true
        "A backslash in double quotes is followed by something that it cannot stand before."
    UNCLOSED_BRACKET "unclosed-bracket" Error true
        "A bracket is not closed, or a comma between its parts is missing."
    TAB "tab" Error true
        "A tab stands where only blanks may indent."
    MISSING_COLON "missing-colon" Error true
        "A key has no colon, or no blank after its colon."
    COLON_IN_TEXT "colon-in-text" Error true
        "A text without quotation marks has a colon with a blank behind it."
    BAD_INDENTATION "bad-indentation" Error true
        "A line begins in a column that fits neither what stands above nor what comes next."
    RESERVED_CHARACTER "reserved-character" Error true
        "A value without quotation marks begins with a sign that YAML keeps for itself."
    MERGE_CONFLICT "merge-conflict" Error true
        "The marks of a merge that was not finished stand in the file, with two versions of some lines."
    SYNTAX "syntax" Error true
        "The text is no YAML in some other way."
    FILE_TOO_LARGE "file-too-large" Error true
        "The file is larger than the limit."
    TOO_DEEP "too-deep" Error true
        "Lists and mappings are nested deeper than the limit."
    TOO_MANY_EVENTS "too-many-events" Error false
        "The file has more events than the limit."
    TEXT_TOO_LONG "text-too-long" Error false
        "A text is longer than the limit."
    ANCHOR "anchor" Error false
        "An anchor (`&name`) is not part of this format."
    ALIAS "alias" Error false
        "An alias (`*name`) is not part of this format."
    TAG "tag" Error false
        "A tag (`!name`) is not part of this format."
    MERGE_KEY "merge-key" Error false
        "A merge key (`<<`) is not part of this format."
    SEVERAL_DOCUMENTS "several-documents" Error false
        "A second document begins in the file; only the first is read."
    NOT_A_RECORD "not-a-record" Error false
        "The file is neither a mapping nor a list of events."
    UNKNOWN_KEY "unknown-key" Error false
        "A key is none that this mapping can have."
    DUPLICATE_KEY "duplicate-key" Error false
        "A key is given a second time in the same mapping; the first one counts."
    MISSING_FIELD "missing-field" Error false
        "A field that is required is missing or empty."
    ONE_RELATION "one-relation" Error false
        "A link has more than one relation."
    WRONG_TYPE "wrong-type" Error false
        "A text, a list or a mapping stands where something else belongs."
    BAD_WORD "bad-word" Error false
        "A word is none of those that the field can have."
    BAD_DATE "bad-date" Error false
        "A date cannot be read, or lies beyond the years that can be drawn."
    BAD_URL "bad-url" Error false
        "An address is not http(s), has no host, or has blanks, control characters or a user part."
    BAD_GLYPH "bad-glyph" Error false
        "A glyph or letter is not exactly one column wide, or an ASCII glyph not one ASCII character."
    RESERVED_KEY "reserved-key" Error false
        "A condition is called `all`, which means all conditions together."
    DUPLICATE_ID "duplicate-id" Error false
        "Two events have the same id."
    DUPLICATE_ENTRY "duplicate-entry" Error false
        "The same thing is listed twice, or two parties share a letter, or two milestones are main."
    UNKNOWN_PARTY "unknown-party" Error false
        "A party is not declared under `parties`."
    UNKNOWN_SOURCE "unknown-source" Error false
        "A source is neither declared under `sources` nor an address."
    UNKNOWN_MILESTONE "unknown-milestone" Error false
        "A milestone is not declared under `milestones`."
    UNKNOWN_CONDITION "unknown-condition" Error false
        "A condition is not declared under `conditions`."
    UNKNOWN_EVENT "unknown-event" Error false
        "A link leads to an id that no event has."
    LINK_TO_ITSELF "link-to-itself" Error false
        "An event is linked to itself."
    LINK_CYCLE "link-cycle" Error false
        "Events supersede one another in a circle."
    EMPTY_FILE "empty-file" Warning false
        "The file has no events."
    COMMENT_IN_TEXT "comment-in-text" Warning false
        "A `#` cuts a text off: what follows is a comment."
    UNKNOWN_KIND "unknown-kind" Warning false
        "A kind is neither built in nor declared; its events are shown as `other`."
    UNKNOWN_PERSON "unknown-person" Warning false
        "A name looks like a key of `people` and is none; it is shown as a plain name."
    REPEATED_ID "repeated-id" Warning false
        "Date and title give an event without an id the same one as another's."
    EVENT_WITHOUT_SOURCE "event-without-source" Warning false
        "An event has no source. Where none has one, this is told once."
    QUOTE_WITHOUT_SOURCE "quote-without-source" Warning false
        "A quote has no source."
    QUOTE_SOURCE_NOT_LISTED "quote-source-not-listed" Warning false
        "A quote rests on a source that its event does not list."
    UNUSED_SOURCE "unused-source" Warning false
        "A declared source is never used."
    OUTCOME_NOT_RECORDED "outcome-not-recorded" Warning false
        "The day of a planned event is past."
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_unique_and_only_errors_break() {
        let mut words: Vec<&str> = ALL.iter().map(|code| code.word).collect();
        words.sort_unstable();
        words.dedup();
        assert_eq!(words.len(), ALL.len());
        for code in ALL {
            assert!(!code.breaks || code.severity == Severity::Error, "{code:?}");
            assert!(code.about.ends_with('.'), "{code:?}");
        }
    }
}
