//! The binary and its configs: what is wrong with one is said where it is, with the right exit code, and nothing is
//! written on standard output.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking; its helpers too")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use assert_cmd::Command;
use tempfile::TempDir;

fn zhibiao(arguments: &[&str]) -> Command {
    let mut command = Command::cargo_bin("zhibiao").unwrap();
    command
        .args(arguments)
        .env_remove("NO_COLOR")
        .env_remove("CLICOLOR_FORCE");
    command
}

/// Exit code, standard output, standard error.
fn outcome(output: &Output) -> (i32, String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (
        output.status.code().unwrap(),
        text(&output.stdout),
        text(&output.stderr),
    )
}

fn run(arguments: &[&str]) -> (i32, String, String) {
    outcome(&zhibiao(arguments).output().unwrap())
}

fn config(folder: &TempDir, text: &str) -> String {
    let path = folder.path().join("p.toml");
    fs::write(&path, text).unwrap();
    path.display().to_string()
}

/// Runs `validate` on a config and expects exit 78 with all of `parts` in the message.
fn refused(text: &str, parts: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = config(&folder, text);
    for command in [["validate", &path], ["run", &path], ["test", &path]] {
        let (code, stdout, stderr) = run(&command);
        assert_eq!((code, stdout.as_str()), (78, ""), "{stderr}");
        for part in parts {
            assert!(stderr.contains(part), "{part} in\n{stderr}");
        }
        assert!(stderr.contains("p.toml:"), "{stderr}");
    }
}

#[test]
fn a_typo_is_shown_with_its_place_and_the_nearest_key() {
    refused(
        "version = 1\n[source]\npahts = [\"a\"]\n",
        &[
            "unknown key `pahts`",
            "p.toml:3:1",
            "3 | pahts = [\"a\"]",
            "did you mean `paths`?",
        ],
    );
    refused("version = 1\n[soruce]\n", &["p.toml:2:2", "did you mean `source`?"]);
}

#[test]
fn broken_toml_is_shown_with_its_place() {
    refused("version = 1\nname = \"a\n", &["p.toml:2:", "name = \"a"]);
}

#[test]
fn a_wrong_type_is_shown_with_its_place() {
    refused(
        "version = 1\n[source]\npaths = 3\n",
        &["p.toml:3:9", "expected an array", "integer `3`"],
    );
}

#[test]
fn a_missing_or_other_version_is_told() {
    refused("[source]\npaths = []\n", &["missing key `version`", "version = 1"]);
    refused("version = 9\n", &["p.toml:1:11", "reads version 1"]);
}

#[test]
fn an_undefined_variable_is_shown_with_its_place() {
    refused(
        "version = 1\n[source]\npaths = [\"a\", \"${ZHIBIAO_TEST_UNDEFINED}/b\"]\n",
        &[
            "`ZHIBIAO_TEST_UNDEFINED` is not defined",
            "p.toml:3:16",
            "${ZHIBIAO_TEST_UNDEFINED:-value}",
        ],
    );
}

#[test]
fn a_variable_comes_from_the_environment() {
    let folder = tempfile::tempdir().unwrap();
    let path = config(&folder, "version = 1\n[report]\nperiod = \"${ZHIBIAO_TEST_PERIOD}\"\n");
    let with = |value: &str| {
        outcome(
            &zhibiao(&["validate", &path])
                .env("ZHIBIAO_TEST_PERIOD", value)
                .output()
                .unwrap(),
        )
    };
    assert_eq!(with("2022Q4").0, 0);
    let (code, _, stderr) = with("2022Q9");
    assert!(
        code == 78 && stderr.contains("`2022Q9` is no period") && stderr.contains("p.toml:3:10"),
        "{stderr}"
    );
}

#[test]
fn a_missing_config_is_a_configuration_error() {
    let (code, _, stderr) = run(&["run", "no-such.toml"]);
    assert!(code == 78 && stderr.contains("no-such.toml"), "{stderr}");
}

#[test]
fn settings_are_checked_and_named() {
    let (code, _, stderr) = run(&["run", "--set", "limits.deph=3"]);
    assert_eq!(code, 78);
    assert!(
        stderr.contains("--set:1:8") && stderr.contains("did you mean `depth`?"),
        "{stderr}"
    );
    let (code, _, stderr) = run(&["run", "--set", "limits.member_bytes=64M"]);
    assert!(
        code == 78 && stderr.contains("--set:1:21") && stderr.contains("MiB"),
        "{stderr}"
    );
}

#[test]
fn a_run_needs_input() {
    let (code, stdout, stderr) = run(&["run"]);
    assert_eq!((code, stdout.as_str()), (2, ""));
    assert!(stderr.contains("--input"), "{stderr}");
}

#[test]
fn a_path_that_is_not_there_is_an_input_error() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out").display().to_string();
    let (code, stdout, stderr) = run(&["run", "--input", "no-such-folder", "--output", &out]);
    assert_eq!((code, stdout.as_str()), (74, ""), "{stderr}");
    assert!(stderr.contains("no-such-folder"), "{stderr}");
}

