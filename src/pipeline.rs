//! The way of the data: source → article → text → people, quotations, scenarios → analysis.

use crate::analysis::Analysis;
use crate::input::Source;
use crate::options::Options;
use crate::{clean, people, quotes, scenarios, text};

/// Reads one source. Never fails: what was unclear stands in the analysis's notes.
///
/// Each stage has one input and one output and never reaches back.
pub fn analyze(source: &Source, options: &Options) -> Analysis {
    let article = clean::clean(source, options);
    let text = text::read(source, &article);
    let people = people::find(source, &article, &text, options);
    let quotes = quotes::find(source, &article, &text, people, options);
    let scenarios = scenarios::find(source, &article, &text, &quotes, options);
    Analysis::new(article, text, quotes, scenarios)
}
