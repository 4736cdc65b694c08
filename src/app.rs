//! The Elm core: model, messages, commands, update; no I/O, no clock, no frame.
