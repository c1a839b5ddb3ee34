//! `zhibiao stats`

use std::io::Write;

use super::args::{Format, StatsCommand, StatsSummaryArgs};
use super::checks;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::render;
use crate::analyze;

/// Answers a question about a dataset.
pub(super) fn stats(command: &StatsCommand, output: &Output) -> Result<Exit, Failure> {
    match command {
        StatsCommand::Summary(args) => summary(args, output),
        StatsCommand::Checks(args) => checks::checks(args, output),
    }
}

fn summary(args: &StatsSummaryArgs, output: &Output) -> Result<Exit, Failure> {
    let summary = analyze::summary(&args.dataset)?;
    let text = match args.format {
        Format::Text => render::stats::text(&summary, output.data_colour()),
        Format::Json => serde_json::to_string(&summary).map_err(std::io::Error::from)? + "\n",
    };
    let mut data = output.data();
    data.write_all(text.as_bytes())?;
    data.flush()?;
    Ok(Exit::Success)
}
