//! `init`: a file to start from, or a copy of the built-in record to go on from.

use std::path::PathBuf;

use clap::Args;

use super::{BUILT_IN, TodayArg, print};
use crate::shell::{Failure, save};

/// A record with one event, of today, and every field in lines that are commented out.
const STARTER: &str = include_str!("init/starter.yaml");

/// What is written, and where.
#[derive(Clone, Debug, Args)]
pub struct InitArgs {
    /// The file to write
    #[arg(default_value = "events.yaml")]
    file: PathBuf,
    /// Write a copy of the record that is built in
    #[arg(long)]
    from_builtin: bool,
    #[command(flatten)]
    today: TodayArg,
}

/// Writes a new file.
///
/// # Errors
///
/// The file is there already, or cannot be written.
pub fn run(args: &InitArgs) -> Result<i32, Failure> {
    if args.from_builtin {
        save::create(&args.file, BUILT_IN)?;
    } else {
        let today = args.today.day().to_string();
        save::create(
            &args.file,
            STARTER
                .replacen("date: today", &format!("date: {today}"), 1)
                .as_bytes(),
        )?;
    }
    print(&format!("wrote {}\n", crate::shell::shown(&args.file)))?;
    Ok(0)
}
