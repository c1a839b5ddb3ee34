//! The built-in lexicon with a config's extensions.

use super::RunError;
use super::config::LexiconFile;
use crate::lexicon::Lexicon;

/// The built-in lexicon with these files added, in their order.
///
/// # Errors
/// A file that breaks its format or contradicts what is there.
pub fn load(files: &[LexiconFile]) -> Result<Lexicon, RunError> {
    let mut lexicon = Lexicon::builtin()?;
    for file in files {
        lexicon.extend(&file.name, &file.text)?;
    }
    Ok(lexicon)
}
