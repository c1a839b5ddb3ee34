//! Tables as documents store them, and what they are to a reader.

use super::*;
use crate::diagnostic::RejectReason;

/// A table of rows of cells, a cell its text and extent.
fn write(flow: &mut Flow, rows: &[&[(&str, Extent)]]) {
    flow.open_table();
    for row in rows {
        flow.open_row();
        for (text, extent) in *row {
            flow.open_cell();
            flow.extend(*extent);
            flow.paragraph((*text).to_owned(), None);
            flow.close_cell();
        }
    }
    flow.close_table();
}

fn wide(columns: usize) -> Extent {
    Extent {
        columns,
        ..Extent::default()
    }
}

fn vertical(vertical: Merge) -> Extent {
    Extent {
        vertical,
        ..Extent::default()
    }
}

fn finish(flow: Flow) -> Text {
    flow.finish("docx", Bounds::default()).unwrap()
}

#[test]
fn cells_that_continue_others_are_one_with_them() {
    let mut flow = Flow::default();
    let (one, start, more) = (wide(1), vertical(Merge::Start), vertical(Merge::Continue));
    let along = Extent {
        horizontal: Merge::Continue,
        ..one
    };
    write(
        &mut flow,
        &[
            &[("甲", start), ("乙", one), ("", along)],
            &[("", more), ("丙", one), ("丁", start)],
            &[("", more), ("戊", more), ("", more)],
        ],
    );
    let text = finish(flow);
    let table = &text.tables[0];
    assert_eq!((table.rows(), table.columns()), (3, 3));
    assert!(table.is_same((0, 0), (2, 0)) && table.is_same((0, 1), (0, 2)) && table.is_same((1, 2), (2, 2)));
    assert_eq!(table.text(2, 1), "戊", "what continues nothing stands alone");
    assert_eq!(text.content.trim(), "甲\t乙\n甲\t丙\t丁\n甲\t戊\t丁");
}

#[test]
fn a_cell_continues_only_one_of_the_same_width() {
    let mut flow = Flow::default();
    let wide_start = Extent {
        vertical: Merge::Start,
        ..wide(2)
    };
    let more = vertical(Merge::Continue);
    write(
        &mut flow,
        &[
            &[("甲", wide_start), ("乙", wide(1))],
            &[("", more), ("丙", more), ("丁", wide(1))],
        ],
    );
    let text = finish(flow);
    assert!(!text.tables[0].is_same((0, 0), (1, 0)));
    assert_eq!(text.tables[0].text(1, 1), "丙");
}

#[test]
fn tables_that_only_place_things_are_no_tables() {
    let mut flow = Flow::default();
    flow.open_table();
    flow.open_row();
    flow.open_cell();
    flow.paragraph("题".to_owned(), Some(0));
    flow.close_cell();
    flow.open_row();
    flow.open_cell();
    flow.paragraph("单位：万元".to_owned(), None);
    write(
        &mut flow,
        &[&[("一", wide(1)), ("二", wide(1))], &[("三", wide(1)), ("四", wide(1))]],
    );
    flow.paragraph("说明".to_owned(), None);
    flow.close_cell();
    flow.close_table();
    let text = finish(flow);
    assert_eq!(text.content, "题\n单位：万元\n\n一\t二\n三\t四\n\n说明\n");
    assert_eq!((text.tables.len(), text.headings.len()), (1, 1));
}

#[test]
fn a_small_table_within_one_of_data_belongs_to_its_cell() {
    let mut flow = Flow::default();
    flow.open_table();
    for line in ["甲", "乙", "丙"] {
        flow.open_row();
        flow.open_cell();
        flow.paragraph(line.to_owned(), None);
        flow.open_cell();
        flow.paragraph("其中".to_owned(), None);
        if line == "乙" {
            write(
                &mut flow,
                &[&[("一", wide(1)), ("1", wide(1))], &[("二", wide(1)), ("2", wide(1))]],
            );
        }
    }
    flow.close_table();
    let text = finish(flow);
    assert_eq!(text.tables.len(), 1);
    assert_eq!(text.tables[0].text(1, 1), "其中\n一 1\n二 2");
}

#[test]
fn tables_nested_without_end_become_text() {
    let mut flow = Flow::default();
    for _ in 0..100_000 {
        flow.open_table();
        flow.open_row();
        flow.open_cell();
        flow.paragraph("一".to_owned(), None);
    }
    for _ in 0..50_000 {
        flow.close_table();
    }
    assert_eq!(finish(flow).content.matches('一').count(), 100_000);
}

#[test]
fn more_places_than_a_document_may_have_are_refused() {
    let mut flow = Flow::default();
    flow.paragraph("一".to_owned(), None);
    let row: &[(&str, Extent)] = &[("甲", wide(MAX_COLUMNS)), ("乙", wide(MAX_COLUMNS))];
    let rows = vec![row; 100];
    for _ in 0..100 {
        write(&mut flow, &rows);
    }
    let refusal = flow.finish("docx", Bounds::default()).unwrap_err();
    assert_eq!(refusal.reason, RejectReason::MemberTooLarge);
}
