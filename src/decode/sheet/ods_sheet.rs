//! One sheet in OpenDocument: its cells as the program that saved it showed them, what is merged and what is hidden.

use super::format::{Epoch, NumberFormat};
use super::grid::Grid;
use crate::decode::Bounds;
use crate::decode::builder::Builder;
use crate::decode::package::too_large;
use crate::decode::xml::{Element, Node};
use crate::diagnostic::Refusal;

/// More rows or columns than any program makes.
const MOST: u32 = 1 << 20;

/// A sheet that is being read.
pub(super) struct OdsSheet {
    name: String,
    grid: Grid,
    /// The column that the next description of columns is for.
    described: u32,
    /// The row that is being read, and how often it stands.
    row: (u32, u32),
    /// Where its next cell stands.
    column: u32,
    /// Its cells that hold text: first column, how many side by side, text.
    cells: Vec<(u32, u32, String)>,
    cell: Option<Cell>,
    /// How deep the node stands in what belongs to a cell but is not its text.
    aside: u32,
}

/// The cell that is being read.
#[derive(Default)]
struct Cell {
    /// How often it stands side by side.
    times: u32,
    /// Its paragraphs so far; none before the first.
    text: Option<String>,
    in_paragraph: bool,
    /// What to show where there is no text.
    value: String,
}

impl OdsSheet {
    pub(super) fn new(name: String) -> Self {
        Self {
            name,
            grid: Grid::default(),
            described: 0,
            row: (0, 1),
            column: 0,
            cells: Vec::new(),
            cell: None,
            aside: 0,
        }
    }

    /// Takes one node; `left` is how many bytes of text cells may still hold.
    ///
    /// # Errors
    /// `member_too_large` where repeated cells exceed it.
    pub(super) fn take(&mut self, node: &Node, left: &mut u64, bounds: Bounds) -> Result<(), Refusal> {
        match node {
            Node::Open(element) if is_aside(element.name()) => self.aside += 1,
            Node::Close(end) if is_aside(end.name()) => self.aside = self.aside.saturating_sub(1),
            _ if self.aside > 0 => {}
            Node::Open(element) => self.open(element),
            Node::Close(end) => match end.name() {
                "table-row" => return self.end_row(left, bounds),
                "table-cell" => self.end_cell(),
                name => self.cell.iter_mut().for_each(|cell| cell.close(name)),
            },
            Node::Text(text) => self.cell.iter_mut().for_each(|cell| cell.push(text)),
        }
        Ok(())
    }

    fn open(&mut self, element: &Element) {
        match element.name() {
            "table-column" => {
                let first = self.described;
                self.described = repeated(first, element, "number-columns-repeated");
                if is_hidden(element) && self.described > first {
                    self.grid.hidden_columns.add(first, self.described - 1);
                }
            }
            "table-row" => self.begin_row(element),
            "table-cell" => self.begin_cell(element),
            // Covered by a merged cell, with a text that is not shown.
            "covered-table-cell" => self.column = repeated(self.column, element, "number-columns-repeated"),
            _ => self.cell.iter_mut().for_each(|cell| cell.open(element)),
        }
    }

    fn begin_row(&mut self, element: &Element) {
        let end = repeated(self.row.0, element, "number-rows-repeated");
        self.row.1 = end - self.row.0;
        self.column = 0;
        if is_hidden(element) && self.row.1 > 0 {
            self.grid.hidden_rows.add(self.row.0, end - 1);
        }
    }

    fn end_row(&mut self, left: &mut u64, bounds: Bounds) -> Result<(), Refusal> {
        // What a cell costs beside its text.
        const CELL: u64 = 64;
        let (first, rows) = self.row;
        self.row = (first + rows, 1);
        for (column, columns, text) in std::mem::take(&mut self.cells) {
            let cost = (text.len() as u64 + CELL).saturating_mul(u64::from(rows) * u64::from(columns));
            *left = left.checked_sub(cost).ok_or_else(|| too_large(bounds))?;
            for row in first..first + rows {
                (column..column + columns).for_each(|column| self.grid.put((row, column), &text));
            }
        }
        Ok(())
    }

    fn begin_cell(&mut self, element: &Element) {
        let end = repeated(self.column, element, "number-columns-repeated");
        let spanned = |name| element.number(name).unwrap_or(1_u32).clamp(1, MOST);
        let (rows, columns) = (spanned("number-rows-spanned"), spanned("number-columns-spanned"));
        let (row, column) = (self.row.0, self.column);
        self.grid.merge((row, column), (row + rows - 1, column + columns - 1));
        self.cell = Some(Cell {
            times: end - column,
            value: value(element),
            ..Cell::default()
        });
    }

    fn end_cell(&mut self) {
        let Some(cell) = self.cell.take() else { return };
        let text = cell.text.unwrap_or(cell.value);
        if !text.trim().is_empty() {
            self.cells.push((self.column, cell.times, text));
        }
        self.column += cell.times;
    }

    /// Writes the sheet; nothing where it shows nothing.
    ///
    /// # Errors
    /// `member_too_large`.
    pub(super) fn write(self, bounds: Bounds, into: &mut Builder) -> Result<(), Refusal> {
        self.grid.write(&self.name, bounds, into)
    }
}

impl Cell {
    /// Takes the beginning of an element of the cell's text (ISO/IEC 26300-1, §6.1).
    fn open(&mut self, element: &Element) {
        match element.name() {
            "p" => {
                self.in_paragraph = true;
                match &mut self.text {
                    Some(text) => text.push('\n'),
                    none => *none = Some(String::new()),
                }
            }
            "s" => {
                let count = element.number("c").unwrap_or(1_usize).min(100);
                self.push(&" ".repeat(count));
            }
            "tab" => self.push("\t"),
            "line-break" => self.push("\n"),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        self.in_paragraph &= name != "p";
    }

    fn push(&mut self, text: &str) {
        if let Some(whole) = self.text.as_mut().filter(|_| self.in_paragraph) {
            whole.push_str(text);
        }
    }
}

/// What a cell shows that was written without its text, as some libraries do.
fn value(element: &Element) -> String {
    let number = || element.number::<f64>("value").filter(|number| number.is_finite());
    let shown = |code| number().map(|number| NumberFormat::new(code).number(number, Epoch::default()));
    let kind = element.attribute("value-type").unwrap_or_default();
    let text = |name| element.attribute(name);
    let value = match kind.as_str() {
        "percentage" => shown("0.##########%"),
        "float" | "currency" => shown("General"),
        "date" => text("date-value"),
        "boolean" => text("boolean-value").map(|value| value.to_uppercase()),
        _ => text("string-value"),
    };
    value.unwrap_or_default()
}

/// Comments, pictures and how a text is pronounced: they stand in a cell, but not in its text.
fn is_aside(name: &str) -> bool {
    matches!(name, "annotation" | "shapes" | "frame" | "ruby-text")
}

/// Whether rows or columns are folded away or filtered out (§19.749).
fn is_hidden(element: &Element) -> bool {
    element
        .attribute("visibility")
        .is_some_and(|visibility| matches!(visibility.as_str(), "collapse" | "filter"))
}

/// Where something ends that begins here and is repeated so many times.
fn repeated(from: u32, element: &Element, name: &str) -> u32 {
    let times = element.number(name).unwrap_or(1_u32).max(1);
    from.saturating_add(times).min(MOST).max(from)
}
