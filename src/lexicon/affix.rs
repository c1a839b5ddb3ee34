//! Sets of words that a text is asked to begin or to end with; the longest word wins.

use rustc_hash::FxHashMap;

/// Words as a tree of their characters.
#[derive(Debug, Clone)]
struct Trie<T> {
    nodes: Vec<Node<T>>,
    /// The node of each first character.
    first: FxHashMap<char, u32>,
    /// One bit for every first character by its lowest bits: nearly all questions are answered no, most of them here.
    firsts: [u64; 16],
}

/// What has been read so far is the path to a node.
#[derive(Debug, Clone)]
struct Node<T> {
    /// What the path says, where it is a word.
    says: Option<T>,
    /// How many bytes the path has.
    length: usize,
    next: Vec<(char, u32)>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self {
            nodes: Vec::new(),
            first: FxHashMap::default(),
            firsts: [0; 16],
        }
    }
}

/// The place of a character's bit in [`Trie::firsts`].
const fn bit_of(c: char) -> (usize, u64) {
    let low = c as usize & 1023;
    (low >> 6, 1 << (low & 63))
}

impl<T: Copy> Trie<T> {
    fn grow(&mut self, length: usize) -> u32 {
        let id = u32::try_from(self.nodes.len()).unwrap_or(u32::MAX);
        let next = Vec::new();
        self.nodes.push(Node {
            says: None,
            length,
            next,
        });
        id
    }

    /// Adds a word; says what it said before, where it was there already.
    fn add(&mut self, word: impl Iterator<Item = char>, value: T) -> Option<T> {
        let (mut at, mut length) = (None, 0);
        for c in word {
            length += c.len_utf8();
            let known = match at {
                None => self.first.get(&c).copied(),
                Some(node) => self.step(node, c),
            };
            let next = known.unwrap_or_else(|| self.grow(length));
            match at {
                None => {
                    self.first.insert(c, next);
                    let (word, bit) = bit_of(c);
                    self.firsts[word] |= bit;
                }
                Some(node) if known.is_none() => self.nodes[node as usize].next.push((c, next)),
                Some(_) => {}
            }
            at = Some(next);
        }
        let says = &mut self.nodes.get_mut(at? as usize)?.says;
        let before = *says;
        says.get_or_insert(value);
        before
    }

    fn step(&self, node: u32, c: char) -> Option<u32> {
        let next = &self.nodes[node as usize].next;
        next.iter().find(|(n, _)| *n == c).map(|(_, id)| *id)
    }

    /// The longest word on the way that `text` leads: its length in bytes and what it says.
    #[inline]
    fn find(&self, mut text: impl Iterator<Item = char>) -> Option<(usize, T)> {
        let c = text.next()?;
        let (word, bit) = bit_of(c);
        if self.firsts[word] & bit == 0 {
            return None;
        }
        self.walk(*self.first.get(&c)?, text)
    }

    fn walk(&self, at: u32, text: impl Iterator<Item = char>) -> Option<(usize, T)> {
        let mut found = None;
        self.each(at, text, |length, value| found = Some((length, value)));
        found
    }

    /// Shows every word on the way that `text` leads from the node `at` on, the shortest first.
    fn each(&self, mut at: u32, mut text: impl Iterator<Item = char>, mut show: impl FnMut(usize, T)) {
        loop {
            let node = &self.nodes[at as usize];
            if let Some(value) = node.says {
                show(node.length, value);
            }
            let step = (!node.next.is_empty()).then(|| text.next()).flatten();
            let Some(next) = step.and_then(|c| self.step(at, c)) else {
                return;
            };
            at = next;
        }
    }
}

/// Words for asking what a text begins with.
#[derive(Debug, Clone)]
pub struct Prefixes<T>(Trie<T>);

/// Words for asking what a text ends with.
#[derive(Debug, Clone)]
pub struct Suffixes<T>(Trie<T>);

impl<T> Default for Prefixes<T> {
    fn default() -> Self {
        Self(Trie::default())
    }
}

impl<T> Default for Suffixes<T> {
    fn default() -> Self {
        Self(Trie::default())
    }
}

impl<T: Copy> Prefixes<T> {
    /// Adds a word; of two equal words the first added wins.
    pub fn add(&mut self, word: &str, value: T) {
        self.insert(word, value);
    }

    /// Adds a word, and gives back what it said already. An empty word is left out.
    pub fn insert(&mut self, word: &str, value: T) -> Option<T> {
        self.0.add(word.chars(), value)
    }

    /// What the longest word that `text` begins with gives, of those that give anything.
    pub fn find_map<R>(&self, text: &str, mut ask: impl FnMut(T) -> Option<R>) -> Option<R> {
        let mut chars = text.chars();
        let first = self.0.first.get(&chars.next()?)?;
        let mut found = None;
        self.0
            .each(*first, chars, |_, value| found = ask(value).or(found.take()));
        found
    }

    /// The longest word that `text` begins with: its length in bytes and what it says.
    #[inline]
    pub fn find(&self, text: &str) -> Option<(usize, T)> {
        self.0.find(text.chars())
    }
}

impl<T: Copy> Suffixes<T> {
    /// Adds a word; of two equal words the first added wins.
    pub fn add(&mut self, word: &str, value: T) {
        self.insert(word, value);
    }

    /// Adds a word, and gives back what it said already. An empty word is left out.
    pub fn insert(&mut self, word: &str, value: T) -> Option<T> {
        self.0.add(word.chars().rev(), value)
    }

    /// The longest word that `text` ends with: its length in bytes and what it says.
    #[inline]
    pub fn find(&self, text: &str) -> Option<(usize, T)> {
        self.0.find(text.chars().rev())
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
