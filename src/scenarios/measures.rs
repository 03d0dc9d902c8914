//! What "it" means in "if it passes", "if it is repaired": the bill or the plan named last before, or what the sentence before speaks of.

use super::Event;
use super::gather::LONGEST;
use super::known::Known;
use super::outcomes::{self, Outcome, Subject};
use super::signals::Signal;
use super::view::{Pos, View};
use super::words::{W, bits_of};
use super::{clauses, topics};
use crate::lexicon::{self, Class};
use crate::text::Tag;
use std::ops::Range;

/// How many sentences back the measure is looked for.
const BACK: usize = 5;

/// Most words before the noun: "the cross-border rail funding bill".
const BEFORE: usize = 4;

/// `outcome` with the measure for its "it", where the condition says that something passes, fails or is decided and the text has named what may.
pub(super) fn named(view: &View, signal: &Signal, outcome: Outcome, known: &Known) -> Outcome {
    let it = signal.range.end;
    let short = ["it's ", "it’s "].iter().find_map(|it| outcome.label.strip_prefix(it)).map(|rest| format!("is {rest}"));
    let plain = ["it ", "they ", "this "].iter().find_map(|word| outcome.label.strip_prefix(word));
    let Some(rest) = short.as_deref().or(plain).filter(|_| outcome.event == Event::Other && view.is(it, &["it", "they", "this"]))
    else {
        return outcome;
    };
    let verb = verb_behind(view, it);
    // "it goes through", "it goes down"
    let goes = |i: usize| view.is(i, &["go", "goes", "went"]) && view.is(i + 1, &["ahead", "down", "forward", "through"]);
    let decided = !view.is(it, &["they"]) && verb.is_some_and(|i| view.has(i, W::Decided) || goes(i));
    // "If it rejects the budget": who decides is a body, and nothing else.
    let acts = verb.is_some_and(|i| view.is(i, ACTS) && view.pos(i + 1) == Pos::Determiner);
    let named = (acts || decided).then(|| last_before(view, it, if acts { body } else { measure })).flatten();
    let thing = || subject_before(view, signal, known).filter(|_| verb.is_some_and(|i| !stands_for_nothing(view, i)));
    match named.map(|name| with_article(&name)).or_else(|| if acts { None } else { thing() }).map(|phrase| lower_article(&phrase))
    {
        Some(phrase) => {
            Outcome { subject: Some(outcomes::of_words(&phrase, known)), label: format!("{phrase} {rest}"), ..outcome }
        }
        None => outcome,
    }
}

/// "If the union accepts, ... If they refuse": the subject of the condition beside it.
pub(super) fn parallel(view: &View, signal: &Signal, outcome: Outcome, before: &Subject, known: &Known) -> Outcome {
    let word = view.lower(signal.range.end);
    let rest = outcome.label.strip_prefix(word).and_then(|rest| rest.strip_prefix(' '));
    let pronoun = matches!(word, "it" | "they") && outcome.event == Event::Other;
    let Some(rest) = rest.filter(|_| pronoun) else { return outcome };
    let person = before.entity.is_some_and(|id| known.is_person(id));
    if person
        || before.name.is_empty()
        || verb_behind(view, signal.range.end).is_some_and(|i| stands_for_nothing(view, i))
        || words_only(&before.name)
        // "A deal is near. If they sign the deal"
        || rest.contains(before.name.as_str())
        || before.name.split(' ').count() > 4
    {
        return outcome;
    }
    Outcome { label: format!("{} {rest}", with_article(&before.name)), subject: Some(before.clone()), ..outcome }
}

/// The verb behind the pronoun at `it`, over auxiliaries, modals and adverbs.
fn verb_behind(view: &View, it: usize) -> Option<usize> {
    (it + 1..it + 5).find(|&i| !matches!(view.pos(i), Pos::Modal | Pos::Adverb) && !small(view, i))
}

/// "Measure 14", "the bill": the name of a thing within a label.
fn with_article(name: &str) -> String {
    if name.starts_with(char::is_uppercase) { name.to_owned() } else { format!("the {name}") }
}

/// "we", "they", "nobody", "Yes": names nothing that can be taken up.
fn words_only(name: &str) -> bool {
    let lower = name.to_lowercase();
    !name.contains(' ')
        && (bits_of(&lower).has(W::Pronoun) || matches!(lower.as_str(), "both" | "yes" | "no" | "neither" | "none"))
}

/// "it rains", "it turns out", "it is true that", "it were up to her": "it" stands for nothing that was named.
fn stands_for_nothing(view: &View, verb: usize) -> bool {
    let be = (verb.saturating_sub(2)..verb).any(|i| view.has(i, W::Be));
    let clause = view.any(verb + 1..verb + 4, &["for", "how", "that", "to", "what", "when", "whether", "who"]);
    let noun = (verb..verb + 3).any(|i| view.pos(i) == Pos::Determiner && view.is(i, &["a", "an", "the"]));
    view.has(verb, W::Empty) || be && (clause || noun || !matches!(view.pos(verb), Pos::Participle | Pos::Finite))
}

