//! Wishes, and what would have been: clauses that state what does not hold without a condition beside them.

use super::view::{Pos, View};
use super::words::W;
use super::{clauses, edges, would};
use crate::text::Tag;
use std::ops::Range;

/// What does not hold, and what would follow of it.
pub(super) struct Wish {
    pub(super) range: Range<usize>,
    pub(super) effect: Option<Range<usize>>,
}

/// The first wish of a sentence, or, where it has no condition that does not hold (`unreal`), its first clause in "would have".
pub(super) fn find(view: &View, unreal: bool, taken: &[Range<usize>]) -> Option<Wish> {
    let free = |i: usize| !taken.iter().any(|t| t.contains(&i));
    let (start, verb) = match (0..view.len()).filter(|&i| free(i)).find_map(|i| Some((i, wishes(view, i)?))) {
        Some((wish, verb)) => (wisher(view, wish), verb),
        None if unreal => return None,
        None => {
            let alone = |i: usize| would::would_have(view, i) && participle(view, i) && stands_alone(view, i);
            let modal = (0..view.len()).find(|&i| free(i) && regrets(view, i) && alone(i))?;
            (start(view, modal), modal)
        }
    };
    let end = end(view, verb);
    let (end, effect) = match follows(view, verb) {
        Some((so, effect)) => (so.min(end), Some(effect)),
        None => (end, None),
    };
    (start < end).then_some(Wish { range: start..end, effect })
}

/// "I wish they had come | so (that) | we could talk", "could have sent a note, | but then | nobody would": the word behind which the clause
/// stands that says what would follow, and that clause.
fn follows(view: &View, verb: usize) -> Option<(usize, Range<usize>)> {
    let limit = edges::hard_end(view, verb);
    let joins = |i: usize| view.is(i, &["so"]) || view.is(i, &["and", "because", "but"]) && view.is(i + 1, &["then"]);
    (verb + 1..limit).filter(|&i| joins(i)).find_map(|i| {
        let first = i + 1 + usize::from(view.is(i + 1, &["that", "then"]));
        let modal = clauses::subject_then_verb(view, first, limit).filter(|&v| view.has(v, W::Would))?;
        let end = view.segment(modal)?.range.end;
        // "were here just so"
        Some((i - usize::from(view.is(i - 1, &["just"])), view.trimmed(first..end)))
    })
}

/// The pronoun that wishes, whatever stands between: "we both wish", "I really wish"; else the verb.
fn wisher(view: &View, wish: usize) -> usize {
    let between = |i: usize| view.pos(i) == Pos::Adverb || view.is(i, &["all", "both", "did", "do"]);
    let before = (wish.saturating_sub(3)..wish).rev().find(|&i| !between(i));
    before.filter(|&i| view.pos(i) == Pos::Pronoun || view.is(i, &["i", "they", "we", "you"])).unwrap_or(wish)
}

/// Where the verb stands of the clause in the past behind the "wish" at `i`.
fn wishes(view: &View, i: usize) -> Option<usize> {
    if !view.is(i, &["wish", "wishes"]) || view.is(i.wrapping_sub(1), &["a", "her", "his", "my", "the", "their", "to"]) {
        return None;
    }
    // "I wish with all my heart that they had"
    let that = if view.is(i + 1, &["with"]) { view.find(i + 2..i + 12, &["that"]) } else { Some(i + 1) };
    let clause = that.map_or(i + 1, |t| t + usize::from(view.is(t, &["that"])));
    // "wish that had not been so"
    let bare = view.is(clause, &["had", "was", "were"]) && clause > i + 1;
    let subject = view.nominal(clause) || view.is(clause, &["more", "there"]);
    if bare { Some(clause) } else { past_behind(view, clause + 1).filter(|_| subject) }
}

/// Where the verb in the past stands of the clause whose subject ends about `start`: "wish he (Orme) was", "wish more parents taught it".
fn past_behind(view: &View, start: usize) -> Option<usize> {
    let mut k = start;
    while k < start + 14 {
        let past = view.has(k, W::Would) || view.is(k, &["did", "had", "was", "were"]) || view.tag(k) == Some(Tag::Vbd);
        // A participle right behind a noun is its verb.
        let participle = view.tag(k) == Some(Tag::Vbn) && matches!(view.tag(k - 1), Some(Tag::Nn | Tag::Nns | Tag::Nnp));
        if past || participle {
            return Some(k);
        }
        if view.pos(k) == Pos::Modal || view.has(k, W::Be) {
            return None;
        }
        if view.mark(k) {
            let close = if view.is(k, &["("]) { ")" } else { "," };
            k = view.find(k + 1..k + 5, &[close]).filter(|_| view.is(k, &["(", ","]))?;
        }
        k += 1;
    }
    None
}

/// "should have", or "could have" and "would have" with a contrast behind them: what stands alone otherwise is a guess or a
/// report at least as often as a counterfactual.
fn regrets(view: &View, modal: usize) -> bool {
    if !view.is(modal, &["should", "ought", "could", "would"]) {
        return false;
    }
    let contrast = || view.any(modal + 3..view.len(), &["but", "instead", "except"]);
    // "why it should have", "that should have been there by now"
    let asked = || {
        view.any(modal.saturating_sub(4)..modal, &["why", "how", "what", "whether", "if"])
            || view.is(modal.wrapping_sub(1), &["that", "which", "who"])
    };
    if view.is(modal, &["should", "ought"]) { !asked() } else { contrast() }
}

/// True where the modal's clause is a main clause or a reported one.
fn stands_alone(view: &View, modal: usize) -> bool {
    let Some(segment) = view.segment(modal) else { return false };
    let inner = (segment.range.start..modal).rev().take(12).any(|i| {
        view.is(
            i,
            &[
                "which", "who", "because", "although", "though", "while", "when", "where", "than", "as", "until", "before",
                "after",
            ],
        )
    });
    !inner && !matches!(clauses::role(view, segment), clauses::Role::Relative | clauses::Role::Subordinate)
}

/// A participle behind "have": what would have been, not what someone would have to do.
fn participle(view: &View, modal: usize) -> bool {
    let have = view.find(modal + 1..modal + 5, &["have", "'ve"]);
    have.is_some_and(|h| {
        (h + 1..h + 4).any(|k| view.pos(k) == Pos::Participle || view.is(k, &["been"])) && !view.is(h + 1, &["to"])
    })
}

fn start(view: &View, modal: usize) -> usize {
    let region = super::befores::back(view, modal + 1);
    clauses::tidy(view, clauses::strip_report(view, region.start..modal + 1)).start
}

fn end(view: &View, from: usize) -> usize {
    let segment = view.segment_of(from);
    let mut end = view.segments.get(segment).map_or(from + 1, |s| s.range.end);
    for s in view.segments.iter().skip(segment + 1) {
        if matches!(s.before, ',' | '"' | ' ')
            && matches!(clauses::role(view, s), clauses::Role::Fragment | clauses::Role::Listed)
            && !view.is(s.range.start, &["but"])
        {
            end = s.range.end;
        } else {
            break;
        }
    }
    end
}
