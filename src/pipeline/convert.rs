//! Documents that no decoder reads, handed to a command that the config names: scanned pages to a text recognizer, old
//! formats to an office program. The only place that starts another program.

use std::ffi::OsString;
use std::io::{self, Read, Write};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::config::ConvertConfig;
use crate::decode::{self, Bounds, Text};
use crate::diagnostic::{Diagnostic, DiagnosticCode, Refusal, Stage};
use crate::source::RawDocument;

/// How many bytes of what a command says of its failure are kept.
const SAID_BYTES: u64 = 4 << 10;

/// Decodes a document; if its decoder refuses it for a reason that the config names a command for, what that command
/// prints is decoded instead, and a remark says so.
///
/// # Errors
/// The decoder's refusal, with what became of the command.
pub(super) fn decode(
    document: RawDocument,
    config: &ConvertConfig,
    bounds: Bounds,
) -> Result<(Text, Vec<Diagnostic>), Refusal> {
    if config.is_empty() {
        return decode::decode(document, bounds).map(|text| (text, Vec::new()));
    }
    let kept = document.clone();
    let refusal = match decode::decode(document, bounds) {
        Ok(text) => return Ok((text, Vec::new())),
        Err(refusal) => refusal,
    };
    let Some(command) = config.command(refusal.reason) else {
        return Err(refusal);
    };
    let RawDocument { origin, bytes } = kept;
    let printed = run(command, &bytes, origin.name(), config.timeout, bounds.unpacked);
    let converted = printed.map_err(|error| said(&refusal, command, &error))?;
    let document = RawDocument {
        origin,
        bytes: converted,
    };
    let text = decode::decode(document, bounds).map_err(|again| {
        said(
            &refusal,
            command,
            &format!("what it printed is refused: {}", again.detail),
        )
    })?;
    let message = format!("{}; read through `{}`", refusal.reason, command.join(" "));
    let remark = Diagnostic::new(Stage::Pipeline, DiagnosticCode::Converted, message);
    Ok((text, vec![remark]))
}

fn said(refusal: &Refusal, command: &[String], what: &str) -> Refusal {
    let detail = format!(
        "{}; the command `{}` did not help: {what}",
        refusal.detail,
        command.join(" ")
    );
    Refusal::new(refusal.reason, detail)
}

/// Runs a command over a document, which stands in a file of its own that ends as the document's name does, and gives
/// what it prints.
///
/// # Errors
/// Why there is nothing: it cannot be started, fails, takes longer than `timeout`, or prints more than `limit` bytes.
fn run(command: &[String], bytes: &[u8], name: &str, timeout: Duration, limit: u64) -> Result<Vec<u8>, String> {
    let file = input(bytes, name).map_err(|error| format!("no file for it: {error}"))?;
    let arguments = command.iter().map(|word| match word.as_str() {
        "{input}" => file.path().as_os_str().to_owned(),
        word => OsString::from(word),
    });
    let arguments: Vec<OsString> = arguments.collect();
    let (program, arguments) = arguments.split_first().ok_or("it is empty")?;
    let started = Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut child = started.map_err(|error| format!("it cannot be started: {error}"))?;
    let printed = listen(child.stdout.take(), limit.saturating_add(1));
    let complained = listen(child.stderr.take(), SAID_BYTES);
    let deadline = Instant::now() + timeout;
    let result = collect(&mut child, &printed, deadline);
    if result.is_err() {
        // Where it has ended already there is nothing to stop, which is no failure.
        drop(child.kill());
        drop(child.wait());
    }
    let (status, printed) = result?;
    if !status.success() {
        let words = complained.recv_timeout(Duration::from_secs(1)).unwrap_or_default();
        let words = String::from_utf8_lossy(&words);
        return Err(format!("{status}: {}", words.lines().next().unwrap_or_default()));
    }
    if printed.len() as u64 > limit {
        return Err(format!("it printed more than {limit} bytes (limits.member_bytes)"));
    }
    Ok(printed)
}

