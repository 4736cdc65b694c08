//! Text within Markdown.

/// Text that Markdown shows as it is.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~'
        ) {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// Text of several lines that Markdown shows as it is: the lines stay lines, an empty one parts paragraphs, and
/// what would make a line a heading, a list, a rule or code makes none.
///
/// ```
/// # use opcon_tui::text::markdown::paragraph;
/// assert_eq!(paragraph("a & *b*\n- c\n\n1. d\n"), "a \\& \\*b\\*\\\n\\- c\n\n1\\. d");
/// ```
pub fn paragraph(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut before: Option<bool> = None;
    for line in text.lines().map(str::trim) {
        let empty = line.is_empty();
        match (before, empty) {
            (None | Some(true), true) => continue,
            (Some(false), false) => out.push_str("\\\n"),
            (Some(false), true) => out.push_str("\n\n"),
            (None | Some(true), false) => {}
        }
        before = Some(empty);
        out.push_str(&beginning(&escaped(line).replace('&', "\\&")));
    }
    out.trim_end().to_owned()
}

/// A line whose first characters begin nothing but the line.
fn beginning(line: &str) -> String {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = line.split_at(digits);
    match rest.chars().next() {
        Some('-' | '+' | '=') if digits == 0 => format!("\\{line}"),
        Some('.' | ')') if digits > 0 => format!("{number}\\{rest}"),
        _ => line.to_owned(),
    }
}
