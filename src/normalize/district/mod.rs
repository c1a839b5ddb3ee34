//! Which district a report is about: from the config, the title, the issuer, the path or the body's own mentions.
//!
//! A county-level division is wanted; a city or a province counts only where the title or the issuer names it alone.
//! Namesakes (four cities have a 鼓楼区) are told apart by the year, by the cities and provinces named beside them and,
//! where that leaves several, not at all: the name is given without a code.

mod body;
mod configured;
mod mention;
mod namesakes;
mod printed;
mod regional;

use crate::diagnostic::{Diagnostic, DiagnosticCode, Stage};
use crate::lexicon::districts::{District, Districts, Level};
use crate::script;

use mention::Mention;
use printed::Printed;

/// What is known of a report that may name its district.
#[derive(Debug, Clone, Copy)]
pub struct Evidence<'a> {
    /// The config's `report.district`: a code or a name.
    pub configured: Option<&'a str>,
    /// The source's path and the member's path inside it, as the table `reports` has them.
    pub path: &'a str,
    /// The report's title.
    pub title: Option<&'a str>,
    /// The publishing office (发布机构).
    pub issuer: Option<&'a str>,
    /// Paragraphs, cells or lines of the document; only counted.
    pub body: &'a [&'a str],
    /// The year that the report covers.
    pub year: Option<i16>,
}

/// A report's district: the columns `district_code`, `district`, `city`, `province` and `district_basis`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Resolved {
    /// Six digits; none where no list has the district, or several districts bear the name.
    pub code: Option<String>,
    /// The last level's full name: 拱墅区.
    pub name: String,
    /// The prefecture-level city or the municipality.
    pub city: Option<String>,
    /// The province.
    pub province: Option<String>,
    /// Which evidence said it: `config | title | issuer | path | body`.
    pub basis: &'static str,
}

/// Tells the report's district, with a remark where there is none or more than one. Evidence in traditional characters
/// is read in simplified ones, so that one district has one name.
pub fn resolve(evidence: &Evidence, districts: &Districts) -> (Option<Resolved>, Vec<Diagnostic>) {
    let [configured, title, issuer] =
        [evidence.configured, evidence.title, evidence.issuer].map(|text| text.map(script::fold));
    let body: Vec<_> = evidence.body.iter().map(|text| script::fold(text)).collect();
    let simplified = Evidence {
        configured: configured.as_deref(),
        path: &script::fold(evidence.path),
        title: title.as_deref(),
        issuer: issuer.as_deref(),
        body: &body.iter().map(|text| &**text).collect::<Vec<_>>(),
        year: evidence.year,
    };
    tell(&simplified, districts)
}

fn tell(evidence: &Evidence, districts: &Districts) -> (Option<Resolved>, Vec<Diagnostic>) {
    let mut reader = Reader {
        evidence,
        districts,
        remarks: Vec::new(),
    };
    let resolved = reader.resolve();
    if resolved.is_none() {
        let message = "neither title, issuer, path nor text names one district: set report.district in the config";
        reader.remark(DiagnosticCode::UnknownDistrict, message.to_owned());
    }
    (resolved, reader.remarks)
}

/// The evidence on its way to an answer.
struct Reader<'a> {
    evidence: &'a Evidence<'a>,
    districts: &'a Districts,
    remarks: Vec<Diagnostic>,
}

impl<'a> Reader<'a> {
    fn resolve(&mut self) -> Option<Resolved> {
        let (title, issuer) = (
            self.evidence.title.unwrap_or_default(),
            self.evidence.issuer.unwrap_or_default(),
        );
        let title_says = self.mentions(title);
        let issuer_says = self.mentions(issuer);
        self.configured()
            .or_else(|| self.local(&title_says, printed::in_title(title, self.districts), "title"))
            .or_else(|| self.local(&issuer_says, printed::in_issuer(issuer, self.districts), "issuer"))
            .or_else(|| self.regional(title, &title_says, "title"))
            .or_else(|| self.regional(issuer, &issuer_says, "issuer"))
            .or_else(|| self.path())
            .or_else(|| self.body())
    }

