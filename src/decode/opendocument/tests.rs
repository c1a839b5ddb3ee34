//! Documents built in the test: what a writer shows, and what damaged packages cost.

use super::*;
use crate::decode::package::tests::packed;

const STYLES: &str = "<office:document-styles><office:styles>\
    <style:style style:name='Title' style:family='paragraph'/>\
    <text:outline-style><text:outline-level-style text:level='1' style:num-format='一, 二, 三, ...' style:num-suffix='、'/>\
      <text:outline-level-style text:level='2' style:num-format=''/></text:outline-style>\
    <text:list-style style:name='L2'><text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>\
      </text:list-style></office:styles>\
    <office:master-styles><style:header><text:p>页眉</text:p></style:header></office:master-styles></office:document-styles>";
const AUTOMATIC: &str = "<office:automatic-styles>\
    <style:style style:name='P1' style:family='paragraph' style:parent-style-name='Title'/>\
    <style:style style:name='T1' style:family='text'><style:text-properties text:display='none'/></style:style>\
    <text:list-style style:name='L1'>\
      <text:list-level-style-number text:level='1' style:num-format='1' loext:num-list-format='%1%、'/>\
      <text:list-level-style-number text:level='2' style:num-format='1' style:num-prefix='（' style:num-suffix='）' \
        text:display-levels='2'/>\
      <text:list-level-style-bullet text:level='3' text:bullet-char='•'/></text:list-style></office:automatic-styles>";

fn document(body: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content>{AUTOMATIC}<office:body><office:text>{body}</office:text></office:body>\
         </office:document-content>"
    );
    packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", STYLES.as_bytes()),
    ])
}

fn read(body: &str) -> Text {
    decode(document(body), Bounds::default()).unwrap()
}

