//! The dataset's description for others: a Frictionless Data Package.

use serde_json::{Value, json};

use super::error::WriteError;
use super::manifest::{Manifest, TableFiles};
use crate::schema::Table;

const DESCRIPTION: &str = "Numbers read from published performance reports. One resource a table; `path` lists every \
    part of it. The folders year=… and term=… name the period of the reports in them (0 and unknown where it is not \
    known) and are columns of no file. A part is a Parquet file of its own, with all columns of its resource's schema.";

/// The content of `datapackage.json`: no time, no machine.
pub(super) fn data_package(manifest: &Manifest) -> Result<Value, WriteError> {
    let tables = Table::ALL
        .into_iter()
        .filter_map(|table| Some((table, manifest.table(table)?)));
    let resources: Vec<_> = tables
        .map(|(table, files)| resource(table, files))
        .collect::<Result<_, _>>()?;
    Ok(json!({
        "profile": "data-package",
        "name": "zhibiao",
        "title": "政府绩效报告指标数据集",
        "description": DESCRIPTION,
        "schema_version": manifest.schema_version,
        "resources": resources,
    }))
}

/// `row_count` is of all parts. The standard's own `rows` and `bytes` are left out: a validator holds them against the
/// first part alone.
fn resource(table: Table, files: &TableFiles) -> Result<Value, WriteError> {
    let schema = table.schema()?;
    let inlined = table.value()?;
    let paths: Vec<_> = files.files.iter().map(|file| file.path.as_str()).collect();
    Ok(json!({
        "name": table.name(),
        "title": schema.title,
        "description": schema.description,
        "path": paths,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        "row_count": files.rows,
        "schema": inlined,
    }))
}
