//! `zhibiao completions`

use std::io::Write;

use clap::CommandFactory;
use clap_complete::Shell;

use super::args::LowArgs;
use super::exit::{Exit, Failure};
use super::output::Output;

/// Prints completions for a shell.
pub(super) fn completions(shell: Shell, output: &Output) -> Result<Exit, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut LowArgs::command(), "zhibiao", &mut script);
    let mut data = output.data();
    data.write_all(&script)?;
    data.flush()?;
    Ok(Exit::Success)
}
