//! Bundles of all reports, in memory up to a bound and on disk beyond it, and the index that puts them in order.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
use std::path::PathBuf;
use std::sync::Arc;

use rustc_hash::FxHashMap;
use serde::de::DeserializeOwned;

use super::bundle::{Bundle, SECTIONS, Section, Unpacker};
use super::error::WriteError;
use super::files::At as _;

/// Takes bundles in any order. It holds about a hundred bytes a report, and up to `memory_bytes` of bundles.
#[derive(Debug)]
pub(super) struct Spool {
    store: Store,
    memory_bytes: usize,
    file: Option<File>,
    folders: BTreeSet<Arc<str>>,
    entries: FxHashMap<Box<str>, Place>,
}

/// The bytes of all bundles: those before `spilled` on disk, the others in memory.
#[derive(Debug)]
struct Store {
    path: PathBuf,
    spilled: u64,
    buffer: Vec<u8>,
}

/// What of a report is known without reading its bundle.
#[derive(Debug)]
struct Place {
    folder: Arc<str>,
    district_code: Option<Box<str>>,
    offset: u64,
    lengths: [u32; SECTIONS],
}

/// One report in its place among the others.
#[derive(Debug)]
pub(super) struct Entry {
    report_id: Box<str>,
    place: Place,
}

/// All bundles in order.
#[derive(Debug)]
pub(super) struct Sorted {
    store: Store,
    entries: Vec<Entry>,
}

impl Spool {
    /// A spool that writes to `path` once it holds more than `memory_bytes`.
    pub(super) fn new(path: PathBuf, memory_bytes: usize) -> Self {
        let store = Store {
            path,
            spilled: 0,
            buffer: Vec::new(),
        };
        Self {
            store,
            memory_bytes,
            file: None,
            folders: BTreeSet::new(),
            entries: FxHashMap::default(),
        }
    }

    /// Takes a bundle; false where its report is already there.
    pub(super) fn push(&mut self, bundle: Bundle) -> Result<bool, WriteError> {
        if self.entries.contains_key(bundle.report_id.as_str()) {
            return Ok(false);
        }
        let offset = self.store.spilled + self.store.buffer.len() as u64;
        let mut lengths = [0; SECTIONS];
        for (length, section) in lengths.iter_mut().zip(&bundle.sections) {
            *length = u32::try_from(section.len()).map_err(|_| WriteError::scratch("a section exceeds 4 GiB"))?;
            self.store.buffer.extend_from_slice(section);
        }
        let folder = self.folder(bundle.folder);
        let district_code = bundle.district_code.map(String::into_boxed_str);
        let place = Place {
            folder,
            district_code,
            offset,
            lengths,
        };
        self.entries.insert(bundle.report_id.into_boxed_str(), place);
        if self.store.buffer.len() > self.memory_bytes {
            self.spill()?;
        }
        Ok(true)
    }

    /// One copy of each folder's name.
    fn folder(&mut self, name: String) -> Arc<str> {
        if let Some(known) = self.folders.get(name.as_str()) {
            return Arc::clone(known);
        }
        let name: Arc<str> = name.into();
        self.folders.insert(Arc::clone(&name));
        name
    }

    fn spill(&mut self) -> Result<(), WriteError> {
        let path = &self.store.path;
        let file = match &mut self.file {
            Some(file) => file,
            none => none.insert(File::create(path).at("create the scratch file", path)?),
        };
        file.write_all(&self.store.buffer).at("write", path)?;
        self.store.spilled += self.store.buffer.len() as u64;
        self.store.buffer.clear();
        Ok(())
    }

    /// Puts the reports in order: by partition, district (none first), report.
    pub(super) fn sort(self) -> Sorted {
        let entries = self
            .entries
            .into_iter()
            .map(|(report_id, place)| Entry { report_id, place });
        let mut entries: Vec<_> = entries.collect();
        entries.sort_unstable_by(|a, b| a.key().cmp(&b.key()));
        Sorted {
            store: self.store,
            entries,
        }
    }
}

impl Entry {
    fn key(&self) -> (&str, Option<&str>, &str) {
        (&self.place.folder, self.place.district_code.as_deref(), &self.report_id)
    }
}

impl Sorted {
    /// The partitions that have reports, each with its reports in order.
    pub(super) fn partitions(&self) -> impl Iterator<Item = (&str, &[Entry])> {
        let same_folder = |a: &Entry, b: &Entry| a.place.folder == b.place.folder;
        self.entries
            .chunk_by(same_folder)
            .filter_map(|entries| Some((&*entries.first()?.place.folder, entries)))
    }

    /// Reads bundles back; any number of readers at a time.
    pub(super) fn reader(&self) -> Result<Reader<'_>, WriteError> {
        let path = &self.store.path;
        let spilled = self.store.spilled > 0;
        let file = spilled
            .then(|| File::open(path).at("open the scratch file", path))
            .transpose()?;
        Ok(Reader {
            store: &self.store,
            file,
            unpacker: Unpacker::new()?,
        })
    }
}

/// Reads sections of bundles.
pub(super) struct Reader<'a> {
    store: &'a Store,
    file: Option<File>,
    unpacker: Unpacker,
}

impl Reader<'_> {
    /// One section of a report's bundle.
    pub(super) fn section<T: DeserializeOwned>(&mut self, entry: &Entry, section: Section) -> Result<T, WriteError> {
        let place = &entry.place;
        let before: u64 = place
            .lengths
            .iter()
            .take(section as usize)
            .map(|&length| u64::from(length))
            .sum();
        let length = place.lengths.get(section as usize).copied().unwrap_or_default() as usize;
        let bytes = self.store.read(self.file.as_mut(), place.offset + before, length)?;
        self.unpacker.unpack(&bytes)
    }
}

impl Store {
    fn read(&self, file: Option<&mut File>, offset: u64, length: usize) -> Result<Cow<'_, [u8]>, WriteError> {
        if let Some(offset) = offset.checked_sub(self.spilled) {
            let bytes = usize::try_from(offset)
                .ok()
                .and_then(|from| self.buffer.get(from..from.checked_add(length)?));
            return bytes
                .map(Cow::Borrowed)
                .ok_or_else(|| WriteError::scratch("a section lies outside the buffer"));
        }
        let file = file.ok_or_else(|| WriteError::scratch("the scratch file is not open"))?;
        let mut bytes = vec![0; length];
        let read = file
            .seek(SeekFrom::Start(offset))
            .and_then(|_| file.read_exact(&mut bytes));
        read.at("read", &self.path)?;
        Ok(Cow::Owned(bytes))
    }
}
