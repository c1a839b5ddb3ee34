//! Words that decide whether a run of characters names a district: `lexicon/district_words.toml`.

use rustc_hash::FxHashMap;
use serde::Deserialize;

use super::super::LexiconError;

/// The words around names; each list is described in the file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Words {
    /// Names that are common nouns as well: 城区, 郊区.
    pub common_nouns: Vec<String>,
    /// What may stand directly before a name without belonging to one.
    pub lead_in: Vec<String>,
    /// What a title's name may be introduced with.
    pub introductions: Vec<String>,
    /// What may follow a name that no list has.
    pub follow: Vec<String>,
    /// Ends of an issuer that is an office.
    pub office_ends: Vec<String>,
    /// First words of what only looks like a name.
    pub never_start: Vec<String>,
    /// Last words of what only looks like a name.
    pub never_end: Vec<String>,
    /// Characters that no name holds.
    pub never_inside: String,
    /// What a functional area is called.
    pub functional_areas: Vec<String>,
    /// Peoples in the names of autonomous divisions, without 族.
    pub peoples: Vec<String>,
    /// Characters that make another word of a name's last character.
    pub continues: FxHashMap<char, Vec<char>>,
}

impl Words {
    pub(super) fn builtin() -> Result<Self, LexiconError> {
        toml::from_str(include_str!("../../../lexicon/district_words.toml")).map_err(|error| LexiconError::Format {
            file: "lexicon/district_words.toml".to_owned(),
            message: error.to_string(),
        })
    }

    /// Whether a name in a text goes on into another word: 东方市 in 东方市场.
    pub(super) fn goes_on(&self, name: &str, rest: &str) -> bool {
        let (Some(last), Some(next)) = (name.chars().next_back(), rest.chars().next()) else {
            return false;
        };
        self.continues.get(&last).is_some_and(|nexts| nexts.contains(&next))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_go_on() {
        let words = Words::builtin().unwrap();
        assert!(words.goes_on("东方市", "场监管"));
        assert!(words.goes_on("中原区", "域经济"));
        assert!(!words.goes_on("拱墅区", "府办"));
        assert!(!words.goes_on("拱墅区", ""));
    }
}
