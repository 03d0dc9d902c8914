//! How far a condition reaches, and where the clause it conditions stands: after it, before it or around it.

use super::adjust::{at_colon, one_of_two, one_word, reported, second_verb, without_aside};
use super::befores::{back, before_region, frames, open_ended, opens_clause};
use super::clauses::{self, Role};
use super::edges::{antecedent_end, antecedent_end_at, beside, end_of, final_end, find_main, hard_end, hard_segment};
use super::reach;
use super::seams::{inner_seam, loose_seam, short_seam};
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use super::would::lone_object;
use std::ops::Range;

/// A condition's tokens and the regions that hold what would follow.
#[derive(Clone, Debug)]
pub(super) struct Extent {
    /// The condition with its signal.
    pub(super) condition: Range<usize>,
    /// Where the conditioned clause stands before it.
    pub(super) before: Option<Range<usize>>,
    /// Where it stands, or goes on, after it.
    pub(super) after: Option<Range<usize>>,
}

/// The extent of the condition that `signal` opens.
pub(super) fn extent(view: &View, signal: &Signal) -> Extent {
    match signal.kind {
        // "whichever way it goes": the clause belongs to it.
        Kind::Open if view.is(signal.range.start, &["whichever"]) && view.nominal(signal.range.end) => clause(view, signal),
        Kind::Otherwise | Kind::Open => alone(view, signal),
        Kind::Depends => depends(view, signal),
        Kind::Whoever | Kind::Whatever => {
            free_relative(view, signal).unwrap_or_else(|| second_verb(view, signal, clause(view, signal)))
        }
        _ => {
            if let Some(extent) = without_them(view, signal) {
                return extent;
            }
            let extent = clause(view, signal);
            if one_word(view, signal, &extent) || short_seam(view, signal, extent.condition.end + 2) == Some(extent.condition.end)
            {
                extent
            } else {
                let extent = reported(view, signal, reach::condition(view, signal, extent));
                let extent = without_aside(view, signal, second_verb(view, signal, extent));
                at_colon(view, signal, one_of_two(view, extent))
            }
        }
    }
}

/// "Otherwise", "either way": the signal is the whole condition.
fn alone(view: &View, signal: &Signal) -> Extent {
    let segment = view.segment(signal.range.start).map_or(signal.range.clone(), |s| s.range.clone());
    let first = clauses::head(view, &segment) >= signal.range.start || view.trimmed(segment.clone()).start == signal.range.start;
    let end = hard_end(view, signal.range.end);
    let behind = view.is(signal.range.start.wrapping_sub(1), &["that", "and", "but"]);
    if (first || behind) && view.any_finite(signal.range.end..end) {
        return Extent { condition: signal.range.clone(), before: None, after: Some(signal.range.end..end) };
    }
    Extent { condition: signal.range.clone(), before: Some(back(view, signal.range.start)), after: None }
}

/// "Without her the town will look short": the pronoun alone is the condition's.
fn without_them(view: &View, signal: &Signal) -> Option<Extent> {
    let next = signal.range.end + 1;
    let head = clauses::head(view, &view.segment(next)?.range);
    let opens = signal.kind == Kind::Without && head >= signal.range.start && lone_object(view, signal.range.end);
    let end = hard_end(view, next);
    opens.then_some(Extent { condition: signal.range.start..next, before: None, after: Some(next..end) })
}

/// "much depends on who wins": the condition is "depends on who wins", what hangs on it the subject.
fn depends(view: &View, signal: &Signal) -> Extent {
    let segment = view.segment(signal.range.start).map_or(signal.range.clone(), |s| s.range.clone());
    let mut before = clauses::strip_report(view, segment.start..signal.range.start);
    // "The date will depend on": the verb's own auxiliary is no part of what hangs on it.
    while before.len() > 1 && matches!(view.pos(before.end - 1), Pos::Modal | Pos::Adverb) && !view.is(before.end - 1, AMOUNTS) {
        before.end -= 1;
    }
    // "He said much would depend on"
    if view.is(before.end.wrapping_sub(1), AMOUNTS) && before.len() > 1 && view.has(before.end - 2, W::Speech) {
        before.start = before.end - 1;
    }
    // "depends on the vote and will be made in May": the second verb has no part in it, unless what is asked has it.
    let asked = |end: usize| (signal.range.end..end).any(|i| view.pos(i) == Pos::Wh || view.is(i, &["whether"]));
    let end =
        (signal.range.end..segment.end).find(|&i| clauses::second_verb(view, i)).filter(|&i| !asked(i)).unwrap_or(segment.end);
    Extent { condition: signal.range.start..end, before: (!before.is_empty()).then_some(before), after: None }
}

