//! `config`: a settings file to start from, and what is wrong with one's own.

use std::io;
use std::path::{Path, PathBuf};

use anstream::{AutoStream, ColorChoice};
use clap::Args;

use super::{INPUT, print};
use crate::config::{self, Config};
use crate::document::{self, Problem, Severity};
use crate::shell::{Failure, settings, shown};

/// The template, or a check.
#[derive(Clone, Debug, Args)]
pub struct ConfigArgs {
    /// Tell what is wrong with the settings instead
    #[arg(long)]
    check: bool,
    /// The settings to check [default: those that the viewer reads]
    #[arg(long, value_name = "FILE", requires = "check")]
    config: Option<PathBuf>,
}

/// Prints the template, or the problems of the user's settings.
///
/// # Errors
///
/// The settings cannot be read.
pub fn run(args: &ConfigArgs) -> Result<i32, Failure> {
    if !args.check {
        print(&config::template())?;
        return Ok(0);
    }
    let Some(file) = Settings::read(args.config.as_deref())? else {
        let place = settings::usual_place().map_or_else(String::new, |place| shown(&place));
        print(&format!(
            "{place}: there is no such file, so all is as it is without one\n"
        ))?;
        return Ok(0);
    };
    if file.problems.is_empty() {
        print(&format!("{}: no problems\n", file.name))?;
        return Ok(0);
    }
    let coloured = AutoStream::choice(&io::stdout()) != ColorChoice::Never;
    print(&file.report(coloured))?;
    let bad = file.problems.iter().any(|p| p.severity == Severity::Error);
    Ok(if bad { INPUT } else { 0 })
}

/// A settings file that was read.
pub struct Settings {
    /// Its name, as it can be shown.
    pub name: String,
    /// What it says.
    pub config: Config,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    text: String,
}

impl Settings {
    /// Reads the settings: the file that was named, else the usual one, if it is there.
    ///
    /// # Errors
    ///
    /// The file cannot be read, or was named and is not there.
    pub fn read(named: Option<&Path>) -> Result<Option<Self>, Failure> {
        let Some(path) = named.map(Path::to_owned).or_else(settings::usual_place) else {
            return Ok(None);
        };
        let Some(bytes) = settings::read(&path)? else {
            let missing = io::Error::from(io::ErrorKind::NotFound);
            return match named {
                Some(path) => Err(Failure::read(path, &missing)),
                None => Ok(None),
            };
        };
        let (config, problems, text) = config::read_bytes(&bytes);
        Ok(Some(Self {
            name: shown(&path),
            config,
            problems,
            text,
        }))
    }

    /// The problems, as a record's are told.
    pub fn report(&self, coloured: bool) -> String {
        let render = if coloured {
            document::render_coloured
        } else {
            document::render
        };
        render(&self.problems, &self.text, &self.name)
    }

    /// The problems in a sentence for the status line; none where there are none.
    pub fn notice(&self) -> Option<String> {
        let first = self.problems.first()?;
        let more = match self.problems.len() {
            1 => String::new(),
            n => format!(" (and {} more)", n - 1),
        };
        let file = self.name.rsplit('/').next().unwrap_or(&self.name);
        let help = first
            .help
            .as_ref()
            .map_or(String::new(), |help| format!(": {help}"));
        Some(format!(
            "{file} line {}: {}{help}{more}",
            first.line, first.message
        ))
    }
}
