//! What "it" means in "if it passes": the bill, the deal or the plan named last before.

use super::Event;
use super::gather::LONGEST;
use super::known::Known;
use super::outcomes::{self, Outcome};
use super::signals::Signal;
use super::view::{Pos, View};
use super::words::W;
use crate::text::Tag;
use std::ops::Range;

/// How many sentences back the measure is looked for.
const BACK: usize = 3;

/// Most words before the noun: "the cross-border rail funding bill".
const BEFORE: usize = 4;

/// `outcome` with the measure for its "it", where the condition says that something passes, fails or is decided and the text has named what may.
pub(super) fn named(view: &View, signal: &Signal, outcome: Outcome, known: &Known) -> Outcome {
    let it = signal.range.end;
    let rest = outcome.label.strip_prefix("it ").or(outcome.label.strip_prefix("this "));
    let Some(rest) = rest.filter(|_| outcome.event == Event::Other && view.is(it, &["it", "this"])) else { return outcome };
    let verb = (it + 1..it + 5).find(|&i| !matches!(view.pos(i), Pos::Modal | Pos::Adverb) && !small(view, i));
    // "it goes through", "it goes down"
    let goes = |i: usize| view.is(i, &["go", "goes", "went"]) && view.is(i + 1, &["ahead", "down", "forward", "through"]);
    if !verb.is_some_and(|i| view.has(i, W::Decided) || goes(i)) {
        return outcome;
    }
    match last_before(view, it) {
        Some(name) => {
            let proper = name.chars().next().is_some_and(char::is_uppercase);
            let label = if proper { format!("{name} {rest}") } else { format!("the {name} {rest}") };
            Outcome { subject: Some(outcomes::of_words(&name, known)), label, ..outcome }
        }
        None => outcome,
    }
}

/// "is", "does", "not", "were": what stands between "it" and its verb.
fn small(view: &View, i: usize) -> bool {
    view.has(i, W::Be) || view.has(i, W::Do) || view.has(i, W::Have) || view.has(i, W::Negation)
}

/// The measure named last before token `it`, in its sentence or in one of the few before.
fn last_before(view: &View, it: usize) -> Option<String> {
    if let Some(phrase) = last_in(view, 0..it) {
        return Some(view.span(phrase).of(view.reader.source).to_owned());
    }
    let text = view.reader.text;
    let at = text.sentence_at(view.sentence.span.start())?;
    let before = text.sentences.get(at.saturating_sub(BACK)..at)?.iter().rev();
    before.filter(|s| s.tokens().len() <= LONGEST).find_map(|sentence| {
        let view = view.reader.view(sentence);
        last_in(&view, 0..view.len()).map(|phrase| view.span(phrase).of(view.reader.source).to_owned())
    })
}

/// The last noun phrase of `range` that names one measure, without "the", "a" or "her" before it.
fn last_in(view: &View, range: Range<usize>) -> Option<Range<usize>> {
    let one = |i: usize| view.tokens.get(i).is_some_and(|t| matches!(t.tag, Tag::Nn | Tag::Nnp));
    let head = range
        .clone()
        .rev()
        .find(|&i| view.has(i, W::Measure) && one(i) && !(view.pos(i + 1) == Pos::Noun && i + 1 < range.end))?;
    let describes = |i: usize| matches!(view.pos(i), Pos::Noun | Pos::Adjective) && !view.mark(i);
    let first = (head.saturating_sub(BEFORE).max(range.start)..head).rev().take_while(|&i| describes(i)).last().unwrap_or(head);
    // "Measure 14"
    let numbered = view.capital(head) && view.pos(head + 1) == Pos::Number;
    Some(first..head + 1 + usize::from(numbered))
}
