//! Descriptions and pronouns, in the order of the text: "the foreign minister" finds the person with that title, "she" the
//! person most likely meant. Gender comes from the text's own words alone.

use super::reader::Reader;
use super::roster::{Gender, gender_of};
use super::{EntityId, EntityKind, Mention, MentionKind, People};
use crate::grow;
use crate::lexicon::Class;
use crate::text::Tag;
use std::ops::Range;

/// Reads the text twice: once to learn gender from pronouns that can mean one person only, once to resolve.
pub fn resolve(r: Reader<'_>, people: &mut People) {
    grow::sort_by_key(&mut people.mentions, |m| m.span.order());
    let names = std::mem::take(&mut people.mentions);
    let openings = Opening::of(r);
    people.memory.standing = standing(r, people, &names);
    let votes = walk(r, people, (&names, &openings), true);
    for (id, (men, women)) in votes {
        if men != women {
            people.learn_gender(id, if men > women { Gender::Man } else { Gender::Woman });
        }
    }
    walk(r, people, (&names, &openings), false);
    let others = std::mem::replace(&mut people.mentions, names);
    grow::merge(&mut people.mentions, others, |m| m.span.order());
}

/// A person mentioned not long ago.
#[derive(Clone, Copy, Debug)]
pub struct Recent {
    /// Who.
    pub entity: EntityId,
    /// In which sentence.
    pub sentence: usize,
    /// In which paragraph.
    pub paragraph: usize,
    /// True where first in its sentence, or right before a verb of saying: likely the subject.
    pub subject: bool,
    /// True where an owner ("Hart's brother").
    pub owner: bool,
    /// True where named inside quotation marks.
    pub quoted: bool,
    /// True where the sentence begins with the name or description, and goes on about it.
    pub opens: bool,
    /// True where it only says whose somebody else is, or hangs on a preposition: "a meeting with Hart".
    pub hangs: bool,
}

/// How far from its sentence's beginning a subject is looked for, in tokens.
const OPENING: usize = 12;
/// How many persons are kept in mind.
const MIND: usize = 12;
/// How many sentences a pronoun looks back.
const REACH: usize = 4;

/// How much more a pronoun says of somebody where it speaks.
const SPEAKS: u32 = 2;

type Votes = Vec<(EntityId, (u32, u32))>;

/// What a word can open: told once for each distinct word, because the walk asks it of every token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opening {
    None,
    Description,
    Pronoun(Gender),
}

impl Opening {
    /// For each distinct word of the text.
    fn of(r: Reader<'_>) -> Vec<Opening> {
        let of_word = |lower: &str| match gender_of_pronoun(lower) {
            Some(gender) => Opening::Pronoun(gender),
            None if DEFINITE.contains(&lower) => Opening::Description,
            None => Opening::None,
        };
        r.text.words.iter().map(|w| of_word(&w.lower)).collect()
    }
}