#[test]
fn usage_errors_are_two() {
    for arguments in [
        &["frobnicate"][..],
        &[],
        &["run", "--treads", "2"],
        &["run", "--threads", "0"],
        &["schema", "nope"],
    ] {
        let (code, stdout, stderr) = run(arguments);
        assert_eq!((code, stdout.as_str()), (2, ""), "{arguments:?}");
        assert!(!stderr.is_empty());
    }
    assert!(
        run(&["run", "--treads", "2"]).2.contains("--threads"),
        "the nearest flag is suggested"
    );
}

#[test]
fn help_and_version_are_data() {
    let (code, stdout, stderr) = run(&["--help"]);
    assert!(code == 0 && stdout.contains("Exit codes") && stderr.is_empty());
    assert_eq!(
        run(&["--version"]).1,
        format!("zhibiao {}\n", env!("CARGO_PKG_VERSION"))
    );
}

#[test]
fn the_printed_config_schema_is_the_committed_one() {
    let (code, stdout, _) = run(&["schema", "config"]);
    let committed = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas/config.schema.json");
    assert_eq!((code, stdout), (0, fs::read_to_string(committed).unwrap()));
}

#[test]
fn committed_pipelines_are_valid() {
    let output = zhibiao(&["validate"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let (code, stdout, stderr) = outcome(&output);
    assert_eq!((code, stdout.as_str()), (0, ""), "{stderr}");
    assert!(
        stderr.contains("archive.toml: good") && stderr.contains("district-reports.toml: good"),
        "{stderr}"
    );
}

#[test]
fn a_started_pipeline_is_valid_and_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let target = folder.path().join("new").display().to_string();
    let pipeline: PathBuf = folder.path().join("new/pipeline.toml");
    assert_eq!(run(&["init", &target]).0, 0);
    assert_eq!(run(&["validate", pipeline.to_str().unwrap()]).0, 0);

    fs::write(&pipeline, "mine").unwrap();
    let (code, _, stderr) = run(&["init", &target]);
    assert!(code == 74 && stderr.contains("--force"), "{stderr}");
    assert_eq!(fs::read_to_string(&pipeline).unwrap(), "mine");
    assert_eq!(run(&["init", &target, "--force"]).0, 0);
    assert!(fs::read_to_string(&pipeline).unwrap().starts_with("#:schema"));
}

#[test]
fn all_configs_are_checked_even_if_one_is_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let bad = config(&folder, "version = 1\nx = 1\n");
    let good = folder.path().join("good.toml");
    fs::write(&good, "version = 1\n").unwrap();
    let (code, _, stderr) = run(&["validate", &bad, good.to_str().unwrap()]);
    assert!(
        code == 78 && stderr.contains("unknown key `x`") && stderr.contains("good.toml: good"),
        "{stderr}"
    );
}

#[test]
fn colours_are_for_terminals_or_on_demand() {
    let folder = tempfile::tempdir().unwrap();
    let path = config(&folder, "version = 1\nx = 1\n");
    assert!(!run(&["validate", &path]).2.contains('\u{1b}'));
    assert!(run(&["validate", &path, "--color", "always"]).2.contains('\u{1b}'));
}

#[test]
fn messages_can_be_json() {
    let folder = tempfile::tempdir().unwrap();
    let path = config(&folder, "version = 1\nx = 1\n");
    let (code, _, stderr) = run(&["validate", &path, "--log-format", "json"]);
    assert_eq!(code, 78);
    let event: serde_json::Value = serde_json::from_str(stderr.trim_end()).unwrap();
    assert!(
        event["level"] == "ERROR" && event["message"].as_str().unwrap().contains("unknown key `x`"),
        "{event}"
    );
}

#[test]
fn completions_are_printed_for_every_shell() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let (code, stdout, _) = run(&["completions", shell]);
        assert!(code == 0 && stdout.contains("zhibiao"), "{shell}");
    }
}

#[test]
fn a_closed_pipe_is_no_failure() {
    let mut child = std::process::Command::new(assert_cmd::cargo::cargo_bin("zhibiao"))
        .args(["completions", "zsh"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), output.stderr.len()), (Some(0), 0));
}

#[test]
fn explain_reads_arguments_or_lines() {
    let (code, stdout, _) = run(&["explain", "已完成", "已启动", "--format", "json"]);
    assert_eq!((code, stdout.lines().count()), (0, 2));
    let output = zhibiao(&["explain", "--format", "json"])
        .write_stdin("已完成\r\n\n已启动")
        .output()
        .unwrap();
    let (code, stdout, _) = outcome(&output);
    assert_eq!(code, 0);
    let texts: Vec<serde_json::Value> = stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let texts: Vec<_> = texts.iter().map(|object| object["text"].as_str().unwrap()).collect();
    assert_eq!(texts, ["已完成", "", "已启动"]);
}
