//! `import`: other programs' files as a record.

use std::path::PathBuf;

use clap::Args;

use super::{INPUT, complain, print, words};
use crate::format::import::Format;
use crate::shell::{Failure, Source, shown};

/// What is read.
#[derive(Clone, Debug, Args)]
pub struct ImportArgs {
    /// The format
    #[arg(long, value_name = "FORMAT", value_parser = words(&Format::WORDS))]
    from: Format,
    /// The file; - is standard input
    file: PathBuf,
    /// Exit with 1 where anything is not taken over
    #[arg(long)]
    strict: bool,
}

/// Prints a record made of another program's file.
///
/// # Errors
///
/// The file cannot be read.
pub fn run(args: &ImportArgs) -> Result<i32, Failure> {
    let source = Source::find(Some(&args.file), None, &[])?;
    let name = match &source {
        Source::File(path) => shown(path),
        Source::Text { name, .. } => (*name).to_owned(),
    };
    let bytes = source.bytes()?;
    let text = match std::str::from_utf8(&bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            let line = before.split(|byte| *byte == b'\n').count();
            complain(&format!(
                "opcon-tui: {name}:{line}: this is no UTF-8: save the file as UTF-8"
            ));
            return Ok(INPUT);
        }
    };
    let imported = args.from.read(text);
    for told in &imported.told {
        let line = told.line.map_or(String::new(), |line| format!(":{line}"));
        complain(&format!("opcon-tui: {name}{line}: {}", told.words));
    }
    if imported.events.is_empty() && !imported.told.is_empty() {
        return Ok(INPUT);
    }
    print(&imported.file())?;
    Ok(if args.strict && !imported.told.is_empty() {
        INPUT
    } else {
        0
    })
}
