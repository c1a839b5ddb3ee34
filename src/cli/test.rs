//! `zhibiao test`

use std::path::{Path, PathBuf};

use super::configs::named_or_all;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::render::style::{self, paint};
use crate::pipeline::config::{self, TestCase};
use crate::pipeline::reader::Reader;
use crate::pipeline::self_test::{Mismatch, compare};

/// Runs the tests of every config; all run even if an early one fails.
pub(super) fn test(configs: &[PathBuf], output: &Output) -> Result<Exit, Failure> {
    let mut failed = 0;
    for path in named_or_all(configs)? {
        failed += test_one(&path, output)?;
    }
    Ok(if failed == 0 { Exit::Success } else { Exit::Failed })
}

/// The number of failed tests of one config.
fn test_one(path: &Path, output: &Output) -> Result<usize, Failure> {
    let config = config::load(path, &[])?;
    let reader = Reader::new(&config.lexicon)?;
    let mut failed = 0;
    for test in &config.tests {
        let mismatches = compare(test, &reader.sentence(&test.text));
        if !mismatches.is_empty() {
            failed += 1;
            output.warn(&complaint(test, &mismatches, output.message_colour()));
        }
    }
    let passed = config.tests.len() - failed;
    output.say(&format!("{}: {passed} tests passed, {failed} failed", path.display()));
    Ok(failed)
}

fn complaint(test: &TestCase, mismatches: &[Mismatch], colour: bool) -> String {
    let place = test
        .position
        .as_ref()
        .map(|position| format!("{}:{}: ", position.source, position.line));
    let mut text = format!(
        "{}{} {}",
        place.unwrap_or_default(),
        paint("failed:", style::ERROR, colour),
        test.text
    );
    for mismatch in mismatches {
        text.push_str(&format!("\n    {mismatch}"));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_complaint_names_the_place_and_every_difference() {
        let test = TestCase {
            position: None,
            text: "走访3户".to_owned(),
            rows: vec![],
        };
        let mismatch = Mismatch::Rows {
            expected: 0,
            found: vec!["3户".to_owned()],
        };
        assert_eq!(
            complaint(&test, &[mismatch], false),
            "failed: 走访3户\n    expected 0 rows, read 1: 3户"
        );
    }
}
