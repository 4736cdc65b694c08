//! The timeline widget: days to columns of cells; knows nothing of records.
//!
//! Other programs begin with [`Timeline`] and [`TimelineState`]: items in, a state that keys and clicks
//! change, and what was selected out. They are a thin layer over the parts below, of which this program
//! makes its own, fuller chart.
//!
//! All but the last three is pure geometry over [`Day`](crate::day::Day)s and whole columns:
//!
//! - [`mod@unit`] calendar units and the periods that ticks hang on
//! - [`step`] the ladder of zoom; [`scale`] day to column and back, over the whole time line
//! - [`viewport`] the columns in sight, and how they move; [`opening`] the first of them
//! - [`density`] zones by density, for a record with long silences
//! - [`tick`] two rows of calendar labels that never touch
//! - [`item`] what a caller hands in
//! - [`index`] items by day, lane, marker and tone, answered without touching every item
//! - [`bin`] the items of a lane as marks with counts
//! - [`headline`] which labels win a row of the tall chart, and where they stand
//! - [`highlight`] the items that stand out
//! - [`cells`] text into cells
//! - [`render`] the timeline itself; [`overview`] the whole of it in a row; [`widget`] both with a state
//! - [`trend`] the milestone trend chart: the date said by the day it was said
//!
//! ```text
//!  scale      … 36 37 38 39 40 41 42 43 44 …     columns of the whole time line, i32
//!                      ┌──────────────┐
//!  viewport            │ 0  1  2  3  4│          columns in sight, u16
//!                      └──────────────┘
//! ```
//!
//! ```
//! use opcon_tui::day::{Day, Extent};
//! use opcon_tui::timeline::{Index, Item, Opening, Rows, bin, ticks};
//!
//! let day = |text| Day::parse(text).unwrap();
//! let items = ["2025-09-01", "2026-05-20", "2026-05-21"].map(day);
//! let index = Index::new(items.map(|day| Item::new(Extent::day(day))).to_vec());
//!
//! let opening = Opening {
//!     today: day("2026-11-23"),
//!     newest: Some(day("2026-05-21")),
//!     few: Some(day("2026-05-20")),
//!     story: Some(day("2025-09-01")),
//!     first: Some(day("2025-09-01")),
//!     farthest: Some(day("2030-12-31")),
//!     width: 71,
//! };
//! let view = opening.viewport();
//! assert_eq!(view.words(Day::MIN, Day::MAX), "18 months, then years");
//!
//! let bins = bin::bins(&view);
//! let marks = bin::marks(&bins, &index, 0);
//! assert_eq!((marks[0].cells.clone(), marks[0].count), (6..9, 1));
//! assert_eq!((marks[1].cells.clone(), marks[1].count), (30..33, 2));
//!
//! let ticks = ticks(&view, Rows::Two, &[]);
//! assert_eq!((ticks[0].column, ticks[0].label.as_str()), (0, "2025"));
//! ```

mod axis;
pub mod bin;
pub mod cells;
pub mod density;
pub mod headline;
pub mod highlight;
pub mod index;
pub mod item;
pub mod opening;
pub mod overview;
pub mod render;
pub mod scale;
pub mod step;
pub mod tick;
pub mod trend;
pub mod unit;
pub mod viewport;
pub mod widget;

pub use bin::{Bin, Mark};
pub use highlight::Highlights;
pub use index::{Index, Summary};
pub use item::{Drawing, Field, Item, Row, Standing, Status, Ways, Window};
pub use opening::Opening;
pub use overview::{Overview, Track};
pub use render::{Look, Plot, Selection};
pub use scale::{Scale, Zone};
pub use step::Step;
pub use tick::{Reserved, Rows, Tick, TickKind, ticks};
pub use trend::Trend;
pub use unit::{Period, Unit};
pub use viewport::{Place, Viewport};
pub use widget::{Motion, Outcome, Timeline, TimelineState};
