//! Small steps on files and folders, each of whose errors names the path.

use std::fs::{self, File};
use std::io::{self, ErrorKind, Write as _};
use std::path::Path;

use serde::Serialize;

use super::error::WriteError;

/// Adds the path and what was tried to a file's error.
pub(super) trait At<T> {
    /// The same result, its error with path and action.
    fn at(self, action: &'static str, path: &Path) -> Result<T, WriteError>;
}

impl<T> At<T> for io::Result<T> {
    fn at(self, action: &'static str, path: &Path) -> Result<T, WriteError> {
        self.map_err(|source| WriteError::File {
            path: path.to_owned(),
            action,
            source,
        })
    }
}

/// Makes a folder and all above it; it may exist.
pub(super) fn create_folders(path: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(path).at("create the folder", path)
}

/// Makes the names in a folder outlast a power cut. Only Unix can say that of a folder.
pub(super) fn sync_folder(path: &Path) -> Result<(), WriteError> {
    #[cfg(unix)]
    File::open(path)
        .and_then(|folder| folder.sync_all())
        .at("sync the folder", path)?;
    #[cfg(not(unix))]
    let _ = path;
    Ok(())
}

/// Removes a folder and everything in it, if it is there.
pub(super) fn remove_tree(path: &Path) -> Result<(), WriteError> {
    match fs::remove_dir_all(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error).at("remove the folder", path),
        _ => Ok(()),
    }
}

/// Removes a file, if it is there.
pub(super) fn remove_file(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error).at("remove the file", path),
        _ => Ok(()),
    }
}

/// JSON for people: indented, with a line's end.
pub(super) fn json(path: &Path, value: &impl Serialize) -> Result<Vec<u8>, WriteError> {
    let mut text = serde_json::to_vec_pretty(value)
        .map_err(io::Error::from)
        .at("write", path)?;
    text.push(b'\n');
    Ok(text)
}

/// Moves a file or folder to another name.
pub(super) fn rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).at("move a finished file or folder here", to)
}

/// Writes a new file and syncs it.
fn write_synced(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let mut file = File::create(path).at("create the file", path)?;
    file.write_all(bytes).and_then(|()| file.sync_all()).at("write", path)
}

/// Writes a new file of JSON and syncs it.
pub(super) fn write_json(path: &Path, value: &impl Serialize) -> Result<(), WriteError> {
    write_synced(path, &json(path, value)?)
}

/// Puts a file in the place of another in one step: readers see the old one or the new one, whole.
pub(super) fn replace(path: &Path, bytes: &[u8]) -> Result<(), WriteError> {
    let beside = path.with_extension("new");
    write_synced(&beside, bytes)?;
    rename(&beside, path)?;
    path.parent().map_or(Ok(()), sync_folder)
}
