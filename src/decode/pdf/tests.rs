use std::io::Write as _;

use super::decode;
use super::maker::{GBK, Maker, gbk, line};
use crate::decode::{Bounds, Text};
use crate::diagnostic::{Refusal, RejectReason};

const BOUNDS: Bounds = Bounds { unpacked: 1 << 20 };

fn read(file: &[u8]) -> Result<Text, Refusal> {
    decode(file, BOUNDS)
}

/// The lines that are not empty.
fn lines(file: &[u8]) -> Vec<String> {
    let content = decode(file, Bounds::default()).unwrap().content;
    content
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn reason(file: &[u8]) -> RejectReason {
    read(file).unwrap_err().reason
}

fn one_page(content: &str, resources: &str) -> Vec<u8> {
    let mut maker = Maker::new();
    maker.page(content.as_bytes(), resources, "");
    maker.finish()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

#[test]
fn codes_of_a_legacy_set_are_read() {
    let file = one_page(&(line(50, 700, "新建泵站3座") + &line(50, 680, "已建成2座")), GBK);
    assert_eq!(lines(&file), ["新建泵站3座", "已建成2座"]);
    let text = read(&file).unwrap();
    assert_eq!((text.format, text.encoding, text.replaced), ("pdf", None, 0));
}

#[test]
fn operators_place_text() {
    let content = format!(
        "BT /F 10 Tf 12 TL 1 0 0 1 50 700 Tm <{}> Tj T* [<{}> -3000 <{}>] TJ <{}> ' ET q 1 0 0 1 0 -100 cm BT 50 700 Td /F 10 Tf <{}> Tj ET Q",
        gbk("甲"),
        gbk("乙"),
        gbk("丙"),
        gbk("丁"),
        gbk("戊")
    );
    assert_eq!(lines(&one_page(&content, GBK)), ["甲", "乙  丙", "丁", "戊"]);
}

#[test]
fn a_map_to_unicode_goes_before_all() {
    let map = b"1 begincodespacerange <0000> <FFFF> endcodespacerange 1 beginbfchar <0001> <4E2D> endbfchar \
                1 beginbfrange <0002> <0003> <6587> endbfrange";
    let mut maker = Maker::new();
    let map = maker.stream("", map);
    let font = format!(
        "/Font << /F << /Type /Font /Subtype /Type0 /Encoding /Identity-H /ToUnicode {map} 0 R \
         /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /DW 1000 >> ] >> >>"
    );
    maker.page(b"BT /F 10 Tf 50 700 Td <000100020003> Tj ET", &font, "");
    assert_eq!(lines(&maker.finish()), ["中文斈"]);
}

#[test]
fn simple_fonts_are_read_by_their_encoding() {
    let font = "/Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding << \
                /BaseEncoding /WinAnsiEncoding /Differences [ 65 /uni4E2D /quotedblleft /g17 /eight ] >> >> >>";
    let content = "BT /F 10 Tf 50 700 Td (ABD 5% \\223x) Tj ET";
    assert_eq!(lines(&one_page(content, font)), ["中“8 5% “x"]);
}

#[test]
fn glyphs_without_characters_are_refused_by_name() {
    let font = "/Font << /F << /Type /Font /Subtype /Type0 /Encoding /Identity-H \
                /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 >> ] >> >>";
    let refusal = read(&one_page("BT /F 10 Tf 50 700 Td <00010002> Tj ET", font)).unwrap_err();
    assert_eq!(refusal.reason, RejectReason::Mojibake);
    assert!(
        refusal.detail.contains("do not say which characters"),
        "{}",
        refusal.detail
    );
}

#[test]
fn pictures_without_text_are_scanned() {
    let mut maker = Maker::new();
    let picture = maker.stream("/Type /XObject /Subtype /Image /Width 1 /Height 1", b"\0");
    maker.page(
        b"q 600 0 0 800 0 0 cm /I Do Q",
        &format!("/XObject << /I {picture} 0 R >>"),
        "",
    );
    assert_eq!(reason(&maker.finish()), RejectReason::Scanned);
    let inline = "BI /W 1 /H 1 /BPC 8 /CS /G ID x EI ";
    assert_eq!(reason(&one_page(inline, "")), RejectReason::Scanned);
    // Characters that recognition has laid invisibly over the picture are a text layer.
    let layer = format!("{inline} BT 3 Tr /F 10 Tf 50 700 Td <{}> Tj ET", gbk("识别"));
    assert_eq!(lines(&one_page(&layer, GBK)), ["识别"]);
    assert_eq!(reason(&one_page("", "")), RejectReason::Empty);
}

#[test]
fn ruled_lines_make_a_table() {
    let mut content = String::from("0.5 w ");
    for y in [700, 680, 660] {
        content += &format!("50 {y} m 350 {y} l S ");
    }
    for x in [50, 100, 350] {
        content += &format!("{x} 660 0.5 40 re f ");
    }
    content += &(line(55, 685, "号") + &line(105, 685, "任务") + &line(55, 665, "1") + &line(105, 665, "建成2座"));
    content += &line(50, 640, "注");
    let text = read(&one_page(&content, GBK)).unwrap();
    assert_eq!(text.content, "\n号\t任务\n1\t建成2座\n\n注\n");
    assert_eq!((text.tables[0].rows(), text.tables[0].columns()), (2, 2));
    assert_eq!(&text.content[text.tables[0].span.clone()], "号\t任务\n1\t建成2座\n");
    // White lines are not seen.
    let white = read(&one_page(&format!("1 g 1 G {content}"), GBK)).unwrap();
    assert!(white.tables.is_empty());
}

#[test]
fn forms_are_drawn_where_they_stand() {
    let mut maker = Maker::new();
    let form = maker.stream(
        &format!("/Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 0 -50] /Resources << {GBK} >>"),
        line(50, 700, "表单").as_bytes(),
    );
    let content = line(50, 680, "上") + "/X Do " + &line(50, 620, "下");
    maker.page(content.as_bytes(), &format!("{GBK} /XObject << /X {form} 0 R >>"), "");
    assert_eq!(lines(&maker.finish()), ["上", "表单", "下"]);
}

#[test]
fn forms_of_forms_end() {
    let mut maker = Maker::new();
    // Each draws the next one, and the last the first, many times over.
    let first = 3;
    for at in 0..10 {
        let next = first + (at + 1) % 10;
        maker.stream(
            &format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>"),
            &b"/X Do ".repeat(10),
        );
    }
    maker.page(b"/X Do", &format!("/XObject << /X {first} 0 R >>"), "");
    assert_eq!(reason(&maker.finish()), RejectReason::MemberTooLarge);
}

#[test]
fn marks_replace_and_leave_out() {
    let content = format!(
        "/Artifact << /Type /Pagination >> BDC {} EMC /Span << /ActualText <FEFF516C91CC> >> BDC {} EMC",
        line(50, 780, "页眉"),
        line(50, 700, "km")
    );
    assert_eq!(lines(&one_page(&content, GBK)), ["公里"]);
}

#[test]
fn pages_are_turned_cut_and_inherit() {
    let mut maker = Maker::new();
    // Shown turned by a quarter, the text below runs to the right.
    let turned = format!("BT 0 1 -1 0 300 100 Tm /F 10 Tf <{}> Tj ET", gbk("横页"));
    maker.page(turned.as_bytes(), GBK, "/Rotate 90");
    maker.page(
        (line(50, 700, "内") + &line(50, 100, "外")).as_bytes(),
        GBK,
        "/CropBox [0 400 600 800]",
    );
    assert_eq!(lines(&maker.finish()), ["横页", "内"]);
}

#[test]
fn trees_of_pages_that_bite_their_tails_end() {
    let mut maker = Maker::new();
    let page = maker.page(line(50, 700, "一页").as_bytes(), GBK, "");
    let file = maker.finish_with_root(&format!(
        "<< /Type /Pages /Kids [ {page} 0 R 2 0 R {page} 0 R ] /Count 3 >>"
    ));
    assert_eq!(lines(&file), ["一页"]);
    let mut maker = Maker::new();
    maker.page(b"", "", "");
    assert_eq!(
        reason(&maker.finish_with_root("<< /Type /Pages /Kids [ 77 0 R ] /Count 1 >>")),
        RejectReason::CorruptDocument
    );
}

#[test]
fn a_bomb_stops_at_the_bound() {
    let bomb = packed(&vec![b' '; 8 << 20]);
    assert!(bomb.len() < 1 << 16);
    let mut maker = Maker::new();
    let content = maker.stream("/Filter /FlateDecode", &bomb);
    maker.object(format!("<< /Type /Page /Parent 2 0 R /Contents {content} 0 R >>"));
    let page = content + 1;
    let file = maker.finish_with_root(&format!("<< /Type /Pages /Kids [ {page} 0 R ] /Count 1 >>"));
    assert_eq!(reason(&file), RejectReason::MemberTooLarge);
    // In streams of objects each is small, all together are not.
    let mut maker = Maker::new();
    maker.page(b"", "", "");
    let objects = packed(&[b"9 0 [".as_slice(), &b"0 ".repeat(1 << 18), b"]"].concat());
    for _ in 0..8 {
        maker.stream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", &objects);
    }
    assert_eq!(reason(&maker.finish()), RejectReason::MemberTooLarge);
}

#[test]
fn deep_nesting_does_no_harm() {
    for (open, close) in [("[", "]"), ("<< /A ", ">>"), ("(", ")")] {
        let deep = open.repeat(100_000) + &close.repeat(100_000);
        let mut maker = Maker::new();
        maker.object(deep.clone());
        maker.page(format!("{deep} {}", line(50, 700, "文")).as_bytes(), GBK, "");
        assert_eq!(lines(&maker.finish()), ["文"], "{open}");
    }
    let saved = "q ".repeat(100_000) + &line(50, 700, "文") + &"Q ".repeat(100_001) + &"/A BMC ".repeat(100_000);
    assert_eq!(lines(&one_page(&saved, GBK)), ["文"]);
}

#[test]
fn what_needs_a_password_is_encrypted() {
    let mut maker = Maker::new();
    maker.page(b"", "", "");
    let encrypt = maker.object(format!(
        "<< /Filter /Standard /V 1 /R 2 /O <{0}> /U <{0}> /P -4 >>",
        "00".repeat(32)
    ));
    maker.trailer = format!("/Encrypt {encrypt} 0 R /ID [ <00> <00> ]");
    assert_eq!(reason(&maker.finish()), RejectReason::Encrypted);
}

#[test]
fn what_is_cut_off_is_corrupt_or_whole() {
    let file = one_page(&line(50, 700, "完整"), GBK);
    for end in (0..file.len()).step_by(3) {
        match read(&file[..end]) {
            Ok(text) => assert_eq!(text.content, "完整\n", "{end}"),
            Err(refusal) => assert_eq!(refusal.reason, RejectReason::CorruptDocument, "{end}"),
        }
    }
}

#[test]
fn flipped_bytes_do_no_harm() {
    let file = one_page(&(line(50, 700, "甲") + "10 10 50 50 re S"), GBK);
    for at in (0..file.len()).step_by(2) {
        let mut broken = file.clone();
        broken[at] = [0, b'(', b'<', b'9', 0xFF][at % 5];
        let _ = read(&broken);
    }
}
