//! Reading a member within its limits.

use std::io::{self, Read};

use crate::diagnostic::{Refusal, RejectReason};
use crate::source::limits::Budget;

const CHUNK: u64 = 64 << 10;

/// All of a member. Bytes are counted as they come, since the sizes that an archive states are not to be trusted.
///
/// `packed` tells how many bytes of the archive the member has used up so far.
///
/// # Errors
/// The refusal of a member that is too large, cannot be read, or exhausts the archive's budget.
pub(super) fn read_member<R: Read>(
    reader: &mut R,
    packed: impl Fn(&R) -> u64,
    budget: &mut Budget,
) -> Result<Vec<u8>, Refusal> {
    let mut bytes = Vec::new();
    loop {
        let read = reader
            .by_ref()
            .take(CHUNK)
            .read_to_end(&mut bytes)
            .map_err(|error| io_refusal(&error))?;
        if read == 0 {
            return Ok(bytes);
        }
        budget.expand(read as u64)?;
        budget.check_member(bytes.len() as u64, packed(reader))?;
    }
}

/// Reads and drops `count` bytes.
///
/// # Errors
/// `truncated_archive` where there are fewer, or the refusal of reading or of the budget.
pub(super) fn skip<R: Read>(reader: &mut R, count: u64, budget: &mut Budget) -> Result<(), Refusal> {
    let mut left = count;
    while left > 0 {
        let chunk = left.min(CHUNK);
        let read = io::copy(&mut reader.by_ref().take(chunk), &mut io::sink()).map_err(|error| io_refusal(&error))?;
        if read == 0 {
            return Err(truncated());
        }
        budget.expand(read)?;
        left -= read;
    }
    Ok(())
}

/// The refusal of what ends too early.
pub(super) fn truncated() -> Refusal {
    Refusal::new(
        RejectReason::TruncatedArchive,
        "the archive ends in the middle of a member; fetch it again",
    )
}

/// What a failure to read says about the archive: decoders report broken data by kinds of their own.
pub(super) fn io_refusal(error: &io::Error) -> Refusal {
    let reason = match error.kind() {
        io::ErrorKind::UnexpectedEof => return truncated(),
        io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => RejectReason::CorruptArchive,
        io::ErrorKind::Unsupported => RejectReason::UnsupportedCompression,
        _ => RejectReason::Unreadable,
    };
    Refusal::new(reason, error.to_string())
}
