//! What stands before a condition: how far back the clause goes that may be its main clause, and whether that one breaks off.

use super::clauses::{self, Role};
use super::consequents::FEARS;
use super::signals::Signal;
use super::view::{Pos, Segment, View};
use super::words::W;
use super::{antecedent, edges};
use std::ops::Range;

/// What stands before the condition and may be its main clause.
pub(super) fn before_region(view: &View, at: usize, si: usize, at_head: bool) -> Option<Range<usize>> {
    let own = view.segments.get(si)?;
    if own.depth > 0
        && clauses::head(view, &own.range) >= at
        && view.segments.get(si.wrapping_sub(1)).is_some_and(|s| s.depth < own.depth)
    {
        // "(if possible)": what stands before the bracket, where the bracket holds no clause behind the condition.
        let before = back(view, at);
        return Some(before).filter(|b| view.any_finite(b.clone()) && !whole_in_bracket(view, si));
    }
    if matches!(own.before, ';' | '.') && at_head {
        return None;
    }
    let region = back(view, at);
    let words = clauses::tidy(view, region.clone());
    if words.is_empty() {
        return None;
    }
    // "Well, you know, if": who thinks so alone.
    let own = |i: &usize| role_of(view, view.segment_of(*i)) != Role::Reporting;
    let verb = words.clone().filter(own).any(|i| view.verb_form(i));
    // "The law, if passed, would", "A great amount. If ..."; not "However, if", "For example, if".
    let phrase = at_head
        && clauses::head(view, &words) < words.end
        && view.pos(words.start) != Pos::Preposition
        && words.clone().filter(own).any(|i| matches!(view.pos(i), Pos::Noun | Pos::Pronoun));
    (verb || phrase).then_some(region)
}

/// "(were it a state, its ports, which are poor, could close)": a subject and, behind what is put in, its verb.
fn whole_in_bracket(view: &View, si: usize) -> bool {
    let Some(own) = view.segments.get(si) else { return false };
    let inside = view.segments.iter().skip(si + 1).take(6).take_while(|s| s.depth >= own.depth).filter(|s| s.depth == own.depth);
    let mut subject = false;
    for segment in inside {
        match clauses::role(view, segment) {
            Role::Fragment => subject |= view.nominal(segment.range.start),
            Role::Continued if subject && view.has(segment.range.start, W::Would) => return true,
            Role::Relative | Role::Participial => {}
            _ => return false,
        }
    }
    false
}

/// The clause before token `at`, back to where it opens.
pub(super) fn back(view: &View, at: usize) -> Range<usize> {
    let mut j = view.segment_of(at);
    let Some(own) = view.segments.get(j) else { return at..at };
    // From the head of a bracket the clause before the bracket is looked for.
    let bracket = own.depth > 0 && clauses::head(view, &own.range) >= at;
    let depth = if bracket { own.depth - 1 } else { own.depth };
    let mut start = own.range.start;
    let own_words = clauses::tidy(view, own.range.start..at);
    let whole =
        clauses::subject_then_verb(view, clauses::head(view, &own.range), at).is_some() && role_of(view, j) != Role::Relative;
    if view.any_finite(own_words.clone()) && whole {
        return own.range.start..at;
    }
    if view.any_finite(own_words.clone()) && hangs_on(view, j, &own_words) {
        return told_of(view, j)..at;
    }
    if !own_words.is_empty() && matches!(view.segments.get(j).map(|s| s.before), Some(';' | '.')) {
        return own.range.start..at;
    }
    // `"...," she told the paper when asked about fears that the port would close if`: what is feared.
    let that = own_words.clone().rev().take(20).find(|&i| view.is(i, &["that"]) && view.is(i.wrapping_sub(1), FEARS));
    let that = that.filter(|_| matches!(role_of(view, j), Role::Continued | Role::Reporting));
    if let Some(that) = that.filter(|&t| clauses::subject_then_verb(view, t + 1, at).is_some_and(|v| view.pos(v) == Pos::Modal)) {
        return that + 1..at;
    }
    for _ in 0..12 {
        if j == 0 {
            break;
        }
        if view.segments.get(j).is_some_and(|s| matches!(s.before, ';' | '.')) {
            break;
        }
        // "It would draw money: Olden, if elected, would": the subject behind a colon.
        let subject = own.range.start > start && view.nominal(start) && !view.any_finite(start..at);
        let colon = |s: &Segment| s.before == ':' && s.depth == depth;
        if subject && view.segments.get(j).is_some_and(colon) && view.any_finite(0..start) {
            break;
        }
        j -= 1;
        let Some(segment) = view.segments.get(j) else { break };
        if segment.depth != depth {
            continue;
        }
        match clauses::role(view, segment) {
            Role::Reporting => continue,
            Role::Main | Role::Joined => return segment.range.start..at,
            _ => start = segment.range.start,
        }
    }
    start..at
}

