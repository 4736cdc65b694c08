//! THE table: every command with its keys, name and one-line description.
//!
//! Dispatch, hints, help and menus are all made from [`COMMANDS`]; nothing else lists keys.

/// What a command does; `Model::update` says how.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(
    missing_docs,
    reason = "each variant is described by its row in the table"
)]
pub enum Action {
    Previous,
    Next,
    PreviousMark,
    NextMark,
    PreviousInLane,
    NextInLane,
    HalfBack,
    HalfForward,
    PageBack,
    PageForward,
    PanLeft,
    PanRight,
    First,
    Last,
    Today,
    Jump,
    Filter,
    DropFilter,
    Mark,
    NextMarked,
    PreviousMarked,
    NextNew,
    PreviousNew,
    AllVisited,
    Search,
    NextFound,
    PreviousFound,
    GoToDate,
    GoToId,
    Linked,
    Back,
    Forward,
    ZoomIn,
    ZoomOut,
    Centre,
    Whole,
    ZoomDay,
    ZoomWeek,
    ZoomMonth,
    ZoomYear,
    ZoomDecade,
    ZoomEvents,
    Scale,
    LanesByParty,
    LanesByKind,
    LanesByPlace,
    LanesByTag,
    LanesByPerson,
    LanesOne,
    HideLane,
    LaneAlone,
    AllLanes,
    ViewTimeline,
    ViewList,
    ViewDrift,
    ViewBoard,
    Milestone,
    Panel,
    Focus,
    PanelUp,
    PanelDown,
    Open,
    AsOfSelection,
    Now,
    KnownBefore,
    KnownAfter,
    DayBefore,
    DayAfter,
    MonthBefore,
    MonthAfter,
    NewSince,
    Edit,
    Add,
    AddCopy,
    OpenSource,
    CopyCitation,
    CopyQuote,
    CopyUrl,
    CopyId,
    CopyDate,
    CopyPlace,
    CopyMarkdown,
    Problems,
    Reload,
    Mouse,
    Help,
    Palette,
    Repaint,
    StepBack,
    Cancel,
    Suspend,
    Quit,
}

impl Action {
    /// Whether it changes the day as of which the record is shown.
    pub const fn goes_as_of(self) -> bool {
        matches!(
            self,
            Self::AsOfSelection
                | Self::Now
                | Self::KnownBefore
                | Self::KnownAfter
                | Self::DayBefore
                | Self::DayAfter
                | Self::MonthBefore
                | Self::MonthAfter
        )
    }
}

/// The group of a command in the help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Through the events.
    Move,
    /// The scale of the chart.
    Zoom,
    /// What is on the screen.
    View,
    /// What is looked for.
    Find,
    /// What was known when.
    Time,
    /// What happens to the file and the program.
    Do,
}

impl Group {
    /// All of them, in the order of the help.
    pub const ALL: [Self; 6] = [
        Self::Move,
        Self::Zoom,
        Self::View,
        Self::Find,
        Self::Time,
        Self::Do,
    ];

    /// The heading in the help.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Move => "MOVE",
            Self::Zoom => "ZOOM",
            Self::View => "VIEW",
            Self::Find => "FIND",
            Self::Time => "TIME",
            Self::Do => "DO",
        }
    }
}

/// One row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// What it does.
    pub action: Action,
    /// Its group in the help.
    pub group: Group,
    /// Its keys, the first one shown first: blanks part the keys of a sequence.
    pub keys: &'static [&'static str],
    /// Its name: for menus and the palette.
    pub name: &'static str,
    /// What it does, in a line.
    pub doc: &'static str,
}

impl Command {
    /// Its name as a settings file writes it: `half-a-screen-on`.
    pub fn slug(&self) -> String {
        let plain = |c: char| {
            if c.is_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        };
        self.name.chars().map(plain).collect()
    }
}

const fn row(
    group: Group,
    action: Action,
    keys: &'static [&'static str],
    name: &'static str,
    doc: &'static str,
) -> Command {
    Command {
        action,
        group,
        keys,
        name,
        doc,
    }
}

