//! Bytes → [`Text`]: character sets and document formats, one format a file. Touches neither files nor network, and has
//! never heard of a target.

/// A document's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The format's name as the table `reports` holds it: `text`.
    pub format: &'static str,
    /// The character set's name in the WHATWG Encoding Standard: `UTF-8`, `GB18030`, `Big5`, `UTF-16LE` …
    pub encoding: &'static str,
    /// All lines, parted by `\n`; no byte-order mark, no `\r`.
    pub content: String,
    /// How many characters could not be decoded and stand as U+FFFD.
    pub replaced: usize,
}