/// How much hangs on something.
const AMOUNTS: &[&str] = &["all", "everything", "more", "most", "much"];

/// "whoever wins the vote will": the subject of its own consequence.
fn free_relative(view: &View, signal: &Signal) -> Option<Extent> {
    let end = view.segment(signal.range.start).map(|s| s.range.end)?;
    // "whoever wins": the next word is the verb, whatever its tag; "whatever the outcome is": the verb comes later.
    let next = signal.range.end;
    let own = view.has(next, W::Win) || view.has(next, W::Lose) || view.has(next, W::Take) || view.finite(next);
    let first = if own { next } else { view.verb(next..end)? };
    let second = (first + 1..end)
        .find(|&i| view.has(i, W::Modal) && view.pos(i - 1) != Pos::Wh && !view.is(i - 1, &["that", "who", "which"]))?;
    if view.has(first, W::Modal) && view.has(first.wrapping_sub(1), W::Pronoun) {
        return None;
    }
    Some(Extent { condition: signal.range.start..second, before: None, after: Some(second..hard_end(view, second)) })
}

/// How many tokens behind its signal a condition's verb is looked for.
const FAR: usize = 60;

/// True where the words of a condition of this kind need a verb of their own.
pub(super) fn needs_verb(kind: Kind) -> bool {
    !matches!(
        kind,
        Kind::Event
            | Kind::OpenOf
            | Kind::Without
            | Kind::Absent
            | Kind::World
            | Kind::Barring
            | Kind::ButFor
            | Kind::With
            | Kind::Under
            | Kind::NoMatter
            | Kind::Whatever
            | Kind::Should
            | Kind::Were
            | Kind::Had
    )
}

