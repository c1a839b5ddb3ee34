//! Which report stands in which file, in which encoding and layout.

use encoding_rs::GB18030;

use super::archive::{self, Member, NameEncoding};
use super::layout::{self, Layout, Style};
use super::place::DISTRICTS;
use super::report::Report;

/// A file of the sample.
#[derive(Debug)]
pub struct File {
    /// Below the folder of the sample, with `/`.
    pub path: String,
    /// The whole content.
    pub bytes: Vec<u8>,
}

/// How a document's bytes are made of its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8
    Utf8,
    /// UTF-8 with a byte order mark
    Utf8Bom,
    /// GB18030 with Windows line ends
    Gb18030,
    /// UTF-16, little-endian, with a byte order mark
    Utf16Le,
    /// UTF-16, big-endian, with a byte order mark
    Utf16Be,
}

/// Where a report stands and how it is printed.
#[derive(Debug, Clone)]
pub struct Placement {
    /// The file, below the folder of the sample.
    pub source: String,
    /// The path inside of the archive.
    pub member: Option<String>,
    /// How the member's name is stored.
    pub name: NameEncoding,
    /// How the text is stored.
    pub encoding: Encoding,
    /// How the text is laid out.
    pub layout: Layout,
}

impl Encoding {
    /// The bytes of a text whose lines end in `\n`.
    pub fn encode(self, text: &str) -> Vec<u8> {
        match self {
            Self::Utf8 => text.as_bytes().to_vec(),
            Self::Utf8Bom => [b"\xef\xbb\xbf", text.as_bytes()].concat(),
            Self::Gb18030 => GB18030.encode(&text.replace('\n', "\r\n")).0.into_owned(),
            Self::Utf16Le => with_mark(text).flat_map(u16::to_le_bytes).collect(),
            Self::Utf16Be => with_mark(text).flat_map(u16::to_be_bytes).collect(),
        }
    }

    /// The name that stands in the truth.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 | Self::Utf8Bom => "UTF-8",
            Self::Gb18030 => "gb18030",
            Self::Utf16Le => "UTF-16LE",
            Self::Utf16Be => "UTF-16BE",
        }
    }
}

fn with_mark(text: &str) -> impl Iterator<Item = u16> {
    std::iter::once(0xfeff).chain(text.encode_utf16())
}

const ZIP: &str = "reports/archive-2022.zip";
const TAR: &str = "reports/archive-2023h1.tar.gz";

/// Where the report of the `index`-th district at the `step`-th of the eight quarters stands.
pub fn placement(index: usize, step: usize) -> Placement {
    let (_, name, letters) = DISTRICTS[index];
    let (year, quarter) = (2022 + step / 4, step % 4 + 1);
    let latin = format!("{letters}-{year}q{quarter}.txt");
    let chinese = format!("{year}年第{}季度/{name}.txt", ["一", "二", "三", "四"][quarter - 1]);
    let (source, member, stored) = match (index, step) {
        (2, 0 | 1) => (ZIP.to_owned(), Some(chinese), NameEncoding::Utf8),
        (3, 0 | 1) => (ZIP.to_owned(), Some(chinese), NameEncoding::Gbk),
        (4, 0 | 1) => (ZIP.to_owned(), Some(latin), NameEncoding::Utf8),
        (0, 4 | 5) => (TAR.to_owned(), Some(chinese), NameEncoding::Utf8),
        (1, 4 | 5) => (TAR.to_owned(), Some(latin), NameEncoding::Utf8),
        _ => (format!("reports/{latin}"), None, NameEncoding::Utf8),
    };
    Placement {
        source,
        member,
        name: stored,
        encoding: encoding(index, step),
        layout: layout(index, step),
    }
}

const fn encoding(index: usize, step: usize) -> Encoding {
    match (index, step) {
        (1, 2 | 3 | 6) | (3, 1) => Encoding::Gb18030,
        (2, 3) => Encoding::Utf16Le,
        (3, 6) => Encoding::Utf16Be,
        (4, 2) => Encoding::Utf8Bom,
        _ => Encoding::Utf8,
    }
}

const fn layout(index: usize, step: usize) -> Layout {
    let style = match (index, step) {
        (0, 3) | (1, 3) | (2, 7) | (3, 2) => Style::Both,
        (1 | 4, _) => Style::List,
        _ => Style::Table,
    };
    Layout {
        style,
        wrapped: matches!((index, step), (0, 2) | (2, 5) | (4, 7)),
    }
}

/// The files that hold these reports, by path.
pub fn files(reports: &[(Placement, Report)]) -> Vec<File> {
    let mut loose = Vec::new();
    let (mut zip, mut tar) = (Vec::new(), Vec::new());
    for (placement, report) in reports {
        let bytes = placement.encoding.encode(&layout::document(report, placement.layout));
        match &placement.member {
            None => loose.push(File {
                path: placement.source.clone(),
                bytes,
            }),
            Some(name) => {
                let archive = if placement.source == ZIP { &mut zip } else { &mut tar };
                archive.push(Member {
                    name: name.clone(),
                    encoding: placement.name,
                    bytes,
                });
            }
        }
    }
    loose.push(File {
        path: ZIP.to_owned(),
        bytes: archive::zip(&zip),
    });
    loose.push(File {
        path: TAR.to_owned(),
        bytes: archive::tar_gz(&tar),
    });
    loose
}
