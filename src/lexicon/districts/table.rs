//! Reading `lexicon/districts.csv`: `code,name,parent,from,to,successors`, without quotes, a line a row.

use std::borrow::Cow;

use super::super::LexiconError;
use super::{Code, District};

/// The table as it is compiled in.
pub(super) const BUILTIN: &str = include_str!("../../../lexicon/districts.csv");

const FILE: &str = "lexicon/districts.csv";

/// The rows below the heading.
pub(super) fn rows(text: &'static str) -> impl Iterator<Item = Result<District, LexiconError>> {
    text.lines().skip(1).map(|line| {
        row(line).ok_or_else(|| LexiconError::Entry {
            file: FILE.to_owned(),
            entry: line.to_owned(),
            message: "not a row of code, name, parent, from, to, successors".to_owned(),
        })
    })
}

fn row(line: &'static str) -> Option<District> {
    let mut fields = line.split(',');
    let (code, name, parent) = (fields.next()?, fields.next()?, fields.next()?);
    let (from, to, successors) = (fields.next()?, fields.next()?, fields.next()?);
    if fields.next().is_some() || name.is_empty() {
        return None;
    }
    Some(District {
        code: code.parse().ok()?,
        name: Cow::Borrowed(name),
        parent: if parent.is_empty() {
            None
        } else {
            Some(parent.parse().ok()?)
        },
        from: from.parse().ok()?,
        to: if to.is_empty() { None } else { Some(to.parse().ok()?) },
        successors: successors
            .split_whitespace()
            .map(str::parse::<Code>)
            .collect::<Result<_, _>>()
            .ok()?,
        city: None,
        province: None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_holds_six_fields() {
        let read = row("330103,下城区,330100,1980,2020,330105").unwrap();
        assert_eq!((read.from, read.to, read.successors.len()), (1980, Some(2020), 1));
        for bad in [
            "",
            "330103,下城区,330100,1980,2020",
            "33010,下城区,,1980,,",
            "330103,,,1980,,",
            "330103,下城区,,x,,",
        ] {
            assert!(row(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_bad_row_is_named() {
        let error = rows("code,name\n1,2,3").next().unwrap().unwrap_err().to_string();
        assert!(
            error.contains("lexicon/districts.csv") && error.contains("1,2,3"),
            "{error}"
        );
    }
}
