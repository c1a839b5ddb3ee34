//! Corrections files → decisions, or everything that is wrong with them.

use std::ops::Range;

use super::change::{self, CODES, Misread};
use super::contradiction::Decided;
use super::table::{Row, Table};
use super::{Change, Correction, Corrections, Id};
use crate::lexicon::Lexicon;

/// One thing that is wrong with a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// Bytes of the file's text.
    pub span: Range<usize>,
    /// What is wrong, in a sentence.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// The words that would be right, where they can be listed.
    pub known: Vec<String>,
}

/// Reads one file after the other.
#[derive(Debug)]
pub struct Reader<'l> {
    lexicon: &'l Lexicon,
    rows: Vec<Correction>,
    undecided: u64,
    decided: Decided,
}

impl<'l> Reader<'l> {
    /// A reader that knows the units and indicators of this lexicon.
    pub fn new(lexicon: &'l Lexicon) -> Self {
        Self {
            lexicon,
            rows: Vec::new(),
            undecided: 0,
            decided: Decided::default(),
        }
    }

    /// Reads a file's text, named `name` in messages; returns everything that is wrong with it.
    pub fn file(&mut self, name: &str, text: &str) -> Vec<Mistake> {
        let table = match Table::read(text) {
            Ok(table) => table,
            Err(wrong) => return wrong.into_iter().map(mistake).collect(),
        };
        let mut mistakes = Vec::new();
        for row in table.rows() {
            let mut wrong = RowMistakes {
                table: &table,
                row,
                mistakes: &mut mistakes,
            };
            self.row(name, table.cells(row), &mut wrong);
        }
        mistakes
    }

    /// The decisions of all files.
    pub fn finish(self) -> Corrections {
        Corrections::new(self.rows, self.undecided)
    }

    fn row(&mut self, name: &str, cells: [&str; 6], wrong: &mut RowMistakes<'_>) {
        let [id, surface, change, to, by, why] = cells;
        wrong.overflow();
        if change.is_empty() {
            self.undecided += 1;
            return;
        }
        wrong.missing("by", by);
        wrong.missing("why", why);
        let change = wrong.change(change, to, self.lexicon);
        let id = wrong.id(id, change.as_ref());
        let (Some(change), Some(id)) = (change, id) else { return };
        if id.seq.is_some() {
            wrong.missing("surface", surface);
        }
        let correction = Correction {
            surface: id.seq.map_or("", |_| surface).to_owned(),
            id,
            change,
            to: to.to_owned(),
            by: by.to_owned(),
            why: why.to_owned(),
        };
        let place = format!("{name}, line {}", wrong.table.line(wrong.row));
        if let Some(other) = self.decided.contradicts(&correction, place) {
            let message = format!("this contradicts {other}, which decides otherwise about the same row");
            wrong.push("change", Misread::new(message).help("keep one of the two"));
        }
        self.rows.push(correction);
    }
}

/// What is wrong with one row.
struct RowMistakes<'t> {
    table: &'t Table<'t>,
    row: &'t Row,
    mistakes: &'t mut Vec<Mistake>,
}

impl RowMistakes<'_> {
    fn push(&mut self, column: &str, misread: Misread) {
        self.mistakes
            .push(mistake((self.table.place(self.row, column), misread)));
    }

    fn overflow(&mut self) {
        self.mistakes.extend(self.table.overflow(self.row).map(mistake));
    }

    fn missing(&mut self, column: &str, cell: &str) {
        if cell.is_empty() {
            let what = match column {
                "by" => "who decided",
                "why" => "for what reason",
                _ => "the number's text",
            };
            self.push(column, Misread::new(format!("missing `{column}`: {what}")));
        }
    }

    fn change(&mut self, code: &str, to: &str, lexicon: &Lexicon) -> Option<Change> {
        if !CODES.contains(&code) {
            self.push("change", Misread::new(format!("unknown change `{code}`")).known(CODES));
            return None;
        }
        let change = change::read(code, to, lexicon);
        change.map_err(|misread| self.push("to", misread)).ok()
    }

    /// A status is one of the item, also where the id is that of one of its numbers; everything else is of a number.
    fn id(&mut self, text: &str, change: Option<&Change>) -> Option<Id> {
        let Some(mut id) = Id::read(text) else {
            let misread = Misread::new(format!("`{text}` is no id"))
                .help("copy the column `metric_id`; for an item write `report_id:item_seq`");
            self.push("id", misread);
            return None;
        };
        match change {
            Some(Change::Status(_)) => id.seq = None,
            Some(change) if id.seq.is_none() => {
                let message = format!("`{}` is said of a number, and `{id}` is an item", change.code());
                self.push("id", Misread::new(message).help("write the number's `metric_id`"));
                return None;
            }
            _ => {}
        }
        Some(id)
    }
}

fn mistake((span, misread): (Range<usize>, Misread)) -> Mistake {
    Mistake {
        span,
        message: misread.message,
        help: misread.help,
        known: misread.known,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "id,surface,change,to,by,why\n";

    fn read(rows: &str) -> (Corrections, Vec<String>) {
        let lexicon = Lexicon::builtin().unwrap();
        let mut reader = Reader::new(&lexicon);
        let text = format!("{HEAD}{rows}");
        let mistakes = reader.file("c.csv", &text);
        let told = mistakes
            .iter()
            .map(|m| format!("{}: {}", &text[m.span.clone()], m.message));
        let told = told.collect();
        (reader.finish(), told)
    }

    #[test]
    fn decisions_are_read_and_open_rows_counted() {
        let (corrections, told) = read(
            "0123456789abcdef:1:2,5个,value,6,李,印错\n0123456789abcdef:1:2,5个,,,,\n0123456789abcdef:1:9,9个,status,not_met,李,误判\n",
        );
        assert_eq!(told, Vec::<String>::new());
        assert_eq!((corrections.rows().len(), corrections.undecided()), (2, 1));
        assert_eq!(
            corrections.rows()[1].id.to_string(),
            "0123456789abcdef:1",
            "a status is its item's"
        );
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let (_, told) = read(
            "1:2,5个,valeu,6,李,印错\n0123456789abcdef:1,5个,value,六,李,\n0123456789abcdef:1,5个,strike,,,错\n\
             0123456789abcdef:1:3,,unit,牛,李,错\n",
        );
        assert_eq!(
            told,
            [
                "valeu: unknown change `valeu`",
                "1:2: `1:2` is no id",
                ": missing `why`: for what reason",
                "六: `六` is no number",
                ": missing `by`: who decided",
                "0123456789abcdef:1: `strike` is said of a number, and `0123456789abcdef:1` is an item",
                "牛: `牛` is no unit that a lexicon has",
            ]
        );
    }

    #[test]
    fn decisions_about_one_cell_agree() {
        let of = |changes: [&str; 2]| {
            let rows = changes.map(|change| format!("0123456789abcdef:1:2,5个,{change},李,错\n"));
            read(&rows.concat()).1
        };
        assert_eq!(of(["value,6", "value,6.0"]), Vec::<String>::new());
        assert_eq!(of(["value,6", "unit,户"]), Vec::<String>::new());
        assert_eq!(of(["strike,", "strike,"]), Vec::<String>::new());
        let message = "this contradicts c.csv, line 2, which decides otherwise about the same row";
        assert_eq!(of(["value,6", "value,7"]), [format!("value: {message}")]);
        assert_eq!(of(["name,桥", "strike,"]), [format!("strike: {message}")]);
        assert_eq!(of(["strike,", "name,桥"]), [format!("name: {message}")]);
    }
}
