use super::super::tests::{page, run};
use super::super::{Builder, Page, Run, write};

/// The tables of pages without lines, as rows of cells parted by `|`, the tables parted by a blank row.
fn tables(pages: Vec<Vec<Run>>) -> Vec<String> {
    let pages: Vec<Page> = pages.into_iter().map(|runs| page(runs, Vec::new())).collect();
    let mut builder = Builder::default();
    write(&pages, &mut builder);
    let text = builder.finish("pdf", None).unwrap();
    let table = |table: &crate::decode::Table| text.content[table.span.clone()].trim().replace('\t', "|");
    text.tables.iter().map(table).collect()
}

/// Lines of a table: each with its height and its texts at the places of four columns.
fn lines(rows: &[(f32, [&str; 4])]) -> Vec<Run> {
    let places = [20.0, 50.0, 120.0, 210.0];
    let cells = rows.iter().flat_map(|(y, texts)| {
        let filled = places.iter().zip(texts).filter(|(_, text)| !text.is_empty());
        filled.map(|(x, text)| run(*x, *y, text))
    });
    cells.collect()
}

const HEAD: [&str; 4] = ["号", "任务", "进展", "单位"];

#[test]
fn cells_from_the_top() {
    let runs = lines(&[
        (40.0, HEAD),
        (60.0, ["1", "修桥三座", "已经完成两座，", "路政科"]),
        (72.0, ["", "", "余下一座", ""]),
        (92.0, ["2", "栽树八百棵", "全部成活", "园林科"]),
        (112.0, ["3", "疏浚河道一", "", "河道科"]),
        (124.0, ["", "千米", "", ""]),
        (200.0, ["", "", "", "某科室"]),
    ]);
    assert_eq!(
        tables(vec![runs]),
        [
            "号|任务|进展|单位\n1|修桥三座|已经完成两座，余下一座|路政科\n2|栽树八百棵|全部成活|园林科\n3|疏浚河道一千米||河道科"
        ]
    );
}

#[test]
fn cells_in_the_middle() {
    let runs = lines(&[
        (40.0, HEAD),
        (60.0, ["", "", "已经完成两座，", ""]),
        (66.0, ["1", "修桥三座", "", "路政科"]),
        (72.0, ["", "", "余下一座", ""]),
        (90.0, ["2", "栽树八百棵", "全部成活", "园林科"]),
        (108.0, ["", "", "清淤五百米，两", ""]),
        (120.0, ["3", "疏浚河道", "岸护坡二百米，", "河道科"]),
        (132.0, ["", "", "投资九万元", ""]),
    ]);
    assert_eq!(
        tables(vec![runs]),
        [
            "号|任务|进展|单位\n1|修桥三座|已经完成两座，余下一座|路政科\n2|栽树八百棵|全部成活|园林科\n\
             3|疏浚河道|清淤五百米，两岸护坡二百米，投资九万元|河道科"
        ]
    );
}

#[test]
fn rows_without_numbers_are_parted_by_gaps() {
    let runs = lines(&[
        (40.0, ["类", "任务", "进展", "单位"]),
        (60.0, ["路", "修桥三座", "已经完成两座，", "路政科"]),
        (72.0, ["桥", "", "余下一座", ""]),
        (92.0, ["绿", "栽树八百棵", "全部成活", "园林科"]),
        (104.0, ["化", "", "", ""]),
        (124.0, ["水", "疏浚河道", "完成", "河道科"]),
    ]);
    assert_eq!(
        tables(vec![runs]),
        [
            "类|任务|进展|单位\n路桥|修桥三座|已经完成两座，余下一座|路政科\n绿化|栽树八百棵|全部成活|园林科\n水|疏浚河道|完成|河道科"
        ]
    );
}

#[test]
fn headings_between_the_rows_have_the_whole_width() {
    let runs = lines(&[
        (40.0, HEAD),
        (60.0, ["一、城市道路建设", "", "", ""]),
        (80.0, ["1", "修桥三座", "已经完成两座，", "路政科"]),
        (92.0, ["", "", "余下一座", ""]),
        (112.0, ["2", "修路五里", "完成", "路政科"]),
        (132.0, ["二、河道与园林养护", "", "", ""]),
        (152.0, ["3", "栽树八百棵", "全部成活", "园林科"]),
    ]);
    let read = tables(vec![runs]);
    assert!(
        read[0].contains("\n一、城市道路建设\n1|") || read[0].contains("\n一、城市道路建设|"),
        "{read:?}"
    );
    assert!(read[0].contains("已经完成两座，余下一座|"), "{read:?}");
}

