//! Names of divisions in a text, in one pass: leftmost, and the longest that begins there.
//!
//! Nearly all names end in one of a few words (区, 县, 市, 旗 …), so the search looks for last characters, and asks the
//! table of names only where the last two are those of a name. That is several times faster to build and to run than
//! an automaton over all names.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::{District, Districts};

/// Names of more characters are not looked for; the longest of GB/T 2260 have fifteen.
pub(super) const LONGEST: usize = 63;

/// A name in a text.
#[derive(Debug, Clone, Copy)]
pub struct Match<'d> {
    /// Where it begins, in bytes.
    pub start: usize,
    /// Where it ends, in bytes.
    pub end: usize,
    /// The name or alias as it stands in the text.
    pub name: &'d str,
    rows: &'d [u32],
    districts: &'d Districts,
}

impl<'d> Match<'d> {
    /// Every division that ever bore the name.
    pub fn bearers(&self) -> impl Iterator<Item = &'d District> + Clone + use<'d> {
        let districts = self.districts;
        self.rows.iter().map(move |&i| &districts.rows[i as usize])
    }
}

/// How names end.
#[derive(Debug, Clone, Default)]
pub(super) struct Endings {
    /// The last two characters of names, and as bits the lengths in characters of the names that end so.
    lengths: FxHashMap<(char, char), u64>,
    /// The last characters of names.
    last: Vec<char>,
}

impl Endings {
    /// Makes a name one of those that are looked for. Names of one character are not.
    pub(super) fn add(&mut self, name: &str) {
        let mut reversed = name.chars().rev();
        let (Some(last), Some(before)) = (reversed.next(), reversed.next()) else {
            return;
        };
        let length = name.chars().count();
        if length <= LONGEST {
            *self.lengths.entry((before, last)).or_default() |= 1 << length;
            if !self.last.contains(&last) {
                self.last.push(last);
            }
        }
    }

    /// The lengths of the names that may end with these two characters.
    fn lengths(&self, before: char, last: char) -> u64 {
        if self.last.contains(&last) {
            self.lengths.get(&(before, last)).copied().unwrap_or(0)
        } else {
            0
        }
    }
}

impl Districts {
    /// All names and aliases in a text, leftmost-longest, without overlaps and without those that go on into another
    /// word (东方市 in 东方市场). What surrounds a name is for the caller to judge.
    pub fn find_in<'d>(&'d self, text: &str) -> Vec<Match<'d>> {
        let mut found = self.occurrences(text);
        found.sort_unstable_by_key(|name| (name.start, Reverse(name.end)));
        let mut taken = 0;
        found.retain(|name| {
            let free = name.start >= taken;
            taken = if free { name.end } else { taken };
            free
        });
        found.retain(|name| !self.words.goes_on(name.name, &text[name.end..]));
        found
    }

    /// Every occurrence of every name, overlapping ones too.
    fn occurrences<'d>(&'d self, text: &str) -> Vec<Match<'d>> {
        let mut found = Vec::new();
        let mut before = '\0';
        for (at, c) in text.char_indices() {
            let lengths = self.endings.lengths(before, c);
            before = c;
            if lengths != 0 {
                self.ending_at(text, at + c.len_utf8(), lengths, &mut found);
            }
        }
        found
    }

    /// The names of the given lengths that end at a byte.
    fn ending_at<'d>(&'d self, text: &str, end: usize, lengths: u64, found: &mut Vec<Match<'d>>) {
        for (index, (start, _)) in text[..end].char_indices().rev().take(LONGEST).enumerate() {
            if lengths >> (index + 1) == 0 {
                break;
            }
            if lengths >> (index + 1) & 1 == 1
                && let Some(&number) = self.by_name.get(&text[start..end])
            {
                let (name, rows) = (&*self.names[number as usize], &*self.bearers[number as usize]);
                found.push(Match {
                    start,
                    end,
                    name,
                    rows,
                    districts: self,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        let districts = Districts::builtin().unwrap();
        districts
            .find_in(text)
            .iter()
            .map(|m| text[m.start..m.end].to_owned())
            .collect()
    }

    #[test]
    fn names_are_found_in_order() {
        assert_eq!(
            names("浙江省杭州市拱墅区人民政府、上城区"),
            ["浙江省", "杭州市", "拱墅区", "上城区"]
        );
        assert_eq!(names("拱墅区府办"), ["拱墅区"]);
        assert_eq!(names(""), [""; 0]);
    }

    #[test]
    fn every_name_is_found_in_itself() {
        let districts = Districts::builtin().unwrap();
        for row in districts.rows() {
            let found = districts.find_in(&row.name);
            assert_eq!(found.len(), 1, "{}", row.name);
            assert!(
                found[0].end == row.name.len() && found[0].bearers().any(|one| one == row),
                "{}",
                row.name
            );
        }
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(names("三明市沙县区"), ["三明市", "沙县区"]);
        assert_eq!(names("上海市浦东新区"), ["上海市", "浦东新区"]);
    }

    #[test]
    fn the_leftmost_name_wins() {
        // 市中区 is a district, but here the city's name begins before it.
        assert_eq!(names("乐山市中区"), ["乐山市"]);
        assert_eq!(names("乐山市市中区"), ["乐山市", "市中区"]);
    }

    #[test]
    fn a_part_of_a_longer_name_is_no_name() {
        // 新区 was a district of its own elsewhere until 2002: a common noun, which the caller judges.
        assert_eq!(names("临川新区、望江新区"), ["新区", "新区"]);
        assert_eq!(names("东方市场"), [""; 0]);
    }
}
