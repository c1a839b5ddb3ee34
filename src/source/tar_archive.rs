//! Members of a tar archive (POSIX ustar and pax, GNU), one after the other from a stream.
//!
//! Headers are read one at a time here, with the `tar` crate for their fields: the crate's own iterator borrows the
//! archive that it walks, and reads names of any length into memory.

use std::borrow::Cow;
use std::io::{self, Read};

use tar::{EntryType, Header, PaxExtensions};

use crate::diagnostic::{Refusal, RejectReason};
use crate::source::archive::Member;
use crate::source::limits::Budget;
use crate::source::name::decode_name;
use crate::source::read::{io_refusal, read_member, skip, truncated};
use crate::source::stream::Stream;

const BLOCK: usize = 512;

/// More than any real name or set of pax records takes.
const MAX_EXTENSION: u64 = 1 << 20;

/// Whether the first bytes are those of a tar archive: the magic stands behind the first name.
pub(super) fn is_tar(head: &[u8]) -> bool {
    head.get(257..262) == Some(b"ustar")
}

/// The members that are still to come.
pub(super) struct TarMembers {
    stream: Stream,
    /// What of the current member was not read, with its padding.
    unread: u64,
    ended: bool,
}

/// What the extension headers before a member say about it.
#[derive(Debug, Default)]
struct Extensions {
    name: Option<Vec<u8>>,
    size: Option<u64>,
    sparse: bool,
}

impl TarMembers {
    pub(super) fn new(stream: Stream) -> Self {
        Self {
            stream,
            unread: 0,
            ended: false,
        }
    }

    /// How many packed bytes have been used up.
    pub(super) fn consumed(&self) -> u64 {
        self.stream.consumed()
    }

    /// The next member that is no folder. A broken archive gives one member without a name, and then none.
    pub(super) fn next(&mut self, budget: &mut Budget) -> Option<Member> {
        if self.ended {
            return None;
        }
        match self.read_next(budget) {
            Ok(Some(member)) => Some(member),
            Ok(None) => {
                self.ended = true;
                None
            }
            Err(refusal) => {
                self.ended = true;
                Some(Member::failed(refusal))
            }
        }
    }

    fn read_next(&mut self, budget: &mut Budget) -> Result<Option<Member>, Refusal> {
        let mut extensions = Extensions::default();
        loop {
            skip(&mut self.stream, std::mem::take(&mut self.unread), budget)?;
            let Some(header) = self.header(budget)? else {
                return Ok(None);
            };
            let kind = header.entry_type();
            let size = header
                .entry_size()
                .map_err(|_| corrupt("a member's size is no number"))?;
            match kind {
                EntryType::XHeader | EntryType::GNULongName => {
                    budget.count_member()?;
                    let data = self.extension(size, budget)?;
                    extensions.add(kind, data);
                }
                EntryType::XGlobalHeader | EntryType::GNULongLink => {
                    budget.count_member()?;
                    self.unread = padded(size);
                }
                _ => {
                    let extensions = std::mem::take(&mut extensions);
                    if let Some(member) = self.member(&header, extensions, size, budget)? {
                        return Ok(Some(member));
                    }
                }
            }
        }
    }

    /// The next header, or none at the archive's end.
    fn header(&mut self, budget: &mut Budget) -> Result<Option<Header>, Refusal> {
        let mut header = Header::new_old();
        let block = header.as_mut_bytes();
        match read_block(&mut self.stream, block)? {
            0 => return Ok(None),
            BLOCK => budget.expand(BLOCK as u64)?,
            _ => return Err(truncated()),
        }
        // Two blocks of zeros end an archive; behind the first there can be no member, whatever follows.
        if block.iter().all(|&byte| byte == 0) {
            return Ok(None);
        }
        if header.cksum().ok() != Some(checksum(header.as_bytes())) {
            return Err(corrupt("a member's header has a wrong checksum"));
        }
        Ok(Some(header))
    }

    fn member(
        &mut self,
        header: &Header,
        extensions: Extensions,
        size: u64,
        budget: &mut Budget,
    ) -> Result<Option<Member>, Refusal> {
        let raw = extensions.name.map_or_else(|| header.path_bytes(), Cow::Owned);
        let name = decode_name(&raw);
        if let Err(refusal) = budget.count_member() {
            return Ok(Some(Member {
                name: Some(name),
                content: Err(refusal),
            }));
        }
        let size = extensions.size.unwrap_or(size);
        self.unread = padded(size);
        let kind = header.entry_type();
        if kind == EntryType::GNUSparse {
            self.skip_sparse_map(header, budget)?;
        }
        if kind.is_dir() || name.ends_with('/') {
            return Ok(None);
        }
        let regular = matches!(kind, EntryType::Regular | EntryType::Continuous) && !extensions.sparse;
        let content = if regular {
            self.content(size, budget)
        } else {
            Err(special(kind))
        };
        Ok(Some(Member {
            name: Some(name),
            content,
        }))
    }

