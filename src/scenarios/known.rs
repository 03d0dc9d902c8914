//! Whom the article knows by which words: people and organisations by whole name and by last word, looked up in one step.

use crate::people::resolve::gender_of_pronoun;
use crate::people::roster::Gender;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::span::Span;
use rustc_hash::FxHashMap;

/// How far before a pronoun its name is looked for, in bytes.
const NEAR: u32 = 300;

/// The article's people with their names at hand.
pub(super) struct Known<'a> {
    pub(super) people: &'a People,
    /// For each of the entities, how much oftener the text calls it "he" than "she".
    called: Vec<i32>,
    names: FxHashMap<&'a str, EntityId>,
    last_words: FxHashMap<&'a str, EntityId>,
}

impl<'a> Known<'a> {
    pub(super) fn new(people: &'a People, source: &str) -> Known<'a> {
        let mut called = vec![0; people.entities.len()];
        for mention in people.mentions.iter().filter(|m| m.kind == MentionKind::Pronoun) {
            if let Some(times) = called.get_mut(mention.entity.0 as usize) {
                *times += sex(mention.span.of(source));
            }
        }
        let (mut names, mut last_words) = (FxHashMap::default(), FxHashMap::default());
        for (id, entity) in (0u32..).map(EntityId).zip(&people.entities) {
            names.entry(entity.name.as_str()).or_insert(id);
            for form in std::iter::once(&entity.name).chain(&entity.aliases) {
                if let Some(last) = form.split(' ').next_back() {
                    last_words.entry(last).or_insert(id);
                }
            }
        }
        Known { people, called, names, last_words }
    }

    /// True where the entity is called by name at `place`.
    pub(super) fn has_name(&self, id: EntityId, place: Span) -> bool {
        self.people.mentions_in(place).any(|m| m.entity == id && m.kind == MentionKind::Name)
    }

    /// True for "she" and "him", "he" and "her".
    pub(super) fn sexes_differ(one: Span, other: Span, source: &str) -> bool {
        sex(one.of(source)) * sex(other.of(source)) < 0
    }

    /// True where the text calls the entity "she" oftener than "he" and `pronoun` is "he", or the other way round.
    pub(super) fn contrary(&self, id: EntityId, pronoun: &str) -> bool {
        self.called.get(id.0 as usize).is_some_and(|called| called * sex(pronoun) < 0)
    }

    /// The entity called `name`, or the first whose name or alias ends in its last word.
    pub(super) fn named(&self, name: &str) -> Option<EntityId> {
        let last = name.split(' ').next_back()?;
        let last = last.strip_suffix("'s").or(last.strip_suffix("’s")).unwrap_or(last);
        if last.chars().next().is_none_or(|c| !c.is_uppercase()) {
            return None;
        }
        self.names.get(name).or_else(|| self.last_words.get(last)).copied()
    }

    /// The person named last before `span`.
    pub(super) fn nearest_person(&self, span: Span) -> Option<EntityId> {
        let mentions = &self.people.mentions;
        let first = mentions.partition_point(|m| m.span.start() < span.start());
        let near = mentions.get(..first)?.iter().rev().take(12);
        near.filter(|m| m.kind == MentionKind::Name).find(|m| self.is_person(m.entity)).map(|m| m.entity)
    }

    /// Whom "Olden" means in a sentence that goes on with "she", where the text has two of the name: the one the pronoun means.
    pub(super) fn same_name_here(&self, mention: &Mention, sentence: Span) -> Option<EntityId> {
        let family = |id: EntityId| self.people.entity(id).filter(|e| e.kind == EntityKind::Person)?.name.split(' ').next_back();
        let own = family(mention.entity).filter(|_| mention.kind == MentionKind::Name);
        // Who is called by more than that is the one.
        let own = own.filter(|name| mention.span.len() as usize <= name.len())?;
        let mut pronouns = self.people.mentions_in(sentence).take(40).filter(|m| m.kind == MentionKind::Pronoun);
        pronouns.find(|m| m.entity != mention.entity && family(m.entity) == Some(own)).map(|m| m.entity)
    }

    /// True where `id` is a person named within [`NEAR`] bytes before `place` or in it, no other person is, and no pronoun there
    /// calls that person by the other sex than `pronoun` does.
    pub(super) fn only_person_near(&self, id: EntityId, place: Span, pronoun: &str, source: &str) -> bool {
        let mentions = &self.people.mentions;
        let end = mentions.partition_point(|m| m.span.start() < place.end());
        let near = mentions.get(..end).unwrap_or(&[]).iter().rev().take_while(|m| m.span.start() + NEAR >= place.start());
        let later = mentions.get(end..).unwrap_or(&[]).iter().take_while(|m| m.span.start() < place.end() + NEAR);
        let called = |m: &&Mention| m.entity == id && m.kind == MentionKind::Pronoun;
        let contrary = |m: &Mention| sex(m.span.of(source)) * sex(pronoun) < 0;
        if near.clone().take(60).chain(later.take(60)).filter(called).any(contrary) {
            return false;
        }
        let mut named = near.filter(|m| m.kind == MentionKind::Name && self.is_person(m.entity)).take(40).peekable();
        named.peek().is_some() && named.all(|m| m.entity == id)
    }

    /// True where both are persons, or both are bodies.
    pub(super) fn same_kind(&self, one: EntityId, other: EntityId) -> bool {
        let kind = |id| self.people.entity(id).map(|e| e.kind);
        kind(one).is_some() && kind(one) == kind(other)
    }

    /// The one other person named last before `place`, `one` aside.
    pub(super) fn other_person_near(&self, one: EntityId, place: Span) -> Option<EntityId> {
        let near = self.people.mentions_before(place.start(), 60).iter().rev();
        let near = near.take_while(|m| m.span.start() + NEAR * 2 >= place.start());
        near.filter(|m| m.kind == MentionKind::Name && m.entity != one).find(|m| self.is_person(m.entity)).map(|m| m.entity)
    }

    /// The one person named at `place`, who is called by `pronoun` no less than `one`, of whom nothing stands there: "an embarrassment for
    /// Olden if she lost".
    pub(super) fn one_named(&self, one: EntityId, place: Span, pronoun: &str) -> Option<EntityId> {
        let called = |id: EntityId| self.called.get(id.0 as usize).map_or(0, |called| called * sex(pronoun));
        let mut there = self.people.mentions_in(place);
        let mut found = None;
        let alone = sex(pronoun) != 0
            && there.all(|m| {
                let named = m.kind == MentionKind::Name && self.is_person(m.entity);
                let another = named && found.is_some_and(|id| id != m.entity);
                found = if named { Some(m.entity) } else { found };
                m.entity != one && !another
            });
        found.filter(|&id| alone && called(id) >= called(one))
    }

    /// The last one named within `place` that fits.
    pub(super) fn named_in(&self, place: Span, fits: &dyn Fn(&EntityId) -> bool) -> Option<EntityId> {
        let named = self.people.mentions_in(place).filter(|m| m.kind == MentionKind::Name).map(|m| m.entity);
        named.filter(fits).last()
    }

    pub(super) fn is_person(&self, id: EntityId) -> bool {
        self.people.entity(id).is_some_and(|e| e.kind == EntityKind::Person)
    }

    /// The one other person of the same family name: whom "her brother" means. `None` where there are more.
    pub(super) fn kin(&self, of: EntityId) -> Option<EntityId> {
        let family = self.people.entity(of)?.name.split(' ').next_back()?;
        let mut others = (0u32..).map(EntityId).zip(&self.people.entities).take(400).filter(|(id, e)| {
            *id != of && e.kind == EntityKind::Person && e.name.contains(' ') && e.name.split(' ').next_back() == Some(family)
        });
        let (id, _) = others.next()?;
        others.next().is_none().then_some(id)
    }
}

/// 1 for "he", -1 for "she", 0 for any other word.
fn sex(word: &str) -> i32 {
    match gender_of_pronoun(&word.to_ascii_lowercase()) {
        Some(Gender::Man) => 1,
        Some(Gender::Woman) => -1,
        _ => 0,
    }
}
