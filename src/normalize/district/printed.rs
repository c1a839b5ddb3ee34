//! Names that no list has, where the print leaves no doubt that they are names: 青湾县2023年…, 澄湖区人民政府.

use crate::lexicon::districts::{Districts, Match, Words};

use super::mention::{Mention, is_chinese};

/// A printed name.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed<'t, 'd> {
    /// The name: 青湾县.
    pub name: &'t str,
    /// Where it begins in its text, in bytes.
    start: usize,
    /// The listed place right before it.
    pub place: Option<Match<'d>>,
    /// The city right before it that no list has.
    pub city: Option<&'t str>,
}

impl Printed<'_, '_> {
    /// Whether this is another place than what the lists have there: a part of it (临江市石桥区), or its namesake in a
    /// city that is none of its bearers' cities (云州市西湖区).
    pub(super) fn is_not(&self, mention: &Mention) -> bool {
        let part = self.place.is_some_and(|place| place.end == mention.end);
        let namesake = self.city.is_some() && self.start == mention.start && !mention.placed;
        part || (namesake && mention.candidates.iter().all(|one| one.parent.is_some()))
    }
}

/// The name that opens a title, behind dates and words like 关于, before a year or a word of the genre.
pub(super) fn in_title<'t, 'd>(title: &'t str, districts: &'d Districts) -> Option<Printed<'t, 'd>> {
    let words = districts.words();
    opening(title, districts, |rest| goes_on_as_reporter(rest, words))
}

/// The name that opens an issuer which is an office.
pub(super) fn in_issuer<'t, 'd>(issuer: &'t str, districts: &'d Districts) -> Option<Printed<'t, 'd>> {
    let issuer = issuer.trim_end();
    let is_office = districts.words().office_ends.iter().any(|end| issuer.ends_with(end));
    opening(issuer, districts, |rest| {
        is_office && !rest.is_empty() && rest.chars().count() <= 16
    })
}

/// The name in a line that is nothing but a government's own name.
pub(super) fn in_site_line<'t, 'd>(line: &'t str, districts: &'d Districts) -> Option<Printed<'t, 'd>> {
    // No site's name is longer; most lines are.
    if line.len() > 96 || !line.contains("人民政府") {
        return None;
    }
    opening(line.trim(), districts, is_government)
}

/// Whether what follows a name makes a government's name of it, and nothing more follows.
pub(super) fn is_government(rest: &str) -> bool {
    let ends = [
        "人民政府",
        "人民政府办公室",
        "人民政府门户网站",
        "人民政府网站",
        "人民政府网",
    ];
    // The bound keeps a long run of blanks from being looked through at every name.
    rest.len() <= 64 && ends.contains(&rest.trim_end())
}

/// Whether a text goes on as behind the name of who reports: with a year, an office or a word of the genre.
pub(super) fn goes_on_as_reporter(rest: &str, words: &Words) -> bool {
    let rest = rest.trim_start();
    if begins_with_office(rest) {
        return true;
    }
    let year = rest.starts_with(|c: char| digit(c) || "〇一二三四五六七八九十".contains(c));
    year || words.follow.iter().any(|word| rest.starts_with(word.as_str()))
}

/// Whether a text begins with a department, a township or a subdistrict: 教育局, 白马镇, 河滨街道.
fn begins_with_office(text: &str) -> bool {
    const ENDS: [&str; 5] = ["局", "厅", "镇", "乡", "街道"];
    let mut ends = text.char_indices().take(10).take_while(|(_, c)| is_chinese(*c)).skip(1);
    ends.any(|(at, _)| ENDS.iter().any(|end| text[at..].starts_with(end)))
}

/// Whether a region's name goes on with what looks like a part of the region: 经济开发区.
pub(super) fn part_follows(rest: &str, words: &Words) -> bool {
    names(rest).any(|name| !name.ends_with('市') && plausible(name, words, true))
}

/// The kind of division that a title speaks of without a name: 2025年区政府…, 全县….
pub(super) fn kind_in_title(title: &str) -> Option<char> {
    let own = |kind: char, at: usize| {
        let before = title[..at].chars().next_back();
        let after = &title[at + kind.len_utf8()..];
        let nameless = before.is_none_or(|c| !is_chinese(c) || "年度月季关于".contains(c))
            && after.starts_with(['政', '委', '府']);
        nameless || before.is_some_and(|c| "全我本".contains(c))
    };
    title
        .char_indices()
        .find(|&(at, c)| "区县市旗".contains(c) && own(c, at))
        .map(|(_, kind)| kind)
}

