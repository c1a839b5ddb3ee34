//! Time expressions: the period of a title, and the windows that sentences say (1-10月, 截至12月25日, 前三季度).
//!
//! The numerals of time expressions are those that `quantity` rejects as dates and periods, so their places are known.

use jiff::civil::Date;

use crate::number;
use crate::quantity::{Reason, Rejected};
use crate::rows::{Period, PeriodKind};
use crate::span::Span;

/// A stretch of time that a text names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Time {
    /// Whole months, first to last; the year where it is said.
    Months {
        /// The year, if said.
        year: Option<i16>,
        /// 1 … 12.
        first: i8,
        /// `first` … 12.
        last: i8,
        /// What kind of period the words name.
        kind: PeriodKind,
    },
    /// Up to a day, from a beginning that is not said.
    Until {
        /// The year, if said.
        year: Option<i16>,
        /// 1 … 12.
        month: i8,
        /// The day; the month's last where none is said.
        day: Option<i8>,
    },
}

impl Time {
    /// First and last day, with the year that the text leaves out; `None` for days that do not exist.
    pub fn days(self, default_year: Option<i16>) -> Option<(Option<Date>, Date)> {
        match self {
            Self::Months { year, first, last, .. } => {
                let year = year.or(default_year)?;
                Some((
                    Some(Date::new(year, first, 1).ok()?),
                    Date::new(year, last, 1).ok()?.last_of_month(),
                ))
            }
            Self::Until { year, month, day } => {
                let start = Date::new(year.or(default_year)?, month, 1).ok()?;
                let end = match day {
                    Some(day) => Date::new(start.year(), month, day).ok()?,
                    None => start.last_of_month(),
                };
                Some((None, end))
            }
        }
    }
}

const DASHES: [&str; 10] = ["-", "—", "–", "－", "~", "～", "至", "到", "——", "―"];

/// All time expressions of a text, in reading order; `rejected` are the text's rejected numerals.
pub fn times(text: &str, rejected: &[Rejected]) -> Vec<(Span, Time)> {
    let mut found = Vec::new();
    let mut reader = Reader {
        text,
        rejected,
        next: 0,
    };
    while reader.next < rejected.len() {
        if let Some(hit) = reader.read() {
            found.push(hit);
        }
    }
    for (word, first, last) in [("上半年", 1, 6), ("下半年", 7, 12)] {
        for (at, _) in text.match_indices(word) {
            let year = year_before(text, at);
            let kind = PeriodKind::Half;
            found.push((
                Span::new(at, at + word.len()),
                Time::Months {
                    year,
                    first,
                    last,
                    kind,
                },
            ));
        }
    }
    found.sort_by_key(|(span, _)| span.start);
    found
}

/// The year just before a place: 2023年上半年, 二〇二三年上半年.
fn year_before(text: &str, at: usize) -> Option<i16> {
    let before = text[..at].trim_end_matches(['度', ' ']).strip_suffix('年')?;
    let start = before.char_indices().rev().nth(3)?.0;
    i16::try_from(number::integer(&before[start..])?)
        .ok()
        .filter(|y| (1900..=2100).contains(y))
}

/// Where 截至 begins, if a text ends with it.
fn until_word(before: &str) -> Option<usize> {
    let head = before.trim_end_matches([' ', '：', ':']).trim_end_matches(['到', '至']);
    let head = head.strip_suffix("截止").or_else(|| head.strip_suffix('截'))?;
    Some(head.len())
}

struct Reader<'t> {
    text: &'t str,
    rejected: &'t [Rejected],
    next: usize,
}

