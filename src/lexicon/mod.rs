//! Words as data: units, headings, districts. Every table stands in `lexicon/` at the top level, is compiled in, and can
//! be extended by a pipeline's config. Imports nothing above the leaves.

pub mod affix;
pub mod districts;
pub mod front;
pub mod headings;
pub mod indicators;
mod mark;
pub mod marker;
pub mod names;
pub mod qualifier;
pub mod relations;
pub mod series;
pub mod status;
mod traps;
pub mod units;
pub mod words;
pub mod words_file;

use schemars::JsonSchema;
use serde::Deserialize;
use thiserror::Error;

/// A lexicon file that cannot be taken.
#[derive(Debug, Error)]
pub enum LexiconError {
    /// The file breaks TOML or holds an unknown key.
    #[error("{file}: {message}")]
    Format {
        /// The file as it was named.
        file: String,
        /// What is wrong, with line and column.
        message: String,
    },
    /// An entry contradicts another one, or itself.
    #[error("{file}: {entry}: {message}")]
    Entry {
        /// The file as it was named.
        file: String,
        /// The entry's own name.
        entry: String,
        /// What is wrong.
        message: String,
    },
}

/// Everything that the stages look up.
#[derive(Debug, Clone)]
pub struct Lexicon {
    /// Units and classifiers.
    pub units: units::Units,
    /// The words around numerals.
    pub words: words::Words,
    /// Words at the edges of names.
    pub names: names::NameWords,
    /// Column headings and metadata labels.
    pub headings: headings::Headings,
    /// Districts with their codes.
    pub districts: districts::Districts,
    /// What reports measure.
    pub indicators: indicators::Indicators,
}

/// A user's own lexicon file: what `[lexicon] extend` names.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Extension {
    /// Units of measurement.
    #[serde(default)]
    pub unit: Vec<units::UnitEntry>,
    /// Words that count things.
    #[serde(default)]
    pub classifiers: Vec<units::ClassifierEntry>,
    /// Words around numbers.
    #[serde(default)]
    pub words: words_file::WordLists,
    /// Column headings and metadata labels.
    #[serde(default)]
    pub heading: Vec<headings::HeadingEntry>,
    /// Districts that GB/T 2260 does not have.
    #[serde(default)]
    pub district: Vec<districts::DistrictEntry>,
    /// What reports measure.
    #[serde(default)]
    pub indicator: Vec<indicators::IndicatorEntry>,
}

impl Lexicon {
    /// The lexicon that comes with the program.
    ///
    /// # Errors
    /// Only if a compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        Ok(Self {
            units: units::Units::builtin()?,
            words: words::Words::builtin()?,
            names: names::NameWords::builtin()?,
            headings: headings::Headings::builtin()?,
            districts: districts::Districts::builtin()?,
            indicators: indicators::Indicators::builtin()?,
        })
    }

    /// Adds a user's file, named `name` in messages.
    ///
    /// # Errors
    /// Broken TOML, an unknown key, an entry that contradicts another one.
    pub fn extend(&mut self, name: &str, text: &str) -> Result<(), LexiconError> {
        let extension: Extension = toml::from_str(text).map_err(|e| LexiconError::Format {
            file: name.to_owned(),
            message: e.to_string(),
        })?;
        self.units.extend(name, &extension.unit, &extension.classifiers)?;
        self.words.extend(&extension.words).map_err(|e| e.in_file(name))?;
        if !extension.heading.is_empty() {
            self.headings = self
                .headings
                .clone()
                .extend(&extension.heading)
                .map_err(|e| e.in_file(name))?;
        }
        self.districts
            .extend(&extension.district)
            .map_err(|e| e.in_file(name))?;
        self.indicators.extend(name, &extension.indicator)?;
        match self.indicators.uncanonical(&self.units) {
            None => Ok(()),
            Some((indicator, unit)) => Err(LexiconError::Entry {
                file: name.to_owned(),
                entry: indicator.key.clone(),
                message: format!("its unit is not the canonical one: write {unit}"),
            }),
        }
    }
}

