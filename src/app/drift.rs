//! What the drift view is made of: the chart of a milestone, its head, its tables, as plain data.

mod chart;
mod cursor;
mod table;
mod told;

pub use chart::{Chart, is_chart};
pub use cursor::Cursor;
pub use table::{Line, Table, legend, table, void_tables};
pub use told::{detail, head};

use crate::record::TargetStatus;

/// The sign of a statement by how the date was put forward, and in ASCII. Each is one column wide, and
/// none has the shape of another.
pub const fn sign(status: TargetStatus, ascii: bool) -> &'static str {
    let (sign, plain) = match status {
        TargetStatus::Proposed => ("◊", "o"),
        TargetStatus::Agreed => ("❖", "&"),
        TargetStatus::Confirmed => ("▪", "="),
        TargetStatus::Postponed => ("▸", ">"),
        TargetStatus::Reported => ("◦", "."),
        TargetStatus::Denied => ("⊘", "#"),
        TargetStatus::Done => ("✚", "+"),
    };
    if ascii { plain } else { sign }
}
