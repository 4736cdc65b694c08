//! What is kept of the last visit to a file, in the user's state folder: where the reader was, as JSON, and
//! beside it the digests of what he saw, 8 bytes each.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::thread;

use serde::{Deserialize, Serialize};

use super::beside::Beside;
use super::event::Event;
use super::mailbox::Post;
use super::state;
use crate::app::Msg;
use crate::app::layout::View;
use crate::app::visit::{Seen, Selected, Visit};
use crate::day::Day;
use crate::timeline::Scale;

/// What the digests begin with. Digests of other facts begin with something else: what was seen before is then
/// not compared with what is there.
const DIGESTS: &[u8; 8] = b"digest 1";

/// Where it is kept for one file.
#[derive(Clone, Debug)]
pub struct Keep {
    visit: PathBuf,
    digests: PathBuf,
}

impl Keep {
    /// The place for the file; none where the user has no folder for such things.
    pub fn of(file: &Path) -> Option<Self> {
        let folder = state::folder("visits")?;
        let name = state::name_for(file);
        Some(Self {
            visit: folder.join(format!("{name}.json")),
            digests: folder.join(format!("{name}.digests")),
        })
    }

    /// What was kept of the last visit; none before the first one, and where it cannot be read.
    pub fn last(&self) -> Option<Visit> {
        let bytes = fs::read(&self.visit).ok()?;
        serde_json::from_slice::<Written>(&bytes).ok()?.visit()
    }

    /// Finds out in a thread which events are new since then, and tells.
    ///
    /// # Errors
    ///
    /// The thread cannot be started.
    pub fn find_news(self, seen: Seen, post: Post) -> io::Result<()> {
        thread::Builder::new()
            .name("news".to_owned())
            .spawn(move || {
                let digests = self.digests();
                let ids = digests.map_or_else(Vec::new, |digests| seen.unlike(&digests));
                // Fails only when the main loop has ended.
                let _ = post.send(Event::Msg(Msg::News(ids)));
            })?;
        Ok(())
    }

    fn digests(&self) -> Option<Vec<u64>> {
        let bytes = fs::read(&self.digests).ok()?;
        let (numbers, []) = bytes.strip_prefix(DIGESTS)?.as_chunks() else {
            return None;
        };
        Some(numbers.iter().copied().map(u64::from_le_bytes).collect())
    }

    /// Keeps what is to be known of this visit at the next one; what was seen stays as it was kept last
    /// where there is none.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn put(&self, file: &Path, visit: &Visit, seen: Option<&Seen>) -> io::Result<()> {
        state::lasting("visits")?;
        let written = serde_json::to_vec(&Written::of(file, visit))?;
        if let Some(seen) = seen {
            let mut bytes = DIGESTS.to_vec();
            bytes.extend(seen.digests().into_iter().flat_map(u64::to_le_bytes));
            put(&self.digests, &bytes)?;
        }
        put(&self.visit, &written)
    }
}

/// Writes a file at one stroke.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = Beside::create(path, 0o600)?;
    beside.file.write_all(bytes)?;
    fs::rename(&beside.path, path)
}

/// A visit as it is written down.
#[derive(Debug, Serialize, Deserialize)]
struct Written {
    /// For people who look into the folder.
    file: String,
    day: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    event: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    proposal: Option<String>,
    view: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    chart: Option<Chart>,
    marked: Vec<String>,
    unvisited: Vec<String>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Chart {
    scale: String,
    from: String,
}

impl Written {
    fn of(file: &Path, visit: &Visit) -> Self {
        let (event, proposal) = match visit.selected.clone() {
            Some(Selected::Event(id)) => (Some(id), None),
            Some(Selected::Proposal(line)) => (None, Some(line)),
            None => (None, None),
        };
        let view = View::WORDS.iter().find(|(_, view, _)| *view == visit.view);
        let whole = fs::canonicalize(file).unwrap_or_else(|_| file.to_owned());
        Self {
            file: whole.to_string_lossy().into_owned(),
            day: visit.day.to_string(),
            event,
            proposal,
            view: view.map_or_else(String::new, |(word, ..)| (*word).to_owned()),
            chart: visit.chart.as_ref().map(|(scale, day)| Chart {
                scale: scale.to_string(),
                from: day.to_string(),
            }),
            marked: visit.marked.clone(),
            unvisited: visit.unvisited.clone(),
        }
    }

    /// None where the day cannot be read; whatever else cannot is left out.
    fn visit(self) -> Option<Visit> {
        let view = View::WORDS.iter().find(|(word, ..)| *word == self.view);
        let event = self.event.map(Selected::Event);
        Some(Visit {
            day: Day::parse(&self.day)?,
            selected: event.or(self.proposal.map(Selected::Proposal)),
            view: view.map(|(_, view, _)| *view).unwrap_or_default(),
            chart: self
                .chart
                .and_then(|chart| Some((Scale::parse(&chart.scale)?, Day::parse(&chart.from)?))),
            marked: self.marked,
            unvisited: self.unvisited,
        })
    }
}
