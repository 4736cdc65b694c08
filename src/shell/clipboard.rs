//! The clipboard of the user's terminal, by OSC 52: it works over ssh too, and where the terminal does
//! not allow it, nothing happens. Nothing is ever read from it.

use std::ffi::OsString;
use std::fmt::Write as _;

use crossterm::Command as _;
use crossterm::clipboard::CopyToClipboard;

/// The most bytes that are sent: xterm takes 100,000 of a sequence, which are three for every four.
const MOST: usize = 74_994;

/// The most bytes of a string that GNU screen passes on at once.
const SCREEN_CHUNK: usize = 200;

/// What stands between the program and the terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Multiplexer {
    /// Nothing.
    None,
    /// tmux.
    Tmux,
    /// GNU screen.
    Screen,
}

impl Multiplexer {
    /// What the environment says.
    pub fn around(variable: impl Fn(&str) -> Option<OsString>) -> Self {
        let set = |name| variable(name).is_some_and(|value| !value.is_empty());
        if set("TMUX") {
            Self::Tmux
        } else if set("STY") {
            Self::Screen
        } else {
            Self::None
        }
    }
}

/// The bytes that send a text to the clipboard.
///
/// tmux takes the plain sequence where its `set-clipboard` is on and the wrapped one where its
/// `allow-passthrough` is: it gets both, and ignores what it does not allow. screen takes none itself:
/// the sequence is passed through it in pieces.
///
/// # Errors
///
/// A sentence that says that the text is too long.
pub fn sequence(text: &str, around: Multiplexer) -> Result<Vec<u8>, String> {
    if text.len() > MOST {
        return Err(format!(
            "{} KiB are more than terminals take into their clipboard ({} KiB): nothing was sent",
            text.len().div_ceil(1024),
            MOST / 1024
        ));
    }
    let mut plain = String::new();
    // Writing to a string cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(text).write_ansi(&mut plain);
    Ok(match around {
        Multiplexer::None => plain,
        Multiplexer::Tmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{wrapped}\x1b\\")
        }
        Multiplexer::Screen => {
            // The end of a string would end the wrapping: a bell ends the sequence as well.
            let inner = plain.strip_suffix("\x1b\\").unwrap_or(&plain);
            let mut out = String::new();
            for chunk in inner.as_bytes().chunks(SCREEN_CHUNK) {
                let _ = write!(out, "\x1bP{}\x1b\\", String::from_utf8_lossy(chunk));
            }
            out.push_str("\x1bP\x07\x1b\\");
            out
        }
    }
    .into_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(text: &str, around: Multiplexer) -> String {
        String::from_utf8(sequence(text, around).unwrap()).unwrap()
    }

    #[test]
    fn the_text_is_sent_in_base64() {
        assert_eq!(
            sent("다리 a", Multiplexer::None),
            "\x1b]52;c;64uk66asIGE=\x1b\\"
        );
    }

    #[test]
    fn tmux_is_told_in_both_ways() {
        assert_eq!(
            sent("a", Multiplexer::Tmux),
            "\x1b]52;c;YQ==\x1b\\\x1bPtmux;\x1b\x1b]52;c;YQ==\x1b\x1b\\\x1b\\"
        );
    }

    #[test]
    fn screen_passes_it_on_in_pieces() {
        let long = sent(&"x".repeat(300), Multiplexer::Screen);
        let pieces: Vec<&str> = long
            .split("\x1b\\")
            .filter_map(|piece| piece.strip_prefix("\x1bP"))
            .collect();
        assert!(pieces.iter().all(|piece| piece.len() <= SCREEN_CHUNK));
        let whole = pieces.concat();
        let plain = sent(&"x".repeat(300), Multiplexer::None);
        assert_eq!(whole, plain.replace("\x1b\\", "\x07"));
    }

    #[test]
    fn what_is_too_long_is_refused_with_its_size() {
        assert!(sequence(&"x".repeat(MOST), Multiplexer::None).is_ok());
        assert_eq!(
            sequence(&"x".repeat(80 * 1024), Multiplexer::None).unwrap_err(),
            "80 KiB are more than terminals take into their clipboard (73 KiB): nothing was sent"
        );
    }

    #[test]
    fn the_environment_says_what_stands_between() {
        let with = |set: &'static str| Multiplexer::around(move |n| (n == set).then(|| "x".into()));
        assert_eq!(with("TMUX"), Multiplexer::Tmux);
        assert_eq!(with("STY"), Multiplexer::Screen);
        assert_eq!(with(""), Multiplexer::None);
    }
}
