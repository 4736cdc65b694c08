//! A year of a reading list: what was read from when to when, by shelf, and what is still open today.
//!
//! `cargo run --example reading_list`; the books are invented. Keys as in the program, and the mouse;
//! `q` quits.

use opcon_tui::day::{Day, Extent, Shape};
use opcon_tui::timeline::{Item, Motion, Timeline, TimelineState};
use ratatui::crossterm::event::{
    self, DisableMouseCapture, EnableMouseCapture, Event, KeyCode, MouseEventKind,
};
use ratatui::crossterm::execute;
use ratatui::layout::{Constraint, Layout};
use ratatui::style::{Color, Style};
use ratatui::widgets::Paragraph;

const SHELVES: [&str; 3] = ["Novels", "Poems", "Science"];

/// The shelf, begun, finished, the title.
const BOOKS: [(u16, &str, &str, &str); 10] = [
    (0, "2025-01-03", "2025-02-16", "A Long Winter Novel"),
    (1, "2025-01-20", "2025-01-20", "Forty Short Poems"),
    (2, "2025-02-20", "2025-04-30", "An Introduction to Tides"),
    (0, "2025-03-02", "2025-03-09", "A Thin Crime Novel"),
    (1, "2025-05-11", "2025-06-01", "Poems About Ferries"),
    (0, "2025-06-14", "2025-08-29", "The Very Thick Family Novel"),
    (2, "2025-07-01", "2025-07-12", "Clouds for Beginners"),
    (1, "2025-09-05", "2025-09-05", "One Poem, Annotated"),
    (2, "2025-10-01", "2025-12-20", "A History of Maps"),
    (0, "2025-11-08", "2025-11-30", "The Same Crime Novel Again"),
];

fn main() -> std::io::Result<()> {
    let day = |text: &str| Day::parse(text).unwrap_or(Day::MIN);
    let items = BOOKS.map(|(shelf, begun, finished, _)| Item {
        lane: shelf,
        tone: shelf,
        ..Item::new(Extent::new(day(begun), day(finished), Shape::Lasting))
    });
    let tones = [Color::Blue, Color::Magenta, Color::Green].map(|c| Style::new().fg(c));
    let mut state = TimelineState::new(SHELVES, items);
    ratatui::run(|terminal| {
        execute!(std::io::stdout(), EnableMouseCapture)?;
        loop {
            terminal.draw(|frame| {
                let parts = [Constraint::Length(7), Constraint::Fill(1)];
                let [chart, below] = Layout::vertical(parts).areas(frame.area());
                let timeline = Timeline::new().tones(&tones).today(day("2025-12-06"));
                frame.render_stateful_widget(timeline, chart, &mut state);
                let book = state.selected().and_then(|at| BOOKS.get(at));
                let words = book.map_or(String::new(), |(_, begun, finished, title)| {
                    format!(
                        " {title}, {begun} to {finished}\n\n {}   q quits",
                        state.scale()
                    )
                });
                frame.render_widget(Paragraph::new(words), below);
            })?;
            match event::read()? {
                Event::Key(key) if key.is_press() => match key.code {
                    KeyCode::Char('q') => break,
                    KeyCode::Char(c) => drop(Motion::of_key(c).map(|motion| state.go(motion))),
                    _ => {}
                },
                Event::Mouse(mouse) => match mouse.kind {
                    MouseEventKind::Down(_) => drop(state.click(mouse.column, mouse.row)),
                    MouseEventKind::ScrollUp => drop(state.go(Motion::PanLeft)),
                    MouseEventKind::ScrollDown => drop(state.go(Motion::PanRight)),
                    _ => {}
                },
                _ => {}
            }
        }
        execute!(std::io::stdout(), DisableMouseCapture)
    })
}
