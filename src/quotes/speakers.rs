//! Speakers: a source's noun phrase finds its person, body or unnamed source.

use super::marks::Marked;
use super::{ResolvedBy, Turn};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::resolve::{head_of, pronoun};
use crate::people::roster::{Gender, plain};
use crate::people::{EntityId, EntityKind, MentionKind, People};
use crate::span::Span;
use std::ops::Range;

/// What is remembered of the quotations before.
#[derive(Clone, Copy, Debug, Default)]
pub struct Memory {
    /// Who spoke last, and in which paragraph.
    pub last: Option<(EntityId, usize)>,
}

/// A source resolved.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved {
    /// Whom it names.
    pub speaker: EntityId,
    /// Who speaks with them.
    pub also: Vec<EntityId>,
    /// By what.
    pub by: ResolvedBy,
}

/// "I said" in a transcript: whoever speaks in the turn.
pub fn by_turn(r: Reader<'_>, turns: &[Turn], source: &Range<usize>) -> Option<Resolved> {
    if source.len() != 1 || !r.is(source.start, &["i", "we", "me", "my", "our"]) {
        return None;
    }
    let at = r.span(source.start).start();
    let turn = turns.get(turns.partition_point(|t| t.span.end() <= at)).filter(|t| t.span.contains(at))?;
    Some(Resolved { speaker: turn.speaker?, also: Vec::new(), by: ResolvedBy::Turn })
}

/// Finds the entity of a source, adding unnamed ones.
pub fn resolve(
    r: Reader<'_>,
    people: &mut People,
    marks: &[Marked],
    source: Range<usize>,
    paragraph: usize,
    memory: Memory,
) -> Option<Resolved> {
    if source.len() == 1
        && let Some(found) = by_pronoun(r, people, marks, source.start, paragraph, memory)
    {
        if let Some(gender) = pronoun(r, source.start) {
            people.learn_gender(found, gender);
        }
        return Some(Resolved { speaker: found, also: Vec::new(), by: ResolvedBy::Pronoun });
    }
    let core = core_of(r, &source);
    let span = r.cover(core.clone());
    let named: Vec<(Span, EntityId)> = people
        .mentions_in(span)
        .filter(|m| m.kind == MentionKind::Name && span.encloses(m.span))
        .map(|m| (m.span, m.entity))
        .collect();
    // The name at the phrase's end is its head: "campaign chief Ada Quist", not "a Quist spokesman".
    let end = span.end();
    if let Some(&(_, speaker)) = named.iter().rev().find(|(s, _)| s.end() == end) {
        let also = joint(r, &core, &named, speaker);
        return Some(Resolved { speaker, also, by: ResolvedBy::Name });
    }
    if let Some(speaker) = apposed_name(r, people, &source, core.end) {
        return Some(Resolved { speaker, also: Vec::new(), by: ResolvedBy::Name });
    }
    let described =
        people.mentions_in(span).find(|m| m.kind == MentionKind::Description && m.span.end() == end).map(|m| m.entity);
    if let Some(speaker) = described {
        let newer = newer_unnamed(r, people, &core, speaker);
        return Some(Resolved { speaker: newer.unwrap_or(speaker), also: Vec::new(), by: ResolvedBy::Description });
    }
    let speaker = unnamed(r, people, &source, &core)?;
    Some(Resolved { speaker, also: Vec::new(), by: ResolvedBy::Description })
}

/// The phrase without what follows its head: apposition, "of", "who".
fn core_of(r: Reader<'_>, source: &Range<usize>) -> Range<usize> {
    let mut end = source.start;
    while end < source.end {
        let stop = r.is(end, &[",", "(", "who", "which", "that", "–", "—"])
            || end > source.start
                && r.is(end, &["of", "at", "for", "in", "with", "from", "on", "to", "familiar", "close", "behind", "by"]);
        // "Ministry of Trade" is one name.
        let within_name = r.is(end, &["of", "for", "on", "to"])
            && r.capital(end.saturating_sub(1))
            && r.capital(end + 1)
            && r.any(end - 1, &[Class::OrganizationNoun, Class::Title]);
        if stop && !within_name {
            break;
        }
        end += 1;
    }
    let mut end = end.max(source.start + 1).min(source.end);
    while end > source.start + 1 && !r.wordy(end - 1) {
        end -= 1;
    }
    source.start..end
}

