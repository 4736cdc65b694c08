//! What a message changes: the only place where the model changes.

use super::command::Action;
use super::effect::Effect;
use super::keymap::Match;
use super::layout::View;
use super::menu::Step;
use super::model::{Focus, Model, Popup, Run};
use super::msg::Msg;
use super::prompt::Ask;
use super::share::Purpose;
use super::{Code, Key, reload};
use crate::document::{Problem, Severity};
use crate::text::Text;

impl Model {
    /// Takes in what happened; gives what is to be done.
    pub fn update(&mut self, msg: Msg) -> Vec<Effect> {
        let stage = self.stage;
        let steps = matches!(msg, Msg::Key(key) if self.only_steps(key));
        let effects = self.take(msg);
        // A step can have something to say.
        self.stage = if steps && self.is_at_rest() {
            stage
        } else {
            stage.wrapping_add(1)
        };
        effects
    }

    /// Whether a key moves the selection and changes nothing else that is drawn.
    fn only_steps(&self, key: Key) -> bool {
        let steps = matches!(
            self.keymap.look_up(&[super::hangul::latin(key)]),
            Match::Action(
                Action::Previous
                    | Action::Next
                    | Action::PreviousMark
                    | Action::NextMark
                    | Action::PreviousInLane
                    | Action::NextInLane
            )
        );
        steps && self.is_at_rest()
    }

    /// Whether events are read, and nothing is asked, told, typed or dragged.
    fn is_at_rest(&self) -> bool {
        matches!(self.view, View::Timeline | View::List)
            && self.focus == Focus::View
            && self.popup.is_none()
            && self.prompt.is_none()
            && self.pending.is_empty()
            && self.count.is_none()
            && self.message.is_none()
            && self.banner.is_none()
            && self.run.is_none()
            && self.drag.is_none()
    }

    fn take(&mut self, msg: Msg) -> Vec<Effect> {
        match msg {
            Msg::Key(key) => return self.key(key),
            Msg::Mouse(mouse) => return self.mouse(mouse),
            Msg::Paste(text) => self.pasted(&text),
            Msg::Resize { columns, rows } => {
                self.size = (columns, rows);
                self.fit_chart();
            }
            Msg::Loaded(loaded) => {
                reload::loaded(self, loaded);
                self.select_added();
                self.tell_held();
                return self.take_up();
            }
            Msg::Gone(why) => {
                let words = format!("{why}; showing the last good version");
                self.banner = Some((words, None));
                self.message = None;
                self.tell_held();
            }
            Msg::News(ids) => self.news_since_last(ids),
            Msg::Today(day) => reload::today(self, day),
            Msg::Edited(Ok(())) => {}
            Msg::Edited(Err(why)) => {
                self.held = Some(why);
                self.message = None;
                self.tell_held();
            }
            Msg::Added(added) => self.added(added),
            Msg::Place { change, file } => self.ask_to_settle(change, file),
            Msg::Settled(file) => self.settled(file),
            Msg::NotOpened { url, why } => {
                let key = self.key_of(Action::CopyUrl);
                self.message = Some(format!("{why}   {key} copies {}", Text::line(&url)));
            }
            Msg::Notice(words) => self.message = Some(words),
        }
        Vec::new()
    }

    /// Nothing is told any more: the reader goes on.
    pub(super) fn hush(&mut self) {
        self.message = None;
        self.held = None;
    }

    /// What became of the reader's own words is told before what the file has to say, which may be the next
    /// moment, and stays until he goes on.
    fn tell_held(&mut self) {
        let Some(held) = &self.held else {
            return;
        };
        self.message = Some(match self.message.take() {
            Some(told) if told.starts_with(held) => told,
            Some(told) => format!("{held}   {told}"),
            None => held.clone(),
        });
    }

