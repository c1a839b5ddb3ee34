//! `zhibiao indicators`

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

use super::TableFormat;

/// What to do with indicators.
#[derive(Debug, Subcommand)]
pub(in crate::cli) enum IndicatorsCommand {
    /// List the catalogue of indicators.
    List(ListArgs),
    /// Show what share of a dataset's metrics has a key.
    #[cfg(feature = "analyze")]
    Coverage(CoverageArgs),
    /// Propose entries for the names of a dataset that have no key, as TOML for `[lexicon] extend`.
    #[cfg(feature = "analyze")]
    Suggest(SuggestArgs),
}

#[derive(Debug, Args)]
pub(in crate::cli) struct ListArgs {
    /// What the list looks like.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: TableFormat,
    /// A pipeline whose own indicators are listed, too.
    #[arg(long, value_name = "CONFIG", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) config: Option<PathBuf>,
}

#[cfg(feature = "analyze")]
#[derive(Debug, Args)]
pub(in crate::cli) struct CoverageArgs {
    /// The folder that a run wrote to.
    #[arg(value_hint = ValueHint::DirPath)]
    pub(in crate::cli) dataset: PathBuf,
    /// What the result looks like.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: super::Format,
}

#[cfg(feature = "analyze")]
#[derive(Debug, Args)]
pub(in crate::cli) struct SuggestArgs {
    /// The folder that a run wrote to.
    #[arg(value_hint = ValueHint::DirPath)]
    pub(in crate::cli) dataset: PathBuf,
    /// How many metrics a name must have.
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(in crate::cli) min_count: u64,
    /// A pipeline whose own indicators are known, too.
    #[arg(long, value_name = "CONFIG", value_hint = ValueHint::FilePath)]
    pub(in crate::cli) config: Option<PathBuf>,
}
