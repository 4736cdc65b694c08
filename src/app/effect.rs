//! What the model asks the shell to do.

use super::settle::Change;
use super::visit::Seen;
use crate::day::Day;

/// Something to be done outside: the only way out of the model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// End the program.
    Quit,
    /// Stop the program and give the terminal back until it is continued.
    Suspend,
    /// Draw every cell again.
    Repaint,
    /// Open the record's file in the editor at this line (from 1).
    Edit {
        /// The line.
        line: usize,
    },
    /// Have an event written in the editor, and put it into the record's file.
    Compose {
        /// The id of the event that it begins as a copy of.
        copy: Option<String>,
        /// The day that it begins with.
        date: Day,
    },
    /// Look under which name the record, which is no file, can be written here, to make this change:
    /// [`HERE`](super::settle::HERE), or what comes next where that is taken. Answered by
    /// [`Msg::Place`](super::Msg::Place).
    FindPlace(Change),
    /// Write the record, which is no file, to a new file here, go on there, and do this.
    Settle {
        /// The name of the file.
        file: String,
        /// What is done then.
        then: Box<Self>,
    },
    /// Read the file again now.
    Reload,
    /// Find out which events say what none said at the last visit. Answered by
    /// [`Msg::News`](super::Msg::News).
    FindNews(Seen),
    /// Watch the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Open an address of the record in the browser.
    Open {
        /// The address, as it stands in the file.
        url: String,
    },
    /// Send a text to the clipboard of the terminal.
    Copy {
        /// The text: no control character but `\n`.
        text: String,
        /// What it is, in a few words.
        what: &'static str,
    },
}
