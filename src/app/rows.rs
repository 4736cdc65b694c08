//! The lanes of the chart as the user wants them: by what, and which of them.

use super::chart;
use super::command::Action;
use super::lanes::{self, Key, LanesBy, Shown, Wish};
use super::model::Model;
use super::walk::Entry;
use super::words;

impl Model {
    pub(super) fn lane_by(&mut self, action: Action) {
        let by = match action {
            Action::LanesByParty => LanesBy::Party,
            Action::LanesByKind => LanesBy::Kind,
            Action::LanesByPlace => LanesBy::Place,
            Action::LanesByTag => LanesBy::Tag,
            Action::LanesByPerson => LanesBy::Person,
            _ => LanesBy::One,
        };
        let missing = match by {
            LanesBy::Party if self.reading.record.parties.is_empty() => {
                Some("this record names no parties")
            }
            LanesBy::Place if !lanes::is_named(&self.reading, by) => Some("no event has a place"),
            LanesBy::Tag if !lanes::is_named(&self.reading, by) => Some("no event has a tag"),
            LanesBy::Person if !lanes::is_named(&self.reading, by) => {
                Some("no event names anybody")
            }
            _ => None,
        };
        if let Some(missing) = missing {
            self.message = Some(format!("{missing}: lanes by {}", self.lanes.by.name()));
            return;
        }
        self.want(by, Shown::All);
    }

    /// Hides the lane of the selection.
    pub(super) fn hide_lane(&mut self) {
        let Some((name, key)) = self.lane_here() else {
            return;
        };
        if self.lanes.lanes.len() < 2 {
            self.message = Some("the last lane stays".to_owned());
            return;
        }
        let mut hidden: Vec<Key> = self.lanes.hidden.iter().map(|l| l.key.clone()).collect();
        hidden.push(key);
        self.want(self.wish.by, Shown::Without(hidden));
        let key = self.key_of(Action::AllLanes);
        self.message = Some(format!("{name} hidden   {key} shows all lanes"));
    }

    /// Hides all lanes but that of the selection.
    pub(super) fn lane_alone(&mut self) {
        let Some((name, key)) = self.lane_here() else {
            return;
        };
        self.want(self.wish.by, Shown::Alone(key));
        let key = self.key_of(Action::AllLanes);
        self.message = Some(format!("{name} alone   {key} shows all lanes"));
    }

    pub(super) fn all_lanes(&mut self) {
        let hidden = self.lanes.hidden.len();
        self.want(self.wish.by, Shown::All);
        self.message = Some(match hidden {
            0 => "no lane is hidden".to_owned(),
            n => format!("{} shown again", words::count(n, "lane", "lanes")),
        });
    }

    fn want(&mut self, by: LanesBy, shown: Shown) {
        self.wish = Wish { by, shown };
        self.sort_lanes();
        self.fit_chart();
    }

    /// The lane of the selection: its name and key. None, with a message, where it has none that shows.
    fn lane_here(&mut self) -> Option<(String, Key)> {
        let window = self.reading.proposal_at(self.at);
        let number = match self.reading.walk.get(self.at) {
            Some(Entry::Event(event)) => Some(self.lanes.of(event)),
            _ => window.and_then(|window| chart::lane_of(self, window.whose())),
        };
        let found = number
            .filter(|&number| !self.lanes.hides(number))
            .and_then(|number| self.lanes.lane(number))
            .map(|lane| (lane.name.clone(), lane.key.clone()));
        if found.is_none() {
            let words = "what is selected stands in no lane that is shown";
            let key = self.key_of(Action::AllLanes);
            self.message = Some(format!("{words}   {key} shows all"));
        }
        found
    }
}
