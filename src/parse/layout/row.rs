//! A row of cells under known columns into an item. Rows of flattened text and rows of real tables come in alike.

use std::borrow::Cow;

use super::align::align;
use super::columns::Columns;
use crate::lexicon::headings::{Headings, Role};
use crate::parse::heal::heal;
use crate::parse::line::{breaks_off, is_blank};
use crate::parse::mark::is_digit;
use crate::parse::outline::{Draft, Outline};

/// A row without its number's cell. A cell may hold several lines, parted by `\n`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::parse) struct Row<'t> {
    /// The printed number.
    pub number: Option<u32>,
    /// The cells in the order of their columns.
    pub cells: Vec<Cow<'t, str>>,
    /// Whether each cell stands under its own heading; else empty cells may have vanished, and one cell may be several.
    pub placed: bool,
}

/// Adds a row's item to the outline; a row that adds up others is left out.
pub(in crate::parse) fn add(row: &Row<'_>, columns: &Columns, headings: &Headings, outline: &mut Outline<'_>) {
    let first = row.cells.iter().find(|cell| !cell.is_empty());
    if first.is_none_or(|first| headings.is_total(first)) {
        return;
    }
    let mut texts = Texts::of(row, columns.texts(), headings);
    let unit = texts.take(Role::Unit);
    texts.measure(columns, &unit);
    let category = texts.take(Role::Category);
    if !category.is_empty() {
        outline.category(&category);
    }
    let target = joined(texts.take(Role::Task), texts.take(Role::Target));
    outline.item(Draft {
        number: row.number,
        target,
        progress: texts.take(Role::Progress),
        owner: Some(texts.take(Role::Owner)).filter(|owner| !owner.is_empty()),
        deadline: Some(texts.take(Role::Deadline)).filter(|deadline| !deadline.is_empty()),
    });
}

/// The text of each column in one row.
struct Texts<'c> {
    roles: &'c [Role],
    texts: Vec<String>,
}

impl<'c> Texts<'c> {
    fn of(row: &Row<'_>, roles: &'c [Role], headings: &Headings) -> Self {
        let places = places(row, roles, headings);
        let mut texts = vec![String::new(); roles.len()];
        let mut start = 0;
        while let Some(column) = places.get(start).copied() {
            let end = start + places[start..].iter().take_while(|place| **place == column).count();
            let lines = row.cells[start..end].iter().flat_map(|cell| cell.split('\n'));
            texts[column] = heal(
                &lines
                    .filter(|line| !line.is_empty() && !is_blank(line))
                    .collect::<Vec<_>>(),
            );
            start = end;
        }
        Self { roles, texts }
    }

    /// Gives every amount the unit that stands in the row's own cell, in its heading, or over the table; it becomes the
    /// next line of the cell.
    fn measure(&mut self, columns: &Columns, own: &str) {
        for (column, text) in self.texts.iter_mut().enumerate() {
            let unit = Some(own).filter(|own| !own.is_empty()).or_else(|| columns.unit(column));
            let measured = matches!(self.roles[column], Role::Target | Role::Progress) && is_number(text);
            if let Some(unit) = unit.filter(|unit| measured && !text.ends_with(*unit)) {
                text.push('\n');
                text.push_str(unit);
            }
        }
    }

    /// The text of all columns of a role, one a line.
    fn take(&mut self, wanted: Role) -> String {
        let texts = self
            .roles
            .iter()
            .zip(&mut self.texts)
            .filter(|(role, _)| **role == wanted);
        texts.fold(String::new(), |all, (_, text)| joined(all, std::mem::take(text)))
    }
}

/// For each cell the number of its column, ascending.
fn places(row: &Row<'_>, roles: &[Role], headings: &Headings) -> Vec<usize> {
    let cells = row.cells.len();
    if row.placed && cells == roles.len() {
        return (0..cells).collect();
    }
    // The commonest table needs no weighing: the task, then all that was reported of it.
    if matches!(roles, [Role::Task | Role::Target, Role::Progress]) {
        let pairs = row.cells.windows(2).take(cells.saturating_sub(2));
        let task = 1 + pairs.take_while(|pair| breaks_off(&pair[0])).count();
        return (0..cells).map(|cell| usize::from(cell >= task)).collect();
    }
    let cells: Vec<&str> = row.cells.iter().map(|cell| &**cell).collect();
    align(roles, &cells, headings)
}

/// Two texts, one a line; one of them where the other is empty.
fn joined(mut first: String, second: String) -> String {
    if first.is_empty() {
        return second;
    }
    if !second.is_empty() {
        first.push('\n');
        first.push_str(&second);
    }
    first
}

/// Whether a text is a number without a unit, or a range or bound of such: `6500`, `≥92`, `3-5`, `1,200.5`.
fn is_number(text: &str) -> bool {
    let inner = text.trim_start_matches(['约', '超', '近', '达', '逾']);
    let inner = ["以上", "以下", "以内", "左右", "余"]
        .iter()
        .find_map(|word| inner.strip_suffix(word))
        .unwrap_or(inner);
    inner.contains(is_digit)
        && inner
            .chars()
            .all(|c| is_digit(c) || ".,，．-－—–~～≥≤><＞＜≧≦+＋± ".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse::Item;

    fn item(columns: &[&str], row: &Row<'_>) -> Option<Item> {
        let headings = Headings::builtin().unwrap();
        let roles: Vec<_> = columns
            .iter()
            .map(|text| (*text, headings.column(text).unwrap()))
            .collect();
        let mut outline = Outline::new(&headings);
        add(row, &Columns::new(&roles).unwrap(), &headings, &mut outline);
        outline.items.pop()
    }

    fn placed(cells: Vec<&str>) -> Row<'_> {
        Row {
            number: Some(3),
            cells: cells.into_iter().map(Cow::from).collect(),
            placed: true,
        }
    }

    #[test]
    fn name_value_and_unit_make_the_target_in_that_order() {
        let columns = ["序号", "计量单位", "年度目标", "指标名称", "实际完成", "责任单位"];
        let found = item(
            &columns,
            &placed(vec!["人", "6500", "城镇新增就业", "6812", "县人社局"]),
        )
        .unwrap();
        assert_eq!(
            (found.target.as_str(), found.progress.as_str()),
            ("城镇新增就业\n6500\n人", "6812\n人")
        );
        assert_eq!((found.item_no, found.owner.as_deref()), (Some(3), Some("县人社局")));
    }

    #[test]
    fn lines_of_a_cell_are_healed_and_sums_left_out() {
        let found = item(
            &["项目", "进展情况"],
            &placed(vec!["新建3处", "已建2处，\n在建1处。\n\n顺利。"]),
        )
        .unwrap();
        assert_eq!(found.progress, "已建2处，在建1处。\n顺利。");
        assert_eq!(item(&["项目", "进展情况"], &placed(vec!["合 计", "5"])), None);
        assert_eq!(item(&["项目", "进展情况"], &placed(vec!["", ""])), None);
    }

    #[test]
    fn a_task_that_breaks_off_goes_on_in_the_next_line() {
        let row = Row {
            placed: false,
            ..placed(vec!["新建泵站、", "水闸", "已建2座。", "在建1座。"])
        };
        let found = item(&["项目", "进展情况"], &row).unwrap();
        assert_eq!(
            (found.target.as_str(), found.progress.as_str()),
            ("新建泵站、水闸", "已建2座。\n在建1座。")
        );
        let row = Row {
            placed: false,
            ..placed(vec!["新建泵站、", "已建。"])
        };
        assert_eq!(item(&["项目", "进展情况"], &row).unwrap().progress, "已建。");
    }
}
