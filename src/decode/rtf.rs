//! The format `rtf`. It is only recognized: no kept-up library reads both what Chinese writers store (bytes of code page
//! 936) and tables, and without either a report's numbers would be wrong rather than missing.

use super::Text;
use crate::diagnostic::{Refusal, RejectReason};

/// Refuses an RTF document, and says what to do.
///
/// # Errors
/// `unsupported_format`, always.
pub(super) fn decode(_bytes: &[u8]) -> Result<Text, Refusal> {
    let detail = "RTF has no decoder, since no kept-up library reads its Chinese text and its tables; open it in Word or WPS \
                  and save it as DOCX or PDF, or name a command for it (convert.unsupported_format)";
    Err(Refusal::new(RejectReason::UnsupportedFormat, detail))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rtf_is_refused_with_advice() {
        let refusal = decode(br"{\rtf1\ansi\ansicpg936 \'bc\'d7}").unwrap_err();
        assert_eq!(refusal.reason, RejectReason::UnsupportedFormat);
        assert!(
            refusal
                .detail
                .ends_with("save it as DOCX or PDF, or name a command for it (convert.unsupported_format)")
        );
    }
}
