//! Runs that are stopped: by a signal that asks, by one that does not.
//!
//! No clock decides when. Every rejected member is a line on standard error, and the program waits once nobody reads
//! those lines: so a test holds a run at a known place by not reading on.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::Path;
use std::process::{Child, ChildStderr, Command, Stdio};

use zhibiao::schema::Table;

use crate::make::tar;
use crate::run::{Dataset, Sandbox, report};

/// Members that are rejected, far more than a pipe and the waiting batches hold.
const EMPTY: usize = 6000;

/// An archive whose first member is the good report `n`, followed by very many empty ones and a last good one.
fn archive(n: usize) -> Vec<u8> {
    let names: Vec<_> = (0..EMPTY).map(|at| format!("{at:05}.txt")).collect();
    let (first, last) = (report(n), report(n + 1));
    let mut members = vec![("first.txt", first.as_bytes())];
    members.extend(names.iter().map(|name| (name.as_str(), &b""[..])));
    members.push(("last.txt", last.as_bytes()));
    tar(&members)
}

/// A run that is under way: its first batch is done, and it cannot end before its messages are read.
struct Running {
    child: Child,
    messages: BufReader<ChildStderr>,
}

impl Running {
    fn start(sandbox: &Sandbox) -> Self {
        let mut command = sandbox.command(&["--log-format", "json"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut running = Self {
            messages: BufReader::new(child.stderr.take().unwrap()),
            child,
        };
        running.read_lines(1);
        running
    }

    /// Lets the run go on by some messages.
    fn read_lines(&mut self, count: usize) {
        let mut line = String::new();
        for _ in 0..count {
            line.clear();
            self.messages.read_line(&mut line).unwrap();
        }
        assert!(line.contains("\"reason\":\"empty\""), "{line}");
    }

    fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &id]).status().unwrap();
        assert!(sent.success());
    }

    /// Reads all messages; the exit code.
    fn end(mut self) -> (Option<i32>, String) {
        let mut messages = String::new();
        self.messages.read_to_string(&mut messages).unwrap();
        (self.child.wait().unwrap().code(), messages)
    }
}

/// Expects tables that belong together, whatever the run got to.
#[track_caller]
fn readable(dataset: &Dataset) {
    let reports = dataset.rows(Table::Reports).len();
    assert!((1..=2).contains(&reports), "{reports}");
    assert_eq!(dataset.rows(Table::Items).len(), 3 * reports);
    assert_eq!(dataset.rows(Table::Metrics).len(), 7 * reports);
    assert_eq!(dataset.rows(Table::RejectedNumerals).len() % reports, 0);
    for table in Table::ALL {
        dataset.rows(table);
    }
}

fn nothing_is_left_over(out: &Path) {
    for name in ["staging", "ready"] {
        assert!(!out.join("_zhibiao").join(name).exists(), "{name}");
    }
}

#[track_caller]
fn stopped_by(name: &str, code: i32) {
    let sandbox = Sandbox::of("archive.tar", archive(12));
    let running = Running::start(&sandbox);
    running.signal(name);
    let (ended, messages) = running.end();
    assert_eq!(ended, Some(code), "{messages}");
    assert!(messages.contains("stopped by a signal"), "{messages}");
    let dataset = sandbox.dataset();
    readable(&dataset);
    let rejects = dataset.rows(Table::Rejects).len();
    assert!(rejects < EMPTY, "the run went on to its end");
    nothing_is_left_over(&dataset.folder);
    // What was committed is in no way of the next run.
    assert_eq!(sandbox.run_ok(&["--quiet"]).rows(Table::Rejects).len(), EMPTY);
}

#[test]
fn an_interrupt_commits_whole_documents() {
    stopped_by("INT", 130);
}

#[test]
fn a_request_to_end_commits_whole_documents() {
    stopped_by("TERM", 143);
}

#[test]
fn a_second_interrupt_ends_at_once_and_keeps_the_former_dataset() {
    let sandbox = Sandbox::of("a.txt", report(12));
    let before = sandbox.run().bytes();
    std::fs::write(sandbox.path("in/a.txt"), archive(13)).unwrap();
    let mut running = Running::start(&sandbox);
    // Signals that wait are not counted, so they are sent until one was the second.
    let ended = loop {
        if let Some(status) = running.child.try_wait().unwrap() {
            break status;
        }
        running.signal("INT");
    };
    assert_eq!(ended.code(), Some(130));
    // Killed at work, it leaves its staging folder to the next run.
    std::fs::remove_dir_all(sandbox.path("out/_zhibiao/staging")).unwrap();
    assert!(sandbox.dataset().bytes() == before);
}

#[test]
fn a_kill_while_reading_keeps_the_former_dataset() {
    let sandbox = Sandbox::of("a.txt", report(12));
    let before = sandbox.run().bytes();
    std::fs::write(sandbox.path("in/a.txt"), archive(13)).unwrap();
    for lines in [1, 700, 2300] {
        let mut running = Running::start(&sandbox);
        running.read_lines(lines);
        running.child.kill().unwrap();
        assert_eq!(running.end().0, None);
        let _ = std::fs::remove_dir_all(sandbox.path("out/_zhibiao/staging"));
        assert!(sandbox.dataset().bytes() == before);
    }
    next_run_is_clean(&sandbox);
}

/// Where a run is, as its folder shows.
const MOMENTS: [&str; 4] = [
    "staging/reports",
    "staging/datapackage.json",
    "ready",
    "ready/manifest.json",
];

#[test]
fn a_kill_while_writing_leaves_whole_tables() {
    for moment in MOMENTS {
        let sandbox = Sandbox::of("a.txt", report(12));
        sandbox.run();
        std::fs::write(sandbox.path("in/b.txt"), report(13)).unwrap();
        let mut child = sandbox.command(&["--quiet"]).spawn().unwrap();
        let sign = sandbox.path("out/_zhibiao").join(moment);
        // The run may be faster than this loop; then it has ended, and the same holds.
        while child.try_wait().unwrap().is_none() && !sign.exists() {}
        let _ = child.kill();
        child.wait().unwrap();
        // Each table is the former one or the new one.
        for (table, former, new) in [(Table::Reports, 1, 2), (Table::Items, 3, 6), (Table::Metrics, 7, 14)] {
            let rows = sandbox.dataset().rows(table).len();
            assert!(rows == former || rows == new, "{moment}: {} has {rows}", table.name());
        }
        next_run_is_clean(&sandbox);
    }
}

/// Expects that a run gives the same bytes as one that found an empty folder.
#[track_caller]
fn next_run_is_clean(sandbox: &Sandbox) {
    let after = sandbox.run_ok(&["--quiet"]).bytes();
    nothing_is_left_over(&sandbox.out());
    std::fs::remove_dir_all(sandbox.out()).unwrap();
    assert!(sandbox.run_ok(&["--quiet"]).bytes() == after);
}
