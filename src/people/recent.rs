//! Who was mentioned not long ago, and which of them a pronoun means.

use super::reader::Reader;
use super::roster::Gender;
use super::standing::Standing;
use super::{EntityId, Mention, People};
use crate::lexicon::Class;
use crate::text::Tag;
use std::ops::Range;

/// A person mentioned not long ago.
#[derive(Clone, Copy, Debug)]
pub(super) struct Recent {
    /// Who.
    pub(super) entity: EntityId,
    /// In which sentence.
    pub(super) sentence: usize,
    /// In which paragraph.
    pub(super) paragraph: usize,
    /// True where first in its sentence, or right before a verb of saying: likely the subject.
    pub(super) subject: bool,
    /// True where an owner ("Hart's brother").
    pub(super) owner: bool,
    /// True where named inside quotation marks.
    pub(super) quoted: bool,
    /// True where the sentence begins with the name or description, and goes on about it.
    pub(super) opens: bool,
    /// True where it only says whose somebody else is, or hangs on a preposition: "a meeting with Hart".
    pub(super) hangs: bool,
}

/// How far from its sentence's beginning a subject is looked for, in tokens.
const OPENING: usize = 12;
/// How many persons are kept in mind.
const MIND: usize = 12;
/// How many sentences a pronoun looks back.
const REACH: usize = 4;

/// What the name or description at `tokens` shows of a person; `before` it the sentence has named so many.
pub(super) fn seen(r: Reader<'_>, entity: EntityId, sentence: usize, tokens: Range<usize>, before: usize) -> Recent {
    // "Hart said", "his lawyer, Hart, said"
    let speaks =
        r.has(tokens.end, Class::ReportingVerb) || r.is(tokens.end, &[","]) && r.has(tokens.end + 1, Class::ReportingVerb);
    let owner = r.possessive(tokens.end) || tokens.end.checked_sub(1).is_some_and(|e| r.possessive(e));
    let paragraph = r.text.sentences.get(sentence).map_or(0, |s| s.paragraph());
    let first = r.text.sentences.get(sentence).map_or(tokens.start, |s| s.tokens().start);
    let verb = |i: usize| r.token(i).is_some_and(|t| t.tag.is_finite_verb());
    // "Hart spokeswoman Moor": the first only says whose the other is.
    let modifies = r.token(tokens.end).is_some_and(|t| t.tag.is_noun() && !t.look.capital());
    let opens = !owner && !modifies && tokens.start < first + OPENING && !(first..tokens.start).any(verb);
    let ascribed = || (first..tokens.start).rev().take(6).any(|i| r.is(i, &["according"]));
    let hangs = modifies || tokens.start > first + 2 && r.is(tokens.start - 1, HANGING) && !ascribed();
    Recent {
        entity,
        sentence,
        paragraph,
        subject: before == 0 && !hangs || speaks,
        owner: owner || hangs && before == 0,
        quoted: false,
        opens,
        hangs,
    }
}

/// "meeting with Hart, Moor left": whoever hangs on one of these inside a sentence does nothing in it.
const HANGING: &[&str] = &["about", "against", "at", "between", "for", "from", "of", "on", "over", "to", "with"];

/// Keeps a person in mind, and lets go of the oldest.
pub(super) fn remember(recent: &mut Vec<Recent>, one: Recent) {
    recent.push(one);
    if recent.len() > MIND {
        recent.remove(0);
    }
}

/// How many names behind a pronoun are looked at.
const AHEAD: usize = 8;

/// How far before an owner's name the mark stands that opens a title, in tokens.
const TITLE: usize = 6;

