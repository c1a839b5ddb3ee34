//! One run an output folder.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read as _, Seek as _, Write as _};
use std::path::Path;
use std::process;

use jiff::Timestamp;

use super::error::WriteError;
use super::files::At as _;

/// Holds the lock as long as it lives. The system frees it when the process ends, however it ends; the file stays.
#[derive(Debug)]
pub(super) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock, and writes who holds it into the file.
    pub(super) fn take(path: &Path) -> Result<Self, WriteError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let mut file = options.open(path).at("open the lock file", path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(WriteError::Locked {
                    path: path.to_owned(),
                    owner: owner(&mut file),
                });
            }
            Err(TryLockError::Error(error)) => return Err(error).at("lock the file", path),
        }
        let since = Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ");
        let note = format!("process {} since {since}\n", process::id());
        file.set_len(0)
            .and_then(|()| file.rewind())
            .and_then(|()| file.write_all(note.as_bytes()))
            .at("write", path)?;
        Ok(Self { _file: file })
    }
}

/// Who holds the lock, as the file says; some systems let nobody else read a locked file.
fn owner(file: &mut File) -> String {
    let mut note = String::new();
    match file.take(200).read_to_string(&mut note) {
        Ok(_) if !note.trim().is_empty() => note.trim().to_owned(),
        _ => "an unknown process".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_is_told_who_the_first_is() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("lock");
        let first = Lock::take(&path).unwrap();
        let message = Lock::take(&path).unwrap_err().to_string();
        assert!(
            message.contains(&format!("process {} since 2", process::id())),
            "{message}"
        );
        drop(first);
        Lock::take(&path).unwrap();
    }
}
