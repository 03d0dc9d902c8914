//! "He", "she" and "it" as sources: whom each means.

use super::Turn;
use super::bodies::{body_before, last_body};
use super::newcomer;
use super::plural::{one_person, several};
use super::speakers::{Around, Memory, subject_before};
use crate::lexicon::Class;
use crate::people::reader::Reader;
use crate::people::resolve::pronoun;
use crate::people::roster::Gender;
use crate::people::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::span::Span;

/// How many mentions before a pronoun are looked at.
const LATELY: usize = 24;

/// Whom the pronoun at `i` means as a source.
pub(super) fn meant(
    r: Reader<'_>,
    people: &People,
    around: Around<'_>,
    i: usize,
    paragraph: usize,
    memory: Memory,
) -> Option<EntityId> {
    let near = spoke_lately(memory, paragraph);
    if let Some(gender) = pronoun(r, i) {
        // In a turn of a transcript whoever speaks is "I", never "he" or "she".
        let turn = around.turn_at(r.span(i).start()).and_then(|t: &Turn| t.speaker);
        let (told, asker) = (told(r, people, i), newcomer::asker(r, people, i));
        return Person { r, people, around, i, gender, paragraph, memory, near, turn, told, asker }.meant();
    }
    if !r.is(i, &["it"]) {
        return None;
    }
    let body = |e: &EntityId| people.kind(*e) == Some(EntityKind::Organization);
    // "The council refused. It said": whoever the sentence before is about goes before whoever spoke last.
    body_before(r, people, i)
        .or_else(|| near.filter(body))
        .or_else(|| if subject_before(r, i).is_some() { None } else { last_body(r, people, i) })
}

/// Whoever spoke last, not more than some paragraphs up.
pub(super) fn spoke_lately(memory: Memory, paragraph: usize) -> Option<EntityId> {
    memory.last.filter(|&(_, p)| p + 3 >= paragraph).map(|(e, _)| e)
}

/// "he told **Hart**": who is told is not he.
fn told(r: Reader<'_>, people: &People, i: usize) -> Option<EntityId> {
    let named = |m: &&Mention| m.kind == MentionKind::Name && r.has(i + 1, Class::ReportingVerb);
    people.mentions_in(r.span(i + 2)).find(named).map(|m| m.entity)
}

/// "He" or "she" before or behind a verb of saying.
struct Person<'a> {
    r: Reader<'a>,
    people: &'a People,
    around: Around<'a>,
    i: usize,
    gender: Gender,
    paragraph: usize,
    memory: Memory,
    /// Whoever spoke last.
    near: Option<EntityId>,
    /// Whoever speaks in the turn around it.
    turn: Option<EntityId>,
    /// Who is told, or asks: neither is meant.
    told: Option<EntityId>,
    asker: Option<EntityId>,
}

