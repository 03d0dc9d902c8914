//! Phrases that name an outcome: "with his return to office", "under a second term", "with a deal".

use super::antecedent;
use super::clauses;
use super::consequents;
use super::events;
use super::known::Known;
use super::outcomes::{self, Subject};
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::would::would_have;
use std::ops::Range;

/// Words before which a phrase opens no condition of its own ("under the", "under his").
const UNDER: &[&str] = &["a", "an", "another", "his", "her", "president", "prime"];

/// The phrases of a sentence that name an outcome, where the clause beside them looks ahead. `contends` tells who may win by the
/// conditions before.
pub(super) fn find(view: &View, known: &Known, contends: &dyn Fn(&Subject) -> bool) -> Vec<Signal> {
    (0..view.len())
        .filter_map(|i| signal(view, i).or_else(|| under_name(view, i, known, contends)))
        .filter(|s| looks_ahead(view, s) || with_a_win(view, s.range.start))
        .collect()
}

/// "Under Olden the levy would rise": a person's name alone, where it would, or where she may win by what was said before.
fn under_name(view: &View, i: usize, known: &Known, contends: &dyn Fn(&Subject) -> bool) -> Option<Signal> {
    if !(view.capital(i + 1) && view.is(i, &["under", "with"])) {
        return None;
    }
    let segment = view.segment(i)?;
    let opens = clauses::head(view, &segment.range) == i || segment.range.start == i;
    let name = named(view, i + 1);
    let end = name.end;
    let closed = view.mark(end) || end >= view.len() || opens && (view.nominal(end) || view.pos(end) == Pos::Determiner);
    if name.is_empty() || !closed || view.is(i, &["with"]) && !(opens && view.is(end, &[","])) {
        return None;
    }
    let subject = outcomes::resolve(view, &name, known)?;
    if subject.entity.is_none_or(|id| !known.is_person(id)) {
        return contends(&subject).then_some(Signal { kind: Kind::Under, range: i..i + 1 });
    }
    let would = (0..view.len()).any(|k| view.has(k, W::Would) && !view.is(k, &["'d"]));
    // "They met under Olden, who would": only the head of a clause, or a contender, makes it a condition.
    let first = i == 0 || view.is(i - 1, &["and", "but", "that", "whereas", "while"]) || view.has(i - 1, W::Speech);
    let fits = contends(&subject) || first && would && view.is(i, &["under"]);
    fits.then_some(Signal { kind: Kind::Under, range: i..i + 1 })
}

/// The name that opens at token `start`, its titles with it: "President Olden".
fn named(view: &View, start: usize) -> Range<usize> {
    start..(start..view.len().min(start + 5)).find(|&k| !view.capital(k) || view.mark(k)).unwrap_or(view.len().min(start + 5))
}

fn signal(view: &View, i: usize) -> Option<Signal> {
    let kind = match view.lower(i) {
        "with" => Kind::With,
        "under" if view.is(i + 1, UNDER) => Kind::Under,
        "as" if as_president(view, i) => return Some(Signal { kind: Kind::Under, range: i..i + 1 }),
        "in" | "during" if view.is(i + 1, &["a", "an", "another"]) && term(view, i + 2) => Kind::Under,
        _ => return None,
    };
    let segment = view.segment(i)?;
    // "with a map that favours a majority": what is told of it names no outcome.
    let end = view.find(i + 1..segment.range.end, &["that", "which", "who"]).unwrap_or(segment.range.end);
    let words = i + 1..end;
    let head = clauses::head(view, &segment.range) == i || segment.range.start == i;
    let fits = if head || kind == Kind::Under {
        names_outcome(view, &words) || kind == Kind::With && happening(view, &words)
    } else {
        trails(view, i) && returns(view, &words) && names_outcome(view, &words) || with_a_win(view, i)
    };
    (fits || would_help(view, i)).then_some(Signal { kind, range: i..i + 1 })
}

