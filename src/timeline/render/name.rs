//! The names of the rows, cut so that they can still be told apart.

use crate::text::measure;

/// The names, each in at most so many columns; what is cut off is told by a sign, in ASCII by `~`.
pub(super) fn names<'a>(names: impl Iterator<Item = (&'a str, usize)>, ascii: bool) -> Vec<String> {
    let whole: Vec<(&str, usize)> = names.collect();
    let cut: Vec<String> = whole
        .iter()
        .map(|(name, room)| start(name, *room))
        .collect();
    let alike = |i: usize| {
        let same = |(j, other): (usize, &String)| j != i && Some(other) == cut.get(i);
        cut.iter().enumerate().any(same)
    };
    let told = |(i, (&(name, room), cut)): (usize, (&(&str, usize), &String))| {
        let told = if name != cut && alike(i) {
            end(name, room)
        } else {
            cut.clone()
        };
        if ascii && told != name {
            in_ascii(&told)
        } else {
            told
        }
    };
    whole.iter().zip(&cut).enumerate().map(told).collect()
}

/// What was cut off is told in ASCII; the words are the record's own.
fn in_ascii(cut: &str) -> String {
    match (cut.strip_suffix('…'), cut.strip_prefix('…')) {
        (Some(words), _) => format!("{words}~"),
        (None, Some(words)) => format!("~{words}"),
        (None, None) => cut.to_owned(),
    }
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
    #[test]
    fn names_that_would_be_cut_alike_show_their_ends() {
        let all = [
            "Ahafen",
            "Ahafen, town hall",
            "Ahafen, upper fish market",
            "Sund, 하펜 국제공항",
        ];
        let cut = |names: &[&str], room, ascii| {
            super::names(names.iter().map(|&name| (name, room)), ascii)
        };
        assert_eq!(
            cut(&all, 13, false),
            ["Ahafen", "… town hall", "… fish market", "Sund, 하펜 …"]
        );
        assert_eq!(
            cut(&all, 13, true),
            ["Ahafen", "~ town hall", "~ fish market", "Sund, 하펜 ~"]
        );
        assert_eq!(cut(&["Ahafen, upper fish market"], 10, false), ["Ahafen …"]);
    }
}
