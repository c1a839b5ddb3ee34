//! Divisions that a user's own lexicon adds: `[[district]]` tables.

use std::borrow::Cow;

use schemars::JsonSchema;
use serde::Deserialize;

use super::super::LexiconError;
use super::find::LONGEST;
use super::{Code, District, Districts, Level};

/// One `[[district]]` of a lexicon extension: a division that GB/T 2260 does not have, or further names of one it has.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DistrictEntry {
    /// Six digits as in GB/T 2260; codes from 990000 on are free for made-up or local divisions.
    #[schemars(regex(pattern = r"^[0-9]{6}$"))]
    pub code: String,
    /// The full name as reports print it, such as 拱墅区.
    #[schemars(length(min = 2, max = 63))]
    pub name: String,
    /// The prefecture-level city above it, such as 杭州市.
    #[serde(default)]
    pub city: Option<String>,
    /// The province above it, such as 浙江省.
    #[serde(default)]
    pub province: Option<String>,
    /// Further names by which a text may call it.
    #[serde(default)]
    pub aliases: Vec<String>,
}

impl Districts {
    /// Adds a config's own divisions. An entry with a code and name that the list has adds its aliases and overrides
    /// city and province.
    ///
    /// # Errors
    /// [`LexiconError::Entry`] (its `file` is `[[district]]`, since entries do not know their file) for a code that is
    /// not six digits, a name or alias of one character, or a code that already means another division.
    pub fn extend(&mut self, entries: &[DistrictEntry]) -> Result<(), LexiconError> {
        entries.iter().try_for_each(|entry| self.add(entry))
    }

    fn add(&mut self, entry: &DistrictEntry) -> Result<(), LexiconError> {
        let code: Code = entry
            .code
            .parse()
            .map_err(|error: super::code::NotACode| refused(entry, error.to_string()))?;
        let mut names = std::iter::once(&entry.name).chain(&entry.aliases);
        if let Some(name) = names.find(|name| !(2..=LONGEST).contains(&name.trim().chars().count())) {
            return Err(refused(
                entry,
                format!("a name or alias has 2 to {LONGEST} characters, not as {name:?}"),
            ));
        }
        let row = match self.at(code, None).map(|known| known.name.clone()) {
            None => self.add_row(code, entry),
            Some(name) if name == entry.name.trim() => self.change_row(code, entry),
            Some(name) => {
                let message =
                    format!("code {code} is {name} already: give it another code, or that name to add aliases");
                return Err(refused(entry, message));
            }
        };
        for alias in &entry.aliases {
            self.name(Cow::Owned(alias.trim().to_owned()), row);
        }
        Ok(())
    }

    /// A new division, valid at all times.
    fn add_row(&mut self, code: Code, entry: &DistrictEntry) -> u32 {
        self.push(District {
            code,
            name: Cow::Owned(entry.name.trim().to_owned()),
            parent: self.above(code),
            from: i16::MIN,
            to: None,
            successors: Vec::new(),
            city: entry.city.clone(),
            province: entry.province.clone(),
        });
        u32::try_from(self.rows.len() - 1).unwrap_or(u32::MAX)
    }

    /// The division above by the code's own digits, if the list has it; so 330199 is in 杭州市 unsaid.
    fn above(&self, code: Code) -> Option<Code> {
        let digits = code.to_string();
        let [province, prefecture] = [2, 4].map(|n| format!("{:0<6}", &digits[..n]).parse::<Code>());
        let above: &[Result<Code, _>] = match code.level() {
            Level::Province => &[],
            Level::Prefecture => &[province],
            Level::County => &[prefecture, province],
        };
        above
            .iter()
            .flatten()
            .copied()
            .find(|code| self.by_code.contains_key(code))
    }

    /// Overrides what an entry says about a division of the list.
    fn change_row(&mut self, code: Code, entry: &DistrictEntry) -> u32 {
        let row = self
            .by_code
            .get(&code)
            .and_then(|rows| rows.last())
            .copied()
            .unwrap_or(u32::MAX);
        if let Some(known) = self.rows.get_mut(row as usize) {
            known.city = entry.city.clone().or_else(|| known.city.take());
            known.province = entry.province.clone().or_else(|| known.province.take());
        }
        row
    }
}

fn refused(entry: &DistrictEntry, message: String) -> LexiconError {
    LexiconError::Entry {
        file: "[[district]]".to_owned(),
        entry: format!("{} {}", entry.code, entry.name),
        message,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str, name: &str) -> DistrictEntry {
        let (city, province) = (Some("云州市".to_owned()), Some("云江省".to_owned()));
        DistrictEntry {
            code: code.to_owned(),
            name: name.to_owned(),
            city,
            province,
            aliases: vec!["云岫".to_owned()],
        }
    }

    #[test]
    fn a_made_up_district_is_found_by_name_and_alias() {
        let mut districts = Districts::builtin().unwrap();
        assert!(districts.find_in("云岫区").is_empty());
        districts.extend(&[entry("990101", "云岫区")]).unwrap();
        for text in ["云岫区", "云岫"] {
            let found = districts.find_in(text);
            let row = found[0].bearers().next().unwrap();
            assert_eq!((row.code.to_string().as_str(), &*row.name), ("990101", "云岫区"));
            assert_eq!(districts.city(row, Some(2022)), Some("云州市"));
            assert_eq!(districts.province(row, Some(2022)), Some("云江省"));
        }
    }

    #[test]
    fn a_known_district_takes_aliases() {
        let mut districts = Districts::builtin().unwrap();
        let more = DistrictEntry {
            city: None,
            province: None,
            ..entry("330105", "拱墅区")
        };
        districts.extend(&[more]).unwrap();
        let row = districts.named("云岫").next().unwrap();
        assert_eq!(districts.city(row, None), Some("杭州市"));
        assert_eq!(districts.rows().iter().filter(|r| r.code == row.code).count(), 1);
    }

    #[test]
    fn an_unsaid_city_comes_from_the_code() {
        let mut districts = Districts::builtin().unwrap();
        let local = DistrictEntry {
            city: None,
            province: None,
            aliases: Vec::new(),
            ..entry("330199", "云岫区")
        };
        districts.extend(&[local]).unwrap();
        let row = districts.named("云岫区").next().unwrap();
        assert_eq!(districts.city(row, Some(2022)), Some("杭州市"));
        assert_eq!(districts.province(row, Some(2022)), Some("浙江省"));
    }

    #[test]
    fn contradictions_are_refused_with_a_way_out() {
        let mut districts = Districts::builtin().unwrap();
        for (bad, says) in [
            (entry("99010", "云岫区"), "six digits"),
            (entry("990101", " "), "2 to 63 characters"),
            (entry("330105", "云岫区"), "拱墅区"),
        ] {
            let error = districts.extend(&[bad]).unwrap_err().to_string();
            assert!(error.contains(says), "{error}");
        }
    }

    #[test]
    fn unknown_keys_are_refused() {
        let read = toml::from_str::<DistrictEntry>("code = '990101'\nname = '云岫区'\ncitty = '云州市'");
        assert!(read.unwrap_err().to_string().contains("citty"));
        let read: DistrictEntry = toml::from_str("code = '990101'\nname = '云岫区'").unwrap();
        assert!(read.city.is_none() && read.aliases.is_empty());
    }
}
