//! The two streams: data on standard output, words for people on standard error. Nothing else prints.

use std::io::{self, Write};

use anstream::{AutoStream, ColorChoice};
use indicatif::MultiProgress;

use super::args::{GlobalArgs, LogFormat};
use super::exit::{Exit, Failure};
use super::render::style;

/// Where and how to print.
#[derive(Debug)]
pub(super) struct Output {
    choice: ColorChoice,
    json_messages: bool,
    quiet: bool,
    /// Progress bars: words printed meanwhile must not tear them.
    bars: MultiProgress,
}

impl Output {
    /// As the arguments want it.
    pub(super) fn new(args: &GlobalArgs) -> Self {
        let choice = match args.color {
            clap::ColorChoice::Auto => ColorChoice::Auto,
            clap::ColorChoice::Always => ColorChoice::Always,
            clap::ColorChoice::Never => ColorChoice::Never,
        };
        let json_messages = args.log_format == LogFormat::Json;
        Self {
            choice,
            json_messages,
            quiet: args.quiet,
            bars: MultiProgress::new(),
        }
    }

    /// Standard output, for data; each line goes out as it is written, so that a program that waits for it gets it.
    pub(super) fn data(&self) -> AutoStream<io::StdoutLock<'static>> {
        AutoStream::new(io::stdout().lock(), self.choice)
    }

    /// Whether data may be coloured.
    pub(super) fn data_colour(&self) -> bool {
        AutoStream::new(io::stdout(), self.choice).current_choice() != ColorChoice::Never
    }

    /// Whether words may be coloured.
    pub(super) fn message_colour(&self) -> bool {
        AutoStream::new(io::stderr(), self.choice).current_choice() != ColorChoice::Never
    }

    /// Whether words are JSON events, to be said through `tracing`.
    pub(super) const fn json_messages(&self) -> bool {
        self.json_messages
    }

    /// Whether to say nothing but errors.
    pub(super) const fn quiet(&self) -> bool {
        self.quiet
    }

    /// The progress bars.
    pub(super) const fn bars(&self) -> &MultiProgress {
        &self.bars
    }

    /// Words for a person, unless they want none.
    pub(super) fn say(&self, text: &str) {
        if !self.quiet {
            self.message(text, || tracing::info!("{}", anstream::adapter::strip_str(text)));
        }
    }

    /// Words for a person that cannot be left out.
    pub(super) fn warn(&self, text: &str) {
        self.message(text, || tracing::error!("{}", anstream::adapter::strip_str(text)));
    }

    /// Tells of a failure; returns the exit that it means.
    pub(super) fn failure(&self, failure: &Failure) -> Exit {
        let exit = failure.exit();
        let colour = self.message_colour() && !self.json_messages;
        match failure {
            _ if exit == Exit::Success => {}
            Failure::Config(error) => self.warn(&error.report(colour)),
            other => self.warn(&format!("{} {other}", style::paint("error:", style::ERROR, colour))),
        }
        exit
    }

    /// A message that cannot be written has no one to be told to.
    fn message(&self, text: &str, event: impl FnOnce()) {
        if self.json_messages {
            event();
        } else {
            self.bars.suspend(|| {
                let mut stream = AutoStream::new(io::stderr().lock(), self.choice);
                let _ = writeln!(stream, "{text}");
            });
        }
    }
}