fn clause(view: &View, signal: &Signal) -> Extent {
    let at = signal.range.start;
    let si = view.segment_of(at);
    let Some(own) = view.segments.get(si) else {
        return Extent { condition: signal.range.clone(), before: None, after: None };
    };
    let prior = at.checked_sub(1).filter(|&i| i >= own.range.start);
    let then = view.any(signal.range.end + 1..own.range.end, &["then"]);
    let at_head = clauses::head(view, &own.range) >= at
        || then && view.any_finite(signal.range.end..own.range.end)
        || prior.is_some_and(|i| {
            view.is(
                i,
                &[
                    "that",
                    "because",
                    "where",
                    "which",
                    "so",
                    "particularly",
                    "especially",
                    "only",
                    "even",
                    "likeliest",
                    "perhaps",
                ],
            ) || view.has(i, W::Coordinator)
                || view.has(i, W::Speech)
                || view.has(i, W::PersonVerb) && view.finite(i)
                || view.is(i, &["say", "maybe"])
        });
    let wordless = !needs_verb(signal.kind);
    let next = signal.range.end;
    let reduced = !view.nominal(next) && !view.mark(next);
    // "Orme, if fit, will start": an adjective taken for a noun.
    let word = own.range.end == next + 1 && own.before == ',' && view.pos(next) == Pos::Noun && !view.capital(next);
    let short = own.range.end <= next + 2 && view.pos(next) == Pos::Adjective || word;
    // The first verb of the condition, looked for once: where it lies beyond a segment, the condition goes on behind it.
    // "If, as he says, the towns gain": what is put in right behind the signal has no part in it.
    let put_in = view.segments.get(si + 1).filter(|s| own.range.end == next && view.is(s.range.start, &["as"]));
    let verb = (put_in.map_or(next, |s| s.range.end)..view.len().min(next + FAR))
        .filter(|&i| !beside(view, si, i))
        .find(|&i| view.finite(i) || view.pos(i) == Pos::Base || i > next && (view.is(i, &["win", "lose", "stay", "vote"])));
    let complete_at = |end: usize| wordless || reduced || short || verb.is_some_and(|v| v < end);
    // A clause that follows without a comma: "if he wins he will".
    let seam = inner_seam(view, signal, own.range.end);
    let limit = hard_segment(view, si);
    if let Some(extent) = in_brackets(view, at, si, limit) {
        return extent;
    }
    // "Prices are higher than if": the word that compares is no part of either.
    let before = before_region(view, at - usize::from(view.is(at.wrapping_sub(1), &["than"])), si, at_head)
        .filter(|_| !opens_clause(view, signal));
    let main = if seam.is_some() { None } else { find_main(view, si, limit, &complete_at, at_head, before.is_some()) };
    if at_head {
        if let Some(seam) = seam {
            return Extent { condition: at..seam, before: None, after: Some(seam..end_of(view, limit)) };
        }
        if let Some((j, role)) = main {
            let condition = at..antecedent_end(view, si, j);
            let start = view.segments.get(j).map_or(0, |s| s.range.start);
            let after = Some(start..end_of(view, limit));
            if role == Role::Continued {
                // "a bill that, if passed, would": what follows is said of the bill, not of the clause it stands in.
                let relative = |b: &Range<usize>| view.is(view.trimmed(b.clone()).end.wrapping_sub(1), &["that", "which", "who"]);
                let before = before.clone().filter(|b| !relative(b));
                return Extent { condition, before, after };
            }
            let parenthetical = before.as_ref().is_some_and(|b| open_ended(view, b) && !frames(view, b, start))
                && !clauses::joined(view, &own.range);
            return Extent { condition, before: before.filter(|_| parenthetical), after };
        }
    } else if before.is_none()
        && let Some((j, _)) = main
    {
        let start = view.segments.get(j).map_or(0, |s| s.range.start);
        return Extent { condition: at..antecedent_end(view, si, j), before: None, after: Some(start..end_of(view, limit)) };
    }
    if let Some(seam) = short_seam(view, signal, own.range.end) {
        // "The plan if passed would": the clause goes on; "push a law if elected to make them pay": it stands before.
        let goes_on = view.pos(seam) == Pos::Modal;
        let phrase = || Some(own.range.start..at).filter(|r| goes_on && r.clone().all(|i| view.nominal(i)));
        if let Some(before) = before.clone().or_else(phrase) {
            return Extent { condition: at..seam, before: Some(before), after: goes_on.then(|| seam..end_of(view, limit)) };
        }
    }
    if before.is_none()
        && let Some(seam) = seam
    {
        return Extent { condition: at..seam, before: None, after: Some(seam..end_of(view, limit)) };
    }
    if at_head && let Some(after) = goes_on_behind(view, before.as_ref(), si, limit) {
        return Extent { condition: at..own.range.end, before, after: Some(after) };
    }
    if before.is_some() {
        // "Trim it, if necessary, to the height of the wall": one word, and its comma closes it.
        let end = if short { own.range.end } else { final_end(view, at, si, limit, true) };
        return Extent { condition: at..end, before, after: None };
    }
    if at_head && let Some(seam) = loose_seam(view, signal, own.range.end) {
        return Extent { condition: at..seam, before: None, after: Some(seam..end_of(view, limit)) };
    }
    // Nothing that looks like a main clause: what follows the first comma, if anything does.
    let next = (si + 1..limit)
        .find(|&j| view.segments.get(j).is_some_and(|s| complete_at(s.range.start) && clauses::role(view, s) != Role::Reporting))
        .or_else(|| {
            let any = |_: usize| true;
            find_main(view, si, limit, &any, at_head, false).map(|(j, _)| j).filter(|_| at_head)
        });
    match next.and_then(|j| view.segments.get(j)) {
        Some(s) => Extent {
            condition: at..antecedent_end_at(view, s.range.start),
            before: None,
            after: Some(s.range.start..end_of(view, limit)),
        },
        None => Extent { condition: at..final_end(view, at, si, limit, false), before: None, after: None },
    }
}

/// "The mill (if the levy fails) will close": the clause goes on behind the bracket, where its verb stands.
fn in_brackets(view: &View, at: usize, si: usize, limit: usize) -> Option<Extent> {
    let own = view.segments.get(si).filter(|s| s.depth > 0 && clauses::head(view, &s.range) >= at)?;
    let next = view.segments.get(si + 1).filter(|s| s.depth < own.depth && si + 1 < limit)?;
    let before = back(view, at);
    // "The guild (if it stays) and its friends will pay": a subject of two.
    let both = || view.is(next.range.start, &["and", "or"]) && view.trimmed(before.clone()).all(|i| view.nominal(i));
    let goes_on = clauses::role(view, next) == Role::Continued || clauses::role(view, next) == Role::Joined && both();
    let subject = !before.is_empty() && !view.any_finite(before.clone()) && goes_on;
    let after = Some(next.range.start..end_of(view, limit));
    subject.then_some(Extent { condition: at..own.range.end, before: Some(before), after })
}

/// "The plans would, if carried out, fall short": what a modal left open before the condition goes on behind it, whatever its tag.
fn goes_on_behind(view: &View, before: Option<&Range<usize>>, si: usize, limit: usize) -> Option<Range<usize>> {
    let last = view.trimmed(before?.clone()).end.wrapping_sub(1);
    let next = view.segments.get(si + 1).filter(|s| s.before == ',' && si + 1 < limit)?;
    (view.pos(last) == Pos::Modal).then(|| next.range.start..end_of(view, limit))
}
