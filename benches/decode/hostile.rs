//! Documents that could make a decoder look at all that came before: one thing again and again, or nested in itself.

use crate::packages::{docx_of, ofd_of, open_document_of, pdf_of, xlsx_of};

/// How often the thing stands in the shorter document.
pub const COUNT: usize = 10_000;

/// What it is, the document's name, and how it is made with a count. All documents are as long as their count says, but for a
/// constant: where a thing grows with each repetition, there are fewer of it.
type Hostile = (&'static str, &'static str, fn(usize) -> Vec<u8>);

pub const ALL: &[Hostile] = &[
    ("html: nested elements", "a.html", |n| page(&"<div>".repeat(n))),
    ("html: open formats", "a.html", |n| page(&"<b><i><font>".repeat(n))),
    ("html: nested tables", "a.html", |n| page(&"<table><tr><td>1".repeat(n))),
    ("html: stray text in tables", "a.html", |n| {
        page(&("<table>".to_owned() + &"1<tr>".repeat(n)))
    }),
    ("html: spans", "a.html", |n| {
        page(&("<table>".to_owned() + &"<tr><td rowspan=\"999\" colspan=\"3\">1</td></tr>".repeat(n)))
    }),
    ("html: attributes", "a.html", |n| {
        page(&("<p ".to_owned() + &numbered(n, |at| format!("a{at}=1 ")) + ">1"))
    }),
    ("html: lists", "a.html", |n| page(&"<ul><li>1".repeat(n))),
    ("markdown: quotes", "a.md", |n| (">".repeat(n) + "1").into_bytes()),
    ("markdown: brackets", "a.md", |n| "[".repeat(n).into_bytes()),
    ("markdown: emphasis", "a.md", |n| "*a _".repeat(n).into_bytes()),
    ("markdown: code marks", "a.md", |n| {
        numbered((2 * n).isqrt(), |at| "`".repeat(at) + " ").into_bytes()
    }),
    ("markdown: lists", "a.md", |n| {
        numbered(n.isqrt(), |at| " ".repeat(2 * at) + "- 1\n").into_bytes()
    }),
    ("markdown: wide table", "a.md", |n| {
        ("|1".repeat(n) + "|\n" + &"|-".repeat(n) + "|\n").into_bytes()
    }),
    ("csv: open quotes", "a.csv", |n| "\"1,\"\"".repeat(n).into_bytes()),
    ("csv: short rows, one wide", "a.csv", |n| {
        (",".repeat(n) + &"\n1".repeat(n)).into_bytes()
    }),
    ("mail: nested parts", "a.eml", |n| {
        ("MIME-Version: 1.0\r\n".to_owned() + &numbered(n / 10, part)).into_bytes()
    }),
    ("mail: header lines", "a.eml", |n| {
        ("MIME-Version: 1.0\r\n".to_owned() + &"Subject: 1\r\n".repeat(n) + "\r\n1").into_bytes()
    }),
    ("docx: runs", "a.docx", |n| {
        docx_of(&format!("<w:p>{}</w:p>", "<w:r><w:t>1</w:t></w:r>".repeat(n)))
    }),
    ("docx: nested tables", "a.docx", |n| {
        docx_of(&("<w:tbl><w:tr><w:tc><w:p/>".repeat(n) + &"</w:tc></w:tr></w:tbl>".repeat(n)))
    }),
    ("docx: rows of one cell", "a.docx", |n| {
        docx_of(&format!(
            "<w:tbl>{}</w:tbl>",
            "<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p/></w:tc></w:tr>".repeat(n)
        ))
    }),
    ("docx: paragraphs", "a.docx", |n| {
        docx_of(&"<w:p><w:r><w:t>1</w:t></w:r></w:p>".repeat(n))
    }),
    ("xlsx: rows", "a.xlsx", |n| {
        xlsx_of(&numbered(n, |at| {
            format!("<row r=\"{0}\"><c r=\"A{0}\"><v>1</v></c></row>", at + 1)
        }))
    }),
    ("xlsx: far cells", "a.xlsx", |n| {
        xlsx_of(&numbered(n, |at| {
            format!("<row r=\"{0}\"><c r=\"ZZ{0}\"><v>1</v></c></row>", at * 7 + 1)
        }))
    }),
    ("ods: repeated rows", "a.ods", |n| {
        let row = "<table:table-row table:number-rows-repeated=\"9999\"><table:table-cell/></table:table-row>";
        open_document_of(true, &format!("<table:table>{}</table:table>", row.repeat(n)))
    }),
    ("odt: nested sections", "a.odt", |n| {
        open_document_of(
            false,
            &("<text:section>".repeat(n) + "<text:p>1</text:p>" + &"</text:section>".repeat(n)),
        )
    }),
    ("pdf: characters", "a.pdf", |n| {
        pdf_of(&[numbered(n, |at| {
            format!("BT /F1 9 Tf {} {} Td (1) Tj ET ", at % 97 * 8, at / 97 * 10)
        })
        .into_bytes()])
    }),
    ("pdf: characters in one place", "a.pdf", |n| {
        pdf_of(&["BT /F1 9 Tf 9 9 Td (1) Tj ET ".repeat(n).into_bytes()])
    }),
    ("pdf: lines of a grid", "a.pdf", |n| {
        pdf_of(&[numbered(n, |at| format!("{at} 0 m {at} 999 l S 0 {at} m 999 {at} l S ")).into_bytes()])
    }),
    ("pdf: saved states", "a.pdf", |n| {
        pdf_of(&[("q ".repeat(n) + "BT /F1 9 Tf (1) Tj ET").into_bytes()])
    }),
    ("pdf: pages", "a.pdf", |n| {
        pdf_of(&vec![b"BT /F1 9 Tf 9 9 Td (1) Tj ET".to_vec(); n / 10])
    }),
    ("ofd: characters", "a.ofd", |n| {
        ofd_of(&[numbered(n, |at| text_object(at % 97 * 3, at / 97 * 4))])
    }),
    ("ofd: lines", "a.ofd", |n| {
        ofd_of(&[numbered(n, |at| {
            format!(
                "<ofd:PathObject Boundary=\"{at} 0 1 300\"><ofd:AbbreviatedData>M 0 0 L 0 300</ofd:AbbreviatedData></ofd:PathObject>"
            )
        })])
    }),
    ("text: one line", "a.txt", |n| "1,".repeat(n).into_bytes()),
    ("text: broken bytes", "a.txt", |n| b"\xE4\xB8 1\n".repeat(n)),
];

fn page(body: &str) -> Vec<u8> {
    format!("<html><body>{body}").into_bytes()
}

fn numbered(count: usize, piece: impl Fn(usize) -> String) -> String {
    (0..count).map(piece).collect()
}

fn part(at: usize) -> String {
    format!("Content-Type: multipart/mixed; boundary=\"b{at}\"\r\n\r\n--b{at}\r\n")
}

fn text_object(x: usize, y: usize) -> String {
    format!(
        "<ofd:TextObject Boundary=\"{x} {y} 4 4\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"3\">1</ofd:TextCode></ofd:TextObject>"
    )
}
