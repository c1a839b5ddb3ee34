//! The period of a report: from its title, else from the lines under it, from its file's name.

use jiff::civil::Date;

use super::reader::Reader;
use super::spelling::common;
use super::{Time, times};
use crate::lexicon::Lexicon;
use crate::quantity;
use crate::rows::{Period, PeriodKind};

/// What may say which period a report is about.
#[derive(Debug, Clone, Copy, Default)]
pub struct Evidence<'a> {
    /// The report's title.
    pub title: &'a str,
    /// The lines between title and body.
    pub preface: &'a str,
    /// The source's path and the member's path inside it.
    pub path: &'a str,
    /// When it was published, or else written.
    pub published: Option<Date>,
}

/// A part of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Part {
    first: i8,
    last: i8,
    kind: PeriodKind,
    /// Whether it is said as its end alone: 截至8月底.
    until: bool,
}

impl Part {
    /// Whether both are the same months.
    fn covers(self, other: &Self) -> bool {
        (self.first, self.last) == (other.first, other.last)
    }
}

/// What a text says of a period.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Said {
    year: Option<i16>,
    part: Option<Part>,
}

/// The period of a report. A part of a year goes before a year alone, the title before the lines under it, these before
/// the path. Where only the part is said, the day of publication gives the year: the latest in which the part has ended.
pub fn period_of(evidence: &Evidence<'_>, lexicon: &Lexicon) -> Option<Period> {
    let title = said(evidence.title, lexicon);
    let under = under(evidence, title, lexicon);
    let path = || path(evidence.path, lexicon);
    let part = title.part.or(under.part);
    let Some(part) = part else {
        let year = title.year.or(under.year).or_else(|| closed_year(evidence));
        return match year {
            Some(year) => Some(build(year, YEAR)),
            None => path().and_then(|said| Some(build(said.year?, said.part.unwrap_or(YEAR)))),
        };
    };
    let own = if title.part.is_some() {
        title.year
    } else {
        under.year.or(title.year)
    };
    let year = own.or_else(|| latest(part, evidence.published?));
    let year = year.or(under.year).or_else(|| path()?.year)?;
    Some(build(year, part))
}

const YEAR: Part = Part {
    first: 1,
    last: 12,
    kind: PeriodKind::Year,
    until: false,
};

fn build(year: i16, part: Part) -> Period {
    let kind = match part.kind {
        PeriodKind::Months if part.first == part.last => PeriodKind::Month,
        PeriodKind::Months if part.until && part.last == 12 => PeriodKind::Year,
        kind => kind,
    };
    Period {
        kind,
        year,
        first_month: part.first,
        last_month: part.last,
    }
}

/// The latest year in which a part has ended by a day.
fn latest(part: Part, published: Date) -> Option<i16> {
    // What is due at the end of December is reported in its last days.
    let end = Date::new(published.year(), part.last, 20).ok()?;
    Some(if end <= published {
        published.year()
    } else {
        published.year() - 1
    })
}

/// The year of a title that speaks of a whole year without naming it: 全年重点工作完成情况.
fn closed_year(evidence: &Evidence<'_>) -> Option<i16> {
    let title = common(evidence.title);
    let whole = ["全年", "年度", "年终", "年末"].iter().any(|word| title.contains(word));
    latest(YEAR, evidence.published.filter(|_| whole)?)
}

/// What the lines under the title add to what the title says: a subtitle, or what a sentence announces.
fn under(evidence: &Evidence<'_>, title: Said, lexicon: &Lexicon) -> Said {
    if title.part.is_some() {
        return Said::default();
    }
    let (subtitles, sentences): (Vec<_>, Vec<_>) = evidence.preface.lines().partition(|line| is_subtitle(line));
    let mut subtitles = subtitles.into_iter().map(|line| said(line, lexicon));
    if let Some(said) = subtitles.find(|said| said.part.is_some() || said.year.is_some()) {
        let agrees = agrees(said.year, title.year);
        return if agrees { said } else { Said::default() };
    }
    let sentences: Vec<_> = sentences.into_iter().map(|line| announced(line, lexicon)).collect();
    let found = match title.year {
        None => {
            (sentences.iter().find(|said| said.part.is_some())).or(sentences.iter().find(|said| said.year.is_some()))
        }
        Some(year) => sentences.iter().find(|said| is_so_far(said, year, evidence.published)),
    };
    found.copied().unwrap_or_default()
}

