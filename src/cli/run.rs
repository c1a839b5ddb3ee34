//! `zhibiao run`

use super::args::RunArgs;
use super::configs::load_or_builtin;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::progress::Progress;
use super::{render, signals};
use crate::pipeline::{self, Overrides, Plan};

/// Reads reports and writes the tables.
pub(super) fn run(args: RunArgs, output: &Output) -> Result<Exit, Failure> {
    let config = load_or_builtin(args.config.as_deref(), &args.set)?;
    let RunArgs {
        input,
        output: folder,
        dry_run,
        threads,
        ..
    } = args;
    let plan = Plan::new(
        config,
        Overrides {
            inputs: input,
            output: folder,
            threads,
            dry_run,
        },
    )?;
    let stop = signals::install().map_err(|error| Failure::File {
        what: "cannot watch for signals".to_owned(),
        error,
    })?;
    let mut progress = Progress::new(output);
    let result = pipeline::run(&plan, &mut progress, stop);
    drop(progress);
    let summary = result?;
    if output.json_messages() {
        render::summary::event(&summary);
    } else {
        output.say(&render::summary::text(&summary, &plan.output));
    }
    for gate in &summary.failed_gates {
        output.warn(&format!(
            "{} {gate}",
            render::style::paint("failed:", render::style::ERROR, output.message_colour())
        ));
    }
    Ok(if summary.failed_gates.is_empty() {
        Exit::Success
    } else {
        Exit::Failed
    })
}
