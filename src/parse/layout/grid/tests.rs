//! Documents of lines and tables, written as text: a row of a table begins with `|`; `<` goes on with the cell at its left,
//! `^` with the one above.

use crate::decode::{Heading, Table, TableBuilder, Text};
use crate::lexicon::headings::Headings;
use crate::parse::{Parsed, parse};

/// A table of rows of cells.
fn table(rows: &[Vec<&str>]) -> Table {
    let mut builder = TableBuilder::new();
    for (at, row) in rows.iter().enumerate() {
        builder.row();
        for (column, cell) in row.iter().enumerate().filter(|(_, cell)| !["<", "^"].contains(cell)) {
            let across = row[column + 1..].iter().take_while(|cell| **cell == "<").count();
            let down = rows[at + 1..]
                .iter()
                .take_while(|row| row.get(column) == Some(&"^"))
                .count();
            builder.cell(&cell.replace('/', "\n"), across + 1, down + 1);
        }
    }
    builder.finish().unwrap()
}

/// A document; `#` before a line marks it as a heading, `@` before a table's first row names its sheet.
fn document(text: &str) -> Text {
    let mut found = Text::plain(String::new(), "UTF-8");
    let mut rows: Vec<Vec<&str>> = Vec::new();
    let mut sheet = None;
    for line in text.lines().chain([""]) {
        if let Some(row) = line.strip_prefix('|') {
            rows.push(row.split('|').collect());
            continue;
        }
        if !rows.is_empty() {
            let mut table = table(&std::mem::take(&mut rows));
            let start = found.content.len();
            (0..table.rows()).for_each(|row| found.content += &(table.line(row) + "\n"));
            table.span = start..found.content.len();
            table.sheet = sheet.take();
            found.tables.push(table);
        }
        let start = found.content.len();
        let plain = line.trim_start_matches(['#', '@']);
        found.content += plain;
        found.content.push('\n');
        if plain.len() < line.len() {
            found.headings.push(Heading {
                span: start..found.content.len(),
                level: 1,
            });
        }
        if line.starts_with('@') {
            sheet = Some(plain.to_owned());
        }
    }
    found
}

/// The title and every item of a document: section, number, target, progress, owner.
fn read(text: &str) -> String {
    let Ok(Parsed { report, .. }) = parse(&document(text), &Headings::builtin().unwrap()) else {
        return "no report".to_owned();
    };
    let mut out = report.title.clone().unwrap_or_default();
    for item in &report.items {
        let section = &report.sections[item.section_no as usize - 1];
        let title = section.title.as_deref().unwrap_or("-");
        let owner = item
            .owner
            .as_deref()
            .map(|owner| format!("|{owner}"))
            .unwrap_or_default();
        let line = format!(
            "\n{} {title}|{}|{}|{}{owner}",
            section.no,
            item.item_no.unwrap(),
            item.target,
            item.progress
        );
        out += &line.replace('\n', "/").replacen('/', "\n", 1);
    }
    out
}

#[test]
fn merged_cells_are_carried_and_sections_span_the_width() {
    let text = "松石县2021年重点工作进展情况\n\
        |序号|工作任务|进展情况|责任单位\n|一、水利|<|<|<\n|1|修渠3公里|修成2公里|县水利局\n|2|建泵站|完工|^\n\
        |二、教育|<|<|<\n|3|扩建校舍|主体封顶/内装在做|县教育局\n|^|添置课桌|到货|^\n|合计|3项|<|<\n|注：截至12月底|<|<|<";
    let items = "松石县2021年重点工作进展情况\n1 一、水利|1|修渠3公里|修成2公里|县水利局\n1 一、水利|2|建泵站|完工|县水利局\n\
        2 二、教育|3|扩建校舍|主体封顶/内装在做|县教育局\n2 二、教育|3|添置课桌|到货|县教育局";
    assert_eq!(read(text), items);
}

#[test]
fn units_of_columns_captions_and_headings() {
    let head = "松石县2021年主要指标完成情况\n";
    let column = format!("{head}|指标名称|单位|目标值|实际完成\n|栽树|万株|≥30|31.5\n|达标率|%|95%|96");
    assert_eq!(
        read(&column).split_once('\n').unwrap().1,
        "1 -|1|栽树/≥30/万株|31.5/万株\n1 -|2|达标率/95%|96/%"
    );
    let caption = format!("{head}（单位：万元）\n|项目名称|年度计划|完成情况\n|东渠|1,200|800\n|西渠|300|已停工");
    assert_eq!(
        read(&caption).split_once('\n').unwrap().1,
        "1 -|1|东渠/1,200/万元|800/万元\n1 -|2|西渠/300/万元|已停工"
    );
    let heading = format!("{head}|项目|计划（公里）|完成情况（截至11月底）\n|东渠|12|8");
    assert_eq!(read(&heading).split_once('\n').unwrap().1, "1 -|1|东渠/12/公里|8");
}

#[test]
fn rows_that_count_sections_carry_sums() {
    let text = "松石县2021年投资完成情况\n|序号|项目|计划投资（万元）|完成投资（万元）\n||总计|700|500\n|一|水利|300|200\n|1|东渠|300|200\n\
        |二|教育|400|300\n|2|一小|400|300";
    assert_eq!(
        read(text).split_once('\n').unwrap().1,
        "1 一 水利|1|东渠/300/万元|200/万元\n2 二 教育|2|一小/400/万元|300/万元"
    );
    let items = "松石县2021年任务完成情况\n|序号|任务|完成情况\n|一|东渠|完工\n|二|西渠|在建";
    assert_eq!(
        read(items).split_once('\n').unwrap().1,
        "1 -|1|东渠|完工\n1 -|2|西渠|在建"
    );
}