    pub(super) fn key(&mut self, key: Key) -> Vec<Effect> {
        self.drag = None;
        self.hush();
        if self.prompt.is_some() {
            return self.prompt_key(key);
        }
        let key = super::hangul::latin(key);
        if self.pending.is_empty()
            && self.popup.is_none()
            && let Key {
                code: Code::Char(c),
                ctrl: false,
                alt: false,
                ..
            } = key
            && let Some(digit) = c.to_digit(10)
            && (digit > 0 || self.count.is_some())
        {
            let count = self.count.unwrap_or(0).saturating_mul(10);
            self.count = Some(count.saturating_add(digit as usize).min(9_999_999));
            return Vec::new();
        }
        if self.popup.is_some()
            && let Some(effects) = self.popup_key(key)
        {
            return effects;
        }
        if !self.pending.is_empty() && (key.code == Code::Esc || key == Key::ctrl('c')) {
            self.pending.clear();
            self.count = None;
            return Vec::new();
        }
        if !self.pending.is_empty() {
            match self.menu_key(key) {
                Step::Moved => return Vec::new(),
                Step::Chosen(action) => return self.chosen(action),
                Step::Other => {}
            }
        }
        self.pending.push(key);
        match self.keymap.look_up(&self.pending) {
            Match::Prefix => {
                self.row = 0;
                Vec::new()
            }
            Match::Action(action) => self.chosen(action),
            // What concerns the terminal means the same everywhere.
            Match::None if self.keymap.look_up(&[key]) == Match::Action(Action::Repaint) => {
                self.pending.pop();
                self.run(Action::Repaint, None)
            }
            Match::None => {
                self.pending.clear();
                self.count = None;
                Vec::new()
            }
        }
    }

    /// Carries a command out that was chosen by keys or in a menu, with the count that was typed.
    fn chosen(&mut self, action: Action) -> Vec<Effect> {
        self.pending.clear();
        let count = self.count.take();
        self.run(action, count)
    }

    /// How many rows a popup has for its cursor; the help has a cursor of its own.
    fn popup_rows(&self, popup: Popup) -> usize {
        match popup {
            Popup::Help(_) => 0,
            Popup::Problems(_) => self.reading.problems.len(),
            Popup::News(_) => self.news_rows(),
            Popup::Choice(purpose, _) => self.choices(purpose).len(),
        }
    }

    /// A key while a popup is open; none where the key means what it always means.
    pub(super) fn popup_key(&mut self, key: Key) -> Option<Vec<Effect>> {
        let popup = self.popup?;
        if let Popup::Help(_) = popup {
            return self.help_key(key);
        }
        let rows = self.popup_rows(popup);
        let (at, last) = (popup.at(), rows.saturating_sub(1));
        let page = usize::from(self.size.1.saturating_sub(6)).max(1);
        let to = match (key.code, key.ctrl) {
            (Code::Char('j') | Code::Down, false) | (Code::Char('n'), true) => at + 1,
            (Code::Char('k') | Code::Up, false) | (Code::Char('p'), true) => at.saturating_sub(1),
            (Code::PageDown | Code::Char(' '), false) | (Code::Char('d' | 'f'), true) => at + page,
            (Code::PageUp, false) | (Code::Char('u' | 'b'), true) => at.saturating_sub(page),
            (Code::Char('g') | Code::Home, false) => 0,
            (Code::Char('G') | Code::End, false) => last,
            (Code::Enter, _) => {
                return Some(match popup {
                    Popup::Help(_) => Vec::new(),
                    Popup::Problems(at) => {
                        let line = self.reading.problems.get(at).map(|p| p.line);
                        line.map_or_else(Vec::new, |line| self.edit_at(line))
                    }
                    Popup::News(at) => self.go_to_new(at),
                    Popup::Choice(purpose, at) => self.chosen_thing(purpose, at),
                });
            }
            (Code::Char('d'), false) if matches!(popup, Popup::News(_)) => {
                self.ask(Ask::Since);
                return Some(Vec::new());
            }
            (Code::Char('q'), false) => {
                self.popup = None;
                return Some(Vec::new());
            }
            (Code::Char(answer @ ('y' | 'n')), false) if popup.asks() => {
                let Popup::Choice(purpose, _) = popup else {
                    return None;
                };
                return Some(self.chosen_thing(purpose, usize::from(answer == 'n')));
            }
            _ => return None,
        };
        self.popup = Some(popup.with(to.min(last)));
        Some(Vec::new())
    }

