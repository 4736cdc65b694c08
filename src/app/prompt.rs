//! The line in which the user types what is asked for.
//!
//! Editing is the crate tui-input's: it moves and deletes by what a reader takes for a character, and by
//! words. A prompt adds which key does what, a history for each thing asked for, and where the reader was
//! when it opened.

use std::ops::Range;

use tui_input::{Input, InputRequest as Request};

use super::model::Before;
use super::{Code, Key};

/// The most characters that a prompt takes.
const LONGEST: usize = 2_000;

/// How many lines each history remembers.
const MEMORY: usize = 100;

/// What a prompt asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Ask {
    /// Words to search for.
    Search,
    /// Which events to show.
    Filter,
    /// A command by its name, or a date.
    Command,
    /// Words of the help.
    Help,
    /// Something to jump to.
    Jump,
    /// A date to go to.
    Date,
    /// The id of an event to go to.
    Id,
    /// A day since which something is new.
    Since,
}

impl Ask {
    /// What stands before the line.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Search => "/",
            Self::Filter => "filter ",
            Self::Jump => "jump to ",
            Self::Command => ":",
            Self::Help => "search the keys ",
            Self::Date => "go to date ",
            Self::Id => "go to id ",
            Self::Since => "new since ",
        }
    }
}

/// How many rows above a prompt may say what could be typed or chosen: half of them, on low screens all but the
/// title and the state of play, so that there is a choice.
pub fn rows_above(rows: u16) -> usize {
    const FEW: u16 = 7;
    usize::from((rows / 2).max(rows.saturating_sub(2).min(FEW)))
}

/// A line being typed.
#[derive(Clone, Debug)]
pub struct Prompt {
    ask: Ask,
    input: Input,
    /// How far back in the history the line is from; none for the user's own.
    recalled: Option<usize>,
    /// The user's own line, while one of the history stands in its place.
    own: String,
    pub(super) before: Before,
}

/// What a key did to a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    /// The text is another one.
    Text,
    /// No more than the cursor moved, or nothing at all.
    Nothing,
    /// `Enter`.
    Accept,
    /// `Esc` or `Ctrl-c`.
    GiveUp,
    /// `Tab`, or backwards with `Shift-Tab`.
    Complete {
        /// Whether it was `Tab`.
        forward: bool,
    },
    /// `Up` or `Down`.
    Recall {
        /// Whether it was `Down`.
        forward: bool,
    },
}

impl Prompt {
    pub(super) fn new(ask: Ask, text: &str, before: Before) -> Self {
        Self {
            ask,
            input: Input::new(one_line(text)),
            recalled: None,
            own: String::new(),
            before,
        }
    }

    /// What is asked for.
    pub const fn ask(&self) -> Ask {
        self.ask
    }

    /// What has been typed.
    pub fn text(&self) -> &str {
        self.input.value()
    }

    /// The text before the cursor and the text after it.
    pub fn parts(&self) -> (&str, &str) {
        let text = self.text();
        let at = text.char_indices().nth(self.input.cursor());
        text.split_at_checked(at.map_or(text.len(), |(at, _)| at))
            .unwrap_or((text, ""))
    }

    /// Puts `text` in place of what was typed, the cursor at its end.
    pub(super) fn set(&mut self, text: &str) {
        self.put(&one_line(text), None);
    }

    /// Puts `text` in, the cursor after so many characters.
    fn put(&mut self, text: &str, cursor: Option<usize>) {
        let text: String = text.chars().take(LONGEST).collect();
        // The line keeps its own store of what was cut.
        self.input = std::mem::take(&mut self.input).with_value(text);
        if let Some(cursor) = cursor {
            self.input.handle(Request::SetCursor(cursor));
        }
    }

    /// Puts `text` in place of some bytes, the cursor after it.
    pub(super) fn replace(&mut self, range: Range<usize>, text: &str) {
        let mut all = self.text().to_owned();
        if all.get(range.clone()).is_some() {
            all.replace_range(range.clone(), text);
            let before = all.get(..range.start + text.len()).unwrap_or(&all);
            let cursor = before.chars().count();
            self.put(&all, Some(cursor));
        }
    }

    /// Puts pasted text in at the cursor; line breaks become blanks.
    pub(super) fn paste(&mut self, text: &str) {
        let (before, after) = self.parts();
        let pasted = one_line(text);
        let cursor = before.chars().count() + pasted.chars().count();
        let text = format!("{before}{pasted}{after}");
        self.put(&text, Some(cursor));
        self.recalled = None;
    }