/// "another nurse, Ada Hart,": the person whose name is all that stands behind the comma.
fn apposed_name(r: Reader<'_>, people: &People, source: &Range<usize>, comma: usize) -> Option<EntityId> {
    if comma + 1 >= source.end || !r.is(comma, &[","]) {
        return None;
    }
    let mut rest = comma + 1..source.end;
    while rest.end > rest.start && !r.wordy(rest.end - 1) {
        rest.end -= 1;
    }
    let span = r.cover(rest);
    let fits = |id: EntityId| people.kind(id) == Some(EntityKind::Person);
    people.mentions_in(span).find(|m| m.kind == MentionKind::Name && m.span == span && fits(m.entity)).map(|m| m.entity)
}

/// "Hart and Moor said"
fn joint(r: Reader<'_>, core: &Range<usize>, named: &[(Span, EntityId)], speaker: EntityId) -> Vec<EntityId> {
    let and = core.clone().any(|i| r.is(i, &["and"]));
    if !and {
        return Vec::new();
    }
    let mut also: Vec<EntityId> = named.iter().map(|&(_, e)| e).filter(|&e| e != speaker).collect();
    also.dedup();
    also
}

/// He, she, it, they.
fn by_pronoun(r: Reader<'_>, people: &People, marks: &[Marked], i: usize, paragraph: usize, memory: Memory) -> Option<EntityId> {
    let near = memory.last.filter(|&(_, p)| p + 3 >= paragraph).map(|(e, _)| e);
    if let Some(gender) = pronoun(r, i) {
        let resolved = people.mentions_in(r.span(i)).find(|m| m.kind == MentionKind::Pronoun).map(|m| m.entity);
        let fits = |e: &EntityId| {
            let known = people.gender(*e);
            people.kind(*e) != Some(EntityKind::Organization)
                && !several(people, *e)
                && (known == Gender::Unknown || known == gender)
        };
        // A person named since the last quotation, as a subject, is nearer than its speaker.
        let last = near.filter(fits);
        return match (resolved, last) {
            (Some(a), Some(b)) if a != b => Some(if stands_near(r, people, marks, a, i) { a } else { b }),
            (a, b) => a.or(b),
        };
    }
    if r.is(i, &["it", "they"]) {
        let plural = r.is(i, &["they"]);
        let fits = |e: &EntityId| {
            matches!(people.kind(*e), Some(EntityKind::Organization)) || plural && people.kind(*e) == Some(EntityKind::Unnamed)
        };
        return near.filter(fits).or_else(|| last_body(r, people, i));
    }
    None
}

/// True for an unnamed source of several people ("lawmakers", "two nurses").
fn several(people: &People, id: EntityId) -> bool {
    let Some(entity) = people.entity(id).filter(|e| e.kind == EntityKind::Unnamed) else { return false };
    let head = entity.name.split_whitespace().take_while(|w| !matches!(*w, "of" | "at" | "in" | "with" | "from" | "who" | "for"));
    let head = head.last().unwrap_or("").trim_end_matches(',').to_lowercase();
    let classes = crate::lexicon::classes_of(&head);
    classes.has(Class::Group) || head.ends_with('s') && !head.ends_with("ss") && !classes.has(Class::Role)
}

