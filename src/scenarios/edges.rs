//! Where a condition ends: before the segment that opens its main clause, or, where that stands before it or nowhere, before whatever is
//! no part of it any more.

use super::clauses::{self, Role};
use super::view::{Pos, Segment, View};
use super::words::W;
use std::ops::Range;

/// The segment that opens the main clause behind the condition in segment `si`.
pub(super) fn find_main(
    view: &View,
    si: usize,
    limit: usize,
    complete_at: &dyn Fn(usize) -> bool,
    at_head: bool,
    subject_before: bool,
) -> Option<(usize, Role)> {
    let depth = view.segments.get(si)?.depth;
    let mut joined = None;
    for j in si + 1..limit.min(si + 16) {
        let segment = view.segments.get(j)?;
        if segment.depth != depth {
            if segment.depth < depth {
                return None;
            }
            continue;
        }
        let hangs = segment
            .range
            .start
            .checked_sub(2)
            .is_some_and(|i| view.pos(i) == Pos::Coordinator && i > view.segments.get(si).map_or(0, |s| s.range.start));
        if !complete_at(segment.range.start) || hangs && clauses::role(view, segment) != Role::Main {
            continue;
        }
        let role = clauses::role(view, segment);
        match role {
            Role::Main => return Some((j, role)),
            Role::Continued if at_head && subject_before => return Some((j, role)),
            Role::Joined if joined.is_none() => joined = Some(j),
            Role::Fragment if at_head => {
                // "If she wins, in the short term, prices would": the phrase belongs to what follows.
                let head = clauses::head(view, &segment.range);
                let aside = view.is(head, &["as"]);
                let phrase = !aside && view.pos(head) == Pos::Preposition || view.pos(segment.range.start) == Pos::Adverb;
                // "If she wins, the people who left, they would return"
                let taken_up = segment.range.clone().any(|i| view.pos(i) == Pos::Wh)
                    && view.segments.get(j + 1).is_some_and(|s| view.is(s.range.start, &["they", "he", "she", "it"]));
                if (phrase || taken_up) && view.segments.get(j + 1).is_some_and(|s| clauses::role(view, s) == Role::Main) {
                    return Some((j, Role::Main));
                }
            }
            _ => {}
        }
    }
    None
}

/// Where the condition ends whose main clause opens in segment `main`: before its mark, without a relative clause that trails it.
pub(super) fn antecedent_end(view: &View, si: usize, main: usize) -> usize {
    let mut last = main.saturating_sub(1);
    let role = |i: usize| view.segments.get(i).map(|s| clauses::role(view, s));
    // "If she wins — as she did in May, against the odds — the port will": what dashes put in behind it.
    let depth = |i: usize| view.segments.get(i).map_or(0, |s| s.depth);
    let opened = (si + 1..=last).rev().take(6).find(|&i| depth(i) <= depth(si)).map_or(si + 1, |i| i + 1);
    let dash =
        view.segments.get(opened).filter(|s| opened <= last && s.before == '(' && !view.is(s.range.start - 1, &["(", "["]));
    if dash.is_some_and(|s| !view.is(s.range.start, &["that"])) && opened > si {
        last = opened - 1;
    }
    // ", says Mira Olden, a judge,": who says it, and what she is.
    if last > si + 1 && role(last) == Some(Role::Fragment) && role(last - 1) == Some(Role::Reporting) {
        last -= 1;
    }
    while last > si && role(last) == Some(Role::Reporting) {
        last -= 1;
    }
    // "Were she to sign, the union's secretary, Bo Keel, told reporters, ...": the speaker stands before his verb.
    let verb_first = |s: &Segment| view.finite(view.trimmed(s.range.clone()).start);
    if last + 1 < main && view.segments.get(last + 1).is_some_and(verb_first) {
        let nominal = |s: &Segment| clauses::role(view, s) == Role::Fragment && view.nominal(s.range.start);
        let floor = last.saturating_sub(3).max(si);
        while last > floor && view.segments.get(last).is_some_and(nominal) {
            last -= 1;
        }
    }
    // ", which ...", ", as four members want", ", when there was money": told beside the condition.
    let beside = |s: &Segment| {
        let role = clauses::role(view, s);
        role == Role::Relative || role != Role::Main && view.is(s.range.start, &["as", "when"]) && s.before == ','
    };
    if last == si + 1 && view.segments.get(last).is_some_and(beside) {
        last = si;
    }
    view.segments.get(last).map_or(0, |s| s.range.end)
}

pub(super) fn antecedent_end_at(view: &View, next: usize) -> usize {
    view.trimmed(0..next).end
}