/// "It will wait, adding that the price could fall if", "he would keep both, which he stands to lose if": a clause with a verb of its own
/// that hangs on a whole one; the condition is that of its verb.
fn hangs_on(view: &View, j: usize, words: &Range<usize>) -> bool {
    let before = 0..view.segments.get(j).map_or(0, |s| s.range.start);
    match role_of(view, j) {
        Role::Relative => view.any_finite(before) && !view.is(words.start, &["whose"]),
        Role::Participial => view.any_finite(before) && clauses::reported_start(view, words).is_some(),
        _ => false,
    }
}

/// "They met Olden, who may not last if": the noun phrase that a clause with "who" in segment `j` tells of, or the clause's own start.
fn told_of(view: &View, j: usize) -> usize {
    let start = view.segments.get(j).map_or(0, |s| s.range.start);
    let Some(comma) = start.checked_sub(1).filter(|&i| view.is(i, &[","]) && view.is(start, &["who"])) else { return start };
    // "Olden and Brask, who may not last"
    let both = |i: usize| view.is(i, &["and", "or"]) && view.capital(i.wrapping_sub(1)) && view.capital(i + 1);
    let first = (comma.saturating_sub(8)..comma).rev().take_while(|&i| (view.nominal(i) || both(i)) && !view.mark(i)).last();
    first.filter(|&i| comma > i && !view.mark(i)).unwrap_or(start)
}

fn role_of(view: &View, j: usize) -> Role {
    view.segments.get(j).map_or(Role::Fragment, |s| clauses::role(view, s))
}

/// "She says that | if", "a plan that | without it": a word that opens a clause stands right before the condition. The clause is still to
/// come, so what stands before is no main clause.
pub(super) fn opens_clause(view: &View, signal: &Signal) -> bool {
    let Some(prior) = signal.range.start.checked_sub(1) else { return false };
    let conjunction = view.is(prior, &["that"]) && matches!(view.pos(prior), Pos::Preposition | Pos::Wh);
    if !conjunction && !view.is(prior, &["which", "who"]) {
        return false;
    }
    // "She would do that if": what is done.
    let last = (prior.saturating_sub(2)..prior).rev().find(|&i| !view.mark(i)).unwrap_or(prior);
    let done = view.has(last, W::Do) || view.is(last, &["doing", "like"]) || view.pos(last) == Pos::Preposition;
    // "You should not say that unless you mean it": no second clause comes.
    let verbs = || (signal.range.end..edges::hard_end(view, prior)).filter(|&i| view.finite(i)).take(2).count();
    !done && verbs() > usize::from(antecedent::needs_verb(signal.kind))
}

/// True where a clause breaks off before its verb is said: "Olden would, if chosen,".
pub(super) fn open_ended(view: &View, region: &Range<usize>) -> bool {
    let words = view.trimmed(region.clone());
    let Some(last) = words.end.checked_sub(1).filter(|&i| i >= words.start) else { return false };
    matches!(view.pos(last), Pos::Modal | Pos::To) || view.has(last, W::Be)
}

/// "The fact is, if she wins, the port will close": what stands before only frames the clause behind the condition.
pub(super) fn frames(view: &View, before: &Range<usize>, main: usize) -> bool {
    let last = view.trimmed(before.clone()).end.wrapping_sub(1);
    view.has(last, W::Be)
        && matches!(view.pos(main), Pos::Pronoun | Pos::Determiner | Pos::Noun)
        && clauses::subject_then_verb(view, main, view.len().min(main + 24)).is_some()
}
