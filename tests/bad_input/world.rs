//! What is wrong with the world: paths, configs, output folders, other runs. Each ends the run with its exit code.

use std::fs;

use crate::run::{Ended, Sandbox, report};

#[test]
fn a_path_that_does_not_exist() {
    let sandbox = Sandbox::of("a.txt", report(12));
    let ended: Ended = sandbox
        .zhibiao(&["run", "--input", "in", "--input", "报告/none.txt", "--output", "out"])
        .output()
        .unwrap()
        .into();
    ended.refused(74, &["报告/none.txt", "no such file or folder", "check the spelling"]);
    assert!(!sandbox.out().exists(), "nothing is begun that cannot be finished");
}

#[test]
fn a_glob_that_fits_nothing() {
    let sandbox = Sandbox::of("a.txt", report(12));
    let ended: Ended = sandbox
        .zhibiao(&["run", "--input", "in/*.csv", "--output", "out"])
        .output()
        .unwrap()
        .into();
    ended.refused(74, &["in/*.csv", "no file fits"]);
    assert!(!sandbox.out().exists());
}

#[test]
fn a_config_with_a_typo() {
    let sandbox = Sandbox::of("a.txt", report(12));
    let config = "version = 1\n[source]\npaths = [\"in\"]\n[limits]\n  member_byts = 3\n[output]\npath = \"out\"\n";
    fs::write(sandbox.path("pipeline.toml"), config).unwrap();
    let ended: Ended = sandbox.zhibiao(&["run", "pipeline.toml"]).output().unwrap().into();
    ended.refused(
        78,
        &["pipeline.toml:5:3", "`member_byts`", "did you mean `member_bytes`?"],
    );
    assert!(!sandbox.out().exists());
}

#[test]
fn a_setting_with_a_typo() {
    let sandbox = Sandbox::of("a.txt", report(12));
    let ended = sandbox.run_with(&["--set", "limits.member_byts=3"]);
    ended.refused(78, &["member_byts", "did you mean `member_bytes`?"]);
    assert!(!sandbox.out().exists());
}

#[test]
fn an_output_below_a_file_cannot_be_written() {
    let sandbox = Sandbox::of("a.txt", report(12));
    fs::write(sandbox.path("file"), "somebody's").unwrap();
    for output in ["file", "file/below"] {
        let ended: Ended = sandbox
            .zhibiao(&["run", "--input", "in", "--output", output])
            .output()
            .unwrap()
            .into();
        ended.refused(74, &[output, "choose another output folder"]);
    }
    assert_eq!(fs::read_to_string(sandbox.path("file")).unwrap(), "somebody's");
}

#[test]
fn an_output_that_another_run_has() {
    let sandbox = Sandbox::of("a.txt", report(12));
    let before = sandbox.run().bytes();
    let lock = fs::File::open(sandbox.path("out/_zhibiao/lock")).unwrap();
    lock.lock().unwrap();
    fs::write(sandbox.path("in/a.txt"), report(13)).unwrap();
    sandbox.run_with(&[]).refused(75, &["another run", "try again"]);
    assert!(
        sandbox.dataset().bytes() == before,
        "the other run's dataset is not touched"
    );
    drop(lock);
    sandbox.run().holds_report(13);
}

#[test]
fn somebodys_own_folder_in_the_output() {
    let sandbox = Sandbox::of("a.txt", report(12));
    fs::create_dir_all(sandbox.path("out/reports/2023")).unwrap();
    fs::write(sandbox.path("out/reports/2023/mine.txt"), "precious").unwrap();
    let ended = sandbox.run_with(&[]);
    ended.refused(
        74,
        &[
            "out/reports/2023",
            "not written by zhibiao",
            "choose another output folder",
        ],
    );
    assert_eq!(
        fs::read_to_string(sandbox.path("out/reports/2023/mine.txt")).unwrap(),
        "precious"
    );
    assert_eq!(fs::read_dir(sandbox.out()).unwrap().count(), 1, "nothing was added");
}

#[test]
fn a_dry_run_writes_nothing() {
    let sandbox = Sandbox::of("a.txt", report(12)).with("empty.txt", "");
    let before = sandbox.outside();
    let ended = sandbox.run_with(&["--dry-run"]);
    assert_eq!(ended.code, Some(0), "{}", ended.stderr);
    assert!(
        ended.stderr.contains("3 items, 7 metrics") && ended.stderr.contains("1 rejected"),
        "{}",
        ended.stderr
    );
    assert!(!sandbox.out().exists());
    assert_eq!(sandbox.outside(), before);
    // Nor does it take an output that another run has.
    fs::write(sandbox.path("in/a.txt"), report(13)).unwrap();
    let dataset = sandbox.run();
    let before = dataset.bytes();
    let lock = fs::File::open(sandbox.path("out/_zhibiao/lock")).unwrap();
    lock.lock().unwrap();
    assert_eq!(sandbox.run_with(&["--dry-run"]).code, Some(0));
    assert!(dataset.bytes() == before);
}
