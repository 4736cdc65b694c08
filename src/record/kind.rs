//! Kinds of events: the built-in ones and a file's own.

use crate::text::Text;

/// A colour by what it is for; the theme decides what it looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Role {
    /// The terminal's own text colour.
    #[default]
    Plain,
    /// One of the eight names of terminal colours, 0 (black) to 7 (white).
    Named(u8),
}

/// What sort of event something is, and how it is drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kind {
    /// The key that events use.
    pub key: Text,
    /// One of them: "Hearing".
    pub name: Text,
    /// Several of them: "Hearings".
    pub plural: Text,
    /// The mark, one column wide.
    pub glyph: Text,
    /// The mark where only ASCII can be shown.
    pub ascii: Text,
    /// The colour where kinds are coloured.
    pub role: Role,
    /// The name of the lane that shows it when lanes are by kind.
    pub lane: Text,
}

/// One row of [`BUILT_IN`]: key, name, plural, glyph, ASCII glyph, lane.
type Row = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
);

/// The built-in kinds. `other` is the last one; it serves every event whose kind is not known.
pub const BUILT_IN: [Row; 12] = [
    ("meeting", "Meeting", "Meetings", "▪", "m", "Talks"),
    ("dialogue", "Dialogue", "Dialogues", "◊", "d", "Talks"),
    ("agreement", "Agreement", "Agreements", "❖", "&", "Steps"),
    ("milestone", "Milestone", "Milestones", "✚", "+", "Steps"),
    ("exercise", "Exercise", "Exercises", "▾", "v", "Steps"),
    ("statement", "Statement", "Statements", "▫", "s", "Said"),
    ("hearing", "Hearing", "Hearings", "▴", "^", "Said"),
    ("report", "Report", "Reports", "∙", ".", "Press"),
    ("poll", "Poll", "Polls", "◔", "%", "Press"),
    ("document", "Document", "Documents", "◦", "=", "Papers"),
    ("law", "Law", "Laws", "⊞", "L", "Papers"),
    ("other", "Event", "Events", "⋄", "o", "Events"),
];

impl Kind {
    /// The built-in kinds, `other` last.
    pub fn built_in() -> Vec<Self> {
        BUILT_IN
            .iter()
            .map(|(key, name, plural, glyph, ascii, lane)| Self {
                key: Text::line(key),
                name: Text::line(name),
                plural: Text::line(plural),
                glyph: Text::line(glyph),
                ascii: Text::line(ascii),
                role: Role::Plain,
                lane: Text::line(lane),
            })
            .collect()
    }
}
