//! Telling districts of one name apart by the cities and provinces that the evidence names.

use memchr::memmem::Finder;

use crate::lexicon::districts::{District, Districts};

use super::Evidence;
use super::mention::stem;

/// The candidates that are left once title, issuer, path and body have been asked, in this order, for their cities
/// and, where no city decides, for their provinces.
pub(super) fn tell_apart<'d>(
    candidates: &[&'d District],
    evidence: &Evidence,
    districts: &Districts,
) -> Vec<&'d District> {
    if candidates.len() < 2 {
        return candidates.to_vec();
    }
    let [title, issuer] = [evidence.title, evidence.issuer].map(Option::unwrap_or_default);
    let tiers: [(&[&str], usize); 4] = [(&[title], 1), (&[issuer], 1), (&[evidence.path], 1), (evidence.body, 2)];
    let year = evidence.year;
    let cities: Vec<_> = candidates.iter().map(|one| districts.city(one, year)).collect();
    let provinces: Vec<_> = candidates.iter().map(|one| districts.province(one, year)).collect();
    for (texts, margin) in tiers {
        for places in [&cities, &provinces] {
            if let Some(index) = clear_winner(texts, places, margin) {
                return vec![candidates[index]];
            }
        }
    }
    candidates.to_vec()
}

/// The place that the texts name more often than any other, by the margin at least.
fn clear_winner(texts: &[&str], places: &[Option<&str>], margin: usize) -> Option<usize> {
    let counts: Vec<usize> = places
        .iter()
        .map(|place| place.map_or(0, |place| count(texts, stem(place))))
        .collect();
    let most = *counts.iter().max()?;
    let winner = counts.iter().position(|&n| n == most)?;
    let others = counts
        .iter()
        .enumerate()
        .filter(|(index, _)| *index != winner)
        .map(|(_, &n)| n)
        .max()?;
    (most > others && most >= margin * others).then_some(winner)
}

fn count(texts: &[&str], word: &str) -> usize {
    let finder = Finder::new(word);
    texts.iter().map(|text| finder.find_iter(text.as_bytes()).count()).sum()
}
