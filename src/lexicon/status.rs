//! temporary
#[derive(Debug, Clone)]
pub struct StatusWords;
impl StatusWords {
    pub fn builtin() -> Result<Self, super::LexiconError> {
        Ok(Self)
    }
}