impl Person<'_> {
    /// Whoever was asked, was brought in right above, is named near, or spoke last.
    fn meant(&self) -> Option<EntityId> {
        let fits = |e: &EntityId| self.fits(*e);
        let asked = self.memory.asked.filter(|&(_, p)| p + 1 >= self.paragraph).map(|(e, _)| e);
        asked
            .filter(fits)
            .or_else(|| newcomer::introduced_above(self.r, self.people, self.around, self.i, self.memory.at).filter(fits))
            .or_else(|| self.nearer())
    }

    /// A person named since the last quotation, as a subject, is nearer than its speaker.
    fn nearer(&self) -> Option<EntityId> {
        let (r, people, around, i) = (self.r, self.people, self.around, self.i);
        let fits = |e: &EntityId| self.fits(*e);
        match (self.mentioned(), self.near.filter(fits)) {
            (Some(a), Some(b)) if a != b => Some(if self.stands_nearer(a, b) { a } else { b }),
            // "Hart is angry.¶He notes that Hart's car is gone": nobody else is there.
            (a, b) => a
                .or(b)
                .or_else(|| speaks_on(r, people, i, self.paragraph, self.memory).filter(fits))
                .or_else(|| newcomer::person_before(r, people, around, i).filter(fits))
                .or_else(|| newcomer::brought_in(r, people, around, |e| fits(e) && self.human(*e), i, self.memory.at)),
        }
    }

    /// True where `a`, whom the pronoun may mean, goes before `b`, who spoke last.
    fn stands_nearer(&self, a: EntityId, b: EntityId) -> bool {
        let (r, people, i, since) = (self.r, self.people, self.i, self.memory.at);
        // Who is known to be a woman may be meant although she is named in what somebody else reports.
        let known = self.gender == Gender::Woman && people.gender(a) == self.gender && people.gender(b) == Gender::Unknown;
        let around = if known { Around { words: &[], ..self.around } } else { self.around };
        stands_near(r, people, around, a, i, since)
            || newcomer::brought_in(r, people, around, |&e| e == a, i, since).is_some()
            || kin_of(r, people, b, a, i)
    }

    fn human(&self, e: EntityId) -> bool {
        self.people.kind(e) == Some(EntityKind::Person)
    }

    /// True where nothing speaks against one: one person, of that gender, who is not told, asked by or speaking as "I".
    fn fits(&self, e: EntityId) -> bool {
        let (people, known) = (self.people, self.people.gender(e));
        let person = people.kind(e) != Some(EntityKind::Organization) && !several(people, e) && one_person(people, e);
        person && (known == Gender::Unknown || known == self.gender) && ![self.turn, self.told, self.asker].contains(&Some(e))
    }

    /// Whom the text's own reading of the pronoun means.
    fn mentioned(&self) -> Option<EntityId> {
        let (r, people, around, i) = (self.r, self.people, self.around, self.i);
        let read = people.mentions_in(r.span(i)).find(|m| m.kind == MentionKind::Pronoun).map(|m| m.entity);
        let read = read.filter(|&e| ![self.told, self.asker].contains(&Some(e)));
        if let Some(own) = self.turn {
            let lately = |e: &EntityId| self.fits(*e) && named_lately(r, people, *e, i);
            return read.filter(lately).or_else(|| talked_of(r, people, own, i, |e| self.fits(*e)));
        }
        // "Hart would win, he said": whoever is named in the words does not speak of himself by name.
        let a = read?;
        if !named_in_own_words(r, people, around, a, i) || self.by_own_name(a) {
            return read;
        }
        let before = || newcomer::person_before(r, people, around, i).filter(|&b| b != a && self.fits(b));
        self.near.filter(|&e| self.fits(e)).or_else(before).or(read)
    }

    /// "Ona Marsh skates at Velm. Marsh came to it late, she said": who is told of there, and nobody else, may speak of herself by name.
    fn by_own_name(&self, a: EntityId) -> bool {
        let (r, people, around, i) = (self.r, self.people, self.around, self.i);
        let sentence = r.text.sentence_at(r.span(i).start()).and_then(|s| r.text.sentences.get(s));
        let first = sentence.map_or(i, |s| s.tokens().start);
        let plain = !(first.max(i.saturating_sub(60))..i).any(|k| r.mark(k));
        plain
            && newcomer::person_before(r, people, around, i).is_none_or(|b| a == b)
            && self.near.is_none_or(|b| a != b && !mentioned_here(r, people, b, i))
            && stands_near(r, people, around, a, i, self.memory.at)
    }
}

/// How many paragraphs back whoever spoke last may speak on, where nobody else has been named.
const SPEAKS_ON: usize = 8;

/// Whoever spoke last, some paragraphs up, where no other person has been named since: captions and lists may stand between.
fn speaks_on(r: Reader<'_>, people: &People, i: usize, paragraph: usize, memory: Memory) -> Option<EntityId> {
    let (last, _) = memory.last.filter(|&(e, p)| p + SPEAKS_ON >= paragraph && people.kind(e) == Some(EntityKind::Person))?;
    let other = |m: &Mention| m.span.start() >= memory.at && m.entity != last && people.names_person(m);
    let near = people.mentions_before(r.span(i).start(), 48);
    (!near.iter().any(other)).then_some(last)
}

/// The person talked of last before a pronoun in a transcript's turn, other than whoever speaks there.
fn talked_of(r: Reader<'_>, people: &People, own: EntityId, i: usize, fits: impl Fn(&EntityId) -> bool) -> Option<EntityId> {
    let person = |m: &&Mention| people.kind(m.entity) == Some(EntityKind::Person) && m.entity != own;
    lately(r, people, i).filter(person).find(|m| fits(&m.entity)).map(|m| m.entity)
}

/// True where somebody is talked of shortly before a token, not only in the label of a turn.
fn named_lately(r: Reader<'_>, people: &People, id: EntityId, i: usize) -> bool {
    lately(r, people, i).any(|m| m.entity == id)
}

