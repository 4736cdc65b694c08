//! All that the program knows while it runs.

use std::collections::{HashMap, HashSet};
use std::sync::{Arc, OnceLock};

use super::anchor::Anchor;
use super::chart::{self, Chart};
use super::command::Action;
use super::feed::{self, Feed, Sight};
use super::filter::Draft;
use super::jump::Jump;
use super::lanes::{Lanes, LanesBy, Wish};
use super::layout::{self, LEAST_CHART, Layout, PanelMode, View, Wants};
use super::mouse::Drag;
use super::msg::Added;
use super::news::News;
use super::panel::{self, Form, Panel};
use super::prompt::{Histories, Prompt};
use super::reading::Reading;
use super::search::Search;
use super::share::Purpose;
use super::tall::Tall;
use super::visit::Visit;
use super::walk::Entry;
use super::{Key, Keymap, drift};
use crate::analysis::{AsOf, Standing};
use crate::day::{Day, End};
use crate::document::{Loaded, Problem};
use crate::query::{self, Filter};
use crate::record::{Event, Voice};
use crate::text::measure;
use crate::timeline::{Index, Opening, Viewport};

/// What the program starts with, before it has read anything.
#[derive(Clone, Debug, Default)]
pub struct Start {
    /// The record's file as the user knows it, such as `events.yaml`.
    pub file: String,
    /// Why the file cannot be edited, where it cannot: a few words such as "built-in record".
    pub read_only: Option<&'static str>,
    /// What to select first: an id or a day; else the newest event begun by today.
    pub at: Option<String>,
    /// Which events to show first, as a filter is typed.
    pub filter: Option<String>,
    /// The day as of which the record is shown; else all of it is, today.
    pub as_of: Option<Day>,
    /// Only ASCII is drawn.
    pub ascii: bool,
    /// Whether the mouse is watched.
    pub mouse: bool,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// What fills the screen.
    pub view: View,
    /// By what the lanes of the chart are made.
    pub lanes: LanesBy,
    /// What the user should know, as a sentence.
    pub notice: Option<String>,
    /// What was kept of the last visit.
    pub last: Option<Visit>,
}

/// Where a reader is: what is selected, and what the chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// What is selected.
    pub entry: Entry,
    /// What the chart shows.
    pub viewport: Viewport,
    /// What fills the screen.
    pub view: View,
    /// The day as of which the record is shown, where that is not now.
    pub as_of: Option<Day>,
    /// What the drift chart shows, where it was moved.
    pub drift: Option<Viewport>,
}

/// Where the reader was before a prompt moved the view.
#[derive(Clone, Debug, Default)]
pub struct Before {
    pub(super) place: Option<Place>,
    pub(super) pristine: bool,
    pub(super) scrolls: HashMap<Entry, usize>,
    /// What was searched for.
    pub(super) search: Option<String>,
}

/// Something laid over the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Popup {
    /// The keys; the line the cursor is on, of those that do something.
    Help(usize),
    /// The problems of the file; the one the cursor is on.
    Problems(usize),
    /// What is new since a day; the row the cursor is on.
    News(usize),
    /// Several things of one sort to choose from, and for what; the one the cursor is on.
    Choice(Purpose, usize),
}

impl Popup {
    /// The row that the cursor is on.
    pub const fn at(self) -> usize {
        match self {
            Self::Help(at) | Self::Problems(at) | Self::News(at) | Self::Choice(_, at) => at,
        }
    }

    /// Whether it asks what is answered by yes or no.
    pub(super) const fn asks(self) -> bool {
        matches!(self, Self::Choice(Purpose::Settle(_), _))
    }

    /// The same with the cursor on another row.
    #[must_use]
    pub const fn with(self, at: usize) -> Self {
        match self {
            Self::Help(_) => Self::Help(at),
            Self::Problems(_) => Self::Problems(at),
            Self::News(_) => Self::News(at),
            Self::Choice(purpose, _) => Self::Choice(purpose, at),
        }
    }
}

/// Moves that count as one as long as nothing else is done: `Backspace` takes all of it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Run {
    /// Zooming.
    Zoom,
    /// Going through the as-of days.
    AsOf,
}

