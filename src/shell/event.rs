//! What the other threads tell the main loop.

use crate::app::Msg;

/// Something that happened, as one of the threads tells it.
#[derive(Debug)]
pub enum Event {
    /// Something for the model.
    Msg(Msg),
    /// The terminal may have another size now.
    Resized,
    /// A signal asks the program to end: its number.
    End(i32),
    /// A signal asks the program to stop until it is continued.
    Stop,
    /// The program goes on after it was stopped.
    Continued,
}
