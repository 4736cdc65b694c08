use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::*;
use crate::document;
use crate::shell::mailbox::mailbox;

/// Longer than any answer takes, however busy the machine is.
const LONG: Duration = Duration::from_secs(20);

/// A record that says `text`.
fn record(text: &str) -> String {
    format!("title: {text}\nevents: []\n")
}

struct Bench {
    events: Receiver<Event>,
    watch: Watch,
    folder: tempfile::TempDir,
}

impl Bench {
    /// Watches `name` in a folder that `prepare` has filled.
    fn new(name: &str, prepare: impl FnOnce(&Path)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        prepare(folder.path());
        let path = folder.path().join(name);
        let content = load::read(&path).unwrap();
        let (post, mailbox) = mailbox().unwrap();
        let watch = Watch::start(path, Some(content), post).unwrap();
        let events = mailbox.queue;
        let bench = Self {
            events,
            watch,
            folder,
        };
        bench.settle();
        bench
    }

    fn plain() -> Self {
        Self::new("a.yaml", |folder| {
            fs::write(folder.join("a.yaml"), record("one")).unwrap();
        })
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Waits until the thread has taken in all that happened so far. An answer may be late, but the
    /// one after it is not early: the thread answers in turn.
    fn settle(&self) {
        let (done, wait) = channel();
        self.watch.0.send(Nudge::Look(done)).unwrap();
        wait.recv_timeout(LONG).unwrap();
    }

    fn next(&self) -> Msg {
        match self.events.recv_timeout(LONG).unwrap() {
            Event::Msg(msg) => msg,
            other => unreachable!("{other:?}"),
        }
    }

    fn loaded(&self) {
        let msg = self.next();
        assert!(matches!(msg, Msg::Loaded(_)), "{msg:?}");
    }

    fn gone(&self) {
        let msg = self.next();
        assert!(
            matches!(&msg, Msg::Gone(why) if why.ends_with("there is no such file")),
            "{msg:?}"
        );
    }

    /// Nothing more has been told, nor is there anything to tell.
    fn silent(&self) {
        self.settle();
        if let Ok(event) = self.events.try_recv() {
            unreachable!("{event:?}");
        }
    }
}

#[test]
fn a_save_in_place_is_told_once() {
    let bench = Bench::plain();
    fs::write(bench.path("a.yaml"), record("two")).unwrap();
    bench.loaded();
    bench.silent();
}

#[test]
#[cfg(any(target_os = "linux", target_os = "android"))]
fn half_a_save_is_not_told_however_long_the_other_half_takes() {
    use std::io::Write;

    let bench = Bench::plain();
    let half = "title: two\nevents:\n  - {date: 2026, title: a}\n";
    let rest = "  - {date: 2027, title: b}\n";
    assert!(!document::load(half.as_bytes()).broken, "half reads well");
    let mut file = fs::File::create(bench.path("a.yaml")).unwrap();
    file.write_all(half.as_bytes()).unwrap();
    let told = bench.events.recv_timeout(AT_MOST * 3);
    assert!(told.is_err(), "{told:?}");
    file.write_all(rest.as_bytes()).unwrap();
    drop(file);
    match bench.next() {
        Msg::Loaded(loaded) => assert_eq!(loaded.record.events.len(), 2),
        other => unreachable!("{other:?}"),
    }
    bench.silent();
}

#[test]
fn a_save_by_rename_is_told_again_and_again() {
    let bench = Bench::plain();
    for text in ["two", "three", "four"] {
        fs::write(bench.path("new"), record(text)).unwrap();
        fs::rename(bench.path("new"), bench.path("a.yaml")).unwrap();
        bench.loaded();
    }
    bench.silent();
}

#[test]
fn what_does_not_change_the_content_is_not_told() {
    let bench = Bench::plain();
    fs::write(bench.path("a.yaml"), record("one")).unwrap();
    fs::write(bench.path("b.yaml"), record("another file")).unwrap();
    fs::read(bench.path("a.yaml")).unwrap();
    bench.silent();
}

#[test]
fn a_file_that_goes_and_comes_back_is_told_both_times() {
    let bench = Bench::plain();
    fs::rename(bench.path("a.yaml"), bench.path("away")).unwrap();
    bench.gone();
    fs::rename(bench.path("away"), bench.path("a.yaml")).unwrap();
    bench.loaded();
    bench.silent();
}

#[test]
fn a_folder_that_goes_and_comes_back_is_followed() {
    let bench = Bench::new("deep/a.yaml", |folder| {
        fs::create_dir(folder.join("deep")).unwrap();
        fs::write(folder.join("deep/a.yaml"), record("one")).unwrap();
    });
    fs::rename(bench.path("deep"), bench.path("away")).unwrap();
    bench.gone();
    fs::rename(bench.path("away"), bench.path("deep")).unwrap();
    bench.loaded();
    fs::write(bench.path("deep/a.yaml"), record("two")).unwrap();
    bench.loaded();
    bench.silent();
}

#[test]
fn links_are_followed_to_the_file_and_when_they_change() {
    let bench = Bench::new("link.yaml", |folder| {
        fs::create_dir(folder.join("store")).unwrap();
        fs::write(folder.join("store/one.yaml"), record("one")).unwrap();
        fs::write(folder.join("store/two.yaml"), record("two")).unwrap();
        symlink("store/one.yaml", folder.join("link.yaml")).unwrap();
    });
    fs::write(
        bench.path("store/one.yaml"),
        record("a save through the link"),
    )
    .unwrap();
    bench.loaded();
    symlink("store/two.yaml", bench.path("other")).unwrap();
    fs::rename(bench.path("other"), bench.path("link.yaml")).unwrap();
    bench.loaded();
    fs::write(bench.path("store/two.yaml"), record("three")).unwrap();
    bench.loaded();
    bench.silent();
}

#[test]
fn a_change_before_the_watch_began_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, record("one")).unwrap();
    let content = load::read(&path).unwrap();
    fs::write(&path, record("longer")).unwrap();
    let (post, mailbox) = mailbox().unwrap();
    let events = mailbox.queue;
    let watch = Watch::start(path, Some(content), post).unwrap();
    let bench = Bench {
        events,
        watch,
        folder,
    };
    bench.loaded();
    bench.silent();
}

