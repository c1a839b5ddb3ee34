//! Expected against found, and a sentence's line as it would have to read.

use std::ops::Range;

use super::document::{Case, Expected, Group};
use super::found::Found;
use super::meaning::Meaning;

/// How a sentence came out.
#[derive(Debug)]
pub enum Outcome {
    Pass,
    /// The laws do not hold; nothing that could be rewritten.
    Broken(String),
    /// What was expected, what was found, and the line that says what was found.
    Differs {
        expected: String,
        found: String,
        line: String,
    },
}

/// Compares one sentence with what was found in it.
pub fn check(case: &Case, found: &Found) -> Outcome {
    if let Some(broken) = &found.broken {
        return Outcome::Broken(broken.clone());
    }
    let (pass, expected) = match &case.expected {
        Ok(Expected::Mentions(meanings)) => (mentions(case, meanings, found), written(case, &case.marks, meanings)),
        Ok(Expected::Rejected(reasons)) => (rejected(reasons, found), format!("nothing: {}", reasons.join("; "))),
        Err(wrong) => (false, format!("the line is wrong: {wrong}")),
    };
    if pass {
        return Outcome::Pass;
    }
    Outcome::Differs {
        expected,
        found: shown(case, found),
        line: line(case, found),
    }
}

fn mentions(case: &Case, meanings: &[Meaning], found: &Found) -> bool {
    case.marks == found.marks
        && meanings
            .iter()
            .zip(&found.meanings)
            .all(|(expected, found)| expected.accepts(found))
}

/// One reason for all numerals, or one for each.
fn rejected(reasons: &[String], found: &Found) -> bool {
    let fits = |(at, (_, reason)): (usize, &(String, &str))| match reasons {
        [only] => only == reason,
        all => all.get(at).is_some_and(|expected| expected == reason),
    };
    let counted = reasons.len() == 1 || reasons.len() == found.rejected.len();
    found.marks.is_empty() && !found.rejected.is_empty() && counted && found.rejected.iter().enumerate().all(fits)
}

fn shown(case: &Case, found: &Found) -> String {
    let none: Vec<String> = found.rejected.iter().map(|(n, why)| format!("{n} {why}")).collect();
    match (found.marks.is_empty(), none.is_empty()) {
        (true, true) => "no numeral at all".to_owned(),
        (true, false) => format!("nothing: {}", none.join("; ")),
        (false, true) => written(case, &found.marks, &found.meanings),
        (false, false) => format!(
            "{} (no quantity: {})",
            written(case, &found.marks, &found.meanings),
            none.join("; ")
        ),
    }
}

/// The bullet that says what was found, in the words that its group needs.
fn line(case: &Case, found: &Found) -> String {
    if found.marks.is_empty() {
        return unmarked(case, found);
    }
    let told = told(case, found);
    match &case.group {
        Group::Meaning(meaning) if told.iter().all(|m| m == meaning) => {
            format!("- {}", marked(&case.text, &found.marks))
        }
        _ => format!("- {}", written(case, &found.marks, &told)),
    }
}

fn unmarked(case: &Case, found: &Found) -> String {
    let text = marked(&case.text, &[]);
    let mut reasons: Vec<&str> = found.rejected.iter().map(|(_, reason)| *reason).collect();
    if let Some(first) = reasons.first().copied()
        && reasons.iter().all(|reason| *reason == first)
    {
        reasons.truncate(1);
    }
    match &case.group {
        Group::Nothing(reason) if reasons == [reason.as_str()] => format!("- {text}"),
        _ => format!("- {text} → {}", reasons.join("; ")),
    }
}

/// What was found, with names and roles where the line has them.
fn told(case: &Case, found: &Found) -> Vec<Meaning> {
    let expected = match &case.expected {
        Ok(Expected::Mentions(meanings)) => meanings.as_slice(),
        _ => &[],
    };
    let like = |i: usize| expected.get(i).or_else(|| expected.first());
    let tell = |(i, m): (usize, &Meaning)| match like(i) {
        Some(expected) => m.as_told_by(expected),
        None => Meaning {
            names: Vec::new(),
            role: None,
            ..m.clone()
        },
    };
    found.meanings.iter().enumerate().map(tell).collect()
}

fn written(case: &Case, marks: &[Range<usize>], meanings: &[Meaning]) -> String {
    let meanings: Vec<String> = meanings.iter().map(ToString::to_string).collect();
    format!("{} → {}", marked(&case.text, marks), meanings.join("; "))
}

/// A sentence with its marks.
fn marked(text: &str, marks: &[Range<usize>]) -> String {
    let (mut out, mut at) = (String::new(), 0);
    for mark in marks {
        out.push_str(&text[at..mark.start]);
        out.push('【');
        out.push_str(&text[mark.clone()]);
        out.push('】');
        at = mark.end;
    }
    out.push_str(&text[at..]);
    out.replace('\n', "⏎")
}
