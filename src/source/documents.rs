//! The stage's door: the listed files, read one document at a time.

use std::fs::File;
use std::io::{self, BufReader};

use crate::diagnostic::{Refusal, RejectReason, Stage};
use crate::rows::Reject;
use crate::source::archive::{HEAD, Kind, Member, Members, sniff};
use crate::source::error::SourceError;
use crate::source::input::{Facts, Input};
use crate::source::limits::{Budget, Limits, ends_archive, too_large};
use crate::source::listing::{Location, SourceFile, list};
use crate::source::name::{is_clutter, safe_name};
use crate::source::read::io_refusal;
use crate::source::stream::Codec;
use crate::source::zip_archive::Directory;
use crate::source::{Origin, RawDocument};

/// What became of one file or member.
#[derive(Debug)]
pub enum Taken {
    /// It was read.
    Document(RawDocument),
    /// It was not, and why.
    Rejected(Reject),
}

/// Lists the files of `locations`. They are read when the result is walked.
///
/// # Errors
/// A path that does not exist, a folder that cannot be read, a glob that is bad or fits nothing.
pub fn open(locations: &[Location], limits: &Limits) -> Result<Documents, SourceError> {
    let files = list(locations)?;
    let budget = Budget::new(limits.clone());
    Ok(Documents {
        files,
        next_file: 0,
        levels: Vec::new(),
        budget,
        done_bytes: 0,
        file_bytes: 0,
    })
}

/// All documents of the listed files, in order. At most one file is open at a time, and no more is held in memory than
/// one document and the archives inside archives that lead to it, each of at most `limits.member_bytes`.
pub struct Documents {
    files: Vec<SourceFile>,
    /// The file that is opened when all levels are done.
    next_file: usize,
    /// The archives that are being read, the outermost first.
    levels: Vec<Level>,
    /// The account of the outermost archive.
    budget: Budget,
    /// The sizes of all files before the one that is being read.
    done_bytes: u64,
    /// The size of the file that is being read.
    file_bytes: u64,
}

/// An archive that is being read.
struct Level {
    /// Its path inside the archives around it; none for a file.
    member: Option<String>,
    members: Members,
}

impl Documents {
    /// The files that are read, in order.
    pub fn files(&self) -> &[SourceFile] {
        &self.files
    }

    /// The sizes of all files.
    pub fn total_bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// About how many bytes of the files have been used up; at the end as many as [`total_bytes`](Self::total_bytes).
    pub fn bytes_read(&self) -> u64 {
        let of_file = self
            .levels
            .first()
            .map_or(self.file_bytes, |level| level.members.consumed().min(self.file_bytes));
        self.done_bytes + of_file
    }

    /// Opens the next file: a document, a reject, or (none) an archive whose members come next.
    fn open_file(&mut self, index: usize) -> Option<Taken> {
        self.budget = Budget::new(self.budget.limits().clone());
        self.done_bytes += std::mem::replace(&mut self.file_bytes, self.files[index].bytes);
        self.next_file = index + 1;
        match open_input(&self.files[index]) {
            Ok(input) => self.enter(None, input),
            Err(refusal) => Some(self.reject(None, Facts::default(), refusal)),
        }
    }

    /// Takes a file's or member's bytes: a document, a reject, or (none) an archive whose members come next.
    fn enter(&mut self, member: Option<String>, mut input: Input) -> Option<Taken> {
        let kind = match input.head(HEAD) {
            Ok(head) if head.is_empty() => {
                let refusal = Refusal::new(RejectReason::Empty, "there is not a single byte in it");
                return Some(self.reject(member, Facts::of(b""), refusal));
            }
            Ok(head) => sniff(&head),
            Err(error) => return Some(self.reject(member, Facts::default(), io_refusal(&error))),
        };
        match kind {
            Kind::Document => Some(self.document(member, input)),
            Kind::Zip => match Directory::read(&mut input, &self.budget) {
                Ok(directory) if directory.is_document() => Some(self.document(member, input)),
                Ok(directory) => self.descend(member, input, |input, _| Ok(Members::zip(input, directory))),
                Err(refusal) => Some(self.reject_input(member, input, refusal)),
            },
            Kind::Stream(codec) => self.descend(member, input, |input, name| stream(input, codec, name)),
        }
    }

    fn document(&self, member: Option<String>, mut input: Input) -> Taken {
        let limits = self.budget.limits();
        if input.len() > limits.member_bytes {
            let facts = input.facts(limits);
            let refusal = too_large(limits.member_bytes);
            return self.reject(member, facts, refusal);
        }
        match input.into_bytes(limits) {
            Ok(bytes) => Taken::Document(RawDocument {
                origin: self.origin(member),
                bytes,
            }),
            Err(refusal) => self.reject(member, Facts::default(), refusal),
        }
    }

