//! Untrusted text, made printable once.
//!
//! Whatever comes from a file passes through [`Text`] before it can be drawn or printed: no control
//! character, no hidden direction mark and no endless pile of combining marks reaches a terminal.

pub mod measure;

use std::fmt;

/// A text of the user's, with the printable form that is shown in its place.
///
/// Clean text is kept once; a second, shown form exists only where something had to be replaced.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Text {
    raw: Box<str>,
    shown: Option<Box<str>>,
}

impl Text {
    /// Text of one line: line breaks and tabs are shown as blanks.
    pub fn line(raw: &str) -> Self {
        let shown: String = raw
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        Self {
            raw: raw.into(),
            shown: (shown != raw).then(|| shown.into()),
        }
    }

    /// Text of several lines, such as a quote: line breaks stay, tabs are shown as blanks.
    pub fn block(raw: &str) -> Self {
        let shown: String = raw
            .chars()
            .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
            .collect();
        Self {
            raw: raw.into(),
            shown: (shown != raw).then(|| shown.into()),
        }
    }

    /// What the user wrote, byte for byte: for exports that escape by their own rules and for
    /// comparisons, never for a screen or a pipe.
    pub fn raw(&self) -> &str {
        &self.raw
    }

    /// The printable form.
    pub fn shown(&self) -> &str {
        self.shown.as_deref().unwrap_or(&self.raw)
    }

    /// Whether there is nothing but blanks.
    pub fn is_blank(&self) -> bool {
        self.raw.trim().is_empty()
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.shown())
    }
}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.raw)
    }
}
