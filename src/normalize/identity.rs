//! The report's identity: the same report in two files or formats has the same `report_id`.

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

/// Hashes texts without white space, in NFKC, each ended by a character that no text holds.
#[derive(Default)]
pub struct Fingerprint {
    hash: Sha256,
    buffer: String,
}

/// Whether a character is its own NFKC form next to any neighbour of the same kind.
const fn is_plain(c: char) -> bool {
    matches!(c, '!'..='~' | '\u{4e00}'..='\u{9fff}' | '、' | '。' | '《' | '》' | '“' | '”')
}

impl Fingerprint {
    /// Adds one text.
    pub fn add(&mut self, text: &str) {
        self.buffer.clear();
        let mut rest = text;
        while !rest.is_empty() {
            let plain = rest.find(|c| !is_plain(c)).unwrap_or(rest.len());
            self.buffer.push_str(&rest[..plain]);
            rest = &rest[plain..];
            let other = rest.find(is_plain).unwrap_or(rest.len());
            self.buffer.extend(rest[..other].nfkc().filter(|c| !c.is_whitespace()));
            rest = &rest[other..];
        }
        self.buffer.push('\u{1f}');
        self.hash.update(self.buffer.as_bytes());
    }

    /// The first 16 hexadecimal digits of the SHA-256.
    pub fn finish(self) -> String {
        self.hash
            .finalize()
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(texts: &[&str]) -> String {
        let mut fingerprint = Fingerprint::default();
        texts.iter().for_each(|t| fingerprint.add(t));
        fingerprint.finish()
    }

    #[test]
    fn width_and_white_space_do_not_count() {
        assert_eq!(of(&["共１２３户 ，\n完成"]), of(&["共123户,完成"]));
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&["x"]).len(), 16);
    }
}
