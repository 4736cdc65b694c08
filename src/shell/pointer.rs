//! The mouse: what its reports leave open is told from the clock and from what was drawn.

use std::time::{Duration, Instant};

use ratatui::layout::{Position, Size};

use crate::app::{Mouse, MouseAction};
use crate::view::Hit;

/// How long after a press another one at the same cell makes it a double click.
const TWICE: Duration = Duration::from_millis(500);

/// What the mouse has done and can press.
#[derive(Debug, Default)]
pub struct Pointer {
    /// The last press: when, where, and how many in a row.
    last: Option<(Instant, Position, u8)>,
    hits: Vec<Hit>,
}

impl Pointer {
    /// Takes in what the picture shows that can be pressed.
    pub fn show(&mut self, hits: Vec<Hit>) {
        self.hits = hits;
    }

    /// A report with all that belongs to it. It is kept within the screen: it may be older than the last
    /// change of its size.
    pub fn complete(&mut self, mut mouse: Mouse, size: Size, now: Instant) -> Mouse {
        mouse.column = mouse.column.min(size.width.saturating_sub(1));
        mouse.row = mouse.row.min(size.height.saturating_sub(1));
        if mouse.action != MouseAction::Press {
            return mouse;
        }
        let at = Position::new(mouse.column, mouse.row);
        let before = self
            .last
            .filter(|&(when, place, _)| place == at && now.duration_since(when) <= TWICE);
        mouse.clicks = before.map_or(1, |(.., clicks)| clicks.saturating_add(1));
        self.last = Some((now, at, mouse.clicks));
        // What was drawn last lies above.
        let hit = self.hits.iter().rev().find(|hit| hit.area.contains(at));
        mouse.target = hit.and_then(|hit| hit.target);
        mouse
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Rect;

    use super::*;
    use crate::app::Target;
    use crate::app::command::Action;

    fn mouse(action: MouseAction, column: u16) -> Mouse {
        Mouse {
            action,
            column,
            row: 0,
            modified: false,
            clicks: 0,
            target: None,
        }
    }

    #[test]
    fn presses_at_one_cell_within_half_a_second_are_clicks_in_a_row() {
        let (mut pointer, start) = (Pointer::default(), Instant::now());
        let mut clicks = |column, after| {
            let now = start + Duration::from_millis(after);
            let press = mouse(MouseAction::Press, column);
            pointer.complete(press, Size::new(80, 24), now).clicks
        };
        assert_eq!(clicks(5, 0), 1);
        assert_eq!(clicks(5, 400), 2);
        assert_eq!(clicks(5, 800), 3);
        assert_eq!(clicks(5, 1301), 1);
        assert_eq!(clicks(6, 1302), 1);
        assert_eq!(clicks(500, 1303), 1);
        assert_eq!(clicks(79, 1304), 2);
    }

    #[test]
    fn a_press_has_what_was_drawn_last_there() {
        let mut pointer = Pointer::default();
        let hit = |x, width, target| Hit {
            area: Rect::new(x, 0, width, 1),
            target,
        };
        let help = Some(Target::Run(Action::Help));
        pointer.show(vec![hit(0, 9, help), hit(5, 2, None)]);
        let mut target = |action, column| {
            let report = mouse(action, column);
            pointer
                .complete(report, Size::new(80, 24), Instant::now())
                .target
        };
        assert_eq!(target(MouseAction::Press, 4), help);
        assert_eq!(target(MouseAction::Press, 5), None);
        assert_eq!(target(MouseAction::Press, 9), None);
        assert_eq!(target(MouseAction::Release, 4), None);
    }
}
