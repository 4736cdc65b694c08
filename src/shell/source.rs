//! Where the record comes from.

use std::ffi::OsStr;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy;

use super::{Failure, load};
use crate::document::{self, Loaded};

/// Where the record comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file: watched, and open to the editor.
    File(PathBuf),
    /// A text that is no file, and so is read once.
    Text {
        /// What it is, as it can be shown: "the built-in record", "standard input".
        name: &'static str,
        /// The text.
        bytes: Vec<u8>,
    },
}

/// What the record is called that is read where the user has none.
const THE_BUILT_IN: &str = "the built-in record";

impl Source {
    /// Whether there is no record of the user's.
    pub fn is_built_in(&self) -> bool {
        matches!(self, Self::Text { name, .. } if *name == THE_BUILT_IN)
    }

    /// The record that the user means: `argument` (`-` is standard input), else the file that
    /// `variable` names, else `events.yaml` here, else in the user's data folder, else `built_in`.
    ///
    /// # Errors
    ///
    /// Standard input cannot be read, or is larger than [`load::LIMIT`].
    pub fn find(
        argument: Option<&Path>,
        variable: Option<&OsStr>,
        built_in: &[u8],
    ) -> Result<Self, Failure> {
        let named = variable.filter(|v| !v.is_empty()).map(Path::new);
        match argument.or(named) {
            Some(path) if path == Path::new("-") => standard_input(),
            Some(path) => Ok(Self::File(path.to_owned())),
            None => Ok(first_file(&usual_places()).unwrap_or_else(|| Self::Text {
                name: THE_BUILT_IN,
                bytes: built_in.to_owned(),
            })),
        }
    }

    /// The bytes, read now.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn bytes(&self) -> Result<Vec<u8>, Failure> {
        match self {
            Self::File(path) => Ok(load::read(path)?.bytes),
            Self::Text { bytes, .. } => Ok(bytes.clone()),
        }
    }

    /// What becomes of the bytes.
    ///
    /// # Errors
    ///
    /// The file cannot be read.
    pub fn load(&self) -> Result<Loaded, Failure> {
        Ok(document::load(&self.bytes()?))
    }
}

/// Where a file is looked for when none is named, the first choice first.
fn usual_places() -> Vec<PathBuf> {
    let mut places = vec![PathBuf::from("events.yaml")];
    if let Ok(folders) = etcetera::choose_base_strategy() {
        places.push(folders.data_dir().join("opcon-tui/events.yaml"));
    }
    places
}

fn first_file(places: &[PathBuf]) -> Option<Source> {
    places
        .iter()
        .find(|place| place.is_file())
        .cloned()
        .map(Source::File)
}

fn standard_input() -> Result<Source, Failure> {
    let mut bytes = Vec::new();
    let name = "standard input";
    io::stdin()
        .lock()
        .take(load::LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| Failure::read(Path::new(name), &error))?;
    load::within_limit(Path::new(name), bytes.len() as u64)?;
    Ok(Source::Text { name, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_goes_before_the_variable() {
        let find = |argument, variable| Source::find(argument, variable, b"").unwrap();
        let (here, there) = (Path::new("a.yaml"), OsStr::new("b.yaml"));
        assert_eq!(find(Some(here), Some(there)), Source::File("a.yaml".into()));
        assert_eq!(find(None, Some(there)), Source::File("b.yaml".into()));
        assert_ne!(
            find(None, Some(OsStr::new(""))),
            Source::File(PathBuf::new()),
            "an empty variable names nothing"
        );
    }

    #[test]
    fn the_first_place_that_is_a_file_wins() {
        let folder = tempfile::tempdir().unwrap();
        let (missing, a, b) = (
            folder.path().join("missing"),
            folder.path().join("a"),
            folder.path().join("b"),
        );
        std::fs::write(&a, "").unwrap();
        std::fs::write(&b, "").unwrap();
        let places = [folder.path().to_owned(), missing, a.clone(), b];
        assert_eq!(first_file(&places), Some(Source::File(a)));
        assert_eq!(first_file(&places[..2]), None);
    }
}
