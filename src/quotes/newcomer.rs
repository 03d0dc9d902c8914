//! Pronouns and descriptions for somebody who has just come in, or who has no name a list would know: "**A clerk** shook his head. “...,” he
//! said", "I rang **my sister**. She told me", "the Norwegian said", "the 31-year-old said".

use super::cues;
use super::marks::{self, Marked};
use super::phrases::{finite_verb, opens, phrase_after, simple_start, tag};
use super::speakers::{Around, Memory, core_of};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::resolve::pronoun;
use crate::people::roster::gender_of;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::text::{Sentence, Tag};
use std::ops::Range;

/// How many sentences inside the same marks are gone back over.
const BACK: usize = 6;
/// How many mentions are looked at.
const NEAR: usize = 24;

/// The sentence before the one with the pronoun, in its paragraph and outside marks.
fn before<'t>(r: Reader<'t>, marks: &[Marked], i: usize) -> Option<&'t Sentence> {
    let number = r.text.sentence_at(r.span(i).start())?;
    let here = r.text.sentences.get(number)?;
    let marked = |s: &Sentence| marks::holds(marks, s.span.start());
    // The words in marks before the pronoun may be several sentences.
    let mut first = number;
    while number - first < BACK && r.text.sentences.get(first).is_some_and(marked) {
        let Some(back) = first.checked_sub(1) else { break };
        if r.text.sentences.get(back).is_none_or(|s| s.paragraph() != here.paragraph()) {
            return None;
        }
        first = back;
    }
    let found = if first == number { first.checked_sub(1)? } else { first };
    r.text.sentences.get(found).filter(|s| s.paragraph() == here.paragraph() && !marked(s))
}

/// Subject of the sentence before, where it brings in one person without a name: "a nurse from Velm".
pub fn subject(r: Reader<'_>, people: &People, marks: &[Marked], i: usize) -> Option<Range<usize>> {
    let gender = pronoun(r, i).filter(|_| r.is(i, &["he", "she"]))?;
    let sentence = before(r, marks, i)?;
    let first = sentence.tokens().start;
    let phrase = cues::sentence_subject(r, &sentence.tokens()).filter(|p| opens_sentence(r, first, p.start))?;
    let indefinite = r.is(phrase.start, &["a", "an", "one", "another"]);
    let head = (phrase.start + 1..phrase.end.min(phrase.start + 6)).take_while(|&k| r.wordy(k) && tag(r, k) != Tag::In).last()?;
    let person = r.has(head, Class::Role) && !r.has(head, Class::Group);
    let clash = gender_of(r, head).is_some_and(|g| g != gender);
    // "A spokesman for Hart": the one named only says whose. A name right behind it is the newcomer's own, and resolved as such.
    let named =
        people.mentions_in(sentence.span).any(|m| m.kind == MentionKind::Name && m.span.start() < r.span(phrase.start).start());
    (indefinite && person && !clash && !named).then_some(phrase)
}

/// "**A trade group for mills** spoke up. “...,” the group wrote": the subject of the sentence before, where it has the same head and says more.
pub fn same_head(r: Reader<'_>, marks: &[Marked], core: &Range<usize>) -> Option<Range<usize>> {
    let head = core.end.checked_sub(1).filter(|_| core.len() == 2 && r.is(core.start, &["the"]))?;
    let sentence = before(r, marks, core.start)?.tokens();
    let subject = cues::sentence_subject(r, &sentence).filter(|s| s.start > core.start || s.end <= core.start)?;
    let own = core_of(r, &subject).end.checked_sub(1)?;
    let introduced = r.is(subject.start, &["a", "an", "one"]) || own > subject.start + 1;
    (r.lower(own) == r.lower(head) && introduced && !r.capital(own)).then_some(subject)
}

/// True where a subject is its sentence's first, or stands behind a phrase of place or time.
fn opens_sentence(r: Reader<'_>, first: usize, start: usize) -> bool {
    let place = r.is(
        first,
        &["in", "on", "at", "outside", "inside", "near", "nearby", "later", "earlier", "meanwhile", "across", "behind"],
    );
    start <= first + 1 || place && r.is(start.wrapping_sub(1), &[","])
}

