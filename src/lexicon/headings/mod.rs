//! Column headings, header labels and set phrases of reports: `lexicon/headings.toml`.

use aho_corasick::AhoCorasick;
use rustc_hash::{FxHashMap, FxHashSet};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

mod compound;
mod fold;
mod kind;
mod role;

pub use role::{Kind, Role};

use super::LexiconError;
use crate::script;
use fold::{is_period_char, narrow, near_end, near_start, simplified, word};

const FILE: &str = "lexicon/headings.toml";
/// The name under which a config's own entries stand in messages.
const EXTENSION: &str = "lexicon.extend";
const BUILTIN: &str = include_str!("../../../lexicon/headings.toml");

/// The longest word that is looked up, in bytes; a longer text is no heading.
const MAX_BYTES: usize = 72;

/// One entry of the table: a role and words that have it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HeadingEntry {
    /// The role.
    pub role: Role,
    /// Its words, without white space at either end.
    pub words: Vec<String>,
}

/// The file's shape.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    heading: Vec<HeadingEntry>,
}

/// Words of one kind, folded, with their role.
type Words = FxHashMap<Box<str>, Role>;

/// Every heading, label and phrase, ready for look-up.
#[derive(Debug, Clone)]
pub struct Headings {
    columns: Words,
    labels: Words,
    phrases: FxHashMap<Role, Vec<Box<str>>>,
    /// The last characters of all columns: most lines are told from a heading by theirs.
    endings: FxHashSet<char>,
    /// The last characters of all labels.
    label_endings: FxHashSet<char>,
    navigation: AhoCorasick,
    report_kind: AhoCorasick,
    outlook: AhoCorasick,
}

impl Headings {
    /// The table that the program carries.
    ///
    /// # Errors
    /// When the compiled-in table contradicts itself; a test holds that it does not.
    pub fn builtin() -> Result<Self, LexiconError> {
        let file: File = toml::from_str(BUILTIN).map_err(|e| LexiconError::Format {
            file: FILE.to_owned(),
            message: e.to_string(),
        })?;
        let mut words = (Words::default(), Words::default(), FxHashMap::default());
        insert(&mut words, &file.heading, FILE)?;
        Self::from_words(words, FILE)
    }

    /// The same table with more words.
    ///
    /// # Errors
    /// When a word is empty, too long, stands there already, or has another role of the same kind.
    pub fn extend(self, entries: &[HeadingEntry]) -> Result<Self, LexiconError> {
        let mut words = (self.columns, self.labels, self.phrases);
        insert(&mut words, entries, EXTENSION)?;
        Self::from_words(words, EXTENSION)
    }

    fn from_words((columns, labels, phrases): AllWords, file: &str) -> Result<Self, LexiconError> {
        Ok(Self {
            navigation: automaton(&phrases, Role::Navigation, file)?,
            report_kind: automaton(&phrases, Role::ReportKind, file)?,
            outlook: automaton(&phrases, Role::Outlook, file)?,
            endings: columns
                .keys()
                .chain(phrases.get(&Role::Measure).into_iter().flatten())
                .filter_map(|word| word.chars().next_back())
                .chain([')'])
                .collect(),
            label_endings: labels.keys().filter_map(|word| word.chars().next_back()).collect(),
            columns,
            labels,
            phrases,
        })
    }

    /// The role of a column heading, also with a period before it (`一季度完成情况`) or brackets behind it.
    pub fn column(&self, text: &str) -> Option<Role> {
        // Most lines end in a character that no heading ends in.
        let (at, _) = text.trim_end().char_indices().next_back()?;
        let last = script::fold(&text[at..]).chars().next()?;
        if !self.endings.contains(&narrow(last)) {
            return None;
        }
        let text = simplified(text, MAX_BYTES)?;
        let folded = word(&text);
        self.column_folded(&folded).or_else(|| {
            let (head, _) = folded.strip_suffix(')')?.split_once('(')?;
            self.column_folded(head)
        })
    }

    fn column_folded(&self, folded: &str) -> Option<Role> {
        let word = |word: &str| self.columns.get(word).copied();
        let known = word(folded).or_else(|| {
            let rest = folded.trim_start_matches(is_period_char);
            // Only a task, its amount or what became of it belongs to a period.
            let may = |role: &Role| matches!(role, Role::Task | Role::Target | Role::Progress | Role::Rate);
            word(rest).filter(|role| rest.len() < folded.len() && may(role))
        });
        known.or_else(|| self.amount(folded))
    }