    /// Takes a key.
    pub(super) fn key(&mut self, key: Key) -> Typed {
        let words = key.ctrl || key.alt;
        let request = match (key.code, key.ctrl, key.alt) {
            (Code::Enter, ..) => return Typed::Accept,
            (Code::Esc, ..) | (Code::Char('c'), true, _) => return Typed::GiveUp,
            (Code::Tab, ..) => return Typed::Complete { forward: true },
            (Code::BackTab, ..) => return Typed::Complete { forward: false },
            (Code::Up, ..) | (Code::Char('p'), true, _) => {
                return Typed::Recall { forward: false };
            }
            (Code::Down, ..) | (Code::Char('n'), true, _) => {
                return Typed::Recall { forward: true };
            }
            (Code::Left, ..) if words => Request::GoToPrevWord,
            (Code::Right, ..) if words => Request::GoToNextWord,
            (Code::Char('b'), _, true) => Request::GoToPrevWord,
            (Code::Char('f'), _, true) => Request::GoToNextWord,
            (Code::Backspace, ..) if words => Request::DeletePrevWord,
            (Code::Delete, ..) if words => Request::DeleteNextWord,
            (Code::Char('w'), true, _) => Request::DeletePrevWord,
            (Code::Char('d'), _, true) => Request::DeleteNextWord,
            (Code::Left, ..) | (Code::Char('b'), true, _) => Request::GoToPrevChar,
            (Code::Right, ..) | (Code::Char('f'), true, _) => Request::GoToNextChar,
            (Code::Home, ..) | (Code::Char('a'), true, _) => Request::GoToStart,
            (Code::End, ..) | (Code::Char('e'), true, _) => Request::GoToEnd,
            (Code::Char('u'), true, _) => Request::DeleteFromStart,
            (Code::Char('k'), true, _) => Request::DeleteTillEnd,
            (Code::Char('y'), true, _) => Request::Yank,
            (Code::Backspace, ..) => Request::DeletePrevChar,
            (Code::Delete, ..) | (Code::Char('d'), true, _) => Request::DeleteNextChar,
            (Code::Char(c), false, false)
                if !c.is_control() && self.text().chars().count() < LONGEST =>
            {
                Request::InsertChar(c)
            }
            _ => return Typed::Nothing,
        };
        let before = self.text().len();
        let changed = self.input.handle(request).is_some_and(|c| c.value);
        // Cutting nothing is no change.
        if changed && (self.text().len() != before) {
            self.recalled = None;
            Typed::Text
        } else {
            Typed::Nothing
        }
    }

    /// Puts the next or previous line of a history in, lines from the oldest to the newest; whether there
    /// was one.
    pub(super) fn recall(&mut self, lines: &[String], forward: bool) -> bool {
        let back = match (self.recalled, forward) {
            (None, true) => return false,
            (None, false) => Some(0),
            (Some(0), true) => None,
            (Some(back), true) => Some(back - 1),
            (Some(back), false) => Some(back + 1),
        };
        let line = match back {
            None => Some(self.own.clone()),
            Some(back) => lines.iter().rev().nth(back).cloned(),
        };
        let Some(line) = line else { return false };
        if self.recalled.is_none() {
            self.own = self.text().to_owned();
        }
        self.put(&line, None);
        self.recalled = back;
        true
    }
}

/// Text as one line without control characters.
fn one_line(text: &str) -> String {
    let text = text.replace("\r\n", " ");
    let blank = |c: char| {
        if matches!(c, '\n' | '\r' | '\t') {
            ' '
        } else {
            c
        }
    };
    let kept = text.trim_end_matches(['\n', '\r']).chars().map(blank);
    kept.filter(|c| !c.is_control()).collect()
}

/// What was typed before, for each thing that is asked for.
#[derive(Clone, Debug, Default)]
pub struct Histories(Vec<(Ask, Vec<String>)>);

impl Histories {
    /// The lines accepted so far, the newest last.
    pub fn of(&self, ask: Ask) -> &[String] {
        let found = self.0.iter().find(|(other, _)| *other == ask);
        found.map_or(&[], |(_, lines)| lines)
    }