/// What j and k step through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Focus {
    /// The events.
    #[default]
    View,
    /// The things of the panel.
    Panel,
}

/// The state of the program.
#[derive(Clone, Debug)]
pub struct Model {
    pub(super) file: String,
    pub(super) read_only: Option<&'static str>,
    /// The file that such a record can be written into.
    pub(super) place: String,
    /// What to select first.
    pub(super) wanted: Option<String>,
    /// What to filter by first.
    pub(super) wanted_filter: Option<String>,
    pub(super) opened: bool,
    pub(super) reading: Reading,
    /// The day it is, whatever the record is shown as of.
    pub(super) today: Day,
    /// The day as of which the record is shown, where that is not now.
    pub(super) as_of: Option<Day>,
    pub(super) loaded: Loaded,
    /// The lanes that the user wants: a record without parties has them by kind.
    pub(super) wish: Wish,
    pub(super) lanes: Lanes,
    pub(super) index: Index,
    pub(super) viewport: Viewport,
    /// The chart still shows what it opened with: a new size opens it anew.
    pub(super) pristine: bool,
    pub(super) at: usize,
    /// What was selected and has gone from the file, and what stands in for it: as long as nobody moves
    /// on, the selection goes back to it when it comes back.
    pub(super) missed: Option<(Anchor, Entry)>,
    /// The key of the milestone that was chosen; none for the main one.
    pub(super) milestone: Option<Box<str>>,
    /// The cell of the board that was chosen.
    pub(super) cell: Option<(usize, usize)>,
    /// Where the reader is in the drift view.
    pub(super) drift: drift::Cursor,
    pub(super) view: View,
    /// The timeline was left as the tall chart, and comes back so.
    pub(super) tall: bool,
    pub(super) panel: PanelMode,
    pub(super) focus: Focus,
    pub(super) thing: usize,
    pub(super) scrolls: HashMap<Entry, usize>,
    pub(super) popup: Option<Popup>,
    /// What is new, while its popup is open.
    pub(super) news: Option<News>,
    pub(super) prompt: Option<Prompt>,
    /// Why what was typed into the prompt cannot be used.
    pub(super) refusal: Option<String>,
    pub(super) histories: Histories,
    /// What is searched for.
    pub(super) search: Option<Search>,
    /// The folded text of the record, from the first search on.
    pub(super) texts: OnceLock<Arc<query::Index>>,
    /// Which events are shown.
    pub(super) filter: Option<Filter>,
    /// What a jump chooses from, while it is typed.
    pub(super) jump: Option<Jump>,
    /// The filter while it is typed.
    pub(super) draft: Option<Draft>,
    /// Ids of the events that the user has marked, each with its number: what was marked later has a
    /// greater one.
    pub(super) marked: HashMap<Box<str>, u32>,
    pub(super) keymap: Keymap,
    pub(super) pending: Vec<Key>,
    /// The row of the menu or palette that the cursor is on.
    pub(super) row: usize,
    /// The commands that were run by name of late, the latest first.
    pub(super) recent: Vec<super::command::Action>,
    pub(super) count: Option<usize>,
    pub(super) message: Option<String>,
    /// What the message tells of the reader's own words, until he goes on: no reading takes it away.
    pub(super) held: Option<String>,
    /// The file could not be read as a whole: why, as a sentence, and the line.
    pub(super) banner: Option<(String, Option<Problem>)>,
    /// The run that the last command was part of.
    pub(super) run: Option<Run>,
    pub(super) behind: Vec<Place>,
    pub(super) ahead: Vec<Place>,
    /// Ids of events that came or changed since the last visit and were not visited since.
    pub(super) fresh: HashSet<Box<str>>,
    /// What was kept of the last visit, until the whole record has been read.
    pub(super) last: Option<Visit>,
    /// The day of the last visit, until it is known what is new since.
    pub(super) awaits_news: Option<Day>,
    /// The event that was put into the file and has not been read yet.
    pub(super) awaited: Option<Added>,
    /// What the mouse holds.
    pub(super) drag: Option<Drag>,
    /// What of the feed was drawn last.
    pub(super) in_sight: Option<Sight>,
    /// How wide the user has made the panel beside the rest.
    pub(super) panel_columns: Option<u16>,
    pub(super) size: (u16, u16),
    pub(super) ascii: bool,
    pub(super) mouse: bool,
    /// Counts what changes more than what is selected.
    pub(super) stage: u64,
}

