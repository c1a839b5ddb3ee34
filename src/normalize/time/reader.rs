//! Expressions of time, read from the numerals that `quantity` rejects as dates and periods.

use super::Time;
use crate::number;
use crate::quantity::{Reason, Rejected};
use crate::rows::PeriodKind;
use crate::span::Span;

const DASHES: [&str; 10] = ["-", "—", "–", "－", "~", "～", "至", "到", "——", "―"];

/// Where 截至 begins, if a text ends with it.
fn until_word(before: &str) -> Option<usize> {
    let head = before
        .strip_suffix("今年")
        .or_else(|| before.strip_suffix("本年"))
        .unwrap_or(before);
    let head = head.trim_end_matches([' ', '：', ':']).trim_end_matches(['到', '至']);
    let head = head.strip_suffix("截止").or_else(|| head.strip_suffix('截'))?;
    Some(head.len())
}

/// Steps through a text's rejected numerals and reads the times among them.
pub(super) struct Reader<'t> {
    text: &'t str,
    rejected: &'t [Rejected],
    next: usize,
}

impl<'t> Reader<'t> {
    /// A reader before the first numeral.
    pub(super) const fn new(text: &'t str, rejected: &'t [Rejected]) -> Self {
        Self {
            text,
            rejected,
            next: 0,
        }
    }

    /// All times that are written with numerals.
    pub(super) fn all(mut self) -> Vec<(Span, Time)> {
        let mut found = Vec::new();
        while self.next < self.rejected.len() {
            found.extend(self.read());
        }
        found
    }

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
            if let Some(hit) = self.whole_year(i, y) {
                return Some(hit);
            }
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
        let before = &self.text[..start];
        let start = match time {
            Time::Until { .. } => until_word(before).unwrap_or(start),
            // 前三季度, 第三季度
            Time::Months { .. } => start - before.len() + before.trim_end_matches(['前', '第']).len(),
            Time::Since { .. } => start,
        };
        Some((Span::new(start, end), time))
    }

    /// 截至2022年底, 2022年以来.
    fn whole_year(&self, i: usize, year: i16) -> Option<(Span, Time)> {
        let start = self.rejected[i].span.start;
        let rest = self.behind(i).strip_prefix('年')?;
        let at = self.text.len() - rest.len();
        let year = Some(year);
        if rest.starts_with("以来") {
            return Some((Span::new(start, at + "以来".len()), Time::Since { year, month: 1 }));
        }
        let start = until_word(&self.text[..start]).filter(|_| rest.starts_with(['底', '末']))?;
        let until = Time::Until {
            year,
            month: 12,
            day: None,
        };
        Some((Span::new(start, at + '底'.len_utf8()), until))
    }

    /// The year of the calendar that numeral `i` says.
    pub(super) fn year(&self, i: usize) -> Option<i16> {
        let value = self.value(i)?;
        let said = self.behind(i).starts_with('年') || self.rejected[i].span.of(self.text).chars().count() == 4;
        i16::try_from(value).ok().filter(|y| said && (1900..=2100).contains(y))
    }

    /// Whether numeral `i` is a year from which a stretch goes on into another: 2018—2022年, 2021年12月-2022年11月,
    /// 2022-2023学年.
    pub(super) fn spans_years(&self, i: usize) -> bool {
        let Some(first) = self.year(i) else { return false };
        let next = (i + 1..self.rejected.len().min(i + 4)).find(|j| self.year(*j).is_some());
        let Some((next, last)) = next.and_then(|j| Some((j, self.year(j)?))) else {
            return false;
        };
        let between = &self.text[self.rejected[i].span.end..self.rejected[next].span.start];
        let dash = |c: char| "-—–－~～至到―".contains(c);
        let stretch = |c: char| dash(c) || c.is_numeric() || "年月日度份一二三四五六七八九十 ".contains(c);
        first != last && between.contains(dash) && between.chars().all(stretch)
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
        if behind.starts_with("以来") {
            return Some((i, end + "以来".len(), Time::Since { year, month }));
        }
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
            || behind.starts_with("单月")
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
