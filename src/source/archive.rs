//! The kinds of archives, told by content, and what they have in common.

use std::io;

use crate::diagnostic::Refusal;
use crate::source::input::Input;
use crate::source::limits::Budget;
use crate::source::read::read_member;
use crate::source::stream::{Codec, Stream};
use crate::source::tar_archive::{TarMembers, is_tar};
use crate::source::zip_archive::{Directory, ZipMembers, is_zip};

/// How many first bytes tell the kind of an archive: tar's magic stands furthest behind.
pub(super) const HEAD: u64 = 512;

/// One member of an archive.
pub(super) struct Member {
    /// The name as the archive has it, decoded; none where the archive itself is broken.
    pub(super) name: Option<String>,
    pub(super) content: Result<Vec<u8>, Refusal>,
}

impl Member {
    /// What stands for the members that cannot be read any more.
    pub(super) fn failed(refusal: Refusal) -> Self {
        Self {
            name: None,
            content: Err(refusal),
        }
    }
}

/// What the first bytes of a file or member say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Nothing that is opened here.
    Document,
    /// An archive, or a document that is packed as one.
    Zip,
    /// A stream: a tar archive, or a single member that is packed.
    Stream(Codec),
}

/// Tells the kind by the first bytes; the name's extension is not looked at.
pub(super) fn sniff(head: &[u8]) -> Kind {
    if is_zip(head) {
        Kind::Zip
    } else if head.starts_with(&[0x1F, 0x8B, 0x08]) {
        Kind::Stream(Codec::Gzip)
    } else if head.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) {
        Kind::Stream(Codec::Zstd)
    } else if is_tar(head) {
        Kind::Stream(Codec::Stored)
    } else {
        Kind::Document
    }
}

/// An archive that is being read.
pub(super) enum Members {
    Zip(Box<ZipMembers>),
    Tar(Box<TarMembers>),
    /// A packed file: one member with the archive's name without its suffix.
    Single(Box<Single>),
}

pub(super) struct Single {
    name: String,
    stream: Stream,
    taken: bool,
}

impl Members {
    /// The members of a zip.
    pub(super) fn zip(input: Input, directory: Directory) -> Self {
        Self::Zip(Box::new(ZipMembers::new(input, directory)))
    }

    /// The members of a packed stream called `name`.
    ///
    /// # Errors
    /// None but those of a decoder that finds no memory.
    pub(super) fn stream(input: Input, codec: Codec, name: &str) -> io::Result<Self> {
        let stream = Stream::new(input, codec)?;
        if is_tar(stream.head()) {
            return Ok(Self::Tar(Box::new(TarMembers::new(stream))));
        }
        Ok(Self::Single(Box::new(Single {
            name: unpacked_name(name).to_owned(),
            stream,
            taken: false,
        })))
    }

    /// The next member, folders left out.
    pub(super) fn next(&mut self, budget: &mut Budget) -> Option<Member> {
        match self {
            Self::Zip(members) => members.next(budget),
            Self::Tar(members) => members.next(budget),
            Self::Single(single) => single.next(budget),
        }
    }

    /// About how many bytes of the archive have been used up.
    pub(super) fn consumed(&self) -> u64 {
        match self {
            Self::Zip(members) => members.consumed(),
            Self::Tar(members) => members.consumed(),
            Self::Single(single) => single.stream.consumed(),
        }
    }
}

impl Single {
    fn next(&mut self, budget: &mut Budget) -> Option<Member> {
        if std::mem::replace(&mut self.taken, true) {
            return None;
        }
        let content = budget
            .count_member()
            .and_then(|()| read_member(&mut self.stream, Stream::consumed, budget));
        Some(Member {
            name: Some(self.name.clone()),
            content,
        })
    }
}

/// The last part of a packed file's name, without the suffix that says how it is packed.
fn unpacked_name(path: &str) -> &str {
    let name = path.rsplit(['/', '\\']).next().unwrap_or(path);
    let suffixes = [".gz", ".zst", ".tgz"];
    let stem = suffixes.iter().find_map(|suffix| {
        let at = name.len().checked_sub(suffix.len())?;
        let (stem, end) = name.split_at_checked(at)?;
        end.eq_ignore_ascii_case(suffix).then_some(stem)
    });
    stem.filter(|stem| !stem.is_empty()).unwrap_or(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_are_told_by_content() {
        assert_eq!(sniff(b"PK\x03\x04rest"), Kind::Zip);
        assert_eq!(sniff(&[0x1F, 0x8B, 0x08, 0]), Kind::Stream(Codec::Gzip));
        assert_eq!(sniff(&[0x28, 0xB5, 0x2F, 0xFD]), Kind::Stream(Codec::Zstd));
        let mut tar = vec![b'x'; 512];
        tar[257..262].copy_from_slice(b"ustar");
        assert_eq!(sniff(&tar), Kind::Stream(Codec::Stored));
        assert_eq!(sniff(b""), Kind::Document);
        assert_eq!(sniff(b"PK is how this text begins"), Kind::Document);
    }

    #[test]
    fn packed_names_lose_their_suffix() {
        let names = [
            ("x/进展.txt.gz", "进展.txt"),
            ("进展.TXT.ZST", "进展.TXT"),
            ("a.tgz", "a"),
            ("进展", "进展"),
            (".gz", ".gz"),
        ];
        for (packed, name) in names {
            assert_eq!(unpacked_name(packed), name);
        }
    }
}
