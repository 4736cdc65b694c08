//! Moving: through the events, through the marks of the chart, and back.

use super::effect::Effect;
use super::feed::Sight;
use super::layout::{PanelMode, View};
use super::model::{Before, Focus, Model, Place};
use super::panel::{Parts, Thing};
use super::share::Purpose;
use super::walk::Entry;
use crate::day::Day;
use crate::record::EventId;
use crate::timeline::Viewport;

/// How many places are remembered.
const MEMORY: usize = 200;

impl Model {
    /// Selects a place of the walk, the nearest one where it lies beyond an end.
    pub(super) fn select(&mut self, at: usize) {
        let last = self.reading.walk.len().saturating_sub(1);
        let at = at.min(last);
        // What was selected stood in the panel, also where it changed there.
        self.visited();
        if at != self.at {
            self.at = at;
            self.missed = None;
            self.thing = 0;
            self.drift.target = None;
        }
        self.visited();
        self.pristine &= self
            .reading
            .walk
            .day(self.at)
            .is_none_or(|day| self.viewport.cell_of(day).is_some());
        self.reveal();
    }

    /// The selected event is not new any more.
    fn visited(&mut self) {
        if let Some(event) = self.reading.event_at(self.at) {
            self.fresh.remove(event.id.raw());
        }
    }

    /// Selects from afar: `Backspace` comes back.
    pub(super) fn jump(&mut self, at: usize) {
        self.remember();
        self.select(at);
    }

    /// Selects the event that is so far from the first, counted from 1; the last one beyond that.
    pub(super) fn jump_to_nth(&mut self, nth: usize) {
        let walk = &self.reading.walk;
        let nth = nth.min(walk.events()).saturating_sub(1);
        self.jump(walk.event(nth));
    }

    pub(super) fn jump_to(&mut self, id: EventId) {
        if let Some(at) = self.reading.walk.find(Entry::Event(id)) {
            self.jump(at);
        } else {
            self.message = Some("that event is not known on this day".to_owned());
        }
    }

    fn here(&self) -> Option<Place> {
        let entry = self.reading.walk.get(self.at)?;
        Some(Place {
            entry,
            viewport: self.viewport.clone(),
            view: self.view,
            as_of: self.as_of,
            drift: self.drift.viewport.clone(),
        })
    }

    /// Where the reader is, for a prompt that is given up.
    pub(super) fn before(&self) -> Before {
        Before {
            place: self.here(),
            pristine: self.pristine,
            scrolls: self.scrolls.clone(),
            search: self.search.as_ref().map(|s| s.text().to_owned()),
        }
    }

    /// Puts everything back where it was before a prompt.
    pub(super) fn go_before(&mut self, before: Before) {
        if let Some(place) = before.place {
            self.go(place);
        }
        self.pristine = before.pristine;
        self.scrolls = before.scrolls;
    }

    /// Remembers where the reader is, for `Backspace`.
    pub(super) fn remember(&mut self) {
        if let Some(here) = self.here() {
            self.remember_place(here);
        }
    }

    /// Remembers a place where the reader was.
    pub(super) fn remember_place(&mut self, place: Place) {
        if self.behind.last() != Some(&place) {
            self.behind.push(place);
            if self.behind.len() > MEMORY {
                self.behind.remove(0);
            }
        }
        self.ahead.clear();
    }

    pub(super) fn back(&mut self) {
        let Some(place) = self.behind.pop() else {
            self.message = Some("no earlier place".to_owned());
            return;
        };
        self.ahead.extend(self.here());
        self.go(place);
    }

    pub(super) fn forward(&mut self) {
        let Some(place) = self.ahead.pop() else {
            self.message = Some("no later place".to_owned());
            return;
        };
        self.behind.extend(self.here());
        self.go(place);
    }

