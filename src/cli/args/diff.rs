//! Arguments of `zhibiao diff`.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, ValueHint};

use super::TableFormat;
use crate::analyze::diff::Table;

#[derive(Debug, Args)]
pub(in crate::cli) struct DiffArgs {
    /// The folder that an earlier run wrote to.
    #[arg(value_hint = ValueHint::DirPath)]
    pub(in crate::cli) old: PathBuf,
    /// The folder that a later run wrote to.
    #[arg(value_hint = ValueHint::DirPath)]
    pub(in crate::cli) new: PathBuf,
    /// A table to compare instead of all; may be given several times.
    #[arg(long, value_name = "TABLE", value_parser = tables())]
    pub(in crate::cli) table: Vec<Table>,
    /// Only reports of this period: 2022Q4, 2022H1, 2022 …
    #[arg(long, value_name = "PERIOD")]
    pub(in crate::cli) period: Option<String>,
    /// Only reports of this district, by code or name.
    #[arg(long, value_name = "DISTRICT")]
    pub(in crate::cli) district: Option<String>,
    /// A column that is not compared; may be given several times.
    #[arg(long, value_name = "COLUMN")]
    pub(in crate::cli) ignore: Vec<String>,
    /// How far floating-point numbers may lie apart, as a share of the larger one: `1e-9` for all columns,
    /// `value=0.001` for one; exact if absent.
    #[arg(long, value_name = "[COLUMN=]SHARE", value_parser = tolerance)]
    pub(in crate::cli) tolerance: Vec<(Option<String>, f64)>,
    /// How many rows to show of each table's added, gone and changed ones; 10 as text and all otherwise if absent.
    /// Counts are always of all.
    #[arg(long, value_name = "N")]
    pub(in crate::cli) limit: Option<usize>,
    /// What the result looks like; JSON is one object, with all changes and the counts.
    #[arg(long, value_name = "FORMAT", default_value = "text")]
    pub(in crate::cli) format: TableFormat,
    /// Exit with 1 if a row was added, is gone or has changed.
    #[arg(long)]
    pub(in crate::cli) fail_if_diff: bool,
}

fn tables() -> impl TypedValueParser<Value = Table> {
    let names = PossibleValuesParser::new(Table::ALL.map(Table::name));
    names.try_map(|name| {
        Table::ALL
            .into_iter()
            .find(|table| table.name() == name)
            .ok_or("no table")
    })
}

fn tolerance(text: &str) -> Result<(Option<String>, f64), String> {
    let (column, share) = match text.split_once('=') {
        Some((column, share)) => (Some(column.to_owned()), share),
        None => (None, text),
    };
    let share = share.parse().ok().filter(|share| (0.0..=1.0).contains(share));
    let share = share.ok_or("it is a share from 0 to 1, such as 1e-9, or one of a column, such as value=0.001")?;
    Ok((column, share))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tolerance_is_for_all_columns_or_for_one() {
        assert_eq!(tolerance("1e-9"), Ok((None, 1e-9)));
        assert_eq!(tolerance("value=0.5"), Ok((Some("value".to_owned()), 0.5)));
        for wrong in ["", "x", "-1", "2", "nan", "value=", "value=x"] {
            assert!(tolerance(wrong).is_err(), "{wrong}");
        }
    }
}
