//! Questions answered from a record and a day, without I/O.
//!
//! Everything here is computed the same by anyone with a pencil; the definitions stand beside the
//! types. All answers are given for an [`AsOf`]: the day on which the question is asked, and whether
//! only what was known by then counts.

pub mod as_of;
pub mod gap;
pub mod position;
pub mod state_of_play;
pub mod window;

pub use as_of::AsOf;
pub use gap::Gap;
pub use position::{Held, Position, positions};
pub use state_of_play::StateOfPlay;
pub use window::{Standing, Window, windows};