/// The name at the opening, below the listed or unlisted places before it, if what follows is as the caller wants it.
fn opening<'t, 'd>(text: &'t str, districts: &'d Districts, fits: impl Fn(&str) -> bool) -> Option<Printed<'t, 'd>> {
    let words = districts.words();
    let listed = districts.find_in(text);
    let start = text.len() - skip_introduction(text, words).len();
    // An empty name until one is found; its places are those passed so far.
    let mut here = Printed {
        name: "",
        start,
        place: None,
        city: None,
    };
    // A province, a city and a county at most, and what is below them.
    for _ in 0..4 {
        let rest = &text[here.start..];
        let end = if let Some(next) = listed.iter().find(|found| found.start == here.start) {
            if here.city.is_some() && fits(&text[next.end..]) {
                return Some(Printed {
                    name: &text[here.start..next.end],
                    ..here
                });
            }
            (here.place, here.city) = (Some(*next), None);
            next.end
        } else if let Some(city) = unlisted_city(rest, words) {
            here.city = Some(city);
            here.start + city.len()
        } else {
            let below = here.place.is_some() || here.city.is_some();
            let name = names(rest).find(|name| plausible(name, words, below) && fits(&rest[name.len()..]))?;
            return Some(Printed { name, ..here });
        };
        here.start = text.len() - text[end..].trim_start().len();
    }
    None
}

/// A city that no list has, before the name of a part of it.
fn unlisted_city<'t>(text: &'t str, words: &Words) -> Option<&'t str> {
    let city = names(text)
        .next()
        .filter(|name| name.ends_with('市') && plausible(name, words, false))?;
    names(&text[city.len()..])
        .any(|part| plausible(part, words, true))
        .then_some(city)
}

/// A text's first characters up to each word for a kind of division, shortest first.
fn names(text: &str) -> impl Iterator<Item = &str> {
    let run = text
        .char_indices()
        .take_while(|(_, c)| is_chinese(*c))
        .take(12)
        .enumerate();
    let ends = run.filter(|(index, (_, c))| *index >= 2 && matches!(c, '区' | '县' | '市' | '旗'));
    ends.map(|(_, (at, c))| &text[..at + c.len_utf8()])
}

/// Whether such a run is a name: three to five characters, or longer with 自治县 or a functional area's word at its
/// end, and nothing in it that names never hold.
fn plausible(name: &str, words: &Words, behind_place: bool) -> bool {
    let area = words.functional_areas.iter().find(|area| name.ends_with(area.as_str()));
    if area.is_some_and(|area| area == name) {
        return behind_place;
    }
    let long = area.is_some() || name.ends_with("自治县") || name.ends_with("自治旗");
    let own = area
        .map_or(name, |area| &name[..name.len() - area.len()])
        .chars()
        .count();
    let holds = |list: &[String], test: fn(&str, &str) -> bool| list.iter().any(|word| test(name, word));
    own >= 2
        && (long || own <= 5)
        && !holds(&words.never_start, |name, word| name.starts_with(word))
        && !holds(&words.never_end, |name, word| name.ends_with(word))
        && !holds(&words.common_nouns, |name, word| name == word)
        && !name.chars().any(|c| words.never_inside.contains(c))
}

/// Skips dates, opening brackets and words like 关于印发.
fn skip_introduction<'t>(text: &'t str, words: &Words) -> &'t str {
    let mut rest = text.trim_start_matches(opens);
    loop {
        let introduced = words
            .introductions
            .iter()
            .find_map(|word| rest.strip_prefix(word.as_str()));
        let next = introduced.unwrap_or_else(|| skip_date(rest)).trim_start_matches(opens);
        if next.len() == rest.len() {
            return rest;
        }
        rest = next;
    }
}

fn opens(c: char) -> bool {
    c.is_whitespace() || "《“\"【（(［[•·".contains(c)
}

/// Skips what begins with a digit, or with a word for a part of the year, as long as dates go on.
fn skip_date(text: &str) -> &str {
    const BEGINS: [&str; 11] = [
        "二〇",
        "二○",
        "二零",
        "上半年",
        "下半年",
        "前三季度",
        "一季度",
        "二季度",
        "三季度",
        "四季度",
        "截至",
    ];
    const GOES_ON: &str = "年月日份度季至底末第-—–~～〇○零一二三四五六七八九十.．";
    let begins = BEGINS.iter().find_map(|word| text.strip_prefix(word));
    let Some(rest) = begins.or_else(|| text.starts_with(digit).then_some(text)) else {
        return text;
    };
    rest.trim_start_matches(|c: char| digit(c) || GOES_ON.contains(c))
}

fn digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '０'..='９')
}