    pub(super) fn run(&mut self, action: Action, count: Option<usize>) -> Vec<Effect> {
        use Action as A;
        let n = count.unwrap_or(1);
        let run = match action {
            A::ZoomIn | A::ZoomOut => Some(Run::Zoom),
            _ if action.goes_as_of() => Some(Run::AsOf),
            _ => None,
        };
        if run.is_some() && run != self.run {
            self.remember();
        }
        self.run = run;
        let own = self.focus == Focus::View
            && match self.view {
                View::Drift => self.run_in_drift(action, count),
                View::Board => self.run_on_board(action, count),
                View::Timeline | View::Tall | View::List => false,
            };
        if own {
            return Vec::new();
        }
        match action {
            A::Previous => self.step(n, false),
            A::Next => self.step(n, true),
            A::PreviousMark => self.step_mark(n, false),
            A::NextMark => self.step_mark(n, true),
            A::PreviousInLane => self.step_in_lane(n, false),
            A::NextInLane => self.step_in_lane(n, true),
            A::HalfBack => self.page(n, false, 2),
            A::HalfForward => self.page(n, true, 2),
            A::PageBack => self.page(n, false, 1),
            A::PageForward => self.page(n, true, 1),
            A::PanLeft => self.pan(n, false),
            A::PanRight => self.pan(n, true),
            A::First => self.jump_to_nth(count.unwrap_or(1)),
            A::Last => {
                self.jump_to_nth(count.unwrap_or(usize::MAX));
                if count.is_none() {
                    self.come_home();
                }
            }
            A::Today => {
                self.jump(self.reading.walk.newest());
                self.come_home();
            }
            A::Filter => {
                let text = self.filter.as_ref().map(|f| f.text().to_owned());
                self.ask_with(Ask::Filter, text.as_deref().unwrap_or_default());
            }
            A::Jump => {
                self.ask(Ask::Jump);
                self.prepare_jump();
            }
            A::DropFilter => {
                if !self.drop_filter() {
                    let key = self.key_of(A::Filter);
                    self.message = Some(format!("no filter is on   {key} filters"));
                }
            }
            A::Mark => self.mark(),
            A::NextNew => self.step_new(n, true),
            A::PreviousNew => self.step_new(n, false),
            A::AllVisited => self.all_visited(),
            A::NextMarked => self.step_marked(n, true),
            A::PreviousMarked => self.step_marked(n, false),
            A::Search => self.ask(Ask::Search),
            A::NextFound => self.step_found(n, true),
            A::PreviousFound => self.step_found(n, false),
            A::GoToDate => self.ask(Ask::Date),
            A::GoToId => self.ask(Ask::Id),
            A::Linked => self.follow_link(),
            A::Back => self.back(),
            A::Forward => self.forward(),
            A::ZoomIn => self.zoom(n, true),
            A::ZoomOut => self.zoom(n, false),
            A::Centre => self.centre(),
            A::Whole => self.whole_record(),
            A::ZoomDay | A::ZoomWeek | A::ZoomMonth | A::ZoomYear | A::ZoomDecade => {
                self.zoom_to(action);
            }
            A::ZoomEvents => self.fit_events(),
            A::Scale => self.next_scale(),
            A::LanesByParty
            | A::LanesByKind
            | A::LanesByPlace
            | A::LanesByTag
            | A::LanesByPerson
            | A::LanesOne => self.lane_by(action),
            A::HideLane => self.hide_lane(),
            A::LaneAlone => self.lane_alone(),
            A::AllLanes => self.all_lanes(),
            A::ViewTimeline => self.show(View::Timeline),
            A::ViewList => self.show(View::List),
            A::ViewDrift => self.show_drift(),
            A::ViewBoard => self.show_board(),
            A::Milestone => self.milestones(),
            A::Panel => self.next_panel(),
            A::Focus => self.next_focus(),
            A::PanelUp => self.scroll_panel(n, false),
            A::PanelDown => self.scroll_panel(n, true),
            A::Open => return self.open(),
            A::AsOfSelection => self.as_of_selection(),
            A::Now => self.back_to_now(),
            A::KnownBefore => self.as_of_known(n, false),
            A::KnownAfter => self.as_of_known(n, true),
            A::DayBefore => self.as_of_days(n, false),
            A::DayAfter => self.as_of_days(n, true),
            A::MonthBefore => self.as_of_months(n, false),
            A::MonthAfter => self.as_of_months(n, true),
            A::NewSince => self.new_since(),
            A::Edit => return self.edit(),
            A::Add => return self.add(),
            A::AddCopy => return self.add_copy(),
            A::OpenSource => return self.choose(Purpose::Open),
            A::CopyCitation
            | A::CopyQuote
            | A::CopyUrl
            | A::CopyId
            | A::CopyDate
            | A::CopyPlace
            | A::CopyMarkdown => return self.copy(action),
            A::Problems => self.problems(),
            A::Reload => return vec![Effect::Reload],
            A::Mouse => {
                self.mouse = !self.mouse;
                let on = if self.mouse {
                    "on"
                } else {
                    "off: select text freely"
                };
                let key = self.key_of(A::Mouse);
                self.message = Some(format!("mouse {on}   {key} turns it back"));
                return vec![Effect::Mouse(self.mouse)];
            }
            A::Help => self.popup = Some(Popup::Help(0)),
            A::Palette => {
                self.row = 0;
                self.ask(Ask::Command);
            }
            A::Repaint => return vec![Effect::Repaint],
            A::StepBack => self.step_back(),
            A::Cancel => {
                if self.popup.is_some() {
                    self.popup = None;
                } else {
                    return vec![Effect::Quit];
                }
            }
            A::Suspend => return vec![Effect::Suspend],
            A::Quit => return vec![Effect::Quit],
        }
        Vec::new()
    }