#[test]
fn a_table_goes_on_over_the_page() {
    let first = [
        (300.0, HEAD),
        (320.0, ["1", "修桥三座", "已经完成", "路政科"]),
        (335.0, ["2", "栽树八百棵", "全部成活", "园林科"]),
        (350.0, ["3", "疏浚河道", "清淤五百米，两", "河道科"]),
    ];
    let rest = [
        (80.0, ["", "", "岸护坡二百米", ""]),
        (98.0, ["4", "建亭子", "已完工", "园林科"]),
    ];
    let read = tables(vec![lines(&first), lines(&rest)]);
    assert_eq!(read.len(), 2, "{read:?}");
    assert!(
        read[0].ends_with("3|疏浚河道|清淤五百米，两岸护坡二百米|河道科"),
        "{read:?}"
    );
    assert_eq!(read[1], "4|建亭子|已完工|园林科");
    let again = [
        (62.0, HEAD),
        (80.0, ["", "", "岸护坡二百米", ""]),
        (98.0, ["4", "建亭子", "已完工", "园林科"]),
    ];
    let read = tables(vec![lines(&first), lines(&again)]);
    assert!(
        read[0].ends_with("3|疏浚河道|清淤五百米，两岸护坡二百米|河道科"),
        "{read:?}"
    );
    assert_eq!(read[1], "号|任务|进展|单位\n4|建亭子|已完工|园林科");
}

#[test]
fn prose_and_pages_in_two_columns_stay_lines() {
    let prose = |x: f32, y: f32| run(x, y, "今年修桥三座，栽树八百棵，");
    let one = (0..8_u8).map(|at| {
        run(
            20.0,
            40.0 + 14.0 * f32::from(at),
            "今年修桥三座，栽树 800 棵，疏浚河道 3 里，",
        )
    });
    assert!(tables(vec![one.collect()]).is_empty());
    let two = (0..8_u8).flat_map(|at| [20.0, 170.0].map(|x| prose(x, 40.0 + 14.0 * f32::from(at))));
    assert!(tables(vec![two.collect()]).is_empty());
    let three =
        (0..8_u8).flat_map(|at| [20.0, 110.0, 200.0].map(|x| run(x, 40.0 + 14.0 * f32::from(at), "今年修桥三座，")));
    assert!(tables(vec![three.collect()]).is_empty());
}

#[test]
fn lists_of_addresses_and_contents_stay_lines() {
    let addresses = lines(&[
        (40.0, ["甲", "东街一号", "8801234", "星期一"]),
        (55.0, ["乙", "西街二号", "8801235", "星期二"]),
        (70.0, ["丙", "南街三号", "8801236", "星期三"]),
        (85.0, ["丁", "北街四号", "8801237", "星期四"]),
    ]);
    assert!(tables(vec![addresses]).is_empty());
    let contents = lines(&[
        (40.0, ["一", "总体情况", "", "1"]),
        (55.0, ["二", "主要工作", "修桥", "3"]),
        (70.0, ["三", "存在问题", "", "7"]),
        (85.0, ["四", "下步打算", "栽树", "9"]),
    ]);
    assert!(tables(vec![contents]).is_empty());
}

#[test]
fn signatures_and_metadata_stay_lines() {
    let runs = vec![
        run(20.0, 40.0, "编号：甲"),
        run(120.0, 40.0, "类别：乙"),
        run(210.0, 40.0, "机关：丙"),
        run(20.0, 55.0, "日期：丁"),
        run(120.0, 55.0, "效力：戊"),
        run(210.0, 55.0, "名称：己"),
        run(20.0, 100.0, "正文只有一行。"),
        run(200.0, 130.0, "某某办公室"),
        run(205.0, 145.0, "某年某月"),
    ];
    assert!(tables(vec![runs]).is_empty());
}

#[test]
fn many_lines_cost_little() {
    let rows = (0..20_000_u16).flat_map(|at| lines(&[(f32::from(at) * 12.0, HEAD)]));
    assert!(tables(vec![rows.collect()]).is_empty());
}
