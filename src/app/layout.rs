//! Where each part of the screen stands: the breakpoints in one place.
//!
//! ```text
//! title, state of play, overview          head
//! ───────────────────────┬───────────
//! ticks, lanes, windows   │ panel        chart
//! ──────────┕━━┙──────────┤
//! feed                    │
//! ────────────────────────┴───────────
//! status and hints
//! ```

use ratatui::layout::Rect;

/// Below this many columns or rows nothing useful can be drawn.
pub const LEAST: (u16, u16) = (20, 6);

/// Below this many rows the feed stands without the chart.
pub(super) const LEAST_CHART: u16 = 9;

/// The columns that the left part needs before a panel beside it pays.
const LEFT: u16 = 84;

/// The same for the drift chart, whose lines run over years.
const DRIFT: u16 = 104;

/// The columns that the left part keeps however wide the user makes the panel.
const LEAST_LEFT: u16 = 60;

/// The columns below which a panel beside the rest is too narrow to read.
const PANEL: u16 = 30;

/// Where the panel stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum PanelMode {
    /// At the right or below, as there is room.
    #[default]
    Beside,
    /// Over the whole screen.
    Full,
    /// Nowhere.
    Hidden,
}

/// What fills the body of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum View {
    /// Chart, feed and panel.
    #[default]
    Timeline,
    /// The chart alone with headlines in it, and panel.
    Tall,
    /// Feed and panel.
    List,
    /// What date was said when, and by whom.
    Drift,
    /// The conditions by party.
    Board,
}

impl View {
    /// The columns that the left part needs before a panel beside it pays.
    const fn least(self) -> u16 {
        match self {
            Self::Timeline | Self::Tall | Self::List | Self::Board => LEFT,
            Self::Drift => DRIFT,
        }
    }
}

impl View {
    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Timeline | Self::Tall => "Timeline",
            Self::List => "List",
            Self::Drift => "Drift",
            Self::Board => "Board",
        }
    }

    /// All of them with their word and what it means.
    pub const WORDS: [(&'static str, Self, &'static str); 5] = [
        ("timeline", Self::Timeline, "Chart, feed and panel"),
        ("tall", Self::Tall, "Chart with headlines, and panel"),
        ("list", Self::List, "Feed and panel"),
        ("drift", Self::Drift, "What date was said when, and by whom"),
        ("board", Self::Board, "The conditions by party"),
    ];
}

/// The areas of the screen; an area that has no room is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Layout {
    /// The title row.
    pub title: Rect,
    /// The state of play.
    pub state: Rect,
    /// The overview of the whole record.
    pub overview: Rect,
    /// What follows from the state of play: the slip, in the drift view.
    pub note: Rect,
    /// The drift chart or the board.
    pub main: Rect,
    /// The selection in a row, under the drift chart.
    pub detail: Rect,
    /// The rule under the head.
    pub head_rule: Rect,
    /// The rows of ticks, over the chart's columns and the lane names.
    pub axis: Rect,
    /// The lanes and windows, lane names at the left.
    pub lanes: Rect,
    /// The rule between chart and feed.
    pub rule: Rect,
    /// The feed.
    pub feed: Rect,
    /// The panel beside or over everything; empty where it is below.
    pub panel: Rect,
    /// The rule between the feed and a panel below.
    pub below_rule: Rect,
    /// The panel below the feed.
    pub below: Rect,
    /// The rule above the status row.
    pub foot_rule: Rect,
    /// The status row.
    pub status: Rect,
    /// The width of the lane names, in columns.
    pub names: u16,
    /// The column of the divider between left part and panel; none without a panel beside.
    pub divider: Option<u16>,
    /// One row of marks in place of lanes: for the smallest screens.
    pub spark: bool,
}

/// Whether a screen of so many columns and rows has room for but one row of marks.
pub const fn is_small((columns, rows): (u16, u16)) -> bool {
    columns < 60 || rows < 16
}

/// The most rows that a banner takes over the foot of a screen of so many rows, its frame counted. Where `told`
/// rows stand below it beside the status row, they are taken from it on low screens: the list has none to spare.
pub const fn banner_rows(rows: u16, told: u16) -> u16 {
    match rows {
        0..10 => 2_u16.saturating_sub(told),
        10..12 => 3_u16.saturating_sub(told),
        12..16 => 5_u16.saturating_sub(told),
        _ => rows / 4 + 1,
    }
}

/// Whether a banner of so many rows at most has a frame; a low one has but a title.
pub const fn banner_is_framed(most: u16) -> bool {
    most > 3
}

/// The most rows that a chart may take on a screen of so many rows, ticks not counted.
pub const fn most_chart_rows(rows: u16) -> u16 {
    match rows {
        0..=21 => 5,
        22..=25 => 6,
        26..=29 => rows / 4,
        _ => rows * 2 / 5,
    }
}

/// What the layout depends on beside the size of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wants {
    /// What fills the body.
    pub view: View,
    /// Where the panel stands.
    pub panel: PanelMode,
    /// How wide the user wants the panel beside the rest.
    pub panel_columns: Option<u16>,
    /// How many rows the chart would fill, ticks not counted.
    pub chart_rows: u16,
    /// The width of the widest lane name.
    pub names: u16,
    /// Whether there is a state of play to show.
    pub state: bool,
}

