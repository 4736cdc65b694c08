//! The viewer; where standard output is no terminal, the list instead.

use super::{ViewArgs, can_draw, list, theme_depth};
use crate::app::{Model, Start};
use crate::shell::{self, Failure, Options, Source};
use crate::view::theme::Theme;

/// Opens the record.
///
/// # Errors
///
/// The file cannot be read, or the terminal not be used.
pub fn run(args: &ViewArgs) -> Result<i32, Failure> {
    let source = args.file.source()?;
    if !can_draw() {
        return list::table(&source, &args.filter, args.today);
    }
    let (file, read_only) = match &source {
        Source::File(path) => (shell::shown(path), None),
        Source::Text { name, .. } => ((*name).to_owned(), Some(*name)),
    };
    let depth = args.color.depth();
    let ascii = args.ascii || shell::charset::ascii_alone(|v| std::env::var_os(v));
    let start = Start {
        file,
        read_only,
        at: args.at.clone(),
        filter: args.filter.text().map(str::to_owned),
        ascii,
        mouse: !args.no_mouse,
        ..Start::default()
    };
    let options = Options {
        source,
        today: args.today,
        depth,
        theme: Theme::new(theme_depth(depth), args.theme.ground(), ascii),
        mouse: !args.no_mouse,
        links: !args.no_links,
    };
    let exit = shell::run(&mut Model::new(start), &options)?;
    Ok(exit.code())
}
