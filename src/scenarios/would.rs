//! What would be or would have been: the verbs that say of a clause that it stands under a condition.

use super::clauses;
use super::view::{Pos, View};
use super::words::W;
use crate::text::Tag;

/// "would have", "could've": the main clause of a condition that did not hold.
pub(super) fn unreal_main(view: &View) -> bool {
    (0..view.len()).any(|i| would_have(view, i))
}

/// True where token `i` is "would", "could", "might" or "should" with "have" behind it.
pub(super) fn would_have(view: &View, i: usize) -> bool {
    (view.has(i, W::Would) || view.is(i, &["should"]) && view.pos(i) == Pos::Modal)
        && (i + 1..i + 5)
            .take_while(|&k| {
                view.is(k, &["have", "'ve", "of"])
                    || matches!(view.pos(k), Pos::Adverb | Pos::Pronoun | Pos::Noun | Pos::Determiner)
                    || view.has(k, W::AdverbOpen)
            })
            .any(|k| view.is(k, &["have", "'ve"]) && done_behind(view, k))
}

/// True where "have" at `k` makes a perfect ("would have won"): not "would have to go", not "would have thirty days".
fn done_behind(view: &View, k: usize) -> bool {
    let next = (k + 1..k + 5).find(|&i| view.pos(i) != Pos::Adverb && !view.has(i, W::AdverbOpen)).unwrap_or(k + 1);
    let same = view.is(next, &["beat", "cost", "cut", "hit", "hurt", "let", "put", "set", "shut", "split"]);
    same || view.pos(next) == Pos::Participle || matches!(view.tag(next), Some(Tag::Vbn | Tag::Vbd))
}

/// What stands behind a verb, its adverbs and "not" left out.
pub(super) fn behind_verb(view: &View, verb: usize) -> Option<usize> {
    (verb + 1..verb + 4).find(|&i| view.pos(i) != Pos::Adverb && !view.has(i, W::Negation))
}

pub(super) fn plain_would(view: &View) -> bool {
    let not = |i: usize| view.is(i + 1, &["n't", "not", "never"]) || view.is(i.wrapping_sub(1), &["nobody", "nothing"]);
    (0..view.len()).any(|i| view.pos(i) == Pos::Modal && (view.is(i, &["would", "'d"]) || view.is(i, &["could"]) && not(i)))
}

/// "Without a deal, it will close": the main clause looks ahead, and what is missing is no figure of speech ("without a doubt").
pub(super) fn without_will(view: &View, end: usize) -> bool {
    let figure = (end..end + 3).any(|i| {
        view.is(i, &["break", "delay", "doubt", "exception", "fail", "fuss", "hitch", "question", "trace", "warning", "word"])
    });
    let comma = view.find(end..view.len().min(end + 14), &[","]);
    let modal = |c: usize| (c..view.len().min(c + 16)).find(|&i| view.pos(i) == Pos::Modal);
    let likely = |c: usize| {
        let hedge = view.find(c..view.len().min(c + 16), &["likely", "unlikely"]);
        hedge.is_some_and(|i| view.pos(i + 1) == Pos::To && !view.is(end, &["the"]))
    };
    let ahead = |c: usize| modal(c).is_some_and(|i| view.has(i, W::Future) || view.is(i, &["may"])) || likely(c);
    comma.is_some_and(|c| !figure && !view.any_finite(end..c) && ahead(c)) || lone_object(view, end)
}

/// "Without her the town will": a pronoun at `end` is all that is missing, and a main clause that looks ahead opens right behind it.
pub(super) fn lone_object(view: &View, end: usize) -> bool {
    let verb = clauses::subject_then_verb(view, end + 1, view.len().min(end + 14));
    view.pos(end) == Pos::Pronoun
        && view.is(end, &["her", "him", "it", "them"])
        && verb.is_some_and(|i| view.ahead(i) || view.is(i, &["may"]))
}
