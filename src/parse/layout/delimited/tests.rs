use super::super::table::listing;

#[test]
fn tabs_keep_empty_cells_and_sections_stand_between() {
    let text = "序号\t任务\t年度目标\t推进情况\t责任单位\t备注\n一、水\n1\t泵站\t2座\t建成1座\t区水务局\t\n二、路\n2\t道路\t\t完成3公里\t区建设局\n\t桥梁\t2座\t在建\t区交通局\n合计\t\t4\n";
    let items =
        "一、水 1 泵站/2座 建成1座 区水务局\n二、路 2 道路 完成3公里 区建设局\n二、路 2 桥梁/2座 在建 区交通局\n";
    assert_eq!(listing(text), items);
}

#[test]
fn bars_with_a_merged_number_and_a_drawn_line() {
    let text = "| 序号 | 项目 | 进展 | 单位 |\n|---|---|---|---|\n| 1 | 甲 | 6 | 处 |\n乙 | 3 || |\n";
    assert_eq!(listing(text), "- 1 甲 6/处\n- 1 乙 3\n");
}

#[test]
fn blanks_lose_empty_cells_and_a_line_break_tears_a_row() {
    let text = "序号  目标  责任单位  完成情况\n1  甲 乙  区水务局  已完成。\n2  丙  区建设局\n区教育局  建成1处，\n在建1处。\n小计  3\n注：截至3月底。\n某县人民政府\n2021年4月8日";
    assert_eq!(
        listing(text),
        "- 1 甲 乙 已完成。 区水务局\n- 2 丙 建成1处，在建1处。 区建设局/区教育局\n"
    );
}

#[test]
fn numbers_run_together_with_their_task() {
    let text = "序号目标任务完成情况责任单位\n1修渠3公里 在建 县水利局\n25条街巷改造 完成4条 县城管局\n3建站 完工 县水利局\n410个村改水 完工 县水利局";
    assert_eq!(
        listing(text),
        "- 1 修渠3公里 在建 县水利局\n- 2 5条街巷改造 完成4条 县城管局\n- 3 建站 完工 县水利局\n- 4 10个村改水 完工 县水利局\n"
    );
    let text = "序号目标任务落实情况\n1修渠3公里。在建。\n2建站。完工。已验收。\n38个村改水。完工。";
    assert_eq!(
        listing(text),
        "- 1 修渠3公里。 在建。\n- 2 建站。 完工。已验收。\n- 3 8个村改水。 完工。\n"
    );
    let text = "序号 任务 进展情况\n3.5公里 甲 乙\n";
    assert_eq!(listing(text), "- 3 5公里 甲/乙\n", "a mark, not a number run together");
}

#[test]
fn a_bar_at_the_start_alone_stands_behind_an_empty_cell() {
    let text = "项目\t序号\t建设内容\t进展情况\n水\t1\t甲\t完工\n\t2\t乙\t在建";
    assert_eq!(listing(text), "水 1 甲 完工\n水 2 乙 在建\n");
    let text = "大类 | 序号 | 任务 | 进展情况\n水 | 1 | 甲 | 完工\n| 2 | 乙 | 在建\n路 | 3 | 丙 | 完工";
    assert_eq!(listing(text), "水 1 甲 完工\n水 2 乙 在建\n路 3 丙 完工\n");
}

#[test]
fn a_chinese_numeral_counts_sections() {
    let text = "序号\t任务\t进展情况\n一\t水利\t\n1\t甲\t完工\n2\t乙\t在建\n二\t教育\t\n3\t丙\t完工";
    assert_eq!(
        listing(text),
        "一 水利 1 甲 完工\n一 水利 2 乙 在建\n二 教育 3 丙 完工\n"
    );
}

#[test]
fn problems_and_plans_end_a_table() {
    let text = "序号\t任务\t进展情况\t责任单位\n1\t甲\t\t某局\n三、存在问题\n一是缺钱。\n四、下一步打算\n（一）收尾。计划3月。";
    assert_eq!(listing(text), "- 1 甲  某局\n");
}

#[test]
fn sums_between_rows_are_no_cells() {
    let text = "序号  项目  完成情况\n1  甲  2\n2  乙  3\n小计  5\n3  丙  4";
    assert_eq!(listing(text), "- 1 甲 2\n- 2 乙 3\n- 3 丙 4\n");
}

#[test]
fn rows_without_numbers_end_at_the_page() {
    let text = "任务  目标  完成  完成率\n税收  50  45  90%\n上一篇：甲  下一篇：乙  打印本页";
    assert_eq!(listing(text), "- 1 税收/50 45\n");
}

#[test]
fn a_signature_is_no_cell() {
    let text = "序号  项目  完成情况  责任单位  完成时限\n1  甲  完工  区水务局  长期\n某县人民政府\n2021年4月8日";
    assert_eq!(listing(text), "- 1 甲 完工 区水务局 长期\n");
}

#[test]
fn a_group_that_vanished_with_its_merged_cell() {
    let text = "类别 | 序号 | 项目 | 进展情况\n水利 | 1 | 甲 | 完工\n2 | 乙 | 在建\n教育 | 3 | 丙 | 完工";
    assert_eq!(listing(text), "水利 1 甲 完工\n水利 2 乙 在建\n教育 3 丙 完工\n");
}
