//! What a run tells while it runs.

/// A step of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event {
    /// The sources are known.
    Started {
        /// Files and archives to read.
        files: u64,
        /// Their bytes on disk.
        bytes: u64,
    },
    /// A document was read and judged.
    Document {
        /// Bytes on disk that are done so far.
        bytes_done: u64,
        /// Documents done so far.
        documents: u64,
    },
    /// All documents are read; the tables are being put in place.
    Writing,
    /// All is done.
    Finished,
}

/// Someone who wants to know.
pub trait Observer {
    /// Called on the thread that called the run, in order.
    fn event(&mut self, event: Event);
}

/// An observer that wants nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Observer for Silent {
    fn event(&mut self, _: Event) {}
}