/// A file with the document's bytes.
fn input(bytes: &[u8], name: &str) -> io::Result<tempfile::NamedTempFile> {
    let extension = name.rsplit_once('.').map(|(_, extension)| extension);
    let plain = |extension: &&str| extension.len() <= 8 && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    let suffix = extension
        .filter(plain)
        .map_or_else(String::new, |extension| format!(".{extension}"));
    let mut file = tempfile::Builder::new().prefix("zhibiao-").suffix(&suffix).tempfile()?;
    file.write_all(bytes)?;
    file.flush()?;
    Ok(file)
}

/// Reads what a program writes on a thread of its own, so that a full pipe never stops it, up to a limit.
fn listen(pipe: Option<impl Read + Send + 'static>, limit: u64) -> Receiver<Vec<u8>> {
    let (sender, receiver) = channel();
    if let Some(pipe) = pipe {
        thread::spawn(move || {
            let mut bytes = Vec::new();
            // A pipe that breaks ends what can be heard; the exit status tells the rest.
            drop(pipe.take(limit).read_to_end(&mut bytes));
            drop(sender.send(bytes));
        });
    }
    receiver
}

/// Waits for the program's words and for its end.
fn collect(child: &mut Child, printed: &Receiver<Vec<u8>>, deadline: Instant) -> Result<(ExitStatus, Vec<u8>), String> {
    const TOO_LONG: &str = "it took longer than convert.timeout_seconds";
    let left = deadline.saturating_duration_since(Instant::now());
    let words = printed.recv_timeout(left).map_err(|error| match error {
        RecvTimeoutError::Timeout => TOO_LONG.to_owned(),
        RecvTimeoutError::Disconnected => "its output cannot be read".to_owned(),
    })?;
    loop {
        match child.try_wait() {
            Ok(Some(status)) => return Ok((status, words)),
            Ok(None) if Instant::now() >= deadline => return Err(TOO_LONG.to_owned()),
            Ok(None) => thread::sleep(Duration::from_millis(5)),
            Err(error) => return Err(error.to_string()),
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::diagnostic::RejectReason;
    use crate::source::Origin;

    fn converted(script: &str, bytes: &[u8]) -> Result<(Text, Vec<Diagnostic>), Refusal> {
        let command = ["sh", "-c", script, "sh", "{input}"].map(str::to_owned).to_vec();
        let config = ConvertConfig {
            unsupported_format: Some(command),
            timeout: Duration::from_millis(1500),
            ..ConvertConfig::default()
        };
        let document = RawDocument {
            origin: Origin {
                source: "a.png".to_owned(),
                member: None,
            },
            bytes: bytes.to_vec(),
        };
        decode(document, &config, Bounds { unpacked: 1000 })
    }

    const PICTURE: &[u8] = b"\x89PNG\r\n\x1A\n and more";

    #[test]
    fn what_a_command_prints_is_decoded() {
        let (text, remarks) = converted("test \"${1##*.}\" = png && printf '已完成%s处' 3", PICTURE).unwrap();
        assert_eq!(text.content, "已完成3处");
        assert_eq!(remarks[0].code, DiagnosticCode::Converted);
        let (text, remarks) = converted("exit 1", "已完成".as_bytes()).unwrap();
        assert!(
            text.content == "已完成" && remarks.is_empty(),
            "what can be read needs no command"
        );
    }

    #[test]
    fn a_command_that_fails_costs_its_document() {
        for (script, expected) in [
            ("echo no paper >&2; exit 3", "no paper"),
            ("sleep 30", "longer than convert.timeout_seconds"),
            ("head -c 2000 /dev/zero", "more than 1000 bytes"),
            ("cat \"$1\"", "what it printed is refused"),
        ] {
            let refusal = converted(script, PICTURE).unwrap_err();
            assert_eq!(refusal.reason, RejectReason::UnsupportedFormat);
            assert!(refusal.detail.contains(expected), "{script}: {}", refusal.detail);
        }
    }
}