    /// Remembers a line; the same one is kept once.
    pub fn remember(&mut self, ask: Ask, line: &str) {
        if line.trim().is_empty() {
            return;
        }
        let place = self.0.iter().position(|(other, _)| *other == ask);
        let place = place.unwrap_or_else(|| {
            self.0.push((ask, Vec::new()));
            self.0.len() - 1
        });
        if let Some((_, lines)) = self.0.get_mut(place) {
            lines.retain(|other| other != line);
            lines.push(line.to_owned());
            if lines.len() > MEMORY {
                lines.remove(0);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::key::parse_keys;

    /// The line with `|` where the cursor stands, after keys by their names.
    fn after(text: &str, keys: &str) -> String {
        let mut prompt = Prompt::new(Ask::Date, text, Before::default());
        for key in parse_keys(keys).unwrap() {
            prompt.key(key);
        }
        let (before, after) = prompt.parts();
        format!("{before}|{after}")
    }

    #[test]
    fn lines_are_edited_as_in_a_shell() {
        for (text, keys, expected) in [
            ("", "a b Space c", "ab c|"),
            ("one two", "Ctrl-a x", "x|one two"),
            ("one two", "Home Ctrl-e x", "one twox|"),
            ("one two", "Left Left Ctrl-k", "one t|"),
            ("one two", "Ctrl-Left Ctrl-u", "|two"),
            ("one two", "Ctrl-w", "one |"),
            ("one two", "Alt-Backspace Alt-Backspace", "|"),
            ("one two", "Alt-b Alt-b Alt-f x", "one x|two"),
            ("one two", "Home Alt-d", "|two"),
            ("one two", "Ctrl-w Ctrl-a Ctrl-y", "two|one "),
            ("one", "Home Delete Ctrl-d", "|e"),
            ("한글", "Left Backspace", "|글"),
            // A syllable of three conjoining jamo, and a letter with its mark, are one character each.
            ("a\u{1112}\u{1161}\u{11ab}", "Backspace", "a|"),
            ("xe\u{301}", "Backspace", "x|"),
        ] {
            assert_eq!(after(text, keys), expected, "{text} {keys}");
        }
    }

    #[test]
    fn what_is_pasted_is_one_line() {
        let mut prompt = Prompt::new(Ask::Date, "ab", Before::default());
        prompt.key(Key::plain(Code::Left));
        prompt.paste("1\r\n2\t3\u{1b}[2J\n");
        assert_eq!(prompt.parts(), ("a1 2 3[2J", "b"));
    }

    #[test]
    fn a_history_is_walked_and_the_own_line_comes_back() {
        let mut histories = Histories::default();
        for line in ["one", "two", "one", " "] {
            histories.remember(Ask::Date, line);
        }
        assert_eq!(histories.of(Ask::Date), ["two", "one"]);
        assert_eq!(histories.of(Ask::Id), [""; 0]);
        let mut prompt = Prompt::new(Ask::Date, "own", Before::default());
        let mut walk = |forward| {
            let found = prompt.recall(histories.of(Ask::Date), forward);
            (found, prompt.text().to_owned())
        };
        let told = |found, text: &str| (found, text.to_owned());
        assert_eq!(walk(true), told(false, "own"));
        assert_eq!(walk(false), told(true, "one"));
        assert_eq!(walk(false), told(true, "two"));
        assert_eq!(walk(false), told(false, "two"));
        assert_eq!(walk(true), told(true, "one"));
        assert_eq!(walk(true), told(true, "own"));
        assert_eq!(walk(true), told(false, "own"));
    }

    proptest! {
        #[test]
        fn no_keys_panic_and_the_line_stays_one(
            text in ".{0,20}",
            keys in prop::collection::vec(
                prop::sample::select(vec![
                    "a", "é", "한", "Left", "Right", "Ctrl-w", "Ctrl-u", "Ctrl-k", "Ctrl-y", "Alt-d",
                    "Home", "End", "Backspace", "Delete", "Ctrl-Left", "Ctrl-Right", "Tab", "Up",
                ]),
                0..30,
            ),
            pasted in ".{0,20}",
        ) {
            let mut prompt = Prompt::new(Ask::Date, &text, Before::default());
            prompt.paste(&pasted);
            for name in keys {
                for key in parse_keys(name).unwrap() {
                    prompt.key(key);
                }
            }
            let (before, after) = prompt.parts();
            prop_assert_eq!(format!("{before}{after}"), prompt.text());
            prop_assert!(prompt.text().chars().all(|c| !c.is_control()));
        }
    }
}