fn walk(r: Reader<'_>, people: &mut People, (names, openings): (&[Mention], &[Opening]), learning: bool) -> Votes {
    for facts in &mut people.memory.facts {
        facts.last = None;
    }
    let mut votes: rustc_hash::FxHashMap<EntityId, (u32, u32)> = rustc_hash::FxHashMap::default();
    let mut recent: Vec<Recent> = Vec::new();
    let mut next = 0;
    let mut taken: Option<(usize, EntityId, Gender)> = None;
    let (mut paragraph, mut quoted) = (None, false);
    for (number, sentence) in r.text.sentences.iter().enumerate() {
        let mut persons_here = 0;
        let mut i = sentence.tokens().start;
        if paragraph != Some(sentence.paragraph()) {
            (paragraph, quoted) = (Some(sentence.paragraph()), false);
        }
        while i < sentence.tokens().end {
            let at = r.span(i).start();
            let tag = r.token(i).map(|t| t.tag);
            let opening = r.token(i).and_then(|t| openings.get(t.word().0 as usize)).copied().unwrap_or(Opening::None);
            // Most words open nothing and stand before the next name.
            let marks = matches!(tag, Some(Tag::OpenQuote | Tag::CloseQuote));
            if opening == Opening::None && !marks && names.get(next).is_none_or(|m| at < m.span.start()) {
                i += 1;
                continue;
            }
            match tag {
                Some(Tag::OpenQuote) => quoted = true,
                Some(Tag::CloseQuote) => quoted = false,
                _ => {}
            }
            while names.get(next).is_some_and(|m| m.span.end() <= at) {
                next += 1;
            }
            if let Some(name) = names.get(next).filter(|m| m.span.start() <= at) {
                next += 1;
                touch(people, name.entity, at);
                let end = r.text.token_at(name.span.end().saturating_sub(1)) + 1;
                if people.kind(name.entity) == Some(EntityKind::Person) {
                    let one = Recent { quoted, ..seen(r, name.entity, number, i..end, persons_here) };
                    persons_here += usize::from(!one.hangs);
                    if people.standing(name.entity) != Standing::Place {
                        remember(&mut recent, one);
                    }
                }
                i = end.max(i + 1);
                continue;
            }
            // "the Northwell Party" is a name with an article, no description.
            let named = |noun: &Range<usize>| {
                names
                    .get(next)
                    .is_some_and(|m| m.span.end() >= r.span(noun.end - 1).end() && m.span.start() < r.span(noun.end - 1).end())
            };
            if opening == Opening::Description
                && let Some(noun) = description_at(r, i, &sentence.tokens()).filter(|noun| !named(noun))
            {
                if let Some(id) = described(r, people, &noun) {
                    touch(people, id, at);
                    if !learning {
                        people.mention(r.cover(noun.clone()), id, MentionKind::Description);
                        let form = r.cover(noun.clone()).of(r.source).to_owned();
                        people.described(id, &form);
                    }
                    if people.kind(id) == Some(EntityKind::Person) {
                        remember(&mut recent, Recent { quoted, ..seen(r, id, number, noun.clone(), persons_here) });
                        persons_here += 1;
                    }
                }
                i = noun.end;
                continue;
            }
            if let Opening::Pronoun(gender) = opening {
                let mut found = candidates(people, &recent, number, gender, quoted);
                let ahead = names.get(next..).unwrap_or(&[]);
                let all = found.len();
                found.retain(|c| {
                    !another(r, people, ahead, c.entity, i, &sentence.tokens()) && !acts_on(r, names, next, c.entity, i)
                });
                if learning {
                    // Whom somebody talks of in marks may stand nowhere else.
                    if let Some((id, weight)) = sole(&found, number).filter(|_| !quoted && found.len() == all) {
                        // "she added": who speaks was named, whoever else is told of.
                        let speaks = r.is(i + 1, &["added", "adds"]);
                        let weight = if speaks { weight + SPEAKS } else { weight };
                        // "when she called, he was making tea": only one of the two can be whoever is named.
                        if taken.is_some_and(|(s, who, as_what)| s == number && who == id && as_what != gender) {
                            i += 1;
                            continue;
                        }
                        // Certain where the sentence names that one.
                        taken = taken.filter(|&(s, ..)| s == number).or((weight > 2).then_some((number, id, gender)));
                        let vote = votes.entry(id).or_default();
                        if gender == Gender::Man { vote.0 += weight } else { vote.1 += weight }
                    }
                } else if let Some(id) = best(people, &found, (number, sentence.paragraph()), gender) {
                    people.mention(r.span(i), id, MentionKind::Pronoun);
                    if r.is(i, &["he", "she"]) {
                        remember(
                            &mut recent,
                            Recent {
                                entity: id,
                                sentence: number,
                                paragraph: sentence.paragraph(),
                                subject: true,
                                owner: false,
                                quoted,
                                opens: false,
                                hangs: false,
                            },
                        );
                    }
                }
            }
            i += 1;
        }
    }
    votes.into_iter().collect()
}

fn touch(people: &mut People, id: EntityId, at: u32) {
    if let Some(facts) = people.memory.facts.get_mut(id.0 as usize) {
        facts.last = Some(at);
    }
}

fn seen(r: Reader<'_>, entity: EntityId, sentence: usize, tokens: Range<usize>, before: usize) -> Recent {
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

/// What a text shows of a name of several words that may be a person's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// Nothing.
    #[default]
    Open,
    /// A title, a verb of saying, an age, "who": somebody.
    Human,
    /// "in", "near", and nothing of a human being.
    Place,
}

/// What stands around the names says of each person, by entity.
fn standing(r: Reader<'_>, people: &People, names: &[Mention]) -> Vec<Standing> {
    let known = |id: usize| {
        let facts = people.memory.facts.get(id);
        let single = people.entities.get(id).is_some_and(|e| !e.name.contains(' '));
        single || facts.is_some_and(|f| f.gender != Gender::Unknown || !f.roles.is_empty())
    };
    let mut found: Vec<Standing> =
        (0..people.entities.len()).map(|id| if known(id) { Standing::Human } else { Standing::Open }).collect();
    for name in names.iter().filter(|m| m.kind == MentionKind::Name) {
        let Some(one) = found.get_mut(name.entity.0 as usize).filter(|s| **s != Standing::Human) else { continue };
        let first = r.text.token_at(name.span.start());
        let end = r.text.token_at(name.span.end().saturating_sub(1)) + 1;
        let before = first.wrapping_sub(1);
        let comma = r.is(end, &[","]);
        let aged = comma && r.token(end + 1).is_some_and(|t| t.tag == Tag::Cd);
        let family = end == first + 1 && people.family_is(name.entity, r.lower(first));
        // "Vermont ski areas": no family.
        let modifies = r.token(end).is_some_and(|t| t.tag.is_noun() && !t.look.capital());
        let alone = family && !r.is(before, &["the"]) && !modifies;
        let owns = r.possessive(end);
        if r.has(end, Class::ReportingVerb)
            || r.has(before, Class::ReportingVerb)
            || r.has(first, Class::GivenName)
            || aged
            || alone && !r.is(before, PLACING)
            || r.is(end, &["who"])
            || comma && r.is(end + 1, &["who", "his", "her"])
        {
            *one = Standing::Human;
        } else if r.is(before, PLACING) && !owns {
            *one = Standing::Place;
        }
    }
    found
}

