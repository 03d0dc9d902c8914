//! How far a condition reaches, and where the clause it conditions stands: after it, before it or around it.

use super::clauses::{self, Role};
use super::reach;
use super::seams::{inner_seam, loose_seam};
use super::signals::{Kind, Signal};
use super::view::{Pos, Segment, View};
use super::words::W;
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
        Kind::Whoever | Kind::Whatever => free_relative(view, signal).unwrap_or_else(|| clause(view, signal)),
        _ => {
            let extent = clause(view, signal);
            if one_word(view, signal, &extent) {
                extent
            } else {
                let extent = reported(view, signal, reach::condition(view, signal, extent));
                at_colon(view, signal, one_of_two(view, extent))
            }
        }
    }
}

/// "if necessary,": one word that is a condition by itself, closed by its comma; not "if uniform, set rules are made".
fn one_word(view: &View, signal: &Signal, extent: &Extent) -> bool {
    let word = signal.range.end;
    extent.condition.end == word + 1 && view.is(word, BY_THEMSELVES) && view.is(word + 1, &[","])
}

/// Words that make a condition with nothing but "if".
const BY_THEMSELVES: &[&str] = &[
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

/// "If the two do not answer, warns Tolan, they risk": who says so is no part of the condition before it.
fn reported(view: &View, signal: &Signal, extent: Extent) -> Extent {
    let last = view.segments.get(view.segment_of(extent.condition.end.wrapping_sub(1)));
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
fn one_of_two(view: &View, extent: Extent) -> Extent {
    let Range { start: at, end } = extent.condition;
    let behind = extent.before.as_ref().is_some_and(|b| b.clone().any(|i| view.pos(i) == Pos::Modal)) && extent.after.is_none();
    let second = (at + 3..end).find(|&i| view.is(i, &["if", "unless"])).filter(|&i| behind && view.any_finite(i..end));
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

/// "Her advice if Olden wins: sell": what stands behind the colon is no part of the condition.
fn at_colon(view: &View, signal: &Signal, extent: Extent) -> Extent {
    let Range { start: at, end } = extent.condition;
    let phrase = matches!(signal.kind, Kind::Barring | Kind::Absent | Kind::ButFor);
    let ended = |i: usize| !matches!(view.pos(i - 1), Pos::To | Pos::Preposition) && view.any_finite(at + 1..i);
    let closes = |i: usize| view.is(i, &[":"]) && ended(i) || phrase && view.is(i, &[","]) && view.nominal(i - 1);
    let Some(mark) = (signal.range.end + 1..end).find(|&i| closes(i)).filter(|_| extent.after.is_none()) else { return extent };
    let listed = (mark + 1..end).any(|i| view.is(i, &["and", "or"]));
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

/// "Otherwise", "either way": the signal is the whole condition.
fn alone(view: &View, signal: &Signal) -> Extent {
    let segment = view.segments.get(view.segment_of(signal.range.start)).map_or(signal.range.clone(), |s| s.range.clone());
    let first = clauses::head(view, &segment) >= signal.range.start || view.trimmed(segment.clone()).start == signal.range.start;
    let end = hard_end(view, signal.range.end);
    let behind = view.is(signal.range.start.wrapping_sub(1), &["that", "and", "but"]);
    if (first || behind) && view.any_finite(signal.range.end..end) {
        return Extent { condition: signal.range.clone(), before: None, after: Some(signal.range.end..end) };
    }
    Extent { condition: signal.range.clone(), before: Some(back(view, signal.range.start)), after: None }
}

/// "much depends on who wins": the condition is "depends on who wins", what hangs on it the subject.
fn depends(view: &View, signal: &Signal) -> Extent {
    let segment = view.segments.get(view.segment_of(signal.range.start)).map_or(signal.range.clone(), |s| s.range.clone());
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
    let end = view.segments.get(view.segment_of(signal.range.start)).map(|s| s.range.end)?;
    // "whoever wins": the next word is the verb, whatever its tag; "whatever the outcome is": the verb comes later.
    let next = signal.range.end;
    let own = view.has(next, W::Win) || view.has(next, W::Lose) || view.has(next, W::Take) || view.finite(next);
    let first = if own { next } else { (next..end).find(|&i| view.finite(i))? };
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
    let then = (signal.range.end + 1..own.range.end).any(|i| view.is(i, &["then"]));
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
    let verb = (next..view.len().min(next + FAR))
        .filter(|&i| !beside(view, si, i))
        .find(|&i| view.finite(i) || view.pos(i) == Pos::Base || i > next && (view.is(i, &["win", "lose", "stay", "vote"])));
    let complete_at = |end: usize| wordless || reduced || short || verb.is_some_and(|v| v < end);
    // A clause that follows without a comma: "if he wins he will".
    let seam = inner_seam(view, signal, own.range.end);
    let limit = hard_segment(view, si);
    let before = before_region(view, at, si, at_head);
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

/// "The fact is, if she wins, the port will close": what stands before only frames the clause behind the condition.
fn frames(view: &View, before: &Range<usize>, main: usize) -> bool {
    let last = view.trimmed(before.clone()).end.wrapping_sub(1);
    view.has(last, W::Be)
        && matches!(view.pos(main), Pos::Pronoun | Pos::Determiner | Pos::Noun)
        && clauses::subject_then_verb(view, main, view.len().min(main + 24)).is_some()
}

/// "The plans would, if carried out, fall short": what a modal left open before the condition goes on behind it, whatever its tag.
fn goes_on_behind(view: &View, before: Option<&Range<usize>>, si: usize, limit: usize) -> Option<Range<usize>> {
    let last = view.trimmed(before?.clone()).end.wrapping_sub(1);
    let next = view.segments.get(si + 1).filter(|s| s.before == ',' && si + 1 < limit)?;
    (view.pos(last) == Pos::Modal).then(|| next.range.start..end_of(view, limit))
}

/// True for a token of a relative clause behind the segment of the signal.
fn beside(view: &View, si: usize, i: usize) -> bool {
    let j = view.segment_of(i);
    j > si && view.segments.get(j).is_some_and(|s| clauses::role(view, s) == Role::Relative)
}

/// The segment that opens the main clause behind the condition in segment `si`.
fn find_main(
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
fn antecedent_end(view: &View, si: usize, main: usize) -> usize {
    let mut last = main.saturating_sub(1);
    let role = |i: usize| view.segments.get(i).map(|s| clauses::role(view, s));
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

fn antecedent_end_at(view: &View, next: usize) -> usize {
    view.trimmed(0..next).end
}

/// Where a condition ends that stands `behind` its main clause, or has none.
fn final_end(view: &View, at: usize, si: usize, limit: usize, behind: bool) -> usize {
    let Some(own) = view.segments.get(si) else { return 0 };
    // "if Olden wins but ...", "if it fails while ...": the contrast is no part of the condition.
    let mut end = own.range.end;
    let cut = (at + 2..end).find(|&i| {
        let contrast = view.is(i, &["but", "while", "whereas"]);
        // "if it is approved and they will go up if it is not": a clause that looks ahead is none of the condition's.
        let own = |v: usize| contrast || view.pos(v) == Pos::Modal && view.is(v, &["will", "'ll", "would", "should", "wo"]);
        (contrast || behind && view.is(i, &["and", "so"]))
            && view.any_finite(at + 1..i)
            && clauses::subject_then_verb(view, i + 1, end).is_some_and(own)
    });
    if let Some(cut) = cut.or_else(|| second_gerund(view, at, end)) {
        return cut;
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
            // "if needed, but makes": the condition has no verb to join another to.
            // "it would rise if she won, and could fall again": the clause before the condition goes on.
            Role::Listed
                if view.has(segment.range.start, W::Coordinator)
                    && view.has(segment.range.start + 1, W::Would)
                    && (own.range.start..at).any(|i| view.pos(i) == Pos::Modal) =>
            {
                break;
            }
            Role::Listed if view.is(segment.range.start, &["but"]) || !view.any_finite(at..own.range.end) => break,
            Role::Listed => end = segment.range.end,
            // "if it makes other towns, or the port, pay to leave": the list's verb comes behind it.
            Role::Fragment if end > own.range.end && view.pos(segment.range.start) == Pos::To => end = segment.range.end,
            // "if it makes other towns pay, or others do": a second condition beside the first.
            Role::Joined
                if view.is(segment.range.start, &["or"]) && !segment.range.clone().any(|i| view.pos(i) == Pos::Modal) =>
            {
                end = segment.range.end;
            }
            Role::Fragment | Role::Participial if segment.before == '"' || segment.before == ' ' => end = segment.range.end,
            Role::Fragment if listed_later(view, j, limit) => end = segment.range.end,
            _ => break,
        }
    }
    end
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

/// The number of the first segment behind `si` that a strong mark cuts off.
fn hard_segment(view: &View, si: usize) -> usize {
    (si + 1..view.segments.len())
        .find(|&j| view.segments.get(j).is_some_and(|s| matches!(s.before, ';' | '.')))
        .unwrap_or(view.segments.len())
}

fn end_of(view: &View, limit: usize) -> usize {
    limit.checked_sub(1).and_then(|j| view.segments.get(j)).map_or(view.len(), |s| s.range.end)
}

/// The end of the last segment before a strong mark.
pub(super) fn hard_end(view: &View, at: usize) -> usize {
    end_of(view, hard_segment(view, view.segment_of(at)))
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
    for _ in 0..12 {
        if j == 0 {
            break;
        }
        if view.segments.get(j).is_some_and(|s| matches!(s.before, ';' | '.')) {
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
    let first = (comma.saturating_sub(8)..comma).rev().take_while(|&i| view.nominal(i) && !view.mark(i)).last();
    first.filter(|&i| comma > i && !view.mark(i)).unwrap_or(start)
}

fn role_of(view: &View, j: usize) -> Role {
    view.segments.get(j).map_or(Role::Fragment, |s| clauses::role(view, s))
}

/// What stands before the condition and may be its main clause.
fn before_region(view: &View, at: usize, si: usize, at_head: bool) -> Option<Range<usize>> {
    let own = view.segments.get(si)?;
    if own.depth > 0
        && clauses::head(view, &own.range) >= at
        && view.segments.get(si.wrapping_sub(1)).is_some_and(|s| s.depth < own.depth)
    {
        // "(if possible)": what stands before the bracket.
        let before = back(view, at);
        return Some(before).filter(|b| view.any_finite(b.clone()));
    }
    if matches!(own.before, ';' | '.') && at_head {
        return None;
    }
    let region = back(view, at);
    let words = clauses::tidy(view, region.clone());
    if words.is_empty() {
        return None;
    }
    let verb = view.any_finite(words.clone())
        || view.pos(words.start) == Pos::Base
        || words.clone().any(|i| matches!(view.pos(i), Pos::Base | Pos::Gerund | Pos::Participle | Pos::To));
    // "The law, if passed, would", "A great amount. If ..."; not "However, if", "For example, if".
    let phrase = at_head
        && clauses::head(view, &words) < words.end
        && view.pos(words.start) != Pos::Preposition
        && words.clone().any(|i| matches!(view.pos(i), Pos::Noun | Pos::Pronoun));
    (verb || phrase).then_some(region)
}

/// True where a clause breaks off before its verb is said: "Olden would, if chosen,".
fn open_ended(view: &View, region: &Range<usize>) -> bool {
    let words = view.trimmed(region.clone());
    let Some(last) = words.end.checked_sub(1).filter(|&i| i >= words.start) else { return false };
    matches!(view.pos(last), Pos::Modal | Pos::To) || view.has(last, W::Be)
}
