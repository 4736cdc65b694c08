//! Hyperlinks: which cell belongs to which, and what a terminal is told (OSC 8).

use std::hash::{DefaultHasher, Hash, Hasher};

use ratatui::layout::Rect;

use crate::view::Hyperlink;

/// The longest address that is written, in bytes; terminals drop longer ones.
const LONGEST: usize = 2048;

/// The links of a picture. A link is known by a number made from its address, so that the parts of an
/// address that goes over several rows, and the same address in the next picture, are one link.
#[derive(Debug, Default)]
pub(super) struct Links {
    width: u16,
    /// The link of each cell, 0 for none; empty where the picture has no links.
    cells: Vec<u64>,
    addresses: Vec<(u64, String)>,
}

impl Links {
    /// Lays `links` over a picture of `area`, in place of those before.
    pub(super) fn lay(&mut self, area: Rect, links: &[Hyperlink]) {
        self.width = area.width;
        self.cells.clear();
        self.addresses.clear();
        for link in links {
            let Some(address) = address(&link.url) else {
                continue;
            };
            let mut hasher = DefaultHasher::new();
            address.hash(&mut hasher);
            let id = hasher.finish().max(1);
            self.cells
                .resize(usize::from(area.width) * usize::from(area.height), 0);
            for position in link.area.intersection(area).positions() {
                let index = self.index(position.x, position.y);
                if let Some(cell) = self.cells.get_mut(index) {
                    *cell = id;
                }
            }
            if !self.addresses.iter().any(|&(known, _)| known == id) {
                self.addresses.push((id, address));
            }
        }
    }

    /// The links of the cells of a row, 0 for none; nothing at all where the picture has no links.
    pub(super) fn row(&self, row: u16) -> &[u64] {
        let start = self.index(0, row);
        let end = start + usize::from(self.width);
        self.cells.get(start..end).unwrap_or(&[])
    }

    /// A link with its address; none for 0.
    pub(super) fn open(&self, id: u64) -> Option<(u64, &str)> {
        self.addresses
            .iter()
            .find(|&&(known, _)| known == id)
            .map(|(id, address)| (*id, address.as_str()))
    }

    fn index(&self, column: u16, row: u16) -> usize {
        usize::from(row) * usize::from(self.width) + usize::from(column)
    }
}

/// The address as a terminal may be told it: http or https, no control characters, and beyond ASCII
/// only as `%XX`; none where it is not like that.
fn address(url: &str) -> Option<String> {
    let (scheme, rest) = url.split_once("://")?;
    let known = ["http", "https"]
        .iter()
        .any(|s| s.eq_ignore_ascii_case(scheme));
    if !known || rest.is_empty() || url.len() > LONGEST || url.chars().any(char::is_control) {
        return None;
    }
    let mut address = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_graphic() {
            address.push(char::from(byte));
        } else {
            address.push('%');
            for half in [byte >> 4, byte & 15] {
                address.extend(char::from_digit(half.into(), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_written() {
        assert_eq!(
            address("https://example.org/a?b#c").as_deref(),
            Some("https://example.org/a?b#c")
        );
        assert_eq!(
            address("HTTP://example.org/다 b").as_deref(),
            Some("HTTP://example.org/%EB%8B%A4%20b")
        );
        for url in [
            "file:///etc/passwd",
            "javascript://x",
            "https://",
            "example.org",
            "https://a/\x1b]52;c;QUJD\x07",
            "https://a/\u{9c}",
        ] {
            assert_eq!(address(url), None, "{url:?}");
        }
        assert_eq!(address(&format!("https://a/{}", "x".repeat(2048))), None);
    }
}
