//! Writing files that are the user's.

use std::fs::OpenOptions;
use std::io::Write;
use std::path::{Path, PathBuf};

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

/// The name of a file, or where there is one already that name with the first number that is free: `events-2.yaml`.
pub fn free_name(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let ending = path
        .extension()
        .map(|e| format!(".{}", e.to_string_lossy()));
    let ending = ending.unwrap_or_default();
    let numbered = |n: u32| path.with_file_name(format!("{stem}-{n}{ending}"));
    let mut names = std::iter::once(path.to_owned()).chain((2..).map(numbered));
    // A link that leads nowhere has its name too.
    let free = names.find(|name| name.symlink_metadata().is_err());
    free.unwrap_or_else(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_taken_gets_a_number() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("events.yaml");
        assert_eq!(free_name(&path), path);
        create(&path, b"x").unwrap();
        assert_eq!(free_name(&path), folder.path().join("events-2.yaml"));
        std::fs::create_dir(folder.path().join("events-2.yaml")).unwrap();
        assert_eq!(free_name(&path), folder.path().join("events-3.yaml"));
        // What was there is what it was.
        assert!(create(&path, b"y").is_err());
        assert_eq!(std::fs::read(&path).unwrap(), b"x");
    }
}
