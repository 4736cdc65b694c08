//! Which keys mean which command: the table's own, with the user's in place of them.

use std::collections::HashMap;

use super::command::{Action, COMMANDS, command};
use super::key::parse_keys;
use super::{Key, hangul};

/// What a sequence of keys means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// A command.
    Action(Action),
    /// The beginning of a longer sequence.
    Prefix,
    /// Nothing.
    None,
}

/// One way to a command.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Binding {
    action: Action,
    /// As it is written: `g g`, `Ctrl-u`.
    name: String,
    keys: Vec<Key>,
}

/// Every binding, in the order of the table; of a command's, the first is shown first.
#[derive(Clone, Debug)]
pub struct Keymap {
    bindings: Vec<Binding>,
    /// What each sequence, and each beginning of one, means.
    meanings: HashMap<Vec<Key>, Match>,
}

/// The keys of the table.
impl Default for Keymap {
    fn default() -> Self {
        Self::new(&HashMap::new())
    }
}

impl Keymap {
    /// The keys of the table, but for the commands in `own`, which have those keys alone. A key that
    /// somebody chose goes before the table's: a sequence of the table that it equals, begins or goes
    /// on from is left out.
    pub fn new(own: &HashMap<Action, Vec<String>>) -> Self {
        let mut bindings: Vec<Binding> = Vec::new();
        let chosen: Vec<Vec<Key>> = own.values().flatten().filter_map(|n| sequence(n)).collect();
        for command in COMMANDS {
            let bind = |name: &str| {
                let keys = sequence(name)?;
                Some(Binding {
                    action: command.action,
                    name: name.to_owned(),
                    keys,
                })
            };
            if let Some(names) = own.get(&command.action) {
                bindings.extend(names.iter().filter_map(|name| bind(name)));
            } else {
                let free = |b: &Binding| !chosen.iter().any(|keys| collide(keys, &b.keys));
                bindings.extend(command.keys.iter().filter_map(|n| bind(n)).filter(free));
            }
        }
        let mut meanings = HashMap::new();
        for binding in &bindings {
            for length in 1..binding.keys.len() {
                let beginning = binding.keys.iter().take(length).copied().collect();
                meanings.entry(beginning).or_insert(Match::Prefix);
            }
            meanings.insert(binding.keys.clone(), Match::Action(binding.action));
        }
        Self { bindings, meanings }
    }

    /// What the keys pressed so far mean.
    pub fn look_up(&self, pressed: &[Key]) -> Match {
        self.meanings.get(pressed).copied().unwrap_or(Match::None)
    }

    /// The names of a command's keys, the first one shown first; none where it has no key.
    pub fn keys_of(&self, action: Action) -> impl Iterator<Item = &str> {
        self.bindings
            .iter()
            .filter(move |b| b.action == action)
            .map(|b| b.name.as_str())
    }

    /// The first key of a command, as it is written; where it has none, how the palette reaches it: `:now`.
    pub fn key(&self, action: Action) -> String {
        let key = self.keys_of(action).next();
        let name = || command(action).map_or("", |command| command.name);
        key.map_or_else(|| format!(":{}", name()), str::to_owned)
    }

    /// The commands whose keys begin with those pressed, each with the names of the keys that are
    /// left to press; in the order of the table, each once.
    pub fn after(&self, pressed: &[Key]) -> Vec<(String, Action)> {
        let mut found: Vec<(String, Action)> = Vec::new();
        for binding in &self.bindings {
            if pressed.len() < binding.keys.len()
                && binding.keys.starts_with(pressed)
                && found.iter().all(|(_, action)| *action != binding.action)
            {
                let rest: Vec<&str> = binding.name.split(' ').skip(pressed.len()).collect();
                found.push((rest.join(" "), binding.action));
            }
        }
        found
    }
}

/// The keys that a name stands for, as they arrive whatever the input method.
pub fn sequence(name: &str) -> Option<Vec<Key>> {
    Some(parse_keys(name)?.into_iter().map(hangul::latin).collect())
}

/// Whether no keymap can have both sequences: they are the same, or one begins the other.
pub fn collide(a: &[Key], b: &[Key]) -> bool {
    a.starts_with(b) || b.starts_with(a)
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Model, Msg, Start};
    use super::*;

    #[test]
    fn sequences_are_told_from_their_beginnings() {
        let map = Keymap::default();
        let g = Key::char('g');
        assert_eq!(map.look_up(&[g]), Match::Prefix);
        assert_eq!(map.look_up(&[g, g]), Match::Action(Action::First));
        assert_eq!(map.look_up(&[g, Key::char('?')]), Match::None);
        assert_eq!(map.look_up(&[Key::char('G')]), Match::Action(Action::Last));
        assert_eq!(map.look_up(&[Key::char('b')]), Match::None);
        let half = Match::Action(Action::HalfBack);
        assert_eq!(map.look_up(&[Key::ctrl('u')]), half);
        let shift_left = Key {
            shift: true,
            ..Key::plain(Code::Left)
        };
        assert_eq!(map.look_up(&[shift_left]), Match::Action(Action::PanLeft));
    }

    #[test]
    fn a_key_of_ones_own_goes_before_the_tables() {
        let own = HashMap::from([
            (Action::Quit, vec!["Q".to_owned(), "g".to_owned()]),
            (Action::Edit, Vec::new()),
        ]);
        let map = Keymap::new(&own);
        let of = |name: &str| map.look_up(&sequence(name).unwrap());
        assert_eq!(of("Q"), Match::Action(Action::Quit));
        assert_eq!(of("q"), Match::None, "it has the chosen keys alone");
        assert_eq!(of("g"), Match::Action(Action::Quit), "the menu is gone");
        assert_eq!(of("Home"), Match::Action(Action::First), "by its other key");
        assert_eq!(of("e"), Match::None);
        assert_eq!(map.keys_of(Action::First).collect::<Vec<_>>(), ["Home"]);
        assert_eq!(map.keys_of(Action::Linked).count(), 0);
        assert_eq!(of("ㅂ"), Match::None, "the key q, whatever it sends");
        assert_eq!(of("ㅓ"), Match::Action(Action::Next));
    }

    #[test]
    fn words_name_the_keys_that_there_are() {
        let own = HashMap::from([
            (Action::Filter, vec!["X".to_owned()]),
            (Action::Now, vec!["Ctrl-o".to_owned()]),
            (Action::Mouse, Vec::new()),
        ]);
        let mut model = Model::new(Start {
            keymap: Keymap::new(&own),
            ..Start::default()
        });
        let text = "events:\n- {date: 2026-05-11, title: A bridge}\n";
        model.update(Msg::Today(crate::day::Day::from_number(740_000)));
        model.update(Msg::Loaded(crate::document::load(text.as_bytes())));
        let mut told = |keys: &str| {
            for key in sequence(keys).unwrap() {
                model.update(Msg::Key(key));
            }
            model.message().unwrap_or_default().to_owned()
        };
        assert_eq!(told("F"), "no filter is on   X filters");
        assert_eq!(told("w"), "all events were known   Ctrl-o back to now");
        assert_eq!(told(": m o u s e Enter"), "mouse on   :mouse turns it back");
    }

    #[test]
    fn what_may_follow_is_listed_once_in_the_order_of_the_table() {
        let map = Keymap::default();
        let all = map.after(&[Key::char('Z')]);
        let keys: Vec<&str> = all.iter().map(|(keys, _)| keys.as_str()).collect();
        assert_eq!(keys, ["a", "d", "w", "m", "y", "t", "f"]);
        assert_eq!(map.after(&[Key::char('j')]), []);
    }
}
