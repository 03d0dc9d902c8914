//! They: the several people, or the body, that the text is about. "**Police** searched the barn, which they say was locked", "**Hart and Moor** left.
//! They said". Never a place or a body that merely stands nearest.

use super::bodies::ends_in_body;
use super::phrases::{phrase_after, simple_start, tag};
use super::speakers::{Around, core_of};
use super::{cues, marks};
use crate::lexicon::{Class, classes_of};
use crate::people::reader::Reader;
use crate::people::{EntityId, EntityKind, MentionKind, People};
use crate::text::Tag;
use std::ops::Range;

/// How many sentences before "they" are looked at for one about several.
const BACK: usize = 3;
/// How far before "they" any people are looked for, in tokens.
const FAR: usize = 50;

/// The phrase "they" at `i` takes up in its own sentence or the one before.
pub fn near(r: Reader<'_>, people: &People, around: Around<'_>, i: usize) -> Option<Range<usize>> {
    let number = r.text.sentence_at(r.span(i).start())?;
    let here = r.text.sentences.get(number)?;
    // "The mill is closing, they said": what is said is not who says it.
    let first = here.tokens().start;
    let behind = i > first && (r.is(i - 1, &[","]) || r.mark(i - 1));
    let own = || cues::sentence_subject(r, &(first..i)).filter(|s| s.end < i && of_several(r, people, s));
    // "It began when police stopped a car that they say was stolen"
    let clause = || {
        let head = (first.max(i.saturating_sub(FAR))..i).rev().find(|&k| humans(r, k) && tag(r, k + 1).is_finite_verb())?;
        Some(simple_start(r, head, first.max(head.saturating_sub(6)))..head + 1)
    };
    let here_before = if behind { None } else { own().or_else(clause) };
    here_before.or_else(|| about(r, people, around, number.checked_sub(1)?, here.paragraph()))
}

/// The phrase "they" at `i` takes up further back.
pub fn far(r: Reader<'_>, people: &People, around: Around<'_>, i: usize) -> Option<Range<usize>> {
    let number = r.text.sentence_at(r.span(i).start())?;
    let paragraph = r.text.sentences.get(number)?.paragraph();
    let back = (number.saturating_sub(BACK)..number).rev();
    let subject = back.filter_map(|s| about(r, people, around, s, paragraph.saturating_sub(1))).next();
    // "The villages sued. They argue": whatever there are several of.
    let any = || {
        let before = r.text.sentences.get(number.checked_sub(1)?).filter(|s| s.paragraph() == paragraph)?.tokens();
        let subject = cues::sentence_subject(r, &before).filter(|s| !around.reported(r.cover(s.clone())))?;
        let head = core_of(r, &subject).end.checked_sub(1)?;
        (subject.start == before.start && tag(r, head) == Tag::Nns).then_some(subject)
    };
    subject.or_else(any).or_else(|| {
        let head = (i.saturating_sub(FAR)..i).rev().find(|&k| humans(r, k) && !around.reported(r.span(k)))?;
        let start = simple_start(r, head, head.saturating_sub(6));
        phrase_after(r, start, head + 1).filter(|p| p.end == head + 1)
    })
}

/// The subject of a sentence from `paragraph` on, outside marks, where it is several people or a body.
fn about(r: Reader<'_>, people: &People, around: Around<'_>, sentence: usize, paragraph: usize) -> Option<Range<usize>> {
    let sentence = r.text.sentences.get(sentence).filter(|s| s.paragraph() >= paragraph)?;
    if marks::holds(around.marks, r.span(sentence.tokens().start).start()) {
        return None;
    }
    // "Critics of the mill": read as the subject whatever the tagger made of the verb.
    let first = sentence.tokens().start;
    if r.has(first, Class::Group) && r.capital(first) {
        return phrase_after(r, first, sentence.tokens().end).or(Some(first..first + 1));
    }
    // "The council can wait, according to economists. They wrote": what was said is not who says it.
    let told = |s: &Range<usize>| around.reported(r.cover(s.clone()));
    cues::sentence_subject(r, &sentence.tokens()).filter(|s| of_several(r, people, s) && !told(s))
}

/// True for a phrase that "they" can take up.
fn of_several(r: Reader<'_>, people: &People, phrase: &Range<usize>) -> bool {
    let core = core_of(r, phrase);
    let Some(head) = core.end.checked_sub(1) else { return false };
    let span = r.cover(core.clone());
    let person = people
        .mentions_in(span)
        .filter(|m| m.kind != MentionKind::Description && people.kind(m.entity) == Some(EntityKind::Person));
    let pair = core.clone().any(|i| r.is(i, &["and"])) && (person.take(2).count() > 1 || humans(r, head));
    let body = r.has(head, Class::OrganizationNoun) && !r.any(head, &[Class::Document, Class::Role]);
    pair || humans(r, head) || body || ends_in_body(r, people, span)
}

/// True for a noun for several people: officials, dentists, Germans, police.
fn humans(r: Reader<'_>, i: usize) -> bool {
    let plural = matches!(tag(r, i), Tag::Nns | Tag::Nnps);
    let lower = r.lower(i);
    let one = || lower.strip_suffix('s').is_some_and(|one| classes_of(one).any(&[Class::Role, Class::Title]));
    let shape = || ["ists", "ians"].iter().any(|end| lower.ends_with(end));
    let noun = tag(r, i).is_noun();
    noun && r.has(i, Class::Group) || plural && (r.any(i, &[Class::Role, Class::Title, Class::Demonym]) || one() || shape())
}

/// The words of an unnamed source up to what hangs on its head, in lower case: "two nurses" of "two nurses from Velm".
pub fn head_words(people: &People, id: EntityId) -> Vec<String> {
    let Some(entity) = people.entity(id).filter(|e| e.kind == EntityKind::Unnamed) else { return Vec::new() };
    let hangs =
        |w: &str| matches!(w, "of" | "at" | "in" | "with" | "from" | "who" | "for" | "on" | "briefed" | "familiar" | "close");
    let words = entity.name.split_whitespace().take_while(|w| !hangs(w)).take(12);
    words.map(|w| w.trim_end_matches(',').to_lowercase()).collect()
}

/// True for an unnamed source of several people ("lawmakers", "two nurses").
pub fn several(people: &People, id: EntityId) -> bool {
    let words = head_words(people, id);
    let Some(head) = words.last() else { return false };
    let classes = classes_of(head);
    classes.has(Class::Group) || head.ends_with('s') && !head.ends_with("ss") && !classes.has(Class::Role)
}

/// True for a named person, and for an unnamed source that can be one: "a clerk", "one of them", not "last month".
pub fn one_person(people: &People, id: EntityId) -> bool {
    if people.kind(id) != Some(EntityKind::Unnamed) {
        return true;
    }
    let words = head_words(people, id);
    let first = words.first().map_or("", String::as_str);
    let human = words.iter().rev().take(2).any(|w| classes_of(w).any(&[Class::Role, Class::Title]));
    // "one of them", not "if one asks".
    let one = || first == "one" && people.entity(id).is_some_and(|e| e.name.len() > first.len());
    human || one() || matches!(first, "another" | "someone" | "somebody" | "he" | "she")
}
