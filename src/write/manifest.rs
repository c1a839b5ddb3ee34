//! What files a dataset consists of.

use serde::{Deserialize, Serialize};

use super::Footer;
use super::part::Part;
use crate::schema::{self, SCHEMA_VERSION, Table};

/// The content of `_zhibiao/manifest.json`. It says nothing of time or machine: equal datasets have equal manifests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The program's version.
    pub version: String,
    /// The version of the tables' layout.
    pub schema_version: String,
    /// Over all table schemas.
    pub schema_sha256: String,
    /// Of the config, without paths and threads.
    pub config_sha256: String,
    /// All tables, in the order of [`Table::ALL`].
    pub tables: Vec<TableFiles>,
}

/// One table's files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableFiles {
    /// The table's name.
    pub name: String,
    /// Rows in all files.
    pub rows: u64,
    /// Bytes of all files.
    pub bytes: u64,
    /// By path.
    pub files: Vec<Part>,
}

impl Manifest {
    /// The manifest of freshly written tables.
    pub(super) fn new(footer: &Footer, tables: Vec<(Table, Vec<Part>)>) -> Self {
        let table_files = |(table, files): (Table, Vec<Part>)| TableFiles {
            name: table.name().to_owned(),
            rows: files.iter().map(|file| file.rows).sum(),
            bytes: files.iter().map(|file| file.bytes).sum(),
            files,
        };
        Self {
            version: footer.version.clone(),
            schema_version: SCHEMA_VERSION.to_owned(),
            schema_sha256: schema::sha256(),
            config_sha256: footer.config_sha256.clone(),
            tables: tables.into_iter().map(table_files).collect(),
        }
    }

    /// One table's files.
    pub fn table(&self, table: Table) -> Option<&TableFiles> {
        self.tables.iter().find(|files| files.name == table.name())
    }
}
