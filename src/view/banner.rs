//! That the file cannot be read: over the foot of the screen, where it hides neither the calendar nor what
//! is selected.

use ratatui::layout::Rect;

use super::pen::Pen;
use super::popup::frame;
use crate::app::Model;
use crate::app::command::Action;
use crate::app::ink::Ink;
use crate::app::layout::{banner_is_framed, banner_rows};
use crate::text::measure;

/// Draws the banner, if there is one. Reason and mend come first, then the keys; the rest where there is
/// room.
pub fn render(model: &Model, area: Rect, pen: &mut Pen<'_>) {
    let Some((words, problem)) = model.banner() else {
        return;
    };
    let told = model.rows_told();
    let rows = banner_rows(area.height, told);
    if rows == 0 {
        // What is told has its place, until the next key.
        return;
    }
    let framed = banner_is_framed(rows);
    let sides = if framed { 4 } else { 2 };
    let room = usize::from(area.width).saturating_sub(sides);
    let title = Title::of(words, model.file_name(), room);
    let place = problem.map(|p| match area.width {
        ..60 => format!("line {}: {}", p.line, p.message),
        _ => format!("line {}, column {}: {}", p.line, p.column, p.message),
    });
    let reason = lines(title.reason.or(place.as_deref()), room);
    let mend = lines(problem.and_then(|p| p.help.as_deref()), room);
    let rest = lines(title.rest, room);
    let edges: u16 = if framed { 2 } else { 1 };
    let most = usize::from(rows.saturating_sub(edges));
    // Where there are but two rows, they are for the cause and its mend.
    let keys = (most > 2).then(|| keys(model, room));
    let most = most - usize::from(keys.is_some());
    let for_mend = mend
        .len()
        .min(most.saturating_sub(reason.len()).max(most / 2));
    let for_reason = reason.len().min(most - for_mend);
    let spare = most - for_mend - for_reason;
    let rest = if rest.len() <= spare {
        rest
    } else {
        Vec::new()
    };
    let lines = [
        (measure::first_lines(reason, for_reason, room), Ink::Plain),
        (measure::first_lines(mend, for_mend, room), Ink::Muted),
        (rest, Ink::Plain),
        (keys.into_iter().collect(), Ink::Muted),
    ];
    let lines: Vec<(String, Ink)> = lines
        .into_iter()
        .flat_map(|(lines, ink)| lines.into_iter().map(move |line| (line, ink)))
        .collect();
    let height = u16::try_from(lines.len() + usize::from(edges)).unwrap_or(u16::MAX);
    // What has just been told has rows of its own below it.
    let foot = 1 + told;
    let height = height.min(area.height.saturating_sub(1 + foot));
    let at = Rect {
        y: area.bottom().saturating_sub(foot + height),
        height,
        ..area
    };
    let inner = if framed {
        frame("", at, pen)
    } else {
        titled(at, pen)
    };
    let warning = pen.theme.ink(Ink::Warning);
    pen.text(at.x + 1, at.y, " ! ", 3, warning);
    let title = measure::cut(title.words, room.saturating_sub(4));
    let columns = at.width.saturating_sub(6);
    pen.text(at.x + 4, at.y, &format!("{title} "), columns, warning);
    for ((line, ink), y) in lines.iter().zip(inner.y..inner.bottom()) {
        let columns = inner.width.saturating_sub(2);
        pen.text(inner.x + 1, y, line, columns, pen.theme.ink(*ink));
    }
}

/// A rule with nothing but room below it; gives the area there.
fn titled(area: Rect, pen: &mut Pen<'_>) -> Rect {
    pen.clear(area);
    let faint = pen.theme.ink(Ink::Faint);
    pen.fill(area.x, area.y, area.width, "─", faint);
    Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    }
}

/// The sentence of the banner, which stands in the frame as far as it fits there.
struct Title<'w> {
    words: &'w str,
    /// Why, where that has no room in the frame.
    reason: Option<&'w str>,
    /// What is shown instead, where that has no room in the frame.
    rest: Option<&'w str>,
}

impl<'w> Title<'w> {
    fn of(words: &'w str, file: &str, room: usize) -> Self {
        let fits = |words: &str| measure::width(words) + 6 <= room;
        let (title, rest) = match words.split_once("; ") {
            Some((title, rest)) if !fits(words) => (title, Some(rest)),
            _ => (words, None),
        };
        let (title, reason) = match (title.strip_suffix(" as YAML"), title.rsplit_once(": ")) {
            _ if fits(title) => (title, None),
            (Some(shorter), _) => (shorter, None),
            (None, Some((title, reason))) => (title, Some(reason)),
            (None, None) => (title, None),
        };
        // The file has its name in the title row too, where there is room for it.
        let unnamed = title.strip_prefix(file).map(str::trim_start);
        let title = unnamed.filter(|_| !fits(title)).unwrap_or(title);
        Self {
            words: title,
            reason,
            rest,
        }
    }
}

fn lines(text: Option<&str>, room: usize) -> Vec<String> {
    text.map_or_else(Vec::new, |text| measure::wrap(text, room))
}

/// The keys that help, as many words as one line has room for.
fn keys(model: &Model, room: usize) -> String {
    let edit = (Action::Edit, "edit");
    let again = (Action::Reload, "read again");
    let hide = (Action::StepBack, "hide");
    let told = |keys: &[(Action, &str)]| {
        let key = |&(action, words): &(Action, &str)| format!("{} {words}", model.key_of(action));
        keys.iter().map(key).collect::<Vec<_>>().join("   ")
    };
    let three = told(&[edit, again, hide]);
    let long = format!("{three} (it comes back on a bad save)");
    let short = || told(&[edit, hide]);
    let fits = |words: &String| measure::width(words) <= room;
    [long, three].into_iter().find(fits).unwrap_or_else(short)
}
