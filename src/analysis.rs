//! Questions answered from a record and a day, without I/O.
//!
//! Everything here is computed the same by anyone with a pencil; the definitions stand beside the
//! types. All answers are given for an [`AsOf`]: the day on which the question is asked, and whether
//! only what was known by then counts.
//!
//! The way of an answer: the known targets of a milestone in order (`statement`), what they do to
//! the target that each party holds (`course`), and from that the present targets, the windows and
//! what became of them, the gap and the slip. Each answer is one pass over the record.

pub mod as_of;
pub mod board;
pub mod brief;
pub mod changes;
mod course;
pub mod drift;
pub mod gap;
pub mod position;
mod reach;
pub mod since;
pub mod slip;
pub mod state_of_play;
mod statement;
pub mod window;
pub mod words;

pub use as_of::AsOf;
pub use board::Board;
pub use drift::Drift;
pub use gap::Gap;
pub use position::{Ended, Held, Position, positions};
pub use slip::{Baseline, Slip, moved};
pub use state_of_play::StateOfPlay;
pub use statement::{Reached, Statements, Stating};
pub use window::{Standing, Window, windows, windows_among};
