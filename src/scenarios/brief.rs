//! The brief: the article in a few of its own sentences.

use super::{Event, Scenario};
use crate::span::Span;
use crate::text::Text;

/// Most sentences a brief has.
const MOST: usize = 4;

/// The sentences that hold the first condition of each of the main outcomes, in the article's order.
pub(super) fn brief(text: &Text, scenarios: &[Scenario]) -> Vec<Span> {
    let mut order: Vec<&Scenario> =
        scenarios.iter().filter(|s| s.conditionals.iter().any(|c| !c.consequents.is_empty())).collect();
    order.sort_by_key(|s| (s.event == Event::Other, std::cmp::Reverse(s.conditionals.len())));
    let mut out: Vec<Span> = order
        .into_iter()
        .take(MOST)
        .filter_map(|s| s.conditionals.iter().find(|c| !c.consequents.is_empty()))
        .filter_map(|c| text.sentence_at(c.antecedent.start()).and_then(|i| text.sentences.get(i)))
        .map(|s| s.span)
        .collect();
    out.sort();
    out.dedup();
    out
}
