//! The timeline widget: days to columns of cells; knows nothing of records.
//!
//! All but the last two is pure geometry over [`Day`](crate::day::Day)s and whole columns:
//!
//! - [`unit`] calendar units and the periods that ticks hang on
//! - [`step`] the ladder of zoom; [`scale`] day to column and back, over the whole time line
//! - [`viewport`] the columns in sight, and how they move; [`opening`] the first of them
//! - [`tick`] two rows of calendar labels that never touch
//! - [`item`] what a caller hands in
//! - [`index`] items by day, lane, marker and tone, answered without touching every item
//! - [`bin`] the items of a lane as marks with counts
//! - [`render`] the timeline itself; [`overview`] the whole of it in a row
//!
//! ```text
//!  scale      … 36 37 38 39 40 41 42 43 44 …     columns of the whole time line, i32
//!                      ┌──────────────┐
//!  viewport            │ 0  1  2  3  4│          columns in sight, u16
//!                      └──────────────┘
//! ```

pub mod bin;
pub mod index;
pub mod item;
pub mod opening;
pub mod overview;
pub mod render;
pub mod scale;
pub mod step;
pub mod tick;
pub mod unit;
pub mod viewport;

pub use bin::{Bin, Mark};
pub use index::{Index, Summary};
pub use item::{Drawing, Item, Row, Standing, Window};
pub use opening::Opening;
pub use overview::Overview;
pub use render::{Look, Selection, Timeline};
pub use scale::{Scale, Zone};
pub use step::Step;
pub use tick::{Reserved, Rows, Tick, TickKind, ticks};
pub use unit::{Period, Unit};
pub use viewport::{Place, Viewport};
