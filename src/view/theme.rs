//! What each meaning looks like: the only place that names colours.
//!
//! Hue is a party, grey is doubt or the past, orange is the selection, cyan is today. Nothing has its
//! meaning from colour alone, so [`Depth::None`] loses nothing. A painted ground always comes with its
//! own text colour, so that it can be read whatever the terminal's ground is.

use ratatui::style::{Color, Modifier, Style};

use crate::app::ink::{Ink, Tone};

/// How many colours the terminal shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Depth {
    /// None: weight, underline and reverse remain.
    None,
    /// The sixteen that every terminal names.
    Sixteen,
    /// 256 and more: the colours are chosen from the 256, which terminals with more show alike.
    #[default]
    Many,
}

/// What is known of the terminal's ground.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Ground {
    /// Nothing: colours that can be read on both.
    #[default]
    Unknown,
    /// It is dark.
    Dark,
    /// It is light.
    Light,
}

/// A choice of colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Theme {
    depth: Depth,
    colours: Colours,
    /// Only ASCII is drawn.
    pub ascii: bool,
}

/// Colours of the 256 by what they are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Colours {
    parties: [u8; 6],
    joint: u8,
    observer: u8,
    today: u8,
    accent: u8,
    strong: Option<u8>,
    muted: u8,
    faint: u8,
    link: u8,
    conflict: u8,
    new: u8,
    warning: u8,
    /// The ground of the band and of the cursor row, and the text on it.
    band: (u8, u8),
    /// The ground of Saturdays and Sundays; none where it is not known what goes with the terminal's.
    weekend: Option<u8>,
    /// The lines of rails; none where it is not known what is faint.
    rail: Option<u8>,
}

const DARK: Colours = Colours {
    parties: [75, 209, 114, 221, 176, 80],
    joint: 183,
    observer: 248,
    today: 80,
    accent: 214,
    strong: Some(255),
    muted: 246,
    faint: 240,
    link: 75,
    conflict: 176,
    new: 114,
    warning: 203,
    band: (236, 255),
    weekend: Some(234),
    rail: Some(236),
};

const LIGHT: Colours = Colours {
    parties: [25, 160, 28, 94, 90, 30],
    joint: 91,
    observer: 242,
    today: 30,
    accent: 130,
    strong: Some(16),
    muted: 242,
    faint: 249,
    link: 25,
    conflict: 90,
    new: 28,
    warning: 124,
    band: (254, 16),
    weekend: Some(255),
    rail: Some(254),
};

/// Every colour here has a contrast of at least 3.4 to white and to black alike.
const BOTH: Colours = Colours {
    parties: [33, 167, 34, 136, 133, 31],
    joint: 134,
    observer: 244,
    today: 31,
    accent: 166,
    strong: None,
    muted: 243,
    faint: 244,
    link: 33,
    conflict: 133,
    new: 34,
    warning: 161,
    band: (238, 255),
    weekend: None,
    rail: None,
};

/// The ground of what was searched for, and the text on it: read on every ground.
const MATCH: (u8, u8) = (221, 16);

/// The ground of the selected mark, and the text on it: read on every ground.
const SELECTED: (u8, u8) = (214, 16);

impl Theme {
    /// The theme for a terminal.
    pub const fn new(depth: Depth, ground: Ground, ascii: bool) -> Self {
        let colours = match ground {
            Ground::Unknown => BOTH,
            Ground::Dark => DARK,
            Ground::Light => LIGHT,
        };
        Self {
            depth,
            colours,
            ascii,
        }
    }

    fn colour(self, many: u8, sixteen: Color) -> Style {
        match self.depth {
            Depth::None => Style::new(),
            Depth::Sixteen => Style::new().fg(sixteen),
            Depth::Many => Style::new().fg(Color::Indexed(many)),
        }
    }

    /// The colour of a tone.
    pub fn tone(self, tone: Tone) -> Style {
        const SIXTEEN: [Color; 6] = [
            Color::Blue,
            Color::Red,
            Color::Green,
            Color::Magenta,
            Color::Cyan,
            Color::Reset,
        ];
        match tone {
            Tone::None => Style::new(),
            Tone::Joint => self.colour(self.colours.joint, Color::Magenta),
            Tone::Observer => self.colour(self.colours.observer, Color::Reset),
            Tone::Party(n) => {
                let n = usize::from(n % 6);
                let many = self
                    .colours
                    .parties
                    .get(n)
                    .copied()
                    .unwrap_or(self.colours.observer);
                self.colour(many, SIXTEEN.get(n).copied().unwrap_or(Color::Reset))
            }
        }
    }

