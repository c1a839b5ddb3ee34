//! Who may import whom: the table of the design, held over every file in `src`.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking; its helpers too")]

mod code;

use std::collections::{BTreeMap, BTreeSet};

use code::{Sources, in_crate, paths, production, sources};

/// Every module with all that it may import. A stage may import stages before it, never one behind it; a leaf only
/// leaves. What is not listed may not be imported, also where it would make no cycle.
const MAY_IMPORT: [(&str, &[&str]); 18] = [
    ("span", &[]),
    ("number", &[]),
    ("script", &[]),
    ("diagnostic", &[]),
    ("schema", &[]),
    ("rows", &["diagnostic"]),
    ("lexicon", &["diagnostic", "number", "script", "span"]),
    ("source", &["diagnostic", "rows"]),
    ("decode", &["diagnostic", "source"]),
    // No `quantity`: what a number measures is not known yet. `number` reads printed item numbers.
    (
        "parse",
        &["decode", "diagnostic", "lexicon", "number", "script", "span"],
    ),
    // It takes a string, and has never heard of a report.
    ("quantity", &["lexicon", "number", "script", "span"]),
    (
        "normalize",
        &[
            "diagnostic",
            "lexicon",
            "number",
            "parse",
            "quantity",
            "rows",
            "script",
            "span",
        ],
    ),
    // It reads metrics as rows, so that it can change nothing in them.
    ("assess", &["diagnostic", "lexicon", "number", "rows", "script", "span"]),
    // It changes rows, and needs the grammar only to read the units that a correction names.
    ("correct", &["diagnostic", "lexicon", "quantity", "rows"]),
    ("write", &["diagnostic", "number", "rows", "schema"]),
    // It reads the files as a stranger would, and names with the words that a catalogue is looked up by.
    ("analyze", &["lexicon", "number", "schema"]),
    (
        "pipeline",
        &[
            "assess",
            "correct",
            "decode",
            "diagnostic",
            "lexicon",
            "normalize",
            "number",
            "parse",
            "quantity",
            "rows",
            "schema",
            "script",
            "source",
            "span",
            "write",
        ],
    ),
    // Beside the pipeline only the writer's errors, for their exit codes.
    ("cli", &["analyze", "pipeline", "write"]),
];

