//! A project's releases on a timeline, read from a table: `cargo run --example releases [FILE.csv]`.
//!
//! Without a file it shows the invented ones beside it. Keys as in the program: `j k h l , . + - 0 < >`,
//! `q` quits.

use std::error::Error;

use opcon_tui::day::{Day, Extent};
use opcon_tui::text::Text;
use opcon_tui::timeline::{Item, Motion, Timeline, TimelineState};
use ratatui::crossterm::event::{self, Event, KeyCode};
use ratatui::layout::{Constraint, Layout};
use ratatui::widgets::Paragraph;

const SORTS: [&str; 3] = ["major", "minor", "patch"];

/// A line of the table.
struct Release {
    item: Item,
    words: String,
}

/// `version,date,sort,what`; none where the line is something else.
fn release(line: &str) -> Option<Release> {
    let mut fields = line.splitn(4, ',');
    let (version, date) = (fields.next()?, Day::parse(fields.next()?)?);
    let sort = fields.next()?;
    let lane = (0..).zip(SORTS).find(|(_, name)| *name == sort)?.0;
    let item = Item {
        lane,
        marker: lane,
        tone: lane + 1,
        ..Item::new(Extent::day(date))
    };
    let what = Text::line(fields.next()?);
    let words = format!(
        "{} of {date}: {}",
        Text::line(version).shown(),
        what.shown()
    );
    Some(Release { item, words })
}

fn main() -> Result<(), Box<dyn Error>> {
    let table = match std::env::args().nth(1) {
        Some(path) => std::fs::read_to_string(path)?,
        None => include_str!("releases.csv").to_owned(),
    };
    let releases: Vec<Release> = table.lines().filter_map(release).collect();
    let mut state = TimelineState::new(SORTS, releases.iter().map(|release| release.item));
    Ok(ratatui::run(|terminal| {
        loop {
            terminal.draw(|frame| {
                let parts = [Constraint::Length(7), Constraint::Fill(1)];
                let [chart, below] = Layout::vertical(parts).areas(frame.area());
                frame.render_stateful_widget(Timeline::new(), chart, &mut state);
                let selected = state.selected().and_then(|at| releases.get(at));
                let words = selected.map_or("no releases", |release| &release.words);
                let text = format!(" {words}\n\n {}   q quits", state.scale());
                frame.render_widget(Paragraph::new(text), below);
            })?;
            if let Event::Key(key) = event::read()?
                && key.is_press()
            {
                match key.code {
                    KeyCode::Char('q') => return std::io::Result::Ok(()),
                    KeyCode::Char(c) => drop(Motion::of_key(c).map(|motion| state.go(motion))),
                    KeyCode::Left => drop(state.go(Motion::PreviousMark)),
                    KeyCode::Right => drop(state.go(Motion::NextMark)),
                    _ => {}
                }
            }
        }
    })?)
}
