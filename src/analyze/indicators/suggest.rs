//! Entries for the catalogue, proposed from the names without a key.

use std::path::Path;

use super::super::AnalyzeError;
use super::super::dataset::Dataset;
use super::cluster::{Cluster, Thing, clusters};
use super::names::{Named, without_key};
use super::nearest::Nearest;
use super::phrase::phrase;
use crate::lexicon::Lexicon;
use crate::lexicon::indicators::{Indicators, Measured};
use crate::lexicon::relations::RelationWords;
use crate::lexicon::units::Kind;

/// What a dataset's names without a key come to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestions {
    /// The most frequent first.
    pub entries: Vec<Suggestion>,
    /// Clusters that are too small to be shown.
    pub small: usize,
    /// Metrics without a key that would get one if the dataset were written again.
    pub known: u64,
}

/// A proposed `[[indicator]]`, with what a person needs to judge it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suggestion {
    /// `TODO_` and a number, which the catalogue refuses: a key is for ever, so that a person gives it.
    pub key: String,
    /// The most frequent name.
    pub name: String,
    /// The kind's code.
    pub kind: String,
    /// The most frequent canonical unit; empty for an index.
    pub unit: String,
    /// The other names, but for those that differ in neutral words at the edges.
    pub aliases: Vec<String>,
    /// Whether levels grow through a year; none where the dataset does not show it.
    pub cumulative: Option<bool>,
    /// Whether only changes were said, so that kind and unit of the level are not known.
    pub only_changes: bool,
    /// Rows of `metrics`.
    pub metrics: u64,
    /// How many districts.
    pub districts: usize,
    /// How many periods.
    pub periods: usize,
    /// Name and sentence of some of them.
    pub examples: Vec<(String, String)>,
    /// Key and name of an indicator whose name stands in this one.
    pub near: Option<(String, String)>,
}

/// Proposes an entry for each thing that at least `min_count` metrics of the dataset in this folder measure.
///
/// # Errors
/// When there is no dataset, or a file of it cannot be read.
pub fn suggest(
    dataset: &Path,
    lexicon: &Lexicon,
    relations: &RelationWords,
    min_count: u64,
) -> Result<Suggestions, AnalyzeError> {
    let names = without_key(&Dataset::open(dataset)?)?;
    let (known, open): (Vec<Named>, Vec<Named>) = names.into_iter().partition(|n| is_known(n, lexicon));
    let all = clusters(&open, lexicon, relations);
    let total = all.len();
    let mut shown: Vec<_> = all
        .into_iter()
        .filter(|(_, cluster)| cluster.metrics >= min_count)
        .collect();
    shown.sort_by(|(a_thing, a), (b_thing, b)| b.metrics.cmp(&a.metrics).then_with(|| a_thing.cmp(b_thing)));
    let nearest = Nearest::new(&lexicon.indicators);
    let entries = shown.into_iter().zip(1..);
    let entries: Vec<_> = entries
        .map(|((thing, cluster), number)| {
            suggestion(
                thing,
                cluster,
                number,
                &Catalogue {
                    rows: &lexicon.indicators,
                    nearest: &nearest,
                },
            )
        })
        .collect();
    Ok(Suggestions {
        small: total - entries.len(),
        entries,
        known: known.len() as u64,
    })
}

/// Whether the catalogue has the name by now.
fn is_known(named: &Named, lexicon: &Lexicon) -> bool {
    let Some(kind) = Kind::of_code(&named.kind) else {
        return false;
    };
    let measured = Measured {
        kind,
        unit: &named.unit,
        change: named.change,
    };
    lexicon.indicators.find(&phrase(named, lexicon), measured).is_some()
}

/// What is asked about names.
struct Catalogue<'c> {
    rows: &'c Indicators,
    nearest: &'c Nearest<'c>,
}

impl Catalogue<'_> {
    /// The names that would not be found by `name` alone.
    fn aliases(&self, name: &str, names: impl Iterator<Item = String>) -> Vec<String> {
        names
            .filter(|other| other != name && self.rows.stem(other) != name)
            .collect()
    }
}

fn suggestion((kind, unit, _): Thing, cluster: Cluster, number: usize, catalogue: &Catalogue<'_>) -> Suggestion {
    let name = most_frequent(&cluster.names).unwrap_or_default();
    let near = catalogue.nearest.of(&name);
    let only_changes = !cluster.has_levels;
    let examples = cluster.examples();
    Suggestion {
        key: near.map_or_else(
            || format!("TODO_{number}"),
            |near| format!("TODO_{number}_{}", near.key),
        ),
        aliases: catalogue.aliases(&name, cluster.names.into_keys()),
        kind,
        unit: most_frequent(&cluster.units).unwrap_or(unit),
        cumulative: cluster.levels.cumulative(),
        only_changes,
        metrics: cluster.metrics,
        districts: cluster.districts.len(),
        periods: cluster.periods.len(),
        examples,
        near: near.map(|near| (near.key.clone(), near.name.clone())),
        name,
    }
}

/// The most frequent one; of equally frequent ones the shortest, then the first.
fn most_frequent(counts: &std::collections::BTreeMap<String, u64>) -> Option<String> {
    let best = counts
        .iter()
        .max_by(|a, b| a.1.cmp(b.1).then(b.0.len().cmp(&a.0.len())).then(b.0.cmp(a.0)));
    best.map(|(name, _)| name.clone())
}