/// "The bridge is shut. If it is repaired": the subject of the clause or the sentence before, where that is one thing or body.
fn subject_before(view: &View, signal: &Signal, known: &Known) -> Option<String> {
    let it = signal.range.end;
    // "The worry is that if it": not what the worry is about.
    if !view.is(it, &["it", "they"]) || view.is(signal.range.start.wrapping_sub(1), &["that"]) {
        return None;
    }
    let many = view.is(it, &["they"]);
    let own = view.any_finite(0..signal.range.start).then(|| thing(view, 0..signal.range.start, many, known));
    if let Some(found) = own {
        return found;
    }
    let view = view.reader.view(view.before()?);
    thing(&view, 0..view.len(), many, known)
}

/// The subject of the clause at `range`, without who reports it: one thing or body, or `many`; no person, no stretch of time.
fn thing(view: &View, range: Range<usize>, many: bool, known: &Known) -> Option<String> {
    let body = clauses::strip_report(view, clauses::head(view, &range)..range.end);
    let body = clauses::split(view, body).pop()?;
    let actor = topics::actor(view, &body)?;
    let last = view.tokens.partition_point(|t| t.span().start() < actor.span.end()).checked_sub(1)?;
    let first = view.tokens.partition_point(|t| t.span().start() < actor.span.start());
    let fits = |tag: Tag| if many { matches!(tag, Tag::Nns | Tag::Nnps) } else { matches!(tag, Tag::Nn | Tag::Nnp) };
    let one = view.tokens.get(last).is_some_and(|t| fits(t.tag));
    let person = known.people.mentions_in(actor.span).any(|m| known.is_person(m.entity));
    let told = many || view.is(first, &["a", "an", "its", "our", "the", "their", "this"]) || view.capital(last);
    // "Supporters hope": a small letter within a label.
    let common = matches!(view.tag(first), Some(Tag::Nn | Tag::Nns)) && view.named(first);
    let words = if common { lower_first(&actor.text) } else { actor.text.to_string() };
    (one && told && !person && !view.has(last, W::TopicStop) && !view.has(last, W::Post)).then_some(words)
}

/// The words with a small first letter.
fn lower_first(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// "The bridge" within a label: "the bridge".
fn lower_article(phrase: &str) -> String {
    let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
    match first {
        "A" | "An" | "Its" | "Our" | "The" | "Their" | "This" | "a" | "an" | "this" => format!("the {rest}"),
        _ => phrase.to_owned(),
    }
}

/// "is", "does", "not", "were": what stands between "it" and its verb.
fn small(view: &View, i: usize) -> bool {
    view.has(i, W::Be) || view.has(i, W::Do) || view.has(i, W::Have) || view.has(i, W::Negation)
}

/// What a body does with a measure.
const ACTS: &[&str] =
    &["adopts", "approve", "approves", "blocks", "pass", "passed", "passes", "ratifies", "reject", "rejects", "vetoes"];

/// What kind of noun is looked for.
type Fits = fn(&View, usize) -> bool;

/// "bill", "plan"
fn measure(view: &View, i: usize) -> bool {
    view.has(i, W::Measure)
}

/// "council", "court"
fn body(view: &View, i: usize) -> bool {
    lexicon::classes_of(view.lower(i)).has(Class::OrganizationNoun)
}

/// The measure or body named last before token `it`, in its sentence or in one of the few before.
fn last_before(view: &View, it: usize, fits: Fits) -> Option<String> {
    if let Some(phrase) = last_in(view, 0..it, fits) {
        return Some(view.span(phrase).of(view.reader.source).to_owned());
    }
    let text = view.reader.text;
    let at = text.sentence_at(view.sentence.span.start())?;
    let before = text.sentences.get(at.saturating_sub(BACK)..at)?.iter().rev();
    before.filter(|s| s.tokens().len() <= LONGEST).find_map(|sentence| {
        let view = view.reader.view(sentence);
        last_in(&view, 0..view.len(), fits).map(|phrase| view.span(phrase).of(view.reader.source).to_owned())
    })
}

/// The last noun phrase of `range` that names one measure or body, without "the", "a" or "her" before it.
fn last_in(view: &View, range: Range<usize>, fits: Fits) -> Option<Range<usize>> {
    let one = |i: usize| matches!(view.tag(i), Some(Tag::Nn | Tag::Nnp));
    let head = range.clone().rev().find(|&i| fits(view, i) && one(i) && !(view.pos(i + 1) == Pos::Noun && i + 1 < range.end))?;
    let describes = |i: usize| matches!(view.pos(i), Pos::Noun | Pos::Adjective) && !view.mark(i);
    let first = (head.saturating_sub(BEFORE).max(range.start)..head).rev().take_while(|&i| describes(i)).last().unwrap_or(head);
    // "Measure 14"
    let numbered = view.capital(head) && view.pos(head + 1) == Pos::Number;
    Some(first..head + 1 + usize::from(numbered))
}