impl Model {
    /// A model that has read nothing yet: [`Msg::Today`](super::Msg::Today),
    /// [`Msg::Resize`](super::Msg::Resize) and [`Msg::Loaded`](super::Msg::Loaded) open it.
    pub fn new(start: Start) -> Self {
        let loaded = Loaded::default();
        let today = Day::from_number(1);
        let reading = Reading::new(&loaded, AsOf::now(today));
        let wish = Wish::by(start.lanes);
        let lanes = Lanes::new(&reading, &wish, usize::MAX);
        let index = chart::index(&reading, &lanes);
        Self {
            file: start.file,
            read_only: start.read_only,
            place: String::new(),
            wanted: start.at,
            wanted_filter: start.filter,
            opened: false,
            viewport: opening(&reading, 1),
            reading,
            today,
            as_of: start.as_of,
            loaded,
            wish,
            lanes,
            index,
            pristine: true,
            at: 0,
            missed: None,
            milestone: None,
            cell: None,
            drift: drift::Cursor::default(),
            view: start.view,
            tall: start.view == View::Tall,
            panel: PanelMode::default(),
            focus: Focus::default(),
            thing: 0,
            scrolls: HashMap::new(),
            popup: None,
            news: None,
            prompt: None,
            refusal: None,
            histories: Histories::default(),
            search: None,
            texts: OnceLock::new(),
            filter: None,
            jump: None,
            draft: None,
            marked: HashMap::new(),
            keymap: start.keymap,
            pending: Vec::new(),
            row: 0,
            recent: Vec::new(),
            count: None,
            message: start.notice,
            held: None,
            banner: None,
            run: None,
            behind: Vec::new(),
            ahead: Vec::new(),
            fresh: HashSet::new(),
            last: start.last,
            awaits_news: None,
            awaited: None,
            drag: None,
            in_sight: None,
            panel_columns: None,
            size: (80, 24),
            ascii: start.ascii,
            mouse: start.mouse,
            stage: 0,
        }
    }

    /// Whether a record has been read.
    pub const fn is_open(&self) -> bool {
        self.opened
    }

    /// How many events the file has, while only a part of them has been read.
    pub const fn part_of(&self) -> Option<usize> {
        self.loaded.part_of
    }

    /// The record, read on the day.
    pub const fn reading(&self) -> &Reading {
        &self.reading
    }

    /// The day as of which the record is shown; none where it is shown as of now.
    pub const fn as_of(&self) -> Option<Day> {
        self.as_of
    }

    /// What the record is asked: as of a day, or now.
    pub(super) fn question(&self) -> AsOf {
        self.as_of.map_or(AsOf::now(self.today), AsOf::then)
    }

    /// The place of the selection in the walk.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// What fills the screen.
    pub const fn view(&self) -> View {
        self.view
    }

    /// What is laid over the screen.
    pub const fn popup(&self) -> Option<Popup> {
        self.popup
    }

    /// The keys pressed so far of a longer sequence.
    pub fn pending(&self) -> &[Key] {
        &self.pending
    }

    /// Which keys mean what.
    pub const fn keymap(&self) -> &Keymap {
        &self.keymap
    }

    /// The key that does something, for words that name it.
    pub fn key_of(&self, action: Action) -> String {
        self.keymap.key(action)
    }

    /// The count typed so far.
    pub const fn count(&self) -> Option<usize> {
        self.count
    }

    /// What the user should know, until the next key.
    pub fn message(&self) -> Option<&str> {
        self.message.as_deref()
    }

    /// Whether the file has no events, and nothing keeps it from taking the first.
    pub fn has_no_events(&self) -> bool {
        self.reading.record.events.is_empty() && self.reading.errors == 0
    }

    /// The message in the rows that it takes at the foot of the screen; the status row is the last of them.
    pub fn message_rows(&self) -> Vec<String> {
        let Some(message) = self.message() else {
            return Vec::new();
        };
        let room = self.size.0.saturating_sub(2).into();
        // What does not fit into the row stands above it, as long as most of the screen stays.
        let most = usize::from(self.size.1.saturating_sub(1) / 3) + 1;
        measure::first_lines(measure::wrap(message, room), most, room)
    }