impl Reader<'_> {
    fn value(&self, i: usize) -> Option<u64> {
        let numeral = self.rejected.get(i)?;
        if !matches!(numeral.reason, Reason::Date | Reason::Period) {
            return None;
        }
        number::integer(numeral.span.of(self.text))
    }

    fn behind(&self, i: usize) -> &str {
        self.text[self.rejected[i].span.end..].trim_start_matches([' ', '\u{a0}', '\u{3000}'])
    }

    /// The text between two numerals.
    fn gap(&self, i: usize) -> Option<&str> {
        let next = self.rejected.get(i + 1)?;
        self.text.get(self.rejected[i].span.end..next.span.start)
    }

    /// Reads the expression that begins at the next numeral, and steps over what it took.
    fn read(&mut self) -> Option<(Span, Time)> {
        let first = self.next;
        self.next += 1;
        let mut year = None;
        let mut i = first;
        if let Some(y) = self.year(i) {
            year = Some(y);
            let gap = self
                .gap(i)
                .unwrap_or("…")
                .replace(['年', '度', ' ', '第', '前', '\u{a0}'], "");
            if !gap.is_empty() || self.value(i + 1).is_none() {
                return None;
            }
            i += 1;
        }
        let hit = self
            .quarter(i, year)
            .or_else(|| self.months(i, year))
            .or_else(|| self.month(i, year));
        let (last, end, time) = hit?;
        self.next = last + 1;
        let start = self.rejected[first].span.start;
        let start = match time {
            Time::Until { .. } => until_word(&self.text[..start]).unwrap_or(start),
            Time::Months { .. } => start,
        };
        Some((Span::new(start, end), time))
    }

    fn year(&self, i: usize) -> Option<i16> {
        let value = self.value(i)?;
        let said = self.behind(i).starts_with('年') || self.rejected[i].span.of(self.text).chars().count() == 4;
        i16::try_from(value).ok().filter(|y| said && (1900..=2100).contains(y))
    }

    fn month_number(&self, i: usize) -> Option<i8> {
        self.value(i)
            .and_then(|v| i8::try_from(v).ok())
            .filter(|m| (1..=12).contains(m))
    }

    /// 第四季度, 前三季度, 一至三季度.
    fn quarter(&self, i: usize, year: Option<i16>) -> Option<(usize, usize, Time)> {
        let quarter = |i: usize| {
            self.month_number(i)
                .filter(|q| *q <= 4 && self.behind(i).starts_with("季度"))
        };
        let end = |i: usize| self.text.len() - self.behind(i).len() + "季度".len();
        if let Some(last) = quarter(i) {
            let through = self.text[..self.rejected[i].span.start].ends_with('前') && last > 1;
            let (first, kind) = if through {
                (1, PeriodKind::Months)
            } else {
                (last * 3 - 2, PeriodKind::Quarter)
            };
            return Some((
                i,
                end(i),
                Time::Months {
                    year,
                    first,
                    last: last * 3,
                    kind,
                },
            ));
        }
        let first = self.month_number(i).filter(|q| *q <= 4)?;
        let last = quarter(i + 1)
            .filter(|last| *last > first && self.gap(i).is_some_and(|g| DASHES.contains(&g.trim_end_matches('第'))))?;
        Some((
            i + 1,
            end(i + 1),
            Time::Months {
                year,
                first: first * 3 - 2,
                last: last * 3,
                kind: PeriodKind::Months,
            },
        ))
    }

    /// 1-10月, 1月至11月.
    fn months(&self, i: usize, year: Option<i16>) -> Option<(usize, usize, Time)> {
        let (first, last) = (self.month_number(i)?, self.month_number(i + 1)?);
        let gap = self.gap(i)?.trim_matches(' ');
        let joined = DASHES.contains(&gap.strip_prefix('月').unwrap_or(gap).trim_start_matches('份'));
        let behind = self.behind(i + 1).strip_prefix('月')?;
        if !joined || first >= last || self.day(i + 1).is_some() {
            return None;
        }
        let mut end = self.text.len() - behind.len();
        if behind.starts_with('份') {
            end += '份'.len_utf8();
        }
        Some((
            i + 1,
            end,
            Time::Months {
                year,
                first,
                last,
                kind: PeriodKind::Months,
            },
        ))
    }

    /// The day behind a month, if one stands there.
    fn day(&self, i: usize) -> Option<i8> {
        let gap = self.gap(i)?;
        let day = self.value(i + 1).and_then(|v| i8::try_from(v).ok())?;
        (gap.trim_matches(' ') == "月" && self.behind(i + 1).starts_with(['日', '号'])).then_some(day)
    }

    /// 截至12月25日, 截至9月底; 8月份.
    fn month(&self, i: usize, year: Option<i16>) -> Option<(usize, usize, Time)> {
        let month = self.month_number(i)?;
        let behind = self.behind(i).strip_prefix('月')?;
        let start = self.rejected[if year.is_some() { i - 1 } else { i }].span.start;
        let end = self.text.len() - behind.len();
        if until_word(&self.text[..start]).is_some() {
            let day = self.day(i);
            let rest = if behind.starts_with(['底', '末', '份']) {
                '底'.len_utf8()
            } else {
                0
            };
            let (last, end) = match day {
                Some(_) => (i + 1, self.rejected[i + 1].span.end + '日'.len_utf8()),
                None => (i, end + rest),
            };
            return Some((last, end, Time::Until { year, month, day }));
        }
        if behind.starts_with(['份'])
            || behind.starts_with("当月")
            || self.day(i).is_none() && year.is_some() && !behind.starts_with(['底', '末', '初', '中', '上', '下'])
        {
            let end = end + if behind.starts_with('份') { '份'.len_utf8() } else { 0 };
            return Some((
                i,
                end,
                Time::Months {
                    year,
                    first: month,
                    last: month,
                    kind: PeriodKind::Month,
                },
            ));
        }
        None
    }
}