/// Where a condition ends that stands `behind` its main clause, or has none.
pub(super) fn final_end(view: &View, at: usize, si: usize, limit: usize, behind: bool) -> usize {
    let Some(own) = view.segments.get(si) else { return 0 };
    // "if Olden wins but ...", "if it fails while ...": the contrast is no part of the condition.
    let mut end = own.range.end;
    let cut = (at + 2..end).find(|&i| {
        let contrast = view.is(i, &["because", "but", "while", "whereas"]);
        // "if it is approved and they will go up if it is not": a clause that looks ahead is none of the condition's.
        let own = |v: usize| contrast || view.pos(v) == Pos::Modal && view.is(v, &["will", "'ll", "would", "should", "wo"]);
        (contrast || behind && view.is(i, &["and", "so"]))
            && view.any_finite(at + 1..i)
            && clauses::subject_then_verb(view, i + 1, end).is_some_and(own)
    });
    if let Some(cut) = cut.or_else(|| second_gerund(view, at, end)) {
        // "because of the cost and because": both tell why.
        return cut - usize::from(view.has(cut - 1, W::Coordinator) && cut > at + 2);
    }
    for j in si + 1..limit {
        let Some(segment) = view.segments.get(j) else { break };
        if segment.depth < own.depth {
            break;
        }
        if segment.depth > own.depth {
            continue;
        }
        // "if you have a year (or two) to wait": the clause goes on behind its brackets.
        let goes_on = !matches!(clauses::role(view, segment), Role::Main | Role::Joined | Role::Reporting);
        if segment.before == ')' && goes_on && !view.has(segment.range.start, W::Coordinator) {
            end = segment.range.end;
            continue;
        }
        let verbless = !view.any_finite(at + 1..own.range.end);
        match clauses::role(view, segment) {
            // "provided the crown, which has fallen, does not slide": the verb stands behind what is put in.
            Role::Relative if verbless && view.segments.get(j + 1).is_some_and(|s| clauses::role(view, s) == Role::Continued) => {
            }
            Role::Continued if verbless && j > si + 1 => {
                end = segment.range.end;
                break;
            }
            // "if she takes Orme, goes on to take Velm and uses both": a list of what she does.
            Role::Continued
                if behind && !verbless && lists_verbs(view, segment, limit) && clauses::role(view, own) != Role::Relative =>
            {
                end = segment.range.end;
            }
            // "it would rise if she won, and could fall again": the clause before the condition goes on.
            Role::Listed
                if view.has(segment.range.start, W::Coordinator)
                    && view.has(segment.range.start + 1, W::Would)
                    && view.any_modal(own.range.start..at) =>
            {
                break;
            }
            // "if needed, but makes": the condition has no verb to join another to.
            Role::Listed if view.is(segment.range.start, &["but"]) || !view.any_finite(at..own.range.end) => break,
            Role::Listed => end = segment.range.end,
            // "if it makes other towns, or the port, pay to leave": the list's verb comes behind it.
            Role::Fragment if end > own.range.end && view.pos(segment.range.start) == Pos::To => end = segment.range.end,
            // "if it makes other towns pay, or others do": a second condition beside the first.
            Role::Joined if view.is(segment.range.start, &["or"]) && !view.any_modal(segment.range.clone()) => {
                end = segment.range.end;
            }
            Role::Fragment | Role::Participial if segment.before == '"' || segment.before == ' ' => end = segment.range.end,
            Role::Fragment if listed_later(view, j, limit) => end = segment.range.end,
            _ => break,
        }
    }
    end
}

/// "goes on to take Velm and uses both": verbs of the present joined by "and".
fn lists_verbs(view: &View, segment: &Segment, limit: usize) -> bool {
    let verb = |i: usize| view.pos(i) == Pos::Finite && !view.has(i, W::Be) && !view.has(i, W::Have);
    let last = limit.checked_sub(1).and_then(|j| view.segments.get(j)).map_or(segment.range.end, |s| s.range.end);
    let and = (segment.range.start..last.min(segment.range.start + 24)).find(|&i| {
        view.is(i, &["and"])
            && (verb(i + 1) || view.pos(i + 1) == Pos::Noun && !view.capital(i + 1) && view.lower(i + 1).ends_with('s'))
    });
    verb(segment.range.start) && and.is_some()
}

/// "warning him it would end if he left and telling him to stay": the "and" that joins two gerunds around the condition.
fn second_gerund(view: &View, at: usize, end: usize) -> Option<usize> {
    let gerund = |r: Range<usize>| r.into_iter().any(|i| view.pos(i) == Pos::Gerund);
    let and = (at + 3..end).find(|&i| view.is(i, &["and"]) && view.pos(i + 1) == Pos::Gerund)?;
    (!gerund(at..and) && gerund(at.saturating_sub(24)..at) && view.any_finite(at + 1..and)).then_some(and)
}

/// True where segment `j` is an item of a list that an "and" or "or" closes.
fn listed_later(view: &View, j: usize, limit: usize) -> bool {
    (j..limit.min(j + 6))
        .filter_map(|k| view.segments.get(k))
        .take_while(|s| matches!(clauses::role(view, s), Role::Fragment | Role::Listed))
        .any(|s| clauses::role(view, s) == Role::Listed)
}

/// True for a token of a relative clause behind the segment of the signal.
pub(super) fn beside(view: &View, si: usize, i: usize) -> bool {
    let j = view.segment_of(i);
    j > si && view.segments.get(j).is_some_and(|s| clauses::role(view, s) == Role::Relative)
}

/// The number of the first segment behind `si` that a strong mark cuts off.
pub(super) fn hard_segment(view: &View, si: usize) -> usize {
    (si + 1..view.segments.len())
        .find(|&j| view.segments.get(j).is_some_and(|s| matches!(s.before, ';' | '.')))
        .unwrap_or(view.segments.len())
}

pub(super) fn end_of(view: &View, limit: usize) -> usize {
    limit.checked_sub(1).and_then(|j| view.segments.get(j)).map_or(view.len(), |s| s.range.end)
}

/// The end of the last segment before a strong mark.
pub(super) fn hard_end(view: &View, at: usize) -> usize {
    end_of(view, hard_segment(view, view.segment_of(at)))
}
