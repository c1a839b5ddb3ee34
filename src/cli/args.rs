//! What was typed, and no more: what it means is said by each command.

#[cfg(feature = "analyze")]
mod checks;
#[cfg(feature = "analyze")]
mod diff;
mod indicators;
#[cfg(feature = "analyze")]
mod review;

use std::num::NonZeroUsize;
use std::path::PathBuf;

use clap::{ArgAction, Args, ColorChoice, Parser, Subcommand, ValueEnum, ValueHint};
use clap_complete::Shell;

#[cfg(feature = "analyze")]
pub(super) use checks::StatsChecksArgs;
#[cfg(feature = "analyze")]
pub(super) use diff::DiffArgs;
#[cfg(feature = "analyze")]
pub(super) use indicators::{CoverageArgs, SuggestArgs};
pub(super) use indicators::{IndicatorsCommand, ListArgs};
#[cfg(feature = "analyze")]
pub(super) use review::ReviewArgs;

const EXIT_CODES: &str = "Exit codes: 0 success; 1 the run ended but failed (a quality gate, failing tests, \
                          --fail-if-diff); 2 usage; \
                          74 input or output; 75 locked by another run, try again; 78 configuration; \
                          130 and 143 stopped by a signal.";

/// Turns China's published performance reports into numbers that can be computed with.
#[derive(Debug, Parser)]
#[command(name = "zhibiao", version, after_help = EXIT_CODES)]
pub(super) struct LowArgs {
    #[command(flatten)]
    pub(super) global: GlobalArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options that every command takes.
#[derive(Debug, Clone, Args)]
pub(super) struct GlobalArgs {
    /// When to use colours; NO_COLOR is heeded.
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto")]
    pub(super) color: ColorChoice,
    /// What messages on standard error look like.
    #[arg(long, global = true, value_name = "FORMAT", default_value = "text")]
    pub(super) log_format: LogFormat,
    /// Say nothing but errors.
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    /// Say more; twice for everything.
    #[arg(short, long, global = true, action = ArgAction::Count)]
    pub(super) verbose: u8,
}

/// What messages look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum LogFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What results look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Format {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
}

/// What tables look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum TableFormat {
    /// For people.
    Text,
    /// One JSON object a line.
    Json,
    /// For spreadsheets: UTF-8 with a byte order mark.
    Csv,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read reports and write the tables.
    Run(RunArgs),
    /// Check configs without running them.
    Validate(ConfigsArgs),
    /// Run the tests that configs carry.
    Test(ConfigsArgs),
    /// Show a document as the program sees it.
    Inspect(InspectArgs),
    /// Show how each number of a sentence is read, rule by rule.
    Explain(ExplainArgs),
    /// Count and sum what stands in a dataset.
    #[cfg(feature = "analyze")]
    #[command(subcommand)]
    Stats(StatsCommand),
    /// List the catalogue of indicators, and find what it lacks.
    #[command(subcommand)]
    Indicators(IndicatorsCommand),
    /// Compare two datasets: what a new rule, or a revised report, changed.
    #[cfg(feature = "analyze")]
    Diff(DiffArgs),
    /// List what most deserves a look, as a table that becomes corrections.
    #[cfg(feature = "analyze")]
    Review(ReviewArgs),
    /// Write a starter pipeline.
    Init(InitArgs),
    /// Print the schema of a table or of the config; without a name, list the tables.
    Schema(SchemaArgs),
    /// Print completions for a shell.
    Completions(CompletionsArgs),
}

#[derive(Debug, Args)]
pub(super) struct RunArgs {
    /// The pipeline; built-in defaults if absent.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
    /// A file, folder, glob or archive to read instead of the config's paths; may be given several times.
    #[arg(short, long, value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub(super) input: Vec<String>,
    /// The folder to write to instead of the config's.
    #[arg(short, long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    pub(super) output: Option<PathBuf>,
    /// A value that takes the place of the config's: `limits.depth=2`.
    #[arg(long, value_name = "KEY=VALUE")]
    pub(super) set: Vec<String>,
    /// Read and judge everything, write nothing.
    #[arg(long)]
    pub(super) dry_run: bool,
    /// Worker threads; as many as there are cores if absent.
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<NonZeroUsize>,
}

#[derive(Debug, Args)]
pub(super) struct ConfigsArgs {
    /// The pipelines; all of `pipelines/*.toml` if absent.
    #[arg(value_name = "CONFIG", value_hint = ValueHint::FilePath)]
    pub(super) configs: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct InspectArgs {
    /// The document or archive.
    #[arg(value_hint = ValueHint::FilePath)]
    pub(super) file: String,
    /// What the result looks like.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
    /// A pipeline whose words, limits and report defaults are used.
    #[arg(long, value_name = "CONFIG", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// The sentences, behind `--` if one begins with a dash; one a line on standard input if absent.
    #[arg(value_name = "SENTENCE")]
    pub(super) sentences: Vec<String>,
    /// What the result looks like.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
    /// A pipeline whose words are used.
    #[arg(long, value_name = "CONFIG", value_hint = ValueHint::FilePath)]
    pub(super) config: Option<PathBuf>,
}

/// What to ask a dataset.
#[cfg(feature = "analyze")]
#[derive(Debug, Subcommand)]
pub(super) enum StatsCommand {
    /// Show what a dataset holds: rows, periods, districts, statuses, checks.
    Summary(StatsSummaryArgs),
    /// Show what does not add up: inside of tasks, and between the reports of one district.
    Checks(StatsChecksArgs),
}

#[cfg(feature = "analyze")]
#[derive(Debug, Args)]
pub(super) struct StatsSummaryArgs {
    /// The folder that a run wrote to.
    #[arg(value_hint = ValueHint::DirPath)]
    pub(super) dataset: PathBuf,
    /// What the result looks like.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(super) format: Format,
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// The folder to write to.
    #[arg(value_name = "DIR", default_value = ".", value_hint = ValueHint::DirPath)]
    pub(super) folder: PathBuf,
    /// Overwrite what is there.
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct SchemaArgs {
    /// A table's name, or `config`.
    #[arg(value_name = "TABLE|config")]
    pub(super) name: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// The shell.
    pub(super) shell: Shell,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_table_of_arguments_is_sound() {
        LowArgs::command().debug_assert();
    }

    #[test]
    fn every_argument_has_a_help() {
        let mut commands = vec![LowArgs::command()];
        while let Some(command) = commands.pop() {
            commands.extend(command.get_subcommands().cloned());
            assert!(command.get_about().is_some(), "{}", command.get_name());
            let bare = command.get_arguments().find(|argument| argument.get_help().is_none());
            assert!(bare.is_none(), "{}: {bare:?}", command.get_name());
        }
    }
}