/// The last names and descriptions before a token, newest first, labels of turns left out.
fn lately<'p>(r: Reader<'p>, people: &'p People, i: usize) -> impl Iterator<Item = &'p Mention> {
    let at = r.span(i).start();
    let near = people.mentions_before(at, LATELY);
    let label = move |m: &Mention| r.is(r.text.token_at(m.span.end().saturating_sub(1)) + 1, &[":"]);
    near.iter().rev().filter(move |m| m.kind != MentionKind::Pronoun && !label(m))
}

/// True where an entity is mentioned in the paragraph of token `i`, before it.
fn mentioned_here(r: Reader<'_>, people: &People, id: EntityId, i: usize) -> bool {
    let at = r.span(i).start();
    let Some(here) = r.paragraph_at(at) else { return false };
    let near = people.mentions_before(at, LATELY);
    let paragraph = |m: &Mention| r.paragraph_at(m.span.start());
    near.iter().rev().filter(|m| m.entity == id).any(|m| paragraph(m) == Some(here))
}

/// True where `a` is named before token `i` in its own paragraph since the last quotation began, outside marks and reported words.
fn stands_near(r: Reader<'_>, people: &People, around: Around<'_>, a: EntityId, i: usize, since: u32) -> bool {
    let at = r.span(i).start();
    let Some(here) = r.paragraph_at(at) else { return false };
    let near = people.mentions_before(at, LATELY);
    let named = |m: &&Mention| m.entity == a && m.kind != MentionKind::Pronoun && m.span.start() >= since;
    // "said of Hart. He added": whom the speaker talks of.
    let object = |m: &&Mention| {
        let first = r.text.token_at(m.span.start());
        r.is(first.wrapping_sub(1), &["of", "about", "told"]) && r.any(first.wrapping_sub(2), &[Class::ReportingVerb])
    };
    near.iter().rev().filter(named).filter(|m| !object(m)).any(|m| {
        let paragraph = r.paragraph_at(m.span.start());
        !around.reported(m.span) && paragraph == Some(here)
    })
}

/// True where `a` is named in words that the sentence of token `i` reports.
fn named_in_own_words(r: Reader<'_>, people: &People, around: Around<'_>, a: EntityId, i: usize) -> bool {
    let Some(here) = r.text.sentence_at(r.span(i).start()).and_then(|s| r.text.sentences.get(s)) else { return false };
    let before = Span::new(here.span.start(), r.span(i).start().max(here.span.start()));
    let near = people.mentions_in(before).take(40);
    let mut names = near.filter(|m| m.entity == a && m.kind == MentionKind::Name && before.encloses(m.span)).peekable();
    // "Hart would win, he said."
    let tokens = here.tokens().start..i;
    let plain =
        tokens.len() < 60 && !tokens.clone().any(|k| r.mark(k) || r.is(k, &["when", "after", "asked", "as", "while", "once"]));
    let behind = i > 0 && r.is(i.wrapping_sub(1), &[","]) && plain;
    let trailing =
        behind && r.is(i + 1, &["said", "says", "added", "argued", "claimed", "insisted", "warned"]) && !r.wordy(i + 2);
    names.peek().is_some() && (trailing || names.all(|m| around.reported(m.span)))
}

/// True where `b` came in as somebody's niece or son, **her niece, Ona,**, and the paragraph goes on about that somebody, `a`: "She married
/// ...".
fn kin_of(r: Reader<'_>, people: &People, b: EntityId, a: EntityId, i: usize) -> bool {
    let at = r.span(i).start();
    let sentences = &r.text.sentences;
    let Some(here) = r.text.sentence_at(at).and_then(|s| sentences.get(s)) else { return false };
    let first = sentences.partition_point(|s| s.paragraph() < here.paragraph());
    let opening = sentences.get(first).map_or(i, |s| s.tokens().start);
    let goes_on =
        opening < i && pronoun(r, opening).is_some() && pronoun(r, opening) == pronoun(r, i) && r.is(opening, &["he", "she"]);
    let near = people.mentions_before(at, LATELY);
    let named = near.iter().rev().find(|m| m.entity == b && m.kind == MentionKind::Name).map(|m| r.text.token_at(m.span.start()));
    let owner =
        named.and_then(|n| (n.saturating_sub(5)..n).rev().take_while(|&k| !r.mark(k)).find(|&k| r.is(k, &["his", "her"])));
    goes_on && owner.is_some_and(|o| people.mentions_in(r.span(o)).any(|m| m.kind == MentionKind::Pronoun && m.entity == a))
}
