//! Contradictions between quarters that are planted in the sample: a figure is printed wrong once, and nothing that is
//! computed from it follows, so that only another report shows the mistake.

use rust_decimal::Decimal;

use super::formula::{Moment, Series, round};
use super::place::Place;
use super::report::Report;

/// A figure that is printed wrong in one report.
#[derive(Debug)]
pub struct Slip {
    /// The district.
    pub district: &'static str,
    /// The task's template.
    pub template: &'static str,
    /// The report's quarter.
    pub moment: Moment,
    /// The variable of the level that contradicts an earlier report's.
    pub level: &'static str,
    /// The variable of its change against the year before, where that is printed wrong and not the level itself.
    pub change: Option<&'static str>,
}

/// What is planted in the sample, in the order of the truth.
pub const SLIPS: [Slip; 6] = [
    fall("澄澜区", "meal_sites", "meals", 2022, 3),
    growth("澄澜区", "medical_insurance", "money", "up", 2),
    growth("鹿浦区", "grassroots_care", "v", "up", 2),
    fall("砚溪区", "data_pool", "calls", 2023, 2),
    growth("松屿区", "telecom_fraud", "loss", "y", 3),
    fall("枫汀区", "talents", "done", 2023, 3),
];

const fn fall(district: &'static str, template: &'static str, level: &'static str, year: i32, quarter: u32) -> Slip {
    Slip {
        district,
        template,
        moment: Moment { year, quarter },
        level,
        change: None,
    }
}

/// Only reports of 2023 have one of the year before.
const fn growth(
    district: &'static str,
    template: &'static str,
    level: &'static str,
    change: &'static str,
    quarter: u32,
) -> Slip {
    Slip {
        change: Some(change),
        ..fall(district, template, level, 2023, quarter)
    }
}

impl Slip {
    /// The name of the rule that is broken.
    pub const fn rule(&self) -> &'static str {
        if self.change.is_some() {
            "yoy_contradiction"
        } else {
            "cumulative_fall"
        }
    }

    /// The report that shows the mistake.
    pub const fn earlier(&self) -> Moment {
        if self.change.is_some() {
            self.moment.a_year_before()
        } else {
            self.moment.before()
        }
    }

    /// Whether it stands in this task of this report.
    pub fn is_in(&self, place: &Place, template: &str, moment: Moment) -> bool {
        self.district == place.name && self.template == template && self.moment == moment
    }

    /// What is printed in a variable's place, if that is the one.
    pub fn printed(&self, series: Series, index: usize) -> Option<Decimal> {
        let (name, _) = &series.formulas[index];
        if *name != self.change.unwrap_or(self.level) {
            return None;
        }
        Some(match self.change {
            // A growth grows, a fall falls further.
            Some(_) => series.value(index, self.moment) * Decimal::from(3),
            None => {
                let before = series.value(index, self.earlier());
                round(before * Decimal::new(85, 2), before.scale())
            }
        })
    }

    /// The level as the report of its district and that quarter prints it, with the numbers of its section and item.
    pub fn found(&self, report: &Report) -> Option<(usize, usize, String)> {
        let sections = report.sections.iter().enumerate();
        let mut tasks = sections.flat_map(|(section, has)| {
            let numbered = has.tasks.iter().enumerate();
            numbered.map(move |(item, task)| (section + 1, item + 1, task))
        });
        let (section, item, task) = tasks.find(|(_, _, task)| task.template == self.template)?;
        let mentions = &task.progress.mentions;
        let level = mentions.iter().find(|mention| mention.label == self.level)?;
        Some((section, item, level.text.clone()))
    }
}