    fn go(&mut self, place: Place) {
        self.show_as_of(place.as_of);
        self.view = place.view;
        self.drift.viewport = place.drift;
        self.pristine = false;
        // The screen may have another size than when the place was left, and than the chart waits in.
        self.fit_chart();
        if let Some(at) = self.reading.walk.find(place.entry) {
            self.select(at);
        }
        let width = self.viewport.width();
        if place.viewport.width() == width {
            self.viewport = place.viewport;
        } else {
            self.viewport = place.viewport.resized(width);
            self.reveal();
        }
    }

    /// Steps through events in time; in the panel through its things.
    pub(super) fn step(&mut self, n: usize, forward: bool) {
        if self.focus == Focus::Panel {
            self.step_thing(n, forward);
            return;
        }
        let last = self.reading.walk.len().saturating_sub(1);
        if forward && self.at == last {
            self.message = Some("the last one".to_owned());
        } else if !forward && self.at == 0 {
            self.message = Some("the first one".to_owned());
        }
        self.select(if forward {
            self.at.saturating_add(n)
        } else {
            self.at.saturating_sub(n)
        });
    }

    /// Steps by screens of the feed, or parts of one.
    pub(super) fn page(&mut self, n: usize, forward: bool, part: usize) {
        let layout = self.layout();
        if self.view == View::Tall && layout.feed.height == 0 && layout.lanes.height > 0 {
            self.page_time(n, forward, part);
            return;
        }
        if layout.feed.height == 0 {
            self.scroll_panel(n * usize::from(layout.reader().height) / part, forward);
            return;
        }
        let reach = self.in_sight.as_ref().and_then(Sight::reach);
        let Some((first, last, shown)) = reach.filter(|_| self.focus == Focus::View) else {
            let rows = usize::from(layout.feed.height).max(2);
            self.step(n * (rows / part).max(1), forward);
            return;
        };
        let edge = self.reading.walk.find(if forward { last } else { first });
        let row = if let Some(edge) = edge.filter(|&edge| part == 1 && edge != self.at) {
            // The first of the next page is the last of this one: nothing is left out between them.
            let further = n.saturating_sub(1) * shown;
            self.select(if forward {
                edge.saturating_add(further)
            } else {
                edge.saturating_sub(further)
            });
            Some(if forward { 0 } else { usize::MAX })
        } else {
            let row = self.row_of_selection();
            self.step(n * (shown / part).max(1), forward);
            row
        };
        let entry = self.reading.walk.get(self.at);
        if let (Some(sight), Some(entry), Some(row)) = (&mut self.in_sight, entry, row) {
            sight.stand(entry, row);
        }
    }

    /// The row of the feed on which the selection was seen.
    fn row_of_selection(&self) -> Option<usize> {
        let entry = self.reading.walk.get(self.at)?;
        self.in_sight.as_ref()?.row(entry)
    }

    /// Steps by screens of time, or parts of one: the view moves, and what is selected is the first that
    /// lies so far on, or the last so far back.
    fn page_time(&mut self, n: usize, forward: bool, part: usize) {
        let Some(day) = self.reading.walk.day(self.at) else {
            return;
        };
        let columns = usize::from(self.viewport.width()) / part.max(1);
        let columns = i32::try_from(columns.max(1).saturating_mul(n)).unwrap_or(i32::MAX);
        let columns = if forward { columns } else { -columns };
        let scale = self.viewport.scale();
        let extent = scale.extent();
        let there = scale.column(day).saturating_add(columns);
        let there = there.clamp(extent.start, extent.end - 1);
        let day = scale.days(there).or_else(|| scale.days(there + 1));
        let Some((first, last)) = day else { return };
        let walk = &self.reading.walk;
        let to = if forward {
            walk.within(first, Day::MAX).start.max(self.at + 1)
        } else {
            let end = walk.within(Day::MIN, last).end;
            end.saturating_sub(1).min(self.at.saturating_sub(1))
        };
        let to = to.min(walk.len().saturating_sub(1));
        if to == self.at {
            let end = if forward { "last" } else { "first" };
            self.message = Some(format!("the {end} one"));
            return;
        }
        self.viewport = self.viewport.panned(columns);
        self.pristine = false;
        self.select(to);
    }

