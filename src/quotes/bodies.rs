//! Bodies: the firm, union or ministry that "it" and "the company" stand for.

use super::cues;
use super::phrases::tag;
use super::speakers::core_of;
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::roster::Gender;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::span::Span;
use std::ops::Range;

/// The body with a name that is the subject of the sentence before, in the same paragraph.
pub fn body_before(r: Reader<'_>, people: &People, i: usize) -> Option<EntityId> {
    let number = r.text.sentence_at(r.span(i).start())?;
    let here = r.text.sentences.get(number)?;
    let before = number.checked_sub(1).and_then(|n| r.text.sentences.get(n)).filter(|s| s.paragraph() == here.paragraph())?;
    let subject = cues::sentence_subject(r, &before.tokens()).filter(|s| s.start <= before.tokens().start + 1)?;
    let span = r.cover(core_of(r, &subject));
    // "Hart Rail has put out a statement. It says": no person is "it", but a person's statement is.
    let states = before.tokens().skip(1).take(30).any(|i| r.is(i, &["statement", "letter", "memo", "post"]));
    let thing = |m: &Mention| {
        let unknown = people.entity(m.entity).is_some_and(|e| e.title.is_none()) && people.gender(m.entity) == Gender::Unknown;
        people.kind(m.entity) == Some(EntityKind::Organization)
            || states
            || unknown && !r.has(r.text.token_at(m.span.start()), Class::GivenName)
    };
    let body = |m: &&Mention| m.kind == MentionKind::Name && m.span.end() == span.end() && thing(m);
    people.mentions_in(span).find(body).map(|m| m.entity)
}

/// The body mentioned last before a token.
pub fn last_body(r: Reader<'_>, people: &People, i: usize) -> Option<EntityId> {
    let at = r.span(i).start();
    let near = people.mentions_before(at, 12);
    let state = |m: &&crate::people::Mention| {
        let people_name = crate::lexicon::classes_of(&m.span.of(r.source).to_lowercase()).has(Class::Demonym);
        // "the Elda crash": what it names there is no body.
        let next = r.text.token_at(m.span.end().saturating_sub(1)) + 1;
        let modifies = r.is(r.text.token_at(m.span.start()).wrapping_sub(1), &["the", "a", "this"])
            && tag(r, next).is_noun()
            && !r.capital(next);
        people.kind(m.entity) == Some(EntityKind::Organization) && !people_name && !modifies
    };
    near.iter().rev().find(state).map(|m| m.entity)
}

/// True for a phrase that ends in the name of a body, and of no land or town.
pub fn ends_in_body(r: Reader<'_>, people: &People, span: Span) -> bool {
    let place = r.any(r.text.token_at(span.end().saturating_sub(1)), &[Class::Country, Class::Capital]);
    let body = |m: &Mention| {
        m.kind == MentionKind::Name && m.span.end() == span.end() && people.kind(m.entity) == Some(EntityKind::Organization)
    };
    !place && people.mentions_in(span).any(body)
}

/// "Nordea reported a loss. **The Elda-based company** said": the body that the sentence before, or one a little further up, is about, where
/// it is the only one.
pub fn company(r: Reader<'_>, people: &People, core: &Range<usize>, head: usize) -> Option<EntityId> {
    let plain = core.len() == 2;
    let placed = core.len() == 3 && (r.has(core.start + 1, Class::Demonym) || r.lower(core.start + 1).ends_with("-based"));
    if !r.has(head, Class::Company) || !(plain || placed) {
        return None;
    }
    let number = r.text.sentence_at(r.span(core.start).start())?;
    let here = r.text.sentences.get(number)?.paragraph();
    let about = |s: &usize| {
        let sentence = r.text.sentences.get(*s)?;
        let subject = cues::sentence_subject(r, &sentence.tokens()).filter(|p| p.start <= sentence.tokens().start + 1)?;
        // "Nordea has bought a mill, the company said."
        if subject.end > core.start {
            return None;
        }
        let span = r.cover(core_of(r, &subject));
        let body = |m: &&Mention| {
            let places = [Class::Country, Class::Capital, Class::Demonym];
            m.kind == MentionKind::Name
                && people.kind(m.entity) == Some(EntityKind::Organization)
                && m.span.end() == span.end()
                && !r.any(r.text.token_at(m.span.end().saturating_sub(1)), &places)
        };
        (sentence.paragraph() + 1 >= here).then(|| people.mentions_in(span).find(body).map(|m| m.entity)).flatten()
    };
    (number.saturating_sub(ABOUT)..number + 1).rev().find_map(|s| about(&s))
}

/// How many sentences before "the company" its name is looked for.
const ABOUT: usize = 4;
