//! The names of the rows, cut so that they can still be told apart.

use crate::text::measure;

/// The names in at most `room` columns each.
pub(super) fn names<'a>(names: impl Iterator<Item = &'a str>, room: usize) -> Vec<String> {
    let whole: Vec<&str> = names.collect();
    let cut: Vec<String> = whole.iter().map(|name| start(name, room)).collect();
    let alike = |i: usize| {
        let same = |(j, other): (usize, &String)| j != i && Some(other) == cut.get(i);
        cut.iter().enumerate().any(same)
    };
    whole
        .iter()
        .zip(&cut)
        .enumerate()
        .map(|(i, (name, cut))| {
            if *name != cut && alike(i) {
                end(name, room)
            } else {
                cut.clone()
            }
        })
        .collect()
}

/// The first words, without what joins them to the next.
fn start(name: &str, room: usize) -> String {
    let cut = measure::cut(name, room);
    match cut.strip_suffix(" …") {
        Some(words) => format!(
            "{} …",
            words.trim_end_matches([',', ';', ':', '-', '–', '('])
        ),
        None => cut,
    }
}

/// The last words; the first ones where not even one of the last fits.
fn end(name: &str, room: usize) -> String {
    let after = |(at, _): (usize, &str)| name.get(at + 1..);
    name.match_indices(' ')
        .filter_map(after)
        .map(|words| format!("… {words}"))
        .find(|words| measure::width(words) <= room)
        .unwrap_or_else(|| start(name, room))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_be_cut_alike_show_their_ends() {
        let all = [
            "Ahafen",
            "Ahafen, town hall",
            "Ahafen, upper fish market",
            "Sund, 하펜 국제공항",
        ];
        assert_eq!(
            names(all.into_iter(), 13),
            ["Ahafen", "… town hall", "… fish market", "Sund, 하펜 …"]
        );
        assert_eq!(
            names(["Ahafen, upper fish market"].into_iter(), 10),
            ["Ahafen …"]
        );
    }
}
