use super::*;
use crate::decode::sheet::xlsx;

/// A sheet: its name, its state, and what stands in its part.
type Sheet<'s> = (&'s str, &'s str, &'s str);

const STYLES: &str = r#"<styleSheet xmlns="x"><numFmts><numFmt numFmtId="164" formatCode="0.0%"/>
    <numFmt numFmtId="165" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts>
    <cellStyleXfs><xf numFmtId="9"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="4"/><xf numFmtId="165"/><xf numFmtId="31"/></cellXfs>
    <dxfs><dxf><numFmt numFmtId="164" formatCode="0"/></dxf></dxfs></styleSheet>"#;

const STRINGS: &str = r#"<sst uniqueCount="999999999999999"><si><t>管网</t></si>
    <si><r><t>改造</t></r><r><rPr/><t xml:space="preserve"> 5&amp;6 处</t></r><rPh><t>gaizao</t></rPh></si>
    <si><t>一_x000D_
二_x_</t></si></sst>"#;

const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn book_with(properties: &str, strings: &str, sheets: &[Sheet]) -> Vec<u8> {
    let listed: String = (1..)
        .zip(sheets)
        .map(|(id, (name, state, _))| format!(r#"<sheet name="{name}" sheetId="{id}" state="{state}" r:id="r{id}"/>"#))
        .collect();
    let relations: String = (1..=sheets.len())
        .map(|id| {
            format!(r#"<Relationship Id="r{id}" Type="{RELATIONS}/worksheet" Target="worksheets/sheet{id}.xml"/>"#)
        })
        .collect();
    let workbook = format!("<workbook>{properties}<sheets>{listed}</sheets></workbook>");
    let relations = format!(
        r#"<Relationships>{relations}<Relationship Id="s" Type="{RELATIONS}/styles" Target="/xl/styles.xml"/>
        <Relationship Id="t" Type="{RELATIONS}/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#
    );
    let names: Vec<String> = (1..=sheets.len())
        .map(|id| format!("xl/worksheets/sheet{id}.xml"))
        .collect();
    let contents: Vec<String> = sheets
        .iter()
        .map(|(_, _, xml)| format!("<worksheet>{xml}</worksheet>"))
        .collect();
    let mut parts = vec![
        ("xl/workbook.xml", workbook.as_str()),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/styles.xml", STYLES),
        ("xl/sharedStrings.xml", strings),
    ];
    parts.extend(
        names
            .iter()
            .zip(&contents)
            .map(|(name, content)| (name.as_str(), content.as_str())),
    );
    zipped(&parts)
}

fn book(sheets: &[Sheet]) -> Vec<u8> {
    book_with("", STRINGS, sheets)
}

fn decode(bytes: Vec<u8>) -> Result<Text, Refusal> {
    xlsx(bytes, Bounds::default())
}

/// The rows of a workbook of one sheet.
fn one(xml: &str) -> Vec<String> {
    rows(&decode(book(&[("表", "visible", xml)])).unwrap(), 0)
}

#[test]
fn sheets_that_are_shown_come_in_order_under_their_names() {
    let cell = |text: &str| {
        format!(r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row></sheetData>"#)
    };
    let (one, two, three) = (cell("甲"), cell("乙"), cell("丙"));
    let sheets = [
        ("指标", "visible", &*one),
        ("旧", "hidden", &two),
        ("空", "visible", "<sheetData/>"),
        ("更旧", "veryHidden", &two),
        ("任务", "", &three),
    ];
    let text = decode(book(&sheets)).unwrap();
    assert_eq!(text.content, "指标\n\n甲\n\n任务\n\n丙\n\n");
    assert_eq!((text.format, text.encoding), ("xlsx", None));
    let names: Vec<_> = text.tables.iter().map(|table| table.sheet.as_deref()).collect();
    assert_eq!(names, [Some("指标"), Some("任务")]);
    let headings: Vec<_> = text
        .headings
        .iter()
        .map(|heading| (&text.content[heading.span.clone()], heading.level))
        .collect();
    assert_eq!(headings, [("指标\n", 1), ("任务\n", 1)]);
    assert_eq!(&text.content[text.tables[1].span.clone()], "丙\n");
}

#[test]
fn numbers_are_shown_in_their_formats() {
    let rows = one(
        r#"<sheetData><row r="1"><c r="A1" s="1"><v>0.953</v></c><c r="B1" s="2"><v>1234.5</v></c>
        <c r="C1"><v>0.30000000000000004</v></c><c r="D1" s="3"><v>44896</v></c><c s="4"><v>45217</v></c>
        <c s="99"><v>7</v></c><c t="n"><v>1E3</v></c></row></sheetData>"#,
    );
    assert_eq!(rows, ["95.3%\t1,234.50\t0.3\t2022年12月\t2023年10月18日\t7\t1000"]);
    let sheet = r#"<sheetData><row r="1"><c s="4"><v>43755</v></c></row></sheetData>"#;
    let text = decode(book_with(
        r#"<workbookPr date1904="1"/>"#,
        STRINGS,
        &[("表", "", sheet)],
    ))
    .unwrap();
    assert_eq!(super::rows(&text, 0), ["2023年10月18日"]);
}

#[test]
fn every_kind_of_cell_shows_its_value() {
    let rows = one(
        r##"<sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="s"><v>2</v></c><c t="s"><v>77</v></c></row>
        <row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c t="e"><v>#N/A</v></c><c><f>A1/B1</f></c>
        <c s="1"><f>A1/B1</f><v>0.8</v></c><c t="str"><f>B1</f><v>已完成&lt;</v></c></row></sheetData>"##,
    );
    assert_eq!(
        rows,
        ["管网\t改造 5&6 处\t一 二_x_", "TRUE\tFALSE\t#N/A\t\t80.0%\t已完成<"]
    );
}

#[test]
fn merged_cells_cover_their_places() {
    let text = decode(book(&[(
        "表",
        "",
        r#"<sheetData><row r="2"><c r="B2"><v>1</v></c></row>
        <row r="3"><c r="B3"><v>2</v></c><c r="C3"><v>3</v></c></row><row r="4"><c r="C4"><v>4</v></c></row></sheetData>
        <mergeCells><mergeCell ref="B2:D2"/><mergeCell ref="B3:B4"/><mergeCell ref="bad"/></mergeCells>"#,
    )]))
    .unwrap();
    assert_eq!(rows(&text, 0), ["1", "2\t3", "2\t4"]);
    let table = &text.tables[0];
    assert!(table.is_same((0, 0), (0, 1)) && table.is_same((1, 0), (2, 0)) && !table.is_same((1, 1), (2, 1)));
}

#[test]
fn hidden_rows_and_columns_are_left_out() {
    let rows = one(
        r#"<cols><col min="2" max="2" hidden="1"/><col min="4" max="16384" width="0"/></cols><sheetData>
        <row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c><c r="E1"><v>5</v></c></row>
        <row r="2" hidden="true"><c r="A2"><v>6</v></c><c r="C2"><v>7</v></c></row>
        <row r="3"><c r="C3"><v>8</v></c></row></sheetData><mergeCells><mergeCell ref="A2:A3"/></mergeCells>"#,
    );
    assert_eq!(
        rows,
        ["1\t3", "6\t8"],
        "a merged cell shows its text where a part of it is shown"
    );
}

#[test]
fn cells_far_apart_cost_no_more_than_others() {
    let far = r#"<sheetData><row r="1"><c r="A1"><v>1</v></c></row><row r="9"><c r="C9"><v>2</v></c></row>
        <row r="1048576"><c r="XFD1048576"><v>3</v></c></row></sheetData>"#;
    assert_eq!(one(far), ["1", "", "\t\t2", "", "\t\t\t\t3"]);
    let cells = |row: u32| format!(r#"<row r="{row}"><c r="{}{row}"><v>{row}</v></c></row>"#, column(row));
    let diagonal: String = (1..=3000).map(cells).collect();
    let text = decode(book(&[("表", "", &format!("<sheetData>{diagonal}</sheetData>"))])).unwrap();
    assert_eq!(
        (text.tables.len(), text.content.lines().count()),
        (0, 3001),
        "a line a row, where a table would be too large"
    );
}

/// The letters of a column, from 1.
fn column(number: u32) -> String {
    let letter = |number: u32| char::from(b'A' + (number % 26) as u8);
    match number - 1 {
        n if n < 26 => letter(n).to_string(),
        n if n < 26 + 26 * 26 => [letter(n / 26 - 1), letter(n)].iter().collect(),
        n => [letter((n - 26) / 676 - 1), letter((n - 26) / 26), letter(n)]
            .iter()
            .collect(),
    }
}

#[test]
fn traps_are_refused() {
    let cells = |count| {
        format!(
            "<sheetData>{}</sheetData>",
            r#"<row><c t="s"><v>0</v></c></row>"#.repeat(count)
        )
    };
    let refused = |bytes, bound| reason(xlsx(bytes, tight(bound)));
    assert_eq!(
        refused(book(&[("表", "", &cells(1000))]), 3000),
        RejectReason::MemberTooLarge,
        "unpacked"
    );
    let long = format!("<sst><si><t>{}</t></si></sst>", "长".repeat(10_000));
    let shared = book_with("", &long, &[("甲", "", &cells(60)), ("乙", "", &cells(60))]);
    assert_eq!(refused(shared, 3 << 20), RejectReason::MemberTooLarge, "shared");
    let text = "长".repeat(1000);
    let tall = format!(
        r#"<sheetData><row r="1"><c t="inlineStr"><is><t>{text}</t></is></c></row>{}</sheetData>
        <mergeCells><mergeCell ref="A1:A9999"/></mergeCells>"#,
        (2..999)
            .map(|row| format!(r#"<row r="{row}"><c r="B{row}"><v>1</v></c></row>"#))
            .collect::<String>()
    );
    assert_eq!(
        refused(book(&[("表", "", &tall)]), 1 << 20),
        RejectReason::MemberTooLarge,
        "repeated"
    );
    assert_eq!(reason(decode(book(&[("空", "", "<sheetData/>")]))), RejectReason::Empty);
    assert_eq!(
        reason(decode(book(&[("坏", "", "<sheetData><row></sheetData>")]))),
        RejectReason::CorruptDocument
    );
    assert_eq!(
        reason(decode(zipped(&[("xl/styles.xml", STYLES)]))),
        RejectReason::CorruptDocument
    );
    let binary = format!(
        r#"<Relationships><Relationship Id="a" Type="{RELATIONS}/officeDocument" Target="xl/workbook.bin"/></Relationships>"#
    );
    assert_eq!(
        reason(decode(zipped(&[("_rels/.rels", &binary)]))),
        RejectReason::UnsupportedFormat
    );
}

#[test]
fn damaged_files_give_text_or_a_refusal() {
    let sheet = r#"<cols><col min="2" max="2" hidden="1"/></cols><sheetData><row r="1"><c r="A1" s="1"><v>0.953</v></c>
        <c t="s"><v>1</v></c></row></sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells>"#;
    damage(&book(&[("表", "", sheet)]), decode);
    // What a checksum would have kept from the sheet and the strings.
    let lossy = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    damage(sheet.as_bytes(), |bytes| decode(book(&[("表", "", &lossy(bytes))])));
    damage(STRINGS.as_bytes(), |bytes| {
        decode(book_with("", &lossy(bytes), &[("表", "", sheet)]))
    });
}
