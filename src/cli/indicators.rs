//! `zhibiao indicators`

use std::io::Write;
use std::path::Path;

#[cfg(feature = "analyze")]
use super::args::{CoverageArgs, Format, SuggestArgs};
use super::args::{IndicatorsCommand, ListArgs, TableFormat};
use super::configs::load_or_builtin;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::render;
#[cfg(feature = "analyze")]
use crate::analyze::indicators as analyze;
use crate::pipeline::Vocabulary;

/// Answers a question about indicators.
pub(super) fn indicators(command: &IndicatorsCommand, output: &Output) -> Result<Exit, Failure> {
    let text = match command {
        IndicatorsCommand::List(args) => list(args, output)?,
        #[cfg(feature = "analyze")]
        IndicatorsCommand::Coverage(args) => coverage(args, output)?,
        #[cfg(feature = "analyze")]
        IndicatorsCommand::Suggest(args) => suggest(args, output)?,
    };
    let mut data = output.data();
    data.write_all(text.as_bytes())?;
    data.flush()?;
    Ok(Exit::Success)
}

fn vocabulary(config: Option<&Path>) -> Result<Vocabulary, Failure> {
    let config = load_or_builtin(config, &[])?;
    Ok(Vocabulary::new(&config.lexicon)?)
}

fn list(args: &ListArgs, output: &Output) -> Result<String, Failure> {
    let vocabulary = vocabulary(args.config.as_deref())?;
    let rows: Vec<_> = vocabulary.lexicon.indicators.iter().collect();
    Ok(match args.format {
        TableFormat::Text => render::indicators::text(&rows, output.data_colour()),
        TableFormat::Json => render::indicators::json(&rows)?,
        TableFormat::Csv => render::indicators::csv(&rows)?,
    })
}

#[cfg(feature = "analyze")]
fn coverage(args: &CoverageArgs, output: &Output) -> Result<String, Failure> {
    let coverage = analyze::coverage(&args.dataset)?;
    if coverage.metrics == 0 {
        output.say("the dataset has no metrics, so that there is nothing to cover");
    }
    Ok(match args.format {
        Format::Text => render::coverage::text(&coverage, output.data_colour()),
        Format::Json => serde_json::to_string(&coverage).map_err(std::io::Error::from)? + "\n",
    })
}

#[cfg(feature = "analyze")]
fn suggest(args: &SuggestArgs, output: &Output) -> Result<String, Failure> {
    let Vocabulary { lexicon, relations } = vocabulary(args.config.as_deref())?;
    let suggestions = analyze::suggest(&args.dataset, &lexicon, &relations, args.min_count)?;
    output.say(&render::suggestions::summary(&suggestions, args.min_count));
    Ok(render::suggestions::toml(&suggestions))
}
