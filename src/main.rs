//! The program `opcon-tui`: arguments in, exit code out.

fn main() {}
