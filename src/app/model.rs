//! All that the program knows while it runs.

use super::{Effect, Key, Msg};

/// The state of the program.
#[derive(Debug, Default)]
pub struct Model {
    last: String,
}

impl Model {
    /// Takes in what happened; gives what is to be done.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let effect = match msg {
            Msg::Key(key) if key == Key::char('q') => Some(Effect::Quit),
            Msg::Key(key) if key == Key::char('e') => Some(Effect::Edit { line: 1 }),
            Msg::Key(key) if key == Key::ctrl('z') => Some(Effect::Suspend),
            other => {
                self.last = format!("{other:?}");
                None
            }
        };
        effect.into_iter().collect()
    }

    /// A line about what happened last.
    pub fn last(&self) -> &str {
        &self.last
    }
}
