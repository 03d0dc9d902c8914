//! Whom "he" or "she" means in a condition behind its clause, where the words of that clause tell: who vows something for the case that "he
//! wins", in whose cabinet somebody would sit "if she wins", whom somebody would back "if nominated".

use super::Event;
use super::Phrase;
use super::antecedent::Extent;
use super::clauses;
use super::known::Known;
use super::outcomes::{self, Outcome, elected};
use super::signals::Signal;
use super::topics;
use super::view::{Pos, View};
use crate::lexicon::{self, Class};
use crate::people::EntityId;
use crate::reason::share;
use std::ops::Range;

/// The person whose win or defeat a condition assumes that names nobody; `taken` is the outcome with whom the pronoun was taken for.
pub(super) fn told(view: &View, signal: &Signal, extent: &Extent, taken: &Outcome, known: &Known) -> Option<EntityId> {
    let loses = taken.event == Event::Lose;
    let taken = taken.subject.as_ref().and_then(|s| s.entity);
    let words = signal.range.end..extent.condition.end;
    let before = extent.before.as_ref().filter(|_| extent.after.is_none())?;
    let chosen = elected(view, &words);
    let pronoun = view.is(words.start, &["he", "she"]);
    if !chosen && !pronoun {
        return None;
    }
    let found = remarks(view, before, known).or_else(|| match chosen {
        true => backed(view, before, taken, known),
        false if loses => let_down(view, before, taken, known),
        false => vows(view, before, known)
            .or_else(|| {
                backed(view, before, taken, known).filter(|_| view.capital(view.trimmed(before.clone()).end.wrapping_sub(1)))
            })
            .or_else(|| cabinet(view, before, words.start, known))
            .or_else(|| told_of(view, before, taken, known)),
    });
    found.filter(|id| known.is_person(*id))
}

/// The person whom the words that end before token `end` name, or call "him".
fn person(view: &View, floor: usize, end: usize, known: &Known) -> Option<EntityId> {
    let last = view.span(end.checked_sub(1).filter(|&i| i >= floor)?..end);
    known.people.mentions_in(last).find(|m| m.span.end() == last.end() && known.is_person(m.entity)).map(|m| m.entity)
}

/// "given Brask's comments saying he would leave | if elected": whose words they are.
fn remarks(view: &View, before: &Range<usize>, known: &Known) -> Option<EntityId> {
    let mut owned = before.clone().rev().take(20).filter(|&i| {
        view.pos(i) == Pos::Possessive
            && lexicon::classes_of(view.lower(i + 1)).has(Class::ReportNoun)
            && (view.is(i + 2, &["saying", "that"]) || view.pos(i + 2) == Pos::To)
    });
    owned.next().and_then(|i| person(view, before.start, i, known))
}

/// "would support her | if nominated": whom it is about.
fn backed(view: &View, before: &Range<usize>, taken: Option<EntityId>, known: &Known) -> Option<EntityId> {
    let end = view.trimmed(before.clone()).end;
    let verb = (before.start..end).rev().take(5).find(|&i| view.is(i, BACKS))?;
    let whom = (verb + 1..end).all(|i| view.nominal(i)).then(|| person(view, verb + 1, end, known))??;
    // Nobody is called "her" behind what she does.
    if Some(whom) == taken && !view.capital(end.wrapping_sub(1)) {
        known.other_person_near(whom, view.span(verb..end))
    } else {
        Some(whom)
    }
}

/// "would support her | if nominated": whom it is about, where a pronoun calls her.
pub(super) fn backed_pronoun(view: &View, before: &Range<usize>) -> Option<Phrase> {
    let last = view.trimmed(before.clone()).end.checked_sub(1).filter(|&i| i > before.start && view.is(i - 1, BACKS))?;
    let text = match view.lower(last) {
        "her" => "she",
        "him" => "he",
        _ => return None,
    };
    Some(Phrase { text: share(text), span: view.span(last..last + 1) })
}

/// "His voters would support Olden | if he loses": not whom they turn to.
fn let_down(view: &View, before: &Range<usize>, taken: Option<EntityId>, known: &Known) -> Option<EntityId> {
    let end = view.trimmed(before.clone()).end;
    let whom = taken.filter(|_| (before.start..end).rev().take(5).any(|i| view.is(i, BACKS)))?;
    (person(view, before.start, end, known) == Some(whom)).then(|| known.other_person_near(whom, view.span(end - 1..end)))?
}

/// Verbs for standing by somebody who may be chosen.
const BACKS: &[&str] =
    &["back", "backed", "backing", "backs", "endorse", "endorsed", "endorsing", "support", "supported", "supporting"];

/// "Olden, who has pledged to make Brask a judge | if she wins": who pledges.
fn vows(view: &View, before: &Range<usize>, known: &Known) -> Option<EntityId> {
    let verb = before.clone().rev().take(24).find(|&i| {
        view.is(i, &["offered", "pledged", "pledges", "promised", "promises", "threatened", "vowed", "vows"])
            && view.pos(i + 1) == Pos::To
            && !view.is(i + 2, BACKS)
            && !view.is(i + 2, &["help", "serve", "work"])
    })?;
    let subject = (before.start..verb)
        .rev()
        .take(4)
        .find(|&i| !(view.has(i, super::words::W::Have) || view.pos(i) == Pos::Adverb || view.mark(i) || view.is(i, &["who"])))?;
    person(view, before.start, subject + 1, known)
}

/// "may take a post in Olden's cabinet | if she wins", "He advises Olden's campaign and may rise | if she wins".
fn cabinet(view: &View, before: &Range<usize>, pronoun: usize, known: &Known) -> Option<EntityId> {
    let other: &[&str] = if view.is(pronoun, &["she"]) { &["he", "him", "his"] } else { &["her", "she"] };
    let apart = before.clone().any(|i| view.is(i, other));
    let owned = before.clone().rev().take(30).find(|&i| {
        let hers = view.is(i + 1, &["administration", "cabinet", "government"]) || apart && view.is(i + 1, &["campaign"]);
        view.pos(i) == Pos::Possessive && hers
    })?;
    person(view, before.start, owned, known)
}

/// "Brask says that Olden will ruin the port | if she wins": not who says it, where it is told of another by name.
fn told_of(view: &View, before: &Range<usize>, taken: Option<EntityId>, known: &Known) -> Option<EntityId> {
    let start = clauses::reported_start(view, before)?;
    let says = |m: &crate::people::Mention| Some(m.entity) == taken;
    if !known.people.mentions_in(view.span(before.start..start)).any(says)
        || view.any(start..before.end, &["he", "her", "him", "his", "she"])
    {
        return None;
    }
    let actor = topics::actor(view, &(start..before.end))?;
    outcomes::of_name(&actor, known).filter(|id| Some(*id) != taken)
}
