//! The built-in lexicon with a config's extensions.

use super::config::LexiconFile;
use crate::lexicon::{Lexicon, LexiconError};

/// The built-in lexicon with these files added, in their order.
pub(super) fn load(files: &[LexiconFile]) -> Result<Lexicon, LexiconError> {
    let mut lexicon = Lexicon::builtin()?;
    for file in files {
        lexicon.extend(&file.name, &file.text)?;
    }
    Ok(lexicon)
}