    fn content(&mut self, size: u64, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
        let before = self.stream.consumed();
        let mut data = (&mut self.stream).take(size);
        let bytes = read_member(&mut data, |data| data.get_ref().consumed() - before, budget);
        let missing = data.limit();
        self.unread = (padded(size) - size).saturating_add(missing);
        let failed_to_read = matches!(&bytes, Err(refusal) if ends_stream(refusal));
        if failed_to_read || (bytes.is_ok() && missing > 0) {
            self.ended = true;
        }
        if bytes.is_ok() && missing > 0 {
            Err(truncated())
        } else {
            bytes
        }
    }

    fn extension(&mut self, size: u64, budget: &mut Budget) -> Result<Vec<u8>, Refusal> {
        if size > MAX_EXTENSION {
            return Err(corrupt("a member's name or set of pax records is larger than 1 MiB"));
        }
        let mut data = Vec::new();
        let read = (&mut self.stream)
            .take(size)
            .read_to_end(&mut data)
            .map_err(|error| io_refusal(&error))?;
        budget.expand(read as u64)?;
        self.unread = padded(size) - size;
        if (read as u64) < size {
            Err(truncated())
        } else {
            Ok(data)
        }
    }

    /// GNU sparse headers can go on in blocks that stand before the data; the last byte but seven of each says so.
    fn skip_sparse_map(&mut self, header: &Header, budget: &mut Budget) -> Result<(), Refusal> {
        let mut more = header.as_bytes()[482] != 0;
        let mut block = [0; BLOCK];
        while more {
            if read_block(&mut self.stream, &mut block)? < BLOCK {
                return Err(truncated());
            }
            budget.expand(BLOCK as u64)?;
            more = block[504] != 0;
        }
        Ok(())
    }
}

impl Extensions {
    /// Takes in the data of one extension header. A pax record outranks a GNU long name.
    fn add(&mut self, kind: EntryType, data: Vec<u8>) {
        if kind == EntryType::GNULongName {
            let end = data.iter().position(|&byte| byte == 0).unwrap_or(data.len());
            self.name.get_or_insert_with(|| data[..end].to_vec());
            return;
        }
        for record in PaxExtensions::new(&data).flatten() {
            match record.key_bytes() {
                b"path" => self.name = Some(record.value_bytes().to_vec()),
                b"size" => self.size = record.value().ok().and_then(|value| value.parse().ok()),
                key => self.sparse |= key.starts_with(b"GNU.sparse."),
            }
        }
    }
}

/// Reads up to one block and tells how much of it there was.
fn read_block(stream: &mut Stream, block: &mut [u8; BLOCK]) -> Result<usize, Refusal> {
    let mut filled = 0;
    while filled < BLOCK {
        match stream.read(&mut block[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(io_refusal(&error)),
        }
    }
    Ok(filled)
}

/// The sum of all bytes of a header, with its own field taken as blanks.
fn checksum(header: &[u8; BLOCK]) -> u32 {
    let field = 148..156;
    header
        .iter()
        .enumerate()
        .map(|(at, &byte)| if field.contains(&at) { 32 } else { u32::from(byte) })
        .sum()
}

/// The size with the padding to whole blocks.
fn padded(size: u64) -> u64 {
    size.checked_next_multiple_of(BLOCK as u64).unwrap_or(u64::MAX)
}

/// Whether the stream itself failed, so that the members behind cannot be found.
fn ends_stream(refusal: &Refusal) -> bool {
    !matches!(
        refusal.reason,
        RejectReason::MemberTooLarge | RejectReason::RatioTooHigh
    )
}

fn special(kind: EntryType) -> Refusal {
    let what = match kind {
        EntryType::Link | EntryType::Symlink => "a link",
        EntryType::Char | EntryType::Block | EntryType::Fifo => "a device or pipe",
        EntryType::Regular | EntryType::GNUSparse => "a sparse file",
        _ => "of an unknown type",
    };
    Refusal::new(
        RejectReason::SpecialFile,
        format!("the member is {what}, no plain file"),
    )
}

fn corrupt(what: &str) -> Refusal {
    Refusal::new(
        RejectReason::CorruptArchive,
        format!("the tar archive is broken: {what}"),
    )
}
