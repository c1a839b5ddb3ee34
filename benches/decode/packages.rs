//! The report in formats that are packages of parts, and in those of pages.

use std::io::{Cursor, Write as _};

use flate2::write::ZlibEncoder;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::documents::{Row, each, pages};

/// A zip of these parts.
pub fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, part) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(part.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body.
pub fn docx_of(body: &str) -> Vec<u8> {
    let names = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main""#;
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "word/document.xml",
            &format!("<w:document {names}><w:body>{body}</w:body></w:document>"),
        ),
    ])
}

pub fn docx() -> Vec<u8> {
    let cell = |text: &str| {
        format!(
            "<w:tc><w:tcPr><w:tcW w:w=\"2000\"/></w:tcPr><w:p><w:r><w:rPr><w:sz w:val=\"21\"/></w:rPr><w:t>{text}</w:t></w:r></w:p></w:tc>"
        )
    };
    let rows = each(|(no, target, progress, owner)| {
        format!(
            "<w:tr>{}{}{}{}</w:tr>",
            cell(&no.to_string()),
            cell(target),
            cell(progress),
            cell(owner)
        )
    });
    docx_of(&format!(
        "<w:p><w:r><w:t>完成情况</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>"
    ))
}

/// A workbook of one sheet with these rows.
pub fn xlsx_of(rows: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let relation = |id: &str, kind: &str, target: &str| {
        format!(
            "<Relationships xmlns=\"{package}\"><Relationship Id=\"{id}\" Type=\"{relations}/{kind}\" Target=\"{target}\"/></Relationships>"
        )
    };
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", &relation("r1", "officeDocument", "xl/workbook.xml")),
        (
            "xl/workbook.xml",
            &format!(
                "<workbook xmlns=\"{main}\" xmlns:r=\"{relations}\"><sheets><sheet name=\"表\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &relation("r1", "worksheet", "worksheets/sheet1.xml"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!("<worksheet xmlns=\"{main}\"><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ])
}

pub fn xlsx() -> Vec<u8> {
    let text = |column: char, no: usize, text: &str| {
        format!("<c r=\"{column}{no}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
    };
    xlsx_of(&each(|(no, target, progress, owner)| {
        let (b, c, d) = (text('B', no, target), text('C', no, progress), text('D', no, owner));
        format!("<row r=\"{no}\"><c r=\"A{no}\"><v>{no}</v></c>{b}{c}{d}</row>")
    }))
}

/// An OpenDocument file with this content: a workbook or a text.
pub fn open_document_of(sheet: bool, content: &str) -> Vec<u8> {
    let kind = if sheet { "spreadsheet" } else { "text" };
    let names = "urn:oasis:names:tc:opendocument:xmlns";
    let content = format!(
        "<office:document-content xmlns:office=\"{names}:office:1.0\" xmlns:table=\"{names}:table:1.0\" xmlns:text=\"{names}:text:1.0\">\
         <office:body><office:{kind}>{content}</office:{kind}></office:body></office:document-content>"
    );
    let mimetype = format!("application/vnd.oasis.opendocument.{kind}");
    zip(&[("mimetype", &mimetype), ("content.xml", &content)])
}

pub fn open_document(sheet: bool) -> Vec<u8> {
    let cell = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let rows = each(|(no, target, progress, owner)| {
        let cells = [&no.to_string(), target, progress, owner].map(cell).concat();
        format!("<table:table-row>{cells}</table:table-row>")
    });
    open_document_of(sheet, &format!("<table:table table:name=\"表\">{rows}</table:table>"))
}

/// A record of BIFF8 ([MS-XLS] 2.1.4).
fn record(kind: u16, data: &[u8]) -> Vec<u8> {
    let length = u16::try_from(data.len()).unwrap();
    [&kind.to_le_bytes()[..], &length.to_le_bytes(), data].concat()
}

/// A workbook of Excel 97. A sheet has at most 65536 rows.
pub fn xls() -> Vec<u8> {
    let begin = |kind: u16| {
        let version = [0x0600, kind, 0x0DBB, 0x07CC, 0, 0, 0, 0];
        record(0x0809, &version.map(u16::to_le_bytes).concat())
    };
    let end = record(0x000A, &[]);
    let name = [&[2_u8, 1][..], &utf16("表一")].concat();
    let sheets = |offset: usize| {
        record(
            0x0085,
            &[&u32::try_from(offset).unwrap().to_le_bytes()[..], &[0, 0], &name].concat(),
        )
    };
    let globals = begin(5).len() + sheets(0).len() + end.len();
    let mut stream = [begin(5), sheets(globals), end.clone(), begin(0x10)].concat();
    for (row, (no, target, progress, owner)) in (0_u16..).zip(crate::documents::rows()) {
        for (column, text) in (0_u16..).zip([no.to_string().as_str(), target, progress, owner]) {
            let characters = u16::try_from(text.encode_utf16().count()).unwrap();
            let place = [row, column, 0, characters].map(u16::to_le_bytes).concat();
            stream.extend(record(0x0204, &[&place[..], &[1], &utf16(text)].concat()));
        }
    }
    stream.extend(end);
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("Workbook").unwrap().write_all(&stream).unwrap();
    file.flush().unwrap();
    file.into_inner().into_inner()
}

fn utf16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

/// A PDF file of these pages' contents, packed; the font is not embedded, its codes are GBK.
pub fn pdf_of(contents: &[Vec<u8>]) -> Vec<u8> {
    let kids: String = (0..contents.len()).map(|at| format!("{} 0 R ", 5 + 2 * at)).collect();
    let mut objects = vec![
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        format!("<< /Type /Pages /Kids [{kids}] /Count {} >>", contents.len()).into_bytes(),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /GBK-EUC-H /DescendantFonts [4 0 R] >>".to_vec(),
        b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>".to_vec(),
    ];
    for (at, content) in contents.iter().enumerate() {
        let page = format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 842 1191] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            6 + 2 * at
        );
        let mut encoder = ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        encoder.write_all(content).unwrap();
        let packed = encoder.finish().unwrap();
        let head = format!("<< /Filter /FlateDecode /Length {} >>\nstream\n", packed.len());
        objects.extend([page.into_bytes(), [head.as_bytes(), &packed, b"\nendstream"].concat()]);
    }
    file_of(&objects)
}

/// The file of objects numbered from 1, with the table of their places.
fn file_of(objects: &[Vec<u8>]) -> Vec<u8> {
    let mut out = b"%PDF-1.5\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in objects.iter().enumerate() {
        table += &format!("{:010} 00000 n \n", out.len());
        out.extend([format!("{} 0 obj\n", number + 1).as_bytes(), object, b"\nendobj\n"].concat());
    }
    let start = out.len();
    out.extend(
        format!(
            "{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n",
            objects.len() + 1
        )
        .into_bytes(),
    );
    out
}