impl Layout {
    /// The areas for a screen of this size.
    pub fn new(columns: u16, rows: u16, wants: Wants) -> Self {
        let mut out = Self::default();
        let row = |y: u16| Rect::new(0, y, columns, 1);
        let large = rows >= 30 && columns >= 60;
        let small = is_small((columns, rows));
        let mut top = 0;
        let mut take = |n: u16| {
            let y = top;
            top += n;
            y
        };
        out.title = row(take(1));
        // On the lowest screens the words go before the shape, and both before everything else.
        out.state = if wants.state && rows >= 7 {
            row(take(1))
        } else {
            Rect::default()
        };
        let own = matches!(wants.view, View::Drift | View::Board);
        if wants.view == View::Drift && rows >= 10 {
            let height = if large { 2 } else { 1 };
            out.note = Rect {
                height,
                ..row(take(height))
            };
        } else if large && !own {
            out.overview = row(take(1));
        }
        if large {
            out.head_rule = row(take(1));
        }
        out.status = row(rows.saturating_sub(1));
        let mut bottom = rows.saturating_sub(1);
        if large {
            bottom -= 1;
            out.foot_rule = row(bottom);
        }
        let body = Rect::new(0, top, columns, bottom.saturating_sub(top));
        if wants.panel == PanelMode::Full {
            out.panel = body;
            out.head_rule = if large {
                out.head_rule
            } else {
                Rect::default()
            };
            return out;
        }
        let least = wants.view.least();
        let beside = wants.panel == PanelMode::Beside && columns >= least + 1 + PANEL && rows >= 20;
        let left = if beside {
            let panel = match wants.panel_columns {
                Some(wanted) => wanted.clamp(PANEL, columns - LEAST_LEFT - 1),
                None => (columns - least - 1).min(columns * 61 / 200).max(PANEL),
            };
            let left = columns - panel - 1;
            out.divider = Some(left);
            out.panel = Rect::new(left + 1, body.y, panel, body.height);
            Rect {
                width: left,
                ..body
            }
        } else {
            body
        };
        out.names = match (small, large) {
            (true, _) => 2,
            (false, true) => (wants.names + 2).clamp(13, 18),
            (false, false) => (wants.names + 2).clamp(11, 15),
        };
        if own {
            out.own_view(left, wants.view, small);
            return out;
        }
        let feed_top = match wants.view {
            View::List | View::Drift | View::Board => left.y,
            View::Timeline | View::Tall if rows < LEAST_CHART => left.y,
            View::Tall => {
                let small_ticks = if small { 1 } else { 2 };
                let ticks = small_ticks.min(left.height);
                out.spark = small;
                out.axis = Rect {
                    height: ticks,
                    ..left
                };
                out.lanes = Rect {
                    y: left.y + ticks,
                    height: left.height - ticks,
                    ..left
                };
                left.bottom()
            }
            View::Timeline => out.chart(left, rows, small, wants.chart_rows),
        };
        let mut feed = Rect {
            y: feed_top,
            height: left.bottom().saturating_sub(feed_top),
            ..left
        };
        let below = !beside && wants.panel == PanelMode::Beside && columns >= 60 && rows >= 20;
        if below && feed.height >= 9 {
            let height = (feed.height * 2 / 5).clamp(3, 24);
            feed.height -= height + 1;
            out.below_rule = Rect {
                y: feed.bottom(),
                height: 1,
                ..left
            };
            out.below = Rect {
                y: feed.bottom() + 1,
                height,
                ..left
            };
        }
        out.feed = feed;
        out
    }

    /// Gives the left part to the drift chart or the board.
    fn own_view(&mut self, left: Rect, view: View, small: bool) {
        self.main = left;
        if view == View::Drift && !small {
            self.main.height = left.height.saturating_sub(1);
            self.detail = Rect {
                y: self.main.bottom(),
                height: left.height.min(1),
                ..left
            };
        }
    }

    /// Places the chart at the top of the left part; gives the row under its rule.
    fn chart(&mut self, left: Rect, rows: u16, small: bool, wanted: u16) -> u16 {
        let row = |y: u16, height: u16| Rect { y, height, ..left };
        if small {
            self.spark = true;
            let ticks = 1.min(left.height);
            self.axis = row(left.y, ticks);
            self.lanes = row(left.y + ticks, 1.min(left.height.saturating_sub(ticks)));
            self.rule = row(self.lanes.bottom(), 1.min(left.height.saturating_sub(2)));
            return self.rule.bottom();
        }
        let most = most_chart_rows(rows);
        self.axis = row(left.y, 2);
        self.lanes = row(left.y + 2, wanted.clamp(1, most));
        self.rule = row(self.lanes.bottom(), 1);
        self.rule.bottom()
    }

    /// How many columns the chart itself has: those of the lanes without the names.
    pub fn chart_columns(&self) -> u16 {
        self.lanes.width.saturating_sub(self.names)
    }

    /// Where the panel's text stands, beside, full or below.
    pub fn reader(&self) -> Rect {
        if self.panel.width > 0 {
            let margin = 1;
            let width = self.panel.width.saturating_sub(2 * margin);
            // Lines longer than this are hard to read.
            Rect {
                x: self.panel.x + margin,
                width: width.min(96),
                ..self.panel
            }
        } else if self.below.width > 0 {
            Rect {
                x: self.below.x + 1,
                width: self.below.width.saturating_sub(2),
                ..self.below
            }
        } else {
            Rect::default()
        }
    }
}
