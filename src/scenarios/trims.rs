//! What is no part of an effect: another condition, a dateline, the name that opens a turn, words that only ask for one.

use super::consequents::Effect;
use super::view::{Pos, View};
use super::words::W;
use super::{clauses, would};
use crate::span::Span;
use std::ops::Range;

/// Cuts conditions that hold either way off the ends of the effects: "it will melt, no matter who wins".
pub(super) fn leave_out_conditions(view: &View, effects: &mut [Effect], conditions: impl Iterator<Item = Range<usize>>) {
    for condition in conditions {
        for effect in effects.iter_mut() {
            let trails = condition.start > effect.range.start + 1
                && condition.start < effect.range.end
                && condition.end >= effect.range.end;
            if trails && view.is(condition.start - 1, &[","]) && view.any_finite(effect.range.start..condition.start) {
                effect.range.end = condition.start - 1;
            }
        }
    }
}

/// Cuts a clause in brackets off the end of the effects: "you are done | (that means it is warm". One with "which" belongs to its word.
pub(super) fn leave_out_brackets(view: &View, effects: &mut [Effect]) {
    for effect in effects.iter_mut().filter(|e| e.more.is_empty()) {
        let range = effect.range.clone();
        let last = range.clone().rev().take(40).find(|&i| view.is(i, &["(", ")"]));
        let open = last.filter(|&i| view.is(i, &["("]) && i > range.start + 1 && view.pos(i + 1) != Pos::Wh);
        if let Some(open) = open.filter(|&i| view.any_finite(i..range.end) && view.any_finite(range.start..i)) {
            effect.range = view.trimmed(range.start..open);
        }
    }
}

/// "it would close if boats, cars or trains collided": a condition inside an effect is not cut in the middle, the effect ends before it.
pub(super) fn keep_whole(effects: &mut Vec<Effect>, conditions: impl Iterator<Item = Range<usize>>) {
    for condition in conditions {
        for effect in effects.iter_mut() {
            let range = &mut effect.range;
            if range.start < condition.start && range.end > condition.start && range.end < condition.end {
                range.end = condition.start;
            }
        }
        effects.retain(|e| !condition.contains(&e.range.start) || e.range.start == condition.start);
    }
}

/// "SALT POINT, June 3 - The rocket will": the effect begins behind the dateline.
pub(super) fn leave_out_dateline(view: &View, effect: &mut Effect, dateline: Span) {
    let covered = |i: usize| view.mark(i) || view.tokens.get(i).is_some_and(|t| t.span().overlaps(dateline));
    let touched = view.tokens.get(effect.range.start).is_some_and(|t| t.span().overlaps(dateline));
    let start = effect.range.clone().take(40).find(|&i| !covered(i));
    if let Some(start) = start.filter(|_| touched) {
        effect.range.start = start;
    }
}

/// "Mira Olden: What if": the effect begins behind the name that opens a turn; `label_end` is the token behind its colon, or 0.
pub(super) fn leave_out_label(view: &View, label_end: usize, effects: &mut Vec<Effect>) {
    let Some(colon) = label_end.checked_sub(1) else { return };
    for effect in effects.iter_mut().filter(|e| e.range.start <= colon) {
        effect.range = clauses::tidy(view, (colon + 1).min(effect.range.end)..effect.range.end);
    }
    effects.retain(|e| !e.range.is_empty());
}

/// "what happens", "what would happen", "what the owner might do": it asks for an effect and states none.
pub(super) fn only_asks(view: &View, range: &Range<usize>) -> bool {
    let last = range.end.wrapping_sub(1);
    let what = range.clone().rev().take(8).find(|&i| view.is(i, &["what"]));
    let begins = |w: usize| w == range.start || view.mark(w - 1) || range.end - w <= 4;
    if view.is(last, &["ensue", "follow", "follows", "happen", "happens"]) {
        return what.is_some_and(begins);
    }
    let happens = view.is(range.start, &["what"]) && view.is(range.start + 1, &["happens"]);
    if happens && (range.start + 2..range.end).all(|i| !view.finite(i)) {
        return true;
    }
    // "What would change if": only asked.
    let have = view.any(range.clone(), &["have"]);
    if view.is(range.start, &["what"]) && view.pos(range.start + 1) == Pos::Modal && range.len() <= 3 && view.asks() && !have {
        return true;
    }
    let modal = what.is_some_and(|w| view.any_modal(w..last) && !(w..last).any(|i| view.mark(i)));
    view.is(last, &["do"]) && modal
}

/// "asked whether she would resign if", "unclear if it would pass if": what somebody asks about, nobody says. `at` is where the condition
/// opens: behind it, that it is asked is what follows.
pub(super) fn only_asked(view: &View, range: &Range<usize>, at: usize) -> bool {
    let opens = |i: usize| view.is(i, &["if", "whether"]);
    let inside = || range.clone().rev().take(24).find(|&i| view.is(i, &["whether"]));
    let Some(question) = range.start.checked_sub(1).filter(|&i| opens(i)).or_else(inside) else { return false };
    let asks = (question.saturating_sub(6)..question).any(|i| view.has(i, W::Ask) || view.is(i, &["say", "said"]));
    // "The court will decide whether it stands if": that it decides is said.
    let said = view.any_modal(range.start..question);
    let unreal = (question..range.end).any(|i| would::would_have(view, i));
    asks && !said && !unreal && range.start < at && view.any_finite(question + 1..range.end)
}

/// "declined to say what would happen", "absurd to ask what he would do": nobody tells, nobody asks in earnest.
pub(super) fn kept_back(view: &View, at: usize) -> bool {
    view.any(at.saturating_sub(24)..at, &["absurd", "declined", "declines", "pointless", "refused", "refuses"])
        || (at.saturating_sub(24)..at)
            .any(|i| view.has(i, W::Negation) && view.any(i + 1..i + 3, &["say", "discuss", "speculate"]))
}
