//! Document formats, told by their first bytes. A file's extension is often wrong, so it only parts the formats that are
//! plain text to look at.

use memchr::memmem;

use super::{csv, markup};

/// A format that is recognized, whether it has a decoder or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    /// Plain text in any character set, and whatever nothing else is known of.
    Text,
    /// HTML or XHTML.
    Html,
    /// Markdown.
    Markdown,
    /// Values parted by commas, tabs or semicolons.
    Csv,
    /// XML of another kind.
    Xml,
    /// A web page saved with its pictures (MHTML), or a mail.
    Mime,
    /// Rich Text Format.
    Rtf,
    /// Portable Document Format.
    Pdf,
    /// Compound files: Word, Excel and WPS before 2007, and encrypted newer ones.
    Ole,
    /// Word, Office Open XML.
    Docx,
    /// Excel, Office Open XML.
    Xlsx,
    /// PowerPoint, Office Open XML.
    Pptx,
    /// OpenDocument or EPUB.
    OpenDocument,
    /// Open Fixed-layout Document, GB/T 33190.
    Ofd,
    /// A picture of any kind.
    Image,
    /// An archive that `source` does not open.
    Archive(&'static str),
}

/// Bytes that only one format has at one place.
const SIGNATURES: [(usize, &[u8], Format); 18] = [
    (0, b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", Format::Ole),
    (0, b"{\\rtf", Format::Rtf),
    (0, b"\x89PNG\r\n\x1A\n", Format::Image),
    (0, b"\xFF\xD8\xFF", Format::Image),
    (0, b"GIF87a", Format::Image),
    (0, b"GIF89a", Format::Image),
    (0, b"II*\0", Format::Image),
    (0, b"MM\0*", Format::Image),
    (8, b"WEBP", Format::Image),
    (4, b"ftypheic", Format::Image),
    (0, b"Rar!\x1A\x07", Format::Archive("a RAR archive")),
    (0, b"7z\xBC\xAF\x27\x1C", Format::Archive("a 7z archive")),
    (0, b"\xFD7zXZ\0", Format::Archive("an xz stream")),
    (4, b"1AY&SY", Format::Archive("a bzip2 stream")),
    (0, b"\x1F\x8B\x08", Format::Archive("a gzip stream")),
    (0, b"\x28\xB5\x2F\xFD", Format::Archive("a Zstandard stream")),
    (257, b"ustar", Format::Archive("a tar archive")),
    (0, b"MSCF\0\0\0\0", Format::Archive("a CAB archive")),
];

/// Names of members that tell what a zip is; they stand unpacked in it.
const ZIP_MEMBERS: [(&[u8], Format); 5] = [
    (b"OFD.xml", Format::Ofd),
    (b"word/document", Format::Docx),
    (b"xl/workbook.", Format::Xlsx),
    (b"ppt/presentation.xml", Format::Pptx),
    (b"mimetype", Format::OpenDocument),
];

/// How many first bytes are searched for a format's mark where it need not be the very first.
const HEAD: usize = 1024;

impl Format {
    /// The format of a document: what its content shows, and where that is plain text, what its name says. Plain text of
    /// no other name may still be a table.
    pub(super) fn of(bytes: &[u8], name: &str) -> Self {
        let named = Self::by_extension(name);
        match Self::sniff(bytes) {
            Self::Text => named.unwrap_or_else(|| match markup::of_fragment(bytes) {
                Self::Text if names_workbook(name) || csv::is_table(bytes) => Self::Csv,
                fragment => fragment,
            }),
            // Markdown may hold any element, so that it may begin with one.
            Self::Html if named == Some(Self::Markdown) && !markup::is_page(bytes) => Self::Markdown,
            known => known,
        }
    }

    /// The formats that are plain text to look at.
    fn by_extension(name: &str) -> Option<Self> {
        let (_, extension) = name.rsplit_once('.')?;
        match extension.to_ascii_lowercase().as_str() {
            "csv" | "tsv" | "tab" => Some(Self::Csv),
            "md" | "markdown" | "mkd" => Some(Self::Markdown),
            "htm" | "html" | "shtml" | "xhtml" | "xht" => Some(Self::Html),
            "mht" | "mhtml" | "eml" => Some(Self::Mime),
            _ => None,
        }
    }

    /// The format that a document's content shows.
    fn sniff(bytes: &[u8]) -> Self {
        let by_signature = SIGNATURES
            .iter()
            .find(|(at, magic, _)| bytes.get(*at..).is_some_and(|b| b.starts_with(magic)));
        if let Some((_, _, format)) = by_signature {
            return *format;
        }
        let head = &bytes[..bytes.len().min(HEAD)];
        if bytes.starts_with(b"PK\x03\x04") {
            return Self::of_zip(bytes);
        }
        if memmem::find(head, b"%PDF-").is_some() {
            return Self::Pdf;
        }
        markup::of_head(head)
    }

    fn of_zip(bytes: &[u8]) -> Self {
        let member = ZIP_MEMBERS.iter().find(|(name, _)| memmem::find(bytes, name).is_some());
        member.map_or(Self::Archive("a zip archive"), |(_, format)| *format)
    }

    /// The format's name for a reader.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Text => "plain text",
            Self::Html => "HTML",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Xml => "XML",
            Self::Mime => "a saved web page (MHTML) or mail",
            Self::Rtf => "RTF",
            Self::Pdf => "PDF",
            Self::Ole => "a compound file (DOC, XLS or WPS, or encrypted)",
            Self::Docx => "DOCX",
            Self::Xlsx => "XLSX",
            Self::Pptx => "PPTX",
            Self::OpenDocument => "OpenDocument",
            Self::Ofd => "OFD",
            Self::Image => "a picture",
            Self::Archive(name) => name,
        }
    }
}

