//! `zhibiao explain`

use std::io::{self, BufRead, Write};

use super::args::{ExplainArgs, Format};
use super::configs::load_or_builtin;
use super::exit::{Exit, Failure};
use super::output::Output;
use super::render;
use crate::pipeline::reader::Reader;

/// Shows how each number of each sentence is read.
pub(super) fn explain(args: &ExplainArgs, output: &Output) -> Result<Exit, Failure> {
    let config = load_or_builtin(args.config.as_deref(), &[])?;
    let reader = Reader::new(&config.lexicon)?;
    let colour = output.data_colour();
    let mut data = output.data();
    let mut print = |sentence: &str| print(&reader, sentence, args.format, colour, &mut data);
    if args.sentences.is_empty() {
        lines(&mut io::stdin().lock(), |line| print(line).map_err(Failure::Stdout))?;
    } else {
        args.sentences.iter().try_for_each(|sentence| print(sentence))?;
    }
    data.flush()?;
    Ok(Exit::Success)
}

/// Every line without its line break. Bytes that are no UTF-8 stand as U+FFFD: one bad line must not end the reading.
fn lines(input: &mut impl BufRead, mut each: impl FnMut(&str) -> Result<(), Failure>) -> Result<(), Failure> {
    let mut bytes = Vec::new();
    loop {
        bytes.clear();
        let failed = |error| Failure::File {
            what: "cannot read standard input".to_owned(),
            error,
        };
        if input.read_until(b'\n', &mut bytes).map_err(failed)? == 0 {
            return Ok(());
        }
        let line = String::from_utf8_lossy(&bytes);
        each(line.trim_end_matches(['\r', '\n']))?;
    }
}

fn print(reader: &Reader, sentence: &str, format: Format, colour: bool, data: &mut impl Write) -> io::Result<()> {
    let mut view = reader.sentence(sentence);
    match format {
        Format::Text => data.write_all(render::explain::text(&view, colour).as_bytes()),
        Format::Json => {
            // A sentence that stands alone is neither target nor progress.
            view.mentions.iter_mut().for_each(|mention| mention.role = None);
            let mut line = serde_json::to_string(&view)?;
            line.push('\n');
            data.write_all(line.as_bytes())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_whatever_their_ends_and_bytes() {
        let mut seen = Vec::new();
        let mut input: &[u8] = b"a\r\n\n\xffb\nc";
        lines(&mut input, |line| {
            seen.push(line.to_owned());
            Ok(())
        })
        .unwrap();
        assert_eq!(seen, ["a", "", "\u{fffd}b", "c"]);
    }
}