    /// Esc: one rung a press, and it never quits.
    fn step_back(&mut self) {
        if self.popup.take().is_some() {
            return;
        }
        if self.banner.take().is_some() {
            let words = "banner hidden; it comes back with the next save that cannot be read";
            self.message = Some(words.to_owned());
        } else if self.focus == Focus::Panel {
            self.focus = Focus::View;
            let key = self.key_of(Action::Focus);
            self.message = Some(format!("back in the view   {key} returns to the panel"));
            if self.panel == super::layout::PanelMode::Full {
                self.panel = super::layout::PanelMode::Beside;
                self.fit_chart();
            }
        } else if self.panel == super::layout::PanelMode::Full {
            self.panel = super::layout::PanelMode::Beside;
            self.fit_chart();
        } else if self.search.take().is_some() {
            let key = self.key_of(Action::NextFound);
            self.message = Some(format!("search marks dropped   {key} brings them back"));
        } else if self.as_of.is_some() {
            self.remember();
            self.back_to_now();
        } else if !self.drop_filter() {
            let key = self.key_of(Action::Quit);
            self.message = Some(format!("nothing to step back from   {key} quits"));
        }
    }

    fn edit(&mut self) -> Vec<Effect> {
        let event = self
            .selected_event()
            .and_then(|id| self.reading.record.event(id));
        let line = event.map_or(1, |event| event.line);
        self.edit_at(line)
    }

    fn problems(&mut self) {
        if self.reading.problems.is_empty() {
            self.message = Some("the file has no problems".to_owned());
        } else {
            let error = |p: &Problem| p.severity == Severity::Error;
            let first = self.reading.problems.iter().position(error);
            self.popup = Some(Popup::Problems(first.unwrap_or(0)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::opened;
    use super::*;

    #[test]
    fn an_address_that_was_not_opened_can_be_copied() {
        let mut model = opened("- {date: 2026, title: x}");
        model.update(Msg::NotOpened {
            url: "https://a.b/c".to_owned(),
            why: "gio failed: exit status: 2".to_owned(),
        });
        assert_eq!(
            model.message(),
            Some("gio failed: exit status: 2   y u copies https://a.b/c")
        );
    }
}