/// Whether a name is that of a workbook before 2007: old systems write text in columns, or parts of pages, under it.
fn names_workbook(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension);
    ["xls", "et"].iter().any(|known| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_content() {
        let cases: [(&[u8], Format); 16] = [
            ("序号\t任务".as_bytes(), Format::Text),
            (b"", Format::Text),
            (b"<5% of it", Format::Text),
            (b"BMI and other words", Format::Text),
            (b"%PDF-1.4", Format::Pdf),
            (b"\n\n%PDF-1.4", Format::Pdf),
            (b"\xEF\xBB\xBF\r\n <!DOCTYPE HTML PUBLIC", Format::Html),
            (b"<TABLE border=1>", Format::Html),
            (b"<\0h\0t\0m\0l\0>\0", Format::Html),
            (b"<?xml version='1.0'?><HTML>", Format::Html),
            (b"<?xml version='1.0'?><a/>", Format::Xml),
            (b"MIME-Version: 1.0\r\n", Format::Mime),
            (b"{\\rtf1\\ansi", Format::Rtf),
            (b"\xFF\xD8\xFF\xE0", Format::Image),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Format::Image),
            (b"Rar!\x1A\x07\x01\0", Format::Archive("a RAR archive")),
        ];
        for (bytes, format) in cases {
            assert_eq!(Format::sniff(bytes), format, "{}", String::from_utf8_lossy(bytes));
        }
    }

    #[test]
    fn a_name_decides_where_the_content_does_not() {
        let cases: [(&str, &str, Format); 7] = [
            ("# 标题", "a.md", Format::Markdown),
            ("<div align=center>标题</div>", "a.md", Format::Markdown),
            ("<!DOCTYPE html><p>标题", "a.md", Format::Html),
            ("<div align=center>标题</div>", "a.txt", Format::Html),
            ("标题<br>一<br>二<br>三", "a.txt", Format::Html),
            ("标题<br>一<br>二<br>三", "a.csv", Format::Csv),
            ("标题", "a.HTM", Format::Html),
        ];
        for (text, name, format) in cases {
            assert_eq!(Format::of(text.as_bytes(), name), format, "{name}: {text}");
        }
    }

    #[test]
    fn text_in_columns_may_have_any_name() {
        let row = "1,甲,乙\n";
        let cases: [(&str, &str, Format); 7] = [
            ("序号\t任务\n1\t甲\n", "a.xls", Format::Csv),
            ("序号\t任务\n1\t甲\n", "a.ET", Format::Csv),
            ("序号\t任务\n1\t甲\n", "a.txt", Format::Text),
            ("<tr><td>甲</td></tr><tr><td>乙</td></tr>", "a.xls", Format::Html),
            (&row.repeat(3), "a.txt", Format::Csv),
            (&row.repeat(2), "a.txt", Format::Text),
            (&row.repeat(3), "a.md", Format::Markdown),
        ];
        for (text, name, format) in cases {
            assert_eq!(Format::of(text.as_bytes(), name), format, "{name}: {text}");
        }
        assert_eq!(Format::of(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", "a.csv"), Format::Ole);
    }

    #[test]
    fn zips_are_told_by_their_members() {
        for (member, format) in ZIP_MEMBERS {
            let zip = [&b"PK\x03\x04....[Content_Types].xml...."[..], member].concat();
            assert_eq!(Format::sniff(&zip), format);
        }
        assert_eq!(Format::sniff(b"PK\x03\x04..a.txt"), Format::Archive("a zip archive"));
    }
}
