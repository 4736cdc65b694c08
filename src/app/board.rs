//! What the board view is made of: conditions by party, as plain data.

mod cursor;
mod sheet;
mod stacked;
mod words;

pub use sheet::{Line, Part, Sheet};

use crate::record::Finding;

/// The sign of a finding, and in ASCII. Each is one column wide, and none has the shape of another.
pub const fn sign(finding: Option<Finding>, ascii: bool) -> &'static str {
    let (sign, plain) = match finding {
        Some(Finding::Met) => ("+", "+"),
        Some(Finding::MostlyMet) => ("◕", "*"),
        Some(Finding::PartlyMet) => ("◒", "~"),
        Some(Finding::InProgress) => ("◔", ">"),
        Some(Finding::NotMet) => ("-", "-"),
        Some(Finding::Undetermined) => ("?", "?"),
        None => ("·", "."),
    };
    if ascii { plain } else { sign }
}

/// A finding in words.
pub const fn word(finding: Finding) -> &'static str {
    match finding {
        Finding::Met => "met",
        Finding::MostlyMet => "mostly met",
        Finding::PartlyMet => "partly met",
        Finding::InProgress => "in progress",
        Finding::NotMet => "not met",
        Finding::Undetermined => "undetermined",
    }
}
