//! Which commands can do something now: the others are left out of hints and palette.

use super::command::Action;
use super::layout::{PanelMode, View};
use super::model::{Focus, Model};
use super::share::Purpose;

impl Model {
    /// Whether a command could change or show anything now. One that could not still says why when its
    /// key is pressed.
    pub fn enabled(&self, action: Action) -> bool {
        use Action as A;
        let anything = !self.reading.walk.is_empty();
        match action {
            _ if !self.suits(action) => false,
            A::Previous
            | A::Next
            | A::PreviousInLane
            | A::NextInLane
            | A::HalfBack
            | A::HalfForward
            | A::PageBack
            | A::PageForward
            | A::First
            | A::Last
            | A::Today
            | A::Open
            | A::CopyCitation
            | A::CopyId
            | A::CopyDate
            | A::CopyPlace
            | A::CopyMarkdown
            | A::AsOfSelection
            | A::PreviousMark
            | A::NextMark
            | A::Scale => anything,
            _ if pans_or_zooms(action) => anything,
            A::ViewDrift => self.offers(View::Drift),
            A::ViewBoard => self.offers(View::Board),
            A::Milestone => !self.reading.record.milestones.is_empty(),
            A::LanesByParty => !self.reading.record.parties.is_empty(),
            A::Linked => self.has_links(),
            A::Search | A::Filter | A::Jump | A::Mark => anything || self.filter.is_some(),
            A::NextFound | A::PreviousFound => self.can_find(),
            A::DropFilter => self.filter.is_some(),
            A::NextNew | A::PreviousNew | A::AllVisited => !self.fresh.is_empty(),
            A::NextMarked | A::PreviousMarked => !self.marked.is_empty(),
            A::Back => !self.behind.is_empty(),
            A::Forward => !self.ahead.is_empty(),
            A::PanelUp | A::PanelDown => anything && self.layout().reader().height > 0,
            A::OpenSource | A::CopyUrl => self.has_any(Purpose::Open),
            A::CopyQuote => self.has_any(Purpose::CopyQuote),
            A::Problems => !self.reading.problems.is_empty(),
            A::AddCopy => self.selected_event().is_some(),
            A::NewSince => !self.reading.record.events.is_empty(),
            A::Now => self.as_of.is_some(),
            A::StepBack => {
                self.banner.is_some()
                    || self.focus == Focus::Panel
                    || self.panel == PanelMode::Full
                    || self.search.is_some()
                    || self.filter.is_some()
                    || self.as_of.is_some()
            }
            _ => true,
        }
    }

    /// Whether what fills the screen has what a command is about: a list has no marks, a board no scale.
    pub(super) fn suits(&self, action: Action) -> bool {
        use Action as A;
        match action {
            A::PreviousMark | A::NextMark => self.view != View::List,
            _ if pans_or_zooms(action) => {
                matches!(self.view, View::Timeline | View::Tall | View::Drift)
            }
            A::Scale => matches!(self.view, View::Timeline | View::Tall),
            _ => true,
        }
    }

    /// Whether the selected event is linked with another.
    fn has_links(&self) -> bool {
        let Some(id) = self.selected_event() else {
            return false;
        };
        let (record, as_of) = (&self.reading.record, self.reading.as_of);
        let links = |e: &crate::record::Event| as_of.links(record, e).next().is_some();
        self.reading.proposal_at(self.at).is_some()
            || record.event(id).is_some_and(links)
            || self.reading.linked_from(id).next().is_some()
    }
}

/// Whether a command moves what the time axis shows, or changes its step.
const fn pans_or_zooms(action: Action) -> bool {
    use Action as A;
    matches!(
        action,
        A::PanLeft
            | A::PanRight
            | A::ZoomIn
            | A::ZoomOut
            | A::Centre
            | A::Whole
            | A::ZoomDay
            | A::ZoomWeek
            | A::ZoomMonth
            | A::ZoomYear
            | A::ZoomDecade
            | A::ZoomEvents
    )
}
