//! Whole configs, good and bad, through every step of the reading.

use std::path::Path;

use super::*;
use crate::diagnostic::RejectReason;

fn read_with(text: &str, settings: &[&str]) -> Result<Config, ConfigError> {
    let settings: Vec<String> = settings.iter().map(|&setting| setting.to_owned()).collect();
    let environment = |name: &str| (name == "CITY").then(|| "云州".to_owned());
    parse("p/x.toml", text, Path::new("p"), &settings, &environment)
}

fn read(text: &str) -> Result<Config, ConfigError> {
    read_with(text, &[])
}

/// The first complaint and its place.
fn complaint(result: Result<Config, ConfigError>) -> (String, String) {
    let error = result.unwrap_err();
    let message = error.messages().next().unwrap_or_default().to_owned();
    (
        message,
        error
            .position()
            .map(|position| position.to_string())
            .unwrap_or_default(),
    )
}

#[test]
fn a_whole_config_is_read() {
    let text = r#"
        version = 1
        name = "a-b.c"
        [source]
        paths = ["../${CITY}/*.txt", "s3://bucket/key", "/abs"]
        [report]
        district = "330105"
        period = "2022Q4"
        [output]
        path = "${OUT:-../out}"
        [quality]
        rejected = "5%"
        failed_checks = 3
        [limits]
        member_bytes = "64MiB"
        archive_bytes = 1000
        depth = "${DEPTH:-2}"
        [run]
        threads = 2
        memory_bytes = "1GiB"
        [[test]]
        text = "投入$$5亿元"
        rows = [{ value = 5e8, kind = "money" }]
        [[test]]
        text = "第一批"
        rows = []
    "#;
    let config = read(text).unwrap();
    assert_eq!(config.name, "a-b.c");
    let paths: Vec<_> = config
        .locations
        .iter()
        .map(|at| (at.said.as_str(), at.path.to_str().unwrap()))
        .collect();
    assert_eq!(
        paths,
        [
            ("../云州/*.txt", "p/../云州/*.txt"),
            ("s3://bucket/key", "s3://bucket/key"),
            ("/abs", "/abs")
        ]
    );
    assert_eq!(config.report.district.as_deref(), Some("330105"));
    assert_eq!(
        config.report.period.map(|period| period.label()).as_deref(),
        Some("2022Q4")
    );
    assert_eq!(config.output.as_deref(), Some(Path::new("p/../out")));
    assert_eq!(config.quality.rejected, Some(Gate::Percent(5.0)));
    assert_eq!(
        (config.quality.failed_checks, config.quality.unknown_units),
        (Some(Gate::Count(3)), None)
    );
    let limits = LimitsConfig {
        member_bytes: Some(64 << 20),
        archive_bytes: Some(1000),
        depth: Some(2),
        ..LimitsConfig::default()
    };
    assert_eq!(config.limits, limits);
    assert_eq!(
        (config.threads.map(NonZeroUsize::get), config.memory_bytes),
        (Some(2), Some(1 << 30))
    );
    assert_eq!(config.tests[0].text, "投入$5亿元");
    assert_eq!(config.tests[0].rows[0].value, Some(500_000_000.0));
    assert_eq!(config.tests[0].position.as_ref().map(|at| at.line), Some(21));
    assert!(config.tests[1].rows.is_empty());
}

#[test]
fn commands_are_seen_from_the_configs_folder() {
    let text =
        |program: &str| format!("version = 1\n[convert]\nscanned = ['{program}', '{{input}}']\ntimeout_seconds = 5\n");
    let config = read(&text("./ocr.sh")).unwrap();
    let command = config.convert.command(RejectReason::Scanned).unwrap();
    assert_eq!(command, ["p/./ocr.sh", "{input}"]);
    assert_eq!(config.convert.timeout.as_secs(), 5);
    assert!(config.convert.command(RejectReason::UnsupportedFormat).is_none());
    let bare = read(&text("ocr-to-text")).unwrap();
    assert_eq!(bare.convert.command(RejectReason::Scanned).unwrap()[0], "ocr-to-text");
    let none = read("version = 1").unwrap();
    assert!(
        none.convert.is_empty() && none.sha256 != bare.sha256,
        "a command can change a table"
    );
    let error = read("version = 1\n[convert]\nscanned = []\n").unwrap_err().to_string();
    assert!(error.contains("a command without a program"), "{error}");
}

