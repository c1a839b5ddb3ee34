//! Locations with wildcards.

use std::path::{Path, PathBuf};

use globset::{GlobBuilder, GlobMatcher};

use crate::source::error::SourceError;
use crate::source::listing::{Location, SourceFile, parts, walk};

/// A glob, taken apart into the folder before the first wildcard and the rest.
pub(super) struct Glob<'l> {
    given: &'l str,
    given_base: String,
    base: PathBuf,
    matcher: GlobMatcher,
}

impl<'l> Glob<'l> {
    /// None where no part of the location has a wildcard.
    ///
    /// # Errors
    /// `BadGlob`.
    pub(super) fn split(location: &'l Location) -> Result<Option<Self>, SourceError> {
        let given: Vec<String> = parts(Path::new(&location.given));
        let Some(first) = given.iter().position(|part| part.contains(['*', '?', '[', '{'])) else {
            return Ok(None);
        };
        let matcher = GlobBuilder::new(&given[first..].join("/"))
            .literal_separator(true)
            .build()
            .map_err(|error| SourceError::BadGlob {
                given: location.given.clone(),
                error,
            })?
            .compile_matcher();
        let base = location
            .path
            .ancestors()
            .nth(given.len() - first)
            .unwrap_or(Path::new(""))
            .to_path_buf();
        let base = if base.as_os_str().is_empty() {
            PathBuf::from(".")
        } else {
            base
        };
        let given_base = Path::new(&location.given).ancestors().nth(given.len() - first);
        let given_base = given_base
            .map(|base| base.to_string_lossy().into_owned())
            .unwrap_or_default();
        Ok(Some(Self {
            given: &location.given,
            given_base,
            base,
            matcher,
        }))
    }

    /// Adds the files that fit, sorted. Folders never fit: `a/*` is what lies directly in `a`.
    ///
    /// # Errors
    /// `NoMatch` where there are none, or a folder that cannot be read.
    pub(super) fn list(&self, files: &mut Vec<SourceFile>) -> Result<(), SourceError> {
        let found = if self.base.is_dir() {
            walk(
                self.given,
                &self.given_base,
                &self.base,
                |below| self.matcher.is_match(below),
                files,
            )?
        } else {
            0
        };
        if found > 0 {
            return Ok(());
        }
        Err(SourceError::NoMatch {
            given: self.given.to_owned(),
            base: self.base.clone(),
        })
    }
}
