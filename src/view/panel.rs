//! Draws the panel: the evidence for the selection.

use ratatui::layout::Rect;

use super::Hyperlink;
use super::pen::Pen;
use crate::app::Model;
use crate::app::command::Action;
use crate::app::ink::Ink;
use crate::app::panel::{Line, Panel, Parts};
use crate::text::measure;

/// Draws the panel, with its foot pinned below; what is out of sight is told above the foot.
pub fn render(
    model: &Model,
    panel: &Panel,
    area: Rect,
    rule: Option<Rect>,
    pen: &mut Pen<'_>,
    links: &mut Vec<Hyperlink>,
) {
    if let Some(rule) = rule {
        head(model, panel, rule, pen);
    }
    let parts = Parts::of(panel, area);
    let scroll = model.panel_scroll(panel, parts.body.height);
    let current = model.current_thing();
    let visible = panel
        .lines
        .iter()
        .skip(scroll)
        .take(usize::from(parts.body.height));
    for (line, y) in visible.zip(parts.body.y..) {
        let row = Rect {
            y,
            height: 1,
            ..parts.body
        };
        draw(line, row, pen, links);
        if line.thing.is_some() && line.thing == current {
            pen.band(row);
            let (sign, accent) = (pen.theme.sign("▌", ">"), pen.theme.ink(Ink::Accent));
            pen.text(row.x.saturating_sub(1), y, sign, 1, accent);
        }
    }
    let rest = panel
        .lines
        .len()
        .saturating_sub(scroll + usize::from(parts.body.height));
    if let Some(y) = parts.more {
        let aside = if rule.is_some() {
            panel.evidence.as_str()
        } else {
            ""
        };
        more(
            model,
            (scroll, rest),
            aside,
            Rect {
                y,
                height: 1,
                ..area
            },
            pen,
        );
    }
    let marked = model.reading().event_at(model.at());
    if parts.foot.height > 0 && marked.is_some_and(|event| model.is_marked(event)) {
        let words = format!("{} marked", pen.theme.sign("⚑", "#"));
        let strong = pen.theme.ink(Ink::Strong);
        pen.right(parts.foot.right(), parts.foot.y, &words, strong);
    }
    for (line, y) in panel.foot.iter().zip(parts.foot.y..parts.foot.bottom()) {
        draw(
            line,
            Rect {
                y,
                height: 1,
                ..parts.foot
            },
            pen,
            links,
        );
    }
}

/// When and where, and how to read on, in the rule above a panel below the feed.
fn head(model: &Model, panel: &Panel, rule: Rect, pen: &mut Pen<'_>) {
    let hint = format!(" {} reads ", model.key_of(Action::Open));
    let room = rule.width.saturating_sub(20);
    let head = measure::cut(&panel.head, room.into());
    let accent = pen.theme.ink(Ink::Accent);
    let x = pen.text(rule.x + 1, rule.y, &head, room, accent);
    pen.text(x, rule.y, " ", 1, accent);
    let muted = pen.theme.ink(Ink::Muted);
    pen.right(rule.right().saturating_sub(1), rule.y, &hint, muted);
}

/// What is out of sight, and at the left an aside.
fn more(model: &Model, (above, below): (usize, usize), aside: &str, row: Rect, pen: &mut Pen<'_>) {
    let [up, down] = [Action::PanelUp, Action::PanelDown].map(|action| model.key_of(action));
    let muted = pen.theme.ink(Ink::Muted);
    let faint = pen.theme.ink(Ink::Faint);
    let words = match (above, below) {
        (0, 0) if aside.is_empty() => return,
        (0, 0) => String::new(),
        (1, 0) => format!("1 line above  {up} {down}"),
        (above, 0) => format!("{above} lines above  {up} {down}"),
        (_, 1) => format!("1 more line  {down} {up}"),
        (_, below) => format!("{below} more lines  {down} {up}"),
    };
    let x = pen.right(row.right(), row.y, &words, muted);
    if !aside.is_empty() {
        let room = x.saturating_sub(row.x + 2);
        pen.text(row.x, row.y, &measure::cut(aside, room.into()), room, muted);
        return;
    }
    pen.fill(row.x, row.y, x.saturating_sub(row.x + 1), "─", faint);
}

fn draw(line: &Line, row: Rect, pen: &mut Pen<'_>, links: &mut Vec<Hyperlink>) {
    let end = pen.spans(row.x, row.y, &line.spans, row.width);
    if let Some(url) = &line.link {
        let blank = line.spans.first().is_some_and(|s| s.text.trim().is_empty());
        let x = row.x + if blank { 2 } else { 0 };
        links.push(Hyperlink {
            area: Rect {
                x,
                width: end.saturating_sub(x),
                ..row
            },
            url: url.clone(),
        });
    }
}