    /// How many rows above the status row the message takes.
    pub fn rows_told(&self) -> u16 {
        let rows = self.message_rows().len().saturating_sub(1);
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Why the last good view is shown and not the file as it is, and the problem.
    pub fn banner(&self) -> Option<(&str, Option<&Problem>)> {
        self.banner
            .as_ref()
            .map(|(words, problem)| (words.as_str(), problem.as_ref()))
    }

    /// What the chart shows.
    pub const fn viewport(&self) -> &Viewport {
        &self.viewport
    }

    /// The items of the chart.
    pub const fn index(&self) -> &Index {
        &self.index
    }

    /// The lanes of the chart.
    pub const fn lanes(&self) -> &Lanes {
        &self.lanes
    }

    /// Whether an event stands at a place of the walk whose lane is hidden.
    pub fn is_hidden(&self, at: usize) -> bool {
        match self.reading.walk.get(at) {
            Some(Entry::Event(event)) => self.lanes.hides(self.lanes.of(event)),
            _ => false,
        }
    }

    /// How many lanes there is room for. Lanes of which there may be any number leave a third of the
    /// chart to what was proposed.
    pub(super) fn lane_room(&self) -> usize {
        let most = usize::from(layout::most_chart_rows(self.size.1));
        if self.wish.by.is_open() && !self.reading.windows.is_empty() {
            most * 2 / 3
        } else {
            most
        }
    }

    /// Makes the lanes anew: the record, the wish or the room has changed.
    pub(super) fn sort_lanes(&mut self) {
        self.lanes = Lanes::new(&self.reading, &self.wish, self.lane_room());
        self.index = chart::index(&self.reading, &self.lanes);
        self.find_again();
    }

    /// The columns of the chart between which the mouse has drawn a span, both included.
    pub fn span(&self) -> Option<(u16, u16)> {
        match self.drag {
            Some(Drag::Span { from, to }) if from != to => Some((from.min(to), from.max(to))),
            _ => None,
        }
    }

    /// The file as the user knows it.
    pub fn file_name(&self) -> &str {
        &self.file
    }

    /// Whether the record cannot be edited.
    pub const fn is_read_only(&self) -> bool {
        self.read_only.is_some()
    }

    /// Where the record is from, where it cannot be edited.
    pub fn origin_words(&self) -> &str {
        self.read_only.unwrap_or("")
    }

    /// The size of the terminal: columns, rows.
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// Where the panel stands.
    pub const fn panel_mode(&self) -> PanelMode {
        self.panel
    }

    /// Whether j and k step through the panel.
    pub const fn focus(&self) -> Focus {
        self.focus
    }

    /// Whether an event came or changed since the last visit and was not visited since.
    pub fn is_fresh(&self, event: &Event) -> bool {
        self.fresh.contains(event.id.raw())
    }

    /// How many events came or changed since the last visit and were not visited since.
    pub fn count_of_new(&self) -> usize {
        self.fresh.len()
    }

    /// Where the parts of the screen stand.
    pub fn layout(&self) -> Layout {
        self.layout_around(self.chart().as_ref())
    }

    /// Where the parts of the screen stand about a chart that is known already.
    pub fn layout_around(&self, chart: Option<&Chart>) -> Layout {
        let rows = chart.map_or(0, |chart| chart.rows.len());
        self.layout_for(u16::try_from(rows).unwrap_or(u16::MAX))
    }

    /// Where the parts stand with a chart of so many rows.
    pub(super) fn layout_for(&self, chart_rows: u16) -> Layout {
        Layout::new(self.size.0, self.size.1, self.wants(chart_rows))
    }

    fn wants(&self, chart_rows: u16) -> Wants {
        let names = self.lanes.name_columns().max(self.milestone_columns());
        let names = u16::try_from(names).unwrap_or(u16::MAX);
        Wants {
            view: self.view,
            panel: self.panel,
            panel_columns: self.panel_columns,
            chart_rows,
            names,
            state: self.reading.state.is_some(),
        }
    }

    /// The columns of the names of milestones with the letters of two parties, which stand below lanes that are not by
    /// party.
    fn milestone_columns(&self) -> usize {
        let reading = &self.reading;
        if self.lanes.by == LanesBy::Party || reading.windows.is_empty() {
            return 0;
        }
        let names = reading.record.milestones.iter().map(|m| m.short.shown());
        names
            .map(|name| measure::width(name) + 2)
            .max()
            .unwrap_or(0)
    }

    /// The place of the selection in the index; none where it is no event.
    pub(super) fn selected_item(&self) -> Option<usize> {
        self.reading.event_at(self.at)?;
        Some(chart::item_of(self, self.at))
    }

    /// The tall chart as it stands in the layout.
    pub fn tall_chart(&self, layout: &Layout) -> Tall {
        Tall::new(self, layout)
    }

    /// The chart above the feed, in the view that has one.
    pub fn chart(&self) -> Option<Chart> {
        (self.view == View::Timeline).then(|| chart::chart(self))
    }

    /// What is shown beside the selection and the days in sight: as long as this is the same number, no
    /// more than those can have changed.
    pub const fn stage(&self) -> u64 {
        self.stage
    }

    /// Takes note of what of the feed has been drawn; nothing where there is no feed.
    pub fn saw(&mut self, in_sight: Option<Sight>) {
        self.in_sight = in_sight;
    }

    /// How many rows at the foot of the feed a banner may stand over.
    fn covered(&self, layout: &Layout) -> usize {
        if self.banner.is_none() {
            return 0;
        }
        let told = self.rows_told();
        let covering = told + layout::banner_rows(self.size.1, told);
        let top = layout.status.y.saturating_sub(covering);
        layout.feed.bottom().saturating_sub(top).into()
    }

    /// The feed as it stands in the layout.
    pub fn feed(&self, layout: &Layout) -> Feed {
        let terse = super::layout::is_small(self.size);
        // Signs look alike when they are small: where there is room, a word says it too.
        let kinds = if self.size.0 >= feed::WORDED {
            feed::KIND
        } else {
            0
        };
        let rows = usize::from(layout.feed.height);
        let (before, aside) = if terse { (9, 3) } else { (13, 4) };
        let room = feed::Room {
            text: usize::from(layout.feed.width).saturating_sub(before + aside + kinds),
            // Where some are marked, the sign of that may stand there too.
            aside: if self.marked.is_empty() { aside } else { 0 },
            kinds,
            rows,
            covered: self.covered(layout),
            terse,
            seen: self
                .in_sight
                .as_ref()
                .and_then(|sight| sight.seen(rows, &self.reading.walk, self.at)),
        };
        feed::feed(&self.reading, self.at, room)
    }

    /// The panel's lines for the selection, as wide as it stands in the layout.
    pub fn panel(&self, layout: &Layout) -> Panel {
        let columns = layout.reader().width;
        let form = if layout.panel.width > 0 {
            Form::Whole
        } else {
            Form::Brief
        };
        panel::panel(
            &self.reading,
            self.at,
            columns.into(),
            form,
            &self.file,
            self.ascii,
            self.words_at(self.at),
        )
    }

    /// The first line of the panel in sight, for a body of so many rows.
    pub fn panel_scroll(&self, panel: &Panel, rows: u16) -> usize {
        let most = panel.lines.len().saturating_sub(rows.into());
        let entry = self.reading.walk.get(self.at);
        entry
            .and_then(|e| self.scrolls.get(&e))
            .copied()
            .unwrap_or(0)
            .min(most)
    }

    /// The thing of the panel that j and k have stepped to.
    pub fn current_thing(&self) -> Option<usize> {
        (self.focus == Focus::Panel).then_some(self.thing)
    }

    /// Who speaks or takes part in an event, in a few words.
    pub fn who(&self, event: &Event) -> String {
        let record = &self.reading.record;
        let name = |voice: &Voice| match voice {
            Voice::Person(id) => record
                .person(*id)
                .map_or(String::new(), |p| p.name.to_string()),
            Voice::Name(name) => name.to_string(),
        };
        let mut names: Vec<String> = Vec::new();
        let voices = event.people.iter().map(|p| &p.who);
        let quotes = self.reading.as_of.quotes(record, event);
        for voice in voices.chain(quotes.filter_map(|q| q.speaker.as_ref())) {
            let name = name(voice);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        names.join(", ")
    }

    /// The status of the selection: "Wed 20 May 2026", "207 of 209".
    pub fn position(&self) -> (String, String) {
        use crate::date::humanize;
        if self.view == View::Drift
            && let Some(position) = self.drift_position()
        {
            return position;
        }
        if self.view == View::Board {
            return self.board_position();
        }
        let walk = &self.reading.walk;
        match (
            self.reading.event_at(self.at),
            self.reading.wording_at(self.at),
        ) {
            (Some(event), _) => {
                let nth = self.at + 1 - walk.proposals_before(self.at);
                let nth = format!("{nth} of {}", walk.events());
                (humanize::long(&event.date), nth)
            }
            (_, Some(proposal)) => {
                let nth = self.at + 1 - walk.past();
                let ahead = walk.len() - walk.past();
                (proposal.line.clone(), format!("{nth} of {ahead} ahead"))
            }
            _ => (String::new(), "0 events".to_owned()),
        }
    }

    /// The days that the chart has to show: from the first event to the last one or the farthest
    /// promise that still stands.
    pub fn whole(&self) -> (Day, Day) {
        let today = self.reading.today();
        let first = self.reading.walk.day(0).unwrap_or(today);
        let last = self
            .reading
            .walk
            .day(self.reading.walk.len().saturating_sub(1));
        (
            first,
            last.unwrap_or(today)
                .max(today.min(first.plus_months(1200)))
                .max(first),
        )
    }

    /// Makes the chart as wide as its place; a chart that nobody has moved is opened anew.
    pub(super) fn fit_chart(&mut self) {
        if !self.lanes.fit(self.lane_room()) {
            self.sort_lanes();
        }
        let width = self.chart_width();
        if self.pristine {
            self.viewport = opening(&self.reading, width);
        } else if self.viewport.width() != width {
            let stepped = self.viewport.scale().is_stepped();
            let anew = if stepped { self.stepped(width) } else { None };
            self.viewport = anew.unwrap_or_else(|| self.viewport.resized(width));
            self.reveal();
        }
    }

    /// The columns of the chart; where none is shown, those that it comes back with: it waits in its width.
    fn chart_width(&self) -> u16 {
        let shown = self.layout_for(6);
        let layout = if shown.lanes.width > 0 {
            shown
        } else {
            let panel = match self.panel {
                PanelMode::Full => PanelMode::Beside,
                panel => panel,
            };
            let wants = Wants {
                view: View::Timeline,
                panel,
                ..self.wants(6)
            };
            Layout::new(self.size.0, self.size.1.max(LEAST_CHART), wants)
        };
        layout.chart_columns().max(1)
    }

    /// Goes back to the first picture, with the years ahead in it, where that is no other scale and the
    /// selection stands in it.
    pub(super) fn come_home(&mut self) {
        let opening = self.opening();
        let day = self.reading.walk.day(self.at);
        if opening.scale() == self.viewport.scale()
            && day.is_some_and(|day| opening.cell_of(day).is_some())
        {
            self.viewport = opening;
            self.pristine = true;
        }
    }

    /// Moves the chart as far as needed to show the selection.
    pub(super) fn reveal(&mut self) {
        if let Some(day) = self.reading.walk.day(self.at) {
            self.viewport = self.viewport.revealed(day);
        }
    }

    /// The scale of the first picture.
    pub(super) fn opening(&self) -> Viewport {
        opening(&self.reading, self.viewport.width())
    }
}

fn opening(reading: &Reading, width: u16) -> Viewport {
    let walk = &reading.walk;
    let farthest = reading
        .windows
        .iter()
        .filter(|w| w.standing == Standing::Standing && w.extent().end == End::Day)
        .map(|w| w.extent().latest)
        .max();
    let past = walk.past();
    let last = |count: usize| past.checked_sub(count).and_then(|at| walk.day(at));
    Opening {
        today: reading.today(),
        newest: last(1),
        few: last(Opening::few(past)),
        story: last(Opening::story(past)),
        first: walk.day(0),
        farthest,
        width,
    }
    .viewport()
}
