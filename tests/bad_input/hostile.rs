//! Documents of every format that shall cost more than they are worth: packed zeros, endless nesting, endless lines, cells far
//! away. Each costs one row, within little memory.

use crate::expect::{Case, check, either, read, refused};
use crate::parts::{bomb, fixture, packed_zeros, part, pdf, pdf_page, with_part};

fn same(extension: &str) -> Vec<u8> {
    fixture(&format!("same/report.{extension}"))
}

#[test]
fn a_gigabyte_in_one_part() {
    let parts = [
        ("same/report.docx", "word/document.xml"),
        ("same/report.docx", "word/styles.xml"),
        ("same/report.xlsx", "xl/worksheets/sheet1.xml"),
        ("sheet/invest.xlsx", "xl/sharedStrings.xml"),
        ("same/report.ods", "content.xml"),
        ("same/report.odt", "content.xml"),
        ("same/report.ofd", "OFD.xml"),
        ("same/report.ofd", "Doc_0/Pages/Page_0/Content.xml"),
    ];
    let mut cases = Vec::new();
    for (at, (path, name)) in parts.into_iter().enumerate() {
        let extension = &path[path.len() - 4..];
        let mut add = |kind: &str, honest, reason| {
            let package = bomb(&fixture(path), name, honest);
            cases.push(Case::new(format!("{kind}-{at}.{extension}"), package, refused(reason)));
        };
        add("honest", true, &["member_too_large"]);
        // A size that is a lie is seen where it ends.
        add("lying", false, &["corrupt_document", "member_too_large"]);
    }
    // A part that holds no text is never unpacked.
    let picture = bomb(&same("docx"), "word/media/image1.png", true);
    cases.push(Case::new("picture.docx", picture, read()));
    check(cases);
}

#[test]
fn a_gigabyte_in_one_stream() {
    let zlib = |packed: Vec<u8>| [&b"\x78\x9C"[..], &packed].concat();
    let once = zlib(packed_zeros(1 << 10));
    let twice = zlib(miniz(&once));
    check(vec![
        Case::new(
            "once.pdf",
            pdf_page(&once, "/Filter /FlateDecode"),
            refused(&["member_too_large"]),
        ),
        Case::new(
            "twice.pdf",
            pdf_page(&twice, "/Filter [/FlateDecode /FlateDecode]"),
            refused(&["member_too_large"]),
        ),
    ]);
}

