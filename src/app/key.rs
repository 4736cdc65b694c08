//! A key press, as the program sees it, whatever library read it.

/// A key press with the modifiers that count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    /// Which key.
    pub code: Code,
    /// With Control.
    pub ctrl: bool,
    /// With Alt (Meta).
    pub alt: bool,
    /// With Shift, for keys that are no characters; a character carries its case itself.
    pub shift: bool,
}

/// Which key was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "each variant is the name on the key")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    BackTab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    F(u8),
}

impl Key {
    /// A key without modifiers.
    pub const fn plain(code: Code) -> Self {
        Self {
            code,
            ctrl: false,
            alt: false,
            shift: false,
        }
    }

    /// A character key without modifiers.
    pub const fn char(c: char) -> Self {
        Self::plain(Code::Char(c))
    }

    /// A character key with Control.
    pub const fn ctrl(c: char) -> Self {
        Self {
            code: Code::Char(c),
            ctrl: true,
            alt: false,
            shift: false,
        }
    }
}

/// The keys that a name such as `Ctrl-u`, `g g` or `PgDn` stands for; none where it is no name.
pub fn parse_keys(name: &str) -> Option<Vec<Key>> {
    name.split(' ').map(parse_key).collect()
}

/// The keys that have a name of their own.
pub const KEY_NAMES: [(&str, Code); 14] = [
    ("Enter", Code::Enter),
    ("Esc", Code::Esc),
    ("Tab", Code::Tab),
    ("Space", Code::Char(' ')),
    ("Backspace", Code::Backspace),
    ("Delete", Code::Delete),
    ("Up", Code::Up),
    ("Down", Code::Down),
    ("Left", Code::Left),
    ("Right", Code::Right),
    ("Home", Code::Home),
    ("End", Code::End),
    ("PgUp", Code::PageUp),
    ("PgDn", Code::PageDown),
];

fn parse_key(name: &str) -> Option<Key> {
    let mut key = Key::plain(Code::Esc);
    let mut rest = name;
    loop {
        if let Some(after) = rest.strip_prefix("Ctrl-") {
            key.ctrl = true;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("Alt-") {
            key.alt = true;
            rest = after;
        } else if let Some(after) = rest.strip_prefix("Shift-") {
            key.shift = true;
            rest = after;
        } else {
            break;
        }
    }
    key.code = match KEY_NAMES.iter().find(|(name, _)| *name == rest) {
        Some((_, Code::Tab)) if key.shift => {
            key.shift = false;
            Code::BackTab
        }
        Some(&(_, code)) => code,
        None => {
            let mut chars = rest.chars();
            match (chars.next()?, chars.next()) {
                (c, None) => Code::Char(c),
                ('F', Some(_)) => Code::F(rest.get(1..)?.parse().ok()?),
                _ => return None,
            }
        }
    };
    Some(key)
}
