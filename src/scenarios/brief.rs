//! The brief: the article in a few of its own sentences.

use super::{Conditional, Event, Scenario};
use crate::grow;
use crate::input::Source;
use crate::span::Span;
use crate::text::Text;

/// Most sentences a brief has.
const MOST: usize = 4;

/// The sentences that hold the first condition of each of the main outcomes, in the article's order.
pub(super) fn brief(source: &Source, text: &Text, scenarios: &[Scenario]) -> Vec<Span> {
    // A question tells nothing.
    let told = |c: &&Conditional| {
        let sentence = text.sentence_at(c.antecedent.start()).and_then(|i| text.sentences.get(i));
        !c.consequents.is_empty() && sentence.is_some_and(|s| !s.span.of(source.text()).trim_end().ends_with(['?', '…', ':']))
    };
    let mut order: Vec<&Scenario> = scenarios.iter().filter(|s| s.conditionals.iter().any(|c| told(&c))).collect();
    grow::sort_by_key(&mut order, |s| u64::from(s.event == Event::Other) << 32 | (u32::MAX as u64 - s.conditionals.len() as u64));
    let mut out: Vec<Span> = order
        .into_iter()
        .take(MOST)
        .filter_map(|s| s.conditionals.iter().find(told))
        .filter_map(|c| text.sentence_at(c.antecedent.start()).and_then(|i| text.sentences.get(i)))
        .map(|s| s.span)
        .collect();
    // Where the article only asks, its first question.
    if out.is_empty() {
        let first = scenarios.iter().flat_map(|s| &s.conditionals).find(|c| !c.consequents.is_empty());
        let sentence = first.and_then(|c| text.sentence_at(c.antecedent.start())).and_then(|i| text.sentences.get(i));
        out.extend(sentence.map(|s| s.span));
    }
    grow::sort_by_key(&mut out, |span| span.order());
    out.dedup();
    out
}
