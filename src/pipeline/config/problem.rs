//! What is wrong with a configuration, shown in its text.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::sources::{Position, Sources};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    message: String,
    span: Option<Range<usize>>,
    label: Option<String>,
    help: Option<String>,
}

impl Problem {
    /// A problem at a place in the sources.
    pub(super) fn at(span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            span: Some(span),
            label: None,
            help: None,
        }
    }

    /// A problem of the file as a whole.
    pub(super) fn general(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            span: None,
            label: None,
            help: None,
        }
    }

    /// Words under the underlined place.
    #[must_use]
    pub(super) fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// What to do about it.
    #[must_use]
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// A configuration that cannot be taken, with everything that is wrong with it. `Display` gives the report without
/// colour.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    sources: Sources,
    problems: Vec<Problem>,
}

impl std::error::Error for ConfigError {}

impl ConfigError {
    /// The problems, in the order of the text.
    pub(super) fn new(sources: Sources, mut problems: Vec<Problem>) -> Self {
        problems.sort_by_key(|problem| problem.span.as_ref().map(|span| span.start));
        Self { sources, problems }
    }

    /// One sentence a problem, in the order of the text.
    pub fn messages(&self) -> impl Iterator<Item = &str> {
        self.problems.iter().map(|problem| problem.message.as_str())
    }

    /// Where the first problem with a place is.
    pub fn position(&self) -> Option<Position> {
        self.problems
            .iter()
            .find_map(|problem| self.sources.position(problem.span.as_ref()?))
    }

    /// The report for a person: each problem with file, line, column and the line itself; with ANSI colours if wanted.
    pub fn report(&self, colour: bool) -> String {
        let renderer = if colour { Renderer::styled() } else { Renderer::plain() };
        let reports: Vec<String> = self
            .problems
            .iter()
            .map(|problem| self.render(problem, &renderer))
            .collect();
        reports.join("\n\n")
    }

    fn render(&self, problem: &Problem, renderer: &Renderer) -> String {
        let title = Level::ERROR.primary_title(problem.message.as_str());
        let mut group = Group::with_title(title);
        if let Some((piece, span)) = problem.span.as_ref().and_then(|span| self.sources.locate(span)) {
            let mark = AnnotationKind::Primary.span(span).label(problem.label.as_deref());
            group = group.element(
                Snippet::source(piece.text.as_str())
                    .path(piece.name.as_str())
                    .annotation(mark),
            );
        }
        if let Some(help) = &problem.help {
            group = group.element(Level::HELP.message(help.as_str()));
        }
        renderer.render(&[group])
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.report(false))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_names_file_line_column_and_help() {
        let mut sources = Sources::default();
        sources.add("p.toml", "version = 1\n[sourc]\n");
        let late = Problem::general("b").help("do c");
        let early = Problem::at(13..18, "unknown key `sourc`").label("did you mean `source`?");
        let error = ConfigError::new(sources, vec![early, late]);
        assert_eq!(error.messages().collect::<Vec<_>>(), ["b", "unknown key `sourc`"]);
        let report = error.report(false);
        for part in [
            "p.toml:2:2",
            "2 | [sourc]",
            "^^^^^ did you mean `source`?",
            "help: do c",
        ] {
            assert!(report.contains(part), "{part} in\n{report}");
        }
        assert!(!report.contains('\u{1b}') && error.report(true).contains('\u{1b}'));
    }
}
