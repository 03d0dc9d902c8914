//! Phrases that name an outcome: "with his return to office", "under a second term", "with a deal".

use super::antecedent;
use super::clauses;
use super::consequents;
use super::events;
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use std::ops::Range;

/// Words before which a phrase opens no condition of its own ("under the", "under his").
const UNDER: &[&str] = &["a", "an", "another", "his", "her", "president", "prime"];

/// The phrases of a sentence that name an outcome, where the clause beside them looks ahead.
pub(super) fn find(view: &View) -> Vec<Signal> {
    (0..view.len()).filter_map(|i| signal(view, i)).filter(|s| looks_ahead(view, s)).collect()
}

fn signal(view: &View, i: usize) -> Option<Signal> {
    let kind = match view.lower(i) {
        "with" => Kind::With,
        "under" if view.is(i + 1, UNDER) => Kind::Under,
        _ => return None,
    };
    let segment = view.segments.get(view.segment_of(i))?;
    let words = i + 1..segment.range.end;
    let head = clauses::head(view, &segment.range) == i || segment.range.start == i;
    let fits = if head || kind == Kind::Under {
        names_outcome(view, &words) || kind == Kind::With && happening(view, &words)
    } else {
        trails(view, i) && returns(view, &words) && names_outcome(view, &words)
    };
    fits.then_some(Signal { kind, range: i..i + 1 })
}

/// "Olden in office", "her return to power", "a second term".
fn names_outcome(view: &View, words: &Range<usize>) -> bool {
    let negated = |k: usize| view.has(k, W::Negation) || view.is(k, &["little", "few", "likely", "unlikely"]);
    let named = |k: usize| {
        view.has(k, W::WinNoun)
            || view.has(k, W::LoseNoun)
            || view.has(k, W::OfficeNoun)
            || view.is(k, &["office", "power"])
            || view.has(k, W::Post)
    };
    !words.clone().any(negated) && words.clone().any(named) && events::by_noun(view, words).is_some()
}

/// "a deal", "a Yes": an event that may or may not come, and nothing behind it.
fn happening(view: &View, words: &Range<usize>) -> bool {
    let Some(last) = words.end.checked_sub(1) else { return false };
    words.len() <= 5
        && view.is(words.start, &["a", "an", "another"])
        && words.clone().skip(1).all(|i| matches!(view.pos(i), Pos::Noun | Pos::Adjective) || view.is(i, &["yes", "no"]))
        && (view.has(last, W::EventNoun) || view.has(last, W::WinNoun) || view.is(last, &["yes", "no"]))
}

/// Behind its clause, with nothing before it that asks for "with" ("happy with", "talks with").
fn trails(view: &View, i: usize) -> bool {
    i > 2 && (matches!(view.pos(i - 1), Pos::Adverb | Pos::Number) || view.mark(i - 1))
}

/// "Renn's return", "her victory": what comes about, not what stands.
fn returns(view: &View, words: &Range<usize>) -> bool {
    words.clone().take(6).any(|k| {
        view.is(k, &["re-election", "reelection", "return", "takeover", "triumph", "victory", "win"]) || view.has(k, W::LoseNoun)
    })
}

fn looks_ahead(view: &View, signal: &Signal) -> bool {
    let effects = consequents::find(view, &antecedent::extent(view, signal), None);
    let ahead = |k: usize| view.has(k, W::Would) || view.has(k, W::Future) || view.is(k, &["expected", "likely", "may"]);
    effects.iter().any(|e| e.range.clone().take(30).any(ahead))
}