#[test]
fn a_name_comes_from_the_file() {
    assert_eq!(read("version = 1").unwrap().name, "x");
    let config = parse("a/区县 B.toml", "version = 1", Path::new("a"), &[], &|_| None).unwrap();
    assert_eq!(config.name, "---b");
}

#[test]
fn every_complaint_has_a_place() {
    let cases = [
        ("version = 1\n[source\n", "unclosed table, expected `]`", "p/x.toml:2:8"),
        ("[source]\npaths = []\n", "missing key `version`", "p/x.toml:1:1"),
        (
            "version = 2\nnew = 1",
            "this is version 2 of the config format",
            "p/x.toml:1:11",
        ),
        (
            "version = \"1\"",
            "invalid type: string \"1\", expected an integer",
            "p/x.toml:1:11",
        ),
        (
            "version = 1\n[source]\npahts = []",
            "unknown key `pahts` in `source`",
            "p/x.toml:3:1",
        ),
        (
            "version = 1\nsorce.paths = []",
            "unknown key `sorce` at the top of a config",
            "p/x.toml:2:1",
        ),
        (
            "version = 1\n[source]\npaths = \"a\"",
            "invalid type: string \"a\", expected an array",
            "p/x.toml:3:9",
        ),
        (
            "version = 1\nsource = 3",
            "invalid type: integer `3`, expected a table",
            "p/x.toml:2:10",
        ),
        (
            "version = 1\n[source]\npaths = ['a', '${NO}']",
            "the variable `NO` is not defined",
            "p/x.toml:3:16",
        ),
        (
            "version = 1\nname = 'A b'",
            "`A b` is no name for a dataset",
            "p/x.toml:2:8",
        ),
        (
            "version = 1\n[report]\ndistrict = '33010'",
            "`33010` is no district",
            "p/x.toml:3:12",
        ),
        ("version = 1\n[limits]\nratio = -4", "`-4` is negative", "p/x.toml:3:9"),
        (
            "version = 1\n[limits]\nratio = 0",
            "a count must be larger than 0",
            "p/x.toml:3:9",
        ),
        (
            "version = 1\n[[test]]\nrows = []",
            "missing key `test.text`",
            "p/x.toml:2:1",
        ),
        (
            "version = 1\n[[test]]\ntext='a'\nrows=[{bound='mni'}]",
            "`mni` is no value of `test.rows.bound`",
            "p/x.toml:4:14",
        ),
        (
            "version = 1\n[[test]]\ntext='a'\nrows=[{valeu=1}]",
            "unknown key `valeu` in `test.rows`",
            "p/x.toml:4:8",
        ),
        ("version = 1\nname = 'a'\nname = 'b'", "duplicate key", "p/x.toml:3:1"),
    ];
    for (text, message, place) in cases {
        assert_eq!(complaint(read(text)), (message.to_owned(), place.to_owned()), "{text}");
    }
}

#[test]
fn values_are_explained() {
    for (text, part) in [
        ("version = 1\n[limits]\nmember_bytes = '64M'", "`64M` is no size"),
        (
            "version = 1\n[limits]\nmember_bytes = 1.5",
            "expected a number of bytes, or a size such as \"64MiB\"",
        ),
        ("version = 1\n[quality]\nrejected = '101%'", "`101%` is no share"),
        ("version = 1\n[report]\nperiod = '2022Q5'", "`2022Q5` is no period"),
        (
            "version = 1\n[lexicon]\nextend = ['none.toml']",
            "cannot read the lexicon file p/none.toml",
        ),
        ("version = 1\n[source]\npahts = []", "did you mean `paths`?"),
        ("version = 1\n[source]\nzzz = []", "the keys here are: paths"),
    ] {
        let report = read(text).unwrap_err().to_string();
        assert!(
            report.contains(part) && report.contains("p/x.toml:3:"),
            "{part} in\n{report}"
        );
    }
}

