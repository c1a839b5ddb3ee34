//! The command line: what was typed → a plan → the run. The only place that knows clap and prints. One command a file;
//! `render` turns what the pipeline found into text.

mod args;
#[cfg(feature = "analyze")]
mod checks;
mod completions;
mod configs;
#[cfg(feature = "analyze")]
mod diff;
mod exit;
mod explain;
mod indicators;
mod init;
mod inspect;
mod log;
mod output;
mod progress;
mod render;
#[cfg(feature = "analyze")]
mod review;
mod run;
mod schema;
mod signals;
#[cfg(feature = "analyze")]
mod stats;
mod test;
mod validate;

use std::process::ExitCode;

use clap::Parser;

use args::{Command, LowArgs};
use exit::{Exit, Failure};
use output::Output;

/// Reads the arguments, does what they say, and tells how it went.
pub fn main() -> ExitCode {
    let args = match LowArgs::try_parse() {
        Ok(args) => args,
        Err(message) => {
            // Help and versions are printed by the same way, with success. A closed pipe is no failure.
            let _ = message.print();
            return if message.use_stderr() {
                Exit::Usage.into()
            } else {
                Exit::Success.into()
            };
        }
    };
    let output = Output::new(&args.global);
    log::init(&args.global, &output);
    match dispatch(args.command, &output) {
        Ok(exit) => exit.into(),
        Err(failure) => output.failure(&failure).into(),
    }
}

fn dispatch(command: Command, output: &Output) -> Result<Exit, Failure> {
    match command {
        Command::Run(args) => run::run(args, output),
        Command::Validate(args) => validate::validate(&args.configs, output),
        Command::Test(args) => test::test(&args.configs, output),
        Command::Inspect(args) => inspect::inspect(args, output),
        Command::Explain(args) => explain::explain(&args, output),
        #[cfg(feature = "analyze")]
        Command::Stats(command) => stats::stats(&command, output),
        Command::Indicators(command) => indicators::indicators(&command, output),
        #[cfg(feature = "analyze")]
        Command::Diff(args) => diff::diff(&args, output),
        #[cfg(feature = "analyze")]
        Command::Review(args) => review::review(&args, output),
        Command::Init(args) => init::init(&args, output),
        Command::Schema(args) => schema::schema(args.name.as_deref(), output),
        Command::Completions(args) => completions::completions(args.shell, output),
    }
}