/// True where `a` is named before token `i` in its own paragraph, outside quotation marks.
fn stands_near(r: Reader<'_>, people: &People, marks: &[Marked], a: EntityId, i: usize) -> bool {
    let at = r.span(i).start();
    let Some(here) = r.text.sentence_at(at).and_then(|s| r.text.sentences.get(s)).map(|s| s.paragraph) else { return false };
    let upto = people.mentions.partition_point(|m| m.span.start() < at);
    let near = people.mentions.get(upto.saturating_sub(24)..upto).unwrap_or(&[]);
    near.iter().rev().filter(|m| m.entity == a && m.kind != MentionKind::Pronoun).any(|m| {
        let marked = marks.partition_point(|q| q.outer.end() <= m.span.start());
        let inside = marks.get(marked).is_some_and(|q| q.outer.encloses(m.span));
        let paragraph = r.text.sentence_at(m.span.start()).and_then(|s| r.text.sentences.get(s)).map(|s| s.paragraph);
        !inside && paragraph == Some(here)
    })
}

/// The body mentioned last before a token.
fn last_body(r: Reader<'_>, people: &People, i: usize) -> Option<EntityId> {
    let at = r.span(i).start();
    let upto = people.mentions.partition_point(|m| m.span.start() < at);
    let near = people.mentions.get(upto.saturating_sub(12)..upto).unwrap_or(&[]);
    let state = |m: &&crate::people::Mention| {
        let people_name = crate::lexicon::classes_of(&m.span.of(r.source).to_lowercase()).has(Class::Demonym);
        people.kind(m.entity) == Some(EntityKind::Organization) && !people_name
    };
    near.iter().rev().find(state).map(|m| m.entity)
}

/// "the official" after "a ministry official": the unnamed source introduced last, where newer than the person found.
fn newer_unnamed(r: Reader<'_>, people: &People, core: &Range<usize>, found: EntityId) -> Option<EntityId> {
    let head = core.end.checked_sub(1).filter(|_| core.len() <= 2)?;
    let at = r.span(core.start).start();
    let (id, seen) = people.last_unnamed(r.lower(head))?;
    let upto = people.mentions.partition_point(|m| m.span.start() < at);
    let near = people.mentions.get(upto.saturating_sub(64)..upto).unwrap_or(&[]);
    let named = near.iter().rev().find(|m| m.entity == found).map(|m| m.span.start());
    (named < Some(seen)).then_some(id)
}

/// A description that names nobody known: found again by its form or its head, or added.
fn unnamed(r: Reader<'_>, people: &mut People, source: &Range<usize>, core: &Range<usize>) -> Option<EntityId> {
    let whole = phrase_without_apposition(r, source);
    let form = r.cover(whole.clone()).of(r.source);
    if form.is_empty() {
        return None;
    }
    let head = head_of(r, core.start, &(core.start..core.end)).or_else(|| core.end.checked_sub(1))?;
    let definite = r.is(core.start, &["the", "that", "this"]);
    let anaphor = definite || r.is(core.start, &["he", "she", "they"]);
    if let Some(id) = people.form(form) {
        return Some(id);
    }
    if anaphor && whole.len() == core.len() {
        let modifiers: Vec<&str> = (core.start + 1..head).filter(|&i| r.wordy(i)).map(|i| r.lower(i)).collect();
        if let Some(id) = people.described_by(r.lower(head), &modifiers, true) {
            people.also(form, id);
            return Some(id);
        }
    }
    let organization = r.any(head, &[Class::OrganizationNoun]) && !r.any(head, &[Class::Role, Class::Group]);
    let kind = if organization { EntityKind::Organization } else { EntityKind::Unnamed };
    let id = people.by_form(form, kind, r.cover(whole.clone()));
    people.role(r, id, core.clone(), false);
    people.head(id, r.lower(head));
    if plain(form).is_empty() {
        return None;
    }
    Some(id)
}

/// The phrase up to a comma or "who".
fn phrase_without_apposition(r: Reader<'_>, source: &Range<usize>) -> Range<usize> {
    let end = source.clone().find(|&i| i > source.start && r.is(i, &[",", "who", "which", "(", "–", "—"])).unwrap_or(source.end);
    source.start..end.max(source.start + 1)
}
