//! The way of the data: source → article → text → people, quotations, scenarios → analysis.

use crate::analysis::Analysis;
use crate::input::Source;
use crate::options::Options;
use crate::{clean, people, quotes, scenarios, text};

/// Reads one source. Never fails: what was unclear stands in the analysis's notes.
///
/// Each stage has one input and one output and never reaches back.
pub fn analyze(source: &Source, options: &Options) -> Analysis {
    analyze_observed(source, options, &mut |_| {})
}

/// The same, calling `done` with each stage's name as it ends: for clocks and progress.
pub fn analyze_observed(source: &Source, options: &Options, done: &mut dyn FnMut(&'static str)) -> Analysis {
    let article = clean::clean(source, options);
    done("clean");
    let text = text::read(source, &article);
    done("text");
    let people = people::find(source, &article, &text, options);
    done("people");
    let quotes = quotes::find(source, &article, &text, people, options);
    done("quotes");
    let scenarios = scenarios::find(source, &article, &text, &quotes, options);
    done("scenarios");
    Analysis::new(article, text, quotes, scenarios)
}
