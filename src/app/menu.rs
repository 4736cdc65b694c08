//! The menu of a key: what may follow it, by letter or by the cursor.

use super::command::{Action, MENUS, command};
use super::key::parse_keys;
use super::keymap::Match;
use super::model::Model;
use super::{Code, Key};

/// What may follow the keys pressed so far.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Menu {
    /// What it is about, and the keys that lead to it: "Zoom to: Z …".
    pub title: String,
    /// The keys left to press, and what they do.
    pub rows: Vec<(String, Action)>,
    /// The row that the cursor is on.
    pub at: usize,
}

impl Menu {
    /// Whether `j` and `k` move the cursor: not where they are letters of the menu.
    pub fn has_letter_keys(&self) -> bool {
        !self.rows.iter().any(|(keys, _)| keys == "j" || keys == "k")
    }
}

/// What a key does to a menu.
pub(super) enum Step {
    /// The cursor has moved.
    Moved,
    /// This command was chosen.
    Chosen(Action),
    /// It is no key of every menu.
    Other,
}

impl Model {
    /// The menu of the keys pressed so far; none where nothing is begun.
    pub fn menu(&self) -> Option<Menu> {
        let first = self.pending.first()?;
        let rows = self.keymap.after(&self.pending);
        let title = MENUS
            .iter()
            .find(|(key, _)| parse_keys(key).is_some_and(|k| k.first() == Some(first)));
        let title = title.map_or_else(
            || "Keys".to_owned(),
            |(key, title)| format!("{title}: {key} …"),
        );
        (!rows.is_empty()).then(|| Menu {
            title,
            at: self.row.min(rows.len() - 1),
            rows,
        })
    }

    /// Arrows, `Ctrl-n`, `Ctrl-p` and Enter in an open menu, and `j` and `k` where they are none of
    /// its letters.
    pub(super) fn menu_key(&mut self, key: Key) -> Step {
        let Some(menu) = self.menu() else {
            return Step::Other;
        };
        let last = menu.rows.len() - 1;
        let letter = |c| {
            let mut keys = self.pending.clone();
            keys.push(Key::char(c));
            key == Key::char(c) && self.keymap.look_up(&keys) == Match::None
        };
        self.row = match key.code {
            Code::Down => menu.at + 1,
            Code::Up => menu.at.saturating_sub(1),
            _ if key == Key::ctrl('n') || letter('j') => menu.at + 1,
            _ if key == Key::ctrl('p') || letter('k') => menu.at.saturating_sub(1),
            Code::Home => 0,
            Code::End => last,
            Code::Enter => {
                let chosen = menu.rows.get(menu.at);
                return chosen.map_or(Step::Other, |&(_, action)| Step::Chosen(action));
            }
            _ => return Step::Other,
        }
        .min(last);
        Step::Moved
    }
}

/// What a row of a menu says.
pub fn words(action: Action) -> &'static str {
    command(action).map_or("", |c| c.doc)
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Effect, Key, Model, Msg, Start};
    use crate::day::Day;
    use crate::document;

    fn model() -> Model {
        let text = "parties: { city: { name: Ahafen } }\nevents:\n  - date: 2026-05-11\n    title: The bridge opens\n";
        let mut model = Model::new(Start::default());
        model.update(Msg::Today(Day::from_ymd(2026, 11, 23).unwrap()));
        model.update(Msg::Loaded(document::load(text.as_bytes())));
        model
    }

    fn press(model: &mut Model, keys: &[Key]) {
        for &key in keys {
            model.update(Msg::Key(key));
        }
    }

    #[test]
    fn a_menu_is_walked_by_cursor_and_chosen_by_enter() {
        let mut model = model();
        press(&mut model, &[Key::char('Z')]);
        let at = |model: &Model| model.menu().map(|menu| menu.at);
        assert_eq!(at(&model), Some(0));
        for (key, expected) in [
            (Key::char('j'), 1),
            (Key::plain(Code::Down), 2),
            (Key::ctrl('n'), 3),
            (Key::char('k'), 2),
            (Key::plain(Code::Up), 1),
            (Key::ctrl('p'), 0),
            (Key::char('k'), 0),
            (Key::plain(Code::End), 6),
            (Key::char('j'), 6),
            (Key::char('ㅏ'), 5),
            (Key::char('k'), 4),
        ] {
            press(&mut model, &[key]);
            assert_eq!(at(&model), Some(expected), "after {key:?}");
        }
        // The screen can be drawn anew under it.
        let effects = model.update(Msg::Key(Key::ctrl('l')));
        assert_eq!((effects, at(&model)), (vec![Effect::Repaint], Some(4)));
        let before = model.viewport().clone();
        press(&mut model, &[Key::plain(Code::Enter)]);
        assert_eq!(at(&model), None);
        let by_cursor = model.viewport().clone();
        assert_ne!(by_cursor, before);
        press(
            &mut model,
            &[Key::plain(Code::Backspace), Key::char('Z'), Key::char('y')],
        );
        assert_eq!(*model.viewport(), by_cursor, "the fifth row is the year");
    }

    #[test]
    fn letters_of_the_menu_go_before_the_cursors() {
        let mut model = model();
        press(&mut model, &[Key::char('r'), Key::char('j')]);
        let menu = model.menu().unwrap();
        assert_eq!(menu.at, 1);
        assert!(!menu.has_letter_keys());
        press(&mut model, &[Key::char('k')]);
        assert_eq!(model.menu(), None, "k chose the lanes by kind");
        assert_eq!(model.lanes().by, crate::app::lanes::LanesBy::Kind);
    }
}
