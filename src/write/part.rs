//! One Parquet file: how it is encoded, named and made to last.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::arrow::arrow_writer::ArrowWriterOptions;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::metadata::{KeyValue, SortingColumn};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::Settings;
use super::error::WriteError;
use super::files::{At as _, rename};
use crate::schema::{self, SCHEMA_VERSION};

/// Chinese text repeats from report to report; a dictionary this large keeps it in one place in a row group.
const DICTIONARY_BYTES: usize = 4 << 20;
/// A row group is closed at this size too, so that long texts do not pile up in memory.
const ROW_GROUP_BYTES: usize = 64 << 20;
const ZSTD_LEVEL: i32 = 3;
const CREATED_BY: &str = concat!("zhibiao version ", env!("CARGO_PKG_VERSION"));

/// A finished file, as the manifest lists it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Relative to the output folder, with `/`.
    pub path: String,
    /// Rows in the file.
    pub rows: u64,
    /// Bytes of the file.
    pub bytes: u64,
    /// SHA-256 of the file, in hexadecimal; its first 16 digits are the file's name.
    pub sha256: String,
}

/// Columns that every file of a table is sorted by, ascending, nulls first.
const SORTED_BY: [&str; 4] = ["district_code", "report_id", "item_seq", "seq"];

/// How files are encoded: nothing in it depends on the machine, the time or the number of threads.
pub(super) fn properties(settings: &Settings, schema: &SchemaRef) -> Result<WriterProperties, WriteError> {
    let level = ZstdLevel::try_new(ZSTD_LEVEL).map_err(|error| WriteError::encode(&settings.output, error))?;
    let pair = |key: &str, value: &str| KeyValue::new(format!("zhibiao.{key}"), value.to_owned());
    let metadata = vec![
        pair("version", &settings.footer.version),
        pair("schema_version", SCHEMA_VERSION),
        pair("schema_sha256", &schema::sha256()),
        pair("config_sha256", &settings.footer.config_sha256),
    ];
    Ok(WriterProperties::builder()
        .set_created_by(CREATED_BY.to_owned())
        .set_compression(Compression::ZSTD(level))
        .set_statistics_enabled(EnabledStatistics::Page)
        .set_dictionary_page_size_limit(DICTIONARY_BYTES)
        .set_max_row_group_row_count(Some(settings.row_group_rows.max(1)))
        .set_max_row_group_bytes(Some(ROW_GROUP_BYTES))
        .set_sorting_columns(sorting(schema))
        .set_key_value_metadata(Some(metadata))
        .build())
}

/// The order as the file's footer states it, as far as the table has the columns.
fn sorting(schema: &SchemaRef) -> Option<Vec<SortingColumn>> {
    let index = |name: &&str| schema.index_of(name).ok().and_then(|index| i32::try_from(index).ok());
    let column = |column_idx| SortingColumn {
        column_idx,
        descending: false,
        nulls_first: true,
    };
    let columns: Vec<_> = SORTED_BY.iter().map_while(index).map(column).collect();
    (!columns.is_empty()).then_some(columns)
}

/// A file that is being written, under a name that no reader looks for.
pub(super) struct PartWriter {
    folder: PathBuf,
    open: PathBuf,
    writer: ArrowWriter<HashingFile>,
    rows: usize,
}

impl PartWriter {
    /// Begins a file in `folder`, which must exist.
    pub(super) fn create(folder: &Path, schema: &SchemaRef, properties: WriterProperties) -> Result<Self, WriteError> {
        let open = folder.join("open");
        let file = HashingFile::create(&open).at("create the file", &open)?;
        // The Arrow schema says nothing that the Parquet types do not say, so the footer goes without it.
        let options = ArrowWriterOptions::new()
            .with_properties(properties)
            .with_skip_arrow_metadata(true);
        let writer = ArrowWriter::try_new_with_options(file, SchemaRef::clone(schema), options);
        let writer = writer.map_err(|error| WriteError::encode(&open, error))?;
        Ok(Self {
            folder: folder.to_owned(),
            open,
            writer,
            rows: 0,
        })
    }

    /// How many rows the file holds.
    pub(super) const fn rows(&self) -> usize {
        self.rows
    }

    /// Adds rows.
    pub(super) fn write(&mut self, batch: &RecordBatch) -> Result<(), WriteError> {
        self.rows += batch.num_rows();
        self.writer
            .write(batch)
            .map_err(|error| WriteError::encode(&self.open, error))
    }

    /// Ends the file, syncs it and names it after its content. `path` in the result is the bare name.
    pub(super) fn finish(self) -> Result<Part, WriteError> {
        let file = self
            .writer
            .into_inner()
            .map_err(|error| WriteError::encode(&self.open, error))?;
        let (sha256, bytes) = file.finish().at("write", &self.open)?;
        let name = format!("part-{}.parquet", sha256.get(..16).unwrap_or(&sha256));
        rename(&self.open, &self.folder.join(&name))?;
        Ok(Part {
            path: name,
            rows: self.rows as u64,
            bytes,
            sha256,
        })
    }
}

/// A file whose bytes are hashed on their way.
struct HashingFile {
    file: BufWriter<File>,
    hash: Sha256,
    bytes: u64,
}

impl HashingFile {
    fn create(path: &Path) -> io::Result<Self> {
        Ok(Self {
            file: BufWriter::with_capacity(1 << 17, File::create(path)?),
            hash: Sha256::new(),
            bytes: 0,
        })
    }

    fn finish(self) -> io::Result<(String, u64)> {
        self.file.into_inner().map_err(|error| error.into_error())?.sync_all()?;
        Ok((
            self.hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect(),
            self.bytes,
        ))
    }
}

impl Write for HashingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.file.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
