//! The divisions of GB/T 2260 with their history, by code and by name, and what a config adds to them.
//!
//! The facts stand in `lexicon/districts.csv` (its columns: `lexicon/README.md`). A division is valid from the first to
//! the last year whose end it saw; reports of the year of a change may still use the old name.

mod code;
mod entry;
mod find;
mod short;
mod table;
mod words;

use std::borrow::Cow;

use rustc_hash::FxHashMap;

pub use code::{Code, Level};
pub use entry::DistrictEntry;
pub use find::Match;
pub use words::Words;

use super::LexiconError;

/// One division under one name: a row of `lexicon/districts.csv`, or an entry of a config's extension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct District {
    /// Six digits.
    pub code: Code,
    /// The full name, with the word for its kind: 拱墅区.
    pub name: Cow<'static, str>,
    /// The prefecture, or the province where none stands between; none for a province and in an extension.
    pub parent: Option<Code>,
    /// The first year at whose end the division stood under this name (1980: or earlier).
    pub from: i16,
    /// The last such year; none while it stands.
    pub to: Option<i16>,
    /// The divisions that took its place.
    pub successors: Vec<Code>,
    city: Option<String>,
    province: Option<String>,
}

impl District {
    /// Whether it stood at the end of the year.
    pub fn valid_in(&self, year: i16) -> bool {
        self.from <= year && self.to.is_none_or(|to| year <= to)
    }

    /// Whether it stood at some time of the year or of the years beside it: a report written early in a year is about
    /// the year before, and one of the year of a change may use either name.
    pub fn near(&self, year: i16) -> bool {
        self.from.saturating_sub(1) <= year && self.to.is_none_or(|to| year <= to.saturating_add(1))
    }
}

/// All divisions that can be recognized.
#[derive(Debug, Clone)]
pub struct Districts {
    rows: Vec<District>,
    /// Rows of a code, oldest first.
    by_code: FxHashMap<Code, Vec<u32>>,
    /// Every name or alias once.
    names: Vec<Cow<'static, str>>,
    /// For each of `names`, the rows that bear it.
    bearers: Vec<Vec<u32>>,
    /// The position of a name in `names`.
    by_name: FxHashMap<Cow<'static, str>, u32>,
    words: Words,
    endings: find::Endings,
}

impl Districts {
    /// The divisions of GB/T 2260 that are compiled in.
    ///
    /// # Errors
    /// When a table in `lexicon/` breaks its format, which a test rules out for a released program.
    pub fn builtin() -> Result<Self, LexiconError> {
        let mut districts = Self {
            rows: Vec::new(),
            by_code: FxHashMap::default(),
            names: Vec::new(),
            bearers: Vec::new(),
            by_name: FxHashMap::default(),
            words: Words::builtin()?,
            endings: find::Endings::default(),
        };
        for row in table::rows(table::BUILTIN) {
            districts.push(row?);
        }
        districts.shorten();
        Ok(districts)
    }

    /// The words around names.
    pub const fn words(&self) -> &Words {
        &self.words
    }

    /// Every row, in the table's order, extensions last.
    pub fn rows(&self) -> &[District] {
        &self.rows
    }

    /// The row of a code at the end of a year; of the row's neighbours in time where a change fell into the year.
    /// Without a year, the present row or else the last one.
    pub fn at(&self, code: Code, year: Option<i16>) -> Option<&District> {
        let rows = self.by_code.get(&code)?;
        let mut of_code = rows.iter().rev().map(|&i| &self.rows[i as usize]);
        match year {
            None => of_code.next(),
            Some(year) => of_code
                .clone()
                .find(|row| row.valid_in(year))
                .or_else(|| of_code.find(|row| row.near(year))),
        }
    }

    /// Every row that ever bore a name or alias.
    pub fn named(&self, name: &str) -> impl Iterator<Item = &District> {
        let bearers = self
            .by_name
            .get(name)
            .map_or(&[][..], |&n| self.bearers[n as usize].as_slice());
        bearers.iter().map(|&i| &self.rows[i as usize])
    }

    /// What took a division's place, as it stood the year after.
    pub fn successors<'d>(&'d self, district: &'d District) -> impl Iterator<Item = &'d District> {
        let year = district.to.map(|to| to.saturating_add(1));
        district.successors.iter().filter_map(move |&code| self.at(code, year))
    }

    /// The prefecture's or municipality's name; none for a province, and for a county that its province governs itself.
    pub fn city<'d>(&'d self, district: &'d District, year: Option<i16>) -> Option<&'d str> {
        if let Some(city) = &district.city {
            return Some(city);
        }
        let above = match district.code.level() {
            Level::County => self.parent(district, year)?,
            Level::Prefecture | Level::Province => district,
        };
        (above.code.level() == Level::Prefecture || above.name.ends_with('市')).then_some(&*above.name)
    }

    /// The province's name; a province's own for itself.
    pub fn province<'d>(&'d self, district: &'d District, year: Option<i16>) -> Option<&'d str> {
        if let Some(province) = &district.province {
            return Some(province);
        }
        let mut top = district;
        while top.code.level() != Level::Province {
            top = self.parent(top, year)?;
        }
        Some(&top.name)
    }

    /// The division above, as it stood in the year or, where the division did not stand then, in its own last year.
    fn parent<'d>(&'d self, district: &'d District, year: Option<i16>) -> Option<&'d District> {
        let year = match (year, district.to) {
            (Some(year), to) => Some(year.max(district.from).min(to.unwrap_or(i16::MAX))),
            (None, to) => to,
        };
        // The extension may place a county under a code that only the extension has.
        district
            .parent
            .and_then(|parent| self.at(parent, year).or_else(|| self.at(parent, None)))
    }

    /// Makes autonomous divisions known under their short forms.
    fn shorten(&mut self) {
        for row in 0..self.rows.len() {
            let forms = short::forms(&self.rows[row].name, &self.words.peoples);
            for form in forms.into_iter().flatten() {
                self.name(Cow::Owned(form), u32::try_from(row).unwrap_or(u32::MAX));
            }
        }
    }

    /// Adds a row with its name.
    fn push(&mut self, row: District) {
        let id = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        self.by_code.entry(row.code).or_default().push(id);
        self.name(row.name.clone(), id);
        self.rows.push(row);
    }

    /// Makes a row known under a name.
    fn name(&mut self, name: Cow<'static, str>, row: u32) {
        let next = u32::try_from(self.names.len()).unwrap_or(u32::MAX);
        let number = *self.by_name.entry(name.clone()).or_insert(next);
        if number == next {
            self.endings.add(&name);
            self.names.push(name);
            self.bearers.push(Vec::new());
        }
        let bearers = &mut self.bearers[number as usize];
        if !bearers.contains(&row) {
            bearers.push(row);
        }
    }
}

#[cfg(test)]
mod tests;
