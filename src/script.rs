//! Traditional characters, folded to simplified ones for looking words up.
//!
//! Folding goes character by character between characters of three bytes, so a folded text has the length of the
//! printed one and every span of it is a span of the other: what is read from the fold is quoted from the print.
//!
//! A character is folded that the dictionary of OpenCC simplifies and that simplified print does not use: one that
//! GB/T 2312-1980 does not have among its 6,763, or one of [`OUT_OF_USE`]. So text in simplified characters is never
//! changed, 乾 in 乾隆 no more than 著 in 著名, and a look at one bit a character tells it from other text.

use std::borrow::Cow;
use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use rustc_hash::FxHashMap;

/// The characters that Chinese text is written in: the block CJK Unified Ideographs.
const FIRST: char = '\u{4e00}';
const LAST: char = '\u{9fff}';
const COUNT: usize = LAST as usize - FIRST as usize + 1;

/// Characters of GB/T 2312 that simplified print has no use for, and traditional print in 不低於, 最後, 徵地, 合夥, 捲菸.
const OUT_OF_USE: [char; 5] = ['於', '後', '徵', '夥', '菸'];

/// A numeral (壹, 貳, 參), which its simplified form is not.
const NUMERAL: char = '參';

/// Which characters simplified print uses, a bit each. Computed in about a hundred microseconds.
static SIMPLIFIED: LazyLock<Box<[u64]>> = LazyLock::new(|| {
    // Rows 16 to 87 of the set, each with 94 places, hold its Chinese characters.
    let row = |row| (0xA1..=0xFE_u8).flat_map(move |place| [row, place]);
    let codes: Vec<u8> = (0xB0..=0xF7).flat_map(row).collect();
    let (characters, _) = encoding_rs::GBK.decode_without_bom_handling(&codes);
    let mut set = vec![0; COUNT.div_ceil(64)].into_boxed_slice();
    for c in characters.chars().filter(|c| !OUT_OF_USE.contains(c)) {
        if let Some(bits) = set.get_mut(index(c) / 64) {
            *bits |= 1_u64 << (index(c) % 64);
        }
    }
    set
});

/// The simplified form of every character that has one of the same length. Computed when the first character that is
/// not in [`SIMPLIFIED`] is met, which takes some milliseconds once.
static FORMS: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| {
    let lines: String = (FIRST..=LAST)
        .filter(|c| is_rare(&SIMPLIFIED, *c))
        .flat_map(|c| [c, '\n'])
        .collect();
    // Without its dictionary, which is compiled in, nothing is folded.
    let folded = OpenCC::from_config(BuiltinConfig::T2s).map(|dictionary| dictionary.convert(&lines));
    let pair = |(line, folded): (&str, &str)| {
        let (from, to) = (line.chars().next()?, folded.chars().next()?);
        (from != to && from != NUMERAL && to.len_utf8() == from.len_utf8()).then_some((from, to))
    };
    let folded = folded.unwrap_or_default();
    lines.lines().zip(folded.lines()).filter_map(pair).collect()
});

/// The place of a character behind the first of its block; one that stands before it has a place beyond all others.
const fn index(c: char) -> usize {
    (c as usize).wrapping_sub(FIRST as usize)
}

/// Whether a character is Chinese and none of simplified print.
fn is_rare(simplified: &[u64], c: char) -> bool {
    let index = index(c);
    simplified
        .get(index / 64)
        .is_some_and(|bits| bits >> (index % 64) & 1 == 0)
}

/// The text with its traditional characters simplified, of the same length in bytes and in characters; borrowed where
/// there are none.
pub fn fold(text: &str) -> Cow<'_, str> {
    let Some(rare) = first_rare(text) else {
        return Cow::Borrowed(text);
    };
    let forms = &*FORMS;
    let foldable = |(at, c)| forms.contains_key(&c).then_some(rare + at);
    let Some(first) = text[rare..].char_indices().find_map(foldable) else {
        return Cow::Borrowed(text);
    };
    let mut folded = String::with_capacity(text.len());
    folded.push_str(&text[..first]);
    folded.extend(text[first..].chars().map(|c| forms.get(&c).copied().unwrap_or(c)));
    Cow::Owned(folded)
}

/// Where the first Chinese character stands that simplified print does not use. Every text is looked through here.
fn first_rare(text: &str) -> Option<usize> {
    let simplified = &**SIMPLIFIED;
    let rare = |(_, c): &(usize, char)| is_rare(simplified, *c);
    text.char_indices().find(rare).map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_text_is_folded_in_place() {
        for (printed, folded) in [
            ("目標任務", "目标任务"),
            ("進展情況", "进展情况"),
            ("發佈機構：雲岫區", "发布机构：云岫区"),
            ("新建幼兒園3所，完成投資1.2億元", "新建幼儿园3所，完成投资1.2亿元"),
            ("之後於裏面", "之后于里面"),
            ("混合text與简体", "混合text与简体"),
        ] {
            assert_eq!(fold(printed), folded);
            assert_eq!(fold(printed).len(), printed.len());
        }
    }

    #[test]
    fn simplified_text_is_left_alone_and_not_copied() {
        for text in [
            "",
            "abc 1.2％",
            "乾隆年间著名的瞭望台",
            "重点工作完成情况，共3项",
            "①一是〇",
        ] {
            assert!(matches!(fold(text), Cow::Borrowed(_)), "{text}");
        }
        // Names hold characters that no simplification knows.
        assert_eq!(fold("喆堃镕"), "喆堃镕");
    }

    #[test]
    fn the_tables_are_whole() {
        assert!(FORMS.len() > 2_000, "{}", FORMS.len());
        let ones = SIMPLIFIED.iter().map(|bits| bits.count_ones()).sum::<u32>();
        assert_eq!(ones as usize, 6_763 - OUT_OF_USE.len());
        assert!(
            FORMS
                .iter()
                .all(|(from, to)| from.len_utf8() == 3 && to.len_utf8() == 3)
        );
        assert!(OUT_OF_USE.iter().all(|c| FORMS.contains_key(c)));
    }
}
