//! Events of the library, on standard error: as JSON for programs, or as text with `-v`.

use std::io::{self, Write};

use indicatif::MultiProgress;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::MakeWriter;

use super::args::{GlobalArgs, LogFormat};
use super::output::Output;

/// Sends events to standard error. As text only warnings show, since people have the progress bar and the summary.
pub(super) fn init(args: &GlobalArgs, output: &Output) {
    let level = match (args.log_format, args.quiet, args.verbose) {
        (_, true, _) => "error",
        (LogFormat::Text, false, 0) => "warn",
        (LogFormat::Json, false, 0) | (_, false, 1) => "info",
        _ => "debug",
    };
    let builder = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(format!("zhibiao={level}")))
        .with_writer(BesideBars(output.bars().clone()))
        .with_ansi(output.message_colour() && args.log_format == LogFormat::Text);
    // The only way this fails is a second call, and there is none.
    let _ = match args.log_format {
        LogFormat::Text => builder.without_time().with_target(false).try_init(),
        LogFormat::Json => builder
            .json()
            .flatten_event(true)
            .with_current_span(false)
            .with_span_list(false)
            .try_init(),
    };
}

/// Standard error, with progress bars taken away for the time of a line.
#[derive(Clone)]
struct BesideBars(MultiProgress);

impl Write for BesideBars {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.suspend(|| io::stderr().write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        io::stderr().flush()
    }
}

impl MakeWriter<'_> for BesideBars {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
