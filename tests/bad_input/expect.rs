//! What becomes of bad documents: exactly one row each, within bounds, and a good one among them is whole.

use std::collections::BTreeMap;
use std::process::Command;

use zhibiao::schema::Table;

use crate::run::{Row, Sandbox, report, text};

/// A document, and what shall become of it.
pub struct Case {
    name: String,
    bytes: Vec<u8>,
    expected: Expected,
}

impl Case {
    pub fn new(name: impl Into<String>, bytes: impl AsRef<[u8]>, expected: Expected) -> Self {
        let (name, bytes) = (name.into(), bytes.as_ref().to_vec());
        Self { name, bytes, expected }
    }
}

/// What shall become of a document. A report that equals an earlier one is one too.
pub struct Expected {
    report: bool,
    reasons: &'static [&'static str],
}

/// The document is read.
pub fn read() -> Expected {
    either(&[]).or_report(true)
}

/// The document is rejected for one of these reasons.
pub fn refused(reasons: &'static [&'static str]) -> Expected {
    either(reasons).or_report(false)
}

/// The document is read, or rejected for one of these reasons.
pub fn either(reasons: &'static [&'static str]) -> Expected {
    Expected { report: true, reasons }
}

impl Expected {
    fn or_report(self, report: bool) -> Self {
        Self { report, ..self }
    }

    fn allows(&self, outcome: &str) -> bool {
        match outcome {
            "report" | "duplicate" => self.report,
            reason => self.reasons.contains(&reason),
        }
    }
}

/// Kilobytes of address space that a run may have: what a bomb unpacks to does not fit.
const MEMORY: usize = 1_500_000;

/// Runs over all cases and a good report.
#[track_caller]
pub fn check(cases: Vec<Case>) {
    let sandbox = cases.iter().fold(Sandbox::of("good.txt", report(12)), |sandbox, case| {
        sandbox.with(&case.name, &case.bytes)
    });
    let output = bounded(&sandbox.command(&["--quiet", "--threads", "2"]))
        .output()
        .unwrap();
    let messages = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(0), "{messages}");
    let outcomes = outcomes(&sandbox);
    let good = &outcomes["in/good.txt"];
    assert!(good.len() == 1 && good[0].0 == "report", "{good:?}");
    let wrong: Vec<_> = cases
        .iter()
        .filter_map(|case| {
            let outcome = outcomes
                .get(&format!("in/{}", case.name))
                .map_or(&[][..], Vec::as_slice);
            let right = matches!(outcome, [(one, _)] if case.expected.allows(one));
            (!right).then(|| format!("{}: {outcome:?}, expected {:?}", case.name, case.expected.reasons))
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// The command within its memory, where the system's shell can bound it.
fn bounded(command: &Command) -> Command {
    if cfg!(not(target_os = "linux")) {
        let mut same = Command::new(command.get_program());
        same.args(command.get_args())
            .current_dir(command.get_current_dir().unwrap());
        return same;
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -v {MEMORY}; exec \"$@\""), "sh"]);
    shell.arg(command.get_program()).args(command.get_args());
    shell.current_dir(command.get_current_dir().unwrap());
    shell
}

/// For each document `report`, or the reasons and details of its rejects.
fn outcomes(sandbox: &Sandbox) -> BTreeMap<String, Vec<(String, String)>> {
    let dataset = sandbox.dataset();
    let mut outcomes: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut add = |row: &Row, what: &str, detail: &str| {
        let of_source = outcomes.entry(text(row, "source").to_owned()).or_default();
        of_source.push((what.to_owned(), detail.to_owned()));
    };
    for row in dataset.rows(Table::Reports) {
        add(&row, "report", "");
    }
    for row in dataset.rows(Table::Rejects) {
        assert!(!text(&row, "detail").is_empty(), "{row:?}");
        add(&row, text(&row, "reason"), text(&row, "detail"));
    }
    outcomes
}
