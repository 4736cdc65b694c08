//! The program `opcon-tui`: arguments in, exit code out.

fn main() {
    // Ends here and now: a large record would take longer to take down than to read.
    std::process::exit(opcon_tui::cli::main());
}
