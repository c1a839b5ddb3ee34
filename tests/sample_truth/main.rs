//! The made-up reports of `sample_data`: they are what the generator writes, and what the program reads in them is what
//! the generator knows to stand there, value by value.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "helpers of tests fail and speak as tests do"
)]

mod dataset;
mod findings;
mod generated;
#[path = "../../examples/sample_data/generator/mod.rs"]
mod generator;
mod read;
mod series;
mod tasks;
mod verdicts;

use std::path::PathBuf;

/// The folder of the committed sample.
fn sample_data() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("sample_data")
}
