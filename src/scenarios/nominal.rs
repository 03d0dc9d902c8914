//! Conditions without a signal: "an Olden win would", "her return to office could", "ending the treaty would".

use super::clauses;
use super::events;
use super::view::{Pos, View};
use super::words::W;
use super::would;
use crate::lexicon::{self, Class};
use crate::text::Tag;
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
        if let Some(nominal) = one_more(view, modal) {
            out.push(nominal);
            continue;
        }
        let Some(subject) = subject(view, modal) else { continue };
        // "if it is clear that a war would": part of another condition.
        if view.is(subject.start.wrapping_sub(1), &["that"]) && view.any(0..subject.start, &["if"]) {
            continue;
        }
        // "what an Olden win would mean": asked, not said.
        if subject.start > 0 && view.is(subject.start - 1, &["how", "what", "which"]) {
            continue;
        }
        // "saying his government would", "sensing he might": who tells it, not what brings it about.
        let thinks =
            view.has(subject.start, W::PersonVerb) || view.is(subject.start, &["believing", "knowing", "meaning", "sensing"]);
        if view.pos(subject.start) == Pos::Gerund && thinks && subject.start > 0 && view.mark(subject.start - 1) {
            continue;
        }
        let hypothetical = view.has(modal, W::Would) && !view.is(modal, &["'d"]);
        let outcome =
            indefinite(view, &subject) && heads(view, &subject, hypothetical) && events::by_noun(view, &subject).is_some();
        let act = hypothetical
            && view.pos(subject.start) == Pos::Gerund
            && !said_or_named(view, subject.start)
            && (subject.len() > 1 || alone(view, modal, subject.start))
            && clauses::head(view, &(0..modal)) <= subject.start
            && opens_clause(view, subject.start);
        let side = |i: usize| {
            let alone = i > subject.start && view.is(i - 1, &["a"]) && (i + 1 == subject.end || view.mark(i + 1));
            view.is(i, &["yes", "no", "\"yes\"", "\"no\""]) && (view.is(i + 1, &["vote", "result"]) || alone)
        };
        let vote = hypothetical && subject.clone().any(side);
        // "could not be ruled out"
        if (modal + 1..modal + 4).any(|i| view.is(i, &["ruled", "excluded"]) && view.has(i - 1, W::Be)) {
            continue;
        }
        let fell_through = hypothetical && fell_through(view, modal, &subject);
        if !(outcome || act || vote || fell_through || hypothetical && !done_to(view, modal) && happening(view, &subject)) {
            continue;
        }
        // "A war could change that"
        if super::carry::undoes(view, modal) && view.any(modal..modal + 3, &["alter", "change"]) {
            continue;
        }
        let end = super::edges::hard_end(view, modal);
        // "Olden's presidency could hang in the balance if she": the office she has, and a condition that is told.
        let told = view.any(modal..end, &["if", "unless"]);
        if told && !act && view.any(subject.clone(), OFFICE) {
            continue;
        }
        out.push(Nominal { condition: subject, effect: modal..end });
        if out.len() >= 8 {
            break;
        }
    }
    // "A draw would be enough, but a defeat would send them home": each its own effect.
    let starts: Vec<usize> = out.iter().map(|n| n.condition.start).collect();
    for (nominal, &next) in out.iter_mut().zip(starts.iter().skip(1)) {
        if nominal.effect.contains(&next) && view.has(next - 1, W::Coordinator) {
            nominal.effect.end = view.trimmed(nominal.effect.start..next - 1).end;
        }
    }
    out
}

/// "One more defeat and the coach will go", "Lose, and the coach will go": what opens the sentence is the condition of the clause behind "and".
fn one_more(view: &View, modal: usize) -> Option<Nominal> {
    let first = (0..view.len().min(3)).find(|&i| !view.mark(i))?;
    let and = view.find(first + 1..modal.min(first + 9), &["and"])?;
    let words = view.trimmed(first..and);
    let amount = view.is(words.start, &["another"]) || view.is(words.start, &["one", "two"]) && view.is(words.start + 1, MORE);
    // "Lose here and the club will go down"
    let order = (words.len() == 1) == view.mark(and - 1)
        && words.len() <= 5
        && view.is(words.start, &["lose", "win"])
        && !view.is(words.start + 1, &["or"])
        && view.has(modal, W::Future);
    let noun = amount && matches!(view.pos(words.end - 1), Pos::Noun | Pos::Base);
    let main = clauses::subject_then_verb(view, and + 1, view.len().min(and + 16)) == Some(modal);
    let fits = (noun || order) && main && !view.any_finite(words.clone()) && !(and..modal).any(|i| view.mark(i));
    fits.then(|| Nominal { condition: words, effect: and + 1..super::edges::hard_end(view, modal) })
}

