use super::*;
use crate::lexicon::headings::Headings;
use crate::parse::line::lines;

fn read(text: &str) -> Vec<String> {
    let headings = Headings::builtin().unwrap();
    let lines = lines(text);
    let reading = super::read(Doc {
        lines: &lines,
        headings: &headings,
        title: None,
    });
    let item = |item: crate::parse::Item| {
        let number = item.item_no.unwrap();
        let owner = item.owner.unwrap_or_default();
        format!("{} {number} {}|{}|{owner}", item.section_no, item.target, item.progress).replace('\n', "/")
    };
    reading.outline.items.into_iter().map(item).collect()
}

#[test]
fn a_field_a_line_under_headings() {
    let text = "一、水利\n1.工作任务：新建泵站2座，\n改建1座。\n完成情况：已完成。\n责任单位：县水利局\n二、教育\n2.工作任务：新建学校1所。\n完成情况：在建。";
    assert_eq!(
        read(text),
        [
            "1 1 新建泵站2座，改建1座。|已完成。|县水利局",
            "2 2 新建学校1所。|在建。|"
        ]
    );
}

#[test]
fn many_items_on_one_line() {
    let text = "4.新建泵站2座。 牵头领导：张三 实际完成情况：建成2座，增效1.5倍。 5.改建水闸。 责任单位：县水利局 实际完成情况：完工。";
    assert_eq!(
        read(text),
        [
            "1 4 新建泵站2座。|建成2座，增效1.5倍。|",
            "1 5 改建水闸。|完工。|县水利局"
        ]
    );
}

#[test]
fn labels_over_their_values_and_paragraphs_with_numbers() {
    let text = "07 项目名称：书屋\n项目内容：\n新建2个。\n进展与成效：\n1.建成1个。\n2.在建1个。\n08 项目名称：戏曲\n项目内容：\n演出。\n进展与成效：\n8.5场。";
    assert_eq!(
        read(text),
        [
            "1 7 书屋/新建2个。|1.建成1个。/2.在建1个。|",
            "1 8 戏曲/演出。|8.5场。|"
        ]
    );
}

#[test]
fn remarks_in_brackets_behind_a_task() {
    let text = "1.修渠5公里（含支渠）（牵头领导：张三）（责任单位：某局（本级）、某镇；完成时限：年底）。\n——进展：修3公里。\n1.北段完工（责任单位：某队）。\n2.建站（责任单位：某站）\n完工在望\n——进展：在建。\n3.植树（进展：快）\n进展：完成。";
    assert_eq!(
        read(text),
        [
            "1 1 修渠5公里（含支渠）|修3公里。/1.北段完工（责任单位：某队）。|某局（本级）、某镇",
            "1 2 建站|在建。|某站",
            "1 3 植树（进展：快）|完成。|"
        ]
    );
}

#[test]
fn a_number_with_a_label_of_its_own() {
    let text = "序号：3\n任务：新建3处\n进展：在建\n序号：4\n任务：改建1处\n进展：完工";
    assert_eq!(read(text), ["1 3 新建3处|在建|", "1 4 改建1处|完工|"]);
}

#[test]
fn a_line_over_fields_names_the_item() {
    let text = "一、水利\n（一）东渠\n1．年度目标：修5公里。\n2．完成情况：修3公里。\n责任单位：某局\n（二）西渠\n1．年度目标：开工。\n2．完成情况：未开工。\n责任单位：某镇";
    assert_eq!(
        read(text),
        ["1 1 东渠/修5公里。|修3公里。|某局", "1 2 西渠/开工。|未开工。|某镇"]
    );
    let text =
        "1、东渠\n目标：修5公里。\n进展：修3公里。\n2、西渠\n目标：开工。\n进展：未开工。\n某县人民政府\n2021年1月4日";
    assert_eq!(
        read(text),
        ["1 1 东渠/修5公里。|修3公里。|", "1 2 西渠/开工。|未开工。|"]
    );
    let text =
        "（一）水利\n目标：修渠。\n进展：在建。\n目标：建站。\n进展：完工。\n（二）教育\n目标：建校。\n进展：完工。";
    assert_eq!(
        read(text),
        ["1 1 修渠。|在建。|", "1 2 建站。|完工。|", "2 1 建校。|完工。|"]
    );
}

#[test]
fn labels_without_colons_on_lines_of_their_own() {
    let text = "序号\n1\n工作任务\n修渠\n完成情况\n在建，\n明年完工\n责任单位\n某局\n序号\n2\n工作任务\n建站\n完成情况\n完工\n责任单位\n某镇";
    assert_eq!(read(text), ["1 1 修渠|在建，明年完工|某局", "1 2 建站|完工|某镇"]);
    let text = "项目1\n项目名称\t修渠\n进展情况\t在建\n\n项目2\n项目名称\t建站\n进展情况\t完工\n";
    assert_eq!(read(text), ["1 1 修渠|在建|", "1 2 建站|完工|"]);
    let blocks = "序号\t1\n项目名称\t修渠\n进展情况\t在建\n责任单位\t某局\n备注\t\n\n序号\t2\n项目名称\t建站\n进展情况\t完工\n责任单位\t某镇\n备注\t\n\n序号\t3\n项目名称\t植树\n进展情况\t\n责任单位\t某站\n备注\t未报\n";
    let items = ["1 1 修渠|在建|某局", "1 2 建站|完工|某镇", "1 3 植树||某站"];
    assert_eq!(read(blocks), items);
}

#[test]
fn labels_in_brackets_and_items_without_numbers() {
    let text = "【工作任务】新建3处【完成情况】1.已建。\n2.在建。\n【工作任务】改建1处\n【完成情况】未开工\n版权所有：某县\n3处";
    assert_eq!(read(text), ["1 1 新建3处|1.已建。/2.在建。|", "1 2 改建1处|未开工|"]);
}