/// Left edges of a page's columns, and the right edge of the last.
const EDGES: [u32; 5] = [30, 70, 270, 730, 810];

pub fn pdf() -> Vec<u8> {
    let content = |rows: Vec<Row>| {
        let mut out = Vec::new();
        for (at, (no, target, progress, owner)) in (0..).zip(rows) {
            let y = 1150 - 40 * at;
            out.extend(format!("{} {y} m {} {y} l S\n", EDGES[0], EDGES[4]).into_bytes());
            for x in EDGES {
                out.extend(format!("{x} {y} m {x} {} l S\n", y - 40).into_bytes());
            }
            for (x, text) in EDGES.iter().zip([no.to_string().as_str(), target, progress, owner]) {
                let codes: String = encoding_rs::GBK
                    .encode(text)
                    .0
                    .iter()
                    .map(|byte| format!("{byte:02X}"))
                    .collect();
                out.extend(format!("BT /F1 10 Tf {} {} Td <{codes}> Tj ET\n", x + 4, y - 24).into_bytes());
            }
        }
        out
    };
    pdf_of(&pages().into_iter().map(content).collect::<Vec<_>>())
}

/// An OFD of these pages' objects.
pub fn ofd_of(contents: &[String]) -> Vec<u8> {
    let root = |name: &str, content: &str| {
        format!("<ofd:{name} xmlns:ofd=\"http://www.ofdspec.org/2016\">{content}</ofd:{name}>")
    };
    let area = "<ofd:PhysicalBox>0 0 297 420</ofd:PhysicalBox>";
    let places: Vec<String> = (0..contents.len())
        .map(|at| format!("Pages/Page_{at}/Content.xml"))
        .collect();
    let list: String = (100..)
        .zip(&places)
        .map(|(id, place)| format!("<ofd:Page ID=\"{id}\" BaseLoc=\"{place}\"/>"))
        .collect();
    let body = "<ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody>";
    let document =
        format!("<ofd:CommonData><ofd:PageArea>{area}</ofd:PageArea></ofd:CommonData><ofd:Pages>{list}</ofd:Pages>");
    let mut parts = vec![
        ("OFD.xml".to_owned(), root("OFD", body)),
        ("Doc_0/Document.xml".to_owned(), root("Document", &document)),
    ];
    for (place, content) in places.iter().zip(contents) {
        let content = format!("<ofd:Content><ofd:Layer ID=\"1\">{content}</ofd:Layer></ofd:Content>");
        parts.push((format!("Doc_0/{place}"), root("Page", &content)));
    }
    let parts: Vec<_> = parts
        .iter()
        .map(|(name, part)| (name.as_str(), part.as_str()))
        .collect();
    zip(&parts)
}

pub fn ofd() -> Vec<u8> {
    let line = |x: u32, y: u32, width: u32, height: u32| {
        format!(
            "<ofd:PathObject Boundary=\"{x} {y} {width} {height}\"><ofd:AbbreviatedData>M 0 0 L {width} {height}</ofd:AbbreviatedData></ofd:PathObject>"
        )
    };
    let content = |rows: Vec<Row>| -> String {
        let row = |(at, (no, target, progress, owner)): (u32, Row)| {
            let y = 10 + 14 * at;
            let mut out = line(10, y, 270, 0);
            out.extend(EDGES.iter().map(|x| line(x / 3, y, 0, 14)));
            for (x, text) in EDGES.iter().zip([no.to_string().as_str(), target, progress, owner]) {
                out += &format!(
                    "<ofd:TextObject Boundary=\"{} {y} 200 5\" Size=\"3.5\"><ofd:TextCode X=\"0\" Y=\"3\" DeltaX=\"g {} 3.5\">{text}</ofd:TextCode></ofd:TextObject>",
                    x / 3 + 1,
                    text.chars().count() - 1
                );
            }
            out
        };
        (0..).zip(rows).map(row).collect()
    };
    ofd_of(&pages().into_iter().map(content).collect::<Vec<_>>())
}