/// "As president, she would": in a post that she may come into, at the head of its clause.
fn as_president(view: &View, i: usize) -> bool {
    let post = i + 1 + usize::from(view.is(i + 1, &["the", "prime"])) + usize::from(view.is(i + 2, &["next"]));
    let behind = post + 1 + usize::from(view.is(post + 1, &[","]));
    let head = i == 0 || view.mark(i - 1) || view.is(i - 1, &["and", "but", "that"]);
    let verb = clauses::subject_then_verb(view, behind, view.len().min(behind + 6));
    head && view.has(post, W::Post)
        && (view.mark(post + 1) || view.pos(post + 1) == Pos::Pronoun)
        && verb.is_some_and(|v| view.is(v, &["would", "'d"]) && !view.has(v + 1, W::Have))
}

/// "in a second Olden term", "during an Olden administration": somebody's time in office, named as one that may come.
fn term(view: &View, start: usize) -> bool {
    let last = (start..start + 5).find(|&k| view.has(k, W::OfficeNoun) || view.is(k, &["administration"]));
    last.is_some_and(|k| {
        k > start && (start..k).any(|i| view.capital(i)) && view.pos(k + 1) != Pos::Noun && !view.any_finite(start..k)
    })
}

/// "Olden in office", "her return to power", "a second term".
fn names_outcome(view: &View, words: &Range<usize>) -> bool {
    let negated = |k: usize| view.has(k, W::Negation) || view.is(k, &["due", "expired", "few", "likely", "little", "unlikely"]);
    let named = |k: usize| {
        view.has(k, W::WinNoun)
            || view.has(k, W::LoseNoun)
            || view.has(k, W::OfficeNoun)
            || view.is(k, &["charge", "control", "office", "palace", "power"])
            || events::seat(view, k)
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

/// "could have been saved with better care": what would have changed it, behind what did not come about.
fn would_help(view: &View, i: usize) -> bool {
    let more = ["better", "different", "earlier", "faster", "greater", "more", "proper", "quicker", "stronger"];
    let word = i + 1 + usize::from(view.is(i + 1, &["a", "an"])) + usize::from(view.is(i + 2, &["bit", "little"]));
    let first = view.segment(i).map_or(i, |s| s.range.start);
    // "I would have gone with a different name": what somebody chooses.
    let been = |k: usize| view.any(k + 1..k + 5, &["been"]);
    view.is(i, &["with"]) && view.is(word, &more) && (first..i).any(|k| would_have(view, k) && been(k))
}

/// "They can go up with a win over Velm": behind what it would bring.
fn with_a_win(view: &View, i: usize) -> bool {
    let noun = (i + 2..i + 4).find(|&k| view.pos(k) != Pos::Adjective).unwrap_or(i + 2);
    let near = i.saturating_sub(14)..i;
    // "Their chances rise to half with a win": what changes by so much.
    let moves = view.any(near.clone(), MOVES) && near.clone().any(|k| view.pos(k) == Pos::Number);
    let ahead = moves || view.modal(near, &["can", "could", "will", "would"]);
    view.is(i, &["with"])
        && view.is(i + 1, &["a"])
        && (view.is(noun, &["draw", "victory", "win"]) || moves && view.is(noun, &["defeat", "loss"]))
        && ahead
        && !view.is(i - 1, WITH)
}

/// What chances do.
pub(super) const MOVES: &[&str] = &[
    "climb",
    "climbs",
    "decrease",
    "decreases",
    "drop",
    "drops",
    "fall",
    "falls",
    "increase",
    "increases",
    "jump",
    "jumps",
    "rise",
    "rises",
    "sink",
    "sinks",
];

/// Words that ask for "with".
const WITH: &[&str] = &["begin", "celebrate", "close", "come", "end", "ended", "finish", "open", "start"];

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
    let ahead = |k: usize| view.ahead(k) || view.is(k, &["expect", "expected", "expects", "likely", "may"]);
    effects.iter().any(|e| e.range.clone().take(30).any(ahead))
}
