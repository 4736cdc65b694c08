//! Whatever a file is: it is loaded, each problem has its place, and reading it again from what is known
//! of another one changes nothing.
#![no_main]

use libfuzzer_sys::fuzz_target;
use opcon_tui::document::{Loader, load, render};

fuzz_target!(|bytes: &[u8]| {
    let loaded = load(bytes);
    let source = String::from_utf8_lossy(bytes);
    let report = render(&loaded.problems, &source, "events.yaml");
    assert_eq!(report.is_empty(), loaded.problems.is_empty());
    for problem in loaded.problems.iter() {
        assert!(problem.range.start <= problem.range.end && problem.range.end <= bytes.len());
        assert!((problem.line, problem.column) <= (problem.end_line, problem.end_column));
        assert!(!problem.message.contains(char::is_control), "{problem:?}");
    }
    let mut loader = Loader::default();
    let (half, _) = bytes.split_at(bytes.len() / 2);
    loader.load(half, &mut |_| {});
    assert_eq!(loader.load(bytes, &mut |_| {}), loaded);
    assert_eq!(loader.load(bytes, &mut |_| {}), loaded);
});