impl LexiconError {
    /// The same error, said of another file.
    #[must_use]
    fn in_file(mut self, name: &str) -> Self {
        match &mut self {
            Self::Format { file, .. } | Self::Entry { file, .. } => name.clone_into(file),
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_ones_own_adds_districts_and_units() {
        let mut lexicon = Lexicon::builtin().unwrap();
        let text = r#"
            [[district]]
            code = "990199"
            name = "松汀区"
            city = "云汀市"
            [[classifiers]]
            kind = "count"
            names = ["网箱"]
        "#;
        lexicon.extend("mine.toml", text).unwrap();
        assert!(lexicon.units.prefix("网箱养殖").is_some());
        assert_eq!(lexicon.districts.named("松汀区").count(), 1);
    }

    #[test]
    fn a_file_of_ones_own_adds_words_of_every_list() {
        let mut lexicon = Lexicon::builtin().unwrap();
        let text = r#"
            [[words.bound]]
            bound = "min"
            before = ["冲破"]
            [[words.change]]
            change = "decrease"
            any = ["跳水"]
            [[words.basis]]
            basis = "other"
            words = ["较汛前"]
            [[words.trap]]
            reason = "name"
            words = ["|五|柳巷"]
            [words.money]
            nouns = ["堤防款"]
            [[words.currency]]
            unit = "元"
            before = ["计币"]
        "#;
        lexicon.extend("mine.toml", text).unwrap();
        let words = &lexicon.words;
        assert_eq!(words.bound_before.find("产值冲破"), Some((6, Some(words::Bound::Min))));
        assert_eq!(
            words.change.find("水位跳水").map(|(_, w)| w.change),
            Some(words::Change::Decrease)
        );
        assert_eq!(words.basis.find("较汛前下降"), Some((9, words::Basis::Other)));
        assert_eq!(words.trap("位于", "五", "柳巷"), Some((6, words::TrapReason::Name)));
        assert!(words.money_nouns.iter().any(|noun| **noun == *"堤防款"));
        let (_, index) = words.currency_before.find("计币").unwrap();
        assert_eq!(&*words.currencies[index], "元");
        // The built-in words stand as before.
        assert_eq!(
            words.bound_before.find("规模达到约"),
            Some((3, Some(words::Bound::Approx)))
        );
    }

    #[test]
    fn a_file_of_ones_own_adds_indicators() {
        let mut lexicon = Lexicon::builtin().unwrap();
        let text = r#"
            [[indicator]]
            key = "washed_vegetables"
            name = "净菜配送"
            kind = "mass"
            unit = "吨"
            aliases = ["配送净菜"]
        "#;
        lexicon.extend("mine.toml", text).unwrap();
        assert_eq!(
            lexicon.indicators.get("washed_vegetables").map(|i| &*i.unit),
            Some("吨")
        );
        // The column holds canonical units, and this one would never stand in it.
        let error = lexicon.extend(
            "mine.toml",
            &text.replace("washed", "cut").replace("净", "切").replace("吨", "公斤"),
        );
        let error = error.unwrap_err().to_string();
        assert!(error.contains("mine.toml") && error.contains("write 吨"), "{error}");
    }

    #[test]
    fn errors_name_the_file() {
        let mut lexicon = Lexicon::builtin().unwrap();
        for broken in [
            "[[districts]]\nname = 3",
            "[[district]]\ncode = \"x\"\nname = \"松汀区\"",
            "[words.moneys]\nnouns = [\"款\"]",
            "[words.money]\nnoun = [\"款\"]",
            "[[words.bound]]\nbound = \"most\"\nbefore = [\"冲破\"]",
            "[[words.bound]]\nbound = \"max\"\nbefore = [\"约\"]",
            "[[words.trap]]\nreason = \"name\"\nwords = [\"五柳巷\"]",
            "[[indicator]]\nkey = \"new_one\"",
            "[[indicator]]\nkey = \"gdp\"\nunit_of = \"元\"",
        ] {
            let error = lexicon.extend("mine.toml", broken).unwrap_err();
            assert!(error.to_string().contains("mine.toml"), "{error}");
        }
    }
}
