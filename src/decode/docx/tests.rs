//! Documents built in the test: what Word shows, and what damaged packages cost.

use super::*;
use crate::decode::package::tests::packed;
use crate::diagnostic::RejectReason;

const PACKAGE_RELATIONS: &str = "<Relationships><Relationship Id='1' \
    Type='http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument' \
    Target='word/document.xml'/></Relationships>";
const DOCUMENT_RELATIONS: &str = "<Relationships>\
    <Relationship Id='1' Type='http://purl.oclc.org/ooxml/officeDocument/relationships/styles' Target='styles.xml'/>\
    <Relationship Id='2' Type='http://x/relationships/numbering' Target='/word/numbering.xml'/>\
    <Relationship Id='3' Type='http://x/relationships/aFChunk' Target='chunk.txt'/></Relationships>";
const STYLES: &str = "<w:styles><w:style w:type='paragraph' w:default='1' w:styleId='a'><w:name w:val='Normal'/></w:style>\
    <w:style w:styleId='t'><w:name w:val='Title'/></w:style>\
    <w:style w:styleId='h1'><w:name w:val='heading 1'/><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr></w:style>\
    <w:style w:styleId='toc'><w:name w:val='toc 1'/></w:style>\
    <w:style w:styleId='links'><w:pPr><w:numPr><w:numId w:val='5'/></w:numPr></w:pPr></w:style></w:styles>";
const NUMBERING: &str = "<w:numbering>\
    <w:abstractNum w:abstractNumId='0'>\
      <w:lvl w:ilvl='0'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:pStyle w:val='h1'/>\
        <w:lvlText w:val='%1、'/></w:lvl>\
      <w:lvl w:ilvl='1'><w:start w:val='1'/><w:numFmt w:val='chineseCounting'/><w:lvlText w:val='（%2）'/></w:lvl>\
      <w:lvl w:ilvl='2'><w:start w:val='1'/><w:isLgl/><w:lvlText w:val='%1.%2.%3'/></w:lvl>\
      <w:lvl w:ilvl='3'><w:start w:val='1'/><w:numFmt w:val='decimal'/><w:lvlRestart w:val='0'/>\
        <w:lvlText w:val='%4)'/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId='1'><w:lvl w:ilvl='0'><w:start w:val='1'/><w:lvlText w:val='%1'/></w:lvl></w:abstractNum>\
    <w:abstractNum w:abstractNumId='2'><w:lvl w:ilvl='0'><w:numFmt w:val='bullet'/><w:lvlText w:val='\u{F0B7}'/></w:lvl>\
      </w:abstractNum>\
    <w:abstractNum w:abstractNumId='3'><w:numStyleLink w:val='links'/></w:abstractNum>\
    <w:num w:numId='1'><w:abstractNumId w:val='0'/></w:num>\
    <w:num w:numId='2'><w:abstractNumId w:val='1'/></w:num>\
    <w:num w:numId='3'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:startOverride w:val='7'/></w:lvlOverride>\
      </w:num>\
    <w:num w:numId='4'><w:abstractNumId w:val='2'/></w:num>\
    <w:num w:numId='5'><w:abstractNumId w:val='1'/><w:lvlOverride w:ilvl='0'><w:lvl w:ilvl='0'><w:start w:val='1'/>\
      <w:numFmt w:val='decimalEnclosedCircle'/><w:lvlText w:val='%1'/></w:lvl></w:lvlOverride></w:num>\
    <w:num w:numId='6'><w:abstractNumId w:val='3'/></w:num></w:numbering>";

fn document(body: &str) -> Vec<u8> {
    let document = format!("<w:document><w:body>{body}<w:sectPr/></w:body></w:document>");
    packed(&[
        ("_rels/.rels", PACKAGE_RELATIONS.as_bytes()),
        ("word/document.xml", document.as_bytes()),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS.as_bytes()),
        ("word/styles.xml", STYLES.as_bytes()),
        ("word/numbering.xml", NUMBERING.as_bytes()),
        ("word/chunk.txt", "来自别处的正文".as_bytes()),
    ])
}

fn read(body: &str) -> Text {
    decode(&document(body), Bounds::default()).unwrap()
}

