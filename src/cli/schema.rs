//! `zhibiao schema`

use std::io::Write;

use super::exit::{Exit, Failure};
use super::output::Output;
use crate::pipeline::config;
use crate::pipeline::reader::table_schemas;

/// Prints a schema, or the tables' names.
pub(super) fn schema(name: Option<&str>, output: &Output) -> Result<Exit, Failure> {
    let tables = table_schemas();
    let mut data = output.data();
    match name {
        None => tables.iter().try_for_each(|(table, _)| writeln!(data, "{table}"))?,
        Some("config") => data.write_all(config::json_schema_text().as_bytes())?,
        Some(name) => match tables.iter().find(|(table, _)| *table == name) {
            Some((_, text)) => data.write_all(text.as_bytes())?,
            None => {
                let names: Vec<_> = tables.iter().map(|(table, _)| *table).collect();
                let message = format!(
                    "there is no table `{name}`; there are: {}, and `config`",
                    names.join(", ")
                );
                return Err(Failure::Usage(message));
            }
        },
    }
    data.flush()?;
    Ok(Exit::Success)
}
