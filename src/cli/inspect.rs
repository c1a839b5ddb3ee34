//! `zhibiao inspect`

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

use super::args::{Format, InspectArgs};
use super::configs::load_or_builtin;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::render;
use crate::pipeline::view::DocumentView;
use crate::pipeline::{Overrides, Plan, reader};

/// Shows a document, or each document of an archive.
pub(super) fn inspect(args: InspectArgs, output: &Output) -> Result<Exit, Failure> {
    let config = load_or_builtin(args.config.as_deref(), &[])?;
    // Nothing is written, so that the config need not say where to.
    let overrides = Overrides {
        inputs: vec![args.file],
        output: Some(PathBuf::new()),
        dry_run: true,
        threads: None,
    };
    let plan = Plan::new(config, overrides)?;
    let colour = output.data_colour();
    let mut data = output.data();
    let mut written = Ok(());
    reader::inspect(&plan, &mut |document| {
        written = print(&document, args.format, colour, &mut data);
        if written.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    })?;
    written?;
    data.flush()?;
    Ok(Exit::Success)
}

fn print(document: &DocumentView, format: Format, colour: bool, data: &mut impl Write) -> io::Result<()> {
    match format {
        Format::Text => data.write_all(render::inspect::text(document, colour).as_bytes()),
        Format::Json => writeln!(data, "{}", serde_json::to_string(document)?),
    }
}
