//! How far a run is: a bar on a terminal, a line now and then elsewhere, events for programs, nothing with `-q`.

use std::io::IsTerminal;
use std::time::{Duration, Instant};

use indicatif::{HumanBytes, ProgressBar, ProgressStyle};

use super::output::Output;
use crate::pipeline::{Event, Observer};

/// How often a line is said where there is no terminal.
const PAUSE: Duration = Duration::from_secs(5);
/// What stands on the bar's line.
const TEMPLATE: &str = "{bar:30} {bytes}/{total_bytes} {bytes_per_sec} {msg}";

/// Tells a person, or a program, how far a run is.
pub(super) struct Progress<'o> {
    output: &'o Output,
    how: How,
    total: u64,
}

enum How {
    Bar(ProgressBar),
    /// Since when nothing was said.
    Lines(Instant),
    Nothing,
}

impl<'o> Progress<'o> {
    /// Fit for where standard error goes to.
    pub(super) fn new(output: &'o Output) -> Self {
        let how = if output.quiet() {
            How::Nothing
        } else if !output.json_messages() && std::io::stderr().is_terminal() {
            How::Bar(output.bars().add(ProgressBar::no_length().with_style(style())))
        } else {
            How::Lines(Instant::now())
        };
        Self { output, how, total: 0 }
    }

    fn document(&mut self, bytes_done: u64, documents: u64, now: Instant) {
        match &mut self.how {
            How::Bar(bar) => {
                bar.set_position(bytes_done);
                bar.set_message(format!("{documents} documents"));
            }
            How::Lines(since) if now.duration_since(*since) >= PAUSE => {
                *since = now;
                self.tell(bytes_done, documents);
            }
            How::Lines(_) | How::Nothing => {}
        }
    }

    fn tell(&self, bytes_done: u64, documents: u64) {
        if self.output.json_messages() {
            tracing::info!(bytes_done, bytes = self.total, documents, "reading");
        } else {
            self.output.say(&line(bytes_done, self.total, documents));
        }
    }

    fn writing(&self) {
        match &self.how {
            How::Bar(bar) => bar.set_message("writing"),
            How::Lines(_) if self.output.json_messages() => tracing::info!("writing"),
            How::Lines(_) | How::Nothing => {}
        }
    }
}

impl Observer for Progress<'_> {
    fn event(&mut self, event: Event) {
        match event {
            Event::Started { bytes, .. } => {
                self.total = bytes;
                if let How::Bar(bar) = &self.how {
                    bar.set_length(bytes);
                }
            }
            Event::Document { bytes_done, documents } => self.document(bytes_done, documents, Instant::now()),
            Event::Writing => self.writing(),
            Event::Finished => self.clear(),
        }
    }
}

impl Progress<'_> {
    fn clear(&self) {
        if let How::Bar(bar) = &self.how {
            bar.finish_and_clear();
        }
    }
}

/// A run that ends early must not leave half a bar behind.
impl Drop for Progress<'_> {
    fn drop(&mut self) {
        self.clear();
    }
}

fn line(bytes_done: u64, bytes: u64, documents: u64) -> String {
    format!(
        "read {} of {}: {documents} documents",
        HumanBytes(bytes_done),
        HumanBytes(bytes)
    )
}

fn style() -> ProgressStyle {
    // The template is a constant, so that it is either always right or never.
    ProgressStyle::with_template(TEMPLATE).unwrap_or_else(|_| ProgressStyle::default_bar())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_template_is_right() {
        assert!(ProgressStyle::with_template(TEMPLATE).is_ok());
    }

    #[test]
    fn a_line_says_how_far() {
        assert_eq!(line(1 << 20, 4 << 20, 12), "read 1.00 MiB of 4.00 MiB: 12 documents");
    }
}
