//! The words beside a figure that say which stretch of time it is for, and whether it may fall: `lexicon/series.toml`.

use serde::Deserialize;

use super::LexiconError;
use super::marker::{Bits, Marker, Words};

/// What a word says of the figure beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Nothing; it protects a word that holds another one.
    None,
    /// Counted from the year's first day, or from the beginning (累计).
    ToDate,
    /// Counted within a part of the year (当季).
    Within,
    /// Something has been done, so a figure as of a day has grown up to that day.
    Done,
    /// What there is or is left at the time, which may fall (在册, 余额).
    State,
    /// An average or a peak, which may fall (日均).
    Average,
    /// A change against the same time a year ago (同比).
    SameTime,
    /// A growth that two printed levels do not give (可比价格).
    Real,
}

impl Mark {
    /// The mark's bit in what [`SeriesWords::marks`] gives.
    pub const fn bit(self) -> Bits {
        match self {
            Self::None => 0,
            _ => 1 << self as u32,
        }
    }
}

/// The words, ready for searching.
#[derive(Debug, Clone, Default)]
pub struct SeriesWords {
    marker: Marker,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    mark: Vec<List>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    mark: Mark,
    words: Vec<String>,
}

impl SeriesWords {
    /// The words that come with the program.
    ///
    /// # Errors
    /// Only if the compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        const NAME: &str = "lexicon/series.toml";
        let file: File =
            toml::from_str(include_str!("../../lexicon/series.toml")).map_err(|e| LexiconError::Format {
                file: NAME.to_owned(),
                message: e.to_string(),
            })?;
        let mut words = Words::default();
        for list in &file.mark {
            list.words.iter().for_each(|word| words.add(word, list.mark.bit()));
        }
        Ok(Self {
            marker: words.build(NAME)?,
        })
    }

    /// What the words of a text say altogether, a bit each.
    pub fn marks(&self, text: &str) -> Bits {
        self.marker.find(text).iter().fold(0, |all, hit| all | hit.bits)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_words_protect() {
        let words = SeriesWords::builtin().unwrap();
        let says = |text, mark: Mark| words.marks(text) & mark.bit() != 0;
        assert!(says("累计走访企业", Mark::ToDate));
        assert!(says("三季度走访企业", Mark::Within) && !says("前三季度走访企业", Mark::Within));
        assert!(says("共走访企业", Mark::Done) && !says("公共停车泊位", Mark::Done));
        assert!(says("共有登记企业", Mark::State) && !says("共登记企业", Mark::State));
    }
}