/// The last person without a name in the sentence before: "I rang **my sister**."
pub fn object(r: Reader<'_>, marks: &[Marked], i: usize) -> Option<Range<usize>> {
    let gender = pronoun(r, i).filter(|_| r.is(i, &["he", "she"]))?;
    let here = r.text.sentences.get(r.text.sentence_at(r.span(i).start())?)?;
    // "She was born in Elda, the daughter of a vet. “...,” she said": whoever she is, she is the same.
    if before(r, marks, i).is_some_and(|s| r.is(s.tokens().start, &["he", "she"]) && pronoun(r, s.tokens().start) == Some(gender))
    {
        return None;
    }
    let own = (here.tokens().start..i).rev().take(40);
    let earlier = before(r, marks, i).map_or(0..0, |s| s.tokens()).rev().take(40);
    let fits = |k: &usize| {
        let person = r.has(*k, Class::Role) && !r.any(*k, &[Class::Group, Class::OrganizationNoun]) && tag(r, *k).is_noun();
        person
            && !marks::holds(marks, r.span(*k).start())
            && !tag(r, k + 1).is_noun()
            && gender_of(r, *k).is_none_or(|g| g == gender)
    };
    let head = own.chain(earlier).find(fits)?;
    let start = simple_start(r, head, head.saturating_sub(6));
    let hangs = r.is(head + 1, &["of", "from", "in", "at", "with"]);
    let phrase = phrase_after(r, start, head + 12).filter(|p| hangs && p.end > head).unwrap_or(start..head + 1);
    // "her friend" is not who "she" is.
    (opens(r, start) && pronoun(r, start) != Some(gender)).then_some(phrase)
}

/// A name of one word that nothing showed to be a person's until "he" or "she" took it up.
pub fn bare_name(r: Reader<'_>, people: &People, i: usize) -> Option<EntityId> {
    pronoun(r, i)?;
    let at = r.span(i).start();
    let number = r.text.sentence_at(at)?;
    let near = people.mentions_before(at, NEAR);
    let lone = |m: &&Mention| {
        let token = r.text.token_at(m.span.start());
        let single = r.span(token) == m.span && !r.acronym(token);
        let other = [
            Class::Country,
            Class::Capital,
            Class::Demonym,
            Class::OrganizationNoun,
            Class::Calendar,
            Class::Group,
            Class::ThingNoun,
        ];
        let sentence = r.text.sentence_at(m.span.start());
        let opens = sentence.and_then(|s| r.text.sentences.get(s)).is_some_and(|s| s.tokens().start == token);
        m.kind == MentionKind::Name
            && people.kind(m.entity) == Some(EntityKind::Organization)
            && single
            && !r.any(token, &other)
            && sentence.is_some_and(|s| s + 2 > number)
            && (opens || r.is(token.saturating_sub(1), &[","]) || r.has(token + 1, Class::ReportingVerb))
            && (r.wordy(token + 1) || r.is(token + 1, &[","]))
            && r.text.sentence_at(r.span(token + 1).start()) == sentence
    };
    near.iter().rev().find(lone).map(|m| m.entity)
}

/// "the Norwegian said", "the 31-year-old said": the person of that age, or the one spoken of last.
pub fn by_origin_or_age(
    r: Reader<'_>,
    people: &People,
    around: Around<'_>,
    core: &Range<usize>,
    memory: Memory,
) -> Option<EntityId> {
    if core.len() != 2 || !r.is(core.start, &["the"]) {
        return None;
    }
    let word = core.start + 1;
    let age = r.lower(word).strip_suffix("-year-old");
    let origin = r.has(word, Class::Demonym) && r.capital(word) && single_origin(r.lower(word));
    if age.is_none() && !origin {
        return None;
    }
    let at = r.span(core.start).start();
    let near = people.mentions_before(at, NEAR * 4);
    let person = |m: &&Mention| people.names_person(m);
    if let Some(age) = age {
        let aged = |m: &&Mention| {
            let next = r.text.token_at(m.span.end().saturating_sub(1)) + 1;
            r.is(next, &[",", "("]) && r.lower(next + 1) == age
        };
        // "Hart, seeded 14th, ..., beating Lotte Maes. ... the 22-year-old said": whom a sentence begins with.
        let opens = |m: &&Mention| {
            let sentence = r.text.sentence_at(m.span.start()).and_then(|s| r.text.sentences.get(s));
            m.span.start() >= memory.at && sentence.is_some_and(|s| s.span.start() == m.span.start())
        };
        let begun = || near.iter().rev().take(NEAR).filter(person).find(opens);
        if let Some(m) = near.iter().rev().filter(person).find(aged).or_else(begun) {
            return Some(m.entity);
        }
    }
    let last = memory.last.map(|(e, _)| e).filter(|&e| people.kind(e) == Some(EntityKind::Person));
    let spoken_of = near.iter().rev().take(NEAR).filter(person).find(|m| m.span.start() >= memory.at && !around.reported(m.span));
    spoken_of.map(|m| m.entity).or(last)
}