    /// Goes into an archive, unless it nests too deep.
    fn descend(
        &mut self,
        member: Option<String>,
        input: Input,
        members: impl FnOnce(Input, &str) -> Result<Members, Refusal>,
    ) -> Option<Taken> {
        let depth = self.budget.limits().depth;
        if self.levels.len() >= depth as usize {
            let detail = format!("archives nest deeper than {depth} (limits.depth); unpack it and give the files");
            return Some(self.reject_input(member, input, Refusal::new(RejectReason::TooDeep, detail)));
        }
        let origin = self.origin(member);
        match members(input, origin.name()) {
            Ok(members) => {
                self.levels.push(Level {
                    member: origin.member,
                    members,
                });
                None
            }
            Err(refusal) => Some(self.reject(origin.member, Facts::default(), refusal)),
        }
    }

    /// Takes one member of the innermost archive; none for clutter and for an archive whose members come next.
    fn take_member(&mut self, member: Member) -> Option<Taken> {
        let Member { name, content } = member;
        let outer = self.levels.last().and_then(|level| level.member.as_deref());
        let path = |name: &str| outer.map_or_else(|| name.to_owned(), |outer| format!("{outer}/{name}"));
        let Some(name) = name else {
            let member = outer.map(str::to_owned);
            return content
                .err()
                .map(|refusal| self.reject(member, Facts::default(), refusal));
        };
        let checked = safe_name(&name);
        if matches!(&checked, Ok(name) if is_clutter(name))
            && !matches!(&content, Err(refusal) if ends_archive(refusal))
        {
            return None;
        }
        let member = Some(path(checked.as_ref().unwrap_or(&name)));
        match (checked, content) {
            (_, Err(refusal)) if ends_archive(&refusal) => {
                self.levels.clear();
                Some(self.reject(member, Facts::default(), refusal))
            }
            (Err(refusal), Ok(bytes)) => Some(self.reject(member, Facts::of(&bytes), refusal)),
            (Err(refusal), Err(_)) | (Ok(_), Err(refusal)) => Some(self.reject(member, Facts::default(), refusal)),
            (Ok(_), Ok(bytes)) => self.enter(member, Input::memory(bytes)),
        }
    }

    fn origin(&self, member: Option<String>) -> Origin {
        let file = self.files.get(self.next_file.wrapping_sub(1));
        Origin {
            source: file.map_or_else(String::new, |file| file.source.clone()),
            member,
        }
    }

    fn reject_input(&self, member: Option<String>, mut input: Input, refusal: Refusal) -> Taken {
        let facts = input.facts(self.budget.limits());
        self.reject(member, facts, refusal)
    }

    fn reject(&self, member: Option<String>, facts: Facts, refusal: Refusal) -> Taken {
        let Origin { source, member } = self.origin(member);
        let Facts { sha256, bytes } = facts;
        let Refusal { reason, detail } = refusal;
        Taken::Rejected(Reject {
            source,
            member,
            sha256,
            bytes,
            stage: Stage::Source,
            reason,
            detail,
        })
    }
}

impl Iterator for Documents {
    type Item = Taken;

    fn next(&mut self) -> Option<Taken> {
        loop {
            let taken = match self.levels.last_mut() {
                Some(level) => match level.members.next(&mut self.budget) {
                    Some(member) => self.take_member(member),
                    None => {
                        self.levels.pop();
                        None
                    }
                },
                None if self.next_file < self.files.len() => self.open_file(self.next_file),
                None => return None,
            };
            if taken.is_some() {
                return taken;
            }
        }
    }
}

fn stream(input: Input, codec: Codec, name: &str) -> Result<Members, Refusal> {
    Members::stream(input, codec, name).map_err(|error| io_refusal(&error))
}

/// Opens a file.
///
/// # Errors
/// `special_file` for what is no plain file (a pipe would block), `unreadable` where the system refuses.
fn open_input(file: &SourceFile) -> Result<Input, Refusal> {
    let metadata = file.path.metadata().map_err(|error| unreadable(&error))?;
    if !metadata.is_file() {
        return Err(Refusal::new(
            RejectReason::SpecialFile,
            "a device, pipe or socket, no plain file",
        ));
    }
    let opened = File::open(&file.path).map_err(|error| unreadable(&error))?;
    Ok(Input::File(BufReader::with_capacity(64 << 10, opened), metadata.len()))
}

fn unreadable(error: &io::Error) -> Refusal {
    Refusal::new(
        RejectReason::Unreadable,
        format!("{error}; check that the file exists and its permissions"),
    )
}
