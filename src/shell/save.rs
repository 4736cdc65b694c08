//! Writing files that are the user's.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::Path;

use super::Failure;

/// Writes a new file; one that is there already is left as it is.
///
/// # Errors
///
/// The file is there already, or cannot be written.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| Failure::write(path, &error))?;
    file.write_all(bytes)
        .and_then(|()| file.sync_all())
        .map_err(|error| Failure::write(path, &error))
}
