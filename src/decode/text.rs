//! The format `text`: plain text in any character set.

use crate::decode::Text;
use crate::decode::charset;
use crate::decode::clean::clean;
use crate::decode::mojibake;
use crate::diagnostic::{Refusal, RejectReason};

/// The text of plain bytes.
///
/// # Errors
/// `empty`, `binary` or `mojibake`.
pub(super) fn decode(bytes: Vec<u8>) -> Result<Text, Refusal> {
    let decoded = charset::decode(bytes);
    let encoding = decoded.name();
    let cleaned = clean(decoded.text);
    let content = cleaned.text;
    if is_binary(&content, cleaned.controls) {
        let detail = format!("{} control characters: this is no text", cleaned.controls);
        return Err(Refusal::new(RejectReason::Binary, detail));
    }
    if content.trim().is_empty() {
        return Err(Refusal::new(RejectReason::Empty, "nothing but white space"));
    }
    mojibake::check(&content)?;
    Ok(Text::plain(content, encoding))
}

/// Whether more than one character in fifty is a control character. A few are leftovers of old programs: the end of a
/// file in DOS, marks of cells in Word.
fn is_binary(content: &str, controls: usize) -> bool {
    controls > 2 && controls > content.len() / 50
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    fn reason(bytes: &[u8]) -> Option<RejectReason> {
        decode(bytes.to_vec()).err().map(|refusal| refusal.reason)
    }

    #[test]
    fn a_text_in_gbk_with_windows_line_ends() {
        let text = decode(GB18030.encode("序号\t任务\r\n1\t已完成\r\n").0.into_owned()).unwrap();
        let content = "序号\t任务\n1\t已完成\n".to_owned();
        assert_eq!(text, Text::plain(content, "GB18030"));
    }

    #[test]
    fn characters_that_cannot_be_decoded_are_counted() {
        let mut bytes = "完成改造12处，其余在建。".repeat(9).into_bytes();
        bytes.extend(b"\xFF\xFE\xFF");
        assert_eq!(decode(bytes).unwrap().replaced, 3);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        for blank in ["", " \r\n\t", "\u{3000}\u{A0}\n", "\u{FEFF}", "\0"] {
            assert_eq!(reason(blank.as_bytes()), Some(RejectReason::Empty), "{blank:?}");
        }
        assert_eq!(reason(&[0; 1000]), Some(RejectReason::Binary));
        assert_eq!(
            reason(b"\x7FELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0\x3E\0"),
            Some(RejectReason::Binary)
        );
        assert_eq!(
            reason("锟斤拷锟斤拷锟斤拷\t12.5%".as_bytes()),
            Some(RejectReason::Mojibake)
        );
    }

    #[test]
    fn a_few_controls_are_let_through() {
        assert_eq!(decode("1\u{7}已完成\n\u{1A}".into()).unwrap().content, "1已完成\n");
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(1), ..ProptestConfig::with_cases(64) })]

        #[test]
        fn noise_is_no_text(bytes in proptest::collection::vec(any::<u8>(), 500..2000)) {
            prop_assert_eq!(reason(&bytes), Some(RejectReason::Binary));
        }
    }
}
