//! A timeline in the terminal.
//!
//! A hand-edited YAML file goes in; events, proposed dates, quotes and sources come out on a timeline
//! that is walked through by keyboard. Nothing in this crate knows the subject of a record: the
//! subject lives in the file.
//!
//! The rooms, in the order in which a file becomes a picture (each may only use the ones its row in
//! `ARCHITECTURE.md` names, and a test holds it to that):
//!
//! - [`day`] the one time coordinate and the extents made of it
//! - [`text`] untrusted text, made printable once
//! - [`date`] what a date expression means
//! - [`record`] the meaning of a file, as plain data
//! - [`document`] the file as text: YAML to record, with every problem told
//! - [`analysis`] questions answered from a record and a day
//! - [`timeline`] the widget: time as columns of cells
//! - [`app`] the Elm core: model, messages, commands, update
//! - [`config`] the user's settings: keys, theme, what opens first
//! - [`view`] model to picture
//! - [`mod@format`] records in other formats
//! - [`shell`] the imperative edge: terminal, files, threads, clock
//! - [`cli`] arguments and subcommands

pub mod analysis;
pub mod app;
pub mod cli;
pub mod config;
pub mod date;
pub mod day;
pub mod document;
pub mod format;
pub mod query;
pub mod record;
pub mod shell;
pub mod text;
pub mod timeline;
pub mod view;