    /// What a meaning looks like.
    pub fn ink(self, ink: Ink) -> Style {
        let c = self.colours;
        match ink {
            Ink::Plain => Style::new(),
            Ink::Strong => {
                let style = Style::new().add_modifier(Modifier::BOLD);
                match (self.depth, c.strong) {
                    (Depth::Many, Some(strong)) => style.fg(Color::Indexed(strong)),
                    _ => style,
                }
            }
            Ink::Muted => self.grey(c.muted),
            Ink::Faint => self.grey(c.faint),
            Ink::Accent => self
                .colour(c.accent, Color::Reset)
                .add_modifier(Modifier::BOLD),
            Ink::Today => self.colour(c.today, Color::Cyan),
            Ink::Party(tone) => self.tone(tone),
            Ink::PartyStrong(tone) => self.tone(tone).add_modifier(Modifier::BOLD),
            Ink::Link => self
                .colour(c.link, Color::Blue)
                .add_modifier(Modifier::UNDERLINED),
            Ink::Conflict => self
                .colour(c.conflict, Color::Magenta)
                .add_modifier(Modifier::BOLD),
            Ink::New => self
                .colour(c.new, Color::Green)
                .add_modifier(Modifier::BOLD),
            Ink::Warning => self
                .colour(c.warning, Color::Red)
                .add_modifier(Modifier::BOLD),
            Ink::Key => Style::new().add_modifier(Modifier::BOLD),
            Ink::Chip => match self.depth {
                Depth::Many => self.band().patch(self.on_band()),
                _ => Style::new().add_modifier(Modifier::REVERSED),
            },
            Ink::Match => match self.depth {
                Depth::None => Style::new().add_modifier(Modifier::UNDERLINED),
                Depth::Sixteen => Style::new().fg(Color::Black).bg(Color::Yellow),
                Depth::Many => Style::new()
                    .fg(Color::Indexed(MATCH.1))
                    .bg(Color::Indexed(MATCH.0)),
            },
        }
    }

    /// Grey: dim where the terminal has but sixteen colours (its bright black may be invisible).
    fn grey(self, many: u8) -> Style {
        match self.depth {
            Depth::None => Style::new(),
            Depth::Sixteen => Style::new().add_modifier(Modifier::DIM),
            Depth::Many => Style::new().fg(Color::Indexed(many)),
        }
    }

    /// The selected mark of the chart.
    pub fn selected(self) -> Style {
        match self.depth {
            Depth::Many => Style::new()
                .bg(Color::Indexed(SELECTED.0))
                .fg(Color::Indexed(SELECTED.1)),
            _ => Style::new().add_modifier(Modifier::REVERSED),
        }
        .add_modifier(Modifier::BOLD)
    }

    /// What is laid over the blocks of an overview where something was searched for: an underline would not
    /// show under them.
    pub fn found_blocks(self) -> Style {
        match self.depth {
            Depth::None => Style::new().add_modifier(Modifier::REVERSED),
            _ => self.ink(Ink::Match),
        }
    }

    /// The title row while the record is shown as of a day.
    pub fn as_of(self) -> Style {
        self.ink(Ink::Today)
            .add_modifier(Modifier::REVERSED | Modifier::BOLD)
    }

    /// What is laid over the cells of the band and of the cursor row; a text colour of their own
    /// stays.
    pub fn band(self) -> Style {
        match self.depth {
            Depth::Many => Style::new().bg(Color::Indexed(self.colours.band.0)),
            _ => Style::new(),
        }
    }

    /// The text colour on the band, for cells without one of their own.
    pub fn on_band(self) -> Style {
        match self.depth {
            Depth::Many => Style::new().fg(Color::Indexed(self.colours.band.1)),
            _ => Style::new(),
        }
    }

    /// The lines on which the marks of a lane stand; none where they could not be fainter than these.
    pub fn rail(self) -> Option<Style> {
        match (self.depth, self.colours.rail) {
            (Depth::Many, Some(line)) => Some(Style::new().fg(Color::Indexed(line))),
            _ => None,
        }
    }

    /// The ground of Saturdays and Sundays, where days are wide enough to be told apart.
    pub fn weekend(self) -> Style {
        match (self.depth, self.colours.weekend) {
            (Depth::Many, Some(ground)) => Style::new().bg(Color::Indexed(ground)),
            _ => Style::new(),
        }
    }

    /// The ground of what is past, where there can be one.
    pub fn shade(self) -> Option<Style> {
        match (self.depth, self.colours.weekend) {
            (Depth::Many, Some(ground)) => Some(Style::new().bg(Color::Indexed(ground))),
            _ => None,
        }
    }

    /// The row that the cursor of a menu or list stands on, where it is no band.
    pub fn cursor_row(self) -> Option<Style> {
        (self.depth != Depth::Many).then(|| Style::new().add_modifier(Modifier::REVERSED))
    }

    /// A sign where only ASCII can be drawn, else the other one.
    pub const fn sign(self, unicode: &'static str, ascii: &'static str) -> &'static str {
        if self.ascii { ascii } else { unicode }
    }
}
