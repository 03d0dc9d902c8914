//! Conditions without a signal: "an Olden win would", "her return to office could", "ending the treaty would".

use super::clauses;
use super::events;
use super::view::{Pos, View};
use super::words::W;
use std::ops::Range;

/// A nominal condition and the clause that depends on it.
#[derive(Clone, Debug)]
pub(super) struct Nominal {
    pub(super) condition: Range<usize>,
    pub(super) effect: Range<usize>,
}

/// The nominal conditions of a sentence.
pub(super) fn find(view: &View) -> Vec<Nominal> {
    let mut out = Vec::new();
    for modal in 0..view.len() {
        if !view.has(modal, W::Modal)
            || view.pos(modal) != Pos::Modal
            || view.is(modal, &["can", "should", "must", "ca", "shall"])
        {
            continue;
        }
        let Some(subject) = subject(view, modal) else { continue };
        // "saying his government would": who tells it, not what brings it about.
        let told = view.pos(subject.start) == Pos::Gerund && view.has(subject.start, W::PersonVerb);
        if told && subject.start > 0 && view.mark(subject.start - 1) {
            continue;
        }
        let hypothetical = view.has(modal, W::Would) && !view.is(modal, &["'d"]);
        let outcome =
            indefinite(view, &subject) && heads(view, &subject, hypothetical) && events::by_noun(view, &subject).is_some();
        let act = hypothetical
            && view.pos(subject.start) == Pos::Gerund
            && !said_or_named(view, subject.start)
            && subject.len() > 1
            && clauses::head(view, &(0..modal)) <= subject.start
            && opens_clause(view, subject.start);
        let vote = hypothetical
            && (subject.start..subject.end)
                .any(|i| view.is(i, &["yes", "no", "\"yes\"", "\"no\""]) && view.is(i + 1, &["vote", "result"]));
        // "could not be ruled out"
        if (modal + 1..modal + 4).any(|i| view.is(i, &["ruled", "excluded"]) && view.has(i - 1, W::Be)) {
            continue;
        }
        if !(outcome || act || vote || hypothetical && !done_to(view, modal) && happening(view, &subject)) {
            continue;
        }
        let end = super::antecedent::hard_end(view, modal);
        // "Olden's presidency could hang in the balance if she": the office she has, and a condition that is told.
        let told = (modal..end).any(|i| view.is(i, &["if", "unless"]));
        if told && !act && subject.clone().any(|i| view.is(i, OFFICE)) {
            continue;
        }
        out.push(Nominal { condition: subject, effect: modal..end });
        if out.len() >= 8 {
            break;
        }
    }
    out
}

/// What somebody has as much as may get.
const OFFICE: &[&str] =
    &["administration", "chancellorship", "government", "leadership", "mandate", "mayoralty", "premiership", "presidency"];

/// "arguing the pact could", "including the islands, could": words that tell, or that name a part of what stands before.
fn said_or_named(view: &View, gerund: usize) -> bool {
    let names = &["barring", "beginning", "concerning", "excluding", "following", "including", "regarding", "starting"];
    view.is(gerund, names) || view.has(gerund, W::PersonVerb) && gerund > 0 && !view.is(gerund + 1, &["no", "yes"])
}

/// True where the phrase's own noun, not one that hangs on it, names an outcome.
fn heads(view: &View, subject: &Range<usize>, hypothetical: bool) -> bool {
    let own = subject.start..subject.clone().find(|&i| view.pos(i) == Pos::Preposition).unwrap_or(subject.end);
    // "the town's next government": one that comes anyway, whoever wins.
    let owned = own.clone().any(|i| view.pos(i) == Pos::Possessive);
    let anyway = own.clone().any(|i| {
        view.is(i, &["current", "incoming", "last", "next", "present", "previous"])
            || owned && view.is(i, &["administration", "government", "leadership"])
    });
    if anyway {
        return false;
    }
    own.into_iter().any(|i| {
        view.has(i, W::WinNoun) && !view.is(i, &["government", "administration"])
            || view.has(i, W::LoseNoun)
            || hypothetical && (view.has(i, W::OfficeNoun) || view.is(i, &["house"]) && view.is(i.wrapping_sub(1), &["white"]))
    })
}

