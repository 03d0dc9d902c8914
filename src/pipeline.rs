//! The way of the data: source → article → text → people, quotations, scenarios → analysis.

use crate::analysis::Analysis;
use crate::input::Source;
use crate::input::plain::Plain;
use crate::options::Options;
use crate::{clean, people, quotes, scenarios, text};

/// Reads one source. Never fails: what was unclear stands in the analysis's notes.
///
/// Each stage has one input and one output and never reaches back.
pub fn analyze(source: &Source, options: &Options) -> Analysis {
    analyze_observed(source, options, &mut |_| {})
}

/// The same, calling `done` with each stage's name as it ends: for clocks and progress.
///
/// The stages read the text in plain form (see [`crate::input::plain`]); what they found is led back to the source as given.
pub fn analyze_observed(source: &Source, options: &Options, done: &mut dyn FnMut(&'static str)) -> Analysis {
    // Text made from HTML is plain already.
    let Some(mut plain) = source.html().is_none().then(|| Plain::of(source.text())).flatten() else {
        return read(source, options, done);
    };
    let text = Source::from_text(plain.take_text());
    let mut analysis = read(&text, &plain.options(options), done);
    analysis.move_spans(&|span| plain.back(span));
    analysis
}

/// The stages, one after the other.
fn read(source: &Source, options: &Options, done: &mut dyn FnMut(&'static str)) -> Analysis {
    let options = &options.fitted(source.text());
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
