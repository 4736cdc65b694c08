//! `init`: a copy of the built-in record to go on from.

use std::path::PathBuf;

use clap::Args;

use super::{BUILT_IN, print};
use crate::shell::{Failure, save};

/// Where the copy goes.
#[derive(Clone, Debug, Args)]
pub struct InitArgs {
    /// The file to write
    #[arg(default_value = "events.yaml")]
    file: PathBuf,
    /// Write the record that is built in (there is no other yet)
    #[arg(long)]
    from_builtin: bool,
}

/// Writes the built-in record into a new file.
///
/// # Errors
///
/// The file is there already, or cannot be written.
pub fn run(args: &InitArgs) -> Result<i32, Failure> {
    save::create(&args.file, BUILT_IN)?;
    print(&format!("wrote {}\n", crate::shell::shown(&args.file)))?;
    Ok(0)
}
