//! The imperative edge: the only place for threads, files, processes, the clock and the terminal.
