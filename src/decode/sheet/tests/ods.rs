use super::*;
use crate::decode::sheet::ods;

/// A workbook whose tables are these.
fn book(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s">
        <office:automatic-styles><style:style style:name="ta1"><style:table-properties table:display="true"/></style:style>
        <style:style style:name="ta2"><style:table-properties table:display="false"/></style:style></office:automatic-styles>
        <office:body><office:spreadsheet><table:tracked-changes><table:table-cell><text:p>改前</text:p></table:table-cell>
        </table:tracked-changes>{tables}</office:spreadsheet></office:body></office:document-content>"#
    );
    zipped(&[
        ("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", &content),
    ])
}

fn decode(bytes: Vec<u8>) -> Result<Text, Refusal> {
    ods(bytes, Bounds::default())
}

/// The rows of a workbook of one sheet.
fn one(rows: &str) -> Vec<String> {
    let table = format!(r#"<table:table table:name="表">{rows}</table:table>"#);
    super::rows(&decode(book(&table)).unwrap(), 0)
}

#[test]
fn sheets_that_are_shown_come_in_order_under_their_names() {
    let sheet = |name: &str, style: &str| {
        format!(
            r#"<table:table table:name="{name}" table:style-name="{style}"><table:table-row><table:table-cell>
            <text:p>{name}甲</text:p></table:table-cell></table:table-row></table:table>"#
        )
    };
    let empty = r#"<table:table table:name="空"><table:table-row/></table:table>"#;
    let text = decode(book(
        &[&sheet("一", "ta1"), &sheet("藏", "ta2"), empty, &sheet("二", "")].concat(),
    ))
    .unwrap();
    assert_eq!((text.format, &*text.content), ("ods", "一\n\n一甲\n\n二\n\n二甲\n\n"));
    assert_eq!(text.tables[1].sheet.as_deref(), Some("二"));
}

#[test]
fn cells_show_what_was_shown() {
    let rows = one(r#"<table:table-row>
        <table:table-cell office:value-type="percentage" office:value="0.953"><text:p>95.3%</text:p></table:table-cell>
        <table:table-cell><office:annotation><text:p>批注</text:p></office:annotation><text:p>甲<text:s text:c="2"/>乙</text:p>
        <text:p>丙<text:span>丁</text:span><text:line-break/>戊&amp;</text:p></table:table-cell>
        <table:table-cell office:value-type="percentage" office:value="0.285"/>
        <table:table-cell office:value-type="float" office:value="12.50"/>
        <table:table-cell office:value-type="date" office:date-value="2023-10-18"/>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"/>
        <table:table-cell><draw:frame><text:p>图</text:p></draw:frame></table:table-cell>
        <table:table-cell office:value-type="float" office:value="0"><text:p/></table:table-cell></table:table-row>"#);
    assert_eq!(rows, ["95.3%\t甲  乙 丙丁 戊&\t28.5%\t12.5\t2023-10-18\tTRUE"]);
}

#[test]
fn what_is_merged_repeated_or_hidden() {
    let rows = one(
        r#"<table:table-column/><table:table-column table:visibility="collapse"/><table:table-column/>
        <table:table-row><table:table-cell table:number-columns-spanned="3"><text:p>题</text:p></table:table-cell>
        <table:covered-table-cell table:number-columns-repeated="2"><text:p>盖</text:p></table:covered-table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="3"><text:p>甲</text:p></table:table-cell>
        <table:table-cell table:number-columns-repeated="16381"/></table:table-row>
        <table:table-row table:visibility="filter"><table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row>
        <table:table-row><table:table-cell table:number-rows-spanned="2"><text:p>丙</text:p></table:table-cell>
        <table:table-cell/><table:table-cell><text:p>丁</text:p></table:table-cell></table:table-row>
        <table:table-row><table:covered-table-cell/><table:table-cell/><table:table-cell><text:p>戊</text:p></table:table-cell></table:table-row>
        <table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"#,
    );
    assert_eq!(rows, ["题", "甲\t甲", "甲\t甲", "丙\t丁", "丙\t戊"]);
}

#[test]
fn traps_are_refused() {
    let bomb = r#"<table:table><table:table-row table:number-rows-repeated="4294967295">
        <table:table-cell table:number-columns-repeated="4294967295"><text:p>甲</text:p></table:table-cell></table:table-row></table:table>"#;
    assert_eq!(reason(decode(book(bomb))), RejectReason::MemberTooLarge);
    let nested = format!(
        "{}{}",
        "<table:table><table:table-row><table:table-cell>".repeat(9999),
        "</table:table-cell></table:table-row></table:table>".repeat(9999)
    );
    assert_eq!(reason(decode(book(&nested))), RejectReason::Empty);
    assert_eq!(
        reason(decode(zipped(&[("mimetype", "x")]))),
        RejectReason::CorruptDocument
    );
}

#[test]
fn damaged_files_give_text_or_a_refusal() {
    let tables = r#"<table:table table:name="表"><table:table-column table:visibility="collapse"/>
        <table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-spanned="3">
        <text:p>甲<text:s text:c="2"/></text:p></table:table-cell></table:table-row></table:table>"#;
    damage(&book(tables), decode);
    // What a checksum would have kept from the tables.
    damage(tables.as_bytes(), |bytes| {
        decode(book(&String::from_utf8_lossy(&bytes)))
    });
}
