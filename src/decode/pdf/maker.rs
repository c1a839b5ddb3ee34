//! A small writer of PDFs for tests.

use std::fmt::Write as _;

/// A PDF that is being written. Object 1 is the catalog, object 2 the root of the page tree.
pub(super) struct Maker {
    objects: Vec<Vec<u8>>,
    pages: Vec<usize>,
    pub(super) trailer: String,
}

impl Maker {
    pub(super) fn new() -> Self {
        Self {
            objects: vec![Vec::new(), Vec::new()],
            pages: Vec::new(),
            trailer: String::new(),
        }
    }

    /// Adds an object and tells its number.
    pub(super) fn object(&mut self, body: impl Into<Vec<u8>>) -> usize {
        self.objects.push(body.into());
        self.objects.len()
    }

    /// Adds a stream with what else its dictionary holds.
    pub(super) fn stream(&mut self, entries: &str, content: &[u8]) -> usize {
        let mut body = format!("<< {entries} /Length {} >>\nstream\n", content.len()).into_bytes();
        body.extend(content);
        body.extend(b"\nendstream");
        self.object(body)
    }

    /// Adds a page of 600 × 800 points with its content, resources and other entries.
    pub(super) fn page(&mut self, content: &[u8], resources: &str, entries: &str) -> usize {
        let content = self.stream("", content);
        let page = self.object(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents {content} 0 R /Resources << {resources} >> {entries} >>"
        ));
        self.pages.push(page);
        page
    }

    /// The file.
    pub(super) fn finish(mut self) -> Vec<u8> {
        let mut kids = String::new();
        self.pages.iter().for_each(|page| write!(kids, "{page} 0 R ").unwrap());
        self.objects[0] = b"<< /Type /Catalog /Pages 2 0 R >>".to_vec();
        if self.objects[1].is_empty() {
            self.objects[1] = format!("<< /Type /Pages /Kids [ {kids}] /Count {} >>", self.pages.len()).into_bytes();
        }
        self.write()
    }

    /// The file, with another root of the page tree.
    pub(super) fn finish_with_root(mut self, root: &str) -> Vec<u8> {
        self.objects[1] = root.as_bytes().to_vec();
        self.finish()
    }

    fn write(self) -> Vec<u8> {
        let mut file = b"%PDF-1.7\n%\xE2\xE3\xCF\xD3\n".to_vec();
        let mut table = String::from("0000000000 65535 f \n");
        for (number, body) in (1..).zip(&self.objects) {
            writeln!(table, "{:010} 00000 n ", file.len()).unwrap();
            file.extend(format!("{number} 0 obj\n").bytes());
            file.extend(body);
            file.extend(b"\nendobj\n");
        }
        let (start, size) = (file.len(), self.objects.len() + 1);
        file.extend(format!("xref\n0 {size}\n{table}").bytes());
        let trailer = format!(
            "trailer << /Size {size} /Root 1 0 R {} >>\nstartxref\n{start}\n%%EOF\n",
            self.trailer
        );
        file.extend(trailer.bytes());
        file
    }
}

/// A font whose codes are GBK, as resources name it `F`.
pub(super) const GBK: &str = "/Font << /F << /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /GBK-EUC-H \
    /DescendantFonts [ << /Type /Font /Subtype /CIDFontType0 /BaseFont /Song \
    /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /W [ 814 907 500 ] >> ] >> >>";

/// A string in GBK as hexadecimal digits.
pub(super) fn gbk(text: &str) -> String {
    let (bytes, ..) = encoding_rs::GBK.encode(text);
    bytes.iter().map(|byte| format!("{byte:02X}")).collect()
}

/// A line of text in 10 points at a place.
pub(super) fn line(x: u32, y: u32, text: &str) -> String {
    format!("BT /F 10 Tf {x} {y} Td <{}> Tj ET\n", gbk(text))
}