    /// Moves the view and leaves the selection, unless it gets out of sight.
    pub(super) fn pan(&mut self, n: usize, forward: bool) {
        let n = i32::try_from(n.min(1000)).unwrap_or(1000);
        let next = self.viewport.panned_by_ticks(if forward { n } else { -n });
        if !self.look_at(next, forward) {
            self.message = Some("nothing lies beyond".to_owned());
        }
    }

    /// Shows another view, if there is anything in it. A selection that gets out of sight moves to what
    /// comes in first where the view has moved forward, else last.
    pub(super) fn look_at(&mut self, next: Viewport, forward: bool) -> bool {
        let whole = self.whole();
        let beyond = next
            .days()
            .is_none_or(|(first, last)| first > whole.1 || last < whole.0);
        if beyond {
            return false;
        }
        self.pristine = false;
        self.viewport = next;
        self.keep_in_sight(forward);
        true
    }

    /// Selects what is in sight where the selection is not: the first of it, or the last.
    pub(super) fn keep_in_sight(&mut self, first: bool) {
        let visible = self
            .reading
            .walk
            .day(self.at)
            .is_some_and(|day| self.viewport.cell_of(day).is_some());
        if !visible && let Some((from, to)) = self.viewport.days() {
            let inside = self.reading.walk.within(from, to);
            let at = if first {
                inside.clone().next()
            } else {
                inside.clone().next_back()
            };
            if let Some(at) = at {
                self.at = at;
                self.thing = 0;
            }
        }
    }

    /// Steps through what can be selected in the panel.
    fn step_thing(&mut self, n: usize, forward: bool) {
        let layout = self.layout();
        let panel = self.panel(&layout);
        let last = panel.things.len().saturating_sub(1);
        let thing = if forward {
            (self.thing + n).min(last)
        } else {
            self.thing.saturating_sub(n)
        };
        self.go_to_thing(thing);
    }

    /// Steps to a thing of the panel, and scrolls until it is in sight.
    pub(super) fn go_to_thing(&mut self, thing: usize) {
        let layout = self.layout();
        let panel = self.panel(&layout);
        self.thing = thing;
        let Some(line) = panel.line_of(self.thing) else {
            return;
        };
        let end = panel
            .lines
            .iter()
            .rposition(|l| l.thing == Some(self.thing))
            .unwrap_or(line);
        let height = Parts::of(&panel, layout.reader()).body.height;
        let scroll = self.panel_scroll(&panel, height);
        let rows = usize::from(height);
        let scroll = if line < scroll {
            line
        } else if end >= scroll + rows {
            (end + 1 - rows).min(line)
        } else {
            scroll
        };
        self.set_scroll(scroll);
    }

    pub(super) fn set_scroll(&mut self, scroll: usize) {
        if let Some(entry) = self.reading.walk.get(self.at) {
            self.scrolls.insert(entry, scroll);
        }
    }

    /// Scrolls the panel.
    pub(super) fn scroll_panel(&mut self, n: usize, forward: bool) {
        let layout = self.layout();
        let panel = self.panel(&layout);
        let rows = Parts::of(&panel, layout.reader()).body.height;
        let scroll = self.panel_scroll(&panel, rows);
        let most = panel.lines.len().saturating_sub(rows.into());
        let to = if forward {
            (scroll + n).min(most)
        } else {
            scroll.saturating_sub(n)
        };
        self.set_scroll(to);
    }

    pub(super) fn next_panel(&mut self) {
        self.panel = match self.panel {
            PanelMode::Beside => PanelMode::Full,
            PanelMode::Full => PanelMode::Hidden,
            PanelMode::Hidden => PanelMode::Beside,
        };
        if self.panel == PanelMode::Hidden {
            self.focus = Focus::View;
        }
        self.fit_chart();
    }