    /// A plan or a result with what it is counted in: 年度计划投资, 累计完成产值.
    fn amount(&self, folded: &str) -> Option<Role> {
        let rest = folded.trim_start_matches(is_period_char);
        let plans = self.of(Role::Measure).iter().filter_map(|word| {
            [folded, rest].into_iter().find_map(|text| {
                let plan = text.strip_suffix(&**word)?;
                self.columns.get(plan).copied()
            })
        });
        plans
            .into_iter()
            .find(|role| matches!(role, Role::Target | Role::Progress))
    }

    /// The role of a label in the document's header.
    pub fn label(&self, text: &str) -> Option<Role> {
        let (last, _) = text.trim_end().char_indices().next_back()?;
        let end = script::fold(&text[last..]);
        let known = end
            .chars()
            .next()
            .is_some_and(|c| self.label_endings.contains(&narrow(c)));
        if !known {
            return None;
        }
        let text = simplified(text, MAX_BYTES)?;
        self.labels.get(&*word(&text)).copied()
    }

    /// Whether a line belongs to the page around the report.
    pub fn is_navigation(&self, line: &str) -> bool {
        self.navigation.is_match(&*script::fold(line))
    }

    /// Whether a line explains the table above it.
    pub fn is_footnote(&self, line: &str) -> bool {
        let start = script::fold(near_start(line, MAX_BYTES));
        self.of(Role::Footnote).iter().any(|word| start.starts_with(&**word))
    }

    /// Whether a line says what a report's title says.
    pub fn names_report(&self, line: &str) -> bool {
        self.report_kind.is_match(&*script::fold(line))
    }

    /// Whether a section's title announces problems or plans.
    pub fn is_outlook(&self, title: &str) -> bool {
        self.outlook.is_match(&*script::fold(title))
    }

    /// Whether a cell names a row that adds up the others.
    pub fn is_total(&self, cell: &str) -> bool {
        let Some(cell) = simplified(cell, MAX_BYTES) else {
            return false;
        };
        let cell = word(&cell);
        // 小计（项目个数）, 全县合计：
        let cell = cell
            .split_once('(')
            .map_or(&*cell, |(head, _)| head)
            .trim_end_matches(':');
        let cell = cell
            .strip_prefix('全')
            .and_then(|rest| rest.strip_prefix(['国', '省', '市', '县', '区', '镇', '乡', '部']))
            .unwrap_or(cell);
        self.of(Role::Total).iter().any(|word| **word == *cell)
    }

    /// Whether a text ends as the name of an office does.
    pub fn ends_as_office(&self, text: &str) -> bool {
        let end = script::fold(near_end(text, MAX_BYTES));
        self.of(Role::Office).iter().any(|word| end.ends_with(&**word))
    }

    /// A section's title without the longest set phrase at its end; the title itself where it ends with none, or where
    /// nothing would be left.
    pub fn without_boilerplate<'t>(&self, title: &'t str) -> &'t str {
        let folded = script::fold(title);
        let phrases = self.of(Role::Boilerplate).iter();
        let rests = phrases.filter_map(|word| Some(folded.strip_suffix(&**word)?.len()));
        // The fold has the title's length.
        let rest = rests.filter(|rest| *rest > 0).min();
        rest.map_or(title, |rest| &title[..rest])
    }

    fn of(&self, role: Role) -> &[Box<str>] {
        self.phrases.get(&role).map_or(&[], Vec::as_slice)
    }
}

/// Columns, labels, phrases.
type AllWords = (Words, Words, FxHashMap<Role, Vec<Box<str>>>);

fn insert((columns, labels, phrases): &mut AllWords, entries: &[HeadingEntry], file: &str) -> Result<(), LexiconError> {
    for HeadingEntry { role, words } in entries {
        for printed in words {
            let refuse = |message: String| LexiconError::Entry {
                file: file.to_owned(),
                entry: printed.clone(),
                message,
            };
            let simplified = simplified(printed, MAX_BYTES).unwrap_or_default();
            let folded = word(&simplified);
            if folded.is_empty() {
                return Err(refuse(format!(
                    "a word has 1 to {MAX_BYTES} bytes of UTF-8; shorten it or take it out"
                )));
            }
            let before = match role.kind() {
                Kind::Column => columns.insert(folded.into(), *role),
                Kind::Label => labels.insert(folded.into(), *role),
                Kind::Phrase => insert_phrase(phrases, *role, &simplified),
            };
            if let Some(before) = before {
                return Err(refuse(format!(
                    "stands here as {role:?} and before as {before:?}; take one of them out"
                )));
            }
        }
    }
    Ok(())
}

