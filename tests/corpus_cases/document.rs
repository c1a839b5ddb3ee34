//! One file of the corpus: headings that say a meaning, and below them sentences with marked numbers.

use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use super::meaning::{Meaning, begins_meaning};

/// What a heading says of the sentences below it.
#[derive(Debug, Clone)]
pub enum Group {
    /// Every mark has this meaning.
    Meaning(Meaning),
    /// Nothing is a quantity, for this reason.
    Nothing(String),
    /// Every sentence says its own meanings.
    Free,
}

/// What a sentence is expected to give.
#[derive(Debug)]
pub enum Expected {
    /// One meaning a mark.
    Mentions(Vec<Meaning>),
    /// One reason a numeral; a single one stands for all.
    Rejected(Vec<String>),
}

/// One sentence of a file.
#[derive(Debug)]
pub struct Case {
    /// Counted from 0.
    pub line: usize,
    /// The sentence without marks, `⏎` as line breaks.
    pub text: String,
    /// What the marks enclose, in bytes of `text`.
    pub marks: Vec<Range<usize>>,
    pub group: Group,
    /// What the sentence should give, or what is wrong with its line.
    pub expected: Result<Expected, String>,
}

/// One file, with its lines as they are, so that single ones can be rewritten.
#[derive(Debug)]
pub struct Document {
    pub path: PathBuf,
    pub lines: Vec<String>,
    pub cases: Vec<Case>,
}

impl Document {
    /// Reads all files of a folder but its README, in the order of their names.
    pub fn all(folder: &Path) -> Vec<Self> {
        let entries = fs::read_dir(folder).unwrap();
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|e| e == "md") && !path.ends_with("README.md"));
        paths.sort();
        paths
            .into_iter()
            .map(|path| {
                let text = fs::read_to_string(&path).unwrap();
                Self::parse(path, &text)
            })
            .collect()
    }

    /// Reads one file.
    pub fn parse(path: PathBuf, text: &str) -> Self {
        let lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let (mut group, mut cases) = (None, Vec::new());
        for (at, line) in lines.iter().enumerate() {
            if let Some(heading) = line.strip_prefix("## ") {
                group = Some(read_group(heading.trim()));
            } else if let (Some(bullet), Some(group)) = (line.strip_prefix("- "), &group) {
                cases.push(read_case(at, bullet, group));
            }
        }
        Self { path, lines, cases }
    }

    /// File and line as an editor opens them.
    pub fn place(&self, case: &Case) -> String {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy();
        format!("{name}:{}", case.line + 1)
    }
}

fn read_group(heading: &str) -> Result<Group, String> {
    if let Some(reason) = heading.strip_prefix("no quantity:") {
        return Ok(Group::Nothing(reason.trim().to_owned()));
    }
    if begins_meaning(heading) {
        return Meaning::parse(heading).map(Group::Meaning);
    }
    Ok(Group::Free)
}

fn read_case(line: usize, bullet: &str, group: &Result<Group, String>) -> Case {
    let (sentence, own) = match bullet.split_once(" → ") {
        Some((sentence, own)) => (sentence, Some(own.trim())),
        None => (bullet, None),
    };
    let (text, marks) = unmark(sentence.trim());
    let expected = group.clone().and_then(|group| expectation(&group, own, marks.len()));
    Case {
        line,
        text,
        marks,
        group: group.clone().unwrap_or(Group::Free),
        expected,
    }
}

fn expectation(group: &Group, own: Option<&str>, marks: usize) -> Result<Expected, String> {
    let parts = own.map(|own| own.split(';').map(str::trim).collect::<Vec<_>>());
    if let Group::Nothing(reason) = group {
        if marks > 0 {
            return Err("a sentence with marks stands below `no quantity`".to_owned());
        }
        let reasons = parts.unwrap_or_else(|| vec![reason]);
        return Ok(Expected::Rejected(reasons.into_iter().map(str::to_owned).collect()));
    }
    let meanings = match (parts, group) {
        (Some(parts), _) => parts.into_iter().map(Meaning::parse).collect::<Result<_, _>>()?,
        (None, Group::Meaning(meaning)) => vec![meaning.clone(); marks],
        (None, _) => Vec::new(),
    };
    if meanings.is_empty() || meanings.len() != marks {
        return Err(format!("{marks} marks and {} meanings", meanings.len()));
    }
    Ok(Expected::Mentions(meanings))
}

/// Takes the marks out of a sentence.
fn unmark(sentence: &str) -> (String, Vec<Range<usize>>) {
    let (mut text, mut marks, mut open) = (String::new(), Vec::new(), None);
    for c in sentence.chars() {
        match c {
            '【' => open = Some(text.len()),
            '】' => marks.extend(open.take().map(|start| start..text.len())),
            '⏎' => text.push('\n'),
            c => text.push(c),
        }
    }
    (text, marks)
}