/// Every command.
pub const COMMANDS: &[Command] = {
    use Action as A;
    use Group::{Do, Find, Move, Time, View, Zoom};
    &[
        row(
            Move,
            A::Previous,
            &["k", "Up"],
            "previous",
            "previous event in time",
        ),
        row(Move, A::Next, &["j", "Down"], "next", "next event in time"),
        row(
            Move,
            A::PreviousMark,
            &["h", "Left"],
            "previous mark",
            "previous chart mark",
        ),
        row(
            Move,
            A::NextMark,
            &["l", "Right"],
            "next mark",
            "next chart mark",
        ),
        row(
            Move,
            A::PreviousInLane,
            &[","],
            "previous in lane",
            "previous in the same lane",
        ),
        row(
            Move,
            A::NextInLane,
            &["."],
            "next in lane",
            "next in the same lane",
        ),
        row(
            Move,
            A::HalfBack,
            &["Ctrl-u"],
            "half a screen back",
            "half a screen earlier",
        ),
        row(
            Move,
            A::HalfForward,
            &["Ctrl-d"],
            "half a screen on",
            "half a screen later",
        ),
        row(
            Move,
            A::PageBack,
            &["PgUp", "Ctrl-b"],
            "a screen back",
            "a screen earlier",
        ),
        row(
            Move,
            A::PageForward,
            &["PgDn", "Ctrl-f"],
            "a screen on",
            "a screen later",
        ),
        row(
            Move,
            A::PanLeft,
            &["<", "Shift-Left"],
            "pan left",
            "pan a tick left",
        ),
        row(
            Move,
            A::PanRight,
            &[">", "Shift-Right"],
            "pan right",
            "pan a tick right",
        ),
        row(
            Move,
            A::First,
            &["g g", "Home"],
            "first",
            "first; 12gg: the twelfth",
        ),
        row(
            Move,
            A::Last,
            &["G", "End", "g e"],
            "last",
            "last; 12G: the twelfth",
        ),
        row(
            Move,
            A::Today,
            &["t", "g t"],
            "today",
            "newest event until today",
        ),
        row(
            Move,
            A::GoToDate,
            &["g d"],
            "go to date",
            "a date: 2028, +3m, fri",
        ),
        row(Move, A::GoToId, &["g i"], "go to id", "an event by its id"),
        row(Move, A::Linked, &["g l"], "linked", "next linked event"),
        row(
            Move,
            A::Back,
            &["Backspace", "g b"],
            "back",
            "back where I was",
        ),
        row(Move, A::Forward, &["g f"], "forward", "forward again"),
        row(
            Zoom,
            A::ZoomIn,
            &["+", "="],
            "zoom in",
            "zoom in at the selection",
        ),
        row(
            Zoom,
            A::ZoomOut,
            &["-"],
            "zoom out",
            "zoom out at the selection",
        ),
        row(
            Zoom,
            A::Centre,
            &["z"],
            "centre",
            "centre it; again: fit it",
        ),
        row(
            Zoom,
            A::Whole,
            &["0", "Z a"],
            "whole record",
            "the whole record",
        ),
        row(
            Zoom,
            A::ZoomDay,
            &["Z d"],
            "zoom to a day",
            "a day around it",
        ),
        row(
            Zoom,
            A::ZoomWeek,
            &["Z w"],
            "zoom to a week",
            "a week around it",
        ),
        row(Zoom, A::ZoomMonth, &["Z m"], "zoom to a month", "its month"),
        row(Zoom, A::ZoomYear, &["Z y"], "zoom to a year", "its year"),
        row(
            Zoom,
            A::ZoomDecade,
            &["Z t"],
            "zoom to ten years",
            "its ten years",
        ),
        row(
            Zoom,
            A::ZoomEvents,
            &["Z f"],
            "zoom to the events",
            "fit the filtered events",
        ),
        row(Zoom, A::Scale, &["x"], "scale", "split, linear, stepped"),
        row(
            View,
            A::ViewTimeline,
            &["T", "F2", "v t"],
            "timeline",
            "feed; again: headlines",
        ),
        row(
            View,
            A::ViewList,
            &["L", "F3", "v l"],
            "list",
            "feed and panel",
        ),
        row(
            View,
            A::ViewDrift,
            &["D", "F4", "v d"],
            "drift",
            "when, according to whom",
        ),
        row(
            View,
            A::ViewBoard,
            &["B", "F5", "v b"],
            "board",
            "conditions by party",
        ),
        row(
            View,
            A::Milestone,
            &["m"],
            "milestone",
            "choose the milestone",
        ),
        row(
            View,
            A::LanesByParty,
            &["r p"],
            "lanes by party",
            "lanes by party",
        ),
        row(
            View,
            A::LanesByKind,
            &["r k"],
            "lanes by kind",
            "lanes by kind",
        ),
        row(
            View,
            A::LanesByPlace,
            &["r l"],
            "lanes by place",
            "lanes by place",
        ),
        row(
            View,
            A::LanesByTag,
            &["r t"],
            "lanes by tag",
            "lanes by tag",
        ),
        row(
            View,
            A::LanesByPerson,
            &["r w"],
            "lanes by person",
            "lanes by person (who)",
        ),
        row(
            View,
            A::LanesOne,
            &["r o"],
            "one lane",
            "everything in one lane",
        ),
        row(
            View,
            A::HideLane,
            &["r h"],
            "hide the lane",
            "hide this lane",
        ),
        row(
            View,
            A::LaneAlone,
            &["r i"],
            "the lane alone",
            "this lane alone (isolate)",
        ),
        row(View, A::AllLanes, &["r a"], "all lanes", "show all lanes"),
        row(
            View,
            A::Panel,
            &["s"],
            "side panel",
            "panel aside, full, hidden",
        ),
        row(
            View,
            A::Focus,
            &["Tab", "Shift-Tab"],
            "focus",
            "step in panel or view",
        ),
        row(
            View,
            A::PanelUp,
            &["K", "Alt-k"],
            "panel up",
            "scroll the panel up",
        ),
        row(
            View,
            A::PanelDown,
            &["J", "Alt-j"],
            "panel down",
            "scroll the panel down",
        ),
        row(View, A::Open, &["Enter"], "open", "open, follow a link"),
        row(Find, A::Search, &["/"], "search", "search in all its words"),
        row(
            Find,
            A::Filter,
            &["f"],
            "filter",
            "show only some; Tab helps",
        ),
        row(
            Find,
            A::DropFilter,
            &["F"],
            "drop the filter",
            "show all again",
        ),
        row(
            Find,
            A::Jump,
            &["p", "Ctrl-p"],
            "jump",
            "pick by some letters",
        ),
        row(Find, A::Mark, &["Space"], "mark", "mark, unmark"),
        row(
            Find,
            A::NextMarked,
            &["'"],
            "next marked",
            "next marked event",
        ),
        row(
            Find,
            A::PreviousMarked,
            &["\""],
            "previous marked",
            "previous marked event",
        ),
        row(
            Find,
            A::NextNew,
            &["u"],
            "next new",
            "next new or changed event",
        ),
        row(
            Find,
            A::PreviousNew,
            &["U"],
            "previous new",
            "the one before",
        ),
        row(
            Find,
            A::AllVisited,
            &[],
            "all visited",
            "count all new as visited",
        ),
        row(Find, A::NextFound, &["n"], "next match", "next match"),
        row(
            Find,
            A::PreviousFound,
            &["N"],
            "previous match",
            "previous match",
        ),
        row(
            Find,
            A::Palette,
            &[":"],
            "command",
            "commands by name; a date",
        ),
        row(
            Time,
            A::AsOfSelection,
            &["w"],
            "as of",
            "as known on its day",
        ),
        row(Time, A::Now, &["W"], "now", "back to now"),
        row(
            Time,
            A::KnownBefore,
            &["("],
            "as of the event before",
            "as of an event earlier",
        ),
        row(
            Time,
            A::KnownAfter,
            &[")"],
            "as of the next event",
            "as of an event later",
        ),
        row(
            Time,
            A::DayBefore,
            &["[", "Alt-h"],
            "as of the day before",
            "as of a day earlier",
        ),
        row(
            Time,
            A::DayAfter,
            &["]", "Alt-l"],
            "as of the day after",
            "as of a day later",
        ),
        row(
            Time,
            A::MonthBefore,
            &["{"],
            "as of a month before",
            "as of a month earlier",
        ),
        row(
            Time,
            A::MonthAfter,
            &["}"],
            "as of a month after",
            "as of a month later",
        ),
        row(
            Time,
            A::NewSince,
            &["g n"],
            "new since",
            "new since the mark, or a day",
        ),
        row(Do, A::Edit, &["e"], "edit", "edit in your editor"),
        row(Do, A::Add, &["a"], "add", "add an event"),
        row(
            Do,
            A::OpenSource,
            &["o"],
            "open source",
            "source in the browser",
        ),
        row(
            Do,
            A::CopyCitation,
            &["y y"],
            "copy citation",
            "copy the citation",
        ),
        row(Do, A::CopyQuote, &["y q"], "copy quote", "copy a quote"),
        row(Do, A::CopyUrl, &["y u"], "copy URL", "copy an address"),
        row(Do, A::CopyId, &["y i"], "copy id", "copy the id"),
        row(Do, A::CopyDate, &["y d"], "copy date", "copy the date"),
        row(
            Do,
            A::CopyPlace,
            &["y l"],
            "copy file and line",
            "copy file:line",
        ),
        row(
            Do,
            A::CopyMarkdown,
            &["y m"],
            "copy Markdown",
            "copy as Markdown",
        ),
        row(
            Do,
            A::AddCopy,
            &["c"],
            "copy as new",
            "add a copy of this event",
        ),
        row(Do, A::Problems, &["!"], "problems", "problems of the file"),
        row(Do, A::Reload, &["R"], "reload", "read the file again"),
        row(Do, A::Mouse, &["M"], "mouse", "mouse on or off"),
        row(Do, A::Repaint, &["Ctrl-l"], "redraw", "redraw the screen"),
        row(
            Do,
            A::StepBack,
            &["Esc"],
            "step back",
            "step back; never quits",
        ),
        row(Do, A::Suspend, &["Ctrl-z"], "suspend", "suspend"),
        row(Do, A::Cancel, &["Ctrl-c"], "cancel", "close, else quit"),
        row(Do, A::Help, &["?", "F1"], "help", "the keys"),
        row(Do, A::Quit, &["q"], "quit", "quit"),
    ]
};