/// The person with a name who is the subject of the sentence before, in the same paragraph and outside marks.
pub fn person_before(r: Reader<'_>, people: &People, around: Around<'_>, i: usize) -> Option<EntityId> {
    let sentence = before(r, around.marks, i)?;
    let subject = cues::sentence_subject(r, &sentence.tokens()).filter(|s| s.start <= sentence.tokens().start + 1)?;
    let span = r.cover(subject);
    let person = |m: &&Mention| {
        m.kind != MentionKind::Description && people.kind(m.entity) == Some(EntityKind::Person) && !around.reported(m.span)
    };
    people.mentions_in(span).filter(person).find(|m| span.encloses(m.span)).map(|m| m.entity)
}

/// "Asked by **Moor** whether it was late, she said": who asks does not answer.
pub fn asker(r: Reader<'_>, people: &People, i: usize) -> Option<EntityId> {
    let first = r.text.sentences.get(r.text.sentence_at(r.span(i).start())?)?.tokens().start.max(i.saturating_sub(NEAR * 2));
    let by = (first..i).find(|&k| r.is(k, &["asked", "pressed", "questioned"]) && r.is(k + 1, &["by"]))? + 2;
    people.mentions_in(r.cover(by..i.min(by + 6))).find(|m| people.names_person(m)).map(|m| m.entity)
}

/// "the Italian" is one person, "the French" are many.
fn single_origin(word: &str) -> bool {
    word.ends_with("an") && word.len() > 5
        || matches!(
            word,
            "israeli" | "iraqi" | "pakistani" | "swede" | "dane" | "finn" | "pole" | "turk" | "scot" | "greek" | "czech"
        )
}

/// How many mentions are gone back over to see whether somebody is new.
const KNOWN: usize = 400;

/// "It pleases Ada Hart, who runs the mill.¶“...,” she said.": who comes into the text at the end of the paragraph before words of their own.
pub fn introduced_above(r: Reader<'_>, people: &People, around: Around<'_>, i: usize, since: u32) -> Option<EntityId> {
    let sentences = &r.text.sentences;
    let here = r.text.sentence_at(r.span(i).start()).and_then(|s| sentences.get(s)).filter(|_| i > 0 && r.mark(i - 1))?;
    let first = sentences.partition_point(|s| s.paragraph() < here.paragraph());
    let opens = sentences.get(first).is_some_and(|s| r.mark(s.tokens().start));
    let before = first.checked_sub(1).and_then(|s| sentences.get(s)).filter(|s| opens && s.span.start() > since)?;
    let person = |m: &&Mention| people.names_person(m);
    let new = people.mentions_in(before.span).filter(person).filter(|m| before.span.encloses(m.span)).last()?;
    let end = r.text.token_at(new.span.end().saturating_sub(1)) + 1;
    let tells =
        |k: usize| r.is(k, &["a", "an", "the", "who", "whose"]) || r.any(k, &[Class::Role, Class::Title]) || tag(r, k) == Tag::Cd;
    let described = r.is(end, &[","]) && tells(end + 1);
    let full = end - r.text.token_at(new.span.start()) > 1;
    let known = people.mentions_before(new.span.start(), KNOWN).iter().any(|m| m.entity == new.entity);
    (described && full && !known && !around.reported(new.span)).then_some(new.entity)
}

/// Longest phrase of place or time before a subject, in tokens.
const LED: usize = 10;

/// Whom the sentence that ends the paragraph before is about, where `fits`, behind the last quotation: "Hart declined to comment."
pub fn brought_in(
    r: Reader<'_>,
    people: &People,
    around: Around<'_>,
    fits: impl Fn(&EntityId) -> bool,
    i: usize,
    since: u32,
) -> Option<EntityId> {
    let at = r.span(i).start();
    let sentences = &r.text.sentences;
    let here = r.text.sentence_at(at).and_then(|s| sentences.get(s))?;
    let first = sentences.partition_point(|s| s.paragraph() < here.paragraph());
    let before = first.checked_sub(1).and_then(|s| sentences.get(s))?;
    if before.paragraph() + 1 != here.paragraph() || before.span.start() < since {
        return None;
    }
    let subject = cues::sentence_subject(r, &before.tokens())?;
    let span = r.cover(subject.clone());
    let names =
        |m: &&Mention| fits(&m.entity) && m.kind != MentionKind::Pronoun && span.encloses(m.span) && !around.reported(m.span);
    // "On Monday night, Hart released a memo."
    let first = before.tokens().start;
    let led = subject.start < first + LED && r.is(subject.start.wrapping_sub(1), &[","]) && tag(r, first) == Tag::In;
    let led = led && finite_verb(r, first..subject.start).is_none();
    let found = (subject.start <= first + 1 || led).then(|| people.mentions_in(span).find(names))?;
    found.map(|m| m.entity)
}
