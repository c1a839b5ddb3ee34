//! Lists and their numbers (part 3, 5.3 and 16.30).

use rustc_hash::FxHashMap;

use crate::decode::counting::Counting;
use crate::decode::xml::Element;

/// The styles of lists, the lists that are open, and how far they have counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    styles: FxHashMap<String, Vec<Option<Level>>>,
    /// The style whose levels are being described.
    described: Option<String>,
    open: Vec<Open>,
    counts: FxHashMap<String, Counts>,
    /// Under which name a list counts, by the list's id.
    ids: FxHashMap<String, String>,
    /// The item whose first paragraph comes next.
    item: Option<Item>,
}

/// A list that is open.
#[derive(Debug)]
struct Open {
    style: String,
    /// The name under which it counts.
    counter: String,
}

/// An item without a paragraph so far, with the number that it sets, if one.
#[derive(Debug)]
struct Item {
    start: Option<u32>,
}

#[derive(Debug)]
struct Level {
    counting: Counting,
    /// The text with `%1%` for the number of the first level …, where it is described so.
    pattern: Option<String>,
    prefix: String,
    suffix: String,
    start: u32,
    /// How many levels' numbers are shown.
    shown: usize,
}

/// How many levels a list has.
const LEVELS: usize = 10;

/// The last number at each level.
type Counts = [Option<u32>; LEVELS];

/// The name under which the numbering of headings stands among the styles.
const OUTLINE: &str = "";

impl Lists {
    /// Takes in what describes a list.
    pub(super) fn describe(&mut self, element: &Element<'_>) {
        match element.name() {
            "list-style" => self.described = element.attribute("name"),
            "outline-style" => self.described = Some(OUTLINE.to_owned()),
            "list-level-style-number" | "outline-level-style" => self.describe_level(element),
            _ => {}
        }
    }

    fn describe_level(&mut self, element: &Element<'_>) {
        let level = element.number::<usize>("level").and_then(|level| level.checked_sub(1));
        let Some((style, level)) = self.described.clone().zip(level.filter(|level| *level < LEVELS)) else {
            return;
        };
        let levels = self.styles.entry(style).or_default();
        if levels.len() <= level {
            levels.resize_with(level + 1, || None);
        }
        levels[level] = Some(Level {
            counting: Counting::of_open_document(&element.attribute("num-format").unwrap_or_default()),
            pattern: element.attribute("num-list-format"),
            prefix: element.attribute("num-prefix").unwrap_or_default(),
            suffix: element.attribute("num-suffix").unwrap_or_default(),
            start: element.number("start-value").unwrap_or(1),
            shown: element.number("display-levels").unwrap_or(1),
        });
    }

    /// Begins a list. Unless it continues another, an outermost list begins to count.
    pub(super) fn open(&mut self, element: &Element<'_>) {
        let outer = self.open.last();
        let style = element.attribute("style-name");
        let style = style
            .or_else(|| outer.map(|outer| outer.style.clone()))
            .unwrap_or_default();
        let counter = match outer {
            Some(outer) => outer.counter.clone(),
            None => self.counter(element, &style),
        };
        if let Some(id) = element.attribute("id") {
            self.ids.insert(id, counter.clone());
        }
        self.open.push(Open { style, counter });
    }

    /// The name under which an outermost list counts.
    fn counter(&mut self, element: &Element<'_>, style: &str) -> String {
        let continued = element.attribute("continue-list");
        let goes_on = continued.is_some() || element.attribute("continue-numbering").as_deref() == Some("true");
        if !goes_on {
            self.counts.remove(style);
        }
        let known = continued.and_then(|id| self.ids.get(&id).cloned());
        known.unwrap_or_else(|| style.to_owned())
    }

    /// Ends the list.
    pub(super) fn close(&mut self) {
        self.open.pop();
        self.item = None;
    }

    /// Begins an item.
    pub(super) fn open_item(&mut self, element: &Element<'_>) {
        let start = element.number("start-value");
        self.item = Some(Item { start });
    }

    /// Counts a paragraph, if it is the first of an item, and gives the text before it.
    pub(super) fn label(&mut self) -> Option<String> {
        let item = self.item.take()?;
        let level = self.open.len().checked_sub(1)?.min(LEVELS - 1);
        let Open { style, counter } = self.open.last()?;
        let levels = self.styles.get(style).map_or(&[][..], Vec::as_slice);
        let counts = self.counts.entry(counter.clone()).or_default();
        count(levels, level, item.start, counts);
        write(levels, level, counts)
    }

    /// Counts a heading that is no item of a list, and gives the text before it; `level` is 1 for the highest.
    pub(super) fn outline(&mut self, level: u8) -> Option<String> {
        let levels = self.styles.get(OUTLINE)?;
        let level = usize::from(level).checked_sub(1)?.min(LEVELS - 1);
        let counts = self.counts.entry(OUTLINE.to_owned()).or_default();
        count(levels, level, None, counts);
        write(levels, level, counts)
    }
}

/// Counts at a level; deeper levels start again.
fn count(levels: &[Option<Level>], level: usize, start: Option<u32>, counts: &mut Counts) {
    let next = counts[level].map(|count| count.saturating_add(1));
    counts[level] = start.or(next).or(Some(start_of(levels, level)));
    counts[level + 1..].fill(None);
}

fn start_of(levels: &[Option<Level>], level: usize) -> u32 {
    levels
        .get(level)
        .and_then(Option::as_ref)
        .map_or(1, |level| level.start)
}

/// The text of a level with its numbers; none for bullets.
fn write(levels: &[Option<Level>], at: usize, counts: &Counts) -> Option<String> {
    let level = levels
        .get(at)?
        .as_ref()
        .filter(|level| level.counting != Counting::Nothing)?;
    let number = |at: usize| {
        let number = counts[at].unwrap_or_else(|| start_of(levels, at));
        let counting = levels.get(at).and_then(Option::as_ref).map(|level| level.counting);
        counting.unwrap_or(Counting::Decimal(1)).write(number)
    };
    if let Some(pattern) = &level.pattern {
        let places = (0..=at).map(|at| (format!("%{}%", at + 1), at));
        let fill = |text: String, (place, at): (String, usize)| text.replace(&place, &number(at));
        return Some(places.fold(pattern.clone(), fill));
    }
    let first = (at + 1).saturating_sub(level.shown.max(1));
    let numbers: Vec<_> = (first..=at).map(number).filter(|number| !number.is_empty()).collect();
    Some(format!("{}{}{}", level.prefix, numbers.join("."), level.suffix))
}
