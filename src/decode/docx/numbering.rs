//! Automatic numbering (ISO/IEC 29500-1, 17.9): what Word shows before a paragraph of a list.

use rustc_hash::{FxHashMap, FxHashSet};

use super::properties::{Listed, is_on, value};
use super::styles::{Look, Styles};
use crate::decode::counting::Counting;
use crate::decode::xml::{Element, Node, Xml};
use crate::diagnostic::Refusal;

/// A document's lists, and how far each of them has counted.
#[derive(Debug, Default)]
pub(super) struct Numbering {
    lists: FxHashMap<String, List>,
    patterns: FxHashMap<String, Pattern>,
    /// For each pattern the last number at each level: lists of one pattern count on from one another.
    counts: FxHashMap<String, Counts>,
    /// The lists that were used so far.
    used: FxHashSet<String>,
}

/// How many levels a list has.
const LEVELS: usize = 9;

/// A list (`num`): a pattern, and what is different from it.
#[derive(Debug, Default)]
struct List {
    pattern: String,
    levels: FxHashMap<usize, Level>,
    starts: FxHashMap<usize, u32>,
}

/// A pattern of lists (`abstractNum`).
#[derive(Debug, Default)]
struct Pattern {
    levels: FxHashMap<usize, Level>,
    /// The style of lists that describes the pattern instead.
    style: Option<String>,
}

#[derive(Debug)]
struct Level {
    start: u32,
    counting: Counting,
    /// The text, with `%1` for the number of the first level …
    text: String,
    /// The level, from 1, that makes this one start again; 0 for none.
    restart: Option<usize>,
    /// Whether all numbers are in plain digits.
    is_legal: bool,
    /// The style of the paragraphs that stand at this level.
    style: Option<String>,
}

impl Default for Level {
    fn default() -> Self {
        Self {
            start: 0,
            counting: Counting::Decimal(1),
            text: String::new(),
            restart: None,
            is_legal: false,
            style: None,
        }
    }
}

impl Level {
    /// Whether the level's text says anything: bullets do not.
    fn has_text(&self) -> bool {
        self.counting != Counting::Nothing || self.text.contains('%')
    }

    /// Takes in what stands in `lvl`.
    fn take(&mut self, element: &Element<'_>) {
        match element.name() {
            "start" => self.start = element.number("val").unwrap_or(0),
            "numFmt" => {
                let name = value(element).unwrap_or_default();
                self.counting = Counting::of_word(&name, element.attribute("format").as_deref());
            }
            "lvlText" => self.text = value(element).unwrap_or_default(),
            "lvlRestart" => self.restart = element.number("val"),
            "isLgl" => self.is_legal = is_on(element),
            "pStyle" => self.style = value(element),
            _ => {}
        }
    }
}

/// Where the reader of the part stands.
#[derive(Debug, Default)]
struct Place {
    pattern: String,
    list: Option<String>,
    level: usize,
}

impl Numbering {
    /// Reads the part of numbering.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn read(part: &str, styles: &Styles) -> Result<Self, Refusal> {
        let mut xml = Xml::new(part);
        let mut read = Self::default();
        let mut place = Place::default();
        while let Some(node) = xml.next()? {
            match node {
                // An older spelling of the format that stands before it.
                Node::Open(element) if element.name() == "Fallback" => xml.skip()?,
                Node::Open(element) => read.take(&element, &mut place),
                Node::Close(_) | Node::Text(_) => {}
            }
        }
        read.follow_styles(styles);
        Ok(read)
    }

    fn take(&mut self, element: &Element<'_>, place: &mut Place) {
        match element.name() {
            "abstractNum" => {
                *place = Place::default();
                place.pattern = element.attribute("abstractNumId").unwrap_or_default();
                self.patterns.insert(place.pattern.clone(), Pattern::default());
            }
            "num" => place.list = element.attribute("numId"),
            "lvl" | "lvlOverride" => place.level = element.number("ilvl").unwrap_or(place.level),
            _ => {}
        }
        if let Some(list) = &place.list {
            let list = self.lists.entry(list.clone()).or_default();
            list.take(element, place.level);
        } else if let Some(pattern) = self.patterns.get_mut(&place.pattern) {
            pattern.take(element, place.level);
        }
    }

    /// Gives every list the pattern that its pattern's style names.
    fn follow_styles(&mut self, styles: &Styles) {
        let of_style = |numbering: &Self, pattern: &str| -> Option<String> {
            let style = numbering.patterns.get(pattern)?.style.as_deref()?;
            let list = numbering.lists.get(styles.list(style)?)?;
            Some(list.pattern.clone())
        };
        let patterns: Vec<_> = self
            .lists
            .iter()
            .filter_map(|(id, list)| Some((id.clone(), of_style(self, &list.pattern)?)))
            .collect();
        for (id, pattern) in patterns {
            if let Some(list) = self.lists.get_mut(&id) {
                list.pattern = pattern;
            }
        }
    }

    /// Counts a paragraph and gives the text that Word shows before it; none for a paragraph of no list.
    pub(super) fn label(&mut self, listed: &Listed, look: &Look<'_>) -> Option<String> {
        let id = listed.list.as_deref().or(look.list)?;
        let list = self.lists.get(id)?;
        let pattern = self.patterns.get(&list.pattern);
        let levels = Levels { list, pattern };
        let at = listed
            .level
            .or(look.level)
            .or_else(|| levels.of_style(look.list_style?));
        let at = at.unwrap_or(0).min(LEVELS - 1);
        let counts = self.counts.entry(list.pattern.clone()).or_default();
        if !list.starts.is_empty() && self.used.insert(id.to_owned()) {
            levels.start_again(counts);
        }
        levels.count(at, counts);
        Some(levels.write(at, counts))
    }
}

