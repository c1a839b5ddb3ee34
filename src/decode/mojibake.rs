//! Text whose characters were destroyed before it came here: decoded in the wrong character set and saved again.
//!
//! Digits survive that, so such a text would give numbers without a meaning. It is refused, not repaired: most of it
//! cannot be.

use encoding_rs::GB18030;
use memchr::memmem;

use crate::decode::frequent::{CHINESE, share};
use crate::diagnostic::{Refusal, RejectReason};

/// Refuses a text most of whose characters were destroyed.
///
/// # Errors
/// `mojibake`, with how they were destroyed.
pub(super) fn check(text: &str) -> Result<(), Refusal> {
    destroyed(text).map_or(Ok(()), |how| {
        let detail = format!("{how}; fetch the document again from where it was first published");
        Err(Refusal::new(RejectReason::Mojibake, detail))
    })
}

/// How the text was destroyed, if most of it was.
fn destroyed(text: &str) -> Option<&'static str> {
    if lost_dominates(text) {
        return Some("most characters were lost in a conversion (U+FFFD, 锟斤拷)");
    }
    if latin_dominates(text) {
        return Some("Chinese that was read as Latin-1 and saved again");
    }
    read_as_gbk(text).then_some("UTF-8 that was read as GBK and saved again")
}

/// How many characters beyond ASCII are looked at where one pass over the text does not tell.
const SAMPLE: usize = 2000;

fn sample(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii()).take(SAMPLE).collect()
}

/// At least three of ten: digits, punctuation and a few lucky characters survive everything.
fn dominates(count: usize, all: usize) -> bool {
    count > 0 && count * 10 >= all * 3
}

/// U+FFFD, what becomes of its bytes in GBK (锟斤拷 in pairs, single parts with other characters), and runs of the
/// characters that uninitialized memory reads as.
fn lost_dominates(text: &str) -> bool {
    const MARKS: [&str; 4] = ["\u{FFFD}", "锟", "烫烫烫", "屯屯屯"];
    if !MARKS
        .iter()
        .any(|mark| memmem::find(text.as_bytes(), mark.as_bytes()).is_some())
    {
        return false;
    }
    let (mut lost, mut all) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii() && !c.is_whitespace()) {
        all += 1;
        lost += usize::from(matches!(c, '\u{FFFD}' | '锟' | '斤' | '拷' | '烫' | '屯'));
    }
    dominates(lost, all)
}

/// Runs of four or more characters of Latin-1, letters among them: no language writes so.
fn latin_dominates(text: &str) -> bool {
    // U+0080 to U+00FF begin with one of two bytes that begin nothing else.
    if memchr::memchr2_iter(0xC2, 0xC3, text.as_bytes()).take(8).count() < 8 {
        return false;
    }
    let (mut latin, mut all, mut run, mut letters) = (0, 0, 0, 0);
    for c in text.chars().chain(['\n']) {
        all += usize::from(!c.is_ascii() && !c.is_whitespace());
        if is_latin(c) {
            run += 1;
            letters += usize::from(('\u{C0}'..='\u{FF}').contains(&c));
            continue;
        }
        if run >= 4 && letters * 4 >= run {
            latin += run;
        }
        (run, letters) = (0, 0);
    }
    dominates(latin, all)
}

/// Whether a character is what a byte above 0x7F becomes in Latin-1 or windows-1252.
fn is_latin(c: char) -> bool {
    matches!(c, '\u{80}'..='\u{FF}') || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(c)
}

/// A text that does not read like Chinese as it is, but does when its bytes in GBK are taken for UTF-8.
fn read_as_gbk(text: &str) -> bool {
    let sample = sample(text);
    let hanzi = sample
        .chars()
        .filter(|c| ('\u{4E00}'..='\u{9FFF}').contains(c))
        .take(20)
        .count();
    if hanzi < 20 || share(&sample) >= CHINESE {
        return false;
    }
    share(&String::from_utf8_lossy(&GB18030.encode(&sample).0)) >= CHINESE
}

#[cfg(test)]
mod tests {
    use encoding_rs::{UTF_8, WINDOWS_1252};

    use super::*;

    const TEXT: &str = "1\t新建雨水管网12.5公里\t全年建成13.1公里，完成率104.8%\n2\t维修路灯860盏\t已全部完成\n";

    #[test]
    fn good_text_is_not_destroyed() {
        let french = "Élevé à l'été, où le maïs coûte 5 €; «déjà vu» près du château, forêt, hôtel, garçon".repeat(3);
        for text in [
            TEXT,
            "",
            "ASCII",
            "“……”——·±×÷°§",
            "拷贝5公斤屯粮，防烫伤",
            "复盘\u{FFFD}进展情况",
            &french,
        ] {
            assert_eq!(destroyed(text), None, "{text}");
        }
    }

    #[test]
    fn lost_characters() {
        // GBK read as UTF-8, and the result read as GBK.
        let lost = UTF_8
            .decode_without_bom_handling(&GB18030.encode(TEXT).0)
            .0
            .into_owned();
        let lost_twice = GB18030.decode_without_bom_handling(lost.as_bytes()).0.into_owned();
        assert!(lost.contains('\u{FFFD}') && lost_twice.contains("锟斤拷"));
        for text in [lost.as_str(), &lost_twice, "1\t烫烫烫烫烫\t5", "屯屯屯屯 12"] {
            assert!(destroyed(text).is_some_and(|how| how.contains("lost")), "{text}");
        }
    }

    #[test]
    fn chinese_read_as_latin() {
        let utf8 = WINDOWS_1252.decode_without_bom_handling(TEXT.as_bytes()).0;
        let gbk = WINDOWS_1252
            .decode_without_bom_handling(&GB18030.encode(TEXT).0)
            .0
            .into_owned();
        let controls_lost: String = utf8.chars().filter(|c| !c.is_control() || *c == '\n').collect();
        for text in [&*utf8, &gbk, &controls_lost] {
            assert!(destroyed(text).is_some_and(|how| how.contains("Latin-1")), "{text}");
        }
    }

    #[test]
    fn utf8_read_as_gbk() {
        let text = GB18030.decode_without_bom_handling(TEXT.as_bytes()).0;
        assert!(destroyed(&text).is_some_and(|how| how.contains("GBK")), "{text}");
    }
}
