//! `zhibiao review`

use std::path::PathBuf;

use clap::{Args, ValueHint};

use super::TableFormat;

#[derive(Debug, Args)]
pub(in crate::cli) struct ReviewArgs {
    /// The folder that a run wrote to.
    #[arg(value_hint = ValueHint::DirPath)]
    pub(in crate::cli) dataset: PathBuf,
    /// Only the first so many rows, which deserve it most.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) limit: Option<usize>,
    /// The file to write to instead of standard output; what is there stays unless --force is given.
    #[arg(short, long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) output: Option<PathBuf>,
    /// Overwrite the file, with the decisions that may stand in it.
    #[arg(long, requires = "output")]
    pub(in crate::cli) force: bool,
    /// What the result looks like.
    #[arg(long, value_name = "FORMAT", default_value = "csv")]
    pub(in crate::cli) format: TableFormat,
    /// A pipeline whose units and indicators are used.
    #[arg(long, value_name = "CONFIG", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) config: Option<PathBuf>,
}