/// What stands for the outside, or for a library that only some may name: a path's beginning and who may name it.
const RESERVED: [(&str, &[&str]); 17] = [
    ("arrow", &["write"]),
    ("parquet", &["write"]),
    ("polars", &["analyze"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("anstream", &["cli"]),
    ("anstyle", &["cli"]),
    ("indicatif", &["cli"]),
    ("signal_hook", &["cli"]),
    ("tracing_subscriber", &["cli"]),
    ("println!", &[]),
    ("eprintln!", &[]),
    ("print!", &[]),
    ("eprint!", &[]),
    // Configs and lexicon files are read by the pipeline's config; a pipeline to start from is written by the cli.
    ("std::fs", &["source", "write", "pipeline::config", "cli"]),
    ("std::net", &["source"]),
    ("std::env", &["pipeline::config", "cli"]),
];

fn top(path: &str) -> &str {
    path.split("::").next().unwrap()
}

/// Whether code names a crate, macro or module. A crate's name alone is a word like others, in a text or of a variable.
fn names(code: &str, paths: &BTreeSet<String>, what: &str) -> bool {
    let is_crate = !what.contains(['!', ':']);
    code.contains(&format!("use {what} as "))
        || paths
            .iter()
            .any(|path| begins(path, what) && !(is_crate && path == what))
}

/// Whether `path` is `prefix` or below it.
fn begins(path: &str, prefix: &str) -> bool {
    let rest = path.strip_prefix(prefix);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

/// The imports among the modules at the top.
fn imports(sources: &Sources) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for (module, code) in sources
        .iter()
        .filter(|(module, _)| !["lib", "main"].contains(&module.as_str()))
    {
        let inside = paths(code).into_iter().filter_map(|path| in_crate(module, &path));
        let others = inside.filter(|path| top(path) != top(module));
        found.extend(others.map(|path| (top(module).to_owned(), top(&path).to_owned())));
    }
    found
}

/// Everything that breaks the two tables, a sentence each.
fn violations(sources: &Sources) -> Vec<String> {
    let allowed: BTreeMap<_, _> = MAY_IMPORT.into_iter().collect();
    let mut found = Vec::new();
    for (from, to) in imports(sources) {
        match allowed.get(from.as_str()) {
            None => found.push(format!("`{from}` stands in no line of the table")),
            Some(may) if !may.contains(&to.as_str()) => found.push(format!("`{from}` may not import `{to}`")),
            Some(_) => {}
        }
    }
    for (module, code) in sources {
        let named: BTreeSet<_> = paths(code).into_iter().collect();
        for (what, who) in RESERVED {
            if names(code, &named, what) && !who.iter().any(|who| begins(module, who)) {
                found.push(format!("`{module}` may not name `{what}`"));
            }
        }
    }
    found
}

/// The imports that stand in cycles, or on the way from one to another.
fn cycle(imports: &BTreeSet<(String, String)>) -> Option<String> {
    let mut left = imports.clone();
    loop {
        let before = left.len();
        let importing: BTreeSet<_> = left.iter().map(|(from, _)| from.clone()).collect();
        let imported: BTreeSet<_> = left.iter().map(|(_, to)| to.clone()).collect();
        left.retain(|(from, to)| importing.contains(to) && imported.contains(from));
        if left.is_empty() {
            return None;
        }
        if left.len() == before {
            return Some(
                left.iter()
                    .map(|(from, to)| format!("{from} → {to}"))
                    .collect::<Vec<_>>()
                    .join(", "),
            );
        }
    }
}

#[test]
fn every_module_imports_only_what_it_may() {
    assert_eq!(violations(&sources()), Vec::<String>::new());
}

#[test]
fn no_two_modules_import_each_other() {
    assert_eq!(cycle(&imports(&sources())), None);
}

#[test]
fn every_module_stands_in_the_table() {
    let listed: BTreeSet<_> = MAY_IMPORT.iter().map(|(module, _)| (*module).to_owned()).collect();
    let sources = sources();
    let modules = sources.keys().map(|module| top(module).to_owned());
    let unlisted: Vec<_> = modules
        .filter(|module| !listed.contains(module) && !["lib", "main"].contains(&module.as_str()))
        .collect();
    assert_eq!(unlisted, Vec::<String>::new());
}

#[test]
fn the_table_itself_makes_no_cycle() {
    let all = MAY_IMPORT
        .iter()
        .flat_map(|(from, to)| to.iter().map(|to| ((*from).to_owned(), (*to).to_owned())));
    assert_eq!(cycle(&all.collect()), None);
}

#[test]
fn only_the_program_names_the_command_line() {
    let sources = sources();
    let naming = sources
        .iter()
        .filter(|(_, code)| names(code, &paths(code).into_iter().collect(), "zhibiao"));
    assert_eq!(naming.map(|(module, _)| module.as_str()).collect::<Vec<_>>(), ["main"]);
}

/// What the checker says about one planted file.
fn planted(module: &str, code: &str) -> Vec<String> {
    violations(&Sources::from([(module.to_owned(), production(code))]))
}

#[test]
fn planted_violations_are_found() {
    for (module, code, complaint) in [
        (
            "parse::row",
            "use crate::quantity::scan;\n",
            "`parse` may not import `quantity`",
        ),
        (
            "parse",
            "use crate::{decode::Text, quantity};\n",
            "`parse` may not import `quantity`",
        ),
        (
            "write::part",
            "fn f() { crate::parse::parse(); }\n",
            "`write` may not import `parse`",
        ),
        ("span", "pub use crate::number;\n", "`span` may not import `number`"),
        (
            "lexicon::units",
            "use super::super::quantity::Kind;\n",
            "`lexicon` may not import `quantity`",
        ),
        (
            "decode",
            "use super::parse::Report;\n",
            "`decode` may not import `parse`",
        ),
        ("pipeline", "use crate::cli;\n", "`pipeline` may not import `cli`"),
        (
            "extra",
            "use crate::span::Span;\n",
            "`extra` stands in no line of the table",
        ),
        (
            "normalize",
            "use arrow::array::Array;\n",
            "`normalize` may not name `arrow`",
        ),
        (
            "cli::stats",
            "fn f(a: &parquet::file::Footer) {}\n",
            "`cli::stats` may not name `parquet`",
        ),
        (
            "pipeline::run",
            "use std::{fs, io};\n",
            "`pipeline::run` may not name `std::fs`",
        ),
        (
            "decode",
            "use std::{io, net::{TcpStream}};\n",
            "`decode` may not name `std::net`",
        ),
        (
            "write",
            "fn f() { println!(\"1\"); }\n",
            "`write` may not name `println!`",
        ),
        ("source", "use polars as frames;\n", "`source` may not name `polars`"),
        ("source", "use clap::Parser;\n", "`source` may not name `clap`"),
    ] {
        assert_eq!(planted(module, code), [complaint], "{code}");
    }
}

#[test]
fn what_is_allowed_gives_no_complaint() {
    for (module, code) in [
        (
            "parse",
            "// use crate::quantity;\n/// See [`crate::quantity`].\nuse crate::decode::Text;\n",
        ),
        (
            "parse",
            "#[cfg(test)]\nmod tests {\n    use crate::quantity;\n}\nuse crate::span;\n",
        ),
        ("parse", "#[cfg(test)]\nmod tests;\nuse crate::span;\n"),
        (
            "parse::layout::row",
            "use super::super::line::Line;\nuse crate::parse::mark;\n",
        ),
        ("pipeline::config::load", "use std::fs;\nuse std::io;\n"),
        (
            "normalize",
            "let arrow = parquet != 1; self.print(arrow); to_arrow::f();\n",
        ),
        ("write", "use arrow::array::{Array, StringArray as Text};\n"),
    ] {
        assert_eq!(planted(module, code), Vec::<String>::new(), "{code}");
    }
    // Code behind the tests is looked at again.
    let behind = "#[cfg(test)]\nmod tests {\n    use crate::span;\n}\nuse crate::quantity;\n";
    assert_eq!(planted("parse", behind), ["`parse` may not import `quantity`"]);
}

#[test]
fn a_cycle_is_found() {
    let edges = |edges: &[(&str, &str)]| edges.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect();
    assert_eq!(cycle(&edges(&[("a", "b"), ("b", "c"), ("a", "c")])), None);
    assert_eq!(
        cycle(&edges(&[("a", "b"), ("b", "c"), ("c", "b")])),
        Some("b → c, c → b".to_owned())
    );
}
