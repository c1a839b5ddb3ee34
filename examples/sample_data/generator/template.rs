//! The templates: text files in which every sentence carries the truth about its numbers. `templates/README.md` explains
//! the notation.

use thiserror::Error;

use super::formula::Formula;
use super::notation::formula;
use super::pattern::Pattern;

/// All templates, in the order of the files.
#[derive(Debug)]
pub struct Library {
    /// One theme a file.
    pub themes: Vec<Theme>,
    /// What can be said of any project.
    pub phrases: Vec<Phrase>,
}

/// The templates that may stand in one section.
#[derive(Debug)]
pub struct Theme {
    /// The section's name without boilerplate.
    pub name: String,
    /// In the order of the file.
    pub templates: Vec<Template>,
}

/// One task with what can be reported of it.
#[derive(Debug)]
pub struct Template {
    /// Unique among all templates.
    pub id: String,
    /// A project can be done, postponed or given up; an indicator only has figures.
    pub project: bool,
    /// Variables, operands before their users.
    pub formulas: Vec<(String, Formula)>,
    /// Ways to word the task.
    pub targets: Vec<Pattern>,
    /// Ways to word the progress.
    pub variants: Vec<Variant>,
}

/// One way to word the progress.
#[derive(Debug)]
pub struct Variant {
    /// When it may be said.
    pub guards: Vec<Guard>,
    /// The status, then others that a careful reader could defend; none where the numbers decide.
    pub statuses: Vec<String>,
    /// The words.
    pub pattern: Pattern,
}

/// A condition on the quarter or on the numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guard {
    /// Every target number is met by its counterpart.
    Met,
    /// One is not.
    Missed,
    /// The first two quarters.
    Early,
    /// The last two.
    Late,
    /// This quarter alone.
    Quarter(u32),
}

/// What can be said of any project, whatever its numbers.
#[derive(Debug)]
pub struct Phrase {
    /// `completed`, `not_started` …, or `empty`.
    pub occasion: String,
    /// The words.
    pub pattern: Pattern,
}

/// A template that cannot be read.
#[derive(Debug, Error)]
#[error("templates/{file}, line {line}: {message}")]
pub struct TemplateError {
    file: &'static str,
    line: usize,
    message: String,
}

const FILES: &[(&str, &str)] = &[
    ("industry.txt", include_str!("../templates/industry.txt")),
    ("investment.txt", include_str!("../templates/investment.txt")),
    ("welfare.txt", include_str!("../templates/welfare.txt")),
    ("health.txt", include_str!("../templates/health.txt")),
    ("culture.txt", include_str!("../templates/culture.txt")),
    ("environment.txt", include_str!("../templates/environment.txt")),
    ("city.txt", include_str!("../templates/city.txt")),
    ("digital.txt", include_str!("../templates/digital.txt")),
    ("safety.txt", include_str!("../templates/safety.txt")),
    ("finance.txt", include_str!("../templates/finance.txt")),
    ("country.txt", include_str!("../templates/country.txt")),
];

const PHRASES: (&str, &str) = ("phrases.txt", include_str!("../templates/phrases.txt"));

impl Library {
    /// Reads the templates that are compiled in.
    ///
    /// # Errors
    /// A line that cannot be read, with its place.
    pub fn load() -> Result<Self, TemplateError> {
        let themes = FILES
            .iter()
            .map(|(file, text)| theme(file, text))
            .collect::<Result<_, _>>()?;
        let phrases = lines(PHRASES.1).map(|(line, text)| located(PHRASES.0, line, phrase(text)));
        Ok(Self {
            themes,
            phrases: phrases.collect::<Result<_, _>>()?,
        })
    }
}

fn located<T>(file: &'static str, line: usize, result: Result<T, String>) -> Result<T, TemplateError> {
    result.map_err(|message| TemplateError { file, line, message })
}

/// Lines that say something, numbered from 1.
fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let numbered = text.lines().enumerate().map(|(index, line)| (index + 1, line.trim()));
    numbered.filter(|(_, line)| !line.is_empty() && !line.starts_with("//"))
}

fn theme(file: &'static str, text: &str) -> Result<Theme, TemplateError> {
    let mut theme = Theme {
        name: String::new(),
        templates: Vec::new(),
    };
    for (number, line) in lines(text) {
        located(file, number, theme.take(line))?;
    }
    Ok(theme)
}

impl Theme {
    fn take(&mut self, line: &str) -> Result<(), String> {
        if let Some(name) = line.strip_prefix("theme ") {
            self.name = name.trim().to_owned();
            return Ok(());
        }
        if let Some(head) = line.strip_prefix("item ") {
            self.templates.push(Template::new(head));
            return Ok(());
        }
        self.templates.last_mut().ok_or("no item has begun")?.take(line)
    }
}

impl Template {
    fn new(head: &str) -> Self {
        let mut words = head.split_whitespace();
        let id = words.next().unwrap_or_default().to_owned();
        let project = words.next() == Some("project");
        Self {
            id,
            project,
            formulas: Vec::new(),
            targets: Vec::new(),
            variants: Vec::new(),
        }
    }

    fn take(&mut self, line: &str) -> Result<(), String> {
        if let Some(text) = line.strip_prefix("T ") {
            self.targets.push(Pattern::read(text, &self.names())?);
        } else if let Some(text) = line.strip_prefix('P') {
            self.variants.push(variant(text, &self.names())?);
        } else {
            let (name, text) = line.split_once('=').ok_or("neither T, P nor a variable")?;
            let formula = formula(text.trim(), &self.names())?;
            self.formulas.push((name.trim().to_owned(), formula));
        }
        Ok(())
    }

    fn names(&self) -> Vec<&str> {
        self.formulas.iter().map(|(name, _)| name.as_str()).collect()
    }
}

/// `P words` or `P[guard … : status …] words`.
fn variant(text: &str, names: &[&str]) -> Result<Variant, String> {
    let (condition, words) = match text.strip_prefix('[') {
        Some(rest) => rest.split_once(']').ok_or("[ without ]")?,
        None => ("", text),
    };
    let (guards, statuses) = condition.split_once(':').unwrap_or((condition, ""));
    Ok(Variant {
        guards: guards.split_whitespace().map(guard).collect::<Result<_, _>>()?,
        statuses: statuses.split_whitespace().map(str::to_owned).collect(),
        pattern: Pattern::read(words.trim(), names)?,
    })
}

fn guard(word: &str) -> Result<Guard, String> {
    Ok(match word {
        "met" => Guard::Met,
        "missed" => Guard::Missed,
        "early" => Guard::Early,
        "late" => Guard::Late,
        "q1" => Guard::Quarter(1),
        "q2" => Guard::Quarter(2),
        "q3" => Guard::Quarter(3),
        "q4" => Guard::Quarter(4),
        _ => return Err(format!("unknown condition {word}")),
    })
}

fn phrase(line: &str) -> Result<Phrase, String> {
    let (occasion, words) = line.split_once(' ').unwrap_or((line, ""));
    Ok(Phrase {
        occasion: occasion.to_owned(),
        pattern: Pattern::read(words.trim(), &[])?,
    })
}
