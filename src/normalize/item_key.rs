//! The key of a task through the quarters of one district: what is asked, without what changes while it is done.

use rustc_hash::FxHashMap;

use super::identity::Fingerprint;
use crate::rows::Item;
use crate::script;

/// Gives every item of a report its `item_key`: 16 hexadecimal digits over the district (code, or name where it has none)
/// and the letters of the task as planned.
///
/// Digits, punctuation and white space do not count, nor whether the text is in traditional characters: next quarter's
/// report may print the task with another comma, and a plan may be raised in the course of the year. Where a report
/// prints no targets, the first clause of the progress takes their place, since it says what the item is about. Tasks of
/// one report that read alike are told apart by their section, then by their order. Nothing but the report itself is
/// looked at, so that a report's rows do not depend on which others a run has read; a task that is worded anew gets a
/// new key.
pub fn give_keys(items: &mut [Item], district: Option<&str>) {
    let subjects: Vec<String> = items.iter().map(subject).collect();
    let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
    for subject in &subjects {
        *seen.entry(subject).or_default() += 1;
    }
    let mut order: FxHashMap<(String, &str), usize> = FxHashMap::default();
    for (item, subject) in items.iter_mut().zip(&subjects) {
        let alone = seen.get(subject.as_str()) == Some(&1);
        let section = if alone {
            String::new()
        } else {
            letters(item.section.as_deref().unwrap_or_default())
        };
        let nth = order.entry((section.clone(), subject)).or_default();
        *nth += 1;
        let mut fingerprint = Fingerprint::default();
        let place = nth.to_string();
        for text in [district.unwrap_or_default(), subject, &section, &place] {
            fingerprint.add(text);
        }
        item.item_key = fingerprint.finish();
    }
}

/// The letters of what an item is about.
fn subject(item: &Item) -> String {
    let planned = letters(&item.target);
    if planned.is_empty() {
        letters(first_clause(&item.progress))
    } else {
        planned
    }
}

/// The text up to the first mark behind its first letter.
fn first_clause(text: &str) -> &str {
    let start = text.find(char::is_alphabetic).unwrap_or(text.len());
    let rest = text.get(start..).unwrap_or_default();
    let ends = |c: char| matches!(c, '，' | ',' | '。' | '；' | ';' | '：' | ':' | '、' | '\n');
    rest.split(ends).next().unwrap_or_default()
}

/// Letters alone, simplified; neither digits nor the numerals that only stand for them.
fn letters(text: &str) -> String {
    let kept = |c: &char| c.is_alphabetic() && !matches!(c, '〇' | '○');
    script::fold(text).chars().filter(kept).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rows::Status;

    fn item(section: &str, target: &str, progress: &str) -> Item {
        Item {
            item_seq: 1,
            item_key: String::new(),
            section_no: 1,
            section: Some(section.to_owned()),
            section_title: None,
            item_no: None,
            target: target.to_owned(),
            progress: progress.to_owned(),
            owner: None,
            deadline: None,
            status: Status::Unclear,
            status_rule: String::new(),
            corrected: false,
        }
    }

    fn keys(items: &[(&str, &str, &str)], district: Option<&str>) -> Vec<String> {
        let mut items: Vec<Item> = items.iter().map(|(s, t, p)| item(s, t, p)).collect();
        give_keys(&mut items, district);
        items.into_iter().map(|i| i.item_key).collect()
    }

    fn key(target: &str, progress: &str) -> String {
        keys(&[("水利", target, progress)], Some("990101")).remove(0)
    }

    #[test]
    fn a_task_keeps_its_key_while_it_is_done() {
        let first = key("1.加固山塘12座，2022年底前完工。", "已开工3座。");
        assert_eq!(first, key("加固山塘15座,2022年底前完工", "累计完工12座。"));
        assert_eq!(first, key("加固山塘12座\n，2022年底前完工", ""));
        assert_eq!(key("修復古橋", "推進中"), key("修复古桥", "已完成"));
    }

    #[test]
    fn another_task_or_another_district_has_another_key() {
        assert_ne!(key("加固山塘12座", ""), key("加固堤防12公里", ""));
        let tasks = [("水利", "加固山塘12座", "")];
        assert_ne!(keys(&tasks, Some("990101")), keys(&tasks, Some("990102")));
        assert_ne!(keys(&tasks, Some("990101")), keys(&tasks, None));
    }

    #[test]
    fn without_a_target_the_begin_of_the_progress_says_what_the_task_is() {
        assert_eq!(key("", "3.山塘加固：已完工3座。"), key("", "山塘加固，已完工12座。"));
        assert_ne!(key("", "山塘加固：已完工3座。"), key("", "堤防加固：已完工3公里。"));
    }

    #[test]
    fn tasks_that_read_alike_are_told_apart() {
        let tasks = [
            ("水利", "完成投资", ""),
            ("交通", "完成投资", ""),
            ("交通", "完成投资", ""),
        ];
        let found = keys(&tasks, None);
        assert!(found[0] != found[1] && found[1] != found[2] && found[0] != found[2]);
        let moved = [tasks[1], tasks[0], tasks[2]];
        let again = keys(&moved, None);
        assert_eq!((&again[0], &again[1], &again[2]), (&found[1], &found[0], &found[2]));
    }
}