#[test]
fn unknown_keys_and_variables_are_told_at_once() {
    let error = read("version = 1\nname = '${NO}'\n[output]\npth = 'a'\n[limits]\ndeph = 3\n").unwrap_err();
    assert_eq!(error.messages().count(), 3);
}

#[test]
fn settings_take_the_place_of_the_file() {
    let text = "version = 1\n[source]\npaths = ['a']\n[limits]\nratio = 3\n";
    let settings = [
        "source.paths=['b']",
        "limits.depth = 4",
        "report.district=330105",
        "report.period=2022",
        "output.path=c d",
    ];
    let config = read_with(text, &settings).unwrap();
    assert_eq!(config.locations[0].said, "b");
    assert_eq!((config.limits.ratio, config.limits.depth), (Some(3), Some(4)));
    assert_eq!(config.report.district.as_deref(), Some("330105"));
    assert_eq!(
        config.report.period.map(|period| period.label()).as_deref(),
        Some("2022")
    );
    assert_eq!(config.output.as_deref(), Some(Path::new("p/c d")));
}

#[test]
fn settings_are_checked_like_the_file() {
    let of = |setting: &str| complaint(read_with("version = 1\n", &[setting]));
    let place = |message: &str, place: &str| (message.to_owned(), place.to_owned());
    assert_eq!(
        of("limits.deph=3"),
        place("unknown key `deph` in `limits`", "--set:1:8")
    );
    assert_eq!(of("limits.depth=no"), place("`no` is no whole number", "--set:1:14"));
    assert_eq!(of("limits = 3").1, "--set:1:10");
    assert_eq!(of("limits"), place("`--set` needs KEY=VALUE", "--set:1:1"));
    assert_eq!(of("=3"), place("this is no key", "--set:1:1"));
    assert_eq!(of("a b=3"), place("this is no key", "--set:1:1"));
    assert_eq!(
        of("output.path=${NO}"),
        place("the variable `NO` is not defined", "--set:1:13")
    );
    assert_eq!(
        of("output={pth='a'}"),
        place("unknown key `pth` in `output`", "--set:1:9")
    );
}

#[test]
fn the_fingerprint_knows_what_changes_rows() {
    let of = |text: &str| read(&format!("version = 1\nname = 'n'\n{text}")).unwrap().sha256;
    let plain = of("");
    assert_eq!(plain.len(), 64);
    for same in [
        "source.paths = ['a']",
        "output.path = 'b'",
        "run.threads = 3",
        "quality.rejected = 1",
    ] {
        assert_eq!(of(same), plain, "{same}");
    }
    for other in [
        "report.district = '330105'",
        "report.period = '2022'",
        "limits.depth = 1",
    ] {
        assert_ne!(of(other), plain, "{other}");
    }
}

#[test]
fn a_lexicon_counts_by_content() {
    let folder = tempfile::tempdir().unwrap();
    let read = |file: &str, content: &str| {
        std::fs::write(folder.path().join(file), content).unwrap();
        let text = format!("version = 1\nname = 'n'\n[lexicon]\nextend = ['{file}']");
        parse("x.toml", &text, folder.path(), &[], &|_| None).unwrap()
    };
    let first = read("a.toml", "# one\n");
    assert_eq!(first.lexicon[0].text, "# one\n");
    assert_eq!(first.sha256, read("b.toml", "# one\n").sha256);
    assert_ne!(first.sha256, read("a.toml", "# two\n").sha256);
}

#[test]
fn the_builtin_config_has_an_output_and_no_input() {
    let config = Config::builtin(&[]).unwrap();
    assert!(config.locations.is_empty());
    assert_eq!(config.output.as_deref(), Some(Path::new("out")));
}