/// "A cut", "Any crossing", "A long strike": an event that may or may not come, at the head of its clause.
fn happening(view: &View, subject: &Range<usize>) -> bool {
    let head = subject.clone().take(6).find(|&i| view.pos(i) == Pos::Preposition).unwrap_or(subject.end).wrapping_sub(1);
    // "Passage would", "Rejection could": the bare noun at the head of the sentence.
    if subject.len() == 1 {
        return clauses::head(view, &(0..view.len())) == subject.start && view.has(subject.start, W::EventNoun);
    }
    let season = view.is(head, SEASONS) && view.pos(head.wrapping_sub(1)) == Pos::Adjective;
    view.is(subject.start, &["a", "an", "any", "another"])
        && subject.len() <= 9
        && opens_clause(view, subject.start)
        && head > subject.start
        && (view.has(head, W::EventNoun) || view.has(head, W::LoseNoun) || view.is(head, &["victory", "win"]) || season)
}

/// What is wet or dry, mild or hard: "a wet October would".
const SEASONS: &[&str] = &[
    "april",
    "august",
    "autumn",
    "december",
    "february",
    "harvest",
    "january",
    "july",
    "june",
    "march",
    "may",
    "november",
    "october",
    "season",
    "september",
    "spring",
    "summer",
    "winter",
];

/// "could be worked out", "would have": what is done to the event, no effect of it.
fn done_to(view: &View, modal: usize) -> bool {
    view.is(modal + 1, &["have"])
        || view.is(modal + 1, &["be"]) && matches!(view.pos(modal + 2), Pos::Participle | Pos::Preposition)
}

fn opens_clause(view: &View, at: usize) -> bool {
    at == 0
        || view.mark(at - 1)
        || view.has(at - 1, W::Coordinator)
        || view.is(at - 1, &["because", "that", "though", "whereas", "while"])
        || view.has(at - 1, W::Speech) && view.finite(at - 1)
        || view.is(at - 1, &["even"]) && opens_clause(view, at - 1)
}

/// The noun phrase before the verb at `verb`, back to where its clause opens.
fn subject(view: &View, verb: usize) -> Option<Range<usize>> {
    let mut own = view.segment_of(verb);
    let mut floor = view.segments.get(own).map(|s| s.range.start)?;
    let mut verb = verb;
    if floor == verb {
        // "Ending the pact, which dates from 1990, would": the subject stands before what is put in.
        own = own.checked_sub(1)?;
        for _ in 0..2 {
            let aside = view.segments.get(own).is_some_and(|s| {
                let head = view.pos(clauses::head(view, &s.range));
                // "A win, on the other hand, would"
                let link =
                    s.range.len() <= 4 && matches!(head, Pos::Preposition | Pos::Adverb) && !view.any_finite(s.range.clone());
                matches!(clauses::role(view, s), clauses::Role::Relative | clauses::Role::Reporting)
                    || head == Pos::Participle
                    || link
            });
            own = if aside { own.checked_sub(1)? } else { own };
        }
        let segment = view.segments.get(own)?;
        floor = segment.range.start;
        verb = segment.range.end;
    }
    let mut start = verb;
    while start > floor && verb - start < 14 {
        let i = start - 1;
        let part = view.nominal(i)
            || matches!(view.pos(i), Pos::Gerund | Pos::Adverb)
            || view.pos(i) == Pos::Preposition && !view.has(i, W::Subordinator) && !view.is(i, &["that"])
            || view.is(i, &["as"]) && i > floor && view.has(i - 1, W::WinNoun)
            || view.is(i, &["or", "and"]) && i > floor && view.nominal(i - 1);
        if !part {
            break;
        }
        start = i;
    }
    // "In return for your help I would": the pronoun alone is the subject.
    if verb > start + 1 && view.pos(verb - 1) == Pos::Pronoun {
        return None;
    }
    while start < verb
        && (view.pos(start) == Pos::Preposition || view.pos(start) == Pos::Coordinator || view.pos(start) == Pos::Adverb)
    {
        start += 1;
    }
    (start < verb).then_some(start..verb)
}

/// "an Olden win", "another Brask term", "her return", "Olden's victory", "Harbour majorities": not one that stands already.
fn indefinite(view: &View, subject: &Range<usize>) -> bool {
    !view.is(subject.start, &["the", "this", "that", "these", "those", "no", "its", "our", "my", "your"])
}
