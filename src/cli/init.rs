//! `init`: a file to start from, or a copy of the built-in record to go on from.

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{BUILT_IN, TodayArg, print};
use crate::shell::{Failure, save, shown};

/// A record with one event, of today, and every field in lines that are commented out.
const STARTER: &str = include_str!("init/starter.yaml");

/// What is written, and where.
#[derive(Clone, Debug, Args)]
pub struct InitArgs {
    /// The file to write; - is standard output
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
    let today = args.today.day();
    let starter = || STARTER.replacen("date: today", &format!("date: {today}"), 1);
    let text = if args.from_builtin {
        Cow::Borrowed(BUILT_IN)
    } else {
        Cow::Owned(starter().into_bytes())
    };
    if args.file == Path::new("-") {
        print(&String::from_utf8_lossy(&text))?;
        return Ok(0);
    }
    save::create(&args.file, &text)?;
    let file = shown(&args.file);
    let open = match file.as_str() {
        "events.yaml" => String::new(),
        file => format!(" {file}"),
    };
    print(&format!(
        "wrote {file}\n`opcon-tui{open}` shows it, `opcon-tui check{open}` tells what is wrong in it\n"
    ))?;
    Ok(0)
}
