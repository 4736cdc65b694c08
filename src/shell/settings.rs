//! Where the user's settings stand.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::Failure;

/// The largest settings file that is read, in bytes.
const LIMIT: u64 = 1 << 20;

/// The usual place: `opcon-tui/config.toml` in `$XDG_CONFIG_HOME`, else in `~/.config`, on macOS too;
/// none where the user has no home.
pub fn usual_place() -> Option<PathBuf> {
    let folders = etcetera::choose_base_strategy().ok()?;
    Some(folders.config_dir().join("opcon-tui/config.toml"))
}

/// The bytes of a settings file; none where there is no such file.
///
/// # Errors
///
/// The file cannot be read, or is larger than a settings file can be.
pub fn read(path: &Path) -> Result<Option<Vec<u8>>, Failure> {
    let mut bytes = Vec::new();
    let read = File::open(path).and_then(|file| file.take(LIMIT + 1).read_to_end(&mut bytes));
    match read {
        Ok(_) if bytes.len() as u64 > LIMIT => {
            let why = "it is larger than 1 MiB";
            Err(Failure::read(path, &io::Error::other(why)))
        }
        Ok(_) => Ok(Some(bytes)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Failure::read(path, &error)),
    }
}
