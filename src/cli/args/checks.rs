//! `zhibiao stats checks`

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::TableFormat;

#[derive(Debug, Args)]
pub(in crate::cli) struct StatsChecksArgs {
    /// The folder that a run wrote to.
    #[arg(value_hint = ValueHint::DirPath)]
    pub(in crate::cli) dataset: PathBuf,
    /// Show the checks that hold, too.
    #[arg(long)]
    pub(in crate::cli) all: bool,
    /// What the result looks like.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: TableFormat,
    /// A pipeline whose indicators are used.
    #[arg(long, value_name = "CONFIG", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) config: Option<PathBuf>,
}
