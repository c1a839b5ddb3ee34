//! Numbers of official documents: 某政办〔2023〕5号, 某政办(2023)5号, 某督〔2023〕第5号.
//!
//! GB/T 9704-2012, 7.2.5: the issuer's sign, the year in six-cornered brackets, the running number. Print uses other
//! brackets as well.

use super::date::lone;
use super::mark::is_digit;

/// The longest sign of an issuer, in characters.
const MAX_SIGN: usize = 16;

/// The number that a text begins with, up to its 号.
pub(super) fn doc_no(text: &str) -> Option<&str> {
    let sign = text.char_indices().take(MAX_SIGN + 1).find(|(_, c)| !is_chinese(*c))?.0;
    let rest = text[sign..].trim_start();
    let rest = rest.strip_prefix(['〔', '[', '［', '(', '（', '【'])?;
    let year = rest.char_indices().take_while(|(_, c)| is_digit(*c)).count();
    let rest = rest
        .trim_start_matches(is_digit)
        .strip_prefix(['〕', ']', '］', ')', '）', '】'])?;
    let end = tail(rest)?;
    (sign > 0 && year == 4).then(|| &text[..text.len() - rest.len() + end])
}

/// The number that a line is: alone, in brackets, or with the signer or a day behind it.
pub(super) fn doc_no_line(line: &str) -> Option<&str> {
    const MAX_BYTES: usize = 120;
    let inner = line
        .strip_prefix(['（', '('])
        .and_then(|line| line.strip_suffix(['）', ')']));
    let text = inner.unwrap_or(line).trim();
    let number = doc_no(text).filter(|_| line.len() <= MAX_BYTES)?;
    let rest = text[number.len()..].trim_start();
    let blank = text[number.len()..].starts_with(char::is_whitespace);
    let signed = blank && (rest.starts_with("签发人") || rest.starts_with("簽發人") || lone(rest).is_some());
    (rest.is_empty() || signed).then_some(number)
}

/// Whether a line is the end of a number that was broken off behind the year: `5号`.
pub(super) fn is_tail(line: &str) -> bool {
    tail(line) == Some(line.len())
}

/// Where `第5号` ends that a text begins with.
fn tail(text: &str) -> Option<usize> {
    let rest = text.trim_start();
    let digits = rest.strip_prefix('第').unwrap_or(rest).trim_start();
    let rest = digits.trim_start_matches(is_digit);
    let end = rest.trim_start().strip_prefix(['号', '號'])?;
    (rest.len() < digits.len()).then_some(text.len() - end.len())
}

fn is_chinese(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_are_numbers() {
        for line in [
            "某政〔2021〕3号",
            "某政办(2021)3号",
            "某府函［２０２１］第１２号",
            "雲政辦〔2021〕3號",
            "某政 〔2021〕 3 号",
        ] {
            assert_eq!(doc_no_line(line), Some(line), "{line}");
        }
        for line in [
            "（某政〔2021〕3号）",
            "某政〔2021〕3号　　签发人：张某",
            "某政〔2021〕3号  2021年4月6日",
        ] {
            assert_eq!(doc_no_line(line), Some("某政〔2021〕3号"), "{line}");
        }
    }

    #[test]
    fn lines_that_only_name_a_number() {
        for line in [
            "",
            "按照某政〔2021〕3号文件要求",
            "某政〔2021〕3号文件精神落实情况",
            "〔2021〕3号",
            "第3号",
            "某政〔21〕3号",
            "某政〔2021〕号",
        ] {
            assert_eq!(doc_no_line(line), None, "{line}");
        }
        assert!(is_tail("5号") && is_tail("第12号") && !is_tail("5号楼") && !is_tail("号"));
    }
}
