//! The crate's code as this test reads it: each module without comments and tests, and the paths that it names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// A module's code without its tests, by its path: `parse::layout::row`.
pub type Sources = BTreeMap<String, String>;

/// All files of `src`; those of tests are left out, for tests may look wherever they like.
pub fn sources() -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Sources::new();
    for entry in walkdir::WalkDir::new(&root) {
        let path = entry.unwrap().into_path();
        let name = path.strip_prefix(&root).unwrap().with_extension("");
        let mut parts: Vec<_> = name.iter().map(|part| part.to_str().unwrap()).collect();
        let is_code = path.extension().is_some_and(|extension| extension == "rs");
        if !is_code || parts.last().is_some_and(|file| file.starts_with("tests")) {
            continue;
        }
        parts.pop_if(|file| *file == "mod");
        found.insert(parts.join("::"), production(&fs::read_to_string(&path).unwrap()));
    }
    assert!(found.len() > 100, "the walk has lost its way");
    found
}

/// Code without comments and without the modules of tests, which stand behind `#[cfg(test)]` at a line's begin.
pub fn production(code: &str) -> String {
    let mut kept = String::new();
    let mut in_tests = false;
    for line in code.lines() {
        in_tests |= line == "#[cfg(test)]";
        if !in_tests {
            kept.push_str(line.split("//").next().unwrap());
            kept.push('\n');
        }
        let ends = line == "}" || line.starts_with("mod ") && line.ends_with(';');
        in_tests &= !ends;
    }
    kept
}

/// All paths that code names, with the groups of `use` taken apart: `a::{b, c::d}` gives `a::b` and `a::c::d`. A macro
/// keeps its `!`.
pub fn paths(code: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find(|c: char| c.is_alphabetic() || c == '_') {
        rest = path(&rest[at..], "", &mut found);
    }
    found
}

/// Takes one path behind `before`, with its group; what is behind it.
fn path<'c>(code: &'c str, before: &str, found: &mut Vec<String>) -> &'c str {
    let end = code
        .find(|c: char| !c.is_alphanumeric() && c != '_')
        .unwrap_or(code.len());
    let name = format!("{before}{}", &code[..end]);
    let rest = &code[end..];
    match rest.strip_prefix("::") {
        Some(group) if group.starts_with('{') => members(&group[1..], &format!("{name}::"), found),
        Some(next) if next.starts_with(|c: char| c.is_alphabetic() || c == '_') => {
            path(next, &format!("{name}::"), found)
        }
        _ if rest.starts_with('!') && !rest.starts_with("!=") => {
            found.push(format!("{name}!"));
            rest
        }
        _ => {
            found.push(name);
            rest
        }
    }
}

/// Takes the members of a group up to its brace.
fn members<'c>(mut code: &'c str, before: &str, found: &mut Vec<String>) -> &'c str {
    while let Some(at) = code.find(|c: char| c.is_alphabetic() || c == '_' || c == '}') {
        if code[at..].starts_with('}') {
            return &code[at + 1..];
        }
        code = path(&code[at..], before, found);
    }
    ""
}

/// The path as seen from the crate's root, where it leads into the crate; `super` is resolved.
pub fn in_crate(module: &str, path: &str) -> Option<String> {
    if let Some(inside) = path.strip_prefix("crate::") {
        return Some(inside.to_owned());
    }
    let mut place: Vec<_> = module.split("::").collect();
    let mut rest = path;
    while let Some(next) = rest.strip_prefix("super::") {
        place.pop()?;
        rest = next;
    }
    (rest != path).then(|| [&place[..], &[rest]].concat().join("::"))
}
