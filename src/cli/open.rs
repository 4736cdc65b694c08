//! The viewer; where standard output is no terminal, the list instead.

use std::io;

use anstream::{AutoStream, ColorChoice};

use super::config::Settings;
use super::{ViewArgs, can_draw, complain, ground, list, theme_depth};
use crate::app::{Model, Start};
use crate::config::{Config, Glyphs, Theme};
use crate::shell::visit::Keep;
use crate::shell::{self, Failure, Options, Source};
use crate::view::theme;

/// Opens the record.
///
/// # Errors
///
/// The file or the settings that were named cannot be read, or the terminal not be used.
pub fn run(args: &ViewArgs) -> Result<i32, Failure> {
    let source = args.file.source()?;
    if !can_draw() {
        let asked = list::Asked {
            filter: &args.filter,
            as_of: args.as_of,
            today: args.today,
        };
        return list::table(&source, asked);
    }
    let (config, notice) = settings(args)?;
    let (file, read_only) = match &source {
        Source::File(path) => (shell::shown(path), None),
        Source::Text { name, .. } => ((*name).to_owned(), Some(*name)),
    };
    let depth = args.color.depth();
    let ascii = args.ascii
        || config.glyphs == Some(Glyphs::Ascii)
        || shell::charset::ascii_alone(|v| std::env::var_os(v));
    let mouse = !args.no_mouse && config.mouse.unwrap_or(true);
    let keep = !args.fresh && config.remember.unwrap_or(true);
    let last = match &source {
        Source::File(path) if keep => Keep::of(path).and_then(|keep| keep.last()),
        _ => None,
    };
    let was = last.as_ref().map(|last| last.view);
    let start = Start {
        file,
        read_only,
        at: args.at.clone(),
        filter: args.filter.text().map(str::to_owned),
        as_of: args.as_of,
        ascii,
        mouse,
        keymap: config.keys,
        view: args.view.or(config.view).or(was).unwrap_or_default(),
        lanes: config.lanes.unwrap_or_default(),
        notice,
        last,
    };
    let ground = ground(args.theme.or(config.theme).unwrap_or(Theme::Auto));
    let options = Options {
        source,
        today: args.today.today,
        depth,
        theme: theme::Theme::new(theme_depth(depth), ground, ascii),
        mouse,
        links: !args.no_links && config.links.unwrap_or(true),
        editor: config.editor,
        keep,
    };
    let exit = shell::run(&mut Model::new(start), &options)?;
    Ok(exit.code())
}

/// The user's settings. What is wrong with them never keeps the viewer from opening: it is told in the
/// status line, and in full on the screen that comes back in the end.
fn settings(args: &ViewArgs) -> Result<(Config, Option<String>), Failure> {
    match Settings::read(args.config.as_deref()) {
        Ok(None) => Ok((Config::default(), None)),
        Ok(Some(file)) => {
            if !file.problems.is_empty() {
                let coloured = AutoStream::choice(&io::stderr()) != ColorChoice::Never;
                complain(&file.report(coloured));
            }
            let notice = file.notice();
            Ok((file.config, notice))
        }
        Err(failure) if args.config.is_some() => Err(failure),
        Err(failure) => {
            complain(&format!("opcon-tui: {failure}"));
            Ok((Config::default(), Some(failure.to_string())))
        }
    }
}