/// A menu: the commands whose keys begin with this one.
pub const MENUS: [(&str, &str); 5] = [
    ("g", "Go to"),
    ("Z", "Zoom to"),
    ("r", "Lanes"),
    ("v", "View"),
    ("y", "Copy"),
];

/// The row of an action.
pub fn command(action: Action) -> Option<&'static Command> {
    COMMANDS.iter().find(|c| c.action == action)
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::super::Key;
    use super::super::key::parse_keys;
    use super::super::keymap::{Keymap, Match};
    use super::*;

    #[test]
    fn every_key_has_one_meaning() {
        let mut seen: HashMap<Vec<Key>, &str> = HashMap::new();
        for command in COMMANDS {
            for name in command.keys {
                let keys = parse_keys(name).unwrap_or_else(|| panic!("{name} is no key"));
                let other = seen.insert(keys, command.name);
                assert_eq!(other, None, "{name} is bound twice");
            }
        }
    }

    #[test]
    fn every_command_has_a_name_of_its_own() {
        let mut slugs: Vec<String> = COMMANDS.iter().map(Command::slug).collect();
        slugs.sort_unstable();
        slugs.dedup();
        assert_eq!(slugs.len(), COMMANDS.len());
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
        assert_eq!(slugs.iter().find(|slug| !slug.chars().all(plain)), None);
    }

    #[test]
    fn no_command_hides_behind_a_prefix() {
        let all: Vec<Vec<Key>> = COMMANDS
            .iter()
            .flat_map(|c| c.keys)
            .filter_map(|k| parse_keys(k))
            .collect();
        for keys in &all {
            for other in &all {
                assert!(
                    keys == other || !other.starts_with(keys),
                    "{keys:?} hides {other:?}"
                );
            }
        }
    }

    #[test]
    fn every_menu_has_rows_and_every_prefix_a_menu() {
        for command in COMMANDS {
            for name in command.keys.iter().filter(|k| k.contains(' ')) {
                let first = name.split(' ').next().unwrap();
                assert!(
                    MENUS.iter().any(|(key, _)| *key == first),
                    "{name} has no menu"
                );
            }
        }
        for (key, title) in MENUS {
            assert_eq!(
                Keymap::default().look_up(&parse_keys(key).unwrap()),
                Match::Prefix,
                "{title} is empty"
            );
        }
    }
}
