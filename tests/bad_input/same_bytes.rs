//! The same input gives the same bytes.

use zhibiao::schema::Table;

use crate::make::{gzip, noise, tar};
use crate::run::{Sandbox, report};

/// Reports, duplicates and rejects, alone and in an archive.
fn sandbox() -> Sandbox {
    let reports: Vec<_> = (0..60).map(|n| (format!("{n}.txt"), report(n % 50))).collect();
    let members: Vec<_> = reports
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    Sandbox::of("archive.tar.gz", gzip(&tar(&members)))
        .with("a.txt", report(7))
        .with("b.txt", report(70))
        .with("c.bin", noise(5000))
        .with("d.txt", "")
}

#[test]
fn a_second_run_changes_nothing() {
    let sandbox = sandbox();
    let first = sandbox.run().bytes();
    let modified = || {
        first
            .keys()
            .filter(|path| path.extension().is_some_and(|e| e == "parquet"))
    };
    let times = || -> Vec<_> {
        let metadata = modified().map(|path| std::fs::metadata(sandbox.out().join(path)).unwrap());
        metadata.map(|metadata| metadata.modified().unwrap()).collect()
    };
    let before = times();
    assert!(sandbox.run().bytes() == first);
    assert_eq!(times(), before, "tables that did not change keep their files");
}

#[test]
fn the_number_of_threads_is_not_seen() {
    let sandbox = sandbox();
    let dataset = sandbox.run_ok(&["--threads", "1"]);
    assert_eq!(
        (dataset.rows(Table::Reports).len(), dataset.rows(Table::Rejects).len()),
        (51, 13)
    );
    let one = dataset.bytes();
    std::fs::remove_dir_all(sandbox.out()).unwrap();
    let two = sandbox.run_ok(&["--threads", "2"]).bytes();
    assert_eq!(one.keys().collect::<Vec<_>>(), two.keys().collect::<Vec<_>>());
    assert!(one == two);
}

#[test]
fn neither_memory_nor_the_place_of_the_output_is_seen() {
    let sandbox = sandbox();
    let dataset = sandbox.run();
    let first = dataset.bytes();
    std::fs::remove_dir_all(sandbox.out()).unwrap();
    let tables = |bytes: std::collections::BTreeMap<std::path::PathBuf, Vec<u8>>| {
        let parts = bytes.into_iter();
        parts
            .filter(|(path, _)| path.extension().is_some_and(|e| e == "parquet"))
            .collect::<Vec<_>>()
    };
    let arguments = [
        "run",
        "--input",
        "in",
        "--output",
        "other",
        "--set",
        "run.memory_bytes='64KiB'",
    ];
    assert!(sandbox.zhibiao(&arguments).output().unwrap().status.success());
    let other = sandbox.dataset_in("other");
    assert!(tables(first) == tables(other.bytes()));
}
