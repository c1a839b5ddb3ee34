//! How a dataset comes to stand: equal rows give equal bytes, and a run that does not end well leaves the former one.

mod dataset;

use std::fs;
use std::path::Path;

use dataset::{files, reports, settings, write};
use zhibiao::schema::Table;
use zhibiao::write::{DatasetWriter, Manifest, Settings, WriteError, write_run_report};

#[test]
fn equal_rows_give_equal_bytes() {
    let small = tempfile::tempdir().unwrap();
    let large = tempfile::tempdir().unwrap();
    write(
        Settings {
            memory_bytes: 1000,
            ..settings(small.path())
        },
        reports(60),
    );
    let mut shuffled: Vec<_> = reports(60).collect();
    shuffled.sort_by_key(|rows| rows.report.report_id.bytes().rev().collect::<Vec<_>>());
    let threads = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
    threads.install(|| write(settings(large.path()), shuffled));
    let (small, large) = (files(small.path()), files(large.path()));
    assert_eq!(small.keys().collect::<Vec<_>>(), large.keys().collect::<Vec<_>>());
    assert!(small == large);
}

#[test]
fn a_report_is_taken_once() {
    let folder = tempfile::tempdir().unwrap();
    let mut writer = DatasetWriter::create(settings(folder.path())).unwrap();
    assert!(writer.add(dataset::report(1, 2)).unwrap());
    assert!(!writer.add(dataset::report(1, 2)).unwrap());
    assert_eq!(writer.finish().unwrap().table(Table::Reports).unwrap().rows, 1);
}

#[test]
fn the_same_run_again_touches_no_file_of_a_table() {
    let folder = tempfile::tempdir().unwrap();
    let manifest = write(settings(folder.path()), reports(10));
    let modified = |manifest: &Manifest| {
        let files = manifest.tables.iter().flat_map(|table| &table.files);
        files
            .map(|file| {
                fs::metadata(folder.path().join(&file.path))
                    .unwrap()
                    .modified()
                    .unwrap()
            })
            .collect::<Vec<_>>()
    };
    let before = (files(folder.path()), modified(&manifest));
    let again = write(settings(folder.path()), reports(10));
    assert_eq!(again, manifest);
    assert!(before == (files(folder.path()), modified(&again)));
}

#[test]
fn a_smaller_run_leaves_nothing_of_the_former_dataset() {
    let folder = tempfile::tempdir().unwrap();
    let alone = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(20));
    write(settings(folder.path()), reports(2));
    write(settings(alone.path()), reports(2));
    assert!(files(folder.path()) == files(alone.path()));
}

#[test]
fn a_run_that_does_not_finish_leaves_the_former_dataset() {
    let folder = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(5));
    let before = files(folder.path());
    let mut writer = DatasetWriter::create(Settings {
        memory_bytes: 0,
        ..settings(folder.path())
    })
    .unwrap();
    writer.add(dataset::report(99, 3)).unwrap();
    assert!(folder.path().join("_zhibiao/staging/scratch").exists());
    drop(writer);
    assert!(files(folder.path()) == before);

    // What a killed run leaves stands out of every reader's way, and goes with the next run.
    fs::create_dir_all(folder.path().join("_zhibiao/staging/metrics/year=2022/term=Q4")).unwrap();
    fs::write(
        folder.path().join("_zhibiao/staging/metrics/year=2022/term=Q4/open"),
        "half",
    )
    .unwrap();
    write(settings(folder.path()), reports(5));
    assert!(files(folder.path()) == before);
}

#[test]
fn a_run_killed_while_it_published_is_completed() {
    let folder = tempfile::tempdir().unwrap();
    let next = tempfile::tempdir().unwrap();
    write(settings(folder.path()), reports(5));
    write(settings(next.path()), reports(9));
    // The state after the first exchange: metrics are new, and the former ones lie in `ready`.
    let ready = folder.path().join("_zhibiao/ready");
    fs::create_dir(&ready).unwrap();
    for of in Table::ALL {
        fs::rename(next.path().join(of.name()), ready.join(of.name())).unwrap();
    }
    fs::rename(next.path().join("datapackage.json"), ready.join("datapackage.json")).unwrap();
    fs::rename(next.path().join("_zhibiao/manifest.json"), ready.join("manifest.json")).unwrap();
    fs::rename(ready.join("metrics"), ready.join("new")).unwrap();
    fs::rename(folder.path().join("metrics"), ready.join("metrics")).unwrap();
    fs::rename(ready.join("new"), folder.path().join("metrics")).unwrap();

    drop(DatasetWriter::create(settings(folder.path())).unwrap());
    let whole = tempfile::tempdir().unwrap();
    write(settings(whole.path()), reports(9));
    assert!(files(folder.path()) == files(whole.path()));
}

#[test]
fn one_run_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let first = DatasetWriter::create(settings(folder.path())).unwrap();
    let error = DatasetWriter::create(settings(folder.path())).unwrap_err();
    assert!(matches!(error, WriteError::Locked { .. }), "{error}");
    assert!(
        error
            .to_string()
            .contains(&format!("process {} since ", std::process::id())),
        "{error}"
    );
    drop(first);
    DatasetWriter::create(settings(folder.path())).unwrap();
}

#[test]
fn somebodys_own_folder_is_never_replaced() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("reports")).unwrap();
    fs::write(folder.path().join("reports/2022.txt"), "precious").unwrap();
    let error = DatasetWriter::create(settings(folder.path())).unwrap_err();
    assert!(
        matches!(&error, WriteError::Foreign { path } if path.ends_with("reports/2022.txt")),
        "{error}"
    );
    assert_eq!(files(folder.path()).len(), 1);
}

#[test]
fn an_output_that_is_a_file_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("out");
    fs::write(&path, "").unwrap();
    let message = DatasetWriter::create(settings(&path)).unwrap_err().to_string();
    assert!(
        message.contains("out/_zhibiao: cannot create the folder") && message.contains("choose another"),
        "{message}"
    );
}

#[test]
fn run_reports_stand_beside_the_manifest() {
    let folder = tempfile::tempdir().unwrap();
    let path = write_run_report(folder.path(), "first", &serde_json::json!({"documents": 3})).unwrap();
    assert_eq!(path, folder.path().join("_zhibiao/runs/first.json"));
    assert_eq!(fs::read_to_string(path).unwrap(), "{\n  \"documents\": 3\n}\n");
}

/// Leaves a dataset for `.ci/readers.py` in the folder ZHIBIAO_DATASET, of ZHIBIAO_REPORTS reports.
#[test]
fn a_dataset_for_other_readers() {
    let Ok(folder) = std::env::var("ZHIBIAO_DATASET") else {
        println!("skipped: ZHIBIAO_DATASET names no folder");
        return;
    };
    let count = std::env::var("ZHIBIAO_REPORTS")
        .ok()
        .and_then(|count| count.parse().ok())
        .unwrap_or(40);
    let started = std::time::Instant::now();
    let mut writer = DatasetWriter::create(settings(Path::new(&folder))).unwrap();
    for n in 0..count {
        writer.add(dataset::report(n, 60)).unwrap();
    }
    writer.reject(dataset::reject(2));
    println!("added in {:?}", started.elapsed());
    let manifest = writer.finish().unwrap();
    let rows: u64 = manifest.tables.iter().map(|table| table.rows).sum();
    let bytes: u64 = manifest.tables.iter().map(|table| table.bytes).sum();
    println!("{rows} rows, {bytes} bytes in {:?}", started.elapsed());
}
