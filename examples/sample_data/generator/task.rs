//! One task of one report: its words, and everything that is true of them.

use super::dice::Dice;
use super::formula::{Moment, Series};
use super::pattern::Pattern;
use super::place::Place;
use super::render::{Rendered, Scene, Width};
use super::slip::Slip;
use super::template::{Library, Phrase, Template, Variant};
use super::verdict::{self, Check, Pair};

/// A rendered task.
#[derive(Debug, Clone)]
pub struct Task {
    /// The template's name.
    pub template: String,
    /// The task as planned.
    pub target: Rendered,
    /// What was reported; its text may be empty.
    pub progress: Rendered,
    /// The status, then others that a careful reader could defend.
    pub statuses: Vec<String>,
    /// Targets against what was reported.
    pub pairs: Vec<Pair>,
    /// Arithmetic.
    pub checks: Vec<Check>,
}

/// Who reports, when, and how it is printed.
#[derive(Clone, Copy)]
pub struct Setting<'a> {
    /// The templates.
    pub library: &'a Library,
    /// Who.
    pub place: &'a Place,
    /// When.
    pub moment: Moment,
    /// What is printed wrong, here or elsewhere.
    pub slips: &'a [Slip],
    /// How characters are printed.
    pub width: Width,
}

/// What becomes of a project in a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fate {
    /// It is reported with figures.
    Figures,
    /// It goes on until this quarter, from which on it is done.
    Done(u32),
    /// It does not begin before the quarter behind this one.
    Late(u32),
    /// It is given up in this quarter.
    Cancelled(u32),
    /// Nothing, or nothing to the point, is said.
    Silent,
}

impl Setting<'_> {
    /// The task that a template gives here and now.
    pub fn task(&self, template: &Template) -> Task {
        let dice = self.place.dice.with(&template.id);
        let year = dice.at(self.moment.year as u64);
        let scene = Scene {
            series: Series {
                formulas: &template.formulas,
                dice,
            },
            place: self.place,
            moment: self.moment,
            slip: self
                .slips
                .iter()
                .find(|slip| slip.is_in(self.place, &template.id, self.moment)),
            dice: year,
            width: self.width,
        };
        let target = scene.render(year.with("target").pick(&template.targets));
        let occasion = if template.project {
            occasion(fate(year.with("fate")), self.moment.quarter)
        } else {
            None
        };
        match occasion {
            Some(occasion) => self.without_figures(template, scene, target, occasion),
            None => self.with_figures(template, scene, target),
        }
    }

    fn without_figures(&self, template: &Template, scene: Scene, target: Rendered, occasion: &str) -> Task {
        let progress = scene.render(self.phrase(occasion, scene.dice));
        Task {
            template: template.id.clone(),
            checks: verdict::checks(&template.formulas, &target.mentions, &[]),
            target,
            progress,
            statuses: defensible(occasion).iter().map(|&status| status.to_owned()).collect(),
            pairs: Vec::new(),
        }
    }

    /// One of the phrases for an occasion.
    fn phrase(&self, occasion: &str, dice: Dice) -> &Pattern {
        let phrases = self.library.phrases.iter().filter(|phrase| phrase.occasion == occasion);
        let phrases: Vec<&Phrase> = phrases.collect();
        &dice.with(occasion).pick(&phrases).pattern
    }

    /// Now and then, a sentence that says nothing of the figures.
    fn aside(&self, scene: Scene, progress: &mut Rendered) {
        let dice = scene.dice.with("aside").at(u64::from(self.moment.quarter));
        if dice.chance(30) {
            progress.text.push_str(&scene.render(self.phrase("aside", dice)).text);
        }
    }

    fn with_figures(&self, template: &Template, scene: Scene, target: Rendered) -> Task {
        let quarter = self.moment.quarter;
        let order = in_order(&template.variants, scene.dice.at(u64::from(quarter)));
        let mut rendered = order.into_iter().map(|variant| {
            let progress = scene.render(&variant.pattern);
            let pairs = verdict::pairs(&target.mentions, &progress.mentions);
            (variant, progress, pairs)
        });
        let fitting = rendered.find(|(variant, _, pairs)| verdict::fits(&variant.guards, quarter, pairs));
        let (statuses, mut progress, pairs) = fitting.map_or_else(Default::default, |(variant, progress, pairs)| {
            (verdict::statuses(variant, quarter, &pairs), progress, pairs)
        });
        let checks = verdict::checks(&template.formulas, &target.mentions, &progress.mentions);
        self.aside(scene, &mut progress);
        Task {
            template: template.id.clone(),
            target,
            progress,
            statuses,
            pairs,
            checks,
        }
    }
}

/// The variants, beginning with one that the dice choose.
fn in_order(variants: &[Variant], dice: Dice) -> Vec<&Variant> {
    let mut order: Vec<&Variant> = variants.iter().collect();
    if !order.is_empty() {
        order.rotate_left(dice.below(variants.len() as u64) as usize);
    }
    order
}

fn fate(dice: Dice) -> Fate {
    let quarter = dice.at(1).between(1, 4) as u32;
    match dice.below(100) {
        0..=16 => Fate::Done(quarter),
        17..=23 => Fate::Late(quarter.min(3)),
        24..=28 => Fate::Cancelled(quarter),
        29..=33 => Fate::Silent,
        _ => Fate::Figures,
    }
}

/// Which kind of phrase a project gets in a quarter; none where its figures speak.
fn occasion(fate: Fate, quarter: u32) -> Option<&'static str> {
    match fate {
        Fate::Done(from) if quarter >= from => Some("completed"),
        Fate::Done(_) => Some("in_progress"),
        Fate::Late(until) if quarter <= until => Some("not_started"),
        Fate::Late(_) => Some("in_progress"),
        Fate::Cancelled(from) if quarter >= from => Some("cancelled"),
        Fate::Silent if quarter.is_multiple_of(2) => Some("empty"),
        Fate::Silent => Some("unclear"),
        _ => None,
    }
}

/// The status of an occasion, then others that a careful reader could defend.
const fn defensible(occasion: &str) -> &'static [&'static str] {
    match occasion.as_bytes() {
        b"completed" => &["completed"],
        b"in_progress" => &["in_progress"],
        b"not_started" => &["not_started", "not_met"],
        b"cancelled" => &["cancelled"],
        b"unclear" => &["unclear", "in_progress"],
        _ => &["unclear", "in_progress", "not_started"],
    }
}
