//! Documents of every format that are cut off, locked, empty or called something else: each costs one row, or is read right.

use crate::expect::{Case, check, either, read, refused};
use crate::make::patch_zip;
use crate::parts::{compound, cut, fixture, part, pdf_page, with_part};

/// The formats that are zip packages.
const PACKAGES: [&str; 5] = ["docx", "xlsx", "ods", "odt", "ofd"];
/// The formats that are text to look at.
const TEXTS: [&str; 5] = ["txt", "html", "mht", "md", "csv"];

fn same(extension: &str) -> Vec<u8> {
    fixture(&format!("same/report.{extension}"))
}

#[test]
fn documents_that_are_cut_off() {
    let mut cases = Vec::new();
    for percent in [10, 50, 90] {
        let mut add = |extension: &str, expected| {
            let name = format!("{percent}.{extension}");
            cases.push(Case::new(name, cut(&same(extension), percent), expected));
        };
        // Without its directory, which stands at its end, no part of a package is found.
        for extension in PACKAGES {
            add(extension, refused(&["truncated_archive"]));
        }
        // The table of a PDF's objects stands at its end, too; but it can be made anew from the objects.
        add("pdf", either(&["corrupt_document", "empty", "no_report"]));
        add("xls", either(&["corrupt_document"]));
        // A text goes as far as it goes.
        for extension in TEXTS {
            add(extension, either(&["no_report", "empty", "corrupt_document"]));
        }
    }
    check(cases);
}

#[test]
fn documents_that_are_locked() {
    // What Office writes for a document with a password: a compound file around the encrypted package ([MS-OFFCRYPTO] 2.3.4).
    let info = [
        &b"\x04\x00\x04\x00\x40\x00\x00\x00"[..],
        b"<?xml version=\"1.0\"?><encryption/>",
    ]
    .concat();
    let office = compound(&[("EncryptionInfo", &info), ("EncryptedPackage", &[0x5A; 5000])]);
    let mut member = same("docx");
    // Bit 0 of a member's flags says that it is encrypted; the first member of each copy is patched.
    patch_zip(&mut member, 6, 8, 1);
    let mut cases = vec![
        Case::new("office.docx", &office, refused(&["encrypted"])),
        Case::new("office.xlsx", &office, refused(&["encrypted"])),
        Case::new("old.xls", locked_xls(), refused(&["encrypted"])),
        Case::new("user.pdf", fixture("pdf/locked.pdf"), refused(&["encrypted"])),
        Case::new("first.docx", &member, either(&["encrypted"])),
    ];
    for extension in ["ods", "odt"] {
        cases.push(Case::new(
            format!("open.{extension}"),
            locked_open_document(extension),
            refused(&["encrypted"]),
        ));
    }
    check(cases);
}

/// A workbook of Excel 97 whose stream begins with the record FILEPASS ([MS-XLS] 2.4.117): all behind it is scrambled.
fn locked_xls() -> Vec<u8> {
    let begin = [
        0x09, 0x08, 0x10, 0x00, 0x00, 0x06, 0x05, 0x00, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    ];
    let locked = [&[0x2F, 0x00, 0x36, 0x00, 0x01, 0x00][..], &[0x77; 0x34]].concat();
    compound(&[("Workbook", &[&begin[..], &locked, &[0x5A; 5000]].concat())])
}

/// An OpenDocument file whose content is encrypted, as its manifest says (OpenDocument 1.3 part 2, 4.4).
fn locked_open_document(extension: &str) -> Vec<u8> {
    let manifest = r#"<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">
        <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="9000">
        <manifest:encryption-data manifest:checksum-type="SHA1/1K" manifest:checksum="AAAA"/></manifest:file-entry></manifest:manifest>"#;
    let package = with_part(&same(extension), "META-INF/manifest.xml", manifest.as_bytes());
    with_part(&package, "content.xml", &crate::make::noise(3000))
}

#[test]
fn documents_that_hold_nothing() {
    let mut cases: Vec<_> = PACKAGES
        .iter()
        .chain(&TEXTS)
        .chain(&["pdf", "xls", "doc", "rtf", "eml", "tsv"])
        .map(|extension| Case::new(format!("nothing.{extension}"), b"", refused(&["empty"])))
        .collect();
    for (name, text) in [
        (
            "tags.html",
            "<!DOCTYPE html><html><head><title></title></head><body><p>&nbsp;</p></body></html>",
        ),
        ("blank.md", " \n\n\u{3000}\n"),
        (
            "head.eml",
            "MIME-Version: 1.0\r\nSubject: \r\nContent-Type: text/plain\r\n\r\n",
        ),
    ] {
        cases.push(Case::new(name, text.as_bytes(), refused(&["empty"])));
    }
    cases.push(Case::new(
        "commas.csv",
        b",,,\r\n,,,\r\n",
        refused(&["empty", "no_report"]),
    ));
    cases.push(Case::new("page.pdf", pdf_page(b"", ""), refused(&["empty", "scanned"])));
    check(cases);
}

#[test]
fn documents_that_are_broken_inside() {
    let mut cases = Vec::new();
    for (extension, name) in [
        ("docx", "word/document.xml"),
        ("odt", "content.xml"),
        ("ods", "content.xml"),
        ("xlsx", "xl/workbook.xml"),
    ] {
        let half = part(&same(extension), name);
        let package = with_part(&same(extension), name, cut(&half, 50));
        cases.push(Case::new(
            format!("half.{extension}"),
            package,
            either(&["corrupt_document", "no_report", "empty"]),
        ));
        let package = with_part(&same(extension), name, b"\x00\xFF<<<>>>&;");
        cases.push(Case::new(
            format!("rubbish.{extension}"),
            package,
            refused(&["corrupt_document", "empty"]),
        ));
    }
    let nothing = pdf_page(b"BT /F1 12 Tf (1) Tj ET", "/Filter /FlateDecode");
    cases.push(Case::new(
        "stream.pdf",
        nothing,
        refused(&["corrupt_document", "empty", "scanned", "no_report"]),
    ));
    cases.push(Case::new(
        "head.pdf",
        b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n",
        refused(&["corrupt_document"]),
    ));
    cases.push(Case::new(
        "stub.xls",
        compound(&[("Workbook", b"\x09\x08")]),
        refused(&["corrupt_document", "empty"]),
    ));
    cases.push(Case::new(
        "other.xls",
        compound(&[("Contents", b"1")]),
        refused(&["unsupported_format"]),
    ));
    check(cases);
}

#[test]
fn documents_that_are_called_something_else() {
    check(vec![
        Case::new("docx.txt", same("docx"), read()),
        Case::new("xlsx.docx", same("xlsx"), read()),
        Case::new("docx.zip", same("docx"), read()),
        Case::new("pdf.html", same("pdf"), read()),
        Case::new("xls.csv", same("xls"), read()),
        Case::new("html.doc", same("html"), read()),
        Case::new("html.xls", same("html"), read()),
        Case::new("rtf.doc", fixture("docx/rich.rtf"), refused(&["unsupported_format"])),
        Case::new("mht.doc", same("mht"), read()),
        Case::new("txt.xlsx", same("txt"), read()),
        Case::new("txt.pdf", same("txt"), read()),
        Case::new("txt.html", same("txt"), either(&["no_report"])),
        Case::new("tabs.xls", fixture("sheet/tabs.tsv"), read()),
        // Values parted by commas look like a text with commas; the name says nothing of them.
        Case::new("csv.xls", same("csv"), either(&["no_report"])),
        Case::new(
            "picture.pdf",
            b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR",
            refused(&["unsupported_format"]),
        ),
    ]);
}
