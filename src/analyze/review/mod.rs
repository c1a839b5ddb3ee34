//! What most deserves a reviewer's look, most deserving first, in the columns of `corrections.csv`: a row becomes a
//! correction when `change` and `to` are filled in. One reason a file; what a reviewer has decided about is left out.

mod arithmetic;
mod entry;
mod odd_ratio;
mod outliers;
mod place;
mod priority;
mod series;
mod status;
mod unit;
mod value;

use std::path::Path;

use rustc_hash::FxHashMap;

pub use entry::Entry;
pub use priority::Reason;

use super::AnalyzeError;
use super::dataset::Dataset;
use super::series::Context;
use super::tables::Tables;
use crate::lexicon::Lexicon;

/// What deserves a look in a dataset; units and indicators are the lexicon's.
///
/// # Errors
/// When there is no dataset, or a file of it cannot be read.
pub fn review(dataset: &Path, lexicon: &Lexicon) -> Result<Vec<Entry>, AnalyzeError> {
    let tables = Tables::read(&Dataset::open(dataset)?)?;
    let context = Context::new(&lexicon.indicators)?;
    Ok(entries(&tables, &context, lexicon))
}

fn entries(tables: &Tables, context: &Context<'_>, lexicon: &Lexicon) -> Vec<Entry> {
    let mut entries = status::entries(tables);
    entries.extend(arithmetic::entries(tables));
    entries.extend(series::entries(tables, context));
    entries.extend(outliers::entries(tables));
    entries.extend(unit::entries(tables, &lexicon.units));
    entries.extend(value::entries(tables));
    entries.extend(odd_ratio::entries(tables));
    entries.extend(place::entries(tables));
    entries.sort_by(|a, b| b.priority.cmp(&a.priority).then_with(|| a.place().cmp(&b.place())));
    once(entries)
}

/// One row a number or task, with its weightiest reason; what else there is to say of it is added to the message.
fn once(entries: Vec<Entry>) -> Vec<Entry> {
    let mut kept: Vec<Entry> = Vec::new();
    let mut places: FxHashMap<String, usize> = FxHashMap::default();
    for entry in entries {
        match places.get(&entry.id).and_then(|at| kept.get_mut(*at)) {
            Some(first) if first.message.contains(&entry.message) => {}
            Some(first) => {
                first.message.push('；');
                first.message.push_str(&entry.message);
            }
            None => {
                places.insert(entry.id.clone(), kept.len());
                kept.push(entry);
            }
        }
    }
    kept
}

#[cfg(test)]
mod tests;
