//! What text documents (Word, OpenDocument) write into: paragraphs and tables as they open and close, tables in cells of
//! tables too, become paragraphs and tables in reading order.
//!
//! A table that only places things on the page is no table to its reader: its paragraphs and inner tables are written one
//! after another. A table inside a table of data belongs to its cell's text.

use rustc_hash::FxHashMap;

use super::builder::Builder;
use super::package::too_large;
use super::{Bounds, Table, TableBuilder, Text};
use crate::diagnostic::Refusal;

/// A text document while it is read.
#[derive(Debug, Default)]
pub(super) struct Flow {
    builder: Builder,
    /// The tables that are open, the outermost first.
    tables: Vec<Draft>,
    /// How many tables are open that lie too deep to be tables.
    ignored: usize,
    /// How many cells were opened, and how many places the finished tables have.
    places: usize,
}

/// How cells of a column or row hang together, where a document says so at each of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Merge {
    /// The cell stands alone.
    #[default]
    None,
    /// Cells that continue this one follow.
    Start,
    /// The cell is a part of the one before it.
    Continue,
}

/// How a cell lies in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Extent {
    /// Over how many columns and rows the cell reaches.
    pub(super) columns: usize,
    pub(super) rows: usize,
    /// Whether it hangs together with the cell above, and with the one to the left.
    pub(super) vertical: Merge,
    pub(super) horizontal: Merge,
}

impl Default for Extent {
    fn default() -> Self {
        Self {
            columns: 1,
            rows: 1,
            vertical: Merge::None,
            horizontal: Merge::None,
        }
    }
}

/// A piece of a document or of a cell.
#[derive(Debug, Clone)]
enum Block {
    Paragraph(String),
    Heading(u8, String),
    Table(Table),
}

/// A table while it is read.
#[derive(Debug, Default)]
struct Draft {
    rows: Vec<Vec<Cell>>,
    /// Whether the last cell is still open.
    is_open: bool,
    /// Whether the last row is left out.
    drops_row: bool,
}

#[derive(Debug, Default, Clone)]
struct Cell {
    extent: Extent,
    blocks: Vec<Block>,
}

/// Tables that lie deeper than this are read as the text of their cell. It bounds how often a text is copied outwards.
const MAX_DEPTH: usize = 12;

/// More columns than a page or sheet of a text document has.
const MAX_COLUMNS: usize = 1000;

/// How many cells and places all tables of a document may have together.
const MAX_PLACES: usize = 8 << 20;

impl Flow {
    /// Adds a paragraph; `level` is that of a heading, 0 for a title.
    pub(super) fn paragraph(&mut self, text: String, level: Option<u8>) {
        self.put(match level {
            Some(level) => Block::Heading(level, text),
            None => Block::Paragraph(text),
        });
    }

    /// Begins a table.
    pub(super) fn open_table(&mut self) {
        if self.tables.len() < MAX_DEPTH && !self.is_full() {
            self.tables.push(Draft::default());
        } else {
            self.ignored += 1;
        }
    }

    /// Begins the next row.
    pub(super) fn open_row(&mut self) {
        if let Some(table) = self.table() {
            table.is_open = false;
            table.drops_row = false;
            table.rows.push(Vec::new());
        }
    }

    /// Ends the row.
    pub(super) fn close_row(&mut self) {
        if let Some(table) = self.table() {
            table.is_open = false;
            if std::mem::take(&mut table.drops_row) {
                table.rows.pop();
            }
        }
    }

    /// Leaves the row out when it ends.
    pub(super) fn drop_row(&mut self) {
        if let Some(table) = self.table() {
            table.drops_row = true;
        }
    }

    /// Leaves places empty.
    pub(super) fn leave(&mut self, columns: usize) {
        for _ in 0..columns.min(MAX_COLUMNS) {
            self.open_cell();
        }
        self.close_cell();
    }

