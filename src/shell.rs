//! The imperative edge: the only place for threads, files, processes, the clock and the terminal.
//!
//! [`run()`] owns the main loop: it waits for keys and for its [`mailbox`], takes in all that has come,
//! and draws one picture. Whatever else can wait does so in a thread of its own and posts an event, so
//! that an idle program is not woken:
//!
//! - [`signal`] waits for signals
//! - [`watchdog`] waits for the terminal to go away
//! - [`watch`] waits for the file to change, and reads it
//! - [`clock`] waits for midnight
//! - [`visit`] compares the record with what was seen at the last visit

pub mod add;
mod beside;
pub mod browser;
pub mod charset;
pub mod clipboard;
pub mod clock;
pub mod colour;
pub mod compose;
pub mod crash;
pub mod draft;
pub mod editor;
pub mod event;
pub mod failure;
pub mod input;
pub mod load;
pub mod mailbox;
pub mod output;
pub mod pointer;
pub mod run;
pub mod save;
pub mod screen;
pub mod settings;
pub mod signal;
pub mod source;
pub mod state;
pub mod terminal;
pub mod visit;
pub mod watch;
pub mod watchdog;

pub use failure::{Failure, shown};
pub use run::{Exit, Options, run};
pub use source::Source;
