//! `--set KEY=VALUE`: values that take the place of the file's. They pass the same checks as the file.

use std::borrow::Cow;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeArray, DeTable, DeValue};

use super::problem::Problem;
use super::schema::Node;
use super::sources::Sources;

/// Lays one `KEY=VALUE` over `table`. The value is read as TOML; what is no TOML, or stands where only a string may, is
/// taken as a string.
pub(super) fn overlay<'t>(
    table: &mut DeTable<'t>,
    setting: &'t str,
    schema: Node<'_>,
    sources: &mut Sources,
) -> Result<(), Problem> {
    let start = sources.add("--set", setting);
    let whole = start..start + setting.len();
    let Some(equals) = setting.find('=') else {
        return Err(Problem::at(whole, "`--set` needs KEY=VALUE").help("for example: --set limits.depth=2"));
    };
    let keys = key_path(&setting[..equals]).ok_or_else(|| {
        Problem::at(start..start + equals, "this is no key").help("write names parted by dots: report.district")
    })?;
    let keys: Vec<_> = keys
        .into_iter()
        .map(|(name, span)| Spanned::new(shift_range(&span, start), name))
        .collect();
    let text = setting[equals + 1..].trim();
    let value_start = start + equals + 1 + (setting[equals + 1..].len() - setting[equals + 1..].trim_start().len());
    let string_wanted = keys
        .iter()
        .try_fold(schema, |node, key| node.key(key.get_ref()))
        .is_some_and(Node::is_string);
    let value = value(text, string_wanted, value_start);
    insert(table, keys, value, &whole);
    Ok(())
}

/// The names of a dotted key with their places in it.
fn key_path(key: &str) -> Option<Vec<(Cow<'static, str>, Range<usize>)>> {
    let document = format!("{key}=0");
    let mut table = DeTable::parse(&document).ok()?.into_inner();
    let mut path = Vec::new();
    loop {
        let (name, value) = if table.len() == 1 {
            table.into_iter().next()?
        } else {
            return None;
        };
        path.push((Cow::Owned(name.get_ref().clone().into_owned()), name.span()));
        match value.into_inner() {
            DeValue::Table(below) => table = below,
            _ => return Some(path),
        }
    }
}

fn value(text: &str, string_wanted: bool, start: usize) -> Spanned<DeValue<'_>> {
    let plain = || Spanned::new(start..start + text.len(), DeValue::String(Cow::Borrowed(text)));
    match DeValue::parse(text) {
        Ok(parsed) if !string_wanted || matches!(parsed.get_ref(), DeValue::String(_)) => shifted(parsed, start),
        _ => plain(),
    }
}

/// Puts a value at a path; tables on the way are made, anything else there gives way.
fn insert<'t>(
    table: &mut DeTable<'t>,
    keys: Vec<Spanned<Cow<'static, str>>>,
    value: Spanned<DeValue<'t>>,
    whole: &Range<usize>,
) {
    let mut table = table;
    let mut keys = keys.into_iter().peekable();
    while let Some(key) = keys.next() {
        if keys.peek().is_none() {
            // Removed first: inserting over an equal key would keep the old key with the old place.
            table.remove(key.get_ref().as_ref());
            table.insert(key, value);
            return;
        }
        let is_table = table
            .get(key.get_ref().as_ref())
            .is_some_and(|below| below.get_ref().is_table());
        let name = key.get_ref().clone();
        if !is_table {
            table.remove(name.as_ref());
            table.insert(key, Spanned::new(whole.clone(), DeValue::Table(DeTable::new())));
        }
        match table.get_mut(name.as_ref()).map(Spanned::get_mut) {
            Some(DeValue::Table(below)) => table = below,
            _ => return,
        }
    }
}

fn shift_range(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// The same value, its places moved into the space of all sources.
fn shifted(value: Spanned<DeValue<'_>>, by: usize) -> Spanned<DeValue<'_>> {
    let span = shift_range(&value.span(), by);
    let moved = match value.into_inner() {
        DeValue::Array(values) => {
            let mut array = DeArray::new();
            values.into_iter().for_each(|value| array.push(shifted(value, by)));
            DeValue::Array(array)
        }
        DeValue::Table(table) => {
            let mut moved = DeTable::new();
            for (key, value) in table {
                let key = Spanned::new(shift_range(&key.span(), by), key.into_inner());
                moved.insert(key, shifted(value, by));
            }
            DeValue::Table(moved)
        }
        other => other,
    };
    Spanned::new(span, moved)
}