/// Bytes as a Deflate stream.
fn miniz(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// How deep things nest here: each level that costs a stack frame would end the program.
const DEPTH: usize = 100_000;

#[test]
fn texts_that_nest_without_end() {
    let page = String::from_utf8(same("html")).unwrap();
    let inside = |open: &str, close: &str| format!("<html><body>{}{page}{}", open.repeat(DEPTH), close.repeat(DEPTH));
    let any = || either(&["no_report", "corrupt_document", "empty", "member_too_large"]);
    check(vec![
        Case::new("div.html", inside("<div>", "</div>"), any()),
        Case::new("font.html", inside("<font><b>", ""), any()),
        Case::new("table.html", "<table><tr><td>".repeat(DEPTH / 10) + &page, any()),
        Case::new("list.html", "<ul><li>".repeat(DEPTH) + "1 完成</ul>", any()),
        Case::new("quote.md", ">".repeat(DEPTH) + " 1 完成\n", any()),
        Case::new("list.md", nested_lists(1000), any()),
        Case::new("stars.md", "*_".repeat(DEPTH) + "完成" + &"[".repeat(DEPTH), any()),
        Case::new(
            "group.rtf",
            "{\\rtf1 ".to_owned() + &"{".repeat(DEPTH),
            refused(&["unsupported_format"]),
        ),
        Case::new(
            "parts.eml",
            nested_parts(3000),
            either(&["no_report", "empty", "unsupported_format"]),
        ),
    ]);
}

fn nested_lists(depth: usize) -> String {
    (0..depth)
        .map(|level| format!("{}- 完成\n", "  ".repeat(level)))
        .collect()
}

fn nested_parts(depth: usize) -> String {
    let part = |level: usize| format!("Content-Type: multipart/mixed; boundary=\"b{level}\"\r\n\r\n--b{level}\r\n");
    let parts: String = (0..depth).map(part).collect();
    format!("MIME-Version: 1.0\r\n{parts}Content-Type: text/plain\r\n\r\n1 done\r\n")
}

#[test]
fn parts_that_nest_without_end() {
    let any = || either(&["no_report", "corrupt_document", "empty", "member_too_large"]);
    let nested = |extension: &str, name: &str, before: &str, open: &str, close: &str| {
        let part = String::from_utf8(part(&same(extension), name)).unwrap();
        let at = part.find(before).unwrap() + before.len();
        let part = [&part[..at], &open.repeat(DEPTH), &close.repeat(DEPTH), &part[at..]].concat();
        with_part(&same(extension), name, part.as_bytes())
    };
    let docx = |open: &str, close: &str| nested("docx", "word/document.xml", "<w:body>", open, close);
    let table = ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>");
    let frame = ("<text:section>", "</text:section>");
    check(vec![
        Case::new(
            "block.docx",
            docx("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            any(),
        ),
        Case::new("table.docx", docx(table.0, table.1), any()),
        Case::new("open.docx", docx("<w:p>", ""), any()),
        Case::new(
            "section.odt",
            nested("odt", "content.xml", "<office:text>", frame.0, frame.1),
            any(),
        ),
        Case::new(
            "string.xlsx",
            nested("xlsx", "xl/worksheets/sheet1.xml", "<sheetData>", "<row>", "</row>"),
            any(),
        ),
    ]);
}

#[test]
fn objects_that_nest_without_end() {
    let any = || either(&["corrupt_document", "empty", "scanned", "no_report", "member_too_large"]);
    let arrays = |count: usize| [b"[".repeat(count), b"]".repeat(count)].concat();
    let pages = |kids: &str| format!("<< /Type /Pages /Kids [{kids}] /Count 1 >>").into_bytes();
    let catalog = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
    let chain: Vec<_> = (3..5000).map(|number| pages(&format!("{number} 0 R"))).collect();
    check(vec![
        Case::new(
            "content.pdf",
            pdf_page(&[arrays(DEPTH), b" TJ".to_vec()].concat(), ""),
            any(),
        ),
        Case::new("object.pdf", pdf(&[catalog.clone(), arrays(DEPTH)]), any()),
        Case::new("dictionary.pdf", pdf(&[catalog.clone(), b"<</A".repeat(DEPTH)]), any()),
        Case::new("states.pdf", pdf_page(&b"q ".repeat(DEPTH), ""), any()),
        Case::new("circle.pdf", pdf(&[catalog.clone(), pages("2 0 R 2 0 R")]), any()),
        Case::new("chain.pdf", pdf(&[vec![catalog], chain].concat()), any()),
    ]);
}

/// In formats; the five megabytes of one line of plain text are read among the documents. Decoders that are not optimised
/// take a second for each of these.
#[test]
fn a_line_of_a_megabyte() {
    let sentence = "新建口袋公园12个，面积3.5万平方米，同比增长8.3%，";
    let line = sentence.repeat(1_000_000 / sentence.len());
    let part = String::from_utf8(part(&same("docx"), "word/document.xml")).unwrap();
    let body = format!("<w:body><w:p><w:r><w:t>{line}</w:t></w:r></w:p></w:body></w:document>");
    let docx = part[..part.find("<w:body>").unwrap()].to_owned() + &body;
    let none = || refused(&["no_report"]);
    check(vec![
        Case::new("line.html", format!("<html><body><p>{line}</p></body></html>"), none()),
        Case::new("line.md", &line, none()),
        Case::new("line.csv", &line, none()),
        Case::new("commas.csv", line.replace('，', ","), none()),
        Case::new("line.tsv", line.replace('，', "\t"), none()),
        Case::new(
            "line.eml",
            format!("MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n{line}"),
            none(),
        ),
        Case::new(
            "line.docx",
            with_part(&same("docx"), "word/document.xml", docx.as_bytes()),
            none(),
        ),
    ]);
}

#[test]
fn cells_far_away() {
    let any = || either(&["no_report", "corrupt_document", "empty", "member_too_large"]);
    let sheet = part(&same("xlsx"), "xl/worksheets/sheet2.xml");
    let sheet = String::from_utf8(sheet).unwrap();
    let far = r#"<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>"#;
    let sheet = sheet.replace("</sheetData>", far);
    let content = String::from_utf8(part(&same("ods"), "content.xml")).unwrap();
    let wide = r#"<table:table-row table:number-rows-repeated="1048576"><table:table-cell office:value-type="float" office:value="1"
        table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell></table:table-row></table:table>"#;
    let content = content.replacen("</table:table>", wide, 1);
    let spans =
        r#"<table><tr><td rowspan="65535" colspan="1000">1</td></tr>"#.to_owned() + &"<tr><td>2</td></tr>".repeat(3000);
    check(vec![
        Case::new(
            "far.xlsx",
            with_part(&same("xlsx"), "xl/worksheets/sheet2.xml", sheet.as_bytes()),
            any(),
        ),
        Case::new(
            "wide.ods",
            with_part(&same("ods"), "content.xml", content.as_bytes()),
            any(),
        ),
        Case::new("span.html", spans, any()),
        Case::new("wide.csv", ",".repeat(DEPTH) + &"\n1".repeat(DEPTH), any()),
        Case::new("wide.tsv", "\t".repeat(DEPTH) + &"\n1\t2".repeat(DEPTH / 4), any()),
        Case::new(
            "wide.md",
            // Each row is filled up to the heading's width.
            "|1".repeat(DEPTH / 10) + "|\n" + &"|-".repeat(DEPTH / 10) + "|\n" + &"|1|\n".repeat(1000),
            any(),
        ),
    ]);
}
