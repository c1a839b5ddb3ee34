//! One report of many tasks in every format, written without a library of its format: a decoder is timed, not a writer.

use std::fmt::Write as _;

use crate::packages;

/// Tasks of the report: some megabytes of text.
const TASKS: usize = 12_000;

/// Rows that a page of fixed layout takes.
const ROWS: usize = 25;

const CELLS: [(&str, &str, &str); 4] = [
    (
        "新增规上工业企业不少于25家",
        "累计新增规上工业企业31家，其中智能制造企业12家，完成年度目标的124%。",
        "区经信局",
    ),
    (
        "改造老旧小区18个",
        "18个小区全部开工，已完工11个，惠及居民6700余户。",
        "区住建局",
    ),
    (
        "组织文化惠民活动100场以上",
        "组织活动126场，服务群众3.2万人次，满意率98.7%。",
        "区文旅局",
    ),
    ("编制专项规划", "规划文本已通过评审，正在修改完善。", "区资规局"),
];

/// A task: its number, target, progress and owner.
pub type Row = (usize, &'static str, &'static str, &'static str);

/// The report's rows.
pub fn rows() -> impl Iterator<Item = Row> {
    (1..=TASKS).map(|no| {
        let (target, progress, owner) = CELLS[no * 7 % CELLS.len()];
        (no, target, progress, owner)
    })
}

/// Every document, by the name that its format is told by.
pub fn all() -> Vec<(&'static str, Vec<u8>)> {
    let gb18030 = encoding_rs::GB18030.encode(&text()).0.into_owned();
    vec![
        ("report.txt", text().into_bytes()),
        ("gb18030.txt", gb18030),
        ("report.html", page().into_bytes()),
        ("report.md", markdown().into_bytes()),
        ("report.csv", values().into_bytes()),
        ("report.eml", mail().into_bytes()),
        ("report.docx", packages::docx()),
        ("report.xlsx", packages::xlsx()),
        ("report.odt", packages::open_document(false)),
        ("report.ods", packages::open_document(true)),
        ("report.xls", packages::xls()),
        ("report.pdf", packages::pdf()),
        ("report.ofd", packages::ofd()),
    ]
}

/// Each row as written by `line`, one after the other.
pub fn each(line: impl Fn(Row) -> String) -> String {
    rows().map(line).collect()
}

fn text() -> String {
    "序号\n\n工作任务\n\n完成情况\n\n责任单位\n\n".to_owned()
        + &each(|(no, target, progress, owner)| format!("{no}\n\n{target}\n\n{progress}\n\n{owner}\n\n"))
}

fn page() -> String {
    let rows = each(|(no, target, progress, owner)| {
        format!("<tr><td>{no}</td><td>{target}</td><td><p>{progress}</p></td><td>{owner}</td></tr>\n")
    });
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body><h1>完成情况</h1><table>{rows}</table></body></html>"
    )
}

fn markdown() -> String {
    "# 完成情况\n\n| 序号 | 工作任务 | 完成情况 | 责任单位 |\n|---|---|---|---|\n".to_owned()
        + &each(|(no, target, progress, owner)| format!("| {no} | {target} | {progress} | {owner} |\n"))
}

fn values() -> String {
    each(|(no, target, progress, owner)| format!("{no},{target},\"{progress}\",{owner}\r\n"))
}

/// The page as a mail, each byte beyond ASCII as three characters.
fn mail() -> String {
    let mut out = "MIME-Version: 1.0\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n".to_owned();
    let mut column = 0;
    for byte in page().bytes() {
        if column > 70 {
            out.push_str("=\r\n");
            column = 0;
        }
        match byte {
            b'\n' => {
                out.push_str("\r\n");
                column = 0;
            }
            b' '..=b'<' | b'>'..=b'~' => {
                out.push(char::from(byte));
                column += 1;
            }
            byte => {
                write!(out, "={byte:02X}").unwrap();
                column += 3;
            }
        }
    }
    out
}

/// The rows of each page of fixed layout.
pub fn pages() -> Vec<Vec<Row>> {
    rows().collect::<Vec<_>>().chunks(ROWS).map(<[Row]>::to_vec).collect()
}