/// "The merger would have created a group of nine firms", "The bill would have closed the port": what did not come about, and what it
/// would have brought.
fn fell_through(view: &View, modal: usize, subject: &Range<usize>) -> bool {
    let own = subject.start..subject.clone().find(|&i| view.pos(i) == Pos::Preposition).unwrap_or(subject.end);
    let head = own.end.saturating_sub(1);
    let event = [W::EventNoun, W::LoseNoun, W::WinNoun].iter().any(|&class| view.has(head, class)) || view.has(head, W::Plan);
    event && own.len() > 1 && view.is(modal, &["would"]) && would::would_have(view, modal) && opens_clause(view, subject.start)
}

/// Behind "one": so much more, or one that goes wrong.
const MORE: &[&str] = &["bad", "false", "further", "more", "slip", "wrong"];

/// What somebody has as much as may get.
const OFFICE: &[&str] =
    &["administration", "chancellorship", "government", "leadership", "mandate", "mayoralty", "premiership", "presidency"];

/// "arguing the pact could", "including the islands, could": words that tell, or that name a part of what stands before.
fn said_or_named(view: &View, gerund: usize) -> bool {
    let names =
        &["barring", "beginning", "concerning", "excluding", "following", "including", "polling", "regarding", "starting"];
    // "Rising fares would", not "Changing the rule would": how something is.
    let how = view.is(gerund, BECOMES) && matches!(view.pos(gerund + 1), Pos::Noun | Pos::Adjective);
    how || view.is(gerund, names) || view.has(gerund, W::PersonVerb) && gerund > 0 && !view.is(gerund + 1, &["no", "yes"])
}

/// What things do by themselves.
const BECOMES: &[&str] = &[
    "ageing",
    "aging",
    "changing",
    "declining",
    "emerging",
    "existing",
    "falling",
    "growing",
    "remaining",
    "rising",
    "shifting",
];

/// True where the phrase's own noun, not one that hangs on it, names an outcome.
fn heads(view: &View, subject: &Range<usize>, hypothetical: bool) -> bool {
    let own = subject.start..subject.clone().find(|&i| view.pos(i) == Pos::Preposition).unwrap_or(subject.end);
    // "the town's next government": one that comes anyway, whoever wins.
    let owned = own.clone().any(|i| view.pos(i) == Pos::Possessive || view.is(i, &["her", "his", "its", "our", "their"]));
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
    let hangs = |&i: &usize| matches!(view.pos(i), Pos::Preposition | Pos::To);
    let there = view.is(subject.end.wrapping_sub(1), &["here", "there"]);
    let head = subject.clone().take(6).find(hangs).unwrap_or(subject.end - usize::from(there)).wrapping_sub(1);
    // "Passage would", "Rejection of the offer could", "Failure to agree would": the bare noun at the head of the sentence.
    let bare = subject.start;
    if subject.len() == 1 || view.is(bare + 1, &["by", "for", "in", "of", "to"]) {
        let comes = view.has(bare, W::EventNoun) || view.has(bare, W::LoseNoun) || view.is(bare, &["victory"]);
        let one = !matches!(view.tag(bare), Some(Tag::Nns | Tag::Nnps));
        return comes && one && (clauses::head(view, &(0..view.len())) == bare || bare > 0 && view.has(bare - 1, W::Speech));
    }
    // "Olden's signature on such a bill would"
    let owned = subject.start + 1..head;
    if owned.clone().take(4).any(|i| view.word(i).starts_with(['\'', '’'])) && view.is(head, &["approval", "signature", "veto"])
    {
        return opens_clause(view, subject.start);
    }
    view.is(subject.start, &["a", "an", "any", "another", "such"])
        && (subject.len() <= 9 || view.any_finite(subject.clone()))
        && opens_clause(view, subject.start)
        && head > subject.start
        && (view.has(head, W::EventNoun)
            || view.has(head, W::LoseNoun)
            || view.is(head, &["victory", "win"])
            || may_turn_out(view, subject, head))
}

