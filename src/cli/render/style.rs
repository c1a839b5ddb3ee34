//! Colours, each with its one meaning.

use anstyle::{AnsiColor, Style};

/// A failure.
pub(in crate::cli) const ERROR: Style = AnsiColor::Red.on_default().bold();
/// A number that measures something.
pub(super) const METRIC: Style = AnsiColor::Green.on_default().bold();
/// A numeral that measures nothing, and what matters less.
pub(super) const FAINT: Style = Style::new().dimmed();
/// A heading.
pub(super) const HEADING: Style = Style::new().bold();
/// Something strange.
pub(super) const STRANGE: Style = AnsiColor::Yellow.on_default();

/// The text in that style, or as it is.
pub(in crate::cli) fn paint(text: &str, style: Style, colour: bool) -> String {
    if colour {
        format!("{style}{text}{style:#}")
    } else {
        text.to_owned()
    }
}