/// The period that a title names. `published` gives the year where the title does not: the latest one in which the
/// period has ended by then.
pub fn period_of(title: &str, rejected: &[Rejected], published: Option<Date>) -> Option<Period> {
    let year = title_year(title, rejected);
    let time = times(title, rejected).into_iter().map(|(_, t)| t).next();
    let (first, last, kind, said) = match time {
        Some(Time::Months {
            year,
            first,
            last,
            kind,
        }) => (first, last, kind, year),
        Some(Time::Until { year, month, .. }) => (1, month, PeriodKind::Months, year),
        None => (1, 12, PeriodKind::Year, Some(year?)),
    };
    let year = said.or(year).or_else(|| {
        let published = published?;
        let ended = Date::new(published.year(), last, 1).ok()?.last_of_month() <= published;
        Some(if ended { published.year() } else { published.year() - 1 })
    })?;
    let kind = if kind == PeriodKind::Months && first == last {
        PeriodKind::Month
    } else {
        kind
    };
    Some(Period {
        kind,
        year,
        first_month: first,
        last_month: last,
    })
}

fn title_year(title: &str, rejected: &[Rejected]) -> Option<i16> {
    let reader = Reader {
        text: title,
        rejected,
        next: 0,
    };
    (0..rejected.len()).find_map(|i| reader.year(i))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::Lexicon;
    use crate::quantity;

    fn label(title: &str) -> Option<String> {
        let scan = quantity::scan(title, &Lexicon::builtin().unwrap());
        period_of(title, &scan.rejected, Date::new(2023, 1, 5).ok()).map(|p| p.label())
    }

    #[test]
    fn periods_of_titles() {
        for (title, expected) in [
            ("2022第四季度政府绩效目标执行情况", "2022Q4"),
            ("云岫区2023年第三季度政府绩效目标执行情况", "2023Q3"),
            ("二〇二三年上半年重点工作完成情况", "2023H1"),
            ("2023年1-11月份民生实事进展", "2023M01-M11"),
            ("2023年1月至11月民生实事进展", "2023M01-M11"),
            ("2021年度政府工作报告目标任务完成情况", "2021"),
            ("2021年前三季度重点工作", "2021M01-M09"),
            ("关于2023年8月重点项目进展的通报", "2023M08"),
            ("第四季度政府绩效目标执行情况", "2022Q4"),
            ("截至2023年8月底重点任务进展", "2023M01-M08"),
            ("2022年一季度绩效目标执行情况", "2022Q1"),
        ] {
            assert_eq!(label(title).as_deref(), Some(expected), "{title}");
        }
        assert_eq!(label("重点工作完成情况"), None);
    }

    #[test]
    fn windows_of_sentences() {
        let lexicon = Lexicon::builtin().unwrap();
        let windows = |text: &str| {
            let scan = quantity::scan(text, &lexicon);
            times(text, &scan.rejected)
                .into_iter()
                .map(|(span, time)| {
                    let (start, end) = time.days(Some(2022)).unwrap();
                    format!(
                        "{} {}..{end}",
                        span.of(text),
                        start.map(|d| d.to_string()).unwrap_or_default()
                    )
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(windows("1-10月实现税收3万元"), ["1-10月 2022-01-01..2022-10-31"]);
        assert_eq!(windows("截至12月25日，发生火灾3起"), ["截至12月25日 ..2022-12-25"]);
        assert_eq!(windows("前三季度增加值3亿元"), ["三季度 2022-01-01..2022-09-30"]);
        assert_eq!(windows("上半年增长3%"), ["上半年 2022-01-01..2022-06-30"]);
        assert_eq!(windows("截至9月底，完成3户"), ["截至9月底 ..2022-09-30"]);
        assert!(windows("3月15日开工").is_empty());
        assert!(windows("计划2023年2月底前完成").is_empty());
    }
}
