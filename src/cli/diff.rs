//! `zhibiao diff`

use std::collections::BTreeSet;
use std::io::{self, BufWriter, Write};
use std::ops::ControlFlow;

use super::args::{DiffArgs, TableFormat};
use super::exit::{Exit, Failure};
use super::output::Output;
use super::render::diff::{CsvRows, Examples, JsonObject, Limit, headlines, text};
use crate::analyze::diff::{Change, Diff, Options, Tolerance, columns, columns_of_doubles, compare};
use crate::pipeline::config::nearest;

/// Rows that text shows of each kind, unless told otherwise.
const SHOWN: usize = 10;

/// Compares two datasets.
pub(super) fn diff(args: &DiffArgs, output: &Output) -> Result<Exit, Failure> {
    let options = options(args)?;
    let diff = match args.format {
        TableFormat::Text => as_text(args, &options, output)?,
        TableFormat::Json => {
            let mut object = JsonObject::begin(BufWriter::new(output.data()))?;
            let diff = stream(args, &options, |change| object.change(change))?;
            object.finish(&diff)?;
            diff
        }
        TableFormat::Csv => {
            let mut rows = CsvRows::begin(output.data())?;
            let diff = stream(args, &options, |change| rows.change(change))?;
            rows.finish()?;
            output.say(&headlines(&diff, false).join("\n"));
            diff
        }
    };
    let failed = args.fail_if_diff && !diff.is_empty();
    Ok(if failed { Exit::Failed } else { Exit::Success })
}

fn as_text(args: &DiffArgs, options: &Options, output: &Output) -> Result<Diff, Failure> {
    let mut examples = Examples::new(args.limit.unwrap_or(SHOWN));
    let diff = compare(&args.old, &args.new, options, &mut |change| {
        examples.add(change);
        ControlFlow::Continue(())
    })?;
    let mut data = output.data();
    data.write_all(text(&diff, &examples, output.data_colour()).as_bytes())?;
    data.flush()?;
    Ok(diff)
}

/// Compares, and writes each change as it is found. What cannot be written ends the comparison.
fn stream(
    args: &DiffArgs,
    options: &Options,
    mut write: impl FnMut(&Change) -> io::Result<()>,
) -> Result<Diff, Failure> {
    let mut limit = Limit::new(args.limit.unwrap_or(usize::MAX));
    let mut written = Ok(());
    let diff = compare(&args.old, &args.new, options, &mut |change| {
        if limit.takes(&change) {
            written = write(&change);
        }
        if written.is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    })?;
    written?;
    Ok(diff)
}

fn options(args: &DiffArgs) -> Result<Options, Failure> {
    for column in &args.ignore {
        known("--ignore", "no table has a column", column, &columns())?;
    }
    let mut tolerance = Tolerance::default();
    for (column, share) in &args.tolerance {
        match column {
            None => tolerance.all = *share,
            Some(column) => {
                known(
                    "--tolerance",
                    "no table has a floating-point column",
                    column,
                    &columns_of_doubles(),
                )?;
                tolerance.by_column.insert(column.clone(), *share);
            }
        }
    }
    Ok(Options {
        tables: args.table.iter().copied().collect(),
        period: args.period.clone(),
        district: args.district.clone(),
        ignore: args.ignore.iter().cloned().collect(),
        tolerance,
    })
}

fn known(argument: &str, message: &str, column: &str, known: &BTreeSet<String>) -> Result<(), Failure> {
    if known.contains(column) {
        return Ok(());
    }
    let names: Vec<_> = known.iter().map(String::as_str).collect();
    let advice = nearest(column, &names).map_or_else(
        || "`zhibiao schema TABLE` lists a table's columns".to_owned(),
        |near| format!("did you mean `{near}`?"),
    );
    Err(Failure::Usage(format!("{argument}: {message} `{column}`; {advice}")))
}
