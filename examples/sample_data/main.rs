//! Writes the sample reports with their truth, or any number of reports for benches.
//!
//! ```text
//! cargo run --example sample_data -- sample_data              the folder sample_data, as committed
//! cargo run --example sample_data -- bulk OUT.tar.gz 2000     2000 distinct reports in an archive
//! cargo run --example sample_data -- bulk-dir DIR 2000        the same as files
//! ```
//! The last two take `--seed N`.

mod generator;

use std::error::Error;
use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::process::ExitCode;

use generator::{Library, TarGz};

const USAGE: &str = "usage: sample_data FOLDER | bulk OUT.tar.gz COUNT [--seed N] | bulk-dir FOLDER COUNT [--seed N]";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match run(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nothing is left to be done where standard error is closed.
            let _ = writeln!(io::stderr(), "sample_data: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: &[&str]) -> Result<(), Box<dyn Error>> {
    match arguments {
        ["bulk", out, rest @ ..] => bulk_archive(Path::new(out), rest),
        ["bulk-dir", folder, rest @ ..] => bulk_folder(Path::new(folder), rest),
        ["bulk" | "bulk-dir"] => Err(USAGE.into()),
        [folder] if !folder.starts_with('-') => sample(Path::new(folder)),
        _ => Err(USAGE.into()),
    }
}

fn sample(folder: &Path) -> Result<(), Box<dyn Error>> {
    for file in generator::sample(&Library::load()?) {
        let path = folder.join(&file.path);
        fs::create_dir_all(path.parent().unwrap_or(folder))?;
        fs::write(&path, &file.bytes).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    Ok(())
}

fn bulk_archive(out: &Path, rest: &[&str]) -> Result<(), Box<dyn Error>> {
    let (count, seed) = amount(rest)?;
    let library = Library::load()?;
    let file = fs::File::create(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let mut archive = TarGz::new(BufWriter::new(file));
    for number in 0..count {
        let (name, text) = generator::bulk_report(&library, seed, number);
        archive.push(&name, text.as_bytes())?;
    }
    Ok(archive.finish()?.flush()?)
}

fn bulk_folder(folder: &Path, rest: &[&str]) -> Result<(), Box<dyn Error>> {
    let (count, seed) = amount(rest)?;
    let library = Library::load()?;
    fs::create_dir_all(folder)?;
    for number in 0..count {
        let (name, text) = generator::bulk_report(&library, seed, number);
        fs::write(folder.join(name), text)?;
    }
    Ok(())
}

/// `COUNT [--seed N]`
fn amount(arguments: &[&str]) -> Result<(usize, u64), Box<dyn Error>> {
    match arguments {
        [count] => Ok((count.parse()?, 1)),
        [count, "--seed", seed] => Ok((count.parse()?, seed.parse()?)),
        _ => Err(USAGE.into()),
    }
}
