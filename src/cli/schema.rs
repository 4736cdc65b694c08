//! `schema`: the format for editors.

use super::print;
use crate::document;
use crate::shell::Failure;

/// Prints JSON Schema of a record.
///
/// # Errors
///
/// Standard output cannot be written.
pub fn run() -> Result<i32, Failure> {
    print(&document::schema())?;
    Ok(0)
}
