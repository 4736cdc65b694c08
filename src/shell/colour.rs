//! How many colours the terminal has, and each colour in the ones it has.

use std::ffi::OsStr;

use ratatui::style::Color;

/// How many colours are used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Depth {
    /// None: bold, reverse and underline are left.
    Mono,
    /// The eight names, each plain and bright.
    Ansi,
    /// The table of 256.
    Indexed,
    /// Any.
    True,
}

impl Depth {
    /// What the environment says, asked through `variable`: `NO_COLOR` where `obey` says that it
    /// counts, then `COLORTERM`, then `TERM`.
    pub fn detect<S: AsRef<OsStr>>(obey: bool, variable: impl Fn(&str) -> Option<S>) -> Self {
        let value = |name| {
            variable(name)
                .map(|value| value.as_ref().to_string_lossy().to_ascii_lowercase())
                .unwrap_or_default()
        };
        if obey && !value("NO_COLOR").is_empty() {
            return Self::Mono;
        }
        let (colours, term) = (value("COLORTERM"), value("TERM"));
        if colours == "truecolor" || colours == "24bit" || term.ends_with("-direct") {
            Self::True
        } else if term.contains("256color") {
            Self::Indexed
        } else {
            Self::Ansi
        }
    }

    /// `colour`, or the nearest one that this many colours have.
    pub fn nearest(self, colour: Color) -> Color {
        match (self, colour) {
            (Self::Mono, _) => Color::Reset,
            (Self::Indexed, Color::Rgb(r, g, b)) => Color::Indexed(nearest_index([r, g, b])),
            (Self::Ansi, Color::Rgb(r, g, b)) => nearest_name([r, g, b]),
            (Self::Ansi, Color::Indexed(index)) => NAMES
                .get(usize::from(index))
                .map_or_else(|| nearest_name(parts(index)), |&(name, _)| name),
            (_, colour) => colour,
        }
    }
}

/// The sixteen names in the order of their numbers, with what xterm makes of them.
const NAMES: [(Color, [u8; 3]); 16] = [
    (Color::Black, [0, 0, 0]),
    (Color::Red, [205, 0, 0]),
    (Color::Green, [0, 205, 0]),
    (Color::Yellow, [205, 205, 0]),
    (Color::Blue, [0, 0, 238]),
    (Color::Magenta, [205, 0, 205]),
    (Color::Cyan, [0, 205, 205]),
    (Color::Gray, [229, 229, 229]),
    (Color::DarkGray, [127, 127, 127]),
    (Color::LightRed, [255, 0, 0]),
    (Color::LightGreen, [0, 255, 0]),
    (Color::LightYellow, [255, 255, 0]),
    (Color::LightBlue, [92, 92, 255]),
    (Color::LightMagenta, [255, 0, 255]),
    (Color::LightCyan, [0, 255, 255]),
    (Color::White, [255, 255, 255]),
];

/// The six steps of red, green and blue in the table of 256.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// Red, green and blue of a colour of the table, 16 to 255: a cube of 6 x 6 x 6, then 24 greys.
fn parts(index: u8) -> [u8; 3] {
    let cube = index.saturating_sub(16);
    let step = |n: u8| STEPS.get(usize::from(n % 6)).copied().unwrap_or(0);
    if index < 232 {
        [step(cube / 36), step(cube / 6), step(cube)]
    } else {
        [8 + 10 * (index - 232); 3]
    }
}

fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    a.into_iter()
        .zip(b)
        .map(|(a, b)| u32::from(a.abs_diff(b)).pow(2))
        .sum()
}

fn nearest_index(colour: [u8; 3]) -> u8 {
    (16..=255)
        .min_by_key(|&index| distance(parts(index), colour))
        .unwrap_or(16)
}

fn nearest_name(colour: [u8; 3]) -> Color {
    NAMES
        .iter()
        .min_by_key(|(_, parts)| distance(*parts, colour))
        .map_or(Color::Reset, |&(name, _)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn detect(obey: bool, variables: &[(&str, &str)]) -> Depth {
        Depth::detect(obey, |name| {
            variables
                .iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| *value)
        })
    }

    #[test]
    fn the_environment_says_how_many() {
        assert_eq!(detect(true, &[("TERM", "xterm")]), Depth::Ansi);
        assert_eq!(detect(true, &[]), Depth::Ansi);
        assert_eq!(detect(true, &[("TERM", "tmux-256color")]), Depth::Indexed);
        let full = [("TERM", "xterm-256color"), ("COLORTERM", "truecolor")];
        assert_eq!(detect(true, &full), Depth::True);
        let none = [("COLORTERM", "24bit"), ("NO_COLOR", "1")];
        assert_eq!(detect(true, &none), Depth::Mono);
        assert_eq!(detect(false, &none), Depth::True);
        assert_eq!(
            detect(true, &[("NO_COLOR", ""), ("COLORTERM", "24bit")]),
            Depth::True,
            "an empty NO_COLOR is none"
        );
    }

    #[test]
    fn colours_keep_their_look_with_fewer() {
        assert_eq!(parts(16), [0, 0, 0]);
        assert_eq!(parts(75), [95, 175, 255]);
        assert_eq!(parts(231), [255, 255, 255]);
        assert_eq!(parts(232), [8, 8, 8]);
        assert_eq!(parts(255), [238, 238, 238]);
        let indexed = |r, g, b| Depth::Indexed.nearest(Color::Rgb(r, g, b));
        assert_eq!(indexed(95, 175, 255), Color::Indexed(75));
        assert_eq!(indexed(254, 2, 1), Color::Indexed(196));
        let named = |colour| Depth::Ansi.nearest(colour);
        assert_eq!(named(Color::Rgb(250, 10, 5)), Color::LightRed);
        assert_eq!(named(Color::Indexed(3)), Color::Yellow);
        assert_eq!(named(Color::Indexed(255)), Color::Gray);
        assert_eq!(named(Color::Cyan), Color::Cyan);
        assert_eq!(Depth::Mono.nearest(Color::Red), Color::Reset);
        assert_eq!(
            Depth::True.nearest(Color::Rgb(1, 2, 3)),
            Color::Rgb(1, 2, 3)
        );
    }
}