/// True for a phrase that opens with "a", "any", "another" or "such a" and whose head may come or not by what is said of it.
fn may_turn_out(view: &View, subject: &Range<usize>, head: usize) -> bool {
    let (first, before) = (subject.start, head.wrapping_sub(1));
    let described = view.pos(before) == Pos::Adjective;
    // "A split Congress would", "A hung parliament would"
    let undecided = view.is(head, &["congress", "council", "government", "house", "parliament", "senate"])
        && view.is(before, &["divided", "gridlocked", "hung", "minority", "split"]);
    // "A narrow result would", "A failed vote would"
    let close = view.is(head, &["decision", "outcome", "result", "verdict", "vote"])
        && (described || matches!(view.pos(before), Pos::Finite | Pos::Participle));
    // "A stronger crown would", "A low turnout would", "Another dry night would"
    let measured = described
        && (view.has(first + 1, W::Compared) || view.is(head, &["reading", "showing", "turnout"]))
        && !view.is(head, &["answer", "approach", "model", "option", "question", "system", "version"])
        || view.is(first, &["another"]) && (lexicon::unit_of_time(view.lower(head)) || view.is(head, &["season", "winter"]));
    let season = described && view.has(head, W::Season);
    // "Such a move would": what was told of before, if it comes.
    let act = || ["ion", "ment", "ure"].iter().any(|end| view.lower(head).ends_with(end));
    let such = view.is(first, &["such"]) && view.is(first + 1, &["a", "an"]) && (view.is(head, STEPS) || act());
    let snap =
        view.is(head, &["election"]) && (view.is(before, &["early", "fresh", "snap"]) || view.is(head + 1, &["before", "in"]));
    // "A return to court would", "A vote against the plan would", "An attempt to repeal it would"
    let aimed = view.is(head, &["attempt", "return"]) && view.is(head + 1, &["to"])
        || view.is(head, &["vote"]) && view.is(head + 1, &["against", "for"]);
    undecided || close || measured || season || such || snap || aimed || view.is(head, CONTESTS)
}

/// What may be held, found or laid on, or may break out: "an Olden-Brask race would", "a carbon tax would".
const CONTESTS: &[&str] =
    &["candidacy", "catastrophe", "clash", "contest", "convention", "crisis", "disaster", "matchup", "race", "rematch", "ticket"];

/// "Holding would": the gerund alone at the head of the sentence, no name that ends like one.
fn alone(view: &View, modal: usize, gerund: usize) -> bool {
    let name = lexicon::classes_of(view.lower(gerund)).has(Class::Capital);
    clauses::head(view, &(0..view.len())) == gerund && !done_to(view, modal) && !name
}

/// What somebody may do: behind "such a".
const STEPS: &[&str] = &["change", "decision", "delay", "law", "move", "outcome", "policy", "result", "scenario", "step", "tax"];

/// "could be worked out", "could come by June", "would have": what is done to the event or when it comes, no effect of it.
fn done_to(view: &View, modal: usize) -> bool {
    let verb = if view.is(modal + 1, &["n't", "not"]) { modal + 2 } else { modal + 1 };
    // "could take three years"
    let long = view.pos(verb + 1) == Pos::Number
        || lexicon::unit_of_time(view.lower(verb + 1))
        || view.is(verb + 1, &["long", "longer"]);
    view.is(verb, &["begin", "come", "emerge", "follow", "happen", "have", "materialise", "materialize", "occur"])
        || view.is(verb, &["last", "take"]) && long
        || view.is(verb, &["be"]) && matches!(view.pos(verb + 1), Pos::Participle | Pos::Preposition) && !view.is(verb + 1, TAKEN)
}

