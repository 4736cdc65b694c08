//! What can happen to the program from outside.

use super::Key;
use super::command::Action;
use super::settle::Change;
use crate::day::Day;
use crate::document::Loaded;
use crate::text::Text;

/// Something that happened outside: the only way into the model.
#[derive(Clone, Debug)]
pub enum Msg {
    /// A key was pressed.
    Key(Key),
    /// The mouse did something.
    Mouse(Mouse),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this size now, in cells.
    Resize {
        /// Width.
        columns: u16,
        /// Height.
        rows: u16,
    },
    /// The file was read anew.
    Loaded(Loaded),
    /// The file cannot be read any more: why, as a sentence.
    Gone(String),
    /// The ids of the events that are new or changed since the last visit.
    News(Vec<String>),
    /// A new day has begun.
    Today(Day),
    /// The editor has come back; or what it was opened for is not done: why, as a sentence, and where the
    /// reader's words are.
    Edited(Result<(), String>),
    /// An event has been put into the file.
    Added(Added),
    /// A record that is no file could be written under this name here, to make this change.
    Place {
        /// The change.
        change: Change,
        /// The name: no file has it yet.
        file: String,
    },
    /// A record that was no file has been written into one: its name, as it can be shown.
    Settled(String),
    /// An address was not opened.
    NotOpened {
        /// The address.
        url: String,
        /// Why, as a sentence.
        why: String,
    },
    /// Something the user should know, as a sentence.
    Notice(String),
}

/// An event that has been put into the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Added {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: Text,
    /// The line on which it begins, from 1.
    pub line: usize,
    /// It stands at the end of the list, since that is in no order of time.
    pub unordered: bool,
    /// How many warnings it gives rise to.
    pub warnings: usize,
}

/// A mouse event at a cell, both counted from 0 and within the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mouse {
    /// What the mouse did.
    pub action: MouseAction,
    /// The column.
    pub column: u16,
    /// The row.
    pub row: u16,
    /// With Shift, Control or Alt.
    pub modified: bool,
    /// How many presses have followed one another quickly at the same cell, this one included: 2 for a
    /// double click. 0 where it is no press.
    pub clicks: u8,
    /// What the picture shows at the cell that can be pressed like a button.
    pub target: Option<Target>,
}

/// What a stretch of the picture does when it is pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The same as this key.
    Press(Key),
    /// A command.
    Run(Action),
}

/// What the mouse did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MouseAction {
    /// The left button went down.
    Press,
    /// The mouse moved with the left button down.
    Drag,
    /// The left button went up.
    Release,
    /// The wheel was turned away from the user.
    WheelUp,
    /// The wheel was turned towards the user.
    WheelDown,
    /// The wheel was pushed left.
    WheelLeft,
    /// The wheel was pushed right.
    WheelRight,
}