    pub(super) fn next_focus(&mut self) {
        self.focus = match self.focus {
            Focus::View => Focus::Panel,
            Focus::Panel => Focus::View,
        };
        let unseen = self.layout().reader().width == 0;
        if self.focus == Focus::Panel && unseen {
            self.panel = PanelMode::Full;
        }
        self.thing = 0;
    }

    /// Opens the event: the panel gets the focus, over the whole screen where it is not beside. In
    /// the panel what was stepped to is followed: a link to its event, a quote to its
    /// source, a source to its address.
    pub(super) fn open(&mut self) -> Vec<Effect> {
        if self.focus == Focus::View {
            if self.layout().divider.is_none() {
                self.panel = PanelMode::Full;
            }
            self.focus = Focus::Panel;
            self.thing = 0;
            return Vec::new();
        }
        let panel = self.panel(&self.layout());
        match panel.things.get(self.thing) {
            Some(Thing::Event(id)) => self.jump_to(*id),
            Some(Thing::Source(_)) => return self.choose(Purpose::Open),
            Some(Thing::Quote(i)) => {
                let event = self.reading.event_at(self.at);
                let quote = event.and_then(|e| e.quotes.get(*i));
                let source = quote.and_then(|q| q.source).map(Thing::Source);
                match panel.things.iter().position(|t| Some(t) == source.as_ref()) {
                    Some(source) => self.go_to_thing(source),
                    None => self.message = Some("this quote has no source".to_owned()),
                }
            }
            None => {}
        }
        Vec::new()
    }

    /// Selects the first event that this one links to, or is linked from.
    pub(super) fn follow_link(&mut self) {
        let Some(Entry::Event(id)) = self.reading.walk.get(self.at) else {
            let last = self
                .reading
                .proposal_at(self.at)
                .and_then(crate::analysis::Window::last_said);
            if let Some(id) = last {
                self.jump_to(id);
            }
            return;
        };
        let reading = &self.reading;
        let event = reading.record.event(id);
        let out = event
            .and_then(|e| reading.as_of.links(&reading.record, e).next())
            .map(|l| l.to);
        let from = reading.linked_from(id).next().map(|(_, other)| other);
        match out.or(from) {
            Some(to) => self.jump_to(to),
            None => self.message = Some("this event has no links".to_owned()),
        }
    }

    pub(super) fn show(&mut self, view: super::layout::View) {
        if self.panel == PanelMode::Full {
            self.panel = PanelMode::Beside;
        }
        self.focus = Focus::View;
        let timeline = |view| matches!(view, View::Timeline | View::Tall);
        if view == View::Timeline && timeline(self.view) {
            self.tall = self.view == View::Timeline;
        }
        self.view = match view {
            View::Timeline if self.tall => View::Tall,
            view => view,
        };
        self.fit_chart();
    }
}

#[cfg(test)]
mod tests {
    use crate::app::{Code, Key, Model, Msg, Start};
    use crate::day::Day;
    use crate::document;

    #[test]
    fn backspace_takes_a_run_of_zooming_back() {
        let text = "events:\n  - date: 2026-05-11\n    title: The bridge opens\n  - date: 2026-05-12\n    title: The bridge closes\n";
        let mut model = Model::new(Start::default());
        model.update(Msg::Today(Day::from_ymd(2026, 11, 23).unwrap()));
        model.update(Msg::Loaded(document::load(text.as_bytes())));
        let opening = model.viewport().clone();
        for key in ["+", "+", "-", "+"] {
            model.update(Msg::Key(Key::char(key.chars().next().unwrap())));
        }
        assert_ne!(*model.viewport(), opening);
        model.update(Msg::Key(Key::plain(Code::Backspace)));
        assert_eq!(*model.viewport(), opening);
    }
}