/// Before places.
const PLACING: &[&str] = &["across", "in", "inside", "near", "outside", "throughout"];

fn remember(recent: &mut Vec<Recent>, one: Recent) {
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
fn another(r: Reader<'_>, people: &People, ahead: &[Mention], id: EntityId, i: usize, sentence: &Range<usize>) -> bool {
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
fn acts_on(r: Reader<'_>, names: &[Mention], next: usize, id: EntityId, i: usize) -> bool {
    let object =
        r.is(i, &["him"]) || r.is(i, &["her"]) && r.token(i + 1).is_none_or(|t| !t.tag.is_noun() && !t.tag.is_adjective());
    let Some(before) = next.checked_sub(1).and_then(|n| names.get(n)).filter(|m| object && m.entity == id) else { return false };
    let from = r.text.token_at(before.span.end().saturating_sub(1)) + 1;
    let verb =
        |k: usize| r.token(k).is_some_and(|t| t.tag.is_verb() || t.tag.is_adverb() || t.tag == Tag::Md || t.tag == Tag::To);
    from < i && i - from < 6 && (from..i).all(verb)
}

/// He or she.
pub fn pronoun(r: Reader<'_>, i: usize) -> Option<Gender> {
    gender_of_pronoun(r.lower(i))
}

fn gender_of_pronoun(lower: &str) -> Option<Gender> {
    match lower {
        "he" | "him" | "his" | "himself" => Some(Gender::Man),
        "she" | "her" | "hers" | "herself" => Some(Gender::Woman),
        _ => None,
    }
}

/// Who can be meant: recent persons whose gender does not speak against it, the newest last.
pub fn candidates(people: &People, recent: &[Recent], sentence: usize, gender: Gender, quoted: bool) -> Vec<Recent> {
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
fn sole(found: &[Recent], sentence: usize) -> Option<(EntityId, u32)> {
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
pub fn best(people: &People, found: &[Recent], (sentence, paragraph): (usize, usize), gender: Gender) -> Option<EntityId> {
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

/// Words that open a definite description.
const DEFINITE: &[&str] = &["the", "this", "that"];

/// Most tokens of a description.
const LONGEST: usize = 8;

/// "the [modifiers] minister": a definite noun phrase that begins at `i`, with the tokens of the whole.
pub fn description_at(r: Reader<'_>, i: usize, within: &Range<usize>) -> Option<Range<usize>> {
    if !r.is(i, DEFINITE) {
        return None;
    }
    let head = head_of(r, i + 1, within)?;
    Some(i..head + 1)
}

/// The head of a noun phrase whose words begin at `start`: the last role, group or organisation noun before the phrase ends.
pub fn head_of(r: Reader<'_>, start: usize, within: &Range<usize>) -> Option<usize> {
    let heads = [Class::Role, Class::Group, Class::OrganizationNoun, Class::Title];
    let mut head = None;
    let mut i = start;
    while i < within.end.min(start + LONGEST) {
        let modifier = r.has(i, Class::TitleModifier);
        let ends = !r.wordy(i) || r.has(i, Class::StopWord) && !modifier || r.possessive(i);
        if ends || head.is_some() && r.has(i, Class::ReportingVerb) && !r.any(i, &heads) {
            break;
        }
        if r.any(i, &heads) && !(modifier && i + 1 < within.end && r.any(i + 1, &heads)) {
            head = Some(i);
        } else if head.is_some() && !r.any(i + 1, &heads) {
            break;
        }
        i += 1;
    }
    head
}

/// The person or organisation a definite description means.
fn described(r: Reader<'_>, people: &People, noun: &Range<usize>) -> Option<EntityId> {
    let head = noun.end.checked_sub(1)?;
    let form = r.cover(noun.clone()).of(r.source);
    if let Some(id) = people.form(form) {
        return Some(id);
    }
    // "the foreign minister of Norland" is another one unless Norland is his.
    let modifiers: Vec<&str> = (noun.start + 1..head)
        .filter(|&i| {
            !r.is(i, &["same", "new", "current", "then", "first", "own", "outspoken", "veteran", "longtime"]) && r.wordy(i)
        })
        .map(|i| r.lower(i))
        .collect();
    let id = people.described_by(r.lower(head), &modifiers, false).or_else(|| {
        // Nationality may be said in other words; the head alone serves where one person only has it.
        let loose: Vec<&str> = modifiers.iter().copied().filter(|m| !crate::lexicon::classes_of(m).has(Class::Demonym)).collect();
        people.described_by(r.lower(head), &loose, false)
    })?;
    let gender = gender_of(r, head);
    let clash = gender.is_some_and(|g| people.gender(id) != Gender::Unknown && people.gender(id) != g);
    (!clash).then_some(id)
}