    /// Begins the next cell.
    pub(super) fn open_cell(&mut self) {
        self.places += 1;
        if self.is_full() {
            return;
        }
        if let Some(table) = self.table() {
            table.is_open = true;
            if table.rows.is_empty() {
                table.rows.push(Vec::new());
            }
            if let Some(row) = table.rows.last_mut() {
                row.push(Cell::default());
            }
        }
    }

    /// Says how the cell that was opened last lies in its table.
    pub(super) fn extend(&mut self, extent: Extent) {
        if let Some(cell) = self.cell() {
            cell.extent = Extent {
                columns: extent.columns.clamp(1, MAX_COLUMNS),
                ..extent
            };
        }
    }

    /// Ends the cell.
    pub(super) fn close_cell(&mut self) {
        if let Some(table) = self.table() {
            table.is_open = false;
        }
    }

    /// Ends the cell, which stands this often in its row.
    pub(super) fn repeat_cell(&mut self, times: usize) {
        let more = times.saturating_sub(1).min(MAX_COLUMNS);
        let size = self.cell().filter(|_| more > 0).map_or(0, |cell| cell.size());
        self.places += size * more;
        if size > 0
            && !self.is_full()
            && let Some(row) = self.table().and_then(|table| table.rows.last_mut())
            && let Some(cell) = row.last().cloned()
        {
            row.extend(vec![cell; more]);
        }
        self.close_cell();
    }

    /// Ends the row, which stands this often in its table.
    pub(super) fn repeat_row(&mut self, times: usize) {
        let more = times.saturating_sub(1).min(MAX_COLUMNS);
        let row = self.table().and_then(|table| table.rows.last());
        let size: usize = row.filter(|_| more > 0).into_iter().flatten().map(Cell::size).sum();
        self.places += size * more;
        if size > 0
            && !self.is_full()
            && let Some(rows) = self.table().map(|table| &mut table.rows)
            && let Some(row) = rows.last().cloned()
        {
            rows.extend(vec![row; more]);
        }
        self.close_row();
    }

    /// Ends the table.
    pub(super) fn close_table(&mut self) {
        if self.ignored > 0 {
            self.ignored -= 1;
            return;
        }
        let Some(mut table) = self.tables.pop() else { return };
        table.join_cells();
        if table.is_layout() {
            let cells = table.rows.into_iter().flatten();
            cells.flat_map(|cell| cell.blocks).for_each(|block| self.put(block));
        } else if let Some(table) = table.build() {
            self.places += table.rows() * table.columns();
            self.put(Block::Table(table));
        }
    }

    /// The document's text.
    ///
    /// # Errors
    /// As [`Builder::finish`]; `member_too_large` where its tables have more places than a document may have.
    pub(super) fn finish(mut self, format: &'static str, bounds: Bounds) -> Result<Text, Refusal> {
        if self.is_full() {
            return Err(too_large(bounds));
        }
        while !self.tables.is_empty() {
            self.close_table();
        }
        self.builder.finish(format, None)
    }

    /// Whether no text was written, and no table is open.
    pub(super) fn is_empty(&self) -> bool {
        self.builder.is_empty() && self.tables.is_empty()
    }

    const fn is_full(&self) -> bool {
        self.places > MAX_PLACES
    }

    /// The innermost table, unless what is read lies too deep.
    fn table(&mut self) -> Option<&mut Draft> {
        self.tables.last_mut().filter(|_| self.ignored == 0)
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.table().filter(|table| table.is_open)?.rows.last_mut()?.last_mut()
    }

    /// Puts a block where it belongs: into the open cell, else on the page.
    fn put(&mut self, block: Block) {
        let open = self.tables.last_mut().filter(|table| table.is_open);
        if let Some(cell) = open.and_then(|table| table.rows.last_mut()?.last_mut()) {
            cell.blocks.push(block);
            return;
        }
        match block {
            Block::Paragraph(text) => self.builder.paragraph(&text),
            Block::Heading(level, text) => self.builder.heading(level, &text),
            Block::Table(table) => self.builder.table(table),
        }
    }
}