/// Whether a sentence tells how far a year had come that was not over yet on the day of publication: 截至11月底, in
/// December.
fn is_so_far(said: &Said, year: i16, published: Option<Date>) -> bool {
    let open = |part: Part| published.is_some_and(|day| day.year() == year && part.last <= day.month());
    said.part.is_some_and(|part| part.first == 1 && open(part)) && agrees(said.year, Some(year))
}

fn agrees(one: Option<i16>, other: Option<i16>) -> bool {
    one.zip(other).is_none_or(|(one, other)| one == other)
}

/// Whether a line says a period and little else: （截至2022年12月底）, 2023年1—9月.
fn is_subtitle(line: &str) -> bool {
    const MAX_CHARS: usize = 24;
    let bracketed = line.starts_with(['（', '(', '[', '【', '—', '-']) && line.chars().nth(MAX_CHARS).is_none();
    let time =
        |c: char| c.is_numeric() || "〇一二三四五六七八九十年月日度季份第至底末全前上下半截止到-—–~～ ".contains(c);
    bracketed || (line.chars().all(time) && line.chars().nth(MAX_CHARS).is_none())
}

/// What a sentence says, first where it announces the list: 现将2022年1-11月完成情况公布如下.
fn announced(line: &str, lexicon: &Lexicon) -> Said {
    let at = ["现将", "現將"].iter().find_map(|word| line.find(word));
    let behind = at.map(|at| said(&line[at..], lexicon));
    behind
        .filter(|said| said.part.is_some())
        .unwrap_or_else(|| said(line, lexicon))
}

/// What the names of files and folders say, the innermost first. Digits alone may be anything.
fn path(path: &str, lexicon: &Lexicon) -> Option<Said> {
    const MOST: usize = 8;
    let mut year = None;
    for name in path.rsplit(['/', '\\']).take(MOST) {
        if !["年", "季度", "月"].iter().any(|word| name.contains(word)) {
            continue;
        }
        let said = said(name, lexicon);
        year = year.or(said.year);
        if said.part.is_some() && year.is_some() {
            return Some(Said { year, ..said });
        }
    }
    year.map(|year| Said {
        year: Some(year),
        part: None,
    })
}

/// The first part of a year and the year that a text says; nothing where it speaks of several years.
fn said(text: &str, lexicon: &Lexicon) -> Said {
    const MAX_BYTES: usize = 1_000;
    if text.len() > MAX_BYTES {
        return Said::default();
    }
    let text = common(text);
    let rejected = quantity::scan(&text, lexicon).rejected;
    let reader = Reader::new(&text, &rejected);
    if (0..rejected.len()).any(|i| reader.spans_years(i)) {
        return Said::default();
    }
    let year = (0..rejected.len()).find_map(|i| reader.year(i));
    let mut found = times(&text, &rejected)
        .into_iter()
        .filter_map(|(_, time)| part(time, &text));
    let first = found.next();
    // 4-6月（二季度）: the same months by their own name.
    let named = found.find(|(part, _)| part.kind != PeriodKind::Months && first.is_some_and(|(f, _)| f.covers(part)));
    let found = named
        .map(|(part, year)| (part, year.or(first.and_then(|(_, year)| year))))
        .or(first);
    Said {
        year: found.and_then(|(_, year)| year).or(year),
        part: found.map(|(part, _)| part),
    }
}

/// A time as a part of a year, with the year if it says one.
fn part(time: Time, text: &str) -> Option<(Part, Option<i16>)> {
    let part = |first, last, kind, until| Part {
        first,
        last,
        kind,
        until,
    };
    match time {
        Time::Months {
            year,
            first,
            last,
            kind,
        } => Some((part(first, last, kind, false), year)),
        // 截至2022年底 is the year.
        Time::Until { year, month, .. } if text.contains('月') => {
            Some((part(1, month, PeriodKind::Months, true), year))
        }
        _ => None,
    }
}
