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
    let Some(mut plain) = plain(source) else { return read(source, options, Use::Any, done) };
    let text = Source::from_text(plain.take_text());
    let mut analysis = read(&text, &plain.options(options), Use::Any, done);
    plain.lead_back(&mut analysis, source.text());
    analysis
}

/// The same for whoever only writes the analysis down, in less memory: takes the source and gives it back, and the analysis has neither
/// tokens nor words.
///
/// A text that is not in plain form does not stand beside its plain form meanwhile: it is made from it again.
pub fn analyze_for_export(source: Source, options: &Options, done: &mut dyn FnMut(&'static str)) -> (Source, Analysis) {
    let Some(mut plain) = plain(&source) else {
        let mut analysis = read(&source, options, Use::Export, done);
        analysis.leave_what_is_told();
        return (source, analysis);
    };
    drop(source);
    let text = Source::from_text(plain.take_text());
    let mut analysis = read(&text, &plain.options(options), Use::Export, done);
    analysis.leave_what_is_told();
    let source = Source::from_text(plain.source(text.text()));
    drop(text);
    plain.lead_back(&mut analysis, source.text());
    (source, analysis)
}

/// The plain form of a source; `None` where it is in plain form, as text made from HTML is.
fn plain(source: &Source) -> Option<Plain> {
    if source.html().is_some() { None } else { Plain::of(source.text()) }
}

/// What an analysis is made for.
#[derive(Clone, Copy, PartialEq)]
enum Use {
    /// Whatever the caller likes.
    Any,
    /// To be written down: what no export tells may go as soon as no stage needs it.
    Export,
}

/// The stages, one after the other.
fn read(source: &Source, options: &Options, made_for: Use, done: &mut dyn FnMut(&'static str)) -> Analysis {
    let options = &options.fitted(source.text());
    let article = clean::clean(source, options);
    done("clean");
    let text = text::read(source, &article);
    done("text");
    let people = people::find(source, &article, &text, options);
    done("people");
    let mut quotes = quotes::find(source, &article, &text, people, options);
    // Nobody is looked for by words any more, and the words are much of what is known of people.
    if made_for == Use::Export {
        quotes.people.memory = Default::default();
    }
    done("quotes");
    let scenarios = scenarios::find(source, &article, &text, &quotes, options);
    done("scenarios");
    Analysis::new(article, text, quotes, scenarios)
}
