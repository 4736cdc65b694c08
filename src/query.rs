//! Finding: words that are searched for, and what a record says under them.
//!
//! What is compared is never the text as written but its folded form ([`fold`]), in which the ways of
//! writing the same letters are one. A [`Words`] is what the user typed; an [`Index`] holds the folded
//! text of every event and tells which have all of the words; a [`Filter`] says which events are shown, an
//! [`Order`] in which order they are listed.

pub mod filter;
pub mod fold;
pub mod index;
pub mod order;
pub mod words;

pub use filter::Filter;
pub use index::Index;
pub use order::Order;
pub use words::Words;