#[test]
fn a_reload_is_told_even_where_nothing_changed() {
    let bench = Bench::plain();
    bench.watch.reload();
    bench.loaded();
    bench.silent();
}

/// A keeper that is driven by the test, without a thread and without a watch of its own.
fn keeper(path: &Path) -> (Keeper, Receiver<Event>) {
    let (post, mailbox) = mailbox().unwrap();
    let keeper = Keeper {
        path: path.to_owned(),
        post,
        stamp: None,
        told: Told::Nothing,
        chain: Chain::follow(path),
        loader: Loader::default(),
        watcher: None,
        polling: true,
        writing: false,
        urgent: false,
        waiting: Vec::new(),
    };
    (keeper, mailbox.queue)
}

#[test]
fn the_events_of_one_save_are_one_change() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().canonicalize().unwrap().join("a.yaml");
    let (mut keeper, _events) = keeper(&path);
    let (sender, nudges) = channel();
    let event = |kind| Nudge::Change(Ok(notify::Event::new(kind).add_path(path.clone())));
    let write = EventKind::Modify(ModifyKind::Data(DataChange::Any));
    let close = EventKind::Access(AccessKind::Close(AccessMode::Write));
    for kind in [write, write, close] {
        sender.send(event(kind)).unwrap();
    }
    assert!(keeper.take(event(write)));
    assert!(keeper.writing, "no look while the file is being written");
    assert!(keeper.rest(&nudges, QUIET));
    assert!(nudges.try_recv().is_err(), "all of it was taken in");
    assert!(keeper.take(event(close)));
    assert!(!keeper.writing);
}

#[test]
fn reading_is_no_change() {
    assert!(is_mere_access(EventKind::Access(AccessKind::Open(
        AccessMode::Any
    ))));
    assert!(is_mere_access(EventKind::Access(AccessKind::Close(
        AccessMode::Read
    ))));
    assert!(!is_mere_access(EventKind::Access(AccessKind::Close(
        AccessMode::Write
    ))));
    assert!(!is_mere_access(EventKind::Modify(ModifyKind::Any)));
}

#[test]
fn an_empty_file_is_believed_only_after_a_pause() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, "").unwrap();
    let (mut keeper, events) = keeper(&path);
    let (_sender, nudges) = channel();
    let before = Instant::now();
    keeper.look(&nudges);
    assert!(before.elapsed() >= DOUBT);
    assert!(matches!(events.try_recv(), Ok(Event::Msg(Msg::Loaded(_)))));
}

#[test]
fn a_file_that_is_back_after_a_pause_was_never_gone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    let (mut keeper, events) = keeper(&path);
    let (sender, nudges) = channel();
    // Whoever writes the file is told the moment at which the keeper waits: the last sight was none.
    assert!(matches!(keeper.sight(), Sight::Missing(_)));
    let writer = thread::spawn({
        let path = path.clone();
        move || {
            fs::write(&path, record("one")).unwrap();
            sender
                .send(Nudge::Change(Err(notify::Error::generic("look"))))
                .unwrap();
            sender
        }
    });
    keeper.look(&nudges);
    writer.join().unwrap();
    assert!(matches!(events.try_recv(), Ok(Event::Msg(Msg::Loaded(_)))));
    assert!(events.try_recv().is_err(), "told once, and nothing else");
}

#[test]
fn a_file_that_cannot_be_watched_is_looked_at_now_and_then() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.yaml");
    fs::write(&path, record("one")).unwrap();
    let (mut keeper, events) = keeper(&path);
    keeper.polling = false;
    let (sender, nudges) = channel();
    let thread = thread::spawn(move || keeper.run(&nudges));
    let msg = |event| match event {
        Event::Msg(msg) => msg,
        other => unreachable!("{other:?}"),
    };
    let notice = msg(events.recv_timeout(LONG).unwrap());
    assert!(
        matches!(&notice, Msg::Notice(text) if text.contains("is looked at every 2 seconds")),
        "{notice:?}"
    );
    let first = msg(events.recv_timeout(LONG).unwrap());
    assert!(matches!(first, Msg::Loaded(_)));
    fs::write(&path, record("another")).unwrap();
    let second = msg(events.recv_timeout(LONG).unwrap());
    assert!(matches!(second, Msg::Loaded(_)));
    drop(sender);
    thread.join().unwrap();
}
