//! Sets of words that a text is asked to begin or to end with; the longest word wins.

use rustc_hash::FxHashMap;

/// Words by their first character, for asking what a text begins with.
#[derive(Debug, Clone)]
pub struct Prefixes<T> {
    words: FxHashMap<char, Vec<(Box<str>, T)>>,
}

/// Words by their last character, for asking what a text ends with.
#[derive(Debug, Clone)]
pub struct Suffixes<T> {
    words: FxHashMap<char, Vec<(Box<str>, T)>>,
}

impl<T> Default for Prefixes<T> {
    fn default() -> Self {
        Self {
            words: FxHashMap::default(),
        }
    }
}

impl<T> Default for Suffixes<T> {
    fn default() -> Self {
        Self {
            words: FxHashMap::default(),
        }
    }
}

fn insert<T>(words: &mut FxHashMap<char, Vec<(Box<str>, T)>>, key: Option<char>, word: &str, value: T) {
    let Some(key) = key else { return };
    let list = words.entry(key).or_default();
    let at = list.partition_point(|(w, _)| w.len() >= word.len());
    list.insert(at, (word.into(), value));
}

impl<T: Copy> Prefixes<T> {
    /// Adds a word; of two equal words the first added wins.
    pub fn add(&mut self, word: &str, value: T) {
        insert(&mut self.words, word.chars().next(), word, value);
    }

    /// The longest word that `text` begins with: its length in bytes and what it says.
    pub fn find(&self, text: &str) -> Option<(usize, T)> {
        let list = self.words.get(&text.chars().next()?)?;
        list.iter()
            .find(|(w, _)| text.starts_with(&**w))
            .map(|(w, t)| (w.len(), *t))
    }
}

impl<T: Copy> Suffixes<T> {
    /// Adds a word; of two equal words the first added wins.
    pub fn add(&mut self, word: &str, value: T) {
        insert(&mut self.words, word.chars().next_back(), word, value);
    }

    /// The longest word that `text` ends with: its length in bytes and what it says.
    pub fn find(&self, text: &str) -> Option<(usize, T)> {
        let list = self.words.get(&text.chars().next_back()?)?;
        list.iter()
            .find(|(w, _)| text.ends_with(&**w))
            .map(|(w, t)| (w.len(), *t))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_word_wins() {
        let mut prefixes = Prefixes::default();
        let mut suffixes = Suffixes::default();
        for (i, word) in ["约", "节约", "大约"].into_iter().enumerate() {
            prefixes.add(word, i);
            suffixes.add(word, i);
        }
        assert_eq!(suffixes.find("共节约"), Some((6, 1)));
        assert_eq!(suffixes.find("合约"), Some((3, 0)));
        assert_eq!(prefixes.find("大约有"), Some((6, 2)));
        assert_eq!(prefixes.find("有"), None);
        assert_eq!(suffixes.find(""), None);
    }
}