    fn mentions(&self, text: &str) -> Vec<Mention<'a>> {
        mention::mentions(text, self.districts, self.evidence.year)
    }

    /// A county-level division that a title or an issuer names, or a printed name that no list has.
    fn local(&mut self, found: &[Mention<'a>], printed: Option<Printed>, basis: &'static str) -> Option<Resolved> {
        let listed = only_or_leading(found);
        match (listed, printed) {
            (Some(mention), Some(printed)) if printed.is_not(mention) => Some(self.unlisted(&printed, basis)),
            (Some(mention), _) => Some(self.listed(mention, basis)),
            (None, Some(printed)) => Some(self.unlisted(&printed, basis)),
            (None, None) => None,
        }
    }

    /// The last district that the path names: folders lead from the whole to the part.
    fn path(&mut self) -> Option<Resolved> {
        let found = self.mentions(self.evidence.path);
        let last = found
            .iter()
            .rfind(|mention| mention.level() == Level::County && !mention.outdated)?;
        Some(self.listed(last, "path"))
    }

    /// A mention of the lists, once its namesakes are told apart.
    fn listed(&mut self, mention: &Mention<'a>, basis: &'static str) -> Resolved {
        if mention.outdated {
            self.remark_outdated(mention);
        }
        self.one_of(mention.name, &mention.candidates, basis)
    }

    /// One of several namesakes, or their name alone.
    fn one_of(&mut self, name: &str, candidates: &[&'a District], basis: &'static str) -> Resolved {
        let left = namesakes::tell_apart(candidates, self.evidence, self.districts);
        if let [one] = left.as_slice() {
            return self.resolved(one, basis);
        }
        let all: Vec<_> = left.iter().map(|one| self.resolved(one, basis)).collect();
        let choices: Vec<_> = left.iter().map(|one| self.described(one)).collect();
        let message = format!(
            "{name} may be {}: set report.district in the config",
            choices.join(" or ")
        );
        self.remark(DiagnosticCode::AmbiguousDistrict, message);
        let (city, province) = (common(&all, |r| &r.city), common(&all, |r| &r.province));
        Resolved {
            code: None,
            name: name.to_owned(),
            city,
            province,
            basis,
        }
    }

    fn resolved(&self, district: &District, basis: &'static str) -> Resolved {
        let year = self.evidence.year;
        Resolved {
            code: Some(district.code.to_string()),
            name: district.name.clone().into_owned(),
            city: self.districts.city(district, year).map(str::to_owned),
            province: self.districts.province(district, year).map(str::to_owned),
            basis,
        }
    }

    /// A printed name that no list has, in the place that is printed before it.
    fn unlisted(&self, printed: &Printed, basis: &'static str) -> Resolved {
        let year = self.evidence.year;
        let place = printed
            .place
            .and_then(|place| mention::standing(place.bearers(), year).pop());
        // A county-level city has no districts, so one printed below it is in a city of that name that no list has.
        let region = place.filter(|place| place.code.level() != Level::County);
        let city = region.map_or(place.map(|place| &*place.name), |region| {
            self.districts.city(region, year)
        });
        Resolved {
            code: None,
            name: printed.name.to_owned(),
            city: city.or(printed.city).map(str::to_owned),
            province: region
                .and_then(|region| self.districts.province(region, year))
                .map(str::to_owned),
            basis,
        }
    }

    /// `330106 西湖区 (杭州市)`.
    fn described(&self, district: &District) -> String {
        let year = self.evidence.year;
        let above = self
            .districts
            .city(district, year)
            .or_else(|| self.districts.province(district, year));
        format!("{} {} ({})", district.code, district.name, above.unwrap_or("?"))
    }

    fn remark_outdated(&mut self, mention: &Mention) {
        let (Some(year), Some(old)) = (self.evidence.year, mention.candidates.first()) else {
            return;
        };
        let next: Vec<_> = self
            .districts
            .successors(old)
            .map(|next| self.described(next))
            .collect();
        let to = old.to.map_or_else(String::new, |to| format!(" until {to}"));
        let next = if next.is_empty() {
            String::new()
        } else {
            format!("; its place took {}", next.join(" and "))
        };
        let message = format!(
            "{} stood from {}{to}, not in {year}{next}",
            self.described(old),
            old.from
        );
        self.remark(DiagnosticCode::UnknownDistrict, message);
    }

    fn remark(&mut self, code: DiagnosticCode, message: String) {
        self.remarks.push(Diagnostic::new(Stage::Normalize, code, message));
    }
}

/// The only county-level division of a text; of several, the first if the text goes on as if it were its own.
fn only_or_leading<'m, 'd>(found: &'m [Mention<'d>]) -> Option<&'m Mention<'d>> {
    let local = || found.iter().filter(|mention| mention.level() == Level::County);
    let first = local().find(|mention| !mention.outdated).or_else(|| local().next())?;
    let alone = local().all(|mention| mention.name == first.name || mention.outdated);
    (alone || first.leading).then_some(first)
}

/// What all readings share.
fn common(all: &[Resolved], field: impl Fn(&Resolved) -> &Option<String>) -> Option<String> {
    let first = field(all.first()?);
    all.iter()
        .all(|one| field(one) == first)
        .then(|| first.clone())
        .flatten()
}

#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_body;
#[cfg(test)]
mod tests_names;
