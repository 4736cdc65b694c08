//! A file of our own beside one of the user's: what is to take its place is written there first.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::process;

/// A file beside another; it goes away with this value.
pub struct Beside {
    /// Where it is.
    pub path: PathBuf,
    /// The file, open for writing.
    pub file: File,
    /// The folder of both.
    pub folder: PathBuf,
    /// What stands here is nobody's to remove.
    pub stays: bool,
}

impl Beside {
    /// Makes an empty one beside `file`, with this mode as far as the user's mask leaves it.
    ///
    /// # Errors
    ///
    /// There is no such folder, or nothing can be written there.
    pub fn create(file: &Path, mode: u32) -> io::Result<Self> {
        let folder = file.parent().filter(|folder| *folder != Path::new(""));
        let folder = folder.unwrap_or_else(|| Path::new(".")).to_owned();
        let mut number = 0_u32;
        loop {
            // The name of the user's file is no part of it: with it, it could be too long.
            let name = format!(".opcon-tui-{}-{number}.tmp", process::id());
            let path = folder.join(name);
            let made = OpenOptions::new()
                .write(true)
                .create_new(true)
                .mode(mode)
                .open(&path);
            match made {
                Ok(file) => {
                    return Ok(Self {
                        path,
                        file,
                        folder,
                        stays: false,
                    });
                }
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists && number < 100 => {
                    number += 1;
                }
                Err(error) => return Err(error),
            }
        }
    }
}

impl Drop for Beside {
    fn drop(&mut self) {
        // After a rename there is none any more.
        if !self.stays {
            let _ = fs::remove_file(&self.path);
        }
    }
}
