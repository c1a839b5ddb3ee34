//! The district that the body names most often.

use rustc_hash::FxHashMap;

use crate::lexicon::districts::{District, Level};

use super::mention::Mention;
use super::{Reader, Resolved, printed};

/// What one name weighs, and which of its bearers had their city or province before them.
#[derive(Debug, Default)]
struct Tally<'d> {
    weight: usize,
    candidates: Vec<&'d District>,
    placed: Vec<(&'d District, usize)>,
}

impl<'d> Tally<'d> {
    fn add(&mut self, mention: Mention<'d>, weight: usize) {
        self.weight += weight;
        if mention.placed {
            mention.candidates.iter().for_each(|one| self.place(one));
        } else if self.candidates.is_empty() {
            self.candidates = mention.candidates;
        }
    }

    fn place(&mut self, district: &'d District) {
        match self.placed.iter_mut().find(|(one, _)| one.code == district.code) {
            Some((_, times)) => *times += 1,
            None => self.placed.push((district, 1)),
        }
    }

    /// Those most often named with their city, or all.
    fn most_likely(self) -> Vec<&'d District> {
        let Some(most) = self.placed.iter().map(|(_, times)| *times).max() else {
            return self.candidates;
        };
        self.placed
            .into_iter()
            .filter(|(_, times)| *times == most)
            .map(|(one, _)| one)
            .collect()
    }
}

impl<'d> Reader<'d> {
    /// The district with at least two mentions and twice those of any other; else a site's own line
    /// (`青湾县人民政府`) with a name that no list has.
    pub(super) fn body(&mut self) -> Option<Resolved> {
        let Some((name, candidates)) = self.most_named() else {
            let mut lines = self.evidence.body.iter();
            let printed = lines.find_map(|line| printed::in_site_line(line, self.districts))?;
            return Some(self.unlisted(&printed, "body"));
        };
        Some(self.one_of(name, &candidates, "body"))
    }

    fn most_named(&self) -> Option<(&'d str, Vec<&'d District>)> {
        let mut ranked: Vec<_> = self.tallies().into_iter().collect();
        ranked.sort_unstable_by(|(a, x), (b, y)| y.weight.cmp(&x.weight).then(a.cmp(b)));
        let mut ranked = ranked.into_iter();
        let (name, first) = ranked.next()?;
        let second = ranked.next().map_or(0, |(_, tally)| tally.weight);
        (first.weight >= 2 && first.weight >= 2 * second).then(|| (name, first.most_likely()))
    }

    fn tallies(&self) -> FxHashMap<&'d str, Tally<'d>> {
        let kind = self.kind();
        let mut tallies: FxHashMap<&'d str, Tally<'d>> = FxHashMap::default();
        for text in self.evidence.body {
            for mention in self.mentions(text) {
                if wanted(&mention, kind) {
                    let weight = weight(text, &mention);
                    tallies.entry(mention.name).or_default().add(mention, weight);
                }
            }
        }
        tallies
    }

    /// What kind of division reports, if the issuer (区府办) or the title (2025年区政府重点工作) says it without a name.
    fn kind(&self) -> Option<char> {
        let issuer = self.evidence.issuer.unwrap_or_default();
        let own = |c: &char| "区县市旗".contains(*c);
        issuer
            .chars()
            .next()
            .filter(own)
            .or_else(|| printed::kind_in_title(self.evidence.title.unwrap_or_default()))
    }
}

/// A line that is nothing but a government's own name says who speaks, and counts twice.
fn weight(text: &str, mention: &Mention) -> usize {
    let opens = mention.start == 0 || mention.placed;
    if opens && printed::is_government(&text[mention.end..]) {
        2
    } else {
        1
    }
}

/// Whether a mention can be the reporter's: a county-level division of the year, of the kind that the office is of.
fn wanted(mention: &Mention, kind: Option<char>) -> bool {
    let level = mention.level();
    let of_kind = kind.is_none_or(|kind| mention.name.ends_with(kind));
    !mention.outdated && of_kind && (level == Level::County || (kind == Some('市') && level == Level::Prefecture))
}
