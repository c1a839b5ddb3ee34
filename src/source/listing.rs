//! Which files there are: locations (files, folders, globs) → a sorted list.

use std::io;
use std::path::{Path, PathBuf};

use walkdir::{DirEntry, WalkDir};

use crate::source::error::SourceError;
use crate::source::glob::Glob;
use crate::source::name::is_hidden;

/// Where to look for documents.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Location {
    /// The file, folder or glob as the config or the command line says it; the tables' `source` begins with it.
    pub given: String,
    /// Where to read: the same, found from the working directory. It ends in the same parts as `given`.
    pub path: PathBuf,
}

/// One file that will be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as the config or the command line says it, with what lies below a folder joined by `/`.
    pub source: String,
    /// Where to read.
    pub path: PathBuf,
    /// Its size; 0 where the file system does not tell.
    pub bytes: u64,
}

/// All files of all locations: in the order of the locations, inside one by the bytes of the path.
///
/// Links to folders are not followed; hidden files and folders are left out unless they are named.
///
/// # Errors
/// As [`SourceError`] says.
pub(super) fn list(locations: &[Location]) -> Result<Vec<SourceFile>, SourceError> {
    let mut files = Vec::new();
    for location in locations {
        list_location(location, &mut files)?;
    }
    Ok(files)
}

fn list_location(location: &Location, files: &mut Vec<SourceFile>) -> Result<(), SourceError> {
    let Location { given, path } = location;
    match path.metadata() {
        Ok(metadata) if metadata.is_dir() => walk(given, given, path, |_| true, files).map(drop),
        Ok(metadata) => {
            files.push(SourceFile {
                source: given.clone(),
                path: path.clone(),
                bytes: metadata.len(),
            });
            Ok(())
        }
        Err(error) if error.kind() == io::ErrorKind::NotFound => match Glob::split(location)? {
            Some(glob) => glob.list(files),
            None => Err(SourceError::NotFound {
                given: given.clone(),
                path: path.clone(),
            }),
        },
        Err(error) => Err(SourceError::Unreadable {
            given: given.clone(),
            path: path.clone(),
            error,
        }),
    }
}

/// The parts of a path, as text.
pub(super) fn parts(path: &Path) -> Vec<String> {
    path.components()
        .map(|part| part.as_os_str().to_string_lossy().into_owned())
        .collect()
}

/// Adds the files below a folder whose path below it is wanted, sorted, and tells how many.
pub(super) fn walk(
    given: &str,
    given_base: &str,
    base: &Path,
    wanted: impl Fn(&str) -> bool,
    files: &mut Vec<SourceFile>,
) -> Result<usize, SourceError> {
    let mut found = Vec::new();
    for entry in WalkDir::new(base)
        .into_iter()
        .filter_entry(|entry| entry.depth() == 0 || is_wanted(entry))
    {
        let entry = entry.map_err(|error| unreadable(given, base, error))?;
        let path = entry.path();
        // A link to a folder is not followed; a link to nothing stays, so that it is rejected in sight.
        if entry.file_type().is_dir() || (entry.path_is_symlink() && path.is_dir()) {
            continue;
        }
        let below = parts(path.strip_prefix(base).unwrap_or(path)).join("/");
        if wanted(&below) {
            let bytes = path.metadata().map_or(0, |metadata| metadata.len());
            found.push(SourceFile {
                source: join(given_base, &below),
                path: path.to_path_buf(),
                bytes,
            });
        }
    }
    found.sort_by(|a, b| {
        a.path
            .as_os_str()
            .as_encoded_bytes()
            .cmp(b.path.as_os_str().as_encoded_bytes())
    });
    let count = found.len();
    files.append(&mut found);
    Ok(count)
}

fn is_wanted(entry: &DirEntry) -> bool {
    !is_hidden(&entry.file_name().to_string_lossy())
}

fn join(base: &str, below: &str) -> String {
    match base {
        "" => below.to_owned(),
        _ if base.ends_with('/') => format!("{base}{below}"),
        _ => format!("{base}/{below}"),
    }
}

