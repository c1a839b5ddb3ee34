//! The notation of patterns, written out into the phrases that it stands for.
//!
//! ```text
//! pattern = word *( " " word )                  words in any order
//! word    = 1*( text / "(" text *( "|" text ) ")" )   alternatives, of which one may be empty
//! ```
//! `城镇 新增 (就业|就业人员)` stands for twelve phrases. They are looked up like any other name, so that a pattern costs
//! nothing when a report is read.

/// The most words that stand in any order.
const WORDS: usize = 4;

/// The most phrases that one pattern may stand for.
const PHRASES: usize = 300;

/// All phrases of a pattern; the error says what is wrong with it.
pub fn expand(pattern: &str) -> Result<Vec<String>, String> {
    let words: Vec<Vec<String>> = pattern
        .split_whitespace()
        .map(|word| alternatives(word).ok_or_else(|| format!("the brackets of the pattern {pattern:?} do not match")))
        .collect::<Result<_, _>>()?;
    let orders: usize = (1..=words.len()).product();
    let choices = words.iter().map(Vec::len).try_fold(orders, usize::checked_mul);
    if words.is_empty() || words.len() > WORDS || choices.is_none_or(|n| n > PHRASES) {
        return Err(format!(
            "the pattern {pattern:?} has no words, more than {WORDS}, or stands for more than {PHRASES} phrases"
        ));
    }
    let mut phrases = Vec::new();
    order(&words, &mut vec![false; words.len()], String::new(), &mut phrases);
    Ok(phrases)
}

/// Every order of the words that are not used yet, behind what stands already.
fn order(words: &[Vec<String>], used: &mut [bool], begun: String, out: &mut Vec<String>) {
    if used.iter().all(|used| *used) {
        out.push(begun);
        return;
    }
    for (i, alternatives) in words.iter().enumerate() {
        if used[i] {
            continue;
        }
        used[i] = true;
        for word in alternatives {
            order(words, used, format!("{begun}{word}"), out);
        }
        used[i] = false;
    }
}

/// What one word can be; nothing where its brackets do not match.
fn alternatives(word: &str) -> Option<Vec<String>> {
    let mut all = vec![String::new()];
    let mut rest = word;
    while !rest.is_empty() {
        let (text, behind) = rest
            .split_once('(')
            .map_or((rest, None), |(text, behind)| (text, Some(behind)));
        if text.contains([')', '|']) {
            return None;
        }
        all.iter_mut().for_each(|begun| begun.push_str(text));
        let Some(behind) = behind else { break };
        let (inside, after) = behind.split_once(')')?;
        if inside.contains('(') {
            return None;
        }
        let begun = all;
        all = inside
            .split('|')
            .flat_map(|choice| begun.iter().map(move |begun| format!("{begun}{choice}")))
            .collect();
        rest = after;
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_in_any_order_and_have_alternatives() {
        assert_eq!(
            expand("新增 (城镇|城乡)就业").unwrap(),
            ["新增城镇就业", "新增城乡就业", "城镇就业新增", "城乡就业新增"]
        );
        assert_eq!(expand("(规模以上|规上)工业(企业|)利润").unwrap().len(), 4);
        assert_eq!(expand("a b c").unwrap().len(), 6);
    }

    #[test]
    fn a_pattern_that_cannot_be_read_says_so() {
        for broken in [
            "",
            " ",
            "新增(就业",
            "新增)就业",
            "新增|就业",
            "((a|b)|c)",
            "a b c d e",
            "(a|b|c|d) (a|b|c|d) (a|b|c|d)",
        ] {
            assert!(expand(broken).is_err(), "{broken}");
        }
    }
}
