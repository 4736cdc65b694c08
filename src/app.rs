//! The Elm core: model, messages, commands, update; no I/O, no clock, no frame.

pub mod effect;
pub mod key;
pub mod model;
pub mod msg;

pub use effect::Effect;
pub use key::{Code, Key};
pub use model::Model;
pub use msg::{Mouse, MouseAction, Msg};
