//! Names of divisions in a text, judged by what stands around them.

use crate::lexicon::districts::{District, Districts, Level, Match};

use super::printed;

/// A name that counts.
#[derive(Debug, Clone)]
pub(super) struct Mention<'d> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// As it stands in the text.
    pub name: &'d str,
    /// The divisions that it may mean, at least one: those of the year, of the city or province right before it.
    pub candidates: Vec<&'d District>,
    /// No division bore the name in the report's year; the candidates bore it at another time.
    pub outdated: bool,
    /// Its own city or province stands right before it.
    pub placed: bool,
    /// An office, a year or a word of the genre follows, as behind the name of who reports.
    pub leading: bool,
}

impl Mention<'_> {
    /// The lowest level that it may mean.
    pub fn level(&self) -> Level {
        self.candidates
            .iter()
            .map(|one| one.code.level())
            .max()
            .unwrap_or(Level::Province)
    }
}

/// What stands before a name.
enum Lead<'d> {
    /// Nothing, or no Chinese character.
    Nothing,
    /// Its city or province; the candidates in it.
    Place(Vec<&'d District>),
    /// A word that introduces it, or enough characters to be a phrase.
    Word { known: bool },
    /// Another name that is not above it.
    OtherName,
    /// One character that makes another name of it: 南河西区.
    Stray,
}

/// The names of a text that count, in order.
pub(super) fn mentions<'d>(text: &str, districts: &'d Districts, year: Option<i16>) -> Vec<Mention<'d>> {
    let judge = Judge { text, districts, year };
    let mut before = None;
    let judged = districts
        .find_in(text)
        .into_iter()
        .map(|found| judge.mention(&found, before.replace(found)));
    judged.flatten().collect()
}

/// What a name is judged by.
struct Judge<'t, 'd> {
    text: &'t str,
    districts: &'d Districts,
    year: Option<i16>,
}

impl<'d> Judge<'_, 'd> {
    /// The name as a mention, if it counts; `before` is the name before it, whether that counts or not.
    fn mention(&self, found: &Match<'d>, before: Option<Match<'d>>) -> Option<Mention<'d>> {
        let (candidates, outdated) = candidates(found, self.year);
        let lead = self.lead(found, before, &candidates);
        let leading = printed::goes_on_as_reporter(&self.text[found.end..], self.districts.words());
        if !self.counts(found, &lead, leading && !outdated) {
            return None;
        }
        let placed = matches!(lead, Lead::Place(_));
        let candidates = if let Lead::Place(inside) = lead {
            inside
        } else {
            candidates
        };
        let Match { start, end, name, .. } = *found;
        Some(Mention {
            start,
            end,
            name,
            candidates,
            outdated,
            placed,
            leading,
        })
    }

    fn lead(&self, found: &Match<'d>, before: Option<Match<'d>>, candidates: &[&'d District]) -> Lead<'d> {
        let between = &self.text[before.map_or(0, |name| name.end)..found.start];
        if let Some(above) = before.filter(|_| between.trim().is_empty()) {
            let inside = self.within(candidates, |place| place == above.name);
            return if inside.is_empty() {
                Lead::OtherName
            } else {
                Lead::Place(inside)
            };
        }
        let run = chinese_tail(between);
        let inside = self.within(candidates, |place| run.ends_with(place) || run.ends_with(stem(place)));
        if run.is_empty() {
            Lead::Nothing
        } else if !inside.is_empty() {
            Lead::Place(inside)
        } else if self.districts.words().lead_in.iter().any(|word| run.ends_with(word)) {
            Lead::Word { known: true }
        } else if run.chars().nth(1).is_some() {
            Lead::Word { known: false }
        } else {
            Lead::Stray
        }
    }

    /// The candidates whose city or province fits.
    fn within(&self, candidates: &[&'d District], fits: impl Fn(&str) -> bool) -> Vec<&'d District> {
        let above = |one: &District| {
            let names = [
                self.districts.city(one, self.year),
                self.districts.province(one, self.year),
            ];
            // A city's own name is above its districts, not above itself.
            names
                .into_iter()
                .flatten()
                .any(|place| place != one.name && fits(place))
        };
        candidates.iter().copied().filter(|one| above(one)).collect()
    }

    /// Whether a name with such a lead counts. Common nouns (城区) need their city, or to open a text as the name of
    /// who `reports`; names of two characters must not stand inside a phrase (和县 in 各市和县).
    fn counts(&self, found: &Match, lead: &Lead, reports: bool) -> bool {
        let noun = || {
            self.districts
                .words()
                .common_nouns
                .iter()
                .any(|noun| noun == found.name)
        };
        match lead {
            Lead::Place(_) => true,
            _ if noun() => matches!(lead, Lead::Nothing) && reports && found.start == 0,
            Lead::Nothing | Lead::Word { known: true } => true,
            Lead::OtherName | Lead::Word { known: false } => found.name.chars().count() > 2,
            Lead::Stray => false,
        }
    }
}

/// The bearers of a name in a year; where there were none, those of any time, and that they are outdated.
fn candidates<'d>(found: &Match<'d>, year: Option<i16>) -> (Vec<&'d District>, bool) {
    let standing = standing(found.bearers(), year);
    if standing.is_empty() {
        (latest(found.bearers()), true)
    } else {
        (standing, false)
    }
}

/// Those of the divisions that stood in a year; in the years beside it, if none; today's or the latest without a year.
pub(super) fn standing<'d>(all: impl Iterator<Item = &'d District> + Clone, year: Option<i16>) -> Vec<&'d District> {
    let Some(year) = year else { return latest(all) };
    let at_its_end: Vec<_> = all.clone().filter(|one| one.valid_in(year)).collect();
    if at_its_end.is_empty() {
        all.filter(|one| one.near(year)).collect()
    } else {
        at_its_end
    }
}

fn latest<'d>(all: impl Iterator<Item = &'d District> + Clone) -> Vec<&'d District> {
    let last = all.clone().map(|one| one.to.unwrap_or(i16::MAX)).max();
    all.filter(|one| Some(one.to.unwrap_or(i16::MAX)) == last).collect()
}

/// Up to six Chinese characters at the end of a text: longer than any city's name without its last word.
fn chinese_tail(text: &str) -> &str {
    let start = text
        .char_indices()
        .rev()
        .take(6)
        .take_while(|(_, c)| is_chinese(*c))
        .last();
    start.map_or("", |(at, _)| &text[at..])
}

/// Whether a character can stand in a name.
pub(super) const fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '〇')
}

/// What a text may call a city or province in short: 杭州, 浙江; of an autonomous one its first two characters, since
/// peoples' names follow (延边朝鲜族自治州).
pub(super) fn stem(place: &str) -> &str {
    if place.contains("自治") || place.ends_with("行政区") {
        return place.char_indices().nth(2).map_or(place, |(at, _)| &place[..at]);
    }
    let short = ["地区", "省", "市", "盟"]
        .iter()
        .find_map(|last| place.strip_suffix(last));
    short.filter(|short| short.chars().count() > 1).unwrap_or(place)
}