/// A phrase may serve two roles (完成情况 ends a section's title and names a report), but stands once in each.
fn insert_phrase(phrases: &mut FxHashMap<Role, Vec<Box<str>>>, role: Role, word: &str) -> Option<Role> {
    let words = phrases.entry(role).or_default();
    if words.iter().any(|known| **known == *word) {
        return Some(role);
    }
    words.push(word.into());
    None
}

/// Finds any phrase of a role in one pass over a text, with colons, bars and blanks of either width.
fn automaton(phrases: &FxHashMap<Role, Vec<Box<str>>>, role: Role, file: &str) -> Result<AhoCorasick, LexiconError> {
    let words = phrases.get(&role).map_or(&[][..], Vec::as_slice);
    let wide = words
        .iter()
        .map(|word| word.replace(':', "：").replace('|', "｜").replace(' ', "\u{3000}"));
    AhoCorasick::new(words.iter().map(|word| word.to_string()).chain(wide)).map_err(|e| LexiconError::Entry {
        file: file.to_owned(),
        entry: format!("{role:?}"),
        message: format!("cannot be searched for: {e}"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(role: Role, word: &str) -> HeadingEntry {
        HeadingEntry {
            role,
            words: vec![word.to_owned()],
        }
    }

    #[test]
    fn the_table_agrees_with_itself_and_every_role_has_words() {
        let file: File = toml::from_str(BUILTIN).unwrap();
        Headings::builtin().unwrap();
        let roles: std::collections::HashSet<_> = file.heading.iter().map(|e| e.role).collect();
        assert_eq!(roles.len(), file.heading.len(), "one entry a role");
        assert_eq!(roles.len(), 41, "every role of the enumeration");
        for e in &file.heading {
            assert!(
                e.words.iter().all(|w| w.trim() == w && w.chars().count() <= 20),
                "{:?}",
                e.role
            );
        }
    }

    #[test]
    fn headings_are_known_in_their_dress() {
        let h = Headings::builtin().unwrap();
        for (text, role) in [
            ("序号", Role::Number),
            ("备 注", Role::Remark),
            ("一季度完成情况", Role::Progress),
            ("2023年目标任务", Role::Target),
            ("１—６月累计", Role::Progress),
            ("完成情况（截至12月底）", Role::Progress),
            ("完成率（％）", Role::Rate),
            ("截至8月底工作进展", Role::Progress),
            ("年度计划投资", Role::Target),
            ("1-10月累计完成产值", Role::Progress),
        ] {
            assert_eq!(h.column(text), Some(role), "{text}");
        }
        for text in [
            "",
            "已完成",
            "6月",
            "一季度备注",
            "完成情况良好",
            "建设投资",
            "（完成情况）",
            &"长".repeat(1000),
        ] {
            assert_eq!(h.column(text), None, "{text}");
        }
        assert_eq!(h.label("信息索引号"), Some(Role::IndexNo));
        assert_eq!(h.label("备注／文号"), Some(Role::DocNo));
        assert_eq!(h.label("年度文号"), None);
    }

    #[test]
    fn phrases_are_found() {
        let h = Headings::builtin().unwrap();
        assert!(
            h.is_navigation("您现在所在的位置: 首页") && h.is_navigation("打印　关闭") && !h.is_navigation("已完成。")
        );
        assert!(h.names_report("2021年第一季度重点工作完成情况") && !h.names_report("区领导调研"));
        assert!(h.is_footnote("注：数据截至3月底") && !h.is_footnote("关注：民生"));
        assert!(
            h.is_outlook("三、下一步工作打算")
                && h.is_total("合 计")
                && h.is_total("小计（个数）")
                && h.is_total("全县合计")
                && !h.is_total("合计三项")
        );
        assert!(h.ends_as_office("区水务局") && !h.ends_as_office("已完成"));
        assert_eq!(h.without_boilerplate("碧水专项行动任务进展情况"), "碧水");
        assert_eq!(h.without_boilerplate("完成情况"), "完成情况");
    }

    #[test]
    fn an_extension_adds_and_may_not_contradict() {
        let h = Headings::builtin()
            .unwrap()
            .extend(&[entry(Role::Progress, "办结进度说明")])
            .unwrap();
        assert_eq!(h.column("办结进度说明"), Some(Role::Progress));
        let e = h.clone().extend(&[entry(Role::Owner, "序号")]).unwrap_err().to_string();
        assert!(e.contains("序号") && e.contains("Owner") && e.contains("Number"), "{e}");
        assert!(h.extend(&[entry(Role::Task, " ")]).is_err());
        assert!(toml::from_str::<HeadingEntry>("role = \"task\"\nword = [\"a\"]").is_err());
    }
}
