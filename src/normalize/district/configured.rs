//! The district that the config says: a code, a name, or a path of names (杭州市西湖区).

use crate::diagnostic::DiagnosticCode;
use crate::lexicon::districts::{Code, Level};

use super::{Reader, Resolved};

impl Reader<'_> {
    pub(super) fn configured(&mut self) -> Option<Resolved> {
        let said = self.evidence.configured?.trim();
        if said.is_empty() {
            return None;
        }
        match said.parse::<Code>() {
            Ok(code) => self.of_code(code),
            Err(_) => Some(self.of_name(said)),
        }
    }

    /// A code that no list has says nothing, so the report's own evidence is asked.
    fn of_code(&mut self, code: Code) -> Option<Resolved> {
        let district = self
            .districts
            .at(code, self.evidence.year)
            .or_else(|| self.districts.at(code, None));
        if district.is_none() {
            let message = format!("report.district {code} is in no list: add it as [[district]] to the lexicon");
            self.remark(DiagnosticCode::UnknownDistrict, message);
        }
        district.map(|district| self.resolved(district, "config"))
    }

    /// The lowest division that the words name; words that name none are the district's name all the same.
    fn of_name(&mut self, said: &str) -> Resolved {
        let found = self.mentions(said);
        let whole = found.iter().rfind(|mention| mention.end == said.len());
        let lowest = whole.filter(|mention| mention.level() == Level::County || mention.start == 0 || mention.placed);
        match lowest {
            Some(mention) => self.listed(mention, "config"),
            None => Resolved {
                code: None,
                name: said.to_owned(),
                city: None,
                province: None,
                basis: "config",
            },
        }
    }
}