/// The lines of a document that are not empty.
fn lines(body: &str) -> Vec<String> {
    let text = read(body).content;
    text.lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

fn reason(bytes: Vec<u8>) -> RejectReason {
    decode(bytes, Bounds::default()).unwrap_err().reason
}

#[test]
fn paragraphs_hold_what_is_shown() {
    let body = "<text:tracked-changes><text:deletion><text:p>删</text:p></text:deletion></text:tracked-changes>\
        <text:p>甲<text:s text:c='2'/>乙<text:tab/>丙<text:line-break/>丁</text:p>\
        <text:p>  一\n   <text:span>二</text:span> <text:span text:style-name='T1'>隐<text:span>藏</text:span></text:span>\
        <text:a>三</text:a><text:note><text:note-body><text:p>脚注</text:p></text:note-body></text:note></text:p>\
        <text:p><text:ruby><text:ruby-base>重</text:ruby-base><text:ruby-text>chong</text:ruby-text></text:ruby></text:p>\
        <text:section text:display='none'><text:p>藏</text:p></text:section>\
        <text:p><draw:frame><svg:title>图</svg:title><draw:text-box><text:p>框</text:p></draw:text-box></draw:frame>文</text:p>";
    assert_eq!(lines(body), ["甲  乙\t丙", "丁", "一 二 三", "重", "框", "文"]);
}

#[test]
fn headings_are_marked_and_numbered() {
    let body = "<text:p text:style-name='P1'>题</text:p>\
        <text:table-of-content><text:index-body><text:p>一、概况 1</text:p></text:index-body></text:table-of-content>\
        <text:h text:outline-level='1'>概况</text:h><text:h text:outline-level='2'>小节</text:h>\
        <text:h text:outline-level='1'>进展</text:h>";
    let text = read(body);
    let headings: Vec<_> = text
        .headings
        .iter()
        .map(|heading| (heading.level, text.content[heading.span.clone()].trim_end()))
        .collect();
    assert_eq!(headings, [(0, "题"), (1, "一、概况"), (2, "小节"), (1, "二、进展")]);
}

#[test]
fn items_of_lists_have_their_numbers() {
    let item = |content: &str| format!("<text:list-item>{content}</text:list-item>");
    let body = format!(
        "<text:list xml:id='a' text:style-name='L1'>{}{}{}</text:list>\
         <text:list text:style-name='L2'>{}</text:list>\
         <text:list text:style-name='L1' text:continue-numbering='true'>{}</text:list>\
         <text:list text:style-name='L1'>{}</text:list>\
         <text:list text:style-name='L2' text:continue-list='a'>{}</text:list>",
        item("<text:p>a</text:p><text:p>又</text:p>"),
        item(&format!("<text:list>{}</text:list>", item("<text:p>b</text:p>"))),
        item(&format!(
            "<text:list><text:list-item><text:list>{}</text:list></text:list-item></text:list>",
            item("<text:p>c</text:p>")
        )),
        item("<text:p>5条</text:p>"),
        item("<text:p>d</text:p>"),
        "<text:list-item text:start-value='8'><text:p>e</text:p></text:list-item>",
        item("<text:p>f</text:p>"),
    );
    assert_eq!(
        lines(&body),
        ["1、a", "又", "（1.1）b", "c", "1. 5条", "2、d", "8、e", "9.f"]
    );
}

#[test]
fn tables_have_merged_cells() {
    let cell = |attributes: &str, text: &str| {
        format!("<table:table-cell {attributes}><text:p>{text}</text:p></table:table-cell>")
    };
    let covered = "<table:covered-table-cell/>";
    let body = format!(
        "<table:table><table:table-column/><table:table-header-rows><table:table-row>{}{covered}{covered}</table:table-row>\
         </table:table-header-rows><table:table-row>{}{}</table:table-row>\
         <table:table-row table:number-rows-repeated='2'>{covered}{}</table:table-row></table:table>",
        cell("table:number-columns-spanned='3'", "题"),
        cell("table:number-rows-spanned='3'", "甲"),
        cell("table:number-columns-repeated='2'", "乙"),
        cell("", "丙"),
    );
    let text = read(&body);
    let table = &text.tables[0];
    assert_eq!((table.rows(), table.columns()), (4, 3));
    assert!(table.is_same((0, 0), (0, 2)) && table.is_same((1, 0), (3, 0)) && !table.is_same((1, 1), (1, 2)));
    assert_eq!((table.text(1, 2), table.text(3, 1)), ("乙", "丙"));
}

#[test]
fn cells_repeated_without_bound_are_refused() {
    let long = "长".repeat(500);
    let cell = format!(
        "<table:table-cell table:number-columns-repeated='999999999'><text:p>{long}</text:p></table:table-cell>"
    );
    let rows = "<table:table-row table:number-rows-repeated='4294967295'>".to_owned() + &cell + "</table:table-row>";
    assert_eq!(
        reason(document(&format!("<table:table>{rows}</table:table>"))),
        RejectReason::MemberTooLarge
    );
}

#[test]
fn other_kinds_and_encrypted_ones_are_refused() {
    let kind = |kind: &str| packed(&[("mimetype", kind.as_bytes()), ("content.xml", b"<a/>")]);
    assert_eq!(reason(kind("application/epub+zip")), RejectReason::UnsupportedFormat);
    assert_eq!(
        reason(kind("application/vnd.oasis.opendocument.graphics")),
        RejectReason::UnsupportedFormat
    );
    let manifest = "<manifest:manifest><manifest:file-entry manifest:full-path='content.xml'><manifest:encryption-data/>\
        </manifest:file-entry></manifest:manifest>";
    let encrypted = packed(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("META-INF/manifest.xml", manifest.as_bytes()),
        ("content.xml", b"\x01\x02\x03"),
    ]);
    assert_eq!(reason(encrypted), RejectReason::Encrypted);
}

#[test]
fn damaged_documents_are_refused() {
    assert_eq!(
        reason(packed(&[("mimetype", b"application/vnd.oasis.opendocument.text")])),
        RejectReason::CorruptDocument
    );
    assert_eq!(reason(document("<text:p>")), RejectReason::CorruptDocument);
    assert_eq!(reason(document("<text:p/>")), RejectReason::Empty);
    let whole = document("<text:p>甲</text:p>");
    for end in [0, whole.len() / 2, whole.len() - 1] {
        assert_eq!(reason(whole[..end].to_vec()), RejectReason::CorruptDocument, "{end}");
    }
}

#[test]
fn strange_nesting_neither_panics_nor_takes_long() {
    let deep = 30_000;
    for name in [
        "text:p",
        "text:span",
        "text:list",
        "text:list-item",
        "table:table",
        "draw:frame",
        "text:h",
    ] {
        let (open, close) = (format!("<{name}>").repeat(deep), format!("</{name}>").repeat(deep));
        let body = format!("<text:p>甲</text:p>{open}<text:p>乙</text:p>{close}");
        assert!(read(&body).content.contains('甲'), "{name}");
    }
    let spans = "<text:span>".repeat(deep) + "乙" + &"</text:span>".repeat(deep);
    assert_eq!(lines(&format!("<text:p>{spans}</text:p>")), ["乙"]);
}
