//! How a command ends: every failure of the library with its exit code, in one place.

use std::io;
use std::process::ExitCode;

use thiserror::Error;

#[cfg(feature = "analyze")]
use crate::analyze::AnalyzeError;
use crate::pipeline::{ConfigError, PlanError, RunError};
use crate::write::WriteError;

/// How a command ended, as the calling program sees it. The numbers follow `sysexits.h` where it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exit {
    /// All went well, or there was nothing to do.
    Success,
    /// It ended, but failed: a quality gate, failing tests, datasets that differ where they may not.
    Failed,
    /// The command line is wrong.
    Usage,
    /// Input or output failed.
    Io,
    /// Another run is at it; try again.
    Locked,
    /// The configuration is wrong.
    Config,
    /// A signal of this number stopped it.
    Signal(usize),
}

impl Exit {
    /// The number for the calling program.
    pub(super) fn code(self) -> u8 {
        match self {
            Self::Success => 0,
            Self::Failed => 1,
            Self::Usage => 2,
            Self::Io => 74,
            Self::Locked => 75,
            Self::Config => 78,
            Self::Signal(signal) => u8::try_from(128 + signal).unwrap_or(u8::MAX),
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}

/// Why a command ended early.
#[derive(Debug, Error)]
pub(super) enum Failure {
    /// A config that cannot be taken.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// A plan that says too little.
    #[error(transparent)]
    Plan(#[from] PlanError),
    /// A run that ended early.
    #[error(transparent)]
    Run(#[from] RunError),
    /// A dataset that cannot be read.
    #[cfg(feature = "analyze")]
    #[error(transparent)]
    Analyze(#[from] AnalyzeError),
    /// Arguments that fit clap but make no sense.
    #[error("{0}")]
    Usage(String),
    /// A file of a command's own.
    #[error("{what}: {error}")]
    File {
        /// What was tried, with the path.
        what: String,
        /// What the system says.
        #[source]
        error: io::Error,
    },
    /// Standard output.
    #[error("cannot write to standard output: {0}")]
    Stdout(#[from] io::Error),
}

impl Failure {
    /// The exit that a failure means. Whoever closes the pipe has read enough: that is no failure.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::Config(_) | Self::Run(RunError::Config(_) | RunError::Lexicon(_)) => Exit::Config,
            Self::Plan(_) | Self::Usage(_) => Exit::Usage,
            Self::Run(RunError::Write(WriteError::Locked { .. })) => Exit::Locked,
            Self::Run(RunError::Source(_) | RunError::Write(_) | RunError::Threads(_)) | Self::File { .. } => Exit::Io,
            #[cfg(feature = "analyze")]
            Self::Analyze(_) => Exit::Io,
            Self::Run(RunError::Interrupted { signal }) => Exit::Signal(*signal),
            Self::Stdout(error) if error.kind() == io::ErrorKind::BrokenPipe => Exit::Success,
            Self::Stdout(_) => Exit::Io,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn failures_have_the_documented_codes() {
        let io = |kind| io::Error::from(kind);
        let locked = WriteError::Locked {
            path: "out".into(),
            owner: "process 1".into(),
        };
        let foreign = WriteError::Foreign { path: "out".into() };
        for (failure, code) in [
            (Failure::Run(RunError::Threads("none left".into())), 74),
            (Failure::Run(foreign.into()), 74),
            (Failure::Run(locked.into()), 75),
            (Failure::Run(RunError::Interrupted { signal: 2 }), 130),
            (Failure::Run(RunError::Interrupted { signal: 15 }), 143),
            (Failure::Plan(PlanError::NoInput), 2),
            (Failure::Stdout(io(io::ErrorKind::BrokenPipe)), 0),
            (Failure::Stdout(io(io::ErrorKind::StorageFull)), 74),
        ] {
            assert_eq!(failure.exit().code(), code, "{failure}");
        }
    }
}
