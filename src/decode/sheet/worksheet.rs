//! One sheet in Office Open XML (ECMA-376 Part 1, §18.3): its cells, what is merged and what is hidden.

use super::format::{Epoch, NumberFormat};
use super::grid::{Grid, Place};
use super::strings::{StringItem, unescape};
use crate::decode::xml::{Element, Node};

/// What all sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    pub(super) strings: Vec<String>,
    pub(super) formats: Vec<NumberFormat>,
    pub(super) epoch: Epoch,
    /// The format of cells whose style is not listed.
    pub(super) general: NumberFormat,
}

impl Shared {
    pub(super) fn format(&self, style: usize) -> &NumberFormat {
        self.formats.get(style).unwrap_or(&self.general)
    }
}

/// A sheet that is being read.
pub(super) struct Worksheet<'s> {
    shared: &'s Shared,
    pub(super) grid: Grid,
    /// Where the next cell stands that does not say so itself.
    next: Place,
    cell: Cell,
}

/// The cell that is being read.
#[derive(Debug, Default)]
struct Cell {
    kind: String,
    style: usize,
    value: String,
    in_value: bool,
    inline: StringItem,
}

impl<'s> Worksheet<'s> {
    pub(super) fn new(shared: &'s Shared) -> Self {
        Self {
            shared,
            grid: Grid::default(),
            next: (0, 0),
            cell: Cell::default(),
        }
    }

    /// Takes one node; gives how many bytes of text it added.
    pub(super) fn take(&mut self, node: &Node) -> usize {
        match node {
            Node::Open(element) => self.open(element),
            Node::Text(text) if self.cell.in_value => self.cell.value.push_str(text),
            Node::Text(text) => self.cell.inline.text(text),
            Node::Close(end) => match end.name() {
                "row" => self.next = (self.next.0.saturating_add(1), 0),
                "v" => self.cell.in_value = false,
                "c" => return self.end_cell(),
                name => self.cell.inline.close(name),
            },
        }
        0
    }

    fn open(&mut self, element: &Element) {
        match element.name() {
            "row" => self.begin_row(element),
            "c" => self.begin_cell(element),
            "v" => self.cell.in_value = true,
            "col" => self.hide_columns(element),
            "mergeCell" => self.merge(element),
            name => self.cell.inline.open(name),
        }
    }

    fn begin_row(&mut self, element: &Element) {
        let row = element.number("r").and_then(|row: u32| row.checked_sub(1));
        self.next = (row.unwrap_or(self.next.0), 0);
        if is_set(element, "hidden") || element.number("ht") == Some(0.0) {
            self.grid.hidden_rows.add(self.next.0, self.next.0);
        }
    }

    fn begin_cell(&mut self, element: &Element) {
        if let Some(place) = element.attribute("r").and_then(|reference| place(&reference)) {
            self.next = place;
        }
        self.cell = Cell {
            kind: element.attribute("t").unwrap_or_default(),
            style: element.number("s").unwrap_or(0),
            ..Cell::default()
        };
    }

    fn end_cell(&mut self) -> usize {
        let text = self.text();
        let bytes = text.len();
        self.grid.put(self.next, &text);
        self.next.1 = self.next.1.saturating_add(1);
        bytes
    }

    /// The cell's text as it is shown (`ST_CellType`, §18.18.11). A formula shows the value that was stored with it.
    fn text(&mut self) -> String {
        let mut cell = std::mem::take(&mut self.cell);
        let format = self.shared.format(cell.style);
        let value = cell.value.trim();
        match cell.kind.as_str() {
            "s" => {
                let index = value.parse::<usize>().ok();
                let text = index.and_then(|index| self.shared.strings.get(index));
                text.map(|text| format.text(text)).unwrap_or_default()
            }
            "inlineStr" => format.text(&cell.inline.finish()),
            "str" => format.text(&unescape(cell.value)),
            "b" => match value {
                "1" | "true" => "TRUE".to_owned(),
                "0" | "false" => "FALSE".to_owned(),
                _ => String::new(),
            },
            "e" | "d" => value.to_owned(),
            _ => match value.parse::<f64>() {
                Ok(number) if number.is_finite() => format.number(number, self.shared.epoch),
                _ => value.to_owned(),
            },
        }
    }

    fn hide_columns(&mut self, element: &Element) {
        let bounds = (element.number::<u32>("min"), element.number::<u32>("max"));
        let hidden = is_set(element, "hidden") || element.number("width") == Some(0.0);
        if let (Some(first @ 1..), Some(last @ 1..), true) = (bounds.0, bounds.1, hidden) {
            self.grid.hidden_columns.add(first - 1, last - 1);
        }
    }

    fn merge(&mut self, element: &Element) {
        let reference = element.attribute("ref").unwrap_or_default();
        let (first, last) = reference.split_once(':').unwrap_or_default();
        if let (Some(first), Some(last)) = (place(first), place(last)) {
            self.grid.merge(first, last);
        }
    }
}

/// Whether an attribute is set, as XML Schema writes it.
pub(super) fn is_set(element: &Element, name: &str) -> bool {
    element
        .attribute(name)
        .is_some_and(|value| matches!(value.trim(), "1" | "true"))
}

/// The place that a reference like `AB12` names; none beyond what a sheet can have (XFD1048576).
pub(super) fn place(reference: &str) -> Option<Place> {
    let reference = reference.as_bytes();
    let letters = reference.iter().take_while(|byte| byte.is_ascii_alphabetic()).count();
    let (letters, digits) = reference.split_at(letters);
    let digit = |byte: &u8| u32::from(byte.to_ascii_uppercase() - b'A') + 1;
    let column = letters.iter().take(4).fold(0, |column, byte| column * 26 + digit(byte));
    let row: u32 = std::str::from_utf8(digits).ok()?.parse().ok()?;
    let fits = (1..=1 << 20).contains(&row) && (1..=1 << 14).contains(&column);
    fits.then(|| (row - 1, column - 1))
}