#[test]
fn two_rows_of_headings_and_the_cumulative_report() {
    let text = "松石县2021年任务完成情况\n|序号|任务|完成情况|<|责任单位\n|^|^|11月|1-11月累计|^\n|1|甲|3|30|县水利局";
    assert_eq!(read(text).split_once('\n').unwrap().1, "1 -|1|甲|30|县水利局");
}

#[test]
fn groups_are_sections_if_they_stand_together() {
    let together = "松石县2021年任务完成情况\n|类别|序号|任务|完成情况\n|水利|1|甲|完\n|^|2|乙|完\n|教育|1|丙|完";
    assert_eq!(
        read(together).split_once('\n').unwrap().1,
        "1 水利|1|甲|完\n1 水利|2|乙|完\n2 教育|1|丙|完"
    );
    let mixed = "松石县2021年任务完成情况\n|类别|任务|完成情况\n|新建|甲|完\n|续建|乙|完\n|新建|丙|完";
    assert_eq!(
        read(mixed).split_once('\n').unwrap().1,
        "1 -|1|甲|完\n1 -|2|乙|完\n1 -|3|丙|完"
    );
    let unnamed = "松石县2021年任务完成情况\n|重点任务|序号|具体内容|完成情况\n|水利|1|甲|完\n|^|2|乙|完";
    assert_eq!(
        read(unnamed).split_once('\n').unwrap().1,
        "1 水利|1|甲|完\n1 水利|2|乙|完",
        "a heading that nobody foresaw"
    );
}

#[test]
fn a_table_goes_on_over_pages() {
    let text = "松石县2021年任务完成情况\n|序号|任务|完成情况\n|1|甲|做了一半，\n\n— 1 —\n|||还有一半。\n|2|乙|完\n\n— 2 —\n\
        |序号|任务|完成情况\n|3|丙|完\n\n松石县人民政府\n2022年1月5日";
    assert_eq!(
        read(text).split_once('\n').unwrap().1,
        "1 -|1|甲|做了一半，还有一半。\n1 -|2|乙|完\n1 -|3|丙|完"
    );
}

#[test]
fn a_page_repeats_headings_but_not_the_unit() {
    let text = "松石县2021年投资完成情况\n单位：万元\n|序号|项目|计划|完成情况\n|1|甲|30|完成20，\n\n— 1 —\n|序号|项目|计划|完成情况/其中贷款5万元。\n|2|乙|8|8\n|注：快报数。|||";
    assert_eq!(
        read(text).split_once('\n').unwrap().1,
        "1 -|1|甲/30/万元|完成20，其中贷款5万元。\n1 -|2|乙/8/万元|8/万元"
    );
}

#[test]
fn sheets_and_marked_headings_are_sections() {
    let sheets = "@水利\n|松石县2021年任务完成情况|<|<\n|序号|任务|完成情况\n|1|甲|完\n\n@教育\n|松石县2021年任务完成情况|<|<\n|序号|任务|完成情况\n|1|乙|完";
    assert_eq!(read(sheets), "松石县2021年任务完成情况\n1 水利|1|甲|完\n2 教育|1|乙|完");
    let marked = "#松石县2021年任务完成情况\n#一、水利\n本部分共1项。\n|表头|<|<\n|序号|任务|完成情况\n|1|甲|完\n\n#二、教育\n|序号|任务|完成情况\n|1|乙|完";
    assert_eq!(
        read(marked),
        "松石县2021年任务完成情况\n1 一、水利|1|甲|完\n2 二、教育|1|乙|完"
    );
}

#[test]
fn labelled_fields_beside_tables() {
    let table = "|序号|任务|完成情况\n|1|甲|完";
    let text = format!(
        "松石县2021年任务完成情况\n#一、水利\n{table}\n\n#二、教育\n工作任务：扩建校舍\n完成情况：在建\n\n#三、交通\n{table}"
    );
    assert_eq!(
        read(&text).split_once('\n').unwrap().1,
        "1 一、水利|1|甲|完\n2 二、教育|1|扩建校舍|在建\n3 三、交通|1|甲|完"
    );
    let text = format!("松石县2021年任务完成情况\n{table}\n\n二、教育\n2.工作任务：扩建校舍\n完成情况：在建");
    assert_eq!(
        read(&text).split_once('\n').unwrap().1,
        "1 -|1|甲|完\n2 二、教育|2|扩建校舍|在建"
    );
}

#[test]
fn other_tables_are_lines() {
    let text = "|索引号|A1/2021|发布机构|松石县府办\n\n松石县2021年任务完成情况\n|序号|任务|完成情况\n|1|甲|完\n\n|姓名|电话\n|张三|8001";
    let Parsed { report, .. } = parse(&document(text), &Headings::builtin().unwrap()).unwrap();
    assert_eq!(report.metadata.issuer.as_deref(), Some("松石县府办"));
    assert_eq!((report.items.len(), report.items[0].progress.as_str()), (1, "完"));
    assert_eq!(
        read("松石县2021年任务清单\n|序号|任务|责任单位\n|1|甲|县水利局"),
        "no report"
    );
}