impl Draft {
    /// Makes one cell of those that continue another. A cell continues the one above only where both have the same
    /// edges; another one that says so stands alone.
    fn join_cells(&mut self) {
        let mut above: FxHashMap<(usize, usize), (usize, usize)> = FxHashMap::default();
        for row in 0..self.rows.len() {
            join_columns(&mut self.rows[row]);
            let mut here = FxHashMap::default();
            let mut column = 0;
            for cell in 0..self.rows[row].len() {
                let extent = self.rows[row][cell].extent;
                let edges = (column, extent.columns);
                column += extent.columns;
                match (extent.vertical, above.get(&edges)) {
                    (Merge::None, _) => {}
                    (Merge::Continue, Some(&(top, first))) => {
                        self.rows[top][first].extent.rows += 1;
                        here.insert(edges, (top, first));
                    }
                    _ => {
                        self.rows[row][cell].extent.vertical = Merge::Start;
                        here.insert(edges, (row, cell));
                    }
                }
            }
            above = here;
        }
    }

    /// Whether the table only places things: it has one cell, one column, or hardly any text beside the tables in it.
    fn is_layout(&self) -> bool {
        let inner = self.blocks().map(|block| match block {
            Block::Table(table) => table.rows() * table.columns(),
            Block::Paragraph(_) | Block::Heading(..) => 0,
        });
        let inner: usize = inner.sum();
        let own = self.rows.iter().flatten().filter(|cell| cell.has_own_text()).count();
        let is_one_row = self.rows.iter().filter(|row| !row.is_empty()).count() == 1;
        let is_one_column = self.rows.iter().all(|row| row.len() <= 1);
        is_one_column || (inner > 0 && (is_one_row || own * 4 <= inner))
    }

    fn blocks(&self) -> impl Iterator<Item = &Block> {
        self.rows.iter().flatten().flat_map(|cell| &cell.blocks)
    }

    fn build(self) -> Option<Table> {
        let mut table = TableBuilder::new();
        for row in self.rows {
            table.row();
            for cell in row.iter().filter(|cell| cell.extent.vertical != Merge::Continue) {
                table.cell(&cell.text(), cell.extent.columns, cell.extent.rows);
            }
        }
        table.finish()
    }
}

impl Cell {
    /// What a copy of the cell costs, in places.
    fn size(&self) -> usize {
        let text = self.blocks.iter().map(|block| match block {
            Block::Paragraph(text) | Block::Heading(_, text) => text.len(),
            Block::Table(table) => (0..table.rows()).map(|row| 8 + table.line(row).len()).sum(),
        });
        1 + self.blocks.len() + text.sum::<usize>() / 8
    }

    /// Whether the cell holds text beside tables.
    fn has_own_text(&self) -> bool {
        self.blocks.iter().any(|block| match block {
            Block::Paragraph(text) | Block::Heading(_, text) => !text.trim().is_empty(),
            Block::Table(_) => false,
        })
    }

    /// The cell's text, a paragraph or a row of an inner table a line, without empty ones.
    fn text(&self) -> String {
        let mut all = String::new();
        for block in &self.blocks {
            match block {
                Block::Paragraph(text) | Block::Heading(_, text) => push_line(&mut all, text),
                Block::Table(table) => (0..table.rows()).for_each(|row| push_line(&mut all, &table.line(row))),
            }
        }
        all
    }
}

fn push_line(all: &mut String, line: &str) {
    let line = line.trim();
    if !all.is_empty() && !line.is_empty() {
        all.push('\n');
    }
    // A tab would part cells.
    all.extend(line.chars().map(|c| if c == '\t' { ' ' } else { c }));
}

/// Makes one cell of those in a row that continue the one before.
fn join_columns(row: &mut Vec<Cell>) {
    let mut joined: Vec<Cell> = Vec::with_capacity(row.len());
    for cell in row.drain(..) {
        match joined.last_mut() {
            Some(last) if cell.extent.horizontal == Merge::Continue => last.extent.columns += cell.extent.columns,
            _ => joined.push(cell),
        }
    }
    *row = joined;
}

#[cfg(test)]
mod tests {
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
}
