//! What the extent of a condition is put right for, once it is known: who reports it, a second condition behind "and", a colon, one word
//! that is a condition by itself.

use super::antecedent::Extent;
use super::clauses::{self, Role};
use super::edges::hard_end;
use super::phrases::MOVES;
use super::signals::{Kind, Signal};
use super::view::{Pos, Segment, View};
use super::words::W;
use std::ops::Range;

/// "If the two do not answer, warns Tolan, they risk": who says so is no part of the condition before it.
pub(super) fn reported(view: &View, signal: &Signal, extent: Extent) -> Extent {
    let last = view.segment(extent.condition.end.wrapping_sub(1));
    let told =
        |s: &&Segment| s.range.start > signal.range.end + 1 && s.range.len() <= 6 && clauses::role(view, s) == Role::Reporting;
    if let Some(s) = last.filter(told).filter(|_| extent.after.is_some()) {
        return Extent { condition: view.trimmed(extent.condition.start..s.range.start), ..extent };
    }
    let report = last.filter(|s| {
        let who = s.range.start + 1..s.range.end.min(extent.condition.end);
        let verb = view.has(s.range.start, W::PersonVerb) && view.pos(s.range.start) != Pos::Noun;
        (verb || view.has(s.range.start, W::Speech))
            && s.range.start > signal.range.end + 1
            && view.mark(s.range.start.wrapping_sub(1))
            && (1..7).contains(&who.len())
            && who.clone().all(|i| view.nominal(i) || view.capital(i))
            && who.clone().any(|i| view.capital(i) || view.pos(i) == Pos::Pronoun)
    });
    let Some(report) = report.filter(|_| extent.after.is_some()) else { return extent };
    let condition = view.trimmed(extent.condition.start..report.range.start);
    if view.any_finite(signal.range.end..condition.end) { Extent { condition, ..extent } } else { extent }
}

/// "It could fall if they join and rise if they do not": the condition ends where the clause before it goes on, with a condition of
/// its own.
pub(super) fn one_of_two(view: &View, extent: Extent) -> Extent {
    let Range { start: at, end } = extent.condition;
    let behind = extent.before.as_ref().is_some_and(|b| view.any_modal(b.clone())) && extent.after.is_none();
    let second = view.find(at + 3..end, &["if", "unless"]).filter(|&i| behind && view.any_finite(i..end));
    let Some(second) = second else { return extent };
    let and = (at + 3..second - 1).find(|&i| {
        // "and rise if": a verb taken for a noun, as the one before it may be.
        let next = i + 1 + usize::from(view.pos(i + 1) == Pos::Adverb);
        let verb =
            matches!(view.pos(next), Pos::Base | Pos::Finite | Pos::Modal) || view.pos(next) == Pos::Noun && !view.capital(next);
        view.has(i, W::Coordinator) && verb && !view.any_finite(next + 1..second)
    });
    match and {
        Some(and) => Extent { condition: view.trimmed(at..and), ..extent },
        None => extent,
    }
}

/// "Their chances rise with a win | and sink with a loss", "will work with whoever wins | and is ready": the clause before it goes on.
pub(super) fn second_verb(view: &View, signal: &Signal, extent: Extent) -> Extent {
    let Range { start: at, end } = extent.condition;
    let verb = |i: usize| match signal.kind {
        Kind::With => view.finite(i) || view.is(i, MOVES),
        Kind::Whoever => view.finite(i),
        _ => false,
    };
    let and = (at + 2..end).find(|&i| view.is(i, &["and", "but"]) && verb(i + 1)).filter(|_| extent.after.is_none());
    match and {
        Some(and) if extent.before.is_some() => Extent { condition: at..and, ..extent },
        _ => extent,
    }
}

/// "if he fails in Orme or Velm, | the two rich ports", "if she loses in Orme, | despite a long lead": told beside a condition that closes
/// its sentence.
pub(super) fn without_aside(view: &View, signal: &Signal, extent: Extent) -> Extent {
    let Range { start: at, end } = extent.condition;
    let first = signal.range.end + 1;
    let opens = |i: usize| view.is(i, &["despite"]) || view.is(i, &["the"]) && view.pos(i + 1) == Pos::Number;
    let aside = |&i: &usize| view.is(i - 1, &[","]) && opens(i) && view.any_finite(first - 1..i) && !view.any_finite(i..end);
    let cut = (first..end).take(60).find(aside).filter(|_| extent.before.is_some() && extent.after.is_none());
    match cut {
        Some(cut) => Extent { condition: at..cut - 1, ..extent },
        None => extent,
    }
}

/// "Her advice if Olden wins: sell": what stands behind the colon is no part of the condition.
pub(super) fn at_colon(view: &View, signal: &Signal, extent: Extent) -> Extent {
    let Range { start: at, end } = extent.condition;
    let phrase = matches!(signal.kind, Kind::Barring | Kind::Absent | Kind::ButFor | Kind::World);
    let ended = |i: usize| !matches!(view.pos(i - 1), Pos::To | Pos::Preposition) && view.any_finite(at + 1..i);
    // "what happens if they join: By May, the port would": the phrase opens what follows.
    let last = (signal.range.end + 3..end).rev().take(6).find(|&i| view.is(i, &[":"]) && ended(i) && !view.any_finite(i..end));
    if let (Some(mark), Some(after)) = (last.filter(|_| !phrase), &extent.after) {
        return Extent { condition: at..mark, before: None, after: Some(mark + 1..after.end) };
    }
    let closes = |i: usize| view.is(i, &[":"]) && ended(i) || phrase && view.is(i, &[","]) && view.nominal(i - 1);
    let Some(mark) = (signal.range.end + 1..end).find(|&i| closes(i)).filter(|_| extent.after.is_none()) else { return extent };
    let listed = view.any(mark + 1..end, &["and", "or"]);
    if phrase {
        return if listed { extent } else { Extent { condition: at..mark, ..extent } };
    }
    let bare = extent.before.as_ref().is_some_and(|b| !b.is_empty() && !view.any_finite(b.clone()));
    let rest = view.trimmed(mark + 1..hard_end(view, mark));
    let says = bare && !view.touches(mark + 1) && !rest.is_empty();
    if !says {
        return extent;
    }
    Extent { condition: at..mark, before: None, after: Some(rest) }
}

/// "if necessary,": one word that is a condition by itself, closed by its comma; not "if uniform, set rules are made".
pub(super) fn one_word(view: &View, signal: &Signal, extent: &Extent) -> bool {
    let word = signal.range.end;
    extent.condition.end == word + 1 && view.is(word, BY_THEMSELVES) && view.is(word + 1, &[","])
}

/// Words that make a condition with nothing but "if".
pub(super) const BY_THEMSELVES: &[&str] = &[
    "applicable",
    "appropriate",
    "available",
    "desired",
    "feasible",
    "necessary",
    "needed",
    "possible",
    "practical",
    "required",
    "so",
    "true",
    "warranted",
];