/// How an event is taken: "would be greeted with relief".
const TAKEN: &[&str] = &["felt", "greeted", "hailed", "remembered", "seen", "taken", "treated", "viewed", "welcomed"];

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
                // "a strong vote - above all a win - could"
                let dashed = matches!(s.before, '-' | '(') && !view.any_finite(s.range.clone()) && s.range.len() <= 8;
                dashed
                    || matches!(clauses::role(view, s), clauses::Role::Relative | clauses::Role::Reporting)
                    || head == Pos::Participle
                    || link
                    || clauses::only_links(view, &s.range)
            });
            own = if aside { own.checked_sub(1)? } else { own };
        }
        let segment = view.segments.get(own)?;
        floor = segment.range.start;
        verb = segment.range.end;
    }
    let mut start = verb;
    // "Failure to agree would": the noun asks for the verb behind it.
    let noun = if view.is(floor, &["a", "an", "any", "another"]) { floor + 1 } else { floor };
    let asks = view.is(noun, &["attempt", "failure", "refusal"]) && view.is(noun + 1, &["to"]) && verb - floor < 14;
    if asks && !view.any_finite(floor..verb) {
        return Some(floor..verb);
    }
    // "Defeat would": a noun taken for a verb.
    if floor + 1 == verb && view.pos(floor) == Pos::Base && (view.has(floor, W::LoseNoun) || view.has(floor, W::EventNoun)) {
        return Some(floor..verb);
    }
    while start > floor && verb - start < 14 {
        let i = start - 1;
        let part = view.nominal(i)
            || view.is(i, &["/"])
            || matches!(view.pos(i), Pos::Gerund | Pos::Adverb)
            || view.pos(i) == Pos::Preposition && !view.has(i, W::Subordinator) && !view.is(i, &["that"])
            || view.is(i, &["as"]) && i > floor && view.has(i - 1, W::WinNoun)
            || view.is(i, &["or", "and"]) && i > floor && view.nominal(i - 1)
            // "A loss in either town would"
            || view.is(i, &["either"]) && view.nominal(i + 1)
            // "A failed vote": the participle, whatever its tag.
            || view.is(i.wrapping_sub(1), &["a", "an", "another"]) && i > floor && view.lower(i).ends_with("ed");
        if !part {
            break;
        }
        start = i;
    }
    if start > floor
        && let Some(whole) = wide(view, floor, verb)
    {
        return Some(whole);
    }
    // "In return for your help I would": the pronoun alone is the subject; not in "Blocking it would".
    let object = verb == start + 2
        && view.pos(start) == Pos::Gerund
        && view.is(start + 1, &["it", "that", "them", "this"])
        && !view.has(start, W::PersonVerb)
        && opens_clause(view, start)
        && !view.mark(start.wrapping_sub(1));
    // "A win there would"
    let there = view.is(verb.wrapping_sub(1), &["here", "there"]) && view.pos(verb.wrapping_sub(2)) == Pos::Noun;
    if verb > start + 1 && view.pos(verb.wrapping_sub(1)) == Pos::Pronoun && !object && !there {
        return None;
    }
    while start < verb
        && (view.pos(start) == Pos::Preposition || view.pos(start) == Pos::Coordinator || view.pos(start) == Pos::Adverb)
    {
        start += 1;
    }
    (start < verb).then_some(start..verb)
}

/// "A loss in the town she led for years | would", "Using it to sell tickets | would": a subject with a clause or an aim of its own in it.
fn wide(view: &View, floor: usize, verb: usize) -> Option<Range<usize>> {
    let start = clauses::head(view, &(floor..verb));
    let start = start + usize::from(view.is(start, &["that"]));
    if verb - start.min(verb) > 20 || (start..verb).any(|i| view.mark(i) && !view.quotes(i)) {
        return None;
    }
    // "a plan that would", "Looking for what would": the verb's own subject is another.
    let asks =
        |i: usize| view.pos(i) == Pos::Wh && !view.is(i, &["who", "which"]) || view.is(i, &["if", "that"]) && i + 1 == verb;
    if view.pos(verb - 1) != Pos::Noun || (start..verb).any(asks) || !opens_clause(view, start) {
        return None;
    }
    let told = |i: usize| view.pos(i - 1) == Pos::Pronoun || view.is(i - 1, &["that", "which", "who"]);
    let event = view.is(start, &["a", "an", "another", "any"])
        && (start + 1..verb).all(|i| !view.finite(i) || told(i))
        && view.any_finite(start + 1..verb);
    let act = view.pos(start) == Pos::Gerund
        && !(start..verb).any(|i| view.finite(i) || view.is(i, &["that"]))
        && (start + 1..verb).any(|i| view.pos(i) == Pos::To && (view.pos(i + 1) == Pos::Base || view.quotes(i + 1)));
    (event || act).then_some(start..verb)
}

/// "an Olden win", "another Brask term", "her return", "Olden's victory", "Harbour majorities": not one that stands already.
fn indefinite(view: &View, subject: &Range<usize>) -> bool {
    // "the defeat of Olden would"
    let of = view.is(subject.start, &["the"]) && view.is(subject.start + 2, &["of"]) && view.capital(subject.start + 3);
    of && (view.has(subject.start + 1, W::LoseNoun) || view.is(subject.start + 1, &["election", "re-election", "reelection"]))
        || !view.is(subject.start, &["the", "this", "that", "these", "those", "no", "its", "our", "my", "your"])
}
