use super::*;
use crate::decode::Text;

/// A run of characters of 10 points.
pub(super) fn run(x: f32, y: f32, text: &str) -> Run {
    sized(x, y, 10.0, text)
}

fn sized(x: f32, y: f32, size: f32, text: &str) -> Run {
    let wide = |c: char| if c.is_ascii() { 0.5 } else { 1.0 };
    let width = size * text.chars().map(wide).sum::<f32>();
    Run {
        x,
        y,
        width,
        size,
        text: text.to_owned(),
    }
}

/// A page of 300 × 400 points.
pub(super) fn page(runs: Vec<Run>, rules: Vec<Rule>) -> Page {
    Page {
        size: (300.0, 400.0),
        runs,
        rules,
    }
}

fn read(pages: &[Page]) -> Text {
    let mut builder = Builder::default();
    write(pages, &mut builder);
    builder.finish("pdf", None).unwrap()
}

/// The lines that are not empty.
fn lines(pages: &[Page]) -> Vec<String> {
    let content = read(pages).content;
    content
        .lines()
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// The lines of a grid.
fn grid(xs: &[f32], ys: &[f32]) -> Vec<Rule> {
    let (left, right) = (xs[0], xs[xs.len() - 1]);
    let (top, bottom) = (ys[0], ys[ys.len() - 1]);
    let across = ys.iter().map(|y| Rule {
        from: (left, *y),
        to: (right, *y),
    });
    let down = xs.iter().map(|x| Rule {
        from: (*x, top),
        to: (*x, bottom),
    });
    across.chain(down).collect()
}

#[test]
fn full_lines_are_one_paragraph() {
    let runs = vec![
        run(60.0, 100.0, "今年完成植树造林八百亩，其中新造五百亩，抚"),
        run(40.0, 116.0, "育三百亩。栽种果树两千株，成活率达到九成二。"),
        run(40.0, 132.0, "全部验收。"),
        run(60.0, 148.0, "二、水利工程如期开工建设并且完成了年度投资"),
        run(60.0, 164.0, "三、农房改造完成"),
        run(200.0, 180.0, "某局办公室"),
        run(210.0, 196.0, "某年某月"),
    ];
    assert_eq!(
        lines(&[page(runs, Vec::new())]),
        [
            "今年完成植树造林八百亩，其中新造五百亩，抚育三百亩。栽种果树两千株，成活率达到九成二。全部验收。",
            "二、水利工程如期开工建设并且完成了年度投资",
            "三、农房改造完成",
            "某局办公室",
            "某年某月",
        ]
    );
}

#[test]
fn a_paragraph_goes_on_over_the_page() {
    let first = page(
        vec![run(40.0, 340.0, "水库除险加固工程完成主体施工并且通过验收蓄")],
        Vec::new(),
    );
    let second = page(vec![run(40.0, 60.0, "水。")], Vec::new());
    assert_eq!(
        lines(&[first, second]),
        ["水库除险加固工程完成主体施工并且通过验收蓄水。"]
    );
}

#[test]
fn a_large_line_in_the_middle_is_the_title() {
    let body = run(40.0, 120.0, "正文的字比标题的多，也比标题的小。");
    let title = [
        sized(86.0, 60.0, 16.0, "某地年度任务完成"),
        sized(126.0, 80.0, 16.0, "情况表"),
    ];
    let text = read(&[page([&title[..], std::slice::from_ref(&body)].concat(), Vec::new())]);
    assert!(
        text.content.starts_with("某地年度任务完成情况表\n正文"),
        "{}",
        text.content
    );
    assert_eq!((text.headings.len(), text.headings[0].level), (1, 0));
    // A letterhead in another size: which of the two is the title is not said.
    let letterhead = sized(40.0, 40.0, 22.0, "某地人民政府文件甲乙");
    let text = read(&[page([&[letterhead, body], &title[..]].concat(), Vec::new())]);
    assert!(text.headings.is_empty(), "{:?}", text.headings);
}

#[test]
fn a_table_stands_between_the_lines_around_it() {
    let runs = vec![
        run(40.0, 90.0, "前文"),
        run(45.0, 115.0, "号"),
        run(85.0, 115.0, "任务"),
        run(45.0, 135.0, "1"),
        run(82.0, 131.0, "修桥三座并且铺装桥面"),
        run(82.0, 143.0, "二千米"),
        run(40.0, 170.0, "后文"),
    ];
    let text = read(&[page(runs, grid(&[40.0, 80.0, 190.0], &[100.0, 120.0, 150.0]))]);
    assert_eq!(
        text.content,
        "前文\n\n号\t任务\n1\t修桥三座并且铺装桥面二千米\n\n后文\n"
    );
}

#[test]
fn a_row_cut_by_the_end_of_the_page_is_whole() {
    let xs = [40.0, 80.0, 190.0];
    let head = |y: f32| [run(45.0, y, "号"), run(85.0, y, "任务")];
    let mut first = head(315.0).to_vec();
    first.extend([run(45.0, 335.0, "1"), run(82.0, 335.0, "修桥三座并且铺装桥面")]);
    let mut second = head(65.0).to_vec();
    second.extend([
        run(82.0, 85.0, "二千米"),
        run(45.0, 105.0, "2"),
        run(82.0, 105.0, "植树"),
    ]);
    let pages = [
        page(first, grid(&xs, &[300.0, 320.0, 340.0])),
        page(second, grid(&xs, &[50.0, 70.0, 90.0, 110.0])),
    ];
    assert_eq!(
        lines(&pages),
        ["号\t任务", "1\t修桥三座并且铺装桥面二千米", "号\t任务", "2\t植树"]
    );
}

#[test]
fn a_row_without_a_number_stays_where_columns_differ() {
    let first = vec![run(45.0, 335.0, "1"), run(82.0, 335.0, "修桥三座并且铺装桥面")];
    let second = vec![run(82.0, 65.0, "二千米")];
    let pages = [
        page(first, grid(&[40.0, 80.0, 190.0], &[320.0, 340.0])),
        page(second, grid(&[40.0, 70.0, 190.0], &[50.0, 70.0])),
    ];
    assert_eq!(lines(&pages), ["1\t修桥三座并且铺装桥面", "\t二千米"]);
}

#[test]
fn a_text_across_several_cells_is_taken_apart() {
    let runs = vec![
        run(42.0, 115.0, "甲乙丙丁戊己庚辛"),
        run(45.0, 135.0, "一"),
        run(85.0, 135.0, "二"),
    ];
    let text = read(&[page(runs, grid(&[40.0, 82.0, 140.0], &[100.0, 120.0, 140.0]))]);
    assert_eq!(text.content.trim(), "甲乙丙丁\t戊己庚辛\n一\t二");
}

#[test]
fn numbers_that_are_none_do_no_harm() {
    let mut runs = vec![
        run(f32::NAN, 10.0, "甲"),
        run(10.0, f32::INFINITY, "乙"),
        run(10.0, 50.0, "丙"),
    ];
    runs[2].size = f32::NAN;
    let rules = vec![Rule {
        from: (f32::NAN, 0.0),
        to: (f32::INFINITY, 9.0),
    }];
    assert_eq!(lines(&[page(runs, rules), Page::default()]), ["丙"]);
}
