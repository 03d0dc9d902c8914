//! Wishes, and what would have been: clauses that state what does not hold without a condition beside them.

use super::view::{Pos, View};
use super::words::W;
use super::{clauses, would};
use std::ops::Range;

/// The wishes of a sentence, or, where it has no condition that does not hold (`unreal`), its first clause in "would have".
pub(super) fn find(view: &View, unreal: bool, taken: &[Range<usize>]) -> Vec<Range<usize>> {
    let free = |i: usize| !taken.iter().any(|t| t.contains(&i));
    if let Some(wish) = (0..view.len()).find(|&i| free(i) && wishes(view, i)) {
        let subject = wish.checked_sub(1).filter(|&i| view.pos(i) == Pos::Pronoun || view.is(i, &["i", "we", "you", "they"]));
        return std::iter::once(subject.unwrap_or(wish)..end(view, wish)).collect();
    }
    if unreal {
        return Vec::new();
    }
    let modal = (0..view.len())
        .find(|&i| free(i) && regrets(view, i) && would::would_have(view, i) && participle(view, i) && stands_alone(view, i));
    modal.map(|m| start(view, m)..end(view, m)).into_iter().filter(|r| r.start < r.end).collect()
}

/// "wish" with a clause in the past behind it.
fn wishes(view: &View, i: usize) -> bool {
    if !view.is(i, &["wish", "wishes"])
        || view.is(i.wrapping_sub(1), &["a", "the", "his", "her", "their", "to", "you", "my"])
            && !view.is(i.wrapping_sub(1), &["you"])
    {
        return false;
    }
    let verb = (i + 2..view.len().min(i + 14)).find(|&k| view.finite(k));
    verb.is_some_and(|v| {
        !(i + 1..v).any(|k| view.mark(k))
            && (view.has(v, W::Would)
                || view.tokens.get(v).is_some_and(|t| matches!(t.tag, crate::text::Tag::Vbd))
                || view.is(v, &["had", "were", "was", "could", "'d"]))
            && view.nominal(i + 1)
    })
}

/// "should have", or "could have" and "would have" with a contrast behind them: what stands alone otherwise is a guess or a
/// report at least as often as a counterfactual.
fn regrets(view: &View, modal: usize) -> bool {
    if !view.is(modal, &["should", "ought", "could", "would"]) {
        return false;
    }
    let contrast = || (modal + 3..view.len()).any(|i| view.is(i, &["but", "instead", "except"]));
    // "why it should have", "that should have been there by now"
    let asked = || {
        (modal.saturating_sub(4)..modal).any(|i| view.is(i, &["why", "how", "what", "whether", "if"]))
            || view.is(modal.wrapping_sub(1), &["that", "which", "who"])
    };
    if view.is(modal, &["should", "ought"]) { !asked() } else { contrast() }
}

/// True where the modal's clause is a main clause or a reported one.
fn stands_alone(view: &View, modal: usize) -> bool {
    let Some(segment) = view.segments.get(view.segment_of(modal)) else { return false };
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
    let have = (modal + 1..modal + 5).find(|&k| view.is(k, &["have", "'ve"]));
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
