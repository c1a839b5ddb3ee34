//! A city or a province that a title or an issuer names alone.

use crate::lexicon::districts::Level;

use super::mention::Mention;
use super::{Reader, Resolved, printed};

impl<'a> Reader<'a> {
    /// The lowest of prefecture and province, unless an unlisted part of it goes on (杭州市高新区（滨江）).
    pub(super) fn regional(&mut self, text: &str, found: &[Mention<'a>], basis: &'static str) -> Option<Resolved> {
        let of = |level| {
            found
                .iter()
                .find(move |mention| mention.level() == level && !mention.outdated)
        };
        if of(Level::County).is_some() {
            return None;
        }
        let region = of(Level::Prefecture).or_else(|| of(Level::Province))?;
        if printed::part_follows(&text[region.end..], self.districts.words()) {
            return None;
        }
        Some(self.listed(region, basis))
    }
}
