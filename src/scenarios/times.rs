//! Judges time clauses: which of them are uncertain enough to be conditions ("once the deal is signed, tariffs would").

use super::clauses;
use super::judges::Verdict;
use super::signals::{Kind, Signal};
use super::view::{Pos, View};
use super::words::W;
use crate::lexicon::unit_of_time;
use crate::text::Tag;
use std::ops::Range;

/// "once the deal is signed, tariffs would": a time clause in the present whose main clause looks ahead.
pub(super) fn judge_time(view: &View, signal: &Signal) -> Verdict {
    use Verdict::{LooksLike, Opens, Plain};
    let end = signal.range.end;
    // "extended once for thirty days", "once again": how often.
    let unit = |i: usize| unit_of_time(view.lower(i)) || view.is(i, &["generation", "term"]);
    let time = view.is(end, &["a", "each"]) && unit(end + 1);
    if signal.kind == Kind::Once && (time || view.is(end, &["again", "every", "for", "in", "more", "per"])) {
        return Plain;
    }
    let Some(verb) = clauses::subject_then_verb(view, end, view.len().min(end + 25)) else { return Plain };
    let past = view.tag(verb) == Some(Tag::Vbd) || view.is(verb, &["was", "were", "had", "did"]);
    let only = signal.kind == Kind::OnlyWhen;
    // "once the bill is passed, cities may": what somebody has yet to decide is uncertain, whatever the modal.
    let decided = (view.has(verb, W::Be) || view.has(verb, W::Have)) && view.has(verb + 1, W::Decided);
    // "once Olden takes office, the levy will": as uncertain as her win.
    let wins = view.has(verb, W::Win)
        || view.is(verb, &["becomes", "takes"]) && (verb + 1..verb + 4).any(|i| view.has(i, W::Office) || view.has(i, W::Post));
    let reopens = view.is(verb, &["ends", "reopens", "resumes"]);
    let decided = decided || (wins || reopens) && signal.kind == Kind::Once;
    // "Until there is a treaty, nobody will"
    let none = |i: usize| {
        view.has(i + 1, W::Negation)
            || stays_shut(view, i + 1)
            || i > 0 && view.is(i - 1, &["nobody", "nothing", "none"])
            || view.is(i.wrapping_sub(2), &["no"])
    };
    let ahead = |r: Range<usize>| {
        r.into_iter().any(|i| {
            view.pos(i) == Pos::Modal
                && (only
                    || decided
                    || signal.kind == Kind::Until && none(i)
                    || view.has(i, W::Would) && (!view.is(i, &["'d"]) || view.pos(i + 1) == Pos::Base))
        })
    };
    if past {
        return LooksLike("tells of a past time");
    }
    if view.any(end..verb, &["you", "we", "i"]) {
        return Plain;
    }
    let segment = view.segment(end).map_or(end..end, |s| s.range.clone());
    if ahead(0..signal.range.start) || ahead(segment.end..view.len()) { Opens } else { Plain }
}

/// "when" opens a condition only in general statements in the present: "when you press it, it opens".
pub(super) fn judge_when(view: &View, signal: &Signal) -> Verdict {
    use Verdict::{LooksLike, Plain};
    let end = signal.range.end;
    match clauses::subject_then_verb(view, end, view.len().min(end + 25)) {
        Some(verb) if view.tag(verb) == Some(Tag::Vbd) => LooksLike("tells of a past time"),
        _ => Plain,
    }
}

/// "The union will not return | until": somebody named keeps from it so long.
pub(super) fn held_back(view: &View, signal: &Signal) -> bool {
    let at = signal.range.start;
    let own = view.segment(at).map_or(at..at, |s| s.range.clone());
    // "until June, the guild": no clause of its own.
    if clauses::subject_then_verb(view, signal.range.end, own.end).is_none() {
        return false;
    }
    let modal = (own.start.max(at.saturating_sub(10))..at).rev().find(|&i| view.finite(i));
    modal.is_some_and(|i| {
        (view.has(i, W::Future) || view.is(i, &["would"]))
            && (view.has(i + 1, W::Negation) || stays_shut(view, i + 1))
            && !view.is(i.wrapping_sub(1), &["i", "we", "you"])
    })
}

/// "stay shut", "remain in force": what holds so long.
fn stays_shut(view: &View, verb: usize) -> bool {
    view.is(verb, &["remain", "stay"])
        && (view.is(verb + 1, SHUT) || view.is(verb + 1, &["in"]) && view.is(verb + 2, &["force", "place"]))
}

/// How something stays that waits for something else.
const SHUT: &[&str] = &["away", "banned", "blocked", "closed", "frozen", "grounded", "off", "out", "shut", "suspended"];
