//! Headers and footers: what stands at the same place on several pages, and the numbers of pages.

use rustc_hash::FxHashMap;

use super::layout::{Block, Layout};
use super::line::Line;

/// How much of a page's height its upper and its lower margin may take.
const MARGIN: f32 = 0.11;

/// How many lines at the top and at the bottom of a page may be a header or a footer.
const DEEP: usize = 3;

/// Takes headers, footers and page numbers out of all pages.
pub(super) fn clear(layouts: &mut [Layout]) {
    let mut seen: FxHashMap<(i32, String), usize> = FxHashMap::default();
    for layout in layouts.iter() {
        for (_, line) in marginal(layout) {
            *seen.entry(key(line)).or_default() += 1;
        }
    }
    for layout in layouts {
        let gone: Vec<_> = marginal(layout)
            .filter(|(_, line)| is_page_number(&line.text) || is_repeated(line, &seen))
            .map(|(at, _)| at)
            .collect();
        let mut at = 0;
        layout.blocks.retain(|_| {
            at += 1;
            !gone.contains(&(at - 1))
        });
    }
}

/// The lines in the margins of a page, with their places among the blocks.
fn marginal(layout: &Layout) -> impl Iterator<Item = (usize, &Line)> {
    let (count, height) = (layout.blocks.len(), layout.size.1);
    let near_end = move |at: &usize| *at < DEEP || at + DEEP >= count;
    layout
        .blocks
        .iter()
        .enumerate()
        .filter_map(move |(at, block)| match block {
            Block::Line(line) if near_end(&at) => {
                let outside = line.y < MARGIN * height || line.y > (1.0 - MARGIN) * height;
                outside.then_some((at, line))
            }
            _ => None,
        })
}

/// What lines that pages repeat have in common: their place, and their text but for numbers.
fn key(line: &Line) -> (i32, String) {
    let mut text: String = line.text.chars().filter(|c| !c.is_whitespace()).collect();
    text = text.replace(|c: char| c.is_numeric() || "一二三四五六七八九十".contains(c), "0");
    while text.contains("00") {
        text = text.replace("00", "0");
    }
    // Places are told apart by four points; those of a header do not move.
    ((line.y / 4.0).round() as i32, text)
}

/// Whether a line stands on several pages. One with several columns is the heading of a table.
fn is_repeated(line: &Line, seen: &FxHashMap<(i32, String), usize>) -> bool {
    line.gaps < 3 && seen.get(&key(line)).is_some_and(|count| *count > 1)
}

/// Whether a line is nothing but the page's number: `3` `- 3 -` `第3页` `第 3 页 共 9 页` `3/9` `Page 3 of 9`.
fn is_page_number(text: &str) -> bool {
    const WORDS: [&str; 5] = ["Page", "page", "of", "第", "共"];
    let mut bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    for word in WORDS {
        bare = bare.replace(word, "");
    }
    let drawn = |c: char| {
        matches!(
            c,
            '-' | '—' | '–' | '－' | '―' | '·' | '/' | '／' | '页' | '，' | ',' | '|' | '~'
        )
    };
    let numeral = |c: char| c.is_numeric() || "一二三四五六七八九十".contains(c);
    let numerals = bare.chars().filter(|c| numeral(*c)).count();
    (1..=8).contains(&numerals) && bare.chars().all(|c| drawn(c) || numeral(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_pages() {
        for text in [
            "3",
            "- 3 -",
            "— 12 —",
            "第3页",
            "第 3 页 共 9 页",
            "第三页",
            "3/9",
            "Page 3 of 9",
            "－３－",
        ] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["", "第3", "- -", "3.5", "2024年", "第三部分", "共3页附件", "123456789"] {
            assert_eq!(is_page_number(text), text == "第3", "{text}");
        }
    }

    fn page(lines: &[(f32, &str)]) -> Layout {
        let block = |(y, text): &(f32, &str)| {
            Block::Line(Line {
                y: *y,
                text: (*text).to_owned(),
                ..Line::default()
            })
        };
        Layout {
            size: (595.0, 842.0),
            blocks: lines.iter().map(block).collect(),
        }
    }

    fn left(page: &Layout) -> Vec<&str> {
        page.blocks
            .iter()
            .filter_map(Block::line)
            .map(|line| line.text.as_str())
            .collect()
    }

    #[test]
    fn what_pages_repeat_in_their_margins_goes() {
        let mut pages = vec![
            page(&[(50.0, "季度通报 第1期"), (100.0, "甲"), (400.0, "同"), (800.0, "1")]),
            page(&[(50.5, "季度通报 第1期"), (100.0, "乙"), (400.0, "同"), (800.0, "2")]),
        ];
        clear(&mut pages);
        assert_eq!(pages.iter().map(left).collect::<Vec<_>>(), [["甲", "同"], ["乙", "同"]]);
    }

    #[test]
    fn what_stands_once_stays() {
        let mut pages = vec![
            page(&[(50.0, "标题"), (700.0, "2024"), (800.0, "- 1 -")]),
            page(&[(50.0, "另一行"), (830.0, "附注")]),
        ];
        clear(&mut pages);
        assert_eq!(
            pages.iter().map(left).collect::<Vec<_>>(),
            [["标题", "2024"], ["另一行", "附注"]]
        );
    }
}
