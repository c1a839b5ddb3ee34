//! What a value means: names and codes that fit, paths seen from the working folder, lexicon files read.

use std::fs;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};

use toml::Spanned;

use super::convert::convert;
use super::corrections::corrections;
use super::expected::TestCase;
use super::fingerprint::fingerprint;
use super::layout::{Layout, LimitsTable, TestTable};
use super::numbers::{ByteSize, Count};
use super::problem::Problem;
use super::sources::Sources;
use super::{Config, LexiconFile, LimitsConfig, Location, ReportDefaults};

/// The config that a layout means. `name` is the config's own file name, `folder` the one its paths begin at.
pub(super) fn check(layout: Layout, name: &str, folder: &Path, sources: &mut Sources) -> Result<Config, Vec<Problem>> {
    let mut problems = Vec::new();
    let name = dataset_name(layout.name, name, &mut problems);
    let district = district(layout.report.district, &mut problems);
    let report = ReportDefaults {
        district,
        period: layout.report.period.map(|label| label.0),
    };
    let lexicon = lexicon_files(layout.lexicon.extend, folder, &mut problems);
    let corrections = corrections(layout.corrections.paths, folder, &lexicon, sources, &mut problems);
    let commands = layout.convert.commands();
    let convert = convert(layout.convert, folder, &mut problems);
    if !problems.is_empty() {
        return Err(problems);
    }
    let limits = limits(layout.limits);
    Ok(Config {
        sha256: fingerprint(&name, &report, &limits, commands, &lexicon, &corrections),
        name,
        locations: layout
            .source
            .paths
            .into_iter()
            .map(|said| location(said, folder))
            .collect(),
        report,
        output: layout.output.path.map(|path| folder.join(path)),
        lexicon,
        corrections,
        quality: layout.quality,
        limits,
        convert,
        threads: layout
            .run
            .threads
            .and_then(|Count(threads)| NonZeroUsize::new(clamped(threads))),
        memory_bytes: layout.run.memory_bytes.map(|ByteSize(bytes)| bytes),
        tests: layout.tests.into_iter().map(|test| test_case(test, sources)).collect(),
    })
}

/// A path of the config, seen from the working folder; a URL stays as it is.
fn location(said: String, folder: &Path) -> Location {
    let path = if said.contains("://") {
        PathBuf::from(&said)
    } else {
        folder.join(&said)
    };
    Location { said, path }
}

fn dataset_name(name: Option<Spanned<String>>, file: &str, problems: &mut Vec<Problem>) -> String {
    let fits = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_' | '.');
    let Some(name) = name else {
        let stem = Path::new(file)
            .file_stem()
            .map(|stem| stem.to_string_lossy().to_ascii_lowercase());
        return stem
            .unwrap_or_default()
            .chars()
            .map(|c| if fits(c) { c } else { '-' })
            .collect();
    };
    if name.get_ref().is_empty() || !name.get_ref().chars().all(fits) {
        let message = format!("`{}` is no name for a dataset", name.get_ref());
        problems.push(Problem::at(name.span(), message).help("use small ASCII letters, digits, `-`, `_` and `.`"));
    }
    name.into_inner()
}

fn district(district: Option<Spanned<String>>, problems: &mut Vec<Problem>) -> Option<String> {
    let district = district?;
    let text = district.get_ref().trim();
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    if text.is_empty() || (digits && text.len() != 6) {
        let message = format!("`{text}` is no district");
        problems.push(Problem::at(district.span(), message).help("give the six-digit code of GB/T 2260, or the name"));
    }
    Some(text.to_owned())
}

fn lexicon_files(paths: Vec<Spanned<String>>, folder: &Path, problems: &mut Vec<Problem>) -> Vec<LexiconFile> {
    let mut files = Vec::with_capacity(paths.len());
    for said in paths {
        let path = folder.join(said.get_ref());
        match fs::read_to_string(&path) {
            Ok(text) => files.push(LexiconFile {
                name: path.display().to_string(),
                text,
            }),
            Err(error) => {
                let message = format!("cannot read the lexicon file {}: {error}", path.display());
                problems.push(Problem::at(said.span(), message).help("paths are relative to the config's own folder"));
            }
        }
    }
    files
}

fn limits(table: LimitsTable) -> LimitsConfig {
    LimitsConfig {
        member_bytes: table.member_bytes.map(|ByteSize(bytes)| bytes),
        archive_bytes: table.archive_bytes.map(|ByteSize(bytes)| bytes),
        ratio: table.ratio.map(|Count(ratio)| ratio),
        members: table.members.map(|Count(members)| members),
        depth: table.depth.map(|Count(depth)| u32::try_from(depth).unwrap_or(u32::MAX)),
    }
}

fn test_case(test: Spanned<TestTable>, sources: &Sources) -> TestCase {
    let position = sources.position(&test.span());
    let TestTable { text, rows } = test.into_inner();
    TestCase { position, text, rows }
}

fn clamped(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
