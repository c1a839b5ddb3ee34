//! Whether a series grows through each year and begins anew: guessed from its levels.

use std::collections::BTreeMap;

use super::names::Named;

/// Levels by district and year, then by the period's end; none where a report gives several.
#[derive(Debug, Clone, Default)]
pub(super) struct Levels(BTreeMap<(String, String), BTreeMap<i32, Option<f64>>>);

impl Levels {
    /// Takes a level that was reached, where its district and period are known.
    pub(super) fn add(&mut self, named: &Named) {
        let known = (named.district.clone(), named.period.as_deref(), named.period_end);
        let (Some(district), Some(year), Some(end)) = (known.0, known.1.and_then(|label| label.get(..4)), known.2)
        else {
            return;
        };
        if named.change || named.target {
            return;
        }
        let year = self.0.entry((district, year.to_owned())).or_default();
        year.entry(end).and_modify(|known| *known = None).or_insert(named.value);
    }

    /// Whether levels never fall inside of a year and mostly rise; none where no year has two of them.
    pub(super) fn cumulative(&self) -> Option<bool> {
        let (mut rising, mut steps) = (0, 0);
        for year in self.0.values() {
            let levels: Vec<f64> = year.values().copied().flatten().collect();
            if levels.windows(2).any(|pair| pair[1] < pair[0]) {
                return Some(false);
            }
            rising += levels.windows(2).filter(|pair| pair[1] > pair[0]).count();
            steps += levels.len().saturating_sub(1);
        }
        (steps > 0).then_some(rising * 2 > steps)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn levels(values: &[(&str, f64)]) -> Option<bool> {
        let mut levels = Levels::default();
        for (end, (period, value)) in (0..).zip(values) {
            levels.add(&Named {
                district: Some("松汀区".to_owned()),
                period: Some((*period).to_owned()),
                period_end: Some(end),
                value: Some(*value),
                ..Named::default()
            });
        }
        levels.cumulative()
    }

    #[test]
    fn a_series_that_begins_anew_each_year_is_cumulative() {
        assert_eq!(
            levels(&[("2022Q3", 7.0), ("2022Q4", 9.0), ("2023Q1", 2.0), ("2023Q2", 4.0)]),
            Some(true)
        );
        assert_eq!(levels(&[("2022Q3", 7.0), ("2022Q4", 6.0)]), Some(false));
        assert_eq!(
            levels(&[("2022Q1", 98.0), ("2022Q2", 98.0), ("2022Q3", 98.0)]),
            Some(false)
        );
        assert_eq!(levels(&[("2021Q4", 7.0), ("2022Q4", 9.0)]), None);
    }
}
