//! A file's bytes as a text that can be parsed.

use std::borrow::Cow;

use super::problem::code;
use super::report::Report;

/// The largest file that is read, in bytes: 1 GiB.
pub const LARGEST: usize = 1 << 30;

/// What stands where a byte cannot be text: one byte as well, so that all others keep their places,
/// and nothing that YAML gives a meaning.
const STAND_IN: char = '_';

/// A file's text.
#[derive(Debug)]
pub struct Input<'b> {
    /// The text, without a byte order mark at its beginning.
    pub text: Cow<'b, str>,
    /// The number of bytes before the text in the file.
    pub skipped: usize,
}

impl<'b> Input<'b> {
    /// Takes the bytes as text; bytes that are none are told and stood in for.
    pub fn of(bytes: &'b [u8], report: &mut Report) -> Self {
        let refuse = |report: &mut Report, code, message, help: &str| {
            report.tell(code, 0..0, message).help(help);
            Self {
                text: Cow::Borrowed(""),
                skipped: 0,
            }
        };
        if bytes.len() > LARGEST {
            let mebibytes = bytes.len() >> 20;
            let message = format!("the file has {mebibytes} MiB, more than the limit of 1024 MiB");
            return refuse(
                report,
                &code::FILE_TOO_LARGE,
                message,
                "split it into several files",
            );
        }
        if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
            let message = "the file is UTF-16, not UTF-8".to_owned();
            return refuse(report, &code::NOT_UTF8, message, "save it as UTF-8");
        }
        let skipped = if bytes.starts_with("\u{feff}".as_bytes()) {
            3
        } else {
            0
        };
        let bytes = bytes.get(skipped..).unwrap_or_default();
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => Cow::Owned(decoded(bytes, report)),
        };
        Self {
            text: without_nul(text, report),
            skipped,
        }
    }
}

/// The text of bytes that are not all UTF-8.
fn decoded(bytes: &[u8], report: &mut Report) -> String {
    let mut text = String::with_capacity(bytes.len());
    let mut bad = None;
    let mut count = 0_usize;
    for chunk in bytes.utf8_chunks() {
        text.push_str(chunk.valid());
        if let Some(&byte) = chunk.invalid().first() {
            bad = bad.or(Some((text.len(), byte)));
            count += chunk.invalid().len();
        }
        text.extend(chunk.invalid().iter().map(|_| STAND_IN));
    }
    if let Some((at, byte)) = bad {
        let more = if count > 1 {
            format!(", as are {} more", count - 1)
        } else {
            String::new()
        };
        report
            .tell(
                &code::NOT_UTF8,
                at..at + 1,
                format!("the byte 0x{byte:02X} is no UTF-8{more}"),
            )
            .help("save the file as UTF-8; each of these bytes is shown as `_`");
    }
    text
}

/// The text without NUL, which the parser takes for the end.
fn without_nul<'b>(text: Cow<'b, str>, report: &mut Report) -> Cow<'b, str> {
    let Some(at) = text.find('\0') else {
        return text;
    };
    let count = text.matches('\0').count();
    let more = if count > 1 {
        format!(", as do {} more", count - 1)
    } else {
        String::new()
    };
    report
        .tell(
            &code::NUL,
            at..at + 1,
            format!("a NUL byte stands here{more}"),
        )
        .help("remove it; it is shown as `_`");
    Cow::Owned(text.replace('\0', &STAND_IN.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(bytes: &[u8]) -> (String, Vec<(&'static str, usize, usize)>) {
        let mut report = Report::default();
        let input = Input::of(bytes, &mut report);
        let problems = report.finish(&input.text, input.skipped);
        let told = problems
            .iter()
            .map(|p| (p.code, p.line, p.column))
            .collect();
        (input.text.into_owned(), told)
    }

    #[test]
    fn what_is_no_text_is_told_with_its_place() {
        assert_eq!(told(b"\xef\xbb\xbfa: b"), ("a: b".to_owned(), vec![]));
        assert_eq!(
            told(b"a\nb\xe9\xff"),
            ("a\nb__".to_owned(), vec![("not-utf8", 2, 2)])
        );
        assert_eq!(
            told(b"a\0\nb\0"),
            ("a_\nb_".to_owned(), vec![("nul", 1, 2)])
        );
        assert_eq!(
            told(b"\xff\xfea\0"),
            (String::new(), vec![("not-utf8", 1, 1)])
        );
    }
}
