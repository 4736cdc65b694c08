//! What the manual page says beside commands and keys: exit codes, variables, files.

/// Exit codes, and what they say.
pub const EXITS: [(&str, &str); 5] = [
    (
        "0",
        "All is well. A file with problems is read as far as it can be, and the problems are counted on \
           standard error.",
    ),
    (
        "1",
        "The input is at fault: an error in a file that is checked, no such event, no date; with \
           --strict any problem of the file.",
    ),
    (
        "2",
        "The usage or the environment is at fault: an option that there is not, a file that cannot be \
           read.",
    ),
    ("129", "The terminal has gone."),
    (
        "128 + n",
        "The signal n has ended the viewer; the terminal was restored.",
    ),
];

/// The variables of the environment that are read, and for what.
pub const VARIABLES: [(&str, &str); 21] = [
    ("OPCON_TUI_FILE", "The record, where no file is given."),
    ("VISUAL", "The editor, where the settings name none."),
    ("EDITOR", "The editor, where VISUAL names none; else vi."),
    (
        "BROWSER",
        "Commands that open an address, the first that can be started, with colons between; %s in \
                 them stands for the address.",
    ),
    (
        "ACCESSIBLE",
        "If set, the list is printed in place of the viewer, for those who have it read aloud.",
    ),
    (
        "NO_COLOR",
        "If set, no colours, neither in the viewer (--color goes before it) nor in reports.",
    ),
    ("CLICOLOR", "0: reports have no colours."),
    (
        "CLICOLOR_FORCE",
        "If set, reports have colours where standard output is no terminal too.",
    ),
    (
        "COLORTERM",
        "truecolor or 24bit: the terminal has all colours.",
    ),
    (
        "TERM",
        "What the terminal is: how many colours it has; on dumb the list is printed in place of the \
              viewer, on linux only ASCII is drawn.",
    ),
    (
        "COLORFGBG",
        "The terminal's colours of text and ground, by which --theme auto tells light from dark.",
    ),
    (
        "LC_ALL",
        "The locale: where it names a character set other than UTF-8, only ASCII is drawn.",
    ),
    ("LC_CTYPE", "The same, where LC_ALL is not set."),
    ("LANG", "The same, where LC_CTYPE is not set either."),
    ("TMUX", "If set, what is copied is sent through tmux."),
    ("STY", "If set, what is copied is sent through screen."),
    (
        "SSH_CONNECTION",
        "If set, and there is no display, no browser is started: the address is shown.",
    ),
    ("SSH_TTY", "The same."),
    ("DISPLAY", "If set, there is a display."),
    ("WAYLAND_DISPLAY", "The same."),
    (
        "COLUMNS",
        "How wide the text of --help is where it is not written to a terminal.",
    ),
];

/// The files that are looked for, and what they are.
pub const FILES: [(&str, &str); 4] = [
    (
        "events.yaml",
        "The record, where neither an argument nor OPCON_TUI_FILE names one.",
    ),
    (
        "$XDG_DATA_HOME/opcon-tui/events.yaml",
        "The record where there is no events.yaml here; by \
        itself ~/.local/share/opcon-tui/events.yaml. Where this is not there either, the built-in record is \
        shown.",
    ),
    (
        "$XDG_CONFIG_HOME/opcon-tui/config.toml",
        "The settings; by themselves \
        ~/.config/opcon-tui/config.toml. `opcon-tui config` prints a file to start from.",
    ),
    (
        "$XDG_STATE_HOME/opcon-tui",
        "What is kept of visits, and drafts of events that were not added; by itself \
        ~/.local/state/opcon-tui.",
    ),
];

/// How it is used, and what that does.
pub const EXAMPLES: [(&str, &str); 6] = [
    (
        "opcon-tui",
        "Opens the record that is here, else the built-in one.",
    ),
    (
        "opcon-tui init && opcon-tui",
        "Begins a timeline of one's own.",
    ),
    (
        "opcon-tui show 2026-05",
        "Prints all that met May 2026, with quotes and sources.",
    ),
    (
        "opcon-tui list --filter \"kind:hearing since:2026\" --sort -date",
        "Lists the hearings since 2026, the \
        latest first.",
    ),
    (
        "opcon-tui list --format csv --columns date,title,urls > events.csv",
        "Writes a table for a spreadsheet.",
    ),
    ("opcon-tui man | man -l -", "Reads this page."),
];
