//! The words that say how a task stands: `lexicon/status.toml`.

use serde::Deserialize;

use super::LexiconError;
use super::marker::{Bits, Hit, Marker, Words};

/// What a word says of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Class {
    /// Nothing; it protects a word that holds another one.
    Neutral,
    /// The task is given up.
    Cancelled,
    /// Work has not begun.
    NotStarted,
    /// The task as a whole is done.
    PlanDone,
    /// More than planned.
    Exceeded,
    /// Short of something.
    Behind,
    /// Beyond something.
    Ahead,
    /// The target or plan itself.
    Goal,
    /// Something is not done yet.
    Unfinished,
    /// Work has begun: done where the target asks for no more.
    Started,
    /// The figures are not known yet.
    NoData,
    /// Work goes on.
    Ongoing,
    /// A step on the way.
    Milestone,
    /// Something is done.
    Done,
    /// Something was done, more weakly said.
    Achieved,
    /// The clause speaks of some of the things only.
    Partial,
    /// Something comes to its end.
    Finish,
    /// What is left of a whole.
    Rest,
    /// What follows is expected, not done.
    Hoped,
    /// A word of giving up, whose object tells whether it is the task or a part of the work.
    GivingUp,
    /// The task itself, as the object of such a word.
    Task,
    /// As much as before.
    Flat,
    /// A target of less than before.
    ToFall,
    /// What was reported stands somewhere else.
    Elsewhere,
}

impl Class {
    /// The class's bit in a [`Hit`].
    pub const fn bit(self) -> Bits {
        match self {
            Self::Neutral => 0,
            _ => 1 << self as u32,
        }
    }
}

/// Status words, ready for searching.
#[derive(Debug, Clone, Default)]
pub struct StatusWords {
    marker: Marker,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    words: Vec<List>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    class: Class,
    words: Vec<String>,
}

impl StatusWords {
    /// The words that come with the program.
    ///
    /// # Errors
    /// Only if the compiled-in file is broken, which a test excludes.
    pub fn builtin() -> Result<Self, LexiconError> {
        const NAME: &str = "lexicon/status.toml";
        let file: File =
            toml::from_str(include_str!("../../lexicon/status.toml")).map_err(|e| LexiconError::Format {
                file: NAME.to_owned(),
                message: e.to_string(),
            })?;
        let mut words = Words::default();
        for list in &file.words {
            list.words.iter().for_each(|w| words.add(w, list.class.bit()));
        }
        Ok(Self {
            marker: words.build(NAME)?,
        })
    }

    /// All status words of a text, in reading order.
    pub fn find(&self, text: &str) -> Vec<Hit> {
        self.marker.find(text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn longer_words_protect() {
        let words = StatusWords::builtin().unwrap();
        let bits = |text| words.find(text).iter().fold(0, |all, h| all | h.bits);
        assert_eq!(bits("已完成"), Class::Done.bit());
        assert_eq!(bits("完成率"), 0);
        assert_eq!(bits("尚未启动"), Class::NotStarted.bit());
        assert_ne!(bits("未完成") & Class::Behind.bit(), 0);
        assert_eq!(bits("未完成") & Class::Achieved.bit(), 0);
    }
}