/// "She said that **Hart** had left": whoever is named behind "she" in its sentence is somebody else, unless the pronoun stands in a clause that
/// leads up to the name ("When she came, Hart left").
pub(super) fn another(
    r: Reader<'_>,
    people: &People,
    ahead: &[Mention],
    id: EntityId,
    i: usize,
    sentence: &Range<usize>,
) -> bool {
    if !r.is(i, &["he", "she"]) {
        return false;
    }
    let end = r.span(sentence.end.saturating_sub(1)).end();
    // "a Hart poster", "please help Ada": no names of somebody else.
    let whole = |m: &Mention| {
        let last = r.text.token_at(m.span.end().saturating_sub(1));
        let modifies = r.token(last + 1).is_some_and(|t| t.tag.is_noun() && !t.look.capital());
        // "in his book “Hart's Way”"
        let marked =
            (r.possessive(last) || r.possessive(last + 1)) && (i.max(last.saturating_sub(TITLE))..last).any(|k| r.mark(k));
        !modifies && !marked && (people.family_is(id, r.lower(last)) || r.text.token_at(m.span.start()) < last)
    };
    let named = ahead.iter().take(AHEAD).take_while(|m| m.span.start() < end).any(|m| m.entity == id && whole(m));
    let leads = r.token(sentence.start).is_some_and(|t| matches!(t.tag, Tag::In | Tag::Wrb | Tag::Vbg | Tag::Rb | Tag::Cc));
    let behind = || (sentence.start.max(i.saturating_sub(OPENING * 2))..i).any(|k| r.is(k, &[","]));
    named && (!leads || behind())
}

/// "**Hart** had phoned her": who does something to her is not she.
pub(super) fn acts_on(r: Reader<'_>, names: &[Mention], next: usize, id: EntityId, i: usize) -> bool {
    let object =
        r.is(i, &["him"]) || r.is(i, &["her"]) && r.token(i + 1).is_none_or(|t| !t.tag.is_noun() && !t.tag.is_adjective());
    let Some(before) = next.checked_sub(1).and_then(|n| names.get(n)).filter(|m| object && m.entity == id) else { return false };
    let from = r.text.token_at(before.span.end().saturating_sub(1)) + 1;
    let verb =
        |k: usize| r.token(k).is_some_and(|t| t.tag.is_verb() || t.tag.is_adverb() || t.tag == Tag::Md || t.tag == Tag::To);
    from < i && i - from < 6 && (from..i).all(verb)
}

/// Who can be meant: recent persons whose gender does not speak against it, the newest last.
pub(super) fn candidates(people: &People, recent: &[Recent], sentence: usize, gender: Gender, quoted: bool) -> Vec<Recent> {
    // Whom somebody names in marks is not taken up outside them where there is anybody else.
    let outside = |c: &&Recent| quoted || !c.quoted;
    let fits = |c: &&Recent| {
        c.sentence + REACH >= sentence && matches!(people.gender(c.entity), g if g == Gender::Unknown || g == gender)
    };
    let found: Vec<Recent> = recent.iter().filter(fits).filter(outside).copied().collect();
    if !found.is_empty() {
        return found;
    }
    recent.iter().filter(fits).copied().collect()
}

/// The only one who can be meant, and how much the pronoun says of that one: most in the sentence that names it.
pub(super) fn sole(found: &[Recent], sentence: usize) -> Option<(EntityId, u32)> {
    let first = found.first()?.entity;
    let near = found.iter().map(|c| c.sentence).max()?;
    let weight = match sentence.saturating_sub(near) {
        0 => 4,
        1 => 2,
        _ => 1,
    };
    found.iter().all(|c| c.entity == first).then_some((first, weight))
}

/// The likeliest: near, a subject, of the right gender.
pub(super) fn best(people: &People, found: &[Recent], (sentence, paragraph): (usize, usize), gender: Gender) -> Option<EntityId> {
    let score = |c: &Recent| {
        let distance = i32::try_from(sentence - c.sentence.min(sentence)).unwrap_or(9);
        let known = i32::from(people.gender(c.entity) == gender) * 3;
        // Whoever the paragraph itself names goes before those of the one before.
        let elsewhere = i32::from(c.paragraph != paragraph) * 2;
        // Whoever the sentence before is about, or this one where nobody else acts in it.
        let alone = || !found.iter().any(|o| o.sentence == sentence && o.entity != c.entity && !o.hangs);
        let about = i32::from(c.opens && elsewhere == 0 && (distance == 1 || distance == 0 && alone())) * 2;
        // Nothing shows a human being: "Fog Harbor".
        let open = i32::from(people.standing(c.entity) == Standing::Open) * 3;
        known + about + i32::from(c.subject) * 3 - i32::from(c.owner) - distance * 2 - elsewhere - open
    };
    found.iter().max_by_key(|c| score(c)).map(|c| c.entity)
}
