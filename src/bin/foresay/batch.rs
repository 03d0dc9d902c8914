//! `foresay batch`: JSON lines in, one analysis a line out, in order, one text in memory at a time.

use crate::arguments::{Batch, Writing};
use foresay::Options;
use foresay::export::contract;
use foresay::input::limits;
use foresay::input::request::{self, BadRequest};
use foresay::input::{InputError, Source};
use foresay::options::Body;
use foresay::pipeline::analyze_for_export;
use serde::Serialize;
use std::io::{self, BufRead, BufReader, Read, Write};

/// The longest line read: a text at the limit, most of it escaped.
const LONGEST_LINE: usize = 3 * limits::NATIVE;

/// What stands in place of an analysis.
#[derive(Serialize)]
struct Failure<'a> {
    schema: &'static str,
    id: Option<String>,
    line: u64,
    error: Message<'a>,
}

#[derive(Serialize)]
struct Message<'a> {
    message: &'a str,
}

/// Answers every line that is not blank. Lines end at "\n" alone: JSON leaves other line separators bare inside strings.
pub fn run(asked: &Batch, input: impl Read, out: &mut impl Write) -> io::Result<bool> {
    let mut input = BufReader::with_capacity(1 << 16, input);
    let options = asked.reading.options();
    let mut line = Vec::new();
    for number in 1u64.. {
        let whole = match next_line(&mut input, &mut line)? {
            Line::End => break,
            Line::Whole => true,
            Line::TooLong => false,
        };
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let request = if whole { request::parse(&line, limits::NATIVE, options.body == Body::Whole) } else { Err(too_long()) };
        // A long line is not kept beside the text that was read out of it.
        if line.capacity() > 1 << 20 {
            line = Vec::new();
        }
        match request {
            Ok(request) => write_analysis(request.source, &options, request.id, None, &asked.writing, out)?,
            Err(BadRequest { id, error }) => {
                let message = error.to_string();
                let failure = Failure { schema: contract::SCHEMA, id, line: number, error: Message { message: &message } };
                serde_json::to_writer(&mut *out, &failure)?;
                out.write_all(b"\n")?;
            }
        }
        // A program that waits for its answer before it asks again gets it. (Asking for more input would wait for it.)
        if !input.buffer().contains(&b'\n') {
            out.flush()?;
        }
    }
    Ok(true)
}

/// Analyses a source and writes it as one line of JSON.
pub fn write_analysis(
    source: Source,
    options: &Options,
    id: Option<String>,
    note: Option<String>,
    writing: &Writing,
    out: &mut impl Write,
) -> io::Result<()> {
    let (source, mut analysis) = analyze_for_export(source, options, &mut |_| {});
    analysis.article.notes.extend(note.map(|message| foresay::clean::Note { span: None, message }));
    let exported = contract::export(&source, &analysis, id, writing.offsets.into(), writing.with_source);
    serde_json::to_writer(&mut *out, &exported)?;
    out.write_all(b"\n")
}

fn too_long() -> BadRequest {
    BadRequest { id: None, error: InputError::message("The line is too long: a text may have 50 MB.") }
}

enum Line {
    End,
    Whole,
    TooLong,
}

/// Reads up to the next "\n", which is left out. The rest of a line that is too long is passed over.
fn next_line(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Line> {
    line.clear();
    let read = input.by_ref().take(LONGEST_LINE as u64).read_until(b'\n', line)?;
    if read == 0 {
        return Ok(Line::End);
    }
    if line.pop_if(|b| *b == b'\n').is_some() || read < LONGEST_LINE {
        return Ok(Line::Whole);
    }
    loop {
        let waiting = input.fill_buf()?;
        let (skipped, done) = match waiting.iter().position(|&b| b == b'\n') {
            Some(at) => (at + 1, true),
            None => (waiting.len(), waiting.is_empty()),
        };
        input.consume(skipped);
        if done {
            return Ok(Line::TooLong);
        }
    }
}