fn unreadable(given: &str, base: &Path, error: walkdir::Error) -> SourceError {
    let path = error.path().unwrap_or(base).to_path_buf();
    let error = error
        .into_io_error()
        .unwrap_or_else(|| io::Error::other("the folder contains itself"));
    SourceError::Unreadable {
        given: given.to_owned(),
        path,
        error,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    /// A folder with `a/1.txt`, `a/b/2.csv`, `c.txt` and things that are left out.
    fn tree() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for file in [
            "a/1.txt",
            "a/b/2.csv",
            "c.txt",
            "a-1.txt",
            ".hidden/3.txt",
            "a/.DS_Store",
            "a/Thumbs.db",
            "季度[1].txt",
        ] {
            let path = folder.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        folder
    }

    fn sources(folder: &Path, given: &str) -> Result<Vec<String>, SourceError> {
        let location = Location {
            given: given.to_owned(),
            path: folder.join(given),
        };
        list(&[location]).map(|files| files.into_iter().map(|file| file.source).collect())
    }

    #[test]
    fn folders_are_listed_by_the_bytes_of_their_paths() {
        let folder = tree();
        // `-` sorts before `/`, and Chinese names behind ASCII ones.
        let all = ["./a-1.txt", "./a/1.txt", "./a/b/2.csv", "./c.txt", "./季度[1].txt"];
        assert_eq!(sources(folder.path(), ".").unwrap(), all);
        assert_eq!(sources(folder.path(), "a/").unwrap(), ["a/1.txt", "a/b/2.csv"]);
        assert_eq!(sources(folder.path(), "a/1.txt").unwrap(), ["a/1.txt"]);
    }

    #[test]
    fn globs_keep_the_given_base() {
        let folder = tree();
        assert_eq!(
            sources(folder.path(), "*.txt").unwrap(),
            ["a-1.txt", "c.txt", "季度[1].txt"]
        );
        assert_eq!(
            sources(folder.path(), "**/*.txt").unwrap(),
            ["a-1.txt", "a/1.txt", "c.txt", "季度[1].txt"]
        );
        assert_eq!(
            sources(folder.path(), "a/**/*.{csv,txt}").unwrap(),
            ["a/1.txt", "a/b/2.csv"]
        );
        assert_eq!(sources(folder.path(), "./a/*/?.csv").unwrap(), ["./a/b/2.csv"]);
        assert_eq!(
            sources(&folder.path().join("a"), "../[a-c]*/1.txt").unwrap(),
            ["../a/1.txt"]
        );
    }

    #[test]
    fn a_name_that_exists_is_no_glob() {
        let folder = tree();
        assert_eq!(sources(folder.path(), "季度[1].txt").unwrap(), ["季度[1].txt"]);
    }

    #[test]
    fn locations_keep_their_order() {
        let folder = tree();
        let location = |given: &str| Location {
            given: given.to_owned(),
            path: folder.path().join(given),
        };
        let files = list(&[location("c.txt"), location("a")]).unwrap();
        let sources: Vec<_> = files.iter().map(|file| file.source.as_str()).collect();
        assert_eq!(sources, ["c.txt", "a/1.txt", "a/b/2.csv"]);
        assert_eq!(files[0].bytes, 1);
    }

    #[test]
    fn the_world_can_be_wrong() {
        let folder = tree();
        let error = sources(folder.path(), "none.txt").unwrap_err();
        assert!(
            matches!(error, SourceError::NotFound { .. }) && error.to_string().starts_with("`none.txt`: no such file")
        );
        assert!(matches!(
            sources(folder.path(), "a/*.pdf"),
            Err(SourceError::NoMatch { .. })
        ));
        assert!(matches!(
            sources(folder.path(), "none/*.txt"),
            Err(SourceError::NoMatch { .. })
        ));
        assert!(matches!(
            sources(folder.path(), "a/[.txt"),
            Err(SourceError::BadGlob { .. })
        ));
        // A file where a folder should be is not "not found": the system's own words are kept.
        assert!(matches!(
            sources(folder.path(), "c.txt/d"),
            Err(SourceError::Unreadable { .. })
        ));
    }

    #[cfg(unix)]
    #[test]
    fn links_to_folders_are_not_followed() {
        let folder = tree();
        std::os::unix::fs::symlink(".", folder.path().join("a/again")).unwrap();
        std::os::unix::fs::symlink("../c.txt", folder.path().join("a/c.txt")).unwrap();
        assert_eq!(
            sources(folder.path(), "a").unwrap(),
            ["a/1.txt", "a/b/2.csv", "a/c.txt"]
        );
    }
}
