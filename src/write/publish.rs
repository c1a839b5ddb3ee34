//! A finished dataset to its place.
//!
//! One rename of the staging folder to `_zhibiao/ready` decides: before it the former dataset stands, after it the new
//! one will, whatever happens. Each table's folder is then exchanged for the new one in a single step, the description
//! and the manifest are replaced, and what came out of the exchange is removed. A run that finds `ready` goes on where
//! the killed one stopped.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use super::error::WriteError;
use super::files::{At as _, remove_file, remove_tree, rename, replace, sync_folder};
use super::layout::Layout;
use super::manifest::{Manifest, TableFiles};
use crate::schema::Table;

/// The manifest's and the description's names inside the staging folder.
pub(super) const MANIFEST: &str = "manifest.json";
/// See [`MANIFEST`].
pub(super) const PACKAGE: &str = "datapackage.json";

/// The list of reviewers' decisions there, if there are any.
pub(super) const CORRECTIONS: &str = "corrections.csv";

/// Makes the staging folder, which is whole and synced, the dataset.
pub(super) fn commit(layout: &Layout) -> Result<(), WriteError> {
    sync_folder(&layout.staging())?;
    rename(&layout.staging(), &layout.ready())?;
    sync_folder(&layout.state())?;
    recover(layout)
}

/// Publishes what waits in `ready`, if anything does. Where another version's manifest stands there, nothing is done:
/// the run that found it writes the whole dataset anew.
pub(super) fn recover(layout: &Layout) -> Result<(), WriteError> {
    let ready = layout.ready();
    let path = ready.join(MANIFEST);
    let text = match fs::read(&path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        read => read.at("read", &path)?,
    };
    let Ok(manifest) = serde_json::from_slice::<Manifest>(&text) else {
        return Ok(());
    };
    for (table, files) in Table::ALL
        .into_iter()
        .filter_map(|table| Some((table, manifest.table(table)?)))
    {
        publish(layout, table, files)?;
    }
    let package = ready.join(PACKAGE);
    replace(&layout.package(), &fs::read(&package).at("read", &package)?)?;
    publish_corrections(layout, &ready.join(CORRECTIONS))?;
    replace(&layout.manifest(), &text)?;
    // The folder loses its name before its content, so that a kill in between leaves nothing to go on with.
    rename(&ready, &layout.staging())?;
    remove_tree(&layout.staging())
}

/// Puts the list of decisions in its place; a dataset without decisions has none.
fn publish_corrections(layout: &Layout, new: &Path) -> Result<(), WriteError> {
    match fs::read(new) {
        Err(error) if error.kind() == ErrorKind::NotFound => remove_file(&layout.corrections()),
        read => replace(&layout.corrections(), &read.at("read", new)?),
    }
}

/// Puts one table in its place, unless it is there already: names are hashes of the content.
fn publish(layout: &Layout, table: Table, files: &TableFiles) -> Result<(), WriteError> {
    let place = layout.table(table);
    let wanted = files.files.iter().map(|file| (file.path.clone(), file.bytes)).collect();
    if standing(layout, &place)? == wanted {
        return Ok(());
    }
    let new = layout.ready().join(table.name());
    if !new.exists() {
        // Somebody took the folder away after a killed run had put it in its place.
        return Ok(());
    }
    refuse_foreign(layout)?;
    exchange(&new, &place)?;
    sync_folder(layout.output())
}

/// The files of a table's folder with their lengths, by their paths below the output folder.
fn standing(layout: &Layout, folder: &Path) -> Result<BTreeMap<String, u64>, WriteError> {
    let mut found = BTreeMap::new();
    for entry in entries(folder) {
        let entry = entry.at("read the folder", folder)?;
        if entry.file_type().is_file() && !is_hidden(entry.file_name()) {
            let path = entry.path().strip_prefix(layout.output()).unwrap_or(entry.path());
            let names: Vec<_> = path.iter().map(OsStr::to_string_lossy).collect();
            let bytes = entry
                .metadata()
                .map_err(io::Error::from)
                .at("read", entry.path())?
                .len();
            found.insert(names.join("/"), bytes);
        }
    }
    Ok(found)
}

/// Puts the folder `new` in the place of `old` in one step where the system can, in two where it cannot. A killed run
/// between the two leaves no table; the next run puts it there.
fn exchange(new: &Path, old: &Path) -> Result<(), WriteError> {
    if fs::symlink_metadata(old).is_err() {
        return rename(new, old);
    }
    if exchange_in_one_step(new, old).is_ok() {
        return Ok(());
    }
    rename(old, &new.with_extension("old"))?;
    rename(new, old)
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange_in_one_step(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    Ok(renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?)
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange_in_one_step(_new: &Path, _old: &Path) -> io::Result<()> {
    Err(ErrorKind::Unsupported.into())
}

/// Refuses an output folder in which a table's folder would be replaced that holds anything but parts of a dataset:
/// somebody's own folder may well be called `reports`.
pub(super) fn refuse_foreign(layout: &Layout) -> Result<(), WriteError> {
    let package = layout.package();
    if package.exists() && !layout.state().exists() {
        return Err(WriteError::Foreign { path: package });
    }
    match Table::ALL.iter().find_map(|table| foreign(&layout.table(*table))) {
        Some(path) => Err(WriteError::Foreign { path }),
        None => Ok(()),
    }
}

/// The first thing in a table's folder that does not belong there.
fn foreign(folder: &Path) -> Option<PathBuf> {
    let at_folder = fs::symlink_metadata(folder).ok()?;
    if !at_folder.is_dir() {
        return Some(folder.to_owned());
    }
    let stranger = |entry: &DirEntry| !is_hidden(entry.file_name()) && !is_ours(entry);
    entries(folder)
        .filter_map(Result::ok)
        .find(stranger)
        .map(DirEntry::into_path)
}

fn entries(folder: &Path) -> impl Iterator<Item = io::Result<DirEntry>> {
    let walk = WalkDir::new(folder).min_depth(1).max_depth(4).into_iter();
    let absent = |error: &walkdir::Error| {
        error
            .io_error()
            .is_some_and(|error| error.kind() == ErrorKind::NotFound)
    };
    walk.filter(move |entry| !entry.as_ref().is_err_and(absent))
        .map(|entry| entry.map_err(io::Error::from))
}

/// Desktops leave files like `.DS_Store` in folders that they have shown.
fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

fn is_ours(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    match entry.depth() {
        1 => entry.file_type().is_dir() && name.starts_with("year="),
        2 => entry.file_type().is_dir() && name.starts_with("term="),
        3 => entry.file_type().is_file() && name.starts_with("part-") && name.ends_with(".parquet"),
        _ => false,
    }
}
