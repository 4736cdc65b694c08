//! The Elm core: model, messages, commands, update; no I/O, no clock, no frame.
//!
//! A [`Msg`] comes in, [`Model::update`] changes the model and gives [`Effect`]s to be carried out
//! outside. What is drawn follows from the model alone: [`feed`], [`panel`] and [`chart`] say in plain
//! data what there is to be drawn, [`layout`] where, and `view` paints it.

mod adding;
mod anchor;
mod as_of;
pub mod asking;
pub mod board;
mod card;
pub mod chart;
pub mod citation;
pub mod command;
pub mod drift;
pub mod effect;
mod enabled;
pub mod feed;
pub mod filter;
mod fuzzy;
pub mod hangul;
pub mod help;
pub mod ink;
mod jump;
pub mod key;
pub mod keymap;
pub mod lanes;
pub mod layout;
mod loss;
mod mark;
pub mod menu;
pub mod model;
mod motion;
mod mouse;
pub mod msg;
pub mod news;
mod on_days;
pub mod palette;
pub mod panel;
pub mod prompt;
pub mod reading;
mod reload;
mod rows;
pub mod search;
pub mod settle;
pub mod share;
pub mod tall;
#[cfg(test)]
mod tests;
mod update;
pub mod visit;
pub mod walk;
pub mod words;
mod zoom;

pub use effect::Effect;
pub use key::{Code, Key};
pub use keymap::Keymap;
pub use model::{Model, Start};
pub use msg::{Added, Mouse, MouseAction, Msg, Target};