/// The levels of a list, its own before those of its pattern.
struct Levels<'n> {
    list: &'n List,
    pattern: Option<&'n Pattern>,
}

/// The last number at each level.
type Counts = [Option<u32>; LEVELS];

impl Levels<'_> {
    fn get(&self, at: usize) -> Option<&Level> {
        let own = self.list.levels.get(&at);
        own.or_else(|| self.pattern?.levels.get(&at))
    }

    fn start(&self, at: usize) -> u32 {
        let own = self.list.starts.get(&at).copied();
        own.or(self.get(at).map(|level| level.start)).unwrap_or(0)
    }

    /// The level at which paragraphs of a style stand.
    fn of_style(&self, style: &str) -> Option<usize> {
        (0..LEVELS).find(|&at| self.get(at).is_some_and(|level| level.style.as_deref() == Some(style)))
    }

    /// Forgets the counts of the levels for which the list has a start of its own.
    fn start_again(&self, counts: &mut Counts) {
        for (at, count) in counts.iter_mut().enumerate() {
            if self.list.starts.contains_key(&at) {
                *count = None;
            }
        }
    }

    /// Counts a paragraph at a level; deeper levels start again, unless they say otherwise.
    fn count(&self, at: usize, counts: &mut Counts) {
        for (deeper, count) in counts.iter_mut().enumerate().skip(at) {
            let restart = self.get(deeper).and_then(|level| level.restart).unwrap_or(deeper);
            if deeper == at {
                *count = Some(count.map_or_else(|| self.start(at), |count| count.saturating_add(1)));
            } else if at < restart {
                *count = None;
            }
        }
    }

    /// The text of a level with its numbers. Levels that were not counted yet stand at their start.
    fn write(&self, at: usize, counts: &Counts) -> String {
        let Some(level) = self.get(at).filter(|level| level.has_text()) else {
            return String::new();
        };
        let mut all = String::new();
        let mut rest = level.text.chars().peekable();
        while let Some(c) = rest.next() {
            let digit = rest.next_if(|next| c == '%' && ('1'..='9').contains(next));
            let Some(place) = digit.and_then(|digit| digit.to_digit(10)) else {
                all.push(c);
                continue;
            };
            let place = place as usize - 1;
            let number = counts[place].unwrap_or_else(|| self.start(place));
            let counting = self.get(place).map(|level| level.counting);
            let counting = counting.filter(|_| !level.is_legal).unwrap_or(Counting::Decimal(1));
            all.push_str(&counting.write(number));
        }
        all
    }
}

impl List {
    fn take(&mut self, element: &Element<'_>, level: usize) {
        match element.name() {
            "abstractNumId" => self.pattern = value(element).unwrap_or_default(),
            "startOverride" => {
                self.starts.insert(level, element.number("val").unwrap_or(0));
            }
            "lvl" => {
                self.levels.insert(level, Level::default());
            }
            _ => {
                if let Some(level) = self.levels.get_mut(&level) {
                    level.take(element);
                }
            }
        }
    }
}

impl Pattern {
    fn take(&mut self, element: &Element<'_>, level: usize) {
        match element.name() {
            "numStyleLink" => self.style = value(element),
            "lvl" => {
                self.levels.insert(level, Level::default());
            }
            _ => {
                if let Some(level) = self.levels.get_mut(&level) {
                    level.take(element);
                }
            }
        }
    }
}