/// The lines of a document that are not empty.
fn lines(body: &str) -> Vec<String> {
    let text = read(body).content;
    text.lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn reason(bytes: &[u8]) -> RejectReason {
    decode(bytes, Bounds::default()).unwrap_err().reason
}

/// A paragraph of one run.
fn p(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

/// A paragraph at a level of a list.
fn listed(list: u8, level: u8, text: &str) -> String {
    format!(
        "<w:p><w:pPr><w:numPr><w:ilvl w:val='{level}'/><w:numId w:val='{list}'/></w:numPr></w:pPr>\
         <w:r><w:t>{text}</w:t></w:r></w:p>"
    )
}

fn tc(properties: &str, content: &str) -> String {
    format!("<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>")
}

#[test]
fn runs_make_paragraphs() {
    let body = "<w:p><w:r><w:t>甲</w:t><w:tab/><w:t xml:space='preserve'> 乙</w:t></w:r><w:hyperlink><w:r><w:t>丙</w:t>\
        </w:r></w:hyperlink><w:sdt><w:sdtPr><w:alias w:val='x'/></w:sdtPr><w:sdtContent><w:r><w:t>丁</w:t></w:r>\
        </w:sdtContent></w:sdt><w:smartTag><w:r><w:t>戊&lt;5</w:t></w:r></w:smartTag></w:p>\
        <w:p><w:r><w:t>\n  分\n行 </w:t></w:r></w:p><w:p><w:r><w:t>一</w:t><w:br/><w:t>二</w:t><w:noBreakHyphen/><w:t>三</w:t>\
        <w:sym w:font='Symbol' w:char='F0B3'/></w:r></w:p>\
        <w:p><w:r><w:ruby><w:rt><w:r><w:t>chong</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>重</w:t></w:r></w:rubyBase>\
        </w:ruby></w:r><w:footnoteReference w:id='2'/></w:p>";
    assert_eq!(lines(body), ["甲\t 乙丙丁戊<5", "分 行", "一", "二-三≥", "重"]);
}

#[test]
fn what_was_deleted_or_hidden_is_left_out() {
    let body = "<w:p><w:ins><w:r><w:t>增</w:t></w:r></w:ins><w:del><w:r><w:delText>删</w:delText></w:r></w:del>\
        <w:moveFrom><w:r><w:t>移自</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移至</w:t></w:r></w:moveTo>\
        <w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:rPr><w:vanish w:val='0'/></w:rPr><w:t>显</w:t></w:r></w:p>\
        <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前</w:t></w:r></w:p><w:p><w:r><w:t>后</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pPrChange><w:pPr><w:pStyle w:val='t'/></w:pPr></w:pPrChange></w:pPr><w:r><w:t>末</w:t></w:r></w:p>";
    assert_eq!(lines(body), ["增移至显", "前后", "末"]);
    assert!(read(body).headings.is_empty());
}

#[test]
fn fields_show_their_results() {
    let body = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:instrText>IF </w:instrText>\
        <w:fldChar w:fldCharType='begin'/><w:instrText>REF a</w:instrText><w:fldChar w:fldCharType='separate'/><w:t>内</w:t>\
        <w:fldChar w:fldCharType='end'/><w:fldChar w:fldCharType='separate'/><w:t>果</w:t><w:fldChar w:fldCharType='end'/>\
        <w:t>外</w:t></w:r><w:fldSimple w:instr='DATE'><w:r><w:t>5月</w:t></w:r></w:fldSimple></w:p>\
        <w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>藏</w:t></w:r></w:p><w:p><w:r><w:t>见</w:t></w:r></w:p>";
    assert_eq!(lines(body), ["果外5月", "见"]);
}

#[test]
fn text_boxes_are_read_once() {
    let boxed = |text: &str| format!("<w:txbxContent>{}</w:txbxContent>", p(text));
    let body = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'>{}</mc:Choice><mc:Fallback><w:pict>{}</w:pict>\
         </mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>正文</w:t></w:r></w:p>\
         <w:p><w:r><w:pict><v:shape><v:textpath string='艺术字'/></v:shape></w:pict></w:r></w:p>",
        boxed("框"),
        boxed("框"),
    );
    assert_eq!(lines(&body), ["框", "正文", "艺术字"]);
}

#[test]
fn headings_are_marked_and_numbered_by_their_style() {
    let body = "<w:p><w:pPr><w:pStyle w:val='t'/></w:pPr><w:r><w:t>题</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val='toc'/></w:pPr><w:r><w:t>目录一 3</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val='h1'/></w:pPr><w:r><w:t>概况</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val='h1'/><w:numPr><w:numId w:val='0'/></w:numPr></w:pPr><w:r><w:t>附</w:t></w:r></w:p>\
        <w:p><w:pPr><w:pStyle w:val='h1'/></w:pPr><w:r><w:t>进展</w:t></w:r></w:p>\
        <w:p><w:pPr><w:outlineLvl w:val='1'/></w:pPr><w:r><w:t>小节</w:t></w:r></w:p>";
    let text = read(body);
    let headings: Vec<_> = text
        .headings
        .iter()
        .map(|heading| (heading.level, text.content[heading.span.clone()].trim_end()))
        .collect();
    assert_eq!(
        headings,
        [(0, "题"), (1, "一、概况"), (1, "附"), (1, "二、进展"), (2, "小节")]
    );
}

#[test]
fn lists_are_numbered_as_word_shows_them() {
    let body = [
        listed(1, 0, "a"),
        listed(1, 1, "b"),
        listed(1, 1, "c"),
        listed(1, 2, "d"),
        listed(1, 3, "e"),
        listed(1, 0, "f"),
        listed(1, 2, "g"),
        listed(1, 3, "h"),
        listed(2, 0, "5条道路"),
        listed(3, 0, "x"),
        listed(3, 0, "y"),
        listed(4, 0, "z"),
        listed(6, 0, "u"),
        listed(9, 0, "v"),
    ];
    let shown = [
        "一、a",
        "（一）b",
        "（二）c",
        "1.2.1d",
        "1)e",
        "二、f",
        "2.1.1g",
        "2)h",
        "1 5条道路",
        "7 x",
        "8 y",
        "z",
        "9 u",
        "v",
    ];
    let expected: Vec<String> = shown
        .iter()
        .map(|line| line.replace("1.2.1d", "1.2.1 d").replace("2.1.1g", "2.1.1 g"))
        .collect();
    assert_eq!(lines(&body.concat()), expected);
}

#[test]
fn merged_cells_fill_their_places() {
    let body = format!(
        "<w:tbl><w:tblPr/><w:tblGrid/>\
         <w:tr>{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr><w:trPr><w:del/></w:trPr>{}</w:tr>\
         <w:tr><w:trPr><w:gridBefore w:val='1'/></w:trPr>{}{}</w:tr></w:tbl>",
        tc("<w:gridSpan w:val='3'/>", &p("题")),
        tc("<w:vMerge w:val='restart'/>", &p("甲")),
        tc("", &p("一")),
        tc("", &format!("{}{}", p("丙"), p("丁"))),
        tc("<w:vMerge/>", &p("")),
        tc("<w:hMerge w:val='restart'/>", &p("二")),
        tc("<w:hMerge w:val='continue'/>", &p("")),
        tc("", &p("删去的一行")),
        tc("", &p("三")),
        tc("", &p("四")),
    );
    let text = read(&body);
    let table = &text.tables[0];
    assert_eq!((table.rows(), table.columns()), (4, 3));
    assert!(table.is_same((0, 0), (0, 2)) && table.is_same((1, 0), (2, 0)) && table.is_same((2, 1), (2, 2)));
    assert_eq!(table.text(1, 2), "丙\n丁");
    assert_eq!((table.text(3, 0), table.text(3, 1), table.text(3, 2)), ("", "三", "四"));
}

#[test]
fn cells_are_numbered_too() {
    let row = |text: &str| format!("<w:tr>{}{}</w:tr>", tc("", &listed(2, 0, "")), tc("", &p(text)));
    let text = read(&format!("<w:tbl>{}{}{}</w:tbl>", row("甲"), row("乙"), row("丙")));
    let numbers: Vec<_> = (0..3).map(|row| text.tables[0].text(row, 0)).collect();
    assert_eq!(numbers, ["1", "2", "3"]);
}

#[test]
fn tables_in_tables_of_layout_are_tables() {
    let row = |one: &str, two: &str| format!("<w:tr>{}{}</w:tr>", tc("", &p(one)), tc("", &p(two)));
    let inner = format!("<w:tbl>{}{}</w:tbl>", row("序号", "任务"), row("1", "修路"));
    let outer = format!(
        "<w:tbl><w:tr>{}</w:tr></w:tbl>",
        tc("", &format!("{}{inner}{}", p("表头"), p("")))
    );
    let text = read(&outer);
    assert_eq!(text.tables.len(), 1);
    assert_eq!(text.tables[0].text(1, 1), "修路");
    assert!(text.content.starts_with("表头\n"));
}

#[test]
fn the_document_part_is_found_by_its_relationship() {
    let relations = PACKAGE_RELATIONS.replace("word/document.xml", "/w/main.xml");
    let strict = "<d:document xmlns:d='http://purl.oclc.org/ooxml/wordprocessingml/main'><d:p><d:r><d:t>甲</d:t></d:r></d:p>\
        </d:document>";
    let utf16: Vec<u8> = strict.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let named = packed(&[("_rels/.rels", relations.as_bytes()), ("w/main.xml", &utf16)]);
    let usual = packed(&[("word/document.xml", strict.as_bytes())]);
    for bytes in [named, usual] {
        assert_eq!(decode(&bytes, Bounds::default()).unwrap().content, "甲\n");
    }
}

#[test]
fn a_document_that_wraps_another_shows_it() {
    let text = read("<w:altChunk r:id='3'/><w:p/>");
    assert_eq!((text.format, text.content.as_str()), ("docx", "来自别处的正文"));
}

#[test]
fn damaged_documents_are_refused() {
    assert_eq!(reason(&packed(&[("a.xml", b"<a/>")])), RejectReason::CorruptDocument);
    assert_eq!(reason(&document("<w:p><w:r>")), RejectReason::CorruptDocument);
    assert_eq!(reason(&document("<w:p/>")), RejectReason::Empty);
    let whole = document(&p("甲"));
    for end in [0, 10, whole.len() / 2, whole.len() - 1] {
        assert_eq!(reason(&whole[..end]), RejectReason::CorruptDocument, "{end}");
    }
    let refusal = decode(&document(&p(&"甲".repeat(500))), Bounds { unpacked: 1000 }).unwrap_err();
    assert_eq!(refusal.reason, RejectReason::MemberTooLarge);
}

#[test]
fn strange_nesting_neither_panics_nor_takes_long() {
    let deep = 30_000;
    for name in [
        "w:p",
        "w:tbl",
        "w:sdt",
        "w:txbxContent",
        "mc:AlternateContent",
        "w:del",
        "w:rPr",
    ] {
        let body = format!(
            "{}{}{}{}",
            p("甲"),
            format!("<{name}>").repeat(deep),
            p("乙"),
            format!("</{name}>").repeat(deep)
        );
        assert!(read(&body).content.contains('甲'), "{name}");
    }
    let tables = format!(
        "{}{}{}",
        "<w:tbl><w:tr><w:tc>".repeat(deep),
        p("乙"),
        "</w:tc></w:tr></w:tbl>".repeat(deep)
    );
    assert_eq!(lines(&tables), ["乙"]);
    let wrong =
        "<w:tr><w:tc><w:tbl><w:tc><w:tr><w:p/></w:tr></w:tc><w:trPr/><w:tcPr/></w:tbl></w:tc></w:tr><w:t>x</w:t>";
    assert_eq!(lines(&format!("{wrong}{}", p("乙"))), ["乙"]);
    let fields = "<w:p><w:r><w:fldChar w:fldCharType='begin'/><w:t>x</w:t></w:r></w:p>".repeat(20_000);
    assert_eq!(
        lines(&format!("{fields}{}", p("乙"))).last().map(String::as_str),
        Some("乙")
    );
}
