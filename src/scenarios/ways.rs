//! Judges what holds whichever way it goes: whether an outcome or an open question is named behind "depending on", "whether" and "whatever".

use super::clauses;
use super::judges::ahead;
use super::signals::Signal;
use super::view::{Pos, View};
use super::words::W;
use crate::text::Tag;

/// True where "depending on", "regardless of" and their like name a vote, a winner or another outcome, or a question that is
/// still open.
pub(super) fn names_open_outcome(view: &View, end: usize) -> bool {
    let words = (end..view.len().min(end + 9)).take_while(|&i| !view.is(i, &[",", ";", "."]) && !clauses::second_verb(view, i));
    let words: Vec<usize> = words.collect();
    let outcome = words.iter().any(|&i| view.has(i, W::Outcome) && !view.is(i, &["votes"]));
    let named = words.first().is_some_and(|&i| view.is(i, &["the", "its", "their", "how"]));
    let question = words.iter().take(2).any(|&i| view.is(i, &["which", "what", "whether", "how", "if", "when", "where", "who"]));
    let anyone = words.iter().any(|&i| view.is(i, &["i", "one", "we", "you", "your"]));
    // "the track will be decided, depending on how fast the storm moves": a question still open, beside what will be.
    let open = || {
        let own = words.first().map_or(end, |&i| i)..words.last().map_or(end, |&i| i + 1);
        // "would be paid regardless of whether the strike went ahead": the past of what is reported.
        let would = view.any(0..end, &["would"]);
        let past = !would && own.clone().any(|i| view.tag(i) == Some(Tag::Vbd));
        !past && !anyone && (0..view.len()).any(|i| !own.contains(&i) && view.ahead(i))
    };
    outcome
        || (question || named) && open()
        || question && hangs(view, end)
        || question
            && words.iter().any(|&i| {
                view.has(i, W::Win)
                    || view.has(i, W::Lose)
                    || view.has(i, W::Take)
                    || view.has(i, W::Become)
                    || view.pos(i) == Pos::Modal
                    || view.is(i, &["ends", "go", "goes", "happens"])
            })
}

/// "Much depends on how the court reads it": all or much of what comes hangs on a question.
fn hangs(view: &View, end: usize) -> bool {
    let verb = view.any(end.saturating_sub(2)..end, &["depends", "hinges"]);
    let all = view.any(end.saturating_sub(6)..end, &["all", "everything", "lot", "more", "most", "much"]);
    verb && all
}

/// "It will close whether or not tariffs are lifted", "whether they win on Saturday or not": behind the clause that holds both ways.
pub(super) fn either(view: &View, signal: &Signal) -> bool {
    let (at, end) = (signal.range.start, signal.range.end);
    let segment = view.segment(at).map_or(end..end, |s| s.range.clone());
    let or_not = |i: usize| view.is(i, &["or"]) && view.is(i + 1, &["not"]);
    let both = or_not(end) || (end..segment.end).any(|i| or_not(i) && i + 2 == segment.end);
    let prior = at.wrapping_sub(1);
    let chosen = view.is(prior, &["and", "choose", "choosing", "matter", "matters", "of", "or"]);
    let asks = chosen
        || view.has(prior, W::Ask)
        || view.has(prior, W::PersonVerb)
        || view.is(prior, &["say"])
        || view.pos(prior) == Pos::Preposition
        || (segment.start..at).any(|i| view.has(i, W::Ask) && view.pos(i) != Pos::Noun);
    // "whether you like it or not": so it will be, no matter of two ways.
    let liked = (end..segment.end).any(|i| view.is(i, &["like", "likes"]) && view.is(i + 1, &["it"]));
    both && !asks && !liked && at > segment.start && ahead(view, segment.start..at) && view.any_finite(end..segment.end)
}

/// "Whether she wins or loses, ...": both ways, at the head of a clause that has its main clause beside it.
pub(super) fn whether_or(view: &View, signal: &Signal) -> bool {
    let end = signal.range.end;
    let window = end..view.len().min(end + 25);
    let pair = view.any(window.clone(), &["or"]);
    let outcome = window.clone().any(|i| view.has(i, W::Win) || view.has(i, W::Lose) || view.has(i, W::Outcome))
        && view.any_modal(0..view.len());
    let own = view.segment_of(signal.range.start);
    let beside = view.trimmed(0..view.len()).start == signal.range.start
        && view.segments.get(own).is_some_and(|s| view.any(s.range.clone(), &["or"]) && view.any_finite(s.range.clone()));
    pair && (outcome || beside)
        && view.segments.iter().enumerate().any(|(j, s)| j != own && clauses::role(view, s) == clauses::Role::Main)
}

/// True where the signal at `at` opens a clause that stands beside a main clause: "Whatever the board decides, the port will".
pub(super) fn beside(view: &View, at: usize) -> bool {
    let own = view.segment_of(at);
    let verbal = view.segments.get(own).is_some_and(|s| view.any_finite(s.range.clone()));
    let last = view.segments.get(own).map_or(at, |s| s.range.end);
    let anyone = view.any(at..last.min(at + 4), &["you", "we", "i", "one"]);
    verbal
        && !anyone
        && view
            .segments
            .get(own + 1)
            .is_some_and(|s| matches!(clauses::role(view, s), clauses::Role::Main | clauses::Role::Reporting))
}
